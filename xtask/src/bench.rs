//! `cargo xtask bench`: runs a measurement, optimised: an example program of the crates
//! `cli`, `store`, `desk` or `lists`.
//!
//! It only finds and starts them; each explains its own arguments and prints its own table.

use std::path::Path;

use crate::outcome::Failure;
use crate::shell;

/// Where the measurements are, with what names the package of which they are examples.
const FOLDERS: [(&str, &[&str]); 4] = [
    ("crates/cli/examples", &["takas-cli"]),
    ("crates/store/measure", &["takas-store"]),
    ("crates/desk/measure", &["takas-desk", "--features", "server"]),
    ("crates/lists/measure", &["takas-lists"]),
];

/// Runs the measurement that is named first with the arguments after it; lists them where none is.
pub(crate) fn run(root: &Path, arguments: &[String]) -> Result<(), Failure> {
    let of = |(folder, package): (&str, &'static [&'static str])| {
        known(&root.join(folder)).into_iter().map(move |name| (name, package))
    };
    let mut known: Vec<(String, &[&str])> = FOLDERS.into_iter().flat_map(of).collect();
    known.sort();
    let Some((name, rest)) = arguments.split_first() else {
        for (name, _) in &known {
            println!("{name}");
        }
        if known.is_empty() {
            eprintln!("There is no measurement yet: put one in {}/NAME.rs.", FOLDERS[0].0);
        }
        return Ok(());
    };
    let Some((_, package)) = known.iter().find(|(known, _)| known == name) else {
        let names: Vec<&str> = known.iter().map(|(name, _)| name.as_str()).collect();
        let list = if names.is_empty() { "none yet".to_owned() } else { names.join(", ") };
        return Err(Failure::Usage(format!("There is no measurement {name:?}; there is {list}.")));
    };
    let words = [&["run", "--release", "--package"], *package, &["--example", name, "--"]].concat();
    let mut command = shell::cargo(root, &words);
    command.args(rest.iter().skip(usize::from(rest.first().is_some_and(|word| word == "--"))));
    eprintln!("$ {}", shell::shown(&command));
    if shell::run(&mut command)? { Ok(()) } else { Err(Failure::Check(format!("The measurement {name} failed."))) }
}

/// The names of the example programs in `folder`: `NAME.rs` or `NAME/main.rs`, in order.
fn known(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let name = |path: &Path| {
        let program = path.extension().is_some_and(|extension| extension == "rs") || path.join("main.rs").is_file();
        program.then(|| path.file_stem().map(|stem| stem.to_string_lossy().into_owned()))?
    };
    let mut names: Vec<String> = entries.flatten().filter_map(|entry| name(&entry.path())).collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_known_by_file_or_folder() {
        let package = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(known(&package.join("tests")), ["it"]);
        assert!(known(&package.join("src")).contains(&"bench".to_owned()));
        assert!(known(&package.join("absent")).is_empty());
    }

    #[test]
    fn an_unknown_measurement_is_a_wrong_argument() {
        let failure = run(Path::new("absent"), &["growth".to_owned()]).unwrap_err();
        assert!(matches!(&failure, Failure::Usage(text) if text.contains("none yet")), "{failure}");
    }
}

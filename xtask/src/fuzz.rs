//! `cargo xtask fuzz`: runs the fuzz targets, each for a time.
//!
//! libFuzzer needs neither a nightly toolchain nor a sanitizer here: coverage is a stable code
//! generation option, and the workspace has no unsafe code for a sanitizer to watch. Debug assertions
//! and overflow checks are on; a hang of ten seconds or two gigabytes of memory is a finding like a panic.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::outcome::Failure;
use crate::{manifest, setup, shell};

const SECONDS_DEFAULT: u64 = 60;
/// A week; more is a slip of the keyboard.
const SECONDS_MAX: u64 = 7 * 24 * 3600;

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
struct Request {
    seconds: u64,
    targets: Vec<String>,
}

/// Runs the targets that are asked for, all where none is named; one that fails does not stop the others.
pub(crate) fn run(root: &Path, arguments: &[String]) -> Result<(), Failure> {
    let text = std::fs::read_to_string(root.join("fuzz/Cargo.toml"))
        .map_err(|error| Failure::Missing(format!("Cannot read fuzz/Cargo.toml: {error}.")))?;
    let request = request(arguments, &targets(&text))?;
    setup::prepare_fuzzing(root)?;
    let mut rows = Vec::new();
    for target in &request.targets {
        let start = Instant::now();
        let good = fuzz(root, target, request.seconds)?;
        rows.push((target.as_str(), start.elapsed(), good));
    }
    for (target, time, good) in &rows {
        println!("{}", row(target, *time, *good));
    }
    if rows.iter().all(|(.., good)| *good) {
        return Ok(());
    }
    let mend =
        "the input is in fuzz/artifacts/TARGET/; mend the code and make the input a named row of its crate's tests";
    Err(Failure::Check(format!("The fuzzer found something; it stands above.\n    mend: {mend}")))
}

/// Reads `[SECONDS] [TARGET...]`.
fn request(arguments: &[String], known: &[String]) -> Result<Request, Failure> {
    let seconds = arguments.first().and_then(|word| word.parse::<u64>().ok());
    let named = &arguments[usize::from(seconds.is_some())..];
    if let Some(unknown) = named.iter().find(|name| !known.contains(name)) {
        return Err(Failure::Usage(format!("There is no fuzz target {unknown:?}; there is {}.", known.join(", "))));
    }
    let seconds = seconds.unwrap_or(SECONDS_DEFAULT);
    if !(1..=SECONDS_MAX).contains(&seconds) {
        return Err(Failure::Usage(format!("{seconds} is no number of seconds from 1 to {SECONDS_MAX}.")));
    }
    Ok(Request { seconds, targets: if named.is_empty() { known.to_vec() } else { named.to_vec() } })
}

/// The targets in the manifest, in its order.
fn targets(manifest_text: &str) -> Vec<String> {
    let entries = manifest::entries(manifest_text);
    let named = entries.iter().filter(|entry| entry.section == "[bin]" && entry.key == "name");
    named.map(|entry| entry.unquoted().to_owned()).collect()
}

fn fuzz(root: &Path, target: &str, seconds: u64) -> Result<bool, Failure> {
    let corpus = root.join("fuzz/corpus").join(target);
    std::fs::create_dir_all(&corpus)
        .map_err(|error| Failure::Missing(format!("Cannot make fuzz/corpus/{target}: {error}.")))?;
    let mut command = command(root, target, seconds);
    eprintln!("\n== {target}\n$ {}", shell::shown(&command));
    shell::run(&mut command)
}

/// What is found goes to the first folder; seeds and dictionary are read where there are any.
fn command(root: &Path, target: &str, seconds: u64) -> Command {
    let mut command = shell::cargo(root, &["fuzz", "run", "--sanitizer", "none", "--debug-assertions", target]);
    command.arg(format!("fuzz/corpus/{target}"));
    let seeds = format!("fuzz/seeds/{target}");
    if root.join(&seeds).is_dir() {
        command.arg(seeds);
    }
    command.args(["--", "-timeout=10", "-rss_limit_mb=2048", "-max_len=16384", "-print_final_stats=1"]);
    command.arg(format!("-max_total_time={seconds}"));
    let dictionary = format!("fuzz/dictionaries/{target}.dict");
    if root.join(&dictionary).is_file() {
        command.arg(format!("-dict={dictionary}"));
    }
    command
}

fn row(target: &str, time: Duration, good: bool) -> String {
    format!("{target:<20} {:>8.1} s  {}", time.as_secs_f64(), if good { "nothing found" } else { "FOUND SOMETHING" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(words: &[&str]) -> Result<Request, Failure> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        request(&words, &["rule".to_owned(), "csv_list".to_owned()])
    }

    #[test]
    fn seconds_and_targets_are_both_optional() {
        for (words, seconds, targets) in [
            (&[][..], 60, &["rule", "csv_list"][..]),
            (&["600"], 600, &["rule", "csv_list"]),
            (&["rule"], 60, &["rule"]),
            (&["5", "csv_list", "rule"], 5, &["csv_list", "rule"]),
        ] {
            let expected = Request { seconds, targets: targets.iter().map(|name| (*name).to_owned()).collect() };
            assert_eq!(asked(words), Ok(expected), "{words:?}");
        }
    }

    #[test]
    fn what_makes_no_sense_is_a_wrong_argument() {
        for words in [&["0"][..], &["99999999"], &["ruel"], &["5", "5"], &["-1"], &["1.5"]] {
            assert!(matches!(asked(words), Err(Failure::Usage(_))), "{words:?}");
        }
    }

    #[test]
    fn targets_are_the_binaries_of_the_manifest() {
        let text = "[package]\nname = \"takas-fuzz\"\n[[bin]]\nname = \"rule\"\n[[bin]]\nname = \"deal_json\"\n";
        assert_eq!(targets(text), ["rule", "deal_json"]);
    }

    #[test]
    fn the_fuzzer_is_bounded_in_time_memory_and_length() {
        let shown = shell::shown(&command(Path::new("absent"), "rule", 7));
        for part in ["--sanitizer none", "-max_total_time=7", "-timeout=10", "-rss_limit_mb=2048", "-max_len=16384"] {
            assert!(shown.contains(part), "{shown}");
        }
        assert!(!shown.contains("-dict") && !shown.contains("seeds"), "{shown}");
        assert!(row("rule", Duration::from_secs(7), true).contains("7.0 s"));
    }
}

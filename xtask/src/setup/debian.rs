//! Debian packages: whether one is there, and installing those that are not.

use std::path::Path;
use std::process::Command;

use crate::shell;

/// True on a Debian or something made from it.
pub(crate) fn is_here() -> bool {
    shell::find_on_path(&["apt-get"]).is_some() && shell::find_on_path(&["dpkg-query"]).is_some()
}

/// True when `package` is installed.
pub(crate) fn has(root: &Path, package: &str) -> bool {
    let mut query = shell::program("dpkg-query", root);
    query.args(["--show", "--showformat=${db:Status-Status}", package]);
    shell::capture(&mut query).is_ok_and(|captured| captured.good && captured.stdout == b"installed")
}

/// Installs `packages`; the error says why that cannot be done here.
pub(crate) fn install(root: &Path, packages: &[&str]) -> Result<(), String> {
    let names = packages.join(" ");
    if !is_here() {
        return Err(format!("{names} is a Debian package, and this machine has no apt-get"));
    }
    let Some(prefix) = prefix(is_root(root), shell::find_on_path(&["sudo"]).is_some()) else {
        return Err(format!("installing {names} wants root, and there is no sudo"));
    };
    eprintln!("setup: installing {names} (Debian)");
    // A new machine has no list of packages yet, and an old list names versions that are gone.
    let updated = shell::run(&mut apt(root, prefix, &["update", "--quiet"]));
    let wanted = [&["install", "--yes", "--quiet", "--no-install-recommends"][..], packages].concat();
    let installed = shell::run(&mut apt(root, prefix, &wanted));
    match (updated, installed) {
        (_, Ok(true)) => Ok(()),
        (Err(failure), _) | (_, Err(failure)) => Err(failure.to_string()),
        (Ok(true), Ok(false)) => Err(format!("apt-get could not install {names}; what it said stands above")),
        (Ok(false), Ok(false)) => Err(format!("apt-get could not update its list, nor install {names}; see above")),
    }
}

/// What to put before a command that needs root; none when it cannot be run.
fn prefix(is_root: bool, has_sudo: bool) -> Option<&'static [&'static str]> {
    match (is_root, has_sudo) {
        (true, _) => Some(&[]),
        (false, true) => Some(&["sudo"]),
        (false, false) => None,
    }
}

/// An `apt-get` that asks nothing and waits for another that is running.
fn apt(root: &Path, prefix: &[&str], arguments: &[&str]) -> Command {
    let setting = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--option=DPkg::Lock::Timeout=300"];
    let words = [prefix, &setting, arguments].concat();
    let mut command = shell::program(words[0], root);
    command.args(&words[1..]).stdout(std::io::stderr());
    command
}

fn is_root(root: &Path) -> bool {
    let captured = shell::capture(shell::program("id", root).arg("-u"));
    captured.is_ok_and(|captured| captured.stdout.trim_ascii() == b"0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn root_needs_no_sudo_and_others_do() {
        assert_eq!(prefix(true, false), Some(&[][..]));
        assert_eq!(prefix(true, true), Some(&[][..]));
        assert_eq!(prefix(false, true), Some(&["sudo"][..]));
        assert_eq!(prefix(false, false), None);
    }

    #[test]
    fn apt_asks_nothing_and_waits_its_turn() {
        let command = apt(Path::new("."), &["sudo"], &["install", "x"]);
        let shown = shell::shown(&command);
        assert!(shown.starts_with("sudo env DEBIAN_FRONTEND=noninteractive apt-get"), "{shown}");
        assert!(shown.contains("Lock::Timeout") && shown.ends_with("install x"), "{shown}");
    }

    #[test]
    fn a_package_that_does_not_exist_is_not_there() {
        assert!(!has(Path::new("."), "takas-no-such-package"));
    }
}

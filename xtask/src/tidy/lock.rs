//! Cargo.lock: in the repository, and saying what the manifests say.

use std::path::Path;

use super::Finding;
use super::tree::Tree;
use crate::outcome::Failure;
use crate::shell;

const LOCK: &str = "Cargo.lock";

/// Looks whether the lock file is in the repository.
pub(crate) fn check_tracked(tree: &Tree) -> Vec<Finding> {
    if tree.files.iter().any(|file| file.path == LOCK && file.tracked) {
        return Vec::new();
    }
    vec![finding("is not tracked, so two machines may build different things".to_owned(), "git add Cargo.lock")]
}

/// In CI, looks whether the lock file is still as it was cloned: the cargo that built us has by then
/// brought it up to date on disk, and so hidden that the one in the repository is stale.
pub(crate) fn check_committed(root: &Path, in_ci: bool) -> Result<Option<Finding>, Failure> {
    if !in_ci {
        return Ok(None);
    }
    let captured =
        shell::capture(shell::program("git", root).args(["diff", "--exit-code", "--unified=0", "--", LOCK]))?;
    let changed = String::from_utf8_lossy(&captured.stdout).trim().replace('\n', "\n    ");
    let what =
        format!("the lock file in the repository is not what the manifests say; cargo changed it:\n    {changed}");
    Ok((!captured.good).then(|| finding(what, "cargo check, then commit Cargo.lock")))
}

/// The finding for a graph that cargo would not resolve, with what it `said`.
pub(crate) fn stale(said: &str) -> Finding {
    let what = format!(
        "cargo cannot read the graph of dependencies with the lock file as it is, so licences, doubled dependencies and \
         the reach of the core were not checked. Cargo says:\n    {}",
        said.replace('\n', "\n    ")
    );
    finding(what, "cargo check, then commit Cargo.lock")
}

fn finding(what: String, mend: &str) -> Finding {
    Finding { path: LOCK.to_owned(), line: 1, rule: "lock", what, mend: mend.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::named;

    #[test]
    fn a_lock_file_that_is_missing_untracked_or_stale_is_caught() {
        assert_eq!(named(&check_tracked(&Tree::default())), [("lock", 1)]);
        let mut tree = Tree::of(&[(LOCK, "")]);
        assert_eq!(check_tracked(&tree), []);
        tree.files[0].tracked = false;
        assert_eq!(named(&check_tracked(&tree)), [("lock", 1)]);
        assert!(stale("it needs to be updated").what.contains("it needs to be updated"));
    }
}

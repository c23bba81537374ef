//! `tidy` on a small repository of its own, once good and once with a defect planted for each kind of rule.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const MANIFEST: &str = "[package]\nname = \"takas-NAME\"\nversion = \"0.1.0\"\nedition.workspace = true\n\
    rust-version.workspace = true\nlicense.workspace = true\n\n[lints]\nworkspace = true\n\n";

/// A repository in a folder of its own, with a workspace of two crates and no foreign dependency.
struct Repository(PathBuf);

impl Repository {
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&root);
        let repository = Self(root);
        let workspace = "[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\"]\n[workspace.package]\nedition = \"2024\"\n\
            rust-version = \"1.88\"\nlicense = \"MIT\"\n[workspace.lints.rust]\nunsafe_code = \"forbid\"\n";
        repository.write("Cargo.toml", workspace);
        repository.write("ARCHITECTURE.md", "# Code map\n");
        repository.write(".gitignore", "/target\n");
        repository.write("crates/model/Cargo.toml", &MANIFEST.replace("NAME", "model"));
        repository.write("crates/model/src/lib.rs", "//! Words.\n");
        let model = "[dependencies]\ntakas-model = { path = \"../model\" }\n";
        repository.write("crates/check/Cargo.toml", &(MANIFEST.replace("NAME", "check") + model));
        repository.write("crates/check/src/lib.rs", "//! The judge.\n");
        repository.command("git", &["init", "--quiet"]);
        repository.command(env!("CARGO"), &["generate-lockfile", "--offline"]);
        repository.command("git", &["add", "--all"]);
        repository
    }

    fn write(&self, path: &str, text: &str) {
        let place = self.0.join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }

    fn command(&self, program: &str, arguments: &[&str]) {
        let output = Command::new(program).args(arguments).current_dir(&self.0).output().unwrap();
        assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    fn tidy(&self) -> Output {
        self.tidy_in("")
    }

    /// `ci` is the value of the variable CI.
    fn tidy_in(&self, ci: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.arg("tidy").env("CARGO_MANIFEST_DIR", self.0.join("xtask"));
        command.env("CARGO_NET_OFFLINE", "true").env("CI", ci);
        command.output().unwrap()
    }
}

#[test]
fn a_good_repository_has_no_finding() {
    let output = Repository::new("tidy-good").tidy();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), output.stdout.is_empty()), (Some(0), true), "{said}");
    assert!(said.contains("rules hold"), "{said}");
}

#[test]
fn every_planted_defect_is_reported_at_once_with_its_place() {
    let repository = Repository::new("tidy-planted");
    let model = MANIFEST.replace("NAME", "model").replace("license.workspace = true", "license = \"MIT\"");
    repository
        .write("crates/model/Cargo.toml", &(model + "[dev-dependencies]\ntakas-check = { path = \"../check\" }\n"));
    repository.write("crates/model/src/lib.rs", "//! Words.\n\nuse std::fs;\n#[allow(x)]\nmod a;\n");
    repository.write("crates/model/src/new.rs", "use std::collections::HashMap;\n");
    repository.write("crates/check/tests/a.rs", "//! One.\n");
    repository.write("crates/check/tests/b.rs", "//! Two.\n");
    repository.write("docs/guide.md", &format!("\nSee {}.\n", ["", "home", "me", "notes"].join("/")));
    let output = repository.tidy();
    let found = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{found}");
    for expected in [
        "crates/model/Cargo.toml:12: [arrow]",
        "crates/model/Cargo.toml:6: [inherit]",
        "crates/model/src/lib.rs:3: [files]",
        "crates/model/src/lib.rs:4: [allow]",
        "crates/model/src/new.rs:1: [header]",
        "crates/model/src/new.rs:1: [hash-order]",
        "crates/check/Cargo.toml:1: [one-test-binary]",
        "docs/guide.md:2: [machine-path]",
        "Cargo.lock:1: [lock]",
    ] {
        assert!(found.contains(expected), "{expected} is not in\n{found}");
    }
    assert_eq!(found.matches("mend: ").count(), 9, "{found}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("9 findings"));
}

#[test]
fn a_stale_lock_file_is_seen_in_ci_though_cargo_has_mended_it_on_disk() {
    let repository = Repository::new("tidy-lock");
    let good = fs::read_to_string(repository.0.join("Cargo.lock")).unwrap();
    repository.write("Cargo.lock", &good.replace("0.1.0", "0.0.9"));
    repository.command("git", &["add", "Cargo.lock"]);
    repository.write("Cargo.lock", &good);
    assert_eq!(repository.tidy_in("").status.code(), Some(0));
    let output = repository.tidy_in("true");
    let found = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{found}");
    assert!(found.contains("Cargo.lock:1: [lock]") && found.contains("0.0.9"), "{found}");
}

#[test]
fn a_folder_without_git_is_said_to_be_one() {
    let repository = Repository::new("tidy-no-git");
    fs::remove_dir_all(repository.0.join(".git")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.arg("tidy").env("CARGO_MANIFEST_DIR", repository.0.join("xtask"));
    let output = command.env("GIT_CEILING_DIRECTORIES", env!("CARGO_TARGET_TMPDIR")).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).contains("git says"));
}

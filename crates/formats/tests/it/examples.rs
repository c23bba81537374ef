//! The examples of the repository check clean: no error and no warning but those the law demands.

use std::fs;
use std::path::{Path, PathBuf};

use takas_formats::{CaseFiles, Severity, read_case};

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every file below a folder, by its path within.
pub(crate) fn files_below(folder: &Path) -> CaseFiles {
    let mut files = CaseFiles::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(&at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// The example cases, by name.
pub(crate) fn examples() -> Vec<(String, CaseFiles)> {
    let folder = repository().join("examples");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<(String, CaseFiles)> = entries
        .filter(|path| path.join("case.toml").is_file())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), files_below(&path)))
        .collect();
    cases.sort_by(|a, b| a.0.cmp(&b.0));
    cases
}

#[test]
fn examples_have_no_errors() {
    for (name, files) in examples() {
        let reading = read_case(&name, &files);
        let errors: Vec<String> =
            reading.diagnostics.iter().filter(|d| d.severity == Severity::Error).map(ToString::to_string).collect();
        assert!(errors.is_empty(), "{name}:\n{}", errors.join("\n"));
        assert!(reading.case.is_some(), "{name}");
    }
}

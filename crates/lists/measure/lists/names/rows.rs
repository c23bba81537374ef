//! The rows that are measured: pairs of names of one human.
//!
//! `persons-arabic.csv` and `persons-russian.csv` are in a folder that is named (`--persons`), and left out where none is;
//! the other languages are in `measure/data` (see the README there).

use std::path::{Path, PathBuf};

/// A human under two names.
pub(crate) struct Row {
    pub(crate) left: String,
    pub(crate) right: String,
}

/// Rows of one language beside English.
pub(crate) struct Set {
    pub(crate) title: String,
    pub(crate) rows: Vec<Row>,
}

/// All sets that there are; the languages in `from`, if it is given, and the tables of `persons`.
pub(crate) fn sets(from: Option<&String>, persons: Option<&String>) -> Result<Vec<Set>, String> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sets = Vec::new();
    for language in ["arabic", "russian"] {
        if let Some(folder) = persons {
            let path = Path::new(folder).join(format!("persons-{language}.csv"));
            sets.push(Set { title: language.to_owned(), rows: table(&path, b',', 1)? });
        }
    }
    let folder = from.map_or_else(|| package.join("measure/data"), PathBuf::from);
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "tsv"));
    paths.sort();
    for path in paths {
        let title = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        sets.push(Set { title, rows: table(&path, b'\t', 1)? });
    }
    Ok(sets)
}

/// Columns `first` and the next of a table with a heading.
fn table(path: &Path, delimiter: u8, first: usize) -> Result<Vec<Row>, String> {
    let told = |error: csv::Error| format!("{}: {error}", path.display());
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_path(path).map_err(told)?;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(told)?;
        if let (Some(left), Some(right)) = (record.get(first), record.get(first + 1)) {
            rows.push(Row { left: left.to_owned(), right: right.to_owned() });
        }
    }
    Ok(rows)
}

//! The sets of projects: public instance files where they are, and projects made from seeds.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use takas_check::oracle::project::large_project;
use takas_model::Project;

use crate::psplib;

/// All sets, in the order of the page, with what they are.
pub(crate) const SETS: &[(&str, &str)] = &[
    ("j30", "PSPLIB j30: 30 activities, four resources, precedence alone"),
    ("j60", "PSPLIB j60: 60 activities, four resources, precedence alone"),
    ("ubo50", "ubo50: 50 activities, five resources, least and greatest lags"),
    ("ubo100", "ubo100: 100 activities, five resources, least and greatest lags"),
    ("made50", "made from seeds: 50 activities, five resources, least and greatest lags"),
    ("made100", "made from seeds: 100 activities, five resources, least and greatest lags"),
];

/// How many are made.
const MADE: u64 = 20;

/// A project and what is known of its least makespan (`43`, `281..400`, `unsat`), if anything.
pub(crate) struct Instance {
    pub(crate) name: String,
    pub(crate) project: Project,
    pub(crate) known: Option<String>,
}

/// Every Nth project of a set; none where its files are not there.
pub(crate) fn instances(set: &str, every: usize) -> Result<Option<Vec<Instance>>, String> {
    if let Some(size) = set.strip_prefix("made").and_then(|size| size.parse().ok()) {
        let made = (1..=MADE).step_by(every).map(|seed| {
            let (project, _) = large_project(size, true, seed);
            Instance { name: format!("seed {seed}"), project, known: None }
        });
        return Ok(Some(made.collect()));
    }
    let folder = folder().join(set);
    let Ok(entries) = std::fs::read_dir(&folder) else { return Ok(None) };
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "sm" || ending == "sch"));
    files.sort_by_key(|path| (numbers(path), path.clone()));
    let known = known(&folder);
    let read = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Instance { project: psplib::read(&name, &text)?, known: known.get(&name).cloned(), name })
    };
    files.iter().step_by(every).map(read).collect::<Result<Vec<_>, String>>().map(Some)
}

/// Where the instance files are to be put.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/peers/psplib")
}

/// The numbers in a file's name: the order of a set.
fn numbers(path: &Path) -> Vec<u64> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    name.split(|letter: char| !letter.is_ascii_digit()).filter_map(|word| word.parse().ok()).collect()
}

/// `optimum/optimum.csv` beside the instances, where there is one.
fn known(folder: &Path) -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(folder.join("optimum/optimum.csv")).unwrap_or_default();
    text.lines()
        .filter_map(|line| line.split_once(','))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

//! Saved plans: read back against the case, the deal and the operation as they are now, and judged again.

use std::path::{Path, PathBuf};

use takas_atlas::Atlas;
use takas_check::{handover_faults, plan_faults};
use takas_formats::deals::{case_digest, read_deal};
use takas_formats::limits::PLAN_BYTES_MAX;
use takas_formats::plans::{Against, PastPlan, Planned, SavedPlan, operation_digest, parse_plan, read_plan};
use takas_formats::{CaseFiles, Diagnostic, Severity, read_operation};
use takas_handover::after_events;
use takas_model::{Case, GateTerms, Handover, Patience, Sequence};

use crate::dossier::Dossier;
use crate::failure::Failure;
use crate::folder;
use crate::planning;
use crate::reading;
use crate::talks::{self, Talks};

/// A plan as it was kept.
pub struct Kept {
    /// Its file.
    pub saved: SavedPlan,
    /// The order of its deal.
    pub order: Sequence,
    /// The plan, with everything that happened to it before.
    pub planned: Planned,
    /// What each gate asks for besides its checks.
    pub gates: Vec<GateTerms>,
    /// How long a party waits for what it is owed, and how long a word is good.
    pub patience: Patience,
}

/// The file of a plan that is named by its id under plans/ of a folder, or by its path.
pub fn file(case: &Path, named: &str) -> PathBuf {
    let by_id = case.join(name_of(named));
    if by_id.is_file() { by_id } else { PathBuf::from(named) }
}

/// The name of the file of the plan of this id, which lies with the case.
fn name_of(id: &str) -> String {
    format!("plans/{id}.json")
}

/// The ids of the plans that lie with a case, in order.
///
/// # Errors
/// When they cannot be listed.
pub fn ids(of: &dyn Dossier) -> Result<Vec<String>, Failure> {
    let id = |name: &String| Some(name.strip_prefix("plans/")?.strip_suffix(".json")?.to_owned());
    Ok(of.names("plans")?.iter().filter_map(id).collect())
}

/// The id of the only saved plan of a case.
///
/// # Errors
/// When there is none, or there are several.
pub fn only(of: &dyn Dossier) -> Result<String, Failure> {
    let mut plans = ids(of)?;
    let shown = of.told("");
    let shown = shown.display();
    match (plans.pop(), plans.len()) {
        (Some(plan), 0) => Ok(plan),
        (None, _) => Err(Failure::Usage(format!("{shown} has no saved plan; `takas plan {shown} --save` makes one"))),
        (Some(_), more) => {
            let message = format!("{shown} has {} saved plans: name one with --plan ID", more + 1);
            Err(Failure::Usage(message))
        }
    }
}

/// The saved plan that is named by its id; or by its file, where that may lie elsewhere.
pub fn saved(of: &dyn Dossier, case: &Case, named: &str) -> Option<SavedPlan> {
    let bytes_max = PLAN_BYTES_MAX as u64 + 1;
    let (bytes, id) = match of.read(&name_of(named), bytes_max) {
        Ok(bytes) => (bytes, named),
        Err(_) => (of.elsewhere(named, bytes_max)?, Path::new(named).file_stem()?.to_str()?),
    };
    parse_plan(id, &bytes, case).ok().map(|(saved, _)| saved)
}

/// Keeps a plan with the case, if it is not there already: an operation is shown and gone on with by what lies there.
///
/// # Errors
/// When it cannot be written.
pub fn keep(of: &dyn Dossier, saved: &SavedPlan) -> Result<(), Failure> {
    // What is no id names no file of ours.
    if ids(of)?.contains(&saved.id) || !saved.id.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Ok(());
    }
    let name = name_of(&saved.id);
    of.write(&name, takas_formats::deals::to_json(saved).as_bytes())?;
    tell!("wrote {}: the operation is gone on with by it", of.told(&name).display());
    Ok(())
}

/// Reads the plan against the case, the deal and the operation as they are now, and everything that happened to it before. Of the
/// operation, what is less serious than asked for is not told.
///
/// # Errors
/// When the file cannot be read, has mistakes, or is a plan that the judge refuses.
pub fn read(file: &Path, of: &dyn Dossier, talks: &Talks, least: Severity) -> Result<Kept, Failure> {
    let bytes = folder::read_at_most(file, PLAN_BYTES_MAX as u64 + 1).map_err(|error| unread(file, error))?;
    of_bytes(bytes, file, of, talks, least)
}

/// The same for the plan of an id that lies with the case.
///
/// # Errors
/// As [`read`].
pub fn of_id(id: &str, of: &dyn Dossier, talks: &Talks, least: Severity) -> Result<Kept, Failure> {
    let (name, told) = (name_of(id), of.told(&name_of(id)));
    let bytes = of.read(&name, PLAN_BYTES_MAX as u64 + 1).map_err(|error| unread(&told, error))?;
    of_bytes(bytes, &told, of, talks, least)
}

fn unread(file: &Path, error: std::io::Error) -> folder::FileError {
    let mend = "name the file of a saved plan; `takas plan CASE --save` makes one";
    folder::FileError::new(file, "cannot be read", mend, error)
}

/// The same for a plan that was read before, wherever it lay.
///
/// # Errors
/// When it has mistakes, or is a plan that the judge refuses.
pub fn of_saved(saved: &SavedPlan, of: &dyn Dossier, talks: &Talks, least: Severity) -> Result<Kept, Failure> {
    let bytes = takas_formats::deals::to_json(saved).into_bytes();
    of_bytes(bytes, &of.told(&name_of(&saved.id)), of, talks, least)
}

fn of_bytes(bytes: Vec<u8>, file: &Path, of: &dyn Dossier, talks: &Talks, least: Severity) -> Result<Kept, Failure> {
    let name = file.display().to_string();
    let refused = |diagnostics: &[Diagnostic]| {
        let shown = CaseFiles::from_iter([(name.clone(), bytes.clone())]);
        reading::show(Path::new(""), &shown, &diagnostics.iter().collect::<Vec<_>>());
        Failure::Mistakes(reading::summary(diagnostics, file))
    };
    let (saved, order) = parse_plan(&name, &bytes, &talks.case).map_err(|told| refused(&told))?;
    let (_, deal) = talks::saved_deal(of, talks, &saved.deal)?;
    let (handover, gates, patience) = planning::handover_and_terms(of, talks, &deal, &order, least)?;
    let (digest, operation) = (case_digest(&talks.files), operation_digest(&talks.files));
    let against = Against { case: &talks.case, digest: &digest, operation: &operation, handover: &handover };
    let read = read_plan(&name, &bytes, &against, &applied);
    let Some((saved, planned)) = read.found else { return Err(refused(&read.diagnostics)) };
    for told in &read.diagnostics {
        tell!("takas: {}", told.message);
    }
    if let Some(fault) = plan_faults(&planned.handover, &planned.plan, &planned.turned).first() {
        let (line, words) = (fault.line.name(), &fault.words);
        let message =
            format!("{name}: the plan does not keep everything any more ({line}: {words}); plan again: `takas plan`");
        return Err(Failure::Mistakes(message));
    }
    Ok(Kept { saved, order, planned, gates, patience })
}

/// Why a file of a saved plan is no plan of its case now.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// It cannot be read, or the case, the operation or the deal has changed since it was made.
    #[error("the case, the operation or the deal has changed since it was made, or a file of it is damaged")]
    Stale,
    /// The judge refuses it.
    #[error("the judge refuses it: {0}")]
    Refused(String),
}

/// The same for files at hand, without a word on standard error: for whoever shows plans to several readers. `deal` gives the file of a saved
/// deal.
///
/// # Errors
/// When it cannot be read, has mistakes, or is a plan that the judge refuses.
pub fn of_files(
    id: &str,
    bytes: &[u8],
    deal: impl Fn(&str) -> Option<Vec<u8>>,
    talks: &Talks,
    atlas: &Atlas,
) -> Result<Kept, Unread> {
    let (case, digest) = (&talks.case, case_digest(&talks.files));
    let (saved, order) = parse_plan(id, bytes, case).map_err(|_| Unread::Stale)?;
    let deal = deal(&saved.deal).ok_or(Unread::Stale)?;
    let (_, deal) = read_deal(&saved.deal, &deal, case, &digest).deal.ok_or(Unread::Stale)?;
    let read = read_operation(case, &talks.files, &deal, Some(&order), atlas);
    let handover = read.handover.ok_or(Unread::Stale)?;
    if let Some(fault) = handover_faults(&handover).into_iter().next() {
        return Err(Unread::Refused(fault));
    }
    let operation = operation_digest(&talks.files);
    let against = Against { case, digest: &digest, operation: &operation, handover: &handover };
    let (saved, planned) = read_plan(id, bytes, &against, &applied).found.ok_or(Unread::Stale)?;
    if let Some(fault) = plan_faults(&planned.handover, &planned.plan, &planned.turned).first() {
        return Err(Unread::Refused(format!("{}: {}", fault.line.name(), fault.words)));
    }
    Ok(Kept { saved, order, planned, gates: read.gates, patience: read.patience })
}

/// What events made of a handover. A plan that the judge refuses is not handed to the planner.
fn applied(past: &PastPlan) -> Result<Handover, String> {
    if let Some(fault) = plan_faults(&past.handover, &past.plan, &past.turned).first() {
        return Err(format!("{}: {}", fault.line.name(), fault.words));
    }
    Ok(after_events(&past.handover, &past.plan, &past.turned, past.at, &past.events))
}

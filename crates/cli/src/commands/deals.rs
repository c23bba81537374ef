//! `takas deals`: gather what the engine finds, have it judged, and show it.

use std::path::{Path, PathBuf};

use takas_desk::deals::found::{Saved, as_json, findings};
use takas_desk::deals::gather::{Gathered, Wanted, gather};
use takas_desk::deals::landscape::{JudgedDistinct, JudgedFront, Landscape};
use takas_desk::deals::question;
use takas_formats::deals as shape;
use takas_model::{Case, Outcome, PartyRef};
use takas_views::{Findings, Proven, brief, html, json, project, text};

use crate::COLUMNS;
use crate::arguments::Deals;
use crate::exit;
use crate::failure::Failure;
use crate::folder;
use crate::limits::with_engine;
use crate::put;
use crate::put_page;
use crate::reading;

/// Runs the command.
///
/// # Errors
/// When files cannot be read or written, when they have mistakes, or when the judge refuses what the engine found.
pub(crate) fn run(arguments: &Deals) -> Result<u8, Failure> {
    #[cfg(feature = "desk")]
    if let Some(address) = &arguments.remote.desk {
        return super::remote::read(address, &arguments.remote, &arguments.case, "deals", arguments.shown.json);
    }
    let files = folder::read(&arguments.case)?;
    let case = reading::case_or_report(&arguments.case, &files)?;
    let viewers = viewers(&case, arguments)?;
    let plain = if arguments.evidence_only { evidence_only(&case) } else { case };
    let asked = question::asked(&plain, &arguments.with, &arguments.without)?;
    let wanted = wanted(arguments, &plain);
    let gathered = with_engine(Some(&plain), arguments.limits, |engine| {
        gather(engine, &plain, asked.as_ref().map(|asked| &asked.case), wanted)
    })?;
    let missing =
        arguments.front && gathered.front.is_none() || arguments.distinct.is_some() && gathered.distinct.is_none();
    if missing && matches!(gathered.outcome, Outcome::Deal { .. }) {
        tell!("takas: a limit came before the landscape: give it more --time or --work");
    }
    let saved = Saved::of(arguments.save, &files, &gathered)?;
    let findings = findings(&gathered, asked.as_ref(), &saved);
    show(arguments, &gathered, &findings, &saved, &viewers)?;
    for file in saved.files() {
        keep(&arguments.case, file)?;
    }
    Ok(exit_code(&gathered, arguments))
}

/// The case without the lines that are inferred from the outcome alone; every output says so.
fn evidence_only(case: &Case) -> Case {
    let mut plain = case.retaining_lines(|line| !line.from_outcome);
    plain
        .warnings
        .push("Lines inferred from the outcome alone are left out: the deal is that of the evidence.".to_owned());
    plain
}

/// A case of more items or more rules is large: what takes a clearing for each rule is left out unless it is asked for.
const LARGE: (usize, usize) = (200, 120);

fn wanted(arguments: &Deals, case: &Case) -> Wanted {
    let is_large = case.items.len() > LARGE.0 || case.rules.len() > LARGE.1;
    if is_large && arguments.alternatives.is_none() && arguments.decisive.is_none() {
        tell!(
            "takas: a large case: alternatives and decisive conditions are left out; ask with --alternatives 3 --decisive yes"
        );
    }
    Wanted {
        alternatives: arguments.alternatives.unwrap_or(if is_large { 0 } else { 3 }),
        concessions: arguments.concessions,
        decisive: arguments.decisive.unwrap_or(!is_large),
        fragility: arguments.fragility,
        landscape: Landscape {
            front_permille: arguments.front.then_some(arguments.tolerance),
            distinct: arguments.distinct.map(|how_many| (how_many, arguments.differ)),
        },
    }
}

/// The parties of `--view`.
fn viewers(case: &Case, arguments: &Deals) -> Result<Vec<PartyRef>, Failure> {
    let find = |id: &String| {
        let hint = || reading::nearest_party(case, id);
        case.find_party(id)
            .ok_or_else(|| Failure::Usage(format!("`--view {id}`: the case has no such party{}", hint())))
    };
    arguments.view.iter().map(find).collect()
}

/// Puts a saved deal into the case's folder.
///
/// # Errors
/// When it cannot be written.
pub(crate) fn keep(case: &Path, file: &shape::SavedDeal) -> Result<(), Failure> {
    let path = case.join("deals").join(format!("{}.json", file.id));
    folder::write(&path, shape::write_deal(file).as_bytes())?;
    tell!("saved as {}", path.display());
    Ok(())
}

fn show(
    arguments: &Deals,
    gathered: &Gathered,
    findings: &Findings<'_>,
    saved: &Saved,
    viewers: &[PartyRef],
) -> Result<(), Failure> {
    let names = arguments.shown.names();
    if let Some(path) = &arguments.shown.html {
        if viewers.is_empty() {
            put_page(path, &html::mediator(&brief(findings, names)))?;
        }
        for &party in viewers {
            let id = &gathered.case.party(party).id;
            let path = if viewers.len() == 1 { path.clone() } else { beside(path, id) };
            put_page(&path, &html::party(&project(findings, party, names)))?;
        }
    }
    match (viewers, arguments.shown.json) {
        ([], true) => {
            put(&as_json(gathered, saved, (&arguments.with, &arguments.without), arguments.shown.hidden.pseudonyms))
        }
        ([], false) => put(&text::mediator(&brief(findings, names), COLUMNS)),
        (_, _) => viewers.iter().try_for_each(|&party| {
            let view = project(findings, party, names);
            put(&if arguments.shown.json { format!("{}\n", json::party(&view)) } else { text::party(&view, COLUMNS) })
        }),
    }
}

/// `page.html` and `DEU` make `page-DEU.html`.
pub(crate) fn beside(path: &Path, party: &str) -> PathBuf {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    path.with_file_name(format!("{stem}-{party}{ending}"))
}

fn exit_code(gathered: &Gathered, arguments: &Deals) -> u8 {
    let front = !arguments.front || gathered.front.as_ref().is_some_and(JudgedFront::is_as_asked);
    let enough = |found: &JudgedDistinct| {
        let all = Some(found.distinct.deals.len()) == arguments.distinct || found.no_further;
        all && found.proved
    };
    let distinct = arguments.distinct.is_none() || gathered.distinct.as_ref().is_some_and(enough);
    match (&gathered.outcome, &gathered.proven) {
        (Outcome::Deal { .. }, Proven::Checked) if front && distinct => exit::DONE,
        (Outcome::Deal { .. }, _) => exit::NOT_PROVED,
        (Outcome::Infeasible { .. }, _) => exit::NO_DEAL,
        (Outcome::Interrupted, _) => exit::INTERRUPTED,
    }
}

//! `takas negotiate`: the front of a negotiation over issues in the neighbours' files, exact and judged. Here to be compared with the neighbours.

use std::path::{Path, PathBuf};

use takas_check::verify_bargain;
use takas_formats::deals::to_json;
use takas_formats::foreign::{Evaluations, NegotiationReport, PROFILE_BYTES_MAX, decimal, outcome, read_negotiation};
use takas_model::bargain::{Bargain, Bargainer, Negotiation};

use crate::arguments::Negotiate;
use crate::exit;
use crate::failure::Failure;
use crate::folder;
use crate::limits::with_engine;
use crate::put;
use crate::reading;

/// Decimals of a utility in the table.
const DECIMALS: usize = 6;
/// Points that the table has at most.
const ROWS_MAX: usize = 200;

/// Runs the command.
///
/// # Errors
/// When the files cannot be read or have mistakes, or the judge refuses the front.
pub(crate) fn run(arguments: &Negotiate) -> Result<u8, Failure> {
    let how = if arguments.evaluations == "plain" { Evaluations::Plain } else { Evaluations::Normalised };
    let negotiation = negotiation(&arguments.files, how)?;
    let found = with_engine(None, arguments.limits, |engine| engine.bargain(&negotiation));
    let Some(bargain) = found else {
        return Err(Failure::NoAnswer);
    };
    let verdict = verify_bargain(&negotiation, &bargain);
    if let Some(fault) = verdict.faults.first() {
        return Err(Failure::Refused { what: "the front", fault: format!("{fault:?}") });
    }
    let proved = verdict.complete.is_proven();
    put(&if arguments.json {
        to_json(&NegotiationReport::new(&negotiation, &bargain, proved))
    } else {
        as_text(&negotiation, &bargain, proved)
    })?;
    Ok(if proved { exit::DONE } else { exit::NOT_PROVED })
}

/// The negotiation in the files, or in the XML files of the folders; reports errors and warnings on standard error.
fn negotiation(paths: &[PathBuf], how: Evaluations) -> Result<Negotiation, Failure> {
    let mend = "name a GENIUS domain and its profiles, or a folder that holds them";
    let failed = |path: &Path, error| folder::FileError::new(path, "cannot be read", mend, error);
    let mut named: Vec<PathBuf> = Vec::new();
    for path in paths {
        if path.is_dir() {
            let entries = std::fs::read_dir(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
            let entries = entries.map_err(|error| failed(path, error))?.into_iter().map(|entry| entry.path());
            let is_xml =
                |path: &PathBuf| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xml"));
            let mut inside: Vec<PathBuf> = entries.filter(is_xml).collect();
            inside.sort();
            if inside.is_empty() {
                return Err(Failure::Mistakes(format!(
                    "{}: there is no XML file in this folder; {mend}",
                    path.display()
                )));
            }
            named.extend(inside);
        } else {
            named.push(path.clone());
        }
    }
    let mut contents: Vec<(String, Vec<u8>)> = Vec::with_capacity(named.len());
    for path in &named {
        let bytes = folder::read_at_most(path, PROFILE_BYTES_MAX as u64 + 1).map_err(|error| failed(path, error))?;
        contents.push((path.display().to_string(), bytes));
    }
    let files: Vec<(&str, &[u8])> = contents.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let read = read_negotiation(&files, how);
    let first = paths.first().map_or(Path::new(""), PathBuf::as_path);
    reading::foreign(read.negotiation, &read.diagnostics, &contents.iter().cloned().collect(), first)
}

fn as_text(negotiation: &Negotiation, bargain: &Bargain, proved: bool) -> String {
    let sizes: Vec<String> = negotiation.issues.iter().map(|issue| issue.values.len().to_string()).collect();
    let outcomes = negotiation.outcomes().unwrap_or(u128::MAX);
    let count =
        |count: usize, one: &str, many: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {many}") };
    let mut lines = vec![format!(
        "{}: {} = {outcomes} outcomes; {}",
        count(sizes.len(), "issue", "issues"),
        sizes.join(" x "),
        count(negotiation.parties.len(), "party", "parties"),
    )];
    let points = count(bargain.points.len(), "point", "points");
    let found = if proved {
        "the judge went through the outcomes and found no other"
    } else {
        "they are sound, but that there is no other is unverified: too much for the judge"
    };
    lines.push(format!("front: {points}; {found}"));
    let reservations: Vec<String> = negotiation
        .parties
        .iter()
        .map(|party| format!("{} {}", party.name, decimal(party.reservation, party.scale, DECIMALS)))
        .collect();
    lines.push(format!("without an agreement: {}\n", reservations.join(", ")));
    let marks = &bargain.landmarks;
    let named = [
        ("Nash", &marks.nash),
        ("Kalai-Smorodinsky", &marks.kalai_smorodinsky),
        ("egalitarian", &marks.egalitarian),
        ("utilitarian", &marks.utilitarian),
    ];
    // As wide as a name or a usual number.
    let column = |party: &Bargainer, text: &str| format!("{text:>width$}", width = party.name.chars().count().max(8));
    let names: Vec<String> = negotiation.parties.iter().map(|party| column(party, &party.name)).collect();
    lines.push(format!("point  {}  outcomes  agreement", names.join("  ")));
    let marked: Vec<usize> = named.iter().flat_map(|(_, of)| of.iter().copied()).collect();
    let is_shown = |index: usize| bargain.points.len() <= ROWS_MAX || marked.contains(&index);
    for (index, point) in bargain.points.iter().enumerate().filter(|(index, _)| is_shown(*index)) {
        let utilities = negotiation.parties.iter().zip(&point.utilities);
        let cells: Vec<String> =
            utilities.map(|(party, &utility)| column(party, &decimal(utility, party.scale, DECIMALS))).collect();
        let standing: Vec<&str> = named.iter().filter(|(_, of)| of.contains(&index)).map(|(name, _)| *name).collect();
        let marks = if standing.is_empty() { String::new() } else { format!("  [{}]", standing.join(", ")) };
        let agreement = outcome(negotiation, point).join(", ");
        lines.push(format!("{:>5}  {}  {:>8}  {agreement}{marks}", index + 1, cells.join("  "), point.outcomes));
    }
    if bargain.points.len() > ROWS_MAX {
        lines.push(format!("only points that stand out are shown; all {} are in --json", bargain.points.len()));
    }
    if marks.nash.is_empty() {
        lines.push(
            "no outcome gives every party its reservation value: no Nash, Kalai-Smorodinsky or egalitarian point"
                .to_owned(),
        );
    }
    lines.join("\n") + "\n"
}

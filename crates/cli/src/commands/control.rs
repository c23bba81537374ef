//! `takas control`: whether a network of uncertain durations can be kept in step, how to react, and what would mend it, judged.

use takas_check::{try_out, walk_fault};
use takas_formats::CaseFiles;
use takas_formats::deals::to_json;
use takas_formats::networks::{ControlReport, LooseningOut, MendsOut, SideOut, WaitOut};
use takas_formats::{NamedNetwork, read_network};
use takas_handover::{Loosening, Mend, controllability, mends, side_words};
use takas_model::{Controllability, Network};

use crate::arguments::Control;
use crate::exit;
use crate::failure::Failure;
use crate::folder;
use crate::put;
use crate::reading;

/// The judge goes through so many executions, or fewer where the network is large.
const EXECUTIONS: u64 = 1_000;
/// Events looked at in all executions together.
const LOOKS_MAX: u64 = 200_000_000;
/// Bytes of a network's file.
const BYTES_MAX: u64 = 8 << 20;

/// Runs the command.
///
/// # Errors
/// When the file cannot be read or has mistakes, or the judge refuses the answer.
pub(crate) fn run(arguments: &Control) -> Result<u8, Failure> {
    let path = &arguments.file;
    let mend = "name a network of uncertain durations: a TOML file";
    let bytes = folder::read_at_most(path, BYTES_MAX + 1)
        .map_err(|error| folder::FileError::new(path, "cannot be read", mend, error))?;
    let name = path.display().to_string();
    let read = read_network(&name, &bytes);
    let files = CaseFiles::from_iter([(name, bytes)]);
    let named = reading::foreign(read.network, &read.diagnostics, &files, path)?;
    let network = &named.network;
    let (report, words) = match controllability(network) {
        Controllability::Controllable(dispatch) => {
            let size = network.events().len() as u64;
            let executions = EXECUTIONS.min(LOOKS_MAX / (size * size + 1)).max(1);
            if let Err((durations, fault)) = try_out(network, &dispatch, executions, 0) {
                return Err(Failure::Refused { what: "the waits", fault: format!("{fault:?} with {durations:?}") });
            }
            let waits = dispatch.waits.iter().map(|wait| WaitOut::new(network, wait)).collect();
            (ControlReport { waits, executions, ..empty(&named, true) }, Vec::new())
        }
        Controllability::Conflict(conflict) => {
            if let Some(fault) = walk_fault(network, &conflict).filter(|_| conflict.walk.is_some()) {
                return Err(Failure::Refused { what: "the conflict", fault: format!("{fault:?}") });
            }
            let steps = conflict.walk.as_ref().map(|walk| walk.iter().filter_map(|&side| SideOut::new(network, side)));
            let mends = mends(network, |index| !named.fixed[index], asks_max(network))
                .map_or_else(MendsOut::default, |mend| out(network, mend));
            let words = conflict.sides.iter().map(|&side| side_words(network, side)).collect();
            (ControlReport { conflict: steps.map(Iterator::collect), mends, ..empty(&named, false) }, words)
        }
    };
    put(&if arguments.json { to_json(&report) } else { as_text(&report, network, &words) })?;
    Ok(if report.controllable { exit::DONE } else { exit::NO_DEAL })
}

/// So many networks are looked at for mends: some ten seconds of them, each taking a time cubic in its events at worst.
fn asks_max(network: &Network) -> u64 {
    let events = network.events().len() as u64;
    (200_000_000_000 / (events * events * events + 1)).clamp(100, 1_000_000)
}

fn empty(named: &NamedNetwork, controllable: bool) -> ControlReport {
    ControlReport {
        format: 1,
        unit: named.unit.clone(),
        controllable,
        waits: Vec::new(),
        executions: 0,
        conflict: None,
        mends: MendsOut::default(),
    }
}

fn out(network: &Network, mend: Mend) -> MendsOut {
    let all = |list: Vec<Loosening>| {
        list.iter().map(|one| LooseningOut::new(network, one.requirement, one.is_least, one.by)).collect()
    };
    match mend {
        Mend::Alone(list) => MendsOut { alone: all(list), together: Vec::new(), unfinished: false },
        Mend::Together(list) => MendsOut { alone: Vec::new(), together: all(list), unfinished: false },
        Mend::Hopeless => MendsOut::default(),
        Mend::Unfinished => MendsOut { unfinished: true, ..MendsOut::default() },
    }
}

fn as_text(report: &ControlReport, network: &Network, conflict: &[String]) -> String {
    let unit = &report.unit;
    let mut lines = Vec::new();
    if report.controllable {
        let (durations, runs) = (network.contingent().len(), report.executions);
        lines.push(format!(
            "Controllable: whatever the {durations} durations turn out to be, every requirement can be kept. The judge broke none in {runs} executions."
        ));
        lines.push("Each event as soon as its waits allow:".to_owned());
        let mut last = "";
        for wait in &report.waits {
            if wait.event != last {
                last = &wait.event;
                lines.push(format!("  {last}"));
            }
            let unless = wait.unless_ended.as_ref().map(|name| format!(", or as soon as {name} has ended"));
            lines.push(format!("    {} {unit} after {}{}", wait.by, wait.after, unless.unwrap_or_default()));
        }
        return lines.join("\n") + "\n";
    }
    lines.push("Not controllable: these cannot all be so, and nobody knows in time which will be:".to_owned());
    lines.extend(conflict.iter().map(|words| format!("  {words}")));
    let loosening = |one: &LooseningOut| {
        format!("  {}: {} {} ({} {unit} more room)", one.requirement, one.bound, one.becomes, one.by)
    };
    if report.conflict.is_none() {
        lines.push(
            "The walk that shows it is too long to be written down, so the judge has not followed it.".to_owned(),
        );
    }
    if !report.mends.alone.is_empty() {
        lines.push("Each of these alone would mend it, the smallest first:".to_owned());
        lines.extend(report.mends.alone.iter().map(loosening));
    } else if report.mends.unfinished {
        lines.push("The network is too large for its mends to be found; a part of it that is not controllable can be asked about alone.".to_owned());
    } else if report.mends.together.is_empty() {
        lines.push(
            "No requirement that may be loosened would mend it: only shorter or surer durations would.".to_owned(),
        );
    } else {
        lines.push(
            "No requirement alone would mend it; these together would, and none of them could be less:".to_owned(),
        );
        lines.extend(report.mends.together.iter().map(loosening));
    }
    lines.join("\n") + "\n"
}

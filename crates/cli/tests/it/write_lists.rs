//! Lists and objections as files: what `write` needs of them. Phases of a case with lists begin on 1 February 2024.

use takas_model::{Case, Decision, Objection, Origin, Owner, PartyRef, Window};

use crate::write::{put_lines, selection_text};

/// The day before a phase begins, counted from 31 January 2024.
pub(crate) fn day_before(case: &Case, phase: usize) -> u64 {
    case.phases[..phase].iter().map(|phase| phase.days).sum()
}

/// The day of that number, as a file writes it.
pub(crate) fn date(day: u64) -> String {
    assert!(day < 29, "February 2024 has 29 days");
    if day == 0 { "2024-01-31".to_owned() } else { format!("2024-02-{day:02}") }
}

/// A hold that lets somebody go only before their window closes lets nobody go, and no file says so.
pub(crate) fn drop_useless_holds(case: &mut Case) {
    let windows = case.windows.clone();
    let first = |item| {
        let window = windows.iter().find(|window| window.listed.items.binary_search(&item).is_ok());
        window.map(|window| window.first)
    };
    for position in &mut case.positions {
        position.holds.retain(|hold| first(hold.item).is_none_or(|first| first <= hold.phases.last));
    }
}

/// Puts the lists and objections of a party.
pub(crate) fn put(out: &mut String, case: &Case, party: PartyRef) {
    let windows = case.windows.iter().filter(|window| window.party == party);
    put_lines(out, "windows", windows, |window| Some(window_text(case, window)));
    let objections = case.objections.iter().filter(|objection| objection.party == party);
    put_lines(out, "objections", objections.flat_map(|objection| lines(case, objection)), Some);
}

fn window_text(case: &Case, window: &Window) -> String {
    let mut parts = vec![format!("listed = \"{}\"", selection_text(case, &window.listed))];
    let name = format!("places {}", window.name);
    let is_rule = |rule: &takas_model::Rule| {
        (rule.owner, rule.origin) == (Owner::Party(window.party), Origin::Places) && rule.name == name
    };
    if case.rules.iter().any(is_rule) {
        let last = case.all_phases().last;
        let number = |&(number, phase): &(u64, takas_model::PhaseRef)| format!("{} = {number}", case.phase(phase).id);
        match window.places.as_slice() {
            [(number, phase)] if *phase == last => parts.push(format!("places = {number}")),
            places => {
                parts.push(format!("places = {{ {} }}", places.iter().map(number).collect::<Vec<_>>().join(", ")));
            }
        }
    }
    parts.push(format!("opens = 2024-01-01, closes = {}", date(day_before(case, window.first.index()))));
    let others: Vec<String> =
        case.party_refs().filter(|other| *other != window.party).map(|p| format!("\"{}\"", case.party(p).id)).collect();
    parts.push(format!("published_to = [{}]", others.join(", ")));
    format!("\"{}\" = {{ {} }}", window.name, parts.join(", "))
}

/// One line for each item: of a group it says to how many.
fn lines(case: &Case, objection: &Objection) -> Vec<String> {
    let decision = match objection.decision {
        Decision::Pending => String::new(),
        Decision::Upheld => ", decision = \"upheld\"".to_owned(),
        Decision::Rejected(phase) => {
            format!(", decision = \"rejected\", decided = {}", date(day_before(case, phase.index())))
        }
    };
    let line = |(at, (item, units)): (usize, &(takas_model::ItemRef, u64))| {
        let id = &case.item(*item).id;
        let count = if case.item(*item).quantity > 1 { format!(", count = {units}") } else { String::new() };
        let (name, by) = (&objection.name, &objection.raised_by);
        format!("\"{name}-{at}\" = {{ of = \"{id}\"{count}, raised_by = \"{by}\", raised = 2024-01-01{decision} }}")
    };
    objection.units.iter().enumerate().map(line).collect()
}

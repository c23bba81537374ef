//! The operations of the examples: each is read clean beside its best deal and that deal's order, leaves nobody out, and can be planned.

use std::collections::BTreeMap;

use takas_atlas::Atlas;
use takas_check::{handover_faults, verify_plan};
use takas_clearing::{Engine, Limits};
use takas_formats::{CaseFiles, Severity, read_case, read_operation, read_sequence};
use takas_handover::{PlanLimits, plan};
use takas_model::{Case, Deal, Handover, Outcome, PlanOutcome, Sequence, SequenceOutcome};

use crate::desk::root;

/// Findings that a record may have: they tell of the record, and there is nothing to mend.
const OF_RECORDS: &[&str] = &["N0695", "W0699", "W0705"];

fn files(example: &str) -> CaseFiles {
    let folder = root().join("examples").join(example);
    let mut files = CaseFiles::new();
    for part in ["", "positions", "mediator"] {
        for entry in std::fs::read_dir(folder.join(part)).expect("the example is there") {
            let path = entry.expect("it can be listed").path();
            if path.is_file() {
                let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
                let name = if part.is_empty() { name } else { format!("{part}/{name}") };
                files.insert(name, std::fs::read(&path).expect("it can be read"));
            }
        }
    }
    files
}

/// The best deal, and its order: the one on record where there is one, else the engine's.
fn deal_of(case: &Case, files: &CaseFiles) -> (Deal, Sequence) {
    let mut quiet = |_: &takas_clearing::Progress| {};
    let mut engine = Engine::new(Limits::generous(), &mut quiet);
    let Outcome::Deal { deal, .. } = engine.clear(case).expect("small numbers") else { panic!("there is a deal") };
    let terms = read_sequence(case, files).terms.expect("the order has no mistakes");
    if let Some(published) = terms.published_order(&deal, case.phase_refs()) {
        return (deal, published);
    }
    match engine.sequence(case, &deal, &terms).expect("small numbers") {
        SequenceOutcome::Found(found) => (deal, found.sequence),
        SequenceOutcome::Circle(circle) => panic!("{circle:?}"),
    }
}

fn handover(example: &str) -> (Case, Deal, Handover) {
    let files = files(example);
    let case = read_case(example, &files).case.expect("the example has no mistakes");
    let (deal, order) = deal_of(&case, &files);
    let atlas = Atlas::embedded().expect("the atlas is sound");
    let read = read_operation(&case, &files, &deal, Some(&order), &atlas);
    let told: Vec<String> = read.diagnostics.iter().map(ToString::to_string).collect();
    for found in &read.diagnostics {
        assert!(OF_RECORDS.contains(&found.code.id()), "{example}: {}", told.join("\n"));
        assert_ne!(found.severity, Severity::Error);
    }
    let handover = read.handover.expect("nothing is an error");
    assert_eq!(handover_faults(&handover), [""; 0], "{example}");
    (case, deal, handover)
}

/// Every unit that goes somewhere is in one group, in the phase of its transfer.
fn leaves_nobody_out(case: &Case, deal: &Deal, handover: &Handover) {
    let mut moved: BTreeMap<_, u64> = BTreeMap::new();
    for transfer in deal.transfers().iter().filter(|transfer| !case.item(transfer.item).is_undertaking()) {
        *moved.entry((transfer.item, transfer.to, transfer.phase)).or_default() += transfer.quantity;
    }
    let mut planned: BTreeMap<_, u64> = BTreeMap::new();
    for group in &handover.groups {
        *planned.entry((group.item, Some(group.receiver), group.phase)).or_default() += group.count;
    }
    assert_eq!(planned, moved);
}

/// A plan of so much work keeps every line of the judge.
fn can_be_planned(example: &str, handover: &Handover) {
    let limits = PlanLimits { work: 3_000, ..PlanLimits::default() };
    match plan(handover, &limits) {
        PlanOutcome::Found(found) => {
            let verdict = verify_plan(handover, &found);
            assert!(verdict.faults.is_empty(), "{example}: {:#?}", verdict.faults);
        }
        other => panic!("{example}: {other:#?}"),
    }
}

#[test]
fn the_examples_operations_are_read_clean() {
    for (example, vehicles, exchange) in
        [("ankara-2024", 7, Some("esenboga")), ("yemen-2023", 2, None), ("gaza-2025-phase-one", 26, Some("crossing"))]
    {
        let (case, deal, handover) = handover(example);
        leaves_nobody_out(&case, &deal, &handover);
        assert_eq!(handover.vehicles.len(), vehicles, "{example}");
        let exchanges = handover.places.iter().filter(|place| place.is_exchange).map(|place| place.id.as_str());
        assert_eq!(exchanges.collect::<Vec<_>>(), exchange.into_iter().collect::<Vec<_>>(), "{example}");
    }
}

/// By the order of the public record, where there is one.
#[test]
fn flights_of_the_examples_can_be_planned() {
    for example in ["ankara-2024", "yemen-2023"] {
        let (_, _, handover) = handover(example);
        can_be_planned(example, &handover);
    }
}

/// Seven aircraft as on the record: two of the United States, one of each of the others.
#[test]
fn ankara_has_the_aircraft_of_the_record() {
    let (_, _, handover) = handover("ankara-2024");
    let mut registries: Vec<&str> =
        handover.vehicles.iter().filter_map(|vehicle| vehicle.registry.as_deref()).collect();
    registries.sort_unstable();
    assert_eq!(registries, ["DEU", "NOR", "POL", "RUS", "SVN", "USA", "USA"]);
    let people: u64 = handover.groups.iter().map(|group| group.count).sum();
    assert_eq!((people, handover.families.len()), (26, 1));
    // Nobody but Russia flies to Moscow, and Russia nowhere else but to the exchange point.
    let ends = |id: &str| {
        let vehicle = handover.vehicles.iter().find(|vehicle| vehicle.id == id).expect("it is there");
        let mut ends: Vec<&str> = vehicle.ways.keys().map(|(_, to)| handover.place(*to).id.as_str()).collect();
        ends.sort_unstable();
        ends.dedup();
        ends
    };
    assert_eq!(ends("russia"), ["esenboga", "vnukovo"]);
    assert!(!ends("germany").contains(&"vnukovo"));
}

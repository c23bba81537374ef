//! What the targets share: a small whole case around the file that is fuzzed, and what must hold of every reading.

use takas_atlas::Atlas;
use takas_formats::operations::Vocabulary;
use takas_formats::{
    CaseFiles, Diagnostic, Reading, format_file, new_case, read_case, read_operation, read_sequence, rehearsal_team,
};
use takas_ledger::{NoteSigner, SignatureKind, SigningKey, VerifierKey};
use takas_model::{
    Case, Charter, CheckRef, Deal, Duty, GateTerms, GroupRef, Handover, Lot, MeasureRef, OperationKind, Patience,
    PlaceRef, Plan, SequenceTerms, Target, TeamRef, Transfer, Trip, Unit, UnitRef, VehicleRef, Work,
};

/// The files of a small case that checks clean, with one of them replaced.
pub fn case_with(path: &str, bytes: &[u8]) -> CaseFiles {
    let mut files = new_case("fuzz");
    files.insert(path, bytes);
    files
}

/// Reads the case; every diagnostic has a place inside its file and says how to mend it, and there is a case exactly when nothing
/// is an error.
pub fn read(files: &CaseFiles) -> Reading {
    let reading = read_case("fuzz", files);
    for found in &reading.diagnostics {
        check_place(found, files);
    }
    let errors = reading.diagnostics.iter().any(|found| found.severity == takas_formats::Severity::Error);
    assert_eq!(reading.case.is_some(), !errors);
    reading
}

/// Reads an order beside the case; every diagnostic has its place and its mend, and there are terms exactly when nothing is an error.
pub fn read_order(bytes: &[u8]) -> Option<SequenceTerms> {
    let files = case_with("mediator/sequence.toml", bytes);
    let case = read_case("fuzz", &files).case.expect("the order is no part of the case");
    let read = read_sequence(&case, &files);
    for found in &read.diagnostics {
        check_place(found, &files);
    }
    let errors = read.diagnostics.iter().any(|found| found.severity == takas_formats::Severity::Error);
    assert_eq!(read.terms.is_some(), !errors);
    read.terms
}

/// Reads an operation beside the case and a deal in which everything on offer moves; every diagnostic has its place and its mend, there is
/// a handover exactly when nothing is an error, and it leaves nobody out.
pub fn read_plan_of(bytes: &[u8]) -> Option<Handover> {
    thread_local! {
        static ATLAS: Atlas = Atlas::embedded().expect("the atlas is sound");
    }
    let files = case_with("mediator/operation.toml", bytes);
    let case = read_case("fuzz", &files).case.expect("the operation is no part of the case");
    let holds = case.positions.iter().flat_map(|position| &position.holds);
    let deal = Deal::new(holds.map(|hold| {
        let item = case.item(hold.item);
        let to = hold.to.first().copied();
        Transfer { item: hold.item, from: item.holder, to, phase: hold.phases.first, quantity: item.quantity }
    }));
    let read = ATLAS.with(|atlas| read_operation(&case, &files, &deal, None, atlas));
    for found in &read.diagnostics {
        check_place(found, &files);
    }
    let errors = read.diagnostics.iter().any(|found| found.severity == takas_formats::Severity::Error);
    assert_eq!(read.handover.is_some(), !errors);
    if let Some(handover) = &read.handover {
        let moved: u64 = deal.transfers().iter().filter(|transfer| transfer.to.is_some()).map(|t| t.quantity).sum();
        assert_eq!(handover.groups.iter().map(|group| group.count).sum::<u64>(), moved);
    }
    read.handover
}

/// Does something with a small case and the handover of a deal of it.
pub fn with_bridge<T>(act: impl FnOnce(&Case, &Handover) -> T) -> T {
    thread_local! {
        static BRIDGE: (Case, Handover) = {
            let case = read_case("fuzz", &new_case("fuzz")).case.expect("the template is clean");
            let operation = include_bytes!("../seeds/operation_toml/bridge.toml");
            (case, read_plan_of(operation).expect("the seed is clean"))
        };
    }
    BRIDGE.with(|(case, handover)| act(case, handover))
}

/// Does something with the names of an operation of that handover: everybody in one lot, each vehicle with two rides.
pub fn with_operation<T>(act: impl FnOnce(&Vocabulary, &Handover) -> T) -> T {
    thread_local! {
        static NAMES: (Vocabulary, Handover) = with_bridge(|case, handover| {
            let charter = operation_of(case, handover);
            (Vocabulary::new(case, &charter), handover.clone())
        });
    }
    NAMES.with(|(names, handover)| act(names, handover))
}

fn operation_of(case: &Case, handover: &Handover) -> Charter {
    let trips = handover.vehicles.iter().enumerate().flat_map(|(index, vehicle)| {
        let ride = Trip {
            vehicle: VehicleRef::new(index),
            from: vehicle.start,
            to: PlaceRef::new(0),
            departs: 0,
            arrives: 60,
        };
        [ride, ride]
    });
    let lot = |group: GroupRef| Lot {
        group,
        count: handover.group(group).count,
        route: 0,
        rides: Vec::new(),
        halls: Vec::new(),
    };
    let checks = (0..handover.checks.len()).map(|check| Duty::Check(CheckRef::new(check), 0));
    let measures = (0..handover.measures.len()).map(|measure| Duty::Once(MeasureRef::new(measure)));
    let work = |duty| Work { team: TeamRef::new(0), duty, starts: 0, ends: 10 };
    let plan = Plan {
        trips: trips.collect(),
        lots: handover.group_refs().map(lot).collect(),
        works: checks.chain(measures).map(work).collect(),
        gates: vec![0; handover.gates.len()],
    };
    let (mut units, mut lots) = (Vec::new(), Vec::new());
    for group in &handover.groups {
        let numbers = 1..=group.count.min(10);
        lots.push((units.len()..units.len() + numbers.clone().count()).map(UnitRef::new).collect());
        units.extend(numbers.map(|number| Unit {
            item: group.item,
            phase: group.phase,
            number,
            quantity: 1,
            holder: group.holder,
            receiver: group.receiver,
            is_living: group.are_people,
            is_protected: group.is_protected,
            step: None,
            gates: Vec::new(),
        }));
    }
    let target = Target {
        handover: handover.clone(),
        plan,
        gates: vec![GateTerms::default(); handover.gates.len()],
        joins: Vec::new(),
        withdrawn: Vec::new(),
        lots,
        digest: [0; 32],
    };
    let members = rehearsal_team(case, handover);
    let authors = members.into_iter().map(|member| member.author).collect();
    Charter { kind: OperationKind::Rehearsal, units, authors, target, patience: Patience::default() }
}

/// Holds that a diagnostic lies in its file and says how to mend it.
pub fn check_place(found: &Diagnostic, files: &CaseFiles) {
    let length = files.get(&found.file).map_or(usize::MAX, <[u8]>::len);
    assert!(found.span.start <= found.span.end, "{found:?}");
    // Invalid UTF-8 is shown with replacement characters, up to three bytes for one.
    assert!(found.span.end <= length.saturating_mul(3).saturating_add(3), "{found:?}");
    assert!(!found.help.is_empty() && !found.message.is_empty(), "{found:?}");
}

/// Formatting what can be formatted changes nothing the second time, and not what the case says; gives what came of it.
pub fn format_twice(path: &str, bytes: &[u8]) -> Option<String> {
    let text = core::str::from_utf8(bytes).ok()?;
    let once = format_file(path, text).ok()?;
    let twice = format_file(path, &once);
    assert_eq!(twice.as_ref().ok(), Some(&once));
    let before = read_case("fuzz", &case_with(path, bytes));
    let after = read_case("fuzz", &case_with(path, once.as_bytes()));
    assert_eq!(before.case, after.case);
    Some(once)
}

/// The key of a log that has never signed anything.
pub fn stranger() -> VerifierKey {
    let key = SigningKey::from_seed(&[0xEE; 32]);
    let signer = NoteSigner::new("stranger.example/log", SignatureKind::Note, key).expect("the name is good");
    signer.verifier().clone()
}

/// A witness that has never cosigned anything.
pub fn strange_witness_signer() -> NoteSigner {
    let key = SigningKey::from_seed(&[0xEF; 32]);
    NoteSigner::new("stranger.example/witness", SignatureKind::Cosignature, key).expect("the name is good")
}

/// The key of that witness.
pub fn strange_witness() -> VerifierKey {
    strange_witness_signer().verifier().clone()
}

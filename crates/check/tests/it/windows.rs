//! Lists and objections: candidates and rows written out by hand from `docs/reference/encoding.md`, and faults, each planted.

use takas_check::encode::{base_program, candidates};
use takas_check::oracle::Enumeration;
use takas_check::{Fault, judge, sound};
use takas_model::{Case, Condition, Date, Decision, Kind, Moment, Objection, PhaseRef, Sentence, Window};

use crate::build::{add, add_rule, case, deal, flow, item_ref, line, party, person, rows, selection, transfer};

/// Three phases; A lists ana and a group of six, for B, C; the window is over before the phase at this index. Beside them stands ben.
fn listed(first: usize) -> Case {
    let mut c = case(&["A", "B", "C"], &[1, 1, 1]);
    add(&mut c, "ana", person(), 1, "A", "B");
    add(&mut c, "group", Kind::Group, 6, "A", "B");
    add(&mut c, "ben", person(), 1, "A", "B");
    let day = |day| Moment::Day(Date { year: 2023, month: 11, day });
    c.windows.push(Window {
        name: "list".to_owned(),
        party: party(&c, "A"),
        listed: selection(&c, "ana group"),
        places: Vec::new(),
        opens: day(22),
        closes: day(23),
        first: PhaseRef::new(first),
        published_to: Vec::new(),
        line: line(),
    });
    c
}

fn object(c: &mut Case, against: &[(&str, u64)], decision: Decision) {
    let units = against.iter().map(|&(id, units)| (item_ref(c, id), units)).collect();
    let raised = Moment::Day(Date { year: 2023, month: 11, day: 22 });
    c.objections.push(Objection {
        name: format!("objection {}", c.objections.len()),
        party: party(c, "C"),
        units,
        raised_by: "petitioners".to_owned(),
        raised,
        decision,
        decided: None,
        line: line(),
    });
}

fn uppers(c: &Case) -> Vec<(String, usize, u64)> {
    candidates(c).iter().map(|one| (c.item(one.item).id.clone(), one.phase.index(), one.upper)).collect()
}

fn rejected(phase: usize) -> Decision {
    Decision::Rejected(PhaseRef::new(phase))
}

#[test]
fn nobody_listed_moves_before_the_window_closes() {
    let c = listed(1);
    let expected =
        [("ana", 1, 1), ("ana", 2, 1), ("group", 1, 6), ("group", 2, 6), ("ben", 0, 1), ("ben", 1, 1), ("ben", 2, 1)];
    assert_eq!(uppers(&c), expected.map(|(id, phase, upper)| (id.to_owned(), phase, upper)));
    let expected = ["-x0 - x1 >= -1", "-x2 - x3 >= -6", "-x4 - x5 - x6 >= -1"];
    assert_eq!(rows(&base_program(&c, &[]).unwrap()), expected);
    assert_eq!(sound(&c, &deal(&c, "ana>B@1 group*6>B@2 ben>B")), []);
    let early = transfer(&c, "ana>B");
    assert_eq!(sound(&c, &deal(&c, "ana>B ben>B")), [Fault::WindowOpen(early)]);
}

#[test]
fn who_is_struck_off_or_not_decided_upon_stays() {
    let mut c = listed(0);
    object(&mut c, &[("ana", 1)], Decision::Upheld);
    object(&mut c, &[("group", 2)], Decision::Upheld);
    object(&mut c, &[("group", 1)], Decision::Pending);
    object(&mut c, &[("group", 5)], rejected(0));
    let expected = [("group", 0, 3), ("group", 1, 3), ("group", 2, 3), ("ben", 0, 1), ("ben", 1, 1), ("ben", 2, 1)];
    assert_eq!(uppers(&c), expected.map(|(id, phase, upper)| (id.to_owned(), phase, upper)));
    assert_eq!(rows(&base_program(&c, &[]).unwrap()), ["-x0 - x1 - x2 >= -3", "-x3 - x4 - x5 >= -1"]);
    let (ana, group) = (item_ref(&c, "ana"), item_ref(&c, "group"));
    assert_eq!(sound(&c, &deal(&c, "group*2>B group>B@2")), []);
    let two_and_two = deal(&c, "ana>B group*2>B group*2>B@1");
    let faults = [Fault::ObjectedTo(ana, PhaseRef::new(0)), Fault::ObjectedTo(group, PhaseRef::new(1))];
    assert_eq!(sound(&c, &two_and_two), faults);
    // `all of` means all there are: who is struck off is missed.
    let everyone = Condition::All(flow(&c, "group"));
    let rule = add_rule(&mut c, "all", Sentence::Holds(everyone));
    assert_eq!(judge(&c, &deal(&c, "group*3>B")).faults, [Fault::Broken(rule)]);
    assert_eq!(rows(&base_program(&c, &[takas_model::ConflictMember::Rule(rule)]).unwrap())[2], "0 >= 1");
}

#[test]
fn who_is_cleared_late_goes_late() {
    let mut c = listed(0);
    object(&mut c, &[("ana", 1)], rejected(1));
    object(&mut c, &[("group", 4), ("ana", 1)], rejected(2));
    object(&mut c, &[("group", 1)], rejected(1));
    let expected =
        [("ana", 2, 1), ("group", 0, 1), ("group", 1, 2), ("group", 2, 6), ("ben", 0, 1), ("ben", 1, 1), ("ben", 2, 1)];
    assert_eq!(uppers(&c), expected.map(|(id, phase, upper)| (id.to_owned(), phase, upper)));
    // By the end of the first phase one, of the second two: the first says no more than its bound.
    let expected = ["-x1 - x2 - x3 >= -6", "-x1 - x2 >= -2", "-x4 - x5 - x6 >= -1"];
    assert_eq!(rows(&base_program(&c, &[]).unwrap()), expected);
    let group = item_ref(&c, "group");
    assert_eq!(sound(&c, &deal(&c, "group>B group>B@1 group*4>B@2")), []);
    let early = deal(&c, "group>B group*2>B@1");
    assert_eq!(sound(&c, &early), [Fault::ObjectedTo(group, PhaseRef::new(1))]);
    assert!(sound(&c, &early)[0].words(&c).contains("objections"));
}

#[test]
fn more_objections_than_people_leave_nobody_and_no_fewer() {
    let mut c = listed(0);
    object(&mut c, &[("group", 4)], Decision::Upheld);
    object(&mut c, &[("group", 4)], rejected(1));
    let expected = [("group", 1, 2), ("group", 2, 2)];
    let group = uppers(&c).into_iter().filter(|(id, ..)| id == "group").collect::<Vec<_>>();
    assert_eq!(group, expected.map(|(id, phase, upper)| (id.to_owned(), phase, upper)));
    // Judge and oracle find the same deals.
    let all = Enumeration::new(&c, 10_000).unwrap();
    assert!((0..all.len()).all(|index| sound(&c, &all.deal(index)).is_empty()));
    // None, or one or two of the group over two phases; ana and ben each in one of three phases, or not.
    assert_eq!(all.len(), 6 * 4 * 4);
}

//! What comes of reading mediator/operation.toml: every line of it, in the handover.

use takas_atlas::Atlas;
use takas_check::handover_faults;
use takas_formats::{CaseFiles, ReadOperation, Severity, format_file, new_case, read_case, read_operation};
use takas_model::{Case, Deal, Handover, Hours, PlaceRef, QuotaSpan, Sequence, Step, Takes, Transfer};

use crate::base::{CASE, base};
use crate::mutation::damage;
use crate::random::Random;

/// The operation of the base case.
pub(crate) const OPERATION: &str = include_str!("base/operation.toml");

/// A transfer of the base case: `item to party in phase`, so many.
pub(crate) fn transfer(case: &Case, item: &str, to: &str, phase: usize, quantity: u64) -> Transfer {
    let item = case.find_item(item).unwrap();
    let phase = case.phase_refs().nth(phase).unwrap();
    Transfer { item, from: case.item(item).holder, to: case.find_party(to), phase, quantity }
}

/// What moves in the base case, and in which order.
pub(crate) fn base_deal(case: &Case) -> (Deal, Sequence) {
    let of = |item: &str, to: &str, quantity: u64| transfer(case, item, to, 0, quantity);
    let later = [transfer(case, "aid", "AAA", 1, 10), transfer(case, "men", "BBB", 1, 2)];
    let all =
        [of("ann", "AAA", 1), of("dan", "BBB", 1), of("kid", "BBB", 1), of("men", "BBB", 5), of("dead", "AAA", 2)];
    let step = |transfers: Vec<Transfer>| Step { phase: transfers[0].phase, transfers, mark: None, name: None };
    let steps = vec![
        step(vec![of("kid", "BBB", 1)]),
        step(vec![of("dead", "AAA", 2)]),
        step(vec![of("men", "BBB", 3)]),
        step(vec![of("ann", "AAA", 1), of("dan", "BBB", 1)]),
        step(vec![of("men", "BBB", 2)]),
        step(later.to_vec()),
    ];
    let truce = Transfer { to: None, ..transfer(case, "truce", "AAA", 0, 1) };
    (Deal::new(all.into_iter().chain(later).chain([truce])), Sequence { steps })
}

/// The base case with this operation.
pub(crate) fn with_operation(text: &str) -> CaseFiles {
    let mut files = base();
    files.insert("mediator/operation.toml", text);
    files
}

/// Reads the base case's deal with these files.
pub(crate) fn read(files: &CaseFiles, atlas: &Atlas) -> ReadOperation {
    let case = read_case("base", files).case.expect("the case has no mistakes");
    let (deal, order) = base_deal(&case);
    read_operation(&case, files, &deal, Some(&order), atlas)
}

fn base_handover() -> Handover {
    let read = read(&with_operation(OPERATION), &Atlas::embedded().unwrap());
    let told: Vec<String> = read.diagnostics.iter().map(ToString::to_string).collect();
    let handover = read.handover.unwrap_or_else(|| panic!("{}", told.join("\n")));
    assert_eq!(handover_faults(&handover), [""; 0]);
    handover
}

/// A group in one line.
fn told(case: &Case, handover: &Handover, index: usize) -> String {
    let group = &handover.groups[index];
    let places = |route: &takas_model::Route| {
        let name = |(at, place): (usize, &takas_model::PlaceRef)| {
            let id = &handover.place(*place).id;
            if route.exchange == Some(at) { format!("({id})") } else { id.clone() }
        };
        route.places.iter().enumerate().map(name).collect::<Vec<_>>().join(" ")
    };
    let routes: Vec<String> = group.routes.iter().map(places).collect();
    let gates: Vec<String> = group.gates.iter().map(|(gate, words)| format!("{} {words}", gate.name())).collect();
    format!(
        "{} x{} {}->{} {} | {:?} {:?} escort {} whole {} protected {} | {}..{} | {}",
        group.id,
        group.count,
        case.party(group.holder).id,
        case.party(group.receiver).id,
        routes.join(", "),
        group.room,
        group.modes,
        group.escorted_by,
        group.whole,
        group.is_protected,
        group.ready,
        group.due,
        gates.join(", "),
    )
}

#[test]
fn everybody_who_moves_is_in_a_group() {
    let case = read_case("base", &base()).case.unwrap();
    let handover = base_handover();
    let all = "consent open since 2024-07-30, fit open since 2024-07-31 12:00 (Europe/Istanbul), legal open since 2024-07-30, document open since 2024-07-30, identity open since 2024-07-30";
    let dan = "consent open since 2024-07-30, fit open since 2024-07-31 12:00 (Europe/Istanbul), legal expected at 2024-08-01 09:00 (Europe/Istanbul), document open since 2024-07-30, identity open since 2024-07-30, family open since 2024-07-29";
    let groups: Vec<String> = (0..handover.groups.len()).map(|index| told(&case, &handover, index)).collect();
    let any = "[Air, Road, Sea]";
    assert_eq!(
        groups,
        [
            format!(
                "ann x1 BBB->AAA away (meet) home | Seat {any} escort 4 whole true protected false | 0..2880 | {all}"
            ),
            format!(
                "dan x1 AAA->BBB prison home (meet) away | Stretcher {any} escort 0 whole true protected false | 180..2880 | {dan}"
            ),
            format!(
                "kid x1 AAA->BBB prison home (meet) away | Seat {any} escort 1 whole true protected true | 60..2880 | {all}"
            ),
            format!(
                "men in one 1/2 x3 AAA->BBB prison home (meet) away | Seat {any} escort 0 whole false protected false | 0..2880 | {all}"
            ),
            format!(
                "men in one 2/2 x2 AAA->BBB prison home (meet) away | Seat {any} escort 0 whole false protected false | 0..2880 | {all}"
            ),
            format!(
                "men in two x2 AAA->BBB prison home (meet) away | Seat {any} escort 0 whole false protected false | 0..2880 | {all}"
            ),
            format!("dead x2 BBB->AAA away (meet) home | Load {any} escort 0 whole false protected true | 0..2880 | "),
            "aid x10 CCC->AAA pier port | Load [Sea] escort 0 whole false protected false | 0..2880 | ".to_owned(),
        ]
    );
    // Nobody protected stands in a step; the parts of the men stand each in its own.
    let ids = |groups: &[takas_model::GroupRef]| -> Vec<String> {
        groups.iter().map(|group| handover.group(*group).id.clone()).collect()
    };
    let order: Vec<Vec<String>> = handover.order.iter().map(|step| ids(step)).collect();
    assert_eq!(order, [vec!["men in one 1/2"], vec!["ann", "dan"], vec!["men in one 2/2"], vec!["men in two", "aid"]]);
    assert_eq!(ids(&handover.gates[0].of).len(), 6);
    assert_eq!(ids(&handover.gates[0].holds), ["ann", "dan", "men in one 1/2", "men in one 2/2", "men in two"]);
    assert_eq!(ids(&handover.simultaneous[0].groups), ["ann", "dan"]);
    assert_eq!(ids(&handover.apart[0].other), ["ann"]);
    assert_eq!((handover.gates[0].not_before, handover.simultaneous[0].within), (Some(240), 15));
    let quotas: Vec<_> = handover.quotas.iter().map(|quota| (ids(&quota.of), quota.at_most, &quota.span)).collect();
    let held = ids(&handover.gates[0].holds);
    // Men leave from Ankara: midnight there, at 18 and 42 hours from 06:00.
    let days = QuotaSpan::Days(vec![1_080, 2_520]);
    let men = held.iter().filter(|id| id.starts_with("men")).cloned().collect();
    assert_eq!(quotas, [(held, 10, &QuotaSpan::Within(60)), (men, 50, &days)]);
}

/// From 06:00 in Berlin: midnight there after 18 hours, in Ankara after 17. The aid leaves the pier, whose zone is Berlin's.
#[test]
fn days_of_a_quota_are_those_of_the_place_that_people_leave() {
    let atlas = Atlas::embedded().unwrap();
    let days = |of: &str| {
        let operation = OPERATION.replace("host =", "zone = \"Europe/Berlin\"\nhost =");
        let operation = operation.replace("of = \"men\"", &format!("of = \"{of}\""));
        read(&with_operation(&operation), &atlas).handover.map(|handover| handover.quotas[1].span.clone())
    };
    assert_eq!(days("men"), Some(QuotaSpan::Days(vec![1_020, 2_460])));
    assert_eq!(days("aid"), Some(QuotaSpan::Days(vec![1_080, 2_520])));
    assert_eq!(days("men or aid"), Some(QuotaSpan::Days(vec![1_080, 2_520])));
}

/// Minutes from 06:00 in Istanbul, three hours ahead of UTC, on 1 August 2024; Berlin and Oslo are two ahead.
#[test]
fn hours_are_those_of_the_place_and_cross_midnight() {
    let handover = base_handover();
    let open = |place: usize| -> Vec<(i64, i64)> {
        handover.places[place].open.iter().map(|hours| (hours.from, hours.until)).collect()
    };
    assert_eq!(handover.begins, 1_722_481_200);
    assert_eq!(handover.ends, 2_880);
    // 05:00 to 23:00 each day, and on the second day on to 02:00.
    assert_eq!(open(2), [(0, 1_020), (1_380, 2_640), (2_820, 2_880)]);
    // Closed from 20:00 to 22:00 in Berlin.
    assert_eq!(open(3), [(0, 900), (1_020, 2_340), (2_460, 2_880)]);
    assert_eq!(handover.vehicles[1].hours, Hours { from: 0, until: 2_460 });
    assert_eq!(handover.teams[0].hours.len(), 2);
}

#[test]
fn ways_are_those_of_the_atlas_and_of_the_file() {
    let handover = base_handover();
    let ids: Vec<&str> = handover.vehicles.iter().map(|vehicle| vehicle.id.as_str()).collect();
    assert_eq!(ids, ["jet", "plane-1", "plane-2", "bus", "ship"]);
    let way = |vehicle: usize, from: usize, to: usize| {
        &handover.vehicles[vehicle].ways[&(PlaceRef::new(from), PlaceRef::new(to))]
    };
    // Poland is closed to the plane and cleared; both go around Ukraine, so the way bends.
    let there = way(1, 1, 2);
    assert_eq!(there.conditions, ["clearance of POL by the ministry in Warsaw until 2024-08-03 12:00 +03:00"]);
    assert!(there.points.len() > 2 && way(0, 1, 2).conditions.is_empty());
    let mut back = way(1, 2, 1).clone();
    back.points.reverse();
    assert_eq!(back, *there);
    // Five hundredths less and twenty more than usual, rounded away from it.
    assert_eq!(there.takes.shortest, there.takes.usual * 95 / 100);
    assert_eq!(there.takes.longest, (there.takes.usual * 120 + 99) / 100);
    // What the file says of a flight stands; the way back is the atlas's.
    assert_eq!(way(0, 1, 3).takes, Takes { shortest: 100, usual: 120, longest: 150 });
    assert_eq!(way(0, 1, 3).points.len(), 2);
    assert_ne!(way(0, 3, 1).takes.usual, 120);
    assert_eq!(way(3, 0, 1).conditions, ["guarantee \"nobody fires\" by both sides until 2024-08-04 00:00 +03:00"]);
    assert_eq!((way(4, 5, 4).takes, handover.vehicles[4].ways.len()), (Takes::always(600), 1));
}

/// An operation of one flight, in Berlin's zone.
fn plain(begins: &str, ends: &str) -> String {
    format!(
        r#"format = 1
zone = "Europe/Berlin"
begins = "{begins}"
ends = "{ends}"
[places]
here = {{ airport = "EDDK", open = "00:00 to 24:00" }}
there = {{ airport = "ENGM" }}
[vehicles]
jet = {{ kind = "aircraft", type = "A320", seats = 20, load = 20, start = "here" }}
[travel]
"everyone, dead or aid" = {{ from = "here", to = "there", escort_for_each = 5 }}
[cleared]
everyone = {{ consent = "since 2024-01-30", fit = "since 2024-01-30", legal = "since 2024-01-30", document = "since 2024-01-30", identity = "since 2024-01-30" }}
"#
    )
}

#[test]
fn a_day_over_a_change_of_the_clock_has_its_own_length() {
    let atlas = Atlas::embedded().unwrap();
    for (begins, ends, minutes) in [
        ("2024-03-30 12:00", "2024-03-31 12:00", 23 * 60),
        ("2024-10-26 12:00", "2024-10-27 12:00", 25 * 60),
        ("2024-10-27 02:30+02:00", "2024-10-27 02:30+01:00", 60),
        ("2024-12-31 23:00", "2025-01-01 01:00", 120),
    ] {
        let read = read(&with_operation(&plain(begins, ends)), &atlas);
        let told: Vec<String> = read.diagnostics.iter().map(ToString::to_string).collect();
        let handover = read.handover.unwrap_or_else(|| panic!("{}", told.join("\n")));
        assert_eq!(handover.ends, minutes, "{begins}");
        assert_eq!(handover.places[0].open, [Hours { from: 0, until: minutes }], "{begins}: open all the time");
    }
}

/// Phases are civil days of the case's zone, and the handover narrower than them.
#[test]
fn phases_say_from_when_until_when() {
    let atlas = Atlas::embedded().unwrap();
    let mut files = with_operation(&plain("2024-08-01 06:00", "2024-08-05 23:00"));
    let dated = CASE.replace("one = { days = 2 }", "one = { first_day = 2024-08-01, days = 2 }");
    files.insert("case.toml", dated.replace("two = { days = 3 }", "two = { first_day = 2024-08-04, days = 3 }"));
    let handover = read(&files, &atlas).handover.unwrap();
    let spans: Vec<(&str, i64, i64)> =
        handover.groups.iter().map(|group| (group.id.as_str(), group.ready, group.due)).collect();
    // Midnight in Istanbul is 23:00 of the day before in Berlin: the first phase is over 41 hours after it begins.
    assert_eq!(spans[0], ("ann", 0, 41 * 60 - 1));
    assert_eq!(spans[5], ("men in two", 65 * 60, handover.ends));
}

/// The example of the reference, for the case that `takas new` makes: without a finding, and formatted as `takas fmt` writes it but for
/// where its comments stand.
#[test]
fn the_references_example_has_no_mistake() {
    let page = include_str!("../../../../docs/reference/operation.md");
    let example = page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("it has an example");
    let mut files = new_case("example");
    files.insert("mediator/operation.toml", example);
    let case = read_case("example", &files).case.unwrap();
    let holds = case.positions.iter().flat_map(|position| &position.holds);
    let deal = Deal::new(holds.map(|hold| {
        let item = case.item(hold.item);
        let to = hold.to.first().copied();
        Transfer { item: hold.item, from: item.holder, to, phase: hold.phases.first, quantity: item.quantity }
    }));
    let read = read_operation(&case, &files, &deal, None, &Atlas::embedded().unwrap());
    let told: Vec<String> = read.diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(told, [""; 0]);
    let handover = read.handover.unwrap();
    assert_eq!(handover_faults(&handover), [""; 0]);
    assert_eq!(handover.groups.len(), 8);
    let formatted = format_file("mediator/operation.toml", example).unwrap();
    files.insert("mediator/operation.toml", formatted);
    let again = read_operation(&case, &files, &deal, None, &Atlas::embedded().unwrap());
    assert_eq!(again.handover, Some(handover));
}

#[test]
fn damaged_operations_never_panic() {
    let atlas = Atlas::embedded().unwrap();
    let case = read_case("base", &base()).case.unwrap();
    let (deal, order) = base_deal(&case);
    let mut random = Random(20_240_801);
    let mut read_on = 0;
    for _ in 0..300 {
        let mut bytes = OPERATION.as_bytes().to_vec();
        for _ in 0..=random.below(2) {
            damage(&mut bytes, OPERATION.as_bytes(), &mut random);
        }
        let mut files = base();
        files.insert("mediator/operation.toml", bytes);
        let read = read_operation(&case, &files, &deal, Some(&order), &atlas);
        let failed = read.diagnostics.iter().any(|found| found.severity == Severity::Error);
        assert_eq!(read.handover.is_none(), failed);
        for found in &read.diagnostics {
            assert!(found.line > 0 && found.span.start <= found.span.end && !found.help.is_empty(), "{found}");
        }
        // Whoever moves is in a group, whatever was damaged.
        if let Some(handover) = read.handover {
            read_on += 1;
            let moved: u64 = deal.transfers().iter().filter(|transfer| transfer.to.is_some()).map(|t| t.quantity).sum();
            assert_eq!(handover.groups.iter().map(|group| group.count).sum::<u64>(), moved);
            assert_eq!(handover_faults(&handover), [""; 0]);
        }
    }
    assert!(read_on > 3, "{read_on} of 300 could still be read");
}

#[test]
fn a_case_without_the_file_is_told_how_to_begin() {
    let read = read(&base(), &Atlas::embedded().unwrap());
    let told: Vec<&str> = read.diagnostics.iter().map(|found| found.code.id()).collect();
    assert_eq!((told, read.handover), (vec!["E0671"], None));
}

//! What lists say of each human, and what the people of a case gain by it.

use takas_formats::decisions::RowKey;
use takas_formats::list_book::{ListBook, Release};
use takas_formats::read_case;
use takas_formats::settled::{Fed, NotFed, Owned, Settled, Unsettled, feed, settle, write_people};
use takas_lists::evidence::{Evidence, Probability};
use takas_lists::reconcile::{Band, Group, GroupRef, ListRef, Member, Pair, Reason, Reconciliation, Role, Row, Side};
use takas_lists::{Claim, ClaimRef, List, Name, Origin, Standing};
use takas_model::{Case, PartyRef, Status};

use crate::base::base;

/// A row of a list: its name, and what it says.
type Said = (&'static str, Option<Standing>);

fn list(title: &str, rows: &[Said]) -> List {
    let claim = |(index, (name, standing)): (usize, &Said)| Claim {
        origin: Origin { sheet: String::new(), row: u32::try_from(index).unwrap() + 2 },
        names: vec![Name::whole(*name)],
        standing: *standing,
        ..Claim::default()
    };
    List { title: title.to_owned(), claims: rows.iter().enumerate().map(claim).collect() }
}

/// Humans by the rows they have in each of two lists; a second row of one list is a double.
fn found(humans: &[(&[u32], &[u32], Band)], lists: [&List; 2]) -> Reconciliation {
    let member = |rows: &[u32]| {
        let (first, doubles) = rows.split_first()?;
        Some(Member { row: ClaimRef(*first), doubles: doubles.iter().copied().map(ClaimRef).collect() })
    };
    let mut out = Reconciliation {
        fates: lists.map(|list| vec![GroupRef(0); list.claims.len()]).into(),
        ..Reconciliation::default()
    };
    for (index, (one, other, band)) in humans.iter().enumerate() {
        for (list, rows) in [one, other].iter().enumerate() {
            for row in rows.iter() {
                out.fates[list][*row as usize] = GroupRef(index);
            }
        }
        out.groups.push(Group {
            members: vec![member(one), member(other)],
            ties: Vec::new(),
            band: *band,
            reason: Reason::Score,
            probability: Probability::CERTAIN,
            knot: None,
        });
    }
    out
}

fn owned<'a>(a: &'a List, b: &'a List) -> [Owned<'a>; 2] {
    [(a, Role::Claims, 0), (b, Role::Acknowledges, 1)]
        .map(|(list, role, party)| Owned { side: Side { list, role }, party: Some(PartyRef::new(party)) })
}

fn case() -> Case {
    read_case("base", &base()).case.expect("a case")
}

#[test]
fn what_several_lists_say_of_one_human() {
    use Standing::{Acknowledged, Claimed, Dead, Denied, Missing, Released, Seen};
    // What the first list says, what the second says; none: the human is not on it. The status; none: the two contradict one another.
    let rows: &[(Option<Standing>, Option<Standing>, Option<Status>)] = &[
        (Some(Claimed), None, Some(Status::Claimed)),
        (Some(Claimed), Some(Acknowledged), Some(Status::Acknowledged)),
        (Some(Claimed), Some(Denied), Some(Status::Denied)),
        (Some(Claimed), Some(Dead), Some(Status::Dead)),
        (Some(Claimed), Some(Released), Some(Status::Released)),
        (Some(Missing), None, Some(Status::Missing)),
        (Some(Missing), Some(Acknowledged), Some(Status::Acknowledged)),
        (Some(Seen), None, Some(Status::Claimed)),
        (Some(Seen), Some(Denied), Some(Status::Denied)),
        // One holds, the other says that it does not: both may be so.
        (Some(Denied), Some(Acknowledged), Some(Status::Acknowledged)),
        (Some(Acknowledged), Some(Dead), None),
        (Some(Released), Some(Acknowledged), None),
        (Some(Seen), Some(Dead), None),
        (Some(Dead), Some(Released), None),
    ];
    for (one, other, expected) in rows {
        let (a, b) = (list("AAA.csv", &[("Ann", *one)]), list("BBB.csv", &[("Ann", *other)]));
        let second: &[u32] = if other.is_some() { &[0] } else { &[] };
        let settled = settle(&owned(&a, &b), &found(&[(&[0], second, Band::Same)], [&a, &b]), None);
        let is_contradiction = matches!(settled[0].unsettled, Some(Unsettled::Contradiction(..)));
        assert_eq!(settled[0].status, expected.unwrap_or(Status::Unknown), "{one:?} {other:?}");
        assert_eq!(is_contradiction, expected.is_none(), "{one:?} {other:?}");
        assert_eq!(settled[0].may_be_planned(), *expected == Some(Status::Acknowledged));
    }
}

#[test]
fn a_list_that_says_two_things_of_one_human_contradicts_itself() {
    let a = list("AAA.csv", &[]);
    let b = list("BBB.csv", &[("Ann", Some(Standing::Acknowledged)), ("Ann", Some(Standing::Denied))]);
    let settled = settle(&owned(&a, &b), &found(&[(&[], &[0, 1], Band::Same)], [&a, &b]), None);
    assert!(matches!(settled[0].unsettled, Some(Unsettled::Contradiction(..))), "{settled:?}");
    assert_eq!(settled[0].doubles.len(), 1);
}

fn question(one: Row, other: Row) -> Pair {
    Pair {
        one,
        other,
        evidence: Evidence::default(),
        probability: Probability::millionths(500_000),
        band: Band::Ask,
        reason: Reason::Score,
    }
}

#[test]
fn nothing_is_settled_while_a_question_is_open() {
    let (a, b) = (list("AAA.csv", &[("Ann", None), ("Zoe", None)]), list("BBB.csv", &[("Anna", None), ("Zoë", None)]));
    let mut asked = found(&[(&[0], &[0], Band::Ask), (&[1], &[], Band::Same), (&[], &[1], Band::Same)], [&a, &b]);
    let row = |list: u8, claim: u32| Row { list: ListRef(list), claim: ClaimRef(claim) };
    asked.questions.push(question(row(0, 1), row(1, 1)));
    let settled = settle(&owned(&a, &b), &asked, None);
    assert!(settled.iter().all(|one| one.unsettled == Some(Unsettled::Asked) && one.status == Status::Unknown));
    let fed = feed(&owned(&a, &b), &settled, &case());
    assert_eq!(fed.left_out.len(), 3);
    assert!(fed.left_out.iter().all(|(_, why)| *why == NotFed::Asked) && fed.added.is_empty());
}

fn fed_of(a: &List, b: &List, humans: &[(&[u32], &[u32], Band)], case: &Case) -> (Vec<Settled>, Fed) {
    let lists = owned(a, b);
    let settled = settle(&lists, &found(humans, [a, b]), Some(case));
    let fed = feed(&lists, &settled, case);
    (settled, fed)
}

#[test]
fn what_is_settled_feeds_the_people_of_the_case_and_every_human_is_accounted_for() {
    let case = case();
    // Ann and Bob are people of the case, whom BBB holds; the third nobody knows yet, the fourth is claimed of BBB, the fifth dead there.
    let a = list("AAA.csv", &[("Ann", None), ("  BOB ", None), ("Fay F.", None), ("Gus", None)]);
    let b =
        list("BBB.csv", &[("Ann", None), ("Bob", Some(Standing::Dead)), ("Фай", None), ("Hal", Some(Standing::Dead))]);
    let humans: &[(&[u32], &[u32], Band)] = &[
        (&[0], &[0], Band::Same),
        (&[1], &[1], Band::Same),
        (&[2], &[2], Band::Same),
        (&[3], &[], Band::Same),
        (&[], &[3], Band::Same),
    ];
    let (settled, fed) = fed_of(&a, &b, humans, &case);
    assert_eq!(fed.agree + fed.changed.len() + fed.added.len() + fed.left_out.len(), settled.len());
    assert_eq!(fed.agree, 1);
    assert_eq!((fed.changed[0].from, fed.changed[0].to), (Status::Acknowledged, Status::Dead));
    let added: Vec<String> = fed
        .added
        .iter()
        .map(|p| format!("{} {} {:?} {:?} {:?}", p.id, p.name, p.aliases, p.holder.index(), p.status))
        .collect();
    assert_eq!(
        added,
        ["bbb-004 Фай [\"Fay F.\"] 1 Acknowledged", "bbb-005 Gus [] 1 Claimed", "bbb-005-2 Hal [] 1 Dead",]
    );
    let (text, elsewhere) = write_people(None, &fed, &case).expect("a list");
    assert_eq!(elsewhere.len(), 1, "Bob stands in case.toml");
    assert_eq!(
        text,
        "id,name,holder,status,aliases\nbbb-004,Фай,BBB,acknowledged,Fay F.\nbbb-005,Gus,BBB,claimed,\nbbb-005-2,Hal,BBB,dead,\n"
    );
    // The case reads it, and once it has it nothing is left to be fed but what case.toml says.
    let mut files = base();
    files.insert("lists/people.csv", text);
    let read = read_case("base", &files);
    let case = read.case.unwrap_or_else(|| panic!("{:#?}", read.diagnostics));
    let (_, again) = fed_of(&a, &b, humans, &case);
    assert_eq!((again.agree, again.changed.len(), again.added.len()), (4, 1, 0));
}

#[test]
fn what_stands_in_the_list_of_people_stays_but_for_the_status() {
    let mut files = base();
    let before = "name,id,holder,sets\n\"Hal, called H\",hal,BBB,trio\nIda,ida,BBB,trio\n";
    files.insert("lists/people.csv", before);
    let case = read_case("base", &files).case.expect("a case");
    let (a, b) = (list("AAA.csv", &[]), list("BBB.csv", &[("ida", Some(Standing::Dead))]));
    let (_, fed) = fed_of(&a, &b, &[(&[], &[0], Band::Same)], &case);
    let (text, elsewhere) = write_people(Some(before), &fed, &case).expect("a list");
    assert!(elsewhere.is_empty());
    assert_eq!(text, "name,id,holder,sets,status,aliases\n\"Hal, called H\",hal,BBB,trio,,\nIda,ida,BBB,trio,dead,\n");
}

#[test]
fn a_name_that_two_people_have_is_nobodys() {
    let mut files = base();
    files.insert("lists/people.csv", "id,name,holder\nann-b,Ann,BBB\n");
    let case = read_case("base", &files).case.expect("a case");
    let (a, b) = (list("AAA.csv", &[("Ann", None)]), list("BBB.csv", &[]));
    let (settled, _) = fed_of(&a, &b, &[(&[0], &[], Band::Same)], &case);
    assert_eq!(settled[0].person, None);
}

#[test]
fn a_release_is_of_the_row_as_it_was_to_whom_it_names_and_for_its_time() {
    let before = list("BBB.csv", &[("Ann", None), ("Bob", None)]);
    let mut now = before.clone();
    now.claims[1].birth_place = Some("Lower Mill".to_owned());
    let (a, c) = (PartyRef::new(0), PartyRef::new(2));
    let release = |claim: u32, withdrawn| Release {
        row: RowKey::of(&before, ClaimRef(claim)),
        to: vec![a],
        by: "Lea".to_owned(),
        at: 100,
        withdrawn,
        withdrawn_by: None,
        why: None,
    };
    let book = ListBook { released: vec![release(0, Some(200)), release(1, None)], ..ListBook::default() };
    for (list, claim, party, at, expected) in [
        (&before, 0, a, 99, false),
        (&before, 0, a, 100, true),
        (&before, 0, a, 199, true),
        (&before, 0, a, 200, false),
        (&before, 0, c, 150, false),
        (&before, 1, a, 150, true),
        // The row has changed: it was another that was looked at.
        (&now, 1, a, 150, false),
        (&now, 0, a, 150, true),
    ] {
        assert_eq!(book.is_released(list, ClaimRef(claim), party, at), expected, "{claim} {party:?} {at}");
    }
}

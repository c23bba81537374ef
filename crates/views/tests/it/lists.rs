//! Lists side by side: a party's sheet has its own rows and what was released to it, and no canary of anybody else; pseudonyms hide every
//! cell; every row is shown exactly once; the evidence that is shown sums to the score.

use takas_formats::decisions::{Decision, RowKey, Stand, Verdict, stand};
use takas_formats::list_book::{AskedAbout, ListBook, Release, ToldOf};
use takas_formats::settled::{Owned, Settled, feed, settle};
use takas_formats::{CaseFiles, read_case};
use takas_lists::evidence::{Bits, Evidence, Field, Finding, Line, Probability};
use takas_lists::reconcile::{Band, Group, GroupRef, ListRef, Member, Pair, Reason, Reconciliation, Role, Row, Side};
use takas_lists::{Claim, ClaimRef, List, Name, Origin, PartialDate, Standing};
use takas_model::{Case, PartyRef};
use takas_views::phrase::{Form, Part};
use takas_views::projection::{SheetOf, project_sheet};
use takas_views::reconciliation::{
    Reconciled, RowLine, brief_reconciliation, brief_statuses, party_sheet_out, reconciliation_out, statuses_out,
};
use takas_views::{English, Names, Phrase, Tongue, html, text};

const CASE: &str = r#"format = 1
title = "A case"
[parties]
AAA = { name = "A-land" }
BBB = { name = "B-land" }
CCC = { name = "C-land" }
[people]
ann = { name = "Ann", holder = "BBB", consent = "given" }
bob = { name = "Bob", holder = "BBB", consent = "given" }
"#;

/// A row in which every cell says whose it is.
fn row(mark: &str, row: u32) -> Claim {
    let cell = |what: &str| format!("{mark}-{what}");
    Claim {
        origin: Origin { sheet: String::new(), row },
        key: Some(cell("key")),
        names: vec![Name::whole(cell("name")), Name::whole(cell("alias"))],
        father: Some(Name::whole(cell("father"))),
        born: vec![PartialDate { year: 1990, month: Some(4), day: Some(3), ..PartialDate::default() }],
        birth_place: Some(cell("village")),
        documents: vec![cell("passport")],
        unit: Some(cell("unit")),
        held_at: Some(cell("prison")),
        other: vec![("remarks".to_owned(), cell("remark"))],
        ..Claim::default()
    }
}

/// Three rows of A, four of B, one of a visitor: the first of each are one human, the second of A and B doubtful, the rest alone.
struct Table {
    case: Case,
    lists: [List; 3],
    found: Reconciliation,
    decisions: Vec<Decision>,
    book: ListBook,
}

fn list(title: &str, marks: &[&str], first: u32) -> List {
    let claims = (first..).zip(marks).map(|(number, mark)| row(mark, number)).collect();
    List { title: title.to_owned(), claims }
}

fn at(list: u8, claim: u32) -> Row {
    Row { list: ListRef(list), claim: ClaimRef(claim) }
}

fn evidence(mark: &str, other: &str) -> Evidence {
    let line = |field, finding, parts, one: &str, other: &str| Line {
        field,
        finding,
        weight: Bits::from_parts(parts),
        one: one.to_owned(),
        other: other.to_owned(),
    };
    let lines = vec![
        line(Field::Before, Finding::RowsAlone, -3_000, "", ""),
        line(Field::Name, Finding::Spelling, 9_500, &format!("{mark}-name"), &format!("{other}-name")),
        line(Field::BirthPlace, Finding::Different, -1_200, &format!("{mark}-village"), &format!("{other}-village")),
    ];
    Evidence { score: lines.iter().map(|line| line.weight).sum(), lines }
}

fn pair(one: Row, other: Row, marks: (&str, &str), band: Band) -> Pair {
    let evidence = evidence(marks.0, marks.1);
    Pair { one, other, probability: evidence.score.probability(), evidence, band, reason: Reason::Score }
}

fn table() -> Table {
    let files: CaseFiles = [("case.toml", CASE)].into_iter().collect();
    let case = read_case("a-case", &files).case.expect("a case");
    let lists = [
        list("AAA.csv", &["canary-a1", "canary-a2", "canary-a3"], 2),
        list("BBB.csv", &["canary-b1", "canary-b2", "canary-b3", "canary-b4"], 71),
        list("visit.csv", &["canary-v1"], 2),
    ];
    let member = |claim: u32| Some(Member { row: ClaimRef(claim), doubles: Vec::new() });
    let group = |members: Vec<Option<Member>>, ties: Vec<Pair>, band| Group {
        members,
        ties,
        band,
        reason: Reason::Score,
        probability: Probability::millionths(990_000),
        knot: None,
    };
    let groups = vec![
        group(
            vec![member(0), member(0), member(0)],
            vec![
                pair(at(0, 0), at(1, 0), ("canary-a1", "canary-b1"), Band::Same),
                pair(at(1, 0), at(2, 0), ("canary-b1", "canary-v1"), Band::Same),
            ],
            Band::Same,
        ),
        group(
            vec![member(1), member(1), None],
            vec![pair(at(0, 1), at(1, 1), ("canary-a2", "canary-b2"), Band::Ask)],
            Band::Ask,
        ),
        group(vec![member(2), None, None], Vec::new(), Band::Different),
        group(
            vec![None, Some(Member { row: ClaimRef(2), doubles: vec![ClaimRef(3)] }), None],
            Vec::new(),
            Band::Different,
        ),
    ];
    let mut found = Reconciliation { groups, ..Reconciliation::default() };
    found.duplicates.push(pair(at(1, 2), at(1, 3), ("canary-b3", "canary-b4"), Band::Same));
    found.fates = vec![
        vec![GroupRef(0), GroupRef(1), GroupRef(2)],
        vec![GroupRef(0), GroupRef(1), GroupRef(3), GroupRef(3)],
        vec![GroupRef(0)],
    ];
    let key = |list: usize, claim: u32| RowKey::of(&lists[list], ClaimRef(claim));
    let decisions = vec![Decision {
        one: key(0, 1),
        other: key(1, 1),
        says: Verdict::NotSure,
        by: "Lea".to_owned(),
        at: 1_741_082_400,
        why: Some("canary-of-the-reason".to_owned()),
    }];
    let (a, c) = (PartyRef::new(0), PartyRef::new(2));
    let release = |claim: u32, to: PartyRef, withdrawn| Release {
        row: key(1, claim),
        to: vec![to],
        by: "canary-of-who-released".to_owned(),
        at: 100,
        withdrawn,
        withdrawn_by: None,
        why: Some("canary-of-why-released".to_owned()),
    };
    let book = ListBook {
        asked: vec![AskedAbout { row: key(1, 0), by: c, heard_by: None, at: 90, note: None }],
        told: vec![ToldOf { row: key(1, 0), to: c, by: "canary-of-who-told".to_owned(), at: 110, note: None }],
        released: vec![release(0, a, None), release(2, a, Some(150)), release(3, c, None)],
        substitutes: Vec::new(),
    };
    Table { case, lists, found, decisions, book }
}

impl Table {
    fn owned(&self) -> [Owned<'_>; 3] {
        let owned = |list: usize, role, party: Option<usize>| Owned {
            side: Side { list: &self.lists[list], role },
            party: party.map(PartyRef::new),
        };
        [owned(0, Role::Claims, Some(0)), owned(1, Role::Acknowledges, Some(1)), owned(2, Role::Saw, None)]
    }

    fn stand(&self) -> Stand {
        stand(&self.decisions, &self.lists.iter().collect::<Vec<_>>())
    }

    fn reconciled<'a>(&'a self, lists: &'a [Owned<'a>], stand: &'a Stand) -> Reconciled<'a> {
        Reconciled { case: Some(&self.case), lists, found: &self.found, decisions: &self.decisions, stand }
    }

    fn settled(&self) -> Vec<Settled> {
        settle(&self.owned(), &self.found, Some(&self.case))
    }

    /// Everything that a party is shown.
    fn sheet(&self, party: usize, now: i64, names: Names) -> String {
        let (owned, stand) = (self.owned(), self.stand());
        let all = self.reconciled(&owned, &stand);
        let of = SheetOf::Party(PartyRef::new(party));
        let view = project_sheet(&all, &self.settled(), &self.book, &of, now, names);
        let json = serde_json::to_string(&party_sheet_out(&view)).expect("texts");
        format!("{view:?}\n{}\n{json}\n{}", text::party_sheet(&view, 120), html::party_sheet(&view, &English))
    }

    /// Everything that the mediators are shown.
    fn brief(&self, names: Names) -> String {
        let (owned, stand) = (self.owned(), self.stand());
        let all = self.reconciled(&owned, &stand);
        let view = brief_reconciliation(&all, names);
        let settled = self.settled();
        let fed = feed(&owned, &settled, &self.case);
        let statuses = brief_statuses(&all, &settled, &self.book, Some(&fed), 120, names);
        let json = serde_json::to_string(&reconciliation_out(&view)).expect("texts");
        let status = serde_json::to_string(&statuses_out(&statuses)).expect("texts");
        format!(
            "{view:?}\n{}\n{json}\n{}\n{statuses:?}\n{}\n{}\n{status}\n{}",
            text::reconciliation(&view, 120),
            html::reconciliation(&view, &English),
            text::statuses(&statuses, 120),
            text::settlement(&statuses, 120),
            html::statuses(&statuses, &English)
        )
    }
}

#[test]
fn a_partys_sheet_has_its_own_rows_and_what_was_released_to_it_and_nothing_else() {
    let table = table();
    let a = table.sheet(0, 120, Names::Real);
    for own in ["canary-a1", "canary-a2", "canary-a3"] {
        for cell in ["name", "village", "passport", "prison", "remark", "key"] {
            assert!(a.contains(&format!("{own}-{cell}")), "{own}-{cell}");
        }
    }
    // Of what was released: names, birth date, what the list says; and which row of its own it answers.
    assert!(a.contains("canary-b1-name") && a.contains("canary-b1-alias") && a.contains("acknowledged"));
    assert!(a.contains("AAA.csv, row 2"), "what it answers");
    for hidden in ["key", "father", "village", "passport", "unit", "prison", "remark"] {
        assert!(!a.contains(&format!("canary-b1-{hidden}")), "{hidden} stays with whose list it is");
    }
    for canary in ["canary-b2", "canary-b4", "canary-v1", "canary-of", "Lea", "C-land", "CCC", "7 rows", "row 71"] {
        assert!(!a.contains(canary), "A sees {canary}:\n{a}");
    }
    // Released for a time: there before, gone after.
    assert!(a.contains("canary-b3-name") && !table.sheet(0, 150, Names::Real).contains("canary-b3"));
    assert!(!table.sheet(0, 99, Names::Real).contains("canary-b1"), "not before it is released");

    let b = table.sheet(1, 120, Names::Real);
    assert!(b.contains("canary-b4-remark"));
    for canary in ["canary-a", "canary-v", "canary-of", "A-land", "Lea"] {
        assert!(!b.contains(canary), "B sees {canary}");
    }
    // C has no list: what was released to it, and nobody's row number, key or holder's place.
    let c = table.sheet(2, 120, Names::Real);
    assert!(c.contains("canary-b4-name"));
    for canary in ["canary-a", "canary-b1", "canary-b2", "canary-b3", "canary-v", "canary-b4-key", "74"] {
        assert!(!c.contains(canary), "C sees {canary}");
    }
}

#[test]
fn a_row_that_has_changed_since_it_was_released_does_not_go_out() {
    let mut table = table();
    assert!(table.sheet(0, 120, Names::Real).contains("canary-b1-name"));
    table.lists[1].claims[0].standing = Some(Standing::Dead);
    assert!(!table.sheet(0, 120, Names::Real).contains("canary-b1"));
}

#[test]
fn pseudonyms_hide_every_cell_from_mediators_and_parties() {
    let table = table();
    for shown in [table.brief(Names::Pseudonyms), table.sheet(0, 120, Names::Pseudonyms)] {
        assert!(shown.contains("AAA-02"), "{shown}");
        for hidden in ["canary-a", "canary-b", "canary-v", "canary-of-the-reason", "1990"] {
            let at = shown.find(hidden);
            assert!(at.is_none(), "{hidden}: {}", &shown[at.unwrap_or(0).saturating_sub(80)..][..160]);
        }
    }
    assert!(table.sheet(0, 120, Names::Pseudonyms).contains("released-01"));
}

#[test]
fn every_row_stands_in_the_mediators_view_and_the_evidence_sums_to_the_score() {
    let table = table();
    let (owned, stand) = (table.owned(), table.stand());
    let all = table.reconciled(&owned, &stand);
    let view = brief_reconciliation(&all, Names::Real);
    let mut rows: Vec<Phrase> = Vec::new();
    rows.extend(view.matched.iter().flat_map(|group| group.members.iter().flatten()).map(RowLine::place));
    rows.extend(
        view.one_sided.iter().flat_map(|one| std::iter::once(&one.row).chain(&one.doubles)).map(RowLine::place),
    );
    rows.extend(view.doubtful.iter().flat_map(|pair| [pair.one.place(), pair.other.place()]));
    rows.sort();
    rows.dedup();
    assert_eq!(rows.len(), table.lists.iter().map(|list| list.claims.len()).sum::<usize>(), "{rows:?}");
    for pair in view.doubtful.iter().chain(&view.duplicates) {
        assert_eq!(pair.evidence.iter().map(|line| line.weight).sum::<Bits>(), pair.score);
    }
    let shown = table.brief(Names::Real);
    for told in ["canary-of-the-reason", "canary-of-who-told", "canary-of-who-released", "C-land asked", "duplicate"] {
        assert!(shown.contains(told), "{told}");
    }
}

/// Says of every message but what is put into it: what is left of a page then nobody could say in another language.
struct Mute;

impl Tongue for Mute {
    fn code(&self) -> &'static str {
        "tr"
    }

    fn dir(&self) -> &'static str {
        "ltr"
    }

    fn tell(&self, phrase: &Phrase) -> String {
        let all = |phrases: &[Phrase]| phrases.iter().map(|one| self.tell(one)).collect::<Vec<_>>().join(" ");
        match phrase.form() {
            Form::Message(_, parts) => {
                let phrases = parts.iter().filter_map(|(_, part)| match part {
                    Part::Phrase(phrase) => Some(phrase.clone()),
                    Part::Number(_) => None,
                });
                all(&phrases.collect::<Vec<_>>())
            }
            Form::List(phrases) | Form::Row(_, phrases) => all(phrases),
            Form::Moment(..) | Form::Day(_) => String::new(),
            _ => phrase.to_string(),
        }
    }
}

/// The words of a page outside of its style that are no names of the table.
fn words_left(page: &str) -> Vec<String> {
    const NAMES: [&str; 10] =
        ["AAA.csv", "BBB.csv", "visit.csv", "A-land", "B-land", "C-land", "AAA", "BBB", "CCC", "Lea"];
    let page = page.split_once("</style>").map_or(page, |(_, body)| body);
    let texts = page.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text);
    let words = texts.flat_map(|text| text.split([' ', '\n', ';', '(', ')', ',']));
    // Of the case its title and ids, of the lists a heading of their own.
    let is_ours = |word: &str| ["A", "case", "remarks"].contains(&word) || word.starts_with("bbb-");
    let is_name = |word: &&str| word.contains("canary") || NAMES.contains(word) || is_ours(word);
    let left = words.filter(|word| word.chars().any(char::is_alphabetic) && !is_name(word));
    left.map(str::to_owned).collect()
}

#[test]
fn nothing_on_a_page_of_lists_is_said_but_by_phrases() {
    let table = table();
    let (owned, stand) = (table.owned(), table.stand());
    let all = table.reconciled(&owned, &stand);
    let settled = table.settled();
    let sheet = brief_reconciliation(&all, Names::Real);
    let fed = feed(&owned, &settled, &table.case);
    let statuses = brief_statuses(&all, &settled, &table.book, Some(&fed), 120, Names::Real);
    let of = SheetOf::Party(PartyRef::new(0));
    let own = project_sheet(&all, &settled, &table.book, &of, 120, Names::Real);
    for (page, english) in [
        (html::reconciliation(&sheet, &Mute), html::reconciliation(&sheet, &English)),
        (html::statuses(&statuses, &Mute), html::statuses(&statuses, &English)),
        (html::party_sheet(&own, &Mute), html::party_sheet(&own, &English)),
    ] {
        assert_eq!(words_left(&page), Vec::<String>::new(), "{page}");
        assert!(words_left(&english).len() > 20, "in English there is much");
    }
}

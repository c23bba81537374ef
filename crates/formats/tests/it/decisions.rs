//! Decisions about rows of lists: that they survive new versions, that whoever is not sure stands against nobody, that nothing is decided by
//! counting heads; that what is written is read again, and formatted as it stands; what a new version of a list changes.

use takas_formats::decisions::{
    Decision, Found, PairSays, RowAt, RowKey, Verdict, append_decision, find_row, list_changes, read_decisions, stand,
};
use takas_formats::format_file;
use takas_lists::{Claim, ClaimRef, List, Name, Origin, PartialDate};

/// A row: key, name, father; the empty text for none.
type Row = (&'static str, &'static str, &'static str);

fn list(title: &str, rows: &[Row]) -> List {
    let claim = |(index, (key, name, father)): (usize, &Row)| Claim {
        origin: Origin { sheet: String::new(), row: u32::try_from(index).unwrap() + 2 },
        key: Some((*key).to_owned()).filter(|key| !key.is_empty()),
        names: vec![Name::whole(*name)],
        father: Some(*father).filter(|father| !father.is_empty()).map(Name::whole),
        ..Claim::default()
    };
    List { title: title.to_owned(), claims: rows.iter().enumerate().map(claim).collect() }
}

#[test]
fn a_row_is_found_again_by_key_then_by_its_cells_then_by_its_name() {
    let before: &[Row] = &[("7", "Ann", "Abel"), ("", "Ben", "Boaz"), ("", "Cem", ""), ("", "Cem", "")];
    let old = list("A.csv", before);
    let key = |row: u32| RowKey::of(&old, ClaimRef(row));
    let at = |found: Found| match found {
        Found::AsItWas(claim) => format!("as it was at {}", claim.0),
        Found::Changed(claim) => format!("changed at {}", claim.0),
        Found::Gone => "gone".to_owned(),
        Found::Unclear => "unclear".to_owned(),
    };
    let rows: &[(u32, &[Row], &str)] = &[
        (0, before, "as it was at 0"),
        // Moved, renamed, both: the key holds.
        (0, &[("", "Ben", "Boaz"), ("7", "Ann", "Abel")], "as it was at 1"),
        (0, &[("7", "Anna", "Abel")], "changed at 0"),
        (0, &[("8", "Ann", "Abel")], "gone"),
        // The key was left out.
        (0, &[("", "Ann", "Abel")], "as it was at 0"),
        // Without a key: by its cells wherever it stands, then by the name.
        (1, &[("", "Zed", ""), ("", "Ben", "Boaz")], "as it was at 1"),
        (1, &[("", "Ben", "Bera")], "changed at 0"),
        (1, &[("", "Benn", "Boaz")], "gone"),
        (1, &[("", "Ben", "Bera"), ("", "Ben", "Bilal"), ("", "Zed", "")], "unclear"),
        // Twins are told apart by where they stand, and by nothing else.
        (2, before, "as it was at 2"),
        (3, before, "as it was at 3"),
        (3, &[("", "Cem", ""), ("", "Cem", "")], "unclear"),
    ];
    for (row, now, expected) in rows {
        assert_eq!(at(find_row(&list("A.csv", now), &key(*row))), *expected, "row {row} in {now:?}");
    }
}

fn said(one: RowKey, other: RowKey, says: Verdict, by: &str, at: i64) -> Decision {
    Decision { one, other, says, by: by.to_owned(), at, why: None }
}

/// What is said of one pair: the verdict, by whom, when.
type Words<'a> = &'a [(Verdict, &'a str, i64)];

#[test]
fn of_each_person_the_latest_word_counts_and_heads_are_not_counted() {
    let (a, b) = (list("A.csv", &[("1", "Ann", "")]), list("B.csv", &[("1", "Anna", "")]));
    let (one, other) = (RowKey::of(&a, ClaimRef(0)), RowKey::of(&b, ClaimRef(0)));
    let at = |list| RowAt { list, claim: ClaimRef(0) };
    let rows: &[(Words<'_>, Option<PairSays>)] = &[
        (&[], None),
        (&[(Verdict::Same, "Lea", 1)], Some(PairSays::Same)),
        (&[(Verdict::NotSure, "Lea", 1)], Some(PairSays::NotSure)),
        (&[(Verdict::NotSure, "Lea", 1), (Verdict::Same, "Tom", 2)], Some(PairSays::Same)),
        (&[(Verdict::Different, "Lea", 1), (Verdict::NotSure, "Tom", 2)], Some(PairSays::Different)),
        // A later word of the same person, also where it stands earlier in the file.
        (&[(Verdict::Same, "Lea", 1), (Verdict::Different, "Lea", 2)], Some(PairSays::Different)),
        (&[(Verdict::Different, "Lea", 2), (Verdict::Same, "Lea", 1)], Some(PairSays::Different)),
        (&[(Verdict::Same, "Lea", 1), (Verdict::Different, "Lea", 1)], Some(PairSays::Different)),
        (&[(Verdict::Same, "Lea", 1), (Verdict::TakenBack, "Lea", 2)], None),
        // Two against one is no decision.
        (
            &[(Verdict::Same, "Lea", 1), (Verdict::Same, "Tom", 2), (Verdict::Different, "Eva", 3)],
            Some(PairSays::Contested),
        ),
        (
            &[(Verdict::Same, "Lea", 1), (Verdict::Different, "Eva", 3), (Verdict::TakenBack, "Eva", 4)],
            Some(PairSays::Same),
        ),
    ];
    for (words, expected) in rows {
        let decisions: Vec<Decision> =
            words.iter().map(|(says, by, time)| said(one.clone(), other.clone(), *says, by, *time)).collect();
        let stands = stand(&decisions, &[&a, &b]);
        assert_eq!(stands.of(at(0), at(1)).map(|pair| pair.says), *expected, "{words:?}");
        // Which row is written first is of no consequence.
        let turned: Vec<Decision> =
            words.iter().map(|(says, by, time)| said(other.clone(), one.clone(), *says, by, *time)).collect();
        assert_eq!(stand(&turned, &[&a, &b]).pairs, stands.pairs, "{words:?}");
    }
}

#[test]
fn a_decision_survives_a_new_version_and_says_that_its_row_has_changed() {
    let (a, b) = (list("A.csv", &[("1", "Ann", "")]), list("B.csv", &[("", "Anna", "")]));
    let word = said(RowKey::of(&a, ClaimRef(0)), RowKey::of(&b, ClaimRef(0)), Verdict::Same, "Lea", 1);
    let now = list("A.csv", &[("3", "Zed", ""), ("1", "Ann", "Abel")]);
    let after = stand(std::slice::from_ref(&word), &[&now, &b]);
    assert_eq!(after.pairs.len(), 1);
    assert_eq!((after.pairs[0].says, after.pairs[0].has_changed), (PairSays::Same, true));
    assert_eq!(after.pairs[0].one.claim, ClaimRef(1));
    // Said again of the row as it is now, it is up to date; and the first word stays in the file.
    let again = said(RowKey::of(&now, ClaimRef(1)), word.other.clone(), Verdict::Same, "Tom", 2);
    let after = stand(&[word.clone(), again], &[&now, &b]);
    assert_eq!((after.pairs[0].has_changed, after.pairs[0].words.len()), (false, 2));
    // Gone, and back.
    assert!(stand(std::slice::from_ref(&word), &[&list("A.csv", &[("3", "Zed", "")]), &b]).pairs.is_empty());
    assert!(!stand(std::slice::from_ref(&word), &[&a, &b]).pairs[0].has_changed);
    // Of lists that are not looked at nothing is said.
    assert!(stand(&[word], &[&b]).pairs.is_empty());
}

#[test]
fn what_is_written_is_read_again_and_stands_as_it_would_be_formatted() {
    let names = ["Ann", "O\"Neil \\ \u{a0}", "طارق \u{200f}سولماز", "a\tb\u{7}c", "'", "Őz\u{301}"];
    let mut text = String::new();
    let mut words = Vec::new();
    for (index, name) in (0_i64..).zip(names) {
        let key = |list: &str| RowKey {
            list: list.to_owned(),
            key: (index % 2 == 0).then(|| format!("k\"{index}")),
            name: name.to_owned(),
            sheet: if index == 3 { "Лист 1".to_owned() } else { String::new() },
            row: 7,
            digest: "0123456789abcdef".to_owned(),
        };
        let mut word = said(key("A.csv"), key("B.xlsx"), Verdict::NotSure, "Lea \"L\"", 1_741_082_400 + index);
        word.why = (index != 1).then(|| format!("because of {name}"));
        let before = text.clone();
        text = append_decision(&text, &word);
        assert!(text.starts_with(&before), "what stood there stays");
        words.push(word);
    }
    let read = read_decisions("decisions.toml", text.as_bytes(), &[]);
    assert!(read.diagnostics.is_empty(), "{:#?}\n{text}", read.diagnostics);
    assert_eq!(read.decisions.expect("words"), words);
    assert_eq!(format_file("lists/decisions.toml", &text).as_deref(), Ok(text.as_str()));
}

#[test]
fn a_word_is_written_after_words_that_stand_in_one_line() {
    let (one, other) = (list("A.csv", &[("7", "Ann", "")]), list("B.csv", &[("", "Ben", "")]));
    let read = |text: &str| read_decisions("decisions.toml", text.as_bytes(), &[&one, &other]).decisions;
    let line = "{ says = \"same\", one = { list = \"A.csv\", key = \"7\" }, other = { list = \"B.csv\", name = \"Ben\" }, by = \"Lea\", at = 2025-03-04T10:00:00Z }";
    for text in [
        format!("format = 1\n# before\ndecisions = [{line}] # by hand\n"),
        format!("decisions = [\n  {line}, # the first\n  # the other\n  {line},\n  # last\n]\nformat = 1"),
        "format = 1\ndecisions = []\n".to_owned(),
    ] {
        let before = read(&text).expect("it is written by hand, and not wrong");
        let word = said(
            RowKey::of(&one, ClaimRef(0)),
            RowKey::of(&other, ClaimRef(0)),
            Verdict::NotSure,
            "Tom",
            1_741_082_400,
        );
        let written = append_decision(&text, &word);
        let after = read(&written).unwrap_or_else(|| panic!("{written}"));
        assert_eq!(after[..before.len()], before[..], "{written}");
        assert_eq!(after[before.len()..], [word], "{written}");
        for remark in text.lines().filter_map(|line| Some(line.split_once('#')?.1)) {
            assert!(written.contains(&format!("#{remark}\n")), "{remark} is lost: {written}");
        }
    }
}

#[test]
fn what_a_new_version_changes() {
    let before = list(
        "A.csv",
        &[
            ("1", "Ann", "Abel"),
            ("2", "Ben", "Boaz"),
            ("", "Cem", "Can"),
            ("", "Deb", ""),
            ("", "Eli", ""),
            ("", "Eli", ""),
        ],
    );
    let mut now = list(
        "A.csv",
        &[
            ("9", "New", ""),
            ("2", "Ben", "Bera"),
            ("1", "Ann", "Abel"),
            ("", "Cem", "Cahit"),
            ("", "Eli", ""),
            ("", "Eli", ""),
        ],
    );
    now.claims[1].born = vec![PartialDate { year: 1990, month: Some(4), day: None, ..PartialDate::default() }];
    let changes = list_changes(&before, &now);
    assert_eq!(changes.added, [ClaimRef(0)]);
    assert_eq!(changes.gone, [ClaimRef(3)]);
    assert_eq!(changes.kept.len(), 3, "{changes:?}");
    let ben = &changes.changed[0];
    assert_eq!((ben.before, ben.now), (ClaimRef(1), ClaimRef(1)));
    let cells: Vec<String> = ben
        .cells
        .iter()
        .map(|cell| format!("{} {:?} {:?}", cell.column, cell.before.as_deref(), cell.now.as_deref()))
        .collect();
    assert_eq!(cells, ["born None Some(\"1990-04\")", "father Some(\"Boaz\") Some(\"Bera\")"]);
    assert_eq!(changes.changed[1].now, ClaimRef(3));
    // Every row of either version is told of exactly once.
    let counted = changes.kept.len() + changes.changed.len();
    assert_eq!(counted + changes.gone.len(), before.claims.len());
    assert_eq!(counted + changes.added.len(), now.claims.len());
}

#[test]
fn a_corrected_name_is_seen_where_all_else_is_alike() {
    let mut before = list("A.csv", &[("", "Ann", "Abel"), ("", "Ben", "Boaz")]);
    let mut now = list("A.csv", &[("", "Anne", "Abel"), ("", "Benn", "Boaz")]);
    for list in [&mut before, &mut now] {
        list.claims[0].birth_place = Some("Lower Mill".to_owned());
    }
    let changes = list_changes(&before, &now);
    // Ann has a father and a birth place; of Ben the father alone is known, which is too little.
    assert_eq!(changes.changed.len(), 1, "{changes:?}");
    assert_eq!(changes.changed[0].cells[0].now.as_deref(), Some("Anne"));
    assert_eq!((changes.gone.len(), changes.added.len()), (1, 1));
}

#[test]
fn a_list_that_comes_again_as_another_kind_of_file_keeps_its_decisions() {
    let rows: &[Row] = &[("1", "Ann", ""), ("2", "Ben", "")];
    let (old, other) = (list("A.csv", rows), list("B.csv", &[("1", "Anna", "")]));
    let words = [said(RowKey::of(&old, ClaimRef(0)), RowKey::of(&other, ClaimRef(0)), Verdict::Same, "Lea", 1)];
    let now = list("A.xlsx", rows);
    let pairs = |lists: &[&List]| stand(&words, lists).pairs.iter().map(|pair| pair.one.list).collect::<Vec<_>>();
    assert_eq!(pairs(&[&now, &other]), [0]);
    // Where both lie there, the file of that very name is meant.
    assert_eq!(pairs(&[&now, &old, &other]), [1]);
    assert!(pairs(&[&list("AA.csv", rows), &other]).is_empty(), "another name is another list");
}

#[test]
fn a_release_is_withdrawn_in_its_place_and_once() {
    let text = "# the book\nformat = 1\n\n[[released]]\nto = [\"A\"]\nby = \"Lea\" # so\n\n[[released]]\nto = [\"B\"]\nby = \"Tom\"\n";
    let withdrawn =
        takas_formats::list_book::withdraw_release(text, 1, "Lea \"L\"", 1_743_465_600).expect("there is one");
    assert_eq!(withdrawn, format!("{text}withdrawn = 2025-04-01T00:00:00Z\nwithdrawn_by = 'Lea \"L\"'\n"));
    for number in [1, 2] {
        assert_eq!(takas_formats::list_book::withdraw_release(&withdrawn, number, "Lea", 0), None);
    }
    assert_eq!(takas_formats::list_book::withdraw_release("format = ", 0, "Lea", 0), None);
}

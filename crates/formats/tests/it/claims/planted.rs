//! Errors planted in the rows of a file, each kind alone and all kinds combined by chance, from the file to the band: the row is found, or a
//! human is asked, what cannot be trusted is told by its code, and as many rows are accounted for as were written. What was written is
//! counted while it is written, by nothing that reads.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use takas_formats::Code;
use takas_formats::claims::ReadClaims;
use takas_lists::List;
use takas_lists::reconcile::{Band, Limits, Reconciliation, Role, Side, reconcile};

use super::{read, told};
use crate::random::Random;

/// Somebody, in two scripts.
struct Person {
    given: [&'static str; 2],
    patronymic: [&'static str; 2],
    family: [&'static str; 2],
    father: [&'static str; 2],
    alias: [&'static str; 2],
    born: (u16, u8, u8),
}

const fn person(
    given: [&'static str; 2],
    father: [&'static str; 2],
    patronymic: [&'static str; 2],
    family: [&'static str; 2],
    alias: [&'static str; 2],
    born: (u16, u8, u8),
) -> Person {
    Person { given, patronymic, family, father, alias, born }
}

/// Invented people. Each birth date is another when day and month change places.
const PEOPLE: &[Person] = &[
    person(
        ["Ivan", "Иван"],
        ["Pyotr", "Пётр"],
        ["Petrovich", "Петрович"],
        ["Sokolov", "Соколов"],
        ["Bulavin", "Булавин"],
        (1985, 3, 4),
    ),
    person(
        ["Tarik", "Тарик"],
        ["Yusuf", "Юсуф"],
        ["Yusufovich", "Юсуфович"],
        ["Solmaz", "Солмаз"],
        ["Kestrel", "Кестрел"],
        (1988, 7, 11),
    ),
    person(
        ["Pavel", "Павел"],
        ["Mikhail", "Михаил"],
        ["Mikhailovich", "Михайлович"],
        ["Zorin", "Зорин"],
        ["Gromov", "Громов"],
        (1982, 6, 9),
    ),
    person(
        ["Taras", "Тарас"],
        ["Bogdan", "Богдан"],
        ["Bogdanovich", "Богданович"],
        ["Yakhno", "Яхно"],
        ["Perun", "Перун"],
        (1977, 4, 12),
    ),
    person(
        ["Leyla", "Лейла"],
        ["Hasan", "Хасан"],
        ["Hasanovna", "Хасановна"],
        ["Demiray", "Демирай"],
        ["Sevda", "Севда"],
        (1994, 1, 8),
    ),
    person(
        ["Olga", "Ольга"],
        ["Dmitri", "Дмитрий"],
        ["Dmitrievna", "Дмитриевна"],
        ["Ruban", "Рубан"],
        ["Vesna", "Весна"],
        (1990, 2, 10),
    ),
    person(
        ["Arsen", "Арсен"],
        ["Levon", "Левон"],
        ["Levonovich", "Левонович"],
        ["Manukyan", "Манукян"],
        ["Ararat", "Арарат"],
        (1973, 9, 5),
    ),
    person(
        ["Rustam", "Рустам"],
        ["Anvar", "Анвар"],
        ["Anvarovich", "Анварович"],
        ["Kadyrov", "Кадыров"],
        ["Sokrat", "Сократ"],
        (1969, 12, 3),
    ),
];

/// A kind of error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    DayAndMonth,
    NoPatronymic,
    AliasOnly,
    FatherAsFamily,
    Doubled,
    Marks,
    LookAlike,
    /// Cells merged over rows; in workbooks alone.
    Merged,
}

const KINDS: &[Kind] = &[
    Kind::DayAndMonth,
    Kind::NoPatronymic,
    Kind::AliasOnly,
    Kind::FatherAsFamily,
    Kind::Doubled,
    Kind::Marks,
    Kind::LookAlike,
    Kind::Merged,
];

/// The kinds of a number, bit by bit.
fn kinds(bits: usize) -> BTreeSet<Kind> {
    KINDS.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1).map(|(_, kind)| *kind).collect()
}

/// A file as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Commas,
    Semicolons,
    #[cfg(feature = "spreadsheets")]
    Workbook,
}

const FORMS: &[Form] = &[
    Form::Commas,
    Form::Semicolons,
    #[cfg(feature = "spreadsheets")]
    Form::Workbook,
];

/// What was written: the rows, how many of each sort, and where whom.
#[derive(Default)]
struct Written {
    rows: Vec<Vec<String>>,
    headings: u64,
    empty: u64,
    claims: u64,
    told: u64,
    /// For each person the rows in which they stand, counted from 1.
    of: Vec<Vec<u32>>,
    /// Columns and rows of cells that are merged with the one below them: the first row, and over how many.
    merged: Vec<(usize, usize)>,
}

impl Written {
    fn put(&mut self, cells: &[&str]) -> u32 {
        self.rows.push(cells.iter().map(|cell| (*cell).to_owned()).collect());
        u32::try_from(self.rows.len()).expect("a short file")
    }
}

/// The clean list: names in Latin letters, with father and alias.
fn clean() -> String {
    let mut text = "No,Full name,Father,Date of birth,Also known as\n".to_owned();
    for (number, one) in (1..).zip(PEOPLE) {
        let (year, month, day) = one.born;
        let _ = writeln!(
            text,
            "{number},{} {} {},{},{year}-{month:02}-{day:02},{} {}",
            one.given[0], one.patronymic[0], one.family[0], one.father[0], one.given[0], one.alias[0]
        );
    }
    text
}

/// A name as a row with these errors has it.
fn name(one: &Person, errors: &BTreeSet<Kind>, script: usize) -> String {
    let given = one.given[script];
    let mut name = if errors.contains(&Kind::AliasOnly) {
        format!("{given} {}", one.alias[script])
    } else if errors.contains(&Kind::FatherAsFamily) {
        format!("{given} {}", one.father[script])
    } else if errors.contains(&Kind::NoPatronymic) {
        format!("{given} {}", one.family[script])
    } else {
        format!("{given} {} {}", one.patronymic[script], one.family[script])
    };
    if errors.contains(&Kind::LookAlike) {
        let (from, to) = if script == 0 { ("aeop", "аеор") } else { ("аеор", "aeop") };
        let other =
            |letter: char| from.chars().zip(to.chars()).find(|(one, _)| *one == letter).map_or(letter, |(_, to)| to);
        name = name.chars().map(other).collect();
    }
    if errors.contains(&Kind::Marks) {
        name = format!("\u{202b}{}\u{202c}", name.replacen(' ', "\u{200f} ", 1));
    }
    name
}

/// The other list: a row for each person, two where it is doubled, with what else files have between them.
fn planted(errors: &[BTreeSet<Kind>], script: usize, form: Form, random: &mut Random) -> Written {
    let mut out = Written::default();
    let headings = [["No", "Full name", "Date of birth", "Held at"], ["№", "ФИО", "Дата рождения", "Место содержания"]];
    out.put(&headings[script]);
    out.headings += 1;
    for (index, (one, errors)) in PEOPLE.iter().zip(errors).enumerate() {
        while random.below(4) == 0 {
            out.put(&["", "", "", ""]);
            out.empty += 1;
        }
        let (year, mut month, mut day) = one.born;
        if errors.contains(&Kind::DayAndMonth) {
            (month, day) = (day, month);
        }
        let born = [format!("{year}-{month:02}-{day:02}"), format!("{day:02}.{month:02}.{year}")];
        let times = 1 + usize::from(errors.contains(&Kind::Doubled));
        let is_merged = errors.contains(&Kind::Merged) && is_workbook(form);
        let mut rows = Vec::new();
        for again in 0..times {
            let number = format!("{}", 100 + 10 * index + again);
            rows.push(out.put(&[&number, &name(one, errors, script), &born[script], ["Camp 3", "Лагерь 3"][script]]));
            out.claims += 1;
        }
        out.of.push(rows);
        if is_merged {
            // The place is written once for this row and the next, which names nobody.
            out.merged.push((out.rows.len(), 2));
            out.put(&[&format!("{}", 900 + index), "", "", ""]);
            out.told += 1;
        } else if random.below(5) == 0 {
            out.put(&[&format!("{}", 900 + index), "", "", ""]);
            out.told += 1;
        }
    }
    out.put(&["", &format!("{}: {}", ["Total", "Итого"][script], out.claims), "", ""]);
    out.told += 1;
    out
}

#[cfg(feature = "spreadsheets")]
fn is_workbook(form: Form) -> bool {
    form == Form::Workbook
}

#[cfg(not(feature = "spreadsheets"))]
fn is_workbook(_: Form) -> bool {
    false
}

fn bytes(written: &Written, form: Form) -> Vec<u8> {
    match form {
        Form::Commas | Form::Semicolons => {
            let separator = if form == Form::Commas { "," } else { ";" };
            let lines: Vec<String> = written.rows.iter().map(|cells| cells.join(separator)).collect();
            (lines.join("\r\n") + "\r\n").into_bytes()
        }
        #[cfg(feature = "spreadsheets")]
        Form::Workbook => {
            let cells: Vec<Vec<&str>> =
                written.rows.iter().map(|cells| cells.iter().map(String::as_str).collect()).collect();
            let cells: Vec<&[&str]> = cells.iter().map(Vec::as_slice).collect();
            let mut sheet = super::workbooks::rows(&cells);
            if !written.merged.is_empty() {
                let _ = write!(sheet, "<mergeCells count=\"{}\">", written.merged.len());
                for (row, count) in &written.merged {
                    let _ = write!(sheet, "<mergeCell ref=\"D{row}:D{}\"/>", row + count - 1);
                }
                sheet.push_str("</mergeCells>");
            }
            super::workbooks::xlsx(&[("A", false, &sheet)], None, false)
        }
    }
}

fn beside(one: &List, other: &List) -> Reconciliation {
    let sides = [Side { list: one, role: Role::Claims }, Side { list: other, role: Role::Acknowledges }];
    reconcile(&sides, &[], &Limits::default()).expect("two lists")
}

/// The claim of a row of a file.
fn at(list: &List, row: u32) -> usize {
    list.claims.iter().position(|claim| claim.origin.row == row).unwrap_or_else(|| panic!("row {row} is no claim"))
}

/// What becomes of a row of each list.
fn band(found: &Reconciliation, one: usize, other: usize) -> Band {
    if found.fates[0][one] == found.fates[1][other] {
        return found.groups[found.fates[0][one].0].band;
    }
    let is_pair = |pair: &&takas_lists::reconcile::Pair| {
        (pair.one.list.0, pair.other.list.0) == (0, 1)
            && (pair.one.claim.0 as usize, pair.other.claim.0 as usize) == (one, other)
    };
    found.questions.iter().find(is_pair).map_or(Band::Different, |_| Band::Ask)
}

/// Rows out are the rows that were written, sort by sort; and what a human should know of them is told.
fn accounted(read: &ReadClaims, written: &Written, errors: &[BTreeSet<Kind>], form: Form) {
    let rows = &read.rows;
    let counted = (rows.rows, rows.headings, rows.empty, rows.claims, rows.joined, rows.told);
    let all = u64::try_from(written.rows.len()).expect("a short file");
    let expected = (all, written.headings, written.empty, written.claims, 0, written.told);
    assert_eq!(counted, expected, "{errors:?}, {form:?}: {:#?}", read.diagnostics);
    let has = |kind| errors.iter().any(|errors| errors.contains(&kind));
    let codes = told(read);
    let is_unseen = codes.contains(&Code::NameUnseen);
    assert_eq!(is_unseen, has(Kind::Marks) || has(Kind::LookAlike), "{errors:?}: {codes:?}");
    assert_eq!(codes.contains(&Code::MergedFilled), !written.merged.is_empty(), "{errors:?}: {codes:?}");
    assert!(!codes.contains(&Code::TotalDiffers), "the sum is that of the people: {codes:?}");
}

/// Writes, reads and reconciles; the band of each person, the worst of their rows.
fn from_file_to_band(errors: &[BTreeSet<Kind>], script: usize, form: Form, random: &mut Random) -> Vec<Band> {
    let written = planted(errors, script, form, random);
    let (clean, read) = (read(clean().as_bytes(), None), read(&bytes(&written, form), None));
    accounted(&read, &written, errors, form);
    let (one, other) = (clean.list.expect("a list"), read.list.expect("a list"));
    let found = beside(&one, &other);
    let fates: usize = found.fates.iter().map(Vec::len).sum();
    assert_eq!(fates, one.claims.len() + other.claims.len(), "every row has a fate");
    let mut bands = Vec::new();
    for (person, rows) in written.of.iter().enumerate() {
        let claims: Vec<usize> = rows.iter().map(|row| at(&other, *row)).collect();
        // Nobody is one with another person.
        for (stranger, _) in PEOPLE.iter().enumerate().filter(|(stranger, _)| *stranger != person) {
            let with = claims.iter().map(|claim| band(&found, stranger, *claim));
            assert!(with.into_iter().all(|band| band != Band::Same), "{person} is {stranger}: {:?}", errors[person]);
        }
        bands.push(claims.iter().map(|claim| band(&found, person, *claim)).max().expect("a row"));
        if let [first, second] = claims[..] {
            let is_pair = |pair: &takas_lists::reconcile::Pair| {
                (pair.one.list, pair.other.list)
                    == (takas_lists::reconcile::ListRef(1), takas_lists::reconcile::ListRef(1))
                    && (pair.one.claim.0 as usize, pair.other.claim.0 as usize) == (first, second)
            };
            let is_told = found.duplicates.iter().any(is_pair) || found.fates[1][first] == found.fates[1][second];
            assert!(is_told, "the doubled row is told: {:?}", errors[person]);
        }
    }
    bands
}

#[test]
fn each_kind_of_error_alone_is_found() {
    let mut random = Random(23);
    for kind in KINDS.iter().copied().map(Some).chain([None]) {
        for form in FORMS.iter().copied() {
            for script in [0, 1] {
                let errors: Vec<BTreeSet<Kind>> = PEOPLE.iter().map(|_| kind.into_iter().collect()).collect();
                let bands = from_file_to_band(&errors, script, form, &mut random);
                assert!(bands.iter().all(|band| *band == Band::Same), "{kind:?}, {form:?}, script {script}: {bands:?}");
            }
        }
    }
}

#[test]
fn kinds_of_errors_combined_are_never_lost() {
    let mut random = Random(29);
    let all = 1 << KINDS.len();
    for form in FORMS.iter().copied() {
        for script in [0, 1] {
            // Every combination once, in an order that mixes those of a file.
            let start = random.below(all);
            for file in 0..all / PEOPLE.len() {
                let bits = |person: usize| (start + (file * PEOPLE.len() + person) * 37) % all;
                let errors: Vec<BTreeSet<Kind>> = (0..PEOPLE.len()).map(|person| kinds(bits(person))).collect();
                let bands = from_file_to_band(&errors, script, form, &mut random);
                for (errors, band) in errors.iter().zip(bands) {
                    assert_ne!(band, Band::Different, "{errors:?}, {form:?}, script {script}");
                }
            }
        }
    }
}

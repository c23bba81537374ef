//! One list of 50,000 rows with several rows to a human, in place of Splink's `historical_50k`, which no package holds:
//! pairs of rows of one human that are found, and in what time.
//!
//! The set is made up, always the same: names are drawn from those of the sets (CC0), everything else is made up, and the
//! columns and the kinds of errors are those of that set. Both sides are given names, birth date, birth place, postcode and
//! occupation. Takas compares each row with up to forty others of its list here, not ten: in this list a human has up to
//! twelve rows.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use takas_lists::reconcile::{Limits, Reconciling, Role, Side};
use takas_lists::{Claim, List, Name, Origin, PartialDate};

use super::febrl::reconciled;
use super::python::Python;
use crate::lot::Lot;
use crate::names::rows;

/// Rows of the list.
const ROWS: usize = 50_000;

const SCRIPT: &str = include_str!("splink_historical.py");

/// Measures Takas, and Splink where peers are wanted.
pub(crate) fn run(peers: bool) -> Result<(), String> {
    let python = Python::start("lists-splink", super::febrl::REQUIREMENTS)?;
    let path = python.folder().join("historical.csv");
    std::fs::write(&path, made_up()?).map_err(|error| format!("{}: {error}", path.display()))?;
    println!("\n| 50,000 rows of one list | F1 | precision | recall | seconds |");
    println!("| --- | ---: | ---: | ---: | ---: |");
    for threads in [1, 2] {
        let began = Instant::now();
        let (list, humans) = read(&path)?;
        let sides = [Side { list: &list, role: Role::Claims }];
        let limits = Limits { candidates_per_row: 160, ..Limits::default() };
        let result = reconciled(&sides, &limits, threads)?;
        let seconds = began.elapsed().as_secs_f64();
        let mut told: BTreeSet<(u32, u32)> = BTreeSet::new();
        for member in result.groups.iter().filter_map(|group| group.members[0].as_ref()) {
            let rows: Vec<u32> = std::iter::once(&member.row).chain(&member.doubles).map(|row| row.0).collect();
            for (at, &one) in rows.iter().enumerate() {
                told.extend(rows[at + 1..].iter().map(|&other| (one.min(other), one.max(other))));
            }
        }
        let joined = told.len();
        let likely = result.duplicates.iter().filter(|pair| pair.probability.value() >= 0.5);
        told.extend(likely.map(|pair| (pair.one.claim.0, pair.other.claim.0)));
        let same = |&&(one, other): &&(u32, u32)| humans[one as usize] == humans[other as usize];
        let mut rows_of: BTreeMap<&str, usize> = BTreeMap::new();
        for human in &humans {
            *rows_of.entry(human).or_default() += 1;
        }
        let true_pairs: usize = rows_of.values().map(|rows| rows * (rows - 1) / 2).sum();
        let right = told.iter().filter(same).count();
        let (precision, recall) = (right as f64 / told.len() as f64, right as f64 / true_pairs as f64);
        let f1 = 2.0 * precision * recall / (precision + recall);
        println!("| Takas from .5 on, {threads} threads | {f1:.4} | {precision:.4} | {recall:.4} | {seconds:.2} |");
        println!("<!-- {joined} pairs joined, {} of one human; {:?} -->", true_pairs, result.reach);
        if threads == 1 {
            super::calibration::of_doubles("historical", &result, |one, other| humans[one] == humans[other]);
            let compared = compared(&sides, &limits, &humans)? as f64 / true_pairs as f64;
            println!("<!-- {compared:.4} of the pairs of one human are compared -->");
        }
    }
    if peers {
        let folder = python.folder().to_string_lossy().into_owned();
        for threads in ["1", "2"] {
            let answer = python.run("splink_historical", SCRIPT, &[&folder, threads], "")?;
            for line in answer.lines() {
                println!("| Splink, {threads} threads: {} |", line.replace('\t', " | "));
            }
        }
    }
    Ok(())
}

/// How many pairs of rows of one human are compared at all.
fn compared(sides: &[Side<'_>], limits: &Limits, humans: &[String]) -> Result<usize, String> {
    let reconciling = Reconciling::new(sides, &[], limits).map_err(|error| error.to_string())?;
    let mut comparer = reconciling.comparer();
    let mut count = 0;
    for piece in reconciling.pieces() {
        let of_one = |(one, other): &(_, _)| {
            let human = |row: &takas_lists::reconcile::Row| &humans[row.claim.0 as usize];
            human(one) == human(other)
        };
        count += comparer.pairs(&piece).iter().filter(|pair| of_one(pair)).count();
    }
    Ok(count)
}

/// A human, as rows of the list have it where nothing is wrong.
struct Human {
    given: String,
    family: String,
    born: (usize, usize, usize),
    place: usize,
    postcode: String,
    occupation: usize,
}

/// The list as text: identifier, human, given name, family name, birth date, birth place, postcode, occupation.
fn made_up() -> Result<String, String> {
    let (mut given, mut family): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for row in rows::sets(None, None)?.iter().flat_map(|set| &set.rows) {
        let words: Vec<&str> = row.right.split([' ', ',', '(']).filter(|word| word.chars().count() > 2).collect();
        if let [first, .., last] = words[..] {
            given.push(first.to_owned());
            family.push(last.to_owned());
        }
    }
    let mut lot = Lot(50_000);
    let mut text = "unique_id,cluster,first_name,surname,dob,birth_place,postcode_fake,occupation\n".to_owned();
    let (mut row, mut number) = (0, 0);
    while row < ROWS {
        let human = Human {
            given: given[lot.below(given.len())].clone(),
            family: family[lot.below(family.len())].clone(),
            born: (1650 + lot.below(300), 1 + lot.below(12), 1 + lot.below(28)),
            place: common(&mut lot, 1_500),
            postcode: postcode(&mut lot),
            occupation: common(&mut lot, OCCUPATIONS.len()),
        };
        number += 1;
        let mut rows = 1;
        while rows < 12 && lot.below(10) < 7 {
            rows += 1;
        }
        for copy in 0..rows.min(ROWS - row) {
            row += 1;
            let cells = if copy == 0 { plain(&human, &family) } else { wrong(&human, &family, &mut lot) };
            writeln!(text, "r{row},h{number},{}", cells.join(",")).map_err(|error| error.to_string())?;
        }
    }
    Ok(text)
}

/// A number below `end`, the lower the commoner.
fn common(lot: &mut Lot, end: usize) -> usize {
    let below = lot.below(end) + 1;
    lot.below(below)
}

fn letter(lot: &mut Lot) -> char {
    char::from(b'a' + u8::try_from(lot.below(26)).unwrap_or(0))
}

fn postcode(lot: &mut Lot) -> String {
    let area: String = [letter(lot), letter(lot)].iter().collect::<String>().to_uppercase();
    format!("{area}{} {}{}", 1 + lot.below(20), lot.below(10), [letter(lot), letter(lot)].iter().collect::<String>())
}

fn place(number: usize, family: &[String]) -> String {
    const ENDS: [&str; 5] = ["ton", "ford", "by", "field", "mouth"];
    format!("{}{}", family[number * 7 % family.len()], ENDS[number % ENDS.len()])
}

fn plain(human: &Human, family: &[String]) -> [String; 6] {
    let (year, month, day) = human.born;
    [
        human.given.clone(),
        human.family.clone(),
        format!("{year}-{month:02}-{day:02}"),
        place(human.place, family),
        human.postcode.clone(),
        OCCUPATIONS[human.occupation].to_owned(),
    ]
}

/// A row with what goes wrong in such lists: slips, initials, names changed over, only the year, other places, nothing.
fn wrong(human: &Human, family: &[String], lot: &mut Lot) -> [String; 6] {
    let mut cells = plain(human, family);
    match lot.below(100) {
        0..12 => cells[0] = slipped(&cells[0], lot),
        12..18 => cells[0] = cells[0].chars().take(1).collect(),
        18..22 => cells[0].clear(),
        22..25 => cells.swap(0, 1),
        _ => {}
    }
    match lot.below(100) {
        0..14 => cells[1] = slipped(&cells[1], lot),
        14..17 => cells[1].clear(),
        _ => {}
    }
    let (year, month, day) = human.born;
    match lot.below(100) {
        0..15 => cells[2] = format!("{year}-01-01"),
        15..25 => cells[2].clear(),
        25..29 if day <= 12 => cells[2] = format!("{year}-{day:02}-{month:02}"),
        29..34 => cells[2] = format!("{}-{month:02}-{day:02}", year + 1 + lot.below(9)),
        34..37 => cells[2] = format!("{year}-{month:02}-{:02}", 1 + lot.below(28)),
        _ => {}
    }
    match lot.below(100) {
        0..25 => cells[3].clear(),
        25..33 => cells[3] = place(common(lot, 1_500), family),
        33..40 => cells[3] = slipped(&cells[3], lot),
        _ => {}
    }
    match lot.below(100) {
        0..20 => cells[4].clear(),
        20..35 => cells[4] = postcode(lot),
        35..40 => cells[4] = slipped(&cells[4], lot),
        _ => {}
    }
    match lot.below(100) {
        0..40 => cells[5].clear(),
        40..50 => OCCUPATIONS[common(lot, OCCUPATIONS.len())].clone_into(&mut cells[5]),
        _ => {}
    }
    cells
}

/// A text with one slip: a letter wrong, missing, doubled, or changed over with the next.
fn slipped(text: &str, lot: &mut Lot) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    if letters.len() < 3 {
        return text.to_owned();
    }
    let at = 1 + lot.below(letters.len() - 2);
    match lot.below(4) {
        0 => letters[at] = letter(lot),
        1 => drop(letters.remove(at)),
        2 => letters.insert(at, letters[at]),
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}

/// The list, with the human of each row.
fn read(path: &Path) -> Result<(List, Vec<String>), String> {
    let told = |error: csv::Error| format!("{}: {error}", path.display());
    let mut list = List { title: "historical".to_owned(), claims: Vec::new() };
    let mut humans = Vec::new();
    for (row, record) in (2..).zip(csv::Reader::from_path(path).map_err(told)?.records()) {
        let record = record.map_err(told)?;
        let cell = |at: usize| record.get(at).filter(|text| !text.is_empty()).map(str::to_owned);
        let born = cell(4).and_then(|text| {
            let mut numbers = text.split('-').map(|number| number.parse::<u16>().ok());
            let [year, month, day] = [numbers.next()??, numbers.next()??, numbers.next()??];
            PartialDate::gregorian(i64::from(year), u8::try_from(month).ok()?, u8::try_from(day).ok()?)
        });
        list.claims.push(Claim {
            origin: Origin { sheet: String::new(), row },
            names: vec![Name { given: cell(2), family: cell(3), ..Name::default() }],
            born: born.into_iter().collect(),
            birth_place: cell(5),
            held_at: cell(6),
            unit: cell(7),
            ..Claim::default()
        });
        humans.push(cell(1).unwrap_or_default());
    }
    Ok((list, humans))
}

const OCCUPATIONS: &[&str] = &[
    "politician",
    "writer",
    "painter",
    "lawyer",
    "officer",
    "priest",
    "merchant",
    "physician",
    "engineer",
    "actor",
    "composer",
    "historian",
    "botanist",
    "architect",
    "teacher",
    "sculptor",
    "printer",
    "banker",
    "brewer",
    "sailor",
    "surveyor",
    "weaver",
    "cricketer",
    "diplomat",
    "judge",
    "miller",
    "photographer",
    "chemist",
    "organist",
    "explorer",
];

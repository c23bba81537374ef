//! The list of the Office of Foreign Assets Control of the United States: SDN.CSV, and beside it ALT.CSV (other names) and
//! ADD.CSV (addresses). None of them has headings; `-0-` stands for nothing.

use std::collections::BTreeMap;

use takas_lists::{Claim, Name, Origin};

use super::{Kind, Subject, add};
use crate::claims::gather::{Gatherer, Stop};
use crate::claims::values::dates::{self, DateRules};
use crate::claims::values::words;
use crate::codes::Code;

/// Columns of SDN.CSV.
const COLUMNS: usize = 12;

/// Whether the first record looks like one of SDN.CSV.
pub(super) fn is_its(text: &str) -> bool {
    records(text).next().is_some_and(|record| record.len() == COLUMNS && record[0].trim().parse::<u32>().is_ok())
}

fn records(text: &str) -> impl Iterator<Item = csv::StringRecord> + '_ {
    let reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    // The files end with the mark that systems of old put at the end of a text.
    reader.into_records().map_while(Result::ok).filter(|record| !matches!(record.get(0), None | Some("\u{1a}")))
}

/// A cell that says something.
fn said(record: &csv::StringRecord, column: usize) -> Option<&str> {
    record.get(column).map(str::trim).filter(|text| !text.is_empty() && *text != "-0-")
}

/// Reads the entries, then what the other files add to them.
pub(super) fn read(
    text: &str,
    beside: &[String],
    gatherer: &mut Gatherer<'_>,
    subjects: &mut Vec<Subject>,
) -> Result<(), Stop> {
    gatherer.begin_sheet("");
    gatherer.is_list();
    let mut by_number: BTreeMap<String, usize> = BTreeMap::new();
    let mut number = 0;
    for record in records(text) {
        number += 1;
        gatherer.count_row(number)?;
        let Some(name) = said(&record, 1) else {
            gatherer.leave_out(
                number,
                Code::RowNamesNobody,
                "the entry has no name",
                "hand over the file as published",
            );
            continue;
        };
        let kind = match said(&record, 2) {
            Some("individual") => Kind::Person,
            Some("vessel") => Kind::Vessel,
            Some("aircraft") => Kind::Aircraft,
            _ => Kind::Organisation,
        };
        let mut claim = Claim {
            origin: Origin { sheet: String::new(), row: number },
            key: said(&record, 0).map(str::to_owned),
            names: vec![name_of(name, kind)],
            ..Claim::default()
        };
        for (heading, column) in
            [("title", 4), ("call sign", 5), ("vessel type", 6), ("flag", 9), ("owner", 10), ("remarks", 11)]
        {
            claim.other.extend(said(&record, column).map(|text| (heading.to_owned(), text.to_owned())));
        }
        remarks(said(&record, 11).unwrap_or_default(), &mut claim);
        subjects.push(Subject {
            kind,
            schema: said(&record, 2).unwrap_or("entity").to_owned(),
            topics: vec!["sanction".to_owned()],
            programs: said(&record, 3).map(divided).unwrap_or_default(),
        });
        by_number.insert(said(&record, 0).unwrap_or_default().to_owned(), gatherer.claims().len());
        gatherer.push(claim);
    }
    for text in beside {
        for record in records(text) {
            number += 1;
            gatherer.count_row(number)?;
            let claim = by_number.get(record.get(0).unwrap_or_default().trim()).copied();
            let is_names = matches!(said(&record, 2), Some("aka" | "fka" | "nka" | "a.k.a." | "f.k.a." | "n.k.a."));
            let Some((at, claim)) = claim.and_then(|at| Some((at, gatherer.claims().get_mut(at)?))) else {
                let message = "the row adds to an entry that is not in the list";
                gatherer.leave_out(number, Code::RowNamesNobody, message, "hand over the files of one day");
                continue;
            };
            if is_names {
                let kind = subjects.get(at).map_or(Kind::Other, |subject| subject.kind);
                claim.names.extend(said(&record, 3).map(|name| name_of(name, kind)));
            } else {
                let texts: Vec<&str> = (2..6).filter_map(|column| said(&record, column)).collect();
                claim.other.push(("address".to_owned(), texts.join(", ")));
            }
            gatherer.join();
        }
    }
    gatherer.end_sheet();
    Ok(())
}

/// The programmes of an entry, written as `SDGT] [IFSR`.
fn divided(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    for piece in text.split(['[', ']', ';']) {
        add(&mut all, piece);
    }
    all
}

/// People stand with the family name first, before a comma.
fn name_of(name: &str, kind: Kind) -> Name {
    let mut made = Name::whole(name);
    if kind == Kind::Person
        && let Some((family, given)) = name.split_once(',')
    {
        made.family = Some(family.trim().to_owned());
        made.given = Some(given.trim().to_owned());
    }
    made
}

/// What the remarks of an entry say, divided by semicolons: `DOB 12 Jan 1960; POB Baghdad, Iraq; nationality Iraq; Passport A1 (Iraq)`.
fn remarks(text: &str, claim: &mut Claim) {
    for remark in text.trim_end_matches('.').split(';').map(str::trim) {
        let remark = remark.strip_prefix("alt. ").unwrap_or(remark);
        let after = |word: &str| remark.strip_prefix(word).map(str::trim).filter(|rest| !rest.is_empty());
        if let Some(date) = after("DOB ") {
            let date = date.replacen("circa", "ca", 1).replace(" to ", " - ");
            let read = dates::read(&date, DateRules::default()).map(|read| read.readings).unwrap_or_default();
            for reading in read {
                if !claim.born.contains(&reading) {
                    claim.born.push(reading);
                }
            }
        } else if let Some(place) = after("POB ") {
            claim.birth_place.get_or_insert_with(|| place.to_owned());
        } else if let Some(country) = after("nationality ").or_else(|| after("citizen ")) {
            add(&mut claim.nationalities, country);
        } else if let Some(sex) = after("Gender ") {
            claim.sex = words::sex(sex);
        } else if let Some(alias) = after("a.k.a. ") {
            claim.names.push(Name::whole(alias.trim_matches(['\'', '"'])));
        } else if [
            "Passport ",
            "National ID No. ",
            "Tax ID No. ",
            "Registration ID ",
            "Vessel Registration Identification IMO ",
            "Identification Number ",
            "D-U-N-S Number ",
        ]
        .iter()
        .any(|word| remark.starts_with(word))
        {
            let number = remark.split(" (").next().unwrap_or(remark).rsplit(' ').next().unwrap_or_default();
            add(&mut claim.documents, number);
        }
    }
}

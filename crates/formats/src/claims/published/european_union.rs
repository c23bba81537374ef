//! The consolidated financial sanctions list of the European Union, in CSV: headings, then several rows for each entity, one
//! for each of its names, birth dates, documents and addresses.

use std::collections::BTreeMap;

use takas_lists::{Claim, Name, Origin};

use super::{Kind, Subject, add};
use crate::claims::gather::{Gatherer, Stop};
use crate::claims::values::dates::{self, DateRules};
use crate::claims::values::words;
use crate::codes::Code;

/// Headings of both versions of the file, in small letters.
const ENTITY: &[&str] = &["entity_logicalid", "entity_logical_id"];
const REFERENCE: &[&str] = &["entity_eu_referencenumber", "eu_ref_num"];
const SUBJECT: &[&str] = &["entity_subjecttype", "subject_type"];
const WHOLE: &[&str] = &["namealias_wholename", "naal_wholename"];
const GIVEN: &[&str] = &["namealias_firstname", "naal_firstname"];
const MIDDLE: &[&str] = &["namealias_middlename", "naal_middlename"];
const FAMILY: &[&str] = &["namealias_lastname", "naal_lastname"];
const GENDER: &[&str] = &["namealias_gender", "naal_gender"];
const BORN: &[&str] = &["birthdate_birthdate", "birt_date"];
const BORN_YEAR: &[&str] = &["birthdate_year", "birt_year"];
const BORN_PLACE: &[&str] = &["birthdate_place", "birthdate_city", "birt_plcae", "birt_place"];
const BORN_COUNTRY: &[&str] = &["birthdate_countrydescription", "birt_country"];
const DOCUMENT: &[&str] = &["identification_number", "iden_number"];
const CITIZEN: &[&str] = &["citizenship_countrydescription", "citi_country"];
const PROGRAM: &[&str] = &["entity_regulation_programme", "programme", "leba_programme"];
const REMARK: &[&str] = &["entity_remark", "enti_remark"];

/// Whether the first line holds the headings of the list.
pub(super) fn is_its(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default().to_lowercase();
    ENTITY.iter().any(|heading| first.contains(heading)) && first.contains(';')
}

/// Which column has which heading.
struct Columns {
    by_heading: BTreeMap<String, usize>,
}

impl Columns {
    fn said<'r>(&self, record: &'r csv::StringRecord, headings: &[&str]) -> Option<&'r str> {
        let mut found = headings.iter().filter_map(|heading| self.by_heading.get(*heading));
        found.find_map(|column| record.get(*column).map(str::trim).filter(|text| !text.is_empty()))
    }
}

/// Reads every entity.
pub(super) fn read(text: &str, gatherer: &mut Gatherer<'_>, subjects: &mut Vec<Subject>) -> Result<(), Stop> {
    let reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(b';').from_reader(text.as_bytes());
    let mut records = reader.into_records().map_while(Result::ok);
    let headings = records.next().unwrap_or_default();
    let by_heading =
        headings.iter().enumerate().map(|(column, heading)| (heading.trim().to_lowercase(), column)).collect();
    let columns = Columns { by_heading };
    gatherer.begin_sheet("");
    gatherer.is_list();
    gatherer.count_row(1)?;
    gatherer.heading();
    let mut by_entity: BTreeMap<String, usize> = BTreeMap::new();
    for (number, record) in (2..).zip(records) {
        gatherer.count_row(number)?;
        let Some(entity) = columns.said(&record, ENTITY) else {
            gatherer.leave_out(
                number,
                Code::RowNamesNobody,
                "the row belongs to no entity",
                "hand over the file as published",
            );
            continue;
        };
        if let Some(claim) = by_entity.get(entity).and_then(|at| gatherer.claims().get_mut(*at)) {
            fill(claim, &columns, &record);
            gatherer.join();
            continue;
        }
        let mut claim = Claim {
            origin: Origin { sheet: String::new(), row: number },
            key: Some(columns.said(&record, REFERENCE).unwrap_or(entity).to_owned()),
            ..Claim::default()
        };
        fill(&mut claim, &columns, &record);
        let kind = match columns.said(&record, SUBJECT).map(str::to_lowercase) {
            Some(kind) if kind.starts_with('p') => Kind::Person,
            _ => Kind::Organisation,
        };
        subjects.push(Subject {
            kind,
            schema: columns.said(&record, SUBJECT).unwrap_or("enterprise").to_owned(),
            topics: vec!["sanction".to_owned()],
            programs: columns.said(&record, PROGRAM).map(str::to_owned).into_iter().collect(),
        });
        by_entity.insert(entity.to_owned(), gatherer.claims().len());
        gatherer.push(claim);
    }
    tell_nameless(gatherer);
    gatherer.end_sheet();
    Ok(())
}

/// Tells which entities have no name in any row; they stay, so that subjects and claims stay side by side.
fn tell_nameless(gatherer: &mut Gatherer<'_>) {
    let nameless = gatherer.claims().iter_mut().filter(|claim| claim.names.is_empty());
    let rows: Vec<u32> = nameless
        .map(|claim| {
            claim.names.push(Name::whole(claim.key.clone().unwrap_or_default()));
            claim.origin.row
        })
        .collect();
    for row in rows {
        let message = "the entity has no name in any of its rows: its number stands for it";
        gatherer.findings.at(Code::RowNamesNobody, row, None, message, "hand over the file as it was published");
    }
}

/// Adds what a row says.
fn fill(claim: &mut Claim, columns: &Columns, record: &csv::StringRecord) {
    let text = |headings: &[&str]| columns.said(record, headings).map(str::to_owned);
    let name = Name { whole: text(WHOLE), given: text(GIVEN), middle: text(MIDDLE), family: text(FAMILY) };
    if name != Name::default() && !claim.names.contains(&name) {
        claim.names.push(name);
    }
    claim.sex = claim.sex.or(columns.said(record, GENDER).and_then(words::sex));
    if let Some(date) = columns.said(record, BORN).or_else(|| columns.said(record, BORN_YEAR)) {
        let read = dates::read(date, DateRules::default()).map(|read| read.readings).unwrap_or_default();
        for reading in read {
            if !claim.born.contains(&reading) {
                claim.born.push(reading);
            }
        }
    }
    if claim.birth_place.is_none() {
        let place: Vec<&str> =
            [BORN_PLACE, BORN_COUNTRY].iter().filter_map(|headings| columns.said(record, headings)).collect();
        claim.birth_place = (!place.is_empty()).then(|| place.join(", "));
    }
    for (all, headings) in [(&mut claim.documents, DOCUMENT), (&mut claim.nationalities, CITIZEN)] {
        if let Some(text) = columns.said(record, headings) {
            add(all, text);
        }
    }
    if let Some(remark) = columns.said(record, REMARK) {
        let remark = ("remark".to_owned(), remark.to_owned());
        if !claim.other.contains(&remark) {
            claim.other.push(remark);
        }
    }
}

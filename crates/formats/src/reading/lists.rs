//! Reading lists/people.csv (more people), and what lists/PARTY.csv (a party's list as it claims it) says against the case.
//! How a party's list is read stands in `claims`.

use std::collections::BTreeMap;
use std::ops::Range;

use takas_lists::{Claim, List, Standing};
use takas_model::{Consent, Item, Kind, Nature, PartyRef, Person, Status};

use super::draft::{Draft, id_is_fine};
use super::items::{add_item, consent_fits};
use super::words;
use crate::claims::PERSON_HEADING;
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::language::resolve::Thing;
use crate::source::{Place, Text};

const PEOPLE_COLUMNS: &[&str] = &[
    "id",
    "name",
    "holder",
    "status",
    "protected",
    "consent",
    "consent_to",
    "no_return_to",
    "sets",
    "aliases",
    "written",
    "legal",
    "sources",
];
const PEOPLE_REQUIRED: &[&str] = &["id", "name", "holder"];

/// What a party's list says, counted against the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListCount {
    /// The party's id.
    pub party: String,
    /// Rows of the list.
    pub rows: usize,
    /// Rows that name a person of the case and agree with it.
    pub agree: usize,
    /// Rows that name a person of the case and differ from it.
    pub differ: usize,
    /// Rows that name nobody of the case.
    pub unmatched: usize,
}

/// A row: its cells with their places, by column.
struct Row {
    cells: Vec<(String, Place)>,
    place: Place,
}

/// A list: which column is where, and the rows.
struct Sheet {
    columns: Vec<Option<usize>>,
    known: &'static [&'static str],
    rows: Vec<Row>,
}

impl Sheet {
    /// A cell that is not blank.
    fn cell<'r>(&self, row: &'r Row, column: &str) -> Option<(&'r str, Place)> {
        let index = self.known.iter().position(|known| *known == column)?;
        let (text, place) = row.cells.get(self.columns[index]?)?;
        let text = text.trim();
        (!text.is_empty()).then_some((text, *place))
    }

    /// The values of a cell, separated by `;`.
    fn cells<'r>(&self, row: &'r Row, column: &str) -> Vec<(&'r str, Place)> {
        let Some((text, place)) = self.cell(row, column) else { return Vec::new() };
        text.split(';').map(str::trim).filter(|part| !part.is_empty()).map(|part| (part, place)).collect()
    }
}

/// Adds the people of lists/people.csv to the case.
pub(super) fn read_people(text: &Text, file: usize, draft: &mut Draft, sink: &mut Sink) {
    let Some(sheet) = read_sheet(text, file, PEOPLE_COLUMNS, PEOPLE_REQUIRED, sink) else { return };
    let mut sets: BTreeMap<String, usize> = BTreeMap::new();
    for row in &sheet.rows {
        let id = required(&sheet, row, "id", sink);
        let name = required(&sheet, row, "name", sink);
        let holder = required(&sheet, row, "holder", sink);
        let holder_ref = holder.and_then(|(holder, place)| draft.party(holder, place, sink));
        let person = person(&sheet, row, draft, sink);
        let protection = sheet
            .cell(row, "protected")
            .and_then(|(word, place)| words::meaning(words::PROTECTION, word, place, Code::UnknownProtection, sink));
        for (key, place) in sheet.cells(row, "sources") {
            super::lines::cite(&super::fields::Said { value: key, place }, draft, sink);
        }
        let (Some((id, id_place)), Some((name, _))) = (id, name) else { continue };
        if !draft.claim_id(id, id_place, sink) {
            continue;
        }
        let item = Item {
            id: id.to_owned(),
            name: name.to_owned(),
            kind: Kind::Person(person),
            holder: holder_ref.unwrap_or(PartyRef::new(0)),
            quantity: 1,
            protection,
            pseudonym: String::new(),
        };
        let reference = add_item(draft, item, id_place, holder_ref.is_none());
        for (set, place) in sheet.cells(row, "sets") {
            if !sets.contains_key(set) {
                if !id_is_fine(set, place, sink) || is_taken(set, place, draft, sink) {
                    continue;
                }
                sets.insert(set.to_owned(), draft.listed_sets.len());
                draft.listed_sets.push((set.to_owned(), Vec::new()));
            }
            draft.listed_sets[sets[set]].1.push(reference);
        }
    }
}

fn is_taken(set: &str, place: Place, draft: &Draft, sink: &mut Sink) -> bool {
    let Some(first) = draft.ids.get(set) else { return false };
    let message = format!("`{set}` is the id of something else, so it cannot be a set");
    sink.add(Code::DuplicateId, place, message, "give the set another name").see(*first, "first used here");
    true
}

fn person(sheet: &Sheet, row: &Row, draft: &Draft, sink: &mut Sink) -> Person {
    let status = sheet
        .cell(row, "status")
        .and_then(|(word, place)| words::meaning(words::STATUS, word, place, Code::UnknownStatus, sink));
    let consent = sheet
        .cell(row, "consent")
        .and_then(|(word, place)| words::meaning(words::CONSENT, word, place, Code::UnknownConsent, sink));
    let mut parties = |column: &str| -> Vec<PartyRef> {
        sheet.cells(row, column).into_iter().filter_map(|(id, place)| draft.party(id, place, sink)).collect()
    };
    let (consent_to, no_return_to) = (parties("consent_to"), parties("no_return_to"));
    let person = Person {
        aliases: sheet.cells(row, "aliases").into_iter().map(|(alias, _)| alias.to_owned()).collect(),
        written: sheet.cell(row, "written").map(|(name, _)| name.to_owned()),
        status: status.unwrap_or(Status::Acknowledged),
        legal: sheet.cell(row, "legal").map(|(legal, _)| legal.to_owned()),
        consent: consent.unwrap_or(Consent::NotKnown),
        consent_to,
        no_return_to,
    };
    consent_fits(&person, row.place, sink);
    person
}

fn required<'r>(sheet: &Sheet, row: &'r Row, column: &str, sink: &mut Sink) -> Option<(&'r str, Place)> {
    let cell = sheet.cell(row, column);
    if cell.is_none() {
        sink.add(
            Code::CellEmpty,
            row.place,
            format!("the row has no `{column}`"),
            "fill the cell, or take the row out",
        );
    }
    cell
}

/// A party's list, and where its rows stand in the file.
pub(super) struct Rows<'l> {
    pub(super) file: usize,
    pub(super) list: &'l List,
    pub(super) places: &'l BTreeMap<u32, Range<usize>>,
}

impl Rows<'_> {
    fn place(&self, claim: &Claim) -> Place {
        let place = self.places.get(&claim.origin.row).cloned().unwrap_or_default();
        Place { file: self.file, start: place.start, end: place.end }
    }
}

/// Counts a party's list against the case.
pub(super) fn count_claims(rows: &Rows<'_>, party: PartyRef, draft: &Draft, sink: &mut Sink) -> ListCount {
    let whose = party;
    let party = draft.case.party(party).id.clone();
    let mut count = ListCount { party, rows: rows.list.claims.len(), agree: 0, differ: 0, unmatched: 0 };
    let mut seen: BTreeMap<usize, Place> = BTreeMap::new();
    let mut first_unmatched = None;
    for claim in &rows.list.claims {
        let place = rows.place(claim);
        let claimed = claim.standing.and_then(status_of);
        let id = claim.other.iter().find(|(heading, _)| heading == PERSON_HEADING).map(|(_, id)| id.as_str());
        let Some(id) = id else {
            count.unmatched += 1;
            first_unmatched = first_unmatched.or(Some(place));
            continue;
        };
        let Some(item) = listed_person(id.trim(), place, draft, sink) else {
            count.unmatched += 1;
            continue;
        };
        if let Some(first) = seen.insert(item, place) {
            let message = format!("`{id}` is listed twice");
            sink.add(Code::ListedTwice, place, message, "see whether two people are meant")
                .see(first, "listed first here");
        }
        let Kind::Person(person) = &draft.case.items[item].kind else { continue };
        match claimed.filter(|said| *said != person.status) {
            None => count.agree += 1,
            Some(said) => {
                count.differ += 1;
                differs(draft, whose, item, (said, person.status), place, sink);
            }
        }
    }
    if let Some(place) = first_unmatched {
        let message = format!("{} of {} rows of the list name nobody of the case by id", count.unmatched, count.rows);
        sink.add(
            Code::ListUnmatched,
            place,
            message,
            "fill in `person` where it is known who is meant; this is the first such row",
        );
    }
    count
}

/// Tells that a list says another status than the case. What the holder's own list says is more than that two files differ: the person would
/// be planned for and cannot go.
fn differs(
    draft: &Draft,
    party: PartyRef,
    item: usize,
    (said, known): (Status, Status),
    place: Place,
    sink: &mut Sink,
) {
    let word = |status: Status| words::STATUS.iter().find(|(_, of)| *of == status).map_or("", |(word, _)| word);
    let whole = &draft.case.items[item];
    let message = format!("the list says `{}` of `{}`, case.toml `{}`", word(said), whole.id, word(known));
    if known != Status::Acknowledged || whole.holder != party {
        sink.add(Code::ListDiffers, place, message, "see which is right; a list says what the party claims");
        return;
    }
    let is_live = draft.case.nature == Nature::Live;
    let code = if is_live { Code::ListForbids } else { Code::ListForbidsThen };
    let message = format!("{message}: a transfer is planned for an acknowledged person alone");
    let help = "see which is right, and change the other; nobody is planned for whom the holder does not acknowledge";
    sink.add(code, place, message, help);
}

/// The status that a standing is; none where a list says no more than that somebody was seen.
fn status_of(standing: Standing) -> Option<Status> {
    match standing {
        Standing::Claimed => Some(Status::Claimed),
        Standing::Acknowledged => Some(Status::Acknowledged),
        Standing::Denied => Some(Status::Denied),
        Standing::Dead => Some(Status::Dead),
        Standing::Released => Some(Status::Released),
        Standing::Missing => Some(Status::Missing),
        Standing::Seen => None,
    }
}

fn listed_person(id: &str, place: Place, draft: &Draft, sink: &mut Sink) -> Option<usize> {
    if let Some(Thing::Item(item)) = draft.names.things.get(id)
        && matches!(draft.case.item(*item).kind, Kind::Person(_))
    {
        return Some(item.index());
    }
    if !draft.was_lost(id) {
        let people = draft.case.items.iter().filter(|item| item.is_people()).map(|item| item.id.as_str());
        let help = sink.did_you_mean(id, people, "leave the cell empty where the person is not known");
        sink.add(Code::UnknownName, place, format!("the case has no person `{id}`"), help);
    }
    None
}

/// Header and rows of a list.
fn read_sheet(
    text: &Text,
    file: usize,
    known: &'static [&'static str],
    needed: &[&str],
    sink: &mut Sink,
) -> Option<Sheet> {
    let mut rows = read_rows(text, file, sink);
    if rows.is_empty() {
        let help = format!("begin it with the header `{}`", known.join(","));
        sink.add(Code::CsvEmpty, Place { file, start: 0, end: 0 }, "the list has no header", help);
        return None;
    }
    let header = rows.remove(0);
    let mut columns: Vec<Option<usize>> = vec![None; known.len()];
    for (index, (name, place)) in header.cells.iter().enumerate() {
        match known.iter().position(|known| known == &name.trim()) {
            Some(column) if columns[column].is_some() => {
                sink.add(
                    Code::ColumnRepeated,
                    *place,
                    format!("the column `{}` stands twice", known[column]),
                    "keep one of the two",
                );
            }
            Some(column) => columns[column] = Some(index),
            None => {
                let help = sink.did_you_mean(name, known.iter().copied(), "leave the column out");
                sink.add(Code::ColumnUnknown, *place, format!("there is no column `{}`", name.trim()), help);
            }
        }
    }
    let mut complete = true;
    for column in needed {
        let index = known.iter().position(|known| known == column);
        if index.is_none_or(|index| columns[index].is_none()) {
            complete = false;
            let help = format!("add it to the header; the columns are {}", known.join(", "));
            sink.add(Code::ColumnMissing, header.place, format!("the column `{column}` is missing"), help);
        }
    }
    let width = header.cells.len();
    rows.retain(|row| {
        let fits = row.cells.len() == width;
        if !fits {
            let message = format!("the row has {} cells, the header {width}", row.cells.len());
            let help = "put a text that holds a comma between quotation marks, and leave no cell out";
            sink.add(Code::CellCount, row.place, message, help);
        }
        fits
    });
    complete.then_some(Sheet { columns, known, rows })
}

/// Every record of a CSV text, cells located as well as their quoting lets them be.
fn read_rows(text: &Text, file: usize, sink: &mut Sink) -> Vec<Row> {
    if text.content.bytes().filter(|byte| *byte == b'"').count() % 2 == 1 {
        let last = text.content.rfind('"').unwrap_or(0);
        let help = "close it, and write two (\"\") for one inside a text";
        sink.add(
            Code::CsvQuote,
            Place { file, start: last, end: last + 1 },
            "a quotation mark is not closed in this file",
            help,
        );
    }
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.content.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    while let Ok(true) = reader.read_record(&mut record) {
        let start = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        let end = usize::try_from(reader.position().byte()).unwrap_or(start).min(text.content.len());
        let start = start
            + text.content.get(start..end).map_or(0, |raw| raw.len() - raw.trim_start_matches(['\r', '\n']).len());
        let line_end = text.content.get(start..end).map_or(end, |raw| start + raw.trim_end().len());
        let place = Place { file, start, end: line_end.max(start) };
        let mut cursor = start;
        let mut cells = Vec::with_capacity(record.len());
        for cell in &record {
            let found = text.content.get(cursor..end).and_then(|rest| rest.find(cell)).filter(|_| !cell.is_empty());
            let cell_place =
                found.map_or(place, |at| Place { file, start: cursor + at, end: cursor + at + cell.len() });
            cursor = found.map_or(cursor, |at| cursor + at + cell.len());
            cells.push((cell.to_owned(), cell_place));
        }
        if cells.iter().any(|(cell, _)| !cell.trim().is_empty()) {
            rows.push(Row { cells, place });
        }
    }
    rows
}

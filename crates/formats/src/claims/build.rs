//! One row as one claim: every cell goes where its column says, and what cannot be read is told and kept as it stands.

use takas_lists::{Claim, Name, Origin, PartialDate};

use super::cell::{Cell, Row, letters};
use super::field::Field;
use super::findings::Findings;
use super::guess::Plan;
use super::values::dates::{self, DateReading};
use super::values::names;
use super::values::plain::plain;
use super::values::words;
use crate::codes::Code;

/// The most names of a row that are compared. Every name of a row is compared with every name of another.
const NAMES_MAX: usize = 64;

/// Under what heading [`Claim::other`] keeps the id of a person of the case.
pub const PERSON_HEADING: &str = "person of the case";
/// Under what heading it keeps the section of the list in which the row stands.
pub const SECTION_HEADING: &str = "section";

/// Words with which a row of a total begins.
const TOTALS: &str = "total|totals|grand total|subtotal|sum|toplam|genel toplam|cəmi|yekun|итого|всего|итог|разом|усього|всього|المجموع|مجموع|الاجمالي|جمع|جمع کل|סה כ|סך הכל|סך הכול|\
    total général|somme|gesamt|summe|insgesamt|gesamtzahl|ընդամենը|სულ|ჯამი|σύνολο";

/// What a row is.
pub(super) enum Outcome {
    Claim(Box<Claim>),
    /// The sum of the rows above; told.
    Total,
    /// A heading of rows below; told.
    Section(String),
    /// It names nobody; told.
    Nobody,
}

/// What surrounds the row.
pub(super) struct Context<'c> {
    pub(super) plan: &'c Plan,
    pub(super) sheet: &'c str,
    pub(super) section: Option<&'c str>,
}

/// Whether a row above the headings has as much in it as a row of the table.
pub(super) fn looks_like_data(row: &Row, plan: &Plan) -> bool {
    let filled = row.filled().count();
    filled >= 3 && 2 * filled >= plan.columns.len() && row.wide.is_empty()
}

/// Makes a claim of a row, or says what else it is; `since_total` and `claims` count those of the sheet so far.
pub(super) fn row(row: &Row, context: &Context<'_>, since_total: u64, claims: u64, findings: &mut Findings) -> Outcome {
    if let Some(total) = total(row, context.plan) {
        let (code, message) = match total {
            Total { number: Some(number) } if number != since_total && number != claims => (
                Code::TotalDiffers,
                format!("the row says {number}, but {since_total} rows above it were read as people"),
            ),
            _ => (Code::RowTotal, "this is the sum of the rows above, and nobody".to_owned()),
        };
        findings.at(code, row.number, None, &message, "count the rows if the numbers differ");
        return Outcome::Total;
    }
    if let Some(text) = section(row, context.plan) {
        let message = format!("this heads the rows below: \"{}\" is kept with each of them", shortened(&text));
        findings.at(Code::RowSection, row.number, None, &message, "nothing need be done if it is nobody's name");
        return Outcome::Section(text);
    }
    let mut builder =
        Builder { row, context, findings, claim: Claim::default(), parts: Vec::new(), parts_seen: [0; 3] };
    builder.fill();
    if builder.claim.names.is_empty() {
        let help = "write the name, or what is known of the person, into the column for names; or take the row out";
        builder.findings.at(Code::RowNamesNobody, row.number, None, "the row names nobody, so it is no claim", help);
        return Outcome::Nobody;
    }
    Outcome::Claim(Box::new(builder.claim))
}

/// A row that is the sum of others, and the number that it gives.
struct Total {
    number: Option<u64>,
}

/// Whether the row is the sum of others.
fn total(row: &Row, plan: &Plan) -> Option<Total> {
    static WORDS: std::sync::OnceLock<Vec<String>> = std::sync::OnceLock::new();
    let totals = WORDS.get_or_init(|| TOTALS.split('|').map(plain).collect());
    let filled: Vec<usize> = row.filled().collect();
    if filled.len() > 3.max(plan.columns.len() / 2) {
        return None;
    }
    let first = filled.iter().find_map(|column| match row.cell(*column) {
        Cell::Text(text) => Some(plain(text)),
        _ => None,
    })?;
    let rest = totals.iter().find_map(|word| {
        let rest = first.strip_prefix(word.as_str())?;
        (rest.is_empty() || rest.starts_with(' ')).then_some(rest)
    })?;
    let letters_after = rest.split(' ').filter(|word| word.chars().any(char::is_alphabetic)).count();
    if letters_after > 2 {
        return None;
    }
    let number = |text: &str| text.split(' ').find_map(|word| word.parse::<u64>().ok());
    let elsewhere = || filled.iter().find_map(|column| number(&plain(&row.cell(*column).shown()?)));
    Some(Total { number: number(rest).or_else(elsewhere) })
}

/// The text of a row that heads others: one cell, over several columns, or in a column that holds no names.
fn section(row: &Row, plan: &Plan) -> Option<String> {
    let mut filled = row.filled();
    let (Some(column), None) = (filled.next(), filled.next()) else { return None };
    let Cell::Text(text) = row.cell(column) else { return None };
    let is_wide = row.wide.iter().any(|(from, _)| *from == column);
    let has_letters = text.chars().any(char::is_alphabetic);
    let is_elsewhere = !plan.field(column).names() && column == 0;
    (has_letters && plan.columns.len() > 1 && (is_wide || is_elsewhere)).then(|| text.trim().to_owned())
}

/// A text short enough for a message.
fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

struct Builder<'b> {
    row: &'b Row,
    context: &'b Context<'b>,
    findings: &'b mut Findings,
    claim: Claim,
    /// Names in parts: the first column of each part makes the first, the second another one.
    parts: Vec<Name>,
    /// How many columns of given, middle and family names there were.
    parts_seen: [usize; 3],
}

impl Builder<'_> {
    fn fill(&mut self) {
        self.claim.origin = Origin { sheet: self.context.sheet.to_owned(), row: self.row.number };
        for (column, cell) in self.row.cells.iter().enumerate() {
            let field = self.context.plan.field(column);
            if let Some(text) = cell.shown() {
                self.put(column, field, cell, &text);
            } else if let Some(part) = part_of(field) {
                self.parts_seen[part] += 1;
            }
        }
        let parts = std::mem::take(&mut self.parts).into_iter().filter(|name| *name != Name::default());
        self.claim.names.extend(parts);
        if let Some(section) = self.context.section {
            self.claim.other.push((SECTION_HEADING.to_owned(), section.to_owned()));
        }
        self.tell_merged();
    }

    fn put(&mut self, column: usize, field: Field, cell: &Cell, text: &str) {
        match field {
            Field::Nothing => {}
            Field::Other => self.keep(column, text),
            Field::Person => self.claim.other.push((PERSON_HEADING.to_owned(), text.to_owned())),
            Field::Key => self.claim.key = Some(text.to_owned()),
            Field::Sex => self.sex(column, text),
            Field::Standing => self.standing(column, text),
            Field::Born | Field::Since => self.date(column, field, cell, text),
            _ if words::says_nothing(text) => {
                if let Some(part) = part_of(field) {
                    self.parts_seen[part] += 1;
                }
            }
            Field::Name | Field::Alias => self.names(column, field, cell, text),
            Field::Given | Field::Middle | Field::Family => self.part(column, field, text),
            Field::Father => self.claim.father = Some(self.relative(column, text)),
            Field::Mother => self.claim.mother = Some(self.relative(column, text)),
            Field::BirthPlace if self.claim.birth_place.is_some() => self.keep(column, text),
            Field::BirthPlace => self.claim.birth_place = Some(text.to_owned()),
            Field::Nationality => self.claim.nationalities.extend(divided(text)),
            Field::Document => self.claim.documents.extend(divided(text)),
            Field::Unit => self.claim.unit = Some(text.to_owned()),
            Field::HeldAt => self.claim.held_at = Some(text.to_owned()),
        }
    }

    /// Keeps a cell as it stands, under the heading of its column.
    fn keep(&mut self, column: usize, text: &str) {
        let heading = self.context.plan.columns.get(column).map(|column| column.heading.trim()).unwrap_or_default();
        let heading = if heading.is_empty() { format!("column {}", letters(column)) } else { heading.to_owned() };
        self.claim.other.push((heading, text.to_owned()));
    }

    fn not_read(&mut self, column: usize, code: Code, text: &str, what: &str, help: &str) {
        if !words::says_nothing(text) {
            let message = format!("\"{}\" is {what}: it is kept as it stands and not compared", shortened(text));
            self.findings.at(code, self.row.number, Some(column), &message, help);
            self.keep(column, text);
        }
    }

    fn sex(&mut self, column: usize, text: &str) {
        self.claim.sex = words::sex(text);
        if self.claim.sex.is_none() {
            self.not_read(
                column,
                Code::WordUnread,
                text,
                "no word for a sex that is known",
                "write `female` or `male`",
            );
        }
    }

    fn standing(&mut self, column: usize, text: &str) {
        self.claim.standing = words::standing(text);
        if self.claim.standing.is_none() {
            let help = "write claimed, acknowledged, denied, dead, released, missing or seen";
            self.not_read(column, Code::WordUnread, text, "no word for a standing that is known", help);
        }
    }

    fn names(&mut self, column: usize, field: Field, cell: &Cell, text: &str) {
        let pieces: Vec<&str> = match cell {
            Cell::Several(values) => values.iter().map(String::as_str).collect(),
            _ => vec![text],
        };
        for piece in pieces {
            let cut = names::split(piece, field == Field::Alias);
            if let Some(why) = cut.why {
                let shown = cut.names.iter().map(|name| shortened(name)).collect::<Vec<_>>().join("\" and \"");
                let message = format!("the cell is read as \"{shown}\", because of {why} in it");
                let help = "nothing need be done if these are names of one person; the cell is kept whole beside them";
                self.findings.at(Code::NameSplit, self.row.number, Some(column), &message, help);
                self.keep(column, piece);
            }
            for name in cut.names {
                if self.claim.names.len() >= NAMES_MAX {
                    let message = format!("the row has more than {NAMES_MAX} names, and is compared by these");
                    let help = "see whether the cell holds names of one person; it is kept whole beside them";
                    self.findings.at(Code::NamesMany, self.row.number, Some(column), &message, help);
                    self.keep(column, piece);
                    return;
                }
                self.tell_unseen(column, &name);
                let name = Name::whole(name);
                if !self.claim.names.contains(&name) {
                    self.claim.names.push(name);
                }
            }
        }
    }

    fn part(&mut self, column: usize, field: Field, text: &str) {
        let Some(part) = part_of(field) else { return };
        self.tell_unseen(column, text);
        let number = self.parts_seen[part];
        self.parts_seen[part] += 1;
        if self.parts.len() <= number {
            self.parts.resize(number + 1, Name::default());
        }
        let name = &mut self.parts[number];
        let place = match field {
            Field::Given => &mut name.given,
            Field::Middle => &mut name.middle,
            _ => &mut name.family,
        };
        *place = Some(text.to_owned());
    }

    fn relative(&mut self, column: usize, text: &str) -> Name {
        self.tell_unseen(column, text);
        Name::whole(text)
    }

    fn tell_unseen(&mut self, column: usize, name: &str) {
        if let Some(what) = names::unseen(name) {
            let message = format!("the name \"{}\" looks like another text than it is: {what}", shortened(name));
            let help =
                "nothing need be done: names are compared without such marks; ask whoever made the list if it goes on";
            self.findings.at(Code::NameUnseen, self.row.number, Some(column), &message, help);
        }
    }

    fn date(&mut self, column: usize, field: Field, cell: &Cell, text: &str) {
        let rules = self.context.plan.rules.get(column).copied().unwrap_or_default();
        let read = match cell {
            Cell::Day(day) => Some(DateReading { readings: vec![*day], doubt: None }),
            Cell::Number(number) => dates::read_number(*number, rules),
            _ => dates::read(text, rules),
        };
        let Some(read) = read else {
            let help = "write it as year-month-day, or the year alone; a span of years has at most ten";
            self.not_read(column, Code::DateUnread, text, "no date that can be read", help);
            return;
        };
        if let Some(doubt) = read.doubt {
            let readings: Vec<String> = read.readings.iter().take(4).map(PartialDate::shown).collect();
            let message = format!("\"{}\" is read as {}: {doubt}", shortened(text), readings.join(" or "));
            let help = "say in the mapping file which it is: `dates = \"day first\"`, or `calendar = \"persian\"`";
            self.findings.at(Code::DateDoubtful, self.row.number, Some(column), &message, help);
        }
        let place = if field == Field::Born { &mut self.claim.born } else { &mut self.claim.since };
        // Of two columns, that of whole dates counts before that of years.
        let is_fuller = |date: &PartialDate| (date.month.is_some(), date.day.is_some());
        if place.is_empty() || place.first().map(is_fuller) < read.readings.first().map(is_fuller) {
            *place = read.readings;
        } else {
            self.keep(column, text);
        }
    }

    fn tell_merged(&mut self) {
        for column in &self.row.from_above {
            let Some(text) = self.row.cell(*column).shown() else { continue };
            let (code, message) = if self.context.plan.field(*column).says_who() {
                let message = format!(
                    "the cell is merged with one above it: is this row \"{}\" again, or somebody else?",
                    shortened(&text)
                );
                (Code::MergedWho, message)
            } else {
                (Code::MergedFilled, format!("\"{}\" is taken from a merged cell above", shortened(&text)))
            };
            let help = "undo the merging in the file, so that every row says what it means";
            self.findings.at(code, self.row.number, Some(*column), &message, help);
        }
    }
}

/// Which part of a name a column holds.
fn part_of(field: Field) -> Option<usize> {
    match field {
        Field::Given => Some(0),
        Field::Middle => Some(1),
        Field::Family => Some(2),
        _ => None,
    }
}

/// The values of a cell that may hold several, as written.
fn divided(text: &str) -> impl Iterator<Item = String> + '_ {
    let pieces = text.split([';', '\n', '|', '\u{61b}']).map(str::trim);
    pieces.filter(|piece| !words::says_nothing(piece)).map(str::to_owned)
}

//! ODS: the sheets of `content.xml`, row by row.
//!
//! Source: OASIS, *Open Document Format for Office Applications* 1.3, part 3, 9 (tables). Rows and cells that are repeated
//! are repeated only where they hold something; comments of people and tracked changes are no cells.

use std::collections::BTreeSet;
use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::spread::Spread;
use super::{damaged, unwanted};
use crate::claims::cell::{Cell, Row};
use crate::claims::gather::{Gatherer, Stop};
use crate::claims::mapping::Mapping;
use crate::codes::Code;

/// Reads every sheet that is wanted.
pub(super) fn read(bytes: &[u8], mapping: Option<&Mapping>, gatherer: &mut Gatherer<'_>) -> Result<(), Stop> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error.to_string(), gatherer))?;
    let content = archive.by_name("content.xml").map_err(|error| damaged(&error.to_string(), gatherer))?;
    let mut content = Content {
        reader: Reader::from_reader(BufReader::new(content)),
        buffer: Vec::new(),
        hidden_styles: BTreeSet::new(),
        style: None,
    };
    // Whether closing tags fit is for whoever wrote the file.
    content.reader.config_mut().check_end_names = false;
    content.reader.config_mut().expand_empty_elements = true;
    match content.sheets(mapping, gatherer) {
        Ok(()) => Ok(()),
        Err(Failure::Stop) => Err(Stop),
        Err(Failure::Xml(what)) => Err(damaged(&what, gatherer)),
    }
}

/// Why reading ended.
enum Failure {
    Stop,
    Xml(String),
}

impl From<Stop> for Failure {
    fn from(_: Stop) -> Self {
        Self::Stop
    }
}

/// A tag as it matters here.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Tag {
    Style {
        name: Option<String>,
    },
    TableProperties {
        is_hidden: bool,
    },
    Table {
        name: String,
        style: Option<String>,
    },
    Row {
        repeated: u32,
    },
    Cell(CellTag),
    Paragraph,
    Spaces(usize),
    LineBreak,
    /// Comments of people and tracked changes, as they are called.
    PassedOver(Vec<u8>),
    Other,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct CellTag {
    /// How many times it stands beside itself.
    repeated: usize,
    rows: u32,
    columns: usize,
    /// What it holds beside its text: a number, a day, a truth.
    value: Option<String>,
    is_number: bool,
    /// It lies under a merged cell: what it still holds is not seen.
    is_covered: bool,
}

/// A step through the file.
enum Step {
    Begin(Tag),
    End(Vec<u8>),
    Text(String),
    Nothing,
    EndOfFile,
}

struct Content<R: Read> {
    reader: Reader<BufReader<R>>,
    buffer: Vec<u8>,
    /// Styles of tables that are not shown.
    hidden_styles: BTreeSet<String>,
    style: Option<String>,
}

impl<R: Read> Content<R> {
    fn step(&mut self) -> Result<Step, Failure> {
        self.buffer.clear();
        let xml = |error: &dyn std::fmt::Display| Failure::Xml(error.to_string());
        let decoder = self.reader.decoder();
        let event = self.reader.read_event_into(&mut self.buffer).map_err(|error| xml(&error))?;
        Ok(match event {
            Event::Start(start) => Step::Begin(tag(&start)?),
            Event::End(end) => Step::End(end.name().as_ref().to_vec()),
            Event::Text(text) => Step::Text(decoder.decode(&text).map_err(|error| xml(&error))?.into_owned()),
            Event::CData(text) => Step::Text(decoder.decode(&text).map_err(|error| xml(&error))?.into_owned()),
            Event::GeneralRef(reference) => {
                let name = decoder.decode(&reference).map_err(|error| xml(&error))?;
                Step::Text(unescaped(&format!("&{name};"))?)
            }
            Event::Eof => Step::EndOfFile,
            _ => Step::Nothing,
        })
    }

    fn sheets(&mut self, mapping: Option<&Mapping>, gatherer: &mut Gatherer<'_>) -> Result<(), Failure> {
        let mut count = 0;
        loop {
            match self.step()? {
                Step::Begin(Tag::Style { name }) => self.style = name,
                Step::Begin(Tag::TableProperties { is_hidden: true }) => self.hidden_styles.extend(self.style.take()),
                Step::Begin(Tag::PassedOver(name)) => self.pass_over(&name)?,
                Step::Begin(Tag::Table { name, style }) => {
                    count += 1;
                    if count > gatherer.limits.sheets_max {
                        let message = format!("the workbook has more than {} sheets", gatherer.limits.sheets_max);
                        gatherer.findings.whole(Code::ListTooLarge, message, "divide the list into several files");
                        return Err(Failure::Stop);
                    }
                    let is_hidden = style.is_some_and(|style| self.hidden_styles.contains(&style));
                    match unwanted(&name, is_hidden, mapping) {
                        Some(why) => {
                            self.pass_over(b"table:table")?;
                            gatherer.pass_over(&name, why);
                        }
                        None => self.sheet(&name, gatherer)?,
                    }
                }
                Step::EndOfFile => return Ok(()),
                _ => {}
            }
        }
    }

    /// Goes on to the end of an element that has begun.
    fn pass_over(&mut self, name: &[u8]) -> Result<(), Failure> {
        let mut depth = 1;
        while depth > 0 {
            self.buffer.clear();
            match self.reader.read_event_into(&mut self.buffer) {
                Ok(Event::Start(start)) if start.name().as_ref() == name => depth += 1,
                Ok(Event::End(end)) if end.name().as_ref() == name => depth -= 1,
                Ok(Event::Eof) => return Err(Failure::Xml("it ends too early".to_owned())),
                Ok(_) => {}
                Err(error) => return Err(Failure::Xml(error.to_string())),
            }
        }
        Ok(())
    }

    fn sheet(&mut self, name: &str, gatherer: &mut Gatherer<'_>) -> Result<(), Failure> {
        gatherer.begin_sheet(name);
        let mut spread = Spread::default();
        let mut number = 0_u32;
        loop {
            match self.step()? {
                Step::Begin(Tag::Row { repeated }) => {
                    let mut row = Row { number: number.saturating_add(1), ..Row::default() };
                    self.row(&mut row, &mut spread, gatherer)?;
                    let is_empty = row.cells.iter().all(Cell::is_empty);
                    let times = if is_empty { 1 } else { repeated };
                    for again in 0..times {
                        let mut copy = Row { number: number.saturating_add(1 + again), ..row.clone() };
                        spread.fill(&mut copy);
                        gatherer.row(copy)?;
                    }
                    number = number.saturating_add(repeated);
                }
                Step::Begin(Tag::PassedOver(name)) => self.pass_over(&name)?,
                Step::End(name) if name == b"table:table" => break,
                Step::EndOfFile => return Err(Failure::Xml("it ends within a sheet".to_owned())),
                _ => {}
            }
        }
        gatherer.end_sheet();
        Ok(())
    }

    fn row(&mut self, row: &mut Row, spread: &mut Spread, gatherer: &mut Gatherer<'_>) -> Result<(), Failure> {
        let mut column = 0_usize;
        loop {
            match self.step()? {
                Step::Begin(Tag::Cell(tag)) => {
                    let cell = self.cell(&tag, gatherer.limits.cell_bytes_max)?;
                    let times = if cell.is_empty() { 0 } else { tag.repeated };
                    if column.saturating_add(times) > gatherer.limits.columns_max {
                        let message = format!("a row of it has more than {} columns", gatherer.limits.columns_max);
                        let help = "divide the list into several files";
                        gatherer.findings.at(Code::ListTooLarge, row.number, None, &message, help);
                        return Err(Failure::Stop);
                    }
                    for again in 0..times {
                        spread.put(row, column + again, cell.clone(), (tag.rows, tag.columns));
                    }
                    column = column.saturating_add(tag.repeated);
                }
                Step::Begin(Tag::PassedOver(name)) => self.pass_over(&name)?,
                Step::End(name) if name == b"table:table-row" => return Ok(()),
                Step::EndOfFile => return Err(Failure::Xml("it ends within a row".to_owned())),
                _ => {}
            }
        }
    }

    /// What stands in a cell that has begun, up to its end.
    fn cell(&mut self, tag: &CellTag, bytes_max: usize) -> Result<Cell, Failure> {
        let mut text = String::new();
        let mut paragraphs = 0_usize;
        let mut is_inside = false;
        loop {
            match self.step()? {
                Step::Begin(Tag::Paragraph) => {
                    if paragraphs > 0 {
                        text.push('\n');
                    }
                    paragraphs += 1;
                    is_inside = true;
                }
                // Longer than a cell may be is told by whoever counts; more of it need not be kept.
                Step::Begin(Tag::Spaces(count)) if text.len() <= bytes_max => {
                    text.extend(std::iter::repeat_n(' ', count.min(bytes_max)));
                }
                Step::Begin(Tag::LineBreak) => text.push('\n'),
                Step::Begin(Tag::PassedOver(name)) => self.pass_over(&name)?,
                Step::Text(more) if is_inside && text.len() <= bytes_max => text.push_str(&more),
                Step::End(name) if name == b"text:p" => is_inside = false,
                Step::End(name) if name == b"table:table-cell" || name == b"table:covered-table-cell" => break,
                Step::EndOfFile => return Err(Failure::Xml("it ends within a cell".to_owned())),
                _ => {}
            }
        }
        Ok(match &tag.value {
            _ if tag.is_covered => Cell::Empty,
            Some(value) if tag.is_number => value.parse().map_or_else(|_| Cell::text(&text), Cell::Number),
            Some(value) => Cell::text(value),
            None => Cell::text(&text),
        })
    }
}

fn tag(start: &BytesStart<'_>) -> Result<Tag, Failure> {
    let mut attributes = Vec::new();
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| Failure::Xml(error.to_string()))?;
        let value = String::from_utf8_lossy(&attribute.value).into_owned();
        attributes.push((attribute.key.as_ref().to_vec(), unescaped(&value)?));
    }
    let get = |key: &[u8]| attributes.iter().find(|(known, _)| known == key).map(|(_, value)| value.clone());
    let number = |key: &[u8]| get(key).and_then(|value| value.trim().parse::<u32>().ok()).unwrap_or(1).max(1);
    Ok(match start.name().as_ref() {
        b"style:style" => Tag::Style { name: get(b"style:name") },
        b"style:table-properties" => {
            Tag::TableProperties { is_hidden: get(b"table:display").is_some_and(|display| display == "false") }
        }
        b"table:table" => Tag::Table { name: get(b"table:name").unwrap_or_default(), style: get(b"table:style-name") },
        b"table:table-row" => Tag::Row { repeated: number(b"table:number-rows-repeated") },
        b"table:table-cell" | b"table:covered-table-cell" => {
            let kind = get(b"office:value-type").unwrap_or_default();
            let value = match kind.as_str() {
                "float" | "percentage" | "currency" => get(b"office:value"),
                "date" => get(b"office:date-value"),
                "boolean" => get(b"office:boolean-value"),
                "string" => get(b"office:string-value"),
                _ => None,
            };
            Tag::Cell(CellTag {
                repeated: usize::try_from(number(b"table:number-columns-repeated")).unwrap_or(1),
                rows: number(b"table:number-rows-spanned"),
                columns: usize::try_from(number(b"table:number-columns-spanned")).unwrap_or(1),
                value,
                is_number: matches!(kind.as_str(), "float" | "percentage" | "currency"),
                is_covered: start.name().as_ref() == b"table:covered-table-cell",
            })
        }
        b"text:p" => Tag::Paragraph,
        b"text:s" => Tag::Spaces(usize::try_from(number(b"text:c")).unwrap_or(1)),
        b"text:line-break" | b"text:tab" => Tag::LineBreak,
        name @ (b"office:annotation" | b"table:tracked-changes" | b"office:forms" | b"table:shapes") => {
            Tag::PassedOver(name.to_vec())
        }
        _ => Tag::Other,
    })
}

/// A text with its character references and the five entities of XML made characters; other entities do not exist.
fn unescaped(text: &str) -> Result<String, Failure> {
    let made = quick_xml::escape::unescape(text).map_err(|error| Failure::Xml(error.to_string()))?;
    Ok(made.into_owned())
}

//! JSON: an array of objects, an object that holds one, or one object to a line.
//!
//! An array is read object by object, so that no more than one of them is in memory beside what was made of it. Keys are
//! columns, in the order in which they come; what is nested becomes columns of its own.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer as _, MapAccess, SeqAccess, Visitor};

use super::cell::{Cell, Row};
use super::follow_the_money;
use super::gather::{Gatherer, Stop};
use crate::codes::Code;

/// A value of JSON, its keys in the order in which they stand.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    Null,
    Truth(bool),
    Number(f64),
    Text(String),
    Array(Vec<Self>),
    Object(Vec<(String, Self)>),
}

impl Json {
    /// The value of a key of an object.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        let Self::Object(entries) = self else { return None };
        entries.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// A text.
    pub(super) fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// Every text and number in it, as texts.
    pub(super) fn texts(&self) -> Vec<String> {
        match self {
            Self::Null => Vec::new(),
            Self::Truth(truth) => vec![truth.to_string()],
            Self::Number(number) => vec![Cell::Number(*number).shown().unwrap_or_default().into_owned()],
            Self::Text(text) if text.trim().is_empty() => Vec::new(),
            Self::Text(text) => vec![text.trim().to_owned()],
            Self::Array(values) => values.iter().flat_map(Self::texts).collect(),
            Self::Object(entries) => entries.iter().flat_map(|(_, value)| value.texts()).collect(),
        }
    }
}

/// The largest object that holds the array of a list within it: it is in memory as a whole.
const WHOLE_BYTES_MAX: usize = 32 << 20;

/// Whether a text looks like JSON.
pub(super) fn looks_like_it(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with('{') || (text.starts_with('[') && text[1..].trim_start().starts_with(['{', ']']))
}

/// Reads every object of the text as a row, or as an entity of Follow the Money where the first one is.
pub(super) fn read(text: &str, gatherer: &mut Gatherer<'_>) -> Result<(), Stop> {
    gatherer.begin_sheet("");
    let mut rows = Rows::default();
    if text.trim_start().starts_with('[') {
        let taken = each_of_array(text, gatherer.limits.depth_max, |number, value| rows.take(number, value, gatherer));
        if let Err(failure) = taken {
            damaged(failure, None, gatherer)?;
        }
    } else if let Some(within) = array_within(text, gatherer) {
        for (number, value) in (1..).zip(within) {
            rows.take(number, value, gatherer)?;
        }
    } else {
        for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
            match parse(line, gatherer.limits.depth_max) {
                Ok(value) => rows.take(number, value, gatherer)?,
                Err(error) => damaged(Failure::Json(error), Some(number), gatherer)?,
            }
        }
    }
    gatherer.end_sheet();
    Ok(())
}

/// Why reading an array ended.
pub(super) enum Failure {
    Json(serde_json::Error),
    Stop,
}

fn damaged(failure: Failure, line: Option<u32>, gatherer: &mut Gatherer<'_>) -> Result<(), Stop> {
    let Failure::Json(error) = failure else { return Err(Stop) };
    let line = line.unwrap_or_else(|| u32::try_from(error.line()).unwrap_or(u32::MAX));
    let message = format!("this is no JSON, or nested too deep: {error}");
    let help = "a list in JSON is an array of objects, or one object to a line";
    gatherer.findings.at(Code::ListDamaged, line, None, &message, help);
    Err(Stop)
}

/// Parses one value.
pub(super) fn parse(text: &str, depth: usize) -> Result<Json, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = Seed { depth }.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(value)
}

/// The first array of objects within one object that spans several lines, or is the only line.
fn array_within(text: &str, gatherer: &Gatherer<'_>) -> Option<Vec<Json>> {
    let first_line = text.trim_start().lines().next().unwrap_or_default();
    let is_of_lines = parse(first_line, gatherer.limits.depth_max).is_ok();
    let is_one_line = text.trim().lines().count() == 1;
    if (is_of_lines && !is_one_line) || text.len() > WHOLE_BYTES_MAX {
        return None;
    }
    let Json::Object(entries) = parse(text, gatherer.limits.depth_max).ok()? else { return None };
    if follow_the_money::is_entity(&Json::Object(entries.clone())) {
        return None;
    }
    entries.into_iter().find_map(|(_, value)| match value {
        Json::Array(values) if values.iter().any(|value| matches!(value, Json::Object(_))) => Some(values),
        _ => None,
    })
}

/// Objects as rows whose columns grow with the keys.
#[derive(Default)]
struct Rows {
    keys: Vec<String>,
    by_key: std::collections::BTreeMap<String, usize>,
    entities: Option<follow_the_money::Entities>,
    seen: bool,
}

impl Rows {
    fn take(&mut self, number: u32, value: Json, gatherer: &mut Gatherer<'_>) -> Result<(), Stop> {
        if !self.seen {
            self.seen = true;
            self.entities = follow_the_money::is_entity(&value).then(|| follow_the_money::Entities::new(true));
        }
        if let Some(entities) = &mut self.entities {
            return entities.take(number, &value, gatherer);
        }
        if !matches!(value, Json::Object(_)) {
            gatherer.count_row(number)?;
            let help = "write an object for each person, as in the other rows";
            gatherer.leave_out(number, Code::RowNamesNobody, "this is no object, so it is no claim", help);
            return Ok(());
        }
        let mut cells = Vec::new();
        let known = self.keys.len();
        self.flatten("", &value, &mut cells);
        if self.keys.len() > gatherer.limits.columns_max {
            let message = format!("its objects have more than {} keys between them", gatherer.limits.columns_max);
            gatherer.findings.at(Code::ListTooLarge, number, None, &message, "give every object the same keys");
            return Err(Stop);
        }
        if self.keys.len() > known {
            gatherer.give_headings(&self.keys);
        }
        let row = Row { number, cells, ..Row::default() };
        gatherer.row(row)
    }

    fn flatten(&mut self, before: &str, value: &Json, cells: &mut Vec<Cell>) {
        let Json::Object(entries) = value else { return };
        for (key, value) in entries {
            let key = if before.is_empty() { key.clone() } else { format!("{before} {key}") };
            if matches!(value, Json::Object(_)) {
                self.flatten(&key, value, cells);
                continue;
            }
            let cell = match value {
                Json::Number(number) => Cell::Number(*number),
                Json::Array(_) => match value.texts() {
                    texts if texts.is_empty() => Cell::Empty,
                    texts => Cell::Several(texts),
                },
                _ => value.texts().first().map_or(Cell::Empty, |text| Cell::text(text)),
            };
            let column = *self.by_key.entry(key.clone()).or_insert_with(|| {
                self.keys.push(key);
                self.keys.len() - 1
            });
            if cells.len() <= column {
                cells.resize(column + 1, Cell::Empty);
            }
            cells[column] = cell;
        }
    }
}

/// Hands each value of an array on as it is read, numbered from 1.
fn each_of_array(text: &str, depth: usize, mut take: impl FnMut(u32, Json) -> Result<(), Stop>) -> Result<(), Failure> {
    let mut is_stopped = false;
    let visitor = Each { depth, take: &mut take, is_stopped: &mut is_stopped };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let read = deserializer.deserialize_seq(visitor).and_then(|()| deserializer.end());
    match read {
        _ if is_stopped => Err(Failure::Stop),
        Ok(()) => Ok(()),
        Err(error) => Err(Failure::Json(error)),
    }
}

struct Each<'e> {
    depth: usize,
    take: &'e mut dyn FnMut(u32, Json) -> Result<(), Stop>,
    is_stopped: &'e mut bool,
}

impl<'de> Visitor<'de> for Each<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let mut number = 0_u32;
        while let Some(value) = seq.next_element_seed(Seed { depth: self.depth })? {
            number = number.saturating_add(1);
            if (self.take)(number, value).is_err() {
                *self.is_stopped = true;
                return Err(serde::de::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}

/// Reads one value, nested at most so deep.
#[derive(Clone, Copy)]
struct Seed {
    depth: usize,
}

impl Seed {
    fn within<E: serde::de::Error>(self) -> Result<Self, E> {
        let depth = self.depth.checked_sub(1).ok_or_else(|| E::custom("objects and arrays are nested too deep"))?;
        Ok(Self { depth })
    }
}

impl<'de> DeserializeSeed<'de> for Seed {
    type Value = Json;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: serde::de::Error>(self, truth: bool) -> Result<Json, E> {
        Ok(Json::Truth(truth))
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Json, E> {
        // Numbers of documents have digits that a float would round.
        let exact = i32::try_from(number).map(f64::from);
        Ok(exact.map_or_else(|_| Json::Text(number.to_string()), Json::Number))
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Json, E> {
        let exact = u32::try_from(number).map(f64::from);
        Ok(exact.map_or_else(|_| Json::Text(number.to_string()), Json::Number))
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Json, E> {
        Ok(Json::Number(number))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_string<E: serde::de::Error>(self, text: String) -> Result<Json, E> {
        Ok(Json::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let within = self.within()?;
        let mut values = Vec::new();
        while let Some(value) = seq.next_element_seed(within)? {
            values.push(value);
        }
        Ok(Json::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let within = self.within()?;
        let mut entries = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            entries.push((key, map.next_value_seed(within)?));
        }
        Ok(Json::Object(entries))
    }
}

//! Published lists for screening: the consolidated list of the United Nations (XML), the list of the United States' Office of
//! Foreign Assets Control (CSV, in three files), the consolidated list of the European Union (CSV), and any file of Follow the Money.
//!
//! Only files that somebody hands over are read: nothing is fetched. What a hit means is decided by people.

mod european_union;
mod foreign_assets;
mod united_nations;

use takas_lists::List;

use super::findings::Findings;
use super::follow_the_money::Entities;
use super::gather::{Gathered, Gatherer, LeftOut, RowCount, Stop};
use super::limits::ListLimits;
use super::text::encoding;
use super::{json, title_of, too_large};
use crate::codes::Code;
use crate::diagnostic::Diagnostic;

/// What an entry of a published list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A human.
    Person,
    /// A company, an organisation, a public body.
    Organisation,
    /// A ship.
    Vessel,
    /// An aircraft.
    Aircraft,
    /// What the list does not say.
    Other,
}

/// What a published list says of an entry, beside the claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// What it is.
    pub kind: Kind,
    /// The word of the list for that.
    pub schema: String,
    /// Topics of Follow the Money: `sanction`, `debarment` ….
    pub topics: Vec<String>,
    /// Programmes and regimes under which it is listed, as written.
    pub programs: Vec<String>,
}

/// What came of reading a published list.
#[derive(Clone, Debug)]
pub struct ReadPublished {
    /// The entries; none where there is any error.
    pub list: Option<List>,
    /// What each entry is, in the order of the claims.
    pub subjects: Vec<Subject>,
    /// What became of the rows.
    pub rows: RowCount,
    /// The rows that became no entry.
    pub left_out: Vec<LeftOut>,
    /// Every finding.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a published list. `beside` are further files of the same list, by name: alternative names and addresses of the list
/// of Foreign Assets Control. Which list it is shows in its contents.
pub fn read_published(bytes: &[u8], file: &str, beside: &[(&str, &[u8])], limits: &ListLimits) -> ReadPublished {
    let mut gatherer = Gatherer::new(title_of(file), None, limits, Findings::new(file));
    let mut subjects = Vec::new();
    // What stops the reading was told.
    let _ = read(bytes, beside, &mut gatherer, &mut subjects);
    let Gathered { list, count, left_out, findings, .. } = gatherer.finish();
    let list = (!findings.has_errors()).then_some(list);
    ReadPublished { list, subjects, rows: count, left_out, diagnostics: findings.finish() }
}

fn read(
    bytes: &[u8],
    beside: &[(&str, &[u8])],
    gatherer: &mut Gatherer<'_>,
    subjects: &mut Vec<Subject>,
) -> Result<(), Stop> {
    for bytes in std::iter::once(bytes).chain(beside.iter().map(|(_, bytes)| *bytes)) {
        too_large(bytes, gatherer)?;
    }
    let text = text_of(bytes, gatherer)?;
    let begin = text.trim_start();
    if begin.starts_with('<') {
        united_nations::read(&text, gatherer, subjects)
    } else if json::looks_like_it(begin) {
        let mut entities = Entities::new(false);
        gatherer.begin_sheet("");
        for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
            match json::parse(line, gatherer.limits.depth_max) {
                Ok(value) => entities.take(number, &value, gatherer)?,
                Err(error) => {
                    let message = format!("this line is no JSON: {error}");
                    let help = "a file of Follow the Money has one entity to a line";
                    gatherer.findings.at(Code::ListDamaged, number, None, &message, help);
                    return Err(Stop);
                }
            }
        }
        gatherer.end_sheet();
        *subjects = entities.subjects;
        Ok(())
    } else if european_union::is_its(&text) {
        european_union::read(&text, gatherer, subjects)
    } else if foreign_assets::is_its(&text) {
        let mut texts = Vec::new();
        for (_, bytes) in beside {
            texts.push(text_of(bytes, gatherer)?);
        }
        foreign_assets::read(&text, &texts, gatherer, subjects)
    } else {
        let message = "this is none of the published lists that are known";
        let help = "hand over the XML of the United Nations, SDN.CSV, the CSV of the European Union, or entities of Follow the Money";
        gatherer.findings.whole(Code::PublishedKind, message, help);
        Err(Stop)
    }
}

fn text_of(bytes: &[u8], gatherer: &mut Gatherer<'_>) -> Result<String, Stop> {
    if let Ok(decoded) = encoding::decode(bytes, None) {
        return Ok(decoded.text);
    }
    let help = "hand over the file as it was published";
    gatherer.findings.whole(Code::ListDamaged, "the file is no text in an encoding that is known", help);
    Err(Stop)
}

/// Adds a text that is not yet there and says something.
fn add(all: &mut Vec<String>, text: &str) {
    let text = text.trim();
    if !text.is_empty() && !all.iter().any(|known| known == text) {
        all.push(text.to_owned());
    }
}

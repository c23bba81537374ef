//! Formats of the neighbours, so that anyone can compare: instances of kidney exchange and of negotiations over issues are read, integer programs written. What a file says and Takas cannot represent is told, with its place;
//! nothing is dropped in silence. Nothing here touches a case.

mod decimal;
mod genius;
mod kep;
mod mps;
mod report;
mod wmd;

use takas_model::bargain::Negotiation;
use takas_model::kidney::Pool;

use crate::codes::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{Place, Text};

pub use mps::{MpsProgram, MpsRow, write_mps};
pub use report::{NegotiationReport, PoolReport, decimal, outcome, pool_value};

/// The largest instance that is read, in bytes.
pub const POOL_BYTES_MAX: usize = 64 << 20;
/// The most recipients and altruists.
pub const POOL_PEOPLE_MAX: usize = 100_000;

/// What came of reading an instance.
#[derive(Clone, Debug)]
pub struct ReadPool {
    /// The pool; none when there is any error.
    pub pool: Option<Pool>,
    /// How many matches have no weight.
    pub weightless: usize,
    /// Every finding.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads an instance: `PrefLib`'s `.wmd` by its name, the JSON of `kep_solver` otherwise.
pub fn read_pool(path: &str, bytes: &[u8]) -> ReadPool {
    let mut sink = Sink::default();
    let content = content(bytes, POOL_BYTES_MAX);
    let text = Text::new(path, content.unwrap_or_default().to_owned());
    let draft = if content.is_none() {
        let help = "an instance is a UTF-8 text of at most 64 MiB";
        sink.add(Code::ForeignSyntax, Place::default(), "this is no text that can be an instance", help);
        None
    } else if path.to_lowercase().ends_with(".wmd") {
        Some(wmd::read(&text, &mut sink))
    } else {
        kep::read(&text, &mut sink)
    };
    let settled = draft.map(|draft| draft.settle(&mut sink));
    let weightless = settled.as_ref().map_or(0, |(_, weightless)| *weightless);
    let pool = settled.map(|(pool, _)| pool).filter(|_| !sink.has_errors());
    ReadPool { pool, weightless, diagnostics: sink.finish(&[text]) }
}

/// A file's text; none where it is longer than that or not UTF-8.
fn content(bytes: &[u8], most: usize) -> Option<&str> {
    (bytes.len() <= most).then(|| std::str::from_utf8(bytes).ok()).flatten()
}

/// The largest file of a negotiation that is read, in bytes.
pub const PROFILE_BYTES_MAX: usize = 16 << 20;

/// What an evaluation in a profile counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Evaluations {
    /// Over the largest evaluation of its issue, as GENIUS reads its files.
    #[default]
    Normalised,
    /// As it stands.
    Plain,
}

/// What came of reading a negotiation.
#[derive(Clone, Debug)]
pub struct ReadNegotiation {
    /// The negotiation; none when there is any error.
    pub negotiation: Option<Negotiation>,
    /// Every finding.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a GENIUS domain and its profiles: files by name, in any order. The parties are in the order of their files and bear their names.
pub fn read_negotiation(files: &[(&str, &[u8])], how: Evaluations) -> ReadNegotiation {
    let mut sink = Sink::default();
    let mut texts = Vec::new();
    for (file, (path, bytes)) in files.iter().enumerate() {
        let content = content(bytes, PROFILE_BYTES_MAX);
        if content.is_none() {
            let help = "a domain or profile is XML in UTF-8 of at most 16 MiB";
            let place = Place { file, ..Place::default() };
            sink.add(Code::ForeignSyntax, place, "this is no text that can be a domain or a profile", help);
        }
        texts.push(Text::new(path, content.unwrap_or_default().trim_start_matches('\u{feff}').to_owned()));
    }
    if texts.is_empty() {
        texts.push(Text::new("", String::new()));
    }
    let negotiation = if sink.has_errors() { None } else { genius::read(&texts, how, &mut sink) };
    ReadNegotiation { negotiation, diagnostics: sink.finish(&texts) }
}

/// A match as a file tells it: to whom, and what it weighs in millionths; none where the file does not say.
type Match = (usize, Option<i64>);

/// The most decimals that a weight may have.
const DECIMALS_MAX: usize = 6;
/// What the weights of a whole pool may come to, times the scale: every number up to here is exact in other programs, too.
const WEIGHT_MAX: i64 = 1 << 53;

/// A weight in millionths; none where it has more decimals, is too large, or is no number.
fn millionths(number: f64) -> Option<i64> {
    // Without an exponent, and with the digits that were written.
    let text = number.to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    if decimals.len() > DECIMALS_MAX || !number.is_finite() {
        return None;
    }
    format!("{whole}{decimals:0<DECIMALS_MAX$}").parse().ok()
}

/// A pool with its matches as a file tells them.
#[derive(Default)]
struct Draft {
    recipients: Vec<String>,
    altruists: Vec<String>,
    gives: Vec<Vec<Match>>,
    altruist_gives: Vec<Vec<Match>>,
}

impl Draft {
    /// The pool, and how many of its matches have no weight. Each list of targets ascends without repetitions: of a match told twice, the greater weight counts.
    fn settle(mut self, sink: &mut Sink) -> (Pool, usize) {
        for (recipient, matches) in self.gives.iter_mut().enumerate() {
            matches.retain(|(to, _)| *to != recipient);
        }
        for matches in self.gives.iter_mut().chain(&mut self.altruist_gives) {
            matches.sort_unstable_by_key(|&(to, weight)| (to, core::cmp::Reverse(weight)));
            matches.dedup_by_key(|(to, _)| *to);
        }
        let all = || self.gives.iter().chain(&self.altruist_gives).flatten();
        let weightless = all().filter(|(_, weight)| weight.is_none()).count();
        let weights = || all().filter_map(|(_, weight)| *weight);
        let mut scale = 1_000_000;
        while scale > 1 && weights().all(|weight| weight % (1_000_000 / scale * 10) == 0) {
            scale /= 10;
        }
        let unit = 1_000_000 / scale;
        let people = i64::try_from(self.gives.len() + self.altruist_gives.len()).unwrap_or(i64::MAX);
        let greatest = weights().map(|weight| (weight / unit).saturating_abs()).max().unwrap_or(0);
        if greatest.saturating_mul(people) > WEIGHT_MAX {
            let message = "the weights are too large, or have too many decimals, to be added up exactly";
            sink.add(Code::ForeignField, Place::default(), message, "divide all of them by the same number");
        }
        let split = |all: Vec<Vec<Match>>| -> (Vec<Vec<usize>>, Vec<Vec<i64>>) {
            let of = |matches: Vec<Match>| -> (Vec<usize>, Vec<i64>) {
                // A list with a match that has no weight has none: nothing is made up.
                let weights = matches.iter().map(|(_, weight)| weight.map(|weight| weight / unit)).collect();
                (matches.iter().map(|(to, _)| *to).collect(), Option::<Vec<i64>>::unwrap_or_default(weights))
            };
            all.into_iter().map(of).unzip()
        };
        let (gives, weights) = split(self.gives);
        let (altruist_gives, altruist_weights) = split(self.altruist_gives);
        let (recipients, altruists) = (self.recipients, self.altruists);
        let pool =
            Pool { recipients, altruists, gives, altruist_gives, weights, altruist_weights, weight_scale: scale };
        (pool, weightless)
    }
}

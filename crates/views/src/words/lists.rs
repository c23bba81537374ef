//! Words of lists that are open to objection.

use takas_model::{Decision, Moment, PhaseRef};

use super::{counted, date, number};

/// Heading.
pub const LISTS: &str = "Lists open to objection";
/// What a party objects to, by its own words.
pub const OBJECTS: &str = "Objects to";
/// Column: who raised an objection.
pub const RAISED: &str = "Raised";
/// Column: what became of it.
pub const DECISION: &str = "Decision";
/// Column: against whom.
pub const AGAINST: &str = "Against";
/// Column: in whose position an objection stands.
pub const REPORTED: &str = "Reported by";
/// Of a list of one's own.
pub const YOURS: &str = "you list";

/// A list and how many places there are, by when, for so many: `300 listed, 150 places`.
pub fn places(listed: u64, places: &[(u64, Option<String>)]) -> String {
    let words = |(at, (count, by)): (usize, &(u64, Option<String>))| {
        let count = if at == 0 { counted(*count, "place", "places") } else { number(*count) };
        by.as_ref().map_or_else(|| count.clone(), |by| format!("{count} by {by}"))
    };
    let places: Vec<String> = places.iter().enumerate().map(words).collect();
    let places = if places.is_empty() { "a place for each".to_owned() } else { places.join(", ") };
    format!("{}, {places}", self::listed(listed))
}

/// How many of a list go in a deal.
pub fn go(units: u64) -> String {
    format!("{} of them {} in this exchange", number(units), if units == 1 { "goes" } else { "go" })
}

/// The places of a list, and how many go, where there is a deal.
pub fn with_go(places: &str, go: Option<&String>) -> String {
    go.map_or_else(|| places.to_owned(), |go| format!("{places}; {go}"))
}

/// How many are on a list.
pub fn listed(listed: u64) -> String {
    format!("{} listed", number(listed))
}

/// A moment, a phase by its name.
pub fn moment(moment: Moment, phase: impl Fn(PhaseRef) -> String) -> String {
    match moment {
        Moment::Day(day) => date(day),
        Moment::Minute { day, hour, minute } => format!("{}, {hour:02}:{minute:02}", date(day)),
        Moment::Phase(of) => phase(of),
    }
}

/// From when until when objections are heard, and from when on the listed may move.
pub fn window(opens: &str, closes: &str, to_its_end: bool, first: &str) -> String {
    let closes = if to_its_end { format!("the end of {closes}") } else { closes.to_owned() };
    format!("Objections are heard from {opens} until {closes}; nobody on the list moves before {first}.")
}

/// Whether a moment stands for the whole of a day or phase.
pub fn is_whole(moment: Moment) -> bool {
    !matches!(moment, Moment::Minute { .. })
}

/// What became of an objection.
pub fn decision(decision: Decision, decided: Option<&str>) -> String {
    let word = match decision {
        Decision::Pending => "pending",
        Decision::Upheld => "upheld",
        Decision::Rejected(_) => "rejected",
    };
    decided.map_or_else(|| word.to_owned(), |when| format!("{word}, {when}"))
}

/// How many objections there are in each state, and to how many people.
pub fn tally(objections: &[(Decision, u64)]) -> String {
    let state = |is: fn(&Decision) -> bool| {
        let of: Vec<u64> = objections.iter().filter(|(decision, _)| is(decision)).map(|(_, units)| *units).collect();
        (of.len() as u64, of.iter().fold(0_u64, |sum, units| sum.saturating_add(*units)))
    };
    let (upheld, struck) = state(|decision| matches!(decision, Decision::Upheld));
    let (pending, kept) = state(|decision| matches!(decision, Decision::Pending));
    let (rejected, _) = state(|decision| matches!(decision, Decision::Rejected(_)));
    let mut parts = Vec::new();
    let mut put = |count: u64, word: &str, people: Option<(u64, &str)>| {
        if count > 0 {
            let head = if parts.is_empty() { counted(count, "objection", "objections") } else { number(count) };
            let people = people.map_or(String::new(), |(units, done)| format!(" ({} {done})", number(units)));
            parts.push(format!("{head} {word}{people}"));
        }
    };
    put(upheld, "upheld", Some((struck, "struck off")));
    put(pending, "pending", Some((kept, "kept in")));
    put(rejected, "rejected", None);
    if parts.is_empty() { "no objections".to_owned() } else { parts.join(", ") }
}

/// A group on a list with its number, or of whom so many are objected to.
pub fn several(name: &str, count: u64) -> String {
    format!("{name}: {}", number(count))
}

/// Who raised an objection, and when.
pub fn raised(by: Option<&str>, when: &str) -> String {
    by.map_or_else(|| when.to_owned(), |by| format!("{by}, {when}"))
}

/// To whom a list was published.
pub fn published(to: &[String]) -> String {
    format!("published to {}", super::list(to))
}

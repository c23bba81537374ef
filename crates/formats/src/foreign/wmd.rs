//! `PrefLib`'s `.wmd` (weighted matching data): a header of `# KEY: value` lines, then an edge `from,to,weight` in each line. An alternative whose name begins
//! with `Altruist` is an altruistic donor; every other is a pair.

use std::collections::{BTreeMap, BTreeSet};

use super::{Draft, POOL_PEOPLE_MAX, millionths};
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::source::{Place, Text};

/// What a number of the file is.
#[derive(Clone, Copy)]
enum Who {
    Recipient(usize),
    Altruist(usize),
}

pub(super) fn read(text: &Text, sink: &mut Sink) -> Draft {
    let mut pool = Draft::default();
    let mut people: BTreeMap<usize, Who> = BTreeMap::new();
    let (mut told, mut edges_told) = (None, None);
    let (mut edges, mut into_altruists) = (0_usize, None);
    let mut seen = BTreeSet::new();
    let mut start = 0;
    for raw in text.content.split_inclusive('\n') {
        let line = raw.trim();
        let place = Place { file: 0, start, end: start + raw.trim_end().len() };
        start += raw.len();
        if line.is_empty() {
            continue;
        }
        if let Some(header) = line.strip_prefix('#') {
            let (key, value) = header.split_once(':').unwrap_or((header, ""));
            let (key, value) = (key.trim().to_uppercase(), value.trim());
            match key.strip_prefix("ALTERNATIVE NAME ") {
                Some(number) => person(number, value, place, &mut pool, &mut people, sink),
                None if key == "NUMBER ALTERNATIVES" => told = value.parse::<usize>().ok(),
                None if key == "NUMBER EDGES" => edges_told = value.parse::<usize>().ok(),
                None => {}
            }
            continue;
        }
        edges += 1;
        let Some((from, to, weight)) = edge(line, place, &people, sink) else { continue };
        if !seen.insert((line.split(',').next(), line.split(',').nth(1))) {
            sink.add(Code::ForeignRepeated, place, "this edge is told twice", "keep one of the two");
        }
        match (from, to) {
            (Who::Recipient(from), Who::Recipient(to)) => pool.gives[from].push((to, weight)),
            (Who::Altruist(from), Who::Recipient(to)) => pool.altruist_gives[from].push((to, weight)),
            (_, Who::Altruist(_)) => into_altruists = into_altruists.or(Some(place)),
        }
    }
    if let Some(place) = into_altruists {
        let message = "edges lead to altruistic donors, who need no kidney: they are left out";
        sink.add(
            Code::ForeignLeftOut,
            place,
            message,
            "in some instances they close chains; chains need no closing here",
        );
    }
    let top = Place::default();
    if told.is_some_and(|told| told != people.len()) || edges_told.is_some_and(|told| told != edges) {
        let message = format!(
            "the header tells other numbers than the {} alternatives and {edges} edges there are",
            people.len()
        );
        sink.add(Code::ForeignField, top, message, "the file is cut off or was changed: restore it from its source");
    }
    if people.is_empty() {
        let help = "PrefLib's files name each alternative: `# ALTERNATIVE NAME 1: Pair 1`";
        sink.add(Code::ForeignField, top, "the file names no alternatives", help);
    }
    pool
}

fn person(
    number: &str,
    name: &str,
    place: Place,
    pool: &mut Draft,
    people: &mut BTreeMap<usize, Who>,
    sink: &mut Sink,
) {
    let help = "write `# ALTERNATIVE NAME 1: Pair 1`, each number once";
    let Ok(number) = number.trim().parse::<usize>() else {
        sink.add(Code::ForeignField, place, "an alternative has no number", help);
        return;
    };
    if people.len() >= POOL_PEOPLE_MAX || people.contains_key(&number) {
        let message = format!("alternative {number} is named twice, or one too many");
        sink.add(Code::ForeignField, place, message, help);
        return;
    }
    let who = if name.to_lowercase().starts_with("altruist") {
        pool.altruists.push(name.to_owned());
        pool.altruist_gives.push(Vec::new());
        Who::Altruist(pool.altruists.len() - 1)
    } else {
        pool.recipients.push(name.to_owned());
        pool.gives.push(Vec::new());
        Who::Recipient(pool.recipients.len() - 1)
    };
    people.insert(number, who);
}

/// The ends of an edge and its weight; none where it has no weight.
fn edge(line: &str, place: Place, people: &BTreeMap<usize, Who>, sink: &mut Sink) -> Option<(Who, Who, Option<i64>)> {
    let cells: Vec<&str> = line.split(',').map(str::trim).collect();
    let number = |cell: &&str| cell.parse::<usize>().ok();
    let weight = cells.get(2).map(|weight| weight.parse::<f64>().ok().filter(|weight| weight.is_finite()));
    let ends = cells.first().and_then(number).zip(cells.get(1).and_then(number));
    let Some((from, to)) = ends.filter(|_| weight != Some(None) && (2..=3).contains(&cells.len())) else {
        sink.add(Code::ForeignField, place, "this is no edge", "write `from,to,weight`, as in `3,17,1.0`");
        return None;
    };
    let weight = weight.flatten();
    let exact = weight.and_then(millionths);
    if weight.is_some() && exact.is_none() {
        let message = "this weight is too large, or has more than six decimals";
        sink.add(Code::ForeignField, place, message, "round the weights to six decimals");
    }
    let known = people.get(&from).copied().zip(people.get(&to).copied());
    if known.is_none() {
        let message = format!("the edge from {from} to {to} names an alternative that the header does not");
        sink.add(Code::ForeignField, place, message, "name it in the header, or take the edge out");
    }
    known.map(|(from, to)| (from, to, exact))
}

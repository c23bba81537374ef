//! Movements as a table for spreadsheets (RFC 4180): a row for each lot and ride.
//!
//! A cell that a spreadsheet would take for a formula begins with an apostrophe instead: names come from many hands.

use super::bare;
use crate::phrase::joined;
use crate::plan::{LotKind, PlanView, Time};
use crate::projection::PartyPlan;
use crate::words::plan as said;

/// Columns of the mediator's table.
const COLUMNS: [&str; 19] = [
    "who",
    "count",
    "kind",
    "unit",
    "from party",
    "to party",
    "needs",
    "ride",
    "vehicle",
    "from",
    "to",
    "departs UTC",
    "departs local",
    "departs zone",
    "arrives UTC",
    "arrives local",
    "arrives zone",
    "handed over by it",
    "state",
];

/// The mediator's view. Who does not travel at all has a row without a ride.
pub fn csv(view: &PlanView) -> String {
    let mut out = row(COLUMNS.map(str::to_owned));
    for lot in &view.lots {
        let who = [
            lot.name.clone(),
            lot.count.to_string(),
            kind(lot.kind).to_owned(),
            lot.unit.clone().unwrap_or_default(),
            lot.holder.id.clone(),
            lot.receiver.id.clone(),
            joined(&lot.needs, ", "),
        ];
        let state = if lot.stays { said::NOT_TRAVELLING } else { "" };
        if lot.rides.is_empty() {
            let nothing = std::iter::repeat_n(String::new(), 11);
            out.push_str(&row(who.iter().cloned().chain(nothing).chain([state.to_owned()])));
        }
        for (number, &index) in lot.rides.iter().enumerate() {
            let ride = &view.rides[index];
            let [departs, arrives] = [&ride.departs, &ride.arrives].map(time);
            let handed = if lot.handover_ride == Some(index) { "yes" } else { "no" };
            let way = [
                (number + 1).to_string(),
                view.vehicles[ride.vehicle].name.clone(),
                view.places[ride.from].name.clone(),
                view.places[ride.to].name.clone(),
            ];
            let rest = departs.into_iter().chain(arrives).chain([handed.to_owned(), state.to_owned()]);
            out.push_str(&row(who.iter().cloned().chain(way).chain(rest)));
        }
    }
    out
}

/// A party's extract: whom it lets go or receives, and their rides.
pub fn party_csv(view: &PartyPlan) -> String {
    let columns = [
        "who",
        "count",
        "kind",
        "you",
        "other party",
        "needs",
        "ride",
        "by",
        "from",
        "to",
        "departs UTC",
        "departs local",
        "departs zone",
        "arrives UTC",
        "arrives local",
        "arrives zone",
        "state",
    ];
    let mut out = row(columns.map(str::to_owned));
    for lot in &view.lots {
        let who = [
            lot.name.clone(),
            lot.count.to_string(),
            kind(lot.kind).to_owned(),
            if lot.gives { "release" } else { "receive" }.to_owned(),
            lot.partner.id.clone(),
            joined(&lot.needs, ", "),
        ];
        let state = if lot.stays { said::NOT_TRAVELLING } else { "" };
        if lot.rides.is_empty() {
            let nothing = std::iter::repeat_n(String::new(), 10);
            out.push_str(&row(who.iter().cloned().chain(nothing).chain([state.to_owned()])));
        }
        for (number, &index) in lot.rides.iter().enumerate() {
            let ride = &view.rides[index];
            let [departs, arrives] = [&ride.departs, &ride.arrives].map(time);
            let way = [
                (number + 1).to_string(),
                ride.by.to_string(),
                view.places[ride.from].name.clone(),
                view.places[ride.to].name.clone(),
            ];
            let rest = departs.into_iter().chain(arrives).chain([state.to_owned()]);
            out.push_str(&row(who.iter().cloned().chain(way).chain(rest)));
        }
    }
    out
}

fn kind(kind: LotKind) -> &'static str {
    match kind {
        LotKind::Person => "person",
        LotKind::People => "group",
        LotKind::Remains => "remains",
        LotKind::Goods => "goods",
    }
}

fn time(time: &Time) -> [String; 3] {
    [time.utc.clone(), time.local.clone(), time.zone.clone()]
}

/// A line of cells.
fn row(cells: impl IntoIterator<Item = String>) -> String {
    let cells: Vec<String> = cells.into_iter().map(|text| cell(&text)).collect();
    format!("{}\r\n", cells.join(","))
}

/// A cell: harmless to spreadsheets, quoted where it must be.
fn cell(text: &str) -> String {
    let text = bare(text);
    // Also in full width, which some spreadsheets take for the same.
    let formula =
        text.trim_start().starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text };
    if text.contains(['"', ',', '\n', '\r', ';']) || text.starts_with(' ') || text.ends_with(' ') {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn a_cell_is_quoted_where_it_must_be_and_never_a_formula() {
        for (text, expected) in [
            ("plain", "plain"),
            ("", ""),
            ("a,b", "\"a,b\""),
            ("say \"so\"", "\"say \"\"so\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("=1+1", "'=1+1"),
            ("+90 312", "'+90 312"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("  =1", "'  =1"),
            (" a", "\" a\""),
            ("＝1", "'＝1"),
            ("\t=1", "'\t=1"),
            ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
            ("\u{2068}=1\u{2069}", "'=1"),
            ("2024-08-01 10:00 +03:00", "2024-08-01 10:00 +03:00"),
            ("a=b", "a=b"),
        ] {
            assert_eq!(cell(text), expected, "{text:?}");
        }
    }
}

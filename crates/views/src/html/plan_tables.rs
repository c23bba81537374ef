//! The tables of a plan's pages.

use super::escape::{body, person, plain};
use super::page::{bar, column, permille, protected_mark};
use crate::plan::{LotKind, LotView, Part, PlanView, SafeRow, SafeView, Time, day_in_words, ride_in_words};
use crate::words::{self, label, plan as said};

/// A time as a cell: UTC above, local below with its zone.
pub(super) fn time(time: &Time) -> String {
    format!(
        "<span class=\"time\">{}<small title=\"{}\">{}</small></span>",
        body(time.utc_clock()),
        body(&time.zone),
        body(time.local_clock())
    )
}

/// The mark of the critical path, with its words for those who hear the page.
fn critical_mark(view: &PlanView, part: Part) -> String {
    if !view.is_critical(part) {
        return String::new();
    }
    format!(
        " <span class=\"critical-mark\" title=\"{0}\"><span aria-hidden=\"true\">{1}</span><span class=\"heard\">{0}</span></span>",
        said::CRITICAL_MEANS,
        said::CRITICAL_MARK
    )
}

/// Who is in a lot, with what the law says and what it needs.
pub(super) fn lot(lot: &LotView) -> String {
    let mark = if lot.protected { format!(" {}", protected_mark()) } else { String::new() };
    let needs = if lot.needs.is_empty() {
        String::new()
    } else {
        format!(" <span class=\"quiet\">({})</span>", body(&lot.needs.join(", ")))
    };
    format!("{}{mark}{needs}", person(&lot.who, lot.written.as_deref()))
}

pub(super) fn heads(out: &mut String, columns: &[(&str, bool)]) {
    out.push_str("<table class=\"list\"><thead><tr>");
    columns_of(out, columns);
}

/// Likewise, of a table that bears a name for those who hear the page.
pub(super) fn named_heads(out: &mut String, name: &str, columns: &[(&str, bool)]) {
    put!(out, "<table class=\"list\" aria-label=\"{}\"><thead><tr>", plain(name));
    columns_of(out, columns);
}

fn columns_of(out: &mut String, columns: &[(&str, bool)]) {
    for (heading, number) in columns {
        column(out, heading, *number);
    }
    out.push_str("</tr></thead>\n<tbody>\n");
}

/// Rides by day of UTC, gates between them as barriers.
pub(super) fn movements(view: &PlanView) -> String {
    let mut out = String::new();
    let columns = [said::LEAVES, said::ARRIVES, said::VEHICLE, said::WAY, said::WHO, said::SLACK];
    named_heads(&mut out, said::MOVEMENTS, &columns.map(|column| (column, false)));
    let mut parts: Vec<(&Time, Part)> =
        view.gates.iter().enumerate().map(|(at, gate)| (&gate.opens, Part::Gate(at))).collect();
    parts.extend(view.rides_in_time().into_iter().map(|ride| (&view.rides[ride].departs, Part::Ride(ride))));
    // Gates come before what leaves in the same minute.
    parts.sort_by_key(|(time, part)| (time.minute, matches!(part, Part::Ride(_))));
    let mut day = "";
    for (moment, part) in parts {
        if moment.day() != day {
            day = moment.day();
            let words = said::day(&day_in_words(day));
            put!(out, "<tr class=\"route\"><th scope=\"rowgroup\" colspan=\"6\">{}</th></tr>\n", body(&words));
        }
        match part {
            Part::Gate(at) => {
                let gate = &view.gates[at];
                let words = format!("<b>{}</b>. {}", body(&said::gate_opens(&gate.name)), lets_go(view, at));
                put!(
                    out,
                    "<tr class=\"barrier\"><td>{}</td><td colspan=\"4\">{words}{}</td><td class=\"short\">{}</td></tr>\n",
                    time(&gate.opens),
                    critical_mark(view, part),
                    said::slack(gate.slack)
                );
            }
            Part::Ride(at) => ride_row(&mut out, view, at),
            Part::Work(_) => {}
        }
    }
    out.push_str("</tbody></table>\n");
    out
}

fn ride_row(out: &mut String, view: &PlanView, at: usize) {
    let ride = &view.rides[at];
    let way = said::way(&view.places[ride.from].name, &view.places[ride.to].name);
    let who: Vec<String> = ride.lots.iter().map(|&index| lot(&view.lots[index])).collect();
    let load = if who.is_empty() {
        format!("<span class=\"quiet\">{}</span>", said::EMPTY)
    } else {
        format!("<span class=\"quiet\">{}:</span> {}", body(&ride.load), who.join(", "))
    };
    let conditions: Vec<String> = ride
        .conditions
        .iter()
        .map(|condition| format!("<br><span class=\"quiet\">{} {}</span>", said::HANGS_ON, body(condition)))
        .collect();
    put!(
        out,
        "<tr><td>{}</td><td>{}</td><th scope=\"row\">{}{}</th><td>{}{}</td><td>{load}</td><td class=\"short\">{}</td></tr>\n",
        time(&ride.departs),
        time(&ride.arrives),
        body(&view.vehicles[ride.vehicle].name),
        critical_mark(view, Part::Ride(at)),
        body(&way),
        conditions.concat(),
        said::slack(ride.slack)
    );
}

fn lets_go(view: &PlanView, gate: usize) -> String {
    body(&words::capitalised(&said::lets_go(&view.who(&view.gates[gate].holds))))
}

/// What each gate waits for and whom it holds.
pub(super) fn gates(view: &PlanView) -> String {
    let mut out = String::new();
    let columns = [said::GATE, said::OPENS, said::WAITS_FOR, said::HOLDS, said::SLACK];
    named_heads(&mut out, said::GATES, &columns.map(|head| (head, false)));
    for (at, gate) in view.gates.iter().enumerate() {
        let before = gate.not_before.as_ref();
        let before = before.map(|time| format!("<br>{}", said::not_before(&time.clocks()))).unwrap_or_default();
        put!(
            out,
            "<tr><th scope=\"row\">{}{}</th><td>{}</td><td>{}{before}</td><td>{}</td><td class=\"short\">{}</td></tr>\n",
            body(&gate.name),
            critical_mark(view, Part::Gate(at)),
            time(&gate.opens),
            body(&words::capitalised(&said::opens_when(&gate.checks, &view.who(&gate.of), gate.takes))),
            body(&view.who(&gate.holds)),
            said::slack(gate.slack)
        );
    }
    out.push_str("</tbody></table>\n");
    out
}

/// Works in order of time.
pub(super) fn works(view: &PlanView) -> String {
    let mut order: Vec<usize> = (0..view.works.len()).collect();
    order.sort_by_key(|&work| (view.works[work].starts.minute, work));
    let mut out = String::new();
    let columns = [said::FROM, said::UNTIL, said::WHAT, said::WHO, said::TEAM, said::SLACK];
    named_heads(&mut out, said::WORKS, &columns.map(|head| (head, false)));
    for at in order {
        let work = &view.works[at];
        let team = &view.teams[work.team];
        put!(
            out,
            "<tr><td>{}</td><td>{}</td><th scope=\"row\">{}{}</th><td>{}</td><td>{}, {}</td><td class=\"short\">{}</td></tr>\n",
            time(&work.starts),
            time(&work.ends),
            body(&work.what),
            critical_mark(view, Part::Work(at)),
            body(&work.of),
            body(&team.name),
            body(&view.places[team.place].name),
            said::slack(work.slack)
        );
    }
    out.push_str("</tbody></table>\n");
    out
}

/// Value, bound and gap of each measure.
pub(super) fn worth(view: &PlanView) -> String {
    let mut out = String::new();
    let columns = [(said::MEASURE, false), (label::VALUE, true), (label::BOUND, true), (said::GAP, true)];
    named_heads(&mut out, said::WORTH, &columns);
    for measure in &view.worth.measures {
        let gap = match &measure.gap {
            Some(gap) => format!("<span class=\"open\">{}</span>", body(gap)),
            None if measure.least => format!("<span class=\"closed\">{}</span>", said::LEAST),
            None => String::new(),
        };
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td><td class=\"number\">{}</td><td class=\"number\">{gap}</td></tr>\n",
            measure.name,
            body(&measure.value),
            body(measure.bound.as_deref().unwrap_or(said::UNVERIFIED))
        );
    }
    out.push_str("</tbody></table>\n");
    out
}

/// The critical path from its first part on.
pub(super) fn critical(view: &PlanView) -> String {
    let mut out = format!("<p>{}</p>\n<ol class=\"path\">\n", said::CRITICAL_LEAD);
    for part in &view.critical {
        let words = match *part {
            Part::Ride(at) => {
                format!("{}, {}", ride_in_words(view, at), said::arrives(&view.rides[at].arrives.clocks()))
            }
            Part::Work(at) => {
                let work = &view.works[at];
                let until = said::until(&work.ends.clocks());
                format!("{}, {}, {until}", said::work(&work.what, &work.of), work.starts.clocks())
            }
            Part::Gate(at) => format!("{}, {}", said::gate_opens(&view.gates[at].name), view.gates[at].opens.clocks()),
        };
        put!(out, "<li>{}</li>\n", body(&words));
    }
    out.push_str("</ol>\n");
    out
}

/// How long each lot of living people waits at exchange points, the longest first.
pub(super) fn exposure(view: &PlanView) -> String {
    let mut exposed: Vec<&LotView> = view.lots.iter().filter(|lot| lot.exposure() > 0).collect();
    if exposed.is_empty() {
        return format!("<p>{}</p>\n", said::NOBODY_EXPOSED);
    }
    let each = |lot: &LotView| lot.exposure() / lot.count.max(1);
    exposed.sort_by_key(|lot| std::cmp::Reverse(each(lot)));
    let most = exposed.first().map_or(1, |lot| each(lot));
    let mut out = format!("<p>{}</p>\n", said::EXPOSED_LEAD);
    let columns = [(said::WHO, false), (said::WHERE, false), (said::EACH, false), (said::IN_ALL, true)];
    named_heads(&mut out, said::EXPOSED, &columns);
    for exposed in exposed {
        let stops = exposed.stops.iter().filter(|stop| stop.is_exposed);
        let places: Vec<&str> = stops.map(|stop| view.places[stop.place].name.as_str()).collect();
        let minutes = each(exposed);
        let words = said::duration(i64::try_from(minutes).unwrap_or(i64::MAX));
        let total = said::person_minutes(i64::try_from(exposed.exposure()).unwrap_or(i64::MAX));
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td class=\"number\">{total}</td></tr>\n",
            lot(exposed),
            body(&words::list(&places)),
            bar(permille(minutes, most), &words)
        );
    }
    out.push_str("</tbody></table>\n");
    out
}

/// Sentences one under the other.
pub(super) fn sentences(sentences: &[String]) -> String {
    let mut out = String::new();
    for sentence in sentences {
        put!(out, "<p>{}</p>\n", body(sentence));
    }
    out
}

/// What is prepared for which failure.
pub(super) fn fallbacks(view: &PlanView) -> String {
    let mut out = String::new();
    for fallback in &view.fallbacks {
        put!(out, "<h3>{}</h3>\n{}", body(&fallback.event), sentences(&fallback.words));
    }
    out
}

/// A table of who is safe where, in whose jurisdiction and in whose hands.
pub(super) fn safe_rows(out: &mut String, rows: impl Iterator<Item = [String; 4]>) {
    named_heads(out, said::SAFE, &[said::WHO, said::WHERE, said::JURISDICTION, said::HANDS].map(|head| (head, false)));
    for row in rows {
        let [who, place, state, hands] = row.map(|cell| body(&cell));
        put!(out, "<tr><th scope=\"row\">{who}</th><td>{place}</td><td>{state}</td><td>{hands}</td></tr>\n");
    }
    out.push_str("</tbody></table>\n");
}

/// From when until when a safe state holds.
pub(super) fn safe_span(from: &Time, until: Option<&Time>) -> String {
    let until = until.map(|until| format!(" {}", said::until(&until.in_full()))).unwrap_or_default();
    format!("{} {}{}", words::capitalised(said::FROM), body(&from.in_full()), body(&until))
}

/// The same for a plan: lots by who is in them.
pub(super) fn safe_rows_of(view: &PlanView, state: &SafeView) -> Vec<[String; 4]> {
    let row = |row: &SafeRow| {
        let jurisdiction = row.state.clone().unwrap_or_else(|| said::UNKNOWN.to_owned());
        [view.who(&row.lots), view.places[row.place].name.clone(), jurisdiction, row.hands.clone()]
    };
    state.rows.iter().map(row).collect()
}

/// Who is safe where, span by span.
pub(super) fn safe(view: &PlanView) -> String {
    let mut out = format!("<p>{}</p>\n", said::SAFE_LEAD);
    for state in &view.safe {
        put!(out, "<h3>{}</h3>\n", safe_span(&state.from, state.until.as_ref()));
        safe_rows(&mut out, safe_rows_of(view, state).into_iter());
        for departure in &state.completed {
            put!(out, "<p>{} {}</p>\n", said::COMPLETED, body(departure));
        }
    }
    out
}

/// Whether a lot is of living people.
pub(super) fn is_living(lot: &LotView) -> bool {
    matches!(lot.kind, LotKind::Person | LotKind::People)
}

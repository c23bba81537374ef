//! The tables of a plan's pages.

use super::escape::{body, plain};
use super::page::{bar, column, permille};
use super::pen::Pen;
use crate::phrase::{Fixed, Phrase};
use crate::plan::{LotKind, LotView, Part, PlanView, SafeRow, SafeView, Time, ride_phrase};
use crate::words::{amounts, operation as of_operation, papers as said, plan as of_plan, worth as of_worth};

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
fn critical_mark(view: &PlanView, part: Part, pen: Pen<'_>) -> String {
    if !view.is_critical(part) {
        return String::new();
    }
    format!(
        " <span class=\"critical-mark\" title=\"{}\"><span aria-hidden=\"true\">{}</span><span class=\"heard\">{}</span></span>",
        pen.quote(said::CRITICAL_MEANS),
        of_plan::CRITICAL_MARK,
        pen.put(said::CRITICAL_MEANS)
    )
}

/// Who is in a lot, with what the law says and what it needs.
pub(super) fn lot(lot: &LotView, pen: Pen<'_>) -> String {
    let mark = if lot.protected { format!(" {}", pen.protected()) } else { String::new() };
    let needs = if lot.needs.is_empty() {
        String::new()
    } else {
        format!(" <span class=\"quiet\">({})</span>", needs(lot, pen))
    };
    format!("{}{mark}{needs}", pen.person(&lot.who, lot.written.as_deref()))
}

/// What a lot needs on the way.
pub(super) fn needs(lot: &LotView, pen: Pen<'_>) -> String {
    pen.put(Phrase::row(", ", lot.needs.iter().cloned()))
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

/// Likewise, in the language of the page; the numbers of those columns that are of numbers.
pub(super) fn spoken_heads(out: &mut String, name: Fixed, columns: &[Fixed], of_numbers: &[usize], pen: Pen<'_>) {
    let told: Vec<String> = columns.iter().map(|column| pen.0.tell(&column.phrase())).collect();
    let columns: Vec<(&str, bool)> =
        told.iter().enumerate().map(|(at, words)| (words.as_str(), of_numbers.contains(&at))).collect();
    named_heads(out, &pen.0.tell(&name.phrase()), &columns);
}

fn columns_of(out: &mut String, columns: &[(&str, bool)]) {
    for (heading, number) in columns {
        column(out, heading, *number);
    }
    out.push_str("</tr></thead>\n<tbody>\n");
}

/// The line above what happens on a day.
pub(super) fn day_row(out: &mut String, moment: &Time, columns: usize, pen: Pen<'_>) {
    let day = pen.put(said::day(moment.day_phrase()));
    put!(out, "<tr class=\"route\"><th scope=\"rowgroup\" colspan=\"{columns}\">{day}</th></tr>\n");
}

/// Rides by day of UTC, gates between them as barriers.
pub(super) fn movements(view: &PlanView, pen: Pen<'_>) -> String {
    let mut out = String::new();
    let columns = [said::LEAVES, said::ARRIVES, said::VEHICLE, said::WAY, said::WHO, said::SLACK];
    spoken_heads(&mut out, said::MOVEMENTS, &columns, &[], pen);
    let mut parts: Vec<(&Time, Part)> =
        view.gates.iter().enumerate().map(|(at, gate)| (&gate.opens, Part::Gate(at))).collect();
    parts.extend(view.rides_in_time().into_iter().map(|ride| (&view.rides[ride].departs, Part::Ride(ride))));
    // Gates come before what leaves in the same minute.
    parts.sort_by_key(|(time, part)| (time.minute, matches!(part, Part::Ride(_))));
    let mut day = "";
    for (moment, part) in parts {
        if moment.day() != day {
            day = moment.day();
            day_row(&mut out, moment, 6, pen);
        }
        match part {
            Part::Gate(at) => {
                let gate = &view.gates[at];
                let opens = said::gate_opens(Phrase::supplied(&gate.name));
                put!(
                    out,
                    "<tr class=\"barrier\"><td>{}</td><td colspan=\"4\"><b>{}</b>. {}{}</td><td class=\"short\">{}</td></tr>\n",
                    time(&gate.opens),
                    pen.put(opens),
                    pen.begin(said::lets_go(view.who(&gate.holds))),
                    critical_mark(view, part, pen),
                    pen.put(said::slack(gate.slack))
                );
            }
            Part::Ride(at) => ride_row(&mut out, view, at, pen),
            Part::Work(_) => {}
        }
    }
    out.push_str("</tbody></table>\n");
    out
}

fn ride_row(out: &mut String, view: &PlanView, at: usize, pen: Pen<'_>) {
    let ride = &view.rides[at];
    let way = of_plan::way(&view.places[ride.from].name, &view.places[ride.to].name);
    let who: Vec<String> = ride.lots.iter().map(|&index| lot(&view.lots[index], pen)).collect();
    let load = if who.is_empty() {
        format!("<span class=\"quiet\">{}</span>", pen.put(said::EMPTY))
    } else {
        format!("<span class=\"quiet\">{}:</span> {}", pen.put(ride.load.clone()), who.join(", "))
    };
    let conditions: Vec<String> = ride
        .conditions
        .iter()
        .map(|condition| {
            format!("<br><span class=\"quiet\">{}</span>", pen.put(said::hangs_on(Phrase::supplied(condition))))
        })
        .collect();
    put!(
        out,
        "<tr><td>{}</td><td>{}</td><th scope=\"row\">{}{}</th><td>{}{}</td><td>{load}</td><td class=\"short\">{}</td></tr>\n",
        time(&ride.departs),
        time(&ride.arrives),
        pen.name(&view.vehicles[ride.vehicle].name),
        critical_mark(view, Part::Ride(at), pen),
        pen.name(&way),
        conditions.concat(),
        pen.put(said::slack(ride.slack))
    );
}

/// What each gate waits for and whom it holds.
pub(super) fn gates(view: &PlanView, pen: Pen<'_>) -> String {
    let mut out = String::new();
    let columns = [said::GATE, said::OPENS, said::WAITS_FOR, said::HOLDS, said::SLACK];
    spoken_heads(&mut out, said::GATES, &columns, &[], pen);
    for (at, gate) in view.gates.iter().enumerate() {
        let before = gate.not_before.as_ref().map(|time| said::not_before(Phrase::figures(time.clocks())));
        let before = before.map(|before| format!("<br>{}", pen.put(before))).unwrap_or_default();
        put!(
            out,
            "<tr><th scope=\"row\">{}{}</th><td>{}</td><td>{}{before}</td><td>{}</td><td class=\"short\">{}</td></tr>\n",
            pen.name(&gate.name),
            critical_mark(view, Part::Gate(at), pen),
            time(&gate.opens),
            pen.begin(said::opens_when(&gate.checks, view.who(&gate.of), gate.takes)),
            pen.put(view.who(&gate.holds)),
            pen.put(said::slack(gate.slack))
        );
    }
    out.push_str("</tbody></table>\n");
    out
}

/// Works in order of time.
pub(super) fn works(view: &PlanView, pen: Pen<'_>) -> String {
    let mut order: Vec<usize> = (0..view.works.len()).collect();
    order.sort_by_key(|&work| (view.works[work].starts.minute, work));
    let mut out = String::new();
    let columns = [said::FROM, said::UNTIL, said::WHAT, said::WHO, said::TEAM, said::SLACK];
    spoken_heads(&mut out, said::WORKS, &columns, &[], pen);
    for at in order {
        let work = &view.works[at];
        let team = &view.teams[work.team];
        put!(
            out,
            "<tr><td>{}</td><td>{}</td><th scope=\"row\">{}{}</th><td>{}</td><td>{}, {}</td><td class=\"short\">{}</td></tr>\n",
            time(&work.starts),
            time(&work.ends),
            pen.name(&work.what),
            critical_mark(view, Part::Work(at), pen),
            pen.put(work.of.clone()),
            pen.name(&team.name),
            pen.name(&view.places[team.place].name),
            pen.put(said::slack(work.slack))
        );
    }
    out.push_str("</tbody></table>\n");
    out
}

/// Value, bound and gap of each measure.
pub(super) fn worth(view: &PlanView, pen: Pen<'_>) -> String {
    let mut out = String::new();
    spoken_heads(&mut out, said::WORTH, &[said::MEASURE, said::VALUE, said::BOUND, said::GAP], &[1, 2, 3], pen);
    for measure in &view.worth.measures {
        let gap = match &measure.gap {
            Some(gap) => format!("<span class=\"open\">{}</span>", pen.put(gap.clone())),
            None if measure.least => format!("<span class=\"closed\">{}</span>", pen.put(of_worth::LEAST)),
            None => String::new(),
        };
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td><td class=\"number\">{}</td><td class=\"number\">{gap}</td></tr>\n",
            pen.put(measure.name.clone()),
            pen.put(measure.value.clone()),
            pen.put(measure.bound.clone().unwrap_or_else(|| of_worth::UNVERIFIED.phrase()))
        );
    }
    out.push_str("</tbody></table>\n");
    out
}

/// The critical path from its first part on.
pub(super) fn critical(view: &PlanView, pen: Pen<'_>) -> String {
    let mut out = format!("<p>{}</p>\n<ol class=\"path\">\n", pen.put(said::CRITICAL_LEAD));
    let clocks = |time: &Time| Phrase::figures(time.clocks());
    for part in &view.critical {
        let words = match *part {
            Part::Ride(at) => {
                Phrase::row(", ", [ride_phrase(view, at), said::arrives_when(clocks(&view.rides[at].arrives))])
            }
            Part::Work(at) => {
                let work = &view.works[at];
                let what = amounts::with(Phrase::supplied(&work.what), work.of.clone());
                Phrase::row(", ", [what, clocks(&work.starts), said::until_when(clocks(&work.ends))])
            }
            Part::Gate(at) => {
                let gate = &view.gates[at];
                Phrase::row(", ", [said::gate_opens(Phrase::supplied(&gate.name)), clocks(&gate.opens)])
            }
        };
        put!(out, "<li>{}</li>\n", pen.put(words));
    }
    out.push_str("</ol>\n");
    out
}

/// How long each lot of living people waits at exchange points, the longest first.
pub(super) fn exposure(view: &PlanView, pen: Pen<'_>) -> String {
    let mut exposed: Vec<&LotView> = view.lots.iter().filter(|lot| lot.exposure() > 0).collect();
    if exposed.is_empty() {
        return format!("<p>{}</p>\n", pen.put(said::NOBODY_EXPOSED));
    }
    let each = |lot: &LotView| lot.exposure() / lot.count.max(1);
    exposed.sort_by_key(|lot| std::cmp::Reverse(each(lot)));
    let most = exposed.first().map_or(1, |lot| each(lot));
    let mut out = format!("<p>{}</p>\n", pen.put(said::EXPOSED_LEAD));
    let columns = [said::WHO, said::WHERE, said::EACH, said::IN_ALL];
    spoken_heads(&mut out, said::EXPOSED, &columns, &[3], pen);
    for exposed in exposed {
        let stops = exposed.stops.iter().filter(|stop| stop.is_exposed);
        let places = stops.map(|stop| Phrase::supplied(&view.places[stop.place].name)).collect();
        let minutes = each(exposed);
        let words = amounts::duration(i64::try_from(minutes).unwrap_or(i64::MAX));
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td class=\"number\">{}</td></tr>\n",
            lot(exposed, pen),
            pen.put(Phrase::list(places)),
            bar(permille(minutes, most), &pen.0.tell(&words)),
            pen.put(said::person_minutes(exposed.exposure()))
        );
    }
    out.push_str("</tbody></table>\n");
    out
}

/// What each quota lets through.
pub(super) fn quotas(view: &PlanView, pen: Pen<'_>) -> String {
    let mut out = String::new();
    for sentence in &view.quotas {
        put!(out, "<p>{}</p>\n", pen.put(sentence.clone()));
    }
    out
}

/// Sentences one under the other, in English.
pub(super) fn sentences(sentences: &[String]) -> String {
    let mut out = String::new();
    for sentence in sentences {
        put!(out, "<p>{}</p>\n", body(sentence));
    }
    out
}

/// What is prepared for which failure, in English.
pub(super) fn fallbacks(view: &PlanView) -> String {
    let mut out = String::new();
    for fallback in &view.fallbacks {
        put!(out, "<h3>{}</h3>\n{}", body(&fallback.event), sentences(&fallback.words));
    }
    out
}

/// A table of who is safe where, in whose jurisdiction and in whose hands.
pub(super) fn safe_rows(out: &mut String, rows: impl Iterator<Item = [Phrase; 4]>, pen: Pen<'_>) {
    let columns = [said::WHO, said::WHERE, said::JURISDICTION, said::HANDS];
    spoken_heads(out, said::SAFE, &columns, &[], pen);
    for row in rows {
        let [who, place, state, hands] = row.map(|cell| pen.put(cell));
        put!(out, "<tr><th scope=\"row\">{who}</th><td>{place}</td><td>{state}</td><td>{hands}</td></tr>\n");
    }
    out.push_str("</tbody></table>\n");
}

/// From when until when a safe state holds.
pub(super) fn safe_span(from: &Time, until: Option<&Time>, pen: Pen<'_>) -> String {
    pen.put(match until {
        Some(until) => said::from_until(from.moment(), until.moment()),
        None => said::from_on(from.moment()),
    })
}

/// The same for a plan: lots by who is in them.
pub(super) fn safe_rows_of(view: &PlanView, state: &SafeView) -> Vec<[Phrase; 4]> {
    let row = |row: &SafeRow| {
        let jurisdiction = row.state.as_ref().map_or_else(|| of_operation::NOT_KNOWN.phrase(), Phrase::supplied);
        let place = Phrase::supplied(&view.places[row.place].name);
        [view.who(&row.lots), place, jurisdiction, row.hands.clone()]
    };
    state.rows.iter().map(row).collect()
}

/// Who is safe where, span by span.
pub(super) fn safe(view: &PlanView, pen: Pen<'_>) -> String {
    let mut out = format!("<p>{}</p>\n", pen.put(said::SAFE_LEAD));
    for state in &view.safe {
        put!(out, "<h3>{}</h3>\n", safe_span(&state.from, state.until.as_ref(), pen));
        safe_rows(&mut out, safe_rows_of(view, state).into_iter(), pen);
        for departure in &state.completed {
            put!(out, "<p>{} {}</p>\n", pen.put(said::COMPLETED), pen.put(departure.clone()));
        }
    }
    out
}

/// Whether a lot is of living people.
pub(super) fn is_living(lot: &LotView) -> bool {
    matches!(lot.kind, LotKind::Person | LotKind::People)
}

//! The tables of an operation's page.

use std::collections::BTreeMap;

use takas_model::OperationKind;

use super::escape::{body, person};
use super::operation::{RecordEntry, RecordShown};
use super::page::protected_mark;
use super::pen::Pen;
use super::plan_tables::{heads, safe_rows, safe_span, time};
use crate::operation::{
    BalanceNow, EventLine, GateNow, OperationView, PeopleNow, RequestNow, RideNow, SafeNowRow, WorkNow,
};
use crate::phrase::{English, Phrase};
use crate::plan::{Time, day_in_words};
use crate::words::{self, label, operation as said, plan as of_plan};

/// What stands on top, and what was.
pub(super) fn alerts(view: &OperationView) -> String {
    if view.alerts.is_empty() {
        return format!("<p>{}</p>\n", said::NO_HOLDS);
    }
    let mut out = "<ul class=\"alerts\">\n".to_owned();
    for alert in &view.alerts {
        let class = if alert.stands { " class=\"stands\"" } else { "" };
        put!(out, "<li{class}>{} {}</li>\n", body(&alert.since.clocks()), body(&alert.words));
    }
    out.push_str("</ul>\n");
    out
}

/// What stands where nothing was said: that it is not known, of a historical operation.
fn unsaid(view: &OperationView) -> &'static str {
    if view.kind == OperationKind::Historical { said::NOT_KNOWN.as_str() } else { "" }
}

/// A moment as it was, with how much later or earlier that is than planned.
fn as_it_was(moment: Option<&Time>, planned: &Time, unsaid: &str) -> String {
    let Some(moment) = moment else { return format!("<span class=\"quiet\">{unsaid}</span>") };
    let shift = moment.minute - planned.minute;
    let (class, words) = match shift {
        0 => return time(moment),
        later if later > 0 => ("late", said::shift(shift)),
        _ => ("early", said::shift(shift)),
    };
    format!("{}<span class=\"{class}\">{}</span>", time(moment), words.trim())
}

fn waits(waits: &[Phrase]) -> String {
    if waits.is_empty() {
        return String::new();
    }
    let items: Vec<String> = waits.iter().map(|wait| format!("<li>{}</li>", body(wait))).collect();
    format!("<ul class=\"waits\">{}</ul>", items.concat())
}

/// Rides: as planned, as it was.
pub(super) fn movements(view: &OperationView) -> String {
    let mut out = String::new();
    let columns = [
        of_plan::LEAVES,
        said::AS_IT_WAS,
        of_plan::ARRIVES,
        said::AS_IT_WAS,
        of_plan::WAY,
        of_plan::WHO,
        of_plan::STATE,
    ];
    heads(&mut out, &columns.map(|head| (head, false)));
    for ride in &view.rides {
        out.push_str(&ride_row(ride, view.now.minute, unsaid(view)));
    }
    out.push_str("</tbody></table>\n");
    out
}

fn ride_row(ride: &RideNow, now: i64, unsaid: &str) -> String {
    let elsewhere = ride.came_at.as_ref().map(|place| format!(" <b>{}</b>", body(&said::at(place))));
    let state = crate::text::ride_state(&RideNow { waits: Vec::new(), ..ride.clone() }, now);
    let held = if ride.held { format!("<b>{}</b> ", body(&said::STAGE_HELD)) } else { String::new() };
    format!(
        "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}{}</td><th scope=\"row\">{}<br><span class=\"quiet\">{}</span></th><td>{}</td><td>{held}{}{}</td></tr>\n",
        time(&ride.departs),
        as_it_was(ride.left.as_ref(), &ride.departs, unsaid),
        time(&ride.arrives),
        as_it_was(ride.came.as_ref(), &ride.arrives, unsaid),
        elsewhere.unwrap_or_default(),
        body(&of_plan::way(&ride.from, &ride.to)),
        body(&ride.by),
        body(&ride.who),
        body(&state),
        waits(&ride.waits)
    )
}

/// Gates: who confirmed them when, and what they wait for.
pub(super) fn gates(view: &OperationView) -> String {
    let mut out = String::new();
    let columns = [of_plan::GATE, said::PLANNED, said::AS_IT_WAS, said::CONFIRMED, of_plan::STATE];
    heads(&mut out, &columns.map(|head| (head, false)));
    for gate in &view.gates {
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}{}</td></tr>\n",
            body(&gate.name),
            time(&gate.planned),
            as_it_was(gate.opened.as_ref(), &gate.planned, unsaid(view)),
            sides(gate, unsaid(view)),
            body(&gate_state(gate, unsaid(view))),
            waits(&gate.waits)
        );
    }
    out.push_str("</tbody></table>\n");
    out
}

fn sides(gate: &GateNow, unsaid: &str) -> String {
    let missing = if unsaid.is_empty() { "–" } else { unsaid };
    let side = |(party, at): &(crate::names::PartyName, Option<Time>)| {
        let at = at.as_ref().map_or_else(|| missing.to_owned(), |at| format!("✓ {}", at.clocks()));
        format!("{} {}", body(&party.name), body(&at))
    };
    gate.sides.iter().map(side).collect::<Vec<String>>().join("<br>")
}

fn gate_state(gate: &GateNow, unsaid: &str) -> String {
    match (&gate.opened, gate.released) {
        (None, Some((0, _))) if !unsaid.is_empty() => unsaid.to_owned(),
        (Some(_), _) => of_plan::OPEN_SINCE.trim_end_matches(" since").to_owned(),
        (None, _) if gate.held => said::STAGE_HELD.to_string(),
        (None, Some((by, of))) => said::released(by, of).to_string(),
        (None, None) => String::new(),
    }
}

/// Checks and measures.
pub(super) fn works(view: &OperationView) -> String {
    let mut out = String::new();
    let columns =
        [of_plan::FROM, said::AS_IT_WAS, of_plan::UNTIL, said::AS_IT_WAS, of_plan::WHAT, of_plan::WHO, said::PASSED];
    heads(&mut out, &columns.map(|head| (head, false)));
    for work in &view.works {
        let WorkNow { name, of, starts, ends, begun, ended, passed } = work;
        let is_said = begun.is_some() || ended.is_some() || view.kind != OperationKind::Historical;
        let passed = passed.filter(|_| is_said).map(|(done, all)| said::of(done, all)).unwrap_or_default();
        put!(
            out,
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><th scope=\"row\">{}</th><td>{}</td><td>{passed}</td></tr>\n",
            time(starts),
            as_it_was(begun.as_ref(), starts, unsaid(view)),
            time(ends),
            as_it_was(ended.as_ref(), ends, unsaid(view)),
            body(name),
            body(of)
        );
    }
    out.push_str("</tbody></table>\n");
    out
}

/// People and goods: who they are, between whom, how it stands with them.
pub(super) fn people(view: &OperationView) -> String {
    let mut out = String::new();
    let columns = [
        of_plan::WHO,
        label::FROM,
        label::TO,
        of_plan::STATE,
        of_plan::WHERE,
        said::VERIFIED_AT,
        said::HANDED_OVER.as_str(),
        said::FOLLOWED_UP.as_str(),
    ];
    heads(&mut out, &columns.map(|head| (head, false)));
    for people in &view.people {
        let PeopleNow { who, written, holder, receiver, whereabouts, verified, handed_over, followed_up, .. } = people;
        let mark = if people.protected { format!(" {}", protected_mark()) } else { String::new() };
        put!(
            out,
            "<tr><th scope=\"row\">{}{mark}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td>",
            person(who, written.as_deref()),
            body(&holder.name),
            body(&receiver.name),
            body(&crate::text::travels_in_words(people)),
            body(&words::capitalised(whereabouts))
        );
        for moment in [verified, handed_over, followed_up] {
            put!(out, "<td>{}</td>", moment.as_ref().map(time).unwrap_or_default());
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table>\n");
    out
}

/// What each party has given and received beside what the sequence comes to.
pub(super) fn balance(view: &OperationView) -> String {
    let mut out = String::new();
    let columns = [
        (label::PARTY, false),
        (said::GIVEN, true),
        (said::RECEIVED, true),
        (said::OWED, true),
        (said::ACCEPTS, true),
        (said::WITHHELD, false),
    ];
    heads(&mut out, &columns);
    for BalanceNow { party, given, received, owed, accepts, withheld, .. } in &view.balance {
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td><td class=\"number\">{}</td><td class=\"number\">{owed}</td><td class=\"number\">{accepts}</td><td>{}</td></tr>\n",
            body(&party.name),
            said::of(given.0, given.1),
            said::of(received.0, received.1),
            withheld.as_ref().map(|since| format!("{} {}", said::SINCE, body(&since.clocks()))).unwrap_or_default()
        );
    }
    out.push_str("</tbody></table>\n");
    if view.outside > 0 {
        put!(out, "<p>{}</p>\n", words::capitalised(&said::outside(view.outside)));
    }
    out
}

/// Requests of the parties.
pub(super) fn requests(view: &OperationView) -> String {
    let mut out = String::new();
    heads(
        &mut out,
        &[of_plan::NUMBER, of_plan::WHAT, said::OWNER, said::DUE, of_plan::STATE].map(|head| (head, false)),
    );
    for RequestNow { number, what, owner, due, met, is_overdue } in &view.requests {
        let state = match met {
            Some(met) => said::met_at(&met.clocks()).to_string(),
            None if *is_overdue => said::OVERDUE.to_string(),
            None => String::new(),
        };
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            body(&words::capitalised(number)),
            body(what),
            body(owner),
            time(due),
            body(&state)
        );
    }
    out.push_str("</tbody></table>\n");
    out
}

/// Who would have been safe where, span by span.
pub(super) fn safe(view: &OperationView) -> String {
    let mut out = format!("<p>{}</p>\n", said::SAFE_LEAD);
    for state in &view.safe {
        put!(out, "<h3>{}</h3>\n", safe_span(&state.from, state.until.as_ref(), Pen(&English)));
        let cells = |row: &SafeNowRow| {
            let jurisdiction = row.state.as_ref().map_or_else(|| said::NOT_KNOWN.phrase(), Phrase::supplied);
            [row.who.clone(), Phrase::supplied(&row.place), jurisdiction, row.hands.clone()]
        };
        safe_rows(&mut out, state.rows.iter().map(cells), Pen(&English));
        for departure in &state.completed {
            put!(out, "<p>{} {}</p>\n", of_plan::COMPLETED, body(departure));
        }
    }
    out
}

/// What was said, by day of UTC; with the entries of the record where it is at hand.
pub(super) fn events(view: &OperationView, record: Option<&RecordShown>) -> String {
    if view.events.is_empty() {
        return format!("<p>{}</p>\n", said::NOTHING_SAID);
    }
    let entries: BTreeMap<u64, &RecordEntry> =
        record.map_or(&[][..], |record| &record.entries).iter().map(|entry| (entry.event, entry)).collect();
    let tells_author = view.events.iter().any(|line| !line.by.is_empty());
    let mut columns = vec![(said::NUMBER, true), (of_plan::AT, false), (of_plan::WHAT, false)];
    columns.extend(tells_author.then_some((said::BY, false)));
    columns.extend((!entries.is_empty()).then_some((said::ENTRY, false)));
    let mut out = "<div class=\"events\">".to_owned();
    heads(&mut out, &columns);
    let mut day = "";
    for line in &view.events {
        if line.at.day() != day {
            day = line.at.day();
            let words = of_plan::day(&day_in_words(day));
            put!(
                out,
                "<tr class=\"route\"><th scope=\"rowgroup\" colspan=\"{}\">{}</th></tr>\n",
                columns.len(),
                body(&words)
            );
        }
        out.push_str(&event_row(line, tells_author, entries.get(&line.number).copied(), !entries.is_empty()));
    }
    out.push_str("</tbody></table></div>\n");
    out
}

fn event_row(line: &EventLine, tells_author: bool, entry: Option<&RecordEntry>, has_entries: bool) -> String {
    let class = if line.weight.starts_with(said::IRREGULAR.as_str()) { " class=\"irregular\"" } else { "" };
    let mut what = body(&words::capitalised(&line.words));
    for note in [Some(line.weight.clone()), line.own_clock.as_deref().map(said::by_own_clock)].into_iter().flatten() {
        if !note.is_empty() {
            put!(what, " <span class=\"quiet\">({})</span>", body(&note));
        }
    }
    let mut out = format!(
        "<tr{class}><td class=\"number\">{}</td><td class=\"short\">{}<small> {}</small></td><td>{what}</td>",
        line.number,
        line.clock,
        body(line.at.local_clock())
    );
    if tells_author {
        put!(out, "<td>{}</td>", body(&line.by));
    }
    if has_entries {
        let entry = entry.map(|entry| {
            let proof = entry.proof.as_ref().map(|file| format!(" <span class=\"quiet\">{}</span>", body(file)));
            format!("{}{}", entry.index, proof.unwrap_or_default())
        });
        put!(out, "<td>{}</td>", entry.unwrap_or_default());
    }
    out.push_str("</tr>\n");
    out
}

/// The checkpoint, the files that go with the page, and how they are verified.
pub(super) fn proofs(record: &RecordShown) -> String {
    let mut out = "<dl class=\"proof\">".to_owned();
    let cosigned =
        if record.cosigned.is_empty() { said::NOT_COSIGNED.to_owned() } else { words::list(&record.cosigned) };
    let size = words::number(record.size);
    for (what, how) in [
        (said::LOG, record.origin.as_str()),
        (said::ENTRIES, size.as_str()),
        (said::ROOT, record.root.as_str()),
        (said::COSIGNED, cosigned.as_str()),
    ] {
        put!(out, "<dt>{what}</dt><dd>{}</dd>", body(how));
    }
    for (file, what) in &record.files {
        put!(out, "<dt>{}</dt><dd>{}</dd>", body(what), body(file));
    }
    put!(out, "</dl>\n<h3>{}</h3>\n<ol class=\"path\">", said::HOW_TO_VERIFY);
    for step in &record.steps {
        put!(out, "<li>{}</li>\n", body(step));
    }
    out.push_str("</ol>\n");
    out
}

//! Lists side by side as self-contained pages that open offline and print: the reconciliation sheet, statuses, a party's own sheet, what a
//! new version changes, a screening.

use takas_lists::evidence::Bits;

use super::escape::body;
use super::page::{Around, Frame, bar, column, compartment, inside, page, section};
use crate::phrase::English;
use crate::projection::PartySheet;
use crate::reconciliation::{
    AloneLine, ChangesView, EvidenceLine, GroupLine, PairLine, ReconciliationView, RowLine, SaidLine, ScreeningView,
    StatusLine, StatusesView,
};
use crate::words::{self, reconciliation as said};

/// The mediator's reconciliation sheet as one HTML page.
pub fn reconciliation(view: &ReconciliationView) -> String {
    reconciliation_around(view, page)
}

/// The same to stand in another page that has a title of its own.
pub fn reconciliation_inside(view: &ReconciliationView) -> String {
    reconciliation_around(view, inside)
}

fn reconciliation_around(view: &ReconciliationView, around: Around) -> String {
    let mut lead = compartment();
    let counts = (view.matched.len(), view.doubtful.len(), view.one_sided.len(), view.duplicates.len());
    put!(lead, "<p class=\"headline\">{}</p>\n", body(&said::summary(counts.0, counts.1, counts.2, counts.3)));
    let mut content = String::new();
    section(&mut content, "lists", said::LISTS, &lists(view));
    if !view.disputes.is_empty() {
        section(&mut content, "disputes", said::DISPUTES, &sentences(&view.disputes));
    }
    let doubtful: String = view.doubtful.iter().map(pair_table).collect();
    let none = format!("<p>{}</p>\n", said::NONE_DOUBTFUL);
    section(&mut content, "doubtful", said::DOUBTFUL, if view.doubtful.is_empty() { &none } else { &doubtful });
    if !view.matched.is_empty() {
        section(&mut content, "matched", said::MATCHED, &matched(view));
    }
    if !view.one_sided.is_empty() {
        section(&mut content, "alone", said::ONE_SIDED, &alone(&view.one_sided));
    }
    if !view.duplicates.is_empty() {
        let pairs: String = view.duplicates.iter().map(pair_table).collect();
        section(&mut content, "twice", said::DUPLICATES, &pairs);
    }
    if !view.knots.is_empty() {
        section(&mut content, "knots", said::KNOTS, &knots(view));
    }
    put!(content, "{}<p class=\"quiet\">{}</p>\n", sentences(&view.reach), body(said::SCORE_MEANS));
    let title = said::title(&view.title);
    around(&frame(&title, view.historical, &view.warnings, view.pseudonyms), &lead, &content)
}

fn frame<'a>(title: &'a str, historical: bool, warnings: &'a [String], pseudonyms: bool) -> Frame<'a> {
    Frame { title, kicker: words::COMPARTMENT, historical, foot: "", warnings, pseudonyms, tongue: &English }
}

fn sentences(all: &[String]) -> String {
    let mut out = String::from("<ul class=\"plain\">\n");
    for sentence in all {
        put!(out, "<li>{}</li>\n", body(sentence));
    }
    out.push_str("</ul>\n");
    out
}

fn lists(view: &ReconciliationView) -> String {
    let lines: Vec<String> = view
        .lists
        .iter()
        .map(|list| said::list(&list.title, list.party.as_ref().map(|party| party.name.as_str()), list.role, list.rows))
        .collect();
    sentences(&lines)
}

/// Begins a table; what it is called is read aloud by those who cannot see the heading over it.
fn head(out: &mut String, called: &str, columns: &[&str]) {
    put!(out, "<table class=\"list\" aria-label=\"{called}\"><thead><tr>");
    for text in columns {
        column(out, text, false);
    }
    out.push_str("</tr></thead><tbody>\n");
}

fn matched(view: &ReconciliationView) -> String {
    let mut out = String::new();
    let titles: Vec<&str> = view.lists.iter().map(|list| list.title.as_str()).chain([""]).collect();
    head(&mut out, said::MATCHED, &titles);
    for group in &view.matched {
        out.push_str("<tr>");
        for rows in &group.members {
            put!(out, "<td>{}</td>", member(rows));
        }
        put!(out, "<td class=\"number\">{}{}</td></tr>\n", said::percent(group.probability), group_words(group));
    }
    out.push_str("</tbody></table>\n");
    out
}

fn group_words(group: &GroupLine) -> String {
    let mut out = String::new();
    for one in group.ties.iter().flat_map(|tie| &tie.said) {
        put!(out, "<br>{}", body(&word(one)));
    }
    out
}

fn member(rows: &[RowLine]) -> String {
    if rows.is_empty() {
        return format!("<span class=\"quiet\">{}</span>", said::NO_COUNTERPART);
    }
    rows.iter().map(whole_row).collect::<Vec<_>>().join("<br>")
}

/// A row with its place and its cells.
fn whole_row(row: &RowLine) -> String {
    let mut out = format!("<b>{}</b>", body(&row.name));
    if let Some(key) = &row.key {
        put!(out, " <code>{}</code>", body(key));
    }
    put!(out, " <span class=\"quiet\">{}</span><br>{}", body(&row.place()), row.says);
    for (column, text) in row.cells.iter().filter(|(column, _)| column != "name" && column != "standing") {
        put!(out, "; {} {}", body(column), body(text));
    }
    out
}

fn alone(all: &[AloneLine]) -> String {
    let mut out = String::new();
    head(&mut out, said::ONE_SIDED, &[said::WHO, ""]);
    for one in all {
        let mut twice = String::new();
        for row in &one.doubles {
            put!(twice, "= {}<br>", body(&row.place()));
        }
        let open = if one.is_open { said::OPEN } else { "" };
        put!(out, "<tr><td>{}</td><td>{twice}{open}</td></tr>\n", whole_row(&one.row));
    }
    out.push_str("</tbody></table>\n");
    out
}

/// A pair: the rows side by side, then the evidence that sums to the score.
fn pair_table(pair: &PairLine) -> String {
    let mut out = String::new();
    head(&mut out, said::ROW, &[&pair.one.place(), &pair.other.place()]);
    put!(out, "<tr><td>{}</td><td>{}</td></tr>\n</tbody></table>\n", whole_row(&pair.one), whole_row(&pair.other));
    let permille = u64::from(pair.probability.in_millionths() / 1_000);
    put!(out, "<p>{} {}</p>\n", bar(permille, &said::percent(pair.probability)), body(pair.why));
    out.push_str(&evidence(&pair.evidence, pair.score));
    out.push_str(&words_of(&pair.said));
    out
}

fn words_of(all: &[SaidLine]) -> String {
    if all.is_empty() { String::new() } else { sentences(&all.iter().map(word).collect::<Vec<_>>()) }
}

fn word(one: &SaidLine) -> String {
    said::said(&one.by, one.says, &moment(one.at), one.why.as_deref(), one.has_changed)
}

fn evidence(lines: &[EvidenceLine], score: Bits) -> String {
    let mut out = String::new();
    put!(out, "<table class=\"list\"><caption>{}</caption><thead><tr>", said::EVIDENCE);
    column(&mut out, said::FIELD, false);
    column(&mut out, said::FOUND, false);
    column(&mut out, said::WEIGHT, true);
    column(&mut out, "", false);
    out.push_str("</tr></thead><tbody>\n");
    for line in lines {
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"number\">{}</td><td>{} / {}</td></tr>\n",
            line.field.words(),
            line.finding.words(),
            line.weight,
            body(&line.one),
            body(&line.other)
        );
    }
    put!(out, "<tr><th scope=\"row\">score</th><td></td><td class=\"number\">{score}</td><td></td></tr>\n");
    out.push_str("</tbody></table>\n");
    out
}

fn knots(view: &ReconciliationView) -> String {
    let mut out = String::new();
    for knot in &view.knots {
        let pairs = |mark: &str, pairs: &[(RowLine, RowLine)]| -> Vec<String> {
            pairs.iter().map(|(one, other)| format!("{mark}: {} / {}", name(one), name(other))).collect()
        };
        let all = [pairs("now", &knot.now), pairs("else", &knot.otherwise)].concat();
        put!(out, "<p>{}</p>\n{}", body(&said::knot(knot.behind)), sentences(&all));
    }
    out
}

fn name(row: &RowLine) -> String {
    format!("{} ({})", row.name, row.place())
}

/// What the lists say of each, as one HTML page.
pub fn statuses(view: &StatusesView) -> String {
    let mut out = String::new();
    head(&mut out, said::STATUSES, &[said::WHO, said::STATUSES, said::ROW]);
    for one in &view.people {
        put!(out, "<tr><th scope=\"row\">{}", body(&one.name));
        if let Some(person) = &one.person {
            put!(out, " <code>{}</code>", body(person));
        }
        put!(out, "</th><td>{}</td><td>{}</td></tr>\n", status(one), status_rows(one));
    }
    out.push_str("</tbody></table>\n");
    let mut content = String::new();
    section(&mut content, "statuses", said::STATUSES, &out);
    if !view.fed.is_empty() || view.agree > 0 {
        let mut lines = vec![said::agree(view.agree)];
        lines.extend(view.fed.iter().map(|line| format!("{} {}: {}", line.kind, line.who, line.says)));
        section(&mut content, "fed", said::FED, &sentences(&lines));
    }
    let title = said::statuses_title(&view.title);
    page(&frame(&title, !view.warnings.is_empty(), &view.warnings, view.pseudonyms), &compartment(), &content)
}

fn status(one: &StatusLine) -> String {
    let mut parts = vec![one.status.to_owned()];
    parts.extend((one.doubles > 0).then(|| "duplicate".to_owned()));
    parts.extend(one.why.clone());
    parts.extend(one.consent.map(|consent| format!("consent {consent}")));
    parts.extend(one.protection.map(|why| format!("protected: {why}")));
    parts.extend(one.identification.as_ref().map(|how| format!("identification: {how}")));
    parts.extend(one.instead.as_ref().map(|who| format!("if not, next is {who}")));
    parts.iter().map(|part| body(part)).collect::<Vec<_>>().join("<br>")
}

fn status_rows(one: &StatusLine) -> String {
    let mut parts: Vec<String> = one.rows.iter().map(|row| format!("{} says {}", row.place(), row.says)).collect();
    parts.extend(one.asked.iter().map(|(party, at)| format!("{party} asked {}", moment(*at))));
    parts.extend(one.told.iter().map(|(party, by, at)| format!("{party} was told by {by} {}", moment(*at))));
    parts.extend(one.released.iter().map(|(party, by, at)| format!("released to {party} by {by} {}", moment(*at))));
    parts.iter().map(|part| body(part)).collect::<Vec<_>>().join("<br>")
}

/// A party's own sheet as one HTML page.
pub fn party_sheet(view: &PartySheet) -> String {
    party_sheet_around(view, page)
}

/// The same to stand in another page that has a title of its own.
pub fn party_sheet_inside(view: &PartySheet) -> String {
    party_sheet_around(view, inside)
}

fn party_sheet_around(view: &PartySheet, around: Around) -> String {
    let mut own = String::new();
    head(&mut own, said::OWN, &[said::WHO]);
    for row in &view.own {
        put!(own, "<tr><td>{}</td></tr>\n", whole_row(row));
    }
    own.push_str("</tbody></table>\n");
    let mut content = String::new();
    section(&mut content, "own", said::OWN, &own);
    if !view.received.is_empty() {
        let mut received = String::new();
        head(&mut received, said::RECEIVED, &[said::WHO, said::KNOWN, said::ROW]);
        for one in &view.received {
            let from = one.from.as_ref().map(|from| format!(" ({})", body(&from.name))).unwrap_or_default();
            let born = one.born.as_ref().map(|born| format!("; born {}", body(born))).unwrap_or_default();
            put!(
                received,
                "<tr><th scope=\"row\">{}{from}</th><td>{}{born}</td><td>{}</td></tr>\n",
                body(&one.names.join(" / ")),
                one.says,
                body(&one.answers.join(", "))
            );
        }
        received.push_str("</tbody></table>\n");
        section(&mut content, "received", said::RECEIVED, &received);
    }
    put!(content, "<p class=\"quiet only\">{}</p>\n", said::SHEET_MEANS);
    let title = said::sheet_title(&view.title, &view.party.name);
    let kicker = words::party::kicker(&view.party.name);
    let frame = Frame {
        title: &title,
        kicker: &kicker,
        historical: view.historical,
        foot: "",
        warnings: &view.warnings,
        pseudonyms: view.pseudonyms,
        tongue: &English,
    };
    around(&frame, "", &content)
}

/// What a new version changes, as one HTML page.
pub fn changes(view: &ChangesView) -> String {
    let mut content = String::new();
    if !view.changed.is_empty() {
        let mut out = String::new();
        head(&mut out, said::CHANGED, &[said::WHO, said::FIELD, "was", "is"]);
        for change in &view.changed {
            for cell in &change.cells {
                let side = |text: &Option<String>| body(text.as_deref().unwrap_or(said::NOTHING));
                let (was, is) = if view.pseudonyms {
                    (String::new(), String::new())
                } else {
                    (side(&cell.before), side(&cell.now))
                };
                let who = body(&name(&change.row));
                put!(
                    out,
                    "<tr><th scope=\"row\">{who}</th><td>{}</td><td>{was}</td><td>{is}</td></tr>\n",
                    body(&cell.column)
                );
            }
        }
        out.push_str("</tbody></table>\n");
        section(&mut content, "changed", said::CHANGED, &out);
    }
    for (id, heading, rows) in [("added", said::ADDED, &view.added), ("gone", said::GONE, &view.gone)] {
        if !rows.is_empty() {
            let mut lines = String::new();
            for row in rows {
                put!(lines, "<li>{}</li>\n", whole_row(row));
            }
            section(&mut content, id, heading, &format!("<ul class=\"plain\">\n{lines}</ul>\n"));
        }
    }
    let kept = said::kept(view.kept, view.decisions_kept, view.decisions_changed, view.decisions_lost);
    put!(content, "<p>{}</p>\n", body(&kept));
    let title = said::changes_title(&view.before, &view.now);
    page(&frame(&title, false, &[], view.pseudonyms), &compartment(), &content)
}

/// A screening as one HTML page.
pub fn screening(view: &ScreeningView) -> String {
    let mut content = String::new();
    let against: Vec<String> =
        view.against.iter().map(|(title, rows)| format!("{title}: {}", said::rows(*rows))).collect();
    section(&mut content, "against", said::LISTS, &sentences(&against));
    put!(content, "<p>{} {}</p>\n", body(&said::threshold(view.threshold)), body(said::HIT_MEANS));
    for line in &view.lines {
        put!(content, "<h3>{}</h3>\n", body(&name(&line.row)));
        if line.hits.is_empty() {
            put!(content, "<p class=\"quiet\">{}</p>\n", said::NO_HIT);
        }
        for hit in &line.hits {
            let permille = u64::from(hit.probability.in_millionths() / 1_000);
            put!(content, "<p>{} {}</p>\n", whole_row(&hit.row), bar(permille, &said::percent(hit.probability)));
            let score: Bits = hit.evidence.iter().map(|line| line.weight).sum();
            content.push_str(&evidence(&hit.evidence, score));
            if hit.said.is_empty() {
                put!(content, "<p class=\"quiet\">{}</p>\n", said::NOT_LOOKED_AT);
            }
            content.push_str(&words_of(&hit.said));
        }
    }
    let title = said::screening_title(&view.subjects);
    page(&frame(&title, false, &[], view.pseudonyms), &compartment(), &content)
}

/// A moment as it stands in files.
fn moment(at: takas_model::Instant) -> String {
    let Ok(instant) = takas_atlas::Instant::of_seconds(at) else { return at.to_string() };
    instant.utc().replace('T', " ").replace('Z', " UTC")
}

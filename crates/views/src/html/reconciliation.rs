//! Lists side by side as self-contained pages that open offline and print: the reconciliation sheet, statuses, a party's own sheet, what a
//! new version changes, a screening. Each is in the language of whoever reads it.

use takas_lists::evidence::{Bits, Probability};

use super::escape::body;
use super::page::{Around, Frame, bar, column, compartment_in, inside, page, section};
use super::pen::Pen;
use crate::phrase::{Fixed, Phrase, Tongue};
use crate::projection::PartySheet;
use crate::reconciliation::{
    AloneLine, ChangesView, EvidenceLine, GroupLine, PairLine, ReconciliationView, RowLine, SaidLine, ScreeningView,
    StatusLine, StatusesView,
};
use crate::words::evidence::{field, finding};
use crate::words::operation::HISTORICAL_CASE;
use crate::words::{amounts, own, reconciliation as said};

/// The mediator's reconciliation sheet as one HTML page.
pub fn reconciliation(view: &ReconciliationView, tongue: &dyn Tongue) -> String {
    let pen = Pen(tongue);
    let counts = (view.matched.len(), view.doubtful.len(), view.one_sided.len(), view.duplicates.len());
    let summary = pen.put(said::summary(counts.0, counts.1, counts.2, counts.3));
    let lead = format!("{}<p class=\"headline\">{summary}</p>\n", compartment_in(pen));
    reconciliation_around(view, page, lead, pen)
}

/// The same to stand in another page that has a title of its own, and says by itself how many there are of each.
pub fn reconciliation_inside(view: &ReconciliationView, tongue: &dyn Tongue) -> String {
    let pen = Pen(tongue);
    reconciliation_around(view, inside, compartment_in(pen), pen)
}

fn reconciliation_around(view: &ReconciliationView, around: Around, lead: String, pen: Pen<'_>) -> String {
    let mut content = String::new();
    part(&mut content, "lists", said::LISTS, &lists(view, pen), pen);
    if !view.disputes.is_empty() {
        part(&mut content, "disputes", said::DISPUTES, &sentences(&view.disputes, pen), pen);
    }
    let pairs = |all: &[PairLine]| -> String { all.iter().map(|pair| pair_table(pair, pen)).collect() };
    let none = format!("<p>{}</p>\n", pen.put(said::NONE_DOUBTFUL));
    let doubtful = if view.doubtful.is_empty() { none } else { pairs(&view.doubtful) };
    part(&mut content, "doubtful", said::DOUBTFUL, &doubtful, pen);
    if !view.matched.is_empty() {
        part(&mut content, "matched", said::MATCHED, &matched(view, pen), pen);
    }
    if !view.one_sided.is_empty() {
        part(&mut content, "alone", said::ONE_SIDED, &alone(&view.one_sided, pen), pen);
    }
    if !view.duplicates.is_empty() {
        part(&mut content, "twice", said::DUPLICATES, &pairs(&view.duplicates), pen);
    }
    if !view.knots.is_empty() {
        part(&mut content, "knots", said::KNOTS, &knots(view, pen), pen);
    }
    put!(content, "{}<p class=\"quiet\">{}</p>\n", sentences(&view.reach, pen), pen.put(said::SCORE_MEANS));
    let sheet = Sheet { title: said::title(supplied(&view.title)), kicker: own::COMPARTMENT.phrase(), lead, content };
    sheet.put(around, view.historical, view.pseudonyms, pen)
}

/// What stands on a page, before a frame is around it.
struct Sheet {
    title: Phrase,
    kicker: Phrase,
    lead: String,
    content: String,
}

impl Sheet {
    fn put(self, around: Around, historical: bool, pseudonyms: bool, pen: Pen<'_>) -> String {
        let warnings = historical.then(|| pen.0.tell(&HISTORICAL_CASE.phrase()));
        let frame = Frame {
            title: &pen.0.tell(&self.title),
            kicker: &pen.0.tell(&self.kicker),
            historical,
            foot: "",
            warnings: &Vec::from_iter(warnings),
            pseudonyms,
            tongue: pen.0,
        };
        around(&frame, &self.lead, &self.content)
    }
}

fn supplied(text: &str) -> Phrase {
    Phrase::supplied(text)
}

/// A section with its heading.
fn part(out: &mut String, id: &str, heading: Fixed, content: &str, pen: Pen<'_>) {
    section(out, id, &pen.0.tell(&heading.phrase()), content);
}

fn sentences(all: &[Phrase], pen: Pen<'_>) -> String {
    let mut out = String::from("<ul class=\"plain\">\n");
    for sentence in all {
        put!(out, "<li>{}</li>\n", pen.put(sentence.clone()));
    }
    out.push_str("</ul>\n");
    out
}

/// Phrases in one cell, each on a line of its own.
fn lines(all: &[Phrase], pen: Pen<'_>) -> String {
    all.iter().map(|phrase| pen.put(phrase.clone())).collect::<Vec<_>>().join("<br>")
}

fn lists(view: &ReconciliationView, pen: Pen<'_>) -> String {
    let line = |list: &crate::reconciliation::ListLine| {
        said::list(&list.title, list.party.as_ref().map(|party| party.name.as_str()), list.role, list.rows)
    };
    sentences(&view.lists.iter().map(line).collect::<Vec<_>>(), pen)
}

/// Begins a table; what it is called is read aloud by those who cannot see the heading over it.
fn head(out: &mut String, called: Fixed, columns: &[Phrase], pen: Pen<'_>) {
    put!(out, "<table class=\"list\" aria-label=\"{}\"><thead><tr>", pen.quote(called));
    for heading in columns {
        column(out, &pen.0.tell(heading), false);
    }
    out.push_str("</tr></thead><tbody>\n");
}

fn matched(view: &ReconciliationView, pen: Pen<'_>) -> String {
    let mut out = String::new();
    let titles: Vec<Phrase> = view.lists.iter().map(|list| supplied(&list.title)).chain([Phrase::default()]).collect();
    head(&mut out, said::MATCHED, &titles, pen);
    for group in &view.matched {
        out.push_str("<tr>");
        for rows in &group.members {
            put!(out, "<td>{}</td>", member(rows, pen));
        }
        let percent = pen.put(said::percent(group.probability));
        put!(out, "<td class=\"number\">{percent}{}</td></tr>\n", group_words(group, pen));
    }
    out.push_str("</tbody></table>\n");
    out
}

fn group_words(group: &GroupLine, pen: Pen<'_>) -> String {
    let mut out = String::new();
    for one in group.ties.iter().flat_map(|tie| &tie.said) {
        put!(out, "<br>{}", pen.put(word(one)));
    }
    out
}

fn member(rows: &[RowLine], pen: Pen<'_>) -> String {
    if rows.is_empty() {
        return format!("<span class=\"quiet\">{}</span>", pen.put(said::NO_COUNTERPART));
    }
    rows.iter().map(|row| whole_row(row, pen)).collect::<Vec<_>>().join("<br>")
}

/// A row with its place and its cells.
fn whole_row(row: &RowLine, pen: Pen<'_>) -> String {
    let key = row.key.as_ref().map(|key| format!(" <code>{}</code>", body(key))).unwrap_or_default();
    let known = row.known().map(|(column, text)| amounts::with(column, text));
    format!(
        "<b>{}</b>{key} <span class=\"quiet\">{}</span><br>{}",
        pen.name(&row.name),
        pen.put(row.place()),
        pen.put(Phrase::row("; ", [row.says.phrase()].into_iter().chain(known)))
    )
}

fn alone(all: &[AloneLine], pen: Pen<'_>) -> String {
    let mut out = String::new();
    head(&mut out, said::ONE_SIDED, &[said::WHO.phrase(), Phrase::default()], pen);
    for one in all {
        let mut twice = String::new();
        for row in &one.doubles {
            put!(twice, "= {}<br>", pen.put(row.place()));
        }
        let open = if one.is_open { pen.put(said::OPEN) } else { String::new() };
        put!(out, "<tr><td>{}</td><td>{twice}{open}</td></tr>\n", whole_row(&one.row, pen));
    }
    out.push_str("</tbody></table>\n");
    out
}

/// A pair: the rows side by side, then the evidence that sums to the score.
fn pair_table(pair: &PairLine, pen: Pen<'_>) -> String {
    let mut out = String::new();
    head(&mut out, said::ROW, &[pair.one.place(), pair.other.place()], pen);
    let (one, other) = (whole_row(&pair.one, pen), whole_row(&pair.other, pen));
    put!(out, "<tr><td>{one}</td><td>{other}</td></tr>\n</tbody></table>\n");
    put!(out, "<p>{} \u{b7} {}</p>\n", share(pair.probability, pen), pen.put(pair.why));
    out.push_str(&evidence(&pair.evidence, pair.score, pen));
    out.push_str(&words_of(&pair.said, pen));
    out
}

/// A probability, drawn and in figures.
fn share(probability: Probability, pen: Pen<'_>) -> String {
    bar(u64::from(probability.in_millionths() / 1_000), &pen.0.tell(&said::percent(probability)))
}

fn words_of(all: &[SaidLine], pen: Pen<'_>) -> String {
    if all.is_empty() { String::new() } else { sentences(&all.iter().map(word).collect::<Vec<_>>(), pen) }
}

fn word(one: &SaidLine) -> Phrase {
    said::said(&one.by, one.says, said::moment(one.at), one.why.as_deref(), one.has_changed)
}

fn evidence(lines: &[EvidenceLine], score: Bits, pen: Pen<'_>) -> String {
    let mut out = String::new();
    put!(out, "<table class=\"list\"><caption>{}</caption><thead><tr>", pen.put(said::EVIDENCE));
    for (heading, number) in [(said::FIELD, false), (said::FOUND, false), (said::WEIGHT, true)] {
        column(&mut out, &pen.0.tell(&heading.phrase()), number);
    }
    column(&mut out, "", false);
    out.push_str("</tr></thead><tbody>\n");
    for line in lines {
        let sides = line.sides().map(|sides| sides.map(|side| pen.put(side)).join(" / ")).unwrap_or_default();
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"number\">{}</td><td>{sides}</td></tr>\n",
            pen.put(field(line.field)),
            pen.put(finding(line.finding)),
            pen.put(said::weight(line.weight))
        );
    }
    let sum = pen.put(said::weight(score));
    put!(
        out,
        "<tr><th scope=\"row\">{}</th><td></td><td class=\"number\">{sum}</td><td></td></tr>\n</tbody></table>\n",
        pen.put(said::SCORE)
    );
    out
}

fn knots(view: &ReconciliationView, pen: Pen<'_>) -> String {
    let mut out = String::new();
    for knot in &view.knots {
        let pairs = |mark: Fixed, pairs: &[(RowLine, RowLine)]| -> Vec<Phrase> {
            let pair = |(one, other): &(RowLine, RowLine)| Phrase::row(" / ", [name(one), name(other)]);
            pairs.iter().map(|rows| amounts::with(mark.phrase(), pair(rows))).collect()
        };
        let all = [pairs(said::NOW, &knot.now), pairs(said::OTHERWISE, &knot.otherwise)].concat();
        put!(out, "<p>{}</p>\n{}", pen.put(said::knot(knot.behind)), sentences(&all, pen));
    }
    out
}

fn name(row: &RowLine) -> Phrase {
    amounts::noted(supplied(&row.name), row.place())
}

/// What the lists say of each, as one HTML page.
pub fn statuses(view: &StatusesView, tongue: &dyn Tongue) -> String {
    let pen = Pen(tongue);
    let mut out = String::new();
    let columns = [said::WHO, said::STATUSES, said::ROW].map(Fixed::phrase);
    head(&mut out, said::STATUSES, &columns, pen);
    for one in &view.people {
        put!(out, "<tr><th scope=\"row\">{}", pen.name(&one.name));
        if let Some(person) = &one.person {
            put!(out, " <code>{}</code>", body(person));
        }
        let rows = lines(&[one.row_words(), one.went_out()].concat(), pen);
        put!(out, "</th><td>{}</td><td>{rows}</td></tr>\n", lines(&status(one), pen));
    }
    out.push_str("</tbody></table>\n");
    let mut content = String::new();
    part(&mut content, "statuses", said::STATUSES, &out, pen);
    if !view.fed.is_empty() || view.agree > 0 {
        let mut lines = vec![said::agree(view.agree)];
        lines.extend(view.fed.iter().map(crate::reconciliation::FedLine::line));
        part(&mut content, "fed", said::FED, &sentences(&lines, pen), pen);
    }
    let title = said::statuses_title(supplied(&view.title));
    let sheet = Sheet { title, kicker: own::COMPARTMENT.phrase(), lead: compartment_in(pen), content };
    sheet.put(page, !view.warnings.is_empty(), view.pseudonyms, pen)
}

fn status(one: &StatusLine) -> Vec<Phrase> {
    let mut parts = vec![one.status.phrase()];
    parts.extend((one.doubles > 0).then(|| said::DOUBLE.phrase()));
    parts.extend(one.why.clone());
    parts.extend(one.known());
    parts
}

/// A party's own sheet as one HTML page.
pub fn party_sheet(view: &PartySheet, tongue: &dyn Tongue) -> String {
    party_sheet_around(view, page, Pen(tongue))
}

/// The same to stand in another page that has a title of its own.
pub fn party_sheet_inside(view: &PartySheet, tongue: &dyn Tongue) -> String {
    party_sheet_around(view, inside, Pen(tongue))
}

fn party_sheet_around(view: &PartySheet, around: Around, pen: Pen<'_>) -> String {
    let mut own = String::new();
    head(&mut own, said::OWN, &[said::WHO.phrase()], pen);
    for row in &view.own {
        put!(own, "<tr><td>{}</td></tr>\n", whole_row(row, pen));
    }
    own.push_str("</tbody></table>\n");
    let mut content = String::new();
    part(&mut content, "own", said::OWN, &own, pen);
    if !view.received.is_empty() {
        part(&mut content, "received", said::RECEIVED, &received(view, pen), pen);
    }
    put!(content, "<p class=\"quiet only\">{}</p>\n", pen.put(said::SHEET_MEANS));
    let party = supplied(&view.party.name);
    let title = said::sheet_title(supplied(&view.title), party.clone());
    let sheet = Sheet { title, kicker: own::kicker(party), lead: String::new(), content };
    sheet.put(around, view.historical, view.pseudonyms, pen)
}

/// What was released to a party.
fn received(view: &PartySheet, pen: Pen<'_>) -> String {
    let mut out = String::new();
    let columns = [said::WHO, said::KNOWN, said::ROW].map(Fixed::phrase);
    head(&mut out, said::RECEIVED, &columns, pen);
    for one in &view.received {
        let names = supplied(&one.names.join(" / "));
        let who = match &one.from {
            Some(from) => amounts::noted(names, supplied(&from.name)),
            None => names,
        };
        let born = one.born.as_ref().map(|born| said::born(said::dates(born)));
        let known = Phrase::row("; ", [one.says.phrase()].into_iter().chain(born));
        let answers = Phrase::row(", ", one.answers.iter().cloned());
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n",
            pen.put(who),
            pen.put(known),
            pen.put(answers)
        );
    }
    out.push_str("</tbody></table>\n");
    out
}

/// What a new version changes, as one HTML page.
pub fn changes(view: &ChangesView, tongue: &dyn Tongue) -> String {
    let pen = Pen(tongue);
    let mut content = String::new();
    if !view.changed.is_empty() {
        part(&mut content, "changed", said::CHANGED, &changed_cells(view, pen), pen);
    }
    for (id, heading, rows) in [("added", said::ADDED, &view.added), ("gone", said::GONE, &view.gone)] {
        if !rows.is_empty() {
            let mut lines = String::new();
            for row in rows {
                put!(lines, "<li>{}</li>\n", whole_row(row, pen));
            }
            part(&mut content, id, heading, &format!("<ul class=\"plain\">\n{lines}</ul>\n"), pen);
        }
    }
    let kept = said::kept(view.kept, view.decisions_kept, view.decisions_changed, view.decisions_lost);
    put!(content, "<p>{}</p>\n", pen.put(kept));
    let title = said::changes_title(&view.before, &view.now);
    let sheet = Sheet { title, kicker: own::COMPARTMENT.phrase(), lead: compartment_in(pen), content };
    sheet.put(page, false, view.pseudonyms, pen)
}

/// Each cell that changed, as it was and as it is.
fn changed_cells(view: &ChangesView, pen: Pen<'_>) -> String {
    let mut out = String::new();
    let columns = [said::WHO, said::FIELD, said::WAS, said::IS].map(Fixed::phrase);
    head(&mut out, said::CHANGED, &columns, pen);
    for (row, cell) in view.changed.iter().flat_map(|change| change.cells.iter().map(|cell| (&change.row, cell))) {
        let side = |text: &Option<String>| match text {
            _ if view.pseudonyms => String::new(),
            Some(text) => pen.put(said::cell(&cell.column, text)),
            None => pen.put(said::NOTHING),
        };
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            pen.put(name(row)),
            pen.put(said::column(&cell.column)),
            side(&cell.before),
            side(&cell.now)
        );
    }
    out.push_str("</tbody></table>\n");
    out
}

/// A screening as one HTML page.
pub fn screening(view: &ScreeningView, tongue: &dyn Tongue) -> String {
    let pen = Pen(tongue);
    let mut content = String::new();
    let against: Vec<Phrase> =
        view.against.iter().map(|(title, rows)| amounts::with(supplied(title), said::rows(*rows))).collect();
    part(&mut content, "against", said::LISTS, &sentences(&against, pen), pen);
    let threshold = said::threshold(said::percent(view.threshold));
    put!(content, "<p>{} {}</p>\n", pen.put(threshold), pen.put(said::HIT_MEANS));
    for line in &view.lines {
        put!(content, "<h3>{}</h3>\n", pen.put(name(&line.row)));
        if line.hits.is_empty() {
            put!(content, "<p class=\"quiet\">{}</p>\n", pen.put(said::NO_HIT));
        }
        for hit in &line.hits {
            put!(content, "<p>{} {}</p>\n", whole_row(&hit.row, pen), share(hit.probability, pen));
            let score: Bits = hit.evidence.iter().map(|line| line.weight).sum();
            content.push_str(&evidence(&hit.evidence, score, pen));
            if hit.said.is_empty() {
                put!(content, "<p class=\"quiet\">{}</p>\n", pen.put(said::NOT_LOOKED_AT));
            }
            content.push_str(&words_of(&hit.said, pen));
        }
    }
    let title = said::screening_title(supplied(&view.subjects));
    let sheet = Sheet { title, kicker: own::COMPARTMENT.phrase(), lead: compartment_in(pen), content };
    sheet.put(page, false, view.pseudonyms, pen)
}

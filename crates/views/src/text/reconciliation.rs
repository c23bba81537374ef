//! Lists side by side as text: groups, doubtful pairs with their evidence, rows alone; statuses; a party's sheet; changes; screenings.

use takas_lists::evidence::Bits;

use super::layout::{Page, left, right};
use crate::phrase::{Phrase, joined};
use crate::projection::PartySheet;
use crate::reconciliation::{
    AloneLine, ChangesView, EvidenceLine, GroupLine, PairLine, ReconciliationView, RowLine, SaidLine, ScreeningView,
    StatusLine, StatusesView,
};
use crate::words::reconciliation as said;

/// The mediator's view as text of so many columns (held between 40 and 200).
pub fn reconciliation(view: &ReconciliationView, columns: usize) -> String {
    let mut page = Page::new(columns);
    page.title(&said::title(Phrase::supplied(&view.title)));
    page.compartment();
    page.warnings(&view.warnings, view.pseudonyms);
    page.heading(&said::LISTS);
    for list in &view.lists {
        let party = list.party.as_ref().map(|party| party.name.as_str());
        page.hanging("  ", &said::list(&list.title, party, list.role, list.rows));
    }
    page.gap();
    let counts = (view.matched.len(), view.doubtful.len(), view.one_sided.len(), view.duplicates.len());
    page.paragraph(0, &said::summary(counts.0, counts.1, counts.2, counts.3));
    if !view.disputes.is_empty() {
        page.heading(&said::DISPUTES);
    }
    for dispute in &view.disputes {
        page.hanging("! ", dispute);
    }
    page.heading(&said::DOUBTFUL);
    if view.doubtful.is_empty() {
        page.paragraph(0, &said::NONE_DOUBTFUL);
    }
    for (index, pair) in view.doubtful.iter().enumerate() {
        put_pair(&format!("{}. ", index + 1), pair, &mut page);
    }
    put_groups(&view.matched, &mut page);
    put_alone(&view.one_sided, &mut page);
    if !view.duplicates.is_empty() {
        page.heading(&said::DUPLICATES);
    }
    for pair in &view.duplicates {
        page.hanging("  ", &format!("{} / {}: {}", row(&pair.one), row(&pair.other), said::percent(pair.probability)));
    }
    if !view.knots.is_empty() {
        page.heading(&said::KNOTS);
    }
    for knot in &view.knots {
        page.hanging("  ", &said::knot(knot.behind));
        for (mark, pairs) in [(said::NOW, &knot.now), (said::OTHERWISE, &knot.otherwise)] {
            for (one, other) in pairs {
                page.hanging("    ", &format!("{mark}: {} / {}", row(one), row(other)));
            }
        }
    }
    page.gap();
    for sentence in &view.reach {
        page.paragraph(0, sentence);
    }
    page.paragraph(0, &said::SCORE_MEANS);
    page.finish()
}

fn put_groups(groups: &[GroupLine], page: &mut Page) {
    if groups.is_empty() {
        return;
    }
    page.heading(&said::MATCHED);
    for group in groups {
        let members = group.members.iter().map(|rows| match rows.as_slice() {
            [] => said::NO_COUNTERPART.to_string(),
            rows => rows.iter().map(row).collect::<Vec<_>>().join(" = "),
        });
        let line = members.collect::<Vec<_>>().join(" / ");
        page.hanging("  ", &format!("{line}: {}", said::percent(group.probability)));
        for words in group.ties.iter().flat_map(|tie| &tie.said) {
            page.hanging("      ", &word(words));
        }
    }
}

fn put_alone(alone: &[AloneLine], page: &mut Page) {
    if alone.is_empty() {
        return;
    }
    page.heading(&said::ONE_SIDED);
    let line = |one: &AloneLine| {
        let twice = one.doubles.iter().map(|row| format!("= {}", row.place())).collect::<Vec<_>>().join(" ");
        let open = if one.is_open { said::OPEN.as_str() } else { "" };
        vec![one.row.name.clone(), one.row.place().to_string(), one.row.says.to_string(), twice, open.to_owned()]
    };
    let rows: Vec<Vec<String>> = alone.iter().map(line).collect();
    page.table(2, &[left(""), left(""), left(""), left(""), left("")], &rows);
}

/// A pair with the rows side by side and the evidence below, as the review shows it, too.
fn put_pair(lead: &str, pair: &PairLine, page: &mut Page) {
    page.gap();
    page.hanging(
        lead,
        &format!("{} / {}: {}, {}", row(&pair.one), row(&pair.other), said::percent(pair.probability), pair.why),
    );
    put_evidence(&pair.evidence, pair.score, page);
    for words in &pair.said {
        page.hanging("    ", &word(words));
    }
}

fn put_evidence(evidence: &[EvidenceLine], score: Bits, page: &mut Page) {
    let line = |one: &EvidenceLine| {
        let sides = if one.one.is_empty() && one.other.is_empty() {
            String::new()
        } else {
            format!("{} / {}", one.one, one.other)
        };
        vec![one.field.words().to_owned(), one.finding.words().to_owned(), one.weight.to_string(), sides]
    };
    let mut rows: Vec<Vec<String>> = evidence.iter().map(line).collect();
    rows.push(vec![said::SCORE.to_string(), String::new(), score.to_string(), String::new()]);
    page.table(4, &[left(""), left(""), right(""), left("")], &rows);
}

fn row(one: &RowLine) -> String {
    let key = one.key.as_ref().map(|key| format!(" [{key}]")).unwrap_or_default();
    format!("{}{key} ({})", one.name, one.place())
}

fn word(one: &SaidLine) -> Phrase {
    said::said(&one.by, one.says, said::moment(one.at), one.why.as_deref(), one.has_changed)
}

/// A pair alone, as somebody sees it who decides about it: the rows in two columns, cell by cell, then the evidence.
pub fn pair(pair: &PairLine, columns: usize) -> String {
    let mut page = Page::new(columns);
    let mut fields: Vec<&str> = Vec::new();
    for (column, _) in pair.one.cells.iter().chain(&pair.other.cells) {
        if !fields.contains(&column.as_str()) {
            fields.push(column);
        }
    }
    let mut rows = vec![
        vec![String::new(), pair.one.place().to_string(), pair.other.place().to_string()],
        vec!["says".to_owned(), pair.one.says.to_string(), pair.other.says.to_string()],
    ];
    if fields.is_empty() {
        rows.push(vec!["name".to_owned(), pair.one.name.clone(), pair.other.name.clone()]);
    }
    for field in fields {
        let of = |row: &RowLine| {
            let cells = row.cells.iter().filter(|(column, _)| column == field);
            cells.map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("; ")
        };
        rows.push(vec![field.to_owned(), of(&pair.one), of(&pair.other)]);
    }
    page.table(0, &[left(""), left(""), left("")], &rows);
    page.gap();
    page.paragraph(0, &format!("{}, {}", said::percent(pair.probability), pair.why));
    put_evidence(&pair.evidence, pair.score, &mut page);
    for words in &pair.said {
        page.hanging("  ", &word(words));
    }
    page.finish()
}

/// What the lists say of each, as text.
pub fn statuses(view: &StatusesView, columns: usize) -> String {
    let mut page = Page::new(columns);
    page.title(&said::statuses_title(Phrase::supplied(&view.title)));
    page.compartment();
    page.warnings(&view.warnings, view.pseudonyms);
    page.heading(&said::STATUSES);
    if view.people.is_empty() {
        page.paragraph(0, &said::EMPTY);
    }
    for one in &view.people {
        put_status(one, &mut page);
    }
    page.finish()
}

/// What the people of a case would gain by what is settled, as text.
pub fn settlement(view: &StatusesView, columns: usize) -> String {
    let mut page = Page::new(columns);
    page.title(&said::statuses_title(Phrase::supplied(&view.title)));
    page.compartment();
    page.warnings(&view.warnings, view.pseudonyms);
    page.heading(&said::FED);
    page.paragraph(2, &said::agree(view.agree));
    for line in &view.fed {
        page.hanging("  ", &line.line());
    }
    page.finish()
}

fn put_status(one: &StatusLine, page: &mut Page) {
    let person = one.person.as_ref().map(|person| format!(" [{person}]")).unwrap_or_default();
    let status = one.status.to_string();
    let status = if one.doubles > 0 { format!("{status}, {}", said::DOUBLE) } else { status };
    page.hanging("  ", &format!("{}{person}: {status}", one.name));
    if let Some(why) = &one.why {
        page.hanging("      ! ", why);
    }
    page.hanging("      ", &joined(&one.row_words(), "; "));
    let known = one.known();
    if !known.is_empty() {
        page.hanging("      ", &joined(&known, "; "));
    }
    for line in one.went_out() {
        page.hanging("      ", &line);
    }
}

/// A party's sheet as text.
pub fn party_sheet(view: &PartySheet, columns: usize) -> String {
    let mut page = Page::new(columns);
    page.title(&said::sheet_title(Phrase::supplied(&view.title), Phrase::supplied(&view.party.name)));
    page.warnings(&view.warnings, view.pseudonyms);
    page.heading(&said::OWN);
    let line = |row: &RowLine| {
        let known: Vec<String> = row.known().map(|(column, text)| format!("{column} {text}")).collect();
        vec![row.place().to_string(), row.name.clone(), row.says.to_string(), known.join("; ")]
    };
    let rows: Vec<Vec<String>> = view.own.iter().map(line).collect();
    if rows.is_empty() {
        page.paragraph(0, &said::EMPTY);
    }
    page.table(2, &[left(""), left(""), left(""), left("")], &rows);
    if !view.received.is_empty() {
        page.heading(&said::RECEIVED);
    }
    for one in &view.received {
        let from = one.from.as_ref().map(|from| format!("{}: ", from.name)).unwrap_or_default();
        let born = one.born.as_ref().map(|born| format!(", {}", said::born(said::dates(born)))).unwrap_or_default();
        let answers = joined(&one.answers, ", ");
        let answers = if answers.is_empty() { answers } else { format!("; your {answers}") };
        page.hanging("  ", &format!("{from}{}{born}: {}{answers}", one.names.join(" / "), one.says));
    }
    page.gap();
    page.paragraph(0, &said::SHEET_MEANS);
    page.finish()
}

/// What a new version changes, as text.
pub fn changes(view: &ChangesView, columns: usize) -> String {
    let mut page = Page::new(columns);
    page.title(&said::changes_title(&view.before, &view.now));
    page.compartment();
    page.warnings::<String>(&[], view.pseudonyms);
    if view.changed.is_empty() && view.added.is_empty() && view.gone.is_empty() {
        page.gap();
        page.paragraph(0, &said::NOTHING_CHANGED);
    }
    if !view.changed.is_empty() {
        page.heading(&said::CHANGED);
    }
    for change in &view.changed {
        page.hanging("  ", &row(&change.row));
        for cell in &change.cells {
            let side = |text: &Option<String>| text.clone().unwrap_or_else(|| said::NOTHING.to_string());
            let words = if view.pseudonyms {
                cell.column.clone()
            } else {
                format!("{}: {} becomes {}", cell.column, side(&cell.before), side(&cell.now))
            };
            page.hanging("      ", &words);
        }
    }
    for (heading, rows) in [(said::ADDED, &view.added), (said::GONE, &view.gone)] {
        if !rows.is_empty() {
            page.heading(&heading);
        }
        for one in rows {
            page.hanging("  ", &row(one));
        }
    }
    page.gap();
    page.paragraph(0, &said::kept(view.kept, view.decisions_kept, view.decisions_changed, view.decisions_lost));
    page.finish()
}

/// A screening as text.
pub fn screening(view: &ScreeningView, columns: usize) -> String {
    let mut page = Page::new(columns);
    page.title(&said::screening_title(Phrase::supplied(&view.subjects)));
    page.compartment();
    page.warnings::<String>(&[], view.pseudonyms);
    page.heading(&said::LISTS);
    for (title, rows) in &view.against {
        page.hanging("  ", &format!("{title}: {}", said::rows(*rows)));
    }
    page.paragraph(0, &said::threshold(said::percent(view.threshold)));
    page.paragraph(0, &said::HIT_MEANS);
    let hits = view.lines.iter().map(|line| line.hits.len()).sum();
    page.gap();
    page.paragraph(0, &said::hits(said::rows(view.lines.len()), hits, view.open()));
    for line in &view.lines {
        page.gap();
        if line.hits.is_empty() {
            page.hanging("  ", &format!("{}: {}", row(&line.row), said::NO_HIT));
        }
        for hit in &line.hits {
            page.hanging("  ", &format!("{} / {}: {}", row(&line.row), row(&hit.row), said::percent(hit.probability)));
            let score: Bits = hit.evidence.iter().map(|line| line.weight).sum();
            put_evidence(&hit.evidence, score, &mut page);
            if hit.said.is_empty() {
                page.hanging("    ", &said::NOT_LOOKED_AT);
            }
            for words in &hit.said {
                page.hanging("    ", &word(words));
            }
        }
    }
    page.finish()
}

//! Why this and not that, as HTML.

use super::moves;
use super::page::column;
use super::pen::Pen;
use crate::mediator::{
    Alternatives, Answer, Change, ConcessionSetView, ConcessionsView, ConflictView, DecisiveView, Difference,
    FragilityView, LossView, MatrixRow, QuestionView, RuleView,
};
use crate::phrase::{Fixed, Phrase};
use crate::words::{deal as of_deals, label, page as said, why as words};

pub(super) fn question(question: &QuestionView, pen: Pen<'_>) -> String {
    let mut out =
        format!("<p><b>{}</b>: {}</p>\n", pen.put(Phrase::list(question.asked.clone())), pen.put(&question.sentence));
    if let Some(change) = question.change.as_ref().filter(|c| !c.is_nothing()) {
        difference(&mut out, change, pen);
    }
    out
}

pub(super) fn conflict(conflict: &ConflictView, pen: Pen<'_>) -> String {
    let mut out = format!("<p class=\"headline\">{}</p>\n<ol class=\"conflict\">\n", pen.put(&conflict.sentence));
    for member in &conflict.members {
        put!(out, "<li>{}</li>\n", rule(member, pen));
    }
    out.push_str("</ol>\n");
    out
}

/// Owner and name, sentence, where it comes from.
fn rule(rule: &RuleView, pen: Pen<'_>) -> String {
    let mut out = format!(
        "<b>{}</b> {} <span class=\"sentence\">{}</span>",
        pen.put(&rule.owner),
        pen.put(of_deals::quoted(rule.name.clone())),
        pen.put(&rule.sentence)
    );
    if !rule.provenance.is_empty() {
        put!(out, " <span class=\"quiet\">{}</span>", pen.put(&rule.provenance));
    }
    out
}

pub(super) fn decisive(decisive: &[DecisiveView], pen: Pen<'_>) -> String {
    if decisive.is_empty() {
        return format!("<p>{}</p>\n", pen.put(label::NONE_DECISIVE));
    }
    let mut out = format!("<table><caption>{}</caption><thead><tr>", pen.put(said::DECISIVE_CAPTION));
    column(&mut out, &pen.say(label::CONDITION), false);
    column(&mut out, &pen.say(label::WITHOUT_IT), false);
    out.push_str("</tr></thead><tbody>\n");
    for condition in decisive {
        put!(out, "<tr><th scope=\"row\" class=\"wide\">{}</th><td>", rule(&condition.rule, pen));
        answer(&mut out, &condition.without, pen);
        out.push_str("</td></tr>\n");
    }
    out.push_str("</tbody></table>\n");
    out
}

fn answer(out: &mut String, answer: &Answer, pen: Pen<'_>) {
    match answer {
        Answer::Deal(change) if change.is_nothing() => put!(out, "<p>{}</p>\n", pen.put(label::SAME)),
        Answer::Deal(change) => difference(out, change, pen),
        Answer::Whole { headline, bundles } => {
            put!(out, "<p>{}</p>\n{}", pen.put(headline), moves::routes(bundles, pen));
        }
        Answer::NoDeal => put!(out, "<p>{}</p>\n", pen.put(words::LEFT_NOTHING)),
        Answer::Unknown => put!(out, "<p>{}</p>\n", pen.put(words::LEFT_UNKNOWN)),
    }
}

pub(super) fn difference(out: &mut String, difference: &Difference, pen: Pen<'_>) {
    out.push_str("<dl class=\"change\">\n");
    for change in difference.objectives.iter().chain(&difference.satisfaction) {
        put!(
            out,
            "<dt>{}</dt><dd>{} → <b>{}</b></dd>\n",
            pen.put(&change.name),
            pen.put(&change.before),
            pen.put(&change.after)
        );
    }
    for (word, class, changes) in [
        (label::COMES, "comes", &difference.comes),
        (label::GOES, "goes", &difference.goes),
        (label::OTHERWISE, "otherwise", &difference.otherwise),
    ] {
        if !changes.is_empty() {
            put!(out, "<dt class=\"{class}\">{}</dt><dd>{}</dd>\n", pen.put(word), changed(changes, pen));
        }
    }
    out.push_str("</dl>\n");
}

fn changed(changes: &[Change], pen: Pen<'_>) -> String {
    let change = |c: &Change| format!("{} <span class=\"quiet\">{}</span>", pen.name(&c.name), pen.put(&c.how));
    let named: Vec<String> = changes.iter().map(change).collect();
    named.join(&pen.comma())
}

pub(super) fn alternatives(alternatives: &Alternatives, pen: Pen<'_>) -> String {
    if alternatives.differences.is_empty() {
        return format!("<p>{}</p>\n", pen.put(label::NO_ALTERNATIVE));
    }
    matrix(label::ALTERNATIVE, alternatives, pen)
}

/// Other deals beside the one shown, each called by this word.
pub(super) fn matrix(called: Fixed, alternatives: &Alternatives, pen: Pen<'_>) -> String {
    let count = alternatives.differences.len();
    let mut out = String::from("<div class=\"scroll\" tabindex=\"0\"><table class=\"matrix\">");
    put!(out, "<caption>{}</caption><thead><tr><td></td>", pen.put(said::MATRIX_CAPTION));
    column(&mut out, &pen.say(label::THIS_DEAL), false);
    for index in 1..=count {
        column(&mut out, &pen.say(label::nth(called, index)), false);
    }
    out.push_str("</tr></thead>\n");
    for (title, rows) in [
        (said::MATRIX_OBJECTIVES, &alternatives.objectives),
        (said::MATRIX_SATISFACTION, &alternatives.satisfaction),
        (said::MATRIX_ITEMS, &alternatives.items),
    ] {
        if rows.is_empty() {
            continue;
        }
        put!(
            out,
            "<tbody><tr class=\"route\"><th scope=\"rowgroup\" colspan=\"{}\">{}</th></tr>\n",
            count + 2,
            pen.put(title)
        );
        for row in rows {
            matrix_row(&mut out, row, pen);
        }
        out.push_str("</tbody>\n");
    }
    out.push_str("</table></div>\n");
    out
}

fn matrix_row(out: &mut String, row: &MatrixRow, pen: Pen<'_>) {
    put!(out, "<tr><th scope=\"row\">{}</th>", pen.put(&row.name));
    for cell in &row.cells {
        if Some(cell) == row.cells.first() {
            put!(out, "<td>{}</td>", pen.put(cell));
        } else {
            put!(out, "<td><mark>{}</mark></td>", pen.put(cell));
        }
    }
    out.push_str("</tr>\n");
}

pub(super) fn concessions(concessions: &ConcessionsView, pen: Pen<'_>) -> String {
    if concessions.sets.is_empty() {
        return format!("<p>{}</p>\n", pen.put(label::NO_CONCESSION));
    }
    let mut out = String::from("<ol class=\"concessions\">\n");
    for set in &concessions.sets {
        concession_set(&mut out, set, pen);
    }
    out.push_str("</ol>\n");
    if concessions.exhausted {
        put!(out, "<p class=\"quiet\">{}</p>\n", pen.put(label::EXHAUSTED));
    }
    out
}

fn concession_set(out: &mut String, set: &ConcessionSetView, pen: Pen<'_>) {
    put!(out, "<li class=\"card\"><p class=\"cost\"><b>{}</b>", pen.put(label::costs(set.cost)));
    if !set.proved {
        put!(out, " <span class=\"quiet\">{}</span>", pen.put(label::NOT_PROVED_CHEAPEST));
    }
    out.push_str("</p>\n");
    for concession in &set.concessions {
        put!(
            out,
            "<p><b>{}</b> {} <span class=\"quiet\">{}</span></p>\n<dl class=\"change\"><dt>{}</dt><dd class=\"sentence\">{}</dd>",
            pen.put(&concession.rule.owner),
            pen.put(of_deals::quoted(concession.rule.name.clone())),
            pen.put(label::difficult(concession.difficulty)),
            pen.put(said::NOW),
            pen.put(&concession.rule.sentence)
        );
        put!(
            out,
            "<dt>{}</dt><dd class=\"sentence\"><b>{}</b></dd></dl>\n",
            pen.put(said::BECOMES),
            concession.to.as_ref().map_or_else(|| pen.put(words::DROPPED), |to| pen.put(to))
        );
    }
    put!(out, "<p class=\"quiet\">{}</p>\n", pen.put(label::UNLOCKS));
    answer(out, &set.unlocks, pen);
    out.push_str("</li>\n");
}

pub(super) fn fragility(fragility: &FragilityView, pen: Pen<'_>) -> String {
    let mut out = format!("<p class=\"spoilers\">{}</p>\n", pen.put(of_deals::SPOILERS));
    for (title, losses) in [(label::IF_PARTY, &fragility.parties), (label::IF_NAME, &fragility.items)] {
        if losses.is_empty() {
            continue;
        }
        put!(out, "<table class=\"fragility\"><caption>{}</caption><thead><tr>", pen.put(title));
        for word in [label::NAME, said::LEFT, label::FALLS, label::REPLACED] {
            column(&mut out, &pen.say(word), false);
        }
        out.push_str("</tr></thead><tbody>\n");
        for loss in losses {
            loss_row(&mut out, loss, pen);
        }
        out.push_str("</tbody></table>\n");
    }
    out
}

fn loss_row(out: &mut String, loss: &LossView, pen: Pen<'_>) {
    put!(
        out,
        "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>\n",
        pen.name(&loss.name),
        pen.put(&loss.left),
        pen.row("; ", &loss.falls),
        pen.row("; ", &loss.replacements)
    );
}

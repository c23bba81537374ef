//! Why this and not that, as HTML.

use super::escape::body;
use super::moves;
use super::page::column;
use crate::mediator::{
    Alternatives, Answer, Change, ConcessionSetView, ConcessionsView, ConflictView, DecisiveView, Difference,
    FragilityView, LossView, MatrixRow, QuestionView, RuleView,
};
use crate::words::{self, label, page as said};

pub(super) fn question(question: &QuestionView) -> String {
    let mut out = format!("<p><b>{}</b>: {}</p>\n", body(&words::list(&question.asked)), body(&question.sentence));
    if let Some(change) = question.change.as_ref().filter(|c| !c.is_nothing()) {
        difference(&mut out, change);
    }
    out
}

pub(super) fn conflict(conflict: &ConflictView) -> String {
    let mut out = format!("<p class=\"headline\">{}</p>\n<ol class=\"conflict\">\n", body(&conflict.sentence));
    for member in &conflict.members {
        put!(out, "<li>{}</li>\n", rule(member));
    }
    out.push_str("</ol>\n");
    out
}

/// Owner and name, sentence, where it comes from.
fn rule(rule: &RuleView) -> String {
    let mut out = format!(
        "<b>{}</b> “{}” <span class=\"sentence\">{}</span>",
        body(&rule.owner),
        body(&rule.name),
        body(&rule.sentence)
    );
    if !rule.provenance.is_empty() {
        put!(out, " <span class=\"quiet\">{}</span>", body(&rule.provenance));
    }
    out
}

pub(super) fn decisive(decisive: &[DecisiveView]) -> String {
    if decisive.is_empty() {
        return format!("<p>{}</p>\n", label::NONE_DECISIVE);
    }
    let mut out = format!("<table><caption>{}</caption><thead><tr>", said::DECISIVE_CAPTION);
    column(&mut out, label::CONDITION, false);
    column(&mut out, label::WITHOUT_IT, false);
    out.push_str("</tr></thead><tbody>\n");
    for condition in decisive {
        put!(out, "<tr><th scope=\"row\" class=\"wide\">{}</th><td>", rule(&condition.rule));
        answer(&mut out, &condition.without);
        out.push_str("</td></tr>\n");
    }
    out.push_str("</tbody></table>\n");
    out
}

fn answer(out: &mut String, answer: &Answer) {
    match answer {
        Answer::Deal(change) if change.is_nothing() => put!(out, "<p>{}</p>\n", label::SAME),
        Answer::Deal(change) => difference(out, change),
        Answer::Whole { headline, bundles } => {
            put!(out, "<p>{}</p>\n{}", body(headline), moves::routes(bundles));
        }
        Answer::NoDeal => put!(out, "<p>{}</p>\n", words::LEFT_NOTHING),
        Answer::Unknown => put!(out, "<p>{}</p>\n", words::LEFT_UNKNOWN),
    }
}

pub(super) fn difference(out: &mut String, difference: &Difference) {
    out.push_str("<dl class=\"change\">\n");
    for change in difference.objectives.iter().chain(&difference.satisfaction) {
        put!(
            out,
            "<dt>{}</dt><dd>{} → <b>{}</b></dd>\n",
            body(&change.name),
            body(&change.before),
            body(&change.after)
        );
    }
    for (word, class, changes) in [
        (label::COMES, "comes", &difference.comes),
        (label::GOES, "goes", &difference.goes),
        (label::OTHERWISE, "otherwise", &difference.otherwise),
    ] {
        if !changes.is_empty() {
            put!(out, "<dt class=\"{class}\">{word}</dt><dd>{}</dd>\n", changed(changes));
        }
    }
    out.push_str("</dl>\n");
}

fn changed(changes: &[Change]) -> String {
    let named: Vec<String> =
        changes.iter().map(|c| format!("{} <span class=\"quiet\">{}</span>", body(&c.name), body(&c.how))).collect();
    named.join(", ")
}

pub(super) fn alternatives(alternatives: &Alternatives) -> String {
    if alternatives.differences.is_empty() {
        return format!("<p>{}</p>\n", label::NO_ALTERNATIVE);
    }
    matrix(label::ALTERNATIVE, alternatives)
}

/// Other deals beside the one shown, each called by this word.
pub(super) fn matrix(called: &str, alternatives: &Alternatives) -> String {
    let count = alternatives.differences.len();
    let mut out = String::from("<div class=\"scroll\" tabindex=\"0\"><table class=\"matrix\">");
    put!(out, "<caption>{}</caption><thead><tr><td></td>", said::MATRIX_CAPTION);
    column(&mut out, label::THIS_DEAL, false);
    for index in 1..=count {
        column(&mut out, &format!("{called} {index}"), false);
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
        put!(out, "<tbody><tr class=\"route\"><th scope=\"rowgroup\" colspan=\"{}\">{title}</th></tr>\n", count + 2);
        for row in rows {
            matrix_row(&mut out, row);
        }
        out.push_str("</tbody>\n");
    }
    out.push_str("</table></div>\n");
    out
}

fn matrix_row(out: &mut String, row: &MatrixRow) {
    put!(out, "<tr><th scope=\"row\">{}</th>", body(&row.name));
    for cell in &row.cells {
        if Some(cell) == row.cells.first() {
            put!(out, "<td>{}</td>", body(cell));
        } else {
            put!(out, "<td><mark>{}</mark></td>", body(cell));
        }
    }
    out.push_str("</tr>\n");
}

pub(super) fn concessions(concessions: &ConcessionsView) -> String {
    if concessions.sets.is_empty() {
        return format!("<p>{}</p>\n", label::NO_CONCESSION);
    }
    let mut out = String::from("<ol class=\"concessions\">\n");
    for set in &concessions.sets {
        concession_set(&mut out, set);
    }
    out.push_str("</ol>\n");
    if concessions.exhausted {
        put!(out, "<p class=\"quiet\">{}</p>\n", label::EXHAUSTED);
    }
    out
}

fn concession_set(out: &mut String, set: &ConcessionSetView) {
    put!(out, "<li class=\"card\"><p class=\"cost\"><b>{} {}</b>", label::COST, words::number(set.cost));
    if !set.proved {
        put!(out, " <span class=\"quiet\">{}</span>", label::NOT_PROVED_CHEAPEST);
    }
    out.push_str("</p>\n");
    for concession in &set.concessions {
        put!(
            out,
            "<p><b>{}</b> “{}” <span class=\"quiet\">{} {}</span></p>\n<dl class=\"change\"><dt>{}</dt><dd class=\"sentence\">{}</dd>",
            body(&concession.rule.owner),
            body(&concession.rule.name),
            label::DIFFICULTY,
            words::number(concession.difficulty),
            said::NOW,
            body(&concession.rule.sentence)
        );
        put!(
            out,
            "<dt>{}</dt><dd class=\"sentence\"><b>{}</b></dd></dl>\n",
            said::BECOMES,
            body(concession.to.as_deref().unwrap_or(words::DROPPED))
        );
    }
    put!(out, "<p class=\"quiet\">{}</p>\n", label::UNLOCKS);
    answer(out, &set.unlocks);
    out.push_str("</li>\n");
}

pub(super) fn fragility(fragility: &FragilityView) -> String {
    let mut out = format!("<p class=\"spoilers\">{}</p>\n", words::SPOILERS);
    for (title, losses) in [(label::IF_PARTY, &fragility.parties), (label::IF_NAME, &fragility.items)] {
        if losses.is_empty() {
            continue;
        }
        put!(out, "<table class=\"fragility\"><caption>{title}</caption><thead><tr>");
        for word in [label::NAME, said::LEFT, label::FALLS, label::REPLACED] {
            column(&mut out, word, false);
        }
        out.push_str("</tr></thead><tbody>\n");
        for loss in losses {
            loss_row(&mut out, loss);
        }
        out.push_str("</tbody></table>\n");
    }
    out
}

fn loss_row(out: &mut String, loss: &LossView) {
    put!(
        out,
        "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>\n",
        body(&loss.name),
        body(&loss.left),
        body(&loss.falls.join("; ")),
        body(&loss.replacements.join("; "))
    );
}

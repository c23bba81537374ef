//! Chances as one self-contained page for the mediator.

use super::escape::body;
use super::page::{Around, Frame, column, compartment, inside, page, section};
use super::{moves, why};
use crate::mediator::{ChanceView, ChancesView, QuestionToAsk};
use crate::phrase::English;
use crate::words::{self, chances as said};

/// The mediator's view of chances as one HTML page.
pub fn chances(view: &ChancesView) -> String {
    chances_around(view, page)
}

/// The same to stand in another page that has a title of its own.
pub fn chances_inside(view: &ChancesView) -> String {
    chances_around(view, inside)
}

fn chances_around(view: &ChancesView, around: Around) -> String {
    let mut content = String::new();
    section(&mut content, "written", said::WRITTEN, &chance(&view.written));
    section(&mut content, "likely", said::LIKELY, &chance(&view.likely));
    for (index, (id, rated)) in view.saved.iter().enumerate() {
        let heading = format!("{} {id}", words::label::DEAL);
        section(&mut content, &format!("saved-{}", index + 1), &heading, &chance(rated));
    }
    if let Some(worlds) = &view.worlds {
        section(&mut content, "worlds", said::WORLDS, &format!("<p>{}</p>\n", body(worlds)));
    }
    section(&mut content, "questions", said::QUESTIONS, &questions(view));
    let lead = format!("{}<p class=\"headline\">{}</p>\n", compartment(), body(&view.doubts));
    let frame = Frame {
        title: &said::title(&view.title),
        kicker: words::COMPARTMENT,
        historical: view.historical,
        foot: "",
        warnings: &view.warnings,
        pseudonyms: view.pseudonyms,
        tongue: &English,
    };
    around(&frame, &lead, &content)
}

fn chance(view: &ChanceView) -> String {
    let mut out = format!("<p>{}</p>\n", body(&view.sentences.join(" ")));
    if !view.hangs_on.is_empty() {
        put!(out, "<table><caption>{}</caption><thead><tr>", said::HANGS_ON);
        column(&mut out, said::ACCEPTS, true);
        column(&mut out, said::LINE, false);
        out.push_str("</tr></thead><tbody>\n");
        for (percent, line) in &view.hangs_on {
            put!(out, "<tr><td class=\"number\">{}</td><th scope=\"row\">{}</th></tr>\n", body(percent), body(line));
        }
        out.push_str("</tbody></table>\n");
    }
    if let Some((headline, bundles)) = &view.whole {
        put!(out, "<p>{}</p>\n{}", body(headline), moves::routes(bundles));
    }
    if let Some(change) = view.change.as_ref().filter(|change| !change.is_nothing()) {
        why::difference(&mut out, change);
    }
    out
}

fn questions(view: &ChancesView) -> String {
    let mut out = String::new();
    if view.questions.is_empty() {
        put!(out, "<p>{}</p>\n", said::NOTHING_TO_ASK);
    } else {
        out.push_str("<ol class=\"conflict\">\n");
        for asked in &view.questions {
            question(&mut out, asked);
        }
        out.push_str("</ol>\n");
    }
    if view.cut {
        put!(out, "<p>{}</p>\n", said::QUESTIONS_CUT);
    }
    out
}

fn question(out: &mut String, asked: &QuestionToAsk) {
    put!(out, "<li><b>{}</b>", body(&asked.about));
    for line in &asked.lines {
        put!(out, " <span class=\"sentence\">{}</span>", body(line));
    }
    put!(out, "<p>{}</p>\n<ul class=\"plain\">\n", body(&asked.gain));
    for answer in &asked.answers {
        put!(out, "<li>{}</li>\n", body(answer));
    }
    put!(out, "</ul>\n<p>{}</p>\n", body(&asked.turns));
    if let Some(information) = &asked.information {
        put!(out, "<p class=\"quiet\">{}</p>\n", body(information));
    }
    out.push_str("</li>\n");
}

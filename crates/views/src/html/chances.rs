//! Chances as one self-contained page for the mediator.

use super::page::{Around, Frame, column, compartment_in, inside, page, section, warnings_of};
use super::pen::Pen;
use super::{moves, why};
use crate::mediator::{ChanceView, ChancesView, QuestionToAsk};
use crate::phrase::{English, Phrase, Tongue};
use crate::words::{self, chances as said, label};

/// The mediator's view of chances as one HTML page.
pub fn chances(view: &ChancesView) -> String {
    chances_around(view, &English, page)
}

/// The same to stand in another page that has a title of its own, in a language.
pub fn chances_inside(view: &ChancesView, tongue: &dyn Tongue) -> String {
    chances_around(view, tongue, inside)
}

fn chances_around(view: &ChancesView, tongue: &dyn Tongue, around: Around) -> String {
    let pen = Pen(tongue);
    let mut content = String::new();
    section(&mut content, "written", &pen.say(said::WRITTEN), &chance(&view.written, pen));
    section(&mut content, "likely", &pen.say(said::LIKELY), &chance(&view.likely, pen));
    for (index, (id, rated)) in view.saved.iter().enumerate() {
        let heading = pen.say(label::deal_of(Phrase::supplied(id)));
        section(&mut content, &format!("saved-{}", index + 1), &heading, &chance(rated, pen));
    }
    if let Some(worlds) = &view.worlds {
        section(&mut content, "worlds", &pen.say(said::WORLDS), &format!("<p>{}</p>\n", pen.put(worlds)));
    }
    section(&mut content, "questions", &pen.say(said::QUESTIONS), &questions(view, pen));
    let warnings = warnings_of(&view.warnings, view.pseudonyms, pen);
    let lead = format!("{}<p class=\"headline\">{}</p>\n{warnings}", compartment_in(pen), pen.put(&view.doubts));
    let frame = Frame {
        title: &said::title(&view.title),
        kicker: words::COMPARTMENT,
        historical: view.historical,
        foot: "",
        warnings: &[],
        pseudonyms: false,
        tongue,
    };
    around(&frame, &lead, &content)
}

fn chance(view: &ChanceView, pen: Pen<'_>) -> String {
    let mut out = format!("<p>{}</p>\n", pen.row(" ", &view.sentences));
    if !view.hangs_on.is_empty() {
        put!(out, "<table><caption>{}</caption><thead><tr>", pen.put(said::HANGS_ON));
        column(&mut out, &pen.say(said::ACCEPTS), true);
        column(&mut out, &pen.say(said::LINE), false);
        out.push_str("</tr></thead><tbody>\n");
        for (percent, line) in &view.hangs_on {
            put!(
                out,
                "<tr><td class=\"number\">{}</td><th scope=\"row\">{}</th></tr>\n",
                pen.put(percent),
                pen.put(line)
            );
        }
        out.push_str("</tbody></table>\n");
    }
    if let Some((headline, bundles)) = &view.whole {
        put!(out, "<p>{}</p>\n{}", pen.put(headline), moves::routes(bundles, pen));
    }
    if let Some(change) = view.change.as_ref().filter(|change| !change.is_nothing()) {
        why::difference(&mut out, change, pen);
    }
    out
}

fn questions(view: &ChancesView, pen: Pen<'_>) -> String {
    let mut out = String::new();
    if view.questions.is_empty() {
        put!(out, "<p>{}</p>\n", pen.put(said::NOTHING_TO_ASK));
    } else {
        out.push_str("<ol class=\"conflict\">\n");
        for asked in &view.questions {
            question(&mut out, asked, pen);
        }
        out.push_str("</ol>\n");
    }
    if view.cut {
        put!(out, "<p>{}</p>\n", pen.put(said::QUESTIONS_CUT));
    }
    out
}

fn question(out: &mut String, asked: &QuestionToAsk, pen: Pen<'_>) {
    put!(out, "<li><b>{}</b>", pen.put(&asked.about));
    for line in &asked.lines {
        put!(out, " <span class=\"sentence\">{}</span>", pen.put(Phrase::english(line)));
    }
    put!(out, "<p>{}</p>\n<ul class=\"plain\">\n", pen.put(&asked.gain));
    for answer in &asked.answers {
        put!(out, "<li>{}</li>\n", pen.put(answer));
    }
    put!(out, "</ul>\n<p>{}</p>\n", pen.put(&asked.turns));
    if let Some(information) = &asked.information {
        put!(out, "<p class=\"quiet\">{}</p>\n", pen.put(information));
    }
    out.push_str("</li>\n");
}

//! The book of contacts as text.

use super::layout::{Page, left};
use crate::projection::{ContactsView, StatementLine, TalkLine};
use crate::words::{self, contacts as said};

/// A reader's view as text of so many columns (held between 40 and 200).
pub fn contacts(view: &ContactsView, columns: usize) -> String {
    let mut page = Page::new(columns);
    if let Some(party) = &view.party {
        page.title(&said::title_of(&view.title, &party.name));
    } else {
        page.title(&said::title(&view.title));
        page.compartment();
    }
    page.warnings::<String>(&[], view.pseudonyms);
    if view.talks.is_empty() && view.interlocutors.is_empty() && view.statements.is_empty() && view.notes.is_empty() {
        page.gap();
        page.paragraph(0, said::NONE);
    }
    speakers(view, &mut page);
    if !view.talks.is_empty() {
        page.heading(said::TALKS);
    }
    for talk in &view.talks {
        put_talk(view, talk, &mut page);
    }
    if !view.statements.is_empty() {
        page.heading(said::STATEMENTS);
    }
    for statement in &view.statements {
        put_statement(view, statement, &mut page);
    }
    if !view.notes.is_empty() {
        page.heading(said::NOTES);
    }
    for note in &view.notes {
        page.hanging("  ", &format!("{}: {}", note.name, note.says));
    }
    page.finish()
}

fn speakers(view: &ContactsView, page: &mut Page) {
    let row = |one: &crate::projection::InterlocutorLine| {
        let until = one.until.map(|until| moment(view, until));
        let on = if one.on.is_empty() { String::new() } else { format!("; on {}", one.on.join(", ")) };
        let group = one.group.as_ref().map(|group| format!(" ({group})")).unwrap_or_default();
        vec![
            one.party.name.clone(),
            format!("{}{group}", one.name),
            format!("{}: {}{on}", said::mandate(one.state), said::span(&moment(view, one.since), until.as_deref())),
        ]
    };
    let rows: Vec<Vec<String>> = view.interlocutors.iter().map(row).collect();
    if !rows.is_empty() {
        page.heading(said::INTERLOCUTORS);
        page.table(2, &[left(""), left(""), left("")], &rows);
    }
    let row = |one: &crate::projection::ChannelLine| {
        let until = one.until.map(|until| format!("until {}", moment(view, until))).unwrap_or_default();
        vec![one.party.name.clone(), one.name.clone(), one.kind.clone().unwrap_or_default(), until]
    };
    let rows: Vec<Vec<String>> = view.channels.iter().map(row).collect();
    if !rows.is_empty() {
        page.heading(said::CHANNELS);
        page.table(2, &[left(""), left(""), left(""), left("")], &rows);
    }
}

fn put_talk(view: &ContactsView, talk: &TalkLine, page: &mut Page) {
    page.gap();
    let channel = talk.channel.as_ref().map(|channel| format!(", {channel}")).unwrap_or_default();
    let went = said::went(talk.way, &talk.with, &talk.by);
    page.line(&format!("{} ({}): {}", moment(view, talk.at), talk.party.name, talk.name));
    page.paragraph(2, &format!("{went}{channel}: {}", words::quoted(&talk.says)));
    for permission in &talk.permissions {
        page.hanging("    ", &said::permission(permission, |at| moment(view, at)));
    }
    for (way, others) in [("from", &talk.sources), ("went into", &talk.went_to)] {
        for other in others {
            let unpermitted = if other.was_permitted { String::new() } else { format!(": {}", said::UNPERMITTED) };
            page.hanging("    ", &format!("{way} {}, {}{unpermitted}", other.party.name, other.word));
        }
    }
    for goes in &talk.may_go {
        page.hanging("    ", &said::goes(goes, |at| moment(view, at)));
    }
}

fn put_statement(view: &ContactsView, statement: &StatementLine, page: &mut Page) {
    page.gap();
    let missing: Vec<String> = statement.missing.iter().map(|party| party.name.clone()).collect();
    page.line(&format!("{}: {}", statement.name, said::agreement(&missing, statement.is_agreed)));
    page.paragraph(2, &words::quoted(&statement.says));
    for (party, at) in &statement.agreed {
        page.hanging("    ", &format!("{} agreed {}", party.name, moment(view, *at)));
    }
    if let Some(embargo) = statement.embargo {
        let still = if statement.is_embargoed { "EMBARGO" } else { "embargo" };
        page.hanging("    ", &format!("{still} until {}", moment(view, embargo)));
    }
    if !statement.said_by.is_empty() {
        let by: Vec<&str> = statement.said_by.iter().map(|party| party.name.as_str()).collect();
        page.hanging("    ", &format!("may be said by {}", by.join(", ")));
    }
}

/// A moment with both clocks, that of the case first.
fn moment(view: &ContactsView, at: i64) -> String {
    let Ok(instant) = takas_atlas::Instant::of_seconds(at) else { return at.to_string() };
    let utc = instant.utc().replace('T', " ").replace('Z', " UTC");
    match instant.local(&view.zone) {
        Ok(local) if view.zone != "UTC" => {
            // The day stands twice only where there are two.
            let short = if local.get(..10) == utc.get(..10) { utc.get(11..).unwrap_or_default() } else { utc.as_str() };
            format!("{local} ({short})")
        }
        _ => utc,
    }
}

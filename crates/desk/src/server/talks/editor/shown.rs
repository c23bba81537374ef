//! What stands on the page of a sheet, in the words of its reader.

use takas_formats::positions::position_lines;
use takas_model::{Case, Standing};
use takas_views::known_things;

use super::super::Desk;
use super::super::history::{self, Draft, Mark};
use super::super::sheet::Sheet;
use super::super::writing::Writer;
use crate::server::words::{Speaker, Value};

/// A line of a position.
pub(super) struct LineShown {
    pub(super) section: String,
    pub(super) name: String,
    pub(super) says: String,
    pub(super) standing: String,
    pub(super) by: String,
    pub(super) on: String,
    pub(super) source: String,
    pub(super) note: String,
}

/// A draft of somebody else.
pub(super) struct DraftShown {
    pub(super) by: String,
    pub(super) at: String,
    pub(super) text: String,
}

/// A version, and what it changed.
pub(super) struct VersionShown {
    pub(super) by: String,
    pub(super) at: String,
    pub(super) changes: Vec<(&'static str, &'static str, String)>,
}

/// So many versions are shown.
const VERSIONS_SHOWN: usize = 12;

/// The page's heading.
pub(super) fn heading(sheet: &Sheet, case: &Case, speaker: &Speaker) -> String {
    let name = |id: &str| case.find_party(id).map_or(id.to_owned(), |party| case.party(party).name.clone());
    match sheet {
        Sheet::Position(id) => speaker.say("talks-position-of", &[("party", Value::from(name(id)))]),
        Sheet::Contacts(id) => speaker.say("talks-talks-with", &[("party", Value::from(name(id)))]),
        Sheet::Book => speaker.word("talks-book"),
    }
}

/// The word of a table.
fn section_word(section: &str) -> &'static str {
    match section {
        "holds" => "talks-section-holds",
        "undertakes" => "talks-section-undertakes",
        "asks" => "talks-section-asks",
        "refuses" => "talks-section-refuses",
        "windows" => "talks-section-windows",
        "objections" => "talks-section-objections",
        "rules" => "talks-section-rules",
        _ => "talks-section-schedule",
    }
}

/// The word of a standing.
pub(in crate::server::talks) fn standing_word(standing: Standing) -> &'static str {
    match standing {
        Standing::Stated => "talks-stated",
        Standing::Hinted => "talks-hinted",
        Standing::Inferred => "talks-inferred",
        Standing::Assumed => "talks-assumed",
    }
}

/// The lines of a position as its reader sees it.
pub(super) fn lines(seen: &str, writer: &Writer<'_>, speaker: &Speaker) -> Vec<LineShown> {
    if !matches!(writer.sheet, Sheet::Position(_)) {
        return Vec::new();
    }
    let line = |line: takas_formats::positions::PositionLine| LineShown {
        section: speaker.word(section_word(line.section)),
        name: line.name,
        says: line.says,
        standing: line.standing.map(|standing| speaker.word(standing_word(standing))).unwrap_or_default(),
        by: line.by.unwrap_or_default(),
        on: line.on.unwrap_or_default(),
        source: line.sources.join(", "),
        note: line.note.unwrap_or_default(),
    };
    position_lines(seen).into_iter().map(line).collect()
}

/// The draft of whoever reads, if it is of what this reader sees.
pub(super) fn own_draft(writer: &Writer<'_>, desk: &Desk) -> Option<Draft> {
    let own = history::drafts(writer.sheet, &desk.contents);
    let is_own = |draft: &Draft| draft.by == writer.visit.guest.account && draft.is_part != writer.sight.is_whole;
    own.into_iter().find(is_own)
}

/// Drafts of others, for who sees all lines; nobody else knows that there are any.
pub(super) fn drafts(writer: &Writer<'_>, desk: &Desk) -> Vec<DraftShown> {
    if writer.sight.is_bound {
        return Vec::new();
    }
    let speaker = &writer.visit.page.speaker;
    let others = history::drafts(writer.sheet, &desk.contents);
    let others = others.into_iter().filter(|draft| draft.by != writer.visit.guest.account);
    let shown = |draft: Draft| DraftShown {
        by: draft.name,
        at: speaker.moment(draft.at, &desk.talks.case.zone),
        text: draft.text,
    };
    others.map(shown).collect()
}

/// The last versions, the latest first, each with what it changed of what the reader sees; those that changed nothing of it are left out.
pub(super) fn versions(writer: &Writer<'_>, desk: &Desk) -> Vec<VersionShown> {
    let versions = history::versions(writer.sheet, &desk.contents);
    let speaker = &writer.visit.page.speaker;
    let mut shown = Vec::new();
    for pair in versions.windows(2).rev() {
        let [before, after] = pair else { continue };
        let sees = |text: &str| writer.sheet.seen(text, writer.sight.is_whole);
        let (old, new) = (sees(&before.text), sees(&after.text));
        let change = |(mark, line): (Mark, &str)| match mark {
            Mark::Same => None,
            Mark::Gone => Some(("gone", "\u{2212}", line.to_owned())),
            Mark::New => Some(("new", "+", line.to_owned())),
        };
        let changes: Vec<_> = history::compared(&old, &new).into_iter().filter_map(change).collect();
        if !changes.is_empty() {
            let by = if writer.sight.is_whole { after.name.clone() } else { String::new() };
            shown.push(VersionShown { by, at: speaker.moment(after.at, &desk.talks.case.zone), changes });
        }
    }
    shown.truncate(VERSIONS_SHOWN);
    shown
}

/// Things and parties that the form offers: those that the writer knows.
pub(super) fn choices(writer: &Writer<'_>, desk: &Desk) -> (Vec<String>, Vec<String>) {
    let case = &desk.talks.case;
    let Some(party) = writer.sheet.party().and_then(|id| case.find_party(id)) else { return Default::default() };
    let (mut things, parties): (Vec<String>, Vec<String>);
    if writer.sight.is_bound {
        let known = known_things(case, party, &writer.seen(desk));
        things = known.items.iter().map(|item| case.item(*item).id.clone()).collect();
        things.extend(known.sets.iter().map(|set| case.sets[*set].id.clone()));
        parties = known.parties.iter().map(|party| case.party(*party).id.clone()).collect();
    } else {
        things = case.item_refs().map(|item| case.item(item).id.clone()).collect();
        things.extend(case.sets.iter().map(|set| set.id.clone()));
        parties = case.parties.iter().map(|party| party.id.clone()).collect();
    }
    things.sort();
    (things, parties)
}

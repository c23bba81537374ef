//! Undertakings with options or an end: what case.toml says of them, and the lines of positions that name or rank options.

use takas_model::{Date, Item, ItemRef, Kind, Lasting, PartyRef, PhaseRef, Undertaking};

use super::draft::{Draft, id_is_fine};
use super::fields::{self, Fields, Said};
use super::items::add_item;
use super::position::items_of;
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::language::acts::{find_option, option_id, option_ids};
use crate::language::resolve::Thing;
use crate::limits::OPTIONS_MAX;
use crate::source::Place;
use crate::tree::{Entry, Value};

/// Adds an undertaking as case.toml writes it: one item, or one for each option.
pub(super) fn add_undertaking(
    entry: &Entry,
    line: &Fields<'_>,
    name: Option<&str>,
    holder: Option<PartyRef>,
    draft: &mut Draft,
    sink: &mut Sink,
) {
    let name = name.unwrap_or(&entry.key).to_owned();
    let lasting = lasting(line, draft, sink);
    let options = options(line, sink);
    let mut add = |id: String, name: String, place: Place| {
        let holder_or_first = holder.unwrap_or(PartyRef::new(0));
        let (kind, pseudonym) = (Kind::Undertaking, String::new());
        let item = Item { id, name, kind, holder: holder_or_first, quantity: 1, protection: None, pseudonym };
        add_item(draft, item, place, holder.is_none())
    };
    let items: Vec<ItemRef> = match &options {
        None => vec![add(entry.key.clone(), name.clone(), entry.key_place)],
        Some(options) => options
            .iter()
            .map(|option| add(option_id(&entry.key, option.id), format!("{name}: {}", option.name), option.place))
            .collect(),
    };
    if options.is_some() {
        draft.names.things.insert(entry.key.clone(), Thing::Choice(draft.case.undertakings.len()));
    }
    if options.is_some() || lasting != Lasting::Open {
        draft.case.undertakings.push(Undertaking { id: entry.key.clone(), name, items, lasting });
    }
}

struct WrittenOption<'t> {
    id: &'t str,
    name: &'t str,
    place: Place,
}

/// The options; none where it has none, or too few to be called so.
fn options<'t>(line: &Fields<'t>, sink: &mut Sink) -> Option<Vec<WrittenOption<'t>>> {
    let entry = line.entry("options")?;
    let Value::Table(table) = &entry.node.value else {
        fields::wrong(&entry.node, "options", "a table: options = { own = \"…\", joint = \"…\" }", sink);
        return None;
    };
    let mut options = Vec::new();
    for option in &table.entries {
        // One with an unfit id is an option all the same, so that lines that name it are not reported too.
        id_is_fine(&option.key, option.key_place, sink);
        if let Some(name) = fields::text(&option.node, &option.key, sink) {
            options.push(WrittenOption { id: &option.key, name: name.value, place: option.key_place });
        }
    }
    if table.entries.len() < 2 {
        let help = "name two or more, or leave `options` out: then the undertaking is one act";
        sink.add(Code::TooFewOptions, entry.key_place, "an undertaking with options has two or more", help);
    }
    if table.entries.len() > OPTIONS_MAX {
        let message = format!("{} options, more than {OPTIONS_MAX}", table.entries.len());
        sink.add(Code::TooMany, entry.key_place, message, "split the undertaking into several");
    }
    (options.len() > 1).then_some(options)
}

/// How long it is in force: `lasts = 2` phases, or `until` a phase or a day.
fn lasting(line: &Fields<'_>, draft: &Draft, sink: &mut Sink) -> Lasting {
    let lasts = line.positive("lasts", sink);
    let Some(until) = line.entry("until") else {
        return lasts.map_or(Lasting::Open, |said| Lasting::Phases(said.value));
    };
    if let Some(lasts) = lasts {
        let help = "keep one of the two";
        sink.add(Code::LastsTwice, lasts.place, "the end is said twice, by `lasts` and by `until`", help);
    }
    let phase = if matches!(until.node.value, Value::Date(_)) {
        line.date("until", sink).and_then(|said| phase_of_day(&said, draft, sink))
    } else {
        let said = line.text("until", sink);
        said.and_then(|said| draft.phase(said.value, said.place, sink)).map(|span| span.last)
    };
    phase.map_or(Lasting::Open, Lasting::Until)
}

/// The phase in which a day lies; reports a day in none.
fn phase_of_day(said: &Said<Date>, draft: &Draft, sink: &mut Sink) -> Option<PhaseRef> {
    let phase = draft.phase_of_day(said.value);
    if phase.is_none() {
        let help = "name a phase, or see the `first_day` and `days` of the phases";
        sink.add(Code::DayOutside, said.place, "that day lies in no phase of the case, as far as they are dated", help);
    }
    phase
}

/// The items of a line: the thing it is named for, or those of its options that `options` lists.
pub(super) fn some_options(
    entry: &Entry,
    line: &Fields<'_>,
    draft: &mut Draft,
    sink: &mut Sink,
) -> Option<Vec<ItemRef>> {
    if !line.has("options") {
        return items_of(&entry.key, entry.key_place, draft, sink);
    }
    let said = line.texts("options", false, sink)?;
    named_options(entry, &said, "options", draft, sink)
}

/// The options that a line lists, in the order written.
pub(super) fn named_options(
    entry: &Entry,
    said: &[Said<&str>],
    key: &str,
    draft: &mut Draft,
    sink: &mut Sink,
) -> Option<Vec<ItemRef>> {
    let act = match draft.names.things.get(&entry.key) {
        Some(Thing::Choice(act)) => *act,
        Some(_) => {
            let message = format!("`{}` has no options", entry.key);
            let help = format!("leave `{key}` out, or give the undertaking its options in case.toml");
            sink.add(Code::NotAChoice, entry.key_place, message, help);
            return None;
        }
        None => return items_of(&entry.key, entry.key_place, draft, sink),
    };
    if said.is_empty() {
        let help = format!("name one or more, or leave `{key}` out");
        sink.add(Code::TooFewOptions, entry.key_place, format!("`{key}` names no option"), help);
        return None;
    }
    let case = &draft.case;
    let (mut items, mut known) = (Vec::new(), true);
    for said in said {
        match find_option(case, act, said.value) {
            Some(item) if items.contains(&item) => {}
            Some(item) => items.push(item),
            None => {
                known = false;
                let help = sink.did_you_mean(
                    said.value,
                    option_ids(case, act),
                    "name an option of the undertaking in case.toml",
                );
                let message = format!("`{}` has no option `{}`", entry.key, said.value);
                sink.add(Code::UnknownOption, said.place, message, help);
            }
        }
    }
    known.then_some(items)
}

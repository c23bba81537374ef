//! A case as one party knows it, written as a case of its own, so that its position can be read without anything else coming into a message:
//! no name to be guessed, no number, nothing of anybody's consent.
//!
//! Written from what is known and not cut out of what there is. What the party names without knowing who belongs to it stands as a block of
//! people without a size that could be told.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use takas_model::{Case, Item, ItemRef, Kind, Lasting, Nature, PartyRef, Protection, Role};
use toml_edit::{DocumentMut, Key, Value};

use crate::calendar;
use crate::source::CaseFiles;

/// What a party knows of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownThings {
    /// Persons, groups, remains, goods, undertakings.
    pub items: BTreeSet<ItemRef>,
    /// Sets, by their place in the case.
    pub sets: BTreeSet<usize>,
    /// Parties.
    pub parties: BTreeSet<PartyRef>,
    /// Every word that it uses: keys of places and sources are looked for among them.
    pub words: BTreeSet<String>,
}

/// Whether something is of a kind.
type Is = fn(&Kind) -> bool;

/// Stands for a holder whom the party does not know; nobody is to name it.
pub const SOMEBODY: &str = "somebody-else";
/// More than anybody counts.
const MANY: u64 = 1_000_000;

/// `case.toml` as a party knows it. `case_file` is the real one, of which places are taken.
pub fn case_as_known(case: &Case, case_file: &str, party: PartyRef, known: &KnownThings) -> CaseFiles {
    let mut writer = Writer { case, party, known, out: String::new() };
    writer.head();
    writer.parties();
    writer.things();
    writer.undertakings();
    writer.sets();
    writer.phases();
    writer.places(case_file);
    let mut files = CaseFiles::new();
    files.insert("case.toml", writer.out);
    files
}

struct Writer<'w> {
    case: &'w Case,
    party: PartyRef,
    known: &'w KnownThings,
    out: String,
}

impl Writer<'_> {
    fn put(&mut self, line: std::fmt::Arguments<'_>) {
        let _ = self.out.write_fmt(line);
        self.out.push('\n');
    }

    fn head(&mut self) {
        self.put(format_args!("format = 1\ntitle = \"the case\"\nzone = {}", text(&self.case.zone)));
        if self.case.nature == Nature::Historical {
            self.put(format_args!("historical = true"));
        }
        let sources: Vec<_> = self.case.sources.iter().filter(|one| self.known.words.contains(&one.key)).collect();
        if !sources.is_empty() {
            self.put(format_args!("[sources]"));
            for source in sources {
                self.put(format_args!("{} = \"a source\"", Key::new(source.key.as_str())));
            }
        }
    }

    fn parties(&mut self) {
        self.put(format_args!("[parties]"));
        let case = self.case;
        for party in case.party_refs().filter(|party| self.known.parties.contains(party)) {
            let party = case.party(party);
            let public = party.roles.iter().filter_map(|role| match role {
                Role::Mediator => Some("mediator"),
                Role::CoMediator => Some("co-mediator"),
                Role::Host => Some("host"),
                _ => None,
            });
            let roles: Vec<&str> = public.collect();
            let roles = if roles.is_empty() { vec!["side"] } else { roles };
            let roles: Value = roles.into_iter().collect::<toml_edit::Array>().into();
            self.put(format_args!(
                "{} = {{ name = {}, roles = {roles} }}",
                Key::new(party.id.as_str()),
                text(&party.name)
            ));
        }
        self.put(format_args!("{SOMEBODY} = {{ name = \"Somebody else\" }}"));
    }

    fn holder(&self, item: &Item) -> String {
        let is_known = self.known.parties.contains(&item.holder);
        text(if is_known { &self.case.party(item.holder).id } else { SOMEBODY }).to_string()
    }

    /// What is there, as far as the party holds it; else more than anybody counts.
    fn count(&self, item: &Item) -> u64 {
        if item.holder == self.party { item.quantity } else { MANY }
    }

    fn things(&mut self) {
        let case = self.case;
        let known: Vec<&Item> = self.known.items.iter().map(|item| case.item(*item)).collect();
        let tables: [(&str, Is); 4] = [
            ("people", |kind| matches!(kind, Kind::Person(_))),
            ("groups", |kind| matches!(kind, Kind::Group)),
            ("remains", |kind| matches!(kind, Kind::Remains)),
            ("goods", |kind| matches!(kind, Kind::Goods { .. })),
        ];
        for (table, is_of_it) in tables {
            let unknown: Vec<usize> = if table == "groups" { self.opaque_sets() } else { Vec::new() };
            let own: Vec<&&Item> = known.iter().filter(|item| is_of_it(&item.kind)).collect();
            if own.is_empty() && unknown.is_empty() {
                continue;
            }
            self.put(format_args!("[{table}]"));
            for item in own {
                self.thing(item);
            }
            for set in unknown {
                let set = &case.sets[set];
                let (id, name) = (Key::new(set.id.as_str()), text(&set.name));
                self.put(format_args!("{id} = {{ name = {name}, holder = \"{SOMEBODY}\", count = {MANY} }}"));
            }
        }
    }

    fn thing(&mut self, item: &Item) {
        let (id, name, holder, count) =
            (Key::new(item.id.as_str()), text(&item.name), self.holder(item), self.count(item));
        let protected = match item.protection {
            Some(Protection::WoundedOrSick) => ", protected = \"wounded or sick\"",
            Some(Protection::Minor | Protection::Accompanying) => ", protected = \"minor\"",
            Some(Protection::Remains) | None => "",
        };
        match &item.kind {
            Kind::Person(_) => {
                self.put(format_args!("{id} = {{ name = {name}, holder = {holder}, consent = \"given\"{protected} }}"));
            }
            Kind::Goods { unit, per_day } => {
                let per_day = per_day.filter(|_| item.holder == self.party);
                let per_day = per_day.map(|count| format!(", per_day = {count}")).unwrap_or_default();
                let unit = text(unit);
                self.put(format_args!(
                    "{id} = {{ name = {name}, holder = {holder}, unit = {unit}, total = {count}{per_day} }}"
                ));
            }
            Kind::Group | Kind::Remains => {
                self.put(format_args!("{id} = {{ name = {name}, holder = {holder}, count = {count}{protected} }}"));
            }
            Kind::Undertaking => {}
        }
    }

    fn undertakings(&mut self) {
        let case = self.case;
        let known: Vec<&Item> =
            self.known.items.iter().map(|item| case.item(*item)).filter(|item| item.is_undertaking()).collect();
        if known.is_empty() {
            return;
        }
        self.put(format_args!("[undertakings]"));
        let mut written = BTreeSet::new();
        for item in known {
            let act = case.undertakings.iter().find(|act| act.items.iter().any(|one| case.item(*one).id == item.id));
            let id = act.map_or(item.id.as_str(), |act| act.id.as_str());
            if !written.insert(id.to_owned()) {
                continue;
            }
            let mut line = format!(
                "{} = {{ name = {}, party = {}",
                Key::new(id),
                text(act.map_or(&item.name, |act| &act.name)),
                self.holder(item)
            );
            if let Some(act) = act {
                let ends = match act.lasting {
                    Lasting::Open => String::new(),
                    Lasting::Phases(phases) => format!(", lasts = {phases}"),
                    Lasting::Until(phase) => format!(", until = {}", text(&case.phase(phase).id)),
                };
                line.push_str(&ends);
                if act.is_choice() {
                    let option = |item: &ItemRef| {
                        let id = case.item(*item).id.rsplit(' ').next().unwrap_or_default();
                        format!("{} = {}", Key::new(id), text(id))
                    };
                    let options: Vec<String> = act.items.iter().map(option).collect();
                    let _ = write!(line, ", options = {{ {} }}", options.join(", "));
                }
            }
            self.put(format_args!("{line} }}"));
        }
    }

    /// Sets that the party names without knowing all who belong to them.
    fn opaque_sets(&self) -> Vec<usize> {
        let is_opaque = |set: &usize| !self.case.sets[*set].items.iter().all(|item| self.known.items.contains(item));
        self.known.sets.iter().copied().filter(is_opaque).collect()
    }

    fn sets(&mut self) {
        let opaque = self.opaque_sets();
        let known: Vec<usize> = self.known.sets.iter().copied().filter(|set| !opaque.contains(set)).collect();
        if known.is_empty() {
            return;
        }
        self.put(format_args!("[sets]"));
        for set in known {
            let set = &self.case.sets[set];
            let of: Value =
                set.items.iter().map(|item| self.case.item(*item).id.as_str()).collect::<toml_edit::Array>().into();
            self.put(format_args!("{} = {{ name = {}, of = {of} }}", Key::new(set.id.as_str()), text(&set.name)));
        }
    }

    fn phases(&mut self) {
        self.put(format_args!("[phases]"));
        let case = self.case;
        let mut within = None;
        for phase in case.phase_refs() {
            let run = case.runs.iter().find(|run| run.phases.contains(phase));
            if let Some(run) = run {
                if within == Some(run.phases.first) {
                    continue;
                }
                within = Some(run.phases.first);
            }
            let (id, days) = match run {
                Some(run) => (&run.id, (run.phases.last.index() - run.phases.first.index() + 1) as u64),
                None => (&case.phase(phase).id, case.phase(phase).days),
            };
            let first = case.phase(phase).first_day;
            let first = first.map(|day| format!(", first_day = {}", calendar::written(day))).unwrap_or_default();
            let daily = if run.is_some() { ", daily = true" } else { "" };
            self.put(format_args!(
                "{} = {{ name = {}, days = {days}{first}{daily} }}",
                Key::new(id.as_str()),
                text(id)
            ));
        }
    }

    fn places(&mut self, case_file: &str) {
        let document: DocumentMut = case_file.parse().unwrap_or_default();
        let places = super::lines::entries(&document, "places");
        let known: Vec<&str> =
            places.iter().map(|(key, _)| *key).filter(|key| self.known.words.contains(*key)).collect();
        if !known.is_empty() {
            self.put(format_args!("[places]"));
            for key in known {
                self.put(format_args!("{} = \"a place\"", Key::new(key)));
            }
        }
    }
}

/// A text between quotation marks.
fn text(text: &str) -> Value {
    Value::from(text)
}

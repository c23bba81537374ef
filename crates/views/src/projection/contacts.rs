//! From the book of contacts to what one reader may know of it.
//!
//! The mediators know all of it. Whoever carries the talks with a party knows these and nothing else: the party's interlocutors and channels,
//! what was said between it and the mediators, what it permitted, and statements that it is asked to agree to, with its own agreement and whether
//! everybody has agreed. Not: where a word that it was told came from, whether its own words went on, who else agreed, the mediators' notes, and
//! no word that was passed into its talks without a permission, for then it should not have been.

mod lines;
mod may_go;

use takas_model::{Case, Contacts, Instant, Interlocutor, PartyRef, Permission, StatementRef, TalkRef};

pub use lines::{
    ChannelLine, ContactsView, GoesTo, InterlocutorLine, MandateState, NoteLine, PassedLine, PermissionLine,
    StatementLine, TalkLine,
};
pub use may_go::{Obstacle, Unsayable, may_go_on, may_say};

use super::sight::Sight;
use crate::findings::Names;
use crate::names::Namer;

/// A mandate that ends within so many seconds ends soon: two weeks.
const SOON: Instant = 14 * 24 * 60 * 60;

/// The book as the mediators know it.
pub fn brief_contacts(case: &Case, contacts: &Contacts, now: Instant, names: Names) -> ContactsView {
    Book { case, contacts, now, party: None, namer: Namer::mediator(case, names) }.view()
}

/// The talks with one party, for whoever carries them; see [the module](self).
pub fn project_contacts(case: &Case, contacts: &Contacts, party: PartyRef, now: Instant, names: Names) -> ContactsView {
    let sight = Sight::new(case, None, party);
    let namer = Namer::party(case, names, party, &sight.items);
    Book { case, contacts, now, party: Some(party), namer }.view()
}

struct Book<'a> {
    case: &'a Case,
    contacts: &'a Contacts,
    now: Instant,
    /// Whose talks alone.
    party: Option<PartyRef>,
    namer: Namer<'a>,
}

impl Book<'_> {
    fn view(&self) -> ContactsView {
        let contacts = self.contacts;
        let mut talks: Vec<TalkRef> = contacts.talk_refs().filter(|talk| self.shows_talk(*talk)).collect();
        talks.sort_by_key(|talk| std::cmp::Reverse((contacts.talk(*talk).at, talk.index())));
        let statements = (0..contacts.statements.len()).map(StatementRef::new);
        ContactsView {
            title: self.namer.prose(&self.case.title),
            party: self.party.map(|party| self.namer.party_name(party)),
            zone: self.case.zone.clone(),
            now: self.now,
            pseudonyms: self.namer.hidden(),
            interlocutors: contacts
                .interlocutors
                .iter()
                .filter(|one| self.shows(one.party))
                .map(|one| self.interlocutor(one))
                .collect(),
            channels: contacts
                .channels
                .iter()
                .filter(|one| self.shows(one.party))
                .map(|one| self.channel(one))
                .collect(),
            talks: talks.into_iter().map(|talk| self.talk(talk)).collect(),
            statements: statements.filter_map(|statement| self.statement(statement)).collect(),
            notes: if self.party.is_none() { self.notes() } else { Vec::new() },
        }
    }

    fn shows(&self, party: PartyRef) -> bool {
        self.party.is_none_or(|own| own == party)
    }

    /// What was told to a party from elsewhere without a permission is not in its talks.
    fn shows_talk(&self, talk: TalkRef) -> bool {
        let word = self.contacts.talk(talk);
        self.party.is_none() || self.shows(word.party) && self.came_by_permission(talk)
    }

    /// Whether everything that went into a word was let go to its party when it was said.
    fn came_by_permission(&self, talk: TalkRef) -> bool {
        let word = self.contacts.talk(talk);
        let is_let = |source: TalkRef| may_go_on(self.contacts, source, word.party, word.at).is_empty();
        self.contacts.sources(talk).all(is_let)
    }

    fn interlocutor(&self, one: &Interlocutor) -> InterlocutorLine {
        let state = match one.until {
            _ if self.now < one.since => MandateState::NotYet,
            Some(until) if until <= self.now => MandateState::Ended,
            Some(until) if until - self.now <= SOON => MandateState::EndsSoon,
            _ => MandateState::InForce,
        };
        InterlocutorLine {
            party: self.namer.party_name(one.party),
            name: self.namer.plain(&one.name),
            group: self.prose(one.group.as_ref()),
            mandate: self.prose(one.mandate.as_ref()),
            on: self.names(&one.on.names),
            since: one.since,
            until: one.until,
            state,
        }
    }

    fn channel(&self, one: &takas_model::Channel) -> ChannelLine {
        ChannelLine {
            party: self.namer.party_name(one.party),
            name: self.namer.prose(&one.name),
            kind: self.prose(one.kind.as_ref()),
            until: one.until,
            is_open: one.until.is_none_or(|until| self.now < until),
        }
    }

    fn talk(&self, talk: TalkRef) -> TalkLine {
        let (contacts, word) = (self.contacts, self.contacts.talk(talk));
        let is_mediators = self.party.is_none();
        let linked = |from: TalkRef, into: TalkRef, shown: TalkRef| {
            let (told, shown) = (contacts.talk(into), contacts.talk(shown));
            PassedLine {
                party: self.namer.party_name(shown.party),
                word: self.namer.prose(&shown.name),
                was_permitted: may_go_on(contacts, from, told.party, told.at).is_empty(),
            }
        };
        let sources = contacts.sources(talk).filter(|_| is_mediators).map(|from| linked(from, talk, from));
        let went = contacts.passed.iter().filter(|one| is_mediators && one.from == talk);
        let others = self.case.party_refs().filter(|party| is_mediators && *party != word.party);
        TalkLine {
            party: self.namer.party_name(word.party),
            name: self.namer.prose(&word.name),
            way: word.way,
            with: self.namer.plain(&contacts.interlocutor(word.with).name),
            by: self.namer.plain(&word.by),
            at: word.at,
            channel: word.channel.map(|channel| self.namer.prose(&contacts.channels[channel.index()].name)),
            says: self.namer.prose(&word.says),
            about: self.names(&word.about.names),
            permissions: contacts.permissions_of(talk).map(|(_, one)| self.permission(one)).collect(),
            sources: sources.collect(),
            went_to: went.map(|one| linked(talk, one.into, one.into)).collect(),
            may_go: others.map(|party| self.goes_to(talk, party)).collect(),
        }
    }

    fn permission(&self, one: &Permission) -> PermissionLine {
        PermissionLine {
            to: one.to.iter().map(|party| self.namer.party_name(*party)).collect(),
            by: self.namer.plain(&self.contacts.interlocutor(one.by).name),
            at: one.at,
            not_before: one.not_before,
            until: one.until,
            withdrawn: one.withdrawn,
            is_named: one.named,
        }
    }

    fn goes_to(&self, talk: TalkRef, party: PartyRef) -> GoesTo {
        let about = |obstacle: Obstacle| {
            let name = match (&obstacle, obstacle.permission()) {
                (Obstacle::NotPermitted(word), _) => &self.contacts.talk(*word).name,
                (_, Some(permission)) => &self.contacts.permissions[permission.index()].name,
                _ => &self.contacts.talk(talk).name,
            };
            let name = self.namer.prose(name);
            (obstacle, name)
        };
        let obstacles = may_go_on(self.contacts, talk, party, self.now);
        GoesTo { to: self.namer.party_name(party), obstacles: obstacles.into_iter().map(about).collect() }
    }

    fn statement(&self, statement: StatementRef) -> Option<StatementLine> {
        let one = &self.contacts.statements[statement.index()];
        // Whoever only says it has it when it may be said.
        let concerns = |party: PartyRef| {
            one.with.contains(&party) || may_say(self.contacts, statement, party, self.now).is_empty()
        };
        if self.party.is_some_and(|party| !concerns(party)) {
            return None;
        }
        let agreed = one.agreed.iter().filter(|(party, at)| self.shows(*party) && *at <= self.now);
        let missing: Vec<PartyRef> = one.missing(self.now).collect();
        Some(StatementLine {
            name: self.namer.prose(&one.name),
            says: self.namer.prose(&one.says),
            agreed: agreed.map(|(party, at)| (self.namer.party_name(*party), *at)).collect(),
            is_agreed: missing.is_empty(),
            missing: missing
                .into_iter()
                .filter(|party| self.shows(*party))
                .map(|party| self.namer.party_name(party))
                .collect(),
            said_by: one.said_by.iter().map(|party| self.namer.party_name(*party)).collect(),
            embargo: one.embargo,
            is_embargoed: one.embargo.is_some_and(|embargo| self.now < embargo),
        })
    }

    fn notes(&self) -> Vec<NoteLine> {
        let note = |one: &takas_model::Note| NoteLine {
            name: self.namer.prose(&one.name),
            by: self.prose(one.by.as_ref()),
            at: one.at,
            says: self.namer.prose(&one.says),
        };
        self.contacts.notes.iter().map(note).collect()
    }

    fn prose(&self, text: Option<&String>) -> Option<String> {
        text.map(|text| self.namer.prose(text))
    }

    fn names(&self, names: &[String]) -> Vec<String> {
        let set = |name: &String| self.case.sets.iter().find(|set| set.id == *name).map(|set| set.name.clone());
        let item = |name: &String| {
            let found = self.case.item_refs().find(|item| self.case.item(*item).id == *name);
            found.map(|item| self.namer.item(item))
        };
        let named = |name: &String| item(name).unwrap_or_else(|| self.namer.prose(&set(name).unwrap_or(name.clone())));
        names.iter().map(named).collect()
    }
}

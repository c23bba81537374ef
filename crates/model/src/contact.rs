//! Contacts: who was told what, by whom, when, with whose permission, and what may go on to whom.
//!
//! What was said in a talk with a party lies in that party's compartment; what went from one party to another, the statements that several
//! agree upon, and the mediator's own notes lie in the mediator's. So no party's part says where a word came from. Whether a word may go on is
//! said by `takas_views::may_go_on`, and judged apart from it by `takas_check::may_go_on`.

use crate::case::{ItemRef, PartyRef};
use crate::operation::Instant;
use crate::reference::reference;

reference! {
    "a book of contacts",
    /// Somebody who speaks: an index into [`Contacts::interlocutors`].
    InterlocutorRef
}
reference! {
    "a book of contacts",
    /// A way of speaking: an index into [`Contacts::channels`].
    ChannelRef
}
reference! {
    "a book of contacts",
    /// A word that was said: an index into [`Contacts::talks`].
    TalkRef
}
reference! {
    "a book of contacts",
    /// A permission: an index into [`Contacts::permissions`].
    PermissionRef
}
reference! {
    "a book of contacts",
    /// A statement: an index into [`Contacts::statements`].
    StatementRef
}

/// What a mandate or a word is about: a thing or set of the case, as the file names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// The items, ascending, without repetition. Empty: everything there is, of a mandate; nothing in particular, of a word.
    pub items: Vec<ItemRef>,
    /// The names that the file has for them.
    pub names: Vec<String>,
}

impl Subject {
    /// Whether a mandate on this goes as far as a word about that: a mandate on everything does; one on some things, when the word is about
    /// some of these and about nothing else.
    pub fn covers(&self, about: &Self) -> bool {
        let has = |item: &ItemRef| self.items.binary_search(item).is_ok();
        self.items.is_empty() || (!about.items.is_empty() && about.items.iter().all(has))
    }
}

/// Somebody who speaks for a party, or for a group within it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interlocutor {
    /// For which party.
    pub party: PartyRef,
    /// Its id in the party's file.
    pub id: String,
    /// Name, as supplied.
    pub name: String,
    /// The group within the party for which they speak; none: for the party.
    pub group: Option<String>,
    /// Where the mandate comes from, in words.
    pub mandate: Option<String>,
    /// From when on they speak.
    pub since: Instant,
    /// Until when; the instant itself is no more in it. None: no end is known.
    pub until: Option<Instant>,
    /// On what.
    pub on: Subject,
}

impl Interlocutor {
    /// Whether the mandate is in force at a moment.
    pub fn speaks_at(&self, moment: Instant) -> bool {
        self.since <= moment && self.until.is_none_or(|until| moment < until)
    }
}

/// A way in which is spoken with a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// With which party.
    pub party: PartyRef,
    /// Its id in the party's file.
    pub id: String,
    /// Name.
    pub name: String,
    /// What it is, in words: a line, a place, a messenger.
    pub kind: Option<String>,
    /// From when on it is not to be used any more.
    pub until: Option<Instant>,
}

/// Which way a word went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// The mediators heard it from the party.
    Heard,
    /// The mediators told it to the party.
    Told,
}

/// A word that was said between the mediators and a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talk {
    /// In the talks with which party.
    pub party: PartyRef,
    /// Its name in the party's file.
    pub name: String,
    /// From the party, or to it.
    pub way: Direction,
    /// Who of the party said it, or was told.
    pub with: InterlocutorRef,
    /// Who of the mediators told it, or heard it.
    pub by: String,
    /// When.
    pub at: Instant,
    /// Through which channel, where that is known.
    pub channel: Option<ChannelRef>,
    /// What was said.
    pub says: String,
    /// About what.
    pub about: Subject,
}

/// That a word heard from a party may go on to others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permission {
    /// Of which word; it was heard.
    pub of: TalkRef,
    /// Its name in the party's file.
    pub name: String,
    /// Who gave it: an interlocutor of the party whose word it is.
    pub by: InterlocutorRef,
    /// To whom it may go.
    pub to: Vec<PartyRef>,
    /// When it was given.
    pub at: Instant,
    /// The word may not go on before: an embargo.
    pub not_before: Option<Instant>,
    /// From then on it may not go on any more.
    pub until: Option<Instant>,
    /// When it was taken back.
    pub withdrawn: Option<Instant>,
    /// Whether it may be said from whom the word comes.
    pub named: bool,
}

/// That what was heard from a party, or told to one, went into another word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passing {
    /// Its name in the mediator's file.
    pub name: String,
    /// What went on.
    pub from: TalkRef,
    /// Into which word.
    pub into: TalkRef,
}

/// A text that several agree upon word by word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its name in the mediator's file.
    pub name: String,
    /// The words.
    pub says: String,
    /// Who has to agree.
    pub with: Vec<PartyRef>,
    /// Who has agreed, and when.
    pub agreed: Vec<(PartyRef, Instant)>,
    /// Who may say it.
    pub said_by: Vec<PartyRef>,
    /// Nobody says it or passes it on before.
    pub embargo: Option<Instant>,
}

impl Statement {
    /// Who has yet to agree at a moment.
    pub fn missing(&self, moment: Instant) -> impl Iterator<Item = PartyRef> + '_ {
        let has_agreed = move |party| self.agreed.iter().any(|(who, at)| *who == party && *at <= moment);
        self.with.iter().copied().filter(move |party| !has_agreed(*party))
    }
}

/// A note of the mediators for themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its name in the mediator's file.
    pub name: String,
    /// Whose.
    pub by: Option<String>,
    /// When.
    pub at: Option<Instant>,
    /// What.
    pub says: String,
}

/// The book of contacts of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contacts {
    /// By party, then in the order written.
    pub interlocutors: Vec<Interlocutor>,
    /// Likewise.
    pub channels: Vec<Channel>,
    /// Likewise.
    pub talks: Vec<Talk>,
    /// Likewise.
    pub permissions: Vec<Permission>,
    /// In the order written.
    pub passed: Vec<Passing>,
    /// In the order written.
    pub statements: Vec<Statement>,
    /// In the order written.
    pub notes: Vec<Note>,
}

impl Contacts {
    /// The interlocutor.
    pub fn interlocutor(&self, interlocutor: InterlocutorRef) -> &Interlocutor {
        &self.interlocutors[interlocutor.index()]
    }

    /// The word.
    pub fn talk(&self, talk: TalkRef) -> &Talk {
        &self.talks[talk.index()]
    }

    /// Every word, first to last as written.
    pub fn talk_refs(&self) -> impl Iterator<Item = TalkRef> + use<> {
        (0..self.talks.len()).map(TalkRef::new)
    }

    /// The permissions of a word.
    pub fn permissions_of(&self, talk: TalkRef) -> impl Iterator<Item = (PermissionRef, &Permission)> {
        let all = self.permissions.iter().enumerate();
        all.filter(move |(_, one)| one.of == talk).map(|(index, one)| (PermissionRef::new(index), one))
    }

    /// What went into a word.
    pub fn sources(&self, talk: TalkRef) -> impl Iterator<Item = TalkRef> + '_ {
        self.passed.iter().filter(move |one| one.into == talk).map(|one| one.from)
    }
}

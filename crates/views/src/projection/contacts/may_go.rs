//! Whether a word may go on to a party, and whether a statement may be said: pure, by what the book of contacts has and a moment.

use takas_model::{Contacts, Direction, Instant, PartyRef, Permission, PermissionRef, StatementRef, TalkRef};

/// Why a word may not go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Nobody has permitted that this word goes there.
    NotPermitted(TalkRef),
    /// Who permitted it had no mandate then.
    NoMandate(PermissionRef),
    /// Who permitted it has a mandate on other things.
    OtherMandate(PermissionRef),
    /// It is not permitted yet: an embargo, or the permission is given only later.
    NotBefore(PermissionRef, Instant),
    /// The permission has ended.
    Ended(PermissionRef),
    /// The permission was taken back.
    Withdrawn(PermissionRef),
}

impl Obstacle {
    /// The permission that is not good.
    pub(super) fn permission(&self) -> Option<PermissionRef> {
        match self {
            Self::NotPermitted(_) => None,
            Self::NoMandate(one)
            | Self::OtherMandate(one)
            | Self::NotBefore(one, _)
            | Self::Ended(one)
            | Self::Withdrawn(one) => Some(*one),
        }
    }
}

/// Why a statement may not be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsayable {
    /// These have yet to agree.
    NotAgreed(Vec<PartyRef>),
    /// There is an embargo until then.
    Embargo(Instant),
    /// Whoever asks is not among those who may say it.
    NotTheirs,
}

/// What keeps a word from going on to a party at a moment; empty: it may.
///
/// A party may always have what was said in the talks with it. A word that was heard from somebody else needs a permission that is good then:
/// given by an interlocutor of that party under a mandate in force that goes as far as the word, to whom it is to go, not under embargo, not
/// ended, not withdrawn. A word that the mediators said needs none of its own. Either may go on only with all that went into it.
pub fn may_go_on(contacts: &Contacts, talk: TalkRef, to: PartyRef, at: Instant) -> Vec<Obstacle> {
    let mut obstacles = Vec::new();
    let (mut waiting, mut seen) = (vec![talk], vec![false; contacts.talks.len()]);
    while let Some(word) = waiting.pop() {
        if std::mem::replace(&mut seen[word.index()], true) || contacts.talk(word).party == to {
            continue;
        }
        if contacts.talk(word).way == Direction::Heard {
            obstacles.extend(obstacles_of(contacts, word, to, at));
        }
        waiting.extend(contacts.sources(word));
    }
    obstacles
}

/// What keeps a word that was heard from going on, whatever went into it.
fn obstacles_of(contacts: &Contacts, word: TalkRef, to: PartyRef, at: Instant) -> Vec<Obstacle> {
    let mut found = Vec::new();
    for (index, permission) in contacts.permissions_of(word).filter(|(_, one)| one.to.contains(&to)) {
        match obstacle_of(contacts, word, index, permission, at) {
            Some(obstacle) => found.push(obstacle),
            None => return Vec::new(),
        }
    }
    if found.is_empty() {
        found.push(Obstacle::NotPermitted(word));
    }
    found
}

fn obstacle_of(
    contacts: &Contacts,
    word: TalkRef,
    index: PermissionRef,
    permission: &Permission,
    at: Instant,
) -> Option<Obstacle> {
    let (giver, word) = (contacts.interlocutor(permission.by), contacts.talk(word));
    let opens = permission.at.max(permission.not_before.unwrap_or(permission.at));
    if giver.party != word.party || !giver.speaks_at(permission.at) {
        Some(Obstacle::NoMandate(index))
    } else if !giver.on.covers(&word.about) {
        Some(Obstacle::OtherMandate(index))
    } else if permission.withdrawn.is_some_and(|withdrawn| withdrawn <= at) {
        Some(Obstacle::Withdrawn(index))
    } else if permission.until.is_some_and(|until| until <= at) {
        Some(Obstacle::Ended(index))
    } else if at < opens {
        Some(Obstacle::NotBefore(index, opens))
    } else {
        None
    }
}

/// What keeps a statement from being said by a party at a moment; empty: it may.
pub fn may_say(contacts: &Contacts, statement: StatementRef, by: PartyRef, at: Instant) -> Vec<Unsayable> {
    let statement = &contacts.statements[statement.index()];
    let missing: Vec<PartyRef> = statement.missing(at).collect();
    let mut found = Vec::new();
    if !missing.is_empty() {
        found.push(Unsayable::NotAgreed(missing));
    }
    if let Some(embargo) = statement.embargo.filter(|embargo| at < *embargo) {
        found.push(Unsayable::Embargo(embargo));
    }
    if !statement.said_by.contains(&by) {
        found.push(Unsayable::NotTheirs);
    }
    found
}

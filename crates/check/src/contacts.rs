//! Whether a word may go on, judged by its definition: who may have which words is the largest set that contradicts no permission.

use takas_model::{Contacts, Direction, Instant, PartyRef, Permission, Talk};

/// Whether a word may go on to a party at a moment.
///
/// A party may have a word from the talks with itself. Any other word it may have if its own party lets it, where it was heard, and if it may
/// have everything that went into it. Of all sets of words of which this holds, the largest counts: so what is wrong is struck off until
/// nothing more is.
pub fn may_go_on(contacts: &Contacts, talk: usize, to: PartyRef, at: Instant) -> bool {
    let talks = &contacts.talks;
    let mut may_have: Vec<bool> = talks.iter().enumerate().map(|(one, _)| is_let(contacts, one, to, at)).collect();
    loop {
        let wrong = contacts.passed.iter().find(|passed| {
            let (from, into) = (passed.from.index(), passed.into.index());
            may_have[into] && !may_have[from] && talks[into].party != to
        });
        match wrong {
            Some(passed) => may_have[passed.into.index()] = false,
            None => return may_have[talk],
        }
    }
}

/// Whether nothing but what went into it keeps a word from a party.
fn is_let(contacts: &Contacts, talk: usize, to: PartyRef, at: Instant) -> bool {
    let word = &contacts.talks[talk];
    let is_of_it = |one: &&Permission| one.of.index() == talk && one.to.contains(&to);
    word.party == to
        || word.way == Direction::Told
        || contacts.permissions.iter().filter(is_of_it).any(|one| is_good(contacts, word, one, at))
}

/// Whether the moment lies in the span of a permission that was given by somebody who could.
fn is_good(contacts: &Contacts, word: &Talk, permission: &Permission, at: Instant) -> bool {
    let giver = &contacts.interlocutors[permission.by.index()];
    let opens = permission.not_before.map_or(permission.at, |not_before| not_before.max(permission.at));
    let ends = [permission.until, permission.withdrawn].into_iter().flatten().min().unwrap_or(Instant::MAX);
    let mandate = giver.since..giver.until.unwrap_or(Instant::MAX);
    let within = |item| giver.on.items.contains(item);
    let is_his = giver.on.items.is_empty() || !word.about.items.is_empty() && word.about.items.iter().all(within);
    giver.party == word.party && is_his && mandate.contains(&permission.at) && (opens..ends).contains(&at)
}

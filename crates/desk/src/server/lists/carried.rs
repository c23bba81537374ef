//! What becomes of what was decided about the rows of a list when a new version takes its place: told before it does. It is the mediators' own,
//! for a decision about a row says that there is another one like it.

use takas_formats::decisions::{Decision, Found, RowKey, Side, find_row};
use takas_lists::List;

use super::ground::{Laid, LyingList};
use crate::lists::deciding::stand_of;
use crate::running::clock;

/// What becomes of it: words that count now, each in one place.
#[derive(Debug, Default)]
pub(super) struct Carried<'a> {
    /// So many are about rows that are as they were.
    pub(super) kept: usize,
    /// Those about a row that is there and has changed: they count, and are marked.
    pub(super) changed: Vec<Word<'a>>,
    /// Those about a row that is not found any more, or cannot be told from others: they are kept, and count for nothing.
    pub(super) lost: Vec<Word<'a>>,
    /// So many rows that were released go out no more, for they were released as they were.
    pub(super) releases: usize,
}

/// A word, and the row of this list that it is about.
#[derive(Debug)]
pub(super) struct Word<'a> {
    pub(super) row: &'a RowKey,
    pub(super) decision: &'a Decision,
}

/// What becomes of a row.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Kept,
    Changed,
    Lost,
}

fn fate(key: &RowKey, now: &List) -> Fate {
    match find_row(now, key) {
        Found::AsItWas(_) => Fate::Kept,
        Found::Changed(_) => Fate::Changed,
        Found::Gone | Found::Unclear => Fate::Lost,
    }
}

/// What becomes of decisions about the rows of a list, and of its releases, once there is this one in its place; none: the list that lies there
/// cannot be read.
pub(super) fn carried<'a>(laid: &'a Laid, lying: &LyingList, now: &List) -> Option<Carried<'a>> {
    let before = lying.read.list.as_ref()?;
    let mut out = Carried { releases: releases_lost(laid, before, now), ..Carried::default() };
    let lists: Vec<&List> = laid.all.iter().filter_map(|list| list.read.list.as_ref()).collect();
    let own = lists.iter().position(|list| std::ptr::eq(*list, before))?;
    let stand = stand_of(&laid.decisions, &lists);
    for word in stand.pairs.iter().flat_map(|pair| &pair.words) {
        let (Some(decision), Some((one, other))) = (laid.decisions.get(*word), stand.sides.get(*word)) else {
            continue;
        };
        let sides = [(&decision.one, one), (&decision.other, other)];
        let of_it = sides.iter().filter(|(_, side)| matches!(side, Side::Here(list, _) if *list == own));
        // Of two rows of one list the one that fares worse says what becomes of the word.
        let Some((fate, row)) = of_it.map(|(key, _)| (fate(key, now), *key)).max_by_key(|(fate, _)| *fate) else {
            continue;
        };
        match fate {
            Fate::Kept => out.kept += 1,
            Fate::Changed => out.changed.push(Word { row, decision }),
            Fate::Lost => out.lost.push(Word { row, decision }),
        }
    }
    Some(out)
}

/// How many releases let a row go out as it lies there, and would not any more.
fn releases_lost(laid: &Laid, before: &List, now: &List) -> usize {
    let at = clock::now();
    let is_as_it_was = |key: &RowKey, list: &List| matches!(find_row(list, key), Found::AsItWas(_));
    let holds = laid.book.released.iter().filter(|one| one.row.is_of(before));
    let holds = holds.filter(|one| one.to.iter().any(|party| one.holds(*party, at)));
    holds.filter(|one| is_as_it_was(&one.row, before) && !is_as_it_was(&one.row, now)).count()
}

//! Objection windows: a holder lists more people than there are places, objections may strike some off, and only once the window has
//! closed may a listed person move.
//!
//! What a window and an objection do to a deal is section 1 of `docs/reference/encoding.md`; engine and judge each work it out
//! themselves. How many places there are is a rule like others ([`crate::Origin::Places`]).

use std::collections::BTreeMap;

use crate::case::{Case, Date, ItemRef, Line, PartyRef, PhaseRef};
use crate::rule::Selection;

/// A point of time as a file gives it, in the case's zone. Nothing is compared here: `takas-formats` has done so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moment {
    /// A civil day, the whole of it.
    Day(Date),
    /// A minute of a day.
    Minute {
        /// The day.
        day: Date,
        /// Hour, 0 to 23.
        hour: u8,
        /// Minute, 0 to 59.
        minute: u8,
    },
    /// A phase, the whole of it.
    Phase(PhaseRef),
}

/// A list that the holder has published so that objections may be raised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// What the holder calls it; unique for the holder.
    pub name: String,
    /// Who lists: the holder of everyone on the list.
    pub party: PartyRef,
    /// The persons and groups on the list. No item is on two lists.
    pub listed: Selection,
    /// How many of them may go at most, by which phase, ascending; none: as many as are listed. The rule that says so is
    /// `places NAME` of the party.
    pub places: Vec<(u64, PhaseRef)>,
    /// From when on objections may be raised; the day it is a whole day counts from its beginning.
    pub opens: Moment,
    /// Until when; a day or a phase to its end.
    pub closes: Moment,
    /// The first phase in which the listed may move.
    pub first: PhaseRef,
    /// To which other parties the list has been published.
    pub published_to: Vec<PartyRef>,
    /// Whence the line.
    pub line: Line,
}

/// What has become of an objection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    /// Not decided: the person stays out until it is.
    Pending,
    /// The person is struck off.
    Upheld,
    /// The person may go, from this phase on.
    Rejected(PhaseRef),
}

/// An objection to the release of somebody on a list. It stands in the position of the party that raises or reports it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// Its name, unique for its party.
    pub name: String,
    /// In whose position it stands.
    pub party: PartyRef,
    /// Against whom, and how many of them, ascending by item; at least 1 each.
    pub units: Vec<(ItemRef, u64)>,
    /// Who raised it, in words.
    pub raised_by: String,
    /// When it was raised.
    pub raised: Moment,
    /// What has become of it.
    pub decision: Decision,
    /// When it was decided, if known.
    pub decided: Option<Moment>,
    /// Whence the line.
    pub line: Line,
}

impl Objection {
    /// Against how many of the item it stands.
    pub fn against(&self, item: ItemRef) -> u64 {
        self.units.iter().filter(|(against, _)| *against == item).map(|(_, units)| units).sum()
    }
}

impl Case {
    /// The window in which the item is listed.
    pub fn window_of(&self, item: ItemRef) -> Option<&Window> {
        self.windows.iter().find(|window| window.listed.items.binary_search(&item).is_ok())
    }

    /// For each item objected to, how many of its units stay in as things stand: those struck off and those not decided upon.
    pub fn kept_in(&self) -> BTreeMap<ItemRef, u64> {
        let mut kept: BTreeMap<ItemRef, u64> = BTreeMap::new();
        for objection in &self.objections {
            let counts = !matches!(objection.decision, Decision::Rejected(_));
            for &(item, units) in objection.units.iter().filter(|_| counts) {
                let sum = kept.entry(item).or_default();
                *sum = sum.saturating_add(units).min(self.item(item).quantity);
            }
        }
        kept
    }

    /// The objections to anyone on the list, in the order of the case.
    pub fn objections_to<'c>(&'c self, window: &'c Window) -> impl Iterator<Item = &'c Objection> {
        let listed = |item: &ItemRef| window.listed.items.binary_search(item).is_ok();
        self.objections.iter().filter(move |objection| objection.units.iter().any(|(item, _)| listed(item)))
    }
}

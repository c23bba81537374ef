//! Where everybody is safe, and in whose hands, moment by moment: the mediator's.

use std::collections::BTreeMap;

use takas_model::{Hands, Instant, PlaceRef, UnitRef};

use super::build::state_of;
use crate::phrase::Phrase;
use crate::plan::Time;
use crate::projection::Telling;
use crate::words::ways as said;

/// The safe state that began at a moment, as the engine has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeMoment {
    /// Since when.
    pub from: Instant,
    /// For each unit where and in whose hands.
    pub units: Vec<(UnitRef, PlaceRef, Hands)>,
    /// Rides that would be completed all the same.
    pub completed: Vec<usize>,
}

/// The safe state of a span of time.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SafeNow {
    /// From,
    pub from: Time,
    /// until; none: to the end.
    pub until: Option<Time>,
    /// Who is safe where.
    pub rows: Vec<SafeNowRow>,
    /// Departures that are completed although it is broken off, in words.
    pub completed: Vec<Phrase>,
}

/// Units that are safe at one place in the same hands.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SafeNowRow {
    /// Who.
    pub who: Phrase,
    /// Where.
    pub place: String,
    /// In whose jurisdiction that is.
    pub state: Option<String>,
    /// In whose hands, in words.
    pub hands: Phrase,
}

/// The safe states, one after the other, those who are safe at one place in the same hands together.
pub(super) fn safe(telling: &Telling<'_>, moments: &[SafeMoment]) -> Vec<SafeNow> {
    let state = |(index, moment): (usize, &SafeMoment)| SafeNow {
        from: telling.time(moment.from),
        until: moments.get(index + 1).map(|next| telling.time(next.from)),
        rows: rows(telling, moment),
        completed: moment.completed.iter().map(|&trip| telling.ride(trip)).collect(),
    };
    moments.iter().enumerate().map(state).collect()
}

fn rows(telling: &Telling<'_>, moment: &SafeMoment) -> Vec<SafeNowRow> {
    let mut rows: BTreeMap<(Hands, PlaceRef, Phrase), Vec<UnitRef>> = BTreeMap::new();
    for &(unit, place, hands) in &moment.units {
        let Some(of) = telling.course.unit(unit) else { continue };
        let state = state_of(telling, place);
        let words = said::hands(hands, &telling.party(of.holder), &telling.party(of.receiver), state.as_deref());
        rows.entry((hands, place, words)).or_default().push(unit);
    }
    let row = |((_, place, hands), units): ((Hands, PlaceRef, Phrase), Vec<UnitRef>)| SafeNowRow {
        who: telling.units(&units),
        place: telling.place(place),
        state: state_of(telling, place),
        hands,
    };
    rows.into_iter().map(row).collect()
}

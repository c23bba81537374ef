//! Section 4 of `docs/reference/sequence.md`: whether a better order exists, found by going through the sets of pieces done. Judges no sequence.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{OrderValue, PartyRef, Step, Transfer};

use super::{Scales, side, unprotected};
use crate::meaning::Reading;

/// More sets of pieces than this are not gone through.
const STATES_MAX: usize = 150_000;

/// Section 4: how many of the measures, from the first, no order betters.
pub(super) fn least(
    scales: &Scales<'_>,
    pieces: &[Step],
    before: &BTreeSet<(usize, usize)>,
    value: OrderValue,
) -> usize {
    let classes = classes(scales, pieces, before);
    let table = Table { scales, pieces, before, classes: &classes };
    let any = |_: Moment| true;
    if table.least(any, |so_far, here| so_far.max(here.exposure)) != Some(value.exposure) {
        return 0;
    }
    let calm = |here: Moment| here.exposure <= value.exposure;
    if table.least(calm, |so_far, here| so_far.max(here.excess)) != Some(value.excess) {
        return 1;
    }
    let even = |here: Moment| here.exposure <= value.exposure && here.excess <= value.excess;
    match table.least(even, |so_far, here| so_far.saturating_add(here.sum)) {
        Some(total) if total == value.total => 3,
        _ => 2,
    }
}

/// All parties at one moment.
#[derive(Clone, Copy, Default)]
struct Moment {
    exposure: u64,
    excess: u64,
    sum: u64,
}

/// Pieces of one phase that do the same to everybody and stand alike to all other pieces: each list ascending.
fn classes(scales: &Scales<'_>, pieces: &[Step], before: &BTreeSet<(usize, usize)>) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    for piece in 0..pieces.len() {
        let alike = |other: usize| {
            let same_place = (0..pieces.len()).filter(|&third| third != piece && third != other).all(|third| {
                before.contains(&(piece, third)) == before.contains(&(other, third))
                    && before.contains(&(third, piece)) == before.contains(&(third, other))
            });
            let unbound = !before.contains(&(piece, other)) && !before.contains(&(other, piece));
            pieces[piece].phase == pieces[other].phase
                && unbound
                && same_place
                && does_the_same(scales, &pieces[piece].transfers, &pieces[other].transfers)
        };
        match found.iter_mut().find(|class| class.iter().all(|&other| alike(other))) {
            Some(class) => class.push(piece),
            None => found.push(vec![piece]),
        }
    }
    found
}

/// Whether two lists of transfers count alike in everything that section 3 counts.
fn does_the_same(scales: &Scales<'_>, one: &[Transfer], other: &[Transfer]) -> bool {
    let (plain_one, plain_other) = (unprotected(scales.case, one), unprotected(scales.case, other));
    let asked = |party: PartyRef, transfers: &[Transfer]| -> Vec<Option<i128>> {
        let reading = Reading { case: scales.case, transfers };
        let asks = scales.case.position(party).map_or(&[][..], |position| &position.asks);
        asks.iter().map(|ask| reading.moved(&ask.flow)).collect()
    };
    scales.whole.keys().all(|&party| {
        let bare = |transfers| side(scales.case, party, transfers).map(|side| (side.given, side.people_received));
        bare(one) == bare(other) && asked(party, &plain_one) == asked(party, &plain_other)
    })
}

struct Table<'a> {
    scales: &'a Scales<'a>,
    pieces: &'a [Step],
    before: &'a BTreeSet<(usize, usize)>,
    classes: &'a [Vec<usize>],
}

impl Table<'_> {
    /// The least value of an order whose moments are all allowed; none where there is none or too many sets.
    fn least(&self, allowed: impl Fn(Moment) -> bool, add: impl Fn(u64, Moment) -> u64) -> Option<u64> {
        let mut layer: BTreeMap<Vec<usize>, u64> = BTreeMap::from([(vec![0; self.classes.len()], 0)]);
        let mut states = 0_usize;
        for _ in 0..self.pieces.len() {
            let mut next: BTreeMap<Vec<usize>, u64> = BTreeMap::new();
            let mut seen: BTreeMap<Vec<usize>, Option<Moment>> = BTreeMap::new();
            for (done, so_far) in &layer {
                if states + seen.len() > STATES_MAX {
                    return None;
                }
                for class in (0..self.classes.len()).filter(|&class| self.is_open(done, class)) {
                    let mut then = done.clone();
                    then[class] += 1;
                    let here = *seen.entry(then.clone()).or_insert_with(|| self.moment(&then));
                    let here = here?;
                    if allowed(here) {
                        let value = add(*so_far, here);
                        next.entry(then).and_modify(|old| *old = value.min(*old)).or_insert(value);
                    }
                }
            }
            states += seen.len();
            layer = next;
        }
        layer.into_values().min()
    }

    /// Whether a piece of the class is left and all that comes before it is done.
    fn is_open(&self, done: &[usize], class: usize) -> bool {
        let Some(&piece) = self.classes[class].get(done[class]) else { return false };
        self.classes
            .iter()
            .zip(done)
            .all(|(other, &count)| other[count..].iter().all(|&open| !self.before.contains(&(open, piece))))
    }

    fn moment(&self, done: &[usize]) -> Option<Moment> {
        let taken = self.classes.iter().zip(done).flat_map(|(class, &count)| &class[..count]);
        let transfers: Vec<Transfer> = taken.flat_map(|&piece| self.pieces[piece].transfers.iter().copied()).collect();
        let mut all = Moment::default();
        for &party in self.scales.whole.keys() {
            let stand = self.scales.stand(party, &transfers)?;
            all.exposure = all.exposure.max(stand.exposure);
            all.excess = all.excess.max(stand.excess);
            all.sum = all.sum.checked_add(stand.exposure)?;
        }
        Some(all)
    }
}

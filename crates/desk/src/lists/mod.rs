//! Lists of persons in the shell: opening them, whether they lie in a case or anywhere else; laying them side by side; writing down what
//! humans decide.
//!
//! - [`open`]: files or a case become lists with their roles, decisions and the mediator's book of names;
//! - [`deciding`]: a word is written at the end of its file, which may have grown meanwhile;
//! - [`holding`]: what the holders' own lists say against the case, where it does not read them itself;
//! - [`screening`]: carriers, payers, suppliers and intermediaries, and never the people of an exchange;
//! - [`settling`]: what was settled goes into the people of the case, when it is asked for.

pub mod deciding;
pub mod holding;
pub mod open;
pub mod screening;
pub mod settling;

use std::sync::atomic::{AtomicUsize, Ordering};

use takas_formats::decisions::{Decision, PairSays, Stand, Verdict};
use takas_formats::settled::Owned;
use takas_lists::reconcile::{self, Compared, Limits, ListRef, Piece, Reconciliation, Reconciling, Row, Side};

use crate::failure::Failure;
use crate::interrupt;

pub use open::{Opened, OpenedList, Wanted, open};

/// How far a comparison is: rows compared, of how many.
pub type Tell<'t> = &'t (dyn Fn(usize, usize) + Sync);

/// Lays lists side by side, humans' words first.
///
/// # Errors
/// When there are none or more than three, or Ctrl-C was pressed.
pub fn reconciled(opened: &Opened, tell: Tell<'_>) -> Result<Reconciliation, Failure> {
    reconciled_until(opened, tell, &interrupt::was_pressed)
}

/// The same until it is asked to stop: many times a second, by every thread that compares.
///
/// # Errors
/// When there are none or more than three, or it was stopped.
pub fn reconciled_until(
    opened: &Opened,
    tell: Tell<'_>,
    stop: &(dyn Fn() -> bool + Sync),
) -> Result<Reconciliation, Failure> {
    reconciled_of(&opened.owned(), &opened.decisions, &opened.stand, tell, stop)
}

/// The same of lists that lie elsewhere.
///
/// # Errors
/// As [`reconciled_until`].
pub fn reconciled_of(
    owned: &[Owned<'_>],
    decisions: &[Decision],
    stand: &Stand,
    tell: Tell<'_>,
    stop: &(dyn Fn() -> bool + Sync),
) -> Result<Reconciliation, Failure> {
    let sides: Vec<Side<'_>> = owned.iter().map(|list| list.side).collect();
    side_by_side(&sides, &words(decisions, stand), &Limits::default(), tell, stop)
}

/// Compares piece by piece on all cores, and puts the pieces together in their order: the answer is the same on any number of them.
fn side_by_side(
    sides: &[Side<'_>],
    words: &[reconcile::Decision],
    limits: &Limits,
    tell: Tell<'_>,
    stop: &(dyn Fn() -> bool + Sync),
) -> Result<Reconciliation, Failure> {
    let reconciling = Reconciling::new(sides, words, limits).map_err(|error| Failure::Usage(error.to_string()))?;
    let pieces = reconciling.pieces();
    let all: usize = pieces.iter().map(Piece::rows).sum();
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = || {
        let mut own: Vec<(usize, Compared)> = Vec::new();
        let mut comparer = reconciling.comparer();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(piece) = pieces.get(index).filter(|_| !stop()) else { return own };
            own.push((index, comparer.compare(piece)));
            tell(done.fetch_add(piece.rows(), Ordering::Relaxed) + piece.rows(), all);
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get).min(pieces.len().max(1));
    let mut compared: Vec<(usize, Compared)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut compared = work();
        for other in others {
            compared.extend(other.join().unwrap_or_default());
        }
        compared
    });
    if stop() || compared.len() < pieces.len() {
        return Err(Failure::NoAnswer);
    }
    compared.sort_by_key(|(index, _)| *index);
    let compared = compared.into_iter().map(|(_, compared)| compared).collect();
    reconciling.finish(compared, &|| stop()).map_err(|_| Failure::NoAnswer)
}

/// The words that count, as the engine takes them: of rows that the lists have.
fn words(decisions: &[Decision], stand: &Stand) -> Vec<reconcile::Decision> {
    let row = |at: takas_formats::decisions::RowAt| Row {
        list: ListRef(u8::try_from(at.list).unwrap_or(u8::MAX)),
        claim: at.claim,
    };
    let mut out = Vec::new();
    for pair in &stand.pairs {
        for word in pair.words.iter().filter_map(|word| decisions.get(*word)) {
            let verdict = match word.says {
                Verdict::Same => reconcile::Verdict::Same,
                Verdict::Different => reconcile::Verdict::Different,
                // One who is not sure does not stand against another who is.
                Verdict::NotSure if pair.says == PairSays::NotSure => reconcile::Verdict::NotSure,
                Verdict::NotSure | Verdict::TakenBack => continue,
            };
            let why = word.why.clone().unwrap_or_default();
            out.push(reconcile::Decision {
                one: row(pair.one),
                other: row(pair.other),
                verdict,
                by: word.by.clone(),
                why,
            });
        }
    }
    out
}

/// The name of a file without its folder and its ending.
pub(crate) fn stem(title: &str) -> &str {
    title.split_once('.').map_or(title, |(stem, _)| stem)
}

impl Opened {
    /// The lists with what it means to stand on them.
    #[must_use]
    pub fn owned(&self) -> Vec<Owned<'_>> {
        self.lists.iter().map(OpenedList::owned).collect()
    }
}

impl OpenedList {
    fn owned(&self) -> Owned<'_> {
        Owned { side: Side { list: &self.list, role: self.role }, party: self.party }
    }
}

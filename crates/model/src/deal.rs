//! A deal: the transfers and undertakings of a package.

use crate::case::{ItemRef, PartyRef, PhaseRef};

/// Units of one item moved in one phase; or an undertaking begun in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Transfer {
    /// What moves.
    pub item: ItemRef,
    /// Who lets go, or undertakes.
    pub from: PartyRef,
    /// Who receives; none for an undertaking.
    pub to: Option<PartyRef>,
    /// When.
    pub phase: PhaseRef,
    /// How many units; at least 1.
    pub quantity: u64,
}

/// A set of transfers and undertakings.
///
/// Canonical when made by [`Deal::new`]: ascending, one entry for each item, destination and phase.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Deal {
    transfers: Vec<Transfer>,
}

impl Deal {
    /// Orders the transfers, adds up those that agree in item, destination and phase, and leaves out empty ones.
    pub fn new(transfers: impl IntoIterator<Item = Transfer>) -> Self {
        let mut all: Vec<Transfer> = transfers.into_iter().filter(|t| t.quantity > 0).collect();
        all.sort_unstable();
        let mut merged: Vec<Transfer> = Vec::with_capacity(all.len());
        for transfer in all {
            match merged.last_mut() {
                Some(last)
                    if (last.item, last.from, last.to, last.phase)
                        == (transfer.item, transfer.from, transfer.to, transfer.phase) =>
                {
                    last.quantity = last.quantity.saturating_add(transfer.quantity);
                }
                _ => merged.push(transfer),
            }
        }
        Self { transfers: merged }
    }

    /// The transfers, ascending.
    pub fn transfers(&self) -> &[Transfer] {
        &self.transfers
    }

    /// How many units of the item move, over all destinations and phases.
    pub fn moved(&self, item: ItemRef) -> u64 {
        self.transfers.iter().filter(|t| t.item == item).fold(0, |sum, t| sum.saturating_add(t.quantity))
    }

    /// Whether nothing moves and nothing is undertaken.
    pub fn is_empty(&self) -> bool {
        self.transfers.is_empty()
    }
}

//! A first order: the best few beginnings are carried on, step by step (beam search; P. Ow, T. Morton, "Filtered beam search in scheduling", 1988).
//! It proves nothing.

use std::collections::BTreeMap;

use takas_model::OrderValue;

use super::order::{Lattice, Path};
use super::{Purse, add};

/// How many beginnings a wide beam carries on.
pub(super) const WIDE: usize = 48;
/// Of long orders fewer are.
const LONG: usize = 400;

/// A good order, whatever the limits: when they have come, the first beginning is carried on alone.
pub(super) fn search(lattice: &Lattice<'_>, width: usize, purse: &mut Purse<'_, '_>) -> Path {
    let mut width = if lattice.length > LONG { width.div_ceil(8) } else { width };
    let mut beam = vec![(OrderValue::default(), Vec::new(), lattice.start())];
    for _ in 0..lattice.length {
        let mut next: BTreeMap<Vec<u16>, (OrderValue, Vec<usize>)> = BTreeMap::new();
        for (value, classes, state) in &beam {
            for class in lattice.open(state) {
                let mut then = state.clone();
                then[class] += 1;
                let value = add(*value, lattice.moment(&then).unwrap_or_default());
                if !purse.pay(lattice.work(), None, None) {
                    width = 1;
                }
                if next.get(&then).is_none_or(|(known, _)| value < *known) {
                    let way = classes.iter().copied().chain([class]).collect();
                    next.insert(then, (value, way));
                }
            }
        }
        beam = next.into_iter().map(|(state, (value, classes))| (value, classes, state)).collect();
        beam.sort();
        beam.truncate(width);
    }
    let best = beam.into_iter().next();
    best.map(|(value, classes, _)| Path { classes, value }).unwrap_or_default()
}

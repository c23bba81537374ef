//! Makes proofs from the tiles of a log, by the recursive definitions of RFC 6962, sections 2.1.1 and 2.1.2.
//!
//! The tiles come from a function, so that a folder, a database and a test can give them; a wider tile than was asked for serves as well. Nothing is
//! verified here.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::bytes::NUMBER_MAX;
use crate::error::LedgerError;
use crate::merkle::{Hash, empty_root, node_hash};
use crate::tile::{TILE_WIDTH, Tile, TileKind, is_size, whole_root};

/// The root of a log of `size` entries.
///
/// # Errors
/// When a tile is missing or too short.
pub fn root(size: u64, tiles: impl Fn(Tile) -> Option<Vec<u8>>) -> Result<Hash, LedgerError> {
    if size == 0 {
        return Ok(empty_root());
    }
    Log::new(size, &tiles)?.range(0, size)
}

/// The proof that the entry at `index` is in the log of `size` entries, the leaf's sibling first.
///
/// # Errors
/// When there is no such entry, or a tile is missing or too short.
pub fn inclusion(index: u64, size: u64, tiles: impl Fn(Tile) -> Option<Vec<u8>>) -> Result<Vec<Hash>, LedgerError> {
    if index >= size {
        return Err(LedgerError::Beyond { asked: index, size });
    }
    let log = Log::new(size, &tiles)?;
    // From the root down to the leaf: at each step the half without it is a hash of the proof.
    let (mut begin, mut end) = (0, size);
    let mut proof = Vec::new();
    while end - begin > 1 {
        let middle = begin + largest_power_under(end - begin);
        if index < middle {
            proof.push(log.range(middle, end)?);
            end = middle;
        } else {
            proof.push(log.range(begin, middle)?);
            begin = middle;
        }
    }
    proof.reverse();
    Ok(proof)
}

/// The proof that the log of `new_size` entries begins with that of `old_size`; empty from no entries, and between equal sizes.
///
/// # Errors
/// When the old size is the larger one, or a tile is missing or too short.
pub fn consistency(
    old_size: u64,
    new_size: u64,
    tiles: impl Fn(Tile) -> Option<Vec<u8>>,
) -> Result<Vec<Hash>, LedgerError> {
    if old_size > new_size {
        return Err(LedgerError::Beyond { asked: old_size, size: new_size });
    }
    if old_size == 0 || old_size == new_size {
        return Ok(Vec::new());
    }
    let log = Log::new(new_size, &tiles)?;
    let (mut begin, mut end) = (0, new_size);
    let mut proof = Vec::new();
    while end != old_size {
        let middle = begin + largest_power_under(end - begin);
        if old_size <= middle {
            proof.push(log.range(middle, end)?);
            end = middle;
        } else {
            proof.push(log.range(begin, middle)?);
            begin = middle;
        }
    }
    // The old log's last whole tree; its root is known to the verifier where that is the whole old log.
    if begin > 0 {
        proof.push(log.range(begin, end)?);
    }
    proof.reverse();
    Ok(proof)
}

/// The largest power of two that is smaller than `count`, which is at least 2.
fn largest_power_under(count: u64) -> u64 {
    1 << (count - 1).ilog2()
}

/// The tiles of a log of a certain size, each read once.
struct Log<'a> {
    size: u64,
    tiles: &'a dyn Fn(Tile) -> Option<Vec<u8>>,
    read: RefCell<BTreeMap<Tile, Vec<Hash>>>,
}

impl<'a> Log<'a> {
    fn new(size: u64, tiles: &'a dyn Fn(Tile) -> Option<Vec<u8>>) -> Result<Self, LedgerError> {
        if !is_size(size) {
            return Err(LedgerError::Beyond { asked: size, size: NUMBER_MAX });
        }
        Ok(Self { size, tiles, read: RefCell::default() })
    }

    /// The root over the entries from `begin` up to `end`, the first of which begins a tree as in RFC 6962.
    fn range(&self, begin: u64, end: u64) -> Result<Hash, LedgerError> {
        let count = end - begin;
        if count.is_power_of_two() {
            return self.whole(begin, count);
        }
        let middle = begin + largest_power_under(count);
        Ok(node_hash(&self.whole(begin, middle - begin)?, &self.range(middle, end)?))
    }

    /// The root of a whole tree of `count` leaves, a power of two, which begins at a multiple of it: found in the tile of the level below.
    fn whole(&self, begin: u64, count: u64) -> Result<Hash, LedgerError> {
        let height = count.ilog2();
        let level = height / 8;
        let (first, hashes) = (begin >> (8 * level), count >> (8 * level));
        let kind = TileKind::Hashes(u8::try_from(level).unwrap_or(u8::MAX));
        let tile = Tile::of_log(kind, first / TILE_WIDTH, self.size)
            .ok_or(LedgerError::Beyond { asked: begin, size: self.size })?;
        let mut read = self.read.borrow_mut();
        let all = match read.entry(tile) {
            std::collections::btree_map::Entry::Occupied(there) => there.into_mut(),
            std::collections::btree_map::Entry::Vacant(place) => {
                let bytes = (self.tiles)(tile).ok_or(LedgerError::TileMissing(tile))?;
                place.insert(tile.hashes(&bytes)?)
            }
        };
        let from = usize::try_from(first % TILE_WIDTH).unwrap_or(usize::MAX);
        let count = usize::try_from(hashes).unwrap_or(usize::MAX);
        let used = all.get(from..from.saturating_add(count)).ok_or(LedgerError::TileMissing(tile))?;
        Ok(whole_root(used))
    }
}

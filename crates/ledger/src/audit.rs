//! Audits the static files of a log: every tile and every bundle against the root that a checkpoint signs.
//!
//! A root computed from tiles depends on the right edge alone, so a damaged tile elsewhere would be found only by whoever happens to need it. Here all of
//! them are walked, each held against the one above, and the topmost against the root. Shares no code with [`crate::prove`] and [`crate::Frontier`].

use std::fmt;

use crate::bytes::NUMBER_MAX;
use crate::merkle::{Hash, leaf_hash};
use crate::roots;
use crate::tile::{EntryBundle, TILE_WIDTH, Tile, TileKind};

/// What is wrong with a file of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TileFault {
    /// It is not there, or not as long as it should be.
    Missing(Tile),
    /// Its hashes are not those that the tile above, or the root, was made from.
    Hashes(Tile),
    /// The bundle does not read, or holds another number of entries.
    Bundle(Tile),
    /// An entry of the bundle is not the one whose hash is in the tile.
    Entry(Tile, u64),
    /// The root is not that of the tiles at the right edge.
    Root,
    /// No log has so many entries.
    Size(u64),
}

impl fmt::Display for TileFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(tile) => write!(out, "{} is not there, or not as long as it should be", tile.path()),
            Self::Hashes(tile) => write!(out, "{} holds other hashes than those above it were made from", tile.path()),
            Self::Bundle(tile) => write!(out, "{} does not read, or holds another number of entries", tile.path()),
            Self::Entry(tile, entry) => write!(out, "{}: entry {entry} is not the one that was logged", tile.path()),
            Self::Root => write!(out, "the root is not that of the tiles at the right edge"),
            Self::Size(size) => write!(out, "no log has {size} entries"),
        }
    }
}

/// Everything that is wrong with the tiles, and with the bundles if `entries` says so, of a log of `size` entries with this root.
///
/// Files are asked for one after the other, from the top level down. One hash for every 256 entries is kept meanwhile.
pub fn audit(size: u64, root: &Hash, files: impl Fn(Tile) -> Option<Vec<u8>>, entries: bool) -> Vec<TileFault> {
    if size > NUMBER_MAX {
        return vec![TileFault::Size(size)];
    }
    let mut faults = Vec::new();
    let mut peaks = Some(Vec::new());
    // The hashes of the level above: what the full tiles of this one must come to.
    let mut above: Vec<Option<Hash>> = Vec::new();
    for level in (0..8_u8).rev() {
        let mut hashes = Vec::new();
        for index in 0.. {
            let Some(tile) = Tile::of_log(TileKind::Hashes(level), index, size) else { break };
            let expected = usize::try_from(index).ok().and_then(|index| above.get(index).copied()).flatten();
            let found = audit_tile(tile, expected, &files, &mut faults);
            if !tile.is_full() {
                peaks = peaks.zip(found.as_deref()).map(|(peaks, edge)| [peaks, roots::peaks(edge)].concat());
            }
            if level > 0 {
                let all = found.unwrap_or_default();
                hashes.extend((0..tile.width()).map(|at| all.get(at).copied()));
            } else if entries {
                audit_bundle(index, size, found.as_deref(), &files, &mut faults);
            }
        }
        above = hashes;
    }
    if peaks.is_some_and(|peaks| roots::over(&peaks) != *root) {
        faults.push(TileFault::Root);
    }
    faults.sort_unstable();
    faults
}

/// The hashes of a tile, if they are there and what is expected.
fn audit_tile(
    tile: Tile,
    expected: Option<Hash>,
    files: &impl Fn(Tile) -> Option<Vec<u8>>,
    faults: &mut Vec<TileFault>,
) -> Option<Vec<Hash>> {
    let Some(hashes) = files(tile).and_then(|bytes| tile.hashes(&bytes).ok()) else {
        faults.push(TileFault::Missing(tile));
        return None;
    };
    if tile.is_full() && expected.is_some_and(|expected| expected != roots::over(&roots::peaks(&hashes))) {
        faults.push(TileFault::Hashes(tile));
        return None;
    }
    Some(hashes)
}

/// Holds the entries of a bundle against the hashes of its tile, as far as those are known.
fn audit_bundle(
    index: u64,
    size: u64,
    hashes: Option<&[Hash]>,
    files: &impl Fn(Tile) -> Option<Vec<u8>>,
    faults: &mut Vec<TileFault>,
) {
    let Some(tile) = Tile::of_log(TileKind::Entries, index, size) else { return };
    let Some(bytes) = files(tile) else {
        faults.push(TileFault::Missing(tile));
        return;
    };
    let Ok(bundle) = EntryBundle::decode(&bytes) else {
        faults.push(TileFault::Bundle(tile));
        return;
    };
    if bundle.entries().len() < tile.width() {
        faults.push(TileFault::Bundle(tile));
        return;
    }
    for (number, (entry, hash)) in (index * TILE_WIDTH..).zip(bundle.entries().iter().zip(hashes.unwrap_or_default())) {
        if leaf_hash(entry) != *hash {
            faults.push(TileFault::Entry(tile, number));
        }
    }
}

//! Growing a log: entries are appended in order, tiles and roots come out.
//!
//! What is kept is the right edge only: for each level the hashes of its last, partial tile, and the roots of the whole trees into which the log falls
//! apart. So appending costs two hashes an entry, whatever the size, and the root a hash for each of those trees.

use crate::bytes::NUMBER_MAX;
use crate::error::LedgerError;
use crate::merkle::{Hash, empty_root, node_hash};
use crate::tile::{TILE_WIDTH, Tile, TileKind, is_size, whole_root};

/// A tile of hashes with its bytes, to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TileBytes {
    /// Which.
    pub tile: Tile,
    /// Its hashes, one after the other.
    pub bytes: Vec<u8>,
}

/// The right edge of a log.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Frontier {
    size: u64,
    /// Roots of whole trees, the largest first: one for each bit of the size that is set.
    peaks: Vec<Hash>,
    /// For each level the hashes that are in no full tile yet: fewer than 256.
    edges: Vec<Vec<Hash>>,
}

impl Frontier {
    /// A log without entries.
    pub fn new() -> Self {
        Self::default()
    }

    /// The right edge of a log of `size` entries, from its partial tiles: at most eight of them are read.
    ///
    /// # Errors
    /// When a tile is missing or too short.
    pub fn read(size: u64, tiles: impl Fn(Tile) -> Option<Vec<u8>>) -> Result<Self, LedgerError> {
        if !is_size(size) {
            return Err(LedgerError::Beyond { asked: size, size: NUMBER_MAX });
        }
        let mut frontier = Self { size, ..Self::default() };
        for level in 0..8_u8 {
            let there = size >> (8 * u32::from(level));
            if there == 0 {
                break;
            }
            let mut edge = Vec::new();
            if !there.is_multiple_of(TILE_WIDTH)
                && let Some(tile) = Tile::of_log(TileKind::Hashes(level), there / TILE_WIDTH, size)
            {
                edge = tile.hashes(&tiles(tile).ok_or(LedgerError::TileMissing(tile))?)?;
            }
            frontier.edges.push(edge);
        }
        frontier.peaks = frontier.edges.iter().rev().flat_map(|edge| whole_trees(edge)).collect();
        Ok(frontier)
    }

    /// How many entries the log has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root over all entries.
    pub fn root(&self) -> Hash {
        let mut peaks = self.peaks.iter().rev();
        let Some(&last) = peaks.next() else { return empty_root() };
        peaks.fold(last, |right, left| node_hash(left, &right))
    }

    /// Appends leaves, and gives every tile of hashes that is to be written for it: those that have become full, and the partial one of each level
    /// that has changed. The order is by level, then by index.
    pub fn append(&mut self, leaves: &[Hash]) -> Vec<TileBytes> {
        let before = self.size;
        let mut full = Vec::new();
        for leaf in leaves {
            self.push(*leaf, &mut full);
        }
        for (level, edge) in (0..).zip(&self.edges) {
            let (old, new) = (before >> (8 * u32::from(level)), self.size >> (8 * u32::from(level)));
            if new > old
                && !edge.is_empty()
                && let Some(tile) = Tile::of_log(TileKind::Hashes(level), new / TILE_WIDTH, self.size)
            {
                full.push(TileBytes { tile, bytes: joined(edge) });
            }
        }
        full.sort_by_key(|written| written.tile);
        full
    }

    fn push(&mut self, leaf: Hash, full: &mut Vec<TileBytes>) {
        let mut hash = leaf;
        // One addition to a binary number: each bit that is carried joins two whole trees.
        for _ in 0..self.size.trailing_ones() {
            let left = self.peaks.pop().expect("a bit of the size stands for a tree");
            hash = node_hash(&left, &hash);
        }
        self.peaks.push(hash);
        self.size += 1;
        let mut next = leaf;
        for level in 0..8_u8 {
            if self.edges.len() == usize::from(level) {
                self.edges.push(Vec::new());
            }
            let edge = &mut self.edges[usize::from(level)];
            edge.push(next);
            if (edge.len() as u64) < TILE_WIDTH {
                return;
            }
            let whole = core::mem::take(edge);
            let index = (self.size >> (8 * (u32::from(level) + 1))) - 1;
            let tile = Tile::of_log(TileKind::Hashes(level), index, self.size).expect("the tile is full");
            full.push(TileBytes { tile, bytes: joined(&whole) });
            next = whole_root(&whole);
        }
    }
}

fn joined(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| *hash.bytes()).collect()
}

/// The roots of the whole trees into which the hashes of an edge fall apart, the largest first.
fn whole_trees(edge: &[Hash]) -> Vec<Hash> {
    let mut rest = edge;
    let mut roots = Vec::new();
    while !rest.is_empty() {
        let largest = 1_usize << rest.len().ilog2();
        let (whole, after) = rest.split_at(largest);
        roots.push(whole_root(whole));
        rest = after;
    }
    roots
}

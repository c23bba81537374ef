//! A log that grows by its entries: which tiles of hashes that makes, and its root; and which bundles of entries there are over it. The
//! mathematics and the formats are those of `takas-ledger`; here they are kept for as long as a log is gone through. Pure.
//!
//! Bundles are not kept: they are the entries themselves, which the store has, and are made of them when they are asked for.

use std::collections::BTreeMap;

use takas_ledger::merkle::leaf_hash;
use takas_ledger::{EntryBundle, Frontier, Hash, LedgerError, Tile, TileKind};

use crate::error::StoreError;

/// The hashes of a full tile, and the entries of a full bundle.
pub(crate) const WIDTH: u64 = 256;

/// The right edge of a log.
#[derive(Debug, Default)]
pub(crate) struct Edge {
    frontier: Frontier,
    /// Leaves that the frontier does not have yet: it is cheaper to hand it many at once.
    waiting: Vec<Hash>,
    /// Tiles of hashes that are not full, by level.
    partial: BTreeMap<TileKind, (String, Vec<u8>)>,
    full: BTreeMap<String, Vec<u8>>,
}

impl Edge {
    /// The edge of a log of `size` entries, from the partial tiles that are stored.
    pub(crate) fn read(
        size: u64,
        mut stored: impl FnMut(&str) -> Result<Option<Vec<u8>>, StoreError>,
    ) -> Result<Self, StoreError> {
        let mut edge = Edge::default();
        let mut tiles = BTreeMap::new();
        for tile in (0..8).map(TileKind::Hashes).filter_map(|kind| last(kind, size)).filter(|tile| !tile.is_full()) {
            let path = tile.path();
            let missing = || StoreError::damaged(format!("tile, path {path}"), "it is missing");
            let bytes = stored(&path)?.ok_or_else(missing)?;
            edge.partial.insert(tile.kind(), (path, bytes.clone()));
            tiles.insert(tile, bytes);
        }
        let frontier = Frontier::read(size, |tile| tiles.get(&tile).cloned());
        edge.frontier = frontier.map_err(|error| StoreError::damaged("the tiles of a log", error.to_string()))?;
        Ok(edge)
    }

    /// How many entries.
    pub(crate) fn size(&self) -> u64 {
        self.frontier.size() + self.waiting.len() as u64
    }

    /// Adds an entry.
    pub(crate) fn push(&mut self, entry: &[u8]) {
        self.waiting.push(leaf_hash(entry));
        if self.size().is_multiple_of(WIDTH) {
            self.settle();
        }
    }

    /// The tiles that have become full since this was asked last, by path.
    pub(crate) fn take_full(&mut self) -> BTreeMap<String, Vec<u8>> {
        std::mem::take(&mut self.full)
    }

    /// The partial tiles, by path.
    pub(crate) fn partial(&mut self) -> BTreeMap<String, Vec<u8>> {
        self.settle();
        self.partial.values().cloned().collect()
    }

    /// The root.
    pub(crate) fn root(&mut self) -> [u8; 32] {
        self.settle();
        *self.frontier.root().bytes()
    }

    /// Hands the frontier the leaves that wait.
    fn settle(&mut self) {
        for made in self.frontier.append(&std::mem::take(&mut self.waiting)) {
            let (kind, path) = (made.tile.kind(), made.tile.path());
            if made.tile.is_full() {
                self.partial.remove(&kind);
                self.full.insert(path, made.bytes);
            } else {
                self.partial.insert(kind, (path, made.bytes));
            }
        }
    }
}

/// The last tile of a kind in a log of `size` entries.
fn last(kind: TileKind, size: u64) -> Option<Tile> {
    let level = if let TileKind::Hashes(level) = kind { level } else { 0 };
    let count = size >> (8 * u32::from(level));
    count.checked_sub(1).and_then(|last| Tile::of_log(kind, last / WIDTH, size))
}

/// The paths of the bundles over a log of `size` entries: those that are full, and the one that is not.
pub(crate) fn bundle_paths(size: u64) -> impl Iterator<Item = String> {
    let bundle = move |index| Tile::of_log(TileKind::Entries, index, size);
    (0..size.div_ceil(WIDTH)).filter_map(bundle).map(|bundle| bundle.path())
}

/// The bytes of a bundle of these entries.
///
/// # Errors
/// When there are more than 256, or one is longer than an entry of a record may be.
pub(crate) fn bundled(entries: Vec<Vec<u8>>) -> Result<Vec<u8>, LedgerError> {
    Ok(EntryBundle::new(entries)?.encode())
}

#[cfg(test)]
mod tests {
    use super::*;
    use takas_ledger::merkle::{empty_root, node_hash};

    /// RFC 6962 as it is written: a tree over `n` leaves is split at the largest power of two below `n`.
    fn by_definition(hashes: &[Hash]) -> Hash {
        match hashes {
            [] => empty_root(),
            [one] => *one,
            _ => {
                let (left, right) = hashes.split_at(hashes.len().next_power_of_two() / 2);
                node_hash(&by_definition(left), &by_definition(right))
            }
        }
    }

    #[test]
    fn every_size_has_its_root_and_is_read_from_its_tiles() {
        let mut edge = Edge::default();
        let mut stored = BTreeMap::new();
        let mut hashes = Vec::new();
        for index in 0..1_100_u32 {
            assert_eq!(edge.root(), *by_definition(&hashes).bytes(), "{index}");
            stored.extend(edge.take_full());
            let mut all = stored.clone();
            all.extend(edge.partial());
            let mut again = Edge::read(u64::from(index), |path| Ok(all.get(path).cloned())).expect("read");
            assert_eq!((again.size(), again.root()), (edge.size(), edge.root()), "{index}");
            assert_eq!(again.partial(), edge.partial(), "{index}");
            for path in edge.partial().keys() {
                let without = |asked: &str| Ok(all.get(asked).filter(|_| asked != path).cloned());
                assert!(Edge::read(u64::from(index), without).is_err(), "{index} without {path}");
            }
            let leaf = index.to_string();
            hashes.push(leaf_hash(leaf.as_bytes()));
            edge.push(leaf.as_bytes());
        }
        let names: Vec<&str> = stored.keys().map(String::as_str).collect();
        assert_eq!(names, ["tile/0/000", "tile/0/001", "tile/0/002", "tile/0/003"]);
    }

    #[test]
    fn bundles_are_over_all_entries() {
        let of = |size| bundle_paths(size).collect::<Vec<_>>();
        assert_eq!(of(0), Vec::<String>::new());
        assert_eq!(of(255), ["tile/entries/000.p/255"]);
        assert_eq!(of(256), ["tile/entries/000"]);
        assert_eq!(of(600), ["tile/entries/000", "tile/entries/001", "tile/entries/002.p/88"]);
    }

    #[test]
    fn a_level_above_is_made_of_full_tiles() {
        let mut edge = Edge::default();
        for index in 0..65_536_u32 {
            edge.push(&index.to_be_bytes());
        }
        assert_eq!(edge.take_full()["tile/1/000"].len(), 256 * 32);
        assert_eq!(edge.partial().into_keys().collect::<Vec<_>>(), ["tile/2/000.p/1"]);
        assert_eq!(edge.root().to_vec(), edge.partial()["tile/2/000.p/1"]);
    }
}

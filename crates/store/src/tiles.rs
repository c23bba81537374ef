//! The tiles of a log by the public format C2SP tlog-tiles: 256 hashes wide, partial ones at the right edge, and bundles of
//! entries. Pure: a log grows by leaves, and says which tiles that makes.

use std::collections::BTreeMap;

use crate::error::StoreError;
use crate::merkle::{self, Hash};

/// The hashes of a full tile.
const WIDTH: u64 = 256;

/// The right edge of a log: at each level the hashes of the tile that is not full, and the entries of the bundle that is not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Edge {
    size: u64,
    levels: Vec<Vec<Hash>>,
    bundle: Vec<u8>,
}

impl Edge {
    /// The edge of a log of `size` leaves, from the partial tiles that are stored.
    pub(crate) fn read(
        size: u64,
        mut tile: impl FnMut(&str) -> Result<Option<Vec<u8>>, StoreError>,
    ) -> Result<Self, StoreError> {
        let mut edge = Edge { size, levels: Vec::new(), bundle: Vec::new() };
        let mut count = size;
        for level in 0.. {
            if count == 0 {
                break;
            }
            let hashes = match count % WIDTH {
                0 => Vec::new(),
                width => {
                    let path = tile_path(level, count / WIDTH, width);
                    let bytes = tile(&path)?.unwrap_or_default();
                    let whole = bytes.len() as u64 == width * 32;
                    let (hashes, _) = bytes.as_chunks::<32>();
                    if !whole {
                        return Err(StoreError::damaged(format!("tile, path {path}"), "it is missing or cut"));
                    }
                    hashes.to_vec()
                }
            };
            edge.levels.push(hashes);
            count /= WIDTH;
        }
        if !size.is_multiple_of(WIDTH) {
            let path = bundle_path(size / WIDTH, size % WIDTH);
            edge.bundle =
                tile(&path)?.ok_or_else(|| StoreError::damaged(format!("tile, path {path}"), "it is missing"))?;
        }
        Ok(edge)
    }

    /// How many leaves.
    pub(crate) fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf; tiles and bundles that it fills go to `full`.
    pub(crate) fn push(&mut self, leaf: &[u8], full: &mut BTreeMap<String, Vec<u8>>) {
        self.bundle.extend_from_slice(&u16::try_from(leaf.len()).unwrap_or(u16::MAX).to_be_bytes());
        self.bundle.extend_from_slice(leaf);
        let mut hash = merkle::leaf(leaf);
        let mut index = self.size;
        self.size += 1;
        if self.size.is_multiple_of(WIDTH) {
            full.insert(bundle_path(index / WIDTH, WIDTH), std::mem::take(&mut self.bundle));
        }
        for level in 0.. {
            if self.levels.len() <= level {
                self.levels.push(Vec::new());
            }
            self.levels[level].push(hash);
            if (self.levels[level].len() as u64) < WIDTH {
                return;
            }
            let hashes = std::mem::take(&mut self.levels[level]);
            full.insert(tile_path(level, index / WIDTH, WIDTH), hashes.concat());
            hash = perfect(&hashes);
            index /= WIDTH;
        }
    }

    /// The partial tiles and the partial bundle, by path.
    pub(crate) fn partial(&self) -> BTreeMap<String, Vec<u8>> {
        let mut partial = BTreeMap::new();
        let mut count = self.size;
        for (level, hashes) in self.levels.iter().enumerate() {
            if !hashes.is_empty() {
                partial.insert(tile_path(level, count / WIDTH, count % WIDTH), hashes.concat());
            }
            count /= WIDTH;
        }
        if !self.size.is_multiple_of(WIDTH) {
            partial.insert(bundle_path(self.size / WIDTH, self.size % WIDTH), self.bundle.clone());
        }
        partial
    }

    /// The root: the perfect trees along the edge, from the lowest to the highest, each the right half of the next.
    pub(crate) fn root(&self) -> Hash {
        let mut root: Option<Hash> = None;
        for hashes in &self.levels {
            let mut rest = hashes.as_slice();
            while !rest.is_empty() {
                // The lowest perfect tree stands at the end, as large as the lowest bit of the count.
                let size = 1 << rest.len().trailing_zeros();
                let (before, tree) = rest.split_at(rest.len() - size);
                let left = perfect(tree);
                root = Some(root.map_or(left, |right| merkle::node(&left, &right)));
                rest = before;
            }
        }
        root.unwrap_or_else(merkle::empty)
    }
}

/// The root over a power of two of hashes.
fn perfect(hashes: &[Hash]) -> Hash {
    let mut row = hashes.to_vec();
    while row.len() > 1 {
        row = row.chunks(2).map(|pair| merkle::node(&pair[0], &pair[1])).collect();
    }
    row[0]
}

/// `tile/<L>/<N>`, with `.p/<W>` where it is not full.
fn tile_path(level: usize, index: u64, width: u64) -> String {
    path(&level.to_string(), index, width)
}

/// `tile/entries/<N>`, with `.p/<W>` where it is not full.
fn bundle_path(index: u64, width: u64) -> String {
    path("entries", index, width)
}

fn path(level: &str, index: u64, width: u64) -> String {
    let mut groups = vec![format!("{:03}", index % 1_000)];
    let mut rest = index / 1_000;
    while rest > 0 {
        groups.push(format!("x{:03}", rest % 1_000));
        rest /= 1_000;
    }
    groups.reverse();
    let end = if width == WIDTH { String::new() } else { format!(".p/{width}") };
    format!("tile/{level}/{}{end}", groups.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6962 as it is written: a tree over `n` leaves is split at the largest power of two below `n`.
    fn by_definition(hashes: &[Hash]) -> Hash {
        match hashes {
            [] => merkle::empty(),
            [one] => *one,
            _ => {
                let split = hashes.len().next_power_of_two() / 2;
                merkle::node(&by_definition(&hashes[..split]), &by_definition(&hashes[split..]))
            }
        }
    }

    #[test]
    fn the_root_is_that_of_the_definition_at_every_size() {
        let mut edge = Edge::default();
        let mut stored = BTreeMap::new();
        let mut hashes = Vec::new();
        for index in 0..1_100_u32 {
            assert_eq!(edge.root(), by_definition(&hashes), "{index}");
            let mut all: BTreeMap<String, Vec<u8>> = stored.clone();
            all.extend(edge.partial());
            let again = Edge::read(u64::from(index), |path| Ok(all.get(path).cloned()));
            assert_eq!(again.as_ref(), Ok(&edge), "{index}");
            let leaf = index.to_string();
            hashes.push(merkle::leaf(leaf.as_bytes()));
            edge.push(leaf.as_bytes(), &mut stored);
        }
        let names: Vec<&str> = stored.keys().map(String::as_str).collect();
        assert_eq!(names[..2], ["tile/0/000", "tile/0/001"]);
        assert_eq!(names[4..], ["tile/entries/000", "tile/entries/001", "tile/entries/002", "tile/entries/003"]);
    }

    #[test]
    fn a_level_above_is_made_of_full_tiles() {
        let mut edge = Edge::default();
        let mut full = BTreeMap::new();
        (0..65_536_u32).for_each(|index| edge.push(&index.to_be_bytes(), &mut full));
        assert_eq!(full["tile/1/000"].len(), 256 * 32);
        assert_eq!(edge.partial().into_keys().collect::<Vec<_>>(), ["tile/2/000.p/1"]);
        assert_eq!(edge.root().to_vec(), edge.partial()["tile/2/000.p/1"]);
    }

    #[test]
    fn paths_are_those_of_the_format() {
        for (index, width, expected) in [
            (0, 256, "tile/0/000"),
            (5, 12, "tile/0/005.p/12"),
            (1_234_067, 256, "tile/0/x001/x234/067"),
            (1_000, 1, "tile/0/x001/000.p/1"),
        ] {
            assert_eq!(tile_path(0, index, width), expected);
        }
        assert_eq!(bundle_path(1_234_067, 256), "tile/entries/x001/x234/067");
    }
}

//! Tiles and entry bundles of `c2sp.org/tlog-tiles`: their paths, their bytes, and which a growing log has to write.
//!
//! Only names and bytes: where they are kept is somebody else's.

use crate::bytes::{NUMBER_MAX, Reader, decimal};
use crate::entry::ENTRY_SIZE_MAX;
use crate::error::LedgerError;
use crate::merkle::{Hash, node_hash};

/// So many hashes or entries has a full tile.
pub(crate) const TILE_WIDTH: u64 = 256;

/// What a tile holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TileKind {
    /// Hashes of a level: 0 for leaves, 1 for roots of 256 leaves, 2 for roots of 65,536, and so on to 7.
    Hashes(u8),
    /// The entries themselves.
    Entries,
}

/// One tile, or one entry bundle: 256 hashes or entries, or fewer at the right edge of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tile {
    kind: TileKind,
    index: u64,
    width: u16,
}

impl Tile {
    /// The tile or bundle at `index` of its level in a log of `size` entries, as wide as the log fills it; none where it fills nothing of it.
    pub fn of_log(kind: TileKind, index: u64, size: u64) -> Option<Self> {
        let level = match kind {
            TileKind::Hashes(level) => level,
            TileKind::Entries => 0,
        };
        let there = size.checked_shr(8 * u32::from(level)).unwrap_or(0);
        let begins = index.checked_mul(TILE_WIDTH)?;
        let width = there.checked_sub(begins)?.min(TILE_WIDTH);
        (width > 0).then(|| Self { kind, index, width: u16::try_from(width).unwrap_or(256) })
    }

    /// What it holds.
    pub fn kind(&self) -> TileKind {
        self.kind
    }

    /// Its place in its level, from 0.
    pub fn index(&self) -> u64 {
        self.index
    }

    /// How many hashes or entries it holds: 1 to 256.
    pub fn width(&self) -> usize {
        usize::from(self.width)
    }

    /// True with 256.
    pub fn is_full(&self) -> bool {
        u64::from(self.width) == TILE_WIDTH
    }

    /// The full tile at the same place, which serves as well.
    #[must_use]
    pub fn full(&self) -> Self {
        Self { width: 256, ..*self }
    }

    /// Its path below the log's prefix: `tile/0/x001/x234/067.p/8`.
    pub fn path(&self) -> String {
        let mut elements = vec![format!("{:03}", self.index % 1000)];
        let mut rest = self.index / 1000;
        while rest > 0 {
            elements.push(format!("x{:03}", rest % 1000));
            rest /= 1000;
        }
        elements.push(match self.kind {
            TileKind::Hashes(level) => level.to_string(),
            TileKind::Entries => "entries".to_owned(),
        });
        elements.push("tile".to_owned());
        elements.reverse();
        let partial = if self.is_full() { String::new() } else { format!(".p/{}", self.width) };
        elements.join("/") + &partial
    }

    /// Reads a path as [`Tile::path`] writes it, and no other spelling.
    pub fn parse(path: &str) -> Option<Self> {
        let rest = path.strip_prefix("tile/")?;
        let (kind, rest) = rest.split_once('/')?;
        let kind = match kind {
            "entries" => TileKind::Entries,
            level => TileKind::Hashes(decimal(level).and_then(|level| u8::try_from(level).ok())?),
        };
        if matches!(kind, TileKind::Hashes(level) if level > 63) {
            return None;
        }
        let (elements, width) = match rest.split_once(".p/") {
            Some((elements, width)) => (elements, decimal(width).filter(|width| (1..256).contains(width))?),
            None => (rest, TILE_WIDTH),
        };
        let digits: String = elements.split('/').map(|element| element.trim_start_matches('x')).collect();
        let index = digits.trim_start_matches('0');
        let index = if index.is_empty() { 0 } else { decimal(index)? };
        let tile = Self { kind, index, width: u16::try_from(width).ok()? };
        (tile.path() == path).then_some(tile)
    }

    /// The hashes in the bytes of a tile of hashes; a wider tile than was asked for serves, its first hashes being the same.
    pub(crate) fn hashes(&self, bytes: &[u8]) -> Result<Vec<Hash>, LedgerError> {
        let used = bytes.get(..self.width() * Hash::SIZE).ok_or(LedgerError::TileMissing(*self))?;
        let (hashes, _) = used.as_chunks::<{ Hash::SIZE }>();
        Ok(hashes.iter().map(|hash| Hash::new(*hash)).collect())
    }
}

/// The root over hashes whose number is a power of two.
pub(crate) fn whole_root(hashes: &[Hash]) -> Hash {
    assert!(hashes.len().is_power_of_two(), "a whole tree has a power of two of leaves");
    let mut level = hashes.to_vec();
    while level.len() > 1 {
        level = level.chunks_exact(2).map(|pair| node_hash(&pair[0], &pair[1])).collect();
    }
    level[0]
}

/// The tiles and bundles that a log which grows from `old_size` to `new_size` entries has to write: every one that has become full, and the partial
/// one at the right edge of each level that has changed.
pub fn grown_tiles(old_size: u64, new_size: u64) -> Vec<Tile> {
    let mut tiles = Vec::new();
    for kind in [TileKind::Entries].into_iter().chain((0..8).map(TileKind::Hashes)) {
        let shift = if let TileKind::Hashes(level) = kind { 8 * u32::from(level) } else { 0 };
        let (old, new) = (old_size.checked_shr(shift).unwrap_or(0), new_size.checked_shr(shift).unwrap_or(0));
        if new > old {
            let touched = old / TILE_WIDTH..=(new - 1) / TILE_WIDTH;
            tiles.extend(touched.filter_map(|index| Tile::of_log(kind, index, new_size)));
        }
    }
    tiles
}

/// Up to 256 entries, one after the other, as they are served.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct EntryBundle(Vec<Vec<u8>>);

impl EntryBundle {
    /// A bundle of these entries.
    ///
    /// # Errors
    /// With none, with more than 256, or with one that is longer than 65,535 bytes.
    pub fn new(entries: Vec<Vec<u8>>) -> Result<Self, LedgerError> {
        if entries.is_empty() {
            return Err(LedgerError::Unwritable { what: "a bundle", why: "it has no entries" });
        }
        if entries.len() as u64 > TILE_WIDTH {
            return Err(LedgerError::TooLarge { what: "a bundle", limit: 256 });
        }
        if entries.iter().any(|entry| entry.len() > ENTRY_SIZE_MAX) {
            return Err(LedgerError::TooLarge { what: "an entry", limit: ENTRY_SIZE_MAX });
        }
        Ok(Self(entries))
    }

    /// Its entries.
    pub fn entries(&self) -> &[Vec<u8>] {
        &self.0
    }

    /// Its bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for entry in &self.0 {
            crate::bytes::put_counted(&mut out, entry);
        }
        out
    }

    /// Reads the bytes of a bundle.
    ///
    /// # Errors
    /// When an entry ends too early, or there are none or more than 256.
    pub fn decode(bytes: &[u8]) -> Result<Self, LedgerError> {
        let mut reader = Reader::new("the bundle", bytes);
        let mut entries = Vec::new();
        while !reader.is_done() {
            if entries.len() as u64 == TILE_WIDTH {
                return Err(reader.wrong("it holds more than 256 entries"));
            }
            entries.push(reader.counted()?.to_vec());
        }
        if entries.is_empty() {
            return Err(reader.wrong("it holds no entry"));
        }
        Ok(Self(entries))
    }
}

/// True for a size that a log can have.
pub(crate) fn is_size(size: u64) -> bool {
    size <= NUMBER_MAX
}

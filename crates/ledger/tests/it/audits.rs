//! The audit of a log's files: sound ones have no fault, and every damage is named at its file.

use std::collections::BTreeMap;

use takas_ledger::{EntryBundle, Hash, Tile, TileFault, TileKind, audit, grown_tiles, merkle};

use crate::build::{Chance, Log};

/// The files of a log of `count` entries: the tiles and the bundles that it has now.
pub(crate) fn files(count: u64) -> (BTreeMap<Tile, Vec<u8>>, Hash) {
    let entry = |number: u64| format!("entry {number}").into_bytes();
    let log = Log::of((0..count).map(|number| merkle::leaf_hash(&entry(number))));
    let mut files = BTreeMap::new();
    for tile in grown_tiles(0, count) {
        let bytes = match tile.kind() {
            TileKind::Hashes(_) => log.tiles[&tile].clone(),
            TileKind::Entries => {
                let first = tile.index() * 256;
                EntryBundle::new((first..first + tile.width() as u64).map(entry).collect()).unwrap().encode()
            }
        };
        files.insert(tile, bytes);
    }
    (files, log.frontier.root())
}

fn faults(files: &BTreeMap<Tile, Vec<u8>>, count: u64, root: &Hash) -> Vec<TileFault> {
    audit(count, root, |tile| files.get(&tile).cloned(), true)
}

#[test]
fn sound_files_have_no_fault() {
    for count in [0, 1, 2, 255, 256, 257, 511, 512, 700, 66_000] {
        let (files, root) = files(count);
        assert_eq!(faults(&files, count, &root), [], "{count} entries");
        assert_eq!(faults(&files, count, &merkle::leaf_hash(b"other")), [TileFault::Root], "{count} entries");
    }
    assert_eq!(audit(u64::MAX, &merkle::empty_root(), |_| None, true), [TileFault::Size(u64::MAX)]);
}

#[test]
fn every_damage_is_named_at_its_file() {
    let (sound, root) = files(700);
    let mut chance = Chance::new(41);
    let tiles: Vec<Tile> = sound.keys().copied().collect();
    for _ in 0..2_000 {
        let mut damaged = sound.clone();
        let tile = tiles[chance.below(tiles.len())];
        let bytes = damaged.get_mut(&tile).unwrap();
        let at = chance.below(bytes.len());
        match chance.below(8) {
            0 => bytes.truncate(at),
            1 => bytes.clear(),
            _ => bytes[at] ^= 1 << chance.below(8),
        }
        let found = faults(&damaged, 700, &root);
        let names_it = |fault: &TileFault| match *fault {
            TileFault::Missing(named)
            | TileFault::Hashes(named)
            | TileFault::Bundle(named)
            | TileFault::Entry(named, _) => named == tile,
            // A partial tile is held against the root alone.
            TileFault::Root => !tile.is_full() && tile.kind() != TileKind::Entries,
            TileFault::Size(_) => false,
        };
        assert!(found.iter().any(names_it), "{tile:?}: {found:?}");
    }
    for tile in tiles {
        let mut damaged = sound.clone();
        damaged.remove(&tile);
        assert_eq!(faults(&damaged, 700, &root), [TileFault::Missing(tile)]);
        assert!(faults(&damaged, 700, &root)[0].to_string().starts_with("tile/"));
    }
}

#[test]
fn a_bundle_of_other_entries_is_told_by_number() {
    let (mut files, root) = files(300);
    let tile = Tile::of_log(TileKind::Entries, 1, 300).unwrap();
    let mut entries = EntryBundle::decode(&files[&tile]).unwrap().entries().to_vec();
    entries.swap(3, 7);
    files.insert(tile, EntryBundle::new(entries.clone()).unwrap().encode());
    assert_eq!(faults(&files, 300, &root), [TileFault::Entry(tile, 259), TileFault::Entry(tile, 263)]);
    entries.pop();
    files.insert(tile, EntryBundle::new(entries).unwrap().encode());
    assert_eq!(faults(&files, 300, &root), [TileFault::Bundle(tile)]);
}

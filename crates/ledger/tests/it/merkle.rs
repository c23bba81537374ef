//! Hashes and proofs against the recursive definition over all leaves, against the published vectors, and against `tlog_tiles`.

use takas_ledger::merkle::{empty_root, leaf_hash, node_hash, verify_consistency, verify_inclusion};
use takas_ledger::{Hash, prove};

use crate::build::{Chance, Log};

/// The leaves of the Certificate Transparency test vectors.
const LEAVES: [&str; 8] =
    ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

/// Their roots, for 1 to 8 leaves.
const ROOTS: [&str; 8] = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

fn hex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

fn hash(text: &str) -> Hash {
    Hash::new(hex(text).try_into().unwrap())
}

/// MTH of RFC 6962, section 2.1, as it is written there.
pub(crate) fn naive_root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => empty_root(),
        [leaf] => *leaf,
        _ => {
            let left = (leaves.len().next_power_of_two() / 2).max(1);
            node_hash(&naive_root(&leaves[..left]), &naive_root(&leaves[left..]))
        }
    }
}

/// PATH of section 2.1.1.
fn naive_inclusion(index: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let left = leaves.len().next_power_of_two() / 2;
    let (mut path, sibling) = if index < left {
        (naive_inclusion(index, &leaves[..left]), naive_root(&leaves[left..]))
    } else {
        (naive_inclusion(index - left, &leaves[left..]), naive_root(&leaves[..left]))
    };
    path.push(sibling);
    path
}

/// SUBPROOF of section 2.1.2.
fn naive_consistency(old: usize, leaves: &[Hash], whole: bool) -> Vec<Hash> {
    if old == leaves.len() {
        return if whole { Vec::new() } else { vec![naive_root(leaves)] };
    }
    let left = leaves.len().next_power_of_two() / 2;
    let (mut proof, other) = if old <= left {
        (naive_consistency(old, &leaves[..left], whole), naive_root(&leaves[left..]))
    } else {
        (naive_consistency(old - left, &leaves[left..], false), naive_root(&leaves[..left]))
    };
    proof.push(other);
    proof
}

pub(crate) fn leaves(count: u64) -> Vec<Hash> {
    (0..count).map(|number| leaf_hash(format!("entry {number}").as_bytes())).collect()
}

fn theirs(hash: &Hash) -> tlog_tiles::Hash {
    tlog_tiles::Hash(*hash.bytes())
}

#[test]
fn the_published_vectors_hold() {
    let all: Vec<Hash> = LEAVES.iter().map(|leaf| leaf_hash(&hex(leaf))).collect();
    assert_eq!(empty_root(), hash("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    for (size, root) in (1..).zip(ROOTS) {
        let log = Log::of(all[..size].iter().copied());
        assert_eq!(log.frontier.root(), hash(root), "size {size}");
    }
    let log = Log::of(all.iter().copied());
    let inclusion = |index, size| prove::inclusion(index, size, |tile| log.tile(tile));
    assert_eq!(inclusion(0, 1).unwrap(), []);
    let first = [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ];
    assert_eq!(inclusion(0, 8).unwrap(), first.map(hash));
    let sixth = [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ];
    assert_eq!(inclusion(5, 8).unwrap(), sixth.map(hash));
    let consistency = |old, new| prove::consistency(old, new, |tile| log.tile(tile));
    assert_eq!(consistency(1, 8).unwrap(), first.map(hash));
    let from_six = [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ];
    assert_eq!(consistency(6, 8).unwrap(), from_six.map(hash));
}

#[test]
fn roots_and_inclusion_proofs_of_all_sizes_up_to_300_are_as_defined() {
    let all = leaves(300);
    for size in 1..=300_u64 {
        let part = &all[..usize::try_from(size).unwrap()];
        let log = Log::of(part.iter().copied());
        let root = naive_root(part);
        assert_eq!(log.frontier.root(), root);
        assert_eq!(prove::root(size, |tile| log.tile(tile)), Ok(root));
        for index in 0..size {
            let proof = prove::inclusion(index, size, |tile| log.tile(tile)).unwrap();
            let place = usize::try_from(index).unwrap();
            if size % 7 == 0 || size < 70 {
                assert_eq!(proof, naive_inclusion(place, part), "{index} of {size}");
            }
            assert_eq!(verify_inclusion(&part[place], index, size, &proof, &root), Ok(()));
            let foreign = proof.iter().map(theirs).collect();
            let checked = tlog_tiles::check_record(&foreign, size, theirs(&root), index, theirs(&part[place]));
            assert!(checked.is_ok(), "{index} of {size}");
        }
    }
}

#[test]
fn consistency_proofs_of_all_sizes_up_to_300_are_as_defined() {
    let all = leaves(300);
    let roots: Vec<Hash> = (0..=300).map(|size| naive_root(&all[..size])).collect();
    let log = Log::of(all.iter().copied());
    for new in 1..=300_usize {
        let before = Log::of(all[..new].iter().copied());
        for old in 0..=new {
            let (small, large) = (old as u64, new as u64);
            let proof = prove::consistency(small, large, |tile| before.tile(tile)).unwrap();
            // Tiles of a log that has grown since serve as well.
            assert_eq!(Ok(&proof), prove::consistency(small, large, |tile| log.tile(tile)).as_ref());
            assert_eq!(verify_consistency((small, &roots[old]), (large, &roots[new]), &proof), Ok(()));
            if old == 0 {
                assert_eq!(proof, []);
                continue;
            }
            if new % 7 == 0 || new < 70 {
                assert_eq!(proof, naive_consistency(old, &all[..new], true), "{old} to {new}");
            }
            let foreign = proof.iter().map(theirs).collect();
            let checked = tlog_tiles::check_tree(&foreign, large, theirs(&roots[new]), small, theirs(&roots[old]));
            assert!(checked.is_ok(), "{old} to {new}");
        }
    }
}

#[test]
fn any_change_of_a_proof_is_refused() {
    let mut chance = Chance::new(3);
    let all = leaves(300);
    for round in 0..3_000 {
        let size = 2 + chance.below(298);
        let part = &all[..size];
        let log = Log::of(part.iter().copied());
        let root = log.frontier.root();
        let index = chance.below(size);
        let proof = prove::inclusion(index as u64, size as u64, |tile| log.tile(tile)).unwrap();
        let refuses = |index: usize, size: usize, proof: &[Hash], leaf: &Hash| {
            let refused = verify_inclusion(leaf, index as u64, size as u64, proof, &root).is_err();
            assert!(refused, "round {round}");
        };
        let changed = altered(&proof, &mut chance);
        refuses(index, size, &changed, &part[index]);
        let other = (index + 1 + chance.below(size - 1)) % size;
        refuses(other, size, &proof, &part[index]);
        refuses(index, size, &proof, &part[other]);
        refuses(size, size, &proof, &part[index]);
        let old = 1 + chance.below(size - 1);
        let old_root = naive_root(&part[..old]);
        let proof = prove::consistency(old as u64, size as u64, |tile| log.tile(tile)).unwrap();
        let verdict = |old: usize, proof: &[Hash], old_root: &Hash| {
            verify_consistency((old as u64, old_root), (size as u64, &root), proof)
        };
        assert!(verdict(old, &altered(&proof, &mut chance), &old_root).is_err(), "round {round}");
        assert!(verdict(old, &proof, &leaf_hash(b"other")).is_err(), "round {round}");
        assert!(verdict(size + 1, &proof, &old_root).is_err(), "round {round}");
        let other_root = naive_root(&leaves(301)[1..=old]);
        assert!(verdict(old, &proof, &other_root).is_err(), "round {round}");
    }
}

/// A proof with one hash changed, left out, doubled or added.
fn altered(proof: &[Hash], chance: &mut Chance) -> Vec<Hash> {
    let mut altered = proof.to_vec();
    let at = chance.below(proof.len().max(1));
    match chance.below(4) {
        0 if !proof.is_empty() => altered[at] = leaf_hash(&chance.bytes::<8>()),
        1 if !proof.is_empty() => {
            altered.remove(at);
        }
        2 if !proof.is_empty() => altered.insert(at, proof[at]),
        _ => altered.insert(at, leaf_hash(b"added")),
    }
    altered
}

#[test]
fn what_is_not_there_is_not_proven() {
    let log = Log::of(leaves(5));
    assert!(prove::inclusion(5, 5, |tile| log.tile(tile)).is_err());
    assert!(prove::inclusion(0, 0, |tile| log.tile(tile)).is_err());
    assert!(prove::consistency(6, 5, |tile| log.tile(tile)).is_err());
    assert!(prove::inclusion(0, 6, |tile| log.tile(tile)).is_err());
    assert!(prove::inclusion(0, u64::MAX, |_| Some(vec![0; 8192])).is_err());
    assert!(prove::inclusion(0, 5, |_| None).is_err());
    assert!(prove::inclusion(0, 5, |_| Some(vec![0; 159])).is_err());
    // The right-most leaf of eight, said to be the only one: the proof goes on above the root of one.
    let eight = Log::of(leaves(8));
    let proof = prove::inclusion(7, 8, |tile| eight.tile(tile)).unwrap();
    assert!(verify_inclusion(&leaves(8)[7], 0, 1, &proof, &eight.frontier.root()).is_err());
    // Sizes are what the log signs with its roots: a proof is of the same shape wherever the trees are.
    let larger = Log::of(leaves(12));
    let proof = prove::consistency(8, 12, |tile| larger.tile(tile)).unwrap();
    let (old, new) = (eight.frontier.root(), larger.frontier.root());
    assert_eq!(verify_consistency((8, &old), (12, &new), &proof), Ok(()));
    assert_eq!(verify_consistency((2, &old), (3, &new), &proof), Ok(()), "roots alone do not tell sizes");
    assert!(verify_consistency((2, &old), (4, &new), &[proof[0], proof[0]]).is_err());
    let empty = empty_root();
    let root = log.frontier.root();
    assert!(verify_consistency((0, &root), (5, &root), &[]).is_err());
    assert!(verify_consistency((0, &empty), (0, &root), &[]).is_err());
    assert!(verify_consistency((0, &empty), (5, &root), &[root]).is_err());
    assert_eq!(verify_consistency((0, &empty), (0, &empty), &[]), Ok(()));
}

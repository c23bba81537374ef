//! Chains of authors: omissions named, doubles and contradictions shown.

use takas_ledger::{AuthorChains, ChainFault, Envelope, Equivocation, Omission};

use crate::build::{Chance, OPERATION, Said, author, key};

#[test]
fn omissions_are_named_whatever_the_order() {
    for (there, missing) in [
        (&[][..], &[][..]),
        (&[1], &[]),
        (&[1, 2, 3], &[]),
        (&[3, 1, 2], &[]),
        (&[2], &[(1, 1)]),
        (&[5], &[(1, 4)]),
        (&[1, 2, 4, 7, 8], &[(3, 3), (5, 6)]),
    ] {
        let mut chains = AuthorChains::new();
        for (entry, &sequence) in (0..).zip(there) {
            assert_eq!(chains.put(entry, &Said::new(0, sequence, "a").command()), None);
        }
        let omission = |&(from, to): &(u64, u64)| Omission { operation: OPERATION, author: author(0), from, to };
        assert_eq!(chains.omissions(), missing.iter().map(omission).collect::<Vec<_>>());
        assert_eq!(chains.next(OPERATION, author(0)), there.iter().max().unwrap_or(&0) + 1);
        assert_eq!(chains.next(OPERATION, author(1)), 1);
    }
}

#[test]
fn omissions_are_those_of_a_plain_set() {
    let mut chance = Chance::new(4);
    for _ in 0..500 {
        let mut chains = AuthorChains::new();
        let mut there = std::collections::BTreeSet::new();
        for entry in 0..chance.below(12) as u64 {
            let sequence = 1 + chance.below(15) as u64;
            let fault = chains.put(entry, &Said::new(1, sequence, "a").command());
            assert_eq!(fault.is_some(), !there.insert(sequence));
        }
        let missing: Vec<u64> = chains.omissions().iter().flat_map(|omission| omission.from..=omission.to).collect();
        let highest = there.last().copied().unwrap_or(0);
        assert_eq!(missing, (1..highest).filter(|sequence| !there.contains(sequence)).collect::<Vec<_>>());
    }
}

#[test]
fn the_same_twice_is_a_double_and_something_else_an_equivocation() {
    let mut chains = AuthorChains::new();
    let (one, other) = (Said::new(0, 1, "boarded").command(), Said::new(0, 1, "not boarded").command());
    assert_eq!(chains.put(10, &one), None);
    assert_eq!(chains.put(11, &one), Some(ChainFault::Double { first: 10 }));
    assert_eq!(chains.put(12, &other), Some(ChainFault::Equivocation { first: 10, with: one }));
    assert_eq!(chains.get(OPERATION, author(0), 1), Some((10, &one)));
    // Another author, another operation: another chain.
    assert_eq!(chains.put(13, &Said::new(1, 1, "boarded").command()), None);
    let elsewhere = Envelope { operation: takas_ledger::OperationId::new([9; 16]), ..one.envelope };
    assert_eq!(chains.put(14, &elsewhere.sign(&key(0)).unwrap()), None);
    assert_eq!(chains.omissions(), []);
}

#[test]
fn an_equivocation_proves_itself_to_anybody() {
    let (one, other) = (Said::new(0, 1, "boarded").command(), Said::new(0, 1, "not boarded").command());
    let public = key(0).public();
    assert_eq!(Equivocation { one, other }.verify(&public, &public), Ok(()));
    let refused = |one, other| assert!(Equivocation { one, other }.verify(&public, &public).is_err());
    refused(one, one);
    refused(one, Said::new(0, 2, "not boarded").command());
    refused(one, Said::new(1, 1, "not boarded").command());
    let mut forged = other;
    forged.signature[0] ^= 1;
    refused(one, forged);
    let other_operation = Envelope { operation: takas_ledger::OperationId::new([9; 16]), ..other.envelope };
    refused(one, other_operation.sign(&key(0)).unwrap());
}

//! The words of Takas as types: cases, positions, rules, deals, proofs. No serde, no files, no clock.

pub mod proof;

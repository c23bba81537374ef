//! The record against its public formats, other people's verifiers, naive definitions, and everything that can be done to its bytes.

mod audits;
mod build;
mod chains;
mod codecs;
mod entries;
mod merkle;
mod mutations;
mod notes;
mod page;
mod record;
mod third;
mod tiles;
mod witnesses;

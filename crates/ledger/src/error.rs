//! What can be wrong with bytes that are read, or with what is to be made.

use thiserror::Error;

use crate::tile::Tile;

/// Why something was not read, made or verified.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LedgerError {
    /// The bytes are not what they should be.
    #[error("{what} is malformed at byte {at}: {why}")]
    Malformed {
        /// What was read.
        what: &'static str,
        /// Where, counted from 0.
        at: usize,
        /// What is wrong there.
        why: &'static str,
    },
    /// It is larger than it may be.
    #[error("{what} is larger than {limit}")]
    TooLarge {
        /// What it is.
        what: &'static str,
        /// The most there may be: bytes, lines or pieces.
        limit: usize,
    },
    /// What was to be made cannot be written down.
    #[error("{what} cannot be: {why}")]
    Unwritable {
        /// What was to be made.
        what: &'static str,
        /// Why not.
        why: &'static str,
    },
    /// No signature of a key that is known.
    #[error("none of the known keys has signed")]
    NoKnownSignature,
    /// A signature of a known key does not verify.
    #[error("the signature by {signer} does not verify")]
    BadSignature {
        /// The name of the key, or the id of an author or desk.
        signer: String,
    },
    /// The checkpoint is of another log.
    #[error("the checkpoint is of the log {found}")]
    OtherLog {
        /// The origin that it gives.
        found: String,
    },
    /// A proof does not lead to the root.
    #[error("the {what} proof does not lead to the root")]
    Proof {
        /// Inclusion or consistency.
        what: &'static str,
    },
    /// An index or a size lies beyond the log.
    #[error("{asked} is beyond the {size} entries of the log")]
    Beyond {
        /// What was asked for.
        asked: u64,
        /// The size of the log.
        size: u64,
    },
    /// The storage does not give a tile, or too little of it.
    #[error("the tile {} is not there, or too short", .0.path())]
    TileMissing(Tile),
    /// A key that was erased, or is there with other bytes, cannot be put in.
    #[error("the key {id} is there already, or was erased")]
    KeyTaken {
        /// The id of the key.
        id: String,
    },
    /// The plain text does not agree with the commitment that was signed.
    #[error("the payload does not agree with the commitment")]
    Commitment,
    /// A key is there and does not open what it should.
    #[error("the key {id} does not open the entry")]
    DoesNotOpen {
        /// The id of the key.
        id: String,
    },
}

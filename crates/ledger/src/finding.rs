//! What verification finds: each with a code of `docs/reference/record.md`, section 6, and the place that it is about.

use std::fmt;

use crate::audit::TileFault;
use crate::chain::{Equivocation, Omission};
use crate::error::LedgerError;
use crate::id::{AuthorId, CaseId, DeskId};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Ordinary in a record that goes on; to be known.
    Notice,
    /// Something was changed, left out or contradicted.
    Fault,
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The record as a whole.
    Record,
    /// The entry that stands at this number, or is said to.
    Entry(u64),
    /// The checkpoint at this place of those that were given, from 0.
    Checkpoint(usize),
    /// The receipt at this place of those that were given, from 0.
    Receipt(usize),
    /// The disclosure at this place of those that were given, from 0.
    Disclosure(usize),
    /// The proof of continuation at this place of those that were given, from 0.
    Continuation(usize),
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Record => write!(out, "the record"),
            Self::Entry(number) => write!(out, "entry {number}"),
            Self::Checkpoint(index) => write!(out, "checkpoint {}", index + 1),
            Self::Receipt(index) => write!(out, "receipt {}", index + 1),
            Self::Disclosure(index) => write!(out, "disclosure {}", index + 1),
            Self::Continuation(index) => write!(out, "continuation {}", index + 1),
        }
    }
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// R01.
    EntryMalformed(LedgerError),
    /// R02: the number that the entry says.
    OtherNumber(u64),
    /// R03: the case that the entry says.
    OtherCase(CaseId),
    /// R04: the author and the sequence number.
    UnknownAuthor(AuthorId, u64),
    /// R05.
    AuthorSignature(AuthorId),
    /// R06.
    UnknownDesk(DeskId),
    /// R07.
    Acceptance(DeskId),
    /// R08.
    KindAndAuthor(AuthorId),
    /// R11.
    Omission(Omission),
    /// R12: the entry where the command stands first.
    Double(u64),
    /// R13: the entry where the other command stands, and both commands as evidence.
    Equivocation(u64, Box<Equivocation>),
    /// R21.
    CheckpointMalformed(LedgerError),
    /// R22: the log that it is of.
    OtherLog(String),
    /// R23.
    NotSignedByLog,
    /// R24: the name of the key.
    CheckpointSignature(String),
    /// R25: the size that it counts.
    Root(u64),
    /// R26: the size, and where the other root is.
    Fork(u64, Place),
    /// R27: its size, and the larger one before.
    Rollback(u64, u64),
    /// R28: its size, and how many entries are there.
    EntriesMissing(u64, u64),
    /// R29: how many entries are covered, and how many there are.
    Uncovered(u64, u64),
    /// R31.
    ReceiptMalformed(LedgerError),
    /// R32: the entry that it is of.
    ReceiptProof(u64),
    /// R33: the entry that it is of.
    ReceiptEntry(u64),
    /// R34.
    ContinuationMalformed(LedgerError),
    /// R35: the smaller size, and the larger one that does not continue it.
    NotContinued(u64, u64),
    /// R36.
    File(TileFault),
    /// R41.
    DisclosureMalformed(LedgerError),
    /// R42: the entry that it is of.
    DisclosureEntry(u64),
    /// R43: the entry that it is of.
    Commitment(u64),
    /// R51: how many witnesses have cosigned, and how many are wanted.
    NotCosigned(usize, usize),
    /// R52: a size, and the largest one, of which nothing shows that it continues it.
    NotLinked(u64, u64),
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is about.
    pub place: Place,
    /// What was found.
    pub what: What,
}

impl Finding {
    /// Its code, for good.
    pub fn code(&self) -> &'static str {
        match &self.what {
            What::EntryMalformed(_) => "R01",
            What::OtherNumber(_) => "R02",
            What::OtherCase(_) => "R03",
            What::UnknownAuthor(..) => "R04",
            What::AuthorSignature(_) => "R05",
            What::UnknownDesk(_) => "R06",
            What::Acceptance(_) => "R07",
            What::KindAndAuthor(_) => "R08",
            What::Omission(_) => "R11",
            What::Double(_) => "R12",
            What::Equivocation(..) => "R13",
            What::CheckpointMalformed(_) => "R21",
            What::OtherLog(_) => "R22",
            What::NotSignedByLog => "R23",
            What::CheckpointSignature(_) => "R24",
            What::Root(_) => "R25",
            What::Fork(..) => "R26",
            What::Rollback(..) => "R27",
            What::EntriesMissing(..) => "R28",
            What::Uncovered(..) => "R29",
            What::ReceiptMalformed(_) => "R31",
            What::ReceiptProof(_) => "R32",
            What::ReceiptEntry(_) => "R33",
            What::ContinuationMalformed(_) => "R34",
            What::NotContinued(..) => "R35",
            What::File(_) => "R36",
            What::DisclosureMalformed(_) => "R41",
            What::DisclosureEntry(_) => "R42",
            What::Commitment(_) => "R43",
            What::NotCosigned(..) => "R51",
            What::NotLinked(..) => "R52",
        }
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match self.what {
            What::Uncovered(..) | What::NotCosigned(..) | What::NotLinked(..) => Severity::Notice,
            _ => Severity::Fault,
        }
    }
}

impl fmt::Display for Finding {
    /// The finding in words, with its code and its place.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}: {}", self.code(), self.place, self.what)
    }
}

impl fmt::Display for What {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EntryMalformed(error)
            | Self::CheckpointMalformed(error)
            | Self::ReceiptMalformed(error)
            | Self::ContinuationMalformed(error)
            | Self::DisclosureMalformed(error) => write!(out, "{error}"),
            Self::OtherNumber(number) => write!(out, "it says that it is entry {number}"),
            Self::OtherCase(case) => write!(out, "it is of another case, {case}"),
            Self::UnknownAuthor(author, sequence) => {
                write!(out, "the author {author} is not known, or has no key for command {sequence}")
            }
            Self::AuthorSignature(author) => write!(out, "the signature of its author {author} does not verify"),
            Self::UnknownDesk(desk) => write!(out, "the desk {desk} is not known, or has no key for this entry"),
            Self::Acceptance(desk) => write!(out, "the acceptance by the desk {desk} does not verify"),
            Self::KindAndAuthor(author) => write!(out, "its kind and its author {author} do not fit"),
            Self::Omission(Omission { operation, author, from, to }) if from == to => {
                write!(out, "command {from} of the author {author} in the operation {operation} is missing")
            }
            Self::Omission(Omission { operation, author, from, to }) => {
                write!(out, "commands {from} to {to} of the author {author} in the operation {operation} are missing")
            }
            Self::Double(first) => write!(out, "its command stands in entry {first} already"),
            Self::Equivocation(first, evidence) => {
                let envelope = &evidence.other.envelope;
                let (author, sequence) = (envelope.author, envelope.sequence);
                write!(out, "the author {author} has signed something else as command {sequence} in entry {first}")
            }
            Self::OtherLog(origin) => write!(out, "it is of another log, {origin}"),
            Self::NotSignedByLog => write!(out, "no known key of the log has signed it"),
            Self::CheckpointSignature(name) => write!(out, "the signature by {name} does not verify"),
            Self::Root(size) => write!(out, "its root is not that of the first {size} entries"),
            Self::Fork(size, other) => write!(out, "{other} has another root for the same {size} entries: a fork"),
            Self::Rollback(size, before) => write!(out, "it counts {size} entries after one that counts {before}"),
            Self::EntriesMissing(size, there) => write!(out, "it counts {size} entries, and {there} are there"),
            Self::Uncovered(covered, there) => write!(out, "a checkpoint covers {covered} of {there} entries so far"),
            Self::ReceiptProof(entry) => write!(out, "its proof does not lead from entry {entry} to its checkpoint"),
            Self::NotContinued(old, new) => {
                write!(out, "the log of {new} entries does not continue that of {old}: a fork")
            }
            Self::File(fault) => write!(out, "{fault}"),
            Self::NotLinked(old, new) => {
                write!(out, "nothing here shows that the log of {new} entries continues that of {old}")
            }
            Self::ReceiptEntry(entry) | Self::DisclosureEntry(entry) => write!(out, "entry {entry} is not there"),
            Self::Commitment(entry) => write!(out, "it is not what the author of entry {entry} committed to"),
            Self::NotCosigned(have, wanted) => {
                write!(out, "{have} of {wanted} witnesses that are wanted have cosigned the last checkpoint so far")
            }
        }
    }
}

//! Checkpoints, `c2sp.org/tlog-checkpoint`: the signed head of a log.

use crate::bytes::{decimal, lines};
use crate::error::LedgerError;
use crate::key::{NoteSigner, VerifierKey};
use crate::merkle::Hash;
use crate::note::{Note, is_forbidden};
use crate::tile::is_size;

/// What a log signs: that it has so many entries, with this root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    origin: String,
    size: u64,
    root: Hash,
    extensions: Vec<String>,
}

impl Checkpoint {
    /// The head of a log.
    ///
    /// # Errors
    /// When the origin is empty or has control characters, or the size is over 2⁶³ − 1.
    pub fn new(origin: &str, size: u64, root: Hash) -> Result<Self, LedgerError> {
        let why = if origin.is_empty() {
            "its origin is empty"
        } else if origin.contains(|character| character < ' ') {
            "its origin has control characters"
        } else if !is_size(size) {
            "its size is over 2^63 - 1"
        } else {
            return Ok(Self { origin: origin.to_owned(), size, root, extensions: Vec::new() });
        };
        Err(LedgerError::Unwritable { what: "a checkpoint", why })
    }

    /// Reads the text of a note.
    ///
    /// # Errors
    /// When it is malformed.
    pub fn parse(text: &str) -> Result<Self, LedgerError> {
        let wrong = |why| LedgerError::Malformed { what: "the checkpoint", at: 0, why };
        let body = text.strip_suffix('\n').ok_or_else(|| wrong("it does not end in a line feed"))?;
        let mut lines = body.split('\n');
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next()) else {
            return Err(wrong("it has not three lines"));
        };
        let size = decimal(size).ok_or_else(|| wrong("its size is no decimal"))?;
        let root = Hash::parse(root).ok_or_else(|| wrong("its root is not 32 bytes in base64"))?;
        let extensions: Vec<String> = lines.map(str::to_owned).collect();
        if origin.is_empty() || extensions.iter().any(String::is_empty) {
            return Err(wrong("it has an empty line"));
        }
        if body.contains(is_forbidden) {
            return Err(wrong("it has control characters"));
        }
        Ok(Self { origin: origin.to_owned(), size, root, extensions })
    }

    /// Which log it is of.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// How many entries the log has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root over them.
    pub fn root(&self) -> &Hash {
        &self.root
    }

    /// What two checkpoints of one log must have in common, or differ in both.
    pub(crate) fn size_and_root(&self) -> (u64, Hash) {
        (self.size, self.root)
    }

    /// Further lines, which mean nothing here and are kept.
    pub fn extensions(&self) -> &[String] {
        &self.extensions
    }

    /// The text that is signed.
    pub fn text(&self) -> String {
        format!("{}\n{}\n{}\n{}", self.origin, self.size, self.root, lines(&self.extensions))
    }
}

/// A checkpoint as a note, with whatever signatures and cosignatures it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedCheckpoint {
    checkpoint: Checkpoint,
    note: Note,
}

impl SignedCheckpoint {
    /// Signs a checkpoint.
    ///
    /// # Errors
    /// When the signer is not called as the log, or is a witness.
    pub fn sign(checkpoint: Checkpoint, log: &NoteSigner) -> Result<Self, LedgerError> {
        if log.verifier().name() != checkpoint.origin {
            return Err(LedgerError::Unwritable { what: "a checkpoint", why: "its signer is not called as the log" });
        }
        let mut note = Note::new(checkpoint.text())?;
        note.sign(log)?;
        Ok(Self { checkpoint, note })
    }

    /// Reads a note whose text is a checkpoint; nothing is verified.
    ///
    /// # Errors
    /// When it is malformed.
    pub fn parse(bytes: &[u8]) -> Result<Self, LedgerError> {
        let note = Note::parse(bytes)?;
        Ok(Self { checkpoint: Checkpoint::parse(note.text())?, note })
    }

    /// The checkpoint.
    pub fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// The note.
    pub fn note(&self) -> &Note {
        &self.note
    }

    /// The note, to add cosignatures to.
    pub fn note_mut(&mut self) -> &mut Note {
        &mut self.note
    }

    /// The same checkpoint, signed by nobody.
    pub(crate) fn without_signatures(&self) -> Result<Self, LedgerError> {
        Ok(Self { checkpoint: self.checkpoint.clone(), note: Note::new(self.note.text().to_owned())? })
    }

    /// Its bytes.
    pub fn encode(&self) -> String {
        self.note.encode()
    }

    /// Verifies that it is of the log `origin`, and signed by one of its keys.
    ///
    /// # Errors
    /// When it is of another log, not signed by a known key, or a signature of a known key does not verify.
    pub fn verify(&self, origin: &str, keys: &[VerifierKey]) -> Result<(), LedgerError> {
        if self.checkpoint.origin != origin {
            return Err(LedgerError::OtherLog { found: self.checkpoint.origin.clone() });
        }
        self.note.verify(keys).map(|_| ())
    }
}

//! Receipts, `c2sp.org/tlog-proof`: that one entry is in the log, checked offline against the log's key.

use crate::bytes::{base64, decimal, from_base64, lines};
use crate::checkpoint::{Checkpoint, SignedCheckpoint};
use crate::error::LedgerError;
use crate::key::VerifierKey;
use crate::merkle::{Hash, PROOF_LENGTH_MAX, leaf_hash, verify_inclusion};

const FIRST_LINE: &str = "c2sp.org/tlog-proof@v1";
/// The largest receipt, in bytes.
const RECEIPT_SIZE_MAX: usize = 262_144;

/// The proof that an entry stands at an index of the log that a checkpoint signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    index: u64,
    proof: Vec<Hash>,
    extra: Option<Vec<u8>>,
    checkpoint: SignedCheckpoint,
}

impl Receipt {
    /// A receipt of the entry at `index`, with its inclusion proof for the checkpoint.
    ///
    /// # Errors
    /// When the entry is beyond the checkpoint, or the proof too long.
    pub fn new(index: u64, proof: Vec<Hash>, checkpoint: SignedCheckpoint) -> Result<Self, LedgerError> {
        let size = checkpoint.checkpoint().size();
        if index >= size {
            return Err(LedgerError::Beyond { asked: index, size });
        }
        if proof.len() > PROOF_LENGTH_MAX {
            return Err(LedgerError::TooLarge { what: "a proof", limit: PROOF_LENGTH_MAX });
        }
        Ok(Self { index, proof, extra: None, checkpoint })
    }

    /// The index of the entry.
    pub fn index(&self) -> u64 {
        self.index
    }

    /// The inclusion proof, the leaf's sibling first.
    pub fn proof(&self) -> &[Hash] {
        &self.proof
    }

    /// What somebody else's receipt holds besides; it is signed by nobody and means nothing here.
    pub fn extra(&self) -> Option<&[u8]> {
        self.extra.as_deref()
    }

    /// The checkpoint.
    pub fn checkpoint(&self) -> &SignedCheckpoint {
        &self.checkpoint
    }

    /// The checkpoint, to add cosignatures that came later.
    pub fn checkpoint_mut(&mut self) -> &mut SignedCheckpoint {
        &mut self.checkpoint
    }

    /// Its text.
    pub fn encode(&self) -> String {
        let extra = self.extra.as_ref().map(|extra| format!("extra {}\n", base64(extra))).unwrap_or_default();
        let proof = lines(&self.proof);
        format!("{FIRST_LINE}\n{extra}index {}\n{proof}\n{}", self.index, self.checkpoint.encode())
    }

    /// Reads a receipt; nothing is verified.
    ///
    /// # Errors
    /// When it is malformed.
    pub fn decode(bytes: &[u8]) -> Result<Self, LedgerError> {
        let wrong = |at, why| LedgerError::Malformed { what: "the receipt", at, why };
        if bytes.len() > RECEIPT_SIZE_MAX {
            return Err(LedgerError::TooLarge { what: "a receipt", limit: RECEIPT_SIZE_MAX });
        }
        let text = str::from_utf8(bytes).map_err(|error| wrong(error.valid_up_to(), "it is not UTF-8"))?;
        let (head, note) = text.split_once("\n\n").ok_or_else(|| wrong(0, "it has no empty line"))?;
        let mut lines = head.split('\n');
        if lines.next() != Some(FIRST_LINE) {
            return Err(wrong(0, "it does not begin with c2sp.org/tlog-proof@v1"));
        }
        let mut next = lines.next();
        let mut extra = None;
        if let Some(written) = next.and_then(|line| line.strip_prefix("extra ")) {
            let read = from_base64(written.as_bytes()).filter(|read| !read.is_empty());
            extra = Some(read.ok_or_else(|| wrong(0, "its extra data is not base64, or nothing"))?);
            next = lines.next();
        }
        let index = next.and_then(|line| line.strip_prefix("index ")).and_then(decimal);
        let index = index.ok_or_else(|| wrong(0, "it has no index in decimal"))?;
        let proof = parse_proof(lines).ok_or_else(|| wrong(0, "a line of its proof is not 32 bytes in base64"))?;
        let receipt = Self::new(index, proof, SignedCheckpoint::parse(note.as_bytes())?)?;
        Ok(Self { extra, ..receipt })
    }

    /// Verifies that these bytes are an entry of the log `origin`, which one of its keys has signed.
    ///
    /// # Errors
    /// When the checkpoint is of another log or not signed by it, or the proof does not lead to its root.
    pub fn verify(&self, entry: &[u8], origin: &str, keys: &[VerifierKey]) -> Result<&Checkpoint, LedgerError> {
        self.checkpoint.verify(origin, keys)?;
        self.verify_proof(&leaf_hash(entry))?;
        Ok(self.checkpoint.checkpoint())
    }

    /// Verifies that the proof leads from the leaf to the checkpoint's root.
    pub(crate) fn verify_proof(&self, leaf: &Hash) -> Result<(), LedgerError> {
        let checkpoint = self.checkpoint.checkpoint();
        verify_inclusion(leaf, self.index, checkpoint.size(), &self.proof, checkpoint.root())
    }
}

/// Reads the lines of a proof, one hash a line; none where one is no hash or there are too many.
pub(crate) fn parse_proof<'a>(lines: impl Iterator<Item = &'a str>) -> Option<Vec<Hash>> {
    let proof = lines.take(PROOF_LENGTH_MAX + 1).map(Hash::parse).collect::<Option<Vec<Hash>>>()?;
    (proof.len() <= PROOF_LENGTH_MAX).then_some(proof)
}

//! Witnesses, `c2sp.org/tlog-witness`: the request `add-checkpoint`, and the state machine that answers it.
//!
//! A witness remembers the last checkpoint that it cosigned of each log, and cosigns only what continues it. It serves no sockets and keeps no files: the caller
//! hands the body in, keeps what is to be remembered, and sends the answer only then.

use std::collections::BTreeMap;

use crate::bytes::{decimal, hex, lines};
use crate::checkpoint::SignedCheckpoint;
use crate::cosignature::cosign;
use crate::error::LedgerError;
use crate::key::{NoteSigner, SignatureKind, VerifierKey};
use crate::merkle::{Hash, PROOF_LENGTH_MAX, empty_root, sha256, verify_consistency};
use crate::note::{NOTE_SIZE_MAX, Note, NoteSignature, parse_lines};
use crate::receipt::parse_proof;

/// The body of a request: a checkpoint, and the proof that it continues the log of `old_size` entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddCheckpoint {
    old_size: u64,
    proof: Vec<Hash>,
    checkpoint: SignedCheckpoint,
}

impl AddCheckpoint {
    /// A request; whether it can be granted is the witness's to say.
    ///
    /// # Errors
    /// When the proof is too long.
    pub fn new(old_size: u64, proof: Vec<Hash>, checkpoint: SignedCheckpoint) -> Result<Self, LedgerError> {
        if proof.len() > PROOF_LENGTH_MAX {
            return Err(LedgerError::TooLarge { what: "a proof", limit: PROOF_LENGTH_MAX });
        }
        Ok(Self { old_size, proof, checkpoint })
    }

    /// The size that the witness is said to have cosigned last.
    pub fn old_size(&self) -> u64 {
        self.old_size
    }

    /// The consistency proof.
    pub fn proof(&self) -> &[Hash] {
        &self.proof
    }

    /// The checkpoint to be cosigned.
    pub fn checkpoint(&self) -> &SignedCheckpoint {
        &self.checkpoint
    }

    /// Its text.
    pub fn encode(&self) -> String {
        format!("old {}\n{}\n{}", self.old_size, lines(&self.proof), self.checkpoint.encode())
    }

    /// Reads the body of a request.
    ///
    /// # Errors
    /// When it is malformed.
    pub fn decode(bytes: &[u8]) -> Result<Self, LedgerError> {
        let wrong = |at, why| LedgerError::Malformed { what: "the request", at, why };
        if bytes.len() > 2 * NOTE_SIZE_MAX {
            return Err(LedgerError::TooLarge { what: "a request", limit: 2 * NOTE_SIZE_MAX });
        }
        let text = str::from_utf8(bytes).map_err(|error| wrong(error.valid_up_to(), "it is not UTF-8"))?;
        let (head, note) = text.split_once("\n\n").ok_or_else(|| wrong(0, "it has no empty line"))?;
        let mut lines = head.split('\n');
        let old = lines.next().and_then(|line| line.strip_prefix("old ")).and_then(decimal);
        let old_size = old.ok_or_else(|| wrong(0, "it does not begin with the old size in decimal"))?;
        let proof = parse_proof(lines).ok_or_else(|| wrong(0, "its proof is not up to 63 hashes in base64"))?;
        Ok(Self { old_size, proof, checkpoint: SignedCheckpoint::parse(note.as_bytes())? })
    }

    /// Takes the cosignatures of known witnesses from an answer's body into a checkpoint; gives how many there were.
    ///
    /// # Errors
    /// When the body is malformed, or a cosignature of a known witness does not verify.
    pub fn take_answer(
        body: &[u8],
        checkpoint: &mut SignedCheckpoint,
        known: &[VerifierKey],
    ) -> Result<usize, LedgerError> {
        let wrong = |why| LedgerError::Malformed { what: "the answer", at: 0, why };
        if body.len() > NOTE_SIZE_MAX {
            return Err(LedgerError::TooLarge { what: "an answer", limit: NOTE_SIZE_MAX });
        }
        let body = str::from_utf8(body).map_err(|_| wrong("it is not UTF-8"))?;
        let mut answered = Note::new(checkpoint.note().text().to_owned())?;
        for signature in parse_lines(body)? {
            if known.iter().any(|key| signature.is_by(key)) {
                answered.add(signature)?;
            }
        }
        if answered.signatures().is_empty() {
            return Ok(0);
        }
        let verified: Vec<NoteSignature> = answered.verify(known)?.into_iter().cloned().collect();
        let count = verified.len();
        for signature in verified {
            checkpoint.note_mut().add(signature)?;
        }
        Ok(count)
    }
}

/// How a request ends, by its status in HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It was cosigned.
    Cosigned,
    /// The body is malformed, or its old size is over that of the checkpoint.
    BadRequest,
    /// No known key of the log has signed, or its signature does not verify.
    Forbidden,
    /// The log is not known.
    UnknownLog,
    /// The witness has cosigned another size last; the body says which.
    Conflict,
    /// The proof does not show that the log was continued.
    Inconsistent,
}

impl Status {
    /// The status code of HTTP.
    pub fn code(self) -> u16 {
        match self {
            Self::Cosigned => 200,
            Self::BadRequest => 400,
            Self::Forbidden => 403,
            Self::UnknownLog => 404,
            Self::Conflict => 409,
            Self::Inconsistent => 422,
        }
    }
}

/// What is to be remembered before a cosignature is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    from: u64,
    checkpoint: SignedCheckpoint,
}

impl Seen {
    /// The checkpoint with the log's signatures and the witness's cosignature: to be kept, served to monitors, and handed to
    /// [`Witness::restore`] after a restart.
    pub fn checkpoint(&self) -> &SignedCheckpoint {
        &self.checkpoint
    }
}

/// The answer to a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// How it ended.
    pub status: Status,
    /// The body: a cosignature line, a size, or what is wrong.
    pub body: String,
    /// What must be given to [`Witness::remember`] and kept before the answer is sent.
    pub seen: Option<Seen>,
}

impl Answer {
    fn refusal(status: Status, why: &str) -> Self {
        Self { status, body: format!("{why}\n"), seen: None }
    }

    /// The `Content-Type` of the body.
    pub fn content_type(&self) -> &'static str {
        if self.status == Status::Conflict { "text/x.tlog.size" } else { "text/plain; charset=utf-8" }
    }
}

#[derive(Clone, Debug)]
struct Watched {
    keys: Vec<VerifierKey>,
    last: Option<SignedCheckpoint>,
}

impl Watched {
    fn size(&self) -> u64 {
        self.last.as_ref().map_or(0, |last| last.checkpoint().size())
    }
}

/// A witness with what it remembers.
#[derive(Clone, Debug)]
pub struct Witness {
    signer: NoteSigner,
    logs: BTreeMap<String, Watched>,
}

impl Witness {
    /// A witness that knows no log yet.
    ///
    /// # Errors
    /// When the signer's key is not for cosignatures.
    pub fn new(signer: NoteSigner) -> Result<Self, LedgerError> {
        if signer.verifier().kind() == SignatureKind::Cosignature {
            Ok(Self { signer, logs: BTreeMap::new() })
        } else {
            Err(LedgerError::Unwritable { what: "a witness", why: "its key is not for cosignatures" })
        }
    }

    /// Watches a log from now on, or with other keys; what is remembered of it stays.
    pub fn watch(&mut self, origin: &str, keys: Vec<VerifierKey>) {
        match self.logs.get_mut(origin) {
            Some(watched) => watched.keys = keys,
            None => {
                self.logs.insert(origin.to_owned(), Watched { keys, last: None });
            }
        }
    }

    /// Takes back what was kept before a restart: a checkpoint that it has cosigned itself.
    ///
    /// # Errors
    /// When the log is not watched, the cosignature is not the witness's own, or something later is remembered already.
    pub fn restore(&mut self, checkpoint: SignedCheckpoint) -> Result<(), LedgerError> {
        checkpoint.note().verify(std::slice::from_ref(self.signer.verifier()))?;
        let origin = checkpoint.checkpoint().origin().to_owned();
        let watched = self.logs.get_mut(&origin).ok_or(LedgerError::OtherLog { found: origin })?;
        let size = watched.size();
        if watched.last.is_some() && size >= checkpoint.checkpoint().size() {
            return Err(LedgerError::Beyond { asked: size, size: checkpoint.checkpoint().size() });
        }
        watched.last = Some(checkpoint);
        Ok(())
    }

    /// The last checkpoint of a log that was cosigned, with the cosignature: what monitors are served.
    pub fn last(&self, origin: &str) -> Option<&SignedCheckpoint> {
        self.logs.get(origin)?.last.as_ref()
    }

    /// Answers a request, at a time in seconds since 1970. The witness does not change: [`Witness::remember`] comes before the answer is sent.
    ///
    /// # Errors
    /// When the time is 0 or over 2⁶³ − 1, so that nothing can be cosigned.
    pub fn answer(&self, body: &[u8], time: u64) -> Result<Answer, LedgerError> {
        let request = match AddCheckpoint::decode(body) {
            Ok(request) => request,
            Err(error) => return Ok(Answer::refusal(Status::BadRequest, &error.to_string())),
        };
        let head = request.checkpoint.checkpoint();
        let Some(watched) = self.logs.get(head.origin()) else {
            return Ok(Answer::refusal(Status::UnknownLog, "the log is not known"));
        };
        let signatures = match request.checkpoint.note().verify(&watched.keys) {
            Ok(signatures) => signatures,
            Err(error) => return Ok(Answer::refusal(Status::Forbidden, &error.to_string())),
        };
        if request.old_size > head.size() {
            return Ok(Answer::refusal(Status::BadRequest, "the old size is over that of the checkpoint"));
        }
        if request.old_size != watched.size() {
            return Ok(Answer { status: Status::Conflict, body: format!("{}\n", watched.size()), seen: None });
        }
        let old_root = watched.last.as_ref().map_or_else(empty_root, |last| *last.checkpoint().root());
        let continued = verify_consistency((request.old_size, &old_root), (head.size(), head.root()), &request.proof);
        if let Err(error) = continued {
            return Ok(Answer::refusal(Status::Inconsistent, &error.to_string()));
        }
        let line = cosign(&request.checkpoint, &self.signer, time)?;
        let mut kept = request.checkpoint.without_signatures()?;
        for signature in signatures.into_iter().chain([&line]) {
            kept.note_mut().add(signature.clone())?;
        }
        let seen = Seen { from: request.old_size, checkpoint: kept };
        Ok(Answer { status: Status::Cosigned, body: line.line(), seen: Some(seen) })
    }

    /// Remembers what is about to be sent; the caller keeps it on disk, too.
    ///
    /// # Errors
    /// When something else was remembered since the answer was made: then the request has to be answered anew.
    pub fn remember(&mut self, seen: &Seen) -> Result<(), LedgerError> {
        let head = seen.checkpoint.checkpoint();
        let origin = head.origin();
        let Some(watched) = self.logs.get_mut(origin) else {
            return Err(LedgerError::OtherLog { found: origin.to_owned() });
        };
        let same_size = watched.last.as_ref().filter(|last| last.checkpoint().size() == head.size());
        if watched.size() != seen.from || same_size.is_some_and(|last| last.checkpoint().root() != head.root()) {
            return Err(LedgerError::Beyond { asked: seen.from, size: watched.size() });
        }
        watched.last = Some(seen.checkpoint.clone());
        Ok(())
    }
}

/// Where a witness serves the last checkpoint of a log to monitors, below its prefix.
pub fn monitoring_path(origin: &str) -> String {
    format!("{}/checkpoint", hex(&sha256(&[origin.as_bytes()])))
}

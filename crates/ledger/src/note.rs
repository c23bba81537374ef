//! Signed notes, `c2sp.org/signed-note`: a text, an empty line, signatures.
//!
//! What a text says is known elsewhere. A signature of a key that is not known is kept and means nothing.

use crate::bytes::{base64, from_base64};
use crate::cosignature::cosigned_message;
use crate::error::LedgerError;
use crate::key::{NoteSigner, SignatureKind, VerifierKey, is_key_name};

/// The largest note that is read or written, in bytes.
pub const NOTE_SIZE_MAX: usize = 65_536;
/// The most signatures that a note may have.
pub const NOTE_SIGNATURES_MAX: usize = 64;

const DASH: &str = "\u{2014} ";

/// One signature line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteSignature {
    name: String,
    id: u32,
    bytes: Vec<u8>,
}

impl NoteSignature {
    pub(crate) fn new(key: &VerifierKey, bytes: Vec<u8>) -> Self {
        Self { name: key.name().to_owned(), id: key.id(), bytes }
    }

    /// The name of the key that is said to have signed.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The id of that key.
    pub fn id(&self) -> u32 {
        self.id
    }

    /// The signature itself.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether it says to be by this key.
    pub fn is_by(&self, key: &VerifierKey) -> bool {
        self.id == key.id() && self.name == key.name()
    }

    /// Reads a line, without its line feed.
    ///
    /// # Errors
    /// When it is malformed.
    pub fn parse(line: &str) -> Result<Self, LedgerError> {
        let wrong = |why| LedgerError::Malformed { what: "the signature line", at: 0, why };
        let rest = line.strip_prefix(DASH).ok_or_else(|| wrong("it does not begin with a dash and a space"))?;
        let (name, signature) = rest.split_once(' ').ok_or_else(|| wrong("it has no signature"))?;
        if !is_key_name(name) {
            return Err(wrong("its name is empty or has spaces, control characters or a plus"));
        }
        let bytes = from_base64(signature.as_bytes()).ok_or_else(|| wrong("its signature is not base64"))?;
        match bytes.split_first_chunk::<4>() {
            Some((id, rest)) if !rest.is_empty() => {
                Ok(Self { name: name.to_owned(), id: u32::from_be_bytes(*id), bytes: rest.to_vec() })
            }
            _ => Err(wrong("its signature is too short")),
        }
    }

    /// The line, with its line feed.
    pub fn line(&self) -> String {
        let bytes = [&self.id.to_be_bytes(), self.bytes.as_slice()].concat();
        format!("{DASH}{} {}\n", self.name, base64(&bytes))
    }

    /// Whether the signature by this key is good for the text.
    fn verifies(&self, key: &VerifierKey, text: &str) -> bool {
        match key.kind() {
            SignatureKind::Note => {
                <&[u8; 64]>::try_from(self.bytes.as_slice()).is_ok_and(|sig| key.key().verifies(text.as_bytes(), sig))
            }
            SignatureKind::Cosignature => cosigned_message(&self.bytes, text)
                .is_some_and(|(message, signature)| key.key().verifies(message.as_bytes(), &signature)),
        }
    }
}

/// A text with its signatures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<NoteSignature>,
}

impl Note {
    /// A note that nobody has signed yet.
    ///
    /// # Errors
    /// When the text does not end in a line feed, has control characters, or is too large.
    pub fn new(text: String) -> Result<Self, LedgerError> {
        let why = if !text.ends_with('\n') {
            "its text does not end in a line feed"
        } else if text.chars().any(is_forbidden) {
            "it has control characters"
        } else if text.len() > NOTE_SIZE_MAX {
            return Err(LedgerError::TooLarge { what: "a note", limit: NOTE_SIZE_MAX });
        } else {
            return Ok(Self { text, signatures: Vec::new() });
        };
        Err(LedgerError::Unwritable { what: "a note", why })
    }

    /// Reads a note; nothing is verified.
    ///
    /// # Errors
    /// When it is malformed or too large, or has no signature.
    pub fn parse(bytes: &[u8]) -> Result<Self, LedgerError> {
        if bytes.len() > NOTE_SIZE_MAX {
            return Err(LedgerError::TooLarge { what: "a note", limit: NOTE_SIZE_MAX });
        }
        let wrong = |at, why| LedgerError::Malformed { what: "the note", at, why };
        let whole = str::from_utf8(bytes).map_err(|error| wrong(error.valid_up_to(), "it is not UTF-8"))?;
        if let Some(at) = whole.find(is_forbidden) {
            return Err(wrong(at, "it has control characters"));
        }
        let gap = whole.rfind("\n\n").ok_or_else(|| wrong(0, "it has no empty line before signatures"))?;
        let (text, lines) = (whole.get(..=gap).unwrap_or_default(), whole.get(gap + 2..).unwrap_or_default());
        Ok(Self { text: text.to_owned(), signatures: parse_lines(lines)? })
    }

    /// The text, with its last line feed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// All signatures, known or not.
    pub fn signatures(&self) -> &[NoteSignature] {
        &self.signatures
    }

    /// Its bytes.
    pub fn encode(&self) -> String {
        let lines: String = self.signatures.iter().map(NoteSignature::line).collect();
        format!("{}\n{lines}", self.text)
    }

    /// Signs the text with a key of type 0x01, in the place of an earlier signature of that key.
    ///
    /// # Errors
    /// When the signer signs with a time, or the note becomes too large.
    pub fn sign(&mut self, signer: &NoteSigner) -> Result<(), LedgerError> {
        if signer.verifier().kind() != SignatureKind::Note {
            return Err(LedgerError::Unwritable {
                what: "a signature",
                why: "a witness cosigns checkpoints, with a time",
            });
        }
        let signature = signer.key().sign(self.text.as_bytes());
        self.add(NoteSignature::new(signer.verifier(), signature.to_vec()))
    }

    /// Adds a signature line, in the place of an earlier one of the same key.
    ///
    /// # Errors
    /// When the note becomes too large.
    pub fn add(&mut self, signature: NoteSignature) -> Result<(), LedgerError> {
        let mut signatures = self.signatures.clone();
        signatures.retain(|other| (other.id, &other.name) != (signature.id, &signature.name));
        signatures.push(signature);
        if signatures.len() > NOTE_SIGNATURES_MAX {
            return Err(LedgerError::TooLarge { what: "a note's signatures", limit: NOTE_SIGNATURES_MAX });
        }
        let grown = Self { text: self.text.clone(), signatures };
        if grown.encode().len() > NOTE_SIZE_MAX {
            return Err(LedgerError::TooLarge { what: "a note", limit: NOTE_SIZE_MAX });
        }
        *self = grown;
        Ok(())
    }

    /// The signatures by known keys, all of which are good.
    ///
    /// # Errors
    /// When a signature of a known key does not verify, or there is none of a known key.
    pub fn verify<'a>(&'a self, known: &[VerifierKey]) -> Result<Vec<&'a NoteSignature>, LedgerError> {
        let mut verified = Vec::new();
        for signature in &self.signatures {
            let mut keys = known.iter().filter(|key| signature.is_by(key)).peekable();
            if keys.peek().is_none() {
                continue;
            }
            if !keys.any(|key| signature.verifies(key, &self.text)) {
                return Err(LedgerError::BadSignature { signer: signature.name.clone() });
            }
            verified.push(signature);
        }
        if verified.is_empty() { Err(LedgerError::NoKnownSignature) } else { Ok(verified) }
    }
}

/// Reads one signature line or more, each with its line feed.
pub(crate) fn parse_lines(lines: &str) -> Result<Vec<NoteSignature>, LedgerError> {
    let wrong = |why| LedgerError::Malformed { what: "the signatures", at: 0, why };
    let lines = lines.strip_suffix('\n').ok_or_else(|| wrong("they do not end in a line feed"))?;
    if lines.split('\n').count() > NOTE_SIGNATURES_MAX {
        return Err(LedgerError::TooLarge { what: "a note's signatures", limit: NOTE_SIGNATURES_MAX });
    }
    lines.split('\n').map(NoteSignature::parse).collect()
}

/// Control characters that no note may have.
pub(crate) fn is_forbidden(character: char) -> bool {
    character < ' ' && character != '\n'
}

//! Disclosures: salt and payload of one entry, for somebody who may see it and has no key.

use crate::bytes::{base64, decimal, from_base64};
use crate::entry::Entry;
use crate::error::LedgerError;
use crate::seal::{PAYLOAD_SIZE_MAX, Payload};

const FIRST_LINE: &str = "takas.disclosure/1";

/// The payload of an entry, in the clear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disclosure {
    /// The number of the entry.
    pub entry: u64,
    /// What its envelope commits to.
    pub payload: Payload,
}

impl Disclosure {
    /// Its text.
    pub fn encode(&self) -> String {
        let (salt, payload) = (base64(&self.payload.salt), base64(&self.payload.bytes));
        format!("{FIRST_LINE}\nentry {}\nsalt {salt}\npayload {payload}\n", self.entry)
    }

    /// Reads what [`Disclosure::encode`] writes.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn decode(bytes: &[u8]) -> Result<Self, LedgerError> {
        let wrong = |at, why| LedgerError::Malformed { what: "the disclosure", at, why };
        // Base64 is a third longer; the rest is short.
        if bytes.len() > PAYLOAD_SIZE_MAX / 3 * 4 + 256 {
            return Err(LedgerError::TooLarge { what: "a disclosure", limit: PAYLOAD_SIZE_MAX });
        }
        let text = str::from_utf8(bytes).map_err(|error| wrong(error.valid_up_to(), "it is not UTF-8"))?;
        let text = text.strip_suffix('\n').ok_or_else(|| wrong(text.len(), "it does not end in a line feed"))?;
        let lines: Vec<&str> = text.split('\n').collect();
        let [FIRST_LINE, entry, salt, payload] = lines.as_slice() else {
            return Err(wrong(0, "it is not takas.disclosure/1, entry, salt and payload, a line each"));
        };
        let entry = entry.strip_prefix("entry ").and_then(decimal);
        let entry = entry.ok_or_else(|| wrong(0, "its entry is no decimal"))?;
        let salt = salt.strip_prefix("salt ").and_then(|salt| from_base64(salt.as_bytes())?.try_into().ok());
        let salt = salt.ok_or_else(|| wrong(0, "its salt is not 32 bytes in base64"))?;
        let payload = payload.strip_prefix("payload ").and_then(|payload| from_base64(payload.as_bytes()));
        let bytes = payload.ok_or_else(|| wrong(0, "its payload is not base64"))?;
        if bytes.len() > PAYLOAD_SIZE_MAX {
            return Err(LedgerError::TooLarge { what: "a payload", limit: PAYLOAD_SIZE_MAX });
        }
        Ok(Self { entry, payload: Payload { salt, bytes } })
    }

    /// Verifies that it is of this entry, and what its author committed to.
    ///
    /// # Errors
    /// When it is not.
    pub fn verify(&self, entry: &Entry) -> Result<(), LedgerError> {
        let same = self.entry == entry.number() && self.payload.commitment() == entry.command().envelope.commitment;
        if same { Ok(()) } else { Err(LedgerError::Commitment) }
    }
}

//! What somebody signed elsewhere as one line of JSON, and back. Nothing of it is verified here.

use data_encoding::BASE64;
use takas_formats::operations::{FORMAT, SignedOut};
use takas_ledger::{LedgerError, Payload, SignedEnvelope};

use super::journal::Elsewhere;

/// What was signed, from its line.
///
/// # Errors
/// What cannot be read, in words.
pub fn from_line(out: &SignedOut) -> Result<Elsewhere, String> {
    let bytes = |name: &str, text: &str| {
        BASE64.decode(text.as_bytes()).map_err(|error| format!("its {name} is not base64 with padding: {error}"))
    };
    let signature = bytes("signature", &out.signature)?.try_into().map_err(|_| "its signature has not 64 bytes")?;
    let salt = bytes("salt", &out.salt)?.try_into().map_err(|_| "its salt has not 32 bytes")?;
    let envelope = bytes("envelope", &out.envelope)?;
    let command = SignedEnvelope::decode(&envelope, signature).map_err(|error| error.to_string())?;
    Ok(Elsewhere { command, payload: Payload { salt, bytes: bytes("payload", &out.payload)? } })
}

/// The line of what was signed.
///
/// # Errors
/// When the envelope has a time or a number that none can have.
pub fn to_line(signed: &Elsewhere) -> Result<SignedOut, LedgerError> {
    Ok(SignedOut {
        envelope: BASE64.encode(&signed.command.envelope.encode()?),
        format: FORMAT,
        payload: BASE64.encode(&signed.payload.bytes),
        salt: BASE64.encode(&signed.payload.salt),
        signature: BASE64.encode(&signed.command.signature),
    })
}

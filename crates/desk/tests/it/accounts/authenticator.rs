//! An authenticator in software: holds passkeys, answers challenges as a browser hands them on. It does what it is told, also what is wrong.
//!
//! Web Authentication, level 3: sections 6.1 (authenticator data), 6.5.4 (attestation object), 5.8.1 (client data). Attestation is `none`, keys are
//! ECDSA on P-256.

use data_encoding::BASE64URL_NOPAD;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{DerSignature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// Somebody is there; it is who they are; a key follows.
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const WITH_KEY: u8 = 0x40;

/// A passkey that it holds.
#[derive(Clone)]
pub(crate) struct Held {
    /// The id that it has for the passkey.
    pub(crate) id: Vec<u8>,
    /// For whom it was made.
    pub(crate) user: Vec<u8>,
    key: SigningKey,
    counter: u32,
}

/// An authenticator with the browser around it.
#[derive(Clone)]
pub(crate) struct Authenticator {
    /// The origin that the browser says.
    pub(crate) origin: String,
    /// Whether it looks who is there.
    pub(crate) verifies: bool,
    /// Whether it counts how often a passkey was used.
    pub(crate) counts: bool,
    /// What it holds.
    pub(crate) held: Vec<Held>,
}

impl Authenticator {
    /// One that does all as it should.
    pub(crate) fn new(origin: &str) -> Self {
        Self { origin: origin.to_owned(), verifies: true, counts: false, held: Vec::new() }
    }

    /// What `navigator.credentials.create` gives for these options.
    pub(crate) fn create(&mut self, options: &Value) -> Value {
        self.create_as(options, &random())
    }

    /// The same, with this id for the passkey.
    pub(crate) fn create_as(&mut self, options: &Value, id: &[u8]) -> Value {
        let options = &options["publicKey"];
        let key = SigningKey::from_slice(&random()).expect("a scalar, but for one in 2^32");
        let id = id.to_vec();
        let user = bytes(&options["user"]["id"]);
        self.held.push(Held { id: id.clone(), user, key: key.clone(), counter: 0 });
        let mut data = self.data(text(&options["rp"]["id"]), WITH_KEY, 0);
        // No model of authenticator, the id with its length, the key.
        data.extend([0; 16]);
        data.extend(u16::try_from(id.len()).expect("32").to_be_bytes());
        data.extend(&id);
        data.extend(cose(&key));
        let client = self.client("webauthn.create", text(&options["challenge"]));
        let object = attestation(&data);
        let response = json!({ "attestationObject": encoded(&object), "clientDataJSON": encoded(client.as_bytes()) });
        answer(&id, response)
    }

    /// What `navigator.credentials.get` gives for these options, with the passkey that it made last.
    pub(crate) fn get(&mut self, options: &Value) -> Value {
        let options = &options["publicKey"];
        let counts = self.counts;
        let held = self.held.last_mut().expect("a passkey");
        held.counter += u32::from(counts);
        let held = held.clone();
        let data = self.data(text(&options["rpId"]), 0, held.counter);
        let client = self.client("webauthn.get", text(&options["challenge"]));
        let signed = [data.as_slice(), &Sha256::digest(client.as_bytes())].concat();
        let signature: DerSignature = held.key.sign(&signed);
        let response = json!({
            "authenticatorData": encoded(&data),
            "clientDataJSON": encoded(client.as_bytes()),
            "signature": encoded(signature.as_bytes()),
            "userHandle": encoded(&held.user),
        });
        answer(&held.id, response)
    }

    fn data(&self, party: &str, flags: u8, counter: u32) -> Vec<u8> {
        let flags = flags | PRESENT | if self.verifies { VERIFIED } else { 0 };
        [Sha256::digest(party).as_slice(), &[flags], &counter.to_be_bytes()].concat()
    }

    fn client(&self, kind: &str, challenge: &str) -> String {
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false }).to_string()
    }
}

fn answer(id: &[u8], response: Value) -> Value {
    json!({ "id": encoded(id), "rawId": encoded(id), "type": "public-key", "response": response, "extensions": {} })
}

/// `{ "fmt": "none", "attStmt": {}, "authData": … }` in CBOR (RFC 8949).
fn attestation(data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("some hundred bytes").to_be_bytes();
    [b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59".as_slice(), &length, data].concat()
}

/// The public key in COSE (RFC 9053, section 7.1.1): EC2, ES256, P-256, x, y.
fn cose(key: &SigningKey) -> Vec<u8> {
    let point = key.verifying_key().to_sec1_point(false);
    let (x, y) = (point.x().expect("no zero"), point.y().expect("not compressed"));
    [b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20".as_slice(), x, b"\x22\x58\x20", y].concat()
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn bytes(value: &Value) -> Vec<u8> {
    BASE64URL_NOPAD.decode(text(value).as_bytes()).expect("base64url")
}

fn encoded(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}

fn random() -> [u8; 32] {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).expect("random numbers");
    bytes
}

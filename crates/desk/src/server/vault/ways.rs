//! The ways to open a vault, as its folder has them, and the root sealed for each.
//!
//! A way is a pair of keys: the public half stands in the clear, the private half under what its owner knows or has. The root, or the owner's
//! part of it, is sealed to the public half by HPKE (RFC 9180: X25519, HKDF with SHA-256, ChaCha20-Poly1305). So a new root can be sealed
//! for every way while nobody's passphrase, file or passkey is at hand, and what opened the old root does not open the new one. The whole
//! file is sealed by the root against change, so that nobody slips in a way of his own.

use std::collections::BTreeSet;

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use serde::{Deserialize, Serialize};
use takas_ledger::SecretKey;
use zeroize::Zeroizing;

use super::error::VaultError;
use super::seal::{derive, fresh, of_passphrase, seal, unseal, unseal_key};
use super::shares::{self, Part};
use crate::running::hex::{hex, unhex, unhex_array};
use crate::running::keys::random;

/// The most ways.
pub(super) const WAYS_MAX: usize = 32;
/// The fewest characters of a passphrase.
pub(super) const PASSPHRASE_MIN: usize = 12;

/// The id of a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WayId(pub [u8; 16]);

/// Whose way it is: an account's id, which says nobody's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Owner(pub [u8; 16]);

/// What opens a way.
#[derive(Clone, Copy)]
pub enum Secret<'a> {
    /// A passphrase.
    Passphrase(&'a str),
    /// The content of a key file: 32 random bytes.
    KeyFile(&'a [u8; 32]),
    /// What a passkey's pseudo-random function gave for the salt of its way.
    Passkey(&'a [u8; 32]),
}

/// What is not shown cannot be logged.
impl std::fmt::Debug for Secret<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Secret({:?}, not shown)", self.kind())
    }
}

/// By what a way is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WayKind {
    /// A passphrase.
    Passphrase,
    /// A key file.
    KeyFile,
    /// A passkey.
    Passkey,
}

/// What a way opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Power {
    /// The vault.
    Alone,
    /// The vault, together with a way of somebody else's.
    Together,
}

/// A way, as whoever stands before a locked desk may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Its id.
    pub id: WayId,
    /// Whose it is.
    pub owner: Owner,
    /// By what it is opened.
    pub kind: WayKind,
    /// What it opens.
    pub power: Power,
    /// Random; what a passkey is asked for.
    pub salt: [u8; 32],
    /// The id of the passkey.
    pub credential: Option<Vec<u8>>,
    /// When it was added, in seconds since the beginning of 1970.
    pub added: i64,
}

/// What is said of a way that is added.
#[derive(Clone, Debug)]
pub struct NewWay<'a> {
    /// Whose it is.
    pub owner: Owner,
    /// What it opens.
    pub power: Power,
    /// What opens it.
    pub secret: Secret<'a>,
    /// The salt that was asked of the passkey; random where there is none.
    pub salt: Option<[u8; 32]>,
    /// The id of the passkey.
    pub credential: Option<Vec<u8>>,
    /// Now.
    pub added: i64,
}

impl Secret<'_> {
    fn kind(&self) -> WayKind {
        match self {
            Self::Passphrase(_) => WayKind::Passphrase,
            Self::KeyFile(_) => WayKind::KeyFile,
            Self::Passkey(_) => WayKind::Passkey,
        }
    }

    fn key(&self, salt: &[u8; 32]) -> Result<SecretKey, VaultError> {
        match self {
            Self::Passphrase(passphrase) => of_passphrase(passphrase, salt),
            Self::KeyFile(bytes) => Ok(derive(bytes.as_slice(), salt, "takas.vault/1 key file")),
            Self::Passkey(bytes) => Ok(derive(bytes.as_slice(), salt, "takas.vault/1 passkey")),
        }
    }
}

/// The root: the key of all keys, with an id by which files name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Root {
    pub(super) id: [u8; 16],
    pub(super) key: SecretKey,
}

impl Root {
    pub(super) fn fresh() -> Result<Self, VaultError> {
        Ok(Self { id: random()?, key: fresh()? })
    }

    /// Its key for one use.
    pub(super) fn key_for(&self, what: &str) -> SecretKey {
        derive(self.key.expose(), &self.id, &format!("takas.vault/1 {what}"))
    }
}

/// The file of ways.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ways {
    format: u32,
    /// The id of the root.
    root: String,
    /// While keys go over from one root to the next: the one before, sealed under this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<Before>,
    #[serde(rename = "ways")]
    all: Vec<WayFile>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Before {
    root: String,
    sealed: String,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WayFile {
    id: String,
    owner: String,
    kind: WayKind,
    power: Power,
    salt: String,
    added: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    credential: Option<String>,
    /// The public half.
    public: String,
    /// What the private half is made from, under the way's secret.
    locked: String,
    /// What HPKE needs to open `sealed`.
    encapsulated: String,
    /// The root, or a part of it.
    sealed: String,
}

/// What a way gave.
pub(super) enum Gave {
    Root(Root),
    Part(Part),
}

const DAMAGED: VaultError = VaultError::Damaged("its file of ways");

impl Ways {
    /// A file without ways, of this root.
    pub(super) fn new(root: &Root) -> Self {
        Self { format: 1, root: hex(&root.id), before: None, all: Vec::new() }
    }

    /// Reads the file. Until [`Ways::verify`] nothing in it is to be believed.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, VaultError> {
        let (text, _) = split(bytes)?;
        let ways: Self = serde_json::from_slice(text).map_err(|_| DAMAGED)?;
        let is_sound = ways.format == 1 && ways.all.len() <= WAYS_MAX && ways.list().is_some();
        if is_sound { Ok(ways) } else { Err(DAMAGED) }
    }

    /// Whether the root is this file's, and nobody else wrote it.
    pub(super) fn verify(bytes: &[u8], root: &Root) -> Result<(), VaultError> {
        let (text, sealed) = split(bytes)?;
        let sealed = std::str::from_utf8(sealed).ok().and_then(unhex).ok_or(DAMAGED)?;
        let empty = unseal(&root.key_for("ways"), text, &sealed).ok_or(DAMAGED)?;
        if empty.is_empty() { Ok(()) } else { Err(DAMAGED) }
    }

    /// As it is written: a line of JSON, and a line that only whoever has the root can make.
    pub(super) fn write(&self, root: &Root) -> Result<Vec<u8>, VaultError> {
        let text = serde_json::to_vec(self).expect("texts alone");
        let sealed = hex(&seal(&root.key_for("ways"), &text, b"")?);
        Ok([text.as_slice(), b"\n", sealed.as_bytes(), b"\n"].concat())
    }

    /// The id of the root.
    pub(super) fn root(&self) -> Option<[u8; 16]> {
        unhex_array(&self.root)
    }

    /// The ways; none where one of them is damaged.
    pub(super) fn list(&self) -> Option<Vec<Way>> {
        self.all.iter().map(WayFile::shown).collect()
    }

    /// Adds a way, for which nothing is sealed yet.
    pub(super) fn add(&mut self, new: &NewWay<'_>) -> Result<WayId, VaultError> {
        if let Secret::Passphrase(passphrase) = new.secret
            && passphrase.chars().count() < PASSPHRASE_MIN
        {
            return Err(VaultError::Short(PASSPHRASE_MIN));
        }
        if self.all.len() >= WAYS_MAX {
            return Err(VaultError::TooMuch("another way to open the desk"));
        }
        if new.credential.as_ref().is_some_and(|credential| credential.len() > 1_024) {
            return Err(VaultError::TooMuch("the id of this passkey"));
        }
        let salt = match new.salt {
            Some(salt) => salt,
            None => random()?,
        };
        let (id, seed) = (random::<16>()?, fresh()?);
        let (_, public) = X25519HkdfSha256::derive_keypair(seed.expose());
        let mut way = WayFile {
            id: hex(&id),
            owner: hex(&new.owner.0),
            kind: new.secret.kind(),
            power: new.power,
            salt: hex(&salt),
            added: new.added,
            credential: new.credential.as_deref().map(hex),
            public: hex(&public.to_bytes()),
            locked: String::new(),
            encapsulated: String::new(),
            sealed: String::new(),
        };
        way.locked = hex(&seal(&new.secret.key(&salt)?, &way.about(), seed.expose())?);
        self.all.push(way);
        Ok(WayId(id))
    }

    /// Takes a way out.
    pub(super) fn remove(&mut self, way: WayId) -> Result<(), VaultError> {
        let id = hex(&way.0);
        let at = self.all.iter().position(|way| way.id == id).ok_or(VaultError::NoWay)?;
        self.all.remove(at);
        Ok(())
    }

    /// Seals the root for every way: whole, or its owner's part of a fresh division. `before` is the root that keys come from.
    pub(super) fn seal_root(&mut self, root: &Root, before: Option<&Root>) -> Result<(), VaultError> {
        let owners: BTreeSet<&str> =
            self.all.iter().filter(|way| way.power == Power::Together).map(|way| way.owner.as_str()).collect();
        let owners: Vec<String> = owners.into_iter().map(str::to_owned).collect();
        let opens = self.all.iter().any(|way| way.power == Power::Alone) || owners.len() >= 2;
        if !opens {
            return Err(VaultError::LastWay);
        }
        self.root = hex(&root.id);
        self.before = match before {
            None => None,
            Some(before) => {
                let sealed = seal(&root.key_for("before"), &before.id, before.key.expose())?;
                Some(Before { root: hex(&before.id), sealed: hex(&sealed) })
            }
        };
        let slope = fresh()?;
        for way in &mut self.all {
            let text = match way.power {
                Power::Alone => Zeroizing::new(root.key.expose().to_vec()),
                Power::Together => {
                    let place = owners.iter().position(|owner| *owner == way.owner).map_or(0, |at| at + 1);
                    let place = u8::try_from(place).expect("fewer owners than ways");
                    Zeroizing::new(shares::part(&root.key, &slope, place).bytes().to_vec())
                }
            };
            way.seal_to(&root.id, &text)?;
        }
        Ok(())
    }

    /// What a secret opens: of the way that is named, or of the first of its kind that it opens.
    pub(super) fn open(&self, named: Option<WayId>, secret: &Secret<'_>) -> Result<(WayId, Gave), VaultError> {
        let root = self.root().ok_or(DAMAGED)?;
        let named = named.map(|way| hex(&way.0));
        for way in self.all.iter().filter(|way| way.kind == secret.kind()) {
            if named.as_ref().is_some_and(|named| *named != way.id) {
                continue;
            }
            if let Some(text) = way.open(&root, secret)? {
                let id = unhex_array(&way.id).map(WayId).ok_or(DAMAGED)?;
                let gave = match way.power {
                    Power::Alone => <[u8; 32]>::try_from(text.as_slice())
                        .ok()
                        .map(|key| Gave::Root(Root { id: root, key: SecretKey::new(key) })),
                    Power::Together => Part::of_bytes(&text).map(Gave::Part),
                };
                return Ok((id, gave.ok_or(DAMAGED)?));
            }
        }
        Err(VaultError::Wrong)
    }

    /// The root before this one, if keys are still to go over.
    pub(super) fn before(&self, root: &Root) -> Result<Option<Root>, VaultError> {
        let Some(before) = &self.before else { return Ok(None) };
        let id = unhex_array(&before.root).ok_or(DAMAGED)?;
        let sealed = unhex(&before.sealed).ok_or(DAMAGED)?;
        let key = unseal_key(&root.key_for("before"), &id, &sealed).ok_or(DAMAGED)?;
        Ok(Some(Root { id, key }))
    }

    /// All keys have gone over.
    pub(super) fn forget_before(&mut self) {
        self.before = None;
    }
}

impl WayFile {
    fn shown(&self) -> Option<Way> {
        Some(Way {
            id: WayId(unhex_array(&self.id)?),
            owner: Owner(unhex_array(&self.owner)?),
            kind: self.kind,
            power: self.power,
            salt: unhex_array(&self.salt)?,
            credential: match &self.credential {
                None => None,
                Some(credential) => Some(unhex(credential)?),
            },
            added: self.added,
        })
    }

    /// What its private half is bound to: all that says what it is.
    fn about(&self) -> Vec<u8> {
        let Self { id, owner, kind, power, salt, public, .. } = self;
        format!("takas.vault/1 way\n{id}\n{owner}\n{kind:?}\n{power:?}\n{salt}\n{public}\n").into_bytes()
    }

    fn seal_to(&mut self, root: &[u8; 16], text: &[u8]) -> Result<(), VaultError> {
        let public = unhex(&self.public).ok_or(DAMAGED)?;
        let public = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(&public).map_err(|_| DAMAGED)?;
        let sealed = hpke::single_shot_seal::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeS::Base,
            &public,
            root,
            text,
            &self.about(),
        );
        let (encapsulated, sealed) = sealed.map_err(|_| DAMAGED)?;
        (self.encapsulated, self.sealed) = (hex(&encapsulated.to_bytes()), hex(&sealed));
        Ok(())
    }

    /// What is sealed for it; none where this is not its secret.
    fn open(&self, root: &[u8; 16], secret: &Secret<'_>) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        let salt = unhex_array(&self.salt).ok_or(DAMAGED)?;
        let locked = unhex(&self.locked).ok_or(DAMAGED)?;
        let Some(seed) = unseal_key(&secret.key(&salt)?, &self.about(), &locked) else { return Ok(None) };
        let (private, _) = X25519HkdfSha256::derive_keypair(seed.expose());
        let encapsulated = unhex(&self.encapsulated).ok_or(DAMAGED)?;
        let encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(&encapsulated).map_err(|_| DAMAGED)?;
        let opened = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &private,
            &encapsulated,
            root,
            &unhex(&self.sealed).ok_or(DAMAGED)?,
            &self.about(),
        );
        opened.map(|text| Some(Zeroizing::new(text))).map_err(|_| DAMAGED)
    }
}

/// The text, and the line that seals it.
fn split(bytes: &[u8]) -> Result<(&[u8], &[u8]), VaultError> {
    let bytes = bytes.strip_suffix(b"\n").ok_or(DAMAGED)?;
    let at = bytes.iter().position(|&byte| byte == b'\n').ok_or(DAMAGED)?;
    let (text, sealed) = bytes.split_at(at);
    Ok((text, &sealed[1..]))
}

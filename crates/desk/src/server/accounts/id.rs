//! Ids of accounts and of what belongs to them: 16 random bytes, hexadecimal in addresses and in the journal. They say nothing of anybody.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::error::AccountsError;
use crate::running::hex::{hex, unhex_array};

/// Random bytes.
pub(super) fn random<const N: usize>() -> Result<[u8; N], AccountsError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(AccountsError::Random)?;
    Ok(bytes)
}

macro_rules! opaque_ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; 16]);

        impl $name {
            /// A new one.
            pub(super) fn random() -> Result<Self, AccountsError> {
                random().map(Self)
            }

            /// The id that these 32 hexadecimal digits in small letters are; none for anything else.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                unhex_array(text).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&hex(&self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(out, concat!(stringify!($name), "({})"), self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                Bytes(self.0).serialize(to)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                Bytes::deserialize(from).map(|Bytes(bytes)| Self(bytes))
            }
        }
    )*};
}

opaque_ids! {
    /// Somebody who works here.
    AccountId;
    /// An invitation; not its secret.
    InvitationId;
    /// A passkey, as the desk numbers it; the authenticator has an id of its own for it.
    PasskeyId;
    /// A device that signs.
    DeviceId;
    /// A session; not its secret.
    SessionId;
    /// A token of a program; not its secret.
    TokenId;
    /// A ceremony between a browser and the desk, which is finished once or not at all.
    CeremonyId;
}

/// Bytes of a fixed number that are written as hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Bytes<const N: usize>(pub(super) [u8; N]);

impl<const N: usize> Serialize for Bytes<N> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&hex(&self.0))
    }
}

impl<'de, const N: usize> Deserialize<'de> for Bytes<N> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let digits = String::deserialize(from)?;
        let bytes =
            unhex_array(&digits).ok_or_else(|| serde::de::Error::custom("no hexadecimal digits, or not so many"));
        bytes.map(Self)
    }
}

//! Opaque ids: 16 random bytes each, so that the clear part of an entry cannot hold a name.

use std::fmt;

use crate::bytes::{hex, hex_array};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 16]);

        impl $name {
            /// The id of these bytes, which the caller drew at random.
            pub const fn new(bytes: [u8; 16]) -> Self {
                Self(bytes)
            }

            /// Its bytes.
            pub const fn bytes(&self) -> &[u8; 16] {
                &self.0
            }

            /// Reads 32 lower-case hex digits.
            pub fn parse(text: &str) -> Option<Self> {
                hex_array(text.as_bytes()).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&hex(&self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(out, "{}({self})", stringify!($name))
            }
        }
    };
}

id! {
    /// A case.
    CaseId
}
id! {
    /// An operation of a case.
    OperationId
}
id! {
    /// Who signs commands: a person at a device, or a desk.
    AuthorId
}
id! {
    /// A desk, which accepts commands.
    DeskId
}
id! {
    /// A stream of entries in the store.
    StreamId
}
id! {
    /// A secret key: of a compartment, or of a person.
    KeyId
}

impl From<DeskId> for AuthorId {
    /// The desk as author of what it says itself.
    fn from(desk: DeskId) -> Self {
        Self(desk.0)
    }
}

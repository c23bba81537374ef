//! Names of people compared across scripts.
//!
//! A name is read into parts, each word of which stands in an index once with its readings (`letters`, `readings`). Two
//! words are compared by learned models of how a native script is written in Latin letters, weighed by how rare they are
//! (`model`, `tokens`); two names by the best way to lay their parts beside one another (`compare`). The outcome is in
//! bits for one human against two. Nothing here decides: `evidence` adds what else is known, and calibrates.
//!
//! ```
//! use takas_lists::Name;
//! use takas_lists::names::{Memory, Tokens, compare, prepare};
//!
//! let mut tokens = Tokens::new();
//! let one = prepare(&Name::whole("Иванов, Пётр Сергеевич"), &mut tokens);
//! let same = prepare(&Name::whole("Petr Ivanov"), &mut tokens);
//! let other = prepare(&Name::whole("Pavel Ivanov"), &mut tokens);
//! let mut memory = Memory::new();
//! assert!(compare(&one, &same, &tokens, &mut memory).bits > compare(&one, &other, &tokens, &mut memory).bits);
//! ```

mod alphabets;
mod blocking;
mod compare;
mod enough;
mod fit;
mod kin;
mod known;
mod letters;
mod model;
mod nicknames;
mod parts;
mod readings;
mod script;
mod tables;
mod tokens;
mod words;

pub use blocking::blocking_keys;
pub use compare::{How, NameComparison, PartEvidence, bits, compare, father_bits};
pub(crate) use enough::{bits_from, bits_once_from};
pub use kin::{Kinship, kinship, kinship_bits};
pub use known::Memory;
pub(crate) use letters::{of_one_piece, text_in_latin};
pub use parts::{PartKind, PreparedName, prepare};
pub(crate) use parts::{is_across_scripts, prepare_text};
pub use tokens::{TokenRef, Tokens};

/// What the chore that learns the tables needs of how they are used.
pub mod learning {
    pub use super::letters::{Side, plain_latin};
    pub use super::model::{Inventory, LATIN_MAX, Model, NATIVE_MAX, Scratch, Segments, number};
    pub use super::script::Script;
    pub use super::tables::{frequency_key, pair_key};

    /// The script of a text, if all its letters are of one, and that one is known.
    pub fn script_of(text: &str) -> Option<Script> {
        Script::of_text(text).filter(|script| *script != Script::Other)
    }

    /// A native word in the letters of its side.
    pub fn in_native(word: &str, side: Side) -> String {
        match side {
            Side::Latin => super::letters::plain_latin(word),
            Side::Sounds => super::letters::cyrillic_sounds(word),
            Side::Arabic => super::letters::arabic_letters(word),
            Side::Hebrew => super::letters::hebrew_letters(word),
        }
    }
}

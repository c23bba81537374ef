//! What pages say, in six languages.
//!
//! - [`Words`]: the messages of all languages, from the files of `locales/CODE` (Project Fluent), in the program;
//! - [`Speaker`]: one language: says messages, numbers, days and moments as it writes them;
//! - [`Language`]: which there are, and which one a request is answered in;
//! - [`Finding`]: what is wrong with a text, as a page tells it.
//!
//! Names of people and places are shown as they were supplied and never translated here. Messages set marks of isolation around what is put
//! into them, so that a Latin name in an Arabic line, or the other way round, stands where it belongs. What `views` says of an operation are
//! phrases, for each of which there is a message; likewise for plans and their papers, rehearsals, rounds, deals, and lists.

mod asked;
mod figures;
mod finding;
mod language;
mod speaker;

pub use asked::{choose, language_of};
pub use figures::Day;
pub(in crate::server) use finding::Finding;
pub use language::Language;
pub use speaker::{Speaker, Value};

use std::sync::Arc;

use speaker::Messages;

/// The messages of all languages.
#[derive(Debug)]
pub struct Words {
    /// In the order of [`Language::ALL`].
    speakers: Vec<Speaker>,
}

impl Words {
    /// Those that are in the program.
    #[must_use]
    pub fn new() -> Self {
        let english = Arc::new(Messages::new(Language::English));
        let own = |language| match language {
            Language::English => Arc::clone(&english),
            other => Arc::new(Messages::new(other)),
        };
        let speakers = Language::ALL.into_iter().map(|language| Speaker::new(own(language), Arc::clone(&english)));
        Self { speakers: speakers.collect() }
    }

    /// Who speaks a language.
    #[must_use]
    pub fn of(&self, language: Language) -> Speaker {
        self.speakers[language as usize].clone()
    }
}

impl Default for Words {
    fn default() -> Self {
        Self::new()
    }
}

//! What the chore that makes the table of towns needs of how places are compared.

use super::Finding;
use super::ready::TextColumn;
use super::texts::{self, Text};
use crate::names::{self, Memory, Tokens};

pub use super::places::{key as place_key, latin_key as place_in_latin};

/// Names of one place, laid side by side as words: what the table would have to add.
#[derive(Debug)]
pub struct Spellings {
    tokens: Tokens,
    texts: Vec<Text>,
    memory: Memory,
}

impl Spellings {
    /// Makes names ready.
    pub fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let (mut tokens, mut memory) = (Tokens::new(), Memory::new());
        let mut text = |name: &str| {
            let folded = texts::folded(name);
            let prepared = names::prepare_text(&folded, &mut tokens);
            Text::new(folded, prepared)
        };
        let mut texts: Vec<Text> = names.map(&mut text).collect();
        for text in &mut texts {
            text.weigh(&tokens, &mut memory);
        }
        Self { tokens, texts, memory }
    }

    /// Whether two of them are found to be one by their words.
    pub fn are_alike(&mut self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.texts[one], &self.texts[other]);
        let said = |enough| texts::said(one, other, &self.tokens, &mut self.memory, enough);
        texts::find(TextColumn::BirthPlace, one, other, said) != Finding::Different
    }
}

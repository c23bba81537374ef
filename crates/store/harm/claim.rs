//! What the authors of a fault run claim: numbered entries whose bytes follow from author and number, and what is acknowledged.
//!
//! An author sends its next entry only when the one before is acknowledged, and sends again, under the same key, what it got no
//! answer to. So a store that loses nothing and doubles nothing holds of each author the entries 1 to n, where n
//! is what it was acknowledged, or one more.

use std::collections::{BTreeMap, HashSet};

use super::chance;

/// One entry of one author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Claim {
    pub(crate) author: u32,
    /// From 1.
    pub(crate) number: u64,
}

impl Claim {
    /// Its bytes: author, number, and 20 to 219 bytes that follow from them, so that one changed byte shows.
    pub(crate) fn bytes(self) -> Vec<u8> {
        let seed = chance::mix(u64::from(self.author) << 40 ^ self.number);
        let length = 20 + usize::try_from(seed % 200).unwrap_or(0);
        let filler = (0u64..).map(|place| chance::mix(seed ^ place).to_le_bytes()[0]).take(length);
        let head = [&self.author.to_le_bytes()[..], &self.number.to_le_bytes()].concat();
        head.into_iter().chain(filler).collect()
    }

    /// The claim that these are the bytes of, to the last one.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        let (author, rest) = bytes.split_first_chunk()?;
        let (number, _) = rest.split_first_chunk()?;
        let claim = Self { author: u32::from_le_bytes(*author), number: u64::from_le_bytes(*number) };
        (claim.bytes() == bytes).then_some(claim)
    }

    /// The key under which it is sent, each time the same.
    pub(crate) fn key(self) -> String {
        format!("{}-{}", self.author, self.number)
    }

    /// The line by which a client says that it is acknowledged.
    pub(crate) fn line(self) -> String {
        format!("{} {}", self.author, self.number)
    }

    /// Reads such a line.
    pub(crate) fn read(line: &str) -> Option<Self> {
        let (author, number) = line.split_once(' ')?;
        Some(Self { author: author.parse().ok()?, number: number.parse().ok()? })
    }
}

/// What a store was found to hold, gathered as it is read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Held {
    all: HashSet<Claim>,
    last: BTreeMap<u32, u64>,
}

impl Held {
    /// Takes the next entry in the store's order; the error says what should not be.
    pub(crate) fn take(&mut self, bytes: &[u8]) -> Result<(), String> {
        let claim = Claim::of(bytes).ok_or("an entry is not what was sent")?;
        if !self.all.insert(claim) {
            return Err(format!("entry {} is there twice", claim.line()));
        }
        let last = self.last.entry(claim.author).or_default();
        if claim.number != *last + 1 {
            return Err(format!("entry {} follows {last} of its author", claim.line()));
        }
        *last = claim.number;
        Ok(())
    }

    /// How many of these lines, from the first, are acknowledgements of entries that are held.
    pub(crate) fn first_of(&self, lines: &[String]) -> usize {
        lines.iter().take_while(|line| Claim::read(line).is_some_and(|claim| self.all.contains(&claim))).count()
    }

    /// The last entry that is held of an author; 0 where there is none.
    pub(crate) fn last(&self, author: u32) -> u64 {
        self.last.get(&author).copied().unwrap_or(0)
    }

    /// How many are held.
    pub(crate) fn count(&self) -> usize {
        self.all.len()
    }
}

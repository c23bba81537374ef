//! Appends: what came of one word, all of it or nothing, by the keys that it wants.

use takas_ledger::KeyId;
use takas_model::Instant;
use takas_store::{Append, Confirmation, Entry as Stored};

use super::{Journal, Leaf, person_name};
use crate::failure::Failure;
use crate::running::compartments::Compartment;

impl Journal {
    /// Writes what came of one command or of the clock: all of it or nothing; returns when the disk has it.
    ///
    /// # Errors
    /// When the store does not take it; nothing of it counts then.
    pub fn write(&mut self, leaves: &[Leaf], now: Instant) -> Result<(), Failure> {
        self.put(Vec::new(), leaves, now)
    }

    pub(super) fn put(&mut self, mut entries: Vec<Stored>, leaves: &[Leaf], now: Instant) -> Result<(), Failure> {
        self.refuse_if_erased(leaves)?;
        self.secure(leaves)?;
        let before = (self.log_size, self.private_size, self.said.clone());
        let made: Result<Vec<Stored>, Failure> = leaves.iter().map(|leaf| self.entry(leaf, now)).collect();
        let appended = made.and_then(|made| {
            entries.extend(made);
            let append = Append::new(self.stream.clone(), entries).expecting(self.revision);
            Ok(self.store.append(Append { demand: self.demand, ..append })?)
        });
        match appended {
            Ok(appended) => {
                self.revision = appended.revision;
                self.events += leaves.iter().filter(|leaf| matches!(leaf, Leaf::Event(_))).count() as u64;
                let last = appended.numbers.first + appended.numbers.count.saturating_sub(1);
                if self.demand == Confirmation::Replicated {
                    self.unconfirmed.add(last, self.events);
                    self.settle();
                }
                Ok(())
            }
            Err(failure) => {
                (self.log_size, self.private_size, self.said) = before;
                Err(failure)
            }
        }
    }

    /// Nothing but another erasure is written after one.
    fn refuse_if_erased(&self, leaves: &[Leaf]) -> Result<(), Failure> {
        let erases = |leaf: &Leaf| matches!(leaf, Leaf::Desk { is_erasure: true, .. });
        match self.erased.first() {
            Some(unit) if !leaves.iter().all(erases) => Err(Failure::Record(format!(
                "the key of {unit} was erased: this operation can be verified and shown, and not gone on with"
            ))),
            _ => Ok(()),
        }
    }

    /// Makes the keys that are missing of those who first come up in these leaves.
    fn secure(&mut self, leaves: &[Leaf]) -> Result<(), Failure> {
        for leaf in leaves {
            let (Leaf::Said { about, readers, .. } | Leaf::Desk { about, readers, .. }) = leaf else { continue };
            if let Some(unit) = about.filter(|unit| !self.people.contains_key(&unit.index())) {
                let key = self.keys.get_or_make(&person_name(unit))?;
                self.ring.insert(KeyId::new(key.id), key.secret.clone())?;
                self.people.insert(unit.index(), (KeyId::new(key.id), key.secret));
            }
            for reader in readers.iter().map(|reader| Compartment::Of(*reader)) {
                if !self.compartments.contains_key(&reader) {
                    let key = self.keys.get_or_make(&reader.file())?;
                    self.ring.insert(KeyId::new(key.id), key.secret.clone())?;
                    self.compartments.insert(reader, (KeyId::new(key.id), key.secret));
                }
            }
        }
        Ok(())
    }
}

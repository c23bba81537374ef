//! What lies in a cabinet, folded from what was written: the files as they are, and what each has become.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Past;
use super::entry::{Entry, Head};
use super::error::CabinetError;

/// What is known beside the files themselves.
#[derive(Clone, Debug, Default)]
pub(super) struct Folded {
    history: BTreeMap<String, Arc<Vec<Past>>>,
    /// A long file of which stretches are still to come, with its place.
    begun: Option<(u64, Head, Vec<u8>)>,
}

impl Folded {
    /// What a file has become.
    pub(super) fn history(&self, name: &str) -> &[Past] {
        self.history.get(name).map_or(&[], |past| past.as_slice())
    }

    /// Folds one entry into the files.
    ///
    /// # Errors
    /// When it goes on with a file that was not begun, or another one comes in between.
    pub(super) fn fold(
        &mut self,
        files: &mut BTreeMap<String, Arc<[u8]>>,
        place: u64,
        entry: Entry,
    ) -> Result<(), CabinetError> {
        let Entry { head, bytes } = entry;
        let (place, head, bytes) = match self.begun.take() {
            None => (place, head, bytes),
            Some((first, before, mut so_far)) => {
                if before.name != head.name || before.more != head.more + 1 || head.bytes.is_none() {
                    return Err(CabinetError::Gap(place));
                }
                so_far.extend_from_slice(&bytes);
                (first, head, so_far)
            }
        };
        if head.more > 0 {
            self.begun = Some((place, head, bytes));
            return Ok(());
        }
        let is_there = head.bytes.is_some();
        if is_there {
            files.insert(head.name.clone(), bytes.into());
        } else {
            files.remove(&head.name);
        }
        let past = Past { place, by: head.by, at: head.at, is_there };
        Arc::make_mut(self.history.entry(head.name).or_default()).push(past);
        Ok(())
    }

    /// Whether no file is half there.
    ///
    /// # Errors
    /// When one is.
    pub(super) fn is_whole(&self, revision: u64) -> Result<(), CabinetError> {
        if self.begun.is_none() { Ok(()) } else { Err(CabinetError::Gap(revision)) }
    }
}

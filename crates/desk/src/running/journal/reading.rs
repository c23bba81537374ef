//! Entries of the store taken into account: what was said counts on, what was kept is handed on, who was erased is forgotten.

use takas_formats::operations::{DeskSays, read_desk, unit_of};
use takas_ledger::{AuthorId, Entry, EntryKind, KeyId, Opened};
use takas_store::Event;

use super::{CHARTER, EVENT, Journal, Kept, OPENS, PLAN, Restored, UNIT, person_name};
use crate::failure::Failure;
use crate::running::keys::Found;
use crate::running::opening::Identity;

impl Journal {
    /// Takes what stands in the store into account.
    pub(super) fn take(&mut self, event: &Event, restored: &mut Restored) -> Result<(), Failure> {
        let stream = self.stream.clone();
        let place = || format!("{stream} {}", event.revision);
        let entry = Entry::decode(&event.bytes).map_err(|error| Failure::Record(format!("{}: {error}", place())))?;
        let envelope = &entry.command().envelope;
        let Identity { case, operation, journal, stream: id, .. } = &self.identity;
        if envelope.case != *case || entry.stream() != *id || ![operation, journal].contains(&&envelope.operation) {
            return Err(Failure::Record(format!("{}: it is of another operation", place())));
        }
        let is_ours = envelope.author == AuthorId::from(self.identity.desk);
        let said = self.said.entry((envelope.operation, envelope.author)).or_default();
        *said = (*said).max(envelope.sequence);
        self.revision = event.revision;
        if let Some(index) = event.log_index {
            self.log_size += 1;
            if let Some(leaves) = restored.leaves.last_mut() {
                leaves.push(index.0);
            }
        } else {
            self.private_size += 1;
        }
        if !is_ours {
            return Ok(());
        }
        let is_kept = event.log_index.is_none();
        let payload = match entry.open(&self.ring) {
            Ok(Opened::Opened(payload)) => payload.bytes,
            Ok(_) if entry.kind() == EntryKind::Erasure => {
                self.erased.push("somebody".to_owned());
                return Ok(());
            }
            Ok(Opened::Sealed | Opened::Erased) if !is_kept => return Ok(()),
            Ok(_) => return Err(Failure::Record(format!("{}: no key of this folder opens it", place()))),
            Err(error) => return Err(Failure::Record(format!("{}: {error}", place()))),
        };
        if !is_kept {
            let (is_unit, is_opening) = (payload.starts_with(UNIT), payload.starts_with(OPENS));
            // Who is who, and that it begins, belongs to no event.
            if let Some(leaves) = restored.leaves.last_mut().filter(|_| is_unit || is_opening) {
                leaves.pop();
            }
            if entry.kind() == EntryKind::Erasure {
                self.forget(&payload)?;
            } else if is_unit {
                restored.units.push(payload);
            } else if is_opening {
                restored.opens = Some(payload);
            }
        } else if let Some(part) = payload.strip_prefix(CHARTER) {
            restored.charter.extend_from_slice(part);
        } else if let Some(bytes) = payload.strip_prefix(EVENT) {
            self.events += 1;
            restored.kept.push(Kept::Event(bytes.to_vec()));
            restored.leaves.push(Vec::new());
        } else if let Some(id) = payload.strip_prefix(PLAN).and_then(|id| std::str::from_utf8(id).ok()) {
            restored.kept.push(Kept::Plan(id.to_owned()));
        } else {
            return Err(Failure::Record(format!("{}: it is nothing that this version of Takas keeps", place())));
        }
        Ok(())
    }

    /// Somebody was erased at another desk: the key goes from this folder, too, and nothing is gone on with.
    fn forget(&mut self, payload: &[u8]) -> Result<(), Failure> {
        let Ok(DeskSays::Erased { unit }) = read_desk(payload) else { return Ok(()) };
        if let Some(of) = unit_of(&unit) {
            let name = person_name(of);
            if let Found::Key(_) = self.keys.find(&name)? {
                self.ring.erase(KeyId::new(self.keys.erase(&name)?));
            }
            self.people.remove(&of.index());
        }
        self.erased.push(unit);
        Ok(())
    }
}

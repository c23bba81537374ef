//! `takas record erase`: the key of a person is erased; what concerned that person alone is read by nobody any more.

use std::collections::BTreeSet;

use takas_formats::operations::{DeskSays, read_desk, unit_name, unit_of};
use takas_ledger::{Entry, Opened};
use takas_model::UnitRef;
use takas_store::StoreError;
use takas_views::Reader;

use super::Record;
use super::verify::is_sound;
use crate::arguments::RecordPlace;
use crate::exit;
use crate::failure::Failure;
use crate::running::clock::now;
use crate::running::journal::{Journal, Leaf, keyring, person_name};
use crate::running::keys::KeyFolder;
use crate::running::session::ATTEMPTS;

/// Runs the command.
///
/// # Errors
/// When it is not confirmed, the person is not known, or store or keys cannot be written.
pub(super) fn run(place: &RecordPlace, unit: &str, confirm: Option<&str>) -> Result<u8, Failure> {
    let mut record = super::open(place)?;
    let keys = record.place.key_folder(&record.name)?;
    let reference = find(&record, &keys, unit)?;
    if confirm != Some(unit) {
        return Err(Failure::Usage(format!(
            "what concerns `{unit}` alone can then be read by nobody, ever, and the operation cannot be gone on with; if that is meant, \
             say `--confirm {unit}`"
        )));
    }
    let before = opened(&record, &keys)?;
    // Of a file the lock is held from here on: no operation runs meanwhile. Desks that share a server read the entry before they write
    // again, erase the key in their own folders, and go no further.
    let store = record.place.store_to_write()?;
    let (mut journal, _) = Journal::resume(store, record.stream.clone(), &keys)?;
    keys.erase(&person_name(reference))?;
    write(&mut journal, reference)?;
    journal.publish()?;
    let after = opened(&record, &keys)?;
    let (sound, entries) = is_sound(&record)?;
    if !sound {
        return Err(Failure::Record("the record does not verify any more; `takas record verify` says why".to_owned()));
    }
    tell!(
        "takas: the key is erased: {} entries that could be read can be read by nobody now. All {entries} entries and every proof still verify. \
         The case's own files say what they said.",
        (before + 1).saturating_sub(after)
    );
    Ok(exit::DONE)
}

/// Writes that the key was erased; when another desk was faster, after what that wrote.
fn write(journal: &mut Journal, unit: UnitRef) -> Result<(), Failure> {
    let says = DeskSays::Erased { unit: unit_name(unit) };
    let readers = BTreeSet::from([Reader::Mediator]);
    let leaf = Leaf::Desk { payload: says.bytes(), readers, about: None, is_erasure: true };
    for _ in 0..ATTEMPTS {
        match journal.write(std::slice::from_ref(&leaf), now()) {
            Err(Failure::Store(StoreError::WrongRevision { .. })) => journal.catch_up()?,
            outcome => return outcome,
        };
    }
    journal.write(&[leaf], now())
}

/// How many entries can be opened with all keys that are here.
fn opened(record: &Record, keys: &KeyFolder) -> Result<usize, Failure> {
    let ring = keyring(keys)?;
    let mut count = 0;
    record.each_leaf(|leaf| {
        count += usize::from(matches!(Entry::decode(&leaf.bytes)?.open(&ring)?, Opened::Opened(_)));
        Ok(())
    })?;
    Ok(count)
}

/// The unit of a name: `unit-7`, or the item of the case where it has one unit.
fn find(record: &Record, keys: &KeyFolder, named: &str) -> Result<UnitRef, Failure> {
    let ring = keyring(keys)?;
    let mut found: Vec<UnitRef> = Vec::new();
    record.each_leaf(|leaf| {
        let Opened::Opened(payload) = Entry::decode(&leaf.bytes)?.open(&ring)? else { return Ok(()) };
        if let Ok(DeskSays::Unit(unit)) = read_desk(&payload.bytes)
            && (unit.name == named || unit.item == named)
        {
            found.extend(unit_of(&unit.name));
        }
        Ok(())
    })?;
    match found.as_slice() {
        [unit] => Ok(*unit),
        [] => unit_of(named)
            .filter(|unit| matches!(keys.find(&person_name(*unit)), Ok(crate::running::keys::Found::Erased(_))))
            .ok_or_else(|| {
                Failure::Usage(format!(
                    "the operation has no unit `{named}`, or it was erased; `takas record show` lists them"
                ))
            }),
        several => {
            let names: Vec<String> = several.iter().copied().map(unit_name).collect();
            Err(Failure::Usage(format!("`{named}` is {} units: name one of {}", several.len(), names.join(", "))))
        }
    }
}

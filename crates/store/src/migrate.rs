//! Stores of older formats: what leads from each to the next, and the backup that is made before.
//!
//! All steps are taken in one transaction, under the lock of writers: several processes may open one store at once, and one that
//! is killed leaves the store as it was. A store that is opened to be read alone is not changed.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use crate::backup;
use crate::engine::sqlite::{sync, sync_folder};
use crate::engine::{Engine, Value};
use crate::error::StoreError;
use crate::facts;
use crate::place::Location;
use crate::schema::{FORMAT, OPENING, TILE, WITHOUT_BUNDLES};

/// One step: the format that it leads to, from the one before, and what it changes. It never changes rows of cases but by
/// what their meaning stays the same.
struct Step {
    to: u64,
    change: fn(&mut dyn Engine) -> Result<(), StoreError>,
}

/// All steps, in their order. A new format adds one, and its tables, with their `since`, to `schema`.
const STEPS: &[Step] = &[
    // Openings are written down from here on, so that a second copy that has what the store does not is known.
    Step { to: 2, change: |engine| engine.create(&OPENING) },
    // Bundles of entries held every event a second time.
    Step { to: WITHOUT_BUNDLES, change: remove_bundles },
];

/// Removes the bundles from the tiles.
fn remove_bundles(engine: &mut dyn Engine) -> Result<(), StoreError> {
    let rows = engine.query("SELECT stream, path FROM tile WHERE path LIKE 'tile/entries/%'", &[])?;
    let keys: Vec<Vec<Value>> = rows.into_iter().map(|row| row.0).collect();
    engine.remove(&TILE, &["stream", "path"], &keys)
}

/// Takes the steps from the store's format to the present one, if there are any. In a transaction that writes.
pub(crate) fn migrate(engine: &mut dyn Engine) -> Result<(), StoreError> {
    let found = facts::read(engine)?.format;
    if found > FORMAT {
        return Err(StoreError::Newer { found, known: FORMAT });
    }
    for step in STEPS.iter().filter(|step| step.to > found) {
        (step.change)(engine)?;
        facts::write_format(engine, step.to)?;
    }
    Ok(())
}

/// Writes a backup of the store in the same transaction, so that it is the store to the last commit: to the file that is named, or
/// beside the file of the store.
pub(crate) fn back_up(engine: &mut dyn Engine, location: &Location, named: Option<&Path>) -> Result<(), StoreError> {
    let found = facts::read(engine)?.format;
    let target = match (named, location) {
        (Some(named), _) if named.exists() => {
            return Err(StoreError::Occupied { what: named.display().to_string() });
        }
        (Some(named), _) => named.to_owned(),
        (None, Location::File(store)) => with_end(store, &format!(".format-{found}.backup")),
        (None, Location::Server(_)) => return Err(StoreError::Older { found, known: FORMAT }),
    };
    // Under its own name it is whole: what a process that was killed left is written over.
    let part = with_end(&target, ".part");
    let failed = |error: &std::io::Error| StoreError::file(part.display().to_string(), error);
    let mut out = BufWriter::new(File::create(&part).map_err(|error| failed(&error))?);
    backup::copy_out(engine, &mut out)?;
    out.flush().map_err(|error| failed(&error))?;
    sync(&part)?;
    std::fs::rename(&part, &target).map_err(|error| failed(&error))?;
    sync_folder(&target)
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::TABLES;

    #[test]
    fn each_format_has_its_step() {
        let steps: Vec<u64> = STEPS.iter().map(|step| step.to).collect();
        assert_eq!(steps, (2..=FORMAT).collect::<Vec<_>>());
        assert!(TABLES.iter().all(|table| (1..=FORMAT).contains(&table.since)));
    }
}

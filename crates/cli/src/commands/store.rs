//! `takas store`: exports, imports, backups, checks; how long a case is kept is in `keeping`. The library does the work; keys are elsewhere.

pub(crate) mod keeping;

use std::fs::File;
use std::io::{BufReader, BufWriter, Write as _};
use std::path::Path;

use serde::Serialize;
use takas_store::{Location, Options, Store};

use crate::arguments::StoreCommand;
use crate::exit;
use crate::failure::Failure;
use crate::folder::FileError;
use crate::put;
use crate::running::place;

/// What `fsck` found, as JSON.
#[derive(Serialize)]
struct ReportOut {
    format: u32,
    sound: bool,
    events: u64,
    projections_compared: bool,
    damage: Vec<DamageOut>,
}

#[derive(Serialize)]
struct DamageOut {
    code: &'static str,
    place: String,
    words: String,
}

/// Runs the command.
///
/// # Errors
/// When a store or file cannot be read or written.
pub(crate) fn run(command: &StoreCommand) -> Result<u8, Failure> {
    match command {
        StoreCommand::Export { store, case, to } => {
            let store = open_to_read(store)?;
            write(to, |out| Ok(store.export(case, out)?))
        }
        StoreCommand::Import { store, from } => {
            let case = open_or_make(store)?.import(read(from)?)?;
            tell!("takas: `{case}` is in the store now");
            Ok(exit::DONE)
        }
        StoreCommand::Rebuild { store } => {
            open(store)?.rebuild(None)?;
            Ok(exit::DONE)
        }
        StoreCommand::Fsck { store, json } => fsck(&open_to_read(store)?, *json),
        StoreCommand::Backup { store, to } => {
            let store = open_to_read(store)?;
            write(to, |out| Ok(store.backup(out)?))
        }
        StoreCommand::Restore { store, from } => {
            let location = located(store);
            make_folder(&location)?;
            Store::restore(&location, Options::default(), read(from)?)?;
            Ok(exit::DONE)
        }
        StoreCommand::Scrub { store } => {
            open(store)?.scrub()?;
            Ok(exit::DONE)
        }
        StoreCommand::Migrate { store, backup } => {
            let options = Options { backup_to: backup.clone(), ..Options::default() };
            Store::open(&there(store)?, options)?;
            tell!("takas: the store is of the present format");
            Ok(exit::DONE)
        }
        StoreCommand::Retain(arguments) => keeping::retain(arguments),
        StoreCommand::Due { store, json } => keeping::due(store, *json),
        StoreCommand::Destroy(arguments) => keeping::destroy(arguments),
    }
}

/// Where a store is that is named: of a case's folder, the one in it.
fn located(named: &str) -> Location {
    let folder = Path::new(named);
    if folder.join("case.toml").is_file() { Location::File(place::in_case(folder)) } else { Location::read(named) }
}

/// A store that is there.
fn open(named: &str) -> Result<Store, Failure> {
    let store = Store::open(&there(named)?, Options::default())?;
    keeping::tell_due(&store, None);
    Ok(store)
}

/// A store that is there, of whatever format this program reads; it is left as it is.
fn open_to_read(named: &str) -> Result<Store, Failure> {
    let store = Store::open_to_read(&there(named)?, Options::default())?;
    keeping::tell_due(&store, None);
    Ok(store)
}

/// Where a store is, if it is a file that is there, or on a server.
fn there(named: &str) -> Result<Location, Failure> {
    let location = located(named);
    if let Location::File(path) = &location
        && !path.is_file()
    {
        let error = std::io::Error::from(std::io::ErrorKind::NotFound);
        return Err(FileError::new(
            path,
            "cannot be read",
            "name the file of a store, a case's folder, or postgres://…",
            error,
        )
        .into());
    }
    Ok(location)
}

fn open_or_make(named: &str) -> Result<Store, Failure> {
    let location = located(named);
    make_folder(&location)?;
    Ok(Store::open(&location, Options::default())?)
}

/// The folder of a store that is made.
fn make_folder(location: &Location) -> Result<(), Failure> {
    let Location::File(path) = location else { return Ok(()) };
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    let mend = "see that there is room and that you may write there";
    Ok(std::fs::create_dir_all(folder).map_err(|error| FileError::new(folder, "cannot be made", mend, error))?)
}

fn read(path: &Path) -> Result<BufReader<File>, Failure> {
    let mend = "name a file that `takas store export` or `backup` wrote";
    File::open(path).map(BufReader::new).map_err(|error| FileError::new(path, "cannot be read", mend, error).into())
}

/// Writes a file whole or not at all; one that is there is not written over.
fn write(path: &Path, act: impl FnOnce(&mut BufWriter<File>) -> Result<(), Failure>) -> Result<u8, Failure> {
    let mend = "name a new file, where there is room and you may write";
    let failed = |what: &'static str, error| FileError::new(path, what, mend, error);
    let file = File::options().write(true).create_new(true).open(path);
    let mut out = BufWriter::new(file.map_err(|error| failed("cannot be written", error))?);
    let written = act(&mut out).and_then(|()| {
        let synced = out.flush().and_then(|()| out.get_ref().sync_all());
        Ok(synced.map_err(|error| failed("cannot be written", error))?)
    });
    if let Err(failure) = written {
        let _ = std::fs::remove_file(path);
        return Err(failure);
    }
    tell!("wrote {}", path.display());
    Ok(exit::DONE)
}

fn fsck(store: &Store, json: bool) -> Result<u8, Failure> {
    let report = store.fsck(None)?;
    let sound = report.damage.is_empty();
    if json {
        let damage = report.damage.iter().map(|one| DamageOut {
            code: one.code,
            place: one.place.clone(),
            words: one.what.clone(),
        });
        put(&takas_formats::deals::to_json(&ReportOut {
            format: 1,
            sound,
            events: report.events,
            projections_compared: report.projections_compared,
            damage: damage.collect(),
        }))?;
    } else {
        for one in &report.damage {
            put(&format!("{} {}: {}\n", one.code, one.place, one.what))?;
        }
        let sum = if sound { "Nothing is damaged" } else { "The store is DAMAGED" };
        put(&format!("{sum}: {} events looked at.\n", report.events))?;
    }
    Ok(if sound { exit::DONE } else { exit::UNSOUND })
}

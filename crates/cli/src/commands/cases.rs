//! `takas cases`: what lies in the cabinet of a desk, listed and written out, by whoever has the store and a way to open the keys.

use takas_desk::server::cabinet::{Cabinet, all, give_out};
use takas_desk::server::role::CaseKey;
use takas_store::{Location, Options, Store};

use crate::arguments::{CasesCommand, DeskPlace};
use crate::commands::serve::unlocked;
use crate::exit;
use crate::failure::Failure;
use crate::put;

/// Runs the command.
///
/// # Errors
/// When store or keys cannot be opened, there is no such case, or the folder is there already or cannot be written.
pub(crate) fn run(command: &CasesCommand) -> Result<u8, Failure> {
    match command {
        CasesCommand::List { place } => {
            for (key, cabinet) in cabinets(place)? {
                let files = cabinet.now()?.files.len();
                let count = if files == 1 { "1 file".to_owned() } else { format!("{files} files") };
                put(&format!("{}  {}  {count}\n", key.as_str(), cabinet.id()))?;
            }
        }
        CasesCommand::TakeOut { case, folder, place } => {
            let found =
                cabinets(place)?.into_iter().find(|(key, cabinet)| key.as_str() == case || cabinet.id() == case);
            let (_, cabinet) = found.ok_or_else(|| {
                Failure::Usage(format!("there is no case `{case}` in this desk; `takas cases list` lists them"))
            })?;
            let count = give_out(&cabinet, folder)?;
            tell!("takas: {count} files of `{}` are in {} now, in the clear", cabinet.id(), folder.display());
        }
    }
    Ok(exit::DONE)
}

fn cabinets(place: &DeskPlace) -> Result<Vec<(CaseKey, Cabinet)>, Failure> {
    let store = Store::open_to_read(&Location::read(&place.store), Options::default())?;
    let vault = unlocked(&place.keys, place.passphrase_file.as_deref(), place.key_file.as_deref())?;
    all(&store, &vault)
}

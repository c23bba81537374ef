//! `takas serve`: the desk, in the browser.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use takas_desk::running::place::{self, Named, Place};
use takas_desk::server::http::start::{Reached, Start, start};
use takas_desk::server::http::tls::CertificateFiles;
use takas_desk::server::opening::{Work, opener};
use takas_desk::server::vault::{Secret, Unlocked, Vault, read_key_file};

use crate::arguments::ServeArguments;
use crate::commands::demo;
use crate::exit;
use crate::failure::Failure;
use crate::folder;
use crate::put;
use crate::running::clock::now;

/// The folder of the demo, as of `takas demo`.
const DEMO: &str = "takas-demo";
/// The largest key file.
const KEY_FILE_BYTES_MAX: u64 = 1_000;

/// Runs the command.
///
/// # Errors
/// When a case, the store or the keys cannot be opened, or it cannot listen where it should.
pub(crate) fn run(arguments: &ServeArguments) -> Result<u8, Failure> {
    let certificate = match (&arguments.certificate, &arguments.certificate_key) {
        (Some(chain), Some(key)) => Some(CertificateFiles { chain: chain.clone(), key: key.clone() }),
        _ => None,
    };
    let reached = Reached {
        listen: arguments.listen,
        origin: arguments.origin.clone(),
        certificate,
        proxies: arguments.proxy.clone(),
    };
    // Before anything is made: what is wrong with the arguments is told at once.
    reached.settings()?;
    let passphrase = arguments.passphrase_file.as_deref().map(place::passphrase).transpose()?;
    let cases = if arguments.demo { vec![demo::prepare(Path::new(DEMO))?] } else { arguments.cases.clone() };
    for case in &cases {
        folder::read(case)?;
    }
    let base = if arguments.demo { Path::new(DEMO) } else { Path::new("") };
    let keys = arguments
        .keys
        .clone()
        .unwrap_or_else(|| base.join(if arguments.demo { "desk.keys" } else { "takas-desk.keys" }));
    let own = base.join(if arguments.demo { "desk" } else { "takas-desk" }).join("store.sqlite");
    let store = arguments.store.clone().unwrap_or_else(|| own.display().to_string());
    let named = Named { store: Some(store), keys: Some(keys.clone()), passphrase_file: None };
    // It holds the store against other processes as long as it lives.
    let mut held = Place::new(&PathBuf::new(), &named)?;
    let store = held.store_to_write()?;
    let opener = opener(Work { keys, cases, is_rehearsal: arguments.demo })?;
    if let Some(file) = &arguments.key_file {
        unlock_by_file(opener.vault(), file)?;
    }
    start(Start { reached, store, passphrase, is_rehearsal: arguments.demo, opener }, &mut |line| {
        put(&format!("{line}\n"))
    })?;
    Ok(exit::DONE)
}

/// Opens the keys of a desk by a key file.
fn unlock_by_file(vault: &Vault, file: &Path) -> Result<(), Failure> {
    let mend = "name a key file, as the page of the desk's keys hands it out";
    let read = folder::read_at_most(file, KEY_FILE_BYTES_MAX);
    let text = read.map_err(|error| folder::FileError::new(file, "cannot be read", mend, error))?;
    let key = read_key_file(&text).ok_or_else(|| Failure::Usage(format!("{}: {mend}", file.display())))?;
    opened(vault.unlock(None, &Secret::KeyFile(key.expose()), now())?)
}

fn opened(unlocked: Unlocked) -> Result<(), Failure> {
    match unlocked {
        Unlocked::Open => Ok(()),
        Unlocked::OneOfTwo => {
            Err(Failure::Usage("this opens the keys together with somebody else's way alone".to_owned()))
        }
    }
}

/// The keys of a desk, open: by a passphrase, by a key file, or by themselves.
///
/// # Errors
/// When they are not there, or this does not open them.
pub(crate) fn unlocked(keys: &Path, passphrase: Option<&Path>, file: Option<&Path>) -> Result<Arc<Vault>, Failure> {
    if !keys.is_dir() {
        return Err(Failure::Usage(format!(
            "{}: there are no keys of a desk; name their folder with --keys",
            keys.display()
        )));
    }
    let vault = Vault::at(keys)?;
    match (passphrase, file) {
        (Some(path), _) => {
            let passphrase = place::passphrase(path)?;
            opened(vault.unlock(None, &Secret::Passphrase(&passphrase), now())?)?;
        }
        (None, Some(file)) => unlock_by_file(&vault, file)?,
        (None, None) if vault.opens_by_itself() => vault.open_by_itself(now())?,
        (None, None) => {
            return Err(Failure::Usage("say what opens the keys, with --passphrase-file or --key-file".to_owned()));
        }
    }
    Ok(Arc::new(vault))
}

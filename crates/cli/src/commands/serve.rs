//! `takas serve`: the desk, in the browser.

use std::path::{Path, PathBuf};

use takas_desk::running::place::{self, Named, Place};
use takas_desk::server::http::start::{Reached, Start, start};
use takas_desk::server::http::tls::CertificateFiles;
use takas_desk::server::opening::{Work, opener};

use crate::arguments::ServeArguments;
use crate::commands::demo;
use crate::exit;
use crate::failure::Failure;
use crate::folder;
use crate::put;

/// The folder of the demo, as of `takas demo`.
const DEMO: &str = "takas-demo";

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
    let work = Work { keys: keys.clone(), cases, is_rehearsal: arguments.demo };
    let opener = opener(work);
    start(Start { reached, store, keys, passphrase, is_rehearsal: arguments.demo, opener }, &mut |line| {
        put(&format!("{line}\n"))
    })?;
    Ok(exit::DONE)
}

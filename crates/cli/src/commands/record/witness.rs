//! `takas record witness` and `ask`: c2sp.org/tlog-witness by files, for whoever carries them to and fro.
//!
//! A witness keeps in its folder its key, the logs that it watches, and the last checkpoint of each that it cosigned. It remembers before it
//! answers.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use serde::{Deserialize, Serialize};
use takas_ledger::{
    AddCheckpoint, NoteSigner, SignatureKind, SignedCheckpoint, SigningKey, Status, VerifierKey, Witness, prove,
};
use takas_store::Cosignature;

use super::read_file;
use crate::arguments::RecordPlace;
use crate::exit;
use crate::failure::Failure;
use crate::folder::{self, FileError};
use crate::put;
use crate::running::clock::now;
use crate::running::hex::hex;
use crate::running::keys::KeyFolder;

/// The file of a witness.
const STATE: &str = "witness.json";
/// The version of that file.
const FORMAT: u32 = 1;
/// Held while a witness is asked: two processes that both remember the same would cosign a fork.
const LOCK: &str = "witness.lock";
/// The longest request.
const REQUEST_MAX: u64 = 1 << 20;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StateFile {
    format: u32,
    name: String,
    /// The verifier keys of the logs.
    logs: Vec<String>,
    /// The last checkpoint of each, cosigned.
    seen: Vec<String>,
}

/// Runs `takas record witness`.
///
/// # Errors
/// When its folder cannot be read or written, or a key cannot be read.
pub(super) fn run(folder: &Path, name: Option<&str>, logs: &[String], request: Option<&Path>) -> Result<u8, Failure> {
    // Read before the lock is taken: who writes slowly holds up nobody else.
    let body = if request.is_none() && std::io::IsTerminal::is_terminal(&std::io::stdin()) {
        Vec::new()
    } else {
        body(request)?
    };
    let _lock = lock(folder)?;
    let path = folder.join(STATE);
    let mut state = if path.is_file() {
        read_state(&path)?
    } else {
        let name = name
            .ok_or_else(|| Failure::Usage("a witness that begins has a name: --name example.org/witness".to_owned()))?;
        StateFile { format: FORMAT, name: name.to_owned(), logs: Vec::new(), seen: Vec::new() }
    };
    let seed = KeyFolder::open(&folder.join("key"), None)?.get_or_make("witness")?;
    let signer = NoteSigner::new(&state.name, SignatureKind::Cosignature, SigningKey::from_seed(seed.secret.expose()))?;
    let key = signer.verifier().to_string();
    for log in logs {
        VerifierKey::parse(log).map_err(|error| Failure::Usage(format!("--log `{log}`: {error}")))?;
        if !state.logs.contains(log) {
            state.logs.push(log.clone());
        }
    }
    let mut witness = Witness::new(signer)?;
    for log in &state.logs {
        let log = VerifierKey::parse(log)?;
        let origin = log.name().to_owned();
        witness.watch(&origin, vec![log]);
    }
    for seen in &state.seen {
        witness.restore(SignedCheckpoint::parse(seen.as_bytes())?)?;
    }
    keep(&path, &state)?;
    tell!("takas: the witness's key is {key}");
    if body.is_empty() {
        return Ok(exit::DONE);
    }
    let answer = witness.answer(&body, u64::try_from(now()).unwrap_or(0))?;
    if let Some(seen) = &answer.seen {
        let origin = seen.checkpoint().checkpoint().origin().to_owned();
        let of_log = |text: &String| {
            SignedCheckpoint::parse(text.as_bytes()).is_ok_and(|known| known.checkpoint().origin() == origin)
        };
        state.seen.retain(|text| !of_log(text));
        state.seen.push(seen.checkpoint().encode());
        // On the disk before anybody has the cosignature.
        keep(&path, &state)?;
    }
    tell!("takas: {} {}", answer.status.code(), answer.content_type());
    put(&answer.body)?;
    Ok(if answer.status == Status::Cosigned { exit::DONE } else { exit::REFUSED })
}

/// Waits until no other process is this witness. The system takes the lock back when the process ends, however it ends.
fn lock(folder: &Path) -> Result<File, Failure> {
    let (path, mend) = (folder.join(LOCK), "see that there is room and that you may write there");
    fs::create_dir_all(folder).map_err(|error| FileError::new(folder, "cannot be made", mend, error))?;
    let open = File::options().create(true).truncate(false).write(true).open(&path);
    let file = open.map_err(|error| FileError::new(&path, "cannot be written", mend, error))?;
    file.lock().map_err(|error| FileError::new(&path, "cannot be locked", mend, error))?;
    Ok(file)
}

fn read_state(path: &Path) -> Result<StateFile, Failure> {
    let bytes = folder::read_capped(path)
        .map_err(|error| FileError::new(path, "cannot be read", "name the folder of a witness", error))?;
    let wrong = |why: &str| Failure::Record(format!("{}: {why}", path.display()));
    let state: StateFile = serde_json::from_slice(&bytes).map_err(|error| wrong(&error.to_string()))?;
    // What a later version remembers may be more than is read here, and a witness that forgets cosigns forks.
    if state.format == FORMAT { Ok(state) } else { Err(wrong("its format is not known to this version of Takas")) }
}

fn keep(path: &Path, state: &StateFile) -> Result<(), Failure> {
    Ok(folder::write(path, takas_formats::deals::to_json(state).as_bytes())?)
}

fn body(request: Option<&Path>) -> Result<Vec<u8>, Failure> {
    if let Some(path) = request {
        return read_file(path);
    }
    let mut body = Vec::new();
    let mend = "write the request to standard input, or name its file with --request";
    std::io::stdin()
        .lock()
        .take(REQUEST_MAX)
        .read_to_end(&mut body)
        .map_err(|error| FileError::new(Path::new("standard input"), "cannot be read", mend, error))?;
    Ok(body)
}

/// Runs `takas record ask`.
///
/// # Errors
/// When the record cannot be read, or the answer is none.
pub(super) fn ask(place: &RecordPlace, old: u64, answer: Option<&Path>) -> Result<u8, Failure> {
    let record = super::open(place)?;
    let mut checkpoint = record.checkpoint()?;
    let size = checkpoint.checkpoint().size();
    let Some(answer) = answer else {
        if old > size {
            return Err(Failure::Usage(format!("the last checkpoint is over {size} entries: --old is at most that")));
        }
        let proof = prove::consistency(old, size, |tile| record.tile(tile))?;
        put(&AddCheckpoint::new(old, proof, checkpoint)?.encode())?;
        return Ok(exit::DONE);
    };
    let known = &record.identity.witnesses;
    if known.is_empty() {
        let message = "no witness is named for this record, so that no cosignature counts and none is kept; name one when an operation begins: \
                       `takas run … --witness KEY`";
        return Err(Failure::Usage(message.to_owned()));
    }
    let before = checkpoint.note().signatures().len();
    let taken = AddCheckpoint::take_answer(&read_file(answer)?, &mut checkpoint, known)?;
    if taken == 0 {
        tell!("takas: the answer has no cosignature of a witness that is named for this record: nothing is stored");
        return Ok(exit::REFUSED);
    }
    let store = record.place.store_beside()?;
    for signature in &checkpoint.note().signatures()[before..] {
        let cosignature = Cosignature { witness: signature.name().to_owned(), line: signature.line().into_bytes() };
        store.cosign(&record.stream, size, cosignature)?;
    }
    tell!(
        "takas: {taken} cosignatures stored for the checkpoint over {size} entries (log key id {})",
        hex(&record.identity.log.id().to_be_bytes())
    );
    Ok(exit::DONE)
}

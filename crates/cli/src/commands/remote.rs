//! `takas … --desk URL`: what lies at a desk on another machine, as JSON; and an operation that it runs.
//!
//! The board, as the desk tells it; lines that were signed elsewhere, handed in; a script, of which what the token's account says is signed here,
//! by keys that the desk never has.

use std::io::{BufRead as _, IsTerminal as _};
use std::path::Path;
use std::time::Duration;

use takas_desk::interrupt;
use takas_desk::remote::speaking::{Said, Speaking, hand_in, script};
use takas_desk::remote::{Remote, Token, board};
use takas_desk::running::keys::KeyFolder;
use takas_desk::running::place;
use takas_formats::operations::{OperationNowOut, SaidOut, SaidOutcomeOut, SignedOut};

use super::run::read_file;
use crate::arguments::{DeskArguments, RunArguments};
use crate::exit;
use crate::failure::Failure;
use crate::put;

/// The longest line that is read from standard input.
const LINE_MAX: u64 = 1 << 20;
/// How often the desk is asked whether anything has changed.
const GLANCE: Duration = Duration::from_secs(1);

/// The desk that was named.
///
/// # Errors
/// When there is no token, or the address is none.
pub(crate) fn desk(address: &str, named: &DeskArguments) -> Result<Remote, Failure> {
    Remote::new(address, Token::find(named.token_file.as_deref())?, named.ca.as_deref())
}

/// Runs the command.
///
/// # Errors
/// When the desk does not answer or refuses, or script or keys cannot be read.
pub(super) fn run(address: &str, arguments: &RunArguments) -> Result<u8, Failure> {
    see_that_it_is_said_to_a_desk(arguments)?;
    let mut remote = desk(address, &arguments.remote)?;
    if arguments.case == Path::new("-") {
        put(&board::cases(&remote.read("/cases")?))?;
        return Ok(exit::DONE);
    }
    let case = key(&arguments.case)?;
    if arguments.json {
        return by_lines(&mut remote, &case);
    }
    if arguments.script.is_some() {
        return by_script(remote, &case, arguments);
    }
    let names = if arguments.remote.names { "?names=real" } else { "" };
    let path = format!("/cases/{case}/operation{names}");
    if !std::io::stdout().is_terminal() {
        put(&board::whole(&remote.read(&path)?))?;
        return Ok(exit::DONE);
    }
    watch(&mut remote, &path)
}

/// Reads what the desk has of a case, as JSON: what whoever has the token may know of it.
///
/// # Errors
/// When the desk does not answer or refuses, or something else than JSON is wanted.
pub(super) fn read(
    address: &str,
    named: &DeskArguments,
    case: &Path,
    what: &str,
    is_json: bool,
) -> Result<u8, Failure> {
    if !is_json {
        return Err(Failure::Usage("what a desk tells is JSON: say --json, and leave out what shapes text".to_owned()));
    }
    let mut remote = desk(address, named)?;
    let found: serde_json::Value = remote.read(&format!("/cases/{}/{what}", key(case)?))?;
    put(&(serde_json::to_string_pretty(&found).expect("texts and numbers alone") + "\n"))?;
    Ok(exit::DONE)
}

/// The key of a case at a desk.
pub(super) fn key(case: &Path) -> Result<String, Failure> {
    let key = case.to_string_lossy().into_owned();
    if key.len() == 32 && key.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Ok(key);
    }
    Err(Failure::Usage(format!(
        "`{key}` is no key of a case at a desk: 32 digits, as in the addresses of its pages; `takas run --desk URL -` lists yours"
    )))
}

/// What is the desk's own to know cannot be said here as well.
fn see_that_it_is_said_to_a_desk(arguments: &RunArguments) -> Result<(), Failure> {
    let here = [
        ("--plan", arguments.plan.is_some()),
        ("--operation", arguments.operation.is_some()),
        ("--rehearsal", arguments.rehearsal),
        ("--view", arguments.view.is_some()),
        ("--witness", !arguments.witness.is_empty()),
        ("--second-copy", arguments.second_copy.is_some()),
        ("--store", arguments.place.store.is_some()),
    ];
    match here.iter().find(|(_, is_said)| *is_said) {
        Some((option, _)) => {
            Err(Failure::Usage(format!("{option} is the desk's own to know: leave it out with --desk")))
        }
        None => Ok(()),
    }
}

/// The board, drawn anew whenever anything has changed, until Ctrl-C.
fn watch(remote: &mut Remote, path: &str) -> Result<u8, Failure> {
    interrupt::listen();
    let mut tag: Option<String> = None;
    while !interrupt::was_pressed() {
        let answer = remote.get(path, tag.as_deref())?;
        if !answer.body.is_empty() {
            let now: OperationNowOut = serde_json::from_slice(&answer.body)
                .map_err(|error| Failure::Desk(format!("{}: its board cannot be read: {error}", remote.origin())))?;
            // From the top of an empty screen.
            put(&format!("\u{1b}[2J\u{1b}[H{}", board::whole(&now)))?;
            tag = answer.tag;
        }
        std::thread::sleep(GLANCE);
    }
    Ok(exit::DONE)
}

/// Lines that were signed elsewhere, from standard input; an answer to each.
fn by_lines(remote: &mut Remote, case: &str) -> Result<u8, Failure> {
    let mut input = std::io::stdin().lock();
    let mut was_refused = false;
    loop {
        let mut line = Vec::new();
        let read = std::io::Read::take(&mut input, LINE_MAX).read_until(b'\n', &mut line);
        if !matches!(read, Ok(1..)) {
            break;
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let signed: SignedOut = serde_json::from_slice(&line).map_err(|error| {
            Failure::Mistakes(format!("a line is none that was signed (`takas schema signed-command`): {error}"))
        })?;
        match hand_in(remote, case, &signed)? {
            Said::Answered(said) => {
                was_refused |= !matches!(said.outcome, SaidOutcomeOut::Accepted { .. });
                put(&(serde_json::to_string(&said).expect("texts and numbers alone") + "\n"))?;
            }
            Said::NotTaken(why) => {
                was_refused = true;
                tell!("takas: not taken, and nothing has changed: {why}");
            }
        }
    }
    Ok(if was_refused { exit::REFUSED } else { exit::DONE })
}

/// What stands in a script, line by line.
fn by_script(mut remote: Remote, case: &str, arguments: &RunArguments) -> Result<u8, Failure> {
    let path = arguments.script.as_deref().expect("a script is named");
    let (name, bytes) = read_file(path)?;
    let text = String::from_utf8(bytes).map_err(|_| Failure::Mistakes(format!("{name}: it is no UTF-8")))?;
    let lines = script(&text)?;
    let folder = arguments.place.keys.as_deref().ok_or_else(|| {
        Failure::Usage(
            "name the folder with the keys by which is signed (--keys FOLDER, as of `takas record key`)".to_owned(),
        )
    })?;
    let passphrase = arguments.place.passphrase_file.as_deref().map(place::passphrase).transpose()?;
    let keys = KeyFolder::open(folder, passphrase.as_deref())?;
    let board: OperationNowOut = remote.read(&format!("/cases/{case}/operation"))?;
    let mut speaking = Speaking::new(&mut remote, case, keys);
    let mut was_refused = false;
    for line in lines {
        match speaking.say(&line, &board.zone)? {
            Said::NotTaken(why) => {
                was_refused = true;
                tell!("takas: not taken, and nothing has changed: line {}\n  {why}", line.line);
            }
            Said::Answered(said) => was_refused |= !told(line.line, &said),
        }
    }
    put(&board::whole(&remote.read(&format!("/cases/{case}/operation"))?))?;
    Ok(if was_refused { exit::REFUSED } else { exit::DONE })
}

/// Tells what came of a line; whether it was accepted.
fn told(line: usize, said: &SaidOut) -> bool {
    match &said.outcome {
        SaidOutcomeOut::Accepted { .. } => true,
        SaidOutcomeOut::Refused { reasons, .. } => {
            tell!("takas: refused, and nothing has changed: line {line}\n  {}", reasons.join("\n  "));
            false
        }
    }
}

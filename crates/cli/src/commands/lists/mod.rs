//! `takas lists`: lists of persons side by side, decisions about them, what they say of each, screening.

mod book;
mod changes;
mod decide;
mod matching;
mod review;
mod rows;
mod screen;
mod status;

use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::{Duration, Instant as Clock};

use takas_atlas::Instant as Moment;
use takas_desk::interrupt;
use takas_desk::lists::{Opened, Wanted};
use takas_desk::running::clock;
use takas_model::Instant;

use crate::arguments::{ListsCommand, WhichLists};
use crate::failure::Failure;

/// Runs the command.
///
/// # Errors
/// When files cannot be read or written, or have mistakes.
pub(crate) fn run(command: &ListsCommand) -> Result<u8, Failure> {
    match command {
        ListsCommand::Match(arguments) => matching::run(arguments),
        ListsCommand::Review(arguments) => review::run(arguments),
        ListsCommand::Decide(arguments) => decide::run(arguments),
        ListsCommand::Status(arguments) => status::run(arguments),
        ListsCommand::Settle(arguments) => status::settle(arguments),
        ListsCommand::Changes(arguments) => changes::run(arguments),
        ListsCommand::Release(arguments) => book::release(arguments),
        ListsCommand::Asked(arguments) => book::asked(arguments),
        ListsCommand::Told(arguments) => book::told(arguments),
        ListsCommand::Substitute(arguments) => book::substitute(arguments),
        ListsCommand::Screen(arguments) => screen::run(arguments),
    }
}

fn open(which: &WhichLists) -> Result<Opened, Failure> {
    let wanted = Wanted { paths: which.lists.clone(), roles: which.role.clone(), decisions: which.decisions.clone() };
    takas_desk::lists::open(&wanted)
}

/// The time that is meant, by the clock of a zone; now, where none is written.
fn time(written: Option<&str>, zone: &str) -> Result<Instant, Failure> {
    let Some(written) = written else { return Ok(clock::now()) };
    let read = Moment::read(written, zone).map_err(|error| Failure::Usage(format!("--at: {error}")))?;
    Ok(read.seconds())
}

/// The zone of the case, if the lists are of one.
fn zone(opened: &Opened) -> &str {
    opened.case.as_ref().map_or("UTC", |case| case.zone.as_str())
}

/// Does something that compares rows; Ctrl-C ends it, progress is told after the first second.
fn with_progress<T>(quiet: bool, act: impl FnOnce(&(dyn Fn(usize, usize) + Sync)) -> T) -> T {
    interrupt::listen();
    let begun = Clock::now();
    let last = Mutex::new((begun, false));
    let is_terminal = std::io::stderr().is_terminal();
    let done = act(&|done, all| {
        let Ok(mut last) = last.lock() else { return };
        let is_due = begun.elapsed() >= Duration::from_secs(1) && last.0.elapsed() >= Duration::from_millis(500);
        if quiet || !is_due {
            return;
        }
        *last = (Clock::now(), true);
        let line = format!("{:7.1} s  comparing: {done} of {all} rows", begun.elapsed().as_secs_f64());
        if is_terminal {
            let _ = write!(std::io::stderr(), "\r{line}");
        } else {
            tell!("{line}");
        }
    });
    if is_terminal && last.lock().is_ok_and(|last| last.1) {
        tell!("");
    }
    done
}

/// Puts what was asked for: a page into its file, text or JSON on standard output.
fn put_all(
    html: Option<&PathBuf>,
    page: impl FnOnce() -> String,
    shown: impl FnOnce() -> String,
) -> Result<(), Failure> {
    match html {
        Some(path) => crate::put_page(path, &page()),
        None => crate::put(&shown()),
    }
}

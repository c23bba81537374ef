//! A program for tests of faults: opens a store the ordinary way and prints every entry that `writer` stored and the store
//! still has, one line each, in the order of their numbers: `AUTHOR RUN ENTRY`.
//!
//! `auditor LOCATION`
//!
//! What the store finds wrong with itself goes to standard error, one line each, and the program ends with 1.

use std::io::{BufWriter, Write};
use std::process::ExitCode;

use takas_store::{Location, Number, Options, Store, StoreError};

/// How many entries are read at a time.
const ENTRIES: usize = 1_000;

fn main() -> ExitCode {
    let Some(location) = std::env::args().nth(1) else {
        return fail("a location is wanted: a file, or postgres://…", 2);
    };
    let store = match Store::open(&Location::read(&location), Options::default()) {
        Ok(store) => store,
        Err(error) => return fail(&format!("cannot open: {error}"), 4),
    };
    let damage = match print(&store).and_then(|()| store.fsck(None)) {
        Ok(report) => report.damage,
        Err(error) => return fail(&error.to_string(), 1),
    };
    for damage in &damage {
        drop(writeln!(std::io::stderr(), "auditor: {damage}"));
    }
    ExitCode::from(u8::from(!damage.is_empty()))
}

fn print(store: &Store) -> Result<(), StoreError> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut next = Number(1);
    loop {
        let events = store.read_all(next, ENTRIES)?;
        let Some(last) = events.last() else { break };
        next = Number(last.number.0 + 1);
        for event in &events {
            let text = String::from_utf8_lossy(&event.bytes);
            writeln!(out, "{}", text.trim_end_matches('.')).expect("standard output takes the line");
        }
    }
    out.flush().expect("standard output takes the rest");
    Ok(())
}

fn fail(why: &str, code: u8) -> ExitCode {
    drop(writeln!(std::io::stderr(), "auditor: {why}"));
    ExitCode::from(code)
}

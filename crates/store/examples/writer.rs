//! A program for tests of faults: many authors append numbered entries, and each entry that is acknowledged is one line on
//! standard output. It reads nothing back; `auditor` does.
//!
//! `writer LOCATION [--authors N] [--entries N] [--run N] [--bytes N] [--patience-milliseconds N]`
//!
//! A line is `AUTHOR RUN ENTRY`. Every third entry stays in the journal, the others are leaves; each comes with a row of a projection and a
//! message. While the store is read-only an author sends its entry again under the same key until its patience ends; then
//! the program ends with 3. Any other refusal ends it with 1.

use std::io::Write;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use takas_store::{Append, Change, Entry, Location, Message, Options, Store, StoreError, Stream};

/// What was asked for.
#[derive(Clone)]
struct Wanted {
    location: String,
    authors: u64,
    entries: u64,
    run: u64,
    bytes: usize,
    patience: Duration,
}

fn main() -> ExitCode {
    let wanted = match read_arguments(std::env::args().skip(1)) {
        Ok(wanted) => wanted,
        Err(why) => return fail(&why, 2),
    };
    let options = Options { probe_every: Duration::from_millis(20), ..Options::default() };
    let store = match Store::open(&Location::read(&wanted.location), options) {
        Ok(store) => store,
        Err(error) => return fail(&format!("cannot open: {error}"), 4),
    };
    let stop = AtomicBool::new(false);
    let outcome = thread::scope(|scope| {
        let authors: Vec<_> = (0..wanted.authors)
            .map(|author| {
                let (store, wanted, stop) = (store.clone(), wanted.clone(), &stop);
                scope.spawn(move || write(&store, &wanted, author, stop))
            })
            .collect();
        authors.into_iter().map(|author| author.join().expect("an author ends")).find(Result::is_err).unwrap_or(Ok(()))
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(StoreError::ReadOnly { why }) => fail(&format!("read-only: {why}"), 3),
        Err(error) => fail(&error.to_string(), 1),
    }
}

/// One author: its entries in their order.
fn write(store: &Store, wanted: &Wanted, author: u64, stop: &AtomicBool) -> Result<(), StoreError> {
    for entry in 1..=wanted.entries {
        if stop.load(Ordering::Relaxed) {
            return Ok(());
        }
        if let Err(error) = append(store, wanted, author, entry) {
            stop.store(true, Ordering::Relaxed);
            return Err(error);
        }
        // One write for the line, so that lines of authors do not mix and a kill leaves none in part.
        let line = format!("{author} {} {entry}\n", wanted.run);
        let mut out = std::io::stdout().lock();
        out.write_all(line.as_bytes()).and_then(|()| out.flush()).expect("standard output takes the line");
    }
    Ok(())
}

/// Appends one entry, again and again while the store is read-only and there is patience.
fn append(store: &Store, wanted: &Wanted, author: u64, entry: u64) -> Result<(), StoreError> {
    let name = format!("{author} {} {entry}", wanted.run);
    let mut bytes = name.clone().into_bytes();
    bytes.resize(bytes.len().max(wanted.bytes), b'.');
    let kind = if entry.is_multiple_of(3) { Entry::journal(bytes) } else { Entry::record(bytes) };
    let append = Append {
        changes: vec![Change {
            projection: "last".to_owned(),
            key: author.to_string(),
            value: Some(name.clone().into_bytes()),
        }],
        messages: vec![Message { destination: "elsewhere".to_owned(), bytes: name.clone().into_bytes() }],
        ..Append::new(Stream::new("case/operation")?, vec![kind]).with_key(name)
    };
    let began = Instant::now();
    loop {
        match store.append(append.clone()) {
            Ok(_) => return Ok(()),
            Err(StoreError::ReadOnly { .. }) if began.elapsed() < wanted.patience => {
                thread::sleep(Duration::from_millis(5));
            }
            Err(error) => return Err(error),
        }
    }
}

fn read_arguments(mut arguments: impl Iterator<Item = String>) -> Result<Wanted, String> {
    let location = arguments.next().ok_or("a location is wanted: a file, or postgres://…")?;
    let mut wanted = Wanted { location, authors: 8, entries: 1_000, run: 1, bytes: 200, patience: Duration::ZERO };
    while let Some(name) = arguments.next() {
        let value = arguments.next().ok_or_else(|| format!("{name} wants a number"))?;
        let number: u64 = value.parse().map_err(|_| format!("{name} wants a number, not {value}"))?;
        match name.as_str() {
            "--authors" => wanted.authors = number,
            "--entries" => wanted.entries = number,
            "--run" => wanted.run = number,
            "--bytes" => wanted.bytes = usize::try_from(number).map_err(|_| format!("{number} is too many"))?,
            "--patience-milliseconds" => wanted.patience = Duration::from_millis(number),
            _ => return Err(format!("{name} is not known")),
        }
    }
    Ok(wanted)
}

fn fail(why: &str, code: u8) -> ExitCode {
    // Standard error is for people.
    drop(writeln!(std::io::stderr(), "writer: {why}"));
    ExitCode::from(code)
}

//! The clients that are harmed: what `examples/faults` runs in processes of its own.
//!
//! `client`: authors append numbered entries, each its next one when the one before is acknowledged, and each acknowledgement
//! is a line on stdout. `endure`: one author, who when refused looks whether all that was acknowledged can still be read,
//! makes room, and goes on, telling of it on stderr. `migrate`: opens a store of an older format. `plain`: the same as `client` on bare SQLite, to show what a store without syncs would lose.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::harm::claim::{Claim, Held};
use crate::harm::plain;
use crate::harm::subject::{self, Refusal};

/// What a client is asked to do.
#[derive(Debug, Default)]
pub(crate) struct Client {
    /// A file, or the address of a server.
    place: String,
    authors: u32,
    /// Entries in all; without it, on and on.
    entries: Option<u64>,
    /// What each author was acknowledged before.
    after: Vec<u64>,
    /// A file that is taken away to make room.
    room: Option<PathBuf>,
    /// Where the backup goes that `migrate` makes.
    backup_to: Option<PathBuf>,
    /// `FULL`, `NORMAL` or `OFF`, for `plain`.
    synchronous: String,
    /// A defect that is planted: `early` acknowledges before it stores, `keyless` sends without keys.
    defect: String,
}

/// How long an enduring client waits until it is let in again.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs the mode `name`, if it is one of a client.
pub(crate) fn run(name: &str, words: &[String]) -> Option<Result<(), String>> {
    let mode: fn(&Client) -> Result<(), String> = match name {
        "client" => load,
        "endure" => endure,
        "migrate" => migrate,
        "plain" => bare,
        _ => return None,
    };
    Some(read(words).and_then(|client| mode(&client)))
}

fn read(words: &[String]) -> Result<Client, String> {
    let (place, rest) = words.split_first().ok_or("a client wants a store")?;
    let mut client = Client { place: place.clone(), authors: 1, synchronous: "FULL".to_owned(), ..Client::default() };
    let mut rest = rest.iter();
    while let Some(word) = rest.next() {
        let value = rest.next().ok_or_else(|| format!("{word} wants a value"))?;
        let number = || value.parse::<u64>().map_err(|_| format!("{word} wants a number"));
        match word.as_str() {
            "--authors" => client.authors = u32::try_from(number()?).map_err(|_| "too many authors".to_owned())?,
            "--entries" => client.entries = Some(number()?),
            "--after" => client.after = value.split(',').map(|part| part.parse().unwrap_or(0)).collect(),
            "--room" => client.room = Some(value.into()),
            "--synchronous" => client.synchronous.clone_from(value),
            "--backup-to" => client.backup_to = Some(value.into()),
            "--defect" => client.defect.clone_from(value),
            other => return Err(format!("a client does not know {other}")),
        }
    }
    Ok(client)
}

impl Client {
    /// The claims of an author, from the first that was not acknowledged.
    fn claims(&self, author: u32) -> impl Iterator<Item = Claim> {
        let index = usize::try_from(author).unwrap_or(usize::MAX);
        let first = self.after.get(index).copied().unwrap_or(0) + 1;
        (first..).map(move |number| Claim { author, number })
    }
}

/// Prints a whole line at once, so that one that was read was written.
fn say(line: &str) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    let whole = format!("{line}\n");
    out.write_all(whole.as_bytes()).and_then(|()| out.flush()).map_err(|error| format!("cannot print: {error}"))
}

/// All authors at once, until the entries are used up.
fn load(client: &Client) -> Result<(), String> {
    let store = subject::open(&client.place, Duration::from_millis(20))?;
    let left = AtomicU64::new(client.entries.unwrap_or(u64::MAX));
    let author = |author: u32| {
        for claim in client.claims(author) {
            let taken = left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1));
            if taken.is_err() {
                break;
            }
            if client.defect == "early" {
                say(&claim.line())?;
            }
            let key = (client.defect != "keyless").then(|| claim.key());
            subject::append(&store, claim, key).map_err(|refusal| format!("{}: {refusal}", claim.line()))?;
            if client.defect != "early" {
                say(&claim.line())?;
            }
            if author == 0 && claim.number.is_multiple_of(8) {
                subject::publish(&store).map_err(|refusal| format!("publishing: {refusal}"))?;
            }
        }
        Ok::<(), String>(())
    };
    let results: Vec<Result<(), String>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..client.authors).map(|number| scope.spawn(move || author(number))).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|_| Err("an author panicked".to_owned())))
            .collect()
    });
    results.into_iter().collect::<Result<Vec<()>, String>>()?;
    Ok(())
}

/// One author through a failing disk. Tells on stderr of what is `refused`, `read` and `recovered`.
fn endure(client: &Client) -> Result<(), String> {
    let store = open_at_last(client)?;
    let mut held = Held::default();
    subject::read_into(&store, 0, &mut held)?;
    let entries = usize::try_from(client.entries.unwrap_or(10)).unwrap_or(usize::MAX);
    for claim in client.claims(0).take(entries) {
        let mut refused: Option<Instant> = None;
        loop {
            match subject::append(&store, claim, Some(claim.key())) {
                Ok(()) => break,
                Err(Refusal::ReadOnly(why)) => {
                    if refused.is_none() {
                        eprintln!("refused {}: {why}", claim.line());
                        read_on(&store, claim, client.place.starts_with("postgres://"))?;
                    }
                    if refused.get_or_insert_with(Instant::now).elapsed() > PATIENCE {
                        return Err(format!("still refused when there was room again: {why}"));
                    }
                    make_room(client)?;
                    std::thread::sleep(Duration::from_millis(5));
                }
                Err(other) => return Err(format!("{}: refused without a clear word: {other}", claim.line())),
            }
        }
        if refused.is_some() {
            eprintln!("recovered");
        }
        say(&claim.line())?;
    }
    Ok(())
}

/// Opens the store; where the disk does not let it, makes room and tries again.
fn open_at_last(client: &Client) -> Result<takas_store::Store, String> {
    let begun = Instant::now();
    loop {
        match subject::open(&client.place, Duration::from_millis(5)) {
            Ok(store) => return Ok(store),
            Err(why) if begun.elapsed() > PATIENCE => return Err(format!("does not open when there is room: {why}")),
            Err(why) => {
                eprintln!("refused to open: {why}");
                make_room(client)?;
                std::thread::sleep(Duration::from_millis(5));
            }
        }
    }
}

/// While writing is refused, all that was acknowledged can be read. But a server that cannot write its log ends over it.
fn read_on(store: &takas_store::Store, next: Claim, is_on_server: bool) -> Result<(), String> {
    let mut held = Held::default();
    match subject::read_into(store, 0, &mut held) {
        Ok(_) => {}
        Err(why) if is_on_server => {
            eprintln!("the server does not answer: {why}");
            return Ok(());
        }
        Err(why) => return Err(format!("cannot be read while it is read-only: {why}")),
    }
    if held.last(next.author) + 1 < next.number {
        return Err(format!("entry {} was acknowledged and cannot be read", held.last(next.author) + 1));
    }
    eprintln!("read {}", held.count());
    Ok(())
}

fn make_room(client: &Client) -> Result<(), String> {
    let Some(room) = client.room.as_deref().filter(|room| room.exists()) else { return Ok(()) };
    std::fs::remove_file(room).map_err(|error| format!("cannot make room: {error}"))
}

/// Opens a store of an older format to write, which migrates it.
fn migrate(client: &Client) -> Result<(), String> {
    let backup_to = client.backup_to.clone();
    drop(subject::open_with(&client.place, takas_store::Options { backup_to, ..Default::default() })?);
    say("migrated")
}

/// One author on bare SQLite with write-ahead log.
fn bare(client: &Client) -> Result<(), String> {
    let connection = plain::open(Path::new(&client.place), &client.synchronous)?;
    let entries = usize::try_from(client.entries.unwrap_or(10)).unwrap_or(usize::MAX);
    for claim in client.claims(0).take(entries) {
        let number = i64::try_from(claim.number).unwrap_or(i64::MAX);
        let done = connection.execute("INSERT OR REPLACE INTO entry VALUES (?1, ?2)", (number, claim.bytes()));
        done.map_err(|error| error.to_string())?;
        say(&claim.line())?;
    }
    Ok(())
}

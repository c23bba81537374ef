//! `cargo xtask bench store [--seconds N | --events N] [--authors N] [--rate N] [--engine sqlite|postgres] [--print]`: durable, signed events a second, as
//! `benches/store.md`.
//!
//! So many authors at once; each signs a command, the desk verifies it, seals and accepts it, and the store appends it; then comes
//! the author's next. Beside it, in turns of a few seconds on the same disk: *raw group commit*, the same authors, with a file in the
//! store's place to which one thread appends what has come in, with `fdatasync`, as many as have come or at most the store's mean batch;
//! and *the file alone*, nobody signing, with that batch. With `--rate`, that many events a second fall due instead, evenly over the
//! authors, and times are from then: who comes late because the store was slow has waited, too. With `--events` each author says so many and
//! nothing is measured: for a program that counts instructions, which knows no seconds. It tests nothing.

#[path = "../harm/event.rs"]
mod event;
#[path = "../../cli/examples/machine/load.rs"]
mod load;
#[path = "../harm/programs.rs"]
mod programs;
#[path = "store/raw.rs"]
mod raw;
#[expect(dead_code, reason = "a measurement wants a disk, not memory")]
#[path = "../harm/scratch.rs"]
mod scratch;
#[expect(dead_code, reason = "a measurement kills nothing")]
#[path = "../harm/server.rs"]
mod server;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use event::{Author, Desk};
use raw::RawFile;
use scratch::Scratch;
use server::Postgres;
use takas_store::{Append, Entry, Location, Options, Store, Stream};

const HEAD: &str = "# The store under load

Authors at once, each sending its next event when the one before is acknowledged. An event is a command signed by its author (Ed25519), verified by the desk, sealed for a compartment
and a person, accepted with the desk's signature, and appended as a leaf of the record; tiles and a checkpoint are published every second. *Raw group commit* is the same with a plain
file in the store's place: one thread writes what has come in since the last `fdatasync`, in one piece, and answers. *At the same batch*, it takes at most the store's own mean batch at once.
*The file alone* is that file with nobody signing, at the store's mean batch. All take turns of a few seconds on one disk. Times are from handing the event to the store until its acknowledgement.

Where so many events a second are *due*, they fall due evenly over the authors, and times are from then, with signing and sealing.

Remade by `cargo xtask bench store --seconds 300` and `cargo xtask bench store --seconds 300 --rate 3000`, or one engine with `--engine sqlite` or `--engine postgres`.
";

/// Seconds of one turn of the store; the others take half of it each.
const TURN: f64 = 5.0;

/// What an event says, as long as most do.
const WORDS: &[u8] =
    br#"{"format":1,"kind":"confirmed","gate":"aircraft boarded","side":"receiver","serial":"A-07","note":""}"#;

struct Wanted {
    seconds: f64,
    authors: u64,
    /// How many events fall due in a second; none: each author's next when the one before is acknowledged.
    rate: Option<f64>,
    engine: Option<String>,
    print: bool,
    /// How many events each author says, with nothing measured.
    events: Option<u32>,
}

/// What came of the turns of one kind.
#[derive(Default)]
struct Tally {
    events: u64,
    seconds: f64,
    batches: u64,
    microseconds: Vec<u32>,
}

impl Tally {
    fn rate(&self) -> f64 {
        self.events as f64 / self.seconds
    }

    /// Events of a commit, rounded up.
    fn mean_batch(&self) -> usize {
        usize::try_from(self.events.div_ceil(self.batches.max(1))).unwrap_or(usize::MAX).max(1)
    }
}

/// What takes turns.
#[derive(Default)]
struct Tallies {
    store: Tally,
    raw: Tally,
    raw_at_batch: Tally,
    file: Tally,
}

/// Where events go; answers when they are on the disk.
trait Sink: Sync {
    fn put(&self, event: Vec<u8>) -> Result<(), String>;
    /// How often it has committed so far.
    fn commits(&self) -> Result<u64, String>;
}

fn main() -> Result<(), String> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let wanted = read(&words)?;
    for engine in ["sqlite", "postgres"] {
        let is_wanted = wanted.engine.as_deref().is_none_or(|only| only == engine);
        if let Some(events) = wanted.events.filter(|_| is_wanted) {
            count(engine, wanted.authors, events)?;
        } else if is_wanted {
            let (before, begun) = (load::load(), Instant::now());
            let table = measure(engine, &wanted)?;
            let (machine, after, took) = (load::machine(), load::load(), begun.elapsed().as_secs_f64());
            let version = env!("CARGO_PKG_VERSION");
            let section = format!(
                "{table}\nMachine: {machine}. Load: {before} before it began, {after} after {took:.0} s. takas {version}.\n"
            );
            if wanted.print {
                println!("{section}");
            } else {
                put(&part(engine, &wanted), &section)?;
            }
        }
    }
    Ok(())
}

fn read(words: &[String]) -> Result<Wanted, String> {
    let mut wanted = Wanted { seconds: 300.0, authors: 200, rate: None, engine: None, print: false, events: None };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} wants a value"));
        let number = |value: &String| value.parse::<u32>().ok().filter(|number| *number > 0);
        match word.as_str() {
            "--print" => wanted.print = true,
            "--engine" => wanted.engine = Some(value()?.clone()),
            "--seconds" => wanted.seconds = number(value()?).map(f64::from).ok_or("--seconds wants a number over 0")?,
            "--events" => wanted.events = Some(number(value()?).ok_or("--events wants a number over 0")?),
            "--rate" => wanted.rate = Some(number(value()?).map(f64::from).ok_or("--rate wants a number over 0")?),
            "--authors" => wanted.authors = number(value()?).map(u64::from).ok_or("--authors wants a number over 0")?,
            other => return Err(format!("{other} is not known")),
        }
    }
    Ok(wanted)
}

/// Measures one engine, so many seconds of the store's own turns.
fn measure(engine: &str, wanted: &Wanted) -> Result<String, String> {
    let failed = |error: std::io::Error| format!("no folder to work in: {error}");
    let scratch = Scratch::on_disk().map_err(failed)?;
    let server = if engine == "postgres" { Some(Postgres::begin(&scratch)?) } else { None };
    let place =
        server.as_ref().map_or_else(|| scratch.path().join("takas.db").display().to_string(), Postgres::address);
    let store = UnderLoad::open(&place)?;
    let mut all = Tallies::default();
    let mut authors: Vec<Author> = (1..=wanted.authors).map(Author::new).collect();
    let desk = Desk::new();
    while all.store.seconds < wanted.seconds {
        let turn = TURN.min(wanted.seconds - all.store.seconds).max(0.5);
        let mut run = |sink: &dyn Sink, seconds: f64, tally: &mut Tally| {
            turn_of(&mut authors, &desk, sink, (seconds, wanted.rate), tally)
        };
        store.publishing(|| run(&store, turn, &mut all.store))?;
        let batch = all.store.mean_batch();
        for (batch_max, tally) in [(raw::BATCH_MAX, &mut all.raw), (batch, &mut all.raw_at_batch)] {
            let file = RawFile::create(&scratch.path().join("raw"), batch_max).map_err(failed)?;
            run(&file, turn / 2.0, tally)?;
        }
        file_alone(&scratch.path().join("bare"), batch, turn / 2.0, &mut all.file).map_err(failed)?;
    }
    drop(store);
    drop(server);
    Ok(table(engine, wanted, &mut all))
}

/// All authors at once say so many events each, and the log is published over them.
fn count(engine: &str, authors: u64, events: u32) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("no folder to work in: {error}");
    let scratch = Scratch::on_disk().map_err(failed)?;
    let server = if engine == "postgres" { Some(Postgres::begin(&scratch)?) } else { None };
    let place =
        server.as_ref().map_or_else(|| scratch.path().join("takas.db").display().to_string(), Postgres::address);
    let (store, desk) = (UnderLoad::open(&place)?, Desk::new());
    let work = |number: u64| {
        let mut author = Author::new(number);
        let public = author.public();
        (0..events).try_for_each(|event| {
            let said = author.say(WORDS).map_err(|error| error.to_string())?;
            let event = desk.take(&public, said, number << 32 | u64::from(event)).map_err(|error| error.to_string())?;
            store.put(event)
        })
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (1..=authors).map(|number| scope.spawn(move || work(number))).collect();
        threads.into_iter().try_for_each(|thread| thread.join().unwrap_or_else(|_| Err("a panic".to_owned())))
    })?;
    store.publish()?;
    println!("{engine}: {} events in {} commits", authors * u64::from(events), store.commits()?);
    Ok(())
}

/// All authors at once for so long.
fn turn_of(
    authors: &mut [Author],
    desk: &Desk,
    sink: &dyn Sink,
    (seconds, rate): (f64, Option<f64>),
    tally: &mut Tally,
) -> Result<(), String> {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let (begun, commits) = (Instant::now(), sink.commits()?);
    let until = begun + Duration::from_secs_f64(seconds);
    // When each author's next event falls due, and the one after it.
    let pace =
        rate.map(|rate| (Duration::from_secs_f64(1.0 / rate), Duration::from_secs_f64(authors.len() as f64 / rate)));
    let work = &|place: u32, author: &mut Author| {
        let (public, mut times) = (author.public(), Vec::new());
        let mut due = pace.map(|(apart, _)| begun + apart * place);
        while Instant::now() < until {
            let fell_due = due;
            if let (Some(due), Some((_, every))) = (&mut due, pace) {
                std::thread::sleep(due.saturating_duration_since(Instant::now()));
                *due += every;
            }
            let said = author.say(WORDS).map_err(|error| error.to_string())?;
            let number = NUMBER.fetch_add(1, Ordering::Relaxed);
            let event = desk.take(&public, said, number).map_err(|error| error.to_string())?;
            let sent = fell_due.unwrap_or_else(Instant::now);
            sink.put(event)?;
            times.push(u32::try_from(sent.elapsed().as_micros()).unwrap_or(u32::MAX));
        }
        Ok::<_, String>(times)
    };
    let all: Vec<Result<Vec<u32>, String>> = std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..).zip(authors.iter_mut()).map(|(place, author)| scope.spawn(move || work(place, author))).collect();
        let ended =
            |thread: std::thread::ScopedJoinHandle<_>| thread.join().unwrap_or_else(|_| Err("a panic".to_owned()));
        threads.into_iter().map(ended).collect()
    });
    tally.seconds += begun.elapsed().as_secs_f64();
    tally.batches += sink.commits()? - commits;
    for times in all {
        let times = times?;
        tally.events += times.len() as u64;
        tally.microseconds.extend(times);
    }
    Ok(())
}

/// The raw file alone, so many events at once.
fn file_alone(path: &Path, batch: usize, seconds: f64, tally: &mut Tally) -> std::io::Result<()> {
    let desk = Desk::new();
    let mut author = Author::new(1);
    let public = author.public();
    let event = author.say(WORDS).and_then(|said| desk.take(&public, said, 0)).map_err(std::io::Error::other)?;
    let bytes = event.repeat(batch);
    let mut file = std::fs::File::create(path)?;
    let begun = Instant::now();
    while begun.elapsed().as_secs_f64() < seconds {
        raw::commit(&mut file, &bytes)?;
        tally.events += batch as u64;
        tally.batches += 1;
    }
    tally.seconds += begun.elapsed().as_secs_f64();
    std::fs::remove_file(path)
}

fn table(engine: &str, wanted: &Wanted, all: &mut Tallies) -> String {
    let title = if engine == "sqlite" { "SQLite" } else { "PostgreSQL" };
    let due = wanted.rate.map_or_else(String::new, |rate| format!(", {rate:.0} events a second due"));
    let (authors, seconds) = (wanted.authors, all.store.seconds);
    let mut text = format!("## {title}{due}\n\n{authors} authors, {seconds:.0} s of the store.\n\n");
    text.push_str("| | events/s | events | mean batch | commits/s | p50, ms | p99, ms | max, ms |\n");
    text.push_str("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
    let rows = [
        ("store", &mut all.store),
        ("raw group commit", &mut all.raw),
        ("raw group commit at the same batch", &mut all.raw_at_batch),
    ];
    for (name, tally) in rows {
        tally.microseconds.sort_unstable();
        let percentile = |percent: usize| {
            let at = (tally.microseconds.len() * percent).div_ceil(100).saturating_sub(1);
            tally.microseconds.get(at).map_or(f64::NAN, |time| f64::from(*time) / 1000.0)
        };
        let (p50, p99, max) = (percentile(50), percentile(99), percentile(100));
        let _ = writeln!(text, "| {} {p50:.1} | {p99:.1} | {max:.1} |", row(name, tally));
    }
    let _ = writeln!(text, "| {} | | |", row("the file alone", &all.file));
    if wanted.rate.is_some() {
        return text;
    }
    let share = |other: &Tally| 100.0 * all.store.rate() / other.rate();
    let (same, raw, file) = (share(&all.raw_at_batch), share(&all.raw), share(&all.file));
    let _ = write!(
        text,
        "\nThe store has {same:.1} % of raw group commit at the same batch, {raw:.1} % where raw takes whatever has come, \
         {file:.0} % of the file alone.\n"
    );
    text
}

fn row(name: &str, tally: &Tally) -> String {
    let batches = tally.batches.max(1) as f64;
    let (rate, batch, commits) = (tally.rate(), tally.events as f64 / batches, batches / tally.seconds);
    format!("{name} | {rate:.0} | {} | {batch:.1} | {commits:.0} |", tally.events)
}

/// The store, and a look at how often it commits.
struct UnderLoad {
    store: Store,
    stream: Stream,
    place: String,
}

impl UnderLoad {
    fn open(place: &str) -> Result<Self, String> {
        let store = Store::open(&Location::read(place), Options::default()).map_err(|error| error.to_string())?;
        let stream = Stream::new("load/operation").map_err(|error| error.to_string())?;
        Ok(Self { store, stream, place: place.to_owned() })
    }

    fn publish(&self) -> Result<(), String> {
        let note = |size: u64, _| Ok(format!("{size} leaves").into_bytes());
        self.store.publish(&self.stream, note).map(drop).map_err(|error| error.to_string())
    }

    /// Does the work while another thread publishes the log every second.
    fn publishing(&self, work: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
        let (done, wait) = std::sync::mpsc::channel::<()>();
        std::thread::scope(|scope| {
            let publisher = scope.spawn(move || {
                while wait.recv_timeout(Duration::from_secs(1)) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                    self.publish()?;
                }
                Ok(())
            });
            let result = work();
            drop(done);
            publisher.join().unwrap_or_else(|_| Err("the publisher panicked".to_owned())).and(result)
        })
    }
}

impl Sink for UnderLoad {
    fn put(&self, event: Vec<u8>) -> Result<(), String> {
        let append = Append::new(self.stream.clone(), vec![Entry::record(event)]);
        self.store.append(append).map(drop).map_err(|error| error.to_string())
    }

    /// Looks past the store's interface, which has no use for the number.
    fn commits(&self) -> Result<u64, String> {
        const COUNTERS: &str = "SELECT value FROM store WHERE name = 'counters'";
        let value: Vec<u8> = if self.place.starts_with("postgres://") {
            let client = postgres::Client::connect(&self.place, postgres::NoTls);
            client
                .and_then(|mut client| client.query_one(COUNTERS, &[])?.try_get(0))
                .map_err(|error| error.to_string())?
        } else {
            let connection = rusqlite::Connection::open(&self.place);
            connection
                .and_then(|one| one.query_row(COUNTERS, (), |row| row.get(0)))
                .map_err(|error| error.to_string())?
        };
        value
            .last_chunk()
            .map(|commits| u64::from_be_bytes(*commits))
            .ok_or_else(|| "the store has no counters".to_owned())
    }
}

impl Sink for RawFile {
    fn put(&self, event: Vec<u8>) -> Result<(), String> {
        self.append(event)
    }

    fn commits(&self) -> Result<u64, String> {
        Ok(self.count())
    }
}

/// The part of the page that this is.
fn part(engine: &str, wanted: &Wanted) -> String {
    if wanted.rate.is_some() { format!("{engine} paced") } else { engine.to_owned() }
}

/// Writes a part of the page; the others stay as they are.
fn put(part: &str, section: &str) -> Result<(), String> {
    let page = page();
    let before = std::fs::read_to_string(&page).unwrap_or_default();
    let mut text = HEAD.to_owned();
    for name in ["sqlite", "postgres", "sqlite paced", "postgres paced"] {
        let (from, to) = (format!("<!-- part {name} -->\n"), format!("<!-- end {name} -->\n"));
        let kept = before.split_once(&from).and_then(|(_, rest)| rest.split_once(&to)).map(|(kept, _)| kept);
        if let Some(body) = if name == part { Some(section) } else { kept } {
            let _ = write!(text, "\n{from}{body}{to}");
        }
    }
    std::fs::write(&page, text).map_err(|error| format!("{}: {error}", page.display()))
}

fn page() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../benches/store.md")
}

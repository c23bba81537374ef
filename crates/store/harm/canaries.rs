//! Canaries: words are planted in all that is sealed, and looked for in all that is written.
//!
//! A run of the store with sealed events, as an operation has them, on either engine: its files while it is open (the write-ahead log
//! among them), tiles, checkpoints, backup, export and what it said of failures go to one folder, in which no planted word may be
//! found; and one that was planted in clear, as a control, is found in each kind of file that should hold it.
//! [`sightings_in`] looks through any folder, for other runs too.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use takas_check::{Canaries, Sighting};
use takas_store::{Append, Change, Entry, Location, Message, Options, Store, Stream};

use super::event::{Author, Desk};
use super::server::Postgres;

/// The words that are sealed, one for each field that can hold a person's secret; in several scripts.
pub(crate) const SEALED: [&str; 8] = [
    "canary-name-Zeynep-K\u{131}zg\u{131}nkaya",
    "canary-name-\u{41a}\u{440}\u{430}\u{441}\u{438}\u{43a}\u{43e}\u{432}",
    "canary-finding-shrapnel-left-knee",
    "canary-interview-does-not-wish-to-return",
    "canary-request-call-to-his-mother",
    "canary-position-would-accept-eight",
    "canary-refusal-illness-or-identity",
    "canary-\u{627}\u{644}\u{627}\u{633}\u{645}-\u{627}\u{644}\u{643}\u{627}\u{645}\u{644}",
];

/// The word that is not sealed, to see that looking finds.
pub(crate) const CONTROL: &str = "canary-control-in-clear";

/// Events of a run: enough that the log has a whole tile.
const EVENTS: u64 = 300;

/// Every planted word in every file in and below `folder`, its name included.
pub(crate) fn sightings_in(folder: &Path, canaries: &Canaries) -> std::io::Result<Vec<Sighting>> {
    let (mut found, mut waiting) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(place) = waiting.pop() {
        for entry in std::fs::read_dir(&place)? {
            let path = entry?.path();
            let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
            found.extend(canaries.sightings(&format!("the name of {name}"), name.as_bytes()));
            if path.is_dir() {
                waiting.push(path);
            } else if path.is_file() {
                found.extend(canaries.sightings(&name, &std::fs::read(&path)?));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The kinds of files that a run leaves in its folder, by the beginnings of their names, in order.
pub(crate) const KINDS: [&str; 5] = ["backup", "export", "said", "store", "tile"];

/// A run of a store with sealed events.
pub(crate) struct Run<'a> {
    /// Where all that it writes is left.
    pub(crate) folder: &'a Path,
    /// The server; a file in the folder without one.
    pub(crate) server: Option<&'a Postgres>,
    /// Whether one event is in clear.
    pub(crate) with_control: bool,
}

impl Run<'_> {
    /// Runs it, and looks for the words in all that it left. A server is used for both runs: the one without control comes first.
    pub(crate) fn search(&self, words: &Canaries) -> Result<Vec<Sighting>, String> {
        let failed = |error: std::io::Error| format!("what was written cannot be read: {error}");
        let file = self.folder.join("store.db").to_string_lossy().into_owned();
        let store = Store::open(&Location::read(&self.server.map_or(file, Postgres::address)), Options::default());
        // Open until all was looked at, so that the write-ahead log is there.
        let store = store.map_err(|error| error.to_string())?;
        let said = self.work(&store)?;
        self.hand_out(&store, &said)?;
        let mut found = sightings_in(self.folder, words).map_err(failed)?;
        if let Some(server) = self.server {
            let in_server = sightings_in(&server.data(), words).map_err(failed)?;
            found.extend(in_server.into_iter().map(|seen| Sighting { place: format!("store {}", seen.place), ..seen }));
        }
        Ok(found)
    }

    /// Appends the events; returns all that can be said of them, as a log would have it.
    fn work(&self, store: &Store) -> Result<String, String> {
        let (desk, mut author, mut said) = (Desk::new(), Author::new(1), String::new());
        for (number, word) in (0..EVENTS).zip(SEALED.into_iter().cycle()) {
            let is_clear = self.with_control && number == 1;
            let sealed = seal(&desk, &mut author, word, number)?;
            let bytes = if is_clear { CONTROL.as_bytes().to_vec() } else { sealed };
            let entry =
                if number.is_multiple_of(5) { Entry::journal(bytes.clone()) } else { Entry::record(bytes.clone()) };
            let mut append = Append::new(self.stream()?, vec![entry]).with_key(number.to_string());
            let (projection, key) = ("events".to_owned(), number.to_string());
            append.changes.push(Change { projection, key, value: Some(bytes.clone()) });
            append.messages.push(Message { destination: "field".to_owned(), bytes });
            let answer = store.append(append.clone());
            let _ = writeln!(said, "{append:?} {answer:?}");
            answer.map_err(|error| error.to_string())?;
            // Refused, for the key was used with other bytes.
            append.entries[0].bytes.push(0);
            let _ = writeln!(said, "{:?}", store.append(append));
            if is_clear {
                said.push_str(CONTROL);
            }
        }
        Ok(said)
    }

    /// Leaves in the folder what a store hands out.
    fn hand_out(&self, store: &Store, said: &str) -> Result<(), String> {
        let stream = self.stream()?;
        let wrong = |error: takas_store::StoreError| error.to_string();
        let write = |name: &str, bytes: &[u8]| {
            std::fs::write(self.folder.join(name), bytes).map_err(|error| format!("cannot write {name}: {error}"))
        };
        store.publish(&stream, |size, _| Ok(format!("{size} leaves").into_bytes())).map_err(wrong)?;
        for path in store.tile_paths(&stream).map_err(wrong)? {
            write(&path.replace('/', "-"), &store.tile(&stream, &path).map_err(wrong)?.unwrap_or_default())?;
        }
        let (mut backup, mut export) = (Vec::new(), Vec::new());
        store.backup(&mut backup).map_err(wrong)?;
        store.export(stream.case(), &mut export).map_err(wrong)?;
        write("backup", &backup)?;
        write("export", &export)?;
        write("said", said.as_bytes())
    }

    fn stream(&self) -> Result<Stream, String> {
        let case = if self.with_control { "control" } else { "sealed" };
        Stream::new(&format!("{case}/operation")).map_err(|error| error.to_string())
    }
}

/// An event that says the word, sealed and accepted.
fn seal(desk: &Desk, author: &mut Author, word: &str, number: u64) -> Result<Vec<u8>, String> {
    let said = author.say(word.as_bytes()).map_err(|error| error.to_string())?;
    desk.take(&author.public(), said, number).map_err(|error| error.to_string())
}

/// The kinds of files in which the control was seen.
pub(crate) fn kinds_of(sightings: &[Sighting]) -> BTreeSet<&'static str> {
    let kind = |sighting: &Sighting| KINDS.into_iter().find(|kind| sighting.place.starts_with(kind));
    sightings.iter().filter(|sighting| sighting.word == CONTROL).filter_map(kind).collect()
}

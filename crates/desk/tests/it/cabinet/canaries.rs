//! The whole disk of a desk, its log and a backup, searched for words that stand in everything that is sealed.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use aho_corasick::AhoCorasick;
use axum::body::Body;
use axum::http::Request;
use data_encoding::{BASE64_NOPAD, HEXLOWER};
use takas_desk::server::accounts::Membership;
use takas_desk::server::http::desk::Edge;
use takas_desk::server::http::log::Log;
use takas_desk::server::http::{Desk, whole};
use takas_desk::server::live::LiveCase;
use takas_desk::server::opening::{Work, opener};
use takas_desk::server::role::Role;
use takas_desk::server::{App, Settings};
use takas_store::{Append, Entry, Location, Options, Store, Stream};
use tower::ServiceExt as _;

use super::change;
use crate::accounts::world::{Browser, NAME, ORIGIN, colleague, lead};
use crate::live::ankara::{Ankara, POSITION_CANARY};
use crate::vault::TempFolder;

const PASSPHRASE: &str = "canary-of-the-passphrase";
const IN_THE_ADDRESS: &str = "canary-in-the-address";
/// What is put into the cabinet besides the case of Ankara: a file of each kind, with its word.
const FILES: [(&str, &str); 6] = [
    ("contacts/RUS.toml", "canary-of-the-contacts"),
    ("contacts/mediator.toml", "canary-of-the-notes"),
    ("lists/DEU.csv", "canary-of-a-list"),
    ("drafts/USA.toml", "canary-of-a-draft"),
    ("deals/0.json", "canary-of-a-deal"),
    ("plans/0.json", "canary-of-a-plan"),
];
/// Words of the case, of its people, of positions, plans and what is said; names of files and keys; roles, actions and pages in the log of access.
const OF_THE_CASE: [&str; 17] = [
    "ankara-2024",
    "ankara, 1 august",
    "gershkovich",
    "krasikov",
    "kara-murza",
    "positions/",
    "mediator/",
    "team.toml",
    "party/RUS",
    "desk/accounts\"",
    "compartments/",
    "people/unit",
    "seeboard",
    "co-mediator",
    "in-hand",
    "boarding",
    "takas desk key",
];

/// A desk whose whole disk is in one folder: the store in one part, keys in another, the log beside them.
struct Whole {
    root: TempFolder,
    store: Store,
    desk: Desk,
}

impl Whole {
    fn new(ankara: &Ankara) -> Self {
        let root = TempFolder::new("canaries");
        for part in ["store", "backup"] {
            fs::create_dir_all(root.path().join(part)).expect("a folder");
        }
        let location = Location::File(root.path().join("store/desk.sqlite"));
        let store = Store::open(&location, Options::default()).expect("a store");
        let settings = Settings { listen: SocketAddr::from(([127, 0, 0, 1], 0)), origin: ORIGIN.to_owned() };
        let log = Log::to(File::create(root.path().join("log")).expect("a file"));
        let work = Work { keys: root.path().join("keys"), cases: vec![ankara.case()], is_rehearsal: true };
        let edge = Edge { log, ..Edge::default() };
        let desk = Desk::locked(settings, store.clone(), edge, opener(work).expect("a folder"));
        Self { root, store, desk }
    }

    fn app(&self) -> App {
        self.desk.app().expect("it is open")
    }

    fn back_up(&self, name: &str) {
        let path = self.root.path().join("backup").join(name);
        self.store.backup(File::create(path).expect("a file")).expect("a backup");
    }

    /// In which files a word stands, as it is or in one of the usual writings of bytes.
    fn found(&self, word: &str) -> Vec<PathBuf> {
        let any_of_it = search(word);
        let stands_in = |path: &PathBuf| match fs::read(path) {
            Ok(bytes) => any_of_it.is_match(&bytes),
            // What the rehearsal writes bears another name until it is whole.
            Err(error) if error.kind() == ErrorKind::NotFound => false,
            Err(error) => panic!("{}: {error}", path.display()),
        };
        files(self.root.path()).into_iter().filter(stands_in).collect()
    }
}

/// Finds a word in any of its writings; words are of ASCII, which stands in bytes that are no text as it does in text.
fn search(word: &str) -> AhoCorasick {
    AhoCorasick::builder().ascii_case_insensitive(true).build(written(word)).expect("a few words")
}

/// A word, in hexadecimal digits, and in base64 wherever it begins; all in small letters.
fn written(word: &str) -> Vec<String> {
    let mut all = vec![word.to_ascii_lowercase(), HEXLOWER.encode(word.as_bytes())];
    // What is short stands in long texts of base64 by chance.
    for before in (0..3).filter(|_| word.len() >= 12) {
        let text = [vec![b'.'; before], word.as_bytes().to_vec()].concat();
        let text = BASE64_NOPAD.encode(&text).to_ascii_lowercase();
        // The first and the last signs are made of bytes beside it, too.
        all.push(text[before + usize::from(before > 0)..text.len() - 2].to_owned());
    }
    all
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// Works at the desk: somebody joins, another is invited, files are put, pages are looked at, the rehearsal goes on.
async fn work(whole_desk: &Whole) {
    let app = whole_desk.app();
    let case = app.cases.iter().next().expect("the case");
    let (browser, _) = lead(&app).await;
    let membership = Membership { case: case.key.clone(), role: Role::Lead };
    let own = browser.account().id;
    app.accounts.grant(own, own, &membership).expect("granted");
    let _ = colleague(&browser, "Canary Colleague", Role::CoMediator).await;
    goes_on(&case).await;
    let put: Vec<(&str, Option<&str>)> = FILES.iter().map(|(name, word)| (*name, Some(*word))).collect();
    let now = case.cabinet.now().expect("read").revision;
    case.cabinet.put(&change(&put), now).expect("put");
    look_around(browser, &case).await;
    for path in [format!("/c/{}/board?names={IN_THE_ADDRESS}", case.key.as_str()), format!("/{IN_THE_ADDRESS}")] {
        let request = Request::get(path).header("accept", "text/html").body(Body::empty()).expect("a request");
        let _ = whole(whole_desk.desk.clone()).oneshot(request).await.expect("an answer");
    }
}

/// Waits until something was said. What is put into the cabinet later has mistakes, with which no operation is opened.
async fn goes_on(case: &LiveCase) {
    for _ in 0..6_000 {
        let said = case.operation().map_or(0, |operation| operation.revision().borrow().revision);
        if said > 20 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the rehearsal does not go on");
}

async fn look_around(mut browser: Browser, case: &LiveCase) {
    for page in ["board", "people", "record", "access", "team"] {
        let _ = browser.get(&format!("/c/{}/{page}", case.key.as_str())).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stolen_disk_and_a_backup_hold_no_word_in_the_clear() {
    let ankara = Ankara::new();
    // Without a team of its own the rehearsal is played by keys that the desk makes.
    fs::remove_file(ankara.case().join("mediator/team.toml")).expect("it is there");
    let whole_desk = Whole::new(&ankara);
    let desk = whole_desk.desk.clone();
    tokio::task::spawn_blocking(move || desk.open(Some(PASSPHRASE))).await.expect("a thread").expect("it opens");
    work(&whole_desk).await;
    whole_desk.back_up("open");
    let looked = |when: &str| {
        let words = FILES.iter().map(|(_, word)| *word).chain(OF_THE_CASE);
        for word in words.chain([PASSPHRASE, IN_THE_ADDRESS, NAME, "Canary Colleague", POSITION_CANARY]) {
            let found = whole_desk.found(word);
            assert!(found.is_empty(), "{when}: `{word}` stands in {found:?}");
        }
    };
    looked("while it is open");
    let desk = whole_desk.desk.clone();
    tokio::task::spawn_blocking(move || desk.lock()).await.expect("a thread");
    looked("when it is locked");

    // The same search finds what is there in the clear: in the store, in a backup, in the log, in a folder.
    let (in_the_clear, stream) = ("canary-in-the-clear", Stream::new("control/clear").expect("a name"));
    let entry = Entry::journal(format!("{{\"name\":\"{in_the_clear}\"}}").into_bytes());
    whole_desk.store.append(Append::new(stream, vec![entry])).expect("appended");
    whole_desk.back_up("planted");
    whole_desk.desk.log().defect(in_the_clear, 1);
    fs::write(whole_desk.root.path().join("keys/planted"), HEXLOWER.encode(in_the_clear.as_bytes())).expect("written");
    // The log is written by a thread of its own.
    let (parts, begun) = (["store/desk.sqlite", "backup/planted", "/log", "keys/planted"], Instant::now());
    let found = loop {
        let found: Vec<String> = whole_desk.found(in_the_clear).iter().map(|path| path.display().to_string()).collect();
        if parts.iter().all(|part| found.iter().any(|path| path.contains(*part))) {
            break found;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "{parts:?} in {found:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    assert!(!found.iter().any(|path| path.ends_with("backup/open")), "{found:?}");
}

#[test]
fn the_search_sees_through_the_usual_writings() {
    for text in ["..canary of a kind", ".canary of a kind", "canary of a kind..", "xx canary of a kind"] {
        let text = data_encoding::BASE64.encode(text.as_bytes());
        let is_seen = search("canary of a kind").is_match(&text);
        assert!(is_seen, "{text}");
    }
}

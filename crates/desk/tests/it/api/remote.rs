//! Working against a desk on another machine: over an encrypted connection that is verified, with a token, signing by a key that is here alone.

use std::net::SocketAddr;
use std::path::PathBuf;

use data_encoding::HEXLOWER;
use ed25519_dalek::{Signer as _, SigningKey};
use rcgen::{CertifiedKey, generate_simple_self_signed};
use takas_desk::remote::record::{FetchedRecord, fetch, fetch_entry};
use takas_desk::remote::speaking::{Said, Speaking, script};
use takas_desk::remote::{Remote, Token, board};
use takas_desk::running::keys::KeyFolder;
use takas_desk::running::opening::Opening;
use takas_desk::server::accounts::device_message;
use takas_desk::server::http::listener;
use takas_desk::server::http::tls::{Certificate, CertificateFiles};
use takas_formats::operations::{CasesOut, OperationNowOut, SaidOutcomeOut};
use takas_ledger::{AuthorId, ViewEntry, ViewVerdict, verify_view};
use tokio::net::TcpListener;

use super::world::World;

/// A folder with a certificate and a token.
struct Here(PathBuf);

impl Here {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("takas-remote-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn files(&self, name: &str) -> CertificateFiles {
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed(vec!["localhost".to_owned()]).expect("a certificate");
        let file = |ending: &str| self.0.join(format!("{name}.{ending}"));
        std::fs::write(file("chain"), cert.pem()).expect("written");
        std::fs::write(file("key"), signing_key.serialize_pem()).expect("written");
        CertificateFiles { chain: file("chain"), key: file("key") }
    }

    fn token(&self, secret: &str) -> Token {
        let path = self.0.join("token");
        std::fs::write(&path, format!("{secret}\n")).expect("written");
        Token::find(Some(&path)).expect("a token")
    }
}

impl Drop for Here {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

async fn encrypted(world: &World, files: &CertificateFiles) -> SocketAddr {
    let certificate = Certificate::read(files.clone()).expect("a certificate");
    let socket = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = socket.local_addr().expect("its address");
    tokio::spawn(listener::listen(world.desk.clone(), socket, Some(certificate.acceptor().expect("terms"))));
    address
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_desk_is_read_over_a_connection_that_is_verified() {
    let world = World::new().await;
    let here = Here::new("read");
    let (files, others) = (here.files("own"), here.files("others"));
    let address = encrypted(&world, &files).await;
    let (case, secret) = (world.case.as_str().to_owned(), world.tokens[0].clone());
    let read = move || {
        let url = format!("https://localhost:{}", address.port());
        let mut remote = Remote::new(&url, here.token(&secret), Some(&files.chain)).expect("a desk");
        let cases: CasesOut = remote.read("/cases").expect("the cases");
        assert!(board::cases(&cases).starts_with(&format!("{case}  lead  ")), "{cases:?}");
        // On the same connection, and with what is known.
        let path = format!("/cases/{case}/operation");
        let answer = remote.get(&path, None).expect("the board");
        let now: OperationNowOut = serde_json::from_slice(&answer.body).expect("a board");
        assert!(board::whole(&now).contains("Gates"), "{}", board::whole(&now));
        assert_eq!(remote.get(&path, answer.tag.as_deref()).expect("known").status.as_u16(), 304);
        let told = |remote: &mut Remote, path: &str| remote.get(path, None).expect_err("refused").to_string();
        assert!(told(&mut remote, "/cases/00/operation").contains("not there"));
        let mut stranger = Remote::new(&url, here.token("takas_none"), Some(&files.chain)).expect("a desk");
        let words = told(&mut stranger, "/cases");
        assert!(words.contains("/account/tokens") && !words.contains("takas_none"), "{words}");
        // Somebody in between has another certificate; nobody gets the token.
        let mut other = Remote::new(&url, here.token(&secret), Some(&others.chain)).expect("a desk");
        assert!(told(&mut other, "/cases").contains("cannot be trusted"));
        for wrong in ["http://desk.example", "desk.example", "https://localhost/board", "ftp://localhost"] {
            assert!(Remote::new(wrong, here.token(&secret), Some(&files.chain)).is_err(), "{wrong}");
        }
    };
    tokio::task::spawn_blocking(read).await.expect("no panic");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_said_is_signed_here_by_a_key_that_the_desk_never_has() {
    let here = Here::new("said");
    let keys = here.0.join("keys");
    let folder = KeyFolder::open(&keys, None).expect("a folder of keys");
    let key = SigningKey::from_bytes(folder.get_or_make("authors/anna").expect("a key").secret.expose());
    let public = key.verifying_key().to_bytes();
    let world = World::signing_by(&public).await;
    let address = world.listens().await;
    // Whoever is the lead at the desk shows that the key is hers.
    let account = world.lead.account().id;
    let begun = world.app.accounts.start_device(account).expect("begun");
    let challenge = HEXLOWER.decode(begun.options["challenge"].as_str().expect("a text").as_bytes()).expect("digits");
    let message = device_message(account, &challenge.try_into().expect("32 bytes"));
    let proof = key.sign(message.as_bytes()).to_bytes();
    world.app.accounts.finish_device(account, &begun.kept, "folder", &public, &proof).expect("a device");
    let (case, secret) = (world.case.as_str().to_owned(), world.tokens[0].clone());
    let said = move || {
        let url = format!("http://127.0.0.1:{}", address.port());
        let mut remote = Remote::new(&url, here.token(&secret), None).expect("a desk");
        let board: OperationNowOut = remote.read(&format!("/cases/{case}/operation")).expect("the board");
        let text = "# a rehearsal\nanna hold everything\nrus hold everything\nanna rubbish\nanna close\n";
        let lines = script(text).expect("lines");
        let mut say = |folder: KeyFolder, line| {
            Speaking::new(&mut remote, &case, folder).say(line, &board.zone).expect("it answers")
        };
        let not_taken = |said: Said| match said {
            Said::NotTaken(why) => why,
            Said::Answered(said) => panic!("{said:?}"),
        };
        let other = KeyFolder::open(&here.0.join("others"), None).expect("a folder of keys");
        other.get_or_make("authors/anna").expect("a key");
        assert!(not_taken(say(other, &lines[0])).contains("another than that at the desk"));
        assert!(not_taken(say(own(&keys), &lines[1])).contains("`anna`"));
        assert!(!not_taken(say(own(&keys), &lines[2])).is_empty());
        let outcome = |said: Said| match said {
            Said::Answered(said) => said.outcome,
            Said::NotTaken(why) => panic!("{why}"),
        };
        assert!(matches!(outcome(say(own(&keys), &lines[0])), SaidOutcomeOut::Accepted { first: Some(_), .. }));
        assert!(matches!(outcome(say(own(&keys), &lines[3])), SaidOutcomeOut::Refused { .. }));
    };
    tokio::task::spawn_blocking(said).await.expect("no panic");
    assert_eq!(world.get(&world.api("operation")).await.json()["stage"], "held");
}

/// What comes of verifying the entries over which there is a checkpoint, each as it is, or changed on the way.
fn verdict(
    record: &FetchedRecord,
    remote: &mut Remote,
    case: &str,
    change: impl Fn(u64, &mut ViewEntry),
) -> ViewVerdict {
    let trust = Opening::read(&record.trust).expect("an opening").trust().expect("keys");
    let authors: Vec<AuthorId> = record.authors.iter().map(|id| AuthorId::parse(id).expect("an id")).collect();
    let covered = record.lines.iter().filter(|line| line.is_covered);
    let entries: Vec<ViewEntry> = covered
        .map(|line| {
            let fetched = fetch_entry(remote, case, line.entry).expect("the entry");
            let receipt = fetched.receipt.expect("a checkpoint is over it");
            let mut entry = ViewEntry { entry: fetched.entry, receipt, disclosure: fetched.disclosure };
            change(line.entry, &mut entry);
            entry
        })
        .collect();
    verify_view(&trust, &authors, &entries)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_record_is_fetched_as_far_as_it_is_ones_own_and_verified_here() {
    let world = World::new().await;
    let here = Here::new("record");
    let address = world.listens().await;
    let (case, tokens) = (world.case.as_str().to_owned(), world.tokens.clone());
    let reads = move || {
        let url = format!("http://127.0.0.1:{}", address.port());
        let remote = |who: usize| Remote::new(&url, here.token(&tokens[who]), None).expect("a desk");
        // Until the rehearsal that plays itself has come to something that is a party's.
        let (mut lead, mut party) = (remote(0), remote(2));
        let begun = std::time::Instant::now();
        let own = loop {
            let own = fetch(&mut party, &case).expect("the record");
            if own.lines.iter().filter(|line| line.is_covered && line.state == "opened").count() > 3 {
                break own;
            }
            assert!(begun.elapsed() < std::time::Duration::from_secs(120), "{}", own.lines.len());
            std::thread::sleep(std::time::Duration::from_millis(200));
        };
        let whole = fetch(&mut lead, &case).expect("the record");
        assert!(whole.lines.len() > own.lines.len() && whole.trust == own.trust);
        assert!(whole.lines.windows(2).all(|pair| pair[0].entry < pair[1].entry), "in order, each once");
        for (record, remote) in [(&whole, &mut lead), (&own, &mut party)] {
            let verdict = verdict(record, remote, &case, |_, _| {});
            assert!(verdict.is_sound(), "{:?}", verdict.findings);
            assert!(!verdict.entries.is_empty());
        }
        // What was changed on the way is found out, whatever it is.
        let last = own.lines.iter().rfind(|line| line.is_covered && line.state == "opened").expect("one").entry;
        for part in ["entry", "receipt", "disclosure"] {
            let harmed = verdict(&own, &mut party, &case, |number, one| {
                if number != last {
                    return;
                }
                let bytes = match part {
                    "entry" => &mut one.entry,
                    "receipt" => &mut one.receipt,
                    _ => one.disclosure.as_mut().expect("it is opened"),
                };
                let at = bytes.len() - 8;
                bytes[at] ^= 1;
            });
            assert!(!harmed.is_sound(), "{part}");
        }
        // An entry that is not the party's is not there, nor is one that there is not.
        let other = whole.lines.iter().find(|line| own.lines.iter().all(|mine| mine.entry != line.entry)).expect("one");
        for number in [other.entry, u64::MAX] {
            let refused = fetch_entry(&mut party, &case, number).expect_err("not its own").to_string();
            assert!(refused.contains("not there"), "{refused}");
        }
        // Nothing is opened for whoever watches that is not theirs, and an analyst takes no entries along.
        let watched = fetch(&mut remote(5), &case).expect("the record");
        assert!(watched.lines.len() <= whole.lines.len());
        let analyst = &mut remote(1);
        assert!(!fetch(analyst, &case).expect("the record").lines.is_empty());
        assert!(fetch_entry(analyst, &case, whole.lines[0].entry).is_err());
    };
    tokio::task::spawn_blocking(reads).await.expect("no panic");
}

fn own(keys: &std::path::Path) -> KeyFolder {
    KeyFolder::open(keys, None).expect("a folder of keys")
}

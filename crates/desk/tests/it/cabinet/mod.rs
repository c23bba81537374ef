//! The cabinet: what is put comes back whole, at every desk; what is sealed opens in its place, by its key, and is read by nobody else.

mod canaries;
pub(crate) mod sealed;

use std::path::PathBuf;
use std::sync::Arc;

use takas_desk::server::cabinet::{Cabinet, Change, FilesRevision, NotPut, Taken, give_out};
use takas_desk::server::role::CaseKey;
use takas_desk::server::vault::Vault;
use takas_store::{Location, Options, Store};

use crate::live::ankara::vault_at;
use crate::vault::TempFolder;

/// A store and keys, each in a folder of its own.
pub(crate) struct Ground {
    root: TempFolder,
    pub(crate) store: Store,
    pub(crate) vault: Arc<Vault>,
}

impl Ground {
    pub(crate) fn new(name: &str) -> Self {
        let root = TempFolder::new(&format!("cabinet-{name}"));
        std::fs::create_dir_all(root.path().join("store")).expect("a folder");
        let location = Location::File(root.path().join("store/desk.sqlite"));
        let store = Store::open(&location, Options::default()).expect("a store");
        let vault = Arc::new(vault_at(&root.path().join("keys")));
        Self { root, store, vault }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    pub(crate) fn cabinet(&self) -> Cabinet {
        Cabinet::at(&self.store, &self.vault, &case(), "two").expect("a cabinet")
    }
}

/// The key of the case in these tests.
pub(crate) fn case() -> CaseKey {
    CaseKey::parse(&"c".repeat(32)).expect("a key")
}

/// A change by somebody, at some time.
pub(crate) fn change(files: &[(&str, Option<&str>)]) -> Change {
    let files = files.iter().map(|(name, text)| ((*name).to_owned(), text.map(|text| text.as_bytes().to_vec())));
    Change { by: "somebody".to_owned(), at: 1_722_500_000, files: files.collect() }
}

const CASE: &str = "format = 1\ntitle = \"T\"\n[parties]\nAAA = { name = \"A\" }\nBBB = { name = \"B\" }\n";

fn text(cabinet: &Cabinet, name: &str) -> Option<String> {
    let files = &cabinet.now().expect("it can be read").files;
    files.get(name).map(|bytes| String::from_utf8_lossy(bytes).into_owned())
}

#[test]
fn what_is_put_comes_back_also_after_a_restart() {
    let ground = Ground::new("back");
    let cabinet = ground.cabinet();
    let nothing = cabinet.now().expect("it can be read");
    assert!(nothing.files.is_empty());
    let first = change(&[("case.toml", Some(CASE)), ("positions/AAA.toml", Some("format = 1\nparty = \"AAA\"\n"))]);
    let put = cabinet.put(&first, nothing.revision).expect("it is put");
    assert_eq!(put.files.len(), 2);
    assert_eq!(cabinet.talks().expect("it is a case").case.title, "T");
    assert_eq!(cabinet.case().expect("it is a case").title, "T");
    let second = change(&[("positions/AAA.toml", None), ("drafts/AAA.toml", Some(""))]);
    let put = cabinet.put(&second, put.revision).expect("it is put");
    let again = ground.cabinet();
    let read = again.now().expect("it can be read");
    assert_eq!(read.revision, put.revision);
    assert_eq!(read.files.keys().collect::<Vec<_>>(), ["case.toml", "drafts/AAA.toml"]);
    assert_eq!(text(&again, "drafts/AAA.toml").as_deref(), Some(""), "an empty file is one");
}

#[test]
fn a_case_with_mistakes_is_shown_as_it_was_before() {
    let ground = Ground::new("mistakes");
    let cabinet = ground.cabinet();
    let put = cabinet.put(&change(&[("case.toml", Some(CASE))]), FilesRevision(0)).expect("it is put");
    assert_eq!(cabinet.case().expect("a case").title, "T");
    let put = cabinet.put(&change(&[("case.toml", Some("format = 1\n"))]), put.revision).expect("it is put");
    assert!(cabinet.talks().is_err());
    assert_eq!(cabinet.case().expect("that of before").title, "T");
    let mended = CASE.replace("\"T\"", "\"U\"");
    cabinet.put(&change(&[("case.toml", Some(&mended))]), put.revision).expect("it is put");
    assert_eq!(cabinet.case().expect("a case").title, "U");
}

#[test]
fn of_two_who_change_the_same_the_second_is_told() {
    let ground = Ground::new("two");
    let (one, other) = (ground.cabinet(), ground.cabinet());
    let seen = one.put(&change(&[("positions/AAA.toml", Some("1"))]), FilesRevision(0)).expect("put").revision;
    assert_eq!(other.now().expect("read").revision, seen);
    let mine = one.put(&change(&[("positions/AAA.toml", Some("2"))]), seen).expect("put").revision;
    // It knows nothing of that yet.
    let theirs = other.put(&change(&[("positions/BBB.toml", Some("3"))]), seen);
    assert!(matches!(theirs, Err(NotPut::Overtaken(now)) if now == mine), "{theirs:?}");
    assert_eq!(text(&other, "positions/AAA.toml").as_deref(), Some("2"));
    assert_eq!(text(&one, "positions/BBB.toml"), None);
    other.put(&change(&[("positions/BBB.toml", Some("3"))]), mine).expect("put");
    assert_eq!(text(&one, "positions/BBB.toml").as_deref(), Some("3"));
}

#[test]
fn many_hands_lose_nothing() {
    let ground = Ground::new("hands");
    let (each, hands) = (20, 4);
    std::thread::scope(|scope| {
        for hand in 0..hands {
            let cabinet = ground.cabinet();
            scope.spawn(move || {
                let name = format!("drafts/P{hand}.toml");
                for number in 0..each {
                    loop {
                        let now = cabinet.now().expect("read");
                        let before = now
                            .files
                            .get("mediator/sum.toml")
                            .map_or(0, |sum| String::from_utf8_lossy(sum).parse::<u32>().expect("a number"));
                        let (sum, own) = ((before + 1).to_string(), number.to_string());
                        let both = change(&[("mediator/sum.toml", Some(&sum)), (&name, Some(&own))]);
                        match cabinet.put(&both, now.revision) {
                            Ok(_) => break,
                            Err(NotPut::Overtaken(_)) => {}
                            Err(NotPut::Failed(failure)) => panic!("{failure}"),
                        }
                    }
                }
            });
        }
    });
    let cabinet = ground.cabinet();
    assert_eq!(text(&cabinet, "mediator/sum.toml"), Some((each * hands).to_string()));
    assert_eq!(cabinet.history("drafts/P3.toml").expect("read").len(), usize::try_from(each).expect("few"));
}

#[test]
fn what_a_file_was_is_read_as_long_as_its_key_is() {
    let ground = Ground::new("past");
    let cabinet = ground.cabinet();
    let mut revision = FilesRevision(0);
    for version in ["first", "second"] {
        let change = change(&[("positions/AAA.toml", Some(version)), ("case.toml", Some(version))]);
        revision = cabinet.put(&change, revision).expect("put").revision;
    }
    ground.vault.renew("cases/cccccccccccccccccccccccccccccccc/files/party/AAA").expect("a new key");
    let last = Change { by: "another".to_owned(), at: 9, files: vec![("positions/AAA.toml".to_owned(), None)] };
    cabinet.put(&last, revision).expect("put");
    let history = cabinet.history("positions/AAA.toml").expect("read");
    let told: Vec<_> = history.iter().map(|past| (past.by.as_str(), past.at, past.is_there)).collect();
    assert_eq!(told, [("somebody", 1_722_500_000, true), ("somebody", 1_722_500_000, true), ("another", 9, false)]);
    let past = |place| cabinet.past("positions/AAA.toml", place).expect("read").map(String::from_utf8);
    assert_eq!(past(history[0].place), Some(Ok("first".to_owned())));
    assert_eq!(past(history[1].place), Some(Ok("second".to_owned())));
    assert_eq!(past(history[2].place), None, "it was taken away");
    assert_eq!(past(history[0].place + 1), None, "this is another file");
    assert_eq!(past(99), None);
    ground.vault.erase("cases/cccccccccccccccccccccccccccccccc/files/party/AAA").expect("erased");
    assert_eq!(past(history[0].place), None);
    let anew = ground.cabinet();
    assert!(anew.history("positions/AAA.toml").expect("read").is_empty());
    assert_eq!(anew.now().expect("read").erased, 3);
    assert_eq!(text(&anew, "case.toml").as_deref(), Some("second"), "all else is as it was");
}

#[test]
fn a_long_file_is_whole() {
    let ground = Ground::new("long");
    let cabinet = ground.cabinet();
    let long: Vec<u8> = (0..20 << 20).map(|at: u32| at.to_le_bytes()[at as usize % 3]).collect();
    let files = vec![("plans/1.json".to_owned(), Some(long.clone())), ("case.toml".to_owned(), Some(b"x".to_vec()))];
    let put = cabinet.put(&Change { by: "a".to_owned(), at: 1, files }, FilesRevision(0)).expect("put");
    assert!(put.files["plans/1.json"][..] == long[..]);
    let anew = ground.cabinet();
    assert!(anew.now().expect("read").files["plans/1.json"][..] == long[..]);
    let history = anew.history("plans/1.json").expect("read");
    assert_eq!(history.len(), 1);
    assert!(anew.past("plans/1.json", history[0].place).expect("read").is_some_and(|past| past == long));
}

#[test]
fn what_no_case_has_is_not_taken() {
    let ground = Ground::new("names");
    let cabinet = ground.cabinet();
    let long = "x".repeat(130);
    for name in ["", "/etc/passwd", "../case.toml", "a/b/c", ".hidden", "a b", "plans/", "ö.toml", "a.part", &long] {
        let put = cabinet.put(&change(&[(name, Some("x"))]), FilesRevision(0));
        assert!(matches!(put, Err(NotPut::Failed(_))), "{name}");
    }
    let twice = cabinet.put(&change(&[("a", Some("x")), ("a", None)]), FilesRevision(0));
    assert!(matches!(twice, Err(NotPut::Failed(_))));
    assert_eq!(cabinet.now().expect("read").revision, FilesRevision(0), "nothing has changed");
}

#[test]
fn a_folder_is_taken_in_once_and_comes_out_as_it_was() {
    let ground = Ground::new("folder");
    let folder = ground.path("two");
    let write =
        |name: &str, text: &str| takas_desk::folder::write(&folder.join(name), text.as_bytes()).expect("written");
    write("case.toml", CASE);
    write("positions/AAA.toml", "party = \"AAA\"\n");
    write("deals/4f.json", "{}");
    write("README.md", "for people");
    write(".hidden.toml", "");
    let cabinet = ground.cabinet();
    assert_eq!(cabinet.take_in(&folder).expect("taken"), Taken::In(3));
    assert_eq!(cabinet.take_in(&folder).expect("taken"), Taken::Before);
    write("positions/AAA.toml", "party = \"BBB\"\n");
    assert_eq!(cabinet.take_in(&folder).expect("taken"), Taken::Differs(1));
    assert_eq!(text(&cabinet, "positions/AAA.toml").as_deref(), Some("party = \"AAA\"\n"), "nothing is merged");
    let out = ground.path("out");
    assert_eq!(give_out(&cabinet, &out).expect("given out"), 3);
    let files = takas_desk::folder::read(&out).expect("read");
    assert_eq!(files.get("positions/AAA.toml"), Some(&b"party = \"AAA\"\n"[..]));
    assert_eq!(std::fs::read(out.join("deals/4f.json")).expect("read"), b"{}");
    assert!(!out.join("README.md").exists());
    give_out(&cabinet, &out).expect_err("it is there already");
    write("positions/with a blank.toml", "");
    let other = Cabinet::at(&ground.store, &ground.vault, &CaseKey::parse(&"d".repeat(32)).expect("a key"), "two");
    other.expect("a cabinet").take_in(&folder).expect_err("the file is named");
}

#[test]
fn lists_of_every_kind_are_taken_in_also_where_they_are_long() {
    let ground = Ground::new("lists");
    let folder = ground.path("two");
    let write = |name: &str, bytes: &[u8]| takas_desk::folder::write(&folder.join(name), bytes).expect("written");
    write("case.toml", CASE.as_bytes());
    // More than any other file of a case may have.
    let blank = format!("{}\n", " ".repeat(1_000)).repeat(9_000);
    let long = format!("name,born\nIvan Example,1980\n{blank}Petra Sample,1975\n");
    assert!(long.len() > takas_formats::limits::FILE_BYTES_MAX);
    write("lists/AAA.csv", long.as_bytes());
    write("lists/BBB.json", br#"[{"name":"Ivan Example","born":"1980"}]"#);
    write("lists/BBB.mapping.toml", b"format = 1\nrole = \"acknowledges\"\n");
    write("lists/notes.pdf", b"%PDF-1.7");
    let cabinet = ground.cabinet();
    assert_eq!(cabinet.take_in(&folder).expect("taken"), Taken::In(4));
    assert!(cabinet.case().is_some(), "a case with a long list has no mistakes");
    let out = ground.path("out");
    assert_eq!(give_out(&cabinet, &out).expect("given out"), 4);
    for name in ["lists/AAA.csv", "lists/BBB.json", "lists/BBB.mapping.toml"] {
        let read = |root: &std::path::Path| std::fs::read(root.join(name)).expect("read");
        assert!(read(&folder) == read(&out), "{name}");
    }
    assert_eq!(cabinet.take_in(&folder).expect("taken"), Taken::Before);
}

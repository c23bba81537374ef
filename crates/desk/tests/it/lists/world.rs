//! A desk of a case with the lists of `examples/lists`: whom Norway asks for, whom Poland says it holds, whom German visitors saw. (The parties
//! are those of the team of the tests; the people are invented.)

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use takas_desk::server::cabinet::Change;
use takas_desk::server::router;
use takas_store::{Location, Options, Store};

use crate::live::stand_in::Desk;

pub(crate) const CASE: &str = r#"format = 1
title = "The river"
[parties]
NOR = { name = "Riverland" }
POL = { name = "Hillside" }
DEU = { name = "The visitors", roles = ["observer"] }
TUR = { name = "Türkiye", roles = ["mediator"] }
"#;
/// Whom the first party asks for.
pub(crate) const CLAIMED: &str = include_str!("../../../../../examples/lists/riverland.csv");
/// Whom the second says it holds.
pub(crate) const HELD: &str = include_str!("../../../../../examples/lists/hillside.csv");
/// What it sent a week later.
pub(crate) const HELD_LATER: &str = include_str!("../../../../../examples/lists/hillside-2.csv");
/// Whom visitors saw.
pub(crate) const SEEN: &str = include_str!("../../../../../examples/lists/visitors.csv");

/// The desk; its folder is removed at the end.
pub(crate) struct River {
    pub(crate) desk: Desk,
    root: PathBuf,
}

impl River {
    pub(crate) fn new() -> Self {
        Self::with(&[("lists/NOR.csv", CLAIMED), ("lists/POL.csv", HELD), ("lists/DEU.csv", SEEN)])
    }

    /// A desk of a case with these files besides.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let root = write(files);
        let store = Store::open(&Location::File(root.join("store.sqlite")), Options::default()).expect("a store");
        let mut desk = Desk::of_case(root.join("river"), store);
        desk.routes = router::routes(desk.app.clone());
        Self { desk, root }
    }

    /// Another desk of the same store, which knows nothing but what lies there.
    pub(crate) fn again(&self) -> Desk {
        let mut desk = Desk::of_case(self.root.join("river"), self.desk.app.store.clone());
        desk.routes = router::routes(desk.app.clone());
        desk
    }

    /// The text of a file of the case, as the desk has it.
    pub(crate) fn file(&self, name: &str) -> String {
        let case = self.desk.app.cases.iter().next().expect("a case");
        let contents = tokio::task::block_in_place(|| case.cabinet.now()).expect("it can be read");
        contents.files.get(name).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
    }

    /// Puts a file into the case.
    pub(crate) fn put(&self, name: &str, text: &str) {
        let case = self.desk.app.cases.iter().next().expect("a case");
        let files = vec![(name.to_owned(), Some(text.as_bytes().to_vec()))];
        tokio::task::block_in_place(|| {
            let now = case.cabinet.now().expect("it can be read").revision;
            case.cabinet.put(&Change { by: "test".to_owned(), at: 0, files }, now).expect("it is put");
        });
    }
}

impl Drop for River {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.root);
    }
}

/// Writes the case into a folder of its own.
pub(crate) fn write(files: &[(&str, &str)]) -> PathBuf {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let root = std::env::temp_dir().join(format!("takas-desk-lists-{}-{number}", std::process::id()));
    for (name, text) in [("case.toml", CASE)].iter().chain(files) {
        let path = root.join("river").join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("written");
    }
    root
}

/// A page without the marks that keep directions of writing apart.
pub(crate) fn plain(page: &str) -> String {
    page.replace(['\u{2068}', '\u{2069}'], "")
}

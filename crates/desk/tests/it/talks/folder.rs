//! A case as small as it can be, with talks: what each party holds and asks, who said what, each with words that are found by a search.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use takas_store::{Location, Options, Store};

use crate::accounts::world::form;
use crate::live::stand_in::{Desk, token_of};

const CASE: &str = r#"format = 1
title = "The bridge"
historical = true
zone = "Europe/Istanbul"
[sources]
wiki = "canary-of-a-source"
[parties]
RUS = { name = "Russia" }
SVN = { name = "Slovenia" }
USA = { name = "United States" }
TUR = { name = "Türkiye", roles = ["mediator", "host"] }
[people]
dultsev = { name = "Artem Dultsev", holder = "SVN", consent = "given", legal = "canary-of-a-ground" }
dultseva = { name = "Anna Dultseva", holder = "SVN", consent = "disputed", no_return_to = ["USA"] }
kid = { name = "The Child", holder = "SVN", consent = "given", protected = "minor" }
gershkovich = { name = "Evan Gershkovich", holder = "RUS", consent = "given" }
whelan = { name = "Paul Whelan", holder = "RUS", consent = "given" }
seleznev = { name = "Roman Seleznev", holder = "USA", consent = "given" }
[sets]
family = { name = "The family", of = ["dultsev", "dultseva"] }
designated = { name = "The designated", of = ["gershkovich", "whelan"] }
[rules]
"canary-of-the-frame" = "at most 5 of everyone"
"#;
const RUS: &str = r#"format = 1
party = "RUS"
standing = "stated"
by = "canary-of-rus"
on = 2024-07-01
[holds]
gershkovich = { to = ["USA"] }
whelan = { to = ["USA"], standing = "hinted", note = "canary-of-rus" }
[asks]
family = { priority = "must" }
[rules]
"canary-of-rus" = "any of designated requires any of family"
"#;
const SVN: &str = r#"# canary-of-the-mediator
format = 1
party = "SVN"
standing = "inferred"
by = "canary-of-the-mediator"
on = 2024-07-02
[holds]
dultsev = { to = ["RUS"], standing = "stated", by = "the minister", on = 2024-07-01 }
dultseva = { to = ["RUS"] }
[rules]
"stated rule" = { say = "dultsev moves requires dultseva moves", standing = "stated", by = "the minister", on = 2024-07-01 }
"canary-of-the-mediator" = "any of family requires all of designated"
"#;
const USA: &str = r#"format = 1
party = "USA"
standing = "stated"
by = "envoy"
on = 2024-07-01
[holds]
seleznev = { to = ["RUS"] }
[asks]
designated = { priority = "must" }
"#;
const TALKS_RUS: &str = r#"format = 1
party = "RUS"
[interlocutors]
aide = { name = "canary-of-rus-aide", since = 2024-06-01 }
[talks]
"hint" = { heard_from = "aide", by = "Anna", at = 2024-07-03T10:00, says = "canary-of-rus: we could.", about = "gershkovich" }
[permissions]
"to Slovenia" = { of = "hint", to = "SVN", by = "aide", at = 2024-07-04 }
"#;
const TALKS_SVN: &str = r#"format = 1
party = "SVN"
[interlocutors]
minister = { name = "The minister", since = 2024-06-01, until = 2024-07-31 }
[talks]
"news" = { told_to = "minister", by = "Anna", at = 2024-07-05T10:00, says = "words-for-svn" }
"ours" = { heard_from = "minister", by = "Anna", at = 2024-07-06T10:00, says = "words-of-svn" }
"#;
const BOOK: &str = r#"format = 1
[passed]
"canary-of-the-book" = { from = "RUS/hint", into = "SVN/news" }
[notes]
"canary-of-the-book" = { says = "canary-of-the-book" }
"#;
const CONCESSIONS: &str = r#"format = 1
[SVN]
"stated rule" = { to = "dropped", difficulty = 3 }
"#;

/// Words that stand in one part of the case alone, and whose that is.
pub(crate) const CANARIES: [(&str, &str); 6] = [
    ("canary-of-rus", "RUS"),
    ("canary-of-the-mediator", "mediator"),
    ("canary-of-the-book", "mediator"),
    ("canary-of-the-frame", "mediator"),
    ("canary-of-a-source", "mediator"),
    ("canary-of-a-ground", "mediator"),
];

/// A desk of that case; its folder is removed at the end.
pub(crate) struct Bridge {
    pub(crate) desk: Desk,
    pub(crate) root: PathBuf,
}

impl Bridge {
    pub(crate) fn new() -> Self {
        let root = write();
        let store = Store::open(&Location::File(root.join("store.sqlite")), Options::default()).expect("a store");
        Self { desk: Desk::of_case(root.join("bridge"), store), root }
    }

    /// The text of a file of the case, as the desk has it.
    pub(crate) fn file(&self, name: &str) -> String {
        let case = self.desk.app.cases.iter().next().expect("a case");
        let contents = tokio::task::block_in_place(|| case.cabinet.now()).expect("it can be read");
        contents.files.get(name).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
    }

    /// Sends the form of a sheet.
    pub(crate) async fn form(&self, who: &str, path: &str, fields: &[(&str, &str)]) -> crate::live::stand_in::Answered {
        let token = token_of(who);
        let all = [("token", token.as_str())].into_iter().chain(fields.iter().copied());
        self.desk.post_form(who, path, form(all)).await
    }

    /// What a position is known by to whoever reads it.
    pub(crate) async fn read(&self, who: &str, party: &str) -> (String, String) {
        let answered = self.desk.get(who, &self.desk.api(&format!("positions/{party}"))).await.json();
        let text = |key: &str| answered[key].as_str().expect("a text").to_owned();
        (text("text"), text("read"))
    }
}

impl Drop for Bridge {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.root);
    }
}

/// Writes the case into a folder of its own.
pub(crate) fn write() -> PathBuf {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let root = std::env::temp_dir().join(format!("takas-desk-talks-{}-{number}", std::process::id()));
    for (name, text) in [
        ("case.toml", CASE),
        ("positions/RUS.toml", RUS),
        ("positions/SVN.toml", SVN),
        ("positions/USA.toml", USA),
        ("contacts/RUS.toml", TALKS_RUS),
        ("contacts/SVN.toml", TALKS_SVN),
        ("mediator/contacts.toml", BOOK),
        ("mediator/concessions.toml", CONCESSIONS),
    ] {
        let path = root.join("bridge").join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("written");
    }
    root
}

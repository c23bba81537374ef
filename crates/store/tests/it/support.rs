//! What the tests have in common: a store on each engine, and short words for appends.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use takas_store::{Append, Entry, Location, Options, Store, Stream};

use crate::postgres;

/// A folder that is removed with its contents.
pub(crate) struct Folder(PathBuf);

static COUNT: AtomicU64 = AtomicU64::new(0);

impl Folder {
    pub(crate) fn new() -> Self {
        let name = format!("takas-store-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).expect("a folder");
        Folder(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn file(&self, name: &str) -> Location {
        Location::File(self.0.join(name))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// The engines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum On {
    Sqlite,
    Postgres,
}

/// A place for stores on one engine.
pub(crate) struct Place {
    pub(crate) folder: Folder,
    on: On,
}

impl Place {
    pub(crate) fn new(on: On) -> Self {
        Place { folder: Folder::new(), on }
    }

    /// A location where nothing is yet.
    pub(crate) fn fresh(&self) -> Location {
        match self.on {
            On::Sqlite => self.folder.file(&format!("{}.store", COUNT.fetch_add(1, Ordering::Relaxed))),
            On::Postgres => Location::read(&postgres::fresh()),
        }
    }

    /// A new store.
    pub(crate) fn store(&self) -> Store {
        open(&self.fresh())
    }
}

/// Quick to try again, so that tests are.
pub(crate) fn options() -> Options {
    Options { probe_every: Duration::from_millis(20), confirm_within: Duration::from_secs(2), ..Options::default() }
}

pub(crate) fn open(location: &Location) -> Store {
    Store::open(location, options()).expect("the store opens")
}

pub(crate) fn stream(name: &str) -> Stream {
    Stream::new(name).expect("a good name")
}

/// An append of one record entry.
pub(crate) fn record(name: &str, bytes: &str) -> Append {
    Append::new(stream(name), vec![Entry::record(bytes)])
}

/// An append of one journal entry.
pub(crate) fn journal(name: &str, bytes: &str) -> Append {
    Append::new(stream(name), vec![Entry::journal(bytes)])
}

/// A test on both engines.
#[macro_export]
macro_rules! on_both {
    ($($(#[$meta:meta])* $name:ident),* $(,)?) => {
        mod sqlite {
            $($(#[$meta])* #[test] fn $name() { super::$name($crate::support::Place::new($crate::support::On::Sqlite)); })*
        }
        mod postgres {
            $($(#[$meta])* #[test] fn $name() { super::$name($crate::support::Place::new($crate::support::On::Postgres)); })*
        }
    };
}

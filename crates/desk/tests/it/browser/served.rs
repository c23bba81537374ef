//! A desk on a free port of this machine, as a browser reaches it.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use takas_desk::server::Settings;
use takas_desk::server::http::desk::{Edge, Opener};
use takas_desk::server::http::{Desk, listener};
use takas_desk::server::opening::{Work, opener};
use takas_store::{Location, Options, Store};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::field::wire::Wire;

/// The code that the terminal of a new desk shows.
pub(crate) const FIRST_CODE: &str = "abcd-efgh-ijkl-mnop";

/// A desk that is served until the test ends.
pub(crate) struct Served {
    pub(crate) desk: Desk,
    /// Removed when the desk is.
    folder: Folder,
    origin: String,
    listens: JoinHandle<bool>,
}

impl Served {
    /// A new desk, locked, of these cases.
    pub(crate) async fn new(folder: Folder, cases: Vec<PathBuf>) -> Self {
        let work = Work { keys: folder.join("keys"), cases, is_rehearsal: true };
        let opener = opener(work).expect("a folder");
        Self::with(folder, opener).await
    }

    /// A new desk, locked, that is opened so.
    pub(crate) async fn with(folder: Folder, opener: Opener) -> Self {
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await.expect("a free port");
        let port = listener.local_addr().expect("it listens").port();
        Self::reached_at(port, listener, folder, opener)
    }

    /// The same behind a wire, by which alone it is reached.
    pub(crate) async fn behind(folder: Folder, opener: Opener) -> (Self, Wire) {
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await.expect("a free port");
        let wire = Wire::to(listener.local_addr().expect("it listens")).await;
        (Self::reached_at(wire.port, listener, folder, opener), wire)
    }

    fn reached_at(port: u16, listener: TcpListener, folder: Folder, opener: Opener) -> Self {
        let listen = listener.local_addr().expect("it listens");
        // Passkeys are bound to a name, and browsers take this one for safe.
        let origin = format!("http://localhost:{port}");
        let settings = Settings { listen, origin: origin.clone() };
        std::fs::create_dir_all(folder.join("desk")).expect("a folder");
        let store =
            Store::open(&Location::File(folder.join("desk/store.sqlite")), Options::default()).expect("a store");
        let edge = Edge { first_code: Some(FIRST_CODE.to_owned()), ..Edge::default() };
        let desk = Desk::locked(settings, store, edge, opener);
        let listens = tokio::spawn(listener::listen(desk.clone(), listener, None));
        Self { desk, folder, origin, listens }
    }

    /// The process ends, and another is started in its place: on the same port and the same disk, locked.
    pub(crate) async fn restarted(self, opener: Opener) -> Self {
        let Self { desk, folder, listens, .. } = self;
        let listen = desk.settings().listen;
        desk.end();
        drop(desk);
        assert!(listens.await.expect("it listens"), "it ends in its time");
        let listener = TcpListener::bind(listen).await.expect("the port is free");
        Self::reached_at(listen.port(), listener, folder, opener)
    }

    /// The address of a page.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}

/// A folder of its own for each test, removed at its end.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("takas-desk-pages-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    pub(crate) fn join(&self, name: impl AsRef<Path>) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

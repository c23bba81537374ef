//! What every request and answer goes through, and the listener: over the router where that tells the same, else over sockets.

mod body;
mod connection;
mod ending;
mod fuzz;
mod head;
mod lock;
mod log;
mod rate;
mod tls;
mod token;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use axum::middleware::from_fn;
use axum::response::sse::{Event, Sse};
use axum::routing::{get, post};
use futures_util::stream;
use takas_desk::server::http::desk::Edge;
use takas_desk::server::http::{Desk, Form, Json, listener, through, token as tokens, whole};
use takas_desk::server::opening::{Work, opener};
use takas_desk::server::{App, Settings};
use takas_store::{Location, Options, Store};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tower::ServiceExt as _;

/// The origin of desks in these tests.
const ORIGIN: &str = "https://desk.example";

/// How long is waited for something that is to come.
const PATIENCE: Duration = Duration::from_secs(20);

/// A folder of its own for each test, removed at its end.
pub(crate) struct Folder {
    path: PathBuf,
    /// How many requests have come to a handler that does not answer at once.
    taken: Arc<AtomicUsize>,
}

impl Folder {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("takas-desk-http-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Self { path, taken: Arc::default() }
    }

    pub(crate) fn join(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Waits until a request has come to a handler that does not answer at once.
    async fn is_taken(&self) {
        let taken = async {
            while self.taken.load(Ordering::SeqCst) == 0 {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        tokio::time::timeout(PATIENCE, taken).await.expect("the request is taken");
    }

    fn store(&self) -> Store {
        std::fs::create_dir_all(self.join("desk")).expect("a folder");
        Store::open(&Location::File(self.join("desk/store.sqlite")), Options::default()).expect("a store")
    }

    /// A desk that is locked.
    fn locked(&self, edge: Edge) -> Desk {
        self.locked_at(ORIGIN, edge)
    }

    fn locked_at(&self, origin: &str, edge: Edge) -> Desk {
        let settings = Settings { listen: SocketAddr::from(([127, 0, 0, 1], 0)), origin: origin.to_owned() };
        let work = Work { keys: self.join("keys"), cases: Vec::new(), is_rehearsal: true };
        Desk::locked(settings, self.store(), edge, opener(work).expect("a folder"))
    }

    /// A desk that is open, with routes besides its own that these tests ask for.
    fn open(&self, edge: Edge) -> Desk {
        self.open_at(ORIGIN, edge)
    }

    fn open_at(&self, origin: &str, edge: Edge) -> Desk {
        let app = self.app(origin);
        Desk::of(app.clone(), routes(app, &self.taken), edge)
    }

    fn app(&self, origin: &str) -> App {
        let settings = Settings { listen: SocketAddr::from(([127, 0, 0, 1], 0)), origin: origin.to_owned() };
        let work = Work { keys: self.join("keys"), cases: Vec::new(), is_rehearsal: true };
        let desk = Desk::locked(settings, self.store(), Edge::default(), opener(work).expect("a folder"));
        desk.open(None).expect("it opens");
        desk.app().expect("it is open")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.path);
    }
}

#[derive(serde::Deserialize)]
struct Word {
    word: String,
}

/// The routes of an open desk, and some that try out what goes around them. Requests to those that do not answer at once are counted.
fn routes(app: App, taken: &Arc<AtomicUsize>) -> Router {
    let answers_after = |wait: Duration| {
        let taken = Arc::clone(taken);
        get(move || async move {
            taken.fetch_add(1, Ordering::SeqCst);
            tokio::time::sleep(wait).await;
            "done"
        })
    };
    let more = Router::new()
        .route("/test/c/{case}", get(|| async { "seen" }))
        .route("/test/form", post(|Form(Word { word }): Form<Word>| async move { word }))
        .route("/test/json", post(|Json(Word { word }): Json<Word>| async move { word }))
        .route("/test/slow", answers_after(Duration::from_millis(600)))
        .route("/test/never", answers_after(Duration::from_secs(3_600)))
        .route("/test/large", get(|| async { "x".repeat(64 << 20) }))
        .route("/test/panic", get(|| async { panic_in_a_handler() }))
        .route("/test/defect", get(|| async { (StatusCode::BAD_GATEWAY, "words of a library") }))
        .route("/test/events", get(events))
        .layer(from_fn(through::pattern));
    takas_desk::server::router::routes(app).merge(more)
}

fn panic_in_a_handler() -> &'static str {
    panic!("a name that no log may have")
}

async fn events() -> Sse<impl futures_util::Stream<Item = Result<Event, std::convert::Infallible>>> {
    Sse::new(stream::unfold(0_u32, |number| async move {
        if number > 0 {
            tokio::time::sleep(Duration::from_secs(3_600)).await;
        }
        Some((Ok(Event::default().data("revision")), number + 1))
    }))
}

/// What came of a request.
struct Answer {
    status: u16,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("text"))
    }
}

/// Asks a desk without a socket.
async fn ask(desk: &Desk, request: Request<Body>) -> Answer {
    let response = whole(desk.clone()).oneshot(request).await.expect("an answer");
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, 1 << 20).await.expect("a body");
    let body = String::from_utf8_lossy(&body).into_owned();
    Answer { status: parts.status.as_u16(), headers: parts.headers, body }
}

/// A request with headers.
fn request(method: &str, address: &str, headers: &[(&str, &str)], body: &str) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(address);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::from(body.to_owned())).expect("a request")
}

/// The headers of somebody who sends a form from one of our pages, after a visit with this cookie.
fn visitor(visit: &str) -> (String, String) {
    (format!("__Host-takas-visit={visit}"), tokens::of_cookie(visit))
}

/// Sends a form from one of our own pages.
async fn send_form(desk: &Desk, address: &str, fields: &str) -> Answer {
    let (cookie, token) = visitor("0123");
    let headers = [
        ("cookie", cookie.as_str()),
        ("origin", desk.settings().origin.as_str()),
        ("content-type", "application/x-www-form-urlencoded"),
        ("accept", "text/html"),
    ];
    ask(desk, request("POST", address, &headers, &format!("token={token}&{fields}"))).await
}

/// A desk that listens.
struct Listening {
    address: SocketAddr,
    desk: Desk,
    ended: JoinHandle<bool>,
}

impl Listening {
    async fn new(desk: Desk) -> Self {
        let socket = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = socket.local_addr().expect("its address");
        let ended = tokio::spawn(listener::listen(desk.clone(), socket, None));
        Self { address, desk, ended }
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.expect("a connection")
    }

    /// Sends bytes on a connection of their own, and reads to its end.
    async fn send(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect().await;
        stream.write_all(bytes).await.expect("sent");
        read_to_end(&mut stream).await
    }

    /// The same where each request has an answer of its own: sent again while a machine that is busy takes longer than an answer may.
    async fn send_in_time(&self, bytes: &[u8]) -> String {
        let mut answer = self.send(bytes).await;
        for _ in 0..20 {
            if !answer.contains("HTTP/1.1 408") {
                break;
            }
            answer = self.send(bytes).await;
        }
        answer
    }
}

/// All that comes until the other side closes. That it was cut off is no failure here.
async fn read_to_end(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let _ = tokio::time::timeout(PATIENCE, stream.read_to_end(&mut bytes)).await.expect("an end");
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What comes until a text is there.
async fn read_to(stream: &mut TcpStream, text: &str) -> String {
    let (mut read, mut bytes) = (String::new(), [0_u8; 4_096]);
    while !read.contains(text) {
        let more = tokio::time::timeout(PATIENCE, stream.read(&mut bytes)).await.expect("more in time");
        let length = more.expect("the rest");
        assert!(length > 0, "{read}");
        read.push_str(&String::from_utf8_lossy(&bytes[..length]));
    }
    read
}

/// A clock that a test sets, in milliseconds.
fn told_clock() -> (takas_desk::server::http::rates::Ticks, Arc<std::sync::atomic::AtomicU64>) {
    let clock = Arc::new(std::sync::atomic::AtomicU64::new(0));
    let told = Arc::clone(&clock);
    let ticks =
        takas_desk::server::http::rates::Ticks::told_by(move || Duration::from_millis(told.load(Ordering::Relaxed)));
    (ticks, clock)
}

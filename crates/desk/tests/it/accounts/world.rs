//! What the tests of accounts stand on: a desk in this process with a clock of ours, and browsers that visit it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE, USER_AGENT};
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use takas_desk::server::accounts::{Account, Accounts, Clock, Membership};
use takas_desk::server::app::{App, Inner, Settings};
use takas_desk::server::http::token;
use takas_desk::server::live::Cases;
use takas_desk::server::policy::{Doorkeeper, Policy};
use takas_desk::server::role::{CaseKey, Role};
use takas_desk::server::router::routes;
use takas_desk::server::vault::Vault;
use takas_desk::server::words::Words;
use takas_ledger::SecretKey;
use takas_store::{Location, Options, Store};
use tower::ServiceExt as _;

use super::authenticator::Authenticator;

/// Where the desk is.
pub(crate) const ORIGIN: &str = "https://desk.example";
/// When the tests begin, in seconds since the beginning of 1970.
pub(crate) const BEGINNING: i64 = 1_722_470_400;
/// What a name is searched for by.
pub(crate) const NAME: &str = "Canary Leyla Of The Desk";

/// A folder that goes with the test.
pub(crate) struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("takas-accounts-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    /// Keys beside it, and not in it.
    fn keys(&self) -> PathBuf {
        self.0.with_extension("keys")
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
        let _ = std::fs::remove_dir_all(self.keys());
    }
}

/// A store, a clock, and desks on both.
pub(crate) struct World {
    /// Where the store's file is.
    pub(crate) folder: Folder,
    /// The store.
    pub(crate) store: Store,
    clock: Arc<AtomicI64>,
}

impl World {
    /// An empty one.
    pub(crate) fn new() -> Self {
        let folder = Folder::new();
        let location = Location::File(folder.path().join("desk.store"));
        let store = Store::open(&location, Options::default()).expect("a store");
        Self { folder, store, clock: Arc::new(AtomicI64::new(BEGINNING)) }
    }

    /// Lets time pass.
    pub(crate) fn pass(&self, seconds: i64) {
        self.clock.fetch_add(seconds, Ordering::SeqCst);
    }

    /// The key of all.
    pub(crate) fn key() -> SecretKey {
        SecretKey::new([42; 32])
    }

    /// Another desk on the store.
    pub(crate) fn accounts(&self) -> Accounts {
        let clock = Arc::clone(&self.clock);
        Accounts::open(&self.store, &Self::key(), Clock::of(move || clock.load(Ordering::SeqCst))).expect("accounts")
    }

    /// Another desk on the store, with its pages.
    pub(crate) fn desk(&self) -> App {
        let vault = Arc::new(Vault::at(&self.folder.keys()).expect("a folder"));
        vault.open_by_itself(0).expect("it opens");
        App::new(Inner {
            settings: Settings { listen: ([127, 0, 0, 1], 0).into(), origin: ORIGIN.to_owned() },
            store: self.store.clone(),
            accounts: self.accounts(),
            policy: Policy::default(),
            cases: Cases::open(&self.store, &vault, Vec::new(), Arc::new(Doorkeeper)).expect("no cases"),
            words: Words::new(),
        })
    }
}

/// The case of the tests.
pub(crate) fn case() -> CaseKey {
    CaseKey::parse(&"c".repeat(CaseKey::DIGITS)).expect("a key")
}

/// Leads the case of the tests.
pub(crate) fn leads() -> Membership {
    Membership { case: case(), role: Role::Lead }
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    /// Its status.
    pub(crate) status: StatusCode,
    /// Where it leads to.
    pub(crate) to: String,
    /// Its body.
    pub(crate) text: String,
}

impl Answer {
    /// The body as JSON; what was refused is none.
    pub(crate) fn json(&self) -> Value {
        assert_eq!(self.status, StatusCode::OK, "{self:?}");
        serde_json::from_str(&self.text).expect("JSON")
    }
}

/// Fields as a form sends them.
pub(crate) fn form<'a>(fields: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let one = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    let escaped = |text: &str| text.bytes().map(one).collect::<String>();
    let fields: Vec<String> = fields.map(|(name, value)| format!("{name}={}", escaped(value))).collect();
    fields.join("&")
}

/// A browser with its cookies, and the authenticator beside it.
pub(crate) struct Browser {
    /// The desk that it visits at present.
    pub(crate) desk: App,
    /// Its cookies.
    pub(crate) cookies: BTreeMap<String, String>,
    /// Its authenticator.
    pub(crate) authenticator: Authenticator,
    /// Whether it sends the token of its pages.
    pub(crate) sends_token: bool,
}

impl Browser {
    /// One that has been here once.
    pub(crate) fn new(desk: &App) -> Self {
        let cookies = [("__Host-takas-visit".to_owned(), "a first visit".replace(' ', "-"))].into();
        Self { desk: desk.clone(), cookies, authenticator: Authenticator::new(ORIGIN), sends_token: true }
    }

    /// The value of a cookie.
    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(&format!("__Host-takas-{name}")).map(String::as_str)
    }

    /// The secret of its session.
    pub(crate) fn cookie_of_session(&self) -> Option<&str> {
        self.cookies.get(&format!("__Host-{}", token::SESSION)).map(String::as_str)
    }

    /// Opens a page.
    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        let request = Request::get(path).header("accept", "text/html").body(Body::empty());
        self.send(request.expect("a request")).await
    }

    /// Sends a form.
    pub(crate) async fn form(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.token();
        let fields = fields.iter().copied().chain(self.sends_token.then_some(("token", token.as_str())));
        let body = form(fields);
        let request = Request::post(path).header("accept", "text/html");
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body)).expect("a request")).await
    }

    /// Sends JSON, as a script does.
    pub(crate) async fn script(&mut self, path: &str, body: &Value) -> Answer {
        let mut request = Request::post(path).header("accept", "application/json");
        request = request.header(CONTENT_TYPE, "application/json");
        if self.sends_token {
            request = request.header("x-takas-token", self.token());
        }
        self.send(request.body(Body::from(body.to_string())).expect("a request")).await
    }

    fn token(&self) -> String {
        let cookie = self.cookie_of_session().or(self.cookie("visit")).unwrap_or_default();
        token::of_cookie(cookie)
    }

    async fn send(&mut self, mut request: Request<Body>) -> Answer {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        request.headers_mut().insert(COOKIE, cookies.join("; ").parse().expect("a header"));
        request.headers_mut().insert(USER_AGENT, agent.parse().expect("a header"));
        let router: Router = routes(self.desk.clone());
        let response = router.oneshot(request).await.expect("an answer");
        let (head, body) = response.into_parts();
        for line in head.headers.get_all(SET_COOKIE) {
            let line = line.to_str().expect("a text");
            let is_guarded =
                ["__Host-", "Path=/", "HttpOnly", "Secure", "SameSite="].iter().all(|part| line.contains(part));
            assert!(is_guarded, "{line}");
            let (pair, rest) = line.split_once(';').expect("attributes");
            let (name, value) = pair.split_once('=').expect("a value");
            if rest.contains("Max-Age=0;") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let to = head.headers.get(LOCATION).map(|to| to.to_str().expect("a text").to_owned()).unwrap_or_default();
        let body = to_bytes(body, 1 << 20).await.expect("a body");
        Answer { status: head.status, to, text: String::from_utf8(body.to_vec()).expect("a text") }
    }

    /// Asks as a program does: with what it brings in `Authorization`, and with this browser's cookies where it has some.
    pub(crate) async fn program(&self, method: &str, path: &str, heads: &[(&str, &str)], body: &str) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header("accept", "application/json");
        for (name, value) in heads {
            request = request.header(*name, *value);
        }
        let router: Router = routes(self.desk.clone());
        let response = router.oneshot(request.body(Body::from(body.to_owned())).expect("a request")).await;
        let (head, body) = response.expect("an answer").into_parts();
        let refusal =
            head.extensions.get::<takas_desk::server::http::Refusal>().map(|refusal| refusal.name().to_owned());
        let body = to_bytes(body, 1 << 20).await.expect("a body");
        let text = String::from_utf8(body.to_vec()).expect("a text");
        Answer { status: head.status, to: refusal.unwrap_or_default(), text }
    }

    /// Joins by an invitation's secret.
    pub(crate) async fn join(&mut self, secret: &str) -> Answer {
        self.join_with(secret, json!({})).await
    }

    /// Joins by the first invitation of a desk, under a name of their own.
    pub(crate) async fn join_as(&mut self, secret: &str, name: &str) -> Answer {
        self.join_with(secret, json!({ "name": name })).await
    }

    async fn join_with(&mut self, secret: &str, mut sent: Value) -> Answer {
        let options = self.script(&format!("/join/{secret}/start"), &sent).await;
        if options.status != StatusCode::OK {
            return options;
        }
        sent["credential"] = self.authenticator.create(&options.json());
        sent["label"] = Value::from("Canary key");
        self.script(&format!("/join/{secret}/finish"), &sent).await
    }

    /// Signs in with its passkey.
    pub(crate) async fn sign_in(&mut self) -> Answer {
        let options = self.script("/sign-in/start", &json!({})).await.json();
        let credential = self.authenticator.get(&options);
        self.script("/sign-in/finish", &json!({ "credential": credential, "next": "/account" })).await
    }

    /// Signs out.
    pub(crate) async fn sign_out(&mut self) -> Answer {
        self.form("/sign-out", &[]).await
    }

    /// Who is signed in.
    pub(crate) fn account(&self) -> Arc<Account> {
        let secret = self.cookie_of_session().expect("a session");
        self.desk.accounts.find_session(secret).expect("the store").expect("a session that is good").0
    }
}

/// The lead, who has joined by the first invitation, with the recovery codes.
pub(crate) async fn lead(desk: &App) -> (Browser, Vec<String>) {
    let invited = desk.accounts.first_invitation(NAME, &[leads()]).expect("the store").expect("nobody is here");
    let mut browser = Browser::new(desk);
    let told = browser.join(&invited.secret).await.json();
    let codes = told["codes"].as_array().expect("codes").iter().map(|code| code.as_str().expect("a text").to_owned());
    (browser, codes.collect())
}

/// Somebody whom the lead invited into the case, and who joined.
pub(crate) async fn colleague(lead: &Browser, name: &str, role: Role) -> Browser {
    let membership = Membership { case: case(), role };
    let invited = lead.desk.accounts.invite(lead.account().id, name, &[membership], 3600).expect("invited");
    let mut browser = Browser::new(&lead.desk);
    browser.join(&invited.secret).await.json();
    browser
}

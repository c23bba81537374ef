//! A desk with Ankara's rehearsal that listens, and programs with tokens of several roles.

use std::net::SocketAddr;
use std::path::PathBuf;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use serde_json::Value;
use takas_desk::server::accounts::{Membership, Scope, Terms};
use takas_desk::server::http::desk::Edge;
use takas_desk::server::http::rates::Rate;
use takas_desk::server::http::{Desk, Limits, listener, whole};
use takas_desk::server::opening::{Work, opener};
use takas_desk::server::role::{CaseKey, Role};
use takas_desk::server::router::routes;
use takas_desk::server::{App, Settings};
use takas_store::{Location, Options, Store};
use tokio::net::TcpListener;
use tower::ServiceExt as _;

use crate::accounts::world::{Browser, ORIGIN};
use crate::live::ankara::{Ankara, key};

/// Everybody who has a program, by a name of the tests.
pub(crate) const ROLES: [(&str, Option<&str>); 6] = [
    ("lead", None),
    ("analyst", None),
    ("delegate", Some("DEU")),
    ("delegate", Some("RUS")),
    ("field", None),
    ("observer", None),
];

/// A desk, and who works there.
pub(crate) struct World {
    pub(crate) app: App,
    pub(crate) desk: Desk,
    pub(crate) case: CaseKey,
    /// The lead's browser.
    pub(crate) lead: Browser,
    /// The tokens, in the order of [`ROLES`]: for everything that there is.
    pub(crate) tokens: Vec<String>,
    _ankara: Ankara,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answered {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answered {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a text"))
    }
}

fn role((word, party): (&str, Option<&str>)) -> Role {
    match (word, party) {
        ("lead", None) => Role::Lead,
        ("analyst", None) => Role::Analyst,
        ("delegate", Some(party)) => Role::Delegate(party.to_owned()),
        ("field", None) => Role::Field,
        _ => Role::Observer,
    }
}

impl World {
    /// A desk that keeps nobody waiting, of which everybody has a token.
    pub(crate) async fn new() -> Self {
        let often = Rate::new(1_000_000, 1_000_000);
        let limits = Limits { by_address: often, by_session: often, guesses: often, ..Limits::default() };
        Self::with(Edge { limits, ..Edge::default() }, None).await
    }

    /// The same, of a team whose lead signs by another key than the tests have for her.
    pub(crate) async fn signing_by(key: &[u8; 32]) -> Self {
        Self::with(Edge::default(), Some(*key)).await
    }

    async fn with(edge: Edge, signs: Option<[u8; 32]>) -> Self {
        let ankara = tokio::task::spawn_blocking(Ankara::new).await.expect("made");
        if let Some(signs) = signs {
            let (team, hex) =
                (ankara.case().join("mediator/team.toml"), |key: &[u8]| data_encoding::HEXLOWER.encode(key));
            let text = std::fs::read_to_string(&team).expect("a team");
            std::fs::write(team, text.replace(&hex(key("anna").public().bytes()), &hex(&signs))).expect("written");
        }
        let settings = Settings { listen: SocketAddr::from(([127, 0, 0, 1], 0)), origin: ORIGIN.to_owned() };
        let keys: PathBuf = ankara.case().with_file_name("desk.keys");
        let work = Work { keys, cases: vec![ankara.case()], is_rehearsal: true };
        let store = Store::open(&Location::File(ankara.store()), Options::default()).expect("a store");
        let closed = Desk::locked(settings, store, Edge::default(), opener(work).expect("a folder"));
        let leads_to = closed.open(None).expect("it opens");
        let app = closed.app().expect("it is open");
        let desk = Desk::of(app.clone(), routes(app.clone()), edge);
        let mut lead = Browser::new(&app);
        lead.join_as(leads_to.strip_prefix("/join/").expect("an invitation"), "Lead").await.json();
        let case = app.cases.iter().next().expect("a case").key.clone();
        let mut tokens = Vec::new();
        for kind in ROLES {
            let account = if kind.0 == "lead" {
                lead.account().id
            } else {
                let membership = Membership { case: case.clone(), role: role(kind) };
                let invited = app.accounts.invite(lead.account().id, "Somebody", &[membership], 3600).expect("invited");
                let mut browser = Browser::new(&app);
                browser.join(&invited.secret).await.json();
                browser.account().id
            };
            let now = takas_desk::running::clock::now();
            let (label, scopes) = ("all".to_owned(), Scope::ALL.to_vec());
            let terms = Terms { label, case: case.clone(), scopes, ends: now + 86_400 };
            tokens.push(app.accounts.make_token(account, &terms).expect("a token").secret.as_str().to_owned());
        }
        let world = Self { app, desk, case, lead, tokens, _ankara: ankara };
        for _ in 0..600 {
            if world.get(&world.api("operation")).await.status == 200 {
                return world;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        panic!("the operation does not open");
    }

    /// Listens on a free port, for as long as the test runs.
    pub(crate) async fn listens(&self) -> SocketAddr {
        let socket = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = socket.local_addr().expect("its address");
        tokio::spawn(listener::listen(self.desk.clone(), socket, None));
        address
    }

    pub(crate) fn api(&self, what: &str) -> String {
        format!("/api/v1/cases/{}/{what}", self.case.as_str())
    }

    /// Asks with the token of the lead.
    pub(crate) async fn get(&self, path: &str) -> Answered {
        self.ask("GET", path, &[("authorization", &self.bearer(0))], "").await
    }

    pub(crate) fn bearer(&self, who: usize) -> String {
        format!("Bearer {}", self.tokens[who])
    }

    /// Asks, through everything that a request goes through.
    pub(crate) async fn ask(&self, method: &str, path: &str, heads: &[(&str, &str)], body: &str) -> Answered {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in heads {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_owned())).expect("a request");
        let response = whole(self.desk.clone()).oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, 16 << 20).await.expect("a body");
        let body = String::from_utf8_lossy(&body).into_owned();
        Answered { status: parts.status.as_u16(), headers: parts.headers, body }
    }
}

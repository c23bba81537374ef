//! A stand-in for accounts and policies: whoever sends `x-who: NAME` is that member of the team. And what is asked of a desk in tests.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::FromRequestParts as _;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Request, StatusCode};
use axum::middleware::from_fn;
use axum::response::{IntoResponse as _, Response};
use futures_util::future::BoxFuture;
use serde_json::Value;
use takas_desk::server::app::Inner;
use takas_desk::server::http::{Refusal, through, token};
use takas_desk::server::live::{Asks, Caller, CaseSource, Cases, Door, Guest, Wish};
use takas_desk::server::policy::{Action, CaseState, Compartment, Object, Policy};
use takas_desk::server::role::{CaseKey, Role};
use takas_desk::server::{App, Settings};
use takas_store::{Location, Options, Store};
use tokio::task::block_in_place;
use tower::ServiceExt as _;

use super::ankara::{Ankara, TEAM, key, vault_at};

/// Everybody in the team is a member of every case, as the seat has it; `outsider` is a member of none.
#[derive(Default)]
pub(crate) struct StandIn {
    /// Keys of cases, once they are known.
    pub(crate) cases: Mutex<Vec<CaseKey>>,
    /// Who asked for names.
    pub(crate) names_asked: Mutex<Vec<String>>,
}

/// What somebody in that seat is at the desk.
pub(crate) fn role(seat: &str) -> Role {
    match seat.split_once(" of ") {
        Some((_, party)) => Role::Delegate(party.to_owned()),
        None => match seat {
            "lead" => Role::Lead,
            "field" => Role::Field,
            "medical" => Role::Medical,
            _ => Role::Interviewer,
        },
    }
}

/// Others who come to a desk and have no seat in an operation: `watcher`, `analyst`, `liaison-svn`.
fn other(name: &str) -> Option<Role> {
    match name {
        "watcher" => Some(Role::Observer),
        "analyst" => Some(Role::Analyst),
        _ => name.strip_prefix("liaison-").map(|party| Role::Liaison(party.to_uppercase())),
    }
}

impl Door for StandIn {
    fn guest<'a>(&'a self, app: &'a App, parts: &'a mut Parts) -> BoxFuture<'a, Result<Guest, Response>> {
        Box::pin(async move {
            let headers = HeaderMap::from_request_parts(parts, app).await.expect("headers");
            let name = headers.get("x-who").and_then(|who| who.to_str().ok()).unwrap_or_default().to_owned();
            let seat = TEAM.iter().find(|(id, _)| *id == name).map(|(_, seat)| role(seat));
            let seat = seat.or_else(|| other(&name));
            if seat.is_none() && name != "outsider" {
                return Err(Refusal::SignIn.into_response());
            }
            let cases = self.cases.lock().expect("whole").clone();
            let memberships = cases.into_iter().filter_map(|key| Some((key, seat.clone()?))).collect();
            let is_member = TEAM.iter().any(|(id, _)| *id == name);
            let devices = if is_member { vec![*key(&name).public().bytes()] } else { Vec::new() };
            Ok(Guest {
                account: format!("a-{name}"),
                session: format!("s-{name}"),
                name,
                language: None,
                memberships,
                devices,
            })
        })
    }

    fn may(&self, Caller { guest, role, .. }: Caller<'_>, wish: Wish) -> bool {
        if wish == Wish::SeeNames {
            self.names_asked.lock().expect("whole").push(guest.name.clone());
        }
        match wish {
            Wish::SeeNames | Wish::Say | Wish::SeeRequests => *role != Role::Observer,
            _ => true,
        }
    }

    fn wants(&self, caller: Caller<'_>, wish: Wish) -> bool {
        self.may(caller, wish)
    }

    fn allows(&self, Caller { role, .. }: Caller<'_>, action: Action, part: &Compartment, _: Asks) -> bool {
        let object = Object {
            case: CaseKey::parse(&"0".repeat(32)).expect("a key"),
            compartment: part.clone(),
            state: CaseState::Historical,
        };
        Policy::new().allows(role, action, &object)
    }

    fn is_open(&self, _: &App, _: &Guest) -> bool {
        true
    }
}

/// The token of whoever is called so: that of a cookie with that name.
pub(crate) fn token_of(who: &str) -> String {
    token::of_cookie(who)
}

/// A desk with one case.
pub(crate) struct Desk {
    pub(crate) app: App,
    pub(crate) routes: Router,
    pub(crate) case: String,
    pub(crate) door: Arc<StandIn>,
}

/// An answer, whole.
pub(crate) struct Answered {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// What becomes of it in words on the way out.
    pub(crate) refusal: Option<Refusal>,
    pub(crate) body: Bytes,
}

impl Answered {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// Everything that came, as it is searched.
    pub(crate) fn everything(&self) -> String {
        format!("{} {:?} {:?} {}", self.status, self.headers, self.refusal, self.text())
    }
}

/// The routes of cases, as the server has them: nothing waits where answers are made.
pub(crate) fn routes(app: &App) -> Router {
    let pages = takas_desk::server::live::routes().merge(takas_desk::server::talks::routes());
    let pages = pages.merge(takas_desk::server::field::routes()).merge(takas_desk::server::plans::routes());
    let all = pages.merge(takas_desk::server::api::routes(app));
    all.layer(from_fn(through::pattern)).with_state(app.clone())
}

impl Desk {
    pub(crate) fn new(ankara: &Ankara, location: &Location) -> Self {
        // On PostgreSQL it waits for the server.
        let store = block_in_place(|| Store::open(location, Options::default())).expect("a store");
        Self::on(ankara, store)
    }

    pub(crate) fn on(ankara: &Ankara, store: Store) -> Self {
        Self::of_case(ankara.case(), store)
    }

    /// A desk of the case in a folder.
    pub(crate) fn of_case(folder: PathBuf, store: Store) -> Self {
        let door = Arc::new(StandIn::default());
        let vault = Arc::new(vault_at(&folder.with_file_name("keys")));
        let source = CaseSource { folder, ..CaseSource::default() };
        let own: Arc<dyn Door> = Arc::<StandIn>::clone(&door);
        let cases = block_in_place(|| Cases::open(&store, &vault, vec![source], own)).expect("the case opens");
        let key = cases.iter().next().expect("a case").key.clone();
        door.cases.lock().expect("whole").push(key.clone());
        let app = block_in_place(|| app(store, cases));
        let routes = routes(&app);
        Self { app, routes, case: key.as_str().to_owned(), door }
    }

    /// Begins the rehearsal, and waits until it is open.
    pub(crate) async fn begin(&self, ankara: &Ankara) {
        let form = format!("token={}&plan={}&kind=rehearsal", token_of("anna"), ankara.plan);
        let answered = self.post_form("anna", "begin", form).await;
        assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.text());
        self.is_open().await;
    }

    /// Waits until the operation answers.
    pub(crate) async fn is_open(&self) {
        for _ in 0..600 {
            if self.get("anna", &self.api("operation")).await.status == StatusCode::OK {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        panic!("the operation does not open");
    }

    pub(crate) fn api(&self, what: &str) -> String {
        format!("/api/v1/cases/{}/{what}", self.case)
    }

    pub(crate) fn page(&self, what: &str) -> String {
        format!("/c/{}/{what}", self.case)
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Response {
        self.routes.clone().oneshot(request).await.expect("it answers")
    }

    async fn whole(&self, request: Request<Body>) -> Answered {
        let response = self.send(request).await;
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, 16 << 20).await.expect("a body");
        let refusal = parts.extensions.get::<Refusal>().cloned();
        Answered { status: parts.status, headers: parts.headers, refusal, body }
    }

    pub(crate) async fn get(&self, who: &str, path: &str) -> Answered {
        self.get_with(who, path, &[]).await
    }

    pub(crate) async fn get_with(&self, who: &str, path: &str, headers: &[(&str, &str)]) -> Answered {
        let mut request = Request::get(path).header("x-who", who);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.whole(request.body(Body::empty()).expect("a request")).await
    }

    pub(crate) async fn post(&self, who: &str, path: &str, body: String) -> Answered {
        self.post_in(who, path, body, "en").await
    }

    /// The same, by somebody whose browser asks for a language.
    pub(crate) async fn post_in(&self, who: &str, path: &str, body: String, language: &str) -> Answered {
        let request = Request::post(path).header("x-who", who).header("x-takas-token", token_of(who));
        let request = request.header("accept-language", language);
        let request = request.header("cookie", format!("takas-visit={who}"));
        let request = request.header("content-type", "application/json");
        self.whole(request.body(Body::from(body)).expect("a request")).await
    }

    pub(crate) async fn put(&self, who: &str, path: &str, body: String) -> Answered {
        let request = Request::put(path).header("x-who", who).header("x-takas-token", token_of(who));
        let request = request.header("cookie", format!("takas-visit={who}"));
        let request = request.header("content-type", "application/json");
        self.whole(request.body(Body::from(body)).expect("a request")).await
    }

    pub(crate) async fn post_form(&self, who: &str, what: &str, body: String) -> Answered {
        self.post_form_in(who, what, body, "en").await
    }

    /// The same, by somebody whose browser asks for a language.
    pub(crate) async fn post_form_in(&self, who: &str, what: &str, body: String, language: &str) -> Answered {
        let request = Request::post(self.page(what)).header("x-who", who).header("accept-language", language);
        let request = request.header("cookie", format!("takas-visit={who}"));
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        self.whole(request.body(Body::from(body)).expect("a request")).await
    }
}

/// A desk of which all but the cases is as it is made.
fn app(store: Store, cases: Cases) -> App {
    let listen = "127.0.0.1:0".parse().expect("an address");
    let settings = Settings { listen, origin: "https://desk.example".to_owned() };
    let key = takas_ledger::SecretKey::new([1; 32]);
    let accounts =
        takas_desk::server::accounts::Accounts::open(&store, &key, takas_desk::server::accounts::Clock::system());
    App::new(Inner {
        settings,
        store,
        accounts: accounts.expect("accounts"),
        policy: takas_desk::server::policy::Policy::default(),
        cases,
        words: takas_desk::server::words::Words::new(),
    })
}

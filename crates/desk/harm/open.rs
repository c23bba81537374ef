//! The API of a desk with a small case, at which everybody is the lead: what the fuzz target `api` sends its requests to. The tests hold that it
//! is whole.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::http::request::Parts;
use axum::response::Response;
use futures_util::future::BoxFuture;
use takas_desk::server::accounts::{Accounts, Clock};
use takas_desk::server::app::Inner;
use takas_desk::server::live::{Asks, Caller, CaseSource, Cases, Door, Guest};
use takas_desk::server::policy::{Action, Compartment, Policy};
use takas_desk::server::role::Role;
use takas_desk::server::vault::Vault;
use takas_desk::server::words::Words;
use takas_desk::server::{App, Settings, api};
use takas_formats::new_case;
use takas_ledger::SecretKey;
use takas_store::{Location, Options, Store};

/// Whoever comes is the lead of every case.
struct EverybodyLeads;

impl Door for EverybodyLeads {
    fn guest<'a>(&'a self, app: &'a App, _: &'a mut Parts) -> BoxFuture<'a, Result<Guest, Response>> {
        let memberships = app.cases.iter().map(|case| (case.key.clone(), Role::Lead)).collect();
        let (account, session) = ("0".repeat(32), "1".repeat(32));
        let guest =
            Guest { account, session, name: "lead".to_owned(), language: None, memberships, devices: Vec::new() };
        Box::pin(std::future::ready(Ok(guest)))
    }

    fn allows(&self, _: Caller<'_>, _: Action, _: &Compartment, _: Asks) -> bool {
        true
    }

    fn is_open(&self, _: &App, _: &Guest) -> bool {
        true
    }
}

/// The routes, and the key of the case, in an empty folder.
pub(crate) fn open(folder: &Path) -> (Router, String) {
    let case = folder.join("case");
    for (name, bytes) in new_case("case").iter() {
        let path = case.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("written");
    }
    let store = Store::open(&Location::File(folder.join("store.sqlite")), Options::default()).expect("a store");
    let source = CaseSource { folder: case, ..CaseSource::default() };
    let vault = Arc::new(Vault::at(&folder.join("keys")).expect("a folder"));
    vault.open_by_itself(0).expect("it opens");
    let cases = Cases::open(&store, &vault, vec![source], Arc::new(EverybodyLeads)).expect("the case opens");
    let key = cases.iter().next().expect("a case").key.as_str().to_owned();
    let listen = "127.0.0.1:0".parse().expect("an address");
    let accounts = Accounts::open(&store, &SecretKey::new([1; 32]), Clock::system()).expect("accounts");
    let app = App::new(Inner {
        settings: Settings { listen, origin: "https://desk.example".to_owned() },
        store,
        accounts,
        policy: Policy::default(),
        cases,
        words: Words::new(),
    });
    (api::routes(&app).with_state(app), key)
}

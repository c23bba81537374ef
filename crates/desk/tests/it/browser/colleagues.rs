//! Those of a team who sit at no browser of the test: each signs on a machine of their own, and hands in over HTTP with a token.

use std::collections::BTreeMap;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use axum::http::{Request, StatusCode};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::Value as Json;
use takas_desk::running::clock;
use takas_desk::server::App;
use takas_desk::server::accounts::{AccountId, Address, Membership, Scope, Terms};
use takas_desk::server::role::{CaseKey, Role};

use super::served::Served;
use crate::accounts::authenticator::Authenticator;
use crate::live::ankara::key;

/// How long their tokens are good, in seconds.
const DAY: i64 = 86_400;

/// They, with their tokens.
pub(crate) struct Colleagues {
    client: Client<HttpConnector, Body>,
    origin: String,
    case: CaseKey,
    tokens: BTreeMap<String, String>,
}

impl Colleagues {
    /// Nobody yet.
    pub(crate) fn new(served: &Served, case: &CaseKey) -> Self {
        let client = Client::builder(TokioExecutor::new()).build_http();
        Self { client, origin: served.at(""), case: case.clone(), tokens: BTreeMap::new() }
    }

    /// Somebody is invited, joins with a passkey, and works from a machine of their own.
    pub(crate) fn join(&mut self, app: &App, name: &str, role: Role) {
        let lead = app.accounts.accounts().first().expect("the lead").id;
        let membership = Membership { case: self.case.clone(), role };
        let invited = app.accounts.invite(lead, name, &[membership], 3_600).expect("there is room");
        let here = Address::unknown();
        let begun = app.accounts.start_join(&self.origin, &invited.secret, None, here).expect("the invitation is good");
        let created = Authenticator::new(&self.origin).create(&begun.options);
        let created = serde_json::from_value(created).expect("a passkey");
        let joined = app.accounts.finish_join(&self.origin, &begun.kept, &created, (name, None), (here, "a program"));
        self.equip(app, joined.expect("the passkey is good").account, name);
    }

    /// Somebody who works here shows the key of their machine, and has a token for it.
    pub(crate) fn equip(&mut self, app: &App, account: AccountId, name: &str) {
        let (key, begun) = (key(name), app.accounts.start_device(account).expect("begun"));
        let challenge = begun.options["challenge"].as_str().expect("digits").as_bytes();
        let challenge = data_encoding::HEXLOWER.decode(challenge).expect("digits").try_into().expect("32 bytes");
        let proof = key.shows_device(&account.to_string(), &challenge);
        let public = *key.public().bytes();
        app.accounts.finish_device(account, &begun.kept, "a machine", &public, &proof).expect("the proof is good");
        let (label, scopes) = ("a machine".to_owned(), Scope::ALL.to_vec());
        let terms = Terms { label, case: self.case.clone(), scopes, ends: clock::now() + DAY };
        let made = app.accounts.make_token(account, &terms).expect("a token");
        self.tokens.insert(name.to_owned(), made.secret.as_str().to_owned());
    }

    /// Their names.
    pub(crate) fn names(&self) -> Vec<String> {
        self.tokens.keys().cloned().collect()
    }

    /// Reads what programs can read in the case.
    pub(crate) async fn read(&self, who: &str, what: &str) -> Json {
        let request = Request::get(self.at(what));
        let (status, told) = self.ask(who, request, "").await;
        assert_eq!(status, StatusCode::OK, "{who}, {what}: {told}");
        told
    }

    /// Hands in what somebody has signed: the status, and what was told.
    pub(crate) async fn hand_in(&self, who: &str, line: &str) -> (StatusCode, Json) {
        self.ask(who, Request::post(self.at("commands")), line).await
    }

    fn at(&self, what: &str) -> String {
        format!("{}/api/v1/cases/{}/{what}", self.origin, self.case.as_str())
    }

    /// Asks, and waits where the desk says that it was too often.
    async fn ask(&self, who: &str, request: axum::http::request::Builder, body: &str) -> (StatusCode, Json) {
        let token = format!("Bearer {}", self.tokens[who]);
        let request = request.header(AUTHORIZATION, token).header(ACCEPT, "application/json");
        let request = request.header(CONTENT_TYPE, "application/json").body(body.to_owned()).expect("a request");
        loop {
            let again = request.clone().map(Body::from);
            let response = self.client.request(again).await.unwrap_or_else(|error| panic!("{who}: {error}"));
            if response.status() == StatusCode::TOO_MANY_REQUESTS {
                tokio::time::sleep(Duration::from_secs(1)).await;
                continue;
            }
            let (head, body) = response.into_parts();
            let body = to_bytes(Body::new(body), 16 << 20).await.expect("a body");
            return (head.status, serde_json::from_slice(&body).unwrap_or_default());
        }
    }
}

//! Who changes the ways to open the desk: its keepers, and no lead of a case who is none.

use std::path::PathBuf;
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::Request;
use serde_json::json;
use takas_desk::server::accounts::{AccountId, Membership};
use takas_desk::server::cabinet::Cabinet;
use takas_desk::server::http::desk::Edge;
use takas_desk::server::http::{Desk, token, whole};
use takas_desk::server::opening::{Work, opener};
use takas_desk::server::policy::Action;
use takas_desk::server::role::{CaseKey, Role};
use takas_desk::server::vault::{Secret, Unlocked, Vault, VaultError};
use takas_desk::server::{App, Settings};
use takas_store::{Location, Options, Store};
use tower::ServiceExt as _;

use super::world::{Browser, ORIGIN};
use crate::cabinet::change;
use crate::cabinet::sealed::copy;
use crate::live::ankara::Ankara;

/// A desk with its keys, and who set it up.
struct World {
    desk: Desk,
    app: App,
    first: Browser,
    ankara: Arc<Ankara>,
}

impl World {
    async fn new() -> Self {
        let ankara = Arc::new(tokio::task::spawn_blocking(Ankara::new).await.expect("made"));
        let settings = Settings { listen: ([127, 0, 0, 1], 0).into(), origin: ORIGIN.to_owned() };
        let keys = ankara.case().with_file_name("desk.keys");
        let work = Work { keys, cases: vec![ankara.case()], is_rehearsal: true };
        let store = Store::open(&Location::File(ankara.store()), Options::default()).expect("a store");
        let desk = Desk::locked(settings, store, Edge::default(), opener(work).expect("a folder"));
        let leads_to = desk.open(None).expect("it opens");
        let app = desk.app().expect("it is open");
        let mut first = Browser::new(&app);
        first.join_as(leads_to.strip_prefix("/join/").expect("an invitation"), "First").await.json();
        Self { desk, app, first, ankara }
    }

    fn case(&self) -> CaseKey {
        self.app.cases.iter().next().expect("a case").key.clone()
    }

    /// Somebody who is something in the case.
    async fn colleague(&self, name: &str, role: Role) -> Browser {
        let membership = Membership { case: self.case(), role };
        let invited = self.app.accounts.invite(self.first.account().id, name, &[membership], 3600).expect("invited");
        let mut browser = Browser::new(&self.app);
        browser.join(&invited.secret).await.json();
        browser
    }

    /// Asks through everything that a request goes through; a form where fields are given.
    async fn ask(&self, who: &Browser, path: &str, fields: Option<&str>) -> (u16, String) {
        let kind = "application/x-www-form-urlencoded";
        self.send(who, path, fields.map(|fields| (kind, fields.to_owned()))).await
    }

    /// Sends JSON, as a script does.
    async fn script(&self, who: &Browser, path: &str, body: &serde_json::Value) -> (u16, String) {
        self.send(who, path, Some(("application/json", body.to_string()))).await
    }

    async fn send(&self, who: &Browser, path: &str, sent: Option<(&str, String)>) -> (u16, String) {
        let cookies: Vec<String> = who.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder().uri(path).header("cookie", cookies.join("; ")).header("origin", ORIGIN);
        let request = match sent {
            None => request.header("accept", "text/html").body(Body::empty()),
            Some((kind, body)) => {
                let token = token::of_cookie(who.cookie_of_session().expect("signed in"));
                let request = request.method("POST").header("x-takas-token", token);
                request.header("content-type", kind).body(Body::from(body))
            }
        };
        let response = whole(self.desk.clone()).oneshot(request.expect("a request")).await.expect("an answer");
        let (head, body) = response.into_parts();
        let body = to_bytes(body, 1 << 20).await.expect("a body");
        (head.status.as_u16(), String::from_utf8_lossy(&body).into_owned())
    }

    /// The folder of its keys.
    fn keys(&self) -> PathBuf {
        self.ankara.case().with_file_name("desk.keys")
    }

    fn is_keeper(&self, id: AccountId) -> bool {
        self.app.accounts.account(id).is_some_and(|account| account.is_keeper)
    }
}

/// Everything by which the ways are changed.
const CHANGES: [(&str, &str); 6] = [
    ("/keys/passphrase", "passphrase=seven+grey+herons&again=seven+grey+herons&opens=alone"),
    ("/keys/key-file", "opens=alone"),
    ("/keys/rotate", ""),
    ("/keys/00000000000000000000000000000000/strike-off", ""),
    ("/keys/keepers", "account=00000000000000000000000000000000"),
    ("/keys/keepers/00000000000000000000000000000000/strike-off", ""),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_set_the_desk_up_keeps_its_keys_and_a_lead_of_a_case_does_not() {
    let world = World::new().await;
    let ways = || world.desk.vault().expect("a vault").ways().expect("open").len();
    let before = ways();
    for role in [Role::Lead, Role::CoMediator, Role::Analyst, Role::Delegate("DEU".to_owned())] {
        let other = world.colleague("Other", role.clone()).await;
        let (status, absent) = world.ask(&other, "/nothing", None).await;
        // Where the page leads back to stands in both.
        let expected = (status, absent.replace("/nothing", "/keys"));
        assert_eq!(world.ask(&other, "/keys", None).await, expected, "{role:?}: as if it were not there");
        for (path, fields) in CHANGES {
            assert_eq!(world.ask(&other, path, Some(fields)).await.0, 404, "{role:?} {path}");
        }
        // Nor by naming themselves, where the id is a good one.
        let own = other.account().id;
        let named = world.ask(&other, "/keys/keepers", Some(&format!("account={own}"))).await;
        assert!(named.0 == 404 && !world.is_keeper(own), "{role:?}");
        let struck_off = format!("/keys/keepers/{}/strike-off", world.first.account().id);
        assert_eq!(world.ask(&other, &struck_off, Some("")).await.0, 404, "{role:?}");
    }
    assert_eq!(ways(), before);
    let (status, page) = world.ask(&world.first, "/keys", None).await;
    assert!(status == 200 && page.contains("Keepers"), "{page}");
    let (path, fields) = CHANGES[0];
    assert_eq!(world.ask(&world.first, path, Some(fields)).await.0, 303);
    assert_eq!(ways(), before + 1);
    // Who leads the case reads there that it was done, and who tried.
    world.app.policy.log().expect("a log").flush().expect("written");
    let noted = world.app.policy.log().expect("a log").read(&[world.case()], None, 200).expect("it reads").noted;
    let asked =
        |is_allowed| noted.iter().any(|one| one.asked.action == Action::Rotate && one.asked.is_allowed == is_allowed);
    assert!(asked(true) && asked(false), "{noted:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keepers_name_keepers_and_the_last_one_stays() {
    let world = World::new().await;
    let (first, lead) = (world.first.account().id, world.colleague("Other Lead", Role::Lead).await);
    let analyst = world.colleague("Analyst", Role::Analyst).await;
    let (other, no_lead) = (lead.account().id, analyst.account().id);
    let name =
        async |who: &Browser, id: AccountId| world.ask(who, "/keys/keepers", Some(&format!("account={id}"))).await.0;
    let strike_off = async |who: &Browser, id: AccountId| {
        world.ask(who, &format!("/keys/keepers/{id}/strike-off"), Some("")).await.0
    };
    // The only keeper stays; nobody is named who leads nothing.
    assert_eq!(strike_off(&world.first, first).await, 422);
    assert_eq!(name(&world.first, no_lead).await, 404);
    let (_, page) = world.ask(&world.first, "/keys", None).await;
    assert!(page.contains("Other Lead") && !page.contains("Analyst"), "those who lead are offered: {page}");
    assert_eq!(name(&world.first, other).await, 303);
    assert_eq!(world.ask(&lead, "/keys", None).await.0, 200, "from the next request on");
    // A lead does not send a keeper away, so that nobody keeps the keys in their place.
    let third = world.colleague("Third Lead", Role::Lead).await;
    for keeper in [first, other] {
        let path = format!("/c/{}/team/{keeper}/close", world.case().as_str());
        assert_eq!(world.ask(&third, &path, Some("")).await.0, 404);
    }
    world.app.accounts.close_account(third.account().id, first).expect_err("a keeper's");
    // That they lead no case any more takes nothing of it from them.
    let leads = Membership { case: world.case(), role: Role::Lead };
    world.app.accounts.revoke(third.account().id, first, &leads).expect("revoked");
    assert_eq!(world.ask(&world.first, "/keys", None).await.0, 200);
    // Struck off by another keeper they are one no more, and may be sent away.
    assert_eq!(strike_off(&lead, first).await, 303);
    assert_eq!(world.ask(&world.first, "/keys", None).await.0, 404);
    assert!(world.is_keeper(other) && !world.is_keeper(first));
    assert_eq!(strike_off(&lead, other).await, 422);
    world.app.accounts.close_account(other, first).expect("closed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_passkey_that_is_struck_off_opens_the_desk_no_more() {
    let mut world = World::new().await;
    // Two passkeys, and a way by each.
    let options = world.first.script("/account/passkeys/start", &json!({})).await.json();
    let credential = world.first.authenticator.create(&options);
    let answer = json!({ "credential": credential, "label": "Another" });
    world.first.script("/account/passkeys/finish", &answer).await.json();
    let account = world.first.account();
    let secrets: [[u8; 32]; 2] = [[0x5a; 32], [0xa5; 32]];
    for (passkey, secret) in account.passkeys.iter().zip(&secrets) {
        let hex = |bytes: &[u8]| data_encoding::HEXLOWER.encode(bytes);
        let (salt, secret) = (hex(&[7; 32]), hex(secret));
        let way = json!({ "credential": passkey.credential_id(), "salt": salt, "secret": secret, "opens": "alone" });
        let (status, told) = world.script(&world.first, "/keys/passkey", &way).await;
        assert_eq!(status, 201, "{told}");
    }
    let opens =
        |secret: &[u8; 32]| Vault::at(&world.keys()).expect("a folder").unlock(None, &Secret::Passkey(secret), 0);
    assert!(secrets.iter().all(|secret| matches!(opens(secret), Ok(Unlocked::Open))));
    let lost = account.passkeys[0].id;
    assert_eq!(world.ask(&world.first, &format!("/account/passkeys/{lost}/strike-off"), Some("")).await.0, 303);
    assert!(matches!(opens(&secrets[0]), Err(VaultError::Wrong)), "the device that was lost opens nothing");
    assert!(matches!(opens(&secrets[1]), Ok(Unlocked::Open)), "the other still does");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_has_the_keys_of_before_reads_nothing_that_is_written_under_new_ones() {
    let world = World::new().await;
    let case = world.case();
    let old_folder = world.keys().with_file_name("desk.keys.stolen");
    copy(&world.keys(), &old_folder);
    let reads = |keys: &PathBuf| {
        let vault = Arc::new(Vault::at(keys).expect("a folder"));
        vault.open_by_itself(0).expect("it opens");
        let cabinet = Cabinet::at(&world.app.store, &vault, &case, "ankara-2024").expect("a cabinet");
        cabinet.now().map(|contents| contents.files.len()).map_err(|failure| failure.to_string())
    };
    let vault = world.desk.vault().expect("a vault");
    let all: Vec<String> = vault.names("cases/").expect("open").into_iter().map(|(name, _)| name).collect();
    let sealing: Vec<&String> = all.iter().filter(|name| name.contains("/files/")).collect();
    let ids = || sealing.iter().map(|name| vault.key(name).expect("a key").id).collect::<Vec<_>>();
    let before = ids();
    assert!(sealing.len() > 5 && reads(&old_folder).is_ok_and(|files| files > 5), "{sealing:?}");
    assert_eq!(world.ask(&world.first, "/keys/rotate", Some("")).await.0, 303);
    assert!(before.iter().zip(ids()).all(|(before, now)| *before != now), "a new key for each part");
    // What was stolen reads what was there, and no byte of what comes: for a whole case, and for each part.
    let own = world.app.cases.iter().next().expect("a case");
    for name in ["case.toml", "mediator/notes.toml", "positions/RUS.toml"] {
        let now = own.cabinet.now().expect("read");
        let text =
            now.files.get(name).map_or("format = 1\n".into(), |bytes| String::from_utf8_lossy(bytes).into_owned());
        own.cabinet.put(&change(&[(name, Some(&format!("{text}# anew\n")))]), now.revision).expect("put");
        assert!(reads(&old_folder).is_err_and(|why| why.contains("cabinet-foreign")), "{name}");
    }
    assert!(reads(&world.keys()).is_ok_and(|files| files > 5), "who has the present ones reads all, old and new");
}

//! The door of operations: whoever is signed in, as what the policies say, with what was asked for written down and what is only offered not.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use takas_desk::server::accounts::Membership;
use takas_desk::server::app::Inner;
use takas_desk::server::live::{Asks, Caller, CaseSource, Cases, Door, Guest, Wish};
use takas_desk::server::policy::{AccessLog, Action, CaseState, Compartment, Doorkeeper, Object, Policy};
use takas_desk::server::role::{CaseKey, Role};
use takas_desk::server::words::Words;
use takas_desk::server::{App, Settings};

use crate::accounts::world::{Browser, NAME, ORIGIN, World};
use crate::live::ankara::Ankara;
use crate::vault::{TempFolder, made};

/// What each wish asks the policies for.
const WISHES: [(Wish, Action); 9] = [
    (Wish::SeeCase, Action::SeeCase),
    (Wish::SeeBoard, Action::SeeBoard),
    (Wish::SeePeople, Action::SeePeople),
    (Wish::SeeNames, Action::SeeNames),
    (Wish::SeeRequests, Action::SeeRequests),
    (Wish::SeePlan, Action::SeePlan),
    (Wish::Say, Action::Say),
    (Wish::SeeRecord, Action::SeeRecord),
    (Wish::ExportRecord, Action::ExportRecord),
];

fn desk(world: &World, keys: &TempFolder, ankara: &Ankara) -> (App, CaseKey) {
    let source = CaseSource { folder: ankara.case(), ..CaseSource::default() };
    let vault = Arc::new(made(keys));
    let cases = Cases::open(&world.store, &vault, vec![source], Arc::new(Doorkeeper)).expect("the case opens");
    let key = cases.iter().next().expect("a case").key.clone();
    let app = App::new(Inner {
        settings: Settings { listen: ([127, 0, 0, 1], 0).into(), origin: ORIGIN.to_owned() },
        store: world.store.clone(),
        accounts: world.accounts(),
        policy: Policy::with_log(AccessLog::open(world.store.clone(), vault)),
        cases,
        words: Words::new(),
    });
    (app, key)
}

/// Who the door says that a browser is.
async fn guest(app: &App, browser: &Browser) -> Result<Guest, StatusCode> {
    let cookies: Vec<String> = browser.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let request = Request::get("/cases").header("cookie", cookies.join("; ")).body(Body::empty()).expect("a request");
    let (mut parts, _) = request.into_parts();
    Doorkeeper.guest(app, &mut parts).await.map_err(|response| response.status())
}

#[tokio::test]
async fn whoever_is_signed_in_comes_with_what_they_are_and_nobody_else() {
    let (world, keys, ankara) = (World::new(), TempFolder::new("door-guest"), Ankara::new());
    let (app, key) = desk(&world, &keys, &ankara);
    let leads = Membership { case: key.clone(), role: Role::Lead };
    let invited = app.accounts.first_invitation(NAME, &[leads]).expect("the store").expect("nobody is here");
    let mut browser = Browser::new(&app);
    assert_eq!(guest(&app, &browser).await, Err(StatusCode::UNAUTHORIZED));
    browser.join(&invited.secret).await.json();
    let came = guest(&app, &browser).await.expect("signed in");
    assert_eq!((came.name.as_str(), came.role(&key)), (NAME, Some(&Role::Lead)));
    assert_eq!(came.role(&CaseKey::parse(&"a".repeat(32)).expect("a key")), None);
    assert!(Doorkeeper.is_open(&app, &came));
    // A session that has ended is open no more, and a stream that stands on it ends.
    browser.sign_out().await;
    assert!(!Doorkeeper.is_open(&app, &came));
    assert_eq!(guest(&app, &browser).await, Err(StatusCode::UNAUTHORIZED));
}

#[tokio::test]
async fn the_door_says_what_the_policies_say_and_writes_down_what_is_asked_for() {
    let (world, keys, ankara) = (World::new(), TempFolder::new("door-policies"), Ankara::new());
    let (app, key) = desk(&world, &keys, &ankara);
    let guest = |role: &Role| Guest {
        account: "0d".repeat(16),
        session: "0e".repeat(16),
        name: "somebody".to_owned(),
        language: None,
        memberships: vec![(key.clone(), role.clone())],
        devices: Vec::new(),
    };
    let log = app.policy.log().expect("a log");
    let (mut asked, mut allowed) = (0, 0);
    for role in Role::all(["DEU", "RUS"]) {
        let (guest, own) = (guest(&role), Compartment::of(&role));
        let caller = Caller { app: &app, guest: &guest, case: &key, role: &role };
        for (wish, action) in WISHES {
            let object = Object { case: key.clone(), compartment: own.clone(), state: CaseState::Historical };
            let expected = app.policy.allows(&role, action, &object);
            assert_eq!(Doorkeeper.may(caller, wish), expected, "{role:?} {wish:?}");
            assert_eq!(Doorkeeper.wants(caller, wish), expected, "{role:?} {wish:?}");
            (asked, allowed) = (asked + 1, allowed + u64::from(expected));
        }
        // Of another's part, by the part that is named and not by one's own.
        let other = Compartment::Party("RUS".to_owned());
        let object = Object { case: key.clone(), compartment: other.clone(), state: CaseState::Historical };
        for asks in [Asks::WhetherToOffer, Asks::ForIt] {
            let answer = Doorkeeper.allows(caller, Action::SeePosition, &other, asks);
            assert_eq!(answer, app.policy.allows(&role, Action::SeePosition, &object), "{role:?} {asks:?}");
            let counts = u64::from(asks == Asks::ForIt);
            (asked, allowed) = (asked + counts, allowed + counts * u64::from(answer));
        }
        // A case that is not there is nobody's.
        let nowhere = CaseKey::parse(&"b".repeat(32)).expect("a key");
        let caller = Caller { case: &nowhere, ..caller };
        assert!(!Doorkeeper.may(caller, Wish::SeeCase));
        assert!(!Doorkeeper.allows(caller, Action::SeeCase, &own, Asks::ForIt));
    }
    log.flush().expect("written");
    let noted = log.read(&[key], None, 50).expect("it reads").noted;
    let times = |is_allowed: bool| {
        noted.iter().filter(|one| one.asked.is_allowed == is_allowed).map(|one| one.times).sum::<u64>()
    };
    assert_eq!((times(true), times(false)), (allowed, asked - allowed));
    assert!(allowed > 10 && asked > allowed, "{allowed} of {asked}");
}

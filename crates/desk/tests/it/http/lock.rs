//! The desk, locked and open.

use takas_desk::server::http::Limits;
use takas_desk::server::http::rates::Rate;
use takas_desk::server::vault::{NewWay, Owner, Power, Secret, Vault};

use super::*;
use crate::accounts::world::{World, lead};

const PASSPHRASE: &str = "a long walk to the bridge";
const FORM: &str = "passphrase=a+long+walk+to+the+bridge";

fn with_keys(folder: &Folder) {
    let vault = Vault::at(&folder.join("keys")).expect("a folder");
    let (owner, power, secret) = (Owner([0; 16]), Power::Alone, Secret::Passphrase(PASSPHRASE));
    vault.create(&[NewWay { owner, power, secret, salt: None, credential: None, added: 0 }]).expect("keys");
}

/// Whether there are keys, and this opens them.
fn opens(folder: &Folder, passphrase: &str) -> Option<bool> {
    let vault = Vault::at(&folder.join("keys")).expect("a folder");
    vault.is_made().expect("read").then(|| vault.unlock(None, &Secret::Passphrase(passphrase), 0).is_ok())
}

#[tokio::test]
async fn a_locked_desk_is_opened_by_its_passphrase_alone() {
    let folder = Folder::new();
    with_keys(&folder);
    let desk = folder.locked(Edge::default());
    let shut = ask(&desk, request("GET", "/", &[("accept", "text/html")], "")).await;
    assert_eq!((shut.status, shut.header("location")), (303, "/unlock"));
    let wrong = send_form(&desk, "/unlock", "passphrase=another").await;
    assert_eq!((wrong.status, desk.is_open()), (422, false));
    assert!(!wrong.body.contains("another"), "{}", wrong.body);
    for nothing in ["passphrase=", &format!("passphrase={}", "x".repeat(2_000))] {
        assert_eq!(send_form(&desk, "/unlock", nothing).await.status, 422);
    }
    let opened = send_form(&desk, "/unlock", FORM).await;
    assert_eq!((opened.status, desk.is_open()), (303, true));
    // Nobody works here yet: whoever opened it is led to the first invitation.
    assert!(opened.header("location").starts_with("/join/"), "{}", opened.header("location"));
    let ready = ask(&desk, request("GET", "/readyz", &[], "")).await;
    assert!(ready.body.contains(r#""locked":false"#) && ready.body.contains(r#""store":true"#), "{}", ready.body);
}

#[tokio::test]
async fn whoever_makes_the_first_keys_has_read_the_terminal() {
    let folder = Folder::new();
    let desk = folder.locked(Edge { first_code: Some("abcd-efgh".to_owned()), ..Edge::default() });
    let page = ask(&desk, request("GET", "/unlock", &[], "")).await;
    assert!(page.body.contains(r#"name="code""#) && !page.body.contains("abcd"), "{}", page.body);
    for wrong in [
        FORM.to_owned(),
        format!("{FORM}&again=another&code=abcd-efgh"),
        "passphrase=short&again=short&code=abcd-efgh".to_owned(),
        format!("{FORM}&again=a+long+walk+to+the+bridge&code=abcd-efgi"),
    ] {
        let answer = send_form(&desk, "/unlock", &wrong).await;
        assert_eq!((answer.status, desk.is_open()), (422, false), "{wrong}");
    }
    assert_eq!(opens(&folder, PASSPHRASE), None, "nothing was made");
    let right = format!("{FORM}&again=a+long+walk+to+the+bridge&code=+abcd-efgh+");
    assert_eq!(send_form(&desk, "/unlock", &right).await.status, 303);
    assert_eq!(opens(&folder, PASSPHRASE), Some(true), "they have that passphrase");
    // From then on the passphrase is enough.
    desk.lock();
    assert_eq!(send_form(&desk, "/unlock", FORM).await.status, 303);
}

#[tokio::test]
async fn few_attempts_are_let() {
    let folder = Folder::new();
    with_keys(&folder);
    let (ticks, clock) = told_clock();
    let limits = Limits { unlocking: Rate::each(3, Duration::from_secs(6)), ..Limits::default() };
    let desk = folder.locked(Edge { limits, ticks, ..Edge::default() });
    for expected in [422, 422, 422, 429] {
        assert_eq!(send_form(&desk, "/unlock", "passphrase=wrong").await.status, expected);
    }
    // Not even with the right one.
    let answer = send_form(&desk, "/unlock", FORM).await;
    assert_eq!((answer.status, answer.header("retry-after"), desk.is_open()), (429, "7", false));
    clock.store(6_000, Ordering::Relaxed);
    assert_eq!(send_form(&desk, "/unlock", FORM).await.status, 303);
}

#[tokio::test]
async fn the_duress_lock_ends_streams_and_leads_everybody_to_the_unlock_page() {
    let folder = Folder::new();
    let listening = Listening::new(folder.open(Edge::default())).await;
    let desk = listening.desk.clone();
    let mut stream = listening.connect().await;
    stream.write_all(b"GET /test/events HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("sent");
    read_to(&mut stream, "data: revision").await;
    desk.lock();
    assert!(!desk.is_open());
    // The last chunk of a body that is whole.
    read_to(&mut stream, "0\r\n\r\n").await;
    assert_eq!(ask(&desk, request("GET", "/test/c/0", &[], "")).await.status, 303);
    assert_eq!(ask(&desk, request("GET", "/api/v1/cases", &[], "")).await.status, 503);
}

#[tokio::test]
async fn a_stream_that_was_begun_while_the_desk_was_locked_ends_as_well() {
    let folder = Folder::new();
    let desk = folder.open(Edge::default());
    let stream = whole(desk.clone()).oneshot(request("GET", "/test/events", &[], "")).await.expect("an answer");
    desk.lock();
    let body = to_bytes(stream.into_body(), 1 << 20);
    let body = tokio::time::timeout(PATIENCE, body).await.expect("it ends");
    assert!(body.is_ok());
}

#[tokio::test]
async fn whoever_is_signed_in_locks_the_desk_with_one_press_and_nobody_else_does() {
    let world = World::new();
    let app = world.desk();
    let (browser, _) = lead(&app).await;
    let desk = Desk::of(app.clone(), takas_desk::server::router::routes(app.clone()), Edge::default());
    let session = browser.cookie_of_session().expect("a session");
    let cookie = format!("__Host-takas={session}");
    let origin = desk.settings().origin.clone();
    let press = async |cookie: &str, token: &str| {
        let form = "application/x-www-form-urlencoded";
        let headers =
            [("cookie", cookie), ("origin", origin.as_str()), ("content-type", form), ("accept", "text/html")];
        ask(&desk, request("POST", "/lock", &headers, &format!("token={token}"))).await
    };
    let (visit, of_visit) = visitor("0123");
    press(&visit, &of_visit).await;
    assert!(desk.is_open(), "nobody is signed in");
    press("__Host-takas=rubbish", &tokens::of_cookie("rubbish")).await;
    assert!(desk.is_open(), "that is no session");
    assert_eq!(press(&cookie, "0").await.status, 403);
    assert!(desk.is_open(), "another's page sent it");
    let answer = press(&cookie, &tokens::of_cookie(session)).await;
    assert_eq!((answer.status, answer.header("location")), (303, "/unlock"));
    assert_eq!(answer.header("clear-site-data"), r#""cache", "cookies""#);
    assert!(!desk.is_open());
    assert!(app.accounts.find_session(session).expect("the store").is_none(), "the session is closed");
}

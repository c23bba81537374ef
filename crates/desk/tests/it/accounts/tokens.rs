//! Tokens of programs: what they may, and when they end.

use axum::http::StatusCode;
use takas_desk::server::accounts::{AccountsError, Membership, Scope, Terms};
use takas_desk::server::role::{CaseKey, Role};

use super::world::{BEGINNING, Browser, World, case, colleague, lead};

const CASES: &str = "/api/v1/cases";
const DAY: i64 = 24 * 3600;

fn terms(scopes: &[Scope]) -> Terms {
    Terms { label: "Canary program".to_owned(), case: case(), scopes: scopes.to_vec(), ends: BEGINNING + 30 * DAY }
}

fn token(browser: &Browser, scopes: &[Scope]) -> String {
    let made = browser.desk.accounts.make_token(browser.account().id, &terms(scopes)).expect("a token");
    made.secret.as_str().to_owned()
}

/// The token with its last sign `by` places further in the alphabet of base64url: of a sign's six bits the last of 43
/// carries four, so that 16 places are another token and 1 is the same bytes, written otherwise.
fn another(secret: &str, by: usize) -> String {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let last = ALPHABET.find(&secret[48..]).expect("a sign of base64url");
    let other = (last + by) % ALPHABET.len();
    format!("{}{}", &secret[..48], &ALPHABET[other..=other])
}

async fn asks(browser: &Browser, secret: &str) -> u16 {
    let bearer = format!("Bearer {secret}");
    browser.program("GET", CASES, &[("authorization", &bearer)], "").await.status.as_u16()
}

#[tokio::test]
async fn a_program_is_let_in_to_the_api_and_to_nothing_else() {
    let world = World::new();
    let (browser, _) = lead(&world.desk()).await;
    let secret = token(&browser, &[Scope::Read]);
    assert!(secret.starts_with("takas_") && secret.len() == 49, "{secret}");
    assert_eq!(asks(&browser, &secret).await, 200);
    let bearer = format!("Bearer {secret}");
    let by = |heads: Vec<(&'static str, String)>| heads;
    let heads = by(vec![("authorization", bearer.clone())]);
    let heads: Vec<(&str, &str)> = heads.iter().map(|(name, value)| (*name, value.as_str())).collect();
    for page in ["/cases", "/account", "/account/tokens", "/team", &format!("/c/{}/team", case().as_str())] {
        let answer = browser.program("GET", page, &heads, "").await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{page}: {}", answer.text);
    }
    // It was made for reading.
    let say = format!("{CASES}/{}/commands", case().as_str());
    let mut with_kind = heads.clone();
    with_kind.push(("content-type", "application/json"));
    let answer = browser.program("POST", &say, &with_kind, "{}").await;
    assert_eq!((answer.status, answer.to.as_str()), (StatusCode::FORBIDDEN, "scope"));
    // Neither another scheme nor a part of it lets anybody in, and nobody guesses.
    for wrong in ["", "takas_", &secret[..48], &secret[6..], &another(&secret, 16), &another(&secret, 1), "takas_!"] {
        assert_eq!(asks(&browser, wrong).await, 401, "{wrong}");
    }
    let basic = [("authorization", "Basic dGFrYXM6dGFrYXM=")];
    assert_eq!(browser.program("GET", CASES, &basic, "").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn no_cookie_counts_beside_a_bearer() {
    let world = World::new();
    let (browser, _) = lead(&world.desk()).await;
    let cookie = format!("__Host-takas={}", browser.cookie_of_session().expect("a session"));
    assert_eq!(browser.program("GET", CASES, &[("cookie", &cookie)], "").await.status, StatusCode::OK);
    let both = [("cookie", cookie.as_str()), ("authorization", "Bearer takas_none")];
    assert_eq!(browser.program("GET", CASES, &both, "").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(browser.program("GET", "/account", &both, "").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_token_ends_with_its_day_its_owner_and_every_session() {
    let world = World::new();
    let (browser, _) = lead(&world.desk()).await;
    let other = colleague(&browser, "Other", Role::Analyst).await;
    let (own, accounts) = (browser.account().id, &browser.desk.accounts);

    let secret = token(&browser, &[Scope::Read]);
    let made = accounts.tokens(own).remove(0);
    assert_eq!((made.label.as_str(), made.used), ("Canary program", None));
    assert_eq!(asks(&browser, &secret).await, 200);
    assert_eq!(accounts.tokens(own)[0].used, Some(BEGINNING));
    accounts.revoke_token(own, own, made.id).expect("revoked");
    assert_eq!(asks(&browser, &secret).await, 401, "revoked");
    assert!(matches!(accounts.revoke_token(own, own, made.id), Err(AccountsError::Absent)));

    let theirs = token(&other, &[Scope::Read]);
    let of_others = accounts.tokens(other.account().id)[0].id;
    assert!(matches!(accounts.revoke_token(own, own, of_others), Err(AccountsError::Absent)), "it is another's");
    let membership = Membership { case: case(), role: Role::Analyst };
    accounts.revoke(own, other.account().id, &membership).expect("revoked");
    assert_eq!(asks(&browser, &theirs).await, 401, "its owner is nothing in its case");
    accounts.grant(own, other.account().id, &membership).expect("granted");
    assert_eq!(asks(&browser, &theirs).await, 401, "also if he is something again");

    let theirs = token(&other, &[Scope::Read]);
    let elsewhere = world.desk();
    assert_eq!(asks(&Browser::new(&elsewhere), &theirs).await, 200, "at another desk of the store");
    accounts.close_account(own, other.account().id).expect("closed");
    assert_eq!(asks(&browser, &theirs).await, 401, "its owner works here no more");
    world.pass(2);
    assert_eq!(asks(&Browser::new(&elsewhere), &theirs).await, 401, "nor at another desk");

    let secret = token(&browser, &[Scope::Read]);
    world.pass(30 * DAY - 3);
    assert_eq!(asks(&browser, &secret).await, 200, "the last second of its day");
    world.pass(1);
    assert_eq!(asks(&browser, &secret).await, 401, "its day is over");

    let late = Terms { ends: BEGINNING + 60 * DAY, ..terms(&[Scope::Read]) };
    let secret = accounts.make_token(own, &late).expect("a token").secret.as_str().to_owned();
    world.pass(1);
    assert_eq!(asks(&browser, &secret).await, 200);
    accounts.close_all_sessions().expect("closed");
    assert_eq!(asks(&browser, &secret).await, 401, "under duress");
    assert_eq!(asks(&Browser::new(&world.desk()), &secret).await, 401, "and after a restart");
}

#[tokio::test]
async fn what_no_token_can_be_is_not_made() {
    let world = World::new();
    let (browser, _) = lead(&world.desk()).await;
    let (own, accounts) = (browser.account().id, &browser.desk.accounts);
    let elsewhere = CaseKey::parse(&"d".repeat(CaseKey::DIGITS)).expect("a key");
    for wrong in [
        Terms { case: elsewhere, ..terms(&[Scope::Read]) },
        terms(&[]),
        Terms { label: String::new(), ..terms(&[Scope::Read]) },
        Terms { ends: BEGINNING, ..terms(&[Scope::Read]) },
        Terms { ends: BEGINNING + 91 * DAY, ..terms(&[Scope::Read]) },
    ] {
        assert!(accounts.make_token(own, &wrong).is_err(), "{wrong:?}");
    }
    for _ in 0..20 {
        accounts.make_token(own, &terms(&[Scope::Say, Scope::Read, Scope::Say])).expect("a token");
    }
    assert!(matches!(accounts.make_token(own, &terms(&[Scope::Read])), Err(AccountsError::Full { .. })));
    assert_eq!(accounts.tokens(own)[0].scopes, [Scope::Read, Scope::Say]);
}

#[tokio::test]
async fn a_token_is_shown_once_and_kept_by_a_digest() {
    let world = World::new();
    let (mut browser, _) = lead(&world.desk()).await;
    let key = case();
    let fields = [("label", "Canary program"), ("case", key.as_str()), ("days", "7"), ("read", "yes")];
    let answer = browser.form("/account/tokens", &fields).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let begin = answer.text.find("takas_").expect("it is shown");
    let secret = answer.text[begin..begin + 49].to_owned();
    assert_eq!(asks(&browser, &secret).await, 200);
    let listed = browser.get("/account/tokens").await.text;
    assert!(listed.contains("Canary program") && !listed.contains(&secret), "{listed}");
    let files = std::fs::read_dir(world.folder.path()).expect("a folder");
    let stored: Vec<u8> =
        files.flat_map(|file| std::fs::read(file.expect("a file").path()).expect("readable")).collect();
    for canary in [secret.as_str(), &secret[6..], "Canary program", "token-made"] {
        assert!(!stored.windows(canary.len()).any(|part| part == canary.as_bytes()), "{canary}");
    }
    // Who signed in long ago makes none, and whoever has none of the page's token.
    world.pass(15 * 60);
    assert_eq!(browser.form("/account/tokens", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    browser.sends_token = false;
    assert_eq!(browser.form("/account/tokens", &fields).await.status, StatusCode::FORBIDDEN);
    browser.sends_token = true;
    let made = browser.desk.accounts.tokens(browser.account().id).remove(0);
    let revoked = browser.form(&format!("/account/tokens/{}/revoke", made.id), &[]).await;
    assert_eq!((revoked.status, revoked.to.as_str()), (StatusCode::SEE_OTHER, "/account/tokens"));
    assert_eq!(asks(&browser, &secret).await, 401);
}

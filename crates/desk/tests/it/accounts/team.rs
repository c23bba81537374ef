//! The team of a case: its lead changes it, either mediator sees it, and nobody else learns that it is there.

use axum::http::StatusCode;
use takas_desk::server::accounts::Membership;
use takas_desk::server::role::{CaseKey, Role};

use super::world::{Browser, NAME, World, case, colleague, lead};

fn team() -> String {
    format!("/c/{}/team", case().as_str())
}

#[tokio::test]
async fn the_lead_invites_and_somebody_comes() {
    let world = World::new();
    let (mut lead, _) = lead(&world.desk()).await;
    let fields = [("name", "Canary Guest"), ("role", "liaison:DEU"), ("days", "3")];
    let page = lead.form(&format!("{}/invitations", team()), &fields).await;
    assert_eq!(page.status, StatusCode::OK, "{page:?}");
    let secret = page.text.split("https://desk.example/join/").nth(1).and_then(|rest| rest.get(..43)).expect("a link");
    let list = lead.get(&team()).await;
    assert!(list.text.contains("Canary Guest") && !list.text.contains(secret), "the link is shown once");

    let mut guest = Browser::new(&world.desk());
    let seen = guest.get(&format!("/join/{secret}")).await;
    assert!(!seen.text.contains(case().as_str()), "a link does not say for which case it is");
    guest.join(secret).await.json();
    assert_eq!(guest.account().memberships, [Membership { case: case(), role: Role::Liaison("DEU".to_owned()) }]);
    world.pass(1);
    let list = lead.get(&team()).await;
    assert!(list.text.contains("Canary Guest") && list.text.contains(NAME), "{}", list.text);
}

#[tokio::test]
async fn who_does_not_lead_changes_no_team() {
    let world = World::new();
    let (lead, _) = lead(&world.desk()).await;
    let mut others = Vec::new();
    for role in Role::all(["DEU"]).into_iter().filter(|role| *role != Role::Lead) {
        others.push((role.clone(), colleague(&lead, "Somebody Else", role).await));
    }
    let member = lead.account().id;
    let missing = format!("/c/{}/team", "d".repeat(CaseKey::DIGITS));
    for (role, other) in &mut others {
        let none = other.get(&missing).await;
        let seen = other.get(&team()).await;
        assert_eq!(none.status, StatusCode::NOT_FOUND);
        // The other mediator may see the team, and changes nothing either.
        if *role == Role::CoMediator {
            assert!(seen.status == StatusCode::OK && !seen.text.contains("/revoke"), "{seen:?}");
        } else {
            assert_eq!((seen.status, &seen.text), (none.status, &none.text), "{role:?}: as if it were not there");
        }
        for path in [
            "invitations".to_owned(),
            format!("{member}/grant"),
            format!("{member}/revoke"),
            format!("{member}/close"),
            format!("{member}/sessions/end"),
        ] {
            let fields: &[(&str, &str)] = match path.rsplit('/').next() {
                Some("invitations") => &[("name", "Me"), ("role", "lead"), ("days", "1")],
                Some("grant" | "revoke") => &[("role", "lead")],
                _ => &[],
            };
            let answer = other.form(&format!("{}/{path}", team()), fields).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{role:?} {path}");
        }
    }
    assert_eq!(lead.desk.accounts.accounts().len(), 1 + others.len());
    assert!(lead.desk.accounts.invitations().is_empty());
}

#[tokio::test]
async fn a_lead_changes_nothing_of_another_case() {
    let world = World::new();
    let (mut lead, _) = lead(&world.desk()).await;
    let other = CaseKey::parse(&"e".repeat(CaseKey::DIGITS)).expect("a key");
    let membership = Membership { case: other.clone(), role: Role::Lead };
    let invited = lead
        .desk
        .accounts
        .invite(lead.account().id, "Elsewhere", std::slice::from_ref(&membership), 600)
        .expect("invited");
    let withdraw = format!("{}/invitations/{}/withdraw", team(), invited.invitation);
    assert_eq!(lead.form(&withdraw, &[]).await.status, StatusCode::NOT_FOUND, "an invitation into another case");
    let mut elsewhere = Browser::new(&world.desk());
    elsewhere.join(&invited.secret).await.json();
    world.pass(1);
    assert!(!lead.get(&team()).await.text.contains("Elsewhere"));
    let id = elsewhere.account().id;
    for path in ["close", "sessions/end"] {
        assert_eq!(lead.form(&format!("{}/{id}/{path}", team()), &[]).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    // Somebody of both: what they are elsewhere is not told, and they are not sent away from there.
    elsewhere.desk.accounts.grant(id, id, &Membership { case: case(), role: Role::Field }).expect("granted");
    world.pass(1);
    assert!(lead.get(&team()).await.text.contains("Elsewhere"));
    assert_eq!(lead.form(&format!("{}/{id}/close", team()), &[]).await.status, StatusCode::NOT_FOUND);
    let revoked = lead.form(&format!("{}/{id}/revoke", team()), &[("role", "field")]).await;
    assert_eq!(revoked.status, StatusCode::SEE_OTHER);
    world.pass(1);
    elsewhere.get("/account").await;
    assert_eq!(elsewhere.account().memberships, [membership]);
}

#[tokio::test]
async fn what_somebody_is_no_more_counts_from_the_next_request_on() {
    let world = World::new();
    let (mut first, _) = lead(&world.desk()).await;
    let mut second = colleague(&first, "Second Lead", Role::Lead).await;
    second.desk = world.desk();
    assert_eq!(second.get(&team()).await.status, StatusCode::OK);
    let id = second.account().id;
    let revoked = first.form(&format!("{}/{id}/revoke", team()), &[("role", "lead")]).await;
    assert_eq!(revoked.status, StatusCode::SEE_OTHER);
    world.pass(1);
    assert_eq!(second.get(&team()).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nothing_changes_without_the_token_of_a_page() {
    let world = World::new();
    let (mut lead, _) = lead(&world.desk()).await;
    let id = lead.account().id;
    lead.sends_token = false;
    let team = team();
    for path in [
        "/sign-out".to_owned(),
        "/sign-in/recover".to_owned(),
        "/account/recovery-codes".to_owned(),
        "/account/language".to_owned(),
        "/account/sessions/end-others".to_owned(),
        format!("/account/sessions/{id}/end"),
        format!("/account/passkeys/{id}/strike-off"),
        format!("/account/devices/{id}/strike-off"),
        format!("{team}/invitations"),
        format!("{team}/invitations/{id}/withdraw"),
        format!("{team}/{id}/grant"),
        format!("{team}/{id}/revoke"),
        format!("{team}/{id}/close"),
        format!("{team}/{id}/sessions/end"),
        format!("{team}/{id}/devices/{id}/strike-off"),
    ] {
        assert_eq!(lead.form(&path, &[]).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    for path in ["/sign-in/start", "/sign-in/finish", "/account/passkeys/start", "/account/devices/finish"] {
        assert_eq!(lead.script(path, &serde_json::json!({})).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(lead.get("/account").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_case_that_nobody_leads_is_given_to_whoever_came_first() {
    let world = World::new();
    let (lead, _) = lead(&world.desk()).await;
    world.pass(1);
    let second = colleague(&lead, "Second Lead", Role::Lead).await;
    let key = |digit: &str| CaseKey::parse(&digit.repeat(CaseKey::DIGITS)).expect("a key");
    let (new, invited_into) = (key("1"), key("2"));
    let membership = Membership { case: invited_into.clone(), role: Role::Lead };
    let accounts = &lead.desk.accounts;
    accounts.invite(lead.account().id, "To Lead", &[membership], 600).expect("invited");
    for _ in 0..2 {
        accounts.give_leads(&[case(), new.clone(), invited_into.clone()]).expect("the store");
    }
    let cases: Vec<CaseKey> = lead.account().memberships.iter().map(|one| one.case.clone()).collect();
    assert_eq!(cases, [case(), new.clone()]);
    assert!(second.account().roles(&new).next().is_none());
}

//! The page on which the lead reads who asked for what.

use std::sync::Arc;

use axum::http::StatusCode;
use takas_desk::server::app::Inner;
use takas_desk::server::live::Cases;
use takas_desk::server::policy::{AccessLog, Policy};
use takas_desk::server::role::Role;
use takas_desk::server::words::Words;
use takas_desk::server::{App, Settings};

use crate::accounts::world::{ORIGIN, World, case, colleague, lead};
use crate::vault::{TempFolder, made};

fn desk(world: &World, keys: &TempFolder) -> App {
    App::new(Inner {
        settings: Settings { listen: ([127, 0, 0, 1], 0).into(), origin: ORIGIN.to_owned() },
        store: world.store.clone(),
        accounts: world.accounts(),
        policy: Policy::with_log(AccessLog::open(world.store.clone(), Arc::new(made(keys)))),
        cases: Cases::default(),
        words: Words::new(),
    })
}

#[tokio::test]
async fn the_lead_reads_who_asked_for_what_and_nobody_else_does() {
    let (world, keys) = (World::new(), TempFolder::new("access-page"));
    let desk = desk(&world, &keys);
    let (mut lead, _) = lead(&desk).await;
    let mut liaison = colleague(&lead, "Anna Canary", Role::Liaison("DEU".to_owned())).await;
    let page = format!("/c/{}/access", case().as_str());
    let denied = liaison.get(&page).await;
    let absent = liaison.get(&format!("/c/{}/access", "a".repeat(32))).await;
    assert_eq!(denied.status, StatusCode::NOT_FOUND);
    assert_eq!((denied.status, &denied.to, &denied.text), (absent.status, &absent.to, &absent.text));
    desk.policy.log().expect("a log").flush().expect("written");
    for _ in 0..2 {
        let shown = lead.get(&page).await;
        assert_eq!(shown.status, StatusCode::OK);
        for word in ["Anna Canary", "SeeAccess", "denied", "allowed", "the desk itself"] {
            assert!(shown.text.contains(word), "{word}: {}", shown.text);
        }
    }
    for wrong in ["before=x", "before=-1", "other=1"] {
        let refused = lead.get(&format!("{page}?{wrong}")).await;
        assert!(refused.status.is_client_error(), "{wrong}: {}", refused.status);
    }
    assert_eq!(lead.get(&format!("{page}?before=1")).await.status, StatusCode::OK);
}

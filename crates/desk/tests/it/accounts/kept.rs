//! What the store keeps: events that several desks agree on, and nothing of anybody in the clear.

use std::sync::Arc;

use axum::http::StatusCode;
use ed25519_dalek::SigningKey;
use takas_desk::server::accounts::{Accounts, AccountsError, Address, Clock, Membership, STREAM};
use takas_desk::server::role::Role;
use takas_ledger::SecretKey;
use takas_store::{Append, Entry, Revision, Stream};

use super::world::{BEGINNING, NAME, World, case, colleague, lead};

/// Every byte of every file of the store.
fn bytes(world: &World) -> Vec<u8> {
    let files = std::fs::read_dir(world.folder.path()).expect("a folder");
    files.flat_map(|file| std::fs::read(file.expect("a file").path()).expect("readable")).collect()
}

fn holds(bytes: &[u8], canary: &str) -> bool {
    bytes.windows(canary.len()).any(|part| part.eq_ignore_ascii_case(canary.as_bytes()))
}

#[tokio::test]
async fn nothing_of_anybody_stands_in_the_clear() {
    let world = World::new();
    let (mut lead, codes) = lead(&world.desk()).await;
    let other = colleague(&lead, "Canary Colleague", Role::Delegate("CANARYLAND".to_owned())).await;
    assert_eq!(lead.form("/account/language", &[("language", "tr")]).await.status, StatusCode::SEE_OTHER);
    let open = lead.desk.accounts.invite(lead.account().id, "Canary Invited", &[], 600).expect("invited");
    let key = SigningKey::from_bytes(&[9; 32]).verifying_key().to_bytes();

    let session = lead.cookie_of_session().expect("a session").to_owned();
    let account = lead.account();
    let mut canaries =
        vec![NAME, "Canary Colleague", "Canary Invited", "CANARYLAND", "Canary key", "Firefox", "delegate"];
    canaries.extend(["passkey-added", "session-opened", "invited", "recovery"]);
    let made = [
        session,
        open.secret.to_string(),
        codes[0].clone(),
        codes[0].replace('-', ""),
        account.id.to_string(),
        other.account().id.to_string(),
        case().as_str().to_owned(),
        data_encoding::HEXLOWER.encode(&key),
    ];
    canaries.extend(made.iter().map(String::as_str));
    let stored = bytes(&world);
    for canary in &canaries {
        assert!(!holds(&stored, canary), "{canary:?} stands in the store");
    }
    let stored = stored.as_slice();
    let raw = [&account.id.0[..], &key, &lead.authenticator.held[0].id];
    assert!(raw.iter().all(|canary| !stored.windows(canary.len()).any(|part| part == *canary)));

    // The same search finds what stands in the clear.
    let stream = Stream::new("desk/plain").expect("a name");
    let entry = Entry::journal("Canary Colleague".as_bytes());
    world.store.append(Append::new(stream, vec![entry])).expect("stored");
    assert!(holds(&bytes(&world), "Canary Colleague"));
}

#[tokio::test]
async fn another_key_opens_nothing() {
    let world = World::new();
    lead(&world.desk()).await;
    let wrong = Accounts::open(&world.store, &SecretKey::new([43; 32]), Clock::of(|| BEGINNING));
    assert!(matches!(wrong, Err(AccountsError::Sealed { revision: 1 })));
}

#[tokio::test]
async fn events_do_not_change_places() {
    let world = World::new();
    lead(&world.desk()).await;
    let stream = Stream::new(STREAM).expect("a name");
    let first = world.store.read(&stream, Revision(1), 1).expect("read").remove(0);
    // Somebody who writes to the database plays the first invitation once more.
    world.store.append(Append::new(stream, vec![Entry::journal(first.bytes)])).expect("stored");
    let opened = Accounts::open(&world.store, &World::key(), Clock::of(|| BEGINNING));
    assert!(matches!(opened, Err(AccountsError::Sealed { .. })), "it is not taken for an event of its own");
}

#[tokio::test]
async fn desks_on_one_store_agree() {
    let world = World::new();
    let (lead, _) = lead(&world.desk()).await;
    let by = lead.account().id;
    let desks: Vec<Arc<Accounts>> = (0..3).map(|_| Arc::new(world.accounts())).collect();
    let invite = |desk: Arc<Accounts>, number: usize| {
        let membership = Membership { case: case(), role: Role::Field };
        move || {
            for count in 0..10 {
                let (name, to) = (format!("{number} {count}"), std::slice::from_ref(&membership));
                // Whoever is overtaken again and again is told so, and tries again.
                while let Err(error) = desk.invite(by, &name, to, 600) {
                    assert!(matches!(error, AccountsError::Busy), "{error}");
                }
            }
        }
    };
    let threads: Vec<_> =
        desks.iter().cloned().enumerate().map(|(number, desk)| std::thread::spawn(invite(desk, number))).collect();
    for thread in threads {
        thread.join().expect("no panic");
    }
    let seen = |desk: &Accounts| {
        desk.catch_up().expect("the store");
        let mut names: Vec<String> = desk.invitations().into_iter().map(|one| one.name).collect();
        names.sort();
        names
    };
    let all = seen(&desks[0]);
    assert_eq!(all.len(), 30, "none is lost, none is doubled");
    assert!(desks.iter().all(|desk| seen(desk) == all) && seen(&world.accounts()) == all);
}

/// All that an `Accounts` tells, as a text.
fn told(accounts: &Accounts) -> String {
    accounts.catch_up().expect("the store");
    let everybody = accounts.accounts();
    let sessions: Vec<_> = everybody.iter().map(|account| accounts.sessions(account.id)).collect();
    format!("{everybody:?} {sessions:?} {:?}", accounts.invitations())
}

#[tokio::test]
async fn whatever_is_done_at_whichever_desk_all_tell_the_same() {
    let world = World::new();
    let (lead, codes) = lead(&world.desk()).await;
    let other = colleague(&lead, "Somebody Else", Role::Medical).await;
    let (by, who) = (lead.account().id, other.account().id);
    let desks = [world.accounts(), world.accounts()];
    let roles = Role::all(["DEU", "RUS"]);
    // A row of numbers that is the same in every run (Knuth, the constants of MMIX).
    let mut number = 1_u64;
    let mut next = |most: usize| {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(number >> 33).expect("31 bits") % most
    };
    let mut done = 0;
    for step in 0..200 {
        let desk = &desks[next(2)];
        let membership = Membership { case: case(), role: roles[next(roles.len())].clone() };
        // What cannot be done now changes nothing, and that is all that is asked here.
        let tried = match next(7) {
            0 => desk.invite(by, &format!("Guest {step}"), &[membership], 600).map(drop),
            1 => desk.invitations().first().map_or(Ok(()), |one| desk.withdraw_invitation(by, one.id)),
            2 => desk.grant(by, who, &membership),
            3 => desk.revoke(by, who, &membership),
            4 => desk.choose_language(who, [None, Some("tr"), Some("ar")][next(3)]),
            5 => desk.recover(&codes[next(codes.len())], (Address::unknown(), "a browser")).map(drop),
            _ => desk.end_other_sessions([by, who][next(2)], None),
        };
        done += usize::from(tried.is_ok());
        world.pass(i64::try_from(next(90)).expect("few"));
        if step % 20 == 0 {
            let again = told(&world.accounts());
            assert!(desks.iter().all(|desk| told(desk) == again), "step {step}");
        }
    }
    assert!(done > 100, "{done} of 200 were done");
}

#[tokio::test]
async fn a_desk_that_starts_again_knows_what_was() {
    let world = World::new();
    let (lead, _) = lead(&world.desk()).await;
    let other = colleague(&lead, "Somebody Else", Role::Medical).await;
    let shown = |accounts: &Accounts| {
        let one = |id| format!("{:?}", accounts.account(id).expect("an account"));
        let sessions = |id| format!("{:?}", accounts.sessions(id));
        let ids = [lead.account().id, other.account().id];
        ids.map(|id| (one(id), sessions(id)))
    };
    assert_eq!(shown(&lead.desk.accounts), shown(&world.accounts()));
}

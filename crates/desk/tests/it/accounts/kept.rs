//! What the store keeps: events that several desks agree on, and nothing of anybody in the clear.

use std::sync::Arc;

use ed25519_dalek::SigningKey;
use takas_desk::server::accounts::{Accounts, AccountsError, Clock, Membership, STREAM};
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
    lead.form("/account/language", &[("language", "tr")]).await;
    let open = lead.desk.accounts.invite(lead.account().id, "Canary Invited", &[], 600).expect("invited");
    let key = SigningKey::from_bytes(&[9; 32]).verifying_key().to_bytes();

    let session = lead.cookie_of_session().expect("a session").to_owned();
    let account = lead.account();
    let mut canaries = vec![NAME, "Canary Colleague", "Canary Invited", "CANARYLAND", "Canary key", "Firefox", "delegate"];
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
                desk.invite(by, &format!("{number} {count}"), &[membership.clone()], 600).expect("invited");
            }
        }
    };
    let threads: Vec<_> = desks.iter().cloned().enumerate().map(|(number, desk)| std::thread::spawn(invite(desk, number))).collect();
    threads.into_iter().for_each(|thread| thread.join().expect("no panic"));
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

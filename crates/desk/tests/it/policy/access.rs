//! The log of access: what is asked is found there by the lead of that case alone, sealed on the disk, and forgotten in time.

use std::collections::BTreeMap;
use std::sync::Arc;

use takas_desk::server::policy::access::{Pages, SPANS_KEPT, STREAM};
use takas_desk::server::policy::{AccessLog, Action, Asking, CaseState, Compartment, Denied, Object, Policy};
use takas_desk::server::role::{CaseKey, Role};
use takas_desk::server::vault::Vault;
use takas_store::{Location, Options, Store};

use super::case;
use crate::vault::{TempFolder, made, reopened};

const NOW: i64 = 1_722_500_000;
const DAY: i64 = 24 * 60 * 60;
const WHO: [u8; 16] = [0xd1; 16];

struct Desk {
    keys: TempFolder,
    disk: TempFolder,
}

impl Desk {
    fn new(name: &str) -> Self {
        let (keys, disk) = (TempFolder::new(&format!("{name}-keys")), TempFolder::new(&format!("{name}-disk")));
        std::fs::create_dir_all(disk.path()).expect("a folder");
        drop(made(&keys));
        Self { keys, disk }
    }

    fn open(&self) -> (Policy, Arc<Vault>) {
        let store =
            Store::open(&Location::File(self.disk.path().join("a.store")), Options::default()).expect("a store");
        let vault = Arc::new(reopened(&self.keys));
        (Policy::with_log(AccessLog::open(store, Arc::clone(&vault))), vault)
    }
}

fn asks(policy: &Policy, role: &Role, action: Action, object: &Object, now: i64) -> Result<(), Denied> {
    let case = case(1);
    policy.may(&Asking { who: WHO, roles: &[(&case, role)], now }, action, object)
}

fn read(policy: &Policy, cases: &[CaseKey], before: Option<u64>, events: u16) -> Pages {
    policy.log().expect("a log").read(cases, before, events).expect("it reads")
}

fn about(number: u8, compartment: Compartment) -> Object {
    Object { case: case(number), compartment, state: CaseState::Running }
}

#[test]
fn what_is_asked_is_in_the_log_of_its_case() {
    let desk = Desk::new("access-log");
    let (policy, _vault) = desk.open();
    let board = about(1, Compartment::Mediator);
    for second in 0..5 {
        asks(&policy, &Role::Lead, Action::SeeBoard, &board, NOW + second).expect("allowed");
    }
    let party = about(1, Compartment::Party("RUS".to_owned()));
    let liaison = Role::Liaison("DEU".to_owned());
    asks(&policy, &liaison, Action::SeePosition, &party, NOW + 9).expect_err("denied");
    asks(&policy, &Role::Lead, Action::SeeBoard, &about(2, Compartment::Mediator), NOW).expect_err("no role there");
    policy.log().expect("a log").flush().expect("written");
    let pages = read(&policy, &[case(1)], None, 50);
    // What was written in between stands in an entry of its own.
    let mut shown = BTreeMap::new();
    for noted in &pages.noted {
        assert_eq!(noted.asked.who, WHO);
        let what = (noted.asked.action, noted.asked.is_allowed);
        let (first, last, times) = shown.entry(what).or_insert((noted.first, noted.last, 0_u64));
        (*first, *last, *times) = ((*first).min(noted.first), (*last).max(noted.last), *times + noted.times);
    }
    let expected =
        [((Action::SeePosition, false), (NOW + 9, NOW + 9, 1)), ((Action::SeeBoard, true), (NOW, NOW + 4, 5))];
    assert_eq!(shown, BTreeMap::from(expected));
    assert!(pages.noted.len() < 6, "what is asked again is counted: {:?}", pages.noted);
    assert_eq!(pages.noted[0].asked.compartment, Compartment::Party("RUS".to_owned()));
    assert_eq!((pages.before, pages.left_out, pages.forgotten), (None, 0, 0));
    // Nobody reads of a case that he does not lead, nor of one in which nobody could.
    for others in [&[][..], &[case(2)]] {
        assert!(read(&policy, others, None, 50).noted.is_empty());
    }
}

#[test]
fn what_is_grave_is_on_the_disk_before_the_answer() {
    let desk = Desk::new("access-grave");
    let (policy, _vault) = desk.open();
    asks(&policy, &Role::Lead, Action::SeeNames, &about(1, Compartment::Mediator), NOW).expect("allowed");
    // Without a flush, and without the second in which all else is written.
    assert_eq!(read(&policy, &[case(1)], None, 50).noted.len(), 1);
    assert!(!policy.log().expect("a log").is_stuck());
}

#[test]
fn whoever_drops_the_log_waits_until_it_is_written_and_it_is_read_page_by_page() {
    let desk = Desk::new("access-pages");
    let (policy, vault) = desk.open();
    for number in 0..7 {
        asks(&policy, &Role::Lead, Action::SeeBoard, &about(1, Compartment::Mediator), NOW + number).expect("allowed");
        policy.log().expect("a log").flush().expect("written");
    }
    asks(&policy, &Role::Lead, Action::SeePlan, &about(1, Compartment::Mediator), NOW + 60).expect("allowed");
    drop((policy, vault));
    let (policy, _vault) = desk.open();
    let (mut before, mut seen) = (None, Vec::new());
    loop {
        let pages = read(&policy, &[case(1)], before, 3);
        seen.extend(pages.noted.iter().map(|noted| noted.last - NOW));
        before = pages.before;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(seen, [60, 6, 5, 4, 3, 2, 1, 0]);
    assert_eq!(read(&policy, &[case(1)], Some(1), 3).noted, []);
    assert_eq!(read(&policy, &[case(1)], Some(u64::MAX), 100).noted.len(), 8);
}

#[test]
fn the_log_is_sealed_on_the_disk_and_forgotten_in_time() {
    let desk = Desk::new("access-sealed");
    let (policy, vault) = desk.open();
    let party = about(1, Compartment::Party("CANARY".to_owned()));
    let liaison = Role::Liaison("CANARY".to_owned());
    asks(&policy, &liaison, Action::SeeNames, &party, NOW).expect("allowed");
    let later = NOW + i64::from(SPANS_KEPT + 1) * 30 * DAY;
    asks(&policy, &liaison, Action::SeeNames, &party, later - 30 * DAY).expect("allowed");
    assert_eq!(read(&policy, &[case(1)], None, 50).noted.len(), 2);
    asks(&policy, &liaison, Action::SeeNames, &party, later).expect("allowed");
    let pages = read(&policy, &[case(1)], None, 50);
    assert_eq!((pages.noted.len(), pages.forgotten), (2, 1));
    assert_eq!(vault.names("access/").expect("open").iter().filter(|(_, is_erased)| *is_erased).count(), 1);
    drop((policy, vault));
    let needles = ["CANARY".to_owned(), "SeeNames".to_owned(), "d1".repeat(16), case(1).as_str().to_owned()];
    let files = std::fs::read_dir(desk.disk.path()).expect("a folder").map(|entry| entry.expect("a file").path());
    let bytes: Vec<u8> = files.flat_map(|path| std::fs::read(path).expect("a file")).collect();
    let holds = |needle: &str| bytes.windows(needle.len()).any(|window| window == needle.as_bytes());
    assert!(!needles.iter().any(|needle| holds(needle)), "something stands in the clear");
    assert!(holds(STREAM), "the search finds what does");
}

#[test]
fn a_locked_vault_keeps_nobody_from_anything_and_what_was_asked_waits() {
    let desk = Desk::new("access-locked");
    let (policy, vault) = desk.open();
    vault.lock();
    asks(&policy, &Role::Lead, Action::SeeNames, &about(1, Compartment::Mediator), NOW).expect("allowed");
    policy.log().expect("a log").flush().expect_err("the keys are not there");
    assert!(policy.log().expect("a log").is_stuck());
    vault.unlock(None, &takas_desk::server::vault::Secret::KeyFile(&[0x0f; 32]), 0).expect("it opens");
    policy.log().expect("a log").flush().expect("written");
    assert!(!policy.log().expect("a log").is_stuck());
    assert_eq!(read(&policy, &[case(1)], None, 50).noted.len(), 1);
}

#[test]
fn a_log_that_is_flooded_stays_small_and_says_so() {
    let desk = Desk::new("access-flood");
    let (policy, vault) = desk.open();
    vault.lock();
    let me = case(1);
    let roles: &[(&CaseKey, &Role)] = &[(&me, &Role::Witness)];
    for number in 0..12_000 {
        let object = about(1, Compartment::Party(format!("P{number}")));
        let asking = Asking { who: WHO, roles, now: NOW };
        policy.may(&asking, Action::SeePosition, &object).expect_err("denied");
    }
    vault.unlock(None, &takas_desk::server::vault::Secret::KeyFile(&[0x0f; 32]), 0).expect("it opens");
    policy.log().expect("a log").flush().expect("written");
    let pages = read(&policy, &[case(1)], None, 200);
    assert_eq!((pages.noted.len(), pages.left_out), (10_000, 2_000));
}

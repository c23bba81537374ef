//! The log of access: what is asked is found there by the lead of that case alone, sealed on the disk, and forgotten in time.

use std::sync::Arc;

use takas_desk::server::policy::access::{SPANS_KEPT, STREAM};
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
    policy: Policy,
}

impl Desk {
    fn new(name: &str) -> Self {
        let (keys, disk) = (TempFolder::new(&format!("{name}-keys")), TempFolder::new(&format!("{name}-disk")));
        std::fs::create_dir_all(disk.path()).expect("a folder");
        drop(made(&keys));
        Self { keys, disk, policy: Policy::new() }
    }

    fn log(&self) -> (AccessLog, Arc<Vault>) {
        let store = Store::open(&Location::File(self.disk.path().join("a.store")), Options::default()).expect("a store");
        let vault = Arc::new(reopened(&self.keys));
        (AccessLog::open(store, Arc::clone(&vault)), vault)
    }

    fn asks(&self, log: &AccessLog, role: &Role, action: Action, object: &Object, now: i64) -> Result<(), Denied> {
        let case = case(1);
        self.policy.may(log, &Asking { who: WHO, roles: &[(&case, role)], now }, action, object)
    }
}

fn about(number: u8, compartment: Compartment) -> Object {
    Object { case: case(number), compartment, state: CaseState::Running }
}

#[test]
fn what_is_asked_is_in_the_log_of_its_case() {
    let desk = Desk::new("access-log");
    let (log, _vault) = desk.log();
    let board = about(1, Compartment::Mediator);
    for second in 0..5 {
        desk.asks(&log, &Role::Lead, Action::SeeBoard, &board, NOW + second).expect("allowed");
    }
    let party = about(1, Compartment::Party("RUS".to_owned()));
    let liaison = Role::Liaison("DEU".to_owned());
    desk.asks(&log, &liaison, Action::SeePosition, &party, NOW + 9).expect_err("denied");
    desk.asks(&log, &Role::Lead, Action::SeeBoard, &about(2, Compartment::Mediator), NOW).expect_err("no role there");
    log.flush().expect("written");
    let pages = log.read(&[case(1)], None, 50).expect("it reads");
    let shown: Vec<_> = pages.noted.iter().map(|noted| (noted.asked.action, noted.asked.is_allowed, noted.times)).collect();
    assert_eq!(shown, [(Action::SeePosition, false, 1), (Action::SeeBoard, true, 5)]);
    let board = &pages.noted[1];
    assert_eq!((board.first, board.last, board.asked.who), (NOW, NOW + 4, WHO));
    assert_eq!(pages.noted[0].asked.compartment, Compartment::Party("RUS".to_owned()));
    assert_eq!((pages.before, pages.left_out, pages.forgotten), (None, 0, 0));
    // Nobody reads of a case that he does not lead, nor of one in which nobody could.
    for others in [&[][..], &[case(2)]] {
        assert!(log.read(others, None, 50).expect("it reads").noted.is_empty());
    }
}

#[test]
fn what_is_grave_is_on_the_disk_before_the_answer() {
    let desk = Desk::new("access-grave");
    let (log, _vault) = desk.log();
    desk.asks(&log, &Role::Lead, Action::SeeNames, &about(1, Compartment::Mediator), NOW).expect("allowed");
    // Without a flush, and without the second in which all else is written.
    assert_eq!(log.read(&[case(1)], None, 50).expect("it reads").noted.len(), 1);
    assert!(!log.is_stuck());
}

#[test]
fn whoever_drops_the_log_waits_until_it_is_written_and_it_is_read_page_by_page() {
    let desk = Desk::new("access-pages");
    let (log, vault) = desk.log();
    for number in 0..7 {
        desk.asks(&log, &Role::Lead, Action::SeeBoard, &about(1, Compartment::Mediator), NOW + number).expect("allowed");
        log.flush().expect("written");
    }
    desk.asks(&log, &Role::Lead, Action::SeePlan, &about(1, Compartment::Mediator), NOW + 60).expect("allowed");
    drop((log, vault));
    let (log, _vault) = desk.log();
    let (mut before, mut seen) = (None, Vec::new());
    loop {
        let pages = log.read(&[case(1)], before, 3).expect("it reads");
        seen.extend(pages.noted.iter().map(|noted| noted.last - NOW));
        before = pages.before;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(seen, [60, 6, 5, 4, 3, 2, 1, 0]);
    assert_eq!(log.read(&[case(1)], Some(1), 3).expect("it reads").noted, []);
    assert_eq!(log.read(&[case(1)], Some(u64::MAX), 100).expect("it reads").noted.len(), 8);
}

#[test]
fn the_log_is_sealed_on_the_disk_and_forgotten_in_time() {
    let desk = Desk::new("access-sealed");
    let (log, vault) = desk.log();
    let party = about(1, Compartment::Party("CANARY".to_owned()));
    let liaison = Role::Liaison("CANARY".to_owned());
    desk.asks(&log, &liaison, Action::SeeNames, &party, NOW).expect("allowed");
    let later = NOW + i64::from(SPANS_KEPT + 1) * 30 * DAY;
    desk.asks(&log, &liaison, Action::SeeNames, &party, later - 30 * DAY).expect("allowed");
    assert_eq!(log.read(&[case(1)], None, 50).expect("it reads").noted.len(), 2);
    desk.asks(&log, &liaison, Action::SeeNames, &party, later).expect("allowed");
    let pages = log.read(&[case(1)], None, 50).expect("it reads");
    assert_eq!((pages.noted.len(), pages.forgotten), (2, 1));
    assert_eq!(vault.names("access/").expect("open").iter().filter(|(_, is_erased)| *is_erased).count(), 1);
    drop((log, vault));
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
    let (log, vault) = desk.log();
    vault.lock();
    desk.asks(&log, &Role::Lead, Action::SeeNames, &about(1, Compartment::Mediator), NOW).expect("allowed");
    log.flush().expect_err("the keys are not there");
    assert!(log.is_stuck());
    vault.unlock(None, &takas_desk::server::vault::Secret::KeyFile(&[0x0f; 32]), 0).expect("it opens");
    log.flush().expect("written");
    assert!(!log.is_stuck());
    assert_eq!(log.read(&[case(1)], None, 50).expect("it reads").noted.len(), 1);
}

#[test]
fn a_log_that_is_flooded_stays_small_and_says_so() {
    let desk = Desk::new("access-flood");
    let (log, vault) = desk.log();
    vault.lock();
    let me = case(1);
    let roles: &[(&CaseKey, &Role)] = &[(&me, &Role::Witness)];
    for number in 0..12_000 {
        let object = about(1, Compartment::Party(format!("P{number}")));
        let asking = Asking { who: WHO, roles, now: NOW };
        desk.policy.may(&log, &asking, Action::SeePosition, &object).expect_err("denied");
    }
    vault.unlock(None, &takas_desk::server::vault::Secret::KeyFile(&[0x0f; 32]), 0).expect("it opens");
    log.flush().expect("written");
    let pages = log.read(&[case(1)], None, 200).expect("it reads");
    assert_eq!((pages.noted.len(), pages.left_out), (10_000, 2_000));
}

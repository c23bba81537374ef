//! The short forms of the faults: power cuts, kills, failing disks. The long forms are `cargo xtask faults`.
//!
//! Each comes with a planted defect that it has to find, so that it is known to look.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Duration;

use crate::harm::canaries::{self, CONTROL, KINDS, Run, SEALED};
use crate::harm::full::{self, Full};
use crate::harm::kill::{self, Kill};
use crate::harm::power::{self, Planted, Power, Subject};
use crate::harm::power_server::{self, ServerPower};
use crate::harm::scratch::Scratch;
use crate::harm::server::Postgres;
use crate::harm::subject;

/// The program with the modes of a client, which cargo builds beside the tests.
pub(crate) fn client() -> PathBuf {
    let tests = std::env::current_exe().expect("a test knows its own program");
    let target = tests.parent().and_then(|folder| folder.parent()).expect("tests lie in target/PROFILE/deps");
    let program = target.join("examples").join("faults");
    assert!(program.is_file(), "not built: run `cargo build --package takas-store --examples` first");
    program
}

fn cut_power(subject: Subject, planted: Planted, disks: usize) -> Vec<String> {
    let (rounds, entries, authors, seed, threads, keep) = (2, 10, 2, 5, 2, None);
    let power = Power { client: client(), disks, rounds, entries, authors, seed, threads, planted, subject, keep };
    let mut judged = 0;
    let reports = power::run(&power, &mut |report| judged += report.disks).unwrap();
    assert!(judged > disks / 3, "{judged} disks of {disks}");
    assert!(reports.iter().all(|report| report.moments > 40 && report.acknowledged >= 10));
    reports.into_iter().flat_map(|report| report.violations).collect()
}

#[test]
fn the_store_survives_power_cuts() {
    assert_eq!(cut_power(Subject::Store, Planted::Nothing, 1_000), Vec::<String>::new());
}

#[test]
fn a_missing_sync_is_found() {
    for planted in [Planted::NoSyncOf("-wal"), Planted::NoSyncOf(subject::FILE), Planted::NoSyncOfFolders] {
        let violations = cut_power(Subject::Store, planted, 300);
        assert!(!violations.is_empty(), "{planted:?}");
    }
}

#[test]
fn bare_sqlite_loses_what_it_did_not_sync() {
    for (synchronous, is_safe) in [("FULL", true), ("NORMAL", false), ("OFF", false)] {
        let violations = cut_power(Subject::Plain { synchronous }, Planted::Nothing, 400);
        assert_eq!(violations.is_empty(), is_safe, "{synchronous}: {violations:?}");
    }
}

fn cut_power_of_server(planted: Planted, disks: usize) -> Vec<String> {
    let (rounds, entries, authors, seed, threads, keep) = (1, 60, 3, 5, 2, None);
    let power = ServerPower { client: client(), disks, rounds, entries, authors, seed, threads, planted, keep };
    let reports = power_server::run(&power, &mut |_| ()).unwrap();
    assert!(reports.iter().all(|report| report.disks > disks / 3 && report.acknowledged == 60), "{reports:?}");
    reports.into_iter().flat_map(|report| report.violations).collect()
}

#[test]
fn the_store_on_postgresql_survives_power_cuts() {
    assert_eq!(cut_power_of_server(Planted::Nothing, 40), Vec::<String>::new());
}

#[test]
fn a_missing_sync_of_the_log_of_postgresql_is_found() {
    assert!(!cut_power_of_server(Planted::NoSyncWithin("pg_wal"), 20).is_empty());
}

fn kill(place: String, defect: &'static str) -> Kill {
    let longest = Duration::from_millis(30);
    Kill { client: client(), place, kills: 20, authors: 8, seed: 3, longest, defect }
}

#[test]
fn nothing_is_lost_or_doubled_when_clients_of_sqlite_are_killed() {
    let scratch = Scratch::on_disk().unwrap();
    let report = kill::run(&kill(subject::file_in(scratch.path()), ""), None, &mut |_| ()).unwrap();
    assert_eq!(report.violations, Vec::<String>::new());
    assert!(report.acknowledged > 100 && report.held >= report.acknowledged && report.kills == 20, "{report:?}");
}

#[test]
fn nothing_is_lost_or_doubled_when_clients_and_servers_of_postgresql_are_killed() {
    let scratch = Scratch::on_disk().unwrap();
    let mut server = Postgres::begin(&scratch).unwrap();
    let kill = kill(server.address(), "");
    let report = kill::run(&kill, Some(&mut server), &mut |_| ()).unwrap();
    assert_eq!(report.violations, Vec::<String>::new());
    assert!(report.acknowledged > 50 && report.held >= report.acknowledged && report.kills == 20, "{report:?}");
    assert!(report.server_kills > 0, "{report:?}");
}

#[test]
fn a_client_that_acknowledges_early_or_sends_without_keys_is_found() {
    for (defect, sign) in [("early", "acknowledged"), ("keyless", "twice")] {
        let scratch = Scratch::on_disk().unwrap();
        let report = kill::run(&kill(subject::file_in(scratch.path()), defect), None, &mut |_| ()).unwrap();
        assert!(report.violations.iter().any(|violation| violation.contains(sign)), "{defect}: {report:?}");
    }
}

#[test]
fn a_full_or_failing_disk_refuses_reads_on_and_recovers() {
    let full = Full { client: client(), entries: 2, stride: 9, disks: 1, server_runs: 3, seed: 1 };
    for report in full::run(&full, &mut |_| ()).unwrap() {
        assert_eq!(report.violations, Vec::<String>::new(), "{}", report.way);
        assert!(report.refused > 0, "{report:?}");
    }
}

#[test]
fn planted_words_are_found_nowhere_but_where_they_were_left_in_clear() {
    let words = takas_check::Canaries::new(SEALED.into_iter().chain([CONTROL]));
    let scratch = Scratch::on_disk().unwrap();
    let postgres = Postgres::begin(&scratch).unwrap();
    for (name, server) in [("sqlite", None), ("postgres", Some(&postgres))] {
        for with_control in [false, true] {
            let folder = scratch.folder(&format!("{name}-{with_control}")).unwrap();
            let seen = Run { folder: &folder, server, with_control }.search(&words).unwrap();
            let sealed: Vec<_> = seen.iter().filter(|sighting| sighting.word != CONTROL).collect();
            assert!(sealed.is_empty(), "{name}: {sealed:?}");
            let expected = if with_control { BTreeSet::from(KINDS) } else { BTreeSet::new() };
            assert_eq!(canaries::kinds_of(&seen), expected, "{name}, control {with_control}");
        }
    }
}

//! The harness itself: what a disk may hold after a power cut, and that a defect is seen.
//!
//! The rows of the first half are derived by hand. In the second a small log in a file stands for the store: kept
//! rightly it survives every cut, and each way to keep it wrongly is found.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use crate::harm::disk::{self, Content, Cut, Disk, Promise};
use crate::harm::recorder::Recorder;
use crate::harm::replay::{Plan, Report, Verdict, replay};
use crate::harm::scratch::Scratch;
use crate::harm::trace::{self, Step};

fn created(fd: i64, path: &str) -> Step {
    Step::Opened { fd, path: path.to_owned(), created: true, emptied: false }
}

fn opened(fd: i64, path: &str) -> Step {
    Step::Opened { fd, path: path.to_owned(), created: false, emptied: false }
}

fn wrote(fd: i64, at: usize, bytes: &[u8]) -> Step {
    Step::Wrote { fd, at, bytes: bytes.into() }
}

/// A whole sync, under a ticket that nothing else has.
fn synced(fd: i64, ticket: u64) -> [Step; 2] {
    [Step::SyncBegun { fd, ticket }, Step::SyncEnded { ticket }]
}

fn removed(path: &str) -> Step {
    Step::Removed { path: path.to_owned() }
}

fn renamed(from: &str, to: &str) -> Step {
    Step::Renamed { from: from.to_owned(), to: to.to_owned() }
}

fn printed(text: &str) -> Step {
    Step::Printed { text: text.to_owned() }
}

/// A file whose name and bytes are on the disk.
fn kept(path: &str, bytes: &[u8]) -> Content {
    Content::from([(path.to_owned(), Some(bytes.to_vec()))])
}

/// All that the file may hold after these steps, in words: absent, or its bytes.
fn possible(begin: &Content, steps: &[Step], path: &str) -> BTreeSet<String> {
    let mut disk = Disk::holding(begin);
    for step in steps {
        disk.take(step);
    }
    let named = disk.unsure().into_iter().flat_map(|(order, sectors)| {
        let torn = (1..=sectors).flat_map(move |part| [Cut::Through(order, part), Cut::Without(order, part)]);
        torn.chain([Cut::Only(order), Cut::AllBut(order)])
    });
    let mixed = (0..500).map(Cut::Mixed);
    let cuts = [Cut::Nothing, Cut::Everything, Cut::Lengths].into_iter().chain(named).chain(mixed);
    let shown = |content: &Content| match content.get(path) {
        None => "absent".to_owned(),
        Some(None) => "a folder".to_owned(),
        Some(Some(bytes)) => String::from_utf8_lossy(bytes).replace('\0', "0"),
    };
    cuts.map(|cut| shown(&disk.after(cut))).collect()
}

#[test]
fn what_was_synced_is_there_and_all_else_may_be() {
    let begin = kept("a", b"old");
    let write = |rest: &[Step]| [&[opened(3, "a"), wrote(3, 0, b"new")][..], rest].concat();
    for (steps, expected) in [
        (write(&[]), &["old", "new"][..]),
        (write(&synced(3, 1)), &["new"]),
        // A sync is of what came before it began.
        (write(&[Step::SyncBegun { fd: 3, ticket: 1 }]), &["old", "new"]),
        (
            [
                vec![opened(3, "a"), Step::SyncBegun { fd: 3, ticket: 1 }, wrote(3, 0, b"new")],
                vec![Step::SyncEnded { ticket: 1 }],
            ]
            .concat(),
            &["old", "new"],
        ),
        // A length may be there before the bytes.
        (vec![opened(3, "a"), wrote(3, 3, b"er")], &["old", "older", "old00"]),
        (vec![opened(3, "a"), Step::Resized { fd: 3, length: 1 }], &["old", "o"]),
        (vec![opened(3, "a"), wrote(3, 0, b"b"), wrote(3, 0, b"c")], &["old", "bld", "cld"]),
        // The same file under another number.
        (
            [vec![opened(3, "a"), Step::Copied { fd: 4, from: 3 }, wrote(3, 0, b"new")], synced(4, 1).to_vec()]
                .concat(),
            &["new"],
        ),
    ] {
        let expected = expected.iter().map(|text| (*text).to_owned()).collect();
        assert_eq!(possible(&begin, &steps, "a"), expected, "{steps:?}");
    }
}

#[test]
fn a_name_is_kept_by_a_sync_of_its_folder() {
    let file = [vec![created(3, "b"), wrote(3, 0, b"x")], synced(3, 1).to_vec()].concat();
    let folder = [vec![opened(4, "")], synced(4, 2).to_vec()].concat();
    let empty = Content::new();
    for (begin, steps, expected) in [
        (&empty, file.clone(), &["absent", "x"][..]),
        (&empty, [file.clone(), folder.clone()].concat(), &["x"]),
        // The folder alone: the name is kept, the bytes are not.
        (&empty, [vec![created(3, "b"), wrote(3, 0, b"x")], folder.clone()].concat(), &["", "x", "0"]),
        (&kept("b", b"old"), vec![removed("b")], &["old", "absent"]),
        (&kept("b", b"old"), [vec![removed("b")], folder.clone()].concat(), &["absent"]),
        (&kept("b", b"old"), vec![removed("b"), created(3, "b")], &["old", "absent", ""]),
        (&kept("a", b"new"), vec![renamed("a", "b")], &["absent", "new"]),
        (&kept("a", b"new"), [vec![renamed("a", "b")], folder.clone()].concat(), &["new"]),
    ] {
        let expected = expected.iter().map(|text| (*text).to_owned()).collect();
        assert_eq!(possible(begin, &steps, "b"), expected, "{steps:?}");
    }
}

#[test]
fn a_file_in_a_folder_wants_both_names_kept() {
    let steps = [vec![Step::FolderMade { path: "d".to_owned() }, created(3, "d/b")], synced(3, 1).to_vec()].concat();
    let whole = [steps.clone(), vec![opened(4, "d"), opened(5, "")], synced(4, 2).to_vec(), synced(5, 3).to_vec()];
    assert_eq!(possible(&Content::new(), &steps, "d/b").len(), 2);
    assert_eq!(possible(&Content::new(), &whole.concat(), "d/b"), BTreeSet::from([String::new()]));
}

#[test]
fn sectors_come_one_by_one() {
    let begin = kept("a", &[b'.'; 3 * disk::SECTOR_BYTES]);
    // From the middle of the first sector to the middle of the third.
    let steps = [opened(3, "a"), wrote(3, 256, &[b'x'; 2 * disk::SECTOR_BYTES])];
    let found = possible(&begin, &steps, "a");
    assert_eq!(found.len(), 8);
    for bytes in &found {
        let runs = bytes.replace("..", ".").replace("xx", "x");
        assert!(bytes.len() == 3 * disk::SECTOR_BYTES && runs.len() <= bytes.len(), "{runs}");
        assert!(bytes[..256].chars().all(|byte| byte == '.'), "bytes beside the write changed");
    }
}

#[test]
fn what_a_sync_failed_to_keep_is_doubtful_until_it_is_written_again() {
    let begin = kept("a", b"old");
    let failed = [Step::SyncBegun { fd: 3, ticket: 1 }, Step::SyncFailed { ticket: 1 }];
    let first = [&[opened(3, "a"), wrote(3, 0, b"new")][..], &failed, &synced(3, 2)].concat();
    assert_eq!(possible(&begin, &first, "a"), BTreeSet::from(["old".to_owned(), "new".to_owned()]));
    let again = [first, vec![wrote(3, 0, b"two")], synced(3, 3).to_vec()].concat();
    assert_eq!(possible(&begin, &again, "a"), BTreeSet::from(["two".to_owned()]));
}

#[test]
fn garbage_comes_only_where_bytes_were_being_written() {
    let mut disk = Disk::holding(&kept("a", &[b'.'; 1024]));
    disk.take(&opened(3, "a"));
    disk.take(&wrote(3, 100, &[b'x'; 600]));
    let mut garbled = 0;
    for seed in 0..200 {
        let content = disk.after(Cut::Damaged(seed));
        let bytes = content["a"].clone().unwrap_or_default();
        assert!(bytes.len() == 1024 && bytes[..100].iter().chain(&bytes[700..]).all(|byte| *byte == b'.'));
        garbled += usize::from(bytes.iter().any(|byte| !b".x".contains(byte)));
    }
    assert!((5..200).contains(&garbled), "{garbled} of 200");
}

/// A log of lines in the file `log`: each line written, synced and then acknowledged; at half, copied to a new file that takes
/// its place. The defects leave out one thing each.
fn small_log(lines: u64, defect: &str) -> Vec<Step> {
    let mut steps = vec![created(3, "log"), opened(9, "")];
    let (mut at, mut ticket, mut text) = (0, 0, String::new());
    let mut sync = |steps: &mut Vec<Step>, fd: i64, name: &str| {
        ticket += 1;
        if name != defect {
            steps.extend(synced(fd, ticket));
        }
    };
    sync(&mut steps, 9, "folder");
    for number in 1..=lines {
        let line = format!("{number} {:0>600}\n", number * 7);
        steps.push(wrote(3, at, line.as_bytes()));
        if defect == "early" {
            steps.push(printed(&format!("{number}\n")));
        }
        sync(&mut steps, 3, "line");
        if defect != "early" {
            steps.push(printed(&format!("{number}\n")));
        }
        (at, text) = (at + line.len(), text + &line);
        if number == lines / 2 {
            steps.extend([created(4, "log.new"), wrote(4, 0, text.as_bytes())]);
            sync(&mut steps, 4, "copy");
            steps.extend([renamed("log.new", "log"), Step::Closed { fd: 3 }, Step::Copied { fd: 3, from: 4 }]);
            sync(&mut steps, 9, "rename");
        }
    }
    steps
}

/// Reads the small log; a line that is not whole ends it, so the store knows its damage.
fn judge_small_log(folder: &Path, acknowledged: &[String]) -> Verdict {
    let Ok(bytes) = std::fs::read(folder.join("log")) else { return Verdict::Refused("there is no log".to_owned()) };
    let whole = |number: u64| format!("{number} {:0>600}\n", number * 7).into_bytes();
    let mut rest = bytes.as_slice();
    let mut held = 0;
    while let Some(after) = rest.strip_prefix(whole(held + 1).as_slice()) {
        (held, rest) = (held + 1, after);
    }
    Verdict::Holds(
        acknowledged.iter().take_while(|line| line.parse::<u64>().is_ok_and(|number| number <= held)).count(),
    )
}

fn plan(scratch: &Scratch, disks: usize) -> Plan {
    Plan {
        disks,
        left_out: "",
        seed: 7,
        scratch: scratch.path().to_owned(),
        threads: 2,
        violations_max: 10,
        keep: None,
        moments_max: usize::MAX,
        promise: Promise::Strict,
    }
}

fn replay_small_log(defect: &str) -> Report {
    let scratch = Scratch::in_memory().unwrap();
    replay(&small_log(8, defect), &Content::new(), &[], &plan(&scratch, 600), &judge_small_log)
}

#[test]
fn a_log_that_syncs_rightly_survives_every_cut() {
    let report = replay_small_log("none");
    assert_eq!(report.violations, Vec::<String>::new());
    assert!(
        report.disks > 100 && report.cuts > report.disks && report.moments > 20 && report.acknowledged == 8,
        "{report:?}"
    );
}

#[test]
fn every_sync_left_out_is_found() {
    for defect in ["folder", "line", "copy", "rename", "early"] {
        let report = replay_small_log(defect);
        assert!(!report.violations.is_empty(), "{defect}: {report:?}");
    }
}

#[test]
fn damage_and_doubles_are_violations_whatever_was_acknowledged() {
    let scratch = Scratch::in_memory().unwrap();
    let judge = |_: &Path, _: &[String]| Verdict::Wrong("an entry twice".to_owned());
    let report = replay(&small_log(2, "none"), &Content::new(), &[], &plan(&scratch, 50), &judge);
    assert!(report.violations.len() >= 10 && report.violations[0].contains("an entry twice"), "{report:?}");
}

#[test]
fn the_recorder_sees_what_programs_do_and_in_which_order() {
    let scratch = Scratch::in_memory().unwrap();
    let recorder = Recorder::compile(&scratch).unwrap();
    let (folder, trace) = (scratch.folder("recorded").unwrap(), scratch.path().join("trace"));
    let script = "echo begun; dd if=/dev/zero of=a bs=700 count=2 conv=fsync; mv a b; mkdir d; sync -d \"$PWD\"; \
        rm b; echo x > d/y; echo z >> d/y; cp d/y e; ln e f; echo done";
    let mut command = Command::new("sh");
    command.args(["-c", script]).current_dir(&folder);
    recorder.record(&mut command, &folder, &trace);
    assert!(command.output().unwrap().status.success());
    let steps = trace::read(&trace).unwrap();
    let mut disk = Disk::default();
    for step in &steps {
        disk.take(step);
    }
    assert_eq!(disk.after(Cut::Everything), disk::read(&folder).unwrap());
    // Synced were the name b and the folder d, then b was removed; nothing else was promised.
    let kept: Content = [("b".to_owned(), Some(vec![0; 1400])), ("d".to_owned(), None)].into();
    assert_eq!(disk.after(Cut::Nothing), kept);
    assert_eq!(crate::harm::replay::lines(&steps), ["begun", "done"]);
}

#[test]
fn a_process_that_was_made_by_another_has_its_files_and_its_own() {
    let (parent, child) = (trace::files_of(7).start, trace::files_of(8).start);
    let mut disk = Disk::default();
    for step in [created(parent + 3, "a"), Step::Forked { process: 8, parent: 7 }] {
        disk.take(&step);
    }
    // The same number is from there on another file in each.
    for step in [Step::Closed { fd: parent + 3 }, created(parent + 3, "b"), wrote(child + 3, 0, b"child's")] {
        disk.take(&step);
    }
    disk.take(&wrote(parent + 3, 0, b"parent's"));
    let content = disk.after(Cut::Everything);
    assert_eq!((&content["a"], &content["b"]), (&Some(b"child's".to_vec()), &Some(b"parent's".to_vec())));
}

#[test]
fn a_journal_of_names_keeps_with_any_sync_what_was_named_before() {
    let steps = || [created(3, "a"), created(4, "b"), wrote(3, 0, b"x")].into_iter().chain(synced(3, 1));
    let after = |promise: Promise| {
        let mut disk = Disk::default().promising(promise);
        steps().chain([created(5, "c")]).for_each(|step| _ = disk.take(&step));
        disk.after(Cut::Nothing).into_keys().collect::<Vec<_>>()
    };
    assert_eq!(after(Promise::Strict), Vec::<String>::new(), "the folder was not synced");
    assert_eq!(after(Promise::Journaled), ["a", "b"]);
}

#[test]
fn moments_are_drawn_and_most_of_them_where_something_was_acknowledged() {
    let scratch = Scratch::in_memory().unwrap();
    let judge = |_: &Path, _: &[String]| Verdict::Refused("nothing is there".to_owned());
    let plan = Plan { moments_max: 10, ..plan(&scratch, 60) };
    let report = replay(&small_log(20, "none"), &Content::new(), &[], &plan, &judge);
    assert!(report.moments == 10 && report.violations.len() >= 10, "{report:?}");
}

#[test]
fn a_call_that_is_not_understood_makes_the_trace_unusable() {
    let scratch = Scratch::in_memory().unwrap();
    let recorder = Recorder::compile(&scratch).unwrap();
    let (folder, trace) = (scratch.folder("recorded").unwrap(), scratch.path().join("trace"));
    let mut command = Command::new("fallocate");
    command.args(["--length", "100", "a"]).current_dir(&folder);
    recorder.record(&mut command, &folder, &trace);
    assert!(command.output().unwrap().status.success());
    let said = trace::read(&trace).unwrap_err();
    assert!(said.contains("fallocate"), "{said}");
    std::fs::write(&trace, [b'W', 0, 0]).unwrap();
    assert!(trace::read(&trace).unwrap_err().contains("within a step"));
}

//! The record before a third verifier, `aics-tlog` in Python, which knows cosignatures and audits whole logs: it accepts what we write, and refuses every
//! mutation of what it reads. Entries are read there by `docs/reference/record.md` alone, with another library, so that the page is enough.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use takas_ledger::{Hash, merkle, prove};

use crate::audits;
use crate::build::{Chance, Log, ORIGIN, Record, Said, cosigned, desk_key, key, key_id, log_signer, secret, trust};
use crate::merkle::leaves;

/// A Python that has `aics-tlog`: that of `TAKAS_PYTHON`, or of the virtual environment that `cargo xtask setup` makes.
fn python() -> PathBuf {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.venv/bin/python");
    let python = std::env::var_os("TAKAS_PYTHON").map_or(ours, PathBuf::from);
    assert!(
        python.is_file(),
        "there is no Python at {}: run `cargo xtask setup`, or name one that has aics-tlog in TAKAS_PYTHON",
        python.display()
    );
    python
}

/// Jobs for the verifier, each with the verdict that is expected.
#[derive(Default)]
struct Court {
    jobs: Vec<(String, bool)>,
}

impl Court {
    fn hold(&mut self, expected: bool, job: &str, words: &[String]) {
        self.jobs.push((format!("{job} {}\n", words.join(" ")), expected));
    }

    fn judge(self) {
        assert!(!self.jobs.is_empty());
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/third.py");
        let mut child = Command::new(python())
            .arg(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Python runs");
        let mut input = child.stdin.take().expect("a pipe");
        let jobs: String = self.jobs.iter().map(|(job, _)| job.as_str()).collect();
        let writer = std::thread::spawn(move || input.write_all(jobs.as_bytes()).expect("Python listens"));
        let output = child.wait_with_output().expect("Python ends");
        writer.join().expect("everything was written");
        assert!(output.status.success());
        let told = String::from_utf8(output.stdout).unwrap();
        let verdicts: Vec<&str> = told.lines().collect();
        assert_eq!(verdicts.len(), self.jobs.len());
        for ((job, expected), verdict) in self.jobs.iter().zip(verdicts) {
            assert_eq!(verdict == "ok", *expected, "{}", &job[..job.len().min(2_000)]);
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}

fn flip(bytes: &mut [u8], chance: &mut Chance) {
    let at = chance.below(bytes.len());
    bytes[at] ^= 1 << chance.below(8);
}

fn checkpoint(note: &[u8]) -> Vec<String> {
    let witnesses: Vec<String> = trust().witnesses.witnesses().iter().map(ToString::to_string).collect();
    let log = log_signer().verifier().to_string();
    vec![log, ORIGIN.to_owned(), "2".to_owned(), witnesses.join(","), hex(note)]
}

#[test]
fn checkpoints_and_cosignatures() {
    let mut court = Court::default();
    let mut chance = Chance::new(51);
    let log = Log::of(leaves(12));
    let sound = cosigned(&log.checkpoint()).encode().into_bytes();
    court.hold(true, "checkpoint", &checkpoint(&sound));
    court.hold(false, "checkpoint", &checkpoint(log.checkpoint().encode().as_bytes()));
    for _ in 0..2_500 {
        let mut changed = sound.clone();
        flip(&mut changed, &mut chance);
        court.hold(false, "checkpoint", &checkpoint(&changed));
    }
    court.judge();
}

fn proof_words(proof: &[Hash]) -> Vec<String> {
    proof.iter().map(|hash| hex(hash.bytes())).collect()
}

#[test]
fn entries_and_proofs() {
    let mut court = Court::default();
    let mut chance = Chance::new(52);
    let record = Record::of(40);
    let root = hex(record.log.frontier.root().bytes());
    let inclusion = |index: usize, entry: &[u8], proof: &[Hash]| {
        [vec![index.to_string(), "40".to_owned(), root.clone(), hex(entry)], proof_words(proof)].concat()
    };
    for (index, entry) in record.entries.iter().enumerate() {
        let proof = prove::inclusion(index as u64, 40, |tile| record.log.tile(tile)).unwrap();
        court.hold(true, "inclusion", &inclusion(index, entry, &proof));
        for _ in 0..40 {
            let mut changed = entry.clone();
            flip(&mut changed, &mut chance);
            court.hold(false, "inclusion", &inclusion(index, &changed, &proof));
        }
        court.hold(false, "inclusion", &inclusion((index + 1) % 40, entry, &proof));
        let mut other = proof.clone();
        other[chance.below(proof.len())] = merkle::leaf_hash(b"other");
        court.hold(false, "inclusion", &inclusion(index, entry, &other));
    }
    court.judge();
}

#[test]
fn consistency() {
    let mut court = Court::default();
    let mut chance = Chance::new(53);
    let log = Log::of(leaves(80));
    let roots: Vec<String> = (0..=80).map(|size| hex(Log::of(leaves(size)).frontier.root().bytes())).collect();
    for new in 0..=80_usize {
        for old in 0..=new {
            let proof = prove::consistency(old as u64, new as u64, |tile| log.tile(tile)).unwrap();
            let words = |old_root: &str, proof: &[Hash]| {
                let head = [old.to_string(), old_root.to_owned(), new.to_string(), roots[new].clone()];
                [head.to_vec(), proof_words(proof)].concat()
            };
            court.hold(true, "consistency", &words(&roots[old], &proof));
            let another = &roots[(old + 1 + chance.below(79)) % 81];
            court.hold(*another == roots[old], "consistency", &words(another, &proof));
            let longer = [proof.as_slice(), &[merkle::leaf_hash(b"other")]].concat();
            court.hold(false, "consistency", &words(&roots[old], &longer));
        }
    }
    court.judge();
}

#[test]
fn whole_logs() {
    let mut court = Court::default();
    let mut chance = Chance::new(54);
    for (count, flips) in [(1, 20), (255, 20), (256, 20), (300, 300), (700, 300)] {
        let (files, root) = audits::files(count);
        let words = |files: &std::collections::BTreeMap<takas_ledger::Tile, Vec<u8>>| {
            let head = vec![count.to_string(), hex(root.bytes())];
            let files = files.iter().map(|(tile, bytes)| format!("{}={}", tile.path(), hex(bytes))).collect();
            [head, files].concat()
        };
        court.hold(true, "audit", &words(&files));
        let tiles: Vec<_> = files.keys().copied().collect();
        for _ in 0..flips {
            let mut damaged = files.clone();
            flip(damaged.get_mut(&tiles[chance.below(tiles.len())]).unwrap(), &mut chance);
            court.hold(false, "audit", &words(&damaged));
        }
    }
    court.judge();
}

#[test]
fn entries_by_the_page_alone() {
    let mut court = Court::default();
    let mut chance = Chance::new(55);
    for round in 0..60_u8 {
        let mut said = Said::new(round % 3, 1 + chance.next() % 1_000, "");
        said.payload.bytes = chance.some_bytes(2_000);
        said.person = (round % 2 == 0).then_some(9);
        let entry = said.entry(chance.next() % 1_000_000).encode();
        let words = |entry: &[u8], compartment: u8, person: u8, payload: &[u8]| {
            vec![
                ORIGIN.to_owned(),
                hex(key(said.author).public().bytes()),
                hex(desk_key().public().bytes()),
                hex(key_id(compartment).bytes()),
                hex(secret(compartment).expose()),
                hex(secret(person).expose()),
                hex(payload),
                hex(entry),
            ]
        };
        let payload = &said.payload.bytes;
        court.hold(true, "entry", &words(&entry, 1, 9, payload));
        court.hold(true, "entry", &words(&entry, 2, 9, payload));
        court.hold(false, "entry", &words(&entry, 3, 9, payload));
        court.hold(said.person.is_none(), "entry", &words(&entry, 1, 8, payload));
        for _ in 0..20 {
            let mut changed = entry.clone();
            flip(&mut changed, &mut chance);
            court.hold(false, "entry", &words(&changed, 1, 9, payload));
        }
    }
    court.judge();
}

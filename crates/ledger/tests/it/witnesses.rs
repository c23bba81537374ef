//! The witness: every status of `add-checkpoint`, and that it never cosigns what contradicts what it has cosigned.

use takas_ledger::{
    AddCheckpoint, Answer, Checkpoint, Cosigned, Hash, NoteSigner, SignatureKind, SignedCheckpoint, Status, Witness,
    merkle, monitoring_path, prove,
};

use crate::build::{ACCEPTED, Chance, Log, ORIGIN, key, log_signer, trust, witness_signer};
use crate::merkle::leaves;

fn witness() -> Witness {
    let mut witness = Witness::new(witness_signer(0)).unwrap();
    witness.watch(ORIGIN, trust().log_keys);
    witness
}

fn request(log: &Log, old: u64, new: u64) -> AddCheckpoint {
    let proof = prove::consistency(old, new, |tile| log.tile(tile)).unwrap();
    let before = Log::of(leaves(new));
    AddCheckpoint::new(old, proof, before.checkpoint()).unwrap()
}

fn status(witness: &Witness, body: &str) -> (u16, String) {
    let answer = witness.answer(body.as_bytes(), ACCEPTED).unwrap();
    assert_eq!(answer.seen.is_some(), answer.status == Status::Cosigned);
    (answer.status.code(), answer.body)
}

fn grant(witness: &mut Witness, request: &AddCheckpoint) -> Answer {
    let answer = witness.answer(request.encode().as_bytes(), ACCEPTED).unwrap();
    assert_eq!(answer.status, Status::Cosigned, "{}", answer.body);
    witness.remember(answer.seen.as_ref().unwrap()).unwrap();
    answer
}

#[test]
fn a_log_that_grows_is_cosigned_step_by_step() {
    let log = Log::of(leaves(300));
    let mut witness = witness();
    let mut before = 0;
    for size in [0, 1, 1, 2, 7, 255, 256, 256, 300] {
        let request = request(&log, before, size);
        let answer = grant(&mut witness, &request);
        let mut checkpoint = request.checkpoint().clone();
        let known = trust().witnesses;
        assert_eq!(AddCheckpoint::take_answer(answer.body.as_bytes(), &mut checkpoint, known.witnesses()), Ok(1));
        let Cosigned::NotYet { have, .. } = known.judge(checkpoint.note()).unwrap() else { panic!() };
        assert_eq!((have[0].witness.as_str(), have[0].time), ("witness.example/w0", ACCEPTED));
        let served = witness.last(ORIGIN).unwrap();
        assert_eq!(served.verify(ORIGIN, &trust().log_keys), Ok(()));
        assert_eq!(served.note().signatures().len(), 2);
        before = size;
    }
}

#[test]
fn every_refusal_has_its_status() {
    let log = Log::of(leaves(20));
    let mut witness = witness();
    let good = request(&log, 0, 10);
    grant(&mut witness, &good);
    assert_eq!(status(&witness, &good.encode()), (409, "10\n".to_owned()));
    let answer = witness.answer(good.encode().as_bytes(), ACCEPTED).unwrap();
    assert_eq!(answer.content_type(), "text/x.tlog.size");
    // 400
    let next = request(&log, 10, 20).encode();
    for wrong in [
        "",
        "old 10\n",
        &next.replacen("old 10", "old 010", 1),
        &next.replacen("old 10", "old -1", 1),
        &next.replacen("old 10", "new 10", 1),
        &next.replacen("old 10", "old  10", 1),
        &next.replacen("old 10\n", "old 10\n\n", 1),
        &next.replacen("old 10\n", "old 10\nAAAA\n", 1),
        &next.replacen("old 10\n", &format!("old 10\n{}", format!("{}\n", Hash::new([0; 32])).repeat(64)), 1),
        &next.replacen("old 10", "old 21", 1),
        &next[..next.len() - 1],
    ] {
        assert_eq!(status(&witness, wrong).0, 400, "{wrong}");
    }
    // 404
    let other = NoteSigner::new("other.example/log", SignatureKind::Note, key(201)).unwrap();
    let unknown = Checkpoint::new("other.example/log", 20, log.frontier.root()).unwrap();
    let unknown = AddCheckpoint::new(10, Vec::new(), SignedCheckpoint::sign(unknown, &other).unwrap()).unwrap();
    assert_eq!(status(&witness, &unknown.encode()).0, 404);
    // 403: another key of the same name; the right key with another signature.
    let impostor = NoteSigner::new(ORIGIN, SignatureKind::Note, key(99)).unwrap();
    let head = Checkpoint::new(ORIGIN, 20, log.frontier.root()).unwrap();
    let forged = AddCheckpoint::new(10, Vec::new(), SignedCheckpoint::sign(head, &impostor).unwrap()).unwrap();
    assert_eq!(status(&witness, &forged.encode()).0, 403);
    let signature = log.checkpoint().note().signatures()[0].line();
    let stale = Log::of(leaves(19)).checkpoint().note().signatures()[0].line();
    assert_eq!(status(&witness, &next.replace(&signature, &stale)).0, 403);
    // 409: before and after what it has seen.
    assert_eq!(status(&witness, &request(&log, 9, 20).encode()), (409, "10\n".to_owned()));
    assert_eq!(status(&witness, &request(&log, 11, 20).encode()), (409, "10\n".to_owned()));
    // 409 too: a rollback, which can only be asked for with an old size that is not the last.
    assert_eq!(status(&witness, &request(&log, 9, 9).encode()).0, 409);
    // 422: no proof, a proof of something else, another root of the same size.
    let no_proof = AddCheckpoint::new(10, Vec::new(), log.checkpoint()).unwrap();
    assert_eq!(status(&witness, &no_proof.encode()).0, 422);
    let fork = Log::of(leaves(21)[1..].iter().copied());
    let proof = prove::consistency(10, 20, |tile| fork.tile(tile)).unwrap();
    let forked = AddCheckpoint::new(10, proof, fork.checkpoint()).unwrap();
    assert_eq!(status(&witness, &forked.encode()).0, 422);
    let fork = Log::of(leaves(11)[1..].iter().copied());
    let same_size = AddCheckpoint::new(10, Vec::new(), fork.checkpoint()).unwrap();
    assert_eq!(status(&witness, &same_size.encode()).0, 422);
    let with_proof = AddCheckpoint::new(10, vec![Hash::new([0; 32])], Log::of(leaves(10)).checkpoint()).unwrap();
    assert_eq!(status(&witness, &with_proof.encode()).0, 422);
    // And it still cosigns what is right.
    assert_eq!(status(&witness, &next).0, 200);
    assert!(witness.answer(next.as_bytes(), 0).is_err(), "a cosignature has a time");
    assert!(witness.answer(next.as_bytes(), u64::MAX).is_err());
}

#[test]
fn an_empty_log_has_the_root_of_no_leaves() {
    let mut witness = witness();
    let head = Checkpoint::new(ORIGIN, 0, Hash::new([7; 32])).unwrap();
    let wrong = AddCheckpoint::new(0, Vec::new(), SignedCheckpoint::sign(head, &log_signer()).unwrap()).unwrap();
    assert_eq!(status(&witness, &wrong.encode()).0, 422);
    let head = Checkpoint::new(ORIGIN, 0, merkle::empty_root()).unwrap();
    let right = AddCheckpoint::new(0, Vec::new(), SignedCheckpoint::sign(head, &log_signer()).unwrap()).unwrap();
    grant(&mut witness, &right);
    let proof = vec![Hash::new([0; 32])];
    let with_proof = AddCheckpoint::new(0, proof, Log::of(leaves(3)).checkpoint()).unwrap();
    assert_eq!(status(&witness, &with_proof.encode()).0, 422);
    grant(&mut witness, &request(&Log::of(leaves(3)), 0, 3));
}

#[test]
fn two_requests_at_once_do_not_roll_it_back() {
    let log = Log::of(leaves(30));
    let mut witness = witness();
    grant(&mut witness, &request(&log, 0, 10));
    let small = witness.answer(request(&log, 10, 20).encode().as_bytes(), ACCEPTED).unwrap();
    let large = witness.answer(request(&log, 10, 30).encode().as_bytes(), ACCEPTED).unwrap();
    assert_eq!(witness.remember(large.seen.as_ref().unwrap()), Ok(()));
    assert!(witness.remember(small.seen.as_ref().unwrap()).is_err());
    assert_eq!(witness.last(ORIGIN).unwrap().checkpoint().size(), 30);
}

#[test]
fn what_was_remembered_outlives_a_restart() {
    let log = Log::of(leaves(30));
    let mut before = witness();
    grant(&mut before, &request(&log, 0, 10));
    let kept = before.last(ORIGIN).unwrap().encode();
    let mut after = witness();
    after.restore(SignedCheckpoint::parse(kept.as_bytes()).unwrap()).unwrap();
    assert_eq!(status(&after, &request(&log, 0, 20).encode()), (409, "10\n".to_owned()));
    assert_eq!(status(&after, &request(&log, 10, 20).encode()).0, 200);
    assert!(after.restore(SignedCheckpoint::parse(kept.as_bytes()).unwrap()).is_err());
    let mut stranger = Witness::new(witness_signer(1)).unwrap();
    stranger.watch(ORIGIN, trust().log_keys);
    assert!(stranger.restore(SignedCheckpoint::parse(kept.as_bytes()).unwrap()).is_err(), "not its own");
    let mut unaware = Witness::new(witness_signer(0)).unwrap();
    assert!(unaware.restore(SignedCheckpoint::parse(kept.as_bytes()).unwrap()).is_err(), "a log it does not watch");
    assert!(Witness::new(log_signer()).is_err());
}

#[test]
fn answers_of_strangers_are_left_out_and_forged_ones_refused() {
    let checkpoint = Log::of(leaves(5)).checkpoint();
    let stranger = takas_ledger::cosign(&checkpoint, &witness_signer(7), 5).unwrap().line();
    let known = trust().witnesses;
    let mut taken = checkpoint.clone();
    let take = |body: &str, taken: &mut SignedCheckpoint| {
        AddCheckpoint::take_answer(body.as_bytes(), taken, known.witnesses())
    };
    assert_eq!(take(&stranger, &mut taken), Ok(0));
    assert_eq!(taken, checkpoint);
    let one = takas_ledger::cosign(&checkpoint, &witness_signer(1), 5).unwrap().line();
    assert_eq!(take(&format!("{stranger}{one}"), &mut taken), Ok(1));
    let other = Log::of(leaves(6)).checkpoint();
    let forged = takas_ledger::cosign(&other, &witness_signer(1), 5).unwrap().line();
    assert!(take(&forged, &mut taken).is_err());
    assert!(take("", &mut taken).is_err());
    assert!(take("no line", &mut taken).is_err());
}

/// Random requests against a model that keeps the whole log: it cosigns exactly what continues it.
#[test]
fn what_is_cosigned_never_contradicts_itself() {
    let mut chance = Chance::new(17);
    let real = Log::of(leaves(64));
    let other: Vec<Hash> = (0..64).map(|number| merkle::leaf_hash(format!("fork {number}").as_bytes())).collect();
    let mut cosigned = 0;
    for _ in 0..40 {
        let mut witness = witness();
        let mut seen: (u64, Hash) = (0, merkle::empty_root());
        for _ in 0..40 {
            let (old, new) = (chance.below(30) as u64, chance.below(64) as u64);
            let forked = chance.below(3) == 0;
            let at = chance.below(64);
            let mixed: Vec<Hash> = leaves(64)[..at].iter().chain(&other[at..]).copied().collect();
            let log = if forked { Log::of(mixed) } else { real.clone() };
            let old = if chance.below(2) == 0 { seen.0 } else { old };
            let part = usize::try_from(new).unwrap();
            let leaves = if forked { [&leaves(64)[..at], &other[at..]].concat() } else { leaves(64) };
            let head = Log::of(leaves[..part].iter().copied());
            let proof = prove::consistency(old.min(new), new, |tile| log.tile(tile)).unwrap();
            let request = AddCheckpoint::new(old, proof, head.checkpoint()).unwrap();
            let answer = witness.answer(request.encode().as_bytes(), ACCEPTED).unwrap();
            let size = usize::try_from(seen.0).unwrap();
            let continues = new >= seen.0 && crate::merkle::naive_root(&leaves[..size]) == seen.1;
            assert_eq!(answer.status == Status::Cosigned, old == seen.0 && continues, "{old} {new} {seen:?}");
            if let Some(remembered) = answer.seen {
                witness.remember(&remembered).unwrap();
                seen = (new, head.frontier.root());
                cosigned += 1;
            }
        }
    }
    assert!(cosigned > 100, "{cosigned}");
}

#[test]
fn monitors_find_a_log_by_the_hash_of_its_origin() {
    let path = monitoring_path("example.com/log");
    assert_eq!(path.len(), 64 + "/checkpoint".len());
    assert_ne!(path, monitoring_path("example.com/log2"));
}

//! Whole records and views: a sound one has no findings; every kind of damage is found, by its own code.

use takas_ledger::{
    AddCheckpoint, AuthorId, Cosigned, DeskId, DeskKey, Disclosure, Entry, EntryKind, Envelope, Kept, Place, Severity,
    SignedCheckpoint, Trust, ViewEntry, What, cosign, merkle, prove, verify_record, verify_view, verify_view_beside,
};

use crate::build::{
    DESK, Log, ORIGIN, Record, Said, accepted, author, codes, cosigned, desk_key, key, sealed, trust, witness_signer,
};

#[test]
fn a_sound_record_has_no_findings() {
    for count in [1, 2, 9, 10, 11, 40] {
        let record = Record::of(count);
        let verdict = record.verify();
        assert_eq!(verdict.findings, [], "{count} entries");
        assert!(verdict.is_sound());
        assert_eq!((verdict.entries, verdict.covered), (count, count));
        assert_eq!(verdict.root, record.log.frontier.root());
        assert!(matches!(verdict.cosigned, Some(Cosigned::Cosigned(have)) if have.len() == 2));
    }
    let nothing = verify_record(&trust(), &takas_ledger::Evidence::default(), Vec::<Vec<u8>>::new());
    assert_eq!((nothing.findings, nothing.entries, nothing.cosigned), (Vec::new(), 0, None));
}

/// A record of these, and what is found in it.
fn saying(all: &[Said]) -> Vec<&'static str> {
    Record::saying(all).codes()
}

fn plain() -> Vec<Said> {
    (0..6).map(|number| Said::new(number % 2, u64::from(number / 2) + 1, "boarded")).collect()
}

#[test]
fn what_authors_do_wrong_is_found() {
    assert_eq!(saying(&plain()), Vec::<&str>::new());
    let mut omitted = plain();
    omitted.remove(2);
    assert_eq!(saying(&omitted), ["R11"]);
    let mut doubled = plain();
    doubled.push(doubled[3].clone());
    assert_eq!(saying(&doubled), ["R12"]);
    let mut contradicted = plain();
    contradicted.push(Said::new(1, 2, "not boarded"));
    assert_eq!(saying(&contradicted), ["R13"]);
    let verdict = Record::saying(&contradicted).verify();
    let found = &verdict.findings[0];
    assert_eq!(found.place, Place::Entry(6));
    let What::Equivocation(3, evidence) = &found.what else { panic!("{found}") };
    assert_eq!(evidence.verify(&key(1).public(), &key(1).public()), Ok(()));
    let mut unknown = plain();
    unknown.push(Said::new(7, 1, "boarded"));
    assert_eq!(saying(&unknown), ["R04"]);
    let verdict = Record::saying(&omitted).verify();
    assert!(verdict.findings[0].to_string().starts_with("R11 the record: command 2 of the author a0a0"));
}

/// Six sound entries, of which the third is made by `make`.
fn with_third(make: impl Fn() -> Vec<u8>) -> Record {
    let mut entries: Vec<Vec<u8>> = (0..).zip(&plain()).map(|(number, said)| said.entry(number).encode()).collect();
    entries[2] = make();
    Record::signing(entries)
}

#[test]
fn what_is_wrong_with_an_entry_is_found_though_the_log_has_signed_it() {
    let third = || plain()[2].clone();
    assert_eq!(with_third(|| third().entry(2).encode()).codes(), Vec::<&str>::new());
    assert_eq!(with_third(|| b"no entry".to_vec()).codes(), ["R01", "R11"]);
    assert_eq!(with_third(|| third().entry(3).encode()).codes(), ["R02"]);
    let unaccepted = |change: &dyn Fn(&mut Envelope), author_key: u8| {
        let mut envelope = third().command().envelope;
        change(&mut envelope);
        let command = envelope.sign(&key(author_key)).unwrap();
        accepted(sealed(EntryKind::Command, command, &third().payload, None), 2).encode()
    };
    let other_case = |envelope: &mut Envelope| envelope.case = takas_ledger::CaseId::new([1; 16]);
    assert_eq!(with_third(|| unaccepted(&other_case, 0)).codes(), ["R03", "R11"]);
    assert_eq!(with_third(|| unaccepted(&|_| {}, 1)).codes(), ["R05", "R11"]);
    let as_desk = |envelope: &mut Envelope| envelope.author = AuthorId::from(DESK);
    assert_eq!(with_third(|| unaccepted(&as_desk, 200)).codes(), ["R04", "R08", "R11"]);
    let kind = |kind| accepted(sealed(kind, third().command(), &third().payload, None), 2).encode();
    assert_eq!(with_third(|| kind(EntryKind::Desk)).codes(), ["R08", "R11"]);
    let mut bytes = third().entry(2).encode();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    assert_eq!(with_third(|| bytes.clone()).codes(), ["R07"]);
    let record = with_third(|| third().entry(2).encode());
    let stranger = Trust { desks: Vec::new(), ..trust() };
    assert_eq!(codes(&verify_record(&stranger, &record.evidence(), &record.entries).findings), ["R06"]);
    let elsewhere = Trust { origin: "other.example".to_owned(), ..trust() };
    assert_eq!(codes(&verify_record(&elsewhere, &record.evidence(), &record.entries).findings), ["R07", "R22", "R29"]);
}

#[test]
fn what_a_desk_says_itself_is_signed_by_it() {
    let payload = Said::new(0, 1, "the timer of gate 2 ran out").payload;
    let envelope = Envelope { author: AuthorId::from(DESK), ..Said::new(0, 1, "").command().envelope };
    let command = Envelope { commitment: payload.commitment(), ..envelope }.sign(&desk_key()).unwrap();
    for kind in [EntryKind::Desk, EntryKind::Erasure] {
        let entry = accepted(sealed(kind, command, &payload, None), 0);
        assert_eq!(Record::signing(vec![entry.encode()]).codes(), Vec::<&str>::new());
        assert_eq!(Entry::decode(&entry.encode()).unwrap().kind(), kind);
    }
    let entry = accepted(sealed(EntryKind::Command, command, &payload, None), 0);
    assert_eq!(Record::signing(vec![entry.encode()]).codes(), ["R04", "R08"]);
}

/// Several desks may write one record; none of them says anything for another.
#[test]
fn what_another_desk_says_is_not_of_the_desk_that_accepts_it() {
    let (other, other_key) = (DeskId::new([0xDF; 16]), key(60));
    let known = DeskKey { desk: other, key: other_key.public(), first: 0, last: u64::MAX };
    let trust = Trust { desks: trust().desks.into_iter().chain([known]).collect(), ..trust() };
    let payload = Said::new(0, 1, "the timer of gate 2 ran out").payload;
    let envelope = Envelope { author: AuthorId::from(other), ..Said::new(0, 1, "").command().envelope };
    let command = Envelope { commitment: payload.commitment(), ..envelope }.sign(&other_key).unwrap();
    for (kind, expected) in [
        (EntryKind::Desk, &["R08"][..]),
        (EntryKind::Erasure, &["R08"]),
        // Nor is it an author like others.
        (EntryKind::Command, &["R04", "R08"]),
    ] {
        let record = Record::signing(vec![accepted(sealed(kind, command, &payload, None), 0).encode()]);
        let found = verify_record(&trust, &record.evidence(), &record.entries).findings;
        assert_eq!(codes(&found), expected, "{kind:?}");
    }
}

#[test]
fn keys_are_good_for_their_ranges_alone() {
    let record = Record::saying(&plain());
    let mut trust = trust();
    trust.authors[0].last = 2;
    let mut found = verify_record(&trust, &record.evidence(), &record.entries).findings;
    assert_eq!(codes(&found), ["R04"]);
    assert_eq!(found.remove(0).place, Place::Entry(4));
    let second = takas_ledger::AuthorKey { first: 3, last: 9, key: key(50).public(), ..trust.authors[0] };
    trust.authors.push(second);
    assert_eq!(codes(&verify_record(&trust, &record.evidence(), &record.entries).findings), ["R05"]);
    trust.authors[0].last = 9;
    assert_eq!(codes(&verify_record(&trust, &record.evidence(), &record.entries).findings), Vec::<&str>::new());
    trust.desks[0].first = 1;
    assert_eq!(codes(&verify_record(&trust, &record.evidence(), &record.entries).findings), ["R06"]);
}

#[test]
fn entries_dropped_reordered_changed_or_added_are_found() {
    let sound = Record::of(25);
    let changed = |change: &dyn Fn(&mut Record)| {
        let mut record = sound.clone();
        change(&mut record);
        record.codes()
    };
    // Dropped in the middle: later ones stand at other numbers, all later roots are others, the author has a gap.
    let middle = changed(&|record| drop(record.entries.remove(12)));
    assert!(["R02", "R11", "R25", "R28", "R32"].iter().all(|code| middle.contains(code)), "{middle:?}");
    let end = changed(&|record| drop(record.entries.pop()));
    assert_eq!(end, ["R28", "R29", "R33", "R42"]);
    let swapped = changed(&|record| record.entries.swap(3, 4));
    assert!(["R02", "R25", "R32", "R43"].iter().all(|code| swapped.contains(code)), "{swapped:?}");
    let replaced = changed(&|record| record.entries[4] = Said::new(1, 2, "other").entry(4).encode());
    assert_eq!(replaced, ["R25", "R29"]);
    let added = changed(&|record| record.entries.push(Said::new(1, 9, "other").entry(25).encode()));
    assert_eq!(added, ["R29"]);
    let verdict = Record { entries: [&sound.entries[..], &[b"x".to_vec()]].concat(), ..sound.clone() }.verify();
    assert_eq!((verdict.covered, verdict.entries), (25, 26));
}

#[test]
fn checkpoints_that_contradict_are_found() {
    let sound = Record::of(25);
    let forged = |leaves: Vec<merkle::Hash>| cosigned(&Log::of(leaves).checkpoint()).encode().into_bytes();
    let fork: Vec<_> = (0..20).map(|number| merkle::leaf_hash(&[number])).collect();
    let with = |change: &dyn Fn(&mut Vec<Vec<u8>>)| {
        let mut record = sound.clone();
        change(&mut record.checkpoints);
        record.codes()
    };
    assert_eq!(with(&|all| all.insert(1, forged(fork[..20].to_vec()))), ["R25", "R26"]);
    assert_eq!(with(&|all| all.insert(1, forged(fork[..15].to_vec()))), ["R25"]);
    assert_eq!(with(&|all| all.swap(0, 1)), ["R27"]);
    assert_eq!(with(&|all| all[0] = b"no note".to_vec()), ["R21"]);
    assert_eq!(with(&|all| all.clear()), Vec::<&str>::new(), "the receipts' checkpoints cover it");
    let text = String::from_utf8(sound.checkpoints[1].clone()).unwrap();
    let without = |name: &str| -> String {
        let kept = |line: &&str| !line.contains(&format!("\u{2014} {name}"));
        text.split_inclusive('\n').filter(kept).collect()
    };
    assert_eq!(with(&|all| all[1] = without(ORIGIN).into_bytes()), ["R23"]);
    assert_eq!(with(&|all| all[1] = without("").into_bytes()), ["R21"], "no signatures are left");
    assert_eq!(with(&|all| all[1] = without("witness").into_bytes()), Vec::<&str>::new(), "only the last one counts");
    let last = Log::of(sound.entries.iter().map(|entry| merkle::leaf_hash(entry))).checkpoint();
    assert_eq!(with(&|all| all[2] = last.encode().into_bytes()), ["R51"]);
    let mut bad = last.clone();
    let other = Log::of(fork.clone()).checkpoint();
    bad.note_mut().add(cosign(&other, &witness_signer(0), 3).unwrap()).unwrap();
    assert_eq!(with(&|all| all[2] = bad.encode().into_bytes()), ["R24"]);
    let line = other.note().signatures()[0].line();
    let wrong = last.encode().replace(&last.note().signatures()[0].line(), &line);
    assert_eq!(with(&|all| all[2] = wrong.clone().into_bytes()), ["R24"]);
}

#[test]
fn receipts_and_disclosures_are_held_against_the_entries() {
    let sound = Record::of(25);
    let with = |change: &dyn Fn(&mut Record)| {
        let mut record = sound.clone();
        change(&mut record);
        record.codes()
    };
    assert_eq!(with(&|record| record.receipts[0] = b"none".to_vec()), ["R31"]);
    assert_eq!(with(&|record| record.disclosures[0] = b"none".to_vec()), ["R41"]);
    let wrong_index = |record: &mut Record| {
        let text = String::from_utf8(record.receipts[1].clone()).unwrap();
        record.receipts[1] = text.replace("index 3\n", "index 4\n").into_bytes();
    };
    assert_eq!(with(&wrong_index), ["R32"]);
    let moved = |record: &mut Record, entry| {
        let disclosure = Disclosure::decode(&record.disclosures[1]).unwrap();
        record.disclosures[1] = Disclosure { entry, ..disclosure }.encode().into_bytes();
    };
    assert_eq!(with(&|record| moved(record, 4)), ["R43"]);
    assert_eq!(with(&|record| moved(record, 25)), ["R42"]);
    // A receipt from a log that forked shows the fork, although the record agrees with itself.
    let fork = Record::of(24);
    let mut other = sound.log.clone();
    other.append(&[merkle::leaf_hash(b"fork")]);
    let checkpoint = other.checkpoint();
    let longer = other.receipt(0, &checkpoint).encode().into_bytes();
    let verdict = Record { receipts: vec![longer], ..fork }.codes();
    assert_eq!(verdict, ["R28"]);
}

#[test]
fn notices_are_no_faults() {
    let mut record = Record::of(12);
    record.checkpoints.pop();
    record.receipts.clear();
    let verdict = record.verify();
    assert_eq!(codes(&verdict.findings), ["R29"]);
    assert!(verdict.is_sound());
    assert!(verdict.findings.iter().all(|finding| finding.severity() == Severity::Notice));
    assert_eq!((verdict.covered, verdict.entries), (10, 12));
}

/// The entries of author 1 in a record, with receipts and disclosures.
fn view(record: &Record) -> Vec<ViewEntry> {
    let checkpoint = cosigned(&record.log.checkpoint());
    let own =
        record.entries.iter().filter(|bytes| Entry::decode(bytes).unwrap().command().envelope.author == author(1));
    let part = |bytes: &Vec<u8>| {
        let number = Entry::decode(bytes).unwrap().number();
        let said = Said::new(1, number / 3 + 1, &format!("serial {number} departed"));
        let disclosure = Disclosure { entry: number, payload: said.payload };
        let receipt = record.log.receipt(number, &checkpoint).encode().into_bytes();
        ViewEntry { entry: bytes.clone(), receipt, disclosure: Some(disclosure.encode().into_bytes()) }
    };
    own.map(part).collect()
}

/// What is found in a view of author 1.
fn view_codes(trust: &Trust, own: &[AuthorId], entries: &[ViewEntry]) -> Vec<&'static str> {
    codes(&verify_view(trust, own, entries).findings)
}

#[test]
fn a_view_shows_its_entries_and_that_none_of_its_own_is_missing() {
    let record = Record::of(25);
    let whole = view(&record);
    let verdict = verify_view(&trust(), &[author(1)], &whole);
    assert_eq!(verdict.findings, []);
    assert_eq!((verdict.entries.len(), verdict.size), (8, 25));
    assert!(matches!(verdict.cosigned, Some(Cosigned::Cosigned(_))));
    let found = |change: &dyn Fn(&mut Vec<ViewEntry>)| {
        let mut view = whole.clone();
        change(&mut view);
        view_codes(&trust(), &[author(1)], &view)
    };
    assert_eq!(found(&|view| drop(view.remove(2))), ["R11"]);
    assert_eq!(view_codes(&trust(), &[], &whole[3..]), Vec::<&str>::new(), "others' gaps are theirs");
    assert_eq!(found(&|view| view.push(view[0].clone())), ["R12"]);
    let swapped = |view: &mut Vec<ViewEntry>| {
        let receipt = view[0].receipt.clone();
        view[0].receipt = view[1].receipt.clone();
        view[1].receipt = receipt;
    };
    assert_eq!(found(&swapped), ["R02", "R32"]);
    assert_eq!(found(&|view| view[0].entry.truncate(9)), ["R01", "R11", "R32", "R43"]);
    assert_eq!(found(&|view| view[0].receipt.truncate(9)), ["R31"]);
    assert_eq!(found(&|view| view[0].disclosure = Some(Vec::new())), ["R41"]);
    assert_eq!(found(&|view| view[0].disclosure = view[1].disclosure.clone()), ["R43"]);
    assert_eq!(found(&|view| view[0].disclosure = None), Vec::<&str>::new());
    // A receipt from another log of the same size: the fork is in the open.
    let mut entries = record.entries.clone();
    entries[0] = Said::new(0, 1, "something else").entry(0).encode();
    let forked = view(&Record::signing(entries));
    assert_eq!(found(&|view| view[0].receipt = forked[0].receipt.clone()), ["R26"]);
    let unsigned = Trust { log_keys: Vec::new(), ..trust() };
    assert_eq!(view_codes(&unsigned, &[author(1)], &whole), ["R23"]);
}

#[test]
fn what_a_party_has_kept_must_be_continued() {
    let record = Record::of(25);
    let signed = |size: usize| {
        let leaves = record.entries[..size].iter().map(|entry| merkle::leaf_hash(entry));
        cosigned(&Log::of(leaves).checkpoint())
    };
    let link = |old: u64, new: u64| {
        let proof = prove::consistency(old, new, |tile| record.log.tile(tile)).unwrap();
        let new = signed(usize::try_from(new).unwrap());
        AddCheckpoint::new(old, proof, new).unwrap().encode().into_bytes()
    };
    let found = |checkpoints: &[SignedCheckpoint], continuations: &[Vec<u8>]| {
        let checkpoints = checkpoints.iter().map(|signed| signed.encode().into_bytes()).collect();
        let kept = Kept { checkpoints, continuations: continuations.to_vec() };
        codes(&verify_view_beside(&trust(), &[author(1)], &view(&record), &kept).findings)
    };
    let none: [&str; 0] = [];
    assert_eq!(found(&[signed(25)], &[]), none);
    assert_eq!(found(&[signed(7)], &[]), ["R52"]);
    assert_eq!(found(&[signed(7)], &[link(7, 25)]), none);
    assert_eq!(found(&[signed(7), signed(11)], &[link(7, 25)]), ["R52"]);
    assert_eq!(found(&[signed(7), signed(11)], &[link(7, 11), link(11, 25)]), none);
    assert_eq!(found(&[signed(7), signed(11)], &[link(11, 25), link(7, 25)]), none);
    assert_eq!(found(&[signed(7)], &[link(7, 11), link(11, 25)]), none, "by way of one that was not kept");
    assert_eq!(found(&[signed(7)], &[b"none".to_vec(), link(7, 25)]), ["R34"]);
    let fork = cosigned(&Log::of((0..7).map(|number| merkle::leaf_hash(&[number]))).checkpoint());
    assert_eq!(found(std::slice::from_ref(&fork), &[link(7, 25)]), ["R35", "R52"]);
    assert_eq!(found(&[fork, signed(7)], &[link(7, 25)]), ["R26", "R35", "R52"]);
}

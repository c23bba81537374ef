//! Envelopes, entries, seals, disclosures: what is signed is signed, what is shut is shut, and what is erased stays provable.

use takas_ledger::{
    Acceptance, Disclosure, ENTRY_SIZE_MAX, Entry, EntryKind, Envelope, Keyring, LedgerError, Opened, PAYLOAD_SIZE_MAX,
    Payload, Recipients, SEQUENCE_MAX, SecretKey, UnacceptedEntry, commitment,
};

use crate::build::{
    ACCEPTED, CASE, Chance, DESK, OPERATION, ORIGIN, STREAM, Said, accepted, author, desk_key, key, key_id, keyring,
    sealed, secret,
};

#[test]
fn an_envelope_is_the_json_of_the_page() {
    let envelope = Envelope {
        case: CASE,
        operation: OPERATION,
        author: author(1),
        sequence: 1,
        time: ACCEPTED,
        commitment: commitment(&[0; 32], b""),
    };
    let text = String::from_utf8(envelope.encode().unwrap()).unwrap();
    let expected = "{\"author\":\"a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1\",\"case\":\"c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0\",\"commitment\":\"COMMITMENT\",\
        \"format\":1,\"operation\":\"0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e\",\"sequence\":1,\"time\":\"2024-08-01T12:00:00Z\"}";
    let commitment = takas_ledger::CaseId::new(envelope.commitment.bytes()[..16].try_into().unwrap()).to_string()
        + &takas_ledger::CaseId::new(envelope.commitment.bytes()[16..].try_into().unwrap()).to_string();
    assert_eq!(text, expected.replace("COMMITMENT", &commitment));
    assert_eq!(Envelope::decode(text.as_bytes()), Ok(envelope));
    for wrong in [
        text.replace("\"format\":1", "\"format\":2"),
        text.replace("\"format\":1", "\"format\": 1"),
        text.replace("\"sequence\":1", "\"sequence\":0"),
        text.replace("\"sequence\":1", "\"sequence\":01"),
        text.replace("\"sequence\":1", "\"sequence\":-1"),
        text.replace("\"sequence\":1", "\"sequence\":1.0"),
        text.replace("\"sequence\":1", "\"sequence\":1e0"),
        text.replace("\"sequence\":1", "\"sequence\":9007199254740992"),
        text.replace("\"sequence\":1", "\"sequence\":\"1\""),
        text.replace("a1a1", "A1A1"),
        text.replace("a1a1", "a1"),
        text.replace("12:00:00Z", "12:00:00z"),
        text.replace("12:00:00Z", "24:00:00Z"),
        text.replace('}', ",\"z\":1}"),
        text.replace('}', "} "),
        text.replace("case", "c\\u0061se"),
        format!(" {text}"),
        text[..text.len() - 1].to_owned(),
        String::new(),
    ] {
        assert_ne!(wrong, text);
        assert!(Envelope::decode(wrong.as_bytes()).is_err(), "{wrong}");
    }
    assert!(Envelope { sequence: 0, ..envelope }.encode().is_err());
    assert!(Envelope { sequence: SEQUENCE_MAX + 1, ..envelope }.encode().is_err());
    assert!(Envelope { sequence: SEQUENCE_MAX, ..envelope }.encode().is_ok());
    assert!(Envelope { time: 253_402_300_800, ..envelope }.encode().is_err());
}

#[test]
fn a_signature_is_for_these_words_by_this_author_alone() {
    let signed = Said::new(1, 4, "boarded").command();
    assert_eq!(signed.verify(&key(1).public()), Ok(()));
    assert!(signed.verify(&key(2).public()).is_err());
    let envelope = signed.envelope;
    for other in [
        Envelope { case: takas_ledger::CaseId::new([1; 16]), ..envelope },
        Envelope { operation: takas_ledger::OperationId::new([1; 16]), ..envelope },
        Envelope { author: author(2), ..envelope },
        Envelope { sequence: 5, ..envelope },
        Envelope { time: envelope.time + 1, ..envelope },
        Envelope { commitment: commitment(&[0; 32], b"boarded"), ..envelope },
    ] {
        assert!(takas_ledger::SignedEnvelope { envelope: other, ..signed }.verify(&key(1).public()).is_err());
    }
}

#[test]
fn an_acceptance_is_for_one_place_in_one_log() {
    let entry = Said::new(1, 4, "boarded").entry(7);
    let desk = desk_key().public();
    assert_eq!(entry.verify_acceptance(ORIGIN, &desk), Ok(()));
    assert!(entry.verify_acceptance("other.example/record", &desk).is_err());
    assert!(entry.verify_acceptance(ORIGIN, &key(1).public()).is_err());
    assert_eq!((entry.number(), entry.accepted(), entry.desk()), (7, ACCEPTED + 7, DESK));
    assert_eq!(Entry::decode(&entry.encode()), Ok(entry));
}

#[test]
fn an_entry_opens_for_its_compartments_alone() {
    let said = Said::new(1, 4, "boarded");
    let entry = said.entry(7);
    assert_eq!(entry.open(&keyring(&[])), Ok(Opened::Opened(said.payload.clone())));
    assert_eq!(entry.open(&Keyring::new()), Ok(Opened::Sealed));
    let mut stranger = Keyring::new();
    stranger.insert(key_id(3), secret(3)).unwrap();
    assert_eq!(entry.open(&stranger), Ok(Opened::Sealed));
    let mut second = Keyring::new();
    second.insert(key_id(2), secret(2)).unwrap();
    assert_eq!(entry.open(&second), Ok(Opened::Opened(said.payload)));
    let mut wrong = Keyring::new();
    wrong.insert(key_id(2), secret(1)).unwrap();
    assert_eq!(entry.open(&wrong), Err(LedgerError::DoesNotOpen { id: key_id(2).to_string() }));
    second.erase(key_id(2));
    assert_eq!(second.get(key_id(2)), None);
    assert_eq!(entry.open(&second), Ok(Opened::Sealed), "somebody may still have the other key");
    second.erase(key_id(1));
    assert_eq!(entry.open(&second), Ok(Opened::Erased));
}

#[test]
fn a_person_that_is_erased_is_gone_for_all_and_every_proof_stays() {
    let mut said = Said::new(1, 1, "clear to travel");
    said.person = Some(9);
    let entry = said.entry(0);
    let mut keys = keyring(&[9]);
    assert_eq!(entry.open(&keys), Ok(Opened::Opened(said.payload.clone())));
    assert_eq!(entry.open(&keyring(&[])), Ok(Opened::Sealed), "the compartment's key alone is not enough");
    let mut person_only = Keyring::new();
    person_only.insert(key_id(9), secret(9)).unwrap();
    assert_eq!(entry.open(&person_only), Ok(Opened::Sealed), "neither is the person's");
    let mut wrong = keyring(&[]);
    wrong.insert(key_id(9), secret(8)).unwrap();
    assert!(entry.open(&wrong).is_err());
    keys.erase(key_id(9));
    assert_eq!(entry.open(&keys), Ok(Opened::Erased));
    assert!(keys.insert(key_id(9), secret(9)).is_err(), "what was erased does not come back");
    assert_eq!(entry.verify_acceptance(ORIGIN, &desk_key().public()), Ok(()));
    assert_eq!(entry.command().verify(&key(1).public()), Ok(()));
    let disclosure = Disclosure { entry: 0, payload: said.payload };
    assert_eq!(disclosure.verify(&entry), Ok(()), "what was disclosed before is out");
}

#[test]
fn keys_and_payloads_are_not_shown() {
    let shown = format!("{:?} {:?} {:?}", secret(1), key(1), Payload { salt: [1; 32], bytes: b"boarded".to_vec() });
    assert_eq!(shown, "SecretKey(not shown) SigningKey(not shown) Payload(7 bytes, not shown)");
    assert!(!format!("{:?}", keyring(&[9])).contains("91"));
}

#[test]
fn what_was_said_is_nowhere_in_an_entry() {
    for word in ["planted canary word", "x"] {
        let said = Said::new(1, 1, &word.repeat(40));
        let bytes = said.entry(0).encode();
        let found = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
        assert!(!found(word.repeat(2).as_bytes()) && !found(&said.payload.salt));
        assert!(found(author(1).to_string().as_bytes()), "a control that is in the clear is found");
    }
}

#[test]
fn lengths_come_in_buckets_and_payloads_up_to_the_limit() {
    let length = |payload: usize| {
        let mut said = Said::new(1, 1, "");
        said.payload.bytes = vec![b'a'; payload];
        let entry = said.entry(0);
        assert_eq!(entry.open(&keyring(&[])), Ok(Opened::Opened(said.payload.clone())));
        let bytes = entry.encode();
        assert!(bytes.len() <= ENTRY_SIZE_MAX);
        assert_eq!(Entry::decode(&bytes).as_ref(), Ok(&entry));
        entry.sealed().ciphertext().len() - 16
    };
    for (payload, bucket) in [(0, 256), (1, 256), (222, 256), (223, 512), (478, 512), (479, 1024), (32_734, 32_768)] {
        assert_eq!(length(payload), bucket, "{payload} bytes");
    }
    assert_eq!(length(32_735), 49_152);
    assert_eq!(length(PAYLOAD_SIZE_MAX), 49_152);
    let payload = Payload { salt: [1; 32], bytes: vec![0; PAYLOAD_SIZE_MAX + 1] };
    let envelope = Envelope { commitment: payload.commitment(), ..Said::new(1, 1, "").command().envelope };
    let one = secret(1);
    let recipients = Recipients { compartments: &[(key_id(1), &one)], person: None };
    let command = envelope.sign(&key(1)).unwrap();
    assert!(UnacceptedEntry::new(EntryKind::Command, STREAM, command, &payload, &recipients, &[0; 32]).is_err());
}

#[test]
fn the_largest_entry_fits_a_bundle() {
    let keys: Vec<SecretKey> = (0..64).map(secret).collect();
    let compartments: Vec<_> = (0..64).map(key_id).zip(&keys).collect();
    let person = secret(9);
    let recipients = Recipients { compartments: &compartments, person: Some((key_id(9), &person)) };
    let payload = Payload { salt: [1; 32], bytes: vec![7; PAYLOAD_SIZE_MAX] };
    let envelope =
        Envelope { commitment: payload.commitment(), sequence: SEQUENCE_MAX, ..Said::new(1, 1, "").command().envelope };
    let command = envelope.sign(&key(1)).unwrap();
    let unaccepted =
        UnacceptedEntry::new(EntryKind::Command, STREAM, command, &payload, &recipients, &[0; 32]).unwrap();
    let entry = accepted(unaccepted, 0);
    let bytes = entry.encode();
    assert!(bytes.len() <= ENTRY_SIZE_MAX, "{}", bytes.len());
    assert_eq!(Entry::decode(&bytes), Ok(entry));
}

#[test]
fn what_cannot_be_sealed_or_accepted_is_refused() {
    let said = Said::new(1, 1, "boarded");
    let one = secret(1);
    let new = |kind, payload: &Payload, compartments: &[(takas_ledger::KeyId, &SecretKey)], person| {
        let recipients = Recipients { compartments, person };
        UnacceptedEntry::new(kind, STREAM, said.command(), payload, &recipients, &[0; 32])
    };
    let payload = &said.payload;
    assert!(new(EntryKind::Command, payload, &[(key_id(1), &one)], None).is_ok());
    assert!(new(EntryKind::Command, payload, &[], None).is_err());
    assert!(new(EntryKind::Command, payload, &[(key_id(1), &one), (key_id(1), &one)], None).is_err());
    let many: Vec<_> = (0..65).map(|number| (key_id(number), &one)).collect();
    assert!(new(EntryKind::Command, payload, &many, None).is_err());
    let other = Payload { salt: payload.salt, bytes: b"not boarded".to_vec() };
    let refused = new(EntryKind::Command, &other, &[(key_id(1), &one)], None);
    assert_eq!(refused, Err(LedgerError::Commitment), "the desk seals only what the author signed");
    assert!(new(EntryKind::Erasure, payload, &[(key_id(1), &one)], Some((key_id(9), &one))).is_err());
    assert!(new(EntryKind::Erasure, payload, &[(key_id(1), &one)], None).is_ok());
    let desk = desk_key();
    for (number, time) in [(1 << 63, 0), (0, 253_402_300_800)] {
        let acceptance = Acceptance { origin: ORIGIN, number, time, desk: DESK, key: &desk };
        let unaccepted = sealed(EntryKind::Command, said.command(), payload, None);
        assert!(unaccepted.accept(&acceptance).is_err());
    }
}

#[test]
fn seeds_used_twice_do_not_repeat_a_key() {
    let one = secret(1);
    let seal = |words: &str| {
        let said = Said::new(1, 1, words);
        let recipients = Recipients { compartments: &[(key_id(1), &one)], person: None };
        let command = said.command();
        let entry =
            UnacceptedEntry::new(EntryKind::Command, STREAM, command, &said.payload, &recipients, &[3; 32]).unwrap();
        accepted(entry, 0).sealed().clone()
    };
    let (first, second) = (seal("boarded"), seal("departed"));
    // With one key stream the fill of zeros would give the same bytes.
    let (one, two) = (first.ciphertext(), second.ciphertext());
    assert!(one.iter().zip(two).filter(|(one, two)| one == two).count() < 30);
    assert_eq!(seal("boarded"), first, "and sealing is a function of its inputs");
}

#[test]
fn disclosures_agree_or_not() {
    let said = Said::new(1, 4, "boarded");
    let entry = said.entry(7);
    let disclosure = Disclosure { entry: 7, payload: said.payload.clone() };
    assert_eq!(disclosure.verify(&entry), Ok(()));
    let text = disclosure.encode();
    assert!(text.starts_with("takas.disclosure/1\nentry 7\nsalt ") && text.ends_with("payload Ym9hcmRlZA==\n"));
    assert_eq!(Disclosure::decode(text.as_bytes()).as_ref(), Ok(&disclosure));
    assert!(Disclosure { entry: 8, ..disclosure.clone() }.verify(&entry).is_err());
    let other = Payload { salt: said.payload.salt, bytes: b"Boarded".to_vec() };
    assert!(Disclosure { entry: 7, payload: other }.verify(&entry).is_err());
    let other = Payload { salt: [0; 32], bytes: said.payload.bytes };
    assert!(Disclosure { entry: 7, payload: other }.verify(&entry).is_err());
    for wrong in [
        text.replace("entry 7", "entry 07"),
        text.replace("entry 7", "entry -7"),
        text.replace("salt ", "salt  "),
        text.replace("payload Y", "payload \nY"),
        text.replace("ZA==", "ZB=="),
        text.replace("disclosure/1", "disclosure/2"),
        text.trim_end().to_owned(),
        format!("{text}\n"),
    ] {
        assert!(Disclosure::decode(wrong.as_bytes()).is_err(), "{wrong}");
    }
}

#[test]
fn cut_entries_are_refused_at_every_length() {
    let mut said = Said::new(1, 4, "boarded");
    said.person = Some(9);
    let bytes = said.entry(7).encode();
    for length in 0..bytes.len() {
        assert!(Entry::decode(&bytes[..length]).is_err(), "{length} bytes");
    }
    let mut longer = bytes.clone();
    longer.push(0);
    assert!(Entry::decode(&longer).is_err());
    let mut chance = Chance::new(1);
    assert!(Entry::decode(&chance.some_bytes(70_000)).is_err());
}

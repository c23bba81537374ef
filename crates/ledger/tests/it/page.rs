//! The example at the end of `docs/reference/record.md`: the page says what the code makes.

use takas_ledger::{
    Acceptance, AuthorId, CaseId, DeskId, Entry, EntryKind, Envelope, KeyId, OperationId, Payload, Recipients,
    SecretKey, SigningKey, StreamId, UnacceptedEntry,
};

const PAGE: &str = include_str!("../../../../docs/reference/record.md");

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// An entry of bytes that repeat, so that anybody can type them.
fn example() -> Entry {
    let payload = Payload { salt: [0x22; 32], bytes: b"boarded".to_vec() };
    let envelope = Envelope {
        case: CaseId::new([0xCC; 16]),
        operation: OperationId::new([0x0E; 16]),
        author: AuthorId::new([0xAA; 16]),
        sequence: 1,
        time: 1_722_513_600,
        commitment: payload.commitment(),
    };
    let command = envelope.sign(&SigningKey::from_seed(&[0x11; 32])).unwrap();
    let compartment = SecretKey::new([0x44; 32]);
    let person = SecretKey::new([0x55; 32]);
    let recipients = Recipients {
        compartments: &[(KeyId::new([0x04; 16]), &compartment)],
        person: Some((KeyId::new([0x05; 16]), &person)),
    };
    let stream = StreamId::new([0x77; 16]);
    let entry = UnacceptedEntry::new(EntryKind::Command, stream, command, &payload, &recipients, &[0x33; 32]).unwrap();
    let desk = SigningKey::from_seed(&[0x66; 32]);
    let acceptance = Acceptance {
        origin: "takas.example/record",
        number: 0,
        time: 1_722_513_601,
        desk: DeskId::new([0xDE; 16]),
        key: &desk,
    };
    entry.accept(&acceptance).unwrap()
}

#[test]
fn the_example_of_the_page_is_made() {
    let entry = example();
    let command = entry.command();
    let lines = [
        String::from_utf8(command.envelope.encode().unwrap()).unwrap(),
        format!("author's public key  {}", hex(SigningKey::from_seed(&[0x11; 32]).public().bytes())),
        format!("author's signature   {}", hex(&command.signature)),
        format!("acceptance           {}", hex(entry.acceptance())),
        format!("hash of the leaf     {}", hex(entry.leaf_hash().bytes())),
        format!("length of the entry  {}", entry.encode().len()),
    ];
    for line in &lines {
        assert!(PAGE.contains(line.as_str()), "the page lacks:\n{}", lines.join("\n"));
    }
}

#[test]
fn every_code_has_its_row() {
    let codes: Vec<&str> = PAGE.lines().filter_map(|line| line.strip_prefix("| R")?.get(..2)).collect();
    let sorted: std::collections::BTreeSet<&str> = codes.iter().copied().collect();
    assert_eq!(codes, sorted.into_iter().collect::<Vec<_>>());
    assert_eq!(codes.len(), 31);
}

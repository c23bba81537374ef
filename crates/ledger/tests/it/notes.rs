//! Notes, verifier keys, checkpoints, cosignatures: the examples of the specifications, `signed_note` and `tlog_tiles` beside ours, and refusals.

use signed_note::{StandardVerifier, Verifier as _, VerifierList};
use takas_ledger::{
    Checkpoint, Cosigned, Hash, LedgerError, Note, NoteSigner, SignatureKind, SignedCheckpoint, VerifierKey,
    WitnessPolicy, cosign,
};

use crate::build::{ACCEPTED, ORIGIN, cosigned, key, log_signer, trust, witness_signer};

const EXAMPLE_KEY: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const EXAMPLE: &str = "This is an example message.\n\n\u{2014} example.com/foo \
    Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
const CHECKPOINT: &str = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

#[test]
fn the_example_of_signed_note_verifies() {
    let key = VerifierKey::parse(EXAMPLE_KEY).unwrap();
    assert_eq!(key.to_string(), EXAMPLE_KEY);
    assert_eq!((key.name(), key.id(), key.kind()), ("example.com/foo", 0x530d_903a, SignatureKind::Note));
    let note = Note::parse(EXAMPLE.as_bytes()).unwrap();
    assert_eq!(note.text(), "This is an example message.\n");
    assert_eq!(note.verify(&[key]).unwrap().len(), 1);
    assert_eq!(note.encode(), EXAMPLE);
}

#[test]
fn the_example_of_a_cosigned_checkpoint_reads() {
    let text = format!(
        "{CHECKPOINT}\n\u{2014} example.com/behind-the-sofa \
         Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n\
         \u{2014} witness.example.com/w1 \
         jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n"
    );
    let signed = SignedCheckpoint::parse(text.as_bytes()).unwrap();
    assert_eq!(signed.encode(), text);
    assert_eq!(signed.checkpoint().size(), 20_852_163);
    assert_eq!(signed.checkpoint().text(), CHECKPOINT);
    let cosignature = &signed.note().signatures()[1];
    assert_eq!((cosignature.name(), cosignature.id()), ("witness.example.com/w1", 0x8d66_cf3f));
    assert_eq!(cosignature.bytes()[..8], 1_679_315_147_u64.to_be_bytes());
}

#[test]
fn signed_note_reads_our_notes_and_we_read_theirs() {
    let log = crate::build::Log::of(crate::merkle::leaves(5));
    let signed = cosigned(&log.checkpoint());
    let theirs = signed_note::Note::from_bytes(signed.encode().as_bytes()).unwrap();
    let verifier = StandardVerifier::new(&log_signer().verifier().to_string()).unwrap();
    let known = VerifierList::new(vec![Box::new(verifier.clone())]);
    let (verified, unverified) = theirs.verify(&known).unwrap();
    assert_eq!((verified.len(), unverified.len()), (1, 2));
    let checkpoint = tlog_tiles::Checkpoint::from_bytes(theirs.text()).unwrap();
    assert_eq!((checkpoint.origin(), checkpoint.size()), (ORIGIN, 5));
    assert_eq!(&checkpoint.hash().0, log.frontier.root().bytes());
    // Their key id of a cosignature is ours, and the signature in it is a plain one over the message of the specification.
    let witness = witness_signer(0);
    let public = [&[4], witness.verifier().key().bytes().as_slice()].concat();
    assert_eq!(signed_note::key_id(witness.verifier().name(), &public), witness.verifier().id());
    let line = &unverified[0];
    let message = format!("cosignature/v1\ntime {ACCEPTED}\n{}", signed.note().text());
    let plain = VerifierKey::new("w", SignatureKind::Note, *witness.verifier().key()).unwrap();
    let plain = StandardVerifier::new(&plain.to_string()).unwrap();
    assert!(plain.verify(message.as_bytes(), &line.signature()[8..]));
    // Theirs, from the same seed.
    let secret = format!(
        "PRIVATE+KEY+{ORIGIN}+{:08x}+{}",
        log_signer().verifier().id(),
        base64(&[&[1], [201; 32].as_slice()].concat())
    );
    let signer = signed_note::StandardSigner::new(&secret).unwrap();
    let text = log.checkpoint().note().text().to_owned();
    let mut note = signed_note::Note::new(text.as_bytes(), &[]).unwrap();
    note.add_sigs(&[&signer]).unwrap();
    let ours = SignedCheckpoint::parse(&note.to_bytes()).unwrap();
    assert_eq!(ours.verify(ORIGIN, &trust().log_keys), Ok(()));
    assert_eq!(ours, log.checkpoint());
}

/// Standard base64, so that these tests do not lean on the code they judge.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digit = |group: u32, place: u32| char::from(DIGITS[((group >> (6 * place)) & 63) as usize]);
    let encode = |chunk: &[u8]| {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        let mut text: String = (0..=chunk.len()).map(|place| digit(group, 3 - u32::try_from(place).unwrap())).collect();
        while text.len() < 4 {
            text.push('=');
        }
        text
    };
    bytes.chunks(3).map(encode).collect()
}

#[test]
fn malformed_notes_are_refused() {
    let signature = "\u{2014} a AAAAAAA=\n";
    for (wrong, why) in [
        ("", "empty"),
        ("text\n", "no signatures"),
        ("text\n\n", "no signature line"),
        ("text\n\n\n", "an empty signature line"),
        ("text\n\u{2014} a AAAAAAA=\n", "no empty line"),
        ("text\n\n\u{2014} a AAAAAAA=", "no last line feed"),
        ("text\n\n- a AAAAAAA=\n", "another dash"),
        ("text\n\n\u{2014}  a AAAAAAA=\n", "two spaces"),
        ("text\n\n\u{2014} a\u{a0}b AAAAAAA=\n", "a space in the name"),
        ("text\n\n\u{2014} a+b AAAAAAA=\n", "a plus in the name"),
        ("text\n\n\u{2014} a AAAAAAA\n", "no padding"),
        ("text\n\n\u{2014} a AAAAAAB=\n", "unused bits"),
        ("text\n\n\u{2014} a AAAAAAA=AAAAAAA=\n", "two padded pieces"),
        ("text\n\n\u{2014} a AAAAAA==\n", "no signature after the id"),
        ("text\n\n\u{2014} a AAAAAAA= \n", "a space after it"),
        ("text\r\n\n\u{2014} a AAAAAAA=\n", "a carriage return"),
        ("te\0xt\n\n\u{2014} a AAAAAAA=\n", "a zero byte"),
    ] {
        assert!(Note::parse(wrong.as_bytes()).is_err(), "{why}");
        assert!(signed_note::Note::from_bytes(wrong.as_bytes()).is_err(), "{why}");
    }
    assert!(Note::parse(b"te\xFFxt\n\n").is_err());
    assert!(Note::parse(format!("text\n\n{}", signature.repeat(64)).as_bytes()).is_ok());
    assert!(Note::parse(format!("text\n\n{}", signature.repeat(65)).as_bytes()).is_err());
    assert!(Note::parse(format!("{}\n\n{signature}", "x".repeat(65_536)).as_bytes()).is_err());
    for good in ["\n\n\u{2014} a AAAAAAA=\n", "a\n\n\n\n\u{2014} a AAAAAAA=\n", "é\n\nb\n\n\u{2014} a AAAAAAA=\n"] {
        assert_eq!(Note::parse(good.as_bytes()).unwrap().encode(), good);
        assert_eq!(signed_note::Note::from_bytes(good.as_bytes()).unwrap().to_bytes(), good.as_bytes());
    }
    assert!(Note::new("no line feed".to_owned()).is_err());
    assert!(Note::new("tab\t\n".to_owned()).is_err());
}

#[test]
fn malformed_checkpoints_are_refused() {
    const ROOT: &str = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    for wrong in [
        String::new(),
        "a\n".to_owned(),
        "a\n1\n".to_owned(),
        format!("a\n1\n{ROOT}"),
        format!("\n1\n{ROOT}\n"),
        format!("a\n01\n{ROOT}\n"),
        format!("a\n+1\n{ROOT}\n"),
        format!("a\n-1\n{ROOT}\n"),
        format!("a\n1 \n{ROOT}\n"),
        format!("a\n\n{ROOT}\n"),
        format!("a\n18446744073709551616\n{ROOT}\n"),
        format!("a\n1\n{ROOT}=\n"),
        format!("a\n1\n{}\n", &ROOT[..40]),
        format!("a\n1\n{}\n", ROOT.replace("2I=", "2J=")),
        format!("a\n1\n{ROOT}\n\n"),
        format!("a\n1\n{ROOT}\nb\n\nc\n"),
    ] {
        assert!(Checkpoint::parse(&wrong).is_err(), "{wrong:?}");
        assert!(tlog_tiles::Checkpoint::from_bytes(wrong.as_bytes()).is_err(), "{wrong:?}");
    }
    // Larger than other languages can hold: refused by us.
    assert!(Checkpoint::parse(&format!("a\n9223372036854775808\n{ROOT}\n")).is_err());
    let kept = format!("a b\n0\n{ROOT}\nmore\nlines\n");
    let read = Checkpoint::parse(&kept).unwrap();
    assert_eq!(read.text(), kept);
    assert_eq!(read.extensions(), ["more", "lines"]);
    assert_eq!(tlog_tiles::Checkpoint::from_bytes(kept.as_bytes()).unwrap().to_bytes(), kept.as_bytes());
    let root = Hash::new([0; 32]);
    assert!(Checkpoint::new("", 0, root).is_err());
    assert!(Checkpoint::new("a\nb", 0, root).is_err());
    assert!(Checkpoint::new("a", u64::MAX, root).is_err());
    let witness = witness_signer(0);
    assert!(SignedCheckpoint::sign(Checkpoint::new(ORIGIN, 0, root).unwrap(), &witness).is_err());
    assert!(SignedCheckpoint::sign(Checkpoint::new("other", 0, root).unwrap(), &log_signer()).is_err());
}

#[test]
fn malformed_verifier_keys_are_refused() {
    let good = log_signer().verifier().to_string();
    assert_eq!(VerifierKey::parse(&good).unwrap().to_string(), good);
    let cosigner = witness_signer(1).verifier().to_string();
    assert_eq!(VerifierKey::parse(&cosigner).unwrap().kind(), SignatureKind::Cosignature);
    let (name, rest) = good.split_once('+').unwrap();
    let (id, bytes) = rest.split_once('+').unwrap();
    let identity = [&[1_u8, 1], [0_u8; 31].as_slice()].concat();
    for wrong in [
        String::new(),
        name.to_owned(),
        format!("{name}+{id}"),
        format!("+{id}+{bytes}"),
        format!("other+{id}+{bytes}"),
        format!("{name}+{}+{bytes}", id.to_uppercase()),
        format!("{name}+0{id}+{bytes}"),
        format!("{name}+{id}+{}", &bytes[..bytes.len() - 4]),
        format!("{name}+{id}+{bytes}="),
        format!("{name}+{id}+{}", base64(&[&[2], log_signer().verifier().key().bytes().as_slice()].concat())),
        format!("{name}+{id}+{}", base64(&identity)),
        format!("{name} x+{id}+{bytes}"),
    ] {
        assert!(VerifierKey::parse(&wrong).is_err(), "{wrong}");
    }
    for name in ["", "a b", "a+b", "a\u{2003}b", "a\n"] {
        assert!(NoteSigner::new(name, SignatureKind::Note, key(1)).is_err(), "{name:?}");
    }
}

#[test]
fn unknown_signatures_mean_nothing_and_bad_ones_of_known_keys_everything() {
    let mut signed = cosigned(&crate::build::Log::of(crate::merkle::leaves(5)).checkpoint());
    let keys = trust().log_keys;
    assert_eq!(signed.verify(ORIGIN, &keys), Ok(()));
    assert_eq!(signed.verify("other", &keys), Err(LedgerError::OtherLog { found: ORIGIN.to_owned() }));
    assert_eq!(signed.verify(ORIGIN, &[]), Err(LedgerError::NoKnownSignature));
    let impostor = NoteSigner::new(ORIGIN, SignatureKind::Note, key(99)).unwrap();
    assert_eq!(signed.verify(ORIGIN, &[impostor.verifier().clone()]), Err(LedgerError::NoKnownSignature));
    signed.note_mut().sign(&impostor).unwrap();
    assert_eq!(signed.verify(ORIGIN, &keys), Ok(()), "an unknown key of the same name is ignored");
    assert!(signed.note_mut().sign(&witness_signer(0)).is_err(), "a witness does not sign as a log");
    let text = signed.encode();
    let bad = text.replacen(&text[text.find("\n\n").unwrap() + 30..][..4], "AAAA", 1);
    if let Ok(bad) = SignedCheckpoint::parse(bad.as_bytes()) {
        assert!(bad.verify(ORIGIN, &keys).is_err());
    }
}

#[test]
fn witnesses_are_counted_once_each_and_never_missed() {
    let checkpoint = crate::build::Log::of(crate::merkle::leaves(5)).checkpoint();
    let policy = trust().witnesses;
    let judged = |signed: &SignedCheckpoint| policy.judge(signed.note()).unwrap();
    assert_eq!(judged(&checkpoint), Cosigned::NotYet { have: Vec::new(), wanted: 2 });
    let mut signed = checkpoint.clone();
    for time in [5, 7] {
        signed.note_mut().add(cosign(&checkpoint, &witness_signer(0), time).unwrap()).unwrap();
        let Cosigned::NotYet { have, wanted: 2 } = judged(&signed) else { panic!() };
        assert_eq!((have.len(), have[0].time), (1, time));
    }
    signed.note_mut().add(cosign(&checkpoint, &witness_signer(9), 7).unwrap()).unwrap();
    assert!(matches!(judged(&signed), Cosigned::NotYet { .. }), "a stranger does not count");
    signed.note_mut().add(cosign(&checkpoint, &witness_signer(2), 7).unwrap()).unwrap();
    let Cosigned::Cosigned(have) = judged(&signed) else { panic!() };
    assert_eq!(have.len(), 2);
    assert!(cosign(&checkpoint, &log_signer(), 7).is_err());
    assert!(cosign(&checkpoint, &witness_signer(0), 1 << 63).is_err());
    // The cosignature of another checkpoint does not verify.
    let other = crate::build::Log::of(crate::merkle::leaves(6)).checkpoint();
    let mut wrong = checkpoint.clone();
    wrong.note_mut().add(cosign(&other, &witness_signer(0), 5).unwrap()).unwrap();
    assert!(policy.judge(wrong.note()).is_err());
    let one = witness_signer(0).verifier().clone();
    assert!(WitnessPolicy::new(vec![one.clone()], 2).is_err());
    assert!(WitnessPolicy::new(vec![one.clone(), one.clone()], 1).is_err());
    assert!(WitnessPolicy::new(vec![log_signer().verifier().clone()], 1).is_err());
    let nobody = WitnessPolicy::new(vec![one], 0).unwrap();
    assert_eq!(nobody.judge(checkpoint.note()), Ok(Cosigned::Cosigned(Vec::new())));
}

//! `takas record sign` and `key`: what somebody says is signed by their own key, on their own machine, and taken to the desk as one line.
//!
//! What is needed is the case with its plans, the ids and public keys of the operation, and the key. The desk's store and keys are not: who
//! travels by now is not known here, so that a list that is left out means everybody whom the plan has there.

use std::collections::BTreeSet;
use std::fmt::Display;

use takas_formats::Severity;
use takas_formats::operations::{Moment, Vocabulary, command_bytes, read_act, target_digest};
use takas_ledger::{AuthorId, Envelope, Payload, SignedEnvelope, SigningKey};
use takas_model::{Act, AuthorRef, Handover, Happened, OperationEvent, OperationKind, Said, UnitRef, Weight};
use takas_operation::{CharterFault, Operation, State};

use super::read_file;
use crate::arguments::{OwnKeys, SignArguments};
use crate::dossier;
use crate::exit;
use crate::failure::Failure;
use crate::kept::{self, Kept};
use crate::put;
use crate::reading;
use crate::running::begin::{self, Source};
use crate::running::clock::now;
use crate::running::hex::{hex, unhex_array};
use crate::running::instead::target_of;
use crate::running::journal::Elsewhere;
use crate::running::keys::{KeyFolder, random};
use crate::running::opening::{Identity, Opening};
use crate::running::place;
use crate::running::session::is_kept_apart;
use crate::running::signed::to_line;
use crate::talks::{self, Talks};

/// Runs `takas record key`.
///
/// # Errors
/// When the folder cannot be used, or the id is none.
pub(super) fn key(author: &str, own: &OwnKeys) -> Result<u8, Failure> {
    let is_id = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    if author.is_empty() || !author.chars().all(is_id) {
        return Err(Failure::Usage(format!("`{author}` cannot be the id of somebody who speaks")));
    }
    let key = folder(own)?.get_or_make(&name_of(author))?;
    put(&format!("{}\n", hex(SigningKey::from_seed(key.secret.expose()).public().bytes())))?;
    Ok(exit::DONE)
}

/// Runs `takas record prove`: signs what a desk gives to be signed, so that it knows that the key is somebody's. Nothing else can be made of
/// that: it begins by saying what it is for.
///
/// # Errors
/// When the key cannot be read, or account or challenge are none.
pub(super) fn prove(author: &str, account: &str, challenge: &str, own: &OwnKeys) -> Result<u8, Failure> {
    let (Some::<[u8; 16]>(_), Some(challenge)) = (unhex_array(account), unhex_array(challenge)) else {
        let words = "account and challenge are 32 and 64 hexadecimal digits, as the page of the desk says them";
        return Err(Failure::Usage(words.to_owned()));
    };
    let key = SigningKey::from_seed(folder(own)?.get(&name_of(author))?.secret.expose());
    let signature = key.shows_device(account, &challenge);
    put(&format!("{} {}\n", hex(key.public().bytes()), hex(&signature)))?;
    Ok(exit::DONE)
}

/// Runs `takas record sign`.
///
/// # Errors
/// When case, plans, ids or key cannot be read, the author does not speak in the operation, or the words cannot be read.
pub(super) fn run(arguments: &SignArguments) -> Result<u8, Failure> {
    let talks = talks::read(&arguments.case)?;
    let identity = Opening::read(&read_file(&arguments.trust)?)?;
    let key = folder(&arguments.keys)?.get(&name_of(&arguments.author))?;
    let key = SigningKey::from_seed(key.secret.expose());
    let public = key.public();
    let author = identity.authors.iter().position(|(_, known)| *known == public).ok_or_else(|| {
        let id = &arguments.author;
        Failure::Usage(format!(
            "the operation knows no key of `{id}`: the public half stands in mediator/team.toml when it begins"
        ))
    })?;
    let plans = Plans::read(arguments, &talks)?;
    let words = with_digest(arguments, &talks, &arguments.words.join(" "));
    let handover = &plans.handover;
    let time = arguments.time.unwrap_or_else(now);
    let seconds = u64::try_from(time).map_err(|_| {
        Failure::Usage(format!("--time {time}: what is signed bears a moment since the beginning of 1970"))
    })?;
    let minute = time.saturating_sub(handover.begins).div_euclid(60);
    let moment = Moment { names: plans.names.present(), handover, now: minute, travels: &|_| true };
    let act = read_act(moment, &words)
        .map_err(|told| reading::refuse_typed(&words, &told, "what is to be signed cannot be read".to_owned()))?;
    let target = plans.numbers.present_target();
    let is_private = is_kept_apart(AuthorRef::new(author), target, &act);
    let bytes = command_bytes(&plans.numbers, target, &act)
        .ok_or_else(|| Failure::Record("it points to what the operation does not have".to_owned()))?;
    let payload = Payload { salt: random()?, bytes };
    let command =
        signed(&identity, identity.authors[author].0, is_private, arguments.sequence, seconds, &payload, &key)?;
    let shown = String::from_utf8_lossy(&payload.bytes).into_owned();
    let line = to_line(&Elsewhere { command, payload })?;
    put(&(serde_json::to_string(&line).expect("texts and numbers alone") + "\n"))?;
    let of = if is_private { "for the journal: it is on no record" } else { "for the record" };
    tell!("takas: signed {of}: {shown}");
    Ok(exit::DONE)
}

fn signed(
    identity: &Identity,
    author: AuthorId,
    is_private: bool,
    sequence: u64,
    time: u64,
    payload: &Payload,
    key: &SigningKey,
) -> Result<SignedEnvelope, Failure> {
    let envelope = Envelope {
        case: identity.case,
        operation: if is_private { identity.journal } else { identity.operation },
        author,
        sequence,
        time,
        commitment: payload.commitment(),
    };
    Ok(envelope.sign(key)?)
}

/// A plan that is to be adopted is signed by its digest.
fn with_digest(arguments: &SignArguments, talks: &Talks, words: &str) -> String {
    let found = words.strip_prefix("adopt ").and_then(|named| kept::saved(&arguments.case, &talks.case, named.trim()));
    found.map_or_else(|| words.to_owned(), |saved| format!("adopt {}", hex(&target_digest(&saved))))
}

fn folder(own: &OwnKeys) -> Result<KeyFolder, Failure> {
    let passphrase = own.passphrase_file.as_ref().map(|path| place::passphrase(path)).transpose()?;
    KeyFolder::open(&own.keys, passphrase.as_deref())
}

fn name_of(author: &str) -> String {
    format!("authors/{author}")
}

/// The plans by which somebody speaks, as they are before anything has happened.
struct Plans {
    operation: Operation,
    state: State,
    /// Who is in no plan any more.
    withdrawn: BTreeSet<UnitRef>,
    /// That of the last plan.
    handover: Handover,
    names: Vocabulary,
    numbers: Vocabulary,
}

impl Plans {
    fn read(arguments: &SignArguments, talks: &Talks) -> Result<Self, Failure> {
        let file = |named: &String| kept::file(&arguments.case, named);
        let mut files: Vec<_> = arguments.plan.iter().map(file).collect();
        if files.is_empty() {
            files.push(file(&kept::only(&arguments.case)?));
        }
        let read = |path| kept::read(path, &arguments.case, talks, Severity::Error);
        let first = read(&files[0])?;
        let kind = if arguments.rehearsal { OperationKind::Rehearsal } else { begin::kind_of(talks.case.nature) };
        let source = Source {
            dossier: dossier::of_folder(&arguments.case),
            talks,
            kept: &first,
            kind,
            name: "",
            witnesses: Vec::new(),
            witnesses_wanted: 0,
            second_copy: None,
        };
        let members = begin::members(&source)?.members;
        let operation = begin::operation(begin::charter(&source, &members))?;
        let (case, charter) = (&talks.case, operation.charter());
        let (names, numbers) = (Vocabulary::new(case, charter), Vocabulary::numbered(case, charter));
        let handover = charter.target.handover.clone();
        let (state, withdrawn) = (operation.begin(), BTreeSet::new());
        let mut plans = Self { operation, state, withdrawn, handover, names, numbers };
        for path in &files[1..] {
            plans.adopt(talks, read(path)?)?;
        }
        Ok(plans)
    }

    /// Speaks by another plan.
    fn adopt(&mut self, talks: &Talks, kept: Kept) -> Result<(), Failure> {
        let id = kept.saved.id.clone();
        let refused = |fault: &dyn Display| Failure::Usage(format!("the plan {id} cannot be adopted: {fault}"));
        let target = target_of(&self.operation, &self.state, &self.withdrawn, kept)?;
        let event = self.adoption(target.digest);
        let authors = &self.operation.charter().authors;
        self.names.adopt(&talks.case, authors, &target);
        self.numbers.adopt(&talks.case, authors, &target);
        self.withdrawn.extend(&target.withdrawn);
        self.handover = target.handover.clone();
        // The next plan adds to the people of this one, by the numbers that the desk gave them.
        let faults = |faults: Vec<CharterFault>| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        self.operation.bring(&self.state, target).map_err(|found| refused(&faults(found)))?;
        self.operation.apply(&mut self.state, &event).map_err(|fault| refused(&fault))
    }

    /// The next event: that this plan is adopted, whoever says it.
    fn adoption(&self, digest: [u8; 32]) -> OperationEvent {
        let author = AuthorRef::new(0);
        let sequence = self.state.next_sequence(author).unwrap_or(1);
        let (time, target) = (self.operation.charter().target.handover.begins, self.numbers.present_target());
        let said = Said { author, sequence, time, target, act: Act::Adopt(digest) };
        OperationEvent { number: target.index() as u64, at: time, what: Happened::Said(said, Weight::Counts) }
    }
}

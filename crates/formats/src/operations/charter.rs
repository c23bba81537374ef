//! The charter of an operation as JSON: everything that is fixed before it begins, but for the plan, which is named by its digest.
//!
//! A charter is kept beside the case and the saved plan that it was made of. Read again, both must be as they were, and what is in it must
//! fit them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use takas_model::operation::{Author, Charter, GateTerms, OperationKind, Patience, Seat, Target, Unit, UnitRef};
use takas_model::{Case, Handover, PartyRef, PersonGate, PhaseRef, Plan};

use super::FORMAT;
use super::codec::{canonical, decode, parse};
use super::names::{OperationNames, gate_names, seat_words};
use super::output::{AuthorOut, GateTermsOut, KindOut, UnitOut};
use crate::codes::Code;
use crate::deals::{hex, to_json, unhex};
use crate::diagnostic::{Diagnostic, Sink};
use crate::plans::SavedPlan;
use crate::reading::team::seat_of;
use crate::source::{Place, Text};

/// The charter of an operation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CharterOut {
    /// Who may speak.
    pub authors: Vec<AuthorOut>,
    /// The case's id.
    pub case: String,
    /// Digest of the case's files.
    pub digest: String,
    /// Version of this format: 1.
    pub format: u32,
    /// What each gate asks for besides its checks.
    pub gates: Vec<GateTermsOut>,
    /// What the operation is for.
    pub kind: KindOut,
    /// The units of each lot of the plan.
    pub lots: Vec<Vec<String>>,
    /// Seconds that a party waits for what it was to get before that is told as withheld.
    pub patience: i64,
    /// The id of the saved plan, `plans/ID.json`.
    pub plan: String,
    /// Whether nothing is called confirmed before a second copy of the store has it; left out: no.
    #[serde(default, skip_serializing_if = "is_false")]
    pub second_copy: bool,
    /// Digest of the saved plan: 64 hexadecimal digits.
    pub target: String,
    /// Who and what travels.
    pub units: Vec<UnitOut>,
    /// Seconds for which a word that lets something be is good, and by which its author's clock may be wrong.
    pub words: i64,
}

/// What a charter was made of.
#[derive(Clone, Copy, Debug)]
pub struct CharterSource<'a> {
    /// The case.
    pub case: &'a Case,
    /// Digest of its files.
    pub digest: &'a str,
    /// The saved plan.
    pub saved: &'a SavedPlan,
    /// Its handover.
    pub handover: &'a Handover,
    /// The plan itself.
    pub plan: &'a Plan,
    /// Whether the team demands a second copy.
    pub second_copy: bool,
}

/// What is left out where it is not demanded.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_false(demanded: &bool) -> bool {
    !demanded
}

/// The digest by which a plan is adopted: SHA-256 over `takas target 1`, a line end, and its file.
pub fn target_digest(saved: &SavedPlan) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(b"takas target 1\n");
    hash.update(to_json(saved));
    hash.finalize().into()
}

/// A charter with the public key of each author, in their order.
///
/// # Panics
/// When there is not one key for each author, or an index of the charter points to nothing.
pub fn charter_out(source: &CharterSource<'_>, charter: &Charter, keys: &[[u8; 32]]) -> CharterOut {
    assert_eq!(charter.authors.len(), keys.len(), "one key for each author");
    let names = OperationNames::numbered(source.case, &charter.authors, charter.units.len(), &charter.target);
    let unit = |unit: &UnitRef| names.units.of(unit.index()).to_owned();
    let party = |party: &PartyRef| source.case.party(*party).id.clone();
    let authors = charter.authors.iter().zip(keys).map(|(author, key)| AuthorOut {
        id: author.id.clone(),
        key: hex(key),
        seat: seat_words(source.case, author.seat),
    });
    let gates = charter.target.gates.iter().enumerate().map(|(index, terms)| GateTermsOut {
        gate: names.gates.of(index).to_owned(),
        confirmed_by: terms.confirmed_by.iter().map(party).collect(),
        two_persons: terms.two_persons,
    });
    let units = charter.units.iter().enumerate();
    CharterOut {
        format: FORMAT,
        case: source.case.id.clone(),
        digest: source.digest.to_owned(),
        kind: match charter.kind {
            OperationKind::Live => KindOut::Live,
            OperationKind::Rehearsal => KindOut::Rehearsal,
            OperationKind::Historical => KindOut::Historical,
        },
        authors: authors.collect(),
        gates: gates.collect(),
        lots: charter.target.lots.iter().map(|lot| lot.iter().map(unit).collect()).collect(),
        patience: charter.patience.owed,
        plan: source.saved.id.clone(),
        second_copy: source.second_copy,
        target: hex(&charter.target.digest),
        units: units.map(|(index, unit)| unit_out(source.case, &names, index, unit)).collect(),
        words: charter.patience.words,
    }
}

/// Who a unit is, by the names of what is kept.
///
/// # Panics
/// When it is no unit of the case and the names.
pub fn unit_out(case: &Case, names: &OperationNames, index: usize, unit: &Unit) -> UnitOut {
    UnitOut {
        name: names.units.of(index).to_owned(),
        item: case.item(unit.item).id.clone(),
        phase: case.phase(unit.phase).id.clone(),
        number: unit.number,
        quantity: unit.quantity,
        holder: case.party(unit.holder).id.clone(),
        receiver: case.party(unit.receiver).id.clone(),
        living: unit.is_living,
        protected: unit.is_protected,
        step: unit.step.map(|step| step + 1),
        gates: unit.gates.iter().map(|gate| gate.name().to_owned()).collect(),
    }
}

/// The canonical bytes of a charter.
pub fn write_charter(out: &CharterOut) -> Vec<u8> {
    canonical(out)
}

/// A charter in parts: the bytes of all but its units, and each of these by itself, so that each can be sealed and erased apart.
pub fn split_charter(out: &CharterOut) -> (Vec<u8>, Vec<UnitOut>) {
    (canonical(&CharterOut { units: Vec::new(), ..out.clone() }), out.units.clone())
}

/// A charter from its parts.
///
/// # Errors
/// When the first is none.
pub fn join_charter(head: &[u8], units: Vec<UnitOut>) -> Result<CharterOut, Vec<Diagnostic>> {
    Ok(CharterOut { units, ..parse_charter(head)? })
}

/// The shape of a charter; whether it fits anything is not looked at.
///
/// # Errors
/// When it is none.
pub fn parse_charter(bytes: &[u8]) -> Result<CharterOut, Vec<Diagnostic>> {
    let mut sink = Sink::default();
    let text = decode("the charter", bytes, &mut sink);
    let out: Option<CharterOut> = if sink.has_errors() { None } else { parse(&text, &mut sink) };
    out.ok_or_else(|| sink.finish(&[text]))
}

/// Reads a charter, with the public key of each author, against what it was made of.
///
/// # Errors
/// All mistakes.
pub fn read_charter(bytes: &[u8], source: &CharterSource<'_>) -> Result<(Charter, Vec<[u8; 32]>), Vec<Diagnostic>> {
    let mut sink = Sink::default();
    let text = decode("the charter", bytes, &mut sink);
    let out: Option<CharterOut> = if sink.has_errors() { None } else { parse(&text, &mut sink) };
    let found = out.and_then(|out| Reader { source, text: &text, sink: &mut sink }.read(&out, bytes));
    found.filter(|_| !sink.has_errors()).ok_or_else(|| sink.finish(&[text]))
}

struct Reader<'a> {
    source: &'a CharterSource<'a>,
    text: &'a Text,
    sink: &'a mut Sink,
}

impl Reader<'_> {
    fn read(&mut self, out: &CharterOut, bytes: &[u8]) -> Option<(Charter, Vec<[u8; 32]>)> {
        self.same_sources(out);
        let units: Vec<Option<Unit>> = out.units.iter().map(|unit| self.unit(unit)).collect();
        let authors: Vec<Option<(Author, [u8; 32])>> = out.authors.iter().map(|author| self.author(author)).collect();
        let gates = self.gates(out);
        let units: Vec<Unit> = units.into_iter().collect::<Option<_>>()?;
        let (authors, keys): (Vec<Author>, Vec<[u8; 32]>) =
            authors.into_iter().collect::<Option<Vec<_>>>()?.into_iter().unzip();
        let lots = self.lots(out)?;
        let target = Target {
            handover: self.source.handover.clone(),
            plan: self.source.plan.clone(),
            gates: gates?,
            joins: Vec::new(),
            withdrawn: Vec::new(),
            lots,
            digest: target_digest(self.source.saved),
        };
        let kind = match out.kind {
            KindOut::Live => OperationKind::Live,
            KindOut::Rehearsal => OperationKind::Rehearsal,
            KindOut::Historical => OperationKind::Historical,
        };
        let patience = Patience { owed: out.patience, words: out.words };
        let charter = Charter { kind, units, authors, target, patience };
        if !fits(&charter) {
            self.error(Code::OperationField, "\"lots\"", "the lots do not hold every unit once, as the plan has them");
            return None;
        }
        // What the charter says of it stands: the team's file may say otherwise by now.
        let source = CharterSource { second_copy: out.second_copy, ..*self.source };
        if !self.sink.has_errors() && write_charter(&charter_out(&source, &charter, &keys)) != bytes {
            self.error(Code::OperationNotCanonical, "", "these are not the bytes in which this charter is written");
            return None;
        }
        Some((charter, keys))
    }

    /// The case and the plan are those that it was made of.
    fn same_sources(&mut self, out: &CharterOut) {
        let source = self.source;
        if out.case != source.case.id {
            let message = format!("the operation is of the case `{}`, not of `{}`", out.case, source.case.id);
            self.error(Code::OperationStale, "\"case\"", &message);
        }
        if out.digest != source.digest {
            self.error(Code::OperationStale, "\"digest\"", "the case's files have changed since the operation began");
        }
        if out.plan != source.saved.id || out.target != hex(&target_digest(source.saved)) {
            self.error(Code::OperationStale, "\"target\"", "the plan is not the one that the operation began with");
        }
    }

    fn unit(&mut self, out: &UnitOut) -> Option<Unit> {
        let case = self.source.case;
        let item = self.known(case.find_item(&out.item), &out.item);
        let phase = case.phases.iter().position(|phase| phase.id == out.phase).map(PhaseRef::new);
        let phase = self.known(phase, &out.phase);
        let holder = self.party(&out.holder);
        let receiver = self.party(&out.receiver);
        let gates = out.gates.iter().map(|word| PersonGate::ALL.into_iter().find(|gate| gate.name() == word));
        let gates: Option<Vec<PersonGate>> = gates.collect();
        if out.step == Some(0) || gates.is_none() {
            self.error(
                Code::OperationField,
                &quoted(&out.name),
                "a step is counted from 1, and gates are personal ones",
            );
            return None;
        }
        Some(Unit {
            item: item?,
            phase: phase?,
            number: out.number,
            quantity: out.quantity,
            holder: holder?,
            receiver: receiver?,
            is_living: out.living,
            is_protected: out.protected,
            step: out.step.map(|step| step - 1),
            gates: gates?,
        })
    }

    fn author(&mut self, out: &AuthorOut) -> Option<(Author, [u8; 32])> {
        let seat: Option<Seat> = seat_of(self.source.case, &out.seat).ok();
        let seat = self.known(seat, &out.seat);
        let key = unhex(&out.key).and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        let key = self.known(key, &out.key);
        Some((Author { id: out.id.clone(), seat: seat? }, key?))
    }

    fn gates(&mut self, out: &CharterOut) -> Option<Vec<GateTerms>> {
        let names = gate_names(self.source.handover);
        if !names.iter().eq(out.gates.iter().map(|gate| gate.gate.as_str())) {
            self.error(Code::OperationField, "\"gates\"", "these are not the gates of the handover in their order");
            return None;
        }
        let terms = |reader: &mut Self, gate: &GateTermsOut| {
            let parties: Vec<Option<PartyRef>> = gate.confirmed_by.iter().map(|id| reader.party(id)).collect();
            let confirmed_by: Vec<PartyRef> = parties.into_iter().collect::<Option<_>>()?;
            Some(GateTerms { confirmed_by, two_persons: gate.two_persons })
        };
        let all: Vec<Option<GateTerms>> = out.gates.iter().map(|gate| terms(self, gate)).collect();
        all.into_iter().collect()
    }

    fn lots(&mut self, out: &CharterOut) -> Option<Vec<Vec<UnitRef>>> {
        let at = |name: &String| out.units.iter().position(|unit| unit.name == *name).map(UnitRef::new);
        let lots: Option<Vec<Vec<UnitRef>>> = out.lots.iter().map(|lot| lot.iter().map(at).collect()).collect();
        if lots.is_none() {
            self.error(Code::OperationName, "\"lots\"", "a lot holds a unit that there is not");
        }
        lots
    }

    fn party(&mut self, id: &str) -> Option<PartyRef> {
        let found = self.source.case.find_party(id);
        self.known(found, id)
    }

    fn known<T>(&mut self, found: Option<T>, word: &str) -> Option<T> {
        if found.is_none() {
            self.error(Code::OperationName, &quoted(word), &format!("there is nothing `{word}` here"));
        }
        found
    }

    fn error(&mut self, code: Code, needle: &str, message: &str) {
        let place = if needle.is_empty() { Place::default() } else { self.text.find(0, needle) };
        let help = "a charter is written by `takas run` and never changed: restore the case, the plan and the store as they were";
        self.sink.add(code, place, message, help);
    }
}

/// Whether every unit is in exactly one lot, of which there are as many as in the plan.
fn fits(charter: &Charter) -> bool {
    let mut held: Vec<usize> = charter.target.lots.iter().flatten().map(|unit| unit.index()).collect();
    held.sort_unstable();
    charter.target.lots.len() == charter.target.plan.lots.len() && held.into_iter().eq(0..charter.units.len())
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

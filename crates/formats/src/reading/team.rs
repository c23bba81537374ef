//! Reading mediator/team.toml: who may speak in an operation, for whom, and by which key. Read beside a case and the handover that is run;
//! it is no part of what makes the case.

use std::collections::BTreeMap;

use takas_model::operation::{Author, GateTerms, Seat};
use takas_model::{Case, Handover, PartyRef, Role};

use super::case_file;
use super::fields::{Fields, Said};
use super::{TEAM_FILE, decode};
use crate::codes::Code;
use crate::deals::unhex;
use crate::diagnostic::{Diagnostic, Sink};
use crate::language::lexer::is_name;
use crate::shapes;
use crate::source::{CaseFiles, Place, Text};
use crate::tree::{self, Entry};

/// The id of the desk itself, which is in no file.
pub const DESK: &str = "desk";

/// Seats that are said by a word alone.
pub(crate) const SEATS: &[(&str, Seat)] = &[
    ("lead", Seat::Lead),
    ("co-mediator", Seat::CoMediator),
    ("field", Seat::Field),
    ("medical", Seat::Medical),
    ("interviewer", Seat::Interviewer),
    ("observer", Seat::Observer),
];
/// Seats of a party: `delegate of RUS`.
const OF_PARTY: [(&str, OfParty); 2] = [("delegate of ", Seat::Delegate), ("guarantor of ", Seat::Guarantor)];

type OfParty = fn(PartyRef) -> Seat;

/// One who may speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Id and seat.
    pub author: Author,
    /// The Ed25519 public key; none: the one that is kept for this author where the operation is run.
    pub key: Option<[u8; 32]>,
}

/// What came of reading the team.
#[derive(Clone, Debug)]
pub struct ReadTeam {
    /// The members, by id, without the desk; none when there is any error.
    pub members: Option<Vec<Member>>,
    /// Whether nothing is called confirmed before a second copy of the store has it.
    pub second_copy: bool,
    /// Whether a plan is approved by two persons and not by one.
    pub two_approve: bool,
    /// Every finding.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads `mediator/team.toml` for the gates of a handover: whoever has to confirm or release them has a seat.
///
/// # Panics
/// When there are not terms for each gate.
pub fn read_team(case: &Case, files: &CaseFiles, handover: &Handover, terms: &[GateTerms]) -> ReadTeam {
    assert_eq!(handover.gates.len(), terms.len(), "each gate has terms");
    let mut sink = Sink::default();
    let Some(bytes) = files.get(TEAM_FILE) else {
        let message = format!("there is no {TEAM_FILE}: nothing says who may speak for whom");
        let help = "begin one with `format = 1` and `[team]`, a line for each who speaks: `anna = { seat = \"lead\" }`; see docs/reference/team.md";
        sink.add(Code::TeamMissing, Place::default(), message, help);
        let none = Text::new(TEAM_FILE, String::new());
        return ReadTeam { members: None, second_copy: false, two_approve: false, diagnostics: sink.finish(&[none]) };
    };
    let (text, fit) = decode(TEAM_FILE, bytes, 0, &mut sink);
    let texts = [text];
    let mut members = Vec::new();
    let (mut second_copy, mut two_approve) = (false, false);
    if fit {
        let document = tree::parse(&texts[0], 0, &mut sink);
        let top = Place::default();
        case_file::check_format(&document.root, top, document.lost.is_some(), &mut sink);
        let fields = Fields::of_table(&document.root, shapes::TEAM, top, &mut sink);
        second_copy = fields.truth("second_copy", &mut sink).unwrap_or(false);
        two_approve = fields.truth("two_approve", &mut sink).unwrap_or(false);
        members = Reader { case, keys: BTreeMap::new(), sink: &mut sink }.members(&fields);
        if !sink.has_errors() {
            let at = fields.entry("team").map_or(top, |entry| entry.key_place);
            see_that_seats_are_taken(case, &members, (handover, terms), at, &mut sink);
        }
    }
    let failed = sink.has_errors();
    ReadTeam { members: (!failed).then_some(members), second_copy, two_approve, diagnostics: sink.finish(&texts) }
}

/// Whether `mediator/team.toml` wants two persons to approve a plan. Of a file that cannot be read the stricter counts.
#[must_use]
pub fn two_approve(files: &CaseFiles) -> bool {
    let Some(bytes) = files.get(TEAM_FILE) else { return false };
    let mut sink = Sink::default();
    let (text, fit) = decode(TEAM_FILE, bytes, 0, &mut sink);
    if !fit {
        return true;
    }
    let document = tree::parse(&text, 0, &mut sink);
    let fields = Fields::of_table(&document.root, shapes::TEAM, Place::default(), &mut sink);
    fields.truth("two_approve", &mut sink).unwrap_or_else(|| fields.has("two_approve"))
}

/// A team for a rehearsal: one in each seat of the mediator, a delegate of each party that holds or receives anybody.
pub fn rehearsal_team(case: &Case, handover: &Handover) -> Vec<Member> {
    let member = |id: &str, seat| Member { author: Author { id: id.to_owned(), seat }, key: None };
    let is_a_side =
        |party: &PartyRef| handover.groups.iter().any(|group| group.holder == *party || group.receiver == *party);
    let parties = case.party_refs().filter(is_a_side);
    let delegates = parties.map(|party| member(&format!("delegate-{}", case.party(party).id), Seat::Delegate(party)));
    let own = SEATS.iter().filter(|(_, seat)| *seat != Seat::Observer).map(|(word, seat)| member(word, *seat));
    let mut members: Vec<Member> = own.chain(delegates).collect();
    members.sort_by(|one, other| one.author.id.cmp(&other.author.id));
    members
}

/// Who cannot be read as a seat.
pub(crate) enum SeatFault {
    /// There is no such seat.
    Unknown,
    /// There is no such party.
    Party,
}

/// The seat that is written so.
pub(crate) fn seat_of(case: &Case, words: &str) -> Result<Seat, SeatFault> {
    if words == DESK {
        return Ok(Seat::Desk);
    }
    if let Some((_, seat)) = SEATS.iter().find(|(word, _)| *word == words) {
        return Ok(*seat);
    }
    let (party, seat) = OF_PARTY
        .iter()
        .find_map(|(prefix, seat)| Some((words.strip_prefix(prefix)?, seat)))
        .ok_or(SeatFault::Unknown)?;
    case.find_party(party).map(seat).ok_or(SeatFault::Party)
}

/// Whether a party mediates: it confirms nothing.
pub(crate) fn mediates(case: &Case, party: PartyRef) -> bool {
    case.party(party).roles.iter().any(|role| matches!(role, Role::Mediator | Role::CoMediator))
}

struct Reader<'r> {
    case: &'r Case,
    /// Whose key is whose.
    keys: BTreeMap<[u8; 32], Place>,
    sink: &'r mut Sink,
}

impl Reader<'_> {
    fn members(&mut self, fields: &Fields<'_>) -> Vec<Member> {
        if !fields.has("team") {
            fields.missing("team", "write `[team]`, and a line below it for each who speaks", self.sink);
        }
        let lines = fields.lines("team", self.sink);
        let mut members: Vec<Member> = lines.iter().filter_map(|entry| self.member(entry)).collect();
        members.sort_by(|one, other| one.author.id.cmp(&other.author.id));
        members
    }

    fn member(&mut self, entry: &Entry) -> Option<Member> {
        let fields = Fields::of_entry(entry, shapes::TEAM_MEMBER, self.sink)?;
        let is_fine = is_name(&entry.key) && entry.key != DESK;
        if !is_fine {
            let message = format!("`{}` cannot be the id of somebody who speaks", entry.key);
            let help = "begin with a letter, then letters, digits, `-` and `_`; `desk` is Takas itself";
            self.sink.add(Code::InvalidId, entry.key_place, message, help);
        }
        let seat = fields.text_needed("seat", "write `seat = \"lead\"`, or another one", self.sink);
        let seat = seat.and_then(|said| self.seat(&said));
        let key = match fields.text("key", self.sink) {
            Some(said) => Some(self.key(&said)?),
            None => None,
        };
        Some(Member { author: Author { id: entry.key.clone(), seat: seat? }, key }).filter(|_| is_fine)
    }

    fn seat(&mut self, said: &Said<&str>) -> Option<Seat> {
        match seat_of(self.case, said.value) {
            Ok(seat) if seat != Seat::Desk => return Some(seat),
            Err(SeatFault::Party) => {
                let id = said.value.rsplit(' ').next().unwrap_or_default();
                let parties = self.case.parties.iter().map(|party| party.id.as_str());
                let help = self.sink.did_you_mean(id, parties, "name a party of case.toml");
                self.sink.add(Code::UnknownParty, said.place, format!("there is no party `{id}`"), help);
            }
            _ => {
                let known = SEATS.iter().map(|(word, _)| *word).chain(["delegate of PARTY", "guarantor of PARTY"]);
                let help = self.sink.did_you_mean(said.value, known, "name a seat");
                self.sink.add(Code::UnknownSeat, said.place, format!("there is no seat `{}`", said.value), help);
            }
        }
        None
    }

    fn key(&mut self, said: &Said<&str>) -> Option<[u8; 32]> {
        let key = unhex(said.value).and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        let Some(key) = key else {
            let help = "write the Ed25519 public key as 64 hexadecimal digits, as `takas record key` writes it; or leave it out";
            self.sink.add(Code::AuthorKey, said.place, "this is no public key", help);
            return None;
        };
        if let Some(first) = self.keys.get(&key) {
            let help = "give each who speaks a key of their own: what one signs, the other could say";
            let message = "two who speak have one key";
            self.sink.add(Code::AuthorKey, said.place, message, help).see(*first, "the first with this key");
            return None;
        }
        self.keys.insert(key, said.place);
        Some(key)
    }
}

/// Somebody leads, and whoever has to confirm or release a gate is there.
fn see_that_seats_are_taken(
    case: &Case,
    members: &[Member],
    (handover, terms): (&Handover, &[GateTerms]),
    at: Place,
    sink: &mut Sink,
) {
    let is_taken = |seat: Seat| members.iter().any(|member| member.author.seat == seat);
    let mut missing = |seat: &str, why: &str| {
        let message = format!("nobody has the seat `{seat}`: {why}");
        let help = format!("write a line under [team]: `somebody = {{ seat = \"{seat}\" }}`");
        sink.add(Code::SeatEmpty, at, message, help);
    };
    if !is_taken(Seat::Lead) {
        missing("lead", "nobody boards but on the lead's word");
    }
    let mut told: Vec<PartyRef> = Vec::new();
    for (gate, terms) in handover.gates.iter().zip(terms) {
        if terms.two_persons && !is_taken(Seat::CoMediator) {
            missing("co-mediator", &format!("the gate \"{}\" takes two persons", gate.name));
        }
        for party in &terms.confirmed_by {
            if !is_taken(Seat::Delegate(*party)) && !told.contains(party) {
                told.push(*party);
                let seat = format!("delegate of {}", case.party(*party).id);
                missing(&seat, &format!("the gate \"{}\" is confirmed by that party", gate.name));
            }
        }
    }
}

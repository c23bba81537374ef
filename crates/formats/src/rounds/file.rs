//! The file of a round, `rounds/N.json`, and the report of all rounds. Both are the mediator's.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use takas_model::{Answer, Case, Moved, PartyRef, Reach, Round, Zone, ZoneState};

use super::FORMAT;
use crate::calendar;
use crate::codes::Code;
use crate::deals::to_json;
use crate::diagnostic::{Diagnostic, Sink};
use crate::limits::FILE_BYTES_MAX;
use crate::source::{CaseFiles, Place, Text};

/// A proposal laid before parties, with the zone of agreement before and after each answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoundFile {
    /// Version of this format: 1.
    pub format: u32,
    /// The case's id.
    pub case: String,
    /// The round's number; the first is 1.
    pub round: u32,
    /// The civil day, `2024-07-10`.
    pub on: String,
    /// The id of the saved deal, `deals/ID.json`.
    pub deal: String,
    /// Before whom it was laid.
    pub to: Vec<ToOut>,
    /// The mediator's remark.
    pub note: Option<String>,
    /// The zone when it was laid before them.
    pub zone: ZoneOut,
    /// The zone after each answer, as they came.
    pub moved: Vec<MovedOut>,
}

/// A party of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ToOut {
    /// The party's id.
    pub party: String,
    /// Its own id of the proposal.
    pub proposal: String,
}

/// Whether there are deals that every party accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum StateOut {
    /// There are; the best is known and proved.
    Open,
    /// There are; a limit came before the best was proved.
    Unproved,
    /// There is none.
    Empty,
    /// A limit came first.
    Unknown,
}

/// The zone of agreement at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ZoneOut {
    /// Whether it is open.
    pub state: StateOut,
    /// Whether the proposed deal is in it.
    pub stands: bool,
    /// People moved by the best deal.
    pub people: u64,
    /// What each party gets in the best deal, and could get at most.
    pub reach: Vec<ReachOut>,
    /// The rules that cannot hold together, where it is empty.
    pub conflict: Vec<RuleName>,
}

/// What one party gets, and could get.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReachOut {
    /// The party's id.
    pub party: String,
    /// The weighted number of units of its asks that the best deal meets.
    pub met: u64,
    /// The most that any deal of the zone meets.
    pub best: u64,
}

/// A rule by owner and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleName {
    /// A party's id, or `case`.
    pub owner: String,
    /// The rule's name.
    pub name: String,
}

/// The zone after one party's answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MovedOut {
    /// The party's id.
    pub party: String,
    /// The zone.
    pub zone: ZoneOut,
}

/// What `takas rounds --json` prints: every round with its answers. The mediator's compartment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoundsReport {
    /// Version of this format: 1.
    pub format: u32,
    /// The case's id.
    pub case: String,
    /// The rounds, first to last.
    pub rounds: Vec<RoundFile>,
    /// The answers, by party, then by round.
    pub answers: Vec<AnswerOut>,
    /// The last round whose proposal is agreed: every party with a position was asked and states that it accepts; null when there is none.
    pub agreed: Option<u32>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerOut {
    /// The party's id.
    pub party: String,
    /// The round.
    pub round: u32,
    /// `accepts`, `refuses` or `amends`.
    pub says: String,
    /// Why.
    pub reason: Option<String>,
}

/// The rounds of a case as read.
#[derive(Clone, Debug)]
pub struct ReadRounds {
    /// First to last; none when any file has an error.
    pub rounds: Option<Vec<Round>>,
    /// Every finding.
    pub diagnostics: Vec<Diagnostic>,
}

/// The content of the file of a round.
pub fn write_round(case: &Case, round: &Round) -> String {
    to_json(&round_out(case, round))
}

/// Every round and every answer as one report.
pub fn report(case: &Case, rounds: &[Round], answers: &[Answer]) -> RoundsReport {
    let answer_out = |answer: &Answer| AnswerOut {
        party: case.party(answer.party).id.clone(),
        round: answer.round,
        says: answer.says.word().to_owned(),
        reason: answer.reason.clone(),
    };
    RoundsReport {
        format: FORMAT,
        case: case.id.clone(),
        rounds: rounds.iter().map(|round| round_out(case, round)).collect(),
        answers: answers.iter().map(answer_out).collect(),
        agreed: rounds.iter().rfind(|round| round.is_agreed(case, answers)).map(|round| round.number),
    }
}

fn round_out(case: &Case, round: &Round) -> RoundFile {
    let id = |party: PartyRef| case.party(party).id.clone();
    RoundFile {
        format: FORMAT,
        case: case.id.clone(),
        round: round.number,
        on: calendar::written(round.on),
        deal: round.deal.clone(),
        to: round.to.iter().map(|(party, own)| ToOut { party: id(*party), proposal: own.clone() }).collect(),
        note: round.note.clone(),
        zone: zone_out(case, &round.zone),
        moved: round.moved.iter().map(|m| MovedOut { party: id(m.party), zone: zone_out(case, &m.zone) }).collect(),
    }
}

fn zone_out(case: &Case, zone: &Zone) -> ZoneOut {
    let reach =
        |reach: &Reach| ReachOut { party: case.party(reach.party).id.clone(), met: reach.met, best: reach.best };
    ZoneOut {
        state: match zone.state {
            ZoneState::Open => StateOut::Open,
            ZoneState::OpenUnproved => StateOut::Unproved,
            ZoneState::Empty => StateOut::Empty,
            ZoneState::Unknown => StateOut::Unknown,
        },
        stands: zone.stands,
        people: zone.people,
        reach: zone.reach.iter().map(reach).collect(),
        conflict: zone
            .conflict
            .iter()
            .map(|(owner, name)| RuleName { owner: owner.clone(), name: name.clone() })
            .collect(),
    }
}

/// Reads the files of rounds, by path (`rounds/1.json`), against their case, strictly.
pub fn read_rounds(case: &Case, files: &CaseFiles) -> ReadRounds {
    let mut sink = Sink::default();
    let (mut rounds, mut texts) = (Vec::new(), Vec::new());
    for (path, bytes) in files.iter() {
        let file = texts.len();
        let content = (bytes.len() <= FILE_BYTES_MAX).then(|| std::str::from_utf8(bytes).ok()).flatten();
        texts.push(Text::new(path, content.unwrap_or_default().to_owned()));
        let mut reader = Reader { case, text: &texts[file], file, sink: &mut sink };
        let named = path.rsplit('/').next().and_then(|name| name.strip_suffix(".json")).and_then(|name| {
            // `01` and `+1` would be the first round a second time.
            name.parse().ok().filter(|number: &u32| number.to_string() == name)
        });
        if let Some(round) = content.and_then(|_| reader.parse()).and_then(|found| reader.round(&found, named)) {
            rounds.push(round);
        } else if content.is_none() {
            let help = "restore the file from a copy";
            sink.add(
                Code::RoundNotJson,
                Place { file, start: 0, end: 0 },
                "this is no UTF-8 text of a sensible size",
                help,
            );
        }
    }
    rounds.sort_by_key(|round: &Round| round.number);
    let failed = sink.has_errors();
    ReadRounds { rounds: (!failed).then_some(rounds), diagnostics: sink.finish(&texts) }
}

struct Reader<'r> {
    case: &'r Case,
    text: &'r Text,
    file: usize,
    sink: &'r mut Sink,
}

impl Reader<'_> {
    fn place(&self, needle: &str) -> Place {
        self.text.find(self.file, needle)
    }

    fn parse(&mut self) -> Option<RoundFile> {
        let restore = "files of rounds are not edited by hand: restore it from a copy";
        let any: serde_json::Value = match serde_json::from_str(&self.text.content) {
            Ok(any) => any,
            Err(error) => {
                self.sink.add(Code::RoundNotJson, self.place(""), format!("this is not JSON: {error}"), restore);
                return None;
            }
        };
        if any.get("format").is_some_and(|format| *format != serde_json::json!(FORMAT)) {
            let help = "this version of Takas reads `\"format\": 1`; a later format needs a later version";
            self.sink.add(Code::RoundVersion, self.place("\"format\""), "this format of rounds is not known", help);
            return None;
        }
        match serde_json::from_value(any) {
            Ok(round) => Some(round),
            Err(error) => {
                self.sink.add(Code::RoundField, self.place(""), error.to_string(), restore);
                None
            }
        }
    }

    fn round(&mut self, found: &RoundFile, named: Option<u32>) -> Option<Round> {
        if found.case != self.case.id {
            let message = format!("the round belongs to the case `{}`, not to `{}`", found.case, self.case.id);
            let help = "move the file to its own case's folder, or name this folder as it was named";
            self.sink.add(Code::RoundOtherCase, self.place("\"case\""), message, help);
            return None;
        }
        if named != Some(found.round) || found.round == 0 {
            let message = format!("the file says it is round {}, but is not named so", found.round);
            self.field("\"round\"", message);
            return None;
        }
        let on = calendar::read(&found.on);
        if on.is_none() {
            self.field(&found.on, format!("`{}` is no date such as 2024-07-10", found.on));
        }
        let to: Vec<Option<(PartyRef, String)>> =
            found.to.iter().map(|to| Some((self.party(&to.party)?, to.proposal.clone()))).collect();
        let zone = self.zone(&found.zone);
        let moved: Vec<Option<Moved>> = found
            .moved
            .iter()
            .map(|moved| Some(Moved { party: self.party(&moved.party)?, zone: self.zone(&moved.zone)? }))
            .collect();
        Some(Round {
            number: found.round,
            on: on?,
            deal: found.deal.clone(),
            to: to.into_iter().collect::<Option<_>>()?,
            note: found.note.clone(),
            zone: zone?,
            moved: moved.into_iter().collect::<Option<_>>()?,
        })
    }

    fn zone(&mut self, zone: &ZoneOut) -> Option<Zone> {
        let reach: Vec<Option<Reach>> = zone
            .reach
            .iter()
            .map(|reach| Some(Reach { party: self.party(&reach.party)?, met: reach.met, best: reach.best }))
            .collect();
        Some(Zone {
            state: match zone.state {
                StateOut::Open => ZoneState::Open,
                StateOut::Unproved => ZoneState::OpenUnproved,
                StateOut::Empty => ZoneState::Empty,
                StateOut::Unknown => ZoneState::Unknown,
            },
            stands: zone.stands,
            people: zone.people,
            reach: reach.into_iter().collect::<Option<_>>()?,
            conflict: zone.conflict.iter().map(|rule| (rule.owner.clone(), rule.name.clone())).collect(),
        })
    }

    fn party(&mut self, id: &str) -> Option<PartyRef> {
        let found = self.case.find_party(id);
        if found.is_none() {
            self.field(&format!("\"{id}\""), format!("the case has no party `{id}`"));
        }
        found
    }

    fn field(&mut self, needle: &str, message: String) {
        let place = self.place(needle);
        self.sink.add(Code::RoundField, place, message, "restore the file from a copy, or the party in case.toml");
    }
}

//! The rounds of proposals: for the mediator, how the zone of agreement moved with every answer; for a party, what was laid before it and
//! what it answered, and nothing else.

use takas_model::{Answer, Case, Moved, Nature, Round, Zone};

use crate::findings::Names;
use crate::names::{Namer, PartyName, clean};
use crate::phrase::{Fixed, Phrase};
use crate::words::{amounts, deal, operation as of_operation, quoted, rounds as said};

/// All rounds, for the mediator.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RoundsView {
    /// Title of the case.
    pub title: String,
    /// Whether the case is historical.
    pub historical: bool,
    /// Warnings that go on every output.
    pub warnings: Vec<Phrase>,
    /// Whether people stand under pseudonyms.
    pub pseudonyms: bool,
    /// First to last.
    pub rounds: Vec<RoundView>,
    /// The round that every party accepted.
    pub agreed: Option<u32>,
}

/// One round.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RoundView {
    /// Its number.
    pub number: u32,
    /// When.
    pub on: Phrase,
    /// The mediator's id of the deal.
    pub deal: String,
    /// The mediator's remark.
    pub note: Option<String>,
    /// What each party it was laid before says.
    pub answers: Vec<AnswerView>,
    /// The zone when proposed, and after each answer.
    pub moments: Vec<Moment>,
}

/// A party's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AnswerView {
    /// Who.
    pub party: PartyName,
    /// What it says in a word; or that it has yet to answer.
    pub says: Phrase,
    /// Why.
    pub reason: Option<String>,
    /// How the answer is known, where it is not stated.
    pub standing: Option<Fixed>,
}

/// The zone at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Moment {
    /// Which moment.
    pub when: Phrase,
    /// The zone in a sentence.
    pub zone: Phrase,
    /// What each party gets and could get.
    pub reach: Vec<ReachView>,
    /// The rules that cannot hold together.
    pub conflict: Option<Phrase>,
}

/// What a party gets and could get.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReachView {
    /// Who.
    pub party: PartyName,
    /// Met by the best deal.
    pub met: u64,
    /// The most that any deal of the zone meets.
    pub best: u64,
    /// In words, with what it was before.
    pub sentence: String,
    /// Whether it differs from the moment before.
    pub changed: bool,
}

/// The mediator's view of the rounds. `answers` are those of the positions.
pub fn brief_rounds(case: &Case, rounds: &[Round], answers: &[Answer], names: Names) -> RoundsView {
    let teller = Teller { namer: Namer::mediator(case, names), answers };
    let mut warnings = of_operation::warnings(case.nature);
    warnings.extend(case.warnings.iter().map(|warning| Phrase::english(teller.namer.prose(warning))));
    RoundsView {
        title: teller.namer.prose(&case.title),
        historical: case.nature == Nature::Historical,
        warnings,
        pseudonyms: teller.namer.hidden(),
        rounds: rounds.iter().map(|round| teller.round(round)).collect(),
        agreed: rounds.iter().rfind(|round| round.is_agreed(case, answers)).map(|round| round.number),
    }
}

struct Teller<'a> {
    namer: Namer<'a>,
    answers: &'a [Answer],
}

impl Teller<'_> {
    fn round(&self, round: &Round) -> RoundView {
        let mut moments = vec![self.moment(said::WHEN_PROPOSED.phrase(), &round.zone, None)];
        let mut before = &round.zone;
        for Moved { party, zone } in &round.moved {
            let answer = round.answer(self.answers, *party).map(|answer| answer.says);
            let when = said::after(&self.namer.party_name(*party).name, answer);
            moments.push(self.moment(when, zone, Some(before)));
            before = zone;
        }
        RoundView {
            number: round.number,
            on: said::day(round.on),
            deal: clean(&round.deal),
            note: round.note.as_ref().map(|note| self.namer.prose(note)),
            answers: round.to.iter().map(|(party, _)| self.answer(round, *party)).collect(),
            moments,
        }
    }

    fn answer(&self, round: &Round, party: takas_model::PartyRef) -> AnswerView {
        let answer = round.answer(self.answers, party);
        let cleared = round.moved.iter().any(|moved| moved.party == party);
        let standing = answer.map(|answer| answer.line.standing);
        AnswerView {
            party: self.namer.party_name(party),
            says: match answer {
                None => said::AWAITED.phrase(),
                Some(answer) if cleared => said::says(answer.says).phrase(),
                Some(answer) => amounts::noted(said::says(answer.says).phrase(), said::NOT_CLEARED.phrase()),
            },
            reason: answer.and_then(|answer| answer.reason.as_ref()).map(|reason| self.namer.prose(reason)),
            standing: standing.filter(|standing| *standing != takas_model::Standing::Stated).map(deal::standing),
        }
    }

    fn moment(&self, when: Phrase, zone: &Zone, before: Option<&Zone>) -> Moment {
        let rules: Vec<Phrase> = zone
            .conflict
            .iter()
            .map(|(owner, name)| Phrase::supplied(format!("{} {}", clean(owner), quoted(&self.namer.prose(name)))))
            .collect();
        let reach = zone.reach.iter().map(|reach| {
            let party = self.namer.party_name(reach.party);
            let was = before.and_then(|zone| zone.reach.iter().find(|was| was.party == reach.party));
            let was = was.map(|was| (was.met, was.best));
            ReachView {
                sentence: said::reach(&party.name, reach.met, reach.best, was),
                changed: was.is_some_and(|was| was != (reach.met, reach.best)),
                met: reach.met,
                best: reach.best,
                party,
            }
        });
        Moment {
            when,
            zone: said::zone(zone.state, zone.people, zone.stands),
            reach: reach.collect(),
            conflict: (!rules.is_empty()).then(|| said::conflict(Phrase::list(rules))),
        }
    }
}

//! From the rounds to what one party may know of them: the proposals that were laid before it, under its own ids, and its own stated
//! answers. Not how many rounds there were, nor before whom else they came, nor what anybody else said, nor what it changed.

use takas_model::{Answer, Case, Nature, PartyRef, Round, Standing};

use super::PartyName;
use super::sight::Sight;
use crate::findings::Names;
use crate::names::{Namer, clean};
use crate::phrase::{Fixed, Phrase};
use crate::words::{operation as of_operation, rounds as said};

/// The proposals laid before one party.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PartyRounds {
    /// Whose view it is.
    pub party: PartyName,
    /// Title of the case.
    pub title: String,
    /// Whether the case is historical.
    pub historical: bool,
    /// The historical warning, if the case is historical.
    pub warnings: Vec<Phrase>,
    /// Whether people stand under pseudonyms.
    pub pseudonyms: bool,
    /// First to last.
    pub proposals: Vec<PartyProposal>,
}

/// A proposal laid before the party.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PartyProposal {
    /// The party's own id of it.
    pub id: String,
    /// When it was laid before it.
    pub on: Phrase,
    /// What it answered; or that it has not.
    pub answer: Fixed,
    /// Its reason, in its own words.
    pub reason: Option<String>,
}

/// What the party may know of the rounds, and nothing more; see [the module](self).
pub fn project_rounds(case: &Case, rounds: &[Round], answers: &[Answer], party: PartyRef, names: Names) -> PartyRounds {
    let sight = Sight::new(case, None, party);
    let namer = Namer::party(case, names, party, &sight.items);
    let proposals = rounds.iter().filter_map(|round| {
        let (_, id) = round.to.iter().find(|(whose, _)| *whose == party)?;
        let answer = round.answer(answers, party).filter(|answer| answer.line.standing == Standing::Stated);
        Some(PartyProposal {
            id: clean(id),
            on: said::day(round.on),
            answer: answer.map_or(said::YOU_HAVE_NOT, |answer| said::you_answered(answer.says)),
            reason: answer.and_then(|answer| answer.reason.as_ref()).map(|reason| namer.prose(reason)),
        })
    });
    PartyRounds {
        party: namer.party_name(party),
        title: namer.prose(&case.title),
        historical: case.nature == Nature::Historical,
        warnings: of_operation::warnings(case.nature),
        pseudonyms: namer.hidden(),
        proposals: proposals.collect(),
    }
}

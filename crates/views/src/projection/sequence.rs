//! From the order of a deal to what one party may know of it: the steps that concern it, and how many people it has let go and received. Not
//! how exposed anybody is, itself included (its own exposure rests on what the mediator guesses of its position), nor how many other steps there are.

use takas_model::{Case, Deal, Nature, PartyRef, Sequence, Transfer};

use super::PartyName;
use super::sight::Sight;
use crate::findings::Names;
use crate::names::Namer;
use crate::phrase::Phrase;
use crate::words::sequence as said;

/// The order of what concerns one party.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PartySequence {
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
    pub steps: Vec<PartyStep>,
}

/// A step that concerns the party.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PartyStep {
    /// The phase, where there are several.
    pub phase: Option<String>,
    /// What the party lets go, undertakes or receives, each with the other side.
    pub moves: Vec<Phrase>,
    /// People it has let go so far.
    pub given: u64,
    /// People it has received so far.
    pub received: u64,
}

/// What the party may know of the order, and nothing more; see [the module](self).
pub fn project_sequence(case: &Case, deal: &Deal, sequence: &Sequence, party: PartyRef, names: Names) -> PartySequence {
    let sight = Sight::new(case, Some(deal), party);
    let namer = Namer::party(case, names, party, &sight.items);
    let (mut given, mut received) = (0_u64, 0_u64);
    let mut steps = Vec::new();
    for step in &sequence.steps {
        let own: Vec<&Transfer> = step.transfers.iter().filter(|transfer| sight.concerns(transfer)).collect();
        if own.is_empty() {
            continue;
        }
        for transfer in own.iter().filter(|transfer| case.item(transfer.item).is_people()) {
            let sum = if transfer.from == party { &mut given } else { &mut received };
            *sum = sum.saturating_add(transfer.quantity);
        }
        let phase = (case.phases.len() > 1).then(|| namer.prose(&case.phase(step.phase).name));
        steps.push(PartyStep {
            phase,
            moves: own.iter().map(|transfer| told(case, &namer, transfer, party)).collect(),
            given,
            received,
        });
    }
    PartySequence {
        party: namer.party_name(party),
        title: namer.prose(&case.title),
        historical: case.nature == Nature::Historical,
        warnings: crate::mediator::historical(case).into_iter().collect(),
        pseudonyms: namer.hidden(),
        steps,
    }
}

fn told(case: &Case, namer: &Namer<'_>, transfer: &Transfer, party: PartyRef) -> Phrase {
    let what = crate::sequence::units(case, namer, transfer);
    let name = |party: PartyRef| Phrase::supplied(namer.party_name(party).name);
    match transfer.to {
        None => said::you_undertake(what),
        Some(to) if transfer.from == party => said::you_release(what, name(to)),
        Some(_) => said::you_receive(what, name(transfer.from)),
    }
}

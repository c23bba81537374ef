//! Laying a deal before parties: whether it may be, and before whom.

use takas_check::{Fault, judge};
use takas_formats::deals::party_deal_id;
use takas_model::{Case, Date, Deal, PartyRef, Round, Zone};

use crate::talks::Talks;

/// What keeps a deal from being proposed, all of it: a rule that is known of a party is broken, somebody may not go. Empty: nothing.
#[must_use]
pub fn hindrances(case: &Case, deal: &Deal) -> Vec<Fault> {
    judge(case, deal).faults
}

/// Every party with a position, or with a part in the deal; in the order of the case.
#[must_use]
pub fn concerned(case: &Case, deal: &Deal) -> Vec<PartyRef> {
    let mut concerned: Vec<PartyRef> = case.positions.iter().map(|position| position.party).collect();
    concerned.extend(deal.transfers().iter().flat_map(|transfer| std::iter::once(transfer.from).chain(transfer.to)));
    case.party_refs().filter(|party| concerned.contains(party)).collect()
}

/// A proposal.
#[derive(Clone, Debug)]
pub struct Proposal<'p> {
    /// The mediator's id of the saved deal.
    pub id: &'p str,
    /// Its salt.
    pub salt: &'p [u8],
    /// Before whom; empty: before all that are concerned.
    pub to: &'p [PartyRef],
    /// When.
    pub on: Date,
    /// The mediator's remark.
    pub note: Option<String>,
}

/// The round that a proposal begins, with the zone as it is known.
#[must_use]
pub fn round(talks: &Talks, deal: &Deal, proposal: Proposal<'_>, zone: Zone) -> Round {
    let case = &talks.case;
    let all;
    let to = if proposal.to.is_empty() {
        all = concerned(case, deal);
        &all
    } else {
        proposal.to
    };
    let own = |party: PartyRef| (party, party_deal_id(proposal.salt, proposal.id, case, party));
    Round {
        number: talks.next_number(),
        on: proposal.on,
        deal: proposal.id.to_owned(),
        to: case.party_refs().filter(|party| to.contains(party)).map(own).collect(),
        note: proposal.note,
        zone,
        moved: Vec::new(),
    }
}

/// Whose answers to the last round have not come; none where nothing was proposed.
#[must_use]
pub fn awaited(talks: &Talks) -> Vec<PartyRef> {
    let Some(last) = talks.rounds.last() else { return Vec::new() };
    let asked = last.to.iter().map(|(party, _)| *party);
    asked.filter(|party| last.answer(&talks.answers, *party).is_none()).collect()
}

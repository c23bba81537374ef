//! Whether a deal is one: every transfer offered and lawful, every rule kept; and what it comes to.

use std::collections::BTreeSet;

use takas_model::{Case, Deal, Decision, ItemRef, Kind, Objection, Objective, PartyRef, RuleRef, Transfer};

use crate::fault::Fault;
use crate::meaning::Reading;

/// What a deal comes to, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Units of protected people and remains moved.
    pub protected: u64,
    /// People moved.
    pub people: u64,
    /// Transfers and undertakings.
    pub transfers: u64,
    /// Unit-phases waited: each unit counts the index of its phase.
    pub waited: u64,
    /// For each position in order with at least one ask: the weighted number of its asks met.
    pub satisfactions: Vec<(PartyRef, u64)>,
}

impl Totals {
    /// The value of an objective; none for [`Objective::WorstOff`], which needs the bests.
    pub fn number(&self, objective: Objective) -> Option<u64> {
        match objective {
            Objective::Protected => Some(self.protected),
            Objective::People => Some(self.people),
            Objective::FewestTransfers => Some(self.transfers),
            Objective::Earliest => Some(self.waited),
            Objective::WorstOff => None,
        }
    }

    /// A party's satisfaction.
    pub fn satisfaction(&self, party: PartyRef) -> Option<u64> {
        self.satisfactions.iter().find(|(whose, _)| *whose == party).map(|&(_, reached)| reached)
    }
}

/// What the judge finds of a deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Everything that is wrong; empty: the deal is sound and satisfies every rule.
    pub faults: Vec<Fault>,
    /// What it comes to. Of no meaning where a transfer is faulty.
    pub totals: Totals,
}

impl Judgement {
    /// Whether nothing is wrong.
    pub fn passed(&self) -> bool {
        self.faults.is_empty()
    }

    /// The rules broken.
    pub fn broken(&self) -> impl Iterator<Item = RuleRef> {
        self.faults.iter().filter_map(|fault| match fault {
            Fault::Broken(rule) => Some(*rule),
            _ => None,
        })
    }
}

/// Judges a deal: its transfers one by one, the stocks, every rule of the case, and that something moves.
pub fn judge(case: &Case, deal: &Deal) -> Judgement {
    let mut faults = sound(case, deal);
    if deal.is_empty() {
        faults.push(Fault::Empty);
    }
    faults.extend(case.rule_refs().filter_map(|rule| rule_fault(case, deal, rule)));
    let totals = totals(case, deal).unwrap_or_else(|| {
        faults.push(Fault::TotalTooLarge);
        Totals::default()
    });
    Judgement { faults, totals }
}

/// What is wrong with one rule at a deal.
pub(crate) fn rule_fault(case: &Case, deal: &Deal, rule: RuleRef) -> Option<Fault> {
    let reading = Reading { case, transfers: deal.transfers() };
    match reading.holds(&case.rule(rule).sentence) {
        Some(true) => None,
        Some(false) => Some(Fault::Broken(rule)),
        None => Some(Fault::RuleTooLarge(rule)),
    }
}

/// What is wrong with the transfers, the rules apart: unknown, not offered, not lawful, more than there is. The
/// empty deal is sound.
pub fn sound(case: &Case, deal: &Deal) -> Vec<Fault> {
    let transfers = deal.transfers();
    let mut faults: Vec<Fault> = transfers.iter().filter_map(|transfer| transfer_fault(case, transfer)).collect();
    for pair in transfers.windows(2) {
        let key = |t: &Transfer| (t.item, t.from, t.to, t.phase);
        if key(&pair[0]) >= key(&pair[1]) {
            faults.push(Fault::NotCanonical(pair[1]));
        }
    }
    for (number, act) in case.undertakings.iter().enumerate().filter(|(_, act)| act.is_choice()) {
        let begun: BTreeSet<ItemRef> =
            transfers.iter().map(|t| t.item).filter(|item| act.items.contains(item)).collect();
        if begun.len() > 1 {
            faults.push(Fault::SeveralOptions(number));
        }
    }
    for of_item in transfers.chunk_by(|a, b| a.item == b.item) {
        stock_faults(case, of_item[0].item, of_item, &mut faults);
    }
    faults
}

fn transfer_fault(case: &Case, transfer: &Transfer) -> Option<Fault> {
    let known = transfer.from.index() < case.parties.len()
        && transfer.to.is_none_or(|to| to.index() < case.parties.len())
        && transfer.phase.index() < case.phases.len();
    let Some(item) = case.items.get(transfer.item.index()).filter(|_| known) else {
        return Some(Fault::UnknownReference(*transfer));
    };
    if transfer.quantity == 0 {
        return Some(Fault::NotCanonical(*transfer));
    }
    if transfer.from != item.holder {
        return Some(Fault::NotTheHolder(*transfer));
    }
    // The first hold in the order written is the one that counts.
    let position = case.positions.iter().find(|position| position.party == item.holder);
    let hold = position.and_then(|position| position.holds.iter().find(|hold| hold.item == transfer.item));
    let Some(hold) = hold.filter(|hold| hold.phases.contains(transfer.phase)) else {
        return Some(Fault::NotOffered(*transfer));
    };
    match transfer.to {
        _ if item.is_undertaking() != transfer.to.is_none() => Some(Fault::DestinationMismatch(*transfer)),
        Some(to) if to == item.holder => Some(Fault::NowhereNew(*transfer)),
        Some(to) if !hold.to.contains(&to) => Some(Fault::NotOffered(*transfer)),
        Some(to) if !item.may_go_to(to) => Some(Fault::Gate(*transfer)),
        Some(_) if opens_later(case, transfer) => Some(Fault::WindowOpen(*transfer)),
        None | Some(_) => None,
    }
}

/// Whether the item stands on a list to which objections may still be raised.
fn opens_later(case: &Case, transfer: &Transfer) -> bool {
    case.windows
        .iter()
        .any(|window| transfer.phase < window.first && window.listed.items.binary_search(&transfer.item).is_ok())
}

/// By the end of no phase has anyone gone who is struck off, or to whose going an objection was not yet rejected.
fn objection_faults(case: &Case, item_ref: ItemRef, quantity: u64, transfers: &[Transfer], faults: &mut Vec<Fault>) {
    let against: Vec<&Objection> = case.objections.iter().filter(|one| one.against(item_ref) > 0).collect();
    for phase in transfers.iter().map(|transfer| transfer.phase).filter(|_| !against.is_empty()) {
        let stands = |objection: &&&Objection| match objection.decision {
            Decision::Pending | Decision::Upheld => true,
            Decision::Rejected(from) => phase < from,
        };
        let kept: u128 = against.iter().filter(stands).map(|one| u128::from(one.against(item_ref))).sum();
        let gone: u128 = transfers.iter().filter(|t| t.phase <= phase).map(|t| u128::from(t.quantity)).sum();
        if kept > 0 && gone + kept > u128::from(quantity) {
            faults.push(Fault::ObjectedTo(item_ref, phase));
            return;
        }
    }
}

fn stock_faults(case: &Case, item_ref: ItemRef, transfers: &[Transfer], faults: &mut Vec<Fault>) {
    let Some(item) = case.items.get(item_ref.index()) else { return };
    let moved: u128 = transfers.iter().map(|t| u128::from(t.quantity)).sum();
    if moved > u128::from(item.quantity) {
        faults.push(Fault::OverStock(item_ref));
    }
    if !item.is_undertaking() {
        objection_faults(case, item_ref, item.quantity, transfers, faults);
    }
    if let Kind::Goods { per_day: Some(per_day), .. } = item.kind {
        for (phase, days) in case.phase_refs().zip(case.phases.iter().map(|phase| phase.days)) {
            let in_phase = transfers.iter().filter(|t| t.phase == phase);
            let moved: u128 = in_phase.map(|t| u128::from(t.quantity)).sum();
            if moved > u128::from(per_day) * u128::from(days) {
                faults.push(Fault::OverDailyLimit(item_ref, phase));
            }
        }
    }
}

pub(crate) fn totals(case: &Case, deal: &Deal) -> Option<Totals> {
    let mut totals = Totals::default();
    for transfer in deal.transfers() {
        let quantity = transfer.quantity;
        if let Some(item) = case.items.get(transfer.item.index()) {
            let people = matches!(item.kind, Kind::Person(_) | Kind::Group);
            if people {
                totals.people = totals.people.checked_add(quantity)?;
            }
            if item.protection.is_some() && (people || item.kind == Kind::Remains) {
                totals.protected = totals.protected.checked_add(quantity)?;
            }
        }
        totals.transfers = totals.transfers.checked_add(1)?;
        let waits = u64::try_from(transfer.phase.index()).ok()?.checked_mul(quantity)?;
        totals.waited = totals.waited.checked_add(waits)?;
    }
    let reading = Reading { case, transfers: deal.transfers() };
    for position in case.positions.iter().filter(|position| !position.asks.is_empty()) {
        let mut reached = 0_i128;
        for ask in &position.asks {
            let met = reading.moved(&ask.flow)?.min(i128::from(ask.at_most));
            reached = reached.checked_add(met.checked_mul(i128::from(ask.weight))?)?;
        }
        totals.satisfactions.push((position.party, u64::try_from(reached).ok()?));
    }
    Some(totals)
}

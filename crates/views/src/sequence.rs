//! The safe order, for the mediator: every step, every party's exposure after it, and where breaking off would hurt most.

use serde::{Deserialize, Serialize};
use takas_model::sequence::WHOLE;
use takas_model::{Case, Deal, Nature, OrderValue, Sequence, SequenceTerms, Stands, Step};

use crate::findings::Names;
use crate::measure::Tally;
use crate::mediator::warnings;
use crate::names::{Namer, PartyName, clean};
use crate::phrase::Phrase;
use crate::words::{amounts, deal, sequence as said};

/// An order with what the judge found of it.
#[derive(Clone, Copy, Debug)]
pub struct Ordered<'a> {
    /// The order.
    pub sequence: &'a Sequence,
    /// How every party stands after each step.
    pub stands: &'a Stands,
    /// What it comes to.
    pub value: OrderValue,
    /// How many of the three measures were closed by the engine.
    pub closed: usize,
    /// How many of them the judge verified.
    pub verified: usize,
    /// Where nothing is closed: what no order's greatest exposure is under.
    pub bound: u64,
    /// Pairs of steps that stand the wrong way round; only of an order on record.
    pub wrong_way: &'a [(usize, usize)],
}

/// Everything to be shown of the orders of a deal.
#[derive(Clone, Copy, Debug)]
pub struct Orders<'a> {
    /// The case.
    pub case: &'a Case,
    /// The deal.
    pub deal: &'a Deal,
    /// What the mediator lays down.
    pub terms: &'a SequenceTerms,
    /// The safe order.
    pub safe: Ordered<'a>,
    /// The order on record, if one is told.
    pub published: Option<Ordered<'a>>,
}

/// The mediator's view of the orders of a deal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SequenceView {
    /// Title of the case.
    pub title: String,
    /// Whether the case is historical.
    pub historical: bool,
    /// Warnings that go on every output.
    pub warnings: Vec<Phrase>,
    /// Whether people stand under pseudonyms.
    pub pseudonyms: bool,
    /// The safe order.
    pub safe: OrderView,
    /// The order on record.
    pub published: Option<OrderView>,
}

/// An order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OrderView {
    /// What is proved, and where breaking off hurts most, in sentences.
    pub sentences: Vec<Phrase>,
    /// Parties that are exposed at some moment, in order.
    pub parties: Vec<PartyName>,
    /// The steps.
    pub steps: Vec<StepView>,
}

/// A step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StepView {
    /// The phase, where a new one begins.
    pub phase: Option<String>,
    /// The name of the mark or of what moves together.
    pub name: Option<String>,
    /// What moves, one entry for each way.
    pub moves: Vec<Phrase>,
    /// Whether anybody in it is protected.
    pub protected: bool,
    /// Where.
    pub place: Option<String>,
    /// For each of the order's parties: exposure in thousandths, rounded up.
    pub exposure: Vec<u64>,
}

/// The mediator's view.
pub fn brief_sequence(orders: &Orders<'_>, names: Names) -> SequenceView {
    let case = orders.case;
    let teller = Teller { orders, namer: Namer::mediator(case, names) };
    SequenceView {
        title: teller.namer.prose(&case.title),
        historical: case.nature == Nature::Historical,
        warnings: warnings(case, &teller.namer).collect(),
        pseudonyms: teller.namer.hidden(),
        safe: teller.order(&orders.safe, true),
        published: orders.published.as_ref().map(|published| teller.order(published, false)),
    }
}

struct Teller<'a> {
    orders: &'a Orders<'a>,
    namer: Namer<'a>,
}

impl Teller<'_> {
    fn order(&self, order: &Ordered<'_>, is_safe: bool) -> OrderView {
        let exposed: Vec<_> = self
            .orders
            .case
            .party_refs()
            .filter(|party| order.stands.iter().flatten().any(|(whose, stand)| whose == party && stand.exposure > 0))
            .collect();
        let mut phase = None;
        let mut steps = Vec::new();
        for (step, stands) in order.sequence.steps.iter().zip(order.stands) {
            let begins = self.orders.case.phases.len() > 1 && phase != Some(step.phase);
            phase = Some(step.phase);
            let exposure = exposed.iter().map(|party| {
                stands.iter().find(|(whose, _)| whose == party).map_or(0, |(_, stand)| permille(stand.exposure))
            });
            steps.push(StepView {
                phase: begins.then(|| self.namer.prose(&self.orders.case.phase(step.phase).name)),
                exposure: exposure.collect(),
                ..self.step(step)
            });
        }
        OrderView {
            sentences: self.sentences(order, is_safe),
            parties: exposed.into_iter().map(|party| self.namer.party_name(party)).collect(),
            steps,
        }
    }

    fn sentences(&self, order: &Ordered<'_>, is_safe: bool) -> Vec<Phrase> {
        let mut sentences = Vec::new();
        if is_safe {
            sentences.push(match (order.closed, order.verified) {
                (3, 3) => said::BEST.phrase(),
                (3, _) => said::UNVERIFIED.phrase(),
                (0, _) => said::gap(share(order.bound)),
                _ => said::EXPOSURE_LEAST.phrase(),
            });
        }
        let all =
            order.stands.iter().enumerate().flat_map(|(step, stands)| stands.iter().map(move |stand| (step, stand)));
        let worst = all.filter(|(_, (_, stand))| stand.exposure == order.value.exposure).min_by_key(|(step, _)| *step);
        sentences.push(match worst {
            Some((step, (party, stand))) if stand.exposure > 0 => {
                let party = Phrase::supplied(self.namer.party_name(*party).name);
                said::worst(party, share(stand.exposure), Phrase::figures(step + 1))
            }
            _ => said::NEVER.phrase(),
        });
        if order.value.excess > 0 {
            sentences.push(said::excess(order.value.excess));
        }
        let nth = |step: usize| Phrase::figures(step + 1);
        sentences.extend(order.wrong_way.iter().map(|(first, then)| said::wrong_way(nth(*first), nth(*then))));
        sentences
    }

    fn step(&self, step: &Step) -> StepView {
        let case = self.orders.case;
        let mark = step.mark.map(|mark| &self.orders.terms.marks[mark]);
        let places = step.transfers.iter().filter_map(|transfer| self.orders.terms.place(transfer.item));
        let mut places: Vec<&str> = places.chain(mark.and_then(|mark| mark.place.as_deref())).collect();
        places.dedup();
        StepView {
            phase: None,
            name: mark.map(|mark| &mark.name).or(step.name.as_ref()).map(|name| self.namer.prose(name)),
            moves: moves(case, &self.namer, &step.transfers),
            protected: step.transfers.iter().any(|transfer| case.item(transfer.item).protection.is_some()),
            place: (!places.is_empty()).then(|| places.into_iter().map(clean).collect::<Vec<_>>().join(", ")),
            exposure: Vec::new(),
        }
    }
}

/// What moves, one entry for each way: `Germany → Russia: Vadim Krasikov`.
fn moves(case: &Case, namer: &Namer<'_>, transfers: &[takas_model::Transfer]) -> Vec<Phrase> {
    let mut ways: Vec<(takas_model::PartyRef, Option<takas_model::PartyRef>)> =
        transfers.iter().map(|transfer| (transfer.from, transfer.to)).collect();
    ways.sort_unstable();
    ways.dedup();
    ways.into_iter()
        .map(|(from, to)| {
            let on_way = transfers.iter().filter(|transfer| (transfer.from, transfer.to) == (from, to));
            let things = Phrase::list(on_way.map(|transfer| units(case, namer, transfer)).collect());
            let from = namer.party_name(from).name;
            match to {
                Some(to) => amounts::with(deal::way(&from, &namer.party_name(to).name), things),
                None => said::undertakes(Phrase::supplied(from), things),
            }
        })
        .collect()
}

/// What moves, with its number where there are several.
pub(crate) fn units(case: &Case, namer: &Namer<'_>, transfer: &takas_model::Transfer) -> Phrase {
    let several = case.item(transfer.item).quantity != 1;
    said::units_of(namer.item(transfer.item), several.then(|| amounts::tally(&Tally::of(case, [transfer]))))
}

/// Thousand-millionths as thousandths, rounded up.
fn permille(exposure: u64) -> u64 {
    exposure.div_ceil(WHOLE / 1_000)
}

/// Thousand-millionths as a share.
pub(crate) fn share(exposure: u64) -> Phrase {
    Phrase::percent(permille(exposure))
}

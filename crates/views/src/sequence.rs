//! The safe order, for the mediator: every step, every party's exposure after it, and where breaking off would hurt most.

use takas_model::sequence::WHOLE;
use takas_model::{Case, Deal, Nature, OrderValue, Sequence, SequenceTerms, Stands, Step};

use crate::findings::Names;
use crate::measure::Tally;
use crate::names::{Namer, PartyName, clean};
use crate::words;

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
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SequenceView {
    /// Title of the case.
    pub title: String,
    /// Whether the case is historical.
    pub historical: bool,
    /// Warnings that go on every output.
    pub warnings: Vec<String>,
    /// Whether people stand under pseudonyms.
    pub pseudonyms: bool,
    /// The safe order.
    pub safe: OrderView,
    /// The order on record.
    pub published: Option<OrderView>,
}

/// An order.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OrderView {
    /// What is proved, and where breaking off hurts most, in sentences.
    pub sentences: Vec<String>,
    /// Parties that are exposed at some moment, in order.
    pub parties: Vec<PartyName>,
    /// The steps.
    pub steps: Vec<StepView>,
}

/// A step.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StepView {
    /// The phase, where a new one begins.
    pub phase: Option<String>,
    /// The name of the mark or of what moves together.
    pub name: Option<String>,
    /// What moves, one entry for each way.
    pub moves: Vec<String>,
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
    let mut warnings: Vec<String> = words::historical(case.nature).map(str::to_owned).into_iter().collect();
    warnings.extend(case.warnings.iter().map(|warning| teller.namer.prose(warning)));
    SequenceView {
        title: teller.namer.prose(&case.title),
        historical: case.nature == Nature::Historical,
        warnings,
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

    fn sentences(&self, order: &Ordered<'_>, is_safe: bool) -> Vec<String> {
        let mut sentences = Vec::new();
        if is_safe {
            sentences.push(match (order.closed, order.verified) {
                (3, 3) => words::sequence::BEST.to_owned(),
                (3, _) => words::sequence::UNVERIFIED.to_owned(),
                (0, _) => words::sequence::gap(&share(order.bound)),
                _ => words::sequence::EXPOSURE_LEAST.to_owned(),
            });
        }
        let all =
            order.stands.iter().enumerate().flat_map(|(step, stands)| stands.iter().map(move |stand| (step, stand)));
        let worst = all.filter(|(_, (_, stand))| stand.exposure == order.value.exposure).min_by_key(|(step, _)| *step);
        sentences.push(match worst {
            Some((step, (party, stand))) if stand.exposure > 0 => {
                words::sequence::worst(&self.namer.party_name(*party).name, &share(stand.exposure), step + 1)
            }
            _ => words::sequence::NEVER.to_owned(),
        });
        if order.value.excess > 0 {
            sentences.push(words::sequence::excess(order.value.excess));
        }
        sentences.extend(order.wrong_way.iter().map(|(first, then)| words::sequence::wrong_way(first + 1, then + 1)));
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
fn moves(case: &Case, namer: &Namer<'_>, transfers: &[takas_model::Transfer]) -> Vec<String> {
    let mut ways: Vec<(takas_model::PartyRef, Option<takas_model::PartyRef>)> =
        transfers.iter().map(|transfer| (transfer.from, transfer.to)).collect();
    ways.sort_unstable();
    ways.dedup();
    ways.into_iter()
        .map(|(from, to)| {
            let on_way = transfers.iter().filter(|transfer| (transfer.from, transfer.to) == (from, to));
            let things: Vec<String> = on_way
                .map(|transfer| {
                    let name = namer.item(transfer.item);
                    let units = words::tally(&Tally::of(case, [transfer]));
                    let item = case.item(transfer.item);
                    if item.quantity == 1 { name } else { format!("{name}, {units}") }
                })
                .collect();
            let things = words::list(&things);
            let from = namer.party_name(from).name;
            match to {
                Some(to) => format!("{from} → {}: {things}", namer.party_name(to).name),
                None => format!("{from} undertakes: {things}"),
            }
        })
        .collect()
}

/// Thousand-millionths as thousandths, rounded up.
fn permille(exposure: u64) -> u64 {
    exposure.div_ceil(WHOLE / 1_000)
}

/// Thousand-millionths as a share.
pub(crate) fn share(exposure: u64) -> String {
    words::tenths(permille(exposure))
}

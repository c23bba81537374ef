//! The shape of `takas sequence --json`, version 1. The mediator's.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use takas_model::{Case, OrderValue, Sequence, SequenceTerms, Stands};

use super::output::TransferOut;

/// The orders of a deal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SequenceReport {
    /// Version of this format: 1.
    pub format: u32,
    /// The case's id.
    pub case: String,
    /// The id of the saved deal; null where the deal was not saved.
    pub deal: Option<String>,
    /// Warnings that go on every output.
    pub warnings: Vec<String>,
    /// How many of the three measures, from the first, are proved least by the engine; 3: the order is best.
    pub closed: usize,
    /// How many of them the judge verified.
    pub verified: usize,
    /// No order's greatest exposure is under this, in thousand-millionths.
    pub exposure_bound: u64,
    /// The safe order.
    pub safe: OrderOut,
    /// The order on record; null where none is told.
    pub published: Option<OrderOut>,
}

/// An order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrderOut {
    /// The greatest exposure of any party at any moment, in thousand-millionths.
    pub exposure: u64,
    /// The greatest excess of any party's lead in people.
    pub excess: u64,
    /// The sum of all exposures over all moments, in thousand-millionths.
    pub total: u64,
    /// The steps.
    pub steps: Vec<StepOut>,
    /// Pairs of steps, counted from 1, of which the first should come after the second; only of an order on record.
    pub wrong_way: Vec<(usize, usize)>,
}

/// A step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepOut {
    /// The phase.
    pub phase: String,
    /// The name of the step in which nothing moves, or of what moves together; null otherwise.
    pub name: Option<String>,
    /// What moves at once; empty where nothing does.
    pub transfers: Vec<TransferOut>,
    /// How each party stands after it.
    pub stands: Vec<StandOut>,
}

/// How a party stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StandOut {
    /// The party's id.
    pub party: String,
    /// Exposure in thousand-millionths.
    pub exposure: u64,
    /// People let go so far, nobody protected.
    pub people_given: u64,
    /// People received so far, nobody protected.
    pub people_received: u64,
}

/// What is to be written of one order.
pub struct OrderFound<'a> {
    /// The order.
    pub sequence: &'a Sequence,
    /// How every party stands after each step.
    pub stands: &'a Stands,
    /// What it comes to.
    pub value: OrderValue,
    /// Pairs of steps, counted from 0, that stand the wrong way round.
    pub wrong_way: &'a [(usize, usize)],
}

/// An order as JSON has it; `item` names things (a pseudonym where they were asked for), `prose` any other text.
pub fn order_out(
    case: &Case,
    terms: &SequenceTerms,
    found: &OrderFound<'_>,
    item: &dyn Fn(takas_model::ItemRef) -> String,
    prose: &dyn Fn(&str) -> String,
) -> OrderOut {
    let steps = found.sequence.steps.iter().zip(found.stands).map(|(step, stands)| {
        let mark = step.mark.map(|mark| terms.marks[mark].name.as_str());
        StepOut {
            phase: case.phase(step.phase).id.clone(),
            name: mark.or(step.name.as_deref()).map(prose),
            transfers: step
                .transfers
                .iter()
                .map(|transfer| TransferOut {
                    what: item(transfer.item),
                    from: case.party(transfer.from).id.clone(),
                    to: transfer.to.map(|to| case.party(to).id.clone()),
                    phase: case.phase(transfer.phase).id.clone(),
                    quantity: transfer.quantity,
                })
                .collect(),
            stands: stands
                .iter()
                .map(|(party, stand)| StandOut {
                    party: case.party(*party).id.clone(),
                    exposure: stand.exposure,
                    people_given: stand.people_given,
                    people_received: stand.people_received,
                })
                .collect(),
        }
    });
    OrderOut {
        exposure: found.value.exposure,
        excess: found.value.excess,
        total: found.value.total,
        steps: steps.collect(),
        wrong_way: found.wrong_way.iter().map(|(first, then)| (first + 1, then + 1)).collect(),
    }
}

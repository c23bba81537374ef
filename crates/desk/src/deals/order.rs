//! A deal in the order in which nobody is ahead by more than need be: found, judged, beside the order on record.

use std::path::Path;

use takas_check::{SequenceVerdict, measure_sequence, order_faults, verify_sequence};
use takas_clearing::Engine;
use takas_formats::deals::{FORMAT, OrderFound, SequenceReport, order_out, to_json};
use takas_formats::read_sequence;
use takas_model::{Case, Deal, OrderValue, Sequence, SequenceFound, SequenceOutcome, SequenceTerms, Stands, Step};
use takas_views::{Disguiser, Ordered, Orders, words};

use crate::failure::Failure;
use crate::reading;
use crate::talks::Talks;

/// What the mediator lays down about the order.
///
/// # Errors
/// When mediator/sequence.toml has mistakes.
pub fn terms(path: &Path, talks: &Talks) -> Result<SequenceTerms, Failure> {
    let read = read_sequence(&talks.case, &talks.files);
    reading::show(path, &talks.files, &read.diagnostics.iter().collect::<Vec<_>>());
    let summary = || reading::summary(&read.diagnostics, &path.join(takas_formats::SEQUENCE_FILE));
    read.terms.ok_or_else(|| Failure::Mistakes(summary()))
}

/// What came of looking for a safe order.
#[derive(Debug)]
pub enum Order {
    /// One that is as safe as can be, judged.
    Safe(Box<(SequenceFound, SequenceVerdict)>),
    /// There is none: each of these comes before the next, and the last before the first.
    Circle(Vec<String>),
}

/// The safe order of a deal, judged.
///
/// # Errors
/// When the judge refuses the order.
pub fn safe_order(engine: &mut Engine<'_>, case: &Case, deal: &Deal, terms: &SequenceTerms) -> Result<Order, Failure> {
    let found = match engine.sequence(case, deal, terms)? {
        SequenceOutcome::Found(found) => found,
        SequenceOutcome::Circle(circle) => {
            return Ok(Order::Circle(circle.iter().map(|step| named(case, terms, step)).collect()));
        }
    };
    let verdict = verify_sequence(case, deal, terms, &found);
    if let Some(fault) = verdict.faults.first() {
        return Err(Failure::Refused { what: "the order", fault: format!("{fault:?}") });
    }
    Ok(Order::Safe(Box::new((found, verdict))))
}

/// The order on record, measured.
#[derive(Debug)]
pub struct Published {
    sequence: Sequence,
    stands: Stands,
    value: OrderValue,
    wrong_way: Vec<(usize, usize)>,
}

/// The order on record of a deal, where the case has one that holds it.
#[must_use]
pub fn published(case: &Case, deal: &Deal, terms: &SequenceTerms) -> Option<Published> {
    let sequence = terms.published_order(deal, case.phase_refs())?;
    let (stands, value) = measure_sequence(case, deal, &sequence)?;
    let wrong_way = order_faults(case, terms, &sequence);
    Some(Published { sequence, stands, value, wrong_way })
}

/// A step in a few words.
fn named(case: &Case, terms: &SequenceTerms, step: &Step) -> String {
    let mark = step.mark.map(|mark| terms.marks[mark].name.clone());
    let items =
        || step.transfers.iter().map(|transfer| case.item(transfer.item).id.clone()).collect::<Vec<_>>().join(", ");
    mark.or_else(|| step.name.clone()).unwrap_or_else(items)
}

/// A safe order beside the one on record, for views.
#[must_use]
pub fn orders<'o>(
    (case, deal, terms): (&'o Case, &'o Deal, &'o SequenceTerms),
    (found, verdict): (&'o SequenceFound, &'o SequenceVerdict),
    published: Option<&'o Published>,
) -> Orders<'o> {
    let safe = Ordered {
        sequence: &found.sequence,
        stands: &verdict.stands,
        value: found.value,
        closed: found.closed,
        verified: verdict.verified,
        bound: found.exposure_bound,
        wrong_way: &[],
    };
    let published = published.map(|found| Ordered {
        sequence: &found.sequence,
        stands: &found.stands,
        value: found.value,
        closed: 0,
        verified: 0,
        bound: 0,
        wrong_way: &found.wrong_way,
    });
    Orders { case, deal, terms, safe, published }
}

/// The same as JSON: `takas sequence --json`. `id` is that of the saved deal.
#[must_use]
pub fn as_json(orders: &Orders<'_>, found: &SequenceFound, id: Option<&str>, pseudonyms: bool) -> String {
    let case = orders.case;
    let disguiser = Disguiser::new(case);
    let item = |item| if pseudonyms { disguiser.item(item) } else { case.item(item).id.clone() };
    let prose = |text: &str| if pseudonyms { disguiser.text(text) } else { text.to_owned() };
    let out = |order: &Ordered<'_>| {
        let found = OrderFound {
            sequence: order.sequence,
            stands: order.stands,
            value: order.value,
            wrong_way: order.wrong_way,
        };
        order_out(case, orders.terms, &found, &item, &prose)
    };
    let mut warnings: Vec<String> = words::historical(case.nature).map(str::to_owned).into_iter().collect();
    warnings.extend(case.warnings.iter().map(|warning| prose(warning)));
    to_json(&SequenceReport {
        format: FORMAT,
        case: case.id.clone(),
        deal: id.map(str::to_owned),
        warnings,
        closed: found.closed,
        verified: orders.safe.verified,
        exposure_bound: found.exposure_bound,
        safe: out(&orders.safe),
        published: orders.published.as_ref().map(out),
    })
}

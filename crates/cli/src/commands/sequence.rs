//! `takas sequence`: a deal in the order in which nobody is ahead by more than need be, judged, beside the order on record.

use std::path::Path;

use takas_check::{SequenceVerdict, measure_sequence, order_faults, verify_sequence};
use takas_formats::deals::{FORMAT, OrderFound, SequenceReport, order_out, to_json};
use takas_formats::read_sequence;
use takas_model::{
    Case, Deal, OrderValue, Outcome, PartyRef, Sequence, SequenceFound, SequenceOutcome, SequenceTerms, Stands, Step,
};
use takas_views::{Disguiser, Names, Ordered, Orders, brief_sequence, html, json, project_sequence, text, words};

use crate::COLUMNS;
use crate::arguments::{LimitArguments, SequenceArguments};
use crate::exit;
use crate::failure::Failure;
use crate::limits::with_engine;
use crate::put;
use crate::put_page;
use crate::reading;
use crate::talks::{self, Talks};
use crate::zone;

/// Runs the command.
///
/// # Errors
/// When files cannot be read or written or have mistakes, or when the judge refuses the order.
pub(crate) fn run(arguments: &SequenceArguments) -> Result<u8, Failure> {
    let talks = talks::read(&arguments.case)?;
    let terms = terms(&arguments.case, &talks)?;
    let viewer = arguments.view.as_ref().map(|id| reading::party(&talks.case, id)).transpose()?;
    let Some(deal) = deal(arguments, &talks)? else { return Ok(exit::NO_DEAL) };
    let Some((found, verdict)) = safe_order(&talks.case, &deal, &terms, arguments.limits)? else {
        return Ok(exit::NO_DEAL);
    };
    let published = published(&talks.case, &deal, &terms);
    let shown = Shown { arguments, talks: &talks, terms: &terms, deal: &deal, found: &found, published, viewer };
    shown.show(&verdict.stands, verdict.verified)?;
    Ok(if found.closed == 3 && verdict.verified == 3 { exit::DONE } else { exit::NOT_PROVED })
}

/// What the mediator lays down about the order.
///
/// # Errors
/// When mediator/sequence.toml has mistakes.
pub(crate) fn terms(path: &Path, talks: &Talks) -> Result<SequenceTerms, Failure> {
    let read = read_sequence(&talks.case, &talks.files);
    reading::show(path, &talks.files, &read.diagnostics.iter().collect::<Vec<_>>());
    let summary = || reading::summary(&read.diagnostics, &path.join(takas_formats::SEQUENCE_FILE));
    read.terms.ok_or_else(|| Failure::Mistakes(summary()))
}

/// The saved deal that is named, or the best.
fn deal(arguments: &SequenceArguments, talks: &Talks) -> Result<Option<Deal>, Failure> {
    if let Some(id) = &arguments.deal {
        return Ok(Some(talks::saved_deal(&arguments.case, talks, id)?.1));
    }
    match zone::clear(&talks.case, arguments.limits)?.outcome {
        Outcome::Deal { deal, .. } => Ok(Some(deal)),
        Outcome::Infeasible { .. } | Outcome::Interrupted => {
            tell!("takas: there is no deal to be put in order; `takas deals` shows why");
            Ok(None)
        }
    }
}

/// The safe order of a deal, judged; none, with the reason told, where no order keeps what binds the steps.
///
/// # Errors
/// When the judge refuses the order.
pub(crate) fn safe_order(
    case: &Case,
    deal: &Deal,
    terms: &SequenceTerms,
    limits: LimitArguments,
) -> Result<Option<(SequenceFound, SequenceVerdict)>, Failure> {
    let found = match with_engine(Some(case), limits, |engine| engine.sequence(case, deal, terms))? {
        SequenceOutcome::Found(found) => found,
        SequenceOutcome::Circle(circle) => {
            tell!(
                "takas: no order keeps what binds the steps: each of these comes before the next, and the last before the first"
            );
            for step in &circle {
                tell!("  {}", named(case, terms, step));
            }
            return Ok(None);
        }
    };
    let verdict = verify_sequence(case, deal, terms, &found);
    if let Some(fault) = verdict.faults.first() {
        return Err(Failure::Refused { what: "the order", fault: format!("{fault:?}") });
    }
    Ok(Some((found, verdict)))
}

/// The order on record, measured.
struct Published {
    sequence: Sequence,
    stands: Stands,
    value: OrderValue,
    wrong_way: Vec<(usize, usize)>,
}

fn published(case: &Case, deal: &Deal, terms: &SequenceTerms) -> Option<Published> {
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

struct Shown<'a> {
    arguments: &'a SequenceArguments,
    talks: &'a Talks,
    terms: &'a SequenceTerms,
    deal: &'a Deal,
    found: &'a SequenceFound,
    published: Option<Published>,
    viewer: Option<PartyRef>,
}

impl Shown<'_> {
    fn show(&self, stands: &Stands, verified: usize) -> Result<(), Failure> {
        let case = &self.talks.case;
        let names = if self.arguments.pseudonyms { Names::Pseudonyms } else { Names::Real };
        let (page, words) = if let Some(party) = self.viewer {
            let view = project_sequence(case, self.deal, &self.found.sequence, party, names);
            let words = if self.arguments.json {
                format!("{}\n", json::party_sequence(&view))
            } else {
                text::party_sequence(&view, COLUMNS)
            };
            (html::party_sequence(&view), words)
        } else {
            let orders = self.orders(stands, verified);
            let view = brief_sequence(&orders, names);
            let words = if self.arguments.json { self.as_json(&orders) } else { text::sequence(&view, COLUMNS) };
            (html::sequence(&view), words)
        };
        if let Some(path) = &self.arguments.html {
            put_page(path, &page)?;
        }
        put(&words)
    }

    fn orders<'o>(&'o self, stands: &'o Stands, verified: usize) -> Orders<'o> {
        let safe = Ordered {
            sequence: &self.found.sequence,
            stands,
            value: self.found.value,
            closed: self.found.closed,
            verified,
            bound: self.found.exposure_bound,
            wrong_way: &[],
        };
        let published = self.published.as_ref().map(|found| Ordered {
            sequence: &found.sequence,
            stands: &found.stands,
            value: found.value,
            closed: 0,
            verified: 0,
            bound: 0,
            wrong_way: &found.wrong_way,
        });
        Orders { case: &self.talks.case, deal: self.deal, terms: self.terms, safe, published }
    }

    fn as_json(&self, orders: &Orders<'_>) -> String {
        let case = orders.case;
        let disguiser = Disguiser::new(case);
        let hides = self.arguments.pseudonyms;
        let item = |item| if hides { disguiser.item(item) } else { case.item(item).id.clone() };
        let prose = |text: &str| if hides { disguiser.text(text) } else { text.to_owned() };
        let out = |order: &Ordered<'_>| {
            let found = OrderFound {
                sequence: order.sequence,
                stands: order.stands,
                value: order.value,
                wrong_way: order.wrong_way,
            };
            order_out(case, self.terms, &found, &item, &prose)
        };
        let mut warnings: Vec<String> = words::historical(case.nature).map(str::to_owned).into_iter().collect();
        warnings.extend(case.warnings.iter().map(|warning| prose(warning)));
        to_json(&SequenceReport {
            format: FORMAT,
            case: case.id.clone(),
            deal: self.arguments.deal.clone(),
            warnings,
            closed: self.found.closed,
            verified: orders.safe.verified,
            exposure_bound: self.found.exposure_bound,
            safe: out(&orders.safe),
            published: orders.published.as_ref().map(out),
        })
    }
}

//! `takas sequence`: a deal in the order in which nobody is ahead by more than need be, judged, beside the order on record.

use takas_check::SequenceVerdict;
pub(crate) use takas_desk::deals::order::terms;
use takas_desk::deals::order::{self, Order, Published};
use takas_model::{Case, Deal, Outcome, PartyRef, SequenceFound, SequenceTerms};
use takas_views::{brief_sequence, html, json, project_sequence, text};

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
    let Some(safe) = safe_order(&talks.case, &deal, &terms, arguments.limits)? else {
        return Ok(exit::NO_DEAL);
    };
    let published = order::published(&talks.case, &deal, &terms);
    let shown = Shown { arguments, talks: &talks, terms: &terms, deal: &deal, safe: &safe, published, viewer };
    shown.show()?;
    Ok(if safe.0.closed == 3 && safe.1.verified == 3 { exit::DONE } else { exit::NOT_PROVED })
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
    match with_engine(Some(case), limits, |engine| order::safe_order(engine, case, deal, terms))? {
        Order::Safe(found) => Ok(Some(*found)),
        Order::Circle(circle) => {
            tell!(
                "takas: no order keeps what binds the steps: each of these comes before the next, and the last before the first"
            );
            for step in &circle {
                tell!("  {step}");
            }
            Ok(None)
        }
    }
}

struct Shown<'a> {
    arguments: &'a SequenceArguments,
    talks: &'a Talks,
    terms: &'a SequenceTerms,
    deal: &'a Deal,
    safe: &'a (SequenceFound, SequenceVerdict),
    published: Option<Published>,
    viewer: Option<PartyRef>,
}

impl Shown<'_> {
    fn show(&self) -> Result<(), Failure> {
        let case = &self.talks.case;
        let (found, verdict) = self.safe;
        let names = self.arguments.shown.names();
        let (page, words) = if let Some(party) = self.viewer {
            let view = project_sequence(case, self.deal, &found.sequence, party, names);
            let words = if self.arguments.shown.json {
                format!("{}\n", json::party_sequence(&view))
            } else {
                text::party_sequence(&view, COLUMNS)
            };
            (html::party_sequence(&view), words)
        } else {
            let orders = order::orders((case, self.deal, self.terms), (found, verdict), self.published.as_ref());
            let view = brief_sequence(&orders, names);
            let words = if self.arguments.shown.json {
                order::as_json(&orders, found, self.arguments.deal.as_deref(), self.arguments.shown.hidden.pseudonyms)
            } else {
                text::sequence(&view, COLUMNS)
            };
            (html::sequence(&view), words)
        };
        if let Some(path) = &self.arguments.shown.html {
            put_page(path, &page)?;
        }
        put(&words)
    }
}

//! From the events of an operation to what one reader knows of it at a moment.

use std::collections::BTreeSet;

use takas_model::{
    Case, Charter, Consequence, Happened, Instant, ItemRef, OperationEvent, Reason, Target, UnitRef, Weight,
};

use super::{Excerpt, Fact, Reader, Telling};
use crate::findings::Names;
use crate::operation::{Chronicle, Course, EventLine, Known, OperationView, SafeMoment, event_line, view};

/// Who is next in the line for somebody who does not travel. A proposal: nobody goes by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextInLine {
    /// Who does not travel.
    pub of: UnitRef,
    /// Who is next; none: nobody of the line is left.
    pub next: Option<ItemRef>,
    /// Since when it is known that somebody does not travel.
    pub since: Instant,
}

/// What there is to show of an operation.
#[derive(Clone, Copy, Debug)]
pub struct OperationShown<'a> {
    /// The case.
    pub case: &'a Case,
    /// What was fixed before it began.
    pub charter: &'a Charter,
    /// Every plan adopted since, in order.
    pub adopted: &'a [Target],
    /// What was said and what followed, in order.
    pub events: &'a [OperationEvent],
    /// The moment at which it is looked at.
    pub now: Instant,
    /// For each ride of the plan in force what stands against its going on, as the engine has it, the mediator's; empty: not asked.
    pub ride_waits: &'a [Vec<Reason>],
    /// For each gate what stands against its release: the mediator's; empty: not asked.
    pub gate_waits: &'a [Vec<Reason>],
    /// The safe states, from moment to moment, as the engine has them: the mediator's; empty: not asked.
    pub safe: &'a [SafeMoment],
    /// How many events, from the first, a second copy of the store has, where one is demanded: the mediator's.
    pub confirmed: Option<u64>,
    /// Why the second copy of the store is not what the store is, where it is not: the mediator's.
    pub copy_trouble: Option<&'a str>,
    /// Who is next for those who do not travel, by the mediator's lines of substitutes: the mediator's.
    pub next_in_line: &'a [NextInLine],
    /// So many of the last events are told in lines.
    pub lines_max: usize,
}

impl<'a> OperationShown<'a> {
    /// Of which nothing was asked of the engine.
    pub fn new(case: &'a Case, charter: &'a Charter, events: &'a [OperationEvent], now: Instant) -> Self {
        Self {
            case,
            charter,
            adopted: &[],
            events,
            now,
            ride_waits: &[],
            gate_waits: &[],
            safe: &[],
            confirmed: None,
            copy_trouble: None,
            next_in_line: &[],
            lines_max: usize::MAX,
        }
    }
}

/// What a reader knows of an operation, and nothing more; see [`Reader`].
///
/// # Panics
/// When the plans of the charter point to nothing: what is run has passed the judge.
pub fn project_operation(shown: &OperationShown<'_>, reader: Reader, names: Names) -> OperationView {
    let mut chronicle = Chronicle::new(shown.charter, shown.adopted);
    let mut telling = Telling::new(shown.case, Course::new(shown.charter), reader, names);
    let (mut told_early, mut lines): (BTreeSet<u64>, Vec<EventLine>) = (BTreeSet::new(), Vec::new());
    let first_line = shown.events.len().saturating_sub(shown.lines_max);
    for (index, event) in shown.events.iter().enumerate() {
        let Some(excerpt) = excerpt(&telling, event, &told_early) else { continue };
        if excerpt.weight == Weight::Waits {
            told_early.insert(excerpt.number);
        }
        if index >= first_line {
            lines.push(event_line(&telling, &excerpt));
        }
        chronicle.see(&excerpt);
        if chronicle.course().adopted.len() != telling.course.adopted.len() {
            telling = Telling::new(shown.case, chronicle.course(), reader, names);
        }
    }
    view(shown, &Known { telling: &telling, chronicle: &chronicle }, lines)
}

/// What the reader may have of an event. That a report counts now which came too early, or lapses, is told to whoever was told the report.
fn excerpt(telling: &Telling<'_>, event: &OperationEvent, told_early: &BTreeSet<u64>) -> Option<Excerpt> {
    let plain = telling.excerpt(event);
    let (number, fact, is_irregular) = match &event.what {
        Happened::Follows(Consequence::CountsNow(number, reasons)) => {
            (number, Consequence::CountsNow(*number, Vec::new()), !reasons.is_empty())
        }
        Happened::Follows(Consequence::Lapsed(number)) => (number, Consequence::Lapsed(*number), false),
        _ => return plain,
    };
    let knows_already = plain.as_ref().is_some_and(|excerpt| excerpt.fact != Fact::Held);
    if knows_already || !told_early.contains(number) {
        return plain;
    }
    let weight = if is_irregular { Weight::Irregular(Vec::new()) } else { Weight::Counts };
    Some(Excerpt::of_desk(event, Fact::Follows(fact), weight))
}

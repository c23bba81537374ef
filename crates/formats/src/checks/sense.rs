//! Rules that are always true or can never be true, whatever is agreed.

use takas_model::{Condition, Origin, Sentence};

use super::range::{Facts, Range, Truth};
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::reading::concessions::ConcessionSite;
use crate::reading::draft::Draft;

/// Looks at every written rule and every concession.
pub(super) fn check(draft: &Draft, concessions: &[ConcessionSite], sink: &mut Sink) {
    let range = Range { case: &draft.case, facts: Facts::Law };
    for (rule, site) in draft.case.rules.iter().zip(&draft.sites).filter(|(rule, _)| rule.origin == Origin::Written) {
        let subject = format!("\"{}\"", rule.name);
        report(range, &rule.sentence, &subject, site.sentence, sink);
    }
    let by_quantity = Range { case: &draft.case, facts: Facts::Quantities };
    for (rule, site) in draft.case.rules.iter().zip(&draft.sites).filter(|(rule, _)| rule.origin == Origin::Refusal) {
        if by_quantity.sentence(&rule.sentence) == Truth::Always {
            let message = format!("\"{}\" refuses what cannot happen: it is held there already", rule.name);
            let help = "see whether another destination was meant, or take the line out";
            sink.add(Code::NoEffect, site.name, message, help);
        }
    }
    for (concession, site) in draft.case.concessions.iter().zip(concessions) {
        for (option, place) in concession.options.iter().zip(&site.options) {
            let Some(to) = &option.to else { continue };
            if range.sentence(to) == Truth::Never {
                report(range, to, "this option", *place, sink);
            }
        }
    }
}

fn report(range: Range<'_>, sentence: &Sentence, subject: &str, place: crate::source::Place, sink: &mut Sink) {
    let same = match sentence {
        Sentence::Requires(a, b) if a == b => Some(Truth::Always),
        Sentence::Requires(a, b) if is_negation(a, b) => Some(Truth::Open),
        _ => None,
    };
    // That a rule is always true is said on the ground of quantities alone: that someone cannot move is said of the person.
    let by_quantity = Range { facts: Facts::Quantities, ..range };
    let judged = match (by_quantity.sentence(sentence), range.sentence(sentence)) {
        (Truth::Always, _) => Truth::Always,
        (_, Truth::Never) => Truth::Never,
        _ => Truth::Open,
    };
    let truth = same.unwrap_or(judged);
    if let (Truth::Open, Sentence::Requires(_, needed)) = (truth, sentence)
        && range.condition(needed) == Truth::Never
    {
        let message =
            format!("what {subject} requires can never be, by the quantities, statuses and destinations of case.toml");
        let help = "so the other side of the rule can never be either; write a smaller number or other names, or see case.toml";
        sink.add(Code::NeverTrue, place, message, help);
    }
    match truth {
        Truth::Always => {
            let message = format!("{subject} is always true: by the facts of case.toml nothing can break it");
            let help = "take it out, or say what is meant: a smaller number, other names, another direction";
            sink.add(Code::AlwaysTrue, place, message, help);
        }
        Truth::Never => {
            let message = format!(
                "{subject} can never be true: by the quantities, statuses and destinations of case.toml every deal breaks it"
            );
            let help = "there is no deal while it stands; write a smaller number or other names, or see case.toml";
            sink.add(Code::NeverTrue, place, message, help);
        }
        Truth::Open => {}
    }
}

fn is_negation(a: &Condition, b: &Condition) -> bool {
    matches!(b, Condition::Not(part) if **part == *a)
}

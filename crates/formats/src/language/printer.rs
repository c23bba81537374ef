//! Syntax to text: the one canonical way to write a sentence. `parse(print(s)) == s`.

use takas_model::{Bound, Spread};

use super::syntax::{
    Condition, Filter, Flow, Joined, Joint, Name, Number, PhaseLimit, Quantifier, Selection, Sentence, Term, When,
};

/// The sentence as the formatter writes it.
pub(crate) fn sentence(sentence: &Sentence) -> String {
    let mut out = String::new();
    put_sentence(&mut out, sentence);
    out
}

/// The selection as the formatter writes it.
pub(crate) fn selection(selection: &Selection) -> String {
    let mut out = String::new();
    put_selection(&mut out, selection);
    out
}

/// The flow as the formatter writes it.
pub(crate) fn flow(flow: &Flow) -> String {
    let mut out = String::new();
    put_flow(&mut out, flow);
    out
}

fn put_sentence(out: &mut String, sentence: &Sentence) {
    match sentence {
        Sentence::Holds(condition) => put_condition(out, condition),
        Sentence::Requires(a, b) => put_two(out, a, " requires ", b),
        Sentence::Excludes(a, b) => put_two(out, a, " excludes ", b),
        Sentence::IfThen(a, b) => {
            out.push_str("if ");
            put_two(out, a, " then ", b);
        }
        Sentence::OnlyTo(selection, to) => put_places(out, selection, " only to ", to),
        Sentence::NeverTo(selection, to) => put_places(out, selection, " never to ", to),
        Sentence::OnlyIn(selection, limit) => {
            put_selection(out, selection);
            out.push_str(" only ");
            put_limit(out, limit);
        }
        Sentence::Together(selection) => {
            put_selection(out, selection);
            out.push_str(" together");
        }
        Sentence::Before { first, then, strict } => {
            let words = if *strict { " in an earlier phase than " } else { " before " };
            put_selections(out, first, words, then);
        }
        Sentence::SamePhase(a, b) => put_selections(out, a, " in the same phase as ", b),
        _ => put_counted(out, sentence),
    }
}

/// The sentences that end in a spread.
fn put_counted(out: &mut String, sentence: &Sentence) {
    match sentence {
        Sentence::Paced { bound, number, flow, spread } => {
            put_count(out, *bound, number, flow);
            put_spread(out, *spread);
        }
        Sentence::Ratio { bound, many, of, each, per, spread, .. } => {
            put_count(out, *bound, many, of);
            out.push_str(" for each ");
            if let Some(each) = each {
                put_number(out, each);
                out.push_str(" of ");
            }
            put_flow(out, per);
            put_spread(out, *spread);
        }
        Sentence::Budget { weights, flow, bound, limit, spread, .. } => {
            out.push_str("sum of ");
            out.push_str(&weights.text);
            out.push_str(" over ");
            put_flow(out, flow);
            out.push(' ');
            put_bound(out, *bound);
            put_number(out, limit);
            put_spread(out, *spread);
        }
        Sentence::Worth { share, spread, .. } => {
            out.push_str("what we receive is worth at least ");
            if let Some((numerator, denominator)) = share {
                put_number(out, numerator);
                if let Some(denominator) = denominator {
                    out.push('/');
                    put_number(out, denominator);
                }
                out.push_str(" of ");
            }
            out.push_str("what we give");
            put_spread(out, *spread);
        }
        _ => unreachable!("put_sentence writes the others"),
    }
}

fn put_two(out: &mut String, a: &Condition, words: &str, b: &Condition) {
    put_condition(out, a);
    out.push_str(words);
    put_condition(out, b);
}

fn put_places(out: &mut String, selection: &Selection, words: &str, to: &Joined<Name>) {
    put_selection(out, selection);
    out.push_str(words);
    put_names(out, to);
}

fn put_selections(out: &mut String, a: &Selection, words: &str, b: &Selection) {
    put_selection(out, a);
    out.push_str(words);
    put_selection(out, b);
}

fn put_condition(out: &mut String, condition: &Condition) {
    match condition {
        Condition::Count { bound, number, flow } => put_count(out, *bound, number, flow),
        Condition::Quantified(quantifier, flow) => {
            out.push_str(match quantifier {
                Quantifier::All => "all of ",
                Quantifier::None => "none of ",
                Quantifier::Any => "any of ",
            });
            put_flow(out, flow);
        }
        Condition::Moves { name, filters, .. } => {
            out.push_str(&name.text);
            out.push_str(" moves");
            put_filters(out, filters);
        }
        Condition::InForce { name, options, phase, .. } => {
            out.push_str(&name.text);
            out.push_str(" is in force");
            put_options(out, options.as_ref());
            out.push_str(" in phase ");
            out.push_str(&phase.text);
        }
        Condition::Undertaken { name, options, phases, .. } => {
            out.push_str(&name.text);
            out.push_str(" is undertaken");
            put_options(out, options.as_ref());
            for phase in phases {
                out.push(' ');
                put_limit(out, phase);
            }
        }
        Condition::And(parts) => {
            put_parts(out, parts, " and ", |part| matches!(part, Condition::Or(_) | Condition::And(_)));
        }
        Condition::Or(parts) => put_parts(out, parts, " or ", |part| matches!(part, Condition::Or(_))),
        Condition::Not(part) => {
            out.push_str("not ");
            put_part(out, part, matches!(**part, Condition::And(_) | Condition::Or(_)));
        }
    }
}

fn put_parts(out: &mut String, parts: &[Condition], words: &str, needs_parentheses: fn(&Condition) -> bool) {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            out.push_str(words);
        }
        put_part(out, part, needs_parentheses(part));
    }
}

fn put_part(out: &mut String, part: &Condition, parentheses: bool) {
    if parentheses {
        out.push('(');
    }
    put_condition(out, part);
    if parentheses {
        out.push(')');
    }
}

fn put_count(out: &mut String, bound: Bound, number: &Number, flow: &Flow) {
    put_bound(out, bound);
    put_number(out, number);
    out.push_str(" of ");
    put_flow(out, flow);
}

fn put_bound(out: &mut String, bound: Bound) {
    out.push_str(match bound {
        Bound::AtLeast => "at least ",
        Bound::AtMost => "at most ",
        Bound::Exactly => "exactly ",
    });
}

fn put_number(out: &mut String, number: &Number) {
    if number.negative {
        out.push('-');
    }
    let digits = number.digits.trim_start_matches('0');
    out.push_str(if digits.is_empty() { "0" } else { digits });
}

fn put_spread(out: &mut String, spread: Spread) {
    out.push_str(match spread {
        Spread::Overall => "",
        Spread::EachPhase => " in each phase",
        Spread::EachBoundary => " at each phase boundary",
        Spread::PerDay => " per day",
    });
}

fn put_flow(out: &mut String, flow: &Flow) {
    put_selection(out, &flow.selection);
    put_filters(out, &flow.filters);
}

fn put_filters(out: &mut String, filters: &[Filter]) {
    for filter in filters {
        match filter {
            Filter::From(parties, _) => {
                out.push_str(" from ");
                put_names(out, parties);
            }
            Filter::To(parties, _) => {
                out.push_str(" to ");
                put_names(out, parties);
            }
            Filter::Phase(limit) => {
                out.push(' ');
                put_limit(out, limit);
            }
        }
    }
}

fn put_limit(out: &mut String, limit: &PhaseLimit) {
    out.push_str(match limit.when {
        When::In => "in phase ",
        When::By => "by phase ",
        When::After => "after phase ",
    });
    out.push_str(&limit.phase.text);
}

fn put_selection(out: &mut String, selection: &Selection) {
    put_joined(out, &selection.terms, put_term);
    if let Some(except) = &selection.except {
        out.push_str(" except ");
        put_joined(out, except, put_term);
    }
}

fn put_term(out: &mut String, term: &Term) {
    out.push_str(match term {
        Term::Name(name) | Term::Options { name, .. } => &name.text,
        Term::Everyone(_) => "everyone",
        Term::Protected(_) => "protected",
    });
    if let Term::Options { options, .. } = term {
        put_options(out, Some(options));
    }
}

fn put_options(out: &mut String, options: Option<&Joined<Name>>) {
    if let Some(options) = options {
        out.push_str(" as ");
        put_joined_with(out, options, "as ", |out, name| out.push_str(&name.text));
    }
}

fn put_names(out: &mut String, names: &Joined<Name>) {
    put_joined(out, names, |out, name| out.push_str(&name.text));
}

fn put_joined<T>(out: &mut String, joined: &Joined<T>, put: fn(&mut String, &T)) {
    put_joined_with(out, joined, "", put);
}

/// The list with a word before each but the first.
fn put_joined_with<T>(out: &mut String, joined: &Joined<T>, before: &str, put: fn(&mut String, &T)) {
    put(out, &joined.first);
    for (joint, term) in &joined.rest {
        out.push_str(match joint {
            Joint::Comma => ", ",
            Joint::Or => " or ",
            Joint::And => " and ",
        });
        out.push_str(before);
        put(out, term);
    }
}

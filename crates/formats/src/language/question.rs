//! Questions typed on the command line: `krasikov=DEU->RUS`, a name, or any sentence.

use std::collections::BTreeMap;

use takas_model::{Case, Condition, Flow, Rule, Selection, Sentence};

use super::lexer::{Origin, is_keyword, is_name};
use super::resolve::{self, Names, Scope, Thing, Used};
use crate::checks::protection::report::check_question;
use crate::codes::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{Place, Text};

/// How a question's text is called in diagnostics.
pub const QUESTION_FILE: &str = "the question";

/// Reads a sentence against a case, outside any position: no weights, no values, no `we`.
///
/// # Errors
/// All mistakes of the sentence.
pub fn parse_sentence(case: &Case, text: &str) -> Result<Sentence, Vec<Diagnostic>> {
    asking(case, text, |scope, origin, sink| {
        resolve::read_sentence(text, origin, scope, &mut Used::default(), sink).map(|said| said.sentence)
    })
}

/// Reads what `--with` asks for, as a rule of the question.
///
/// `krasikov=DEU->RUS` (or `krasikov->RUS`): it moves, from there, to there. A name alone: all of it moves. Anything else is a sentence
/// of the rule language. The rule is named `with` and the question in canonical words. In a live case nobody may ask what making a
/// protected person's release depend on something would bring.
///
/// # Errors
/// All mistakes of the question.
pub fn parse_question_with(case: &Case, text: &str) -> Result<Rule, Vec<Diagnostic>> {
    asking(case, text, |scope, origin, sink| {
        let trimmed = text.trim();
        let (sentence, words) = if trimmed.contains("->") {
            arrow(text, scope, origin, sink)?
        } else if let Some(thing) = scope.names.things.get(trimmed) {
            all_of(case, trimmed, *thing)
        } else {
            known_if_bare(trimmed, scope, origin, sink)?;
            let said = resolve::read_sentence(text, origin, scope, &mut Used::default(), sink)?;
            (said.sentence, said.text)
        };
        check_question(case, &sentence, origin.whole, sink);
        let mut rule = case.question(format!("with {words}"), sentence);
        rule.text = words;
        Some(rule)
    })
}

/// Reads what `--without` asks for: a name (none of it moves) or a condition (it does not hold).
///
/// # Errors
/// All mistakes of the question.
pub fn parse_question_without(case: &Case, text: &str) -> Result<Rule, Vec<Diagnostic>> {
    asking(case, text, |scope, origin, sink| {
        let trimmed = text.trim();
        let (sentence, words) = if let Some(thing) = scope.names.things.get(trimmed) {
            let flow = whole_flow(case, trimmed, *thing);
            (Sentence::Holds(Condition::None(flow)), format!("none of {trimmed}"))
        } else {
            known_if_bare(trimmed, scope, origin, sink)?;
            let said = resolve::read_sentence(text, origin, scope, &mut Used::default(), sink)?;
            let Sentence::Holds(condition) = said.sentence else {
                let message = "only a name or a condition can be taken away";
                sink.add(
                    Code::Unexpected,
                    origin.whole,
                    message,
                    "name a person or thing, or write a condition such as `any of prisoners`",
                );
                return None;
            };
            (Sentence::Holds(Condition::Not(Box::new(condition))), format!("not ({})", said.text))
        };
        check_question(case, &sentence, origin.whole, sink);
        let mut rule = case.question(format!("without {trimmed}"), sentence);
        rule.text = words;
        Some(rule)
    })
}

fn asking<T>(
    case: &Case,
    text: &str,
    read: impl FnOnce(&Scope<'_>, Origin, &mut Sink) -> Option<T>,
) -> Result<T, Vec<Diagnostic>> {
    let names = Names::of(case);
    let weights = BTreeMap::new();
    let scope = Scope { case, names: &names, party: None, weights: &weights, values: None, lost: None };
    let mut sink = Sink::default();
    let origin = Origin { whole: Place { file: 0, start: 0, end: text.len() }, direct: true };
    let read = read(&scope, origin, &mut sink);
    let failed = sink.has_errors();
    match read {
        Some(read) if !failed => Ok(read),
        _ => Err(sink.finish(&[Text::new(QUESTION_FILE, text.to_owned())])),
    }
}

/// A name alone that the case does not have is a slip in the name, and not half a sentence.
fn known_if_bare(text: &str, scope: &Scope<'_>, origin: Origin, sink: &mut Sink) -> Option<()> {
    if is_name(text) && !is_keyword(text) {
        unknown(text, scope, origin.whole, sink);
        return None;
    }
    Some(())
}

fn unknown(name: &str, scope: &Scope<'_>, place: Place, sink: &mut Sink) {
    let names = scope.names.things.keys().map(String::as_str);
    let help = sink.did_you_mean(name, names, "name a person, a thing or a set of the case");
    sink.add(Code::UnknownName, place, format!("the case has nothing named `{name}`"), help);
}

/// `krasikov=DEU->RUS`.
fn arrow(text: &str, scope: &Scope<'_>, origin: Origin, sink: &mut Sink) -> Option<(Sentence, String)> {
    let (left, to) = text.split_once("->")?;
    let (name, from) = match left.split_once('=') {
        Some((name, from)) => (name.trim(), from.trim()),
        None => (left.trim(), ""),
    };
    let place = |part: &str| {
        let start = text.find(part).unwrap_or(0);
        origin.place(start, start + part.len())
    };
    let party = |id: &str, sink: &mut Sink| {
        let found = scope.names.parties.get(id).copied();
        if found.is_none() {
            let ids = scope.names.parties.keys().map(String::as_str);
            let help = sink.did_you_mean(id, ids, "name a party of the case");
            sink.add(Code::UnknownParty, place(id), format!("there is no party `{id}`"), help);
        }
        found
    };
    let from_party = if from.is_empty() { None } else { party(from, sink) };
    let to_party = party(to.trim(), sink);
    let Some(thing) = scope.names.things.get(name) else {
        unknown(name, scope, place(name), sink);
        return None;
    };
    let mut flow = whole_flow(scope.case, name, *thing);
    if flow.selection.items.iter().any(|item| scope.case.item(*item).is_undertaking()) {
        let help = format!("ask `{name} is undertaken`");
        sink.add(Code::UndertakingMoves, place(name), format!("`{name}` is an undertaking: it goes nowhere"), help);
        return None;
    }
    if let Some(from) = from_party
        && let Some(other) =
            flow.selection.items.iter().map(|item| scope.case.item(*item)).find(|item| item.holder != from)
    {
        let holder = &scope.case.party(other.holder).id;
        let message = format!("`{}` is held by {holder}, not by {}", other.id, scope.case.party(from).id);
        let help = if holder == to.trim() {
            format!("it is there already; ask where else it could go: `{name}={holder}->…`")
        } else {
            format!("ask `{name}={holder}->{}`", to.trim())
        };
        sink.add(Code::NotTheQuestionHolder, place(name), message, help);
        return None;
    }
    flow.to = vec![to_party?];
    flow.from = from_party.into_iter().collect();
    let (sentence, mut words) = of_flow(scope.case, name, *thing, flow);
    if !from.is_empty() {
        words = format!("{words} from {from}");
    }
    Some((sentence, format!("{words} to {}", to.trim())))
}

fn all_of(case: &Case, name: &str, thing: Thing) -> (Sentence, String) {
    of_flow(case, name, thing, whole_flow(case, name, thing))
}

fn of_flow(case: &Case, name: &str, thing: Thing, flow: Flow) -> (Sentence, String) {
    let single = match thing {
        Thing::Item(item) => case.item(item).quantity == 1,
        Thing::Set(_) => false,
        Thing::Choice(_) => true,
    };
    let act = flow.selection.items.iter().any(|item| case.item(*item).is_undertaking());
    let words = match (act, single) {
        (true, true) => format!("{name} is undertaken"),
        (false, true) => format!("{name} moves"),
        (_, false) => format!("all of {name}"),
    };
    (Sentence::Holds(Condition::All(flow)), words)
}

fn whole_flow(case: &Case, name: &str, thing: Thing) -> Flow {
    let items = match thing {
        Thing::Item(item) => vec![item],
        Thing::Set(set) => case.sets[set].items.clone(),
        Thing::Choice(act) => case.undertakings[act].items.clone(),
    };
    let selection = Selection { items, text: name.to_owned() };
    Flow { selection, from: Vec::new(), to: Vec::new(), phases: case.all_phases() }
}

//! Undertakings in sentences: which of their options are meant, when they are begun, when they are in force.

use takas_model::{Case, Condition, Flow, ItemRef, Lasting, Selection, Span};

use super::printer;
use super::resolve::{Resolver, Thing};
use super::syntax::{At, Joined, Name, Selection as Written, Term};
use crate::codes::Code;

/// The items of an undertaking that a condition names, in its words.
pub(super) struct Acts {
    items: Vec<ItemRef>,
    text: String,
}

impl Resolver<'_, '_> {
    /// The options named of an undertaking, ascending.
    pub(super) fn options(&mut self, name: &Name, options: &Joined<Name>) -> Option<Vec<ItemRef>> {
        let Thing::Choice(act) = self.thing(name)? else {
            let message = format!("`{}` has no options", name.text);
            let help = format!(
                "write `{0}` alone; an undertaking has options where case.toml says `{0} = {{ …, options = {{ … }} }}`",
                name.text
            );
            self.sink.add(Code::NotAChoice, name.at.0, message, help);
            return None;
        };
        let case = self.scope.case;
        let (mut items, mut known) = (Vec::new(), true);
        for option in options.iter() {
            match find_option(case, act, &option.text) {
                Some(item) if items.contains(&item) => self.repeated(&option.text, option.at.0),
                Some(item) => items.push(item),
                None => {
                    known = false;
                    let help = self.sink.did_you_mean(
                        &option.text,
                        option_ids(case, act),
                        "name an option of the undertaking in case.toml",
                    );
                    let message = format!("`{}` has no option `{}`", name.text, option.text);
                    self.sink.add(Code::UnknownOption, option.at.0, message, help);
                }
            }
        }
        items.sort_unstable();
        known.then_some(items)
    }

    /// What `u` or `u as a or as b` names in a condition about undertakings.
    pub(super) fn acts(&mut self, name: &Name, options: Option<&Joined<Name>>, at: At) -> Option<Acts> {
        let case = self.scope.case;
        let term = match options {
            Some(options) => Term::Options { name: name.clone(), options: options.clone() },
            None => Term::Name(name.clone()),
        };
        let text = printer::selection(&Written { terms: Joined { first: term, rest: Vec::new() }, except: None, at });
        if let Some(options) = options {
            return Some(Acts { items: self.options(name, options)?, text });
        }
        match self.thing(name)? {
            Thing::Item(item) if case.item(item).is_undertaking() => Some(Acts { items: vec![item], text }),
            Thing::Choice(act) => Some(Acts { items: case.undertakings[act].items.clone(), text }),
            _ => {
                let message = format!("`{}` is no undertaking", name.text);
                let help = format!("people and goods move: `{0} moves` or `any of {0}`", name.text);
                self.sink.add(Code::NotAnUndertaking, at.0, message, help);
                None
            }
        }
    }

    /// Begun in one of these phases.
    pub(super) fn begun(&mut self, acts: Acts, phases: Span) -> Condition {
        self.used.selected += acts.items.len();
        let selection = Selection { items: acts.items, text: acts.text };
        Condition::All(Flow { selection, from: Vec::new(), to: Vec::new(), phases })
    }

    /// Begun early enough and late enough to be in force all through a phase.
    pub(super) fn in_force(
        &mut self,
        name: &Name,
        options: Option<&Joined<Name>>,
        phase: &Name,
        at: At,
    ) -> Option<Condition> {
        let acts = self.acts(name, options, at);
        let phases = self.phase(phase);
        let (acts, phases) = (acts?, phases?);
        let lasting = acts.items.first().and_then(|item| self.scope.case.undertaking(*item));
        let Some(begins) = lasting.map_or(Lasting::Open, |act| act.lasting).begins_for(phases) else {
            let message = format!("`{}` cannot be in force all through `{}`: it ends before", name.text, phase.text);
            let help = "name an earlier phase, or see how long case.toml says that it lasts (`lasts`, `until`)";
            self.sink.add(Code::NeverInForce, at.0, message, help);
            return None;
        };
        Some(self.begun(acts, begins))
    }
}

/// The ids of the options of the undertaking at an index, in the order written.
pub(crate) fn option_ids(case: &Case, act: usize) -> impl Iterator<Item = &str> + Clone {
    case.undertakings[act].items.iter().filter_map(|&item| option_of(&case.item(item).id))
}

/// The item of an option of the undertaking at an index.
pub(crate) fn find_option(case: &Case, act: usize, id: &str) -> Option<ItemRef> {
    let items = &case.undertakings[act].items;
    items.iter().copied().find(|&item| option_of(&case.item(item).id) == Some(id))
}

/// The id of the item of an option: what a sentence says for it.
pub(crate) fn option_id(act: &str, option: &str) -> String {
    format!("{act} as {option}")
}

fn option_of(id: &str) -> Option<&str> {
    id.split_once(" as ").map(|(_, option)| option)
}

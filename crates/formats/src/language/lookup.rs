//! Looking up the names of a sentence: things, parties, phases; and the selections and flows made of them.

use std::collections::BTreeSet;

use takas_model::{Flow, ItemRef, Kind, PartyRef, PhaseRef, Selection, Span};

use super::printer;
use super::resolve::{Resolver, Thing};
use super::syntax::{self, Filter, Joined, Name, PhaseLimit, Term, When};
use crate::codes::Code;
use crate::limits::SELECTED_MAX;
use crate::source::Place;

impl Resolver<'_, '_> {
    /// What a name stands for.
    pub(super) fn thing(&mut self, name: &Name) -> Option<Thing> {
        if let Some(thing) = self.scope.names.things.get(&name.text) {
            if let Thing::Set(set) = thing {
                self.used.sets.insert(*set);
            }
            return Some(*thing);
        }
        if self.was_lost(&name.text) {
            return None;
        }
        if self.scope.names.parties.contains_key(&name.text) {
            let message = format!("`{}` is a party, not something that moves", name.text);
            let help =
                format!("write `everyone from {0}` for those it holds, or `… to {0}` for where they go", name.text);
            self.sink.add(Code::UnknownName, name.at.0, message, help);
            return None;
        }
        let help = self.sink.did_you_mean(
            &name.text,
            ["everyone", "protected"].into_iter().chain(self.scope.names.things.keys().map(String::as_str)),
            "name a person, group, remains, goods, undertaking or set of case.toml",
        );
        self.sink.add(Code::UnknownName, name.at.0, format!("the case has nothing named `{}`", name.text), help);
        None
    }

    /// Whether the name stands in a part of case.toml that could not be read.
    fn was_lost(&self, name: &str) -> bool {
        self.scope.lost.is_some_and(|lost| lost.contains(name))
    }

    /// Parties, in the order written.
    pub(super) fn parties(&mut self, names: &Joined<Name>) -> Option<Vec<PartyRef>> {
        let mut parties = Vec::new();
        let mut known = true;
        for name in names.iter() {
            match self.scope.names.parties.get(&name.text) {
                Some(party) if parties.contains(party) => self.repeated(&name.text, name.at.0),
                Some(party) => parties.push(*party),
                None => {
                    known = false;
                    if !self.was_lost(&name.text) {
                        let ids = self.scope.names.parties.keys().map(String::as_str);
                        let help = self.sink.did_you_mean(&name.text, ids, "name a party of case.toml");
                        self.sink.add(
                            Code::UnknownParty,
                            name.at.0,
                            format!("there is no party `{}`", name.text),
                            help,
                        );
                    }
                }
            }
        }
        known.then_some(parties)
    }

    pub(super) fn repeated(&mut self, name: &str, place: Place) {
        self.sink.add(
            Code::RepeatedName,
            place,
            format!("`{name}` is named twice"),
            "name it once: each counts once anyway",
        );
    }

    /// The span that all these limits leave.
    pub(super) fn span(&mut self, limits: &[PhaseLimit]) -> Option<Span> {
        let all = self.scope.case.all_phases();
        let (mut first, mut last) = (Some(all.first.index()), all.last.index());
        for (index, limit) in limits.iter().enumerate() {
            if limits[..index].iter().any(|earlier| earlier.when == limit.when) {
                let help = "keep one of the two";
                self.sink.add(Code::RepeatedFilter, limit.at.0, "the span is restricted twice in the same way", help);
            }
            let Some(phase) = self.phase(&limit.phase) else {
                first = None;
                continue;
            };
            let (begin, end) = (phase.first.index(), phase.last.index());
            let (from, to) = match limit.when {
                When::In => (begin, end),
                When::By => (0, end),
                When::After => (end + 1, all.last.index()),
            };
            first = first.map(|first| first.max(from));
            last = last.min(to);
        }
        let first = first?;
        if first > last {
            let place = limits.iter().map(|limit| limit.at.0).reduce(Place::to).unwrap_or_default();
            let help = "name an earlier phase; `after` the last phase there is nothing";
            self.sink.add(Code::EmptySpan, place, "no phase is left in this span", help);
            return None;
        }
        Some(Span { first: PhaseRef::new(first), last: PhaseRef::new(last) })
    }

    /// The phases behind a name: one, or the days of a phase that is taken day by day.
    pub(super) fn phase(&mut self, name: &Name) -> Option<Span> {
        if let Some(phase) = self.scope.names.phases.get(&name.text) {
            return Some(*phase);
        }
        if !self.was_lost(&name.text) {
            let ids = self.scope.names.phases.keys().map(String::as_str);
            let help = self.sink.did_you_mean(&name.text, ids, "name a phase of case.toml");
            self.sink.add(Code::UnknownPhase, name.at.0, format!("there is no phase `{}`", name.text), help);
        }
        None
    }

    /// A selection of things that go somewhere: no undertakings.
    pub(super) fn movable(&mut self, selection: &syntax::Selection) -> Option<Selection> {
        let resolved = self.selection(selection, false)?;
        let acts = resolved.items.iter().any(|item| self.scope.case.item(*item).is_undertaking());
        if acts {
            let message = format!("`{}` is an undertaking: it goes nowhere", resolved.text);
            let help = "say when instead: `… only by phase …`, `… is undertaken by phase …`";
            self.sink.add(Code::UndertakingMoves, selection.at.0, message, help);
            return None;
        }
        Some(resolved)
    }

    /// The items of a selection. Kinds of unit may be mixed only where weights make them comparable.
    pub(super) fn selection(&mut self, selection: &syntax::Selection, may_mix: bool) -> Option<Selection> {
        let mut items = self.terms(&selection.terms)?;
        if let Some(except) = &selection.except {
            let without = self.terms(except)?;
            let before = items.len();
            items.retain(|item| !without.contains(item));
            let only_protected = except.iter().all(|term| matches!(term, Term::Protected(_)));
            if items.len() == before && !only_protected {
                let place = except.iter().map(Term::place).reduce(Place::to).unwrap_or_default();
                self.sink.add(
                    Code::ExceptNothing,
                    place,
                    "what is excepted is not in the selection",
                    "leave the exception out, or name the selection it belongs to",
                );
            }
        }
        let text = printer::selection(selection);
        if items.is_empty() {
            let help = "name at least one person, group, set or thing that exists in case.toml";
            self.sink.add(Code::EmptySelection, selection.at.0, format!("`{text}` selects nothing"), help);
            return None;
        }
        self.used.selected += items.len();
        if self.used.selected > SELECTED_MAX {
            let message = format!("the sentences of this case select more than {SELECTED_MAX} names in all");
            self.sink.add(Code::TooMany, selection.at.0, message, "put people into groups, or write fewer rules");
            return None;
        }
        if !may_mix {
            self.one_unit(&items, &text, selection.at.0)?;
        }
        Some(Selection { items, text })
    }

    /// The items of a list of terms, ascending, without repetition.
    fn terms(&mut self, terms: &Joined<Term>) -> Option<Vec<ItemRef>> {
        let mut items = Vec::new();
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut known = true;
        let case = self.scope.case;
        for term in terms.iter() {
            match term {
                Term::Everyone(_) => items.extend(case.item_refs().filter(|item| case.item(*item).is_people())),
                Term::Protected(_) => {
                    items.extend(case.item_refs().filter(|item| case.item(*item).protection.is_some()));
                }
                Term::Name(name) => {
                    if !seen.insert(&name.text) {
                        self.repeated(&name.text, name.at.0);
                        continue;
                    }
                    match self.thing(name) {
                        Some(Thing::Item(item)) => items.push(item),
                        Some(Thing::Set(set)) => items.extend(&case.sets[set].items),
                        Some(Thing::Choice(act)) => items.extend(&case.undertakings[act].items),
                        None => known = false,
                    }
                }
                Term::Options { name, options } => match self.options(name, options) {
                    Some(chosen) => items.extend(chosen),
                    None => known = false,
                },
            }
        }
        items.sort_unstable();
        items.dedup();
        known.then_some(items)
    }

    fn one_unit(&mut self, items: &[ItemRef], text: &str, place: Place) -> Option<()> {
        let case = self.scope.case;
        let first = case.item(items[0]);
        let other = items.iter().map(|item| case.item(*item)).find(|item| !same_unit(&item.kind, &first.kind));
        let Some(other) = other else { return Some(()) };
        let message = format!(
            "`{text}` mixes {} (`{}`) and {} (`{}`), which cannot be counted together",
            unit_words(&first.kind),
            first.id,
            unit_words(&other.kind),
            other.id
        );
        let help = "write a rule for each; only `sum of … over …` may mix them, by weights";
        self.sink.add(Code::MixedUnits, place, message, help);
        None
    }

    /// A selection with the parties and phases that narrow it.
    pub(super) fn flow(&mut self, flow: &syntax::Flow, may_mix: bool) -> Option<Flow> {
        let selection = self.selection(&flow.selection, may_mix);
        let (mut from, mut to) = (Some(Vec::new()), Some(Vec::new()));
        let (mut from_at, mut to_at) = (None, None);
        let mut limits = Vec::new();
        for filter in &flow.filters {
            let (names, at, which, place) = match filter {
                Filter::From(names, at) => (names, at, &mut from, &mut from_at),
                Filter::To(names, at) => (names, at, &mut to, &mut to_at),
                Filter::Phase(limit) => {
                    limits.push(limit.clone());
                    continue;
                }
            };
            if place.replace(at.0).is_some() {
                let help = "put all the parties into one list: `from RUS, BLR`";
                self.sink.add(Code::RepeatedFilter, at.0, "the parties are given twice", help);
            }
            let parties = self.parties(names);
            *which = which.take().zip(parties).map(|(mut all, more)| {
                all.extend(more);
                all
            });
        }
        let phases = self.span(&limits);
        let flow = Flow { selection: selection?, from: from?, to: to?, phases: phases? };
        self.flow_makes_sense(&flow, from_at, to_at)?;
        Some(flow)
    }

    fn flow_makes_sense(&mut self, flow: &Flow, from_at: Option<Place>, to_at: Option<Place>) -> Option<()> {
        let case = self.scope.case;
        let items = || flow.selection.items.iter().map(|item| case.item(*item));
        let text = &flow.selection.text;
        if let Some(place) = from_at.filter(|_| !items().any(|item| flow.from.contains(&item.holder))) {
            let holder = &case.party(case.item(flow.selection.items[0]).holder).id;
            let message = format!("none of `{text}` is held there");
            self.sink.add(
                Code::FromNobody,
                place,
                message,
                format!(
                    "`{}` is held by {holder}: name the holder, or leave `from` out",
                    case.item(flow.selection.items[0]).id
                ),
            );
        }
        let Some(place) = to_at else { return Some(()) };
        if items().any(takas_model::Item::is_undertaking) {
            let message = format!("`{text}` is an undertaking: it goes nowhere");
            self.sink.add(Code::UndertakingMoves, place, message, "leave `to` out");
            return None;
        }
        if items().all(|item| flow.to.iter().all(|to| *to == item.holder)) {
            let message = format!("`{text}` is held there already, so it never moves there");
            self.sink.add(Code::ToHolder, place, message, "name a destination other than the holder");
        }
        Some(())
    }
}

/// Whether units of the two kinds can be counted together.
pub(crate) fn same_unit(a: &Kind, b: &Kind) -> bool {
    match (a, b) {
        (Kind::Goods { unit: a, .. }, Kind::Goods { unit: b, .. }) => a == b,
        (Kind::Undertaking, Kind::Undertaking)
        | (Kind::Person(_) | Kind::Group | Kind::Remains, Kind::Person(_) | Kind::Group | Kind::Remains) => true,
        _ => false,
    }
}

/// The unit of a kind, in words.
pub(crate) fn unit_words(kind: &Kind) -> String {
    match kind {
        Kind::Person(_) | Kind::Group => "people".to_owned(),
        Kind::Remains => "remains".to_owned(),
        Kind::Goods { unit, .. } => format!("goods by the {unit}"),
        Kind::Undertaking => "undertakings".to_owned(),
    }
}

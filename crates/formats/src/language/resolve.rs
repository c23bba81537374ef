//! Syntax to `model::Sentence`: names looked up in a case, numbers checked against what there is.
//!
//! Every mistake of a sentence is reported; a sentence with an error resolves to nothing.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{Bound, Case, Condition, ItemRef, Kind, PartyRef, Sentence, Span, Spread};

use super::syntax::{self, At, Name, Number};
use super::{lexer, parser, printer};
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::limits::{NUMBER_MAX, SUM_MAX};
use crate::source::Place;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Thing {
    Item(ItemRef),
    /// Index into the sets of the case.
    Set(usize),
    /// An undertaking with options: index into the undertakings of the case.
    Choice(usize),
}

/// The names of a case, to be looked up.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    pub(crate) parties: BTreeMap<String, PartyRef>,
    pub(crate) things: BTreeMap<String, Thing>,
    /// Each phase by its id; and each phase that is taken day by day, as the span of its days.
    pub(crate) phases: BTreeMap<String, Span>,
}

impl Names {
    /// The names of a case.
    pub(crate) fn of(case: &Case) -> Self {
        let things = case.items.iter().enumerate().map(|(i, item)| (item.id.clone(), Thing::Item(ItemRef::new(i))));
        let sets = case.sets.iter().enumerate().map(|(i, set)| (set.id.clone(), Thing::Set(i)));
        let choices = case.undertakings.iter().enumerate().filter(|(_, act)| act.is_choice());
        let choices = choices.map(|(i, act)| (act.id.clone(), Thing::Choice(i)));
        let days = case.phase_refs().map(|phase| (case.phase(phase).id.clone(), Span::of(phase)));
        let runs = case.runs.iter().map(|run| (run.id.clone(), run.phases));
        Self {
            parties: case.parties.iter().enumerate().map(|(i, party)| (party.id.clone(), PartyRef::new(i))).collect(),
            things: things.chain(sets).chain(choices).collect(),
            phases: days.chain(runs).collect(),
        }
    }
}

/// A table of weights or values: ascending by item.
pub(crate) type Weights = Vec<(ItemRef, i64)>;

/// Where names are looked up, and whose sentence it is.
pub(crate) struct Scope<'c> {
    pub(crate) case: &'c Case,
    pub(crate) names: &'c Names,
    /// `we`; none for rules of the case and for questions.
    pub(crate) party: Option<PartyRef>,
    /// The tables `[weights.…]` of the position.
    pub(crate) weights: &'c BTreeMap<String, Weights>,
    /// The table `[values]` of the position.
    pub(crate) values: Option<&'c Weights>,
    /// What could not be read of case.toml: names that stand in it are not reported as unknown.
    pub(crate) lost: Option<&'c str>,
}

/// What sentences and lines made use of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Used {
    pub(crate) sets: BTreeSet<usize>,
    pub(crate) weights: BTreeSet<String>,
    pub(crate) values: bool,
    /// How many items all selections hold together.
    pub(crate) selected: usize,
}

/// A sentence read, with its canonical text.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub(crate) sentence: Sentence,
    pub(crate) text: String,
}

/// Reads and resolves a sentence.
pub(crate) fn read_sentence(
    text: &str,
    origin: lexer::Origin,
    scope: &Scope<'_>,
    used: &mut Used,
    sink: &mut Sink,
) -> Option<Said> {
    let syntax = parser::sentence(text, origin, sink)?;
    resolve(&syntax, scope, used, sink)
}

/// Resolves a sentence that was read.
pub(crate) fn resolve(syntax: &syntax::Sentence, scope: &Scope<'_>, used: &mut Used, sink: &mut Sink) -> Option<Said> {
    let sentence = Resolver { scope, used, sink }.sentence(syntax)?;
    Some(Said { sentence, text: printer::sentence(syntax) })
}

/// Reads and resolves a selection.
pub(crate) fn read_selection(
    text: &str,
    origin: lexer::Origin,
    scope: &Scope<'_>,
    used: &mut Used,
    sink: &mut Sink,
) -> Option<takas_model::Selection> {
    let syntax = parser::selection(text, origin, sink)?;
    Resolver { scope, used, sink }.selection(&syntax, false)
}

/// Reads and resolves a selection with the parties and phases that narrow it; people and things may be mixed.
pub(crate) fn read_flow(
    text: &str,
    origin: lexer::Origin,
    scope: &Scope<'_>,
    used: &mut Used,
    sink: &mut Sink,
) -> Option<takas_model::Flow> {
    let syntax = parser::flow(text, origin, sink)?;
    Resolver { scope, used, sink }.flow(&syntax, true)
}

/// Looks up the names of one sentence.
pub(super) struct Resolver<'r, 'c> {
    pub(super) scope: &'r Scope<'c>,
    pub(super) used: &'r mut Used,
    pub(super) sink: &'r mut Sink,
}

impl Resolver<'_, '_> {
    /// The whole sentence; none when anything was wrong.
    pub(super) fn sentence(&mut self, sentence: &syntax::Sentence) -> Option<Sentence> {
        match sentence {
            syntax::Sentence::Holds(condition) => self.condition(condition).map(Sentence::Holds),
            syntax::Sentence::Requires(a, b) | syntax::Sentence::IfThen(a, b) => {
                let (a, b) = (self.condition(a), self.condition(b));
                Some(Sentence::Requires(a?, b?))
            }
            syntax::Sentence::Excludes(a, b) => {
                let (a, b) = (self.condition(a), self.condition(b));
                Some(Sentence::Excludes(a?, b?))
            }
            syntax::Sentence::OnlyTo(selection, to) => {
                let (selection, to) = (self.movable(selection), self.parties(to));
                Some(Sentence::OnlyTo(selection?, to?))
            }
            syntax::Sentence::NeverTo(selection, to) => {
                let (selection, to) = (self.movable(selection), self.parties(to));
                Some(Sentence::NeverTo(selection?, to?))
            }
            syntax::Sentence::OnlyIn(selection, limit) => {
                let selection = self.selection(selection, false);
                let span = self.span(std::slice::from_ref(limit));
                Some(Sentence::OnlyIn(selection?, span?))
            }
            syntax::Sentence::Together(selection) => self.together(selection),
            syntax::Sentence::Before { first, then, strict } => {
                let (first, then) = (self.selection(first, false), self.selection(then, false));
                Some(Sentence::Before { first: first?, then: then?, strict: *strict })
            }
            syntax::Sentence::SamePhase(a, b) => {
                let (a, b) = (self.selection(a, false), self.selection(b, false));
                Some(Sentence::SamePhase(a?, b?))
            }
            syntax::Sentence::Paced { bound, number, flow, spread } => {
                let flow = self.flow(flow, false);
                let number = self.count(number, *bound, flow.as_ref());
                Some(Sentence::Paced { bound: *bound, number: number?, flow: flow?, spread: *spread })
            }
            syntax::Sentence::Ratio { .. } => self.ratio(sentence),
            syntax::Sentence::Budget { .. } => self.budget(sentence),
            syntax::Sentence::Worth { .. } => self.worth(sentence),
        }
    }

    fn condition(&mut self, condition: &syntax::Condition) -> Option<Condition> {
        match condition {
            syntax::Condition::Count { bound, number, flow } => {
                let flow = self.flow(flow, false);
                let number = self.count(number, *bound, flow.as_ref());
                Some(Condition::Count { bound: *bound, number: number?, flow: flow? })
            }
            syntax::Condition::Quantified(quantifier, flow) => {
                let flow = self.flow(flow, false)?;
                Some(match quantifier {
                    syntax::Quantifier::All => Condition::All(flow),
                    syntax::Quantifier::None => Condition::None(flow),
                    syntax::Quantifier::Any => Condition::Any(flow),
                })
            }
            syntax::Condition::Moves { name, filters, at } => self.moves(name, filters, *at),
            syntax::Condition::Undertaken { name, options, phases, at } => {
                let items = self.acts(name, options.as_ref(), *at);
                let span = self.span(phases);
                Some(self.begun(items?, span?))
            }
            syntax::Condition::InForce { name, options, phase, at } => {
                self.in_force(name, options.as_ref(), phase, *at)
            }
            syntax::Condition::And(parts) => self.parts(parts).map(Condition::And),
            syntax::Condition::Or(parts) => self.parts(parts).map(Condition::Or),
            syntax::Condition::Not(part) => Some(Condition::Not(Box::new(self.condition(part)?))),
        }
    }

    fn parts(&mut self, parts: &[syntax::Condition]) -> Option<Vec<Condition>> {
        let resolved: Vec<Option<Condition>> = parts.iter().map(|part| self.condition(part)).collect();
        resolved.into_iter().collect()
    }

    fn moves(&mut self, name: &Name, filters: &[syntax::Filter], at: At) -> Option<Condition> {
        let single = syntax::Selection {
            terms: syntax::Joined { first: syntax::Term::Name(name.clone()), rest: Vec::new() },
            except: None,
            at: name.at,
        };
        let flow = self.flow(&syntax::Flow { selection: single, filters: filters.to_vec() }, false)?;
        let case = self.scope.case;
        let id = &name.text;
        let fault = match self.scope.names.things.get(id) {
            Some(Thing::Set(_)) => Some((format!("`{id}` is a set"), quantified(id))),
            Some(Thing::Item(item)) => match &case.item(*item).kind {
                Kind::Person(_) => None,
                Kind::Remains if case.item(*item).quantity == 1 => None,
                Kind::Group | Kind::Remains => Some((format!("`{id}` is more than one"), quantified(id))),
                Kind::Goods { .. } => Some((format!("`{id}` is goods"), quantified(id))),
                Kind::Undertaking => Some(does_not_move(id)),
            },
            Some(Thing::Choice(_)) => Some(does_not_move(id)),
            None => None,
        };
        if let Some((what, help)) = fault {
            self.sink.add(Code::NeedsQuantifier, at.0, format!("{what}: `moves` is said of one person"), help);
            return None;
        }
        Some(Condition::All(flow))
    }

    fn together(&mut self, selection: &syntax::Selection) -> Option<Sentence> {
        let resolved = self.movable(selection)?;
        let case = self.scope.case;
        let many: Vec<&str> = resolved
            .items
            .iter()
            .map(|item| case.item(*item))
            .filter(|item| item.quantity != 1 || matches!(item.kind, Kind::Goods { .. } | Kind::Group))
            .map(|item| item.id.as_str())
            .collect();
        if let Some(first) = many.first() {
            let message = format!("`{first}` is not one person: only single people and single remains move together");
            let help = "name the people one by one in case.toml, or say `… in the same phase as …`";
            self.sink.add(Code::TogetherOfMany, selection.at.0, message, help);
            return None;
        }
        if resolved.items.len() == 1 {
            let help = "name the others, or leave the rule out";
            self.sink.add(Code::TogetherOfOne, selection.at.0, "one alone is always together", help);
        }
        Some(Sentence::Together(resolved))
    }

    fn ratio(&mut self, sentence: &syntax::Sentence) -> Option<Sentence> {
        let syntax::Sentence::Ratio { bound, many, of, each, per, spread, spread_at } = sentence else { return None };
        let (of, per) = (self.flow(of, false), self.flow(per, false));
        let many_units = self.positive(many);
        let each_units = each.as_ref().map_or(Some(1), |each| self.positive(each));
        if *spread == Spread::PerDay {
            self.no_such_spread(*spread_at, "a ratio", "`overall`, `in each phase` or `at each phase boundary`");
            return None;
        }
        let (of, per, many_units, each_units) = (of?, per?, many_units?, each_units?);
        let sum = u128::from(each_units) * self.units(&of) + u128::from(many_units) * self.units(&per);
        self.within_sum(sum, many.at.0)?;
        Some(Sentence::Ratio { bound: *bound, many: many_units, of, each: each_units, per, spread: *spread })
    }

    fn budget(&mut self, sentence: &syntax::Sentence) -> Option<Sentence> {
        let syntax::Sentence::Budget { weights, flow, bound, limit, spread, spread_at } = sentence else { return None };
        let flow = self.flow(flow, true);
        let table = self.scope.weights.get(&weights.text);
        if table.is_none() {
            let names = self.scope.weights.keys().map(String::as_str);
            let otherwise = format!("write a table `[weights.{}]` in the position", weights.text);
            let help = self.sink.did_you_mean(&weights.text, names, &otherwise);
            let message = format!("there is no table of weights named `{}`", weights.text);
            self.sink.add(Code::UnknownWeights, weights.at.0, message, help);
        } else {
            self.used.weights.insert(weights.text.clone());
        }
        if *spread == Spread::PerDay {
            self.no_such_spread(
                *spread_at,
                "a sum of weights",
                "`overall`, `in each phase` or `at each phase boundary`",
            );
            return None;
        }
        let limit_value = self.limit(limit);
        let (flow, table, limit_value) = (flow?, table?, limit_value?);
        let mut weight = Vec::with_capacity(flow.selection.items.len());
        let mut sum = 0_u128;
        for &item in &flow.selection.items {
            let found = table.binary_search_by_key(&item, |(item, _)| *item).map_or(0, |index| table[index].1);
            sum += u128::from(found.unsigned_abs()) * u128::from(self.scope.case.item(item).quantity);
            weight.push((item, found));
        }
        self.within_sum(sum, weights.at.0)?;
        let (weights, bound, spread) = (weights.text.clone(), *bound, *spread);
        Some(Sentence::Budget { weights, weight, flow, bound, limit: limit_value, spread })
    }

    fn worth(&mut self, sentence: &syntax::Sentence) -> Option<Sentence> {
        let syntax::Sentence::Worth { share, spread, spread_at, at } = sentence else { return None };
        let (numerator, denominator) = match share {
            None => (Some(1), Some(1)),
            Some((above, below)) => {
                (self.positive(above), below.as_ref().map_or(Some(1), |below| self.positive(below)))
            }
        };
        if matches!(spread, Spread::PerDay | Spread::EachPhase) {
            self.no_such_spread(*spread_at, "a comparison of worth", "`overall` or `at each phase boundary`");
            return None;
        }
        self.used.values = true;
        let (Some(party), Some(value)) = (self.scope.party, self.scope.values) else {
            let (message, help) = if self.scope.party.is_none() {
                (
                    "`we` is nobody here: only a party compares what it receives and gives",
                    "write the rule into the party's position",
                )
            } else {
                (
                    "there are no values to compare by",
                    "write a table `[values]` in this position: items, sets or undertakings with a number each",
                )
            };
            self.sink.add(Code::NoValues, at.0, message, help);
            return None;
        };
        let (numerator, denominator) = (numerator?, denominator?);
        let factor = u128::from(numerator.max(denominator));
        let unit = |item: ItemRef| self.scope.case.units([item]);
        let sum: u128 = value.iter().map(|(item, value)| u128::from(value.unsigned_abs()) * unit(*item)).sum();
        self.within_sum(sum.saturating_mul(factor), at.0)?;
        Some(Sentence::Worth { party, value: value.clone(), numerator, denominator, spread: *spread })
    }

    fn no_such_spread(&mut self, at: At, what: &str, which: &str) {
        let message = format!("{what} cannot be taken over this stretch of time");
        self.sink.add(Code::SpreadNotAllowed, at.0, message, format!("write {which}"));
    }

    fn within_sum(&mut self, sum: u128, place: Place) -> Option<()> {
        if sum <= SUM_MAX {
            return Some(());
        }
        let message = format!("the numbers of this rule add up to {sum}, over the limit of {SUM_MAX}");
        self.sink.add(Code::SumTooLarge, place, message, "use smaller numbers: only their proportions matter");
        None
    }
}

fn does_not_move(id: &str) -> (String, String) {
    (format!("`{id}` is an undertaking, which does not move"), format!("write `{id} is undertaken`"))
}

fn quantified(id: &str) -> String {
    format!("write `all of {id}`, `any of {id}` or `at least 2 of {id}`")
}

/// Numbers.
impl Resolver<'_, '_> {
    /// A count against what there is.
    fn count(&mut self, number: &Number, bound: Bound, flow: Option<&takas_model::Flow>) -> Option<u64> {
        let value = self.natural(number)?;
        if value == 0 && bound == Bound::AtLeast {
            self.sink.add(
                Code::ZeroCount,
                number.at.0,
                "`at least 0` is always true",
                "write the least number that would do, or leave it out",
            );
            return None;
        }
        let flow = flow?;
        let most = self.units(flow);
        if bound != Bound::AtMost && u128::from(value) > most {
            let words = &flow.selection.text;
            let message = format!("{value} of `{words}` are counted, but there are only {most}");
            let help = if most == 0 {
                format!("see who holds `{words}`")
            } else {
                format!("write {most} or less, or name more than `{words}`")
            };
            self.sink.add(Code::CountAboveQuantity, number.at.0, message, help);
            return None;
        }
        Some(value)
    }

    fn natural(&mut self, number: &Number) -> Option<u64> {
        if number.negative {
            let help = "write a number of 0 or more; for a least weight that may be negative use `sum of … over …`";
            self.sink.add(Code::NegativeCount, number.at.0, format!("-{} is not a count", number.digits), help);
            return None;
        }
        match number.digits.parse::<u64>() {
            Ok(value) if value <= NUMBER_MAX => Some(value),
            _ => {
                self.too_large(number);
                None
            }
        }
    }

    fn positive(&mut self, number: &Number) -> Option<u64> {
        let value = self.natural(number)?;
        if value == 0 {
            self.sink.add(Code::ZeroCount, number.at.0, "zero says nothing here", "write 1 or more");
            return None;
        }
        Some(value)
    }

    fn limit(&mut self, number: &Number) -> Option<i64> {
        match number.digits.parse::<i64>() {
            Ok(value) if u128::from(value.unsigned_abs()) <= SUM_MAX => {
                Some(if number.negative { -value } else { value })
            }
            _ => {
                self.too_large(number);
                None
            }
        }
    }

    fn too_large(&mut self, number: &Number) {
        let message = format!("{} is over the limit of {NUMBER_MAX}", number.digits);
        self.sink.add(Code::TooLarge, number.at.0, message, "use a smaller number, perhaps in a larger unit");
    }

    /// How many units a flow could move: the quantities of its items, of those held by `from`.
    fn units(&self, flow: &takas_model::Flow) -> u128 {
        let case = self.scope.case;
        let held = |item: &ItemRef| flow.from.is_empty() || flow.from.contains(&case.item(*item).holder);
        case.units(flow.selection.items.iter().copied().filter(held))
    }
}

//! Printing and parsing are inverse: over 20,000 sentences made from a seed.

use takas_model::{Bound, Spread};

use super::lexer::{Origin, is_keyword};
use super::syntax::{
    At, Condition, Filter, Flow, Joined, Joint, Name, Number, PhaseLimit, Quantifier, Selection, Sentence, Term, When,
};
use super::{parser, printer};
use crate::diagnostic::Sink;
use crate::source::{Place, Text};

/// Makes sentences from a seed (splitmix64: Steele, Lea, Flood, *Fast splittable pseudorandom number generators*, 2014).
struct Maker(u64);

impl Maker {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap()
    }

    fn name(&mut self) -> Name {
        let names =
            ["krasikov", "kara-murza", "a1", "x_y", "חטופים", "красиков", "Moves", "one", "DEU", "phase-2", "ümit"];
        let text = names[self.below(names.len())].to_owned();
        assert!(!is_keyword(&text));
        Name { text, at: At::default() }
    }

    fn number(&mut self) -> Number {
        Number { digits: self.below(2_000).to_string(), negative: false, at: At::default() }
    }

    fn signed(&mut self) -> Number {
        let number = self.number();
        Number { negative: number.digits != "0" && self.below(2) == 0, ..number }
    }

    fn joined<T>(&mut self, one: fn(&mut Self) -> T) -> Joined<T> {
        let first = one(self);
        let count = self.below(4) * self.below(2);
        let rest = (0..count)
            .map(|_| {
                let joint = [Joint::Comma, Joint::Or, Joint::And][self.below(3)];
                (joint, one(self))
            })
            .collect();
        Joined { first, rest }
    }

    fn options(&mut self) -> Option<Joined<Name>> {
        if self.below(3) == 0 { Some(self.joined(Self::name)) } else { None }
    }

    fn term(&mut self) -> Term {
        match self.below(7) {
            2 => Term::Options { name: self.name(), options: self.joined(Self::name) },
            0 => Term::Everyone(At::default()),
            1 => Term::Protected(At::default()),
            _ => Term::Name(self.name()),
        }
    }

    fn selection(&mut self) -> Selection {
        let terms = self.joined(Self::term);
        let except = if self.below(4) == 0 { Some(self.joined(Self::term)) } else { None };
        Selection { terms, except, at: At::default() }
    }

    fn limit(&mut self) -> PhaseLimit {
        let when = [When::In, When::By, When::After][self.below(3)];
        PhaseLimit { when, phase: self.name(), at: At::default() }
    }

    fn filters(&mut self) -> Vec<Filter> {
        let count = self.below(3) * self.below(2);
        (0..count)
            .map(|_| match self.below(3) {
                0 => Filter::From(self.joined(Self::name), At::default()),
                1 => Filter::To(self.joined(Self::name), At::default()),
                _ => Filter::Phase(self.limit()),
            })
            .collect()
    }

    fn flow(&mut self) -> Flow {
        Flow { selection: self.selection(), filters: self.filters() }
    }

    fn bound(&mut self) -> Bound {
        [Bound::AtLeast, Bound::AtMost, Bound::Exactly][self.below(3)]
    }

    fn condition(&mut self, depth: usize) -> Condition {
        let kinds = if depth == 0 { 5 } else { 8 };
        match self.below(kinds) {
            4 => {
                let (name, options, phase) = (self.name(), self.options(), self.name());
                Condition::InForce { name, options, phase, at: At::default() }
            }
            0 => Condition::Count { bound: self.bound(), number: self.number(), flow: self.flow() },
            1 => {
                let quantifier = [Quantifier::All, Quantifier::None, Quantifier::Any][self.below(3)];
                Condition::Quantified(quantifier, self.flow())
            }
            2 => Condition::Moves { name: self.name(), filters: self.filters(), at: At::default() },
            3 => {
                let phases = (0..self.below(2)).map(|_| self.limit()).collect();
                Condition::Undertaken { name: self.name(), options: self.options(), phases, at: At::default() }
            }
            5 => Condition::Not(Box::new(self.condition(depth - 1))),
            6 => Condition::And(self.parts(depth, |part| matches!(part, Condition::And(_)))),
            _ => Condition::Or(self.parts(depth, |part| matches!(part, Condition::Or(_)))),
        }
    }

    /// Two or three parts, none of the kind that would be flattened.
    fn parts(&mut self, depth: usize, flattened: fn(&Condition) -> bool) -> Vec<Condition> {
        let count = 2 + self.below(2);
        let mut parts = Vec::new();
        while parts.len() < count {
            let part = self.condition(depth - 1);
            if !flattened(&part) {
                parts.push(part);
            }
        }
        parts
    }

    fn spread(&mut self, choices: &[Spread]) -> Spread {
        choices[self.below(choices.len())]
    }

    fn sentence(&mut self) -> Sentence {
        const ALL: &[Spread] = &[Spread::Overall, Spread::EachPhase, Spread::EachBoundary, Spread::PerDay];
        let at = At::default();
        match self.below(14) {
            0 => Sentence::Holds(self.condition(3)),
            1 => Sentence::Requires(self.condition(2), self.condition(2)),
            2 => Sentence::IfThen(self.condition(2), self.condition(2)),
            3 => Sentence::Excludes(self.condition(2), self.condition(2)),
            4 => Sentence::OnlyTo(self.selection(), self.joined(Self::name)),
            5 => Sentence::NeverTo(self.selection(), self.joined(Self::name)),
            6 => Sentence::OnlyIn(self.selection(), self.limit()),
            7 => Sentence::Together(self.selection()),
            8 => Sentence::Before { first: self.selection(), then: self.selection(), strict: self.below(2) == 0 },
            9 => Sentence::SamePhase(self.selection(), self.selection()),
            10 => {
                let spread = self.spread(&ALL[1..]);
                Sentence::Paced { bound: self.bound(), number: self.number(), flow: self.flow(), spread }
            }
            11 => {
                let each = if self.below(2) == 0 { Some(self.number()) } else { None };
                let (bound, many, of) = (self.bound(), self.number(), self.flow());
                Sentence::Ratio { bound, many, of, each, per: self.flow(), spread: self.spread(ALL), spread_at: at }
            }
            12 => {
                let (weights, flow, bound) = (self.name(), self.flow(), self.bound());
                Sentence::Budget { weights, flow, bound, limit: self.signed(), spread: self.spread(ALL), spread_at: at }
            }
            _ => {
                let share = match self.below(3) {
                    0 => None,
                    1 => Some((self.number(), None)),
                    _ => Some((self.number(), Some(self.number()))),
                };
                Sentence::Worth { share, spread: self.spread(ALL), spread_at: at, at }
            }
        }
    }
}

fn read(text: &str) -> Result<Sentence, String> {
    let mut sink = Sink::default();
    let origin = Origin { whole: Place { file: 0, start: 0, end: text.len() }, direct: true };
    let read = parser::sentence(text, origin, &mut sink);
    let diagnostics = sink.finish(&[Text::new("sentence", text.to_owned())]);
    read.ok_or_else(|| format!("{text}\n{diagnostics:?}"))
}

#[test]
fn what_is_printed_reads_back_as_it_was() {
    let mut maker = Maker(2024);
    for _ in 0..20_000 {
        let sentence = maker.sentence();
        let text = printer::sentence(&sentence);
        assert_eq!(read(&text).as_ref(), Ok(&sentence), "{text}");
        let spread_out = text.replace(' ', "  \n ");
        assert_eq!(read(&spread_out).as_ref(), Ok(&sentence), "{text}");
    }
}

#[test]
fn one_thing_can_be_said_in_several_ways() {
    let same = [
        ("if x moves then all of y", "if x moves then all of y move"),
        ("at least 3 of x", "at least 003 of x overall"),
        ("any of x or y", "any of x or y moves requires z moves"),
        ("not x moves", "not (x moves)"),
        ("x moves and y moves and z moves", "x moves and (y moves and z moves)"),
        ("at least 1 of x for each y", "at least 1 of x for each y overall"),
        ("x, y and z together", "x, y, and z together"),
        ("any of x as a or as b, y", "any of x as a  or as b , y moves"),
        ("x is undertaken as a, as b or as c by phase p", "x is undertaken as a, as b, or as c by phase p"),
        ("x as a before y as b", "x as a  before  y as b"),
        ("x is undertaken as a or as b", "x as a or as b is undertaken"),
        ("any of z or y is in force as a, as b in phase p", "any of z or y as a, as b is in force in phase p"),
        ("x in the same phase as y as a", "x in the same phase as y as a"),
        ("x is in force as a in phase p requires z moves", "x is in force as a in phase p requires z moves"),
    ];
    for (canonical, other) in same {
        let read_back = |text: &str| read(text).map(|sentence| printer::sentence(&sentence));
        assert_eq!(read_back(canonical).as_deref(), Ok(canonical));
        if other.contains("or y moves requires") {
            // `or y moves` begins another condition: not the same at all.
            assert_ne!(read_back(other), read_back(canonical));
        } else {
            assert_eq!(read_back(other).as_deref(), Ok(canonical));
        }
    }
}

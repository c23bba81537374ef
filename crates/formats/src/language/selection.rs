//! Parsing the parts that name things: selections, parties, flows, spans, numbers.

use takas_model::{Bound, Spread};

use super::lexer::Kind;
use super::parser::Parser;
use super::syntax::{At, Filter, Flow, Joined, Joint, Name, Number, PhaseLimit, Selection, Term, When};
use crate::codes::Code;

/// Something was wrong, and it was said.
pub(super) struct Reported;

impl Parser<'_> {
    /// `a, b or c except d`.
    pub(super) fn selection(&mut self) -> Option<Selection> {
        let start = self.place();
        let terms = self.joined(Self::term, true)?;
        let except = if self.take_keyword("except") { Some(self.joined(Self::term, true)?) } else { None };
        Some(Selection { terms, except, at: At(start.to(self.place_before())) })
    }

    /// `DEU, USA or POL`.
    pub(super) fn parties(&mut self) -> Option<Joined<Name>> {
        self.joined(Self::party, false)
    }

    fn term(&mut self) -> Option<Term> {
        let at = At(self.place());
        if self.take_keyword("everyone") {
            return Some(Term::Everyone(at));
        }
        if self.take_keyword("protected") {
            return Some(Term::Protected(at));
        }
        let name = self.name("the name of a person, group, set or other thing, `everyone` or `protected`")?;
        Some(match self.options().ok()? {
            Some(options) => Term::Options { name, options },
            None => Term::Name(name),
        })
    }

    /// `as joint or as third`, or nothing. Each option has its own `as`, so that the list cannot run into another one.
    pub(super) fn options(&mut self) -> Result<Option<Joined<Name>>, Reported> {
        if !self.take_keyword("as") {
            return Ok(None);
        }
        let mut options = Joined { first: self.option()?, rest: Vec::new() };
        loop {
            let is_as = |ahead| self.kind_after(ahead) == Some(&Kind::Keyword("as"));
            let (joint, tokens) = match (self.kind(), self.kind_after(1)) {
                (Some(Kind::Comma), Some(Kind::Keyword("or"))) if is_as(2) => (Joint::Or, 2),
                (Some(Kind::Comma), Some(Kind::Keyword("and"))) if is_as(2) => (Joint::And, 2),
                (Some(Kind::Comma), _) if is_as(1) => (Joint::Comma, 1),
                (Some(Kind::Keyword("or")), _) if is_as(1) => (Joint::Or, 1),
                (Some(Kind::Keyword("and")), _) if is_as(1) => (Joint::And, 1),
                _ => return Ok(Some(options)),
            };
            (0..=tokens).for_each(|_| self.skip());
            options.rest.push((joint, self.option()?));
        }
    }

    fn option(&mut self) -> Result<Name, Reported> {
        self.name("the id of an option").ok_or(Reported)
    }

    fn party(&mut self) -> Option<Name> {
        self.name("the id of a party")
    }

    /// Any name.
    pub(super) fn name(&mut self, expected: &str) -> Option<Name> {
        let at = At(self.place());
        if let Some(Kind::Name(text)) = self.kind() {
            let text = text.clone();
            self.skip();
            return Some(Name { text, at });
        }
        self.unexpected(expected, &[]);
        None
    }

    /// A list joined by commas, `or` and `and`. A joint before `x moves` or `x is` belongs to the next condition.
    fn joined<T>(&mut self, one: fn(&mut Self) -> Option<T>, keywords: bool) -> Option<Joined<T>> {
        let mut joined = Joined { first: one(self)?, rest: Vec::new() };
        loop {
            let joint = match self.kind() {
                Some(Kind::Comma) => match self.kind_after(1) {
                    Some(Kind::Keyword("or")) if self.goes_on(2, keywords) => {
                        self.skip();
                        Joint::Or
                    }
                    Some(Kind::Keyword("and")) if self.goes_on(2, keywords) => {
                        self.skip();
                        Joint::And
                    }
                    _ => Joint::Comma,
                },
                Some(Kind::Keyword("or")) if self.goes_on(1, keywords) => Joint::Or,
                Some(Kind::Keyword("and")) if self.goes_on(1, keywords) => Joint::And,
                _ => return Some(joined),
            };
            self.skip();
            joined.rest.push((joint, one(self)?));
        }
    }

    /// Whether a list goes on at that many tokens from here.
    fn goes_on(&self, ahead: usize, keywords: bool) -> bool {
        match self.kind_after(ahead) {
            Some(Kind::Name(_)) => !self.at_moves_or_is(ahead),
            Some(Kind::Keyword("everyone" | "protected")) => keywords,
            _ => false,
        }
    }

    /// A selection and what narrows it, with `move` or `moves` after it for the reader's ear.
    pub(super) fn flow(&mut self) -> Option<Flow> {
        let selection = self.selection()?;
        let filters = self.filters()?;
        Some(Flow { selection, filters })
    }

    /// `from … to … in phase …`, in any order.
    pub(super) fn filters(&mut self) -> Option<Vec<Filter>> {
        let mut filters = Vec::new();
        loop {
            let start = self.place();
            if self.take_keyword("from") {
                let parties = self.parties()?;
                filters.push(Filter::From(parties, At(start.to(self.place_before()))));
            } else if self.take_keyword("to") {
                let parties = self.parties()?;
                filters.push(Filter::To(parties, At(start.to(self.place_before()))));
            } else if self.at_phase_limit() {
                filters.push(Filter::Phase(self.phase_limit()?));
            } else {
                return Some(filters);
            }
        }
    }

    /// Whether `in phase`, `by phase` or `after phase` stands here (or that without its `phase`).
    pub(super) fn at_phase_limit(&self) -> bool {
        match self.kind() {
            Some(Kind::Keyword("by" | "after")) => true,
            Some(Kind::Keyword("in")) => matches!(self.kind_after(1), Some(Kind::Keyword("phase") | Kind::Name(_))),
            _ => false,
        }
    }

    /// `in phase one`.
    pub(super) fn phase_limit(&mut self) -> Option<PhaseLimit> {
        let start = self.place();
        let when = match self.kind() {
            Some(Kind::Keyword("in")) => When::In,
            Some(Kind::Keyword("by")) => When::By,
            Some(Kind::Keyword("after")) => When::After,
            _ => {
                self.unexpected("`in phase`, `by phase` or `after phase`", &["in", "by", "after"]);
                return None;
            }
        };
        self.skip();
        if !self.take_keyword("phase") {
            self.unexpected("`phase` and the id of a phase", &["phase"]);
            if !matches!(self.kind(), Some(Kind::Name(_))) {
                return None;
            }
        }
        let phase = self.name("the id of a phase")?;
        Some(PhaseLimit { when, phase, at: At(start.to(self.place_before())) })
    }

    /// `at least`, `at most`, `exactly`.
    pub(super) fn bound(&mut self) -> Option<Bound> {
        if self.take_keyword("exactly") {
            return Some(Bound::Exactly);
        }
        if !self.take_keyword("at") {
            self.unexpected("`at least`, `at most` or `exactly`", &["at", "exactly"]);
            return None;
        }
        if self.take_keyword("least") {
            return Some(Bound::AtLeast);
        }
        if self.take_keyword("most") {
            return Some(Bound::AtMost);
        }
        self.unexpected("`least` or `most`", &["least", "most"]);
        None
    }

    /// Digits, perhaps with a minus: whether it may be negative is asked later.
    pub(super) fn number(&mut self) -> Option<Number> {
        let start = self.place();
        let negative = self.take(&Kind::Minus);
        if let Some(Kind::Digits(digits)) = self.kind() {
            let plain = digits.trim_start_matches('0');
            let digits = if plain.is_empty() { "0" } else { plain }.to_owned();
            self.skip();
            let negative = negative && digits != "0";
            return Some(Number { digits, negative, at: At(start.to(self.place_before())) });
        }
        self.unexpected("a number in digits", &[]);
        None
    }

    /// `of`, which is easily forgotten: then it is said, and reading goes on as if it were there.
    pub(super) fn of(&mut self) -> Option<()> {
        if self.take_keyword("of") {
            return Some(());
        }
        self.unexpected("`of`", &["of"]);
        matches!(self.kind(), Some(Kind::Name(_) | Kind::Keyword("everyone" | "protected"))).then_some(())
    }

    /// `overall`, `in each phase`, `at each phase boundary`, `per day`, or nothing.
    pub(super) fn spread(&mut self) -> Result<Option<(Spread, At)>, Reported> {
        let start = self.place();
        let spread = match (self.kind(), self.kind_after(1)) {
            (Some(Kind::Keyword("overall")), _) => {
                self.skip();
                Spread::Overall
            }
            (Some(Kind::Keyword("per")), _) => {
                self.skip();
                self.expect("day").ok_or(Reported)?;
                Spread::PerDay
            }
            (Some(Kind::Keyword("in")), Some(Kind::Keyword("each"))) => {
                self.skip();
                self.skip();
                self.expect("phase").ok_or(Reported)?;
                Spread::EachPhase
            }
            (Some(Kind::Keyword("at")), Some(Kind::Keyword("each"))) => {
                self.skip();
                self.skip();
                self.expect("phase").ok_or(Reported)?;
                self.expect("boundary").ok_or(Reported)?;
                Spread::EachBoundary
            }
            _ => return Ok(None),
        };
        Ok(Some((spread, At(start.to(self.place_before())))))
    }

    /// `b move` after `or`: says why it cannot be read.
    pub(super) fn ambiguous_move(&mut self, name: &Name) {
        self.sink.add(
            Code::AmbiguousMove,
            name.at.0.to(self.place()),
            format!("`{} move` can be read as the end of a list or as a condition of its own", name.text),
            format!("for a condition of its own write `{0} moves`; for a list join the names with commas, as in `any of a, {0}`", name.text),
        );
    }
}

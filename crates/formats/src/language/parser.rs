//! Tokens to syntax: recursive descent with one token of look-ahead and two where lists and conditions meet.
//!
//! After a mistake the parser skips to where the next condition surely begins, so that several mistakes of one
//! sentence are found at once. Depth is limited; no input makes it panic.

use takas_model::Spread;

use super::lexer::{self, Kind, Origin, Token};
use super::syntax::{At, Condition, Name, Quantifier, Sentence};
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::limits::{SENTENCE_BYTES_MAX, SENTENCE_DEPTH_MAX};
use crate::source::Place;
use crate::suggest;

/// Reads a whole sentence. None when anything was wrong; then it was said.
pub(crate) fn sentence(text: &str, origin: Origin, sink: &mut Sink) -> Option<Sentence> {
    let mark = sink.mark();
    let mut parser = Parser::new(text, origin, sink)?;
    let sentence = parser.sentence();
    if sentence.is_some() {
        parser.expect_end("the end of the sentence");
    }
    (!sink.has_errors_since(mark)).then_some(sentence).flatten()
}

/// Reads a selection alone, as `of = "…"` holds one.
pub(crate) fn selection(text: &str, origin: Origin, sink: &mut Sink) -> Option<super::syntax::Selection> {
    let mark = sink.mark();
    let mut parser = Parser::new(text, origin, sink)?;
    let selection = parser.selection();
    if selection.is_some() {
        parser.expect_end("`or`, `except` or the end of the selection");
    }
    (!sink.has_errors_since(mark)).then_some(selection).flatten()
}

/// Reads a flow alone: a selection, and the parties and phases that narrow it.
pub(crate) fn flow(text: &str, origin: Origin, sink: &mut Sink) -> Option<super::syntax::Flow> {
    let mark = sink.mark();
    let mut parser = Parser::new(text, origin, sink)?;
    let flow = parser.flow();
    if flow.is_some() {
        parser.expect_end("`or`, `except`, `from`, `to`, `in phase` or the end");
    }
    (!sink.has_errors_since(mark)).then_some(flow).flatten()
}

/// The state of reading one sentence.
pub(super) struct Parser<'s> {
    pub(super) tokens: Vec<Token>,
    pub(super) at: usize,
    pub(super) end: Place,
    depth: usize,
    /// Where findings go.
    pub(super) sink: &'s mut Sink,
}

impl<'s> Parser<'s> {
    fn new(text: &str, origin: Origin, sink: &'s mut Sink) -> Option<Self> {
        if text.len() > SENTENCE_BYTES_MAX {
            let message = format!("the sentence has {} bytes, more than {SENTENCE_BYTES_MAX}", text.len());
            sink.add(Code::SentenceTooLong, origin.whole, message, "name a set in case.toml and use its name");
            return None;
        }
        let mark = sink.mark();
        let tokens = lexer::tokens(text, origin, sink);
        if tokens.is_empty() {
            if !sink.has_errors_since(mark) {
                let help = "say what must hold, for example `krasikov moves requires at least 10 of prisoners`";
                sink.add(Code::EmptySentence, origin.whole, "the sentence is empty", help);
            }
            return None;
        }
        Some(Self { tokens, at: 0, depth: 0, end: origin.place(text.trim_end().len(), text.trim_end().len()), sink })
    }

    fn sentence(&mut self) -> Option<Sentence> {
        match self.kind() {
            Some(Kind::Keyword("if")) => self.if_then(),
            Some(Kind::Keyword("sum")) => self.budget(),
            Some(Kind::Keyword("what")) => self.worth(),
            Some(Kind::Keyword("at" | "exactly")) => self.counted(),
            Some(Kind::Name(_)) if self.at_moves_or_is(0) => self.conditional(None),
            Some(Kind::Name(text)) => {
                let name = Name { text: text.clone(), at: At(self.place()) };
                let goes_on = matches!(
                    self.kind_after(1),
                    Some(
                        Kind::Comma
                            | Kind::Keyword(
                                "or" | "and" | "as" | "except" | "only" | "never" | "together" | "before" | "in"
                            )
                    )
                );
                if !goes_on && self.keyword_in_capitals(&name) { None } else { self.about_selection() }
            }
            Some(Kind::Keyword("everyone" | "protected")) => self.about_selection(),
            _ => self.conditional(None),
        }
    }

    fn if_then(&mut self) -> Option<Sentence> {
        self.skip();
        let condition = self.condition(None);
        self.skip_to(&["then"]);
        let then = self.expect("then").and_then(|()| self.condition(None));
        Some(Sentence::IfThen(condition?, then?))
    }

    /// A condition, and perhaps what it requires or excludes.
    fn conditional(&mut self, first: Option<Condition>) -> Option<Sentence> {
        let condition = self.condition(first);
        if condition.is_none() {
            self.skip_to(&["requires", "excludes"]);
        }
        if self.take_keyword("requires") {
            let needed = self.condition(None);
            return Some(Sentence::Requires(condition?, needed?));
        }
        if self.take_keyword("excludes") {
            let excluded = self.condition(None);
            return Some(Sentence::Excludes(condition?, excluded?));
        }
        let condition = condition?;
        if self.kind().is_some() {
            self.unexpected(
                "`requires`, `excludes`, `and`, `or` or the end of the sentence",
                &[
                    "requires", "excludes", "and", "or", "moves", "to", "from", "for", "per", "overall", "in", "by",
                    "after",
                ],
            );
            self.at = self.tokens.len();
        }
        Some(Sentence::Holds(condition))
    }

    /// Sentences that begin with a selection and say where, when or in which order.
    fn about_selection(&mut self) -> Option<Sentence> {
        let selection = self.selection()?;
        if self.take_keyword("only") {
            if self.take_keyword("to") {
                return Some(Sentence::OnlyTo(selection, self.parties()?));
            }
            if !self.at_phase_limit() {
                self.unexpected("`to`, `in phase`, `by phase` or `after phase`", &["to", "in", "by", "after"]);
                return None;
            }
            return Some(Sentence::OnlyIn(selection, self.phase_limit()?));
        }
        if self.take_keyword("never") {
            self.expect("to")?;
            return Some(Sentence::NeverTo(selection, self.parties()?));
        }
        if self.take_keyword("together") {
            return Some(Sentence::Together(selection));
        }
        if self.take_keyword("before") {
            return Some(Sentence::Before { first: selection, then: self.selection()?, strict: false });
        }
        if self.take_keyword("in") {
            return self.phase_order(selection);
        }
        self.bare_selection(&selection);
        None
    }

    fn phase_order(&mut self, first: super::syntax::Selection) -> Option<Sentence> {
        if self.take_keyword("an") {
            for word in ["earlier", "phase", "than"] {
                self.expect(word)?;
            }
            return Some(Sentence::Before { first, then: self.selection()?, strict: true });
        }
        if self.take_keyword("the") {
            for word in ["same", "phase", "as"] {
                self.expect(word)?;
            }
            return Some(Sentence::SamePhase(first, self.selection()?));
        }
        self.unexpected("`an earlier phase than` or `the same phase as`", &["an", "the"]);
        None
    }

    /// A selection where a condition or a verb should be.
    fn bare_selection(&mut self, selection: &super::syntax::Selection) {
        let words = super::printer::selection(selection);
        let verbs = ["moves", "only", "never", "together", "before", "in", "is", "requires", "excludes", "except"];
        let nearest = match self.kind() {
            Some(Kind::Name(name)) => suggest::nearest(name, verbs).map(str::to_owned),
            _ => None,
        };
        if nearest.is_some() {
            self.unexpected("`moves`, `only to`, `never to`, `together` or `before`", &verbs);
        } else {
            let place = selection.at.0.to(self.place());
            let help = format!(
                "for one person write `{words} moves`; for more `all of {words}`, `any of {words}` or `at least 2 of {words}`; or say where: `{words} only to …`"
            );
            let message = format!("`{words}` stands alone: nothing says what must hold of it");
            self.sink.add(Code::NeedsQuantifier, place, message, help);
        }
        self.skip_to(&["requires", "excludes"]);
        if self.take_keyword("requires") || self.take_keyword("excludes") {
            self.condition(None);
        }
        self.at = self.tokens.len();
    }

    /// Counts, ratios and paces; or a condition that begins with a count.
    fn counted(&mut self) -> Option<Sentence> {
        let Some((bound, number, flow)) = self.count() else {
            self.skip_to(&["requires", "excludes"]);
            if self.take_keyword("requires") || self.take_keyword("excludes") {
                self.condition(None);
            }
            self.at = self.tokens.len();
            return None;
        };
        if self.take_keyword("for") {
            self.expect("each")?;
            let each = if matches!(self.kind(), Some(Kind::Digits(_) | Kind::Minus)) {
                let each = self.number()?;
                self.of()?;
                Some(each)
            } else {
                None
            };
            let per = self.flow()?;
            let (spread, spread_at) = self.spread().ok()?.unwrap_or((Spread::Overall, At::default()));
            return Some(Sentence::Ratio { bound, many: number, of: flow, each, per, spread, spread_at });
        }
        match self.spread().ok()? {
            Some((Spread::Overall, _)) => Some(Sentence::Holds(Condition::Count { bound, number, flow })),
            Some((spread, _)) => Some(Sentence::Paced { bound, number, flow, spread }),
            None => {
                self.ear();
                self.conditional(Some(Condition::Count { bound, number, flow }))
            }
        }
    }

    fn budget(&mut self) -> Option<Sentence> {
        self.skip();
        self.expect("of")?;
        let weights = self.name("the name of a table of weights")?;
        self.expect("over")?;
        let flow = self.flow()?;
        let bound = self.bound()?;
        let limit = self.number()?;
        let (spread, spread_at) = self.spread().ok()?.unwrap_or((Spread::Overall, At::default()));
        Some(Sentence::Budget { weights, flow, bound, limit, spread, spread_at })
    }

    fn worth(&mut self) -> Option<Sentence> {
        let start = self.place();
        for word in ["what", "we", "receive", "is", "worth", "at", "least"] {
            self.expect(word)?;
        }
        let share = if matches!(self.kind(), Some(Kind::Digits(_) | Kind::Minus)) {
            let numerator = self.number()?;
            let denominator = if self.take(&Kind::Slash) { Some(self.number()?) } else { None };
            self.expect("of")?;
            Some((numerator, denominator))
        } else {
            None
        };
        for word in ["what", "we", "give"] {
            self.expect(word)?;
        }
        let at = At(start.to(self.place_before()));
        let (spread, spread_at) = self.spread().ok()?.unwrap_or((Spread::Overall, At::default()));
        Some(Sentence::Worth { share, spread, spread_at, at })
    }

    /// Parts joined by `or`; the first basic part may have been read already.
    pub(super) fn condition(&mut self, first: Option<Condition>) -> Option<Condition> {
        let mut whole = Some(Vec::new());
        let mut part = self.conjunct(first);
        loop {
            whole = whole.zip(part).map(|(mut parts, part)| {
                match part {
                    Condition::Or(inner) => parts.extend(inner),
                    other => parts.push(other),
                }
                parts
            });
            if !self.take_keyword("or") {
                return whole.map(|parts| single_or(parts, Condition::Or));
            }
            part = self.conjunct(None);
        }
    }

    fn conjunct(&mut self, first: Option<Condition>) -> Option<Condition> {
        let mut whole = Some(Vec::new());
        let mut part = first.or_else(|| self.basic_or_skip());
        loop {
            whole = whole.zip(part).map(|(mut parts, part)| {
                match part {
                    Condition::And(inner) => parts.extend(inner),
                    other => parts.push(other),
                }
                parts
            });
            if !self.take_keyword("and") {
                return whole.map(|parts| single_or(parts, Condition::And));
            }
            part = self.basic_or_skip();
        }
    }

    /// A basic condition; after a mistake, the way to the next one is skipped.
    fn basic_or_skip(&mut self) -> Option<Condition> {
        let part = self.basic();
        if part.is_none() {
            self.skip_to_condition();
        }
        part
    }

    fn basic(&mut self) -> Option<Condition> {
        match self.kind() {
            Some(Kind::Keyword("not")) => {
                self.deeper()?;
                self.skip();
                let part = self.basic();
                self.depth -= 1;
                Some(Condition::Not(Box::new(part?)))
            }
            Some(Kind::Open) => {
                self.deeper()?;
                self.skip();
                let part = self.condition(None);
                self.depth -= 1;
                let part = part?;
                if !self.take(&Kind::Close) {
                    self.unexpected("`)`", &["and", "or"]);
                    return None;
                }
                Some(part)
            }
            Some(Kind::Keyword("all")) => self.quantified(Quantifier::All),
            Some(Kind::Keyword("none")) => self.quantified(Quantifier::None),
            Some(Kind::Keyword("any")) => self.quantified(Quantifier::Any),
            Some(Kind::Keyword("at" | "exactly")) => {
                let (bound, number, flow) = self.count()?;
                self.ear();
                Some(Condition::Count { bound, number, flow })
            }
            Some(Kind::Name(_)) => self.one_moves(),
            _ => {
                self.unexpected(
                    "a condition: `x moves`, `at least 3 of x`, `all of x`, `none of x`, `any of x` or `x is undertaken`",
                    &["at", "all", "none", "any", "not", "exactly", "if"],
                );
                None
            }
        }
    }

    fn quantified(&mut self, quantifier: Quantifier) -> Option<Condition> {
        self.skip();
        self.of()?;
        let flow = self.flow()?;
        self.ear();
        Some(Condition::Quantified(quantifier, flow))
    }

    /// `x moves to …`, `u is undertaken`.
    fn one_moves(&mut self) -> Option<Condition> {
        let name = self.name("a name")?;
        let options = self.options().ok()?;
        if options.is_some() {
            self.expect("is")?;
            return self.undertaken(name, options);
        }
        if self.take_keyword("moves") {
            let filters = self.filters()?;
            let at = At(name.at.0.to(self.place_before()));
            return Some(Condition::Moves { name, filters, at });
        }
        if self.take_keyword("is") {
            return self.undertaken(name, None);
        }
        if matches!(self.kind(), Some(Kind::Keyword("move"))) {
            self.ambiguous_move(&name);
            return None;
        }
        self.no_verb(&name);
        None
    }

    /// What follows `u is` or `u as a is`: `undertaken`, or `in force`; options stand here too, where they did not stand before.
    fn undertaken(&mut self, name: Name, options: Option<super::syntax::Joined<Name>>) -> Option<Condition> {
        let options_here = |parser: &mut Self| match options {
            Some(options) => Ok(Some(options)),
            None => parser.options(),
        };
        if self.take_keyword("in") {
            self.expect("force")?;
            let options = options_here(self).ok()?;
            self.expect("in")?;
            self.expect("phase")?;
            let phase = self.name("the id of a phase")?;
            let at = At(name.at.0.to(self.place_before()));
            return Some(Condition::InForce { name, options, phase, at });
        }
        if !self.take_keyword("undertaken") {
            self.unexpected("`undertaken` or `in force`", &["undertaken", "in"]);
            return None;
        }
        let options = options_here(self).ok()?;
        let mut phases = Vec::new();
        while self.at_phase_limit() {
            phases.push(self.phase_limit()?);
        }
        let at = At(name.at.0.to(self.place_before()));
        Some(Condition::Undertaken { name, options, phases, at })
    }

    fn no_verb(&mut self, name: &Name) {
        let opening = ["if", "all", "none", "any", "not", "at", "exactly", "sum", "what"];
        let verbs = ["moves", "is"];
        let next_is_near = match self.kind() {
            Some(Kind::Name(next)) => suggest::nearest(next, verbs).is_some(),
            _ => false,
        };
        if !next_is_near && (self.keyword_in_capitals(name) || self.misspelt_opening(name, &opening)) {
            return;
        }
        if next_is_near {
            self.unexpected("`moves` or `is undertaken`", &verbs);
            return;
        }
        let message = format!("`{}` stands alone: nothing says what must hold of it", name.text);
        let help = format!(
            "for one person write `{0} moves`, for a set `all of {0}`, `any of {0}` or `at least 2 of {0}`",
            name.text
        );
        self.sink.add(Code::NeedsQuantifier, name.at.0, message, help);
    }

    fn count(&mut self) -> Option<(takas_model::Bound, super::syntax::Number, super::syntax::Flow)> {
        let bound = self.bound()?;
        let number = self.number()?;
        self.of()?;
        let flow = self.flow()?;
        Some((bound, number, flow))
    }

    /// `move` or `moves` after a flow, for the reader's ear.
    fn ear(&mut self) {
        let _ = self.take_keyword("move") || self.take_keyword("moves");
    }

    fn deeper(&mut self) -> Option<()> {
        self.depth += 1;
        if self.depth <= SENTENCE_DEPTH_MAX {
            return Some(());
        }
        let message = format!("parentheses and `not` are nested more than {SENTENCE_DEPTH_MAX} deep");
        self.sink.add(Code::SentenceTooDeep, self.place(), message, "split the rule into several, each with its name");
        self.depth -= 1;
        self.at = self.tokens.len();
        None
    }
}

fn single_or(mut parts: Vec<Condition>, many: fn(Vec<Condition>) -> Condition) -> Condition {
    if parts.len() == 1 { parts.remove(0) } else { many(parts) }
}

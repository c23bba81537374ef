//! Chances in words, for the mediator: the deals, whether there is any, what to ask next.

use serde::{Deserialize, Serialize};
use takas_model::{
    Alternative, Case, Chance, Deal, Doubt, DoubtReading, DoubtedLine, Inquiry, Likely, Natural, Nature,
    ObjectiveValue, Outcome, Version, Worlds,
};

use super::build::{Maker, warnings};
use super::{Bundle, Difference};
use crate::findings::{Findings, Names, Proven};
use crate::measure;
use crate::names::Namer;
use crate::phrase::{Fixed, Phrase};
use crate::words::{self, chances as said};

/// Everything that was found about chances, judged. Mediator's compartment only.
#[derive(Clone, Debug)]
pub struct ChancesFound<'a> {
    /// The case.
    pub case: &'a Case,
    /// What is in doubt.
    pub doubts: &'a [Doubt],
    /// The best deal as the positions are written.
    pub outcome: &'a Outcome,
    /// Its chance.
    pub written: Option<RatedDeal>,
    /// The most likely deal; none where a limit came before any.
    pub likely: Option<LikelyFound<'a>>,
    /// Saved deals by id.
    pub saved: Vec<(String, RatedDeal)>,
    /// In which worlds there is a deal.
    pub worlds: Option<&'a Worlds>,
    /// What each answer is worth, with whether it is proved; the best question first.
    pub inquiries: Vec<(&'a Inquiry, bool)>,
    /// Whether every doubt was asked about.
    pub all_asked: bool,
}

/// A deal with its chance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatedDeal {
    /// The deal.
    pub deal: Deal,
    /// Its chance.
    pub chance: Chance,
    /// For each doubt, the weight of the readings that accept it.
    pub accepted: Vec<u64>,
    /// For each doubt, which of its readings do.
    pub by_reading: Vec<Vec<bool>>,
}

impl RatedDeal {
    /// Its chance once it is known which reading of a doubt is so.
    fn once_known(&self, doubts: &[Doubt], doubt: usize, reading: usize) -> Chance {
        let others = |weight: &dyn Fn(usize) -> u64| {
            Natural::product((0..doubts.len()).filter(|&index| index != doubt).map(weight))
        };
        let numerator =
            if self.by_reading[doubt][reading] { others(&|index| self.accepted[index]) } else { Natural::default() };
        Chance { numerator, denominator: others(&|index| doubts[index].total()) }
    }
}

/// The most likely deal, judged.
#[derive(Clone, Debug)]
pub struct LikelyFound<'a> {
    /// As it was found.
    pub likely: &'a Likely,
    /// The deal shown for it, with its chance.
    pub rated: Option<RatedDeal>,
    /// The case's objectives at it.
    pub objectives: Vec<ObjectiveValue>,
    /// Whether the judge followed.
    pub proved: bool,
}

/// Chances in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChancesView {
    /// The case's title.
    pub title: String,
    /// Warnings that go on every output.
    pub warnings: Vec<Phrase>,
    /// Whether the case is historical.
    pub historical: bool,
    /// Whether people stand under pseudonyms.
    pub pseudonyms: bool,
    /// How many doubts there are, in a sentence.
    pub doubts: Phrase,
    /// The best deal as written.
    pub written: ChanceView,
    /// The most likely deal.
    pub likely: ChanceView,
    /// Saved deals.
    pub saved: Vec<(String, ChanceView)>,
    /// Whether there is a deal at all; none where that was not looked for.
    pub worlds: Option<Phrase>,
    /// The best questions, in order.
    pub questions: Vec<QuestionToAsk>,
    /// Set where not every question was weighed.
    pub cut: bool,
}

/// A deal and its chance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChanceView {
    /// Sentences: the chance, what is proved.
    pub sentences: Vec<Phrase>,
    /// On what it hangs, the gravest first: the chance that the line lets it pass, and the line.
    pub hangs_on: Vec<(Phrase, Phrase)>,
    /// How it differs from the best deal as written; none where there is nothing to compare.
    pub change: Option<Difference>,
    /// In that case, how many people move among whom, and who.
    pub whole: Option<(Phrase, Vec<Bundle>)>,
}

/// A question with what its answer is worth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionToAsk {
    /// Whom, and about which lines.
    pub about: Phrase,
    /// What the lines say.
    pub lines: Vec<String>,
    /// What the answer is worth.
    pub gain: Phrase,
    /// For each answer, what follows.
    pub answers: Vec<Phrase>,
    /// How likely it is that the answer makes another deal the likelier.
    pub turns: Phrase,
    /// How much it tells about whether there is a deal; none where that is not known exactly.
    pub information: Option<Phrase>,
}

/// The mediator's view of chances, with so many questions.
pub fn brief_chances(found: &ChancesFound<'_>, questions: usize, names: Names) -> ChancesView {
    let findings = Findings::new(found.case, found.outcome, Proven::Checked);
    let maker = Maker { findings: &findings, case: found.case, namer: Namer::mediator(found.case, names) };
    ChancesView {
        title: maker.namer.prose(&found.case.title),
        warnings: warnings(found.case, &maker.namer).collect(),
        historical: found.case.nature == Nature::Historical,
        pseudonyms: maker.namer.hidden(),
        doubts: match found.doubts.len() {
            0 => said::NO_DOUBTS.phrase(),
            count => said::doubts(count as u64),
        },
        written: maker.written(found),
        likely: maker.likely(found),
        saved: found.saved.iter().map(|(id, rated)| (id.clone(), maker.saved(found, rated))).collect(),
        worlds: found.worlds.map(worlds),
        questions: maker.questions(found, questions),
        cut: !found.all_asked,
    }
}

impl Maker<'_> {
    fn written(&self, found: &ChancesFound<'_>) -> ChanceView {
        match (&found.written, found.outcome) {
            (Some(rated), _) => self.rated(found, rated),
            (None, Outcome::Infeasible { .. }) => alone(said::NONE_WRITTEN),
            (None, _) => alone(words::why::LEFT_UNKNOWN),
        }
    }

    fn likely(&self, found: &ChancesFound<'_>) -> ChanceView {
        let Some(likely) = &found.likely else { return alone(words::why::LEFT_UNKNOWN) };
        let Some(rated) = &likely.rated else {
            let mut view = alone(said::NONE_LIKELY);
            view.sentences.extend((!likely.proved).then(|| said::proved(false).phrase()));
            return view;
        };
        let mut view = self.rated(found, rated);
        view.sentences.push(said::proved(likely.proved).phrase());
        self.shown(&mut view, found, &rated.deal, &likely.objectives);
        view
    }

    fn saved(&self, found: &ChancesFound<'_>, rated: &RatedDeal) -> ChanceView {
        let mut view = self.rated(found, rated);
        self.shown(&mut view, found, &rated.deal, &[]);
        view
    }

    /// The deal itself: as it differs from the best deal as written, or whole where there is none.
    fn shown(&self, view: &mut ChanceView, found: &ChancesFound<'_>, deal: &Deal, objectives: &[ObjectiveValue]) {
        let Outcome::Deal { deal: written, objectives: values, certificate, .. } = found.outcome else {
            view.whole = Some((self.headline(deal), self.bundles(deal.transfers())));
            return;
        };
        if written == deal {
            view.sentences.push(said::SAME.phrase());
        } else {
            let other = Alternative { deal: deal.clone(), objectives: objectives.to_vec() };
            view.change = Some(self.alternative((written, values, &certificate.bests), &other));
        }
    }

    fn rated(&self, found: &ChancesFound<'_>, rated: &RatedDeal) -> ChanceView {
        let mut hangs: Vec<(u64, Phrase)> = Vec::new();
        for (doubt, &accepted) in found.doubts.iter().zip(&rated.accepted) {
            if accepted < doubt.total() {
                hangs.push((permille(accepted, doubt.total()), self.about(doubt)));
            }
        }
        hangs.sort_by_key(|(permille, _)| *permille);
        let mut sentences = vec![said::accepted(chance_words(&rated.chance))];
        if hangs.is_empty() && !found.doubts.is_empty() {
            sentences.push(said::SURE.phrase());
        }
        let hangs_on = hangs.into_iter().map(|(permille, about)| (Phrase::percent(permille), about));
        ChanceView { sentences, hangs_on: hangs_on.collect(), change: None, whole: None }
    }

    /// Whose lines, by their names.
    fn about(&self, doubt: &Doubt) -> Phrase {
        let names: Vec<Phrase> = doubt.lines.iter().map(|line| self.line_name(*line)).collect();
        said::hangs(self.party_word(doubt.party), names)
    }

    fn line_name(&self, line: DoubtedLine) -> Phrase {
        line_name(self.case, &self.namer, line)
    }

    fn questions(&self, found: &ChancesFound<'_>, most: usize) -> Vec<QuestionToAsk> {
        let now = found.likely.as_ref().and_then(|likely| likely.rated.as_ref()).map(|rated| &rated.chance);
        let nothing = || Chance { numerator: Natural::default(), denominator: Natural::one() };
        let now = now.cloned().unwrap_or_else(nothing);
        let worth_it = found.inquiries.iter().filter(|(inquiry, _)| inquiry.expected > now);
        worth_it.take(most).map(|(inquiry, proved)| self.question_to_ask(found, inquiry, &now, *proved)).collect()
    }

    fn question_to_ask(
        &self,
        found: &ChancesFound<'_>,
        inquiry: &Inquiry,
        now: &Chance,
        proved: bool,
    ) -> QuestionToAsk {
        let doubt = &found.doubts[inquiry.doubt];
        // An answer turns the proposal where the likeliest deal of now is no longer as likely as another.
        let rated = found.likely.as_ref().and_then(|likely| likely.rated.as_ref());
        let turns = |reading: usize, answer: &Likely| {
            let kept = rated.map(|rated| rated.once_known(found.doubts, inquiry.doubt, reading));
            answer.deal.as_ref().is_some_and(|then| kept.is_some_and(|kept| kept < then.chance))
        };
        let mut turning = 0_u64;
        let mut answers = Vec::new();
        for (index, (reading, answer)) in doubt.readings.iter().zip(&inquiry.answers).enumerate() {
            let other = turns(index, answer);
            turning = turning.saturating_add(if other { reading.weight } else { 0 });
            let best = answer.deal.as_ref().map_or_else(|| said::THEN_NONE.phrase(), |deal| percent_of(&deal.chance));
            let weight = Phrase::percent(permille(reading.weight, doubt.total()));
            answers.push(said::answer(reading_words(self.case, &self.namer, doubt, reading), weight, best, other));
        }
        QuestionToAsk {
            about: self.about(doubt),
            lines: doubt.lines.iter().filter_map(|line| line_text(self.case, &self.namer, *line)).collect(),
            gain: said::gain(percent_of(now), percent_of(&inquiry.expected), proved),
            answers,
            turns: said::turns(Phrase::percent(permille(turning, doubt.total()))),
            information: found
                .worlds
                .filter(|worlds| !worlds.sampled)
                .map(|worlds| said::information(crate::measure::information(worlds, inquiry.doubt))),
        }
    }
}

fn alone(sentence: Fixed) -> ChanceView {
    ChanceView { sentences: vec![sentence.phrase()], ..ChanceView::default() }
}

/// How a line is called.
pub(crate) fn line_name(case: &Case, namer: &Namer<'_>, line: DoubtedLine) -> Phrase {
    match line {
        DoubtedLine::Rule(rule) => Phrase::supplied(namer.prose(&case.rule(rule).name)),
        DoubtedLine::Hold(item) => said::hold(namer.item(item), case.item(item).is_undertaking()),
    }
}

/// What a line says, where its name does not.
pub(crate) fn line_text(case: &Case, namer: &Namer<'_>, line: DoubtedLine) -> Option<String> {
    match line {
        DoubtedLine::Rule(rule) => Some(namer.prose(&case.rule(rule).text)),
        DoubtedLine::Hold(_) => None,
    }
}

/// A reading in words: the version of its lines, which are all alike unless it is one line alone.
pub(crate) fn reading_words(case: &Case, namer: &Namer<'_>, doubt: &Doubt, reading: &DoubtReading) -> Phrase {
    debug_assert!(case.parties.len() > doubt.party.index());
    match (reading.versions.first(), doubt.lines.first()) {
        (Some(Version::Instead { text, .. }), _) => words::deal::quoted(Phrase::english(namer.prose(text))),
        (Some(Version::Dropped), Some(DoubtedLine::Hold(_))) if doubt.lines.len() == 1 => said::NOT_ON_OFFER.phrase(),
        (Some(Version::Dropped), _) => said::NO_SUCH_RULE.phrase(),
        _ => said::AS_WRITTEN.phrase(),
    }
}

fn permille(part: u64, whole: u64) -> u64 {
    u64::try_from(u128::from(part) * 1000 / u128::from(whole.max(1))).unwrap_or(1000)
}

fn percent_of(chance: &Chance) -> Phrase {
    Phrase::percent(chance.parts(1000))
}

/// With the exact fraction where it can be read.
fn chance_words(chance: &Chance) -> Phrase {
    let permille = chance.parts(1000);
    let whole = chance.numerator == chance.denominator || chance.numerator.is_zero();
    if whole { Phrase::percent(permille) } else { said::chance(permille, reduced(chance)) }
}

/// The fraction in lowest terms where both fit 64 bits.
fn reduced(chance: &Chance) -> Option<String> {
    let number = |natural: &Natural| natural.to_string().parse::<u64>().ok();
    let (numerator, denominator) = (number(&chance.numerator)?, number(&chance.denominator)?);
    takas_model::Fraction::new(numerator, denominator)
        .map(|fraction| fraction.to_string())
        .filter(|words| words.contains('/') && words.len() <= 24)
}

fn worlds(worlds: &Worlds) -> Phrase {
    let share = worlds.alive.share_of(&worlds.whole, 1000);
    let error = worlds.sampled.then(|| measure::hoeffding_permille(worlds.seen));
    said::worlds(Phrase::percent(share), worlds.seen, error)
}

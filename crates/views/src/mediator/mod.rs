//! The mediator's view: everything that was found, in words, ready for text and HTML.
//!
//! Holds strings and phrases only: names are already real or pseudonyms, everything is cleaned. It can be kept (`serde`) and shown later. It belongs to the mediator's
//! compartment as a whole. Nothing here is ever read to make a party's view.

mod build;
pub(crate) mod chances;
mod change;
mod deal;
mod landscape;
mod lists;
mod why;

pub use build::{brief, owed};
pub(crate) use build::{historical, warnings};
pub use chances::{ChanceView, ChancesFound, ChancesView, LikelyFound, QuestionToAsk, RatedDeal, brief_chances};
pub use landscape::{DistinctView, FrontView, PointView};
pub use lists::{ObjectionView, WindowView};

pub use crate::names::PartyName;

use serde::{Deserialize, Serialize};

use crate::phrase::Phrase;
use crate::words::{amounts, deal as deal_words};

/// How the outcome stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StatusKind {
    /// A deal, every bound closed, every proof replayed.
    Optimal,
    /// A deal, and something is missing from the proof that it is best.
    Feasible,
    /// No deal.
    Infeasible,
    /// Not known.
    Interrupted,
}

/// The status in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// Which.
    pub kind: StatusKind,
    /// One word or two.
    pub word: Phrase,
    /// One sentence that says exactly what is proved.
    pub sentence: Phrase,
}

/// Everything the mediator sees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediatorView {
    /// Title of the case.
    pub title: String,
    /// Whether the case is historical.
    pub historical: bool,
    /// Warnings that go on every output; the historical one first.
    pub warnings: Vec<Phrase>,
    /// A paragraph; none under pseudonyms.
    pub summary: Option<String>,
    /// The deal's id.
    pub deal_id: Option<String>,
    /// The case's digest.
    pub case_digest: Option<String>,
    /// Whose table it is: `Türkiye: mediator, host`.
    pub table: Vec<Phrase>,
    /// Status.
    pub status: Status,
    /// The question and its costs.
    pub question: Option<QuestionView>,
    /// The deal.
    pub deal: Option<DealView>,
    /// Lists open to objection.
    pub lists: Vec<WindowView>,
    /// Decisive conditions; none: not looked for.
    pub decisive: Option<Vec<DecisiveView>>,
    /// Alternatives; none: not looked for.
    pub alternatives: Option<Alternatives>,
    /// The front; none: not looked for.
    pub front: Option<FrontView>,
    /// Deals that differ by much; none: not looked for.
    pub distinct: Option<DistinctView>,
    /// Conflict.
    pub conflict: Option<ConflictView>,
    /// Concessions; none: not looked for.
    pub concessions: Option<ConcessionsView>,
    /// Fragility: only if asked for by name.
    pub fragility: Option<FragilityView>,
    /// Public sources, key and text; empty under pseudonyms.
    pub sources: Vec<(String, String)>,
    /// Whether people stand under pseudonyms.
    pub pseudonyms: bool,
}

impl MediatorView {
    /// The status and the deal, without names of people.
    #[must_use]
    pub fn in_a_line(&self) -> Phrase {
        let word = self.status.word.clone();
        self.deal.as_ref().map_or_else(|| word.clone(), |deal| amounts::with(word.clone(), deal.headline.clone()))
    }
}

/// What kind of thing moves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThingKind {
    /// A named person.
    Person,
    /// People of a group.
    Group,
    /// Remains of the dead.
    Remains,
    /// Goods, in this unit.
    Goods(String),
}

/// A person, group share, remains or goods on the way from one party to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thing {
    /// Name or pseudonym.
    pub name: String,
    /// The name in its own script, beside a transliteration; none under pseudonyms.
    pub written: Option<String>,
    /// Other names; empty under pseudonyms.
    pub aliases: Vec<String>,
    /// Kind.
    pub kind: ThingKind,
    /// Units.
    pub quantity: u64,
    /// Whether the law protects them.
    pub protected: bool,
    /// The holder's stated ground; none under pseudonyms.
    pub legal: Option<String>,
    /// The person's own will as publicly known, in words; none in a live case, where it is the neutral's to know, and
    /// for what is not a person.
    pub consent: Option<Phrase>,
}

/// Everything that goes from one party to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bundle {
    /// A letter that ties drawing and list together.
    pub key: String,
    /// Who lets go.
    pub from: PartyName,
    /// Who receives.
    pub to: PartyName,
    /// What moves, in the order of the case.
    pub things: Vec<Thing>,
    /// Their number in words: `12 people`.
    pub count: Phrase,
}

/// An undertaking begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndertakingView {
    /// Who undertakes.
    pub party: PartyName,
    /// What.
    pub name: String,
}

/// What happens in one phase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhaseView {
    /// Name of the phase.
    pub name: String,
    /// Its days in words, if dated.
    pub days: Option<Phrase>,
    /// Movements of this phase; keys as in the whole deal.
    pub bundles: Vec<Bundle>,
    /// Undertakings begun in it.
    pub undertakings: Vec<UndertakingView>,
}

/// A satisfaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The exact fraction in lowest terms.
    pub fraction: String,
    /// Thousandths, for a bar and for a percentage.
    pub permille: u64,
    /// Whether the party's best is not proven: it may be greater, and the share less.
    pub at_most: bool,
}

impl Share {
    /// In percent: `87.5 %`.
    #[must_use]
    pub fn percent(&self) -> Phrase {
        Phrase::percent(self.permille)
    }

    /// Exactly and in percent; that it is at most so much, where the best is not proven.
    #[must_use]
    pub fn words(&self) -> Phrase {
        let percent = self.percent();
        let is_whole = !self.fraction.contains('/');
        let share = if is_whole { percent } else { amounts::noted(Phrase::figures(&self.fraction), percent) };
        if self.at_most { deal_words::at_most(share) } else { share }
    }
}

/// An ask and how far it is met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskView {
    /// As the party named it, or the item's name.
    pub name: Phrase,
    /// `must`, `high`, `wish`, or the number.
    pub weight: Phrase,
    /// Units met.
    pub met: u64,
    /// Units that count.
    pub at_most: u64,
    /// Of a ranking of options: which of them came out, in words; none for any other ask.
    pub choice: Option<Phrase>,
    /// How it is known, by whom, when, from where.
    pub provenance: Phrase,
}

/// A rule in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleView {
    /// Whose, in words.
    pub owner: Phrase,
    /// Its name.
    pub name: Phrase,
    /// Its sentence: in the language of rules, if it is one of the case.
    pub sentence: Phrase,
    /// How it is known, by whom, when, from where.
    pub provenance: Phrase,
}

/// One party at a deal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyCard {
    /// Which.
    pub party: PartyName,
    /// Roles besides being a side.
    pub roles: Vec<Phrase>,
    /// All that it gives, in words.
    pub gives: Phrase,
    /// To whom how much.
    pub gives_to: Vec<Phrase>,
    /// All that it receives, in words.
    pub receives: Phrase,
    /// From whom how much.
    pub receives_from: Vec<Phrase>,
    /// What it undertakes.
    pub undertakes: Vec<String>,
    /// Satisfaction; none when it stands outside the comparison.
    pub satisfaction: Option<Share>,
    /// Its asks.
    pub asks: Vec<AskView>,
    /// Its rules and refusals, all of which hold; what it must have stands among its asks.
    pub rules: Vec<RuleView>,
}

/// One objective at the deal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectiveRow {
    /// What is counted, in words.
    pub name: Phrase,
    /// The value.
    pub value: Phrase,
    /// The bound in words.
    pub bound: Phrase,
    /// Whether the bound is closed.
    pub closed: bool,
}

/// How many persons of the deal stand so to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentRow {
    /// In words.
    pub consent: Phrase,
    /// How many persons.
    pub count: usize,
    /// Who, where that must be looked at; empty otherwise.
    pub names: Vec<String>,
}

/// The deal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DealView {
    /// One sentence: how many people move among whom.
    pub headline: Phrase,
    /// Whether it is the only one, in a sentence; none when not found out.
    pub unique: Option<Phrase>,
    /// Everything, over all phases.
    pub bundles: Vec<Bundle>,
    /// Phase by phase; one entry when the case has one phase.
    pub phases: Vec<PhaseView>,
    /// The parties that give, receive or have a position.
    pub parties: Vec<PartyCard>,
    /// Objectives in order.
    pub objectives: Vec<ObjectiveRow>,
    /// What is known of the persons' own will.
    pub consent: Vec<ConsentRow>,
}

/// One difference between two deals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Who or what.
    pub name: String,
    /// `Russia → Germany`, or `to Germany instead of United States`.
    pub how: Phrase,
}

/// An objective that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueChange {
    /// What is counted.
    pub name: Phrase,
    /// Before.
    pub before: Phrase,
    /// After.
    pub after: Phrase,
}

/// How one deal differs from another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Objectives that differ.
    pub objectives: Vec<ValueChange>,
    /// Parties whose satisfaction differs.
    pub satisfaction: Vec<ValueChange>,
    /// Who comes in.
    pub comes: Vec<Change>,
    /// Who drops out.
    pub goes: Vec<Change>,
    /// Who moves otherwise.
    pub otherwise: Vec<Change>,
}

/// What is found when something is changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// A deal, as a difference to the one it is compared with.
    Deal(Difference),
    /// A deal where there is none to compare it with: its headline, and who moves where.
    Whole {
        /// How many people move among whom.
        headline: Phrase,
        /// Everything that moves.
        bundles: Vec<Bundle>,
    },
    /// No deal.
    NoDeal,
    /// Not known: a limit came first.
    Unknown,
}

/// A question with its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionView {
    /// What was asked.
    pub asked: Vec<Phrase>,
    /// The answer in one sentence.
    pub sentence: Phrase,
    /// What it changes from the best deal when nothing is asked; none when there is nothing to compare.
    pub change: Option<Difference>,
}

/// A decisive condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisiveView {
    /// The rule.
    pub rule: RuleView,
    /// What the best deal would be without it.
    pub without: Answer,
}

/// A cell of the alternatives' matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatrixRow {
    /// Who or what, or which number.
    pub name: Phrase,
    /// For the deal itself, then each alternative.
    pub cells: Vec<Phrase>,
}

/// The alternatives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternatives {
    /// Each as a difference to the deal.
    pub differences: Vec<Difference>,
    /// Objectives, one row each.
    pub objectives: Vec<MatrixRow>,
    /// Satisfaction of the parties where it differs.
    pub satisfaction: Vec<MatrixRow>,
    /// Those who are treated differently by at least one.
    pub items: Vec<MatrixRow>,
}

/// Rules that cannot hold together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConflictView {
    /// What it amounts to: how many conditions, whether irreducible, whether checked.
    pub sentence: Phrase,
    /// The members.
    pub members: Vec<RuleView>,
}

/// One concession taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcessionView {
    /// The rule as it stands.
    pub rule: RuleView,
    /// What it would say instead; none: it is dropped.
    pub to: Option<Phrase>,
    /// The mediator's own estimate.
    pub difficulty: u64,
}

/// A set of concessions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcessionSetView {
    /// What is conceded.
    pub concessions: Vec<ConcessionView>,
    /// Sum of the difficulties.
    pub cost: u64,
    /// Whether no cheaper set outside those before it exists, as proved.
    pub proved: bool,
    /// What it unlocks.
    pub unlocks: Answer,
}

/// All concessions found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcessionsView {
    /// In order of cost.
    pub sets: Vec<ConcessionSetView>,
    /// Whether there is none further.
    pub exhausted: bool,
}

/// What is lost when one drops out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LossView {
    /// Who or which party.
    pub name: String,
    /// What is left, in a sentence.
    pub left: Phrase,
    /// Who, besides, no longer moves; empty when nobody does.
    pub falls: Vec<Phrase>,
    /// Who moves in their place.
    pub replacements: Vec<Phrase>,
}

/// What hangs on whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FragilityView {
    /// By name, the gravest first.
    pub items: Vec<LossView>,
    /// By party, the gravest first.
    pub parties: Vec<LossView>,
}

//! A case: its parties, the people and things that may move, its phases, and each party's position.
//!
//! A [`Case`] is the resolved form: every name has become a reference, every default is filled in. It holds
//! no text of any file. `takas-formats` makes it; nothing here validates.

use crate::deal::Deal;
use crate::reference::reference;
use crate::rule::{Flow, Rule, RuleRef, Sentence, Span};
use crate::window::{Objection, Window};

reference! {
    "a case",
    /// A party: an index into [`Case::parties`].
    PartyRef
}
reference! {
    "a case",
    /// An item: an index into [`Case::items`].
    ItemRef
}
reference! {
    "a case",
    /// A phase: an index into [`Case::phases`].
    PhaseRef
}

impl PhaseRef {
    /// The first phase, which every case has.
    pub const FIRST: Self = Self(0);
}

/// Whether the case is being mediated or has been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// Being mediated: the law's prohibitions are errors.
    Live,
    /// Records what happened: they are warnings, on every output.
    Historical,
}

/// A civil date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year of the common era.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
}

/// What a party may be in a case besides a side that holds, asks or undertakes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A side of the exchange.
    Side,
    /// Mediates, in charge of the whole.
    Mediator,
    /// Mediates beside the mediator.
    CoMediator,
    /// Vouches for an obligation.
    Guarantor,
    /// Lends the place.
    Host,
    /// Lends the way.
    Transit,
    /// In fact holds people for another authority.
    Custodian,
    /// Watches.
    Observer,
}

/// Where a public fact stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Short key by which lines cite it.
    pub key: String,
    /// Title, publisher, date: as a reader needs it to find the text.
    pub text: String,
}

/// An authority that holds, receives, undertakes or mediates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Its id, for example `DEU`.
    pub id: String,
    /// Its name for readers.
    pub name: String,
    /// Its roles; never empty.
    pub roles: Vec<Role>,
}

/// What is known of the person's situation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Its holder says it holds the person. The only status in which anyone can move.
    Acknowledged,
    /// One side says the other holds the person; not acknowledged.
    Claimed,
    /// The alleged holder denies holding the person.
    Denied,
    /// Missing.
    Missing,
    /// Nothing is known.
    Unknown,
    /// Dead.
    Dead,
    /// Already released.
    Released,
}

/// What is publicly known, or was told the neutral, of the person's own will.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Consent {
    /// Nothing is known.
    NotKnown,
    /// Nobody asked, as far as known.
    NotAsked,
    /// Given.
    Given,
    /// Accounts differ.
    Disputed,
    /// Refused: the person does not move.
    Refused,
}

/// Why nothing may be demanded for a person's release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Protection {
    /// Seriously wounded or sick (GC III art. 109-110).
    WoundedOrSick,
    /// A minor (GC IV art. 132; Convention on the Rights of the Child art. 37).
    Minor,
    /// Accompanies a protected minor as a parent (GC IV art. 132; Convention on the Rights of the Child art. 9).
    Accompanying,
    /// The dead (GC III art. 120; GC IV art. 130).
    Remains,
}

/// What the model keeps of a named person beside the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Other names and spellings, as supplied.
    pub aliases: Vec<String>,
    /// The name in its own script, as supplied; none: `name` is in it, or it is not known.
    pub written: Option<String>,
    /// Situation.
    pub status: Status,
    /// The holding authority's stated ground and the act that would release, in words.
    pub legal: Option<String>,
    /// The person's own will.
    pub consent: Consent,
    /// If the person consents to these destinations alone: which. Empty: no restriction known.
    pub consent_to: Vec<PartyRef>,
    /// Where the person must not be sent (non-refoulement). Consent does not waive it.
    pub no_return_to: Vec<PartyRef>,
}

/// What kind of thing moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A named human; quantity 1.
    Person(Person),
    /// An anonymous block of people of one category in one custody.
    Group,
    /// The dead.
    Remains,
    /// Goods in a unit.
    Goods {
        /// For example `truck`.
        unit: String,
        /// The most that can move in one civil day.
        per_day: Option<u64>,
    },
    /// An act promised by its holder; quantity 1, goes nowhere.
    Undertaking,
}

/// A person, group, remains, goods or undertaking: whatever a deal can contain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its id in files, for example `krasikov`.
    pub id: String,
    /// Its name for readers; of a person whose name is kept in its own script as well, the transliteration.
    pub name: String,
    /// Kind.
    pub kind: Kind,
    /// Who holds it, or who would undertake it.
    pub holder: PartyRef,
    /// How many units there are; at least 1.
    pub quantity: u64,
    /// Set when nothing may be demanded for its release. Always set for remains.
    pub protection: Option<Protection>,
    /// A neutral pseudonym for outputs without names, for example `RUS-07`.
    pub pseudonym: String,
}

impl Item {
    /// Whether its units are living people.
    pub fn is_people(&self) -> bool {
        matches!(self.kind, Kind::Person(_) | Kind::Group)
    }

    /// Whether it is an undertaking.
    pub fn is_undertaking(&self) -> bool {
        matches!(self.kind, Kind::Undertaking)
    }

    /// Whether the law's gates let it move to `to`: the status is acknowledged, consent is not refused, the
    /// destination is one the person consents to and not one the person must not be sent to.
    /// For what is not a person, always.
    pub fn may_go_to(&self, to: PartyRef) -> bool {
        match &self.kind {
            Kind::Person(person) => {
                person.status == Status::Acknowledged
                    && person.consent != Consent::Refused
                    && (person.consent_to.is_empty() || person.consent_to.contains(&to))
                    && !person.no_return_to.contains(&to)
            }
            _ => true,
        }
    }
}

/// How long an undertaking is in force once it is begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lasting {
    /// From its beginning on.
    Open,
    /// The phase it is begun in and those after it, so many in all; at least 1.
    Phases(u64),
    /// Up to the end of this phase.
    Until(PhaseRef),
}

impl Lasting {
    /// The phases in which it has to begin to be in force all through a span of a case with so many phases; none where it
    /// cannot be.
    pub fn begins_for(self, span: Span) -> Option<Span> {
        let first = match self {
            Self::Phases(phases) => {
                let phases = usize::try_from(phases).unwrap_or(usize::MAX);
                (span.last.index() + 1).saturating_sub(phases)
            }
            Self::Until(last) if last < span.last => return None,
            Self::Open | Self::Until(_) => 0,
        };
        (first <= span.first.index()).then(|| Span { first: PhaseRef::new(first), last: span.first })
    }
}

/// An act that a party may promise, as one thing: one item, or one for each of its options.
///
/// What is not listed here is an undertaking without options that is in force from its beginning on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undertaking {
    /// Its id, for example `patrol`.
    pub id: String,
    /// Its name for readers.
    pub name: String,
    /// Its items, of one holder, each following the one before in [`Case::items`]. With more than one, each is an option, its id
    /// as a sentence names it (`patrol as joint`), and at most one of them is begun.
    pub items: Vec<ItemRef>,
    /// How long it is in force.
    pub lasting: Lasting,
}

impl Undertaking {
    /// Whether it has options.
    pub fn is_choice(&self) -> bool {
        self.items.len() > 1
    }
}

/// A named set of items of one kind of unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// Its id, for example `prisoners`.
    pub id: String,
    /// Its name for readers.
    pub name: String,
    /// Its members, ascending.
    pub items: Vec<ItemRef>,
}

/// A span of civil days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// Its id.
    pub id: String,
    /// Its name for readers.
    pub name: String,
    /// First day, if dated.
    pub first_day: Option<Date>,
    /// Length in days; at least 1.
    pub days: u64,
}

/// A phase that is taken day by day: it is no phase itself, but names those of its days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its id, for example `truce`; its days are `truce-1`, `truce-2` and so on.
    pub id: String,
    /// Its name for readers.
    pub name: String,
    /// Its days, one phase each.
    pub phases: Span,
}

/// How a line of a position is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The party stated it.
    Stated,
    /// The party hinted at it.
    Hinted,
    /// The mediator infers it.
    Inferred,
    /// The mediator assumes it for want of better.
    Assumed,
}

/// Whence a line of a position comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How it is known.
    pub standing: Standing,
    /// Who said or inferred it.
    pub by: Option<String>,
    /// When.
    pub on: Option<Date>,
    /// Keys of the sources, or free text.
    pub sources: Vec<String>,
    /// Set when the line is inferred from the outcome alone, so that it cannot be evidence for it.
    pub from_outcome: bool,
    /// A remark for readers.
    pub note: Option<String>,
}

/// How much an ask matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Priority {
    /// No deal without it. Counts 9 per unit in satisfaction.
    Must,
    /// Counts 3 per unit.
    High,
    /// Counts 1 per unit.
    Wish,
}

impl Priority {
    /// What one unit counts in the party's satisfaction.
    pub fn weight(self) -> u64 {
        match self {
            Self::Must => 9,
            Self::High => 3,
            Self::Wish => 1,
        }
    }
}

/// A holder's readiness: this item may go to these parties, in these phases. Without such a line an item does not move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// The item; its holder is the position's party.
    pub item: ItemRef,
    /// Destinations in the order written. Empty for an undertaking.
    pub to: Vec<PartyRef>,
    /// In which phases.
    pub phases: Span,
    /// Whence the line.
    pub line: Line,
}

/// Something a party asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// As the party named it, for example `prisoners`.
    pub name: String,
    /// What counts as met: the units of this flow that move.
    pub flow: Flow,
    /// More than this many units count no further; at least 1.
    pub at_most: u64,
    /// What one unit counts; at least 1: the priority's weight, or the party's own number, times [`Position::scale`]; of a ranking of
    /// `n` options, the `n`th part of that.
    pub weight: u64,
    /// The priority, unless the party gave numbers.
    pub priority: Option<Priority>,
    /// Whence the line.
    pub line: Line,
}

impl Ask {
    /// How many of its units a deal meets, at most as many as count.
    pub fn met(&self, deal: &Deal) -> u64 {
        let counted = deal.transfers().iter().filter(|transfer| self.flow.contains(transfer));
        counted.fold(0_u64, |sum, transfer| sum.saturating_add(transfer.quantity)).min(self.at_most)
    }
}

/// What one party holds, asks and refuses. Its rules stand in [`Case::rules`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Whose.
    pub party: PartyRef,
    /// What it is ready to let go or undertake, in the order written.
    pub holds: Vec<Hold>,
    /// What it asks, in the order written. A line that ranks the options of an undertaking makes several, one after the other and
    /// under one name: that its first choice is begun, that one of its first two is, and so on.
    pub asks: Vec<Ask>,
    /// What the weights of its asks are multiplied with, so that the shares of ranked options are whole numbers; at least 1.
    pub scale: u64,
    /// What it calls things by names of its own: in its own view, and nowhere else.
    pub names: Vec<OwnName>,
}

impl Position {
    /// The weighted number of units of its asks that a deal meets.
    pub fn met(&self, deal: &Deal) -> u64 {
        self.asks.iter().fold(0, |sum, ask| sum.saturating_add(ask.met(deal).saturating_mul(ask.weight)))
    }
}

/// A name that a party has for what others call otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnName {
    /// The name in the case, as all know it.
    pub neutral: String,
    /// The party's own.
    pub own: String,
}

impl Position {
    /// Its asks by the lines that made them.
    pub fn asked(&self) -> impl Iterator<Item = &[Ask]> {
        self.asks.chunk_by(|one, other| one.name == other.name)
    }
}

/// One thing the engine makes as good as possible, in its turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Objective {
    /// Most units of protected people and remains moved.
    Protected,
    /// Most people moved.
    People,
    /// Leximin over the satisfaction of the parties that ask for something.
    WorstOff,
    /// Fewest transfers and undertakings.
    FewestTransfers,
    /// Fewest unit-phases waited: each unit moved in the phase of index `p` costs `p`.
    Earliest,
}

impl Objective {
    /// Its name in files and outputs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Protected => "protected",
            Self::People => "people",
            Self::WorstOff => "worst-off",
            Self::FewestTransfers => "fewest-transfers",
            Self::Earliest => "earliest",
        }
    }

    /// Every objective, in the order of the documentation.
    pub const ALL: [Self; 5] = [Self::Protected, Self::People, Self::WorstOff, Self::FewestTransfers, Self::Earliest];
}

/// A way in which the mediator thinks one named rule could be weakened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concession {
    /// The rule.
    pub rule: RuleRef,
    /// Ways, mildest first; difficulties do not fall.
    pub options: Vec<ConcessionOption>,
}

/// One way to weaken a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConcessionOption {
    /// What the rule would say instead; none: it is dropped.
    pub to: Option<Sentence>,
    /// The new sentence as written, or `dropped`.
    pub text: String,
    /// The mediator's own estimate; at least 1.
    pub difficulty: u64,
}

/// One mediation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its id: the folder's name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Live or historical.
    pub nature: Nature,
    /// A paragraph for readers.
    pub summary: String,
    /// The IANA zone in which phases are civil days.
    pub zone: String,
    /// Public sources.
    pub sources: Vec<Source>,
    /// Parties.
    pub parties: Vec<Party>,
    /// Items.
    pub items: Vec<Item>,
    /// Undertakings that have options or an end, ascending by their items.
    pub undertakings: Vec<Undertaking>,
    /// Named sets.
    pub sets: Vec<Set>,
    /// Phases in time order; never empty.
    pub phases: Vec<Phase>,
    /// Phases that are taken day by day, in time order.
    pub runs: Vec<Run>,
    /// Positions, at most one for each party, in the order of the parties.
    pub positions: Vec<Position>,
    /// Lists with an objection window, by the order of the parties.
    pub windows: Vec<Window>,
    /// Objections, by the order of the parties.
    pub objections: Vec<Objection>,
    /// Every named rule in canonical order: for each party in order its refusals, its must-asks, the places of its lists, its
    /// written rules; then the case's own (families, then the frame's rules); then those of a question.
    pub rules: Vec<Rule>,
    /// What is made best, in turn. [`Objective::Protected`] comes first whenever anything is protected.
    pub objectives: Vec<Objective>,
    /// The mediator's estimates of what could be weakened, ascending by rule.
    pub concessions: Vec<Concession>,
    /// Warnings that go on every output for the mediator, in words (a historical case that used protected persons).
    pub warnings: Vec<String>,
}

impl Case {
    /// The party behind a reference.
    pub fn party(&self, party: PartyRef) -> &Party {
        &self.parties[party.index()]
    }

    /// The item behind a reference.
    pub fn item(&self, item: ItemRef) -> &Item {
        &self.items[item.index()]
    }

    /// The phase behind a reference.
    pub fn phase(&self, phase: PhaseRef) -> &Phase {
        &self.phases[phase.index()]
    }

    /// The rule behind a reference.
    pub fn rule(&self, rule: RuleRef) -> &Rule {
        &self.rules[rule.index()]
    }

    /// References to all parties, in order.
    pub fn party_refs(&self) -> impl Iterator<Item = PartyRef> + use<> {
        (0..self.parties.len()).map(PartyRef::new)
    }

    /// References to all items, in order.
    pub fn item_refs(&self) -> impl Iterator<Item = ItemRef> + use<> {
        (0..self.items.len()).map(ItemRef::new)
    }

    /// References to all phases, in order.
    pub fn phase_refs(&self) -> impl Iterator<Item = PhaseRef> + use<> {
        (0..self.phases.len()).map(PhaseRef::new)
    }

    /// References to all rules, in order.
    pub fn rule_refs(&self) -> impl Iterator<Item = RuleRef> + use<> {
        (0..self.rules.len()).map(RuleRef::new)
    }

    /// The party of that id.
    pub fn find_party(&self, id: &str) -> Option<PartyRef> {
        self.parties.iter().position(|p| p.id == id).map(PartyRef::new)
    }

    /// The item of that id.
    pub fn find_item(&self, id: &str) -> Option<ItemRef> {
        self.items.iter().position(|i| i.id == id).map(ItemRef::new)
    }

    /// The undertaking behind an item, if it has options or an end.
    pub fn undertaking(&self, item: ItemRef) -> Option<&Undertaking> {
        let after = self.undertakings.partition_point(|act| act.items.last().is_some_and(|&last| last < item));
        self.undertakings.get(after).filter(|act| act.items.contains(&item))
    }

    /// How many units there are of these items together: of the options of one undertaking, one. Items ascend.
    pub fn units(&self, items: impl IntoIterator<Item = ItemRef>) -> u128 {
        let mut sum = 0;
        let mut choice: Option<&Undertaking> = None;
        for item in items {
            if choice.is_some_and(|act| act.items.contains(&item)) {
                continue;
            }
            choice = self.undertaking(item).filter(|act| act.is_choice());
            sum += u128::from(self.item(item).quantity);
        }
        sum
    }

    /// The position of a party, if it has one.
    pub fn position(&self, party: PartyRef) -> Option<&Position> {
        self.positions.iter().find(|p| p.party == party)
    }

    /// The span of all phases.
    pub fn all_phases(&self) -> Span {
        Span { first: PhaseRef::new(0), last: PhaseRef::new(self.phases.len().saturating_sub(1)) }
    }
}

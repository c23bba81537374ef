//! What can be wrong with a deal, or with what is claimed of it.

use takas_model::{Case, Deal, ItemRef, Objective, PartyRef, PhaseRef, RuleRef, Transfer};

/// One thing that is wrong. [`Fault::words`] puts it in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The deal moves and undertakes nothing.
    Empty,
    /// The transfers do not ascend, or one stands twice, or moves nothing.
    NotCanonical(Transfer),
    /// An item, party or phase that the case does not hold.
    UnknownReference(Transfer),
    /// The item is not held by who lets it go.
    NotTheHolder(Transfer),
    /// An undertaking with a destination, or anything else without one.
    DestinationMismatch(Transfer),
    /// The holder has not said that it would let this go, there, then.
    NotOffered(Transfer),
    /// The item would go to its own holder.
    NowhereNew(Transfer),
    /// The law's gates: status, consent, non-refoulement.
    Gate(Transfer),
    /// Somebody on a list goes before its objection window has closed.
    WindowOpen(Transfer),
    /// More units than there are.
    OverStock(ItemRef),
    /// More units by the end of a phase than objections leave.
    ObjectedTo(ItemRef, PhaseRef),
    /// More than one option of the undertaking at this index is begun.
    SeveralOptions(usize),
    /// More units in a phase than its days allow.
    OverDailyLimit(ItemRef, PhaseRef),
    /// A rule is broken.
    Broken(RuleRef),
    /// A rule cannot be judged: its numbers are too large.
    RuleTooLarge(RuleRef),
    /// A total cannot be told: its numbers are too large.
    TotalTooLarge,
    /// Live case: letting one more unit of a protected item go would break the rule.
    ConditionsProtected(RuleRef, ItemRef),
    /// The objectives claimed are not those of the case, in order.
    Objectives,
    /// The value claimed of an objective is not its value.
    Value(Objective),
    /// The bound claimed of an objective is worse than its value.
    Bound(Objective),
    /// It is called closed although a bound is not its value.
    Closed,
    /// The bests claimed are not those of the parties that ask, in order.
    Bests,
    /// A party's best is not its satisfaction at the witness.
    BestValue(PartyRef),
    /// The deal itself gives the party more than its best.
    BestBeaten(PartyRef),
    /// The witness of a party's best is no deal.
    Witness(PartyRef, Vec<Fault>),
    /// An alternative that is the first deal again.
    SameDeal(Deal),
    /// An alternative that is better than the first deal, which is called best.
    BetterThanFirst,
    /// A point of a front that is not where its deal is, or misses a protected person, or is of another number of parties.
    Front,
    /// A point of a front, by its index, that another is as good as for every party.
    FrontDominated(usize),
    /// The points named so are not those that no other beats.
    Landmark(&'static str),
    /// A chance that is another, or a deal that an answer excludes, or that leaves a protected person who could go.
    Chance,
    /// A deal that differs by fewer transfers than it should from one before it.
    TooNear,
    /// A set of concessions that takes what is not on offer, or takes twice, or does not ascend.
    Choices,
    /// A set of concessions that concedes a family, or the refusal of a protected item.
    NeverOnOffer(RuleRef),
    /// The cost claimed of a set of concessions is not the sum of its difficulties.
    Cost,
    /// A set of concessions that is cheaper than one before it.
    CheaperThanEarlier,
    /// A set of concessions that concedes at least as much as one before it everywhere.
    Dominated,
    /// A set of concessions that comes without a deal.
    UnlocksNothing,
}

impl Fault {
    /// The fault in words, by the ids and rule names of the case: for the mediator's eyes only.
    pub fn words(&self, case: &Case) -> String {
        let item = |item: ItemRef| case.items.get(item.index()).map_or("?", |i| i.id.as_str());
        let party = |party: PartyRef| case.parties.get(party.index()).map_or("?", |p| p.id.as_str());
        let phase = |phase: PhaseRef| case.phases.get(phase.index()).map_or("?", |p| p.id.as_str());
        let rule = |rule: RuleRef| case.rules.get(rule.index()).map_or("?", |r| r.name.as_str());
        let moves = |t: &Transfer| {
            let to = t.to.map_or(String::new(), |to| format!(" to {}", party(to)));
            format!("{} of {} from {}{to} in {}", t.quantity, item(t.item), party(t.from), phase(t.phase))
        };
        match self {
            Self::Empty => "nothing moves".to_owned(),
            Self::NotCanonical(t) => format!("{}: out of order, repeated or empty", moves(t)),
            Self::UnknownReference(t) => format!("{}: not in the case", moves(t)),
            Self::NotTheHolder(t) => format!("{}: not the holder", moves(t)),
            Self::DestinationMismatch(t) => format!("{}: a destination too many or too few", moves(t)),
            Self::NotOffered(t) => format!("{}: not offered", moves(t)),
            Self::NowhereNew(t) => format!("{}: goes to its own holder", moves(t)),
            Self::Gate(t) => format!("{}: not allowed by status, consent or non-refoulement", moves(t)),
            Self::WindowOpen(t) => format!("{}: before objections to the list are closed", moves(t)),
            Self::ObjectedTo(i, p) => format!("{}: more by {} than objections leave", item(*i), phase(*p)),
            Self::OverStock(i) => format!("{}: more than there are", item(*i)),
            Self::SeveralOptions(number) => {
                let act = case.undertakings.get(*number).map_or("?", |act| act.id.as_str());
                format!("{act}: more than one of its options is begun")
            }
            Self::OverDailyLimit(i, p) => format!("{}: more in {} than its days allow", item(*i), phase(*p)),
            Self::Broken(r) => format!("the rule \"{}\" is broken", rule(*r)),
            Self::RuleTooLarge(r) => format!("the rule \"{}\" has numbers too large to be checked", rule(*r)),
            Self::TotalTooLarge => "a total is too large to be checked".to_owned(),
            Self::ConditionsProtected(r, i) => {
                format!(
                    "the rule \"{}\" makes the release of {}, who is protected, depend on something",
                    rule(*r),
                    item(*i)
                )
            }
            Self::Objectives => "the objectives are not those of the case".to_owned(),
            Self::Value(objective) => format!("the value of {} is another", objective.name()),
            Self::Bound(objective) => format!("the bound of {} is worse than its value", objective.name()),
            Self::Closed => "called closed although a bound is not its value".to_owned(),
            Self::Bests => "the bests are not those of the parties that ask".to_owned(),
            Self::BestValue(p) => format!("the best of {} is not what its witness shows", party(*p)),
            Self::BestBeaten(p) => format!("the best of {} is less than what the deal gives it", party(*p)),
            Self::Witness(p, faults) => {
                let faults: Vec<String> = faults.iter().map(|fault| fault.words(case)).collect();
                format!("the witness of the best of {} is no deal: {}", party(*p), faults.join("; "))
            }
            Self::SameDeal(_) => "the alternative is the first deal".to_owned(),
            Self::BetterThanFirst => "the alternative is better than the deal called best".to_owned(),
            Self::Front => "a point of the front is not where it is said to be".to_owned(),
            Self::FrontDominated(index) => format!("another point is as good for every party as point {}", index + 1),
            Self::Landmark(name) => format!("the {name} points of the front are others"),
            Self::Chance => "the chance of the deal, or whom it releases, is not as it is said".to_owned(),
            Self::TooNear => "the deal differs too little from one before it".to_owned(),
            Self::Choices => "the concessions taken are not on offer, or stand twice or out of order".to_owned(),
            Self::NeverOnOffer(r) => format!("the rule \"{}\" can never be conceded for something", rule(*r)),
            Self::Cost => "the cost is not the sum of the difficulties".to_owned(),
            Self::CheaperThanEarlier => "the set is cheaper than one before it".to_owned(),
            Self::Dominated => "the set concedes at least as much as one before it everywhere".to_owned(),
            Self::UnlocksNothing => "the set comes without a deal".to_owned(),
        }
    }
}

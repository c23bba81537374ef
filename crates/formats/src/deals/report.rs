//! From the engine's answers to the JSON shape.

use takas_model::{
    Alternative, Case, Concessions, Conflict, ConflictMember, Deal, Decisive, Fragility, ItemRef, Loss, ObjectiveValue,
    Outcome, Owner, Rule, RuleRef, Transfer,
};

use super::FORMAT;
use super::landscape::{DistinctReport, FrontReport, distinct_out, front_out};
use super::lists::lists_out;
use super::measure::{ObjectiveOut, satisfactions};
use super::output::{
    AnswerOut, ChangeOut, ConcessionSetOut, ConcessionsOut, ConflictOut, DealOut, DecisiveOut, FragilityOut, LossOut,
    Report, RuleOut, Status, TransferOut,
};

/// How names are shown instead of as they are: for outputs under pseudonyms.
#[derive(Clone, Copy)]
pub struct Disguise<'a> {
    /// What stands for the id of an item.
    pub item: &'a dyn Fn(ItemRef) -> String,
    /// What stands for a text that may hold names: a rule's name or sentence, a warning, a question.
    pub text: &'a dyn Fn(&str) -> String,
}

/// Everything found about a case, to be reported.
#[derive(Clone, Copy)]
pub struct Found<'a> {
    /// The case, with the rules of the question if one was asked.
    pub case: &'a Case,
    /// Digest of its files.
    pub digest: &'a str,
    /// The outcome.
    pub outcome: &'a Outcome,
    /// Whether the judge followed every proof of it.
    pub bound_verified: bool,
    /// The id the deal is saved under.
    pub id: Option<&'a str>,
    /// What was asked, in words.
    pub question: &'a [String],
    /// The next best deals.
    pub alternatives: &'a [Alternative],
    /// Why there is no deal.
    pub conflict: Option<&'a Conflict>,
    /// What would unlock one.
    pub concessions: Option<&'a Concessions>,
    /// Rules without which the best deal would be another.
    pub decisive: Option<&'a [Decisive]>,
    /// What hangs on whom; only when asked for by name.
    pub fragility: Option<&'a Fragility>,
    /// The front over the parties' satisfaction.
    pub front: Option<FrontReport<'a>>,
    /// Deals that differ by much.
    pub distinct: Option<DistinctReport<'a>>,
    /// How names are shown.
    pub disguise: Option<Disguise<'a>>,
}

impl<'a> Found<'a> {
    /// An outcome and nothing else.
    pub fn new(case: &'a Case, digest: &'a str, outcome: &'a Outcome, bound_verified: bool) -> Self {
        Self {
            case,
            digest,
            outcome,
            bound_verified,
            id: None,
            question: &[],
            alternatives: &[],
            conflict: None,
            concessions: None,
            decisive: None,
            fragility: None,
            front: None,
            distinct: None,
            disguise: None,
        }
    }

    pub(super) fn text(&self, text: &str) -> String {
        self.disguise.map_or_else(|| text.to_owned(), |disguise| (disguise.text)(text))
    }

    pub(super) fn item(&self, item: ItemRef) -> String {
        self.disguise.map_or_else(|| self.case.item(item).id.clone(), |disguise| (disguise.item)(item))
    }
}

/// The report of what was found.
pub fn report(found: &Found<'_>) -> Report {
    let case = found.case;
    let (objectives, deals, unique) = match found.outcome {
        Outcome::Deal { deal, objectives, unique, .. } => {
            let mut out = deal_out(found, found.outcome, deal, objectives);
            out.id = found.id.map(str::to_owned);
            (out.objectives.clone(), vec![out], *unique)
        }
        Outcome::Infeasible { .. } | Outcome::Interrupted => (Vec::new(), Vec::new(), None),
    };
    let alternatives = found.alternatives.iter();
    Report {
        format: FORMAT,
        case: found.text(&case.id),
        digest: found.digest.to_owned(),
        status: status(found.outcome, found.bound_verified),
        bound_verified: found.bound_verified,
        unique,
        question: found.question.iter().map(|question| found.text(question)).collect(),
        warnings: case.warnings.iter().map(|warning| found.text(warning)).collect(),
        lists: lists_out(found),
        objectives,
        deals,
        alternatives: alternatives
            .map(|other| deal_out(found, found.outcome, &other.deal, &other.objectives))
            .collect(),
        front: found.front.as_ref().map(|front| front_out(found, front)),
        distinct: found.distinct.as_ref().map(|distinct| distinct_out(found, distinct)),
        conflict: found.conflict.map(|conflict| conflict_out(found, conflict)),
        concessions: found.concessions.map(|concessions| concessions_out(found, concessions)),
        decisive: found.decisive.map(|rules| rules.iter().map(|decisive| decisive_out(found, decisive)).collect()),
        fragility: found.fragility.map(|fragility| fragility_out(found, fragility)),
    }
}

/// JSON, indented, with a line end.
///
/// # Panics
/// Never: the shape has only texts as keys and no number that JSON cannot hold.
pub fn to_json<T: serde::Serialize>(value: &T) -> String {
    let mut json = serde_json::to_string_pretty(value).expect("the shape has only texts as keys");
    json.push('\n');
    json
}

/// `optimal` is said only when every bound is closed and was followed.
pub(super) fn status(outcome: &Outcome, bound_verified: bool) -> Status {
    match outcome {
        Outcome::Deal { closed: true, .. } if bound_verified => Status::Optimal,
        Outcome::Deal { .. } => Status::Feasible,
        Outcome::Infeasible { .. } => Status::Infeasible,
        Outcome::Interrupted => Status::Interrupted,
    }
}

pub(super) fn deal_out(found: &Found<'_>, outcome: &Outcome, deal: &Deal, objectives: &[ObjectiveValue]) -> DealOut {
    DealOut {
        id: None,
        transfers: deal.transfers().iter().map(|transfer| transfer_out(found, transfer)).collect(),
        objectives: objectives.iter().map(ObjectiveOut::from).collect(),
        satisfaction: satisfactions(found.case, outcome, deal),
    }
}

fn transfer_out(found: &Found<'_>, transfer: &Transfer) -> TransferOut {
    let case = found.case;
    TransferOut {
        what: found.item(transfer.item),
        from: case.party(transfer.from).id.clone(),
        to: transfer.to.map(|to| case.party(to).id.clone()),
        phase: case.phase(transfer.phase).id.clone(),
        quantity: transfer.quantity,
    }
}

fn rule_out(found: &Found<'_>, rule: RuleRef) -> RuleOut {
    let Rule { owner, name, text, .. } = found.case.rule(rule);
    let owner = match owner {
        Owner::Party(party) => found.case.party(*party).id.clone(),
        Owner::Case => "case".to_owned(),
        Owner::Question => "question".to_owned(),
    };
    RuleOut { owner, name: found.text(name), sentence: found.text(text) }
}

fn conflict_out(found: &Found<'_>, conflict: &Conflict) -> ConflictOut {
    let rule = |member: &ConflictMember| match member {
        ConflictMember::Rule(rule) => Some(rule_out(found, *rule)),
        ConflictMember::SomethingMoves => None,
    };
    ConflictOut {
        rules: conflict.members.iter().filter_map(rule).collect(),
        something_moves: conflict.members.contains(&ConflictMember::SomethingMoves),
        irreducible: conflict.witnesses.len() == conflict.members.len(),
        shortest: conflict.shortest.is_some(),
    }
}

fn answer_out(found: &Found<'_>, outcome: &Outcome) -> AnswerOut {
    let deal = match outcome {
        Outcome::Deal { deal, objectives, .. } => Some(deal_out(found, outcome, deal, objectives)),
        Outcome::Infeasible { .. } | Outcome::Interrupted => None,
    };
    AnswerOut { status: status(outcome, true), deal }
}

fn concessions_out(found: &Found<'_>, concessions: &Concessions) -> ConcessionsOut {
    let change = |&(concession, option): &(usize, usize)| {
        let concession = &found.case.concessions[concession];
        let option = &concession.options[option];
        ChangeOut {
            rule: rule_out(found, concession.rule),
            to: found.text(&option.text),
            difficulty: option.difficulty,
        }
    };
    let sets = concessions.sets.iter().map(|set| ConcessionSetOut {
        cost: set.cost,
        changes: set.choices.iter().map(change).collect(),
        unlocks: answer_out(found, &set.unlocks),
    });
    ConcessionsOut { sets: sets.collect(), exhausted: concessions.exhausted }
}

fn decisive_out(found: &Found<'_>, decisive: &Decisive) -> DecisiveOut {
    DecisiveOut { rule: rule_out(found, decisive.rule), without: answer_out(found, &decisive.without) }
}

fn fragility_out(found: &Found<'_>, fragility: &Fragility) -> FragilityOut {
    let loss = |of: String, loss: &Loss| LossOut {
        of,
        left: answer_out(found, &loss.left),
        gone: loss.gone.iter().map(|transfer| transfer_out(found, transfer)).collect(),
        replacements: loss.replacements.iter().map(|transfer| transfer_out(found, transfer)).collect(),
    };
    FragilityOut {
        items: fragility.items.iter().map(|(item, lost)| loss(found.item(*item), lost)).collect(),
        parties: fragility
            .parties
            .iter()
            .map(|(party, lost)| loss(found.case.party(*party).id.clone(), lost))
            .collect(),
    }
}

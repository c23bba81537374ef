//! What clearing and the judge found, gathered for showing. Filled in by the caller; nothing here is rendered.

use takas_model::{
    Alternative, Case, Concessions, Conflict, Decisive, Distinct, Fragility, Front, ItemRef, Landmarks, ObjectiveValue,
    Outcome, PartyRef,
};

/// Whether people appear under their names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Names {
    /// As the case has them.
    #[default]
    Real,
    /// Under pseudonyms, everywhere: also inside rules, titles and warnings. What cannot be made safe by replacing
    /// (sources, summaries, remarks, legal grounds, aliases) is left out.
    Pseudonyms,
}

/// How far the judge could follow the engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proven {
    /// Every proof that the outcome needs was replayed by the judge and held.
    Checked,
    /// The engine closed its bounds, but the judge did not verify them: why, as the end of a sentence
    /// ('the proof is larger than the limit').
    BoundUnverified(String),
    /// The engine stopped before its bounds were closed.
    Gap,
}

/// One wish of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// What if this moves (to that party, where given)?
    With {
        /// What.
        item: ItemRef,
        /// Where.
        to: Option<PartyRef>,
    },
    /// What if this does not move?
    Without(ItemRef),
    /// What if this party walks away?
    WithoutParty(PartyRef),
    /// Anything else, in words.
    InWords(String),
}

/// A question asked of the case. [`Findings::outcome`] is then the answer.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// What was asked, all of it together.
    pub asked: Vec<Asked>,
    /// The best deal when nothing is asked: what the answer's costs are measured from.
    pub unasked: &'a Outcome,
}

/// The front as it was found and judged. Mediator's compartment only: it tells how far every party is met.
#[derive(Clone, Debug)]
pub struct FrontFound<'a> {
    /// The front.
    pub front: &'a Front,
    /// The tolerance that was asked for, in thousandths.
    pub asked_permille: u64,
    /// Which points stand out.
    pub landmarks: &'a Landmarks,
    /// How far the judge could follow that nothing is missing.
    pub proven: Proven,
    /// For each point, whether the judge could follow that it is on the front.
    pub on_front: &'a [bool],
    /// For each point, the case's objectives at its deal.
    pub objectives: &'a [Vec<ObjectiveValue>],
    /// For each point, the id its deal is saved under; empty where none is saved.
    pub ids: Vec<Option<String>>,
}

impl FrontFound<'_> {
    /// The deal of a point.
    pub(crate) fn as_alternative(&self, index: usize) -> Alternative {
        let objectives = self.objectives.get(index).cloned().unwrap_or_default();
        Alternative { deal: self.front.points[index].deal.clone(), objectives }
    }
}

/// Deals that differ by much, as they were found and judged.
#[derive(Clone, Debug)]
pub struct DistinctFound<'a> {
    /// The deals.
    pub distinct: &'a Distinct,
    /// How many were asked for.
    pub asked: usize,
    /// Whether the judge could follow that each is best of those that differ enough.
    pub proved: bool,
    /// Whether the judge could follow that there is no further one, where that is claimed.
    pub no_further: bool,
    /// For each deal, the id it is saved under; empty where none is saved.
    pub ids: Vec<Option<String>>,
}

/// Everything that was found about a case: the one input of all views.
///
/// `None` means 'not looked for'; an empty list means 'looked for, and there is none'.
#[derive(Clone, Debug)]
pub struct Findings<'a> {
    /// The case; with the rules of the question, if one was asked.
    pub case: &'a Case,
    /// The outcome shown.
    pub outcome: &'a Outcome,
    /// How far it is proved.
    pub proven: Proven,
    /// The id under which the deal is saved. The mediator's; never shown to a party.
    pub deal_id: Option<String>,
    /// Digest of the case. The mediator's; never shown to a party.
    pub case_digest: Option<String>,
    /// Each party's own opaque id of the deal, at most one for each party.
    pub party_ids: Vec<(PartyRef, String)>,
    /// The next best deals, best first.
    pub alternatives: Option<&'a [Alternative]>,
    /// Rules whose absence would change the best deal.
    pub decisive: Option<&'a [Decisive]>,
    /// Why there is no deal.
    pub conflict: Option<&'a Conflict>,
    /// What would unlock one.
    pub concessions: Option<&'a Concessions>,
    /// What hangs on whom: a spoiler's list. Shown only because the caller asked for it by name.
    pub fragility: Option<&'a Fragility>,
    /// The front over the parties' satisfaction.
    pub front: Option<FrontFound<'a>>,
    /// Deals that differ by much.
    pub distinct: Option<DistinctFound<'a>>,
    /// The question that the outcome answers.
    pub question: Option<Question<'a>>,
}

impl<'a> Findings<'a> {
    /// An outcome and nothing else.
    pub fn new(case: &'a Case, outcome: &'a Outcome, proven: Proven) -> Self {
        Self {
            case,
            outcome,
            proven,
            deal_id: None,
            case_digest: None,
            party_ids: Vec::new(),
            alternatives: None,
            decisive: None,
            conflict: None,
            concessions: None,
            fragility: None,
            front: None,
            distinct: None,
            question: None,
        }
    }
}

//! From findings to the mediator's view: the frame, the status, the question.

use takas_model::{Case, Line, Nature, Outcome, Owner, PartyRef, Role, Rule, Value};

use super::{MediatorView, PartyName, QuestionView, RuleView, Status, StatusKind};
use crate::findings::{Asked, Findings, Names, Proven, Question};
use crate::measure::{self, Tally};
use crate::names::{Namer, clean};
use crate::phrase::Phrase;
use crate::words::{amounts, deal as said, operation, why};

/// What everything is made with.
pub(super) struct Maker<'a> {
    pub(super) findings: &'a Findings<'a>,
    pub(super) case: &'a Case,
    pub(super) namer: Namer<'a>,
}

/// The mediator's view of the findings.
pub fn brief(findings: &Findings, names: Names) -> MediatorView {
    let case = findings.case;
    let maker = Maker { findings, case, namer: Namer::mediator(case, names) };
    let hidden = maker.namer.hidden();
    let warnings = warnings(case, &maker.namer);
    MediatorView {
        title: maker.namer.prose(&case.title),
        historical: case.nature == Nature::Historical,
        warnings: warnings.chain(owed(case, findings.outcome)).collect(),
        summary: (!hidden && !case.summary.trim().is_empty()).then(|| maker.namer.prose(&case.summary)),
        deal_id: findings.deal_id.as_deref().map(clean),
        case_digest: findings.case_digest.as_deref().map(clean),
        table: maker.table(),
        status: maker.status(),
        question: findings.question.as_ref().map(|q| maker.question(q)),
        deal: maker.deal(),
        lists: maker.lists(),
        decisive: maker.decisive(),
        alternatives: maker.alternatives(),
        front: maker.front(),
        distinct: maker.distinct(),
        conflict: maker.conflict(),
        concessions: maker.concessions(),
        fragility: maker.fragility(),
        sources: if hidden {
            Vec::new()
        } else {
            case.sources.iter().map(|s| (maker.namer.prose(&s.key), maker.namer.prose(&s.text))).collect()
        },
        pseudonyms: hidden,
    }
}

/// In a live case, what is owed to protected people whom the outcome leaves where they are: a must-ask can make any deal hang
/// on something, and so their release with it. For the mediator alone: it tells what holders do not offer.
pub fn owed(case: &Case, outcome: &Outcome) -> Option<Phrase> {
    if case.nature == Nature::Historical || matches!(outcome, Outcome::Interrupted) {
        return None;
    }
    let left = measure::protected_left(case, measure::deal_of(outcome));
    (left != Tally::default()).then(|| said::owed(amounts::tally(&left)))
}

/// Warnings that go on every output: the historical one, if the case is, and those of the case, which are in the language of its files.
pub(crate) fn warnings(case: &Case, namer: &Namer<'_>) -> impl Iterator<Item = Phrase> {
    let own = case.warnings.iter().map(|warning| Phrase::english(namer.prose(warning)));
    historical(case).into_iter().chain(own)
}

/// That the case is historical, if it is.
pub(crate) fn historical(case: &Case) -> Option<Phrase> {
    (case.nature == Nature::Historical).then(|| operation::HISTORICAL_CASE.phrase())
}

impl Maker<'_> {
    pub(super) fn party(&self, party: PartyRef) -> PartyName {
        self.namer.party_name(party)
    }

    pub(super) fn party_word(&self, party: PartyRef) -> String {
        self.namer.party_name(party).name
    }

    /// Parties in roles other than sides, with these.
    fn table(&self) -> Vec<Phrase> {
        self.case
            .party_refs()
            .filter_map(|party| {
                let roles = self.roles(party);
                (!roles.is_empty()).then(|| said::at_table(self.party_word(party), roles))
            })
            .collect()
    }

    /// The roles of a party besides being a side.
    pub(super) fn roles(&self, party: PartyRef) -> Vec<Phrase> {
        let roles = &self.case.party(party).roles;
        roles.iter().filter(|&&role| role != Role::Side).map(|&role| said::role(role).phrase()).collect()
    }

    pub(super) fn owner(&self, owner: Owner) -> Phrase {
        match owner {
            Owner::Party(party) => Phrase::supplied(self.party_word(party)),
            Owner::Case => said::OWNER_CASE.phrase(),
            Owner::Question => said::OWNER_QUESTION.phrase(),
        }
    }

    pub(super) fn rule(&self, rule: &Rule) -> RuleView {
        let asked = rule.owner == Owner::Question;
        RuleView {
            owner: self.owner(rule.owner),
            name: Phrase::supplied(self.namer.prose(&rule.name)),
            sentence: Phrase::english(self.namer.prose(&rule.text)),
            provenance: if asked { Phrase::default() } else { self.provenance(&rule.line) },
        }
    }

    /// How a line is known, by whom, when, from where.
    pub(super) fn provenance(&self, line: &Line) -> Phrase {
        let by = line.by.as_ref().map(|by| self.namer.prose(by));
        let sources = if self.namer.hidden() { &[][..] } else { &line.sources[..] };
        said::provenance(line, by, sources.iter().map(|source| self.namer.prose(source)).collect())
    }

    fn status(&self) -> Status {
        let (kind, word, sentence) = match (self.findings.outcome, &self.findings.proven) {
            (Outcome::Deal { closed: true, .. }, Proven::Checked) => {
                (StatusKind::Optimal, said::OPTIMAL, said::OPTIMAL_SENTENCE.phrase())
            }
            (Outcome::Deal { closed: true, .. }, Proven::BoundUnverified(reason)) => {
                (StatusKind::Feasible, said::FEASIBLE, said::unverified(Phrase::english(clean(reason))))
            }
            (Outcome::Deal { .. }, _) => (StatusKind::Feasible, said::FEASIBLE, said::gap_sentence(self.open_bounds())),
            (Outcome::Infeasible { .. }, Proven::Checked) => {
                (StatusKind::Infeasible, said::INFEASIBLE, said::INFEASIBLE_SENTENCE.phrase())
            }
            (Outcome::Infeasible { .. }, Proven::BoundUnverified(reason)) => {
                let sentence = said::infeasible_unverified(Phrase::english(clean(reason)));
                (StatusKind::Infeasible, said::INFEASIBLE, sentence)
            }
            (Outcome::Infeasible { .. }, Proven::Gap) => {
                let sentence = said::infeasible_unverified(said::NOT_CLOSED.phrase());
                (StatusKind::Infeasible, said::INFEASIBLE, sentence)
            }
            (Outcome::Interrupted, _) => {
                (StatusKind::Interrupted, said::INTERRUPTED, said::INTERRUPTED_SENTENCE.phrase())
            }
        };
        Status { kind, word: word.phrase(), sentence }
    }

    /// The objectives whose bound is open, in words.
    fn open_bounds(&self) -> Vec<Phrase> {
        let Outcome::Deal { objectives, .. } = self.findings.outcome else { return Vec::new() };
        objectives
            .iter()
            .filter(|o| o.bound.as_ref() != Some(&o.value))
            .map(|o| {
                let gap = match (&o.value, &o.bound) {
                    (Value::Number(value), Some(Value::Number(bound))) => Some(value.abs_diff(*bound)),
                    _ => None,
                };
                let bound = o.bound.as_ref().map(said::value);
                said::open_bound(said::objective(o.objective).phrase(), said::value(&o.value), bound, gap)
            })
            .collect()
    }

    fn question(&self, question: &Question) -> QuestionView {
        let asked = question.asked.iter().map(|asked| match asked {
            Asked::With { item, to: None } => why::with(Phrase::supplied(self.namer.item(*item))),
            Asked::With { item, to: Some(to) } => {
                why::with_to(Phrase::supplied(self.namer.item(*item)), Phrase::supplied(self.party_word(*to)))
            }
            Asked::Without(item) => why::without(Phrase::supplied(self.namer.item(*item))),
            Asked::WithoutParty(party) => why::without(Phrase::supplied(self.party_word(*party))),
            Asked::InWords(typed) => Phrase::english(self.namer.prose(typed)),
        });
        let change = self.change(question.unasked, self.findings.outcome);
        let sentence = match (self.findings.outcome, measure::deal_of(question.unasked), &change) {
            (Outcome::Infeasible { .. }, ..) => why::ANSWER_NONE.phrase(),
            (Outcome::Interrupted, ..) => why::ANSWER_UNKNOWN.phrase(),
            (Outcome::Deal { .. }, None, _) => {
                Phrase::row(" ", [why::ANSWER_DEAL.phrase(), why::ANSWER_NO_BASE.phrase()])
            }
            (Outcome::Deal { .. }, Some(_), Some(change)) if change.is_empty() => why::ANSWER_SAME.phrase(),
            (Outcome::Deal { .. }, Some(_), _) => why::ANSWER_DEAL.phrase(),
        };
        QuestionView { asked: asked.collect(), sentence, change }
    }
}

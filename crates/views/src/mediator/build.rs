//! From findings to the mediator's view: the frame, the status, the question.

use takas_model::{Case, Line, Nature, Outcome, Owner, PartyRef, Role, Rule, Value};

use super::{MediatorView, PartyName, QuestionView, RuleView, Status, StatusKind};
use crate::findings::{Asked, Findings, Names, Proven, Question};
use crate::measure::{self, Tally};
use crate::names::{Namer, clean};
use crate::words;

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
    let historical = words::historical(case.nature).map(str::to_owned);
    let said = case.warnings.iter().map(|w| maker.namer.prose(w));
    MediatorView {
        title: maker.namer.prose(&case.title),
        historical: case.nature == Nature::Historical,
        warnings: historical.into_iter().chain(said).chain(owed(case, findings.outcome)).collect(),
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
pub fn owed(case: &Case, outcome: &Outcome) -> Option<String> {
    if case.nature == Nature::Historical || matches!(outcome, Outcome::Interrupted) {
        return None;
    }
    let left = measure::protected_left(case, measure::deal_of(outcome));
    (left != Tally::default()).then(|| words::owed(&words::tally(&left)))
}

impl Maker<'_> {
    pub(super) fn party(&self, party: PartyRef) -> PartyName {
        self.namer.party_name(party)
    }

    pub(super) fn party_word(&self, party: PartyRef) -> String {
        self.namer.party_name(party).name
    }

    /// Parties in roles other than sides, with these.
    fn table(&self) -> Vec<String> {
        self.case
            .party_refs()
            .filter_map(|party| {
                let roles: Vec<&str> = self.roles(party);
                (!roles.is_empty()).then(|| format!("{}: {}", self.party_word(party), roles.join(", ")))
            })
            .collect()
    }

    /// The roles of a party besides being a side.
    pub(super) fn roles(&self, party: PartyRef) -> Vec<&'static str> {
        let roles = &self.case.party(party).roles;
        roles.iter().filter(|&&role| role != Role::Side).map(|&role| words::role(role)).collect()
    }

    pub(super) fn owner(&self, owner: Owner) -> String {
        match owner {
            Owner::Party(party) => self.party_word(party),
            Owner::Case => words::OWNER_CASE.to_owned(),
            Owner::Question => words::OWNER_QUESTION.to_owned(),
        }
    }

    pub(super) fn rule(&self, rule: &Rule) -> RuleView {
        let asked = rule.owner == Owner::Question;
        RuleView {
            owner: self.owner(rule.owner),
            name: self.namer.prose(&rule.name),
            sentence: self.namer.prose(&rule.text),
            provenance: if asked { String::new() } else { self.provenance(&rule.line) },
        }
    }

    /// How a line is known, by whom, when, from where.
    pub(super) fn provenance(&self, line: &Line) -> String {
        let mut provenance = words::standing(line.standing).to_owned();
        if let Some(by) = &line.by {
            put!(provenance, " by {}", self.namer.prose(by));
        }
        if let Some(on) = line.on {
            put!(provenance, ", {}", words::date(on));
        }
        if line.from_outcome {
            put!(provenance, ", {}", words::FROM_OUTCOME);
        }
        if !line.sources.is_empty() && !self.namer.hidden() {
            let sources: Vec<String> = line.sources.iter().map(|s| self.namer.prose(s)).collect();
            put!(provenance, " [{}]", sources.join(", "));
        }
        provenance
    }

    fn status(&self) -> Status {
        let (kind, word, sentence) = match (self.findings.outcome, &self.findings.proven) {
            (Outcome::Deal { closed: true, .. }, Proven::Checked) => {
                (StatusKind::Optimal, words::OPTIMAL, words::OPTIMAL_SENTENCE.to_owned())
            }
            (Outcome::Deal { closed: true, .. }, Proven::BoundUnverified(reason)) => {
                (StatusKind::Feasible, words::FEASIBLE, words::unverified_sentence(&clean(reason)))
            }
            (Outcome::Deal { .. }, _) => {
                (StatusKind::Feasible, words::FEASIBLE, words::gap_sentence(&self.open_bounds()))
            }
            (Outcome::Infeasible { .. }, Proven::Checked) => {
                (StatusKind::Infeasible, words::INFEASIBLE, words::INFEASIBLE_SENTENCE.to_owned())
            }
            (Outcome::Infeasible { .. }, Proven::BoundUnverified(reason)) => {
                (StatusKind::Infeasible, words::INFEASIBLE, words::infeasible_unverified(&clean(reason)))
            }
            (Outcome::Infeasible { .. }, Proven::Gap) => {
                (StatusKind::Infeasible, words::INFEASIBLE, words::infeasible_unverified(words::NOT_CLOSED))
            }
            (Outcome::Interrupted, _) => {
                (StatusKind::Interrupted, words::INTERRUPTED, words::INTERRUPTED_SENTENCE.to_owned())
            }
        };
        Status { kind, word: word.to_owned(), sentence }
    }

    /// The objectives whose bound is open, in words.
    fn open_bounds(&self) -> Vec<String> {
        let Outcome::Deal { objectives, .. } = self.findings.outcome else { return Vec::new() };
        objectives
            .iter()
            .filter(|o| o.bound.as_ref() != Some(&o.value))
            .map(|o| {
                let gap = match (&o.value, &o.bound) {
                    (Value::Number(value), Some(Value::Number(bound))) => Some(value.abs_diff(*bound)),
                    _ => None,
                };
                let bound = o.bound.as_ref().map(words::value);
                words::open_bound(words::objective(o.objective), &words::value(&o.value), bound.as_deref(), gap)
            })
            .collect()
    }

    fn question(&self, question: &Question) -> QuestionView {
        let asked = question.asked.iter().map(|asked| match asked {
            Asked::With { item, to } => {
                words::with(&self.namer.item(*item), to.map(|to| self.party_word(to)).as_deref())
            }
            Asked::Without(item) => words::without(&self.namer.item(*item)),
            Asked::WithoutParty(party) => words::without(&self.party_word(*party)),
            Asked::InWords(said) => self.namer.prose(said),
        });
        let change = self.change(question.unasked, self.findings.outcome);
        let sentence = match (self.findings.outcome, measure::deal_of(question.unasked), &change) {
            (Outcome::Infeasible { .. }, ..) => words::ANSWER_NONE.to_owned(),
            (Outcome::Interrupted, ..) => words::ANSWER_UNKNOWN.to_owned(),
            (Outcome::Deal { .. }, None, _) => format!("{} {}", words::ANSWER_DEAL, words::ANSWER_NO_BASE),
            (Outcome::Deal { .. }, Some(_), Some(change)) if change.is_empty() => words::ANSWER_SAME.to_owned(),
            (Outcome::Deal { .. }, Some(_), _) => words::ANSWER_DEAL.to_owned(),
        };
        QuestionView { asked: asked.collect(), sentence, change }
    }
}

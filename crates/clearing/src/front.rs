//! The Pareto front over the parties' satisfaction: section 5 of `docs/reference/encoding.md`.
//!
//! What may still hold an unknown point is a union of *zones*, each all vectors that are at least some corner. The zone that leaves most to
//! be found is asked for the greatest sum of satisfactions: an answer is a point of the front at once, and cuts every zone it
//! lies in; no answer closes the zone, and often more, for the refutation tells which parties it needed. Source of the zones:
//! Klamroth, Lacour, Vanderpooten, *On the representation of the search region in multi-objective optimization* (2015); with two
//! parties this is the ε-constraint walk, which bisects instead of walking.

use std::collections::BTreeSet;

use takas_model::proof::{End, Refutation, Row, Step};
use takas_model::{Case, Certificate, ClosedCorner, Deal, Front, FrontPoint, Objective, PartyBest, Satisfactions};

use crate::candidates::Candidates;
use crate::encode::{Encoding, deal_of};
use crate::engine::{Engine, Stage};
use crate::error::ClearingError;
use crate::formula::Form;
use crate::integer::{Answer, Ending, Hints};
use crate::search::objective_form;

/// Nodes of the search for a deal that reaches a point and is good otherwise; it claims nothing.
const POLISH_NODES: u64 = 60;

impl Engine<'_> {
    /// The front of a case of which `best` and `certificate` are known; every deal is covered to within `tolerance_permille`
    /// thousandths of each party's best, 0 for the front itself. Where a limit comes first: the points so far, with the tolerance they come to.
    ///
    /// None when a limit came before the first point.
    ///
    /// # Errors
    /// When numbers of the case cannot be added up exactly.
    pub fn front(
        &mut self,
        case: &Case,
        best: &Deal,
        certificate: &Certificate,
        tolerance_permille: u64,
    ) -> Result<Option<Front>, ClearingError> {
        let candidates = Candidates::of(case);
        let mut program = Encoding::full(case, &candidates)?;
        let mut known = vec![candidates.values(best)];
        known.extend(certificate.bests.iter().map(|best| candidates.values(&best.witness)));
        let mut protected = None;
        if case.objectives.contains(&Objective::Protected) {
            let form = objective_form(&mut program, case, &candidates, Objective::Protected)?;
            let start = program.completed(&known[0]);
            let hints = Hints { start: Some(&start), guide: None };
            let answer = self.maximise(Stage::Objective(Objective::Protected), &program.program, &form, hints)?;
            let (Ending::Optimal, Some(value)) = (answer.ending, answer.value) else { return Ok(None) };
            program.push_row(&form, i128::from(value))?;
            protected = Some((u64::try_from(value).unwrap_or(0), answer.refutation));
        }
        let counts = |party| certificate.bests.iter().any(|best| best.party == party && best.best >= 1);
        let forms: Vec<Form> =
            program.askers.iter().filter(|asker| counts(asker.party)).map(|a| a.satisfaction.clone()).collect();
        let bests: Vec<u64> = certificate.bests.iter().map(|best| best.best).filter(|&best| best >= 1).collect();
        let mut walk = Walk {
            engine: self,
            case,
            candidates,
            program,
            known,
            zones: Zones::new(bests, tolerance_permille),
            forms,
            points: Vec::new(),
            closed: Vec::new(),
        };
        let finished = walk.run()?;
        Ok(walk.front(finished, tolerance_permille, &certificate.bests, protected))
    }
}

/// The search for the points of one front.
struct Walk<'e, 'a, 'c> {
    engine: &'e mut Engine<'a>,
    case: &'c Case,
    candidates: Candidates,
    /// The front program.
    program: Encoding,
    /// Deals met, as values of the candidates: starts.
    known: Vec<Vec<i64>>,
    zones: Zones,
    /// Satisfaction of each counted party.
    forms: Vec<Form>,
    points: Vec<FrontPoint>,
    closed: Vec<ClosedCorner>,
}

impl Walk<'_, '_, '_> {
    /// Asks zone after zone; whether none is left.
    fn run(&mut self) -> Result<bool, ClearingError> {
        let mut sum = Form::default();
        for form in &self.forms {
            sum.add_form(form, 1);
        }
        while let Some(corner) = self.zones.widest() {
            let mut asked = self.program.clone();
            let first_row = asked.program.row_count();
            self.push_corner(&mut asked, &corner)?;
            let start = self.start(&asked, &sum);
            let hints = Hints { start: start.as_deref(), guide: None };
            let answer = self.engine.maximise(Stage::Front(self.points.len()), &asked.program, &sum, hints)?;
            match answer.ending {
                Ending::Infeasible => self.close(corner, first_row, answer.refutation),
                Ending::Optimal => self.add_point(corner, &answer)?,
                Ending::Interrupted(_) => {
                    if answer.solution.is_some() {
                        self.add_point(corner, &answer)?;
                    }
                    return Ok(false);
                }
            }
            // With many parties the zones become many: keeping them apart is work like other work.
            let comparisons = core::mem::take(&mut self.zones.comparisons);
            if !self.engine.charge(comparisons) && !self.zones.open.is_empty() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn push_corner(&self, program: &mut Encoding, corner: &[u64]) -> Result<(), ClearingError> {
        for (form, &least) in self.forms.iter().zip(corner) {
            program.push_row(form, i128::from(least))?;
        }
        Ok(())
    }

    fn start(&self, program: &Encoding, sum: &Form) -> Option<Vec<i64>> {
        let known = self.known.iter().map(|values| program.completed(values));
        known.filter(|solution| program.program.satisfied_by(solution)).max_by_key(|solution| sum.value(solution))
    }

    /// No deal is at least the corner; nor at least what of it the refutation speaks of.
    fn close(&mut self, mut corner: Satisfactions, first_row: usize, proof: Option<Refutation>) {
        if let Some(proof) = &proof {
            let used = rows_of(proof);
            for (party, least) in corner.iter_mut().enumerate() {
                if Row::try_from(first_row + party).is_ok_and(|row| !used.contains(&row)) {
                    *least = 0;
                }
            }
        }
        self.zones.close(&corner);
        // A corner under an earlier one says more and comes in its place.
        self.closed.retain(|closed| !at_most(&corner, &closed.corner));
        self.closed.push(ClosedCorner { corner, proof });
    }

    fn add_point(&mut self, above: Satisfactions, answer: &Answer) -> Result<(), ClearingError> {
        let Some(solution) = &answer.solution else { return Ok(()) };
        let values = solution[..self.candidates.all.len()].to_vec();
        let full = self.program.completed(&values);
        let satisfactions: Satisfactions =
            self.forms.iter().map(|form| u64::try_from(form.value(&full)).unwrap_or(0)).collect();
        let polished = if answer.ending == Ending::Optimal { self.polished(&satisfactions, values)? } else { values };
        self.zones.cut(&satisfactions);
        let deal = deal_of(&self.candidates, &polished);
        self.points.push(FrontPoint { satisfactions, deal, above, proof: answer.refutation.clone() });
        Ok(())
    }

    /// A deal of the same satisfactions that is better by the case's other objectives, as far as a short search finds one.
    fn polished(&mut self, satisfactions: &[u64], values: Vec<i64>) -> Result<Vec<i64>, ClearingError> {
        let mut program = self.program.clone();
        self.push_corner(&mut program, satisfactions)?;
        let mut values = values;
        for &objective in &self.case.objectives {
            if matches!(objective, Objective::Protected | Objective::WorstOff) {
                continue;
            }
            let form = objective_form(&mut program, self.case, &self.candidates, objective)?;
            let start = program.completed(&values);
            let stage = Stage::Front(self.points.len());
            let answer = self.engine.glance(stage, POLISH_NODES, &program.program, &form, Some(&start))?;
            if let Some(solution) = answer.solution {
                values = solution[..self.candidates.all.len()].to_vec();
            }
            let reached = form.value(&program.completed(&values));
            program.push_row(&form, reached)?;
        }
        Ok(values)
    }

    fn front(
        self,
        finished: bool,
        asked_permille: u64,
        bests: &[PartyBest],
        protected: Option<(u64, Option<Refutation>)>,
    ) -> Option<Front> {
        if self.points.is_empty() {
            return None;
        }
        let mut points = self.points;
        points.sort_by(|one, other| other.satisfactions.cmp(&one.satisfactions));
        let corners: Vec<&Satisfactions> = self.closed.iter().map(|closed| &closed.corner).collect();
        let tolerance_permille = if finished {
            asked_permille
        } else {
            least_tolerance(asked_permille, &self.zones.bests, &points, &corners)
        };
        Some(Front { bests: bests.to_vec(), protected, points, closed: self.closed, tolerance_permille })
    }
}

/// The parts of space in which no point is known and none is excluded.
struct Zones {
    bests: Vec<u64>,
    slacks: Vec<u64>,
    /// Corners; none is at least another.
    open: BTreeSet<Satisfactions>,
    closed: Vec<Satisfactions>,
    /// Vectors held against each other.
    comparisons: u64,
}

impl Zones {
    fn new(bests: Vec<u64>, tolerance_permille: u64) -> Self {
        let slacks = slacks(&bests, tolerance_permille);
        let open = BTreeSet::from([vec![0; bests.len()]]);
        Self { bests, slacks, open, closed: Vec::new(), comparisons: 0 }
    }

    /// The zone in which the least of the parties' shares that could still be gained is greatest.
    fn widest(&self) -> Option<Satisfactions> {
        let width = |corner: &Satisfactions| {
            let room = |(&best, &least): (&u64, &u64)| u128::from(best - least + 1) * 1_000_000 / u128::from(best);
            self.bests.iter().zip(corner).map(room).min()
        };
        // Of equals the first.
        self.open.iter().rev().max_by_key(|corner| width(corner)).cloned()
    }

    /// A deal is known here: what is at most that far from it needs no point of its own.
    fn cut(&mut self, point: &[u64]) {
        let reach: Vec<u64> = point.iter().zip(&self.slacks).map(|(at, slack)| at.saturating_add(*slack)).collect();
        let (cut, mut kept): (Vec<_>, Vec<_>) =
            core::mem::take(&mut self.open).into_iter().partition(|corner| at_most(corner, &reach));
        self.comparisons += (cut.len() + kept.len()) as u64;
        let mut pieces: Vec<Satisfactions> = Vec::new();
        for corner in cut {
            for (party, &reach) in reach.iter().enumerate().filter(|&(party, &reach)| reach < self.bests[party]) {
                let mut piece = corner.clone();
                piece[party] = reach + 1;
                self.comparisons += self.closed.len() as u64;
                if !self.closed.iter().any(|closed| at_most(closed, &piece)) {
                    pieces.push(piece);
                }
            }
        }
        // The lowest first, so that each is compared with what could contain it.
        pieces.sort_by_key(|piece| piece.iter().map(|&number| u128::from(number)).sum::<u128>());
        for piece in pieces {
            self.comparisons += kept.len() as u64;
            if !kept.iter().any(|zone| at_most(zone, &piece)) {
                kept.push(piece);
            }
        }
        self.open = kept.into_iter().collect();
    }

    /// There is no deal here.
    fn close(&mut self, corner: &Satisfactions) {
        self.open.retain(|zone| !at_most(corner, zone));
        self.closed.push(corner.clone());
    }
}

fn slacks(bests: &[u64], permille: u64) -> Vec<u64> {
    let slack = |&best: &u64| u64::try_from(u128::from(best) * u128::from(permille) / 1000).unwrap_or(u64::MAX);
    bests.iter().map(slack).collect()
}

fn at_most(one: &[u64], other: &[u64]) -> bool {
    one.iter().zip(other).all(|(a, b)| a <= b)
}

/// The least tolerance, in thousandths, within which the points cover all that the closed corners leave.
fn least_tolerance(from: u64, bests: &[u64], points: &[FrontPoint], closed: &[&Satisfactions]) -> u64 {
    let covers = |permille: u64| {
        let mut zones = Zones::new(bests.to_vec(), permille);
        zones.closed = closed.iter().map(|&corner| corner.clone()).collect();
        zones.open.retain(|zone| !closed.iter().any(|corner| at_most(corner, zone)));
        for point in points {
            zones.cut(&point.satisfactions);
        }
        zones.open.is_empty()
    };
    let (mut low, mut high) = (from, 1000.max(from));
    while low < high {
        let middle = low + (high - low) / 2;
        if covers(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// The rows that a refutation adds up anywhere.
fn rows_of(proof: &Refutation) -> BTreeSet<Row> {
    let mut rows = BTreeSet::new();
    for node in &proof.nodes {
        let steps = node.steps.iter().map(|step| match step {
            Step::Bound { combination, .. } | Step::Cut { combination, .. } => combination,
        });
        let end = match &node.end {
            End::Contradiction(combination) => Some(combination),
            End::Branch { .. } => None,
        };
        rows.extend(steps.chain(end).flat_map(|combination| combination.0.iter().map(|&(row, _)| row)));
    }
    rows
}

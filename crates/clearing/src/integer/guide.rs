//! What leads the relaxation where the objective says nothing: where there is none, or where all it counts is decided.

use takas_model::proof::Variable;

use super::simplex::{Relaxed, Simplex};
use super::tree::{ITERATIONS_MAX, Tree};

/// A hint at what the relaxation should maximise where the objective says nothing.
#[derive(Clone, Copy, Debug, Default)]
pub enum Guide<'a> {
    /// Nothing.
    #[default]
    None,
    /// A form whose greatest value lies near good solutions.
    Form(&'a [(Variable, i64)]),
    /// The objective counts indicators, each of one row `form - k·indicator ≥ b` with `k > 0`: the forms of those that are 1, weighed
    /// as they hold the least of them back.
    Indicators,
}

/// What a tree makes of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Lead {
    pub(super) terms: Option<Vec<(Variable, f64)>>,
    is_by_indicators: bool,
    /// Whether the relaxation maximises it now.
    pub(super) is_on: bool,
    /// Whether the terms were made for another place.
    is_stale: bool,
}

impl Lead {
    pub(super) fn new(guide: Guide<'_>) -> Self {
        let as_float = |terms: &[(Variable, i64)]| terms.iter().map(|&(v, c)| (v, c as f64)).collect();
        match guide {
            Guide::None => Self::default(),
            Guide::Form(terms) => Self { terms: Some(as_float(terms)), ..Self::default() },
            Guide::Indicators => Self { is_by_indicators: true, ..Self::default() },
        }
    }

    pub(super) fn of_terms(terms: Option<Vec<(Variable, f64)>>) -> Self {
        Self { terms, ..Self::default() }
    }

    /// Whether it may ever lead.
    pub(super) fn is_there(&self) -> bool {
        self.is_by_indicators || self.terms.is_some()
    }

    /// Back from a stage.
    pub(super) fn leave(&mut self) {
        self.is_stale = self.is_by_indicators;
    }
}

impl Tree<'_, '_> {
    /// Lets the relaxation maximise the guide where the objective says nothing, and else the objective.
    pub(super) fn aim(&mut self, bounds: &[(i64, i64)]) {
        if !self.lead.is_there() {
            return;
        }
        let is_open = |&(variable, _): &(Variable, i64)| bounds[variable as usize].0 < bounds[variable as usize].1;
        let by_guide = !self.objective.iter().flatten().any(is_open);
        if by_guide == self.lead.is_on && !(by_guide && self.lead.is_stale) {
            return;
        }
        if by_guide && self.lead.is_by_indicators {
            self.lead.terms = Some(self.forms_of_indicators(bounds));
            self.lead.is_stale = false;
        }
        self.lead.is_on = by_guide;
        let mut cost = vec![0.0; self.program.bounds.len()];
        if by_guide {
            for &(variable, coefficient) in self.lead.terms.iter().flatten() {
                cost[variable as usize] -= coefficient;
            }
        } else {
            for &(variable, coefficient) in self.objective.iter().flatten() {
                cost[variable as usize] -= coefficient as f64;
            }
        }
        self.simplex.set_costs(cost);
    }

    /// Maximises the least of the indicated forms, each by what its indicator asks for; what the rows of the forms weigh at this optimum
    /// makes the sum that is hardest to keep up.
    fn forms_of_indicators(&mut self, bounds: &[(i64, i64)]) -> Vec<(Variable, f64)> {
        let level = bounds.len();
        let mut is_counted = vec![false; bounds.len()];
        for &(variable, _) in self.objective.iter().flatten() {
            is_counted[variable as usize] = bounds[variable as usize] == (1, 1);
        }
        let mut wide = bounds.to_vec();
        wide.push((0, 4));
        let mut cost = vec![0.0; wide.len()];
        cost[level] = -1.0;
        let mut simplex = Simplex::new(&wide, &cost);
        let mut forms = Vec::new();
        for (row, inequality) in self.program.rows.iter().enumerate() {
            let mut terms: Vec<(usize, f64)> = Vec::with_capacity(inequality.terms.len() + 1);
            let mut asked = None;
            for &(variable, coefficient) in &inequality.terms {
                if is_counted[variable as usize] && coefficient < 0 {
                    asked = Some(inequality.right as f64 - coefficient as f64);
                } else {
                    terms.push((variable as usize, coefficient as f64));
                }
            }
            let mut right = inequality.right as f64;
            if let Some(asked) = asked.filter(|&asked| asked > 0.0) {
                terms.push((level, -asked));
                forms.push(row);
                right = 0.0;
            }
            simplex.add_row(terms, right, &wide);
        }
        simplex.renew();
        let stop = || (self.limits.stop)();
        let relaxed = simplex.solve(ITERATIONS_MAX, &stop);
        self.work += simplex.work;
        let mut total = vec![0.0; bounds.len()];
        if relaxed == Relaxed::Optimal {
            for (row, multiplier) in simplex.multipliers().into_iter().filter(|(row, _)| forms.contains(row)) {
                let terms =
                    self.program.rows[row].terms.iter().filter(|&&(variable, _)| !is_counted[variable as usize]);
                for &(variable, coefficient) in terms {
                    total[variable as usize] += multiplier * coefficient as f64;
                }
            }
        }
        let largest = total.iter().fold(1e-9, |largest: f64, value| largest.max(value.abs()));
        let terms = total.into_iter().enumerate().filter(|(_, value)| *value != 0.0);
        terms.map(|(variable, value)| (Variable::try_from(variable).unwrap_or(0), value / largest)).collect()
    }
}

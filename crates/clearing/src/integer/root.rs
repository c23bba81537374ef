//! The root of the tree: rows that matter, first relaxation, cuts, bounds fixed for good.

use super::Inequality;
use super::record::RootStep;
use super::simplex::Simplex;
use super::tree::{Open, Tree, Work, number};

/// Rounds of cuts at the root.
const ROUNDS_MAX: usize = 60;
/// Rounds without better bound after which cutting ends.
const STALLED_MAX: usize = 6;
/// A round must move the bound by this, as a part of the distance to the next whole number, to count as progress.
const PROGRESS: f64 = 0.02;

impl Tree<'_, '_> {
    /// Works on the root; the node to go on with, if it was not closed or put back.
    pub(super) fn explore_root(&mut self, open: Open) -> Option<Open> {
        self.explored += 1;
        let mut work = Work { open, bounds: self.root.clone(), steps: Vec::new() };
        if let Some(crossed) = (0..work.bounds.len()).find(|&v| work.bounds[v].0 > work.bounds[v].1) {
            self.close(work, Vec::new(), Some(number(crossed)));
            return None;
        }
        self.wake_all();
        if let Some(row) = self.settle(&mut work) {
            self.fix_root(&mut work);
            self.close(work, vec![(row, 1)], None);
            return None;
        }
        self.fix_root(&mut work);
        // What is near the solution to begin with costs less than the relaxation.
        if let Some(from) = self.best.clone().filter(|_| self.goal.is_some()) {
            self.jump(from, 0);
        }
        self.make_relaxation();
        let mut work = self.relax(work)?;
        let is_fractional = self.fractional(&work.bounds).next().is_some();
        self.root_fractional = Some(is_fractional);
        self.ceiling = self.ceiling.min(work.open.bound);
        work = self.root_fixing(work)?;
        self.jump(self.best.clone().unwrap_or_else(|| self.rounded(&work.bounds)), self.work / 2);
        work = self.prune(work)?;
        work = self.unless_satisfied(work)?;
        self.round(&work.bounds.clone());
        work = self.root_fixing(work)?;
        work = self.prune(work)?;
        work = self.unless_satisfied(work)?;
        work = self.dive_first(work)?;
        // Once more when a better incumbent has left the relaxation another aim.
        for _ in 0..2 {
            let was_guided = self.is_guided;
            work = self.cut_rounds(work)?;
            self.drop_slack_cuts();
            work = self.look_around(work)?;
            work = self.root_fixing(work)?;
            if self.is_guided == was_guided {
                break;
            }
        }
        self.watch_cuts();
        Some(self.reopened(work))
    }

    /// The root once more as an open node, all it has found now being the tree's root bounds.
    fn reopened(&mut self, mut work: Work) -> Open {
        self.fix_root(&mut work);
        self.ceiling = self.ceiling.min(work.open.bound);
        work.open
    }

    /// Takes on the rows: those that can fail and that no other row outdoes are watched.
    fn wake_all(&mut self) {
        let goal = self.goal.as_ref().map(|goal| goal.row);
        let outdone = self.outdone();
        for (index, row) in self.rows.iter().enumerate() {
            let is_goal = index >= self.program.rows.len();
            let is_watched = if is_goal { goal == Some(number(index)) } else { !outdone[index] };
            self.watch.add(row, &self.program.bounds, is_watched);
            if is_watched && !is_goal {
                self.watch.wake(number(index));
                self.relaxed_rows.push(number(index));
            }
        }
        self.watch_goal();
    }

    /// Marks rows with the terms of another row and no greater right-hand side, and rows that hold everywhere.
    fn outdone(&self) -> Vec<bool> {
        let rows = &self.program.rows;
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by(|&one, &other| {
            rows[one].terms.cmp(&rows[other].terms).then(rows[other].right.cmp(&rows[one].right)).then(one.cmp(&other))
        });
        let mut outdone = vec![false; rows.len()];
        for pair in order.windows(2) {
            outdone[pair[1]] = rows[pair[0]].terms == rows[pair[1]].terms;
        }
        for (row, outdone) in rows.iter().zip(&mut outdone) {
            *outdone |= row.terms.is_empty() && row.right <= 0;
        }
        outdone
    }

    fn make_relaxation(&mut self) {
        let mut cost = vec![0.0; self.root.len()];
        for &(variable, coefficient) in self.goal.iter().flat_map(|goal| &goal.terms) {
            cost[variable as usize] = -(coefficient as f64);
        }
        let can_fail = |row: &Inequality| {
            let least: f64 = row
                .terms
                .iter()
                .map(|&(v, c)| {
                    c as f64 * if c > 0 { self.root[v as usize].0 as f64 } else { self.root[v as usize].1 as f64 }
                })
                .sum();
            least < row.right as f64
        };
        let rows = &self.rows;
        self.relaxed_rows.retain(|&row| can_fail(&rows[row as usize]));
        let rows: Vec<&Inequality> = self.relaxed_rows.iter().map(|&row| &self.rows[row as usize]).collect();
        let cutoff = self.simplex.cutoff;
        self.simplex = Simplex::new(&self.root, &rows, cost);
        self.simplex.cutoff = cutoff;
        self.work += rows.iter().map(|row| row.terms.len() as u64).sum::<u64>();
    }

    /// Makes the steps found at the root the tree's, and its bounds the root's.
    pub(super) fn fix_root(&mut self, work: &mut Work) {
        self.record.root_steps.extend(work.steps.drain(..).map(RootStep::Bound));
        self.root.clone_from(&work.bounds);
    }

    /// Fixes what reduced costs and the incumbent allow, as long as that leads on.
    fn root_fixing(&mut self, mut work: Work) -> Option<Work> {
        for _ in 0..5 {
            self.fix_by_cost(&mut work);
            self.watch_goal();
            let failed = self.settle(&mut work);
            if failed.is_none() && work.steps.is_empty() {
                break;
            }
            self.fix_root(&mut work);
            if let Some(row) = failed {
                self.close(work, vec![(row, 1)], None);
                return None;
            }
            self.simplex.set_bounds(&work.bounds);
            work = self.relax(work)?;
        }
        Some(work)
    }

    fn cut_rounds(&mut self, mut work: Work) -> Option<Work> {
        let most = 40 + self.relaxed_rows.len() / 3;
        let mut stalled = 0;
        let mut before = self.simplex.objective();
        let budget = self.work.saturating_mul(30).saturating_add(20_000_000);
        for round in 0..ROUNDS_MAX {
            if self.work > budget || self.limit_reached().is_some() {
                break;
            }
            if self.fractional(&work.bounds).next().is_none() {
                break;
            }
            let cuts = self.separate(most);
            if cuts.is_empty() {
                break;
            }
            let first = self.rows.len();
            for cut in cuts {
                let row = number(self.rows.len());
                self.watch.add(&cut.row, &self.program.bounds, false);
                self.rows.push(cut.row);
                let (combination, divisor, complemented) = (cut.combination, cut.divisor, cut.complemented);
                self.record.root_steps.push(RootStep::Cut { combination, divisor, complemented, row });
                self.relaxed_rows.push(row);
            }
            let added: Vec<&Inequality> = self.rows[first..].iter().collect();
            self.simplex.add_rows(&self.root, &added);
            work = self.relax(work)?;
            self.ceiling = self.ceiling.min(work.open.bound);
            work = self.root_fixing(work)?;
            if round % 3 == 2 {
                self.round(&work.bounds.clone());
                work = self.prune(work)?;
                work = self.unless_satisfied(work)?;
                self.drop_slack_cuts();
            }
            let after = self.simplex.objective();
            let to_go = (after - (-(after) - 1e-6).floor().abs()).abs().clamp(0.05, 1.0);
            stalled = if after > before + PROGRESS * to_go { 0 } else { stalled + 1 };
            before = before.max(after);
            if stalled >= STALLED_MAX {
                break;
            }
        }
        Some(work)
    }

    /// Drops the cuts that do not bind from the relaxation.
    fn drop_slack_cuts(&mut self) {
        let first_cut = self.first_cut();
        let keep: Vec<bool> = (0..self.relaxed_rows.len())
            .map(|place| self.relaxed_rows[place] < first_cut || !self.simplex.is_slack_basic(place))
            .collect();
        if keep.iter().all(|&keep| keep) {
            return;
        }
        self.simplex.keep_rows(&keep);
        let mut keep = keep.into_iter();
        self.relaxed_rows.retain(|_| keep.next() == Some(true));
    }

    fn first_cut(&self) -> u32 {
        let goal = self.goal.as_ref().map_or(0, |goal| goal.row + 1);
        goal.max(number(self.program.rows.len()))
    }

    /// From now on the cuts of the relaxation take part in propagation.
    fn watch_cuts(&mut self) {
        let first_cut = self.first_cut();
        for &row in &self.relaxed_rows {
            if row >= first_cut {
                self.watch.watch(row, &self.rows[row as usize]);
            }
        }
    }
}

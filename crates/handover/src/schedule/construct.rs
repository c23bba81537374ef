//! Schedules by construction: one activity after the other, each as early as it finds room; then a population of such orders.
//!
//! The serial scheme of J. Kelley, 1963, with the justification to the right and back to the left of V. Valls, F. Ballestín,
//! S. Quintanilla, "Justification and RCPSP", 2005, and orders crossed at two points as by S. Hartmann, 1998. Only where no lag is
//! negative: with greatest lags an activity can come too late, and the search finds schedules by itself. Does not prove anything.

use super::instance::Instance;

/// The most cells of time and resource.
const CELLS_MAX: usize = 1 << 20;

/// The most activities.
const ACTIVITIES_MAX: usize = 400;

/// How many orders are kept.
const POPULATION: usize = 24;

/// After so many tries without a better schedule, all orders but the best are made anew.
const PATIENCE: u64 = 4_000;

/// A direction of time, as an index: as it is, or from the end backwards.
type Way = usize;

const ONWARD: Way = 0;
const BACKWARD: Way = 1;

/// An order in which activities are placed, each after those it has to follow, and what came of it.
#[derive(Clone, Debug)]
struct Member {
    order: Vec<usize>,
    makespan: i32,
}

/// Makes schedules; the same ones each time.
pub(super) struct Construction<'a> {
    instance: &'a Instance,
    /// For each way and activity, what has to come after it: how much after its start at the least.
    after: [Vec<Vec<(usize, i32)>>; 2],
    horizon: i32,
    population: Vec<Member>,
    tries: u64,
    improved: u64,
    chance: u64,
    best: Option<(i32, Vec<i32>)>,
    /// What is in use: the resources of one moment beside each other.
    used: Vec<i64>,
    earliest: Vec<i32>,
    starts: Vec<i32>,
}

impl<'a> Construction<'a> {
    /// None where lags are negative or go round, or the tables are too large.
    pub(super) fn new(instance: &'a Instance) -> Option<Self> {
        let count = instance.count;
        let horizon = -instance.sides[2 * count + 1];
        let cells = (usize::try_from(horizon).ok()? + 1).checked_mul(instance.capacities.len())?;
        let mut after = [vec![Vec::new(); count], vec![Vec::new(); count]];
        for from in 0..count {
            for edge in instance.edges[2 * from].iter().filter(|edge| edge.to < 2 * count) {
                let to = edge.to / 2;
                if edge.by < 0 {
                    return None;
                }
                after[ONWARD][from].push((to, edge.by));
                after[BACKWARD][to].push((from, edge.by + instance.durations[to] - instance.durations[from]));
            }
        }
        if count == 0 || count > ACTIVITIES_MAX || cells > CELLS_MAX {
            return None;
        }
        let construction = Self {
            instance,
            after,
            horizon,
            population: Vec::new(),
            tries: 0,
            improved: 0,
            chance: 0,
            best: None,
            used: vec![0; cells],
            earliest: vec![0; count],
            starts: vec![0; count],
        };
        construction.sorted(ONWARD, &vec![0; count]).map(|_| construction)
    }

    /// Tries so many orders, or until a makespan of `enough` or a stop. The starts of a schedule better than any before, if one was found.
    pub(super) fn run(&mut self, tries: u64, enough: i32, stop: &dyn Fn() -> bool) -> Option<&[i32]> {
        let before = self.best_makespan();
        let end = self.tries + tries;
        while self.tries < end && self.best_makespan() > enough && !stop() {
            self.tries += 1;
            if self.tries > self.improved + PATIENCE {
                self.improved = self.tries;
                self.population.sort_by_key(|member| member.makespan);
                self.population.truncate(1);
            }
            let order = if self.population.len() < POPULATION { self.fresh() } else { Some(self.crossed()) };
            let Some(order) = order else { continue };
            let Some(makespan) = self.decode(ONWARD, &order) else { continue };
            let member = self.justified(Member { order, makespan });
            self.keep(member);
        }
        if self.best_makespan() < before { self.best.as_ref().map(|(_, starts)| starts.as_slice()) } else { None }
    }

    /// Takes in a schedule that was found elsewhere.
    pub(super) fn learn(&mut self, starts: &[i32], makespan: i32) {
        if makespan >= self.best_makespan() {
            return;
        }
        self.best = Some((makespan, starts.to_vec()));
        self.improved = self.tries;
        if let Some(order) = self.sorted(ONWARD, starts) {
            self.keep(Member { order, makespan });
        }
    }

    fn best_makespan(&self) -> i32 {
        self.best.as_ref().map_or(i32::MAX, |(makespan, _)| *makespan)
    }

    /// An order by latest starts, first as they are and then shaken.
    fn fresh(&mut self) -> Option<Vec<usize>> {
        let shake = i32::try_from(self.population.len()).unwrap_or(0);
        let longest = self.instance.durations.iter().copied().max().unwrap_or(0);
        let mut keys: Vec<i32> = (0..self.instance.count).map(|one| -self.instance.sides[2 * one + 1]).collect();
        for key in &mut keys {
            *key += self.below(1 + shake * longest / 4);
        }
        self.sorted(ONWARD, &keys)
    }

    /// Two orders crossed at two points, now and then with neighbours swapped.
    fn crossed(&mut self) -> Vec<usize> {
        let count = self.instance.count;
        let (first, second) = (self.chosen(), self.chosen());
        let (mut from, mut to) = (self.index(count), self.index(count));
        if from > to {
            std::mem::swap(&mut from, &mut to);
        }
        let (first, second) = (&self.population[first].order, &self.population[second].order);
        let mut is_placed = vec![false; count];
        let mut order = Vec::with_capacity(count);
        order.extend_from_slice(&first[..from]);
        for &one in &order {
            is_placed[one] = true;
        }
        for &one in second {
            if order.len() < to && !is_placed[one] {
                is_placed[one] = true;
                order.push(one);
            }
        }
        // Whoever the second order did not reach has its place of the first.
        order.extend(first.iter().copied().filter(|&one| !is_placed[one]));
        for place in 1..count {
            let (one, next) = (order[place - 1], order[place]);
            if self.index(20) == 0 && self.after[ONWARD][one].iter().all(|&(to, _)| to != next) {
                order.swap(place - 1, place);
            }
        }
        order
    }

    /// The better of two.
    fn chosen(&mut self) -> usize {
        let (a, b) = (self.index(POPULATION), self.index(POPULATION));
        if self.population[a].makespan <= self.population[b].makespan { a } else { b }
    }

    /// Pushes everything as far to the end as it goes, then back to the beginning, as long as that helps.
    fn justified(&mut self, member: Member) -> Member {
        let mut best = member;
        self.note(best.makespan);
        while let Some(length) = self.turned(BACKWARD, best.makespan).and_then(|order| self.decode(BACKWARD, &order)) {
            let Some(order) = self.turned(ONWARD, length) else { break };
            let Some(makespan) = self.decode(ONWARD, &order) else { break };
            let is_better = makespan < best.makespan;
            if makespan <= best.makespan {
                best = Member { order, makespan };
                self.note(makespan);
            }
            if !is_better {
                break;
            }
        }
        best
    }

    /// The order in which the activities just decoded begin, seen in the other direction of time.
    fn turned(&self, way: Way, makespan: i32) -> Option<Vec<usize>> {
        let ends = self.starts.iter().zip(&self.instance.durations).map(|(start, duration)| start + duration);
        let keys: Vec<i32> = ends.map(|end| makespan - end).collect();
        self.sorted(way, &keys)
    }

    /// The starts just decoded, if they are the best.
    fn note(&mut self, makespan: i32) {
        if makespan < self.best_makespan() {
            self.best = Some((makespan, self.starts.clone()));
            self.improved = self.tries;
        }
    }

    fn keep(&mut self, member: Member) {
        if self.population.len() < POPULATION {
            self.population.push(member);
            return;
        }
        if self.population.iter().any(|one| one.makespan == member.makespan && one.order == member.order) {
            return;
        }
        let worst = (0..POPULATION).max_by_key(|&one| self.population[one].makespan);
        if let Some(worst) = worst.filter(|&worst| self.population[worst].makespan >= member.makespan) {
            self.population[worst] = member;
        }
    }

    /// The activities by their keys, each after those it has to follow; none where those go round.
    fn sorted(&self, way: Way, keys: &[i32]) -> Option<Vec<usize>> {
        let count = self.instance.count;
        let mut open = vec![0; count];
        for &(to, _) in self.after[way].iter().flatten() {
            open[to] += 1;
        }
        let mut ready: Vec<usize> = (0..count).filter(|&one| open[one] == 0).collect();
        let mut order = Vec::with_capacity(count);
        while let Some(place) = (0..ready.len()).min_by_key(|&place| (keys[ready[place]], ready[place])) {
            let one = ready.swap_remove(place);
            order.push(one);
            for &(to, _) in &self.after[way][one] {
                open[to] -= 1;
                if open[to] == 0 {
                    ready.push(to);
                }
            }
        }
        (order.len() == count).then_some(order)
    }

    /// Places the activities in this order, each as early as it finds room. The makespan; none where one finds no room in time.
    fn decode(&mut self, way: Way, order: &[usize]) -> Option<i32> {
        let instance = self.instance;
        for one in 0..instance.count {
            self.earliest[one] = if way == ONWARD { instance.sides[2 * one] } else { 0 };
        }
        let mut makespan = 0;
        let mut placed = 0;
        for &one in order {
            let duration = instance.durations[one];
            let start = self.room(one, self.earliest[one]);
            let last = if way == ONWARD { -instance.sides[2 * one + 1] } else { self.horizon - duration };
            if start > last {
                break;
            }
            self.starts[one] = start;
            self.fill(one, 1);
            placed += 1;
            makespan = makespan.max(start + duration);
            for &(to, by) in &self.after[way][one] {
                self.earliest[to] = self.earliest[to].max(start + by);
            }
        }
        for &one in &order[..placed] {
            self.fill(one, -1);
        }
        (placed == order.len()).then_some(makespan)
    }

    /// The first moment from `from` on at which the activity finds room; one beyond the horizon where it finds none.
    fn room(&self, one: usize, from: i32) -> i32 {
        let instance = self.instance;
        let resources = instance.capacities.len();
        let needs = &instance.needs[one];
        if needs.is_empty() {
            return from;
        }
        let mut start = from;
        let mut moment = from;
        while moment < start + instance.durations[one] {
            if moment >= self.horizon {
                return self.horizon + 1;
            }
            let cells = &self.used[moment as usize * resources..][..resources];
            moment += 1;
            if needs.iter().any(|&(resource, need)| cells[resource] + need > instance.capacities[resource]) {
                start = moment;
            }
        }
        start
    }

    /// Adds what the activity uses, so many times.
    fn fill(&mut self, one: usize, times: i64) {
        let instance = self.instance;
        let resources = instance.capacities.len();
        for moment in self.starts[one]..self.starts[one] + instance.durations[one] {
            for &(resource, need) in &instance.needs[one] {
                self.used[moment as usize * resources + resource] += times * need;
            }
        }
    }

    /// A number under `most`, which is over 0 (`SplitMix64`; S. Vigna).
    fn below(&mut self, most: i32) -> i32 {
        self.chance = self.chance.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.chance;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        i32::try_from((u128::from(mixed) * u128::from(most.unsigned_abs())) >> 64).unwrap_or(0)
    }

    fn index(&mut self, most: usize) -> usize {
        usize::try_from(self.below(i32::try_from(most).unwrap_or(i32::MAX))).unwrap_or(0)
    }
}

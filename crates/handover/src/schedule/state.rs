//! Where the search stands: the sides, how they came to be so, and the use of each resource that is certain at each moment.
//!
//! Only keeps the books; what follows from what is decided in `propagate`, and why in `explain`.

use super::instance::Instance;

/// That a side is at least so much. Its negation is that the other side is at least one more than the negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    pub(super) side: u32,
    pub(super) least: i32,
}

impl Claim {
    pub(super) fn new(side: usize, least: i32) -> Self {
        Self { side: small(side), least }
    }

    pub(super) fn side(self) -> usize {
        self.side as usize
    }

    pub(super) fn negated(self) -> Self {
        Self { side: self.side ^ 1, least: 1 - self.least }
    }
}

/// Why a side was pushed up.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reason {
    /// It was decided, or follows from nothing.
    Decision,
    /// From this side along an edge of this length.
    Edge(u32, i32),
    /// This clause has nothing else left.
    Clause(u32),
    /// This resource at this moment has no room left for the activity.
    Table(u32, i32),
    /// The other order of this pair does not fit the starts.
    Order(u32),
    /// The order of this pair, from this side.
    Ordered(u32, u32),
    /// This resource has too much to do from one moment to another for anything else.
    Work(u32, i32, i32),
}

/// A push.
#[derive(Clone, Copy, Debug)]
pub(super) struct Push {
    pub(super) side: u32,
    pub(super) old: i32,
    pub(super) new: i32,
    /// The push of the same side before; `u32::MAX` for none.
    pub(super) before: u32,
    pub(super) level: u32,
    pub(super) reason: Reason,
}

/// See the module.
pub(super) struct State<'a> {
    pub(super) instance: &'a Instance,
    pub(super) least: Vec<i32>,
    /// What holds whatever is decided.
    pub(super) root: Vec<i32>,
    pub(super) trail: Vec<Push>,
    pub(super) latest: Vec<u32>,
    /// Where on the trail each level of decisions begins.
    pub(super) levels: Vec<usize>,
    /// For each resource and moment what is certainly in use.
    pub(super) used: Vec<Vec<i64>>,
    /// Where that grew since the propagation last looked: from and to, for each resource.
    pub(super) grown: Vec<(i32, i32)>,
    /// Activities whose sides moved since then.
    pub(super) moved: Vec<usize>,
    pub(super) is_moved: Vec<bool>,
    /// A resource and moment at which too much is certainly in use.
    pub(super) overload: Option<(usize, i32)>,
}

/// No place on the trail.
pub(super) const NOWHERE: u32 = u32::MAX;

/// Nothing has grown.
pub(super) const UNGROWN: (i32, i32) = (i32::MAX, i32::MIN);

impl<'a> State<'a> {
    pub(super) fn new(instance: &'a Instance) -> Self {
        let mut least = instance.sides.clone();
        for pair in &instance.pairs {
            debug_assert!(pair.first < pair.second);
            least.extend([0, -1]);
        }
        let horizon = usize::try_from(-instance.sides[2 * instance.count + 1]).unwrap_or(0);
        let mut state = Self {
            instance,
            root: least.clone(),
            trail: Vec::new(),
            latest: vec![NOWHERE; least.len()],
            levels: Vec::new(),
            used: vec![vec![0; horizon + 1]; instance.capacities.len()],
            grown: vec![UNGROWN; instance.capacities.len()],
            moved: (0..instance.count).collect(),
            is_moved: vec![true; instance.count],
            overload: None,
            least,
        };
        for activity in 0..instance.count {
            let certain = state.certain(activity);
            state.use_more(activity, certain);
        }
        state
    }

    /// The moments at which the activity certainly runs.
    pub(super) fn certain(&self, activity: usize) -> (i32, i32) {
        (-self.least[2 * activity + 1], self.least[2 * activity] + self.instance.durations[activity])
    }

    /// What the activity uses of the resource while it runs.
    pub(super) fn need(&self, activity: usize, resource: usize) -> i64 {
        let needs = &self.instance.needs[activity];
        needs.iter().find(|(its, _)| *its == resource).map_or(0, |&(_, need)| need)
    }

    pub(super) fn is_fixed(&self, variable: usize) -> bool {
        self.least[2 * variable] + self.least[2 * variable + 1] == 0
    }

    pub(super) fn level(&self) -> usize {
        self.levels.len()
    }

    pub(super) fn holds(&self, claim: Claim) -> bool {
        self.least[claim.side()] >= claim.least
    }

    pub(super) fn is_refuted(&self, claim: Claim) -> bool {
        self.least[claim.side() ^ 1] > -claim.least
    }

    /// The side of a pair's order that says that the first is first (or, not `is_first`, the second).
    pub(super) fn order_side(&self, pair: usize, is_first: bool) -> usize {
        2 * (self.instance.count + 1 + pair) + usize::from(!is_first)
    }

    /// Pushes a side up to a value that the other side allows.
    pub(super) fn assign(&mut self, side: usize, new: i32, reason: Reason) {
        let old = self.least[side];
        debug_assert!(new > old && new + self.least[side ^ 1] <= 0, "a push goes up and stays in the domain");
        let activity = side / 2;
        if activity < self.instance.count {
            let cells = self.cells(side, old, new);
            self.use_more(activity, cells);
            if !std::mem::replace(&mut self.is_moved[activity], true) {
                self.moved.push(activity);
            }
        }
        self.least[side] = new;
        let before = std::mem::replace(&mut self.latest[side], small(self.trail.len()));
        self.trail.push(Push { side: small(side), old, new, before, level: small(self.levels.len()), reason });
    }

    /// Takes the last push back.
    pub(super) fn undo(&mut self) -> Push {
        let push = self.trail.pop().expect("there is a push");
        let side = push.side as usize;
        self.latest[side] = push.before;
        self.least[side] = push.old;
        let activity = side / 2;
        if activity < self.instance.count {
            let (from, to) = self.cells(side, push.old, push.new);
            for &(resource, need) in &self.instance.needs[activity] {
                for used in self.used[resource].get_mut(from as usize..to.max(from) as usize).into_iter().flatten() {
                    *used -= need;
                }
            }
        }
        push
    }

    /// Takes back what stands above the level.
    pub(super) fn back_to(&mut self, level: usize) {
        if let Some(&begin) = self.levels.get(level) {
            while self.trail.len() > begin {
                self.undo();
            }
            self.levels.truncate(level);
        }
        self.forget();
    }

    /// Forgets what was to be looked at: after going back, everything up to the new level has been.
    fn forget(&mut self) {
        while let Some(activity) = self.moved.pop() {
            self.is_moved[activity] = false;
        }
        self.grown.fill(UNGROWN);
        self.overload = None;
    }

    /// The moments at which the activity certainly runs once `side` has gone from `old` to `new`, and did not before.
    fn cells(&self, side: usize, old: i32, new: i32) -> (i32, i32) {
        let activity = side / 2;
        let duration = self.instance.durations[activity];
        if side.is_multiple_of(2) {
            let latest = -self.least[side + 1];
            (latest.max(old + duration), new + duration)
        } else {
            let end = self.least[side - 1] + duration;
            (-new, end.min(-old))
        }
    }

    fn use_more(&mut self, activity: usize, (from, to): (i32, i32)) {
        if from >= to {
            return;
        }
        for &(resource, need) in &self.instance.needs[activity] {
            let capacity = self.instance.capacities[resource];
            let (grown_from, grown_to) = &mut self.grown[resource];
            *grown_from = from.min(*grown_from);
            *grown_to = to.max(*grown_to);
            let mut over = None;
            for (place, used) in self.used[resource][from as usize..to as usize].iter_mut().enumerate() {
                *used += need;
                if *used > capacity {
                    over = Some(place);
                }
            }
            if let (Some(place), None) = (over, self.overload) {
                self.overload = Some((resource, from + i32::try_from(place).unwrap_or(0)));
            }
        }
    }

    /// Where on the trail the claim came to hold; it holds, and not from the root.
    pub(super) fn place(&self, claim: Claim) -> usize {
        let mut place = self.latest[claim.side()];
        loop {
            let push = &self.trail[place as usize];
            if push.old < claim.least {
                return place as usize;
            }
            place = push.before;
        }
    }

    /// Takes what holds at level 0 as given: it needs no reasons any more.
    pub(super) fn settle(&mut self) {
        debug_assert!(self.levels.is_empty(), "settled at the root");
        self.trail.clear();
        self.latest.fill(NOWHERE);
        self.root.copy_from_slice(&self.least);
    }
}

/// An index in 32 bits.
pub(super) fn small(index: usize) -> u32 {
    u32::try_from(index).expect("fewer than 2^32 of anything")
}

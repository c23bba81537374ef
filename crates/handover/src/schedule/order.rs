//! Which value to decide by next: the one that took part in clashes most and latest.
//!
//! The order of N. Eén, N. Sörensson, "An extensible SAT-solver" (2003), over values of variables that have ever taken part
//! (A. Schutt and others, 2011); a heap, with ties broken by place, so that it is the same each time.

/// Not in the heap.
const ABSENT: u32 = u32::MAX;

/// What activity grows by, each clash.
const GROWTH: f64 = 1.0 / 0.95;

/// See the module.
pub(super) struct Order {
    activity: Vec<f64>,
    /// The variable and value last seen at each place.
    values: Vec<(u32, i32)>,
    heap: Vec<u32>,
    positions: Vec<u32>,
    step: f64,
    /// Places taken out, with the level of decisions at which that was.
    taken: Vec<(u32, usize)>,
}

impl Order {
    pub(super) fn new(places: usize) -> Self {
        Self {
            activity: vec![0.0; places],
            values: vec![(0, 0); places],
            heap: Vec::new(),
            positions: vec![ABSENT; places],
            step: 1.0,
            taken: Vec::new(),
        }
    }

    /// This variable and value took part.
    pub(super) fn bump(&mut self, place: usize, variable: u32, value: i32) {
        self.values[place] = (variable, value);
        self.activity[place] += self.step;
        if self.activity[place] > 1e100 {
            self.activity.iter_mut().for_each(|activity| *activity *= 1e-100);
            self.step *= 1e-100;
        }
        if self.positions[place] == ABSENT {
            self.insert(place);
        } else {
            self.up(self.positions[place] as usize);
        }
    }

    /// What takes part later counts for more.
    pub(super) fn grow(&mut self) {
        self.step *= GROWTH;
    }

    /// Takes the variable and value of most activity out.
    pub(super) fn take(&mut self, level: usize) -> Option<(u32, i32)> {
        let &top = self.heap.first()?;
        let last = self.heap.pop().unwrap_or(top);
        self.positions[top as usize] = ABSENT;
        if last != top {
            self.heap[0] = last;
            self.positions[last as usize] = 0;
            self.down(0);
        }
        self.taken.push((top, level));
        Some(self.values[top as usize])
    }

    /// Puts back what was taken out at levels above this.
    pub(super) fn back_to(&mut self, level: usize) {
        while let Some(&(place, taken)) = self.taken.last() {
            if taken <= level {
                break;
            }
            self.taken.pop();
            if self.positions[place as usize] == ABSENT {
                self.insert(place as usize);
            }
        }
    }

    fn insert(&mut self, place: usize) {
        let position = self.heap.len();
        self.positions[place] = super::state::small(position);
        self.heap.push(super::state::small(place));
        self.up(position);
    }

    fn is_before(&self, a: u32, b: u32) -> bool {
        let (of_a, of_b) = (self.activity[a as usize], self.activity[b as usize]);
        of_a > of_b || (of_a == of_b && a < b)
    }

    fn up(&mut self, mut position: usize) {
        while position > 0 {
            let above = (position - 1) / 2;
            if !self.is_before(self.heap[position], self.heap[above]) {
                break;
            }
            self.swap(position, above);
            position = above;
        }
    }

    fn down(&mut self, mut position: usize) {
        loop {
            let mut best = position;
            for below in [2 * position + 1, 2 * position + 2] {
                if below < self.heap.len() && self.is_before(self.heap[below], self.heap[best]) {
                    best = below;
                }
            }
            if best == position {
                break;
            }
            self.swap(position, best);
            position = best;
        }
    }

    fn swap(&mut self, a: usize, b: usize) {
        self.heap.swap(a, b);
        self.positions[self.heap[a] as usize] = super::state::small(a);
        self.positions[self.heap[b] as usize] = super::state::small(b);
    }
}

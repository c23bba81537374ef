//! Shortest ways around closed ground by brute force: a fine grid, every cell open or closed, Dijkstra over many directions.
//!
//! No graph of corners and no visibility: the chart is turned so that the ends lie on its equator, cells are filled row by
//! row, and the way found is then pulled straight between its own cells. What it finds is never shorter than the truth by
//! more than a cell at each bend, and as the grid gets finer it tends to the truth.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::route::{Place, Ring, inverse};

/// Steps to cells this many rows and columns away, in every direction that no shorter step has.
const REACH: i32 = 5;

/// A grid about two places.
#[derive(Debug)]
pub struct Grid {
    /// The middle of the ends, the direction from the first to the second, and what is square to both.
    frame: [[f64; 3]; 3],
    cell: f64,
    columns: usize,
    rows: usize,
    /// The chart's place of the first column and row, in radians.
    origin: (f64, f64),
    closed: Vec<bool>,
    ends: [Place; 2],
}

impl Grid {
    /// A grid with so many cells between the ends, as far out as ways of `longest_metres` can go.
    pub fn new(closed: &[Ring], from: Place, to: Place, longest_metres: f64, cells: u32) -> Self {
        let (a, b) = (vector(from), vector(to));
        let middle = unit([a[0] + b[0], a[1] + b[1], a[2] + b[2]]);
        let pole = unit(cross(a, b));
        let frame = [middle, cross(pole, middle), pole];
        let half = dot(a, middle).clamp(-1.0, 1.0).acos();
        let cell = 2.0 * half / f64::from(cells);
        let longest = (longest_metres / 6_335_000.0).max(2.0 * half);
        // The ends of the ellipse along, and its breadth: right on a plane, generous on the sphere.
        let along = (longest / 2.0 + 3.0 * cell).min(std::f64::consts::PI - cell);
        let cosine = ((longest / 2.0).min(1.57).cos() / half.cos()).clamp(0.0, 1.0);
        let across = (cosine.acos() * 1.1 + 6.0 * cell).min(1.45);
        let (columns, rows) = (count(2.0 * along / cell), count(2.0 * across / cell));
        let mut grid =
            Self { frame, cell, columns, rows, origin: (-along, -across), closed: Vec::new(), ends: [from, to] };
        grid.closed = grid.filled(closed);
        grid
    }

    /// The length of the shortest way in metres; none where the cells do not connect.
    pub fn shortest(&self) -> Option<f64> {
        let [start, goal] = self.ends.map(|end| self.open_cell(self.charted(vector(end))));
        let (start, goal) = (start?, goal?);
        let steps = steps();
        let mut best = vec![f64::INFINITY; self.closed.len()];
        let mut before = vec![usize::MAX; self.closed.len()];
        let mut heap = BinaryHeap::new();
        let aim = self.place_of(goal);
        best[start] = 0.0;
        heap.push(Entry { key: 0.0, so_far: 0.0, cell: start });
        while let Some(Entry { so_far, cell, .. }) = heap.pop() {
            if cell == goal {
                return Some(self.straightened(&before, start, goal));
            }
            if so_far > best[cell] {
                continue;
            }
            let here = self.place_of(cell);
            for &(right, up) in &steps {
                let Some(next) = self.stepped(cell, right, up) else { continue };
                if self.closed[next] || best[next] <= so_far || !self.is_clear(cell, next) {
                    continue;
                }
                let there = self.place_of(next);
                let sum = so_far + angle(here, there);
                if sum < best[next] - 1e-12 {
                    best[next] = sum;
                    before[next] = cell;
                    heap.push(Entry { key: sum + angle(there, aim), so_far: sum, cell: next });
                }
            }
        }
        None
    }

    /// The chain of cells with every cell left out that can be, measured on the ellipsoid.
    fn straightened(&self, before: &[usize], start: usize, goal: usize) -> f64 {
        let mut chain = vec![goal];
        while let Some(&last) = chain.last().filter(|&&last| last != start) {
            chain.push(before[last]);
        }
        chain.reverse();
        // The shortest chain over its own cells, each seeing as far as it may.
        let vectors: Vec<[f64; 3]> = chain.iter().map(|&cell| self.place_of(cell)).collect();
        let mut best = vec![f64::INFINITY; chain.len()];
        let mut from = vec![0; chain.len()];
        best[0] = 0.0;
        for one in 0..chain.len() {
            for other in one + 1..chain.len() {
                let sum = best[one] + angle(vectors[one], vectors[other]);
                if sum < best[other] && self.is_clear(chain[one], chain[other]) {
                    best[other] = sum;
                    from[other] = one;
                }
            }
        }
        let mut places = vec![self.ends[1]];
        let mut at = from[chain.len() - 1];
        while at != 0 {
            places.push(geographic(self.uncharted(vectors[at])));
            at = from[at];
        }
        places.push(self.ends[0]);
        places.windows(2).filter_map(|pair| inverse(pair[1], pair[0])).map(|(metres, _)| metres).sum()
    }

    /// True where no cell under the straight line of the chart between two cells is closed.
    fn is_clear(&self, from: usize, to: usize) -> bool {
        // The great circle between far cells is no straight line of the chart.
        let (a, b) = (self.place_of(from), self.place_of(to));
        let pieces = (angle(a, b) / self.cell * 1.5).ceil().max(1.0);
        let mut piece = 1.0;
        while piece < pieces {
            let share = piece / pieces;
            let between = [0, 1, 2].map(|axis| a[axis] * (1.0 - share) + b[axis] * share);
            let chart = (between[1].atan2(between[0]), between[2].atan2(between[0].hypot(between[1])));
            if self.cell_at(chart).is_none_or(|cell| self.closed[cell]) {
                return false;
            }
            piece += 1.0;
        }
        true
    }

    /// Closed cells: those whose middle lies within an odd number of rings.
    fn filled(&self, rings: &[Ring]) -> Vec<bool> {
        let mut crossings: Vec<Vec<f64>> = vec![Vec::new(); self.rows];
        for ring in rings {
            let mut chain: Vec<(f64, f64)> = Vec::new();
            for index in 0..=ring.len() {
                let (x, y) = self.charted(vector(ring[index % ring.len()]));
                let x = chain.last().map_or(x, |last| last.0 + wrapped(x - last.0));
                chain.push((x, y));
            }
            if let (Some(first), Some(last)) = (chain.first().copied(), chain.last().copied())
                && (first.0 - last.0).abs() > 1.0
            {
                // The ring runs around a pole of the chart: it is closed over that pole.
                let sum: f64 = chain.iter().map(|point| point.1).sum();
                let pole = 2_f64.copysign(sum);
                chain.extend([(last.0, pole), (first.0, pole), first]);
            }
            for pair in chain.windows(2) {
                self.cross_rows(pair[0], pair[1], &mut crossings);
            }
        }
        let mut closed = vec![false; self.rows * self.columns];
        for (row, list) in crossings.iter_mut().enumerate() {
            list.sort_by(f64::total_cmp);
            for pair in list.chunks_exact(2) {
                let first = ((pair[0] - self.origin.0) / self.cell - 0.5).ceil().max(0.0);
                let mut column = count(first);
                while column < self.columns && self.middle(column, self.origin.0) < pair[1] {
                    closed[row * self.columns + column] = true;
                    column += 1;
                }
            }
        }
        closed
    }

    /// Notes where an edge crosses the middles of rows, on the chart and on its repetitions to either side.
    fn cross_rows(&self, from: (f64, f64), to: (f64, f64), crossings: &mut [Vec<f64>]) {
        let (low, high) = (from.1.min(to.1), from.1.max(to.1));
        let mut row = count(((low - self.origin.1) / self.cell - 0.5).ceil().max(0.0));
        while row < self.rows {
            let y = self.middle(row, self.origin.1);
            if y >= high {
                break;
            }
            let x = from.0 + (y - from.1) / (to.1 - from.1) * (to.0 - from.0);
            for turn in [-1.0, 0.0, 1.0] {
                crossings[row].push(x + turn * std::f64::consts::TAU);
            }
            row += 1;
        }
    }

    fn middle(&self, place: usize, origin: f64) -> f64 {
        origin + (f64::from(u32::try_from(place).unwrap_or(0)) + 0.5) * self.cell
    }

    fn charted(&self, vector: [f64; 3]) -> (f64, f64) {
        let [x, y, z] = self.frame.map(|axis| dot(axis, vector));
        (y.atan2(x), z.clamp(-1.0, 1.0).asin())
    }

    fn uncharted(&self, vector: [f64; 3]) -> [f64; 3] {
        [0, 1, 2].map(|axis| (0..3).map(|part| self.frame[part][axis] * vector[part]).sum())
    }

    fn cell_at(&self, (x, y): (f64, f64)) -> Option<usize> {
        let (column, row) = ((x - self.origin.0) / self.cell, (y - self.origin.1) / self.cell);
        if column < 0.0 || row < 0.0 {
            return None;
        }
        let (column, row) = (count(column), count(row));
        (column < self.columns && row < self.rows).then(|| row * self.columns + column)
    }

    /// The cell of a place, or an open one next to it.
    fn open_cell(&self, chart: (f64, f64)) -> Option<usize> {
        let cell = self.cell_at(chart)?;
        let around =
            (0..=3).flat_map(|far| (-far..=far).flat_map(move |up| (-far..=far).map(move |right| (right, up))));
        around.filter_map(|(right, up)| self.stepped(cell, right, up)).find(|&cell| !self.closed[cell])
    }

    /// The middle of a cell as a vector of the chart's own frame.
    fn place_of(&self, cell: usize) -> [f64; 3] {
        let (row, column) = (cell / self.columns, cell % self.columns);
        let (x, y) = (self.middle(column, self.origin.0), self.middle(row, self.origin.1));
        [y.cos() * x.cos(), y.cos() * x.sin(), y.sin()]
    }

    fn stepped(&self, cell: usize, right: i32, up: i32) -> Option<usize> {
        let column = i32::try_from(cell % self.columns).ok()? + right;
        let row = i32::try_from(cell / self.columns).ok()? + up;
        let (column, row) = (usize::try_from(column).ok()?, usize::try_from(row).ok()?);
        (column < self.columns && row < self.rows).then(|| row * self.columns + column)
    }
}

/// All steps that no other step repeats.
fn steps() -> Vec<(i32, i32)> {
    let common = |mut one: i32, mut other: i32| {
        while other != 0 {
            (one, other) = (other, one % other);
        }
        one.abs()
    };
    let all = (-REACH..=REACH).flat_map(|up| (-REACH..=REACH).map(move |right| (right, up)));
    all.filter(|&(right, up)| common(right, up) == 1).collect()
}

/// A small number, not negative, without its fraction.
fn count(number: f64) -> usize {
    let mut low = 0_u32;
    let mut step = 1_u32 << 20;
    while step > 0 {
        if f64::from(low + step) <= number {
            low += step;
        }
        step /= 2;
    }
    usize::try_from(low).unwrap_or(0)
}

fn wrapped(radians: f64) -> f64 {
    (radians + std::f64::consts::PI).rem_euclid(std::f64::consts::TAU) - std::f64::consts::PI
}

fn vector(place: Place) -> [f64; 3] {
    let (sin, cos) = place.latitude.to_radians().sin_cos();
    let (east, north) = place.longitude.to_radians().sin_cos();
    [cos * north, cos * east, sin]
}

fn geographic(vector: [f64; 3]) -> Place {
    let latitude = vector[2].atan2(vector[0].hypot(vector[1])).to_degrees();
    Place { latitude, longitude: vector[1].atan2(vector[0]).to_degrees() }
}

fn dot(one: [f64; 3], other: [f64; 3]) -> f64 {
    one[0] * other[0] + one[1] * other[1] + one[2] * other[2]
}

fn cross(one: [f64; 3], other: [f64; 3]) -> [f64; 3] {
    let ([a, b, c], [d, e, f]) = (one, other);
    [b * f - c * e, c * d - a * f, a * e - b * d]
}

fn unit(vector: [f64; 3]) -> [f64; 3] {
    let length = dot(vector, vector).sqrt();
    vector.map(|part| part / length)
}

fn angle(one: [f64; 3], other: [f64; 3]) -> f64 {
    let chord = [0, 1, 2].map(|axis| one[axis] - other[axis]);
    2.0 * (dot(chord, chord).sqrt() / 2.0).min(1.0).asin()
}

struct Entry {
    key: f64,
    so_far: f64,
    cell: usize,
}

impl Ord for Entry {
    fn cmp(&self, other: &Self) -> Ordering {
        other.key.total_cmp(&self.key).then(other.cell.cmp(&self.cell))
    }
}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Entry {}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(latitude: f64, longitude: f64) -> Place {
        Place { latitude, longitude }
    }

    #[test]
    fn a_wall_is_gone_around_by_its_nearer_end() {
        let wall = [(-10.0, 4.0), (-10.0, 6.0), (5.0, 6.0), (5.0, 4.0)];
        for turn in [0.0, 176.0, -100.0] {
            let at =
                |latitude: f64, longitude: f64| place(latitude, (longitude + turn + 180.0).rem_euclid(360.0) - 180.0);
            let ring: Ring = wall.iter().map(|&(latitude, longitude)| at(latitude, longitude)).collect();
            let (from, to) = (at(0.0, 0.0), at(0.0, 10.0));
            let by = [from, at(5.0, 4.0), at(5.0, 6.0), to];
            let truth: f64 = by.windows(2).map(|pair| inverse(pair[0], pair[1]).unwrap().0).sum();
            let found = Grid::new(&[ring], from, to, truth * 1.1, 100).shortest().unwrap();
            assert!((found / truth - 1.0).abs() < 0.006, "{found} {truth}");
        }
    }

    #[test]
    fn what_is_walled_in_is_not_connected() {
        let ring: Ring = vec![place(-3.0, -3.0), place(-3.0, 3.0), place(3.0, 3.0), place(3.0, -3.0)];
        let hole: Ring = vec![place(-2.0, -2.0), place(-2.0, 2.0), place(2.0, 2.0), place(2.0, -2.0)];
        let grid = |rings: &[Ring]| Grid::new(rings, place(0.0, 0.0), place(0.0, 10.0), 3e6, 150).shortest();
        assert_eq!(grid(&[ring.clone(), hole]), None);
        assert!(grid(&[]).is_some());
    }
}

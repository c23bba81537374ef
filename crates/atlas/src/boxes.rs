//! A tree of boxes over arcs of great circles, in space: there is no antimeridian there and no pole.
//!
//! It answers which arcs of a set an arc crosses. A bounding volume hierarchy split in the middle of the longest side.

use crate::earth::Vector;

/// How many arcs a leaf holds.
const LEAF: usize = 8;

/// An arc of a great circle, shorter than half of one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece {
    pub(crate) a: Vector,
    pub(crate) b: Vector,
    normal: Vector,
}

impl Piece {
    pub(crate) fn new(a: Vector, b: Vector) -> Self {
        Self { a, b, normal: a.cross(b) }
    }

    /// Signs of the places of the ends relative to the planes of the other: a crossing is where both part.
    /// An end that lies exactly on the other's plane counts to its left, so that a chain is crossed once at a corner.
    pub(crate) fn crosses(&self, other: &Self) -> bool {
        let apart = |one: f64, two: f64| (one >= 0.0) != (two >= 0.0);
        apart(other.normal.dot(self.a), other.normal.dot(self.b))
            && apart(self.normal.dot(other.a), self.normal.dot(other.b))
            && self.a.plus(self.b, 1.0).dot(other.a.plus(other.b, 1.0)) > 0.0
    }

    /// True where the other's direction of travel, at the crossing, goes from this piece's right to its left.
    pub(crate) fn entered_from_right(&self, other: &Self) -> bool {
        self.normal.dot(other.b) >= 0.0
    }

    /// Where the planes of both meet, on the side of this piece.
    pub(crate) fn meeting(&self, other: &Self) -> Vector {
        let line = self.normal.cross(other.normal).unit();
        if line.dot(self.a.plus(self.b, 1.0)) >= 0.0 { line } else { Vector([-line.0[0], -line.0[1], -line.0[2]]) }
    }

    /// The distance of a unit vector from this piece, in radians.
    pub(crate) fn away(&self, from: Vector) -> f64 {
        let foot = self.foot(from);
        foot.angle(from)
    }

    /// The point of this piece that is nearest.
    pub(crate) fn foot(&self, from: Vector) -> Vector {
        let normal = self.normal.unit();
        let foot = from.plus(normal, -normal.dot(from)).unit();
        let inside = self.normal.cross(self.a).dot(foot) >= 0.0 && self.normal.cross(self.b).dot(foot) <= 0.0;
        if inside && foot.dot(from) > 0.0 {
            foot
        } else if from.dot(self.a) >= from.dot(self.b) {
            self.a
        } else {
            self.b
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Bounds {
    low: [f64; 3],
    high: [f64; 3],
}

impl Bounds {
    /// The box of an arc: of its chord, and of how far the arc bulges from it.
    fn of(piece: &Piece) -> Self {
        let (a, b) = (piece.a.0, piece.b.0);
        let chord = piece.a.plus(piece.b, -1.0).length();
        let quarter = (chord * chord / 4.0).min(1.0);
        let bulge = quarter / (1.0 + (1.0 - quarter).sqrt()) + 1e-12;
        let side =
            |pick: fn(f64, f64) -> f64, by: f64| [pick(a[0], b[0]) + by, pick(a[1], b[1]) + by, pick(a[2], b[2]) + by];
        Self { low: side(f64::min, -bulge), high: side(f64::max, bulge) }
    }

    fn with(self, other: Self) -> Self {
        let [a, b, c] = [0, 1, 2].map(|axis| self.low[axis].min(other.low[axis]));
        let [d, e, f] = [0, 1, 2].map(|axis| self.high[axis].max(other.high[axis]));
        Self { low: [a, b, c], high: [d, e, f] }
    }

    fn meets(&self, other: &Self) -> bool {
        (0..3).all(|axis| self.low[axis] <= other.high[axis] && other.low[axis] <= self.high[axis])
    }

    fn longest(&self) -> usize {
        let size = |axis: usize| self.high[axis] - self.low[axis];
        if size(0) >= size(1) && size(0) >= size(2) {
            0
        } else if size(1) >= size(2) {
            1
        } else {
            2
        }
    }
}

/// A node: a leaf holds pieces `from..to` of the order; an inner one has its children next to it and at `to`.
#[derive(Debug)]
struct Node {
    bounds: Bounds,
    from: usize,
    to: usize,
    leaf: bool,
}

/// The tree.
#[derive(Debug, Default)]
pub(crate) struct Boxes {
    nodes: Vec<Node>,
    order: Vec<usize>,
    pieces: Vec<Piece>,
}

impl Boxes {
    /// The numbers of pieces that later answers name are their places in `pieces`.
    pub(crate) fn new(pieces: Vec<Piece>) -> Self {
        let bounds: Vec<Bounds> = pieces.iter().map(Bounds::of).collect();
        let mut boxes = Self { nodes: Vec::new(), order: (0..pieces.len()).collect(), pieces };
        if !bounds.is_empty() {
            boxes.split(&bounds, 0, bounds.len());
        }
        boxes
    }

    fn split(&mut self, bounds: &[Bounds], from: usize, to: usize) {
        let mut whole = bounds[self.order[from]];
        for &piece in &self.order[from..to] {
            whole = whole.with(bounds[piece]);
        }
        let place = self.nodes.len();
        self.nodes.push(Node { bounds: whole, from, to, leaf: true });
        if to - from <= LEAF {
            return;
        }
        let axis = whole.longest();
        let middle = usize::midpoint(from, to);
        let centre = |piece: &usize| bounds[*piece].low[axis] + bounds[*piece].high[axis];
        self.order[from..to].select_nth_unstable_by(middle - from, |one, other| {
            centre(one).total_cmp(&centre(other)).then(one.cmp(other))
        });
        self.split(bounds, from, middle);
        let second = self.nodes.len();
        self.split(bounds, middle, to);
        self.nodes[place].leaf = false;
        self.nodes[place].to = second;
    }

    pub(crate) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// True when any piece is crossed.
    pub(crate) fn is_crossed(&self, by: &Piece) -> bool {
        let mut found = false;
        self.visit(by, &mut |_| {
            found = true;
            false
        });
        found
    }

    /// All pieces that are crossed.
    pub(crate) fn crossed(&self, by: &Piece) -> Vec<usize> {
        let mut found = Vec::new();
        self.visit(by, &mut |piece| {
            found.push(piece);
            true
        });
        found
    }

    /// Calls for each piece that is crossed until it is told to stop.
    fn visit(&self, by: &Piece, each: &mut impl FnMut(usize) -> bool) {
        if self.nodes.is_empty() {
            return;
        }
        let bounds = Bounds::of(by);
        let mut waiting = [0_usize; 64];
        let mut count = 1;
        while count > 0 {
            count -= 1;
            let place = waiting[count];
            let node = &self.nodes[place];
            if !node.bounds.meets(&bounds) {
                continue;
            }
            if node.leaf {
                for &piece in &self.order[node.from..node.to] {
                    if self.pieces[piece].crosses(by) && !each(piece) {
                        return;
                    }
                }
            } else {
                waiting[count] = node.to;
                waiting[count + 1] = place + 1;
                count += 2;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::earth::Point;

    fn at(latitude: f64, longitude: f64) -> Vector {
        Point::new(latitude, longitude).unwrap().vector()
    }

    #[test]
    fn the_tree_finds_what_looking_at_all_finds() {
        let mut state = 7_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            f64::from(u32::try_from(state >> 32).unwrap()) / f64::from(u32::MAX)
        };
        let pieces: Vec<Piece> = (0..400)
            .map(|_| {
                let (latitude, longitude) = (next() * 178.0 - 89.0, next() * 360.0 - 180.0);
                let to = Point::new((latitude + next() * 4.0 - 2.0).clamp(-90.0, 90.0), longitude + next() * 8.0 - 4.0);
                Piece::new(at(latitude, longitude), to.unwrap().vector())
            })
            .collect();
        let boxes = Boxes::new(pieces.clone());
        for _ in 0..200 {
            let (latitude, longitude) = (next() * 120.0 - 60.0, next() * 360.0);
            let to = at(latitude + next() * 40.0 - 20.0, longitude + next() * 40.0 - 20.0);
            let by = Piece::new(at(latitude, longitude), to);
            let mut found = boxes.crossed(&by);
            found.sort_unstable();
            let all: Vec<usize> = (0..pieces.len()).filter(|&piece| pieces[piece].crosses(&by)).collect();
            assert_eq!(found, all);
            assert_eq!(boxes.is_crossed(&by), !all.is_empty());
        }
    }

    #[test]
    fn a_crossing_is_of_the_arcs_and_not_of_their_circles() {
        let meridian = Piece::new(at(-10.0, 0.0), at(10.0, 0.0));
        assert!(meridian.crosses(&Piece::new(at(0.0, -5.0), at(1.0, 5.0))));
        assert!(!meridian.crosses(&Piece::new(at(20.0, -5.0), at(21.0, 5.0))));
        assert!(!meridian.crosses(&Piece::new(at(0.0, 175.0), at(1.0, -175.0))), "on the far side");
        assert!(meridian.entered_from_right(&Piece::new(at(0.0, 5.0), at(0.0, -5.0))));
        let met = meridian.meeting(&Piece::new(at(0.0, -5.0), at(0.0, 5.0))).point();
        assert!(met.latitude().abs() < 1e-9 && met.longitude().abs() < 1e-9);
        assert!((meridian.away(at(0.0, 3.0)).to_degrees() - 3.0).abs() < 1e-9);
        assert!((meridian.away(at(13.0, 0.0)).to_degrees() - 3.0).abs() < 1e-9);
    }
}

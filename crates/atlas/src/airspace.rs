//! What is closed, as one region of the sphere: its border, its corners, and what crosses it.
//!
//! The border is made of the arcs that have the region on one side only, so that states closed together are one. Corners
//! are the places where the region bulges into what is open: only there does a shortest way bend (Lozano-Pérez and Wesley
//! 1979). A way keeps [`CLEARANCE_METRES`] from corners, so that no test hangs on touching.

use std::collections::{BTreeMap, BTreeSet};

use crate::areas::AreaRef;
use crate::borders::{Borders, Stored, pieces, place};
use crate::boxes::{Boxes, Piece};
use crate::earth::{Earth, PIECE_METRES, Point, RADIUS, Vector, wrapped};

/// How far a way keeps from a corner of what is closed, in metres. A gap of less than twice this is no way through.
pub const CLEARANCE_METRES: f64 = 500.0;

/// A place beside a corner where a way may bend.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Corner {
    pub(crate) point: Point,
    pub(crate) vector: Vector,
    /// The corner itself.
    around: Vector,
    /// From the corner to its neighbours along the border, before and after.
    sides: [Vector; 2],
    /// How far each side may lie across a bending way, in radians.
    slack: [f64; 2],
}

/// Great circles and geodesics part by no more than this in direction, in radians, between places where both are used.
const DIRECTION_DOUBT: f64 = 0.004;

impl Corner {
    /// False where a way that comes or goes in the direction of `other` would cut the region at this corner, or would be
    /// shorter without it. Errs to true.
    pub(crate) fn is_touched_from(&self, other: Vector) -> bool {
        let normal = other.cross(self.vector);
        let length = normal.length();
        if length < 1e-9 {
            return true;
        }
        let [one, two] = self.sides.map(|side| normal.dot(side) / length);
        (one >= -self.slack[0] && two >= -self.slack[1]) || (one <= self.slack[0] && two <= self.slack[1])
    }

    /// False where a way from `before` over this place to `after` would bend away from the corner: it could be pulled
    /// straighter. Errs to true.
    pub(crate) fn is_bent_around(&self, before: Vector, after: Vector) -> bool {
        let normal = before.cross(self.vector);
        let length = normal.length();
        if length < 1e-9 {
            return true;
        }
        let inward = normal.dot(self.around) / length;
        if inward.abs() < 0.2 * CLEARANCE_METRES / RADIUS {
            return true;
        }
        let outward = normal.dot(after) / length * -inward.signum();
        outward <= DIRECTION_DOUBT * after.plus(self.vector, -1.0).length() + 1e-7
    }
}

/// A closed region.
#[derive(Debug)]
pub(crate) struct Closed {
    pub(crate) areas: BTreeSet<AreaRef>,
    border: Boxes,
    corners: Vec<Corner>,
}

impl Closed {
    pub(crate) fn new(borders: &Borders, areas: BTreeSet<AreaRef>) -> Self {
        let closed = |face: Option<crate::borders::Face>| face.is_some_and(|face| areas.contains(&face.area));
        let (mut list, mut edges) = (Vec::new(), Vec::new());
        for arc in borders.arcs().iter().filter(|arc| closed(arc.left) != closed(arc.right)) {
            list.extend(pieces(&arc.points));
            for pair in arc.points.windows(2) {
                // Every edge runs with the region to its left.
                edges.push(if closed(arc.left) { (pair[0], pair[1]) } else { (pair[1], pair[0]) });
            }
        }
        let mut region = Self { areas, border: Boxes::new(list), corners: Vec::new() };
        let corners = corners(&edges);
        region.corners = corners.into_iter().filter(|corner| !region.holds(corner.point)).collect();
        region
    }

    pub(crate) fn corners(&self) -> &[Corner] {
        &self.corners
    }

    /// True where the place lies in the region: the meridian from it to the south pole, which is never closed, crosses
    /// the border an odd number of times.
    pub(crate) fn holds(&self, at: Point) -> bool {
        let here = at.vector();
        let mut inside = false;
        for piece in self.border.pieces() {
            let east = |vector: Vector| {
                let east = wrapped(vector.0[1].atan2(vector.0[0]).to_degrees() - at.longitude());
                if east == 180.0 { -180.0 } else { east }
            };
            // Most pieces lie on one side; the plane of the meridian tells without a tangent.
            let (sin, cos) = at.longitude().to_radians().sin_cos();
            let side = |vector: Vector| vector.0[1] * cos - vector.0[0] * sin;
            let (first, second) = (side(piece.a), side(piece.b));
            if (first > 1e-9 && second > 1e-9) || (first < -1e-9 && second < -1e-9) {
                continue;
            }
            let (one, other) = (east(piece.a), east(piece.b));
            if (one < 0.0) == (other < 0.0) || (one - other).abs() >= 180.0 {
                continue;
            }
            let normal = piece.a.cross(piece.b);
            let height = (-(normal.0[0] * cos + normal.0[1] * sin) / normal.0[2]).atan();
            if height <= here.0[2].clamp(-1.0, 1.0).asin() {
                inside = !inside;
            }
        }
        inside
    }

    /// True when the geodesic between two places does not enter the region.
    pub(crate) fn is_free(&self, earth: &Earth, from: Point, to: Point) -> bool {
        if self.border.pieces().is_empty() {
            return true;
        }
        let (a, b) = (from.vector(), to.vector());
        if a.dot(b) > (PIECE_METRES / RADIUS).cos() {
            return !self.border.is_crossed(&Piece::new(a, b));
        }
        // Most ways that are blocked are blocked near an end: both ends first, towards the middle.
        let line = earth.line(from, to, PIECE_METRES);
        let (mut first, mut last) = (0, line.pieces);
        let (mut head, mut tail) = (a, b);
        loop {
            let is_middle = first + 1 == last;
            let next = if is_middle { tail } else { line.at(first + 1).vector() };
            if self.border.is_crossed(&Piece::new(head, next)) {
                return false;
            }
            (first, head) = (first + 1, next);
            if first == last {
                return true;
            }
            let next = if first + 1 == last { head } else { line.at(last - 1).vector() };
            if self.border.is_crossed(&Piece::new(next, tail)) {
                return false;
            }
            (last, tail) = (last - 1, next);
            if first == last {
                return true;
            }
        }
    }

    /// A place just outside, next to one that lies in the region or at its border; none where nothing open is near.
    pub(crate) fn way_out(&self, from: Point) -> Option<Point> {
        let here = from.vector();
        let nearest = self.border.pieces().iter().min_by(|one, other| one.away(here).total_cmp(&other.away(here)))?;
        let foot = nearest.foot(here);
        let outward = if self.holds(from) { foot.plus(here, -1.0) } else { here.plus(foot, -1.0) };
        let (east, north) = foot.tangents();
        let bearing = outward.dot(north).atan2(outward.dot(east));
        (0..8).find_map(|turn| {
            let quarter = std::f64::consts::FRAC_PI_4;
            let signs = [0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0, 4.0];
            let angle = bearing + quarter * signs[turn];
            let step = CLEARANCE_METRES / RADIUS;
            let place = foot.plus(east, angle.cos() * step).plus(north, angle.sin() * step).unit().point();
            (!self.holds(place)).then_some(place)
        })
    }
}

/// The corners of the border.
fn corners(edges: &[(Stored, Stored)]) -> Vec<Corner> {
    // At each point: the other end, and whether the edge leaves this point.
    let mut at: BTreeMap<Stored, Vec<(Stored, bool)>> = BTreeMap::new();
    for &(from, to) in edges {
        at.entry(from).or_default().push((to, true));
        at.entry(to).or_default().push((from, false));
    }
    let mut corners = Vec::new();
    for (&point, ends) in &at {
        let vector = place(point).vector();
        let (east, north) = vector.tangents();
        let mut around: Vec<(f64, Vector, bool)> = ends
            .iter()
            .map(|&(end, leaves)| {
                let end = place(end).vector();
                (end.dot(north).atan2(end.dot(east)), end, leaves)
            })
            .collect();
        around.sort_by(|one, other| one.0.total_cmp(&other.0));
        for (index, &(angle, side, leaves)) in around.iter().enumerate() {
            // With the region on the left of every edge, what is open lies counter-clockwise of an edge that arrives.
            if leaves {
                continue;
            }
            let (next, other, _) = around[(index + 1) % around.len()];
            let open = (next - angle).rem_euclid(std::f64::consts::TAU);
            let open = if around.len() == 1 { std::f64::consts::TAU } else { open };
            let turn = open - std::f64::consts::PI;
            if turn > 0.0 {
                let directions = if turn > std::f64::consts::FRAC_PI_2 { vec![0.25, 0.75] } else { vec![0.5] };
                for share in directions {
                    let bearing = angle + std::f64::consts::FRAC_PI_2 + turn * share;
                    corners.push(beside(vector, (east, north), bearing, [side, other]));
                }
            }
        }
    }
    corners
}

fn beside(vector: Vector, (east, north): (Vector, Vector), bearing: f64, sides: [Vector; 2]) -> Corner {
    let step = CLEARANCE_METRES / RADIUS;
    let moved = vector.plus(east, bearing.cos() * step).plus(north, bearing.sin() * step).unit();
    let sides = sides.map(|side| side.plus(vector, -1.0));
    let slack = sides.map(|side| 0.6 * step + DIRECTION_DOUBT * side.length());
    Corner { point: moved.point(), vector: moved, around: vector, sides, slack }
}

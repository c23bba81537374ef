//! Where parties stand and how arrows run. Plane geometry; nothing is drawn.

use std::f64::consts::{PI, TAU};

use super::{Arrow, Drawing, Thread};

/// A place on the drawing, in its units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

impl Point {
    fn plus(self, direction: Self, by: f64) -> Self {
        Self { x: self.x + direction.x * by, y: self.y + direction.y * by }
    }

    fn towards(self, other: Self) -> Self {
        let (x, y) = (other.x - self.x, other.y - self.y);
        let length = (x * x + y * y).sqrt().max(1e-6);
        Self { x: x / length, y: y / length }
    }

    fn distance(self, other: Self) -> f64 {
        let (x, y) = (other.x - self.x, other.y - self.y);
        (x * x + y * y).sqrt()
    }

    fn turned_left(self) -> Self {
        Self { x: self.y, y: -self.x }
    }
}

/// A quadratic curve.
#[derive(Clone, Copy, Debug)]
pub(super) struct Curve {
    pub(super) start: Point,
    pub(super) control: Point,
    pub(super) end: Point,
}

impl Curve {
    /// The point at `t` from 0 to 1.
    pub(super) fn at(&self, t: f64) -> Point {
        let (a, b, c) = ((1.0 - t) * (1.0 - t), 2.0 * t * (1.0 - t), t * t);
        Point {
            x: a * self.start.x + b * self.control.x + c * self.end.x,
            y: a * self.start.y + b * self.control.y + c * self.end.y,
        }
    }
}

/// One stroke of an arrow.
#[derive(Clone, Debug)]
pub(super) struct Stroke {
    pub(super) curve: Curve,
    pub(super) width: f64,
    pub(super) band: bool,
    pub(super) protected: bool,
    pub(super) goods: bool,
    /// What the tooltip says.
    pub(super) name: String,
}

/// An arrow with its strokes and head.
#[derive(Clone, Debug)]
pub(super) struct Path {
    /// The middle of the arrow, for labels.
    pub(super) spine: Curve,
    pub(super) strokes: Vec<Stroke>,
    /// Tip, and the two ends of the base.
    pub(super) head: [Point; 3],
}

/// A party's place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) centre: Point,
    pub(super) angle: f64,
    pub(super) radius: f64,
}

impl Place {
    /// A point just outside of the circle.
    fn port(&self, angle: f64) -> Point {
        self.centre.plus(Point { x: angle.cos(), y: angle.sin() }, self.radius + 2.0)
    }
}

/// The whole arrangement.
#[derive(Clone, Debug)]
pub(super) struct Arrangement {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) centre: Point,
    pub(super) radii: (f64, f64),
    pub(super) places: Vec<Place>,
    pub(super) paths: Vec<Path>,
}

/// More people than these become a band.
const THREADS_MAX: usize = 16;
/// From the middle of one thread to the next.
const THREAD_GAP: f64 = 4.2;
const THREAD_WIDTH: f64 = 1.7;
/// The part of its breadth that an arrow has where it leaves.
const PORT_SHARE: f64 = 0.72;

pub(super) fn arrange(drawing: &Drawing) -> Arrangement {
    let (height, radius) = match drawing.nodes.len() {
        0..=2 => (360.0, 34.0),
        3..=4 => (540.0, 34.0),
        5..=8 => (660.0, 32.0),
        9..=12 => (780.0, 27.0),
        _ => (940.0, 23.0),
    };
    let width = 1000.0;
    let centre = Point { x: width / 2.0, y: height / 2.0 - 8.0 };
    let radii = (width / 2.0 - 195.0, height / 2.0 - 104.0);
    let shares = shares(drawing);
    let place = |(angle, share): (f64, &f64)| Place {
        centre: Point { x: centre.x + radii.0 * angle.cos(), y: centre.y + radii.1 * angle.sin() },
        angle,
        radius: radius * (0.75 + 0.6 * share.sqrt()),
    };
    let places: Vec<Place> = angles(&shares).into_iter().zip(&shares).map(place).collect();
    let paths = drawing
        .arrows
        .iter()
        .zip(ports(drawing, &places))
        .map(|(arrow, ports)| {
            let back = drawing.arrows.iter().find(|back| (back.from, back.to) == (arrow.to, arrow.from));
            path(arrow, &places, ports, back.map(|back| breadth(&back.threads)))
        })
        .collect();
    Arrangement { width, height, centre, radii, places, paths }
}

/// How busy each party is, as a share of the busiest.
fn shares(drawing: &Drawing) -> Vec<f64> {
    let mut load = vec![0.0_f64; drawing.nodes.len()];
    for arrow in &drawing.arrows {
        let width = breadth(&arrow.threads);
        load[arrow.from] += width;
        load[arrow.to] += width;
    }
    let most = load.iter().copied().fold(1.0, f64::max);
    load.iter().map(|l| l / most).collect()
}

/// The busiest party at the left, the others after it in order, busier ones with more room.
fn angles(shares: &[f64]) -> Vec<f64> {
    let count = shares.len();
    let busiest = (0..count).max_by(|&a, &b| shares[a].total_cmp(&shares[b]).then(b.cmp(&a))).unwrap_or(0);
    let room: Vec<f64> = shares.iter().map(|share| 1.0 + share).collect();
    let all: f64 = room.iter().sum();
    let mut angles = vec![0.0; count];
    let mut at = PI;
    for step in 0..count {
        let node = (busiest + step) % count;
        if step > 0 {
            let before = (busiest + step - 1) % count;
            at += TAU * (room[before] + room[node]) / (2.0 * all);
        }
        angles[node] = at;
    }
    angles
}

/// The strokes of an arrow from left to right: the threads behind each, and its width with the gap.
fn strands(threads: &[Thread]) -> Vec<(Vec<&Thread>, f64)> {
    let singles: Vec<&Thread> = threads.iter().filter(|t| t.single).collect();
    let mut strands: Vec<(Vec<&Thread>, f64)> = if singles.len() <= THREADS_MAX {
        singles.into_iter().map(|t| (vec![t], THREAD_GAP)).collect()
    } else {
        let (protected, others): (Vec<&Thread>, Vec<&Thread>) = singles.into_iter().partition(|t| t.protected);
        [others, protected]
            .into_iter()
            .filter(|s| !s.is_empty())
            .map(|s| (s.clone(), band(s.len() as u64) + 3.0))
            .collect()
    };
    strands.extend(threads.iter().filter(|t| !t.single).map(|t| (vec![t], band(t.units) + 3.0)));
    strands
}

/// Breadth of a whole arrow.
fn breadth(threads: &[Thread]) -> f64 {
    strands(threads).iter().map(|s| s.1).sum()
}

/// Width of a band of so many units.
fn band(units: u64) -> f64 {
    (4.0 + 2.6 * (units as f64 + 1.0).log2()).min(40.0)
}

/// For each arrow the angles at which it leaves one party and reaches the other: in the order of where they lead, side by side.
fn ports(drawing: &Drawing, places: &[Place]) -> Vec<(f64, f64)> {
    let mut ports = vec![(0.0, 0.0); drawing.arrows.len()];
    for (node, place) in places.iter().enumerate() {
        // Angles from the way to the middle of the table, so that none has to be cut at a half turn.
        let inwards = place.angle + PI;
        let mut ends: Vec<(f64, f64, usize, bool)> = Vec::new();
        for (index, arrow) in drawing.arrows.iter().enumerate() {
            let leaves = arrow.from == node;
            let other = if leaves { arrow.to } else { arrow.from };
            if leaves || arrow.to == node {
                let way = place.centre.towards(places[other].centre);
                let turn = (way.y.atan2(way.x) - inwards + PI).rem_euclid(TAU) - PI;
                // What leaves keeps to the left of what comes from the same party.
                let side = if leaves { -0.01 } else { 0.01 };
                let need = (breadth(&arrow.threads) * PORT_SHARE + 9.0) / place.radius;
                ends.push((turn + side, need, index, leaves));
            }
        }
        ends.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.2.cmp(&b.2)));
        let wanted: f64 = ends.iter().map(|e| e.1).sum();
        let scale = (TAU * 0.85 / wanted.max(0.01)).min(1.0);
        for ((_, _, index, leaves), turn) in ends.iter().zip(side_by_side(&ends, scale)) {
            let port = if *leaves { &mut ports[*index].0 } else { &mut ports[*index].1 };
            *port = inwards + turn;
        }
    }
    ports
}

/// Angles in their order, far enough apart, as near as can be to where they should be.
fn side_by_side(ends: &[(f64, f64, usize, bool)], scale: f64) -> Vec<f64> {
    // Groups that touch share their displacement; a group that would overlap the one before joins it.
    let mut groups: Vec<(f64, f64, usize)> = Vec::new();
    for &(turn, need, ..) in ends {
        let mut group = (turn, need * scale, 1);
        while let Some(&(centre, wide, count)) = groups.last() {
            if centre + wide / 2.0 <= group.0 - group.1 / 2.0 {
                break;
            }
            groups.pop();
            let (a, b) = (count as f64, group.2 as f64);
            group = ((centre * a + group.0 * b) / (a + b), wide + group.1, count + group.2);
        }
        groups.push(group);
    }
    let mut turns = Vec::with_capacity(ends.len());
    for (centre, wide, count) in groups {
        let mut at = centre - wide / 2.0;
        for &(_, need, ..) in ends.iter().skip(turns.len()).take(count) {
            turns.push(at + need * scale / 2.0);
            at += need * scale;
        }
    }
    turns
}

/// `back`: the breadth of what goes the other way. Of a pair, the thinner one bends more.
fn path(arrow: &Arrow, places: &[Place], ports: (f64, f64), back: Option<f64>) -> Path {
    let (from, to) = (places[arrow.from].port(ports.0), places[arrow.to].port(ports.1));
    let strands = strands(&arrow.threads);
    let whole = breadth(&arrow.threads);
    let along = from.towards(to);
    let left = along.turned_left();
    let distance = from.distance(to);
    let middle = from.plus(along, distance / 2.0);
    let aside = back.map_or(0.0, |back| (whole + back + 34.0) * (back / (whole + back)).max(0.1));
    let bend = 0.045 * distance + aside;
    let control = middle.plus(left, bend);
    let leave = from.towards(control);
    let reach = to.towards(control);
    let half = (4.0 + whole * 0.32).clamp(6.0, 16.0);
    let (tip, base, start) = (to, to.plus(reach, half * 1.6), from);
    let across = reach.turned_left();
    let spine = Curve { start, control, end: base };
    let mut strokes = Vec::new();
    let mut offset = -whole / 2.0;
    for (threads, wide) in strands {
        let aside = offset + wide / 2.0;
        offset += wide;
        let gather = (half * 1.3 / whole).min(0.8);
        let first = threads[0];
        let band = threads.len() > 1 || !first.single;
        strokes.push(Stroke {
            curve: Curve {
                start: start.plus(leave.turned_left(), aside * PORT_SHARE),
                control: control.plus(left, aside * 1.3),
                end: base.plus(across, -aside * gather).plus(reach, -1.0),
            },
            width: if band { wide - 3.0 } else { THREAD_WIDTH },
            band,
            protected: first.protected,
            goods: first.goods,
            name: super::draw::band_name(&threads),
        });
    }
    Path { spine, strokes, head: [tip, base.plus(across, half), base.plus(across, -half)] }
}

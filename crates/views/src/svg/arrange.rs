//! Where parties stand and how arrows run. Plane geometry; nothing is drawn.

use std::f64::consts::{PI, TAU};

use super::geometry::{Curve, Point};
use super::strand::Strands;
use super::{Arrow, Drawing};
use crate::phrase::Phrase;

/// One stroke of an arrow.
#[derive(Clone, Debug)]
pub(super) struct Stroke {
    pub(super) curve: Curve,
    pub(super) width: f64,
    pub(super) band: bool,
    pub(super) protected: bool,
    pub(super) goods: bool,
    /// What the tooltip says.
    pub(super) name: Phrase,
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
    pub(super) centre: Point,
    pub(super) radii: (f64, f64),
    pub(super) places: Vec<Place>,
    pub(super) paths: Vec<Path>,
}

/// The part of its breadth that an arrow has where it leaves.
const PORT_SHARE: f64 = 0.9;

pub(super) fn arrange(drawing: &Drawing) -> Arrangement {
    let (width, height, radius) = match drawing.nodes.len() {
        0..=2 => (1000.0, 360.0, 34.0),
        3..=4 => (1000.0, 540.0, 34.0),
        5..=8 => (1000.0, 660.0, 32.0),
        9..=12 => (1000.0, 780.0, 26.0),
        _ => (1160.0, 1000.0, 19.0),
    };
    let centre = Point { x: width / 2.0, y: height / 2.0 - 8.0 };
    let radii = (width / 2.0 - 195.0, height / 2.0 - 104.0);
    let strands = Strands::of(drawing);
    let shares = shares(drawing, &strands);
    let place = |(angle, share): (f64, &f64)| Place {
        centre: Point { x: centre.x + radii.0 * angle.cos(), y: centre.y + radii.1 * angle.sin() },
        angle,
        radius: radius * (0.75 + 0.6 * share.sqrt()),
    };
    let places: Vec<Place> = angles(&shares).into_iter().zip(&shares).map(place).collect();
    let ports = ports(drawing, &strands, &places);
    let paths = (0..drawing.arrows.len()).map(|arrow| path(drawing, arrow, &strands, &places, ports[arrow])).collect();
    Arrangement { centre, radii, places, paths }
}

/// How busy each party is, as a share of the busiest.
fn shares(drawing: &Drawing, strands: &Strands) -> Vec<f64> {
    let mut load = vec![0.0_f64; drawing.nodes.len()];
    for (index, arrow) in drawing.arrows.iter().enumerate() {
        load[arrow.from] += strands.breadth(index);
        load[arrow.to] += strands.breadth(index);
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

/// For each arrow the angles at which it leaves one party and reaches the other: in the order of where they lead, side by side.
fn ports(drawing: &Drawing, strands: &Strands, places: &[Place]) -> Vec<(f64, f64)> {
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
                let need = (strands.breadth(index) * PORT_SHARE + 9.0) / place.radius;
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

/// Of a pair that goes both ways, the thinner arrow bends more.
fn path(drawing: &Drawing, index: usize, strands: &Strands, places: &[Place], ports: (f64, f64)) -> Path {
    let arrow: &Arrow = &drawing.arrows[index];
    let (from, to) = (places[arrow.from].port(ports.0), places[arrow.to].port(ports.1));
    let whole = strands.breadth(index);
    let back = drawing.arrows.iter().position(|back| (back.from, back.to) == (arrow.to, arrow.from));
    let back = back.map(|back| strands.breadth(back));
    let along = from.towards(to);
    let left = along.turned_left();
    let distance = from.distance(to);
    let aside = back.map_or(0.0, |back| (whole + back + 34.0) * (back / (whole + back)).max(0.1));
    let bend = (0.045 * distance + aside).min(distance * 0.45);
    let control = from.plus(along, distance / 2.0).plus(left, bend);
    let leave = from.towards(control);
    let reach = to.towards(control);
    let half = (4.0 + whole * 0.32).clamp(5.0, 16.0).min(distance / 5.0);
    let (tip, base) = (to, to.plus(reach, half * 1.6));
    let across = reach.turned_left();
    let gather = (half * 1.3 / whole).min(0.8);
    let mut strokes = Vec::new();
    let mut offset = -whole / 2.0;
    for strand in strands.arrow(index) {
        let aside = offset + strand.room / 2.0;
        offset += strand.room;
        strokes.push(Stroke {
            curve: Curve {
                start: from.plus(leave.turned_left(), aside * PORT_SHARE),
                control: control.plus(left, aside * 1.3),
                end: base.plus(across, -aside * gather).plus(reach, -1.0),
            },
            width: strand.width,
            band: strand.band,
            protected: strand.threads[0].protected,
            goods: strand.threads[0].goods,
            name: super::draw::band_name(&strand.threads),
        });
    }
    let spine = Curve { start: from, control, end: base };
    Path { spine, strokes, head: [tip, base.plus(across, half), base.plus(across, -half)] }
}

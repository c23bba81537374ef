//! Where labels stand so that they do not cover one another.

use super::arrange::{Arrangement, Path};
use super::geometry::{Curve, Point};
use super::{Arrow, Drawing, Thread};
use crate::phrase::{Phrase, Tongue};
use crate::text::{columns, wrapped};

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Area {
    pub(super) fn around(centre: Point, width: f64, height: f64) -> Self {
        Self { x: centre.x - width / 2.0, y: centre.y - height / 2.0, width, height }
    }

    pub(super) fn holds(&self, point: Point) -> bool {
        (self.x..=self.x + self.width).contains(&point.x) && (self.y..=self.y + self.height).contains(&point.y)
    }

    pub(super) fn overlap(&self, other: &Self) -> f64 {
        let wide = (self.x + self.width).min(other.x + other.width) - self.x.max(other.x);
        let high = (self.y + self.height).min(other.y + other.height) - self.y.max(other.y);
        if wide > 0.0 && high > 0.0 { wide * high } else { 0.0 }
    }
}

/// The label of an arrow: a pill with letter and count, and under it names, if there is room.
#[derive(Clone, Debug)]
pub(super) struct ArrowLabel {
    /// Where letter, count and names stand together.
    pub(super) card: Area,
    pub(super) pill: Area,
    pub(super) text: String,
    pub(super) names: Vec<String>,
}

/// The label of a party, outside of the ring.
#[derive(Clone, Debug)]
pub(super) struct NodeLabel {
    pub(super) at: Point,
    pub(super) anchor: &'static str,
    pub(super) lines: Vec<String>,
    pub(super) note: Vec<String>,
}

/// Width of a character at the size of names.
const NAME_CHAR: f64 = 7.6;
/// Width of a character at the size of labels and notes.
const SMALL_CHAR: f64 = 6.6;
pub(super) const NAME_LINE: f64 = 18.0;
pub(super) const NOTE_LINE: f64 = 15.0;
pub(super) const PILL_HEIGHT: f64 = 20.0;
/// So many columns has a line of a note.
const NOTE_COLUMNS: usize = 26;
/// More names than these are in the list only.
const NAMES_MAX: usize = 3;
/// Where on an arrow a label may stand, best first.
const ALONG: [f64; 11] = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8];
/// More arrows than these leave no room for names.
const NAMED_ARROWS_MAX: usize = 14;
/// More parties than these leave no room for what each gives and receives.
const NOTED_NODES_MAX: usize = 12;

pub(super) fn node_labels(drawing: &Drawing, arrangement: &Arrangement, tongue: &dyn Tongue) -> Vec<NodeLabel> {
    let crowded = drawing.nodes.len() > NOTED_NODES_MAX;
    let placed = arrangement.places.iter().zip(&drawing.nodes);
    placed
        .map(|(place, node)| {
            let (cos, sin) = (place.angle.cos(), place.angle.sin());
            let lines = wrapped(&node.name, if crowded { 26 } else { 19 });
            let note: Vec<String> =
                node.note.iter().filter(|_| !crowded).flat_map(|note| note_lines(note, tongue)).collect();
            let height = NAME_LINE * lines.len() as f64 + NOTE_LINE * note.len() as f64;
            let gap = place.radius + 9.0;
            let edge = if crowded { 0.1 } else { 0.45 };
            let centre = place.centre;
            let (anchor, x, top) = if cos > edge {
                ("start", centre.x + gap, centre.y - height / 2.0)
            } else if cos < -edge {
                ("end", centre.x - gap, centre.y - height / 2.0)
            } else if sin < 0.0 {
                ("middle", centre.x, centre.y - gap - height + 4.0)
            } else {
                ("middle", centre.x, centre.y + gap - 4.0)
            };
            NodeLabel { at: Point { x, y: top }, anchor, lines, note }
        })
        .collect()
}

/// The lines of a note. A line of a language that runs from right to left is one by itself.
fn note_lines(note: &Phrase, tongue: &dyn Tongue) -> Vec<String> {
    let told = tongue.tell(note);
    if tongue.dir() != "rtl" {
        return wrapped(&told, NOTE_COLUMNS);
    }
    let plain = told.replace(['\u{2068}', '\u{2069}'], "");
    wrapped(&plain, NOTE_COLUMNS).into_iter().map(|line| format!("\u{2068}{line}\u{2069}")).collect()
}

/// The circles of the parties, then their names.
pub(super) fn node_areas(labels: &[NodeLabel], arrangement: &Arrangement) -> Vec<Area> {
    let circles = arrangement.places.iter().map(|p| {
        let side = p.radius * 2.0 + 6.0;
        Area::around(p.centre, side, side)
    });
    let texts = labels.iter().map(|label| {
        let names = label.lines.iter().map(|l| columns(l) as f64 * NAME_CHAR);
        let notes = label.note.iter().map(|l| columns(l) as f64 * SMALL_CHAR);
        let width = names.chain(notes).fold(0.0, f64::max);
        let height = NAME_LINE * label.lines.len() as f64 + NOTE_LINE * label.note.len() as f64;
        let x = match label.anchor {
            "start" => label.at.x,
            "end" => label.at.x - width,
            _ => label.at.x - width / 2.0,
        };
        Area { x, y: label.at.y, width, height }
    });
    circles.chain(texts).collect()
}

/// Labels in the order of the arrows: each where it covers no other label and as little as can be of other arrows.
pub(super) fn arrow_labels(
    drawing: &Drawing,
    arrangement: &Arrangement,
    nodes: &[NodeLabel],
    tongue: &dyn Tongue,
) -> Vec<ArrowLabel> {
    let roomy = drawing.arrows.len() <= NAMED_ARROWS_MAX;
    let strokes: Vec<Vec<Point>> = arrangement.paths.iter().map(samples).collect();
    let mut ground = Ground { taken: node_areas(nodes, arrangement), strokes };
    let mut labels: Vec<ArrowLabel> = Vec::new();
    for (index, (arrow, path)) in drawing.arrows.iter().zip(&arrangement.paths).enumerate() {
        let short = tongue.tell(&arrow.short);
        let text = if arrow.key.is_empty() { short } else { format!("{} · {short}", arrow.key) };
        let width = columns(&text) as f64 * SMALL_CHAR + 16.0;
        let mut named = if roomy { names(arrow, tongue) } else { Vec::new() };
        let wide = named.iter().map(|n| columns(n) as f64 * SMALL_CHAR).fold(width, |a, b| a.max(b + 12.0));
        let high = PILL_HEIGHT + NOTE_LINE * named.len() as f64 + if named.is_empty() { 0.0 } else { 4.0 };
        let (mut card, cost) = ground.best(index, &path.spine, wide, high);
        if cost > NAMES_COST_MAX && !named.is_empty() {
            named.clear();
            card = ground.best(index, &path.spine, width, PILL_HEIGHT).0;
        }
        ground.taken.push(card);
        let pill = Area { x: card.x + (card.width - width) / 2.0, width, height: PILL_HEIGHT, ..card };
        labels.push(ArrowLabel { card, pill, text, names: named });
    }
    labels
}

/// What labels should not cover.
struct Ground {
    taken: Vec<Area>,
    /// Points on the strokes of each arrow.
    strokes: Vec<Vec<Point>>,
}

impl Ground {
    /// The area along the curve where least is covered, and how much is.
    fn best(&self, own: usize, spine: &Curve, width: f64, height: f64) -> (Area, f64) {
        let cost_at = |t: f64| {
            let area = Area::around(spine.at(t), width, height);
            let wider = Area::around(spine.at(t), width + 6.0, height + 6.0);
            let labels: f64 = self.taken.iter().map(|other| wider.overlap(other)).sum();
            let others = self.strokes.iter().enumerate().filter(|(index, _)| *index != own);
            let crossed = others.flat_map(|(_, points)| points).filter(|p| area.holds(**p)).count();
            (area, labels * LABEL_COST + crossed as f64 * STROKE_COST + (t - 0.5).abs())
        };
        let mut found = cost_at(0.5);
        for t in ALONG {
            let next = cost_at(t);
            if next.1 < found.1 {
                found = next;
            }
        }
        found
    }
}

/// Covering another label costs this for each unit of area.
const LABEL_COST: f64 = 1.0;
/// Covering a piece of another arrow costs this.
const STROKE_COST: f64 = 4.0;
/// Names that cost more than this are left to the list.
const NAMES_COST_MAX: f64 = 16.0;

/// Points along all strokes of an arrow.
fn samples(path: &Path) -> Vec<Point> {
    let along = (1..40).map(|step| f64::from(step) / 40.0);
    along.flat_map(|t| path.strokes.iter().map(move |stroke| stroke.curve.at(t))).collect()
}

fn names(arrow: &Arrow, tongue: &dyn Tongue) -> Vec<String> {
    if arrow.threads.len() > NAMES_MAX {
        return Vec::new();
    }
    let name = |thread: &Thread| match (thread.single, thread.goods) {
        (false, false) => format!("{}: {}", thread.name, tongue.tell(&Phrase::amount(thread.units))),
        _ => thread.name.clone(),
    };
    arrow.threads.iter().map(name).collect()
}

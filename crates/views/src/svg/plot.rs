//! The front as a plot: for two parties the stair of what can be had, for more one axis for each party.
//!
//! Every point is a link to its deal on the page, and says what it is; those that stand out carry their number. Shares are drawn
//! to the thousandth; the table beside the plot has them in words.

use super::spoken;
use crate::html::escape::text;
use crate::mediator::{FrontView, PointView};
use crate::phrase::{Phrase, Tongue};
use crate::words::landscape as said;

const LEFT: u64 = 90;
const TOP: u64 = 46;
const WIDTH: u64 = 760;
const HEIGHT: u64 = 380;
/// Room below for the names, at the right for numbers.
const BELOW: u64 = 64;
const RIGHT: u64 = 90;
/// A line of a label, in thousandths of the height.
const LINE: u64 = 42;

/// The plot; none for fewer than two parties.
pub(crate) fn front(view: &FrontView, tongue: &dyn Tongue) -> Option<String> {
    if view.parties.len() < 2 {
        return None;
    }
    let names = Phrase::list(view.parties.iter().map(|party| Phrase::supplied(&party.name)).collect());
    let mut out = String::new();
    put!(
        out,
        "<svg class=\"drawing plot\" viewBox=\"0 0 {} {}\" role=\"group\" aria-labelledby=\"plot-title\" aria-describedby=\"plot-desc\">\n",
        LEFT + WIDTH + RIGHT,
        TOP + HEIGHT + BELOW
    );
    put!(
        out,
        "<title id=\"plot-title\">{}</title>\n<desc id=\"plot-desc\">{}</desc>\n",
        spoken(tongue, said::PLOT),
        spoken(tongue, said::description(view.points.len() as u64, names))
    );
    if view.parties.len() == 2 {
        stair(&mut out, view, tongue);
    } else {
        axes(&mut out, view, tongue);
    }
    out.push_str("</svg>\n");
    Some(out)
}

/// So many thousandths of a length, from 0 at `start`; upwards where `down` is false.
fn along(start: u64, length: u64, permille: u64) -> String {
    let tenths = permille.min(1000) * length / 100;
    format!("{}.{}", start + tenths / 10, tenths % 10)
}

fn height(permille: u64) -> String {
    along(TOP, HEIGHT, 1000 - permille.min(1000))
}

fn grid_line(out: &mut String, from: (&str, &str), to: (&str, &str), class: &str) {
    put!(out, "<line class=\"{class}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>\n", from.0, from.1, to.0, to.1);
}

fn stair(out: &mut String, view: &FrontView, tongue: &dyn Tongue) {
    let (left, right) = (LEFT.to_string(), (LEFT + WIDTH).to_string());
    let (top, bottom) = (TOP.to_string(), (TOP + HEIGHT).to_string());
    for quarter in 0..=4 {
        let (x, y) = (along(LEFT, WIDTH, quarter * 250), height(quarter * 250));
        let share = spoken(tongue, Phrase::percent(quarter * 250));
        grid_line(out, (&x, &top), (&x, &bottom), "grid");
        grid_line(out, (&left, &y), (&right, &y), "grid");
        put!(out, "<text class=\"note\" x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{share}</text>\n", TOP + HEIGHT + 20);
        put!(out, "<text class=\"note\" x=\"{}\" y=\"{y}\" dy=\"4\" text-anchor=\"end\">{share}</text>\n", LEFT - 10);
    }
    put!(
        out,
        "<text class=\"axis\" x=\"{}\" y=\"{}\" text-anchor=\"end\">{} →</text>\n",
        LEFT + WIDTH,
        TOP + HEIGHT + 46,
        text(&view.parties[0].name)
    );
    put!(out, "<text class=\"axis\" x=\"{}\" y=\"{}\">↑ {}</text>\n", LEFT - 60, TOP - 18, text(&view.parties[1].name));
    // What is at or under a point: from the first party's best to nothing.
    let mut shape = format!("M{left} {bottom}");
    let mut edge = String::new();
    for (index, point) in view.points.iter().rev().enumerate() {
        let (x, y) = (along(LEFT, WIDTH, point.shares[0].permille), height(point.shares[1].permille));
        if index == 0 {
            put!(shape, "L{left} {y}");
            put!(edge, "M{left} {y}H{x}");
        } else {
            put!(shape, "V{y}");
            put!(edge, "V{y}H{x}");
        }
        put!(shape, "H{x}");
    }
    put!(out, "<path class=\"under\" d=\"{shape}V{bottom}Z\"/>\n<path class=\"edge\" d=\"{edge}V{bottom}\"/>\n");
    for point in plain_first(view) {
        let (x, y) = (along(LEFT, WIDTH, point.shares[0].permille), height(point.shares[1].permille));
        link(out, view, point, tongue);
        put!(out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{}\"/></a>\n", if point.stands_out { 7 } else { 5 });
    }
    // From below upwards, each label at least a line above the one before.
    let marked = view.points.iter().filter(|point| !mark(point).is_empty());
    let heights = apart(marked.clone().map(|point| point.shares[1].permille));
    for (point, permille) in marked.zip(heights) {
        let (x, y) = (along(LEFT, WIDTH, point.shares[0].permille), height(permille));
        put!(out, "<text class=\"spot\" x=\"{x}\" y=\"{y}\" dx=\"11\" dy=\"-9\">{}</text>\n", text(&mark(point)));
    }
}

fn axes(out: &mut String, view: &FrontView, tongue: &dyn Tongue) {
    let last = view.parties.len() - 1;
    let [whole, nothing] = [1000, 0].map(|permille| spoken(tongue, Phrase::percent(permille)));
    let place = |party: usize| along(LEFT, WIDTH, (party * 1000 / last) as u64);
    for (party, name) in view.parties.iter().enumerate() {
        let x = place(party);
        grid_line(out, (&x, &TOP.to_string()), (&x, &(TOP + HEIGHT).to_string()), "pole");
        put!(
            out,
            "<text class=\"axis\" x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n",
            TOP + HEIGHT + 24,
            text(&name.id)
        );
        put!(out, "<text class=\"note\" x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{whole}</text>\n", TOP - 12);
        put!(
            out,
            "<text class=\"note\" x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{nothing}</text>\n",
            TOP + HEIGHT + 42
        );
    }
    for point in plain_first(view) {
        let places: Vec<String> = point
            .shares
            .iter()
            .enumerate()
            .map(|(party, share)| format!("{},{}", place(party), height(share.permille)))
            .collect();
        link(out, view, point, tongue);
        put!(out, "<polyline class=\"reach\" points=\"{0}\"/><polyline points=\"{0}\"/></a>\n", places.join(" "));
    }
    let at_last = |point: &PointView| point.shares.last().map_or(0, |share| share.permille);
    let mut marked: Vec<&PointView> = view.points.iter().filter(|point| !mark(point).is_empty()).collect();
    marked.sort_by_key(|point| at_last(point));
    for (point, permille) in marked.iter().zip(apart(marked.iter().map(|point| at_last(point)))) {
        let (x, y) = (LEFT + WIDTH + 10, height(permille));
        put!(out, "<text class=\"spot\" x=\"{x}\" y=\"{y}\" dy=\"4\">{}</text>\n", text(&mark(point)));
    }
}

/// Heights of labels from below upwards, each at least a line over the one before; none over the top while there is room below.
fn apart(wanted: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut heights: Vec<u64> = Vec::new();
    for permille in wanted {
        heights.push(heights.last().map_or(permille, |below| permille.max(below + LINE)));
    }
    let mut top = 1000;
    for height in heights.iter_mut().rev() {
        *height = (*height).min(top);
        top = height.saturating_sub(LINE);
    }
    heights
}

/// Those that stand out last, so that they lie above the others.
fn plain_first(view: &FrontView) -> impl Iterator<Item = &PointView> {
    let plain = view.points.iter().filter(|point| !point.stands_out);
    plain.chain(view.points.iter().filter(|point| point.stands_out))
}

/// The number of a point, with the first letters of what it is known as.
fn mark(point: &PointView) -> String {
    let letters: String = point.known_as.iter().map(|name| said::letter(name)).collect();
    match (point.stands_out, point.is_shown) {
        (false, false) => String::new(),
        (false, true) => point.number.to_string(),
        (true, _) => format!("{} {letters}", point.number),
    }
}

fn link(out: &mut String, view: &FrontView, point: &PointView, tongue: &dyn Tongue) {
    let shares = view.parties.iter().zip(&point.shares).map(|(party, share)| (party.id.clone(), share.percent()));
    let class = if point.stands_out { "spot known" } else { "spot" };
    put!(
        out,
        "<a class=\"{class}\" href=\"#point-{}\"><title>{}</title>",
        point.number,
        spoken(tongue, said::spot(point.number, shares, &point.known_as))
    );
}

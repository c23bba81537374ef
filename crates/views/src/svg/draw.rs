//! From an arrangement to SVG.

use super::arrange::{Arrangement, Path, Stroke, arrange};
use super::label::{
    Area, ArrowLabel, NAME_LINE, NOTE_LINE, NodeLabel, PILL_HEIGHT, arrow_labels, node_areas, node_labels,
};
use super::{Arrow, Drawing, Node, STYLE, Thread, spoken};
use crate::html::escape::text;
use crate::phrase::{Phrase, Tongue};
use crate::words::{amounts, deal as said, papers, picture};

/// Beside all labels.
const MARGIN: f64 = 16.0;
/// Above all, for the warning of a drawing that stands alone.
const ABOVE: f64 = 30.0;
/// Below all, for the line that says whose table it is.
const BELOW: f64 = 44.0;
const SHEET_WIDTH_MIN: f64 = 900.0;
/// Names in a tooltip.
const TOOLTIP_NAMES_MAX: usize = 12;

/// A file of its own, with its style.
pub(super) fn document(drawing: &Drawing, tongue: &dyn Tongue) -> String {
    let style = format!("<style>:root{{{LIGHT}}}\n{STYLE}</style>\n");
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}",
        element(drawing, tongue, " xmlns=\"http://www.w3.org/2000/svg\"", &style)
    )
}

/// Colours of a drawing that stands alone: those of the page in light.
const LIGHT: &str = "--paper:#fff;--ink:#1d2733;--muted:#5a6673;--line:#c9d0d6;--flow:#2a6f7f;--guard:#a03a5b;--goods:#8a6414;\
                     --node:#f3f6f7;--flow-band:#8db4bd;--guard-band:#d39db0;--goods-band:#c8b588;font-family:system-ui,'Noto Sans','DejaVu Sans',sans-serif";

pub(super) fn inline(drawing: &Drawing, tongue: &dyn Tongue) -> String {
    element(drawing, tongue, "", "")
}

fn element(drawing: &Drawing, tongue: &dyn Tongue, namespace: &str, style: &str) -> String {
    let arrangement = arrange(drawing);
    let nodes = node_labels(drawing, &arrangement, tongue);
    let labels = arrow_labels(drawing, &arrangement, &nodes, tongue);
    let sheet = sheet(&arrangement, &nodes, &labels);
    let mut out = String::new();
    put!(
        out,
        "<svg class=\"drawing\"{namespace} viewBox=\"{:.0} {:.0} {:.0} {:.0}\" role=\"img\" aria-labelledby=\"drawing-title drawing-desc\">\n",
        sheet.x,
        sheet.y,
        sheet.width,
        sheet.height
    );
    put!(out, "<title id=\"drawing-title\">{}</title>\n", spoken(tongue, &drawing.title));
    let alone = !namespace.is_empty();
    put!(out, "<desc id=\"drawing-desc\">{}.</desc>\n{style}", spoken(tongue, &drawing.description));
    table(&mut out, (drawing, tongue), &arrangement, sheet.y + sheet.height - 14.0);
    for (arrow, path) in drawing.arrows.iter().zip(&arrangement.paths) {
        arrow_strokes(&mut out, (drawing, tongue), arrow, path);
    }
    for ((node, place), label) in drawing.nodes.iter().zip(&arrangement.places).zip(&nodes) {
        node_mark(&mut out, node, place.centre.x, place.centre.y, place.radius);
        node_text(&mut out, label);
    }
    for (arrow, label) in drawing.arrows.iter().zip(&labels) {
        arrow_text(&mut out, arrow, label);
    }
    if alone && drawing.historical {
        let (x, y) = (arrangement.centre.x, sheet.y + 18.0);
        put!(
            out,
            "<text class=\"note\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"middle\">{}</text>\n",
            spoken(tongue, papers::HISTORICAL_SHORT)
        );
    }
    out.push_str("</svg>\n");
    out
}

/// The sheet that holds parties, labels and arrows, with room for a line below.
fn sheet(arrangement: &Arrangement, nodes: &[NodeLabel], labels: &[ArrowLabel]) -> Area {
    let (centre, radii) = (arrangement.centre, arrangement.radii);
    let (mut left, mut top) = (centre.x - radii.0, centre.y - radii.1);
    let (mut right, mut bottom) = (centre.x + radii.0, centre.y + radii.1);
    let areas = node_areas(nodes, arrangement).into_iter().chain(labels.iter().map(|l| l.card));
    let middles = arrangement.paths.iter().map(|p| p.spine.at(0.5));
    for area in areas.chain(middles.map(|p| Area { x: p.x, y: p.y, width: 0.0, height: 0.0 })) {
        left = left.min(area.x);
        top = top.min(area.y);
        right = right.max(area.x + area.width);
        bottom = bottom.max(area.y + area.height);
    }
    let (left, right) = (left - MARGIN, right + MARGIN);
    // Narrow drawings keep the scale of the others, so that their letters are no larger.
    let missing = (SHEET_WIDTH_MIN - (right - left)).max(0.0) / 2.0;
    let (left, right) = (left - missing, right + missing);
    Area { x: left, y: top - ABOVE, width: right - left, height: bottom - top + ABOVE + BELOW }
}

fn table(out: &mut String, (drawing, tongue): (&Drawing, &dyn Tongue), arrangement: &Arrangement, below: f64) {
    let (x, y) = (arrangement.centre.x, arrangement.centre.y);
    put!(
        out,
        "<ellipse class=\"table\" cx=\"{x:.1}\" cy=\"{y:.1}\" rx=\"{:.1}\" ry=\"{:.1}\"/>\n",
        arrangement.radii.0,
        arrangement.radii.1
    );
    if !drawing.table.is_empty() {
        put!(
            out,
            "<text class=\"note\" x=\"{x:.1}\" y=\"{below:.1}\" text-anchor=\"middle\">{}</text>\n",
            spoken(tongue, &drawing.table)
        );
    }
}

fn arrow_strokes(out: &mut String, (drawing, tongue): (&Drawing, &dyn Tongue), arrow: &Arrow, path: &Path) {
    let route = said::way(&drawing.nodes[arrow.from].name, &drawing.nodes[arrow.to].name);
    put!(out, "<g class=\"arrow\"><title>{}</title>\n", spoken(tongue, picture::arrow(route, arrow.count.clone())));
    for stroke in &path.strokes {
        let (s, c, e) = (stroke.curve.start, stroke.curve.control, stroke.curve.end);
        put!(
            out,
            "<path class=\"{}\" d=\"M{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}\" stroke-width=\"{:.1}\"><title>{}</title></path>\n",
            class(stroke),
            s.x,
            s.y,
            c.x,
            c.y,
            e.x,
            e.y,
            stroke.width,
            spoken(tongue, &stroke.name)
        );
    }
    let [tip, a, b] = path.head;
    let goods = path.strokes.iter().all(|s| s.goods);
    put!(
        out,
        "<path class=\"head{}\" d=\"M{:.1} {:.1}L{:.1} {:.1}L{:.1} {:.1}Z\"/></g>\n",
        if goods { " goods" } else { "" },
        tip.x,
        tip.y,
        a.x,
        a.y,
        b.x,
        b.y
    );
}

fn class(stroke: &Stroke) -> String {
    let mut class = if stroke.band { "band" } else { "thread" }.to_owned();
    if stroke.protected {
        class.push_str(" guard");
    }
    if stroke.goods {
        class.push_str(" goods");
    }
    class
}

fn node_mark(out: &mut String, node: &Node, x: f64, y: f64, radius: f64) {
    put!(out, "<circle class=\"node\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\"/>\n");
    let columns = crate::text::columns(&node.id).max(1);
    let size = (radius * 2.6 / columns as f64).min(radius * 0.55);
    if size >= 7.0 {
        put!(
            out,
            "<text class=\"id\" x=\"{x:.1}\" y=\"{:.1}\" font-size=\"{size:.1}\" text-anchor=\"middle\">{}</text>\n",
            y + size * 0.36,
            text(&node.id)
        );
    }
}

fn node_text(out: &mut String, label: &NodeLabel) {
    let mut y = label.at.y;
    for line in &label.lines {
        y += NAME_LINE;
        put!(
            out,
            "<text class=\"name\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{}\">{}</text>\n",
            label.at.x,
            y - 5.0,
            label.anchor,
            text(line)
        );
    }
    for line in &label.note {
        y += NOTE_LINE;
        put!(
            out,
            "<text class=\"note\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{}\">{}</text>\n",
            label.at.x,
            y - 4.0,
            label.anchor,
            text(line)
        );
    }
}

fn arrow_text(out: &mut String, arrow: &Arrow, label: &ArrowLabel) {
    let pill = label.pill;
    let middle = pill.x + pill.width / 2.0;
    let guarded = arrow.threads.iter().any(|t| t.protected);
    put!(out, "<g class=\"label{}\">", if guarded { " guard" } else { "" });
    if !label.names.is_empty() {
        let card = label.card;
        put!(
            out,
            "<rect class=\"card\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"9\"/>",
            card.x,
            card.y + PILL_HEIGHT / 2.0,
            card.width,
            card.height - PILL_HEIGHT / 2.0 + 3.0
        );
    }
    put!(
        out,
        "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{PILL_HEIGHT}\" rx=\"{}\"/>",
        pill.x,
        pill.y,
        pill.width,
        PILL_HEIGHT / 2.0
    );
    put!(
        out,
        "<text x=\"{middle:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
        pill.y + PILL_HEIGHT / 2.0 + 4.3,
        text(&label.text)
    );
    for (index, name) in label.names.iter().enumerate() {
        let y = pill.y + PILL_HEIGHT + NOTE_LINE * (index as f64 + 1.0) - 2.0;
        put!(out, "<text class=\"who\" x=\"{middle:.1}\" y=\"{y:.1}\" text-anchor=\"middle\">{}</text>", text(name));
    }
    out.push_str("</g>\n");
}

/// What the tooltip of a stroke says.
pub(super) fn band_name(threads: &[&Thread]) -> Phrase {
    let names = threads.iter().take(TOOLTIP_NAMES_MAX).map(|thread| thread_name(thread));
    let more = threads.len().saturating_sub(TOOLTIP_NAMES_MAX);
    Phrase::row("; ", names.chain((more > 0).then(|| papers::and_more(more))))
}

fn thread_name(thread: &Thread) -> Phrase {
    let name = Phrase::supplied(&thread.name);
    let name = if thread.single { name } else { amounts::with(name, Phrase::amount(thread.units)) };
    Phrase::row(", ", [name, if thread.protected { papers::PROTECTED.phrase() } else { Phrase::default() }])
}

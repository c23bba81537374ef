//! An operation beside its plan: a row for each ride and each check or measure, pale as planned, dark as it was; gates as upright lines, dashed
//! where they were to open, whole where they did.

use super::gantt::{AXIS, CHAR, HEADING, LEFT, LEVEL, RIGHT, WIDTH, Window, axes, head_part, head_row};
use super::{named, spoken};
use crate::operation::{GateNow, OperationView, RideNow, WorkNow};
use crate::phrase::{Fixed, Phrase, Tongue};
use crate::plan::{Clock, Time};
use crate::words::{amounts, operation as said};

const ROW: f64 = 30.0;

struct Row {
    name: Phrase,
    bars: Vec<Bar>,
}

struct Bar {
    planned: (i64, i64),
    /// As it was: until none, it goes on.
    actual: Option<(i64, Option<i64>)>,
    title: Phrase,
}

/// The drawing; none where nothing is planned.
pub(crate) fn course(view: &OperationView, tongue: &dyn Tongue) -> Option<String> {
    let groups = [(said::VEHICLES, rides(view)), (said::CHECKS, works(view))];
    let groups: Vec<(Fixed, Vec<Row>)> = groups.into_iter().filter(|(_, rows)| !rows.is_empty()).collect();
    if groups.is_empty() {
        return None;
    }
    let gates = view.gates.iter().flat_map(|gate| [Some(&gate.planned), gate.opened.as_ref()]);
    let minutes = || gates.clone().flatten().map(|time| time.minute);
    let from = minutes().min().unwrap_or(view.span.0).min(view.span.0) - 20;
    let until = minutes().max().unwrap_or(view.span.1).max(view.span.1) + 20;
    let window = Window { clock: Clock::beginning(view.begins), from, until };
    let marks = marks(view, &window);
    let levels = marks.iter().map(|mark| mark.level + 1).max().unwrap_or(0);
    let top = LEVEL * levels as f64 + AXIS + 8.0;
    let bottom = top + groups.iter().map(|(_, rows)| HEADING + ROW * rows.len() as f64).sum::<f64>();
    let mut out = String::new();
    put!(
        out,
        "<svg class=\"drawing gantt course\" viewBox=\"0 0 {:.0} {:.0}\" role=\"img\" aria-labelledby=\"course-title course-desc\">\n\
         <title id=\"course-title\">{}</title>\n<desc id=\"course-desc\">{}</desc>\n",
        LEFT + WIDTH + RIGHT,
        bottom + AXIS + 10.0,
        spoken(tongue, said::CHART),
        spoken(tongue, said::CHART_CAPTION)
    );
    axes(&mut out, (&window, tongue), &view.zone, top, bottom);
    let mut y = top;
    for (heading, rows) in &groups {
        head_part(&mut out, &tongue.tell(&heading.phrase()), y);
        y += HEADING;
        for row in rows {
            head_row(&mut out, &tongue.tell(&row.name), y, ROW);
            row.bars.iter().for_each(|bar| draw(&mut out, (&window, tongue), view.now.minute, bar, y));
            y += ROW;
        }
    }
    for mark in &marks {
        draw_mark(&mut out, tongue, mark, bottom);
    }
    out.push_str("</svg>\n");
    Some(out)
}

fn rides(view: &OperationView) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for ride in &view.rides {
        let name = Phrase::row(", ", [ride.by.clone(), Phrase::supplied(&ride.way)]);
        let actual = ride.left.as_ref().map(|left| between(left, ride.came.as_ref()));
        let bar = Bar {
            planned: (ride.departs.minute, ride.arrives.minute),
            actual: ride_as_it_was(ride),
            title: Phrase::row(
                "; ",
                [
                    name.clone(),
                    between(&ride.departs, Some(&ride.arrives)),
                    actual.unwrap_or_else(|| said::NOT_KNOWN.phrase()),
                ],
            ),
        };
        rows.push(Row { name, bars: vec![bar] });
    }
    rows
}

/// From departure to arrival; where the departure is not known, the arrival alone.
fn ride_as_it_was(ride: &RideNow) -> Option<(i64, Option<i64>)> {
    let came = ride.came.as_ref().map(|time| time.minute);
    match &ride.left {
        Some(left) => Some((left.minute, came)),
        None => came.map(|came| (came, Some(came))),
    }
}

/// One row for each check or measure by its name.
fn works(view: &OperationView) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for work in &view.works {
        let name = Phrase::supplied(&work.name);
        let what = if work.of.is_empty() { name } else { amounts::with(name, work.of.clone()) };
        let bar = Bar {
            planned: (work.starts.minute, work.ends.minute),
            actual: work_as_it_was(work),
            title: Phrase::row("; ", [what, between(&work.starts, Some(&work.ends))]),
        };
        match rows.iter_mut().find(|row| row.name == work.name.as_str()) {
            Some(row) => row.bars.push(bar),
            None => rows.push(Row { name: Phrase::supplied(&work.name), bars: vec![bar] }),
        }
    }
    rows
}

fn work_as_it_was(work: &WorkNow) -> Option<(i64, Option<i64>)> {
    let begun = work.begun.as_ref().or(work.ended.as_ref())?;
    Some((begun.minute, work.ended.as_ref().map(|time| time.minute)))
}

fn between(from: &Time, until: Option<&Time>) -> Phrase {
    let until = until.map(Time::clocks).unwrap_or_default();
    Phrase::figures(format_args!("{} – {until}", from.clocks()))
}

fn draw(out: &mut String, (window, tongue): (&Window, &dyn Tongue), now: i64, bar: &Bar, y: f64) {
    let rect = |class: &str, (from, until): (i64, i64), top: f64, height: f64| {
        let (left, right) = (window.x(from), window.x(until));
        format!(
            "<rect class=\"{class}\" x=\"{left:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{height}\" rx=\"2\"/>",
            (right - left).max(2.0)
        )
    };
    put!(
        out,
        "<g class=\"pair\"><title>{}</title>{}",
        spoken(tongue, bar.title.clone()),
        rect("planned", bar.planned, y + 4.0, 9.0)
    );
    if let Some((from, until)) = bar.actual {
        let class = if until.is_some() { "actual" } else { "actual going" };
        out.push_str(&rect(class, (from, until.unwrap_or(now.max(from))), y + 14.0, 11.0));
    }
    out.push_str("</g>\n");
}

struct Mark {
    planned: f64,
    opened: Option<f64>,
    at: f64,
    level: usize,
    label: String,
    title: Phrase,
}

/// Gates in order of time, their names on as few levels as hold them apart.
fn marks(view: &OperationView, window: &Window) -> Vec<Mark> {
    let mut gates: Vec<&GateNow> = view.gates.iter().collect();
    gates.sort_by_key(|gate| gate.opened.as_ref().unwrap_or(&gate.planned).minute);
    let mut ends: Vec<f64> = Vec::new();
    let mark = |gate: &GateNow| {
        let shown = gate.opened.as_ref().unwrap_or(&gate.planned);
        let label = format!("{} {}", gate.name, shown.utc_clock());
        let wide = crate::text::columns(&label) as f64 * CHAR + 14.0;
        let x = window.x(shown.minute);
        let at = (x - wide / 2.0).clamp(4.0, (LEFT + WIDTH + RIGHT - wide).max(4.0));
        let level = ends.iter().position(|&end| end < at).unwrap_or(ends.len());
        if level == ends.len() {
            ends.push(0.0);
        }
        ends[level] = at + wide;
        let named = [Phrase::supplied(&gate.name), said::planned(&gate.planned.clocks())];
        let opened = gate.opened.as_ref().map(|time| said::open_since(&time.clocks()));
        Mark {
            planned: window.x(gate.planned.minute),
            opened: gate.opened.as_ref().map(|time| window.x(time.minute)),
            at: at + wide / 2.0,
            level,
            title: Phrase::row("; ", named.into_iter().chain(opened)),
            label,
        }
    };
    gates.into_iter().map(mark).collect()
}

fn draw_mark(out: &mut String, tongue: &dyn Tongue, mark: &Mark, bottom: f64) {
    let y = 13.0 + LEVEL * mark.level as f64;
    put!(out, "<g class=\"barrier\"><title>{}</title>", spoken(tongue, mark.title.clone()));
    put!(out, "<path class=\"planned\" d=\"M{:.1} {:.1}V{bottom:.1}\"/>", mark.planned, y + 4.0);
    if let Some(opened) = mark.opened {
        put!(out, "<path class=\"opened\" d=\"M{opened:.1} {:.1}V{bottom:.1}\"/>", y + 4.0);
    }
    put!(
        out,
        "<text x=\"{:.1}\" y=\"{y:.1}\" text-anchor=\"middle\">{}</text></g>\n",
        mark.at,
        named(tongue, &mark.label)
    );
}

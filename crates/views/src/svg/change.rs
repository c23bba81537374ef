//! Two plans of one case in one chart: a row for each vehicle, pale as it was planned before, dark as it is planned now; gates as upright lines,
//! dashed where they opened before, whole where they open now.

use super::gantt::{AXIS, CHAR, HEADING, LEFT, LEVEL, RIGHT, WIDTH, Window, axes, head_part, head_row};
use super::{named, spoken};
use crate::phrase::{Phrase, Tongue};
use crate::plan::{Clock, GateView, PlanView, ride_phrase};
use crate::words::{amounts, changes as said, operation as of_operation};

const ROW: f64 = 30.0;

/// A ride of one of the two plans, in minutes of the one that came after.
struct Bar {
    from: i64,
    until: i64,
    title: Phrase,
    is_before: bool,
}

struct Row {
    id: String,
    name: String,
    bars: Vec<Bar>,
}

/// A gate, in minutes of the plan that came after.
struct Mark {
    before: Option<i64>,
    now: Option<i64>,
    label: String,
    title: Phrase,
}

/// The chart; none where nothing moves in either.
pub(crate) fn chart(before: &PlanView, after: &PlanView, tongue: &dyn Tongue) -> Option<String> {
    // Minutes of the plan before, as minutes of the one after.
    let shift = (before.begins - after.begins) / 60;
    let mut rows: Vec<Row> = Vec::new();
    add_rides(&mut rows, after, 0, false);
    add_rides(&mut rows, before, shift, true);
    if rows.is_empty() {
        return None;
    }
    let marks = marks(before, after, shift);
    let minutes = || {
        let bars = rows.iter().flat_map(|row| &row.bars).flat_map(|bar| [bar.from, bar.until]);
        bars.chain(marks.iter().flat_map(|mark| [mark.before, mark.now]).flatten())
    };
    let (from, until) = (minutes().min().unwrap_or(0) - 20, minutes().max().unwrap_or(0) + 20);
    let window = Window { clock: Clock::beginning(after.begins), from, until };
    let levels = levels(&marks, &window);
    let count = levels.iter().map(|(level, _)| level + 1).max().unwrap_or(0);
    let top = LEVEL * count as f64 + AXIS + 8.0;
    let bottom = top + HEADING + ROW * rows.len() as f64;
    let mut out = String::new();
    put!(
        out,
        "<svg class=\"drawing gantt course\" viewBox=\"0 0 {:.0} {:.0}\" role=\"img\" aria-labelledby=\"change-title change-desc\">\n\
         <title id=\"change-title\">{}</title>\n<desc id=\"change-desc\">{}</desc>\n",
        LEFT + WIDTH + RIGHT,
        bottom + AXIS + 10.0,
        spoken(tongue, said::CHART),
        spoken(tongue, said::CHART_CAPTION)
    );
    axes(&mut out, (&window, tongue), &after.zone, top, bottom);
    head_part(&mut out, &tongue.tell(&of_operation::VEHICLES.phrase()), top);
    let mut y = top + HEADING;
    for row in &rows {
        head_row(&mut out, &tongue.tell(&Phrase::supplied(&row.name)), y, ROW);
        row.bars.iter().for_each(|bar| draw_bar(&mut out, (&window, tongue), bar, y));
        y += ROW;
    }
    for (mark, level) in marks.iter().zip(&levels) {
        draw_mark(&mut out, (&window, tongue), mark, *level, bottom);
    }
    out.push_str("</svg>\n");
    Some(out)
}

fn add_rides(rows: &mut Vec<Row>, view: &PlanView, shift: i64, is_before: bool) {
    for vehicle in view.vehicles.iter().filter(|vehicle| !vehicle.rides.is_empty()) {
        let bar = |&ride: &usize| {
            let words = amounts::with(ride_phrase(view, ride), view.rides[ride].load.clone());
            let title = if is_before { said::before(words) } else { said::after(words) };
            let ride = &view.rides[ride];
            Bar { from: ride.departs.minute + shift, until: ride.arrives.minute + shift, title, is_before }
        };
        let bars: Vec<Bar> = vehicle.rides.iter().map(bar).collect();
        match rows.iter_mut().find(|row| row.id == vehicle.id) {
            Some(row) => row.bars.extend(bars),
            None => rows.push(Row { id: vehicle.id.clone(), name: vehicle.name.clone(), bars }),
        }
    }
}

fn marks(before: &PlanView, after: &PlanView, shift: i64) -> Vec<Mark> {
    let opens = |gate: &GateView| said::gate_opens(&gate.name, &gate.opens.clocks());
    let mut marks: Vec<Mark> = Vec::new();
    for gate in &after.gates {
        let was = before.gates.iter().find(|other| other.name == gate.name);
        let title =
            Phrase::row("; ", was.map(|was| said::before(opens(was))).into_iter().chain([said::after(opens(gate))]));
        marks.push(Mark {
            before: was.map(|was| was.opens.minute + shift),
            now: Some(gate.opens.minute),
            label: format!("{} {}", gate.name, gate.opens.utc_clock()),
            title,
        });
    }
    for gate in before.gates.iter().filter(|gate| !after.gates.iter().any(|other| other.name == gate.name)) {
        marks.push(Mark {
            before: Some(gate.opens.minute + shift),
            now: None,
            label: format!("{} {}", gate.name, gate.opens.utc_clock()),
            title: said::before(opens(gate)),
        });
    }
    marks.sort_by_key(|mark| mark.now.or(mark.before));
    marks
}

/// On which level the name of each gate stands, and where its middle is: on as few levels as hold the names apart.
fn levels(marks: &[Mark], window: &Window) -> Vec<(usize, f64)> {
    let mut ends: Vec<f64> = Vec::new();
    let place = |mark: &Mark| {
        let wide = crate::text::columns(&mark.label) as f64 * CHAR + 14.0;
        let x = window.x(mark.now.or(mark.before).unwrap_or(0));
        let at = (x - wide / 2.0).clamp(4.0, (LEFT + WIDTH + RIGHT - wide).max(4.0));
        let level = ends.iter().position(|&end| end < at).unwrap_or(ends.len());
        if level == ends.len() {
            ends.push(0.0);
        }
        ends[level] = at + wide;
        (level, at + wide / 2.0)
    };
    marks.iter().map(place).collect()
}

fn draw_bar(out: &mut String, (window, tongue): (&Window, &dyn Tongue), bar: &Bar, y: f64) {
    let (left, right) = (window.x(bar.from), window.x(bar.until));
    let (class, top, height) = if bar.is_before { ("planned", y + 4.0, 9.0) } else { ("actual", y + 14.0, 11.0) };
    put!(
        out,
        "<g class=\"pair\"><title>{}</title><rect class=\"{class}\" x=\"{left:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{height}\" rx=\"2\"/></g>\n",
        spoken(tongue, bar.title.clone()),
        (right - left).max(2.0)
    );
}

fn draw_mark(
    out: &mut String,
    (window, tongue): (&Window, &dyn Tongue),
    mark: &Mark,
    (level, middle): (usize, f64),
    bottom: f64,
) {
    let y = 13.0 + LEVEL * level as f64;
    put!(out, "<g class=\"barrier\"><title>{}</title>", spoken(tongue, mark.title.clone()));
    for (minute, class) in [(mark.before, "planned"), (mark.now, "opened")] {
        if let Some(minute) = minute {
            put!(out, "<path class=\"{class}\" d=\"M{:.1} {:.1}V{bottom:.1}\"/>", window.x(minute), y + 4.0);
        }
    }
    put!(
        out,
        "<text x=\"{middle:.1}\" y=\"{y:.1}\" text-anchor=\"middle\">{}</text></g>\n",
        named(tongue, &mark.label)
    );
}

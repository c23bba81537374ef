//! A plan as a chart of bars over time: a row for each vehicle, for each room in which people wait, for each team; gates as barriers across
//! all of them; what decides the end outlined; UTC above, local time below.
//!
//! A plan of more than thirty hours has one chart for each day in UTC, so that bars stay readable on paper. Where what happens at the
//! exchange point is short beside the whole, it has a chart of its own.

use std::collections::BTreeMap;

use super::{named, spoken};
use crate::html::escape::{plain, text};
use crate::phrase::{Fixed, Phrase, Tongue};
use crate::plan::{Clock, LotKind, Part, PlanView, Time, day_in_words, ride_phrase};
use crate::words::{amounts, operation as of_operation, papers as said};

/// Where the time begins; to its left stand the names of the rows.
pub(super) const LEFT: f64 = 214.0;
pub(super) const WIDTH: f64 = 930.0;
pub(super) const RIGHT: f64 = 26.0;
const ROW: f64 = 27.0;
const BAR: f64 = 19.0;
pub(super) const HEADING: f64 = 26.0;
/// Room for an axis of two lines.
pub(super) const AXIS: f64 = 36.0;
/// Room for one level of names of gates.
pub(super) const LEVEL: f64 = 17.0;
/// Width of a character of a label.
pub(super) const CHAR: f64 = 6.4;
/// A longer plan has a chart for each day.
const ONE_CHART_MINUTES: i64 = 30 * 60;
const DAY: i64 = 24 * 60;
/// Distances between ticks, in minutes.
const STEPS: [i64; 8] = [5, 10, 15, 30, 60, 120, 180, 360];
const TICKS_MAX: i64 = 12;

/// One chart.
pub(crate) struct Chart {
    /// What it shows, where it is not all.
    pub(crate) heading: Option<Phrase>,
    /// The drawing.
    pub(crate) svg: String,
}

/// The charts of a plan; none where nothing happens.
pub(crate) fn charts(view: &PlanView, tongue: &dyn Tongue) -> Vec<Chart> {
    let windows = windows(view);
    let several = windows.len() > 1;
    let mut shown: Vec<(Option<Phrase>, Window)> = windows
        .into_iter()
        .map(|window| {
            let day = several.then(|| said::day(window.time(window.from, UTC).day_phrase()));
            (day, window)
        })
        .collect();
    if let (false, Some(window)) = (several, at_the_exchange(view)) {
        shown.push((Some(said::AT_THE_EXCHANGE.phrase()), window));
    }
    let chart = |(index, (heading, window)): (usize, (Option<Phrase>, Window))| Chart {
        heading,
        svg: chart(view, (&window, tongue), index),
    };
    shown.into_iter().enumerate().map(chart).collect()
}

/// From the first arrival at an exchange point to the last departure from there, if that is short beside the whole.
fn at_the_exchange(view: &PlanView) -> Option<Window> {
    let stops = || view.lots.iter().flat_map(|lot| &lot.stops).filter(|stop| view.places[stop.place].is_exchange);
    let from = stops().map(|stop| stop.from).min()? - 20;
    let until = stops().map(|stop| stop.until).max()? + 20;
    let short = (until - from) * 2 < view.span.1 - view.span.0;
    short.then(|| Window { clock: Clock::beginning(view.begins), from, until })
}

const UTC: &str = "UTC";

/// A span of time that a chart shows.
pub(super) struct Window {
    pub(super) clock: Clock,
    pub(super) from: i64,
    pub(super) until: i64,
}

impl Window {
    /// Where a minute stands.
    pub(super) fn x(&self, minute: i64) -> f64 {
        let along = (minute.clamp(self.from, self.until) - self.from) as f64;
        LEFT + WIDTH * along / (self.until - self.from).max(1) as f64
    }

    fn time(&self, minute: i64, zone: &str) -> Time {
        self.clock.time(minute, zone)
    }

    fn holds(&self, from: i64, until: i64) -> bool {
        from < self.until && until > self.from || (from == until && (self.from..self.until).contains(&from))
    }

    /// Minutes at which ticks stand: whole steps of UTC.
    fn ticks(&self) -> Vec<i64> {
        let length = self.until - self.from;
        let step = STEPS.into_iter().find(|step| length / step <= TICKS_MAX).unwrap_or(DAY);
        let of_day = |minute: i64| self.clock.seconds(minute).div_euclid(60).rem_euclid(step);
        let first = self.from + (step - of_day(self.from)) % step;
        std::iter::successors(Some(first), |tick| Some(tick + step))
            .take_while(|&minute| minute <= self.until)
            .collect()
    }
}

/// Some minutes around everything; by days of UTC where that is long. Days on which nothing happens are left out.
fn windows(view: &PlanView) -> Vec<Window> {
    if view.rides.is_empty() && view.works.is_empty() {
        return Vec::new();
    }
    let clock = Clock::beginning(view.begins);
    let (from, until) = (view.span.0 - 20, view.span.1 + 20);
    if until - from <= ONE_CHART_MINUTES {
        return vec![Window { clock, from, until }];
    }
    let day_begins = from - clock.seconds(from).div_euclid(60).rem_euclid(DAY);
    let days = (0..).map(|day| day_begins + day * DAY).take_while(|&begins| begins < until);
    let spans = || {
        let rides = view.rides.iter().map(|ride| (ride.departs.minute, ride.arrives.minute));
        let works = view.works.iter().map(|work| (work.starts.minute, work.ends.minute));
        rides.chain(works).chain(view.gates.iter().map(|gate| (gate.opens.minute, gate.opens.minute)))
    };
    let whole = days.map(|begins| Window { clock, from: begins, until: begins + DAY });
    let busy: Vec<Window> = whole.filter(|day| spans().any(|(from, until)| day.holds(from, until))).collect();
    // All days from the same hour to the same hour, so that they can be compared and bars are wide.
    let of_day = |day: &Window| {
        let within = spans().filter(|(from, until)| day.holds(*from, *until));
        let within = within.map(|(from, until)| (from.max(day.from) - day.from, until.min(day.until) - day.from));
        within.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1))).unwrap_or((0, DAY))
    };
    let first = busy.iter().map(|day| of_day(day).0).min().unwrap_or(0);
    let last = busy.iter().map(|day| of_day(day).1).max().unwrap_or(DAY);
    let (first, last) = ((first - 20).max(0), (last + 20).min(DAY));
    busy.into_iter().map(|day| Window { clock, from: day.from + first, until: day.from + last }).collect()
}

/// A row with its bars.
struct Row {
    name: Phrase,
    bars: Vec<Bar>,
}

struct Bar {
    from: i64,
    until: i64,
    /// Until when it may be put off at the latest.
    slack: i64,
    class: &'static str,
    critical: bool,
    /// What is written on it, the longest first.
    labels: Vec<Phrase>,
    /// All about it, on pointing at it.
    title: Phrase,
}

fn chart(view: &PlanView, (window, tongue): (&Window, &dyn Tongue), index: usize) -> String {
    let groups = [(of_operation::VEHICLES, vehicles(view)), (said::ROOMS, rooms(view)), (said::TEAMS, teams(view))];
    let shown = |bar: &Bar| window.holds(bar.from, bar.until);
    let groups: Vec<(Fixed, Vec<Row>)> = groups
        .into_iter()
        .map(|(heading, rows)| (heading, rows.into_iter().filter(|row| row.bars.iter().any(shown)).collect()))
        .filter(|(_, rows): &(Fixed, Vec<Row>)| !rows.is_empty())
        .collect();
    let gates = gates(view, window);
    let levels = gates.iter().map(|gate| gate.level + 1).max().unwrap_or(0);
    let top = LEVEL * levels as f64 + AXIS + 8.0;
    let body: f64 = groups.iter().map(|(_, rows)| HEADING + ROW * rows.len() as f64).sum();
    let (height, bottom) = (top + body + AXIS + 10.0, top + body);
    let mut out = String::new();
    put!(
        out,
        "<svg class=\"drawing gantt\" viewBox=\"0 0 {:.0} {height:.0}\" role=\"img\" aria-labelledby=\"chart-{index}-title chart-{index}-desc\">\n\
         <title id=\"chart-{index}-title\">{}</title>\n<desc id=\"chart-{index}-desc\">{}</desc>\n",
        LEFT + WIDTH + RIGHT,
        spoken(tongue, said::CHART),
        spoken(tongue, view.headline.clone())
    );
    axes(&mut out, (window, tongue), &view.zone, top, bottom);
    let mut y = top;
    for (heading, rows) in &groups {
        head_part(&mut out, &spoken(tongue, *heading), y);
        y += HEADING;
        for row in rows {
            head_row(&mut out, &tongue.tell(&row.name), y, ROW);
            row.bars.iter().filter(|bar| shown(bar)).for_each(|bar| draw_bar(&mut out, (window, tongue), bar, y));
            y += ROW;
        }
    }
    for gate in &gates {
        draw_gate(&mut out, tongue, gate, bottom);
    }
    put!(
        out,
        "<line class=\"now\" x1=\"0\" y1=\"{:.1}\" x2=\"0\" y2=\"{bottom:.1}\" data-from=\"{}\" data-until=\"{}\" data-left=\"{LEFT}\" data-width=\"{WIDTH}\" visibility=\"hidden\"/>\n</svg>\n",
        top - 6.0,
        window.from,
        window.until
    );
    out
}

/// The name of a part of the rows, above them.
pub(super) fn head_part(out: &mut String, heading: &str, y: f64) {
    put!(out, "<text class=\"part\" x=\"8\" y=\"{:.1}\">{heading}</text>\n", y + HEADING - 8.0);
}

/// The line above a row of this height, and the row's name.
pub(super) fn head_row(out: &mut String, name: &str, y: f64, height: f64) {
    put!(out, "<path class=\"grid\" d=\"M8 {y:.1}H{:.1}\"/>", LEFT + WIDTH);
    put!(
        out,
        "<text class=\"row\" x=\"14\" y=\"{:.1}\"><title>{}</title>{}</text>\n",
        y + height / 2.0 + 4.0,
        plain(name),
        text(&shortened(name, (LEFT - 22.0) / CHAR))
    );
}

/// Ticks with UTC above and the time of a zone below.
pub(super) fn axes(out: &mut String, (window, tongue): (&Window, &dyn Tongue), zone: &str, top: f64, bottom: f64) {
    let ticks = window.ticks();
    let offsets: Vec<String> =
        ticks.iter().map(|&minute| window.time(minute, zone).local.get(17..).unwrap_or_default().to_owned()).collect();
    let one_offset = offsets.windows(2).all(|pair| pair[0] == pair[1]);
    let offset = offsets.first().filter(|_| one_offset).map(|offset| format!(" {offset}")).unwrap_or_default();
    put!(out, "<text class=\"zone\" x=\"8\" y=\"{:.1}\">{UTC}</text>", top - 8.0);
    put!(out, "<text class=\"zone\" x=\"8\" y=\"{:.1}\">{}</text>\n", bottom + 19.0, text(&format!("{zone}{offset}")));
    let mut days = [Vec::new(), Vec::new()];
    for (&minute, offset) in ticks.iter().zip(&offsets) {
        let (x, time) = (window.x(minute), window.time(minute, zone));
        put!(out, "<path class=\"grid\" d=\"M{x:.1} {:.1}V{:.1}\"/>", top - 4.0, bottom + 4.0);
        let local = time.local.get(11..16).unwrap_or(&time.local);
        let local = if one_offset { local.to_owned() } else { format!("{local} {offset}") };
        for (clock, y) in [(time.utc_clock(), top - 8.0), (&local, bottom + 19.0)] {
            put!(out, "<text class=\"tick\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"middle\">{clock}</text>");
        }
        days[0].push((x, time.day().to_owned()));
        days[1].push((x, time.local.get(..10).unwrap_or_default().to_owned()));
        out.push('\n');
    }
    for (ticks, y) in days.iter().zip([top - 22.0, bottom + 33.0]) {
        day_names(out, tongue, ticks, y);
    }
}

/// The day at its first tick; where the next one begins too near, that one's name alone.
fn day_names(out: &mut String, tongue: &dyn Tongue, ticks: &[(f64, String)], y: f64) {
    const WIDE: f64 = 96.0;
    let starts: Vec<&(f64, String)> =
        ticks.chunk_by(|one, other| one.1 == other.1).filter_map(|same| same.first()).collect();
    for (index, (x, day)) in starts.iter().enumerate() {
        if starts.get(index + 1).is_some_and(|next| next.0 - x < WIDE) {
            continue;
        }
        let x = x.min(LEFT + WIDTH + RIGHT - WIDE / 2.0);
        let words = spoken(tongue, Phrase::day(day, day_in_words(day)));
        put!(out, "<text class=\"tick day\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"middle\">{words}</text>\n");
    }
}

fn draw_bar(out: &mut String, (window, tongue): (&Window, &dyn Tongue), bar: &Bar, y: f64) {
    let (left, right) = (window.x(bar.from), window.x(bar.until));
    let (width, top) = ((right - left).max(2.0), y + (ROW - BAR) / 2.0);
    if bar.slack > 0 && bar.until < window.until {
        let end = window.x(bar.until + bar.slack);
        put!(out, "<path class=\"slack\" d=\"M{right:.1} {:.1}H{end:.1}\"/>", y + ROW / 2.0);
    }
    let critical = if bar.critical { " critical" } else { "" };
    put!(
        out,
        "<g class=\"bar {}{critical}\"><title>{}</title><rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{BAR}\" rx=\"3\"/>",
        bar.class,
        spoken(tongue, bar.title.clone())
    );
    let fits = |label: &String| crate::text::columns(label) as f64 * CHAR + 6.0 <= width;
    if let Some(label) = bar.labels.iter().map(|label| tongue.tell(label)).find(fits) {
        put!(
            out,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
            left + width / 2.0,
            y + ROW / 2.0 + 4.2,
            text(&label)
        );
    }
    out.push_str("</g>\n");
}

/// A text of at most so many columns.
pub(super) fn shortened(name: &str, columns: f64) -> String {
    let fits = |text: &str| crate::text::columns(text) as f64 <= columns;
    if fits(name) {
        return name.to_owned();
    }
    let mut short = String::new();
    for c in name.chars() {
        if !fits(&format!("{short}{c}…")) {
            break;
        }
        short.push(c);
    }
    format!("{}…", short.trim_end())
}

fn vehicles(view: &PlanView) -> Vec<Row> {
    let bar = |&ride: &usize| {
        let (index, ride) = (ride, &view.rides[ride]);
        let way = format!("{} → {}", view.places[ride.from].code, view.places[ride.to].code);
        let loaded = !ride.lots.is_empty();
        let people: u64 = ride.lots.iter().map(|&lot| view.lots[lot].count).sum();
        let (way, people) = (Phrase::supplied(way), Phrase::figures(people));
        let with = |what: &Phrase| amounts::with(way.clone(), what.clone());
        let labels = [with(&ride.load), with(&people), way.clone(), people.clone()];
        let who = if loaded { view.some(&ride.lots) } else { said::EMPTY.phrase() };
        let arrives = said::arrives_when(Phrase::figures(ride.arrives.clocks()));
        Bar {
            from: ride.departs.minute,
            until: ride.arrives.minute,
            slack: ride.slack,
            class: if loaded { "ride" } else { "empty" },
            critical: view.is_critical(Part::Ride(index)),
            labels: if loaded { labels.to_vec() } else { vec![labels[2].clone()] },
            title: Phrase::row(
                "; ",
                [amounts::with(Phrase::row(", ", [ride_phrase(view, index), arrives]), who), said::slack(ride.slack)],
            ),
        }
    };
    let row = |vehicle: &crate::plan::VehicleView| Row {
        name: Phrase::supplied(&vehicle.name),
        bars: vehicle.rides.iter().map(bar).collect(),
    };
    view.vehicles.iter().map(row).collect()
}

/// A lot in a room.
struct Guest {
    lot: usize,
    from: i64,
    until: i64,
}

/// How many wait in each room, from change to change.
fn rooms(view: &PlanView) -> Vec<Row> {
    let mut rooms: BTreeMap<(usize, Option<usize>), Vec<Guest>> = BTreeMap::new();
    for (index, lot) in view.lots.iter().enumerate() {
        for stop in &lot.stops {
            rooms.entry((stop.place, stop.hall)).or_default().push(Guest {
                lot: index,
                from: stop.from,
                until: stop.until,
            });
        }
    }
    let row = |((place, hall), guests): ((usize, Option<usize>), Vec<Guest>)| {
        let name = Phrase::supplied(&view.places[place].name);
        let hall = hall.and_then(|hall| view.places[place].halls.get(hall)).map(Phrase::supplied);
        let mut moments: Vec<i64> = guests.iter().flat_map(|guest| [guest.from, guest.until]).collect();
        moments.sort_unstable();
        moments.dedup();
        let bars = moments.windows(2).filter_map(|span| {
            let here = guests.iter().filter(|guest| guest.from <= span[0] && guest.until >= span[1]);
            let here: Vec<usize> = here.map(|guest| guest.lot).collect();
            (!here.is_empty()).then(|| room_bar(view, here, span[0], span[1]))
        });
        let bars = bars.collect();
        Row {
            name: match hall {
                Some(hall) => said::hall(name, hall),
                None => name,
            },
            bars,
        }
    };
    rooms.into_iter().map(row).collect()
}

fn room_bar(view: &PlanView, lots: Vec<usize>, from: i64, until: i64) -> Bar {
    let living = |lot: &&usize| matches!(view.lots[**lot].kind, LotKind::Person | LotKind::People);
    let people: u64 = lots.iter().filter(living).map(|&lot| view.lots[lot].count).sum();
    let things: u64 = lots.iter().filter(|lot| !living(lot)).map(|&lot| view.lots[lot].count).sum();
    let count = if people > 0 { people } else { things };
    let dead = lots.iter().all(|&lot| view.lots[lot].kind == LotKind::Remains);
    let words = match (people, dead) {
        (0, true) => amounts::remains(things),
        (0, false) => Phrase::figures(things),
        (people, _) => amounts::people(people),
    };
    let clock = Clock::beginning(view.begins);
    let [starts, ends] = [from, until].map(|minute| clock.time(minute, &view.zone).clocks());
    Bar {
        from,
        until,
        slack: 0,
        class: if people > 0 { "room" } else { "room things" },
        critical: false,
        labels: vec![words, Phrase::figures(count)],
        title: amounts::with(view.some(&lots), Phrase::figures(format_args!("{starts} – {ends}"))),
    }
}

fn teams(view: &PlanView) -> Vec<Row> {
    let mut rows: Vec<Row> = view
        .teams
        .iter()
        .map(|team| Row {
            name: said::hall(Phrase::supplied(&team.name), Phrase::supplied(&view.places[team.place].code)),
            bars: Vec::new(),
        })
        .collect();
    for (index, work) in view.works.iter().enumerate() {
        let who = work.lot.map_or_else(|| work.of.clone(), |lot| Phrase::supplied(&view.lots[lot].name));
        let what = Phrase::supplied(&work.what);
        let takes = format!("{} – {}", work.starts.clocks(), work.ends.clocks());
        rows[work.team].bars.push(Bar {
            from: work.starts.minute,
            until: work.ends.minute,
            slack: 0,
            class: "work",
            critical: view.is_critical(Part::Work(index)),
            labels: vec![amounts::with(what.clone(), who.clone()), who],
            title: Phrase::row(
                "; ",
                [
                    Phrase::row(", ", [amounts::with(what, work.of.clone()), Phrase::figures(takes)]),
                    said::slack(work.slack),
                ],
            ),
        });
    }
    rows
}

struct GateMark {
    x: f64,
    /// Where its name begins, and on which level above the axis.
    at: f64,
    level: usize,
    label: String,
    title: Phrase,
    critical: bool,
}

/// Gates in order of time, their names on as few levels as hold them apart.
fn gates(view: &PlanView, window: &Window) -> Vec<GateMark> {
    let mut gates: Vec<usize> = (0..view.gates.len())
        .filter(|&gate| (window.from..=window.until).contains(&view.gates[gate].opens.minute))
        .collect();
    gates.sort_by_key(|&gate| view.gates[gate].opens.minute);
    let mut ends: Vec<f64> = Vec::new();
    let mark = |index: usize| {
        let gate = &view.gates[index];
        let label = format!("{} {}", gate.name, gate.opens.utc_clock());
        let width = crate::text::columns(&label) as f64 * CHAR + 14.0;
        let x = window.x(gate.opens.minute);
        let at = (x - width / 2.0).clamp(4.0, LEFT + WIDTH + RIGHT - width);
        let level = ends.iter().position(|&end| end < at).unwrap_or(ends.len());
        if level == ends.len() {
            ends.push(0.0);
        }
        ends[level] = at + width;
        let opens = said::gate_opens(Phrase::supplied(&gate.name));
        let title = [
            Phrase::row(", ", [opens, Phrase::figures(gate.opens.clocks())]),
            said::opens_when(&gate.checks, view.some(&gate.of), gate.takes),
            said::slack(gate.slack),
        ];
        GateMark {
            x,
            at: at + width / 2.0,
            level,
            label,
            title: Phrase::row("; ", title),
            critical: view.is_critical(Part::Gate(index)),
        }
    };
    gates.into_iter().map(mark).collect()
}

fn draw_gate(out: &mut String, tongue: &dyn Tongue, gate: &GateMark, bottom: f64) {
    let y = 13.0 + LEVEL * gate.level as f64;
    put!(
        out,
        "<g class=\"gate{}\"><title>{}</title><path d=\"M{:.1} {:.1}V{bottom:.1}\"/>\
         <text x=\"{:.1}\" y=\"{y:.1}\" text-anchor=\"middle\">{}</text></g>\n",
        if gate.critical { " critical" } else { "" },
        spoken(tongue, gate.title.clone()),
        gate.x,
        y + 4.0,
        gate.at,
        named(tongue, &gate.label)
    );
}

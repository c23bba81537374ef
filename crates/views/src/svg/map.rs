//! The routes of a plan on a map: land, borders and closed areas from the atlas, routes as geodesics, places with names that do not cover
//! one another. Only the region of the routes is drawn, and as finely as the sheet shows.

use takas_atlas::{Atlas, Borders, Face, Point as Place};

use super::geometry::Point;
use super::globe::{Globe, clipped, hatch, simplified};
use super::label::Area;
use super::standing::{Known, Stands, draw_movers};
use super::{named, spoken};
use crate::phrase::{Phrase, Tongue};
use crate::plan::{Part, PlanView, ride_phrase};
use crate::words::operation::{MAP, closed_areas};
use crate::words::{amounts, plan as said};

const WIDTH: f64 = 1000.0;
const HEIGHT_MIN: f64 = 420.0;
const HEIGHT_MAX: f64 = 760.0;
/// Free around the routes.
const MARGIN: f64 = 76.0;
/// No map shows less than this, in radii of the earth: about 500 km.
const REGION_MIN: f64 = 0.08;
/// How far beyond the sheet shapes go, so that their cut edges are not seen.
const BEYOND: f64 = 12.0;
/// Shapes are as fine as this.
const FINE: f64 = 0.6;
/// Islands smaller than this are left out, unless they are closed.
const ISLAND: f64 = 1.6;
/// Pieces of geodesics.
const PIECE_METRES: f64 = 80_000.0;
/// Between hatching lines.
const HATCH: f64 = 7.0;
const NAME_CHAR: f64 = 7.4;
const NAME_HEIGHT: f64 = 17.0;

/// A map with what a script needs to move things on it.
pub(crate) struct Map {
    /// The drawing.
    pub(crate) svg: String,
    /// Of each ride, which way of the drawing it goes; none where its ends are unknown.
    pub(crate) ways: Vec<Option<usize>>,
    /// Of each place, where it is on the drawing, and whether its name stands below it.
    pub(crate) spots: Vec<Option<(f64, f64, bool)>>,
    /// Whether anything closed is in sight.
    pub(crate) has_closed: bool,
}

/// The map; none where no ride has two known ends. Vehicles are hidden on it until a script moves them.
pub(crate) fn map(view: &PlanView, atlas: &Atlas, tongue: &dyn Tongue) -> Option<Map> {
    map_with(view, atlas, &[], tongue)
}

/// The map with vehicles where they stand, in their order; of those beyond the list nothing is seen.
pub(crate) fn map_with(view: &PlanView, atlas: &Atlas, stands: &[Option<Stands>], tongue: &dyn Tongue) -> Option<Map> {
    let (routes, of_ride) = routes(view, atlas);
    let everywhere: Vec<Place> = routes.iter().flat_map(|route| route.places.iter().copied()).collect();
    let sheet = Sheet::around(&everywhere)?;
    let drawn: Vec<Vec<Point>> = routes.iter().map(|route| sheet.line(&route.places)).collect();
    let spots: Vec<Option<Point>> = view
        .places
        .iter()
        .map(|place| place.at.filter(|_| place.is_used).and_then(known).map(|place| sheet.point(place).0))
        .collect();
    let mut out = String::new();
    put!(
        out,
        "<svg class=\"drawing map\" viewBox=\"0 0 {WIDTH} {:.0}\" role=\"img\" aria-labelledby=\"map-title map-desc\">\n\
         <title id=\"map-title\">{}</title>\n<desc id=\"map-desc\">{}.</desc>\n",
        sheet.height,
        spoken(tongue, MAP),
        spoken(tongue, description(view, &routes))
    );
    ground(&mut out, &sheet, atlas.borders());
    let has_closed = closed(&mut out, &sheet, view, (atlas, tongue));
    for (index, (route, line)) in routes.iter().zip(&drawn).enumerate() {
        draw_route(&mut out, view, (route, tongue), line, index);
    }
    let names = names(view, &spots, &drawn, sheet.height);
    draw_places(&mut out, view, (&spots, &names), tongue);
    draw_movers(
        &mut out,
        view,
        &Known { height: sheet.height, stands, spots: &spots, drawn: &drawn, of_ride: &of_ride, tongue },
    );
    out.push_str("</svg>\n");
    let below = |spot: &Point, name: &Option<Name>| name.as_ref().is_some_and(|name| name.at.y > spot.y + 8.0);
    let spots = spots.iter().zip(&names);
    let spots = spots.map(|(spot, name)| spot.as_ref().map(|spot| (spot.x, spot.y, below(spot, name)))).collect();
    Some(Map { svg: out, ways: of_ride, spots, has_closed })
}

/// A way that some rides take.
struct Route {
    rides: Vec<usize>,
    /// Its geodesics, finely.
    places: Vec<Place>,
}

/// Ways, each once, and which of them each ride takes.
fn routes(view: &PlanView, atlas: &Atlas) -> (Vec<Route>, Vec<Option<usize>>) {
    let mut routes: Vec<(Vec<(i32, i32)>, Route)> = Vec::new();
    let mut of_ride = Vec::new();
    for (index, ride) in view.rides.iter().enumerate() {
        let ends = [ride.from, ride.to].map(|place| view.places[place].at);
        let corners: Vec<(i32, i32)> =
            if ride.points.len() > 1 { ride.points.clone() } else { ends.into_iter().flatten().collect() };
        if corners.len() < 2 {
            of_ride.push(None);
            continue;
        }
        let at = routes.iter().position(|(other, _)| *other == corners).unwrap_or_else(|| {
            let places: Vec<Place> = corners.iter().copied().filter_map(known).collect();
            let way = |pair: &[Place]| atlas.earth().way(pair[0], pair[1], PIECE_METRES);
            let places = places.windows(2).flat_map(way).collect();
            routes.push((corners.clone(), Route { rides: Vec::new(), places }));
            routes.len() - 1
        });
        routes[at].1.rides.push(index);
        of_ride.push(Some(at));
    }
    (routes.into_iter().map(|(_, route)| route).collect(), of_ride)
}

fn known((latitude, longitude): (i32, i32)) -> Option<Place> {
    Place::new(f64::from(latitude) / 1e6, f64::from(longitude) / 1e6)
}

fn description(view: &PlanView, routes: &[Route]) -> Phrase {
    let way = |route: &Route| {
        let ride = &view.rides[*route.rides.first()?];
        Some(Phrase::supplied(said::way(&view.places[ride.from].name, &view.places[ride.to].name)))
    };
    Phrase::row("; ", routes.iter().filter_map(way))
}

/// From the globe to the sheet.
struct Sheet {
    globe: Globe,
    /// What stands in the middle, in radii, and how large a radius is.
    middle: Point,
    scale: f64,
    height: f64,
}

impl Sheet {
    fn around(places: &[Place]) -> Option<Self> {
        let globe = Globe::around(places)?;
        let points: Vec<Point> = places.iter().map(|&place| globe.project(place).0).collect();
        let least = |of: fn(&Point) -> f64| points.iter().map(of).fold(f64::INFINITY, f64::min);
        let most = |of: fn(&Point) -> f64| points.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        let (left, right, low, high) = (least(|p| p.x), most(|p| p.x), least(|p| p.y), most(|p| p.y));
        let (wide, tall) = ((right - left).max(REGION_MIN), (high - low).max(REGION_MIN / 2.0));
        let scale = ((WIDTH - 2.0 * MARGIN) / wide).min((HEIGHT_MAX - 2.0 * MARGIN) / tall);
        let height = (tall * scale + 2.0 * MARGIN).clamp(HEIGHT_MIN, HEIGHT_MAX);
        let middle = Point { x: f64::midpoint(left, right), y: f64::midpoint(low, high) };
        Some(Self { globe, middle, scale, height })
    }

    fn point(&self, place: Place) -> (Point, bool) {
        let (at, near) = self.globe.project(place);
        let x = WIDTH / 2.0 + (at.x - self.middle.x) * self.scale;
        (Point { x, y: self.height / 2.0 - (at.y - self.middle.y) * self.scale }, near)
    }

    fn line(&self, places: &[Place]) -> Vec<Point> {
        let points: Vec<Point> = places.iter().map(|&place| self.point(place).0).collect();
        simplified(&points, 0.3)
    }

    /// Rings as far as they are on the sheet; none for what is wholly beyond the horizon.
    fn shape(&self, rings: &[Vec<Place>], smallest: f64) -> Vec<Vec<Point>> {
        let (low, high) = self.corners();
        let ring = |ring: &Vec<Place>| {
            let seen: Vec<(Point, bool)> = ring.iter().map(|&place| self.point(place)).collect();
            if seen.iter().all(|(_, near)| !near) {
                return None;
            }
            let points: Vec<Point> = around_the_edge(&seen, self.point_of_middle());
            let points = simplified(&clipped(&points, low, high), FINE);
            let extent = |of: fn(&Point) -> f64| {
                let values = || points.iter().map(of);
                values().fold(f64::NEG_INFINITY, f64::max) - values().fold(f64::INFINITY, f64::min)
            };
            (points.len() > 2 && extent(|p| p.x).max(extent(|p| p.y)) >= smallest).then_some(points)
        };
        rings.iter().filter_map(ring).collect()
    }

    fn corners(&self) -> (Point, Point) {
        (Point { x: -BEYOND, y: -BEYOND }, Point { x: WIDTH + BEYOND, y: self.height + BEYOND })
    }

    /// Where the middle of the projection lies on the sheet.
    fn point_of_middle(&self) -> Point {
        Point { x: WIDTH / 2.0 - self.middle.x * self.scale, y: self.height / 2.0 + self.middle.y * self.scale }
    }
}

/// Points that were pushed onto the horizon follow it from one to the next, however far apart they are, instead of cutting through the sheet.
fn around_the_edge(seen: &[(Point, bool)], middle: Point) -> Vec<Point> {
    const STEP: f64 = 0.2;
    let mut points: Vec<Point> = Vec::with_capacity(seen.len());
    for (index, &(point, near)) in seen.iter().enumerate() {
        let (before, before_near) = seen[(index + seen.len() - 1) % seen.len()];
        if !near && !before_near {
            let angle = |p: Point| (p.y - middle.y).atan2(p.x - middle.x);
            let radius = point.distance(middle);
            let (from, to) = (angle(before), angle(point));
            let turn = (to - from + std::f64::consts::PI).rem_euclid(std::f64::consts::TAU) - std::f64::consts::PI;
            let mut done = STEP;
            while done < turn.abs() {
                let (sin, cos) = (from + done * turn.signum()).sin_cos();
                points.push(Point { x: middle.x + radius * cos, y: middle.y + radius * sin });
                done += STEP;
            }
        }
        points.push(point);
    }
    points
}

/// Land, and lines between states on land.
fn ground(out: &mut String, sheet: &Sheet, borders: &Borders) {
    let land = sheet.shape(&borders.rings(|face| face.land), ISLAND);
    put!(out, "<path class=\"land\" d=\"{}\"/>\n", closed_path(&land));
    let is_land = |face: Option<Face>| face.filter(|face| face.land).map(|face| face.area);
    let mut lines = String::new();
    for arc in borders.arcs() {
        let (Some(left), Some(right)) = (is_land(arc.left), is_land(arc.right)) else { continue };
        if left == right {
            continue;
        }
        let seen: Vec<(Point, bool)> = arc.places().map(|place| sheet.point(place)).collect();
        for piece in on_sheet(sheet, &seen) {
            lines.push_str(&open_path(&simplified(&piece, FINE)));
        }
    }
    put!(out, "<path class=\"border\" d=\"{lines}\"/>\n");
}

/// The pieces of a chain that touch the sheet.
fn on_sheet(sheet: &Sheet, seen: &[(Point, bool)]) -> Vec<Vec<Point>> {
    let (low, high) = sheet.corners();
    let inside = |(point, near): &(Point, bool)| {
        *near && (low.x..=high.x).contains(&point.x) && (low.y..=high.y).contains(&point.y)
    };
    let pieces = seen.split(|point| !inside(point)).filter(|piece| piece.len() > 1);
    pieces.map(|piece| piece.iter().map(|(point, _)| *point).collect()).collect()
}

/// Closed areas, the belt of sea with them; whether any of them is in sight.
fn closed(out: &mut String, sheet: &Sheet, view: &PlanView, (atlas, tongue): (&Atlas, &dyn Tongue)) -> bool {
    let areas: Vec<_> = view.closed_areas.iter().filter_map(|code| atlas.areas().by_code(code)).collect();
    if areas.is_empty() {
        return false;
    }
    let shape = sheet.shape(&atlas.borders().rings(|face| areas.contains(&face.area)), 0.0);
    if shape.is_empty() {
        return false;
    }
    let mut lines = String::new();
    for (from, to) in hatch(&shape, HATCH) {
        put!(lines, "M{:.0} {:.0}L{:.0} {:.0}", from.x, from.y, to.x, to.y);
    }
    put!(
        out,
        "<g class=\"closed-area\"><title>{}</title><path class=\"edge\" d=\"{}\"/><path class=\"hatch\" d=\"{lines}\"/></g>\n",
        spoken(tongue, closed_areas(Phrase::list(view.closed_areas.iter().map(Phrase::supplied).collect()))),
        closed_path(&shape)
    );
    true
}

fn closed_path(rings: &[Vec<Point>]) -> String {
    let mut out = String::new();
    for path in rings.iter().map(|ring| open_path(ring)).filter(|path| !path.is_empty()) {
        out.push_str(&path);
        out.push('Z');
    }
    out
}

/// A chain in tenths of a unit: absolute first, then steps. Nothing where it is no longer than a point.
fn open_path(points: &[Point]) -> String {
    let mut out = String::new();
    let mut at: Option<(i64, i64)> = None;
    let mut steps = 0;
    for point in points {
        let next = ((point.x * 10.0).round(), (point.y * 10.0).round());
        #[expect(clippy::cast_possible_truncation, reason = "points lie on the sheet or not far beyond")]
        let next = (next.0 as i64, next.1 as i64);
        match at {
            None => put!(out, "M{} {}l", tenths(next.0), tenths(next.1)),
            Some(before) if before == next => continue,
            Some(before) => {
                put!(out, "{} {} ", tenths(next.0 - before.0), tenths(next.1 - before.1));
                steps += 1;
            }
        }
        at = Some(next);
    }
    if steps == 0 { String::new() } else { out.trim_end().to_owned() }
}

fn tenths(number: i64) -> String {
    let (sign, whole, tenth) = (if number < 0 { "-" } else { "" }, number.abs() / 10, number.abs() % 10);
    if tenth == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{tenth}") }
}

fn draw_route(out: &mut String, view: &PlanView, (route, tongue): (&Route, &dyn Tongue), line: &[Point], index: usize) {
    let critical = route.rides.iter().any(|&ride| view.is_critical(Part::Ride(ride)));
    let carries = route.rides.iter().any(|&ride| !view.rides[ride].lots.is_empty());
    let title = route.rides.iter().map(|&ride| amounts::with(ride_phrase(view, ride), view.rides[ride].load.clone()));
    put!(
        out,
        "<g class=\"route{}{}\"><title>{}</title><path class=\"reach\" d=\"{3}\"/><path class=\"way\" id=\"way-{index}\" d=\"{3}\"/>",
        if critical { " critical" } else { "" },
        if carries { "" } else { " empty" },
        spoken(tongue, Phrase::row("; ", title)),
        open_path(line)
    );
    if let Some((at, direction)) = part_way(line, 0.42) {
        let (side, back) = (direction.turned_left(), at.plus(direction, -9.0));
        let corners = [at, back.plus(side, 4.5), back.plus(side, -4.5)];
        put!(out, "<path class=\"arrowhead\" d=\"{}Z\"/>", open_path(&corners));
    }
    out.push_str("</g>\n");
}

/// The point after so much of a line, and where it leads.
fn part_way(line: &[Point], share: f64) -> Option<(Point, Point)> {
    let length: f64 = line.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    let mut left = length * share;
    for pair in line.windows(2) {
        let piece = pair[0].distance(pair[1]);
        if piece >= left && piece > 0.0 {
            let direction = pair[0].towards(pair[1]);
            return Some((pair[0].plus(direction, left), direction));
        }
        left -= piece;
    }
    None
}

/// Where the name of a place stands.
struct Name {
    at: Point,
    anchor: &'static str,
}

/// Names beside their places: where they cover no name, no place and as little as can be of the routes.
fn names(view: &PlanView, spots: &[Option<Point>], lines: &[Vec<Point>], height: f64) -> Vec<Option<Name>> {
    let strokes: Vec<Point> = lines.iter().flat_map(|line| along(line)).collect();
    let mut taken: Vec<Area> = spots.iter().flatten().map(|&spot| Area::around(spot, 16.0, 16.0)).collect();
    let mut names = Vec::new();
    for (place, spot) in view.places.iter().zip(spots) {
        let Some(spot) = *spot else {
            names.push(None);
            continue;
        };
        let width = crate::text::columns(&place.name) as f64 * NAME_CHAR + 6.0;
        let candidates = [
            ("start", 11.0, 0.0),
            ("end", -11.0, 0.0),
            ("middle", 0.0, -18.0),
            ("middle", 0.0, 19.0),
            ("start", 9.0, -14.0),
            ("start", 9.0, 15.0),
            ("end", -9.0, -14.0),
            ("end", -9.0, 15.0),
            ("middle", 0.0, -36.0),
            ("middle", 0.0, 37.0),
        ];
        let best = candidates.into_iter().enumerate().map(|(rank, (anchor, dx, dy))| {
            let left = match anchor {
                "start" => spot.x + dx,
                "end" => spot.x + dx - width,
                _ => spot.x + dx - width / 2.0,
            };
            let area = Area { x: left, y: spot.y + dy - NAME_HEIGHT / 2.0, width, height: NAME_HEIGHT };
            let covered: f64 = taken.iter().map(|other| area.overlap(other)).sum();
            let crossed = strokes.iter().filter(|point| area.holds(**point)).count() as f64;
            let outside =
                (-area.x).max(area.x + width - WIDTH).max(-area.y).max(area.y + NAME_HEIGHT - height).max(0.0);
            (covered * 3.0 + crossed * 6.0 + outside * 40.0 + rank as f64, area, anchor, dx, dy)
        });
        if let Some((_, area, anchor, dx, dy)) = best.min_by(|a, b| a.0.total_cmp(&b.0)) {
            taken.push(area);
            names.push(Some(Name { at: Point { x: spot.x + dx, y: spot.y + dy + 4.5 }, anchor }));
        }
    }
    names
}

/// Points all along a line.
fn along(line: &[Point]) -> Vec<Point> {
    let mut points = Vec::new();
    for pair in line.windows(2) {
        let (length, direction) = (pair[0].distance(pair[1]), pair[0].towards(pair[1]));
        let mut at = 0.0;
        while at < length {
            points.push(pair[0].plus(direction, at));
            at += 5.0;
        }
    }
    points
}

fn draw_places(
    out: &mut String,
    view: &PlanView,
    (spots, names): (&[Option<Point>], &[Option<Name>]),
    tongue: &dyn Tongue,
) {
    for ((place, spot), name) in view.places.iter().zip(spots).zip(names) {
        let (Some(spot), Some(name)) = (spot, name) else { continue };
        let class = if place.is_exchange { "spot exchange" } else { "spot" };
        put!(
            out,
            "<g class=\"{class}\"><circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"{}\"/><text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{}\">{}</text></g>\n",
            spot.x,
            spot.y,
            if place.is_exchange { 6.5 } else { 4.5 },
            name.at.x,
            name.at.y,
            name.anchor,
            named(tongue, &place.name)
        );
    }
}

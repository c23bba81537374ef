//! From places on the globe to points on a sheet, and chains of points made as light as the sheet shows them.
//!
//! The projection is Lambert's azimuthal equal-area one (Snyder, *Map Projections: A Working Manual*, 1987, eq. 24-2 to 24-4) around the
//! middle of what is shown, so there is no seam at the antimeridian, and a pole may lie on the sheet. What lies over 120 degrees away is
//! pushed onto the circle of 120 degrees, outside of every sheet.

use takas_atlas::Point as Place;

use super::geometry::Point;

/// Cosine of the distance beyond which places are pushed in.
const FAR: f64 = -0.5;

/// A projection onto the plane: east and north in radii of the earth.
#[derive(Clone, Copy, Debug)]
pub(super) struct Globe {
    /// Sine and cosine of the latitude of the middle, and its longitude in radians.
    sine: f64,
    cosine: f64,
    longitude: f64,
}

impl Globe {
    /// Around the middle of these places: the direction of the sum of their vectors. None without places.
    pub(super) fn around(places: &[Place]) -> Option<Self> {
        let mut sum = [0.0_f64; 3];
        for place in places {
            let (latitude, longitude) = radians(*place);
            sum[0] += latitude.cos() * longitude.cos();
            sum[1] += latitude.cos() * longitude.sin();
            sum[2] += latitude.sin();
        }
        let flat = sum[0].hypot(sum[1]);
        let length = flat.hypot(sum[2]);
        if places.is_empty() {
            return None;
        }
        // Opposite places cancel out: any middle is as good.
        if length < 1e-9 {
            return Some(Self { sine: 0.0, cosine: 1.0, longitude: radians(places[0]).1 });
        }
        Some(Self { sine: sum[2] / length, cosine: flat / length, longitude: sum[1].atan2(sum[0]) })
    }

    /// Where a place lies, and whether it is near enough to be shown where it is.
    pub(super) fn project(&self, place: Place) -> (Point, bool) {
        let (latitude, longitude) = radians(place);
        let (sine, cosine) = latitude.sin_cos();
        let (east, ahead) = (longitude - self.longitude).sin_cos();
        let near = self.sine * sine + self.cosine * cosine * ahead;
        let x = cosine * east;
        let y = self.cosine * sine - self.sine * cosine * ahead;
        // On the way to the antipode the direction stays, the distance ends.
        let scale = if near > FAR {
            (2.0 / (1.0 + near)).sqrt()
        } else {
            let length = x.hypot(y).max(1e-9);
            (2.0 * (1.0 - FAR)).sqrt() / length
        };
        (Point { x: x * scale, y: y * scale }, near > FAR)
    }
}

fn radians(place: Place) -> (f64, f64) {
    (place.latitude().to_radians(), place.longitude().to_radians())
}

/// The part of a closed chain within a rectangle (Sutherland and Hodgman, 1974). Along the rectangle it may double back.
pub(super) fn clipped(ring: &[Point], low: Point, high: Point) -> Vec<Point> {
    type Edge = (fn(Point) -> f64, f64, f64);
    let edges: [Edge; 4] =
        [(|p| p.x, low.x, 1.0), (|p| p.x, high.x, -1.0), (|p| p.y, low.y, 1.0), (|p| p.y, high.y, -1.0)];
    let mut points = ring.to_vec();
    for (of, limit, sign) in edges {
        let inside = |point: Point| (of(point) - limit) * sign >= 0.0;
        let mut kept = Vec::with_capacity(points.len());
        for (index, &point) in points.iter().enumerate() {
            let before = points[(index + points.len() - 1) % points.len()];
            if inside(before) != inside(point) {
                let share = (limit - of(before)) / (of(point) - of(before));
                kept.push(Point {
                    x: before.x + (point.x - before.x) * share,
                    y: before.y + (point.y - before.y) * share,
                });
            }
            if inside(point) {
                kept.push(point);
            }
        }
        points = kept;
    }
    points
}

/// The chain without points that nobody would miss: those within `tolerance` of the line between the kept ones (Douglas and Peucker, 1973).
pub(super) fn simplified(chain: &[Point], tolerance: f64) -> Vec<Point> {
    if chain.len() < 3 {
        return chain.to_vec();
    }
    let mut keep = vec![false; chain.len()];
    (keep[0], keep[chain.len() - 1]) = (true, true);
    let mut open = vec![(0, chain.len() - 1)];
    while let Some((from, to)) = open.pop() {
        let farthest = (from + 1..to).map(|at| (at, off(chain[at], chain[from], chain[to])));
        if let Some((at, distance)) = farthest.max_by(|a, b| a.1.total_cmp(&b.1))
            && distance > tolerance
        {
            keep[at] = true;
            open.extend([(from, at), (at, to)]);
        }
    }
    chain.iter().zip(keep).filter(|(_, keep)| *keep).map(|(point, _)| *point).collect()
}

/// The distance of a point from a piece of a line.
fn off(point: Point, one: Point, other: Point) -> f64 {
    let (x, y) = (other.x - one.x, other.y - one.y);
    let square = x * x + y * y;
    let along = if square > 0.0 { ((point.x - one.x) * x + (point.y - one.y) * y) / square } else { 0.0 };
    let along = along.clamp(0.0, 1.0);
    point.distance(Point { x: one.x + x * along, y: one.y + y * along })
}

/// Lines that hatch the inside of rings: parallel, falling to the left, `gap` apart, as pairs of ends.
pub(super) fn hatch(rings: &[Vec<Point>], gap: f64) -> Vec<(Point, Point)> {
    let sums = || rings.iter().flatten().map(|point| point.x + point.y);
    let (low, high) = (sums().fold(f64::INFINITY, f64::min), sums().fold(f64::NEG_INFINITY, f64::max));
    let mut lines = Vec::new();
    let mut at = (low / gap).ceil() * gap;
    while at < high {
        // Along the line x + y = at, where it crosses the rings.
        let mut crossings: Vec<f64> = Vec::new();
        for ring in rings {
            for (index, &point) in ring.iter().enumerate() {
                let next = ring[(index + 1) % ring.len()];
                let (one, other) = (point.x + point.y - at, next.x + next.y - at);
                if (one < 0.0) != (other < 0.0) {
                    crossings.push(point.x + (next.x - point.x) * one / (one - other));
                }
            }
        }
        crossings.sort_by(f64::total_cmp);
        for pair in crossings.chunks_exact(2) {
            lines.push((Point { x: pair[0], y: at - pair[0] }, Point { x: pair[1], y: at - pair[1] }));
        }
        at += gap;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(latitude: f64, longitude: f64) -> Place {
        Place::new(latitude, longitude).unwrap()
    }

    fn square(low: f64, high: f64) -> Vec<Point> {
        [(low, low), (high, low), (high, high), (low, high)].map(|(x, y)| Point { x, y }).to_vec()
    }

    #[test]
    fn the_projection_is_that_of_the_book() {
        // Snyder, p. 333: the sphere of radius 3 around 40° N, 100° W; 20° S, 100° E lies at x = -4.2339303, y = 4.0257775.
        let globe = Globe::around(&[place(40.0, -100.0)]).unwrap();
        let far = globe.project(place(-20.0, 100.0));
        assert!(!far.1, "that is over 120° away, and pushed in along its direction");
        assert!((far.0.x / far.0.y - -4.233_930_3 / 4.025_777_5).abs() < 1e-6);
        // Within the limit: 40° N, 10° E of the middle. By hand from 24-2: cos c = 0.4132 + 0.5868 cos 10°.
        let (near, shown) = globe.project(place(40.0, -90.0));
        assert!(shown && (near.x - 0.133_319).abs() < 1e-4 && (near.y - 0.007_514).abs() < 1e-4, "{near:?}");
        // Equal areas: a cap of 60° has half the area of the hemisphere's sheet, so its radius is 1.
        let (edge, _) = globe.project(place(-20.0, -100.0));
        assert!((edge.x.hypot(edge.y) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn there_is_no_seam_at_the_antimeridian() {
        let globe = Globe::around(&[place(64.0, 170.0), place(64.0, -170.0)]).unwrap();
        let [west, east] = [179.9, -179.9].map(|longitude| globe.project(place(64.0, longitude)).0);
        assert!(west.distance(east) < 0.01 && west.x < east.x);
        assert!(Globe::around(&[]).is_none());
        assert!(Globe::around(&[place(0.0, 0.0), place(0.0, 180.0)]).is_some());
    }

    #[test]
    fn clipping_keeps_what_is_inside() {
        let (low, high) = (Point { x: 0.0, y: 0.0 }, Point { x: 10.0, y: 10.0 });
        assert_eq!(clipped(&square(2.0, 8.0), low, high).len(), 4);
        let cut = clipped(&square(5.0, 20.0), low, high);
        assert!(cut.iter().all(|p| (0.0..=10.0).contains(&p.x) && (0.0..=10.0).contains(&p.y)) && cut.len() == 4);
        assert!(clipped(&square(11.0, 20.0), low, high).is_empty());
        // All around: the sheet itself.
        assert_eq!(clipped(&square(-5.0, 20.0), low, high).len(), 4);
    }

    #[test]
    fn simplifying_drops_only_what_lies_on_the_line() {
        let chain: Vec<Point> =
            (0..=100).map(|at| Point { x: f64::from(at), y: if at == 50 { 9.0 } else { 0.0 } }).collect();
        let light = simplified(&chain, 0.5);
        assert_eq!(light.len(), 5, "both ends, the peak and its feet: {light:?}");
        assert!(chain.iter().all(|&p| light.windows(2).any(|pair| off(p, pair[0], pair[1]) <= 0.5)));
    }

    #[test]
    fn hatching_stays_inside_and_leaves_holes() {
        let lines = hatch(&[square(0.0, 100.0), square(40.0, 60.0)], 10.0);
        assert!(!lines.is_empty());
        for (from, to) in lines {
            let middle = Point { x: f64::midpoint(from.x, to.x), y: f64::midpoint(from.y, to.y) };
            assert!((0.0..=100.0).contains(&middle.x) && (0.0..=100.0).contains(&middle.y));
            let in_hole = (40.5..59.5).contains(&middle.x) && (40.5..59.5).contains(&middle.y);
            assert!(!in_hole, "{middle:?}");
        }
    }
}

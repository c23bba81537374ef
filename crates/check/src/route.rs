//! The judge of routes: samples a flown path densely and measures each place against the land of the states it was to keep
//! out of, 12 nautical miles of sea included.
//!
//! It knows the rule and nothing of how a route was found: no belts, no graph, no index of the engine's. Distances along
//! the path are Vincenty's (Survey Review 23, 1975), not the engine's; what lies where comes in as rings of coordinates.

use thiserror::Error;

/// The breadth of the territorial sea in metres: 12 nautical miles (Convention on the Law of the Sea, art. 3).
pub const TERRITORIAL_SEA_METRES: f64 = 22_224.0;
/// Samples lie no further apart than this, in metres.
const SAMPLE_METRES: f64 = 4_000.0;
/// Edges longer than this are followed along their great circle, in metres.
const EDGE_METRES: f64 = 20_000.0;
const RADIUS: f64 = 6_371_008.8;

/// A place: latitude and longitude in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

/// A closed chain of places around land, or around a hole in it; the first is not repeated.
pub type Ring = Vec<Place>;

/// What is wrong with a route.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum RouteFault {
    /// It passes over closed land.
    #[error("over closed land at {:.4}, {:.4}", .0.latitude, .0.longitude)]
    OverLand(Place),
    /// It passes over the territorial sea before closed land.
    #[error("{:.0} m from closed land at {:.4}, {:.4}", metres, place.latitude, place.longitude)]
    TooNear {
        /// Where.
        place: Place,
        /// How near.
        metres: f64,
    },
    /// It is not as long as it claims to be.
    #[error("{measured:.0} m long, and it claims {claimed:.0} m")]
    Length {
        /// As measured.
        measured: f64,
        /// As claimed.
        claimed: f64,
    },
    /// Two of its points are so far apart that many geodesics join them, or it has no length.
    #[error("the way from point {0} cannot be followed")]
    Unclear(usize),
}

/// Land, ready to be asked about: edges by bands of latitude.
#[derive(Debug)]
pub struct Land {
    /// By whole degree of latitude, from the south pole: edges that touch the band, each as (west or east end first).
    bands: Vec<Vec<(Place, Place)>>,
}

impl Land {
    /// Takes rings; holes and islands alike count by even and odd.
    pub fn new(rings: &[Ring]) -> Self {
        let mut bands = vec![Vec::new(); 181];
        for ring in rings {
            // Longitudes go on past 180 degrees, so that the ring is a closed chain of the chart.
            let mut turn = 0.0;
            for (index, &from) in ring.iter().enumerate() {
                let mut chain = followed(from, ring[(index + 1) % ring.len()]);
                let mut last = from.longitude + turn;
                for place in &mut chain {
                    place.longitude = last + wrapped(place.longitude - last);
                    last = place.longitude;
                }
                turn = last - ring[(index + 1) % ring.len()].longitude;
                for pair in chain.windows(2) {
                    let (low, high) = (pair[0].latitude.min(pair[1].latitude), pair[0].latitude.max(pair[1].latitude));
                    for edges in &mut bands[band_of(low)..=band_of(high)] {
                        edges.push((pair[0], pair[1]));
                    }
                }
            }
        }
        Self { bands }
    }

    /// True where the place is land: on a chart that repeats itself, a walk due east crosses an odd number of edges.
    /// Rings around a pole are not meant.
    pub fn holds(&self, place: Place) -> bool {
        let mut odd = false;
        for &(from, to) in self.band(place.latitude) {
            if (from.latitude > place.latitude) == (to.latitude > place.latitude) {
                continue;
            }
            let share = (place.latitude - from.latitude) / (to.latitude - from.latitude);
            let east = from.longitude + share * (to.longitude - from.longitude) - place.longitude;
            odd ^= [-720.0, -360.0, 0.0, 360.0, 720.0].iter().filter(|&&turn| east > turn).count() % 2 == 1;
        }
        odd
    }

    /// The distance to the nearest edge in metres, as far as `within`; infinite beyond.
    pub fn away(&self, place: Place, within: f64) -> f64 {
        let degrees = within / 110_000.0;
        let breadth = degrees / place.latitude.to_radians().cos().max(0.005);
        let mut nearest = f64::INFINITY;
        let (low, high) = (place.latitude - degrees, place.latitude + degrees);
        for edges in &self.bands[band_of(low)..=band_of(high)] {
            for &(from, to) in edges {
                let east = |end: Place| wrapped(end.longitude - place.longitude);
                let (first, second) = (east(from), east(to));
                if first.abs().min(second.abs()) > breadth + 1.0 {
                    continue;
                }
                nearest = nearest.min(from_segment(place, from, to));
            }
        }
        if nearest <= within { nearest } else { f64::INFINITY }
    }

    fn band(&self, latitude: f64) -> &[(Place, Place)] {
        &self.bands[band_of(latitude)]
    }
}

/// The band of a latitude: whole degrees from the south pole, 0 to 180.
fn band_of(latitude: f64) -> usize {
    let (mut low, mut high) = (0_u8, 180_u8);
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if f64::from(middle) - 90.0 <= latitude {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    usize::from(low)
}

/// What is wrong with a route of geodesics between `points`: nothing, where it keeps out of closed land and of the sea that
/// belongs to it. A place at sea belongs to the nearest land; it is closed where that is closed and within 12 nautical
/// miles. `doubt_metres` is how far the rings may be off; the last `ends_metres` at either end are not looked at, since an
/// open airport may lie on the border itself.
pub fn route_faults(
    points: &[Place],
    claimed_metres: f64,
    closed: &Land,
    open: &Land,
    doubt_metres: f64,
    ends_metres: f64,
) -> Vec<RouteFault> {
    let mut faults = Vec::new();
    let mut samples: Vec<(f64, Place)> = Vec::new();
    let mut before = 0.0;
    for (index, pair) in points.windows(2).enumerate() {
        let Some((metres, azimuth)) = inverse(pair[0], pair[1]) else {
            return vec![RouteFault::Unclear(index)];
        };
        let pieces = (metres / SAMPLE_METRES).ceil().max(1.0);
        let mut piece = 0.0;
        while piece <= pieces {
            let along = metres * piece / pieces;
            samples.push((before + along, direct(pair[0], azimuth, along)));
            piece += 1.0;
        }
        before += metres;
    }
    if samples.is_empty() {
        return vec![RouteFault::Unclear(0)];
    }
    if (before - claimed_metres).abs() > 1.0 + before * 1e-6 {
        faults.push(RouteFault::Length { measured: before, claimed: claimed_metres });
    }
    for (along, place) in samples {
        if along < ends_metres || before - along < ends_metres {
            continue;
        }
        if closed.holds(place) {
            if closed.away(place, doubt_metres).is_infinite() {
                faults.push(RouteFault::OverLand(place));
            }
        } else if !open.holds(place) {
            let limit = TERRITORIAL_SEA_METRES - doubt_metres;
            let metres = closed.away(place, limit);
            if metres < limit && open.away(place, metres + doubt_metres).is_infinite() {
                faults.push(RouteFault::TooNear { place, metres });
            }
        }
    }
    faults
}

/// A difference of longitudes, from -180 up to 180 degrees.
fn wrapped(degrees: f64) -> f64 {
    (degrees + 180.0).rem_euclid(360.0) - 180.0
}

/// Places along the great circle from one to the other, both included.
fn followed(from: Place, to: Place) -> Vec<Place> {
    if (from.latitude - to.latitude).abs() < 0.1 && wrapped(from.longitude - to.longitude).abs() < 0.1 {
        return vec![from, to];
    }
    let (a, b) = (vector(from), vector(to));
    let angle = (a[0] * b[0] + a[1] * b[1] + a[2] * b[2]).clamp(-1.0, 1.0).acos();
    let pieces = (angle * RADIUS / EDGE_METRES).ceil();
    let mut chain = vec![from];
    let mut piece = 1.0;
    while piece < pieces {
        let (one, two) = (((1.0 - piece / pieces) * angle).sin(), (piece / pieces * angle).sin());
        let sum: [f64; 3] = [0, 1, 2].map(|axis| a[axis] * one + b[axis] * two);
        let latitude = sum[2].atan2(sum[0].hypot(sum[1])).to_degrees();
        chain.push(Place { latitude, longitude: sum[1].atan2(sum[0]).to_degrees() });
        piece += 1.0;
    }
    chain.push(to);
    chain
}

fn vector(place: Place) -> [f64; 3] {
    let (sin, cos) = place.latitude.to_radians().sin_cos();
    let (east, north) = place.longitude.to_radians().sin_cos();
    [cos * north, cos * east, sin]
}

/// The distance of a place from a short edge, on the plane that touches there; good to a part in a hundred within 100 km.
fn from_segment(place: Place, from: Place, to: Place) -> f64 {
    let shrink = place.latitude.to_radians().cos();
    let flat = |end: Place| {
        let east = wrapped(end.longitude - place.longitude);
        [east.to_radians() * shrink * RADIUS, (end.latitude - place.latitude).to_radians() * RADIUS]
    };
    let (a, b) = (flat(from), flat(to));
    let step = [b[0] - a[0], b[1] - a[1]];
    let square = step[0] * step[0] + step[1] * step[1];
    let share = if square > 0.0 { (-(a[0] * step[0] + a[1] * step[1]) / square).clamp(0.0, 1.0) } else { 0.0 };
    (a[0] + share * step[0]).hypot(a[1] + share * step[1])
}

const AXIS: f64 = 6_378_137.0;
const FLATTENING: f64 = 1.0 / 298.257_223_563;

/// Vincenty's inverse: metres and the azimuth at the start in radians; none where it does not converge.
pub fn inverse(from: Place, to: Place) -> Option<(f64, f64)> {
    let reduced = |latitude: f64| ((1.0 - FLATTENING) * latitude.to_radians().tan()).atan().sin_cos();
    let ((sin_one, cos_one), (sin_two, cos_two)) = (reduced(from.latitude), reduced(to.latitude));
    let east = (to.longitude - from.longitude).to_radians();
    let mut lambda = east;
    for _ in 0..200 {
        let (sin_lambda, cos_lambda) = lambda.sin_cos();
        let across = cos_two * sin_lambda;
        let up = cos_one * sin_two - sin_one * cos_two * cos_lambda;
        let sin_sigma = across.hypot(up);
        if sin_sigma == 0.0 {
            return (from == to).then_some((0.0, 0.0));
        }
        let cos_sigma = sin_one * sin_two + cos_one * cos_two * cos_lambda;
        let sigma = sin_sigma.atan2(cos_sigma);
        let sin_alpha = cos_one * cos_two * sin_lambda / sin_sigma;
        let cos_square = 1.0 - sin_alpha * sin_alpha;
        let middle = if cos_square > 0.0 { cos_sigma - 2.0 * sin_one * sin_two / cos_square } else { 0.0 };
        let share = FLATTENING / 16.0 * cos_square * (4.0 + FLATTENING * (4.0 - 3.0 * cos_square));
        let term = sigma + share * sin_sigma * (middle + share * cos_sigma * (2.0 * middle * middle - 1.0));
        let next = east + (1.0 - share) * FLATTENING * sin_alpha * term;
        if (next - lambda).abs() < 1e-13 {
            let (a, b) = series(cos_square);
            let metres = AXIS * (1.0 - FLATTENING) * a * (sigma - correction(b, middle, sin_sigma, cos_sigma));
            return Some((metres, across.atan2(up)));
        }
        lambda = next;
    }
    None
}

/// Vincenty's direct: the place so many metres from `from` along the azimuth.
pub fn direct(from: Place, azimuth: f64, metres: f64) -> Place {
    let (sin_azimuth, cos_azimuth) = azimuth.sin_cos();
    let tangent = (1.0 - FLATTENING) * from.latitude.to_radians().tan();
    let (sin_reduced, cos_reduced) = tangent.atan().sin_cos();
    let start = tangent.atan2(cos_azimuth);
    let sin_alpha = cos_reduced * sin_azimuth;
    let cos_square = 1.0 - sin_alpha * sin_alpha;
    let (a, b) = series(cos_square);
    let first = metres / (AXIS * (1.0 - FLATTENING) * a);
    let mut sigma = first;
    let mut middle = 0.0;
    for _ in 0..100 {
        middle = (2.0 * start + sigma).cos();
        let (sin_sigma, cos_sigma) = sigma.sin_cos();
        let next = first + correction(b, middle, sin_sigma, cos_sigma);
        let done = (next - sigma).abs() < 1e-13;
        sigma = next;
        if done {
            break;
        }
    }
    let (sin_sigma, cos_sigma) = sigma.sin_cos();
    let inner = sin_reduced * sin_sigma - cos_reduced * cos_sigma * cos_azimuth;
    let latitude = (sin_reduced * cos_sigma + cos_reduced * sin_sigma * cos_azimuth)
        .atan2((1.0 - FLATTENING) * sin_alpha.hypot(inner));
    let lambda = (sin_sigma * sin_azimuth).atan2(cos_reduced * cos_sigma - sin_reduced * sin_sigma * cos_azimuth);
    let share = FLATTENING / 16.0 * cos_square * (4.0 + FLATTENING * (4.0 - 3.0 * cos_square));
    let term = sigma + share * sin_sigma * (middle + share * cos_sigma * (2.0 * middle * middle - 1.0));
    let east = lambda - (1.0 - share) * FLATTENING * sin_alpha * term;
    let longitude = wrapped(from.longitude + east.to_degrees());
    Place { latitude: latitude.to_degrees(), longitude }
}

fn series(cos_square: f64) -> (f64, f64) {
    let minor = AXIS * (1.0 - FLATTENING);
    let u = cos_square * (AXIS * AXIS - minor * minor) / (minor * minor);
    let a = 1.0 + u / 16_384.0 * (4_096.0 + u * (-768.0 + u * (320.0 - 175.0 * u)));
    let b = u / 1_024.0 * (256.0 + u * (-128.0 + u * (74.0 - 47.0 * u)));
    (a, b)
}

fn correction(b: f64, middle: f64, sin_sigma: f64, cos_sigma: f64) -> f64 {
    let square = 2.0 * middle * middle - 1.0;
    let last = b / 6.0 * middle * (4.0 * sin_sigma * sin_sigma - 3.0) * (4.0 * middle * middle - 3.0);
    b * sin_sigma * (middle + b / 4.0 * (cos_sigma * square - last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(latitude: f64, longitude: f64) -> Place {
        Place { latitude, longitude }
    }

    /// Vincenty's own test lines, on his ellipsoids, are not WGS84; these are from the documentation of `GeographicLib`.
    #[test]
    fn distances_and_directions_are_those_of_the_literature() {
        let (metres, _) = inverse(place(40.6, -73.8), place(51.6, -0.5)).unwrap();
        assert!((metres - 5_551_759.4).abs() < 0.06, "{metres}");
        let there = direct(place(40.64, -73.78), 45_f64.to_radians(), 10e6);
        assert!((there.latitude - 32.621_100_463_7).abs() < 1e-7 && (there.longitude - 49.052_487_093).abs() < 1e-7);
        assert_eq!(inverse(place(0.0, 0.0), place(0.5, 179.7)), None, "nearly antipodal");
    }

    fn square(south: f64, west: f64, size: f64) -> Ring {
        [(0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0)]
            .map(|(north, east)| place(south + north * size, (west + east * size + 180.0).rem_euclid(360.0) - 180.0))
            .to_vec()
    }

    #[test]
    fn land_is_known_across_the_antimeridian_and_distances_too() {
        for west in [10.0, 175.0, -181.0, -60.0] {
            let land = Land::new(&[square(50.0, west, 10.0)]);
            for (north, east, inside) in
                [(5.0, 5.0, true), (5.0, -1.0, false), (5.0, 11.0, false), (-1.0, 5.0, false), (5.0, 185.0, false)]
            {
                let at = place(50.0 + north, (west + east + 180.0).rem_euclid(360.0) - 180.0);
                assert_eq!(land.holds(at), inside, "{at:?}");
            }
            let south = place(49.9, (west + 5.0 + 180.0).rem_euclid(360.0) - 180.0);
            let metres = land.away(south, 100_000.0);
            // The southern side is a great circle and bulges to the north.
            assert!((11_000.0..40_000.0).contains(&metres), "{metres}");
        }
    }

    /// A judge that cannot refuse is none: each planted fault is found, and the honest route is passed.
    #[test]
    fn planted_faults_are_found() {
        let closed = Land::new(&[square(50.0, 10.0, 2.0)]);
        let open = Land::new(&[square(50.0, 12.3, 2.0)]);
        let faults = |points: &[(f64, f64)], extra: f64| {
            let points: Vec<Place> = points.iter().map(|&(north, east)| place(north, east)).collect();
            let metres: f64 = points.windows(2).filter_map(|pair| inverse(pair[0], pair[1])).map(|(m, _)| m).sum();
            route_faults(&points, metres + extra, &closed, &open, 500.0, 0.0)
        };
        assert_eq!(faults(&[(52.5, 9.0), (52.6, 13.0)], 0.0), []);
        assert!(matches!(faults(&[(51.0, 9.0), (51.0, 13.0)], 0.0)[..], [RouteFault::TooNear { .. }, ..]));
        assert!(faults(&[(51.0, 9.0), (51.0, 13.0)], 0.0).iter().any(|one| matches!(one, RouteFault::OverLand(_))));
        assert!(matches!(faults(&[(52.15, 9.0), (52.15, 11.0)], 0.0)[..], [RouteFault::TooNear { .. }, ..]));
        assert!(matches!(faults(&[(53.0, 9.0), (53.0, 13.0)], 500.0)[..], [RouteFault::Length { .. }]));
        // Between the two lands, nearer to the open one.
        assert_eq!(faults(&[(50.6, 12.25), (51.4, 12.25)], 0.0), []);
        assert_ne!(faults(&[(50.6, 12.05), (51.4, 12.05)], 0.0), []);
        assert_eq!(faults(&[(0.0, 0.0), (0.0, 180.0)], 0.0), [RouteFault::Unclear(0)]);
        assert_eq!(faults(&[], 0.0), [RouteFault::Unclear(0)]);
    }
}

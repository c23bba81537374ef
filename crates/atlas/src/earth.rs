//! Points of the earth, and distances and lines on it: geodesics of WGS84.
//!
//! Distances come from Karney's algorithms (J. Geodesy 87, 2013) by `geographiclib-rs`. For tests of crossing, a point is
//! also a unit vector with its geodetic latitude and longitude for angles, and a geodesic a chain of great-circle pieces
//! between points of it: over [`PIECE_METRES`] the two part by less than 15 m. No borders are known here.

use geographiclib_rs::{DirectGeodesic as _, Geodesic, GeodesicLine, InverseGeodesic as _, capability};

/// The longest great-circle piece by which a geodesic is stood for.
pub(crate) const PIECE_METRES: f64 = 300_000.0;
/// No geodesic is shorter than its angle times this: the least radius of curvature of the ellipsoid, in metres.
pub(crate) const RADIUS_LEAST: f64 = 6_335_400.0;
/// What a radian is in metres where nothing hangs on it.
pub(crate) const RADIUS: f64 = 6_371_008.8;

/// A place in degrees of WGS84; latitude from -90 to 90, longitude over -180 up to 180.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    latitude: f64,
    longitude: f64,
}

impl Point {
    /// None where a number is not finite or the latitude is out of range; longitudes are brought into range.
    pub fn new(latitude: f64, longitude: f64) -> Option<Self> {
        if !(latitude.abs() <= 90.0 && longitude.is_finite()) {
            return None;
        }
        Some(Self { latitude, longitude: wrapped(longitude) })
    }

    /// Degrees north.
    pub fn latitude(self) -> f64 {
        self.latitude
    }

    /// Degrees east.
    pub fn longitude(self) -> f64 {
        self.longitude
    }

    pub(crate) fn vector(self) -> Vector {
        let (sin, cos) = self.latitude.to_radians().sin_cos();
        let (east, north) = self.longitude.to_radians().sin_cos();
        Vector([cos * north, cos * east, sin])
    }
}

/// A longitude over -180 up to 180.
pub(crate) fn wrapped(longitude: f64) -> f64 {
    let turned = longitude.rem_euclid(360.0);
    if turned > 180.0 { turned - 360.0 } else { turned }
}

/// A vector in space; mostly of length one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Vector(pub(crate) [f64; 3]);

impl Vector {
    pub(crate) fn dot(self, other: Self) -> f64 {
        self.0[0] * other.0[0] + self.0[1] * other.0[1] + self.0[2] * other.0[2]
    }

    pub(crate) fn cross(self, other: Self) -> Self {
        let ([a, b, c], [d, e, f]) = (self.0, other.0);
        Self([b * f - c * e, c * d - a * f, a * e - b * d])
    }

    pub(crate) fn plus(self, other: Self, times: f64) -> Self {
        let ([a, b, c], [d, e, f]) = (self.0, other.0);
        Self([a + d * times, b + e * times, c + f * times])
    }

    pub(crate) fn length(self) -> f64 {
        self.dot(self).sqrt()
    }

    pub(crate) fn unit(self) -> Self {
        let length = self.length();
        let by = if length > 0.0 { 1.0 / length } else { 1.0 };
        Self([self.0[0] * by, self.0[1] * by, self.0[2] * by])
    }

    /// The angle between two unit vectors, in radians.
    pub(crate) fn angle(self, other: Self) -> f64 {
        self.cross(other).length().atan2(self.dot(other))
    }

    pub(crate) fn point(self) -> Point {
        let [x, y, z] = self.0;
        let latitude = z.atan2(x.hypot(y)).to_degrees().clamp(-90.0, 90.0);
        Point { latitude, longitude: wrapped(y.atan2(x).to_degrees()) }
    }

    /// Two unit vectors that touch the sphere here: to the east and to the north (any two at a pole).
    pub(crate) fn tangents(self) -> (Self, Self) {
        let east = Self([-self.0[1], self.0[0], 0.0]);
        let east = if east.length() > 1e-12 { east.unit() } else { Self([0.0, 1.0, 0.0]) };
        (east, self.cross(east))
    }
}

/// The ellipsoid.
#[derive(Debug, Clone)]
pub struct Earth {
    geodesic: Geodesic,
}

impl Default for Earth {
    fn default() -> Self {
        Self { geodesic: Geodesic::wgs84() }
    }
}

impl Earth {
    /// The length of the geodesic, in metres.
    pub fn distance(&self, from: Point, to: Point) -> f64 {
        self.geodesic.inverse(from.latitude, from.longitude, to.latitude, to.longitude)
    }

    /// The point so many metres along the geodesic `from` -> `to`.
    pub fn along(&self, from: Point, to: Point, metres: f64) -> Point {
        let (azimuth, _, _): (f64, f64, f64) =
            self.geodesic.inverse(from.latitude, from.longitude, to.latitude, to.longitude);
        let (latitude, longitude): (f64, f64) = self.geodesic.direct(from.latitude, from.longitude, azimuth, metres);
        Point { latitude, longitude: wrapped(longitude) }
    }

    /// Points of the geodesic from end to end, both ends included, none more than `piece_metres` from the next.
    pub fn way(&self, from: Point, to: Point, piece_metres: f64) -> Vec<Point> {
        let line = self.line(from, to, piece_metres);
        (0..=line.pieces).map(|place| line.at(place)).collect()
    }

    /// The geodesic, cut into pieces of no more than `piece_metres`, of which no point is worked out yet.
    pub(crate) fn line(&self, from: Point, to: Point, piece_metres: f64) -> Line {
        let (metres, azimuth, _, _): (f64, f64, f64, f64) =
            self.geodesic.inverse(from.latitude, from.longitude, to.latitude, to.longitude);
        let mut pieces = 1_u32;
        while f64::from(pieces) * piece_metres < metres {
            pieces += 1;
        }
        let capabilities = Some(capability::LATITUDE | capability::LONGITUDE | capability::DISTANCE_IN);
        let geodesic =
            GeodesicLine::new(&self.geodesic, from.latitude, from.longitude, azimuth, capabilities, None, None);
        Line { geodesic, from, to, metres, pieces }
    }
}

/// A geodesic cut into equal pieces.
pub(crate) struct Line {
    geodesic: GeodesicLine,
    from: Point,
    to: Point,
    metres: f64,
    pub(crate) pieces: u32,
}

impl Line {
    /// Where so many pieces end; 0 is the start.
    pub(crate) fn at(&self, place: u32) -> Point {
        if place == 0 {
            return self.from;
        }
        if place >= self.pieces {
            return self.to;
        }
        let along = self.metres * f64::from(place) / f64::from(self.pieces);
        let wanted = capability::LATITUDE | capability::LONGITUDE;
        let (_, latitude, longitude, ..) = self.geodesic._gen_position(false, along, wanted);
        Point { latitude, longitude: wrapped(longitude) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(latitude: f64, longitude: f64) -> Point {
        Point::new(latitude, longitude).unwrap()
    }

    /// Published with the algorithms: Karney 2013, and the examples of `GeographicLib`.
    #[test]
    fn distances_are_those_of_the_literature() {
        let earth = Earth::default();
        for (from, to, metres) in [
            (point(40.6, -73.8), point(51.6, -0.5), 5_551_759.4),
            (point(-41.32, 174.81), point(40.96, -5.50), 19_959_679.267_4),
            (point(0.0, 179.5), point(0.0, -179.5), 111_319.490_8),
            (point(90.0, 0.0), point(-90.0, 0.0), 20_003_931.458_6),
        ] {
            let found = earth.distance(from, to);
            assert!((found - metres).abs() < 0.06, "{from:?} {to:?}: {found}");
        }
    }

    #[test]
    fn a_way_is_as_long_as_its_geodesic_and_crosses_the_antimeridian() {
        let earth = Earth::default();
        let (from, to) = (point(35.55, 139.78), point(61.17, -149.99));
        let way = earth.way(from, to, 100_000.0);
        let sum: f64 = way.windows(2).map(|pair| earth.distance(pair[0], pair[1])).sum();
        assert!((sum - earth.distance(from, to)).abs() < 0.01);
        assert!(way.iter().all(|point| point.longitude().abs() <= 180.0));
        assert!(way.windows(2).any(|pair| pair[0].longitude() * pair[1].longitude() < 0.0));
    }

    #[test]
    fn pieces_of_great_circles_stay_by_their_geodesic() {
        let earth = Earth::default();
        for (from, to) in [
            (point(0.0, 0.0), point(60.0, 120.0)),
            (point(70.0, -30.0), point(75.0, 150.0)),
            (point(-30.0, 0.0), point(30.0, 160.0)),
        ] {
            let way = earth.way(from, to, PIECE_METRES);
            for pair in way.windows(2) {
                let middle = pair[0].vector().plus(pair[1].vector(), 1.0).unit().point();
                let half = earth.distance(pair[0], pair[1]) / 2.0;
                // Across, not along: halves of the one are not quite halves of the other.
                let foot = earth.along(pair[0], pair[1], half);
                let (a, b) = (pair[0].vector(), pair[1].vector());
                let across = a.cross(b).unit().dot(foot.vector()).abs() * RADIUS;
                assert!(across < 15.0, "{across} m at {middle:?}");
            }
        }
    }

    #[test]
    fn impossible_places_are_none() {
        for (latitude, longitude) in [(90.1, 0.0), (f64::NAN, 0.0), (0.0, f64::INFINITY)] {
            assert_eq!(Point::new(latitude, longitude), None);
        }
        assert_eq!(point(0.0, -180.0).longitude(), 180.0);
        assert_eq!(point(0.0, 540.0).longitude(), 180.0);
    }
}

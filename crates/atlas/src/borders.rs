//! The partition of the world: arcs with what lies on either side of each, and which face a place lies in.
//!
//! The form of the packed data is described in `data/README.md`. What is no face is the high seas, Antarctica included.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::areas::AreaRef;
use crate::boxes::{Boxes, Piece};
use crate::earth::{Point, Vector, wrapped};
use crate::error::AtlasError;

/// Stored coordinates are whole numbers of this many parts of a degree.
const UNITS: f64 = 10_000.0;
const MAGIC: &[u8] = b"takas-borders 1\n";

/// Longitude and latitude in ten-thousandths of a degree.
pub(crate) type Stored = (i32, i32);

/// What lies on one side of an arc.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Face {
    /// Whose.
    pub area: AreaRef,
    /// Land, or the belt of sea of 12 nautical miles.
    pub land: bool,
}

/// A chain of points between two faces; none is the high seas.
#[derive(Debug, Clone)]
pub struct Arc {
    /// What lies to the left, going from the first point to the last.
    pub left: Option<Face>,
    /// What lies to the right.
    pub right: Option<Face>,
    /// The points, in ten-thousandths of a degree: longitude, latitude. At least two; a ring repeats its first.
    pub(crate) points: Vec<(i32, i32)>,
}

impl Arc {
    /// The places of the points.
    pub fn places(&self) -> impl Iterator<Item = Point> + '_ {
        self.points.iter().map(|&point| place(point))
    }
}

/// The place of a stored point.
pub(crate) fn place((longitude, latitude): (i32, i32)) -> Point {
    // The reader has refused everything else.
    Point::new(f64::from(latitude) / UNITS, f64::from(longitude) / UNITS).unwrap_or(Vector([1.0, 0.0, 0.0]).point())
}

/// All arcs.
#[derive(Debug)]
pub struct Borders {
    arcs: Vec<Arc>,
    /// Made when a place is first asked for.
    meridians: OnceLock<Meridians>,
}

impl Borders {
    /// Unpacks the data; `areas` is how many areas there are.
    pub(crate) fn read(bytes: &[u8], areas: usize) -> Result<Self, AtlasError> {
        let mut reader = Reader { rest: bytes.strip_prefix(MAGIC).ok_or_else(|| bad("head"))? };
        let count = reader.number()?;
        let mut arcs = Vec::new();
        for _ in 0..count {
            let left = reader.face(areas)?;
            let right = reader.face(areas)?;
            let length = reader.number()?;
            let mut at = (0_i32, 0_i32);
            let mut points = Vec::new();
            for _ in 0..length {
                let step = (reader.number()?, reader.number()?);
                at = (at.0.saturating_add(step.0), at.1.saturating_add(step.1));
                if at.0.abs() > 1_800_000 || at.1.abs() > 900_000 {
                    return Err(bad("a point off the earth"));
                }
                points.push(at);
            }
            if points.len() < 2 {
                return Err(bad("an arc without length"));
            }
            arcs.push(Arc { left, right, points });
        }
        if reader.rest.is_empty() {
            Ok(Self { arcs, meridians: OnceLock::new() })
        } else {
            Err(bad("more than was announced"))
        }
    }

    /// All arcs.
    pub fn arcs(&self) -> &[Arc] {
        &self.arcs
    }

    /// Closed chains around the faces that are meant, with those to the left; a chain does not repeat its first place.
    /// A place lies inside where it lies in an odd number of them.
    pub fn rings(&self, meant: impl Fn(Face) -> bool) -> Vec<Vec<Point>> {
        let is_meant = |face: Option<Face>| face.is_some_and(&meant);
        let mut from: BTreeMap<Stored, Vec<Vec<Stored>>> = BTreeMap::new();
        for arc in self.arcs.iter().filter(|arc| is_meant(arc.left) != is_meant(arc.right)) {
            let mut points = arc.points.clone();
            if !is_meant(arc.left) {
                points.reverse();
            }
            from.entry(points[0]).or_default().push(points);
        }
        let mut rings = Vec::new();
        while let Some((&start, _)) = from.first_key_value() {
            let mut ring: Vec<(i32, i32)> = vec![start];
            while let Some(at) = ring.last().copied().filter(|&at| ring.len() == 1 || at != start) {
                let Some(arcs) = from.get_mut(&at) else { break };
                let next = arcs.pop().unwrap_or_default();
                if arcs.is_empty() {
                    from.remove(&at);
                }
                ring.extend(next.into_iter().skip(1));
            }
            ring.pop();
            rings.push(ring.into_iter().map(place).collect());
        }
        rings
    }

    /// The face in which a place lies, by the first arc to its south; none is the high seas.
    pub(crate) fn face_at(&self, at: Point) -> Option<Face> {
        let meridians = self.meridians.get_or_init(|| Meridians::of(&self.arcs));
        self.face_among(at, meridians.near(at.longitude()))
    }

    /// The face by those pieces alone, which are told by their arc and their first point, in the order of the data.
    fn face_among(&self, at: Point, among: impl Iterator<Item = (usize, usize)>) -> Option<Face> {
        let here = at.vector();
        let mut nearest: Option<(f64, Option<Face>)> = None;
        for (arc, first) in among {
            let arc = &self.arcs[arc];
            let pair = &arc.points[first..first + 2];
            let (one, other) = (relative(pair[0], at), relative(pair[1], at));
            if (one < 0.0) == (other < 0.0) || (one - other).abs() >= 180.0 {
                continue;
            }
            let height = height(place(pair[0]).vector(), place(pair[1]).vector(), here);
            if height <= at.latitude() && nearest.is_none_or(|(best, _)| height > best) {
                // Going east, the north is to the left.
                nearest = Some((height, if one < other { arc.left } else { arc.right }));
            }
        }
        nearest.and_then(|(_, face)| face)
    }

    /// The distance in radians from a place to the nearest border of an area.
    pub(crate) fn away_from(&self, area: AreaRef, from: Vector) -> f64 {
        let of = |face: Option<Face>| face.is_some_and(|face| face.area == area);
        let arcs = self.arcs.iter().filter(|arc| of(arc.left) != of(arc.right));
        let pieces = arcs.flat_map(|arc| pieces(&arc.points));
        pieces.map(|piece| piece.away(from)).fold(f64::INFINITY, f64::min)
    }

    /// Every piece between two areas, for following a way from one to the next; with what is left and right of it.
    pub(crate) fn frontiers(&self) -> Frontiers {
        let area = |face: Option<Face>| face.map(|face| face.area);
        let (mut list, mut sides) = (Vec::new(), Vec::new());
        for arc in self.arcs.iter().filter(|arc| area(arc.left) != area(arc.right)) {
            for piece in pieces(&arc.points) {
                list.push(piece);
                sides.push((area(arc.left), area(arc.right)));
            }
        }
        list.shrink_to_fit();
        sides.shrink_to_fit();
        Frontiers { boxes: Boxes::new(list), sides }
    }
}

/// Pieces by the gores that they touch: spans of longitude, each from pole to pole. A meridian meets the pieces of its own gore alone.
#[derive(Debug)]
struct Meridians {
    /// Where the pieces of each gore begin; one more than there are gores.
    begins: Vec<usize>,
    /// Arc and first point of each piece, gore by gore, in the order of the data.
    pieces: Vec<(u32, u32)>,
}

/// Gores around the earth.
const GORES: usize = 1_440;
/// The width of a gore in stored units.
const GORE: i32 = 2_500;
/// Stored units around the earth.
const ROUND: i32 = 3_600_000;

impl Meridians {
    fn of(arcs: &[Arc]) -> Self {
        let mut gores: Vec<Vec<(u32, u32)>> = vec![Vec::new(); GORES];
        for (number, arc) in (0_u32..).zip(arcs) {
            for (first, pair) in (0_u32..).zip(arc.points.windows(2)) {
                let (west, east) = (pair[0].0.min(pair[1].0), pair[0].0.max(pair[1].0));
                // A piece goes the short way round.
                let (from, to) = if east - west > ROUND / 2 { (east, west + ROUND) } else { (west, east) };
                // A unit on either side, as a longitude that is asked for is no whole number of them.
                let gore = |longitude: i32| (longitude + ROUND / 2).div_euclid(GORE);
                for gore in gore(from - 1)..=gore(to + 1) {
                    let gore = usize::try_from(gore.rem_euclid(ROUND / GORE)).unwrap_or(0);
                    gores[gore].push((number, first));
                }
            }
        }
        let mut begins = vec![0];
        for gore in &gores {
            begins.push(begins[begins.len() - 1] + gore.len());
        }
        Self { begins, pieces: gores.concat() }
    }

    /// The pieces that the meridian of a longitude in degrees may meet.
    fn near(&self, longitude: f64) -> impl Iterator<Item = (usize, usize)> + '_ {
        #[expect(clippy::cast_possible_truncation, reason = "at most the gores around the earth")]
        let gore = ((longitude + 180.0) * UNITS / f64::from(GORE)) as usize % GORES;
        let pieces = &self.pieces[self.begins[gore]..self.begins[gore + 1]];
        pieces.iter().map(|&(arc, first)| (arc as usize, first as usize))
    }
}

/// Pieces between areas.
#[derive(Debug)]
pub(crate) struct Frontiers {
    pub(crate) boxes: Boxes,
    /// Left and right of each piece.
    pub(crate) sides: Vec<(Option<AreaRef>, Option<AreaRef>)>,
}

/// The pieces of a chain of stored points.
pub(crate) fn pieces(points: &[(i32, i32)]) -> impl Iterator<Item = Piece> + '_ {
    points.windows(2).map(|pair| Piece::new(place(pair[0]).vector(), place(pair[1]).vector()))
}

/// How far east of a place a stored point lies, from -180 to 180 degrees; exactly beneath counts as east.
fn relative(point: (i32, i32), at: Point) -> f64 {
    let east = wrapped(f64::from(point.0) / UNITS - at.longitude());
    if east == 180.0 { -180.0 } else { east }
}

/// The latitude at which the great circle through two points crosses the meridian of a third.
fn height(one: Vector, other: Vector, at: Vector) -> f64 {
    let normal = one.cross(other);
    let flat = at.0[0].hypot(at.0[1]);
    let (east, north) = if flat > 0.0 { (at.0[0] / flat, at.0[1] / flat) } else { (1.0, 0.0) };
    let along = normal.0[0] * east + normal.0[1] * north;
    (-along / normal.0[2]).atan().to_degrees()
}

fn bad(what: &str) -> AtlasError {
    AtlasError::Data { file: "borders.bin", line: what.to_owned() }
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    /// A number: seven bits a byte, least first, zigzag.
    fn number(&mut self) -> Result<i32, AtlasError> {
        let mut value = 0_u64;
        for shift in [0, 7, 14, 21, 28] {
            let (&byte, rest) = self.rest.split_first().ok_or_else(|| bad("it ends early"))?;
            self.rest = rest;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                let half = i64::try_from(value >> 1).map_err(|_| bad("a number too large"))?;
                let number = if value & 1 == 0 { half } else { -half - 1 };
                return i32::try_from(number).map_err(|_| bad("a number too large"));
            }
        }
        Err(bad("a number too long"))
    }

    fn face(&mut self, areas: usize) -> Result<Option<Face>, AtlasError> {
        let label = usize::try_from(self.number()?).map_err(|_| bad("a negative face"))?;
        if label == 0 {
            return Ok(None);
        }
        let area = (label - 1) / 2;
        if area >= areas {
            return Err(bad("a face of no area"));
        }
        Ok(Some(Face { area: AreaRef(area), land: label % 2 == 1 }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_face_is_found_among_few_pieces_as_among_all() {
        let atlas = crate::Atlas::embedded().unwrap();
        let borders = atlas.borders();
        let all = || (0..).zip(&borders.arcs).flat_map(|(arc, of)| (0..of.points.len() - 1).map(move |at| (arc, at)));
        let mut places: Vec<Point> = Vec::new();
        // Corners of borders and the edges of gores are where one could be left out.
        places.extend(borders.arcs.iter().step_by(29).map(|arc| place(arc.points[0])));
        for longitude in [-180.0, -179.999_95, -90.0, -0.25, 0.0, 0.25, 28.999_999, 29.0, 179.75, 179.999_95, 180.0] {
            places
                .extend([-90.0, -60.0, 0.0, 41.0, 66.5, 90.0].map(|latitude| Point::new(latitude, longitude).unwrap()));
        }
        for step in 0..200_u32 {
            let (latitude, longitude) = (f64::from(step * 7_919 % 1_800), f64::from(step * 6_007 % 3_600));
            places.push(Point::new(latitude / 10.0 - 90.0, longitude / 10.0 - 180.0).unwrap());
        }
        let mut lands = 0;
        for at in places {
            let face = borders.face_among(at, all());
            assert_eq!(borders.face_at(at), face, "{at:?}");
            lands += usize::from(face.is_some());
        }
        assert!(lands > 100, "{lands}");
    }

    #[test]
    fn damaged_data_is_an_error_and_no_panic() {
        let good = [MAGIC, &[2, 2, 0, 4, 0, 0, 2, 2]].concat();
        assert_eq!(Borders::read(&good, 1).unwrap().arcs().len(), 1);
        for end in 0..good.len() {
            assert!(Borders::read(&good[..end], 1).is_err(), "{end} bytes");
        }
        assert!(Borders::read(&good, 0).is_err(), "a face of no area");
        assert!(Borders::read(&[MAGIC, &[0xff; 20]].concat(), 1).is_err());
    }
}

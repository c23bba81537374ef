//! The sky as one aircraft finds it: what is closed to it, where an airport lies, and the ways between airports.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::Atlas;
use crate::airports::AirportRef;
use crate::airspace::Closed;
use crate::areas::AreaRef;
use crate::boxes::Piece;
use crate::earth::{PIECE_METRES, Point, RADIUS};
use crate::error::AtlasError;
use crate::leg::{Airspace, Answer, Overflown, Question};
use crate::network::{Network, Way};
use crate::plan;

/// An airport this near to a border is taken to lie on the side that its own entry names: borders are simplified.
const BORDER_DOUBT_METRES: f64 = 8_000.0;

/// Skies of one atlas, for many legs: what several of them close alike is worked out once.
#[derive(Debug)]
pub struct Skies<'a> {
    atlas: &'a Atlas,
    networks: RefCell<BTreeMap<BTreeSet<AreaRef>, Rc<Network>>>,
}

impl<'a> Skies<'a> {
    /// None yet.
    pub fn new(atlas: &'a Atlas) -> Self {
        Self { atlas, networks: RefCell::default() }
    }

    /// The leg that is asked for, or why there is none: as [`Atlas::leg`] has it.
    ///
    /// # Errors
    /// When start and end are one airport.
    pub fn leg(&self, question: &Question) -> Result<Answer, AtlasError> {
        plan::leg(self, question)
    }

    pub(crate) fn atlas(&self) -> &'a Atlas {
        self.atlas
    }

    /// The sky with this airspace.
    pub(crate) fn sky(&self, airspace: Airspace) -> Sky<'a> {
        let atlas = self.atlas;
        let indices = (0..atlas.areas().all().len()).map(AreaRef);
        let closed: BTreeSet<AreaRef> = indices.filter(|&area| !closers(atlas, &airspace, area).is_empty()).collect();
        let made = || Rc::new(Network::new(Closed::new(atlas.borders(), closed.clone())));
        let network = Rc::clone(self.networks.borrow_mut().entry(closed.clone()).or_insert_with(made));
        Sky { atlas, airspace, network }
    }
}

/// A sky.
#[derive(Debug)]
pub struct Sky<'a> {
    atlas: &'a Atlas,
    airspace: Airspace,
    network: Rc<Network>,
}

impl<'a> Sky<'a> {
    /// Works out what is closed.
    pub fn new(atlas: &'a Atlas, airspace: Airspace) -> Self {
        Skies::new(atlas).sky(airspace)
    }

    /// The closed areas.
    pub fn closed(&self) -> &BTreeSet<AreaRef> {
        &self.network.closed.areas
    }

    /// What makes this sky.
    pub(crate) fn airspace(&self) -> &Airspace {
        &self.airspace
    }

    /// The states that close an area to this aircraft; none where it is open.
    pub fn closers(&self, area: AreaRef) -> Vec<AreaRef> {
        closers(self.atlas, &self.airspace, area)
    }

    /// The area in which the airport lies, where that is closed.
    pub(crate) fn closed_end(&self, airport: AirportRef) -> Option<AreaRef> {
        if self.closed().is_empty() {
            return None;
        }
        self.atlas.area_of(airport).filter(|area| self.closed().contains(area))
    }

    /// The shortest way between two airports that are open; none where they are not connected.
    pub(crate) fn way(&self, from: AirportRef, to: AirportRef) -> Option<Way> {
        let ends = [from, to].map(|end| self.atlas.airports().get(end).point);
        let [start, goal] = ends.map(|end| self.gate(end));
        let mut way = self.network.way(start?, goal?)?;
        let earth = self.atlas.earth();
        for (end, at) in [(ends[0], 0), (ends[1], way.points.len())] {
            let inner = way.points[at.min(way.points.len() - 1)];
            if inner != end {
                way.metres += earth.distance(end, inner);
                way.points.insert(if at == 0 { 0 } else { way.points.len() }, end);
            }
        }
        Some(way)
    }

    /// True where the geodesic between two places enters nothing that is closed.
    pub(crate) fn is_free(&self, from: Point, to: Point) -> bool {
        self.network.closed.is_free(self.atlas.earth(), from, to)
    }

    /// Where ways from an open airport begin: at it, or, where simplified borders have it in closed land, just outside.
    fn gate(&self, end: Point) -> Option<Point> {
        if self.network.closed.holds(end) { self.network.closed.way_out(end) } else { Some(end) }
    }

    /// Lengths of the shortest ways between all these airports, in metres, row by row; not a number where there is none
    /// or an end is closed.
    pub fn lengths(&self, airports: &[AirportRef]) -> Vec<Vec<f64>> {
        let gates: Vec<Option<Point>> = airports
            .iter()
            .map(|&airport| match self.closed_end(airport) {
                Some(_) => None,
                None => self.gate(self.atlas.airports().get(airport).point),
            })
            .collect();
        let open: Vec<usize> = (0..airports.len()).filter(|&place| gates[place].is_some()).collect();
        let earth = self.atlas.earth();
        let extra: Vec<f64> = airports
            .iter()
            .zip(&gates)
            .map(|(&airport, gate)| {
                gate.map_or(0.0, |gate| earth.distance(self.atlas.airports().get(airport).point, gate))
            })
            .collect();
        let inner = self.network.lengths(&gates.iter().copied().flatten().collect::<Vec<Point>>());
        let mut rows = vec![vec![f64::NAN; airports.len()]; airports.len()];
        for (row, &one) in open.iter().enumerate() {
            for (column, &other) in open.iter().enumerate() {
                let ends = if one == other { 0.0 } else { extra[one] + extra[other] };
                rows[one][other] = inner[row][column] + ends;
            }
        }
        rows
    }

    /// What a way passes over, in order.
    pub(crate) fn over(&self, points: &[Point]) -> Vec<Overflown> {
        let (earth, frontiers) = (self.atlas.earth(), self.atlas.frontiers());
        let mut meetings: Vec<(f64, Option<AreaRef>)> = Vec::new();
        let mut before = 0.0;
        for pair in points.windows(2) {
            for piece in earth.way(pair[0], pair[1], PIECE_METRES).windows(2) {
                let by = Piece::new(piece[0].vector(), piece[1].vector());
                for crossed in frontiers.boxes.crossed(&by) {
                    let frontier = &frontiers.boxes.pieces()[crossed];
                    let (left, right) = frontiers.sides[crossed];
                    let entered = if frontier.entered_from_right(&by) { left } else { right };
                    meetings.push((before + earth.distance(piece[0], frontier.meeting(&by).point()), entered));
                }
                before += earth.distance(piece[0], piece[1]);
            }
        }
        meetings.sort_by(|one, other| one.0.total_cmp(&other.0));
        let start = points.first().and_then(|&point| self.atlas.borders().face_at(point)).map(|face| face.area);
        let mut over: Vec<Overflown> = Vec::new();
        let (mut area, mut since) = (start, 0.0);
        let mut part = |area: Option<AreaRef>, since: f64, until_metres: f64| match over.last_mut() {
            Some(last) if last.area == area => {
                last.metres += until_metres - since;
                last.until_metres = until_metres;
            }
            _ => over.push(Overflown { area, metres: until_metres - since, until_metres }),
        };
        for (at, entered) in meetings {
            if entered != area {
                part(area, since, at);
                (area, since) = (entered, at);
            }
        }
        part(area, since, before);
        over
    }
}

/// The states whose closure of the area holds for the aircraft, cleared ones left out.
fn closers(atlas: &Atlas, airspace: &Airspace, area: AreaRef) -> Vec<AreaRef> {
    if airspace.opened.contains(&area) {
        return Vec::new();
    }
    let states = atlas.areas().get(area).states();
    let has_word = |state: AreaRef| states.contains(atlas.areas().get(state).code.as_str());
    let holds =
        |to: &BTreeSet<AreaRef>| to.is_empty() || airspace.registry.is_none_or(|registry| to.contains(&registry));
    let cleared = |state: AreaRef| {
        airspace.clearances.iter().any(|clearance| clearance.state == state || clearance.state == area)
    };
    let mut by: Vec<AreaRef> = airspace
        .closures
        .iter()
        .filter(|closure| has_word(closure.state) && holds(&closure.to) && !cleared(closure.state))
        .map(|closure| closure.state)
        .collect();
    by.sort();
    by.dedup();
    by
}

impl Atlas {
    /// The area in which an airport lies: by its place, or by the country of its entry where a border is near.
    pub fn area_of(&self, airport: AirportRef) -> Option<AreaRef> {
        let entry = self.airports().get(airport);
        let by_place = self.borders().face_at(entry.point).map(|face| face.area);
        let by_entry = self.areas().drawn(entry.country);
        match (by_place, by_entry) {
            (Some(place), Some(named)) if place != named => {
                let states = self.areas().get(place).states();
                let named_code = self.areas().get(named).code.as_str();
                let doubt = self.borders().away_from(named, entry.point.vector()) * RADIUS < BORDER_DOUBT_METRES;
                Some(if doubt && !states.contains(named_code) { named } else { place })
            }
            (None, named) => named.filter(|&named| {
                self.borders().away_from(named, entry.point.vector()) * RADIUS < 10.0 * BORDER_DOUBT_METRES
            }),
            (place, _) => place,
        }
    }
}

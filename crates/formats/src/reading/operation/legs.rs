//! Ways through the air: legs of the atlas around what is closed, for each class of aircraft between the airports that routes pass.
//!
//! Aircraft that fly alike are one class and share their legs; a leg serves both directions.

use std::collections::BTreeSet;

use takas_atlas::{
    Aircraft, AirportRef, Airspace, Answer, AreaRef, Clearance, Closure, Condition, Disconnected, Instant, Leg,
    Question, Skies,
};
use takas_model::{Minutes, PlaceRef, Takes, VehicleRef, Way};

use super::Reader;
use super::places::millionths_of;
use crate::codes::Code;
use crate::reading::fields::{self, Fields, Said};
use crate::shapes;
use crate::source::Place;
use crate::tree::Value;

/// How many legs are asked of the atlas at most: a second for some hundreds.
const LEGS_MAX: usize = 20_000;
/// Where the file says nothing: hundredths of the atlas's minutes, and minutes on the ground at a stop.
const SHORTEST: u64 = 90;
const LONGEST: u64 = 125;
const GROUND: Minutes = 60;

/// What the atlas has to know of an aircraft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Flying {
    pub(super) aircraft: Aircraft,
    pub(super) registry: Option<AreaRef>,
}

/// Aircraft that fly alike.
struct Class {
    flying: Flying,
    /// Which of the clearances.
    clearances: Vec<usize>,
    vehicles: Vec<VehicleRef>,
}

/// What all flights have in common.
struct Sky {
    closures: Vec<Closure>,
    opened: BTreeSet<AreaRef>,
    clearances: Vec<(Clearance, Vec<VehicleRef>)>,
    stops: Vec<AirportRef>,
    shortest: u64,
    longest: u64,
    ground: u32,
}

impl Reader<'_> {
    /// Gives every aircraft its ways between the airports that matter. After a mistake nothing is asked of the atlas: there will be
    /// no handover.
    pub(super) fn read_legs(&mut self, top: &Fields<'_>) {
        let sky = self.sky(top);
        if self.sink.has_errors() {
            return;
        }
        let classes = self.classes(&sky);
        let skies = Skies::new(self.source.atlas);
        let routes = self.handover.groups.iter().flat_map(|group| &group.routes).flat_map(|route| &route.places);
        let passed: BTreeSet<PlaceRef> =
            routes.copied().filter(|place| self.airports[place.index()].is_some()).collect();
        let mut asked = 0_usize;
        for class in &classes {
            let starts = class.vehicles.iter().map(|vehicle| self.handover.vehicle(*vehicle).start);
            let mut ends = passed.clone();
            ends.extend(starts.filter(|start| self.airports[start.index()].is_some()));
            let ends: Vec<PlaceRef> = ends.into_iter().collect();
            asked += ends.len() * ends.len().saturating_sub(1) / 2;
            if asked > LEGS_MAX {
                let message = format!("more than {LEGS_MAX} legs between airports would have to be found");
                let help = "give aircraft that fly alike one state of registry and the same clearances, or plan fewer airports at once";
                self.sink.add(Code::TooMany, top.place, message, help);
                return;
            }
            for (at, &one) in ends.iter().enumerate() {
                for &other in &ends[at + 1..] {
                    self.leg(class, one, other, &sky, &skies);
                }
            }
        }
    }

    fn classes(&self, sky: &Sky) -> Vec<Class> {
        let mut classes: Vec<Class> = Vec::new();
        for (index, flying) in self.flying.iter().enumerate() {
            let Some(flying) = flying else { continue };
            let vehicle = VehicleRef::new(index);
            let concerns = |(_, whose): &&(Clearance, Vec<VehicleRef>)| whose.binary_search(&vehicle).is_ok();
            let clearances: Vec<usize> =
                sky.clearances.iter().enumerate().filter(|(_, one)| concerns(one)).map(|(at, _)| at).collect();
            match classes.iter_mut().find(|class| class.flying == *flying && class.clearances == clearances) {
                Some(class) => class.vehicles.push(vehicle),
                None => classes.push(Class { flying: flying.clone(), clearances, vehicles: vec![vehicle] }),
            }
        }
        classes
    }

    /// One leg and its way back, or why there is none.
    fn leg(&mut self, class: &Class, from: PlaceRef, to: PlaceRef, sky: &Sky, skies: &Skies<'_>) {
        let (Some(start), Some(end)) = (self.airports[from.index()], self.airports[to.index()]) else { return };
        if start == end {
            return;
        }
        let question = Question {
            from: start,
            to: end,
            aircraft: class.flying.aircraft.clone(),
            airspace: Airspace {
                registry: class.flying.registry,
                closures: sky.closures.clone(),
                opened: sky.opened.clone(),
                clearances: class.clearances.iter().map(|at| sky.clearances[*at].0.clone()).collect(),
            },
            guarantees: Vec::new(),
            stops: sky.stops.clone(),
            ground_minutes: sky.ground,
            departs: None,
        };
        match skies.leg(&question) {
            Ok(Answer::Leg { leg, .. }) => {
                let way = self.way_of(&leg, sky);
                let mut back = way.clone();
                back.points.reverse();
                for vehicle in &class.vehicles {
                    let ways = &mut self.handover.vehicles[vehicle.index()].ways;
                    ways.insert((from, to), way.clone());
                    ways.insert((to, from), back.clone());
                }
            }
            Ok(Answer::Disconnected { why, .. }) => {
                let words = self.why_not(&why);
                for vehicle in &class.vehicles {
                    self.shut.insert((vehicle.index(), from, to), words.clone());
                    self.shut.insert((vehicle.index(), to, from), words.clone());
                }
            }
            // Only a leg from an airport to itself is no question.
            Err(_) => {}
        }
    }

    fn way_of(&self, leg: &Leg, sky: &Sky) -> Way {
        let usual = u64::from(leg.minutes);
        let minutes = |minutes: u64| Minutes::try_from(minutes).unwrap_or(Minutes::MAX);
        let takes = Takes {
            shortest: minutes(usual * sky.shortest / 100),
            usual: minutes(usual),
            longest: minutes((usual * sky.longest).div_ceil(100)),
        };
        let mut points: Vec<(i32, i32)> = leg
            .hops
            .iter()
            .flat_map(|hop| &hop.points)
            .filter_map(|point| millionths_of(point.latitude()).zip(millionths_of(point.longitude())))
            .collect();
        points.dedup();
        Way {
            takes,
            points,
            conditions: leg.conditions.iter().map(|condition| self.clearance_words(condition)).collect(),
        }
    }

    fn clearance_words(&self, condition: &Condition) -> String {
        format!("clearance of {} by {}{}", condition.name, condition.given_by, self.until_words(condition.until))
    }

    /// ` until …` in the operation's zone, or nothing.
    pub(super) fn until_words(&self, until: Option<Instant>) -> String {
        let local = until.and_then(|until| until.local(&self.clock.zone).ok());
        local.map(|local| format!(" until {local}")).unwrap_or_default()
    }

    /// The atlas's reason, in a sentence.
    fn why_not(&self, why: &Disconnected) -> String {
        let atlas = self.source.atlas;
        let code = |area: &AreaRef| atlas.areas().get(*area).code.clone();
        let codes = |areas: &[AreaRef]| areas.iter().map(code).collect::<Vec<_>>().join(", ");
        match why {
            Disconnected::EndClosed { airport, area, by } => {
                let airport = atlas.airports().get(*airport).code();
                format!("{airport} lies in {}, which {} closes to it", code(area), codes(by))
            }
            Disconnected::Enclosed { opened_by } if opened_by.is_empty() => {
                "what is closed lies all around one of the ends, and no single state could open a way".to_owned()
            }
            Disconnected::Enclosed { opened_by } => {
                format!("what is closed lies all around one of the ends; {} could open a way", codes(opened_by))
            }
            Disconnected::OutOfRange { metres, range_metres } => format!(
                "the way is {:.0} km, its range {:.0} km, and no open airport near the way is within range to stop at",
                metres / 1000.0,
                range_metres / 1000.0
            ),
            Disconnected::Lapses { condition } => format!("the guarantee `{}` ends too early", condition.name),
        }
    }

    /// `[air]`, `[airspace]` and `[clearances]`.
    fn sky(&mut self, top: &Fields<'_>) -> Sky {
        let mut sky = Sky {
            closures: Vec::new(),
            opened: BTreeSet::new(),
            clearances: Vec::new(),
            stops: Vec::new(),
            shortest: SHORTEST,
            longest: LONGEST,
            ground: u32::try_from(GROUND).unwrap_or(u32::MAX),
        };
        if let Some(fields) =
            top.entry("air").and_then(|entry| Fields::of_entry(entry, shapes::OPERATION_AIR, self.sink))
        {
            self.read_air(&fields, &mut sky);
        }
        for entry in top.lines("airspace", self.sink) {
            let Some((state, _)) = self.area(&Said { value: &entry.key, place: entry.key_place }) else { continue };
            match &entry.node.value {
                Value::Text(text) if text.trim() == "open" => drop(sky.opened.insert(state)),
                Value::Text(text) if text.trim() == "closed" => {
                    sky.closures.push(Closure { state, to: BTreeSet::new() });
                }
                Value::Array(_) => {
                    let said = fields::texts(&entry.node, &entry.key, false, self.sink).unwrap_or_default();
                    let to: BTreeSet<AreaRef> =
                        said.iter().filter_map(|said| self.area(said)).map(|(area, _)| area).collect();
                    if to.is_empty() {
                        let help = "write `\"closed\"` for all, or the states of registry it is closed to";
                        self.sink.add(Code::EmptyText, entry.node.place, "it is closed to nobody", help);
                        continue;
                    }
                    sky.closures.push(Closure { state, to });
                }
                _ => {
                    let wanted = "`\"closed\"`, `\"open\"`, or a list of the states of registry it is closed to: [\"DEU\", \"NOR\"]";
                    fields::wrong(&entry.node, &entry.key, wanted, self.sink);
                }
            }
        }
        for entry in top.lines("clearances", self.sink) {
            let Some(fields) = Fields::of_entry(entry, shapes::OPERATION_CLEARANCE, self.sink) else { continue };
            let state = fields
                .text_needed("state", "write `state = \"…\"`: whose closed airspace it opens", self.sink)
                .and_then(|said| self.area(&said));
            let said = fields.texts("for", true, self.sink);
            let whose = self.vehicles_said(said);
            let (given_by, until) = self.word(&fields, entry.key_place);
            sky.clearances.extend(state.map(|(state, _)| (Clearance { state, given_by, until }, whose)));
        }
        sky
    }

    fn read_air(&mut self, fields: &Fields<'_>, sky: &mut Sky) {
        let mut hundredths = |key: &'static str| {
            let said = fields.positive(key, self.sink)?;
            Some((said.value, said.place))
        };
        let (shortest, longest) = (hundredths("shortest"), hundredths("longest"));
        sky.shortest = shortest.map_or(SHORTEST, |(value, _)| value);
        sky.longest = longest.map_or(LONGEST, |(value, _)| value);
        for (wrong, said) in [(sky.shortest > 100, shortest), (!(100..=1_000).contains(&sky.longest), longest)] {
            if let Some((value, place)) = said.filter(|_| wrong) {
                let message = format!("{value} hundredths of the usual do not fit");
                let help =
                    "`shortest` is at most 100, `longest` from 100 to 1000: hundredths of what a flight usually takes";
                self.sink.add(Code::DurationOrder, place, message, help);
            }
        }
        if let Some(entry) = fields.entry("ground") {
            let minutes = self.minutes(&entry.node, "ground").unwrap_or(GROUND);
            sky.ground = u32::try_from(minutes).unwrap_or(u32::MAX);
        }
        for said in fields.texts("stops", false, self.sink).unwrap_or_default() {
            let airport = match self.places.get(said.value) {
                Some(place) => place.and_then(|place| self.airports[place.index()]),
                None => self.airport(&said),
            };
            sky.stops.extend(airport);
        }
    }

    /// Who gives a clearance or guarantee, and until when; reports what has ended before, or ends within the handover.
    pub(super) fn word(&mut self, fields: &Fields<'_>, place: Place) -> (String, Option<Instant>) {
        let by = fields.text_needed("by", "write `by = \"…\"`: who gives it", self.sink);
        let by = by.map_or_else(String::new, |said| said.value.trim().to_owned());
        let Some(minute) = self.minute(fields, "until").filter(|_| self.clock.is_known) else { return (by, None) };
        let place = fields.entry("until").map_or(place, |entry| entry.node.place);
        if minute <= 0 {
            let help = "ask for a longer one, or take it out: without it the way may not exist";
            self.sink.add(Code::ConditionEnded, place, "it has ended when the handover begins", help);
        } else if minute < self.clock.ends {
            let help = "the plan is made as if it lasted; the way tells until when, so look at the times of the flights, or ask for a longer one";
            self.sink.add(Code::ConditionEnds, place, "it ends before the handover does", help);
        }
        (by, Instant::of_seconds(self.clock.begins + minute * 60).ok())
    }
}

//! `takas leg`: the shortest way of one aircraft around what is closed to it, judged before it is shown.

use std::collections::BTreeSet;

use takas_atlas::{
    Aircraft, AirportRef, Airspace, Answer, AreaRef, Atlas, AtlasError, Clearance, Closure, Face, Guarantee, Hop,
    Instant, Leg, Point, Question, Sky,
};
use takas_check::{Land, Place, RouteFault, route_faults};
use takas_formats::legs::leg_report;

use crate::arguments::LegArguments;
use crate::exit;
use crate::failure::Failure;
use crate::put;

/// What the judge allows for: borders and coasts in the atlas are simplified by up to 2 km, belts by 1 km.
const DOUBT_METRES: f64 = 2_500.0;
/// So near to an open airport the judge does not look: it may stand on the border itself.
const ENDS_METRES: f64 = 15_000.0;

/// Answers, or reports every mistake of the question.
///
/// # Errors
/// When the question has mistakes, or the judge refuses the answer.
pub(crate) fn run(arguments: &LegArguments) -> Result<u8, Failure> {
    let atlas = Atlas::embedded().map_err(broken)?;
    let mut asking = Asking { atlas: &atlas, mistakes: Vec::new() };
    let question = asking.question(arguments);
    let mistakes = asking.mistakes;
    let (Some(question), true) = (question, mistakes.is_empty()) else {
        for mistake in &mistakes {
            tell!("error[{}]: {mistake}", mistake.code());
        }
        let count = mistakes.len();
        return Err(Failure::Usage(format!("{count} mistake{} in the question", if count == 1 { "" } else { "s" })));
    };
    let answer = atlas.leg(&question).map_err(|error| Failure::Usage(format!("error[{}]: {error}", error.code())))?;
    if let Answer::Leg { leg, .. } = &answer {
        judge(&atlas, &question, leg)?;
    }
    let bare = Airspace { clearances: Vec::new(), ..question.airspace.clone() };
    let closed: Vec<AreaRef> = Sky::new(&atlas, bare).closed().iter().copied().collect();
    let report = leg_report(&atlas, &question, &closed, &answer).map_err(broken)?;
    if arguments.json {
        put(&takas_formats::legs::to_text(&report))?;
    } else {
        put(&takas_views::text::leg(&report))?;
    }
    Ok(if report.leg.is_some() { exit::DONE } else { exit::NO_DEAL })
}

fn broken(error: AtlasError) -> Failure {
    Failure::Refused { what: "the atlas", fault: error.to_string() }
}

/// Reads the question, and gathers what is wrong with it.
struct Asking<'a> {
    atlas: &'a Atlas,
    mistakes: Vec<AtlasError>,
}

impl Asking<'_> {
    /// What is mistaken is kept as a mistake, and left out: a question with mistakes is not to be answered.
    fn question(&mut self, arguments: &LegArguments) -> Option<Question> {
        let from = self.airport(&arguments.from);
        let to = self.airport(&arguments.to);
        let aircraft = self.aircraft(arguments);
        let registry = arguments.registry.as_ref().and_then(|state| self.area(state));
        let closures: Vec<Option<Closure>> = arguments.close.iter().map(|text| self.closure(text)).collect();
        let opened: Vec<Option<AreaRef>> = arguments.open.iter().map(|text| self.area(text)).collect();
        let zone = from.map_or("UTC", |from| self.atlas.airports().get(from).zone);
        let clearances: Vec<Option<Clearance>> = arguments
            .clearance
            .iter()
            .map(|text| {
                let (name, given_by, until) = self.word(text, zone);
                Some(Clearance { state: self.area(name)?, given_by, until })
            })
            .collect();
        let guarantees: Vec<Option<Guarantee>> = arguments
            .guarantee
            .iter()
            .map(|text| {
                let (name, given_by, until) = self.word(text, zone);
                Some(Guarantee { name: name.to_owned(), given_by, until })
            })
            .collect();
        let stops: Vec<Option<AirportRef>> = arguments.stop.iter().map(|text| self.airport(text)).collect();
        let departs = arguments.depart.as_ref().and_then(|text| self.instant(text, zone));
        let question = Question {
            from: from?,
            to: to?,
            aircraft: aircraft?,
            airspace: Airspace {
                registry,
                closures: closures.into_iter().collect::<Option<_>>()?,
                opened: opened.into_iter().collect::<Option<_>>()?,
                clearances: clearances.into_iter().collect::<Option<_>>()?,
            },
            guarantees: guarantees.into_iter().collect::<Option<_>>()?,
            stops: stops.into_iter().collect::<Option<_>>()?,
            ground_minutes: arguments.ground,
            departs,
        };
        Some(question)
    }

    fn keep<T>(&mut self, found: Result<T, AtlasError>) -> Option<T> {
        found.map_err(|mistake| self.mistakes.push(mistake)).ok()
    }

    fn airport(&mut self, written: &str) -> Option<AirportRef> {
        self.keep(self.atlas.airports().find(written))
    }

    fn area(&mut self, written: &str) -> Option<AreaRef> {
        self.keep(self.atlas.areas().find(written))
    }

    fn instant(&mut self, written: &str, zone: &str) -> Option<Instant> {
        self.keep(Instant::read(written, zone))
    }

    /// The type, or what --speed and --range say; where neither is given, an airliner that reaches everywhere.
    fn aircraft(&mut self, arguments: &LegArguments) -> Option<Aircraft> {
        let known = arguments.aircraft.as_ref().map(|written| match (arguments.speed, arguments.range) {
            (Some(speed), Some(range)) => Aircraft::of_own(written, speed, range),
            _ => Aircraft::find(written),
        });
        let base = match known {
            Some(known) => self.keep(known)?,
            None => self.keep(Aircraft::of_own("any", 800, 40_000))?,
        };
        let (speed, range) = (arguments.speed.unwrap_or(base.cruise_kmh), arguments.range.unwrap_or(base.range_km));
        let own = self.keep(Aircraft::of_own(&base.code, speed, range))?;
        Some(Aircraft { name: base.name, ..own })
    }

    /// `STATE`, or `STATE:REGISTRY,REGISTRY`.
    fn closure(&mut self, written: &str) -> Option<Closure> {
        let (state, to) = written.split_once(':').unwrap_or((written, ""));
        let state = self.area(state);
        let to: Vec<Option<AreaRef>> =
            to.split(',').filter(|word| !word.trim().is_empty()).map(|word| self.area(word)).collect();
        Some(Closure { state: state?, to: to.into_iter().collect::<Option<BTreeSet<_>>>()? })
    }

    /// `NAME=WHO@UNTIL`; who and until may be left out.
    fn word<'b>(&mut self, written: &'b str, zone: &str) -> (&'b str, String, Option<Instant>) {
        let (name, rest) = written.split_once('=').unwrap_or((written, ""));
        let (who, until) = rest.rsplit_once('@').map_or((rest, None), |(who, until)| (who, Some(until)));
        let who = if who.trim().is_empty() { name } else { who };
        let until = until.and_then(|until| self.instant(until, zone));
        (name.trim(), who.trim().to_owned(), until)
    }
}

/// Has the judge measure each flight against the land of what is closed to this aircraft.
pub(crate) fn judge(atlas: &Atlas, question: &Question, leg: &Leg) -> Result<(), Failure> {
    let mut airspace = question.airspace.clone();
    airspace.clearances.retain(|clearance| {
        let name = &atlas.areas().get(clearance.state).code;
        leg.conditions
            .iter()
            .any(|one| one.name == *name && one.given_by == clearance.given_by && one.until == clearance.until)
    });
    let closed = Sky::new(atlas, airspace).closed().clone();
    let (shut, open) = if closed.is_empty() {
        (Land::new(&[]), Land::new(&[]))
    } else {
        (land(atlas, |face| closed.contains(&face.area)), land(atlas, |face| !closed.contains(&face.area)))
    };
    for hop in &leg.hops {
        if let Some(fault) = faults(hop, &shut, &open).first() {
            return Err(Failure::Refused { what: "the leg", fault: fault.to_string() });
        }
    }
    Ok(())
}

fn faults(hop: &Hop, shut: &Land, open: &Land) -> Vec<RouteFault> {
    let points: Vec<Place> = hop.points.iter().map(|&point| place(point)).collect();
    route_faults(&points, hop.metres, shut, open, DOUBT_METRES, ENDS_METRES)
}

/// The land of the areas that are meant, as the judge takes it.
fn land(atlas: &Atlas, meant: impl Fn(Face) -> bool) -> Land {
    let rings = atlas.borders().rings(|face| face.land && meant(face));
    Land::new(&rings.into_iter().map(|ring| ring.into_iter().map(place).collect()).collect::<Vec<_>>())
}

fn place(point: Point) -> Place {
    Place { latitude: point.latitude(), longitude: point.longitude() }
}

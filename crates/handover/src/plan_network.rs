//! The network of a plan: its departures, arrivals, works and gates as events, its lines as requirements, and what nobody decides as
//! contingent durations.
//!
//! The choices of the plan stay: which vehicle, which team, and the order in which each vehicle, team, stand and hall is used. No
//! departure comes before it is planned. Times are minutes. `docs/reference/plan.md`, *Durations as they turn out*.

mod lines;
mod shared;

use takas_model::{
    Contingent, Duty, EventRef, Handover, Minutes, Network, Occasion, Plan, PlanNetwork, Requirement, Takes, TeamRef,
};

/// What a requirement comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    /// A departure as planned: never loosened, a later one is always possible.
    Planned,
    /// What has to come first.
    Order,
    /// The order in which a team works.
    Team(TeamRef),
    /// Hours, due times and duty.
    Limit,
    /// Departures at the same time.
    Together,
}

/// A network with what each of its requirements comes from.
pub(crate) struct Tagged {
    pub(crate) network: PlanNetwork,
    pub(crate) tags: Vec<Tag>,
}

/// The network of a plan.
///
/// # Panics
/// When the plan does not keep everything: networks are made of judged plans.
pub(crate) fn tagged(handover: &Handover, plan: &Plan) -> Tagged {
    let mut maker = Maker::new(handover, plan);
    maker.trips();
    maker.lots();
    maker.works();
    maker.gates();
    maker.shared();
    let network =
        Network::new(maker.events, maker.requirements, maker.contingent).expect("a plan makes a sound network");
    let EventsOf { departs, arrives, starts, ends, asked, opens } = maker.events_of;
    Tagged { network: PlanNetwork { network, departs, arrives, starts, ends, asked, opens }, tags: maker.tags }
}

/// The events of a plan's parts, by index.
#[derive(Default)]
struct EventsOf {
    departs: Vec<EventRef>,
    arrives: Vec<EventRef>,
    starts: Vec<EventRef>,
    ends: Vec<EventRef>,
    asked: Vec<EventRef>,
    opens: Vec<EventRef>,
}

struct Maker<'m> {
    handover: &'m Handover,
    plan: &'m Plan,
    events: Vec<String>,
    requirements: Vec<Requirement>,
    contingent: Vec<Contingent>,
    tags: Vec<Tag>,
    events_of: EventsOf,
    /// For each trip: the one before and the one after it of its vehicle.
    before: Vec<Option<usize>>,
    next: Vec<Option<usize>>,
    /// For each trip: its lots, each with which of its rides this is.
    aboard: Vec<Vec<(usize, usize)>>,
    /// For each trip: the works of the measures after its arrival.
    met_by: Vec<Vec<usize>>,
    /// Minute 0.
    origin: EventRef,
}

impl<'m> Maker<'m> {
    fn new(handover: &'m Handover, plan: &'m Plan) -> Self {
        let count = plan.trips.len();
        let (mut before, mut next) = (vec![None; count], vec![None; count]);
        let mut last = vec![None; handover.vehicles.len()];
        for (index, trip) in plan.trips.iter().enumerate() {
            if let Some(earlier) = last[trip.vehicle.index()].replace(index) {
                before[index] = Some(earlier);
                next[earlier] = Some(index);
            }
        }
        let mut aboard = vec![Vec::new(); count];
        for (lot, one) in plan.lots.iter().enumerate() {
            one.rides.iter().enumerate().for_each(|(ride, trip)| aboard[*trip].push((lot, ride)));
        }
        let mut met_by = vec![Vec::new(); count];
        for (index, work) in plan.works.iter().enumerate() {
            if let Duty::Measure(measure, trip) = work.duty
                && handover.measure(measure).occasion == Occasion::Arrival
            {
                met_by[trip].push(index);
            }
        }
        Self {
            handover,
            plan,
            events: vec!["the beginning".to_owned()],
            requirements: Vec::new(),
            contingent: Vec::new(),
            tags: Vec::new(),
            events_of: EventsOf::default(),
            before,
            next,
            aboard,
            met_by,
            origin: EventRef::new(0),
        }
    }

    fn event(&mut self, name: String) -> EventRef {
        self.events.push(name);
        EventRef::new(self.events.len() - 1)
    }

    fn require(
        &mut self,
        tag: Tag,
        name: impl Into<String>,
        (from, to): (EventRef, EventRef),
        least: Option<Minutes>,
        most: Option<Minutes>,
    ) {
        if from != to && (least.is_some() || most.is_some()) {
            self.requirements.push(Requirement { name: name.into(), from, to, least, most });
            self.tags.push(tag);
        }
    }

    fn after(&mut self, tag: Tag, name: impl Into<String>, from: EventRef, to: EventRef, least: Minutes) {
        self.require(tag, name, (from, to), Some(least), None);
    }

    /// What nobody decides; or, where it always takes the same, what follows at once.
    fn takes(&mut self, name: String, (from, to): (EventRef, EventRef), takes: Takes) {
        if takes.shortest == takes.longest {
            self.require(Tag::Order, name, (from, to), Some(takes.usual), Some(takes.usual));
        } else {
            let (least, most) = (takes.shortest.max(1), takes.longest.max(1));
            self.contingent.push(Contingent { name, from, to, least, most });
        }
    }
}

//! Who of the units is in which lot of a plan that was made anew: who has ridden keeps his rides, who does not travel stays.

use std::collections::BTreeSet;

use takas_model::{Handover, Lot, Plan, Unit, UnitRef};

use crate::course::Course;
use crate::operation::Operation;
use crate::state::State;

/// Why the lots of a plan cannot be filled.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LotsFault {
    /// A lot finds too few units that have gone its way so far.
    #[error("lot {} finds {missing} too few who have gone its way so far and travel or stay as it does", lot + 1)]
    Short {
        /// Which.
        lot: usize,
        /// How many.
        missing: u64,
    },
    /// Units that are in no lot.
    #[error("{} units are in no lot of the plan: it has too few places for who has come this way", .0.len())]
    Left(Vec<UnitRef>),
    /// The plan points to what the handover does not have.
    #[error("the plan points to what its handover does not have")]
    Plan,
}

/// The units of each lot of a plan that may be adopted in this state. `joins` come with it, numbered after the units there are;
/// `withdrawn` are in no lot. Units that go on as they did stay in the lot that does; who does not travel is put into lots of
/// groups that stay, and never into others.
///
/// # Errors
/// When a lot cannot be filled, or somebody is left.
pub fn lots_for(
    operation: &Operation,
    state: &State,
    handover: &Handover,
    plan: &Plan,
    joins: &[Unit],
    withdrawn: &[UnitRef],
) -> Result<Vec<Vec<UnitRef>>, LotsFault> {
    let course = operation.course(state);
    let ways = new_ways(handover, plan).ok_or(LotsFault::Plan)?;
    let mut units: Vec<&Unit> = course.units.iter().collect();
    units.extend(joins);
    let gone = |unit: &UnitRef| withdrawn.contains(unit) || course.withdrawn.contains(unit);
    let mut free: BTreeSet<UnitRef> = (0..units.len()).map(UnitRef::new).filter(|unit| !gone(unit)).collect();
    let mut lots: Vec<Vec<UnitRef>> = vec![Vec::new(); plan.lots.len()];
    let mut needs: Vec<u64> = plan.lots.iter().map(|lot| lot.count).collect();
    let mut order: Vec<usize> = (0..lots.len()).collect();
    order.sort_by_key(|lot| !ways[*lot].stays);
    // First those who go on, or stay, as they did; then whoever has come this way.
    for as_before in [true, false] {
        for &lot in &order {
            for unit in free.clone() {
                let one = units[unit.index()];
                let fits = one.quantity <= needs[lot]
                    && is_of(handover, &plan.lots[lot], one)
                    && ways[lot].fits(course, state, unit, as_before);
                if fits {
                    free.remove(&unit);
                    needs[lot] -= one.quantity;
                    lots[lot].push(unit);
                }
            }
        }
    }
    if let Some(lot) = needs.iter().position(|missing| *missing > 0) {
        return Err(LotsFault::Short { lot, missing: needs[lot] });
    }
    if !free.is_empty() {
        return Err(LotsFault::Left(free.into_iter().collect()));
    }
    for lot in &mut lots {
        lot.sort_unstable();
    }
    Ok(lots)
}

/// A ride by its vehicle and which of its rides it is.
type RideName<'h> = (&'h str, usize);

/// The way of a lot by names that another plan knows, too.
struct LotWay<'h> {
    rides: Vec<RideName<'h>>,
    places: Vec<&'h str>,
    stays: bool,
}

fn new_ways<'h>(handover: &'h Handover, plan: &Plan) -> Option<Vec<LotWay<'h>>> {
    let mut made = vec![0; handover.vehicles.len()];
    let mut names: Vec<RideName<'h>> = Vec::new();
    for trip in &plan.trips {
        let vehicle = handover.vehicles.get(trip.vehicle.index())?;
        names.push((vehicle.id.as_str(), made[trip.vehicle.index()]));
        made[trip.vehicle.index()] += 1;
    }
    let ways = plan.lots.iter().map(|lot| {
        let group = handover.groups.get(lot.group.index())?;
        let route = group.routes.get(lot.route)?;
        let rides = lot.rides.iter().map(|ride| names.get(*ride).copied()).collect::<Option<_>>()?;
        let places = route.places.iter().map(|place| Some(handover.places.get(place.index())?.id.as_str()));
        Some(LotWay { rides, places: places.collect::<Option<_>>()?, stays: group.stays.is_some() })
    });
    ways.collect()
}

impl LotWay<'_> {
    /// Whether a unit has come this way, and goes on or stays as the lot does.
    fn fits(&self, course: &Course, state: &State, unit: UnitRef, as_before: bool) -> bool {
        let Some(one) = state.units.get(unit.index()) else {
            // It joins: it has gone nowhere, and travels if it can.
            return !self.stays || !as_before;
        };
        let name = |trip: &usize| -> RideName<'_> {
            let vehicle = course.target.handover.vehicle(course.vehicle(*trip));
            (vehicle.id.as_str(), course.trips[*trip].ordinal)
        };
        let ridden: Vec<RideName<'_>> = one.ridden.iter().map(name).collect();
        let is_there = match state.place(course, unit) {
            Some(place) => self.places.get(ridden.len()) == Some(&course.target.handover.place(place).id.as_str()),
            None => true,
        };
        let has_come = is_there && self.rides.starts_with(&ridden) && (!self.stays || self.rides.len() == ridden.len());
        let travels = state.travels(course, unit);
        let goes_as_before =
            course.lot(unit).is_some_and(|lot| lot.rides.iter().map(name).eq(self.rides.iter().copied()));
        has_come
            && match (self.stays, travels) {
                (true, false) => true,
                (true, true) => !as_before,
                (false, true) => goes_as_before || !as_before,
                // Past the point of no return it goes nowhere else than where it has gone.
                (false, false) => !as_before && one.is_past && self.rides.len() == ridden.len(),
            }
    }
}

fn is_of(handover: &Handover, lot: &Lot, unit: &Unit) -> bool {
    let group = handover.group(lot.group);
    (group.item, group.phase, group.holder, group.receiver) == (unit.item, unit.phase, unit.holder, unit.receiver)
}

//! The rides that a reader has to do with, one by one: what somebody takes along who goes without a network, or has on a sheet of paper.
//!
//! They are rides of the plan in force. A reader has those that carry people who are the reader's to know; whoever accompanies people has
//! all of them. Observers and guarantors, who know nobody, have none.

use takas_model::{Act, Duty, Minutes, PlaceRef, UnitRef};

use super::Telling;
use crate::phrase::Phrase;
use crate::plan::Time;

/// A ride with those whom it carries, as one reader knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CarriedRide {
    /// Which ride of the plan in force.
    pub trip: usize,
    /// Its vehicle, or how it moves, and from where to where.
    pub name: Phrase,
    /// When it is to leave.
    pub departs: Time,
    /// When it is to arrive.
    pub arrives: Time,
    /// Who and what goes by it by the plan, as far as that is the reader's to know; whether they travel is another question.
    pub units: Vec<Carried>,
    /// Checks of those people before it leaves, and measures for it: works of the plan that the reader may name.
    pub works: Vec<usize>,
}

/// Somebody or something that goes by a ride.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Carried {
    /// Who.
    pub unit: UnitRef,
    /// The same for this reader.
    pub who: Phrase,
    /// Whether this is the first of its rides.
    pub is_first: bool,
    /// Whether this is the last of its rides.
    pub is_last: bool,
}

impl Telling<'_> {
    /// The rides of the plan in force that the reader has to do with, in order of time.
    pub fn carried_rides(&self) -> Vec<CarriedRide> {
        let trips = &self.target.plan.trips;
        let mut order: Vec<usize> = (0..trips.len()).collect();
        order.sort_by_key(|&trip| (trips[trip].departs, trips[trip].arrives, trip));
        order.into_iter().filter_map(|trip| self.carried_ride(trip)).collect()
    }

    /// One of them; none: it is not the reader's.
    pub fn carried_ride(&self, trip: usize) -> Option<CarriedRide> {
        let ride = self.target.plan.trips.get(trip)?;
        let may = |act: &Act| self.compartments.may_name(act, self.reader);
        let units = self.carried(trip);
        if self.reader.watches() || units.is_empty() || !may(&Act::Departed(trip)) {
            return None;
        }
        let works = self.target.plan.works.iter().enumerate().filter(|(index, work)| {
            let is_of = match work.duty {
                Duty::Check(_, lot) => self.ride_after(lot, work.starts) == Some(trip),
                Duty::Measure(_, of) => of == trip,
                Duty::Once(_) => false,
            };
            is_of && may(&Act::WorkBegun(*index))
        });
        let zone = |place: PlaceRef| {
            self.target.handover.places.get(place.index()).map_or_else(|| self.zone(), |place| place.zone.as_str())
        };
        Some(CarriedRide {
            trip,
            name: self.ride(trip),
            departs: self.clock.time(ride.departs, zone(ride.from)),
            arrives: self.clock.time(ride.arrives, zone(ride.to)),
            works: works.map(|(index, _)| index).collect(),
            units,
        })
    }

    /// The ride of a lot before which something is that begins then: the first that leaves no earlier, else its last.
    fn ride_after(&self, lot: usize, starts: Minutes) -> Option<usize> {
        let plan = &self.target.plan;
        let rides = &plan.lots.get(lot)?.rides;
        let is_after = |trip: &&usize| plan.trips.get(**trip).is_some_and(|trip| trip.departs >= starts);
        rides.iter().find(is_after).or(rides.last()).copied()
    }

    fn carried(&self, trip: usize) -> Vec<Carried> {
        let lots = self.target.plan.lots.iter().zip(&self.target.lots);
        let of_lot = lots.filter(|(lot, _)| lot.rides.contains(&trip)).flat_map(|(lot, units)| {
            let (is_first, is_last) = (lot.rides.first() == Some(&trip), lot.rides.last() == Some(&trip));
            let known =
                units.iter().filter(|unit| self.compartments.may_name(&Act::HandedOver(vec![**unit]), self.reader));
            known.map(move |&unit| Carried { unit, who: self.units(&[unit]), is_first, is_last })
        });
        let mut carried: Vec<Carried> = of_lot.collect();
        carried.sort_by_key(|one| one.unit);
        carried
    }
}

//! A party's extract of a plan as something to be drawn: a chart and a map of what the party knows, and of nothing else.

use takas_model::Mode;

use super::{LotView, PlaceView, PlanView, RideView, StopView, VehicleView, Worth};
use crate::names::PartyName;
use crate::phrase::Phrase;
use crate::projection::{PartyLot, PartyPlan, PartyRide};
use crate::words::papers;

impl PartyPlan {
    /// What its chart and its map are drawn from. Each ride has a row of its own, but those of one vehicle of the party; legs are straight: how
    /// they go around what is closed is not the party's to know.
    pub(crate) fn drawn(&self) -> PlanView {
        let all: Vec<&PartyRide> = self.rides.iter().chain(&self.own_rides).collect();
        let vehicles = self.vehicles(&all);
        let of_vehicle = |ride: usize| vehicles.iter().position(|one| one.rides.contains(&ride)).unwrap_or(0);
        let rides: Vec<RideView> =
            all.iter().enumerate().map(|(index, ride)| drawn_ride(ride, of_vehicle(index))).collect();
        let first = rides.iter().map(|ride| ride.departs.minute).min().unwrap_or(0);
        let last = rides.iter().map(|ride| ride.arrives.minute).max().unwrap_or(0);
        let zone = all.first().map_or_else(String::new, |ride| ride.departs.zone.clone());
        PlanView {
            title: self.title.clone(),
            case_id: String::new(),
            historical: self.historical,
            warnings: Vec::new(),
            pseudonyms: self.pseudonyms,
            plan_id: None,
            digest: None,
            headline: papers::OWN_MOVEMENTS.phrase(),
            worth: Worth::untold(),
            controllability: None,
            places: self.drawn_places(&rides),
            vehicles,
            teams: Vec::new(),
            lots: self.lots.iter().map(|lot| self.drawn_lot(lot)).collect(),
            rides,
            works: Vec::new(),
            gates: Vec::new(),
            quotas: Vec::new(),
            critical: Vec::new(),
            safe: Vec::new(),
            fallbacks: Vec::new(),
            closed_areas: Vec::new(),
            begins: self.begins,
            span: (first, last),
            zone,
            hidden: None,
        }
    }

    /// A vehicle for each ride; one for all that bear the name of a vehicle of the party.
    fn vehicles(&self, rides: &[&PartyRide]) -> Vec<VehicleView> {
        let own: Vec<&str> = self.own_rides.iter().map(|ride| ride.by.as_str()).collect();
        let mut vehicles: Vec<VehicleView> = Vec::new();
        for (index, ride) in rides.iter().enumerate() {
            let same =
                vehicles.iter_mut().find(|known| own.contains(&ride.by.as_str()) && ride.by == known.name.as_str());
            match same {
                Some(known) => known.rides.push(index),
                None => vehicles.push(VehicleView {
                    name: ride.by.to_string(),
                    id: index.to_string(),
                    mode: Mode::Air,
                    registry: None,
                    room: Phrase::default(),
                    rides: vec![index],
                    start: ride.from,
                }),
            }
        }
        vehicles
    }

    fn drawn_places(&self, rides: &[RideView]) -> Vec<PlaceView> {
        let is_used = |place: usize| rides.iter().any(|ride| ride.from == place || ride.to == place);
        let place = |(index, place): (usize, &crate::projection::PartyPlace)| PlaceView {
            name: place.name.clone(),
            code: place.code.clone(),
            state: None,
            zone: place.zone.clone(),
            at: place.at,
            is_exchange: false,
            halls: Vec::new(),
            is_used: is_used(index),
        };
        self.places.iter().enumerate().map(place).collect()
    }

    fn drawn_lot(&self, lot: &PartyLot) -> LotView {
        let nobody = || PartyName { id: String::new(), name: String::new() };
        let rides: Vec<&PartyRide> = lot.rides.iter().map(|&ride| &self.rides[ride]).collect();
        let stop = |pair: &[&PartyRide]| StopView {
            place: pair[0].to,
            hall: None,
            from: pair[0].arrives.minute,
            until: pair[1].departs.minute,
            is_exposed: false,
        };
        LotView {
            name: lot.name.clone(),
            who: lot.who.clone(),
            written: lot.written.clone(),
            count: lot.count,
            kind: lot.kind,
            unit: None,
            holder: nobody(),
            receiver: nobody(),
            protected: false,
            needs: lot.needs.clone(),
            stays: lot.stays,
            route: rides.iter().map(|ride| ride.from).chain(rides.last().map(|ride| ride.to)).collect(),
            rides: lot.rides.clone(),
            handover_ride: None,
            stops: rides.windows(2).map(stop).collect(),
        }
    }
}

fn drawn_ride(ride: &PartyRide, vehicle: usize) -> RideView {
    RideView {
        vehicle,
        number: 0,
        from: ride.from,
        to: ride.to,
        departs: ride.departs.clone(),
        arrives: ride.arrives.clone(),
        lots: ride.lots.clone(),
        load: ride.load.clone(),
        slack: 0,
        points: Vec::new(),
        conditions: Vec::new(),
    }
}

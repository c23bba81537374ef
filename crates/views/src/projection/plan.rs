//! From a handover plan to what one party may know of it: its own people, whom it lets go or receives, and the rides that carry them, with
//! places and times; and what its own vehicles do.
//!
//! Nothing else enters: no gate, check, measure, team or hall, no other people and not how many ride with its own, no vehicle that is not its
//! own (of these it reads by what mode they go), no safe state, no way around what is closed, no value or bound of the plan. That somebody does
//! not travel after all looks the same for refusal, illness and identity. An empty ride of an own vehicle and one with other people look
//! alike: *none of your people*.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{Case, Deal, Handover, Kind, Lot, Nature, PartyRef, Place, PlaceRef, Plan, Transfer, Trip};

use super::PartyName;
use super::sight::Sight;
use crate::findings::Names;
use crate::names::Namer;
use crate::phrase::Phrase;
use crate::plan::{Clock, LotKind, Time, counted, needs};
use crate::words::{self, amounts, papers, plan as said, ways};

/// One party's extract of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PartyPlan {
    /// Whose extract it is.
    pub party: PartyName,
    /// Title of the case.
    pub title: String,
    /// Whether the case is historical.
    pub historical: bool,
    /// The historical warning, if the case is historical.
    pub warnings: Vec<Phrase>,
    /// Whether people stand under pseudonyms.
    pub pseudonyms: bool,
    /// Places that its people pass or its vehicles reach, in the order in which they first do.
    pub places: Vec<PartyPlace>,
    /// Whom it lets go and receives.
    pub lots: Vec<PartyLot>,
    /// Rides that carry them, in order of time.
    pub rides: Vec<PartyRide>,
    /// Rides of its own vehicles that carry none of them, in order of time.
    pub own_rides: Vec<PartyRide>,
    /// Seconds since the beginning of 1970 at minute 0: what any of its times tells, too.
    pub begins: i64,
}

/// A place as a party reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PartyPlace {
    /// Its name with its airport's code.
    pub name: String,
    /// A short name: its airport's code, else its name.
    pub code: String,
    /// Its zone.
    pub zone: String,
    /// Latitude and longitude in millionths of a degree.
    pub at: Option<(i32, i32)>,
}

/// Units that the party lets go or receives, which go together.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PartyLot {
    /// Name or pseudonym.
    pub name: String,
    /// The name, with the count where it is more than one person.
    pub who: Phrase,
    /// The name in its own script, beside a transliteration; none under pseudonyms.
    pub written: Option<String>,
    /// How many.
    pub count: u64,
    /// Kind.
    pub kind: LotKind,
    /// Whether the party lets it go; else it receives it.
    pub gives: bool,
    /// The other side.
    pub partner: PartyName,
    /// Stretchers and escorts, in words.
    pub needs: Vec<Phrase>,
    /// Whether it does not travel after all.
    pub stays: bool,
    /// Its rides: indices into [`PartyPlan::rides`].
    pub rides: Vec<usize>,
}

/// A ride as a party reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PartyRide {
    /// What names it over re-planning: the number of the first of its people in this extract, and which of their rides it is; or, with none
    /// of its people, the number of its vehicle and which of that vehicle's rides.
    pub key: String,
    /// From: an index into [`PartyPlan::places`].
    pub from: usize,
    /// To.
    pub to: usize,
    /// When it leaves, with the local time of where it leaves.
    pub departs: Time,
    /// When it arrives, with the local time there.
    pub arrives: Time,
    /// The name of the vehicle if it is the party's own; else how it moves.
    pub by: Phrase,
    /// Who of its people is on it: indices into [`PartyPlan::lots`].
    pub lots: Vec<usize>,
    /// How many of its people and what else of it is on it, in words.
    pub load: Phrase,
}

/// What a party may know of a plan, and nothing more; see [the module](self).
///
/// # Panics
/// When an index of the plan points to nothing: what is shown has passed the judge.
pub fn project_plan(handover: &Handover, plan: &Plan, case: &Case, party: PartyRef, names: Names) -> PartyPlan {
    let deal = deal_of(handover);
    let sight = Sight::new(case, Some(&deal), party);
    let namer = Namer::party(case, names, party, &sight.items);
    let own: Vec<&Lot> = plan
        .lots
        .iter()
        .filter(|lot| {
            let group = handover.group(lot.group);
            group.holder == party || group.receiver == party
        })
        .collect();
    let mut extract = Extract { handover, plan, namer: &namer, places: BTreeMap::new(), seen: Vec::new() };
    let carrying: BTreeSet<usize> = own.iter().flat_map(|lot| lot.rides.iter().copied()).collect();
    let carrying = in_time(plan, carrying);
    let mut lots: Vec<PartyLot> = own.iter().map(|lot| extract.lot(case, lot, party, &carrying)).collect();
    name_apart(&mut lots);
    let rides = carrying.iter().map(|&trip| extract.carrying(case, party, trip, &own)).collect();
    let is_own = |trip: &Trip| handover.vehicle(trip.vehicle).operator == Some(party);
    let others = (0..plan.trips.len()).filter(|trip| is_own(&plan.trips[*trip]) && !carrying.contains(trip));
    let own_rides = in_time(plan, others.collect()).iter().map(|&trip| extract.without(party, trip)).collect();
    PartyPlan {
        party: namer.party_name(party),
        title: namer.prose(&case.title),
        historical: case.nature == Nature::Historical,
        warnings: words::operation::warnings(case.nature),
        pseudonyms: namer.hidden(),
        lots,
        rides,
        own_rides,
        places: extract.seen,
        begins: handover.begins,
    }
}

/// The deal that a handover carries out: what gives people the same numbers here as on the party's page of the deal.
fn deal_of(handover: &Handover) -> Deal {
    let transfer = |group: &takas_model::Group| Transfer {
        item: group.item,
        from: group.holder,
        to: Some(group.receiver),
        phase: group.phase,
        quantity: group.count,
    };
    Deal::new(handover.groups.iter().map(transfer))
}

fn in_time(plan: &Plan, trips: BTreeSet<usize>) -> Vec<usize> {
    let mut trips: Vec<usize> = trips.into_iter().collect();
    trips.sort_by_key(|&trip| (plan.trips[trip].departs, plan.trips[trip].arrives, trip));
    trips
}

/// Lots of one block that go by different rides are told apart by a number.
fn name_apart(lots: &mut [PartyLot]) {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for lot in lots.iter() {
        counts.entry(lot.name.clone()).or_default().0 += 1;
    }
    for lot in lots {
        if let Some((all, so_far)) = counts.get_mut(&lot.name)
            && *all > 1
        {
            *so_far += 1;
            lot.who = papers::part_of(lot.who.clone(), *so_far, *all);
        }
    }
}

struct Extract<'a> {
    handover: &'a Handover,
    plan: &'a Plan,
    namer: &'a Namer<'a>,
    places: BTreeMap<PlaceRef, usize>,
    seen: Vec<PartyPlace>,
}

impl Extract<'_> {
    fn place(&mut self, place: PlaceRef) -> usize {
        let whole: &Place = self.handover.place(place);
        *self.places.entry(place).or_insert_with(|| {
            self.seen.push(PartyPlace {
                name: said::place(&self.namer.prose(&whole.name), whole.airport.as_deref()),
                code: whole
                    .airport
                    .as_ref()
                    .map_or_else(|| self.namer.prose(&whole.name), |airport| crate::names::clean(airport)),
                zone: crate::names::clean(&whole.zone),
                at: whole.at,
            });
            self.seen.len() - 1
        })
    }

    fn lot(&self, case: &Case, lot: &Lot, party: PartyRef, carrying: &[usize]) -> PartyLot {
        let group = self.handover.group(lot.group);
        assert!(group.holder == party || group.receiver == party, "a party sees its own people");
        let gives = group.holder == party;
        let (name, who, kind) = counted(self.namer, case, group, lot.count);
        let partner = if gives { group.receiver } else { group.holder };
        let at = |ride: &usize| carrying.iter().position(|trip| trip == ride);
        PartyLot {
            name,
            who,
            written: self.namer.written(group.item),
            count: lot.count,
            kind,
            gives,
            partner: self.namer.party_name(partner),
            needs: needs(group, lot.count),
            stays: group.stays.is_some(),
            rides: lot.rides.iter().filter_map(at).collect(),
        }
    }

    /// A ride that carries some of these lots.
    fn carrying(&mut self, case: &Case, party: PartyRef, trip: usize, own: &[&Lot]) -> PartyRide {
        let on_it = own.iter().enumerate().filter_map(|(index, lot)| {
            let ride = lot.rides.iter().position(|&ride| ride == trip)?;
            Some((index, ride))
        });
        let on_it: Vec<(usize, usize)> = on_it.collect();
        let key = on_it.first().map_or_else(String::new, |(lot, ride)| format!("{}-{}", lot + 1, ride + 1));
        let mut tally = crate::measure::Tally::default();
        for &(lot, _) in &on_it {
            let lot = own[lot];
            let slot = match &case.item(self.handover.group(lot.group).item).kind {
                Kind::Remains => &mut tally.remains,
                Kind::Goods { unit, .. } => tally.goods.entry(self.namer.prose(unit)).or_default(),
                Kind::Person(_) | Kind::Group | Kind::Undertaking => &mut tally.people,
            };
            *slot = slot.saturating_add(lot.count);
        }
        let lots = on_it.into_iter().map(|(lot, _)| lot).collect();
        PartyRide { lots, load: amounts::tally(&tally), ..self.ride(party, trip, key) }
    }

    /// A ride of an own vehicle with none of the party's people.
    fn without(&mut self, party: PartyRef, trip: usize) -> PartyRide {
        let vehicle = self.plan.trips[trip].vehicle;
        let operated = |other: &takas_model::Vehicle| other.operator == Some(party);
        let number = self.handover.vehicles[..vehicle.index()].iter().filter(|other| operated(other)).count() + 1;
        let before = self.plan.trips[..trip].iter().filter(|other| other.vehicle == vehicle).count();
        self.ride(party, trip, format!("v{number}-{}", before + 1))
    }

    fn ride(&mut self, party: PartyRef, trip: usize, key: String) -> PartyRide {
        let trip = self.plan.trips[trip];
        let vehicle = self.handover.vehicle(trip.vehicle);
        let clock = Clock::of(self.handover);
        let time = |minute, place| clock.time(minute, &self.handover.place(place).zone);
        let (departs, arrives) = (time(trip.departs, trip.from), time(trip.arrives, trip.to));
        let is_own = vehicle.operator == Some(party);
        PartyRide {
            key,
            from: self.place(trip.from),
            to: self.place(trip.to),
            departs,
            arrives,
            by: if is_own {
                Phrase::supplied(self.namer.prose(&vehicle.name))
            } else {
                ways::mode(vehicle.mode).phrase()
            },
            lots: Vec::new(),
            load: papers::NONE_OF_YOURS.phrase(),
        }
    }
}

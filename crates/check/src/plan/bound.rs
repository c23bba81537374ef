//! How good a plan can be: what no plan has less of, each measure by itself.
//!
//! Written from the section of that name of `docs/reference/plan.md`, the derivation of each bound is there.

use takas_model::{Group, Handover, PlanValue, Vehicle};

use super::exposure::exposure_bound;
use super::moments::makespan_bound;
use super::view::{Moment, room_in, room_of};

/// What no plan of a sound handover has less of: each measure by itself. Where there is no plan at all, it says nothing.
pub fn plan_bound(handover: &Handover) -> PlanValue {
    let narrow = |moment: Moment| i64::try_from(moment).unwrap_or(i64::MAX);
    PlanValue {
        exposure: narrow(exposure_bound(handover)),
        makespan: narrow(makespan_bound(handover)),
        rides: u64::try_from(rides_bound(handover)).unwrap_or(u64::MAX),
    }
}

/// Whoever has to leave a place fills so many rides from there.
fn rides_bound(handover: &Handover) -> u128 {
    let mut most = [0_u128; 3];
    for vehicle in &handover.vehicles {
        for (most, has) in most.iter_mut().zip(room_in(vehicle)) {
            *most = has.max(*most);
        }
    }
    let mut needed = vec![[0_u128; 3]; handover.places.len()];
    for group in &handover.groups {
        for (index, needed) in needed.iter_mut().enumerate() {
            if leaves(group, index) {
                for (needed, takes) in needed.iter_mut().zip(room_of(group, group.count)) {
                    *needed += takes;
                }
            }
        }
    }
    let at = |needed: [u128; 3]| {
        let full = needed.into_iter().zip(most).filter(|(_, most)| *most > 0);
        full.map(|(needed, most)| needed.div_ceil(most)).max().unwrap_or(0)
    };
    needed.into_iter().map(at).sum()
}

/// Whether a group goes on from the place of this index by every route.
fn leaves(group: &Group, place: usize) -> bool {
    let passes = |places: &[takas_model::PlaceRef]| places.iter().any(|one| one.index() == place);
    group.routes.iter().all(|route| route.places.split_last().is_some_and(|(_, before)| passes(before)))
}

/// Whether a vehicle may carry a unit of a group, or all of it where it is whole.
pub(super) fn may_carry(vehicle: &Vehicle, group: &Group) -> bool {
    let takes = room_of(group, if group.whole { group.count } else { 1 });
    group.modes.contains(&vehicle.mode) && takes.into_iter().zip(room_in(vehicle)).all(|(takes, has)| takes <= has)
}

//! Where there is room: a team for a work, a stand for an aircraft, a hall for a lot.
//!
//! Looks and changes nothing.

use takas_model::{Minutes, PlaceRef, TeamRef, VehicleRef};

use super::super::past::Planned;
use super::super::resources::{Diary, OPEN_END, stand};
use super::{Blocked, Dispatcher};

/// Lots, each with which of its rides it is, and the hall in which it then waits.
pub(super) type Halls = Vec<(usize, usize, usize)>;

impl Dispatcher<'_, '_> {
    /// The team that is done first, from when until when; as planned where that still can be.
    pub(super) fn find(
        &self,
        diaries: &[Diary],
        teams: impl Iterator<Item = (TeamRef, Minutes)>,
        from: Minutes,
        planned: Option<&Planned>,
    ) -> Option<(TeamRef, Minutes, Minutes)> {
        if let Some(planned) = planned.filter(|planned| planned.has_begun) {
            return Some((planned.team, planned.starts, planned.ends));
        }
        let from = from.max(self.past.now);
        let handover = self.problem.handover;
        let found = teams.filter_map(|(team, takes)| {
            let diary = &diaries[team.index()];
            if let Some(planned) = planned.filter(|planned| planned.team == team && planned.starts >= from)
                && diary.free_from(handover, team, planned.starts, takes) == Some(planned.starts)
            {
                return Some((false, planned.starts + takes, team, planned.starts));
            }
            let starts = diary.free_from(handover, team, from, takes)?;
            Some((true, starts + takes, team, starts))
        });
        found.min().map(|(_, ends, team, starts)| (team, starts, ends))
    }

    /// The first moment from `leaves` on at which a vehicle can leave so that quotas let its lots through, it finds a stand and they find
    /// halls.
    pub(super) fn land(
        &self,
        vehicle: VehicleRef,
        ends: (PlaceRef, PlaceRef),
        leaves: Minutes,
        lots: &[(usize, usize)],
    ) -> Result<(Minutes, Halls), Blocked> {
        let handover = self.problem.handover;
        let of = handover.vehicle(vehicle);
        let takes = self.problem.way(vehicle, ends.0, ends.1).ok_or(Blocked::Hours(vehicle))?.takes.usual;
        let position = &self.state.positions[vehicle.index()];
        let left = position.left - usize::from(!lots.is_empty());
        let counted = self.counted(lots);
        let mut at = leaves;
        for _ in 0..10_000 {
            let arrives = at + takes;
            let until = if left > 0 { OPEN_END } else { arrives + of.turnaround };
            let first = if position.came.is_none() {
                stand(handover, &self.state.stays[ends.0.index()], ends.0, vehicle, (at - of.turnaround, at))
                    .map_err(|next| (next.saturating_add(of.turnaround), Blocked::Stands(ends.0)))
            } else {
                Ok(())
            };
            let let_through = || {
                let room = self.state.through.may_leave(handover, &counted, at);
                room.map_err(|(next, quota)| (next.unwrap_or(OPEN_END), Blocked::Quota(quota)))
            };
            let landed = first.and_then(|()| let_through()).and_then(|()| {
                let next = |moment: Minutes| if moment == OPEN_END { OPEN_END } else { moment - takes };
                stand(handover, &self.state.stays[ends.1.index()], ends.1, vehicle, (arrives, until))
                    .map_err(|moment| (next(moment), Blocked::Stands(ends.1)))?;
                let secured = self.state.secured[ends.1.index()];
                if !lots.is_empty() && arrives < secured {
                    return Err((secured - takes, Blocked::Halls(ends.1)));
                }
                self.halls(ends.1, arrives, lots).map_err(|moment| (next(moment), Blocked::Halls(ends.1)))
            });
            let (next, reason) = match landed {
                Ok(halls) => return Ok((at, halls)),
                Err(found) => found,
            };
            if next == OPEN_END {
                return Err(reason);
            }
            at = position.rested(self.problem, vehicle, ends, next.max(at + 1)).ok_or(Blocked::Hours(vehicle))?;
        }
        Err(Blocked::Hours(vehicle))
    }

    /// A hall for each lot that goes on from there; or the next moment to try.
    pub(super) fn halls(&self, place: PlaceRef, arrives: Minutes, lots: &[(usize, usize)]) -> Result<Halls, Minutes> {
        let halls = &self.problem.handover.place(place).halls;
        let mut found: Halls = Vec::new();
        for &(lot, ride) in lots.iter().filter(|&&(lot, ride)| ride + 1 < self.lots[lot].rides.len()) {
            if self.is_passing {
                found.push((lot, ride, 0));
                continue;
            }
            let mut next = OPEN_END;
            let mut best = None;
            for (index, waits) in self.state.waits[place.index()].iter().enumerate() {
                let here = || waits.iter().filter(|wait| wait.until > arrives);
                let fellows = found.iter().filter(|(_, _, hall)| *hall == index);
                let with: u64 = fellows.clone().map(|&(fellow, _, _)| self.people(fellow)).sum();
                let inside: u64 = here().map(|wait| wait.people).sum();
                let strange = here().any(|wait| self.is_apart(lot, wait.lot))
                    || fellows.clone().any(|&(fellow, _, _)| self.is_apart(lot, fellow));
                let full = halls.get(index).is_some_and(|hall| inside + with + self.people(lot) > hall.people_max);
                if strange || full {
                    next = next.min(here().map(|wait| wait.until).min().unwrap_or(OPEN_END));
                    continue;
                }
                let others = || here().map(|wait| wait.lot).chain(fellows.clone().map(|(fellow, ..)| *fellow));
                let side = others().filter(|&other| self.is_on_one_side(lot, other)).count();
                let kin = others().filter(|&other| self.is_kin(lot, other)).count();
                let planned = self.past.halls.get(&(lot, ride)) == Some(&index);
                // With those of one's side; else where nobody is, but for those who may meet everybody: they leave empty halls to others.
                let is_shy = !self.problem.apart[self.lots[lot].group.index()].is_empty();
                let empty = (others().count() == 0) != is_shy;
                let key = (!planned, side == 0, empty, std::cmp::Reverse(kin), index);
                if best.is_none_or(|known| key < known) {
                    best = Some(key);
                }
            }
            let Some((.., index)) = best else { return Err(next) };
            found.push((lot, ride, index));
        }
        Ok(found)
    }

    pub(super) fn people(&self, lot: usize) -> u64 {
        let lot = &self.lots[lot];
        if self.problem.handover.group(lot.group).are_people { lot.count } else { 0 }
    }

    pub(super) fn is_apart(&self, one: usize, other: usize) -> bool {
        self.problem.is_apart(self.lots[one].group, self.lots[other].group)
    }

    /// Whether two lots are kept apart from the same others, if from any.
    fn is_on_one_side(&self, one: usize, other: usize) -> bool {
        let [one, other] = [one, other].map(|lot| &self.problem.apart[self.lots[lot].group.index()]);
        !one.is_empty() && one == other
    }

    /// Whether two lots are better put into one hall: from one holder to one receiver.
    pub(super) fn is_kin(&self, one: usize, other: usize) -> bool {
        let [one, other] = [one, other].map(|lot| self.problem.handover.group(self.lots[lot].group));
        (one.holder, one.receiver) == (other.holder, other.receiver)
    }
}

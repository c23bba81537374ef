//! What teams do in a tiny plan, and when its gates open, by trying every team at every time.

use takas_model::{
    CheckRef, Duty, Group, GroupRef, Handover, Lot, MeasureRef, Minutes, Occasion, PlaceRef, Plan, TeamRef, Work,
};

use super::handover::{Budget, TooMany};

/// The plan with works and gates, if any go with its rides.
pub(super) fn place_works(
    handover: &Handover,
    grid: Minutes,
    plan: Plan,
    budget: &mut Budget,
) -> Result<Option<Plan>, TooMany> {
    let mut trial = Works { handover, grid, plan, budget };
    let duties = trial.duties();
    Ok(trial.place(&duties)?.then_some(trial.plan))
}

struct Works<'a> {
    handover: &'a Handover,
    grid: Minutes,
    plan: Plan,
    budget: &'a mut Budget,
}

impl Works<'_> {
    /// Everything that has to be done; what is done after arrivals stands before what has to wait for that.
    fn duties(&self) -> Vec<Duty> {
        let mut all = Vec::new();
        for occasion in [Occasion::Once, Occasion::Arrival, Occasion::Departure] {
            for (index, measure) in
                self.handover.measures.iter().enumerate().filter(|(_, one)| one.occasion == occasion)
            {
                let measure_ref = MeasureRef::new(index);
                let ridden = self.plan.trips.iter().enumerate().filter(|(trip, _)| self.is_ridden(*trip));
                let (mut arrivals, mut departures) = (Vec::new(), Vec::new());
                for (trip, ends) in ridden {
                    arrivals.extend((ends.to == measure.place).then_some(Duty::Measure(measure_ref, trip)));
                    departures.extend((ends.from == measure.place).then_some(Duty::Measure(measure_ref, trip)));
                }
                match occasion {
                    Occasion::Once if arrivals.len() + departures.len() > 0 => all.push(Duty::Once(measure_ref)),
                    Occasion::Once => {}
                    Occasion::Arrival => all.extend(arrivals),
                    Occasion::Departure => all.extend(departures),
                }
            }
        }
        for (index, check) in self.handover.checks.iter().enumerate() {
            let lots = self.plan.lots.iter().enumerate().filter(|(_, lot)| check.groups.contains(&lot.group));
            let travels = lots.filter(|(_, lot)| self.group(lot).stays.is_none());
            all.extend(travels.map(|(lot, _)| Duty::Check(CheckRef::new(index), lot)));
        }
        all
    }

    fn group(&self, lot: &Lot) -> &Group {
        self.handover.group(lot.group)
    }

    fn is_ridden(&self, trip: usize) -> bool {
        self.plan.lots.iter().any(|lot| lot.rides.contains(&trip))
    }

    fn boards(&self, trip: usize) -> Minutes {
        self.plan.trips[trip].departs - self.handover.vehicle(self.plan.trips[trip].vehicle).boarding
    }

    /// The end of what is done after the arrival of a trip, as far as placed.
    fn there(&self, trip: usize) -> Minutes {
        let arrival = |work: &Work| match work.duty {
            Duty::Measure(measure, of) => of == trip && self.handover.measure(measure).occasion == Occasion::Arrival,
            _ => false,
        };
        let ends = self.plan.works.iter().filter(|work| arrival(work)).map(|work| work.ends);
        ends.max().unwrap_or(self.plan.trips[trip].arrives)
    }

    /// From when on a lot is there at the place of this index of its route.
    fn lot_there(&self, lot: &Lot, place: usize) -> Minutes {
        if place == 0 { self.group(lot).ready } else { self.there(lot.rides[place - 1]) }
    }

    /// Each team at each time for the next duty, until all are placed and the gates go with them.
    fn place(&mut self, duties: &[Duty]) -> Result<bool, TooMany> {
        let Some((&duty, rest)) = duties.split_first() else { return Ok(self.open_gates()) };
        let (place, from, until) = self.window(duty);
        for index in 0..self.handover.teams.len() {
            let team = &self.handover.teams[index];
            let Some(minutes) = self.minutes(duty, index).filter(|_| team.place == place) else { continue };
            let mut starts = from.max(0);
            while starts + minutes <= until {
                self.budget.spend()?;
                let work = Work { team: TeamRef::new(index), duty, starts, ends: starts + minutes };
                starts += self.grid;
                if !self.is_free(work) {
                    continue;
                }
                self.plan.works.push(work);
                if self.place(rest)? {
                    return Ok(true);
                }
                self.plan.works.pop();
            }
        }
        Ok(false)
    }

    /// How long a team takes for a duty, if it does that.
    fn minutes(&self, duty: Duty, team: usize) -> Option<Minutes> {
        let team = &self.handover.teams[team];
        match duty {
            Duty::Check(check, lot) => {
                let sittings = self.plan.lots[lot].count.div_ceil(team.at_once);
                let minutes = self.handover.check(check).takes.usual * i64::try_from(sittings).unwrap_or(i64::MAX);
                team.checks.contains(&check).then_some(minutes)
            }
            Duty::Measure(measure, _) | Duty::Once(measure) => {
                team.measures.contains(&measure).then_some(self.handover.measure(measure).takes.usual)
            }
        }
    }

    /// Where a duty is done, from when and until when.
    fn window(&self, duty: Duty) -> (PlaceRef, Minutes, Minutes) {
        let ends = self.handover.ends;
        match duty {
            Duty::Once(measure) => {
                let place = self.handover.measure(measure).place;
                let ridden = (0..self.plan.trips.len()).filter(|&trip| self.is_ridden(trip));
                let moments = ridden.flat_map(|trip| {
                    let (one, boards) = (self.plan.trips[trip], self.boards(trip));
                    let boards = (one.from == place).then_some(boards);
                    [boards, (one.to == place).then_some(one.arrives)].into_iter().flatten().collect::<Vec<_>>()
                });
                (place, 0, moments.min().unwrap_or(ends))
            }
            Duty::Measure(measure, trip) => {
                let one = self.plan.trips[trip];
                let is_mine = |other: &usize| self.plan.trips[*other].vehicle == one.vehicle;
                let place = self.handover.measure(measure).place;
                if self.handover.measure(measure).occasion == Occasion::Arrival {
                    // The vehicle does not leave before, and who came by it boards no other.
                    let next = (trip + 1..self.plan.trips.len()).find(is_mine);
                    let leaves = next.map_or(ends, |next| self.plan.trips[next].departs);
                    let onward = self.plan.lots.iter().filter_map(|lot| {
                        let step = lot.rides.iter().position(|&ride| ride == trip)?;
                        lot.rides.get(step + 1).map(|&next| self.boards(next))
                    });
                    (place, one.arrives, onward.min().unwrap_or(ends).min(leaves))
                } else {
                    let before = (0..trip).rev().find(is_mine);
                    (place, before.map_or(0, |before| self.there(before)), self.boards(trip))
                }
            }
            Duty::Check(check_ref, index) => {
                let (lot, check) = (&self.plan.lots[index], self.handover.check(check_ref));
                let route = &self.group(lot).routes[lot.route];
                let step = route.place_of(check.at);
                let mut until = lot.rides.get(step).map_or(ends, |&ride| self.boards(ride));
                for gate in self.handover.gates.iter().filter(|gate| gate.checks.contains(&check_ref)) {
                    if gate.of.contains(&lot.group) {
                        until = until.min(self.held_until(&gate.holds) - gate.takes.usual);
                    }
                }
                (route.places[step], self.lot_there(lot, step), until)
            }
        }
    }

    /// When the first of these boards for the handover.
    fn held_until(&self, groups: &[GroupRef]) -> Minutes {
        let held = self.plan.lots.iter().filter(|lot| groups.contains(&lot.group));
        let boards = held.filter_map(|lot| {
            let ride = lot.rides.get(self.group(lot).routes[lot.route].handover_ride())?;
            Some(self.boards(*ride))
        });
        boards.min().unwrap_or(self.handover.ends)
    }

    /// Whether the team and the lot of a work do nothing else then, and the team works.
    fn is_free(&self, work: Work) -> bool {
        let team = self.handover.team(work.team);
        let works = team.hours.is_empty()
            || team.hours.iter().any(|hours| hours.from <= work.starts && work.ends <= hours.until);
        works
            && self.plan.works.iter().all(|other| {
                let of_one = match (work.duty, other.duty) {
                    (Duty::Check(_, one), Duty::Check(_, other)) => one == other,
                    _ => false,
                };
                let meet = work.starts < other.ends && other.starts < work.ends;
                !(meet && (of_one || work.team == other.team))
            })
    }

    /// Opens each gate as early as it may; whether those whom it holds board after that.
    fn open_gates(&mut self) -> bool {
        let mut opens = Vec::new();
        for gate in &self.handover.gates {
            let mut moment = gate.not_before.unwrap_or(0).max(0);
            for (index, lot) in self.plan.lots.iter().enumerate().filter(|(_, lot)| gate.of.contains(&lot.group)) {
                let there = self.lot_there(lot, self.group(lot).routes[lot.route].handover_ride());
                moment = moment.max(there + gate.takes.usual);
                for work in &self.plan.works {
                    if matches!(work.duty, Duty::Check(check, of) if of == index && gate.checks.contains(&check)) {
                        moment = moment.max(work.ends + gate.takes.usual);
                    }
                }
            }
            let boards = self.held_until(&gate.holds);
            let holds_somebody = self.plan.lots.iter().any(|lot| gate.holds.contains(&lot.group));
            if moment > self.handover.ends || (holds_somebody && boards < moment) {
                return false;
            }
            opens.push(moment);
        }
        self.plan.gates = opens;
        true
    }
}

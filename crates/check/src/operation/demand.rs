//! What an engine has to grant: stops, protected units, and after an abort the way to safety.

use takas_model::{Act, AuthorRef, Duty, GateRef, Instant, Occasion, Reason, Scope, Seat, UnitRef};

use super::Judge;
use super::against::{Reading, Words};
use super::facts::Whereabouts;

impl Judge<'_> {
    /// What must be allowed now, whatever else is held, shut, owed or broken off, each with an author who may say it: protected units that
    /// are clear, there and checked board and go; stops are never refused. Only what no reader of the page could refuse.
    pub fn must_allow(&self, at: Instant) -> Vec<(AuthorRef, Act)> {
        let mut must = self.stops();
        must.extend(self.free_words(at));
        must
    }

    fn author(&self, seat: Seat) -> Option<AuthorRef> {
        self.charter.authors.iter().position(|author| author.seat == seat).map(AuthorRef::new)
    }

    fn stops(&self) -> Vec<(AuthorRef, Act)> {
        let mut stops = Vec::new();
        for author in [Seat::Lead, Seat::CoMediator].into_iter().filter_map(|seat| self.author(seat)) {
            stops.push((author, Act::Hold(Scope::Everything)));
            stops.push((author, Act::Abort));
        }
        let units = (0..self.facts.units.len()).map(UnitRef::new);
        let interviewer = self.author(Seat::Interviewer).into_iter();
        stops.extend(interviewer.flat_map(|author| units.clone().map(move |unit| (author, Act::NotTravelling(unit)))));
        stops
    }

    /// The words for protected units alone that no reader could refuse.
    fn free_words(&self, at: Instant) -> Vec<(AuthorRef, Act)> {
        let Some(lead) = self.author(Seat::Lead) else { return Vec::new() };
        let words = Words { reading: Reading::Wide, ..self.words_now() };
        let mut must = Vec::new();
        for (trip, belong) in self.course().riders.iter().enumerate() {
            let all_free = !belong.is_empty() && belong.iter().all(|&unit| words.is_free(unit));
            if !all_free || self.facts.trips[trip].left || self.facts.closed {
                continue;
            }
            let ready = |unit: &UnitRef| {
                let is_new = !self.facts.trips[trip].let_board.contains(unit);
                is_new && words.against(&Act::Board(trip, vec![*unit]), at).is_empty()
            };
            let ready: Vec<UnitRef> = belong.iter().copied().filter(ready).collect();
            must.extend(ready.iter().map(|&unit| (lead, Act::Board(trip, vec![unit]))));
            let go = Act::Go(vec![trip]);
            let is_new = self.facts.trips[trip].go.is_none();
            if is_new && self.facts.aboard(trip).next().is_some() && words.against(&go, at).is_empty() {
                must.push((lead, go));
            }
        }
        must
    }

    /// After an abort: what may happen next and has to, so that everybody comes to where it is safe: landings, what those past the point of
    /// no return and those whose departure is completed still need, and the words for them. Empty: there is nothing left to do. Holds are
    /// the lead's to resume, so they are resumed first.
    pub fn homeward(&self, at: Instant) -> Vec<(AuthorRef, Act)> {
        let Some(lead) = self.author(Seat::Lead).filter(|_| self.facts.aborted) else { return Vec::new() };
        let (course, facts) = (self.course(), &self.facts);
        let landing =
            (0..facts.trips.len()).find(|&trip| facts.trips[trip].left && facts.trips[trip].arrived.is_none());
        if let Some(trip) = landing {
            return vec![(lead, Act::Arrived(trip, course.plan.trips[trip].to))];
        }
        let rides: Vec<usize> = (0..facts.trips.len()).filter(|&trip| self.goes_home(trip)).collect();
        if rides.is_empty() {
            return Vec::new();
        }
        if let Some(scope) = facts.holds.first() {
            return vec![(lead, Act::Resume(*scope))];
        }
        let go: Vec<usize> = rides.iter().copied().filter(|&trip| facts.trips[trip].go.is_some()).collect();
        if let Some(&trip) = go.iter().find(|&&trip| facts.vehicle_is_back(course, trip)) {
            return vec![(lead, Act::Departed(trip))];
        }
        for &trip in &rides {
            if let Some(act) = self.toward_boarding(trip, at) {
                return vec![(lead, act)];
            }
            let shut = course.riders[trip].iter().flat_map(|&unit| facts.shut(course, unit, trip, false));
            if let Some(said) = shut.collect::<Vec<_>>().into_iter().find_map(|gate| self.toward_opening(gate, at)) {
                return vec![said];
            }
        }
        let words = Words { reading: Reading::Wide, ..self.words_now() };
        let word = |trips: Vec<usize>| words.go(&trips, at).is_empty().then_some(Act::Go(trips));
        let alone = || rides.iter().find_map(|&trip| word(vec![trip]));
        if let Some(act) = word(rides.clone()).or_else(alone) {
            return vec![(lead, act)];
        }
        self.given_up()
    }

    /// Who is to be completed and cannot go, for a gate or a check that nobody can pass any more: it is said that one does not travel, and
    /// one is sheltered where one is.
    fn given_up(&self) -> Vec<(AuthorRef, Act)> {
        let waits = |unit: &UnitRef| {
            let is = self.facts.unit(*unit);
            let trip = self.course().path_of(*unit).handover_trip();
            is.travels
                && !is.is_past
                && trip.is_some_and(|trip| self.facts.completed.contains(&trip) && !self.facts.trips[trip].left)
        };
        let unit = (0..self.facts.units.len()).map(UnitRef::new).find(waits);
        self.author(Seat::Interviewer)
            .zip(unit)
            .map(|(author, unit)| (author, Act::NotTravelling(unit)))
            .into_iter()
            .collect()
    }

    /// The next thing that opens a gate: a party agrees, the lead releases it, and a second person.
    fn toward_opening(&self, gate: GateRef, at: Instant) -> Option<(AuthorRef, Act)> {
        let (facts, terms) = (&self.facts.gates[gate.index()], &self.course().target.gates[gate.index()]);
        let words = Words { reading: Reading::Wide, ..self.words_now() };
        let mut silent = None;
        for (_, reason) in words.release(gate, at) {
            match reason {
                Reason::NotConfirmed(_, party) => silent = silent.or(self.author(Seat::Delegate(party))),
                _ => return None,
            }
        }
        let releases = |author: Option<AuthorRef>| author.map(|author| (author, Act::Release(gate)));
        match silent {
            Some(delegate) => Some((delegate, Act::Agree(gate))),
            None if !facts.released_by_lead => releases(self.author(Seat::Lead)),
            None if terms.two_persons && !facts.released_by_other => releases(self.author(Seat::CoMediator)),
            None => None,
        }
    }

    /// Whether a ride is to be made after an abort: somebody who travels and is past the point of no return rides on by it, or it is
    /// completed.
    fn goes_home(&self, trip: usize) -> bool {
        let facts = &self.facts;
        let next = |unit: &UnitRef| self.course().path_of(*unit).rides.get(facts.unit(*unit).made) == Some(&trip);
        let waits = |unit: &UnitRef| facts.unit(*unit).travels && next(unit);
        let riders: Vec<UnitRef> = self.course().riders[trip].iter().copied().filter(waits).collect();
        let all_past = !riders.is_empty() && riders.iter().all(|unit| facts.unit(*unit).is_past);
        !facts.trips[trip].left && (all_past || (facts.completed.contains(&trip) && !riders.is_empty()))
    }

    /// The next thing that lets somebody board a ride.
    fn toward_boarding(&self, trip: usize, at: Instant) -> Option<Act> {
        let (course, facts) = (self.course(), &self.facts);
        let of_last = course.before[trip].into_iter().flat_map(|last| course.measures(last, Occasion::Arrival));
        let brought = course.riders[trip].iter().filter_map(|&unit| {
            let made = facts.unit(unit).made.checked_sub(1)?;
            course.path_of(unit).rides.get(made).copied()
        });
        let of_riders = brought.flat_map(|trip| course.measures(trip, Occasion::Arrival));
        let once = course.once_at(course.plan.trips[trip].from);
        let measures = of_last.chain(of_riders).chain(course.measures(trip, Occasion::Departure)).chain(once);
        let checks = course.plan.works.iter().enumerate().filter(|(_, work)| match work.duty {
            Duty::Check(check, lot) => {
                course.riders[trip].iter().any(|&unit| self.waits_for_check(unit, trip, check, lot))
            }
            _ => false,
        });
        let mut works = measures.chain(checks.map(|(index, _)| index)).filter(|&work| !facts.works[work].ended);
        if let Some(work) = works.next() {
            let units = match course.plan.works[work].duty {
                Duty::Check(_, lot) => self.of_lot(lot, trip),
                Duty::Measure(..) | Duty::Once(_) => Vec::new(),
            };
            let begun = facts.works[work].begun;
            return Some(if begun { Act::WorkEnded(work, units) } else { Act::WorkBegun(work) });
        }
        let words = Words { reading: Reading::Wide, ..self.words_now() };
        let boards = |unit: &UnitRef| words.against(&Act::Board(trip, vec![*unit]), at).is_empty();
        let waits = |unit: &&UnitRef| facts.unit(**unit).whereabouts != Whereabouts::Riding(trip);
        for &unit in course.riders[trip].iter().filter(waits) {
            if facts.trips[trip].let_board.contains(&unit) {
                return Some(Act::Boarded(trip, vec![unit]));
            }
            if boards(&unit) {
                return Some(Act::Board(trip, vec![unit]));
            }
        }
        None
    }

    fn waits_for_check(&self, unit: UnitRef, trip: usize, check: takas_model::CheckRef, lot: usize) -> bool {
        let path = self.course().path_of(unit);
        let Some(ride) = path.ride_of(trip) else { return false };
        let is_wanted = path.checks.iter().any(|(one, place)| *one == check && *place <= ride);
        let is_there = self.facts.is_there(self.course(), unit, trip) && self.facts.unit(unit).travels;
        path.lot.is_some_and(|(of, _)| of == lot)
            && is_wanted
            && is_there
            && !self.facts.unit(unit).passed.contains(&check)
    }

    fn of_lot(&self, lot: usize, trip: usize) -> Vec<UnitRef> {
        let is_one = |unit: &UnitRef| {
            let here = self.course().path_of(*unit).lot.is_some_and(|(of, _)| of == lot);
            here && self.facts.is_there(self.course(), *unit, trip) && self.facts.unit(*unit).travels
        };
        self.course().riders[trip].iter().copied().filter(is_one).collect()
    }
}

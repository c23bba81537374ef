//! What an engine has to grant: stops, protected units, and after an abort the way to safety.

use takas_model::{Act, AuthorRef, Duty, GateRef, Instant, Occasion, PersonGate, Reason, Scope, Seat, UnitRef};

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
        let words = self.words_widely();
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
    /// the lead's to resume, so they are resumed first. Nobody is given up as long as anybody can say something that lets him go.
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
            return self.given_up().into_iter().collect();
        }
        if let Some(scope) = facts.holds.first() {
            return vec![(lead, Act::Resume(*scope))];
        }
        let go: Vec<usize> = rides.iter().copied().filter(|&trip| facts.trips[trip].go.is_some()).collect();
        if let Some(&trip) = go.iter().find(|&&trip| facts.vehicle_is_back(course, trip)) {
            return vec![(lead, Act::Departed(trip))];
        }
        for &trip in &rides {
            if let Some(said) = self.toward_clearance(trip) {
                return vec![said];
            }
            if let Some(act) = self.toward_boarding(trip, at) {
                return vec![(lead, act)];
            }
            let shut = course.riders[trip].iter().flat_map(|&unit| facts.shut(course, unit, trip, false));
            if let Some(said) = shut.collect::<Vec<_>>().into_iter().find_map(|gate| self.toward_opening(gate, at)) {
                return vec![said];
            }
        }
        let words = self.words_widely();
        let word = |trips: Vec<usize>| words.go(&trips, at).is_empty().then_some(Act::Go(trips));
        let alone = || rides.iter().find_map(|&trip| word(vec![trip]));
        if let Some(act) = word(rides.clone()).or_else(alone) {
            return vec![(lead, act)];
        }
        self.toward_leaving(&rides, at).or_else(|| self.given_up()).into_iter().collect()
    }

    /// The judge's words for what stands against something, widely read.
    fn words_widely(&self) -> Words<'_> {
        Words { reading: Reading::Wide, ..self.words_now() }
    }

    /// Who rides on by a ride that has to be made: travels, goes on, and it is his next.
    fn homebound(&self, trip: usize) -> impl Iterator<Item = UnitRef> + '_ {
        let (course, facts) = (self.course(), &self.facts);
        let next = move |unit: &UnitRef| course.path_of(*unit).rides.get(facts.unit(*unit).made) == Some(&trip);
        let goes = move |unit: &UnitRef| facts.unit(*unit).travels && facts.goes_on(course, *unit) && next(unit);
        course.riders[trip].iter().copied().filter(goes)
    }

    /// A personal gate that is not in hand, by whoever says it.
    fn toward_clearance(&self, trip: usize) -> Option<(AuthorRef, Act)> {
        let unit = self.homebound(trip).find(|unit| !self.is_clear(*unit))?;
        let of = &self.course().units[unit.index()];
        let wanted = of.gates.iter().flat_map(|gate| {
            let sides = if *gate == PersonGate::Identity { &[false, true][..] } else { &[false] };
            sides.iter().map(move |side| (*gate, *side))
        });
        let open = wanted.filter(|one| !self.facts.unit(unit).in_hand.contains(one));
        let says = |(gate, side): (PersonGate, bool)| {
            let seat = match gate {
                PersonGate::Consent => Seat::Interviewer,
                PersonGate::Fit => Seat::Medical,
                PersonGate::Identity => Seat::Delegate(if side { of.receiver } else { of.holder }),
                PersonGate::Legal | PersonGate::Document | PersonGate::Family => Seat::Lead,
            };
            Some((self.author(seat)?, Act::InHand(unit, gate)))
        };
        open.into_iter().find_map(says)
    }

    /// What lets rides leave in which everybody is: a party accepts to be owed, or of somebody who stays in any case it is said that he does
    /// not travel, so that nobody waits for him.
    fn toward_leaving(&self, rides: &[usize], at: Instant) -> Option<(AuthorRef, Act)> {
        let (course, facts, words) = (self.course(), &self.facts, self.words_widely());
        let shut = rides.iter().flat_map(|&trip| {
            let riders = self.homebound(trip).flat_map(move |unit| facts.shut(course, unit, trip, false));
            riders.flat_map(|gate| words.release(gate, at))
        });
        let alone = rides.iter().flat_map(|&trip| words.go(&[trip], at));
        let stays = |unit: UnitRef| !facts.goes_on(course, unit) && facts.unit(unit).travels;
        let mut against = shut.chain(words.go(rides, at)).chain(alone);
        against.find_map(|(_, reason)| match reason {
            Reason::Owed(party, units) => {
                let accepts = facts.accepts.get(&party).copied().unwrap_or(0);
                Some((self.author(Seat::Delegate(party))?, Act::Accept(accepts.saturating_add(units))))
            }
            Reason::WaitsFor(_, unit) | Reason::OutOfOrder(_, unit) if stays(unit) => {
                Some((self.author(Seat::Interviewer)?, Act::NotTravelling(unit)))
            }
            _ => None,
        })
    }

    /// Who is to be completed and cannot go, for a ride that left without him, or a gate or a check that nobody can pass any more: it is said
    /// that one does not travel, and one is sheltered where one is. The first is whom a ride left behind, then who has not passed something
    /// himself, then who waits for a gate.
    fn given_up(&self) -> Option<(AuthorRef, Act)> {
        let (course, facts, words) = (self.course(), &self.facts, self.words_widely());
        let next = |unit: UnitRef| Some((unit, *course.path_of(unit).rides.get(facts.unit(unit).made)?));
        let units = (0..facts.units.len()).map(UnitRef::new).filter(|&unit| facts.is_completed(course, unit));
        let waits: Vec<(UnitRef, usize)> = units.filter_map(next).collect();
        let against = |(unit, trip): &(UnitRef, usize)| words.rider(*unit, *trip);
        let is_gate = |reason: &Reason| matches!(reason, Reason::Shut(..));
        let behind = waits.iter().find(|(_, trip)| facts.trips[*trip].left);
        let unfit = || waits.iter().find(|one| against(one).iter().any(|(_, reason)| !is_gate(reason)));
        let shut = || waits.iter().find(|one| !against(one).is_empty());
        let (unit, _) = behind.or_else(unfit).or_else(shut).or(waits.first())?;
        Some((self.author(Seat::Interviewer)?, Act::NotTravelling(*unit)))
    }

    /// The next thing that opens a gate: a party agrees, the lead releases it, and a second person.
    fn toward_opening(&self, gate: GateRef, at: Instant) -> Option<(AuthorRef, Act)> {
        let (facts, terms) = (&self.facts.gates[gate.index()], &self.course().target.gates[gate.index()]);
        let words = self.words_widely();
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

    /// Whether a ride is to be made after an abort: somebody rides on by it who is past the point of no return, or completed.
    fn goes_home(&self, trip: usize) -> bool {
        let has_to = |unit: UnitRef| self.facts.unit(unit).is_past || self.facts.is_completed(self.course(), unit);
        !self.facts.trips[trip].left && self.homebound(trip).any(has_to)
    }

    /// The next thing that lets somebody board a ride; whoever is aboard and does not go on gets off first.
    fn toward_boarding(&self, trip: usize, at: Instant) -> Option<Act> {
        let (course, facts) = (self.course(), &self.facts);
        let stays = |unit: &UnitRef| !facts.unit(*unit).travels || !facts.goes_on(course, *unit);
        if let Some(unit) = facts.aboard(trip).find(stays) {
            return Some(Act::Alighted(trip, vec![unit]));
        }
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
        let words = self.words_widely();
        let boards = |unit: &UnitRef| words.against(&Act::Board(trip, vec![*unit]), at).is_empty();
        course.riders[trip].iter().find_map(|&unit| {
            let is_let = facts.trips[trip].let_board.contains(&unit);
            let is_aboard = facts.unit(unit).whereabouts == Whereabouts::Riding(trip);
            match (is_let, is_aboard) {
                (true, true) => None,
                _ if !boards(&unit) => None,
                (true, false) => Some(Act::Boarded(trip, vec![unit])),
                (false, _) => Some(Act::Board(trip, vec![unit])),
            }
        })
    }

    fn waits_for_check(&self, unit: UnitRef, trip: usize, check: takas_model::CheckRef, lot: usize) -> bool {
        let path = self.course().path_of(unit);
        let Some(ride) = path.ride_of(trip) else { return false };
        let is_wanted = path.checks.iter().any(|(one, place)| *one == check && *place <= ride);
        path.lot.is_some_and(|(of, _)| of == lot)
            && is_wanted
            && self.stands_ready(unit, trip)
            && !self.facts.unit(unit).passed.contains(&check)
    }

    fn of_lot(&self, lot: usize, trip: usize) -> Vec<UnitRef> {
        let is_one = |unit: &UnitRef| {
            let here = self.course().path_of(*unit).lot.is_some_and(|(of, _)| of == lot);
            here && self.stands_ready(*unit, trip)
        };
        self.course().riders[trip].iter().copied().filter(is_one).collect()
    }

    /// Whether a unit travels and is where a trip leaves that is its next, in it or not.
    fn stands_ready(&self, unit: UnitRef, trip: usize) -> bool {
        let is = self.facts.unit(unit);
        let is_here = is.whereabouts == Whereabouts::Riding(trip) || self.facts.is_there(self.course(), unit, trip);
        is.travels && is_here
    }
}

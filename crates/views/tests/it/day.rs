//! A day: the small handover run, with its authors, told by hand.

use takas_model::{
    Act, Author, AuthorRef, Case, Charter, Consequence, Duty, GateRef, GateTerms, Handover, Happened, Instant,
    OperationEvent, OperationKind, PartyRef, Patience, PersonGate, PlaceRef, Plan, Reason, RequestKind, Room, Said,
    Scope, Seat, Target, TargetRef, Unit, UnitRef, Weight,
};

use crate::mini::{ADW, CGN, DEU, ESB, RUS, TUR, USA, VKO, mini};

pub(crate) const LEAD: usize = 0;
pub(crate) const SECOND: usize = 1;
pub(crate) const FIELD: usize = 2;
pub(crate) const DOCTOR: usize = 3;
pub(crate) const NEUTRAL: usize = 4;
pub(crate) const RUSSIAN: usize = 5;
pub(crate) const AMERICAN: usize = 6;
pub(crate) const GERMAN: usize = 7;
pub(crate) const WATCHER: usize = 8;
pub(crate) const DESK: usize = 9;

/// Units: Gershkovich, twelve, Lik, Krasikov, the fallen, Fogel.
pub(crate) const GERSHKOVICH: usize = 0;
pub(crate) const TWELVE: [usize; 12] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
pub(crate) const LIK: usize = 13;
pub(crate) const KRASIKOV: usize = 14;
pub(crate) const FALLEN: usize = 15;
pub(crate) const FOGEL: usize = 16;

/// An operation and what was said.
pub(crate) struct Day {
    pub(crate) case: Case,
    pub(crate) charter: Charter,
    pub(crate) adopted: Vec<Target>,
    pub(crate) events: Vec<OperationEvent>,
    now: Instant,
    sequences: Vec<u64>,
}

pub(crate) fn units(list: &[usize]) -> Vec<UnitRef> {
    list.iter().map(|&unit| UnitRef::new(unit)).collect()
}

fn authors() -> Vec<Author> {
    let author = |(id, seat): (&str, Seat)| Author { id: id.to_owned(), seat };
    let delegate = |party| Seat::Delegate(PartyRef::new(party));
    [
        ("aylin", Seat::Lead),
        ("bora", Seat::CoMediator),
        ("cem", Seat::Field),
        ("doctor-demir", Seat::Medical),
        ("neutral-n", Seat::Interviewer),
        ("r-1", delegate(RUS)),
        ("u-1", delegate(USA)),
        ("g-1", delegate(DEU)),
        ("watcher", Seat::Observer),
        ("desk", Seat::Desk),
    ]
    .map(author)
    .to_vec()
}

/// The units of a handover's groups, in order; each group's in one lot.
fn units_of(handover: &Handover, plan: &Plan) -> (Vec<Unit>, Vec<Vec<UnitRef>>) {
    let (mut all, mut lots) = (Vec::new(), Vec::new());
    for lot in &plan.lots {
        let group = handover.group(lot.group);
        let first = all.len();
        for number in 1..=lot.count {
            let steps = [Some(1), Some(0), None, Some(0), None, Some(1)];
            all.push(Unit {
                item: group.item,
                phase: group.phase,
                number,
                quantity: 1,
                holder: group.holder,
                receiver: group.receiver,
                is_living: group.are_people,
                is_protected: group.is_protected,
                step: steps[lot.group.index()],
                gates: if group.are_people { PersonGate::ALL[..5].to_vec() } else { Vec::new() },
            });
        }
        lots.push((first..all.len()).map(UnitRef::new).collect());
    }
    (all, lots)
}

impl Day {
    /// Before anything was said.
    pub(crate) fn of(case: Case, handover: Handover, plan: Plan, kind: OperationKind) -> Self {
        let (units, lots) = units_of(&handover, &plan);
        let begins = handover.begins;
        let confirmed_by = |list: &[usize]| list.iter().map(|&party| PartyRef::new(party)).collect();
        let gates = vec![
            GateTerms { confirmed_by: confirmed_by(&[RUS, DEU]), two_persons: true },
            GateTerms { confirmed_by: confirmed_by(&[RUS, USA]), two_persons: false },
        ];
        let target = Target { handover, plan, gates, joins: Vec::new(), withdrawn: Vec::new(), lots, digest: [7; 32] };
        let charter = Charter { kind, units, authors: authors(), target, patience: Patience::default() };
        let sequences = vec![0; charter.authors.len()];
        Self { case, charter, adopted: Vec::new(), events: Vec::new(), now: begins, sequences }
    }

    pub(crate) fn empty(kind: OperationKind) -> Self {
        let mini = mini();
        Self::of(mini.case, mini.handover, mini.found.plan, kind)
    }

    /// At this minute of the handover.
    pub(crate) fn at(&mut self, minute: i64) -> &mut Self {
        self.now = self.charter.target.handover.begins + 60 * minute;
        self
    }

    pub(crate) fn say(&mut self, author: usize, act: Act) -> &mut Self {
        self.say_so(author, act, Weight::Counts)
    }

    pub(crate) fn say_so(&mut self, author: usize, act: Act, weight: Weight) -> &mut Self {
        self.sequences[author] += 1;
        let said = Said {
            author: AuthorRef::new(author),
            sequence: self.sequences[author],
            time: self.now,
            target: TargetRef::new(self.adopted.len()),
            act,
        };
        self.push(Happened::Said(said, weight))
    }

    pub(crate) fn follow(&mut self, consequence: Consequence) -> &mut Self {
        self.push(Happened::Follows(consequence))
    }

    fn push(&mut self, what: Happened) -> &mut Self {
        let number = self.events.len() as u64;
        self.events.push(OperationEvent { number, at: self.now, what });
        self
    }

    pub(crate) fn now(&self) -> Instant {
        self.now
    }

    /// All personal gates of a unit in hand, and clear.
    pub(crate) fn clear(&mut self, unit: usize) -> &mut Self {
        let reference = UnitRef::new(unit);
        let sides = [self.charter.units[unit].holder, self.charter.units[unit].receiver];
        let delegate = |party: PartyRef| [RUSSIAN, AMERICAN, GERMAN][party.index()];
        self.say(NEUTRAL, Act::InHand(reference, PersonGate::Consent))
            .say(DOCTOR, Act::InHand(reference, PersonGate::Fit))
            .say(LEAD, Act::InHand(reference, PersonGate::Legal))
            .say(delegate(sides[0]), Act::InHand(reference, PersonGate::Document));
        for side in sides {
            self.say(delegate(side), Act::InHand(reference, PersonGate::Identity));
        }
        self.follow(Consequence::ClearToTravel(reference))
    }

    /// A ride with its word, from boarding to arrival.
    pub(crate) fn ride(&mut self, trip: usize, list: &[usize], minutes: [i64; 3]) -> &mut Self {
        let to = self.charter.target.plan.trips[trip].to;
        self.at(minutes[0])
            .say(LEAD, Act::Board(trip, units(list)))
            .say(FIELD, Act::Boarded(trip, units(list)))
            .at(minutes[1])
            .say(LEAD, Act::Go(vec![trip]))
            .say(FIELD, Act::Departed(trip))
            .at(minutes[2])
            .say(FIELD, Act::Arrived(trip, to))
    }

    /// A check or measure, passed by these.
    pub(crate) fn work(&mut self, work: usize, list: &[usize], minutes: [i64; 2]) -> &mut Self {
        self.at(minutes[0])
            .say(FIELD, Act::WorkBegun(work))
            .at(minutes[1])
            .say(FIELD, Act::WorkEnded(work, units(list)))
    }
}

/// Who came from Russia.
pub(crate) fn from_russia() -> Vec<usize> {
    let mut all = vec![GERSHKOVICH];
    all.extend(TWELVE);
    all.extend([LIK, FALLEN]);
    all
}

/// The whole day on a day as it stands: everybody moves but Fogel; a hold, something irregular, a request, another plan, the end.
pub(crate) fn fill(day: &mut Day) {
    day.at(-30);
    for unit in (0..=LIK).chain([KRASIKOV]) {
        day.clear(unit);
    }
    let fogel = UnitRef::new(FOGEL);
    day.say(NEUTRAL, Act::InHand(fogel, PersonGate::Consent))
        .say(NEUTRAL, Act::NotInHand(fogel, PersonGate::Consent))
        .say(NEUTRAL, Act::NotTravelling(fogel))
        .follow(Consequence::NotTravelling(fogel))
        .say(DOCTOR, Act::Needs(UnitRef::new(LIK), Room::Stretcher))
        .say(DOCTOR, Act::Hold(Scope::Unit(UnitRef::new(GERSHKOVICH))))
        .say(LEAD, Act::Resume(Scope::Unit(UnitRef::new(GERSHKOVICH))));
    let request =
        |number, about, kind| Act::Request { number, about, kind, owner: AuthorRef::new(SECOND), due: day_due() };
    day.say(AMERICAN, request(4711, Some(UnitRef::new(GERSHKOVICH)), RequestKind::Call))
        .say(GERMAN, request(4712, Some(UnitRef::new(KRASIKOV)), RequestKind::Doctor))
        .say(SECOND, Act::Met(PartyRef::new(USA), 4711));
    day.ride(0, &[KRASIKOV], [-5, 0, 118]);
    day.ride(1, &[KRASIKOV], [130, 152, 355]);
    day.ride(2, &from_russia(), [170, 180, 349]);
    // The report of the end overtakes that of the beginning.
    day.at(360).say_so(FIELD, Act::WorkEnded(1, units(&[GERSHKOVICH])), Weight::Waits).say(FIELD, Act::WorkBegun(1));
    let early = day.events.len() as u64 - 2;
    day.follow(Consequence::CountsNow(early, Vec::new()));
    day.work(0, &[KRASIKOV], [356, 366]).work(3, &[GERSHKOVICH], [356, 366]);
    day.work(2, &TWELVE, [370, 408]).work(4, &TWELVE, [372, 390]).work(5, &[KRASIKOV], [372, 384]);
    day.at(412).say(RUSSIAN, Act::Agree(GateRef::new(1))).say(AMERICAN, Act::Agree(GateRef::new(1)));
    day.say(LEAD, Act::Release(GateRef::new(1))).follow(Consequence::Opened(GateRef::new(1)));
    day.work(6, &[], [395, 410]);
    day.ride(5, &[GERSHKOVICH], [415, 420, 1061]);
    day.at(421).follow(Consequence::Withheld(PartyRef::new(RUS), 1));
    day.say(GERMAN, Act::Hold(Scope::Everything)).say(LEAD, Act::Resume(Scope::Everything));
    day.say(RUSSIAN, Act::Accept(1));
    day.say(RUSSIAN, Act::Agree(GateRef::new(0))).say(GERMAN, Act::Agree(GateRef::new(0)));
    day.say(GERMAN, Act::TakeBack(GateRef::new(0))).say(GERMAN, Act::Agree(GateRef::new(0)));
    day.say(LEAD, Act::Release(GateRef::new(0))).say(SECOND, Act::Release(GateRef::new(0)));
    day.follow(Consequence::Opened(GateRef::new(0)));
    day.work(7, &[], [422, 436]).work(8, &[], [437, 450]);
    let germans: Vec<usize> = from_russia().into_iter().filter(|&unit| unit != GERSHKOVICH).collect();
    day.ride(3, &germans, [451, 455, 668]);
    let reason = Reason::NoWord(UnitRef::new(KRASIKOV));
    day.at(456).say_so(FIELD, Act::Boarded(4, units(&[KRASIKOV])), Weight::Irregular(vec![reason]));
    day.say(LEAD, Act::Resume(Scope::Everything));
    day.say(LEAD, Act::Go(vec![4])).say(FIELD, Act::Departed(4)).follow(Consequence::Cured(PartyRef::new(RUS)));
    day.at(630).say(FIELD, Act::Arrived(4, PlaceRef::new(VKO)));
    day.at(680).follow(Consequence::Overdue(PartyRef::new(DEU), 4712));
    for (delegate, list) in [(AMERICAN, vec![GERSHKOVICH]), (GERMAN, germans), (RUSSIAN, vec![KRASIKOV])] {
        day.at(1070).say(delegate, Act::Verified(units(&list))).say(FIELD, Act::HandedOver(units(&list)));
    }
    day.say(NEUTRAL, Act::FollowedUp(UnitRef::new(LIK))).at(1100).say(LEAD, Act::Close);
}

fn day_due() -> Instant {
    mini().handover.begins + 60 * 600
}

/// The whole day.
pub(crate) fn day() -> Day {
    let mut day = Day::empty(OperationKind::Live);
    fill(&mut day);
    day
}

#[test]
fn the_day_speaks_of_what_there_is() {
    let day = day();
    let plan = &day.charter.target.plan;
    assert_eq!(day.charter.units.len(), 17);
    assert!(matches!(plan.works[8].duty, Duty::Measure(..)));
    assert!(day.events.windows(2).all(|pair| pair[0].number + 1 == pair[1].number));
    for (trip, to) in [(0, CGN), (2, ESB), (5, ADW)] {
        assert_eq!(plan.trips[trip].to, PlaceRef::new(to));
    }
    assert_eq!(TUR, 3);
    assert_eq!([WATCHER, DESK].map(|author| day.charter.authors[author].seat), [Seat::Observer, Seat::Desk]);
}

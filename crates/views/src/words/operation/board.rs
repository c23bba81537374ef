//! Phrases of the board: where the whole, each ride, gate and person stands; and of the drawings beside it.

use super::super::{amounts, counted, number};
use crate::phrase::Phrase;

phrases! {
    fixed {
        /// Said of a rehearsal on every output.
        REHEARSAL "kind-rehearsal" "Rehearsal: every confirmation in it is played.";
        /// Said of what is past on every output.
        HISTORICAL "kind-historical"
            "Historical: what is known of what happened. What nobody said is not known, and no confirmation is invented.";
        /// Said of a historical case on every output.
        HISTORICAL_CASE "warning-historical"
            "Historical case: records what happened. It neither approves it nor offers a pattern: nobody's release may be \
             made to depend on a return where the law protects them, and nobody may be held in order to be exchanged.";
        /// Nothing is said of it.
        NOT_KNOWN "board-not-known" "not known";
        /// People may board.
        RIDE_BOARDING "board-boarding" "boarding";
        /// It does not go any more.
        RIDE_OFF "board-off" "does not go";
        /// It waits, and carries nobody.
        RIDE_WAITS "board-waits" "waits";
        /// The state of the whole.
        STAGE_RUNNING "stage-running" "running";
        /// Held.
        STAGE_HELD "stage-held" "HELD";
        /// Broken off.
        STAGE_ABORTED "stage-aborted" "BROKEN OFF";
        /// Broken off, everybody safe.
        STAGE_SAFE "stage-safe" "BROKEN OFF, EVERYBODY SAFE";
        /// Over.
        STAGE_CLOSED "stage-closed" "over";
        /// Released by the one that it needs.
        GATE_RELEASED "board-released" "released ✓";
        /// Not released.
        GATE_NOT_RELEASED "board-not-released" "not released";
        /// Late.
        OVERDUE "board-overdue" "overdue";
        /// Clear to travel.
        CLEAR "travels-clear" "clear to travel";
        /// Not yet.
        NOT_CLEAR "travels-not-clear" "not clear to travel yet";
        /// Not any more.
        NOT_ANY_MORE "travels-not-any-more" "not clear to travel any more";
        /// Nothing has to be in hand.
        NEEDS_NOTHING "travels-needs-nothing" "nothing to be in hand";
        /// Not travelling.
        STAYS "travels-stays" "not travelling";
        /// Verified.
        VERIFIED "people-verified" "verified";
        /// Handed over.
        HANDED_OVER "people-handed-over" "handed over";
        /// Followed up.
        FOLLOWED_UP "people-followed-up" "seen again";
        /// What only the neutral, the doctor or a side knows.
        PRIVATE_GATES "people-private-gates" "what the doctor, the neutral or a side keep to themselves";
        /// Heading.
        CHECKS "board-checks" "Checks and measures";
        /// Rows of a chart: vehicles.
        VEHICLES "board-vehicles" "Vehicles";
        /// Heading of the chart.
        CHART "drawing-course" "Planned, and as it was";
        /// How to read it.
        CHART_CAPTION "drawing-course-caption"
            "Pale: as planned. Dark: as it was, by the desk's clock. An upright line is a gate: dashed as planned, whole when it opened.";
        /// Heading of the balance over time.
        BALANCE_CHART "drawing-balance" "Balance over time";
        /// Heading of the flow of movements.
        FLOW_CHART "drawing-flow" "Flow of movements";
        /// Heading of a map of routes.
        MAP "drawing-map" "The routes";
    }
    made {
        /// Arrived.
        ride_arrived(time: Phrase) "board-arrived" ("arrived {time}");
        /// Arrived elsewhere.
        ride_arrived_at(time: Phrase, place: Phrase) "board-arrived-at" ("arrived {time} at {place}");
        /// Under way.
        ride_under_way(time: Phrase, aboard: Phrase) "board-under-way" ("under way {time}, {aboard}");
        /// It may leave.
        ride_may_leave(aboard: Phrase) "board-may-leave" ("may leave, {aboard}");
        /// It may, if the mediator says so.
        ride_ready(aboard: Phrase) "board-ready" ("ready: the mediator's word, {aboard}");
        /// Some are on board.
        ride_boarding(aboard: Phrase) "board-boarding-of" ("boarding {aboard}");
        /// So many wait for it.
        ride_waits_with(units: u64) "board-waits-with" ("waits ({})", number(units));
        /// Due after planned.
        late_by(span: Phrase) "board-late" ("{span} late");
        /// The first of what it waits for.
        first_of(first: Phrase, more: usize) "board-more" ("{first} (+{more})");
        /// A gate that is open.
        open_at(time: Phrase) "board-open-since" ("open since {time}");
        /// Planned for.
        planned_at(time: Phrase) "board-planned" ("planned {time}");
        /// Released by some of those that it needs.
        released_by(by: u64, of: u64) "board-released-by" ("released {by}/{of}");
        /// How many rides have left.
        rides_left(left: usize, rides: usize) "board-rides-left"
            ("{left} of {} left", counted(rides as u64, "ride", "rides"));
        /// Handed over of all.
        handed_over_of(count: u64, of: u64) "board-handed-over-of" ("{} of {} handed over", number(count), number(of));
        /// On board of a ride that has not left.
        on_board(ride: Phrase) "people-on-board" ("on board {ride}");
        /// Under way.
        under_way(ride: Phrase) "people-under-way" ("under way, {ride}");
        /// At a place.
        at_place(place: Phrase) "people-at" ("at {place}");
        /// A request with its deadline.
        request_due(number: Phrase, what: Phrase, due: Phrase, owner: Phrase) "board-request"
            ("{number}: {what}, by {due}, {owner}");
        /// Met.
        met_when(time: Phrase) "board-met-at" ("met at {time}");
        /// A party's balance, in a sentence.
        balance_sentence(party: Phrase, given: u64, gives: u64, received: u64, receives: u64) "drawing-balance-of"
            ("{party}: given {given} of {gives}, received {received} of {receives}");
        /// A party's balance, beside its line.
        balance_beside(given: Phrase, received: Phrase) "drawing-balance-short" ("given {given} · received {received}");
        /// How many went one way, in a sentence.
        flow_sentence(from: Phrase, to: Phrase, arrived: u64, all: u64) "drawing-flow-of"
            ("{from} to {to}: {arrived} of {all} arrived");
        /// The same while some are on the way.
        flow_going(from: Phrase, to: Phrase, arrived: u64, all: u64, going: u64) "drawing-flow-going"
            ("{from} to {to}: {arrived} of {all} arrived, {going} on the way");
        /// The same, on its band.
        flow_beside(arrived: u64, all: u64) "drawing-flow-short" ("{arrived} of {all}");
        /// Closed areas by their codes.
        closed_areas(areas: Phrase) "drawing-map-closed" ("closed: {areas}");
    }
}

/// How many of how many.
pub fn of(count: u64, all: u64) -> String {
    format!("{}/{}", number(count), number(all))
}

/// Later or earlier than planned, in minutes; empty where it is as planned.
pub fn shift(minutes: i64) -> String {
    match minutes {
        0 => String::new(),
        later if later > 0 => format!(" +{later}"),
        earlier => format!(" −{}", -earlier),
    }
}

/// Heading.
pub const MOVEMENTS: &str = "Movements";
/// Heading.
pub const GATES: &str = "Gates";
/// Heading.
pub const PEOPLE: &str = "People and goods";
/// Heading.
pub const BALANCE: &str = "Balance";
/// Heading.
pub const REQUESTS: &str = "Requests";
/// Heading.
pub const SAID: &str = "What was said";

/// How many more there are.
pub fn more(count: usize) -> String {
    format!("… and {count} more")
}

/// Where a ride is: so many wait for it.
pub fn waits_with(units: u64) -> Phrase {
    if units == 0 { RIDE_WAITS.phrase() } else { ride_waits_with(units) }
}

/// Due after planned.
pub fn late(minutes: i64) -> Phrase {
    late_by(amounts::duration(minutes))
}

/// What it waits for, where there is more than one.
pub fn waits_for(first: &Phrase, more: usize) -> Phrase {
    if more == 0 { first.clone() } else { first_of(first.clone(), more) }
}

/// A gate that is open.
pub fn open_since(time: &str) -> Phrase {
    open_at(Phrase::figures(time))
}

/// Planned for.
pub fn planned(time: &str) -> Phrase {
    planned_at(Phrase::figures(time))
}

/// Who has confirmed and who has not.
pub fn sides(sides: &[(String, bool)]) -> Phrase {
    Phrase::row(" ", sides.iter().map(|(party, agreed)| marked(Phrase::supplied(party), *agreed)))
}

/// Something with a mark: done, or not.
fn marked(what: Phrase, is: bool) -> Phrase {
    Phrase::row(" ", [what, Phrase::supplied(if is { "✓" } else { "–" })])
}

/// Released by how many of how many.
pub fn released(by: u64, of: u64) -> Phrase {
    if of > 1 {
        released_by(by, of)
    } else if by > 0 {
        GATE_RELEASED.phrase()
    } else {
        GATE_NOT_RELEASED.phrase()
    }
}

/// How many rides have left, and how many are handed over.
pub fn progress(left: usize, rides: usize, handed_over: Option<Phrase>) -> Phrase {
    Phrase::row(", ", [Some(rides_left(left, rides)), handed_over].into_iter().flatten())
}

/// The board's clock.
pub fn board_clock(day: &str, clock: &str, local: &str) -> String {
    format!("{day}, {clock} ({local})")
}

/// The board's title.
pub fn board_title(case: &str, kind: &str) -> String {
    format!("{case} · {kind}")
}

/// Planned from and until.
pub fn from_until(from: &str, until: &str) -> String {
    format!("{from}–{until}")
}

/// So many are so.
pub fn counted_so(units: u64, so: &str) -> String {
    format!("{} {so}", number(units))
}

/// A work that goes on.
pub fn goes_on(what: &str, since: &str) -> String {
    format!("since {since}: {what}")
}

/// Met.
pub fn met_at(time: &str) -> Phrase {
    met_when(Phrase::figures(time))
}

/// A party's balance in a line.
pub fn balance(party: &str, given: (u64, u64), received: (u64, u64), owed: u64, accepts: u64) -> String {
    let (given, received) = (of(given.0, given.1), of(received.0, received.1));
    format!("{party} gave {given}, got {received}, owed {owed} (≤ {accepts})")
}

/// Column.
pub const GIVEN: &str = "given";
/// Column.
pub const RECEIVED: &str = "received";
/// Column.
pub const OWED: &str = "owed";
/// Column.
pub const ACCEPTS: &str = "accepts";
/// Column.
pub const WITHHELD: &str = "withheld";

/// Outside the balance.
pub fn outside(count: u64) -> String {
    format!("{} outside the sequence and the balance", counted(count, "unit", "units"))
}

/// At a place.
pub fn at(place: &str) -> Phrase {
    at_place(Phrase::supplied(place))
}

/// What is in hand and what is not.
pub fn gates_in_hand(gates: &[(Phrase, bool)]) -> Phrase {
    Phrase::row(", ", gates.iter().map(|(gate, is)| marked(gate.clone(), *is)))
}

/// A party's balance, in a sentence.
pub fn balance_of(party: &str, given: (u64, u64), received: (u64, u64)) -> Phrase {
    balance_sentence(Phrase::supplied(party), given.0, given.1, received.0, received.1)
}

/// A party's balance, beside its line.
pub fn balance_short(given: (u64, u64), received: (u64, u64)) -> Phrase {
    let [given, received] = [given, received].map(|(count, all)| Phrase::figures(format_args!("{count}/{all}")));
    balance_beside(given, received)
}

/// How many went one way, in a sentence.
pub fn flow_of(from: &str, to: &str, all: u64, arrived: u64, under_way: u64) -> Phrase {
    let [from, to] = [from, to].map(Phrase::supplied);
    if under_way > 0 { flow_going(from, to, arrived, all, under_way) } else { flow_sentence(from, to, arrived, all) }
}

/// The same, on its band.
pub fn flow_short(all: u64, arrived: u64) -> Phrase {
    flow_beside(arrived, all)
}

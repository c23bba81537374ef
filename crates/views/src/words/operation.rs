//! Words of an operation: what was said and what follows, the board, the record's page.

use takas_model::{OperationKind, PersonGate, RequestKind, Room, Seat};

use super::{counted, number, quoted};

/// Title of the mediator's page.
pub fn title(case: &str) -> String {
    format!("{case}: the operation")
}

/// Title of another reader's page.
pub fn title_of(case: &str, reader: &str) -> String {
    format!("{case}: the operation, for {reader}")
}

/// What kind of operation it is, where that has to be said on every output.
pub fn kind(kind: OperationKind) -> Option<&'static str> {
    match kind {
        OperationKind::Live => None,
        OperationKind::Rehearsal => Some("Rehearsal: every confirmation in it is played."),
        OperationKind::Historical => Some(
            "Historical: what is known of what happened. What nobody said is not known, and no confirmation is invented.",
        ),
    }
}

/// The same in a word.
pub fn kind_short(kind: OperationKind) -> &'static str {
    match kind {
        OperationKind::Live => "live",
        OperationKind::Rehearsal => "rehearsal",
        OperationKind::Historical => "historical",
    }
}

// ---- who --------------------------------------------------------------------------------------------------------

/// A seat. `party` names that of a delegate or guarantor.
pub fn seat(seat: Seat, party: &str) -> String {
    match seat {
        Seat::Lead => "mediator".to_owned(),
        Seat::CoMediator => "co-mediator".to_owned(),
        Seat::Field => "field officer".to_owned(),
        Seat::Medical => "doctor".to_owned(),
        Seat::Interviewer => "neutral interviewer".to_owned(),
        Seat::Delegate(_) => format!("delegate of {party}"),
        Seat::Guarantor(_) => format!("guarantor, {party}"),
        Seat::Observer => "observer".to_owned(),
        Seat::Desk => "desk".to_owned(),
    }
}

/// An author with the seat.
pub fn author(id: &str, seat: &str) -> String {
    format!("{id} ({seat})")
}

/// Doctors.
pub const READER_MEDICAL: &str = "the doctors";
/// The neutral.
pub const READER_INTERVIEWER: &str = "the neutral";
/// Field officers.
pub const READER_FIELD: &str = "the field officers";
/// Observers.
pub const READER_OBSERVER: &str = "observers";
/// A guarantor.
pub fn reader_guarantor(party: &str) -> String {
    format!("{party}, guarantor")
}

// ---- acts -------------------------------------------------------------------------------------------------------

/// Units of a block, by their numbers.
pub fn some_of(count: &str, numbers: &[u64]) -> String {
    const NUMBERS_MAX: usize = 8;
    if numbers.len() > NUMBERS_MAX {
        return count.to_owned();
    }
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    format!("{count} (no. {})", numbers.join(", "))
}

/// A personal gate.
pub fn gate(gate: PersonGate) -> &'static str {
    match gate {
        PersonGate::Consent => "consent",
        PersonGate::Fit => "fit to travel",
        PersonGate::Legal => "legal basis",
        PersonGate::Document => "travel document",
        PersonGate::Identity => "identity",
        PersonGate::Family => "family told",
    }
}

/// In hand.
pub fn in_hand(gate: &str, who: &str) -> String {
    format!("{gate} of {who}: in hand")
}
/// Not any more.
pub fn not_in_hand(gate: &str, who: &str) -> String {
    format!("{gate} of {who}: not in hand any more")
}
/// How somebody travels.
pub fn travels(who: &str, room: Room) -> String {
    match room {
        Room::Seat => format!("{who} travels seated"),
        Room::Stretcher => format!("{who} travels on a stretcher"),
        Room::Load => format!("{who} travels as load"),
    }
}
/// Does not travel: refusal, illness and identity look alike.
pub fn not_travelling(who: &str) -> String {
    format!("{who}: not travelling")
}
/// Work has begun.
pub fn begun(what: &str) -> String {
    format!("{what}: begun")
}
/// A check has ended.
pub fn passed(what: &str, who: &str) -> String {
    if who.is_empty() { format!("{what}: ended, nobody passed") } else { format!("{what}: passed by {who}") }
}
/// A measure has ended.
pub fn done(what: &str) -> String {
    format!("{what}: done")
}
/// A gate.
pub fn the_gate(name: &str) -> String {
    format!("gate {}", quoted(name))
}
/// A party confirms; empty: the reader itself.
pub fn agrees(gate: &str, party: &str) -> String {
    if party.is_empty() { format!("{gate}: confirmed") } else { format!("{gate}: confirmed by {party}") }
}
/// It takes that back.
pub fn takes_back(gate: &str, party: &str) -> String {
    let by = if party.is_empty() { String::new() } else { format!(" by {party}") };
    format!("{gate}: confirmation taken back{by}")
}
/// Released.
pub fn releases(gate: &str) -> String {
    format!("{gate} released")
}
/// Let board.
pub fn let_board(ride: &str, who: &str) -> String {
    format!("may board {ride}: {who}")
}
/// Boarded.
pub fn boarded(ride: &str, who: &str) -> String {
    format!("on board {ride}: {who}")
}
/// Got off again.
pub fn alighted(ride: &str, who: &str) -> String {
    format!("off {ride} again: {who}")
}
/// Let go.
pub fn let_go(rides: &[String]) -> String {
    format!("may leave: {}", rides.join("; "))
}
/// Left.
pub fn departed(ride: &str) -> String {
    format!("{ride}: has left")
}
/// Arrived.
pub fn arrived(ride: &str) -> String {
    format!("{ride}: has arrived")
}
/// Arrived elsewhere.
pub fn arrived_at(ride: &str, place: &str) -> String {
    format!("{ride}: has arrived at {place} instead")
}
/// Verified.
pub fn verified(who: &str) -> String {
    format!("verified by the receiver: {who}")
}
/// Handed over.
pub fn handed_over(who: &str) -> String {
    format!("handed over: {who}")
}
/// Followed up.
pub fn followed_up(who: &str) -> String {
    format!("seen again afterwards: {who}")
}
/// What a request is about.
pub fn request_kind(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::Call => "a call home",
        RequestKind::Document => "a document",
        RequestKind::Doctor => "a particular doctor",
        RequestKind::Media => "what the media are told",
        RequestKind::Other => "something else",
    }
}
/// A request's number, and whose.
pub fn request_number(number: u32, party: &str) -> String {
    if party.is_empty() { format!("request {number}") } else { format!("request {number} of {party}") }
}
/// What a request is, and for whom.
pub fn request_what(kind: &str, about: Option<&str>) -> String {
    about.map_or_else(|| kind.to_owned(), |about| format!("{kind} for {about}"))
}
/// A request.
pub fn request(number: &str, kind: &str, about: &str, owner: &str, due: &str) -> String {
    let about = if about.is_empty() { String::new() } else { format!(" for {about}") };
    let owner = if owner.is_empty() { String::new() } else { format!(", seen to by {owner}") };
    format!("{number}: {kind}{about}{owner}, by {due}")
}
/// Met.
pub fn met(number: &str) -> String {
    format!("{number}: met")
}
/// Late.
pub fn overdue(number: &str) -> String {
    format!("{number}: not met in time")
}
/// Who is next in the line for somebody who does not travel.
pub fn next_in_line(of: &str, next: Option<&str>) -> String {
    match next {
        Some(next) => format!(
            "{of} does not travel: next in the line is {next}; nobody goes until a plan of a deal with {next} is adopted"
        ),
        None => format!("{of} does not travel, and nobody is left in the line of substitutes"),
    }
}
/// Everything but protected people.
pub const EVERYTHING: &str = "everything";
/// Held.
pub fn held(scope: &str) -> String {
    format!("held: {scope}")
}
/// On hold because of something irregular.
pub const HELD_IRREGULAR: &str = "held: everything, after something irregular";
/// Goes on.
pub fn resumed(scope: &str) -> String {
    format!("goes on: {scope}")
}
/// Stored, and on no second copy yet.
pub fn unconfirmed(events: u64) -> String {
    format!("stored, NOT YET CONFIRMED by a second copy: {}", counted(events, "event", "events"))
}
/// The second copy is not what the store is.
pub fn copy_trouble(why: &str) -> String {
    format!("THE SECOND COPY IS BEHIND: {why}")
}
/// Broken off.
pub const ABORTED: &str = "broken off: everybody goes to the safe state of this moment";
/// Another plan.
pub const NEW_PLAN: &str = "another plan is in force";
/// Accepts.
pub fn accepts(units: u64) -> String {
    format!("accepts to be owed {}", counted(units, "unit", "units"))
}
/// Over.
pub const CLOSED: &str = "the operation is over";

// ---- what follows -----------------------------------------------------------------------------------------------

/// Clear.
pub fn clear(who: &str) -> String {
    format!("{who}: clear to travel")
}
/// No longer.
pub fn no_longer_clear(who: &str) -> String {
    format!("{who}: not clear to travel any more")
}
/// Open.
pub fn opened(gate: &str) -> String {
    format!("{gate} has opened")
}
/// A report counts.
pub fn counts_now(event: u64) -> String {
    format!("what came too early as no. {event} counts now")
}
/// A report lapses.
pub fn lapsed(event: u64) -> String {
    format!("what came too early as no. {event} lapses")
}
/// Withheld.
pub fn withheld(party: &str, units: u64) -> String {
    format!("withheld: {party} has waited too long for {}", counted(units, "unit", "units"))
}
/// Cured.
pub fn cured(party: &str) -> String {
    format!("{party} waits for nothing any more")
}
/// Safe.
pub const SAFE_NOW: &str = "everybody is where the safe state has them";

// ---- weights ----------------------------------------------------------------------------------------------------

/// It says what is so.
pub const REPEATS: &str = "as was said before";
/// It waits.
pub const WAITS: &str = "came too early: counts when what precedes it has come";
/// It should not have happened.
pub const IRREGULAR: &str = "irregular";
/// With the lines that were broken.
pub fn irregular(reasons: &[String]) -> String {
    if reasons.is_empty() { IRREGULAR.to_owned() } else { format!("{IRREGULAR}: {}", reasons.join("; ")) }
}
/// The speaker's clock differs.
pub fn by_own_clock(time: &str) -> String {
    format!("by the speaker's clock {time}")
}

// ---- the board --------------------------------------------------------------------------------------------------

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
/// Nothing is said of it.
pub const NOT_KNOWN: &str = "not known";
/// Heading.
pub const MOVEMENTS: &str = "Movements";
/// Heading.
pub const GATES: &str = "Gates";
/// Heading.
pub const CHECKS: &str = "Checks and measures";
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
pub fn waits_with(units: u64) -> String {
    if units == 0 { "waits".to_owned() } else { format!("waits ({})", number(units)) }
}
/// People may board.
pub const RIDE_BOARDING: &str = "boarding";
/// It may leave.
pub const RIDE_MAY_LEAVE: &str = "may leave";
/// Under way.
pub const RIDE_UNDER_WAY: &str = "under way";
/// Arrived.
pub const RIDE_ARRIVED: &str = "arrived";
/// It does not go any more.
pub const RIDE_OFF: &str = "does not go";
/// It may, if the mediator says so.
pub const RIDE_READY: &str = "ready: the mediator's word";
/// Due after planned.
pub fn late(minutes: i64) -> String {
    format!("{} late", super::plan::duration(minutes))
}
/// What it waits for, where there is more than one.
pub fn waits_for(first: &str, more: usize) -> String {
    if more == 0 { first.to_owned() } else { format!("{first} (+{more})") }
}
/// A gate that is open.
pub fn open_since(time: &str) -> String {
    format!("open since {time}")
}
/// Planned for.
pub fn planned(time: &str) -> String {
    format!("planned {time}")
}
/// Who has confirmed and who has not.
pub fn sides(sides: &[(String, bool)]) -> String {
    let marked: Vec<String> =
        sides.iter().map(|(party, agreed)| format!("{party} {}", if *agreed { "✓" } else { "–" })).collect();
    marked.join(" ")
}
/// Released by how many of how many.
pub fn released(by: u64, of: u64) -> String {
    if of > 1 {
        format!("released {by}/{of}")
    } else if by > 0 {
        "released ✓".to_owned()
    } else {
        "not released".to_owned()
    }
}
/// The state of the whole.
pub const STAGE_RUNNING: &str = "running";
/// Held.
pub const STAGE_HELD: &str = "HELD";
/// Broken off.
pub const STAGE_ABORTED: &str = "BROKEN OFF";
/// Broken off, everybody safe.
pub const STAGE_SAFE: &str = "BROKEN OFF, EVERYBODY SAFE";
/// Over.
pub const STAGE_CLOSED: &str = "over";
/// How many rides have left, and how many are handed over.
pub fn progress(left: usize, rides: usize, handed_over: Option<&str>) -> String {
    let left = format!("{left} of {} left", counted(rides as u64, "ride", "rides"));
    handed_over.map_or_else(|| left.clone(), |handed_over| format!("{left}, {handed_over}"))
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
/// A request with its deadline.
pub fn request_due(number: &str, what: &str, owner: &str, due: &str) -> String {
    format!("{number}: {what}, by {due}, {owner}")
}
/// Met.
pub fn met_at(time: &str) -> String {
    format!("met at {time}")
}
/// Late.
pub const OVERDUE: &str = "overdue";
/// Handed over of all.
pub fn handed_over_of(count: u64, of: u64) -> String {
    format!("{} of {} handed over", number(count), number(of))
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
/// Clear to travel.
pub const CLEAR: &str = "clear to travel";
/// Not yet.
pub const NOT_CLEAR: &str = "not clear to travel yet";
/// Not any more.
pub const NOT_ANY_MORE: &str = "not clear to travel any more";
/// Nothing has to be in hand.
pub const NEEDS_NOTHING: &str = "nothing to be in hand";
/// Not travelling.
pub const STAYS: &str = "not travelling";
/// On board of a ride that has not left.
pub fn on_board(ride: &str) -> String {
    format!("on board {ride}")
}
/// Under way.
pub fn under_way(ride: &str) -> String {
    format!("under way, {ride}")
}
/// At a place.
pub fn at(place: &str) -> String {
    format!("at {place}")
}
/// Verified.
pub const VERIFIED: &str = "verified";
/// Handed over.
pub const HANDED_OVER: &str = "handed over";
/// Followed up.
pub const FOLLOWED_UP: &str = "seen again";
/// What is in hand and what is not.
pub fn gates_in_hand(gates: &[(String, bool)]) -> String {
    let marked: Vec<String> =
        gates.iter().map(|(gate, is)| format!("{gate} {}", if *is { "✓" } else { "–" })).collect();
    marked.join(", ")
}
/// A side's confirmation of an identity.
pub fn identity_by(party: &str) -> String {
    format!("identity by {party}")
}
/// What only the neutral, the doctor or a side knows.
pub const PRIVATE_GATES: &str = "what the doctor, the neutral or a side keep to themselves";

// ---- pages ------------------------------------------------------------------------------------------------------

/// Heading of the chart.
pub const CHART: &str = "Planned, and as it was";
/// How to read it.
pub const CHART_CAPTION: &str = "Pale: as planned. Dark: as it was, by the desk's clock. An upright line is a gate: dashed as planned, whole when it opened.";
/// Heading of the safe states.
pub const SAFE: &str = "The safe state at each moment";
/// What that is.
pub const SAFE_LEAD: &str = "Where each would have been safe, and in whose hands, had it been broken off in that span of time. Nobody who has been released returns to custody.";
/// The checkpoint at the foot of every sheet.
pub fn checkpoint(origin: &str, size: u64) -> String {
    format!("{origin}, {}", counted(size, "entry", "entries"))
}
/// The log.
pub const LOG: &str = "log";
/// How many entries.
pub const ENTRIES: &str = "entries";
/// The root.
pub const ROOT: &str = "root hash";
/// Who cosigned.
pub const COSIGNED: &str = "cosigned by";
/// Nobody.
pub const NOT_COSIGNED: &str = "not yet cosigned";
/// How to verify.
pub const HOW_TO_VERIFY: &str = "How to verify this without Takas";
/// Column: who sees to it.
pub const OWNER: &str = "seen to by";
/// Column: passed.
pub const PASSED: &str = "passed";
/// Column: verified.
pub const VERIFIED_AT: &str = "verified";
/// Heading of the proofs.
pub const PROOFS: &str = "Proofs";
/// What stands on top.
pub const HOLDS: &str = "Held, irregular, withheld";
/// None.
pub const NO_HOLDS: &str = "Nothing was held, irregular or withheld.";
/// Nothing was said.
pub const NOTHING_SAID: &str = "Nothing was said yet.";
/// Column: number.
pub const NUMBER: &str = "no.";
/// Column: planned.
pub const PLANNED: &str = "planned";
/// Column: as it was.
pub const AS_IT_WAS: &str = "as it was";
/// Column: who said it.
pub const BY: &str = "said by";
/// Column: confirmed.
pub const CONFIRMED: &str = "confirmed";
/// Column: since when.
pub const SINCE: &str = "since";
/// Column: by when.
pub const DUE: &str = "by when";
/// Column: entry of the record.
pub const ENTRY: &str = "entry";
/// Foot of a page that is not the mediator's.
pub const ONLY: &str = "This page holds what is yours to know of the operation and nothing else. What is sealed from you is sealed alike, whatever it is.";
/// Heading of the balance over time.
pub const BALANCE_CHART: &str = "Balance over time";
/// How to read it.
pub const BALANCE_CAPTION: &str = "Above its line a party has given more than it has received, below it less. Whole: as it was. Dashed: by the plan in force.";
/// Heading of the flow of movements.
pub const FLOW_CHART: &str = "Flow of movements";
/// How to read it.
pub const FLOW_CAPTION: &str = "A band is as wide as many go that way by the plan in force. Dark: those who have arrived. Hatched: those on the way.";
/// Heading of the routes with movements as they stand.
pub const MAP_NOW: &str = "Movements as they stand";
/// How to read it.
pub const MAP_NOW_CAPTION: &str = "A dot stands where a vehicle is: at a place, or on its way by the share of the planned time that has passed. Nobody is tracked.";
/// A party's balance, in a sentence.
pub fn balance_of(party: &str, given: (u64, u64), received: (u64, u64)) -> String {
    format!("{party}: given {} of {}, received {} of {}", given.0, given.1, received.0, received.1)
}
/// A party's balance, beside its line.
pub fn balance_short(given: (u64, u64), received: (u64, u64)) -> String {
    format!("given {}/{} · received {}/{}", given.0, given.1, received.0, received.1)
}
/// How many went one way, in a sentence.
pub fn flow_of(from: &str, to: &str, all: u64, arrived: u64, under_way: u64) -> String {
    let going = if under_way > 0 { format!(", {under_way} on the way") } else { String::new() };
    format!("{from} to {to}: {arrived} of {all} arrived{going}")
}
/// The same, on its band.
pub fn flow_short(all: u64, arrived: u64) -> String {
    format!("{arrived} of {all}")
}

//! Words of a handover plan.

use takas_model::{Hands, Minutes, Mode, Occasion};

use crate::plan::GateChange;

use super::{counted, list, number, quoted};

/// Title of the mediator's page.
pub fn title(case: &str) -> String {
    format!("{case}: the handover plan")
}

/// Title of a party's page.
pub fn title_of(case: &str, party: &str) -> String {
    format!("{case}: the handover, for {party}")
}

// ---- times ------------------------------------------------------------------------------------------------------

/// UTC and local time of day.
pub fn clocks(utc: &str, local: &str) -> String {
    format!("{utc} ({local})")
}

/// Day and times.
pub fn in_full(day: &str, clocks: &str) -> String {
    format!("{day}, {clocks}")
}

/// A moment beyond any calendar.
pub fn minutes_after(minute: Minutes) -> String {
    format!("minute {minute}")
}

/// `40 min`, `13 h 20 min`.
pub fn duration(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes:02} min"),
    }
}

/// How times are written.
pub fn how_times_stand(zone: &str) -> String {
    format!(
        "Times are in UTC (Z), then local with the offset from UTC; local is the time of the place, and of {zone} where no place is meant."
    )
}

/// How times are written where each has its place.
pub const HOW_TIMES_STAND_THERE: &str =
    "Times are in UTC (Z), below them the local time of the place with its offset from UTC.";

// ---- worth ------------------------------------------------------------------------------------------------------

/// First measure.
pub const EXPOSURE: &str = "exposure at exchange points";
/// Second measure.
pub const MAKESPAN: &str = "time until the last arrival";
/// Third measure.
pub const RIDES: &str = "rides";

/// `1,240 person-minutes`.
pub fn person_minutes(minutes: i64) -> String {
    counted(u64::try_from(minutes).unwrap_or(0), "person-minute", "person-minutes")
}

/// How many rides.
pub fn rides_of(rides: i64) -> String {
    number(u64::try_from(rides).unwrap_or(0))
}

/// How far value and bound are apart, with the share of the value.
pub fn gap(words: &str, gap: i64, value: i64) -> String {
    let permille = i128::from(gap) * 1000 / i128::from(value.max(1));
    let permille = u64::try_from(permille.max(1)).unwrap_or(u64::MAX);
    format!("{words} ({})", super::tenths(permille))
}

/// All three closed and verified.
pub const OPTIMAL_SENTENCE: &str = "No plan exposes anybody less, ends earlier or needs fewer rides: each value equals its bound, and the judge came to the same bounds by itself.";

/// No bound at all is verified.
pub const UNVERIFIED_SENTENCE: &str =
    "Every rule holds, as the judge confirms. How good it is is not known: no bound was verified.";

/// Not all closed.
pub fn feasible(least: &[&str], open: &[String]) -> String {
    let least = if least.is_empty() { String::new() } else { format!(" No plan is better in {}.", list(least)) };
    format!(
        "Every rule holds, as the judge confirms.{least} Whether a better plan exists is open: {}.",
        open.join("; ")
    )
}

/// A measure whose bound is open.
pub fn open(name: &str, value: &str, bound: Option<&str>) -> String {
    match bound {
        Some(bound) => format!("{name} {value}, and no plan has under {bound}"),
        None => format!("{name} {value}, bound unverified"),
    }
}

/// Column: measure.
pub const MEASURE: &str = "measure";
/// Column: gap.
pub const GAP: &str = "gap";
/// No gap.
pub const LEAST: &str = "least";
/// No bound.
pub const UNVERIFIED: &str = "unverified";

// ---- what moves -------------------------------------------------------------------------------------------------

/// The whole plan in a sentence.
pub fn headline(what: &str, rides: usize, vehicles: usize, from: &str, until: &str) -> String {
    let rides = counted(rides as u64, "ride", "rides");
    let vehicles = counted(vehicles as u64, "vehicle", "vehicles");
    format!("{what} by {rides} of {vehicles}, from {from} to {until}.")
}

/// Nobody moves.
pub const NOTHING_MOVES: &str = "Nothing moves.";

/// A name with a count.
pub fn name_and_count(name: &str, count: &str) -> String {
    format!("{name}: {count}")
}

/// The dead.
pub fn remains(count: u64) -> String {
    format!("{} of the dead", number(count))
}

/// A place with its airport's code.
pub fn place(name: &str, airport: Option<&str>) -> String {
    match airport {
        Some(code) if !name.contains(code) => format!("{name} ({code})"),
        _ => name.to_owned(),
    }
}

/// A hall of a place.
pub fn hall(place: &str, hall: &str) -> String {
    format!("{place}, {hall}")
}

/// From one place to another.
pub fn way(from: &str, to: &str) -> String {
    format!("{from} → {to}")
}

/// A ride without anybody.
pub const EMPTY: &str = "empty";
/// Does not travel after all: refusal, illness and identity look alike.
pub const NOT_TRAVELLING: &str = "not travelling";
/// Nothing stands against it: all that is said of consent, health and papers.
pub const CLEAR: &str = "clear to travel";

/// Needs of so many units.
pub fn stretchers(count: u64) -> String {
    counted(count, "stretcher", "stretchers")
}

/// Escorts.
pub fn escorts(count: u64) -> String {
    counted(count, "escort", "escorts")
}

/// What a vehicle has room for.
pub fn room(seats: u64, stretchers: u64, load: u64) -> String {
    let mut parts = Vec::new();
    if seats > 0 {
        parts.push(counted(seats, "seat", "seats"));
    }
    if stretchers > 0 {
        parts.push(counted(stretchers, "stretcher", "stretchers"));
    }
    if load > 0 {
        parts.push(format!("{} of load", counted(load, "unit", "units")));
    }
    if parts.is_empty() { "no room".to_owned() } else { list(&parts) }
}

/// How a vehicle moves.
pub fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Air => "by air",
        Mode::Road => "by road or rail",
        Mode::Sea => "by sea",
    }
}

/// What a measure is taken for.
pub fn occasion(occasion: Occasion, ride: &str) -> String {
    match occasion {
        Occasion::Once => "before anybody comes or leaves".to_owned(),
        Occasion::Arrival => format!("after the arrival of {ride}"),
        Occasion::Departure => format!("before the departure of {ride}"),
    }
}

/// In whose hands somebody is.
pub fn hands(hands: Hands, holder: &str, receiver: &str, state: Option<&str>) -> String {
    match hands {
        Hands::Holder => format!("with {holder}, where they are"),
        Hands::Host => match state {
            Some(state) => format!("sheltered by the host ({state}); in nobody's custody, sent back to nobody"),
            None => "sheltered where they land; in nobody's custody, sent back to nobody".to_owned(),
        },
        Hands::Receiver => format!("with {receiver}: received, or on the way there to the end"),
    }
}

// ---- timeline ---------------------------------------------------------------------------------------------------

/// Plan, before its id.
pub const PLAN: &str = "Plan";
/// Heading of the timeline.
pub const TIMELINE: &str = "The timeline";
/// Heading of a day.
pub fn day(day: &str) -> String {
    format!("{day} (UTC)")
}
/// A ride arrives.
pub fn arrives(clocks: &str) -> String {
    format!("arrives {clocks}")
}
/// Before those who ride.
pub const ON_BOARD: &str = "on board";
/// Hangs on.
pub const HANGS_ON: &str = "hangs on";
/// A gate opens.
pub fn gate_opens(name: &str) -> String {
    format!("gate {} opens", quoted(name))
}
/// When a gate opens.
pub fn opens_when(checks: &[String], of: &str, takes: Minutes) -> String {
    let what = if checks.is_empty() {
        if of.is_empty() { "nothing is waited for".to_owned() } else { format!("when {of} are there") }
    } else {
        format!("when the results of {} are in for {of}", list(checks))
    };
    if takes > 0 { format!("{what}, {} after that", duration(takes)) } else { what }
}
/// A gate's earliest moment.
pub fn not_before(time: &str) -> String {
    format!("not before {time}")
}
/// Whom a gate lets go.
pub fn lets_go(who: &str) -> String {
    if who.is_empty() { "holds nobody".to_owned() } else { format!("then {who} may leave") }
}
/// What a quota lets through, and how many leave at the most in this plan, of how many.
pub fn quota(name: &str, at_most: u64, within: Option<Minutes>, fullest: u64, all: u64) -> String {
    let time = within.map_or_else(|| "on each day".to_owned(), |within| format!("in any {}", duration(within)));
    let [at_most, fullest, all] = [at_most, fullest, all].map(number);
    format!("{} lets at most {at_most} leave {time}; in this plan {fullest} at the most, of {all}.", quoted(name))
}
/// Whom a work is for.
pub fn work(what: &str, of: &str) -> String {
    format!("{what}: {of}")
}
/// Until.
pub fn until(time: &str) -> String {
    format!("until {time}")
}
/// On the critical path.
pub const CRITICAL_MARK: &str = "●";
/// What the mark means.
pub const CRITICAL_MEANS: &str = "On the critical path: any delay here delays the end.";
/// May wait.
pub fn slack(minutes: Minutes) -> String {
    if minutes == 0 { "no slack".to_owned() } else { format!("slack {}", duration(minutes)) }
}

// ---- sections ---------------------------------------------------------------------------------------------------

/// What it comes to.
pub const WORTH: &str = "How good the plan is";
/// The critical path.
pub const CRITICAL: &str = "What decides the end";
/// What that is.
pub const CRITICAL_LEAD: &str = "The critical path: each part begins as soon as the one before allows, up to the last arrival. The slack of all other parts stands beside them.";
/// Exposure by group.
pub const EXPOSED: &str = "How long each is exposed";
/// What that is.
pub const EXPOSED_LEAD: &str = "Time at an exchange point between two rides.";
/// Nobody is.
pub const NOBODY_EXPOSED: &str = "Nobody waits at an exchange point.";
/// Whether it can be kept.
pub const CONTROLLABILITY: &str = "If things take longer";
/// Fallbacks.
pub const FALLBACKS: &str = "What is prepared";
/// Safe states.
pub const SAFE: &str = "If it is broken off";
/// What that is.
pub const SAFE_LEAD: &str = "Where each is safe, and in whose hands, if the exchange is broken off in that span of time. Nobody who has been released returns to custody.";
/// Completed.
pub const COMPLETED: &str = "Completed all the same:";
/// Gates.
pub const GATES: &str = "Gates";
/// Quotas.
pub const QUOTAS: &str = "Quotas";
/// Movements.
pub const MOVEMENTS: &str = "Movements";
/// Works.
pub const WORKS: &str = "Checks and measures";
/// Who does not travel.
pub const STAYING: &str = "Not travelling";
/// The chart.
pub const CHART: &str = "Who is where when";
/// The map.
pub const MAP: &str = "The routes";
/// The slider.
pub const MOMENT: &str = "Step through time";

/// Rows of the chart: vehicles.
pub const VEHICLES: &str = "Vehicles";
/// Rows of the chart: rooms.
pub const ROOMS: &str = "Who waits where";
/// Rows of the chart: teams.
pub const TEAMS: &str = "Teams";
/// The chart of what happens there.
pub const AT_THE_EXCHANGE: &str = "At the exchange point";
/// How to read the chart.
pub const CHART_CAPTION: &str = "A bar is a ride, a wait or a work, an upright line a gate that opens. Outlined: the critical path. A dotted line: by how      much a ride may be later. Pointing at a bar tells all about it.";
/// How to read the map.
pub const MAP_CAPTION: &str = "Routes as geodesics around what is closed (hatched). Land and borders as the atlas has them; nothing is said of whose they are.";
/// Without closed areas.
pub const MAP_CAPTION_OPEN: &str =
    "Routes as geodesics. Land and borders as the atlas has them; nothing is said of whose they are.";

/// Closed areas by their codes.
pub fn closed(codes: &[String]) -> String {
    format!("closed: {}", list(codes))
}

/// Steps to the event before.
pub const EVENT_BEFORE: &str = "to the event before";
/// Steps to the next event.
pub const EVENT_AFTER: &str = "to the next event";
/// Who is where.
pub const EVERYBODY: &str = "Everybody";
/// The mark of those whose handover ride has left.
pub const HANDED_OVER: &str = "handed over";
/// A gate that is open.
pub const OPEN_SINCE: &str = "open since";
/// A gate that is not.
pub const CLOSED_UNTIL: &str = "closed until";

// ---- columns ----------------------------------------------------------------------------------------------------

/// Column: when it leaves.
pub const LEAVES: &str = "leaves";
/// Column: when it arrives.
pub const ARRIVES: &str = "arrives";
/// Column: vehicle.
pub const VEHICLE: &str = "vehicle";
/// Column: by what.
pub const BY: &str = "by";
/// Column: from and to.
pub const WAY: &str = "from → to";
/// Column: who.
pub const WHO: &str = "who";
/// Column: slack.
pub const SLACK: &str = "slack";
/// Column: gate.
pub const GATE: &str = "gate";
/// Column: opens.
pub const OPENS: &str = "opens";
/// Column: waits for.
pub const WAITS_FOR: &str = "waits for";
/// Column: holds.
pub const HOLDS: &str = "lets go";
/// Column: team.
pub const TEAM: &str = "team";
/// Column: what.
pub const WHAT: &str = "what";
/// Column: from.
pub const FROM: &str = "from";
/// Column: until.
pub const UNTIL: &str = "until";
/// Column: where.
pub const WHERE: &str = "where";
/// Column: jurisdiction.
pub const JURISDICTION: &str = "jurisdiction";
/// Column: hands.
pub const HANDS: &str = "in whose hands";
/// Column: each.
pub const EACH: &str = "each waits";
/// Column: in all.
pub const IN_ALL: &str = "in all";
/// Nothing known.
pub const UNKNOWN: &str = "not known";

// ---- paper ------------------------------------------------------------------------------------------------------

/// Title of the operations order.
pub fn title_of_order(case: &str) -> String {
    format!("{case}: operations order")
}
/// Kicker of what is carried.
pub const CARRIED: &str = "To carry. By pseudonym.";
/// Manifest.
pub fn manifest(vehicle: &str, number: usize) -> String {
    format!("Manifest: {vehicle}, ride {number}")
}
/// Checklist.
pub fn checklist(gate: &str) -> String {
    format!("Checklist: gate {}", quoted(gate))
}
/// Abort card.
pub const ABORT: &str = "Abort card";
/// What to do with it.
pub const ABORT_LEAD: &str = "If it is broken off: find the span of time, bring each to the place that stands there, complete what is already simultaneous.      Nobody is sent back to custody. Shelter is the host's, who owes non-refoulement to whoever has landed.";
/// No safe states are at hand.
pub const NO_SAFE_STATES: &str = "The safe states of this plan have not been worked out.";
/// What takes part.
pub const MEANS: &str = "Vehicles, places and teams";
/// Timetable.
pub const TIMETABLE: &str = "Timetable";
/// Column: no.
pub const NUMBER: &str = "no.";
/// Column: needs.
pub const NEEDS: &str = "needs on the way";
/// Column: goes on to.
pub const TO: &str = "to";
/// Column: state.
pub const STATE: &str = "state";
/// Column: on board.
pub const BOARDED: &str = "on board";
/// Column: off.
pub const ALIGHTED: &str = "arrived";
/// Column: room.
pub const ROOM: &str = "room";
/// Column: zone.
pub const ZONE: &str = "zone";
/// Column: rooms to wait in.
pub const HALLS: &str = "halls";
/// Column: registered in.
pub const REGISTRY: &str = "registered in";
/// Leaves.
pub fn leaves_from(place: &str, time: &str) -> String {
    format!("leaves {place} on {time}")
}
/// Arrives.
pub fn arrives_at(place: &str, time: &str) -> String {
    format!("arrives at {place} on {time}")
}
/// Sum of a manifest.
pub fn on_this_ride(load: &str) -> String {
    format!("On this ride: {load}.")
}
/// Nobody.
pub const NO_MANIFEST: &str = "Nobody and nothing is on this ride.";
/// Who signs a manifest.
pub const SIGNATURES: [&str; 3] = ["for those who hand over", "for the crew", "for the mediator"];
/// Who confirms a gate besides the sides.
pub const MEDIATOR_CONFIRMS: &str = "the mediator";
/// Confirmations.
pub const CONFIRMATIONS: &str = "Confirmed by";
/// Column: time.
pub const AT: &str = "time";
/// Column: signature.
pub const SIGNATURE: &str = "signature";
/// What a gate holds.
pub fn opens_for(who: &str) -> String {
    format!("Only when all boxes are ticked and all have confirmed may these leave: {who}.")
}
/// A gate that holds nobody.
pub const OPENS_FOR_NOBODY: &str = "It holds nobody.";
/// When it is planned.
pub fn planned(time: &str) -> String {
    format!("Planned for {time}.")
}
/// There.
pub const THERE: &str = "there";

// ---- a party's extract ------------------------------------------------------------------------------------------

/// Movements of the party's own people.
pub const OWN_MOVEMENTS: &str = "Movements of your people";
/// Who.
pub const OWN_PEOPLE: &str = "Whom it concerns";
/// Own vehicles without the party's people.
pub const OWN_VEHICLES: &str = "Your vehicles";
/// A ride of an own vehicle with none of the party's people.
pub const NONE_OF_YOURS: &str = "none of your people";
/// Nothing concerns the party.
pub const NOTHING: &str = "Nothing of this handover concerns you.";
/// Let go.
pub fn released_to(partner: &str) -> String {
    format!("you release to {partner}")
}
/// Received.
pub fn received_from(partner: &str) -> String {
    format!("you receive from {partner}")
}
/// One of several parts of a block.
pub fn part_of(who: &str, part: usize, of: usize) -> String {
    format!("{who} (part {part} of {of})")
}
/// The rides of somebody are those that carry them.
pub fn rides_total(what: &str, rides: usize) -> String {
    format!("{what}, {}", counted(rides as u64, "ride", "rides"))
}

// ---- changes ----------------------------------------------------------------------------------------------------

/// Title of a comparison.
pub fn title_of_change(case: &str) -> String {
    format!("{case}: what changes in the plan")
}
/// Gates, checks and measures that change.
pub const AROUND: &str = "Gates, checks and measures";
/// The mark of what happened to a gate.
pub fn mark(change: GateChange) -> &'static str {
    match change {
        GateChange::Moved => "~ ",
        GateChange::Added => "+ ",
        GateChange::Dropped => "- ",
    }
}
/// Moved.
pub const MOVED: &str = "Moved";
/// Added.
pub const ADDED: &str = "Added";
/// Dropped.
pub const DROPPED: &str = "Dropped";
/// How many are as before.
pub fn unchanged(count: usize, of: usize) -> String {
    format!("{} of {} stay as they were.", number(count as u64), counted(of as u64, "movement", "movements"))
}
/// Nothing changes.
pub const NO_CHANGE: &str = "The plans are the same.";
/// Later or earlier by.
pub fn shifted(minutes: Minutes) -> String {
    match minutes {
        0 => "at the same time".to_owned(),
        later if later > 0 => format!("{} later", duration(later)),
        earlier => format!("{} earlier", duration(-earlier)),
    }
}
/// Under way for longer or less long.
pub fn takes_longer(minutes: Minutes) -> String {
    let by = duration(minutes.abs());
    if minutes > 0 { format!("under way {by} longer") } else { format!("under way {by} less") }
}
/// Was.
pub fn was(what: &str) -> String {
    format!("was {what}")
}
/// A vehicle in place of another.
pub fn instead(now: &str, before: &str) -> String {
    format!("{now} instead of {before}")
}
/// Who comes on board.
pub fn joins(who: &str) -> String {
    format!("now with {who}")
}
/// Who does not.
pub fn parts(who: &str) -> String {
    format!("without {who}")
}
/// A gate opens at another time.
pub fn gate_moves(name: &str, time: &str, shift: &str) -> String {
    format!("gate {}: opens {time}, {shift}", quoted(name))
}
/// A gate that is new or gone.
pub fn gate(name: &str) -> String {
    format!("gate {}", quoted(name))
}
/// How many works change.
pub fn works_change(changed: usize, of: usize) -> String {
    format!(
        "{} of {} take place at another time or otherwise.",
        number(changed as u64),
        counted(of as u64, "check or measure", "checks and measures")
    )
}

/// Heading of two plans in one chart.
pub const CHANGE_CHART: &str = "What moves";

/// How to read it.
pub const CHANGE_CAPTION: &str = "Pale: as it was planned before. Dark: as it is planned now. An upright line is a gate, dashed where it opened before.";

/// A part of the plan before, in a chart of two.
pub fn before(words: &str) -> String {
    format!("before: {words}")
}

/// A part of the plan that came after, in a chart of two.
pub fn after(words: &str) -> String {
    format!("now: {words}")
}

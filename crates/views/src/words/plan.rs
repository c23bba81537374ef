//! Words of a handover plan.

use takas_model::Minutes;

use crate::phrase::Phrase;
use crate::plan::GateChange;

use super::{counted, number, own, papers};

/// Title of the mediator's page.
pub fn title(case: &str) -> String {
    format!("{case}: the handover plan")
}

/// Title of a party's page.
pub fn title_of(case: &str, party: &str) -> String {
    own::plan_title(Phrase::supplied(case), Phrase::supplied(party)).to_string()
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
    super::amounts::duration(minutes).to_string()
}

/// How times are written.
pub fn how_times_stand(zone: &str) -> String {
    papers::how_times_stand(Phrase::supplied(zone)).to_string()
}

// ---- worth ------------------------------------------------------------------------------------------------------

/// `1,240 person-minutes`.
pub fn person_minutes(minutes: i64) -> String {
    counted(u64::try_from(minutes).unwrap_or(0), "person-minute", "person-minutes")
}

/// Column: measure.
pub const MEASURE: &str = papers::MEASURE.as_str();
/// Column: gap.
pub const GAP: &str = papers::GAP.as_str();

// ---- what moves -------------------------------------------------------------------------------------------------

/// Nobody moves.
pub const NOTHING_MOVES: &str = papers::NOTHING_MOVES.as_str();

/// A name with a count.
pub fn name_and_count(name: &str, count: &str) -> String {
    format!("{name}: {count}")
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
    papers::hall(Phrase::supplied(place), Phrase::supplied(hall)).to_string()
}

/// From one place to another.
pub fn way(from: &str, to: &str) -> String {
    format!("{from} → {to}")
}

/// A ride without anybody.
pub const EMPTY: &str = papers::EMPTY.as_str();
/// Does not travel after all: refusal, illness and identity look alike.
pub const NOT_TRAVELLING: &str = "not travelling";
/// Nothing stands against it: all that is said of consent, health and papers.
pub const CLEAR: &str = "clear to travel";

// ---- timeline ---------------------------------------------------------------------------------------------------

/// Plan, before its id.
pub const PLAN: &str = "Plan";
/// Heading of the timeline.
pub const TIMELINE: &str = "The timeline";
/// Heading of a day.
pub fn day(day: &str) -> String {
    papers::day(Phrase::supplied(day)).to_string()
}
/// A ride arrives.
pub fn arrives(clocks: &str) -> String {
    papers::arrives_when(Phrase::supplied(clocks)).to_string()
}
/// Before those who ride.
pub const ON_BOARD: &str = "on board";
/// Hangs on.
pub const HANGS_ON: &str = "hangs on";
/// A gate opens.
pub fn gate_opens(name: &str) -> String {
    papers::gate_opens(Phrase::supplied(name)).to_string()
}
/// When a gate opens.
pub fn opens_when(checks: &[String], of: &str, takes: Minutes) -> String {
    papers::opens_when(checks, Phrase::supplied(of), takes).to_string()
}
/// A gate's earliest moment.
pub fn not_before(time: &str) -> String {
    papers::not_before(Phrase::supplied(time)).to_string()
}
/// Whom a gate lets go.
pub fn lets_go(who: &str) -> String {
    papers::lets_go(Phrase::supplied(who)).to_string()
}
/// Whom a work is for.
pub fn work(what: &str, of: &str) -> String {
    format!("{what}: {of}")
}
/// Until.
pub fn until(time: &str) -> String {
    papers::until_when(Phrase::supplied(time)).to_string()
}
/// On the critical path.
pub const CRITICAL_MARK: &str = "●";
/// What the mark means.
pub const CRITICAL_MEANS: &str = papers::CRITICAL_MEANS.as_str();
/// May wait.
pub fn slack(minutes: Minutes) -> String {
    papers::slack(minutes).to_string()
}

// ---- sections ---------------------------------------------------------------------------------------------------

/// What it comes to.
pub const WORTH: &str = papers::WORTH.as_str();
/// The critical path.
pub const CRITICAL: &str = "What decides the end";
/// What that is.
pub const CRITICAL_LEAD: &str = papers::CRITICAL_LEAD.as_str();
/// Exposure by group.
pub const EXPOSED: &str = papers::EXPOSED.as_str();
/// What that is.
pub const EXPOSED_LEAD: &str = papers::EXPOSED_LEAD.as_str();
/// Nobody is.
pub const NOBODY_EXPOSED: &str = papers::NOBODY_EXPOSED.as_str();
/// Whether it can be kept.
pub const CONTROLLABILITY: &str = "If things take longer";
/// Fallbacks.
pub const FALLBACKS: &str = "What is prepared";
/// Safe states.
pub const SAFE: &str = papers::SAFE.as_str();
/// What that is.
pub const SAFE_LEAD: &str = papers::SAFE_LEAD.as_str();
/// Completed.
pub const COMPLETED: &str = papers::COMPLETED.as_str();
/// Gates.
pub const GATES: &str = papers::GATES.as_str();
/// Quotas.
pub const QUOTAS: &str = papers::QUOTAS.as_str();
/// Movements.
pub const MOVEMENTS: &str = papers::MOVEMENTS.as_str();
/// Works.
pub const WORKS: &str = papers::WORKS.as_str();
/// Who does not travel.
pub const STAYING: &str = "Not travelling";
/// The chart.
pub const CHART: &str = papers::CHART.as_str();
/// The map.
pub const MAP: &str = super::operation::MAP.as_str();
/// The slider.
pub const MOMENT: &str = papers::MOMENT.as_str();

/// Rows of the chart: vehicles.
pub const VEHICLES: &str = super::operation::VEHICLES.as_str();
/// Rows of the chart: rooms.
pub const ROOMS: &str = papers::ROOMS.as_str();
/// Rows of the chart: teams.
pub const TEAMS: &str = papers::TEAMS.as_str();
/// The chart of what happens there.
pub const AT_THE_EXCHANGE: &str = papers::AT_THE_EXCHANGE.as_str();
/// How to read the chart.
pub const CHART_CAPTION: &str = papers::CHART_CAPTION.as_str();
/// How to read the map.
pub const MAP_CAPTION: &str = papers::MAP_CAPTION.as_str();
/// Without closed areas.
pub const MAP_CAPTION_OPEN: &str = papers::MAP_CAPTION_OPEN.as_str();

/// Steps to the event before.
pub const EVENT_BEFORE: &str = papers::EVENT_BEFORE.as_str();
/// Steps to the next event.
pub const EVENT_AFTER: &str = papers::EVENT_AFTER.as_str();
/// Who is where.
pub const EVERYBODY: &str = papers::EVERYBODY.as_str();
/// The mark of those whose handover ride has left.
pub const HANDED_OVER: &str = "handed over";
/// A gate that is open.
pub const OPEN_SINCE: &str = papers::OPEN_SINCE.as_str();
/// A gate that is not.
pub const CLOSED_UNTIL: &str = papers::CLOSED_UNTIL.as_str();

// ---- columns ----------------------------------------------------------------------------------------------------

/// Column: when it leaves.
pub const LEAVES: &str = papers::LEAVES.as_str();
/// Column: when it arrives.
pub const ARRIVES: &str = papers::ARRIVES.as_str();
/// Column: vehicle.
pub const VEHICLE: &str = papers::VEHICLE.as_str();
/// Column: by what.
pub const BY: &str = papers::BY.as_str();
/// Column: from and to.
pub const WAY: &str = papers::WAY.as_str();
/// Column: who.
pub const WHO: &str = papers::WHO.as_str();
/// Column: slack.
pub const SLACK: &str = papers::SLACK.as_str();
/// Column: gate.
pub const GATE: &str = papers::GATE.as_str();
/// Column: opens.
pub const OPENS: &str = papers::OPENS.as_str();
/// Column: waits for.
pub const WAITS_FOR: &str = papers::WAITS_FOR.as_str();
/// Column: holds.
pub const HOLDS: &str = papers::HOLDS.as_str();
/// Column: team.
pub const TEAM: &str = papers::TEAM.as_str();
/// Column: what.
pub const WHAT: &str = papers::WHAT.as_str();
/// Column: from.
pub const FROM: &str = papers::FROM.as_str();
/// Column: until.
pub const UNTIL: &str = papers::UNTIL.as_str();
/// Column: where.
pub const WHERE: &str = papers::WHERE.as_str();
/// Column: jurisdiction.
pub const JURISDICTION: &str = papers::JURISDICTION.as_str();
/// Column: hands.
pub const HANDS: &str = papers::HANDS.as_str();
/// Column: each.
pub const EACH: &str = papers::EACH.as_str();
/// Column: in all.
pub const IN_ALL: &str = papers::IN_ALL.as_str();
/// Nothing known.
pub const UNKNOWN: &str = "not known";

// ---- paper ------------------------------------------------------------------------------------------------------

/// Kicker of what is carried.
pub const CARRIED: &str = papers::CARRIED.as_str();
/// Abort card.
pub const ABORT: &str = papers::ABORT.as_str();
/// What to do with it.
pub const ABORT_LEAD: &str = papers::ABORT_LEAD.as_str();
/// No safe states are at hand.
pub const NO_SAFE_STATES: &str = papers::NO_SAFE_STATES.as_str();
/// What takes part.
pub const MEANS: &str = papers::MEANS.as_str();
/// Timetable.
pub const TIMETABLE: &str = papers::TIMETABLE.as_str();
/// Column: no.
pub const NUMBER: &str = papers::NUMBER.as_str();
/// Column: needs.
pub const NEEDS: &str = papers::NEEDS.as_str();
/// Column: goes on to.
pub const TO: &str = papers::TO.as_str();
/// Column: state.
pub const STATE: &str = papers::STATE.as_str();
/// Column: on board.
pub const BOARDED: &str = papers::BOARDED.as_str();
/// Column: off.
pub const ALIGHTED: &str = papers::ALIGHTED.as_str();
/// Column: room.
pub const ROOM: &str = papers::ROOM.as_str();
/// Column: zone.
pub const ZONE: &str = papers::ZONE.as_str();
/// Column: rooms to wait in.
pub const HALLS: &str = papers::HALLS.as_str();
/// Column: registered in.
pub const REGISTRY: &str = papers::REGISTRY.as_str();
/// Nobody.
pub const NO_MANIFEST: &str = papers::NOBODY_ON_IT.as_str();
/// Who confirms a gate besides the sides.
pub const MEDIATOR_CONFIRMS: &str = papers::THE_MEDIATOR.as_str();
/// Confirmations.
pub const CONFIRMATIONS: &str = papers::CONFIRMATIONS.as_str();
/// Column: time.
pub const AT: &str = papers::AT.as_str();
/// Column: signature.
pub const SIGNATURE: &str = papers::SIGNATURE.as_str();
/// A gate that holds nobody.
pub const OPENS_FOR_NOBODY: &str = papers::OPENS_FOR_NOBODY.as_str();
/// There.
pub const THERE: &str = papers::THERE.as_str();

// ---- a party's extract ------------------------------------------------------------------------------------------

/// Movements of the party's own people.
pub const OWN_MOVEMENTS: &str = papers::OWN_MOVEMENTS.as_str();
/// Who.
pub const OWN_PEOPLE: &str = papers::OWN_PEOPLE.as_str();
/// Own vehicles without the party's people.
pub const OWN_VEHICLES: &str = papers::OWN_VEHICLES.as_str();
/// A ride of an own vehicle with none of the party's people.
pub const NONE_OF_YOURS: &str = papers::NONE_OF_YOURS.as_str();
/// Nothing concerns the party.
pub const NOTHING: &str = own::NOTHING_OF_PLAN.as_str();
/// Let go.
pub fn released_to(partner: &str) -> String {
    format!("you release to {partner}")
}
/// Received.
pub fn received_from(partner: &str) -> String {
    format!("you receive from {partner}")
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
/// How many works change.
pub fn works_change(changed: usize, of: usize) -> String {
    format!(
        "{} of {} take place at another time or otherwise.",
        number(changed as u64),
        counted(of as u64, "check or measure", "checks and measures")
    )
}

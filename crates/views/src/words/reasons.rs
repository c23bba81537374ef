//! Words of reasons: what stands against something in an operation, or was broken by something that happened.

use super::counted;

/// The seat.
pub const SEAT: &str = "this is not for this seat to say";
/// The next number.
pub fn sequence(next: u64) -> String {
    format!("the author's next number is {next}")
}
/// Two things under one number.
pub fn contradicts(number: u64) -> String {
    format!("the author has said something else under the number {number}")
}
/// Too much waits.
pub const TOO_MUCH: &str = "more is waiting than is kept: to be said again later";
/// Points to nothing.
pub const UNKNOWN: &str = "this speaks of something that there is not";
/// Cannot be.
pub const NOT_SO: &str = "this cannot be: somebody is elsewhere, a ride is over, or a number is taken";
/// Broken off.
pub const ABORTED: &str = "the exchange was broken off";
/// Held.
pub fn held(scope: &str, is_everything: bool) -> String {
    if is_everything { "everything is held".to_owned() } else { format!("{scope} is held") }
}
/// A check was not passed.
pub fn not_checked(check: &str) -> String {
    format!("{check} not passed")
}
/// A measure is not done.
pub fn not_done(work: &str) -> String {
    format!("{work}: not done")
}
/// Elsewhere.
pub const NOT_THERE: &str = "not there yet";
/// On no such ride.
pub const NOT_PLANNED: &str = "on another ride by the plan";
/// Not let board.
pub const NO_WORD: &str = "no word to board";
/// Not let go.
pub fn no_go(ride: &str) -> String {
    format!("{ride}: no word to go")
}
/// The vehicle.
pub fn elsewhere(vehicle: &str) -> String {
    format!("{vehicle} is not there yet")
}
/// A gate is shut.
pub fn shut(gate: &str) -> String {
    format!("{gate} is shut")
}
/// A gate waits for people.
pub fn waits_for(gate: &str, who: &str) -> String {
    format!("{gate} waits for {who}")
}
/// A party has not confirmed.
pub fn not_confirmed(gate: &str, party: &str) -> String {
    format!("{gate} is not confirmed by {party}")
}
/// Another person.
pub fn second_person(gate: &str) -> String {
    format!("{gate} is released by two persons")
}
/// By the plan.
pub fn too_early(gate: &str) -> String {
    format!("{gate} does not open yet by the plan")
}
/// The sequence.
pub fn out_of_order(who: &str, earlier: &str) -> String {
    format!("{who} leaves after {earlier}")
}
/// The balance.
pub fn owed(party: &str, units: u64) -> String {
    format!("{party} would be owed {} more than it accepts", counted(units, "unit", "units"))
}
/// Leaves together.
pub fn not_together(ride: &str) -> String {
    format!("who leaves together is not all in this word and aboard: {ride}")
}
/// Not over.
pub const NOT_OVER: &str = "under way, or not handed over";
/// Nothing holds them.
pub const PROTECTED: &str = "protected: held by nothing";
/// No room.
pub const NO_ROOM: &str = "no room of the kind that is needed";
/// Kept apart.
pub fn apart(one: &str, other: &str) -> String {
    format!("{one} and {other} do not ride together")
}
/// Said too long ago, by a clock that may be wrong.
pub const STALE: &str = "said too long ago, or by a clock that is wrong: it is said anew if it is meant";
/// A crossing.
pub fn quota(name: &str) -> String {
    format!("more would leave than {name} lets through in its time")
}
/// Another plan.
pub const TARGET: &str = "another plan is in force, or the new one does not keep what has happened";

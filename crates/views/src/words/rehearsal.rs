//! Words of a rehearsal.

use takas_model::Minutes;

use super::plan::duration;
use super::{counted, number};

/// Title.
pub fn title(case: &str) -> String {
    format!("{case}: the plan rehearsed")
}
/// How many runs.
pub fn headline(runs: u64, seed: u64) -> String {
    format!("{} of the plan, drawn from seed {seed}.", counted(runs, "run", "runs"))
}
/// A limit came first.
pub fn cut(runs: u64, asked: u64) -> String {
    format!("A limit came first: {} of {} runs were made.", number(runs), number(asked))
}
/// What it says.
pub const MEANS: &str = "A rehearsal says what a plan withstands under what is assumed below, and no more. Nobody has said any of it: every confirmation is played.";
/// Heading.
pub const ENDINGS: &str = "How it ended";
/// Everybody.
pub const COMPLETE: &str = "everybody was handed over";
/// All but who stays.
pub const PARTIAL: &str = "everybody but who does not travel";
/// Broken off.
pub const BROKEN_OFF: &str = "broken off, and everybody safe";
/// Heading.
pub const ENDS_LATE: &str = "How late the end is";
/// What that is.
pub const ENDS_LATE_LEAD: &str =
    "Minutes from the planned end to the moment at which the last was handed over, in runs in which somebody was.";
/// Heading.
pub const WAITS: &str = "How long people wait";
/// What that is.
pub const WAITS_LEAD: &str =
    "Minutes at an exchange point between two rides: one for each person, each such wait and each run.";
/// Heading.
pub const BREAKS: &str = "Where it breaks";
/// What that is.
pub const BREAKS_LEAD: &str = "What stood in the way when a run was broken off, and who did not travel.";
/// Never.
pub const NEVER_BREAKS: &str = "It did not break in any run.";
/// Heading.
pub const RIDES: &str = "How late rides leave";
/// Heading.
pub const ASSUMED: &str = "What is assumed";
/// A gate.
pub fn gate_shut(gate: &str) -> String {
    format!("{} did not open", super::operation::the_gate(gate))
}
/// A work.
pub fn not_done(work: &str) -> String {
    format!("{work}: not done")
}
/// A ride.
pub fn did_not_leave(ride: &str) -> String {
    format!("{ride}: did not leave")
}
/// `14 min`, `−5 min`.
pub fn minutes(minutes: Minutes) -> String {
    if minutes < 0 { format!("−{}", duration(-minutes)) } else { duration(minutes) }
}
/// What so many do not exceed.
pub fn quantiles(half: Minutes, nine_of_ten: Minutes, nearly_all: Minutes, all: Minutes) -> String {
    format!(
        "Half: at most {}; nine of ten: {}; 99 of 100: {}; all: {}.",
        minutes(half),
        minutes(nine_of_ten),
        minutes(nearly_all),
        minutes(all)
    )
}
/// A span.
pub fn span(from: Minutes, until: Minutes) -> String {
    if until == from + 1 { minutes(from) } else { format!("{} to under {}", minutes(from), minutes(until)) }
}
/// Nothing to count.
pub const NONE: &str = "There was none.";
/// Column.
pub const RUNS: &str = "runs";
/// Column.
pub const SHARE: &str = "share";
/// Column.
pub const FIRST: &str = "first";
/// Column.
pub const HOW_OFTEN: &str = "how often";
/// Column.
pub const LEFT: &str = "left";
/// Column.
pub const LATE: &str = "late";
/// Column.
pub const HALF: &str = "half by";
/// Column.
pub const NINE_OF_TEN: &str = "nine of ten by";
/// Column.
pub const ALL: &str = "all by";
/// Column.
pub const MINUTES: &str = "minutes";
/// Durations.
pub const DURATIONS: &str = "Rides, checks, measures, confirmations take";
/// How they are drawn.
pub const TRIANGULAR: &str = "from their shortest to their longest, most often the usual (triangular)";
/// Refusal, illness, identity.
pub const SOMEBODY_STAYS: &str = "Somebody does not travel";
/// A vehicle.
pub const VEHICLE_LATE: &str = "A vehicle is late for reasons of its own";
/// A confirmation.
pub const GATE_LATE: &str = "A party confirms a gate late";
/// Not at all.
pub const WITHHELD: &str = "A party does not confirm a gate at all";
/// Patience.
pub const PATIENCE: &str = "Broken off after the planned end of the handover by";
/// How often, by how much.
pub fn by_at_most(often: &str, minutes: Minutes) -> String {
    format!("{often}, by at most {}", duration(minutes))
}

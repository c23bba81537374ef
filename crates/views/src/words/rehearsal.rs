//! Phrases of a rehearsal.

use takas_model::Minutes;

use super::operation::the_gate;
use super::{amounts, counted, number, reasons};
use crate::phrase::Phrase;

phrases! {
    fixed {
        /// What it says.
        MEANS "rehearsal-means"
            "A rehearsal says what a plan withstands under what is assumed below, and no more. Nobody has said any of it: every confirmation is played.";
        /// Heading.
        ENDINGS "rehearsal-endings" "How it ended";
        /// Everybody.
        COMPLETE "rehearsal-complete" "everybody was handed over";
        /// All but who stays.
        PARTIAL "rehearsal-partial" "everybody but who does not travel";
        /// Broken off.
        BROKEN_OFF "rehearsal-broken-off" "broken off, and everybody safe";
        /// Heading.
        ENDS_LATE "rehearsal-ends-late" "How late the end is";
        /// What that is.
        ENDS_LATE_LEAD "rehearsal-ends-late-lead"
            "Minutes from the planned end to the moment at which the last was handed over, in runs in which somebody was.";
        /// Heading.
        WAITS "rehearsal-waits" "How long people wait";
        /// What that is.
        WAITS_LEAD "rehearsal-waits-lead"
            "Minutes at an exchange point between two rides: one for each person, each such wait and each run.";
        /// Heading.
        BREAKS "rehearsal-breaks" "Where it breaks";
        /// What that is.
        BREAKS_LEAD "rehearsal-breaks-lead" "What stood in the way when a run was broken off, and who did not travel.";
        /// Never.
        NEVER_BREAKS "rehearsal-never-breaks" "It did not break in any run.";
        /// Heading.
        RIDES "rehearsal-rides" "How late rides leave";
        /// Heading.
        ASSUMED "rehearsal-assumed" "What is assumed";
        /// A ride.
        DID_NOT_LEAVE "rehearsal-did-not-leave" "did not leave";
        /// Nothing to count.
        NONE "rehearsal-none" "There was none.";
        /// Column.
        RUNS "rehearsal-runs" "runs";
        /// Column.
        SHARE "rehearsal-share" "share";
        /// Column.
        FIRST "rehearsal-first" "first";
        /// Column.
        HOW_OFTEN "rehearsal-how-often" "how often";
        /// Column.
        LEFT "rehearsal-left" "left";
        /// Column.
        LATE "rehearsal-late" "late";
        /// Column.
        HALF "rehearsal-half" "half by";
        /// Column.
        NINE_OF_TEN "rehearsal-nine-of-ten" "nine of ten by";
        /// Column.
        ALL "rehearsal-all" "all by";
        /// Column.
        MINUTES "rehearsal-minutes" "minutes";
        /// Durations.
        DURATIONS "rehearsal-durations" "Rides, checks, measures, confirmations take";
        /// How they are drawn.
        TRIANGULAR "rehearsal-triangular"
            "from their shortest to their longest, most often the usual (triangular)";
        /// Refusal, illness, identity.
        SOMEBODY_STAYS "rehearsal-somebody-stays" "Somebody does not travel";
        /// A vehicle.
        VEHICLE_LATE "rehearsal-vehicle-late" "A vehicle is late for reasons of its own";
        /// A confirmation.
        GATE_LATE "rehearsal-gate-late" "A party confirms a gate late";
        /// Not at all.
        WITHHELD "rehearsal-withheld" "A party does not confirm a gate at all";
        /// Patience.
        PATIENCE "rehearsal-patience" "Broken off after the planned end of the handover by";
    }
    made {
        /// Title.
        title(case: Phrase) "rehearsal-title" ("{case}: the plan rehearsed");
        /// How many runs.
        drawn_from(runs: u64, seed: Phrase) "rehearsal-headline"
            ("{} of the plan, drawn from seed {seed}.", counted(runs, "run", "runs"));
        /// A limit came first.
        cut(runs: u64, asked: u64) "rehearsal-cut"
            ("A limit came first: {} of {} runs were made.", number(runs), number(asked));
        /// A gate.
        did_not_open(gate: Phrase) "rehearsal-gate-shut" ("{gate} did not open");
        /// Before the planned moment.
        minus(span: Phrase) "rehearsal-minus" ("−{span}");
        /// What so many do not exceed.
        at_most(half: Phrase, nine_of_ten: Phrase, nearly_all: Phrase, all: Phrase) "rehearsal-quantiles"
            ("Half: at most {half}; nine of ten: {nine_of_ten}; 99 of 100: {nearly_all}; all: {all}.");
        /// A span.
        from_until(from: Phrase, until: Phrase) "rehearsal-span" ("{from} to under {until}");
        /// How often, by how much.
        often_by(often: Phrase, span: Phrase) "rehearsal-often-by" ("{often}, by at most {span}");
    }
}

/// How many runs from which seed.
pub fn headline(runs: u64, seed: u64) -> Phrase {
    drawn_from(runs, Phrase::figures(seed))
}

/// How many runs there were; in how many of them everybody was handed over, everybody but who does not travel, and nobody more.
pub fn in_a_line(runs: u64, endings: [u64; 3]) -> Phrase {
    let counted = [(RUNS, runs), (COMPLETE, endings[0]), (PARTIAL, endings[1]), (BROKEN_OFF, endings[2])];
    Phrase::row(" · ", counted.map(|(what, count)| amounts::with(what.phrase(), Phrase::amount(count))))
}

/// A gate.
pub fn gate_shut(gate: &str) -> Phrase {
    did_not_open(the_gate(gate))
}

/// A work.
pub fn not_done(work: Phrase) -> Phrase {
    reasons::not_done(work)
}

/// A ride.
pub fn did_not_leave(ride: Phrase) -> Phrase {
    amounts::with(ride, DID_NOT_LEAVE.phrase())
}

/// `14 min`, `−5 min`.
pub fn minutes(minutes: Minutes) -> Phrase {
    if minutes < 0 { minus(amounts::duration(-minutes)) } else { amounts::duration(minutes) }
}

/// A span.
pub fn span(from: Minutes, until: Minutes) -> Phrase {
    if until == from + 1 { minutes(from) } else { from_until(minutes(from), minutes(until)) }
}

/// How often, by how much.
pub fn by_at_most(often: Phrase, minutes: Minutes) -> Phrase {
    often_by(often, amounts::duration(minutes))
}

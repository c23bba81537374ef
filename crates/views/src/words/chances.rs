//! Words of chances: how likely deals are to be accepted, and what to ask next.

use super::counted;

/// Title of the page.
pub fn title(case: &str) -> String {
    format!("Chances: {case}")
}

/// Column: how much of the weight accepts.
pub const ACCEPTS: &str = "accepts";
/// Column: the line.
pub const LINE: &str = "line in doubt";
/// Heading of the deal as the positions are written.
pub const WRITTEN: &str = "The best deal as the positions are written";
/// Heading of the most likely deal.
pub const LIKELY: &str = "The deal most likely to be accepted";
/// Heading of saved deals.
pub const SAVED: &str = "Saved deals";
/// Heading of the worlds.
pub const WORLDS: &str = "Whether there is a deal at all";
/// Heading of the questions.
pub const QUESTIONS: &str = "What to ask next";
/// A deal of which no line in doubt can take anything away.
pub const SURE: &str = "Nothing that is in doubt stands against it.";
/// Lines on which a chance hangs.
pub const HANGS_ON: &str = "It hangs on";
/// The most likely deal is the best deal as written.
pub const SAME: &str = "It is the best deal as the positions are written.";
/// Nothing is in doubt.
pub const NO_DOUBTS: &str = "No line is in doubt: mediator/confidence.toml says how sure you are of each.";
/// No deal is accepted whatever is so.
pub const NONE_LIKELY: &str = "Whatever of the doubts is so, no deal is accepted.";
/// As written there is none.
pub const NONE_WRITTEN: &str = "As the positions are written there is no deal.";
/// A limit came first.
pub const NOT_KNOWN: &str = "Not known: a limit came first.";
/// No question helps.
pub const NOTHING_TO_ASK: &str = "No single answer would change which deal to propose.";
/// Questions that were not weighed.
pub const QUESTIONS_CUT: &str = "A limit came before every question was weighed.";
/// A version as written.
pub const AS_WRITTEN: &str = "as written";
/// A version of a rule.
pub const NO_SUCH_RULE: &str = "no such condition";
/// A version of a hold.
pub const NOT_ON_OFFER: &str = "not on offer";

/// How many lines are in doubt.
pub fn doubts(count: usize) -> String {
    let lines = counted(count as u64, "doubt", "doubts");
    format!(
        "{lines} about the positions, independent of each other. A deal is accepted where every party's real position accepts it: \
         a chance is the weight of the positions in which it is, exactly."
    )
}

/// An exact chance: `34.3 % (343/1000)`; long fractions are left out.
pub fn chance(permille: u64, fraction: Option<&str>) -> String {
    let percent = super::landscape::percent(permille);
    match fraction {
        Some(fraction) => format!("{percent} ({fraction})"),
        None => format!("about {percent}"),
    }
}

/// A deal's chance in a sentence.
pub fn accepted(chance: &str) -> String {
    format!("Accepted with a chance of {chance}.")
}

/// That no deal is likelier.
pub fn proved(proved: bool) -> &'static str {
    if proved {
        "No deal is likelier: the judge replayed the proof."
    } else {
        "A likelier one may exist: a limit came first, or the proof is over the size limit."
    }
}

/// A line in doubt that does not always accept: `60 %  Germany “refuses krasikov”`.
pub fn hangs(owner: &str, lines: &[String]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| super::quoted(line)).collect();
    format!("{owner} {}", super::list(&lines))
}

/// In how many worlds there is a deal.
pub fn worlds(percent: &str, seen: u64, sampled: Option<u64>) -> String {
    match sampled {
        None => format!("There is one in {percent} of all worlds by weight ({seen} looked at)."),
        Some(error) => format!(
            "There is one in {percent} of {seen} worlds drawn by weight, give or take {} (Hoeffding, 95 %).",
            super::landscape::percent(error)
        ),
    }
}

/// What an answer is worth.
pub fn gain(now: &str, then: &str, proved: bool) -> String {
    let sure = if proved { "" } else { " (not verified to the last)" };
    format!("With the answer known, the best deal is accepted with {then} on average, against {now} now{sure}.")
}

/// One answer: `as written (60 %): then 84 %, by another deal`.
pub fn answer(version: &str, weight: &str, best: &str, other: bool) -> String {
    let other = if other { ", by another deal" } else { "" };
    format!("{version} ({weight}): then {best}{other}")
}

/// How likely the answer is one that makes another deal the likelier.
pub fn turns(percent: &str) -> String {
    format!("With a chance of {percent} the answer turns the proposal: another deal is then likelier.")
}

/// An answer with which no deal is left.
pub const THEN_NONE: &str = "no deal";

/// How much the answer tells about whether there is a deal.
pub fn information(bits: f64) -> String {
    format!("It tells {bits:.3} bits about whether there is a deal at all.")
}

/// The question for a liaison, with nothing of anybody else.
pub fn to_ask(party: &str) -> String {
    format!("To ask {party}")
}

/// What is to be found out about lines.
pub const IS_IT_SO: &str = "Is it really so?";
/// What is to be found out where there are several versions.
pub const WHICH_IS_IT: &str = "Which of these is it?";
/// Nothing to be asked of a party.
pub fn nothing_to_ask(party: &str) -> String {
    format!("There is no question to {party} now.")
}

/// The name of a readiness.
pub fn hold(item: &str, undertaking: bool) -> String {
    if undertaking { format!("would undertake {item}") } else { format!("would let {item} go") }
}

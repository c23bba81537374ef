//! Phrases of chances: how likely deals are to be accepted, and what to ask next.

use super::{amounts, counted, deal};
use crate::phrase::{Fixed, Phrase};

phrases! {
    fixed {
        /// Column: how much of the weight accepts.
        ACCEPTS "clearing-chances-accepts" "accepts";
        /// Column: the line.
        LINE "clearing-chances-line" "line in doubt";
        /// Heading of the deal as the positions are written.
        WRITTEN "clearing-chances-written" "The best deal as the positions are written";
        /// Heading of the most likely deal.
        LIKELY "clearing-chances-likely" "The deal most likely to be accepted";
        /// Heading of the worlds.
        WORLDS "clearing-chances-worlds" "Whether there is a deal at all";
        /// Heading of the questions.
        QUESTIONS "clearing-chances-questions" "What to ask next";
        /// A deal of which no line in doubt can take anything away.
        SURE "clearing-chances-sure" "Nothing that is in doubt stands against it.";
        /// Lines on which a chance hangs.
        HANGS_ON "clearing-chances-hangs-on" "It hangs on";
        /// The most likely deal is the best deal as written.
        SAME "clearing-chances-same" "It is the best deal as the positions are written.";
        /// Nothing is in doubt.
        NO_DOUBTS "clearing-chances-no-doubts"
            "No line is in doubt: mediator/confidence.toml says how sure you are of each.";
        /// No deal is accepted whatever is so.
        NONE_LIKELY "clearing-chances-none-likely" "Whatever of the doubts is so, no deal is accepted.";
        /// As written there is none.
        NONE_WRITTEN "clearing-chances-none-written" "As the positions are written there is no deal.";
        /// No question helps.
        NOTHING_TO_ASK "clearing-chances-nothing-to-ask" "No single answer would change which deal to propose.";
        /// Questions that were not weighed.
        QUESTIONS_CUT "clearing-chances-questions-cut" "A limit came before every question was weighed.";
        /// A version as written.
        AS_WRITTEN "clearing-chances-as-written" "as written";
        /// A version of a rule.
        NO_SUCH_RULE "clearing-chances-no-such-rule" "no such condition";
        /// A version of a hold.
        NOT_ON_OFFER "clearing-chances-not-on-offer" "not on offer";
        /// An answer with which no deal is left.
        THEN_NONE "clearing-chances-then-none" "no deal";
        /// That no deal is likelier.
        PROVED "clearing-chances-proved" "No deal is likelier: the judge replayed the proof.";
        /// That one may be.
        NOT_PROVED "clearing-chances-not-proved"
            "A likelier one may exist: a limit came first, or the proof is over the size limit.";
    }
    made {
        /// How many lines are in doubt.
        doubts(count: u64) "clearing-chances-doubts"
            ("{} about the positions, independent of each other. A deal is accepted where every party's real position accepts it: \
              a chance is the weight of the positions in which it is, exactly.", counted(count, "doubt", "doubts"));
        /// A chance that is not told exactly.
        about(percent: Phrase) "clearing-chances-about" ("about {percent}");
        /// A deal's chance in a sentence.
        accepted(chance: Phrase) "clearing-chances-accepted" ("Accepted with a chance of {chance}.");
        /// Lines in doubt, and whose they are: `Germany “refuses krasikov”`.
        lines_of(owner: Phrase, lines: Phrase) "clearing-chances-lines-of" ("{owner} {lines}");
        /// In how many worlds there is a deal, of all.
        worlds_seen(percent: Phrase, seen: Phrase) "clearing-chances-worlds-seen"
            ("There is one in {percent} of all worlds by weight ({seen} looked at).");
        /// In how many worlds there is a deal, of those drawn.
        worlds_drawn(percent: Phrase, seen: Phrase, error: Phrase) "clearing-chances-worlds-drawn"
            ("There is one in {percent} of {seen} worlds drawn by weight, give or take {error} (Hoeffding, 95 %).");
        /// What an answer is worth.
        gain_proved(then: Phrase, now: Phrase) "clearing-chances-gain"
            ("With the answer known, the best deal is accepted with {then} on average, against {now} now.");
        /// What an answer is worth, not proved.
        gain_unproved(then: Phrase, now: Phrase) "clearing-chances-gain-unproved"
            ("With the answer known, the best deal is accepted with {then} on average, against {now} now (not verified to the last).");
        /// One answer: `as written (60 %): then 84 %`.
        answer_then(version: Phrase, weight: Phrase, best: Phrase) "clearing-chances-answer"
            ("{version} ({weight}): then {best}");
        /// One answer that makes another deal the likelier.
        answer_other(version: Phrase, weight: Phrase, best: Phrase) "clearing-chances-answer-other"
            ("{version} ({weight}): then {best}, by another deal");
        /// How likely the answer is one that makes another deal the likelier.
        turns(percent: Phrase) "clearing-chances-turns"
            ("With a chance of {percent} the answer turns the proposal: another deal is then likelier.");
        /// How much the answer tells about whether there is a deal.
        tells(bits: Phrase) "clearing-chances-tells" ("It tells {bits} bits about whether there is a deal at all.");
        /// The name of a readiness.
        would_undertake(item: Phrase) "clearing-chances-would-undertake" ("would undertake {item}");
        /// The name of a readiness.
        would_let_go(item: Phrase) "clearing-chances-would-let-go" ("would let {item} go");
    }
}

/// Heading of saved deals.
pub const SAVED: &str = "Saved deals";
/// What is to be found out about lines.
pub const IS_IT_SO: &str = "Is it really so?";
/// What is to be found out where there are several versions.
pub const WHICH_IS_IT: &str = "Which of these is it?";

/// Title of the page.
pub fn title(case: &str) -> String {
    format!("Chances: {case}")
}

/// The question for a liaison, with nothing of anybody else.
pub fn to_ask(party: &str) -> String {
    format!("To ask {party}")
}

/// Nothing to be asked of a party.
pub fn nothing_to_ask(party: &str) -> String {
    format!("There is no question to {party} now.")
}

/// An exact chance: `34.3 % (343/1000)`; long fractions are left out.
pub fn chance(permille: u64, fraction: Option<String>) -> Phrase {
    let percent = Phrase::percent(permille);
    match fraction {
        Some(fraction) => amounts::noted(percent, Phrase::figures(fraction)),
        None => about(percent),
    }
}

/// That no deal is likelier.
pub fn proved(proved: bool) -> Fixed {
    if proved { PROVED } else { NOT_PROVED }
}

/// Lines in doubt, and whose they are.
pub fn hangs(owner: String, lines: Vec<Phrase>) -> Phrase {
    let lines = lines.into_iter().map(deal::quoted).collect();
    lines_of(Phrase::supplied(owner), Phrase::list(lines))
}

/// In how many worlds there is a deal.
pub fn worlds(percent: Phrase, seen: u64, sampled: Option<u64>) -> Phrase {
    let seen = Phrase::figures(seen);
    match sampled {
        None => worlds_seen(percent, seen),
        Some(error) => worlds_drawn(percent, seen, Phrase::percent(error)),
    }
}

/// What an answer is worth.
pub fn gain(now: Phrase, then: Phrase, proved: bool) -> Phrase {
    if proved { gain_proved(then, now) } else { gain_unproved(then, now) }
}

/// One answer: `as written (60 %): then 84 %, by another deal`.
pub fn answer(version: Phrase, weight: Phrase, best: Phrase, other: bool) -> Phrase {
    if other { answer_other(version, weight, best) } else { answer_then(version, weight, best) }
}

/// How much the answer tells about whether there is a deal.
pub fn information(bits: f64) -> Phrase {
    tells(Phrase::figures(format_args!("{bits:.3}")))
}

/// The name of a readiness.
pub fn hold(item: String, undertaking: bool) -> Phrase {
    let item = Phrase::supplied(item);
    if undertaking { would_undertake(item) } else { would_let_go(item) }
}

//! Phrases of questions, conflicts, concessions, and of what hangs on whom.

use super::{number, people};
use crate::measure::Tally;
use crate::phrase::Phrase;

phrases! {
    fixed {
        /// The answer to a question.
        ANSWER_DEAL "clearing-answer-deal" "There is a deal.";
        /// The answer: none.
        ANSWER_NONE "clearing-answer-none" "There is no such deal.";
        /// The answer is not known.
        ANSWER_UNKNOWN "clearing-answer-unknown" "A limit came before an answer was found.";
        /// The deal stays as it is.
        ANSWER_SAME "clearing-answer-same" "The best deal stays the same.";
        /// Without the question there was no deal to compare it with.
        ANSWER_NO_BASE "clearing-answer-no-base" "Without the question there is no deal to compare it with.";
        /// The member of a conflict that is no rule.
        SOMETHING_MOVES "clearing-something-moves" "a deal moves something";
        /// Its sentence.
        SOMETHING_MOVES_SENTENCE "clearing-something-moves-sentence" "the empty package is no deal";
        /// A conflict of one.
        CONFLICT_OF_ONE "clearing-conflict-of-one"
            "This condition alone leaves no deal. Dropping it makes one possible.";
        /// An irreducible conflict.
        ALL_NEEDED "clearing-conflict-all-needed" "Dropping any one of them makes a deal possible.";
        /// A conflict that may not be.
        NEED_UNKNOWN "clearing-conflict-need-unknown"
            "A limit came before it was known whether all of them are needed.";
        /// A conflict proved shortest.
        NONE_SHORTER "clearing-conflict-none-shorter" "No conflict is shorter: proved.";
        /// Nothing is left.
        LEFT_NOTHING "clearing-left-nothing" "No deal is left.";
        /// Not known what is left.
        LEFT_UNKNOWN "clearing-left-unknown" "Not known: a limit came first.";
        /// A dropped rule.
        DROPPED "clearing-dropped" "dropped";
    }
    made {
        /// A wish of a question.
        with(item: Phrase) "clearing-asked-with" ("with {item} moved");
        /// A wish of a question.
        with_to(item: Phrase, to: Phrase) "clearing-asked-with-to" ("with {item} moved to {to}");
        /// The contrary wish.
        without(name: Phrase) "clearing-asked-without" ("without {name}");
        /// A conflict of several.
        cannot_hold(count: u64) "clearing-conflict-of-several" ("These {} conditions cannot hold together.", number(count));
        /// What is left of a deal in which nobody moved.
        what_is_left(left: Phrase) "clearing-what-is-left" ("What is left: {left}.");
        /// What is left of a deal.
        still_move(after: u64, before: u64) "clearing-still-move" ("{}.", left_of(after, before));
        /// What is left of a deal, and of the protected in it.
        still_move_protected(after: u64, before: u64, protected: u64, of: u64) "clearing-still-move-protected"
            ("{}, {} of {} protected.", left_of(after, before), number(protected), number(of));
    }
}

fn left_of(after: u64, before: u64) -> String {
    let verb = if before == 1 { "moves" } else { "move" };
    format!("{} of {} still {verb}", number(after), people(before))
}

/// What a conflict amounts to: whether each member is needed, and whether it is proved that no conflict is shorter.
pub fn conflict(count: usize, irreducible: bool, shortest: bool) -> Phrase {
    if count == 1 {
        return CONFLICT_OF_ONE.phrase();
    }
    let how = if irreducible { ALL_NEEDED } else { NEED_UNKNOWN };
    let length = if shortest { NONE_SHORTER.phrase() } else { Phrase::default() };
    Phrase::row(" ", [cannot_hold(count as u64), how.phrase(), length])
}

/// What is left of a deal: `25 of 26 people still move, 0 of 2 of the protected`.
pub(crate) fn left(after: &Tally, before: &Tally) -> Phrase {
    if before.people == 0 {
        return what_is_left(super::amounts::tally(after));
    }
    if after.protected < before.protected {
        return still_move_protected(after.people, before.people, after.protected, before.protected);
    }
    still_move(after.people, before.people)
}

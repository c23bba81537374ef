//! Phrases of what changes from one plan to another.

use takas_model::Minutes;

use super::operation::the_gate;
use super::{amounts, papers};
use crate::phrase::Phrase;

phrases! {
    fixed {
        /// Moved by nothing.
        AT_THE_SAME_TIME "change-same-time" "at the same time";
        /// Heading of two plans in one chart.
        CHART "change-chart" "What moves";
        /// How to read it.
        CHART_CAPTION "change-chart-caption"
            "Pale: as it was planned before. Dark: as it is planned now. An upright line is a gate, dashed where it opened before.";
    }
    made {
        /// Moved to a later time.
        later(span: Phrase) "change-later" ("{span} later");
        /// Moved to an earlier time.
        earlier(span: Phrase) "change-earlier" ("{span} earlier");
        /// Under way for longer.
        longer(span: Phrase) "change-longer" ("under way {span} longer");
        /// Under way for less long.
        less(span: Phrase) "change-less" ("under way {span} less");
        /// How it was.
        was(what: Phrase) "change-was" ("was {what}");
        /// A vehicle in place of another.
        instead(now: Phrase, before: Phrase) "change-instead" ("{now} instead of {before}");
        /// Who comes on board.
        joins(who: Phrase) "change-joins" ("now with {who}");
        /// Who does not.
        parts(who: Phrase) "change-parts" ("without {who}");
        /// When a gate opens.
        opens(time: Phrase) "change-opens" ("opens {time}");
        /// A part of the plan before, in a chart of two.
        before(what: Phrase) "change-before" ("before: {what}");
        /// A part of the plan that came after, in a chart of two.
        after(what: Phrase) "change-after" ("now: {what}");
    }
}

/// Later or earlier by.
pub fn shifted(minutes: Minutes) -> Phrase {
    match minutes {
        0 => AT_THE_SAME_TIME.phrase(),
        1.. => later(amounts::duration(minutes)),
        _ => earlier(amounts::duration(-minutes)),
    }
}

/// Later or earlier by, when it was, and whether it is under way for longer or less long.
pub fn moved(minutes: Minutes, clocks: &str, longer_by: Minutes) -> Phrase {
    let when = Phrase::row(", ", [shifted(minutes), was(Phrase::figures(clocks))]);
    match longer_by {
        0 => when,
        1.. => Phrase::row("; ", [when, longer(amounts::duration(longer_by))]),
        _ => Phrase::row("; ", [when, less(amounts::duration(-longer_by))]),
    }
}

/// A gate opens at another time.
pub fn gate_moves(name: &str, clocks: &str, shift: Phrase) -> Phrase {
    amounts::with(the_gate(name), Phrase::row(", ", [opens(Phrase::figures(clocks)), shift]))
}

/// When a gate opens, in a chart of two.
pub fn gate_opens(name: &str, clocks: &str) -> Phrase {
    Phrase::row(", ", [papers::gate_opens(Phrase::supplied(name)), Phrase::figures(clocks)])
}

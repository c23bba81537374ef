//! Phrases of amounts: people, the dead, goods, spans of time; and how two phrases stand together.

use super::papers::NOTHING;
use super::{counted, number};
use crate::measure::Tally;
use crate::phrase::Phrase;

phrases! {
    fixed {
        /// Stands for a person who has no pseudonym in a view.
        SOMEBODY "amount-somebody" "somebody";
    }
    made {
        /// People of a block.
        people(count: u64) "amount-people" ("{}", super::people(count));
        /// The dead.
        remains(count: u64) "amount-remains" ("{} of the dead", number(count));
        /// Goods in a unit, which is written as its number wants it.
        of_goods(count: u64, unit: Phrase) "amount-goods" ("{} {unit}", number(count));
        /// Units of a block, by their numbers.
        numbered(count: Phrase, numbers: Phrase) "amount-numbered" ("{count} (no. {numbers})");
        /// Needs of so many units.
        stretchers(count: u64) "amount-stretchers" ("{}", counted(count, "stretcher", "stretchers"));
        /// A span under an hour.
        minutes(minutes: i64) "amount-minutes" ("{minutes} min");
        /// A span of whole hours.
        hours(hours: i64) "amount-hours" ("{hours} h");
        /// A span of hours and minutes.
        hours_and_minutes(hours: i64, minutes: Phrase) "amount-hours-minutes" ("{hours} h {minutes} min");
        /// What, and how it stands with it.
        with(what: Phrase, how: Phrase) "amount-with" ("{what}: {how}");
        /// What, and a remark to it.
        noted(what: Phrase, note: Phrase) "amount-noted" ("{what} ({note})");
    }
}

/// Goods in their unit, which is written in the singular.
pub fn goods(count: u64, unit: &str) -> Phrase {
    let unit = if count == 1 { unit.to_owned() } else { super::plural(unit) };
    of_goods(count, Phrase::supplied(unit))
}

/// Units of a block, by their numbers; of many, how many there are alone.
pub fn some_of(count: Phrase, numbers: &[u64]) -> Phrase {
    const NUMBERS_MAX: usize = 8;
    if numbers.len() > NUMBERS_MAX {
        return count;
    }
    numbered(count, Phrase::row(", ", numbers.iter().map(Phrase::figures)))
}

/// `12 people, 2 of the dead and 600 trucks`, or `nothing`. Undertakings are not counted among what moves.
pub(crate) fn tally(tally: &Tally) -> Phrase {
    let counted = [(tally.people, people as fn(u64) -> Phrase), (tally.remains, remains)];
    let humans = counted.into_iter().filter(|(count, _)| *count > 0).map(|(count, of)| of(count));
    let parts: Vec<Phrase> = humans.chain(tally.goods.iter().map(|(unit, &count)| goods(count, unit))).collect();
    if parts.is_empty() { NOTHING.phrase() } else { Phrase::list(parts) }
}

/// `40 min`, `13 h 20 min`.
pub fn duration(span: i64) -> Phrase {
    match (span / 60, span % 60) {
        (0, rest) => minutes(rest),
        (whole, 0) => hours(whole),
        (whole, rest) => hours_and_minutes(whole, Phrase::figures(format_args!("{rest:02}"))),
    }
}

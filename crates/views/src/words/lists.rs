//! Phrases of lists that are open to objection.

use takas_model::{Decision, Moment, PhaseRef};

use super::{amounts, counted, date, deal, number};
use crate::phrase::Phrase;

phrases! {
    fixed {
        /// Heading.
        LISTS "clearing-lists" "Lists open to objection";
        /// What a party objects to, by its own words.
        OBJECTS "clearing-lists-objects" "Objects to";
        /// Column: who raised an objection.
        RAISED "clearing-lists-raised" "Raised";
        /// Column: what became of it.
        DECISION "clearing-lists-decision" "Decision";
        /// Column: against whom.
        AGAINST "clearing-lists-against" "Against";
        /// Column: in whose position an objection stands.
        REPORTED "clearing-lists-reported" "Reported by";
        /// Of a list of one's own.
        YOURS "clearing-lists-yours" "you list";
        /// A list without a number of places.
        PLACE_FOR_EACH "clearing-lists-place-for-each" "a place for each";
        /// What became of an objection.
        PENDING "clearing-lists-pending" "pending";
        /// What became of an objection.
        UPHELD "clearing-lists-upheld" "upheld";
        /// What became of an objection.
        REJECTED "clearing-lists-rejected" "rejected";
        /// Nobody objects.
        NO_OBJECTIONS "clearing-lists-no-objections" "no objections";
    }
    made {
        /// How many are on a list.
        listed(count: u64) "clearing-lists-listed" ("{} listed", number(count));
        /// How many places there are.
        places_in_all(count: u64) "clearing-lists-places" ("{}", counted(count, "place", "places"));
        /// How many of the places there are by a phase.
        by_phase(places: Phrase, phase: Phrase) "clearing-lists-by-phase" ("{places} by {phase}");
        /// How many of a list go in a deal.
        go(units: u64) "clearing-lists-go"
            ("{} of them {} in this exchange", number(units), if units == 1 { "goes" } else { "go" });
        /// The end of a day or phase.
        end_of(when: Phrase) "clearing-lists-end-of" ("the end of {when}");
        /// From when until when objections are heard, and from when on the listed may move.
        heard(opens: Phrase, closes: Phrase, first: Phrase) "clearing-lists-heard"
            ("Objections are heard from {opens} until {closes}; nobody on the list moves before {first}.");
        /// How many objections there are.
        objections(count: u64) "clearing-lists-objections" ("{}", counted(count, "objection", "objections"));
        /// Objections that were upheld, and how many people they strike off.
        are_upheld(objections: Phrase, units: u64) "clearing-lists-are-upheld"
            ("{objections} upheld ({} struck off)", number(units));
        /// Objections that are not decided, and how many people they keep in.
        are_pending(objections: Phrase, units: u64) "clearing-lists-are-pending"
            ("{objections} pending ({} kept in)", number(units));
        /// Objections that were rejected.
        are_rejected(objections: Phrase) "clearing-lists-are-rejected" ("{objections} rejected");
        /// To whom a list was published.
        published_to(parties: Phrase) "clearing-lists-published" ("published to {parties}");
    }
}

/// A list and how many places there are, by when, for so many: `300 listed, 150 places`.
pub fn places(count: u64, places: &[(u64, Option<String>)]) -> Phrase {
    let of = |(at, (count, by)): (usize, &(u64, Option<String>))| {
        let count = if at == 0 { places_in_all(*count) } else { Phrase::amount(*count) };
        by.as_ref().map_or_else(|| count.clone(), |by| by_phase(count.clone(), Phrase::supplied(by)))
    };
    let there = Phrase::row(", ", places.iter().enumerate().map(of));
    let there = if places.is_empty() { PLACE_FOR_EACH.phrase() } else { there };
    Phrase::row(", ", [listed(count), there])
}

/// The places of a list, and how many go, where there is a deal.
pub fn with_go(places: &Phrase, go: Option<&Phrase>) -> Phrase {
    Phrase::row("; ", std::iter::once(places).chain(go).cloned())
}

/// A moment, a phase by its name.
pub fn moment(moment: Moment, phase: impl Fn(PhaseRef) -> String) -> Phrase {
    match moment {
        Moment::Day(day) => deal::day(day),
        Moment::Minute { day, hour, minute } => {
            let (iso, clock) =
                (format!("{:04}-{:02}-{:02}", day.year, day.month, day.day), format!("{hour:02}:{minute:02}"));
            let english = format!("{}, {clock}", date(day));
            Phrase::moment(&iso, clock, english)
        }
        Moment::Phase(of) => Phrase::supplied(phase(of)),
    }
}

/// From when until when objections are heard, and from when on the listed may move.
pub fn window(opens: Phrase, closes: Phrase, to_its_end: bool, first: String) -> Phrase {
    let closes = if to_its_end { end_of(closes) } else { closes };
    heard(opens, closes, Phrase::supplied(first))
}

/// Whether a moment stands for the whole of a day or phase.
pub fn is_whole(moment: Moment) -> bool {
    !matches!(moment, Moment::Minute { .. })
}

/// What became of an objection.
pub fn decision(decision: Decision, decided: Option<Phrase>) -> Phrase {
    let word = match decision {
        Decision::Pending => PENDING,
        Decision::Upheld => UPHELD,
        Decision::Rejected(_) => REJECTED,
    };
    Phrase::row(", ", std::iter::once(word.phrase()).chain(decided))
}

/// How many objections there are in each state, and to how many people.
pub fn tally(found: &[(Decision, u64)]) -> Phrase {
    let state = |is: fn(&Decision) -> bool| {
        let of: Vec<u64> = found.iter().filter(|(decision, _)| is(decision)).map(|(_, units)| *units).collect();
        (of.len() as u64, of.iter().fold(0_u64, |sum, units| sum.saturating_add(*units)))
    };
    let (upheld, struck) = state(|decision| matches!(decision, Decision::Upheld));
    let (pending, kept) = state(|decision| matches!(decision, Decision::Pending));
    let (rejected, _) = state(|decision| matches!(decision, Decision::Rejected(_)));
    let mut parts: Vec<Phrase> = Vec::new();
    let mut put = |count: u64, told: &dyn Fn(Phrase) -> Phrase| {
        if count > 0 {
            let head = if parts.is_empty() { objections(count) } else { Phrase::amount(count) };
            parts.push(told(head));
        }
    };
    put(upheld, &|head| are_upheld(head, struck));
    put(pending, &|head| are_pending(head, kept));
    put(rejected, &are_rejected);
    if parts.is_empty() { NO_OBJECTIONS.phrase() } else { Phrase::row(", ", parts) }
}

/// A group on a list with its number, or of whom so many are objected to.
pub fn several(name: String, count: u64) -> Phrase {
    amounts::with(Phrase::supplied(name), Phrase::amount(count))
}

/// Who raised an objection, and when.
pub fn raised(by: Option<String>, when: Phrase) -> Phrase {
    Phrase::row(", ", by.map(Phrase::supplied).into_iter().chain([when]))
}

/// To whom a list was published.
pub fn published(to: Vec<String>) -> Phrase {
    published_to(Phrase::list(to.into_iter().map(Phrase::supplied).collect()))
}

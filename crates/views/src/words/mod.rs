//! Every word the views say, in English. What is a phrase ([`crate::phrase`]) can be said in another language.
//!
//! People are moved or released; units are spelled out. No markup, no layout.

pub mod amounts;
pub mod chances;
pub mod contacts;
pub mod evidence;
pub mod heading;
pub mod label;
pub mod landscape;
pub mod lists;
pub mod operation;
pub mod page;
pub mod papers;
pub mod party;
pub mod picture;
pub mod plan;
pub mod protocol;
pub mod reasons;
pub mod reconciliation;
pub mod rehearsal;
pub mod rounds;
pub mod sequence;
pub mod ways;

use takas_model::{
    Consent, Date, Fraction, Nature, Objective, Phase, Priority, Protection, Role, Standing, Status as PersonStatus,
    Value,
};

use crate::measure::Tally;

// ---- people -----------------------------------------------------------------------------------------------------

/// Words in names that tell nobody's identity, in small letters: never taken for a part of a name.
pub const NOT_TELLING: &[&str] = &[
    "abu",
    "and",
    "bin",
    "body",
    "boy",
    "brother",
    "captain",
    "child",
    "children",
    "civilian",
    "colonel",
    "corporal",
    "dead",
    "der",
    "des",
    "doctor",
    "elder",
    "fallen",
    "family",
    "father",
    "fifth",
    "first",
    "fourth",
    "from",
    "general",
    "girl",
    "group",
    "ibn",
    "infant",
    "junior",
    "lieutenant",
    "major",
    "man",
    "minor",
    "mother",
    "name",
    "officer",
    "person",
    "prisoner",
    "private",
    "remains",
    "second",
    "senior",
    "sergeant",
    "sister",
    "sixth",
    "soldier",
    "son",
    "daughter",
    "the",
    "their",
    "third",
    "two",
    "unidentified",
    "unknown",
    "unnamed",
    "van",
    "von",
    "with",
    "wife",
    "husband",
    "woman",
    "younger",
];

/// What is known of a person's will, for the mediator.
pub fn consent(consent: Consent) -> &'static str {
    match consent {
        Consent::NotKnown => "not known",
        Consent::NotAsked => "not asked",
        Consent::Given => "given",
        Consent::Disputed => "disputed",
        Consent::Refused => "refused",
    }
}

/// In a live case: the neutral has spoken with them.
pub const CLEARED: &str = "cleared by the neutral";
/// In a live case: the neutral has yet to speak with them.
pub const TO_BE_ASKED: &str = "still to be asked by the neutral";

/// A person's status.
pub fn person_status(status: PersonStatus) -> &'static str {
    match status {
        PersonStatus::Acknowledged => "acknowledged",
        PersonStatus::Claimed => "claimed, not acknowledged",
        PersonStatus::Denied => "denied by the alleged holder",
        PersonStatus::Missing => "missing",
        PersonStatus::Unknown => "unknown",
        PersonStatus::Dead => "dead",
        PersonStatus::Released => "released",
    }
}

/// Why somebody is protected. What a doctor found is not said.
pub fn protection(protection: Protection) -> &'static str {
    match protection {
        Protection::WoundedOrSick | Protection::Accompanying | Protection::Minor => "protected",
        Protection::Remains => "remains",
    }
}

/// A role.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Side => "side",
        Role::Mediator => "mediator",
        Role::CoMediator => "co-mediator",
        Role::Guarantor => "guarantor",
        Role::Host => "host",
        Role::Transit => "transit",
        Role::Custodian => "custodian",
        Role::Observer => "observer",
    }
}

/// How a line is known.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Stated => "stated",
        Standing::Hinted => "hinted",
        Standing::Inferred => "inferred",
        Standing::Assumed => "assumed",
    }
}

/// A line that only the outcome speaks for.
pub const FROM_OUTCOME: &str = "from the outcome alone";

/// A priority.
pub fn priority(priority: Priority) -> &'static str {
    match priority {
        Priority::Must => "must",
        Priority::High => "high",
        Priority::Wish => "wish",
    }
}

// ---- warnings ---------------------------------------------------------------------------------------------------

/// The historical warning in short, for running heads.
pub const HISTORICAL_SHORT: &str = "Historical case: records what happened.";
/// The historical warning in full.
pub const HISTORICAL: &str = operation::HISTORICAL_CASE.as_str();

/// The historical warning, if the case is historical.
pub fn historical(nature: Nature) -> Option<&'static str> {
    match nature {
        Nature::Historical => Some(HISTORICAL),
        Nature::Live => None,
    }
}

/// What a live case owes to protected people who do not move, whether there is a deal or not.
pub fn owed(left: &str) -> String {
    format!(
        "Protected by law and not moved: {left}. Their release is owed whatever is agreed; it is no part of the bargain and may not \
         wait for a deal (GC III art. 109, 110, 120; GC IV art. 130, 132)."
    )
}

/// At the top of the mediator's pages.
pub const COMPARTMENT: &str = "Mediator's compartment";
/// What that means.
pub const COMPARTMENT_MEANS: &str =
    "Holds the positions of several parties. Not to be shown, sent or left where a party can read it.";
/// Above the fragility tables.
pub const SPOILERS: &str =
    "A spoiler's list: it shows where the deal breaks. It was asked for by name; do not keep it longer than needed.";
/// Under pseudonyms.
pub const UNDER_PSEUDONYMS: &str = "People stand under pseudonyms.";

// ---- numbers ----------------------------------------------------------------------------------------------------

/// `1 person`, `12 people`, `1,027 people`.
pub fn people(count: u64) -> String {
    counted(count, "person", "people")
}

/// A count with its noun.
pub fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { many })
}

/// Digits in groups of three.
pub fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Goods in their unit, which is written in the singular.
pub fn goods(count: u64, unit: &str) -> String {
    if count == 1 { format!("1 {unit}") } else { format!("{} {}", number(count), plural(unit)) }
}

/// The plural of an English unit; other words stay.
fn plural(unit: &str) -> String {
    let last = unit.chars().last();
    match last {
        Some('s' | 'x' | 'z') | None => unit.to_owned(),
        Some(c) if c.is_ascii_lowercase() => format!("{unit}s"),
        Some(_) => unit.to_owned(),
    }
}

/// `12 people, 2 remains and 600 trucks`, or `nothing`. Undertakings are not counted among what moves.
pub(crate) fn tally(tally: &Tally) -> String {
    let mut parts = Vec::new();
    if tally.people > 0 {
        parts.push(people(tally.people));
    }
    if tally.remains > 0 {
        parts.push(format!("{} of the dead", number(tally.remains)));
    }
    parts.extend(tally.goods.iter().map(|(unit, &count)| goods(count, unit)));
    if parts.is_empty() { NOTHING.to_owned() } else { list(&parts) }
}

/// Units on their way to somebody.
pub fn to_partner(count: &str, partner: &str) -> String {
    format!("{count} to {partner}")
}

/// Units on their way from somebody.
pub fn from_partner(count: &str, partner: &str) -> String {
    format!("{count} from {partner}")
}

/// `a, b and c`.
pub fn list<S: AsRef<str>>(parts: &[S]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [many @ .., last] => {
            let many: Vec<&str> = many.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", many.join(", "), last.as_ref())
        }
    }
}

/// An undertaking whose options a party ranks: `Who patrols: third, then joint`.
pub fn ranking(act: &str, options: &[String]) -> String {
    format!("{act}: {}", options.join(", then "))
}

/// Which of the options that a party ranks came out; none: none of them.
pub fn choice(came: Option<(usize, &str)>, ranked: usize) -> String {
    match came {
        Some((rank, option)) => format!("{option} (choice {} of {ranked})", rank + 1),
        None => format!("none of its {ranked} choices"),
    }
}

/// With a capital at its beginning.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Nothing at all.
pub const NOTHING: &str = "nothing";

/// A share as `87.5 %`. Only a whole is `100 %`, only nothing is `0 %`.
pub fn percent(share: Fraction) -> String {
    tenths(permille(share))
}

/// Thousandths as `87.5 %`.
pub fn tenths(permille: u64) -> String {
    if permille.is_multiple_of(10) {
        format!("{} %", permille / 10)
    } else {
        format!("{}.{} %", permille / 10, permille % 10)
    }
}

/// A share in thousandths, rounded to the nearest, but never up to a whole or down to nothing.
pub fn permille(share: Fraction) -> u64 {
    let (n, d) = (u128::from(share.numerator()), u128::from(share.denominator()));
    let rounded = (n * 2000 + d) / (2 * d);
    let bounded = match n {
        0 => 0,
        _ if n < d => rounded.clamp(1, 999),
        _ => rounded,
    };
    u64::try_from(bounded).unwrap_or(u64::MAX)
}

/// A share exactly and in percent: `7/8 (87.5 %)`.
pub fn share(share: Fraction) -> String {
    if share.denominator() == 1 { percent(share) } else { format!("{share} ({})", percent(share)) }
}

/// A share of a best that is not proven.
pub fn share_at_most(share: &str) -> String {
    format!("at most {share}")
}

/// A date in words: `1 August 2024`.
pub fn date(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = usize::from(date.month).checked_sub(1).and_then(|m| MONTHS.get(m)).copied().unwrap_or("?");
    format!("{} {month} {}", date.day, date.year)
}

/// The days of a phase: `24 November 2023, 4 days`; none when it is neither dated nor longer than a day.
pub fn days(phase: &Phase) -> Option<String> {
    match (phase.first_day, phase.days) {
        (None, 1) => None,
        (None, days) => Some(counted(days, "day", "days")),
        (Some(first), 1) => Some(date(first)),
        (Some(first), days) => Some(format!("from {}, {}", date(first), counted(days, "day", "days"))),
    }
}

// ---- status -----------------------------------------------------------------------------------------------------

/// Status words.
pub const OPTIMAL: &str = "Optimal";
/// A deal whose bound is not closed or not verified.
pub const FEASIBLE: &str = "Feasible";
/// No deal.
pub const INFEASIBLE: &str = "Infeasible";
/// Not known.
pub const INTERRUPTED: &str = "Interrupted";

/// Proved best.
pub const OPTIMAL_SENTENCE: &str = "No deal is better: every bound is closed, and the judge replayed every proof.";

/// Best according to the engine alone.
pub fn unverified_sentence(reason: &str) -> String {
    format!(
        "Every condition holds, as the judge confirms. The engine found no better deal, but the bound is unverified: {reason}."
    )
}

/// A deal with a gap. `open` names the objectives whose bound is open.
pub fn gap_sentence(open: &[String]) -> String {
    if open.is_empty() {
        return "Every condition holds, as the judge confirms. Whether a better deal exists is not known.".to_owned();
    }
    format!("Every condition holds, as the judge confirms. A better deal may exist: {}.", open.join("; "))
}

/// One open bound.
pub fn open_bound(name: &str, value: &str, bound: Option<&str>, gap: Option<u64>) -> String {
    match (bound, gap) {
        (Some(bound), Some(gap)) => format!("{name} {value}, bound {bound}, gap {}", number(gap)),
        (Some(bound), None) => format!("{name} {value}, bound {bound}"),
        (None, _) => format!("{name} {value}, no bound known"),
    }
}

/// No deal, proved.
pub const INFEASIBLE_SENTENCE: &str = "No deal satisfies every condition. The judge replayed the proof.";

/// No deal, not verified.
pub fn infeasible_unverified(reason: &str) -> String {
    format!("The engine found that no deal satisfies every condition; the proof is unverified: {reason}.")
}

/// Neither deal nor proof.
pub const INTERRUPTED_SENTENCE: &str = "A limit came first: neither a deal nor a proof that there is none.";
/// The reason where the engine did not close its own proof.
pub const NOT_CLOSED: &str = "the search was stopped before it was closed";

/// There is one best deal.
pub const UNIQUE: &str = "It is the only one: no other deal is as good in every objective.";
/// There are several.
pub const NOT_UNIQUE: &str = "It is not the only one: another deal is as good in every objective.";

// ---- objectives -------------------------------------------------------------------------------------------------

/// An objective in words.
pub fn objective(objective: Objective) -> &'static str {
    match objective {
        Objective::Protected => "protected people and remains moved",
        Objective::People => "people moved",
        Objective::WorstOff => "satisfaction, the worst-off party first",
        Objective::FewestTransfers => "transfers and undertakings, fewest",
        Objective::Earliest => "unit-phases waited, fewest",
    }
}

/// An objective's value.
pub fn value(value: &Value) -> String {
    match value {
        Value::Number(n) => number(*n),
        Value::Leximin(shares) if shares.is_empty() => "no party asks".to_owned(),
        Value::Leximin(shares) => leximin(shares),
    }
}

/// Shares in ascending order; equal ones together: `5/9, 2/3, 1 (4 parties)`.
fn leximin(shares: &[Fraction]) -> String {
    let runs = shares.chunk_by(|a, b| a == b);
    let parts: Vec<String> = runs
        .map(|run| if run.len() == 1 { run[0].to_string() } else { format!("{} ({} parties)", run[0], run.len()) })
        .collect();
    parts.join(", ")
}

/// A closed bound.
pub const CLOSED: &str = "closed";
/// No bound.
pub const NO_BOUND: &str = "not known";

// ---- deals ------------------------------------------------------------------------------------------------------

/// How many people move among how many parties.
pub(crate) fn headline(moves: &Tally, parties: usize) -> String {
    let what = tally(moves);
    let verb = if moves.people + moves.remains == 1 && moves.goods.is_empty() { "moves" } else { "move" };
    let mut said = if what == NOTHING {
        format!("{} undertaken.", counted(moves.undertakings, "undertaking is", "undertakings are"))
    } else {
        format!("{} {verb} among {}.", what, counted(parties as u64, "party", "parties"))
    };
    if what != NOTHING && moves.undertakings > 0 {
        put!(said, " {} begun.", counted(moves.undertakings, "undertaking is", "undertakings are"));
    }
    match moves.protected {
        0 => {}
        1 => said.push_str(" One of the people is protected by law."),
        n => put!(said, " {} of the people are protected by law.", number(n)),
    }
    said
}

/// What a place in a bundle reads like.
pub fn route(from: &str, to: &str) -> String {
    format!("{from} → {to}")
}

/// Somebody who does not move.
pub const STAYS: &str = "stays";
/// An undertaking in a deal.
pub const UNDERTAKEN: &str = "undertaken";
/// An undertaking that is not in a deal.
pub const NOT_UNDERTAKEN: &str = "not undertaken";

/// Units to a place; an undertaking has none.
pub fn to_place(quantity: Option<&str>, to: Option<&str>) -> String {
    match (quantity, to) {
        (Some(quantity), Some(to)) => format!("{quantity} to {to}"),
        (None, Some(to)) => format!("to {to}"),
        (_, None) => UNDERTAKEN.to_owned(),
    }
}

/// Something in a phase.
pub fn in_phase(said: &str, phase: &str) -> String {
    format!("{said} in {phase}")
}

/// `also 30 to Germany in the second phase`.
pub fn also(places: &str) -> String {
    format!("also {places}")
}

/// `no longer 30 to Germany in the second phase`.
pub fn no_longer(places: &str) -> String {
    format!("no longer {places}")
}

/// A change of place.
pub fn instead(after: &str, before: &str) -> String {
    format!("{after} instead of {before}")
}

/// Owner of rules agreed by all.
pub const OWNER_CASE: &str = "the case";
/// Owner of a question's rules.
pub const OWNER_QUESTION: &str = "the question";

// ---- question ---------------------------------------------------------------------------------------------------

/// A wish of a question.
pub fn with(item: &str, to: Option<&str>) -> String {
    match to {
        Some(to) => format!("with {item} moved to {to}"),
        None => format!("with {item} moved"),
    }
}

/// The contrary wish.
pub fn without(name: &str) -> String {
    format!("without {name}")
}

/// The answer to a question.
pub const ANSWER_DEAL: &str = "There is a deal.";
/// The answer: none.
pub const ANSWER_NONE: &str = "There is no such deal.";
/// The answer is not known.
pub const ANSWER_UNKNOWN: &str = "A limit came before an answer was found.";
/// The deal stays as it is.
pub const ANSWER_SAME: &str = "The best deal stays the same.";
/// Without the question there was no deal to compare it with.
pub const ANSWER_NO_BASE: &str = "Without the question there is no deal to compare it with.";

// ---- conflict, concessions, fragility ---------------------------------------------------------------------------

/// The member of a conflict that is no rule.
pub const SOMETHING_MOVES: &str = "a deal moves something";
/// Its sentence.
pub const SOMETHING_MOVES_SENTENCE: &str = "the empty package is no deal";

/// What a conflict amounts to: whether each member is needed, and whether it is proved that no conflict is shorter.
pub fn conflict(count: usize, irreducible: bool, shortest: bool) -> String {
    let how = if count == 1 {
        return "This condition alone leaves no deal. Dropping it makes one possible.".to_owned();
    } else if irreducible {
        "Dropping any one of them makes a deal possible."
    } else {
        "A limit came before it was known whether all of them are needed."
    };
    let length = if shortest { " No conflict is shorter: proved." } else { "" };
    format!("These {count} conditions cannot hold together. {how}{length}")
}

/// What is left of a deal: `25 of 26 people still move, 0 of 2 of the protected`.
pub(crate) fn still_moves(after: &Tally, before: &Tally) -> String {
    if before.people == 0 {
        return format!("What is left: {}.", tally(after));
    }
    let verb = if before.people == 1 { "moves" } else { "move" };
    let mut said = format!("{} of {} still {verb}", number(after.people), people(before.people));
    if after.protected < before.protected {
        put!(said, ", {} of {} protected", number(after.protected), number(before.protected));
    }
    said.push('.');
    said
}

/// Nothing is left.
pub const LEFT_NOTHING: &str = "No deal is left.";
/// Not known what is left.
pub const LEFT_UNKNOWN: &str = "Not known: a limit came first.";
/// A dropped rule.
pub const DROPPED: &str = "dropped";
/// Objectives that differ nowhere.
pub const NO_CHANGE: &str = "as good in every objective";

/// More than are shown.
pub fn and_more(count: usize) -> String {
    format!("and {} more", number(count as u64))
}

/// A rule by its name.
pub fn quoted(name: &str) -> String {
    format!("“{name}”")
}

/// A rule with its owner.
pub fn owned(owner: &str, name: &str) -> String {
    format!("{owner}: “{name}”")
}

/// What a rule is weakened to.
pub fn conceded(to: Option<&str>) -> String {
    match to {
        Some(to) => format!("becomes: {to}"),
        None => "is dropped".to_owned(),
    }
}

/// What a rule said before.
pub fn instead_of_sentence(sentence: &str) -> String {
    format!("now: {sentence}")
}

/// A number that differs.
pub fn value_change(name: &str, before: &str, after: &str) -> String {
    format!("{name}: {before} → {after}")
}

/// `A` to `Z`, then `AA`, `AB`, …
pub fn key(index: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(index % 26).unwrap_or(0));
    match index / 26 {
        0 => letter.to_string(),
        more => format!("{}{letter}", key(more - 1)),
    }
}

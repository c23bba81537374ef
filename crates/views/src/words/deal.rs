//! Phrases of a deal: who moves, what is proved of it, what it was made best for, how lines of the case are known.

use takas_model::{Consent, Date, Fraction, Line, Objective, Phase, Priority, Role, Standing, Value};

use super::amounts::{self, noted};
use super::{counted, date, number};
use crate::measure::Tally;
use crate::phrase::{Fixed, Phrase};

phrases! {
    fixed {
        /// A person's own will.
        NOT_KNOWN "clearing-consent-not-known" "not known";
        /// A person's own will.
        NOT_ASKED "clearing-consent-not-asked" "not asked";
        /// A person's own will.
        GIVEN "clearing-consent-given" "given";
        /// A person's own will.
        DISPUTED "clearing-consent-disputed" "disputed";
        /// A person's own will.
        REFUSED "clearing-consent-refused" "refused";
        /// In a live case: the neutral has spoken with them.
        CLEARED "clearing-consent-cleared" "cleared by the neutral";
        /// In a live case: the neutral has yet to speak with them.
        TO_BE_ASKED "clearing-consent-to-be-asked" "still to be asked by the neutral";
        /// A role.
        SIDE "clearing-role-side" "side";
        /// A role.
        MEDIATOR "clearing-role-mediator" "mediator";
        /// A role.
        CO_MEDIATOR "clearing-role-co-mediator" "co-mediator";
        /// A role.
        GUARANTOR "clearing-role-guarantor" "guarantor";
        /// A role.
        HOST "clearing-role-host" "host";
        /// A role.
        TRANSIT "clearing-role-transit" "transit";
        /// A role.
        CUSTODIAN "clearing-role-custodian" "custodian";
        /// A role.
        OBSERVER "clearing-role-observer" "observer";
        /// How a line is known.
        STATED "clearing-stated" "stated";
        /// How a line is known.
        HINTED "clearing-hinted" "hinted";
        /// How a line is known.
        INFERRED "clearing-inferred" "inferred";
        /// How a line is known.
        ASSUMED "clearing-assumed" "assumed";
        /// A line that only the outcome speaks for.
        FROM_OUTCOME "clearing-from-outcome" "from the outcome alone";
        /// A priority.
        MUST "clearing-must" "must";
        /// A priority.
        HIGH "clearing-high" "high";
        /// A priority.
        WISH "clearing-wish" "wish";
        /// Above the fragility tables.
        SPOILERS "clearing-spoilers"
            "A spoiler's list: it shows where the deal breaks. It was asked for by name; do not keep it longer than needed.";
        /// A status.
        OPTIMAL "clearing-optimal" "Optimal";
        /// A deal whose bound is not closed or not verified.
        FEASIBLE "clearing-feasible" "Feasible";
        /// No deal.
        INFEASIBLE "clearing-infeasible" "Infeasible";
        /// Not known.
        INTERRUPTED "clearing-interrupted" "Interrupted";
        /// Proved best.
        OPTIMAL_SENTENCE "clearing-optimal-sentence"
            "No deal is better: every bound is closed, and the judge replayed every proof.";
        /// A deal of which nothing more is known.
        BETTER_UNKNOWN "clearing-better-unknown"
            "Every condition holds, as the judge confirms. Whether a better deal exists is not known.";
        /// No deal, proved.
        INFEASIBLE_SENTENCE "clearing-infeasible-sentence"
            "No deal satisfies every condition. The judge replayed the proof.";
        /// Neither deal nor proof.
        INTERRUPTED_SENTENCE "clearing-interrupted-sentence"
            "A limit came first: neither a deal nor a proof that there is none.";
        /// The reason where the engine did not close its own proof.
        NOT_CLOSED "clearing-not-closed" "the search was stopped before it was closed";
        /// There is one best deal.
        UNIQUE "clearing-unique" "It is the only one: no other deal is as good in every objective.";
        /// There are several.
        NOT_UNIQUE "clearing-not-unique" "It is not the only one: another deal is as good in every objective.";
        /// An objective.
        OF_PROTECTED "clearing-objective-protected" "protected people and remains moved";
        /// An objective.
        OF_PEOPLE "clearing-objective-people" "people moved";
        /// An objective.
        OF_WORST_OFF "clearing-objective-worst-off" "satisfaction, the worst-off party first";
        /// An objective.
        OF_TRANSFERS "clearing-objective-transfers" "transfers and undertakings, fewest";
        /// An objective.
        OF_WAITING "clearing-objective-waiting" "unit-phases waited, fewest";
        /// The value where nobody asks.
        NO_PARTY_ASKS "clearing-no-party-asks" "no party asks";
        /// A closed bound.
        CLOSED "clearing-closed" "closed";
        /// No bound.
        NO_BOUND "clearing-no-bound" "not known";
        /// Somebody who does not move.
        STAYS "clearing-stays" "stays";
        /// An undertaking in a deal.
        UNDERTAKEN "clearing-undertaken" "undertaken";
        /// An undertaking that is not in a deal.
        NOT_UNDERTAKEN "clearing-not-undertaken" "not undertaken";
        /// Owner of rules agreed by all.
        OWNER_CASE "clearing-owner-case" "the case";
        /// Owner of a question's rules.
        OWNER_QUESTION "clearing-owner-question" "the question";
    }
    made {
        /// Best according to the engine alone.
        unverified(reason: Phrase) "clearing-unverified"
            ("Every condition holds, as the judge confirms. The engine found no better deal, but the bound is unverified: {reason}.");
        /// A deal with a gap: the objectives whose bound is open.
        may_be_better(open: Phrase) "clearing-may-be-better"
            ("Every condition holds, as the judge confirms. A better deal may exist: {open}.");
        /// An open bound, and how far it is from the value.
        open_by(name: Phrase, value: Phrase, bound: Phrase, gap: u64) "clearing-open-by"
            ("{name} {value}, bound {bound}, gap {}", number(gap));
        /// An open bound.
        open_at(name: Phrase, value: Phrase, bound: Phrase) "clearing-open-at" ("{name} {value}, bound {bound}");
        /// No bound.
        open_without(name: Phrase, value: Phrase) "clearing-open-without" ("{name} {value}, no bound known");
        /// No deal, not verified.
        infeasible_unverified(reason: Phrase) "clearing-infeasible-unverified"
            ("The engine found that no deal satisfies every condition; the proof is unverified: {reason}.");
        /// What a live case owes to protected people who do not move, whether there is a deal or not.
        owed(left: Phrase) "clearing-owed"
            ("Protected by law and not moved: {left}. Their release is owed whatever is agreed; it is no part of the bargain and may not \
              wait for a deal (GC III art. 109, 110, 120; GC IV art. 130, 132).");
        /// One moves.
        moves_among(what: Phrase, parties: u64) "clearing-moves-among"
            ("{what} moves among {}.", counted(parties, "party", "parties"));
        /// Several move.
        move_among(what: Phrase, parties: u64) "clearing-move-among"
            ("{what} move among {}.", counted(parties, "party", "parties"));
        /// Nothing moves.
        undertaken_alone(count: u64) "clearing-undertaken-alone"
            ("{} undertaken.", counted(count, "undertaking is", "undertakings are"));
        /// Besides what moves.
        begun(count: u64) "clearing-begun" ("{} begun.", counted(count, "undertaking is", "undertakings are"));
        /// How many of the people are protected.
        protected_among(count: u64) "clearing-protected-among" ("{}", are_protected(count));
        /// Units on their way to somebody.
        to_partner(count: Phrase, partner: Phrase) "clearing-to-partner" ("{count} to {partner}");
        /// Units on their way from somebody.
        from_partner(count: Phrase, partner: Phrase) "clearing-from-partner" ("{count} from {partner}");
        /// How long a phase takes.
        of_days(count: u64) "clearing-days" ("{}", counted(count, "day", "days"));
        /// Since when, and for how long.
        from_day(first: Phrase, days: Phrase) "clearing-from-day" ("from {first}, {days}");
        /// Options in the order in which a party would rather have them.
        then(first: Phrase, next: Phrase) "clearing-then" ("{first}, then {next}");
        /// Which of the options came out.
        chosen(option: Phrase, rank: u64, of: u64) "clearing-chosen" ("{option} (choice {} of {})", number(rank), number(of));
        /// None of them did.
        none_chosen(count: u64) "clearing-none-chosen" ("none of its {} choices", number(count));
        /// How a line is known, and by whom.
        stated_by(standing: Phrase, by: Phrase) "clearing-stated-by" ("{standing} by {by}");
        /// With the keys of sources.
        with_sources(what: Phrase, sources: Phrase) "clearing-with-sources" ("{what} [{sources}]");
        /// From one party to another.
        route(from: Phrase, to: Phrase) "clearing-route" ("{from} → {to}");
        /// So many units on a way.
        units_on(units: Phrase, way: Phrase) "clearing-units-on" ("{units} {way}");
        /// So many units to a party.
        units_to(units: Phrase, to: Phrase) "clearing-units-to" ("{units} to {to}");
        /// To a party.
        to_place(to: Phrase) "clearing-to" ("to {to}");
        /// In a phase.
        in_phase(what: Phrase, phase: Phrase) "clearing-in-phase" ("{what} in {phase}");
        /// Where something goes besides.
        also(places: Phrase) "clearing-also-to" ("also {places}");
        /// Where something no longer goes.
        no_longer(places: Phrase) "clearing-no-longer" ("no longer {places}");
        /// A change of place.
        instead(after: Phrase, before: Phrase) "clearing-instead" ("{after} instead of {before}");
        /// A share that several parties have.
        of_parties(share: Phrase, count: u64) "clearing-of-parties" ("{share} ({})", counted(count, "party", "parties"));
        /// A share of a best that is not proven.
        at_most(share: Phrase) "clearing-at-most" ("at most {share}");
        /// A name in quotes.
        quoted(name: Phrase) "clearing-quoted" ("“{name}”");
    }
}

fn are_protected(count: u64) -> String {
    match count {
        1 => "One of the people is protected by law.".to_owned(),
        _ => format!("{} of the people are protected by law.", number(count)),
    }
}

/// What is known of a person's will, for the mediator.
pub fn consent(consent: Consent) -> Fixed {
    match consent {
        Consent::NotKnown => NOT_KNOWN,
        Consent::NotAsked => NOT_ASKED,
        Consent::Given => GIVEN,
        Consent::Disputed => DISPUTED,
        Consent::Refused => REFUSED,
    }
}

/// A role.
pub fn role(role: Role) -> Fixed {
    match role {
        Role::Side => SIDE,
        Role::Mediator => MEDIATOR,
        Role::CoMediator => CO_MEDIATOR,
        Role::Guarantor => GUARANTOR,
        Role::Host => HOST,
        Role::Transit => TRANSIT,
        Role::Custodian => CUSTODIAN,
        Role::Observer => OBSERVER,
    }
}

/// Whose table it is: `Türkiye: mediator, host`.
pub(crate) fn at_table(party: String, roles: Vec<Phrase>) -> Phrase {
    amounts::with(Phrase::supplied(party), Phrase::row(", ", roles))
}

/// How a line is known.
pub fn standing(standing: Standing) -> Fixed {
    match standing {
        Standing::Stated => STATED,
        Standing::Hinted => HINTED,
        Standing::Inferred => INFERRED,
        Standing::Assumed => ASSUMED,
    }
}

/// How a line is known, by whom, when, from where.
pub(crate) fn provenance(line: &Line, by: Option<String>, sources: Vec<String>) -> Phrase {
    let standing = standing(line.standing).phrase();
    let known = match by {
        Some(by) => stated_by(standing, Phrase::supplied(by)),
        None => standing,
    };
    let on = line.on.map(day).unwrap_or_default();
    let outcome = if line.from_outcome { FROM_OUTCOME.phrase() } else { Phrase::default() };
    let known = Phrase::row(", ", [known, on, outcome]);
    if sources.is_empty() {
        return known;
    }
    with_sources(known, Phrase::row(", ", sources.into_iter().map(Phrase::supplied)))
}

/// A priority.
pub fn priority(priority: Priority) -> Fixed {
    match priority {
        Priority::Must => MUST,
        Priority::High => HIGH,
        Priority::Wish => WISH,
    }
}

/// A day of the calendar.
pub(crate) fn day(day: Date) -> Phrase {
    Phrase::day(&format!("{:04}-{:02}-{:02}", day.year, day.month, day.day), date(day))
}

/// The days of a phase: `24 November 2023, 4 days`; none when it is neither dated nor longer than a day.
pub fn days(phase: &Phase) -> Option<Phrase> {
    match (phase.first_day, phase.days) {
        (None, 1) => None,
        (None, days) => Some(of_days(days)),
        (Some(first), 1) => Some(day(first)),
        (Some(first), days) => Some(from_day(day(first), of_days(days))),
    }
}

/// A phase with its days.
pub(crate) fn phase(name: &str, days: Option<&Phrase>) -> Phrase {
    let name = Phrase::supplied(name);
    days.map_or_else(|| name.clone(), |days| amounts::with(name.clone(), days.clone()))
}

/// An undertaking whose options a party ranks: `Who patrols: third, then joint`.
pub fn ranking(act: String, options: &[String]) -> Phrase {
    let options = options.iter().map(Phrase::supplied).reduce(then).unwrap_or_default();
    amounts::with(Phrase::supplied(act), options)
}

/// Which of the options that a party ranks came out; none: none of them.
pub fn choice(came: Option<(usize, &str)>, ranked: usize) -> Phrase {
    match came {
        Some((rank, option)) => chosen(Phrase::supplied(option), rank as u64 + 1, ranked as u64),
        None => none_chosen(ranked as u64),
    }
}

/// A deal with a gap. `open` are the objectives whose bound is open.
pub fn gap_sentence(open: Vec<Phrase>) -> Phrase {
    if open.is_empty() { BETTER_UNKNOWN.phrase() } else { may_be_better(Phrase::row("; ", open)) }
}

/// One open bound.
pub fn open_bound(name: Phrase, value: Phrase, bound: Option<Phrase>, gap: Option<u64>) -> Phrase {
    match (bound, gap) {
        (Some(bound), Some(gap)) => open_by(name, value, bound, gap),
        (Some(bound), None) => open_at(name, value, bound),
        (None, _) => open_without(name, value),
    }
}

/// An objective in words.
pub fn objective(objective: Objective) -> Fixed {
    match objective {
        Objective::Protected => OF_PROTECTED,
        Objective::People => OF_PEOPLE,
        Objective::WorstOff => OF_WORST_OFF,
        Objective::FewestTransfers => OF_TRANSFERS,
        Objective::Earliest => OF_WAITING,
    }
}

/// An objective's value.
pub fn value(value: &Value) -> Phrase {
    match value {
        Value::Number(n) => Phrase::amount(*n),
        Value::Leximin(shares) if shares.is_empty() => NO_PARTY_ASKS.phrase(),
        Value::Leximin(shares) => leximin(shares),
    }
}

/// Shares in ascending order; equal ones together: `5/9, 2/3, 1 (4 parties)`.
fn leximin(shares: &[Fraction]) -> Phrase {
    let run = |run: &[Fraction]| {
        let share = Phrase::figures(run[0]);
        if run.len() == 1 { share } else { of_parties(share, run.len() as u64) }
    };
    Phrase::row(", ", shares.chunk_by(|a, b| a == b).map(run))
}

/// A share exactly and in percent: `7/8 (87.5 %)`.
pub fn share(share: Fraction) -> Phrase {
    let percent = Phrase::percent(super::permille(share));
    if share.denominator() == 1 { percent } else { noted(Phrase::figures(share), percent) }
}

/// How many people move among how many parties.
pub(crate) fn headline(moves: &Tally, parties: usize) -> Phrase {
    let (units, parties) = (moves.people.saturating_add(moves.remains), parties as u64);
    if units == 0 && moves.goods.is_empty() {
        return Phrase::row(" ", [undertaken_alone(moves.undertakings), protected(moves)]);
    }
    let what = amounts::tally(moves);
    let is_one = units == 1 && moves.goods.is_empty();
    let sentence = if is_one { moves_among(what, parties) } else { move_among(what, parties) };
    let besides = if moves.undertakings > 0 { begun(moves.undertakings) } else { Phrase::default() };
    Phrase::row(" ", [sentence, besides, protected(moves)])
}

fn protected(moves: &Tally) -> Phrase {
    if moves.protected == 0 { Phrase::default() } else { protected_among(moves.protected) }
}

/// Units to a place; an undertaking has none.
pub fn to_where(units: Option<Phrase>, to: Option<String>) -> Phrase {
    match (units, to.map(Phrase::supplied)) {
        (Some(units), Some(to)) => units_to(units, to),
        (None, Some(to)) => to_place(to),
        (_, None) => UNDERTAKEN.phrase(),
    }
}

/// A way from party to party.
pub fn way(from: &str, to: &str) -> Phrase {
    route(Phrase::supplied(from), Phrase::supplied(to))
}

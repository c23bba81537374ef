//! Phrases of the landscape: the front, the points that stand out, deals far apart.

use super::{amounts, counted, label, number};
use crate::phrase::{Fixed, Phrase};

phrases! {
    fixed {
        /// Heading of the front.
        FRONT "clearing-front" "The landscape";
        /// Column: the point's number.
        POINT "clearing-point" "point";
        /// Column: what a point is known for.
        KNOWN_AS "clearing-known-as" "known as";
        /// A point at which the deal shown stands.
        SHOWN "clearing-shown" "the deal shown";
        /// A point that is not proved to be on the front.
        NOT_PROVED "clearing-not-proved" "not proved to be on the front";
        /// Where the plot stands for itself.
        PLOT "clearing-plot" "The front, each party by its share of its best";
        /// Nash's point.
        NASH "clearing-nash" "Nash";
        /// What it is.
        NASH_MEANS "clearing-nash-means" "the greatest product of the parties' shares of their bests";
        /// Kalai and Smorodinsky's point.
        KALAI_SMORODINSKY "clearing-kalai-smorodinsky" "Kalai-Smorodinsky";
        /// What it is.
        KALAI_SMORODINSKY_MEANS "clearing-kalai-smorodinsky-means"
            "the nearest to equal shares: the greatest lowest share, then the least highest";
        /// The egalitarian point.
        EGALITARIAN "clearing-egalitarian" "egalitarian";
        /// What it is.
        EGALITARIAN_MEANS "clearing-egalitarian-means"
            "the lowest share is as great as it can be, then the next lowest, and so on";
        /// The utilitarian point.
        UTILITARIAN "clearing-utilitarian" "utilitarian";
        /// What it is.
        UTILITARIAN_MEANS "clearing-utilitarian-means" "the greatest sum of shares";
        /// What a front is.
        MEANS "clearing-front-means"
            "At each point no party can have more unless another has less. For the mediator alone: it tells how far every party is met.";
        /// A front of one point.
        ONE_POINT "clearing-front-one-point"
            "One point: no deal gives any party more than this one does. The judge replayed the proof.";
        /// A front that was not seen in full.
        CUT_SHORT "clearing-front-cut-short" "A limit came before all of the front was seen.";
        /// Of points that stand out on a front that is not complete.
        OF_THOSE_FOUND "clearing-of-those-found"
            "The names are given among the points found: a point not found could take one.";
        /// Heading of the deals far apart.
        DISTINCT "clearing-distinct" "Deals that differ by much";
        /// What a deal in the list is called.
        DISTINCT_DEAL "clearing-distinct-deal" "deal";
        /// There is no further deal far enough.
        NO_FURTHER "clearing-no-further" "There is no further one: the judge replayed the proof.";
        /// Whether there is one is not verified.
        NO_FURTHER_UNVERIFIED "clearing-no-further-unverified" "That there is no further one is not verified.";
    }
    made {
        /// The front is complete and the judge followed.
        all_points(count: u64) "clearing-front-complete"
            ("{} points, and no others: the front is complete, and the judge replayed the proof.", number(count));
        /// The front is covered to within a tolerance, and the judge followed.
        points_within(count: u64, share: Phrase) "clearing-front-within"
            ("{}. Every deal is met by one of them to within {share} of each party's best; the judge replayed the proof.",
             counted(count, "point", "points"));
        /// What was found, without a proof that it is all.
        unverified(count: u64, reason: Phrase) "clearing-front-unverified"
            ("{}; that there are no others is not verified: {reason}.", counted(count, "point", "points"));
        /// Where not all points are shown.
        left_out(shown: u64, count: u64) "clearing-front-left-out"
            ("Here are {} of the {}: those that stand out, and others spread evenly. --json has them all; --tolerance 5 asks for fewer.",
             number(shown), counted(count, "point", "points"));
        /// A name that too many points share is not told of each.
        shared(name: Phrase, count: u64) "clearing-front-shared"
            ("{} are {name}: none of them stands out by it.", counted(count, "point", "points"));
        /// Where the deal shown is worse for somebody, and better for nobody, than a point.
        shown_beaten(point: Phrase) "clearing-shown-beaten"
            ("The deal shown is not on the front: at point {point} no party has less and some party more. It is best by the case's objectives, \
              which ask for something else first.");
        /// The plot in words.
        description(count: u64, parties: Phrase) "clearing-plot-described"
            ("{} of the front for {parties}; the table below has the same.", counted(count, "point", "points"));
        /// No deal far enough was found, though all were looked through.
        none_distinct(differ: u64) "clearing-distinct-none"
            ("No deal was found that differs from the one shown by {} or more.", counted(differ, "transfer", "transfers"));
        /// No deal far enough was found in time.
        distinct_limit(differ: u64) "clearing-distinct-limit"
            ("A limit came before a deal was found that differs from the one shown by {} or more.",
             counted(differ, "transfer", "transfers"));
        /// Deals far apart, proved.
        distinct_proved(differ: u64) "clearing-distinct-proved"
            ("Each is the best of those that differ by {} or more from the deal shown and from all before it; the judge replayed \
              every proof.", counted(differ, "transfer", "transfers"));
        /// Deals far apart.
        distinct_unproved(differ: u64) "clearing-distinct-unproved"
            ("Each differs by {} or more from the deal shown and from all before it. That each is the best of those is not \
              verified to the last.", counted(differ, "transfer", "transfers"));
        /// Fewer deals far apart than asked for, for want of time or work.
        fewer(asked: u64) "clearing-distinct-fewer" ("A limit came before all {} were found.", number(asked));
    }
}

/// What the names mean.
pub const MEANINGS: [(Fixed, Fixed); 4] = [
    (NASH, NASH_MEANS),
    (KALAI_SMORODINSKY, KALAI_SMORODINSKY_MEANS),
    (EGALITARIAN, EGALITARIAN_MEANS),
    (UTILITARIAN, UTILITARIAN_MEANS),
];

/// The front is complete and the judge followed.
pub fn complete(points: usize) -> Phrase {
    if points == 1 { ONE_POINT.phrase() } else { all_points(points as u64) }
}

/// The front is covered to within a tolerance, and the judge followed.
pub fn within(points: usize, permille: u64, cut_short: bool) -> Phrase {
    let why = if cut_short { CUT_SHORT.phrase() } else { Phrase::default() };
    Phrase::row(" ", [why, points_within(points as u64, Phrase::percent(permille))])
}

/// A heading for a point.
pub fn point(number: usize) -> Phrase {
    label::nth(POINT, number)
}

/// The letter by which a point that stands out is marked in the plot: the first of its name in English, in every language.
pub fn letter(name: &str) -> String {
    name.chars().take(1).flat_map(char::to_uppercase).collect()
}

/// A point in the plot.
pub fn spot(number: usize, shares: impl Iterator<Item = (String, Phrase)>, known_as: &[Phrase]) -> Phrase {
    let shares = shares.map(|(party, share)| label::of_party(Phrase::supplied(party), share));
    let point = point(number);
    let known = match known_as {
        [] => point,
        names => amounts::noted(point, Phrase::row(", ", names.iter().cloned())),
    };
    amounts::with(known, Phrase::row(", ", shares))
}

/// What is claimed of deals far apart, of which so many were found; `ended` where the search came to its end by itself.
pub fn distinct(found: usize, differ: u64, proved: bool, ended: bool) -> Phrase {
    match (found, proved) {
        (0, _) if ended => none_distinct(differ),
        (0, _) => distinct_limit(differ),
        (_, true) => distinct_proved(differ),
        (_, false) => distinct_unproved(differ),
    }
}

/// That there is no further deal far enough.
pub fn no_further(verified: bool) -> Fixed {
    if verified { NO_FURTHER } else { NO_FURTHER_UNVERIFIED }
}

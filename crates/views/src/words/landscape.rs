//! Words of the landscape: the front, the points that stand out, deals far apart.

use super::counted;

/// Heading of the front.
pub const FRONT: &str = "The landscape";
/// Column: the point's number.
pub const POINT: &str = "point";
/// Column: what a point is known for.
pub const KNOWN_AS: &str = "known as";
/// A point at which the deal shown stands.
pub const SHOWN: &str = "the deal shown";
/// A point that is not proved to be on the front.
pub const NOT_PROVED: &str = "not proved to be on the front";
/// Where the plot stands for itself.
pub const PLOT: &str = "The front, each party by its share of its best";

/// Nash's point.
pub const NASH: &str = "Nash";
/// Kalai and Smorodinsky's point.
pub const KALAI_SMORODINSKY: &str = "Kalai-Smorodinsky";
/// The egalitarian point.
pub const EGALITARIAN: &str = "egalitarian";
/// The utilitarian point.
pub const UTILITARIAN: &str = "utilitarian";

/// What the names mean.
pub const MEANINGS: &[(&str, &str)] = &[
    (NASH, "the greatest product of the parties' shares of their bests"),
    (KALAI_SMORODINSKY, "the nearest to equal shares: the greatest lowest share, then the least highest"),
    (EGALITARIAN, "the lowest share is as great as it can be, then the next lowest, and so on"),
    (UTILITARIAN, "the greatest sum of shares"),
];

/// What a front is.
pub const MEANS: &str = "At each point no party can have more unless another has less. For the mediator alone: it tells how far every party is met.";

/// The front is complete and the judge followed.
pub fn complete(points: usize) -> String {
    match points {
        1 => "One point: no deal gives any party more than this one does. The judge replayed the proof.".to_owned(),
        _ => format!(
            "{} points, and no others: the front is complete, and the judge replayed the proof.",
            super::number(points as u64)
        ),
    }
}

/// The front is covered to within a tolerance, and the judge followed.
pub fn within(points: usize, permille: u64, cut_short: bool) -> String {
    let why = if cut_short { "A limit came before all of the front was seen. " } else { "" };
    format!(
        "{why}{}. Every deal is met by one of them to within {} of each party's best; the judge replayed the proof.",
        counted(points as u64, "point", "points"),
        percent(permille)
    )
}

/// What was found, without a proof that it is all.
pub fn unverified(points: usize, reason: &str) -> String {
    format!("{}; that there are no others is not verified: {reason}.", counted(points as u64, "point", "points"))
}

/// Of points that stand out on a front that is not complete.
pub const OF_THOSE_FOUND: &str = "The names are given among the points found: a point not found could take one.";

/// A heading for a point.
pub fn point(number: usize) -> String {
    format!("{POINT} {number}")
}

/// Thousandths as percent: `2.5 %`.
pub fn percent(permille: u64) -> String {
    match permille % 10 {
        0 => format!("{} %", permille / 10),
        tenth => format!("{}.{tenth} %", permille / 10),
    }
}

/// Where not all points are shown.
pub fn left_out(shown: usize, all: usize) -> String {
    format!(
        "Here are {} of the {}: those that stand out, and others spread evenly. --json has them all; --tolerance 5 asks for fewer.",
        super::number(shown as u64),
        counted(all as u64, "point", "points")
    )
}

/// A name that too many points share is not told of each.
pub fn shared(name: &str, points: usize) -> String {
    format!("{} are {name}: none of them stands out by it.", counted(points as u64, "point", "points"))
}

/// Where the deal shown is worse for somebody, and better for nobody, than a point.
pub fn shown_beaten(point: usize) -> String {
    format!(
        "The deal shown is not on the front: at point {point} no party has less and some party more. It is best by the case's objectives, \
         which ask for something else first."
    )
}

/// The letter by which a point that stands out is marked in the plot.
pub fn letter(name: &str) -> String {
    name.chars().take(1).flat_map(char::to_uppercase).collect()
}

/// The plot in words.
pub fn description(parties: &[String], points: usize) -> String {
    let parties = super::list(parties);
    format!("{} of the front for {parties}; the table below has the same.", counted(points as u64, "point", "points"))
}

/// A point in the plot.
pub fn spot(number: usize, shares: &[(String, String)], known_as: &[&str]) -> String {
    let shares: Vec<String> = shares.iter().map(|(party, share)| format!("{party} {share}")).collect();
    let known = if known_as.is_empty() { String::new() } else { format!(" ({})", known_as.join(", ")) };
    format!("{}{known}: {}", point(number), shares.join(", "))
}

/// Heading of the deals far apart.
pub const DISTINCT: &str = "Deals that differ by much";
/// What a deal in the list is called.
pub const DISTINCT_DEAL: &str = "deal";

/// What is claimed of deals far apart, of which so many were found; `ended` where the search came to its end by itself.
pub fn distinct(found: usize, differ: u64, proved: bool, ended: bool) -> String {
    let transfers = counted(differ, "transfer", "transfers");
    match (found, proved) {
        (0, _) if ended => format!("No deal was found that differs from the one shown by {transfers} or more."),
        (0, _) => {
            format!("A limit came before a deal was found that differs from the one shown by {transfers} or more.")
        }
        (_, true) => format!(
            "Each is the best of those that differ by {transfers} or more from the deal shown and from all before it; the judge replayed \
             every proof."
        ),
        (_, false) => format!(
            "Each differs by {transfers} or more from the deal shown and from all before it. That each is the best of those is not \
             verified to the last."
        ),
    }
}

/// Fewer deals far apart than asked for, for want of time or work.
pub fn fewer(asked: usize) -> String {
    format!("A limit came before all {asked} were found.")
}

/// That there is no further deal far enough.
pub fn no_further(verified: bool) -> &'static str {
    if verified {
        "There is no further one: the judge replayed the proof."
    } else {
        "That there is no further one is not verified."
    }
}

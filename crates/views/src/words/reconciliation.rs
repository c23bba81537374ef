//! Words of lists laid side by side: what is alike, what is doubtful, what is settled, what changed, who is screened.

use takas_lists::evidence::{Bits, Probability};
use takas_lists::reconcile::Role;

/// What it means to stand on a list.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Claims => "claims",
        Role::Acknowledges => "acknowledges",
        Role::Saw => "saw",
    }
}

/// Title of the mediator's page.
pub fn title(of: &str) -> String {
    format!("{of}: lists side by side")
}

/// Title of the statuses.
pub fn statuses_title(of: &str) -> String {
    format!("{of}: what the lists say of each")
}

/// Title of a party's sheet.
pub fn sheet_title(of: &str, party: &str) -> String {
    format!("{of}: the list of {party}")
}

/// Title of what changed.
pub fn changes_title(before: &str, now: &str) -> String {
    if before == now {
        format!("{now}: what the new version changes")
    } else {
        format!("{now}: what changed since {before}")
    }
}

/// Title of a screening.
pub fn screening_title(subjects: &str) -> String {
    format!("{subjects}: screened against published lists")
}

/// Heading of the lists.
pub const LISTS: &str = "Lists";
/// Heading of the matched.
pub const MATCHED: &str = "On several lists";
/// Heading of the doubtful.
pub const DOUBTFUL: &str = "To be decided by a human";
/// Heading of the one-sided.
pub const ONE_SIDED: &str = "On one list alone";
/// Heading of rows twice in one list.
pub const DUPLICATES: &str = "Twice in one list";
/// Heading of knots.
pub const KNOTS: &str = "What hangs together";
/// Heading of disputes.
pub const DISPUTES: &str = "Decisions that do not go together";
/// Heading of the evidence.
pub const EVIDENCE: &str = "Evidence";
/// Heading of the statuses.
pub const STATUSES: &str = "Status";
/// Heading of what the case would gain.
pub const FED: &str = "For the people of the case";
/// Heading of a party's own rows.
pub const OWN: &str = "Your list";
/// Heading of what was released to a party.
pub const RECEIVED: &str = "Released to you";
/// Column: who.
pub const WHO: &str = "Who";
/// Column: list and row.
pub const ROW: &str = "Row";
/// Column: what was compared.
pub const FIELD: &str = "What";
/// Column: what was found.
pub const FOUND: &str = "Found";
/// Column: what it weighs.
pub const WEIGHT: &str = "Weight";
/// Column: what is known of somebody.
pub const KNOWN: &str = "As supplied";
/// A list has no counterpart.
pub const NO_COUNTERPART: &str = "no counterpart";
/// Nothing is doubtful.
pub const NONE_DOUBTFUL: &str = "Nothing is left to be decided.";
/// No list.
pub const EMPTY: &str = "The lists name nobody.";
/// A row that stands alone only until the question is answered.
pub const OPEN: &str = "not settled: a question is open";
/// What a human said counts.
pub const DECIDED: &str = "a human decided";
/// Humans differ.
pub const DISPUTED: &str = "humans decided otherwise";
/// The score says so.
pub const BY_SCORE: &str = "by the score";
/// A field speaks against it.
pub const CONTRADICTED: &str = "something speaks against it";
/// It hangs on others.
pub const HANGS: &str = "another way to match the whole is nearly as good";
/// Others fit, too.
pub const RIVALS: &str = "other rows fit, too";
/// Who is who has to be decided.
pub const ASKED_FIRST: &str = "it has to be decided first who is who";
/// Lists contradict one another.
pub const LISTS_CONTRADICT: &str = "the lists contradict one another: ask again";
/// No holder.
pub const NO_HOLDER: &str = "it cannot be told who would hold them";
/// A row has changed since.
pub const HAS_CHANGED: &str = "a row has changed since";
/// What a score is.
pub const SCORE_MEANS: &str = "Weights are bits: +1 says that what was found is twice as likely of one human as of two. They sum to the score. A probability of \
     90 % is to be right nine times in ten. A score decides nothing that a human has decided.";
/// What a hit is.
pub const HIT_MEANS: &str =
    "A hit is a question to a human, with one threshold for all lists and all parties. It excludes nobody by itself.";
/// Nobody has looked.
pub const NOT_LOOKED_AT: &str = "nobody has looked at it yet";
/// Nothing found.
pub const NO_HIT: &str = "nothing found";
/// What goes to a party.
pub const SHEET_MEANS: &str = "This sheet has your own rows, and what the mediators have released to you. It says nothing of whether others are on any list.";
/// Nothing has changed.
pub const NOTHING_CHANGED: &str = "Nothing has changed.";
/// Rows that are new.
pub const ADDED: &str = "New rows";
/// Rows that are gone.
pub const GONE: &str = "Rows that are gone";
/// Rows that changed.
pub const CHANGED: &str = "Rows that changed";
/// An empty cell.
pub const NOTHING: &str = "nothing";

/// A row in words that name nobody.
pub fn place(list: &str, sheet: &str, row: u32) -> String {
    if sheet.is_empty() { format!("{list}, row {row}") } else { format!("{list}, sheet {sheet}, row {row}") }
}

/// How many rows.
pub fn rows(count: usize) -> String {
    if count == 1 { "1 row".to_owned() } else { format!("{} rows", super::number(count as u64)) }
}

/// A probability.
pub fn percent(probability: Probability) -> String {
    match probability.in_millionths() {
        1_000_000 => "100 %".to_owned(),
        999_000.. => "over 99.9 %".to_owned(),
        0..1_000 => "under 0.1 %".to_owned(),
        millionths => format!("{}.{} %", millionths / 10_000, millionths / 1_000 % 10),
    }
}

/// Counts on one line.
pub fn summary(matched: usize, doubtful: usize, alone: usize, duplicates: usize) -> String {
    format!(
        "{} on several lists, {} to be decided, {} on one list alone, {} twice in one list",
        super::number(matched as u64),
        super::number(doubtful as u64),
        super::number(alone as u64),
        super::number(duplicates as u64)
    )
}

/// The rows of a list by which somebody is claimed.
pub fn list(title: &str, party: Option<&str>, role: &str, count: usize) -> String {
    let whose = party.map(|party| format!(" ({party})")).unwrap_or_default();
    format!("{title}{whose} {role}: {}", rows(count))
}

/// A word of a human.
pub fn said(by: &str, says: &str, at: &str, why: Option<&str>, has_changed: bool) -> String {
    let why = why.map(|why| format!(": {}", super::quoted(why))).unwrap_or_default();
    let changed = if has_changed { format!(" ({HAS_CHANGED})") } else { String::new() };
    format!("{by} said {says} on {at}{why}{changed}")
}

/// Two people decided otherwise.
pub fn contested(one: &str, other: &str, by: &str) -> String {
    format!("{one} and {other}: {by} decided otherwise; both words are kept, and nothing is decided")
}

/// Words that do not go together.
pub fn clash(by: &str) -> String {
    format!("{by} said of two rows that they are two humans, though other decisions make them one")
}

/// Two rows contradict one another.
pub fn contradiction(one: &str, says_one: &str, other: &str, says_other: &str) -> String {
    format!("{one} says {says_one}, {other} says {says_other}: ask again")
}

/// How many pairs were compared.
pub fn compared(pairs: u64, every: bool) -> String {
    let all = if every { "every pair of rows" } else { "pairs of rows that share a key" };
    format!("Compared on all their evidence: {} ({all}).", super::number(pairs))
}

/// What was not compared.
pub fn left_out(keys: u64, pairs: u64) -> String {
    format!(
        "Not compared: pairs of {} keys that too many rows share, and {} pairs of rows that have better ones.",
        super::number(keys),
        super::number(pairs)
    )
}

/// The search was cut off.
pub fn not_proven(parts: usize, behind: Bits) -> String {
    format!("In {parts} parts the search was cut off: a better whole may exist, better by at most {behind} bits.")
}

/// Decisions that speak of no row.
pub fn unused(count: usize) -> String {
    let many = if count == 1 { "1 decision speaks".to_owned() } else { format!("{count} decisions speak") };
    format!("{many} of rows that these lists do not have.")
}

/// How much less likely a knot is otherwise.
pub fn knot(behind: Bits) -> String {
    format!("These can only be otherwise together; the other way is {:.1} bits behind:", behind.bits())
}

/// Somebody to be added to the people of a case.
pub fn added(name: &str, holder: &str, status: &str, rows: &str) -> String {
    format!("{name}, held by {holder}, {status} ({rows})")
}

/// A status to be changed.
pub fn changed(from: &str, to: &str, rows: &str) -> String {
    format!("{from} becomes {to} ({rows})")
}

/// How many agree with the case.
pub fn agree(count: usize) -> String {
    if count == 1 { "1 is as the case has them".to_owned() } else { format!("{count} are as the case has them") }
}

/// Rows that are as they were, and decisions.
pub fn kept(rows_kept: usize, kept: usize, changed: usize, lost: usize) -> String {
    let rows =
        if rows_kept == 1 { "1 row is as it was".to_owned() } else { format!("{rows_kept} rows are as they were") };
    if kept + changed + lost == 0 {
        return format!("{rows}.");
    }
    format!(
        "{rows}. Decisions: {kept} carried over, {changed} about rows that changed, {lost} about rows that are not found."
    )
}

/// A threshold.
pub fn threshold(threshold: Probability) -> String {
    format!("From {} on a human is asked.", percent(threshold))
}

/// How many hits wait.
pub fn hits(subjects: usize, hits: usize, open: usize) -> String {
    format!("{}; {hits} hits, of which {open} wait for a human", rows(subjects))
}

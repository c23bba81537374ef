//! Words of the book of contacts.

use takas_model::Direction;

use crate::projection::{GoesTo, MandateState, Obstacle, PermissionLine};

/// Title of the mediator's page.
pub fn title(case: &str) -> String {
    format!("{case}: contacts")
}

/// Title of the page of the talks with a party.
pub fn title_of(case: &str, party: &str) -> String {
    format!("{case}: talks with {party}")
}

/// No files.
pub const NONE: &str = "Nothing is written down yet: contacts/PARTY.toml holds the talks with a party.";
/// Who speaks.
pub const INTERLOCUTORS: &str = "Who speaks";
/// Channels.
pub const CHANNELS: &str = "Channels";
/// What was said.
pub const TALKS: &str = "What was said";
/// Statements.
pub const STATEMENTS: &str = "Statements";
/// Notes.
pub const NOTES: &str = "Notes of the mediators";

/// How a mandate stands.
pub fn mandate(state: MandateState) -> &'static str {
    match state {
        MandateState::NotYet => "not yet in force",
        MandateState::InForce => "in force",
        MandateState::EndsSoon => "ENDS SOON",
        MandateState::Ended => "HAS ENDED",
    }
}

/// The span of a mandate.
pub fn span(since: &str, until: Option<&str>) -> String {
    match until {
        Some(until) => format!("since {since}, until {until}"),
        None => format!("since {since}"),
    }
}

/// Who said a word to whom.
pub fn went(way: Direction, with: &str, by: &str) -> String {
    match way {
        Direction::Heard => format!("{with} told {by}"),
        Direction::Told => format!("{by} told {with}"),
    }
}

/// A permission in a sentence.
pub fn permission(one: &PermissionLine, moment: impl Fn(i64) -> String) -> String {
    let to: Vec<&str> = one.to.iter().map(|party| party.name.as_str()).collect();
    let mut said = format!("may go on to {}, says {}, {}", to.join(", "), one.by, moment(one.at));
    if let Some(from) = one.not_before {
        said = format!("{said}; not before {}", moment(from));
    }
    if let Some(until) = one.until {
        said = format!("{said}; until {}", moment(until));
    }
    if let Some(withdrawn) = one.withdrawn {
        said = format!("{said}; TAKEN BACK {}", moment(withdrawn));
    }
    said + if one.is_named { "; with the name of whose word it is" } else { "; without saying whose word it is" }
}

/// Whether a word may go on now.
pub fn goes(goes: &GoesTo, moment: impl Fn(i64) -> String) -> String {
    let to = &goes.to.name;
    if goes.obstacles.is_empty() {
        return format!("to {to}: yes");
    }
    let why: Vec<String> = goes.obstacles.iter().map(|(why, about)| obstacle(why, about, &moment)).collect();
    format!("to {to}: no; {}", why.join("; "))
}

fn obstacle(obstacle: &Obstacle, about: &str, moment: impl Fn(i64) -> String) -> String {
    match obstacle {
        Obstacle::NotPermitted(_) => format!("nobody has permitted it of \"{about}\""),
        Obstacle::NoMandate(_) => format!("\"{about}\" was given without a mandate"),
        Obstacle::OtherMandate(_) => format!("\"{about}\" was given under a mandate on other things"),
        Obstacle::NotBefore(_, from) => format!("by \"{about}\" not before {}", moment(*from)),
        Obstacle::Ended(_) => format!("\"{about}\" has ended"),
        Obstacle::Withdrawn(_) => format!("\"{about}\" was taken back"),
    }
}

/// That something went on without a permission.
pub const UNPERMITTED: &str = "WITHOUT A PERMISSION";

/// How far a statement is agreed.
pub fn agreement(missing: &[String], is_agreed: bool) -> String {
    match (is_agreed, missing) {
        (true, _) => "agreed by all".to_owned(),
        (false, []) => "not agreed by all yet".to_owned(),
        (false, missing) => format!("not agreed yet by {}", missing.join(", ")),
    }
}

//! Words of an operation: who speaks ([`seats`]), what was said and what follows ([`acts`]), the board ([`board`]); here those of its pages.

pub mod acts;
pub mod board;
pub mod seats;

pub use acts::*;
pub use board::*;
pub use seats::{author, gate, identity_by, request_kind, request_number, request_what, seat};

use takas_model::{Nature, OperationKind};

use super::counted;
use crate::phrase::{Fixed, Phrase};

/// Title of the mediator's page.
pub fn title(case: &str) -> String {
    format!("{case}: the operation")
}

/// Title of another reader's page.
pub fn title_of(case: &str, reader: &str) -> String {
    format!("{case}: the operation, for {reader}")
}

/// What kind of operation it is, where that has to be said on every output.
pub fn kind(kind: OperationKind) -> Option<Fixed> {
    match kind {
        OperationKind::Live => None,
        OperationKind::Rehearsal => Some(board::REHEARSAL),
        OperationKind::Historical => Some(board::HISTORICAL),
    }
}

/// What is said of a historical case on every output.
pub fn warnings(nature: Nature) -> Vec<Phrase> {
    match nature {
        Nature::Historical => vec![board::HISTORICAL_CASE.phrase()],
        Nature::Live => Vec::new(),
    }
}

/// The same in a word.
pub fn kind_short(kind: OperationKind) -> &'static str {
    match kind {
        OperationKind::Live => "live",
        OperationKind::Rehearsal => "rehearsal",
        OperationKind::Historical => "historical",
    }
}

// ---- readers ----------------------------------------------------------------------------------------------------

/// Doctors.
pub const READER_MEDICAL: &str = "the doctors";
/// The neutral.
pub const READER_INTERVIEWER: &str = "the neutral";
/// Field officers.
pub const READER_FIELD: &str = "the field officers";
/// Observers.
pub const READER_OBSERVER: &str = "observers";
/// A guarantor.
pub fn reader_guarantor(party: &str) -> String {
    format!("{party}, guarantor")
}

// ---- pages ------------------------------------------------------------------------------------------------------

/// Heading of the safe states.
pub const SAFE: &str = "The safe state at each moment";
/// What that is.
pub const SAFE_LEAD: &str = "Where each would have been safe, and in whose hands, had it been broken off in that span of time. Nobody who has been released returns to custody.";
/// The checkpoint at the foot of every sheet.
pub fn checkpoint(origin: &str, size: u64) -> String {
    format!("{origin}, {}", counted(size, "entry", "entries"))
}
/// The log.
pub const LOG: &str = "log";
/// How many entries.
pub const ENTRIES: &str = "entries";
/// The root.
pub const ROOT: &str = "root hash";
/// Who cosigned.
pub const COSIGNED: &str = "cosigned by";
/// Nobody.
pub const NOT_COSIGNED: &str = "not yet cosigned";
/// How to verify.
pub const HOW_TO_VERIFY: &str = "How to verify this without Takas";
/// Column: who sees to it.
pub const OWNER: &str = "seen to by";
/// Column: passed.
pub const PASSED: &str = "passed";
/// Column: verified.
pub const VERIFIED_AT: &str = "verified";
/// Heading of the proofs.
pub const PROOFS: &str = "Proofs";
/// What stands on top.
pub const HOLDS: &str = "Held, irregular, withheld";
/// None.
pub const NO_HOLDS: &str = "Nothing was held, irregular or withheld.";
/// Nothing was said.
pub const NOTHING_SAID: &str = "Nothing was said yet.";
/// Column: number.
pub const NUMBER: &str = "no.";
/// Column: planned.
pub const PLANNED: &str = "planned";
/// Column: as it was.
pub const AS_IT_WAS: &str = "as it was";
/// Column: who said it.
pub const BY: &str = "said by";
/// Column: confirmed.
pub const CONFIRMED: &str = "confirmed";
/// Column: since when.
pub const SINCE: &str = "since";
/// Column: by when.
pub const DUE: &str = "by when";
/// Column: entry of the record.
pub const ENTRY: &str = "entry";
/// Foot of a page that is not the mediator's.
pub const ONLY: &str = "This page holds what is yours to know of the operation and nothing else. What is sealed from you is sealed alike, whatever it is.";
/// How to read it.
pub const BALANCE_CAPTION: &str = "Above its line a party has given more than it has received, below it less. Whole: as it was. Dashed: by the plan in force.";
/// How to read it.
pub const FLOW_CAPTION: &str = "A band is as wide as many go that way by the plan in force. Dark: those who have arrived. Hatched: those on the way.";
/// Heading of the routes with movements as they stand.
pub const MAP_NOW: &str = "Movements as they stand";
/// How to read it.
pub const MAP_NOW_CAPTION: &str = "A dot stands where a vehicle is: at a place, or on its way by the share of the planned time that has passed. Nobody is tracked.";

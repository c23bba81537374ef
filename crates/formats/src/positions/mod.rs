//! The file of a position line by line: what stands in it and how each line is known; a part of it for a reader who may not see all; that
//! part, changed, put back; and the case as that reader knows it, to read the part against.

mod excerpt;
mod known;
mod lines;
mod merge;

pub use excerpt::position_excerpt;
pub use known::{KnownThings, SOMEBODY, case_as_known};
pub use lines::{PositionLine, position_lines, position_words};
pub use merge::{Provenance, position_merged, position_with_line};

/// The tables of a position whose lines say how they are known.
pub(crate) const SECTIONS: [&str; 8] =
    ["holds", "undertakes", "asks", "refuses", "windows", "objections", "rules", "schedule"];
/// What a line says of how it is known, beside its standing.
const PROVENANCE: [&str; 5] = ["by", "on", "source", "note", "from_outcome"];

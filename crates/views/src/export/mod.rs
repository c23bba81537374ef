//! A plan in the formats of other programs: calendars (iCalendar), spreadsheets (CSV), maps (`GeoJSON`). Of the mediator's view, and of a party's
//! extract, which goes through the projection like everything else that a party gets.

mod csv;
mod geojson;
mod ics;

pub use csv::{csv, party_csv};
pub use geojson::{geojson, party_geojson};
pub use ics::{ics, party_ics};

use crate::names::{CLOSE, OPEN};

/// Without the marks of isolation, which are for eyes and not for programs.
fn bare(text: &str) -> String {
    text.replace([OPEN, CLOSE], "")
}

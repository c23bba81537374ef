//! What can only be said of the whole case: contradictions between files, rules without effect, the law.
//!
//! A finding about one party's file speaks of that file and of case.toml alone.

mod contradictions;
mod offers;
mod orders;
pub(crate) mod protection;
mod range;
mod sense;
mod units;
mod unused;

use crate::diagnostic::Sink;
use crate::reading::concessions::ConcessionSite;
use crate::reading::draft::Draft;

/// Looks at the whole case once everything is read.
pub(crate) fn check(draft: &mut Draft, concessions: &[ConcessionSite], sink: &mut Sink) {
    units::check(draft, sink);
    contradictions::check(draft, sink);
    offers::check(draft, sink);
    sense::check(draft, concessions, sink);
    orders::check(draft, sink);
    unused::check(draft, sink);
    protection::report::check(draft, concessions, sink);
}

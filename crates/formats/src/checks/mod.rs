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
use crate::reading::confidence::VersionSite;
use crate::reading::draft::Draft;

/// Looks at the whole case once everything is read. Where the facts are not all known, nothing is concluded from them: after
/// mistakes in case.toml (the text `case_file`) rules are not judged, after mistakes anywhere offers are not counted.
pub(crate) fn check(
    draft: &mut Draft,
    concessions: &[ConcessionSite],
    versions: &[VersionSite],
    case_file: usize,
    sink: &mut Sink,
) {
    units::check(draft, sink);
    if !sink.has_errors_in(case_file) {
        let any_errors = sink.has_errors();
        contradictions::check(draft, sink);
        sense::check(draft, concessions, sink);
        orders::check(draft, sink);
        if !any_errors {
            offers::check(draft, sink);
            unused::check(draft, sink);
        }
    }
    protection::report::check(draft, concessions, versions, sink);
}

//! What can only be said of the whole case: contradictions between files, rules without effect, the law.

use crate::diagnostic::Sink;
use crate::reading::concessions::ConcessionSite;
use crate::reading::draft::Draft;

/// Looks at the whole case once everything is read.
pub(crate) fn check(_draft: &mut Draft, _concessions: &[ConcessionSite], _sink: &mut Sink) {}

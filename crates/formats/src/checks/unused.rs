//! Sets and sources that nothing uses.

use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::reading::draft::Draft;

/// Notes what stands in case.toml for nothing.
pub(super) fn check(draft: &Draft, sink: &mut Sink) {
    for (index, (set, place)) in draft.case.sets.iter().zip(&draft.set_places).enumerate() {
        if let Some(place) = place.filter(|_| !draft.used.sets.contains(&index)) {
            let message = format!("the set `{}` is used nowhere", set.id);
            sink.add(Code::UnusedSet, place, message, "use it in a position or a rule, or take it out");
        }
    }
    for (key, place) in &draft.source_places {
        if !draft.cited.contains(key) {
            let message = format!("the source `{key}` is cited nowhere");
            sink.add(Code::UnusedSource, *place, message, "cite it on the lines that rest on it, or take it out");
        }
    }
}

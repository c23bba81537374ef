//! Self-contained pages: one file, own style, nothing fetched. A page opens offline and prints on A4. None has a script but the mediator's
//! page of a plan, whose policy lets this one script run and no other; without it that page says the same in its chart and tables.
//!
//! What ends in `_inside` is the same without the frame of a page, to stand in a page of the desk.
//!
//! Every string of a view passes through `escape` on its way into a page.

mod chances;
pub(crate) mod escape;
mod inside;
mod landscape;
mod lists;
mod mediator;
mod moves;
mod operation;
mod operation_tables;
mod page;
mod party;
mod pen;
mod plan;
mod plan_parts;
mod plan_party;
mod plan_print;
mod plan_tables;
mod protocol;
mod reconciliation;
mod rehearsal;
mod rounds;
mod sequence;
mod why;

pub use chances::{chances, chances_inside};
pub use escape::body as escaped;
pub use mediator::{alternatives_inside, mediator, mediator_inside};
pub use operation::{RecordEntry, RecordShown, operation};
pub use party::{party, party_inside};
pub use pen::told;
pub use plan::{SCRIPT as PLAN_SCRIPT, plan};
pub use plan_parts::{PlanPart, PlanPartKind, carried_parts, party_parts, plan_change_chart, plan_parts};
pub use plan_party::party_plan;
pub use plan_print::{abort_card, gate_checklist, manifest, operations_order};
pub use protocol::handover_protocol;
pub use reconciliation::{
    changes, party_sheet, party_sheet_inside, reconciliation, reconciliation_inside, screening, statuses,
};
pub use rehearsal::{STYLE as REHEARSAL_STYLE, rehearsal, rehearsal_inside};
pub use rounds::{party_rounds, party_rounds_inside, rounds, rounds_inside};
pub use sequence::{party_sequence, party_sequence_inside, sequence, sequence_inside};

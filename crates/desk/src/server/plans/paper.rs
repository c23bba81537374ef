//! What is printed of a plan, before an operation has begun by it as well: the order, manifests, checklists and the abort card for those who
//! accompany people; a party's own sheet.

use axum::extract::{Path, Query};
use axum::response::Response;
use takas_views::{html as documents, project_plan};

use super::pages::{PlanAsked, apart, not_shown};
use super::shelf::ReadPlan;
use super::sight::{Looking, NoPlan, Sees};
use crate::server::http::Refusal;
use crate::server::live::document;
use crate::server::live::visit::Visit;
use crate::server::words::Speaker;

/// `GET /c/{case}/plans/{plan}/paper/{sheet}`.
pub(super) async fn sheet(
    visit: Visit,
    Path((_, id, sheet)): Path<(String, String, String)>,
    Query(asked): Query<PlanAsked>,
) -> Result<Response, Refusal> {
    let looking = Looking::of(&visit)?.seen_by(&visit, asked.party)?;
    let tongue = visit.page.speaker.clone();
    let made = apart(move || {
        let (_, _, read) = looking.plan(&id)?;
        text(&looking, &read, &sheet, &tongue).ok_or(NoPlan::NotThere)
    });
    Ok(document(made.await?.map_err(|why| not_shown(&visit, &why))?))
}

/// The document of a sheet; none: there is no such sheet for this reader.
fn text(looking: &Looking, read: &ReadPlan, sheet: &str, tongue: &Speaker) -> Option<String> {
    if let Sees::Party(party) = looking.sees {
        let planned = &read.kept().planned;
        let case = &read.talks().case;
        let view = || project_plan(&planned.handover, &planned.plan, case, party, looking.names);
        return (sheet == "own").then(|| documents::party_plan(&view(), tongue));
    }
    // These documents name nobody, whatever the view is.
    let view = read.view(looking.names);
    let numbered =
        |prefix: &str, count: usize| sheet.strip_prefix(prefix)?.parse::<usize>().ok().filter(|index| *index < count);
    match sheet {
        "abort-card" => Some(documents::abort_card(&view, tongue)),
        "order" => Some(documents::operations_order(&view, tongue)),
        _ => match (numbered("gate-", view.gates.len()), numbered("manifest-", view.rides.len())) {
            (Some(gate), _) => Some(documents::gate_checklist(&view, gate, tongue)),
            (_, Some(ride)) => Some(documents::manifest(&view, ride, tongue)),
            _ => None,
        },
    }
}

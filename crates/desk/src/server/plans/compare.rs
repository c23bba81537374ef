//! What moved from one plan to another: in words, and both in one chart.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse as _, Redirect, Response};
use schemars::JsonSchema;
use serde::Deserialize;
use takas_views::html::plan_change_chart;
use takas_views::plan::{GateChange, PlanChange};
use takas_views::{Names, brief_plan_change};

use super::pages::{apart, not_shown_yet};
use super::shelf::ReadPlan;
use super::sight::{Looking, NoPlan};
use crate::server::http::{Page, Refusal, show};
use crate::server::live::frame::{Frame, html};
use crate::server::live::visit::Visit;

/// With which plan another is compared.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct ChangesAsked {
    /// The id of the plan before; where none is said there is nothing to compare.
    pub(super) since: Option<String>,
    /// `real`: by names, for programs.
    pub(super) names: Option<String>,
}

#[derive(Template)]
#[template(path = "plans/changes.html")]
struct ChangesPage {
    page: Page,
    frame: Frame,
    before: String,
    after: String,
    change: PlanChange,
    chart: Option<String>,
}

impl ChangesPage {
    fn counted(&self) -> String {
        let given = [
            ("unchanged", self.change.unchanged.into()),
            ("before", self.change.before.into()),
            ("works", self.change.works.0.into()),
        ];
        self.page.speaker.say("plans-unchanged", &given)
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over references")]
    fn gate(&self, change: &GateChange) -> String {
        self.page.speaker.word(match change {
            GateChange::Moved => "plans-gate-moved",
            GateChange::Added => "plans-gate-added",
            GateChange::Dropped => "plans-gate-dropped",
        })
    }
}

/// `GET /c/{case}/plans/{plan}/changes?since=ID`.
pub(super) async fn changes(
    visit: Visit,
    Path((_, after)): Path<(String, String)>,
    Query(asked): Query<ChangesAsked>,
) -> Result<Response, Refusal> {
    let looking = Looking::as_mediator(&visit)?;
    let Some(before) = asked.since else {
        return Ok(Redirect::to(&format!("/c/{}/plans/{after}", visit.case.key.as_str())).into_response());
    };
    let (reading, new, old, tongue) = (looking, after.clone(), before.clone(), visit.page.speaker.clone());
    let read = apart(move || {
        let (before, after) = both(&reading, &old, &new)?;
        let chart = plan_change_chart(&before.view(reading.names), &after.view(reading.names), &tongue);
        Ok::<_, NoPlan>((change(&before, &after, reading.names), chart))
    });
    let (change, chart) = match read.await? {
        Ok(read) => read,
        Err(why) => return not_shown_yet(&visit, &why),
    };
    let frame = Frame::of(&visit, "plans");
    Ok(show(&ChangesPage { page: visit.page.clone(), frame, before, after, change, chart }))
}

type Both = (std::sync::Arc<ReadPlan>, std::sync::Arc<ReadPlan>);

/// Two plans, read.
///
/// # Errors
/// When one of them is not shown.
pub(super) fn both(looking: &Looking, before: &str, after: &str) -> Result<Both, NoPlan> {
    let (_, _, old) = looking.plan(before)?;
    let (_, _, new) = looking.plan(after)?;
    Ok((old, new))
}

/// What moved.
pub(super) fn change(before: &ReadPlan, after: &ReadPlan, names: Names) -> PlanChange {
    let (old, new) = (&before.kept().planned, &after.kept().planned);
    brief_plan_change(&after.talks().case, (&old.handover, &old.plan), (&new.handover, &new.plan), names)
}

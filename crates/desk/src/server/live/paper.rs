//! What a team carries: the abort card, manifests, checklists of gates, the handover protocol in two languages. `views` makes each as a
//! document whole in itself, with its own style; the policy of the answer lets that one style be used, by its digest, and nothing else.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use data_encoding::BASE64;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use takas_model::PlanFound;
use takas_views::words::protocol::Language;
use takas_views::{Names, Phrase, PlanShown, PlanView, Reader, Telling, brief_plan, html as documents};

use super::door::Wish;
use super::frame::{Frame, html};
use super::running::{Extent, Running};
use super::visit::Visit;
use crate::server::http::{Page, Refusal, show};

#[derive(Template)]
#[template(path = "live/paper.html")]
struct PaperPage {
    page: Page,
    frame: Frame,
    has_plan: bool,
    gates: Vec<(usize, String)>,
    rides: Vec<(usize, String)>,
    /// Rides of which there are sheets to be ticked, for those who may say what is ticked.
    sheets: Vec<(usize, Phrase)>,
    languages: Vec<(&'static str, &'static str)>,
}

/// Languages of the protocol beside English, by their own names.
const LANGUAGES: [(&str, &str); 5] =
    [("en", "English"), ("tr", "Türkçe"), ("ru", "Русский"), ("fr", "Français"), ("ar", "العربية")];

/// `GET /c/{case}/paper`: what can be printed.
pub(super) async fn paper(visit: Visit) -> Result<Response, Refusal> {
    visit.wants(Wish::SeeBoard)?;
    if visit.case.operation().is_none() {
        // Until it begins, what is printed is that of a plan.
        return Ok(Redirect::to(&format!("/c/{}/plans", visit.case.key.as_str())).into_response());
    }
    let plan = if may_see_plan(&visit) { Some(plan(&visit).await?) } else { None };
    let named = |view: &PlanView| {
        let gates = view.gates.iter().map(|gate| gate.name.clone()).enumerate().collect();
        let rides = view.rides.iter().enumerate().filter(|(_, ride)| !ride.lots.is_empty());
        let name = |vehicle: usize, number: usize| format!("{} {number}", view.vehicles[vehicle].name);
        let rides = rides.map(|(index, ride)| (index, name(ride.vehicle, ride.number))).collect();
        (gates, rides)
    };
    let (gates, rides) = plan.as_ref().map(named).unwrap_or_default();
    let frame = Frame::of(&visit, "paper");
    let sheets = if visit.may(Wish::Say) { sheets(&visit).await? } else { Vec::new() };
    Ok(show(&PaperPage {
        page: visit.page.clone(),
        frame,
        has_plan: plan.is_some(),
        gates,
        rides,
        sheets,
        languages: LANGUAGES.to_vec(),
    }))
}

/// What may be asked of a sheet.
#[derive(Debug, Default, Deserialize)]
pub(super) struct SheetAsked {
    language: Option<String>,
}

/// `GET /c/{case}/paper/{sheet}`.
pub(super) async fn sheet(
    visit: Visit,
    Path((_, sheet)): Path<(String, String)>,
    Query(asked): Query<SheetAsked>,
) -> Result<Response, Refusal> {
    visit.wants(Wish::SeeBoard)?;
    let not_there = || Refusal::NotFound;
    if sheet == "protocol" {
        visit.wants(Wish::SeePeople)?;
        let language = asked.language.as_deref().map_or(Some(Language::English), Language::of_code);
        let language = language.ok_or_else(not_there)?;
        let (reader, names, handle) = (visit.reader, visit.names, visit.operation()?);
        let view = handle.ask(move |running| running.view(reader, names, Extent::Board)).await;
        let view = view?;
        return Ok(document(documents::handover_protocol(&view, language)));
    }
    if !may_see_plan(&visit) {
        return Err(not_there());
    }
    let (view, tongue) = (plan(&visit).await?, &visit.page.speaker);
    let numbered =
        |prefix: &str, count: usize| sheet.strip_prefix(prefix)?.parse::<usize>().ok().filter(|index| *index < count);
    let text = match sheet.as_str() {
        "abort-card" => documents::abort_card(&view, tongue),
        "order" => documents::operations_order(&view, tongue),
        _ => match (numbered("gate-", view.gates.len()), numbered("manifest-", view.rides.len())) {
            (Some(gate), _) => documents::gate_checklist(&view, gate, tongue),
            (_, Some(ride)) => documents::manifest(&view, ride, tongue),
            _ => return Err(not_there()),
        },
    };
    Ok(document(text))
}

/// The rides that the reader has to do with, by pseudonyms.
async fn sheets(visit: &Visit) -> Result<Vec<(usize, Phrase)>, Refusal> {
    let (reader, handle) = (visit.reader, visit.operation()?);
    let answer = handle.ask(move |running| {
        let telling = Telling::new(&running.session.case, running.course(), reader, Names::Pseudonyms);
        telling.carried_rides().into_iter().map(|ride| (ride.trip, ride.name)).collect()
    });
    answer.await.map_err(Refusal::from)
}

/// What is printed of the plan names everybody, if by pseudonyms: it is for those who accompany people, and for the mediator.
fn may_see_plan(visit: &Visit) -> bool {
    let accompanies = matches!(visit.reader, Reader::Mediator | Reader::Field | Reader::Medical | Reader::Interviewer);
    accompanies && visit.may(Wish::SeePlan)
}

/// The plan in force, by pseudonyms.
async fn plan(visit: &Visit) -> Result<PlanView, Refusal> {
    let handle = visit.operation()?;
    let view = handle.ask(|running| plan_view(running, Names::Pseudonyms)).await?;
    view.ok_or(Refusal::NotFound)
}

/// The plan in force, for the mediator.
pub(super) fn plan_view(running: &Running, names: Names) -> Option<PlanView> {
    let session = &running.session;
    let target = session.operation.target(&session.state);
    // Of what is printed nothing is said of how good a plan is: the value is its own bound.
    let value = takas_check::plan_value(&target.handover, &target.plan)?;
    let found = PlanFound { plan: target.plan.clone(), value, bound: value };
    let safe = takas_handover::safe_states(&target.handover, &target.plan);
    let safe =
        if takas_check::safe_faults(&target.handover, &target.plan, &safe).is_empty() { safe } else { Vec::new() };
    let mut shown = PlanShown::new(&session.case, &target.handover, &found);
    shown.safe = &safe;
    Some(brief_plan(&shown, names))
}

/// A document that is whole in itself, under a policy that fits it.
pub(in crate::server) fn document(text: String) -> Response {
    let policy = policy(&text);
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, policy.as_str()),
    ];
    (headers, text).into_response()
}

/// Lets the style of a document be used, and nothing else.
fn policy(document: &str) -> String {
    let style =
        document.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>")).map(|(style, _)| style);
    let style = style.map_or_else(
        || "'none'".to_owned(),
        |style| format!("'sha256-{}'", BASE64.encode(&Sha256::digest(style.as_bytes()))),
    );
    format!("default-src 'none'; style-src {style}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
}

#[cfg(test)]
mod tests {
    use super::policy;

    #[test]
    fn a_document_may_use_its_own_style_and_nothing_else() {
        let allowed = policy("<head><style>\nb{}\n</style></head>");
        assert!(allowed.contains("style-src 'sha256-") && !allowed.contains("unsafe"), "{allowed}");
        assert_ne!(allowed, policy("<head><style>\nb{} \n</style></head>"));
        assert!(policy("<p>").contains("style-src 'none'"));
    }
}

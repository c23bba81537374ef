//! The pages of an operation: the board, people, requests.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use data_encoding::{BASE64, HEXLOWER};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use takas_model::OperationKind;
use takas_views::operation::{GateNow, PeopleNow, RequestNow, RideNow};
use takas_views::{OperationView, svg, text};

use super::begin::begin_page;
use super::door::Wish;
use super::frame::{Frame, html, query, spoken};
use super::offer::{Offer, OfferKind, Speaker};
use super::running::Extent;
use super::shapes::{ride_word, stage_word};
use super::subscribe;
use super::visit::{Visit, Visitor};
use crate::server::apart;
use crate::server::app::App;
use crate::server::cabinet::Taken;
use crate::server::cabinet::pages::may_be_offered;
use crate::server::http::{Form, Page, Refusal, show};
use crate::server::policy::Action;
use crate::server::role::{CaseKey, Role};
use crate::server::talks::{state_word, waiting_count};
use crate::server::words::{Speaker as Tongue, Value};

/// What may be said at all times by those who may, and the ids of their words.
const STOPS: [(&str, &str); 2] = [("hold everything", "live-stop-hold"), ("abort", "live-stop-abort")];

/// A list of cases.
#[derive(Template)]
#[template(path = "live/cases.html")]
struct CasesPage {
    page: Page,
    cases: Vec<CaseLine>,
    may_begin: bool,
}

struct CaseLine {
    key: String,
    title: String,
    role: String,
    state: String,
    /// How many things wait there, in words; none: nothing does.
    waits: Option<String>,
    /// What came of the folder with which the desk was started, for its lead.
    taken: Option<String>,
    differs: Option<String>,
}

/// `GET /cases`.
pub(super) async fn cases(State(app): State<App>, visitor: Visitor) -> Response {
    look(&app).await;
    let Visitor { guest, page } = visitor;
    let may_begin = may_be_offered(&app, &guest);
    let lines = move || {
        let line = |(key, _): &(CaseKey, Role)| {
            let visit = Visit::of(&app, guest.clone(), page.clone(), key)?;
            visit.may(Wish::SeeCase).then(|| case_line(&visit))
        };
        let cases = guest.memberships.iter().filter_map(line).collect();
        show(&CasesPage { page, cases, may_begin })
    };
    // What waits stands in the files of the cases.
    apart(lines).await
}

/// Looks for cases that another desk has begun.
pub(super) async fn look(app: &App) {
    if app.cases.is_stale() {
        let app = app.clone();
        apart(move || app.cases.look()).await;
    }
}

fn case_line(visit: &Visit) -> CaseLine {
    let speaker = &visit.page.speaker;
    let count = waiting_count(visit);
    let counted = |id: &str, count: usize| speaker.say(id, &[("count", Value::from(count))]);
    let taken = visit.case.taken.filter(|_| visit.role == Role::Lead);
    CaseLine {
        key: visit.case.key.as_str().to_owned(),
        title: visit.case.case().title.clone(),
        role: speaker.role(&visit.role),
        state: speaker.word(state_word(visit.case.state())),
        waits: (count > 0).then(|| speaker.say("talks-waits", &[("count", count.into())])),
        taken: match taken {
            Some(Taken::In(count)) => Some(counted("cases-taken-in", count)),
            _ => None,
        },
        differs: match taken {
            Some(Taken::Differs(count)) => Some(counted("cases-differs", count)),
            _ => None,
        },
    }
}

/// What may be asked of the board.
#[derive(Debug, Default, Deserialize)]
pub(super) struct BoardAsked {
    /// `wall`: big type.
    size: Option<String>,
    /// `all`: the parts alone, to replace those that are shown.
    pub(super) part: Option<String>,
    /// So many events whoever asks was told of: at another desk, perhaps.
    after: Option<String>,
}

impl BoardAsked {
    /// So many events there are at the least.
    pub(super) fn told(&self) -> Option<u64> {
        self.after.as_deref()?.trim().parse().ok()
    }
}

/// The board: the page, or its parts alone.
#[derive(Template)]
#[template(path = "live/board.html", blocks = ["parts"])]
struct BoardPage {
    page: Page,
    frame: Frame,
    view: Arc<OperationView>,
    revision: u64,
    /// The class of its body.
    kind: &'static str,
    wall: bool,
    is_live: bool,
    stage: &'static str,
    stage_words: String,
    progress: String,
    may_see_people: bool,
    may_see_requests: bool,
    may_see_names: bool,
    speaker: Option<Speaker>,
    key: String,
    offers: Vec<OfferShown>,
    waits_for_you: usize,
    stops: Vec<(&'static str, &'static str)>,
    balance_picture: Option<String>,
}

/// An offer as its button has it.
struct OfferShown {
    /// The same as long as the offer is: focus stays where it was.
    id: String,
    kind: &'static str,
    words: String,
    line: String,
    payload: String,
    operation: String,
    sequence: u64,
}

impl OfferShown {
    fn new(speaker: &Speaker, offer: &Offer, tongue: &Tongue) -> Self {
        let (operation, sequence) = speaker.chain(offer);
        Self {
            id: HEXLOWER.encode(&Sha256::digest(&offer.payload)[..6]),
            kind: offer.kind.word(),
            words: tongue.tell(&offer.words),
            line: offer.line.clone(),
            payload: BASE64.encode(&offer.payload),
            operation: operation.to_string(),
            sequence,
        }
    }
}

impl BoardPage {
    fn gate_state(&self, gate: &GateNow) -> String {
        self.page.speaker.tell(&text::gate_state_beside_sides(gate, self.view.kind))
    }

    fn ride_state(&self, ride: &RideNow) -> String {
        // What it waits for stands below.
        let mut without = ride.clone();
        without.waits.clear();
        self.page.speaker.tell(&text::ride_state(&without, self.view.now.minute))
    }

    #[expect(clippy::unused_self, reason = "templates have nothing else at hand")]
    fn ride_word(&self, ride: &RideNow) -> &'static str {
        ride_word(ride.stage)
    }

    fn travels(&self, people: &PeopleNow) -> String {
        self.page.speaker.tell(&text::travels_in_words(people))
    }

    fn whereabouts(&self, people: &PeopleNow) -> String {
        self.page.speaker.tell(&text::whereabouts(people))
    }

    fn request_words(&self, request: &RequestNow) -> String {
        self.page.speaker.tell(&text::request_in_words(request))
    }
}

/// `GET /c/{case}/board`.
pub(super) async fn board(visit: Visit, Query(asked): Query<BoardAsked>) -> Result<Response, Refusal> {
    // Before an operation there is no board to be seen, but there may be one to begin.
    if visit.case.operation().is_none() && visit.is_offered(Action::Begin, &visit.part()) {
        return Ok(begin_page(&visit));
    }
    visit.wants(Wish::SeeBoard)?;
    if visit.case.operation().is_none() {
        return Ok(begin_page(&visit));
    }
    let shown = board_page(&visit, &asked).await?;
    if asked.part.is_some() {
        return Ok(show(&shown.as_parts()));
    }
    Ok(show(&shown))
}

async fn board_page(visit: &Visit, asked: &BoardAsked) -> Result<BoardPage, Refusal> {
    let (wall, told) = (asked.size.as_deref() == Some("wall"), asked.told());
    let (reader, names, handle) = (visit.reader, visit.names, visit.operation()?);
    let keys = if visit.may(Wish::Say) { visit.guest.devices.clone() } else { Vec::new() };
    let asked = handle.ask(move |running| {
        running.reach(told);
        let speaker = running.speaker(&keys, reader);
        let offers = speaker.as_ref().map(|speaker| running.offers(speaker, reader, names)).unwrap_or_default();
        (running.view(reader, names, Extent::Board), running.revision(), speaker, offers)
    });
    let (view, revision, speaker, mut offers) = asked.await?;
    offers.sort_by_key(|offer| offer.kind);
    let waits_for_you = offers.iter().filter(|offer| offer.kind == OfferKind::Gate).count();
    let tongue = &visit.page.speaker;
    let shown = |speaker: &Speaker| offers.iter().map(|offer| OfferShown::new(speaker, offer, tongue)).collect();
    Ok(BoardPage {
        page: visit.page.clone(),
        frame: Frame::of(visit, "board"),
        revision,
        kind: if wall { "board wall" } else { "board" },
        wall,
        is_live: view.kind == OperationKind::Live,
        stage: stage_word(view.stage),
        stage_words: tongue.tell(&text::stage(view.stage).phrase()),
        progress: tongue.tell(&text::progress(&view)),
        may_see_people: visit.may(Wish::SeePeople),
        may_see_requests: visit.may(Wish::SeeRequests),
        may_see_names: visit.may_ask_for_names(),
        key: speaker.as_ref().map(|speaker| HEXLOWER.encode(&speaker.key)).unwrap_or_default(),
        offers: speaker.as_ref().map(shown).unwrap_or_default(),
        waits_for_you,
        balance_picture: svg::balance_over_time(&view, tongue),
        stops: if speaker.is_some() { STOPS.to_vec() } else { Vec::new() },
        speaker,
        view,
    })
}

/// `GET /c/{case}/events`: that something has changed, whoever may see what.
pub(super) async fn events(
    State(app): State<App>,
    visit: Visit,
    headers: HeaderMap,
    Query(asked): Query<BoardAsked>,
) -> Result<Response, Refusal> {
    visit.wants(Wish::SeeBoard)?;
    let pulse = visit.operation()?.revision();
    let seen = subscribe::seen(&headers, asked.after.as_deref());
    Ok(subscribe::stream(&app, visit, pulse, seen).into_response())
}

/// What a form says: by which names people stand.
#[derive(Debug, Deserialize)]
pub(super) struct NamesForm {
    show: String,
    /// The page on which it was asked.
    #[serde(default)]
    back: String,
}

/// `POST /c/{case}/names`.
pub(super) async fn names(
    State(app): State<App>,
    visit: Visit,
    Form(form): Form<NamesForm>,
) -> Result<Response, Refusal> {
    if form.show == "real" {
        visit.wants(Wish::SeeNames)?;
        app.cases.show_names(&visit.guest.session, &visit.case.key);
    } else {
        app.cases.hide_names(&visit.guest.session, &visit.case.key);
    }
    let address = format!("/c/{}/{}", visit.case.key.as_str(), Frame::page(&form.back));
    Ok(Redirect::to(address.trim_end_matches('/')).into_response())
}

/// People and their clearances, or requests.
#[derive(Template)]
#[template(path = "live/people.html")]
struct PeoplePage {
    page: Page,
    frame: Frame,
    view: Arc<OperationView>,
}

impl PeoplePage {
    fn travels(&self, people: &PeopleNow) -> String {
        self.page.speaker.tell(&text::travels_in_words(people))
    }

    fn whereabouts(&self, people: &PeopleNow) -> String {
        self.page.speaker.tell(&text::whereabouts(people))
    }
}

/// `GET /c/{case}/people`.
pub(super) async fn people(visit: Visit) -> Result<Response, Refusal> {
    visit.wants(Wish::SeePeople)?;
    let view = told(&visit).await?;
    Ok(show(&PeoplePage { page: visit.page.clone(), frame: Frame::of(&visit, "people"), view }))
}

#[derive(Template)]
#[template(path = "live/requests.html")]
struct RequestsPage {
    page: Page,
    frame: Frame,
    view: Arc<OperationView>,
}

impl RequestsPage {
    fn request_words(&self, request: &RequestNow) -> String {
        self.page.speaker.tell(&text::request_in_words(request))
    }
}

/// `GET /c/{case}/requests`.
pub(super) async fn requests(visit: Visit) -> Result<Response, Refusal> {
    visit.wants(Wish::SeeRequests)?;
    let view = told(&visit).await?;
    Ok(show(&RequestsPage { page: visit.page.clone(), frame: Frame::of(&visit, "requests"), view }))
}

async fn told(visit: &Visit) -> Result<Arc<OperationView>, Refusal> {
    let (reader, names, handle) = (visit.reader, visit.names, visit.operation()?);
    let answer = handle.ask(move |running| running.view(reader, names, Extent::Board));
    answer.await.map_err(Refusal::from)
}

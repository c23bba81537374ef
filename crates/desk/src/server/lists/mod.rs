//! Lists of persons: laid side by side, decided about by humans, released name by name, settled into the people of the case.
//!
//! - [`ground`]: the lists of a case as they lie there, with what was decided about them; [`shelf`] keeps what was read and found;
//! - [`compare`]: laying them side by side, at once or in the background; [`kept`]: what the background has found, as it lies sealed;
//! - [`sheet`]: the mediators' page of them, and a party's own sheet; [`statuses`]: what they say of each human;
//! - [`upload`]: a list is handed in, and what its columns hold is corrected; [`staged`]: where it lies until it is taken; [`carried`]: what becomes
//!   of decisions about the list in whose place it comes; [`bound`]: what it may not say where a party itself hands it in;
//! - [`review`]: doubtful pairs decided one at a time, by several people at once: [`holding`] who looks at what, [`stream`] what they see of each other,
//!   [`deciding`] how a word is written down, [`pair`] what is shown of a pair;
//! - [`release`]: a name goes to a party; [`told`]: a party asked about one, or was told; [`settle`]: what is settled becomes people of the case;
//! - [`screening`]: who is hired for the operation, against published lists;
//! - [`api`]: the same as JSON; [`handing`]: a list that is handed in so.
//!
//! A name that is merely asked about can endanger its bearer: pages show lists and numbers of rows until names are asked for, and a party's own
//! sheet is made by the projection of `views` and by nothing else.

mod api;
mod bound;
mod carried;
mod compare;
mod deciding;
mod ground;
mod handing;
mod holding;
mod kept;
mod pair;
mod release;
mod review;
mod screening;
mod settle;
mod sheet;
mod shelf;
mod staged;
mod statuses;
mod stream;
mod told;
mod upload;
mod words;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::routing::{get, post};
use takas_formats::list_pages::{
    DecideIn, DecidedOut, ListAskedIn, ListIn, ListReadOut, ListRowsOut, ListToldIn, ListsNowOut, PairsOut,
    PublishedIn, PublishedReadOut, ReleaseIn, ScreeningNowOut, SettledOut, WithdrawIn,
};
use takas_formats::reconciliations::{PartySheetOut, ReconciliationOut, StatusesOut};
use takas_formats::work::{DoneOut, NothingIn, WorkTakenOut};

use super::api::operation::Operation;
use super::app::App;
use super::http::Refusal;
use super::live::visit::Visit;
use super::policy::{Action, Compartment};

pub(in crate::server) use compare::compare;
pub(in crate::server) use screening::screen;
pub(in crate::server) use sheet::undecided;
pub(in crate::server) use shelf::ListShelf;

/// So many bytes of a form are no file.
const FORM_BYTES_MAX: usize = 64 << 10;

/// The routes.
pub(in crate::server) fn routes() -> Router<App> {
    Router::new()
        .route("/c/{case}/lists", get(sheet::page))
        .route("/c/{case}/lists/compare", post(sheet::compare_anew))
        .route("/c/{case}/lists/statuses", get(statuses::page))
        .route("/c/{case}/lists/paper", get(sheet::paper))
        .route(
            "/c/{case}/lists/of/{party}",
            get(upload::page).post(upload::hand_in).layer(DefaultBodyLimit::max(staged::BYTES_MAX + FORM_BYTES_MAX)),
        )
        .route("/c/{case}/lists/of/{party}/columns", post(upload::correct))
        .route("/c/{case}/lists/review", get(review::page).post(review::decide))
        .route("/c/{case}/lists/review/undo", post(review::undo))
        .route("/c/{case}/lists/row", get(release::page).post(release::release))
        .route("/c/{case}/lists/row/asked", post(told::note_asked))
        .route("/c/{case}/lists/row/told", post(told::note_told))
        .route("/c/{case}/lists/screening", get(screening::page::page).post(screening::page::begin))
        .route(
            "/c/{case}/lists/screening/published",
            post(screening::page::bring).layer(DefaultBodyLimit::max(staged::BYTES_MAX + FORM_BYTES_MAX)),
        )
        .route("/c/{case}/lists/screening/published/drop", post(screening::page::drop))
        .route("/c/{case}/lists/screening/decide", post(screening::page::decide))
        .route("/c/{case}/lists/settle", post(settle::settle_lists))
        .route("/c/{case}/lists/events", get(stream::events))
}

/// What programs may ask of lists.
pub(in crate::server) fn operations() -> Vec<Operation> {
    let mut all = of_lists();
    all.extend(of_screening());
    all
}

/// What they may ask of screening.
fn of_screening() -> Vec<Operation> {
    let unfit = || Refusal::Unfit(String::new());
    vec![
        Operation::get(
            "/cases/{case}/lists/screening",
            "Who is hired for the operation, held against published lists",
            screening::api::screening,
        )
        .asks::<api::AskedNames>()
        .gives::<ScreeningNowOut>()
        .gives_as::<WorkTakenOut>(StatusCode::ACCEPTED)
        .refuses(unfit())
        .tagged(),
        Operation::post(
            "/cases/{case}/lists/screening",
            "Screens who is hired, in the background",
            screening::api::begin,
        )
        .takes::<NothingIn>()
        .gives_as::<WorkTakenOut>(StatusCode::ACCEPTED)
        .refuses(unfit()),
        Operation::post(
            "/cases/{case}/lists/screening/published",
            "Keeps published lists with the case",
            screening::api::bring,
        )
        .asks::<api::AskedNames>()
        .takes::<PublishedIn>()
        .up_to(screening::api::BODY_MAX)
        .gives::<PublishedReadOut>()
        .refuses(unfit()),
        Operation::post("/cases/{case}/lists/screening/decisions", "Says of a hit who is who", screening::api::decide)
            .takes::<DecideIn>()
            .gives_as::<DecidedOut>(StatusCode::CREATED)
            .refuses(Refusal::Conflict)
            .refuses(Refusal::Overtaken)
            .refuses(unfit()),
    ]
}

/// What they may ask of lists themselves.
fn of_lists() -> Vec<Operation> {
    let unfit = || Refusal::Unfit(String::new());
    vec![
        Operation::get("/cases/{case}/lists", "The lists of the case that whoever asks may see", api::lists)
            .gives::<ListsNowOut>()
            .refuses(unfit())
            .tagged(),
        Operation::get("/cases/{case}/lists/reconciliation", "Lists laid side by side", api::reconciliation)
            .asks::<api::Asked>()
            .gives::<ReconciliationOut>()
            .gives_as::<WorkTakenOut>(StatusCode::ACCEPTED)
            .refuses(unfit())
            .tagged(),
        Operation::get("/cases/{case}/lists/statuses", "What the lists say of each human", api::statuses)
            .asks::<api::Asked>()
            .gives::<StatusesOut>()
            .gives_as::<WorkTakenOut>(StatusCode::ACCEPTED)
            .refuses(unfit())
            .tagged(),
        Operation::get("/cases/{case}/lists/pairs", "Pairs that wait for somebody to say who is who", api::pairs)
            .asks::<api::Asked>()
            .gives::<PairsOut>()
            .gives_as::<WorkTakenOut>(StatusCode::ACCEPTED)
            .refuses(unfit())
            .tagged(),
        Operation::get("/cases/{case}/lists/rows", "The rows of the lists that are laid side by side", api::rows)
            .asks::<api::Asked>()
            .gives::<ListRowsOut>()
            .refuses(unfit())
            .tagged(),
        Operation::post(
            "/cases/{case}/lists/releases",
            "Lets a row go to a party, if that is sure; else says what would go out",
            api::release,
        )
        .asks::<api::AskedOf>()
        .takes::<ReleaseIn>()
        .gives_as::<DoneOut>(StatusCode::CREATED)
        .refuses(Refusal::Conflict)
        .refuses(unfit()),
        Operation::post(
            "/cases/{case}/lists/withdrawals",
            "Lets a row go to a party no more: what was read is not taken back",
            api::withdraw,
        )
        .asks::<api::AskedOf>()
        .takes::<WithdrawIn>()
        .gives_as::<DoneOut>(StatusCode::CREATED)
        .refuses(Refusal::Conflict)
        .refuses(unfit()),
        Operation::post("/cases/{case}/lists/asked", "That a party asked about a row", told::asked_in)
            .asks::<api::AskedOf>()
            .takes::<ListAskedIn>()
            .gives_as::<DoneOut>(StatusCode::CREATED)
            .refuses(Refusal::Conflict)
            .refuses(unfit()),
        Operation::post("/cases/{case}/lists/told", "That a party was told of a row", told::told_in)
            .asks::<api::AskedOf>()
            .takes::<ListToldIn>()
            .gives_as::<DoneOut>(StatusCode::CREATED)
            .refuses(Refusal::Conflict)
            .refuses(unfit()),
        Operation::post(
            "/cases/{case}/lists/settle",
            "Puts what the lists have settled into the people of the case",
            api::settle,
        )
        .asks::<api::AskedOf>()
        .takes::<NothingIn>()
        .gives::<SettledOut>()
        .refuses(unfit()),
        Operation::post("/cases/{case}/lists/decisions", "Says of a pair who is who", api::decide)
            .asks::<api::AskedOf>()
            .takes::<DecideIn>()
            .gives_as::<DecidedOut>(StatusCode::CREATED)
            .refuses(Refusal::Conflict)
            .refuses(Refusal::Overtaken)
            .refuses(unfit()),
        Operation::get("/cases/{case}/lists/of/{party}", "A party's own sheet", api::sheet_of)
            .asks::<api::AskedNames>()
            .gives::<PartySheetOut>()
            .refuses(unfit())
            .tagged(),
        Operation::post(
            "/cases/{case}/lists/of/{party}",
            "Takes a list in the place of the party's former one",
            handing::hand_in,
        )
        .asks::<api::AskedNames>()
        .takes::<ListIn>()
        .up_to(handing::BODY_MAX)
        .gives::<ListReadOut>()
        .matched()
        .refuses(Refusal::Conflict)
        .refuses(unfit()),
        Operation::post("/cases/{case}/lists/of/{party}/check", "How a list would be read", handing::check)
            .asks::<api::AskedNames>()
            .takes::<ListIn>()
            .up_to(handing::BODY_MAX)
            .gives::<ListReadOut>()
            .refuses(unfit()),
    ]
}

/// Whether a page of lists is for a visitor: the mediators' own, or the sheet of the party to which the visitor is bound.
pub(in crate::server) fn are_shown(visit: &Visit) -> bool {
    visit.is_offered(Action::SeeLists, &visit.part())
}

/// Goes on if the visitor may see lists side by side.
fn see(visit: &Visit) -> Result<(), Refusal> {
    visit.asks_for(Action::SeeLists, &Compartment::Mediator)
}

//! Every route of the open desk, on one page. Those that are there while it is locked, too, are in [`http::whole`].

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Redirect;
use axum::routing::{get, post};

use super::accounts::pages::{account, join, keys, sign_in, team, tokens};
use super::api;
use super::app::App;
use super::cabinet;
use super::deals;
use super::field;
use super::http;
use super::lists;
use super::live;
use super::plans;
use super::policy::grave::written_first;
use super::policy::pages as access;
use super::talks;
use super::ways;
use super::work;

/// The routes.
pub fn routes(app: App) -> Router {
    Router::new()
        .route("/", get(|| async { Redirect::to("/cases") }))
        // The way in and out.
        .route("/sign-in", get(sign_in::page))
        .route("/sign-in/start", post(sign_in::start))
        .route("/sign-in/finish", post(sign_in::finish))
        .route("/sign-in/recover", post(sign_in::recover))
        .route("/sign-out", post(sign_in::sign_out))
        .route("/join/{secret}", get(join::page))
        .route("/join/{secret}/start", post(join::start))
        .route("/join/{secret}/finish", post(join::finish))
        // One's own account.
        .route("/account", get(account::page))
        .route("/account/name", post(account::rename))
        .route("/account/language", post(account::choose_language))
        .route("/account/recovery-codes", post(account::renew_codes))
        .route("/account/passkeys/start", post(account::start_passkey))
        .route("/account/passkeys/finish", post(account::finish_passkey))
        .route("/account/passkeys/{passkey}/strike-off", post(account::strike_off_passkey))
        .route("/account/devices/start", post(account::start_device))
        .route("/account/devices/own", get(keys::page).post(keys::add))
        .route("/account/devices/finish", post(account::finish_device))
        .route("/account/devices/{device}/strike-off", post(account::strike_off_device))
        .route("/account/tokens", get(tokens::page).post(tokens::make))
        .route("/account/tokens/{token}/revoke", post(tokens::revoke))
        .route("/account/sessions/end-others", post(account::end_other_sessions))
        .route("/account/sessions/{session}/end", post(account::end_session))
        // The team of a case.
        .route("/team", get(team::teams))
        .route("/c/{case}/team", get(team::page))
        .route("/c/{case}/team/invitations", post(team::invite))
        .route("/c/{case}/team/invitations/{invitation}/withdraw", post(team::withdraw_invitation))
        .route("/c/{case}/team/{account}/grant", post(team::grant))
        .route("/c/{case}/team/{account}/revoke", post(team::revoke))
        .route("/c/{case}/team/{account}/close", post(team::close))
        .route("/c/{case}/team/{account}/sessions/end", post(team::end_sessions))
        .route("/c/{case}/team/{account}/devices/{device}/strike-off", post(team::strike_off_device))
        // Who asked for what.
        .route("/c/{case}/access", get(access::page))
        // The ways to open the desk.
        .merge(ways::routes())
        // Cases that are begun, or taken in.
        .merge(cabinet::pages::routes())
        // Operations: board, people, record, paper.
        .merge(live::routes())
        // Plans, and what is printed of them.
        .merge(plans::routes())
        // What is taken along without a network, and sheets.
        .merge(field::routes())
        // Talks: the page of a case, contacts, positions.
        .merge(talks::routes())
        // Lists of persons.
        .merge(lists::routes())
        // Deals and rounds of proposals.
        .merge(deals::routes())
        // What is done in the background.
        .merge(work::pages::routes())
        // Everything for programs.
        .merge(api::routes(&app))
        // The duress lock.
        .route("/lock", post(http::unlock::lock))
        .method_not_allowed_fallback(http::wrong_method)
        .fallback(http::nowhere)
        .layer(from_fn_with_state(app.clone(), written_first))
        .layer(from_fn(http::through::pattern))
        .with_state(app)
}

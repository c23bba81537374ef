//! Every route of the open desk, on one page. Those that are there while it is locked, too, are in [`http::whole`].

use axum::Router;
use axum::middleware::from_fn;
use axum::response::Redirect;
use axum::routing::{get, post};

use super::accounts::pages::{account, join, sign_in, team};
use super::app::App;
use super::cabinet;
use super::http;
use super::keys;
use super::live;
use super::policy::pages as access;

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
        .route("/account/language", post(account::choose_language))
        .route("/account/recovery-codes", post(account::renew_codes))
        .route("/account/passkeys/start", post(account::start_passkey))
        .route("/account/passkeys/finish", post(account::finish_passkey))
        .route("/account/passkeys/{passkey}/strike-off", post(account::strike_off_passkey))
        .route("/account/devices/start", post(account::start_device))
        .route("/account/devices/finish", post(account::finish_device))
        .route("/account/devices/{device}/strike-off", post(account::strike_off_device))
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
        .merge(keys::routes())
        // Cases that are begun, or taken in.
        .merge(cabinet::pages::routes())
        // Operations: board, people, record, paper, and the same for programs.
        .merge(live::routes())
        // The duress lock.
        .route("/lock", post(http::unlock::lock))
        .method_not_allowed_fallback(http::wrong_method)
        .fallback(http::nowhere)
        .layer(from_fn(http::through::pattern))
        .with_state(app)
}

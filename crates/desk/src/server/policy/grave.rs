//! What is grave is written down before the answer to it goes out, and nobody waits for that where answers are made.

use std::cell::Cell;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use tokio::task_local;

use super::super::apart;
use super::super::app::App;
use super::access::AccessLog;

task_local! {
    /// Whether something grave was asked for while this answer was made.
    static OWES: Cell<bool>;
}

/// Notes that this answer has to wait until the log is on the disk; whether there is an answer that can.
pub(super) fn is_owed() -> bool {
    OWES.try_with(|owes| owes.set(true)).is_ok()
}

/// An answer, when what is grave of what it tells or does stands in the log on the disk; where the store takes nothing, without.
pub async fn written_first(State(app): State<App>, request: Request, next: Next) -> Response {
    let answered = async {
        let response = next.run(request).await;
        (response, OWES.with(Cell::get))
    };
    let (response, owes) = OWES.scope(Cell::new(false), answered).await;
    if owes {
        let _ = apart(move || app.policy.log().map(AccessLog::flush)).await;
    }
    response
}

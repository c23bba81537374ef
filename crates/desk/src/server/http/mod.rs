//! What every request and answer goes through, and the listener.

use tokio::net::TcpListener;

use super::app::App;
use super::router::routes;
use crate::failure::Failure;

/// Serves until Ctrl-C.
///
/// # Errors
/// When it cannot listen there.
pub async fn serve(app: App) -> Result<(), Failure> {
    let listen = app.settings.listen;
    let cannot = |error: std::io::Error| Failure::Usage(format!("{listen}: cannot be listened on: {error}"));
    let listener = TcpListener::bind(listen).await.map_err(cannot)?;
    axum::serve(listener, routes(app)).await.map_err(cannot)
}

/// `GET /healthz`.
pub async fn health() -> &'static str {
    "ok\n"
}

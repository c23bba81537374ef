//! A request to the API of an open desk: it is answered, and by no defect.
#![no_main]

#[path = "../../crates/desk/harm/open.rs"]
mod open;
#[path = "../../crates/desk/harm/requests.rs"]
mod requests;

use axum::Router;
use axum::http::StatusCode;
use tokio::runtime::Runtime;
use tower::ServiceExt as _;

thread_local! {
    static DESK: (Runtime, Router, String) = {
        let folder = std::env::temp_dir().join(format!("takas-fuzz-api-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let (routes, case) = open::open(&folder);
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        (runtime.expect("threads"), routes, case)
    };
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    DESK.with(|(runtime, routes, case)| {
        let request = requests::request(bytes, case, "Bearer takas_somebody");
        let response = runtime.block_on(routes.clone().oneshot(request)).expect("an answer");
        assert_ne!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    });
});

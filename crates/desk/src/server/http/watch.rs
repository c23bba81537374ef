//! What whoever looks after the machine may see: `/healthz`, `/readyz` and `/metrics`. Numbers and routes; nobody's name, address or case.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::extract::{ConnectInfo, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use takas_store::{State as StoreState, Store};

use super::desk::Desk;
use super::refusal::Refusal;
use crate::server::apart;
use crate::server::work::Counts;

/// How long the store may take to answer.
const STORE_WITHIN: Duration = Duration::from_secs(2);
/// Bounds of the histogram of durations, in microseconds.
const BOUNDS: [u64; 10] = [1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000, 5_000_000];

/// Numbers that a desk counts.
#[derive(Debug, Default)]
pub struct Metrics {
    /// By route and status. Routes are those of the program, so there are not many.
    answered: Mutex<BTreeMap<(String, u16), u64>>,
    durations: [AtomicU64; BOUNDS.len()],
    durations_sum: AtomicU64,
    durations_count: AtomicU64,
    connections: AtomicI64,
    connections_refused: AtomicU64,
    streams: AtomicI64,
}

impl Metrics {
    /// A request was answered: the head of its answer went out.
    pub fn answered(&self, route: &str, status: u16, microseconds: u64) {
        let mut answered = self.answered.lock().unwrap_or_else(PoisonError::into_inner);
        *answered.entry((route.to_owned(), status)).or_default() += 1;
        drop(answered);
        if let Some(bucket) = BOUNDS.iter().position(|bound| microseconds <= *bound) {
            self.durations[bucket].fetch_add(1, Ordering::Relaxed);
        }
        self.durations_sum.fetch_add(microseconds, Ordering::Relaxed);
        self.durations_count.fetch_add(1, Ordering::Relaxed);
    }

    /// A connection was taken.
    pub fn connection_begins(&self) {
        self.connections.fetch_add(1, Ordering::Relaxed);
    }

    /// A connection has ended.
    pub fn connection_ends(&self) {
        self.connections.fetch_sub(1, Ordering::Relaxed);
    }

    /// A connection was closed at once: its address has too many.
    pub fn connection_refused(&self) {
        self.connections_refused.fetch_add(1, Ordering::Relaxed);
    }

    /// A stream of events begins.
    pub fn stream_begins(&self) {
        self.streams.fetch_add(1, Ordering::Relaxed);
    }

    /// A stream of events has ended.
    pub fn stream_ends(&self) {
        self.streams.fetch_sub(1, Ordering::Relaxed);
    }

    /// Connections that are open.
    #[must_use]
    pub fn connections(&self) -> i64 {
        self.connections.load(Ordering::Relaxed)
    }

    /// In the text format of Prometheus (0.0.4).
    fn text(&self, is_open: bool, lines_left_out: u64, work: Option<Counts>) -> String {
        let mut text = String::new();
        let mut put = |line: std::fmt::Arguments<'_>| {
            let _ = text.write_fmt(line);
            text.push('\n');
        };
        put(format_args!("# TYPE takas_open gauge\ntakas_open {}", u8::from(is_open)));
        put(format_args!("# TYPE takas_connections gauge\ntakas_connections {}", self.connections()));
        let refused = self.connections_refused.load(Ordering::Relaxed);
        put(format_args!("# TYPE takas_connections_refused_total counter\ntakas_connections_refused_total {refused}"));
        put(format_args!("# TYPE takas_streams gauge\ntakas_streams {}", self.streams.load(Ordering::Relaxed)));
        put(format_args!("# TYPE takas_log_left_out_total counter\ntakas_log_left_out_total {lines_left_out}"));
        let work = work.unwrap_or_default();
        put(format_args!("# TYPE takas_work_waiting gauge\ntakas_work_waiting {}", work.waiting));
        put(format_args!("# TYPE takas_work_running gauge\ntakas_work_running {}", work.running));
        put(format_args!("# TYPE takas_work_ended_total counter\ntakas_work_ended_total {}", work.ended));
        if let Some(bytes) = resident_bytes() {
            put(format_args!("# TYPE takas_resident_bytes gauge\ntakas_resident_bytes {bytes}"));
        }
        put(format_args!("# TYPE takas_requests_total counter"));
        for ((route, status), count) in self.answered.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            put(format_args!("takas_requests_total{{route=\"{route}\",status=\"{status}\"}} {count}"));
        }
        put(format_args!("# TYPE takas_request_seconds histogram"));
        let mut below = 0;
        for (bound, count) in BOUNDS.iter().zip(&self.durations) {
            below += count.load(Ordering::Relaxed);
            let seconds = *bound as f64 / 1e6;
            put(format_args!("takas_request_seconds_bucket{{le=\"{seconds}\"}} {below}"));
        }
        let count = self.durations_count.load(Ordering::Relaxed).max(below);
        let sum = self.durations_sum.load(Ordering::Relaxed) as f64 / 1e6;
        put(format_args!("takas_request_seconds_bucket{{le=\"+Inf\"}} {count}"));
        put(format_args!("takas_request_seconds_sum {sum}\ntakas_request_seconds_count {count}"));
        text
    }
}

/// Memory of the process that is in use, where the system says so.
fn resident_bytes() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1_024)
}

/// Whether the store answers in time, and takes what is appended.
async fn store_answers(store: &Store) -> bool {
    let store = store.clone();
    let asked =
        apart(move || store.state() == StoreState::Writing && store.projected("desk", "healthz", "healthz").is_ok());
    tokio::time::timeout(STORE_WITHIN, asked).await.unwrap_or(false)
}

/// What is said of the desk: whether the store answers, and whether the desk is locked.
async fn state(desk: &Desk, wants_open: bool) -> Response {
    let (store, locked) = (store_answers(desk.store()).await, !desk.is_open());
    let is_well = store && !(wants_open && locked) && !desk.is_ending();
    let status = if is_well { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let text = serde_json::json!({ "alive": true, "store": store, "locked": locked, "ending": desk.is_ending() });
    (status, [(CONTENT_TYPE, "application/json")], format!("{text}\n")).into_response()
}

/// `GET /healthz`: 200 as long as the process lives and its store answers, locked or not.
pub async fn health(State(desk): State<Desk>) -> Response {
    state(&desk, false).await
}

/// `GET /readyz`: 200 if work can be done here: for a balancer.
pub async fn ready(State(desk): State<Desk>) -> Response {
    state(&desk, true).await
}

/// `GET /metrics`: for the machine itself alone; to everybody else it is not there.
pub async fn metrics(State(desk): State<Desk>, ConnectInfo(address): ConnectInfo<SocketAddr>) -> Response {
    if !address.ip().is_loopback() {
        return Refusal::NotFound.into_response();
    }
    let text = desk.metrics().text(desk.is_open(), desk.log().left_out(), desk.work_counts());
    ([(CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_hold_all_below_them() {
        let metrics = Metrics::default();
        for microseconds in [10, 1_000, 1_001, 99_999, 7_000_000] {
            metrics.answered("/c/{case}", 200, microseconds);
        }
        let text = metrics.text(true, 3, Some(Counts { waiting: 2, running: 1, ended: 9 }));
        for line in [
            "takas_open 1",
            "takas_log_left_out_total 3",
            "takas_work_waiting 2",
            "takas_work_running 1",
            "takas_work_ended_total 9",
            "takas_requests_total{route=\"/c/{case}\",status=\"200\"} 5",
            "takas_request_seconds_bucket{le=\"0.001\"} 2",
            "takas_request_seconds_bucket{le=\"0.0025\"} 3",
            "takas_request_seconds_bucket{le=\"0.1\"} 4",
            "takas_request_seconds_bucket{le=\"5\"} 4",
            "takas_request_seconds_bucket{le=\"+Inf\"} 5",
            "takas_request_seconds_count 5",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n{text}");
        }
    }
}

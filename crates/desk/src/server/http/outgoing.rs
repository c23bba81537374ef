//! The body of an answer on its way out: counted, logged when it has ended, and ended early where it is a stream and the desk is locked or
//! ends.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Instant;

use axum::body::{Body, Bytes, HttpBody};
use axum::http::header::CONTENT_TYPE;
use axum::response::Response;
use hyper::body::{Frame, SizeHint};
use takas_store::without_waiting;
use tokio::sync::watch;

use super::log::{Answered, Log};
use super::watch::Metrics;

/// What is told of an answer when it has ended.
pub(super) struct Tally {
    pub(super) log: Log,
    pub(super) metrics: Arc<Metrics>,
    pub(super) request: String,
    pub(super) method: &'static str,
    pub(super) route: String,
    pub(super) status: u16,
    pub(super) begun: Instant,
    pub(super) head_microseconds: u64,
}

/// A body on its way.
struct Outgoing {
    body: Body,
    /// Ready when streams are to end.
    ends: Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
    tally: Tally,
    bytes: u64,
    is_whole: bool,
}

/// The answer, counted; a stream of events ends when `ends` says so.
pub(super) fn counted(response: Response, tally: Tally, mut ends: watch::Receiver<bool>) -> Response {
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let is_stream = kind.starts_with("text/event-stream");
    if is_stream {
        tally.metrics.stream_begins();
    }
    // Who hands out the signal is gone with the desk: then, too, it has ended.
    let ended: Pin<Box<dyn Future<Output = ()> + Send>> = Box::pin(async move {
        let _ = ends.wait_for(|ends| *ends).await;
    });
    response.map(|body| {
        let is_whole = body.is_end_stream();
        Body::new(Outgoing { body, ends: is_stream.then_some(ended), tally, bytes: 0, is_whole })
    })
}

impl HttpBody for Outgoing {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if let Some(ends) = &mut self.ends
            && ends.as_mut().poll(context).is_ready()
        {
            self.is_whole = true;
            return Poll::Ready(None);
        }
        let polled = without_waiting(|| Pin::new(&mut self.body).poll_frame(context));
        match &polled {
            Poll::Ready(Some(Ok(frame))) => {
                let length = frame.data_ref().map_or(0, Bytes::len);
                self.bytes += u64::try_from(length).unwrap_or(0);
                self.is_whole = self.body.is_end_stream();
            }
            Poll::Ready(None) => self.is_whole = true,
            Poll::Ready(Some(Err(_))) | Poll::Pending => {}
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Outgoing {
    fn drop(&mut self) {
        let tally = &self.tally;
        if self.ends.is_some() {
            tally.metrics.stream_ends();
        }
        tally.log.answered(&Answered {
            request: &tally.request,
            method: tally.method,
            route: &tally.route,
            status: tally.status,
            head_microseconds: tally.head_microseconds,
            microseconds: microseconds(tally.begun),
            bytes: self.bytes,
            whole: self.is_whole,
        });
    }
}

/// Microseconds since then.
pub(super) fn microseconds(begun: Instant) -> u64 {
    u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX)
}

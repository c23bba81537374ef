//! Takes connections and serves them: as many as there is room for, each with limits of time, until the desk ends.
//!
//! A connection costs next to nothing before it has said something: buffers are made at its first byte. Who is slow is cut off: in saying
//! anything, in the handshake, in the head of a request, in its body ([`super::through`]), in taking the answer.

use std::collections::BTreeMap;
use std::io;
use std::net::IpAddr;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Sleep, sleep, timeout};
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt as _;

use super::desk::Desk;
use super::log::Happening;
use super::peer::Peer;
use super::rates::neighbour;

/// How long a handshake may take.
const HANDSHAKE_WITHIN: Duration = Duration::from_secs(10);
/// How long to wait where the system gives no connection because something is short.
const SHORT_OF: Duration = Duration::from_millis(100);

/// Serves until the desk ends, and then until what runs is done or its time is over. Whether all of it was done.
pub async fn listen(desk: Desk, listener: TcpListener, tls: Option<TlsAcceptor>) -> bool {
    let room = Arc::new(Semaphore::new(desk.limits().connections_max));
    let counts = Counts::default();
    let routes = super::whole(desk.clone());
    let mut ending = desk.ending();
    loop {
        let taken = tokio::select! {
            biased;
            _ = ending.wait_for(|ending| *ending) => break,
            taken = take(&listener, &room) => taken,
        };
        let Ok((stream, peer, place)) = taken else {
            desk.log().happened(Happening::NoConnections);
            sleep(SHORT_OF).await;
            continue;
        };
        let most = if desk.proxies().contains(&peer.0.ip().to_canonical()) {
            usize::MAX
        } else {
            desk.limits().connections_per_address_max
        };
        let Some(counted) = counts.one_more(neighbour(peer.0.ip()), most) else {
            desk.metrics().connection_refused();
            continue;
        };
        let _ = stream.set_nodelay(true);
        let connection = Connection { desk: desk.clone(), routes: routes.clone(), tls: tls.clone(), peer };
        tokio::spawn(async move {
            connection.desk.metrics().connection_begins();
            let metrics = connection.desk.metrics().clone();
            connection.serve(stream).await;
            metrics.connection_ends();
            drop((counted, place));
        });
    }
    drop(listener);
    let all = u32::try_from(desk.limits().connections_max).unwrap_or(u32::MAX);
    timeout(desk.limits().end_within, room.acquire_many(all)).await.is_ok()
}

/// The next connection, when there is room for it.
async fn take(listener: &TcpListener, room: &Arc<Semaphore>) -> io::Result<(TcpStream, Peer, OwnedSemaphorePermit)> {
    let place = Arc::clone(room).acquire_owned().await.map_err(io::Error::other)?;
    loop {
        match listener.accept().await {
            Ok((stream, address)) => return Ok((stream, Peer(address), place)),
            // It was gone before it was taken: of no meaning to others.
            Err(error) if is_of_one(&error) => {}
            Err(error) => return Err(error),
        }
    }
}

fn is_of_one(error: &io::Error) -> bool {
    use io::ErrorKind as E;
    matches!(error.kind(), E::ConnectionRefused | E::ConnectionAborted | E::ConnectionReset | E::Interrupted)
}

/// How many connections each address has: as many rows as there are connections, at most.
#[derive(Clone, Default)]
struct Counts(Arc<Mutex<BTreeMap<IpAddr, usize>>>);

impl Counts {
    /// Counts one more, as long as it is kept; none: there are as many as may be.
    fn one_more(&self, whom: IpAddr, most: usize) -> Option<Counted> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(whom).or_default();
        if *count >= most {
            return None;
        }
        *count += 1;
        Some(Counted { counts: self.clone(), whom })
    }
}

/// A connection that is counted.
struct Counted {
    counts: Counts,
    whom: IpAddr,
}

impl Drop for Counted {
    fn drop(&mut self) {
        let mut counts = self.counts.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.whom) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.whom);
            }
        }
    }
}

/// What serves one connection.
struct Connection {
    desk: Desk,
    routes: Router,
    tls: Option<TlsAcceptor>,
    peer: Peer,
}

impl Connection {
    async fn serve(self, stream: TcpStream) {
        let mut ending = self.desk.ending();
        let has_spoken = tokio::select! {
            _ = ending.wait_for(|ending| *ending) => return,
            spoken = timeout(self.desk.limits().silent_within, stream.readable()) => matches!(spoken, Ok(Ok(()))),
        };
        if !has_spoken {
            return;
        }
        match self.tls.clone() {
            // Apart, so that whoever has said nothing yet takes no room for what a request needs.
            None => Box::pin(self.serve_http(stream)).await,
            Some(tls) => {
                if let Ok(Ok(stream)) = timeout(HANDSHAKE_WITHIN, tls.accept(stream)).await {
                    Box::pin(self.serve_http(stream)).await;
                }
            }
        }
    }

    async fn serve_http(self, stream: impl AsyncRead + AsyncWrite + Unpin + Send) {
        let Self { desk, routes, peer, .. } = self;
        let limits = desk.limits();
        let stream = TokioIo::new(Taken { stream, within: limits.taken_within, stalled: None });
        let service = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(peer);
            routes.clone().oneshot(request)
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.head_within)
            .max_headers(limits.head_fields_max)
            .max_buf_size(limits.head_bytes_max)
            .serve_connection(stream, service);
        let mut connection = pin!(connection);
        let mut ending = desk.ending();
        tokio::select! {
            // Whoever sends rubbish is cut off, and nothing is told of it.
            _ = connection.as_mut() => return,
            _ = ending.wait_for(|ending| *ending) => {}
        }
        connection.as_mut().graceful_shutdown();
        let _ = timeout(limits.end_within, connection).await;
    }
}

/// A stream whose reader has to take something within a time.
struct Taken<S> {
    stream: S,
    within: Duration,
    /// Runs out while nothing is taken.
    stalled: Option<Pin<Box<Sleep>>>,
}

impl<S> Taken<S> {
    /// What came of writing, or that it took too long.
    fn in_time<T>(&mut self, context: &mut Context<'_>, polled: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if polled.is_ready() {
            self.stalled = None;
            return polled;
        }
        let within = self.within;
        let stalled = self.stalled.get_or_insert_with(|| Box::pin(sleep(within)));
        stalled.as_mut().poll(context).map(|()| Err(io::Error::from(io::ErrorKind::TimedOut)))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Taken<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Taken<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.in_time(context, polled)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.stream).poll_write_vectored(context, parts);
        self.in_time(context, polled)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let polled = Pin::new(&mut self.stream).poll_flush(context);
        self.in_time(context, polled)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let polled = Pin::new(&mut self.stream).poll_shutdown(context);
        self.in_time(context, polled)
    }
}

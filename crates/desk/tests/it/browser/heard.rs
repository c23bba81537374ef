//! Everything that a browser is sent by the desk, byte by byte: a wire on which nothing is lost and all is kept.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

use super::served::Served;
use crate::live::canaries::{around, named_at};

/// What came over one connection, in order.
type Kept = Arc<Mutex<Vec<u8>>>;

/// The wire between the desk and one browser.
pub(crate) struct Heard {
    port: u16,
    desk: SocketAddr,
    connections: Arc<Mutex<Vec<Kept>>>,
}

impl Heard {
    /// A wire to a desk.
    pub(crate) async fn of(served: &Served) -> Self {
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await.expect("a free port");
        let port = listener.local_addr().expect("it listens").port();
        let (desk, connections) = (served.desk.settings().listen, Arc::<Mutex<Vec<Kept>>>::default());
        let all = Arc::clone(&connections);
        tokio::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                let kept = Kept::default();
                all.lock().expect("whole").push(Arc::clone(&kept));
                tokio::spawn(carry(browser, desk, kept));
            }
        });
        Self { port, desk, connections }
    }

    /// By which rules a browser finds the desk over this wire, and nothing else: its address stays what it is, so that passkeys and tokens of
    /// forms do not notice.
    pub(crate) fn rules(&self) -> String {
        format!("MAP localhost:{} 127.0.0.1:{}, MAP * ~NOTFOUND", self.desk.port(), self.port)
    }

    /// All of it, in small letters.
    pub(crate) fn everything(&self) -> String {
        let connections = self.connections.lock().expect("whole");
        let text = |kept: &Kept| String::from_utf8_lossy(&kept.lock().expect("whole")).to_lowercase();
        let all = connections.iter().map(text).collect::<Vec<_>>().join("\n");
        // What is sent in pieces could hide something between two of them: that is done with streams of events alone, which say nothing.
        let [pieces, streams] = ["\r\ntransfer-encoding: chunked", "\r\ncontent-type: text/event-stream"];
        assert_eq!(all.matches(pieces).count(), all.matches(streams).count(), "something is sent in pieces");
        assert!(!all.contains("\r\ncontent-encoding:"), "something is sent that is not seen as it is");
        all
    }
}

/// What stands around a text, if it stands there.
pub(crate) fn found(all: &str, text: &str) -> Option<String> {
    named_at(all, &text.to_lowercase()).map(|at| format!("`{text}` in: …{}…", around(all, at)))
}

async fn carry(browser: TcpStream, desk: SocketAddr, kept: Kept) {
    let Ok(desk) = TcpStream::connect(desk).await else { return };
    let _ = (browser.set_nodelay(true), desk.set_nodelay(true));
    let ((asks, answered), (answers, asked)) = (browser.into_split(), desk.into_split());
    tokio::join!(pass(asks, asked, None), pass(answers, answered, Some(kept)));
}

/// Passes on what comes until there is no more, and keeps it first.
async fn pass(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, kept: Option<Kept>) {
    let mut bytes = vec![0; 64 << 10];
    while let Ok(count @ 1..) = from.read(&mut bytes).await {
        if let Some(kept) = &kept {
            kept.lock().expect("whole").extend_from_slice(&bytes[..count]);
        }
        if to.write_all(&bytes[..count]).await.is_err() {
            break;
        }
    }
    let _ = to.shutdown().await;
}

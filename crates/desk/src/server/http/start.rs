//! Brings a desk up: store, keys, sockets, signals; and down again, when what runs is done.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use takas_store::Store;
use tokio::net::TcpListener;
use tokio::time::timeout;

use super::desk::{Desk, Edge, Opener};
use super::limits::Limits;
use super::listener;
use super::log::{Happening, Log};
use super::tls::{Certificate, CertificateFiles};
use crate::exit;
use crate::failure::Failure;
use crate::running::keys::random;
use crate::server::apart;
use crate::server::app::Settings;
use crate::speech;

/// Where a desk listens where nothing else is said.
pub const LISTEN: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8400);
/// Files and sockets besides connections.
const OTHER_FILES: usize = 64;
/// How long work that cannot be interrupted may go on after the desk has ended.
const WORK_WITHIN: Duration = Duration::from_secs(2);

/// How a desk is reached.
#[derive(Clone, Debug)]
pub struct Reached {
    /// Where it listens.
    pub listen: SocketAddr,
    /// Under which origin people reach it, where that was said.
    pub origin: Option<String>,
    /// Its own certificate; none: it is encrypted by a proxy, or is reached from this machine alone.
    pub certificate: Option<CertificateFiles>,
    /// The proxies that are believed.
    pub proxies: Vec<IpAddr>,
}

impl Reached {
    /// The settings that this amounts to.
    ///
    /// # Errors
    /// When the origin is none, or is lacking, or nothing would encrypt what goes over a network.
    pub fn settings(&self) -> Result<Settings, Failure> {
        let usage = |message: &str| Err(Failure::Usage(message.to_owned()));
        let scheme = if self.certificate.is_some() { "https" } else { "http" };
        let origin = match &self.origin {
            Some(named) => read_origin(named).ok_or_else(|| {
                Failure::Usage(format!("--origin `{named}`: write it as https://desk.example, with nothing after it"))
            })?,
            None if self.listen.ip().is_loopback() && self.proxies.is_empty() => {
                format!("{scheme}://localhost:{}", self.listen.port())
            }
            None => {
                return usage("say with --origin under which address people reach the desk: passkeys are bound to it");
            }
        };
        let is_secure = origin.starts_with("https:");
        if !is_secure && self.certificate.is_some() {
            return usage("with a certificate the origin begins with https://");
        }
        let stays_here = self.listen.ip().is_loopback() && is_own_machine(&origin);
        if !is_secure && !stays_here {
            return usage(
                "over a network a desk is reached by https alone: name a certificate (--certificate, --certificate-key), or the \
                 https:// origin of the proxy before it",
            );
        }
        Ok(Settings { listen: self.listen, origin })
    }
}

/// Whether browsers take an origin for this machine, and so for safe without encryption.
pub(crate) fn is_own_machine(origin: &str) -> bool {
    let host = origin.strip_prefix("http://").unwrap_or(origin);
    ["localhost", "127.0.0.1", "[::1]"]
        .into_iter()
        .any(|own| host.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with(':')))
}

/// An origin as browsers write it: scheme, host, port unless it is that of the scheme.
pub(crate) fn read_origin(text: &str) -> Option<String> {
    let text = text.trim().to_ascii_lowercase();
    let (scheme, rest) = text.split_once("://")?;
    let usual = match scheme {
        "https" => "443",
        "http" => "80",
        _ => return None,
    };
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    let is_bracketed = rest.starts_with('[');
    let (host, port) = match rest.rsplit_once(':') {
        Some((host, port)) if !is_bracketed || host.ends_with(']') => (host, Some(port)),
        _ => (rest, None),
    };
    let is_host = if is_bracketed {
        host.strip_prefix('[')?.strip_suffix(']')?.parse::<std::net::Ipv6Addr>().is_ok()
    } else {
        !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-')
    };
    let is_port = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
    if !is_host || !is_port {
        return None;
    }
    let port = port.filter(|port| *port != usual).map(|port| format!(":{port}")).unwrap_or_default();
    Some(format!("{scheme}://{host}{port}"))
}

/// What a desk is started with.
pub struct Start {
    /// How it is reached.
    pub reached: Reached,
    /// Its store.
    pub store: Store,
    /// The passphrase of its keys, where it is unlocked at once.
    pub passphrase: Option<String>,
    /// Keys that are made now open by themselves: for rehearsals.
    pub is_rehearsal: bool,
    /// Opens it.
    pub opener: Opener,
}

/// Runs a desk until Ctrl-C, or until the system asks it to end. `told` hears where it listens and, the first time, how it is opened; from
/// then on standard error has the log alone.
///
/// # Errors
/// When it cannot listen there, or be unlocked as was said.
pub fn start(start: Start, told: &mut dyn FnMut(&str) -> Result<(), Failure>) -> Result<u8, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::Usage(format!("no threads can be had: {error}")))?;
    // It is left when nothing runs any more.
    let store = start.store.clone();
    let ended = runtime.block_on(serve(start, told));
    runtime.shutdown_timeout(WORK_WITHIN);
    drop(store);
    ended
}

async fn serve(start: Start, told: &mut dyn FnMut(&str) -> Result<(), Failure>) -> Result<u8, Failure> {
    let Start { reached, store, passphrase, is_rehearsal, opener } = start;
    let mut settings = reached.settings()?;
    let certificate = reached.certificate.clone().map(Certificate::read).transpose()?;
    let tls = certificate.as_ref().map(Certificate::acceptor).transpose()?;
    let cannot = |error: io::Error| Failure::Usage(format!("{}: cannot be listened on: {error}", reached.listen));
    let listener = TcpListener::bind(reached.listen).await.map_err(cannot)?;
    settings.listen = listener.local_addr().map_err(cannot)?;
    if reached.listen.port() == 0 && reached.origin.is_none() {
        settings = Reached { listen: settings.listen, ..reached.clone() }.settings()?;
    }
    let is_first = !opener.vault().is_made()?;
    let opens_now = passphrase.is_some()
        || is_rehearsal && is_first
        || opener.vault().is_open()
        || opener.vault().opens_by_itself();
    let first_code = if is_first && !opens_now { Some(code()?) } else { None };
    let limits = Limits { connections_max: room(Limits::default().connections_max), ..Limits::default() };
    let log = Log::to(io::stderr());
    let edge = Edge { limits, proxies: reached.proxies, log, first_code: first_code.clone(), ..Edge::default() };
    let origin = settings.origin.clone();
    let desk = Desk::locked(settings, store, edge, opener);
    let leads_to = if opens_now { open(&desk, passphrase).await? } else { "/unlock".to_owned() };
    told(&format!("The desk is at {origin}{}", if leads_to == "/" { "" } else { &leads_to }))?;
    if let Some(code) = first_code {
        told(&format!(
            "It has no keys yet. Choose the passphrase of its keys there; the page asks for this code: {code}"
        ))?;
    }
    speech::hush();
    report_defects(&desk);
    desk.log().happened(Happening::Listening);
    tokio::spawn(until_asked_to_end(desk.clone()));
    tokio::spawn(renew(desk.clone(), certificate));
    let all_done = listener::listen(desk.clone(), listener, tls).await;
    let forgets = desk.clone();
    let _ = timeout(WORK_WITHIN, apart(move || forgets.forget())).await;
    desk.log().happened(if all_done { Happening::Ended } else { Happening::CutOff });
    Ok(exit::DONE)
}

async fn open(desk: &Desk, passphrase: Option<String>) -> Result<String, Failure> {
    let desk = desk.clone();
    let opened = tokio::task::spawn_blocking(move || desk.open(passphrase.as_deref())).await;
    opened.unwrap_or_else(|_| Err(Failure::Usage("the desk could not be opened".to_owned())))
}

/// The code that whoever makes the first keys has to read from the terminal: 80 random bits.
fn code() -> Result<String, Failure> {
    let text = data_encoding::BASE32_NOPAD.encode(&random::<10>()?).to_ascii_lowercase();
    let groups: Vec<&str> = (0..text.len()).step_by(4).filter_map(|from| text.get(from..from + 4)).collect();
    Ok(groups.join("-"))
}

/// How many connections there is room for: each is a file, and the system says how many of these there may be. As many as it lets are asked
/// for.
#[cfg(unix)]
fn room(wanted: usize) -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
    let _ = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum });
    let files = getrlimit(Resource::Nofile).current.and_then(|files| usize::try_from(files).ok());
    files.map_or(wanted, |files| wanted.min(files.saturating_sub(OTHER_FILES).max(OTHER_FILES)))
}

#[cfg(not(unix))]
fn room(wanted: usize) -> usize {
    wanted.max(OTHER_FILES)
}

/// A panic is logged by where it was. Its words could hold anything.
fn report_defects(desk: &Desk) {
    let log = desk.log().clone();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location();
        log.defect(place.map_or("-", |place| place.file()), place.map_or(0, std::panic::Location::line));
    }));
}

/// Ends the desk when it is asked to; asked again, at once.
async fn until_asked_to_end(desk: Desk) {
    asked_to_end().await;
    desk.log().happened(Happening::Ending);
    desk.end();
    asked_to_end().await;
    std::process::exit(i32::from(exit::INTERRUPTED));
}

#[cfg(unix)]
async fn asked_to_end() {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut terminate), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}

#[cfg(not(unix))]
async fn asked_to_end() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending().await
    }
}

/// Takes a renewed certificate each time that the process is sent SIGHUP.
#[cfg(unix)]
async fn renew(desk: Desk, certificate: Option<Arc<Certificate>>) {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut asked) = signal(SignalKind::hangup()) else { return };
    while asked.recv().await.is_some() {
        if let Some(certificate) = &certificate {
            let renewed = certificate.renew().is_ok();
            desk.log().happened(if renewed { Happening::Certificate } else { Happening::NoCertificate });
        }
    }
}

#[cfg(not(unix))]
async fn renew(_: Desk, _: Option<Arc<Certificate>>) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_are_read_as_browsers_write_them() {
        for (text, expected) in [
            ("https://desk.example", Some("https://desk.example")),
            (" HTTPS://Desk.Example:443/ ", Some("https://desk.example")),
            ("http://localhost:8400", Some("http://localhost:8400")),
            ("https://[2001:db8::1]", Some("https://[2001:db8::1]")),
            ("https://[2001:db8::1]:8443", Some("https://[2001:db8::1]:8443")),
            ("https://[rubbish]", None),
            ("https://desk.example/board", None),
            ("https://desk.example:0", None),
            ("https://desk.example:99999", None),
            ("https://", None),
            ("https://desk example", None),
            ("https://somebody@desk.example", None),
            ("ftp://desk.example", None),
            ("desk.example", None),
        ] {
            assert_eq!(read_origin(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn over_a_network_nothing_goes_in_the_clear() {
        let certificate = || Some(CertificateFiles { chain: "chain.pem".into(), key: "key.pem".into() });
        for (listen, origin, certificate, proxy, expected) in [
            ("127.0.0.1:8400", None, None, None, Some("http://localhost:8400")),
            ("[::1]:1", None, None, None, Some("http://localhost:1")),
            ("127.0.0.1:8443", None, certificate(), None, Some("https://localhost:8443")),
            ("0.0.0.0:8400", None, None, None, None),
            ("0.0.0.0:443", None, certificate(), None, None),
            ("0.0.0.0:443", Some("https://desk.example"), certificate(), None, Some("https://desk.example")),
            ("0.0.0.0:443", Some("http://desk.example"), certificate(), None, None),
            ("0.0.0.0:80", Some("http://desk.example"), None, None, None),
            ("0.0.0.0:80", Some("http://localhost"), None, None, None),
            ("127.0.0.1:80", Some("http://desk.example"), None, None, None),
            ("127.0.0.1:80", Some("http://localhost.desk.example"), None, None, None),
            ("127.0.0.1:8400", None, None, Some("127.0.0.1"), None),
            ("10.0.0.2:8400", Some("https://desk.example"), None, Some("10.0.0.1"), Some("https://desk.example")),
        ] {
            let reached = Reached {
                listen: listen.parse().expect("an address"),
                origin: origin.map(str::to_owned),
                certificate,
                proxies: proxy.into_iter().map(|proxy| proxy.parse().expect("an address")).collect(),
            };
            let settings = reached.settings().ok();
            assert_eq!(settings.as_ref().map(|settings| settings.origin.as_str()), expected, "{reached:?}");
        }
    }

    #[test]
    fn a_code_can_be_read_from_a_terminal() {
        let code = code().expect("random numbers");
        assert_eq!((code.len(), code.split('-').count()), (19, 4), "{code}");
    }
}

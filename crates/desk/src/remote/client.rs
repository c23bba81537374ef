//! Asks a desk by HTTP: over an encrypted connection whose certificate is verified, or, on one's own machine, a plain one.
//!
//! One connection is kept as long as the desk keeps it. A desk that says *too often* or *not now* is asked again a few times; what changes
//! something is asked again only where that is sure to be done once.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, ETAG, HOST, IF_NONE_MATCH, RETRY_AFTER, USER_AGENT};
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode};
use hyper::client::conn::http1::{self, SendRequest};
use hyper_util::rt::TokioIo;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::runtime::Runtime;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use zeroize::Zeroizing;

use crate::failure::Failure;
use crate::folder::{self, FileError};
use crate::server::api::BASE;
use crate::server::http::start::{is_own_machine, read_origin};

/// The variable that holds the token.
pub const TOKEN_VARIABLE: &str = "TAKAS_TOKEN";
/// How long an answer may take.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);
/// How long a connection may take to be made.
const CONNECT_WITHIN: Duration = Duration::from_secs(10);
/// The largest answer that is read.
const ANSWER_BYTES_MAX: usize = 64 << 20;
/// So often it is asked before it is given up.
const ATTEMPTS: u32 = 5;
/// The longest that is waited because the desk says so.
const WAIT_MAX: Duration = Duration::from_secs(30);

/// The token of a program. It is told in no words.
pub struct Token(Zeroizing<String>);

impl Token {
    /// The token that the environment holds, or the first line of this file. It is never written on the command line, where other people of the
    /// machine can read it.
    ///
    /// # Errors
    /// When there is none, or it is nothing that a token can be.
    pub fn find(file: Option<&Path>) -> Result<Self, Failure> {
        let text = match file {
            Some(path) => {
                let mend = "name a file whose first line is the token";
                let bytes = folder::read_capped(path).map_err(|error| FileError::new(path, "cannot be read", mend, error))?;
                Zeroizing::new(String::from_utf8_lossy(&Zeroizing::new(bytes)).into_owned())
            }
            None => Zeroizing::new(std::env::var(TOKEN_VARIABLE).map_err(|_| {
                Failure::Usage(format!(
                    "the desk asks for a token: make one on its page /account/tokens, and put it in {TOKEN_VARIABLE} or in a file (--token-file)"
                ))
            })?),
        };
        let token = text.lines().next().unwrap_or_default().trim();
        if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Failure::Usage(
                "what should be the token is none: it is one line, as the desk showed it".to_owned(),
            ));
        }
        Ok(Self(Zeroizing::new(token.to_owned())))
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Token(not shown)")
    }
}

/// An answer of a desk.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// The tag of what was read.
    pub tag: Option<String>,
    /// Whether it tells why something was refused.
    pub is_problem: bool,
    /// Its body.
    pub body: Vec<u8>,
}

/// A desk that is asked.
pub struct Remote {
    origin: String,
    host: String,
    port: u16,
    token: Token,
    tls: Option<TlsConnector>,
    runtime: Runtime,
    connection: Option<SendRequest<Body>>,
}

impl Remote {
    /// The desk of this address. Its certificate has to be signed by one of those in a file, or, where none is named, by one that the system
    /// trusts.
    ///
    /// # Errors
    /// When the address is none, nothing would encrypt what goes over a network, or no certificates are found.
    pub fn new(address: &str, token: Token, roots: Option<&Path>) -> Result<Self, Failure> {
        let origin = read_origin(address).ok_or_else(|| {
            Failure::Usage(format!("--desk `{address}`: write it as https://desk.example, with nothing after it"))
        })?;
        let is_secure = origin.starts_with("https:");
        if !is_secure && !is_own_machine(&origin) {
            return Err(Failure::Usage(format!(
                "--desk `{address}`: over a network a desk is asked by https alone; the token would go in the clear"
            )));
        }
        let rest = origin.split_once("://").map_or("", |(_, rest)| rest);
        let (host, port) = match rest.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, port.parse().unwrap_or_default()),
            _ => (rest, if is_secure { 443 } else { 80 }),
        };
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let tls = is_secure.then(|| connector(roots)).transpose()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| Failure::Desk(format!("no sockets can be had: {error}")))?;
        Ok(Self { origin, host, port, token, tls, runtime, connection: None })
    }

    /// Where it is.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Reads something, as JSON.
    ///
    /// # Errors
    /// When the desk does not answer, or refuses it.
    pub fn read<T: DeserializeOwned>(&mut self, path: &str) -> Result<T, Failure> {
        let answer = self.get(path, None)?;
        self.parsed(&answer)
    }

    /// Reads something; where it has the tag that is known, the answer is empty (304).
    ///
    /// # Errors
    /// When the desk does not answer, or refuses it.
    pub fn get(&mut self, path: &str, known: Option<&str>) -> Result<Answer, Failure> {
        let mut heads = HeaderMap::new();
        if let Some(tag) = known.and_then(|tag| HeaderValue::from_str(tag).ok()) {
            heads.insert(IF_NONE_MATCH, tag);
        }
        let answer = self.ask(&Method::GET, path, &heads, None)?;
        if answer.status.is_success() || answer.status == StatusCode::NOT_MODIFIED {
            return Ok(answer);
        }
        Err(self.refused(&answer))
    }

    /// Sends something that is done once, however often it is sent. An answer is what it came to, be it that it was refused there; that it is unfit
    /// is told in the desk's words.
    ///
    /// # Errors
    /// When the desk does not answer, or refuses it otherwise.
    pub fn post<T: DeserializeOwned>(
        &mut self,
        path: &str,
        sent: &impl Serialize,
    ) -> Result<Result<T, String>, Failure> {
        let body = serde_json::to_vec(sent).expect("texts and numbers alone");
        let mut heads = HeaderMap::new();
        heads.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        let answer = self.ask(&Method::POST, path, &heads, Some(&body))?;
        match answer.status {
            StatusCode::OK => self.parsed(&answer).map(Ok),
            StatusCode::CONFLICT if !answer.is_problem => self.parsed(&answer).map(Ok),
            StatusCode::UNPROCESSABLE_ENTITY => Ok(Err(self.refused(&answer).to_string())),
            _ => Err(self.refused(&answer)),
        }
    }

    fn parsed<T: DeserializeOwned>(&self, answer: &Answer) -> Result<T, Failure> {
        serde_json::from_slice(&answer.body).map_err(|error| {
            Failure::Desk(format!(
                "{}: the answer is not what this program knows ({error}); use one of the desk's version",
                self.origin
            ))
        })
    }

    /// What was refused, in words.
    fn refused(&self, answer: &Answer) -> Failure {
        let problem: serde_json::Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        let text = |name: &str| shown(problem[name].as_str().unwrap_or_default());
        let mend = match answer.status {
            StatusCode::UNAUTHORIZED => {
                "; the token is not good, or not any more: make another on its page /account/tokens"
            }
            StatusCode::FORBIDDEN => "; make a token for this on its page /account/tokens",
            StatusCode::NOT_FOUND => "; it is not there, or not for you: `takas run --desk URL -` lists yours",
            StatusCode::SERVICE_UNAVAILABLE => "; ask again when the desk is open",
            _ => "",
        };
        let (title, detail) = (text("title"), text("detail"));
        let detail = if detail.is_empty() { detail } else { format!(": {detail}") };
        let title = if title.is_empty() { format!("it answered {}", answer.status) } else { title };
        Failure::Desk(format!("{}: {title}{detail}{mend}", self.origin))
    }

    /// Asks, and asks again where that is what helps.
    fn ask(&mut self, method: &Method, path: &str, heads: &HeaderMap, body: Option<&[u8]>) -> Result<Answer, Failure> {
        let mut attempt = 1;
        loop {
            let asked = self.ask_once(method, path, heads, body);
            let wait = match &asked {
                Ok((answer, wait)) if [429, 503].contains(&answer.status.as_u16()) => {
                    wait.unwrap_or(Duration::from_secs(1))
                }
                Ok(_) => Duration::ZERO,
                // A connection that was kept may have been closed meanwhile.
                Err(_) => Duration::from_millis(200),
            };
            if attempt == ATTEMPTS || wait.is_zero() {
                return asked.map(|(answer, _)| answer).map_err(|why| Failure::Desk(format!("{}: {why}", self.origin)));
            }
            attempt += 1;
            std::thread::sleep(wait.min(WAIT_MAX));
        }
    }

    fn ask_once(
        &mut self,
        method: &Method,
        path: &str,
        heads: &HeaderMap,
        body: Option<&[u8]>,
    ) -> Result<(Answer, Option<Duration>), String> {
        let mut request = Request::new(Body::from(body.unwrap_or_default().to_vec()));
        *request.method_mut() = method.clone();
        *request.uri_mut() = format!("{BASE}{path}").parse().map_err(|_| "that can be no address".to_owned())?;
        *request.headers_mut() = heads.clone();
        let bearer = Zeroizing::new(format!("Bearer {}", self.token.0.as_str()));
        let mut bearer = HeaderValue::from_str(&bearer).map_err(|_| "the token is none".to_owned())?;
        bearer.set_sensitive(true);
        let host = self.origin.split_once("://").map_or("", |(_, host)| host);
        let headers = request.headers_mut();
        headers.insert(AUTHORIZATION, bearer);
        headers.insert(HOST, HeaderValue::from_str(host).map_err(|_| "that can be no host".to_owned())?);
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(USER_AGENT, HeaderValue::from_static(concat!("takas/", env!("CARGO_PKG_VERSION"))));
        let Self { runtime, connection, tls, host, port, .. } = self;
        let answered = runtime.block_on(async {
            let mut kept = connection.take().filter(|kept| !kept.is_closed());
            if let Some(sender) = &mut kept
                && sender.ready().await.is_err()
            {
                kept = None;
            }
            let mut sender = match kept {
                Some(sender) => sender,
                None => timeout(CONNECT_WITHIN, connect(host, *port, tls.as_ref())).await.map_err(|_| too_slow())??,
            };
            let response = timeout(ANSWER_WITHIN, sender.send_request(request)).await.map_err(|_| too_slow())?;
            let (parts, body) = response.map_err(|error| format!("it does not answer: {error}"))?.into_parts();
            let body =
                timeout(ANSWER_WITHIN, to_bytes(Body::new(body), ANSWER_BYTES_MAX)).await.map_err(|_| too_slow())?;
            let body = body.map_err(|error| format!("its answer broke off: {error}"))?;
            *connection = Some(sender);
            Ok::<_, String>((parts, body))
        });
        let (parts, body) = answered?;
        let text =
            |name| parts.headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok()).map(str::to_owned);
        let wait = text(RETRY_AFTER).and_then(|seconds| seconds.parse().ok()).map(Duration::from_secs);
        let is_problem = text(CONTENT_TYPE).is_some_and(|kind| kind.starts_with("application/problem+json"));
        Ok((Answer { status: parts.status, tag: text(ETAG), is_problem, body: body.to_vec() }, wait))
    }
}

impl fmt::Debug for Remote {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Remote({})", self.origin)
    }
}

fn too_slow() -> String {
    "it takes too long to answer".to_owned()
}

async fn connect(host: &str, port: u16, tls: Option<&TlsConnector>) -> Result<SendRequest<Body>, String> {
    let stream = TcpStream::connect((host, port)).await.map_err(|error| format!("it cannot be reached: {error}"))?;
    let _ = stream.set_nodelay(true);
    let Some(tls) = tls else { return over(stream).await };
    let name = ServerName::try_from(host.to_owned()).map_err(|_| format!("`{host}` can be no name of a server"))?;
    over(tls.connect(name, stream).await.map_err(|error| format!("it cannot be trusted: {error}"))?).await
}

async fn over(stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static) -> Result<SendRequest<Body>, String> {
    let (sender, connection) =
        http1::handshake(TokioIo::new(stream)).await.map_err(|error| format!("it speaks no HTTP: {error}"))?;
    // It goes on whenever something is asked, and ends with the runtime.
    tokio::spawn(async move {
        let _ = connection.await;
    });
    Ok(sender)
}

/// What encrypts connections: servers are trusted whose certificates one of those in the file has signed, or one that the system trusts.
fn connector(roots: Option<&Path>) -> Result<TlsConnector, Failure> {
    let mut trusted = RootCertStore::empty();
    match roots {
        Some(path) => {
            for certificate in certificates(path)? {
                trusted.add(certificate).map_err(|error| unfit(path, &error))?;
            }
        }
        None => {
            trusted.add_parsable_certificates(of_the_system());
        }
    }
    if trusted.is_empty() {
        let words = "this system names no certificates that it trusts; name those that sign the desk's with --ca FILE";
        return Err(Failure::Usage(words.to_owned()));
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.map_err(|error| Failure::Desk(error.to_string()))?;
    let mut config = config.with_root_certificates(trusted).with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsConnector::from(Arc::new(config)))
}

/// Where systems keep what they trust, as one file; `SSL_CERT_FILE` names another.
const BUNDLES: [&str; 5] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
    "/usr/local/share/certs/ca-root-nss.crt",
];

fn of_the_system() -> Vec<CertificateDer<'static>> {
    let named = std::env::var_os("SSL_CERT_FILE").map(PathBuf::from);
    let mut bundles = named.into_iter().chain(BUNDLES.iter().map(PathBuf::from));
    bundles.find_map(|path| certificates(&path).ok()).unwrap_or_default()
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, Failure> {
    let found: Result<Vec<_>, _> = CertificateDer::pem_file_iter(path).map_err(|error| unfit(path, &error))?.collect();
    let found = found.map_err(|error| unfit(path, &error))?;
    if found.is_empty() { Err(unfit(path, &"there is no certificate in it")) } else { Ok(found) }
}

fn unfit(path: &Path, why: &dyn fmt::Display) -> Failure {
    Failure::Usage(format!("--ca {}: {why}; name a PEM file with the certificates that are trusted", path.display()))
}

/// A text of a desk for a terminal: nothing in it moves the cursor.
pub(super) fn shown(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).collect()
}

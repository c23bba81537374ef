//! Somebody who works at the desks: a browser with its cookies, an authenticator and a key, that goes to the other desk when one does not
//! answer. It knows of each only the port; both are one desk to it, under one name.

use std::collections::BTreeMap;
use std::io::{self, Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use data_encoding::HEXLOWER;
use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::{Value, json};
use takas_desk::server::http::token;

use super::authenticator::Authenticator;

/// Under which name people reach the desks.
pub(crate) const ORIGIN: &str = "https://desk.example";
/// How long somebody goes from desk to desk until one answers.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long an answer may take: longer than a desk takes for any.
const ANSWER_WITHIN: Duration = Duration::from_secs(25);
/// How long somebody waits who asked too often.
const REST: Duration = Duration::from_millis(300);

/// An answer, whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) text: String,
    /// The body as it came, where it is no text.
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    /// The body of one that is good, as JSON.
    pub(crate) fn json(&self) -> Result<Value, String> {
        let read = serde_json::from_str(&self.text);
        read.ok().filter(|_| self.status == 200).ok_or_else(|| format!("{}: {}", self.status, self.text))
    }

    /// Whether it says no more than that this was begun under its key already, or is not what it was.
    pub(crate) fn is_conflict(&self) -> bool {
        self.status == 409 && self.head.contains("application/problem+json")
    }
}

/// Somebody.
pub(crate) struct Visitor {
    pub(crate) name: String,
    ports: Arc<[u16]>,
    /// At which desk.
    pub(crate) at: usize,
    cookies: BTreeMap<String, String>,
    authenticator: Authenticator,
    /// So often another desk was gone to.
    pub(crate) went: u32,
}

impl Visitor {
    pub(crate) fn new(name: &str, ports: &Arc<[u16]>, at: usize) -> Self {
        let visit = ("__Host-takas-visit".to_owned(), format!("visit-of-{name}"));
        Self {
            name: name.to_owned(),
            ports: Arc::clone(ports),
            at,
            cookies: [visit].into(),
            authenticator: Authenticator::new(ORIGIN),
            went: 0,
        }
    }

    /// Comes in by an invitation, with a passkey, and makes this key the one that signs.
    pub(crate) fn join(&mut self, secret: &str, key: &SigningKey) -> Result<(), String> {
        let name = self.name.clone();
        let options = self.send(&format!("/join/{secret}/start"), &json!({ "name": name }))?.json()?;
        let credential = self.authenticator.create(&options);
        let registered = json!({ "credential": credential, "label": "key", "name": name });
        self.send(&format!("/join/{secret}/finish"), &registered)?.json()?;
        let options = self.send("/account/devices/start", &json!({}))?.json()?;
        let text = |name: &str| options[name].as_str().unwrap_or_default().to_owned();
        let message = format!("takas.device/1\n{}\n{}\n", text("account"), text("challenge"));
        let shown = json!({
            "label": "phone",
            "key": HEXLOWER.encode(key.verifying_key().as_bytes()),
            "signature": HEXLOWER.encode(&key.sign(message.as_bytes()).to_bytes()),
        });
        self.send("/account/devices/finish", &shown)?.json().map(drop)
    }

    /// Signs in anew, with the passkey.
    pub(crate) fn sign_in(&mut self) -> Result<(), String> {
        let options = self.send("/sign-in/start", &json!({}))?.json()?;
        let credential = self.authenticator.get(&options);
        self.send("/sign-in/finish", &json!({ "credential": credential, "next": "/" }))?.json().map(drop)
    }

    /// What the browser shows that it is signed in by.
    pub(crate) fn cookie_line(&self) -> String {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        cookies.join("; ")
    }

    /// Reads.
    pub(crate) fn get(&mut self, path: &str, accept: &str) -> Result<Answer, String> {
        self.ask("GET", path, accept, "")
    }

    /// Sends JSON, as a script does.
    pub(crate) fn send(&mut self, path: &str, body: &Value) -> Result<Answer, String> {
        self.send_text(path, &body.to_string())
    }

    /// The same, as it is.
    pub(crate) fn send_text(&mut self, path: &str, body: &str) -> Result<Answer, String> {
        self.ask("POST", path, "application/json", &format!("content-type: application/json\r\n\r\n{body}"))
    }

    /// The same under a key, by which it is done once. That it was begun under it and has no answer is what a desk says that was not there
    /// when the other was killed: then it is asked under another.
    pub(crate) fn send_once(&mut self, path: &str, body: &str, key: &str) -> Result<Answer, String> {
        let under = |key: &str| format!("content-type: application/json\r\nidempotency-key: {key}\r\n\r\n{body}");
        let answer = self.ask("POST", path, "application/json", &under(key))?;
        if answer.is_conflict() {
            return self.ask("POST", path, "application/json", &under(&format!("{key}-again")));
        }
        Ok(answer)
    }

    /// Sends a form.
    pub(crate) fn form(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Answer, String> {
        let token = self.token();
        let fields = fields.iter().copied().chain([("token", token.as_str())]);
        let fields: Vec<String> = fields.map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        let kind = "content-type: application/x-www-form-urlencoded";
        self.ask("POST", path, "text/html", &format!("{kind}\r\n\r\n{}", fields.join("&")))
    }

    fn token(&self) -> String {
        let cookie = self.cookies.get("__Host-takas").or_else(|| self.cookies.get("__Host-takas-visit"));
        token::of_cookie(cookie.map_or("", String::as_str))
    }

    /// Asks until one of the desks answers that can.
    fn ask(&mut self, method: &str, path: &str, accept: &str, rest: &str) -> Result<Answer, String> {
        let begun = Instant::now();
        let (fields, body) = rest.split_once("\r\n\r\n").unwrap_or(("", ""));
        let fields = if fields.is_empty() { String::new() } else { format!("{fields}\r\n") };
        loop {
            let head = format!(
                "{method} {path} HTTP/1.1\r\nhost: desk.example\r\norigin: {ORIGIN}\r\naccept: {accept}\r\ncookie: {}\r\n\
                 x-takas-token: {}\r\n{fields}content-length: {}\r\nconnection: close\r\n\r\n{body}",
                self.cookie_line(),
                self.token(),
                body.len()
            );
            let answer = once(self.ports[self.at], &head);
            match answer {
                Ok(answer) if ![429, 503].contains(&answer.status) => {
                    self.keep_cookies(&answer.head);
                    return Ok(answer);
                }
                _ if begun.elapsed() > PATIENCE => return Err(format!("{method} {path}: nobody answers: {answer:?}")),
                Ok(answer) if answer.status == 429 => sleep(REST),
                _ => {
                    self.at = (self.at + 1) % self.ports.len();
                    self.went += 1;
                    sleep(Duration::from_millis(50));
                }
            }
        }
    }

    fn keep_cookies(&mut self, head: &str) {
        for line in head.lines() {
            let Some(("set-cookie", cookie)) = line.split_once(": ") else { continue };
            let Some(((name, value), rest)) =
                cookie.split_once(';').and_then(|(pair, rest)| Some((pair.split_once('=')?, rest)))
            else {
                continue;
            };
            if rest.contains("Max-Age=0;") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// A connection to the desk at a port.
pub(crate) fn connect(port: u16) -> io::Result<TcpStream> {
    let stream = TcpStream::connect_timeout(&SocketAddr::from((Ipv4Addr::LOCALHOST, port)), Duration::from_secs(2))?;
    stream.set_read_timeout(Some(ANSWER_WITHIN))?;
    Ok(stream)
}

/// One request, one answer, of one desk.
pub(crate) fn once(port: u16, request: &str) -> io::Result<Answer> {
    let mut stream = connect(port)?;
    stream.write_all(request.as_bytes())?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let broken = || io::Error::from(io::ErrorKind::UnexpectedEof);
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").ok_or_else(broken)?;
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let body = bytes.split_off(end + 4);
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
    if length.is_some_and(|length| length != body.len()) {
        return Err(broken());
    }
    let status = head.get(9..12).and_then(|status| status.parse().ok()).ok_or_else(broken)?;
    Ok(Answer { status, head, text: String::from_utf8_lossy(&body).into_owned(), bytes: body })
}

fn escaped(text: &str) -> String {
    let one = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(one).collect()
}

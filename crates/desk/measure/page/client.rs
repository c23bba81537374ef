//! Somebody at the desk, as a browser would be: requests on connections that are kept, and a session that was opened with a passkey.

use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;

use serde_json::{Value, json};
use takas_desk::server::http::token;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::authenticator::Authenticator;

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

/// A request and its answer.
pub(crate) async fn exchange(stream: &mut TcpStream, request: &str) -> io::Result<Answer> {
    stream.write_all(request.as_bytes()).await?;
    let broken = || io::Error::from(io::ErrorKind::UnexpectedEof);
    let mut bytes = Vec::with_capacity(8_192);
    loop {
        if stream.read_buf(&mut bytes).await? == 0 {
            return Err(broken());
        }
        let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else { continue };
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.get(9..12).and_then(|status| status.parse().ok()).ok_or_else(broken)?;
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
        let whole = end + 4 + length.unwrap_or(0);
        while bytes.len() < whole {
            if stream.read_buf(&mut bytes).await? == 0 {
                return Err(broken());
            }
        }
        return Ok(Answer { status, head, body: bytes.split_off(end + 4) });
    }
}

/// The head of a request for a page.
pub(crate) fn get(path: &str, cookies: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: localhost\r\naccept: text/html\r\ncookie: {cookies}\r\n\r\n")
}

/// Somebody who has a session.
pub(crate) struct Person {
    address: SocketAddr,
    origin: String,
    cookies: BTreeMap<String, String>,
}

impl Person {
    /// Comes in by an invitation's secret.
    pub(crate) async fn join(address: SocketAddr, secret: &str, name: &str) -> io::Result<Self> {
        let origin = format!("http://localhost:{}", address.port());
        let visit = ("takas-visit".to_owned(), format!("visit-of-{name}"));
        let mut person = Self { address, origin: origin.clone(), cookies: [visit].into() };
        let mut authenticator = Authenticator::new(&origin);
        let begun = person.post(&format!("/join/{secret}/start"), &json!({ "name": name })).await?;
        let options: Value = serde_json::from_slice(&begun.body)?;
        let credential = authenticator.create(&options);
        let registered = json!({ "credential": credential, "label": "key", "name": name });
        let joined = person.post(&format!("/join/{secret}/finish"), &registered).await?;
        if joined.status == 200 { Ok(person) } else { Err(io::Error::other(format!("joining: {}", joined.status))) }
    }

    /// Invites somebody to watch the case: the secret of the link.
    pub(crate) async fn invite(&mut self, case: &str, name: &str, role: &str) -> io::Result<String> {
        let body = format!("token={}&name={name}&role={role}&days=1", self.token());
        let path = format!("/c/{case}/team/invitations");
        let page = self.send(&path, "application/x-www-form-urlencoded", &body).await?;
        let text = String::from_utf8_lossy(&page.body).into_owned();
        let is_part = |letter: &char| letter.is_ascii_alphanumeric() || *letter == '-' || *letter == '_';
        let secret = text.split_once("/join/").map(|(_, rest)| rest.chars().take_while(is_part).collect::<String>());
        secret.ok_or_else(|| io::Error::other(format!("inviting: {}", page.status)))
    }

    /// What the browser sends with each request.
    pub(crate) fn cookie_line(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    /// Reads something.
    pub(crate) async fn read(&self, path: &str) -> io::Result<Answer> {
        let mut stream = TcpStream::connect(self.address).await?;
        exchange(&mut stream, &get(path, &self.cookie_line())).await
    }

    async fn post(&mut self, path: &str, body: &Value) -> io::Result<Answer> {
        self.send(path, "application/json", &body.to_string()).await
    }

    async fn send(&mut self, path: &str, kind: &str, body: &str) -> io::Result<Answer> {
        let request = format!(
            "POST {path} HTTP/1.1\r\nhost: localhost\r\norigin: {}\r\naccept: application/json\r\ncookie: {}\r\nx-takas-token: {}\r\n\
             content-type: {kind}\r\ncontent-length: {}\r\n\r\n{body}",
            self.origin,
            self.cookie_line(),
            self.token(),
            body.len()
        );
        let mut stream = TcpStream::connect(self.address).await?;
        let answer = exchange(&mut stream, &request).await?;
        for line in answer.head.lines().filter_map(|line| line.strip_prefix("set-cookie: ")) {
            let pair = line.split(';').next().and_then(|pair| pair.split_once('='));
            let Some((name, value)) = pair else { continue };
            if line.contains("Max-Age=0;") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Ok(answer)
    }

    fn token(&self) -> String {
        let cookie = self.cookies.get("takas").or_else(|| self.cookies.get("takas-visit"));
        token::of_cookie(cookie.map_or("", String::as_str))
    }
}

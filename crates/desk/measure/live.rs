//! `cargo xtask bench live [--viewers N] [--words N] [--print]`: how long it takes from a signed word to its event at every viewer.
//!
//! A desk with the operation of Ankara answers on a socket of this machine; the viewers are connections of this process that wait for live
//! events, and one more posts what the team signs. Timed is, for each word, from when it is sent until each viewer has read the event that it
//! came to, and until the last has. Accounts and policies are left out: what is measured is store, engine and the telling. It tests nothing.

use std::time::{Duration, Instant};

use takas_store::Location;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

#[path = "../tests/it/live/ankara.rs"]
#[expect(dead_code, reason = "the tests want more of it")]
mod ankara;
#[path = "../tests/it/live/driven.rs"]
#[expect(dead_code, unused_imports, reason = "the tests want more of it")]
mod driven;
#[path = "../../cli/examples/machine/load.rs"]
mod load;
#[path = "../tests/it/live/stand_in.rs"]
#[expect(dead_code, reason = "the tests want more of it")]
mod stand_in;
#[path = "page/written.rs"]
mod written;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |name: &str, usual: usize| {
        let at = arguments.iter().position(|word| word == name);
        at.and_then(|at| arguments.get(at + 1)?.parse().ok()).unwrap_or(usual)
    };
    let (viewers, words) = (number("--viewers", 300), number("--words", 200));
    let (load_before, begun) = (load::load(), Instant::now());
    let rows = tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(measure(viewers, words))?;
    print!("{rows}");
    if !arguments.iter().any(|word| word == "--print") {
        written::put("live", &rows, &load_before, begun.elapsed().as_secs_f64())?;
    }
    Ok(())
}

async fn measure(viewers: usize, words: usize) -> Result<String, Box<dyn std::error::Error>> {
    let ankara = ankara::Ankara::new();
    let desk = stand_in::Desk::new(&ankara, &Location::File(ankara.store()));
    desk.begin(&ankara).await;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let routes = desk.routes.clone();
    tokio::spawn(async move { axum::serve(listener, routes).await });
    let (to, mut seen) = mpsc::unbounded_channel();
    for _ in 0..viewers {
        let stream = TcpStream::connect(address).await?;
        tokio::spawn(view(stream, desk.page("events"), to.clone()));
    }
    // Each is told at once how it stands.
    for _ in 0..viewers {
        seen.recv().await;
    }
    let mut team = driven::Team::new(&ankara);
    let (mut each, mut last) = (Vec::new(), Vec::new());
    for index in 0..words.min(team.speeches.len()) {
        let (at, said) = team.speeches[index].clone();
        let (who, line) = team.line(&desk, at, &said).await;
        let sent = Instant::now();
        let revision = post(TcpStream::connect(address).await?, &desk.api("commands"), &who, &line).await?;
        let mut waiting = viewers;
        while waiting > 0 {
            let Some((moment, told)) = seen.recv().await else { break };
            if told >= revision {
                each.push(moment.duration_since(sent));
                waiting -= 1;
            }
        }
        last.push(sent.elapsed());
    }
    let said = last.len();
    let (each, last) = (row("an event at a viewer", &mut each), row("an event at all of them", &mut last));
    Ok(format!(
        "## {viewers} screens\n\n{said} signed words of one operation, from when each is sent.\n\n\
         | | median | p99 | most |\n| --- | --- | --- | --- |\n{each}{last}"
    ))
}

/// Waits for live events: the moment and the revision of each.
async fn view(mut stream: TcpStream, path: String, to: mpsc::UnboundedSender<(Instant, u64)>) -> std::io::Result<()> {
    let head = format!("GET {path} HTTP/1.1\r\nhost: desk\r\nx-who: watcher\r\naccept: text/event-stream\r\n\r\n");
    stream.write_all(head.as_bytes()).await?;
    let mut lines = BufReader::new(stream).lines();
    while let Some(line) = lines.next_line().await? {
        if let Some(revision) = line.strip_prefix("id:").and_then(|id| id.trim().parse().ok())
            && to.send((Instant::now(), revision)).is_err()
        {
            break;
        }
    }
    Ok(())
}

/// Posts a line, and gives how many events there are then.
async fn post(mut stream: TcpStream, path: &str, who: &str, line: &str) -> Result<u64, Box<dyn std::error::Error>> {
    let (length, token) = (line.len(), stand_in::token_of(who));
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: desk\r\nx-who: {who}\r\ncookie: takas-visit={who}\r\nx-takas-token: {token}\r\n\
         content-type: application/json\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{line}"
    );
    stream.write_all(head.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    let told: serde_json::Value = serde_json::from_str(body).map_err(|error| format!("{error}: {answer}"))?;
    Ok(told["revision"].as_u64().unwrap_or(0))
}

fn row(what: &str, spans: &mut [Duration]) -> String {
    spans.sort_unstable();
    let at = |permille: usize| spans.get((spans.len() * permille / 1000).min(spans.len().saturating_sub(1)));
    let shown = |permille| at(permille).map_or_else(String::new, |span| format!("{:.1} ms", span.as_secs_f64() * 1e3));
    format!("| {what} | {} | {} | {} |\n", shown(500), shown(990), shown(1000))
}

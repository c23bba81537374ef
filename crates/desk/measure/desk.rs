//! `cargo xtask bench desk [--seconds N] [--rate N] [--idle N]`: the desk as a server, as `benches/desk.md`.
//!
//! The desk runs as a process of its own, as `takas serve` starts it; the clients are in this one, on the same machine. Measured are: from the
//! start of the process until it answers, open; memory when nobody is there; idle connections, silent and after a request each, and what a
//! request takes beside them; so many requests a second of mixed pages, each timed from when it fell due, so that one that had to wait for
//! another has waited. Connections come from several addresses of the machine's own network, as the desk lets each have only so many. It tests
//! nothing.

use std::io::{self, BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use takas_desk::running::place::{Named, Place};
use takas_desk::server::http::file;
use takas_desk::server::http::start::{Reached, Start, start};
use takas_desk::server::opening::{Work, opener};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};
use tokio::sync::mpsc;

/// Connections from one address: fewer than the desk lets each have.
const OF_ONE_ADDRESS: usize = 900;
/// Connections on which requests are sent.
const SENDERS: usize = 64;
/// Starts of which the middle one is told.
const STARTS: usize = 5;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [word, folder] = arguments.as_slice()
        && word == "serve"
    {
        return serve(Path::new(folder));
    }
    let number = |name: &str, usual: u64| {
        let at = arguments.iter().position(|word| word == name);
        at.and_then(|at| arguments.get(at + 1)?.parse().ok()).unwrap_or(usual)
    };
    let (seconds, rate, idle) = (number("--seconds", 60), number("--rate", 200), number("--idle", 10_000));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(measure(seconds, rate, usize::try_from(idle)?))
}

/// The desk's own process.
fn serve(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let (keys, file) = (folder.join("keys"), folder.join("desk/store.sqlite"));
    let named = Named { store: Some(file.display().to_string()), keys: Some(keys.clone()), passphrase_file: None };
    let mut held = Place::new(&PathBuf::new(), &named)?;
    let store = held.store_to_write()?;
    let listen = SocketAddr::from(([127, 0, 0, 1], 0));
    let reached = Reached { listen, origin: None, certificate: None, proxies: Vec::new() };
    let opener = opener(Work { keys, cases: Vec::new(), is_rehearsal: true })?;
    let begun = Start { reached, store, passphrase: None, is_rehearsal: true, opener };
    start(begun, &mut |line| {
        println!("{line}");
        Ok(())
    })?;
    Ok(())
}

/// The desk's process, ended with this.
struct Served {
    child: Child,
    address: SocketAddr,
    answered_after: Duration,
}

impl Served {
    async fn new(folder: &Path) -> Result<Self, Box<dyn std::error::Error>> {
        let begun = Instant::now();
        let mut command = Command::new(std::env::current_exe()?);
        let mut child = command
            .arg("serve")
            .arg(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .stdin(Stdio::null())
            .spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        let port = line.trim().rsplit(':').next().and_then(|rest| rest.split('/').next()?.parse::<u16>().ok());
        let address = SocketAddr::from(([127, 0, 0, 1], port.ok_or("no port")?));
        let mut stream = TcpStream::connect(address).await?;
        let (status, _) = exchange(&mut stream, "/readyz").await?;
        if status != 200 {
            return Err(format!("the desk is not open: {status}").into());
        }
        Ok(Self { child, address, answered_after: begun.elapsed() })
    }

    fn megabytes(&self) -> f64 {
        let text = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes = line.and_then(|line| line.trim().strip_suffix("kB")?.trim().parse::<f64>().ok());
        kilobytes.unwrap_or(f64::NAN) * 1_024.0 / 1e6
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A request and its answer: the status, and the bytes of the body.
async fn exchange(stream: &mut TcpStream, address: &str) -> io::Result<(u16, usize)> {
    let head = format!("GET {address} HTTP/1.1\r\nhost: localhost\r\naccept: text/html\r\n\r\n");
    stream.write_all(head.as_bytes()).await?;
    let broken = || io::Error::from(io::ErrorKind::UnexpectedEof);
    let mut bytes = Vec::with_capacity(8_192);
    loop {
        if stream.read_buf(&mut bytes).await? == 0 {
            return Err(broken());
        }
        let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else { continue };
        let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
        let status = head.get(9..12).and_then(|status| status.parse().ok()).ok_or_else(broken)?;
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
        let length = length.unwrap_or(0);
        while bytes.len() < end + 4 + length {
            if stream.read_buf(&mut bytes).await? == 0 {
                return Err(broken());
            }
        }
        return Ok((status, length));
    }
}

async fn measure(seconds: u64, rate: u64, idle: usize) -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::temp_dir().join(format!("takas-bench-desk-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("desk"))?;
    let measured = measure_in(&folder, seconds, rate, idle).await;
    std::fs::remove_dir_all(&folder)?;
    measured
}

async fn measure_in(folder: &Path, seconds: u64, rate: u64, idle: usize) -> Result<(), Box<dyn std::error::Error>> {
    println!("| what | measured |\n| --- | --- |");
    let mut starts = Vec::new();
    for _ in 0..STARTS {
        starts.push(Served::new(folder).await?.answered_after);
    }
    starts.sort();
    row("from start to the first answer, open", format!("{:.0} ms", milliseconds(starts[STARTS / 2])));
    let served = Served::new(folder).await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    row("memory, nobody there", format!("{:.0} MB", served.megabytes()));
    for has_spoken in [false, true] {
        let begun = Instant::now();
        let kept = connections(&served, idle, has_spoken).await?;
        let took = begun.elapsed();
        let (probe, _) = timed(&served, "/readyz").await?;
        let what = if has_spoken { "after a request each" } else { "silent" };
        row(
            &format!("{} idle connections, {what}", kept.len()),
            format!(
                "{:.0} MB; a request beside them {:.1} ms; made in {:.1} s",
                served.megabytes(),
                milliseconds(probe),
                took.as_secs_f64()
            ),
        );
        drop(kept);
        tokio::time::sleep(Duration::from_secs(2)).await;
    }
    row("memory, when they have gone", format!("{:.0} MB", served.megabytes()));
    let (mut times, failed) = load(served.address, seconds, rate).await;
    times.sort();
    let at = |share: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "an index")]
        let index = (times.len() as f64 * share) as usize;
        times.get(index.min(times.len().saturating_sub(1))).copied().unwrap_or_default()
    };
    row(
        &format!("{rate} requests a second for {seconds} s"),
        format!(
            "p50 {:.1} ms, p99 {:.1} ms, most {:.1} ms; {} answered, {failed} not",
            milliseconds(at(0.5)),
            milliseconds(at(0.99)),
            milliseconds(at(1.0)),
            times.len()
        ),
    );
    row("memory, after that", format!("{:.0} MB", served.megabytes()));
    Ok(())
}

fn row(what: &str, measured: String) {
    println!("| {what} | {measured} |");
}

fn milliseconds(span: Duration) -> f64 {
    span.as_secs_f64() * 1e3
}

async fn timed(served: &Served, address: &str) -> io::Result<(Duration, u16)> {
    let begun = Instant::now();
    let mut stream = TcpStream::connect(served.address).await?;
    let (status, _) = exchange(&mut stream, address).await?;
    Ok((begun.elapsed(), status))
}

/// Connections that stay open, from as many addresses as it takes.
async fn connections(served: &Served, count: usize, has_spoken: bool) -> io::Result<Vec<TcpStream>> {
    let mut kept = Vec::with_capacity(count);
    for number in 0..count {
        let last = u8::try_from(2 + number / OF_ONE_ADDRESS).map_err(io::Error::other)?;
        let socket = TcpSocket::new_v4()?;
        socket.bind(SocketAddr::from(([127, 0, 0, last], 0)))?;
        let mut stream = socket.connect(served.address).await?;
        if has_spoken {
            exchange(&mut stream, "/static/").await?;
        }
        kept.push(stream);
    }
    Ok(kept)
}

/// Requests that fall due evenly; how long each took from then, and how many failed.
async fn load(address: SocketAddr, seconds: u64, rate: u64) -> (Vec<Duration>, u64) {
    let pages = ["/unlock".to_owned(), "/sign-in".to_owned(), "/".to_owned(), file("desk.css"), "/readyz".to_owned()];
    let (answers, mut answered) = mpsc::unbounded_channel();
    let begun = Instant::now();
    for sender in 0..SENDERS {
        let (answers, pages) = (answers.clone(), pages.clone());
        tokio::spawn(async move {
            let mut stream = None;
            for number in (u64::try_from(sender).unwrap_or(0)..seconds * rate).step_by(SENDERS) {
                let due = begun
                    + Duration::from_secs(1) * u32::try_from(number).unwrap_or(0) / u32::try_from(rate).unwrap_or(1);
                tokio::time::sleep_until(due.into()).await;
                let page = &pages[usize::try_from(number).unwrap_or(0) % pages.len()];
                let outcome = async {
                    let mut own = match stream.take() {
                        Some(own) => own,
                        None => TcpStream::connect(address).await?,
                    };
                    let (status, _) = exchange(&mut own, page).await?;
                    stream = Some(own);
                    if status < 500 && status != 429 { Ok(()) } else { Err(io::Error::other("refused")) }
                };
                let is_answered = outcome.await.is_ok();
                let _ = answers.send(is_answered.then(|| due.elapsed()));
            }
        });
    }
    drop(answers);
    let (mut times, mut failed) = (Vec::new(), 0);
    while let Some(answer) = answered.recv().await {
        match answer {
            Some(took) => times.push(took),
            None => failed += 1,
        }
    }
    (times, failed)
}

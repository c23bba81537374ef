//! `cargo xtask bench desk [--seconds N] [--rate N] [--idle N] [--print]`: the desk as a server, as `benches/desk.md`.
//!
//! The desk runs as a process of its own, as `takas serve` starts it, with the case of Ankara whose rehearsal plays; the clients are in this
//! one, on the same machine. Measured are: from the start of the process until it answers, open; memory when nobody is there; idle connections,
//! silent and after a request each, and what a request takes beside them; so many requests a second of the pages that a signed-in team opens,
//! each timed from when it fell due, so that one that had to wait for another has waited. Connections come from several addresses of the
//! machine's own network, as the desk lets each have only so many. It tests nothing.

use std::fmt::Write as _;
use std::io::{self, BufRead as _, BufReader};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use takas_desk::running::place::{Named, Place};
use takas_desk::server::http::file;
use takas_desk::server::http::start::{Reached, Start, start};
use takas_desk::server::opening::{Work, opener};
use tokio::net::{TcpSocket, TcpStream};
use tokio::sync::mpsc;

use client::{Person, exchange, get};

#[path = "../tests/it/live/ankara.rs"]
#[expect(dead_code, reason = "the tests want more of it")]
mod ankara;
#[path = "../tests/it/accounts/authenticator.rs"]
#[expect(dead_code, reason = "the tests want more of it")]
mod authenticator;
#[path = "page/client.rs"]
mod client;
#[path = "../../cli/examples/machine/load.rs"]
mod load;
#[path = "page/written.rs"]
mod written;

/// Connections from one address: fewer than the desk lets each have.
const OF_ONE_ADDRESS: usize = 900;
/// Connections on which requests are sent.
const SENDERS: usize = 64;
/// Starts of which the middle one is told.
const STARTS: usize = 5;
/// Sessions from which pages are asked for: each may ask so often a second.
const PEOPLE: usize = 40;
/// What those are who are invited, in turn.
const ROLES: [&str; 6] = ["co-mediator", "analyst", "liaison:DEU", "delegate:RUS", "field", "observer"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [word, folder, case, port] = arguments.as_slice()
        && word == "serve"
    {
        return serve(Path::new(folder), Path::new(case), port.parse()?);
    }
    let number = |name: &str, usual: u64| {
        let at = arguments.iter().position(|word| word == name);
        at.and_then(|at| arguments.get(at + 1)?.parse().ok()).unwrap_or(usual)
    };
    let (seconds, rate, idle) = (number("--seconds", 60), number("--rate", 200), number("--idle", 10_000));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let (load_before, begun) = (load::load(), Instant::now());
    let rows = runtime.block_on(measure(seconds, rate, usize::try_from(idle)?))?;
    if !arguments.iter().any(|word| word == "--print") {
        written::put("desk", &rows, &load_before, begun.elapsed().as_secs_f64())?;
    }
    Ok(())
}

/// The desk's own process.
fn serve(folder: &Path, case: &Path, port: u16) -> Result<(), Box<dyn std::error::Error>> {
    let (keys, file) = (folder.join("keys"), folder.join("desk/store.sqlite"));
    let named = Named { store: Some(file.display().to_string()), keys: Some(keys.clone()), passphrase_file: None };
    let mut held = Place::new(&PathBuf::new(), &named)?;
    let store = held.store_to_write()?;
    let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let reached = Reached { listen, origin: None, certificate: None, proxies: Vec::new() };
    let opener = opener(Work { keys, cases: vec![case.to_owned()], is_rehearsal: true })?;
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
    /// What it says where it is.
    told: String,
}

impl Served {
    async fn new(folder: &Path, case: &Path, port: u16) -> Result<Self, Box<dyn std::error::Error>> {
        let begun = Instant::now();
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("serve").arg(folder).arg(case).arg(port.to_string());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).stdin(Stdio::null()).spawn()?;
        let mut told = String::new();
        BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut told)?;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let mut stream = TcpStream::connect(address).await?;
        let answer = exchange(&mut stream, &get("/readyz", "")).await?;
        if answer.status != 200 {
            return Err(format!("the desk is not open: {}", answer.status).into());
        }
        Ok(Self { child, address, answered_after: begun.elapsed(), told: told.trim().to_owned() })
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

async fn measure(seconds: u64, rate: u64, idle: usize) -> Result<String, Box<dyn std::error::Error>> {
    let ankara = ankara::Ankara::new();
    // Nobody's key is elsewhere: the desk plays them all.
    let member = |(id, seat): &(&str, &str)| format!("{id} = {{ seat = \"{seat}\" }}\n");
    let team: String = ankara::TEAM.iter().map(member).collect();
    std::fs::write(ankara.case().join("mediator/team.toml"), format!("format = 1\n\n[team]\n{team}"))?;
    let folder = ankara.case().with_file_name("bench");
    std::fs::create_dir_all(folder.join("desk"))?;
    measure_in(&folder, &ankara.case(), (seconds, rate, idle)).await
}

/// A port that nobody listens on.
fn free_port() -> io::Result<u16> {
    std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr().map(|address| address.port())
}

/// The lead, who has set up the desk, and whom they have invited; and the key of the case.
async fn gather(served: &Served) -> Result<(Vec<Person>, String), Box<dyn std::error::Error>> {
    let (_, secret) = served.told.rsplit_once("/join/").ok_or_else(|| format!("no invitation: {}", served.told))?;
    let mut lead = Person::join(served.address, secret, "lead").await?;
    let cases: serde_json::Value = serde_json::from_slice(&lead.read("/api/v1/cases").await?.body)?;
    let case = cases["cases"][0]["case"].as_str().ok_or("no case")?.to_owned();
    let mut people = Vec::new();
    for (number, role) in (1..PEOPLE).zip(ROLES.iter().cycle()) {
        let name = format!("p{number}");
        let secret = lead.invite(&case, &name, role).await?;
        people.push(Person::join(served.address, &secret, &name).await?);
    }
    people.push(lead);
    Ok((people, case))
}

async fn measure_in(
    folder: &Path,
    case: &Path,
    (seconds, rate, idle): (u64, u64, usize),
) -> Result<String, Box<dyn std::error::Error>> {
    let port = free_port()?;
    let mut rows = Rows::new();
    let (people, key) = gather(&Served::new(folder, case, port).await?).await?;
    let mut starts = Vec::new();
    for _ in 0..STARTS {
        starts.push(Served::new(folder, case, port).await?.answered_after);
    }
    starts.sort();
    rows.add("from start to the first answer, open", format!("{:.0} ms", milliseconds(starts[STARTS / 2])));
    let served = Served::new(folder, case, port).await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    rows.add("memory, nobody there", format!("{:.0} MB", served.megabytes()));
    for has_spoken in [false, true] {
        let begun = Instant::now();
        let kept = connections(&served, idle, has_spoken).await?;
        let took = begun.elapsed();
        let probe = timed(&served, "/readyz").await?;
        let what = if has_spoken { "after a request each" } else { "silent" };
        rows.add(
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
    rows.add("memory, when they have gone", format!("{:.0} MB", served.megabytes()));
    let cookies = people.iter().map(Person::cookie_line).collect();
    let (mut times, shown, failed) = load(served.address, &key, cookies, (seconds, rate)).await;
    times.sort();
    let at = |share: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "an index")]
        let index = (times.len() as f64 * share) as usize;
        times.get(index.min(times.len().saturating_sub(1))).copied().unwrap_or_default()
    };
    rows.add(
        &format!("{rate} requests a second for {seconds} s, of {} people", people.len()),
        format!(
            "p50 {:.1} ms, p99 {:.1} ms, most {:.1} ms; {} answered, {shown} of them with the page and the others that there is none for them, {failed} not",
            milliseconds(at(0.5)),
            milliseconds(at(0.99)),
            milliseconds(at(1.0)),
            times.len()
        ),
    );
    rows.add("memory, after that", format!("{:.0} MB", served.megabytes()));
    Ok(rows.0)
}

/// The rows of a table; each is told when it is there.
struct Rows(String);

impl Rows {
    fn new() -> Self {
        println!("| what | measured |\n| --- | --- |");
        Self("## The process\n\n| what | measured |\n| --- | --- |\n".to_owned())
    }

    fn add(&mut self, what: &str, measured: String) {
        println!("| {what} | {measured} |");
        let _ = writeln!(self.0, "| {what} | {measured} |");
    }
}

fn milliseconds(span: Duration) -> f64 {
    span.as_secs_f64() * 1e3
}

async fn timed(served: &Served, path: &str) -> io::Result<Duration> {
    let begun = Instant::now();
    let mut stream = TcpStream::connect(served.address).await?;
    exchange(&mut stream, &get(path, "")).await?;
    Ok(begun.elapsed())
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
            exchange(&mut stream, &get("/static/", "")).await?;
        }
        kept.push(stream);
    }
    Ok(kept)
}

/// Requests that fall due evenly; how long each took from then, how many brought the page, and how many failed.
async fn load(
    address: SocketAddr,
    case: &str,
    cookies: Vec<String>,
    (seconds, rate): (u64, u64),
) -> (Vec<Duration>, u64, u64) {
    let of_case = |page: &str| format!("/c/{case}/{page}");
    let pages = [
        of_case("board"),
        of_case("board?part=all"),
        of_case("people"),
        of_case("requests"),
        of_case("record"),
        of_case("paper"),
        format!("/c/{case}"),
        of_case("contacts"),
        of_case("positions"),
        of_case("positions/DEU"),
        of_case("deals"),
        of_case("rounds"),
        of_case("plans"),
        of_case("pictures"),
        format!("/api/v1/cases/{case}/operation"),
        format!("/api/v1/cases/{case}/events?from=0"),
        "/cases".to_owned(),
        "/account".to_owned(),
        file("desk.css"),
        "/sign-in".to_owned(),
        "/readyz".to_owned(),
    ];
    let (answers, mut answered) = mpsc::unbounded_channel();
    let begun = Instant::now();
    for sender in 0..SENDERS {
        let (answers, pages, cookies) = (answers.clone(), pages.clone(), cookies.clone());
        tokio::spawn(async move {
            let mut stream = None;
            for number in (u64::try_from(sender).unwrap_or(0)..seconds * rate).step_by(SENDERS) {
                let due = begun
                    + Duration::from_secs(1) * u32::try_from(number).unwrap_or(0) / u32::try_from(rate).unwrap_or(1);
                tokio::time::sleep_until(due.into()).await;
                let at = usize::try_from(number).unwrap_or(0);
                // Whoever asks for which page changes from round to round.
                let page = &pages[(at + at / pages.len()) % pages.len()];
                let request = get(page, &cookies[at % cookies.len()]);
                let outcome = async {
                    let mut own = match stream.take() {
                        Some(own) => own,
                        None => TcpStream::connect(address).await?,
                    };
                    let status = exchange(&mut own, &request).await?.status;
                    stream = Some(own);
                    if status < 500 && status != 429 { Ok(status == 200) } else { Err(io::Error::other("refused")) }
                };
                let is_shown = outcome.await.ok();
                let _ = answers.send(is_shown.map(|is_shown| (due.elapsed(), is_shown)));
            }
        });
    }
    drop(answers);
    let (mut times, mut shown, mut failed) = (Vec::new(), 0, 0);
    while let Some(answer) = answered.recv().await {
        match answer {
            Some((took, is_shown)) => {
                times.push(took);
                shown += u64::from(is_shown);
            }
            None => failed += 1,
        }
    }
    (times, shown, failed)
}

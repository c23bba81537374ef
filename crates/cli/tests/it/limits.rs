//! Limits that hold, Ctrl-C that stops cleanly, and the same bytes from the same input.

use std::io::Read as _;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use takas_check::oracle::growth_case;
use takas_clearing::{Engine, Limits};
use takas_model::{Objective, Outcome, Value};

use crate::desk::Desk;
use crate::write;

/// Whatever stops a run stops it within a second or so; a machine that is busy may take longer, and the proof would take minutes.
const STOPS_WITHIN: Duration = Duration::from_secs(10);

const PLAIN: [&str; 4] = ["--alternatives", "0", "--decisive", "no"];

/// A desk with a large case on it: so many people, a deal, and much to prove.
fn with_growth(name: &str, people: usize) -> Desk {
    let desk = Desk::new(name);
    let case = write::expressible(&growth_case(7, people));
    for (file, bytes) in write::files(&case).iter() {
        desk.write(&format!("growth/{file}"), bytes);
    }
    desk
}

/// A run that was watched: exit code, data, talk, and how long it took from `since` on.
struct Watched {
    code: Option<i32>,
    stdout: String,
    took: Duration,
    peak_kib: u64,
}

/// Waits for the end, keeping an eye on the memory.
fn watch(mut child: Child, since: Instant) -> Watched {
    let mut out = child.stdout.take().expect("a pipe");
    let reader = std::thread::spawn(move || {
        let mut text = String::new();
        out.read_to_string(&mut text).expect("UTF-8");
        text
    });
    let status = format!("/proc/{}/status", child.id());
    let mut peak_kib = 0;
    let code = loop {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let peak = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = peak.and_then(|rest| rest.trim().split(' ').next()?.parse().ok());
        peak_kib = peak_kib.max(kib.unwrap_or(0));
        if let Some(ended) = child.try_wait().expect("a child") {
            break ended.code();
        }
        assert!(since.elapsed() < Duration::from_secs(120), "it does not end");
        std::thread::sleep(Duration::from_millis(5));
    };
    let took = since.elapsed();
    Watched { code, stdout: reader.join().expect("it reads"), took, peak_kib }
}

fn spawn(desk: &Desk, arguments: &[&str]) -> Child {
    let mut command = desk.command(&[&["deals", "growth"], &PLAIN[..], arguments].concat());
    command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the binary runs")
}

/// Holds that the output says what the exit code says: a deal without proof, or no answer.
fn labelled(seen: &Watched) {
    let status = serde_json::from_str::<serde_json::Value>(&seen.stdout).expect("JSON")["status"].clone();
    match seen.code {
        Some(5) => assert_eq!(status, "feasible"),
        Some(6) => assert_eq!(status, "interrupted"),
        other => panic!("exit {other:?}: {status}"),
    }
}

#[test]
fn ctrl_c_gives_the_best_so_far() {
    let desk = with_growth("limits-interrupt", 1_000);
    let child = spawn(&desk, &["--json"]);
    // Long enough for the case to be read and a first deal to be found, far too short for the proof.
    std::thread::sleep(Duration::from_secs(3));
    let pressed = Instant::now();
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill runs");
    assert!(killed.success());
    let seen = watch(child, pressed);
    assert!(seen.took < STOPS_WITHIN, "{:?} after Ctrl-C", seen.took);
    labelled(&seen);
}

#[test]
fn a_limit_of_time_holds() {
    let desk = with_growth("limits-time", 1_000);
    for seconds in ["0", "0.5", "1"] {
        let started = Instant::now();
        let seen = watch(spawn(&desk, &["--json", "--time", seconds, "--quiet"]), started);
        let limit = Duration::from_secs_f64(seconds.parse().expect("a number"));
        assert!(seen.took < limit + STOPS_WITHIN, "--time {seconds}: {:?}", seen.took);
        labelled(&seen);
    }
}

#[test]
fn a_limit_of_memory_holds() {
    let desk = with_growth("limits-memory", 300);
    let seen = watch(spawn(&desk, &["--json", "--memory", "0", "--quiet"]), Instant::now());
    labelled(&seen);
    assert!(seen.peak_kib > 0 && seen.peak_kib < 200 << 10, "{} KiB", seen.peak_kib);
}

#[test]
fn the_same_work_gives_the_same_bytes() {
    let desk = with_growth("limits-work", 100);
    for work in ["1", "10000", "3000000"] {
        let run = || watch(spawn(&desk, &["--json", "--work", work, "--quiet"]), Instant::now());
        let (first, second) = (run(), run());
        assert_eq!(first.code, second.code, "--work {work}");
        assert!(first.stdout == second.stdout, "--work {work} differs from run to run");
        labelled(&first);
    }
}

#[test]
fn the_same_case_gives_the_same_bytes() {
    let examples = ["ankara-2024", "ankara-2024-february", "griner-bout-2022", "vienna-2010"];
    let desk = Desk::with_examples("limits-same", &examples);
    for example in examples {
        for extra in [&[][..], &["--json", "--fragility"], &["--html", "page.html"], &["--view", "RUS"]] {
            let run = || {
                let ran = desk.takas(&[&["deals", example], extra].concat()).exits(0);
                let page = if extra.contains(&"--html") { desk.read("page.html") } else { String::new() };
                (ran.stdout, ran.stderr, page)
            };
            assert!(run() == run(), "{example} {extra:?} differs from run to run");
        }
    }
}

/// However early a limit comes, no bound on people is above the number of people, who each move once at most.
#[test]
fn no_bound_exceeds_the_number_of_people() {
    let mut open = 0;
    for seed in 1..=4 {
        let case = growth_case(seed, 60);
        for work in [1_000, 30_000, 100_000, 300_000] {
            let mut silent = |_: &takas_clearing::Progress| {};
            let limits = Limits { work, ..Limits::generous() };
            let Ok(Outcome::Deal { objectives, .. }) = Engine::new(limits, &mut silent).clear(&case) else { continue };
            let people = objectives.iter().find(|level| level.objective == Objective::People);
            let (value, bound) = people.map(|level| (level.value.clone(), level.bound.clone())).expect("an objective");
            open += usize::from(bound.as_ref() != Some(&value));
            assert!(matches!(bound, None | Some(Value::Number(0..=60))), "seed {seed}, work {work}: {bound:?}");
        }
    }
    assert!(open > 0, "some were cut short");
}

//! Time, Ctrl-C and progress: the world's side of the engine's limits.

use std::cell::RefCell;
use std::io::{IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use takas_clearing::{Engine, Limits, Progress, Stage};
use takas_desk::interrupt;
use takas_handover::PlanLimits;
use takas_model::{Case, PlanValue};

use crate::arguments::LimitArguments;

/// When to stop, by the clock and the keyboard.
struct Stopwatch {
    deadline: Option<Instant>,
}

impl Stopwatch {
    /// Starts now.
    fn start(arguments: LimitArguments) -> Self {
        let seconds = arguments.time.filter(|seconds| seconds.is_finite() && *seconds >= 0.0);
        let limit = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
        Self { deadline: limit.and_then(|limit| Instant::now().checked_add(limit)) }
    }

    /// Whether to stop.
    fn is_over(&self) -> bool {
        interrupt::was_pressed() || self.deadline.is_some_and(|deadline| Instant::now() >= deadline)
    }
}

/// The engine's limits from the command line's.
fn limits(arguments: LimitArguments, stop: &dyn Fn() -> bool) -> Limits<'_> {
    let megabytes = usize::try_from(arguments.memory).unwrap_or(usize::MAX);
    Limits {
        work: arguments.work.unwrap_or(u64::MAX),
        memory_bytes: megabytes.saturating_mul(1 << 20),
        proof_numbers: 20_000_000,
        stop,
    }
}

/// Does something with an engine within the limits of the command line: Ctrl-C stops it, progress is told. Progress names the parties of
/// the case, where there is one.
pub(crate) fn with_engine<T>(
    case: Option<&Case>,
    arguments: LimitArguments,
    act: impl FnOnce(&mut Engine<'_>) -> T,
) -> T {
    interrupt::listen();
    let stopwatch = Stopwatch::start(arguments);
    let stop = || stopwatch.is_over();
    let mut reporter = Reporter::new(case, arguments.quiet);
    let done = {
        let mut report = |at: &Progress| reporter.report(at);
        act(&mut Engine::new(limits(arguments, &stop), &mut report))
    };
    reporter.end();
    done
}

/// The limits that are left of a command that began at `started`: its time is one.
pub(crate) fn left(arguments: LimitArguments, started: Instant) -> LimitArguments {
    let time = arguments.time.map(|seconds| (seconds - started.elapsed().as_secs_f64()).max(0.0));
    LimitArguments { time, ..arguments }
}

/// Does something with the planner within the limits of the command line, from a seed; tells, too, whether the clock or Ctrl-C ended it.
pub(crate) fn with_planner<T>(
    arguments: LimitArguments,
    seed: u64,
    stage: &str,
    act: impl FnOnce(&PlanLimits<'_>) -> T,
) -> (T, bool) {
    interrupt::listen();
    let stopwatch = Stopwatch::start(arguments);
    let reporter = RefCell::new(Reporter::new(None, arguments.quiet));
    let known: RefCell<Option<(PlanValue, PlanValue)>> = RefCell::new(None);
    let stop = || {
        reporter.borrow_mut().tell(|seconds| plan_line(seconds, stage, *known.borrow()));
        stopwatch.is_over()
    };
    let tell = |value: PlanValue, bound: PlanValue| {
        *known.borrow_mut() = Some((value, bound));
    };
    // Who gives it a time gives it all of that time.
    let patience = if arguments.time.is_some() { u64::MAX } else { PlanLimits::default().patience };
    let limits = PlanLimits { work: arguments.work.unwrap_or(u64::MAX), patience, seed, stop: &stop, tell: &tell };
    let done = act(&limits);
    reporter.borrow().end();
    (done, stopwatch.is_over())
}

/// Does something that is made of so many runs: hands it a question whether to stop, by the clock or Ctrl-C, and an ear for how many are made.
pub(crate) fn with_runs<T>(
    time: Option<f64>,
    quiet: bool,
    all: u64,
    act: impl FnOnce(&dyn Fn() -> bool, &mut dyn FnMut(u64)) -> T,
) -> T {
    interrupt::listen();
    let stopwatch = Stopwatch::start(LimitArguments { time, work: None, memory: 0, quiet });
    let mut reporter = Reporter::new(None, quiet);
    let done = act(&|| stopwatch.is_over(), &mut |made| {
        reporter.tell(|seconds| format!("{seconds:7.1} s  rehearsing: {made} of {all} runs"));
    });
    reporter.end();
    done
}

/// How far the planner is.
fn plan_line(seconds: f64, stage: &str, known: Option<(PlanValue, PlanValue)>) -> String {
    let Some((value, bound)) = known else { return format!("{seconds:7.1} s  {stage}: no plan yet") };
    format!(
        "{seconds:7.1} s  {stage}: exposure {} (bound {}), last arrival at minute {} ({}), {} rides ({})",
        value.exposure, bound.exposure, value.makespan, bound.makespan, value.rides, bound.rides
    )
}

/// Tells on standard error how far the engine is, from the first second on.
struct Reporter<'c> {
    case: Option<&'c Case>,
    started: Instant,
    last: Option<Instant>,
    live: bool,
    quiet: bool,
}

impl<'c> Reporter<'c> {
    fn new(case: Option<&'c Case>, quiet: bool) -> Self {
        Self { case, started: Instant::now(), last: None, live: std::io::stderr().is_terminal(), quiet }
    }

    /// One report of the engine.
    fn report(&mut self, at: &Progress) {
        let case = self.case;
        self.tell(|seconds| line(case, at, seconds));
    }

    /// Tells a line, by the seconds that have passed, unless the last one is too fresh.
    fn tell(&mut self, line: impl FnOnce(f64) -> String) {
        let now = Instant::now();
        let pause = if self.live { Duration::from_millis(250) } else { Duration::from_secs(5) };
        let due = self
            .last
            .map_or(now.duration_since(self.started) > Duration::from_secs(1), |last| now.duration_since(last) > pause);
        if self.quiet || !due {
            return;
        }
        self.last = Some(now);
        let line = line(now.duration_since(self.started).as_secs_f64());
        let mut stderr = std::io::stderr().lock();
        // Progress is talk: when nobody can hear it, the work goes on.
        let _ = if self.live { write!(stderr, "\r\x1b[2K{line}") } else { writeln!(stderr, "{line}") };
        let _ = stderr.flush();
    }

    /// Clears the progress line.
    fn end(&self) {
        if self.live && self.last.is_some() {
            let _ = write!(std::io::stderr(), "\r\x1b[2K");
        }
    }
}

/// How far the engine is.
fn line(case: Option<&Case>, at: &Progress, seconds: f64) -> String {
    let number = |value: Option<i64>| value.map_or_else(|| "-".to_owned(), |value| value.abs().to_string());
    let stage = match at.stage {
        Stage::AnyDeal => "looking for any deal".to_owned(),
        Stage::Best(party) => {
            format!("the best for {}", case.map_or("a party", |case| case.party(party).id.as_str()))
        }
        Stage::Objective(objective) => format!("objective {}", objective.name()),
        Stage::Unique => "is it the only one".to_owned(),
        Stage::Conflict => "which rules conflict".to_owned(),
        Stage::Shortest => "which conflict is shortest".to_owned(),
        Stage::Transplants => "transplants".to_owned(),
        Stage::Bargain => "points so far".to_owned(),
        Stage::Order => "the safe order".to_owned(),
        Stage::Concessions => "which concessions unlock a deal".to_owned(),
        Stage::Front(points) => format!("the landscape, {points} points"),
        Stage::Likely => "the deal most likely to be accepted".to_owned(),
        Stage::Distinct(before) => format!("a deal unlike {before} others"),
    };
    format!(
        "{seconds:7.1} s  {stage}: best so far {}, bound {}, {} nodes",
        number(at.incumbent),
        number(at.bound),
        at.nodes
    )
}

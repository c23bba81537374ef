//! `takas run`: a plan is run: from the terminal, from a script, by another program, or played as a rehearsal.

use std::io::{BufRead as _, IsTerminal as _};
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use takas_desk::interrupt;
use takas_formats::operations::{
    AnswerOut, LineIn, Moment, OutcomeOut, RefusalOut, ScriptLine, Spoken, parse_line, read_act, read_script,
};
use takas_formats::{CaseFiles, Code, Diagnostic, Severity};
use takas_ledger::VerifierKey;
use takas_model::{Instant, OperationEvent, OperationKind, Reason, TargetRef};
use takas_views::phrase::joined;
use takas_views::{Course, Names, Reader, Telling};

use crate::arguments::RunArguments;
use crate::commands::store::keeping;
use crate::dossier;
use crate::exit;
use crate::failure::Failure;
use crate::folder::{self, FileError};
use crate::kept;
use crate::put;
use crate::reading;
use crate::running::begin::{self, Source};
use crate::running::clock::{Pacer, local, now, zone};
use crate::running::journal::Elsewhere;
use crate::running::place::Place;
use crate::running::session::{Outcome, Session, time_of};
use crate::running::{board, play, script, signed, terminal};
use crate::talks;

/// The longest line that is read from standard input.
const LINE_MAX: u64 = 1 << 20;
/// How often a live operation looks at its clock while nobody says anything.
const GLANCE: Duration = Duration::from_millis(500);

/// Runs the command.
///
/// # Errors
/// When case, plan, team, script or store have mistakes, or something cannot be read or written.
pub(crate) fn run(arguments: &RunArguments) -> Result<u8, Failure> {
    #[cfg(feature = "desk")]
    if let Some(address) = &arguments.remote.desk {
        return super::remote::run(address, arguments);
    }
    let talks = talks::read(&arguments.case)?;
    let file = match &arguments.plan {
        Some(named) => kept::file(&arguments.case, named),
        None => kept::file(&arguments.case, &kept::only(&arguments.case)?),
    };
    let kept = kept::read(&file, &arguments.case, &talks, Severity::Error)?;
    let kind = if arguments.rehearsal { OperationKind::Rehearsal } else { begin::kind_of(talks.case.nature) };
    let name = arguments.operation.clone().unwrap_or_else(|| format!("{}-{}", kind_word(kind), kept.saved.id));
    let source = Source {
        dossier: dossier::of_folder(&arguments.case),
        talks: &talks,
        kept: &kept,
        kind,
        name: &name,
        witnesses: witnesses(&arguments.witness)?,
        witnesses_wanted: arguments.witnesses_wanted,
        second_copy: arguments.second_copy.clone(),
    };
    let reader = arguments.view.as_deref().map(|id| reading::party(&talks.case, id)).transpose()?;
    let reader = reader.map_or(Reader::Mediator, Reader::Party);
    let script = arguments.script.as_deref().map(read_file).transpose()?;
    let mut place = Place::new(&arguments.case, &arguments.place.named())?;
    let (mut session, goes_on) = begin::open(&source, &mut place)?;
    if session.operation.charter().kind != kind {
        return Err(Failure::Usage(format!(
            "`{name}` is the name of an operation of another kind; choose another name"
        )));
    }
    tell!("takas: {}", opened(&session, &name, goes_on));
    keeping::tell_due(&session.journal.store, Some(&folder::case_id(&arguments.case)));
    if session.journal.confirmed().is_some() && arguments.second_copy.is_none() && !session.journal.is_shared() {
        tell!("takas: the team demands a second copy and none is named (--second-copy FOLDER): nothing is confirmed");
    }
    let names = if arguments.pseudonyms { Names::Pseudonyms } else { Names::Real };
    let show = Show { reader, names, pace: arguments.pace };
    if arguments.json {
        return by_lines(&mut session);
    }
    interrupt::listen();
    if let Some(bytes) = script {
        return by_script(&mut session, &show, arguments, &bytes);
    }
    if arguments.rehearsal {
        return played(&mut session, &show, arguments.seed);
    }
    if !(std::io::stdin().is_terminal() && std::io::stdout().is_terminal()) {
        tell!("takas: there is no terminal: this is how it stands; --json or --script FILE says something");
        put(&board::whole(&session, show.reader, show.names, session.moment(), crate::COLUMNS))?;
        return Ok(exit::DONE);
    }
    terminal::run(&mut session, show.reader, show.names)
}

/// How what happens is shown.
#[derive(Clone, Copy)]
pub(crate) struct Show {
    /// To whom.
    pub(crate) reader: Reader,
    /// By which names.
    pub(crate) names: Names,
    /// How many times faster than the clock.
    pub(crate) pace: u32,
}

fn kind_word(kind: OperationKind) -> &'static str {
    match kind {
        OperationKind::Live => "live",
        OperationKind::Rehearsal => "rehearsal",
        OperationKind::Historical => "historical",
    }
}

fn opened(session: &Session, name: &str, goes_on: bool) -> String {
    let what = match session.operation.charter().kind {
        OperationKind::Live => "an operation",
        OperationKind::Rehearsal => "a REHEARSAL: nothing here has happened",
        OperationKind::Historical => {
            "a record of what is known: nothing is permitted or refused, and what is not told is not known"
        }
    };
    if goes_on {
        format!("`{name}`, {what}, goes on after {} events", session.events.len())
    } else {
        format!("`{name}`, {what}, begins")
    }
}

fn witnesses(keys: &[String]) -> Result<Vec<VerifierKey>, Failure> {
    let read =
        |key: &String| VerifierKey::parse(key).map_err(|error| Failure::Usage(format!("--witness `{key}`: {error}")));
    keys.iter().map(read).collect()
}

pub(super) fn read_file(path: &Path) -> Result<(String, Vec<u8>), Failure> {
    let mend = "name a file with lines `HH:MM author act …`";
    let bytes = folder::read_capped(path).map_err(|error| FileError::new(path, "cannot be read", mend, error))?;
    Ok((path.display().to_string(), bytes))
}

/// Commands from standard input, an answer to each; what the clock and the second copy bring, when they do.
fn by_lines(session: &mut Session) -> Result<u8, Failure> {
    let (to, lines) = sync_channel(1);
    thread::spawn(move || {
        let mut input = std::io::stdin().lock();
        loop {
            let mut line = Vec::new();
            let read = std::io::Read::take(&mut input, LINE_MAX).read_until(b'\n', &mut line);
            let is_over = !matches!(read, Ok(1..));
            if to.send(read.map(|_| line)).is_err() || is_over {
                return;
            }
        }
    });
    let mut was_refused = false;
    let mut confirmed = session.journal.confirmed();
    loop {
        let line = match lines.recv_timeout(GLANCE) {
            Ok(line) => line.map_err(|error| {
                let mend = "see that what writes the commands goes on";
                FileError::new(Path::new("standard input"), "cannot be read", mend, error)
            })?,
            Err(RecvTimeoutError::Timeout) => {
                glance(session, &mut confirmed)?;
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => break,
        };
        if line.is_empty() {
            break;
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let outcome = match parse_line(&session.names, &line, |named| session.digest_of(named)) {
            Ok(line) => by_line(session, line)?,
            Err(told) => OutcomeOut::mistakes(&told),
        };
        was_refused |= !matches!(outcome, OutcomeOut::Accepted(_));
        confirmed = session.journal.confirmed();
        put(&AnswerOut::new(outcome).confirming(confirmed).line())?;
    }
    Ok(if was_refused { exit::REFUSED } else { exit::DONE })
}

/// Tells what the clock brought to a live operation, and that the second copy has more by now.
fn glance(session: &mut Session, confirmed: &mut Option<u64>) -> Result<(), Failure> {
    if session.operation.charter().kind == OperationKind::Live && session.is_due(now()) {
        // What cannot be stored now comes again, and that the place is lost is the answer to the next line.
        if let Ok(brought) = session.tick(now()) {
            clock(session, &brought)?;
        }
    }
    let present = session.journal.confirmed();
    if present > *confirmed {
        *confirmed = present;
        put(&AnswerOut::new(OutcomeOut::Confirmed).confirming(present).line())?;
    }
    Ok(())
}

fn clock(session: &mut Session, brought: &[OperationEvent]) -> Result<(), Failure> {
    if brought.is_empty() {
        return Ok(());
    }
    let confirmed = session.journal.confirmed();
    put(&AnswerOut::new(OutcomeOut::clock(&session.names, brought)).confirming(confirmed).line())
}

/// A line of standard input, with what was signed elsewhere taken out of its base64.
enum Line {
    Spoken(Spoken),
    Signed(Elsewhere),
}

fn by_line(session: &mut Session, line: LineIn) -> Result<OutcomeOut, Failure> {
    let line = match line {
        LineIn::Spoken(spoken) => Line::Spoken(spoken),
        LineIn::Signed(out) => match signed::from_line(&out) {
            Ok(signed) => Line::Signed(signed),
            Err(message) => return Ok(not_signed(message)),
        },
    };
    let time = match &line {
        Line::Spoken(spoken) => spoken.time,
        // What nobody has signed moves no clock.
        Line::Signed(signed) => session.read_signed(signed).is_ok().then(|| time_of(signed)),
    };
    // In a rehearsal, and where what happened is told afterwards, the desk's clock is that of what is told.
    let at = match session.operation.charter().kind {
        OperationKind::Live => now(),
        _ => time.unwrap_or_else(|| session.moment()).max(session.moment()),
    };
    let brought = match session.tick(at) {
        Ok(brought) => brought,
        Err(failure) => return Ok(OutcomeOut::NotStored(failure.to_string())),
    };
    clock(session, &brought)?;
    let outcome = match line {
        Line::Spoken(spoken) if !session.journal.can_sign(spoken.author) => {
            let id = session.names.present().authors.of(spoken.author.index());
            return Ok(OutcomeOut::NotStored(format!(
                "the key of `{id}` is not in the folder of keys: nobody else signs for them"
            )));
        }
        Line::Spoken(spoken) => session.say(spoken, at),
        Line::Signed(signed) => session.say_signed(&signed, at),
    };
    match outcome {
        Ok(Outcome::Accepted(events)) => Ok(OutcomeOut::accepted(&session.names, &events)),
        Ok(Outcome::Refused(reasons)) => {
            let refusal = |reason: &Reason| {
                let words = session.words(std::slice::from_ref(reason), Reader::Mediator, Names::Real);
                RefusalOut::new(&session.names, reason, joined(&words, "; "))
            };
            Ok(OutcomeOut::Refused(reasons.iter().map(refusal).collect()))
        }
        Ok(Outcome::NotSigned(why)) => Ok(not_signed(why.to_string())),
        Ok(Outcome::Barred(who)) => {
            let help =
                "see who is next in the line of substitutes, or mend the status in case.toml; then clear and plan anew";
            Ok(OutcomeOut::mistake(Code::SubstituteUnfit, session.barred(&who, Names::Real).to_string(), help))
        }
        Err(failure) => Ok(OutcomeOut::NotStored(failure.to_string())),
    }
}

fn not_signed(message: String) -> OutcomeOut {
    let help = "hand the line over as `takas record sign` wrote it, for this operation (`takas record trust`)";
    OutcomeOut::mistake(Code::OperationSignature, message, help)
}

/// What stands in a script, each line when it is its time.
fn by_script(
    session: &mut Session,
    show: &Show,
    arguments: &RunArguments,
    (path, bytes): &(String, Vec<u8>),
) -> Result<u8, Failure> {
    // A script is read by the plan with which the operation began, however far it has come.
    let handover = session.operation.charter().target.handover.clone();
    let bytes = match std::str::from_utf8(bytes) {
        Ok(text) => session.with_digests(text).into_bytes(),
        Err(_) => bytes.clone(),
    };
    let first = session.names.of(TargetRef::new(0)).expect("there is a first plan");
    let lines = read_script(first, &handover, path, &bytes).map_err(|told| {
        let files = CaseFiles::from_iter([(path.clone(), bytes.clone())]);
        reading::show(Path::new(""), &files, &told.iter().collect::<Vec<_>>());
        Failure::Mistakes(reading::summary(&told, Path::new(path)))
    })?;
    let mut pacer = Pacer::new(arguments.pace);
    let mut was_refused = false;
    let begun = script::gone_through(session, &lines);
    if begun > 0 {
        tell!("takas: {path}: {begun} of {} lines were gone through before; the others follow", lines.len());
    }
    for line in lines.into_iter().skip(begun) {
        if interrupt::was_pressed() {
            break;
        }
        let at = handover.begins + line.at * 60;
        pass(session, show, &mut pacer, at)?;
        was_refused |= !by_words(session, show, &line, at)?;
    }
    put(&board::whole(session, show.reader, show.names, session.moment(), crate::COLUMNS))?;
    Ok(if was_refused { exit::REFUSED } else { exit::DONE })
}

/// Says a line of a script; whether it was accepted.
fn by_words(session: &mut Session, show: &Show, line: &ScriptLine, at: Instant) -> Result<bool, Failure> {
    let handover = &session.operation.target(&session.state).handover;
    let travels = |unit| session.travels(unit);
    let minute = at.saturating_sub(handover.begins).div_euclid(60);
    let moment = Moment { names: session.names.present(), handover, now: minute, travels: &travels };
    let act = read_act(moment, &line.words).map_err(|told: Vec<Diagnostic>| {
        reading::refuse_typed(&line.words, &told, format!("line {} of the script cannot be read", line.line))
    })?;
    let Some(author) = session.author(&line.author) else { return Ok(false) };
    let target = session.names.present_target();
    let outcome = session.say(Spoken { author, sequence: None, time: Some(at), target, act }, at)?;
    let what = match show.names {
        Names::Real => format!("line {}: {} {}", line.line, line.author, line.words),
        Names::Pseudonyms => format!("line {}", line.line),
    };
    told(session, show, &outcome, &what)
}

/// A rehearsal: what everybody would say.
fn played(session: &mut Session, show: &Show, seed: u64) -> Result<u8, Failure> {
    let was_refused = play_on(session, show, seed)?;
    put(&board::whole(session, show.reader, show.names, session.moment(), crate::COLUMNS))?;
    Ok(if was_refused { exit::REFUSED } else { exit::DONE })
}

/// Plays what is left of a rehearsal; whether something was refused.
pub(crate) fn play_on(session: &mut Session, show: &Show, seed: u64) -> Result<bool, Failure> {
    let mut pacer = Pacer::new(show.pace);
    let mut was_refused = false;
    for (at, said) in play::speeches(&session.operation, seed) {
        if interrupt::was_pressed() {
            break;
        }
        // What was said before this process began is not said again.
        if session.state.next_sequence(said.author).is_some_and(|next| said.sequence < next) {
            continue;
        }
        pass(session, show, &mut pacer, at)?;
        let spoken = Spoken { author: said.author, sequence: None, time: Some(at), target: said.target, act: said.act };
        let outcome = session.say(spoken, at)?;
        was_refused |= !told(session, show, &outcome, "what was to be played")?;
    }
    Ok(was_refused)
}

/// Lets the time until a moment pass, and says what the clock brings.
fn pass(session: &mut Session, show: &Show, pacer: &mut Pacer, at: Instant) -> Result<(), Failure> {
    if let Some(left_out) = pacer.wait(at) {
        let line = match left_out / 60 {
            0 | 1 => "        … a minute in which nothing happens is left out\n".to_owned(),
            minutes => format!("        … {minutes} minutes in which nothing happens are left out\n"),
        };
        put(&line)?;
    }
    let brought = session.tick(at)?;
    put(&lines(session, show, &brought))
}

/// Shows what came of something; whether it was accepted.
fn told(session: &Session, show: &Show, outcome: &Outcome, what: &str) -> Result<bool, Failure> {
    match outcome {
        Outcome::Accepted(events) => {
            put(&lines(session, show, events))?;
            Ok(true)
        }
        Outcome::Refused(reasons) => {
            let words = session.words(reasons, show.reader, show.names);
            tell!("takas: refused, and nothing has changed: {what}\n  {}", joined(&words, "\n  "));
            Ok(false)
        }
        Outcome::Barred(who) => {
            tell!("takas: refused, and nothing has changed: {what}\n  {}", session.barred(who, show.names));
            Ok(false)
        }
        Outcome::NotSigned(why) => {
            tell!("takas: not taken, and nothing has changed: {what}\n  {why}");
            Ok(false)
        }
    }
}

/// Events as a reader may know them, a line each.
pub(crate) fn lines(session: &Session, show: &Show, events: &[OperationEvent]) -> String {
    if events.is_empty() {
        return String::new();
    }
    let course = Course::after(session.operation.charter(), &session.adopted);
    let telling = Telling::new(&session.case, course, show.reader, show.names);
    let zone = zone(&session.operation.target(&session.state).handover);
    let line = |event: &OperationEvent| {
        telling.told(event).map(|words| format!("{}  {words}\n", local(event.at, zone).get(11..).unwrap_or_default()))
    };
    events.iter().filter_map(line).collect()
}

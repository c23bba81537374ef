//! Sheets: printed, and read back. Read back takes three steps, each of which works without a script but the last, which signs: the code, what
//! is ticked, and the lines that come of it, with the time that is written on the paper.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use data_encoding::{BASE64, HEXLOWER};
use serde::Deserialize;
use takas_atlas::Instant as Moment;
use takas_formats::operations::{act_words, command_bytes};
use takas_model::{Act, Instant, UnitRef};
use takas_views::plan::Time;
use takas_views::{Course, Phrase, Reader, Telling};

use super::qr;
use super::sheet::{Content, Sheet, Tick};
use super::taken::NAMES;
use crate::failure::Failure;
use crate::running::session::is_kept_apart;
use crate::server::http::{Form, Page, Refusal, show};
use crate::server::live::frame::{Frame, html, query, spoken};
use crate::server::live::running::Running;
use crate::server::live::visit::Visit;
use crate::server::live::{Speaker, Wish};

/// A sheet as it is printed.
#[derive(Template)]
#[template(path = "field/sheet.html")]
struct SheetPage {
    page: Page,
    key: String,
    printed: Printed,
}

impl SheetPage {
    fn moment(&self, time: &Time) -> String {
        self.page.speaker.moment_of(&time.utc, &time.local, &time.zone)
    }
}

/// What stands on a sheet.
struct Printed {
    title: String,
    ride: Phrase,
    departs: Time,
    arrives: Time,
    moment: Time,
    sheet: Sheet,
    of_ride: Vec<Column>,
    of_people: Vec<Column>,
    rows: Vec<Row>,
    drawing: String,
    code: String,
    warnings: Vec<Phrase>,
}

/// What is ticked, and by which clock.
struct Column {
    tick: Tick,
    zone: String,
    /// The day on which it is to be, there.
    day: String,
}

fn columns(ticks: &[Tick], ride: &takas_views::CarriedRide) -> Vec<Column> {
    let column = |tick: &Tick| {
        let time = tick.time(ride);
        Column { tick: *tick, zone: time.zone.clone(), day: time.local.get(..10).unwrap_or_default().to_owned() }
    };
    ticks.iter().map(column).collect()
}

/// Somebody on a sheet.
struct Row {
    number: usize,
    who: Phrase,
    /// For each column, whether there is a box.
    boxes: Vec<bool>,
}

fn row(one: &takas_views::Carried, columns: &[Tick]) -> Row {
    let boxes = columns.iter().map(|tick| tick.is_of(one)).collect();
    Row { number: one.unit.index() + 1, who: one.who.clone(), boxes }
}

/// `GET /c/{case}/field/sheet/{ride}`.
pub(super) async fn printed(visit: Visit, Path((_, ride)): Path<(String, usize)>) -> Result<Response, Refusal> {
    visit.wants(Wish::SeeBoard)?;
    visit.wants(Wish::Say)?;
    let (reader, handle, case) = (visit.reader, visit.operation()?, visit.case.key.clone());
    let said = visit.word("field-sheet-code");
    let printed = handle.ask(move |running| print(running, reader, ride, &case, &said)).await?;
    let printed = printed.map_err(|_| Refusal::Unavailable)?.ok_or(Refusal::NotFound)?;
    Ok(show(&SheetPage { page: visit.page.clone(), key: visit.case.key.as_str().to_owned(), printed }))
}

fn print(
    running: &mut Running,
    reader: Reader,
    ride: usize,
    case: &crate::server::role::CaseKey,
    said: &str,
) -> Result<Option<Printed>, Failure> {
    let view = running.view(reader, NAMES, crate::server::live::Extent::Board);
    let Some(sheet) = Sheet::now(running, reader, ride) else { return Ok(None) };
    let Some(content) = sheet.content(running) else { return Ok(None) };
    let code = sheet.code(running, case, &content)?;
    let Some(drawing) = qr::drawing(&sheet.words(case, &content, &code), said) else { return Ok(None) };
    Ok(Some(Printed {
        title: view.title.clone(),
        ride: content.ride.name.clone(),
        departs: content.ride.departs.clone(),
        arrives: content.ride.arrives.clone(),
        moment: view.now.clone(),
        sheet,
        rows: content.ride.units.iter().map(|one| row(one, &content.of_people)).collect(),
        of_ride: columns(&content.of_ride, &content.ride),
        of_people: columns(&content.of_people, &content.ride),
        drawing,
        code,
        warnings: view.warnings.clone(),
    }))
}

/// Where a sheet is read back: its code is asked for.
#[derive(Template)]
#[template(path = "field/read.html")]
struct ReadPage {
    page: Page,
    frame: Frame,
    /// Whether what was handed in is no sheet of this desk.
    is_unknown: bool,
}

/// `GET /c/{case}/field/sheet`.
pub(super) async fn read(visit: Visit) -> Result<Response, Refusal> {
    visit.wants(Wish::Say)?;
    visit.operation()?;
    Ok(show(&ReadPage { page: visit.page.clone(), frame: Frame::of(&visit, "paper"), is_unknown: false }))
}

/// What a sheet has boxes for, to be ticked as it is on paper.
#[derive(Template)]
#[template(path = "field/ticks.html")]
struct TicksPage {
    page: Page,
    frame: Frame,
    code: String,
    found: Found,
    /// What stands against what was handed in: the message that says it.
    fault: Option<&'static str>,
}

/// A sheet that was read, for whoever reads it.
struct Found {
    ride: Phrase,
    of_ride: Vec<Column>,
    of_people: Vec<Column>,
    rows: Vec<Row>,
    /// Whether another plan is in force by now.
    is_older_plan: bool,
    /// How many events there were since it was printed.
    events_since: u64,
    /// Who stands on it and does not travel any more.
    stay: Phrase,
}

/// The code of a sheet.
#[derive(Debug, Deserialize)]
pub(super) struct CodeForm {
    code: String,
}

/// `POST /c/{case}/field/sheet`.
pub(super) async fn ticks(visit: Visit, Form(form): Form<CodeForm>) -> Result<Response, Refusal> {
    visit.wants(Wish::Say)?;
    shown_ticks(&visit, form.code, None).await
}

async fn shown_ticks(visit: &Visit, code: String, fault: Option<&'static str>) -> Result<Response, Refusal> {
    let (reader, handle, case) = (visit.reader, visit.operation()?, visit.case.key.clone());
    let (text, page, frame) = (code.clone(), visit.page.clone(), Frame::of(visit, "paper"));
    let found = handle.ask(move |running| {
        let read = Sheet::read(running, &case, &text)?;
        Ok::<_, Failure>(read.map(|(sheet, content)| found(running, reader, sheet, &content)))
    });
    match found.await?.map_err(|_| Refusal::Unavailable)? {
        None => Ok(show(&ReadPage { page, frame, is_unknown: true })),
        Some(found) => Ok(show(&TicksPage { page, frame, code, found, fault })),
    }
}

/// What of a sheet is its reader's to know and to say.
fn found(running: &Running, reader: Reader, sheet: Sheet, content: &Content) -> Found {
    let session = &running.session;
    let is_older_plan = sheet.target() != session.numbers.present_target();
    let own = sheet.of(running, reader, content);
    let stays = |one: &&takas_views::Carried| !is_older_plan && !session.travels(one.unit);
    Found {
        ride: own.ride.name.clone(),
        rows: own.ride.units.iter().map(|one| row(one, &own.of_people)).collect(),
        is_older_plan,
        events_since: running.revision().saturating_sub(u64::from(sheet.revision)),
        stay: Phrase::row(", ", own.ride.units.iter().filter(stays).map(|one| one.who.clone())),
        of_ride: columns(&own.of_ride, &own.ride),
        of_people: columns(&own.of_people, &own.ride),
    }
}

/// What comes of a sheet, to be signed.
#[derive(Template)]
#[template(path = "field/lines.html")]
struct LinesPage {
    page: Page,
    frame: Frame,
    speaker: Option<Speaker>,
    public: String,
    lines: Vec<Line>,
}

impl LinesPage {
    fn moment(&self, line: &Line) -> String {
        self.page.speaker.moment(line.time, &line.zone)
    }
}

/// A line that comes of a sheet.
struct Line {
    words: Phrase,
    /// The same as a script says it; empty where it is said by an earlier plan.
    script: String,
    payload: String,
    operation: String,
    time: Instant,
    zone: String,
}

/// `POST /c/{case}/field/sheet/lines`: the code, and for what is ticked `KIND-day`, `KIND-at=HH:MM` and `KIND-NUMBER=on`.
pub(super) async fn lines(visit: Visit, Form(form): Form<BTreeMap<String, String>>) -> Result<Response, Refusal> {
    visit.wants(Wish::Say)?;
    let code = form.get("code").cloned().unwrap_or_default();
    let (reader, handle, case) = (visit.reader, visit.operation()?, visit.case.key.clone());
    let (text, keys) = (code.clone(), visit.guest.devices.clone());
    let made = handle.ask(move |running| {
        let Some((sheet, content)) = Sheet::read(running, &case, &text)? else { return Ok(Err(None)) };
        let speaker = running.speaker(&keys, reader);
        Ok::<_, Failure>(made(running, reader, sheet, &content, &form).map(|lines| (speaker, lines)).map_err(Some))
    });
    match made.await?.map_err(|_| Refusal::Unavailable)? {
        Err(fault) => shown_ticks(&visit, code, fault).await,
        Ok((speaker, lines)) => {
            let public = speaker.as_ref().map(|speaker| HEXLOWER.encode(&speaker.key)).unwrap_or_default();
            let (page, frame) = (visit.page.clone(), Frame::of(&visit, "paper"));
            Ok(show(&LinesPage { page, frame, speaker, public, lines }))
        }
    }
}

/// The lines of what is ticked; else the message that says what is wrong with it.
fn made(
    running: &Running,
    reader: Reader,
    sheet: Sheet,
    content: &Content,
    form: &BTreeMap<String, String>,
) -> Result<Vec<Line>, &'static str> {
    let own = sheet.of(running, reader, content);
    let session = &running.session;
    let adopted = session.adopted.get(..sheet.target().index()).unwrap_or_default();
    let telling = Telling::new(&session.case, Course::after(session.operation.charter(), adopted), reader, NAMES);
    let target = session.operation.charter().target.clone();
    let target = adopted.last().unwrap_or(&target);
    let author = session.operation.charter().authors.iter().position(|author| Reader::of(author.seat) == reader);
    let author = takas_model::AuthorRef::new(author.unwrap_or(0));
    let mut lines = Vec::new();
    for tick in own.of_people.iter().chain(&own.of_ride).copied() {
        let is_ticked = |unit: UnitRef| form.contains_key(&format!("{}-{}", tick.word(), unit.index() + 1));
        let of = own.ride.units.iter().filter(|one| tick.is_of(one) && is_ticked(one.unit));
        let units: Vec<UnitRef> = of.map(|one| one.unit).collect();
        let is_of_ride = own.of_ride.contains(&tick);
        if units.is_empty() && !(is_of_ride && form.contains_key(tick.word())) {
            continue;
        }
        let zone = &tick.time(&own.ride).zone;
        let time = written(form, tick, zone).ok_or("field-sheet-no-time")?;
        if time > session.moment().max(crate::running::clock::now()) {
            return Err("field-sheet-future");
        }
        for act in tick.acts(&own.ride, target.plan.trips[own.ride.trip].to, units) {
            let at = (time, zone.as_str());
            lines.push(line(running, sheet, &telling, author, &act, at).ok_or("field-sheet-nothing")?);
        }
    }
    if lines.is_empty() { Err("field-sheet-nothing") } else { Ok(lines) }
}

fn line(
    running: &Running,
    sheet: Sheet,
    telling: &Telling<'_>,
    author: takas_model::AuthorRef,
    act: &Act,
    (time, zone): (Instant, &str),
) -> Option<Line> {
    let session = &running.session;
    let (identity, target) = (&session.journal.identity, sheet.target());
    let operation = if is_kept_apart(author, target, act) { identity.journal } else { identity.operation };
    let handover = &session.operation.target(&session.state).handover;
    let is_present = target == session.numbers.present_target();
    let words = is_present.then(|| act_words(session.numbers.present(), handover, act)).flatten();
    Some(Line {
        words: telling.offered(author, act),
        script: words.unwrap_or_default(),
        payload: BASE64.encode(&command_bytes(&session.numbers, target, act)?),
        operation: operation.to_string(),
        time,
        zone: zone.to_owned(),
    })
}

/// The moment that is written on the paper, by the clock of the place.
fn written(form: &BTreeMap<String, String>, tick: Tick, zone: &str) -> Option<Instant> {
    let field = |name: &str| form.get(&format!("{}-{name}", tick.word()));
    let (day, clock) = (field("day")?, field("at")?);
    let is_clock = clock.len() == 5 && day.len() == 10;
    let moment = Moment::read(&format!("{day}T{clock}"), zone).ok().filter(|_| is_clock)?;
    Some(moment.seconds())
}

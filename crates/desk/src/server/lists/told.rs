//! That a party asked about a row, and that a party was told of it: written into the mediators' book of names, by forms and by programs. Of the
//! row of another nobody was to be told but what had been released to them by then, as it is now: anything else is refused, and not written.

use axum::extract::Query;
use axum::response::Response;
use takas_atlas::Instant as Moment;
use takas_formats::Code;
use takas_formats::decisions::RowKey;
use takas_formats::list_book::{AskedAbout, ToldOf, append_asked, append_told};
use takas_formats::list_pages::{ListAskedIn, ListToldIn};
use takas_model::Instant;

use super::api::{AskedOf, done_about, of_row};
use super::deciding::{WHY_MAX, speaks_as};
use super::release::{ATTEMPTS, Ground, book_of, leads_to, put, value};
use super::sheet::Asked;
use crate::lists::deciding::{Untold, untold};
use crate::running::clock;
use crate::server::apart;
use crate::server::http::{Form, Json, Refusal};
use crate::server::live::visit::Visit;
use crate::server::policy::{Action, Compartment};

/// The longest name of whoever heard it or told it, in characters.
const WHO_MAX: usize = 200;
/// So many seconds another clock may be ahead of the desk's.
const AHEAD: Instant = 120;

/// What happened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Asked,
    Told,
}

/// What is said of it.
struct Noted<'n> {
    party: &'n str,
    /// When, as it is written; none: now.
    at: Option<&'n str>,
    /// Who of the mediators heard or told it; none: whoever writes it.
    who: Option<&'n str>,
    note: Option<&'n str>,
}

/// Writes it at the end of the book, as that is by now; nothing where it stands there already.
///
/// # Errors
/// When it is not the visitor's to write, the row has changed, the party was not to be told of it, or the book cannot be written.
fn write(visit: &Visit, row: &[(String, String)], what: What, noted: &Noted<'_>) -> Result<Ground, Refusal> {
    visit.asks_for(Action::NoteNames, &Compartment::Party(noted.party.to_owned()))?;
    let (who, note) = (filled(noted.who), filled(noted.note));
    let is_longer = |text: &Option<String>, max: usize| text.as_ref().is_some_and(|text| text.chars().count() > max);
    if is_longer(&who, WHO_MAX) || is_longer(&note, WHY_MAX) {
        return Err(Refusal::TooLarge);
    }
    let who = who.unwrap_or_else(|| speaks_as(visit));
    for _ in 0..ATTEMPTS {
        let ground = Ground::of(visit, row)?;
        let written = match what {
            What::Asked => asked(visit, &ground, noted, &who, note.as_ref())?,
            What::Told => told(visit, &ground, noted, &who, note.as_ref())?,
        };
        let Some(text) = written else { return Ok(ground) };
        if put(visit, &ground, &text)? {
            return Ok(ground);
        }
    }
    Err(Refusal::Unavailable)
}

/// The book with a question more; none: it stands there already.
fn asked(
    visit: &Visit,
    ground: &Ground,
    noted: &Noted<'_>,
    who: &str,
    note: Option<&String>,
) -> Result<Option<String>, Refusal> {
    let case = ground.laid.case();
    let (owned, claim) = (ground.laid.owned(), ground.row.claim);
    let list = owned[usize::from(ground.row.list.0)].side.list;
    let one = AskedAbout {
        row: RowKey::of(list, claim),
        by: case.find_party(noted.party).ok_or(Refusal::NotFound)?,
        heard_by: Some(who.to_owned()),
        at: moment(visit, noted.at, &case.zone)?,
        note: note.cloned(),
    };
    let is_new = ground.laid.book.asked_about(list, claim).all(|known| *known != one);
    Ok(is_new.then(|| append_asked(&book_of(ground), &one, case)))
}

/// The book with an answer more; none: it stands there already.
fn told(
    visit: &Visit,
    ground: &Ground,
    noted: &Noted<'_>,
    who: &str,
    note: Option<&String>,
) -> Result<Option<String>, Refusal> {
    let case = ground.laid.case();
    let (owned, claim) = (ground.laid.owned(), ground.row.claim);
    let list = owned[usize::from(ground.row.list.0)].side.list;
    let to = case.find_party(noted.party).ok_or(Refusal::NotFound)?;
    let at = moment(visit, noted.at, &case.zone)?;
    if let Some(why) = untold(&ground.laid.book, (list, Some(ground.owner())), claim, to, at) {
        let word = match why {
            Untold::Never => "lists-untold-never",
            Untold::NotYet => "lists-untold-not-yet",
            Untold::Withdrawn => "lists-untold-withdrawn",
            Untold::Changed => "lists-untold-changed",
        };
        let says = visit.page.speaker.say(word, &[("party", (&case.party(to).name).into())]);
        return Err(Refusal::Unfit(format!("{}: {says}", Code::TellUnreleased.id())));
    }
    let one = ToldOf { row: RowKey::of(list, claim), to, by: who.to_owned(), at, note: note.cloned() };
    let is_new = ground.laid.book.told_of(list, claim).all(|known| *known != one);
    Ok(is_new.then(|| append_told(&book_of(ground), &one, case)))
}

/// A time as it is written, by the clock of the case's zone; what is still to come has not happened.
fn moment(visit: &Visit, written: Option<&str>, zone: &str) -> Result<Instant, Refusal> {
    let now = clock::now();
    let Some(written) = written.map(str::trim).filter(|written| !written.is_empty()) else { return Ok(now) };
    let unfit = |word: &str| Refusal::Unfit(visit.word(word));
    let at = Moment::read(written, zone).map_err(|_| unfit("lists-time-unread"))?.seconds();
    if at > now.saturating_add(AHEAD) { Err(unfit("lists-time-to-come")) } else { Ok(at) }
}

fn filled(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// What a form says.
fn of_form(form: &[(String, String)]) -> Result<Noted<'_>, Refusal> {
    let party = value(form, "party").ok_or(Refusal::Malformed)?;
    Ok(Noted { party, at: value(form, "at"), who: value(form, "who"), note: value(form, "note") })
}

/// `POST /c/{case}/lists/row/asked`: a party asked about a row.
pub(super) async fn note_asked(visit: Visit, Form(form): Form<Asked>) -> Result<Response, Refusal> {
    note_of_form(visit, form, What::Asked).await
}

/// `POST /c/{case}/lists/row/told`: a party was told of a row.
pub(super) async fn note_told(visit: Visit, Form(form): Form<Asked>) -> Result<Response, Refusal> {
    note_of_form(visit, form, What::Told).await
}

async fn note_of_form(visit: Visit, form: Asked, what: What) -> Result<Response, Refusal> {
    apart(move || {
        let ground = write(&visit, &form, what, &of_form(&form)?)?;
        Ok(leads_to(&visit, &ground, "noted"))
    })
    .await
}

/// `POST /api/v1/cases/{case}/lists/asked`.
pub(super) async fn asked_in(
    visit: Visit,
    Query(of): Query<AskedOf>,
    Json(said): Json<ListAskedIn>,
) -> Result<Response, Refusal> {
    done_about(said.format, move || {
        let (at, who, note) = (said.at.as_deref(), said.heard_by.as_deref(), said.note.as_deref());
        write(&visit, &of_row(of, said.row), What::Asked, &Noted { party: &said.by, at, who, note }).map(drop)
    })
    .await
}

/// `POST /api/v1/cases/{case}/lists/told`.
pub(super) async fn told_in(
    visit: Visit,
    Query(of): Query<AskedOf>,
    Json(said): Json<ListToldIn>,
) -> Result<Response, Refusal> {
    done_about(said.format, move || {
        let (at, who, note) = (said.at.as_deref(), said.by.as_deref(), said.note.as_deref());
        write(&visit, &of_row(of, said.row), What::Told, &Noted { party: &said.to, at, who, note }).map(drop)
    })
    .await
}

//! Letting a name go to a party, in two steps; and taking that back. Merely asking about a name can endanger its bearer, so who does it is shown
//! the row and to whom it goes before it is written, and it is in the access log.

use std::sync::Arc;

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse as _, Redirect, Response};
use takas_formats::decisions::RowKey;
use takas_formats::limits::FILE_BYTES_MAX;
use takas_formats::list_book::{LIST_BOOK_FILE, Release, append_release, withdraw_release};
use takas_lists::reconcile::Row;
use takas_model::PartyRef;
use takas_views::Names;
use takas_views::reconciliation::RowLine;
use takas_views::words::reconciliation as of_lists;

use super::deciding::{WHY_MAX, speaks_as};
use super::ground::{Chosen, Laid};
use super::pair::find_row;
use super::see;
use super::sheet::{Asked, chosen};
use super::statuses::row_line;
use super::words::status_word;
use crate::running::clock;
use crate::server::apart;
use crate::server::cabinet::{Change, NotPut};
use crate::server::http::{Form, Page, Refusal, show};
use crate::server::live::frame::{Frame, html, query};
use crate::server::live::visit::Visit;
use crate::server::policy::{Action, Compartment};
use crate::server::words::Value;

/// How often the book is written again because somebody wrote another file of the case meanwhile.
pub(super) const ATTEMPTS: usize = 64;

#[derive(Template)]
#[template(path = "lists/release.html")]
struct ReleasePage {
    page: Page,
    frame: Frame,
    of: String,
    row: String,
    line: RowLine,
    is_named: bool,
    notice: Option<String>,
    /// To whom it may be released: ids and names.
    parties: Vec<(String, String)>,
    /// To whom it is released.
    released: Vec<ReleasedShown>,
    /// Before it is written: to whom it would go, and why.
    asked: Option<(String, String, String)>,
    /// Of whom the visitor may write down that they asked or were told: ids and names.
    noted_of: Vec<(String, String)>,
    /// Who asked about it, and who was told.
    noted: Vec<String>,
    /// By the clock of which zone times are written.
    zone: String,
}

/// A form by which it is written down that a party asked, or was told: the end of its address, and its messages.
struct NoteForm {
    end: &'static str,
    heading: &'static str,
    party: &'static str,
    who: &'static str,
}

const NOTE_FORMS: [NoteForm; 2] = [
    NoteForm {
        end: "asked",
        heading: "lists-note-asked",
        party: "lists-note-asked-party",
        who: "lists-note-asked-who",
    },
    NoteForm { end: "told", heading: "lists-note-told", party: "lists-note-told-party", who: "lists-note-told-who" },
];

/// A release that holds.
struct ReleasedShown {
    number: usize,
    says: String,
}

impl ReleasePage {
    fn stands(&self) -> &'static str {
        status_word(self.line.says)
    }

    #[expect(clippy::unused_self, reason = "templates have nothing else at hand")]
    fn notes(&self) -> &'static [NoteForm] {
        &NOTE_FORMS
    }

    fn column(&self, column: &str) -> String {
        html(self.page.speaker.tell(&of_lists::column(column)))
    }

    fn cell(&self, column: &str, text: &str) -> String {
        html(self.page.speaker.tell(&of_lists::cell(column, text)))
    }
}

/// A row that is looked at.
pub(super) struct Ground {
    pub(super) laid: Arc<Laid>,
    id: String,
    pub(super) row: Row,
    chosen: Chosen,
}

impl Ground {
    pub(super) fn of(visit: &Visit, asked: &[(String, String)]) -> Result<Self, Refusal> {
        see(visit)?;
        let chosen = chosen(asked);
        let laid = Laid::of(visit, &chosen)?;
        let id = value(asked, "row").ok_or(Refusal::NotFound)?.to_owned();
        // A row that there is not any more has changed since it was read.
        let row = find_row(&laid.owned(), &id).ok_or(Refusal::Conflict)?;
        Ok(Self { laid, id, row, chosen })
    }

    /// The party whose list it is.
    pub(super) fn owner(&self) -> PartyRef {
        self.laid.beside[usize::from(self.row.list.0)].party
    }

    /// The parties to which a row of this list can be released, if the visitor may.
    fn parties(&self, visit: &Visit) -> Vec<(String, String)> {
        let case = self.laid.case();
        let others = case.party_refs().filter(|party| *party != self.owner()).map(|party| case.party(party));
        let is_offered = |id: &str| visit.is_offered(Action::ReleaseNames, &Compartment::Party(id.to_owned()));
        others.filter(|party| is_offered(&party.id)).map(|party| (party.id.clone(), party.name.clone())).collect()
    }

    fn page(&self, visit: &Visit, notice: Option<String>) -> ReleasePage {
        let owned = self.laid.owned();
        let line = row_line(&self.laid, &owned, self.row, visit.names);
        ReleasePage {
            page: visit.page.clone(),
            frame: Frame::of(visit, "lists"),
            of: self.chosen.written(),
            row: self.id.clone(),
            line,
            is_named: visit.names == Names::Real,
            notice,
            parties: self.parties(visit),
            released: self.released(visit),
            asked: None,
            noted_of: self.noted_of(visit),
            noted: self.noted(visit),
            zone: self.laid.case().zone.clone(),
        }
    }

    /// The parties of which the visitor may write down that they asked, or were told.
    fn noted_of(&self, visit: &Visit) -> Vec<(String, String)> {
        let is_offered = |id: &str| visit.is_offered(Action::NoteNames, &Compartment::Party(id.to_owned()));
        let parties = self.laid.case().parties.iter().filter(|party| is_offered(&party.id));
        parties.map(|party| (party.id.clone(), party.name.clone())).collect()
    }

    /// Who asked about the row, and who was told of it.
    fn noted(&self, visit: &Visit) -> Vec<String> {
        let (case, speaker) = (self.laid.case(), &visit.page.speaker);
        let owned = self.laid.owned();
        let list = owned[usize::from(self.row.list.0)].side.list;
        let party = |party: PartyRef| Value::from(&case.party(party).name);
        let moment = |at| Value::from(speaker.moment(at, &case.zone));
        let asked = self.laid.book.asked_about(list, self.row.claim);
        let asked = asked.map(|one| speaker.say("lists-asked", &[("party", party(one.by)), ("at", moment(one.at))]));
        let told = self.laid.book.told_of(list, self.row.claim).map(|one| {
            let given = [("party", party(one.to)), ("by", Value::from(&one.by)), ("at", moment(one.at))];
            speaker.say("lists-told", &given)
        });
        asked.chain(told).collect()
    }

    /// Releases of the row that hold, by their numbers in the book.
    fn released(&self, visit: &Visit) -> Vec<ReleasedShown> {
        let case = self.laid.case();
        let shown = self.holding().into_iter().map(|(number, release)| {
            let to: Vec<String> = release.to.iter().map(|party| case.party(*party).name.clone()).collect();
            let given = [
                ("party", Value::from(visit.page.speaker.list(&to))),
                ("by", Value::from(&release.by)),
                ("at", Value::from(visit.page.speaker.moment(release.at, &case.zone))),
            ];
            ReleasedShown { number, says: visit.page.speaker.say("lists-released-to", &given) }
        });
        shown.collect()
    }

    /// The same as they stand in the book.
    fn holding(&self) -> Vec<(usize, &Release)> {
        let owned = self.laid.owned();
        let list = owned[usize::from(self.row.list.0)].side.list;
        let now = clock::now();
        let own: Vec<&Release> = self.laid.book.releases_of(list, self.row.claim).collect();
        let is_own = |release: &Release| own.iter().any(|own| std::ptr::eq(*own, release));
        let all = self.laid.book.released.iter().enumerate().filter(|(_, release)| is_own(release));
        all.filter(|(_, release)| release.to.iter().any(|party| release.holds(*party, now))).collect()
    }
}

pub(super) fn value<'f>(form: &'f [(String, String)], name: &str) -> Option<&'f str> {
    form.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
}

/// `GET /c/{case}/lists/row?row=ID`.
pub(super) async fn page(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Refusal> {
    apart(move || {
        let ground = Ground::of(&visit, &asked)?;
        let notice = match value(&asked, "done") {
            Some("released") => Some(visit.word("lists-release-written")),
            Some("withdrawn") => Some(visit.word("lists-release-withdrawn")),
            Some("noted") => Some(visit.word("lists-noted")),
            _ => None,
        };
        Ok(show(&ground.page(&visit, notice)))
    })
    .await
}

/// `POST /c/{case}/lists/row`: to whom a row is to go; the first time it is asked whether that is meant. Or that it is taken back.
pub(super) async fn release(visit: Visit, Form(form): Form<Asked>) -> Result<Response, Refusal> {
    apart(move || {
        let ground = Ground::of(&visit, &form)?;
        if let Some(number) = value(&form, "withdraw") {
            let number = number.parse().map_err(|_| Refusal::Malformed)?;
            withdraw(&visit, &ground, number)?;
            return Ok(leads_to(&visit, &ground, "withdrawn"));
        }
        let to = value(&form, "to").ok_or(Refusal::Malformed)?;
        let why = value(&form, "why").unwrap_or_default();
        if why.chars().count() > WHY_MAX {
            return Err(Refusal::TooLarge);
        }
        if value(&form, "sure").is_none() || visit.names != Names::Real {
            let mut page = ground.page(&visit, None);
            let (id, name) = page.parties.iter().find(|(id, _)| id == to).cloned().ok_or(Refusal::NotFound)?;
            page.asked = Some((id, name, why.to_owned()));
            return Ok(show(&page));
        }
        written(&visit, &form, to, why)?;
        Ok(leads_to(&visit, &ground, "released"))
    })
    .await
}

/// Writes a release of the row that is asked about; nothing where it is released to the party already.
///
/// # Errors
/// When it is not the visitor's to release, the row has changed, or the book cannot be written.
pub(super) fn written(visit: &Visit, asked: &[(String, String)], to: &str, why: &str) -> Result<(), Refusal> {
    visit.asks_for(Action::ReleaseNames, &Compartment::Party(to.to_owned()))?;
    let by = speaks_as(visit);
    for _ in 0..ATTEMPTS {
        let ground = Ground::of(visit, asked)?;
        let case = ground.laid.case();
        let party = case.find_party(to).filter(|party| *party != ground.owner()).ok_or(Refusal::NotFound)?;
        let owned = ground.laid.owned();
        let list = owned[usize::from(ground.row.list.0)].side.list;
        if ground.laid.book.is_released(list, ground.row.claim, party, clock::now()) {
            return Ok(());
        }
        let release = Release {
            row: RowKey::of(list, ground.row.claim),
            to: vec![party],
            by: by.clone(),
            at: clock::now(),
            withdrawn: None,
            withdrawn_by: None,
            why: Some(why).filter(|why| !why.is_empty()).map(str::to_owned),
        };
        if put(visit, &ground, &append_release(&book_of(&ground), &release, case))? {
            return Ok(());
        }
    }
    Err(Refusal::Unavailable)
}

/// What would go out, and to whom, before it does: whoever asks for it has to be the one who may.
pub(super) fn would_go_out(visit: &Visit, asked: &[(String, String)], to: &str) -> Result<String, Refusal> {
    visit.asks_for(Action::ReleaseNames, &Compartment::Party(to.to_owned()))?;
    let ground = Ground::of(visit, asked)?;
    let case = ground.laid.case();
    let party = case.find_party(to).filter(|party| *party != ground.owner()).ok_or(Refusal::NotFound)?;
    let row = row_line(&ground.laid, &ground.laid.owned(), ground.row, Names::Pseudonyms).place();
    let speaker = &visit.page.speaker;
    let given = [("row", Value::from(speaker.tell(&row))), ("party", Value::from(&case.party(party).name))];
    Ok(format!("{} {}", speaker.say("lists-release-would", &given), speaker.word("lists-release-means")))
}

/// Takes back every release of a row to a party that holds.
///
/// # Errors
/// When there is none, it is not the visitor's to take back, or the book cannot be written.
pub(super) fn withdrawn(visit: &Visit, asked: &[(String, String)], to: &str) -> Result<(), Refusal> {
    visit.asks_for(Action::ReleaseNames, &Compartment::Party(to.to_owned()))?;
    for _ in 0..ATTEMPTS {
        let ground = Ground::of(visit, asked)?;
        let party = ground.laid.case().find_party(to).ok_or(Refusal::NotFound)?;
        let holding = ground.holding();
        let (number, _) = holding.iter().find(|(_, one)| one.to.contains(&party)).ok_or(Refusal::Conflict)?;
        match withdraw(visit, &ground, *number) {
            // Somebody else wrote into the book meanwhile.
            Err(Refusal::Conflict) => {}
            done => return done,
        }
    }
    Err(Refusal::Unavailable)
}

/// Says of a release of this row that it does not hold any more; and so of every other of it to one of the same parties, else the party would
/// go on reading what was taken back.
fn withdraw(visit: &Visit, ground: &Ground, number: usize) -> Result<(), Refusal> {
    let holding = ground.holding();
    let (_, meant) = holding.iter().find(|(known, _)| *known == number).ok_or(Refusal::Conflict)?;
    let is_same = |release: &Release| release.to.iter().any(|party| meant.to.contains(party));
    let mut text = book_of(ground);
    for (number, release) in holding.iter().filter(|(_, release)| is_same(release)) {
        for party in &release.to {
            let id = ground.laid.case().party(*party).id.clone();
            visit.asks_for(Action::ReleaseNames, &Compartment::Party(id))?;
        }
        text = withdraw_release(&text, *number, &speaks_as(visit), clock::now()).ok_or(Refusal::Conflict)?;
    }
    // Whoever was faster may have written another release: then the numbers are looked at again.
    if put(visit, ground, &text)? { Ok(()) } else { Err(Refusal::Conflict) }
}

pub(super) fn book_of(ground: &Ground) -> String {
    let bytes = ground.laid.contents.files.get(LIST_BOOK_FILE);
    bytes.map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
}

/// Puts the book; whether nobody was faster.
pub(super) fn put(visit: &Visit, ground: &Ground, text: &str) -> Result<bool, Refusal> {
    if !ground.laid.faults.is_empty() {
        return Err(Refusal::Unfit(visit.word("lists-faults")));
    }
    if text.len() > FILE_BYTES_MAX {
        return Err(Refusal::TooLarge);
    }
    let files = vec![(LIST_BOOK_FILE.to_owned(), Some(text.as_bytes().to_vec()))];
    let change = Change { by: visit.guest.account.clone(), at: clock::now(), files };
    match visit.case.cabinet.put(&change, ground.laid.contents.revision) {
        Ok(_) => Ok(true),
        Err(NotPut::Overtaken(_)) => Ok(false),
        Err(NotPut::Failed(_)) => Err(Refusal::Unavailable),
    }
}

pub(super) fn leads_to(visit: &Visit, ground: &Ground, done: &str) -> Response {
    let of = ground.chosen.written();
    let of = if of.is_empty() { of } else { format!("&of={}", query(&of)) };
    Redirect::to(&format!("/c/{}/lists/row?row={}&done={done}{of}", visit.case.key.as_str(), ground.id)).into_response()
}

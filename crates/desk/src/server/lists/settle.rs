//! Putting what the lists have settled into the people of the case.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use takas_formats::settled::{Fed, feed, settle, write_people};
use takas_formats::{CaseFiles, PEOPLE_FILE, read_case};

use super::compare::{Compared, laid_beside};
use super::ground::{Chosen, Laid};
use super::sheet::{Asked, chosen};
use super::upload::is_frozen;
use crate::running::clock;
use crate::server::apart;
use crate::server::app::App;
use crate::server::cabinet::{Change, NotPut};
use crate::server::http::{Form, Refusal};
use crate::server::live::frame::query;
use crate::server::live::visit::Visit;
use crate::server::policy::{Action, Compartment};

/// How often people are written again because somebody wrote another file of the case meanwhile.
const ATTEMPTS: usize = 16;

/// What came of settling.
pub(super) struct SettledNow {
    /// How many people were added, and of how many the status was changed.
    pub(super) added: usize,
    pub(super) changed: usize,
    /// Whose status has to be changed in `case.toml`: that is its writer's.
    pub(super) elsewhere: Vec<String>,
}

/// Writes what is settled into `lists/people.csv`.
///
/// # Errors
/// When it may not be, an operation has begun, the lists are not compared, or what comes out is no case.
pub(super) fn settle_now(app: &App, visit: &Visit, chosen: &Chosen) -> Result<SettledNow, Refusal> {
    visit.asks_for(Action::SettleLists, &Compartment::Mediator)?;
    if is_frozen(visit) {
        return Err(Refusal::Unfit(visit.word("lists-settle-frozen")));
    }
    for _ in 0..ATTEMPTS {
        let (laid, compared) = laid_beside(app, visit, chosen)?;
        let Compared::Ready(found, true) = &compared else {
            return Err(Refusal::Unfit(visit.word("lists-being-compared")));
        };
        let owned = laid.owned();
        let fed = feed(&owned, &settle(&owned, found, Some(laid.case())), laid.case());
        if let Some(settled) = written(visit, &laid, &fed)? {
            return Ok(settled);
        }
    }
    Err(Refusal::Unavailable)
}

/// Writes it; none: somebody was faster.
fn written(visit: &Visit, laid: &Laid, fed: &Fed) -> Result<Option<SettledNow>, Refusal> {
    let unfit = || Refusal::Unfit(visit.word("lists-mistakes"));
    let before = laid.contents.files.get(PEOPLE_FILE).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let (text, elsewhere) = write_people(before.as_deref(), fed, laid.case()).map_err(|_| unfit())?;
    let changed = fed.changed.len().saturating_sub(elsewhere.len());
    let elsewhere = elsewhere.into_iter().map(|item| laid.case().item(item).id.clone()).collect();
    let settled = SettledNow { added: fed.added.len(), changed, elsewhere };
    if before.as_deref() == Some(text.as_str()) || (settled.added, settled.changed) == (0, 0) {
        return Ok(Some(settled));
    }
    let lies = laid.contents.files.iter().filter(|(name, _)| crate::folder::makes_case(name));
    let mut files: CaseFiles = lies.map(|(name, bytes)| (name.as_str(), bytes.to_vec())).collect();
    files.insert(PEOPLE_FILE, text.clone().into_bytes());
    read_case(&laid.case().id, &files).case.ok_or_else(unfit)?;
    let files = vec![(PEOPLE_FILE.to_owned(), Some(text.into_bytes()))];
    let change = Change { by: visit.guest.account.clone(), at: clock::now(), files };
    match visit.case.cabinet.put(&change, laid.contents.revision) {
        Ok(_) => Ok(Some(settled)),
        Err(NotPut::Overtaken(_)) => Ok(None),
        Err(NotPut::Failed(_)) => Err(Refusal::Unavailable),
    }
}

/// `POST /c/{case}/lists/settle`.
pub(super) async fn settle_lists(
    State(app): State<App>,
    visit: Visit,
    Form(form): Form<Asked>,
) -> Result<Response, Refusal> {
    apart(move || {
        let chosen = chosen(&form);
        let settled = settle_now(&app, &visit, &chosen)?;
        let of = chosen.written();
        let of = if of.is_empty() { of } else { format!("&of={}", query(&of)) };
        let elsewhere = query(&settled.elsewhere.join(","));
        let (key, done) = (visit.case.key.as_str(), settled.added + settled.changed);
        Ok(Redirect::to(&format!("/c/{key}/lists/statuses?done={done}&elsewhere={elsewhere}{of}")).into_response())
    })
    .await
}

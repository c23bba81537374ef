//! What the pages of lists show and do, as JSON. Shapes and schemas are those of `formats`; errors are `problem+json`.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use schemars::JsonSchema;
use serde::Deserialize;
use takas_formats::list_pages::{
    DecideIn, DecidedOut, FORMAT, ListNowOut, ListRowOut, ListRowsOut, ListsNowOut, OpenPairOut, PairsOut, ReleaseIn,
    SettledOut, WithdrawIn,
};
use takas_formats::sheets::DiagnosticOut;
use takas_formats::work::{DoneOut, NothingIn, WorkTakenOut};
use takas_views::Names;
use takas_views::reconciliation::{
    brief_pair, brief_reconciliation, pair_out, party_sheet_out, reconciliation_out, row_out, statuses_out,
};

use super::compare::{Compared, laid_beside};
use super::deciding::{Said, say};
use super::ground::{Chosen, Laid, LyingList};
use super::pair::{open_pairs, row_id, seen_of};
use super::release::{withdrawn, would_go_out, written};
use super::settle::settle_now;
use super::sheet::{laid_for, own_party, role_name, sheet_of as party_sheet};
use super::staged::version;
use super::{see, statuses as said_of_each};
use crate::server::apart;
use crate::server::api::answer::tagged;
use crate::server::app::App;
use crate::server::http::{Json, Refusal};
use crate::server::live::Wish;
use crate::server::live::visit::Visit;
use crate::server::policy::{Action, Compartment};
use crate::server::words::Speaker;

/// By which names people are told, and which lists are meant.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    /// `real`: names instead of numbers of rows, where whoever asks may; that is written down.
    #[schemars(extend("enum" = ["pseudonyms", "real"]))]
    names: Option<String>,
    /// The parties whose lists are meant, by their ids with commas between; the first three where nothing is said.
    of: Option<String>,
}

/// By which names people are told.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AskedNames {
    /// `real`: names instead of numbers of rows, where whoever asks may; that is written down.
    #[schemars(extend("enum" = ["pseudonyms", "real"]))]
    pub(super) names: Option<String>,
}

/// By which names a visitor is told, if it may be so.
pub(super) fn names_of(visit: &Visit, asked: Option<&str>) -> Result<Names, Refusal> {
    match asked {
        None | Some("pseudonyms") => Ok(Names::Pseudonyms),
        Some("real") => visit.wants(Wish::SeeNames).map(|()| Names::Real),
        Some(_) => Err(Refusal::Malformed),
    }
}

/// `GET /api/v1/cases/{case}/lists`: every list to the mediators, its own to a party.
pub(super) async fn lists(visit: Visit, headers: HeaderMap) -> Result<Response, Refusal> {
    apart(move || {
        visit.asks_for(Action::SeeLists, &visit.part())?;
        let laid = laid_for(&visit)?;
        let own = match visit.part() {
            Compartment::Party(_) => Some(own_party(&visit, &laid)?),
            _ => None,
        };
        let is_seen = |list: &&LyingList| own.is_none_or(|own| own == list.party);
        let lists = laid.all.iter().filter(is_seen).map(|list| list_out(&visit.page.speaker, &laid, list)).collect();
        Ok(tagged(&headers, &ListsNowOut { format: FORMAT, lists }))
    })
    .await
}

/// A finding; under pseudonyms without what it says of a cell.
pub(super) fn finding_out(speaker: &Speaker, found: &takas_formats::Diagnostic, names: Names) -> DiagnosticOut {
    let whole = DiagnosticOut::new(found, "", speaker.title(found.code));
    match names {
        Names::Real => whole,
        Names::Pseudonyms => DiagnosticOut { message: found.code.title().to_owned(), help: String::new(), ..whole },
    }
}

/// A list, without a word of what stands in it: what is told of its cells is on its sheet.
fn list_out(speaker: &Speaker, laid: &Laid, list: &LyingList) -> ListNowOut {
    let found = list.read.found.iter().filter(|found| found.severity != takas_formats::Severity::Note);
    ListNowOut {
        diagnostics: found.map(|found| finding_out(speaker, found, Names::Pseudonyms)).collect(),
        file: list.read.name.clone(),
        party: laid.case().party(list.party).id.clone(),
        role: role_name(list.role).to_owned(),
        rows: list.read.list.as_ref().map(|list| list.claims.len()),
        version: version(laid, &laid.case().party(list.party).id),
    }
}

/// What is compared, if it is; else that it goes on.
fn compared(
    app: &App,
    visit: &Visit,
    asked: &Asked,
    made: impl FnOnce(&Laid, &takas_lists::reconcile::Reconciliation, Names) -> Response,
) -> Result<Response, Refusal> {
    let names = names_of(visit, asked.names.as_deref())?;
    let (laid, compared) = laid_beside(app, visit, &Chosen::read(asked.of.as_deref()))?;
    match compared {
        Compared::Ready(found, _) => Ok(made(&laid, &found, names)),
        Compared::GoesOn(id) => {
            let out = WorkTakenOut { format: FORMAT, work: id.as_str().to_owned() };
            Ok((StatusCode::ACCEPTED, axum::Json(out)).into_response())
        }
        Compared::Stopped(_) => Err(Refusal::Unfit(visit.word("lists-stopped"))),
        Compared::Nothing => Err(Refusal::Unfit(visit.word("lists-none"))),
    }
}

/// `GET /api/v1/cases/{case}/lists/reconciliation`.
pub(super) async fn reconciliation(
    State(app): State<App>,
    visit: Visit,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    apart(move || {
        see(&visit)?;
        compared(&app, &visit, &asked, |laid, found, names| {
            let owned = laid.owned();
            let view = brief_reconciliation(&laid.reconciled(&owned, found), names);
            tagged(&headers, &reconciliation_out(&view))
        })
    })
    .await
}

/// `GET /api/v1/cases/{case}/lists/statuses`.
pub(super) async fn statuses(
    State(app): State<App>,
    visit: Visit,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    apart(move || {
        see(&visit)?;
        compared(&app, &visit, &asked, |laid, found, names| {
            tagged(&headers, &statuses_out(&said_of_each::view(laid, found, names)))
        })
    })
    .await
}

/// `GET /api/v1/cases/{case}/lists/of/{party}`: a party's own sheet, to that party and, as it would see it, to the mediators.
pub(super) async fn sheet_of(
    visit: Visit,
    headers: HeaderMap,
    Path((_, party)): Path<(String, String)>,
    Query(asked): Query<AskedNames>,
) -> Result<Response, Refusal> {
    apart(move || {
        visit.asks_for(Action::SeeLists, &Compartment::Party(party.clone()))?;
        let names = names_of(&visit, asked.names.as_deref())?;
        let laid = laid_for(&visit)?;
        let party = laid.case().find_party(&party).ok_or(Refusal::NotFound)?;
        Ok(tagged(&headers, &party_sheet_out(&party_sheet(&visit, &laid, party, names)?)))
    })
    .await
}

/// `GET /api/v1/cases/{case}/lists/pairs`.
pub(super) async fn pairs(
    State(app): State<App>,
    visit: Visit,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    apart(move || {
        visit.asks_for(Action::DecidePairs, &Compartment::Mediator)?;
        compared(&app, &visit, &asked, |laid, found, names| {
            let owned = laid.owned();
            let all = laid.reconciled(&owned, found);
            let open = open_pairs(laid, &owned, found).into_iter();
            let pairs = open.map(|(id, pair)| OpenPairOut {
                looked_at_by: visit.case.lists.holding().other(&id, &visit.guest.account),
                pair: pair_out(&brief_pair(&all, pair, names)),
                seen: seen_of(&pair.evidence),
                id,
            });
            tagged(&headers, &PairsOut { format: FORMAT, pairs: pairs.collect() })
        })
    })
    .await
}

/// Of which lists a pair or a row is.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AskedOf {
    /// The parties whose lists are meant, by their ids with commas between; the first three where nothing is said.
    of: Option<String>,
}

/// `POST /api/v1/cases/{case}/lists/decisions`.
pub(super) async fn decide(
    State(app): State<App>,
    visit: Visit,
    Query(asked): Query<AskedOf>,
    Json(word): Json<DecideIn>,
) -> Result<Response, Refusal> {
    apart(move || {
        visit.asks_for(Action::DecidePairs, &Compartment::Mediator)?;
        if word.format != FORMAT {
            return Err(Refusal::Malformed);
        }
        let (seen, why) = (word.seen.as_deref(), word.why.as_deref());
        let said = Said { pair: &word.pair, seen, says: word.says.verdict(), why };
        let otherwise = say(&app, &visit, &Chosen::read(asked.of.as_deref()), &said)?;
        Ok((StatusCode::CREATED, axum::Json(DecidedOut { format: FORMAT, otherwise })).into_response())
    })
    .await
}

/// `GET /api/v1/cases/{case}/lists/rows`.
pub(super) async fn rows(visit: Visit, headers: HeaderMap, Query(asked): Query<Asked>) -> Result<Response, Refusal> {
    apart(move || {
        see(&visit)?;
        let names = names_of(&visit, asked.names.as_deref())?;
        let laid = Laid::of(&visit, &Chosen::read(asked.of.as_deref()))?;
        let owned = laid.owned();
        let lines = said_of_each::row_lines(&laid, &owned, names);
        let rows = lines.map(|(row, line)| ListRowOut { id: row_id(&owned, row), row: row_out(&line) }).collect();
        Ok(tagged(&headers, &ListRowsOut { format: FORMAT, rows }))
    })
    .await
}

/// Does what programs ask about a row, in words of this version: then it stands in the book.
pub(super) async fn done_about(
    format: u32,
    act: impl FnOnce() -> Result<(), Refusal> + Send + 'static,
) -> Result<Response, Refusal> {
    if format != FORMAT {
        return Err(Refusal::Malformed);
    }
    apart(act).await?;
    Ok((StatusCode::CREATED, axum::Json(DoneOut { format: FORMAT })).into_response())
}

/// `POST /api/v1/cases/{case}/lists/releases`.
pub(super) async fn release(
    visit: Visit,
    Query(asked): Query<AskedOf>,
    Json(release): Json<ReleaseIn>,
) -> Result<Response, Refusal> {
    done_about(release.format, move || {
        let row = of_row(asked, release.row);
        if !release.sure {
            return Err(Refusal::Unfit(would_go_out(&visit, &row, &release.to)?));
        }
        written(&visit, &row, &release.to, release.why.as_deref().unwrap_or_default().trim())
    })
    .await
}

/// `POST /api/v1/cases/{case}/lists/withdrawals`.
pub(super) async fn withdraw(
    visit: Visit,
    Query(asked): Query<AskedOf>,
    Json(withdrawal): Json<WithdrawIn>,
) -> Result<Response, Refusal> {
    done_about(withdrawal.format, move || withdrawn(&visit, &of_row(asked, withdrawal.row), &withdrawal.to)).await
}

/// A row, and of which lists it is, as the forms of its page say it.
pub(super) fn of_row(asked: AskedOf, row: String) -> Vec<(String, String)> {
    let of = asked.of.map(|of| ("of".to_owned(), of));
    [("row".to_owned(), row)].into_iter().chain(of).collect()
}

/// `POST /api/v1/cases/{case}/lists/settle`.
pub(super) async fn settle(
    State(app): State<App>,
    visit: Visit,
    Query(asked): Query<AskedOf>,
    Json(NothingIn {}): Json<NothingIn>,
) -> Result<Response, Refusal> {
    apart(move || {
        let settled = settle_now(&app, &visit, &Chosen::read(asked.of.as_deref()))?;
        let (added, changed) = (settled.added, settled.changed);
        Ok(axum::Json(SettledOut { added, changed, elsewhere: settled.elsewhere, format: FORMAT }).into_response())
    })
    .await
}

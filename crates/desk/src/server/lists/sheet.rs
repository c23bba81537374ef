//! The mediators' page of lists side by side, and the sheet of a party as that party sees it; both on paper, too.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use takas_formats::Diagnostic;
use takas_formats::claims::RowCount;
use takas_formats::settled::settle;
use takas_lists::reconcile::{Pair, Reconciliation, Role};
use takas_model::PartyRef;
use takas_views::projection::{PartySheet, SheetOf, project_sheet};
use takas_views::reconciliation::{ReconciliationView, RowLine, brief_pair, brief_reconciliation};
use takas_views::words::reconciliation as said;
use takas_views::{Names, html as pages_of_views};

use super::compare::{Compared, Counts, ask, found_at_once, laid_beside};
use super::ground::{BESIDE_MAX, Chosen, Laid, LyingList, owned_of};
use super::pair::open_pairs;
use super::see;
use super::words::{role_word, told};
use crate::running::clock;
use crate::server::apart;
use crate::server::app::App;
use crate::server::cabinet::Contents;
use crate::server::http::{Form, Page, Refusal, show};
use crate::server::live::document;
use crate::server::live::frame::{Frame, html, query};
use crate::server::live::visit::Visit;
use crate::server::policy::{Action, Compartment};
use crate::server::words::Finding;
use crate::server::work::pages::{Line, line};
use crate::talks::Talks;

/// So many pairs are linked to from the page: whoever has decided one is given the next.
const PAIRS_MAX: usize = 100;

/// What may be asked of the pages of lists: in `of` or, ticked one by one, in `list` the parties whose lists are meant.
pub(super) type Asked = Vec<(String, String)>;

/// Which lists are meant.
pub(super) fn chosen(asked: &[(String, String)]) -> Chosen {
    let named = asked.iter().filter(|(name, _)| name == "of" || name == "list");
    let ids: Vec<&str> = named.map(|(_, ids)| ids.as_str()).collect();
    Chosen::read(Some(&ids.join(",")))
}

/// A list of a party on the page.
pub(super) struct ListLine {
    pub(super) name: String,
    /// Its party, where the visitor may say anew what its columns hold.
    pub(super) party: Option<String>,
    /// What it means to stand on it.
    pub(super) role: &'static str,
    /// How many rows name somebody; none: it could not be read.
    pub(super) rows: Option<usize>,
    /// What became of the rows of its file.
    pub(super) accounted: RowCount,
    /// Whether it is one of those that are laid side by side.
    pub(super) is_beside: bool,
    /// What is wrong with it.
    pub(super) told: Vec<Finding>,
}

/// The parties whose lists a visitor may hand in: their ids and names.
fn may_be_handed_in(visit: &Visit, laid: &Laid) -> Vec<(String, String)> {
    let parties = laid.case().parties.iter();
    let is_offered = |id: &str| visit.is_offered(Action::WriteLists, &Compartment::Party(id.to_owned()));
    let own = parties.filter(|party| is_offered(&party.id));
    own.map(|party| (party.id.clone(), party.name.clone())).collect()
}

/// A party whose list may be chosen.
struct Choice {
    id: String,
    name: String,
    is_chosen: bool,
}

/// A pair of rows that leads to where it is decided.
struct PairLink {
    id: String,
    one: String,
    other: String,
    /// That people have said otherwise of it, where they have.
    contested: Option<String>,
}

#[derive(Template)]
#[template(path = "lists/sheet.html")]
struct SheetPage {
    page: Page,
    frame: Frame,
    /// The choice, as the value of a query.
    of: String,
    /// Where there are more lists than are laid side by side at once.
    choices: Vec<Choice>,
    lists: Vec<ListLine>,
    /// The parties whose lists may be handed in.
    hand_in: Vec<(String, String)>,
    /// Whether the visitor may say who is who, and screen who is hired.
    may_decide: bool,
    may_screen: bool,
    /// Pairs that wait for somebody to say so: the first of them.
    pairs: Vec<PairLink>,
    /// Whether nothing else of the case can be worked on until a list is mended.
    stops_the_case: bool,
    /// What is wrong with the decisions or with the book of names.
    faults: Vec<Finding>,
    counts: Option<Counts>,
    /// Whether everything that was decided is in what is shown.
    is_whole: bool,
    /// A comparison that goes on, or was stopped.
    lines: Vec<Line>,
    /// Sections, already safe.
    html: String,
}

#[derive(Template)]
#[template(path = "lists/own.html")]
struct OwnPage {
    page: Page,
    frame: Frame,
    lists: Vec<ListLine>,
    /// The parties whose lists may be handed in.
    hand_in: Vec<(String, String)>,
    /// Sections, already safe.
    html: String,
}

/// `GET /c/{case}/lists`: lists side by side, or to whoever is bound to a party that party's own sheet.
pub(super) async fn page(
    State(app): State<App>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    apart(move || {
        if let Compartment::Party(_) = visit.part() {
            return own_page(&visit);
        }
        see(&visit)?;
        let chosen = chosen(&asked);
        let (laid, compared) = laid_beside(&app, &visit, &chosen)?;
        Ok(show(&sheet_page(&app, &visit, &laid, &compared, &chosen)?))
    })
    .await
}

fn sheet_page(
    app: &App,
    visit: &Visit,
    laid: &Laid,
    compared: &Compared,
    chosen: &Chosen,
) -> Result<SheetPage, Refusal> {
    let work = match compared {
        Compared::GoesOn(id) => app.works()?.get(&visit.case.key, id).map_err(|_| Refusal::Unavailable)?,
        Compared::Stopped(work) => Some((**work).clone()),
        Compared::Ready(..) | Compared::Nothing => None,
    };
    let may_cancel = visit.is_offered(Action::Clear, &Compartment::Mediator);
    let lines = work.iter().map(|work| {
        let mut line = line(visit, work, laid.contents.revision, may_cancel);
        line.leads_to.clear();
        line
    });
    let view = compared.found().map(|found| mediators_view(visit, laid, found));
    let may_decide = visit.is_offered(Action::DecidePairs, &Compartment::Mediator);
    Ok(SheetPage {
        page: visit.page.clone(),
        frame: Frame::of(visit, "lists"),
        of: chosen.written(),
        choices: choices(laid, chosen),
        hand_in: may_be_handed_in(visit, laid),
        lists: laid.all.iter().map(|list| list_line(visit, laid, list)).collect(),
        may_decide,
        may_screen: visit.is_offered(Action::Screen, &Compartment::Mediator),
        pairs: compared.found().filter(|_| may_decide).map(|found| links(visit, laid, found)).unwrap_or_default(),
        stops_the_case: laid.stops_the_case(),
        faults: laid.faults.iter().map(|fault| told(visit, fault)).collect(),
        counts: compared.found().map(|found| Counts::of(found)),
        is_whole: !matches!(compared, Compared::Ready(_, false)),
        lines: lines.collect(),
        html: view.map(|view| pages_of_views::reconciliation_inside(&view, &visit.page.speaker)).unwrap_or_default(),
    })
}

/// Lists side by side as the mediators see them, by names if they were asked for.
pub(super) fn mediators_view(visit: &Visit, laid: &Laid, found: &Reconciliation) -> ReconciliationView {
    let owned = laid.owned();
    brief_reconciliation(&laid.reconciled(&owned, found), visit.names)
}

/// The first pairs that wait, by the places of their rows: names stand behind the link.
fn links(visit: &Visit, laid: &Laid, found: &Reconciliation) -> Vec<PairLink> {
    let owned = laid.owned();
    let all = laid.reconciled(&owned, found);
    let link = |(id, pair): (String, &Pair)| {
        let line = brief_pair(&all, pair, Names::Pseudonyms);
        let place = |row: &RowLine| visit.page.speaker.tell(&row.place());
        let contested = (line.why == said::DISPUTED).then(|| visit.page.speaker.tell(&line.why.phrase()));
        PairLink { id, one: place(&line.one), other: place(&line.other), contested }
    };
    open_pairs(laid, &owned, found).into_iter().take(PAIRS_MAX).map(link).collect()
}

fn choices(laid: &Laid, chosen: &Chosen) -> Vec<Choice> {
    let readable = laid.all.iter().filter(|list| list.read.list.is_some()).count();
    if readable <= BESIDE_MAX && chosen.ids().is_empty() {
        return Vec::new();
    }
    let is_beside = |party: PartyRef| laid.beside.iter().any(|list| list.party == party);
    let choice = |list: &LyingList| {
        let party = laid.case().party(list.party);
        Choice { id: party.id.clone(), name: party.name.clone(), is_chosen: is_beside(list.party) }
    };
    laid.all.iter().map(choice).collect()
}

/// A list in a line. What is wrong with it is told where somebody has to do something, and counted where it is only a note.
pub(super) fn list_line(visit: &Visit, laid: &Laid, list: &LyingList) -> ListLine {
    let is_told = |found: &&Diagnostic| found.severity != takas_formats::Severity::Note;
    let party = laid.case().party(list.party);
    let is_offered = visit.is_offered(Action::WriteLists, &Compartment::Party(party.id.clone()));
    ListLine {
        name: party.name.clone(),
        party: is_offered.then(|| party.id.clone()),
        role: role_word(list.role),
        rows: list.read.list.as_ref().map(|list| list.claims.len()),
        accounted: list.read.rows,
        is_beside: laid.beside.iter().any(|other| other.party == list.party),
        told: list.read.found.iter().filter(is_told).map(|found| told(visit, found)).collect(),
    }
}

/// The sheet of a party, as that party sees it.
pub(super) fn sheet_of(visit: &Visit, laid: &Laid, party: PartyRef, names: Names) -> Result<PartySheet, Refusal> {
    // Where not all lists are laid side by side, or nothing was compared, it is not known which of its rows answer to what was released to it.
    let owned = owned_of(&laid.all);
    let is_whole = owned.len() == laid.beside.len();
    let found = if is_whole { found_at_once(visit, laid)? } else { None }.unwrap_or_default();
    let settled = settle(&owned, &found, Some(laid.case()));
    let all = laid.reconciled(&owned, &found);
    Ok(project_sheet(&all, &settled, &laid.book, &SheetOf::Party(party), clock::now(), names))
}

/// The lists of the case, for the sheet of a party.
pub(super) fn laid_for(visit: &Visit) -> Result<Arc<Laid>, Refusal> {
    Laid::of(visit, &Chosen::default())
}

fn own_page(visit: &Visit) -> Result<Response, Refusal> {
    visit.asks_for(Action::SeeLists, &visit.part())?;
    let laid = laid_for(visit)?;
    let party = own_party(visit, &laid)?;
    let own = laid.all.iter().filter(|list| list.party == party);
    // Which lists are laid beside one another is not theirs to know.
    let own_line = |list: &LyingList| ListLine { is_beside: true, ..list_line(visit, &laid, list) };
    Ok(show(&OwnPage {
        page: visit.page.clone(),
        frame: Frame::of(visit, "lists"),
        hand_in: may_be_handed_in(visit, &laid),
        lists: own.map(own_line).collect(),
        html: pages_of_views::party_sheet_inside(&sheet_of(visit, &laid, party, visit.names)?, &visit.page.speaker),
    }))
}

/// The party to which a visitor is bound.
pub(super) fn own_party(visit: &Visit, laid: &Laid) -> Result<PartyRef, Refusal> {
    visit.role.party().and_then(|id| laid.case().find_party(id)).ok_or(Refusal::NotFound)
}

/// `GET /c/{case}/lists/paper`: the same as a document that is printed.
pub(super) async fn paper(
    State(app): State<App>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    apart(move || {
        if let Compartment::Party(_) = visit.part() {
            visit.asks_for(Action::SeeLists, &visit.part())?;
            let laid = laid_for(&visit)?;
            let party = own_party(&visit, &laid)?;
            let sheet = sheet_of(&visit, &laid, party, visit.names)?;
            return Ok(document(pages_of_views::party_sheet(&sheet, &visit.page.speaker)));
        }
        see(&visit)?;
        let chosen = chosen(&asked);
        let (laid, compared) = laid_beside(&app, &visit, &chosen)?;
        let found = compared.found().ok_or(Refusal::NotFound)?;
        let view = mediators_view(&visit, &laid, found);
        Ok(document(pages_of_views::reconciliation(&view, &visit.page.speaker)))
    })
    .await
}

/// `POST /c/{case}/lists/compare`: asks for a comparison anew.
pub(super) async fn compare_anew(
    State(app): State<App>,
    visit: Visit,
    Form(asked): Form<Asked>,
) -> Result<Response, Refusal> {
    apart(move || {
        see(&visit)?;
        let chosen = chosen(&asked);
        ask(&app, &visit, &chosen)?;
        let of = if chosen.ids().is_empty() { String::new() } else { format!("?of={}", query(&chosen.written())) };
        Ok(Redirect::to(&format!("/c/{}/lists{of}", visit.case.key.as_str())).into_response())
    })
    .await
}

/// How many pairs wait for somebody to say who is who, as far as that is known without a long comparison; none: none does, or it is not this
/// visitor's to say.
pub(in crate::server) fn undecided(visit: &Visit, contents: &Arc<Contents>, talks: &Arc<Talks>) -> Option<usize> {
    if !visit.is_offered(Action::DecidePairs, &Compartment::Mediator) {
        return None;
    }
    let laid = visit.case.lists.laid(contents, talks, &Chosen::default());
    let found = found_at_once(visit, &laid).ok().flatten()?;
    Some(Counts::of(&found).doubtful).filter(|count| *count > 0)
}

/// The word of what it means to stand on a list, for programs.
pub(super) fn role_name(role: Role) -> &'static str {
    match role {
        Role::Claims => "claims",
        Role::Acknowledges => "acknowledges",
        Role::Saw => "saw",
    }
}

//! The page of a screening: who is screened, the published lists that lie with the case, hits with their evidence; and what somebody says of a hit.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use takas_formats::Severity;
use takas_formats::decisions::{Decision, PairSays, RowKey, SCREENING_FILE, Verdict};
use takas_views::reconciliation::{HitLine, ScreeningView, SubjectLine};
use takas_views::words::reconciliation::{percent, weight};
use takas_views::{Names, Phrase};

use super::super::deciding::{ATTEMPTS, WHY_MAX, is_same, put, speaks_as};
use super::super::pair::{evidence_id, pair_id, row_at, seen_of as evidence_seen};
use super::super::review::{cells, field, own_word};
use super::super::see;
use super::super::sheet::Asked;
use super::super::staged::BYTES_MAX;
use super::super::words::{field_word, finding_word, told, verdict_word};
use super::{FOLDER, LISTS_MAX, ReadPublishedList, Screening, Stands, ask, brought, count_with, files_with, name_of};
use super::{Hit, stands};
use crate::lists::screening::THRESHOLD;
use crate::running::clock;
use crate::server::apart;
use crate::server::app::App;
use crate::server::cabinet::{Change, NotPut};
use crate::server::http::{Form, Page, Refusal, Upload, show};
use crate::server::live::frame::{Frame, html};
use crate::server::live::visit::Visit;
use crate::server::policy::{Action, Compartment};
use crate::server::words::{Finding, Value};
use crate::server::work::pages::{Line, line};

/// So many findings of a list are shown.
const TOLD_MAX: usize = 20;

#[derive(Template)]
#[template(path = "lists/screening.html")]
struct ScreeningPage {
    page: Page,
    frame: Frame,
    is_named: bool,
    /// Whether the visitor may bring lists, screen, and say of hits who is who.
    may: bool,
    notice: Option<(&'static str, String)>,
    /// What is wrong with what was brought, of which nothing is kept.
    refused: Vec<PublishedShown>,
    published: Vec<PublishedShown>,
    /// How many are hired; none: it cannot be read.
    hired: Option<usize>,
    faults: Vec<Finding>,
    /// Whether it can be asked for; and that it was not since something changed.
    is_possible: bool,
    is_due: bool,
    lines: Vec<Line>,
    /// Everybody who was screened, with their hits; none: there is nothing to show.
    subjects: Option<Vec<SubjectShown>>,
    open: usize,
    threshold: String,
}

/// A published list.
struct PublishedShown {
    file: String,
    /// How many entries it has; none: it cannot be read.
    entries: Option<usize>,
    told: Vec<Finding>,
}

/// Somebody who was screened.
struct SubjectShown {
    /// The name, or the row under pseudonyms.
    who: String,
    hits: Vec<HitShown>,
}

/// A hit: a question to a human.
struct HitShown {
    id: String,
    /// What its evidence is known by.
    seen: String,
    /// The row of the published list.
    row: String,
    percent: String,
    /// What each row has: what it is, and the cells.
    cells: Vec<(String, String, String)>,
    /// What was compared, what was found, what it weighs.
    evidence: Vec<(&'static str, &'static str, String)>,
    score: String,
    /// The message of what is decided; none: it waits.
    decided: Option<&'static str>,
    said: Vec<(String, Option<String>)>,
    /// Whether the visitor has said something of it that counts.
    is_own: bool,
}

fn shown_list(visit: &Visit, list: &ReadPublishedList) -> PublishedShown {
    let is_told = |found: &&takas_formats::Diagnostic| found.severity == Severity::Error;
    PublishedShown {
        file: list.name.clone(),
        entries: list.list.as_ref().map(|list| list.claims.len()),
        told: list.found.iter().filter(is_told).take(TOLD_MAX).map(|found| told(visit, found)).collect(),
    }
}

fn page_of(
    visit: &Visit,
    screening: &Screening,
    stands: &Stands,
    notice: Option<(&'static str, String)>,
) -> ScreeningPage {
    let speaker = &visit.page.speaker;
    let work = match stands {
        Stands::GoesOn(work) | Stands::Stopped(work) => Some(work),
        _ => None,
    };
    let may_cancel = visit.is_offered(Action::Clear, &Compartment::Mediator);
    let line = |work: &crate::server::work::Work| {
        let mut line = line(visit, work, screening.laid.contents.revision, may_cancel);
        line.leads_to.clear();
        line
    };
    let (owned, is_named) = (screening.owned(), visit.names == Names::Real);
    let view = match stands {
        Stands::Found(hits) => Some(screening.view(&owned, hits, visit.names)),
        _ => None,
    };
    let subjects = view.as_ref().map(|view| {
        let of_line = |line: &SubjectLine| SubjectShown {
            who: html(if is_named { line.row.name.clone() } else { speaker.tell(&line.row.place()) }),
            hits: line.hits.iter().map(|hit| hit_shown(visit, screening, &owned, line, hit)).collect(),
        };
        view.lines.iter().map(of_line).collect()
    });
    ScreeningPage {
        page: visit.page.clone(),
        frame: Frame::of(visit, "lists"),
        is_named,
        may: visit.is_offered(Action::Screen, &Compartment::Mediator),
        notice,
        refused: Vec::new(),
        published: screening.published.iter().map(|list| shown_list(visit, list)).collect(),
        hired: screening.hired.as_ref().map(|hired| hired.claims.len()),
        faults: screening.faults.iter().map(|fault| told(visit, fault)).collect(),
        is_possible: screening.is_possible(),
        is_due: matches!(stands, Stands::NotAsked | Stands::Stopped(_)),
        lines: work.into_iter().map(|work| line(work)).collect(),
        open: view.as_ref().map(ScreeningView::open).unwrap_or_default(),
        subjects,
        threshold: speaker.tell(&percent(THRESHOLD)),
    }
}

fn hit_shown(
    visit: &Visit,
    screening: &Screening,
    owned: &[takas_formats::settled::Owned<'_>],
    line: &SubjectLine,
    hit: &HitLine,
) -> HitShown {
    let speaker = &visit.page.speaker;
    let shown = |phrase: &Phrase| html(speaker.tell(phrase));
    let said = hit.said.iter().map(|one| {
        let given = [
            ("by", Value::from(&one.by)),
            ("says", Value::from(speaker.word(verdict_word(one.says.word())))),
            ("at", Value::from(speaker.moment(one.at, &screening.laid.case().zone))),
        ];
        (speaker.say("lists-said", &given), one.why.as_ref().map(html))
    });
    let cells = cells(&line.row, &hit.row).into_iter();
    let sum: takas_lists::evidence::Bits = hit.evidence.iter().map(|line| line.weight).sum();
    HitShown {
        id: pair_id(owned, hit.rows.0, hit.rows.1),
        seen: seen_of(hit),
        row: shown(&hit.row.place()),
        percent: speaker.tell(&percent(hit.probability)),
        cells: cells.map(|(column, one, other)| (shown(&column), shown(&one), shown(&other))).collect(),
        evidence: hit
            .evidence
            .iter()
            .map(|line| (field_word(line.field), finding_word(line.finding), speaker.tell(&weight(line.weight))))
            .collect(),
        score: speaker.tell(&weight(sum)),
        decided: hit.decided.and_then(decided_word),
        said: said.collect(),
        is_own: own_word((&screening.decisions, &screening.stand), hit.rows, &speaks_as(visit)).is_some(),
    }
}

/// What the evidence of a hit is known by.
pub(super) fn seen_of(hit: &HitLine) -> String {
    let found = hit.evidence.iter().map(|line| (line.field, line.finding));
    evidence_id(found).unwrap_or_default()
}

fn decided_word(says: PairSays) -> Option<&'static str> {
    Some(match says {
        PairSays::Same => "lists-says-same",
        PairSays::Different => "lists-says-different",
        PairSays::Contested => "lists-why-disputed",
        PairSays::NotSure => return None,
    })
}

/// `GET /c/{case}/lists/screening`.
pub(in super::super) async fn page(
    State(app): State<App>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    apart(move || {
        see(&visit)?;
        let done = |word: &str| Some(("done", visit.word(word)));
        let notice = match field(&asked, "done") {
            Some("kept") => done("lists-screening-kept"),
            Some("dropped") => done("lists-screening-dropped"),
            Some("written") => done("lists-written"),
            Some("file") => Some(("fault", visit.word("lists-no-file"))),
            Some("many") => Some(("fault", visit.word("lists-screening-too-many"))),
            Some("moved") => Some(("wait", visit.word("lists-evidence-moved"))),
            _ => field(&asked, "otherwise").map(|by| {
                let given = [("by", Value::from(by))];
                ("wait", visit.page.speaker.say("lists-otherwise", &given))
            }),
        };
        let screening = Screening::of(&visit)?;
        let stands = stands(&app, &visit, &screening)?;
        Ok(show(&page_of(&visit, &screening, &stands, notice)))
    })
    .await
}

fn leads_to(visit: &Visit, done: &str) -> Response {
    let done = if done.is_empty() { String::new() } else { format!("?{done}") };
    Redirect::to(&format!("/c/{}/lists/screening{done}", visit.case.key.as_str())).into_response()
}

/// `POST /c/{case}/lists/screening`: asks for it.
pub(in super::super) async fn begin(
    State(app): State<App>,
    visit: Visit,
    Form(_): Form<Asked>,
) -> Result<Response, Refusal> {
    apart(move || {
        visit.asks_for(Action::Screen, &Compartment::Mediator)?;
        if !Screening::of(&visit)?.is_possible() {
            return Err(Refusal::Unfit(visit.word("lists-screening-nothing")));
        }
        ask(&app, &visit)?;
        Ok(leads_to(&visit, ""))
    })
    .await
}

/// What came of files that were brought.
pub(super) enum Brought {
    /// They are kept.
    Kept,
    /// One of them is no published list: what is wrong with each.
    Refused(Vec<ReadPublishedList>),
    /// There would be too many lists.
    Many,
}

/// Keeps published lists with the case: under their names, so that what was decided about their rows counts for their next version.
pub(super) fn keep(visit: &Visit, files: &[(String, Vec<u8>)]) -> Result<Brought, Refusal> {
    visit.asks_for(Action::Screen, &Compartment::Mediator)?;
    let read = brought(files);
    if read.is_empty() || read.iter().any(|list| list.list.is_none()) {
        return Ok(Brought::Refused(read));
    }
    let put: Vec<(String, Option<Vec<u8>>)> =
        files.iter().map(|(name, bytes)| (format!("{FOLDER}{name}"), Some(bytes.clone()))).collect();
    for _ in 0..ATTEMPTS {
        let now = visit.case.cabinet.now().map_err(|_| Refusal::Unavailable)?;
        if count_with(&now, files) > LISTS_MAX {
            return Ok(Brought::Many);
        }
        if change(visit, now.revision, put.clone())? {
            return Ok(Brought::Kept);
        }
    }
    Err(Refusal::Unavailable)
}

/// Puts files; whether nobody was faster.
fn change(
    visit: &Visit,
    after: crate::server::cabinet::FilesRevision,
    files: Vec<(String, Option<Vec<u8>>)>,
) -> Result<bool, Refusal> {
    let change = Change { by: visit.guest.account.clone(), at: clock::now(), files };
    match visit.case.cabinet.put(&change, after) {
        Ok(_) => Ok(true),
        Err(NotPut::Overtaken(_)) => Ok(false),
        Err(NotPut::Failed(_)) => Err(Refusal::Unavailable),
    }
}

/// `POST /c/{case}/lists/screening/published`: lists that are brought.
pub(in super::super) async fn bring(State(app): State<App>, visit: Visit, upload: Upload) -> Result<Response, Refusal> {
    apart(move || {
        visit.asks_for(Action::Screen, &Compartment::Mediator)?;
        let mut files: Vec<(String, Vec<u8>)> = Vec::new();
        for (name, bytes) in upload.files("file").filter(|(_, bytes)| !bytes.is_empty()) {
            files.push((name_of(name).ok_or(Refusal::Kind)?, bytes.to_vec()));
        }
        if files.is_empty() {
            return Ok(leads_to(&visit, "done=file"));
        }
        if files.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() > BYTES_MAX {
            return Err(Refusal::TooLarge);
        }
        match keep(&visit, &files)? {
            Brought::Kept => Ok(leads_to(&visit, "done=kept")),
            Brought::Many => Ok(leads_to(&visit, "done=many")),
            Brought::Refused(read) => {
                let screening = Screening::of(&visit)?;
                let stands = stands(&app, &visit, &screening)?;
                let notice = Some(("fault", visit.word("lists-screening-not-kept")));
                let mut page = page_of(&visit, &screening, &stands, notice);
                page.refused = read.iter().map(|list| shown_list(&visit, list)).collect();
                Ok(show(&page))
            }
        }
    })
    .await
}

/// `POST /c/{case}/lists/screening/published/drop`: a list that is taken away.
pub(in super::super) async fn drop(visit: Visit, Form(form): Form<Asked>) -> Result<Response, Refusal> {
    apart(move || {
        visit.asks_for(Action::Screen, &Compartment::Mediator)?;
        let name = field(&form, "file").ok_or(Refusal::Malformed)?;
        for _ in 0..ATTEMPTS {
            let now = visit.case.cabinet.now().map_err(|_| Refusal::Unavailable)?;
            let files: Vec<_> = files_with(&now, name).into_iter().map(|name| (name, None)).collect();
            if files.is_empty() {
                return Err(Refusal::Conflict);
            }
            if change(&visit, now.revision, files)? {
                return Ok(leads_to(&visit, "done=dropped"));
            }
        }
        Err(Refusal::Unavailable)
    })
    .await
}

/// A word that somebody says of a hit.
pub(super) struct SaidOfHit<'s> {
    pub(super) hit: &'s str,
    /// The evidence that it is said upon; none: it is not looked at.
    pub(super) seen: Option<&'s str>,
    pub(super) says: Verdict,
    pub(super) why: Option<&'s str>,
}

/// Writes a word about a hit; the names of those who have said otherwise.
///
/// # Errors
/// When it is not the visitor's to say, nothing was found, there is no such hit any more or other evidence, or it cannot be written.
pub(super) fn say(app: &App, visit: &Visit, said: &SaidOfHit<'_>) -> Result<Vec<String>, Refusal> {
    visit.asks_for(Action::Screen, &Compartment::Mediator)?;
    let why = said.why.map(str::trim).filter(|why| !why.is_empty());
    if why.is_some_and(|why| why.chars().count() > WHY_MAX) {
        return Err(Refusal::TooLarge);
    }
    for _ in 0..ATTEMPTS {
        let screening = Screening::of(visit)?;
        if !screening.can_decide {
            return Err(Refusal::Unfit(visit.word("lists-faults")));
        }
        let Stands::Found(hits) = stands(app, visit, &screening)? else {
            return Err(Refusal::Unfit(visit.word("lists-screening-due")));
        };
        let owned = screening.owned();
        let is_it = |(one, other, ..): &&Hit| pair_id(&owned, *one, *other) == said.hit;
        let (one, other, evidence, _) = hits.iter().find(is_it).ok_or(Refusal::Conflict)?;
        let now = evidence_seen(evidence).unwrap_or_default();
        if said.seen.is_some_and(|seen| seen != now) {
            return Err(Refusal::Overtaken);
        }
        let key = |row: &takas_lists::reconcile::Row| RowKey::of(owned[usize::from(row.list.0)].side.list, row.claim);
        let (by, why) = (speaks_as(visit), why.map(str::to_owned));
        let word = Decision { one: key(one), other: key(other), says: said.says, by, at: clock::now(), why };
        if put(visit, &screening.laid.contents, SCREENING_FILE, &word)? {
            return Ok(otherwise(visit, (*one, *other), &word));
        }
    }
    Err(Refusal::Unavailable)
}

/// Who has said otherwise of a hit.
fn otherwise(
    visit: &Visit,
    (one, other): (takas_lists::reconcile::Row, takas_lists::reconcile::Row),
    word: &Decision,
) -> Vec<String> {
    let Ok(screening) = Screening::of(visit) else { return Vec::new() };
    let stand = screening.stand.of(row_at(one), row_at(other)).filter(|pair| pair.says == PairSays::Contested);
    let words = stand.map_or(&[][..], |pair| &pair.words).iter().filter_map(|at| screening.decisions.get(*at));
    let is_other =
        |other: &&Decision| !is_same(&other.by, &word.by) && other.says != word.says && other.says != Verdict::NotSure;
    words.filter(is_other).map(|other| other.by.clone()).collect()
}

/// `POST /c/{case}/lists/screening/decide`: what somebody says of a hit. Whoever says it has seen the names.
pub(in super::super) async fn decide(
    State(app): State<App>,
    visit: Visit,
    Form(form): Form<Asked>,
) -> Result<Response, Refusal> {
    apart(move || {
        visit.asks_for(Action::Screen, &Compartment::Mediator)?;
        let says = match field(&form, "says") {
            Some("same") => Verdict::Same,
            Some("different") => Verdict::Different,
            Some("not-sure") => Verdict::NotSure,
            Some("taken-back") => Verdict::TakenBack,
            _ => return Err(Refusal::Malformed),
        };
        let hit = field(&form, "hit").ok_or(Refusal::Malformed)?;
        let seen = Some(field(&form, "seen").ok_or(Refusal::Malformed)?);
        let done = match say(&app, &visit, &SaidOfHit { hit, seen, says, why: field(&form, "why") }) {
            Err(Refusal::Overtaken) => "done=moved".to_owned(),
            Err(refusal) => return Err(refusal),
            Ok(others) if others.is_empty() => "done=written".to_owned(),
            Ok(others) => {
                let others = visit.page.speaker.list(&others);
                format!("otherwise={}", crate::server::live::frame::query(&others))
            }
        };
        Ok(leads_to(&visit, &done))
    })
    .await
}

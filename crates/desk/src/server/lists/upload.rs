//! Handing in a list of a party: the file first, then what its columns hold, beside its first rows; corrected where it is wrong, and then taken.
//! Forms alone do it, without a script.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse as _, Redirect, Response};
use takas_formats::claims::{DateOrder, Field, Mapping, RowCount, SheetShown, Why};
use takas_formats::decisions::{ListChanges, RowKey, list_changes};
use takas_formats::{Severity, mapping_path, read_mapping};
use takas_lists::reconcile::Role;
use takas_lists::{ClaimRef, List};
use takas_views::Names;

use super::bound::{is_bound, without_ids};
use super::carried::{Carried, Word, carried};
use super::ground::{Laid, LyingList};
use super::sheet::{Asked, laid_for, role_name};
use super::staged::{BYTES_MAX, Checked, Staged, ending_of, file_of, take};
use super::words::{column_word, mapped_word, role_word, told, verdict_word};
use crate::server::apart;
use crate::server::http::{Form, Page, Refusal, Upload, show};
use crate::server::live::frame::Frame;
use crate::server::live::visit::Visit;
use crate::server::policy::{Action, Compartment};
use crate::server::words::{Finding, Value};

/// So many findings, and so many changed rows, are shown.
const TOLD_MAX: usize = 50;
const CHANGES_MAX: usize = 100;

#[derive(Template)]
#[template(path = "lists/upload.html")]
struct UploadPage {
    page: Page,
    frame: Frame,
    party: String,
    name: String,
    /// Whether a column may hold ids of people of the case.
    may_give_ids: bool,
    /// An operation has begun: the list stays as it is.
    is_frozen: bool,
    notice: Option<(&'static str, String)>,
    staged: Option<StagedShown>,
}

/// What was handed in, as it is shown.
struct StagedShown {
    file: String,
    accounted: RowCount,
    told: Vec<Finding>,
    role: Option<Role>,
    dates: Option<DateOrder>,
    /// The rows of headings, with commas.
    headings: String,
    /// How many sheets were read besides the one whose columns are shown.
    others: usize,
    columns: Vec<ColumnLine>,
    changes: Option<ChangesShown>,
    /// The list in whose place it would come: its file, and how many it names, where it can be read.
    instead_of: Option<(String, Option<usize>)>,
    carried: Option<CarriedShown>,
    /// What this page shows is known by.
    seen: String,
    is_fit: bool,
}

/// A column as it is shown.
struct ColumnLine {
    /// Its heading; empty where there is none, or where it could be somebody's name.
    heading: String,
    field: Field,
    why: Why,
    first: Vec<String>,
}

/// A cell that changed: what it is, what stood there, what stands there.
type ChangedCell = (String, String, String);

/// What becomes of what was decided about its rows.
struct CarriedShown {
    kept: usize,
    changed: Vec<String>,
    lost: Vec<String>,
    releases: usize,
}

/// What it changes.
struct ChangesShown {
    kept: usize,
    added: Vec<String>,
    gone: Vec<String>,
    /// The row, and its cells.
    changed: Vec<(String, Vec<ChangedCell>)>,
    changed_count: usize,
}

impl UploadPage {
    /// What a column may hold: the word, its message, whether it does.
    fn fields(&self, one: &ColumnLine) -> Vec<(&'static str, &'static str, bool)> {
        let is_offered = |(_, field): &&(&'static str, Field)| self.may_give_ids || *field != Field::Person;
        let words = Field::WORDS.iter().filter(is_offered);
        words.map(|(word, field)| (*word, mapped_word(*field), *field == one.field)).collect()
    }

    /// What it may mean to stand on the list: the word, its message, whether the mapping says so.
    #[expect(clippy::unused_self, reason = "templates have nothing else at hand")]
    fn roles(&self, staged: &StagedShown) -> Vec<(&'static str, &'static str, bool)> {
        let all = [Role::Claims, Role::Acknowledges, Role::Saw].into_iter();
        all.map(|role| (role_name(role), role_word(role), staged.role == Some(role))).collect()
    }

    /// Which number of a date may be the day; likewise.
    #[expect(clippy::unused_self, reason = "templates have nothing else at hand")]
    fn orders(&self, staged: &StagedShown) -> [(&'static str, &'static str, bool); 2] {
        [
            ("day-first", "lists-dates-day", staged.dates == Some(DateOrder::DayFirst)),
            ("month-first", "lists-dates-month", staged.dates == Some(DateOrder::MonthFirst)),
        ]
    }

    /// The message of what changed; none: it is the list's own heading.
    #[expect(clippy::unused_self, reason = "templates have nothing else at hand")]
    fn column(&self, column: &str) -> Option<&'static str> {
        column_word(column)
    }

    fn why(&self, one: &ColumnLine) -> String {
        match &one.why {
            Why::File => self.page.speaker.word("lists-column-file"),
            Why::Heading(phrase) => self.page.speaker.say("lists-column-heading", &[("phrase", phrase.into())]),
            Why::HeadingHolds(phrase) => self.page.speaker.say("lists-column-holds", &[("phrase", phrase.into())]),
            Why::OtherHeadings(_) => self.page.speaker.word("lists-column-others"),
            Why::Contents => self.page.speaker.word("lists-column-contents"),
            Why::NotKnown => self.page.speaker.word("lists-column-not-known"),
        }
    }

    #[expect(clippy::unused_self, reason = "templates have nothing else at hand")]
    fn is_sure(&self, one: &ColumnLine) -> bool {
        matches!(one.why, Why::File | Why::Heading(_))
    }
}

/// Who hands in what: the party, and the case as it is.
pub(super) struct Desk {
    pub(super) laid: Arc<Laid>,
    name: String,
}

/// What whoever hands in a list stands before.
///
/// # Errors
/// When it is not theirs to hand in, or there is no such party.
pub(super) fn at(visit: &Visit, party: &str) -> Result<Desk, Refusal> {
    visit.asks_for(Action::WriteLists, &Compartment::Party(party.to_owned()))?;
    let laid = laid_for(visit)?;
    let found = laid.case().find_party(party).ok_or(Refusal::NotFound)?;
    let name = laid.case().party(found).name.clone();
    Ok(Desk { laid, name })
}

/// Whether the list of a party stays as it is, for an operation stands on the case.
pub(super) fn is_frozen(visit: &Visit) -> bool {
    visit.case.operation().is_some()
}

/// `GET /c/{case}/lists/of/{party}`.
pub(super) async fn page(
    visit: Visit,
    Path((_, party)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    apart(move || {
        let desk = at(&visit, &party)?;
        let done = asked.iter().find(|(name, _)| name == "done").map(|(_, value)| value.as_str());
        let notice = match done {
            Some("file") => Some(("fault", visit.word("lists-no-file"))),
            Some("kind") => Some(("fault", visit.word("lists-kind"))),
            Some("unfit") => Some(("fault", visit.word("lists-not-taken"))),
            Some("overtaken") => Some(("fault", visit.word("lists-overtaken"))),
            Some("frozen") => Some(("wait", visit.word("lists-frozen"))),
            Some("again") => Some(("wait", visit.word("lists-taken-up"))),
            Some("dropped") => Some(("done", visit.word("lists-dropped"))),
            Some("taken") => Some(("done", visit.word("lists-taken"))),
            _ => None,
        };
        let staged = staged_of(&visit, &desk.laid, &party);
        Ok(show(&UploadPage {
            page: visit.page.clone(),
            frame: Frame::of(&visit, "lists"),
            name: desk.name.clone(),
            may_give_ids: !is_bound(&visit),
            is_frozen: is_frozen(&visit),
            notice,
            staged: staged.map(|staged| shown(&visit, &desk.laid, &party, &staged)),
            party,
        }))
    })
    .await
}

/// What a visitor has handed in of a party, if anything, with what may be known of its columns.
fn staged_of(visit: &Visit, laid: &Laid, party: &str) -> Option<Staged> {
    let mut staged = Staged::of(visit, &laid.contents, party)?;
    let known = staged.mapping.as_deref().and_then(|bytes| read_mapping("mapping.toml", bytes).mapping);
    // One that cannot be read stays as it is, and is told of.
    if known.is_some() || staged.mapping.is_none() {
        let mapping = without_ids(visit, (&file_of(party, staged.ending), &staged.bytes), known);
        staged.mapping = mapping.map(|mapping| mapping.to_toml().into_bytes().into());
    }
    Some(staged)
}

fn shown(visit: &Visit, laid: &Laid, party: &str, staged: &Staged) -> StagedShown {
    let checked = staged.checked(visit, laid, party);
    let mapping = staged.mapping.as_deref().and_then(|bytes| read_mapping("mapping.toml", bytes).mapping);
    let is_told = |found: &&takas_formats::Diagnostic| found.severity != Severity::Note;
    let told_of = checked.read.found.iter().chain(&checked.found).filter(is_told).take(TOLD_MAX);
    let sheet = sheet_of(&checked);
    StagedShown {
        file: file_of(party, staged.ending),
        accounted: checked.read.rows,
        told: told_of.map(|found| told(visit, found)).collect(),
        role: mapping.as_ref().and_then(|mapping| mapping.role),
        dates: mapping.as_ref().and_then(|mapping| mapping.dates),
        headings: sheet.map(|sheet| written(&sheet.headings)).unwrap_or_default(),
        others: checked.read.shown.sheets.len().saturating_sub(1),
        columns: sheet.map(|sheet| columns(visit, sheet)).unwrap_or_default(),
        changes: changes(visit, laid, party, &checked),
        instead_of: lying_list(laid, party).map(|list| {
            let names = list.read.list.as_ref().map(|list| list.claims.len());
            (list.read.name.clone(), names)
        }),
        carried: carried_shown(visit, laid, party, &checked),
        seen: staged.seen(laid, party),
        is_fit: checked.is_fit,
    }
}

/// The sheet whose columns are shown.
fn sheet_of(checked: &Checked) -> Option<&SheetShown> {
    checked.read.shown.sheets.first().or(checked.read.shown.without_names.first())
}

fn written(rows: &[u32]) -> String {
    rows.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

/// The columns, with the first cells of each where names may be seen. Any row can be said to be one of headings: where names may not be seen, a
/// heading is shown that is a known word and nothing besides.
fn columns(visit: &Visit, sheet: &SheetShown) -> Vec<ColumnLine> {
    let cell = |row: &Vec<String>, index: usize| row.get(index).cloned().unwrap_or_default();
    let line = |(index, column): (usize, &takas_formats::claims::ColumnShown)| ColumnLine {
        heading: if visit.names == Names::Real || matches!(column.why, Why::Heading(_)) {
            column.heading.clone()
        } else {
            String::new()
        },
        field: column.field,
        why: column.why.clone(),
        first: if visit.names == Names::Real {
            sheet.first.iter().map(|row| cell(row, index)).collect()
        } else {
            Vec::new()
        },
    };
    sheet.columns.iter().enumerate().map(line).collect()
}

/// The list of a party as it lies there.
fn lying_list<'l>(laid: &'l Laid, party: &str) -> Option<&'l LyingList> {
    let party = laid.case().find_party(party)?;
    laid.all.iter().find(|list| list.party == party)
}

/// What would become of decisions and releases; none: it is not this visitor's to know, there is no list, or one of the two cannot be read.
pub(super) fn carried_over<'l>(visit: &Visit, laid: &'l Laid, party: &str, checked: &Checked) -> Option<Carried<'l>> {
    if !visit.is_offered(Action::DecidePairs, &Compartment::Mediator) {
        return None;
    }
    carried(laid, lying_list(laid, party)?, checked.read.list.as_ref()?)
}

fn carried_shown(visit: &Visit, laid: &Laid, party: &str, checked: &Checked) -> Option<CarriedShown> {
    let Carried { kept, changed, lost, releases } = carried_over(visit, laid, party, checked)?;
    let speaker = &visit.page.speaker;
    let said = |word: &Word<'_>| {
        let row = row_named(visit, word.row);
        let given = [
            ("by", Value::from(&word.decision.by)),
            ("says", Value::from(speaker.word(verdict_word(word.decision.says.word())))),
            ("at", Value::from(speaker.moment(word.decision.at, &laid.case().zone))),
        ];
        format!("{row} · {}", speaker.say("lists-said", &given))
    };
    let lines = |words: Vec<Word<'_>>| words.iter().map(said).collect();
    Some(CarriedShown { kept, changed: lines(changed), lost: lines(lost), releases })
}

/// A row by its number, with its name where names may be seen.
fn row_named(visit: &Visit, key: &RowKey) -> String {
    let number = visit.page.speaker.say("lists-row", &[("row", key.row.into())]);
    if visit.names == Names::Real { format!("{number}: {}", key.name) } else { number }
}

/// What the list changes that lies there; none: there is none, or one of the two cannot be read.
fn changes(visit: &Visit, laid: &Laid, party: &str, checked: &Checked) -> Option<ChangesShown> {
    let before = lying_list(laid, party)?.read.list.as_ref()?;
    let now = checked.read.list.as_ref()?;
    let ListChanges { kept, changed, added, gone } = list_changes(before, now);
    let row = |list: &List, claim: ClaimRef| row_named(visit, &RowKey::of(list, claim));
    let cell = |cell: takas_formats::decisions::CellChange| {
        (cell.column, cell.before.unwrap_or_default(), cell.now.unwrap_or_default())
    };
    let changed_count = changed.len();
    let changed = changed.into_iter().take(CHANGES_MAX).map(|one| {
        let cells = if visit.names == Names::Real { one.cells } else { Vec::new() };
        (row(now, one.now), cells.into_iter().map(cell).collect())
    });
    Some(ChangesShown {
        kept: kept.len(),
        added: added.into_iter().map(|claim| row(now, claim)).collect(),
        gone: gone.into_iter().map(|claim| row(before, claim)).collect(),
        changed: changed.collect(),
        changed_count,
    })
}

fn leads_to(visit: &Visit, party: &str, done: &str) -> Response {
    let done = if done.is_empty() { String::new() } else { format!("?done={done}") };
    Redirect::to(&format!("/c/{}/lists/of/{party}{done}", visit.case.key.as_str())).into_response()
}

/// `POST /c/{case}/lists/of/{party}`: the file.
pub(super) async fn hand_in(
    visit: Visit,
    Path((_, party)): Path<(String, String)>,
    upload: Upload,
) -> Result<Response, Refusal> {
    apart(move || {
        let desk = at(&visit, &party)?;
        let Some((name, bytes)) = upload.files("file").find(|(_, bytes)| !bytes.is_empty()) else {
            return Ok(leads_to(&visit, &party, "file"));
        };
        if bytes.len() > BYTES_MAX {
            return Err(Refusal::TooLarge);
        }
        let Some(ending) = ending_of(name) else { return Ok(leads_to(&visit, &party, "kind")) };
        Staged::keep(&visit, &desk.laid, &party, (ending, bytes))?;
        Ok(leads_to(&visit, &party, ""))
    })
    .await
}

/// `POST /c/{case}/lists/of/{party}/columns`: what the columns hold; and that the list is taken, or let go of. Or that the one that lies there is
/// taken up, to be corrected likewise.
pub(super) async fn correct(
    visit: Visit,
    Path((_, party)): Path<(String, String)>,
    Form(form): Form<Asked>,
) -> Result<Response, Refusal> {
    apart(move || {
        let desk = at(&visit, &party)?;
        let what = value(&form, "do").unwrap_or("look");
        if what == "drop" {
            Staged::drop(&visit, &desk.laid, &party)?;
            return Ok(leads_to(&visit, &party, "dropped"));
        }
        if what == "again" {
            Staged::take_up(&visit, &desk.laid, &party)?;
            return Ok(leads_to(&visit, &party, "again"));
        }
        let staged = staged_of(&visit, &desk.laid, &party).ok_or(Refusal::Conflict)?;
        // What is taken is what the page showed, and in the place of what it showed.
        if what == "take" && value(&form, "seen").ok_or(Refusal::Malformed)? != staged.seen(&desk.laid, &party) {
            return Ok(leads_to(&visit, &party, "overtaken"));
        }
        let mapping = corrected(&visit, &form, &desk.laid, &party, &staged)?;
        Staged::keep_mapping(&visit, &party, &mapping)?;
        if what != "take" {
            return Ok(leads_to(&visit, &party, ""));
        }
        let done = taken(&visit, &desk.laid, &party, (staged.ending, &staged.bytes), &mapping)?;
        Ok(leads_to(&visit, &party, done))
    })
    .await
}

/// Takes a list, if it can be; what the page says of it.
fn taken(
    visit: &Visit,
    laid: &Laid,
    party: &str,
    (ending, bytes): (&'static str, &[u8]),
    mapping: &Mapping,
) -> Result<&'static str, Refusal> {
    if is_frozen(visit) {
        return Ok("frozen");
    }
    let text = mapping.to_toml();
    if !super::staged::checked(visit, laid, party, (ending, bytes), Some(text.as_bytes())).is_fit {
        return Ok("unfit");
    }
    match take(visit, laid, party, (ending, bytes), mapping) {
        Err(Refusal::Conflict) => Ok("overtaken"),
        taken => taken.map(|()| "taken"),
    }
}

fn value<'f>(form: &'f [(String, String)], name: &str) -> Option<&'f str> {
    form.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim())
}

/// The mapping as the form has it: what the page showed, and what was changed there. Where the headings are said to stand elsewhere, columns are
/// guessed anew.
fn corrected(
    visit: &Visit,
    form: &[(String, String)],
    laid: &Laid,
    party: &str,
    staged: &Staged,
) -> Result<Mapping, Refusal> {
    let checked = staged.checked(visit, laid, party);
    let known = staged.mapping.as_deref().and_then(|bytes| read_mapping(&mapping_path("list.csv"), bytes).mapping);
    let known = known.unwrap_or_default();
    let said = value(form, "headings").unwrap_or_default();
    let is_moved = said != sheet_of(&checked).map(|sheet| written(&sheet.headings)).unwrap_or_default();
    let mut mapping = if is_moved {
        let rows = said.split([',', ' ']).filter(|row| !row.is_empty());
        let rows: Result<Vec<u32>, _> = rows.map(str::parse).collect();
        let rows = rows.map_err(|_| Refusal::Malformed)?;
        Mapping { headings: Some(rows), fingerprint: None, columns: Vec::new(), ..known }
    } else {
        let Mapping { fingerprint, encoding, mut columns, .. } = checked.read.shown.to_mapping();
        for (index, (_, field)) in columns.iter_mut().enumerate() {
            if let Some(word) = value(form, &format!("column-{index}")) {
                *field = Field::find(word).ok_or(Refusal::Malformed)?;
            }
        }
        Mapping { fingerprint, encoding: encoding.or(known.encoding.clone()), columns, ..known }
    };
    mapping.role = match value(form, "role").unwrap_or_default() {
        "" => None,
        "claims" => Some(Role::Claims),
        "acknowledges" => Some(Role::Acknowledges),
        "saw" => Some(Role::Saw),
        _ => return Err(Refusal::Malformed),
    };
    mapping.dates = match value(form, "dates").unwrap_or_default() {
        "" => None,
        "day-first" => Some(DateOrder::DayFirst),
        "month-first" => Some(DateOrder::MonthFirst),
        _ => return Err(Refusal::Malformed),
    };
    Ok(without_ids(visit, (&file_of(party, staged.ending), &staged.bytes), Some(mapping)).unwrap_or_default())
}

//! Cases that are begun in the browser: from a title and parties, or from the files of one.

use askama::Template;
use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use takas_formats::{CaseFiles, Severity, read_case};

use super::register::ID_MAX;
use super::{Change, taking};
use crate::running::clock::now;
use crate::server::accounts::{AccountId, Membership, SignedIn};
use crate::server::app::App;
use crate::server::http::{Form, Page, Refusal, Upload, show};
use crate::server::live::Guest;
use crate::server::policy::{Action, Compartment, Object};
use crate::server::role::Role;
use crate::server::ways;
use crate::server::words::{Finding, language_of};

/// The most bytes of all files that are taken in at once.
const UPLOAD_BYTES_MAX: usize = 24 << 20;
/// The longest title and name, in characters.
const TITLE_MAX: usize = 200;
/// So many mistakes are told at once.
const MISTAKES_MAX: usize = 50;

/// The routes.
pub(in crate::server) fn routes() -> Router<App> {
    Router::new()
        .route("/cases/new", get(page).post(begin))
        .route("/cases/files", post(take_in).layer(DefaultBodyLimit::max(UPLOAD_BYTES_MAX)))
}

#[derive(Template)]
#[template(path = "keys/new_case.html")]
struct NewCasePage {
    page: Page,
    /// Why it was not begun.
    fault: Option<String>,
    /// Mistakes in the files, as `takas check` finds them.
    mistakes: Vec<Finding>,
    title: String,
    parties: String,
}

impl NewCasePage {
    fn new(page: Page) -> Self {
        Self { page, fault: None, mistakes: Vec::new(), title: String::new(), parties: String::new() }
    }
}

/// Whether a page leads to where cases are begun. Nothing is asked for yet.
pub(in crate::server) fn may_be_offered(app: &App, guest: &Guest) -> bool {
    let allows = |(case, role): &(_, Role)| {
        let Some(state) = app.cases.get(case).map(|known| known.state()) else { return false };
        let object = Object { case: case.clone(), compartment: Compartment::Desk, state };
        app.policy.allows(role, Action::BeginCase, &object)
    };
    guest.memberships.iter().any(allows) || AccountId::parse(&guest.account).is_some_and(|who| begins_first(app, who))
}

/// Whether somebody begins the first case of a desk: whoever came first.
fn begins_first(app: &App, who: AccountId) -> bool {
    let first = app.accounts.accounts().into_iter().min_by_key(|account| (account.joined, account.id));
    app.cases.iter().next().is_none() && first.is_some_and(|first| first.id == who)
}

/// Goes on if somebody may begin a case.
async fn allowed(app: &App, who: &SignedIn) -> Result<(), Refusal> {
    let (asked, asking) = (app.clone(), who.clone());
    let may = move || begins_first(&asked, asking.account.id) || ways::may(&asked, &asking, Action::BeginCase);
    let is_allowed = tokio::task::spawn_blocking(may).await.unwrap_or(false);
    if is_allowed { Ok(()) } else { Err(Refusal::NotFound) }
}

/// The page in the language of an account.
fn spoken(app: &App, who: &SignedIn, page: Page, headers: &axum::http::HeaderMap) -> Page {
    let language = language_of(who.account.language.as_deref(), headers);
    page.spoken(app.words.of(language))
}

/// `GET /cases/new`.
async fn page(
    State(app): State<App>,
    who: SignedIn,
    page: Page,
    headers: axum::http::HeaderMap,
) -> Result<Response, Refusal> {
    allowed(&app, &who).await?;
    Ok(show(&NewCasePage::new(spoken(&app, &who, page, &headers))))
}

/// What a form says of a new case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NewCase {
    title: String,
    parties: String,
}

/// `POST /cases/new`.
async fn begin(
    State(app): State<App>,
    who: SignedIn,
    page: Page,
    headers: axum::http::HeaderMap,
    Form(new): Form<NewCase>,
) -> Result<Response, Refusal> {
    allowed(&app, &who).await?;
    let page = spoken(&app, &who, page, &headers);
    let again = |page: Page, word: &str| {
        let (fault, title, parties) = (Some(page.speaker.word(word)), new.title.clone(), new.parties.clone());
        let mut response = show(&NewCasePage { page, fault, mistakes: Vec::new(), title, parties });
        *response.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
        Ok(response)
    };
    let title = new.title.trim();
    if title.is_empty() || title.chars().count() > TITLE_MAX || title.chars().any(char::is_control) {
        return again(page, "new-case-no-name");
    }
    let Some(text) = case_text(title, &new.parties) else { return again(page, "new-case-no-party") };
    let files = vec![("case.toml".to_owned(), text.into_bytes())];
    taken(&app, &who, page, &short_name(title), files).await
}

/// `POST /cases/files`.
async fn take_in(
    State(app): State<App>,
    who: SignedIn,
    page: Page,
    headers: axum::http::HeaderMap,
    upload: Upload,
) -> Result<Response, Refusal> {
    allowed(&app, &who).await?;
    let page = spoken(&app, &who, page, &headers);
    let (folder, files) = named_from_the_case(&upload);
    if !files.iter().any(|(name, _)| name == "case.toml") {
        let fault = Some(page.speaker.word("new-case-no-file"));
        let mut response = show(&NewCasePage { fault, ..NewCasePage::new(page) });
        *response.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(response);
    }
    let id = upload.text("id")?.trim();
    let id = if id.is_empty() { folder.unwrap_or_default() } else { id.to_owned() };
    taken(&app, &who, page, &short_name(&id), files).await
}

/// The files of an upload by their names from the case's folder, those apart that belong to no case; and what the folder was called, where a
/// whole one was chosen.
fn named_from_the_case(upload: &Upload) -> (Option<String>, Vec<(String, Vec<u8>)>) {
    let folders: Option<Vec<&str>> =
        upload.files("files").map(|(name, _)| name.split_once('/').map(|(folder, _)| folder)).collect();
    let folder = folders.and_then(|all| {
        let first = *all.first()?;
        (all.iter().all(|other| *other == first)).then_some(first)
    });
    let own = |name: &str| match folder {
        Some(folder) => name.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')).unwrap_or(name).to_owned(),
        None => name.to_owned(),
    };
    let files = upload.files("files").map(|(name, content)| (own(name), content.to_vec()));
    (folder.map(str::to_owned), files.filter(|(name, _)| taking::belongs(name)).collect())
}

/// Begins a case of these files, if they are one, and makes whoever began it its lead.
async fn taken(
    app: &App,
    who: &SignedIn,
    page: Page,
    id: &str,
    files: Vec<(String, Vec<u8>)>,
) -> Result<Response, Refusal> {
    let read: CaseFiles = files.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    let read = read_case(id, &only_case(&read));
    if read.case.is_none() {
        let errors = read.diagnostics.iter().filter(|told| told.severity == Severity::Error).take(MISTAKES_MAX);
        let mistakes: Vec<Finding> = errors.map(|told| Finding::placed(&page.speaker, told, "")).collect();
        let fault = Some(page.speaker.word("new-case-mistakes"));
        let mut response = show(&NewCasePage { fault, mistakes, ..NewCasePage::new(page) });
        *response.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(response);
    }
    let (app, account, id) = (app.clone(), who.account.id, id.to_owned());
    let begun = tokio::task::spawn_blocking(move || {
        let files = files.into_iter().map(|(name, bytes)| (name, Some(bytes))).collect();
        let case = app.cases.begin_case(&id, &Change { by: account.to_string(), at: now(), files })?;
        let lead = Membership { case: case.key.clone(), role: Role::Lead };
        app.accounts.grant(account, account, &lead)?;
        Ok::<_, crate::failure::Failure>(case.key.clone())
    });
    match begun.await {
        Ok(Ok(key)) => Ok(Redirect::to(&format!("/c/{}", key.as_str())).into_response()),
        Ok(Err(_)) => Err(Refusal::Unavailable),
        Err(_) => Err(Refusal::Defect),
    }
}

/// Those of the files that make a case.
fn only_case(files: &CaseFiles) -> CaseFiles {
    files
        .iter()
        .filter(|(name, _)| crate::folder::makes_case(name))
        .map(|(name, bytes)| (name, bytes.to_vec()))
        .collect()
}

/// The text of `case.toml`; none where a line of the parties is none.
fn case_text(title: &str, parties: &str) -> Option<String> {
    let mut text = format!("format = 1\ntitle = {}\n\n[parties]\n", quoted(title));
    let lines: Vec<&str> = parties.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    for line in &lines {
        let (short, name) = line.split_once(char::is_whitespace)?;
        let is_short = (1..=12).contains(&short.len())
            && short.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        let name = name.trim();
        if !is_short || name.is_empty() || name.chars().count() > TITLE_MAX || name.chars().any(char::is_control) {
            return None;
        }
        text.extend([short, " = { name = ", &quoted(name), " }\n"]);
    }
    (!lines.is_empty()).then_some(text)
}

/// A text of TOML. It has no control characters.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// What a case is called by in files: letters, digits and hyphens.
fn short_name(text: &str) -> String {
    let sign = |sign: char| if sign.is_ascii_alphanumeric() { sign.to_ascii_lowercase() } else { '-' };
    let text: String = text.chars().map(sign).collect();
    let words: Vec<&str> = text.split('-').filter(|word| !word.is_empty()).collect();
    let mut name = words.join("-");
    name.truncate(ID_MAX / 2);
    if name.is_empty() { "case".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use takas_formats::{CaseFiles, read_case};

    use super::{case_text, short_name};

    #[test]
    fn a_form_becomes_a_case() {
        let text = case_text("A \"case\" \\ of two", "DEU  Germany\n\n RUS Россия \n").expect("a case");
        let files = CaseFiles::from_iter([("case.toml", text.clone().into_bytes())]);
        let case = read_case("x", &files).case.unwrap_or_else(|| panic!("{text}"));
        assert_eq!(case.title, "A \"case\" \\ of two");
        assert_eq!(case.parties.iter().map(|party| party.id.as_str()).collect::<Vec<_>>(), ["DEU", "RUS"]);
        for wrong in ["", "DEU", "deu Germany", "D-U Germany", "DEU\tGer\u{7}many", "DEU ", "ABCDEFGHIJKLM Far"] {
            assert_eq!(case_text("T", wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_short_name_is_one_in_every_script() {
        for (text, expected) in [("Ankara 2024", "ankara-2024"), (" --a//b ", "a-b"), ("Обмен", "case"), ("", "case")]
        {
            assert_eq!(short_name(text), expected);
        }
        assert!(short_name(&"x".repeat(500)).len() <= 50);
    }
}

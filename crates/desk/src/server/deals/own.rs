//! What was laid before a party, as that party sees it, and its answer. A proposal has the party's own id here; whoever is not bound to the party
//! finds nothing.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use takas_formats::rounds::{AnswerError, NewLine, Table};
use takas_formats::work::{AnswerIn, Task};
use takas_model::{Deal, PartyRef, Round, Says, Standing};
use takas_views::{PartyView, html};

use super::pages::files;
use super::rounds::own_party;
use super::saved::{Read, put, seen_by};
use crate::deals::answering::{self, Answering, NotAnswered};
use crate::server::apart;
use crate::server::app::App;
use crate::server::http::{Form, Page, Refusal, show};
use crate::server::live::frame::Frame;
use crate::server::live::visit::Visit;
use crate::server::policy::Action;
use crate::server::role::Role;
use crate::server::words::Speaker;
use crate::server::work::SECONDS;
use crate::talks::today;

/// The longest text of an answer.
const TEXT_MAX: usize = 2_000;
/// The most lines that an answer brings.
const LINES_MAX: usize = 50;
/// So many rules can be typed at once.
const RULES: usize = 2;

#[derive(Template)]
#[template(path = "deals/proposal.html")]
struct ProposalPage {
    page: Page,
    frame: Frame,
    own: String,
    /// Sections, already safe.
    html: String,
    may_answer: bool,
    is_answered: bool,
    is_liaison: bool,
}

/// A proposal that was laid before the party to whom a visitor is bound.
pub(super) struct Own<'r> {
    pub(super) party: PartyRef,
    round: &'r Round,
    deal: Deal,
    pub(super) view: PartyView,
    is_answered: bool,
}

/// The proposal of that id of the party's own.
pub(super) fn own<'r>(visit: &Visit, read: &'r Read, id: &str) -> Result<Own<'r>, Refusal> {
    let party = own_party(visit, read)?;
    let is_it = |round: &&Round| round.to.iter().any(|(whose, own)| *whose == party && own == id);
    let round = read.talks.rounds.iter().rev().find(is_it).ok_or(Refusal::NotFound)?;
    let (saved, deal) = read.deal(&round.deal).ok_or(Refusal::NotFound)?;
    let view = seen_by(read, &saved, &deal, party, visit.names)?;
    let is_answered = round.answer(&read.talks.answers, party).is_some();
    Ok(Own { party, round, deal, view, is_answered })
}

/// `GET /c/{case}/rounds/own/{proposal}`.
pub(super) async fn page(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response, Refusal> {
    apart(move || {
        visit.asks_for(Action::SeeDeals, &visit.part())?;
        let read = files(&visit)?;
        let own = own(&visit, &read, &id)?;
        let shown = ProposalPage {
            page: visit.page.clone(),
            frame: Frame::of(&visit, "rounds"),
            html: html::party_inside(&own.view, &visit.page.speaker),
            may_answer: visit.is_offered(Action::Answer, &visit.part()),
            is_answered: own.is_answered,
            is_liaison: is_liaison(&visit),
            own: id,
        };
        Ok(show(&shown))
    })
    .await
}

fn is_liaison(visit: &Visit) -> bool {
    matches!(visit.role, Role::Liaison(_))
}

/// `POST /c/{case}/rounds/own/{proposal}`.
pub(super) async fn answer(
    State(app): State<App>,
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Refusal> {
    apart(move || {
        let value = |name: &str| {
            let found = fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.trim());
            found.filter(|value| !value.is_empty()).map(str::to_owned)
        };
        let says = match value("says").as_deref() {
            Some("accepts") => Says::Accepts,
            Some("refuses") => Says::Refuses,
            Some("amends") => Says::Amends,
            _ => return Err(Refusal::Malformed),
        };
        let mut lines = Vec::new();
        for number in 1..=RULES {
            if let (Some(name), Some(sentence)) =
                (value(&format!("rule-{number}")), value(&format!("sentence-{number}")))
            {
                lines.push(NewLine { table: Table::Rules, name, value: Some(sentence) });
            }
        }
        if let (Some(at), Some(text)) = (value("line"), value("value")) {
            lines.push(at_line(&visit, &at, Some(&text))?);
        }
        if let Some(at) = value("drop") {
            lines.push(at_line(&visit, &at, None)?);
        }
        let said = Said { says, reason: value("reason"), by: value("by"), is_hint: value("hint").is_some(), lines };
        answered(&app, &visit, &id, said)?;
        Ok(Redirect::to(&format!("/c/{}/rounds", visit.case.key.as_str())).into_response())
    })
    .await
}

/// What a party says.
pub(super) struct Said {
    pub(super) says: Says,
    pub(super) reason: Option<String>,
    pub(super) by: Option<String>,
    pub(super) is_hint: bool,
    pub(super) lines: Vec<NewLine>,
}

impl Said {
    /// The same from JSON.
    pub(super) fn of(visit: &Visit, answer: AnswerIn) -> Result<Self, Refusal> {
        use takas_formats::work::SaysIn;
        let says = match answer.says {
            SaysIn::Accepts => Says::Accepts,
            SaysIn::Refuses => Says::Refuses,
            SaysIn::Amends => Says::Amends,
        };
        let lines = answer.lines.iter().map(|line| at_line(visit, &line.at, line.value.as_deref()));
        let lines = lines.collect::<Result<Vec<_>, _>>()?;
        Ok(Self { says, reason: answer.reason, by: answer.by, is_hint: answer.is_hint, lines })
    }

    fn is_too_large(&self) -> bool {
        let texts = self.reason.iter().chain(&self.by);
        let lines = self.lines.iter().flat_map(|line| std::iter::once(&line.name).chain(&line.value));
        self.lines.len() > LINES_MAX || texts.chain(lines).any(|text| text.chars().count() > TEXT_MAX)
    }
}

fn at_line(visit: &Visit, at: &str, value: Option<&str>) -> Result<NewLine, Refusal> {
    NewLine::at(at, value).map_err(|error| not_kept(visit, "", NotAnswered::Line(error)))
}

/// Keeps a party's answer: the lines of its position are there at once, how the zone moved is looked for in the background.
pub(super) fn answered(app: &App, visit: &Visit, id: &str, said: Said) -> Result<(), Refusal> {
    visit.asks_for(Action::Answer, &visit.part())?;
    if said.is_too_large() {
        return Err(Refusal::TooLarge);
    }
    let read = files(visit)?;
    let own = own(visit, &read, id)?;
    // A delegate speaks for the party and states; what a liaison brings was heard, and says from whom.
    let is_hint = said.is_hint && is_liaison(visit);
    let answering = Answering {
        party: own.party,
        says: said.says,
        reason: said.reason,
        standing: if is_hint { Standing::Hinted } else { Standing::Stated },
        by: said.by.filter(|_| is_liaison(visit)),
        on: today(),
        lines: said.lines,
    };
    let file = answering::file_of(read.case(), own.party);
    let written =
        answering::answer(&read.talks, own.round, &own.deal, answering).map_err(|why| not_kept(visit, &file, why))?;
    let change = vec![(written.path, Some(written.text.into_bytes()))];
    put(&visit.case.cabinet, &visit.guest.account, change, read.revision())?;
    let party = Some(read.case().party(own.party).id.clone());
    // First what was said, then what follows from it: an answer is not lost because nothing can be looked for now.
    let _ = app.ask_for(visit, Task::Zone { round: own.round.number, party }, SECONDS);
    Ok(())
}

/// Why an answer was not kept, in words that hold nothing but the party's own: not how many rounds there were, nor what stands in the mediators'
/// files.
fn not_kept(visit: &Visit, file: &str, why: NotAnswered) -> Refusal {
    Refusal::Unfit(match why {
        NotAnswered::Unfit(_) => visit.word("rounds-says-too-little"),
        NotAnswered::Line(error) => of_line(&visit.page.speaker, &error),
        NotAnswered::Mistakes(found, _) => {
            let own = found.iter().filter(|found| found.file == file);
            let told: Vec<String> = own.map(|found| format!("{}: {}", found.message, found.help)).collect();
            if told.is_empty() { visit.word("rounds-makes-mistakes") } else { told.join(" · ") }
        }
    })
}

/// Why a line cannot be written into a position.
fn of_line(speaker: &Speaker, error: &AnswerError) -> String {
    match error {
        AnswerError::Answered(_) => speaker.word("rounds-answered-already"),
        AnswerError::Unreadable => speaker.word("rounds-line-unreadable"),
        AnswerError::NoSuchTable(line) => {
            let tables = Table::names().collect::<Vec<_>>().join(", ");
            let given = [("line", line.into()), ("example", "asks.krieger".into()), ("tables", tables.into())];
            speaker.say("rounds-line-table", &given)
        }
        AnswerError::NothingThere { table, name } => {
            speaker.say("rounds-line-absent", &[("line", format!("{table}.{name}").into())])
        }
        AnswerError::Value { table, name, value, .. } => {
            let (line, example) = (format!("{table}.{name}"), "{ priority = \"must\" }");
            let given = [("value", value.into()), ("line", line.into()), ("example", example.into())];
            speaker.say("rounds-line-value", &given)
        }
    }
}

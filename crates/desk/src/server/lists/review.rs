//! Doubtful pairs, one at a time, side by side with their evidence: decided by buttons, by keys where a script runs, and by several people at
//! once, of whom each is given another pair and sees what the others say.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use takas_formats::decisions::{Decision, Stand, Verdict};
use takas_lists::reconcile::{Pair, Reconciliation, Row};
use takas_model::Instant;
use takas_views::reconciliation::{EvidenceLine, PairLine, RowLine, SaidLine, brief_pair};
use takas_views::words::reconciliation as of_lists;
use takas_views::{Names, Phrase};

use super::compare::{Compared, laid_beside};
use super::deciding::{Said, is_same, last_own, say, speaks_as, undo as take_back};
use super::ground::{Chosen, Laid};
use super::pair::{find_pair, open_pairs, pair_id, row_at, row_of, seen_of, with_evidence};
use super::sheet::{Asked, chosen};
use super::words::{field_word, finding_word, status_word, verdict_word};
use crate::server::apart;
use crate::server::app::App;
use crate::server::http::{Form, Page, Refusal, show};
use crate::server::live::frame::{Frame, html, query};
use crate::server::live::visit::Visit;
use crate::server::policy::{Action, Compartment};
use crate::server::words::Value;

/// So many of the last words are shown.
const LAST: usize = 8;

/// The page, or its parts alone.
#[derive(Template)]
#[template(path = "lists/review.html", blocks = ["parts"])]
struct ReviewPage {
    page: Page,
    frame: Frame,
    of: String,
    revision: u64,
    zone: String,
    /// Whether people stand by their names: without them nobody can tell who is who.
    is_named: bool,
    /// Whether there is something to be shown: else the lists are being compared, or there are none.
    is_compared: bool,
    /// How many pairs are open, and which of them this is.
    open: usize,
    at: usize,
    pair: Option<PairShown>,
    /// Where there is none: the pair that was asked for is none any more; or one waits that nobody looks at, and that comes with the whole page.
    is_gone: bool,
    is_free: bool,
    /// Where the next pair is, and the one before.
    next: Option<String>,
    back: Option<String>,
    /// What came of the last word.
    notice: Option<String>,
    /// What was said last, the newest first.
    last: Vec<LastWord>,
    /// The pair of which the visitor said the last word of theirs, which can be taken back.
    undoes: Option<String>,
}

/// A pair as it is shown.
struct PairShown {
    id: String,
    /// What its evidence is known by: a word is said upon that.
    seen: String,
    line: PairLine,
    /// Cell by cell: what it is, and what each row has.
    cells: Vec<(Phrase, Phrase, Phrase)>,
    /// Who else looks at it.
    other: Option<String>,
    /// What the visitor has said of it.
    own: Option<&'static str>,
}

/// A word that was said last.
struct LastWord {
    pair: String,
    by: String,
    says: &'static str,
    at: Instant,
}

impl ReviewPage {
    /// Whether there is something to be decided about, or to be seen of what was.
    fn is_open(&self) -> bool {
        self.is_compared && self.is_named
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over references")]
    fn moment(&self, at: &Instant) -> String {
        self.page.speaker.moment(*at, &self.zone)
    }

    fn said(&self, one: &SaidLine) -> String {
        let says = self.page.speaker.word(verdict_word(one.says.word()));
        let given =
            [("by", Value::from(&one.by)), ("says", Value::from(says)), ("at", Value::from(self.moment(&one.at)))];
        self.page.speaker.say("lists-said", &given)
    }

    fn last_word(&self, one: &LastWord) -> String {
        let says = self.page.speaker.word(one.says);
        let given =
            [("by", Value::from(&one.by)), ("says", Value::from(says)), ("at", Value::from(self.moment(&one.at)))];
        self.page.speaker.say("lists-said", &given)
    }

    fn weight(&self, one: &EvidenceLine) -> String {
        self.page.speaker.tell(&of_lists::weight(one.weight))
    }

    fn score(&self, one: &PairLine) -> String {
        self.page.speaker.tell(&of_lists::weight(one.score))
    }

    fn percent(&self, one: &PairLine) -> String {
        self.page.speaker.tell(&of_lists::percent(one.probability))
    }

    #[expect(clippy::unused_self, reason = "templates have nothing else at hand")]
    fn field(&self, one: &EvidenceLine) -> &'static str {
        field_word(one.field)
    }

    #[expect(clippy::unused_self, reason = "templates have nothing else at hand")]
    fn finding(&self, one: &EvidenceLine) -> &'static str {
        finding_word(one.finding)
    }

    #[expect(clippy::unused_self, reason = "templates have nothing else at hand")]
    fn why(&self, one: &PairLine) -> &'static str {
        one.why.name()
    }

    /// A row by its list and its number.
    fn place(&self, one: &RowLine) -> String {
        self.page.speaker.tell(&one.place())
    }

    /// What both rows say in a field, one beside the other.
    fn sides(&self, one: &EvidenceLine) -> Option<(String, String)> {
        let [one, other] = one.sides()?.map(|side| self.page.speaker.tell(&side));
        Some((one, other))
    }

    #[expect(clippy::unused_self, reason = "templates have nothing else at hand")]
    fn stands(&self, one: &RowLine) -> &'static str {
        status_word(one.says)
    }

    /// Whether two people said otherwise, so that nothing is decided.
    #[expect(clippy::unused_self, reason = "templates have nothing else at hand")]
    fn is_contested(&self, one: &PairLine) -> bool {
        let says = |word: Verdict| one.said.iter().any(|said| said.says == word);
        says(Verdict::Same) && says(Verdict::Different)
    }
}

/// `GET /c/{case}/lists/review?pair=…&after=…&part=…&done=…`.
pub(super) async fn page(
    State(app): State<App>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    apart(move || {
        visit.asks_for(Action::DecidePairs, &Compartment::Mediator)?;
        let chosen = chosen(&asked);
        let (laid, compared) = laid_beside(&app, &visit, &chosen)?;
        let shown = review_page(&visit, &laid, &compared, &chosen, &asked);
        Ok(if field(&asked, "part").is_some() { show(&shown.as_parts()) } else { show(&shown) })
    })
    .await
}

pub(super) fn field<'a>(asked: &'a [(String, String)], name: &str) -> Option<&'a str> {
    asked.iter().find(|(field, _)| field == name).map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
}

fn review_page(
    visit: &Visit,
    laid: &Laid,
    compared: &Compared,
    chosen: &Chosen,
    asked: &[(String, String)],
) -> ReviewPage {
    let by = speaks_as(visit);
    let mut page = ReviewPage {
        page: visit.page.clone(),
        frame: Frame::of(visit, "lists"),
        of: chosen.written(),
        revision: laid.contents.revision.0,
        zone: laid.case().zone.clone(),
        is_named: visit.names == Names::Real,
        is_compared: compared.found().is_some(),
        open: 0,
        at: 0,
        pair: None,
        is_gone: false,
        is_free: false,
        next: None,
        back: None,
        notice: notice(visit, asked),
        last: last_words(laid),
        undoes: last_own(laid, &by),
    };
    if let Some(found) = compared.found().filter(|_| page.is_named) {
        put_pair(&mut page, visit, laid, found, &by, asked);
    }
    page
}

/// Finds the pair that is to be shown, and what lies around it.
fn put_pair(
    page: &mut ReviewPage,
    visit: &Visit,
    laid: &Laid,
    found: &Arc<Reconciliation>,
    by: &str,
    asked: &[(String, String)],
) {
    let owned = laid.owned();
    let open = open_pairs(laid, &owned, found);
    for (id, pair) in &open {
        visit.case.lists.remember(id, pair);
    }
    page.open = open.len();
    let holding = visit.case.lists.holding();
    let (account, name) = (visit.guest.account.as_str(), visit.guest.name.as_str());
    // What is fetched anew goes with the pair that stands there already: another would be held unseen.
    let is_refresh = field(asked, "part").is_some();
    let shown = if let Some(id) = field(asked, "pair") {
        // Whoever comes to a pair by its address looks at it, whoever else does.
        find_pair(laid, &owned, found, id).map(|pair| (id.to_owned(), pair))
    } else if is_refresh {
        None
    } else {
        let after = field(asked, "after").and_then(|id| open.iter().position(|(known, _)| known == id));
        let (before, rest) = open.split_at(after.map_or(0, |at| at + 1));
        let in_turn = || rest.iter().chain(before);
        // What one has spoken of already comes last.
        let is_new = |pair: &Pair| own_word((&laid.decisions, &laid.stand), (pair.one, pair.other), by).is_none();
        let fresh = in_turn().filter(|(_, pair)| is_new(pair));
        let order = fresh.chain(in_turn().filter(|(_, pair)| !is_new(pair))).map(|(id, _)| id.as_str());
        let taken = holding.take(order, account, name);
        let taken = taken.and_then(|id| open.iter().find(|(known, _)| known == id));
        taken.map(|(id, pair)| (id.clone(), (*pair).clone()))
    };
    let Some((id, pair)) = shown else {
        page.is_gone = field(asked, "pair").is_some();
        page.is_free = holding.has_free(open.iter().map(|(id, _)| id.as_str()), account);
        return;
    };
    if is_refresh {
        holding.keep(&id, account, name);
    } else {
        let _ = holding.take([id.as_str()], account, name);
    }
    let pair = with_evidence(&visit.case.lists, &id, pair);
    let at = open.iter().position(|(known, _)| *known == id);
    page.at = at.map_or(0, |at| at + 1);
    page.back = at.and_then(|at| at.checked_sub(1)).map(|at| open[at].0.clone());
    page.next = (open.len() > usize::from(at.is_some())).then(|| id.clone());
    let line = brief_pair(&laid.reconciled(&owned, found), &pair, visit.names);
    page.pair = Some(PairShown {
        cells: cells(&line.one, &line.other),
        other: holding.other(&id, account),
        own: own_word((&laid.decisions, &laid.stand), (pair.one, pair.other), by).map(|says| verdict_word(says.word())),
        seen: seen_of(&pair.evidence).unwrap_or_default(),
        line,
        id,
    });
}

/// What somebody has said of two rows, as it stands.
pub(super) fn own_word(
    (decisions, stand): (&[Decision], &Stand),
    (one, other): (Row, Row),
    by: &str,
) -> Option<Verdict> {
    let stand = stand.of(row_at(one), row_at(other))?;
    let words = stand.words.iter().filter_map(|word| decisions.get(*word));
    words.filter(|word| is_same(&word.by, by)).map(|word| word.says).next_back()
}

/// The cells of two rows beside one another, in the order of the first.
pub(super) fn cells(one: &RowLine, other: &RowLine) -> Vec<(Phrase, Phrase, Phrase)> {
    let mut columns: Vec<&str> = Vec::new();
    for (column, _) in one.cells.iter().chain(&other.cells) {
        if !columns.contains(&column.as_str()) {
            columns.push(column);
        }
    }
    let of = |row: &RowLine, column: &str| {
        let own = row.cells.iter().filter(|(known, _)| known == column);
        Phrase::row("; ", own.map(|(_, text)| of_lists::cell(column, text)))
    };
    columns.iter().map(|column| (of_lists::column(column), of(one, column), of(other, column))).collect()
}

/// What was said last, whoever said it.
fn last_words(laid: &Laid) -> Vec<LastWord> {
    let owned = laid.owned();
    let spoken = |word: usize| {
        let (one, other) = laid.stand.sides.get(word)?;
        let row = |side: &takas_formats::decisions::Side| match side {
            takas_formats::decisions::Side::Here(list, found) => {
                found.claim().map(|claim| row_of(takas_formats::decisions::RowAt { list: *list, claim }))
            }
            takas_formats::decisions::Side::NotHere => None,
        };
        let (one, other) = (row(one)?, row(other)?);
        let said = laid.decisions.get(word)?;
        let pair = pair_id(&owned, one, other);
        Some(LastWord { pair, by: html(&said.by), says: verdict_word(said.says.word()), at: said.at })
    };
    (0..laid.decisions.len()).rev().filter_map(spoken).take(LAST).collect()
}

/// What came of the last word, as the address says it.
fn notice(visit: &Visit, asked: &[(String, String)]) -> Option<String> {
    let others = field(asked, "otherwise").map(|by| visit.page.speaker.say("lists-otherwise", &[("by", by.into())]));
    others.or_else(|| match field(asked, "done")? {
        "undone" => Some(visit.word("lists-undone")),
        "nothing" => Some(visit.word("lists-nothing-undone")),
        "moved" => Some(visit.word("lists-evidence-moved")),
        _ => Some(visit.word("lists-written")),
    })
}

/// `POST /c/{case}/lists/review`: what somebody says of a pair.
pub(super) async fn decide(State(app): State<App>, visit: Visit, Form(form): Form<Asked>) -> Result<Response, Refusal> {
    apart(move || {
        visit.asks_for(Action::DecidePairs, &Compartment::Mediator)?;
        let chosen = chosen(&form);
        let says = match field(&form, "says") {
            Some("same") => Verdict::Same,
            Some("different") => Verdict::Different,
            Some("not-sure") => Verdict::NotSure,
            _ => return Err(Refusal::Malformed),
        };
        let pair = field(&form, "pair").ok_or(Refusal::Malformed)?;
        // A page that has shown no evidence says so by an empty field.
        let seen = form.iter().find(|(name, _)| name == "seen").map(|(_, seen)| seen.trim());
        let seen = Some(seen.ok_or(Refusal::Malformed)?).filter(|seen| !seen.is_empty());
        let others = match say(&app, &visit, &chosen, &Said { pair, seen, says, why: field(&form, "why") }) {
            // Nothing is written: whoever said it looks again, and says it again if it is still meant.
            Err(Refusal::Overtaken) => return Ok(leads_to(&visit, &chosen, &format!("pair={pair}&done=moved"))),
            others => others?,
        };
        let came = if others.is_empty() {
            "done=written".to_owned()
        } else {
            format!("otherwise={}", query(&visit.page.speaker.list(&others)))
        };
        // Whoever contradicts somebody sees both words; else the next pair comes.
        let to = if others.is_empty() { format!("after={pair}") } else { format!("pair={pair}") };
        Ok(leads_to(&visit, &chosen, &format!("{to}&{came}")))
    })
    .await
}

/// `POST /c/{case}/lists/review/undo`: takes back the last word of whoever asks.
pub(super) async fn undo(State(app): State<App>, visit: Visit, Form(form): Form<Asked>) -> Result<Response, Refusal> {
    apart(move || {
        visit.asks_for(Action::DecidePairs, &Compartment::Mediator)?;
        let chosen = chosen(&form);
        let to = match take_back(&app, &visit, &chosen, field(&form, "undoes"))? {
            Some(pair) => format!("pair={pair}&done=undone"),
            None => "done=nothing".to_owned(),
        };
        Ok(leads_to(&visit, &chosen, &to))
    })
    .await
}

fn leads_to(visit: &Visit, chosen: &Chosen, asks: &str) -> Response {
    let of = if chosen.ids().is_empty() { String::new() } else { format!("&of={}", query(&chosen.written())) };
    Redirect::to(&format!("/c/{}/lists/review?{asks}{of}", visit.case.key.as_str())).into_response()
}

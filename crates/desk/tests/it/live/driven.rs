//! Ankara's day, driven over HTTP by its whole team.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use data_encoding::BASE64;
use takas_desk::running::journal::Elsewhere;
use takas_desk::running::signed::to_line;
use takas_desk::server::http::Refusal;
use takas_formats::operations::{Vocabulary, command_bytes};
use takas_ledger::{AuthorId, CaseId, Envelope, OperationId, Payload};
use takas_model::{Act, Instant, Said};
use takas_store::Location;

use super::ankara::{Ankara, key};
use super::stand_in::{Desk, token_of};

/// What each envelope of an author bears: author, case, and the operation on the record and in the journal.
pub(crate) type Ids = (AuthorId, CaseId, OperationId, OperationId);

/// Who signs, and under which numbers.
pub(crate) struct Team {
    pub(crate) speeches: Vec<(Instant, Said)>,
    pub(crate) numbers: Vocabulary,
    authors: Vec<String>,
    ids: BTreeMap<String, Ids>,
    next: BTreeMap<(String, bool), u64>,
}

impl Team {
    pub(crate) fn new(ankara: &Ankara) -> Self {
        let (speeches, numbers, authors) = ankara.speeches();
        Self { speeches, numbers, authors, ids: BTreeMap::new(), next: BTreeMap::new() }
    }

    pub(crate) fn author(&self, said: &Said) -> String {
        self.authors[said.author.index()].clone()
    }

    /// Under which ids an author signs, where they are learned otherwise than [`line`](Self::line) does.
    pub(crate) fn learns(&mut self, who: &str, ids: Ids) {
        self.ids.insert(who.to_owned(), ids);
    }

    /// What is signed for a speech.
    pub(crate) fn payload(&self, said: &Said) -> Vec<u8> {
        command_bytes(&self.numbers, said.target, &said.act).expect("it points to something")
    }

    /// The line that an author signs for a speech, under the author's next number of that chain.
    pub(crate) async fn line(&mut self, desk: &Desk, at: Instant, said: &Said) -> (String, String) {
        let who = self.author(said);
        let known = self.ids.get(&who).copied();
        let ids = if let Some(known) = known { known } else { ids(desk, &who).await };
        self.learns(&who, ids);
        self.signed(at, said)
    }

    /// The same of an author whose ids are known.
    pub(crate) fn signed(&mut self, at: Instant, said: &Said) -> (String, String) {
        let who = self.author(said);
        let payload = self.payload(said);
        let is_private = takas_desk::running::session::is_kept_apart(said.author, said.target, &said.act);
        let (author, case, operation, journal) = self.ids[&who];
        let next = self.next.entry((who.clone(), is_private)).or_insert(0);
        *next += 1;
        let operation = if is_private { journal } else { operation };
        (who.clone(), line(&who, (author, case, operation), *next, at, payload))
    }
}

/// A line that a member of the team signs.
pub(crate) fn line(
    who: &str,
    (author, case, operation): (AuthorId, CaseId, OperationId),
    sequence: u64,
    at: Instant,
    bytes: Vec<u8>,
) -> String {
    let payload = Payload { salt: [u8::try_from(sequence % 251).expect("small"); 32], bytes };
    let time = u64::try_from(at).expect("after 1970");
    let envelope = Envelope { case, operation, author, sequence, time, commitment: payload.commitment() };
    let command = envelope.sign(&key(who)).expect("in range");
    serde_json::to_string(&to_line(&Elsewhere { command, payload }).expect("in range")).expect("texts")
}

/// A text as a form has it.
fn escaped(text: &str) -> String {
    text.bytes().flat_map(|byte| format!("%{byte:02x}").into_bytes()).map(char::from).collect()
}

/// The ids that a speaker is handed; those of the record and of the journal are learned from what is on each.
async fn ids(desk: &Desk, who: &str) -> Ids {
    let trust = desk.get(who, &desk.page("record/trust.json")).await.json();
    let offers = desk.get(who, &desk.api("offers")).await.json();
    ids_of(&trust, &offers)
}

/// The ids in what a speaker is handed.
pub(crate) fn ids_of(trust: &serde_json::Value, offers: &serde_json::Value) -> Ids {
    let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    let speaker = &offers["speaker"];
    (
        AuthorId::parse(&text(&speaker["author"])).expect("an id"),
        CaseId::parse(&text(&speaker["case"])).expect("an id"),
        OperationId::parse(&text(&trust["operation"])).expect("an id"),
        OperationId::parse(&text(&trust["journal"])).expect("an id"),
    )
}

/// Says what is said from one speech to another.
pub(crate) async fn drive(desk: &Desk, team: &mut Team, from: usize, to: usize) {
    for index in from..to.min(team.speeches.len()) {
        let (at, said) = team.speeches[index].clone();
        let (who, line) = team.line(desk, at, &said).await;
        if matches!(said.act, Act::Agree(_) | Act::Release(_)) {
            waits_for(desk, team, &who, &said).await;
        }
        let answered = desk.post(&who, &desk.api("commands"), line).await;
        assert_eq!(answered.status, StatusCode::OK, "speech {index} of {who}, {:?}: {}", said.act, answered.text());
    }
}

/// What is to be said at a gate is offered to whoever says it, on the page and to programs, as the very bytes.
async fn waits_for(desk: &Desk, team: &Team, who: &str, said: &Said) {
    let payload = team.payload(said);
    let offers = desk.get(who, &desk.api("offers")).await.json();
    let is_offered = |offer: &serde_json::Value| offer["payload"] == BASE64.encode(&payload) && offer["kind"] == "gate";
    assert!(offers["offers"].as_array().expect("a list").iter().any(is_offered), "{who}: {offers}");
    let page = desk.get(who, &desk.page("board")).await.text();
    assert!(page.contains(&BASE64.encode(&payload)) && !page.contains("data-waits=\"0\""), "{who}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_team_runs_ankara_to_its_end_over_http_with_keys_of_their_own() {
    let ankara = Ankara::new();
    let desk = Desk::new(&ankara, &Location::File(ankara.store()));
    desk.begin(&ankara).await;
    let mut team = Team::new(&ankara);
    let all = team.speeches.len();
    drive(&desk, &mut team, 0, all).await;
    let now = desk.get("anna", &desk.api("operation")).await.json();
    assert!(now["gates"].as_array().expect("gates").iter().all(|gate| gate["opened"].is_object()), "{}", now["gates"]);
    assert_eq!(now["stage"], "closed");
    // The server holds nobody's key.
    let keys = ankara.case().with_file_name("ankara-2024.keys");
    let authors = walk(&keys).into_iter().filter(|path| path.contains("/authors/")).collect::<Vec<_>>();
    assert_eq!(authors, [""; 0]);
    // Page by page, everything that was said is told to the mediator, in order.
    let (mut from, mut numbers) = (Some(0), Vec::new());
    while let Some(next) = from {
        let page = desk.get("anna", &desk.api(&format!("events?from={next}&limit=50"))).await;
        let link = page.headers.get("link").map(|link| link.to_str().expect("a text").to_owned());
        let page = page.json();
        let follows = page["next"].as_u64().map(|next| format!("<?from={next}&limit=50>; rel=\"next\""));
        assert_eq!(link, follows);
        let lines = page["events"].as_array().expect("a list");
        assert!(lines.len() <= 50);
        numbers.extend(lines.iter().map(|line| line["number"].as_u64().expect("a number")));
        from = page["next"].as_u64();
    }
    assert!(numbers.len() >= all / 2 && numbers.windows(2).all(|pair| pair[0] < pair[1]));
}

fn walk(folder: &std::path::Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let of = |entry: std::fs::DirEntry| {
        let path = entry.path();
        if path.is_dir() { walk(&path) } else { vec![path.display().to_string()] }
    };
    entries.flat_map(of).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_line_counts_once_and_a_forged_one_never() {
    let ankara = Ankara::new();
    let location = Location::File(ankara.store());
    let desk = Desk::new(&ankara, &location);
    desk.begin(&ankara).await;
    let mut team = Team::new(&ankara);
    let (at, said) = team.speeches[0].clone();
    let (who, line) = team.line(&desk, at, &said).await;
    // Somebody else hands it over, one byte is other, no token, another token: nothing is taken.
    let other = if who == "rus" { "deu" } else { "rus" };
    assert_eq!(desk.post(other, &desk.api("commands"), line.clone()).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let forged = line.replacen("\"payload\":\"e", "\"payload\":\"f", 1);
    assert_eq!(desk.post(&who, &desk.api("commands"), forged).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = format!("token={}&signed=x", token_of(other));
    assert_eq!(desk.post_form(&who, "say", form).await.status, StatusCode::FORBIDDEN);
    let before = desk.get("anna", &desk.api("operation")).await.json()["revision"].clone();
    let first = desk.post(&who, &desk.api("commands"), line.clone()).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.text());
    let revision = first.json()["revision"].as_u64().expect("a number");
    assert!(revision > before.as_u64().expect("a number"));
    let again = desk.post(&who, &desk.api("commands"), line.clone()).await.json();
    assert_eq!(
        (&again["outcome"]["accepted"]["first"], again["revision"].as_u64()),
        (&serde_json::Value::Null, Some(revision))
    );
    // Killed without a word, and begun anew from the store: nothing is lost, and nothing is doubled.
    drive(&desk, &mut team, 1, 60).await;
    let told = desk.api("events?limit=1000");
    let (before, address) = (desk.get("anna", &told).await.json(), desk.case.clone());
    desk.app.cases.iter().for_each(|case| case.leave());
    assert_eq!(desk.get("anna", &desk.api("operation")).await.status, StatusCode::NOT_FOUND);
    let desk = Desk::on(&ankara, desk.app.store.clone());
    desk.is_open().await;
    assert_eq!(desk.case, address, "an address is the same after a restart");
    assert_eq!(desk.get("anna", &told).await.json(), before);
    let again = desk.post(&who, &desk.api("commands"), line).await.json();
    assert_eq!(again["outcome"]["accepted"]["first"], serde_json::Value::Null, "{again}");
    drive(&desk, &mut team, 60, 80).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn words_are_signed_elsewhere_and_pasted_where_there_is_no_script() {
    let ankara = Ankara::new();
    let desk = Desk::new(&ankara, &Location::File(ankara.store()));
    desk.begin(&ankara).await;
    let page = desk.get("anna", &desk.page("say?line=hold%20everything")).await.text();
    assert!(
        page.contains("takas record sign") && page.contains("--sequence 1") && page.contains("hold everything"),
        "{page}"
    );
    let phrase = desk.post("anna", &desk.api("phrases"), r#"{"format":1,"words":"hold everything"}"#.to_owned()).await;
    let offered = phrase.json();
    let bytes = BASE64.decode(offered["offers"][0]["payload"].as_str().expect("a text").as_bytes()).expect("base64");
    let (author, case, operation, _) = ids(&desk, "anna").await;
    let clock = offered["speaker"]["clock"].as_i64().expect("a number");
    let signed = line("anna", (author, case, operation), 1, clock, bytes);
    let form = format!("token={}&signed={}", token_of("anna"), escaped(&signed));
    let answered = desk.post_form("anna", "say", form).await;
    assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.text());
    let now = desk.get("watcher", &desk.api("operation")).await.json();
    assert_eq!(now["stage"], "held", "{now}");
    // What is refused is told, and what cannot be read.
    let refused =
        line("anna", (author, case, operation), 2, clock, br#"{"format":1,"plan":0,"says":{"act":"close"}}"#.to_vec());
    let answered = desk.post("anna", &desk.api("commands"), refused).await;
    assert_eq!(answered.status, StatusCode::CONFLICT, "{}", answered.text());
    assert!(answered.json()["outcome"]["refused"]["reasons"][0].is_string());
    let beyond =
        line("anna", (author, case, operation), 9, clock, br#"{"format":1,"plan":0,"says":{"act":"close"}}"#.to_vec());
    assert_eq!(desk.post("anna", &desk.api("commands"), beyond).await.json()["outcome"]["refused"]["next"], 2);
    // What was signed wrongly is told in the language of whoever sends it, on the page and by the API.
    let (_, _, _, journal) = ids(&desk, "anna").await;
    let close = br#"{"format":1,"plan":0,"says":{"act":"close"}}"#.to_vec();
    let elsewhere = line("anna", (author, case, journal), 2, clock, close);
    let unread = line("anna", (author, case, operation), 2, clock, b"{}".to_vec());
    for (line, language, told) in [
        (&elsewhere, "en", "it was signed for the record and is on none, or the other way round"),
        (&elsewhere, "tr", "kayıt için imzalandı ama hiçbir kayda ait değil ya da tam tersi"),
        (&unread, "en", "what it says cannot be read"),
        (&unread, "tr", "söylediği okunamıyor"),
    ] {
        let answered = desk.post_in("anna", &desk.api("commands"), line.clone(), language).await;
        let Some(Refusal::Unfit(words)) = &answered.refusal else { panic!("{told}: {}", answered.status) };
        assert!(words.starts_with(told), "{words}");
        let form = format!("token={}&signed={}", token_of("anna"), escaped(line));
        let answered = desk.post_form_in("anna", "say", form, language).await;
        assert_eq!(answered.status, StatusCode::CONFLICT, "{told}");
        assert!(answered.text().contains(told), "{}", answered.text());
    }
    for unread in ["", "{}", "[1]", r#"{"envelope":"","format":1,"payload":"","salt":"","signature":""}"#] {
        let answered = desk.post("anna", &desk.api("commands"), unread.to_owned()).await;
        assert!([StatusCode::BAD_REQUEST, StatusCode::UNPROCESSABLE_ENTITY].contains(&answered.status), "{unread}");
    }
}

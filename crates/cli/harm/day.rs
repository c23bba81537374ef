//! The day of Ankara, run by its whole team at two desks on one PostgreSQL, one of which is killed again and again.
//!
//! Half of the team begins at one desk and half at the other; whoever gets no answer goes to the other and says the same line again, and every
//! other word is said under a key of idempotency besides. A desk is killed (SIGKILL) at a chance moment around a word that is on its way to it,
//! just after names were asked for there; then everybody says the last word again at the other, and the desk, unless it was the last kill, is
//! started again. Four look on; one of them looks away in the middle of
//! the day and comes back when it is over. What has to hold in the end stands in `after.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::thread::{self, JoinHandle, sleep};
use std::time::{Duration, Instant};

use ed25519_dalek::SigningKey;
use serde_json::Value;
use takas_ledger::{AuthorId, CaseId, OperationId};

use super::after;
use super::ankara::{Ankara, TEAM};
use super::desks::Desks;
use super::viewer::Viewer;
use super::visitor::Visitor;
use super::words::{Ids, Word, of_the_day};
use crate::chance::Chance;

/// The longest from when a word is on its way until its desk is killed, in microseconds.
const LATEST: u64 = 40_000;
/// How long a desk may take until an operation that was begun is open there, and whoever looks on until he was told of everything.
pub(super) const PATIENCE: Duration = Duration::from_secs(60);
/// Who looks on; the second looks away for half of the day.
pub(super) const LOOK_ON: [&str; 4] = ["anna", "svn", "deu", "doctor"];
const LOOKS_AWAY: usize = 1;

/// How much is tried.
#[derive(Clone, Debug)]
pub(crate) struct Day {
    /// The program.
    pub(crate) takas: PathBuf,
    /// The address of an empty store.
    pub(crate) store: String,
    pub(crate) kills: usize,
    pub(crate) seed: u64,
}

/// What came of it.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// Words that were said.
    pub(crate) said: usize,
    pub(crate) kills: usize,
    /// So often somebody went to the other desk.
    pub(crate) went: u32,
    /// Words that were stored and not answered when the kill came, and answered as before when they were sent again.
    pub(crate) answered_again: usize,
    /// So often a stream of live events was gone on with.
    pub(crate) resumed: u64,
    /// Events that those who look on were told, each counted for each of them.
    pub(crate) told: usize,
    pub(crate) violations: Vec<String>,
    pub(crate) took: Duration,
}

/// A word, with what it was answered.
struct Said<'w> {
    index: usize,
    word: &'w Word,
    answer: Value,
}

/// A team at its desks.
pub(super) struct Team {
    pub(super) ankara: Ankara,
    pub(super) desks: Desks,
    pub(super) visitors: BTreeMap<String, Visitor>,
    /// The key of the case, as it stands in addresses.
    pub(super) case: String,
    pub(super) report: Report,
    chance: Chance,
}

/// Runs the day.
pub(crate) fn run(day: &Day) -> Result<Report, String> {
    let begun = Instant::now();
    let mut team = Team::gather(day)?;
    team.begin()?;
    let ids = team.ids()?;
    let words = of_the_day(&team.ankara, &ids)?;
    let viewers = team.viewers();
    team.say_everything(&words, day.kills, &viewers)?;
    after::hold(&mut team, day, &words, viewers)?;
    team.report.went = team.visitors.values().map(|visitor| visitor.went).sum();
    team.report.took = begun.elapsed();
    Ok(team.report)
}

impl Team {
    /// Starts both desks, and brings everybody in by an invitation.
    fn gather(day: &Day) -> Result<Self, String> {
        let ankara = Ankara::new();
        let folder = ankara.case().with_file_name("headquarters");
        fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let mut desks = Desks::new(&day.takas, &ankara.case(), day.store.clone(), &folder)?;
        let told = desks.start(0)?;
        let secret = told.rsplit_once("/join/").map(|(_, secret)| secret.to_owned());
        let secret = secret.ok_or_else(|| format!("no invitation: {told} {}", desks.log()))?;
        let mut anna = Visitor::new("anna", &desks.ports, 0);
        anna.join(&secret, &signing("anna"))?;
        desks.start(1)?;
        let cases = anna.get("/api/v1/cases", "application/json")?.json()?;
        let case = cases["cases"][0]["case"].as_str().ok_or("no case")?.to_owned();
        let (report, chance) = (Report::default(), Chance::new(day.seed));
        let mut team = Self { ankara, desks, visitors: BTreeMap::new(), case, report, chance };
        for (index, (name, seat)) in TEAM.iter().enumerate().skip(1) {
            let secret = team.invite(&mut anna, name, &seat.replace("delegate of ", "delegate:"))?;
            let mut visitor = Visitor::new(name, &team.desks.ports, index % 2);
            visitor.join(&secret, &signing(name))?;
            team.visitors.insert((*name).to_owned(), visitor);
        }
        team.visitors.insert("anna".to_owned(), anna);
        Ok(team)
    }

    /// Invites somebody: the secret of the link.
    pub(super) fn invite(&self, lead: &mut Visitor, name: &str, role: &str) -> Result<String, String> {
        let fields = [("name", name), ("role", role), ("days", "3")];
        let page = lead.form(&self.page("team/invitations"), &fields)?;
        let secret = page.text.split_once("/join/").map(|(_, rest)| rest);
        let is_part = |letter: &char| letter.is_ascii_alphanumeric() || *letter == '-' || *letter == '_';
        let secret = secret.map(|rest| rest.chars().take_while(is_part).collect::<String>());
        secret.filter(|secret| !secret.is_empty()).ok_or_else(|| format!("not invited: {} {}", page.status, page.text))
    }

    pub(super) fn page(&self, what: &str) -> String {
        format!("/c/{}/{what}", self.case)
    }

    pub(super) fn api(&self, what: &str) -> String {
        format!("/api/v1/cases/{}/{what}", self.case)
    }

    /// The name of the operation in the store.
    pub(super) fn operation(&self) -> String {
        format!("rehearsal-{}", self.ankara.plan)
    }

    pub(super) fn visitor(&mut self, who: &str) -> &mut Visitor {
        self.visitors.get_mut(who).expect("one of the team")
    }

    pub(super) fn read(&mut self, who: &str, path: &str) -> Result<Value, String> {
        self.visitor(who).get(path, "application/json")?.json().map_err(|why| format!("{path} for {who}: {why}"))
    }

    /// Begins the rehearsal at one desk, and waits until it is open at both.
    fn begin(&mut self) -> Result<(), String> {
        let (begin, plan) = (self.page("begin"), self.ankara.plan.clone());
        let begun = self.visitor("anna").form(&begin, &[("plan", &plan), ("kind", "rehearsal")])?;
        if begun.status != 303 {
            return Err(format!("it does not begin: {} {}", begun.status, begun.text));
        }
        self.opens_at(0)?;
        self.opens_at(1)
    }

    /// Waits until the operation is open at a desk.
    fn opens_at(&mut self, which: usize) -> Result<(), String> {
        let (operation, begun) = (self.api("operation"), Instant::now());
        loop {
            self.visitor("anna").at = which;
            let answer = self.visitor("anna").get(&operation, "application/json")?;
            if answer.status == 200 && self.visitor("anna").at == which {
                return Ok(());
            }
            if begun.elapsed() > PATIENCE {
                return Err(format!("desk {which} does not open the operation: {}", self.desks.log()));
            }
            sleep(Duration::from_millis(100));
        }
    }

    /// The ids that stand in everybody's envelopes.
    fn ids(&mut self) -> Result<BTreeMap<String, Ids>, String> {
        let (trust, offers) = (self.page("record/trust.json"), self.api("offers"));
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let mut ids = BTreeMap::new();
        for (who, _) in TEAM {
            let (trust, told) = (self.read(who, &trust)?, self.read(who, &offers)?);
            let operation = |name: &str| OperationId::parse(&text(&trust[name])).ok_or("no operation");
            let own = Ids {
                author: AuthorId::parse(&text(&told["speaker"]["author"])).ok_or_else(|| format!("{who}: {told}"))?,
                case: CaseId::parse(&text(&told["speaker"]["case"])).ok_or("no case")?,
                record: operation("operation")?,
                journal: operation("journal")?,
            };
            ids.insert(who.to_owned(), own);
        }
        Ok(ids)
    }

    fn viewers(&self) -> Vec<Viewer> {
        let viewer = |(index, who): (usize, &&str)| {
            let addresses = [self.page("events"), self.api("events")];
            Viewer::new(who, addresses, self.visitors[*who].cookie_line(), self.desks.ports.clone(), index % 2)
        };
        LOOK_ON.iter().enumerate().map(viewer).collect()
    }

    /// Says everything, with so many kills between.
    fn say_everything(&mut self, words: &[Word], kills: usize, viewers: &[Viewer]) -> Result<(), String> {
        let moments = self.moments(words.len(), kills);
        let mut last: BTreeMap<&str, Said<'_>> = BTreeMap::new();
        for (index, word) in words.iter().enumerate() {
            if index == words.len() / 2 {
                viewers[LOOKS_AWAY].look_away();
            }
            let killed = if moments.contains(&index) { Some(self.kill_soon(&word.who)?) } else { None };
            let answer = self.say(index, word)?;
            last.insert(&word.who, Said { index, word, answer });
            if let Some((which, killer)) = killed {
                drop(killer.join());
                self.report.kills += 1;
                last.values().try_for_each(|said| self.say_again(said))?;
                if self.report.kills < moments.len() {
                    self.desks.start(which)?;
                    self.opens_at(which)?;
                }
            }
        }
        viewers[LOOKS_AWAY].look_again();
        Ok(())
    }

    /// With which words a desk is killed: not before anything was said, and not with the last.
    fn moments(&mut self, words: usize, kills: usize) -> BTreeSet<usize> {
        let within = u64::try_from(words * 9 / 10).unwrap_or(1);
        let mut moments = BTreeSet::new();
        while moments.len() < kills.min(words / 2) {
            moments.insert(usize::try_from(self.chance.below(within)).unwrap_or(0) + 2);
        }
        moments
    }

    /// Says a word, and hears that it was taken.
    fn say(&mut self, index: usize, word: &Word) -> Result<Value, String> {
        let answer = self.answer(index, word)?;
        let accepted = &answer["outcome"]["accepted"];
        if !accepted.is_object() {
            self.report.violations.push(format!("word {index} of {}, {}: {answer}", word.who, word.act));
        }
        self.report.answered_again += usize::from(accepted["first"].is_null());
        self.report.said += 1;
        Ok(answer)
    }

    /// Says a word again, as whoever does not know that it was taken: it is answered as before under its key, and without one that it was said.
    fn say_again(&mut self, Said { index, word, answer }: &Said<'_>) -> Result<(), String> {
        let again = self.answer(*index, word)?;
        let accepted = &again["outcome"]["accepted"];
        let is_as_before = if is_under_key(*index) { again == *answer } else { accepted["first"].is_null() };
        if !accepted.is_object() || !is_as_before {
            let why = format!("word {index} of {}, {}, was answered {answer}, and again {again}", word.who, word.act);
            self.report.violations.push(why);
        }
        Ok(())
    }

    fn answer(&mut self, index: usize, word: &Word) -> Result<Value, String> {
        let (commands, Word { who, line, act, .. }) = (self.api("commands"), word);
        let answer = if is_under_key(index) {
            self.visitor(who).send_once(&commands, line, &format!("word-{index}"))?
        } else {
            self.visitor(who).send_text(&commands, line)?
        };
        answer.json().map_err(|why| format!("word {index} of {who}, {act}: {why}"))
    }

    /// Asks for names at the desk at which somebody is, and has it killed at a chance moment.
    fn kill_soon(&mut self, who: &str) -> Result<(usize, JoinHandle<()>), String> {
        let which = self.visitor(who).at;
        let names = self.page("names");
        self.visitor("anna").at = which;
        let shown = self.visitor("anna").form(&names, &[("show", "real")])?;
        if shown.status != 303 || self.visitor("anna").at != which {
            return Err(format!("names are not shown at desk {which}: {} {}", shown.status, shown.text));
        }
        let mut process = self.desks.take(which).ok_or("the desk does not run")?;
        let delay = Duration::from_micros(self.chance.below(LATEST));
        let killer = thread::spawn(move || {
            sleep(delay);
            drop(process.kill());
            drop(process.wait());
        });
        Ok((which, killer))
    }
}

/// Whether a word is said under a key of idempotency.
fn is_under_key(index: usize) -> bool {
    index % 2 == 1
}

/// The key of a member of the team, as a browser would have it.
fn signing(who: &str) -> SigningKey {
    let index = TEAM.iter().position(|(name, _)| *name == who).expect("in the team");
    SigningKey::from_bytes(&[u8::try_from(index + 1).expect("few"); 32])
}

//! What has to hold when the day is over: it is at its end as the plan has it, every word that was acknowledged is in the store once and no
//! other is, the desks tell the same, those who look on were told every event once, nobody has had to sign in anew, the log of access has every
//! time that names were asked for, and record, export and store are sound by the programs that ask no desk.

use std::collections::BTreeMap;
use std::process::Command;

use ed25519_dalek::SigningKey;
use serde_json::Value;
use takas_desk::failure::Failure;
use takas_desk::running::place::Named;
use takas_desk::running::record::Record;
use takas_ledger::{Entry, EntryKind};

use super::day::{Day, LOOK_ON, PATIENCE, Team};
use super::taken::take_along;
use super::viewer::Viewer;
use super::visitor::Visitor;
use super::words::Word;

/// Whose part of the record is taken along.
const TAKES_ALONG: &str = "deu";

/// Sees that all of it holds; what does not is reported.
pub(super) fn hold(team: &mut Team, day: &Day, words: &[Word], viewers: Vec<Viewer>) -> Result<(), String> {
    let revision = team.is_over()?;
    team.were_told(revision, viewers)?;
    team.accounts_go_on()?;
    team.names_are_written_down()?;
    team.takes_the_record_along(day)?;
    team.ends_in_order()?;
    team.every_word_is_there_once(day, words)?;
    team.is_sound(day)
}

impl Team {
    /// Both desks, as far as they run, say the same: it is over, and every gate was opened. How many events there are.
    fn is_over(&mut self) -> Result<u64, String> {
        let mut told: Option<(Value, Vec<Value>)> = None;
        for which in [0, 1] {
            let operation = self.api("operation");
            self.visitor("anna").at = which;
            // What the other wrote last is known here when something is asked for that is no older.
            let events = self.events("anna")?;
            let operation = self.read("anna", &operation)?;
            let gates = operation["gates"].as_array().map(Vec::as_slice).unwrap_or_default();
            if operation["stage"] != "closed" || gates.is_empty() || gates.iter().any(|gate| gate["opened"].is_null()) {
                self.report.violations.push(format!("it is not over: {} {}", operation["stage"], operation["gates"]));
            }
            let now = (operation["revision"].clone(), events);
            if told.as_ref().is_some_and(|told| *told != now) {
                self.report.violations.push("the two desks do not tell the same".to_owned());
            }
            told = Some(now);
        }
        told.and_then(|(revision, _)| revision.as_u64())
            .ok_or_else(|| "nobody says how many events there are".to_owned())
    }

    /// Everything that somebody is told, in order.
    fn events(&mut self, who: &str) -> Result<Vec<Value>, String> {
        let (mut from, mut events) = (Some(0), Vec::new());
        while let Some(next) = from {
            let page = self.api(&format!("events?from={next}&limit=200&after={}", u64::MAX));
            let page = self.read(who, &page)?;
            events.extend(page["events"].as_array().cloned().unwrap_or_default());
            from = page["next"].as_u64();
        }
        Ok(events)
    }

    /// Those who look on were told each event that is theirs to know once, in order.
    fn were_told(&mut self, revision: u64, viewers: Vec<Viewer>) -> Result<(), String> {
        for (who, viewer) in LOOK_ON.into_iter().zip(viewers) {
            let in_time = viewer.wait_for(revision, PATIENCE);
            self.report.violations.extend(in_time.err().map(|why| format!("{who}: {why}")));
            let told = viewer.end();
            let events = self.events(who)?;
            let numbers: Vec<u64> = events.iter().filter_map(|event| event["number"].as_u64()).collect();
            if told.numbers != numbers {
                self.report.violations.push(format!("{who} was told {:?}, and there is {numbers:?}", told.numbers));
            }
            self.report.violations.extend(told.violations);
            self.report.resumed += told.resumed;
            self.report.told += told.numbers.len();
        }
        Ok(())
    }

    /// Somebody is invited, comes in, and signs in again, at whatever desk there is.
    fn accounts_go_on(&mut self) -> Result<(), String> {
        let mut anna = self.visitors.remove("anna").expect("the lead");
        let secret = self.invite(&mut anna, "late", "observer");
        self.visitors.insert("anna".to_owned(), anna);
        let mut late = Visitor::new("late", &self.desks.ports, 0);
        late.join(&secret?, &SigningKey::from_bytes(&[99; 32]))?;
        late.sign_in()?;
        let board = late.get(&self.page("board"), "text/html")?;
        if board.status != 200 {
            self.report.violations.push(format!("whoever came late does not see the board: {}", board.status));
        }
        Ok(())
    }

    /// The log of access has each time that names were asked for, once.
    fn names_are_written_down(&mut self) -> Result<(), String> {
        let (mut page, mut noted) = (self.page("access"), 0);
        loop {
            let shown = self.visitor("anna").get(&page, "text/html")?;
            noted += shown.text.matches("<td>SeeNames</td>").count();
            let before = shown.text.split_once("access?before=").map(|(_, rest)| rest);
            let before = before.map(|rest| rest.chars().take_while(char::is_ascii_digit).collect::<String>());
            let Some(before) = before else { break };
            page = self.page(&format!("access?before={before}"));
        }
        let kills = self.report.kills;
        if noted != kills {
            self.report.violations.push(format!("names were asked for {kills} times, and written down {noted} times"));
        }
        Ok(())
    }

    /// A delegate takes the record along, as far as it is hers, and what she has verifies apart from the desk.
    fn takes_the_record_along(&mut self, day: &Day) -> Result<(), String> {
        let (page, offers) = (self.page("record"), self.api("offers"));
        let speaker = self.read(TAKES_ALONG, &offers)?["speaker"].clone();
        let author = speaker["author"].as_str().ok_or("nobody speaks")?;
        let folder = self.desks.folder.join("taken");
        let entries = take_along(self.visitor(TAKES_ALONG), &page, author, &folder)?;
        if entries == 0 {
            self.report.violations.push(format!("nothing of the record is of {TAKES_ALONG}"));
        }
        self.says_well(Command::new(&day.takas).args(["record", "verify"]).arg(&folder))
    }

    /// What still runs ends when it is asked to, and nothing was a defect.
    fn ends_in_order(&mut self) -> Result<(), String> {
        for which in [0, 1] {
            if let Some(code) = self.desks.end(which)?.filter(|code| *code != 0) {
                self.report.violations.push(format!("desk {which} ended with {code}"));
            }
        }
        let log = self.desks.log();
        let defects = log.lines().filter(|line| line.contains("\"defect\"") || line.contains("panicked"));
        self.report.violations.extend(defects.map(str::to_owned));
        Ok(())
    }

    /// What was said lies in the store once, as it was signed: on the record, or, where it is on none, beside it. Nothing else does.
    fn every_word_is_there_once(&mut self, day: &Day, words: &[Word]) -> Result<(), String> {
        let mut counts: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
        let mut count = |bytes: &[u8]| {
            let entry = Entry::decode(bytes)?;
            if entry.kind() == EntryKind::Command {
                *counts.entry(entry.command().envelope.encode()?).or_default() += 1;
            }
            Ok::<(), Failure>(())
        };
        let named = Named { store: Some(day.store.clone()), ..Named::default() };
        // At a desk the case is its key.
        let record = Record::open(&self.desks.folder.join(&self.case), Some(&self.operation()), &named);
        let record = record.map_err(|error| error.to_string())?;
        let counted = record.each_leaf(|leaf| count(&leaf.bytes));
        counted.and_then(|()| record.each_private(|event| count(&event.bytes))).map_err(|error| error.to_string())?;
        for (index, Word { who, envelope, act, .. }) in words.iter().enumerate() {
            let found = counts.remove(envelope).unwrap_or(0);
            if found != 1 {
                self.report.violations.push(format!("word {index} of {who}, {act}, is there {found} times"));
            }
        }
        if !counts.is_empty() {
            self.report.violations.push(format!("{} words are there that nobody said", counts.len()));
        }
        Ok(())
    }

    /// Record and store are whole, by the programs that verify them and ask no desk.
    fn is_sound(&mut self, day: &Day) -> Result<(), String> {
        let mut verify = Command::new(&day.takas);
        verify.args(["record", "verify"]).arg(self.desks.folder.join(&self.case));
        verify.args(["--operation", &self.operation(), "--store", &day.store]);
        self.says_well(&mut verify)?;
        self.says_well(Command::new(&day.takas).args(["store", "fsck", &day.store]))
    }

    /// Runs a program that has to find nothing.
    fn says_well(&mut self, command: &mut Command) -> Result<(), String> {
        let output = command.output().map_err(|error| error.to_string())?;
        if !output.status.success() {
            let (out, talk) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
            self.report.violations.push(format!("{command:?}: {out}{talk}"));
        }
        Ok(())
    }
}

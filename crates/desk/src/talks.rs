//! A case with its rounds of proposals: reading them, writing them, and the deals they are about.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use takas_formats::deals::{ReadDeal, SavedDeal, case_digest, read_deal};
use takas_formats::rounds::{ReadRounds, read_rounds, write_round};
use takas_formats::{CaseFiles, Reading, calendar};
use takas_model::{Answer, Case, Date, Deal, Doubt, Moved, Outcome, Round};
use takas_views::{Findings, Names, Proven, html, project};

use crate::dossier::{self, Dossier};
use crate::failure::Failure;
use crate::folder;
use crate::reading;

/// A case with its rounds and answers.
#[derive(Debug)]
pub struct Talks {
    /// The files that make the case.
    pub files: CaseFiles,
    /// The case.
    pub case: Case,
    /// The rounds, first to last.
    pub rounds: Vec<Round>,
    /// The answers, by party, then by round.
    pub answers: Vec<Answer>,
    /// Of which lines the mediator is not sure.
    pub doubts: Vec<Doubt>,
}

impl Talks {
    /// The number of the next round: above that of every round, and of every answer to a round whose file is gone.
    pub fn next_number(&self) -> u32 {
        let rounds = self.rounds.iter().map(|round| round.number);
        rounds.chain(self.answers.iter().map(|answer| answer.round)).max().unwrap_or(0).saturating_add(1)
    }
}

/// Reads a case with its rounds.
///
/// # Errors
/// When files cannot be read or have mistakes.
pub fn read(of: &dyn Dossier) -> Result<Talks, Failure> {
    let files = of.files()?;
    let (case, Reading { answers, doubts, .. }) = reading::read_or_report(of, &files)?;
    let saved = saved_rounds(of)?;
    let ReadRounds { rounds, diagnostics } = read_rounds(&case, &saved);
    reading::show(&of.told(""), &saved, &diagnostics.iter().collect::<Vec<_>>());
    let Some(rounds) = rounds else {
        return Err(Failure::Mistakes(reading::summary(&diagnostics, &of.told("rounds"))));
    };
    Ok(Talks { files, case, rounds, answers, doubts })
}

/// The files of rounds: `rounds/*.json`.
fn saved_rounds(of: &dyn Dossier) -> Result<CaseFiles, Failure> {
    dossier::part(of, "rounds", ".json")
}

/// A saved deal of the case. That the case has changed since it was saved is no news here: that is what rounds are for.
///
/// # Errors
/// When the file cannot be read or is not a deal of this case.
pub fn saved_deal(of: &dyn Dossier, talks: &Talks, id: &str) -> Result<(SavedDeal, Deal), Failure> {
    let name = format!("deals/{id}.json");
    let file = of.told(&name);
    let mend = if talks.rounds.iter().any(|round| round.deal == id) {
        "it is the deal of a round: restore the file from a copy, or propose another"
    } else {
        "name the id of a deal under the case's folder deals/; `takas deals CASE --save` makes one"
    };
    let read = of.read(&name, folder::READ_LIMIT);
    let bytes = read.map_err(|error| folder::FileError::new(&file, "cannot be read", mend, error))?;
    let ReadDeal { deal, diagnostics } = read_deal(&name, &bytes, &talks.case, &case_digest(&talks.files));
    deal.ok_or_else(|| {
        let mut shown = CaseFiles::new();
        shown.insert(name, bytes);
        reading::show(&of.told(""), &shown, &diagnostics.iter().collect::<Vec<_>>());
        Failure::Mistakes(reading::summary(&diagnostics, &file))
    })
}

/// Writes the mediator's file of a new round.
///
/// # Errors
/// When it cannot be written, or another proposal has been made since the case was read.
pub fn begin(of: &dyn Dossier, case: &Case, round: &Round) -> Result<(), Failure> {
    let name = name_of(round);
    if of.names("rounds")?.contains(&name) {
        let number = round.number;
        let message = format!("round {number} has been proposed from elsewhere meanwhile; `takas rounds` shows it");
        return Err(Failure::Usage(message));
    }
    of.write(&name, write_round(case, round).as_bytes())
}

/// Adds to the mediator's file of a round how the zone moved. The file is read again for that: clearing takes its time, and the answer of
/// another party may have been added meanwhile.
///
/// # Errors
/// When it cannot be read or written.
pub fn add(of: &dyn Dossier, case: &Case, round: &mut Round, moved: Moved) -> Result<(), Failure> {
    let now = read_rounds(case, &saved_rounds(of)?).rounds.unwrap_or_default();
    match now.into_iter().find(|now| now.number == round.number) {
        Some(now) if now.to == round.to => *round = now,
        Some(_) => {
            let message = format!("round {} is another proposal by now; the answer is kept", round.number);
            return Err(Failure::Usage(message));
        }
        None => {}
    }
    round.moved.push(moved);
    of.write(&name_of(round), write_round(case, round).as_bytes())
}

fn name_of(round: &Round) -> String {
    format!("rounds/{}.json", round.number)
}

/// Writes each party's own page of the proposal.
///
/// # Errors
/// When a page cannot be written.
pub fn pages(into: &Path, case: &Case, deal: &Deal, round: &Round, names: Names) -> Result<(), Failure> {
    let outcome = Outcome::Deal {
        deal: deal.clone(),
        objectives: Vec::new(),
        closed: false,
        unique: None,
        certificate: Box::default(),
    };
    for (party, own) in &round.to {
        let mut findings = Findings::new(case, &outcome, Proven::Gap);
        findings.party_ids = vec![(*party, own.clone())];
        // The name of the file tells neither the round nor the mediator's id.
        let path = into.join(format!("{}-{own}.html", case.party(*party).id));
        folder::put_page(&path, &html::party(&project(&findings, *party, names)))?;
    }
    Ok(())
}

/// Today, as a civil day in UTC.
pub fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let epoch = Date { year: 1970, month: 1, day: 1 };
    let days = i64::try_from(seconds / 86_400).unwrap_or(0);
    calendar::days_after(epoch, days).unwrap_or(epoch)
}

#[cfg(test)]
mod tests {
    use takas_formats::CaseFiles;
    use takas_model::{Case, Date, Moved, PartyRef, Round, Zone, ZoneState};

    use super::{add, begin, saved_rounds};

    fn two_parties() -> Case {
        let mut files = CaseFiles::new();
        let parties = "[parties]\nAAA = { name = \"A\" }\nBBB = { name = \"B\" }\n";
        files.insert("case.toml".to_owned(), format!("format = 1\ntitle = \"T\"\n{parties}").into_bytes());
        takas_formats::read_case("two", &files).case.expect("a case")
    }

    #[test]
    fn an_answer_that_came_while_the_case_was_cleared_is_kept() {
        let case = two_parties();
        let folder = std::env::temp_dir().join(format!("takas-meanwhile-{}", std::process::id()));
        let zone = Zone { state: ZoneState::Unknown, stands: true, people: 0, reach: Vec::new(), conflict: Vec::new() };
        let (a, b) = (PartyRef::new(0), PartyRef::new(1));
        let on = Date { year: 2024, month: 7, day: 10 };
        let to = vec![(a, "a1".to_owned()), (b, "b1".to_owned())];
        let round =
            Round { number: 1, on, deal: "d".to_owned(), to, note: None, zone: zone.clone(), moved: Vec::new() };
        let begun = begin(&folder, &case, &round).is_ok();
        let again = begin(&folder, &case, &round).is_ok();
        let (mut first, mut second) = (round.clone(), round.clone());
        let kept = add(&folder, &case, &mut first, Moved { party: a, zone: zone.clone() }).is_ok()
            && add(&folder, &case, &mut second, Moved { party: b, zone: zone.clone() }).is_ok();
        let mut other = Round { to: vec![(a, "a2".to_owned())], ..round };
        let overwritten = add(&folder, &case, &mut other, Moved { party: a, zone }).is_ok();
        let files = saved_rounds(&folder).expect("read");
        std::fs::remove_dir_all(&folder).expect("the folder");
        let read = takas_formats::rounds::read_rounds(&case, &files).rounds.expect("rounds");
        assert!(begun && kept && !again && !overwritten, "{begun} {kept} {again} {overwritten}");
        assert_eq!(read[0].moved.iter().map(|moved| moved.party).collect::<Vec<_>>(), [a, b]);
    }
}

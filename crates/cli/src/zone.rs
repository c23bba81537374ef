//! The zone of agreement at a moment: the case cleared, judged, and told in a few numbers. And the files of rounds.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use takas_check::{judge, verify_conflict};
use takas_clearing::Engine;
use takas_formats::deals::{ReadDeal, SavedDeal, case_digest, read_deal};
use takas_formats::rounds::{ReadRounds, read_rounds, write_round};
use takas_formats::{CaseFiles, nearest};
use takas_model::{
    Answer, Case, Conflict, ConflictMember, Date, Deal, Doubt, Moved, Outcome, Owner, PartyRef, Reach, Round, Zone,
    ZoneState,
};
use takas_views::{Findings, Names, Proven, html, project};

use crate::arguments::LimitArguments;
use crate::commands::gather::judged;
use crate::failure::Failure;
use crate::folder;
use crate::limits::{Reporter, Stopwatch, limits, listen_for_interrupts};
use crate::reading;

/// The case cleared.
pub(crate) struct Cleared {
    /// What the engine found.
    pub(crate) outcome: Outcome,
    /// How far the judge followed.
    pub(crate) proven: Proven,
    /// Where there is no deal: why.
    conflict: Option<Conflict>,
}

/// Clears the case within limits and has the judge look at it.
///
/// # Errors
/// When numbers cannot be added up, or the judge refuses what the engine found.
pub(crate) fn clear(case: &Case, arguments: LimitArguments) -> Result<Cleared, Failure> {
    listen_for_interrupts();
    let stopwatch = Stopwatch::start(arguments);
    let stop = || stopwatch.is_over();
    let mut reporter = Reporter::new(case, arguments.quiet);
    let found = {
        let mut report = |at: &takas_clearing::Progress| reporter.report(at);
        let mut engine = Engine::new(limits(arguments, &stop), &mut report);
        engine.clear(case).and_then(|outcome| {
            let conflict = match outcome {
                Outcome::Infeasible { .. } => engine.conflict(case)?,
                Outcome::Deal { .. } | Outcome::Interrupted => None,
            };
            Ok((outcome, conflict))
        })
    };
    reporter.end();
    let (outcome, conflict) = found?;
    let proven = judged(case, &outcome)?;
    // A conflict that the judge cannot follow is not told.
    let conflict = conflict.filter(|conflict| verify_conflict(case, conflict).conflict.is_proven());
    Ok(Cleared { outcome, proven, conflict })
}

impl Cleared {
    /// The zone in numbers; `proposed` is the deal of the round.
    pub(crate) fn zone(&self, case: &Case, proposed: &Deal) -> Zone {
        let stands = judge(case, proposed).passed();
        let (state, people, reach) = match &self.outcome {
            Outcome::Deal { deal, certificate, .. } => {
                let state = if self.proven == Proven::Checked { ZoneState::Open } else { ZoneState::OpenUnproved };
                let reach = certificate.bests.iter().map(|best| {
                    let met = takas_formats::deals::met_of(case, deal, best.party);
                    Reach { party: best.party, met, best: best.best.max(met) }
                });
                (state, people(case, deal), reach.collect())
            }
            Outcome::Infeasible { .. } => (ZoneState::Empty, 0, Vec::new()),
            Outcome::Interrupted => (ZoneState::Unknown, 0, Vec::new()),
        };
        let members = self.conflict.iter().flat_map(|conflict| &conflict.members);
        let conflict = members.filter_map(|member| match member {
            ConflictMember::Rule(rule) => {
                let rule = case.rule(*rule);
                let owner = match rule.owner {
                    Owner::Party(party) => case.party(party).id.clone(),
                    Owner::Case | Owner::Question => "case".to_owned(),
                };
                Some((owner, rule.name.clone()))
            }
            ConflictMember::SomethingMoves => None,
        });
        Zone { state, stands, people, reach, conflict: conflict.collect() }
    }
}

fn people(case: &Case, deal: &Deal) -> u64 {
    let people = deal.transfers().iter().filter(|transfer| case.item(transfer.item).is_people());
    people.fold(0, |sum, transfer| sum.saturating_add(transfer.quantity))
}

/// A case with its rounds and answers.
pub(crate) struct Talks {
    /// The files that make the case.
    pub(crate) files: CaseFiles,
    /// The case.
    pub(crate) case: Case,
    /// The rounds, first to last.
    pub(crate) rounds: Vec<Round>,
    /// The answers, by party, then by round.
    pub(crate) answers: Vec<Answer>,
    /// Of which lines the mediator is not sure.
    pub(crate) doubts: Vec<Doubt>,
}

impl Talks {
    /// The number of the next round: above that of every round, and of every answer to a round whose file is gone.
    pub(crate) fn next_number(&self) -> u32 {
        let rounds = self.rounds.iter().map(|round| round.number);
        rounds.chain(self.answers.iter().map(|answer| answer.round)).max().unwrap_or(0).saturating_add(1)
    }
}

/// Reads a case with its rounds.
///
/// # Errors
/// When files cannot be read or have mistakes.
pub(crate) fn read(path: &Path) -> Result<Talks, Failure> {
    let files = folder::read(path)?;
    let case = reading::case_or_report(path, &files)?;
    let takas_formats::Reading { answers, doubts, .. } = takas_formats::read_case(&folder::case_id(path), &files);
    let saved = folder::read_rounds(path)?;
    let ReadRounds { rounds, diagnostics } = read_rounds(&case, &saved);
    reading::show(path, &saved, &diagnostics.iter().collect::<Vec<_>>());
    let Some(rounds) = rounds else {
        return Err(Failure::Mistakes(reading::summary(&diagnostics, &path.join("rounds"))));
    };
    Ok(Talks { files, case, rounds, answers, doubts })
}

/// A saved deal of the case. That the case has changed since it was saved is no news here: that is what rounds are for.
///
/// # Errors
/// When the file cannot be read or is not a deal of this case.
pub(crate) fn saved_deal(path: &Path, talks: &Talks, id: &str) -> Result<(SavedDeal, Deal), Failure> {
    let file = path.join("deals").join(format!("{id}.json"));
    let mend = if talks.rounds.iter().any(|round| round.deal == id) {
        "it is the deal of a round: restore the file from a copy, or propose another"
    } else {
        "name the id of a deal under the case's folder deals/; `takas deals CASE --save` makes one"
    };
    let bytes =
        folder::read_capped(&file).map_err(|error| folder::FileError::new(&file, "cannot be read", mend, error))?;
    let name = format!("deals/{id}.json");
    let ReadDeal { deal, diagnostics } = read_deal(&name, &bytes, &talks.case, &case_digest(&talks.files));
    deal.ok_or_else(|| {
        let mut shown = CaseFiles::new();
        shown.insert(name, bytes);
        reading::show(path, &shown, &diagnostics.iter().collect::<Vec<_>>());
        Failure::Mistakes(reading::summary(&diagnostics, &file))
    })
}

/// Writes the mediator's file of a new round.
///
/// # Errors
/// When it cannot be written, or another proposal has been made since the case was read.
pub(crate) fn begin(path: &Path, case: &Case, round: &Round) -> Result<(), Failure> {
    let file = file_of(path, round);
    if file.exists() {
        let number = round.number;
        let message = format!("round {number} has been proposed from elsewhere meanwhile; `takas rounds` shows it");
        return Err(Failure::Usage(message));
    }
    Ok(folder::write(&file, write_round(case, round).as_bytes())?)
}

/// Adds to the mediator's file of a round how the zone moved. The file is read again for that: clearing takes its time, and the answer of
/// another party may have been added meanwhile.
///
/// # Errors
/// When it cannot be read or written.
pub(crate) fn add(path: &Path, case: &Case, round: &mut Round, moved: Moved) -> Result<(), Failure> {
    let now = read_rounds(case, &folder::read_rounds(path)?).rounds.unwrap_or_default();
    match now.into_iter().find(|now| now.number == round.number) {
        Some(now) if now.to == round.to => *round = now,
        Some(_) => {
            let message = format!("round {} is another proposal by now; the answer is kept", round.number);
            return Err(Failure::Usage(message));
        }
        None => {}
    }
    round.moved.push(moved);
    Ok(folder::write(&file_of(path, round), write_round(case, round).as_bytes())?)
}

fn file_of(path: &Path, round: &Round) -> PathBuf {
    path.join("rounds").join(format!("{}.json", round.number))
}

/// Writes each party's own page of the proposal.
///
/// # Errors
/// When a page cannot be written.
pub(crate) fn pages(into: &Path, case: &Case, deal: &Deal, round: &Round, names: Names) -> Result<(), Failure> {
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
        folder::write(&path, html::party(&project(&findings, *party, names)).as_bytes())?;
        tell!("wrote {}", path.display());
    }
    Ok(())
}

/// The party of that id.
///
/// # Errors
/// When the case has none.
pub(crate) fn party(case: &Case, id: &str) -> Result<PartyRef, Failure> {
    case.find_party(id).ok_or_else(|| {
        let near = nearest(id, case.parties.iter().map(|party| party.id.as_str()));
        let hint = near.map_or_else(String::new, |near| format!("; did you mean {near}?"));
        Failure::Usage(format!("the case has no party `{id}`{hint}"))
    })
}

/// Today, as a civil day in UTC.
pub(crate) fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    civil_day(seconds / 86_400)
}

/// The civil day so many days after 1 January 1970 (Howard Hinnant, `chrono`-compatible low-level date algorithms).
fn civil_day(days: u64) -> Date {
    let shifted = days + 719_468;
    let era = shifted / 146_097;
    let day_of_era = shifted % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    let small = |number: u64| u8::try_from(number).unwrap_or(u8::MAX);
    Date { year: u16::try_from(year).unwrap_or(u16::MAX), month: small(month), day: small(day) }
}

#[cfg(test)]
mod tests {
    use takas_formats::CaseFiles;
    use takas_model::{Case, Moved, PartyRef, Round, Zone, ZoneState};

    use super::{Date, add, begin, civil_day};
    use crate::folder;

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
        let files = folder::read_rounds(&folder).expect("read");
        std::fs::remove_dir_all(&folder).expect("the folder");
        let read = takas_formats::rounds::read_rounds(&case, &files).rounds.expect("rounds");
        assert!(begun && kept && !again && !overwritten, "{begun} {kept} {again} {overwritten}");
        assert_eq!(read[0].moved.iter().map(|moved| moved.party).collect::<Vec<_>>(), [a, b]);
    }

    #[test]
    fn days_are_civil_days() {
        for (days, year, month, day) in [
            (0, 1970, 1, 1),
            (58, 1970, 2, 28),
            (59, 1970, 3, 1),
            (11_016, 2000, 2, 29),
            (19_936, 2024, 8, 1),
            (20_088, 2024, 12, 31),
            (20_089, 2025, 1, 1),
        ] {
            assert_eq!(civil_day(days), Date { year, month, day }, "{days}");
        }
    }
}

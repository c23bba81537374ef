//! A party's answer: lines of its own position, with which the case is read anew before anything is kept.

use std::path::Path;

use takas_check::{Fault, judge};
use takas_formats::calendar;
use takas_formats::rounds::{AnswerError, NewAnswer, NewLine, Table, not_as_proposed, write_answer};
use takas_formats::{CaseFiles, Diagnostic, Severity};
use takas_model::{Answer, Case, Date, Deal, Owner, PartyRef, Round, Says, Standing};

use crate::failure::Failure;
use crate::reading;
use crate::talks::Talks;

/// What a party says to a proposal.
#[derive(Clone, Debug)]
pub struct Answering {
    /// Who.
    pub party: PartyRef,
    /// What.
    pub says: Says,
    /// Why, in its own words.
    pub reason: Option<String>,
    /// Whether it was stated, hinted or inferred.
    pub standing: Standing,
    /// Who said it.
    pub by: Option<String>,
    /// When.
    pub on: Date,
    /// What changes in its position.
    pub lines: Vec<NewLine>,
}

/// A position with the answer, and the case with that position.
#[derive(Debug)]
pub struct Written {
    /// The file, by its name from the case's folder.
    pub path: String,
    /// What it becomes.
    pub text: String,
    /// The case with it.
    pub case: Case,
    /// The answers with this one.
    pub answers: Vec<Answer>,
    /// Whether a refusal is kept without a rule: nothing of what the party was shown can be excluded by one.
    pub is_without_rule: bool,
}

/// Why an answer is not kept.
#[derive(Debug)]
pub enum NotAnswered {
    /// It says too little or too much.
    Unfit(&'static str),
    /// A line of it cannot be written.
    Line(AnswerError),
    /// With it the case would have these mistakes, in these files.
    Mistakes(Vec<Diagnostic>, CaseFiles),
}

impl NotAnswered {
    /// In words for whoever wrote it down; mistakes are reported on the way.
    #[must_use]
    pub fn told(self, id: &str, path: &str) -> Failure {
        match self {
            Self::Unfit(message) => Failure::Usage(message.to_owned()),
            Self::Line(error @ AnswerError::Unreadable) => Failure::Mistakes(format!("{path}: {error}")),
            Self::Line(error) => Failure::Usage(error.to_string()),
            Self::Mistakes(errors, files) => {
                reading::show(Path::new(""), &files, &errors.iter().collect::<Vec<_>>());
                // What the mediator wrote down of a line names it: where the line goes or changes, that comes first.
                let own = errors.iter().find(|error| error.file.starts_with("mediator/"));
                let first = own
                    .map(|error| format!("\n  Mend {} first, then write the answer down again", error.file))
                    .unwrap_or_default();
                Failure::Mistakes(format!(
                    "the answer of {id} was not kept: with it the case would have mistakes{first}"
                ))
            }
        }
    }
}

/// The file of a party's position.
#[must_use]
pub fn file_of(case: &Case, party: PartyRef) -> String {
    format!("positions/{}.toml", case.party(party).id)
}

/// What a position becomes with an answer to a round in which this deal was proposed. Nothing is kept yet.
///
/// # Errors
/// When the answer says too little or too much, or makes a mistake in the party's position.
pub fn answer(talks: &Talks, round: &Round, deal: &Deal, mut answering: Answering) -> Result<Written, NotAnswered> {
    if answering.says == Says::Amends && answering.lines.is_empty() {
        let message = "an amendment says what would have to change: name it with --rule, --line or --drop";
        return Err(NotAnswered::Unfit(message));
    }
    if answering.says == Says::Accepts && !answering.lines.is_empty() {
        let message = "who accepts changes nothing: leave --rule, --line and --drop out, or use --amend";
        return Err(NotAnswered::Unfit(message));
    }
    let mut with = write(talks, round, &answering)?;
    if answering.says == Says::Refuses && !excludes(&with.case, answering.party, deal) {
        // Nothing that the party said excludes the proposal: that it was refused must. What others said plays no part in it, or its absence would
        // tell.
        if let Some(line) = exclusion(&with.case, deal, answering.party, round) {
            answering.lines.push(line);
            with = write(talks, round, &answering)?;
        } else {
            with.is_without_rule = true;
        }
    }
    Ok(with)
}

/// Whether the party's own words exclude the deal, whatever others say.
fn excludes(case: &Case, party: PartyRef, deal: &Deal) -> bool {
    judge(case, deal).faults.iter().any(|fault| match fault {
        Fault::NotOffered(transfer) => transfer.from == party,
        Fault::Broken(rule) | Fault::RuleTooLarge(rule) => case.rule(*rule).owner == Owner::Party(party),
        _ => false,
    })
}

/// The rule that a refused proposal is not to come again exactly so. The party reads its name: it tells the day, not how many rounds there were.
fn exclusion(case: &Case, deal: &Deal, party: PartyRef, round: &Round) -> Option<NewLine> {
    let sentence = not_as_proposed(case, deal, party)?;
    let plain = format!("not as proposed on {}", calendar::written(round.on));
    let is_taken =
        |name: &String| case.rules.iter().any(|rule| rule.owner == Owner::Party(party) && rule.name == *name);
    let again = (2_u32..).map(|number| format!("{plain} ({number})"));
    let name = std::iter::once(plain.clone()).chain(again).find(|name| !is_taken(name))?;
    Some(NewLine { table: Table::Rules, name, value: Some(sentence) })
}

fn write(talks: &Talks, round: &Round, answering: &Answering) -> Result<Written, NotAnswered> {
    let party = answering.party;
    let id = &talks.case.party(party).id;
    let path = file_of(&talks.case, party);
    let proposal = round.to.iter().find(|(asked, _)| *asked == party).map_or("", |(_, own)| own);
    let answer = NewAnswer {
        round: round.number,
        says: answering.says,
        proposal,
        reason: answering.reason.as_deref(),
        standing: answering.standing,
        by: answering.by.as_deref(),
        on: answering.on,
        lines: &answering.lines,
    };
    let text = talks.files.get(&path).map(String::from_utf8_lossy).unwrap_or_default();
    let text = write_answer(&path, id, &text, &answer).map_err(NotAnswered::Line)?;
    let mut files = talks.files.clone();
    files.insert(path.clone(), text.clone().into_bytes());
    let read = takas_formats::read_case(&talks.case.id, &files);
    let Some(case) = read.case else {
        let errors = read.diagnostics.into_iter().filter(|found| found.severity == Severity::Error);
        return Err(NotAnswered::Mistakes(errors.collect(), files));
    };
    Ok(Written { path, text, case, answers: read.answers, is_without_rule: false })
}

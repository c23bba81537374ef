//! `takas replan`: a saved plan after something has happened: what has begun stays, as little else as possible moves, and the difference is shown.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use takas_atlas::Instant;
use takas_formats::Severity;
use takas_formats::deals::{case_digest, to_json};
use takas_formats::plans::{
    FORMAT, PastPlan, PlanChangeOut, PlanReport, PlanSource, Planned, ReplanReport, SavedPlan, minute_of,
    operation_digest, read_event, read_time, save,
};
use takas_handover::replan;
use takas_model::{Handover, Minutes, PlanEvent, PlanFound, PlanOutcome, SafeState, Sequence, Turned};
use takas_views::phrase::joined;
use takas_views::{Names, Phrase, brief_plan_change, html, text};

use crate::COLUMNS;
use crate::arguments::ReplanArguments;
use crate::commands::plan::{keep_plan, salt};
use crate::exit;
use crate::failure::Failure;
use crate::kept::{self, Kept};
use crate::limits::with_planner;
use crate::planning::{self, NoPlan, Shown, no_plan_text, safe_text, with_teller};
use crate::put;
use crate::put_page;
use crate::reading;
use crate::talks::{self, Talks};

/// Runs the command.
///
/// # Errors
/// When files cannot be read or written or have mistakes, an event cannot be told, or the judge refuses the new plan.
pub(crate) fn run(arguments: &ReplanArguments) -> Result<u8, Failure> {
    let case = case_folder(arguments)?;
    let talks = talks::read(&case)?;
    let Kept { saved, order, planned, .. } = kept::read(&arguments.plan, &case, &talks, Severity::Note)?;
    let now = now(arguments, &planned)?;
    let events = events(arguments, &planned.handover, now)?;
    let (replanned, is_cut) = with_planner(arguments.limits, arguments.seed, "planning again", |limits| {
        replan(&planned.handover, &planned.plan, &planned.turned, now, &events, limits)
    });
    let past = PastPlan { handover: planned.handover, plan: planned.plan, turned: planned.turned, at: now, events };
    let again = Again { arguments, case: &case, talks: &talks, saved: &saved, order: &order, past: &past };
    let after = &replanned.handover;
    match replanned.outcome {
        PlanOutcome::Found(found) => again.found(after, &found, &replanned.turned, planned.history),
        PlanOutcome::Infeasible(conflicts) => again.none(after, &NoPlan::Infeasible(conflicts)),
        PlanOutcome::Open { words } => again.none(after, &NoPlan::Open { words, is_cut }),
    }
}

/// The folder named, or the one in whose folder plans/ the file lies.
fn case_folder(arguments: &ReplanArguments) -> Result<PathBuf, Failure> {
    if let Some(case) = &arguments.case {
        return Ok(case.clone());
    }
    let named = arguments.plan.parent().filter(|folder| folder.ends_with("plans")).and_then(Path::parent);
    if let Some(folder) = named {
        return Ok(if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_owned() });
    }
    // From within the folder plans/ itself, or through a link.
    let file = arguments.plan.canonicalize().unwrap_or_else(|_| arguments.plan.clone());
    let folder = file.parent().filter(|folder| folder.ends_with("plans")).and_then(Path::parent);
    folder.map(Path::to_owned).ok_or_else(|| {
        let plan = arguments.plan.display();
        Failure::Usage(format!("{plan} lies in no case's folder plans/; name the case with --case FOLDER"))
    })
}

/// When the events became known.
fn now(arguments: &ReplanArguments, planned: &Planned) -> Result<Minutes, Failure> {
    let handover = &planned.handover;
    let earliest = planned.history.last().map_or(0, |past| past.at);
    let now = match &arguments.at {
        Some(words) => read_time(handover, earliest, words)
            .map_err(|told| reading::refuse_typed(words, &told, format!("--at `{words}` is no time")))?,
        None => clock(handover).filter(|now| (earliest..=handover.ends).contains(now)).unwrap_or(earliest),
    };
    if now < earliest || now > handover.ends {
        let (from, until) = (moment(handover, earliest), moment(handover, handover.ends));
        return Err(Failure::Usage(format!(
            "--at has to be from {from} to {until}: what was known before stays known"
        )));
    }
    if arguments.at.is_none() {
        tell!("takas: as of {}; --at says another time", moment(handover, now));
    }
    Ok(now)
}

/// The minute that it is; none where the clock shows no time.
fn clock(handover: &Handover) -> Option<Minutes> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    Some(minute_of(handover, Instant::of_seconds(i64::try_from(seconds).ok()?).ok()?))
}

fn moment(handover: &Handover, minute: Minutes) -> String {
    takas_formats::plans::moment(handover, minute).utc.unwrap_or_else(|| format!("minute {minute}"))
}

/// All events, or all mistakes in them.
fn events(arguments: &ReplanArguments, handover: &Handover, now: Minutes) -> Result<Vec<PlanEvent>, Failure> {
    let mut events = Vec::with_capacity(arguments.event.len());
    let mut refused = None;
    for words in &arguments.event {
        match read_event(handover, now, words) {
            Ok(event) => events.push(event),
            Err(told) => {
                refused = Some(reading::refuse_typed(words, &told, format!("the event `{words}` cannot be told")));
            }
        }
    }
    refused.map_or(Ok(events), Err)
}

/// A plan to which something has happened.
struct Again<'a> {
    arguments: &'a ReplanArguments,
    case: &'a Path,
    talks: &'a Talks,
    saved: &'a SavedPlan,
    order: &'a Sequence,
    past: &'a PastPlan,
}

impl Again<'_> {
    fn found(
        &self,
        after: &Handover,
        found: &PlanFound,
        turned: &Turned,
        mut history: Vec<PastPlan>,
    ) -> Result<u8, Failure> {
        let mut found = found.clone();
        let judged = planning::judged(after, &mut found, turned)?;
        let found = &found;
        let safe = planning::safe(after, &found.plan)?;
        let digest = case_digest(&self.talks.files);
        let mut shown = Shown {
            case: &self.talks.case,
            handover: after,
            found,
            judged,
            files: &self.talks.files,
            digest: &digest,
            deal: Some(&self.saved.deal),
            id: None,
            safe: &safe,
            control: None,
            prepared: None,
        };
        let file = if self.arguments.save {
            history.push(self.past.clone());
            let operation = operation_digest(&self.talks.files);
            let (case, deal) = (&self.talks.case, self.saved.deal.as_str());
            let source = PlanSource { case, digest: &digest, operation: &operation, deal, order: self.order };
            Some(save(&source, &salt()?, &shown.planned(turned.clone(), history)))
        } else {
            None
        };
        shown.id = file.as_ref().map(|file| file.id.as_str());
        self.show(&shown)?;
        if let Some(file) = &file {
            keep_plan(self.case, file)?;
        }
        Ok(exit::DONE)
    }

    fn show(&self, shown: &Shown<'_>) -> Result<(), Failure> {
        let hides = self.arguments.shown.hidden.pseudonyms;
        let names = if hides { Names::Pseudonyms } else { Names::Real };
        let before = (&self.past.handover, &self.past.plan);
        let change = brief_plan_change(shown.case, before, (shown.handover, &shown.found.plan), names);
        if let Some(path) = &self.arguments.shown.html {
            put_page(path, &html::plan(&shown.view(names), planning::atlas()?))?;
        }
        if !self.arguments.shown.json {
            return put(&format!("{}{}", self.head(), text::plan_change(&change, COLUMNS)));
        }
        let moved = change.moved.iter().map(|moved| format!("{}: {}", moved.now, joined(&moved.differences, "; ")));
        let plain = |lines: &[Phrase]| lines.iter().map(ToString::to_string).collect();
        let change = PlanChangeOut {
            before: change.before,
            unchanged: change.unchanged,
            moved: moved.collect(),
            added: plain(&change.added),
            dropped: plain(&change.dropped),
            gates: change.gates.iter().map(|(_, words)| words.to_string()).collect(),
        };
        put(&to_json(&self.report(Some(change), shown.report(hides))))
    }

    /// There is none: where everybody is safe is said, so that the exchange can be held or broken off.
    fn none(&self, after: &Handover, why: &NoPlan) -> Result<u8, Failure> {
        let (digest, past, hides) = (case_digest(&self.talks.files), self.past, self.arguments.shown.hidden.pseudonyms);
        let states = planning::safe(&past.handover, &past.plan)?;
        let now: Vec<SafeState> = states.into_iter().rfind(|state| state.from <= past.at).into_iter().collect();
        let case = &self.talks.case;
        let safe = with_teller(case, &past.handover, hides, |teller| teller.safe(&past.plan, &now)).pop();
        let report = why.report(case, after, &digest, Some(&self.saved.deal), hides);
        if self.arguments.shown.json {
            put(&to_json(&ReplanReport { safe, ..self.report(None, report) }))?;
        } else {
            let held = "\nThe exchange is held or broken off. At that moment everybody is safe so:\n";
            let safe = safe.as_ref().map(safe_text).unwrap_or_default();
            put(&format!("{}{}{held}{safe}", self.head(), no_plan_text(&report)))?;
        }
        Ok(why.code())
    }

    /// What happened, and when that became known.
    fn head(&self) -> String {
        let case = &self.talks.case;
        with_teller(case, &self.past.handover, self.arguments.shown.hidden.pseudonyms, |teller| {
            let at = teller.common_time(self.past.at);
            let events = self.words().into_iter().map(|words| format!("  {}\n", teller.text(&words)));
            let at = format!("{} ({})", at.utc.unwrap_or_default(), at.local.unwrap_or_default());
            format!("Known at {at}:\n{}\n", events.collect::<String>())
        })
    }

    fn words(&self) -> Vec<String> {
        let names = takas_formats::plans::PlanNames::new(&self.past.handover);
        let words = |event| takas_formats::plans::event_words(&self.past.handover, &names, event);
        self.past.events.iter().map(words).collect()
    }

    fn report(&self, change: Option<PlanChangeOut>, after: PlanReport) -> ReplanReport {
        let case = &self.talks.case;
        with_teller(case, &self.past.handover, self.arguments.shown.hidden.pseudonyms, |teller| ReplanReport {
            format: FORMAT,
            before: self.saved.id.clone(),
            at: teller.common_time(self.past.at),
            events: self.words().iter().map(|words| teller.text(words)).collect(),
            change,
            safe: None,
            after,
        })
    }
}

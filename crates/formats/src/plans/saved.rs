//! The file of a saved plan: `plans/ID.json` in the case's folder. The mediator's compartment.
//!
//! A plan that was made again after something happened keeps what happened, and the plans before it: the events change the handover,
//! and each is applied again, to the plan that it befell, when the file is read.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use takas_model::{Case, Handover, Minutes, PhaseRef, Plan, PlanEvent, PlanValue, Sequence, Step, Transfer, Turned};

use super::FORMAT;
use super::digest::plan_id;
use super::event::{event_in_file, event_words};
use super::moment::moment;
use super::names::PlanNames;
use super::output::{MomentOut, PlanOut, PlanStatus, ValueOut};
use super::read::{PlanReader, quoted};
use super::write::plan_out;
use crate::codes::Code;
use crate::deals::{TransferOut, hex, to_json, transfer_out, unhex};
use crate::diagnostic::{Diagnostic, Sink};
use crate::limits::PLAN_BYTES_MAX;
use crate::source::{Place, Text};

/// A saved plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SavedPlan {
    /// Version of this format: 1.
    pub format: u32,
    /// The plan's id: made from everything else in this file.
    pub id: String,
    /// The case's id.
    pub case: String,
    /// Digest of the case's files when the plan was saved.
    pub digest: String,
    /// Digest of `mediator/operation.toml` and `mediator/sequence.toml` when the plan was saved.
    pub operation: String,
    /// The id of the saved deal that is planned, `deals/ID.json`.
    pub deal: String,
    /// Random bytes as hexadecimal digits: without them nobody can tell from an id which plan it names.
    pub salt: String,
    /// How planning ended: optimal or feasible.
    pub status: PlanStatus,
    /// What the plan comes to.
    pub value: ValueOut,
    /// No plan has less of each of these, by itself.
    pub bound: ValueOut,
    /// How many of the three measures, from the first, equal a bound that the judge confirms.
    pub proved: usize,
    /// Minute 0 of the handover.
    pub begins: MomentOut,
    /// The deal's sequence, step by step: who leaves for the handover before or with those of the next step.
    pub order: Vec<Vec<TransferOut>>,
    /// What happened, and the plan that was in force before: the first event first. Empty for a plan made from a deal.
    pub history: Vec<PastOut>,
    /// The plan.
    pub plan: PlanOut,
}

/// What happened to a plan, so that another was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PastOut {
    /// When it became known.
    pub at: MomentOut,
    /// What happened: sentences such as `TK-2 delayed 40m`.
    pub events: Vec<String>,
    /// The plan that was in force.
    pub before: PlanOut,
}

/// A plan with the handover that it is a plan of, what is known of how good it is, and how it came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The handover, with every event of the history applied.
    pub handover: Handover,
    /// The plan.
    pub plan: Plan,
    /// Durations of it that turned out other than usual.
    pub turned: Turned,
    /// What it comes to.
    pub value: PlanValue,
    /// No plan has less of each measure, by itself.
    pub bound: PlanValue,
    /// How many measures, from the first, equal a bound that the judge confirms.
    pub proved: usize,
    /// What happened before, first to last.
    pub history: Vec<PastPlan>,
}

/// A plan that something happened to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastPlan {
    /// The handover as it then was.
    pub handover: Handover,
    /// The plan that was in force.
    pub plan: Plan,
    /// Durations of it that had turned out other than usual.
    pub turned: Turned,
    /// When it became known.
    pub at: Minutes,
    /// What happened.
    pub events: Vec<PlanEvent>,
}

/// What a plan was made from.
#[derive(Clone, Copy, Debug)]
pub struct PlanSource<'a> {
    /// The case.
    pub case: &'a Case,
    /// Digest of its files.
    pub digest: &'a str,
    /// Digest of its operation: [`operation_digest`](super::operation_digest).
    pub operation: &'a str,
    /// The id of the saved deal.
    pub deal: &'a str,
    /// The deal's sequence.
    pub order: &'a Sequence,
}

/// What a saved plan is read against.
#[derive(Clone, Copy, Debug)]
pub struct Against<'a> {
    /// The case.
    pub case: &'a Case,
    /// Digest of its files now.
    pub digest: &'a str,
    /// Digest of its operation now: [`operation_digest`](super::operation_digest).
    pub operation: &'a str,
    /// The handover of the deal in the order of the file, before anything happened.
    pub handover: &'a Handover,
}

/// What events make of the handover of the plan that they happened to; or why that cannot be told, such as a plan that the judge refuses.
pub type Apply<'a> = &'a dyn Fn(&PastPlan) -> Result<Handover, String>;

/// A saved plan read back.
#[derive(Clone, Debug)]
pub struct ReadPlan {
    /// The plan; none when there is any error.
    pub found: Option<(SavedPlan, Planned)>,
    /// Every finding.
    pub diagnostics: Vec<Diagnostic>,
}

/// `optimal` is said only when every measure equals a confirmed bound.
pub fn status(proved: usize) -> PlanStatus {
    if proved == 3 { PlanStatus::Optimal } else { PlanStatus::Feasible }
}

/// The saved form of a plan that the judge has passed. The salt should be 16 random bytes.
///
/// # Panics
/// When an index of a plan points to nothing: the judge has not passed it.
pub fn save(source: &PlanSource<'_>, salt: &[u8], planned: &Planned) -> SavedPlan {
    let case = source.case;
    let first = planned.history.first().map_or(&planned.handover, |past| &past.handover);
    let past = |past: &PastPlan| {
        let names = PlanNames::new(&past.handover);
        PastOut {
            at: moment(&past.handover, past.at),
            events: past.events.iter().map(|event| event_words(&past.handover, &names, event)).collect(),
            before: plan_out(&past.handover, &names, &past.plan, &past.turned),
        }
    };
    let step = |step: &Step| step.transfers.iter().map(|transfer| transfer_out(case, transfer)).collect();
    let names = PlanNames::new(&planned.handover);
    let mut saved = SavedPlan {
        format: FORMAT,
        id: String::new(),
        case: case.id.clone(),
        digest: source.digest.to_owned(),
        operation: source.operation.to_owned(),
        deal: source.deal.to_owned(),
        salt: hex(salt),
        status: status(planned.proved),
        value: planned.value.into(),
        bound: planned.bound.into(),
        proved: planned.proved,
        begins: moment(first, 0),
        order: source.order.steps.iter().filter(|step| !step.transfers.is_empty()).map(step).collect(),
        history: planned.history.iter().map(past).collect(),
        plan: plan_out(&planned.handover, &names, &planned.plan, &planned.turned),
    };
    saved.id = plan_id(&saved);
    saved
}

/// The file's content.
pub fn write_plan(plan: &SavedPlan) -> String {
    to_json(plan)
}

/// Reads of which deal a plan is, and in which order: what is needed to have a handover to read the plan against.
///
/// # Errors
/// When it is no saved plan of this version and case.
pub fn parse_plan(path: &str, bytes: &[u8], case: &Case) -> Result<(SavedPlan, Sequence), Vec<Diagnostic>> {
    let mut sink = Sink::default();
    let text = decode(path, bytes, &mut sink);
    let saved = if sink.has_errors() { None } else { parse(&text, &mut sink) };
    let found = saved.and_then(|saved| {
        other_case(&saved, case, &text, &mut sink)?;
        let steps = saved.order.iter().map(|step| order_step(step, case, &text, &mut sink));
        let steps: Vec<Option<Step>> = steps.collect();
        let steps = steps.into_iter().collect::<Option<_>>()?;
        Some((saved, Sequence { steps }))
    });
    found.ok_or_else(|| sink.finish(&[text]))
}

fn other_case(saved: &SavedPlan, case: &Case, text: &Text, sink: &mut Sink) -> Option<()> {
    if saved.case == case.id {
        return Some(());
    }
    let message = format!("the plan belongs to the case `{}`, not to `{}`", saved.case, case.id);
    sink.add(Code::PlanOtherCase, text.find(0, "\"case\""), message, "move the file to its own case's folder");
    None
}

/// A step of the order; none, with every unknown name told, when it names what the case does not have.
fn order_step(out: &[TransferOut], case: &Case, text: &Text, sink: &mut Sink) -> Option<Step> {
    let mut transfers = Vec::with_capacity(out.len());
    let mark = sink.mark();
    for one in out {
        let mut know = |what: &str, id: &str, is_known: bool| {
            if !is_known {
                let message = format!("the case has no {what} `{id}`");
                let help = "see what has changed in the case, and plan again";
                sink.add(Code::PlanUnknownName, text.find(0, &quoted(id)), message, help);
            }
        };
        let (item, from) = (case.find_item(&one.what), case.find_party(&one.from));
        let to = one.to.as_deref().map(|to| case.find_party(to));
        let phase = case.phases.iter().position(|phase| phase.id == one.phase).map(PhaseRef::new);
        know("person or thing", &one.what, item.is_some());
        know("party", &one.from, from.is_some());
        know("party", one.to.as_deref().unwrap_or_default(), to != Some(None));
        know("phase", &one.phase, phase.is_some());
        if let (Some(item), Some(from), Some(phase)) = (item, from, phase) {
            transfers.push(Transfer { item, from, to: to.flatten(), phase, quantity: one.quantity });
        }
    }
    let phase = transfers.first().map_or(PhaseRef::new(0), |transfer| transfer.phase);
    (!sink.has_errors_since(mark)).then_some(Step { phase, transfers, mark: None, name: None })
}

/// Reads a saved plan against its case and handover, strictly; `apply` tells what the events of its history made of the handover.
pub fn read_plan(path: &str, bytes: &[u8], against: &Against<'_>, apply: Apply<'_>) -> ReadPlan {
    let mut sink = Sink::default();
    let text = decode(path, bytes, &mut sink);
    let saved = if sink.has_errors() { None } else { parse(&text, &mut sink) };
    let found = saved.and_then(|saved| {
        let planned = Checker { against, text: &text, sink: &mut sink }.check(&saved, apply)?;
        Some((saved, planned))
    });
    let failed = sink.has_errors();
    ReadPlan { found: found.filter(|_| !failed), diagnostics: sink.finish(&[text]) }
}

/// The text; empty, with a diagnostic, where it is none.
fn decode(path: &str, bytes: &[u8], sink: &mut Sink) -> Text {
    let content = if bytes.len() > PLAN_BYTES_MAX { None } else { std::str::from_utf8(bytes).ok() };
    if content.is_none() {
        let help = "restore the file, or plan again";
        sink.add(Code::PlanNotJson, Place::default(), "the saved plan is no UTF-8 text of a sensible size", help);
    }
    Text::new(path, content.unwrap_or_default().to_owned())
}

fn parse(text: &Text, sink: &mut Sink) -> Option<SavedPlan> {
    // The version first: a later format has other fields, and that it is later is all there is to say.
    let any: serde_json::Value = match serde_json::from_str(&text.content) {
        Ok(any) => any,
        Err(error) => {
            let place = text.at(0, error.line(), error.column());
            let message = format!("this is not JSON: {error}");
            sink.add(Code::PlanNotJson, place, message, "restore the file, or plan again");
            return None;
        }
    };
    if any.get("format").is_some_and(|format| *format != serde_json::json!(FORMAT)) {
        let help = "this version of Takas reads `\"format\": 1`; a later format needs a later version";
        sink.add(Code::PlanVersion, text.find(0, "\"format\""), "this format of saved plans is not known", help);
        return None;
    }
    serde_json::from_str(&text.content)
        .map_err(|error| {
            let help = "files of saved plans are not edited by hand: restore the file, or plan again";
            sink.add(Code::PlanField, text.at(0, error.line(), error.column()), error.to_string(), help);
        })
        .ok()
}

struct Checker<'a> {
    against: &'a Against<'a>,
    text: &'a Text,
    sink: &'a mut Sink,
}

impl Checker<'_> {
    fn check(&mut self, saved: &SavedPlan, apply: Apply<'_>) -> Option<Planned> {
        self.whole(saved);
        let mut handover = self.against.handover.clone();
        let mut history = Vec::with_capacity(saved.history.len());
        for out in &saved.history {
            let past = self.past(out, handover)?;
            handover = apply(&past)
                .map_err(|why| {
                    let message = format!("what happened cannot be applied to the plan before: {why}");
                    self.error(Code::PlanField, "\"history\"", message, "restore the file, or plan again");
                })
                .ok()?;
            history.push(past);
        }
        if history.windows(2).any(|pair| pair[0].at > pair[1].at) {
            let message = "an event became known before the one that it comes after".to_owned();
            self.error(Code::PlanNumber, "\"history\"", message, "restore the file, or plan again");
        }
        let names = PlanNames::new(&handover);
        let (plan, turned) = self.reader(&handover, &names).plan(&saved.plan)?;
        let (value, bound) = (saved.value.into(), saved.bound.into());
        Some(Planned { handover, plan, turned, value, bound, proved: saved.proved, history })
    }

    /// What can be said without looking at any plan.
    fn whole(&mut self, saved: &SavedPlan) {
        let _ = other_case(saved, self.against.case, self.text, self.sink);
        let help = "see what has changed, and plan again";
        if saved.digest != self.against.digest {
            let message = "the case's files have changed since the plan was saved".to_owned();
            self.error(Code::PlanStale, "\"digest\"", message, help);
        }
        if saved.operation != self.against.operation {
            let message = "the operation or the order has changed since the plan was saved".to_owned();
            self.error(Code::PlanStale, "\"operation\"", message, help);
        }
        let restore = "the file was changed by hand: restore it, or plan again";
        if saved.proved > 3 || saved.status != status(saved.proved) {
            let message = "the status does not fit the number of measures that are proved".to_owned();
            self.error(Code::PlanField, "\"status\"", message, restore);
        }
        if unhex(&saved.salt).is_none() || plan_id(saved) != saved.id {
            let message = format!("this is not the plan that was saved as {}", saved.id);
            self.error(Code::PlanId, "\"id\"", message, restore);
        }
        let known = moment(self.against.handover, 0);
        if saved.begins != known {
            let message = format!("the handover begins {}", known.utc.unwrap_or_default());
            self.error(Code::PlanMoment, "\"begins\"", message, help);
        }
    }

    /// A plan that something happened to, by the handover that it was of.
    fn past(&mut self, out: &PastOut, handover: Handover) -> Option<PastPlan> {
        let names = PlanNames::new(&handover);
        let at = self.reader(&handover, &names).minute(&out.at);
        let before = self.reader(&handover, &names).plan(&out.before);
        let events: Vec<Option<PlanEvent>> = out
            .events
            .iter()
            .map(|words| {
                let place = self.text.find(0, &quoted(words));
                event_in_file(&handover, &names, at.unwrap_or(0), words, place, self.sink)
            })
            .collect();
        let events = events.into_iter().collect::<Option<Vec<_>>>()?;
        let (plan, turned) = before?;
        Some(PastPlan { handover, plan, turned, at: at?, events })
    }

    fn reader<'r>(&'r mut self, handover: &'r Handover, names: &'r PlanNames) -> PlanReader<'r> {
        PlanReader { handover, names, text: self.text, sink: self.sink }
    }

    fn error(&mut self, code: Code, needle: &str, message: String, help: &str) {
        let place = self.text.find(0, needle);
        self.sink.add(code, place, message, help);
    }
}

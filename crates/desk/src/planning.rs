//! What `takas plan` and `takas replan` share: from a deal to a handover, the judge before anything is shown, and what is shown.

use std::sync::LazyLock;

use takas_atlas::Atlas;
use takas_check::{handover_faults, plan_faults, plan_value, safe_faults, try_out_plan, verify_plan, walk_fault};
use takas_formats::deals::Disguise;
use takas_formats::plans::{
    FORMAT, FallbackOut, PlanControlOut, PlanNames, PlanReport, PlanStatus, Planned, SafeOut, SafeStateOut, Teller,
    closed_areas, event_words, status,
};
use takas_formats::{CaseFiles, Code, Diagnostic, OPERATION_FILE, Severity, read_operation};
use takas_handover::{PlanControl, PlanMend, plan_control, safe_states};
use takas_model::{
    Case, Controllability, Deal, GateTerms, Handover, Kind, Minutes, Patience, Plan, PlanConflict, PlanFound,
    PlanOutcome, PlanValue, SafeState, Sequence, Status, Transfer, Turned,
};
use takas_views::plan::Fallback;
use takas_views::{Disguiser, Names, Phrase, PlanShown, PlanView, brief_plan, brief_plan_change, words};

use crate::dossier::Dossier;
use crate::failure::Failure;
use crate::lists::holding::forbidding;
use crate::reading;
use crate::talks::Talks;

/// The judge executes a plan so many times, or fewer where it is large.
const EXECUTIONS: u64 = 1_000;
/// Events looked at in all executions together.
const LOOKS_MAX: u64 = 50_000_000;

/// The handover of a deal in an order, sound by the judge. A deal that was saved before the case changed may move somebody who may not go
/// any more: nothing is planned for such a person.
///
/// # Errors
/// When mediator/operation.toml has mistakes, or the deal moves somebody who is not acknowledged or may not go there.
pub fn handover(of: &dyn Dossier, talks: &Talks, deal: &Deal, order: &Sequence) -> Result<Handover, Failure> {
    see_that_all_may_go(of, talks, deal)?;
    Ok(handover_and_terms(of, talks, deal, order, Severity::Note)?.0)
}

/// No deal is planned that moves whom the holder does not acknowledge, or who may not go there. A plan that is changed afterwards is looked at
/// when it is adopted, or an operation begins by it.
fn see_that_all_may_go(of: &dyn Dossier, talks: &Talks, deal: &Deal) -> Result<(), Failure> {
    let mut barred = barred(&talks.case, deal);
    barred.extend(forbidding(of, &talks.case)?);
    if barred.is_empty() {
        return Ok(());
    }
    reading::show(&of.told(""), &CaseFiles::new(), &barred.iter().collect::<Vec<_>>());
    Err(Failure::Mistakes("nothing is planned for whom the holder does not acknowledge, or who may not go".to_owned()))
}

/// Whom a deal moves though the holder does not acknowledge them, or consent or non-refoulement keeps them from there.
fn barred(case: &Case, deal: &Deal) -> Vec<Diagnostic> {
    let is_barred = |transfer: &&Transfer| transfer.to.is_some_and(|to| !case.item(transfer.item).may_go_to(to));
    let told = |transfer: &Transfer| {
        let whole = case.item(transfer.item);
        let is_acknowledged = !matches!(&whole.kind, Kind::Person(person) if person.status != Status::Acknowledged);
        let message = if is_acknowledged {
            format!("`{}` may not go there, by consent or non-refoulement", whole.id)
        } else {
            format!("`{}` is not acknowledged by who holds them", whole.id)
        };
        Diagnostic {
            code: Code::DealBarred,
            severity: Code::DealBarred.severity(),
            file: "the deal".to_owned(),
            span: 0..0,
            line: 1,
            column: 1,
            message,
            help: "clear the case as it is now: `takas deals`; a transfer is planned for an acknowledged person alone"
                .to_owned(),
            labels: Vec::new(),
            related: Vec::new(),
        }
    };
    deal.transfers().iter().filter(is_barred).map(told).collect()
}

/// Likewise, with what each gate asks for besides its checks, and how long is waited. What is less
/// serious than asked for is not shown.
///
/// # Errors
/// When mediator/operation.toml has mistakes.
pub fn handover_and_terms(
    of: &dyn Dossier,
    talks: &Talks,
    deal: &Deal,
    order: &Sequence,
    least: Severity,
) -> Result<(Handover, Vec<GateTerms>, Patience), Failure> {
    let read = read_operation(&talks.case, &talks.files, deal, Some(order), atlas()?);
    let told: Vec<&Diagnostic> = read.diagnostics.iter().filter(|told| told.severity <= least).collect();
    reading::show(&of.told(""), &talks.files, &told);
    let summary = || reading::summary(&read.diagnostics, &of.told(OPERATION_FILE));
    let handover = read.handover.ok_or_else(|| Failure::Mistakes(summary()))?;
    match handover_faults(&handover).into_iter().next() {
        Some(fault) => Err(Failure::Refused { what: "the handover", fault }),
        None => Ok((handover, read.gates, read.patience)),
    }
}

/// The atlas, unpacked when it is first asked for: public data, the same for every case.
static ATLAS: LazyLock<Result<Atlas, String>> = LazyLock::new(|| Atlas::embedded().map_err(|error| error.to_string()));

/// The atlas.
///
/// # Errors
/// When it is damaged: our defect.
pub fn atlas() -> Result<&'static Atlas, Failure> {
    ATLAS.as_ref().map_err(|fault| Failure::Refused { what: "the atlas", fault: fault.clone() })
}

/// What the judge confirms of a plan that it has passed.
#[derive(Clone, Copy, Debug)]
pub struct Judged {
    /// Its own bounds; none where bounds say nothing, because durations have turned out other than usual.
    pub bound: Option<PlanValue>,
    /// How many measures, from the first, equal a confirmed bound.
    pub proved: usize,
}

/// Has the judge look at a plan. A bound that its search does not come to the end of falls back to what the judge shows by itself.
///
/// # Errors
/// When it refuses the plan.
pub fn judged(handover: &Handover, found: &mut PlanFound, turned: &Turned) -> Result<Judged, Failure> {
    if *turned != Turned::default() {
        // A bound is of usual durations: it says nothing of a plan in which some have turned out shorter.
        stands(handover, &found.plan, turned)?;
        let value = plan_value(handover, &found.plan);
        if value != Some(found.value) {
            let fault = format!("claimed to come to {:?}, it comes to {value:?}", found.value);
            return Err(Failure::Refused { what: "the plan", fault });
        }
        return Ok(Judged { bound: None, proved: 0 });
    }
    let verdict = verify_plan(handover, found);
    if let Some(fault) = verdict.faults.first() {
        let fault = format!("{}: {}", fault.line.name(), fault.words);
        return Err(Failure::Refused { what: "the plan", fault });
    }
    let (claimed, shown) = (&mut found.bound, verdict.bound);
    claimed.exposure = claimed.exposure.min(shown.exposure);
    claimed.makespan = claimed.makespan.min(shown.makespan);
    claimed.rides = claimed.rides.min(shown.rides);
    Ok(Judged { bound: Some(verdict.bound), proved: verdict.closed(found) })
}

/// Holds that a plan keeps everything.
///
/// # Errors
/// When the judge refuses it.
pub fn stands(handover: &Handover, plan: &Plan, turned: &Turned) -> Result<(), Failure> {
    match plan_faults(handover, plan, turned).first() {
        Some(fault) => {
            Err(Failure::Refused { what: "the plan", fault: format!("{}: {}", fault.line.name(), fault.words) })
        }
        None => Ok(()),
    }
}

/// Where everybody is safe, judged.
///
/// # Errors
/// When the judge refuses a safe state.
pub fn safe(handover: &Handover, plan: &Plan) -> Result<Vec<SafeState>, Failure> {
    let states = safe_states(handover, plan);
    match safe_faults(handover, plan, &states).first() {
        Some(fault) => Err(Failure::Refused { what: "a safe state", fault: format!("{fault:?}") }),
        None => Ok(states),
    }
}

/// Whether a plan can be kept whatever its durations turn out to be, judged.
///
/// # Errors
/// When the judge refuses the answer.
pub fn control(handover: &Handover, plan: &Plan) -> Result<PlanControlOut, Failure> {
    let PlanControl { network, outcome, conflict, mends } = plan_control(handover, plan);
    let mut executions = 0;
    match &outcome {
        Controllability::Controllable(dispatch) => {
            let size = network.network.events().len() as u64;
            executions = EXECUTIONS.min(LOOKS_MAX / (size * size + 1)).max(1);
            try_out_plan(handover, plan, &network, dispatch, executions, 0)
                .map_err(|fault| Failure::Refused { what: "the waits of the plan", fault: format!("{fault:?}") })?;
        }
        Controllability::Conflict(found) => {
            if let Some(fault) = walk_fault(&network.network, found).filter(|_| found.walk.is_some()) {
                return Err(Failure::Refused { what: "the conflict of the plan", fault: format!("{fault:?}") });
            }
        }
    }
    let mend = |mend: &PlanMend| match mend {
        PlanMend::Team(team) => format!("another team that does what {} does", handover.team(*team).name),
        PlanMend::Room(lines) => {
            let lines: Vec<String> =
                lines.iter().map(|(line, minutes)| format!("{minutes} minutes more room in: {line}")).collect();
            lines.join("; together with ")
        }
    };
    Ok(PlanControlOut {
        controllable: conflict.is_empty(),
        executions,
        conflict,
        mends: mends.iter().map(mend).collect(),
    })
}

/// What is prepared for one failure.
pub struct Prepared {
    /// If this happens: words of `takas replan --event`, and when at the latest.
    event: String,
    at: Minutes,
    /// The handover as it leaves it.
    handover: Handover,
    /// The plan for it; none: the exchange is broken off.
    plan: Option<Plan>,
}

/// The plan for each single failure that the planner found, judged.
///
/// # Errors
/// When the judge refuses one.
pub fn prepared(handover: &Handover, all: Vec<takas_handover::Fallback>) -> Result<Vec<Prepared>, Failure> {
    let names = PlanNames::new(handover);
    let mut prepared = Vec::with_capacity(all.len());
    for fallback in all {
        let event = event_words(handover, &names, &fallback.event);
        let plan = match fallback.replanned.outcome {
            PlanOutcome::Found(found) => {
                stands(&fallback.replanned.handover, &found.plan, &fallback.replanned.turned)?;
                Some(found.plan)
            }
            PlanOutcome::Infeasible(_) | PlanOutcome::Open { .. } => None,
        };
        prepared.push(Prepared { event, at: fallback.at, handover: fallback.replanned.handover, plan });
    }
    Ok(prepared)
}

/// Everything that is shown of a plan that the judge has passed.
pub struct Shown<'a> {
    /// The case.
    pub case: &'a Case,
    /// What is planned for.
    pub handover: &'a Handover,
    /// The plan, its value and its bounds.
    pub found: &'a PlanFound,
    /// What the judge confirms of it.
    pub judged: Judged,
    /// The files of the case.
    pub files: &'a CaseFiles,
    /// Their digest.
    pub digest: &'a str,
    /// The id of the saved deal.
    pub deal: Option<&'a str>,
    /// The id of the plan.
    pub id: Option<&'a str>,
    /// Where everybody is safe, span by span.
    pub safe: &'a [SafeState],
    /// Whether it can be kept whatever durations turn out to be, if that was asked.
    pub control: Option<&'a PlanControlOut>,
    /// What is prepared for each single failure, if that was asked.
    pub prepared: Option<&'a [Prepared]>,
}

impl Shown<'_> {
    /// The mediator's view.
    pub fn view(&self, names: Names) -> PlanView {
        let disguiser = Disguiser::new(self.case);
        let hidden = |text: &str| if names == Names::Pseudonyms { disguiser.text(text) } else { text.to_owned() };
        let mut shown = PlanShown::new(self.case, self.handover, self.found);
        shown.verified = self.judged.bound;
        shown.controllability =
            self.control.map(|control| control_words(control).iter().map(|it| hidden(it)).collect());
        let fallback = |one: &Prepared| Fallback {
            event: hidden(&one.event),
            words: self.fallback_words(one, names).iter().map(|it| hidden(it)).collect(),
        };
        shown.fallbacks = self.prepared.unwrap_or_default().iter().map(fallback).collect();
        shown.safe = self.safe;
        shown.closed_areas = closed_areas(self.files);
        shown.plan_id = self.id.map(str::to_owned);
        shown.case_digest = Some(self.digest.to_owned());
        brief_plan(&shown, names)
    }

    /// The mediator's report.
    pub fn report(&self, hides: bool) -> PlanReport {
        let names = if hides { Names::Pseudonyms } else { Names::Real };
        with_teller(self.case, self.handover, hides, |teller| {
            let control = |control: &PlanControlOut| PlanControlOut {
                conflict: control.conflict.iter().map(|words| teller.text(words)).collect(),
                mends: control.mends.iter().map(|words| teller.text(words)).collect(),
                ..control.clone()
            };
            let fallback = |one: &Prepared| FallbackOut {
                event: teller.text(&one.event),
                words: self.fallback_words(one, names).iter().map(|words| teller.text(words)).collect(),
                plan: one
                    .plan
                    .as_ref()
                    .map(|plan| with_teller(self.case, &one.handover, hides, |then| then.plan(plan))),
            };
            PlanReport {
                deal: self.deal.map(str::to_owned),
                id: self.id.map(str::to_owned),
                measures: teller.measures(self.found.value, self.found.bound, [self.judged.bound.is_some(); 3]),
                plan: Some(teller.plan(&self.found.plan)),
                control: self.control.map(control),
                fallbacks: self.prepared.map(|all| all.iter().map(fallback).collect()),
                safe: teller.safe(&self.found.plan, self.safe),
                ..empty_report(self.case, self.digest, status(self.judged.proved), teller)
            }
        })
    }

    /// What those have of it who accompany people: by pseudonyms, and nothing of how good it is, what it is kept by, or what it was made from.
    pub fn carried_report(&self, warnings: &[Phrase]) -> PlanReport {
        PlanReport {
            deal: None,
            digest: String::new(),
            id: None,
            warnings: warnings.iter().map(ToString::to_string).collect(),
            status: PlanStatus::Feasible,
            measures: Vec::new(),
            control: None,
            fallbacks: None,
            ..self.report(true)
        }
    }

    /// The plan to be kept.
    pub fn planned(&self, turned: Turned, history: Vec<takas_formats::plans::PastPlan>) -> Planned {
        Planned {
            handover: self.handover.clone(),
            plan: self.found.plan.clone(),
            turned,
            value: self.found.value,
            bound: self.found.bound,
            proved: self.judged.proved,
            history,
        }
    }

    /// What is done then, in sentences.
    fn fallback_words(&self, one: &Prepared, names: Names) -> Vec<String> {
        let at = takas_formats::plans::moment(self.handover, one.at).utc.unwrap_or_default();
        let Some(plan) = &one.plan else {
            return vec![format!(
                "At {at} at the latest. There is no plan then: the exchange is broken off, and the safe state of that moment holds."
            )];
        };
        let change = brief_plan_change(self.case, (self.handover, &self.found.plan), (&one.handover, plan), names);
        let later = last_arrival(plan) - last_arrival(&self.found.plan);
        let ends = match later {
            0 => "It ends as planned.".to_owned(),
            1.. => format!("It ends {later} minutes later."),
            _ => format!("It ends {} minutes earlier.", -later),
        };
        let mut words = vec![format!(
            "At {at} at the latest. Movements: {} of {} as planned, {} otherwise, {} dropped, {} new. {ends}",
            change.unchanged,
            change.before,
            change.moved.len(),
            change.dropped.len(),
            change.added.len()
        )];
        let staying = with_teller(self.case, &one.handover, false, |teller| teller.plan(plan).staying);
        if !staying.is_empty() {
            words.push(format!("No longer travelling: {}.", staying.join(", ")));
        }
        words
    }
}

/// The minute of the last arrival of anything.
fn last_arrival(plan: &Plan) -> Minutes {
    plan.trips.iter().map(|trip| trip.arrives).max().unwrap_or(0)
}

/// Does something with a teller of a handover, who hides names where that is asked for.
pub fn with_teller<T>(case: &Case, handover: &Handover, hides: bool, act: impl FnOnce(&Teller<'_>) -> T) -> T {
    let disguiser = Disguiser::new(case);
    let item = |item| disguiser.item(item);
    let prose = |text: &str| disguiser.text(text);
    act(&Teller::new(case, handover, hides.then_some(Disguise { item: &item, text: &prose })))
}

/// A report with nothing but its head.
fn empty_report(case: &Case, digest: &str, status: PlanStatus, teller: &Teller<'_>) -> PlanReport {
    let mut warnings: Vec<String> = words::historical(case.nature).map(str::to_owned).into_iter().collect();
    warnings.extend(case.warnings.iter().map(|warning| teller.text(warning)));
    PlanReport {
        format: FORMAT,
        case: teller.text(&case.id),
        digest: digest.to_owned(),
        deal: None,
        id: None,
        warnings,
        status,
        measures: Vec::new(),
        plan: None,
        conflicts: Vec::new(),
        in_the_way: Vec::new(),
        control: None,
        fallbacks: None,
        safe: Vec::new(),
    }
}

/// No plan, and why.
pub enum NoPlan {
    /// None keeps everything.
    Infeasible(Vec<PlanConflict>),
    /// None was found.
    Open {
        /// What was in the way.
        words: Vec<String>,
        /// Whether the clock or Ctrl-C ended the search.
        is_cut: bool,
    },
}

impl NoPlan {
    /// The report of it.
    pub fn report(
        &self,
        case: &Case,
        handover: &Handover,
        digest: &str,
        deal: Option<&str>,
        hides: bool,
    ) -> PlanReport {
        with_teller(case, handover, hides, |teller| {
            let (status, conflicts, words) = match self {
                Self::Infeasible(conflicts) => (PlanStatus::Infeasible, &conflicts[..], &[][..]),
                Self::Open { words, is_cut: true } => (PlanStatus::Interrupted, &[][..], &words[..]),
                Self::Open { words, is_cut: false } => (PlanStatus::Open, &[][..], &words[..]),
            };
            PlanReport {
                deal: deal.map(str::to_owned),
                conflicts: teller.conflicts(conflicts),
                in_the_way: words.iter().map(|words| teller.text(words)).collect(),
                ..empty_report(case, digest, status, teller)
            }
        })
    }

    /// The exit code.
    pub fn code(&self) -> u8 {
        match self {
            Self::Infeasible(_) => crate::exit::NO_DEAL,
            Self::Open { .. } => crate::exit::INTERRUPTED,
        }
    }
}

/// Why there is no plan, as text.
pub fn no_plan_text(report: &PlanReport) -> String {
    let mut lines: Vec<String> = report.warnings.clone();
    match report.status {
        PlanStatus::Infeasible => {
            lines.push("There is no plan that keeps everything. Each of these alone is a reason:".to_owned());
        }
        PlanStatus::Interrupted => lines.push("A limit came before a plan was found; there may be one.".to_owned()),
        _ => lines.push("No plan was found, and nothing shows that there is none.".to_owned()),
    }
    for conflict in &report.conflicts {
        let mut words = conflict.words.iter();
        lines.extend(words.next().map(|first| format!("  - {first}")));
        lines.extend(words.map(|words| format!("    {words}")));
        let named: Vec<String> = conflict
            .obstacles
            .iter()
            .map(|one| {
                if one.name.is_empty() { format!("the {}", one.kind) } else { format!("the {} {}", one.kind, one.name) }
            })
            .collect();
        lines.push(format!("    It falls without any one of these: {}.", named.join(", ")));
    }
    if !report.in_the_way.is_empty() {
        lines.push("Most often in the way:".to_owned());
        lines.extend(report.in_the_way.iter().map(|words| format!("  - {words}")));
    }
    lines.join("\n") + "\n"
}

/// Where everybody is safe at a moment, as text.
pub fn safe_text(state: &SafeStateOut) -> String {
    let line = |lot: &SafeOut| {
        let jurisdiction = lot.state.as_ref().map(|state| format!(" [{state}]")).unwrap_or_default();
        let party = lot.party.as_deref().unwrap_or("the state of the place");
        let hands = match lot.hands.as_str() {
            "holder" => format!("with {party}, where they are"),
            "receiver" => format!("with {party}: received, or on the way there to the end"),
            _ => format!("sheltered by {party}; in nobody's custody, sent back to nobody"),
        };
        format!("  {} ({}): {}{jurisdiction}, {hands}\n", lot.group, lot.count, lot.place)
    };
    state.lots.iter().map(line).collect()
}

/// Whether a plan can be kept, in sentences.
fn control_words(control: &PlanControlOut) -> Vec<String> {
    if control.controllable {
        let runs = control.executions;
        return vec![format!(
            "Whatever the durations turn out to be within their ranges, there is a way to react that keeps everything; the judge broke nothing in {runs} executions."
        )];
    }
    let mut words = vec![
        "Not whatever the durations turn out to be: these cannot all be so, and nobody knows in time which will be."
            .to_owned(),
    ];
    words.extend(control.conflict.iter().cloned());
    match &control.mends[..] {
        [] => words.push("Nothing was found that alone would mend it.".to_owned()),
        mends => {
            let each = if mends.len() == 1 { "This would mend it:" } else { "Each of these by itself would mend it:" };
            words.push(each.to_owned());
            words.extend(mends.iter().cloned());
        }
    }
    words
}

//! `takas plan`: a deal in its order becomes a handover plan, judged before it is shown.

use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use takas_formats::deals::{SavedDeal, case_digest, save as saved_form, to_json};
use takas_formats::plans::{PlanSource, SavedPlan, operation_digest, save, write_plan};
use takas_handover::{fallbacks, plan};
use takas_model::{Deal, Handover, Outcome, PartyRef, Plan, PlanFound, PlanOutcome, Sequence, Turned};
use takas_views::{English, Names, Proven, export, html, project_plan, text};

use crate::COLUMNS;
use crate::arguments::{LimitArguments, PlanArguments};
use crate::commands::deals::{beside, keep};
use crate::commands::sequence;
use crate::exit;
use crate::failure::Failure;
use crate::folder;
use crate::limits::{left, with_planner};
use crate::planning::{self, NoPlan, Prepared, Shown, no_plan_text};
use crate::put;
use crate::put_page;
use crate::reading;
use crate::talks::{self, Talks};
use crate::zone::{self, Cleared};

/// Runs the command.
///
/// # Errors
/// When files cannot be read or written or have mistakes, or when the judge refuses the plan.
pub(crate) fn run(arguments: &PlanArguments) -> Result<u8, Failure> {
    #[cfg(feature = "desk")]
    if let Some(address) = &arguments.remote.desk {
        return super::remote::read(address, &arguments.remote, &arguments.case, "plans", arguments.shown.json);
    }
    let started = Instant::now();
    let talks = talks::read(&arguments.case)?;
    let viewers = arguments.view.iter().map(|id| reading::party(&talks.case, id)).collect::<Result<Vec<_>, _>>()?;
    let Some(chosen) = Chosen::of(arguments, &talks)? else { return Ok(exit::NO_DEAL) };
    let limits = || left(arguments.limits, started);
    let Some(order) = order(arguments, &talks, &chosen.deal, limits())? else { return Ok(exit::NO_DEAL) };
    let handover = planning::handover(&arguments.case, &talks, &chosen.deal, &order)?;
    let (outcome, is_cut) = with_planner(limits(), arguments.seed, "planning", |limits| plan(&handover, limits));
    let planning =
        Planning { arguments, talks: &talks, chosen: &chosen, order: &order, handover: &handover, viewers, started };
    match outcome {
        PlanOutcome::Found(found) => planning.found(&found, is_cut),
        PlanOutcome::Infeasible(conflicts) => planning.none(&NoPlan::Infeasible(conflicts)),
        PlanOutcome::Open { words } => planning.none(&NoPlan::Open { words, is_cut }),
    }
}

/// The deal to be planned.
struct Chosen {
    deal: Deal,
    /// Its id, where it is saved.
    saved: Option<SavedDeal>,
    /// The case cleared, where it was for that.
    cleared: Option<Cleared>,
}

impl Chosen {
    /// The saved deal that is named, or the best.
    fn of(arguments: &PlanArguments, talks: &Talks) -> Result<Option<Self>, Failure> {
        if let Some(id) = &arguments.deal {
            let (saved, deal) = talks::saved_deal(&arguments.case, talks, id)?;
            return Ok(Some(Self { deal, saved: Some(saved), cleared: None }));
        }
        // Steps of work are the planner's: a deal that was cut short could leave people out.
        let cleared = zone::clear(&talks.case, LimitArguments { work: None, ..arguments.limits })?;
        match &cleared.outcome {
            Outcome::Deal { deal, .. } => Ok(Some(Self { deal: deal.clone(), saved: None, cleared: Some(cleared) })),
            Outcome::Infeasible { .. } | Outcome::Interrupted => {
                tell!("takas: there is no deal to be planned; `takas deals` shows why");
                Ok(None)
            }
        }
    }

    /// The file of the deal: a plan is kept with its deal.
    fn file(&self, talks: &Talks) -> Result<Option<SavedDeal>, Failure> {
        let Some(cleared) = &self.cleared else { return Ok(None) };
        let digest = case_digest(&talks.files);
        Ok(saved_form(&talks.case, &digest, &salt()?, &cleared.outcome, cleared.proven == Proven::Checked))
    }
}

/// 16 random bytes.
pub(crate) fn salt() -> Result<[u8; 16], Failure> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(Failure::Random)?;
    Ok(salt)
}

/// Puts a saved plan into the case's folder.
///
/// # Errors
/// When it cannot be written.
pub(crate) fn keep_plan(case: &Path, file: &SavedPlan) -> Result<(), Failure> {
    let path = case.join("plans").join(format!("{}.json", file.id));
    folder::write(&path, write_plan(file).as_bytes())?;
    tell!("saved as {}", path.display());
    Ok(())
}

/// When a calendar is written, in seconds since 1970.
fn stamp() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    i64::try_from(since).unwrap_or(0)
}

/// The order that the plan keeps: the safest, or the one on record.
fn order(
    arguments: &PlanArguments,
    talks: &Talks,
    deal: &Deal,
    limits: LimitArguments,
) -> Result<Option<Sequence>, Failure> {
    let terms = sequence::terms(&arguments.case, talks)?;
    if arguments.published {
        let published = terms.published_order(deal, talks.case.phase_refs());
        let why = "mediator/sequence.toml tells of no order on record; leave --published out";
        return published.map(Some).ok_or_else(|| Failure::Usage(why.to_owned()));
    }
    let found = sequence::safe_order(&talks.case, deal, &terms, LimitArguments { work: None, ..limits })?;
    Ok(found.map(|(found, _)| found.sequence))
}

/// A deal that has been planned.
struct Planning<'a> {
    arguments: &'a PlanArguments,
    talks: &'a Talks,
    chosen: &'a Chosen,
    order: &'a Sequence,
    handover: &'a Handover,
    viewers: Vec<PartyRef>,
    /// When the command began.
    started: Instant,
}

impl Planning<'_> {
    fn found(&self, found: &PlanFound, is_cut: bool) -> Result<u8, Failure> {
        let (arguments, case) = (self.arguments, &self.talks.case);
        let mut found = found.clone();
        let judged = planning::judged(self.handover, &mut found, &Turned::default())?;
        let found = &found;
        let safe = planning::safe(self.handover, &found.plan)?;
        let control = arguments.control.then(|| planning::control(self.handover, &found.plan)).transpose()?;
        let prepare = || fallbacks_of(self.handover, &found.plan, left(arguments.limits, self.started), arguments.seed);
        let prepared = arguments.fallbacks.then(prepare).transpose()?;
        if is_cut {
            tell!("takas: a limit came before the search ended: this is the best plan so far");
        }
        let digest = case_digest(&self.talks.files);
        let deal = if arguments.save { self.chosen.file(self.talks)? } else { None };
        let deal = deal.or_else(|| self.chosen.saved.clone());
        let mut shown = Shown {
            case,
            handover: self.handover,
            found,
            judged,
            files: &self.talks.files,
            digest: &digest,
            deal: deal.as_ref().map(|deal| deal.id.as_str()),
            id: None,
            safe: &safe,
            control: control.as_ref(),
            prepared: prepared.as_deref(),
        };
        let file = if arguments.save { self.file(&shown)? } else { None };
        shown.id = file.as_ref().map(|file| file.id.as_str());
        self.show(&shown)?;
        if let (Some(deal), true) = (&deal, arguments.save && self.chosen.saved.is_none()) {
            keep(&arguments.case, deal)?;
        }
        if let Some(file) = &file {
            keep_plan(&arguments.case, file)?;
        }
        Ok(if judged.proved == 3 { exit::DONE } else { exit::NOT_PROVED })
    }

    fn file(&self, shown: &Shown<'_>) -> Result<Option<SavedPlan>, Failure> {
        let Some(deal) = shown.deal else { return Ok(None) };
        let operation = operation_digest(&self.talks.files);
        let source =
            PlanSource { case: shown.case, digest: shown.digest, operation: &operation, deal, order: self.order };
        Ok(Some(save(&source, &salt()?, &shown.planned(Turned::default(), Vec::new()))))
    }

    fn show(&self, shown: &Shown<'_>) -> Result<(), Failure> {
        let arguments = self.arguments;
        let names = arguments.shown.names();
        if !self.viewers.is_empty() {
            return self.viewers.iter().try_for_each(|&party| self.show_party(shown, party, names));
        }
        let (view, atlas) = (shown.view(names), planning::atlas()?);
        let files: [(&Option<PathBuf>, &dyn Fn() -> String); 5] = [
            (&arguments.shown.html, &|| html::plan(&view, atlas)),
            (&arguments.print, &|| html::operations_order(&view, &English)),
            (&arguments.ics, &|| export::ics(&view, stamp())),
            (&arguments.csv, &|| export::csv(&view)),
            (&arguments.geojson, &|| export::geojson(&view)),
        ];
        for (path, content) in files {
            path.as_ref().map_or(Ok(()), |path| put_page(path, &content()))?;
        }
        put(&if arguments.shown.json {
            to_json(&shown.report(arguments.shown.hidden.pseudonyms))
        } else {
            text::plan(&view, COLUMNS)
        })
    }

    /// What one party may know, and nothing else.
    fn show_party(&self, shown: &Shown<'_>, party: PartyRef, names: Names) -> Result<(), Failure> {
        let arguments = self.arguments;
        let view = project_plan(shown.handover, &shown.found.plan, shown.case, party, names);
        let files: [(&Option<PathBuf>, &dyn Fn() -> String); 4] = [
            (&arguments.shown.html, &|| html::party_plan(&view, &English)),
            (&arguments.ics, &|| export::party_ics(&view, stamp())),
            (&arguments.csv, &|| export::party_csv(&view)),
            (&arguments.geojson, &|| export::party_geojson(&view)),
        ];
        for (path, content) in files {
            let Some(path) = path else { continue };
            let own = if self.viewers.len() == 1 { path.clone() } else { beside(path, &shown.case.party(party).id) };
            put_page(&own, &content())?;
        }
        put(&text::party_plan(&view, COLUMNS))
    }

    /// There is none: why is for the mediator alone.
    fn none(&self, why: &NoPlan) -> Result<u8, Failure> {
        if !self.viewers.is_empty() {
            tell!("takas: there is no plan to show; `takas plan` without --view says why");
            return Ok(why.code());
        }
        let digest = case_digest(&self.talks.files);
        let deal = self.chosen.saved.as_ref().map(|deal| deal.id.as_str());
        let report = why.report(&self.talks.case, self.handover, &digest, deal, self.arguments.shown.hidden.pseudonyms);
        put(&if self.arguments.shown.json { to_json(&report) } else { no_plan_text(&report) })?;
        Ok(why.code())
    }
}

/// The plan for each single failure, within limits.
///
/// # Errors
/// When the judge refuses one.
pub(crate) fn fallbacks_of(
    handover: &Handover,
    plan: &Plan,
    limits: LimitArguments,
    seed: u64,
) -> Result<Vec<Prepared>, Failure> {
    let (all, is_cut) = with_planner(limits, seed, "fallbacks", |limits| fallbacks(handover, plan, limits));
    if is_cut {
        tell!("takas: a limit came before everything that can fail had been looked at");
    }
    planning::prepared(handover, all)
}

//! `takas demo`: the exchange of August 2024 in Ankara, from its files to its page.

use std::path::Path;
#[cfg(feature = "desk")]
use std::path::PathBuf;
use std::time::Instant;

use takas_atlas::Atlas;
use takas_desk::deals::found::{Saved, findings};
use takas_desk::deals::gather::{Wanted, gather};
use takas_desk::deals::landscape::Landscape;
use takas_formats::deals::{SavedDeal, case_digest, save as saved_form};
use takas_formats::plans::{PlanControlOut, PlanSource, operation_digest, save};
use takas_formats::{CaseFiles, OPERATION_FILE, Severity, read_operation};
use takas_handover::plan;
use takas_model::{Deal, Handover, OperationKind, Outcome, PlanFound, PlanOutcome, SafeState, Sequence, Turned};
use takas_views::{English, Names, Proven, Reader, brief, html, project, text};

use crate::COLUMNS;
use crate::arguments::{LimitArguments, PlaceArguments, RecordPlace};
use crate::commands::deals::keep;
use crate::commands::plan::{keep_plan, salt};
use crate::commands::record;
use crate::commands::record::verify::is_sound;
use crate::commands::run::{Show, play_on};
use crate::commands::sequence;
use crate::dossier;
use crate::exit;
use crate::failure::Failure;
use crate::folder;
use crate::kept;
use crate::limits::{with_engine, with_planner};
use crate::planning::{self, Judged, Shown};
use crate::put;
use crate::reading;
use crate::running::begin::{self, Source};
use crate::running::place::Place;
use crate::talks::{self, Talks};

/// The case, embedded: path and content of each file.
const FILES: &[(&str, &str)] = &[
    ("case.toml", include_str!("../../../../examples/ankara-2024/case.toml")),
    ("mediator/sequence.toml", include_str!("../../../../examples/ankara-2024/mediator/sequence.toml")),
    ("mediator/operation.toml", include_str!("../../../../examples/ankara-2024/mediator/operation.toml")),
    ("positions/BLR.toml", include_str!("../../../../examples/ankara-2024/positions/BLR.toml")),
    ("positions/DEU.toml", include_str!("../../../../examples/ankara-2024/positions/DEU.toml")),
    ("positions/NOR.toml", include_str!("../../../../examples/ankara-2024/positions/NOR.toml")),
    ("positions/POL.toml", include_str!("../../../../examples/ankara-2024/positions/POL.toml")),
    ("positions/RUS.toml", include_str!("../../../../examples/ankara-2024/positions/RUS.toml")),
    ("positions/SVN.toml", include_str!("../../../../examples/ankara-2024/positions/SVN.toml")),
    ("positions/USA.toml", include_str!("../../../../examples/ankara-2024/positions/USA.toml")),
];
/// Its id.
const ID: &str = "ankara-2024";

/// Steps of work that the planner takes: a few seconds.
const WORK: u64 = 150_000;

/// Runs the demo.
///
/// # Errors
/// When the folder cannot be written.
pub(crate) fn run(target: &Path, pace: u32) -> Result<u8, Failure> {
    let started = Instant::now();
    let case_folder = target.join(ID);
    say(&format!(
        "1. The case. Seven parties and a mediator, reconstructed from public reporting; written to {}.",
        case_folder.display()
    ));
    for (path, content) in FILES {
        folder::write(&case_folder.join(path), content.as_bytes())?;
    }
    let files: CaseFiles = FILES.iter().map(|(path, content)| (*path, *content)).collect();
    let case = reading::case_or_report(&case_folder, &files)?;
    let sides = case.positions.len();
    let people = case.items.iter().filter(|item| item.is_people()).count();
    say(&format!(
        "   {people} people are held or asked for; {sides} parties have {} rules between them.",
        case.rules.len()
    ));
    say("2. Clearing. The best package that every party accepts, and the proof that it is best.");
    let arguments = LimitArguments { time: None, work: None, memory: 2048, quiet: false };
    let wanted =
        Wanted { alternatives: 3, concessions: 0, decisive: true, fragility: false, landscape: Landscape::default() };
    let solving = Instant::now();
    let gathered = with_engine(Some(&case), arguments, |engine| gather(engine, &case, None, wanted))?;
    say(&format!(
        "   Found, proved, checked and compared with its alternatives in {:.2} s.",
        solving.elapsed().as_secs_f64()
    ));
    let saved = Saved::of(false, &files, &gathered)?;
    let found = findings(&gathered, None, &saved);
    let view = brief(&found, Names::Real);
    put(&format!("\n{}\n", text::mediator(&view, COLUMNS)))?;
    say("3. The pages. One for the mediator, one for each party with only what that party may know.");
    let page = target.join(format!("{ID}.html"));
    folder::write(&page, html::mediator(&view).as_bytes())?;
    say(&format!("   {}", page.display()));
    for position in &gathered.case.positions {
        let id = &gathered.case.party(position.party).id;
        let own = target.join(format!("{ID}-{id}.html"));
        folder::write(&own, html::party(&project(&found, position.party, Names::Real)).as_bytes())?;
        say(&format!("   {}", own.display()));
    }
    if let Outcome::Deal { deal, .. } = &gathered.outcome {
        let proven = gathered.proven == Proven::Checked;
        let saved = saved_form(&gathered.case, &case_digest(&files), &salt()?, &gathered.outcome, proven);
        if let Some((talks, plan)) = hand_over(target, &case_folder, deal, saved.as_ref())? {
            rehearse(&case_folder, &talks, &plan, pace)?;
        }
    }
    say(&format!(
        "Done in {:.1} s. Open {} in a browser; it needs no network. Next:",
        started.elapsed().as_secs_f64(),
        page.display()
    ));
    let shown = case_folder.display();
    say(&format!("  takas deals {shown} --without krasikov      why nothing else holds without him"));
    say(&format!("  takas deals {shown} --view DEU              what Germany may see"));
    say(&format!("  takas plan {shown} --fallbacks              the plan in the safe order, and one for each failure"));
    say(&format!("  takas deals {shown} --evidence-only         without what is inferred from the outcome alone"));
    Ok(if matches!(gathered.outcome, Outcome::Deal { closed: true, .. }) { exit::DONE } else { exit::NOT_PROVED })
}

/// The plan of the handover, in the order on record: its page and what is printed of it.
fn hand_over(
    target: &Path,
    case_folder: &Path,
    deal: &Deal,
    saved: Option<&SavedDeal>,
) -> Result<Option<(Talks, String)>, Failure> {
    say(
        "4. The plan. Seven aircraft, one airport, two sides that do not meet, nobody leaves before all are checked: who rides when in what.",
    );
    let Some(made) = make_plan(case_folder, deal)? else {
        say("   No plan was found; `takas plan` says what was in the way.");
        return Ok(None);
    };
    let value = made.found.value;
    say(&format!(
        "   {} rides; {} person-minutes at the airport, and no plan has under {}; the judge confirms every line of it.",
        value.rides, value.exposure, made.found.bound.exposure
    ));
    let view = made.shown().view(Names::Real);
    for (name, page) in
        [("plan", html::plan(&view, made.atlas)), ("operations-order", html::operations_order(&view, &English))]
    {
        let path = target.join(format!("{ID}-{name}.html"));
        folder::write(&path, page.as_bytes())?;
        say(&format!("   {}", path.display()));
    }
    let id = made.keep(case_folder, saved)?;
    Ok(id.map(|id| (made.talks, id)))
}

/// A plan that the judge has passed, with all that it is shown and kept by.
struct Made {
    talks: Talks,
    order: Option<Sequence>,
    atlas: &'static Atlas,
    handover: Handover,
    found: PlanFound,
    judged: Judged,
    safe: Vec<SafeState>,
    control: PlanControlOut,
    digest: String,
}

/// Plans the handover, and has it judged; none: no plan was found.
fn make_plan(case_folder: &Path, deal: &Deal) -> Result<Option<Made>, Failure> {
    let talks = talks::read(&case_folder.to_owned())?;
    let terms = sequence::terms(case_folder, &talks)?;
    let order = terms.published_order(deal, talks.case.phase_refs());
    let atlas = planning::atlas()?;
    // What the record does not tell of is told by `takas plan`, and in the file.
    let read = read_operation(&talks.case, &talks.files, deal, order.as_ref(), atlas);
    let Some(handover) = read.handover else {
        return Err(Failure::Mistakes(reading::summary(&read.diagnostics, &case_folder.join(OPERATION_FILE))));
    };
    let limits = LimitArguments { time: None, work: Some(WORK), memory: 2048, quiet: false };
    let (outcome, _) = with_planner(limits, 0, "planning", |limits| plan(&handover, limits));
    let PlanOutcome::Found(mut found) = outcome else { return Ok(None) };
    let judged = planning::judged(&handover, &mut found, &Turned::default())?;
    let safe = planning::safe(&handover, &found.plan)?;
    let control = planning::control(&handover, &found.plan)?;
    let digest = case_digest(&talks.files);
    Ok(Some(Made { talks, order, atlas, handover, found, judged, safe, control, digest }))
}

impl Made {
    fn shown(&self) -> Shown<'_> {
        Shown {
            case: &self.talks.case,
            handover: &self.handover,
            found: &self.found,
            judged: self.judged,
            files: &self.talks.files,
            digest: &self.digest,
            deal: None,
            id: None,
            safe: &self.safe,
            control: Some(&self.control),
            prepared: None,
        }
    }

    /// Keeps deal and plan with the case, and gives the plan's id.
    fn keep(&self, case_folder: &Path, saved: Option<&SavedDeal>) -> Result<Option<String>, Failure> {
        let (Some(saved), Some(order)) = (saved, &self.order) else { return Ok(None) };
        keep(case_folder, saved)?;
        let operation = operation_digest(&self.talks.files);
        let (case, digest) = (&self.talks.case, self.digest.as_str());
        let source = PlanSource { case, digest, operation: &operation, deal: &saved.id, order };
        let file = save(&source, &salt()?, &self.shown().planned(Turned::default(), Vec::new()));
        keep_plan(case_folder, &file)?;
        Ok(Some(file.id))
    }
}

/// The folder of the case, with its deal and its plan. They are made where they are not there yet.
///
/// # Errors
/// When the folder cannot be written.
#[cfg(feature = "desk")]
pub(crate) fn prepare(target: &Path) -> Result<PathBuf, Failure> {
    let case_folder = target.join(ID);
    if kept::only(&case_folder).is_ok() {
        return Ok(case_folder);
    }
    say(&format!(
        "takas: the case of Ankara, its deal and its plan are made in {}: some seconds",
        case_folder.display()
    ));
    for (path, content) in FILES {
        folder::write(&case_folder.join(path), content.as_bytes())?;
    }
    let files: CaseFiles = FILES.iter().map(|(path, content)| (*path, *content)).collect();
    let case = reading::case_or_report(&case_folder, &files)?;
    let limits = LimitArguments { time: None, work: None, memory: 2048, quiet: false };
    let wanted =
        Wanted { alternatives: 0, concessions: 0, decisive: false, fragility: false, landscape: Landscape::default() };
    let gathered = with_engine(Some(&case), limits, |engine| gather(engine, &case, None, wanted))?;
    let Outcome::Deal { deal, .. } = &gathered.outcome else { return Err(Failure::NoAnswer) };
    let proven = gathered.proven == Proven::Checked;
    let saved = saved_form(&gathered.case, &case_digest(&files), &salt()?, &gathered.outcome, proven);
    let made = make_plan(&case_folder, deal)?.ok_or(Failure::NoAnswer)?;
    made.keep(&case_folder, saved.as_ref())?;
    Ok(case_folder)
}

/// The day, rehearsed live, and its record verified.
fn rehearse(case_folder: &Path, talks: &Talks, plan: &str, pace: u32) -> Result<(), Failure> {
    let speed = if pace == 0 { "as fast as it goes".to_owned() } else { format!("at {pace} times real time") };
    say(&format!(
        "5. The day, REHEARSED {speed}: nothing of this has happened so. Every word is signed, sealed and on the disk before it counts; quiet spans are left out."
    ));
    let dossier = dossier::of_folder(case_folder);
    let kept = kept::of_id(plan, &*dossier, talks, Severity::Error)?;
    let name = format!("rehearsal-{plan}");
    let source = Source {
        dossier,
        talks,
        kept: &kept,
        kind: OperationKind::Rehearsal,
        name: &name,
        witnesses: Vec::new(),
        witnesses_wanted: 0,
        second_copy: None,
    };
    let place = PlaceArguments { store: None, keys: None, passphrase_file: None };
    let (mut session, _) = begin::open(&source, &mut Place::new(case_folder, &place.named())?)?;
    let show = Show { reader: Reader::Mediator, names: Names::Real, pace };
    play_on(&mut session, &show, 0)?;
    let events = session.events.len();
    drop(session);
    let record = RecordPlace { case: case_folder.to_owned(), operation: Some(name), place };
    let (sound, entries) = is_sound(&record::open(&record)?)?;
    if !sound {
        return Err(Failure::Record(
            "the record of the rehearsal does not verify; `takas record verify` says why".to_owned(),
        ));
    }
    say(&format!(
        "   {events} events; {entries} entries of the record: every signature, number and proof is as it should be. `takas record export {} --for DEU --to FOLDER` hands Germany its own.",
        case_folder.display()
    ));
    Ok(())
}

fn say(line: &str) {
    tell!("{line}");
}

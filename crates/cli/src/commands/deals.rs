//! `takas deals`: gather what the engine finds, have it judged, and show it.

use std::path::{Path, PathBuf};

use takas_formats::CaseFiles;
use takas_formats::deals::{self as shape, Disguise, DistinctReport, Found, FrontReport};
use takas_model::{Case, Certificate, Deal, ObjectiveValue, Outcome, PartyRef};
use takas_views::{
    Disguiser, DistinctFound, Findings, FrontFound, Names, Proven, Question, brief, html, json, owed, project, text,
    words,
};

use crate::COLUMNS;
use crate::arguments::Deals;
use crate::commands::gather::{Gathered, Wanted, gather};
use crate::commands::landscape::{JudgedDistinct, JudgedFront, Landscape};
use crate::exit;
use crate::failure::Failure;
use crate::folder;
use crate::limits::with_engine;
use crate::put;
use crate::put_page;
use crate::question::{self, AskedCase};
use crate::reading;

/// Runs the command.
///
/// # Errors
/// When files cannot be read or written, when they have mistakes, or when the judge refuses what the engine found.
pub(crate) fn run(arguments: &Deals) -> Result<u8, Failure> {
    #[cfg(feature = "desk")]
    if let Some(address) = &arguments.remote.desk {
        return super::remote::read(address, &arguments.remote, &arguments.case, "deals", arguments.json);
    }
    let files = folder::read(&arguments.case)?;
    let case = reading::case_or_report(&arguments.case, &files)?;
    let viewers = viewers(&case, arguments)?;
    let plain = if arguments.evidence_only { evidence_only(&case) } else { case };
    let asked = question::asked(&plain, &arguments.with, &arguments.without)?;
    let wanted = wanted(arguments, &plain);
    let gathered = with_engine(Some(&plain), arguments.limits, |engine| {
        gather(engine, &plain, asked.as_ref().map(|asked| &asked.case), wanted)
    })?;
    let missing =
        arguments.front && gathered.front.is_none() || arguments.distinct.is_some() && gathered.distinct.is_none();
    if missing && matches!(gathered.outcome, Outcome::Deal { .. }) {
        tell!("takas: a limit came before the landscape: give it more --time or --work");
    }
    let saved = Saved::of(arguments.save, &files, &gathered)?;
    let findings = findings(&gathered, asked.as_ref(), &saved);
    show(arguments, &gathered, &findings, &saved, &viewers)?;
    for file in saved.file.iter().chain(saved.points.iter().flatten()).chain(saved.distinct.iter().flatten()) {
        keep(&arguments.case, file)?;
    }
    Ok(exit_code(&gathered, arguments))
}

/// The case without the lines that are inferred from the outcome alone; every output says so.
fn evidence_only(case: &Case) -> Case {
    let mut plain = case.retaining_lines(|line| !line.from_outcome);
    plain
        .warnings
        .push("Lines inferred from the outcome alone are left out: the deal is that of the evidence.".to_owned());
    plain
}

/// A case of more items or more rules is large: what takes a clearing for each rule is left out unless it is asked for.
const LARGE: (usize, usize) = (200, 120);

fn wanted(arguments: &Deals, case: &Case) -> Wanted {
    let is_large = case.items.len() > LARGE.0 || case.rules.len() > LARGE.1;
    if is_large && arguments.alternatives.is_none() && arguments.decisive.is_none() {
        tell!(
            "takas: a large case: alternatives and decisive conditions are left out; ask with --alternatives 3 --decisive yes"
        );
    }
    Wanted {
        alternatives: arguments.alternatives.unwrap_or(if is_large { 0 } else { 3 }),
        concessions: arguments.concessions,
        decisive: arguments.decisive.unwrap_or(!is_large),
        fragility: arguments.fragility,
        landscape: Landscape {
            front_permille: arguments.front.then_some(arguments.tolerance),
            distinct: arguments.distinct.map(|how_many| (how_many, arguments.differ)),
        },
    }
}

/// The parties of `--view`.
fn viewers(case: &Case, arguments: &Deals) -> Result<Vec<PartyRef>, Failure> {
    let find = |id: &String| {
        let hint = || reading::nearest_party(case, id);
        case.find_party(id)
            .ok_or_else(|| Failure::Usage(format!("`--view {id}`: the case has no such party{}", hint())))
    };
    arguments.view.iter().map(find).collect()
}

/// What a deal is known by: the digest of its case and, when it is saved, its file and the salt of its ids.
pub(crate) struct Saved {
    digest: String,
    salt: Vec<u8>,
    file: Option<shape::SavedDeal>,
    /// For each point of the front, its deal, where it is saved.
    points: Vec<Option<shape::SavedDeal>>,
    /// For each of the deals far apart the same.
    distinct: Vec<Option<shape::SavedDeal>>,
}

impl Saved {
    /// Draws a salt when the deal is to be saved.
    ///
    /// # Errors
    /// When the system has no random numbers.
    pub(crate) fn of(wanted: bool, files: &CaseFiles, gathered: &Gathered) -> Result<Self, Failure> {
        let digest = shape::case_digest(files);
        let mut salt = vec![0; 16];
        let mut file = None;
        let (mut points, mut distinct) = (Vec::new(), Vec::new());
        if wanted {
            getrandom::fill(&mut salt).map_err(Failure::Random)?;
            let verified = gathered.proven == Proven::Checked;
            file = shape::save(&gathered.case, &digest, &salt, &gathered.outcome, verified);
            if file.is_none() {
                tell!("takas: there is no deal to save");
            }
            let keep =
                |deal: &Deal, objectives: &[ObjectiveValue]| save_another(&gathered.case, &digest, deal, objectives);
            if let Some(found) = &gathered.front {
                let standing_out = found.landmarks.standing_out();
                for (index, (point, objectives)) in found.front.points.iter().zip(&found.objectives).enumerate() {
                    let wanted = standing_out.contains(&index);
                    points.push(if wanted { keep(&point.deal, objectives)? } else { None });
                }
            }
            for next in gathered.distinct.iter().flat_map(|found| &found.distinct.deals) {
                distinct.push(keep(&next.deal, &next.objectives)?);
            }
        }
        Ok(Self { digest, salt, file, points, distinct })
    }

    fn ids(files: &[Option<shape::SavedDeal>]) -> Vec<Option<String>> {
        files.iter().map(|file| file.as_ref().map(|file| file.id.clone())).collect()
    }
}

/// Puts a saved deal into the case's folder.
///
/// # Errors
/// When it cannot be written.
pub(crate) fn keep(case: &Path, file: &shape::SavedDeal) -> Result<(), Failure> {
    let path = case.join("deals").join(format!("{}.json", file.id));
    folder::write(&path, shape::write_deal(file).as_bytes())?;
    tell!("saved as {}", path.display());
    Ok(())
}

/// The file of a deal beside the best one: feasible, for best it is only in its own respect.
///
/// # Errors
/// When the system has no random numbers.
pub(crate) fn save_another(
    case: &Case,
    digest: &str,
    deal: &Deal,
    objectives: &[ObjectiveValue],
) -> Result<Option<shape::SavedDeal>, Failure> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(Failure::Random)?;
    let unbounded = objectives.iter().map(|objective| ObjectiveValue { bound: None, ..objective.clone() });
    let outcome = Outcome::Deal {
        deal: deal.clone(),
        objectives: unbounded.collect(),
        closed: false,
        unique: None,
        certificate: Box::<Certificate>::default(),
    };
    Ok(shape::save(case, digest, &salt, &outcome, false))
}

/// Gathers everything for the views.
pub(crate) fn findings<'g>(gathered: &'g Gathered, asked: Option<&AskedCase>, saved: &Saved) -> Findings<'g> {
    let mut findings = Findings::new(&gathered.case, &gathered.outcome, gathered.proven.clone());
    findings.case_digest = Some(saved.digest.clone());
    if let Some(file) = &saved.file {
        findings.deal_id = Some(file.id.clone());
        let own = |party| (party, shape::party_deal_id(&saved.salt, &file.id, &gathered.case, party));
        findings.party_ids = gathered.case.party_refs().map(own).collect();
    }
    findings.alternatives = gathered.alternatives.as_deref();
    findings.decisive = gathered.decisive.as_deref();
    findings.conflict = gathered.conflict.as_ref();
    findings.concessions = gathered.concessions.as_ref();
    findings.fragility = gathered.fragility.as_ref();
    findings.front = gathered.front.as_ref().map(|found| FrontFound {
        front: &found.front,
        asked_permille: found.asked_permille,
        landmarks: &found.landmarks,
        proven: found.proven.clone(),
        on_front: &found.on_front,
        objectives: &found.objectives,
        ids: Saved::ids(&saved.points),
    });
    findings.distinct = gathered.distinct.as_ref().map(|found| DistinctFound {
        distinct: &found.distinct,
        asked: found.asked,
        proved: found.proved,
        no_further: found.no_further,
        ids: Saved::ids(&saved.distinct),
    });
    findings.question = match (asked, &gathered.unasked) {
        (Some(asked), Some(unasked)) => Some(Question { asked: asked.words.clone(), unasked }),
        _ => None,
    };
    findings
}

fn show(
    arguments: &Deals,
    gathered: &Gathered,
    findings: &Findings<'_>,
    saved: &Saved,
    viewers: &[PartyRef],
) -> Result<(), Failure> {
    let names = if arguments.pseudonyms { Names::Pseudonyms } else { Names::Real };
    if let Some(path) = &arguments.html {
        if viewers.is_empty() {
            put_page(path, &html::mediator(&brief(findings, names)))?;
        }
        for &party in viewers {
            let id = &gathered.case.party(party).id;
            let path = if viewers.len() == 1 { path.clone() } else { beside(path, id) };
            put_page(&path, &html::party(&project(findings, party, names)))?;
        }
    }
    match (viewers, arguments.json) {
        ([], true) => put(&as_json(arguments, gathered, saved)),
        ([], false) => put(&text::mediator(&brief(findings, names), COLUMNS)),
        (_, _) => viewers.iter().try_for_each(|&party| {
            let view = project(findings, party, names);
            put(&if arguments.json { format!("{}\n", json::party(&view)) } else { text::party(&view, COLUMNS) })
        }),
    }
}

/// `page.html` and `DEU` make `page-DEU.html`.
pub(crate) fn beside(path: &Path, party: &str) -> PathBuf {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    path.with_file_name(format!("{stem}-{party}{ending}"))
}

fn as_json(arguments: &Deals, gathered: &Gathered, saved: &Saved) -> String {
    let verified = gathered.proven == Proven::Checked;
    let question: Vec<String> = arguments
        .with
        .iter()
        .map(|text| format!("with {text}"))
        .chain(arguments.without.iter().map(|text| format!("without {text}")))
        .collect();
    let disguiser = Disguiser::new(&gathered.case);
    let item = |item| disguiser.item(item);
    let prose = |text: &str| disguiser.text(text);
    let mut found = Found::new(&gathered.case, &saved.digest, &gathered.outcome, verified);
    found.id = saved.file.as_ref().map(|file| file.id.as_str());
    found.question = &question;
    found.alternatives = gathered.alternatives.as_deref().unwrap_or_default();
    found.conflict = gathered.conflict.as_ref();
    found.concessions = gathered.concessions.as_ref();
    found.decisive = gathered.decisive.as_deref();
    found.fragility = gathered.fragility.as_ref();
    let (point_ids, distinct_ids) = (Saved::ids(&saved.points), Saved::ids(&saved.distinct));
    found.front = gathered.front.as_ref().map(|judged| FrontReport {
        front: &judged.front,
        landmarks: &judged.landmarks,
        verified: judged.proven == Proven::Checked,
        on_front: &judged.on_front,
        objectives: &judged.objectives,
        ids: &point_ids,
    });
    found.distinct = gathered.distinct.as_ref().map(|judged| DistinctReport {
        distinct: &judged.distinct,
        verified: judged.proved,
        no_further: judged.no_further,
        ids: &distinct_ids,
    });
    found.disguise = arguments.pseudonyms.then_some(Disguise { item: &item, text: &prose });
    let mut report = shape::report(&found);
    report.warnings.splice(0..0, words::historical(gathered.case.nature).map(str::to_owned));
    report.warnings.extend(owed(&gathered.case, &gathered.outcome));
    shape::to_json(&report)
}

fn exit_code(gathered: &Gathered, arguments: &Deals) -> u8 {
    let front = !arguments.front || gathered.front.as_ref().is_some_and(JudgedFront::is_as_asked);
    let enough = |found: &JudgedDistinct| {
        let all = Some(found.distinct.deals.len()) == arguments.distinct || found.no_further;
        all && found.proved
    };
    let distinct = arguments.distinct.is_none() || gathered.distinct.as_ref().is_some_and(enough);
    match (&gathered.outcome, &gathered.proven) {
        (Outcome::Deal { .. }, Proven::Checked) if front && distinct => exit::DONE,
        (Outcome::Deal { .. }, _) => exit::NOT_PROVED,
        (Outcome::Infeasible { .. }, _) => exit::NO_DEAL,
        (Outcome::Interrupted, _) => exit::INTERRUPTED,
    }
}

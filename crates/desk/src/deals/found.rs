//! What was gathered, with the ids under which its deals are known: for views, and as JSON.

use takas_formats::CaseFiles;
use takas_formats::deals::{self as shape, Disguise, DistinctReport, Found, FrontReport};
use takas_model::{Case, Certificate, Deal, ObjectiveValue, Outcome};
use takas_views::{Disguiser, DistinctFound, Findings, FrontFound, Proven, Question, owed, words};

use super::gather::Gathered;
use super::question::AskedCase;
use crate::failure::Failure;

/// What a deal is known by: the digest of its case and, when it is saved, its file and the salt of its ids.
#[derive(Debug)]
pub struct Saved {
    digest: String,
    salt: Vec<u8>,
    /// The deal.
    pub file: Option<shape::SavedDeal>,
    /// For each point of the front, its deal, where it is saved.
    pub points: Vec<Option<shape::SavedDeal>>,
    /// For each of the deals far apart the same.
    pub distinct: Vec<Option<shape::SavedDeal>>,
}

impl Saved {
    /// Draws a salt when the deal is to be saved.
    ///
    /// # Errors
    /// When the system has no random numbers.
    pub fn of(wanted: bool, files: &CaseFiles, gathered: &Gathered) -> Result<Self, Failure> {
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

    /// Every saved deal.
    pub fn files(&self) -> impl Iterator<Item = &shape::SavedDeal> {
        self.file.iter().chain(self.points.iter().flatten()).chain(self.distinct.iter().flatten())
    }

    fn ids(files: &[Option<shape::SavedDeal>]) -> Vec<Option<String>> {
        files.iter().map(|file| file.as_ref().map(|file| file.id.clone())).collect()
    }
}

/// The file of a deal beside the best one: feasible, for best it is only in its own respect.
///
/// # Errors
/// When the system has no random numbers.
pub fn save_another(
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
#[must_use]
pub fn findings<'g>(gathered: &'g Gathered, asked: Option<&AskedCase>, saved: &Saved) -> Findings<'g> {
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

/// The same as JSON: `takas deals --json`.
#[must_use]
pub fn as_json(
    gathered: &Gathered,
    saved: &Saved,
    (with, without): (&[String], &[String]),
    pseudonyms: bool,
) -> String {
    let verified = gathered.proven == Proven::Checked;
    let with = with.iter().map(|text| format!("with {text}"));
    let question: Vec<String> = with.chain(without.iter().map(|text| format!("without {text}"))).collect();
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
    found.disguise = pseudonyms.then_some(Disguise { item: &item, text: &prose });
    let mut report = shape::report(&found);
    report.warnings.splice(0..0, words::historical(gathered.case.nature).map(str::to_owned));
    report.warnings.extend(owed(&gathered.case, &gathered.outcome).map(|owed| owed.to_string()));
    shape::to_json(&report)
}

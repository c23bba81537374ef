//! How likely deals are to be accepted, which is likeliest, and what to ask next: found and judged.

use std::cmp::Reverse;

use takas_check::{chance_of, undoubted_faults, verify_likely};
use takas_clearing::{ClearingError, Engine, accepts, chance};
use takas_formats::deals::{self as shape, ChancesReport, Disguise, Found, Rated, case_digest};
use takas_model::{Case, Deal, Doubt, Inquiry, Likely, ObjectiveValue, Outcome, Worlds};
use takas_views::{ChancesFound, Disguiser, LikelyFound, Proven, RatedDeal, words};

use super::gather::{judged, no_faults, proven};
use super::landscape::values;
use crate::failure::Failure;
use crate::talks::Talks;

/// How many worlds are drawn, and from which seed.
#[derive(Clone, Copy, Debug)]
pub struct Drawn {
    /// How many.
    pub worlds: u64,
    /// From which seed.
    pub seed: u64,
}

/// Everything found and judged.
#[derive(Debug)]
pub struct Weighed {
    /// The best deal of the case as it is written.
    pub outcome: Outcome,
    /// The same, weighed.
    pub written: Option<RatedDeal>,
    /// The most likely deal.
    pub likely: Option<Likely>,
    /// Whether the judge followed that it is.
    pub likely_proved: bool,
    /// The deal shown for the most likely one: as likely, and best by the case's objectives among those accepted in the same way.
    pub shown: Option<RatedDeal>,
    /// The deals that were asked about, by their ids.
    pub saved: Vec<(String, RatedDeal)>,
    /// What was drawn.
    pub worlds: Option<Worlds>,
    /// What could be asked, the most to be expected first, and whether the judge followed.
    pub inquiries: Vec<(Inquiry, bool)>,
}

impl Weighed {
    /// Whether every doubt was looked at.
    #[must_use]
    pub fn all_asked(&self, talks: &Talks) -> bool {
        self.inquiries.len() == talks.doubts.len()
    }
}

/// Weighs the deals of a case whose lines are not all sure, and those that are asked about, by their ids.
///
/// # Errors
/// When numbers cannot be added up exactly, or the judge refuses what the engine found.
pub fn weigh(
    engine: &mut Engine<'_>,
    talks: &Talks,
    asked: Vec<(String, Deal)>,
    drawn: Drawn,
) -> Result<Weighed, Failure> {
    let (case, doubts) = (&talks.case, talks.doubts.as_slice());
    let outcome = engine.clear(case)?;
    judged(case, &outcome)?;
    let mut known: Vec<Deal> = Vec::new();
    let mut written = None;
    if let Outcome::Deal { deal, .. } = &outcome {
        written = Some(rate(case, doubts, deal)?);
        known.push(deal.clone());
    }
    let saved = asked
        .into_iter()
        .map(|(id, deal)| {
            let mut rated = rate(case, doubts, &deal)?;
            if let Some(fault) = undoubted_faults(case, doubts, &deal).first() {
                tell!("takas: deal {id}: {}: it is accepted in no world", fault.words(case));
                rated.chance.numerator = takas_model::Natural::default();
            }
            Ok((id, rated))
        })
        .collect::<Result<Vec<_>, Failure>>()?;
    let mut weighed = Weighed {
        outcome,
        written,
        likely: None,
        likely_proved: false,
        shown: None,
        saved,
        worlds: None,
        inquiries: Vec::new(),
    };
    let Some(likely) = engine.most_likely(case, doubts, None, &known)? else { return Ok(weighed) };
    weighed.likely_proved = follows(case, doubts, &likely)?;
    if let Some(best) = &likely.deal {
        known.push(best.deal.clone());
        weighed.shown = Some(best_alike(engine, case, doubts, &best.deal)?);
    }
    weighed.likely = Some(likely);
    let mut inquiries = Vec::new();
    for inquiry in engine.inquiries(case, doubts, &known)? {
        let mut proved = weighed.likely_proved;
        for answer in &inquiry.answers {
            proved &= follows(case, doubts, answer)?;
        }
        inquiries.push((inquiry, proved));
    }
    // The most to be expected first; of equals the first in the case.
    inquiries.sort_by_key(|(inquiry, _)| Reverse(inquiry.expected.clone()));
    weighed.inquiries = inquiries;
    weighed.worlds = engine.worlds(case, doubts, &known, drawn.worlds, drawn.seed)?;
    Ok(weighed)
}

/// Whether the judge follows the proof of a most likely deal.
///
/// # Errors
/// When it finds a fault, or refuses a proof that should hold.
fn follows(case: &Case, doubts: &[Doubt], likely: &Likely) -> Result<bool, Failure> {
    let (faults, finding) = verify_likely(case, doubts, likely);
    no_faults("the most likely deal", &faults)?;
    if likely.deal.as_ref().is_some_and(|deal| !deal.is_best) {
        return Ok(false);
    }
    Ok(proven(&finding)? == Proven::Checked)
}

/// A deal's chance, on which engine and judge have to agree.
fn rate(case: &Case, doubts: &[Doubt], deal: &Deal) -> Result<RatedDeal, Failure> {
    let judges = chance_of(case, doubts, None, deal).ok_or(ClearingError::TooLarge)?;
    let chance = chance(case, doubts, deal);
    if chance != judges {
        return Err(Failure::Refused { what: "a chance", fault: format!("{chance:?} is {judges:?}") });
    }
    let by_reading: Vec<Vec<bool>> = doubts.iter().map(|doubt| accepts(case, doubt, deal)).collect();
    let accepted = doubts.iter().zip(&by_reading).map(|(doubt, accepts)| {
        let readings = doubt.readings.iter().zip(accepts);
        readings.filter(|(_, accepts)| **accepts).map(|(reading, _)| reading.weight).sum()
    });
    Ok(RatedDeal { deal: deal.clone(), chance, accepted: accepted.collect(), by_reading })
}

/// The best deal by the case's objectives among those that the same readings accept; the deal itself where a limit comes first.
fn best_alike(engine: &mut Engine<'_>, case: &Case, doubts: &[Doubt], deal: &Deal) -> Result<RatedDeal, Failure> {
    let itself = rate(case, doubts, deal)?;
    let Outcome::Deal { deal: better, .. } = engine.clear(&case.accepted_by(doubts, &itself.by_reading))? else {
        return Ok(itself);
    };
    let better = rate(case, doubts, &better)?;
    let holds = undoubted_faults(case, doubts, &better.deal).is_empty();
    Ok(if holds && better.chance >= itself.chance { better } else { itself })
}

/// What was weighed, for views.
#[must_use]
pub fn found<'f>(talks: &'f Talks, weighed: &'f Weighed) -> ChancesFound<'f> {
    let likely = weighed.likely.as_ref().map(|likely| LikelyFound {
        likely,
        rated: weighed.shown.clone(),
        objectives: objectives(talks, weighed),
        proved: weighed.likely_proved,
    });
    ChancesFound {
        case: &talks.case,
        doubts: &talks.doubts,
        outcome: &weighed.outcome,
        written: weighed.written.clone(),
        likely,
        saved: weighed.saved.clone(),
        worlds: weighed.worlds.as_ref(),
        inquiries: weighed.inquiries.iter().map(|(inquiry, proved)| (inquiry, *proved)).collect(),
        all_asked: weighed.all_asked(talks),
    }
}

/// The case's objectives at the most likely deal, by the bests of the deal as written.
fn objectives(talks: &Talks, weighed: &Weighed) -> Vec<ObjectiveValue> {
    match (&weighed.shown, &weighed.outcome) {
        (Some(shown), Outcome::Deal { certificate, .. }) => values(&talks.case, &shown.deal, &certificate.bests),
        _ => Vec::new(),
    }
}

/// The same as JSON: `takas chances --json`. `id` is that of the most likely deal, where it was saved.
#[must_use]
pub fn as_json(talks: &Talks, weighed: &Weighed, id: Option<&str>, seed: u64, pseudonyms: bool) -> String {
    let digest = case_digest(&talks.files);
    let disguiser = Disguiser::new(&talks.case);
    let item = |item| disguiser.item(item);
    let prose = |text: &str| disguiser.text(text);
    let mut whole = Found::new(&talks.case, &digest, &weighed.outcome, true);
    whole.disguise = pseudonyms.then_some(Disguise { item: &item, text: &prose });
    let at_likely = objectives(talks, weighed);
    let at_written = match &weighed.outcome {
        Outcome::Deal { objectives, .. } => objectives.as_slice(),
        Outcome::Infeasible { .. } | Outcome::Interrupted => &[],
    };
    let report = ChancesReport {
        found: whole,
        doubts: &talks.doubts,
        written: weighed.written.as_ref().map(|rated| as_rated(rated, at_written, None)),
        likely: weighed.shown.as_ref().map(|rated| as_rated(rated, &at_likely, id)),
        likely_verified: weighed.likely_proved,
        saved: weighed.saved.iter().map(|(id, rated)| as_rated(rated, &[], Some(id))).collect(),
        worlds: weighed.worlds.as_ref().map(|worlds| (worlds, seed)),
        inquiries: weighed.inquiries.iter().map(|(inquiry, proved)| (inquiry, *proved)).collect(),
        all_asked: weighed.all_asked(talks),
    };
    let mut out = shape::chances(&report);
    out.warnings.splice(0..0, words::historical(talks.case.nature).map(str::to_owned));
    shape::to_json(&out)
}

fn as_rated<'r>(rated: &'r RatedDeal, objectives: &'r [ObjectiveValue], id: Option<&'r str>) -> Rated<'r> {
    Rated { deal: &rated.deal, objectives, id, chance: &rated.chance, accepted: &rated.accepted }
}

//! `takas chances`: how likely deals are to be accepted, which is likeliest, and what to ask next.

use std::cmp::Reverse;

use takas_check::{chance_of, undoubted_faults, verify_likely};
use takas_clearing::{ClearingError, Engine, accepts, chance};
use takas_formats::deals::{self as shape, ChancesReport, Disguise, Found, Rated, case_digest};
use takas_model::{Case, Deal, Doubt, Inquiry, Likely, ObjectiveValue, Outcome, Worlds};
use takas_views::{
    ChancesFound, Disguiser, LikelyFound, Names, Proven, RatedDeal, brief_chances, html, project_question, text, words,
};

use crate::COLUMNS;
use crate::arguments::Chances;
use crate::commands::deals::{keep, save_another};
use crate::commands::gather::{judged, no_faults, proven};
use crate::commands::landscape::values;
use crate::exit;
use crate::failure::Failure;
use crate::limits::with_engine;
use crate::put;
use crate::put_page;
use crate::question;
use crate::reading;
use crate::talks::{self, Talks};

/// Everything found and judged.
struct Weighed {
    outcome: Outcome,
    written: Option<RatedDeal>,
    likely: Option<Likely>,
    likely_proved: bool,
    /// The deal shown for the most likely one: as likely, and best by the case's objectives among those accepted in the same way.
    shown: Option<RatedDeal>,
    saved: Vec<(String, RatedDeal)>,
    worlds: Option<Worlds>,
    inquiries: Vec<(Inquiry, bool)>,
}

impl Weighed {
    fn all_asked(&self, talks: &Talks) -> bool {
        self.inquiries.len() == talks.doubts.len()
    }
}

/// Runs the command.
///
/// # Errors
/// When files cannot be read or have mistakes, or when the judge refuses what the engine found.
pub(crate) fn run(arguments: &Chances) -> Result<u8, Failure> {
    let mut talks = talks::read(&arguments.case)?;
    let party = arguments.liaison.as_ref().map(|id| reading::party(&talks.case, id)).transpose()?;
    let asked: Vec<(String, Deal)> = arguments
        .deal
        .iter()
        .map(|id| Ok((id.clone(), talks::saved_deal(&arguments.case, &talks, id)?.1)))
        .collect::<Result<_, Failure>>()?;
    // A question's rules come last and are in no doubt: those of the case keep their places.
    if let Some(asked) = question::asked(&talks.case, &arguments.with, &arguments.without)? {
        talks.case = asked.case;
    }
    let weighed = with_engine(Some(&talks.case), arguments.limits, |engine| weigh(engine, &talks, asked, arguments))?;
    let names = if arguments.pseudonyms { Names::Pseudonyms } else { Names::Real };
    if let Some(party) = party {
        // The best question about this party's lines, if any of them is worth asking.
        let now = weighed.shown.as_ref().map(|rated| &rated.chance);
        let own = weighed.inquiries.iter().map(|(inquiry, _)| inquiry).find(|inquiry| {
            talks.doubts[inquiry.doubt].party == party && now.is_none_or(|now| inquiry.expected > *now)
        });
        let view = project_question(&talks.case, party, own.map(|inquiry| &talks.doubts[inquiry.doubt]), names);
        put(&text::liaison(&view, COLUMNS))?;
        return Ok(exit_code(&weighed, &talks));
    }
    let id = save(arguments, &talks, &weighed)?;
    let view = brief_chances(&found(&talks, &weighed), arguments.questions, names);
    if let Some(path) = &arguments.html {
        put_page(path, &html::chances(&view))?;
    }
    let shown = if arguments.json {
        as_json(arguments, &talks, &weighed, id.as_deref())
    } else {
        text::chances(&view, COLUMNS)
    };
    put(&shown)?;
    Ok(exit_code(&weighed, &talks))
}

fn weigh(
    engine: &mut Engine<'_>,
    talks: &Talks,
    asked: Vec<(String, Deal)>,
    arguments: &Chances,
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
    weighed.worlds = engine.worlds(case, doubts, &known, arguments.worlds, arguments.seed)?;
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

fn found<'f>(talks: &'f Talks, weighed: &'f Weighed) -> ChancesFound<'f> {
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

/// Keeps the most likely deal; its id.
fn save(arguments: &Chances, talks: &Talks, weighed: &Weighed) -> Result<Option<String>, Failure> {
    if !arguments.save {
        return Ok(None);
    }
    let Some(shown) = &weighed.shown else {
        tell!("takas: there is no deal to save");
        return Ok(None);
    };
    let values = values(&talks.case, &shown.deal, &[]);
    let digest = case_digest(&talks.files);
    let Some(file) = save_another(&talks.case, &digest, &shown.deal, &values)? else { return Ok(None) };
    keep(&arguments.case, &file)?;
    Ok(Some(file.id))
}

fn as_json(arguments: &Chances, talks: &Talks, weighed: &Weighed, id: Option<&str>) -> String {
    let digest = case_digest(&talks.files);
    let disguiser = Disguiser::new(&talks.case);
    let item = |item| disguiser.item(item);
    let prose = |text: &str| disguiser.text(text);
    let mut whole = Found::new(&talks.case, &digest, &weighed.outcome, true);
    whole.disguise = arguments.pseudonyms.then_some(Disguise { item: &item, text: &prose });
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
        worlds: weighed.worlds.as_ref().map(|worlds| (worlds, arguments.seed)),
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

fn exit_code(weighed: &Weighed, talks: &Talks) -> u8 {
    let sure = weighed.likely_proved
        && weighed.all_asked(talks)
        && weighed.worlds.is_some()
        && weighed.inquiries.iter().all(|(_, proved)| *proved);
    match &weighed.likely {
        None => exit::INTERRUPTED,
        Some(likely) if likely.deal.is_none() && weighed.likely_proved => exit::NO_DEAL,
        Some(_) if sure => exit::DONE,
        Some(_) => exit::NOT_PROVED,
    }
}

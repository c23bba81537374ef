//! How the tasks about deals are done in the background. Nothing is kept that the judge refuses.

use std::path::Path;

use takas_formats::rounds::{read_rounds, write_round};
use takas_formats::work::Task;
use takas_model::{Case, Moved, Outcome, PartyRef, Zone};
use takas_views::{KeptView, Names, Phrase, brief, brief_chances, brief_sequence};

use super::saved::{Read, read, round_files};
use crate::deals::found::{Saved, as_json, findings, save_another};
use crate::deals::gather::{Gathered, Wanted, gather};
use crate::deals::landscape::{Landscape, values};
use crate::deals::order::{self, Order};
use crate::deals::question;
use crate::deals::weighing::{self, Drawn};
use crate::deals::zone;
use crate::failure::Failure;
use crate::server::cabinet::Contents;
use crate::server::work::body::{Body, Candidate, Viewed};
use crate::server::work::engine::with_engine;
use crate::server::work::{Alter, Altered, Found, Ground};
use takas_formats::deals::case_digest;

/// A case of more items or more rules is large: what takes a clearing for each rule is left out.
const LARGE: (usize, usize) = (200, 120);
/// How many deals beside the best one are shown.
const ALTERNATIVES: usize = 3;
/// How many sets of concessions are shown where there is no deal.
const CONCESSIONS: usize = 3;
/// How many questions are shown.
const QUESTIONS: usize = 5;
/// Saved deals whose chances are told: the last so many.
const WEIGHED: usize = 8;
/// As `takas chances` draws where nothing else is said.
const DRAWN: Drawn = Drawn { worlds: 1_000, seed: 1 };
const BOTH: [Names; 2] = [Names::Real, Names::Pseudonyms];

/// Does a task about deals; none: it is about something else.
///
/// # Errors
/// When files have mistakes, a limit came before anything was found, or the judge refuses what was.
pub(in crate::server) fn find(task: &Task, ground: &Ground) -> Option<Result<Found, Failure>> {
    let wanted = |case: &Case| match task {
        Task::Landscape { tolerance, distinct, differ } => Wanted {
            landscape: Landscape {
                front_permille: Some(*tolerance),
                distinct: (*distinct > 0).then_some((usize::from(*distinct), *differ)),
            },
            ..nothing_more()
        },
        Task::Concessions { sets } => Wanted { concessions: usize::from(*sets), ..nothing_more() },
        Task::Fragility {} => Wanted { fragility: true, ..nothing_more() },
        _ => around(case),
    };
    Some(match task {
        Task::Clear { with, without } => gathered(ground, (with, without), wanted),
        Task::Landscape { .. } | Task::Concessions { .. } | Task::Fragility {} => gathered(ground, (&[], &[]), wanted),
        Task::Question {} => weighed(ground),
        Task::Sequence { deal } => ordered(ground, deal),
        Task::Zone { round, party } => zoned(ground, *round, party.as_deref()),
        Task::Plan { .. } | Task::Replan { .. } | Task::Rehearse { .. } | Task::Lists { .. } | Task::Screening {} => {
            return None;
        }
    })
}

fn nothing_more() -> Wanted {
    let landscape = Landscape::default();
    Wanted { alternatives: 0, concessions: 0, decisive: false, fragility: false, landscape }
}

/// What is looked for around the best deal.
fn around(case: &Case) -> Wanted {
    let is_large = case.items.len() > LARGE.0 || case.rules.len() > LARGE.1;
    let alternatives = if is_large { 0 } else { ALTERNATIVES };
    Wanted { alternatives, concessions: CONCESSIONS, decisive: !is_large, ..nothing_more() }
}

fn gathered(
    ground: &Ground,
    (with, without): (&[String], &[String]),
    wanted: impl Fn(&Case) -> Wanted,
) -> Result<Found, Failure> {
    let read = read(&ground.cabinet)?;
    let case = read.case();
    let asked = question::asked(case, with, without)?;
    let other = asked.as_ref().map(|asked| &asked.case);
    let gathered = with_engine(ground, case, |engine| gather(engine, case, other, wanted(case)))?;
    let is_whole = match &gathered.outcome {
        Outcome::Deal { closed, .. } => *closed && !ground.is_over(),
        Outcome::Infeasible { .. } => true,
        Outcome::Interrupted => return Err(Failure::NoAnswer),
    };
    let saved = Saved::of(true, &read.talks.files, &gathered)?;
    let findings = findings(&gathered, asked.as_ref(), &saved);
    let mut headline = Phrase::default();
    let [named, pseudonyms] = BOTH.map(|names| {
        let view = brief(&findings, names);
        headline = view.in_a_line();
        let json = as_json(&gathered, &saved, (with, without), names == Names::Pseudonyms);
        Viewed { view: KeptView::Deals(Box::new(view)), json }
    });
    let body = Body::new(named, pseudonyms, candidates(&read, &gathered, &saved)?);
    let headline = Some(headline);
    Ok(Found { of: read.revision(), body: Some(body.bytes()), alter: None, headline, is_whole })
}

/// The deals that can be saved.
fn candidates(read: &Read, gathered: &Gathered, saved: &Saved) -> Result<Vec<Candidate>, Failure> {
    let mut all = Vec::new();
    let mut add = |what: &str, number: usize, deal: Option<takas_formats::deals::SavedDeal>| {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        all.extend(deal.map(|deal| Candidate { what: what.to_owned(), number, deal }));
    };
    add("deals-best", 0, saved.file.clone());
    let digest = case_digest(&read.talks.files);
    for (index, other) in gathered.alternatives.iter().flatten().enumerate() {
        let deal = save_another(&gathered.case, &digest, &other.deal, &other.objectives)?;
        add("deals-alternative", index + 1, deal);
    }
    for (index, point) in saved.points.iter().enumerate() {
        add("deals-point", index + 1, point.clone());
    }
    for (index, deal) in saved.distinct.iter().enumerate() {
        add("deals-distinct", index + 1, deal.clone());
    }
    Ok(all)
}

fn weighed(ground: &Ground) -> Result<Found, Failure> {
    let read = read(&ground.cabinet)?;
    let (case, talks) = (read.case(), &*read.talks);
    let mut saved = read.deals();
    saved.drain(..saved.len().saturating_sub(WEIGHED));
    let saved = saved.into_iter().map(|(saved, deal)| (saved.id, deal)).collect();
    let weighed = with_engine(ground, case, |engine| weighing::weigh(engine, talks, saved, DRAWN))?;
    if matches!(weighed.outcome, Outcome::Interrupted) && weighed.likely.is_none() {
        return Err(Failure::NoAnswer);
    }
    let found = weighing::found(talks, &weighed);
    let mut headline = None;
    let [named, pseudonyms] = BOTH.map(|names| {
        let view = brief_chances(&found, QUESTIONS, names);
        headline = view.likely.sentences.first().cloned();
        let json = weighing::as_json(talks, &weighed, None, DRAWN.seed, names == Names::Pseudonyms);
        Viewed { view: KeptView::Chances(Box::new(view)), json }
    });
    let mut candidates = Vec::new();
    if let Some(shown) = &weighed.shown {
        let objectives = values(case, &shown.deal, &[]);
        let deal = save_another(case, &case_digest(&talks.files), &shown.deal, &objectives)?;
        candidates.extend(deal.map(|deal| Candidate { what: "deals-likely".to_owned(), number: 0, deal }));
    }
    let is_whole = weighed.likely.is_some() && weighed.all_asked(talks) && !ground.is_over();
    let body = Some(Body::new(named, pseudonyms, candidates).bytes());
    Ok(Found { of: read.revision(), body, alter: None, headline, is_whole })
}

fn ordered(ground: &Ground, id: &str) -> Result<Found, Failure> {
    let read = read(&ground.cabinet)?;
    let (case, talks) = (read.case(), &*read.talks);
    let (_, deal) = read.deal(id).ok_or_else(|| Failure::Usage("there is no such saved deal any more".to_owned()))?;
    let terms = order::terms(Path::new(""), talks)?;
    let safe = match with_engine(ground, case, |engine| order::safe_order(engine, case, &deal, &terms))? {
        Order::Safe(safe) => safe,
        Order::Circle(circle) => {
            let message = "no order keeps what binds the steps: each of these comes before the next, and the last before the first";
            return Err(Failure::Mistakes(format!("{message}: {}", circle.join("; "))));
        }
    };
    let published = order::published(case, &deal, &terms);
    let orders = order::orders((case, &deal, &terms), (&safe.0, &safe.1), published.as_ref());
    let mut headline = None;
    let [named, pseudonyms] = BOTH.map(|names| {
        let view = brief_sequence(&orders, names);
        headline = view.safe.sentences.first().cloned();
        let json = order::as_json(&orders, &safe.0, Some(id), names == Names::Pseudonyms);
        Viewed { view: KeptView::Order(Box::new(view)), json }
    });
    let body = Some(Body::new(named, pseudonyms, Vec::new()).bytes());
    Ok(Found { of: read.revision(), body, alter: None, headline, is_whole: safe.0.closed == 3 })
}

/// The zone as the case is now, put into the file of a round.
fn zoned(ground: &Ground, number: u32, party: Option<&str>) -> Result<Found, Failure> {
    let read = read(&ground.cabinet)?;
    let case = read.case();
    let gone = || Failure::Usage("there is no such round any more".to_owned());
    let round = read.talks.rounds.iter().find(|round| round.number == number).ok_or_else(gone)?;
    let party = party.map(|id| case.find_party(id).ok_or_else(gone)).transpose()?;
    let (_, deal) = read.deal(&round.deal).ok_or_else(gone)?;
    let cleared = with_engine(ground, case, |engine| zone::clear(engine, case))?;
    let zone = cleared.zone(case, &deal);
    if matches!(cleared.outcome, Outcome::Interrupted) {
        return Err(Failure::NoAnswer);
    }
    let (of, is_whole) = (read.revision(), !ground.is_over());
    let alter: Alter = Box::new(move |contents| Ok(put_zone(&read, contents, number, party, &zone)));
    Ok(Found { of, body: None, alter: Some(alter), headline: None, is_whole })
}

fn put_zone(read: &Read, contents: &Contents, number: u32, party: Option<PartyRef>, zone: &Zone) -> Altered {
    let rounds = read_rounds(read.case(), &round_files(contents)).rounds.unwrap_or_default();
    let Some(mut round) = rounds.into_iter().find(|round| round.number == number) else { return Vec::new() };
    match party {
        None => round.zone = zone.clone(),
        // A party answers a round once: where it stands already, this is done a second time.
        Some(party) => match round.moved.iter_mut().find(|moved| moved.party == party) {
            Some(moved) => moved.zone = zone.clone(),
            None => round.moved.push(Moved { party, zone: zone.clone() }),
        },
    }
    let text = write_round(read.case(), &round);
    vec![(format!("rounds/{number}.json"), Some(text.into_bytes()))]
}

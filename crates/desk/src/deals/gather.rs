//! What the engine finds about a case, each part of it judged before anybody sees it.

use takas_check::{
    Fault, Finding, Refusal, Why, judge, verify, verify_alternative, verify_concessions, verify_conflict,
};
use takas_clearing::Engine;
use takas_model::{Alternative, Case, Concessions, Conflict, Decisive, Fragility, Outcome};
use takas_views::Proven;

use crate::deals::landscape::{self, JudgedDistinct, JudgedFront, Landscape};
use crate::failure::Failure;

/// Everything the engine found about one case, judged.
#[derive(Debug)]
pub struct Gathered {
    /// The case as asked.
    pub case: Case,
    /// Of that case.
    pub outcome: Outcome,
    /// How far the judge followed.
    pub proven: Proven,
    /// When something was asked: the outcome without the question.
    pub unasked: Option<Outcome>,
    /// The next best deals.
    pub alternatives: Option<Vec<Alternative>>,
    /// Rules without which a better deal would be possible.
    pub decisive: Option<Vec<Decisive>>,
    /// Why there is no deal.
    pub conflict: Option<Conflict>,
    /// What would unlock one.
    pub concessions: Option<Concessions>,
    /// What hangs on whom.
    pub fragility: Option<Fragility>,
    /// The front.
    pub front: Option<JudgedFront>,
    /// Deals far apart.
    pub distinct: Option<JudgedDistinct>,
}

/// What to gather besides the best deal.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// How many alternatives.
    pub alternatives: usize,
    /// How many sets of concessions.
    pub concessions: usize,
    /// The decisive rules.
    pub decisive: bool,
    /// What hangs on whom.
    pub fragility: bool,
    /// The front and deals far apart.
    pub landscape: Landscape,
}

/// Solves, judges, and asks the further questions.
///
/// # Errors
/// When numbers cannot be added up exactly, or the judge refuses what the engine found.
pub fn gather(
    engine: &mut Engine<'_>,
    plain: &Case,
    asked: Option<&Case>,
    wanted: Wanted,
) -> Result<Gathered, Failure> {
    let case = asked.unwrap_or(plain).clone();
    let outcome = engine.clear(&case)?;
    let proven = judged(&case, &outcome)?;
    let unasked = asked.map(|_| engine.clear(plain)).transpose()?;
    if let Some(unasked) = &unasked {
        judged(plain, unasked)?;
    }
    let mut gathered = Gathered {
        case,
        outcome,
        proven,
        unasked,
        alternatives: None,
        decisive: None,
        conflict: None,
        concessions: None,
        fragility: None,
        front: None,
        distinct: None,
    };
    match &gathered.outcome {
        Outcome::Deal { .. } => around_the_deal(engine, &mut gathered, wanted)?,
        Outcome::Infeasible { .. } => why_none(engine, &mut gathered, wanted)?,
        Outcome::Interrupted => {}
    }
    Ok(gathered)
}

fn around_the_deal(engine: &mut Engine<'_>, gathered: &mut Gathered, wanted: Wanted) -> Result<(), Failure> {
    let Outcome::Deal { deal, objectives, certificate, closed: true, unique, .. } = &gathered.outcome else {
        return Ok(());
    };
    let case = &gathered.case;
    if let Some(permille) = wanted.landscape.front_permille {
        gathered.front = landscape::front(engine, case, &gathered.outcome, permille)?;
    }
    if let Some(distinct) = wanted.landscape.distinct {
        gathered.distinct = landscape::distinct(engine, case, &gathered.outcome, distinct)?;
    }
    if wanted.alternatives > 0 {
        let alternatives = engine.alternatives(case, deal, certificate, wanted.alternatives)?;
        for alternative in &alternatives {
            no_faults("an alternative", &verify_alternative(case, &gathered.outcome, alternative))?;
        }
        gathered.alternatives = Some(alternatives);
    }
    if wanted.decisive {
        let decisive = engine.decisive(case, deal, objectives, certificate, *unique == Some(true))?;
        for found in &decisive {
            deal_holds(&case.without_rule(found.rule), &found.without, "a deal without a rule")?;
        }
        gathered.decisive = Some(decisive);
    }
    if wanted.fragility {
        let fragility = engine.fragility(case, deal, certificate)?;
        for (item, loss) in &fragility.items {
            deal_holds(&case.without_item(*item), &loss.left, "a deal without a name")?;
        }
        for (party, loss) in &fragility.parties {
            deal_holds(&case.without_party(*party), &loss.left, "a deal without a party")?;
        }
        gathered.fragility = Some(fragility);
    }
    Ok(())
}

fn why_none(engine: &mut Engine<'_>, gathered: &mut Gathered, wanted: Wanted) -> Result<(), Failure> {
    let case = &gathered.case;
    gathered.conflict = engine.shortest_conflict(case)?;
    if let Some(conflict) = &mut gathered.conflict {
        let verdict = verify_conflict(case, conflict);
        if conflict.shortest.is_some() && proven(&verdict.shortest)? != Proven::Checked {
            conflict.shortest = None;
        }
        gathered.proven = conflict_proven(gathered.proven.clone(), &verdict)?;
    }
    if wanted.concessions > 0 && !case.concessions.is_empty() {
        let concessions = engine.concessions(case, wanted.concessions)?;
        for set in verify_concessions(case, &concessions).sets {
            no_faults("a set of concessions", &set.faults)?;
            no_faults("the deal of a set of concessions", &set.unlocks.faults)?;
        }
        gathered.concessions = Some(concessions);
    }
    Ok(())
}

/// Nothing is shown that the judge refuses.
///
/// # Errors
/// When there is a fault.
pub fn no_faults(what: &'static str, faults: &[Fault]) -> Result<(), Failure> {
    match faults.first() {
        None => Ok(()),
        Some(fault) => Err(Failure::Refused { what, fault: format!("{fault:?}") }),
    }
}

/// How far the judge follows the outcome.
///
/// # Errors
/// When it finds a fault.
pub fn judged(case: &Case, outcome: &Outcome) -> Result<Proven, Failure> {
    let verdict = verify(case, outcome);
    no_faults("the deal", &verdict.faults)?;
    let finding = match outcome {
        Outcome::Deal { closed: true, .. } => &verdict.optimal,
        Outcome::Infeasible { .. } => &verdict.infeasible,
        Outcome::Deal { closed: false, .. } | Outcome::Interrupted => return Ok(Proven::Gap),
    };
    proven(finding)
}

/// How far the judge follows a proof.
///
/// # Errors
/// When it refuses one that should hold.
pub fn proven(finding: &Finding) -> Result<Proven, Failure> {
    match finding {
        Finding::Proven => Ok(Proven::Checked),
        Finding::Unverified(why) => match why {
            Why::NoProof | Why::Refused(Refusal::TooLarge { .. } | Refusal::TooMuchWork) => {
                Ok(Proven::BoundUnverified("a proof is over the size limit".to_owned()))
            }
            Why::BestUnproven(_) | Why::LevelUnproven(_) => {
                Ok(Proven::BoundUnverified("a proof is missing or over the size limit".to_owned()))
            }
            other => Err(Failure::Refused { what: "a proof", fault: format!("{other:?}") }),
        },
    }
}

fn conflict_proven(before: Proven, verdict: &takas_check::ConflictVerdict) -> Result<Proven, Failure> {
    for finding in [&verdict.conflict, &verdict.irreducible] {
        if let proven @ Proven::BoundUnverified(_) = proven(finding)? {
            return Ok(proven);
        }
    }
    Ok(before)
}

/// A deal of a what-if passes the judge, whatever its proofs.
fn deal_holds(case: &Case, outcome: &Outcome, what: &'static str) -> Result<(), Failure> {
    match outcome {
        Outcome::Deal { deal, .. } => no_faults(what, &judge(case, deal).faults),
        Outcome::Infeasible { .. } | Outcome::Interrupted => Ok(()),
    }
}

//! Verifies chances: how likely a deal is to be accepted, that none is likelier, what an answer is worth.

use takas_model::{Case, Chance, Deal, Doubt, DoubtReading, DoubtedLine, Likely, Natural, Nature, Objective, Version};

use crate::encode::LikelyProgram;
use crate::fault::Fault;
use crate::judge::{rule_fault, sound, totals};
use crate::meaning::Reading;
use crate::protect::protected_free;
use crate::refusal::Refusal;
use crate::verdict::{Finding, Why};
use crate::verify::refuted;

/// The exact chance that a deal is accepted in every doubt; none where numbers are too large to be read. A doubt that is settled is left out.
pub fn chance_of(case: &Case, doubts: &[Doubt], settled: Option<usize>, deal: &Deal) -> Option<Chance> {
    let (mut numerator, mut denominator) = (Natural::one(), Natural::one());
    for (_, doubt) in doubts.iter().enumerate().filter(|&(index, _)| Some(index) != settled) {
        let mut accepted = 0_u64;
        for reading in &doubt.readings {
            if accepts(case, doubt, reading, deal)? {
                accepted = accepted.checked_add(reading.weight)?;
            }
        }
        numerator = numerator.times(&Natural::from(accepted));
        denominator = denominator.times(&Natural::from(doubt.total()));
    }
    Some(Chance { numerator, denominator })
}

/// Whether a reading of a doubt accepts a deal.
fn accepts(case: &Case, doubt: &Doubt, reading: &DoubtReading, deal: &Deal) -> Option<bool> {
    let said = Reading { case, transfers: deal.transfers() };
    let mut all = true;
    for (line, version) in doubt.lines.iter().zip(&reading.versions) {
        all &= match (line, version) {
            (DoubtedLine::Rule(rule), Version::Written) => said.holds(&case.rules.get(rule.index())?.sentence)?,
            (DoubtedLine::Rule(_), Version::Instead { sentence, .. }) => said.holds(sentence)?,
            (DoubtedLine::Hold(item), Version::Dropped) => deal.moved(*item) == 0,
            (DoubtedLine::Rule(_), Version::Dropped) | (DoubtedLine::Hold(_), _) => true,
        };
    }
    Some(all)
}

/// What is wrong with a deal whatever of the doubts is so: its transfers, the rules that are in no doubt.
pub fn undoubted_faults(case: &Case, doubts: &[Doubt], deal: &Deal) -> Vec<Fault> {
    let doubted = |rule| doubts.iter().any(|doubt| doubt.lines.contains(&DoubtedLine::Rule(rule)));
    let mut faults = sound(case, deal);
    if deal.is_empty() {
        faults.push(Fault::Empty);
    }
    faults.extend(case.rule_refs().filter(|&rule| !doubted(rule)).filter_map(|rule| rule_fault(case, deal, rule)));
    faults
}

/// Verifies the deal called most likely: what is wrong with it, and that none is likelier.
pub fn verify_likely(case: &Case, doubts: &[Doubt], likely: &Likely) -> (Vec<Fault>, Finding) {
    let mut faults = Vec::new();
    let settled = likely.answer.map(|(doubt, _)| doubt);
    if let Some(found) = &likely.deal {
        faults.extend(undoubted_faults(case, doubts, &found.deal));
        if case.nature == Nature::Live {
            faults.extend(protected_free(&case.without_doubted_rules(doubts), &found.deal));
        }
        if chance_of(case, doubts, settled, &found.deal).as_ref() != Some(&found.chance)
            || found.chance.numerator.is_zero()
        {
            faults.push(Fault::Chance);
        }
        let answered = likely.answer.and_then(|(doubt, reading)| Some((doubts.get(doubt)?, reading)));
        if let Some((doubt, reading)) = answered {
            let reading = doubt.readings.get(reading);
            if reading.and_then(|reading| accepts(case, doubt, reading, &found.deal)) != Some(true) {
                faults.push(Fault::Chance);
            }
        }
        let released = totals(case, &found.deal).map(|totals| totals.protected);
        if likely.protected.as_ref().is_some_and(|&(most, _)| released != Some(most)) {
            faults.push(Fault::Chance);
        }
    }
    let pins = case.objectives.contains(&Objective::Protected);
    if likely.deal.is_some() && likely.protected.is_some() != pins {
        faults.push(Fault::Chance);
    }
    if !faults.is_empty() {
        return (faults, Finding::Unverified(Why::Faulty));
    }
    let finding =
        most_likely(case, doubts, likely).unwrap_or_else(|refusal| Finding::Unverified(Why::Refused(refusal)));
    (faults, finding)
}

fn most_likely(case: &Case, doubts: &[Doubt], likely: &Likely) -> Result<Finding, Refusal> {
    let most = likely.protected.as_ref().map(|&(most, _)| most);
    let encoded = LikelyProgram::new(case, doubts, likely.answer, most)?;
    let Some(found) = &likely.deal else {
        return Ok(refuted(Ok(encoded.program), likely.proof.as_ref()));
    };
    if !found.is_best {
        return Ok(Finding::Unverified(Why::NotClaimed));
    }
    if let (Some(more), Some((_, proof))) = (encoded.more_protected.clone(), &likely.protected) {
        let finding = refuted(Ok(more), proof.as_ref());
        if !finding.is_proven() {
            return Ok(Finding::Unverified(Why::LevelUnproven(Objective::Protected)));
        }
    }
    let Chance { numerator, denominator } = &found.chance;
    for counts in &found.counts {
        let (part, whole) = encoded.product(counts)?;
        if part.times(denominator) > numerator.times(&whole) {
            return Ok(Finding::Unverified(Why::Faulty));
        }
    }
    // The chance in the terms of the classes, which are small: by the counts that have its product.
    let own = found.counts.iter().find_map(|counts| {
        let (part, whole) = encoded.product(counts).ok()?;
        (part.times(denominator) == numerator.times(&whole)).then_some((part, whole))
    });
    let Some((part, whole)) = own else { return Ok(Finding::Unverified(Why::Faulty)) };
    Ok(refuted(encoded.more_likely(&found.counts, &part, &whole), likely.proof.as_ref()))
}

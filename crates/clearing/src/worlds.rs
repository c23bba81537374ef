//! Whether there is a deal at all, world by world: all worlds where they are few, otherwise a seeded sample.
//!
//! Work is shared: a deal found in one world is tried in all others first.

use takas_model::{Case, Chance, Deal, Doubt, Natural, Worlds};

use crate::candidates::Candidates;
use crate::encode::{Encoding, deal_of};
use crate::engine::{Engine, Stage};
use crate::error::ClearingError;
use crate::integer::{Ending, Hints};
use crate::likely::accepts;

/// One world.
enum World {
    Alive(Deal),
    Dead,
    /// A limit came first.
    NotKnown,
}

/// Deals that are tried first.
const KEPT: usize = 64;

impl Engine<'_> {
    /// In how many worlds there is a deal: in all where there are at most `most` of them, else in a sample of `most` drawn from the seed.
    ///
    /// None when a limit came first.
    ///
    /// # Errors
    /// When numbers of the case cannot be added up exactly.
    pub fn worlds(
        &mut self,
        case: &Case,
        doubts: &[Doubt],
        known: &[Deal],
        most: u64,
        seed: u64,
    ) -> Result<Option<Worlds>, ClearingError> {
        let count = doubts.iter().try_fold(1_u64, |all, doubt| all.checked_mul(doubt.readings.len() as u64));
        let all = count.filter(|&count| count <= most);
        let mut draw = Draw(seed);
        let mut worlds = Worlds::none(doubts, all.is_none());
        let mut tried: Vec<(Deal, Vec<Vec<bool>>)> = Vec::new();
        let undoubted = case.without_doubted_rules(doubts);
        let candidates = Candidates::of(&undoubted);
        let base = Encoding::base_of_all(&undoubted, &candidates)?;
        for deal in known.iter().filter(|deal| base.program.satisfied_by(&base.completed(&candidates.values(deal)))) {
            remember(&mut tried, case, doubts, deal.clone());
        }
        let mut world = vec![0; doubts.len()];
        for _ in 0..all.unwrap_or(most) {
            if all.is_none() {
                world = doubts.iter().map(|doubt| draw.reading(doubt)).collect();
            }
            let fits = |(_, accepted): &(Deal, Vec<Vec<bool>>)| world.iter().zip(accepted).all(|(&r, a)| a[r]);
            let mut alive = tried.iter().any(fits);
            if !alive {
                match self.deal_in(&case.in_world(doubts, &world))? {
                    World::NotKnown => return Ok(None),
                    World::Dead => {}
                    World::Alive(deal) => {
                        alive = true;
                        remember(&mut tried, case, doubts, deal);
                    }
                }
            }
            worlds.count(doubts, &world, alive);
            if all.is_some() {
                next(&mut world, doubts);
            }
        }
        Ok(Some(worlds))
    }

    /// Whether a case has a deal.
    fn deal_in(&mut self, case: &Case) -> Result<World, ClearingError> {
        let candidates = Candidates::of(case);
        let base = Encoding::base_of_all(case, &candidates)?;
        let answer = self.without_proofs(|engine| engine.satisfy(Stage::Likely, &base.program, Hints::default()));
        Ok(match (answer.ending, &answer.solution) {
            (_, Some(solution)) => World::Alive(deal_of(&candidates, solution)),
            (Ending::Infeasible, None) => World::Dead,
            _ => World::NotKnown,
        })
    }
}

fn remember(tried: &mut Vec<(Deal, Vec<Vec<bool>>)>, case: &Case, doubts: &[Doubt], deal: Deal) {
    if tried.len() == KEPT {
        tried.remove(0);
    }
    let accepted = doubts.iter().map(|doubt| accepts(case, doubt, &deal)).collect();
    tried.push((deal, accepted));
}

/// The next world, the last doubt varying fastest.
fn next(world: &mut [usize], doubts: &[Doubt]) {
    for (reading, doubt) in world.iter_mut().zip(doubts).rev() {
        *reading += 1;
        if *reading < doubt.readings.len() {
            return;
        }
        *reading = 0;
    }
}

/// Numbers from a seed: `splitmix64` (Steele, Lea, Flood, 2014).
struct Draw(u64);

impl Draw {
    fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A reading, each as often as it weighs.
    fn reading(&mut self, doubt: &Doubt) -> usize {
        let mut at = self.number() % doubt.total().max(1);
        for (index, reading) in doubt.readings.iter().enumerate() {
            if at < reading.weight {
                return index;
            }
            at -= reading.weight;
        }
        0
    }
}

/// What an answer to each doubt would be worth.
impl Engine<'_> {
    /// For each doubt in order, the most likely deal for each of its answers, and the chance to be expected once it is settled. Ends early
    /// where a limit comes first.
    ///
    /// # Errors
    /// When numbers of the case cannot be added up exactly.
    pub fn inquiries(
        &mut self,
        case: &Case,
        doubts: &[Doubt],
        known: &[Deal],
    ) -> Result<Vec<takas_model::Inquiry>, ClearingError> {
        let mut known = known.to_vec();
        let mut found = Vec::new();
        for (index, doubt) in doubts.iter().enumerate() {
            let mut answers = Vec::new();
            let mut numerator = Natural::default();
            for (reading, said) in doubt.readings.iter().enumerate() {
                let Some(likely) = self.most_likely(case, doubts, Some((index, reading)), &known)? else {
                    return Ok(found);
                };
                if let Some(best) = &likely.deal {
                    if !best.is_best {
                        return Ok(found);
                    }
                    numerator = numerator.plus(&best.chance.numerator.times(&Natural::from(said.weight)));
                    if known.len() < KEPT && !known.contains(&best.deal) {
                        known.push(best.deal.clone());
                    }
                }
                answers.push(likely);
            }
            let denominator = Natural::product(doubts.iter().map(Doubt::total));
            found.push(takas_model::Inquiry { doubt: index, answers, expected: Chance { numerator, denominator } });
        }
        Ok(found)
    }
}

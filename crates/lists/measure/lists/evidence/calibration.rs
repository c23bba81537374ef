//! Whether '0.9' means nine in ten: the expected calibration error and the Brier score, on people of whom the curve of names
//! was not learned; and the learning of that curve.
//!
//! Every set of names is cut in two by what is in its rows: one half is learned from, the other is judged. In the half that
//! is judged each list lacks a tenth of the people, so that there are rows without a counterpart.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};

use takas_lists::evidence::Probability;
use takas_lists::names::{Memory, PreparedName, Tokens, bits, prepare};
use takas_lists::reconcile::{Limits, Pair, Reconciliation, Role, Side, reconcile};
use takas_lists::{Claim, List, Name};

use super::python::Python;
use crate::names::rows::{self, Row};

/// What is installed beside us.
const REQUIREMENTS: &[&str] = &["nomenklatura==4.17.4"];

/// A number that looks random and hangs on a row alone.
fn lot(row: &Row, of: u64) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one((&row.left, &row.right)) % of
}

/// Judges every set, with `logic-v2` on the same pairs where peers are wanted.
pub(crate) fn run(peers: bool, persons: Option<&String>) -> Result<(), String> {
    let python = if peers { Some(Python::start("lists-logic", REQUIREMENTS)?) } else { None };
    println!(
        "\n| names alone, held out | rows | pairs | calibration error | of pairs above .05 | Brier | logic-v2's Brier | ratio |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    let mut all = Vec::new();
    for set in rows::sets(None, persons)? {
        let judged: Vec<&Row> = set.rows.iter().filter(|row| lot(row, 2) == 1).collect();
        let pairs = population(&judged)?;
        let told: Vec<(f64, bool)> = pairs.iter().map(|(_, told, same)| (*told, *same)).collect();
        let brier = brier(&told);
        let theirs = python.as_ref().map(|python| logic(python, &pairs)).transpose()?;
        let [theirs, ratio] = theirs.map_or(["-".to_owned(), "-".to_owned()], |theirs| {
            [format!("{theirs:.4}"), format!("{:.2}", brier / theirs)]
        });
        println!(
            "| {} | {} | {} | {:.4} | {:.4} | {brier:.4} | {theirs} | {ratio} |",
            set.title,
            judged.len(),
            told.len(),
            error(&told, 0.0),
            error(&told, 0.05)
        );
        all.extend(told);
    }
    println!("| all | | {} | {:.4} | {:.4} | {:.4} | | |", all.len(), error(&all, 0.0), error(&all, 0.05), brier(&all));
    bins(&all);
    Ok(())
}

/// How well the probabilities of a result are calibrated, in one line.
pub(crate) fn of_pairs(title: &str, result: &Reconciliation, same: impl Fn(usize, usize) -> bool) {
    tell(title, pairs(result), same);
}

/// The same of the pairs of one list that may be doubles.
pub(crate) fn of_doubles(title: &str, result: &Reconciliation, same: impl Fn(usize, usize) -> bool) {
    tell(title, result.duplicates.iter(), same);
}

fn tell<'p>(title: &str, pairs: impl Iterator<Item = &'p Pair>, same: impl Fn(usize, usize) -> bool) {
    let told: Vec<(f64, bool)> = pairs
        .map(|pair| (pair.probability.value(), same(pair.one.claim.0 as usize, pair.other.claim.0 as usize)))
        .collect();
    let (all, above, brier) = (error(&told, 0.0), error(&told, 0.05), brier(&told));
    println!(
        "<!-- {title}: {} pairs, calibration error {all:.4}, above .05 {above:.4}, Brier {brier:.4} -->",
        told.len()
    );
    bins(&told);
}

/// All pairs over lists that a result tells of.
fn pairs(result: &Reconciliation) -> impl Iterator<Item = &Pair> {
    result.groups.iter().flat_map(|group| &group.ties).chain(&result.questions)
}

/// Pairs of names with what Takas says of them and the truth: all that it gives one in a hundred or more, all true ones, and
/// for each row one other that is not.
type Judged<'a> = Vec<((&'a str, &'a str), f64, bool)>;

fn population<'a>(judged: &[&'a Row]) -> Result<Judged<'a>, String> {
    let lefts: Vec<&Row> = judged.iter().copied().filter(|row| lot(row, 20) / 2 != 0).collect();
    let rights: Vec<&Row> = judged.iter().copied().filter(|row| lot(row, 20) / 2 != 1).collect();
    let list = |title: &str, names: Vec<&str>| List {
        title: title.to_owned(),
        claims: names.into_iter().map(|name| Claim { names: vec![Name::whole(name)], ..Claim::default() }).collect(),
    };
    let one = list("native", lefts.iter().map(|row| row.left.as_str()).collect());
    let other = list("english", rights.iter().map(|row| row.right.as_str()).collect());
    let sides = [Side { list: &one, role: Role::Claims }, Side { list: &other, role: Role::Acknowledges }];
    let limits = Limits { ask: Probability::millionths(10_000), every_pair_until: u64::MAX, ..Limits::default() };
    let result = reconcile(&sides, &[], &limits).map_err(|error| error.to_string())?;
    let place_of: BTreeMap<(&str, &str), usize> =
        rights.iter().enumerate().map(|(at, row)| ((row.left.as_str(), row.right.as_str()), at)).collect();
    let mut wanted: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (at, row) in lefts.iter().enumerate() {
        wanted.extend(place_of.get(&(row.left.as_str(), row.right.as_str())).map(|&place| (at, place)));
        wanted.insert((at, (at * 7 + 3) % rights.len()));
    }
    let told: BTreeMap<(usize, usize), f64> = pairs(&result)
        .map(|pair| ((pair.one.claim.0 as usize, pair.other.claim.0 as usize), pair.probability.value()))
        .collect();
    wanted.extend(told.keys());
    let judge = |pair: (usize, usize)| {
        let (left, right) = (lefts[pair.0], rights[pair.1]);
        let same = (&left.left, &left.right) == (&right.left, &right.right);
        ((left.left.as_str(), right.right.as_str()), told.get(&pair).copied().unwrap_or(0.0), same)
    };
    Ok(wanted.into_iter().map(judge).collect())
}

/// The Brier score of `logic-v2`, whose score is taken for its probability.
fn logic(python: &Python, pairs: &Judged<'_>) -> Result<f64, String> {
    let line = |input: String, ((one, other), ..): &((&str, &str), f64, bool)| input + one + "\t" + other + "\n";
    let input = pairs.iter().fold(String::new(), line);
    let answer = python.run("logic_v2", include_str!("logic_v2.py"), &[], &input)?;
    let scores: Vec<f64> = answer.lines().filter_map(|line| line.parse().ok()).collect();
    if scores.len() != pairs.len() {
        return Err(format!("logic-v2 scored {} of {} pairs", scores.len(), pairs.len()));
    }
    Ok(brier(&scores.into_iter().zip(pairs).map(|(score, pair)| (score, pair.2)).collect::<Vec<_>>()))
}

/// The mean square of what was told less what is.
pub(super) fn brier(told: &[(f64, bool)]) -> f64 {
    told.iter().map(|&(told, same)| (told - f64::from(u8::from(same))).powi(2)).sum::<f64>() / told.len().max(1) as f64
}

/// How far what is told in each tenth is from what is, weighed by how often it is told.
pub(super) fn error(told: &[(f64, bool)], from: f64) -> f64 {
    let told: Vec<&(f64, bool)> = told.iter().filter(|pair| pair.0 >= from).collect();
    let bins = in_bins(told.iter().copied());
    let off = |&(_, told, same): &(usize, f64, f64)| (told - same).abs();
    bins.iter().map(off).sum::<f64>() / told.len().max(1) as f64
}

/// For each tenth: how many pairs, the sum of what was told, and how many are one human.
fn in_bins<'a>(told: impl Iterator<Item = &'a (f64, bool)>) -> Vec<(usize, f64, f64)> {
    let mut bins = vec![(0, 0.0, 0.0); 10];
    for &(told, same) in told {
        #[expect(clippy::cast_possible_truncation, reason = "a probability times ten is small")]
        let bin = &mut bins[((told * 10.0) as usize).min(9)];
        *bin = (bin.0 + 1, bin.1 + told, bin.2 + f64::from(u8::from(same)));
    }
    bins
}

/// Prints the tenths.
pub(super) fn bins(told: &[(f64, bool)]) {
    for (count, told, same) in in_bins(told.iter()).into_iter().filter(|bin| bin.0 > 0) {
        let of = |sum: f64| sum / count as f64;
        println!("<!-- {count} pairs told {:.3} are {:.3} -->", of(told), of(same));
    }
}

/// Steps of the curve, in bits.
const STEP: f64 = 2.0;

/// Learns the curve of names: for each step of bits how much commoner it is between rows of one human than of two.
pub(crate) fn learn(persons: Option<&String>) -> Result<(), String> {
    let mut counts: BTreeMap<i32, (f64, f64)> = BTreeMap::new();
    let (mut same, mut different) = (0.0, 0.0);
    for set in rows::sets(None, persons)? {
        let learned: Vec<&Row> = set.rows.iter().filter(|row| lot(row, 2) == 0).collect();
        let mut tokens = Tokens::new();
        let mut prepared = |name: &str| prepare(&Name::whole(name), &mut tokens);
        let rows: Vec<(PreparedName, PreparedName)> =
            learned.iter().map(|row| (prepared(&row.left), prepared(&row.right))).collect();
        let mut memory = Memory::new();
        // Every set counts alike, however long it is.
        let weights = (1.0 / rows.len() as f64, 1.0 / (rows.len() * (rows.len() - 1)).max(1) as f64);
        for (at, (left, _)) in rows.iter().enumerate() {
            for (place, (_, right)) in rows.iter().enumerate() {
                #[expect(clippy::cast_possible_truncation, reason = "bits are some tens")]
                let step = (bits(left, right, &tokens, &mut memory) / STEP).floor() as i32;
                let count = counts.entry(step).or_default();
                if at == place {
                    (count.0, same) = (count.0 + weights.0, same + weights.0);
                } else {
                    (count.1, different) = (count.1 + weights.1, different + weights.1);
                }
            }
        }
    }
    for (step, weight) in rising(&counts, same, different) {
        println!("    ({:.0}, {:.0}),", (f64::from(step) + 0.5) * STEP * 100.0, weight * 100.0);
    }
    Ok(())
}

/// The logarithm of the ratio at each step, made to rise: neighbours that fall are one (pool adjacent violators).
fn rising(counts: &BTreeMap<i32, (f64, f64)>, same: f64, different: f64) -> Vec<(i32, f64)> {
    let mut pools: Vec<(Vec<i32>, f64, f64)> = Vec::new();
    let weight = |(_, one, two): &(Vec<i32>, f64, f64)| (((one + 1e-4) / same) / ((two + 1e-7) / different)).log2();
    for (&step, &(one, two)) in counts {
        pools.push((vec![step], one, two));
        while let [.., before, last] = &pools[..]
            && weight(before) >= weight(last)
        {
            let Some((steps, one, two)) = pools.pop() else { break };
            let Some(before) = pools.last_mut() else { break };
            before.0.extend(steps);
            (before.1, before.2) = (before.1 + one, before.2 + two);
        }
    }
    pools.iter().flat_map(|pool| pool.0.iter().map(|&step| (step, weight(pool)))).collect()
}

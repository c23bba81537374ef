//! What `takas kidney --json` and `takas negotiate --json` write.

use schemars::JsonSchema;
use serde::Serialize;
use takas_model::bargain::{Bargain, BargainPoint, Bargainer, Negotiation};
use takas_model::kidney::{Exchange, Pool, PoolAnswer, PoolObjective};

use super::decimal::Quotient;

/// Decimals of a utility as it is told; the exact value stands beside it.
const DECIMALS: usize = 9;

/// The exchanges found in a pool of kidney exchange.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "PoolReport")]
pub struct PoolReport {
    /// The version of this format: 1.
    format: u32,
    /// What was made greatest: `transplants` or `weight`.
    objective: &'static str,
    /// What the exchanges come to, by the objective.
    value: serde_json::Number,
    /// How many transplants they make, those to the waiting list included.
    transplants: u64,
    /// Nothing exceeds this; null where nothing is known.
    bound: Option<serde_json::Number>,
    /// Whether the judge has replayed the proof that nothing exceeds the value.
    proved: bool,
    /// The exchanges.
    exchanges: Vec<ExchangeOut>,
}

/// One exchange: a cycle, or an altruist with the chain that they begin.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct ExchangeOut {
    /// The recipients of a cycle in order: a donor of each gives to the next, of the last to the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    cycle: Option<Vec<String>>,
    /// The altruistic donor who begins a chain.
    #[serde(skip_serializing_if = "Option::is_none")]
    altruist: Option<String>,
    /// The recipients of a chain in order; a donor of the last gives to the waiting list.
    #[serde(skip_serializing_if = "Option::is_none")]
    chain: Option<Vec<String>>,
}

impl PoolReport {
    /// The report of an answer.
    pub fn new(pool: &Pool, answer: &PoolAnswer, proved: bool) -> Self {
        let names = |path: &[usize]| path.iter().map(|&recipient| pool.recipients[recipient].clone()).collect();
        let exchange = |exchange: &Exchange| match exchange {
            Exchange::Cycle(path) => ExchangeOut { cycle: Some(names(path)), altruist: None, chain: None },
            Exchange::Chain(altruist, path) => {
                ExchangeOut { cycle: None, altruist: Some(pool.altruists[*altruist].clone()), chain: Some(names(path)) }
            }
        };
        let number = |value| pool_value(pool, answer.objective, value).parse().unwrap_or_else(|_| 0.into());
        let by_weight = answer.objective == PoolObjective::Weight;
        Self {
            format: 1,
            objective: if by_weight { "weight" } else { "transplants" },
            value: number(answer.value),
            transplants: answer.transplants,
            bound: answer.bound.map(number),
            proved,
            exchanges: answer.exchanges.iter().map(exchange).collect(),
        }
    }
}

/// A value of a pool's objective as it is told: a weight without the pool's scale, exactly.
pub fn pool_value(pool: &Pool, objective: PoolObjective, value: i64) -> String {
    let scale = if objective == PoolObjective::Weight { pool.weight_scale } else { 1 };
    let decimals = if scale > 1 { scale.unsigned_abs().ilog10() as usize } else { 0 };
    decimal(i128::from(value), i128::from(scale.max(1)), decimals)
}

/// The front of a negotiation over issues.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "NegotiationReport")]
pub struct NegotiationReport {
    /// The version of this format: 1.
    format: u32,
    /// The issues with their values, in the order of the domain.
    issues: Vec<IssueOut>,
    /// The parties with their reservation values.
    parties: Vec<PartyOut>,
    /// How many outcomes there are, in decimal.
    outcomes: String,
    /// Whether the judge has found that the points are all there are.
    proved: bool,
    /// The points of the front, the greatest utility of the first party first.
    front: Vec<PointOut>,
    /// The Nash points: indices into the front.
    nash: Vec<usize>,
    /// The Kalai-Smorodinsky points: indices into the front.
    kalai_smorodinsky: Vec<usize>,
    /// The egalitarian points: indices into the front.
    egalitarian: Vec<usize>,
    /// The utilitarian points: indices into the front.
    utilitarian: Vec<usize>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
struct IssueOut {
    /// Its name.
    name: String,
    /// Its values.
    values: Vec<String>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
struct PartyOut {
    /// Its name: that of the profile's file.
    name: String,
    /// What it has without an agreement.
    reservation: Number,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
struct PointOut {
    /// By party.
    utilities: Vec<Number>,
    /// The first outcome with these utilities: a value for each issue.
    outcome: Vec<String>,
    /// How many outcomes have them, in decimal.
    outcomes: String,
}

/// A utility.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct Number {
    /// Rounded to nine decimals.
    decimal: String,
    /// Exactly: a quotient `n/d`, or a whole number. What the reader had to round (told as a warning) is exact only as rounded.
    exact: String,
}

impl Number {
    fn new(party: &Bargainer, value: i128) -> Self {
        let Quotient { over, under } = Quotient::new(value, party.scale);
        let exact = if under == 1 { over.to_string() } else { format!("{over}/{under}") };
        Self { decimal: decimal(value, party.scale, DECIMALS), exact }
    }
}

impl NegotiationReport {
    /// The report of a front; `proved` is the judge's word on whether it is complete.
    pub fn new(negotiation: &Negotiation, bargain: &Bargain, proved: bool) -> Self {
        let point = |point: &BargainPoint| PointOut {
            utilities: negotiation.parties.iter().zip(&point.utilities).map(|(p, &u)| Number::new(p, u)).collect(),
            outcome: outcome(negotiation, point).into_iter().map(str::to_owned).collect(),
            outcomes: point.outcomes.to_string(),
        };
        let issues = negotiation.issues.iter();
        let marks = bargain.landmarks.clone();
        Self {
            format: 1,
            issues: issues.map(|issue| IssueOut { name: issue.name.clone(), values: issue.values.clone() }).collect(),
            parties: negotiation
                .parties
                .iter()
                .map(|party| PartyOut { name: party.name.clone(), reservation: Number::new(party, party.reservation) })
                .collect(),
            outcomes: negotiation.outcomes().unwrap_or(u128::MAX).to_string(),
            proved,
            front: bargain.points.iter().map(point).collect(),
            nash: marks.nash,
            kalai_smorodinsky: marks.kalai_smorodinsky,
            egalitarian: marks.egalitarian,
            utilitarian: marks.utilitarian,
        }
    }
}

/// The values that the first outcome of a point chooses.
pub fn outcome<'n>(negotiation: &'n Negotiation, point: &BargainPoint) -> Vec<&'n str> {
    let chosen = negotiation.issues.iter().zip(&point.outcome);
    chosen.map(|(issue, &value)| issue.values.get(value).map_or("", String::as_str)).collect()
}

/// `over / under` with so many decimals, the last rounded half away from zero.
pub fn decimal(over: i128, under: i128, decimals: usize) -> String {
    let (size, under) = (over.unsigned_abs(), under.unsigned_abs().max(1));
    let (mut whole, mut rest) = (size / under, size % under);
    let mut digits = Vec::with_capacity(decimals);
    for _ in 0..decimals {
        rest *= 10;
        digits.push(u8::try_from(rest / under).unwrap_or(9));
        rest %= under;
    }
    if rest >= under - rest {
        let carry = digits.iter_mut().rev().find_map(|digit| {
            *digit = (*digit + 1) % 10;
            (*digit != 0).then_some(())
        });
        whole += u128::from(carry.is_none());
    }
    let is_zero = whole == 0 && digits.iter().all(|digit| *digit == 0);
    let sign = if over < 0 && !is_zero { "-" } else { "" };
    let digits: String = digits.into_iter().map(|digit| char::from(b'0' + digit)).collect();
    if decimals == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{digits}") }
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn decimals_are_rounded_once_and_zero_has_no_sign() {
        let told = [
            (1, 3, "0.333"),
            (2, 3, "0.667"),
            (-1, 2, "-0.500"),
            (-1, 9_999, "0.000"),
            (9_999, 10_000, "1.000"),
            (7, 1, "7.000"),
        ];
        for (over, under, text) in told {
            assert_eq!(decimal(over, under, 3), text);
        }
        assert_eq!((decimal(5, 2, 0), decimal(-12, 10, 0)), ("3".to_owned(), "-1".to_owned()));
    }
}

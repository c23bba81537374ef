//! Values of objectives as JSON: a number, or the satisfactions in ascending order.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use takas_model::{Case, Deal, ObjectiveValue, Outcome, Value};

/// The value of an objective: a JSON number, or an array of texts `"n/d"` (whole numbers without the stroke), ascending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// A number.
    Number(u64),
    /// The satisfactions of the parties, ascending.
    Leximin(Vec<String>),
}

impl From<&Value> for Measure {
    fn from(value: &Value) -> Self {
        match value {
            Value::Number(number) => Self::Number(*number),
            Value::Leximin(fractions) => Self::Leximin(fractions.iter().map(ToString::to_string).collect()),
        }
    }
}

impl Serialize for Measure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => serializer.serialize_u64(*number),
            Self::Leximin(fractions) => fractions.serialize(serializer),
        }
    }
}

struct MeasureVisitor;

impl<'de> Visitor<'de> for MeasureVisitor {
    type Value = Measure;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number of 0 or more, or a list of fractions as texts")
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Measure, E> {
        Ok(Measure::Number(number))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Measure, A::Error> {
        let mut fractions = Vec::new();
        while let Some(fraction) = sequence.next_element::<String>()? {
            fractions.push(fraction);
        }
        Ok(Measure::Leximin(fractions))
    }
}

impl<'de> Deserialize<'de> for Measure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(MeasureVisitor)
    }
}

impl JsonSchema for Measure {
    fn schema_name() -> Cow<'static, str> {
        "Measure".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A number; or satisfactions as fractions, ascending.",
            "oneOf": [
                { "type": "integer", "minimum": 0 },
                { "type": "array", "items": { "type": "string", "pattern": "^[0-9]+(/[0-9]+)?$" } }
            ]
        })
    }
}

/// One objective.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ObjectiveOut {
    /// Its name: protected, people, worst-off, fewest-transfers, earliest.
    pub name: String,
    /// Its value at the deal.
    pub value: Measure,
    /// The best value not excluded; equal to `value` when closed, null when no bound is known.
    pub bound: Option<Measure>,
}

impl From<&ObjectiveValue> for ObjectiveOut {
    fn from(objective: &ObjectiveValue) -> Self {
        Self {
            name: objective.objective.name().to_owned(),
            value: Measure::from(&objective.value),
            bound: objective.bound.as_ref().map(Measure::from),
        }
    }
}

/// How much of what a party asks a deal meets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SatisfactionOut {
    /// The party's id.
    pub party: String,
    /// The weighted number of units of its asks that are met.
    pub met: u64,
    /// The most that any deal meets, as far as known.
    pub best: u64,
    /// Whether `best` is proven. If not, it may be greater, and the share less.
    pub best_proven: bool,
    /// Their quotient in lowest terms, as in `"3/4"`; null when `best` is 0: then the party stands outside leximin.
    pub share: Option<String>,
}

/// The satisfaction of each party that asks for something, in the order of the parties.
pub(super) fn satisfactions(case: &Case, outcome: &Outcome, deal: &Deal) -> Vec<SatisfactionOut> {
    let Outcome::Deal { certificate, closed, .. } = outcome else { return Vec::new() };
    let with_position = certificate.bests.iter().filter_map(|best| Some((best, case.position(best.party)?)));
    with_position
        .map(|(best, position)| {
            let met = position.met(deal);
            let share = takas_model::Fraction::new(met, best.best).map(|share| share.to_string());
            let best_proven = *closed || best.proof.is_some();
            SatisfactionOut { party: case.party(best.party).id.clone(), met, best: best.best, best_proven, share }
        })
        .collect()
}

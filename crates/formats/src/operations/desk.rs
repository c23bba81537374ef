//! What the desk itself says on the record, in canonical form: that an operation opens, who is which unit, what follows, and what a reader
//! may have of words of which not all is his to know.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use takas_model::operation::{Act, Consequence, Weight};

use super::FORMAT;
use super::codec::{canonical, decode, parse};
use super::names::Vocabulary;
use super::output::{ActOut, ConsequenceOut, KindOut, UnitOut, WeightOut};
use super::write::{act_out, consequence_out, weight_out};
use crate::diagnostic::{Diagnostic, Sink};

/// The payload of an entry of the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeskOut {
    /// What it says.
    pub desk: DeskSays,
    /// Version of this format: 1.
    pub format: u32,
}

/// What the desk says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum DeskSays {
    /// An operation begins.
    Opens {
        /// SHA-256 of its charter: 64 hexadecimal digits.
        charter: String,
        /// What it is for.
        kind: KindOut,
    },
    /// Who a unit is. All other entries name units by number alone.
    Unit(UnitOut),
    /// What follows from what was said.
    Follows(ConsequenceOut),
    /// Of something that was said, what is this reader's to know.
    Told(ActOut),
    /// Another plan is in force.
    NewPlan,
    /// Everything is held.
    Held,
    /// How something that was said counts, where it does not simply count: the number of its event.
    Weighs {
        /// Its number.
        event: u64,
        /// How.
        weight: WeightOut,
    },
    /// The key of a unit was erased: nobody reads any more what concerned it alone.
    Erased {
        /// Which: `unit-7`.
        unit: String,
    },
}

impl DeskSays {
    /// What follows. None when an index points to nothing.
    pub fn follows(vocabulary: &Vocabulary, consequence: &Consequence) -> Option<Self> {
        consequence_out(vocabulary.present(), consequence).map(Self::Follows)
    }

    /// Part of something that was said, by the plan in force. None when an index points to nothing.
    pub fn told(vocabulary: &Vocabulary, act: &Act) -> Option<Self> {
        act_out(vocabulary.present(), act).map(Self::Told)
    }

    /// How something counts. None when an index points to nothing.
    pub fn weighs(vocabulary: &Vocabulary, event: u64, weight: &Weight) -> Option<Self> {
        Some(Self::Weighs { event, weight: weight_out(vocabulary.present(), weight)? })
    }

    /// The canonical bytes.
    pub fn bytes(self) -> Vec<u8> {
        canonical(&DeskOut { desk: self, format: FORMAT })
    }
}

/// Reads what the desk says.
///
/// # Errors
/// When it is nothing of this version.
pub fn read_desk(bytes: &[u8]) -> Result<DeskSays, Vec<Diagnostic>> {
    let mut sink = Sink::default();
    let text = decode("what the desk says", bytes, &mut sink);
    let out: Option<DeskOut> = if sink.has_errors() { None } else { parse(&text, &mut sink) };
    out.map(|out| out.desk).ok_or_else(|| sink.finish(&[text]))
}

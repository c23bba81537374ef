//! What a network of uncertain durations looks like, for its schema.

use std::collections::BTreeMap;

use schemars::JsonSchema;

/// A network of uncertain durations.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "mirrors the keys of the reader and is never filled")]
pub(super) struct NetworkToml {
    /// Version of the format: 1.
    #[schemars(range(min = 1, max = 1))]
    format: u8,
    /// The unit of all numbers, in words; left out: minutes.
    unit: Option<String>,
    /// Durations that nobody decides, by name.
    durations: Option<BTreeMap<String, NetworkDurationToml>>,
    /// Requirements, by name.
    requirements: Option<BTreeMap<String, NetworkRequirementToml>>,
}

/// A duration that nobody decides.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "mirrors the keys of the reader and is never filled")]
struct NetworkDurationToml {
    /// The event it begins with.
    from: String,
    /// The event it ends with.
    to: String,
    /// The shortest and the longest it takes.
    takes: [u64; 2],
}

/// A requirement on how long one event comes after another.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "mirrors the keys of the reader and is never filled")]
struct NetworkRequirementToml {
    /// The event it counts from.
    from: String,
    /// The event it counts to.
    to: String,
    /// `to` comes at least so long after `from`; negative: it may come before.
    at_least: Option<i64>,
    /// `to` comes at most so long after `from`.
    at_most: Option<i64>,
    /// Never offered as a mend; left out: false.
    fixed: Option<bool>,
}

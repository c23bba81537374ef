//! Rankings: an ask that lists the options of an undertaking in the order of the party's liking.
//!
//! The first of `n` options counts the whole weight of the ask, the next one `n-1` parts of `n`, and so on; what is not listed counts
//! nothing. That is `n` asks of one part each: that the first is begun, that one of the first two is, and so on.

use takas_model::{Case, ItemRef, Selection};

use super::choices::named_options;
use super::draft::Draft;
use super::fields::Fields;
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::tree::Entry;

/// The options under `prefers`, best first. None: what the line says is wrong, and was reported.
pub(super) fn read_ranking(
    entry: &Entry,
    line: &Fields<'_>,
    draft: &mut Draft,
    sink: &mut Sink,
) -> Option<Vec<ItemRef>> {
    let others: Vec<&str> =
        ["of", "to", "from", "at_least", "at_most"].into_iter().filter(|key| line.has(key)).collect();
    if let Some(first) = others.first() {
        let message = format!("`prefers` ranks options, of which one is begun: `{first}` says nothing here");
        sink.add(Code::RankingAndCount, entry.key_place, message, format!("leave `{}` out", others.join("`, `")));
    }
    let said = line.texts("prefers", false, sink)?;
    let ranked = named_options(entry, &said, "prefers", draft, sink);
    ranked.filter(|_| others.is_empty())
}

/// The first options of a ranking as a selection.
pub(super) fn top(entry: &Entry, options: &[ItemRef], case: &Case) -> Selection {
    let word = |item: &ItemRef| case.item(*item).id[entry.key.len() + 1..].to_owned();
    let words: Vec<String> = options.iter().map(word).collect();
    let mut items = options.to_vec();
    items.sort_unstable();
    Selection { items, text: format!("{} {}", entry.key, words.join(" or ")) }
}

/// The least common multiple of two numbers of 1 or more.
pub(super) fn least_common_multiple(a: u64, b: u64) -> u64 {
    let (mut divisor, mut rest) = (a, b);
    while rest > 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    (a / divisor).saturating_mul(b)
}

//! What a pair of rows, and a row, is known by in addresses and to programs: it says nothing, and is another one as soon as a row has changed, so
//! that nobody decides about rows that they have not seen. And by what its evidence is known, so that nobody decides on another.

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};
use takas_formats::decisions::{RowAt, RowKey};
use takas_formats::settled::Owned;
use takas_lists::evidence::{Evidence, Field, Finding, Probability};
use takas_lists::reconcile::{Band, ListRef, Pair, Reason, Reconciliation, Row};
use takas_views::reconciliation::doubtful_pairs;

use super::ground::Laid;
use super::shelf::ListShelf;
use super::words::{FIELDS, FINDINGS};

/// So many bytes of a digest stand in an id.
const BYTES: usize = 12;

/// What a row is known by.
pub(super) fn row_id(owned: &[Owned<'_>], row: Row) -> String {
    let mut digest = Sha256::new();
    add(&mut digest, owned, row);
    HEXLOWER.encode(&digest.finalize()[..BYTES])
}

/// What a pair of rows is known by.
pub(super) fn pair_id(owned: &[Owned<'_>], one: Row, other: Row) -> String {
    let mut digest = Sha256::new();
    for row in [one.min(other), one.max(other)] {
        add(&mut digest, owned, row);
    }
    HEXLOWER.encode(&digest.finalize()[..BYTES])
}

fn add(digest: &mut Sha256, owned: &[Owned<'_>], row: Row) {
    let key = RowKey::of(owned[usize::from(row.list.0)].side.list, row.claim);
    let number = key.row.to_string();
    let own = key.key.unwrap_or_default();
    for part in [&key.list, &key.sheet, &number, &own, &key.name, &key.digest] {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
}

/// What the evidence of a pair is known by: by what was found, field by field. Another line makes it another; other weights do not, for each word
/// about any pair moves those of many. None: there is none at hand.
pub(super) fn evidence_id(found: impl IntoIterator<Item = (Field, Finding)>) -> Option<String> {
    let place = |at: Option<usize>| at.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX);
    let (mut digest, mut is_empty) = (Sha256::new(), true);
    for (field, finding) in found {
        let field = FIELDS.iter().position(|known| *known == field);
        let finding = FINDINGS.iter().position(|known| *known == finding);
        digest.update([place(field), place(finding)]);
        is_empty = false;
    }
    (!is_empty).then(|| HEXLOWER.encode(&digest.finalize()[..BYTES]))
}

/// The same of evidence at hand.
pub(super) fn seen_of(evidence: &Evidence) -> Option<String> {
    evidence_id(evidence.lines.iter().map(|line| (line.field, line.finding)))
}

/// A pair with the evidence that it was shown with while it was doubtful, where it has none since it was decided.
pub(super) fn with_evidence(shelf: &ListShelf, id: &str, mut pair: Pair) -> Pair {
    let before = shelf.remembered(id).filter(|_| pair.evidence.lines.is_empty());
    if let Some(before) = before.filter(|before| (before.one, before.other) == (pair.one, pair.other)) {
        (pair.evidence, pair.probability) = (before.evidence, before.probability);
    }
    pair
}

/// Whether a text can be such an id.
pub(super) fn is_id(text: &str) -> bool {
    text.len() == 2 * BYTES && text.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
}

/// A row of the lists that are looked at, as the engine has it.
pub(super) fn row_of(at: RowAt) -> Row {
    Row { list: ListRef(u8::try_from(at.list).unwrap_or(u8::MAX)), claim: at.claim }
}

/// The same as decisions have it.
pub(super) fn row_at(row: Row) -> RowAt {
    RowAt { list: usize::from(row.list.0), claim: row.claim }
}

/// Pairs about which somebody has to say, each with its id, the likeliest first. What was decided since they were compared is left out.
pub(super) fn open_pairs<'f>(laid: &Laid, owned: &[Owned<'_>], found: &'f Reconciliation) -> Vec<(String, &'f Pair)> {
    use takas_formats::decisions::PairSays;
    let is_open = |pair: &&&Pair| {
        let said = laid.stand.of(row_at(pair.one), row_at(pair.other)).map(|stand| stand.says);
        !matches!(said, Some(PairSays::Same | PairSays::Different))
    };
    let doubtful = doubtful_pairs(found);
    let open = doubtful.iter().filter(is_open).copied();
    open.map(|pair| (pair_id(owned, pair.one, pair.other), pair)).collect()
}

/// The pair of that id: one that is doubtful, that somebody has spoken of, or that the lists have otherwise.
pub(super) fn find_pair(laid: &Laid, owned: &[Owned<'_>], found: &Reconciliation, id: &str) -> Option<Pair> {
    if !is_id(id) {
        return None;
    }
    let is_it = |pair: &&Pair| pair_id(owned, pair.one, pair.other) == id;
    if let Some(pair) = doubtful_pairs(found).into_iter().find(is_it) {
        return Some(pair.clone());
    }
    let ties = found.groups.iter().flat_map(|group| &group.ties);
    let all = || ties.clone().chain(&found.duplicates).chain(&found.questions);
    let spoken = laid.stand.pairs.iter().map(|stand| (row_of(stand.one), row_of(stand.other)));
    let mut spoken = spoken.filter(|(one, other)| pair_id(owned, *one, *other) == id);
    if let Some((one, other)) = spoken.next() {
        let is_these = |pair: &&Pair| (pair.one, pair.other) == (one, other) || (pair.one, pair.other) == (other, one);
        return Some(all().find(is_these).cloned().unwrap_or_else(|| bare(one, other)));
    }
    all().find(is_it).cloned()
}

/// Two rows of which nothing is known but what was said of them.
pub(super) fn bare(one: Row, other: Row) -> Pair {
    let (evidence, probability) = (Evidence::default(), Probability::default());
    Pair { one, other, evidence, probability, band: Band::Ask, reason: Reason::Score }
}

/// The row of that id.
pub(super) fn find_row(owned: &[Owned<'_>], id: &str) -> Option<Row> {
    if !is_id(id) {
        return None;
    }
    rows(owned).find(|row| row_id(owned, *row) == id)
}

/// Every row, list by list.
pub(super) fn rows<'o>(owned: &'o [Owned<'_>]) -> impl Iterator<Item = Row> + 'o {
    (0_u8..).zip(owned).flat_map(|(list, one)| {
        let count = u32::try_from(one.side.list.claims.len()).unwrap_or(u32::MAX);
        (0..count).map(move |claim| Row { list: ListRef(list), claim: takas_lists::ClaimRef(claim) })
    })
}

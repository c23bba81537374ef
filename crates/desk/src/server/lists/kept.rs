//! What a comparison in the background has found, as it is kept sealed: numbers of rows, and evidence where a human has to look at it. Evidence
//! for pairs that nobody is asked about is left out: it is long, and no page shows it.

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use takas_lists::ClaimRef;
use takas_lists::evidence::{Bits, Evidence, Line, Probability};
use takas_lists::reconcile::{
    Band, Contradiction, Group, GroupRef, Knot, ListRef, Member, Pair, Proven, Reach, Reason, Reconciliation, Row,
};

use super::shelf::FoundKey;
use super::words::{FIELDS, FINDINGS};

/// What was found, and what it is of.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kept {
    format: u32,
    /// The digest of the lists, in hexadecimal digits.
    lists: String,
    /// The digest of the decisions.
    decisions: String,
    /// How many rows each list has.
    rows: Vec<u32>,
    groups: Vec<KeptGroup>,
    duplicates: Vec<KeptPair>,
    questions: Vec<KeptPair>,
    knots: Vec<KeptKnot>,
    contradictions: Vec<(usize, Vec<usize>)>,
    unused: Vec<usize>,
    reach: KeptReach,
}

type KeptRow = (u8, u32);

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptGroup {
    /// By list, the row that says most and the doubles.
    members: Vec<Option<Vec<u32>>>,
    ties: Vec<KeptPair>,
    band: u8,
    reason: (u8, usize),
    probability: u32,
    knot: Option<usize>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KeptPair {
    one: KeptRow,
    other: KeptRow,
    score: i32,
    lines: Vec<(u8, u8, i32, String, String)>,
    probability: u32,
    band: u8,
    reason: (u8, usize),
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptKnot {
    behind: i32,
    now: Vec<(KeptRow, KeptRow)>,
    others: Vec<(KeptRow, KeptRow)>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptReach {
    pairs: u64,
    every: bool,
    common: u64,
    left_out: u64,
    /// Where the search was cut off: in how many parts, and how far behind the best it may be.
    within: Option<(usize, i32)>,
}

const BANDS: [Band; 3] = [Band::Same, Band::Ask, Band::Different];

impl Kept {
    /// What was found of lists and decisions.
    pub(super) fn new((lists, decisions): &FoundKey, found: &Reconciliation) -> Self {
        let reach = &found.reach;
        let group = |group: &Group| KeptGroup {
            members: group.members.iter().map(|member| member.as_ref().map(rows_of)).collect(),
            ties: group.ties.iter().map(pair).collect(),
            band: band(group.band),
            reason: reason(group.reason),
            probability: group.probability.in_millionths(),
            knot: group.knot,
        };
        let pairs = |pairs: &[(Row, Row)]| pairs.iter().map(|(one, other)| (row(*one), row(*other))).collect();
        let knot = |knot: &Knot| KeptKnot {
            behind: knot.behind.parts(),
            now: pairs(&knot.instead_of),
            others: pairs(&knot.others),
        };
        Self {
            format: 1,
            lists: HEXLOWER.encode(lists),
            decisions: HEXLOWER.encode(decisions),
            rows: found.fates.iter().map(|rows| u32::try_from(rows.len()).unwrap_or(u32::MAX)).collect(),
            groups: found.groups.iter().map(group).collect(),
            duplicates: found.duplicates.iter().map(pair).collect(),
            questions: found.questions.iter().map(pair).collect(),
            knots: found.knots.iter().map(knot).collect(),
            contradictions: found.contradictions.iter().map(|one| (one.different, one.same.clone())).collect(),
            unused: found.decisions_unused.clone(),
            reach: KeptReach {
                pairs: reach.pairs_compared,
                every: reach.every_pair,
                common: reach.keys_too_common,
                left_out: reach.pairs_left_out,
                within: match reach.proven {
                    Proven::Best => None,
                    Proven::Within { parts, behind } => Some((parts, behind.parts())),
                },
            },
        }
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("texts and numbers alone")
    }

    /// What lies there; none: it is of another version.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice::<Self>(bytes).ok().filter(|kept| kept.format == 1)
    }

    /// Of which lists and decisions it is; none where that cannot be read.
    pub(super) fn key(&self) -> Option<FoundKey> {
        let digest = |digits: &str| HEXLOWER.decode(digits.as_bytes()).ok()?.try_into().ok();
        Some((digest(&self.lists)?, digest(&self.decisions)?))
    }

    /// The same as the engine had it; none where it does not hold together.
    pub(super) fn found(&self) -> Option<Reconciliation> {
        let groups: Vec<Group> = self.groups.iter().map(read_group).collect::<Option<_>>()?;
        let mut fates: Vec<Vec<Option<GroupRef>>> = self.rows.iter().map(|rows| vec![None; *rows as usize]).collect();
        for (index, group) in groups.iter().enumerate() {
            for (list, member) in group.members.iter().enumerate() {
                let rows = member.iter().flat_map(|member| std::iter::once(&member.row).chain(&member.doubles));
                for claim in rows {
                    *fates.get_mut(list)?.get_mut(claim.0 as usize)? = Some(GroupRef(index));
                }
            }
        }
        let fates =
            fates.into_iter().map(|rows| rows.into_iter().collect::<Option<Vec<_>>>()).collect::<Option<_>>()?;
        let pairs = |pairs: &[KeptPair]| pairs.iter().map(read_pair).collect::<Option<Vec<_>>>();
        let rows = |pairs: &[(KeptRow, KeptRow)]| pairs.iter().map(|(a, b)| (read_row(*a), read_row(*b))).collect();
        let knot = |knot: &KeptKnot| Knot {
            behind: Bits::from_parts(knot.behind),
            instead_of: rows(&knot.now),
            others: rows(&knot.others),
        };
        let (duplicates, questions) = (pairs(&self.duplicates)?, pairs(&self.questions)?);
        // A row that there is not would be looked for when it is shown.
        let is_there = |at: &Row| self.rows.get(usize::from(at.list.0)).is_some_and(|rows| at.claim.0 < *rows);
        let ties = groups.iter().flat_map(|group| &group.ties).chain(&duplicates).chain(&questions);
        let of_knots = self.knots.iter().flat_map(|knot| knot.now.iter().chain(&knot.others));
        let of_knots = of_knots.flat_map(|(one, other)| [read_row(*one), read_row(*other)]);
        if !ties.flat_map(|pair| [pair.one, pair.other]).chain(of_knots).all(|at| is_there(&at)) {
            return None;
        }
        Some(Reconciliation {
            groups,
            fates,
            duplicates,
            questions,
            knots: self.knots.iter().map(knot).collect(),
            contradictions: self
                .contradictions
                .iter()
                .map(|(different, same)| Contradiction { different: *different, same: same.clone() })
                .collect(),
            decisions_unused: self.unused.clone(),
            reach: Reach {
                pairs_compared: self.reach.pairs,
                every_pair: self.reach.every,
                keys_too_common: self.reach.common,
                pairs_left_out: self.reach.left_out,
                proven: match self.reach.within {
                    None => Proven::Best,
                    Some((parts, behind)) => Proven::Within { parts, behind: Bits::from_parts(behind) },
                },
            },
        })
    }
}

fn row(row: Row) -> KeptRow {
    (row.list.0, row.claim.0)
}

fn read_row((list, claim): KeptRow) -> Row {
    Row { list: ListRef(list), claim: ClaimRef(claim) }
}

fn rows_of(member: &Member) -> Vec<u32> {
    std::iter::once(&member.row).chain(&member.doubles).map(|claim| claim.0).collect()
}

fn band(band: Band) -> u8 {
    place(&BANDS, &band)
}

fn reason(reason: Reason) -> (u8, usize) {
    match reason {
        Reason::Score => (0, 0),
        Reason::Contradicted => (1, 0),
        Reason::Hangs => (2, 0),
        Reason::Rivals => (3, 0),
        Reason::Decided(number) => (4, number),
        Reason::Disputed(number) => (5, number),
    }
}

fn read_reason((kind, number): (u8, usize)) -> Option<Reason> {
    Some(match kind {
        0 => Reason::Score,
        1 => Reason::Contradicted,
        2 => Reason::Hangs,
        3 => Reason::Rivals,
        4 => Reason::Decided(number),
        5 => Reason::Disputed(number),
        _ => return None,
    })
}

fn place<T: PartialEq>(all: &[T], one: &T) -> u8 {
    all.iter().position(|known| known == one).and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX)
}

pub(super) fn pair(pair: &Pair) -> KeptPair {
    let line = |line: &Line| {
        let (field, finding) = (place(&FIELDS, &line.field), place(&FINDINGS, &line.finding));
        (field, finding, line.weight.parts(), line.one.clone(), line.other.clone())
    };
    let is_shown = pair.band == Band::Ask || pair.one.list == pair.other.list;
    KeptPair {
        one: row(pair.one),
        other: row(pair.other),
        score: pair.evidence.score.parts(),
        lines: if is_shown { pair.evidence.lines.iter().map(line).collect() } else { Vec::new() },
        probability: pair.probability.in_millionths(),
        band: band(pair.band),
        reason: reason(pair.reason),
    }
}

pub(super) fn read_pair(kept: &KeptPair) -> Option<Pair> {
    let line = |(field, finding, weight, one, other): &(u8, u8, i32, String, String)| {
        Some(Line {
            field: *FIELDS.get(usize::from(*field))?,
            finding: *FINDINGS.get(usize::from(*finding))?,
            weight: Bits::from_parts(*weight),
            one: one.clone(),
            other: other.clone(),
        })
    };
    let lines = kept.lines.iter().map(line).collect::<Option<_>>()?;
    Some(Pair {
        one: read_row(kept.one),
        other: read_row(kept.other),
        evidence: Evidence { score: Bits::from_parts(kept.score), lines },
        probability: Probability::millionths(kept.probability),
        band: *BANDS.get(usize::from(kept.band))?,
        reason: read_reason(kept.reason)?,
    })
}

fn read_group(kept: &KeptGroup) -> Option<Group> {
    let member = |rows: &Vec<u32>| {
        let (first, doubles) = rows.split_first()?;
        Some(Member { row: ClaimRef(*first), doubles: doubles.iter().map(|claim| ClaimRef(*claim)).collect() })
    };
    let members = kept.members.iter().map(|rows| match rows {
        None => Some(None),
        Some(rows) => member(rows).map(Some),
    });
    Some(Group {
        members: members.collect::<Option<_>>()?,
        ties: kept.ties.iter().map(read_pair).collect::<Option<_>>()?,
        band: *BANDS.get(usize::from(kept.band))?,
        reason: read_reason(kept.reason)?,
        probability: Probability::millionths(kept.probability),
        knot: kept.knot,
    })
}

#[cfg(test)]
mod tests {
    use takas_lists::reconcile::{Limits, Role, Side, reconcile};
    use takas_lists::{Claim, List, Name};

    use super::{FIELDS, FINDINGS, Kept};

    fn list(names: &[&str]) -> List {
        let claim = |name: &&str| Claim { names: vec![Name::whole(*name)], ..Claim::default() };
        List { title: "a".to_owned(), claims: names.iter().map(claim).collect() }
    }

    #[test]
    fn what_is_kept_comes_back_but_for_evidence_that_no_page_shows() {
        let (one, other) =
            (list(&["Ivan Petrenko", "Oleh Hrytsenko", "Amir Haddad"]), list(&["Иван Петренко", "Олег Гриценко"]));
        let sides = [Side { list: &one, role: Role::Claims }, Side { list: &other, role: Role::Acknowledges }];
        let mut found = reconcile(&sides, &[], &Limits::default()).expect("two lists");
        let kept = Kept::new(&([1; 32], [2; 32]), &found);
        assert_eq!(kept.key(), Some(([1; 32], [2; 32])));
        let again = Kept::read(&kept.bytes()).and_then(|kept| kept.found()).expect("it holds together");
        let ties = found.groups.iter_mut().flat_map(|group| &mut group.ties);
        for pair in ties.chain(&mut found.questions).filter(|pair| pair.band != takas_lists::reconcile::Band::Ask) {
            pair.evidence.lines.clear();
        }
        assert_eq!(again, found);
    }

    /// What could not be put down would make the whole comparison unreadable, and it would be made again for ever.
    #[test]
    fn whatever_can_be_found_of_two_rows_is_kept() {
        use takas_lists::evidence::{Bits, Field, Finding, Line};
        use takas_lists::reconcile::Band;

        let (one, other) = (list(&["Ivan Petrenko"]), list(&["Иван Петренко"]));
        let sides = [Side { list: &one, role: Role::Claims }, Side { list: &other, role: Role::Acknowledges }];
        let mut found = reconcile(&sides, &[], &Limits::default()).expect("two lists");
        let pair = found.groups.iter_mut().flat_map(|group| &mut group.ties).next().expect("a pair");
        pair.band = Band::Ask;
        let relatives = (Field::Relatives, Finding::RelativesShare);
        for (field, finding) in FIELDS.iter().copied().zip(FINDINGS).chain([relatives]) {
            let (one, other) = (String::new(), String::new());
            pair.evidence.lines.push(Line { field, finding, weight: Bits::from_parts(0), one, other });
        }
        let kept = Kept::new(&([1; 32], [2; 32]), &found);
        assert_eq!(Kept::read(&kept.bytes()).and_then(|kept| kept.found()), Some(found));
    }

    #[test]
    fn what_does_not_hold_together_is_nothing() {
        let found = reconcile(&[Side { list: &list(&["Ann", "Ben"]), role: Role::Claims }], &[], &Limits::default());
        let kept = Kept::new(&([1; 32], [2; 32]), &found.expect("a list")).bytes();
        let text = String::from_utf8(kept).expect("JSON");
        for (from, to) in
            [("\"rows\":[2]", "\"rows\":[1]"), ("\"rows\":[2]", "\"rows\":[3]"), ("\"format\":1", "\"format\":2")]
        {
            assert!(text.contains(from), "{text}");
            let broken = text.replace(from, to);
            assert!(Kept::read(broken.as_bytes()).and_then(|kept| kept.found()).is_none(), "{broken}");
        }
    }
}

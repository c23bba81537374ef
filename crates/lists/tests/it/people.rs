//! Made-up people for the tests, and what every reconciliation must keep.

use takas_lists::reconcile::{Decision, Limits, ListRef, Reconciliation, Role, Row, Side, Verdict, reconcile};
use takas_lists::{Claim, ClaimRef, List, Name, Origin, PartialDate};

/// A row with a name in one piece and a birth date.
pub(crate) fn claim(name: &str, born: (i64, u8, u8)) -> Claim {
    Claim {
        names: vec![Name::whole(name)],
        born: PartialDate::gregorian(born.0, born.1, born.2).into_iter().collect(),
        ..Claim::default()
    }
}

/// A list; rows are numbered after a heading.
pub(crate) fn list(title: &str, claims: Vec<Claim>) -> List {
    let numbered = claims.into_iter().zip(2..).map(|(claim, row)| {
        let origin = Origin { sheet: String::new(), row };
        Claim { origin, ..claim }
    });
    List { title: title.to_owned(), claims: numbered.collect() }
}

/// People who are not those that a test is about.
pub(crate) fn others() -> Vec<Claim> {
    const OTHERS: &[(&str, (i64, u8, u8))] = &[
        ("Andriy Shevchuk", (1979, 5, 17)),
        ("Olena Bondar", (1990, 11, 2)),
        ("Mykola Tkachenko", (1968, 2, 28)),
        ("Serhiy Vasylovych Lysenko", (1983, 8, 9)),
        ("Rustam Aliyev", (1975, 12, 24)),
        ("Leyla Mammadova", (1995, 6, 30)),
        ("Giorgi Beridze", (1988, 1, 21)),
        ("Davit Petrosyan", (1992, 7, 14)),
        ("Yusuf Demir", (1981, 10, 5)),
        ("Elif Kaya", (1998, 4, 19)),
        ("Omar al-Khatib", (1970, 9, 11)),
        ("Fatima Zahra Mansour", (1986, 3, 27)),
        ("Reza Karimi", (1993, 5, 8)),
        ("Katarzyna Nowak", (1977, 7, 23)),
        ("Jürgen Schäfer", (1965, 10, 30)),
        ("Marie Lefèvre", (1989, 12, 13)),
        ("Nikos Papadakis", (1972, 6, 4)),
        ("Avraham Mizrahi", (1984, 2, 16)),
        ("Pavel Dmitrievich Orlov", (1991, 9, 25)),
        ("Zhanna Kim", (1980, 11, 18)),
    ];
    OTHERS.iter().map(|&(name, born)| claim(name, born)).collect()
}

/// The row of a list.
pub(crate) fn row(list: u8, claim: usize) -> Row {
    Row { list: ListRef(list), claim: ClaimRef(u32::try_from(claim).expect("a short list")) }
}

/// A decision.
pub(crate) fn decision(one: Row, other: Row, verdict: Verdict, by: &str) -> Decision {
    Decision { one, other, verdict, by: by.to_owned(), why: "told by both".to_owned() }
}

/// Reconciles with the ordinary limits and checks what must always hold.
pub(crate) fn reconciled(lists: &[&List], decisions: &[Decision]) -> Reconciliation {
    with_limits(lists, decisions, &Limits::default())
}

/// Reconciles and checks what must always hold.
pub(crate) fn with_limits(lists: &[&List], decisions: &[Decision], limits: &Limits) -> Reconciliation {
    let roles = [Role::Claims, Role::Acknowledges, Role::Saw];
    let sides: Vec<Side<'_>> = lists.iter().zip(roles).map(|(&list, role)| Side { list, role }).collect();
    let result = reconcile(&sides, decisions, limits).expect("one to three lists");
    accounted(lists, &result);
    sums(&result);
    result
}

/// Rows in, rows accounted for: each in one group, once, and in the one that its fate says.
fn accounted(lists: &[&List], result: &Reconciliation) {
    let mut seen: Vec<Vec<usize>> = lists.iter().map(|list| vec![0; list.claims.len()]).collect();
    for (number, group) in result.groups.iter().enumerate() {
        assert!(group.members.iter().any(Option::is_some), "an empty group");
        for (list, member) in group.members.iter().enumerate() {
            let Some(member) = member else { continue };
            for claim in std::iter::once(&member.row).chain(&member.doubles) {
                seen[list][claim.0 as usize] += 1;
                assert_eq!(result.fates[list][claim.0 as usize].0, number, "list {list}, row {claim:?}");
            }
        }
    }
    for (list, rows) in seen.iter().enumerate() {
        assert!(rows.iter().all(|&times| times == 1), "list {list}: {rows:?}");
        assert_eq!(rows.len(), result.fates[list].len());
    }
}

/// Every proposal's lines sum to its score.
fn sums(result: &Reconciliation) {
    let ties = result.groups.iter().flat_map(|group| &group.ties);
    for pair in ties.chain(&result.questions).chain(&result.duplicates) {
        let sum = pair.evidence.lines.iter().map(|line| line.weight).sum();
        assert_eq!(pair.evidence.score, sum, "{pair:?}");
    }
}

/// Pairs of rows of the first two lists that share a group, by the rows' places in their files, with the band.
pub(crate) fn pairs(lists: &[&List], result: &Reconciliation) -> Vec<(u32, u32, takas_lists::reconcile::Band)> {
    let mut pairs: Vec<_> = result
        .groups
        .iter()
        .filter_map(|group| {
            let (one, other) = (group.members[0].as_ref()?, group.members[1].as_ref()?);
            let place = |list: usize, claim: ClaimRef| lists[list].claims[claim.0 as usize].origin.row;
            Some((place(0, one.row), place(1, other.row), group.band))
        })
        .collect();
    pairs.sort_unstable();
    pairs
}

/// Numbers that look random and are the same every time.
pub(crate) struct Lot(pub(crate) u64);

impl Lot {
    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

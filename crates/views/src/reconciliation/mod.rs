//! Lists laid side by side, as the mediator sees them: who is on which, what is doubtful and why, who is on one list alone.
//!
//! Every row of every list stands in the view: in a group, or alone. What one party may see of it is decided in `projection`.

mod changes;
mod out;
mod rows;
mod screening;
mod statuses;

use std::collections::BTreeSet;

use takas_formats::decisions::{Decision, RowAt, Stand, Verdict};
use takas_formats::settled::Owned;
use takas_lists::evidence::{Bits, Probability};
use takas_lists::reconcile::{Band, GroupRef, Pair, Proven, Reach, Reason, Reconciliation, Role, Row};
use takas_model::Case;

pub use changes::{CellLine, ChangeLine, ChangesView, brief_changes};
pub use out::{changes_out, pair_out, party_sheet_out, reconciliation_out, row_out, screening_out, statuses_out};
pub(crate) use rows::Shower;
pub use rows::{EvidenceLine, RowLine};
pub use screening::{HitLine, Screened, ScreeningView, SubjectLine, brief_screening, hit_pairs};
pub use statuses::{FedLine, StatusLine, StatusesView, brief_statuses};

use crate::findings::Names;
use crate::phrase::{Fixed, Phrase};
use crate::projection::PartyName;
use crate::words;
use crate::words::reconciliation as said;

/// Lists that were reconciled, with what humans decided about them.
#[derive(Clone, Copy, Debug)]
pub struct Reconciled<'a> {
    /// The case to which they belong, if to one.
    pub case: Option<&'a Case>,
    /// The lists.
    pub lists: &'a [Owned<'a>],
    /// What was found.
    pub found: &'a Reconciliation,
    /// The words of the file of decisions.
    pub decisions: &'a [Decision],
    /// How they stand.
    pub stand: &'a Stand,
}

impl Reconciled<'_> {
    /// What is said of two rows by those whose words count, the latest last.
    pub(crate) fn said_of(&self, one: Row, other: Row) -> Vec<SaidLine> {
        let at = |row: Row| RowAt { list: usize::from(row.list.0), claim: row.claim };
        let Some(pair) = self.stand.of(at(one), at(other)) else { return Vec::new() };
        let mut words: Vec<&Decision> = pair.words.iter().filter_map(|word| self.decisions.get(*word)).collect();
        words.sort_by_key(|word| word.at);
        let line = |word: &&Decision| SaidLine {
            says: word.says,
            by: crate::names::clean(&word.by),
            at: word.at,
            why: word.why.as_deref().map(crate::names::clean),
            has_changed: pair.has_changed,
        };
        words.iter().map(line).collect()
    }
}

/// What the mediator sees.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ReconciliationView {
    /// The title of the case, or the names of the lists.
    pub title: String,
    /// Warnings that go on every output.
    pub warnings: Vec<String>,
    /// Whether the case is historical.
    pub historical: bool,
    /// Whether names are hidden.
    pub pseudonyms: bool,
    /// The lists.
    pub lists: Vec<ListLine>,
    /// Humans who are on several lists.
    pub matched: Vec<GroupLine>,
    /// Pairs of rows about which a human has to say.
    pub doubtful: Vec<PairLine>,
    /// Rows that stand on one list alone.
    pub one_sided: Vec<AloneLine>,
    /// Rows of one list that are one human.
    pub duplicates: Vec<PairLine>,
    /// What can only be otherwise together.
    pub knots: Vec<KnotLine>,
    /// Words that do not go together.
    pub disputes: Vec<Phrase>,
    /// How far it was looked, in sentences.
    pub reach: Vec<Phrase>,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListLine {
    /// What it is called.
    pub title: String,
    /// Whose it is.
    pub party: Option<PartyName>,
    /// What it means to stand on it.
    pub role: Role,
    /// How many rows name somebody.
    pub rows: usize,
}

/// A human who is on several lists.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GroupLine {
    /// The rows, by list; empty where a list has no counterpart.
    pub members: Vec<Vec<RowLine>>,
    /// What ties them.
    pub ties: Vec<PairLine>,
    /// That the ties are right.
    pub probability: Probability,
}

/// A row that stands on one list alone, with the rows that it has twice there.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AloneLine {
    /// Which list, by its place among them.
    pub list: usize,
    /// The row.
    pub row: RowLine,
    /// The same human again.
    pub doubles: Vec<RowLine>,
    /// Whether a doubtful pair has the row in it: then it is not known yet that it stands alone.
    pub is_open: bool,
}

/// Two rows with their evidence.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PairLine {
    /// One row.
    pub one: RowLine,
    /// The other.
    pub other: RowLine,
    /// Which rows they are.
    pub rows: (Row, Row),
    /// That they are one human.
    pub probability: Probability,
    /// The score: what the evidence sums to.
    pub score: Bits,
    /// What is to be done.
    pub band: Band,
    /// Why.
    pub why: Fixed,
    /// The evidence, line by line; it sums to the score.
    pub evidence: Vec<EvidenceLine>,
    /// What humans said.
    pub said: Vec<SaidLine>,
}

/// A word of a human about a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SaidLine {
    /// What.
    pub says: Verdict,
    /// By whom.
    pub by: String,
    /// When.
    pub at: takas_model::Instant,
    /// Why.
    pub why: Option<String>,
    /// Whether one of the rows has changed since.
    pub has_changed: bool,
}

/// Pairs that can only be otherwise together.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct KnotLine {
    /// How much less likely it is otherwise, in bits.
    pub behind: Bits,
    /// What is taken for one human.
    pub now: Vec<(RowLine, RowLine)>,
    /// What would be instead.
    pub otherwise: Vec<(RowLine, RowLine)>,
}

/// Lays out what was found, for the mediator.
#[must_use]
pub fn brief_reconciliation(all: &Reconciled<'_>, names: Names) -> ReconciliationView {
    let found = all.found;
    let doubtful = doubtful_pairs(found);
    let open = doubtful.iter().flat_map(|pair| [pair.one, pair.other]).collect();
    let build = Build { all, shower: Shower::new(all.lists, names), open };
    let groups = (0..found.groups.len()).map(GroupRef);
    let is_tied = |group: &GroupRef| !found.groups[group.0].ties.is_empty();
    let is_same = |group: &GroupRef| found.groups[group.0].band == Band::Same;
    let warnings = all.case.and_then(|case| words::historical(case.nature));
    ReconciliationView {
        title: title(all, names),
        warnings: warnings.map(str::to_owned).into_iter().collect(),
        historical: all.case.is_some_and(|case| case.nature == takas_model::Nature::Historical),
        pseudonyms: build.shower.hidden(),
        lists: all.lists.iter().map(|list| list_line(all.case, list)).collect(),
        matched: groups.clone().filter(|g| is_tied(g) && is_same(g)).map(|group| build.group(group)).collect(),
        doubtful: doubtful.iter().map(|pair| build.pair(pair)).collect(),
        one_sided: groups.filter(|group| !is_tied(group)).filter_map(|group| build.alone(group)).collect(),
        duplicates: found.duplicates.iter().filter(|pair| pair.band == Band::Same).map(|p| build.pair(p)).collect(),
        knots: build.knots(),
        disputes: build.disputes(),
        reach: reach(&found.reach, found.decisions_unused.len()),
    }
}

/// The pairs about which a human has to say, the likeliest first: ties of groups, doubles within a list, and rows that the groups keep apart.
#[must_use]
pub fn doubtful_pairs(found: &Reconciliation) -> Vec<&Pair> {
    let ties = found.groups.iter().flat_map(|group| &group.ties);
    let all = ties.chain(&found.duplicates).chain(&found.questions);
    let mut pairs: Vec<&Pair> = all.filter(|pair| pair.band == Band::Ask).collect();
    pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.probability), pair.one, pair.other));
    pairs.dedup_by_key(|pair| (pair.one, pair.other));
    pairs
}

/// One pair alone, for whoever decides about it.
#[must_use]
pub fn brief_pair(all: &Reconciled<'_>, pair: &Pair, names: Names) -> PairLine {
    Build { all, shower: Shower::new(all.lists, names), open: BTreeSet::new() }.pair(pair)
}

/// The title of the case, or the names of the lists.
pub(crate) fn title(all: &Reconciled<'_>, names: Names) -> String {
    if let Some(case) = all.case {
        return crate::names::Namer::mediator(case, names).prose(&case.title);
    }
    let titles: Vec<String> = all.lists.iter().map(|list| rows::shown(&list.side.list.title)).collect();
    titles.join(", ")
}

fn list_line(case: Option<&Case>, list: &Owned<'_>) -> ListLine {
    let party = list.party.zip(case).map(|(party, case)| {
        let party = case.party(party);
        PartyName { id: rows::shown(&party.id), name: rows::shown(&party.name) }
    });
    ListLine {
        title: rows::shown(&list.side.list.title),
        party,
        role: list.side.role,
        rows: list.side.list.claims.len(),
    }
}

struct Build<'a> {
    all: &'a Reconciled<'a>,
    shower: Shower<'a>,
    /// Rows about which a human has to say.
    open: BTreeSet<Row>,
}

impl Build<'_> {
    fn group(&self, group: GroupRef) -> GroupLine {
        let whole = &self.all.found.groups[group.0];
        let rows = takas_formats::settled::rows_of(self.all.found, group);
        let of_list = |list: usize| {
            let own = rows.iter().filter(move |row| usize::from(row.list.0) == list);
            own.map(|row| self.shower.row(*row)).collect()
        };
        GroupLine {
            members: (0..whole.members.len()).map(of_list).collect(),
            ties: whole.ties.iter().map(|tie| self.pair(tie)).collect(),
            probability: whole.probability,
        }
    }

    fn alone(&self, group: GroupRef) -> Option<AloneLine> {
        let rows = takas_formats::settled::rows_of(self.all.found, group);
        let (first, doubles) = rows.split_first()?;
        Some(AloneLine {
            list: usize::from(first.list.0),
            row: self.shower.row(*first),
            doubles: doubles.iter().map(|row| self.shower.row(*row)).collect(),
            is_open: rows.iter().any(|row| self.open.contains(row)),
        })
    }

    fn pair(&self, pair: &Pair) -> PairLine {
        PairLine {
            one: self.shower.row(pair.one),
            other: self.shower.row(pair.other),
            rows: (pair.one, pair.other),
            probability: pair.probability,
            score: pair.evidence.score,
            band: pair.band,
            why: reason(pair.reason),
            evidence: self.shower.evidence(&pair.evidence),
            said: self.shower.hide_reasons(self.all.said_of(pair.one, pair.other)),
        }
    }

    fn knots(&self) -> Vec<KnotLine> {
        let rows = |pairs: &[(Row, Row)]| {
            pairs.iter().map(|(one, other)| (self.shower.row(*one), self.shower.row(*other))).collect()
        };
        let line = |knot: &takas_lists::reconcile::Knot| KnotLine {
            behind: knot.behind,
            now: rows(&knot.instead_of),
            otherwise: rows(&knot.others),
        };
        self.all.found.knots.iter().map(line).collect()
    }

    fn disputes(&self) -> Vec<Phrase> {
        let stand = self.all.stand;
        let row = |at: RowAt| {
            let list = takas_lists::reconcile::ListRef(u8::try_from(at.list).unwrap_or(u8::MAX));
            self.shower.row(Row { list, claim: at.claim }).place()
        };
        let contested = stand.pairs.iter().filter(|pair| pair.says == takas_formats::decisions::PairSays::Contested);
        let by = |word: &usize| self.all.decisions.get(*word).map(|word| rows::shown(&word.by)).unwrap_or_default();
        let contested = contested.map(|pair| {
            let by = pair.words.iter().map(|word| Phrase::supplied(by(word)));
            said::contested(row(pair.one), row(pair.other), Phrase::row(", ", by))
        });
        let clashes = stand.clashes.iter().map(|clash| said::clash(Phrase::supplied(by(&clash.different))));
        contested.chain(clashes).collect()
    }
}

/// Why a pair is where it is.
pub(crate) fn reason(reason: Reason) -> Fixed {
    match reason {
        Reason::Score => said::BY_SCORE,
        Reason::Contradicted => said::CONTRADICTED,
        Reason::Hangs => said::HANGS,
        Reason::Rivals => said::RIVALS,
        Reason::Decided(_) => said::DECIDED,
        Reason::Disputed(_) => said::DISPUTED,
    }
}

fn reach(reach: &Reach, unused: usize) -> Vec<Phrase> {
    let mut out = vec![said::compared(reach.pairs_compared, reach.every_pair)];
    if reach.keys_too_common > 0 || reach.pairs_left_out > 0 {
        out.push(said::left_out(reach.keys_too_common, reach.pairs_left_out));
    }
    if let Proven::Within { parts, behind } = reach.proven {
        out.push(said::not_proven(parts, behind));
    }
    if unused > 0 {
        out.push(said::unused(unused));
    }
    out
}

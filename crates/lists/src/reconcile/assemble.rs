//! The result: groups, bands and reasons, with every row accounted for.

use std::collections::{BTreeMap, BTreeSet};

use super::odds::Link;
use super::pieces::Comparing;
use super::result::{Band, Group, GroupRef, Knot, Limits, Member, Pair, Reach, Reason, Reconciliation, Side};
use super::rows::{RowNumber, Rows};
use super::solve::{AllLinks, OtherSolution, Solution, pairs};
use super::units::{Double, Units};
use super::words::Words;
use crate::claim::{Claim, ClaimRef};
use crate::evidence::{Bits, Evidence, Field, Finding, Line, Probability, Scorer};

/// Everything that is known when the result is put together.
pub(crate) struct Assembling<'a> {
    pub(crate) sides: &'a [Side<'a>],
    pub(crate) rows: &'a Rows,
    pub(crate) words: &'a Words,
    pub(crate) units: &'a Units,
    pub(crate) links: &'a AllLinks,
    pub(crate) limits: &'a Limits,
    pub(crate) scorer: Scorer<'a>,
    /// For each unit, the knot that comes nearest.
    knot_of: BTreeMap<u32, usize>,
    /// For each unit, what its links with one other list have together, in millionths; the most over the lists.
    taken: BTreeMap<u32, u32>,
}

/// Two rows to tell of.
#[derive(Clone, Copy)]
struct Told {
    one: u32,
    other: u32,
    /// What any two rows of their lists weigh.
    before: Bits,
    /// What rivals take away; none where there can be none.
    rivals: Option<Bits>,
    contradicted: bool,
    /// How much less the two would weigh between namesakes, where their years of birth differ.
    in_doubt: Bits,
}

impl Told {
    fn of(link: &Link, before: Bits) -> Self {
        let (rivals, contradicted) = (Some(link.odds - link.weight), link.contradicted);
        Self { rivals, contradicted, in_doubt: link.in_doubt, ..Self::alone(link.rows, before) }
    }

    /// Two rows between which there is no link.
    fn alone((one, other): (u32, u32), before: Bits) -> Self {
        Self { one, other, before, rivals: None, contradicted: false, in_doubt: Bits::ZERO }
    }
}

impl<'a> Assembling<'a> {
    pub(crate) fn new(
        (sides, rows, limits): (&'a [Side<'a>], &'a Rows, &'a Limits),
        comparing: &'a Comparing,
        (words, units, links): (&'a Words, &'a Units, &'a AllLinks),
    ) -> Self {
        let scorer = Scorer::new(&comparing.ready);
        let mut taken: BTreeMap<u32, u32> = BTreeMap::new();
        for links in links.values() {
            let mut between: BTreeMap<u32, u32> = BTreeMap::new();
            for link in &links.links {
                let millionths = link.odds.probability().in_millionths();
                *between.entry(link.one).or_default() += millionths;
                *between.entry(link.other).or_default() += millionths;
            }
            for (unit, sum) in between {
                let most = taken.entry(unit).or_default();
                *most = (*most).max(sum);
            }
        }
        Self { sides, rows, words, units, links, limits, scorer, knot_of: BTreeMap::new(), taken }
    }

    /// Puts it all together; none where it was asked to stop, which is asked for every group and question.
    pub(crate) fn assemble(
        mut self,
        solution: &Solution,
        doubles: &[Double],
        mut reach: Reach,
        stop: &dyn Fn() -> bool,
    ) -> Option<Reconciliation> {
        reach.proven = solution.proven;
        let knots: Vec<Knot> = solution.knots.iter().map(|knot| self.knot(knot)).collect();
        for (number, knot) in solution.knots.iter().enumerate() {
            for &(one, other) in knot.without.iter().chain(&knot.with) {
                self.knot_of.entry(one).or_insert(number);
                self.knot_of.entry(other).or_insert(number);
            }
        }
        let mut grouped: Vec<Vec<u32>> = solution.groups.clone();
        let in_groups: BTreeSet<u32> = grouped.iter().flatten().copied().collect();
        let count = u32::try_from(self.units.count()).unwrap_or(u32::MAX);
        grouped.extend((0..count).filter(|unit| !in_groups.contains(unit)).map(|unit| vec![unit]));
        grouped.sort_by_key(|group| group.iter().map(|&unit| self.units.rows[unit as usize][0]).min());
        let (questions, doubtful) = self.questions(&solution.groups, stop)?;
        let mut fates: Vec<Vec<GroupRef>> =
            self.sides.iter().map(|side| vec![GroupRef(0); side.list.claims.len()]).collect();
        for (number, group) in grouped.iter().enumerate() {
            for &row in group.iter().flat_map(|&unit| &self.units.rows[unit as usize]) {
                let row = self.rows.row(RowNumber(row));
                fates[usize::from(row.list.0)][row.claim.0 as usize] = GroupRef(number);
            }
        }
        let group = |group: &Vec<u32>| (!stop()).then(|| self.group(group, &doubtful));
        let groups = grouped.iter().map(group).collect::<Option<_>>()?;
        let duplicates = self.duplicates(doubles);
        let contradictions = self.words.contradictions.clone();
        let decisions_unused = self.words.unused.clone();
        Some(Reconciliation { groups, fates, duplicates, questions, knots, contradictions, decisions_unused, reach })
    }

    /// One group, with `doubtful` saying how likely a unit is one human with another that it is not grouped with.
    fn group(&mut self, group: &[u32], doubtful: &BTreeMap<u32, Probability>) -> Group {
        let mut members: Vec<Option<Member>> = vec![None; self.sides.len()];
        for (list, member) in members.iter_mut().enumerate() {
            let rows = group.iter().flat_map(|&unit| &self.units.rows[unit as usize]).copied();
            let of_list: Vec<u32> = rows.filter(|&row| self.rows.list(RowNumber(row)) == list).collect();
            *member = self.member(&of_list);
        }
        let knot = group.iter().filter_map(|unit| self.knot_of.get(unit)).min().copied();
        let mut ties = Vec::new();
        for one in 0..members.len() {
            for other in one + 1..members.len() {
                if members[one].is_some() && members[other].is_some() {
                    ties.push(self.tie(group, (one, other), knot.is_some()));
                }
            }
        }
        self.support(&mut ties);
        let worst = ties.iter().max_by_key(|tie| (tie.band == Band::Ask, std::cmp::Reverse(tie.probability)));
        let (band, reason, probability) = match worst {
            Some(tie) => (tie.band, tie.reason, tie.probability),
            None => match group.iter().filter_map(|unit| doubtful.get(unit)).max() {
                Some(likely) => (Band::Ask, Reason::Rivals, likely.of_not()),
                None => (Band::Different, Reason::Score, self.alone(group)),
            },
        };
        Group { members, ties, band, reason, probability, knot }
    }

    /// The rows of one list in a group: the one that says most first.
    fn member(&self, rows: &[u32]) -> Option<Member> {
        let claim = |row: u32| self.rows.row(RowNumber(row)).claim;
        let lead = *rows.iter().max_by_key(|&&row| (said(self.claim(row)), std::cmp::Reverse(row)))?;
        let doubles: Vec<ClaimRef> = rows.iter().filter(|&&row| row != lead).map(|&row| claim(row)).collect();
        Some(Member { row: claim(lead), doubles })
    }

    /// What ties the members of two lists in a group.
    fn tie(&mut self, group: &[u32], lists: (usize, usize), hangs: bool) -> Pair {
        let of_list = |list: usize| {
            let rows = group.iter().flat_map(|&unit| &self.units.rows[unit as usize]).copied();
            rows.filter(|&row| self.rows.list(RowNumber(row)) == list).collect::<Vec<u32>>()
        };
        let (ones, others) = (of_list(lists.0), of_list(lists.1));
        let links = &self.links[&lists];
        let link = pairs(group).into_iter().find_map(|(one, other)| links.between(one, other)).copied();
        let told = match link {
            Some(link) => Told::of(&link, links.before),
            None => Told::alone((ones[0], others[0]), links.before),
        };
        self.pair(told, hangs)
    }

    /// Two rows of one group, or two doubles, with their evidence and what is to be done.
    fn pair(&mut self, told: Told, hangs: bool) -> Pair {
        let evidence = self.evidence(told);
        let probability = evidence.score.probability();
        let (one, other) = (RowNumber(told.one), RowNumber(told.other));
        let (band, reason) = self.judged(told, evidence.score, hangs);
        Pair { one: self.rows.row(one), other: self.rows.row(other), evidence, probability, band, reason }
    }

    /// What is to be done with two rows, and why: what humans said first, then what speaks against deciding by score.
    fn judged(&self, told: Told, score: Bits, hangs: bool) -> (Band, Reason) {
        let (one, other) = (RowNumber(told.one), RowNumber(told.other));
        if let Some(decision) = self.words.says_same(one, other) {
            return (Band::Same, Reason::Decided(decision));
        }
        if let Some(contradiction) = self.words.dispute(one, other) {
            return (Band::Ask, Reason::Disputed(contradiction));
        }
        if let Some(decision) = self.words.says_unsure(one, other) {
            return (Band::Ask, Reason::Decided(decision));
        }
        let rivals = told.rivals.is_some_and(|rivals| rivals < -RIVALS_TOLD);
        let sure = |score: Bits| score.probability() >= self.limits.same;
        match score {
            score if !sure(score) && rivals => (Band::Ask, Reason::Rivals),
            score if !sure(score) => (Band::Ask, Reason::Score),
            score if told.contradicted || !sure(score - told.in_doubt) => (Band::Ask, Reason::Contradicted),
            _ if hangs => (Band::Ask, Reason::Hangs),
            _ => (Band::Same, Reason::Score),
        }
    }

    /// The evidence about two rows, in lines that sum to its score.
    fn evidence(&mut self, told: Told) -> Evidence {
        let (one, other) = (self.claim(told.one), self.claim(told.other));
        let lists = (self.rows.list(RowNumber(told.one)), self.rows.list(RowNumber(told.other)));
        let kin = super::pieces::kin(self.rows, lists);
        let fields = self.scorer.explain((told.one, told.other), (one, other), kin);
        let count = |row: u32| self.rows.of_list(self.rows.list(RowNumber(row)));
        let line = |field, finding, weight, one, other| Line { field, finding, weight, one, other };
        let rows = [told.one, told.other].map(|row| format!("{} rows", count(row)));
        let [ones, others] = rows;
        let mut lines = vec![line(Field::Before, Finding::RowsAlone, told.before, ones, others)];
        lines.extend(fields);
        if let Some(rivals) = told.rivals.filter(|&rivals| rivals != Bits::ZERO) {
            lines.push(line(Field::Rivals, Finding::OthersFit, rivals, String::new(), String::new()));
        }
        Evidence { score: lines.iter().map(|line| line.weight).sum(), lines }
    }

    /// Three rows support one another: if A is surely C and C surely B, then A is B, whatever the two themselves say.
    fn support(&self, ties: &mut [Pair]) {
        let [one, two, three] = ties else { return };
        let odds = [one.probability, two.probability, three.probability];
        let through = |left: Probability, right: Probability| {
            Probability::millionths((left.in_millionths() + right.in_millionths()).saturating_sub(1_000_000))
        };
        for (tie, way) in
            [(one, through(odds[1], odds[2])), (two, through(odds[0], odds[2])), (three, through(odds[0], odds[1]))]
        {
            if way > tie.probability {
                tie.probability = way;
                if way >= self.limits.same && matches!(tie.reason, Reason::Score | Reason::Rivals) {
                    (tie.band, tie.reason) = (Band::Same, Reason::Score);
                }
            }
        }
    }

    /// Pairs that a human should look at although they are in different groups, and for each unit the likeliest of them; none where it was asked to
    /// stop.
    fn questions(
        &mut self,
        groups: &[Vec<u32>],
        stop: &dyn Fn() -> bool,
    ) -> Option<(Vec<Pair>, BTreeMap<u32, Probability>)> {
        let chosen: BTreeSet<(u32, u32)> = groups.iter().flat_map(|group| pairs(group)).collect();
        let mut asked: BTreeMap<(u32, u32), Told> = BTreeMap::new();
        let mut doubtful: BTreeMap<u32, Probability> = BTreeMap::new();
        for links in self.links.values() {
            for link in links.links.iter().filter(|link| !chosen.contains(&(link.one, link.other))) {
                let probability = link.odds.probability();
                let spoken = self.words.says_unsure(RowNumber(link.rows.0), RowNumber(link.rows.1)).is_some();
                if probability >= self.limits.ask || spoken {
                    asked.insert(link.rows, Told::of(link, links.before));
                    for unit in [link.one, link.other] {
                        let most = doubtful.entry(unit).or_default();
                        *most = (*most).max(probability);
                    }
                }
            }
        }
        let spoken: Vec<_> = self.words.unsure().chain(self.words.disputed_pairs()).collect();
        for (one, other) in spoken {
            let lists = (self.rows.list(one), self.rows.list(other));
            let units = (self.units.of_row[one.0 as usize], self.units.of_row[other.0 as usize]);
            let (true, Some(links)) = (units.0 != units.1, self.links.get(&lists)) else { continue };
            if !chosen.contains(&units) && !chosen.contains(&(units.1, units.0)) {
                let told = Told::alone((one.0, other.0), links.before);
                asked.entry((one.0, other.0)).or_insert(told);
                doubtful.entry(units.0).or_default();
                doubtful.entry(units.1).or_default();
            }
        }
        let question = |told: Told| (!stop()).then(|| self.question(told));
        let questions = asked.into_values().map(question).collect::<Option<_>>()?;
        Some((questions, doubtful))
    }

    fn question(&mut self, told: Told) -> Pair {
        let mut pair = self.pair(told, false);
        pair.band = Band::Ask;
        if matches!(pair.reason, Reason::Score | Reason::Contradicted) {
            pair.reason = Reason::Rivals;
        }
        pair
    }

    /// Pairs of one list that are, or might be, doubles.
    fn duplicates(&mut self, doubles: &[Double]) -> Vec<Pair> {
        let mut out = Vec::new();
        for double in doubles {
            let (one, other) = (RowNumber(double.one), RowNumber(double.other));
            let joined = self.units.of_row[double.one as usize] == self.units.of_row[double.other as usize];
            let apart =
                self.units.are_apart(self.units.of_row[double.one as usize], self.units.of_row[double.other as usize]);
            let spoken = self.words.says_unsure(one, other).is_some() || self.words.dispute(one, other).is_some();
            if apart || !(joined || spoken || double.weight.probability() >= self.limits.ask) {
                continue;
            }
            let told = Told::alone((double.one, double.other), double.before);
            let mut pair = self.pair(told, false);
            if !matches!(pair.reason, Reason::Decided(_) | Reason::Disputed(_)) {
                pair.band = if joined { Band::Same } else { Band::Ask };
            }
            out.push(pair);
        }
        out
    }

    /// That a unit which nothing comes near has no counterpart: one less what all its links have.
    fn alone(&self, group: &[u32]) -> Probability {
        let most = group.iter().filter_map(|unit| self.taken.get(unit)).max().copied().unwrap_or(0);
        Probability::millionths(1_000_000_u32.saturating_sub(most)).min(Probability::CERTAIN)
    }

    /// Another solution, in rows.
    fn knot(&self, knot: &OtherSolution) -> Knot {
        let row = |unit: u32| self.rows.row(RowNumber(self.units.rows[unit as usize][0]));
        let pairs = |of: &[(u32, u32)]| of.iter().map(|&(one, other)| (row(one), row(other))).collect();
        Knot { behind: knot.behind, instead_of: pairs(&knot.without), others: pairs(&knot.with) }
    }

    fn claim(&self, row: u32) -> &'a Claim {
        let row = self.rows.row(RowNumber(row));
        &self.sides[usize::from(row.list.0)].list.claims[row.claim.0 as usize]
    }
}

/// Rivals that take less than this are no reason by themselves.
const RIVALS_TOLD: Bits = Bits::hundredths(50);

/// How much a row says: how many of its columns are filled.
fn said(claim: &Claim) -> usize {
    let filled = [
        claim.father.is_some(),
        claim.mother.is_some(),
        claim.sex.is_some(),
        !claim.born.is_empty(),
        claim.birth_place.is_some(),
        claim.unit.is_some(),
        claim.held_at.is_some(),
        claim.standing.is_some(),
    ];
    claim.names.len()
        + claim.documents.len()
        + claim.nationalities.len()
        + filled.into_iter().filter(|&filled| filled).count()
}

//! Whether carriers, payers, suppliers and intermediaries may stand on published lists: questions to a human, with the same evidence and one
//! threshold for all lists and all parties. A hit excludes nobody by itself.

use takas_formats::decisions::{Decision, PairSays, RowAt, Stand};
use takas_formats::settled::Owned;
use takas_lists::evidence::{Evidence, Probability};
use takas_lists::reconcile::{Band, Row};

use super::rows::{EvidenceLine, RowLine, Shower, shown};
use super::{PairLine, SaidLine};
use crate::findings::Names;
use crate::words::reconciliation as said;

/// What was screened: the first list against the others.
#[derive(Clone, Copy, Debug)]
pub struct Screened<'a> {
    /// Who is screened, then each published list.
    pub lists: &'a [Owned<'a>],
    /// What was found: a row of the first list, one of another, the evidence and the probability; the likeliest of each row first.
    pub hits: &'a [(Row, Row, Evidence, Probability)],
    /// From which probability on a human is asked, for all lists and all parties alike.
    pub threshold: Probability,
    /// What humans decided about hits.
    pub decisions: &'a [Decision],
    /// How it stands.
    pub stand: &'a Stand,
}

/// What the mediator sees.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ScreeningView {
    /// Who was screened: the name of the file.
    pub subjects: String,
    /// Against which lists, and how many rows each has.
    pub against: Vec<(String, usize)>,
    /// The threshold.
    pub threshold: Probability,
    /// Whether names are hidden.
    pub pseudonyms: bool,
    /// Each row that was screened, in the order of the file.
    pub lines: Vec<SubjectLine>,
}

/// Somebody who was screened.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SubjectLine {
    /// Who.
    pub row: RowLine,
    /// What is to be asked.
    pub hits: Vec<HitLine>,
}

/// A question to a human.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct HitLine {
    /// The row of the published list.
    pub row: RowLine,
    /// Which rows they are.
    pub rows: (Row, Row),
    /// That they are one.
    pub probability: Probability,
    /// The evidence, line by line.
    pub evidence: Vec<EvidenceLine>,
    /// What was decided: one, two, not to be told, or contested; none: nobody has looked yet.
    pub decided: Option<PairSays>,
    /// The words that count.
    pub said: Vec<SaidLine>,
}

impl ScreeningView {
    /// How many hits wait for a human.
    #[must_use]
    pub fn open(&self) -> usize {
        let hits = self.lines.iter().flat_map(|line| &line.hits);
        hits.filter(|hit| !matches!(hit.decided, Some(PairSays::Same | PairSays::Different))).count()
    }
}

/// Lays out a screening.
#[must_use]
pub fn brief_screening(all: &Screened<'_>, names: Names) -> ScreeningView {
    let shower = Shower::new(all.lists, names);
    let Some((subjects, published)) = all.lists.split_first() else {
        return ScreeningView {
            subjects: String::new(),
            against: Vec::new(),
            threshold: all.threshold,
            pseudonyms: shower.hidden(),
            lines: Vec::new(),
        };
    };
    let line = |index: u32| {
        let row = Row { list: takas_lists::reconcile::ListRef(0), claim: takas_lists::ClaimRef(index) };
        let hits = all.hits.iter().filter(|(subject, ..)| *subject == row);
        SubjectLine { row: shower.row(row), hits: hits.map(|hit| hit_line(all, &shower, hit)).collect() }
    };
    let count = u32::try_from(subjects.side.list.claims.len()).unwrap_or(u32::MAX);
    ScreeningView {
        subjects: shown(&subjects.side.list.title),
        against: published.iter().map(|one| (shown(&one.side.list.title), one.side.list.claims.len())).collect(),
        threshold: all.threshold,
        pseudonyms: shower.hidden(),
        lines: (0..count).map(line).collect(),
    }
}

fn hit_line(all: &Screened<'_>, shower: &Shower<'_>, hit: &(Row, Row, Evidence, Probability)) -> HitLine {
    let (one, other, evidence, probability) = hit;
    let at = |row: &Row| RowAt { list: usize::from(row.list.0), claim: row.claim };
    let pair = all.stand.of(at(one), at(other));
    let said = pair.map_or(&[][..], |pair| &pair.words).iter().filter_map(|word| all.decisions.get(*word));
    let said = said.map(|word| SaidLine {
        says: word.says,
        by: shown(&word.by),
        at: word.at,
        why: word.why.as_deref().map(shown),
        has_changed: pair.is_some_and(|pair| pair.has_changed),
    });
    HitLine {
        row: shower.row(*other),
        rows: (*one, *other),
        probability: *probability,
        evidence: shower.evidence(evidence),
        decided: pair.map(|pair| pair.says),
        said: shower.hide_reasons(said.collect()),
    }
}

/// The hits as pairs, for whoever decides about them: those that nobody has decided yet, the first row first.
#[must_use]
pub fn hit_pairs(view: &ScreeningView) -> Vec<PairLine> {
    let is_open = |hit: &&HitLine| !matches!(hit.decided, Some(PairSays::Same | PairSays::Different));
    let of_line = |line: &SubjectLine| {
        let pair = |hit: &HitLine| PairLine {
            one: line.row.clone(),
            other: hit.row.clone(),
            rows: hit.rows,
            probability: hit.probability,
            score: hit.evidence.iter().map(|line| line.weight).sum(),
            band: Band::Ask,
            why: said::BY_SCORE,
            evidence: hit.evidence.clone(),
            said: hit.said.clone(),
        };
        line.hits.iter().filter(is_open).map(pair).collect::<Vec<_>>()
    };
    view.lines.iter().flat_map(of_line).collect()
}

//! The landscape as JSON: the front with its deals, and deals that differ by much.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use takas_model::{Distinct, Front, Landmarks, ObjectiveValue};

use super::output::DealOut;
use super::report::{Found, deal_out};

/// The Pareto front over the parties' satisfaction. The mediator's compartment: it tells how far every party is met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FrontOut {
    /// Every deal is met by a point to within so many thousandths of each party's best. 0: the points are the whole front.
    pub tolerance_permille: u64,
    /// Whether the judge followed the proof of that.
    pub verified: bool,
    /// The ids of the parties that count, in the order of the numbers of points.
    pub parties: Vec<String>,
    /// The best of each of them.
    pub bests: Vec<u64>,
    /// The points, descending.
    pub points: Vec<PointOut>,
    /// Indices of the points with the greatest product of shares, from 0.
    pub nash: Vec<u64>,
    /// Indices of the points nearest to equal shares.
    pub kalai_smorodinsky: Vec<u64>,
    /// Indices of the leximin points.
    pub egalitarian: Vec<u64>,
    /// Indices of the points with the greatest sum of shares.
    pub utilitarian: Vec<u64>,
}

/// A point of the front.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PointOut {
    /// The satisfaction of each party.
    pub met: Vec<u64>,
    /// Whether the judge followed that no deal is as good for all and better for one.
    pub verified: bool,
    /// A deal that is there.
    pub deal: DealOut,
}

/// Deals that differ by much, each best of those that differ enough from the best deal and from all before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DistinctOut {
    /// By at least so many transfers.
    pub differ: u64,
    /// Whether the judge followed that each is best of those.
    pub verified: bool,
    /// The deals after the best one, in order.
    pub deals: Vec<DealOut>,
    /// Whether no further deal differs enough, as proved; null when that was not found out.
    pub exhausted: Option<bool>,
}

/// A front and what the judge said of it.
#[derive(Clone, Copy, Debug)]
pub struct FrontReport<'a> {
    /// The front.
    pub front: &'a Front,
    /// The points that stand out.
    pub landmarks: &'a Landmarks,
    /// Whether the judge followed that it is covered as it says.
    pub verified: bool,
    /// The same of each point.
    pub on_front: &'a [bool],
    /// For each point, the case's objectives at its deal.
    pub objectives: &'a [Vec<ObjectiveValue>],
    /// For each point, the id its deal is saved under.
    pub ids: &'a [Option<String>],
}

/// Deals that differ by much and what the judge said of them.
#[derive(Clone, Copy, Debug)]
pub struct DistinctReport<'a> {
    /// The deals.
    pub distinct: &'a Distinct,
    /// Whether the judge followed that each is best of those that differ enough.
    pub verified: bool,
    /// Whether it followed that there is no further one.
    pub no_further: bool,
    /// For each deal, the id it is saved under.
    pub ids: &'a [Option<String>],
}

pub(super) fn front_out(found: &Found<'_>, report: &FrontReport<'_>) -> FrontOut {
    let FrontReport { front, landmarks, .. } = *report;
    let indices = |points: &[usize]| points.iter().map(|&index| index as u64).collect();
    let points = front.points.iter().enumerate().map(|(index, point)| {
        let objectives = report.objectives.get(index).map_or(&[][..], Vec::as_slice);
        let mut deal = deal_out(found, found.outcome, &point.deal, objectives);
        deal.id = report.ids.get(index).cloned().flatten();
        let verified = report.on_front.get(index).copied().unwrap_or(false);
        PointOut { met: point.satisfactions.clone(), verified, deal }
    });
    FrontOut {
        tolerance_permille: front.tolerance_permille,
        verified: report.verified,
        parties: front.counted().map(|(party, _)| found.case.party(party).id.clone()).collect(),
        bests: front.counted().map(|(_, best)| best).collect(),
        points: points.collect(),
        nash: indices(&landmarks.nash),
        kalai_smorodinsky: indices(&landmarks.kalai_smorodinsky),
        egalitarian: indices(&landmarks.egalitarian),
        utilitarian: indices(&landmarks.utilitarian),
    }
}

pub(super) fn distinct_out(found: &Found<'_>, report: &DistinctReport<'_>) -> DistinctOut {
    let deals = report.distinct.deals.iter().enumerate().map(|(index, next)| {
        let mut deal = deal_out(found, found.outcome, &next.deal, &next.objectives);
        deal.id = report.ids.get(index).cloned().flatten();
        deal
    });
    DistinctOut {
        differ: report.distinct.differ,
        verified: report.verified,
        deals: deals.collect(),
        exhausted: report.distinct.exhausted.as_ref().and_then(|_| report.no_further.then_some(true)),
    }
}

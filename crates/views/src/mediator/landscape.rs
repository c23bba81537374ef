//! The landscape in words: the front with the deal at each point, and deals that differ by much.

use takas_model::{Alternative, Deal, Fraction, Outcome};

use super::build::Maker;
use super::deal::share;
use super::{Alternatives, Difference, PartyName, Share, UndertakingView};
use crate::findings::{DistinctFound, FrontFound, Proven};
use crate::measure;
use crate::mediator::Bundle;
use crate::words::{self, landscape as said};

/// The front.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontView {
    /// What is proved of it.
    pub sentence: String,
    /// Set where the names of points are given among those found only.
    pub caveat: Option<&'static str>,
    /// The parties that count, in order: the columns.
    pub parties: Vec<PartyName>,
    /// The points, from the first party's best downwards.
    pub points: Vec<PointView>,
}

/// One point of the front with its deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointView {
    /// From 1 on.
    pub number: usize,
    /// One for each party.
    pub shares: Vec<Share>,
    /// Nash, egalitarian and so on.
    pub known_as: Vec<&'static str>,
    /// Whether the deal shown has these shares.
    pub is_shown: bool,
    /// Whether the judge followed that it is on the front.
    pub proved: bool,
    /// The id its deal is saved under.
    pub deal_id: Option<String>,
    /// How many people move among whom.
    pub headline: String,
    /// What moves.
    pub bundles: Vec<Bundle>,
    /// What is undertaken.
    pub undertakings: Vec<UndertakingView>,
    /// How it differs from the deal shown; none where there is none.
    pub change: Option<Difference>,
}

impl PointView {
    /// What is to be said of it besides its shares.
    pub fn notes(&self) -> Vec<&'static str> {
        let shown = self.is_shown.then_some(said::SHOWN);
        let unproved = (!self.proved).then_some(said::NOT_PROVED);
        self.known_as.iter().copied().chain(shown).chain(unproved).collect()
    }
}

/// Deals that differ by much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DistinctView {
    /// What is claimed and proved of them.
    pub sentence: String,
    /// The deals beside the one shown.
    pub deals: Alternatives,
    /// The ids they are saved under, one for each.
    pub ids: Vec<Option<String>>,
}

impl Maker<'_> {
    pub(super) fn front(&self) -> Option<FrontView> {
        let found = self.findings.front.as_ref()?;
        let front = found.front;
        let count = front.points.len();
        let cut_short = front.tolerance_permille > found.asked_permille;
        let sentence = match &found.proven {
            Proven::BoundUnverified(reason) => said::unverified(count, &crate::names::clean(reason)),
            Proven::Gap => said::unverified(count, words::NOT_CLOSED),
            Proven::Checked if front.tolerance_permille == 0 => said::complete(count),
            Proven::Checked => said::within(count, front.tolerance_permille, cut_short),
        };
        let complete = found.proven == Proven::Checked && front.tolerance_permille == 0;
        Some(FrontView {
            sentence,
            caveat: (!complete).then_some(said::OF_THOSE_FOUND),
            parties: front.counted().map(|(party, _)| self.party(party)).collect(),
            points: (0..count).map(|index| self.point(found, index)).collect(),
        })
    }

    fn point(&self, found: &FrontFound<'_>, index: usize) -> PointView {
        let point = &found.front.points[index];
        let marks = found.landmarks;
        let named = [
            (said::NASH, &marks.nash),
            (said::KALAI_SMORODINSKY, &marks.kalai_smorodinsky),
            (said::EGALITARIAN, &marks.egalitarian),
            (said::UTILITARIAN, &marks.utilitarian),
        ];
        let shares = found.front.counted().zip(&point.satisfactions);
        let shown = measure::deal_of(self.findings.outcome);
        let transfers = point.deal.transfers();
        PointView {
            number: index + 1,
            shares: shares.filter_map(|((_, best), &met)| Fraction::new(met, best)).map(share).collect(),
            known_as: named.into_iter().filter(|(_, at)| at.contains(&index)).map(|(name, _)| name).collect(),
            is_shown: shown.is_some_and(|deal| self.stands_at(found, deal, &point.satisfactions)),
            proved: found.on_front.get(index).copied().unwrap_or(false),
            deal_id: found.ids.get(index).cloned().flatten(),
            headline: self.headline(&point.deal),
            bundles: self.bundles(transfers),
            undertakings: transfers
                .iter()
                .filter(|t| t.to.is_none())
                .map(|t| UndertakingView { party: self.party(t.from), name: self.namer.item(t.item) })
                .collect(),
            change: self.against_shown(&found.as_alternative(index)),
        }
    }

    /// Whether a deal has these satisfactions.
    fn stands_at(&self, found: &FrontFound<'_>, deal: &Deal, satisfactions: &[u64]) -> bool {
        let bests = &found.front.bests;
        found.front.counted().zip(satisfactions).all(|((party, best), &met)| {
            measure::satisfaction(self.case, deal, bests, party) == Fraction::new(met, best)
        })
    }

    fn against_shown(&self, other: &Alternative) -> Option<Difference> {
        let Outcome::Deal { deal, objectives, certificate, .. } = self.findings.outcome else { return None };
        Some(self.alternative((deal, objectives, &certificate.bests), other))
    }

    pub(super) fn distinct(&self) -> Option<DistinctView> {
        let DistinctFound { distinct, proved, no_further, ids } = self.findings.distinct.as_ref()?;
        let others: Vec<Alternative> = distinct
            .deals
            .iter()
            .map(|next| Alternative { deal: next.deal.clone(), objectives: next.objectives.clone() })
            .collect();
        let mut sentence = said::distinct(others.len(), distinct.differ, *proved);
        if distinct.exhausted.is_some() {
            put!(sentence, " {}", said::no_further(*no_further));
        }
        Some(DistinctView { sentence, deals: self.beside(&others)?, ids: ids.clone() })
    }
}

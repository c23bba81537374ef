//! The landscape in words: the front with the deal at each point, and deals that differ by much.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use takas_model::{Alternative, Deal, Fraction, Landmarks, Outcome};

use super::build::Maker;
use super::deal::share;
use super::{Alternatives, Difference, PartyName, Share, UndertakingView};
use crate::findings::{DistinctFound, FrontFound, Proven};
use crate::measure;
use crate::mediator::Bundle;
use crate::phrase::{Fixed, Phrase};
use crate::words::{self, landscape as said};

/// So many points are shown at most: more are no landscape but a list, and its page no page.
const POINTS_MAX: usize = 500;

/// The front.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrontView {
    /// What is proved of it.
    pub sentence: Phrase,
    /// Set where the names of points are given among those found only.
    pub caveat: Option<Phrase>,
    /// The parties that count, in order: the columns.
    pub parties: Vec<PartyName>,
    /// What else is to be said of the front, or of what is shown of it.
    pub remarks: Vec<Phrase>,
    /// The points, from the first party's best downwards; of very many, some.
    pub points: Vec<PointView>,
}

/// One point of the front with its deal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointView {
    /// From 1 on.
    pub number: usize,
    /// One for each party.
    pub shares: Vec<Share>,
    /// Nash, egalitarian and so on.
    pub known_as: Vec<Phrase>,
    /// Whether it stands out by one of these names: not where very many share it.
    pub stands_out: bool,
    /// Whether the deal shown has these shares.
    pub is_shown: bool,
    /// Whether the judge followed that it is on the front.
    pub proved: bool,
    /// The id its deal is saved under.
    pub deal_id: Option<String>,
    /// How many people move among whom.
    pub headline: Phrase,
    /// What moves.
    pub bundles: Vec<Bundle>,
    /// What is undertaken.
    pub undertakings: Vec<UndertakingView>,
    /// How it differs from the deal shown; none where there is none.
    pub change: Option<Difference>,
}

impl PointView {
    /// What is to be said of it besides its shares.
    pub fn notes(&self) -> Phrase {
        let shown = self.is_shown.then_some(said::SHOWN);
        let unproved = (!self.proved).then_some(said::NOT_PROVED);
        let others = shown.into_iter().chain(unproved).map(Fixed::phrase);
        Phrase::row(", ", self.known_as.iter().cloned().chain(others))
    }
}

/// Deals that differ by much.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DistinctView {
    /// What is claimed and proved of them.
    pub sentence: Phrase,
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
            Proven::BoundUnverified(reason) => {
                said::unverified(count as u64, Phrase::english(crate::names::clean(reason)))
            }
            Proven::Gap => said::unverified(count as u64, words::deal::NOT_CLOSED.phrase()),
            Proven::Checked if front.tolerance_permille == 0 => said::complete(count),
            Proven::Checked => said::within(count, front.tolerance_permille, cut_short),
        };
        let complete = found.proven == Proven::Checked && front.tolerance_permille == 0;
        let standing_out = found.landmarks.standing_out();
        let shown = self.shown_points(found, &standing_out);
        Some(FrontView {
            sentence,
            remarks: self.remarks(found, shown.len()),
            caveat: (!complete).then(|| said::OF_THOSE_FOUND.phrase()),
            parties: front.counted().map(|(party, _)| self.party(party)).collect(),
            points: shown.into_iter().map(|index| self.point(found, index, standing_out.contains(&index))).collect(),
        })
    }

    /// Of very many points those that stand out, that of the deal shown, and others spread evenly.
    fn shown_points(&self, found: &FrontFound<'_>, standing_out: &[usize]) -> Vec<usize> {
        let all = found.front.points.len();
        if all <= POINTS_MAX {
            return (0..all).collect();
        }
        let deal = measure::deal_of(self.findings.outcome);
        let at = deal.and_then(|deal| {
            found.front.points.iter().position(|point| self.stands_at(found, deal, &point.satisfactions))
        });
        let mut shown: BTreeSet<usize> = standing_out.iter().copied().chain(at).collect();
        let evenly = POINTS_MAX - shown.len();
        shown.extend((0..evenly).map(|nth| nth * (all - 1) / (evenly - 1)));
        shown.into_iter().collect()
    }

    fn remarks(&self, found: &FrontFound<'_>, shown: usize) -> Vec<Phrase> {
        let mut remarks = Vec::new();
        let all = found.front.points.len();
        if let Some(point) = self.beats_shown(found) {
            remarks.push(said::shown_beaten(Phrase::figures(point + 1)));
        }
        for (name, points) in names(found.landmarks) {
            if points.len() > Landmarks::SHARED_MAX {
                remarks.push(said::shared(name.phrase(), points.len() as u64));
            }
        }
        if shown < all {
            remarks.push(said::left_out(shown as u64, all as u64));
        }
        remarks
    }

    /// The first point that is as good as the deal shown for every party, and better for one.
    fn beats_shown(&self, found: &FrontFound<'_>) -> Option<usize> {
        let deal = measure::deal_of(self.findings.outcome)?;
        let reached: Vec<Fraction> = found
            .front
            .counted()
            .map(|(party, _)| measure::satisfaction(self.case, deal, &found.front.bests, party))
            .collect::<Option<_>>()?;
        found.front.points.iter().position(|point| {
            let shares =
                || found.front.counted().zip(&point.satisfactions).map(|((_, best), &met)| Fraction::new(met, best));
            let better = |here: &Option<Fraction>, there: &Fraction| here.as_ref().is_some_and(|here| here > there);
            shares().zip(&reached).all(|(here, there)| here.as_ref() >= Some(there))
                && shares().zip(&reached).any(|(here, there)| better(&here, there))
        })
    }

    fn point(&self, found: &FrontFound<'_>, index: usize, stands_out: bool) -> PointView {
        let point = &found.front.points[index];
        let shares = found.front.counted().zip(&point.satisfactions);
        let shown = measure::deal_of(self.findings.outcome);
        let transfers = point.deal.transfers();
        PointView {
            number: index + 1,
            shares: shares.filter_map(|((_, best), &met)| Fraction::new(met, best)).map(share).collect(),
            known_as: names(found.landmarks)
                .into_iter()
                .filter(|(_, at)| at.contains(&index))
                .map(|(name, _)| name.phrase())
                .collect(),
            stands_out,
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
        let DistinctFound { distinct, asked, proved, no_further, ids } = self.findings.distinct.as_ref()?;
        let others: Vec<Alternative> = distinct
            .deals
            .iter()
            .map(|next| Alternative { deal: next.deal.clone(), objectives: next.objectives.clone() })
            .collect();
        let claim = said::distinct(others.len(), distinct.differ, *proved, distinct.exhausted.is_some());
        let besides = if distinct.exhausted.is_some() {
            said::no_further(*no_further).phrase()
        } else if (1..*asked).contains(&others.len()) {
            said::fewer(*asked as u64)
        } else {
            Phrase::default()
        };
        let sentence = Phrase::row(" ", [claim, besides]);
        Some(DistinctView { sentence, deals: self.beside(&others)?, ids: ids.clone() })
    }
}

fn names(landmarks: &Landmarks) -> [(Fixed, &[usize]); 4] {
    [
        (said::NASH, &landmarks.nash),
        (said::KALAI_SMORODINSKY, &landmarks.kalai_smorodinsky),
        (said::EGALITARIAN, &landmarks.egalitarian),
        (said::UTILITARIAN, &landmarks.utilitarian),
    ]
}

//! Plans in the shapes of `formats`, for programs. Text for machines has no marks of isolation around names.

use takas_formats::operations::TimeOut;
use takas_formats::plans::{PartyLotOut, PartyPlanOut, PartyRideOut, PlanChangeOut, PlanLineOut, SavedPlan};
use takas_views::phrase::joined;
use takas_views::plan::{PlanChange, Time};
use takas_views::projection::PartyRide;
use takas_views::{PartyPlan, Phrase};

use super::approvals::{approvals, is_approved};
use super::shelf::Lying;
use super::sight::Looking;

/// The version of these shapes.
pub(super) const FORMAT: u32 = 1;

/// A plan of the list.
pub(super) fn line(looking: &Looking, at: &Lying, id: String, saved: &SavedPlan) -> PlanLineOut {
    let is_mediator = looking.is_mediator();
    PlanLineOut {
        approvals: is_mediator.then(|| approvals(at, &saved.id)),
        deal: is_mediator.then(|| saved.deal.clone()),
        id,
        is_approved: is_approved(at, &saved.id),
        is_begun: looking.begun().as_deref() == Some(&*saved.id),
        is_stale: is_mediator.then(|| at.is_stale(saved)),
        status: is_mediator.then_some(saved.status),
        value: is_mediator.then_some(saved.value),
    }
}

/// What a party may know of a plan.
pub(super) fn party(id: &str, view: &PartyPlan) -> PartyPlanOut {
    let rides = |rides: &[PartyRide]| rides.iter().map(|one| ride(view, one)).collect();
    PartyPlanOut {
        format: FORMAT,
        id: id.to_owned(),
        lots: view
            .lots
            .iter()
            .map(|lot| PartyLotOut {
                count: lot.count,
                gives: lot.gives,
                needs: lot.needs.iter().map(|needs| plain(needs)).collect(),
                partner: plain(&lot.partner.name),
                rides: lot.rides.clone(),
                stays: lot.stays,
                who: plain(&lot.who),
            })
            .collect(),
        own_rides: rides(&view.own_rides),
        party: plain(&view.party.name),
        pseudonyms: view.pseudonyms,
        rides: rides(&view.rides),
        title: plain(&view.title),
        warnings: view.warnings.iter().map(|warning| plain(warning)).collect(),
    }
}

fn ride(view: &PartyPlan, ride: &PartyRide) -> PartyRideOut {
    PartyRideOut {
        arrives: time(&ride.arrives),
        by: plain(&ride.by),
        departs: time(&ride.departs),
        from: plain(&view.places[ride.from].name),
        key: ride.key.clone(),
        load: plain(&ride.load),
        to: plain(&view.places[ride.to].name),
        who: ride.lots.clone(),
    }
}

/// What differs between two plans.
pub(super) fn change(change: &PlanChange) -> PlanChangeOut {
    let all = |lines: &[Phrase]| lines.iter().map(|line| plain(line)).collect();
    let moved =
        |moved: &takas_views::plan::MovedRide| plain(&format!("{}: {}", moved.now, joined(&moved.differences, "; ")));
    PlanChangeOut {
        before: change.before,
        unchanged: change.unchanged,
        moved: change.moved.iter().map(moved).collect(),
        added: all(&change.added),
        dropped: all(&change.dropped),
        gates: change.gates.iter().map(|(_, words)| plain(words)).collect(),
    }
}

fn time(time: &Time) -> TimeOut {
    TimeOut { local: time.local.clone(), utc: time.utc.clone(), zone: time.zone.clone() }
}

/// Without the marks that isolate names in lines of text.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| !matches!(letter, '\u{2066}'..='\u{2069}')).collect()
}

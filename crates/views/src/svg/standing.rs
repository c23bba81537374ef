//! A plan's map with its vehicles where an operation has them, as far as one reader knows: at a place, or on the way by the share of the planned time
//! that has passed since the word that it left. Nobody is tracked.

use takas_atlas::Atlas;

use super::geometry::Point;
use super::map::map_with;
use super::named;
use crate::operation::{OperationView, RideNow, RideStage};
use crate::phrase::Tongue;
use crate::plan::{PlanView, RideView};

/// Where a vehicle is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Stands {
    /// At a place.
    At(usize),
    /// On a ride, so much of its way behind it: from 0 to 1.
    OnRide(usize, f64),
}

/// The map; none where no ride has two known ends.
pub(crate) fn map_now(plan: &PlanView, now: &OperationView, atlas: &Atlas, tongue: &dyn Tongue) -> Option<String> {
    let stands: Vec<Option<Stands>> =
        plan.vehicles.iter().map(|vehicle| stands(plan, now, vehicle.start, &vehicle.rides)).collect();
    map_with(plan, atlas, &stands, tongue).map(|map| map.svg)
}

fn stands(plan: &PlanView, now: &OperationView, start: usize, rides: &[usize]) -> Option<Stands> {
    let mut at = Stands::At(start);
    for &ride in rides {
        let Some(known) = found(&plan.rides[ride], &plan.vehicles[plan.rides[ride].vehicle].name, now) else {
            continue;
        };
        match known.stage {
            // It came somewhere else: where that is on the map is not known.
            RideStage::Arrived if known.came_at.is_some() => return None,
            RideStage::Arrived => at = Stands::At(plan.rides[ride].to),
            RideStage::UnderWay => return Some(Stands::OnRide(ride, share(known, now.now.minute))),
            _ => {}
        }
    }
    Some(at)
}

/// The ride of the operation that is this one of the plan.
fn found<'v>(ride: &RideView, by: &str, now: &'v OperationView) -> Option<&'v RideNow> {
    now.rides.iter().find(|known| {
        (known.departs.minute, known.arrives.minute) == (ride.departs.minute, ride.arrives.minute) && known.by == by
    })
}

/// How much of its way is behind it, if it goes as planned from the minute at which it left.
fn share(ride: &RideNow, now: i64) -> f64 {
    let left = ride.left.as_ref().unwrap_or(&ride.departs).minute;
    let takes = (ride.arrives.minute - ride.departs.minute).max(1);
    // It is not there before somebody says so.
    ((now - left) as f64 / takes as f64).clamp(0.02, 0.97)
}

/// What tells where vehicles are on the drawing.
pub(super) struct Known<'m> {
    /// How far down the sheet goes.
    pub(super) height: f64,
    pub(super) stands: &'m [Option<Stands>],
    pub(super) spots: &'m [Option<Point>],
    pub(super) drawn: &'m [Vec<Point>],
    pub(super) of_ride: &'m [Option<usize>],
    pub(super) tongue: &'m dyn Tongue,
}

impl Known<'_> {
    fn point(&self, vehicle: usize) -> Option<Point> {
        match (*self.stands.get(vehicle)?)? {
            Stands::At(place) => *self.spots.get(place)?,
            Stands::OnRide(ride, share) => point_along(self.drawn.get((*self.of_ride.get(ride)?)?)?, share),
        }
    }
}

/// The point of a line at a share of its length.
fn point_along(line: &[Point], share: f64) -> Option<Point> {
    let length = |pair: &[Point]| (pair[1].x - pair[0].x).hypot(pair[1].y - pair[0].y);
    let mut left = line.windows(2).map(length).sum::<f64>() * share.clamp(0.0, 1.0);
    for pair in line.windows(2) {
        let own = length(pair);
        if left <= own && own > 0.0 {
            let part = left / own;
            let between = |from: f64, to: f64| from + (to - from) * part;
            return Some(Point { x: between(pair[0].x, pair[1].x), y: between(pair[0].y, pair[1].y) });
        }
        left -= own;
    }
    line.last().copied()
}

/// Vehicles that ride: a dot and a name, those at one place one below the other.
pub(super) fn draw_movers(out: &mut String, view: &PlanView, known: &Known<'_>) {
    let mut crowd: Vec<(i64, i64)> = Vec::new();
    for (index, vehicle) in view.vehicles.iter().enumerate().filter(|(_, vehicle)| !vehicle.rides.is_empty()) {
        let Some(point) = known.point(index) else {
            put!(
                out,
                "<g class=\"mover\" id=\"mover-{index}\" visibility=\"hidden\"><circle r=\"6\"/><text x=\"9\" y=\"-7\">{}</text></g>\n",
                named(known.tongue, &vehicle.name)
            );
            continue;
        };
        #[expect(clippy::cast_possible_truncation, reason = "points of a drawing are small")]
        let near = ((point.x / 8.0).round() as i64, (point.y / 8.0).round() as i64);
        let above = crowd.iter().filter(|other| **other == near).count();
        crowd.push(near);
        // Names that would run out of the sheet below stand one above the other.
        let (down, lines) = (18.0 + 14.0 * above as f64, 14.0 * above as f64);
        let y = if point.y + down > known.height - 6.0 { -9.0 - lines } else { down };
        let (x, anchor) = if point.x > 850.0 { (-9, "end") } else { (9, "start") };
        put!(
            out,
            "<g class=\"mover\" id=\"mover-{index}\" transform=\"translate({:.1} {:.1})\"><circle r=\"6\"/>\
             <text x=\"{x}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text></g>\n",
            point.x,
            point.y,
            y,
            named(known.tongue, &vehicle.name)
        );
    }
}

//! From a question to a leg: ends, way, stops, times, conditions; or why there is none.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use crate::Atlas;
use crate::aircraft::CLIMB_MINUTES;
use crate::airports::AirportRef;
use crate::areas::AreaRef;
use crate::clock::Instant;
use crate::earth::Point;
use crate::error::AtlasError;
use crate::leg::{Airspace, Answer, Clearance, Condition, ConditionKind, Disconnected, Hop, Leg, Overflown, Question};
use crate::network::Way;
use crate::sky::{Skies, Sky};

/// How far from the shortest way stops are looked for, in metres.
const STOP_AWAY_METRES: f64 = 1_500_000.0;
/// The way is cut into pieces of so many metres, each with its own candidates.
const STOP_BUCKET_METRES: f64 = 200_000.0;
/// How many candidates each piece has, the nearest first.
const STOP_BUCKET: usize = 6;

/// Answers a question.
///
/// # Errors
/// When start and end are one airport.
pub(crate) fn leg(skies: &Skies<'_>, question: &Question) -> Result<Answer, AtlasError> {
    let atlas = skies.atlas();
    if question.from == question.to {
        return Err(AtlasError::SamePlace { airport: atlas.airports().get(question.from).code().to_owned() });
    }
    let mut airspace = question.airspace.clone();
    let mut too_short: Vec<Clearance> = Vec::new();
    loop {
        let sky = skies.sky(airspace.clone());
        let leg = match found(skies, &sky, question) {
            Ok(leg) => leg,
            Err(why) => return Ok(Answer::Disconnected { why, too_short }),
        };
        let expired = expired(atlas, &sky, &leg, &airspace);
        if expired.is_empty() {
            return Ok(match lapsing(&leg) {
                Some(condition) => Answer::Disconnected { why: Disconnected::Lapses { condition }, too_short },
                None => Answer::Leg { leg, too_short },
            });
        }
        airspace.clearances.retain(|clearance| !expired.contains(clearance));
        too_short.extend(expired);
    }
}

/// The leg under this sky, whatever its conditions last.
fn found(skies: &Skies<'_>, sky: &Sky<'_>, question: &Question) -> Result<Leg, Disconnected> {
    let atlas = skies.atlas();
    let (from, to) = (question.from, question.to);
    for airport in [from, to] {
        if let Some(area) = sky.closed_end(airport) {
            return Err(Disconnected::EndClosed { airport, area, by: sky.closers(area) });
        }
    }
    let way = sky.way(from, to).ok_or_else(|| Disconnected::Enclosed { opened_by: opened_by(skies, sky, from, to) })?;
    let range_metres = f64::from(question.aircraft.range_km) * 1000.0;
    let chain = if way.metres <= range_metres {
        vec![(from, to, way)]
    } else {
        let metres = way.metres;
        stops(sky, atlas, question, &way).ok_or(Disconnected::OutOfRange { metres, range_metres })?
    };
    let mut hops: Vec<Hop> = Vec::new();
    let mut clock = question.departs;
    for (from, to, way) in chain {
        if !hops.is_empty() {
            clock = clock.map(|clock| clock.plus_minutes(question.ground_minutes));
        }
        let minutes = question.aircraft.minutes(way.metres);
        let departs = clock;
        clock = clock.map(|clock| clock.plus_minutes(minutes));
        let over = named_ends(atlas, sky.over(&way.points), from, to);
        hops.push(Hop { from, to, points: way.points, metres: way.metres, minutes, over, departs, arrives: clock });
    }
    let [a, b] = [from, to].map(|end| atlas.airports().get(end).point);
    let ground = question.ground_minutes.saturating_mul(u32::try_from(hops.len() - 1).unwrap_or(u32::MAX));
    let mut leg = Leg {
        metres: hops.iter().map(|hop| hop.metres).sum(),
        minutes: hops.iter().map(|hop| hop.minutes).sum::<u32>().saturating_add(ground),
        direct_metres: atlas.earth().distance(a, b),
        conditions: Vec::new(),
        hops,
    };
    leg.conditions = conditions(skies, sky, question, &leg);
    Ok(leg)
}

/// A way begins and ends in the areas of its airports, whatever simplified borders say of the last few kilometres.
fn named_ends(atlas: &Atlas, mut over: Vec<Overflown>, from: AirportRef, to: AirportRef) -> Vec<Overflown> {
    let mend = |part: &mut Overflown, area: Option<AreaRef>| {
        if part.metres < 60_000.0 && area.is_some() {
            part.area = area;
        }
    };
    if let Some(first) = over.first_mut() {
        mend(first, atlas.area_of(from));
    }
    if let Some(last) = over.last_mut() {
        mend(last, atlas.area_of(to));
    }
    let mut joined: Vec<Overflown> = Vec::new();
    for part in over {
        match joined.last_mut() {
            Some(last) if last.area == part.area => {
                last.metres += part.metres;
                last.until_metres = part.until_metres;
            }
            _ => joined.push(part),
        }
    }
    joined
}

/// When a part of a hop is over at the latest: as if all that a flight takes beside cruising came before.
fn over_at(question: &Question, hop: &Hop, part: &Overflown) -> Option<Instant> {
    let minutes = question.aircraft.minutes(part.until_metres).min(hop.minutes).max(CLIMB_MINUTES);
    hop.departs.map(|departs| departs.plus_minutes(minutes))
}

/// The clearances that the leg makes use of, and the guarantees.
fn conditions(skies: &Skies<'_>, sky: &Sky<'_>, question: &Question, leg: &Leg) -> Vec<Condition> {
    let atlas = skies.atlas();
    let mut bare = sky.airspace().clone();
    bare.clearances.clear();
    let shut = skies.sky(bare);
    let mut needed: BTreeMap<usize, Option<Instant>> = BTreeMap::new();
    for hop in &leg.hops {
        for part in &hop.over {
            let Some(area) = part.area else { continue };
            let closers = shut.closers(area);
            for (place, clearance) in sky.airspace().clearances.iter().enumerate() {
                if clearance.state == area && !closers.is_empty() || closers.contains(&clearance.state) {
                    let until = over_at(question, hop, part);
                    let entry = needed.entry(place).or_insert(until);
                    *entry = (*entry).max(until);
                }
            }
        }
    }
    let cleared = needed.into_iter().map(|(place, needed_until)| {
        let clearance = &sky.airspace().clearances[place];
        Condition {
            kind: ConditionKind::Clearance,
            name: atlas.areas().get(clearance.state).code.clone(),
            given_by: clearance.given_by.clone(),
            until: clearance.until,
            needed_until,
        }
    });
    let lands = leg.hops.last().and_then(|hop| hop.arrives);
    let guaranteed = question.guarantees.iter().map(|guarantee| Condition {
        kind: ConditionKind::Guarantee,
        name: guarantee.name.clone(),
        given_by: guarantee.given_by.clone(),
        until: guarantee.until,
        needed_until: lands,
    });
    cleared.chain(guaranteed).collect()
}

fn is_late(condition: &Condition) -> bool {
    matches!((condition.until, condition.needed_until), (Some(until), Some(needed)) if needed > until)
}

/// Clearances that the leg uses and that end before it is through.
fn expired(atlas: &Atlas, sky: &Sky<'_>, leg: &Leg, airspace: &Airspace) -> Vec<Clearance> {
    let late = leg.conditions.iter().filter(|one| one.kind == ConditionKind::Clearance && is_late(one));
    let late: Vec<&Condition> = late.collect();
    let is_meant = |clearance: &&Clearance| {
        late.iter().any(|one| {
            one.name == atlas.areas().get(clearance.state).code
                && one.until == clearance.until
                && one.given_by == clearance.given_by
        })
    };
    debug_assert!(late.is_empty() || !sky.airspace().clearances.is_empty());
    airspace.clearances.iter().filter(is_meant).cloned().collect()
}

fn lapsing(leg: &Leg) -> Option<Condition> {
    leg.conditions.iter().find(|condition| is_late(condition)).cloned()
}

/// States of which each alone, opened, connects the ends.
fn opened_by(skies: &Skies<'_>, sky: &Sky<'_>, from: AirportRef, to: AirportRef) -> Vec<AreaRef> {
    let states: BTreeSet<AreaRef> = sky.airspace().closures.iter().map(|closure| closure.state).collect();
    let opens = |&state: &AreaRef| {
        let mut airspace = sky.airspace().clone();
        airspace.closures.retain(|closure| closure.state != state);
        skies.sky(airspace).way(from, to).is_some()
    };
    states.into_iter().filter(opens).collect()
}

type Chain = Vec<(AirportRef, AirportRef, Way)>;

/// A place where a chain may stop, and where it lies beside the shortest way without stops: so many metres along that way,
/// and so many away from it with nothing closed between.
#[derive(Debug, Clone, Copy)]
struct Stop {
    airport: AirportRef,
    along: f64,
    away: f64,
}

/// Hops within range over stops near the shortest way, of the least sum of flown metres and time on the ground.
fn stops(sky: &Sky<'_>, atlas: &Atlas, question: &Question, way: &Way) -> Option<Chain> {
    let mut samples = Vec::new();
    let mut before = 0.0;
    for pair in way.points.windows(2) {
        let metres = atlas.earth().distance(pair[0], pair[1]);
        let points = atlas.earth().way(pair[0], pair[1], STOP_BUCKET_METRES);
        let pieces = f64::from(u32::try_from(points.len() - 1).unwrap_or(u32::MAX));
        let mut place = 0.0;
        for point in points {
            samples.push((before + metres * place / pieces, point));
            place += 1.0;
        }
        before += metres;
    }
    let beside = |airport: AirportRef| {
        let point = atlas.airports().get(airport).point;
        let here = point.vector();
        let (bucket, &(along, sample)) = samples
            .iter()
            .enumerate()
            .max_by(|one, other| one.1.1.vector().dot(here).total_cmp(&other.1.1.vector().dot(here)))?;
        Some((bucket, Stop { airport, along, away: atlas.earth().distance(sample, point) }, sample))
    };
    let is_near = |stop: &Stop, sample: Point| {
        sky.closed_end(stop.airport).is_none() && sky.is_free(sample, atlas.airports().get(stop.airport).point)
    };
    if !question.stops.is_empty() {
        let open = question.stops.iter().filter(|&&stop| sky.closed_end(stop).is_none());
        // One that cannot be seen from the way says nothing of where it lies.
        let open = open.filter_map(|&airport| beside(airport)).map(|(_, stop, sample)| {
            let away = if is_near(&stop, sample) { stop.away } else { f64::INFINITY };
            Stop { away, ..stop }
        });
        return chain(sky, atlas, question, way.metres, &open.collect::<Vec<_>>());
    }
    let mut buckets: BTreeMap<usize, Vec<(Stop, Point)>> = BTreeMap::new();
    for (airport, entry) in atlas.airports().all() {
        if entry.iata.is_empty() || entry.icao.is_empty() {
            continue;
        }
        if let Some((bucket, stop, sample)) = beside(airport).filter(|(_, stop, _)| stop.away <= STOP_AWAY_METRES) {
            buckets.entry(bucket).or_default().push((stop, sample));
        }
    }
    let mut found = Vec::new();
    for mut list in buckets.into_values() {
        list.sort_by(|one, other| one.0.away.total_cmp(&other.0.away).then(one.0.airport.cmp(&other.0.airport)));
        found.extend(
            list.into_iter().filter(|(stop, sample)| is_near(stop, *sample)).map(|one| one.0).take(STOP_BUCKET),
        );
    }
    chain(sky, atlas, question, way.metres, &found)
}

/// The best chain over these stops: A* with hops measured only when they come out first. A part of a shortest way is a
/// shortest way, so no hop between two stops is shorter than what lies between their places beside it, less how far they are
/// away from it. A stop counts as so much flying as its time on the ground and the climb after it.
fn chain(sky: &Sky<'_>, atlas: &Atlas, question: &Question, whole: f64, stops: &[Stop]) -> Option<Chain> {
    let start = Stop { airport: question.from, along: 0.0, away: 0.0 };
    let mut nodes = vec![start, Stop { airport: question.to, along: whole, away: 0.0 }];
    nodes.extend(stops.iter().filter(|stop| stop.airport != question.from && stop.airport != question.to));
    let points: Vec<_> = nodes.iter().map(|node| atlas.airports().get(node.airport).point).collect();
    let earth = atlas.earth();
    let range = f64::from(question.aircraft.range_km) * 1000.0;
    let pause = f64::from(question.ground_minutes + CLIMB_MINUTES) * f64::from(question.aircraft.cruise_kmh) / 0.06;
    let least = |one: usize, other: usize| {
        let between = (nodes[one].along - nodes[other].along).abs() - nodes[one].away - nodes[other].away;
        // An airport at a border begins its ways a little beside itself.
        earth.distance(points[one], points[other]).max(between - 20_000.0)
    };
    let ahead: Vec<f64> = (0..nodes.len()).map(|node| least(node, 1)).collect();
    let mut settled: Vec<Option<(usize, Option<Way>)>> = vec![None; nodes.len()];
    let mut heap: BinaryHeap<Offer> = BinaryHeap::new();
    heap.push(Offer { key: 0.0, so_far: 0.0, node: 0, before: 0, way: None });
    while let Some(offer) = heap.pop() {
        if settled[offer.node].is_some() {
            continue;
        }
        if offer.node != 0 && offer.way.is_none() {
            let Some(way) =
                sky.way(nodes[offer.before].airport, nodes[offer.node].airport).filter(|way| way.metres <= range)
            else {
                continue;
            };
            let so_far = offer.so_far + way.metres + if offer.node == 1 { 0.0 } else { pause };
            heap.push(Offer { key: so_far + ahead[offer.node], so_far, way: Some(way), ..offer });
            continue;
        }
        let (node, so_far) = (offer.node, offer.so_far);
        settled[node] = Some((offer.before, offer.way));
        if node == 1 {
            break;
        }
        for next in 1..nodes.len() {
            let least = least(node, next);
            if settled[next].is_none() && least <= range {
                let pause = if next == 1 { 0.0 } else { pause };
                heap.push(Offer {
                    key: so_far + least + pause + ahead[next],
                    so_far,
                    node: next,
                    before: node,
                    way: None,
                });
            }
        }
    }
    let mut chain = Vec::new();
    let mut node = 1;
    while node != 0 {
        let (before, way) = settled[node].take()?;
        chain.push((nodes[before].airport, nodes[node].airport, way?));
        node = before;
    }
    chain.reverse();
    Some(chain)
}

/// An offer on the heap: the least key comes out first.
struct Offer {
    key: f64,
    so_far: f64,
    node: usize,
    before: usize,
    way: Option<Way>,
}

impl Ord for Offer {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        other.key.total_cmp(&self.key).then(other.node.cmp(&self.node)).then(other.before.cmp(&self.before))
    }
}

impl PartialOrd for Offer {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Offer {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == std::cmp::Ordering::Equal
    }
}

impl Eq for Offer {}

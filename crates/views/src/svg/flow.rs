//! How people and goods flow: places in three columns (where they set out, where they change hands, where they arrive), bands between them as wide
//! as many go that way; dark as far as they have arrived, hatched for those on the way.

use std::collections::BTreeMap;

use super::gantt::shortened;
use super::{named, spoken};
use crate::operation::{OperationView, RideStage};
use crate::phrase::{Phrase, Tongue};
use crate::words::operation as said;

const WIDTH: f64 = 1000.0;
const NODE: f64 = 12.0;
/// Width of a character of a name, which is bold, in the widest font that pages ask for.
const NAME_CHAR: f64 = 8.7;
/// Where the columns stand.
const COLUMNS: [f64; 3] = [210.0, 494.0, 778.0];
/// Height of the fullest column, without what is free between its places.
const HEIGHT: f64 = 300.0;
const FREE: f64 = 30.0;
const TOP: f64 = 34.0;
/// The least width of a band.
const LEAST: f64 = 3.0;

/// Everything that goes from one place to another.
#[derive(Clone, Copy, Debug, Default)]
struct Band {
    all: u64,
    arrived: u64,
    under_way: u64,
}

/// A place of the picture.
struct Spot<'v> {
    name: &'v str,
    column: usize,
    comes: u64,
    leaves: u64,
    /// Its upper edge.
    y: f64,
}

/// The drawing; none where nothing that the reader knows of goes anywhere.
pub(crate) fn flow(view: &OperationView, tongue: &dyn Tongue) -> Option<String> {
    let bands = bands(view);
    let hub = hub(&bands);
    let spots = spots(&bands, hub);
    let most = (0..3).map(|column| total(&spots, column)).max().filter(|most| *most > 0)?;
    let scale = HEIGHT / most as f64;
    let spots = arranged(spots, scale);
    let height = spots.iter().map(|spot| spot.y + wide(spot.comes.max(spot.leaves), scale)).fold(0.0, f64::max) + 26.0;
    let in_words =
        |((from, to), band): (&(&str, &str), &Band)| said::flow_of(from, to, band.all, band.arrived, band.under_way);
    let described = Phrase::row("; ", bands.iter().map(in_words));
    let mut out = String::new();
    put!(
        out,
        "<svg class=\"drawing flow\" viewBox=\"0 0 {WIDTH:.0} {height:.0}\" role=\"img\" aria-labelledby=\"flow-title flow-desc\">\n\
         <title id=\"flow-title\">{}</title>\n<desc id=\"flow-desc\">{}.</desc>\n",
        spoken(tongue, said::FLOW_CHART),
        spoken(tongue, described)
    );
    draw_bands(&mut out, (&bands, hub), &spots, (scale, tongue));
    for spot in &spots {
        draw_spot(&mut out, spot, scale, tongue);
    }
    out.push_str("</svg>\n");
    Some(out)
}

type Bands<'v> = BTreeMap<(&'v str, &'v str), Band>;

fn bands(view: &OperationView) -> Bands<'_> {
    let mut bands = Bands::new();
    for ride in view.rides.iter().filter(|ride| ride.units > 0) {
        let band = bands.entry((ride.from.as_str(), ride.to.as_str())).or_default();
        band.all = band.all.saturating_add(ride.units);
        match ride.stage {
            RideStage::Arrived => band.arrived = band.arrived.saturating_add(ride.units),
            RideStage::UnderWay => band.under_way = band.under_way.saturating_add(ride.units),
            _ => {}
        }
    }
    bands
}

/// The place where most come and go on: that of the handover; none where nobody changes.
fn hub<'v>(bands: &Bands<'v>) -> Option<&'v str> {
    let mut counts: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for ((from, to), band) in bands {
        let leaves = counts.entry(from).or_default();
        leaves.1 = leaves.1.saturating_add(band.all);
        let comes = counts.entry(to).or_default();
        comes.0 = comes.0.saturating_add(band.all);
    }
    let most = counts.into_iter().max_by_key(|(_, (comes, leaves))| *comes.min(leaves))?;
    Some(most.0).filter(|_| most.1.0.min(most.1.1) > 0)
}

/// The places: those from which some leave, the one where they change hands, those where they arrive. One from which some leave and where others
/// arrive stands on both sides.
fn spots<'v>(bands: &Bands<'v>, hub: Option<&str>) -> Vec<Spot<'v>> {
    let mut counts: BTreeMap<(usize, &str), (u64, u64)> = BTreeMap::new();
    for ((from, to), band) in bands {
        let leaves = counts.entry((column(from, hub, 0), from)).or_default();
        leaves.1 = leaves.1.saturating_add(band.all);
        let comes = counts.entry((column(to, hub, 2), to)).or_default();
        comes.0 = comes.0.saturating_add(band.all);
    }
    let spot = |((column, name), (comes, leaves))| Spot { name, column, comes, leaves, y: 0.0 };
    counts.into_iter().map(spot).collect()
}

/// In which column a place stands, as the end of a band on one side.
fn column(name: &str, hub: Option<&str>, side: usize) -> usize {
    if hub == Some(name) { 1 } else { side }
}

fn total(spots: &[Spot<'_>], column: usize) -> u64 {
    let here = spots.iter().filter(|spot| spot.column == column);
    here.fold(0, |sum, spot| sum.saturating_add(spot.comes.max(spot.leaves)))
}

fn wide(units: u64, scale: f64) -> f64 {
    (units as f64 * scale).max(LEAST)
}

/// Places one below the other in their columns, the fullest first; columns centred on one another.
fn arranged(mut spots: Vec<Spot<'_>>, scale: f64) -> Vec<Spot<'_>> {
    spots.sort_by_key(|spot| (spot.column, std::cmp::Reverse(spot.comes.max(spot.leaves)), spot.name));
    let tall = |column: usize| {
        let here = spots.iter().filter(|spot| spot.column == column);
        here.map(|spot| wide(spot.comes.max(spot.leaves), scale) + FREE).sum::<f64>()
    };
    let heights = [tall(0), tall(1), tall(2)];
    let tallest = heights.iter().copied().fold(0.0, f64::max);
    let mut next = heights.map(|height| TOP + (tallest - height) / 2.0);
    for spot in &mut spots {
        spot.y = next[spot.column];
        next[spot.column] += wide(spot.comes.max(spot.leaves), scale) + FREE;
    }
    spots
}

fn draw_bands(
    out: &mut String,
    (bands, hub): (&Bands<'_>, Option<&str>),
    spots: &[Spot<'_>],
    (scale, tongue): (f64, &dyn Tongue),
) {
    let find = |name: &str, side: usize| {
        let column = column(name, hub, side);
        spots.iter().position(|spot| spot.name == name && spot.column == column)
    };
    // How much of each place's edges is taken already.
    let mut taken = vec![(0.0, 0.0); spots.len()];
    let mut ordered: Vec<_> =
        bands.iter().filter_map(|((from, to), band)| Some((find(from, 0)?, find(to, 2)?, *band))).collect();
    ordered.sort_by_key(|(from, to, _)| (*from, *to));
    for (from, to, band) in ordered {
        let width = wide(band.all, scale);
        let (leaves, comes) = (spots[from].y + taken[from].1, spots[to].y + taken[to].0);
        taken[from].1 += width;
        taken[to].0 += width;
        let ends = ((COLUMNS[spots[from].column] + NODE, leaves), (COLUMNS[spots[to].column], comes));
        let words = said::flow_of(spots[from].name, spots[to].name, band.all, band.arrived, band.under_way);
        put!(out, "<g class=\"band\"><title>{}</title>", spoken(tongue, words));
        put!(out, "<path class=\"planned\" d=\"{}\"/>", ribbon(ends, 0.0, width));
        let (arrived, going) = (band.arrived as f64 * scale, band.under_way as f64 * scale);
        if band.arrived > 0 {
            put!(out, "<path class=\"actual\" d=\"{}\"/>", ribbon(ends, 0.0, arrived.min(width)));
        }
        if band.under_way > 0 {
            // The middle of those on the way, as a dashed stroke as wide as they are.
            let middle = (arrived + going / 2.0).min(width);
            put!(
                out,
                "<path class=\"going\" stroke-width=\"{:.1}\" d=\"{}\"/>",
                going.clamp(LEAST, width),
                curve(ends, middle)
            );
        }
        let ((x, y), (to_x, to_y)) = ends;
        put!(
            out,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text></g>\n",
            f64::midpoint(x, to_x),
            f64::midpoint(y, to_y) + width / 2.0 + 4.0,
            spoken(tongue, said::flow_short(band.all, band.arrived))
        );
    }
}

type Ends = ((f64, f64), (f64, f64));

/// A line between two places, so far below the upper edge of its band.
fn curve(((x, y), (to_x, to_y)): Ends, below: f64) -> String {
    let (y, to_y, middle) = (y + below, to_y + below, f64::midpoint(x, to_x));
    format!("M{x:.1} {y:.1}C{middle:.1} {y:.1} {middle:.1} {to_y:.1} {to_x:.1} {to_y:.1}")
}

/// A band between two places, from one distance below its upper edge to another.
fn ribbon(ends: Ends, from: f64, until: f64) -> String {
    let ((x, y), (to_x, to_y)) = ends;
    let (low, to_low, middle) = (y + until, to_y + until, f64::midpoint(x, to_x));
    format!("{}V{to_low:.1}C{middle:.1} {to_low:.1} {middle:.1} {low:.1} {x:.1} {low:.1}Z", curve(ends, from))
}

fn draw_spot(out: &mut String, spot: &Spot<'_>, scale: f64, tongue: &dyn Tongue) {
    let x = COLUMNS[spot.column];
    let height = wide(spot.comes.max(spot.leaves), scale);
    put!(out, "<rect class=\"place\" x=\"{x:.1}\" y=\"{:.1}\" width=\"{NODE}\" height=\"{height:.1}\"/>", spot.y);
    let (at, y, anchor, room) = match spot.column {
        0 => (x - 8.0, spot.y + height / 2.0 + 4.0, "end", COLUMNS[0] - 16.0),
        2 => (x + NODE + 8.0, spot.y + height / 2.0 + 4.0, "start", WIDTH - COLUMNS[2] - NODE - 16.0),
        // Between the bands there is room above alone.
        _ => (x + NODE / 2.0, spot.y - 8.0, "middle", 280.0),
    };
    let name = shortened(spot.name, room / NAME_CHAR);
    put!(
        out,
        "<text class=\"name\" x=\"{at:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\"><title>{}</title>{}</text>\n",
        named(tongue, spot.name),
        named(tongue, &name)
    );
}

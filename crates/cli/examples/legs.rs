//! `cargo xtask bench legs [CELLS]`: a matrix of 500 by 500 airports around closed airspace, and legs against a fine grid.
//!
//! Prints the tables of `benches/legs.md`. The airports are the first 500 of every thirteenth with an IATA code; of the cases of
//! the comparison ten are chosen and 200 drawn from a seed, with a finer grid where a coarser one does not agree. It tests nothing.

use std::collections::BTreeSet;
use std::time::Instant;

use takas_atlas::{Aircraft, AirportRef, Airspace, Answer, AreaRef, Atlas, Closure, Point, Question, Sky};
use takas_check::oracle::{Grid, SplitMix};
use takas_check::{Place, Ring};

/// What engine and grid may differ by.
const SHARE: f64 = 0.005;
/// Cells between the ends, one after the other until the grid agrees.
const CELLS: [u32; 5] = [50, 100, 200, 400, 800];
const CASES: u32 = 200;

fn main() {
    let cells = std::env::args().nth(1).and_then(|word| word.parse().ok()).unwrap_or(300);
    let start = Instant::now();
    let atlas = Atlas::embedded().expect("the atlas is in the program");
    println!("unpacking: {:.0} ms\n", start.elapsed().as_secs_f64() * 1e3);
    matrices(&atlas);
    comparison(&atlas, cells);
    drawn(&atlas);
}

fn matrices(atlas: &Atlas) {
    let known = atlas.airports().all().filter(|(_, one)| !one.iata.is_empty());
    let airports: Vec<AirportRef> = known.step_by(13).map(|(airport, _)| airport).take(500).collect();
    println!("| closed | airports | not connected | seconds |\n| --- | --- | --- | --- |");
    for states in ["", "UKR", "ARM AZE", "SDN", "IRN IRQ SYR", "RUS"] {
        let start = Instant::now();
        let sky = Sky::new(atlas, closed(atlas, states));
        let rows = sky.lengths(&airports);
        let apart = rows.iter().flatten().filter(|metres| metres.is_nan()).count();
        let name = if states.is_empty() { "nothing" } else { states };
        println!("| {name} | {0} x {0} | {apart} | {1:.1} |", airports.len(), start.elapsed().as_secs_f64());
    }
}

fn comparison(atlas: &Atlas, cells: u32) {
    println!("\n| leg | closed | engine, km | grid of {cells}, km | differ | engine, ms | grid, ms |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for (from, to, states) in [
        ("UUWW", "LTAC", "UKR"),
        ("ENGM", "LTAC", "POL UKR"),
        ("UMKK", "UUWW", "LTU LVA EST POL BLR"),
        ("UBBN", "UBBB", "ARM IRN"),
        ("LLBG", "OERK", "JOR SAU"),
        ("HAAB", "OYSN", "ERI DJI"),
        ("LTAC", "ZBAA", "RUS KAZ"),
        ("PANC", "RJTT", "RUS"),
        ("EGLL", "RJTT", "RUS"),
        ("KIAD", "LTAC", "CAN"),
    ] {
        let find = |code: &str| atlas.airports().find(code).expect("a known code");
        let question = question(find(from), find(to), closed(atlas, states));
        let start = Instant::now();
        let Ok(Answer::Leg { leg, .. }) = atlas.leg(&question) else {
            println!("| {from} {to} | {states} | disconnected | | | {:.0} | |", start.elapsed().as_secs_f64() * 1e3);
            continue;
        };
        let engine = start.elapsed();
        let rings = rings(atlas, Sky::new(atlas, question.airspace).closed());
        let [a, b] = [question.from, question.to].map(|end| place(atlas.airports().get(end).point));
        let start = Instant::now();
        let found = Grid::new(&rings, a, b, leg.metres * 1.03, cells).shortest().unwrap_or(f64::NAN);
        println!(
            "| {from} {to} | {states} | {:.1} | {:.1} | {:+.2} % | {:.0} | {:.0} |",
            leg.metres / 1e3,
            found / 1e3,
            (found / leg.metres - 1.0) * 100.0,
            engine.as_secs_f64() * 1e3,
            start.elapsed().as_secs_f64() * 1e3
        );
    }
}

/// Cases drawn from a seed: 600 to 5,000 km, with one to three states closed that lie under the direct way.
fn drawn(atlas: &Atlas) {
    let start = Instant::now();
    let mut chance = SplitMix::new(20_240_801);
    let mut agree = [0; CELLS.len()];
    let (mut bent, mut apart, mut differ) = (0, 0, Vec::new());
    for _ in 0..CASES {
        let (asked, closed) = random(atlas, &mut chance);
        let ends = [asked.from, asked.to].map(|end| atlas.airports().get(end));
        let [a, b] = ends.map(|end| place(end.point));
        let rings = rings(atlas, &closed);
        let name = || {
            let states: Vec<&str> = closed.iter().map(|area| atlas.areas().get(*area).code.as_str()).collect();
            format!("{} {} around {}", ends[0].code(), ends[1].code(), states.join(" "))
        };
        let Ok(Answer::Leg { leg, .. }) = atlas.leg(&asked) else {
            match Grid::new(&rings, a, b, 18_000_000.0, 120).shortest() {
                None => apart += 1,
                Some(metres) => differ.push(format!("{}: disconnected, grid {:.0} km", name(), metres / 1e3)),
            }
            continue;
        };
        bent += u32::from(leg.metres > leg.direct_metres * 1.002);
        let mut found = f64::NAN;
        let settled = CELLS.iter().position(|&cells| {
            found = Grid::new(&rings, a, b, leg.metres * 1.02, cells).shortest().unwrap_or(f64::NAN);
            (found / leg.metres - 1.0).abs() <= SHARE
        });
        match settled {
            Some(which) => agree[which] += 1,
            None => differ.push(format!("{}: {:.1} km, grid {:.1} km", name(), leg.metres / 1e3, found / 1e3)),
        }
    }
    println!("\n| drawn | bend | cells | as the grid to {} % |\n| --- | --- | --- | --- |", SHARE * 100.0);
    for (cells, count) in CELLS.iter().zip(agree) {
        println!("| {CASES} | {bent} | {cells} | {count} |");
    }
    println!("| | | not connected, nor is the grid | {apart} |");
    println!("| | | not as the grid | {} |", differ.len());
    for line in &differ {
        println!("- {line}");
    }
    println!("\n{:.0} s for the cases that were drawn.", start.elapsed().as_secs_f64());
}

/// A random pair of airports and states that lie under their direct way, closed.
fn random(atlas: &Atlas, chance: &mut SplitMix) -> (Question, BTreeSet<AreaRef>) {
    let airports: Vec<AirportRef> =
        atlas.airports().all().filter(|(_, one)| !one.iata.is_empty()).map(|(airport, _)| airport).collect();
    loop {
        let [from, to] = [0, 1].map(|_| chance.pick(&airports));
        let [a, b] = [from, to].map(|end| atlas.airports().get(end).point);
        if !(600_000.0..5_000_000.0).contains(&atlas.earth().distance(a, b)) {
            continue;
        }
        let Ok(Answer::Leg { leg, .. }) = atlas.leg(&question(from, to, Airspace::default())) else { continue };
        let ends = [from, to].map(|end| atlas.area_of(end));
        let under: BTreeSet<AreaRef> = leg.hops[0].over.iter().filter_map(|part| part.area).collect();
        let under: Vec<AreaRef> = under.into_iter().filter(|area| !ends.contains(&Some(*area))).collect();
        if under.is_empty() {
            continue;
        }
        let states: BTreeSet<AreaRef> = (0..=chance.index(3)).map(|_| chance.pick(&under)).collect();
        let closures = states.into_iter().map(|state| Closure { state, to: BTreeSet::new() }).collect();
        let asked = question(from, to, Airspace { closures, ..Airspace::default() });
        let closed = Sky::new(atlas, asked.airspace.clone()).closed().clone();
        if ends.iter().flatten().all(|area| !closed.contains(area)) {
            return (asked, closed);
        }
    }
}

fn question(from: AirportRef, to: AirportRef, airspace: Airspace) -> Question {
    Question {
        from,
        to,
        aircraft: Aircraft::of_own("any", 800, 40_000).expect("a possible aircraft"),
        airspace,
        guarantees: Vec::new(),
        stops: Vec::new(),
        ground_minutes: 60,
        departs: None,
    }
}

fn rings(atlas: &Atlas, closed: &BTreeSet<AreaRef>) -> Vec<Ring> {
    let rings = atlas.borders().rings(|face| closed.contains(&face.area));
    rings.into_iter().map(|ring| ring.into_iter().map(place).collect()).collect()
}

fn closed(atlas: &Atlas, states: &str) -> Airspace {
    let state = |code: &str| atlas.areas().find(code).expect("a known state");
    let closures = states.split_whitespace().map(|code| Closure { state: state(code), to: BTreeSet::new() }).collect();
    Airspace { closures, ..Airspace::default() }
}

fn place(point: Point) -> Place {
    Place { latitude: point.latitude(), longitude: point.longitude() }
}

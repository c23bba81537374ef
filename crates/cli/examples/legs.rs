//! `cargo xtask bench legs [CELLS]`: a matrix of 500 by 500 airports around closed airspace, and legs against a fine grid.
//!
//! Prints the table of `benches/legs.md`. The airports are the first 500 of every thirteenth with an IATA code; the cases of
//! the comparison are fixed. It tests nothing.

use std::collections::BTreeSet;
use std::time::Instant;

use takas_atlas::{Aircraft, AirportRef, Airspace, Answer, Atlas, Closure, Point, Question, Sky};
use takas_check::oracle::Grid;
use takas_check::{Place, Ring};

fn main() {
    let cells = std::env::args().nth(1).and_then(|word| word.parse().ok()).unwrap_or(300);
    let start = Instant::now();
    let atlas = Atlas::embedded().expect("the atlas is in the program");
    println!("unpacking: {:.0} ms\n", start.elapsed().as_secs_f64() * 1e3);
    matrices(&atlas);
    comparison(&atlas, cells);
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
        let question = Question {
            from: find(from),
            to: find(to),
            aircraft: Aircraft::of_own("any", 800, 40_000).expect("a possible aircraft"),
            airspace: closed(atlas, states),
            guarantees: Vec::new(),
            stops: Vec::new(),
            ground_minutes: 60,
            departs: None,
        };
        let start = Instant::now();
        let Ok(Answer::Leg { leg, .. }) = atlas.leg(&question) else {
            println!("| {from} {to} | {states} | disconnected | | | {:.0} | |", start.elapsed().as_secs_f64() * 1e3);
            continue;
        };
        let engine = start.elapsed();
        let areas = Sky::new(atlas, question.airspace).closed().clone();
        let rings: Vec<Ring> = atlas
            .borders()
            .rings(|face| areas.contains(&face.area))
            .into_iter()
            .map(|ring| ring.into_iter().map(place).collect())
            .collect();
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

fn closed(atlas: &Atlas, states: &str) -> Airspace {
    let state = |code: &str| atlas.areas().find(code).expect("a known state");
    let closures = states.split_whitespace().map(|code| Closure { state: state(code), to: BTreeSet::new() }).collect();
    Airspace { closures, ..Airspace::default() }
}

fn place(point: Point) -> Place {
    Place { latitude: point.latitude(), longitude: point.longitude() }
}

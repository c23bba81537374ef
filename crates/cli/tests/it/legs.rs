//! Legs of the atlas against two that know nothing of it: the judge of routes, and brute force over a fine grid.

use std::collections::BTreeSet;

use takas_atlas::{Aircraft, AirportRef, Airspace, Answer, AreaRef, Atlas, Closure, Face, Leg, Point, Question, Sky};
use takas_check::oracle::{Grid, SplitMix};
use takas_check::{Land, Place, Ring, RouteFault, route_faults};

use crate::desk::Desk;
use crate::transcript::Transcript;

/// What engine and grid may differ by.
const SHARE: f64 = 0.005;
/// Cells between the ends: a finer grid where a coarser one does not agree.
const CELLS: [u32; 2] = [50, 100];
/// So many that the suite stays short; `cargo xtask bench legs` looks at chosen ones with a finer grid.
const CASES: u32 = 30;

fn place(point: Point) -> Place {
    Place { latitude: point.latitude(), longitude: point.longitude() }
}

fn rings(atlas: &Atlas, meant: impl Fn(Face) -> bool) -> Vec<Ring> {
    atlas.borders().rings(meant).into_iter().map(|ring| ring.into_iter().map(place).collect()).collect()
}

fn question(from: AirportRef, to: AirportRef, states: &[AreaRef]) -> Question {
    let closures = states.iter().map(|&state| Closure { state, to: BTreeSet::new() }).collect();
    Question {
        from,
        to,
        aircraft: Aircraft::of_own("test", 800, 40_000).unwrap(),
        airspace: Airspace { closures, ..Airspace::default() },
        guarantees: Vec::new(),
        stops: Vec::new(),
        ground_minutes: 60,
        departs: None,
    }
}

/// A ring and its box.
type Bounded = (Ring, [f64; 4]);

/// Land of each area with its box of latitudes and longitudes, worked out once.
struct Court {
    areas: Vec<(AreaRef, Vec<Bounded>)>,
}

impl Court {
    fn new(atlas: &Atlas) -> Self {
        let faces = atlas.borders().arcs().iter().flat_map(|arc| [arc.left, arc.right]).flatten();
        let areas: BTreeSet<AreaRef> = faces.map(|face| face.area).collect();
        let land = |area: AreaRef| {
            let rings = rings(atlas, |face| face.land && face.area == area);
            rings.into_iter().map(|ring| (ring.clone(), bounds(&ring))).collect()
        };
        Self { areas: areas.into_iter().map(|area| (area, land(area))).collect() }
    }

    fn faults(&self, leg: &Leg, closed: &BTreeSet<AreaRef>) -> Vec<RouteFault> {
        let of = |hop: &takas_atlas::Hop| {
            let points: Vec<Place> = hop.points.iter().map(|&point| place(point)).collect();
            // Only land on the same latitudes can be near, or east of the way.
            let mut way = Vec::new();
            for pair in points.windows(2) {
                let (metres, azimuth) = takas_check::inverse(pair[0], pair[1]).unwrap();
                way.extend((0..=20).map(|part| takas_check::direct(pair[0], azimuth, metres * f64::from(part) / 20.0)));
            }
            let [south, north, ..] = bounds(&way);
            let land = |shut: bool| {
                let areas = self.areas.iter().filter(|(area, _)| closed.contains(area) == shut);
                let near = areas
                    .flat_map(|(_, rings)| rings)
                    .filter(|(_, [low, high, ..])| *low < north + 2.0 && *high > south - 2.0);
                Land::new(&near.map(|(ring, _)| ring.clone()).collect::<Vec<_>>())
            };
            route_faults(&points, hop.metres, &land(true), &land(false), 2_500.0, 15_000.0)
        };
        leg.hops.iter().flat_map(of).collect()
    }
}

/// Least and greatest latitude and longitude.
fn bounds(places: &[Place]) -> [f64; 4] {
    places.iter().fold([f64::INFINITY, f64::NEG_INFINITY, f64::INFINITY, f64::NEG_INFINITY], |[a, b, c, d], place| {
        [a.min(place.latitude), b.max(place.latitude), c.min(place.longitude), d.max(place.longitude)]
    })
}

/// A random pair of airports and states that lie under their direct way, closed.
fn random(atlas: &Atlas, random: &mut SplitMix) -> (Question, BTreeSet<AreaRef>) {
    let airports: Vec<AirportRef> =
        atlas.airports().all().filter(|(_, one)| !one.iata.is_empty()).map(|(airport, _)| airport).collect();
    loop {
        let [from, to] = [0, 1].map(|_| random.pick(&airports));
        let [a, b] = [from, to].map(|end| atlas.airports().get(end).point);
        if !(600_000.0..5_000_000.0).contains(&atlas.earth().distance(a, b)) {
            continue;
        }
        let Ok(Answer::Leg { leg, .. }) = atlas.leg(&question(from, to, &[])) else { continue };
        let ends = [from, to].map(|end| atlas.area_of(end));
        let under: BTreeSet<AreaRef> = leg.hops[0].over.iter().filter_map(|part| part.area).collect();
        let under: Vec<AreaRef> = under.into_iter().filter(|area| !ends.contains(&Some(*area))).collect();
        if under.is_empty() {
            continue;
        }
        let states: BTreeSet<AreaRef> = (0..=random.index(3)).map(|_| random.pick(&under)).collect();
        let asked = question(from, to, &states.into_iter().collect::<Vec<_>>());
        let closed = Sky::new(atlas, asked.airspace.clone()).closed().clone();
        if ends.iter().flatten().all(|area| !closed.contains(area)) {
            return (asked, closed);
        }
    }
}

/// The judge finds no leak, and the grid agrees, but for a few ways past what is narrower than its cells.
#[test]
fn legs_are_those_of_a_fine_grid_and_leak_nowhere() {
    let atlas = Atlas::embedded().unwrap();
    let court = Court::new(&atlas);
    let mut chance = SplitMix::new(20_240_801);
    let (mut bent, mut unsettled, mut apart) = (0, 0, 0);
    for case in 0..CASES {
        let (asked, closed) = random(&atlas, &mut chance);
        let [from, to] = [asked.from, asked.to].map(|end| atlas.airports().get(end).clone());
        let name = format!("case {case}: {} {} around {closed:?}", from.code(), to.code());
        let ring = rings(&atlas, |face| closed.contains(&face.area));
        let [a, b] = [from.point, to.point].map(place);
        match atlas.leg(&asked).unwrap() {
            Answer::Leg { leg, .. } => {
                assert_eq!(court.faults(&leg, &closed), [], "{name}");
                bent += u32::from(leg.metres > leg.direct_metres * 1.002);
                let grid = |cells: u32| Grid::new(&ring, a, b, leg.metres * 1.02, cells).shortest().unwrap_or(f64::NAN);
                let found: Vec<f64> = CELLS
                    .iter()
                    .map(|&cells| grid(cells))
                    .scan(false, |done, found| {
                        let goes_on = !*done;
                        *done = (found / leg.metres - 1.0).abs() <= SHARE;
                        goes_on.then_some(found)
                    })
                    .collect();
                let last = found.last().copied().unwrap_or(f64::NAN);
                if (last / leg.metres - 1.0).abs() > SHARE {
                    // A gap, or a closed strip, that is narrower than a cell.
                    unsettled += 1;
                    assert!(is_outside(&leg, &ring), "{name}: {} m against {found:?}", leg.metres);
                    assert!(last > leg.metres * 0.98, "{name}: {} m against {found:?}", leg.metres);
                }
            }
            Answer::Disconnected { .. } => {
                apart += 1;
                let cells = Grid::new(&ring, a, b, 18_000_000.0, 120).shortest();
                assert_eq!(cells, None, "{name} is said to be disconnected");
            }
        }
    }
    let told = format!("{bent} ways bend, {unsettled} want a finer grid, {apart} are none");
    assert!(bent >= CASES / 4 && unsettled <= CASES / 10, "{told}");
}

/// True where no place of a way, every kilometre, lies in what is closed, belts and all.
fn is_outside(leg: &Leg, closed: &[Ring]) -> bool {
    let closed = Land::new(closed);
    leg.hops.iter().all(|hop| {
        hop.points.windows(2).all(|pair| {
            let from = place(pair[0]);
            let (metres, azimuth) = takas_check::inverse(from, place(pair[1])).unwrap();
            let samples = (0..20_000).map(|sample| f64::from(sample) * 1000.0).take_while(|&along| along < metres);
            samples.map(|along| takas_check::direct(from, azimuth, along)).all(|place| !closed.holds(place))
        })
    })
}

/// The comparison is worth something only if it can fail: a leg planned while less is closed leaks, and is seen to.
#[test]
fn a_leg_that_leaks_is_refused() {
    let atlas = Atlas::embedded().unwrap();
    let court = Court::new(&atlas);
    let find = |code: &str| atlas.airports().find(code).unwrap();
    let state = |code: &str| atlas.areas().find(code).unwrap();
    for (from, to, close) in [("UUWW", "LTAC", "UKR"), ("ENGM", "LTAC", "POL"), ("PANC", "RJTT", "RUS")] {
        let Answer::Leg { leg, .. } = atlas.leg(&question(find(from), find(to), &[])).unwrap() else { panic!() };
        let closed = Sky::new(&atlas, question(find(from), find(to), &[state(close)]).airspace).closed().clone();
        assert!(!court.faults(&leg, &closed).is_empty(), "{from} {to} over {close}");
        let Answer::Leg { leg, .. } = atlas.leg(&question(find(from), find(to), &[state(close)])).unwrap() else {
            panic!()
        };
        assert_eq!(court.faults(&leg, &closed), [], "{from} {to} around {close}");
    }
}

#[test]
fn what_the_command_says() {
    let mut transcript = Transcript::new("leg", &[]);
    let around = ["leg", "ENGM", "LTAC", "--aircraft", "GLF5", "--registry", "NOR", "--close", "RUS:NOR,SWE", "UKR"];
    transcript
        .run(&[&around[..], &["--depart", "2024-08-01T10:00"]].concat())
        .exits(0)
        .says("POL")
        .says("14:55 +03:00");
    let stop = ["leg", "IAD", "ESB", "--aircraft", "B752", "--depart", "2024-07-31T23:30-04:00"];
    transcript.run(&stop).exits(0).says("by E");
    transcript.run(&["leg", "FXMM", "FAOR", "--close", "ZAF"]).exits(4).says("disconnected: FAOR lies in ZAF");
    let cleared = ["leg", "FXMM", "FQMA", "--close", "ZAF", "--depart", "2024-08-01T08:00Z"];
    transcript.run(&cleared).exits(4).says("ZAF could open a way");
    let word =
        ["--clearance", "ZAF=the department@2024-08-01T12:00Z", "--guarantee", "no fire=the host@2024-08-01T18:00Z"];
    transcript.run(&[&cleared[..], &word].concat()).exits(0).says("hangs on  clearance ZAF of the department");
    let short = ["--clearance", "ZAF=the department@2024-08-01T08:10Z"];
    transcript.run(&[&cleared[..], &short].concat()).exits(4).says("ends too early");
    transcript.run(&["leg", "UBBN", "UBBB", "--close", "ARM", "--json"]).exits(0).says("\"format\": 1");
    let wrong =
        ["leg", "LTXX", "ESB", "--close", "Rusia", "--registry", "REU", "--aircraft", "A32O", "--depart", "soon"];
    let refused = transcript.run(&wrong).exits(2);
    for code in ["A0101", "A0201", "A0203", "A0301", "A0401"] {
        assert!(refused.stderr.contains(code), "{code}: {}", refused.stderr);
    }
    let spring = ["leg", "EDDB", "ESB", "--depart", "2024-03-31T02:30"];
    transcript.run(&spring).exits(2).tells("A0402");
    transcript.run(&["leg", "ESB", "LTAC"]).exits(2).tells("A0103");
    transcript.run(&["leg", "ESB", "LTFM", "--speed", "0"]).exits(2).tells("A0302");
    transcript.run(&["leg", "IAD", "ESB", "--aircraft", "MI8"]).exits(4).says("range");
    transcript.run(&["explain", "a0402"]).exits(0).says("comes twice");
    transcript.holds();
}

#[test]
fn every_mistake_has_an_explanation() {
    let desk = Desk::with_examples("leg-codes", &[]);
    let all = desk.takas(&["explain"]).exits(0).stdout;
    for (code, title, _) in takas_atlas::EXPLANATIONS {
        assert!(all.contains(&format!("{code}  {title}")), "{code}");
    }
}

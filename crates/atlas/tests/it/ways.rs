//! Legs around closed airspace: enclaves, the antimeridian, the pole, stops, clearances and guarantees.

use takas_atlas::{
    Aircraft, Airspace, Answer, Atlas, Clearance, Closure, Disconnected, Guarantee, Instant, Leg, Question,
};

struct Desk {
    atlas: Atlas,
}

impl Desk {
    fn new() -> Self {
        Self { atlas: Atlas::embedded().unwrap() }
    }

    fn question(&self, from: &str, to: &str, close: &str) -> Question {
        let state = |code: &str| self.atlas.areas().find(code).unwrap();
        let closures = close.split_whitespace().map(|code| Closure { state: state(code), to: [].into() }).collect();
        Question {
            from: self.atlas.airports().find(from).unwrap(),
            to: self.atlas.airports().find(to).unwrap(),
            aircraft: Aircraft::of_own("test", 800, 40_000).unwrap(),
            airspace: Airspace { closures, ..Airspace::default() },
            guarantees: Vec::new(),
            stops: Vec::new(),
            ground_minutes: 60,
            departs: None,
        }
    }

    #[track_caller]
    fn leg(&self, question: &Question) -> Leg {
        match self.atlas.leg(question).unwrap() {
            Answer::Leg { leg, .. } => leg,
            Answer::Disconnected { why, .. } => panic!("disconnected: {why:?}"),
        }
    }

    #[track_caller]
    fn why(&self, question: &Question) -> Disconnected {
        match self.atlas.leg(question).unwrap() {
            Answer::Leg { leg, .. } => panic!("a leg of {} m", leg.metres),
            Answer::Disconnected { why, .. } => why,
        }
    }

    fn over(&self, leg: &Leg) -> String {
        let names = leg
            .hops
            .iter()
            .flat_map(|hop| &hop.over)
            .map(|part| part.area.map_or("sea", |area| self.atlas.areas().get(area).code.as_str()));
        names.collect::<Vec<_>>().join(" ")
    }
}

#[test]
fn ways_go_around_what_is_closed() {
    let desk = Desk::new();
    for (from, to, close, kilometres, over) in [
        ("UUWW", "LTAC", "", 1748.0, "RUS UKR XCR sea TUR"),
        ("UUWW", "LTAC", "UKR", 1908.0, "RUS sea TUR"),
        // Kaliningrad: by the Gulf of Finland, and with that closed around the south.
        ("UMKK", "UUWW", "LTU LVA EST POL BLR", 1563.0, "RUS sea FIN sea RUS"),
        ("UMKK", "UUWW", "LTU LVA EST POL BLR FIN SWE", 2690.0, "RUS sea DEU CZE SVK UKR RUS"),
        // Nakhchivan: by Iran, and with that closed by Türkiye and Georgia.
        ("UBBN", "UBBB", "ARM", 453.0, "AZE IRN AZE IRN AZE"),
        ("UBBN", "UBBB", "ARM IRN", 868.0, "AZE TUR GEO AZE GEO AZE"),
        // Over the antimeridian.
        ("PANC", "RJTT", "RUS", 5579.0, "USA sea JPN"),
        ("NFFN", "NZAA", "", 2149.0, "FJI sea NZL"),
    ] {
        let leg = desk.leg(&desk.question(from, to, close));
        assert!((leg.metres / 1000.0 - kilometres).abs() < 1.0, "{from} {to} {close}: {}", leg.metres);
        assert_eq!(desk.over(&leg), over, "{from} {to} {close}");
        let back = desk.leg(&desk.question(to, from, close));
        assert!(
            (leg.metres - back.metres).abs() < 1.0,
            "{from} {to} {close}: {} there, {} back",
            leg.metres,
            back.metres
        );
    }
}

#[test]
fn a_way_may_pass_the_pole() {
    let desk = Desk::new();
    let leg = desk.leg(&desk.question("ENSB", "PABR", ""));
    assert!((leg.metres - leg.direct_metres).abs() < 1e-6);
    assert!(desk.over(&leg).ends_with("sea USA"));
    assert!(leg.hops[0].over.iter().all(|part| part.metres > 0.0));
}

#[test]
fn enclosed_and_closed_ends_are_told_apart() {
    let desk = Desk::new();
    let code = |area: takas_atlas::AreaRef| desk.atlas.areas().get(area).code.clone();
    let Disconnected::EndClosed { area, by, .. } = desk.why(&desk.question("FXMM", "FAOR", "ZAF")) else { panic!() };
    assert_eq!((code(area), by.into_iter().map(code).collect::<Vec<_>>()), ("ZAF".to_owned(), vec!["ZAF".to_owned()]));
    // Lesotho lies within South Africa, from inside and from outside.
    for (from, to) in [("FXMM", "FQMA"), ("FQMA", "FXMM")] {
        let Disconnected::Enclosed { opened_by } = desk.why(&desk.question(from, to, "ZAF CHE")) else { panic!() };
        assert_eq!(opened_by.into_iter().map(code).collect::<Vec<_>>(), ["ZAF"]);
    }
    let same = desk.atlas.leg(&desk.question("LTAC", "ESB", "")).unwrap_err();
    assert_eq!(same.code(), "A0103");
}

#[test]
fn range_brings_stops_or_none_can_help() {
    let desk = Desk::new();
    let mut question = desk.question("KIAD", "LTAC", "");
    question.aircraft = Aircraft::of_own("test", 800, 5_800).unwrap();
    let leg = desk.leg(&question);
    assert_eq!(leg.hops.len(), 2);
    assert!(leg.hops.iter().all(|hop| hop.metres <= 5_800_000.0) && leg.metres < 1.02 * leg.direct_metres);
    assert_eq!(leg.minutes, leg.hops.iter().map(|hop| hop.minutes).sum::<u32>() + 60);
    question.stops = vec![desk.atlas.airports().find("EINN").unwrap()];
    assert_eq!(desk.leg(&question).hops[0].to, question.stops[0]);
    question.stops = vec![desk.atlas.airports().find("YSSY").unwrap()];
    assert!(matches!(desk.why(&question), Disconnected::OutOfRange { .. }));
    question.stops.clear();
    question.aircraft = Aircraft::of_own("test", 200, 300).unwrap();
    assert!(matches!(desk.why(&question), Disconnected::OutOfRange { .. }), "no island every 300 km");
}

#[test]
fn a_clearance_opens_while_it_lasts_and_a_guarantee_binds_to_its_end() {
    let desk = Desk::new();
    let state = |code: &str| desk.atlas.areas().find(code).unwrap();
    let at = |written: &str| Instant::read(written, "UTC").unwrap();
    let mut question = desk.question("UUWW", "LTAC", "UKR");
    question.departs = Some(at("2021-08-01T10:00Z"));
    let given_by = || "the ministry".to_owned();
    let clearance = |until: &str| Clearance { state: state("UKR"), given_by: given_by(), until: Some(at(until)) };
    // Of the areas on the way, Crimea is closed by Ukraine alone.
    question.airspace.clearances = vec![clearance("2021-08-01T14:00Z")];
    let leg = desk.leg(&question);
    assert!(leg.metres < 1_750_000.0);
    let [condition] = &leg.conditions[..] else { panic!("{:?}", leg.conditions) };
    assert_eq!((condition.name.as_str(), condition.given_by.as_str()), ("UKR", "the ministry"));
    assert!(condition.needed_until > question.departs && condition.needed_until < condition.until);
    // Too short by far: the way goes around, and says so.
    question.airspace.clearances = vec![clearance("2021-08-01T10:40Z")];
    let Answer::Leg { leg, too_short } = desk.atlas.leg(&question).unwrap() else { panic!() };
    assert!(leg.metres > 1_900_000.0 && leg.conditions.is_empty() && too_short.len() == 1);
    question.airspace.clearances.clear();
    let guarantee =
        |until: &str| Guarantee { name: "no fire".to_owned(), given_by: given_by(), until: Some(at(until)) };
    question.guarantees = vec![guarantee("2021-08-01T20:00Z")];
    assert_eq!(desk.leg(&question).conditions.len(), 1);
    question.guarantees = vec![guarantee("2021-08-01T11:00Z")];
    assert!(matches!(desk.why(&question), Disconnected::Lapses { .. }));
}

#[test]
fn a_matrix_says_what_single_legs_say() {
    let desk = Desk::new();
    let codes = ["UBBN", "UBBB", "UDYZ", "UGTB", "OITT", "LTCS", "URMM", "LTAC"];
    let closed = desk.question("UBBN", "LTAC", "ARM GEO").airspace;
    let airports: Vec<_> = codes.iter().map(|code| desk.atlas.airports().find(code).unwrap()).collect();
    let rows = takas_atlas::Sky::new(&desk.atlas, closed.clone()).lengths(&airports);
    for (row, from) in codes.iter().enumerate() {
        for (column, to) in codes.iter().enumerate().filter(|(column, _)| *column != row) {
            let question = desk.question(from, to, "ARM GEO");
            let single = match desk.atlas.leg(&question).unwrap() {
                Answer::Leg { leg, .. } => leg.metres,
                Answer::Disconnected { .. } => f64::NAN,
            };
            let same = (rows[row][column] - single).abs() < 1.0 || rows[row][column].is_nan() && single.is_nan();
            assert!(same, "{from} {to}: {} and {single}", rows[row][column]);
        }
    }
}

//! Where airports lie, what a state's word closes, how things are looked up, and that every zone is known.

use std::collections::BTreeSet;

use takas_atlas::{Airspace, Atlas, Closure, Instant, Sky};

fn atlas() -> Atlas {
    Atlas::embedded().unwrap()
}

/// Enclaves, islands, the antimeridian, airports on a border, reclaimed land, disputed areas, Antarctica.
#[test]
fn airports_lie_in_their_areas() {
    let atlas = atlas();
    for (code, area) in [
        ("LTAC", "TUR"),
        ("UMKK", "RUS"),
        ("UBBN", "AZE"),
        ("FXMM", "LSO"),
        ("LSGG", "CHE"),
        ("LFSB", "FRA"),
        ("RJBB", "JPN"),
        ("NFFN", "FJI"),
        ("UHMA", "RUS"),
        ("PANC", "USA"),
        ("ENSB", "NOR"),
        ("OTHH", "QAT"),
        ("WSSS", "SGP"),
        ("VHHH", "HKG"),
        ("UKFF", "XCR"),
        ("LCEN", "XNC"),
        ("FMEE", "FRA"),
        ("NZSP", ""),
    ] {
        let airport = atlas.airports().find(code).unwrap();
        let found = atlas.area_of(airport).map(|area| atlas.areas().get(area).code.as_str());
        assert_eq!(found.unwrap_or_default(), area, "{code}");
    }
}

#[test]
fn a_state_closes_what_it_administers_and_what_it_claims() {
    let atlas = atlas();
    let area = |code: &str| atlas.areas().find(code).unwrap();
    let closed = |states: &[&str], open: &[&str], to: &[&str], registry: Option<&str>| -> BTreeSet<String> {
        let to: BTreeSet<_> = to.iter().map(|code| area(code)).collect();
        let closures = states.iter().map(|state| Closure { state: area(state), to: to.clone() }).collect();
        let opened = open.iter().map(|code| area(code)).collect();
        let airspace = Airspace { registry: registry.map(area), closures, opened, ..Airspace::default() };
        Sky::new(&atlas, airspace).closed().iter().map(|&area| atlas.areas().get(area).code.clone()).collect()
    };
    let set = |codes: &[&str]| codes.iter().map(|&code| code.to_owned()).collect::<BTreeSet<String>>();
    assert_eq!(closed(&["DNK"], &[], &[], None), set(&["DNK", "FRO", "GRL"]));
    assert_eq!(closed(&["Greenland"], &[], &[], None), set(&["GRL"]));
    assert_eq!(closed(&["UKR"], &[], &[], None), set(&["UKR", "XCR"]));
    assert!(closed(&["RUS"], &[], &[], None).contains("XCR"));
    assert!(!closed(&["RUS"], &["XCR"], &[], None).contains("XCR"));
    assert_eq!(closed(&["LTU"], &[], &["NOR"], Some("SWE")), set(&[]));
    assert_eq!(closed(&["LTU"], &[], &["NOR"], Some("NOR")), set(&["LTU"]));
    assert_eq!(closed(&["LTU"], &[], &["NOR"], None), set(&["LTU"]), "an unknown registry is meant");
}

#[test]
fn names_are_found_and_mistakes_are_met_with_what_was_meant() {
    let atlas = atlas();
    for (written, code) in [("ltac", "LTAC"), ("ESB", "LTAC"), ("esenboğa international airport", "LTAC")] {
        let found = atlas.airports().find(written).map(|airport| atlas.airports().get(airport).code().to_owned());
        assert_eq!(found.as_deref(), Ok(code), "{written}");
    }
    for (written, code) in [("NO", "NOR"), ("578", "NOR"), ("turkiye", "TUR"), ("Côte d'Ivoire", "CIV"), ("xkx", "XKX")]
    {
        let found = atlas.areas().find(written).map(|area| atlas.areas().get(area).code.clone());
        assert_eq!(found.as_deref(), Ok(code), "{written}");
    }
    let refused = |written: &str| atlas.areas().find(written).unwrap_err();
    assert!(refused("Rusia").to_string().contains("RUS"));
    assert_eq!(refused("congo").code(), "A0202");
    assert_eq!(refused("REU").code(), "A0203");
    assert!(atlas.airports().find("Esenboga").unwrap_err().to_string().contains("LTAC"));
    for odd in ["", "\u{0}", "𝕏", &"x".repeat(10_000)] {
        assert!(atlas.airports().find(odd).is_err() && atlas.areas().find(odd).is_err());
    }
}

#[test]
fn every_airport_has_a_zone_that_is_known_and_a_code_of_its_own() {
    let atlas = atlas();
    let zones: BTreeSet<&str> = atlas.airports().all().map(|(_, airport)| airport.zone).collect();
    let noon = Instant::read("2024-07-01T12:00Z", "UTC").unwrap();
    for zone in zones {
        assert!(noon.local(zone).is_ok(), "{zone}");
    }
    let codes: Vec<&str> = atlas.airports().all().map(|(_, airport)| airport.code()).collect();
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
    assert!(codes.len() > 15_000);
}

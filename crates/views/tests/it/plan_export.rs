//! A plan for calendars, spreadsheets and maps, read back by the rules of each format.

use std::collections::BTreeSet;

use takas_model::PartyRef;
use takas_views::{Names, PartyPlan, PlanShown, PlanView, brief_plan, export, project_plan};

use crate::mini::{ADW, DEU, ESB, Mini, USA, VKO, mini};

fn view(mini: &Mini) -> PlanView {
    brief_plan(&PlanShown::new(&mini.case, &mini.handover, &mini.found), Names::Real)
}

fn extract(mini: &Mini, party: usize) -> PartyPlan {
    project_plan(&mini.handover, &mini.found.plan, &mini.case, PartyRef::new(party), Names::Real)
}

/// A calendar read back: events as pairs of name and value, unfolded and unescaped.
fn events(calendar: &str) -> Vec<Vec<(String, String)>> {
    assert!(calendar.ends_with("END:VCALENDAR\r\n"));
    for line in calendar.split_terminator("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?}");
    }
    let whole = calendar.replace("\r\n ", "");
    let mut events: Vec<Vec<(String, String)>> = Vec::new();
    for line in whole.split_terminator("\r\n") {
        let (name, value) = line.split_once(':').expect("name and value");
        match (name, value) {
            ("BEGIN", "VEVENT") => events.push(Vec::new()),
            ("BEGIN" | "END" | "VERSION" | "PRODID" | "CALSCALE", _) => {}
            _ => {
                let value = value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
                events.last_mut().expect("an event").push((name.to_owned(), value));
            }
        }
    }
    events
}

fn value<'e>(event: &'e [(String, String)], name: &str) -> &'e str {
    event.iter().find(|(other, _)| other == name).map_or("", |(_, value)| value)
}

#[test]
fn the_calendar_has_each_ride_and_gate_in_utc() {
    let calendar = export::ics(&view(&mini()), 1_722_400_000);
    let events = events(&calendar);
    assert_eq!(events.len(), 8);
    let flight = events.iter().find(|event| value(event, "UID") == "mini.ride.US-1.1@takas").expect("his flight");
    assert_eq!(value(flight, "DTSTAMP"), "20240731T042640Z");
    assert_eq!(value(flight, "DTSTART"), "20240801T103000Z");
    assert_eq!(value(flight, "DTEND"), "20240801T213000Z");
    assert_eq!(value(flight, "SUMMARY"), "Gulfstream N1: Esenboğa (LTAC) → Andrews (KADW)");
    assert_eq!(value(flight, "GEO"), "40.128082;32.995083");
    assert!(value(flight, "DESCRIPTION").contains("2024-08-01 17:30 -04:00 America/New_York"));
    assert!(value(flight, "DESCRIPTION").contains("hangs on overflight clearance GRC-77, given by Greece,"));
    let gate = events.iter().find(|event| value(event, "UID") == "mini.gate.all_20verified@takas").expect("the gate");
    assert_eq!((value(gate, "DTSTART"), value(gate, "DTEND")), ("20240801T111500Z", ""));
    assert_eq!(value(gate, "TRANSP"), "TRANSPARENT");
    let ids: BTreeSet<&str> = events.iter().map(|event| value(event, "UID")).collect();
    assert_eq!(ids.len(), events.len());
    // Commas are escaped in the file itself.
    assert!(calendar.replace("\r\n ", "").contains("Prisoners of conscience: 12 people\\, Kevin Lik"));
}

#[test]
fn events_keep_their_ids_when_times_change() {
    let mini = mini();
    let mut later = self::mini();
    later
        .found
        .plan
        .trips
        .iter_mut()
        .for_each(|trip| (trip.departs, trip.arrives) = (trip.departs + 9, trip.arrives + 9));
    let ids = |calendar: String| -> Vec<String> {
        events(&calendar).iter().map(|event| value(event, "UID").to_owned()).collect()
    };
    assert_eq!(ids(export::ics(&view(&mini), 0)), ids(export::ics(&view(&later), 9)));
    let party = |mini: &Mini| ids(export::party_ics(&extract(mini, DEU), 0));
    assert_eq!(party(&mini), party(&later));
    assert_eq!(party(&mini), ["DEU.3-1@takas", "DEU.3-2@takas", "DEU.1-1@takas", "DEU.1-2@takas", "DEU.3-3@takas"]);
}

#[test]
fn long_and_odd_names_fold_and_escape() {
    let mut mini = mini();
    mini.handover.vehicles[0].name = "Боинг; с, очень \\ длинным именем ".repeat(6);
    mini.handover.gates[0].name = "a\nb:c".to_owned();
    let events = events(&export::ics(&view(&mini), 0));
    let name = mini.handover.vehicles[0].name.trim();
    assert!(events.iter().any(|event| value(event, "SUMMARY").starts_with(name)));
    assert!(events.iter().any(|event| value(event, "UID") == "mini.gate.a_20b_3ac@takas"));
}

/// Rows and cells by RFC 4180.
fn rows(table: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = table.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {
                assert_eq!(letters.next(), Some('\n'));
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ => cell.push(c),
        }
    }
    assert!(row.is_empty() && cell.is_empty() && !quoted, "it ends with a line end");
    rows
}

#[test]
fn the_table_has_a_row_for_each_lot_and_ride() {
    let mut mini = mini();
    mini.handover.vehicles[1].name = "=cmd|' /C calc'!A0, \"x\"".to_owned();
    let rows = rows(&export::csv(&view(&mini)));
    // Two for him, two each for the twelve, the minor and the remains, three for the one by van, one for who stays.
    assert_eq!(rows.len(), 1 + 2 + 2 + 2 + 3 + 2 + 1);
    assert!(rows.iter().all(|row| row.len() == 19));
    assert_eq!(rows[1][..4], ["Evan Gershkovich", "1", "person", ""]);
    let hers = |who: &str| -> Vec<&Vec<String>> { rows.iter().filter(|row| row[0] == who).collect() };
    let twelve = hers("Prisoners of conscience");
    assert_eq!(
        twelve[0][1..11],
        ["12", "group", "", "RUS", "DEU", "3 escorts", "1", "Tu-204 RA-64059", "Vnukovo (UUWW)", "Esenboğa (LTAC)"]
    );
    assert_eq!(
        twelve[0][11..],
        [
            "2024-08-01T07:00Z",
            "2024-08-01 10:00 +03:00",
            "Europe/Moscow",
            "2024-08-01T09:50Z",
            "2024-08-01 12:50 +03:00",
            "Europe/Istanbul",
            "no",
            ""
        ]
    );
    assert_eq!(twelve[1][8], "'=cmd|' /C calc'!A0, \"x\"");
    assert_eq!(twelve[1][17], "yes");
    let stays = hers("Marc Fogel");
    assert_eq!((stays[0][7].as_str(), stays[0][18].as_str()), ("", "not travelling"));
    let own = self::rows(&export::party_csv(&extract(&mini, USA)));
    assert_eq!(own.len(), 4);
    assert_eq!(own[1][3..5], ["receive", "RUS"]);
    assert!(own.iter().all(|row| row.len() == 17));
}

fn features(text: &str) -> Vec<serde_json::Value> {
    let whole: serde_json::Value = serde_json::from_str(text).expect("JSON");
    assert_eq!(whole["type"], "FeatureCollection");
    let features = whole["features"].as_array().expect("a list").clone();
    for feature in &features {
        assert_eq!(feature["type"], "Feature");
        let geometry = &feature["geometry"];
        let lines: Vec<&serde_json::Value> = match geometry["type"].as_str() {
            Some("LineString") => vec![&geometry["coordinates"]],
            Some("MultiLineString") => geometry["coordinates"].as_array().expect("lines").iter().collect(),
            Some("Point") => continue,
            other => panic!("{other:?}"),
        };
        for line in lines {
            let line = line.as_array().expect("positions");
            assert!(line.len() >= 2);
            for pair in line.windows(2) {
                let [from, to] = [0, 1].map(|at| pair[at][0].as_f64().expect("a number"));
                assert!((from - to).abs() < 180.0 && from.abs() <= 180.0, "{from} {to}");
            }
        }
    }
    features
}

#[test]
fn the_map_file_has_lines_and_points() {
    let mini = mini();
    let features = features(&export::geojson(&view(&mini)));
    assert_eq!(features.len(), 6 + 5);
    let flight = features.iter().find(|f| f["properties"]["vehicle"] == "Gulfstream N1").expect("his flight");
    assert_eq!(flight["properties"]["departs"]["utc"], "2024-08-01T10:30Z");
    assert_eq!(flight["properties"]["departs"]["local"], "2024-08-01 13:30 +03:00");
    assert_eq!(flight["properties"]["who"][0], "Evan Gershkovich");
    let line = flight["geometry"]["coordinates"].as_array().expect("positions");
    assert_eq!(line[0], serde_json::json!([32.99508, 40.12808]), "longitude first");
    // Some 8,700 km in pieces of at most 100.
    assert!((80..110).contains(&line.len()), "{}", line.len());
    let own = self::features(&export::party_geojson(&extract(&mini, USA)));
    assert_eq!(own.len(), 2 + 3, "his rides and their places");
    assert!(own.iter().all(|f| f["properties"]["vehicle"].is_null()));
}

#[test]
fn lines_are_cut_at_the_antimeridian() {
    let mut mini = mini();
    mini.handover.vehicles.iter_mut().flat_map(|v| v.ways.values_mut()).for_each(|way| way.points.clear());
    mini.handover.places[VKO].at = Some((64_735_000, 177_741_000));
    mini.handover.places[ESB].at = Some((64_378_000, -173_243_000));
    // Right on it.
    mini.handover.places[ADW].at = Some((60_000_000, 180_000_000));
    let features = features(&export::geojson(&view(&mini)));
    let over = features.iter().find(|f| f["properties"]["vehicle"] == "Tu-204 RA-64059").expect("a ride");
    let parts = over["geometry"]["coordinates"].as_array().expect("two lines");
    assert_eq!((over["geometry"]["type"].as_str(), parts.len()), (Some("MultiLineString"), 2));
    let (end, start) = (parts[0].as_array().unwrap().last().unwrap(), &parts[1][0]);
    assert_eq!((end[0].as_f64(), start[0].as_f64()), (Some(180.0), Some(-180.0)));
    assert_eq!(end[1], start[1]);
    let to_it = features.iter().find(|f| f["properties"]["vehicle"] == "Gulfstream N1").expect("a ride");
    assert_eq!(to_it["geometry"]["type"], "LineString", "it ends on the edge and does not cross it");
}

#[test]
fn a_place_nobody_knows_has_no_geometry() {
    let mut mini = mini();
    mini.handover.places[ADW].at = None;
    mini.handover.vehicles[2].ways.values_mut().for_each(|way| way.points.clear());
    let whole: serde_json::Value = serde_json::from_str(&export::geojson(&view(&mini))).expect("JSON");
    let nowhere = |f: &&serde_json::Value| f["geometry"].is_null();
    assert_eq!(whole["features"].as_array().expect("a list").iter().filter(nowhere).count(), 2);
}

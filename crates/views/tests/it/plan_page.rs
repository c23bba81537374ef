//! The mediator's page of a plan, what is printed of it, and a party's extract as a page.

use takas_atlas::Atlas;
use takas_model::{ItemRef, Kind, PartyRef, PlanValue, SafeState};
use takas_views::plan::Fallback;
use takas_views::{English, Names, PlanShown, PlanView, brief_plan, html, project_plan};

use crate::markup::{check_page, check_scripted_page};
use crate::mini::{ADW, DEU, ESB, Mini, RUS, TUR, USA, VKO, mini};

fn view(mini: &Mini, names: Names) -> PlanView {
    let mut shown = PlanShown::new(&mini.case, &mini.handover, &mini.found);
    shown.safe = &mini.safe;
    shown.verified = Some(PlanValue { exposure: 1200, makespan: 1050, rides: 5 });
    shown.closed_areas = vec!["UKR".to_owned()];
    shown.plan_id = Some("p4x9".to_owned());
    shown.controllability = Some(vec!["The plan can be kept whatever the durations turn out to be.".to_owned()]);
    let words = vec!["The A340 takes Evan Gershkovich.".to_owned()];
    shown.fallbacks = vec![Fallback { event: "Gulfstream N1 is lost".to_owned(), words }];
    brief_plan(&shown, names)
}

fn page(mini: &Mini, names: Names) -> String {
    html::plan(&view(mini, names), &Atlas::embedded().expect("it is sound"))
}

fn holds(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        let at = rest.find(part).unwrap_or_else(|| panic!("no {part:?} (in this order)"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn the_page_stands_alone_and_says_everything_without_its_script() {
    let page = page(&mini(), Names::Real);
    let data = check_scripted_page(&page);
    assert!(page.len() < 400_000, "{} bytes", page.len());
    holds(
        &page,
        &[
            "Mediator&#39;s compartment",
            "15 people and 1 of the dead by 6 rides of 4 vehicles",
            "<strong>≈ Feasible</strong>",
            "<svg class=\"drawing gantt\"",
            "Europe/Istanbul +03:00",
            "Americans may leave 10:15Z",
            "At the exchange point",
            "<svg class=\"drawing map\"",
            "closed: UKR",
            "hidden=\"\"",
            "gate “Americans may leave” opens",
            "<h2 id=\"worth-heading\">",
            "245 person-minutes (16.9 %)",
            "The plan can be kept whatever",
            "Gulfstream N1 is lost",
            "sheltered by the host (TUR)",
            "Completed all the same:",
        ],
    );
    // What the script steps through.
    let count = |key: &str| data[key].as_array().expect("a list").len();
    assert_eq!((count("rides"), count("lots"), count("vehicles"), count("gates")), (6, 6, 4, 2));
    assert_eq!(data["rides"][5][0], 390);
    assert_eq!(data["offsets"], serde_json::json!([[0, "+03:00", 180]]));
    assert_eq!(data["lots"][3]["halls"], serde_json::json!(["", "hall 2"]));
}

#[test]
fn the_critical_path_is_marked_in_chart_map_and_tables() {
    let page = page(&mini(), Names::Real);
    assert!(page.contains("<g class=\"bar ride critical\"><title>Gulfstream N1"));
    assert!(page.contains("<g class=\"bar ride\"><title>Tu-204"));
    assert!(page.contains("<g class=\"gate critical\"><title>gate “Americans may leave” opens"));
    assert!(page.contains("<g class=\"route critical\"><title>A340"));
    let marks = page.matches("class=\"critical-mark\"").count();
    // Two rides and a gate among the movements, the gate among the gates, two checks among the works.
    assert_eq!(marks, 6);
}

#[test]
fn pseudonyms_leave_no_name_anywhere_on_the_page() {
    let page = page(&mini(), Names::Pseudonyms);
    check_scripted_page(&page);
    for name in ["Gershkovich", "Krasikov", "Kevin", "Fogel", "Fallen"] {
        assert!(!page.contains(name), "{name}");
    }
    assert!(page.contains("RUS-01") && page.contains("DEU-01"));
}

#[test]
fn a_plan_of_several_days_has_a_chart_for_each() {
    let mut mini = mini();
    // The flight home on the third day, nothing on the second.
    let trip = &mut mini.found.plan.trips[5];
    (trip.departs, trip.arrives) = (390 + 2880, 1050 + 2880);
    let page = page(&mini, Names::Real);
    check_scripted_page(&page);
    holds(&page, &["<h3>1 August 2024 (UTC)</h3>", "<h3>3 August 2024 (UTC)</h3>"]);
    assert!(!page.contains("<h3>2 August 2024 (UTC)</h3>"), "people wait all day, but nothing happens");
    assert_eq!(page.matches("<svg class=\"drawing gantt\"").count(), 2);
    // From 04:00 to 21:30 on either day, and a few minutes around; a gate at night is on its chart.
    assert!(!page.contains(">03:00Z</text>") && page.contains(">04:00Z</text>") && page.contains(">20:00Z</text>"));
    mini.found.plan.gates[1] = 2880 + 1180;
    assert!(self::page(&mini, Names::Real).contains("Americans may leave 23:40Z"));
}

#[test]
fn a_change_of_clocks_is_told_to_the_axis_and_the_script() {
    let mut mini = mini();
    // 27 October 2024, 00:00 UTC; at 01:00 UTC clocks go back in Berlin.
    mini.handover.begins = 1_729_987_200;
    mini.handover.places[ESB].zone = "Europe/Berlin".to_owned();
    let page = page(&mini, Names::Real);
    let data = check_scripted_page(&page);
    assert_eq!(data["offsets"], serde_json::json!([[0, "+02:00", 120], [60, "+01:00", 60]]));
    assert!(page.contains(">02:00 +02:00</text>") && page.contains(">03:00 +01:00</text>"));
}

#[test]
fn names_in_any_script_and_with_markup_stay_names() {
    let mut mini = mini();
    mini.handover.vehicles[0].name = "</script><b>\"'&".to_owned();
    mini.handover.gates[0].name = "</title><img src=x onerror=1>".to_owned();
    mini.handover.places[VKO].name = "مطار فنوكوفو".to_owned();
    mini.case.items[0].name = "</text><script>alert(1)</script>".to_owned();
    let view = view(&mini, Names::Real);
    let page = html::plan(&view, &Atlas::embedded().expect("it is sound"));
    let data = check_scripted_page(&page);
    assert_eq!(data["vehicles"][0]["name"], "</script><b>\"'&");
    assert!(page.contains("<bdi>مطار فنوكوفو</bdi>") || page.contains("<bdi>مطار"));
    assert!(!page.contains("<img") && !page.contains("<script>alert"));
    for printed in
        [html::operations_order(&view, &English), html::abort_card(&view, &English), html::manifest(&view, 2, &English)]
    {
        check_page(&printed);
    }
}

#[test]
fn without_places_on_the_map_or_anything_at_all_the_page_still_stands() {
    let mut mini = mini();
    mini.handover.places.iter_mut().for_each(|place| place.at = None);
    mini.handover.vehicles.iter_mut().flat_map(|v| v.ways.values_mut()).for_each(|way| way.points.clear());
    let without_map = page(&mini, Names::Real);
    check_scripted_page(&without_map);
    assert!(!without_map.contains("drawing map"));
    let plan = &mut mini.found.plan;
    (plan.trips, plan.lots, plan.works) = (Vec::new(), Vec::new(), Vec::new());
    mini.safe.clear();
    let view = view(&mini, Names::Real);
    assert_eq!(view.headline, "Nothing moves.");
    let page = html::plan(&view, &Atlas::embedded().expect("it is sound"));
    assert!(!page.contains("drawing gantt"));
    check_page(&html::operations_order(&view, &English));
    let abort = html::abort_card(&view, &English);
    check_page(&abort);
    assert!(abort.contains("have not been worked out"));
}

#[test]
fn the_map_knows_no_seam_at_the_antimeridian() {
    let mut mini = mini();
    mini.handover.places[ESB].at = Some((64_378_000, -173_243_000));
    mini.handover.places[VKO].at = Some((64_735_000, 177_741_000));
    mini.handover.places[ADW].at = Some((61_174_000, -149_996_000));
    mini.handover.vehicles.iter_mut().flat_map(|v| v.ways.values_mut()).for_each(|way| way.points.clear());
    mini.found.plan.trips.retain(|trip| trip.vehicle.index() != 1 && trip.vehicle.index() != 3);
    mini.found.plan.lots = vec![takas_model::Lot { rides: vec![0, 2], ..mini.found.plan.lots[0].clone() }];
    mini.found.plan.works.clear();
    mini.safe.clear();
    let page = page(&mini, Names::Real);
    check_scripted_page(&page);
    let (_, map) = page.split_once("drawing map").expect("a map");
    // The way from Anadyr to Provideniya is short on the sheet: it does not go around the world.
    let (_, way) = map.split_once("id=\"way-0\" d=\"M").expect("a way");
    let start: f64 = way.split([' ', 'l']).next().and_then(|x| x.parse().ok()).expect("a number");
    assert!((0.0..1000.0).contains(&start));
    let steps: f64 =
        way.split(['l', '"']).nth(1).expect("steps").split(' ').step_by(2).filter_map(|x| x.parse::<f64>().ok()).sum();
    assert!(steps > 0.0 && steps < 500.0, "eastwards, over the antimeridian: {steps}");
}

#[test]
fn manifests_hold_pseudonyms_and_needs_and_no_finding() {
    let mut mini = mini();
    // Names hide in names of other things, too.
    mini.handover.gates[0].name = "Krasikov last".to_owned();
    mini.handover.vehicles[0].ways.values_mut().for_each(|way| way.conditions = vec!["as long as Fogel".to_owned()]);
    mini.handover.teams[0].name = "team for Gershkovich".to_owned();
    let view = view(&mini, Names::Real);
    let manifest = html::manifest(&view, 2, &English);
    check_page(&manifest);
    holds(
        &manifest,
        &[
            "Manifest: Tu-204 RA-64059, ride 1",
            "Leaves Vnukovo (UUWW) on 1 August 2024, 07:00Z (10:00 +03:00), Europe/Moscow",
            "RUS-01",
            "1 escort",
            "Andrews (KADW)",
            "clear to travel",
            "Prisoners of conscience: 12 people",
            "3 escorts",
            "RUS-03",
            "RUS-04",
            "14 people and 1 of the dead",
            "for the mediator",
        ],
    );
    let order = html::operations_order(&view, &English);
    check_page(&order);
    assert_eq!(order.matches("<h2>Manifest: ").count(), 6);
    assert_eq!(order.matches("<h2>Checklist: ").count(), 2);
    assert_eq!(order.matches("<h2>Abort card").count(), 1);
    for printed in [&manifest, &order, &html::abort_card(&view, &English), &html::gate_checklist(&view, 0, &English)] {
        for hidden in
            ["Gershkovich", "Krasikov", "Kevin", "Fogel", "interview", "refused", "since the", "◆", "protected by law"]
        {
            assert!(!printed.contains(hidden), "{hidden}");
        }
    }
}

#[test]
fn a_checklist_has_boxes_for_both_sides_and_the_mediator() {
    let view = view(&mini(), Names::Real);
    let list = html::gate_checklist(&view, 1, &English);
    check_page(&list);
    holds(
        &list,
        &[
            "Checklist: gate “Americans may leave”",
            "Planned for 1 August 2024, 10:15Z (13:15 +03:00), Europe/Istanbul.",
            "Not before 1 August 2024, 10:10Z",
            "identity check",
            "health check",
            "RUS-01",
            "have confirmed may these leave: RUS-01.",
            "Confirmed by",
            "Russia",
            "United States",
            "the mediator",
        ],
    );
    // There, two checks, three confirmations.
    assert_eq!(list.matches("class=\"box\"").count(), 6);
}

#[test]
fn the_abort_card_says_where_in_whose_hands_and_jurisdiction() {
    let mini = mini();
    let card = html::abort_card(&view(&mini, Names::Real), &English);
    check_page(&card);
    holds(
        &card,
        &[
            "From 1 August 2024, 07:00Z (10:00 +03:00) until 1 August 2024, 10:30Z",
            "RUS-05",
            "with Russia, where they are",
            "RUS-01, Prisoners of conscience: 12 people, RUS-03, DEU-01 and RUS-04",
            "<td>TUR</td>",
            "sheltered by the host (TUR)",
            "Completed all the same:",
            "with United States: received",
        ],
    );
    let spans = mini.safe.iter().filter(|SafeState { lots, .. }| !lots.is_empty()).count();
    assert_eq!(card.matches("<section class=\"span\">").count(), spans);
}

#[test]
fn a_party_has_its_extract_as_a_page() {
    let mini = mini();
    for party in [RUS, USA, DEU, TUR] {
        let view = project_plan(&mini.handover, &mini.found.plan, &mini.case, PartyRef::new(party), Names::Real);
        let page = html::party_plan(&view, &English);
        check_page(&page);
        assert!(!page.contains("all verified") && !page.contains("hall 1") && !page.contains("◆"), "{party}");
    }
    let host = project_plan(&mini.handover, &mini.found.plan, &mini.case, PartyRef::new(TUR), Names::Real);
    assert!(html::party_plan(&host, &English).contains("Nothing of this handover concerns you."));
}

#[test]
fn goods_are_counted_in_their_unit() {
    let mut mini = mini();
    mini.case.items[ItemRef::new(4).index()].kind = Kind::Goods { unit: "truck".to_owned(), per_day: None };
    let page = page(&mini, Names::Real);
    assert!(page.contains("Fallen soldier: 1 truck") && page.contains("13 people and 1 truck"));
}

//! The packages among the examples against the public record: the totals are written here once more, by hand.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::desk::Desk;

/// Runs `takas deals` on an example and holds that its deal is proved best and the only one.
#[track_caller]
fn proved(example: &str) -> (Desk, Value) {
    let desk = Desk::with_examples(&format!("packages-{example}"), &[example]);
    let report = cleared(&desk, example);
    assert_eq!(report["status"], "optimal");
    assert_eq!(report["bound_verified"], true);
    (desk, report)
}

/// Clears a case on the desk, without what is told around the deal.
#[track_caller]
fn cleared(desk: &Desk, example: &str) -> Value {
    desk.takas(&["deals", example, "--json", "--decisive", "no", "--alternatives", "0"]).exits(0).json()
}

/// The units of the first deal, added up under the key that `key` makes of a transfer; none leaves it out.
fn sums(report: &Value, key: impl Fn(&Value) -> Option<String>) -> BTreeMap<String, u64> {
    let mut sums = BTreeMap::new();
    for transfer in report["deals"][0]["transfers"].as_array().expect("transfers") {
        if let Some(key) = key(transfer) {
            *sums.entry(key).or_default() += transfer["quantity"].as_u64().expect("a number");
        }
    }
    sums
}

fn text<'v>(transfer: &'v Value, key: &str) -> &'v str {
    transfer[key].as_str().unwrap_or("-")
}

fn table(rows: &[(&str, u64)]) -> BTreeMap<String, u64> {
    rows.iter().map(|&(key, number)| (key.to_owned(), number)).collect()
}

#[test]
fn shalit_clears_to_both_lists_with_their_destinations() {
    let (desk, report) = proved("shalit-2011");
    assert_eq!(report["unique"], true);
    let by_place =
        sums(&report, |t| (text(t, "from") == "ISR").then(|| format!("{} {}", text(t, "phase"), text(t, "to"))));
    let record = [
        ("one PAL", 27),
        ("one WBK", 96),
        ("one JER", 14),
        ("one HOM", 6),
        ("one GAZ", 294),
        ("one ABR", 40),
        ("two WBK", 505),
        ("two GAZ", 41),
        ("two JOR", 2),
        ("two JER", 2),
    ];
    assert_eq!(by_place, table(&record));
    let in_phase = |phase: &str| by_place.iter().filter(|(k, _)| k.starts_with(phase)).map(|(_, n)| n).sum::<u64>();
    assert_eq!((in_phase("one"), in_phase("two")), (477, 550));
    let home = sums(&report, |t| (text(t, "from") == "HAM").then(|| format!("{} {}", text(t, "what"), text(t, "to"))));
    assert_eq!(home, table(&[("shalit ISR", 1), ("proof-of-life -", 1)]));
    let warnings = report["warnings"].to_string();
    assert!(warnings.contains("GC IV art. 132") && warnings.contains("put off"), "{warnings}");

    // The two whom Hamas asked for stay because Israel refuses, and for no other reason.
    for name in ["barghouti", "saadat"] {
        let asked = desk.takas(&["deals", "shalit-2011", "--json", "--with", name]).exits(4).json();
        assert!(asked["conflict"]["rules"].to_string().contains(&format!("refuses {name}")), "{name}");
    }
    // It is Israel's rule that makes them forty, and nothing else.
    desk.edit("shalit-2011/positions/ISR.toml", "at least 40 of men-egypt to ABR", "at least 1 of men-egypt to ABR");
    let open = cleared(&desk, "shalit-2011");
    let abroad = sums(&open, |t| (text(t, "to") == "ABR").then(|| "ABR".to_owned()));
    assert_eq!(abroad, table(&[("ABR", 1)]));
}

#[test]
fn the_road_through_syunik_clears_to_the_declaration_and_the_framework() {
    let example = "armenia-azerbaijan-2025";
    let (desk, report) = proved(example);
    assert_eq!(report["unique"], true);
    let begun = sums(&report, |t| Some(format!("{}: {}", text(t, "phase"), text(t, "what"))));
    let record = [
        ("declaration: open", 1),
        ("declaration: operator as company", 1),
        ("declaration: integrity-arm", 1),
        ("declaration: integrity-aze", 1),
        ("declaration: initial-arm", 1),
        ("declaration: initial-aze", 1),
        ("declaration: minsk", 1),
        ("framework: checks as light", 1),
        ("framework: transit", 1),
        ("framework: invest", 1),
    ];
    assert_eq!(begun, table(&record));
    // Each side's first choice on checks fails at the other's refusal.
    for (option, owner) in [("full", "AZE"), ("nobody", "ARM")] {
        let question = format!("checks is undertaken as {option}");
        let asked = desk.takas(&["deals", example, "--json", "--with", &question]).exits(4).json();
        let rules = asked["conflict"]["rules"].as_array().expect("rules");
        let refusal = rules.iter().any(|rule| rule["owner"] == owner && rule["name"] == "refuses checks");
        assert!(refusal, "{option}: {rules:?}");
    }
    // Each party's page shows its own line and which of its choices came out, and nothing of the other's line.
    for (party, own, other) in [("ARM", "ordinary", "nobody"), ("AZE", "nobody", "ordinary")] {
        let page = desk.takas(&["deals", example, "--view", party]).exits(0).says("(choice 2 of 2)");
        let asks =
            page.stdout.split("\nAsks\n").nth(1).expect("it asks").split("\nRefuses\n").next().unwrap_or_default();
        assert!(asks.contains(own) && !asks.contains(other), "{party}: {asks}");
    }
    // Each side reads its own name for the road; nobody else reads it.
    let names =
        [("AZE", "Zangezur corridor"), ("ARM", "TRIPP route"), ("USA", "road through Syunik"), ("RUS", "Syunik")];
    for (party, own) in names {
        let page = desk.takas(&["deals", example, "--view", party, "--json"]).exits(0).says(own);
        for (_, other) in names.iter().filter(|(other, _)| ["AZE", "ARM"].contains(other) && *other != party) {
            assert!(!page.stdout.contains(other), "{party} reads {other}");
        }
    }
    let whole = desk.takas(&["deals", example, "--decisive", "no"]).exits(0).says("road through Syunik");
    whole.never_says("Zangezur").never_says("TRIPP");
    // What a party likes decides: were the state bodies all that Armenia would have, they would operate the road.
    desk.edit(
        &format!("{example}/positions/USA.toml"),
        "operator = { prefers = [\"company\"], priority = \"high\" }\n",
        "",
    );
    desk.edit(&format!("{example}/positions/USA.toml"), "\"money with a say\"", "\"money\"");
    desk.edit(
        &format!("{example}/positions/USA.toml"),
        "invest is undertaken requires operator is undertaken as company",
        "invest is undertaken requires open is undertaken",
    );
    desk.edit(
        &format!("{example}/positions/AZE.toml"),
        "prefers = [\"company\", \"russia\"]",
        "prefers = [\"russia\"]",
    );
    let other = cleared(&desk, example);
    assert_eq!(
        sums(&other, |t| text(t, "what").starts_with("operator").then(|| text(t, "what").to_owned())),
        table(&[("operator as state", 1)])
    );
}

/// People and remains let go by a party in each phase.
fn by_phase(report: &Value, party: &str) -> BTreeMap<String, u64> {
    sums(report, |t| (text(t, "from") == party && !t["to"].is_null()).then(|| text(t, "phase").to_owned()))
}

/// People let go by a party, day by day of a phase that is taken so.
fn people_by_phase(report: &Value, party: &str) -> Vec<(String, u64)> {
    let mut by_phase: Vec<(String, u64)> = Vec::new();
    let mut transfers: Vec<&Value> = report["deals"][0]["transfers"].as_array().expect("transfers").iter().collect();
    let number = |t: &Value| text(t, "phase").rsplit('-').next().and_then(|n| n.parse::<u32>().ok());
    transfers.sort_by_key(|t| number(t));
    for transfer in transfers.iter().filter(|t| text(t, "from") == party && !t["to"].is_null()) {
        let quantity = transfer["quantity"].as_u64().expect("a number");
        match by_phase.last_mut() {
            Some((phase, sum)) if phase == text(transfer, "phase") => *sum += quantity,
            _ => by_phase.push((text(transfer, "phase").to_owned(), quantity)),
        }
    }
    by_phase
}

fn numbers(by_phase: &[(String, u64)]) -> Vec<u64> {
    by_phase.iter().map(|(_, number)| *number).collect()
}

#[test]
fn gaza_2023_clears_to_the_numbers_of_every_day() {
    let (desk, report) = proved("gaza-2023");
    assert_eq!(report["unique"], true);
    let (hostages, prisoners) = (people_by_phase(&report, "HAM"), people_by_phase(&report, "ISR"));
    assert_eq!(numbers(&hostages), [24, 17, 17, 11, 12, 16, 8]);
    assert_eq!(numbers(&prisoners), [39, 39, 39, 33, 30, 30, 30]);
    assert_eq!((numbers(&hostages).iter().sum::<u64>(), numbers(&prisoners).iter().sum::<u64>()), (105, 240));
    let days: Vec<&str> = hostages.iter().map(|(day, _)| day.as_str()).collect();
    assert_eq!(days, ["truce-1", "truce-2", "truce-3", "truce-4", "truce-5", "truce-6", "truce-7"]);
    let acts = sums(&report, |t| t["to"].is_null().then(|| text(t, "what").to_owned()));
    assert_eq!(acts, table(&[("pause", 1), ("more-5", 1), ("more-6", 1), ("more-7", 1)]));
    let warnings = report["warnings"].to_string();
    assert!(warnings.contains("CRC art. 37") && warnings.contains("Women and minors"), "{warnings}");
    // Three hundred listed, half of them with a place in the first four days; one petition, rejected before anyone moved.
    let list = &report["lists"][0];
    assert_eq!((&list["listed"], &list["places"]), (&json!(300), &json!([{ "number": 150, "by_phase": "truce-4" }])));
    assert_eq!(
        (&list["go"], &list["closes"], &list["first_phase"]),
        (&json!(240), &json!("2023-11-23"), &json!("truce-1"))
    );
    assert_eq!(
        (&list["objections"][0]["decision"], &list["objections"][0]["first_phase"]),
        (&json!("rejected"), &json!("truce-1"))
    );

    // Three for one: the foreigners stand outside, and without Israel's rule more prisoners go.
    let outside = sums(&report, |t| {
        let what = text(t, "what");
        ["thais", "filipino", "krivoi"].contains(&what).then(|| what.to_owned())
    });
    assert_eq!(outside, table(&[("thais", 23), ("filipino", 1), ("krivoi", 1)]));

    // Without what is known only because it happened, the agreement runs to its own end.
    let whole = desk.takas(&["deals", "gaza-2023", "--json", "--decisive", "no", "--evidence-only"]).exits(0).json();
    let (hostages, prisoners) = (people_by_phase(&whole, "HAM"), people_by_phase(&whole, "ISR"));
    assert_eq!(numbers(&prisoners), [39, 39, 39, 33, 30, 30, 30, 30, 30]);
    assert_eq!(numbers(&hostages).iter().sum::<u64>(), 125);
    // Ten fewer hostages: a day less.
    desk.edit("gaza-2023/positions/HAM.toml", "at most 78 of hostages", "at most 68 of hostages");
    let less = cleared(&desk, "gaza-2023");
    assert_eq!(numbers(&people_by_phase(&less, "ISR")).iter().sum::<u64>(), 210);
}

#[test]
fn gaza_2025_clears_by_date_from_its_ratios() {
    let example = "gaza-2025-phase-one";
    let (desk, report) = proved(example);
    assert_eq!(report["unique"], true);
    let of = |party: &str| by_phase(&report, party);
    let hostages = [
        ("first-1", 3),
        ("jan-25", 4),
        ("jan-30", 3 + 5),
        ("feb-1", 3),
        ("feb-8", 3),
        ("feb-15", 3),
        ("feb-20", 4),
        ("feb-22", 6),
        ("feb-27", 4),
    ];
    assert_eq!(of("HAM"), table(&hostages));
    let prisoners = [
        ("first-1", 90),
        ("jan-25", 200),
        ("jan-30", 110),
        ("feb-1", 183),
        ("feb-8", 183),
        ("feb-15", 369),
        ("feb-22", 602),
        ("feb-27", 41),
    ];
    assert_eq!(of("ISR"), table(&prisoners));
    let by_kind = sums(&report, |t| (text(t, "from") == "ISR").then(|| text(t, "what").to_owned()));
    let due = [("life", 272), ("terms", 418), ("re-arrested", 47), ("detainees", 1000), ("families", 41)];
    assert_eq!(by_kind, table(&due));
    assert_eq!(272 + 418 + 47, 737);
    let warnings = report["warnings"].to_string();
    for article in ["GC III art. 109", "GC III art. 120", "GC IV art. 132"] {
        assert!(warnings.contains(article), "{article}: {warnings}");
    }

    // The shortfall of 22 February is a breach: no deal has it.
    let short =
        desk.takas(&["deals", example, "--json", "--with", "none of prisoners in phase feb-22"]).exits(4).json();
    let rules = short["conflict"]["rules"].to_string();
    assert!(rules.contains("no later than the same day") || rules.contains("forty-seven for the two"), "{rules}");

    // Trucks: the mean passes, the daily floor fails.
    let trucks = sums(&report, |t| (text(t, "what") == "aid").then(|| text(t, "phase").to_owned()));
    let entered = [630, 915, 897, 808, 653, 339];
    assert_eq!(trucks.values().copied().collect::<Vec<_>>(), entered);
    assert!(entered.iter().sum::<u64>() >= 6 * 600 && entered[5] < 600);
    let floor =
        desk.takas(&["deals", example, "--json", "--with", "at least 600 of aid in phase first-6"]).exits(4).json();
    assert!(floor["conflict"]["rules"].to_string().contains("schedule aid"));
    // One soldier more on the lists: fifty more.
    desk.edit(
        &format!("{example}/case.toml"),
        "name = \"Female soldiers\", holder = \"HAM\", count = 5",
        "name = \"Female soldiers\", holder = \"HAM\", count = 6",
    );
    desk.edit(&format!("{example}/positions/HAM.toml"), "2025-01-25 = 4,", "2025-01-25 = 5,");
    let more = cleared(&desk, example);
    assert_eq!(by_phase(&more, "ISR")["jan-25"], 250);
}

#[test]
fn yemen_clears_to_887_by_side_and_day() {
    let (desk, report) = proved("yemen-2023");
    assert_eq!(report["unique"], true);
    let by_day = sums(&report, |t| {
        let side = if text(t, "from") == "HOU" { "from" } else { "to" };
        (!t["to"].is_null()).then(|| format!("{} {side}", text(t, "phase")))
    });
    let record = [
        ("flights-1 to", 249),
        ("flights-1 from", 69),
        ("flights-2 to", 337),
        ("flights-2 from", 20),
        ("flights-3 to", 120),
        ("flights-3 from", 92),
        ("flights-4 to", 104),
    ];
    assert_eq!(by_day, table(&record));
    let agreed = |side: &str| -> u64 {
        by_day.iter().filter(|(key, _)| key.ends_with(side) && !key.starts_with("flights-4")).map(|(_, n)| n).sum()
    };
    assert_eq!((agreed(" to"), agreed(" from"), agreed("")), (706, 181, 887));
    let asked =
        desk.takas(&["deals", "yemen-2023", "--json", "--with", "at least 182 of by-the-north"]).exits(4).json();
    assert!(asked["conflict"]["rules"].to_string().contains("181 and no more"));
    // It is the rule that ends the count, not the list.
    desk.edit("yemen-2023/positions/GOV.toml", "at most 706 of by-the-south", "at most 716 of by-the-south");
    let more = cleared(&desk, "yemen-2023");
    assert_eq!(sums(&more, |t| (text(t, "what") == "in-marib").then(|| "marib".to_owned())), table(&[("marib", 130)]));
}

#[test]
fn the_grain_initiative_clears_to_its_ships_and_tonnes_and_ends_when_it_ended() {
    let example = "black-sea-grain-2022";
    let (desk, report) = proved(example);
    assert_eq!(report["unique"], true);
    let goods = sums(&report, |t| (!t["to"].is_null()).then(|| format!("{} {}", text(t, "what"), text(t, "phase"))));
    let record = [
        ("departures first", 480),
        ("departures second", 345),
        ("departures third", 179),
        ("grain first", 11_486),
        ("grain second", 13_526),
        ("grain third", 7_848),
        ("inspections first", 960),
        ("inspections second", 690),
        ("inspections third", 358),
    ];
    assert_eq!(goods, table(&record));
    let of = |what: &str| -> u64 { goods.iter().filter(|(key, _)| key.starts_with(what)).map(|(_, n)| n).sum() };
    assert_eq!((of("departures"), of("grain")), (1_004, 32_860));
    let acts = sums(&report, |t| t["to"].is_null().then(|| text(t, "what").to_owned()));
    let begun: Vec<&str> = acts.keys().map(String::as_str).collect();
    assert_eq!(begun, ["centre", "lane", "memorandum", "passage-1", "passage-2", "passage-3", "passage-4", "plan"]);
    let asked = desk.takas(&["deals", example, "--json", "--with", "passage-5 is undertaken"]).exits(4).json();
    assert!(asked["conflict"]["rules"].to_string().contains("nothing more without the bank"));
    // Were the memorandum over after two terms, nothing would sail at all.
    desk.edit(&format!("{example}/case.toml"), "lasts = 4", "lasts = 2");
    let short = cleared(&desk, example);
    assert_eq!(sums(&short, |t| (text(t, "what") == "departures").then(|| "ships".to_owned())), table(&[]));
}

//! `takas deals --front` and `--distinct` from outside: text, JSON, page, saved deals, limits, and what it refuses.

use serde_json::Value;

use crate::browser::{dom, pages, words};
use crate::desk::Desk;

/// A case in which one party holds people, each of whom any of the others asks for: numbers fixed, so that much can be
/// divided.
pub(crate) fn division(desk: &Desk, folder: &str, people: usize, parties: &[&str]) {
    let named = |list: &mut dyn Iterator<Item = String>| list.collect::<Vec<_>>().concat();
    let sides = named(&mut parties.iter().map(|party| format!("{party} = {{ name = \"Land of {party}\" }}\n")));
    let who = named(&mut (0..people).map(|i| format!("p{i} = {{ name = \"Person {i}\", holder = \"HLD\" }}\n")));
    let head = "format = 1\ntitle = \"Division\"\nzone = \"UTC\"\n\n[parties]\nHLD = { name = \"Holder\" }\n";
    desk.write(&format!("{folder}/case.toml"), format!("{head}{sides}\n[people]\n{who}"));
    let to: Vec<String> = parties.iter().map(|party| format!("\"{party}\"")).collect();
    let holds = named(&mut (0..people).map(|i| format!("p{i} = {{ to = [{}] }}\n", to.join(", "))));
    let position =
        |party: &str| format!("format = 1\nparty = \"{party}\"\nstanding = \"stated\"\nby = \"its envoy\"\n\n");
    desk.write(&format!("{folder}/positions/HLD.toml"), format!("{}[holds]\n{holds}", position("HLD")));
    for (at, party) in parties.iter().enumerate() {
        let value = |i: usize| 1 + (i * (at * 3 + 2) + at) % 7;
        let asks = named(&mut (0..people).map(|i| format!("p{i} = {{ value = {}, to = [\"{party}\"] }}\n", value(i))));
        desk.write(&format!("{folder}/positions/{party}.toml"), format!("{}[asks]\n{asks}", position(party)));
    }
}

fn met(report: &Value) -> Vec<Vec<u64>> {
    let numbers = |point: &Value| point["met"].as_array().expect("a list").iter().filter_map(Value::as_u64).collect();
    report["front"]["points"].as_array().expect("a list").iter().map(numbers).collect()
}

#[test]
fn a_front_is_told_in_json_with_its_deals_and_their_files() {
    let desk = Desk::new("landscape-json");
    division(&desk, "case", 8, &["AAA", "BBB"]);
    let report = desk.takas(&["deals", "case", "--front", "--distinct", "2", "--save", "--json"]).exits(0).json();
    let front = &report["front"];
    assert_eq!((&front["tolerance_permille"], &front["verified"]), (&0.into(), &true.into()));
    assert_eq!(front["parties"], serde_json::json!(["AAA", "BBB"]));
    let points = met(&report);
    assert!(points.len() > 5 && points.windows(2).all(|two| two[0][0] > two[1][0] && two[0][1] < two[1][1]));
    let mut saved = 0;
    for (index, point) in front["points"].as_array().expect("a list").iter().enumerate() {
        assert_eq!(point["verified"], true);
        assert!(!point["deal"]["transfers"].as_array().expect("a list").is_empty());
        let named = ["nash", "kalai_smorodinsky", "egalitarian", "utilitarian"];
        let stands_out = named.iter().any(|name| front[name].as_array().expect("a list").contains(&index.into()));
        let id = &point["deal"]["id"];
        assert_eq!(id.is_string(), stands_out, "those that stand out are saved");
        if let Some(id) = id.as_str() {
            saved += 1;
            desk.takas(&["check", "case", "--deal", id]).exits(0).says("every rule of every party holds");
        }
    }
    assert!(saved > 0);
    let distinct = &report["distinct"];
    assert_eq!(
        (&distinct["differ"], &distinct["verified"], &distinct["exhausted"]),
        (&3.into(), &true.into(), &Value::Null)
    );
    assert_eq!(distinct["deals"].as_array().map(Vec::len), Some(2));
    for deal in distinct["deals"].as_array().expect("a list") {
        let id = deal["id"].as_str().expect("it is saved");
        desk.takas(&["check", "case", "--deal", id]).exits(0);
    }
    let coarse = desk.takas(&["deals", "case", "--front", "--tolerance", "12.5", "--json"]).exits(0).json();
    assert_eq!(coarse["front"]["tolerance_permille"], 125);
    assert!(met(&coarse).len() < points.len() && met(&coarse).iter().all(|point| points.contains(point)));
}

#[test]
fn a_front_is_told_in_words() {
    let desk = Desk::new("landscape-text");
    division(&desk, "case", 8, &["AAA", "BBB", "CCC"]);
    let ran = desk.takas(&["deals", "case", "--front", "--distinct", "2"]).exits(0);
    ran.says("the front is complete, and the judge replayed the proof").says("Nash").says("utilitarian");
    let ran = desk.takas(&["deals", "case", "--distinct", "1", "--differ", "99"]).exits(0);
    ran.says("No deal was found that differs from the one shown by 99 transfers or more.")
        .says("There is no further one");
    let view = desk.takas(&["deals", "case", "--front", "--distinct", "2", "--view", "AAA"]).exits(0);
    view.never_says("landscape").never_says("Nash").never_says("differ");
}

/// The same work gives the same bytes, says how much is covered, and does not call it all.
#[test]
fn a_limit_leaves_what_is_proved_so_far() {
    let desk = Desk::new("landscape-limits");
    division(&desk, "case", 12, &["AAA", "BBB", "CCC"]);
    let plain = ["deals", "case", "--front", "--alternatives", "0", "--decisive", "no"];
    // So much work that the deal is proved and the front is not: how much that is, is the engine's own affair.
    let cut_short = |work: &u64| {
        let report = desk.takas(&[&plain[..], &["--json", "--work", &work.to_string()]].concat()).json();
        report["status"] == "optimal" && !report["front"].is_null() && report["front"]["tolerance_permille"] != 0
    };
    let work = (0..40).map(|doubled| 50_000 << doubled).find(cut_short).expect("some work is too little").to_string();
    let arguments = [&plain[..], &["--work", &work]].concat();
    let ran = desk.takas(&arguments).exits(5);
    let ran = ran.says("A limit came before all of the front was seen.").says("of each party's best;");
    let ran = ran.says("The names are given among the points found");
    assert_eq!(desk.takas(&arguments).stdout, ran.stdout, "the same work gives the same bytes");
    let report = desk.takas(&[&arguments[..], &["--json"]].concat()).exits(5).json();
    let permille = report["front"]["tolerance_permille"].as_u64().expect("a number");
    assert!((1..1000).contains(&permille) && report["front"]["verified"] == true, "{permille}");
}

#[test]
fn what_cannot_be_asked_is_refused() {
    let desk = Desk::new("landscape-refused");
    division(&desk, "case", 3, &["AAA", "BBB"]);
    for wrong in ["101", "-1", "x", "1.25", "", "99999999999999999999999"] {
        desk.takas(&["deals", "case", "--front", &format!("--tolerance={wrong}")]).exits(2).tells("from 0 to 100");
    }
    desk.takas(&["deals", "case", "--tolerance", "5"]).exits(2).tells("--front");
    desk.takas(&["deals", "case", "--differ", "5"]).exits(2).tells("--distinct");
    for differ in ["0", "1000000001", "18446744073709551615"] {
        desk.takas(&["deals", "case", "--distinct", "1", &format!("--differ={differ}")])
            .exits(2)
            .tells("1..=1000000000");
    }
    desk.takas(&["deals", "case", "--distinct", "1", "--differ", "1000000000"])
        .exits(0)
        .says("No deal was found that differs");
    desk.takas(&["deals", "case", "--distinct", "0"]).exits(2);
}

#[test]
fn the_plot_opens_its_deals_and_prints() {
    let desk = Desk::new("landscape-page");
    for (folder, parties, mark) in
        [("two", &["AAA", "BBB"][..], "<circle"), ("three", &["AAA", "BBB", "CCC"], "<polyline")]
    {
        division(&desk, folder, 6, parties);
        let page = format!("{folder}.html");
        desk.takas(&["deals", folder, "--front", "--distinct", "2", "--html", &page]).exits(0);
        let seen = dom(&desk, &page, folder);
        let plot =
            seen.split("class=\"drawing plot\"").nth(1).and_then(|rest| rest.split("</svg>").next()).expect("a plot");
        // An image would hide its links from those who do not see it.
        assert!(
            seen.contains("class=\"drawing plot\"")
                && !plot.contains("role=\"img\"")
                && plot.contains("role=\"group\"")
        );
        assert!(plot.contains(mark) && plot.contains("<title") && plot.contains("<desc"), "{plot}");
        let links: Vec<&str> = plot.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(links.len() > 3, "{links:?}");
        for link in &links {
            assert_eq!(seen.matches(&format!("id=\"{link}\"")).count(), 1, "{link} is there once");
        }
        assert!(words(&seen).contains("known as"), "the table stands beside it");
        assert!((1..=14).contains(&pages(&desk, &page, &format!("{folder}-print"))), "it prints");
    }
}

/// Every way to divide, one by one, with the products and sums worked out here: what the command must tell.
#[test]
fn a_front_from_outside_is_that_of_every_division() {
    let desk = Desk::new("landscape-divided");
    let parties = ["AAA", "BBB", "CCC"];
    division(&desk, "case", 6, &parties);
    let value = |party: usize, person: usize| (1 + (person * (party * 3 + 2) + party) % 7) as u64;
    let mut reached = std::collections::BTreeSet::new();
    // All of them 3 is no deal.
    for division in 0..4_usize.pow(6) - 1 {
        let mut met = vec![0; 3];
        for person in 0..6 {
            // 3: the person does not move.
            let to = division / 4_usize.pow(person) % 4;
            if let Some(met) = met.get_mut(to) {
                *met += value(to, person as usize);
            }
        }
        reached.insert(met);
    }
    let under = |one: &Vec<u64>, other: &Vec<u64>| one != other && one.iter().zip(other).all(|(a, b)| a <= b);
    let front: Vec<Vec<u64>> =
        reached.iter().rev().filter(|one| !reached.iter().any(|other| under(one, other))).cloned().collect();
    let bests: Vec<u64> = (0..3).map(|party| (0..6).map(|person| value(party, person)).sum()).collect();
    let whole: u64 = bests.iter().product();
    // Shares as whole numbers of the same part.
    let shares: Vec<Vec<u64>> =
        front.iter().map(|met| met.iter().zip(&bests).map(|(met, best)| met * (whole / best)).collect()).collect();
    let greatest = |of: &dyn Fn(&Vec<u64>) -> Vec<u128>| -> Vec<usize> {
        let most = shares.iter().map(of).max().expect("a point");
        (0..shares.len()).filter(|&at| of(&shares[at]) == most).collect()
    };
    let sorted = |shares: &Vec<u64>| {
        let mut sorted: Vec<u128> = shares.iter().map(|&share| share.into()).collect();
        sorted.sort_unstable();
        sorted
    };
    let product = |shares: &Vec<u64>| vec![sorted(shares).iter().product()];
    let near_the_ray = |shares: &Vec<u64>| vec![sorted(shares)[0], u128::MAX - sorted(shares)[2]];
    let sum = |shares: &Vec<u64>| vec![sorted(shares).iter().sum()];
    let report = desk.takas(&["deals", "case", "--front", "--json"]).exits(0).json();
    assert!(front.len() > 20);
    assert_eq!(met(&report), front);
    assert_eq!(report["front"]["bests"], serde_json::json!(bests));
    assert_eq!(report["front"]["nash"], serde_json::json!(greatest(&product)));
    assert_eq!(report["front"]["kalai_smorodinsky"], serde_json::json!(greatest(&near_the_ray)));
    assert_eq!(report["front"]["egalitarian"], serde_json::json!(greatest(&sorted)));
    assert_eq!(report["front"]["utilitarian"], serde_json::json!(greatest(&sum)));
}

/// Two parties for whom a thousand tonnes of each of two grains are alike.
fn thousands_of_points(desk: &Desk) {
    let position =
        |party: &str| format!("format = 1\nparty = \"{party}\"\nstanding = \"stated\"\nby = \"its envoy\"\n\n");
    desk.write(
        "grain/case.toml",
        "format = 1\ntitle = \"Grain\"\nzone = \"UTC\"\n\n[parties]\nHLD = { name = \"Holder\" }\nAAA = { name = \"North\" }\n\
         BBB = { name = \"South\" }\n\n[goods]\nwheat = { name = \"Wheat\", holder = \"HLD\", unit = \"tonne\", total = 700 }\n",
    );
    desk.write(
        "grain/positions/HLD.toml",
        format!("{}[holds]\nwheat = {{ to = [\"AAA\", \"BBB\"] }}\n", position("HLD")),
    );
    for party in ["AAA", "BBB"] {
        let asks = format!("{}[asks]\nwheat = {{ value = 1, to = [\"{party}\"] }}\n", position(party));
        desk.write(&format!("grain/positions/{party}.toml"), asks);
    }
}

/// A page is for looking at: of very many points it shows some and says so. JSON has all. What all points are, none stands out by.
#[test]
fn very_many_points_make_a_page_that_opens() {
    let desk = Desk::new("landscape-many");
    thousands_of_points(&desk);
    let plain = ["deals", "grain", "--front", "--alternatives", "0", "--decisive", "no"];
    let ran = desk.takas(&[&plain[..], &["--html", "page.html"]].concat()).exits(0);
    let ran = ran.says("701 points, and no others").says("of the 701 points: those that stand out");
    let ran = ran.says("701 points are utilitarian: none of them stands out by it.");
    assert_eq!(ran.stdout.lines().filter(|line| line.starts_with("point ") && line.contains('(')).count(), 1);
    let page = desk.read("page.html");
    assert!(page.len() < 2_000_000, "{}", page.len());
    assert!((480..=500).contains(&page.matches("<details class=\"point\"").count()));
    assert_eq!(page.matches("<details class=\"point\" open").count(), 1);
    for end in ["point-1\"", "point-351\"", "point-701\""] {
        assert_eq!(page.matches(&format!("id=\"{end}")).count(), 1, "{end}");
    }
    let report = desk.takas(&[&plain[..], &["--json", "--save"]].concat()).exits(0).json();
    assert_eq!(met(&report).len(), 701);
    let ids = report["front"]["points"].as_array().expect("a list").iter().filter(|p| p["deal"]["id"].is_string());
    assert_eq!(ids.count(), 1, "not a file for each of the utilitarian ones");
}

/// The case's objectives may ask for many people where a party asks for one: then the deal shown is told to be off the front.
#[test]
fn a_deal_off_the_front_is_said_to_be() {
    let desk = Desk::new("landscape-off");
    division(&desk, "case", 3, &["AAA"]);
    let asks = "\n[asks]\np0 = { value = 5, to = [\"AAA\"] }\np1 = { value = 1, to = [\"AAA\"] }\np2 = { value = 1, to = [\"AAA\"] }\n\n\
                [rules]\n\"one alone\" = \"p0 moves excludes any of p1 or p2 moves\"\n";
    let head = "format = 1\nparty = \"AAA\"\nstanding = \"stated\"\nby = \"its envoy\"\n";
    desk.write("case/positions/AAA.toml", format!("{head}{asks}"));
    let off = "The deal shown is not on the front: at point 1 no party has less and some party more.";
    desk.takas(&["deals", "case", "--front"]).exits(0).says("2 people move").says(off);
    desk.takas(&["deals", "case", "--front", "--view", "AAA"]).exits(0).never_says("front");
    division(&desk, "other", 3, &["AAA", "BBB"]);
    desk.takas(&["deals", "other", "--front"]).exits(0).never_says("not on the front");
}

/// A limit that came first is no proof that there is nothing.
#[test]
fn a_limit_before_the_deals_far_apart_is_said_to_be_one() {
    let desk = Desk::new("landscape-distinct-limits");
    division(&desk, "case", 9, &["AAA", "BBB", "CCC"]);
    let plain = ["deals", "case", "--alternatives", "0", "--decisive", "no", "--distinct", "4", "--work"];
    let (mut none, mut fewer) = (0, 0);
    for doubled in 0..36 {
        let work = (2_000_f64 * 1.4_f64.powi(doubled)).round().to_string();
        let ran = desk.takas(&[&plain[..], &[&work]].concat());
        let json = desk.takas(&[&plain[..], &[&work, "--json"]].concat()).json();
        let found = json["distinct"]["deals"].as_array().map(Vec::len);
        assert!(
            !ran.stdout.contains("No deal was found") && !ran.stdout.contains("There is no further"),
            "{work}: {}",
            ran.stdout
        );
        match found {
            None if json["status"] == "feasible" => {
                ran.tells("a limit came before the landscape");
            }
            None => assert_ne!(json["status"], "optimal", "{work}: nothing said"),
            Some(0) => {
                none += 1;
                ran.exits(5).says("A limit came before a deal was found");
            }
            Some(1..4) => {
                fewer += 1;
                ran.exits(5).says("A limit came before all 4 were found.");
            }
            Some(_) => {
                if ran.code == Some(0) {
                    break;
                }
            }
        }
    }
    assert!(none + fewer > 0, "{none} {fewer}");
}

#[test]
fn the_page_of_chances_opens_and_prints() {
    let desk = Desk::new("landscape-chances");
    desk.takas(&["new", "fresh"]).exits(0);
    desk.edit("fresh/mediator/confidence.toml", "hinted = 80", "hinted = 80\nstated = 70");
    desk.takas(&["chances", "fresh", "--html", "page.html"]).exits(0);
    let seen = words(&dom(&desk, "page.html", "chances"));
    for said in ["The deal most likely to be accepted", "What to ask next", "line in doubt", "on average, against"] {
        assert!(seen.contains(said), "{said} in\n{seen}");
    }
    assert!((1..=8).contains(&pages(&desk, "page.html", "chances-print")), "it prints");
}

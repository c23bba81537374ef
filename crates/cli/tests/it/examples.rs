//! The examples against the public record: who went where is written here once more, by hand.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::desk::Desk;

/// Ankara, 1 August 2024: holder, receiver, people.
const ANKARA: &[(&str, &str, &[&str])] = &[
    ("RUS", "USA", &["Evan Gershkovich", "Paul Whelan", "Alsu Kurmasheva"]),
    (
        "RUS",
        "DEU",
        &[
            "Vladimir Kara-Murza",
            "Ilya Yashin",
            "Oleg Orlov",
            "Aleksandra Skochilenko",
            "Lilia Chanysheva",
            "Ksenia Fadeyeva",
            "Vadim Ostanin",
            "Andrei Pivovarov",
            "Kevin Lik",
            "Demuri Voronin",
            "German Moyzhes",
            "Patrick Schöbel",
        ],
    ),
    ("BLR", "DEU", &["Rico Krieger"]),
    ("DEU", "RUS", &["Vadim Krasikov"]),
    ("USA", "RUS", &["Roman Seleznev", "Vladislav Klyushin", "Vadim Konoshchenok"]),
    (
        "SVN",
        "RUS",
        &[
            "Artem Dultsev",
            "Anna Dultseva",
            "A minor child of Artem Dultsev and Anna Dultseva (1)",
            "A minor child of Artem Dultsev and Anna Dultseva (2)",
        ],
    ),
    ("NOR", "RUS", &["Mikhail Mikushin"]),
    ("POL", "RUS", &["Pavel Rubtsov"]),
];

/// Asked for or offered, and not exchanged.
const STAYED: &[&str] =
    &["Marc Fogel", "Ksenia Karelina", "Alexander Vinnik", "Alexei Gorinov", "Daniel Kholodny", "Andrzej Poczobut"];

/// Vienna, 9 July 2010.
const VIENNA: &[(&str, &str, &[&str])] = &[
    (
        "USA",
        "RUS",
        &[
            "Vladimir Guryev",
            "Lydia Guryev",
            "Andrei Bezrukov",
            "Elena Vavilova",
            "Natalia Pereverzeva",
            "Mikhail Kutsik",
            "Mikhail Vasenkov",
            "Vicky Peláez",
            "Anna Chapman",
            "Mikhail Semenko",
        ],
    ),
    ("RUS", "USA", &["Aleksandr Zaporozhsky", "Gennady Vasilenko"]),
    ("RUS", "GBR", &["Sergei Skripal", "Igor Sutyagin"]),
];

/// One person's way: from, to, name.
type Way = (String, String, String);

fn record(table: &[(&str, &str, &[&str])]) -> BTreeSet<Way> {
    let ways = table.iter().flat_map(|(from, to, people)| {
        people.iter().map(|name| ((*from).to_owned(), (*to).to_owned(), (*name).to_owned()))
    });
    ways.collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("a text, and not {value}")).to_owned()
}

/// The transfers of one deal of a report, people by their names, the rest by their ids.
fn ways(desk: &Desk, example: &str, deal: &Value) -> BTreeSet<Way> {
    let case = desk.case(example);
    let transfers = deal["transfers"].as_array().expect("a list of transfers").iter();
    let way = |transfer: &Value| {
        assert_eq!(transfer["quantity"], 1, "{transfer}");
        let item = case.find_item(&text(&transfer["what"])).expect("an item of the case");
        let to = transfer["to"].as_str().unwrap_or("-").to_owned();
        (text(&transfer["from"]), to, case.item(item).name.clone())
    };
    transfers.map(way).collect()
}

/// Holds that the report is one deal, proved best to the last row.
#[track_caller]
fn proved(report: &Value) -> &Value {
    assert_eq!(report["status"], "optimal");
    assert_eq!(report["bound_verified"], true);
    for objective in report["objectives"].as_array().expect("objectives") {
        assert_eq!(objective["value"], objective["bound"], "{objective}");
    }
    let [deal] = report["deals"].as_array().expect("deals").as_slice() else { panic!("one deal: {report}") };
    deal
}

fn rule_names(rules: &Value) -> Vec<(String, String)> {
    let rules = rules.as_array().expect("a list of rules").iter();
    rules.map(|rule| (text(&rule["owner"]), text(&rule["name"]))).collect()
}

fn named(rules: &[(&str, &str)]) -> Vec<(String, String)> {
    rules.iter().map(|(owner, name)| ((*owner).to_owned(), (*name).to_owned())).collect()
}

#[test]
fn ankara_clears_to_the_public_record() {
    let desk = Desk::with_examples("examples-ankara", &["ankara-2024"]);
    let report = desk.takas(&["deals", "ankara-2024", "--json"]).exits(0).json();
    let deal = proved(&report);
    assert_eq!(report["unique"], true);
    let moved = ways(&desk, "ankara-2024", deal);
    assert_eq!(moved, record(ANKARA));
    let to = |party: &str| moved.iter().filter(|way| way.1 == party).count();
    assert_eq!((to("DEU"), to("USA"), to("RUS"), moved.len()), (13, 3, 10, 26));
    let people = |name: &str| report["objectives"].as_array().unwrap().iter().find(|o| o["name"] == name).unwrap();
    assert_eq!((&people("people")["value"], &people("protected")["value"]), (&26.into(), &2.into()));
    let case = desk.case("ankara-2024");
    let in_the_case: BTreeSet<&str> = case.items.iter().map(|item| item.name.as_str()).collect();
    for name in STAYED {
        assert!(in_the_case.contains(name), "{name} is in the case");
        assert!(!moved.iter().any(|way| way.2 == *name), "{name} stayed");
    }
    assert_eq!(in_the_case.len(), 26 + STAYED.len(), "nobody else is in the case");
    let warnings = report["warnings"].to_string();
    assert!(warnings.contains("GC IV art. 132"), "the warning is on every output: {warnings}");
}

#[test]
fn those_who_stayed_are_held_back_by_a_rule_of_somebody() {
    let desk = Desk::with_examples("examples-stayed", &["ankara-2024"]);
    for (question, owner, name) in [
        ("fogel=RUS->USA", "USA", "refuses vinnik"),
        ("karelina=RUS->USA", "RUS", "a verdict first"),
        ("vinnik=USA->RUS", "USA", "refuses vinnik"),
        ("gorinov", "RUS", "refuses gorinov"),
        ("kholodny", "RUS", "refuses kholodny"),
    ] {
        let report = desk.takas(&["deals", "ankara-2024", "--json", "--with", question]).exits(4).json();
        assert_eq!(report["status"], "infeasible", "{question}");
        assert_eq!(report["conflict"]["irreducible"], true, "{question}");
        let rules = rule_names(&report["conflict"]["rules"]);
        assert!(rules.contains(&(owner.to_owned(), name.to_owned())), "{question}: {rules:?}");
        assert!(rules.iter().any(|rule| rule.0 == "question"), "{question}: {rules:?}");
    }
    // Belarus refuses Poczobut and has no line that offers him, so that the question alone has no deal.
    let case = desk.case("ankara-2024");
    let refused = case.rules.iter().any(|rule| rule.name == "refuses poczobut");
    let poczobut = case.find_item("poczobut").expect("he is in the case");
    let offered = case.positions.iter().flat_map(|position| &position.holds).any(|hold| hold.item == poczobut);
    assert!(refused && !offered);
    desk.takas(&["deals", "ankara-2024", "--with", "poczobut"]).exits(4);
}

#[test]
fn without_the_lines_read_off_the_outcome_ankara_is_the_same_less_four() {
    let desk = Desk::with_examples("examples-evidence", &["ankara-2024"]);
    let report = desk.takas(&["deals", "ankara-2024", "--json", "--evidence-only"]).exits(0).json();
    let moved = ways(&desk, "ankara-2024", proved(&report));
    let without = ["Demuri Voronin", "German Moyzhes", "Patrick Schöbel", "Roman Seleznev"];
    let expected: BTreeSet<Way> = record(ANKARA).into_iter().filter(|way| !without.contains(&way.2.as_str())).collect();
    assert_eq!(moved, expected);
    assert_eq!(report["unique"], true);
}

#[test]
fn without_krasikov_nothing_holds_together() {
    let desk = Desk::with_examples("examples-krasikov", &["ankara-2024"]);
    let report = desk.takas(&["deals", "ankara-2024", "--json", "--without", "krasikov"]).exits(4).json();
    let rules = rule_names(&report["conflict"]["rules"]);
    assert_eq!(rules, named(&[("RUS", "asks krasikov"), ("question", "without krasikov")]));
}

#[test]
fn the_package_of_february_what_a_death_left_of_it_and_what_rebuilds_one() {
    let example = "ankara-2024-february";
    let desk = Desk::with_examples("examples-february", &[example]);
    let report = desk.takas(&["deals", example, "--json"]).exits(0).json();
    let package = [
        ("RUS", "DEU", &["Aleksei Navalny"][..]),
        ("RUS", "USA", &["Evan Gershkovich", "Paul Whelan"]),
        ("DEU", "RUS", &["Vadim Krasikov"]),
    ];
    assert_eq!(ways(&desk, example, proved(&report)), record(&package));
    assert_eq!(report["unique"], true);

    let left = desk.takas(&["deals", example, "--json", "--without", "navalny"]).exits(4).json();
    let conflict = &left["conflict"];
    let members = [("RUS", "asks krasikov"), ("DEU", "with Navalny"), ("question", "without navalny")];
    assert_eq!(rule_names(&conflict["rules"]), named(&members));
    assert_eq!((&conflict["irreducible"], &conflict["something_moves"]), (&true.into(), &false.into()));
    let sets = left["concessions"]["sets"].as_array().expect("sets of concessions");
    assert_eq!(sets.iter().map(|set| set["cost"].as_u64().unwrap()).collect::<Vec<_>>(), [5, 7]);
    assert_eq!(left["concessions"]["exhausted"], true);
    let changes = |set: &Value| -> Vec<(String, String)> {
        let changes = set["changes"].as_array().unwrap().iter();
        changes.map(|change| (text(&change["rule"]["name"]), change["to"].to_string())).collect()
    };
    let both = [
        ("three for Krasikov", "\"at most 16 of everyone from RUS\""),
        ("with Navalny", "\"krasikov moves requires at least 8 of prisoners or germans\""),
    ];
    assert_eq!(changes(&sets[0]), named(&both));
    let rebuilt = ways(&desk, example, &sets[0]["unlocks"]["deal"]);
    assert_eq!(rebuilt.len(), 14);
    assert!(!rebuilt.iter().any(|way| way.2.contains("Navalny")));
    assert_eq!(changes(&sets[1]).len(), 1);
    assert_eq!(changes(&sets[1])[0].0, "with Navalny");
    assert_eq!(ways(&desk, example, &sets[1]["unlocks"]["deal"]).len(), 4);

    // That he is dead says the same as the question, and dropping any member of the conflict makes a deal possible.
    desk.edit(
        &format!("{example}/case.toml"),
        "aliases = [\"Alexei Navalny\"",
        "status = \"dead\", aliases = [\"Alexei Navalny\"",
    );
    let dead = desk.takas(&["deals", example, "--json"]).exits(4).json();
    let costs = |report: &Value| -> Vec<u64> {
        report["concessions"]["sets"].as_array().unwrap().iter().map(|set| set["cost"].as_u64().unwrap()).collect()
    };
    assert_eq!(costs(&dead), [5, 7]);
    assert_eq!(rule_names(&dead["conflict"]["rules"]), named(&members[..2]));
}

#[test]
fn griner_for_bout_and_why_not_whelan() {
    let example = "griner-bout-2022";
    let desk = Desk::with_examples("examples-griner", &[example]);
    let report = desk.takas(&["deals", example, "--json"]).exits(0).json();
    let package = [("RUS", "USA", &["Brittney Griner"][..]), ("USA", "RUS", &["Viktor Bout"])];
    assert_eq!(ways(&desk, example, proved(&report)), record(&package));
    assert_eq!(report["unique"], true);

    let asked = desk.takas(&["deals", example, "--json", "--with", "whelan=RUS->USA"]).exits(4).json();
    let members =
        [("RUS", "a spy for a spy"), ("DEU", "refuses krasikov"), ("question", "with whelan moves from RUS to USA")];
    assert_eq!(rule_names(&asked["conflict"]["rules"]), named(&members));
    let sets = asked["concessions"]["sets"].as_array().expect("sets");
    let costs: Vec<_> = sets.iter().map(|set| set["cost"].as_u64().unwrap()).collect();
    assert_eq!(costs, [4, 5]);

    // July 2022: both for Bout. There is no deal.
    desk.edit(
        &format!("{example}/positions/USA.toml"),
        "[rules]\n",
        "[rules]\n\"both for Bout\" = \"bout moves requires griner moves and whelan moves\"\n",
    );
    let july = desk.takas(&["deals", example, "--json"]).exits(4).json();
    let rules = rule_names(&july["conflict"]["rules"]);
    assert!(rules.contains(&("USA".to_owned(), "both for Bout".to_owned())), "{rules:?}");
}

#[test]
fn vienna_clears_to_the_public_record() {
    let example = "vienna-2010";
    let desk = Desk::with_examples("examples-vienna", &[example]);
    let report = desk.takas(&["deals", example, "--json"]).exits(0).json();
    let deal = proved(&report);
    let mut expected = record(VIENNA);
    expected.insert((
        "USA".to_owned(),
        "-".to_owned(),
        "Accept the guilty pleas, sentence to time served, expel".to_owned(),
    ));
    expected.insert(("RUS".to_owned(), "-".to_owned(), "Pardon the four by decree".to_owned()));
    assert_eq!(ways(&desk, example, deal), expected);
    assert_eq!(report["unique"], true);
    for transfer in deal["transfers"].as_array().unwrap() {
        let phase = if transfer["to"].is_null() { "papers" } else { "flight" };
        assert_eq!(transfer["phase"], phase, "{transfer}");
    }
    // Without the lines read off the outcome the same people move, and destinations are open.
    let open = desk.takas(&["deals", example, "--json", "--evidence-only"]).exits(0).json();
    let who = |ways: &BTreeSet<Way>| ways.iter().map(|way| way.2.clone()).collect::<BTreeSet<_>>();
    assert_eq!(who(&ways(&desk, example, proved(&open))), who(&expected));
    assert_eq!(open["unique"], false);
}

#[test]
fn the_demo_runs_from_end_to_end() {
    let desk = Desk::new("examples-demo");
    let ran = desk.takas(&["demo", "--pace", "0"]).exits(0);
    for (_, _, people) in ANKARA {
        for name in *people {
            assert!(ran.stdout.contains(name), "{name} in\n{}", ran.stdout);
        }
    }
    let ran = ran.says("26 people move").says("It is the only one").says("the judge replayed every proof");
    let parties = ["BLR", "DEU", "NOR", "POL", "RUS", "SVN", "USA"];
    let mut expected: Vec<String> =
        parties.iter().map(|party| format!("takas-demo/ankara-2024-{party}.html")).collect();
    expected.push("takas-demo/ankara-2024.html".to_owned());
    for page in &expected {
        assert!(ran.stderr.contains(page.as_str()), "{page} is told of");
        let text = desk.read(page);
        assert!(text.starts_with("<!doctype html>") && text.trim_end().ends_with("</html>"), "{page}");
        stands_alone(page, &text);
    }
    expected.extend(["plan", "operations-order"].map(|page| format!("takas-demo/ankara-2024-{page}.html")));
    expected.extend(["sequence", "operation"].map(|file| format!("takas-demo/ankara-2024/mediator/{file}.toml")));
    expected.push("takas-demo/ankara-2024/case.toml".to_owned());
    expected.extend(parties.iter().map(|party| format!("takas-demo/ankara-2024/positions/{party}.toml")));
    expected.sort();
    // Beside them, under names of their own: the deal, the plan, the store of the rehearsed day, and its keys.
    let (kept, written): (Vec<String>, Vec<String>) = desk.files().into_iter().partition(|file| {
        let folders = ["/deals/", "/plans/", "/operation/", "/ankara-2024.keys/"];
        folders.iter().any(|folder| file.contains(folder))
    });
    assert_eq!(written, expected, "these files and no others");
    for folder in
        ["ankara-2024/deals/", "ankara-2024/plans/", "ankara-2024/operation/store.sqlite", "ankara-2024.keys/"]
    {
        assert!(kept.iter().any(|file| file.starts_with(&format!("takas-demo/{folder}"))), "{folder} in {kept:?}");
    }
    // What it wrote is the example, byte for byte, and what it suggests next works.
    let root = crate::desk::root().join("examples/ankara-2024");
    for file in expected.iter().filter_map(|file| file.strip_prefix("takas-demo/ankara-2024/")) {
        let original = std::fs::read_to_string(root.join(file)).expect("the example is there");
        assert_eq!(desk.read(&format!("takas-demo/ankara-2024/{file}")), original, "{file}");
    }
    desk.takas(&["demo", "--pace", "0"]).exits(0);
    let next = ran.stderr.lines().filter_map(|line| line.trim().strip_prefix("takas deals "));
    let codes: Vec<_> = next
        .map(|line| {
            let words: Vec<&str> = line.split("  ").next().unwrap_or_default().split(' ').collect();
            desk.takas(&[&["deals"], words.as_slice()].concat()).code
        })
        .collect();
    assert_eq!(codes, [Some(4), Some(0), Some(0)]);
}

/// Holds that nothing in a page is fetched from anywhere.
fn stands_alone(page: &str, text: &str) {
    let small = text.to_lowercase();
    for banned in
        ["http://", "https://", "<script", "<link", "<img", "<iframe", "@import", "url(", " src=", "<base", "<object"]
    {
        let permitted =
            banned.starts_with("http") && small.matches(banned).count() == small.matches("http://www.w3.org/").count();
        assert!(!small.contains(banned) || permitted, "{page} holds {banned}");
    }
    assert!(small.contains("content-security-policy"), "{page} forbids fetching");
}

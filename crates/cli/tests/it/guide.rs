//! What the documents tell a newcomer to type works as they say: README.md and `docs/guide/writing-a-case.md`.

use serde_json::Value;

use crate::desk::{Desk, root};

fn document(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The words of a command line of a document, quotes taken off, the remark after it left out.
fn words(line: &str) -> Vec<String> {
    let command = line.split('#').next().unwrap_or_default();
    // What stands in quotation marks is one word.
    let quoted = command.split('\'').enumerate();
    quoted
        .flat_map(|(part, text)| if part % 2 == 1 { vec![text] } else { text.split_whitespace().collect() })
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_commands_of_the_readme_work_in_their_order() {
    let desk = Desk::new("guide-readme");
    let text = document("README.md");
    let commands: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("$ takas ")).collect();
    assert!(commands.len() >= 6, "{commands:?}");
    for line in commands {
        let words = words(line);
        let ran = desk.takas(&words.iter().map(String::as_str).collect::<Vec<_>>());
        // A plan may be a good one that is not proved best.
        let fits = ran.code == Some(0)
            || line.contains("--with") && ran.code == Some(4)
            || line.starts_with("plan ") && ran.code == Some(5);
        assert!(fits, "{line}: {}", ran.all());
    }
    let page = desk.read("my-case.html");
    assert!(page.contains("Northland"), "the page of the party that the README names");
}

#[test]
fn the_readmes_of_the_examples_name_commands_that_work() {
    for example in [
        "ankara-2024",
        "ankara-2024-february",
        "armenia-azerbaijan-2025",
        "black-sea-grain-2022",
        "gaza-2023",
        "gaza-2025-phase-one",
        "griner-bout-2022",
        "shalit-2011",
        "vienna-2010",
        "yemen-2023",
    ] {
        let desk = Desk::with_examples(&format!("guide-{example}"), &[example]);
        let text = document(&format!("examples/{example}/README.md"));
        let indented = text.lines().filter_map(|line| line.strip_prefix("    takas "));
        let quoted = text.split('`').filter_map(|part| part.strip_prefix("takas "));
        let commands: Vec<String> = indented.chain(quoted).map(|line| line.replace("examples/", "")).collect();
        assert!(!commands.is_empty(), "{example}");
        for line in commands {
            let words = words(&line);
            let ran = desk.takas(&words.iter().map(String::as_str).collect::<Vec<_>>());
            let asks = line.contains("--with");
            assert!(ran.code == Some(0) || asks && ran.code == Some(4), "{line}: {}", ran.all());
        }
    }
}

/// The README of the February package names the rules that the program names.
#[test]
fn the_readme_of_february_names_the_conflict_of_the_program() {
    let desk = Desk::with_examples("guide-conflict", &["ankara-2024-february"]);
    let ran = desk.takas(&["deals", "ankara-2024-february", "--without", "navalny", "--json"]).exits(4).json();
    let text = document("examples/ankara-2024-february/README.md");
    let left = text.split("**What is left without him.**").nth(1).and_then(|rest| rest.split("\n\n").next());
    for rule in ran["conflict"]["rules"].as_array().expect("rules").iter().filter(|rule| rule["owner"] != "question") {
        let name = rule["name"].as_str().expect("a name");
        assert!(left.is_some_and(|left| left.contains(&format!("\"{name}\""))), "{name} in {left:?}");
    }
}

/// The TOML blocks of the guide in their order.
fn blocks() -> Vec<String> {
    let text = document("docs/guide/writing-a-case.md");
    text.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).map(str::to_owned).collect()
}

fn rule_names(report: &Value) -> Vec<&str> {
    report["conflict"]["rules"].as_array().expect("rules").iter().filter_map(|rule| rule["name"].as_str()).collect()
}

#[test]
fn the_guide_leads_to_the_case_it_promises() {
    let desk = Desk::new("guide-case");
    let blocks = blocks();
    let [case, usa, germany, july, russia, december, concessions] = blocks.as_slice() else {
        panic!("the guide has other blocks than this test follows: {}", blocks.len())
    };
    let head = |party: &str| format!("format = 1\nparty = \"{party}\"\nstanding = \"hinted\"\nby = \"the press\"\n\n");
    desk.write("abu-dhabi/case.toml", case);
    desk.write("abu-dhabi/positions/USA.toml", format!("{usa}\n{july}"));
    let holds = "[holds]\ngriner = { to = [\"USA\"] }\nwhelan = { to = [\"USA\"] }\n";
    let asks = "[asks]\nbout = { priority = \"must\" }\nkrasikov = { priority = \"high\" }\n";
    desk.write("abu-dhabi/positions/RUS.toml", format!("{}{holds}{asks}{russia}", head("RUS")));
    desk.write("abu-dhabi/positions/DEU.toml", format!("{}{germany}", head("DEU")));
    desk.takas(&["check", "abu-dhabi"]).exits(0).tells("0 errors");

    // July: no deal, and three places to work on.
    let report = desk.takas(&["deals", "abu-dhabi", "--json"]).exits(4).json();
    let named = rule_names(&report);
    let places = [("USA", "both for Bout"), ("RUS", "a spy for a spy"), ("DEU", "refuses krasikov")];
    for (party, rule) in places {
        assert!(named.contains(&rule), "{rule} in {named:?}");
        let weaker = format!("[{party}]\n\"{rule}\" = {{ to = \"dropped\", difficulty = 1 }}\n");
        desk.write("abu-dhabi/mediator/concessions.toml", format!("format = 1\n{weaker}"));
        let unlocked = desk.takas(&["deals", "abu-dhabi", "--json"]).exits(4).json();
        assert_eq!(
            unlocked["concessions"]["sets"].as_array().map(Vec::len),
            Some(1),
            "weaken {rule}, and a deal exists"
        );
    }

    // December: the case clears, and to one deal alone.
    desk.write("abu-dhabi/mediator/concessions.toml", concessions);
    let (before, _) = july.split_once("\"both for Bout\"").expect("the rule of July");
    desk.write("abu-dhabi/positions/USA.toml", format!("{usa}\n{before}{december}"));
    let report = desk.takas(&["deals", "abu-dhabi", "--json"]).exits(0).json();
    assert_eq!(report["unique"], true);
    let moved = report["deals"][0]["transfers"].as_array().expect("transfers").iter();
    let moved: Vec<_> = moved.map(|transfer| (transfer["what"].as_str(), transfer["to"].as_str())).collect();
    assert_eq!(moved, [(Some("griner"), Some("USA")), (Some("bout"), Some("RUS"))]);

    // The questions.
    let asked = desk.takas(&["deals", "abu-dhabi", "--with", "whelan=RUS->USA", "--json"]).exits(4).json();
    let costs: Vec<_> = asked["concessions"]["sets"].as_array().expect("sets").iter().map(|set| &set["cost"]).collect();
    assert_eq!(costs, [4, 5]);
    desk.takas(&["deals", "abu-dhabi", "--without", "krasikov"]).exits(0);
    desk.takas(&["fmt", "abu-dhabi"]).exits(0);
    desk.takas(&["fmt", "--check", "abu-dhabi"]).exits(0);
}

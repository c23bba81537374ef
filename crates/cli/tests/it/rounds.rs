//! Rounds of proposals: answers become lines of positions, the zone moves, and nobody reads what another said.

use takas_check::judge;
use takas_check::oracle::{Enumeration, random_case};
use takas_formats::rounds::not_as_proposed;
use takas_model::{Case, Deal, PartyRef, Transfer};

use crate::desk::Desk;
use crate::transcript::Transcript;
use crate::write;

const CASE: &str = "griner-bout-2022";

#[test]
fn a_round_of_answers() {
    let mut script = Transcript::new("rounds", &[CASE]);
    script.run(&["rounds", CASE]).exits(0);
    script.run(&["respond", CASE, "USA", "--accept"]).exits(2).tells("nothing has been proposed yet");
    script.run(&["propose", CASE, "--on", "2022-12-01", "--note", "one for one", "--pages", "pages"]).exits(0);
    script.run(&["respond", CASE, "USA", "--amend", "--on", "2022-12-02"]).exits(2);
    script.run(&["respond", CASE, "USA", "--accept", "--drop", "asks.griner"]).exits(2);
    script.run(&["respond", CASE, "USA", "--accept", "--refuse"]).exits(2);
    script.run(&["respond", CASE, "USA", "--amend", "--line", "wishes.whelan", "{}"]).exits(2);
    script.run(&["respond", CASE, "USA", "--amend", "--line", "asks.whelan", "\"must\""]).exits(2);
    script.run(&["respond", CASE, "USA", "--amend", "--drop", "rules.no such rule"]).exits(2);
    script.run(&["respond", CASE, "USA", "--amend", "--rule", "both", "whelan move", "--on", "2022-12-02"]).exits(3);
    script.run(&["respond", CASE, "USA", "--accept", "--round", "7"]).exits(2);
    let accepted = script.run(&["respond", CASE, "USA", "--accept", "--on", "2022-12-02", "--by", "an envoy"]);
    accepted.exits(0).says("accepts");
    let refused = script.run(&[
        "respond",
        CASE,
        "RUS",
        "--refuse",
        "--reason",
        "not so",
        "--standing",
        "hinted",
        "--on",
        "2022-12-03",
    ]);
    refused.exits(4).says("after Russia refuses: empty").says("not as proposed in round 1");
    script.run(&["respond", CASE, "RUS", "--accept"]).exits(2).tells("has answered round 1 already");
    script.run(&["rounds", CASE]).exits(0).says("empty");
    script.run(&["rounds", CASE, "--view", "USA"]).exits(0).says("you accepted");
    // What is hinted is the mediator's: the party sees no answer of its own.
    script.run(&["rounds", CASE, "--view", "RUS", "--json"]).exits(0).says("awaits your answer");
    script.run(&["propose", CASE, "--on", "2022-12-04"]).exits(4);
    let taken_back = ["--amend", "--drop", "rules.not as proposed in round 1", "--on", "2022-12-05"];
    script.run(&[&["respond", CASE, "RUS"], &taken_back[..]].concat()).exits(2);
    script.holds();
}

#[test]
fn when_every_party_accepts_it_is_agreed() {
    let desk = Desk::with_examples("rounds-agreed", &[CASE]);
    desk.takas(&["propose", CASE, "--on", "2022-12-01"]).exits(0);
    let parties: Vec<String> = {
        let json = desk.takas(&["rounds", CASE, "--json"]).exits(0).json();
        assert!(json["agreed"].is_null());
        json["rounds"][0]["to"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|to| to["party"].as_str().expect("an id").to_owned())
            .collect()
    };
    assert!(parties.len() >= 2, "{parties:?}");
    for party in &parties {
        desk.takas(&["respond", CASE, party, "--accept", "--on", "2022-12-02"]).exits(0);
    }
    let json = desk.takas(&["rounds", CASE, "--json"]).exits(0).json();
    assert_eq!(json["agreed"], 1);
    desk.takas(&["rounds", CASE, "--html", "page.html"]).exits(0).says("Agreed");
    assert!(desk.read("page.html").contains("Agreed"));
    desk.takas(&["propose", CASE]).exits(0).tells("every party has accepted the proposal of round 1");
}

/// An answer that brings a rule of the same name replaces it, and what it said before is kept.
#[test]
fn nothing_that_was_said_before_is_lost() {
    let desk = Desk::with_examples("rounds-before", &["ankara-2024"]);
    let position = "ankara-2024/positions/DEU.toml";
    let before = desk.read(position);
    desk.takas(&["propose", "ankara-2024", "--on", "2024-07-10"]).exits(0);
    let rule =
        ["--rule", "no return for Americans alone", "krasikov moves requires at least 12 of prisoners or germans"];
    let asked = ["--line", "asks.fogel", "{ priority = \"wish\", note = \"a friend's\" }"];
    let answer = [
        &["respond", "ankara-2024", "DEU", "--amend", "--reason", "more of them", "--on", "2024-07-11"],
        &rule[..],
        &asked[..],
    ];
    desk.takas(&answer.concat()).exits(0).says("after Germany amends: open");
    let after = desk.read(position);
    assert!(after.contains("until round 1: { say = \"krasikov moves requires at least 10"), "{after}");
    assert!(
        after
            .contains("fogel = { priority = \"wish\", note = \"a friend's\", standing = \"stated\", on = 2024-07-11 }"),
        "{after}"
    );
    // Nothing else of the file is touched.
    let kept: Vec<&str> = before.lines().filter(|line| !line.contains("no return for Americans alone")).collect();
    assert!(kept.iter().all(|line| after.lines().any(|now| now == *line)), "{after}");
    desk.takas(&["fmt", "--check", position]).exits(0);
}

#[test]
fn a_rounds_file_that_was_damaged_is_told_and_nothing_is_lost() {
    let desk = Desk::with_examples("rounds-damaged", &[CASE]);
    desk.takas(&["propose", CASE, "--on", "2022-12-01"]).exits(0);
    let file = format!("{CASE}/rounds/1.json");
    let good = desk.read(&file);
    for (find, replace, code) in [
        ("\"format\": 1", "\"format\": 2", "E0922"),
        ("\"round\": 1", "\"round\": 2", "E0923"),
        ("2022-12-01", "1 December", "E0923"),
        ("\"party\": \"USA\"", "\"party\": \"UAS\"", "E0923"),
        ("\"case\": \"griner", "\"case\": \"driner", "E0924"),
        ("\"state\"", "\"status\"", "E0923"),
        ("{", "", "E0921"),
    ] {
        desk.write(&file, good.replacen(find, replace, 1));
        for command in [&["rounds", CASE][..], &["propose", CASE], &["respond", CASE, "USA", "--accept"]] {
            desk.takas(command).exits(3).tells(code);
        }
        assert_eq!(desk.files().iter().filter(|file| file.contains("/rounds/")).count(), 1);
    }
    desk.write(&file, [0xff, 0xfe]);
    desk.takas(&["rounds", CASE]).exits(3).tells("E0921");
}

/// What one party answers stands in its own position and in the mediator's files, nowhere else.
#[test]
fn no_answer_is_read_by_another_party() {
    let desk = Desk::with_examples("rounds-canaries", &["ankara-2024"]);
    let case = "ankara-2024";
    let others = |desk: &Desk| -> Vec<(String, String)> {
        let positions = desk.files().into_iter().filter(|f| f.contains("/positions/") && !f.ends_with("DEU.toml"));
        positions.map(|file| (file.clone(), desk.read(&file))).collect()
    };
    let before = others(&desk);
    desk.takas(&["propose", case, "--on", "2024-07-10", "--note", "Kanarinote", "--pages", "pages"]).exits(0);
    let answer = ["--refuse", "--reason", "Kanarireason", "--by", "Kanariwho", "--on", "2024-07-11"];
    let rule = ["--rule", "Kanarirule", "at least 2 of americans"];
    desk.takas(&[&["respond", case, "DEU"], &answer[..], &rule[..]].concat());
    assert!(desk.read("ankara-2024/positions/DEU.toml").contains("Kanarireason"));
    assert_eq!(others(&desk), before);
    let pages: Vec<String> = desk.files().into_iter().filter(|file| file.starts_with("pages/")).collect();
    assert_eq!(pages.len(), 7);
    for page in &pages {
        assert!(!desk.read(page).contains("Kanari") && !page.contains("round"), "{page}");
    }
    for party in ["RUS", "BLR", "USA", "SVN", "NOR", "POL", "TUR"] {
        for extra in [&[][..], &["--json"], &["--html", "own.html"]] {
            let ran = desk.takas(&[&["rounds", case, "--view", party][..], extra].concat()).exits(0);
            let page = if extra.contains(&"--html") { desk.read("own.html") } else { String::new() };
            assert!(!format!("{}{}{page}", ran.stdout, ran.stderr).contains("Kanari"), "{party} {extra:?}");
        }
    }
    // The party's own words are its own; the mediator's remark and who brought the answer are not.
    let own = desk.takas(&["rounds", case, "--view", "DEU"]).exits(0).says("Kanarireason");
    assert!(!own.stdout.contains("Kanarinote") && !own.stdout.contains("Kanariwho"));
}

/// The party's part of a deal, nobody protected.
fn part(case: &Case, deal: &Deal, party: PartyRef) -> Vec<Transfer> {
    let own = deal.transfers().iter().filter(|t| t.from == party || t.to == Some(party));
    own.filter(|t| case.item(t.item).protection.is_none()).copied().collect()
}

/// A refusal excludes the deals in which the party's own part is the same, and no others.
#[test]
fn a_refusal_excludes_the_same_part_and_nothing_else() {
    let (mut refused, mut kept, mut without) = (0_u32, 0_u32, 0_u32);
    for seed in 0..400 {
        let case = write::expressible(&random_case(seed, 300));
        let Some(all) = Enumeration::new(&case, 300) else { continue };
        let bare = case.retaining_rules(|_, _| false);
        let deals: Vec<Deal> =
            (0..all.len()).map(|index| all.deal(index)).filter(|deal| judge(&bare, deal).passed()).collect();
        for proposed in deals.iter().step_by(1 + deals.len() / 3) {
            for party in case.party_refs() {
                let own = part(&case, proposed, party);
                let Some(sentence) = not_as_proposed(&case, proposed, party) else {
                    assert!(own.is_empty(), "seed {seed}: {own:?}");
                    without += 1;
                    continue;
                };
                let rule = takas_formats::parse_question_with(&case, &sentence)
                    .unwrap_or_else(|told| panic!("seed {seed}: {sentence}\n{told:?}"));
                let with = bare.with_rule(rule);
                for deal in &deals {
                    let same = part(&case, deal, party) == own;
                    assert_eq!(judge(&with, deal).passed(), !same, "seed {seed}: {sentence}\n{deal:?}");
                    *(if same { &mut refused } else { &mut kept }) += 1;
                }
            }
        }
    }
    assert!(refused > 1_000 && kept > 10_000 && without > 100, "{refused} {kept} {without}");
}

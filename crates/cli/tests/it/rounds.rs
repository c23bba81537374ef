//! Rounds of proposals: answers become lines of positions, the zone moves, and nobody reads what another said.

use takas_check::judge;
use takas_check::oracle::{Enumeration, random_case};
use takas_formats::rounds::not_as_proposed;
use takas_model::{Case, Deal, Kind, Owner, PartyRef, Transfer};

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
    refused.exits(4).says("after Russia refuses: empty").says("not as proposed on");
    script.run(&["respond", CASE, "RUS", "--accept"]).exits(2).tells("has answered round 1 already");
    script.run(&["rounds", CASE]).exits(0).says("empty");
    script.run(&["rounds", CASE, "--view", "USA"]).exits(0).says("you accepted");
    // What is hinted is the mediator's: the party sees no answer of its own.
    script.run(&["rounds", CASE, "--view", "RUS", "--json"]).exits(0).says("awaits your answer");
    script.run(&["propose", CASE, "--on", "2022-12-04"]).exits(4);
    let taken_back = ["--amend", "--drop", "rules.not as proposed on 2022-12-01", "--on", "2022-12-05"];
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
        after.contains(
            "fogel = { priority = \"wish\", note = \"a friend's\", standing = \"stated\", by = \"DEU\", on = 2024-07-11"
        ),
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

/// What the party is shown of a deal, nobody protected: its own part, and what others undertake of what it asks. Goods of others that it neither
/// asks nor is shown in `proposed` are not looked at: it knows nothing of them.
fn part(case: &Case, deal: &Deal, party: PartyRef, proposed: &Deal) -> Vec<Transfer> {
    let asks = |t: &Transfer| {
        let position = case.position(party);
        position.is_some_and(|position| position.asks.iter().any(|ask| ask.flow.selection.items.contains(&t.item)))
    };
    let shown = |t: &Transfer| proposed.transfers().iter().any(|p| p.item == t.item && p.to == Some(party));
    let is_goods = |t: &Transfer| matches!(case.item(t.item).kind, Kind::Goods { .. });
    let own = deal.transfers().iter().filter(|t| match t.to {
        _ if t.from == party => true,
        Some(to) => to == party && (!is_goods(t) || asks(t) || shown(t)),
        None => asks(t),
    });
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
                let own = part(&case, proposed, party, proposed);
                let Some(sentence) = not_as_proposed(&case, proposed, party) else {
                    assert!(own.is_empty(), "seed {seed}: {own:?}");
                    without += 1;
                    continue;
                };
                // What other parties offer, ask and say has no part in it.
                let mut alone = case.retaining_rules(|_, rule| rule.owner == Owner::Party(party));
                alone.positions.retain(|position| position.party == party);
                assert_eq!(not_as_proposed(&alone, proposed, party).as_ref(), Some(&sentence), "seed {seed}");
                let rule = takas_formats::parse_question_with(&case, &sentence)
                    .unwrap_or_else(|told| panic!("seed {seed}: {sentence}\n{told:?}"));
                let with = bare.with_rule(rule);
                for deal in &deals {
                    let same = part(&case, deal, party, proposed) == own;
                    assert_eq!(judge(&with, deal).passed(), !same, "seed {seed}: {sentence}\n{deal:?}");
                    *(if same { &mut refused } else { &mut kept }) += 1;
                }
            }
        }
    }
    assert!(refused > 1_000 && kept > 10_000 && without > 100, "{refused} {kept} {without}");
}

/// Whether somebody else has refused before shows nowhere in what a refusal writes, and a refusal counts whoever refused before.
#[test]
fn a_refusal_is_the_same_whoever_refused_before() {
    let desk = Desk::with_examples("rounds-before-others", &[CASE]);
    desk.takas(&["propose", CASE, "--on", "2022-12-01"]).exits(0);
    let files = ["positions/USA.toml", "positions/RUS.toml", "rounds/1.json"].map(|file| format!("{CASE}/{file}"));
    let before = files.clone().map(|file| desk.read(&file));
    let refuse = |party: &str| {
        desk.takas(&["respond", CASE, party, "--refuse", "--reason", "no", "--on", "2022-12-02"]).exits(4);
    };
    refuse("RUS");
    let alone = desk.read(&files[1]);
    for (file, text) in files.iter().zip(&before) {
        desk.write(file, text);
    }
    refuse("USA");
    refuse("RUS");
    assert!(alone.contains("not as proposed on 2022-12-01"), "{alone}");
    assert_eq!(desk.read(&files[1]), alone);
}

/// Only what is stated, by every party with a position, to this very proposal, makes an agreement.
#[test]
fn it_is_agreed_when_all_state_that_they_accept_and_not_before() {
    let desk = Desk::with_examples("rounds-not-agreed", &[CASE]);
    let agreed = || desk.takas(&["rounds", CASE, "--json"]).exits(0).json()["agreed"].clone();
    let accept = |party: &str, standing: &str| {
        desk.takas(&["respond", CASE, party, "--accept", "--standing", standing, "--on", "2022-12-02"]).exits(0);
    };
    desk.takas(&["propose", CASE, "--on", "2022-12-01", "--to", "USA"]).exits(0);
    accept("USA", "stated");
    assert!(agreed().is_null(), "two parties were not asked");
    desk.takas(&["propose", CASE, "--on", "2022-12-02"]).exits(0);
    for (party, standing) in [("USA", "stated"), ("RUS", "hinted"), ("DEU", "stated")] {
        accept(party, standing);
    }
    assert!(agreed().is_null(), "a hint is no word");
    desk.takas(&["propose", CASE, "--on", "2022-12-03"]).exits(0);
    for party in ["USA", "RUS", "DEU"] {
        accept(party, "stated");
    }
    assert_eq!(agreed(), 3);
    // The file of the round is taken away, and a new proposal made: it has another number, and nobody has answered it.
    std::fs::remove_file(desk.path(&format!("{CASE}/rounds/3.json"))).expect("the file");
    desk.takas(&["propose", CASE, "--on", "2022-12-04"]).exits(0).says("Round 4");
    assert!(agreed().is_null());
    let file = format!("{CASE}/rounds/4.json");
    let third = desk.read(&file).replace("\"round\": 4", "\"round\": 3");
    desk.write(&format!("{CASE}/rounds/3.json"), third);
    assert!(agreed().is_null(), "what was accepted was another proposal");
    desk.write(&format!("{CASE}/rounds/04.json"), desk.read(&file));
    desk.takas(&["rounds", CASE]).exits(3).tells("E0923");
}

/// What is taken out or replaced is remembered, with the comments beside it; round after round in a line that grows no faster than the rounds.
#[test]
fn what_was_said_stays_in_the_file_and_in_its_measure() {
    let desk = Desk::with_examples("rounds-remembered", &[CASE]);
    let position = format!("{CASE}/positions/USA.toml");
    let text = desk.read(&position).replace("griner = {", "# a promise to her family\ngriner = {");
    desk.write(
        &position,
        text.replace("whelan = { priority = \"high\", to = [\"USA\"] }", "whelan = { priority = \"high\" } # by name"),
    );
    let mut length = Vec::new();
    for round in 1..=8 {
        desk.takas(&["propose", CASE, "--on", "2022-12-01"]).exits(0);
        let day = format!("2022-12-{:02}", round + 1);
        let wish = format!("{{ priority = \"high\", note = \"said {round} times\" }}");
        let answer = ["respond", CASE, "USA", "--amend", "--on", &day, "--line", "asks.whelan", &wish];
        let taken = if round == 1 { &["--drop", "asks.griner"][..] } else { &[] };
        desk.takas(&[&answer[..], taken].concat()).exits(0);
        length.push(desk.read(&position).len());
    }
    let after = desk.read(&position);
    assert!(
        after.contains("taken out: asks.griner: { priority = \"high\", to = [\"USA\"] } # a promise to her family"),
        "{after}"
    );
    assert!(after.contains("# by name") && after.contains("said 8 times; until round 8: { priority"), "{after}");
    assert!(after.contains("; said 1 times; until round 1: { priority = \"high\" }"), "{after}");
    let steps: Vec<usize> = length.windows(2).map(|two| two[1] - two[0]).collect();
    assert!(steps.iter().all(|step| *step < steps[0] + 40), "{steps:?}");
    // Nobody at the White House said this, and it was in no paper.
    assert!(after.contains("by = \"USA\"") && after.contains("source = \"answer to the proposal "), "{after}");
    desk.takas(&["fmt", "--check", &position]).exits(0);
}

/// A round whose pages cannot be written is none; its pages can be had again.
#[test]
fn pages_come_before_the_round_and_can_be_had_again() {
    let desk = Desk::with_examples("rounds-pages", &[CASE]);
    desk.takas(&["rounds", CASE, "--pages", "pages"]).exits(2).tells("nothing has been proposed yet");
    desk.write("in-the-way", "a file");
    desk.takas(&["propose", CASE, "--on", "2022-12-01", "--pages", "in-the-way"]).exits(7);
    assert!(!desk.files().iter().any(|file| file.contains("/rounds/")));
    desk.takas(&["propose", CASE, "--on", "2022-12-01", "--pages", "first"]).exits(0);
    desk.takas(&["respond", CASE, "RUS", "--refuse", "--reason", "Kanarireason", "--on", "2022-12-02"]).exits(4);
    desk.takas(&["rounds", CASE, "--pages", "again"]).exits(0);
    let pages = |folder: &str| -> Vec<(String, String)> {
        let under = desk.files().into_iter().filter_map(|f| f.strip_prefix(folder).map(str::to_owned));
        under.map(|file| (file.clone(), desk.read(&format!("{folder}{file}")))).collect()
    };
    let (first, again) = (pages("first/"), pages("again/"));
    assert_eq!(first.len(), 3);
    for (old, new) in first.iter().zip(&again) {
        assert_eq!(old.0, new.0);
        assert!(old.1 == new.1 || old.0.starts_with("RUS-"), "{}", old.0);
        assert!(!new.1.contains("round 1"), "{}", new.0);
    }
    desk.takas(&["rounds", CASE, "--pages", "hidden", "--pseudonyms"]).exits(0);
    assert!(pages("hidden/").iter().all(|(_, page)| !page.contains("Griner") && !page.contains("Bout")));
}

/// What the mediator wrote of a line is named when the line goes; a text may begin with a dash; a deal that is gone is missed by its right name.
#[test]
fn what_stands_in_the_way_of_an_answer_is_named() {
    let desk = Desk::with_examples("rounds-in-the-way", &[CASE]);
    let dropped = "format = 1\n[USA]\n\"one or none\" = { to = \"dropped\", difficulty = 4 }\n";
    desk.write(&format!("{CASE}/mediator/concessions.toml"), dropped);
    desk.takas(&["propose", CASE, "--on", "2022-12-01", "--note", "- one for one"]).exits(0);
    let position = format!("{CASE}/positions/USA.toml");
    let before = desk.read(&position);
    let answer = ["respond", CASE, "USA", "--amend", "--drop", "rules.one or none", "--reason", "-- both"];
    desk.takas(&answer).exits(3).tells("E0601").tells("Mend mediator/concessions.toml first");
    assert_eq!(desk.read(&position), before);
    std::fs::remove_file(desk.path(&format!("{CASE}/mediator/concessions.toml"))).expect("the file");
    desk.takas(&answer).exits(0).says("“-- both”");
    for file in desk.files().iter().filter(|file| file.contains("/deals/")) {
        std::fs::remove_file(desk.path(file)).expect("the file");
    }
    desk.takas(&["respond", CASE, "RUS", "--accept"]).exits(7).tells("it is the deal of a round");
}

/// Every way of writing a position takes an answer: the case reads with it, and the comments of other lines stay.
#[test]
fn a_position_may_be_written_in_any_way() {
    let head = "format = 1\nparty = \"USA\"\nstanding = \"stated\"\nby = \"an envoy\"\n";
    let ways = [
        "holds.bout.to = [\"RUS\"] # the merchant\nasks.griner = { priority = \"high\" }\nrules.two = \"bout moves requires griner moves\"\n",
        "holds = { bout = { to = [\"RUS\"] } } # the merchant\nasks = { griner = { priority = \"high\" } }\nrules = { two = \"bout moves requires griner moves\" }\n",
        "# the merchant\n[holds.bout]\nto = [\"RUS\"]\n[asks.griner]\npriority = \"high\"\n[rules.one]\nsay = \"at most 3 of everyone\"\n# of two\n[rules.two]\nsay = \"bout moves requires griner moves\"\n",
        "# the merchant\r\n[holds]\r\nbout = { to = [\"RUS\"] }\r\n[asks]\r\ngriner = { priority = \"high\" }\r\n[rules]\r\ntwo = \"bout moves requires griner moves\"\r\n",
    ];
    for (index, way) in ways.iter().enumerate() {
        let desk = Desk::with_examples(&format!("rounds-ways-{index}"), &[CASE]);
        let position = format!("{CASE}/positions/USA.toml");
        desk.write(&position, format!("{head}{way}"));
        let concessions = desk.path(&format!("{CASE}/mediator/concessions.toml"));
        std::fs::remove_file(concessions).expect("the file");
        desk.takas(&["propose", CASE, "--on", "2022-12-01"]).exits(0);
        let lines = [
            "--rule",
            "two",
            "bout moves requires any of griner, whelan",
            "--line",
            "asks.whelan",
            "{ priority = \"wish\" }",
        ];
        let words = ["--reason", "one\nor \"two\" \u{7}", "--drop", "asks.griner", "--on", "2022-12-02"];
        desk.takas(&[&["respond", CASE, "USA", "--amend"], &lines[..], &words].concat()).exits(0);
        let after = desk.read(&position);
        for kept in
            ["# the merchant", "until round 1", "bout moves requires griner moves", "taken out: asks.griner", "whelan"]
        {
            assert!(after.contains(kept), "{kept}: {after}");
        }
        assert!(!way.contains("# of two") || after.contains("# of two"), "{after}");
        desk.takas(&["check", CASE]).exits(0);
        desk.takas(&["rounds", CASE]).exits(0).says("amends");
    }
}

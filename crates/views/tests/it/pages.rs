//! Whole pages: what must stand on them, that they are sound, that they fit.

use takas_model::{Outcome, PartyRef, Value};
use takas_views::phrase::joined;
use takas_views::{Asked, Disguiser, Findings, Names, Proven, Question, brief, html, json, project, svg, text};
use unicode_width::UnicodeWidthStr;

use crate::ankara::{Ankara, ankara};
use crate::markup;
use crate::stress::{self, Found};

fn findings(found: &Ankara) -> Findings<'_> {
    let mut findings = Findings::new(&found.case, &found.outcome, Proven::Checked);
    findings.deal_id = Some("k7f3".to_owned());
    findings.case_digest = Some("9b1c44d0".to_owned());
    findings.party_ids = vec![(PartyRef::new(3), "DEU-4d2a".to_owned())];
    findings.alternatives = Some(&found.alternatives);
    findings.decisive = Some(&found.decisive);
    findings
}

fn of(found: &Found) -> Findings<'_> {
    Findings::new(&found.case, &found.outcome, Proven::Checked)
}

/// The text holds these, in this order.
fn holds(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        let at = rest.find(part).unwrap_or_else(|| panic!("no {part:?} (in this order) in\n{text}"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn the_table_says_who_goes_where_and_why() {
    let found = ankara();
    let text = text::mediator(&brief(&findings(&found), Names::Real), 90);
    holds(
        &text,
        &[
            "Ankara, 1 August 2024\n",
            "! Historical case: records what happened.",
            "! Russia: “nobody without Krasikov” made",
            "Optimal. No deal is better",
            "26 people move among 7 parties.",
            "It is the only one",
            "Türkiye: mediator, host.",
            "Russia → United States (3 people)\n      Evan Gershkovich, Paul Whelan, Alsu Kurmasheva\n",
            "Russia → Germany (12 people)",
            "Belarus → Germany (1 person)\n      Rico Krieger\n",
            "Second child of the Dultsevs ◆",
            "party          gives      receives",
            "Germany        1 person   13 people               100 %",
            "protected people and remains moved       2",
            "people moved                             26",
            "disputed: 2 (Vladimir Kara-Murza, Ilya Yashin)",
            "Germany: “no return for Americans alone”\n  krasikov moves requires at least 10 of prisoners or germans",
            "without it:\n    people moved: 26 → 24",
            "drops out: Mikhail Mikushin (Norway → Russia), Pavel Rubtsov (Poland → Russia)",
            "Russia: “asks krasikov”",
            "No deal is left.",
            "otherwise: Vladimir Kara-Murza (to United States instead of to Germany)",
            "Deal k7f3, case digest 9b1c44d0",
        ],
    );
    assert!(!text.contains("What hangs on whom"), "fragility was not asked for");
}

#[test]
fn optimal_is_said_only_with_a_closed_and_checked_bound() {
    let mut found = ankara();
    let word = |found: &Ankara, proven: Proven| {
        let status = brief(&Findings::new(&found.case, &found.outcome, proven), Names::Real).status;
        (status.word, status.sentence)
    };
    assert_eq!(word(&found, Proven::Checked).0, "Optimal");
    let (unverified, why) = word(&found, Proven::BoundUnverified("the proof is larger than the limit".to_owned()));
    assert_eq!(unverified, "Feasible");
    assert!(why.ends_with("the bound is unverified: the proof is larger than the limit."), "{why}");
    if let Outcome::Deal { closed, objectives, .. } = &mut found.outcome {
        *closed = false;
        objectives[1].bound = Some(Value::Number(29));
    }
    for proven in [Proven::Checked, Proven::Gap] {
        let (word, sentence) = word(&found, proven);
        assert_eq!(word, "Feasible");
        assert!(sentence.contains("people moved 26, bound 29, gap 3"), "{sentence}");
    }
    found.outcome = Outcome::Interrupted;
    assert_eq!(word(&found, Proven::Checked).0, "Interrupted");
}

#[test]
fn a_conflict_is_told_in_words_with_what_would_unlock_a_deal() {
    let stuck = stress::stuck();
    let mut findings = of(&stuck.found);
    findings.conflict = Some(&stuck.conflict);
    findings.concessions = Some(&stuck.concessions);
    let view = brief(&findings, Names::Real);
    holds(
        &text::mediator(&view, 90),
        &[
            "Infeasible. No deal satisfies every condition.",
            "These 3 conditions cannot hold together. Dropping any one of them makes a deal possible.",
            "1. The North: “nobody alone”\n     officer moves requires at least 2 of jailed\n     (stated)",
            "2. The South: “asks officer”",
            "3. The South: “refuses teacher”",
            "1. cost 2",
            "The North: “nobody alone” becomes: officer moves requires at least 1 of jailed",
            "2 people move among 2 parties.",
            "2. cost 5",
            "The South: “refuses teacher” is dropped",
            "comes in: Karl Lund (The South → The North)",
            "There is no further set.",
        ],
    );
    let page = html::mediator(&view);
    holds(&page, &["✕</span> Infeasible", "id=\"conflict\"", "nobody alone", "id=\"concessions\"", "Karl Lund"]);
    assert!(!page.contains("<svg"), "nothing to draw");
}

#[test]
fn a_question_is_answered_with_its_costs() {
    let found = ankara();
    let other = &found.alternatives[0];
    let Outcome::Deal { certificate, .. } = &found.outcome else { panic!("a deal") };
    let answer = Outcome::Deal {
        deal: other.deal.clone(),
        objectives: other.objectives.clone(),
        closed: true,
        unique: None,
        certificate: certificate.clone(),
    };
    let mut findings = Findings::new(&found.case, &answer, Proven::Checked);
    let kara_murza = found.case.find_item("kara-murza").expect("there");
    let usa = found.case.find_party("USA");
    let asked = vec![Asked::With { item: kara_murza, to: usa }];
    findings.question = Some(Question { asked, unasked: &found.outcome });
    holds(
        &text::mediator(&brief(&findings, Names::Real), 100),
        &[
            "What was asked",
            "with Vladimir Kara-Murza moved to United States: There is a deal.",
            "people moved: 26 → 25",
            "Russia: 100 % → 12/13 (92.3 %)",
            "drops out: Mikhail Mikushin",
            "otherwise: Vladimir Kara-Murza",
        ],
    );
    let hidden = text::mediator(&brief(&findings, Names::Pseudonyms), 100);
    holds(&hidden, &["with RUS-04 moved to United States"]);
    findings.outcome = &Outcome::Infeasible { proof: None };
    holds(&text::mediator(&brief(&findings, Names::Real), 100), &["There is no such deal."]);
}

#[test]
fn fragility_stands_only_where_it_was_asked_for_the_gravest_first() {
    let found = ankara();
    let mut findings = findings(&found);
    assert!(!html::mediator(&brief(&findings, Names::Real)).contains("id=\"fragility\""));
    findings.fragility = Some(&found.fragility);
    let view = brief(&findings, Names::Real);
    holds(
        &text::mediator(&view, 100),
        &[
            "! A spoiler's list",
            "if this party walks away:\n  Russia: No deal is left.\n  Norway: 24 of 26 people still move.",
            "if this name drops out:\n  Mikhail Mikushin: 24 of 26 people still move.",
            "falls with it: Pavel Rubtsov (Poland → Russia)",
            "comes instead: Marc Fogel (Russia → United States)",
        ],
    );
    holds(&html::mediator(&view), &["Mediator&#39;s compartment", "id=\"fragility\"", "spoiler"]);
}

#[test]
fn a_variant_without_bests_of_its_own_is_measured_by_those_of_the_case() {
    let mut found = ankara();
    if let Outcome::Deal { certificate, .. } = &mut found.decisive[0].without {
        certificate.bests.clear();
    }
    let text = text::mediator(&brief(&findings(&found), Names::Real), 100);
    assert!(text.contains("Russia: 100 % → 11/13 (84.6 %)"), "{text}");
    assert!(!text.contains("→ no asks to compare"), "{text}");
}

#[test]
fn what_is_owed_to_protected_people_waits_for_no_deal() {
    let mut found = stress::cease_fire();
    let sick = found.case.find_item("sick").expect("there");
    let brief_of = |case: &takas_model::Case, outcome: &Outcome| {
        joined(&brief(&Findings::new(case, outcome, Proven::Checked), Names::Real).warnings, " ")
    };
    let none = Outcome::Infeasible { proof: None };
    let owed = "Protected by law and not moved: 12 people and 8 of the dead.";
    assert!(brief_of(&found.case, &none).contains(owed));
    assert!(!brief_of(&found.case, &found.outcome).contains("Protected by law"));
    // Whoever holds the sick is told nothing of what others do not offer.
    let north = found.case.find_party("NOR").expect("there");
    let view = project(&Findings::new(&found.case, &none, Proven::Checked), north, Names::Real);
    assert!(!joined(&view.warnings, " ").contains("Protected by law"));
    if let Outcome::Deal { deal, .. } = &mut found.outcome {
        *deal = takas_model::Deal::new(deal.transfers().iter().copied().filter(|transfer| transfer.item != sick));
    }
    assert!(brief_of(&found.case, &found.outcome).contains("not moved: 12 people."));
    found.case.nature = takas_model::Nature::Historical;
    assert!(!brief_of(&found.case, &none).contains("Protected by law"));
}

#[test]
fn a_variant_that_meets_more_than_the_best_of_the_case_gets_no_share() {
    let mut found = ankara();
    let russia = found.case.find_party("RUS").expect("there");
    // 11 of 13, were it not that nothing more could be had.
    if let Outcome::Deal { certificate: whole, .. } = &found.outcome
        && let Outcome::Deal { certificate, .. } = &mut found.decisive[0].without
    {
        certificate.bests.clone_from(&whole.bests);
        let best = certificate.bests.iter_mut().find(|best| best.party == russia).expect("it asks");
        best.best = best.best / 13 * 11;
    }
    std::mem::swap(&mut found.outcome, &mut found.decisive[0].without);
    let text = text::mediator(&brief(&findings(&found), Names::Real), 100);
    assert!(text.contains("Russia: 100 % → over its best as the case is"), "{text}");
}

#[test]
fn everything_that_can_move_is_said_in_its_unit_phase_by_phase() {
    let found = stress::cease_fire();
    holds(
        &text::mediator(&brief(&of(&found), Names::Real), 90),
        &[
            "214 people, 8 of the dead and 3,500 trucks move among 3 parties. 2 undertakings are begun.",
            "It is not the only one",
            "First phase: from 1 March 2030, 7 days",
            "Long-term prisoners: 60, Sick prisoners: 12 ◆",
            "Aid: 1,400 trucks",
            "The South undertakes: Cease fire along the river",
            "Second phase",
            "Third phase",
            "still to be asked by the neutral: 1\ncleared by the neutral: 1",
        ],
    );
    let page = text::party(&project(&of(&found), PartyRef::new(0), Names::Real), 80);
    holds(
        &page,
        &[
            "You receive (72 people)",
            "Others undertake\n  The South: Cease fire along the river",
            "You undertake\n  Open the road to the harbour",
            "Aid                  700 trucks  from Relief Agency",
            "Long-term prisoners         high  200 met, not in full",
        ],
    );
    assert!(!page.contains("240"), "how many the other holds is not the party's to know");
}

#[test]
fn a_historical_case_carries_its_warning_on_every_output() {
    let found = ankara();
    let findings = findings(&found);
    let warning = "Historical case: records what happened.";
    for names in [Names::Real, Names::Pseudonyms] {
        let view = brief(&findings, names);
        let mut outputs = vec![text::mediator(&view, 100), html::mediator(&view), svg::mediator(&view).expect("drawn")];
        for party in found.case.party_refs() {
            let view = project(&findings, party, names);
            outputs.extend([text::party(&view, 100), html::party(&view), json::party(&view)]);
            outputs.extend(svg::party(&view));
        }
        for output in outputs {
            assert!(output.contains(warning), "{output}");
        }
    }
}

#[test]
fn pages_are_sound_whatever_the_names_and_sizes() {
    let found = ankara();
    let mut all = findings(&found);
    all.fragility = Some(&found.fragility);
    let stuck = stress::stuck();
    let mut conflicting = of(&stuck.found);
    conflicting.conflict = Some(&stuck.conflict);
    conflicting.concessions = Some(&stuck.concessions);
    let (hostile, peace) = (stress::hostile(), stress::cease_fire());
    let (many, two) = (stress::crowd(20, 1000), stress::crowd(2, 1));
    for findings in [all, conflicting, of(&hostile), of(&peace), of(&many), of(&two)] {
        for names in [Names::Real, Names::Pseudonyms] {
            let view = brief(&findings, names);
            markup::check_page(&html::mediator(&view));
            if let Some(drawing) = svg::mediator(&view) {
                markup::check_drawing(&drawing);
            }
            for party in findings.case.party_refs().take(8) {
                let view = project(&findings, party, names);
                markup::check_page(&html::party(&view));
                if let Some(drawing) = svg::party(&view) {
                    markup::check_drawing(&drawing);
                }
            }
        }
    }
}

#[test]
fn names_that_run_right_to_left_are_isolated_and_none_turns_a_line_around() {
    let found = stress::hostile();
    let page = html::mediator(&brief(&of(&found), Names::Real));
    assert!(page.contains("<bdi>عمر بن الخطاب</bdi>"));
    let text = text::mediator(&brief(&of(&found), Names::Real), 90);
    for output in [&page, &text] {
        assert!(!output.contains(['\u{202e}', '\u{1b}', '\u{7}', '\u{2066}']), "{output}");
    }
    let open = text.matches('\u{2068}').count();
    assert!(open > 0 && open == text.matches('\u{2069}').count());
}

#[test]
fn json_is_json_whatever_the_names() {
    let found = stress::hostile();
    let view = project(&of(&found), PartyRef::new(0), Names::Real);
    let value: serde_json::Value = serde_json::from_str(&json::party(&view)).expect("JSON");
    assert_eq!(value["format"], 1);
    assert_eq!(value["party"]["name"], "الجمهورية <i>");
    assert_eq!(value["deal"]["phases"][0]["gives"][0]["name"], "<script>alert(1)</script>");
    assert_eq!(value["deal"]["phases"][0]["receives"][1]["name"], "عمر بن الخطاب");
    assert_eq!(value["position"]["asks"][0]["met"], 8);
    let nothing = Findings::new(&found.case, &Outcome::Interrupted, Proven::Gap);
    let text = json::party(&project(&nothing, PartyRef::new(0), Names::Real));
    assert!(serde_json::from_str::<serde_json::Value>(&text).expect("JSON")["deal"].is_null());
}

#[test]
fn text_fits_its_columns() {
    let found = ankara();
    let mut all = findings(&found);
    all.fragility = Some(&found.fragility);
    let (hostile, peace, many) = (stress::hostile(), stress::cease_fire(), stress::crowd(20, 300));
    for findings in [all, of(&hostile), of(&peace), of(&many)] {
        let view = brief(&findings, Names::Real);
        let party = project(&findings, PartyRef::new(0), Names::Real);
        for columns in [72, 80, 100, 132] {
            for text in [text::mediator(&view, columns), text::party(&party, columns)] {
                let widest = text.lines().max_by_key(|line| line.width()).unwrap_or_default();
                assert!(widest.width() <= columns, "{columns}: {widest}");
                assert!(!text.lines().any(|line| line.ends_with(' ')) && !text.contains("\n\n\n"));
            }
        }
    }
}

#[test]
fn no_name_survives_pseudonyms_on_the_mediators_pages() {
    let found = ankara();
    let mut all = findings(&found);
    all.fragility = Some(&found.fragility);
    let view = brief(&all, Names::Pseudonyms);
    let outputs =
        [text::mediator(&view, 100), html::mediator(&view), svg::mediator(&view).expect("drawn"), format!("{view:?}")];
    // Parts that are common words, too.
    let common = ["first", "second", "child", "german", "of", "the"];
    for output in outputs {
        let words: std::collections::BTreeSet<String> =
            output.to_lowercase().split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect();
        for item in &found.case.items {
            for part in item.name.to_lowercase().split(|c: char| !c.is_alphanumeric()) {
                assert!(common.contains(&part) || !words.contains(part), "{part} in\n{output}");
            }
        }
        for alias in ["sokolov", "gonzález", "leek", "moises", "dieter"] {
            assert!(!words.contains(alias), "{alias} in\n{output}");
        }
        assert!(output.contains("Germany"), "parties keep their names");
    }
    assert!(text::mediator(&view, 100).contains("at least 10 of prisoners or germans"), "and so do sets");
}

#[test]
fn what_is_no_view_can_be_disguised_too() {
    let found = ankara();
    let disguiser = Disguiser::new(&found.case);
    let krasikov = found.case.find_item("krasikov").expect("there");
    assert_eq!(disguiser.item(krasikov), "DEU-01");
    assert_eq!(disguiser.text("krasikov moves requires all of germans"), "DEU-01 moves requires all of germans");
    let hostile = stress::hostile();
    let names = Disguiser::new(&hostile.case);
    assert_eq!(names.text("عمر بن الخطاب"), "<2>-02");
    let peace = stress::cease_fire();
    let names = Disguiser::new(&peace.case);
    let items = ["aid", "calm", "fallen", "pilot"].map(|id| names.item(peace.case.find_item(id).expect("there")));
    assert_eq!(items, ["aid", "calm", "NOR-03", "NOR-01"]);
}

#[test]
fn our_own_words_trade_nobody() {
    let words = concat!(
        include_str!("../../src/words/mod.rs"),
        include_str!("../../src/words/heading.rs"),
        include_str!("../../src/words/label.rs"),
        include_str!("../../src/words/page.rs"),
        include_str!("../../src/words/party.rs"),
        include_str!("../../src/words/picture.rs"),
    );
    for word in ["swap", "trade", "barter", "hostage"] {
        assert!(!words.to_lowercase().contains(word), "{word}");
    }
}

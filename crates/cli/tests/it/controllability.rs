//! Controllability: the engine against the game played out, its dispatch in executions, its conflicts under the judge.

use takas_check::oracle::SplitMix;
use takas_check::oracle::network::{controllable_by_play, handover_network, random_network};
use takas_check::{ExecutionFault, WalkFault, execute, walk_fault};
use takas_handover::{Loosening, Mend, controllability, mends, side_words};
use takas_model::{Contingent, Controllability, Dispatch, EventRef, Network, NetworkFault, Requirement, Side};

use crate::desk::{Desk, root};

/// Long enough for networks of five events with bounds of at most 7.
const HORIZON: i64 = 16;

fn any_durations(network: &Network, chance: &mut SplitMix) -> Vec<i64> {
    let one = |one: &Contingent| match chance.index(3) {
        0 => one.least,
        1 => one.most,
        _ => one.least + i64::try_from(chance.index(usize::try_from(one.most - one.least + 1).unwrap())).unwrap(),
    };
    network.contingent().iter().map(one).collect()
}

#[test]
fn random_networks_agree_with_the_game_played_out() {
    let mut verdicts = [0, 0];
    for seed in 0..600 {
        let network = random_network(seed);
        let expected = controllable_by_play(&network, HORIZON);
        match controllability(&network) {
            Controllability::Controllable(dispatch) => {
                verdicts[0] += 1;
                assert!(expected, "seed {seed}: said to be controllable and is not: {network:#?}");
                let mut chance = SplitMix::new(seed);
                for _ in 0..50 {
                    let durations = any_durations(&network, &mut chance);
                    let ran = execute(&network, &dispatch, &durations);
                    assert!(ran.is_ok(), "seed {seed}: {ran:?} with {durations:?}: {dispatch:#?} {network:#?}");
                }
            }
            Controllability::Conflict(conflict) => {
                verdicts[1] += 1;
                assert!(!expected, "seed {seed}: said not to be controllable and is: {conflict:?} {network:#?}");
                assert_eq!(walk_fault(&network, &conflict), None, "seed {seed}: {conflict:?} {network:#?}");
            }
        }
    }
    assert!(verdicts.iter().all(|&count| count >= 150), "too one-sided to say much: {verdicts:?}");
}

/// How far a bound may be loosened without two events changing their order.
fn furthest(network: &Network, index: usize, is_least: bool) -> i64 {
    let one = &network.requirements()[index];
    match (is_least, one.least, one.most) {
        (true, Some(least), _) if least >= 0 => least,
        (false, _, Some(most)) if most <= 0 => -most,
        _ => 60,
    }
}

#[test]
fn a_mend_of_one_bound_is_the_least_there_is() {
    let mut seen = [0, 0, 0];
    for seed in 0..60 {
        let network = random_network(seed);
        let is_controllable = |network: &Network| controllable_by_play(network, HORIZON + 12);
        let Some(mend) = mends(&network, |_| true, 1_000_000) else { continue };
        let count = network.requirements().len();
        match mend {
            Mend::Alone(alone) => {
                seen[0] += 1;
                for one in &alone {
                    let by = |by| network.loosened(one.requirement, one.is_least, by);
                    assert!(is_controllable(&by(one.by)), "seed {seed}: {one:?} does not mend it");
                    assert!(!is_controllable(&by(one.by - 1)), "seed {seed}: less than {one:?} would do");
                }
                let others = (0..count).flat_map(|index| [(index, true), (index, false)]);
                for (index, is_least) in others {
                    let told = alone.iter().any(|one| (one.requirement, one.is_least) == (index, is_least));
                    let much = network.loosened(index, is_least, furthest(&network, index, is_least));
                    assert_eq!(told, is_controllable(&much), "seed {seed}: {index} {is_least} of {alone:?}");
                }
            }
            Mend::Together(together) => {
                seen[1] += 1;
                let with = |less: Option<&Loosening>| {
                    together.iter().fold(network.clone(), |network, one| {
                        network.loosened(one.requirement, one.is_least, one.by - i64::from(less == Some(one)))
                    })
                };
                assert!(is_controllable(&with(None)), "seed {seed}: {together:?} does not mend it");
                for one in &together {
                    assert!(!is_controllable(&with(Some(one))), "seed {seed}: less of {one:?} would do");
                }
            }
            Mend::Unfinished => panic!("seed {seed}: the limit is far"),
            Mend::Hopeless => {
                seen[2] += 1;
                let bounds = (0..count).flat_map(|index| [(index, true), (index, false)]);
                let loosest = bounds.fold(network.clone(), |loose, (index, is_least)| {
                    loose.loosened(index, is_least, furthest(&network, index, is_least))
                });
                assert!(!is_controllable(&loosest), "seed {seed}: there is a mend");
            }
        }
    }
    assert!(seen[0] >= 10 && seen[1] >= 2 && seen[2] >= 5, "{seen:?}");
}

/// Shopping, driving home and cooking, so that dinner is ready when the one who drives is home: the ranges are a textbook's.
fn dinner(spare: i64) -> Network {
    let events = ["goes shopping", "drives", "is home", "begins to cook", "dinner is ready"];
    let takes = |name: &str, from, to, least, most| Contingent {
        name: name.to_owned(),
        from: EventRef::new(from),
        to: EventRef::new(to),
        least,
        most,
    };
    Network::new(
        events.map(str::to_owned).to_vec(),
        vec![Requirement {
            name: "warm dinner".to_owned(),
            from: EventRef::new(4),
            to: EventRef::new(2),
            least: Some(-5),
            most: Some(spare),
        }],
        vec![takes("shopping", 0, 1, 30, 60), takes("driving", 1, 2, 35, 40), takes("cooking", 3, 4, 25, 30)],
    )
    .unwrap()
}

#[test]
fn the_textbooks_dinner_is_just_controllable() {
    let Controllability::Controllable(dispatch) = controllability(&dinner(5)) else { panic!("it is controllable") };
    let times = execute(&dinner(5), &dispatch, &[47, 35, 30]).unwrap();
    assert_eq!(times[3] - times[1], 10, "cooking begins ten minutes after shopping ends: the only way");
    let Controllability::Conflict(conflict) = controllability(&dinner(4)) else { panic!("it is not") };
    let words: Vec<String> = conflict.sides.iter().map(|side| side_words(&dinner(4), *side)).collect();
    assert!(words.contains(&"driving: may take as long as 40 from drives to is home".to_owned()), "{words:#?}");
    assert_eq!(
        mends(&dinner(4), |_| true, 1_000_000),
        Some(Mend::Alone(vec![
            Loosening { by: 1, requirement: 0, is_least: false },
            Loosening { by: 1, requirement: 0, is_least: true }
        ]))
    );
    assert_eq!(mends(&dinner(4), |_| false, 1_000_000), Some(Mend::Hopeless));
    assert_eq!(mends(&dinner(4), |_| true, 3), Some(Mend::Unfinished));
    assert_eq!(mends(&dinner(5), |_| true, 1_000_000), None);
}

#[test]
fn ten_thousand_executions_of_a_certified_handover_break_nothing() {
    let network = handover_network(7, 80, 1);
    let Controllability::Controllable(dispatch) = controllability(&network) else { panic!("80 minutes are enough") };
    let mut chance = SplitMix::new(7);
    for _ in 0..10_000 {
        let durations = any_durations(&network, &mut chance);
        assert_eq!(execute(&network, &dispatch, &durations).map(|_| ()), Ok(()), "{durations:?}");
    }
    // Every wait that is left out shows in some execution, or another implies it.
    let needed = (0..dispatch.waits.len()).filter(|&left_out| {
        let mut weaker = dispatch.clone();
        weaker.waits.remove(left_out);
        (0..300).any(|_| execute(&network, &weaker, &any_durations(&network, &mut chance)).is_err())
    });
    assert!(needed.count() >= 20, "the judge misses what is left out");
}

#[test]
fn a_handover_without_time_is_told_with_its_mend() {
    let network = handover_network(3, 30, 2);
    let Controllability::Conflict(conflict) = controllability(&network) else { panic!("30 minutes are too few") };
    assert_eq!(walk_fault(&network, &conflict), None);
    let is_stay = |index: usize| network.requirements()[index].name.starts_with("stay");
    match mends(&network, is_stay, 1_000_000).unwrap() {
        Mend::Alone(alone) => assert!(alone.iter().all(|one| is_stay(one.requirement))),
        Mend::Together(together) => assert!(together.iter().all(|one| is_stay(one.requirement) && one.by > 0)),
        Mend::Hopeless | Mend::Unfinished => panic!("a longer stay mends it"),
    }
}

#[test]
fn a_thousand_events_are_answered_with_waits_that_hold() {
    let network = handover_network(166, 120, 3);
    assert_eq!(network.events().len(), 997);
    let Controllability::Controllable(dispatch) = controllability(&network) else { panic!("two hours are enough") };
    let mut chance = SplitMix::new(3);
    let durations = any_durations(&network, &mut chance);
    assert_eq!(execute(&network, &dispatch, &durations).map(|_| ()), Ok(()));
}

#[test]
fn the_judge_refuses_what_proves_nothing() {
    let network = dinner(4);
    let Controllability::Conflict(conflict) = controllability(&network) else { panic!() };
    let walk = conflict.walk.clone().unwrap();
    let with = |walk: Vec<Side>| {
        let mut sides = walk.clone();
        sides.sort_unstable();
        sides.dedup();
        walk_fault(&network, &takas_model::NetworkConflict { sides, walk: Some(walk) })
    };
    assert_eq!(with(walk.clone()), None);
    assert!(matches!(with(walk[1..].to_vec()), Some(WalkFault::Gap(_))), "a step left out");
    assert_eq!(with(Vec::new()), Some(WalkFault::Gap(0)));
    assert_eq!(with(vec![Side::Shortest(9)]), Some(WalkFault::UnknownSide(Side::Shortest(9))));
    assert_eq!(with(vec![Side::NeverLonger(0), Side::NeverShorter(0)]), Some(WalkFault::Sum(30)));
    // A duration cannot be both short and long: the sum is negative and shows nothing.
    assert_eq!(with(vec![Side::Shortest(0), Side::Longest(0)]), Some(WalkFault::Unreduced(0)));
    let mut other = conflict.clone();
    other.sides.pop();
    assert_eq!(walk_fault(&network, &other), Some(WalkFault::Sides));
    other.walk = None;
    assert_eq!(walk_fault(&network, &other), Some(WalkFault::Unwritten));
    // An execution by no waits at all, and with durations that cannot be.
    let ran = execute(&dinner(5), &Dispatch::default(), &[30, 35, 25]);
    assert_eq!(ran, Err(ExecutionFault::Broken(0)));
    let ran = execute(&dinner(5), &Dispatch::default(), &[61, 35, 25]);
    assert_eq!(ran, Err(ExecutionFault::NoSuchDurations));
}

#[test]
fn what_is_no_network_is_refused_with_every_fault() {
    let requirement = |name: &str, from, to, least, most| Requirement {
        name: name.to_owned(),
        from: EventRef::new(from),
        to: EventRef::new(to),
        least,
        most,
    };
    let takes = |name: &str, from, to, least, most| Contingent {
        name: name.to_owned(),
        from: EventRef::new(from),
        to: EventRef::new(to),
        least,
        most,
    };
    let events = || ["a", "b", "c"].map(str::to_owned).to_vec();
    let network = Network::new(
        events(),
        vec![
            requirement("far", 0, 7, None, Some(1)),
            requirement("self", 1, 1, None, Some(1)),
            requirement("crossed", 0, 1, Some(3), Some(2)),
            requirement("huge", 0, 1, Some(i64::MIN), None),
        ],
        vec![takes("none", 0, 1, 0, 2), takes("twice", 2, 1, 1, 2)],
    );
    let faults = network.unwrap_err();
    let expected = [
        NetworkFault::UnknownEvent("far".to_owned()),
        NetworkFault::Loop("self".to_owned()),
        NetworkFault::Bounds("crossed".to_owned()),
        NetworkFault::Bounds("huge".to_owned()),
        NetworkFault::Bounds("none".to_owned()),
        NetworkFault::EndsTwice("b".to_owned()),
    ];
    assert_eq!(faults, expected);
    let round = Network::new(events(), Vec::new(), vec![takes("there", 0, 1, 1, 2), takes("back", 1, 0, 1, 2)]);
    assert_eq!(round, Err(vec![NetworkFault::Circle("there".to_owned())]));
}

/// Two groups that leave together, each when the other is verified.
const NETWORK: &str = r#"format = 1

[durations]                                  # they take what they take
"flight of A" = { from = "A takes off", to = "A lands", takes = [90, 110] }
"check of A"  = { from = "A is met", to = "A is verified", takes = [10, 25] }
"flight of B" = { from = "B takes off", to = "B lands", takes = [60, 100] }
"check of B"  = { from = "B is met", to = "B is verified", takes = [10, 15] }

[requirements]                               # these must be kept
"A is met at the door" = { from = "A lands", to = "A is met", at_least = 0, at_most = 10 }
"B is met at the door" = { from = "B lands", to = "B is met", at_least = 0, at_most = 10 }
"A leaves when B is verified" = { from = "B is verified", to = "A leaves", at_least = 0, fixed = true }
"B leaves when A is verified" = { from = "A is verified", to = "B leaves", at_least = 0, fixed = true }
"they leave together" = { from = "A leaves", to = "B leaves", at_least = -5, at_most = 5, fixed = true }
"A's stay at the airport" = { from = "A lands", to = "A leaves", at_most = 45 }
"B's stay at the airport" = { from = "B lands", to = "B leaves", at_most = 45 }
"#;

#[test]
fn the_command_tells_the_conflict_its_mends_and_the_way() {
    let desk = Desk::new("control");
    desk.write("network.toml", NETWORK);
    let ran = desk.takas(&["control", "network.toml"]).exits(4);
    assert!(ran.stderr.is_empty(), "{}", ran.stderr);
    for told in [
        "Not controllable",
        "  flight of A: may take as long as 110 from A takes off to A lands",
        "  A leaves when B is verified: A leaves not before B is verified",
        "  A's stay at the airport: at_most 55 (10 minutes more room)",
    ] {
        assert!(ran.stdout.contains(told), "no {told} in {}", ran.stdout);
    }
    // What is fixed is not offered, nor what would let somebody be met before landing.
    assert!(
        !ran.stdout.contains("they leave together: at") && !ran.stdout.contains("door: at_least"),
        "{}",
        ran.stdout
    );
    let json = desk.takas(&["control", "network.toml", "--json"]).exits(4).json();
    assert_eq!(json["controllable"], false);
    let sum: i64 = json["conflict"].as_array().unwrap().iter().map(|step| step["weight"].as_i64().unwrap()).sum();
    assert_eq!(sum, -10);
    assert_eq!(json["mends"]["alone"][0]["by"], 10);

    desk.write("mended.toml", NETWORK.replacen("at_most = 45", "at_most = 55", 1));
    let ran = desk.takas(&["control", "mended.toml"]).exits(0);
    assert!(ran.stdout.starts_with("Controllable") && ran.stdout.contains("1000 executions"), "{}", ran.stdout);
    let json = desk.takas(&["control", "mended.toml", "--json"]).exits(0).json();
    assert!(json["waits"].as_array().unwrap().len() >= 6 && json["conflict"].is_null());
    desk.write(
        "hopeless.toml",
        NETWORK
            .replace("at_most = 45", "at_most = 45, fixed = true")
            .replace("at_most = 10", "at_most = 10, fixed = true"),
    );
    desk.takas(&["control", "hopeless.toml"]).exits(4).says("only shorter or surer durations");
    desk.takas(&["control", "nothing.toml"]).exits(7);
}

#[test]
fn the_reference_shows_this_network() {
    let page = std::fs::read_to_string(root().join("docs/reference/controllability.md")).unwrap();
    assert!(page.contains(&format!("```toml\n{NETWORK}```")), "the page's example is another network");
}

#[test]
fn mistakes_in_a_network_are_told_all_at_once() {
    let desk = Desk::new("control-mistakes");
    let rows = [
        ("a = { from = \"x\", to = \"y\", takes = [3, 2] }", "", "E0971"),
        ("", "a = { from = \"x\", to = \"y\", at_least = 3, at_most = 2 }", "E0971"),
        ("", "a = { from = \"x\", to = \"x\", at_least = 3 }", "E0972"),
        (
            "a = { from = \"x\", to = \"y\", takes = [1, 2] }\nb = { from = \"z\", to = \"y\", takes = [1, 2] }",
            "",
            "E0973",
        ),
        (
            "a = { from = \"x\", to = \"y\", takes = [1, 2] }\nb = { from = \"y\", to = \"x\", takes = [1, 2] }",
            "",
            "E0974",
        ),
        ("a = { from = \"x\", to = \"y\", takes = [1, 2] }", "a = { from = \"x\", to = \"y\", at_most = 9 }", "E0975"),
        (
            "a = { from = \"first takes off\", to = \"first lands\", takes = [1, 2] }",
            "b = { from = \"frist lands\", to = \"z\", at_least = 0 }",
            "W0976",
        ),
        ("a = { from = \"x\", takes = [0, 2] }", "", "E0114"),
        ("a = { from = \"x\", to = \"y\", takes = [1, 2, 3] }", "", "E0115"),
        ("", "a = { from = \"x\", to = \"y\" }", "E0114"),
        ("", "a = { from = \"x\", to = \"y\", at_last = 5 }", "did you mean `at_least`"),
    ];
    for (durations, requirements, told) in rows {
        let text = format!("format = 1\n[durations]\n{durations}\n[requirements]\n{requirements}\n");
        desk.write("network.toml", &text);
        let ran = desk.takas(&["control", "network.toml"]);
        let ran = if told.starts_with('W') { ran.exits(0) } else { ran.exits(3) };
        assert!(ran.stderr.contains(told), "{told} is not told of {text}: {}", ran.stderr);
    }
    let lines = (0..3_001).map(|n| format!("r{n} = {{ from = \"a{n}\", to = \"b\", at_least = 0 }}"));
    let many = lines.collect::<Vec<_>>().join("\n");
    desk.write("network.toml", format!("format = 1\n[requirements]\n{many}"));
    desk.takas(&["control", "network.toml"]).exits(3).tells("E0977");
    desk.write("network.toml", "[durations\n");
    desk.takas(&["control", "network.toml"]).exits(3);
    desk.write("network.toml", "format = 1\n");
    desk.takas(&["control", "network.toml"]).exits(0).says("Controllable");
}

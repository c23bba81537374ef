//! The safe order: engine, judge and brute force together; the command from outside.

use takas_check::oracle::{Enumeration, SplitMix, random_case};
use takas_check::{SequenceFault, measure_sequence, order_faults, sequence_pieces, verify_sequence};
use takas_clearing::{Engine, Limits};
use takas_model::{
    Case, Deal, Mark, OrderRule, OrderValue, Selection, Sentence, Sequence, SequenceFound, SequenceOutcome,
    SequenceTerms, Step, TogetherGroup,
};

use serde_json::json;

use crate::desk::Desk;

/// What a mediator might lay down about a deal.
fn random_terms(case: &Case, deal: &Deal, chance: &mut SplitMix) -> SequenceTerms {
    let moved: Vec<_> = case.item_refs().filter(|item| deal.moved(*item) > 0).collect();
    let mut terms = SequenceTerms::default();
    for &item in moved.iter().filter(|item| deal.moved(**item) > 1) {
        if chance.chance(60) {
            terms.batches.push((item, chance.between(1, 3)));
        }
    }
    while chance.chance(25) {
        terms.together.push(TogetherGroup { name: "doors".to_owned(), items: chance.some(&moved, 2) });
    }
    let some = |chance: &mut SplitMix, count: usize| chance.some(&moved, count);
    if chance.chance(30) {
        let (after, before) = (some(chance, 1), some(chance, 1));
        terms.marks.push(Mark { name: "proof".to_owned(), after, before, after_marks: Vec::new(), place: None });
    }
    if chance.chance(40) {
        let words = |items: Vec<_>| Selection { items, text: String::new() };
        let (first, then) = (words(some(chance, 1)), words(some(chance, 2)));
        let sentence = Sentence::Before { first, then, strict: false };
        terms.order.push(OrderRule { name: "order".to_owned(), sentence });
    }
    terms
}

/// The best value over all orders of the pieces, by trying each; none when none keeps what binds it.
fn brute_force(case: &Case, deal: &Deal, terms: &SequenceTerms, pieces: &[Step]) -> Option<OrderValue> {
    let mut best = None;
    let mut order: Vec<usize> = Vec::new();
    permute(pieces.len(), &mut order, &mut |order| {
        let sequence = Sequence { steps: order.iter().map(|&piece| pieces[piece].clone()).collect() };
        if order_faults(case, terms, &sequence).is_empty() {
            let (_, value) = measure_sequence(case, deal, &sequence).expect("small numbers");
            best = Some(best.map_or(value, |best: OrderValue| best.min(value)));
        }
    });
    best
}

fn permute(count: usize, order: &mut Vec<usize>, act: &mut dyn FnMut(&[usize])) {
    if order.len() == count {
        act(order);
        return;
    }
    for next in 0..count {
        if !order.contains(&next) {
            order.push(next);
            permute(count, order, act);
            order.pop();
        }
    }
}

fn found(case: &Case, deal: &Deal, terms: &SequenceTerms) -> SequenceOutcome {
    let mut quiet = |_: &takas_clearing::Progress| {};
    Engine::new(Limits::generous(), &mut quiet).sequence(case, deal, terms).expect("small numbers")
}

/// A few deals of a case with something to put in order.
fn deals(case: &Case, chance: &mut SplitMix) -> Vec<Deal> {
    let Some(all) = Enumeration::new(case, 2_000) else { return Vec::new() };
    let feasible: Vec<usize> = (0..all.len()).filter(|&index| all.is_feasible(index)).collect();
    let mut some = chance.some(&feasible, 4);
    some.dedup();
    some.into_iter().map(|index| all.deal(index)).collect()
}

/// 600 small deals, seeds 0 and on: the engine's order is as good as the best of all, and the judge says so.
#[test]
fn orders_equal_brute_force() {
    let (mut done, mut circles, mut exposed, mut bound) = (0, 0, 0, 0);
    for seed in 0.. {
        let case = random_case(seed, 2_000);
        let mut chance = SplitMix::new(seed);
        for deal in deals(&case, &mut chance) {
            let terms = random_terms(&case, &deal, &mut chance);
            let pieces = sequence_pieces(&case, &deal, &terms);
            if !(3..=6).contains(&pieces.len()) {
                continue;
            }
            let best = brute_force(&case, &deal, &terms, &pieces);
            match found(&case, &deal, &terms) {
                SequenceOutcome::Found(found) => {
                    assert_eq!(Some(found.value), best, "seed {seed}: {deal:?}\n{terms:?}");
                    assert_eq!((found.closed, found.exposure_bound), (3, found.value.exposure), "seed {seed}");
                    let verdict = verify_sequence(&case, &deal, &terms, &found);
                    assert_eq!((verdict.faults, verdict.verified), (Vec::new(), 3), "seed {seed}");
                    exposed += u32::from(found.value.exposure > 0);
                    bound += u32::from(pieces.iter().enumerate().any(|(at, _)| {
                        let turned = Sequence { steps: pieces.iter().rev().cloned().collect() };
                        at == 0 && !order_faults(&case, &terms, &turned).is_empty()
                    }));
                }
                SequenceOutcome::Circle(circle) => {
                    assert_eq!(best, None, "seed {seed}");
                    assert!(circle.len() >= 2, "seed {seed}");
                    circles += 1;
                }
            }
            done += 1;
        }
        if done >= 600 {
            break;
        }
    }
    assert!(circles > 3 && exposed > 150 && bound > 300, "{circles} {exposed} {bound}");
}

/// Planted defects are caught: a step moved, doubled, left out, cut; a value improved; an order that is not best called best.
#[test]
fn the_judge_catches_planted_defects() {
    let mut caught = 0;
    for seed in 0..200 {
        let case = random_case(seed, 2_000);
        let mut chance = SplitMix::new(seed);
        for deal in deals(&case, &mut chance) {
            let terms = random_terms(&case, &deal, &mut chance);
            let SequenceOutcome::Found(good) = found(&case, &deal, &terms) else { continue };
            if good.sequence.steps.len() < 3 {
                continue;
            }
            let faults = |bad: &SequenceFound| verify_sequence(&case, &deal, &terms, bad).faults;
            let mut missing = good.clone();
            missing.sequence.steps.pop();
            assert!(faults(&missing).iter().any(|fault| matches!(fault, SequenceFault::Missing(_))), "seed {seed}");
            let mut doubled = good.clone();
            doubled.sequence.steps.push(good.sequence.steps[0].clone());
            assert!(faults(&doubled).iter().any(|fault| matches!(fault, SequenceFault::NoPiece(_))), "seed {seed}");
            let mut better = good.clone();
            better.value.total += 1;
            assert!(faults(&better).iter().any(|fault| matches!(fault, SequenceFault::WrongValue(_))), "seed {seed}");
            // The same pieces the other way round: a fault, or no better, and then not called best.
            let mut turned = good.clone();
            turned.sequence.steps.reverse();
            let Some((_, value)) = measure_sequence(&case, &deal, &turned.sequence) else { continue };
            turned.value = value;
            let verdict = verify_sequence(&case, &deal, &terms, &turned);
            if verdict.faults.is_empty() {
                assert!(value >= good.value, "seed {seed}");
                assert_eq!(verdict.verified == 3, value == good.value, "seed {seed}");
                caught += u32::from(value > good.value);
            }
        }
    }
    assert!(caught > 20, "{caught}");
}

#[test]
fn orders_of_the_public_record() {
    let desk =
        Desk::with_examples("sequence-record", &["shalit-2011", "griner-bout-2022", "ankara-2024", "vienna-2010"]);
    let shalit = desk.takas(&["sequence", "shalit-2011", "--json"]).exits(0).json();
    assert_eq!((&shalit["closed"], &shalit["verified"]), (&json!(3), &json!(3)));
    let published = &shalit["published"];
    let names: Vec<Vec<&str>> = published["steps"]
        .as_array()
        .expect("steps")
        .iter()
        .map(|step| {
            let transfers = step["transfers"].as_array().expect("a list");
            transfers.iter().map(|t| t["what"].as_str().expect("an id")).collect()
        })
        .collect();
    assert_eq!(names[..4], [vec!["proof-of-life"], vec!["women"], vec!["passage"], vec!["shalit"]]);
    let stand = |step: usize, party: &str| {
        let stands = published["steps"][step]["stands"].as_array().expect("stands");
        let stand = stands.iter().find(|stand| stand["party"] == party).expect("the party");
        (stand["exposure"].as_u64(), stand["people_given"].as_u64(), stand["people_received"].as_u64())
    };
    // Israel lets 972 unprotected people go: 27 of them are all it has given when the women are out.
    assert_eq!(stand(1, "ISR"), (Some((27 * 1_000_000_000_u64).div_ceil(972)), Some(27), Some(0)));
    assert_eq!((stand(3, "HAM").1, stand(3, "HAM").2), (Some(1), Some(0)));
    assert_eq!(published["wrong_way"], json!([]));
    assert_eq!(published["exposure"], shalit["safe"]["exposure"]);
    // Both at once: nobody is ever ahead.
    let griner = desk.takas(&["sequence", "griner-bout-2022", "--json"]).exits(0).json();
    assert_eq!((&griner["safe"]["exposure"], &griner["safe"]["excess"]), (&json!(0), &json!(0)));
    let file = "griner-bout-2022/mediator/sequence.toml";
    desk.edit(file, "doors\" = [\"griner\", \"bout\"]", "doors\" = [\"griner\"]");
    let apart = desk.takas(&["sequence", "griner-bout-2022", "--json"]).exits(0).json();
    assert_eq!(apart["safe"]["exposure"], json!(1_000_000_000));
    // The children come first, with their parents, and the order is proved.
    let ankara = desk.takas(&["sequence", "ankara-2024"]).exits(0).says("The judge went through the orders itself");
    let steps = ankara.stdout.split("The judge went through").nth(1).expect("the steps");
    assert!(steps.find("A minor child").expect("the children") < steps.find("Evan Gershkovich").expect("he, too"));
    desk.takas(&["sequence", "vienna-2010", "--quiet"]).exits(0);
}

#[test]
fn what_a_party_reads_of_the_order() {
    let desk = Desk::with_examples("sequence-views", &["ankara-2024"]);
    desk.takas(&["sequence", "ankara-2024", "--html", "all.html"]).exits(0);
    let page = desk.read("all.html");
    assert!(page.contains("<svg") && page.contains("Breaking off would hurt most"));
    for party in ["USA", "NOR"] {
        for extra in [&[][..], &["--json"], &["--html", "own.html"], &["--pseudonyms"]] {
            let ran = desk.takas(&[&["sequence", "ankara-2024", "--view", party][..], extra].concat()).exits(0);
            let own = if extra.contains(&"--html") { desk.read("own.html") } else { String::new() };
            let all = format!("{}{own}", ran.stdout);
            for word in ["exposed", "hurt", "Rubtsov", "Dultsev", "confirmation", "Mediator's"] {
                assert!(!all.contains(word), "{party} {extra:?}: {word}");
            }
            let named = party == "NOR" && !extra.contains(&"--pseudonyms");
            assert_eq!(all.contains("Mikushin"), named, "{party} {extra:?}");
        }
    }
    let usa = desk.takas(&["sequence", "ankara-2024", "--view", "USA", "--json"]).exits(0).json();
    let steps = usa["steps"].as_array().expect("steps");
    let last = steps.last().expect("some");
    assert_eq!((steps.len(), &last["given"], &last["received"]), (6, &json!(3), &json!(3)));
}

#[test]
fn limits_and_mistakes() {
    let desk = Desk::with_examples("sequence-limits", &["ankara-2024"]);
    desk.takas(&["deals", "ankara-2024", "--save", "--quiet"]).exits(0);
    let saved = |file: &String| Some(file.strip_prefix("ankara-2024/deals/")?.strip_suffix(".json")?.to_owned());
    let id = desk.files().iter().find_map(saved).expect("a saved deal");
    let cut = desk.takas(&["sequence", "ankara-2024", "--deal", &id, "--work", "20000"]).exits(5);
    assert!(cut.stdout.contains("A limit came first"), "{}", cut.stdout);
    desk.takas(&["sequence", "ankara-2024", "--deal", "nothing"]).exits(7);
    let file = "ankara-2024/mediator/sequence.toml";
    desk.write(
        file,
        "format = 1\n[order]\na = \"lik before moyzhes\"\nb = \"moyzhes before schobel\"\nc = \"schobel before lik\"\n",
    );
    desk.takas(&["sequence", "ankara-2024"]).exits(4).tells("lik").tells("moyzhes").tells("schobel");
    desk.write(
        file,
        "format = 1\nextra = 1\n[batches]\nlikk = 3\nlik = 0\n[together]\nx = \"lik\"\n\
         [steps]\ny = { after = [\"nobody\"], when = 1, after_steps = [\"z\"] }\n\
         [order]\na = \"lik moves\"\nb = 3\n\
         [published]\ntwo = []\nexchange = [[\"lik\"], [\"germans\"], \"y\"]\n",
    );
    let told = desk.takas(&["sequence", "ankara-2024"]).exits(3);
    let checked = desk.takas(&["check", "ankara-2024"]).exits(3);
    for code in ["E0113", "E0206", "E0115", "E0652", "E0651", "E0220", "E0653"] {
        assert!(told.stderr.contains(code), "{code}: {}", told.stderr);
        assert!(checked.stderr.contains(code), "{code}: {}", checked.stderr);
    }
    desk.write(file, [0xff, 0x00]);
    desk.takas(&["sequence", "ankara-2024"]).exits(3);
    desk.takas(&["check", "ankara-2024"]).exits(3);
    // The case itself is what it was.
    desk.takas(&["deals", "ankara-2024", "--quiet"]).exits(0);
}

/// Who is held together by a family or a group moves in one step, however the lines overlap.
#[test]
fn a_group_tears_no_family_apart() {
    let desk = Desk::with_examples("sequence-families", &["ankara-2024"]);
    let together = "\"at the aircraft\" = [\"krasikov\", \"dultsev\"]\n\"and these\" = [\"krasikov\", \"mikushin\"]\n";
    desk.write("ankara-2024/mediator/sequence.toml", format!("format = 1\n[together]\n{together}"));
    let ran = desk.takas(&["sequence", "ankara-2024", "--json"]).exits(0).json();
    let steps = ran["safe"]["steps"].as_array().expect("steps");
    let moved = |step: &serde_json::Value| {
        let transfers = step["transfers"].as_array().expect("a list").iter();
        transfers.map(|t| t["what"].as_str().expect("an id").to_owned()).collect::<Vec<_>>()
    };
    let step = steps.iter().map(moved).find(|ids| ids.iter().any(|id| id == "krasikov")).expect("his step");
    assert_eq!(step, ["krasikov", "dultsev", "dultseva", "child-1", "child-2", "mikushin"]);
}

/// In a live case nobody protected waits for others, moves only with others, or is put in order behind them.
#[test]
fn a_live_case_makes_no_protected_person_wait() {
    let desk = Desk::new("sequence-live");
    desk.takas(&["new", "live"]).exits(0);
    let case = desk.case("live");
    let guard = case.items.iter().find(|item| item.protection.is_some()).expect("the template has one").id.clone();
    let plain = case.items.iter().find(|item| item.is_people() && item.protection.is_none()).expect("and another");
    let plain = plain.id.clone();
    for (text, code) in [
        (format!("[order]\na = \"{plain} before {guard}\""), "E0701"),
        (format!("[together]\na = [\"{plain}\", \"{guard}\"]"), "E0701"),
        (format!("[steps]\na = {{ after = [\"{plain}\"], before = [\"{guard}\"] }}"), "E0704"),
        // Nor by a detour.
        (
            format!(
                "[steps]\na = {{ after = [\"{plain}\"] }}\nb = {{ after_steps = [\"a\"] }}\nc = {{ after_steps = [\"b\"], before = [\"{guard}\"] }}"
            ),
            "E0704",
        ),
    ] {
        desk.write("live/mediator/sequence.toml", format!("format = 1\n{text}\n"));
        desk.takas(&["sequence", "live"]).exits(3).tells(code);
    }
    desk.write("live/mediator/sequence.toml", format!("format = 1\n[steps]\ncheck = {{ before = [\"{guard}\"] }}\n"));
    desk.takas(&["sequence", "live"]).exits(0);
}

//! Negotiations over issues: engine, judge and brute force together; GENIUS files, good and hostile; the command from outside.

use core::cmp::Ordering;

use takas_check::oracle::SplitMix;
use takas_check::{BargainFault, verify_bargain};
use takas_clearing::{Engine, Limits};
use takas_formats::Severity;
use takas_formats::foreign::{Evaluations, read_negotiation};
use takas_model::bargain::{Bargain, BargainPoint, Bargainer, Issue, Negotiation};

use crate::desk::Desk;

fn random_negotiation(chance: &mut SplitMix) -> Negotiation {
    let issues: Vec<Issue> = (0..=chance.index(4))
        .map(|issue| Issue {
            name: format!("issue {issue}"),
            values: (0..=chance.index(4)).map(|value| format!("value {value}")).collect(),
        })
        .collect();
    // Few different numbers make many ties.
    let most = chance.between(1, 6);
    let parties = (0..=chance.index(4))
        .map(|party| Bargainer {
            name: format!("party {party}"),
            worth: issues
                .iter()
                .map(|issue| issue.values.iter().map(|_| i128::from(chance.between(0, most)) - 1).collect())
                .collect(),
            scale: i128::from(chance.between(1, 3)),
            reservation: i128::from(chance.between(0, 4)) - 1,
            rounded: 0,
        })
        .collect();
    Negotiation { issues, parties }
}

fn solved(negotiation: &Negotiation) -> Bargain {
    let mut quiet = |_: &takas_clearing::Progress| {};
    Engine::new(Limits::generous(), &mut quiet).bargain(negotiation).expect("no limit comes")
}

/// Every outcome with its utilities, the first issue counting most.
fn all(negotiation: &Negotiation) -> Vec<(Vec<usize>, Vec<i128>)> {
    let mut outcomes: Vec<Vec<usize>> = vec![Vec::new()];
    for issue in &negotiation.issues {
        outcomes = outcomes.iter().flat_map(|o| (0..issue.values.len()).map(|v| [&o[..], &[v]].concat())).collect();
    }
    let worth = |party: &Bargainer, outcome: &[usize]| outcome.iter().zip(&party.worth).map(|(&v, of)| of[v]).sum();
    let utilities = |outcome: &Vec<usize>| negotiation.parties.iter().map(|party| worth(party, outcome)).collect();
    outcomes.into_iter().map(|outcome| (outcome.clone(), utilities(&outcome))).collect()
}

/// The front by comparing every outcome with every other.
fn brute_force(negotiation: &Negotiation) -> Vec<BargainPoint> {
    let all = all(negotiation);
    let betters = |one: &[i128], other: &[i128]| one != other && one.iter().zip(other).all(|(a, b)| a >= b);
    let mut points: Vec<BargainPoint> = Vec::new();
    for (outcome, utilities) in &all {
        if all.iter().any(|(_, other)| betters(other, utilities)) {
            continue;
        }
        match points.iter_mut().find(|point| point.utilities == *utilities) {
            Some(point) => point.outcomes += 1,
            None => points.push(BargainPoint { utilities: utilities.clone(), outcome: outcome.clone(), outcomes: 1 }),
        }
    }
    points.sort_by(|one, other| other.utilities.cmp(&one.utilities));
    points
}

/// A quotient compared by its cross product.
fn against((a, b): (i128, i128), (c, d): (i128, i128)) -> Ordering {
    (a * d).cmp(&(c * b))
}

/// The places of the points that no other beats.
fn unbeaten<T>(of: &[(usize, T)], compare: impl Fn(&T, &T) -> Ordering) -> Vec<usize> {
    let beaten = |(_, one): &&(usize, T)| !of.iter().any(|(_, other)| compare(other, one).is_gt());
    of.iter().filter(beaten).map(|(index, _)| *index).collect()
}

fn assert_landmarks(negotiation: &Negotiation, found: &Bargain, seed: u64) {
    let parties = &negotiation.parties;
    let gain = |point: &BargainPoint| -> Vec<(i128, i128)> {
        point.utilities.iter().zip(parties).map(|(u, party)| (u - party.reservation, party.scale)).collect()
    };
    let rational: Vec<(usize, Vec<(i128, i128)>)> = found
        .points
        .iter()
        .map(gain)
        .enumerate()
        .filter(|(_, gains)| gains.iter().all(|(over, _)| *over >= 0))
        .collect();
    let nash = unbeaten(&rational, |one, other| {
        let product = |gains: &[(i128, i128)]| {
            let own = gains.iter().filter(|(over, _)| *over > 0);
            own.fold((0, (1, 1)), |(count, (a, b)), (c, d)| (count + 1, (a * c, b * d)))
        };
        let ((count, own), (others, theirs)) = (product(one), product(other));
        count.cmp(&others).then(against(own, theirs))
    });
    assert_eq!(found.landmarks.nash, nash, "seed {seed}");
    let sorted = |gains: &[(i128, i128)]| {
        let mut gains = gains.to_vec();
        gains.sort_by(|one, other| against(*one, *other));
        gains
    };
    let even = unbeaten(&rational, |one, other| {
        let pairs = sorted(one).into_iter().zip(sorted(other));
        pairs.map(|(own, theirs)| against(own, theirs)).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    });
    assert_eq!(found.landmarks.egalitarian, even, "seed {seed}");
    let best = |party: usize| rational.iter().map(|(_, gains)| gains[party].0).max().unwrap_or(0);
    let shares: Vec<(usize, Vec<(i128, i128)>)> = rational
        .iter()
        .map(|(index, gains)| {
            let of = (0..parties.len()).filter(|&party| best(party) > 0).map(|party| (gains[party].0, best(party)));
            (*index, sorted(&of.collect::<Vec<_>>()))
        })
        .collect();
    let ray = unbeaten(&shares, |one, other| {
        let (Some(first), Some(others)) = (one.first(), other.first()) else { return Ordering::Equal };
        against(*first, *others).then(against(*other.last().unwrap(), *one.last().unwrap()))
    });
    assert_eq!(found.landmarks.kalai_smorodinsky, ray, "seed {seed}");
    let sums: Vec<(usize, (i128, i128))> = found
        .points
        .iter()
        .map(|point| {
            point.utilities.iter().zip(parties).fold((0, 1), |(a, b), (u, p)| (a * p.scale + u * b, b * p.scale))
        })
        .enumerate()
        .collect();
    assert_eq!(found.landmarks.utilitarian, unbeaten(&sums, |one, other| against(*one, *other)), "seed {seed}");
}

/// 400 random negotiations of one to four parties: points, their outcomes and what stands out as brute force finds them; the judge agrees, and
/// sees what is planted.
#[test]
fn fronts_equal_brute_force() {
    let (mut wide, mut tied) = ([0; 4], 0);
    for seed in 0..400 {
        let negotiation = random_negotiation(&mut SplitMix::new(seed));
        let found = solved(&negotiation);
        assert_eq!(found.points, brute_force(&negotiation), "seed {seed}: {negotiation:?}");
        assert_landmarks(&negotiation, &found, seed);
        let verdict = verify_bargain(&negotiation, &found);
        assert!(verdict.faults.is_empty() && verdict.complete.is_proven(), "seed {seed}: {verdict:?}");
        wide[negotiation.parties.len() - 1] += usize::from(found.points.len() > 3);
        tied += usize::from(found.points.iter().any(|point| point.outcomes > 1));
        let refused = |change: &dyn Fn(&mut Bargain)| {
            let mut planted = found.clone();
            change(&mut planted);
            verify_bargain(&negotiation, &planted).faults
        };
        assert!(matches!(refused(&|b| b.points[0].outcomes += 1)[..], [BargainFault::Outcomes(0)]), "seed {seed}");
        assert!(!refused(&|b| b.points[0].utilities[0] += 1).is_empty(), "seed {seed}");
        assert!(
            !refused(&|b| {
                b.points.pop();
            })
            .is_empty(),
            "seed {seed}"
        );
        assert!(!refused(&|b| b.landmarks.utilitarian.clear()).is_empty(), "seed {seed}");
        let bettered =
            all(&negotiation).into_iter().find(|(_, utilities)| found.points.iter().all(|p| p.utilities != *utilities));
        if let Some((outcome, utilities)) = bettered {
            let planted = refused(&|b| {
                b.points.push(BargainPoint { utilities: utilities.clone(), outcome: outcome.clone(), outcomes: 1 });
                b.points.sort_by(|one, other| other.utilities.cmp(&one.utilities));
            });
            assert!(!planted.is_empty(), "seed {seed}");
        }
    }
    assert!(wide[1..].iter().all(|count| *count > 5) && tied > 50, "{wide:?} {tied}");
}

const DOMAIN: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<negotiation_template><utility_space number_of_issues="2"><objective index="0" name="root" type="objective">
  <issue index="1" name="road" type="discrete"><item index="1" value="open"/><item index="2" value="guarded"/><item index="3" value="closed"/></issue>
  <issue index="2" name="days" type="integer" lowerbound="1" upperbound="3"/>
</objective></utility_space></negotiation_template>
"#;

fn profile(open: &str, slope: &str) -> String {
    format!(
        r#"<utility_space><objective index="0" name="root" type="objective">
  <issue index="1" name="road" type="discrete"><item index="1" value="open" evaluation="{open}"/><item index="2" value="guarded" evaluation="3"/><item index="3" value="closed" evaluation="2"/></issue>
  <issue index="2" name="days" type="integer" lowerbound="1" upperbound="3"><evaluator ftype="linear" offset="0.1" slope="{slope}"/></issue>
  <weight index="1" value="0.75"/><weight index="2" value="0.25"/>
</objective><reservation value="0.1"/><discount_factor value="0.5"/></utility_space>
"#
    )
}

#[test]
fn a_folder_of_genius_files_is_read_and_its_front_told() {
    let desk = Desk::new("negotiate");
    desk.write("talks/domain.xml", DOMAIN);
    desk.write("talks/north.xml", profile("6", "0.2"));
    desk.write("talks/south.xml", profile("0", "-0.025"));
    desk.write("talks/notes.xml", "1.0, 2.0\n");
    let ran = desk.takas(&["negotiate", "talks"]).exits(0);
    assert!(ran.stdout.starts_with("2 issues: 3 x 3 = 9 outcomes; 2 parties\nfront: "), "{}", ran.stdout);
    assert!(ran.stdout.contains("without an agreement: north 0.100000, south 0.100000"), "{}", ran.stdout);
    assert!(
        ran.stderr.contains("the discount by time is left out")
            && ran.stderr.contains("this is no XML: it is left out")
    );
    let told = desk.takas(&["negotiate", "talks", "--json"]).exits(0).json();
    // North: 0.75 · 6/6 + 0.25 · (0.1 + 0.2 · 3); south: 0.75 · 0/3 + 0.25 · (0.1 - 0.025 · 3).
    assert_eq!(told["front"][0]["utilities"][0]["exact"], "37/40");
    assert_eq!(told["front"][0]["utilities"][1]["exact"], "1/160");
    assert_eq!(told["front"][0]["outcome"], serde_json::json!(["open", "3"]));
    assert_eq!((&told["proved"], &told["outcomes"]), (&true.into(), &"9".into()));
    // In files named one by one the order of the parties is theirs; as they stand, evaluations count more.
    let files =
        ["negotiate", "talks/south.xml", "talks/north.xml", "talks/domain.xml", "--evaluations", "plain", "--json"];
    let told = desk.takas(&files).exits(0).json();
    assert_eq!(told["parties"][0]["name"], "south");
    let last = told["front"].as_array().and_then(|front| front.last()).expect("a front");
    assert_eq!(last["utilities"][1]["exact"], "187/40");
    // Nobody has less than without an agreement only where there is such an outcome.
    desk.write(
        "talks/south.xml",
        profile("0", "-0.025").replace(r#"<reservation value="0.1"/>"#, r#"<reservation value="2"/>"#),
    );
    let ran = desk.takas(&["negotiate", "talks"]).exits(0);
    assert!(ran.stdout.contains("no outcome gives every party its reservation value"), "{}", ran.stdout);
    desk.write("empty/readme.txt", "nothing");
    assert!(desk.takas(&["negotiate", "empty"]).exits(3).stderr.contains("no XML file"));
    assert!(desk.takas(&["negotiate", "absent.xml"]).exits(7).stderr.contains("absent.xml"));
    assert!(desk.takas(&["negotiate", "talks", "--work", "1"]).exits(6).stderr.contains("a limit came"));
}

/// What is wrong with a profile is told all at once, each with a code and a place; nothing is guessed.
#[test]
fn mistakes_in_genius_files_are_told_where_they_stand() {
    let good = profile("6", "0.2");
    let found = |domain: &str, own: &str| -> Vec<String> {
        let read =
            read_negotiation(&[("d.xml", domain.as_bytes()), ("p.xml", own.as_bytes())], Evaluations::Normalised);
        let errors = read.diagnostics.iter().filter(|found| found.severity == Severity::Error);
        let errors: Vec<String> =
            errors.map(|e| format!("{}:{} {} {}", e.file, e.line, e.code.id(), e.message)).collect();
        assert_eq!(read.negotiation.is_none(), !errors.is_empty(), "{errors:?}");
        assert!(read.diagnostics.iter().all(|found| !found.help.is_empty()));
        errors
    };
    assert!(found(DOMAIN, &good).is_empty());
    let rows = [
        ("evaluation=\"6\"", "evaluation=\"-6\"", "E0952 an evaluation under 0"),
        ("evaluation=\"6\"", "evaluation=\"six\"", "E0952 `six` is no decimal"),
        ("evaluation=\"6\"", "", "E0952 <item> has no `evaluation`"),
        ("value=\"open\"", "value=\"opne\"", "E0952 the issue `road` has no value `opne`"),
        ("value=\"guarded\"", "value=\"open\"", "E0952 the value `open` has two evaluations"),
        ("name=\"road\"", "name=\"raod\"", "E0952 the domain has no issue `raod`"),
        ("name=\"days\"", "name=\"road\"", "E0952 the issue `road` is there twice"),
        ("index=\"2\" name=\"days\"", "index=\"1\" name=\"days\"", "E0952 two issues have the index 1"),
        ("<weight index=\"2\" value=\"0.25\"/>", "", "E0952 the issue `days` has no weight"),
        ("<weight index=\"2\"", "<weight index=\"1\"", "E0952 the issue `road` is weighed twice"),
        ("<weight index=\"2\"", "<weight index=\"7\"", "E0952 there is no issue with the index 7"),
        ("<weight index=\"2\"", "<weight index=\"2.5\"", "E0952 `index` is no whole number"),
        ("ftype=\"linear\"", "ftype=\"triangular\"", "E0956 functions of the kind `triangular`"),
        (
            "<weight index=\"1\"",
            "<utility maxutility=\"3\"/><weight index=\"1\"",
            "E0956 utilities over several issues",
        ),
        ("<weight index=\"1\"", "<objective/><weight index=\"1\"", "E0956 objectives within objectives"),
        ("slope=\"0.2\"", "slope=\"1e30\"", "E0952 "),
        ("</utility_space>", "", "E0951 this is no XML"),
        (
            "<utility_space>",
            "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><utility_space>",
            "E0951 the file declares a document type",
        ),
    ];
    for (was, becomes, expected) in rows {
        assert!(good.contains(was), "{was}");
        let errors = found(DOMAIN, &good.replacen(was, becomes, 1));
        assert!(errors.iter().any(|e| e.starts_with("p.xml:") && e.contains(expected)), "{becomes}: {errors:?}");
    }
    let domains = [
        ("type=\"integer\"", "type=\"real\"", "E0956 issues of the kind `real`"),
        ("upperbound=\"3\"", "upperbound=\"0\"", "E0952 the bounds have crossed"),
        ("upperbound=\"3\"", "upperbound=\"99999999\"", "E0952 there are too many values"),
        ("lowerbound=\"1\" ", "", "E0952 <issue> has no `lowerbound`"),
        ("name=\"days\"", "name=\"road\"", "E0952 the issue `road` is there twice"),
        ("negotiation_template>", "utility_space>", "E0952 there is no domain"),
    ];
    for (was, becomes, expected) in domains {
        assert!(DOMAIN.contains(was), "{was}");
        let errors = found(&DOMAIN.replace(was, becomes), &good);
        assert!(errors.iter().any(|e| e.contains(expected)), "{becomes}: {errors:?}");
    }
    // Several mistakes are told together.
    let two =
        good.replace("evaluation=\"6\"", "evaluation=\"six\"").replace("<weight index=\"2\" value=\"0.25\"/>", "");
    assert_eq!(found(DOMAIN, &two).len(), 2);
    assert!(found(DOMAIN, DOMAIN).iter().any(|e| e.contains("two domains")));
    assert!(read_negotiation(&[], Evaluations::Plain).negotiation.is_none());
}

/// Files made to hurt end soon, with a code.
#[test]
fn hostile_xml_is_refused() {
    let bomb = format!(
        "<!DOCTYPE x [<!ENTITY a0 \"ha\">{}]><utility_space>&a30;</utility_space>",
        (0..30).map(|n| format!("<!ENTITY a{} \"&a{n};&a{n};\">", n + 1)).collect::<Vec<_>>().concat()
    );
    let outside =
        "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><utility_space>&x;</utility_space>".to_owned();
    let deep = "<objective>".repeat(200_000);
    let wide = format!("<utility_space>{}</utility_space>", "<issue/>".repeat(100_000));
    let many = format!("<utility_space {}/>", (0..2_000).map(|n| format!("a{n}=\"1\" ")).collect::<Vec<_>>().concat());
    for (name, text) in [("bomb", bomb), ("outside", outside), ("deep", deep), ("wide", wide), ("many", many)] {
        let files: [(&str, &[u8]); 2] = [("d.xml", DOMAIN.as_bytes()), ("p.xml", text.as_bytes())];
        let read = read_negotiation(&files, Evaluations::Normalised);
        assert!(read.negotiation.is_none(), "{name}");
        assert!(read.diagnostics.iter().any(|found| found.severity == Severity::Error), "{name}");
        assert!(!read.diagnostics.iter().any(|found| found.message.contains("haha")), "{name}");
    }
    let cut = profile("6", "0.2");
    for end in 0..cut.len() {
        let read =
            read_negotiation(&[("d.xml", DOMAIN.as_bytes()), ("p.xml", &cut.as_bytes()[..end])], Evaluations::Plain);
        assert!(end + 2 > cut.len() || read.negotiation.is_none(), "cut at {end}");
    }
    for (name, bytes) in [("latin-1", &b"<utility_space name=\"\xe9\"/>"[..]), ("zeros", &[0; 64][..])] {
        let read = read_negotiation(&[("d.xml", DOMAIN.as_bytes()), ("p.xml", bytes)], Evaluations::Plain);
        assert!(read.negotiation.is_none(), "{name}");
    }
}

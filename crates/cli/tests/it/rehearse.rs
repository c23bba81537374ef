//! `takas rehearse` from outside: the same seed the same, what is assumed shows, nobody named under pseudonyms, and every way of going wrong.

use serde_json::Value;

use crate::browser::{dom, pages, words};
use crate::desk::{Desk, Ran};
use crate::plan_commands::{put_case, saved};
use crate::transcript::Transcript;

/// A desk with a case, and the id of its plan.
fn planned(name: &str) -> (Desk, String) {
    let desk = Desk::new(name);
    put_case(&desk);
    let file = saved(&desk);
    let id = file.strip_prefix("swap/plans/").and_then(|file| file.strip_suffix(".json")).expect("a plan");
    (desk, id.to_owned())
}

fn rehearse(desk: &Desk, id: &str, more: &[&str]) -> Ran {
    let mut arguments = vec!["rehearse", "swap", "--plan", id, "--quiet"];
    arguments.extend(more);
    desk.takas(&arguments)
}

fn sum(distribution: &Value) -> u64 {
    let counts = distribution["counts"].as_array().expect("counts");
    counts.iter().map(|count| count["count"].as_u64().expect("a number")).sum()
}

#[test]
fn the_same_seed_is_the_same_rehearsal() {
    let (desk, id) = planned("rehearse-seed");
    let one = rehearse(&desk, &id, &["--seed", "7", "--runs", "60", "--json"]).exits(0);
    let again = rehearse(&desk, &id, &["--seed", "7", "--runs", "60", "--json"]).exits(0);
    assert_eq!(one.stdout, again.stdout);
    let other = rehearse(&desk, &id, &["--seed", "8", "--runs", "60", "--json"]).exits(0);
    assert_ne!(one.stdout, other.stdout);
    // A file says the same as an id.
    let file = format!("swap/plans/{id}.json");
    let by_file = desk.takas(&["rehearse", "swap", "--plan", &file, "--seed", "7", "--runs", "60", "--json"]).exits(0);
    assert_eq!(by_file.stdout, one.stdout);
    let report = one.json();
    assert_eq!((report["format"].as_u64(), report["runs"].as_u64()), (Some(1), Some(60)));
    let endings = &report["endings"];
    let ended = ["complete", "partial", "broken_off"].map(|how| endings[how].as_u64().expect("a number"));
    assert_eq!(ended.iter().sum::<u64>(), 60);
    for distribution in [&report["waits"], &report["ends_late"]] {
        assert_eq!(Some(sum(distribution)), distribution["total"].as_u64());
    }
    // Eight people wait once at the exchange point in every run that comes to its end.
    assert!(report["waits"]["total"].as_u64() >= Some(8 * ended[0]), "{report:#}");
}

#[test]
fn what_is_assumed_changes_what_comes_out() {
    let (desk, id) = planned("rehearse-chances");
    let calm = [
        "--not-travelling",
        "0",
        "--vehicle-late",
        "0",
        "--gate-late",
        "0",
        "--withheld",
        "0",
        "--runs",
        "40",
        "--json",
    ];
    let calm = rehearse(&desk, &id, &calm).exits(0).json();
    assert_eq!(calm["endings"]["complete"], 40);
    assert_eq!(calm["breaks"].as_array().map(Vec::len), Some(0));
    let ends = |report: &Value| report["ends_late"]["half"].as_i64().expect("minutes");
    let late = [
        "--vehicle-late",
        "100",
        "--vehicle-late-by",
        "600",
        "--not-travelling",
        "0",
        "--withheld",
        "0",
        "--runs",
        "40",
        "--json",
    ];
    let late = rehearse(&desk, &id, &late).exits(0).json();
    assert!(ends(&late) > ends(&calm) + 60, "{} and {}", ends(&late), ends(&calm));
    let refused = rehearse(&desk, &id, &["--not-travelling", "100", "--runs", "10", "--json"]).exits(0).json();
    assert_eq!(refused["endings"]["complete"], 0);
    let kinds: Vec<&str> =
        refused["breaks"].as_array().expect("breaks").iter().filter_map(|one| one["kind"].as_str()).collect();
    assert!(kinds.contains(&"not-travelling"), "{kinds:?}");
    let shut = rehearse(&desk, &id, &["--withheld", "100", "--runs", "10"]).exits(0);
    shut.says("gate “all verified” did not open").says("broken off, and everybody safe");
}

#[test]
fn under_pseudonyms_nobody_is_named() {
    let (desk, id) = planned("rehearse-pseudonyms");
    let much = ["--not-travelling", "50", "--runs", "30", "--pseudonyms"];
    let text = rehearse(&desk, &id, &much).exits(0).stdout;
    let mut json = much.to_vec();
    json.push("--json");
    let json = rehearse(&desk, &id, &json).exits(0).stdout;
    for output in [&text, &json] {
        for name in ["Anders", "anders", "Lund", "Davor", "davor", "Ilic"] {
            assert!(!output.contains(name), "{name}\n{output}");
        }
        assert!(output.contains("SOU-01"), "{output}");
    }
    let real = rehearse(&desk, &id, &["--not-travelling", "50", "--runs", "30"]).exits(0);
    real.says("Anders Lund: not travelling");
}

#[test]
fn the_page_opens_and_prints() {
    let (desk, id) = planned("rehearse-page");
    rehearse(&desk, &id, &["--runs", "50", "--html", "page.html"]).exits(0).tells("wrote page.html");
    let page = dom(&desk, "page.html", "rehearsal");
    // Bars beside numbers are drawings, too.
    let drawings = page.matches("<svg").count() - page.matches("<svg class=\"bar\"").count();
    assert!(drawings == 2 && page.matches("<rect").count() > 2, "both distributions are drawn");
    let read = words(&page);
    for said in
        ["Two sides and a host: the plan rehearsed", "50 runs of the plan", "How long people wait", "What is assumed"]
    {
        assert!(read.contains(said), "{said} in\n{read}");
    }
    let printed = pages(&desk, "page.html", "printed");
    assert!((2..=6).contains(&printed), "{printed} pages");
}

#[test]
fn a_limit_gives_the_runs_so_far_and_says_so() {
    let (desk, id) = planned("rehearse-limit");
    let ran = rehearse(&desk, &id, &["--runs", "10000000", "--time", "1"]).exits(5);
    ran.says("A limit came first");
}

#[test]
fn mistakes_are_told() {
    let mut transcript = Transcript::new("rehearse-mistakes", &[]);
    put_case(&transcript.desk);
    let plan = saved(&transcript.desk);
    let text = transcript.desk.read(&plan);
    transcript.desk.write("swap/plans/p.json", &text);
    transcript.run(&["rehearse", "swap"]).exits(2);
    transcript.run(&["rehearse", "swap", "--plan", "q"]).exits(7);
    transcript.run(&["rehearse", "swap", "--plan", "../swap/plans/q.json"]).exits(7);
    transcript.run(&["rehearse", "swap", "--plan", "p", "--runs", "0"]).exits(2);
    transcript.run(&["rehearse", "swap", "--plan", "p", "--runs", "-3"]).exits(2);
    transcript.run(&["rehearse", "swap", "--plan", "p", "--not-travelling", "101"]).exits(2);
    transcript.run(&["rehearse", "swap", "--plan", "p", "--vehicle-late", "some"]).exits(2);
    transcript.run(&["rehearse", "swap", "--plan", "p", "--gate-late-by", "-1"]).exits(2);
    transcript.run(&["rehearse", "nowhere", "--plan", "p"]).exits(7);
    transcript.desk.write("swap/plans/p.json", "{");
    transcript.run(&["rehearse", "swap", "--plan", "p"]).exits(3);
    transcript.run(&["rehearse", "--help"]).exits(0);
    transcript.holds();
}

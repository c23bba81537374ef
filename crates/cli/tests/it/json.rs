//! The JSON Schemas against an outside validator, and against what the command writes and reads.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::json;
use takas_check::oracle::random_case;

use crate::desk::{Desk, root};
use crate::plan_commands::{put_case, saved};
use crate::run::{Fed, planned};
use crate::write;

const EXAMPLES: [&str; 4] = ["ankara-2024", "ankara-2024-february", "griner-bout-2022", "vienna-2010"];

/// A Python that has `jsonschema`: that of `TAKAS_PYTHON`, or of the virtual environment that `cargo xtask setup` makes.
pub(crate) fn python() -> PathBuf {
    let python = std::env::var_os("TAKAS_PYTHON").map_or_else(|| root().join(".venv/bin/python"), PathBuf::from);
    assert!(
        python.is_file(),
        "there is no Python at {}: run `cargo xtask setup`, or name one that has jsonschema in TAKAS_PYTHON",
        python.display()
    );
    python
}

/// Schemas on a desk, and documents to be held against them.
struct Court {
    desk: Desk,
    jobs: Vec<serde_json::Value>,
}

impl Court {
    fn new(name: &str, examples: &[&str]) -> Self {
        let desk = Desk::with_examples(name, examples);
        for schema in names(&desk) {
            let text = desk.takas(&["schema", &schema]).exits(0).stdout;
            desk.write(&format!("schema/{schema}.json"), text);
        }
        Self { desk, jobs: Vec::new() }
    }

    fn hold(&mut self, schema: &str, document: &str, valid: bool) {
        self.jobs.push(json!([format!("schema/{schema}.json"), document, valid]));
    }

    /// All TOML files of a case folder.
    fn hold_case(&mut self, folder: &str) {
        for file in self.desk.files() {
            let schema = match file.strip_prefix(&format!("{folder}/")) {
                Some("case.toml") => "case",
                Some("mediator/concessions.toml") => "concessions",
                Some("mediator/confidence.toml") => "confidence",
                Some("mediator/team.toml") => "team",
                Some("mediator/contacts.toml") => "mediator-contacts",
                Some(own) if own.starts_with("contacts/") => "contacts",
                Some(own) if own.starts_with("positions/") => "position",
                _ => continue,
            };
            self.hold(schema, &file, true);
        }
    }

    /// The validator's word on all jobs: silence.
    fn judge(self) {
        assert!(!self.jobs.is_empty());
        let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/judge.py");
        let mut child = Command::new(python())
            .arg(script)
            .current_dir(self.desk.path(""))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("Python runs");
        let jobs = serde_json::Value::from(self.jobs).to_string();
        child.stdin.take().expect("a pipe").write_all(jobs.as_bytes()).expect("Python listens");
        let output = child.wait_with_output().expect("Python ends");
        let told = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(told, "");
    }
}

fn names(desk: &Desk) -> Vec<String> {
    desk.takas(&["schema"]).exits(0).stdout.lines().map(str::to_owned).collect()
}

#[test]
fn the_reference_holds_the_schemas_as_they_are_printed() {
    let desk = Desk::new("schema-reference");
    let names = names(&desk);
    for name in ["case", "position", "concessions", "confidence", "deals", "chances"] {
        assert!(names.iter().any(|found| found == name), "{name} in {names:?}");
    }
    let folder = root().join("docs/reference/schema");
    let mut kept: Vec<String> = std::fs::read_dir(&folder)
        .expect("cargo xtask schemas makes the folder")
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    if cfg!(not(feature = "desk")) {
        // Only a program with the desk knows its API.
        kept.retain(|name| name != "openapi.json");
    }
    kept.sort();
    let mut expected: Vec<String> = names.iter().map(|name| format!("{name}.json")).collect();
    expected.sort();
    assert_eq!(kept, expected);
    for name in names {
        let printed = desk.takas(&["schema", &name]).exits(0).stdout;
        let text = std::fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
        assert!(text == printed, "{name}: `cargo xtask schemas` writes it anew");
    }
    let wrong = desk.takas(&["schema", "positions"]).exits(2);
    wrong.tells("there are case, position, concessions, confidence, sequence, operation, team, command");
}

#[test]
fn what_is_said_in_an_operation_is_valid() {
    let (desk, plan) = planned("schema-run");
    let mut court = Court::new("schema-said", &[]);
    let mut fed = Fed::new(&desk, &plan, &[]);
    let says = [
        json!({ "act": "in-hand", "gate": "legal", "unit": "davor@one" }),
        json!({ "act": "begun", "work": "perimeter" }),
        json!({ "act": "board", "ride": "north-jet/1", "units": ["davor@one"] }),
        json!({ "act": "hold", "scope": { "ride": "north-jet/1" } }),
        json!({ "act": "hold", "scope": "everything" }),
        json!({ "act": "departed", "ride": "nobody" }),
        json!({ "act": "abort" }),
    ];
    let mut outcomes = std::collections::BTreeSet::new();
    for (at, says) in says.iter().enumerate() {
        let command = json!({ "format": 1, "author": "lead", "says": says });
        let outcome = fed.line(&command.to_string());
        outcomes.extend(outcome.as_object().and_then(|outcome| outcome.keys().next().cloned()));
        for (number, event) in outcome["accepted"].as_array().into_iter().flatten().enumerate() {
            let file = format!("event-{at}-{number}.json");
            court.desk.write(&file, event.to_string());
            court.hold("event", &file, true);
        }
        for (schema, document) in [("command", command), ("answer", json!({ "format": 1, "outcome": outcome }))] {
            let file = format!("{schema}-{at}.json");
            court.desk.write(&file, document.to_string());
            court.hold(schema, &file, true);
        }
    }
    fed.end();
    assert_eq!(outcomes.into_iter().collect::<Vec<_>>(), ["accepted", "mistakes", "refused"]);
    for (at, wrong) in
        [json!({ "act": "flee" }), json!({ "act": "abort", "why": "fear" }), json!({ "act": "go" })].iter().enumerate()
    {
        let file = format!("wrong-{at}.json");
        court.desk.write(&file, json!({ "format": 1, "author": "lead", "says": wrong }).to_string());
        court.hold("command", &file, false);
    }
    court.judge();
}

#[test]
fn what_the_command_reads_is_valid() {
    let mut court = Court::new("schema-cases", &EXAMPLES);
    court.desk.takas(&["new", "fresh"]).exits(0);
    for folder in EXAMPLES.into_iter().chain(["fresh"]) {
        court.hold_case(folder);
    }
    for seed in 0..40 {
        let case = write::expressible(&random_case(seed, 4_000));
        let folder = format!("random-{seed}");
        for (file, bytes) in write::files(&case).iter() {
            court.desk.write(&format!("{folder}/{file}"), bytes);
        }
        court.hold_case(&folder);
    }
    assert!(court.jobs.len() > 150, "{}", court.jobs.len());
    court.judge();
}

#[test]
fn what_the_command_writes_is_valid() {
    let mut court = Court::new("schema-deals", &EXAMPLES);
    court.desk.takas(&["new", "fresh"]).exits(0);
    for (at, arguments) in [
        &["ankara-2024"][..],
        &["ankara-2024", "--pseudonyms", "--fragility"],
        &["ankara-2024", "--evidence-only", "--alternatives", "7"],
        &["ankara-2024", "--with", "fogel"],
        &["ankara-2024", "--work", "1"],
        &["ankara-2024", "--time", "0"],
        &["ankara-2024-february", "--without", "navalny"],
        &["ankara-2024-february", "--without", "navalny", "--pseudonyms"],
        &["griner-bout-2022", "--with", "whelan=RUS->USA", "--concessions", "0"],
        &["vienna-2010", "--fragility", "--save"],
        &["fresh", "--decisive", "no", "--alternatives", "0"],
        &["fresh", "--fragility"],
        &["fresh", "--front", "--distinct", "2", "--save"],
        &["vienna-2010", "--front", "--tolerance", "2.5", "--distinct", "9", "--differ", "12", "--pseudonyms"],
    ]
    .into_iter()
    .enumerate()
    {
        let report = court.desk.takas(&[&["deals", "--json"], arguments].concat());
        let file = format!("report-{at}.json");
        court.desk.write(&file, &report.stdout);
        court.hold("deals", &file, true);
        let status = report.json()["status"].as_str().unwrap().to_owned();
        let expected = match report.code {
            Some(0) => "optimal",
            Some(4) => "infeasible",
            Some(5) => "feasible",
            _ => "interrupted",
        };
        assert_eq!(status, expected, "{arguments:?}");
    }
    let saved = court.desk.files().into_iter().find(|file| file.starts_with("vienna-2010/deals/"));
    court.hold("saved-deal", &saved.expect("it was saved"), true);
    court.judge();
}

#[test]
fn what_a_rehearsal_writes_is_valid() {
    let mut court = Court::new("schema-rehearsal", &[]);
    put_case(&court.desk);
    let plan = saved(&court.desk);
    for (at, more) in
        [&["--runs", "5"][..], &["--runs", "30", "--not-travelling", "40", "--withheld", "20", "--pseudonyms"]]
            .into_iter()
            .enumerate()
    {
        let arguments = [&["rehearse", "swap", "--plan", plan.as_str(), "--json"], more].concat();
        let report = court.desk.takas(&arguments).exits(0);
        let file = format!("rehearsal-{at}.json");
        court.desk.write(&file, &report.stdout);
        court.hold("rehearsal", &file, true);
        court.desk.write("odd.json", report.stdout.replacen("\"runs\": ", "\"riins\": ", 1));
        court.hold("rehearsal", "odd.json", false);
    }
    court.judge();
}

#[test]
fn what_chances_write_is_valid() {
    let mut court = Court::new("schema-chances", &["griner-bout-2022", "vienna-2010"]);
    let confidence = "format = 1\n[default]\nhinted = 80\ninferred = 60\nassumed = 40\nstated = 95\n[RUS]\n\"holds griner\" = 50\n\
                      \"Griner for Bout\" = [{ say = \"as written\", weight = 2 }, { say = \"dropped\", weight = 1 }]\n\
                      [together.USA]\n\"all\" = { lines = [\"holds bout\", \"asks griner\"], confidence = 70 }\n";
    let confidence = confidence.replace("\"asks griner\"", "\"one or none\"");
    court.desk.write("griner-bout-2022/mediator/confidence.toml", &confidence);
    court.hold("confidence", "griner-bout-2022/mediator/confidence.toml", true);
    for (at, (find, replace)) in [
        ("inferred = 60", "inferred = 160"),
        ("weight = 2", "weight = 0"),
        ("confidence = 70", "confidence = 0.7"),
        ("[default]", "[default]\nguessed = 3"),
    ]
    .into_iter()
    .enumerate()
    {
        let wrong = format!("wrong-{at}.toml");
        assert_eq!(confidence.matches(find).count(), 1, "{find}");
        court.desk.write(&wrong, confidence.replacen(find, replace, 1));
        court.hold("confidence", &wrong, false);
    }
    court.desk.takas(&["deals", "griner-bout-2022", "--save"]).exits(0);
    let saved =
        court.desk.files().into_iter().find_map(|file| file.strip_prefix("griner-bout-2022/deals/").map(str::to_owned));
    let id = saved.expect("it was saved").trim_end_matches(".json").to_owned();
    for (at, (arguments, code)) in [
        (&["griner-bout-2022"][..], 0),
        (&["griner-bout-2022", "--pseudonyms", "--save"], 0),
        (&["griner-bout-2022", "--deal", &id, "--worlds", "3"], 0),
        (&["griner-bout-2022", "--work", "1"], 5),
        (&["vienna-2010"], 0),
    ]
    .into_iter()
    .enumerate()
    {
        let report = court.desk.takas(&[&["chances", "--json"], arguments].concat());
        assert!(report.code == Some(code) || report.code == Some(6), "{arguments:?}: {}", report.all());
        let file = format!("chances-{at}.json");
        court.desk.write(&file, &report.stdout);
        court.hold("chances", &file, true);
        if arguments == ["vienna-2010"] {
            assert_eq!(report.json()["likely"]["chance"]["permille"], 1000, "nothing is in doubt");
        }
    }
    court.judge();
}

/// The control: what is wrong is refused by the validator, too.
#[test]
fn what_is_wrong_is_not_valid() {
    let mut court = Court::new("schema-wrong", &["griner-bout-2022", "ankara-2024-february"]);
    let rows = [
        ("case", "griner-bout-2022/case.toml", "historical = true", "historical = \"yes\""),
        ("case", "griner-bout-2022/case.toml", "title = ", "titel = "),
        ("case", "griner-bout-2022/case.toml", "format = 1", "format = 2"),
        ("case", "griner-bout-2022/case.toml", "roles = [\"host\"]", "roles = [\"hostess\"]"),
        ("case", "griner-bout-2022/case.toml", "aliases = [\"Sokolov\"]", "status = \"held\""),
        ("position", "griner-bout-2022/positions/USA.toml", "on = 2022-12-08", "on = \"yesterday\""),
        ("position", "griner-bout-2022/positions/USA.toml", "standing = \"stated\"", "standing = \"certain\""),
        ("position", "griner-bout-2022/positions/USA.toml", "bout = { to = [\"RUS\"] }", "bout = { too = [\"RUS\"] }"),
        ("concessions", "ankara-2024-february/mediator/concessions.toml", "difficulty = 9", "difficulty = 0"),
        ("concessions", "ankara-2024-february/mediator/concessions.toml", "difficulty = 7", "difficulty = \"hard\""),
    ];
    for (at, (schema, file, find, replace)) in rows.into_iter().enumerate() {
        let text = court.desk.read(file);
        assert_eq!(text.matches(find).count(), 1, "`{find}` stands once in {file}");
        let wrong = format!("wrong-{at}.toml");
        court.desk.write(&wrong, text.replacen(find, replace, 1));
        court.hold(schema, &wrong, false);
    }
    let report = court.desk.takas(&["deals", "griner-bout-2022", "--json"]).exits(0).stdout;
    for (at, (find, replace)) in
        [("\"optimal\"", "\"best\""), ("\"format\": 1", "\"format\": \"1\""), ("\"quantity\": 1", "\"quantity\": -1")]
            .into_iter()
            .enumerate()
    {
        let wrong = format!("wrong-report-{at}.json");
        court.desk.write(&wrong, report.replacen(find, replace, 1));
        court.hold("deals", &wrong, false);
    }
    court.judge();
}

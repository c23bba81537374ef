//! What the command says, word for word: each test holds what matters in asserts, then the whole against a file.
//!
//! The files are under `transcripts/`. When the words are meant to change, `TAKAS_BLESS=1 cargo nextest run -p takas-cli
//! transcripts` writes them anew; read what changed before committing it. Digests, ids, salts, seconds and the desk's own
//! path are replaced by their names.
//!
//! Only what no change of the engine may change is kept: where several deals are equally good, or a search was cut short, the asserts
//! alone hold what must be said.

use std::process::Stdio;

use takas_formats::CaseFiles;
use takas_formats::deals::{case_digest, deal_id, read_deal, write_deal};
use takas_model::Deal;

use crate::desk::Desk;
use crate::transcript::Transcript;

/// Leaves out what depends on which of several equal deals the engine comes upon first.
const JUST_THE_DEAL: &[&str] = &["--alternatives", "0", "--decisive", "no"];

#[test]
fn help() {
    let mut transcript = Transcript::new("help", &[]);
    for (arguments, code) in [
        (&["--help"][..], 0),
        (&["help", "check"], 0),
        (&["deals", "--help"], 0),
        (&["chances", "--help"], 0),
        (&["--version"], 0),
        (&[], 2),
        (&["daels"], 2),
    ] {
        transcript.run(arguments).exits(code);
    }
    let all = &transcript.text;
    for command in ["new", "check", "explain", "fmt", "deals", "chances", "demo", "schema"] {
        assert!(all.contains(&format!("\n  {command}")), "{command}");
    }
    transcript.holds();
}

#[test]
fn a_new_case_checks_without_any_finding_and_has_a_deal() {
    let mut transcript = Transcript::new("new", &[]);
    transcript.run(&["new", "my-case"]).exits(0);
    let checked = transcript.run(&["check", "my-case"]).exits(0);
    assert_eq!(checked.stdout, "", "no diagnostic");
    assert_eq!(checked.stderr.lines().count(), 1, "no diagnostic: {}", checked.stderr);
    let checked = checked.tells("0 errors, 0 warnings, 0 notes");
    assert!(!checked.stderr.contains("help:"));
    transcript.run(&["fmt", "--check", "my-case"]).exits(0);
    let deals = transcript.desk.takas(&["deals", "my-case"]).exits(0).says("Optimal. No deal is better");
    deals.says("16 people move").says("It is not the only one").says("“one for three”").says("alternative 3");
    transcript.run(&["new", "my-case"]).exits(2).tells("is there already");
    transcript.run(&["check", "my-case", "--json"]).exits(0).says("\"diagnostics\": []");
    transcript.holds();
}

#[test]
fn every_example_checks_and_clears() {
    let examples = ["ankara-2024", "ankara-2024-february", "griner-bout-2022", "vienna-2010"];
    let mut transcript = Transcript::new("examples", &examples);
    for example in examples {
        transcript.run(&["check", example]).exits(0).tells("0 errors");
        let deals = transcript.run(&[&["deals", example][..], JUST_THE_DEAL].concat()).exits(0);
        let deals = deals.says("Optimal. No deal is better").says("It is the only one");
        deals.says("Historical case: records what happened.");
        let whole = transcript.desk.takas(&["deals", example]).exits(0);
        whole.says("Conditions that were decisive").says("Alternatives");
    }
    transcript.holds();
}

#[test]
fn contacts_tell_what_may_go_on_to_whom() {
    let mut transcript = Transcript::new("contacts", &[]);
    transcript.run(&["new", "my-case"]).exits(0);
    let all = transcript.run(&["contacts", "my-case", "--at", "2025-03-04T12:00"]).exits(0);
    all.says("Mediator's compartment")
        .says("to Southland: no")
        .says("not before")
        .says("not agreed yet by Northland, Southland");
    let later = transcript.run(&["contacts", "my-case", "--at", "2025-06-20T12:00", "--view", "NOR"]).exits(0);
    let later = later.says("ENDS SOON").says("may go on to Southland");
    assert!(!later.stdout.contains("Mediator's compartment") && !later.stdout.contains("to Southland: yes"));
    let none = transcript.run(&["contacts", "my-case", "--view", "SOU", "--at", "2025-03-04T12:00"]).exits(0);
    assert!(!none.stdout.contains("hint"), "{}", none.stdout);
    transcript.run(&["contacts", "my-case", "--at", "2025-03-06T12:00", "--json"]).exits(0).says("\"may_go\"");
    transcript.run(&["contacts", "my-case", "--at", "noon"]).exits(2).tells("--at");
    transcript.run(&["contacts", "my-case", "--view", "NRO"]).exits(2).tells("did you mean NOR?");
    transcript.desk.edit("my-case/contacts/NOR.toml", "heard_from = \"head\"", "heard_from = \"haed\"");
    transcript.run(&["check", "my-case"]).exits(3).tells("E0631").tells("did you mean `head`?");
    transcript.run(&["contacts", "my-case"]).exits(3).tells("E0631");
    transcript.holds();
}

#[test]
fn lists_of_two_parties() {
    // What depends on scores is held in `lists`: words alone are held here.
    let mut transcript = Transcript::new("lists", &["lists"]);
    transcript.run(&["lists", "--help"]).exits(0);
    let changed = transcript.run(&["lists", "changes", "lists/hillside.csv", "lists/hillside-2.csv"]).exits(0);
    changed.says("1991").says("Rows that are gone");
    transcript
        .run(&["lists", "changes", "lists/hillside.csv", "lists/hillside-2.csv", "--pseudonyms"])
        .exits(0)
        .never_says("1991");
    let rows = ["--one", "riverland.csv:8", "--other", "hillside.csv:7"];
    let decide = |says: &'static str, by: &'static str, at: &'static str| {
        let lists = ["lists", "decide", "lists/riverland.csv", "lists/hillside.csv"];
        [&lists[..], &rows[..], &["--says", says, "--by", by, "--at", at]].concat()
    };
    transcript.run(&decide("same", "Lea", "2025-03-04T10:00:00Z")).exits(0);
    transcript.run(&decide("different", "Tom", "2025-03-04T11:00:00Z")).exits(0).tells("Lea decided otherwise");
    let text = transcript.desk.read("lists/decisions.toml");
    transcript.note(&format!("decisions.toml\n{text}"));
    transcript.run(&["lists", "changes", "lists/hillside.csv", "lists/hillside-2.csv"]).exits(0).says("carried over");
    transcript
        .run(&["lists", "screen", "lists/riverland.csv", "--against", "lists/published.json"])
        .exits(3)
        .tells("E0374");
    transcript.run(&["explain", "E0374"]).exits(0);
    transcript.run(&["lists", "match", "lists/riverland.csv", "lists/nowhere.csv"]).exits(7);
    transcript.run(&["lists", "review", "lists/riverland.csv", "lists/hillside.csv", "--by", "Lea"]).exits(2);
    transcript.holds();
}

#[test]
fn chances_and_questions() {
    let mut transcript = Transcript::new("chances", &["griner-bout-2022"]);
    let none = transcript.run(&["chances", "griner-bout-2022"]).exits(0);
    none.says("No line is in doubt").says("100 %");
    transcript.note("how sure the mediator is");
    let confidence = "format = 1\n[default]\nhinted = 80\ninferred = 60\nassumed = 40\n[RUS]\n\
                      \"holds griner\" = 70\n\"Griner for Bout\" = [{ say = \"as written\", weight = 4 }, { say = \"whelan moves\", weight = 1 }]\n";
    transcript.desk.write("griner-bout-2022/mediator/confidence.toml", confidence);
    let all = transcript.run(&["chances", "griner-bout-2022"]).exits(0);
    all.says("No deal is likelier: the judge replayed the proof.").says("What to ask next");
    transcript
        .run(&["chances", "griner-bout-2022", "--with", "whelan", "--questions", "1"])
        .exits(0)
        .says("United States");
    let asked = transcript.run(&["chances", "griner-bout-2022", "--for", "RUS"]).exits(0).says("To ask Russia");
    asked.never_says("%").never_says("United States");
    transcript.run(&["chances", "griner-bout-2022", "--for", "DEU", "--pseudonyms"]).exits(0);
    transcript.run(&["chances", "griner-bout-2022", "--for", "DUE"]).exits(2).tells("did you mean DEU?");
    transcript.run(&["chances", "griner-bout-2022", "--for", "DEU", "--json"]).exits(2);
    transcript.note("nothing can be accepted");
    transcript.desk.write(
        "griner-bout-2022/mediator/confidence.toml",
        "format = 1\n[USA]\n\"holds bout\" = 0\n[DEU]\n\"refuses krasikov\" = 100\n",
    );
    transcript.run(&["chances", "griner-bout-2022"]).exits(4).says("no deal is accepted");
    transcript.holds();
}

#[test]
fn explanations() {
    let mut transcript = Transcript::new("explain", &[]);
    let known = transcript.run(&["explain", "E0701"]).exits(0).says("E0701: a protected person's release");
    assert_eq!(transcript.desk.takas(&["explain", "e0701"]).exits(0).stdout, known.stdout, "small letters are fine");
    transcript.run(&["explain", "E0107x"]).exits(2).tells("did you mean E0107?");
    transcript.run(&["explain", "nonsense"]).exits(2).tells("there is no code nonsense");
    let all = transcript.desk.takas(&["explain"]).exits(0);
    let known = takas_formats::Code::ALL.len() + takas_atlas::EXPLANATIONS.len();
    assert_eq!(all.stdout.lines().count(), known);
    for line in all.stdout.lines() {
        let (id, title) = line.split_once("  ").expect("a code and its title");
        transcript.desk.takas(&["explain", id]).exits(0).says(&format!("{id}: {title}"));
    }
    transcript.holds();
}

#[test]
fn formatting() {
    let mut transcript = Transcript::new("fmt", &["griner-bout-2022"]);
    let position = "griner-bout-2022/positions/USA.toml";
    transcript.run(&["fmt", "--check", "griner-bout-2022"]).exits(0);
    let before = transcript.desk.read(position);
    transcript.note("spaces and line ends are disturbed");
    transcript.desk.edit(position, "bout = { to = [\"RUS\"] }", "bout   = {to=[ \"RUS\" ]}\n\n\n\n");
    transcript.run(&["fmt", "--check", "griner-bout-2022"]).exits(8).says("positions/USA.toml");
    transcript.run(&["fmt", "griner-bout-2022"]).exits(0).says("positions/USA.toml");
    transcript.run(&["fmt", "--check", "griner-bout-2022"]).exits(0);
    let once = transcript.desk.read(position);
    assert!(once.contains("bout = { to = [\"RUS\"] }"), "{once}");
    assert_eq!(once.replace("\n\n", "\n"), before.replace("\n\n", "\n"), "as it was, but for empty lines");
    transcript.note("one file is no TOML");
    transcript.desk.write("griner-bout-2022/positions/DEU.toml", "format = 1\nparty = \"DEU\n");
    transcript.run(&["fmt", "griner-bout-2022"]).exits(3).tells("E0107");
    assert_eq!(
        transcript.desk.read("griner-bout-2022/positions/DEU.toml"),
        "format = 1\nparty = \"DEU\n",
        "left as it was"
    );
    transcript.run(&["fmt", position, "nowhere.toml"]).exits(7);
    transcript.holds();
}

#[test]
fn deals_as_json() {
    let mut transcript = Transcript::new("json", &["griner-bout-2022"]);
    let report = transcript.run(&["deals", "griner-bout-2022", "--json"]).exits(0).json();
    assert_eq!((&report["format"], &report["status"]), (&1.into(), &"optimal".into()));
    let whole = ["deals", "griner-bout-2022", "--json", "--with", "whelan=RUS->USA", "--pseudonyms"];
    let report = transcript.run(&whole).exits(4).json();
    assert_eq!(report["status"], "infeasible");
    transcript.holds();
}

#[test]
fn views_and_pseudonyms() {
    let mut transcript = Transcript::new("views", &["ankara-2024", "vienna-2010"]);
    let view = transcript.run(&["deals", "ankara-2024", "--view", "DEU"]).exits(0).says("Vadim Krasikov");
    view.never_says("Roman Seleznev").never_says("spy for a spy");
    let view = transcript.run(&["deals", "ankara-2024", "--view", "SVN", "--pseudonyms"]).exits(0).says("SVN-0");
    view.never_says("Dultsev").never_says("Dultseva");
    transcript.run(&["deals", "ankara-2024", "--view", "POL", "--json"]).exits(0).json();
    let disguised = transcript.run(&[&["deals", "vienna-2010", "--pseudonyms"], JUST_THE_DEAL].concat());
    let disguised = disguised.exits(0).says("USA-0");
    disguised.never_says("Chapman").never_says("Skripal");
    transcript.run(&["deals", "ankara-2024", "--view", "DUE"]).exits(2).tells("did you mean DEU?");
    transcript.holds();
}

#[test]
fn questions() {
    let mut transcript = Transcript::new("questions", &["ankara-2024", "ankara-2024-february", "griner-bout-2022"]);
    let griner = "griner-bout-2022";
    let asked = transcript.run(&["deals", griner, "--with", "whelan=RUS->USA"]).exits(4);
    asked.says("“a spy for a spy”").says("“refuses krasikov”").says("cost 4").says("cost 5");
    transcript.run(&["deals", griner, "--with", "whelan", "--concessions", "1"]).exits(4).says("cost 4");
    transcript.run(&["deals", griner, "--with", "whelan", "--concessions", "0"]).exits(4).never_says("cost 4");
    transcript.run(&["deals", griner, "--with", "griner moves requires bout moves"]).exits(0);
    let left = transcript.run(&["deals", "ankara-2024-february", "--without", "navalny"]).exits(4);
    left.says("“with Navalny”").says("cost 5").says("14 people move");
    let both = ["deals", "ankara-2024", "--with", "fogel=RUS->USA", "--without", "whelan"];
    transcript.run(&both).exits(4).says("“asks whelan”");
    for (words, said) in
        // What the question costs Germany, measured by what Germany could have had without it.
        [
            (&["--with", "orlov=RUS->USA"][..], "Germany: 100 % → 15/16"),
            (&["--evidence-only"], "outcome alone are left out"),
        ]
    {
        transcript.run(&[&["deals", "ankara-2024"], words, JUST_THE_DEAL].concat()).exits(0).says(said);
    }
    transcript.holds();
}

#[test]
fn questions_that_cannot_be_asked() {
    let mut transcript = Transcript::new("questions-refused", &["griner-bout-2022"]);
    let griner = "griner-bout-2022";
    for (option, words, told) in [
        ("--with", "whelen", "did you mean `whelan`?"),
        ("--without", "grinr", "did you mean `griner`?"),
        ("--with", "whelan=RUS->USB", "did you mean `USA`?"),
        ("--with", "whelan=USA->RUS", "E0801"),
        ("--with", "griner moves requires", "E0502"),
        ("--with", "at least 0 of griner", "E0506"),
        ("--without", "", "E05"),
    ] {
        transcript.run(&["deals", griner, option, words]).exits(2).tells(told).tells("help:");
    }
    transcript.holds();
}

#[test]
fn fragility_is_told_when_asked_for_by_name() {
    let mut transcript = Transcript::new("fragility", &["griner-bout-2022", "vienna-2010"]);
    transcript.run(&["deals", "griner-bout-2022", "--fragility"]).exits(0).says("drops out");
    transcript.run(&[&["deals", "vienna-2010", "--fragility"], JUST_THE_DEAL].concat()).exits(0);
    let party = transcript.run(&["deals", "griner-bout-2022", "--fragility", "--view", "RUS"]).exits(0);
    let plain = transcript.desk.takas(&["deals", "griner-bout-2022", "--view", "RUS"]).exits(0);
    assert_eq!(party.stdout, plain.stdout, "no party's view holds it");
    transcript.holds();
}

/// The one saved deal on the desk, and the case it was saved from.
fn saved(desk: &Desk, example: &str) -> String {
    let files = desk.files();
    let saved: Vec<_> = files.iter().filter(|file| file.starts_with(&format!("{example}/deals/"))).collect();
    let [file] = saved.as_slice() else { panic!("one saved deal: {files:?}") };
    (*file).clone()
}

#[test]
fn saved_deals() {
    let example = "griner-bout-2022";
    let mut transcript = Transcript::new("saved", &[example]);
    transcript.run(&["deals", example, "--save"]).exits(0).tells("saved as griner-bout-2022/deals/");
    let file = saved(&transcript.desk, example);
    let id = file.rsplit('/').next().and_then(|name| name.strip_suffix(".json")).expect("ID.json").to_owned();
    transcript.run(&["check", example, "--deal", &id]).exits(0).says("every rule of every party holds");
    transcript.run(&["check", example, "--deal", &file]).exits(0).says("every rule of every party holds");
    transcript.run(&["check", example, "--deal", "no-such-deal"]).exits(7);

    transcript.note("somebody writes another name into the saved deal");
    let text = transcript.desk.read(&file);
    transcript.desk.write(&file, text.replacen("\"griner\"", "\"whelan\"", 1));
    transcript.run(&["check", example, "--deal", &id]).exits(3).tells("E0909");

    transcript.note("somebody does so and makes the id fit");
    let forged = forge(&transcript.desk, example, &text);
    transcript.desk.write("forged.json", forged);
    transcript.run(&["check", example, "--deal", "forged.json"]).exits(4).says("a spy for a spy");

    transcript.note("the case changes");
    transcript.desk.write(&file, &text);
    transcript.desk.edit(&format!("{example}/case.toml"), "drugs, 9 years", "drugs, nine years");
    transcript.run(&["check", example, "--deal", &id]).exits(0).tells("W0905");

    for (broken, code) in [("{", "E0901"), ("{\"format\": 2}", "E0902"), ("{\"format\": 1}", "E0903")] {
        transcript.note(&format!("the file holds {broken}"));
        transcript.desk.write(&file, broken);
        transcript.run(&["check", example, "--deal", &id]).exits(3).tells(code);
    }
    transcript.holds();
}

/// What is saved is judged again against the whole case; a deal of the evidence alone keeps the rules it was found without.
#[test]
fn what_is_saved_from_any_example_passes_the_judge() {
    let examples = ["ankara-2024", "ankara-2024-february", "griner-bout-2022", "vienna-2010"];
    let desk = Desk::with_examples("saved-examples", &examples);
    for example in examples {
        for extra in [&[][..], &["--evidence-only"], &["--pseudonyms", "--json"], &["--with", "krasikov"]] {
            // He is not in the one case, and refused in the other.
            if extra.contains(&"krasikov") && ["vienna-2010", "griner-bout-2022"].contains(&example) {
                continue;
            }
            let ran = desk.takas(&[&["deals", example, "--save"], extra, JUST_THE_DEAL].concat()).exits(0);
            let file = saved(&desk, example);
            assert!(ran.stderr.contains(&file), "{}", ran.stderr);
            desk.takas(&["check", example, "--deal", &file]).exits(0).says("every rule of every party holds");
            // The ids under which two saves are kept differ, though the deals are the same: nobody can tell them by their ids.
            let first = desk.read(&file);
            std::fs::remove_file(desk.path(&file)).expect("it is there");
            desk.takas(&[&["deals", example, "--save"], extra, JUST_THE_DEAL].concat()).exits(0);
            let again = saved(&desk, example);
            assert!(again != file && desk.read(&again) != first, "{example}");
            std::fs::remove_file(desk.path(&again)).expect("it is there");
        }
    }
}

/// The saved deal with whelan in it as well, under an id that fits.
fn forge(desk: &Desk, example: &str, text: &str) -> String {
    let case = desk.case(example);
    let own = desk.files().into_iter().filter_map(|f| f.strip_prefix(&format!("{example}/")).map(ToOwned::to_owned));
    let files: CaseFiles = own.map(|file| (file.clone(), desk.read(&format!("{example}/{file}")))).collect();
    let (mut saved, deal) =
        read_deal("x.json", text.as_bytes(), &case, &case_digest(&files)).deal.expect("it was just saved");
    let mut more = saved.transfers[0].clone();
    "whelan".clone_into(&mut more.what);
    saved.transfers.insert(1, more);
    let mut transfer = deal.transfers()[0];
    transfer.item = case.find_item("whelan").expect("he is in the case");
    let forged = Deal::new(deal.transfers().iter().copied().chain([transfer]));
    let salt: Vec<u8> =
        (0..saved.salt.len() / 2).map(|at| u8::from_str_radix(&saved.salt[2 * at..2 * at + 2], 16).unwrap()).collect();
    saved.id = deal_id(&salt, &case, &forged);
    write_deal(&saved)
}

#[test]
fn usage_and_files() {
    let mut transcript = Transcript::new("usage", &["griner-bout-2022"]);
    transcript.desk.write("empty/README.md", "nothing");
    transcript.desk.write("odd/case.toml/file", "a folder where a file should be");
    for (arguments, code) in [
        (&["deals"][..], 2),
        (&["deals", "griner-bout-2022", "--alternatives", "many"], 2),
        (&["deals", "griner-bout-2022", "--time", "soon"], 2),
        (&["deals", "griner-bout-2022", "--time", "-1"], 2),
        (&["deals", "griner-bout-2022", "--time", "nan"], 2),
        (&["deals", "griner-bout-2022", "--work", "lots"], 2),
        (&["deals", "griner-bout-2022", "--memory", "-1"], 2),
        (&["deals", "griner-bout-2022", "--decisive", "perhaps"], 2),
        (&["deals", "griner-bout-2022", "--json", "--no-such-option"], 2),
        (&["check", "nowhere"], 7),
        (&["check", "empty"], 7),
        (&["deals", "empty"], 7),
        (&["check", "odd"], 7),
        (&["fmt", "nowhere"], 7),
        (&["new", "odd/case.toml/file/deeper"], 7),
        (&["deals", "griner-bout-2022", "--html", "odd/case.toml/file/page.html"], 7),
        (&["demo", "odd/case.toml/file"], 7),
    ] {
        transcript.run(arguments).exits(code).never_says("panicked");
    }
    transcript.holds();
}

#[test]
fn files_that_lie_where_nobody_reads_them_are_named() {
    let mut transcript = Transcript::new("strays", &["griner-bout-2022"]);
    let desk = &transcript.desk;
    let position = desk.read("griner-bout-2022/positions/DEU.toml");
    for stray in ["position/DEU.toml", "positions/ARE.TOML", "concessions.toml", "lists/old.toml", "people.csv"] {
        desk.write(&format!("griner-bout-2022/{stray}"), &position);
    }
    for fine in ["notes/plan.md", "griner.html", ".git/config.toml", "other-case/case.toml"] {
        desk.write(&format!("griner-bout-2022/{fine}"), "anything");
    }
    let told = transcript.run(&["check", "griner-bout-2022"]).exits(0).tells("5 warnings");
    assert_eq!(told.stderr.matches("W0117").count(), 5, "{}", told.stderr);
    transcript.run(&["fmt", "--check", "griner-bout-2022"]).exits(0);
    transcript.note("a position is a link to nowhere");
    std::os::unix::fs::symlink("nowhere", transcript.desk.path("griner-bout-2022/positions/ARE.toml")).unwrap();
    transcript.run(&["check", "griner-bout-2022"]).exits(7).tells("positions/ARE.toml: cannot be read");
    transcript.holds();
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let desk = Desk::with_examples("pipe", &["ankara-2024"]);
    for arguments in [
        &["explain"][..],
        &["deals", "ankara-2024", "--json"],
        &["demo", "--pace", "0"],
        &["check", "ankara-2024", "--json"],
    ] {
        let mut child = desk.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {told}");
        assert!(!told.contains("panicked") && !told.contains("Broken pipe"), "{arguments:?}: {told}");
    }
    // Nobody listens to the talk either.
    let mut child =
        desk.command(&["demo", "--pace", "0"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop((child.stdout.take(), child.stderr.take()));
    assert_eq!(child.wait().unwrap().code(), Some(0), "the talk has no listener");
}

#[test]
fn limits_of_work_and_time_are_told_by_the_exit_code() {
    let desk = Desk::with_examples("transcript-limits", &["ankara-2024"]);
    for extra in [&["--work", "1"][..], &["--time", "0"], &["--work", "1", "--json"], &["--work", "1", "--view", "DEU"]]
    {
        let ran = desk.takas(&[&["deals", "ankara-2024"], extra].concat()).never_says("Optimal").never_says("optimal");
        let word = match ran.code {
            Some(5) => "Feasible. Every condition holds, as the judge confirms. A better deal may exist",
            Some(6) => "Interrupted. A limit came first",
            other => panic!("{extra:?}: {other:?}"),
        };
        // What is not proven is not said of the parties either.
        if ran.code == Some(5) && extra == ["--work", "1"] {
            assert!(ran.stdout.contains("at most 100 %"), "{}", ran.stdout);
        }
        assert!(!extra.contains(&"--json") || !ran.stdout.contains("\"best_proven\": true"), "{}", ran.stdout);
        let json = if ran.code == Some(5) { "\"status\": \"feasible\"" } else { "\"status\": \"interrupted\"" };
        assert!(ran.stdout.contains(if extra.contains(&"--json") { json } else { word }) || extra.contains(&"--view"));
    }
}

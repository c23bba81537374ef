//! What a party must never read, from the outside: a case folder in which every text is a canary, and everything the command
//! writes for a party (data, talk, pages, names of files) is searched for those that are not its to know.

use std::fmt::Write as _;

use crate::desk::{Desk, Ran};

/// The parties; `MED` mediates.
const PARTIES: [&str; 4] = ["AAA", "BBB", "CCC", "DDD"];

/// A word that stands nowhere else.
struct Canary {
    word: String,
    what: String,
    /// The parties that may read it.
    may: Vec<&'static str>,
    /// Whether it tells who a person is: then no output under pseudonyms may hold it.
    names_somebody: bool,
}

/// The folder as it grows, and its canaries.
#[derive(Default)]
struct Cage {
    canaries: Vec<Canary>,
}

impl Cage {
    fn word(&mut self, what: &str, may: &[&'static str]) -> String {
        let word = format!("Kanari{:03}q", self.canaries.len());
        self.canaries.push(Canary {
            word: word.clone(),
            what: what.to_owned(),
            may: may.to_vec(),
            names_somebody: false,
        });
        word
    }

    fn name(&mut self, what: &str, may: &[&'static str]) -> String {
        let word = self.word(what, may);
        self.canaries.last_mut().expect("just made").names_somebody = true;
        word
    }

    /// Every canary of the text that fails the question.
    fn found(&self, text: &str, forbidden: impl Fn(&Canary) -> bool) -> Vec<String> {
        let small = text.to_lowercase();
        let caught = self.canaries.iter().filter(|c| forbidden(c) && small.contains(&c.word.to_lowercase()));
        caught.map(|c| format!("{} ({})", c.word, c.what)).collect()
    }

    fn leaks(&self, text: &str, party: &str) -> Vec<String> {
        self.found(text, |canary| !canary.may.contains(&party))
    }
}

/// A person: id, and the lines of case.toml.
fn person(
    cage: &mut Cage,
    out: &mut String,
    what: &str,
    holder: &str,
    sees_name: &[&'static str],
    sees_id: &[&'static str],
) -> String {
    let id = cage.name(&format!("id of {what}"), sees_id);
    let name = cage.name(&format!("name of {what}"), sees_name);
    let alias = cage.name(&format!("alias of {what}"), &[]);
    let legal = cage.word(&format!("ground of {what}"), &[]);
    let source = cage.word(&format!("source of {what}"), &[]);
    let _ = writeln!(
        out,
        "{id} = {{ name = \"{name}\", aliases = [\"{alias}\"], holder = \"{holder}\", legal = \"{legal}\", consent = \"given\", sources = [\"a report, {source}\"] }}"
    );
    id
}

/// The keys that say whence a line comes, all canaries for nobody.
fn whence(cage: &mut Cage, standing: &str) -> String {
    let by = cage.word("by whom", &[]);
    let source = cage.word("source of a line", &[]);
    let note = cage.word("note of a line", &[]);
    format!("standing = \"{standing}\", by = \"{by}\", source = [\"a report, {source}\"], note = \"{note}\"")
}

/// B lists one for A to see, both object to that; D is assumed to list another for A. In the order of the parties.
fn lists(cage: &mut Cage, listed: &str, guessed: &str) -> [String; 4] {
    let window = "opens = 2024-04-01, closes = 2024-04-02, published_to = [\"AAA\"]";
    let mut objection = |of: &str, standing, may: &[&'static str]| {
        let (name, by) = (cage.word("an objection", &[]), cage.word("who objects", may));
        let line = whence(cage, standing);
        format!(
            "\"{name}\" = {{ of = \"{of}\", raised_by = \"{by}\", raised = 2024-04-01, decision = \"rejected\", {line} }}\n"
        )
    };
    let objections = [
        format!("[objections]\n{}{}", objection(listed, "stated", &["AAA"]), objection(listed, "hinted", &[])),
        format!("[objections]\n{}", objection(listed, "stated", &["BBB"])),
        String::new(),
        format!("[objections]\n{}", objection(guessed, "assumed", &[])),
    ];
    let mut list = |of: &str, standing, may: &[&'static str]| {
        let name = cage.word("name of a list", may);
        let line = whence(cage, standing);
        format!("[windows]\n\"{name}\" = {{ listed = \"{of}\", places = 1, {window}, {line} }}\n")
    };
    let windows = [String::new(), list(listed, "stated", &["BBB"]), String::new(), list(guessed, "assumed", &[])];
    let mut windows = windows.into_iter();
    objections.map(|objections| format!("{}{objections}", windows.next().unwrap_or_default()))
}

/// The folder: A and B exchange a person each, B gives one to C, C gives a group to A and goods to B; D has no part.
fn cage(desk: &Desk) -> Cage {
    let mut cage = Cage::default();
    let mut people = String::new();
    let to_b = person(&mut cage, &mut people, "A's to B", "AAA", &["AAA", "BBB"], &["AAA"]);
    let to_a = person(&mut cage, &mut people, "B's to A", "BBB", &["AAA", "BBB"], &["AAA", "BBB"]);
    let to_c = person(&mut cage, &mut people, "B's to C", "BBB", &["BBB", "CCC"], &["BBB"]);
    let stays = person(&mut cage, &mut people, "C's, asked by A, stays", "CCC", &["AAA"], &["AAA"]);
    let unseen = person(&mut cage, &mut people, "D's, of whom nobody speaks aloud", "DDD", &[], &[]);
    let (group, group_name) = (cage.word("id of a group", &["CCC"]), cage.word("group", &["AAA", "CCC"]));
    let (goods, goods_name) = (cage.word("id of goods", &["CCC"]), cage.word("goods", &["BBB", "CCC"]));
    let unit = cage.word("unit", &["BBB", "CCC"]);
    let (act, act_name) = (cage.word("id of an act", &["AAA", "BBB"]), cage.word("act", &["AAA", "BBB"]));
    let mut sets = String::new();
    let mut set = |cage: &mut Cage, what: &str, may: &[&'static str], of: &[&String]| {
        let (id, name) = (cage.word(&format!("set {what}"), may), cage.word(&format!("name of set {what}"), may));
        let of: Vec<String> = of.iter().map(|id| format!("\"{id}\"")).collect();
        let _ = writeln!(sets, "{id} = {{ name = \"{name}\", of = [{}] }}", of.join(", "));
        id
    };
    let asked = set(&mut cage, "asked by A", &["AAA"], &[&to_a, &stays]);
    let mut tables: Vec<String> = PARTIES.iter().map(|_| String::new()).collect();
    for (at, party) in PARTIES.into_iter().enumerate() {
        for standing in ["stated", "hinted", "inferred", "assumed"] {
            let own = if standing == "stated" { vec![party] } else { Vec::new() };
            let subject = set(&mut cage, &format!("of a {standing} rule of {party}"), &own, &[&unseen, &stays]);
            let name = cage.word(&format!("{standing} rule of {party}"), &own);
            let line = whence(&mut cage, standing);
            let _ = writeln!(tables[at], "\"{name}\" = {{ say = \"at most 1 of {subject}\", {line} }}");
        }
    }
    let frame = set(&mut cage, "of the frame", &[], &[&to_a, &to_b, &to_c]);
    let frame_name = cage.word("rule of the case", &[]);
    let frame_line = whence(&mut cage, "stated");
    let (title, summary) = (cage.word("title", &PARTIES), cage.word("summary", &[]));
    let (key, text) = (cage.word("key of a source", &[]), cage.word("source", &[]));
    let (phase, phase_name) = (cage.word("id of a phase", &[]), cage.word("phase", &["AAA", "BBB", "CCC"]));
    let (unused, unused_name) = (cage.word("id of an idle phase", &[]), cage.word("idle phase", &[]));
    let seen_by: [&[&'static str]; 4] =
        [&["AAA", "BBB", "CCC"], &["AAA", "BBB", "CCC"], &["AAA", "BBB", "CCC"], &["DDD"]];
    let names: Vec<String> = PARTIES
        .iter()
        .zip(seen_by)
        .map(|(party, may)| format!("{party} = {{ name = \"{}\" }}\n", cage.word(&format!("name of {party}"), may)))
        .collect();
    let host = cage.word("mediator", &PARTIES);
    desk.write(
        "cage/case.toml",
        format!(
            "format = 1\ntitle = \"{title}\"\nsummary = \"{summary}\"\nzone = \"UTC\"\n\n[sources]\n{key} = \"{text}\"\n\n[parties]\n{}MED = {{ name = \"{host}\", roles = [\"mediator\"] }}\n\n[people]\n{people}\n[groups]\n{group} = {{ name = \"{group_name}\", holder = \"CCC\", count = 7 }}\n\n[goods]\n{goods} = {{ name = \"{goods_name}\", holder = \"CCC\", unit = \"{unit}\", total = 5 }}\n\n[undertakings]\n{act} = {{ name = \"{act_name}\", party = \"BBB\" }}\n\n[sets]\n{sets}\n[phases]\n{phase} = {{ name = \"{phase_name}\", first_day = 2024-05-01 }}\n{unused} = {{ name = \"{unused_name}\", first_day = 2024-05-02 }}\n\n[rules]\n\"{frame_name}\" = {{ say = \"at most 9 of {frame} or {group}\", {frame_line} }}\n",
            names.concat()
        ),
    );
    let lists = lists(&mut cage, &to_a, &unseen);
    let mut line = |standing| whence(&mut cage, standing);
    let held = format!(", in = \"{phase}\"");
    let holds = [
        format!("{to_b} = {{ to = [\"BBB\"]{held}, {} }}\n", line("stated")),
        format!(
            "{to_a} = {{ to = [\"AAA\"]{held}, {} }}\n{to_c} = {{ to = [\"CCC\"]{held}, {} }}\n",
            line("stated"),
            line("hinted")
        ),
        format!(
            "{group} = {{ to = [\"AAA\"]{held}, {} }}\n{goods} = {{ to = [\"BBB\"]{held}, {} }}\n{stays} = {{ to = [\"AAA\"]{held}, {} }}\n",
            line("stated"),
            line("stated"),
            line("inferred")
        ),
        format!("{unseen} = {{ to = [\"AAA\"]{held}, {} }}\n", line("assumed")),
    ];
    let asks = [
        format!(
            "{asked} = {{ priority = \"high\", {} }}\n{act} = {{ priority = \"wish\", {} }}\n",
            line("stated"),
            line("stated")
        ),
        format!(
            "{to_b} = {{ priority = \"wish\", {} }}\n{goods} = {{ priority = \"wish\", at_most = 3, {} }}\n",
            line("inferred"),
            line("assumed")
        ),
        format!("{to_c} = {{ priority = \"wish\", {} }}\n", line("assumed")),
        String::new(),
    ];
    let extra = [
        String::new(),
        format!("[undertakes]\n{act} = {{ {} }}\n", line("stated")),
        format!("[refuses]\n{stays} = {{ {} }}\n", line("hinted")),
        format!("[refuses]\n{unseen} = {{ {} }}\n", line("assumed")),
    ];
    for (at, party) in PARTIES.into_iter().enumerate() {
        let head = format!("format = 1\nparty = \"{party}\"\n\n");
        let text = format!(
            "{head}[holds]\n{}\n[asks]\n{}\n{}{}\n[rules]\n{}",
            holds[at], asks[at], extra[at], lists[at], tables[at]
        );
        desk.write(&format!("cage/positions/{party}.toml"), text);
    }
    let conceded = cage.canaries.iter().find(|c| c.what == "stated rule of AAA").expect("it is there").word.clone();
    desk.write(
        "cage/mediator/concessions.toml",
        format!("format = 1\n[AAA]\n\"{conceded}\" = {{ to = \"at most 2 of everyone\", difficulty = 3 }}\n"),
    );
    desk.write(
        "cage/mediator/confidence.toml",
        "format = 1\n[default]\nstated = 90\nhinted = 70\ninferred = 60\nassumed = 50\n",
    );
    let (claimed, remark) = (cage.name("claimed name", &[]), cage.word("remark in a list", &[]));
    desk.write("cage/lists/BBB.csv", format!("name,person,status,note\n{claimed},{to_b},acknowledged,{remark}\n"));
    cage
}

/// What a run put anywhere: data, talk, and the pages that are new on the desk.
fn everything(desk: &Desk, ran: &Ran) -> String {
    let mut all = ran.all();
    for file in desk.files() {
        if !file.starts_with("cage/") {
            let _ = write!(all, "\n{file}\n{}", desk.read(&file));
            std::fs::remove_file(desk.path(&file)).expect("it was just written");
        } else if file.starts_with("cage/deals") {
            // The content is the mediator's; the name is not.
            let _ = write!(all, "\n{file}\n");
        }
    }
    all
}

#[test]
fn nothing_that_is_written_for_a_party_holds_what_is_not_its_to_know() {
    let desk = Desk::new("canaries");
    let cage = cage(&desk);
    desk.takas(&["check", "cage"]).exits(0);
    let options: [&[&str]; 9] = [
        &[],
        &["--json"],
        &["--html", "page.html"],
        &["--fragility", "--concessions", "9", "--alternatives", "9"],
        &["--save", "--html", "page.html"],
        &["--evidence-only", "--json"],
        &["--work", "1"],
        &["--front", "--distinct", "3", "--differ", "1", "--html", "page.html", "--save"],
        &["--front", "--distinct", "3", "--differ", "1", "--json"],
    ];
    let mut read = 0;
    for party in PARTIES {
        for extra in options {
            for names in [&[][..], &["--pseudonyms"]] {
                let ran = desk.takas(&[&["deals", "cage", "--view", party], extra, names].concat());
                assert!(matches!(ran.code, Some(0 | 5 | 6)), "{party} {extra:?}: {}", ran.all());
                let all = everything(&desk, &ran);
                let leaks = cage.leaks(&all, party);
                assert!(leaks.is_empty(), "{party} reads with {extra:?} {names:?}: {leaks:#?}\n{all}");
                if !names.is_empty() {
                    let told = cage.found(&all, |canary| canary.names_somebody);
                    assert!(told.is_empty(), "{party} reads in spite of pseudonyms with {extra:?}: {told:#?}");
                }
                read += cage.found(&all, |canary| canary.may.contains(&party)).len();
            }
        }
    }
    // They are not blind: each reads what is its own.
    assert!(read > 300, "{read}");
    let view = desk.takas(&["deals", "cage", "--view", "AAA"]).exits(0);
    for what in ["name of A's to B", "name of B's to A", "group", "act", "stated rule of AAA", "title"] {
        let canary = cage.canaries.iter().find(|canary| canary.what == what).expect("it is there");
        assert!(view.stdout.contains(&canary.word), "A reads {what}\n{}", view.stdout);
    }
}

#[test]
fn several_views_at_once_are_several_files() {
    let desk = Desk::new("canaries-files");
    let cage = cage(&desk);
    let ran =
        desk.takas(&["deals", "cage", "--view", "AAA", "--view", "DDD", "--html", "out/page.html", "--json"]).exits(0);
    let pages: Vec<String> = desk.files().into_iter().filter(|file| file.starts_with("out/")).collect();
    assert_eq!(pages, ["out/page-AAA.html", "out/page-DDD.html"]);
    for (page, party) in pages.iter().zip(["AAA", "DDD"]) {
        assert_eq!(cage.leaks(&desk.read(page), party), Vec::<String>::new(), "{party}");
    }
    for (line, party) in ran.stdout.lines().zip(["AAA", "DDD"]) {
        assert_eq!(cage.leaks(line, party), Vec::<String>::new(), "{party}");
    }
    assert_eq!(cage.leaks(&ran.stderr, "nobody"), Vec::<String>::new(), "the talk");
}

#[test]
fn pseudonyms_stand_for_people_in_everything_the_mediator_is_shown() {
    let desk = Desk::new("canaries-pseudonyms");
    let cage = cage(&desk);
    let of = |what: &str| cage.canaries.iter().find(|c| c.what == what).expect("it is there").word.clone();
    let (stays, to_a) = (of("id of C's, asked by A, stays"), of("id of B's to A"));
    for extra in [
        &[][..],
        &["--json"],
        &["--html", "page.html", "--fragility"],
        &["--json", "--fragility", "--alternatives", "9"],
        &["--front", "--distinct", "3", "--differ", "1"],
        &["--front", "--distinct", "3", "--differ", "1", "--html", "page.html"],
        &["--front", "--distinct", "3", "--differ", "1", "--json"],
        &["--with", &stays],
        &["--with", &stays, "--json"],
        &["--without", &to_a, "--json"],
        &["--without", &to_a, "--html", "page.html"],
    ] {
        let ran = desk.takas(&[&["deals", "cage", "--pseudonyms"], extra].concat());
        assert!(matches!(ran.code, Some(0 | 4)), "{extra:?}: {}", ran.all());
        let all = everything(&desk, &ran);
        let told = cage.found(&all, |canary| canary.names_somebody);
        assert!(told.is_empty(), "with {extra:?}: {told:#?}\n{all}");
        assert!(ran.code == Some(4) || all.contains("AAA-0"), "pseudonyms are there");
    }
}

/// The question for a party's liaison holds that party's line and nothing of anybody else; nor a figure, for those are made from all.
#[test]
fn a_question_for_a_liaison_holds_one_party_alone() {
    let desk = Desk::new("canaries-liaison");
    let cage = cage(&desk);
    let everything_told = desk.takas(&["chances", "cage", "--questions", "99"]).exits(0);
    // The liaison knows the party's whole compartment, also what is only inferred of it; and nothing else.
    let theirs = |party: &str, text: &str| {
        cage.found(text, |canary| {
            let held = match party {
                "CCC" => "name of C's, asked by A",
                "DDD" => "name of D's",
                _ => "nobody",
            };
            let own = canary.what.ends_with(&format!("rule of {party}")) || canary.what.starts_with(held);
            !own && !canary.may.contains(&party)
        })
    };
    let mut asked = 0;
    for party in PARTIES {
        assert!(!theirs(party, &everything_told.stdout).is_empty(), "the control: the mediator reads of others");
        for names in [&[][..], &["--pseudonyms"]] {
            let ran = desk.takas(&[&["chances", "cage", "--for", party], names].concat()).exits(0);
            let leaks = theirs(party, &ran.all());
            assert!(leaks.is_empty(), "{party}: {leaks:#?}\n{}", ran.all());
            assert!(!ran.stdout.contains('%') && !ran.stdout.contains("bits"), "no figure: {}", ran.stdout);
            for other in PARTIES.iter().filter(|other| **other != party) {
                let name = cage.canaries.iter().find(|c| c.what == format!("name of {other}")).expect("it is there");
                assert!(!ran.stdout.contains(&name.word), "{party} reads of {other}: {}", ran.stdout);
            }
            if !names.is_empty() {
                let told = cage.found(&ran.all(), |canary| canary.names_somebody);
                assert!(told.is_empty(), "{party}: {told:#?}");
            }
            asked += usize::from(ran.stdout.contains("Is it really so?"));
        }
    }
    assert!(asked > 0, "somebody is asked something");
    for extra in [&[][..], &["--json"], &["--save", "--html", "page.html"]] {
        let ran = desk.takas(&[&["chances", "cage", "--pseudonyms"], extra].concat()).exits(0);
        let told = cage.found(&everything(&desk, &ran), |canary| canary.names_somebody);
        assert!(told.is_empty(), "with {extra:?}: {told:#?}");
    }
}

/// A program for other solvers holds nobody's words, unless names are asked for.
#[test]
fn an_exported_program_holds_no_words() {
    let desk = Desk::new("canaries-export");
    let cage = cage(&desk);
    for extra in [&[][..], &["--objective", "people"], &["--best", "AAA"], &["--alone"]] {
        let ran = desk.takas(&[&["export", "cage", "--mps"], extra].concat());
        assert!(matches!(ran.code, Some(0 | 2)), "{}", ran.all());
        let told = cage.found(&everything(&desk, &ran), |_| true);
        assert!(told.is_empty(), "{extra:?}: {told:#?}");
    }
    let named = desk.takas(&["export", "cage", "--mps", "--names"]).exits(0);
    assert!(cage.found(&named.stdout, |_| true).len() > 3, "the control: names where they are asked for");
}

/// Diagnostics about one party's file hold nothing of another's.
#[test]
fn a_diagnostic_about_one_partys_file_quotes_no_other() {
    let desk = Desk::new("canaries-mistakes");
    let cage = cage(&desk);
    for party in PARTIES {
        let file = format!("cage/positions/{party}.toml");
        let text = desk.read(&file);
        for (mistake, code) in [
            ("nobody-of-that-name = { to = [\"AAA\"], standing = \"stated\" }\n[asks]\n", "E0"),
            ("[asks]\nnobody = { priority = \"urgent\" }\n", "E0"),
            ("= broken\n[asks]\n", "E0"),
        ] {
            desk.write(&file, text.replacen("[asks]\n", mistake, 1));
            for arguments in
                [&["check", "cage"][..], &["check", "cage", "--json"], &["deals", "cage"], &["fmt", "--check", "cage"]]
            {
                let ran = desk.takas(arguments);
                assert!(ran.code == Some(3) || arguments[0] == "fmt", "{arguments:?} {mistake}");
                let about = about(&ran, &format!("positions/{party}.toml"));
                let others = cage.found(&about, |canary| {
                    PARTIES.iter().any(|other| *other != party && canary.what.ends_with(&format!("rule of {other}")))
                });
                assert!(others.is_empty(), "{party} {arguments:?} {mistake}: {others:#?}\n{about}");
                assert!(about.contains(code) || arguments[0] == "fmt", "{arguments:?}: {about}");
            }
        }
        desk.write(&file, text);
    }
}

/// What was told of one file: of JSON its diagnostics, of text the paragraphs that show it.
fn about(ran: &Ran, file: &str) -> String {
    if ran.stdout.starts_with('{') {
        let told = ran.json();
        let told = told["diagnostics"].as_array().expect("a list").iter();
        return told.filter(|found| found["file"] == file).map(ToString::to_string).collect();
    }
    let is_code = |line: &str| line.len() == 5 && line[1..].bytes().all(|digit| digit.is_ascii_digit());
    let mut paragraphs = vec![String::new()];
    for line in ran.stderr.lines() {
        if is_code(line) {
            paragraphs.push(String::new());
        }
        let _ = writeln!(paragraphs.last_mut().expect("there is one"), "{line}");
    }
    paragraphs.into_iter().filter(|paragraph| paragraph.contains(file)).collect()
}

/// The control: whoever shows a party the mediator's page is caught.
#[test]
fn a_planted_leak_is_found() {
    let desk = Desk::new("canaries-control");
    let cage = cage(&desk);
    let mediator = desk.takas(&["deals", "cage"]).exits(0);
    for party in PARTIES {
        let leaks = cage.leaks(&mediator.stdout, party);
        assert!(leaks.len() > 3, "{party}: {leaks:?}");
        let view = desk.takas(&["deals", "cage", "--view", party]).exits(0);
        for canary in cage.canaries.iter().filter(|canary| !canary.may.contains(&party)) {
            let planted = view.stdout.replacen(' ', &format!(" {} ", canary.word.to_uppercase()), 1);
            assert_eq!(cage.leaks(&planted, party).len(), 1, "{party}: {}", canary.what);
        }
    }
    let named = cage.found(&mediator.stdout, |canary| canary.names_somebody);
    assert!(named.len() >= 3, "{named:?}");
}

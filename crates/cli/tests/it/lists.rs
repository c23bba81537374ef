//! `takas lists` from end to end, on invented lists: what is found, decided, settled, released and refused.

use serde_json::{Value, json};

use crate::desk::{Desk, Ran};
use crate::pty::at_terminal;

/// What two parties hand over: the first claims in Latin letters, the second holds in Cyrillic.
const NOR: &str = "name,father,born,birth place,status\n\
                   Tarik Solmaz,Yusuf,1988-03-14,Ardakent,claimed\n\
                   Leyla Demiray,Hasan,1994-01-25,Ardakent,claimed\n\
                   Pavel Zorin,Mikhail,1982-06-17,Upper Ferry,claimed\n\
                   Nobody Elsewhere,Zeno,1950-02-02,Far Island,claimed\n";
const SOU: &str = "ключ;фамилия;имя;отчество;дата рождения;место рождения;статус\n\
                   Х-7;Солмаз;Тарик;Юсуфович;14.03.1988;Ардакент;удерживается\n\
                   Х-11;Демирай;Лейла;Хасан кызы;25.01.1994;Ардакент;удерживается\n\
                   Х-16;Зорин;Павел;Михайлович;17.06.1982;Верхний Перевоз;не удерживается\n\
                   Х-18;Яхно;Тарас;Петрович;21.04.1977;Нижняя Мельница;удерживается\n";

/// A desk with the two lists.
fn desk(name: &str) -> Desk {
    let desk = Desk::new(name);
    desk.write("nor.csv", NOR);
    desk.write("sou.csv", SOU);
    desk
}

/// A desk with a case whose parties have them.
pub(crate) fn with_case(name: &str) -> Desk {
    let desk = Desk::new(name);
    desk.takas(&["new", "my-case"]).exits(0);
    desk.write("my-case/lists/NOR.csv", NOR);
    desk.write("my-case/lists/SOU.csv", SOU);
    desk
}

/// What was said, as JSON.
pub(crate) fn json_of(ran: &Ran) -> Value {
    serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {}", ran.stdout))
}

/// Every row of the lists that a reconciliation tells, by list and number, each once.
pub(crate) fn rows(told: &Value) -> Vec<String> {
    let matched = told["matched"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|one| one["members"].as_array().into_iter().flatten());
    let matched = matched.flat_map(|rows| rows.as_array().into_iter().flatten());
    let alone = told["one_sided"].as_array().into_iter().flatten();
    let alone =
        alone.flat_map(|one| std::iter::once(&one["row"]).chain(one["doubles"].as_array().into_iter().flatten()));
    let doubtful = told["doubtful"].as_array().into_iter().flatten().flat_map(|pair| [&pair["one"], &pair["other"]]);
    let mut rows: Vec<String> = matched
        .chain(alone)
        .chain(doubtful)
        .map(|row| format!("{}:{}", row["list"].as_str().unwrap(), row["row"]))
        .collect();
    rows.sort();
    rows.dedup();
    rows
}

#[test]
fn two_lists_in_two_scripts_are_laid_side_by_side_and_every_row_is_told() {
    let desk = desk("lists-match");
    let told = json_of(&desk.takas(&["lists", "match", "nor.csv", "sou.csv", "--json"]).exits(0));
    assert_eq!(rows(&told).len(), 8, "{told:#}");
    // Whoever is one human is not told apart: matched, or asked about, but never each alone.
    let pairs: Vec<String> = told["matched"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|one| one["ties"].as_array().into_iter().flatten())
        .chain(told["doubtful"].as_array().into_iter().flatten())
        .map(|pair| format!("{} {}", pair["one"]["row"], pair["other"]["row"]))
        .collect();
    for same in ["2 2", "3 3", "4 4"] {
        assert!(pairs.iter().any(|pair| pair == same), "{same}: {pairs:?}");
    }
    for pair in told["doubtful"].as_array().into_iter().flatten() {
        let sum: f64 = pair["evidence"].as_array().unwrap().iter().map(|line| line["weight"].as_f64().unwrap()).sum();
        assert!((sum - pair["score"].as_f64().unwrap()).abs() < 1e-9, "{pair:#}");
    }
    let text = desk.takas(&["lists", "match", "nor.csv", "sou.csv"]).exits(0).says("Mediator's compartment");
    text.says("Tarik Solmaz").says("Солмаз");
    let hidden = desk.takas(&["lists", "match", "nor.csv", "sou.csv", "--pseudonyms"]).exits(0).says("nor-02");
    hidden.never_says("Solmaz").never_says("Ardakent").never_says("1988");
    desk.takas(&["lists", "match", "nor.csv", "sou.csv", "--html", "sheet.html"]).exits(0).tells("wrote sheet.html");
    assert!(desk.read("sheet.html").contains("Солмаз"));
    // Of plain lists a view has the own rows alone.
    let own = desk.takas(&["lists", "match", "nor.csv", "sou.csv", "--view", "nor"]).exits(0).says("Tarik Solmaz");
    own.never_says("Солмаз").never_says("Mediator's compartment");
    desk.takas(&["lists", "match", "nor.csv", "sou.csv", "--view", "xyz"]).exits(2).tells("there is no list of xyz");
    let role = ["lists", "match", "nor.csv", "sou.csv", "--role", "est=claims"];
    desk.takas(&role).exits(2).tells("there is no list `est`").tells("there is nor, sou");
    desk.takas(&["lists", "match", "nor.csv", "nowhere.csv"]).exits(7);
    desk.takas(&["lists", "match", "nor.csv", "nor.csv"]).exits(2).tells("two lists are named");
}

#[test]
fn a_humans_word_is_above_every_score_and_survives_a_new_version() {
    let desk = desk("lists-decide");
    let lists = ["nor.csv", "sou.csv"];
    let decide = |one: &str, other: &str, says: &str, by: &str, at: &str| {
        let words = ["--one", one, "--other", other, "--says", says, "--by", by, "--at", at, "--why", "she knows"];
        desk.takas(&[&["lists", "decide"], &lists[..], &words[..]].concat())
    };
    let matched = |expected: &[&str]| {
        let told = json_of(&desk.takas(&["lists", "match", "nor.csv", "sou.csv", "--json"]).exits(0));
        let groups = told["matched"].as_array().expect("groups");
        let mut found: Vec<String> = groups
            .iter()
            .map(|one| format!("{} {}", one["members"][0][0]["row"], one["members"][1][0]["row"]))
            .collect();
        found.sort();
        for one in expected {
            assert!(found.iter().any(|pair| pair == one), "{one}: {found:?}");
        }
        (found, told)
    };
    // Two who have nothing in common, and two who have everything.
    decide("nor.csv:5", "sou.csv:5", "same", "Lea", "2025-03-04T10:00:00Z").exits(0);
    decide("nor.csv:2", "sou:2", "different", "Lea", "2025-03-04T10:00:00Z").exits(0);
    let (found, _) = matched(&["5 5"]);
    assert!(!found.contains(&"2 2".to_owned()), "{found:?}");
    // Another decides otherwise: both words stay, and nothing is decided.
    let before = desk.read("decisions.toml");
    decide("nor.csv:5", "sou.csv:5", "different", "Tom", "2025-03-05T10:00:00Z")
        .exits(0)
        .tells("Lea decided otherwise");
    assert!(desk.read("decisions.toml").starts_with(&before), "what was said stays");
    let (found, told) = matched(&[]);
    assert!(!found.contains(&"5 5".to_owned()), "{found:?}");
    assert_eq!(told["disputes"].as_array().map(Vec::len), Some(1), "{told:#}");
    decide("nor.csv:5", "sou.csv:5", "taken-back", "Tom", "2025-03-06T10:00:00Z").exits(0);
    matched(&["5 5"]);
    // The list comes again: rows have moved, one has changed.
    desk.write(
        "sou.csv",
        SOU.replace("Х-7;Солмаз", "Х-5;Новый;Человек;;1970;;удерживается\nХ-7;Солмаз")
            .replace("21.04.1977", "21.04.1978"),
    );
    let told = desk.takas(&["lists", "match", "nor.csv", "sou.csv", "--json"]).exits(0).tells("W0365");
    let told = json_of(&told);
    let groups = told["matched"].as_array().expect("groups");
    let decided = groups.iter().find(|one| one["members"][0][0]["row"] == 5).expect("still one human");
    assert_eq!(decided["members"][1][0]["row"], 6);
    assert_eq!(decided["ties"][0]["said"][0]["has_changed"], true);
    decide("nor.csv:5", "nor.csv:5", "same", "Lea", "2025-03-04T10:00:00Z").exits(2).tells("the same row");
    decide("nor.csv:55", "sou.csv:5", "same", "Lea", "2025-03-04T10:00:00Z").exits(2).tells("names nobody");
    decide("nro.csv:5", "sou.csv:5", "same", "Lea", "2025-03-04T10:00:00Z").exits(2).tells("there is no list");
    desk.write("decisions.toml", "format = 1\n[[decisions]]\nsays = \"yes\"\n");
    desk.takas(&["lists", "match", "nor.csv", "sou.csv"]).exits(3).tells("E0361");
    let broken = desk.read("decisions.toml");
    decide("nor.csv:5", "sou.csv:5", "same", "Lea", "2025-03-04T10:00:00Z").exits(3);
    assert_eq!(desk.read("decisions.toml"), broken, "what is broken is not written to");
}

#[test]
fn a_new_version_shows_what_changed() {
    let desk = desk("lists-changes");
    let now = SOU.replace("14.03.1988", "15.03.1988").replace(
        "Х-18;Яхно;Тарас;Петрович;21.04.1977;Нижняя Мельница;удерживается\n",
        "Х-19;Новая;Анна;;1980;;удерживается\n",
    );
    desk.write("sou-2.csv", now);
    let told = json_of(&desk.takas(&["lists", "changes", "sou.csv", "sou-2.csv", "--json"]).exits(0));
    assert_eq!(
        (&told["kept"], told["added"].as_array().map(Vec::len), told["gone"].as_array().map(Vec::len)),
        (&json!(2), Some(1), Some(1))
    );
    let cell = &told["changed"][0]["cells"][0];
    assert_eq!(
        (&cell["column"], &cell["before"], &cell["now"]),
        (&json!("born"), &json!("1988-03-14"), &json!("1988-03-15"))
    );
    desk.takas(&["lists", "changes", "sou.csv", "sou-2.csv"]).exits(0).says("1988-03-14 becomes 1988-03-15");
    desk.takas(&["lists", "changes", "sou.csv", "sou.csv"]).exits(0).says("Nothing has changed");
}

#[test]
fn what_lists_say_of_each_feeds_the_people_of_the_case_when_it_is_asked_for() {
    let desk = with_case("lists-settle");
    let told = json_of(&desk.takas(&["lists", "status", "my-case", "--json"]).exits(0));
    let status = |name: &str| {
        let people = told["people"].as_array().expect("people");
        let is_named = |one: &&Value| {
            one["rows"].as_array().unwrap().iter().any(|row| row["name"].as_str().unwrap().contains(name))
        };
        people.iter().find(is_named).map(|one| one["status"].as_str().unwrap_or_default().to_owned())
    };
    assert_eq!(status("Nobody Elsewhere").as_deref(), Some("claimed"));
    let before = desk.files();
    desk.takas(&["lists", "settle", "my-case"]).exits(0).says("added").tells("nothing was written");
    assert_eq!(desk.files(), before);
    desk.takas(&["lists", "settle", "my-case", "--write"]).exits(0).tells("wrote");
    let people = desk.read("my-case/lists/people.csv");
    assert!(people.contains("Nobody Elsewhere,SOU,claimed"), "{people}");
    // What is written is read, and nothing is left to be written.
    desk.takas(&["lists", "settle", "my-case", "--write"]).exits(0);
    assert_eq!(desk.read("my-case/lists/people.csv"), people);
    desk.takas(&["lists", "settle", "nowhere"]).exits(7);
}

#[test]
fn nothing_goes_out_that_was_not_released() {
    let desk = with_case("lists-release");
    let sheet = ["lists", "match", "my-case", "--view", "NOR", "--at", "2025-03-10T12:00"];
    desk.takas(&sheet).exits(0).says("Tarik Solmaz").never_says("Солмаз").never_says("Яхно").never_says("SOU");
    let release =
        ["lists", "release", "my-case", "SOU.csv:5", "--to", "NOR", "--by", "Lea", "--at", "2025-03-04T10:00"];
    desk.takas(&release).exits(0).tells("mediator/lists.toml");
    let after = desk.takas(&sheet).exits(0).says("Яхно").never_says("Солмаз");
    after.never_says("Мельница").never_says("Х-18").never_says("SOU.csv, row");
    let before = ["lists", "match", "my-case", "--view", "NOR", "--at", "2025-03-04T09:00"];
    desk.takas(&before).exits(0).never_says("Яхно");
    desk.takas(&["fmt", "--check", "my-case"]).exits(0);
    // The row has changed: somebody has to look at it again.
    desk.write("my-case/lists/SOU.csv", SOU.replace("21.04.1977", "21.04.1978"));
    desk.takas(&sheet).exits(0).never_says("Яхно");
    desk.takas(&["lists", "match", "my-case", "--view", "NRO"]).exits(2).tells("did you mean NOR?");
}

#[test]
fn the_people_of_an_exchange_are_never_screened() {
    let desk = with_case("lists-screen");
    desk.write("un.json", "{\"id\":\"x-1\",\"schema\":\"Company\",\"properties\":{\"name\":[\"Salt Well Air Charter\"],\"topics\":[\"sanction\"]}}\n");
    desk.write("carriers.csv", "name\nSalt Well Air Charter\nGreen Valley Coaches\n");
    let against = ["--against", "un.json"];
    let told = desk.takas(&[&["lists", "screen", "carriers.csv", "--json"], &against[..]].concat()).exits(0);
    let told = json_of(&told);
    assert_eq!(told["lines"][0]["hits"].as_array().map(Vec::len), Some(1), "{told:#}");
    assert_eq!(told["lines"][1]["hits"].as_array().map(Vec::len), Some(0), "{told:#}");
    assert_eq!(told["open"], 1);
    // A list of the case; one that says who is held; one in which somebody of the case stands, whoever else does.
    for (file, text) in [
        ("my-case/lists/NOR.csv", NOR),
        ("elsewhere.csv", "name,status\nJohn Doe,missing\n"),
        ("my-case/mediator/payers.csv", "name\nGreen Valley Coaches\nanders  LUND\n"),
    ] {
        desk.write(file, text);
        let refused = desk.takas(&[&["lists", "screen", file], &against[..]].concat()).exits(3).tells("E0374");
        assert_eq!(refused.stdout, "", "{file}");
        assert!(!refused.stderr.to_lowercase().contains("lund"), "{}", refused.stderr);
    }
}

#[test]
fn two_people_decide_in_the_terminal_and_one_takes_a_word_back() {
    let desk = desk("lists-review");
    // A pair that no score settles: nothing but a common name.
    desk.write("nor.csv", "name,born\nSergei Malinin,\n");
    desk.write("sou.csv", "name,born\nSergey Malinin,\nS. Malinin,\n");
    let told = json_of(&desk.takas(&["lists", "match", "nor.csv", "sou.csv", "--json"]).exits(0));
    assert!(!told["doubtful"].as_array().expect("pairs").is_empty(), "{told:#}");
    desk.takas(&["lists", "review", "nor.csv", "sou.csv", "--by", "Lea"]).exits(2).tells("takas lists decide");
    let keys = json!([
        ["", "Lea decides"],
        ["w", "why? _"],
        ["his mother says so\r", "why: his mother says so"],
        ["n", "written: not sure"],
        ["u", "undone: taken back"],
        ["s", "written: same"],
        ["q", "\u{1b}[?1049l"],
    ]);
    at_terminal(&desk, &["lists", "review", "nor.csv", "sou.csv", "--by", "Lea"], &keys);
    let written = desk.read("decisions.toml");
    let said: Vec<&str> = written.lines().filter(|line| line.starts_with("says")).collect();
    assert_eq!(said, ["says = \"not sure\"", "says = \"taken back\"", "says = \"same\""]);
    assert!(written.contains("why = \"his mother says so\""), "{written}");
}

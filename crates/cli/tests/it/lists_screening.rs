//! Screening from outside: who is hired for a case, or stands in a file, against published lists of every publisher at once; and nobody of
//! the exchange, ever. Everybody here is invented.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::desk::{Desk, Ran};
use crate::lists::json_of;

/// The list of the United Nations: a company with an alias, and a man.
const UNITED_NATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><CONSOLIDATED_LIST dateGenerated=\"2026-01-01\"><INDIVIDUALS>\
    <INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>EMIL</FIRST_NAME><SECOND_NAME>KOVAC</SECOND_NAME><UN_LIST_TYPE>Fiction</UN_LIST_TYPE>\
    <REFERENCE_NUMBER>FIi.001</REFERENCE_NUMBER></INDIVIDUAL></INDIVIDUALS>\
    <ENTITIES><ENTITY><DATAID>2</DATAID><FIRST_NAME>QUILLFEATHER HOLDINGS</FIRST_NAME><UN_LIST_TYPE>Fiction</UN_LIST_TYPE>\
    <REFERENCE_NUMBER>FIe.002</REFERENCE_NUMBER><ENTITY_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Salt Well Air Charter</ALIAS_NAME></ENTITY_ALIAS>\
    </ENTITY></ENTITIES></CONSOLIDATED_LIST>";
/// The list of Foreign Assets Control: the name by which the payer is hired stands in the companion file alone.
const FOREIGN_ASSETS: &str = "36,\"OSTRAVENKO TRADING HOUSE\",-0- ,\"FIC\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\
    306,\"LUND, Anders\",\"individual\",\"FIC\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 12 Jan 1960.\"\r\n\u{1a}\r\n";
const FOREIGN_ASSETS_NAMES: &str = "36,12,\"aka\",\"MERIDIAN PAYMENT SERVICES\",-0- \r\n";
/// The list of the European Union: a supplier in two rows.
const EUROPEAN_UNION: &str = "fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_SubjectType;Entity_Regulation_Programme;NameAlias_WholeName\n\
    01/01/2026;14;EU.1.2;E;FIC;Tallow Creek Fuels\n01/01/2026;14;EU.1.2;E;FIC;Тэллоу Крик Фьюелз\n";
/// Entities of Follow the Money: a go-between in another script.
const ENTITIES: &str = "{\"id\":\"x-1\",\"schema\":\"Company\",\"properties\":{\"name\":[\"Зимний Мост\"],\"topics\":[\"sanction\"]}}\n\
    {\"id\":\"x-2\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Davor Ilic\"],\"topics\":[\"sanction\"]}}\n";

/// Who is hired: one for each of the published lists, and one who stands on none.
const HIRED: &str = "charter = { name = \"Salt Well Air Charter\", as = \"carrier\", for = \"north-jet\" }\n\
    bank = { name = \"Meridian Payment Services\", as = \"payer\" }\n\
    \"Tallow Creek Fuels\" = { as = \"supplier\" }\n\
    bridge = { name = \"Zimnij Most\", aliases = [\"Zimniy Most\"], as = \"intermediary\" }\n\
    \"Green Valley Coaches\" = { as = \"carrier\", for = [\"north-bus\", \"south-bus\"] }\n";

/// All lists at once.
const AGAINST: [&str; 5] = ["--against", "un.xml", "sdn.csv", "eu.csv", "entities.json"];

/// A case with these under `[hired]`, and every published list.
fn desk(name: &str, hired: &str) -> Desk {
    let desk = Desk::new(name);
    desk.takas(&["new", "my-case"]).exits(0);
    let operation = desk.read("my-case/mediator/operation.toml");
    let (before, after) = operation.split_once("\n[hired]").expect("the new case hires somebody");
    let rest = after.split_once("\n[").map(|(_, rest)| format!("\n[{rest}")).unwrap_or_default();
    desk.write("my-case/mediator/operation.toml", format!("{before}\n[hired]\n{hired}{rest}"));
    desk.write("un.xml", UNITED_NATIONS);
    desk.write("sdn.csv", FOREIGN_ASSETS);
    desk.write("alt.csv", FOREIGN_ASSETS_NAMES);
    desk.write("eu.csv", EUROPEAN_UNION);
    desk.write("entities.json", ENTITIES);
    desk
}

fn screen(desk: &Desk, who: &str, more: &[&str]) -> Ran {
    desk.takas(&[&["lists", "screen", who], &AGAINST[..], more].concat())
}

/// For each who was screened the lists on which there is a hit.
fn hits(told: &Value) -> BTreeMap<String, Vec<String>> {
    let lines = told["lines"].as_array().expect("lines");
    let of = |line: &Value| {
        let lists =
            line["hits"].as_array().expect("hits").iter().map(|hit| hit["row"]["list"].as_str().unwrap().to_owned());
        (line["row"]["name"].as_str().expect("a name").to_owned(), lists.collect())
    };
    lines.iter().map(of).collect()
}

#[test]
fn who_is_hired_is_screened_against_every_published_list_at_once_and_nobody_else() {
    let desk = desk("screen-hired", HIRED);
    let told = json_of(&screen(&desk, "my-case", &["--json"]).exits(0));
    let expected = [
        ("Green Valley Coaches", vec![]),
        ("Meridian Payment Services", vec!["sdn.csv"]),
        ("Salt Well Air Charter", vec!["un.xml"]),
        ("Tallow Creek Fuels", vec!["eu.csv"]),
        ("Zimnij Most", vec!["entities.json"]),
    ];
    let expected = expected.map(|(who, lists)| (who.to_owned(), lists.into_iter().map(str::to_owned).collect()));
    // Exactly these: neither Emil, nor Anders, nor Davor, who are of the case, though all three stand on the published lists.
    assert_eq!(hits(&told), BTreeMap::from(expected), "{told:#}");
    assert_eq!(told["open"], 4, "every hit waits for a human");
    // One threshold for all, the same explanation for each, in weights that sum.
    for hit in
        told["lines"].as_array().into_iter().flatten().flat_map(|line| line["hits"].as_array().into_iter().flatten())
    {
        assert!(hit["probability"].as_u64() >= told["threshold"].as_u64(), "{hit:#}");
        assert!(!hit["evidence"].as_array().expect("lines").is_empty(), "{hit:#}");
    }
    let text = screen(&desk, "my-case", &[]).exits(0).says("Salt Well Air Charter");
    for person in ["Emil", "EMIL", "LUND", "Anders", "Davor"] {
        assert!(!text.stdout.contains(person), "{person}: {}", text.stdout);
    }
    screen(&desk, "my-case", &["--html", "screened.html"]).exits(0).tells("wrote screened.html");
    assert!(!desk.read("screened.html").contains("Emil"));
    screen(&desk, "my-case", &["--pseudonyms"]).exits(0).never_says("Salt Well");
    // Without its companion the same file says less, and no option moves the threshold.
    std::fs::remove_file(desk.path("alt.csv")).expect("it is there");
    let less = json_of(&screen(&desk, "my-case", &["--json"]).exits(0));
    assert_eq!(hits(&less)["Meridian Payment Services"], Vec::<String>::new());
    screen(&desk, "my-case", &["--threshold", "0.9"]).exits(2);
}

#[test]
fn whoever_is_of_the_exchange_is_never_screened_wherever_the_name_is_put() {
    // A person of the case among those who are hired, by name and by another spelling of it.
    for name in ["Emil Kovac", "Kovač, Emil", "ЕМИЛ  КОВАЧ"] {
        let desk =
            desk("screen-person", &format!("{HIRED}go-between = {{ name = \"{name}\", as = \"intermediary\" }}\n"));
        let refused = screen(&desk, "my-case", &[]).exits(3).tells("E0374").tells("people of the case");
        assert_eq!(refused.stdout, "", "{name}");
        assert!(!refused.stderr.contains("Kovac") && !refused.stderr.contains("EMIL"), "{}", refused.stderr);
        // Nor in a file of their own beside the case, or with the case named.
        desk.write("my-case/mediator/payers.csv", format!("name;kind\n{name};company\n"));
        screen(&desk, "my-case/mediator/payers.csv", &[]).exits(3).tells("E0374");
        desk.write("payers.csv", format!("name;kind\n{name};company\n"));
        screen(&desk, "payers.csv", &["--case", "my-case"]).exits(3).tells("E0374");
    }
    // Somebody who stands on a list of the case alone, and is no person of it yet.
    let desk = desk("screen-listed", &format!("{HIRED}go-between = {{ name = \"Tarik Solmaz\", as = \"payer\" }}\n"));
    screen(&desk, "my-case", &[]).exits(0);
    desk.write("my-case/lists/NOR.csv", "name,born,status\nSolmaz Tarik,1988-03-14,claimed\n");
    assert_eq!(screen(&desk, "my-case", &[]).exits(3).tells("E0374").stdout, "");
}

#[test]
fn a_hit_is_a_question_and_its_answer_is_kept() {
    let desk = desk("screen-decided", HIRED);
    let keys = serde_json::json!([["", "Lea decides"], ["d", "written: different"], ["q", "\u{1b}[?1049l"],]);
    let review = [&["lists", "screen", "my-case"], &AGAINST[..], &["--review", "Lea"]].concat();
    crate::pty::at_terminal(&desk, &review, &keys);
    let told = json_of(&screen(&desk, "my-case", &["--json"]).exits(0));
    assert_eq!(told["open"], 3);
    assert_eq!(
        hits(&told)["Salt Well Air Charter"],
        ["un.xml"],
        "what was decided is shown with it, and hides nothing"
    );
    let written = desk.read("my-case/mediator/screening.toml");
    assert!(written.contains("list = \"mediator/operation.toml\", key = \"charter\""), "{written}");
    desk.takas(&["fmt", "--check", "my-case"]).exits(0);
    desk.takas(&["check", "my-case"]).exits(0);
}

#[test]
fn mistakes_of_who_is_hired_are_told_and_a_case_without_them_says_so() {
    let desk = desk("screen-mistakes", "charter = { as = \"pilot\", for = \"north-yet\" }\nbank = {}\n");
    let refused = screen(&desk, "my-case", &[]).exits(3).tells("E0679").tells("E0676").tells("E0114");
    refused.tells("did you mean").tells("north-jet");
    desk.takas(&["plan", "my-case", "--work", "20000", "--quiet"]).exits(3).tells("E0679").tells("E0676");
    let nobody = self::desk("screen-nobody", "");
    screen(&nobody, "my-case", &[]).exits(2).tells("[hired]");
    std::fs::remove_file(nobody.path("my-case/mediator/operation.toml")).expect("it is there");
    screen(&nobody, "my-case", &[]).exits(2).tells("[hired]");
    nobody.write("un.xml", "<html/>");
    nobody.write("firms.csv", "name\nSalt Well Air Charter\n");
    screen(&nobody, "firms.csv", &[]).exits(3).tells("E0347");
}

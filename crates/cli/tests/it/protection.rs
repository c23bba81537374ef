//! No construct, however disguised, makes a protected person's release depend on a return: refused in a live case with the article,
//! warned of in its historical twin; and what is free is let through.

use takas_check::oracle::{Enumeration, random_case};
use takas_model::Nature;

use crate::desk::{Desk, Ran};
use crate::write;

const CASE: &str = r#"format = 1
title = "Disguises"
zone = "UTC"
historical = HISTORICAL

[parties]
AA = { name = "A-land" }
BB = { name = "B-land" }
CC = { name = "C-land" }

[people]
ann = { name = "Ann", holder = "AA", consent = "given" }
kid = { name = "Kid", holder = "AA", consent = "given", protected = "minor" }
hurt = { name = "Hurt", holder = "AA", consent = "given", protected = "wounded or sick" }
bob = { name = "Bob", holder = "BB", consent = "given" }

[groups]
men = { name = "Men", holder = "AA", count = 4 }
sick = { name = "The sick", holder = "BB", count = 5, protected = "wounded or sick" }

[remains]
dead = { name = "The dead", holder = "BB", count = 2 }

[undertakings]
truce = { name = "Truce", party = "AA" }

[sets]
mixed = { of = ["ann", "kid"] }
outer = { of = ["mixed", "bob"] }

[phases]
one = { days = 2 }
two = { days = 2 }
CASE_TABLES
"#;

const AA: &str = r#"format = 1
party = "AA"
standing = "stated"
by = "x"

[holds]
ann = { to = ["BB", "CC"] }
kid = { to = ["BB", "CC"]KID }
hurt = { to = ["BB"] }
men = { to = ["BB"] }

[undertakes]
truce = {}

[asks]
bob = { priority = "high" }
AA_TABLES
"#;

const BB: &str = r#"format = 1
party = "BB"
standing = "stated"
by = "x"

[holds]
bob = { to = ["AA"] }
sick = { to = ["AA"] }
dead = { to = ["AA"] }

[asks]
ann = { priority = "high" }
BB_TABLES
"#;

const CONCESSIONS: &str = "format = 1\nCONCESSION_TABLES\n";

/// Where a disguise is put: the mark in the files that its text replaces.
type Place = &'static str;

const CASE_TABLES: Place = "CASE_TABLES";
const AA_TABLES: Place = "AA_TABLES";
const BB_TABLES: Place = "BB_TABLES";
const KID: Place = "KID";
const CONCESSION: Place = "CONCESSION_TABLES";

/// Sentences in A-land's position that make somebody protected wait for something.
const SENTENCES: &[&str] = &[
    // Conditions, said plainly and not.
    "kid moves requires bob moves",
    "if kid moves then bob moves",
    "if not bob moves then none of kid",
    "if none of bob then at most 1 of mixed",
    "kid moves excludes ann moves",
    "truce is undertaken excludes any of sick",
    "not kid moves or bob moves",
    "bob moves or none of kid",
    "not (kid moves and none of bob)",
    "not (not (none of kid or bob moves))",
    "(none of kid or bob moves) and any of ann",
    "any of mixed requires bob moves",
    "all of mixed requires bob moves",
    "any of outer to CC requires truce is undertaken",
    "at least 2 of mixed requires bob moves",
    "at least 1 of everyone from AA requires bob moves",
    "all of everyone requires truce is undertaken",
    "any of protected requires truce is undertaken",
    "any of dead requires at least 2 of men",
    "kid moves to CC requires bob moves",
    "kid moves in phase one requires bob moves",
    "hurt moves requires at least 3 of sick",
    // Counts.
    "none of kid",
    "at most 1 of mixed",
    "at most 3 of everyone",
    "at most 3 of everyone except ann",
    "at most 5 of everyone to BB",
    "at most 2 of everyone from AA in phase one",
    "exactly 2 of mixed",
    "exactly 2 of sick",
    "at most 2 of protected in each phase",
    "at most 2 of protected at each phase boundary",
    "at most 1 of sick per day",
    // Ratios, both ways.
    "at least 2 of bob for each 1 of mixed",
    "at least 1 of bob for each 1 of dead",
    "at most 1 of mixed for each 1 of bob",
    "exactly 1 of mixed for each 1 of bob",
    "at most 1 of sick for each 2 of men in each phase",
    "at least 1 of men for each 3 of sick at each phase boundary",
    // Orders.
    "kid before bob",
    "bob before kid",
    "kid in an earlier phase than bob",
    "bob in an earlier phase than kid",
    "kid in the same phase as bob",
    "dead before men",
    "kid, ann together",
    "hurt and bob together",
    "kid only in phase two",
    "mixed only after phase one",
];

/// Disguises that need more than a sentence.
const CONSTRUCTS: &[(Place, &str)] = &[
    // Budgets and worth, both sides.
    (AA_TABLES, "[rules]\n\"r\" = \"sum of cost over everyone at most 3\"\n[weights.cost]\nkid = 2\nann = 2"),
    (AA_TABLES, "[rules]\n\"r\" = \"sum of cost over mixed exactly 3\"\n[weights.cost]\nkid = 1\nann = 2"),
    (AA_TABLES, "[rules]\n\"r\" = \"sum of gain over everyone at least 1\"\n[weights.gain]\nkid = -1\nbob = 2"),
    (
        AA_TABLES,
        "[rules]\n\"r\" = \"sum of cost over protected at most 4 at each phase boundary\"\n[weights.cost]\nsick = 1",
    ),
    (AA_TABLES, "[rules]\n\"r\" = \"what we receive is worth at least what we give\"\n[values]\nkid = 5\nbob = 5"),
    (
        AA_TABLES,
        "[rules]\n\"r\" = \"what we receive is worth at least 1/9 of what we give at each phase boundary\"\n[values]\nmixed = 1\nbob = 1",
    ),
    (AA_TABLES, "[rules]\n\"r\" = \"what we receive is worth at least what we give\"\n[values]\ndead = -1\nbob = 5"),
    (BB_TABLES, "[rules]\n\"r\" = \"what we receive is worth at least what we give\"\n[values]\nsick = 1\nann = 5"),
    // The frame, families, the other side, waiting.
    (CASE_TABLES, "[rules]\n\"r\" = { say = \"at most 10 of everyone\", standing = \"stated\", by = \"x\" }"),
    (CASE_TABLES, "[families]\nhome = [\"kid\", \"ann\"]"),
    (CASE_TABLES, "[families]\nhome = [\"kid\", \"hurt\", \"bob\"]"),
    (BB_TABLES, "[rules]\n\"r\" = \"kid moves requires ann moves\""),
    (BB_TABLES, "[rules]\n\"r\" = \"any of sick requires all of mixed\""),
    (KID, ", in = \"two\""),
    (KID, ", after = \"one\""),
];

/// What may be said: more of the protected can only help it, or it says only where, or it is a plain refusal.
const FREE: &[(Place, &str)] = &[
    (AA_TABLES, "[rules]\n\"r\" = \"bob moves requires any of kid\""),
    (AA_TABLES, "[rules]\n\"r\" = \"ann moves requires all of sick\""),
    (AA_TABLES, "[rules]\n\"r\" = \"none of kid requires none of ann\""),
    (AA_TABLES, "[rules]\n\"r\" = \"at least 1 of mixed\""),
    (AA_TABLES, "[rules]\n\"r\" = \"at most 3 of everyone except protected\""),
    (AA_TABLES, "[rules]\n\"r\" = \"at least 1 of kid for each 1 of ann\""),
    (AA_TABLES, "[rules]\n\"r\" = \"at most 2 of men for each 1 of sick\""),
    (AA_TABLES, "[rules]\n\"r\" = \"kid only to BB\""),
    (AA_TABLES, "[rules]\n\"r\" = \"kid never to CC\""),
    (AA_TABLES, "[rules]\n\"r\" = \"ann moves requires bob moves\""),
    (AA_TABLES, "[rules]\n\"r\" = \"ann before bob\""),
    (AA_TABLES, "[rules]\n\"r\" = \"sum of gain over everyone at least 1\"\n[weights.gain]\nkid = 1\nbob = 2"),
    (AA_TABLES, "[rules]\n\"r\" = \"what we receive is worth at least what we give\"\n[values]\nsick = 1\nann = 5"),
    (AA_TABLES, "[refuses]\nkid = {}"),
    (BB_TABLES, "[refuses]\nsick = { to = [\"AA\"] }"),
    (CASE_TABLES, "[families]\nhome = [\"kid\", \"hurt\"]"),
    (CONCESSION, "[BB]\n\"asks ann\" = { to = \"dropped\", difficulty = 1 }"),
];

/// The two cases with this text in that place, `live` and `past`.
fn set_up(desk: &Desk, place: Place, text: &str) {
    let must = place == CONCESSION && text.contains("asks ann");
    for (folder, historical) in [("live", "false"), ("past", "true")] {
        for (file, content) in [
            ("case.toml", CASE),
            ("positions/AA.toml", AA),
            ("positions/BB.toml", BB),
            ("mediator/concessions.toml", CONCESSIONS),
        ] {
            let mut content = content.replace("HISTORICAL", historical).replace(place, text);
            if must {
                content = content.replace("ann = { priority = \"high\" }", "ann = { priority = \"must\" }");
            }
            for mark in [CASE_TABLES, AA_TABLES, BB_TABLES, KID, CONCESSION] {
                content = content.replace(mark, "");
            }
            desk.write(&format!("{folder}/{file}"), content);
        }
    }
}

fn codes(ran: &Ran) -> Vec<String> {
    let told = ran.json();
    let all = told["diagnostics"].as_array().expect("a list");
    all.iter().map(|found| found["code"].as_str().expect("a code").to_owned()).collect()
}

fn articles(ran: &Ran, codes: &[&str]) -> bool {
    let told = ran.json();
    let mut all = told["diagnostics"].as_array().expect("a list").iter();
    all.any(|found| codes.iter().any(|code| found["code"] == *code) && names_an_article(&found["help"].to_string()))
}

fn names_an_article(text: &str) -> bool {
    ["GC III art. ", "GC IV art. ", "CRC art. "].iter().any(|article| text.contains(article))
}

#[test]
fn every_disguise_is_refused_in_a_live_case_and_warned_of_in_a_historical_one() {
    let desk = Desk::new("protection");
    let rows: Vec<(Place, String)> = SENTENCES
        .iter()
        .map(|sentence| (AA_TABLES, format!("[rules]\n\"r\" = \"{sentence}\"")))
        .chain(CONSTRUCTS.iter().map(|(place, text)| (*place, (*text).to_owned())))
        .collect();
    assert!(rows.len() >= 60, "{}", rows.len());
    let mut missed = Vec::new();
    for (place, text) in rows {
        set_up(&desk, place, &text);
        let live = desk.takas(&["check", "live", "--json"]);
        let errors: Vec<String> = codes(&live).into_iter().filter(|code| code.starts_with('E')).collect();
        let refused = live.code == Some(3) && articles(&live, &["E0701", "E0704"]);
        let by_law_alone = errors.iter().all(|code| code == "E0701" || code == "E0704");
        let past = desk.takas(&["check", "past", "--json"]);
        let warned = past.code == Some(0) && articles(&past, &["W0702", "W0705"]);
        if !(refused && by_law_alone && warned) {
            missed.push(format!("{text}\n  live {:?} {errors:?}, past {:?} {:?}", live.code, past.code, codes(&past)));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn a_live_case_that_tries_gets_no_deal_and_a_historical_one_carries_the_warning_on_every_output() {
    let desk = Desk::new("protection-deals");
    set_up(&desk, AA_TABLES, "[rules]\n\"r\" = \"kid moves requires bob moves\"");
    let live = desk.takas(&["deals", "live"]).exits(3).tells("E0701");
    assert_eq!(live.stdout, "");
    for extra in [&[][..], &["--json"], &["--html", "page.html"], &["--pseudonyms"]] {
        let ran = desk.takas(&[&["deals", "past"], extra].concat()).exits(0);
        let all = if extra.contains(&"--html") { desk.read("page.html") } else { ran.stdout };
        let flat = all.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains("the release of protected people") && names_an_article(&flat), "{extra:?}: {all}");
        assert!(flat.contains("Historical case"), "{extra:?}");
    }
}

#[test]
fn what_is_free_is_let_through() {
    let desk = Desk::new("protection-free");
    for (place, text) in FREE {
        set_up(&desk, place, text);
        let live = desk.takas(&["check", "live", "--json"]);
        assert_eq!(live.code, Some(0), "{text}: {}", live.stdout);
        let refused = codes(&live).iter().any(|code| code == "W0703");
        assert_eq!(refused, text.starts_with("[refuses]"), "{text}: {}", live.stdout);
        assert!(!refused || articles(&live, &["W0703"]), "{text}");
        desk.takas(&["deals", "live", "--alternatives", "0", "--decisive", "no"]).exits(0);
    }
}

#[test]
fn nothing_of_protection_consent_or_refoulement_is_ever_on_offer() {
    let desk = Desk::new("protection-concessions");
    let rule = "[rules]\n\"r\" = \"ann moves requires bob moves\"";
    for (aa, concession, told) in [
        (rule, "[AA]\n\"r\" = { to = \"any of mixed requires bob moves\", difficulty = 1 }", "E0701"),
        (rule, "[AA]\n\"r\" = { to = \"at most 9 of everyone\", difficulty = 1 }", "E0701"),
        ("[refuses]\nkid = {}", "[AA]\n\"refuses kid\" = { to = \"dropped\", difficulty = 1 }", "E0706"),
        ("[rules]\n\"r\" = \"kid only to CC\"", "[AA]\n\"r\" = { to = \"dropped\", difficulty = 1 }", ""),
    ] {
        set_up(&desk, CONCESSION, concession);
        let file = "live/positions/AA.toml";
        desk.write(file, format!("{}\n{aa}\n", desk.read(file)));
        let ran = desk.takas(&["check", "live", "--json"]);
        let expected = if told.is_empty() { Some(0) } else { Some(3) };
        assert_eq!(ran.code, expected, "{concession}: {}", ran.stdout);
        assert!(told.is_empty() || codes(&ran).iter().any(|code| code == told), "{concession}: {}", ran.stdout);
    }
    // A family is never on offer, whoever is in it.
    set_up(&desk, CASE_TABLES, "[families]\nhome = [\"kid\", \"hurt\"]");
    desk.write(
        "live/mediator/concessions.toml",
        "format = 1\n[case]\n\"family home\" = { to = \"dropped\", difficulty = 1 }\n",
    );
    assert!(codes(&desk.takas(&["check", "live", "--json"]).exits(3)).contains(&"E0602".to_owned()));
}

#[test]
fn questions_about_a_live_case_tie_nobody_protected_to_anything() {
    let desk = Desk::new("protection-questions");
    set_up(&desk, AA_TABLES, "");
    for (option, question) in [
        ("--without", "kid"),
        ("--without", "mixed"),
        ("--without", "any of protected"),
        ("--with", "kid moves requires bob moves"),
        ("--with", "at most 3 of everyone"),
        ("--with", "none of dead"),
        ("--with", "kid before bob"),
    ] {
        let ran = desk.takas(&["deals", "live", option, question]).exits(2).tells("E0701");
        assert!(ran.stdout.is_empty() && names_an_article(&ran.stderr), "{question}");
        let past = desk.takas(&["deals", "past", option, question]);
        assert!(matches!(past.code, Some(0 | 4)), "{question}: {}", past.all());
    }
    for (option, question) in
        [("--with", "kid"), ("--with", "kid=AA->CC"), ("--without", "ann"), ("--with", "any of sick")]
    {
        desk.takas(&["deals", "live", option, question]).exits(0);
    }
}

#[test]
fn questions_close_no_door_together_that_they_may_not_close_alone() {
    let desk = Desk::new("protection-two-questions");
    set_up(&desk, AA_TABLES, "");
    let (first, second) = ("kid never to BB", "kid never to CC");
    for alone in [first, second] {
        desk.takas(&["deals", "live", "--with", alone]).exits(0);
    }
    let both = desk.takas(&["deals", "live", "--with", first, "--with", second]).exits(2).tells("E0701");
    assert!(both.stdout.is_empty() && names_an_article(&both.stderr), "{}", both.all());
}

/// What trying every deal of a small case finds, reading its files has found, too.
#[test]
fn no_condition_of_a_random_case_escapes() {
    let (mut judged, mut found, mut strict) = (0, 0, 0);
    for seed in 0..400 {
        let original = random_case(seed, 1_000);
        if original.nature == Nature::Live || original.items.iter().all(|item| item.protection.is_none()) {
            continue;
        }
        let case = write::expressible(&original);
        let all = Enumeration::new(&case, 4_000).expect("a small case");
        for rule in case.rule_refs() {
            let mut alone = case.retaining_rules(|other, _| other == rule);
            let conditions = all.conditions_protected(rule);
            alone.nature = Nature::Live;
            let reading = takas_formats::read_case("live", &write::files(&alone));
            let refused = reading.diagnostics.iter().any(|found| found.code.id() == "E0701");
            alone.nature = Nature::Historical;
            let reading = takas_formats::read_case("past", &write::files(&alone));
            let warned = reading.diagnostics.iter().any(|found| found.code.id() == "W0702");
            let text = write::sentence_text(&case, case.rule(rule));
            assert_eq!(refused, warned, "seed {seed}: {text}");
            assert!(refused || !conditions, "seed {seed}: {text}");
            judged += 1;
            found += usize::from(conditions);
            strict += usize::from(refused && !conditions);
        }
    }
    println!("{judged} rules, {found} of them conditions, {strict} refused though no deal of the case shows it");
    assert!(judged > 300 && found > 80, "{judged} rules, {found} conditions");
}

//! Mistakes of mediator/operation.toml, which is read beside a case and one of its deals that have none: edits of the base operation
//! and what is told of them.

use std::fmt::Write as _;

use takas_atlas::Atlas;
use takas_formats::{Code, Severity, read_case};

use crate::base::{base, edited};
use crate::operation::{OPERATION, read};

/// What is found exactly once in the operation (nothing: its end), what takes its place, and what is told: one `line CODE` for each
/// diagnostic.
type Row = (&'static [(&'static str, &'static str)], &'static [&'static str]);

/// Beside a live case.
const ROWS: &[Row] = &[
    (&[], &[]),
    // The file.
    (&[("format = 1", "format = 2")], &["1 E0112"]),
    (&[("[sea]", "[sea")], &["32 E0106"]),
    (&[("[air]", "[clouds]")], &["20 E0113"]),
    // When.
    (&[("begins = \"2024-08-01 06:00\"", "")], &["1 E0114"]),
    (&[("\"2024-08-01 06:00\"", "\"1 August\"")], &["2 E0672"]),
    (&[("\"2024-08-01 06:00\"", "\"2024-08-01\"")], &["2 E0672"]),
    (&[("\"2024-08-01 06:00\"", "\"2024-08-01 06:00:30\"")], &["2 E0672"]),
    (&[("\"2024-08-01 06:00\"", "6")], &["2 E0115"]),
    (&[("2024-08-03T06:00", "2024-08-01T06:00")], &["3 E0675"]),
    (&[("2024-08-03T06:00", "2026-08-01T06:00")], &["3 E0675"]),
    (&[("host = \"CCC\"", "zone = \"Europe/Istambul\"")], &["4 E0213"]),
    (&[("host = \"CCC\"", "zone = \"Europe/Berlin\""), ("2024-08-03T06:00", "2025-03-30T02:30")], &["3 E0673"]),
    (&[("host = \"CCC\"", "zone = \"Europe/Berlin\""), ("2024-08-03T06:00", "2024-10-27T02:30")], &["3 E0674"]),
    (&[("host = \"CCC\"", "host = \"CCD\"")], &["4 E0205"]),
    // Places.
    (&[("\"ENGM\"", "\"ENGMM\"")], &["8 E0677"]),
    (&[("state = \"NOR\"", "state = \"Norwey\"")], &["7 E0677"]),
    (&[("\"60.2, 11.1\"", "\"60.2\"")], &["7 E0679"]),
    (&[("\"60.2, 11.1\"", "\"96.2, 11.1\"")], &["7 E0679"]),
    (&[("port = { zone = \"Europe/Oslo\" }", "port = { zone = \"Europe/Osslo\" }")], &["11 E0213"]),
    (&[("\"hall 1\" = 20", "\"hall 1\" = 0")], &["9 E0214"]),
    (&[("stands = 3", "stands = 0")], &["9 E0214"]),
    (&[("open = \"22:00 to 20:00\"", "open = [\"2024-07-31 06:00 to 22:00\"]")], &["10 E0678"]),
    (&[("open = \"22:00 to 20:00\"", "open = []")], &["10 E0678"]),
    (&[("open = \"22:00 to 20:00\"", "open = \"all day\"")], &["10 E0672"]),
    (&[("open = \"22:00 to 20:00\"", "open = \"22:00 to 25:00\"")], &["10 E0672"]),
    (&[("open = \"22:00 to 20:00\"", "open = \"2024-08-01 06:00 to 2024-08-01 05:00\"")], &["10 E0675"]),
    (&[("open = \"22:00 to 20:00\"", "open = \"2024-08-01é06:00 to 22:00\"")], &["10 E0672"]),
    (&[("exchange = true", "exchange = \"yes\"")], &["9 E0115"]),
    // Vehicles.
    (&[("kind = \"bus\"", "kind = \"buss\"")], &["17 E0679"]),
    (&[("kind = \"bus\", ", "")], &["17 E0114"]),
    (&[("type = \"A320\"", "type = \"A32O\"")], &["15 E0677"]),
    (&[("range = 4000", "range = 90000")], &["16 E0677"]),
    (&[("speed = 700, ", "")], &["16 E0114"]),
    (&[("start = \"pier\"", "start = \"peer\"")], &["18 E0676"]),
    (&[("load = 40, ", "")], &["18 E0681"]),
    (&[("load = 40", "load = -1")], &["18 E0507"]),
    (&[("operator = \"AAA\"", "operator = \"AAB\"")], &["15 E0205"]),
    (&[("registry = \"NOR\"", "registry = \"Narnia\"")], &["15 E0677"]),
    (&[("duty = 840", "duty = 8400000")], &["15 E0215"]),
    (&[("until = \"2024-08-02 23:00\"", "until = \"2024-07-02 23:00\"")], &["16 E0675"]),
    (&[("kind = \"ship\"", "kind = \"ship\", type = \"A320\"")], &["18 E0679"]),
    (&[("count = 2 }\nbus", "count = 3000 }\nbus")], &["16 E0118"]),
    // A helicopter that does not reach, a bus for nobody, a ship that no line takes anywhere.
    (
        &[("[air]", "mil = { kind = \"helicopter\", type = \"MI8\", seats = 8, start = \"home\" }\n[air]")],
        &["20 E0682"],
    ),
    (&[("[air]", "barge = { kind = \"ship\", seats = 8, start = \"pier\" }\n[air]")], &["20 E0682"]),
    // Ways.
    (&[("\"home -> away\"", "\"home, away\"")], &["27 E0683"]),
    (&[("\"home -> away\"", "\"home -> home\"")], &["27 E0683"]),
    (&[("\"home -> away\"", "\"home -> way\"")], &["27 E0676"]),
    (&[("[100, 120, 150]", "[120, 100, 150]")], &["27 E0680"]),
    (&[("[100, 120, 150]", "[100, 120]")], &["27 E0115"]),
    (&[("= 600", "= -600")], &["33 E0507"]),
    (&[("for = [\"bus\"]", "for = [\"buss\"]")], &["30 E0676"]),
    (&[("for = [\"bus\"]", "for = [\"ship\"]")], &["30 E0683"]),
    (&[("[sea]", "\"home -> prison\" = 60\n[sea]")], &["32 E0687"]),
    (&[("shortest = 95", "shortest = 105")], &["21 E0680"]),
    (&[("longest = 120", "longest = 95")], &["22 E0680"]),
    (&[("stops = [\"home\"]", "stops = [\"nowhere\"]")], &["24 E0677"]),
    (&[("BLR = [\"DEU\", \"NOR\"]", "BLR = [\"DEU\", \"NORR\"]")], &["37 E0677"]),
    (&[("UKR = \"closed\"", "UKR = \"shut\"")], &["36 E0115"]),
    (&[("POL = [\"DEU\"]", "POL = []")], &["39 E0116"]),
    (&[("state = \"POL\", ", "")], &["42 E0114"]),
    (&[("by = \"the ministry in Warsaw\", ", "")], &["42 E0114"]),
    (&[("until = \"2024-08-03 12:00\"", "until = \"2024-08-01 05:00\"")], &["42 E0688"]),
    (&[("until = \"2024-08-03 12:00\"", "until = \"2024-08-02 12:00\"")], &["42 W0689"]),
    (&[("until = \"2024-08-04 00:00\"", "until = \"2024-08-03 04:00\"")], &["45 W0689"]),
    // Rides that no vehicle makes: a road without a line, closed airspace, none with such room.
    (
        &[("\"prison <-> home\" = { takes", "\"home -> prison\" = { takes"), ("on = [\"prison <-> home\"], ", "")],
        &["48 E0684"],
    ),
    (&[("UKR = \"closed\"", "TUR = \"closed\"")], &["48 E0684", "49 E0684"]),
    (&[("stretchers = 2, ", ""), ("stretchers = 1, ", "")], &["48 E0685"]),
    // Who goes where.
    (&[("\"everyone from AAA\"", "\"everyone from AAB\"")], &["48 E0205"]),
    (&[("\"everyone from AAA\"", "\"eeveryone from AAA\"")], &["48 E0206"]),
    (&[("from = \"prison\", ", "")], &["47 E0686"]),
    (&[("aid = { from", "# aid = { from")], &["47 E0686", "47 E0686"]),
    (
        &[("to = \"home\" }\naid", "to = \"away\" }\naid"), ("through = \"meet\", to = \"away\"", "to = \"away\"")],
        &["51 E0686"],
    ),
    (&[("dead = { from", "\"dead from BBB\" = { to = \"away\" }\ndead = { from")], &["52 E0687"]),
    (&[("to = \"port\"", "to = \"prot\"")], &["52 E0676"]),
    (
        &[
            ("through = \"home -> meet\"", "through = \"meet -> sight\""),
            ("port = {", "sight = { exchange = true }\nport = {"),
        ],
        &["49 E0683"],
    ),
    (&[("through = [\"meet\"]", "through = [\"meat\"]")], &["49 E0676"]),
    (&[("room = \"stretcher\"", "room = \"bed\"")], &["53 E0679"]),
    (&[("room = \"stretcher\"", "room = \"load\"")], &["53 E0679"]),
    (&[("by = \"sea\"", "by = \"ship\"")], &["52 E0679"]),
    (&[("escort_for_each = 4", "escort_for_each = -4")], &["49 E0507"]),
    (&[("not_before = \"2024-08-01 07:00\"", "not_before = \"2024-08-04 07:00\"")], &["48 E0691"]),
    (&[("to = \"port\"", "to = []")], &["52 E0116"]),
    (&[("through = [\"meet\"]", "through = []")], &["49 E0116"]),
    (&[("by = \"sea\"", "by = []")], &["52 E0116"]),
    // Personal gates.
    (&[("fit = \"since 2024-07-31 12:00\", ", "")], &["55 E0694"]),
    (&[("legal = \"expected 2024-08-01 09:00\"", "legal = \"refused\"")], &["57 E0694"]),
    (&[("legal = \"expected 2024-08-01 09:00\"", "legal = \"not known\"")], &["57 E0694"]),
    (&[("legal = \"expected 2024-08-01 09:00\"", "legal = \"yes\"")], &["57 E0679"]),
    (&[("legal = \"expected 2024-08-01 09:00\"", "legal = true")], &["57 E0115"]),
    (&[("legal = \"expected 2024-08-01 09:00\"", "legal = \"expected tomorrow\"")], &["57 E0672"]),
    (&[("legal = \"expected 2024-08-01 09:00\"", "legal = \"expected 2024-08-03 09:00\"")], &["48 E0691"]),
    // Checks, measures, teams.
    (&[("takes = [5, 10, 20]", "takes = [5, 20, 10]")], &["60 E0680"]),
    (&[("takes = [5, 10, 20]", "")], &["60 E0114"]),
    (&[("where = \"exchange\"", "where = \"here\"")], &["61 E0679"]),
    (&[("of = \"aid\"", "of = \"aids\"")], &["62 E0206"]),
    (&[("perimeter = {", "health = {")], &["65 E0687", "72 E0676"]),
    (&[("when = \"once\"", "when = \"always\"")], &["65 E0679"]),
    (&[("does = [\"health\"]", "does = [\"heath\"]")], &["70 E0676"]),
    (&[("medics = { at = \"meet\"", "medics = { at = \"home\"")], &["60 E0690"]),
    (&[("\"search\", \"weapons\"", "\"search\"")], &["67 E0690"]),
    (&[("at_once = 4", "at_once = 0")], &["70 E0214"]),
    (&[("hours = \"06:00 to 22:00\"", "hours = \"2024-08-04 06:00 to 22:00\"")], &["70 E0678"]),
    // What binds them.
    (&[("checks = [\"health\", \"identity\"]", "checks = [\"healt\"]")], &["76 E0676"]),
    (&[("checks = [\"health\", \"identity\"]", "checks = [\"inspection\"]")], &["76 E0692"]),
    (
        &[
            ("health = { takes", "health = { where = \"destination\", takes"),
            ("medics = { at = \"meet\"", "medics = { at = \"away\""),
            ("of = \"everyone\", checks", "of = \"men\", checks"),
        ],
        &["76 E0692"],
    ),
    (&[("\"everyone except protected\" }", "\"everyone\" }")], &["76 E0704"]),
    (&[("not_before = \"2024-08-01 10:00\"", "not_before = \"10:00\"")], &["76 E0672"]),
    (&[("not_before = \"2024-08-01 10:00\"", "confirmed_by = [\"AAA\"], two_persons = true")], &[]),
    (&[("not_before = \"2024-08-01 10:00\"", "confirmed_by = [\"AAB\"]")], &["76 E0205"]),
    (&[("not_before = \"2024-08-01 10:00\"", "confirmed_by = [\"CCC\", \"AAA\"]")], &["76 E0665"]),
    (&[("not_before = \"2024-08-01 10:00\"", "two_persons = \"yes\"")], &["76 E0115"]),
    (&[("format = 1", "format = 1\npatience = \"an hour\"")], &["2 E0115"]),
    (&[("of = \"ann or dan\"", "of = \"ann or kid\"")], &["79 E0704"]),
    (&[("within = 15", "")], &["79 E0114"]),
    (&[("of = \"everyone except protected\", at_most", "of = \"everyone\", at_most")], &["82 E0704"]),
    (&[("of = \"everyone except protected\", at_most", "at_most")], &["82 E0114"]),
    (&[("at_most = 10, ", "")], &["82 E0114"]),
    (&[("at_most = 10", "at_most = 0")], &["82 E0214"]),
    (&[("within = 60", "within = 0")], &["82 E0214"]),
    (&[("within = 60", "within = -1")], &["82 E0214"]),
    (&[("within = 60", "within = 600000")], &["82 E0215"]),
    (&[(", within = 60", "")], &["82 E0114"]),
    (&[("within = 60", "each_day = false")], &["82 E0114"]),
    (&[("within = 60", "within = 60, each_day = true")], &["82 E0687"]),
    (&[("each_day = true", "each_day = \"yes\"")], &["83 E0115"]),
    (&[("of = \"men\"", "of = \"mem\"")], &["83 E0206"]),
    (&[("at_most = 50", "at_least = 50")], &["83 E0114", "83 E0113"]),
    (&[("at_most = 50, each_day = true", "at_most = 0, each_day = 1")], &["83 E0214", "83 E0115"]),
    (&[("other = \"everyone from BBB\"", "other = \"men\"")], &["86 E0693"]),
    (&[("one = \"everyone except protected from AAA\", ", "")], &["86 E0114"]),
    // Minors.
    (&[("kid = { escort_for_each = 1, ", "kid = { ")], &["48 E0698"]),
    // Several at once.
    (
        &[
            ("\"LTAC\"", "\"LTACC\""),
            ("kind = \"ship\"", "kind = \"shipp\""),
            ("takes = 30", "takes = [3, 2, 1]"),
            ("within = 15", "within = -1"),
        ],
        &["9 E0677", "18 E0679", "62 E0680", "79 E0507"],
    ),
];

/// What a row changes in the case, and what is told.
type CaseRow =
    (&'static [(&'static str, &'static str)], &'static [(&'static str, &'static str)], &'static [&'static str]);

const HISTORICAL: (&str, &str) = ("zone = \"Europe/Istanbul\"", "zone = \"Europe/Istanbul\"\nhistorical = true");

/// Beside other cases.
const CASE_ROWS: &[CaseRow] = &[
    // A record: what is not known is told, and what the law does not bless.
    (&[HISTORICAL], &[("fit = \"since 2024-07-31 12:00\", ", "")], &["55 N0695"]),
    (&[HISTORICAL], &[("legal = \"expected 2024-08-01 09:00\"", "legal = \"refused\"")], &["55 N0695"]),
    (&[HISTORICAL], &[("\"everyone except protected\" }", "\"everyone\" }")], &["76 W0705"]),
    (&[HISTORICAL], &[("of = \"ann or dan\"", "of = \"ann or kid\"")], &["79 W0705"]),
    (&[HISTORICAL], &[("of = \"everyone except protected\", at_most", "of = \"everyone\", at_most")], &["82 W0705"]),
    (&[HISTORICAL], &[("kid = { escort_for_each = 1, ", "kid = { ")], &["48 W0699"]),
    // A person who must not be sent where the exchange point lies.
    (
        &[
            (
                "CCC = { name = \"C-land\", roles = [\"mediator\"] }",
                "CCC = { name = \"C-land\", roles = [\"mediator\"] }\nTUR = { name = \"T-land\" }",
            ),
            (
                "dan = { name = \"Dan\", holder = \"AAA\", consent = \"given\" }",
                "dan = { name = \"Dan\", holder = \"AAA\", consent = \"given\", no_return_to = [\"TUR\"] }",
            ),
        ],
        &[],
        &["48 E0696"],
    ),
    // Families, and phases with days.
    (
        &[("[phases]", "[families]\npair = [\"dan\", \"eve\"]\n[phases]")],
        &[("other = \"everyone from BBB\"", "other = \"dan\"")],
        &["86 E0693"],
    ),
    (
        &[
            ("one = { days = 2 }", "one = { first_day = 2024-07-30, days = 1 }"),
            ("two = { days = 3 }", "two = { first_day = 2024-08-02 }"),
        ],
        &[],
        &["47 E0697"],
    ),
    (&[("zone = \"Europe/Istanbul\"", "zone = \"Europe/Nowhere\"")], &[], &["1 E0213"]),
];

/// Checks every row, and gives the codes that were told.
pub(super) fn codes() -> Vec<Code> {
    let atlas = Atlas::embedded().unwrap();
    let mut codes = Vec::new();
    let mut failures = String::new();
    let none: &'static [(&str, &str)] = &[];
    let rows = ROWS.iter().map(|(edits, expected)| (none, *edits, *expected)).chain(CASE_ROWS.iter().copied());
    for (case, edits, expected) in rows {
        let case: Vec<_> = case.iter().map(|(find, replace)| ("case.toml", *find, *replace)).collect();
        let mut files = edited(&case);
        assert!(read_case("base", &files).case.is_some(), "{case:?}");
        let mut text = OPERATION.to_owned();
        for (find, replace) in edits {
            assert_eq!(text.matches(find).count(), 1, "`{find}` stands once");
            text = text.replacen(find, replace, 1);
        }
        files.insert("mediator/operation.toml", text);
        let read = read(&files, &atlas);
        let told: Vec<String> = read.diagnostics.iter().map(|d| format!("{} {}", d.line, d.code.id())).collect();
        if told != *expected {
            let all: Vec<String> = read.diagnostics.iter().map(ToString::to_string).collect();
            let _ = writeln!(
                failures,
                "{case:?} {edits:?}\nexpected {expected:?}\ntold     {told:?}\n{}\n",
                all.join("\n")
            );
        }
        let has_errors = read.diagnostics.iter().any(|d| d.severity == Severity::Error);
        assert_eq!(
            read.handover.is_none(),
            has_errors,
            "there is a handover exactly when there is no error: {edits:?}"
        );
        for diagnostic in &read.diagnostics {
            assert_eq!(diagnostic.file, "mediator/operation.toml");
            assert!(!diagnostic.help.is_empty() && !diagnostic.message.is_empty(), "{diagnostic}");
            codes.push(diagnostic.code);
        }
    }
    codes.extend(read(&base(), &atlas).diagnostics.iter().map(|diagnostic| diagnostic.code));
    assert!(failures.is_empty(), "\n{failures}");
    codes
}

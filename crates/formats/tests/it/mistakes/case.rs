//! Mistakes of case.toml.

use takas_formats::Code;

use crate::base::{Row, check, lines};

const ROWS: &[Row<'_>] = &[
    // Parties and ids.
    (
        &[(
            "case.toml",
            "AAA = { name = \"A-land\" }\nBBB = { name = \"B-land\" }\nCCC = { name = \"C-land\", roles = [\"mediator\"] }\n",
            "",
        )],
        &[
            "case.toml:1 E0201",
            "case.toml:11 E0205",
            "case.toml:12 E0205",
            "case.toml:13 E0205",
            "case.toml:14 E0205",
            "case.toml:15 E0205",
            "case.toml:16 E0205",
            "case.toml:19 E0205",
            "case.toml:22 E0205",
            "case.toml:25 E0205",
            "case.toml:28 E0205",
        ],
    ),
    (
        &[("case.toml", "[people]\n", "[people]\n\"2nd\" = { name = \"X\", holder = \"AAA\" }\n")],
        &["case.toml:14 E0202"],
    ),
    (
        &[("case.toml", "[people]\n", "[people]\n\"a b\" = { name = \"X\", holder = \"AAA\" }\n")],
        &["case.toml:14 E0202"],
    ),
    (&[("case.toml", "[people]\n", "[people]\nthen = { name = \"X\", holder = \"AAA\" }\n")], &["case.toml:14 E0203"]),
    (&[("case.toml", "[phases]\n", "[phases]\nphase = {}\n")], &["case.toml:37 E0203"]),
    (
        &[("case.toml", "[groups]\n", "[groups]\nann = { name = \"X\", holder = \"AAA\", count = 2 }\n")],
        &["case.toml:22 E0204"],
    ),
    (&[("case.toml", "[people]\n", "[people]\nAAA = { name = \"X\", holder = \"AAA\" }\n")], &["case.toml:14 E0204"]),
    (&[("case.toml", "name = \"Dan\", holder = \"AAA\"", "name = \"Dan\", holder = \"AAB\"")], &["case.toml:17 E0205"]),
    (
        &[(
            "case.toml",
            "name = \"Dan\", holder",
            "name = \"Dan\", consent_to = [\"BB\"], no_return_to = [\"XYZ\"], holder",
        )],
        &["case.toml:17 E0205", "case.toml:17 E0205"],
    ),
    (&[("case.toml", "name = \"Dan\", holder = \"AAA\"", "name = \"Dan\"")], &["case.toml:17 E0114"]),
    (&[("case.toml", "{ name = \"A-land\" }", "{ }")], &["case.toml:9 E0114"]),
    // Words.
    (&[("case.toml", "name = \"Dan\",", "name = \"Dan\", status = \"aknowledged\",")], &["case.toml:17 E0207"]),
    (
        &[(
            "case.toml",
            "holder = \"AAA\", consent = \"given\", protected",
            "holder = \"AAA\", consent = \"yes\", protected",
        )],
        &["case.toml:19 E0208"],
    ),
    (&[("case.toml", "protected = \"minor\"", "protected = \"child\"")], &["case.toml:19 E0209"]),
    (&[("case.toml", "roles = [\"mediator\"]", "roles = [\"mediater\"]")], &["case.toml:11 E0210"]),
    (&[("case.toml", "zone =", "objectives = [\"protected\", \"persons\"]\nzone =")], &["case.toml:3 E0211"]),
    (
        &[("case.toml", "zone =", "objectives = [\"protected\", \"people\", \"people\"]\nzone =")],
        &["case.toml:3 W0212"],
    ),
    (&[("case.toml", "roles = [\"mediator\"]", "roles = [\"mediator\", \"mediator\"]")], &["case.toml:11 W0212"]),
    (&[("case.toml", "Europe/Istanbul", "Turkish time")], &["case.toml:3 E0213"]),
    (&[("case.toml", "Europe/Istanbul", "UTC")], &[]),
    (&[("case.toml", "zone =", "objectives = [\"people\"]\nzone =")], &["case.toml:3 N0232"]),
    // Numbers.
    (&[("case.toml", "count = 8", "count = 0")], &["case.toml:22 E0214"]),
    (&[("case.toml", "count = 8", "count = -3")], &["case.toml:22 E0214"]),
    (&[("case.toml", "count = 8", "count = 8.5")], &["case.toml:22 E0115"]),
    (&[("case.toml", "count = 8", "count = \"8\"")], &["case.toml:22 E0115"]),
    (&[("case.toml", "one = { days = 2 }", "one = { days = 0 }")], &["case.toml:37 E0214"]),
    (&[("case.toml", "count = 8", "count = 1_000_000_001")], &["case.toml:22 E0215"]),
    (&[("case.toml", "count = 8", "count = 99999999999999999999999999")], &["case.toml:22 E0215"]),
    (&[("case.toml", "total = 60", "total = 6")], &["case.toml:28 W0234"]),
    (&[("case.toml", ", unit = \"truck\", total = 60", "")], &["case.toml:28 E0114", "case.toml:28 E0114"]),
    // Sets.
    (&[("case.toml", "[sets]\n", "[sets]\nnobody = { of = [] }\n")], &["case.toml:34 E0216"]),
    (&[("case.toml", "[sets]\n", "[sets]\nnobody = {}\n")], &["case.toml:34 E0114"]),
    (&[("case.toml", "[sets]\n", "[sets]\na = { of = [\"b\"] }\nb = { of = [\"a\"] }\n")], &["case.toml:34 E0217"]),
    (&[("case.toml", "[sets]\n", "[sets]\na = { of = [\"a\", \"ann\"] }\n")], &["case.toml:34 E0217"]),
    (&[("case.toml", "[sets]\n", "[sets]\na = { of = [\"threes\"] }\n")], &["case.toml:34 E0218"]),
    (&[("case.toml", "[\"ann\", \"bob\", \"cat\"]", "[\"ann\", \"bob\", \"aid\"]")], &["case.toml:34 E0219"]),
    (&[("case.toml", "[\"ann\", \"bob\", \"cat\"]", "[\"ann\", \"bobby\", \"cat\"]")], &["case.toml:34 E0206"]),
    (&[("case.toml", "[\"ann\", \"bob\", \"cat\"]", "[\"ann\", \"bob\", \"cat\", \"ann\"]")], &["case.toml:34 W0212"]),
    (&[("case.toml", "[sets]\n", "[sets]\nspare = { of = [\"ann\"] }\n")], &["case.toml:34 N0227"]),
    // Phases.
    (&[("case.toml", "one = { days = 2 }\ntwo = { days = 3 }\n", "")], &["case.toml:36 E0222"]),
    (
        &[(
            "case.toml",
            "one = { days = 2 }\ntwo = { days = 3 }",
            "one = { first_day = 2024-02-28, days = 3 }\ntwo = { first_day = 2024-03-01 }",
        )],
        &["case.toml:38 E0221"],
    ),
    (
        &[(
            "case.toml",
            "one = { days = 2 }\ntwo = { days = 3 }",
            "one = { first_day = 2024-02-28, days = 2 }\ntwo = { first_day = 2024-03-01 }",
        )],
        &[],
    ),
    (
        &[("positions/AAA.toml", "dan = { to = [\"BBB\"] }", "dan = { to = [\"BBB\"], in = \"three\" }")],
        &["AAA.toml:8 E0220"],
    ),
    // Families.
    (&[("case.toml", "", "[families]\nf = [\"ann\", \"men\"]\n")], &["case.toml:43 E0223"]),
    (&[("case.toml", "", "[families]\nf = [\"ann\"]\n")], &["case.toml:43 W0226"]),
    (&[("case.toml", "", "[families]\nf = [\"ann\", \"nobody\"]\n")], &["case.toml:43 E0206"]),
    (
        &[
            ("case.toml", "name = \"Bob\", holder = \"BBB\"", "name = \"Bob\", status = \"claimed\", holder = \"BBB\""),
            ("case.toml", "", "[families]\nf = [\"ann\", \"bob\"]\n"),
        ],
        &["case.toml:43 W0224", "AAA.toml:21 W0526", "BBB.toml:8 W0407"],
    ),
    (
        &[
            ("case.toml", "name = \"Ann\",", "name = \"Ann\", consent_to = [\"AAA\"],"),
            ("case.toml", "name = \"Bob\",", "name = \"Bob\", no_return_to = [\"AAA\"],"),
            ("case.toml", "", "[families]\nf = [\"ann\", \"bob\"]\n"),
        ],
        &["case.toml:43 W0225", "BBB.toml:8 W0408"],
    ),
    // Sources.
    (&[("case.toml", "[sources]\n", "[sources]\nspare = \"x\"\n")], &["case.toml:6 N0228"]),
    (&[("case.toml", "sources = [\"wiki\"]", "sources = [\"wikis\", \"wiki\"]")], &["case.toml:14 W0229"]),
    (&[("positions/AAA.toml", "by = \"envoy\"", "by = \"envoy\"\nsource = \"wkii\"")], &["AAA.toml:5 W0229"]),
    (&[("positions/AAA.toml", "by = \"envoy\"", "by = \"envoy\"\nsource = \"A newspaper of 3 May\"")], &[]),
    // People.
    (
        &[(
            "case.toml",
            "name = \"Dan\", holder = \"AAA\", consent = \"given\"",
            "name = \"Dan\", holder = \"AAA\", consent = \"not asked\", consent_to = [\"BBB\"]",
        )],
        &["case.toml:17 W0231", "AAA.toml:8 W0410"],
    ),
    (&[("case.toml", "protected = \"minor\" }", "protected = \"accompanying\" }")], &["case.toml:19 E0237"]),
    (
        &[
            ("case.toml", "zone =", "historical = true\nzone ="),
            ("case.toml", "protected = \"minor\" }", "protected = \"accompanying\" }"),
        ],
        &["case.toml:20 W0233"],
    ),
    (&[("case.toml", "name = \"Eve\"", "name = \"dan\"")], &["case.toml:18 W0236"]),
    (
        &[("case.toml", "[people]\n", "[people]\nkrasikov = { nam = \"Vadim\", holder = \"AAA\", alias = \"S\" }\n")],
        &["case.toml:14 E0114", "case.toml:14 E0113", "case.toml:14 E0113"],
    ),
    // Undertakings with options and an end.
    (&[("case.toml", "party = \"AAA\" }", "party = \"AAA\", options = { own = \"Own\" } }")], &["case.toml:31 E0238"]),
    (&[("case.toml", "party = \"AAA\" }", "party = \"AAA\", options = {} }")], &["case.toml:31 E0238"]),
    (&[("case.toml", "party = \"AAA\" }", "party = \"AAA\", options = [\"own\"] }")], &["case.toml:31 E0115"]),
    (
        &[("case.toml", "party = \"AAA\" }", "party = \"AAA\", options = { as = \"Own\", joint = \"\" } }")],
        &["case.toml:31 E0203", "case.toml:31 E0116"],
    ),
    (&[("case.toml", "party = \"AAA\" }", "party = \"AAA\", lasts = 1, until = \"one\" }")], &["case.toml:31 E0239"]),
    (&[("case.toml", "party = \"AAA\" }", "party = \"AAA\", lasts = 0 }")], &["case.toml:31 E0214"]),
    (&[("case.toml", "party = \"AAA\" }", "party = \"AAA\", until = \"tow\" }")], &["case.toml:31 E0220"]),
    (&[("case.toml", "party = \"AAA\" }", "party = \"AAA\", until = 2024-07-01 }")], &["case.toml:31 E0240"]),
    // Days and schedules. This one is fine:
    (
        &[
            ("case.toml", "two = { days = 3 }", "two = { days = 3, daily = true, first_day = 2024-02-28 }"),
            (
                "case.toml",
                "",
                "[schedule]\naid = { phases = \"two\", at_most = [9, 8, 7] }\nmen = { to = [\"BBB\"], at_least = { 2024-02-29 = 1, one = 2 } }\n",
            ),
        ],
        &[],
    ),
    (&[("case.toml", "two = { days = 3 }", "two = { days = 3, daily = true }\ntwo-2 = {}")], &["case.toml:39 E0241"]),
    (&[("case.toml", "two = { days = 3 }", "two = { days = 2000, daily = true }")], &["case.toml:38 E0118"]),
    (&[("case.toml", "two = { days = 3 }", "two = { days = 3, daily = 1 }")], &["case.toml:38 E0115"]),
    (&[("case.toml", "", "[schedule]\naid = { phases = \"two\" }\n")], &["case.toml:43 E0242"]),
    (&[("case.toml", "", "[schedule]\naid = { at_least = [0, 0] }\n")], &["case.toml:43 E0242"]),
    (&[("case.toml", "", "[schedule]\naid = { at_most = [1] }\n")], &["case.toml:43 E0243"]),
    (&[("case.toml", "", "[schedule]\naid = { phases = \"tow\", at_most = [1] }\n")], &["case.toml:43 E0220"]),
    (&[("case.toml", "", "[schedule]\naid = { at_most = { tow = 1 } }\n")], &["case.toml:43 E0220"]),
    (&[("case.toml", "", "[schedule]\naid = { at_most = { 2024-01-01 = 1 } }\n")], &["case.toml:43 E0240"]),
    (&[("case.toml", "", "[schedule]\naid = { phases = \"two\", at_most = { one = 1 } }\n")], &["case.toml:43 E0240"]),
    (&[("case.toml", "", "[schedule]\naid = { at_most = 7 }\n")], &["case.toml:43 E0115"]),
    (
        &[("case.toml", "", "[schedule]\naid = { at_most = [-1, \"x\"] }\n")],
        &["case.toml:43 E0507", "case.toml:43 E0115"],
    ),
    (&[("case.toml", "", "[schedule]\naid = { at_least = [61, 1] }\n")], &["case.toml:43 E0508"]),
    (&[("case.toml", "", "[schedule]\nadi = { at_least = [1, 1] }\n")], &["case.toml:43 E0206"]),
    (
        &[
            ("case.toml", "two = { days = 3 }", "two = { days = 3, daily = true }"),
            ("case.toml", "", "[schedule]\naid = { at_most = { two = 1 } }\n"),
        ],
        &["case.toml:43 E0243"],
    ),
];

pub(super) fn codes() -> Vec<Code> {
    let mut codes = check(ROWS);
    codes.extend(sums());
    codes
}

#[test]
fn rows() {
    check(ROWS);
}

fn sums() -> Vec<Code> {
    let groups = lines(2_000, |n| format!("g{n} = {{ name = \"G\", holder = \"AAA\", count = 1000000000 }}\n"));
    let phases = lines(900, |n| format!("p{n} = {{}}\n"));
    let edits = [
        ("case.toml", "[groups]\n", format!("[groups]\n{groups}")),
        ("case.toml", "[phases]\n", format!("[phases]\n{phases}")),
    ];
    let edits: Vec<_> = edits.iter().map(|(file, find, replace)| (*file, *find, replace.as_str())).collect();
    check(&[(&edits, &["case.toml:2031 E0235"])])
}

#[test]
fn sums_stay_inside_the_limits() {
    sums();
}

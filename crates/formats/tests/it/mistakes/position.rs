//! Mistakes of positions, and of positions against case.toml.

use takas_formats::Code;

use crate::base::{Row, check};

const ROWS: &[Row<'_>] = &[
    (&[("positions/AAA.toml", "party = \"AAA\"", "party = \"BBB\"")], &["AAA.toml:2 E0401"]),
    (&[("positions/AAA.toml", "party = \"AAA\"\n", "")], &["AAA.toml:1 E0114"]),
    (&[("positions/DDD.toml", "", "format = 1\nparty = \"DDD\"\n")], &["DDD.toml:1 E0205"]),
    (
        &[("positions/AAA.toml", "standing = \"stated\"", "standing = \"said\"")],
        &[
            "AAA.toml:3 E0402",
            "AAA.toml:8 E0403",
            "AAA.toml:9 E0403",
            "AAA.toml:10 E0403",
            "AAA.toml:11 E0403",
            "AAA.toml:14 E0403",
            "AAA.toml:17 E0403",
            "AAA.toml:18 E0403",
            "AAA.toml:21 E0403",
        ],
    ),
    (
        &[
            ("positions/BBB.toml", "standing = \"stated\"\n", ""),
            ("positions/BBB.toml", "ann = { to = [\"AAA\"] }", "ann = { to = [\"AAA\"], standing = \"hinted\" }"),
        ],
        &["BBB.toml:7 E0403", "BBB.toml:8 E0403", "BBB.toml:11 E0403", "BBB.toml:14 E0403"],
    ),
    (
        &[("positions/BBB.toml", "by = \"envoy\"\n", "")],
        &["BBB.toml:6 W0404", "BBB.toml:7 W0404", "BBB.toml:8 W0404", "BBB.toml:11 W0404", "BBB.toml:14 W0404"],
    ),
    (&[("positions/AAA.toml", "[holds]\n", "[holds]\nbob = { to = [\"BBB\"] }\n")], &["AAA.toml:8 E0405"]),
    (&[("case.toml", "name = \"Dan\",", "name = \"Dan\", status = \"denied\",")], &["AAA.toml:8 E0406"]),
    (&[("case.toml", "name = \"Dan\",", "name = \"Dan\", status = \"claimed\",")], &["AAA.toml:8 W0407"]),
    (&[("case.toml", "name = \"Dan\",", "name = \"Dan\", status = \"missing\",")], &["AAA.toml:8 W0407"]),
    (&[("case.toml", "name = \"Dan\",", "name = \"Dan\", status = \"unknown\",")], &["AAA.toml:8 W0407"]),
    (&[("case.toml", "name = \"Dan\",", "name = \"Dan\", status = \"dead\",")], &["AAA.toml:8 W0407"]),
    (&[("case.toml", "name = \"Dan\",", "name = \"Dan\", status = \"released\",")], &["AAA.toml:8 W0407"]),
    (
        &[(
            "case.toml",
            "name = \"Eve\", holder = \"AAA\", consent = \"given\"",
            "name = \"Eve\", holder = \"AAA\", consent = \"refused\"",
        )],
        &["AAA.toml:9 W0408"],
    ),
    (&[("case.toml", "name = \"Eve\",", "name = \"Eve\", no_return_to = [\"CCC\"],")], &["AAA.toml:9 W0409"]),
    (
        &[(
            "case.toml",
            "name = \"Eve\", holder = \"AAA\", consent = \"given\"",
            "name = \"Eve\", holder = \"AAA\", consent = \"disputed\"",
        )],
        &["AAA.toml:9 W0410"],
    ),
    (&[("positions/AAA.toml", "dan = { to = [\"BBB\"] }", "dan = { to = [\"AAA\", \"BBB\"] }")], &["AAA.toml:8 E0411"]),
    (&[("positions/AAA.toml", "dan = { to = [\"BBB\"] }", "dan = {}")], &["AAA.toml:8 E0412"]),
    (&[("positions/AAA.toml", "dan = { to = [\"BBB\"] }", "dan = { to = [] }")], &["AAA.toml:8 E0412"]),
    (&[("positions/AAA.toml", "dan = { to = [\"BBB\"] }", "dan = { to = \"BBB\" }")], &["AAA.toml:8 E0115"]),
    (&[("positions/AAA.toml", "dan = { to = [\"BBB\"] }", "dan = [\"BBB\"]")], &["AAA.toml:8 E0115"]),
    (&[("positions/AAA.toml", "dan = { to = [\"BBB\"] }", "dan = { to = [\"BBC\", \"BBB\"] }")], &["AAA.toml:8 E0205"]),
    (&[("positions/AAA.toml", "dan = { to = [\"BBB\"] }", "dam = { to = [\"BBB\"] }")], &["AAA.toml:8 E0206"]),
    (&[("positions/AAA.toml", "truce = {}", "truce = { to = [\"BBB\"] }")], &["AAA.toml:14 E0113"]),
    (&[("positions/AAA.toml", "[holds]\n", "[holds]\ntruce = { to = [\"BBB\"] }\n")], &["AAA.toml:8 E0414"]),
    (&[("positions/AAA.toml", "[undertakes]\n", "[undertakes]\ndan = {}\n")], &["AAA.toml:14 E0414"]),
    (
        &[("positions/BBB.toml", "[asks]\n", "[asks]\ntruce = { priority = \"wish\", to = [\"AAA\"] }\n")],
        &["BBB.toml:12 E0413"],
    ),
    (&[("positions/BBB.toml", "", "[undertakes]\ntruce = {}\n")], &["BBB.toml:17 E0415"]),
    (&[("positions/AAA.toml", "threes = { priority = \"high\" }", "threes = { value = 5 }")], &["AAA.toml:18 E0416"]),
    (
        &[("positions/AAA.toml", "threes = { priority = \"high\" }", "threes = { value = 5, priority = \"high\" }")],
        &["AAA.toml:18 E0416"],
    ),
    (&[("positions/AAA.toml", "threes = { priority = \"high\" }", "threes = {}")], &["AAA.toml:18 E0417"]),
    (
        &[("positions/AAA.toml", "threes = { priority = \"high\" }", "threes = { priority = \"medium\" }")],
        &["AAA.toml:18 E0418"],
    ),
    (
        &[("positions/AAA.toml", "threes = { priority = \"high\" }", "threes = { priority = \"high\", at_least = 2 }")],
        &["AAA.toml:18 E0419"],
    ),
    (
        &[("positions/AAA.toml", "threes = { priority = \"high\" }", "threes = { priority = \"must\", at_least = 4 }")],
        &["AAA.toml:18 E0420"],
    ),
    (
        &[("positions/AAA.toml", "threes = { priority = \"high\" }", "threes = { priority = \"high\", at_most = 4 }")],
        &["AAA.toml:18 W0421"],
    ),
    (
        &[(
            "positions/AAA.toml",
            "threes = { priority = \"high\" }",
            "threes = { priority = \"must\", at_least = 3, at_most = 2 }",
        )],
        &["AAA.toml:18 E0422"],
    ),
    (
        &[
            ("positions/AAA.toml", "", "[refuses]\nann = {}\n"),
            ("positions/AAA.toml", "ann = { priority = \"must\" }", "ann = { priority = \"must\", to = [\"AAA\"] }"),
        ],
        &["AAA.toml:17 E0423"],
    ),
    (&[("positions/AAA.toml", "", "[refuses]\nann = {}\n")], &[]),
    (
        &[
            (
                "positions/AAA.toml",
                "",
                "[refuses]\neve = {}\n\"all of theirs\" = { of = \"threes except ann\", to = [\"AAA\", \"CCC\"] }\n",
            ),
            ("positions/AAA.toml", "threes = { priority = \"high\" }", "threes = { priority = \"must\" }"),
        ],
        &["AAA.toml:18 E0423"],
    ),
    (&[("positions/BBB.toml", "ann = { to = [\"AAA\"] }\nthrees = { to = [\"AAA\"] }\n", "")], &["AAA.toml:17 W0424"]),
    (&[("positions/AAA.toml", "men = { to = [\"BBB\"] }\n", "")], &["BBB.toml:12 W0425"]),
    (&[("positions/BBB.toml", "[asks]\n", "[asks]\ndead = { priority = \"wish\" }\n")], &["BBB.toml:12 W0426"]),
    (
        &[("positions/AAA.toml", "dan = { to = [\"BBB\"] }", "dan = { to = [\"BBB\"], by = \"two\" }")],
        &["AAA.toml:8 W0427"],
    ),
    (
        &[("positions/AAA.toml", "dan = { to = [\"BBB\"] }", "dan = { to = [\"BBB\"], after = \"two\" }")],
        &["AAA.toml:8 E0428"],
    ),
    (
        &[(
            "positions/AAA.toml",
            "dan = { to = [\"BBB\"] }",
            "dan = { to = [\"BBB\"], in = \"one\", after = \"one\" }",
        )],
        &["AAA.toml:8 E0428"],
    ),
    (
        &[(
            "positions/AAA.toml",
            "threes = { priority = \"high\" }",
            "bob = { of = \"bob or cat\", priority = \"high\" }",
        )],
        &["AAA.toml:18 E0429"],
    ),
    (
        &[(
            "positions/AAA.toml",
            "threes = { priority = \"high\" }",
            "\"\" = { of = \"bob or cat\", priority = \"high\" }",
        )],
        &["AAA.toml:18 E0434"],
    ),
    (
        &[(
            "positions/AAA.toml",
            "threes = { priority = \"high\" }",
            "ours = { of = \"bob or\", priority = \"high\" }",
        )],
        &["AAA.toml:18 E0502"],
    ),
    (
        &[
            ("case.toml", "[sets]\n", "[sets]\ntwos = { of = [\"bob\", \"cat\"] }\n"),
            (
                "positions/AAA.toml",
                "",
                "\"w\" = \"sum of w over threes or twos at most 5\"\n[weights.w]\nthrees = 1\ntwos = 2\nann = 5\n",
            ),
        ],
        &["AAA.toml:25 E0430"],
    ),
    (
        &[("positions/AAA.toml", "", "\"w\" = \"sum of w over threes at most 6\"\n[weights.w]\nthrees = 1\nann = 5\n")],
        &[],
    ),
    (&[("positions/AAA.toml", "", "[weights.w]\nthrees = 1\n")], &["AAA.toml:22 W0431"]),
    (&[("positions/AAA.toml", "", "[values]\nthrees = 1\n")], &["AAA.toml:22 W0431"]),
    (&[("positions/AAA.toml", "", "[weights]\nw = 3\n")], &["AAA.toml:23 E0115"]),
    (&[("positions/AAA.toml", "", "[weights.w]\nthrees = 2000000000\n")], &["AAA.toml:22 W0431", "AAA.toml:23 E0215"]),
    (&[("positions/AAA.toml", "", "\"asks ann\" = \"at least 1 of threes\"\n")], &["AAA.toml:22 E0432"]),
    (
        &[(
            "positions/AAA.toml",
            "\"ours first\" = \"dan moves requires all of threes\"",
            "\"ours first\" = { say = \"dan moves requires all of threes\", from_outcome = true }",
        )],
        &["AAA.toml:21 W0433"],
    ),
    (
        &[("positions/AAA.toml", "\"ours first\" =", "\" ours first\" =")],
        &["concessions.toml:4 E0601", "AAA.toml:21 E0434"],
    ),
    (&[("positions/AAA.toml", "", "\"\" = \"at least 1 of threes\"\n")], &["AAA.toml:22 E0434"]),
    (
        &[(
            "positions/AAA.toml",
            "\"ours first\" = \"dan moves requires all of threes\"",
            "\"ours first\" = { standing = \"stated\" }",
        )],
        &["AAA.toml:21 E0114"],
    ),
    (
        &[("positions/AAA.toml", "\"ours first\" = \"dan moves requires all of threes\"", "\"ours first\" = 5")],
        &["AAA.toml:21 E0115"],
    ),
    (&[("positions/BBB.toml", "eve = {}", "ann = { to = [\"BBB\"] }")], &["BBB.toml:15 W0435"]),
    (&[("positions/BBB.toml", "eve = {}", "eve = { too = [\"BBB\"] }")], &["BBB.toml:15 E0113"]),
    (&[("positions/AAA.toml", "", "[answers]\nround-1 = { says = \"accepts\", proposal = \"0a\" }\n")], &[]),
    (
        &[(
            "positions/AAA.toml",
            "",
            "[answers]\nsecond = { says = \"accepts\" }\nround-0 = { says = \"accepts\" }\nround-3 = { says = \"maybe\" }\nround-4 = {}\nround-5 = \"accepts\"\nround-6 = { says = \"amends\", when = 3 }\n",
        )],
        &[
            "AAA.toml:23 E0451",
            "AAA.toml:24 E0451",
            "AAA.toml:25 E0452",
            "AAA.toml:26 E0114",
            "AAA.toml:27 E0115",
            "AAA.toml:28 E0113",
        ],
    ),
    (&[("positions/AAA.toml", "", "[answers]\nround-1 = { says = \"refuses\" }\n")], &["AAA.toml:23 W0453"]),
    (&[("positions/AAA.toml", "", "[refuses]\ntruce = { to = [\"BBB\"] }\n")], &["AAA.toml:23 E0413"]),
    (
        &[
            ("case.toml", "holder = \"AAA\", count = 8", "holder = \"AAB\", count = 8"),
            ("positions/AAA.toml", "dan = {", "dna = {"),
            ("positions/BBB.toml", "priority = \"wish\"", "priority = \"whish\""),
            ("mediator/concessions.toml", "ours first", "ours fist"),
        ],
        &["case.toml:22 E0205", "concessions.toml:4 E0601", "AAA.toml:8 E0206", "BBB.toml:12 E0418"],
    ),
    // Options.
    (
        &[
            (
                "case.toml",
                "[undertakings]\n",
                "[undertakings]\npatrol = { name = \"Patrol\", party = \"AAA\", options = { own = \"Own\", joint = \"Joint\" } }\n",
            ),
            ("positions/AAA.toml", "truce = {}", "truce = { options = [\"own\"] }\npatrol = { options = [\"onw\"] }"),
        ],
        &["AAA.toml:14 E0532", "AAA.toml:15 E0533"],
    ),
    (
        &[
            (
                "case.toml",
                "[undertakings]\n",
                "[undertakings]\npatrol = { name = \"Patrol\", party = \"AAA\", options = { own = \"Own\", joint = \"Joint\" } }\n",
            ),
            ("positions/AAA.toml", "truce = {}", "truce = {}\npatrol = { options = [] }"),
        ],
        &["AAA.toml:15 E0238"],
    ),
    (
        &[
            (
                "case.toml",
                "[undertakings]\n",
                "[undertakings]\npatrol = { name = \"Patrol\", party = \"AAA\", options = { own = \"Own\", joint = \"Joint\" } }\n",
            ),
            ("positions/AAA.toml", "truce = {}", "truce = {}\npatrol = {}"),
            (
                "positions/BBB.toml",
                "[asks]\n",
                "[asks]\npatrol = { prefers = [\"joint\", \"own\"], priority = \"high\", at_most = 1 }\n",
            ),
            ("positions/BBB.toml", "[refuses]\n", "[refuses]\npatrol = { options = [\"none\"] }\n"),
        ],
        &["BBB.toml:12 E0436", "BBB.toml:16 E0533"],
    ),
    (
        &[
            (
                "case.toml",
                "[undertakings]\n",
                "[undertakings]\npatrol = { name = \"Patrol\", party = \"AAA\", options = { own = \"Own\", joint = \"Joint\" } }\n",
            ),
            ("positions/AAA.toml", "truce = {}", "truce = {}\npatrol = {}"),
            (
                "positions/BBB.toml",
                "[asks]\n",
                "[asks]\npatrol = { prefers = [\"joint\", \"onw\"], priority = \"high\" }\ntruce = { prefers = [\"x\"], priority = \"must\" }\n",
            ),
        ],
        &["BBB.toml:12 E0533", "BBB.toml:13 E0532"],
    ),
    // Own names.
    (
        &[
            ("case.toml", "[phases]\n", "[places]\nroad = \"the road\"\n[phases]\n"),
            (
                "positions/AAA.toml",
                "",
                "[names]\nroad = \"the corridor\"\nBBB = \"The others\"\ntruce = \"Calm\"\nmen = \"Men\"\nroda = \"x\"\nthrees = 3\n",
            ),
        ],
        &["AAA.toml:26 W0437", "AAA.toml:27 E0206", "AAA.toml:28 E0115"],
    ),
    (
        &[("case.toml", "[phases]\n", "[places]\nmen = \"x\"\nroad = \"\"\n[phases]\n")],
        &["case.toml:37 E0204", "case.toml:38 E0116"],
    ),
];

pub(super) fn codes() -> Vec<Code> {
    check(ROWS)
}

#[test]
fn rows() {
    check(ROWS);
}

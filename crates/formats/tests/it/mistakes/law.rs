//! What the law forbids, however it is written.

use takas_formats::Code;

use crate::base::{Row, check};

const ROWS: &[Row<'_>] = &[
    (&[("positions/AAA.toml", "", "\"r\" = \"kid moves requires all of threes\"\n")], &["AAA.toml:22 E0701"]),
    (
        &[
            ("case.toml", "zone =", "historical = true\nzone ="),
            ("positions/AAA.toml", "", "\"r\" = \"kid moves requires all of threes\"\n"),
        ],
        &["AAA.toml:22 W0702"],
    ),
    (&[("positions/AAA.toml", "", "\"r\" = \"if any of kid or dan then all of threes\"\n")], &["AAA.toml:22 E0701"]),
    (
        &[
            ("case.toml", "zone =", "historical = true\nzone ="),
            ("positions/AAA.toml", "", "\"r\" = \"if any of kid or dan then all of threes\"\n"),
        ],
        &["AAA.toml:22 W0702"],
    ),
    (
        &[("positions/AAA.toml", "", "\"r\" = \"all of threes excludes any of everyone from AAA\"\n")],
        &["AAA.toml:22 E0701"],
    ),
    (
        &[
            ("case.toml", "zone =", "historical = true\nzone ="),
            ("positions/AAA.toml", "", "\"r\" = \"all of threes excludes any of everyone from AAA\"\n"),
        ],
        &["AAA.toml:22 W0702"],
    ),
    (&[("positions/AAA.toml", "", "\"r\" = \"at most 9 of everyone\"\n")], &["AAA.toml:22 E0701"]),
    (
        &[
            ("case.toml", "zone =", "historical = true\nzone ="),
            ("positions/AAA.toml", "", "\"r\" = \"at most 9 of everyone\"\n"),
        ],
        &["AAA.toml:22 W0702"],
    ),
    (&[("positions/AAA.toml", "", "\"r\" = \"exactly 9 of everyone\"\n")], &["AAA.toml:22 E0701"]),
    (&[("positions/AAA.toml", "", "\"r\" = \"none of protected\"\n")], &["AAA.toml:22 E0701"]),
    (&[("positions/AAA.toml", "", "\"r\" = \"not (kid moves and dan moves)\"\n")], &["AAA.toml:22 E0701"]),
    (&[("positions/AAA.toml", "", "\"r\" = \"dan moves or not any of kid\"\n")], &["AAA.toml:22 E0701"]),
    (&[("positions/AAA.toml", "", "\"r\" = \"at most 3 of everyone from AAA per day\"\n")], &["AAA.toml:22 E0701"]),
    (
        &[("positions/AAA.toml", "", "\"r\" = \"at least 1 of threes for each 3 of everyone from AAA\"\n")],
        &["AAA.toml:22 E0701"],
    ),
    (&[("positions/AAA.toml", "", "\"r\" = \"at most 3 of dead for each 1 of threes\"\n")], &["AAA.toml:22 E0701"]),
    (&[("positions/AAA.toml", "", "\"r\" = \"kid only by phase one\"\n")], &["AAA.toml:22 E0701"]),
    (&[("positions/AAA.toml", "", "\"r\" = \"kid before dan\"\n")], &["AAA.toml:22 E0701"]),
    (&[("positions/AAA.toml", "", "\"r\" = \"dan in an earlier phase than dead\"\n")], &["AAA.toml:22 E0701"]),
    (&[("positions/AAA.toml", "", "\"r\" = \"kid in the same phase as dan\"\n")], &["AAA.toml:22 E0701"]),
    (&[("positions/AAA.toml", "", "\"r\" = \"kid and dan together\"\n")], &["AAA.toml:22 E0701"]),
    (&[("positions/AAA.toml", "", "\"r\" = \"dan moves requires kid moves\"\n")], &[]),
    (&[("positions/AAA.toml", "", "\"r\" = \"at least 1 of protected\"\n")], &[]),
    (&[("positions/AAA.toml", "", "\"r\" = \"kid never to CCC\"\n")], &[]),
    (&[("positions/AAA.toml", "", "\"r\" = \"kid only to BBB\"\n")], &[]),
    (&[("positions/AAA.toml", "", "\"r\" = \"at most 9 of everyone except protected\"\n")], &[]),
    (&[("positions/AAA.toml", "", "\"r\" = \"dan moves requires all of threes and all of protected\"\n")], &[]),
    (&[("positions/AAA.toml", "", "\"r\" = \"at least 1 of protected for each 2 of everyone\"\n")], &[]),
    (&[("positions/AAA.toml", "", "\"r\" = \"if dan moves then not none of kid\"\n")], &[]),
    (&[("positions/AAA.toml", "", "\"r\" = \"any of kid or dead\"\n")], &[]),
    (
        &[("positions/AAA.toml", "", "\"r\" = \"sum of w over everyone at most 3\"\n[weights.w]\nkid = 1\ndan = 3\n")],
        &["AAA.toml:22 E0701"],
    ),
    (
        &[(
            "positions/AAA.toml",
            "",
            "\"r\" = \"sum of w over everyone at least 0\"\n[weights.w]\nkid = -1\ndan = 3\n",
        )],
        &["AAA.toml:22 E0701"],
    ),
    (
        &[(
            "positions/AAA.toml",
            "",
            "\"r\" = \"sum of w over everyone at least -2\"\n[weights.w]\nkid = 1\ndan = -3\n",
        )],
        &[],
    ),
    (
        &[(
            "positions/AAA.toml",
            "",
            "\"r\" = \"what we receive is worth at least what we give\"\n[values]\nkid = 1\nthrees = 3\n",
        )],
        &["AAA.toml:22 E0701"],
    ),
    (
        &[(
            "positions/AAA.toml",
            "",
            "\"r\" = \"what we receive is worth at least what we give\"\n[values]\ndead = -1\nmen = 3\n",
        )],
        &["AAA.toml:22 E0701"],
    ),
    (
        &[(
            "positions/AAA.toml",
            "",
            "\"r\" = \"what we receive is worth at least what we give\"\n[values]\ndead = 1\nmen = 3\n",
        )],
        &[],
    ),
    // Wanted in a later phase only: the release has to wait for it.
    (&[("positions/AAA.toml", "", "\"r\" = \"kid moves after phase one\"\n")], &["AAA.toml:22 E0701"]),
    (&[("positions/AAA.toml", "", "\"r\" = \"dan moves requires kid moves in phase two\"\n")], &["AAA.toml:22 E0701"]),
    (&[("positions/AAA.toml", "", "\"r\" = \"dan moves requires kid moves by phase two\"\n")], &[]),
    (&[("positions/AAA.toml", "", "\"r\" = \"at least 1 of dead in each phase\"\n")], &["AAA.toml:22 E0701"]),
    (&[("positions/AAA.toml", "", "\"r\" = \"at least 1 of dead at each phase boundary\"\n")], &[]),
    (
        &[("positions/AAA.toml", "", "\"r\" = \"at least 1 of dead for each 1 of men in each phase\"\n")],
        &["AAA.toml:22 E0701"],
    ),
    (&[("positions/AAA.toml", "", "\"r\" = \"at least 1 of dead for each 1 of men at each phase boundary\"\n")], &[]),
    (
        &[(
            "positions/AAA.toml",
            "",
            "\"r\" = \"sum of w over everyone after phase one at least 1\"\n[weights.w]\nkid = 1\nthrees = 1\n",
        )],
        &["AAA.toml:22 E0701"],
    ),
    (&[("case.toml", "", "[families]\nf = [\"kid\", \"dan\"]\n")], &["case.toml:43 E0701"]),
    (
        &[
            ("case.toml", "zone =", "historical = true\nzone ="),
            ("case.toml", "", "[families]\nf = [\"kid\", \"dan\"]\n"),
        ],
        &["case.toml:44 W0702"],
    ),
    (
        &[
            ("case.toml", "consent = \"given\" }\neve", "consent = \"given\", protected = \"accompanying\" }\neve"),
            ("case.toml", "", "[families]\nf = [\"kid\", \"dan\"]\n"),
            ("positions/AAA.toml", "dan moves requires all of threes", "eve moves requires all of threes"),
        ],
        &["case.toml:41 W0525"],
    ),
    // Each of two holders could wait for the other.
    (
        &[
            ("case.toml", "consent = \"given\" }\ncat", "consent = \"given\", protected = \"minor\" }\ncat"),
            ("positions/AAA.toml", "", "\"r\" = \"kid, bob together\"\n"),
        ],
        &["case.toml:41 W0525", "AAA.toml:22 E0701"],
    ),
    (&[("positions/AAA.toml", "", "[refuses]\nkid = {}\n")], &["AAA.toml:23 W0703"]),
    (&[("positions/AAA.toml", "", "[refuses]\nkid = { to = [\"CCC\"] }\n")], &["AAA.toml:23 W0703"]),
    (&[("positions/AAA.toml", "", "\"r\" = \"kid never to BBB, CCC\"\n")], &["AAA.toml:22 W0703"]),
    (&[("positions/BBB.toml", "[refuses]\n", "[refuses]\nkid = {}\n")], &[]),
    (
        &[("positions/AAA.toml", "kid = { to = [\"BBB\"] }", "kid = { to = [\"BBB\"], after = \"one\" }")],
        &["AAA.toml:10 E0704"],
    ),
    (&[("positions/AAA.toml", "kid = { to = [\"BBB\"] }", "kid = { to = [\"BBB\"], until = \"one\" }")], &[]),
    (
        &[
            ("case.toml", "zone =", "historical = true\nzone ="),
            ("positions/AAA.toml", "kid = { to = [\"BBB\"] }", "kid = { to = [\"BBB\"], in = \"two\" }"),
        ],
        &["AAA.toml:10 W0705"],
    ),
    (
        &[
            ("positions/AAA.toml", "", "[refuses]\nkid = {}\n"),
            ("mediator/concessions.toml", "", "\"refuses kid\" = { to = \"dropped\", difficulty = 1 }\n"),
        ],
        &["concessions.toml:5 E0706", "AAA.toml:23 W0703"],
    ),
    (
        &[(
            "mediator/concessions.toml",
            "{ to = \"at least 2 of threes\", difficulty = 2 }",
            "{ to = \"at least 2 of threes or none of kid\", difficulty = 2 }",
        )],
        &["concessions.toml:4 E0701"],
    ),
    (
        &[(
            "mediator/concessions.toml",
            "{ to = \"at least 2 of threes\", difficulty = 2 }",
            "{ to = \"kid moves requires all of threes\", difficulty = 2 }",
        )],
        &["concessions.toml:4 E0701"],
    ),
    (
        &[
            ("positions/AAA.toml", "", "\"r\" = \"kid never to BBB, CCC\"\n"),
            ("mediator/concessions.toml", "", "\"r\" = { to = \"kid never to CCC\", difficulty = 1 }\n"),
        ],
        &["concessions.toml:5 E0706", "AAA.toml:22 W0703"],
    ),
    (
        &[(
            "positions/BBB.toml",
            "[refuses]\n",
            "\"later\" = { of = \"kid or men\", priority = \"wish\", after = \"one\" }\n[refuses]\n",
        )],
        &["BBB.toml:14 E0704"],
    ),
    (
        &[("positions/BBB.toml", "[refuses]\n", "kid = { priority = \"must\", after = \"one\" }\n[refuses]\n")],
        &["BBB.toml:14 E0701"],
    ),
    // Neither that a protected person may come is to be had for something, nor one of the doors that are all shut.
    (
        &[
            ("positions/BBB.toml", "[refuses]\n", "[refuses]\nkid = {}\n"),
            ("mediator/concessions.toml", "", "[BBB]\n\"refuses kid\" = { to = \"dropped\", difficulty = 1 }\n"),
        ],
        &["concessions.toml:6 E0706"],
    ),
    (
        &[
            ("positions/AAA.toml", "", "\"r\" = \"kid never to BBB\"\n"),
            ("mediator/concessions.toml", "", "\"r\" = { to = \"dropped\", difficulty = 1 }\n"),
        ],
        &["concessions.toml:5 E0706"],
    ),
    (
        &[
            ("positions/AAA.toml", "kid = { to = [\"BBB\"] }", "kid = { to = [\"BBB\", \"CCC\"] }"),
            ("positions/AAA.toml", "", "\"r\" = \"kid never to BBB\"\n"),
            ("mediator/concessions.toml", "", "\"r\" = { to = \"dropped\", difficulty = 1 }\n"),
        ],
        &[],
    ),
    (
        &[
            ("positions/AAA.toml", "kid = { to = [\"BBB\"] }", "kid = { to = [\"BBB\", \"CCC\"] }"),
            ("positions/AAA.toml", "", "\"r\" = \"kid never to BBB\"\n\"s\" = \"kid only to BBB\"\n"),
            ("mediator/concessions.toml", "", "\"r\" = { to = \"dropped\", difficulty = 1 }\n"),
        ],
        &["concessions.toml:5 E0706"],
    ),
];

pub(super) fn codes() -> Vec<Code> {
    check(ROWS)
}

#[test]
fn rows() {
    check(ROWS);
}

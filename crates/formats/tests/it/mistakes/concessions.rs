//! Mistakes of mediator/concessions.toml.

use takas_formats::Code;

use crate::base::{Row, check};

const ROWS: &[Row<'_>] = &[
    (&[("mediator/concessions.toml", "ours first", "ours frist")], &["concessions.toml:4 E0601"]),
    (
        &[("mediator/concessions.toml", "", "[BBB]\n\"refuses eva\" = { to = \"dropped\", difficulty = 1 }\n")],
        &["concessions.toml:6 E0601"],
    ),
    (
        &[("mediator/concessions.toml", "", "[BBX]\n\"x\" = { to = \"dropped\", difficulty = 1 }\n")],
        &["concessions.toml:5 E0205"],
    ),
    (
        &[(
            "mediator/concessions.toml",
            "",
            "[case]\n\"cap\" = { to = \"at most 13 of everyone except protected\", difficulty = 1 }\n",
        )],
        &[],
    ),
    (
        &[
            ("case.toml", "", "[families]\nf = [\"ann\", \"bob\"]\n"),
            ("mediator/concessions.toml", "", "[case]\n\"family f\" = { to = \"dropped\", difficulty = 1 }\n"),
        ],
        &["concessions.toml:6 E0602"],
    ),
    (
        &[(
            "mediator/concessions.toml",
            "",
            "[case]\n\"consent of dan\" = { to = \"dropped\", difficulty = 1 }\n\"non-refoulement\" = { to = \"dropped\", difficulty = 1 }\n",
        )],
        &["concessions.toml:6 E0602", "concessions.toml:7 E0602"],
    ),
    (
        &[(
            "mediator/concessions.toml",
            "{ to = \"at least 2 of threes\", difficulty = 2 }",
            "[{ to = \"at least 2 of threes\", difficulty = 3 }, { to = \"any of threes\", difficulty = 2 }]",
        )],
        &["concessions.toml:4 E0603"],
    ),
    (
        &[(
            "mediator/concessions.toml",
            "{ to = \"at least 2 of threes\", difficulty = 2 }",
            "[{ to = \"dropped\", difficulty = 1 }, { to = \"any of threes\", difficulty = 2 }]",
        )],
        &["concessions.toml:4 E0604"],
    ),
    (
        &[("mediator/concessions.toml", "{ to = \"at least 2 of threes\", difficulty = 2 }", "[]")],
        &["concessions.toml:4 E0605"],
    ),
    (
        &[(
            "mediator/concessions.toml",
            "{ to = \"at least 2 of threes\", difficulty = 2 }",
            "{ to = \"all of threes\", difficulty = 2 }",
        )],
        &["concessions.toml:4 W0606"],
    ),
    (
        &[
            ("positions/AAA.toml", "requires all of threes", "requires at least 2 of threes"),
            (
                "mediator/concessions.toml",
                "{ to = \"at least 2 of threes\", difficulty = 2 }",
                "{ to = \"at least 3 of threes\", difficulty = 2 }",
            ),
        ],
        &["concessions.toml:4 W0607"],
    ),
    (
        &[(
            "mediator/concessions.toml",
            "{ to = \"at least 2 of threes\", difficulty = 2 }",
            "{ to = \"at least 2 of threes\" }",
        )],
        &["concessions.toml:4 E0114"],
    ),
    (
        &[("mediator/concessions.toml", "{ to = \"at least 2 of threes\", difficulty = 2 }", "{ difficulty = 2 }")],
        &["concessions.toml:4 E0114"],
    ),
    (
        &[(
            "mediator/concessions.toml",
            "{ to = \"at least 2 of threes\", difficulty = 2 }",
            "{ to = \"at least 2 of threes\", difficulty = 0 }",
        )],
        &["concessions.toml:4 E0214"],
    ),
    (
        &[(
            "mediator/concessions.toml",
            "{ to = \"at least 2 of threes\", difficulty = 2 }",
            "{ to = 2, difficulty = 1 }",
        )],
        &["concessions.toml:4 E0115"],
    ),
    (
        &[("mediator/concessions.toml", "{ to = \"at least 2 of threes\", difficulty = 2 }", "\"dropped\"")],
        &["concessions.toml:4 E0115"],
    ),
    (
        &[(
            "mediator/concessions.toml",
            "{ to = \"at least 2 of threes\", difficulty = 2 }",
            "{ to = \"at least 5 of threes\", difficulty = 1 }",
        )],
        &["concessions.toml:4 E0508"],
    ),
    (
        &[(
            "mediator/concessions.toml",
            "{ to = \"at least 2 of threes\", difficulty = 2 }",
            "{ to = \"at least 2 of thres\", difficulty = 1, hard = true }",
        )],
        &["concessions.toml:4 E0206", "concessions.toml:4 E0113"],
    ),
    (
        &[("mediator/concessions.toml", "[AAA]\n", "AAA = 3\n[BBB]\n")],
        &["concessions.toml:3 E0115", "concessions.toml:5 E0601"],
    ),
    (
        &[(
            "mediator/concessions.toml",
            "",
            "[BBB]\n\"refuses eve\" = { to = \"eve never to BBB\", difficulty = 1 }\n",
        )],
        &["concessions.toml:6 W0606"],
    ),
];

pub(super) fn codes() -> Vec<Code> {
    check(ROWS)
}

#[test]
fn rows() {
    check(ROWS);
}

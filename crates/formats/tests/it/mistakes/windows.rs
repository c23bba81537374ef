//! Mistakes of lists with an objection window, and of objections.

use takas_formats::Code;

use crate::base::{Edit, Row, check};

/// Phases with dates: one on 24 and 25 November, two from the 26th to the 28th.
const DATED: Edit<'_> = (
    "case.toml",
    "one = { days = 2 }\ntwo = { days = 3 }",
    "one = { first_day = 2023-11-24, days = 2 }\ntwo = { first_day = 2023-11-26, days = 3 }",
);

/// A list of A-land, by the text after `"list" = `; it stands on line 23.
macro_rules! list {
    ($($text:literal),+) => { ("positions/AAA.toml", "", concat!("[windows]\n\"list\" = { ", $($text,)+ " }\n")) };
}

/// Objections of B-land, from line 17 on.
macro_rules! objections {
    ($($text:literal),+) => { ("positions/BBB.toml", "", concat!("[objections]\n", $($text, "\n"),+)) };
}

const ROWS: &[Row<'_>] = &[
    // Nothing wrong: more listed than places; objections in every state; places by phase and by day; times; a window by phase.
    (
        &[
            DATED,
            list!(
                "listed = \"men, dan\", places = 5, opens = 2023-11-22T07:00, closes = 2023-11-23T07:00, published_to = [\"BBB\"]"
            ),
            objections!(
                "men = { count = 2, raised_by = \"families\", raised = 2023-11-22, decision = \"upheld\" }",
                "\"more\" = { of = \"men\", count = 1, raised_by = \"families\", raised = 2023-11-23, decision = \"pending\" }",
                "dan = { raised_by = \"families\", raised = 2023-11-22T08:30, decision = \"rejected\", decided = 2023-11-25 }",
                "\"the whole list\" = { of = \"men, dan\", count = \"all\", raised_by = \"families\", raised = 2023-11-22, decision = \"rejected\" }"
            ),
        ],
        &[],
    ),
    (
        &[
            DATED,
            list!("listed = \"men\", places = { one = 5, 2023-11-27 = 8 }, opens = 2023-11-22, closes = 2023-11-24"),
        ],
        &[],
    ),
    (&[list!("listed = \"men except dan\", opens = \"one\", closes = \"one\"")], &["AAA.toml:23 W0514"]),
    (&[list!("listed = \"men\", opens = \"one\", closes = \"one\"")], &[]),
    // Windows.
    (&[DATED, list!("listed = \"men\", opens = 2023-11-23, closes = 2023-11-22")], &["AAA.toml:23 E0461"]),
    (&[DATED, list!("listed = \"men\", opens = 2023-11-22T10:00, closes = 2023-11-22T09:59")], &["AAA.toml:23 E0461"]),
    (&[list!("listed = \"men\", opens = \"two\", closes = \"one\"")], &["AAA.toml:23 E0461"]),
    (&[list!("listed = \"men\", opens = 2023-11-22, closes = 2023-11-23")], &["AAA.toml:23 E0462"]),
    (&[list!("listed = \"men\", opens = 2023-11-22, closes = \"one\"")], &["AAA.toml:23 E0462"]),
    (&[DATED, list!("listed = \"men\", opens = 2023-11-22, closes = 2023-11-28")], &["AAA.toml:23 E0463"]),
    (&[list!("listed = \"men\", opens = \"one\", closes = \"two\"")], &["AAA.toml:23 E0463"]),
    (
        &[
            ("positions/AAA.toml", "dan = { to = [\"BBB\"] }", "dan = { to = [\"BBB\"], in = \"one\" }"),
            list!("listed = \"dan\", opens = \"one\", closes = \"one\""),
        ],
        &["AAA.toml:8 E0464"],
    ),
    (&[list!("listed = \"men, dead\", opens = \"one\", closes = \"one\"")], &["AAA.toml:23 E0465"]),
    (&[list!("listed = \"truce\", opens = \"one\", closes = \"one\"")], &["AAA.toml:23 E0465"]),
    (&[list!("listed = \"men, bob\", opens = \"one\", closes = \"one\"")], &["AAA.toml:23 E0405"]),
    (&[list!("listed = \"man\", opens = \"one\", closes = \"one\"")], &["AAA.toml:23 E0206"]),
    (
        &[list!(
            "listed = \"men, dan\", opens = \"one\", closes = \"one\" }\n\"other\" = { listed = \"dan\", opens = \"one\", closes = \"one\""
        )],
        &["AAA.toml:24 E0466"],
    ),
    (&[list!("listed = \"men\", places = 9, opens = \"one\", closes = \"one\"")], &["AAA.toml:23 E0467"]),
    (
        &[list!("listed = \"men\", places = { one = 3, two = 9 }, opens = \"one\", closes = \"one\"")],
        &["AAA.toml:23 E0467"],
    ),
    (
        &[list!("listed = \"men\", places = { two = 3, one = 4 }, opens = \"one\", closes = \"one\"")],
        &["AAA.toml:23 E0468"],
    ),
    (
        &[
            DATED,
            list!("listed = \"men\", places = { one = 3, 2023-11-25 = 4 }, opens = 2023-11-22, closes = 2023-11-23"),
        ],
        &["AAA.toml:23 E0468"],
    ),
    (&[list!("listed = \"men\", places = { three = 3 }, opens = \"one\", closes = \"one\"")], &["AAA.toml:23 E0220"]),
    (&[list!("listed = \"men\", places = {}, opens = \"one\", closes = \"one\"")], &["AAA.toml:23 E0116"]),
    (&[list!("listed = \"men\", places = 0, opens = \"one\", closes = \"one\"")], &["AAA.toml:23 E0214"]),
    (&[list!("listed = \"men\", places = \"five\", opens = \"one\", closes = \"one\"")], &["AAA.toml:23 E0115"]),
    (
        &[
            ("positions/AAA.toml", "dan = { to = [\"BBB\"] }\n", ""),
            ("positions/AAA.toml", "", "[windows]\nl = { listed = \"dan\", opens = \"one\", closes = \"one\" }\n"),
        ],
        &["AAA.toml:22 W0469"],
    ),
    (&[list!("opens = \"one\", closes = \"one\"")], &["AAA.toml:23 E0114"]),
    (&[list!("listed = \"men\"")], &["AAA.toml:23 E0114", "AAA.toml:23 E0114"]),
    (&[list!("listed = \"men\", opens = 3, closes = \"one\"")], &["AAA.toml:23 E0115"]),
    (&[list!("listed = \"men\", opens = 2023-11-22T07:00:00+02:00, closes = \"one\"")], &["AAA.toml:23 E0109"]),
    (&[list!("listed = \"men\", opens = 07:00:00, closes = \"one\"")], &["AAA.toml:23 E0109"]),
    (&[list!("listed = \"men\", opens = \"zero\", closes = \"one\"")], &["AAA.toml:23 E0220"]),
    (&[list!("listed = \"men\", opens = \"one\", closes = \"one\", published_to = [\"DDD\"]")], &["AAA.toml:23 E0205"]),
    (&[list!("listed = \"men\", opens = \"one\", closes = \"one\", published_to = [\"AAA\"]")], &["AAA.toml:23 E0411"]),
    (&[list!("listed = \"men\", opens = \"one\", closes = \"one\", shown_to = [\"BBB\"]")], &["AAA.toml:23 E0113"]),
    (
        &[list!(
            "listed = \"men\", opens = \"one\", closes = \"one\" }\n\" \" = { listed = \"dan\", opens = \"one\", closes = \"one\""
        )],
        &["AAA.toml:24 E0434"],
    ),
    (
        &[
            list!("listed = \"men\", places = 5, opens = \"one\", closes = \"one\""),
            ("positions/AAA.toml", "[rules]\n", "[rules]\n\"places list\" = \"at most 4 of men\"\n"),
        ],
        &["AAA.toml:21 E0432"],
    ),
    (&[("positions/AAA.toml", "on = 2024-07-01\n", "on = 2024-07-01\nwindows = 3\n")], &["AAA.toml:6 E0115"]),
    // Objections.
    (
        &[
            list!("listed = \"men\", opens = \"one\", closes = \"one\""),
            objections!("men = { count = 1, raised_by = \"families\", raised = \"one\" }"),
        ],
        &["BBB.toml:17 E0471"],
    ),
    (&[objections!("dan = { raised_by = \"families\", raised = \"one\" }")], &["BBB.toml:17 E0471"]),
    (
        &[
            DATED,
            list!("listed = \"men\", opens = 2023-11-22T10:00, closes = 2023-11-23T10:00, published_to = [\"BBB\"]"),
            objections!(
                "\"early\" = { of = \"men\", count = 1, raised_by = \"families\", raised = 2023-11-22T09:59 }",
                "\"late\" = { of = \"men\", count = 1, raised_by = \"families\", raised = 2023-11-24 }",
                "\"in time\" = { of = \"men\", count = 1, raised_by = \"families\", raised = 2023-11-23T10:00 }"
            ),
        ],
        &["BBB.toml:17 E0472", "BBB.toml:18 E0472"],
    ),
    (
        &[
            list!("listed = \"men\", opens = \"one\", closes = \"one\", published_to = [\"BBB\"]"),
            objections!("men = { count = 1, raised_by = \"families\", raised = \"two\" }"),
        ],
        &["BBB.toml:17 E0472"],
    ),
    (
        &[
            list!("listed = \"men\", opens = \"one\", closes = \"one\", published_to = [\"BBB\"]"),
            objections!("men = { count = 1, raised_by = \"families\", raised = 2023-11-22 }"),
        ],
        &["BBB.toml:17 E0462"],
    ),
    (
        &[
            list!("listed = \"men, dan\", opens = \"one\", closes = \"one\", published_to = [\"BBB\"]"),
            objections!(
                "men = { raised_by = \"families\", raised = \"one\" }",
                "\"nine\" = { of = \"men\", count = 9, raised_by = \"families\", raised = \"one\" }",
                "\"two\" = { of = \"men, dan\", count = 2, raised_by = \"families\", raised = \"one\" }",
                "\"three\" = { of = \"men, dan\", raised_by = \"families\", raised = \"one\" }",
                "dan = { count = 2, raised_by = \"families\", raised = \"one\" }",
                "\"four\" = { of = \"men\", count = \"many\", raised_by = \"families\", raised = \"one\" }"
            ),
        ],
        &[
            "BBB.toml:17 E0473",
            "BBB.toml:18 E0473",
            "BBB.toml:19 E0473",
            "BBB.toml:20 E0473",
            "BBB.toml:21 E0473",
            "BBB.toml:22 E0115",
        ],
    ),
    (
        &[
            list!("listed = \"men, dan\", opens = \"one\", closes = \"one\", published_to = [\"BBB\"]"),
            objections!("dan = { raised_by = \"families\", raised = \"one\", decision = \"granted\" }"),
        ],
        &["BBB.toml:17 E0474"],
    ),
    (
        &[
            DATED,
            list!("listed = \"men, dan\", opens = 2023-11-22, closes = 2023-11-23, published_to = [\"BBB\"]"),
            objections!(
                "dan = { raised_by = \"families\", raised = 2023-11-22, decided = 2023-11-23 }",
                "\"a\" = { of = \"dan\", raised_by = \"families\", raised = 2023-11-22, decision = \"upheld\", decided = 2023-11-21 }",
                "\"b\" = { of = \"dan\", raised_by = \"families\", raised = 2023-11-22, decision = \"rejected\", decided = 2023-11-29 }",
                "\"c\" = { of = \"dan\", raised_by = \"families\", raised = 2023-11-22, decision = \"rejected\", decided = \"then\" }"
            ),
        ],
        &["BBB.toml:17 E0475", "BBB.toml:18 E0475", "BBB.toml:19 E0463", "BBB.toml:20 E0220"],
    ),
    // From nobody, and at no time.
    (
        &[
            list!("listed = \"men, dan\", opens = \"one\", closes = \"one\", published_to = [\"BBB\"]"),
            objections!("dan = { raised = \"one\" }", "\"b\" = { of = \"dan\", raised_by = \" \" }"),
        ],
        &["BBB.toml:17 E0114", "BBB.toml:18 E0114", "BBB.toml:18 E0116"],
    ),
    (&[objections!("dam = { raised_by = \"families\", raised = \"one\" }")], &["BBB.toml:17 E0206"]),
    // A must that objections leave too few for.
    (
        &[
            (
                "positions/BBB.toml",
                "men = { priority = \"wish\", at_most = 5 }",
                "men = { priority = \"must\", at_least = 7 }",
            ),
            list!(
                "listed = \"men\", opens = \"one\", closes = \"one\" }\n[objections]\nmen = { count = 2, raised_by = \"families\", raised = \"one\""
            ),
        ],
        &["BBB.toml:12 W0424"],
    ),
    // The law: protected people listed and objected to, live and historical.
    (
        &[list!("listed = \"kid, dan\", places = 1, opens = \"one\", closes = \"one\"")],
        &["AAA.toml:23 E0701", "AAA.toml:23 E0704"],
    ),
    (
        &[
            ("case.toml", "title = \"Base\"", "title = \"Base\"\nhistorical = true"),
            list!("listed = \"kid, dan\", places = 1, opens = \"one\", closes = \"one\""),
        ],
        &["AAA.toml:23 W0702", "AAA.toml:23 W0705"],
    ),
    (
        &[
            DATED,
            list!(
                "listed = \"kid, dan\", opens = 2023-11-22, closes = 2023-11-23 }\n[objections]\nkid = { raised_by = \"families\", raised = 2023-11-22"
            ),
        ],
        &["AAA.toml:25 W0703"],
    ),
    (
        &[
            DATED,
            list!(
                "listed = \"kid, dan\", opens = 2023-11-22, closes = 2023-11-23 }\n[objections]\nkid = { raised_by = \"families\", raised = 2023-11-22, decision = \"rejected\", decided = 2023-11-25"
            ),
        ],
        &["AAA.toml:25 E0704"],
    ),
    // Protected people listed before the first phase begins, with a place for each who is not: nobody waits.
    (&[DATED, list!("listed = \"kid, dan, men\", opens = 2023-11-22, closes = 2023-11-23")], &[]),
];

pub(super) fn codes() -> Vec<Code> {
    check(ROWS)
}

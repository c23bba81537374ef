//! Mistakes of lists/people.csv and lists/PARTY.csv.

use takas_formats::Code;

use crate::base::{Row, check};

const ROWS: &[Row<'_>] = &[
    (&[("lists/people.csv", "", "id,name\nfay,Fay\n")], &["lists/people.csv:1 E0301"]),
    (&[("lists/people.csv", "", "id,name,holder,age\nfay,Fay,AAA,30\n")], &["lists/people.csv:1 E0302"]),
    (&[("lists/people.csv", "", "id,name,holder,name\nfay,Fay,AAA,Fay\n")], &["lists/people.csv:1 E0303"]),
    (
        &[("lists/people.csv", "", "id,name,holder\nfay,Fay\ngus,Gus,AAA,x\nhal,Hal,AAA\n")],
        &["lists/people.csv:2 E0304", "lists/people.csv:3 E0304"],
    ),
    (
        &[("lists/people.csv", "", "id,name,holder\nfay,\"Fay,AAA\n")],
        &["lists/people.csv:2 E0304", "lists/people.csv:2 E0305"],
    ),
    (&[("lists/people.csv", "", "")], &["lists/people.csv:1 E0306"]),
    (&[("lists/people.csv", "", "id,name,holder\nfay,,AAA\n")], &["lists/people.csv:2 E0307"]),
    (&[("lists/people.csv", "", "id,name,holder\nann,Ann B,AAA\n")], &["lists/people.csv:2 E0204"]),
    (&[("lists/people.csv", "", "id,name,holder\nfay,Fay,AAA\nfay,Fay F,AAA\n")], &["lists/people.csv:3 E0204"]),
    (&[("lists/people.csv", "", "id,name,holder\nfay,Fay,AAX\n")], &["lists/people.csv:2 E0205"]),
    (
        &[(
            "lists/people.csv",
            "",
            "id,name,holder,status,consent,protected,sets,sources\nfay,Fay,AAA,alive,maybe,old,ann;two words;trio,wkii\n",
        )],
        &[
            "lists/people.csv:2 E0207",
            "lists/people.csv:2 E0208",
            "lists/people.csv:2 E0209",
            "lists/people.csv:2 E0202",
            "lists/people.csv:2 E0204",
            "lists/people.csv:2 W0229",
        ],
    ),
    (
        &[(
            "lists/people.csv",
            "",
            "id,name,holder,consent,consent_to,no_return_to\nfay,Fay,AAA,given,BBB;BBX,\ngus,Gus,AAA,given,BBB,BBB\nhal,Hal,AAA,refused,BBB,CCC\n",
        )],
        &["lists/people.csv:2 E0205", "lists/people.csv:3 W0231", "lists/people.csv:4 W0231"],
    ),
    (
        &[
            ("lists/people.csv", "", "id,name,holder,no_return_to\nfay,Fay,AAA,BBB\n"),
            ("positions/AAA.toml", "[holds]\n", "[holds]\nfay = { to = [\"BBB\", \"CCC\"] }\n"),
        ],
        &["AAA.toml:8 W0409"],
    ),
    (
        &[(
            "lists/people.csv",
            "",
            "holder,name,id,sets\r\nAAA,\"Fay, called \"\"F\"\"\",fay,pair\r\n\r\nBBB,Gus,gus,\r\n",
        )],
        &[],
    ),
    (
        &[("lists/AAA.csv", "", "name,person,status\nAnn,ann,acknowledged\nBob B.,bob,dead\nSomeone,,\n")],
        &["lists/AAA.csv:3 W0309", "lists/AAA.csv:4 N0310"],
    ),
    // The holder's own list: nobody is planned for whom it does not acknowledge.
    (&[("lists/BBB.csv", "", "name,person,status\nBob,bob,denied\n")], &["lists/BBB.csv:2 E0372"]),
    (
        &[
            ("lists/BBB.csv", "", "name,person,status\nBob,bob,dead\n"),
            ("case.toml", "title = \"Base\"", "title = \"Base\"\nhistorical = true"),
        ],
        &["lists/BBB.csv:2 W0373"],
    ),
    (&[("lists/BBB.csv", "", "name,person\nAnn,ann\nAnn again,ann\n")], &["lists/BBB.csv:3 W0308"]),
    (&[("lists/BBB.csv", "", "name,person\nAnn,anne\n")], &["lists/BBB.csv:2 E0206"]),
    // As a party made it: a code page, a line of title, other headings, a row that names nobody.
    (
        &[(
            "lists/BBB.csv",
            "",
            "List of B\nNo;Full name;Person;Status\n1;Ann;ann;held\n2;;;\n3;\"Bob\nB.\";bob;died\n",
        )],
        &["lists/BBB.csv:5 E0372", "lists/BBB.csv:4 W0332", "lists/BBB.csv:5 N0338"],
    ),
    (
        &[
            ("lists/BBB.csv", "", "Who,Which,What\nAnn,ann,held\nBob,bob,dead\n"),
            (
                "lists/BBB.mapping.toml",
                "",
                "format = 1\nheadings = [1]\n[columns]\nWho = \"name\"\nWhich = \"person\"\nWhat = \"standing\"\n",
            ),
        ],
        &["lists/BBB.csv:3 E0372"],
    ),
    (
        &[
            ("lists/BBB.csv", "", "name\nAnn\n"),
            ("lists/BBB.mapping.toml", "", "format = 1\n[columns]\nnaem = \"name\"\nx = \"y\"\n"),
        ],
        &["lists/BBB.csv:1 E0330", "lists/BBB.mapping.toml:4 E0331"],
    ),
    (&[("lists/BBB.csv", "", "a,b\n1,2\n")], &["lists/BBB.csv:1 E0328"]),
    (&[("lists/DDD.csv", "", "name,person\nAnn,ann\n")], &["lists/DDD.csv:1 E0205"]),
];

pub(super) fn codes() -> Vec<Code> {
    check(ROWS)
}

#[test]
fn rows() {
    check(ROWS);
}

//! Mistakes of lists/decisions.toml and mediator/lists.toml, which are read beside lists and a case: rows of whole files and what is told.

use takas_formats::decisions::read_decisions;
use takas_formats::list_book::read_list_book;
use takas_formats::{Code, Diagnostic, format_file, read_case};
use takas_lists::{Claim, List, Name, Origin};

use crate::base::{CASE, base};

/// What a file has below its first line, and what is told: one `line CODE` for each diagnostic.
type Row = (&'static str, &'static [&'static str]);

const DECISIONS: &[Row] = &[
    ("", &[]),
    ("[[decisionz]]\n", &["2 E0113"]),
    ("decisions = 3\n", &["2 E0115"]),
    ("[[decisions]]\nsays = \"yes\"\n", &["3 E0114", "3 E0114", "3 E0114", "3 E0114", "3 E0361"]),
    (
        "[[decisions]]\nsays = \"same\"\none = { list = \"A.csv\", key = \"1\" }\nother = { list = \"A.csv\", key = \"1\" }\nby = \"Lea\"\nat = 2025-03-04T10:00:00Z\n",
        &["3 E0362"],
    ),
    (
        "[[decisions]]\nsays = \"same\"\none = { list = \"A.csv\" }\nother = { list = \"B.csv\", name = \"Ben\", row = 0 }\nby = \"Lea\"\nat = \"noon\"\n",
        &["4 E0114", "5 E0214", "7 E0109"],
    ),
    // Two people, two words; and a word of somebody who is not sure, which stands against nobody.
    (
        "[[decisions]]\nsays = \"same\"\none = { list = \"A.csv\", key = \"1\" }\nother = { list = \"B.csv\", name = \"Ben\" }\nby = \"Lea\"\nat = 2025-03-04T10:00:00Z\n\
         [[decisions]]\nsays = \"not sure\"\none = { list = \"A.csv\", key = \"1\" }\nother = { list = \"B.csv\", name = \"Ben\" }\nby = \"Tom\"\nat = 2025-03-05T10:00:00Z\n",
        &[],
    ),
    (
        "[[decisions]]\nsays = \"same\"\none = { list = \"A.csv\", key = \"1\" }\nother = { list = \"B.csv\", name = \"Ben\" }\nby = \"Lea\"\nat = 2025-03-04T10:00:00Z\n\
         [[decisions]]\nsays = \"different\"\none = { list = \"B.csv\", name = \"Ben\" }\nother = { list = \"A.csv\", key = \"1\" }\nby = \"Tom\"\nat = 2025-03-05T10:00:00Z\n",
        &["9 W0363"],
    ),
    // Ann is Ben, Ben is the second Ann, and the two are not one.
    (
        "[[decisions]]\nsays = \"same\"\none = { list = \"A.csv\", key = \"1\" }\nother = { list = \"B.csv\", name = \"Ben\" }\nby = \"Lea\"\nat = 2025-03-04T10:00:00Z\n\
         [[decisions]]\nsays = \"same\"\none = { list = \"A.csv\", key = \"2\" }\nother = { list = \"B.csv\", name = \"Ben\" }\nby = \"Lea\"\nat = 2025-03-04T10:00:00Z\n\
         [[decisions]]\nsays = \"different\"\none = { list = \"A.csv\", key = \"1\" }\nother = { list = \"A.csv\", key = \"2\" }\nby = \"Lea\"\nat = 2025-03-04T10:00:00Z\n",
        &["15 W0364"],
    ),
    // A row that has other cells now; one that is gone; one of which there are two.
    (
        "[[decisions]]\nsays = \"same\"\none = { list = \"A.csv\", key = \"1\", digest = \"0000000000000000\" }\nother = { list = \"B.csv\", name = \"Ben\" }\nby = \"Lea\"\nat = 2025-03-04T10:00:00Z\n",
        &["3 W0365"],
    ),
    (
        "[[decisions]]\nsays = \"same\"\none = { list = \"A.csv\", key = \"9\", name = \"Nobody\" }\nother = { list = \"B.csv\", name = \"Twin\" }\nby = \"Lea\"\nat = 2025-03-04T10:00:00Z\n",
        &["3 W0366", "3 W0366"],
    ),
];

const BOOK: &[Row] = &[
    ("", &[]),
    (
        "[[asked]]\nrow = { list = \"BBB.csv\", key = \"1\" }\nby = \"AAA\"\nat = 2025-03-01\n\
         [[released]]\nrow = { list = \"BBB.csv\", key = \"1\" }\nto = [\"AAA\"]\nby = \"Lea\"\nat = 2025-03-03T10:00\nwithdrawn = 2025-04-01\nwithdrawn_by = \"Tom\"\n\
         [[told]]\nrow = { list = \"BBB.csv\", key = \"1\" }\nto = \"AAA\"\nby = \"Lea\"\nat = 2025-03-04\n\
         [[substitutes]]\nof = \"ann\"\nnext = [\"bob\", \"cat\"]\n",
        &[],
    ),
    ("[[asked]]\nrow = { list = \"BBB.csv\", key = \"1\" }\nby = \"AAX\"\nat = 3\n", &["4 E0205", "5 E0115"]),
    // Told before it was released, and after it was withdrawn; whose list it is may be told at any time.
    (
        "[[released]]\nrow = { list = \"BBB.csv\", key = \"1\" }\nto = [\"AAA\"]\nby = \"Lea\"\nat = 2025-03-03T10:00\nwithdrawn = 2025-04-01\n\
         [[told]]\nrow = { list = \"BBB.csv\", key = \"1\" }\nto = \"AAA\"\nby = \"Lea\"\nat = 2025-03-03\n\
         [[told]]\nrow = { list = \"BBB.csv\", key = \"1\" }\nto = \"AAA\"\nby = \"Lea\"\nat = 2025-04-02\n\
         [[told]]\nrow = { list = \"BBB.csv\", key = \"1\" }\nto = \"BBB\"\nby = \"Lea\"\nat = 2025-03-01\n",
        &["9 W0367", "14 W0367"],
    ),
    // Told as the row was when it was released, whatever it says, and as another than was released.
    (
        "[[released]]\nrow = { list = \"BBB.csv\", key = \"1\", digest = \"aaaa\" }\nto = [\"AAA\"]\nby = \"Lea\"\nat = 2025-03-03\n\
         [[told]]\nrow = { list = \"BBB.csv\", key = \"1\", digest = \"aaaa\" }\nto = \"AAA\"\nby = \"Lea\"\nat = 2025-03-04\n\
         [[told]]\nrow = { list = \"BBB.csv\", key = \"1\" }\nto = \"AAA\"\nby = \"Lea\"\nat = 2025-03-04\n\
         [[told]]\nrow = { list = \"BBB.csv\", key = \"1\", digest = \"bbbb\" }\nto = \"AAA\"\nby = \"Lea\"\nat = 2025-03-04\n",
        &["18 W0367"],
    ),
    (
        "[[released]]\nrow = { list = \"BBB.csv\", key = \"1\" }\nto = [\"AAA\"]\nby = \"Lea\"\nat = 2025-03-03\nwithdrawn = 2025-03-01\n",
        &["7 E0675"],
    ),
    // Another holder; oneself; who is no person; a minor who would wait; two lines for one; a circle.
    ("[[substitutes]]\nof = \"ann\"\nnext = [\"dan\", \"ann\", \"men\"]\n", &["4 E0206", "4 E0368", "4 E0368"]),
    ("[[substitutes]]\nof = \"dan\"\nnext = [\"kid\"]\n", &["4 E0369"]),
    (
        "[[substitutes]]\nof = \"ann\"\nnext = [\"bob\"]\n[[substitutes]]\nof = \"ann\"\nnext = [\"cat\"]\n",
        &["6 E0371"],
    ),
    (
        "[[substitutes]]\nof = \"ann\"\nnext = [\"bob\"]\n[[substitutes]]\nof = \"bob\"\nnext = [\"ann\"]\n",
        &["3 E0371", "6 E0371"],
    ),
];

/// A list of rows by key and name.
fn list(title: &str, rows: &[(&str, &str)]) -> List {
    let claim = |(index, (key, name)): (usize, &(&str, &str))| Claim {
        origin: Origin { sheet: String::new(), row: u32::try_from(index).unwrap() + 2 },
        key: Some((*key).to_owned()).filter(|key| !key.is_empty()),
        names: vec![Name::whole(*name)],
        ..Claim::default()
    };
    List { title: title.to_owned(), claims: rows.iter().enumerate().map(claim).collect() }
}

fn of_decisions(row: &Row) -> Vec<Diagnostic> {
    let (a, b) =
        (list("A.csv", &[("1", "Ann"), ("2", "Ann")]), list("B.csv", &[("", "Ben"), ("", "Twin"), ("", "Twin")]));
    let text = format!("format = 1\n{}", row.0);
    read_decisions("lists/decisions.toml", text.as_bytes(), &[&a, &b]).diagnostics
}

fn of_book(row: &Row, historical: bool) -> Vec<Diagnostic> {
    let mut files = base();
    if historical {
        files.insert("case.toml", CASE.replace("title = \"Base\"", "title = \"Base\"\nhistorical = true"));
    }
    files.insert("mediator/lists.toml", format!("format = 1\n{}", row.0));
    let case = read_case("base", &files).case.expect("a case");
    let read = read_list_book(&case, &files);
    let has_errors = read.diagnostics.iter().any(|found| found.code.id().starts_with('E'));
    assert_eq!(read.book.is_none(), has_errors, "{row:?}");
    read.diagnostics
}

/// The same line in a historical case is recorded, with a warning.
const WAITED: Row = ("[[substitutes]]\nof = \"dan\"\nnext = [\"kid\"]\n", &["4 W0370"]);

pub(super) fn codes() -> Vec<Code> {
    let decisions = DECISIONS.iter().flat_map(of_decisions);
    let book = BOOK.iter().flat_map(|row| of_book(row, false));
    decisions.chain(book).chain(of_book(&WAITED, true)).map(|found| found.code).collect()
}

fn short(found: &[Diagnostic]) -> Vec<String> {
    let mut short: Vec<(usize, &str)> = found.iter().map(|found| (found.line, found.code.id())).collect();
    short.sort_unstable();
    short.into_iter().map(|(line, code)| format!("{line} {code}")).collect()
}

#[test]
fn mistakes_of_decisions_and_of_the_book_of_names() {
    for row in DECISIONS {
        let found = of_decisions(row);
        assert_eq!(short(&found), row.1, "{}\n{found:#?}", row.0);
        assert!(found.iter().all(|found| !found.help.is_empty()));
    }
    for row in BOOK {
        let found = of_book(row, false);
        assert_eq!(short(&found), row.1, "{}\n{found:#?}", row.0);
    }
    assert_eq!(short(&of_book(&WAITED, true)), WAITED.1);
}

#[test]
fn decisions_are_formatted_and_say_the_same() {
    let text = "format=1\n[[decisions]]\nsays=\"same\"\none={list=\"A.csv\",key=\"1\"}\nother={list=\"B.csv\",name=\"Ben\"}\nby=\"Lea\"\nat=2025-03-04T10:00:00Z\n";
    let formatted = format_file("lists/decisions.toml", text).expect("no mistakes");
    assert!(formatted.starts_with("format = 1\n\n[[decisions]]\nsays = \"same\"\n"), "{formatted}");
    assert_eq!(format_file("lists/decisions.toml", &formatted).as_deref(), Ok(formatted.as_str()));
    let (before, after) = (read_decisions("d", text.as_bytes(), &[]), read_decisions("d", formatted.as_bytes(), &[]));
    assert_eq!(before.decisions.expect("words"), after.decisions.expect("words"));
}

//! `takas fmt`: rows of input and output; formatting twice changes nothing; the meaning stays.

use takas_formats::{CaseFiles, format_file, new_case, read_case};

use crate::examples::examples;

fn check(path: &str, input: &str, expected: &str) {
    let once = format_file(path, input).unwrap_or_else(|errors| panic!("{errors:#?}"));
    assert_eq!(once, expected);
    assert_eq!(format_file(path, &once).as_deref(), Ok(expected), "formatting twice");
}

#[test]
fn spacing_is_made_regular_and_comments_stay() {
    check(
        "case.toml",
        "\n\nformat=1   # the first\r\n\r\n\r\ntitle   =\"A case\"\n  # about parties\n\n\n[ parties ]\n\n  A={name=\"A\",roles=[ \"host\",\"transit\" , ]}\n#end\nB = {  name = \"B\" } \n\n\n# the last\n\n",
        "format = 1 # the first\n\ntitle = \"A case\"\n\n# about parties\n\n[parties]\nA = { name = \"A\", roles = [\"host\", \"transit\"] }\n#end\nB = { name = \"B\" }\n\n# the last\n",
    );
}

#[test]
fn sentences_are_made_canonical_wherever_they_stand() {
    check(
        "positions/A.toml",
        "format = 1\n[asks]\n\"x y\" = { of = \"a  or b,c\", priority = \"high\" }\n[rules]\n\"r\" = \"  at   least 010 of a  overall\"\n\"s\" = { say = '''\n  x moves\n  requires (all  of y)''' }\n",
        "format = 1\n\n[asks]\n\"x y\" = { of = \"a or b, c\", priority = \"high\" }\n\n[rules]\n\"r\" = \"at least 10 of a\"\n\"s\" = { say = \"x moves requires all of y\" }\n",
    );
}

#[test]
fn an_operation_says_whom_it_means_in_canonical_words() {
    check(
        "mediator/operation.toml",
        "format=1\nbegins=2024-08-01T06:00\n[gates]\n\"all\" = {of=\"everyone  except  x\", holds = \"a ,b  to  C\"}\n[travel]\n\"everyone\"={from=\"here\"}\n",
        "format = 1\nbegins = 2024-08-01T06:00\n\n[gates]\n\"all\" = { of = \"everyone except x\", holds = \"a, b to C\" }\n\n[travel]\n\"everyone\" = { from = \"here\" }\n",
    );
    assert!(format_file("mediator/operation.toml", "[apart]\nx = { one = \"to\", other = \"y\" }\n").is_err());
}

#[test]
fn long_sentences_are_wrapped() {
    let names: Vec<String> = (0..30).map(|n| format!("person-{n}")).collect();
    let input = format!("[rules]\nr = \"all of {}\"\n", names.join(" or "));
    let once = format_file("case.toml", &input).unwrap();
    assert!(once.lines().count() > 3 && once.lines().all(|line| line.len() <= 112), "{once}");
    assert_eq!(format_file("case.toml", &once).unwrap(), once);
}

#[test]
fn files_with_mistakes_and_other_files_are_left_alone() {
    assert!(format_file("case.toml", "a = \n").is_err());
    assert!(format_file("case.toml", "[rules]\nr = \"at least of x\"\n").is_err());
    assert_eq!(format_file("lists/people.csv", "id , name").as_deref(), Ok("id , name"));
}

#[test]
fn formatting_keeps_the_meaning() {
    let mut cases = examples();
    cases.push(("new".to_owned(), new_case("new")));
    for (id, files) in cases {
        let formatted: CaseFiles = files
            .iter()
            .map(|(path, bytes)| {
                let text = std::str::from_utf8(bytes).unwrap();
                let once = format_file(path, text).unwrap_or_else(|errors| panic!("{id}/{path}: {errors:#?}"));
                assert_eq!(format_file(path, &once).as_deref(), Ok(once.as_str()), "{id}/{path}");
                (path.to_owned(), once.into_bytes())
            })
            .collect();
        assert_eq!(read_case(&id, &formatted).case, read_case(&id, &files).case, "{id}");
    }
}

#[test]
fn the_examples_and_the_template_are_formatted() {
    let mut cases = examples();
    cases.push(("new".to_owned(), new_case("new")));
    for (id, files) in cases {
        for (path, bytes) in files.iter().filter(|(path, _)| path.contains(".toml")) {
            let text = std::str::from_utf8(bytes).unwrap();
            let formatted = format_file(path, text);
            assert_eq!(formatted.as_deref(), Ok(text), "`takas fmt` would change {id}/{path}");
        }
    }
}

//! Mapping files: read, written, corrected, remembered; and that what is wrong in one is told.

use takas_formats::claims::{Field, Mapping, Why};
use takas_formats::{Code, format_file, mapping_path, read_mapping};

use super::{all, read, told};

const LIST: &str = "Who;When;Where\nAnn Example;03/04/1360;There\nBob Sample;04/05/1361;Here\n";

fn mapping(text: &str) -> Mapping {
    let read = read_mapping("lists/AAA.mapping.toml", text.as_bytes());
    read.mapping.unwrap_or_else(|| panic!("{:#?}", read.diagnostics))
}

#[test]
fn a_mapping_file_corrects_what_was_guessed() {
    let guessed = read(LIST.as_bytes(), None);
    assert_eq!(all(&guessed)[0], "1, Who, [column B] When, [column C] Where", "headings that are not known are told");
    assert_eq!(told(&guessed), [Code::HeadingsMissing]);
    let mapping = mapping(
        "format = 1\nheadings = [1]\ncalendar = \"persian\"\ndates = \"day first\"\n[columns]\nwho = \"name\"\n\"When\" = \"born\"\n\"column C\" = \"held at\"\n",
    );
    let read = read(LIST.as_bytes(), Some(&mapping));
    assert_eq!(
        all(&read),
        [
            "2, Ann Example, born 1981-06-24 or 1941-04-30, at There",
            "3, Bob Sample, born 1982-07-26 or 1942-05-20, at Here",
        ]
    );
    assert!(read.mapping.sheets[0].columns.iter().all(|column| column.why == Why::File));
}

#[test]
fn what_was_used_reads_the_list_again_and_the_next_one_with_the_same_headings() {
    let first = read("No;Full name;DOB\n1;Ann Example;1980\n".as_bytes(), None);
    let kept = first.mapping.to_mapping();
    assert_eq!(mapping(&kept.to_toml()), kept, "{}", kept.to_toml());
    let text = kept.to_toml();
    assert_eq!(format_file("lists/AAA.mapping.toml", &text).as_deref(), Ok(text.as_str()), "`takas fmt` leaves it");
    let next = read("№;FULL  NAME;dob\n2;Bob Sample;1981\n".replace('№', "no").as_bytes(), Some(&kept));
    assert!(kept.fits(&next.mapping.sheets[0].fingerprint));
    assert_eq!((told(&next), all(&next)), (vec![], vec!["2, key 2, Bob Sample, born 1981".to_owned()]));
    let other = read("Full name;rank\nBob Sample;3\n".as_bytes(), Some(&kept));
    assert_eq!(told(&other), [Code::MappingStale, Code::MappingColumn], "{:#?}", other.diagnostics);
}

#[test]
fn columns_without_a_heading_of_their_own_go_by_letters() {
    let read = read("name;note;note\nAnn Example;a;b\n".as_bytes(), None);
    let kept = read.mapping.to_mapping();
    let columns: Vec<(&str, Field)> = kept.columns.iter().map(|(key, field)| (key.as_str(), *field)).collect();
    assert_eq!(columns, [("name", Field::Name), ("column B", Field::Other), ("column C", Field::Other)]);
}

#[test]
fn mistakes_of_a_mapping_file_are_told() {
    for (text, code) in [
        ("[columns]\n", Code::FormatMissing),
        ("format = 1\nsheet = \"a\"\n", Code::UnknownKey),
        ("format = 1\nencoding = \"klingon\"\n", Code::MappingWord),
        ("format = 1\nseparator = \"-\"\n", Code::MappingWord),
        ("format = 1\ndates = \"backwards\"\n", Code::MappingWord),
        ("format = 1\n[columns]\na = \"birthday\"\n", Code::MappingWord),
        ("format = 1\n[columns]\na = 1\n", Code::WrongType),
        ("format = 1\nheadings = 3\n", Code::WrongType),
        ("format = 1\nheadings = [0]\n", Code::NotPositive),
    ] {
        let read = read_mapping("lists/AAA.mapping.toml", text.as_bytes());
        let codes: Vec<Code> = read.diagnostics.iter().map(|found| found.code).collect();
        assert_eq!(codes, [code], "{text}");
        assert!(read.mapping.is_none());
    }
}

#[test]
fn the_mapping_of_a_list_lies_beside_it() {
    assert_eq!(mapping_path("lists/RUS.csv"), "lists/RUS.mapping.toml");
    assert_eq!(mapping_path("a.b/list"), "a.b/list.mapping.toml");
}

//! The case of `takas new`: nothing to report, nothing to format.

use takas_formats::{format_file, new_case, read_case, read_contacts};

#[test]
fn a_new_case_checks_clean() {
    let reading = read_case("new", &new_case("new"));
    let told: Vec<String> = reading.diagnostics.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    let case = reading.case.expect("a case");
    assert_eq!(case.id, "new");
    assert!(case.rules.len() >= 6 && !case.concessions.is_empty());
    let contacts = read_contacts(&case, &new_case("new"));
    assert!(contacts.diagnostics.is_empty(), "{:#?}", contacts.diagnostics);
    assert_eq!(contacts.contacts.expect("a book").talks.len(), 1);
}

#[test]
fn a_new_case_is_formatted() {
    for (path, bytes) in new_case("new").iter() {
        let text = std::str::from_utf8(bytes).unwrap();
        assert_eq!(format_file(path, text).as_deref(), Ok(text), "{path}");
    }
}

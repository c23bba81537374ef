//! `mediator/lists.toml` beside a small case: no panic, a book exactly when nothing is an error, every diagnostic in its place, and lines that
//! are written at its end change none before them and are read as what they are.
#![no_main]

use libfuzzer_sys::fuzz_target;
use takas_formats::decisions::RowKey;
use takas_formats::list_book::{
    AskedAbout, LIST_BOOK_FILE, ListBook, Release, ToldOf, append_asked, append_release, append_told, read_list_book,
};
use takas_formats::{Severity, read_case};
use takas_model::{Case, PartyRef};

fn book(case: &Case, bytes: &[u8]) -> Option<ListBook> {
    let files = takas_fuzz::case_with(LIST_BOOK_FILE, bytes);
    let read = read_list_book(case, &files);
    assert_eq!(read.book.is_none(), read.diagnostics.iter().any(|found| found.severity == Severity::Error));
    for found in &read.diagnostics {
        takas_fuzz::check_place(found, &files);
    }
    read.book
}

fuzz_target!(|bytes: &[u8]| {
    let case = read_case("fuzz", &takas_fuzz::case_with(LIST_BOOK_FILE, b"format = 1\n")).case.expect("it is clean");
    takas_fuzz::format_twice(LIST_BOOK_FILE, bytes);
    let (Some(before), Ok(text)) = (book(&case, bytes), std::str::from_utf8(bytes)) else { return };
    let row = RowKey {
        list: "SOU.csv".to_owned(),
        key: Some("H \"15\"".to_owned()),
        name: "Яхно \\ Тарас".to_owned(),
        sheet: "S\t1".to_owned(),
        row: 5,
        digest: "4f0c".to_owned(),
    };
    let party = PartyRef::new(0);
    let note = Some("a \"remark\"\nof two lines".to_owned());
    let asked = AskedAbout {
        row: row.clone(),
        by: party,
        heard_by: Some("Lea".to_owned()),
        at: 1_741_082_400,
        note: note.clone(),
    };
    let release = Release {
        row: row.clone(),
        to: vec![party],
        by: "Lea".to_owned(),
        at: 1_741_082_400,
        withdrawn: Some(1_741_168_800),
        why: note.clone(),
    };
    let told = ToldOf { row, to: party, by: "Lea".to_owned(), at: 1_741_082_400, note };
    let text = append_told(&append_release(&append_asked(text, &asked, &case), &release, &case), &told, &case);
    let after = book(&case, text.as_bytes()).expect("lines more are no mistake");
    let mut expected = before;
    expected.asked.push(asked);
    expected.released.push(release);
    expected.told.push(told);
    assert_eq!(after, expected);
});

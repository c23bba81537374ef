//! Texts as they are saved: encodings, separators, quotation marks, line ends.

use takas_formats::Code;

use super::{all, read, told};

fn cp1251(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| match c {
            'А'..='я' => u8::try_from(u32::from(c) - 0x410 + 0xc0).unwrap(),
            'ё' => 0xb8,
            c => u8::try_from(c).unwrap(),
        })
        .collect()
}

#[test]
fn a_text_in_a_code_page_is_read_and_told() {
    let text = "Фамилия;Имя;Дата рождения\r\nКовальчук;Пётр;12.03.1980\r\nИванова;Анна;01.01.1979\r\n";
    let read = read(&cp1251(text), None);
    assert_eq!(all(&read), ["2, Пётр Ковальчук, born 1980-03-12", "3, Анна Иванова, born 1979-01-01"]);
    assert_eq!(told(&read), [Code::EncodingGuessed]);
    assert_eq!(read.mapping.encoding, Some("windows-1251"));
}

#[test]
fn the_same_list_is_the_same_in_every_encoding_and_with_every_separator() {
    let text = "name;born;sex\nАнна Пример;1980;f\n\nBob Sample;1981;m\n";
    let expected = all(&read(text.as_bytes(), None));
    assert_eq!(expected.len(), 2);
    let utf16 = |is_big: bool| -> Vec<u8> {
        let units = "\u{feff}".encode_utf16().chain(text.encode_utf16());
        units.flat_map(|unit| if is_big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    for bytes in
        [utf16(false), utf16(true), format!("\u{feff}{text}").into_bytes(), text.replace('\n', "\r\n").into_bytes()]
    {
        assert_eq!(all(&read(&bytes, None)), expected);
    }
    for separator in [",", "\t", "|"] {
        assert_eq!(all(&read(text.replace(';', separator).as_bytes(), None)), expected, "{separator}");
    }
    let announced = read(format!("sep=;\r\n{text}").as_bytes(), None);
    let rows: Vec<u32> = announced.list.as_ref().unwrap().claims.iter().map(|claim| claim.origin.row).collect();
    assert_eq!(rows, [3, 5], "the line that announces the separator is a row of the file");
    assert_eq!(announced.rows.headings, 2);
}

#[test]
fn line_breaks_within_cells_are_of_their_row() {
    let read = read(b"name,note\r\n\"Ann Example\",\"two\r\nlines\"\r\n\r\nBob Sample,x\r\n", None);
    assert_eq!(all(&read), ["2, Ann Example, [note] two\r\nlines", "4, Bob Sample, [note] x"]);
}

#[test]
fn an_open_quotation_mark_refuses_the_list() {
    let read = read(b"name,born\nAnn Example,1980\n\"Bob Sample,1981\nCarl Third,1982\n", None);
    let damaged: Vec<usize> =
        read.diagnostics.iter().filter(|found| found.code == Code::ListDamaged).map(|found| found.line).collect();
    assert_eq!(damaged, [3]);
    assert!(read.list.is_none());
}

#[test]
fn what_is_no_list_is_refused_by_its_kind() {
    for (bytes, code) in [
        (&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"[..], Code::ListKind),
        (b"%PDF-1.7", Code::ListKind),
        (b"<?xml version=\"1.0\"?><a/>", Code::ListKind),
        (b"\0\x01\x02\0\0", Code::ListKind),
        (b"", Code::ListColumns),
        (b"a,b\n1,2\n", Code::ListColumns),
        (b"[{\"name\": \"Ann", Code::ListDamaged),
        ("name\nИванов Пётр Ильич\n\u{fffd}".as_bytes().split_last().unwrap().1, Code::ListDamaged),
    ] {
        assert_eq!(told(&read(bytes, None)), [code], "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn limits_are_told_and_nothing_is_cut() {
    use takas_formats::claims::ListLimits;
    let text = "name,born\nAnn Example,1980\nBob Sample,1981\n";
    let limits = ListLimits::default();
    for limits in [
        ListLimits { bytes_max: 10, ..limits },
        ListLimits { rows_max: 2, ..limits },
        ListLimits { cells_max: 5, ..limits },
        ListLimits { columns_max: 1, ..limits },
    ] {
        let read = super::read_within(text.as_bytes(), None, &limits);
        assert_eq!(told(&read), [Code::ListTooLarge], "{limits:?}");
    }
    let read = super::read_within(text.as_bytes(), None, &ListLimits { cell_bytes_max: 10, ..limits });
    assert_eq!(told(&read), [Code::CellTooLong]);
    assert_eq!(all(&read), ["3, Bob Sample, born 1981"]);
    let deep = format!("[{{\"name\":{}1{}}}]", "[".repeat(40), "]".repeat(40));
    assert_eq!(told(&super::read(deep.as_bytes(), None)), [Code::ListDamaged]);
    let deeper = "[".repeat(100_000);
    assert!(super::read(deeper.as_bytes(), None).list.is_none());
}

#[test]
fn a_row_is_compared_by_no_more_names_than_somebody_may_have() {
    let letters = || ('a'..='z').flat_map(|one| ('a'..='z').map(move |other| format!("A{one}{other}e Example")));
    let aliases: Vec<String> = letters().take(500).collect();
    let cell = aliases.join("; ");
    let read = super::read(format!("name,alias\nAnn Example,\"{cell}\"\n").as_bytes(), None);
    assert!(told(&read).contains(&Code::NamesMany), "{:?}", told(&read));
    let list = read.list.expect("a list");
    assert_eq!(list.claims[0].names.len(), 64);
    assert!(list.claims[0].other.iter().any(|(_, kept)| *kept == cell), "and the cell is kept whole");
    let few = super::read(format!("name,alias\nAnn Example,\"{}\"\n", aliases[..63].join("; ")).as_bytes(), None);
    assert!(!told(&few).contains(&Code::NamesMany));
}

#[cfg(not(feature = "spreadsheets"))]
#[test]
fn a_workbook_is_refused_with_the_way_to_read_it_where_they_were_left_out() {
    let read = read(b"PK\x03\x04 as workbooks begin", None);
    assert_eq!(told(&read), [Code::WorkbooksLeftOut]);
    assert!(read.diagnostics[0].help.contains("--features spreadsheets"), "{}", read.diagnostics[0].help);
}

//! Workbooks, made here part by part: what is read of them, and what is refused because of what it would become.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use takas_formats::Code;
use takas_formats::claims::{ListLimits, Mapping};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::{all, read, read_within, told};
use crate::mutation::damage;
use crate::random::Random;

/// A packed archive of these parts.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A sheet of an XLSX: its name, whether it is hidden, and the inside of `<worksheet>`.
pub(super) type Sheet<'s> = (&'s str, bool, &'s str);

const STYLES: &str = "<?xml version=\"1.0\"?><styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";

pub(super) fn xlsx(sheets: &[Sheet<'_>], strings: Option<&str>, is_1904: bool) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let mut listed = String::new();
    let mut related = format!("<Relationship Id=\"s\" Type=\"{office}/styles\" Target=\"styles.xml\"/>");
    if strings.is_some() {
        let _ =
            write!(related, "<Relationship Id=\"t\" Type=\"{office}/sharedStrings\" Target=\"sharedStrings.xml\"/>");
    }
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for (number, (name, is_hidden, inside)) in (1..).zip(sheets) {
        let state = if *is_hidden { " state=\"hidden\"" } else { "" };
        let _ = write!(listed, "<sheet name=\"{name}\" sheetId=\"{number}\"{state} r:id=\"r{number}\"/>");
        let _ = write!(
            related,
            "<Relationship Id=\"r{number}\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        );
        let sheet = format!("<?xml version=\"1.0\"?><worksheet xmlns=\"{main}\">{inside}</worksheet>");
        parts.push((format!("xl/worksheets/sheet{number}.xml"), sheet.into_bytes()));
    }
    let date = if is_1904 { "<workbookPr date1904=\"1\"/>" } else { "" };
    let workbook = format!(
        "<?xml version=\"1.0\"?><workbook xmlns=\"{main}\" xmlns:r=\"{office}\">{date}<sheets>{listed}</sheets></workbook>"
    );
    parts.push(("xl/workbook.xml".to_owned(), workbook.into_bytes()));
    let relations = format!("<?xml version=\"1.0\"?><Relationships xmlns=\"{package}\">{related}</Relationships>");
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), relations.into_bytes()));
    let root = format!(
        "<?xml version=\"1.0\"?><Relationships xmlns=\"{package}\"><Relationship Id=\"w\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    parts.push(("_rels/.rels".to_owned(), root.into_bytes()));
    parts.push(("xl/styles.xml".to_owned(), STYLES.as_bytes().to_vec()));
    parts.extend(strings.map(|strings| ("xl/sharedStrings.xml".to_owned(), strings.as_bytes().to_vec())));
    packed(&parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect::<Vec<_>>())
}

/// A cell with a text within it.
fn text(at: &str, text: &str) -> String {
    format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

/// Rows of texts, from the first row on; an empty text is no cell.
pub(super) fn rows(rows: &[&[&str]]) -> String {
    let mut sheet = String::from("<sheetData>");
    for (number, cells) in (1..).zip(rows) {
        let _ = write!(sheet, "<row r=\"{number}\">");
        for (column, cell) in ('A'..='Z').zip(*cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.push_str(&text(&format!("{column}{number}"), cell));
        }
        sheet.push_str("</row>");
    }
    sheet + "</sheetData>"
}

fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content><office:automatic-styles><style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style></office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
    ])
}

#[test]
fn a_workbook_with_days_numbers_and_titles_is_read() {
    for (is_1904, serial) in [(false, 29284), (true, 27822)] {
        let sheet = format!(
            "<sheetData><row r=\"1\">{}</row><row r=\"3\">{}{}{}</row><row r=\"4\">{}{}<c r=\"C4\" s=\"1\"><v>{serial}</v></c><c r=\"D4\"><v>4007123456</v></c></row>\
             <row r=\"1048576\"><c r=\"A1048576\" s=\"1\"/></row></sheetData>",
            text("A1", "List of the party"),
            text("A3", "No"),
            text("B3", "Full name"),
            text("C3", "Birth date"),
            text("A4", "1"),
            text("B4", "Ann Example"),
        );
        let read = read(&xlsx(&[("People", false, &sheet)], None, is_1904), None);
        assert_eq!(
            all(&read),
            ["4, key 1, Ann Example, born 1980-03-04, [column D] 4007123456"],
            "{is_1904}: {:#?}",
            read.diagnostics
        );
        assert_eq!((read.rows.rows, read.rows.empty, read.rows.headings), (4, 1, 2));
        assert_eq!(read.list.unwrap().claims[0].origin.sheet, "People");
    }
}

#[test]
fn shared_texts_in_pieces_are_whole() {
    let strings = "<?xml version=\"1.0\"?><sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"2\" uniqueCount=\"2\"><si><t>Name</t></si><si><r><t xml:space=\"preserve\">Ann </t></r><r><t>Example</t></r></si></sst>";
    let sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c></row></sheetData>";
    let read = read(&xlsx(&[("A", false, sheet)], Some(strings), false), None);
    assert_eq!(all(&read), ["2, Ann Example"], "{:#?}", read.diagnostics);
}

#[test]
fn merged_cells_count_for_every_row_and_are_told() {
    let sheet = rows(&[
        &["Name", "Born", "Prison", "Rank"],
        &["Ann Example", "1980", "Hereby", "a"],
        &["Bob Sample", "1981", "", "b"],
        &["Carl Third", "1982", "", "c"],
        &["", "1983", "", "d"],
        &["The second house"],
        &["Dan Fourth", "1984", "", ""],
    ]) + "<mergeCells count=\"3\"><mergeCell ref=\"C2:C4\"/><mergeCell ref=\"A4:A5\"/><mergeCell ref=\"A6:D6\"/></mergeCells>";
    let read = read(&xlsx(&[("A", false, &sheet)], None, false), None);
    assert_eq!(
        all(&read),
        [
            "2, Ann Example, born 1980, at Hereby, [Rank] a",
            "3, Bob Sample, born 1981, at Hereby, [Rank] b",
            "4, Carl Third, born 1982, at Hereby, [Rank] c",
            "5, Carl Third, born 1983, [Rank] d",
            "7, Dan Fourth, born 1984, [section] The second house",
        ],
        "{:#?}",
        read.diagnostics
    );
    assert_eq!(told(&read), [Code::RowSection, Code::MergedFilled, Code::MergedWho]);
}

#[test]
fn two_rows_of_headings_with_merged_cells_are_one() {
    let sheet = rows(&[
        &["No", "Name", "Birth", "", "Status"],
        &["", "", "date", "place", ""],
        &["1", "Ann Example", "1980", "Hereby", "held"],
    ]) + "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/><mergeCell ref=\"C1:D1\"/><mergeCell ref=\"E1:E2\"/></mergeCells>";
    let read = read(&xlsx(&[("A", false, &sheet)], None, false), None);
    assert_eq!(all(&read), ["3, key 1, Ann Example, born 1980, in Hereby, Acknowledged"], "{:#?}", read.mapping);
    assert_eq!(read.rows.headings, 2);
}

#[test]
fn every_sheet_is_read_or_told() {
    let people = rows(&[&["Name"], &["Ann Example"]]);
    let more = rows(&[&["Full name"], &["Bob Sample"]]);
    let sums = rows(&[&["a", "b"], &["1", "2"]]);
    let sheets =
        [("One", false, people.as_str()), ("Two", false, &more), ("Sums", false, &sums), ("Old", true, &people)];
    let read_all = read(&xlsx(&sheets, None, false), None);
    assert_eq!(all(&read_all), ["2, Ann Example", "2, Bob Sample"]);
    assert_eq!(told(&read_all), [Code::SheetLeftOut]);
    let left: Vec<(&str, u64)> = read_all.left_out.iter().map(|left| (left.sheet.as_str(), left.rows)).collect();
    assert_eq!(left, [("Sums", 2), ("Old", 0)]);
    let wanted = Mapping { sheets: Some(vec!["Old".to_owned()]), ..Mapping::default() };
    let old = read(&xlsx(&sheets, None, false), Some(&wanted));
    assert_eq!(old.list.as_ref().unwrap().claims[0].origin.sheet, "Old");
    assert_eq!(all(&old).len(), 1);
}

#[test]
fn an_open_document_is_read_with_repeated_rows_and_merged_cells() {
    let cell = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let tables = format!(
        "<table:table table:name=\"People\"><table:table-column/><table:table-row>{}{}{}</table:table-row>\
         <table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>\
         <table:table-row>{}<table:table-cell office:value-type=\"date\" office:date-value=\"1980-03-04\"><text:p>04.03.80</text:p></table:table-cell>\
         <table:table-cell table:number-rows-spanned=\"2\" office:value-type=\"string\"><office:annotation><text:p>a remark</text:p></office:annotation><text:p>Here<text:s text:c=\"2\"/>by &amp; there</text:p><text:p>second line</text:p></table:table-cell></table:table-row>\
         <table:table-row>{}<table:table-cell office:value-type=\"float\" office:value=\"1981\"><text:p>1981</text:p></table:table-cell><table:covered-table-cell/><table:table-cell table:number-columns-repeated=\"16381\"/></table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>\
         <table:table table:name=\"Old\" table:style-name=\"ta2\"><table:table-row>{}</table:table-row></table:table>",
        cell("Name"),
        cell("Born"),
        cell("Held at"),
        cell("Ann Example"),
        cell("Bob Sample"),
        cell("Name"),
    );
    let read = read(&ods(&tables), None);
    assert_eq!(
        all(&read),
        [
            "4, Ann Example, born 1980-03-04, at Here  by & there\nsecond line",
            "5, Bob Sample, born 1981, at Here  by & there\nsecond line",
        ],
        "{:#?}",
        read.diagnostics
    );
    assert_eq!((read.rows.rows, read.rows.empty), (5, 2));
    assert_eq!(told(&read), [Code::MergedFilled, Code::SheetLeftOut]);
}

#[test]
fn bombs_are_not_unpacked() {
    let people = rows(&[&["Name"], &["Ann Example"]]);
    let long_cell = format!("<sheetData><row r=\"1\">{}</row></sheetData>", text("A1", &"x".repeat(5 << 20)));
    let tight = format!("{people}{}", "<a/>".repeat(5 << 20));
    let strings = "<sst uniqueCount=\"99999999999\"><si><t>Name</t></si></sst>";
    let sheet = |inside: &str| xlsx(&[("A", false, inside)], None, false);
    let many: Vec<(String, &[u8])> = (0..10_001).map(|part| (format!("p{part}.xml"), &b""[..])).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    for (what, bytes) in [
        ("one long cell", sheet(&long_cell)),
        ("more texts announced than there is memory for", xlsx(&[("A", false, &people)], Some(strings), false)),
        ("more parts than a workbook has", packed(&many)),
    ] {
        let started = std::time::Instant::now();
        let read = read(&bytes, None);
        assert_eq!(told(&read), [Code::ListPacked], "{what}: {:#?}", read.diagnostics);
        assert!(started.elapsed().as_secs() < 60, "{what}");
    }
    // How tightly a part is packed depends on the packer: this one reaches 150.
    let limits = ListLimits { unpacked_ratio_max: 100, ..ListLimits::default() };
    assert_eq!(told(&read_within(&sheet(&tight), None, &limits)), [Code::ListPacked]);
    let limits = ListLimits { unpacked_bytes_max: 1 << 10, ..ListLimits::default() };
    assert_eq!(told(&read_within(&sheet(&people), None, &limits)), [Code::ListPacked]);
}

#[test]
fn sheets_that_would_fill_the_memory_are_refused() {
    let far = format!("<sheetData><row r=\"1\">{}{}</row></sheetData>", text("A1", "Name"), text("XFD1", "far"));
    let cell = "<table:table-cell table:number-columns-repeated=\"4000000\" office:value-type=\"string\"><text:p>Name</text:p></table:table-cell>";
    let wide = format!("<table:table table:name=\"A\"><table:table-row>{cell}</table:table-row></table:table>");
    let named = "<table:table-cell office:value-type=\"string\"><text:p>Ann Example</text:p></table:table-cell>";
    let heading = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>Name</text:p></table:table-cell></table:table-row>";
    let tall = format!(
        "<table:table table:name=\"A\">{heading}<table:table-row table:number-rows-repeated=\"4000000000\">{named}</table:table-row></table:table>"
    );
    let limits = ListLimits { rows_max: 10_000, ..ListLimits::default() };
    for (what, bytes) in [
        ("a far column", xlsx(&[("A", false, &far)], None, false)),
        ("a wide row", ods(&wide)),
        ("a tall sheet", ods(&tall)),
    ] {
        assert_eq!(told(&read_within(&bytes, None, &limits)), [Code::ListTooLarge], "{what}");
    }
    let spaces = "<table:table-cell office:value-type=\"string\"><text:p>Ann<text:s text:c=\"4000000000\"/>Example</text:p></table:table-cell>";
    let blank = format!(
        "<table:table table:name=\"A\">{heading}<table:table-row>{named}</table:table-row><table:table-row>{spaces}</table:table-row></table:table>"
    );
    assert_eq!(told(&read(&ods(&blank), None)), [Code::CellTooLong]);
}

#[test]
fn other_archives_and_locked_workbooks_are_refused() {
    for (bytes, code) in [
        (packed(&[("word/document.xml", b"<a/>")]), Code::ListKind),
        (packed(&[("xl/workbook.bin", b"")]), Code::ListKind),
        (packed(&[("a.txt", b"")]), Code::ListKind),
        (packed(&[("xl/workbook.xml", b"<workbook/>")]), Code::ListDamaged),
        (b"PK\x03\x04 and no more".to_vec(), Code::ListDamaged),
    ] {
        assert_eq!(told(&read(&bytes, None)), [code]);
    }
}

#[test]
fn damaged_workbooks_never_panic() {
    let mut random = Random(17);
    let sheet = rows(&[&["No", "Name", "Born"], &["1", "Ann Example", "1980"], &["2", "Bob Sample", "1981"]])
        + "<mergeCells><mergeCell ref=\"A1:B9\"/></mergeCells>";
    let cell = "<table:table-cell office:value-type=\"string\"><text:p>Ann &amp; Name</text:p></table:table-cell>";
    let table = format!("<table:table table:name=\"A\"><table:table-row>{cell}{cell}</table:table-row></table:table>");
    for round in 0..1_500 {
        // The inside is damaged before it is packed, so that the damage reaches the readers; sometimes the archive itself.
        let mut inside = if round % 2 == 0 { sheet.clone().into_bytes() } else { table.clone().into_bytes() };
        for _ in 0..=random.below(3) {
            damage(&mut inside, b"<c r=\"ZZZ9999999\" t=\"s\"><v>-1</v></c>", &mut random);
        }
        let inside = String::from_utf8_lossy(&inside).into_owned();
        let mut bytes = if round % 2 == 0 { xlsx(&[("A", false, &inside)], None, false) } else { ods(&inside) };
        if random.below(4) == 0 {
            damage(&mut bytes, b"PK\x01\x02", &mut random);
        }
        read(&bytes, None);
    }
}

/// A sheet of many rows.
fn tall(count: usize) -> Vec<u8> {
    let mut sheet = String::from(
        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>No</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Name</t></is></c></row>",
    );
    for number in 2..=count {
        let _ = write!(
            sheet,
            "<row r=\"{number}\"><c r=\"A{number}\"><v>{number}</v></c><c r=\"B{number}\" t=\"inlineStr\"><is><t>Ann Example{number}</t></is></c></row>"
        );
    }
    sheet.push_str("</sheetData>");
    xlsx(&[("A", false, &sheet)], None, false)
}

#[test]
fn a_tall_sheet_is_read_to_its_last_row() {
    let read = read(&tall(30_000), None);
    assert_eq!((read.rows.rows, read.rows.claims), (30_000, 29_999));
}

#[test]
fn as_many_rows_as_a_sheet_can_have_are_read_in_bounded_memory() {
    const ROWS: usize = 1 << 20;
    let bytes = tall(ROWS);
    let peak = || {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0 kB").trim().to_owned();
        line.split(' ').next().and_then(|kilobytes| kilobytes.parse::<u64>().ok()).unwrap_or(0) >> 10
    };
    let before = peak();
    let read = takas_formats::claims::read_claims(&bytes, "tall.xlsx", None, &ListLimits::default());
    assert_eq!((read.rows.rows, read.rows.claims), (ROWS as u64, ROWS as u64 - 1));
    let claims = read.list.map_or(0, |list| list.claims.len() * size_of::<takas_lists::Claim>()) >> 20;
    eprintln!(
        "peak before {before} MiB, after {} MiB; the claims alone {claims} MiB; the file {} MiB",
        peak(),
        bytes.len() >> 20
    );
    assert!(peak() < before + 1_600, "{} MiB", peak());
}

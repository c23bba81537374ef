//! Workbooks that other people's programs made, from `made/make.py`: each is read as what it shows.

use takas_formats::Code;

use super::{all, read, told};

/// A workbook, and in what it differs from the others.
struct Made {
    file: &'static str,
    bytes: &'static [u8],
    /// Whether the place of the first three is one merged cell.
    is_merged: bool,
    /// Whether a remark that is a formula has its value beside it.
    has_values: bool,
    /// Whether it has a sheet that is hidden.
    has_hidden: bool,
}

macro_rules! made {
    ($file:literal, $is_merged:literal, $has_values:literal, $has_hidden:literal) => {
        Made {
            file: $file,
            bytes: include_bytes!(concat!("made/", $file)),
            is_merged: $is_merged,
            has_values: $has_values,
            has_hidden: $has_hidden,
        }
    };
}

const ALL: &[Made] = &[
    made!("openpyxl.xlsx", true, false, true),
    made!("openpyxl-1904.xlsx", true, false, true),
    made!("xlsxwriter.xlsx", true, true, true),
    made!("xlsxwriter-1904.xlsx", true, true, true),
    made!("pyexcel.ods", false, false, false),
    made!("odfpy.ods", true, true, true),
    made!("libreoffice.ods", true, true, true),
    made!("libreoffice.xlsx", true, true, true),
    made!("libreoffice-1904.xlsx", true, true, true),
];

#[test]
fn workbooks_of_other_programs_are_read_as_what_they_show() {
    for made in ALL {
        let read = read(made.bytes, None);
        let at = if made.is_merged { ", at Camp 3" } else { "" };
        let remark = if made.has_values { ", [Remark] ab" } else { "" };
        let expected = [
            "3, key 1, Ann Example, born 1980-03-04, at Camp 3, [Remark] first".to_owned(),
            format!("4, key 2, Борис Образец, born 1979-12-31{at}"),
            format!("5, key 3, Élodie Muster, born 1981{at}"),
            format!("6, key 4, CARL THIRD, born 1982-06-07, at Camp 4{remark}"),
            "2, key 1, خالد حسين الدليمي, born 1985-05-06".to_owned(),
            "3, key 2, مريم علي, born 1990-10-11".to_owned(),
        ];
        assert_eq!(all(&read), expected, "{}: {:#?}", made.file, read.diagnostics);
        let sheets: Vec<&str> =
            read.list.iter().flat_map(|list| &list.claims).map(|claim| claim.origin.sheet.as_str()).collect();
        assert_eq!(sheets, ["People", "People", "People", "People", "أسماء", "أسماء"], "{}", made.file);
        let codes = told(&read);
        assert_eq!(codes.contains(&Code::MergedFilled), made.is_merged, "{}: {codes:?}", made.file);
        assert_eq!(codes.contains(&Code::SheetLeftOut), made.has_hidden, "{}: {codes:?}", made.file);
        assert!(!codes.contains(&Code::DateUnread) && !codes.contains(&Code::TotalDiffers), "{}: {codes:?}", made.file);
    }
}

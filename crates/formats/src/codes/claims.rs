//! Explanations of the codes about reading lists as parties and others hand them over.

use super::{Code, Explanation};

pub(super) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: Code::ListTooLarge,
        text: "A list has limits: bytes, rows, cells and columns; a workbook also what it unpacks to. They are far above what any list of people has. Over one of them the list is refused rather than cut.",
        wrong: "a sheet with a row in column XFD",
        right: "a sheet with the columns of the list",
    },
    Explanation {
        code: Code::ListKind,
        text: "Lists are read from CSV and other texts with separators, from XLSX and ODS, from JSON and from entities of Follow the Money. Of other kinds, PDFs and pictures above all, nobody can say what stands in which column.",
        wrong: "list.xls",
        right: "list.xlsx",
    },
    Explanation {
        code: Code::WorkbooksLeftOut,
        text: "Reading workbooks (XLSX, ODS) is a part that can be left out when the program is built; it was.",
        wrong: "cargo build --release",
        right: "cargo build --release --features spreadsheets",
    },
    Explanation {
        code: Code::ListDamaged,
        text: "The file ends too early, or something in it is not as its format wants it: a byte that is no character, a quotation mark that is never closed, JSON or XML or an archive that cannot be read. What comes after it cannot be told apart, so nothing of it is read.",
        wrong: "Ann;\"1980",
        right: "Ann;1980",
    },
    Explanation {
        code: Code::ListPacked,
        text: "A workbook is a packed archive. This one would unpack to more than any list has, as archives do that are made to fill a machine's memory. It is not unpacked.",
        wrong: "a sheet of 10 GB in a file of 10 MB",
        right: "the list, saved anew from a spreadsheet",
    },
    Explanation {
        code: Code::EncodingGuessed,
        text: "A text that is not UTF-8 does not say in which code page it was saved. Which it is shows in its words; that was clear here.",
        wrong: "a CSV as spreadsheets on Windows save it",
        right: "the same saved as `CSV UTF-8`, or `encoding = \"windows-1251\"` in the mapping file",
    },
    Explanation {
        code: Code::EncodingDoubtful,
        text: "A text that is not UTF-8 does not say in which code page it was saved, and two would do about as well. Look at the names before anything is compared.",
        wrong: "few words with other letters than A to Z",
        right: "`encoding = \"windows-1254\"` in the mapping file",
    },
    Explanation {
        code: Code::ListColumns,
        text: "No heading is known to hold names, and no column looks as if it did. Perhaps the file is no list of people.",
        wrong: "a,b,c\n1,2,3",
        right: "name,b,c\nAnn Example,2,3",
    },
    Explanation {
        code: Code::MappingStale,
        text: "A mapping file says for which headings it was made. The list has others now: a column may have been put in or taken out. It is used as far as it fits.",
        wrong: "fingerprint = \"00ff00ff00ff00ff\"",
        right: "the fingerprint that is told, once the columns are looked at",
    },
    Explanation {
        code: Code::MappingColumn,
        text: "The mapping file says what a column holds that the list does not have, so something else is meant.",
        wrong: "[columns]\n\"Birth dat\" = \"born\"",
        right: "[columns]\n\"Birth date\" = \"born\"",
    },
    Explanation {
        code: Code::MappingWord,
        text: "The words of a mapping file are fixed: fields, encodings, separators, orders of dates and calendars.",
        wrong: "\"DOB\" = \"birth date\"",
        right: "\"DOB\" = \"born\"",
    },
    Explanation {
        code: Code::RowNamesNobody,
        text: "A claim is somebody, by name. A row without one is none; it is counted and told so that nobody is lost with it.",
        wrong: "12;;1980",
        right: "12;unknown man from Mariupol;1980",
    },
    Explanation {
        code: Code::RowTotal,
        text: "The row is the sum of the rows above it and names nobody.",
        wrong: "Total;34",
        right: "nothing need be done",
    },
    Explanation {
        code: Code::TotalDiffers,
        text: "The list says how many people it has, and as many were not read. A row may be missing, or stand where it is not read.",
        wrong: "Total;35, below 34 rows",
        right: "the sum that is true",
    },
    Explanation {
        code: Code::RowSection,
        text: "A row with one text over the whole width heads the rows below it. Its text is kept with each of them.",
        wrong: "Third brigade",
        right: "nothing need be done",
    },
    Explanation {
        code: Code::MergedFilled,
        text: "A cell that is merged over several rows is taken to say the same of each.",
        wrong: "one place of detention beside three rows",
        right: "the place in each row",
    },
    Explanation {
        code: Code::MergedWho,
        text: "A name, number or birth date that is merged over several rows may mean one person with several lines or several people. Each row is read as a claim; which it is is for a human to say.",
        wrong: "one name beside two rows",
        right: "one row for each person",
    },
    Explanation {
        code: Code::NameSplit,
        text: "A cell holds more than one name: after a separator, a word such as a.k.a., a line break, or in parentheses. Each is read as a spelling of the same person, and the whole cell is kept beside them.",
        wrong: "Ivan Example a.k.a. Grom",
        right: "nothing need be done",
    },
    Explanation {
        code: Code::DateUnread,
        text: "The text is no date in any of the ways that are known. It is kept as it stands and compared with nothing.",
        wrong: "born in spring",
        right: "1980, 1980-04 or 1980-04-12",
    },
    Explanation {
        code: Code::DateDoubtful,
        text: "The text can be read as more than one date: day and month may be either number, or a year may be of two calendars. All readings are compared, the likeliest first; the mapping file can say which is meant.",
        wrong: "03/04/1980",
        right: "1980-04-03",
    },
    Explanation {
        code: Code::WordUnread,
        text: "A sex or a standing is written in a word that is not known. It is kept as it stands and compared with nothing.",
        wrong: "status: blue",
        right: "status: acknowledged",
    },
    Explanation {
        code: Code::CellTooLong,
        text: "A cell has more text than any cell of a list. Most often a quotation mark was opened above it and never closed.",
        wrong: "a name of 100,000 letters",
        right: "a name",
    },
    Explanation {
        code: Code::SheetLeftOut,
        text: "The sheet is hidden, or not named by the mapping file, or no column of it holds names. Nothing in it is read.",
        wrong: "a sheet of sums",
        right: "nothing need be done, or `sheets = [\"Sheet1\", \"Sheet2\"]` in the mapping file",
    },
    Explanation {
        code: Code::RowAbove,
        text: "What stands above the headings is taken for titles. This row has as much in it as a row of the table: perhaps the headings were not found.",
        wrong: "two tables in one sheet",
        right: "one table to a sheet, or `headings = [1]` in the mapping file",
    },
    Explanation {
        code: Code::EntityLeftOut,
        text: "Files of Follow the Money hold addresses, sanctions and relations beside those whom they name. They are counted and not compared.",
        wrong: "\"schema\": \"Address\"",
        right: "\"schema\": \"Person\"",
    },
    Explanation {
        code: Code::NameUnseen,
        text: "Marks of direction and of no width, and letters of another script that look alike, make a name another text than it seems to be. It is kept as it stands; names are compared without them.",
        wrong: "P\u{435}trov with a Cyrillic letter",
        right: "Petrov",
    },
    Explanation {
        code: Code::PublishedKind,
        text: "Published lists are read in the form in which they are published: that of the United Nations as XML, that of the Office of Foreign Assets Control and that of the European Union as CSV, others as entities of Follow the Money.",
        wrong: "the list as PDF",
        right: "consolidated.xml",
    },
    Explanation {
        code: Code::HeadingsMissing,
        text: "No row looks like headings, so the first one is read as one of the table, and columns hold what their cells look like. If the first row is headings in words that are not known, it stands among the people now.",
        wrong: "Ann Example;1980-03-04",
        right: "name;born\nAnn Example;1980-03-04",
    },
];

//! Explanations of the codes about lists.

use super::{Code, Explanation};

pub(super) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: Code::ColumnMissing,
        text: "The list has a header, and some columns must be there: id, name and holder in lists/people.csv.",
        wrong: "id,name",
        right: "id,name,holder",
    },
    Explanation {
        code: Code::ColumnUnknown,
        text: "The header names a column that this list does not have. It is not passed over: it may be a misspelt one.",
        wrong: "id,name,holder,statuss",
        right: "id,name,holder,status",
    },
    Explanation {
        code: Code::ColumnRepeated,
        text: "A column stands twice in the header.",
        wrong: "id,name,holder,name",
        right: "id,name,holder,aliases",
    },
    Explanation {
        code: Code::CellCount,
        text: "Every row has as many cells as the header, empty ones included. A text that holds a comma stands between quotation marks.",
        wrong: "fay,Fay, called F,AAA",
        right: "fay,\"Fay, called F\",AAA",
    },
    Explanation {
        code: Code::CsvQuote,
        text: "A cell that begins with a quotation mark ends with one. An open one swallows the rows below it.",
        wrong: "fay,\"Fay,AAA",
        right: "fay,\"Fay\",AAA",
    },
    Explanation {
        code: Code::CsvEmpty,
        text: "The list has no header, so nothing says what its columns are.",
        wrong: "an empty file",
        right: "id,name,holder",
    },
    Explanation {
        code: Code::CellEmpty,
        text: "The cell is required and has nothing in it.",
        wrong: "fay,,AAA",
        right: "fay,Fay,AAA",
    },
    Explanation {
        code: Code::ListedTwice,
        text: "A party's list names the same person twice. Perhaps two people are meant.",
        wrong: "Ann,ann\nAnn B.,ann",
        right: "Ann,ann\nAnn B.,ann-b",
    },
    Explanation {
        code: Code::ListDiffers,
        text: "A party's list says another status of the person than case.toml does. Lists say what a party claims; which is right is for the mediator to find out.",
        wrong: "Bob,bob,dead, where case.toml has acknowledged",
        right: "the status that is found to be true, in both",
    },
    Explanation {
        code: Code::ListUnmatched,
        text: "Rows that name nobody of the case by id: whom they mean is not known yet. They are counted, not lost.",
        wrong: "Someone,,",
        right: "Someone,ann",
    },
];

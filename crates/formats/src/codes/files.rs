//! Explanations of the codes about files and TOML as such.

use super::{Code, Explanation};

pub(super) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: Code::FileTooLarge,
        text: "No file of a case may be larger than 8 MiB. Nothing of it is read.",
        wrong: "a case.toml of 50 MB with every person in it",
        right: "people in lists/people.csv, or as groups: `detainees = { name = \"…\", holder = \"…\", count = 900 }`",
    },
    Explanation {
        code: Code::ByteOrderMark,
        text: "Some editors put an invisible mark (U+FEFF) at the beginning of a file. The file is read all the same; `takas fmt` takes the mark away.",
        wrong: "a file saved as \"UTF-8 with BOM\"",
        right: "the same file saved as \"UTF-8\"",
    },
    Explanation {
        code: Code::NotUtf8,
        text: "Files are UTF-8, so that names in any script are read as they were written. The place is that of the first byte that is not.",
        wrong: "by = \"Müller\", saved as Latin-1",
        right: "by = \"Müller\", saved as UTF-8",
    },
    Explanation {
        code: Code::ControlCharacter,
        text: "The file holds characters that cannot be seen, such as NUL. It may be damaged, or not be a text. They are read as spaces, so that the rest of the file is still checked.",
        wrong: "a file with bytes of zero between the letters, as UTF-16 has them",
        right: "the same text saved as UTF-8",
    },
    Explanation {
        code: Code::CaseFileMissing,
        text: "A case is a folder with a file case.toml in it. Without that file no name in the others means anything.",
        wrong: "takas check ankara/positions",
        right: "takas check ankara",
    },
    Explanation {
        code: Code::TomlSyntax,
        text: "The line is not TOML: a sign is missing or stands where it cannot. The statement it stands in is left out and the rest of the file is read on, so one mistake does not hide the next.",
        wrong: "yashin = { name = \"Ilya Yashin\" holder = \"RUS\" }",
        right: "yashin = { name = \"Ilya Yashin\", holder = \"RUS\" }",
    },
    Explanation {
        code: Code::TomlText,
        text: "Texts stand between quotation marks, and a quotation mark inside a text is written \\\".",
        wrong: "title = Ankara, 1 August",
        right: "title = \"Ankara, 1 August\"",
    },
    Explanation {
        code: Code::DuplicateKey,
        text: "A key stands once in a table. Of two, one is probably a slip, and nobody can say which.",
        wrong: "krasikov = { name = \"…\", holder = \"DEU\", holder = \"RUS\" }",
        right: "krasikov = { name = \"…\", holder = \"DEU\" }",
    },
    Explanation {
        code: Code::InvalidDate,
        text: "The date is not in the calendar, or carries a time of day. Phases and lines know days only.",
        wrong: "on = 2024-02-30",
        right: "on = 2024-02-29",
    },
    Explanation {
        code: Code::TooDeep,
        text: "Brackets inside brackets are followed to a depth of eighty. No case needs more than four.",
        wrong: "x = [[[[[[[[… a hundred times",
        right: "of = [\"a\", \"b\"]",
    },
    Explanation {
        code: Code::FormatMissing,
        text: "Every TOML file says in which version of the format it is written, so that later versions of Takas can still read it as it was meant.",
        wrong: "title = \"…\" as the first line",
        right: "format = 1",
    },
    Explanation {
        code: Code::FormatUnsupported,
        text: "The file says it is written in a version of the format that this version of Takas does not know. It is not guessed at.",
        wrong: "format = 2",
        right: "format = 1",
    },
    Explanation {
        code: Code::UnknownKey,
        text: "The table has no such key. Unknown keys are mistakes, not remarks: a misspelt `no_return_to` that was passed over in silence could send a person where they must not go.",
        wrong: "krasikov = { name = \"…\", hodler = \"DEU\" }",
        right: "krasikov = { name = \"…\", holder = \"DEU\" }",
    },
    Explanation {
        code: Code::MissingKey,
        text: "The table cannot be understood without this key.",
        wrong: "yashin = { holder = \"RUS\" }",
        right: "yashin = { name = \"Ilya Yashin\", holder = \"RUS\" }",
    },
    Explanation {
        code: Code::WrongType,
        text: "The value is of another kind than this key takes: a text where a number is wanted, a list where a text is, and so on.",
        wrong: "count = \"240\"",
        right: "count = 240",
    },
    Explanation {
        code: Code::EmptyText,
        text: "A text that is there must say something.",
        wrong: "summary = \"\"",
        right: "summary = \"Two parties …\", or no summary at all",
    },
    Explanation {
        code: Code::StrayFile,
        text: "The file looks like a part of a case, but no case has a part of that name there. It was not read.",
        wrong: "position/DEU.toml",
        right: "positions/DEU.toml",
    },
    Explanation {
        code: Code::TooMany,
        text: "There are documented limits: 1,000 parties, 1,000 phases, 200,000 items, and 10,000,000 names selected by all sentences together. They keep every answer within memory and time.",
        wrong: "[people] with 300,000 lines",
        right: "[groups] with a line for each category",
    },
    Explanation {
        code: Code::MoreFindings,
        text: "At most 200 findings are shown for one file, errors before warnings. The others are counted here.",
        wrong: "a file of which every line is wrong",
        right: "mend the first findings and check again",
    },
];

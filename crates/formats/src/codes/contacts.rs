//! Explanations of the codes about contacts.

use super::{Code, Explanation};

pub(super) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: Code::UnknownInterlocutor,
        text: "Whoever spoke, was told or permitted something stands under [interlocutors] of the same file, with the mandate and its end: a permission is worth as much as the mandate of who gave it.",
        wrong: "told_to = \"minister\", and no such line under [interlocutors]",
        right: "minister = { name = \"The minister\", since = 2024-06-03 }, under [interlocutors]",
    },
    Explanation {
        code: Code::UnknownChannel,
        text: "Channels stand under [channels] of the same file, so that it is seen which may still be used.",
        wrong: "channel = \"geneva\", and no such line under [channels]",
        right: "geneva = { name = \"The mission in Geneva\" }, under [channels]",
    },
    Explanation {
        code: Code::WordUnknown,
        text: "A permission names a word of the same file, and what was passed on names two words by party and name. A name that is misspelt would leave a permission without a word.",
        wrong: "from = \"the hint of July\", in mediator/contacts.toml",
        right: "from = \"DEU/the hint of July\"",
    },
    Explanation {
        code: Code::TalkWay,
        text: "A line says one thing in one direction: who heard an answer to it, needs a permission for the answer and none for the question.",
        wrong: "{ heard_from = \"secretary\", told_to = \"secretary\", … }",
        right: "two lines, one with `told_to` and one with `heard_from`",
    },
    Explanation {
        code: Code::PermissionOfTold,
        text: "What the mediators themselves said is theirs to repeat. What went into it needs a permission where it was heard.",
        wrong: "of = \"our answer\", a word that was told",
        right: "of = \"the hint of July\", a word that was heard",
    },
    Explanation {
        code: Code::OutsideMandate,
        text: "Who speaks without a mandate may say what they want, but binds nobody: no word goes on by a permission that was given before a mandate began or after it ended.",
        wrong: "a permission given on 20 August by somebody whose mandate ended on 15 August",
        right: "ask whoever has the mandate now, and write down their permission",
    },
    Explanation {
        code: Code::PassedBackwards,
        text: "What went on was said first, and what it went into later. Else one of the two times or names is wrong.",
        wrong: "from a word of 3 July into a word of 2 July",
        right: "from the word of 2 July into that of 3 July",
    },
    Explanation {
        code: Code::AgreedByOther,
        text: "A statement is agreed when all under `with` have agreed. Whoever stands only under `agreed` would be waited for by nobody.",
        wrong: "with = [\"DEU\", \"RUS\"], agreed = { USA = 2024-07-30 }",
        right: "with = [\"DEU\", \"RUS\", \"USA\"]",
    },
];

//! Explanations of the codes about what is decided about lists, what of them goes to whom, and who is screened.

use super::{Code, Explanation};

pub(super) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: Code::UnknownVerdict,
        text: "Of two rows somebody says that they are one human, or two, or that it cannot be told; or takes an earlier word back.",
        wrong: "says = \"yes\"",
        right: "says = \"same\"",
    },
    Explanation {
        code: Code::DecisionOfOne,
        text: "A decision is about two rows: of two lists, or of one list that may have somebody twice.",
        wrong: "one = { list = \"NOR.csv\", key = \"17\" }, other = { list = \"NOR.csv\", key = \"17\" }",
        right: "one = { list = \"NOR.csv\", key = \"17\" }, other = { list = \"SOU.csv\", key = \"B4\" }",
    },
    Explanation {
        code: Code::DecisionsDiffer,
        text: "Of two rows one person said `same` and another `different`. Both words stay. Nothing is decided by counting heads: the pair is asked about again until one of them says otherwise.",
        wrong: "says = \"same\", by = \"Lea\", and later says = \"different\", by = \"Anna\", of the same two rows",
        right: "a later word of one of them, or says = \"taken back\"",
    },
    Explanation {
        code: Code::DecisionsClash,
        text: "A is B and B is C, but A is not C: one of the three is wrong. Which, no program can tell.",
        wrong: "NOR 1 and SOU 4 the same, SOU 4 and NOR 2 the same, NOR 1 and NOR 2 different",
        right: "one of the three taken back",
    },
    Explanation {
        code: Code::DecidedRowChanged,
        text: "The list came again, and cells of this row are not what they were when somebody decided. The decision still counts, for no program overrides a human; but it was made of other words.",
        wrong: "born 1990-04-03 when it was decided, 1980-04-03 now",
        right: "the decision made again by somebody who has seen the row as it is now",
    },
    Explanation {
        code: Code::DecidedRowGone,
        text: "The row is in the new version of the list no more, or several rows could be it. The decision is kept: it counts again if the row comes back.",
        wrong: "a decision about the key 17, where the list has no key 17 any more",
        right: "a look at who of the list may be meant now",
    },
    Explanation {
        code: Code::ToldUnreleased,
        text: "That somebody asks for a name, or has it on a list, can endanger its bearer. So a row of one party's list goes to another only while a release to that party holds, of the row as it is: not before, not after the release was withdrawn, and not when the row has changed since. This line says that a party was told without one. It is no less true, and stays; `takas lists told` does not write such a line (E0375).",
        wrong: "[[told]] of a row to NOR on 3 March, [[released]] to NOR on 4 March",
        right: "the release first, with date and by whom; then [[told]]",
    },
    Explanation {
        code: Code::SubstituteUnfit,
        text: "Who goes in the place of another is somebody whom the same party holds and acknowledges.",
        wrong: "of = \"ann\", next = [\"dan\"], where another party holds dan",
        right: "of = \"ann\", next = [\"bob\"], held by who holds ann",
    },
    Explanation {
        code: Code::ProtectedWaits,
        text: "Nobody whose release the law commands waits for another to be unable to go: the seriously wounded and sick (GC III art. 109-110), minors (GC IV art. 132, CRC art. 37), the dead.",
        wrong: "of = \"ann\", next = [\"a minor\"]",
        right: "the minor in the exchange itself, and no line for them",
    },
    Explanation {
        code: Code::ProtectedWaitedThen,
        text: "The same in a historical case: it records what happened, and does not bless it.",
        wrong: "of = \"ann\", next = [\"a minor\"], in a case with historical = true",
        right: "the line as it was, with this warning on it",
    },
    Explanation {
        code: Code::SubstituteCircle,
        text: "Two lines for one person, or lines that lead back to where they began: then it is not laid down who goes.",
        wrong: "of = \"ann\", next = [\"bob\"]; of = \"bob\", next = [\"ann\"]",
        right: "of = \"ann\", next = [\"bob\", \"cem\"]",
    },
    Explanation {
        code: Code::ListForbids,
        text: "case.toml has the person as acknowledged, so that plans may move them; but the list of the party that holds them says that it does not hold them, or that they are dead, missing or released. A live case is not planned on a person whom the holder does not acknowledge.",
        wrong: "bob acknowledged in case.toml; denied in the list of his holder",
        right: "the status that is found to be true, in both",
    },
    Explanation {
        code: Code::ListForbidsThen,
        text: "The same in a historical case, where the lists of the time are on record as they were.",
        wrong: "bob acknowledged in case.toml; dead in the list of his holder",
        right: "a note on which of the two was true",
    },
    Explanation {
        code: Code::PeopleScreened,
        text: "Takas screens carriers, payers, suppliers and intermediaries, for the law asks that of whoever pays or hires them. It never screens the people who are to be exchanged: whether a human being is released does not depend on any list of sanctions, and a search for their names tells others that they are looked for.",
        wrong: "takas lists screen lists/NOR.csv --against un.xml",
        right: "takas lists screen carriers.csv --against un.xml",
    },
    Explanation {
        code: Code::TellUnreleased,
        text: "That somebody asks for a name, or has it on a list, can endanger its bearer. So a row of one party's list goes to another only while a release to that party holds, of the row as it is: not before, not after the release was withdrawn, and not when the row has changed since. What has been told all the same is no less true: it is written into mediator/lists.toml by hand, where it is warned of (W0367).",
        wrong: "takas lists told my-case SOU.csv:3 --to NOR --by Lea, and nothing released",
        right: "takas lists release my-case SOU.csv:3 --to NOR --by Lea, then the same",
    },
];

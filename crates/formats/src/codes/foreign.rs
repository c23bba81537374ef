//! Explanations of the codes about the neighbours' formats.

use super::{Code, Explanation};

pub(super) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: Code::ForeignSyntax,
        text: "An instance of kidney exchange is JSON as kep_solver has it, or PrefLib's .wmd; a UTF-8 text of at most 64 MiB. A negotiation is XML of GENIUS in UTF-8, at most 16 MiB a file, without a document type.",
        wrong: "a file cut off in the middle",
        right: "the file from its source",
    },
    Explanation {
        code: Code::ForeignField,
        text: "A donor, a match, an alternative, an edge, an issue, a value or a weight is not as the format has it, or names somebody who is not there. Nothing is guessed.",
        wrong: "\"matches\": [ { \"score\": 3 } ]",
        right: "\"matches\": [ { \"recipient\": 17, \"score\": 3 } ]",
    },
    Explanation {
        code: Code::ForeignRefused,
        text: "Of negotiations in the files of GENIUS, those are read whose issues have finitely many values and whose utilities add up over them. Real numbers, functions over several issues at once and objectives within objectives are refused: left out, they would make another negotiation.",
        wrong: "<issue name=\"price\" type=\"real\">",
        right: "<issue name=\"price\" type=\"discrete\"> with the values that matter as items",
    },
    Explanation {
        code: Code::ForeignRepeated,
        text: "The same edge stands twice. It counts once.",
        wrong: "3,17,1.0 in two lines",
        right: "3,17,1.0 in one line",
    },
    Explanation {
        code: Code::ForeignLeftOut,
        text: "The instance says something that the program of the most transplants cannot represent. It is left out, and this says so.",
        wrong: "\"arrival\": 12 on a donor",
        right: "an instance of one moment; or bear in mind that this was left out",
    },
    Explanation {
        code: Code::ForeignNotUsed,
        text: "Scores, ages and blood groups do not bear on the number of transplants. They are left out.",
        wrong: "\"score\": 14, when transplants are counted",
        right: "nothing needs to be mended",
    },
];

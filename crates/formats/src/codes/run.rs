//! Explanations of the codes about what is said in an operation, and how it is kept.

use super::{Code, Explanation};

pub(super) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: Code::ActWords,
        text: "What is said begins with a verb and goes on with names: `board russia/1`, `ended identity of krieger`. The verbs stand in docs/guide/run.md. In a script the time and the author stand before.",
        wrong: "14:05 anna let them board russia/1",
        right: "14:05 anna board russia/1",
    },
    Explanation {
        code: Code::ActName,
        text: "It names an author, a unit, a ride, a check, a gate, a place or a party that the operation does not have. Units are called by item, with phase and number where there are several; rides by vehicle and number; checks by whom they are of.",
        wrong: "board russia",
        right: "board russia/1",
    },
    Explanation {
        code: Code::ActTime,
        text: "A time is HH:MM by the clock of the exchange point, with a date before it where the day is another, or UTC with a Z. The lines of a script are sorted by their times.",
        wrong: "2pm anna abort",
        right: "14:00 anna abort",
    },
    Explanation {
        code: Code::ActNumber,
        text: "A number is written as digits, and the plan to be adopted by its digest: 64 hexadecimal digits.",
        wrong: "accept two",
        right: "accept 2",
    },
    Explanation {
        code: Code::OperationNotJson,
        text: "Commands, events and charters are JSON, one object each. This is damaged, or no JSON at all.",
        wrong: "a line that was cut off",
        right: "{\"format\":1,\"author\":\"anna\",\"says\":{\"act\":\"abort\"}}",
    },
    Explanation {
        code: Code::OperationVersion,
        text: "It was written in a version of the format that this version of Takas does not know.",
        wrong: "\"format\":2",
        right: "\"format\":1",
    },
    Explanation {
        code: Code::OperationField,
        text: "A field is missing, unknown, of the wrong kind, or does not fit the others.",
        wrong: "{\"format\":1,\"author\":\"anna\",\"says\":{\"act\":\"board\"}}",
        right: "{\"format\":1,\"author\":\"anna\",\"says\":{\"act\":\"board\",\"ride\":\"russia/1\",\"units\":[\"krieger\"]}}",
    },
    Explanation {
        code: Code::OperationNotCanonical,
        text: "What is signed has one form only, so that nothing can be signed that others read differently: keys sorted, no spaces, names in the order of the charter, escapes only where they must be.",
        wrong: "{ \"says\": … }",
        right: "{\"format\":1,\"plan\":0,\"says\":{\"act\":\"abort\"}}",
    },
    Explanation {
        code: Code::OperationName,
        text: "It names something that the operation does not have, or a word that there is not.",
        wrong: "\"ride\":\"russia\"",
        right: "\"ride\":\"russia/1\"",
    },
    Explanation {
        code: Code::OperationNumber,
        text: "A name stands twice in a list, a plan is meant that was never the target, or a digest is none.",
        wrong: "\"plan\":7, where no plan was adopted",
        right: "\"plan\":0",
    },
    Explanation {
        code: Code::OperationStale,
        text: "An operation is run by the case and the plan with which it began; what changes afterwards is another plan, which is adopted. The files are not what they were.",
        wrong: "case.toml edited during the operation",
        right: "the files restored, and `takas replan --save` with `adopt`",
    },
    Explanation {
        code: Code::OperationSignature,
        text: "A command that its author signed elsewhere is taken as it is or not at all: its envelope is of this operation and of an author in it, the author's key has signed it, and what it says is what the envelope commits to. Words that are on no record are signed for the journal, all others for the record.",
        wrong: "a byte of \"payload\" changed on the way, or a line that was signed for a rehearsal",
        right: "the line as `takas record sign` wrote it, for the operation whose `takas record trust` it was given",
    },
];

//! Explanations of the codes about what is saved: deals and rounds.

use super::{Code, Explanation};

pub(super) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: Code::DealNotJson,
        text: "Files of saved deals are written by `takas deals --save`. This one is damaged.",
        wrong: "a file that was cut off",
        right: "the file restored, or the deal saved again",
    },
    Explanation {
        code: Code::DealVersion,
        text: "The deal was saved in a version of the format that this version of Takas does not know.",
        wrong: "\"format\": 2",
        right: "\"format\": 1",
    },
    Explanation {
        code: Code::DealField,
        text: "A field of the saved deal is missing, unknown, of the wrong kind, or does not fit the case.",
        wrong: "a file edited by hand",
        right: "the file restored, or the deal saved again",
    },
    Explanation {
        code: Code::DealOtherCase,
        text: "The deal names another case. What a deal means depends on its case.",
        wrong: "deals of griner-bout-2022 in the folder of ankara-2024",
        right: "the file in its own case's folder",
    },
    Explanation {
        code: Code::DealStale,
        text: "The files of the case have changed since the deal was saved. The deal may break a rule that is new, or no longer be the best.",
        wrong: "a position edited after `takas deals --save`",
        right: "clear the case again, and save again",
    },
    Explanation {
        code: Code::DealUnknownName,
        text: "The deal names a person, thing, party or phase that the case does not have any more.",
        wrong: "a person renamed in case.toml",
        right: "clear the case again, and save again",
    },
    Explanation {
        code: Code::DealQuantity,
        text: "The deal moves more of something than there is, or none of it.",
        wrong: "\"quantity\": 300, of a group of 240",
        right: "clear the case again, and save again",
    },
    Explanation {
        code: Code::DealRepeated,
        text: "The deal names the same thing, destination and phase twice.",
        wrong: "the same transfer on two lines",
        right: "one line with the sum",
    },
    Explanation {
        code: Code::DealId,
        text: "The id is made from salt and transfers. It does not fit them, so the file was changed after it was saved.",
        wrong: "a quantity changed by hand",
        right: "the file restored, or the deal saved again",
    },
    Explanation {
        code: Code::DealBarred,
        text: "The case has changed since the deal was saved: the holder does not acknowledge somebody any more, or consent or non-refoulement keeps somebody from where the deal sends them. No plan of such a deal is made and no operation begins by one; a plan that was made before and is changed by `takas replan` is adopted by nobody while such a person has yet to set out.",
        wrong: "a deal that moves bob, saved before case.toml had him as denied",
        right: "the case cleared again, and the new deal planned",
    },
    Explanation {
        code: Code::RoundNotJson,
        text: "The file of a round, rounds/N.json, cannot be read: it is damaged, or was changed by hand.",
        wrong: "a file cut off in the middle",
        right: "the file as `takas propose` wrote it, from a copy",
    },
    Explanation {
        code: Code::RoundVersion,
        text: "A later version of Takas wrote the file.",
        wrong: "{ \"format\": 2, … }",
        right: "{ \"format\": 1, … }, or a later version of Takas",
    },
    Explanation {
        code: Code::RoundField,
        text: "The file of a round names a party that the case does not have, has a field too many or too few, or a number that is not its own.",
        wrong: "\"party\": \"DUE\"",
        right: "the file as `takas propose` wrote it; a party that left the case stays in case.toml",
    },
    Explanation {
        code: Code::RoundOtherCase,
        text: "The round was held in another case: its folder was renamed, or the file was copied.",
        wrong: "rounds/1.json of one case in the folder of another",
        right: "the file in its own case's folder",
    },
];

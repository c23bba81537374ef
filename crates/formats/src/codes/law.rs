//! Explanations of the codes about protected people, questions and saved deals.

use super::{Code, Explanation};

pub(super) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: Code::ProtectedConditioned,
        text: "In a live case no rule may make the release of a protected person depend on anything: nothing may be demanded for it, counted against it or weighed against it, however it is written. Protected are seriously wounded and sick prisoners of war (GC III art. 109-110), minors (GC IV art. 132; CRC art. 37), a parent accompanying one, and the remains of the dead (GC III art. 120; GC IV art. 130). Hostage-taking is prohibited (GC IV art. 34; common art. 3). A rule is refused when letting one more protected person go, or letting them go in an earlier phase, all else unchanged, could break it. Sentences that say only where (`only to`, `never to`) and a holder's plain refusal are not concerned.",
        wrong: "at most 20 of everyone",
        right: "at most 20 of everyone except protected",
    },
    Explanation {
        code: Code::ProtectedConditionedThen,
        text: "The case is historical and records that the release of a protected person was made to depend on something. It is recorded, not blessed: every output carries the warning.",
        wrong: "a family of two minors and a parent who is not marked as accompanying",
        right: "the warning stands; in a live case the rule would be refused (E0701)",
    },
    Explanation {
        code: Code::ProtectedRefused,
        text: "A holder refuses to release a protected person. The refusal is recorded with the article it goes against; it is tied to nothing, and no concession may be put on it: the release is owed and stands outside the bargain. A list of destinations that leaves none is a refusal too.",
        wrong: "[refuses]\nnina = {}, a minor held by the party",
        right: "no such line",
    },
    Explanation {
        code: Code::ProtectedDelayed,
        text: "A protected person may go at once. A hold that begins in a later phase makes the release wait for what happens before, and an ask that counts only there rewards the delay: a delay by phase is a gate.",
        wrong: "nina = { to = [\"SOU\"], after = \"one\" }",
        right: "nina = { to = [\"SOU\"] }",
    },
    Explanation {
        code: Code::ProtectedDelayedThen,
        text: "The case is historical and records that a protected person was made to wait for a later phase. Every output carries the warning.",
        wrong: "nina = { to = [\"SOU\"], after = \"one\" }",
        right: "the warning stands; in a live case the line would be refused (E0704)",
    },
    Explanation {
        code: Code::ProtectionConceded,
        text: "A concession is offered on the refusal to release or receive a protected person, or on one of the rules that together leave such a person nowhere to go. That would make the release the price of a deal, which no party may ask.",
        wrong: "\"refuses nina\" = { to = \"dropped\", difficulty = 2 }",
        right: "no such line: the release is asked for outside the bargain",
    },
    Explanation {
        code: Code::NotTheQuestionHolder,
        text: "The question `what=FROM->TO` names a party that does not hold it.",
        wrong: "--with krasikov=RUS->DEU",
        right: "--with krasikov=DEU->RUS",
    },
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
    Explanation {
        code: Code::ForeignSyntax,
        text: "An instance of kidney exchange is JSON as kep_solver has it, or PrefLib's .wmd; a UTF-8 text of at most 64 MiB.",
        wrong: "a file cut off in the middle",
        right: "the file from its source",
    },
    Explanation {
        code: Code::ForeignField,
        text: "A donor, a match, an alternative or an edge is not as the format has it, or names somebody who is not there. Nothing is guessed.",
        wrong: "\"matches\": [ { \"score\": 3 } ]",
        right: "\"matches\": [ { \"recipient\": 17, \"score\": 3 } ]",
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

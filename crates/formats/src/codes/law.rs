//! Explanations of the codes about protected people and questions.

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
];

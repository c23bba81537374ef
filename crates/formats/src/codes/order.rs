//! Explanations of the codes about the order of a deal.

use super::{Code, Explanation};

pub(super) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: Code::NotAnOrder,
        text: "Under [order] of mediator/sequence.toml stand sentences that say what comes before what within a phase. What must or must not move at all is a rule of a position; what must come in an earlier phase, too.",
        wrong: "[order]\n\"women first\" = \"shalit moves requires all of women\"",
        right: "[order]\n\"women first\" = \"women before shalit\"",
    },
    Explanation {
        code: Code::UnknownStep,
        text: "A step in which nothing moves has a line under [steps]; `after_steps` and published orders name it as it is written there.",
        wrong: "after_steps = [\"proof of live\"]",
        right: "after_steps = [\"proof of life\"], with \"proof of life\" = { … } under [steps]",
    },
    Explanation {
        code: Code::PublishedTwice,
        text: "Each step of a published order moves all units of what it names in that phase, so nothing can be named twice. A group that moved in two parts is two groups.",
        wrong: "one = [[\"men\"], [\"shalit\"], [\"men\"]]",
        right: "one = [[\"men-egypt\"], [\"shalit\"], [\"men-west-bank\"]]",
    },
    Explanation {
        code: Code::StepCircle,
        text: "Each of the steps waits for the next, and the last for the first, so none can ever be done.",
        wrong: "\"proof of life\" = { after_steps = \"medical check\" }\n\"medical check\" = { after_steps = \"proof of life\" }",
        right: "\"proof of life\" = { }\n\"medical check\" = { after_steps = \"proof of life\" }",
    },
];

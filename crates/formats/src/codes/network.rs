//! Explanations of the codes about networks of uncertain durations.

use super::{Code, Explanation};

pub(super) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: Code::NetworkBounds,
        text: "A duration takes between its shortest and its longest, a requirement allows what lies between at_least and at_most. The smaller number comes first; a distance may be negative where `to` may come before `from`, a duration takes at least 1.",
        wrong: "\"flight\" = { from = \"takes off\", to = \"lands\", takes = [120, 90] }",
        right: "\"flight\" = { from = \"takes off\", to = \"lands\", takes = [90, 120] }",
    },
    Explanation {
        code: Code::NetworkLoop,
        text: "A duration or requirement lies between two events. On one event alone it says nothing, or cannot be kept.",
        wrong: "\"gate\" = { from = \"verified\", to = \"verified\", at_least = 0 }",
        right: "\"gate\" = { from = \"verified\", to = \"leaves\", at_least = 0 }",
    },
    Explanation {
        code: Code::NetworkEndsTwice,
        text: "When a duration ends, nobody decides; so two durations cannot end in one event. Each has an end of its own, and requirements say what comes after both.",
        wrong: "two durations with to = \"verified\"",
        right: "to = \"identity verified\" and to = \"fitness verified\", and two requirements of at_least = 0 from these to \"verified\"",
    },
    Explanation {
        code: Code::NetworkCircle,
        text: "A duration begins with an event. If that event is the end of another duration, and so on round to its own end, none of them ever begins.",
        wrong: "\"there\" from a to b, \"back\" from b to a",
        right: "\"there\" from a to b, \"back\" from c to d, and a requirement of at_least = 0 from b to c",
    },
    Explanation {
        code: Code::NetworkNameTwice,
        text: "A conflict is told in the names of durations and requirements, so no two lines have the same.",
        wrong: "\"gate\" under [durations] and under [requirements]",
        right: "\"check\" under [durations], \"gate\" under [requirements]",
    },
    Explanation {
        code: Code::NetworkLonely,
        text: "Events are known by their names alone. One that is named a single time, and almost like another, is most likely that other one, misspelt: then the network falls apart in two and promises too much.",
        wrong: "from = \"lans\" beside to = \"lands\"",
        right: "from = \"lands\"",
    },
    Explanation {
        code: Code::NetworkTooLarge,
        text: "A network has at most 3,000 events: the time to answer grows with their cube at worst, the memory with their square.",
        wrong: "all phases of six weeks in one network",
        right: "a network for each phase, joined by nothing but the day",
    },
];

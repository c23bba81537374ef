//! Explanations of the codes about saved plans, and about the events that change a plan.

use super::{Code, Explanation};

pub(super) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: Code::EventWords,
        text: "An event is one short sentence: who or what, then what happened. The sentences that there are stand in docs/guide/plan.md.",
        wrong: "TK-2 is late",
        right: "TK-2 delayed 40m",
    },
    Explanation {
        code: Code::EventName,
        text: "The event names a vehicle, team, place, gate or group that this handover does not have, or one that this cannot happen to.",
        wrong: "TK2 delayed 40m",
        right: "TK-2 delayed 40m",
    },
    Explanation {
        code: Code::EventTime,
        text: "A time is HH:MM by the clock of the place, with a date before it where the day is another; or UTC with a Z. A local time that does not come or comes twice, when clocks change, has to be written in UTC.",
        wrong: "LTAC closed 2pm-6pm",
        right: "LTAC closed 14:00-18:00",
    },
    Explanation {
        code: Code::EventNumber,
        text: "A delay is over 0 and at most 100 days, at least one of a group and at most all of it does not travel, and a place closes before it opens again.",
        wrong: "12 of prisoners not travelling, where there are 10",
        right: "2 of prisoners not travelling",
    },
    Explanation {
        code: Code::PlanNotJson,
        text: "Files of saved plans are written by `takas plan --save` and `takas replan --save`. This one is damaged.",
        wrong: "a file that was cut off",
        right: "the file restored, or the deal planned again",
    },
    Explanation {
        code: Code::PlanVersion,
        text: "The plan was saved in a version of the format that this version of Takas does not know.",
        wrong: "\"format\": 2",
        right: "\"format\": 1",
    },
    Explanation {
        code: Code::PlanField,
        text: "A field of the saved plan is missing, unknown, of the wrong kind, or does not fit the others.",
        wrong: "a file edited by hand",
        right: "the file restored, or the deal planned again",
    },
    Explanation {
        code: Code::PlanOtherCase,
        text: "The plan names another case. What a plan means depends on its case.",
        wrong: "plans of ankara-2024 in the folder of yemen-2023",
        right: "the file in its own case's folder",
    },
    Explanation {
        code: Code::PlanStale,
        text: "The files of the case, its order or its operation have changed since the plan was saved. The plan may break what is new, or no longer be the best.",
        wrong: "mediator/operation.toml edited after `takas plan --save`",
        right: "plan again, and save again",
    },
    Explanation {
        code: Code::PlanUnknownName,
        text: "The plan names a vehicle, team, place, hall, group, route, check, measure or gate that the handover does not have any more, or that this is not done with.",
        wrong: "a team renamed in mediator/operation.toml",
        right: "plan again, and save again",
    },
    Explanation {
        code: Code::PlanNumber,
        text: "A number of the plan is out of range: more of a group than there is, a ride or lot that the plan does not have, a duration below 0, a minute beyond a hundred years.",
        wrong: "\"rides\": [9], in a plan of 4 rides",
        right: "the file restored, or the deal planned again",
    },
    Explanation {
        code: Code::PlanMoment,
        text: "Each moment stands twice: as a minute since the handover begins, and as an instant in UTC. They do not agree: the file was changed by hand, or the handover begins at another time now.",
        wrong: "\"minute\": 60 beside the instant at which the handover begins",
        right: "the file restored, or the deal planned again",
    },
    Explanation {
        code: Code::PlanId,
        text: "The id is made from everything else in the file. It does not fit, so the file was changed after it was saved.",
        wrong: "a departure changed by hand",
        right: "the file restored; what happens to a plan is told by `takas replan`",
    },
];

//! Explanations of the codes about lists with an objection window, and objections.

use super::{Code, Explanation};

pub(super) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: Code::WindowBackwards,
        text: "Objections to a list are heard from `opens` until `closes`. Here the end lies before the beginning.",
        wrong: "opens = 2023-11-23, closes = 2023-11-22",
        right: "opens = 2023-11-22, closes = 2023-11-23",
    },
    Explanation {
        code: Code::MomentUnplaced,
        text: "Nobody listed moves before the window has closed, so it must be known which phases come after. A day can be compared with phases that have a `first_day`, a phase with any phase.",
        wrong: "closes = 2023-11-23, and phases without first_day",
        right: "closes = \"one\"; or first_day = 2023-11-24 on the phase",
    },
    Explanation {
        code: Code::NothingAfterWindow,
        text: "The window closes, or the decision comes, when the last phase of the case is over: whoever it concerns could not move in any phase. A phase counts as after it when some of its time is left; one without `first_day` counts as before every dated one.",
        wrong: "closes = 2023-12-24, and a last phase of one day, 2023-11-30",
        right: "closes = 2023-11-23",
    },
    Explanation {
        code: Code::HoldBeforeClose,
        text: "A line under [holds] lets somebody go only in phases that are over when objections to the list can still be raised. Nobody listed moves before the window closes, so the line is of no use.",
        wrong: "ali = { to = [\"SOU\"], in = \"one\" }, listed until closes = \"one\"",
        right: "ali = { to = [\"SOU\"], after = \"one\" }",
    },
    Explanation {
        code: Code::NotListable,
        text: "A list that is open to objections names persons and groups. Nobody objects to goods or undertakings; remains are owed, and on no list.",
        wrong: "listed = \"prisoners, aid\"",
        right: "listed = \"prisoners\"",
    },
    Explanation {
        code: Code::ListedOnTwo,
        text: "Somebody stands on two lists, so that it cannot be told which window has to close first, and in whose places they count.",
        wrong: "listed = \"ali, musa\" on one list, listed = \"musa\" on another",
        right: "musa on one of them",
    },
    Explanation {
        code: Code::PlacesOverListed,
        text: "There have to be at least as many people on the list as places: places that nobody listed could take are a slip.",
        wrong: "listed = \"men\", a group of 8, and places = 12",
        right: "places = 5",
    },
    Explanation {
        code: Code::PlacesFall,
        text: "Places by phase count everyone up to the end of that phase, so the numbers rise or stay, one for each phase.",
        wrong: "places = { one = 150, two = 30 }",
        right: "places = { one = 150, two = 180 }",
    },
    Explanation {
        code: Code::ListedNotHeld,
        text: "Somebody is on the list, but no line under [holds] says where they may go. To be listed is not to be on offer: they will not move.",
        wrong: "listed = \"ali, musa\", and a hold for ali alone",
        right: "a hold for each, or for a set of both",
    },
    Explanation {
        code: Code::NotListed,
        text: "A party can object to those on its own lists, and on lists that were published to it. This one is on none of these.",
        wrong: "[objections]\nmusa = { … }, and musa on no list",
        right: "musa on the list, and published_to = [\"SOU\"] where SOU objects",
    },
    Explanation {
        code: Code::ObjectionOutside,
        text: "Objections are heard while the window is open. One that was raised earlier or later strikes nobody off.",
        wrong: "raised = 2023-11-25, and closes = 2023-11-23",
        right: "raised = 2023-11-22",
    },
    Explanation {
        code: Code::ObjectionCount,
        text: "Of a group, an objection says to how many it is: `count`, on a line for this group alone, or `count = \"all\"`. Of a person it is to the person.",
        wrong: "men = { raised_by = \"families\", raised = 2023-11-22 }, a group of 8",
        right: "men = { count = 2, raised_by = \"families\", raised = 2023-11-22 }",
    },
    Explanation {
        code: Code::UnknownDecision,
        text: "An objection is pending (left out, it is), upheld or rejected. Who is objected to stays out while it is pending, and is struck off when it is upheld.",
        wrong: "decision = \"granted\"",
        right: "decision = \"upheld\"",
    },
    Explanation {
        code: Code::DecisionDate,
        text: "The day of the decision lies before the objection was raised, or is given although nothing is decided yet.",
        wrong: "decision = \"pending\", decided = 2023-11-23",
        right: "decision = \"rejected\", decided = 2023-11-23",
    },
];

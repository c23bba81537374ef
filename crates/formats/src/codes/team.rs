//! Explanations of the codes about teams.

use super::{Code, Explanation};

pub(super) const EXPLANATIONS: &[Explanation] = &[
    Explanation {
        code: Code::TeamMissing,
        text: "An operation is run by people with seats: who leads, who reports from the field, who speaks for a party. They stand in mediator/team.toml, with the keys by which they sign. A rehearsal plays them and needs no such file.",
        wrong: "a case without mediator/team.toml",
        right: "format = 1, then [team] with anna = { seat = \"lead\" } and the others",
    },
    Explanation {
        code: Code::UnknownSeat,
        text: "A seat says for whom somebody speaks, and so what may be said: lead, co-mediator, field, medical, interviewer, observer, delegate of PARTY, guarantor of PARTY. The desk itself is in no file.",
        wrong: "anna = { seat = \"boss\" }",
        right: "anna = { seat = \"lead\" }",
    },
    Explanation {
        code: Code::AuthorKey,
        text: "Who speaks signs by a key of their own. The file has the public half: 64 hexadecimal digits. Two who share a key could speak for one another.",
        wrong: "key = \"anna\"",
        right: "key = \"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a\"",
    },
    Explanation {
        code: Code::SeatEmpty,
        text: "Somebody leads, each party that a gate is confirmed by has a delegate, and a gate whose release takes two persons has a co-mediator: else it could never open.",
        wrong: "confirmed_by = [\"RUS\", \"USA\"], and no delegate of USA under [team]",
        right: "\"john\" = { seat = \"delegate of USA\" }",
    },
    Explanation {
        code: Code::GateConfirmedBy,
        text: "Gates are confirmed by parties that hold or receive people; the mediator releases them. Nobody confirms for the mediator.",
        wrong: "confirmed_by = [\"TUR\"], the mediator",
        right: "confirmed_by = [\"RUS\", \"USA\"]; left out: whoever holds or receives those whom the gate is of or holds",
    },
];

//! The fixed words of files: status, consent, protection, role, objective, standing, priority, answer, and those of operations.

use takas_model::{
    Consent, Decision, Mode, Objective, Occasion, PhaseRef, Priority, Protection, RequestKind, Role, Room, Says,
    Standing, Status, Where,
};

use super::hired::HiredAs;
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::source::Place;

/// A list of words and what they stand for.
pub(crate) type Words<T> = &'static [(&'static str, T)];

pub(crate) const STATUS: Words<Status> = &[
    ("acknowledged", Status::Acknowledged),
    ("claimed", Status::Claimed),
    ("denied", Status::Denied),
    ("missing", Status::Missing),
    ("unknown", Status::Unknown),
    ("dead", Status::Dead),
    ("released", Status::Released),
];

pub(crate) const CONSENT: Words<Consent> = &[
    ("not known", Consent::NotKnown),
    ("not asked", Consent::NotAsked),
    ("given", Consent::Given),
    ("disputed", Consent::Disputed),
    ("refused", Consent::Refused),
];

pub(crate) const PROTECTION: Words<Protection> = &[
    ("wounded or sick", Protection::WoundedOrSick),
    ("minor", Protection::Minor),
    ("accompanying", Protection::Accompanying),
];

pub(crate) const ROLE: Words<Role> = &[
    ("side", Role::Side),
    ("mediator", Role::Mediator),
    ("co-mediator", Role::CoMediator),
    ("guarantor", Role::Guarantor),
    ("host", Role::Host),
    ("transit", Role::Transit),
    ("custodian", Role::Custodian),
    ("observer", Role::Observer),
];

pub(crate) const OBJECTIVE: Words<Objective> = &[
    ("protected", Objective::Protected),
    ("people", Objective::People),
    ("worst-off", Objective::WorstOff),
    ("fewest-transfers", Objective::FewestTransfers),
    ("earliest", Objective::Earliest),
];

pub(crate) const STANDING: Words<Standing> = &[
    ("stated", Standing::Stated),
    ("hinted", Standing::Hinted),
    ("inferred", Standing::Inferred),
    ("assumed", Standing::Assumed),
];

pub(crate) const SAYS: Words<Says> =
    &[("accepts", Says::Accepts), ("refuses", Says::Refuses), ("amends", Says::Amends)];

/// From which phase a rejection counts is worked out later.
pub(crate) const DECISION: Words<Decision> =
    &[("pending", Decision::Pending), ("upheld", Decision::Upheld), ("rejected", Decision::Rejected(PhaseRef::FIRST))];

pub(crate) const PRIORITY: Words<Priority> =
    &[("must", Priority::Must), ("high", Priority::High), ("wish", Priority::Wish)];

/// What a vehicle is, by how it moves.
pub(crate) const VEHICLE: Words<Mode> = &[
    ("aircraft", Mode::Air),
    ("helicopter", Mode::Air),
    ("bus", Mode::Road),
    ("car", Mode::Road),
    ("ambulance", Mode::Road),
    ("truck", Mode::Road),
    ("train", Mode::Road),
    ("ship", Mode::Sea),
    ("boat", Mode::Sea),
];

pub(crate) const MODE: Words<Mode> = &[("air", Mode::Air), ("road", Mode::Road), ("sea", Mode::Sea)];

pub(crate) const ROOM: Words<Room> = &[("seat", Room::Seat), ("stretcher", Room::Stretcher), ("load", Room::Load)];

/// What a request of a party is about.
pub(crate) const REQUEST: Words<RequestKind> = &[
    ("call", RequestKind::Call),
    ("document", RequestKind::Document),
    ("doctor", RequestKind::Doctor),
    ("media", RequestKind::Media),
    ("other", RequestKind::Other),
];

pub(crate) const WHERE: Words<Where> =
    &[("origin", Where::Origin), ("exchange", Where::Exchange), ("destination", Where::Destination)];

pub(crate) const OCCASION: Words<Occasion> =
    &[("once", Occasion::Once), ("arrival", Occasion::Arrival), ("departure", Occasion::Departure)];

/// What somebody is hired as.
pub(crate) const HIRED_AS: Words<HiredAs> = &[
    ("carrier", HiredAs::Carrier),
    ("payer", HiredAs::Payer),
    ("supplier", HiredAs::Supplier),
    ("intermediary", HiredAs::Intermediary),
];

/// What a word stands for; reports an unknown one.
pub(super) fn meaning<T: Copy>(words: Words<T>, said: &str, place: Place, code: Code, sink: &mut Sink) -> Option<T> {
    if let Some((_, meaning)) = words.iter().find(|(word, _)| *word == said) {
        return Some(*meaning);
    }
    let help = sink.did_you_mean(said, words.iter().map(|(word, _)| *word), "use one of the words of the reference");
    sink.add(code, place, format!("{}: `{said}`", code.title()), help);
    None
}

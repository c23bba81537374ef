//! The compartments of an operation by the names of their keys.

use takas_model::Case;
use takas_model::PartyRef;
use takas_views::Reader;

/// Who may open something: a reader's compartment, or the desk's own, from which it starts again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Compartment {
    /// The desk itself: no reader has it.
    Desk,
    /// A reader's.
    Of(Reader),
}

impl Compartment {
    /// The name of its key. Parties stand by their number in the case, so that no file name says who reads here.
    pub fn file(self) -> String {
        let name = match self {
            Self::Desk => "desk".to_owned(),
            Self::Of(Reader::Mediator) => "mediator".to_owned(),
            Self::Of(Reader::Medical) => "medical".to_owned(),
            Self::Of(Reader::Interviewer) => "interviewer".to_owned(),
            Self::Of(Reader::Field) => "field".to_owned(),
            Self::Of(Reader::Observer) => "observer".to_owned(),
            Self::Of(Reader::Party(party)) => format!("party-{}", party.index() + 1),
            Self::Of(Reader::Guarantor(party)) => format!("guarantor-{}", party.index() + 1),
        };
        format!("compartments/{name}")
    }

    /// The compartment of that name.
    pub fn of_file(file: &str) -> Option<Self> {
        let name = file.strip_prefix("compartments/")?;
        let party = |number: &str| number.parse::<usize>().ok()?.checked_sub(1).map(PartyRef::new);
        Some(match name {
            "desk" => Self::Desk,
            "mediator" => Self::Of(Reader::Mediator),
            "medical" => Self::Of(Reader::Medical),
            "interviewer" => Self::Of(Reader::Interviewer),
            "field" => Self::Of(Reader::Field),
            "observer" => Self::Of(Reader::Observer),
            other => match other.split_once('-')? {
                ("party", number) => Self::Of(Reader::Party(party(number)?)),
                ("guarantor", number) => Self::Of(Reader::Guarantor(party(number)?)),
                _ => return None,
            },
        })
    }
}

/// What can be named as a reader, in words.
pub const READERS: &str = "mediator, medical, interviewer, field, observer, a party, or \"guarantor of PARTY\"";

/// The reader that is named on the command line: `mediator`, `medical`, `interviewer`, `field`, `observer`, a party's id, or
/// `guarantor of` a party.
pub fn reader(case: &Case, named: &str) -> Option<Reader> {
    match named {
        "mediator" => Some(Reader::Mediator),
        "medical" => Some(Reader::Medical),
        "interviewer" => Some(Reader::Interviewer),
        "field" => Some(Reader::Field),
        "observer" => Some(Reader::Observer),
        other => match other.strip_prefix("guarantor of ") {
            Some(id) => case.find_party(id).map(Reader::Guarantor),
            None => case.find_party(other).map(Reader::Party),
        },
    }
}

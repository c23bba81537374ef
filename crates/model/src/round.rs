//! Rounds: a deal laid before the parties, what each of them answered, and where the zone of agreement stood before and after.
//!
//! The procedure is the single text's: the mediator proposes, each party criticises in confidence, the mediator proposes again
//! (R. Fisher, "Playing the Wrong Game?", 1978; H. Raiffa, *The Art and Science of Negotiation*, 1982, chapter 15). Nothing here decides who may
//! know what: an answer belongs to the position of the party that gave it, a zone to the mediator.

use crate::case::{Case, Date, Line, PartyRef, Standing};

/// What a party says to a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Says {
    /// It agrees to what it was shown.
    Accepts,
    /// It does not agree.
    Refuses,
    /// It would agree to something near it, and says what would have to change.
    Amends,
}

impl Says {
    /// Its word in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Accepts => "accepts",
            Self::Refuses => "refuses",
            Self::Amends => "amends",
        }
    }

    /// Every answer, in the order of the documentation.
    pub const ALL: [Self; 3] = [Self::Accepts, Self::Refuses, Self::Amends];
}

/// A party's answer to the proposal of one round: a line of its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Whose.
    pub party: PartyRef,
    /// To the proposal of this round; at least 1.
    pub round: u32,
    /// What it says.
    pub says: Says,
    /// The party's own id of the proposal, where it was written down.
    pub proposal: Option<String>,
    /// Why, in its own words.
    pub reason: Option<String>,
    /// Whence the answer is known.
    pub line: Line,
}

/// What is known of the deals that every party accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ZoneState {
    /// There are some; the best is known.
    Open,
    /// There are some; a limit came before the best was proved.
    OpenUnproved,
    /// There is none.
    Empty,
    /// A limit came first.
    Unknown,
}

/// What one party gets, and could get, within the zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reach {
    /// Which party.
    pub party: PartyRef,
    /// The weighted number of units of its asks that the best deal meets.
    pub met: u64,
    /// The most that any deal of the zone meets; at least `met`.
    pub best: u64,
}

/// The zone of agreement at one moment: the deals that keep every rule of every party as then known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Whether it is open.
    pub state: ZoneState,
    /// Whether the deal proposed in the round is still in it.
    pub stands: bool,
    /// How many people the best deal moves; 0 without one.
    pub people: u64,
    /// The parties that ask for something, in order; empty without a deal.
    pub reach: Vec<Reach>,
    /// Where it is empty: the names of the rules that cannot hold together, each with its owner (`DEU`, `case`).
    pub conflict: Vec<(String, String)>,
}

/// The zone after a party's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Whose answer.
    pub party: PartyRef,
    /// The zone with it.
    pub zone: Zone,
}

/// One proposal laid before parties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Its number; the first is 1.
    pub number: u32,
    /// When it was laid before them.
    pub on: Date,
    /// The mediator's id of the saved deal.
    pub deal: String,
    /// Before whom, each with its own id of the proposal; in the order of the parties.
    pub to: Vec<(PartyRef, String)>,
    /// The mediator's remark.
    pub note: Option<String>,
    /// The zone at that moment.
    pub zone: Zone,
    /// The zone after each answer, in the order in which they came.
    pub moved: Vec<Moved>,
}

impl Round {
    /// Whether the package is agreed: every party it was laid before has stated that it accepts, and no party with a position was left out.
    pub fn is_agreed(&self, case: &Case, answers: &[Answer]) -> bool {
        let accepts = |party: PartyRef| {
            let said = self.answer(answers, party);
            said.is_some_and(|said| said.says == Says::Accepts && said.line.standing == Standing::Stated)
        };
        let asked = |party: PartyRef| self.to.iter().any(|(asked, _)| *asked == party);
        !self.to.is_empty()
            && self.to.iter().all(|(party, _)| accepts(*party))
            && case.positions.iter().all(|position| asked(position.party))
    }

    /// What a party answered to it. What it answered to another proposal that once had this number is no answer to this one.
    pub fn answer<'a>(&self, answers: &'a [Answer], party: PartyRef) -> Option<&'a Answer> {
        let (_, own) = self.to.iter().find(|(asked, _)| *asked == party)?;
        let to_this = |answer: &&Answer| answer.proposal.as_ref().is_none_or(|proposal| proposal == own);
        answers.iter().filter(|answer| answer.party == party && answer.round == self.number).find(to_this)
    }
}

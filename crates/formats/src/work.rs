//! What a desk does in the background, and deals and rounds as its pages have them, as JSON.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The version of these formats.
pub const FORMAT: u32 = 1;

/// What is to be done in the background.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Task {
    /// The best deal, the next best, and the conditions that decide; where there is none, why.
    Clear {
        /// What is to move: sentences as in `takas deals --with`.
        #[serde(default)]
        with: Vec<String>,
        /// What is not to move, or who walks away.
        #[serde(default)]
        without: Vec<String>,
    },
    /// The front over what the parties get of what they ask, and deals that differ by much.
    Landscape {
        /// Points nearer to one another than so many thousandths are one.
        tolerance: u64,
        /// So many deals that differ by much.
        distinct: u8,
        /// They differ by so many transfers at least.
        differ: u64,
    },
    /// The cheapest concessions that would make a deal.
    Concessions {
        /// So many sets at most.
        sets: u8,
    },
    /// What hangs on whom: a spoiler's list.
    Fragility {},
    /// How likely deals are to be accepted, and what to ask next.
    Question {},
    /// The safe order of a saved deal.
    Sequence {
        /// Its id.
        deal: String,
    },
    /// The zone of agreement as a round began, or after a party's answer; it is put into the file of the round.
    Zone {
        /// The round.
        round: u32,
        /// The party whose answer moved it; null: as the round began.
        party: Option<String>,
    },
    /// A plan of a saved deal.
    Plan {
        /// Its id.
        deal: String,
    },
    /// Another plan after something has happened.
    Replan {
        /// The plan.
        plan: String,
        /// What has happened, in words as `takas replan` takes them.
        happened: Vec<String>,
    },
    /// A plan tried out many times.
    Rehearse {
        /// The plan.
        plan: String,
        /// So many times.
        runs: u64,
    },
    /// Lists laid side by side, where that takes longer than a page may.
    Lists {
        /// The parties whose lists are meant, by their ids; none: the first three.
        of: Vec<String>,
    },
    /// Who is hired for the operation, held against the published lists that lie with the case.
    Screening {},
}

impl Task {
    /// Its kind, as it stands in JSON and in names of messages. Stable.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Clear { .. } => "clear",
            Self::Landscape { .. } => "landscape",
            Self::Concessions { .. } => "concessions",
            Self::Fragility {} => "fragility",
            Self::Question {} => "question",
            Self::Sequence { .. } => "sequence",
            Self::Zone { .. } => "zone",
            Self::Plan { .. } => "plan",
            Self::Replan { .. } => "replan",
            Self::Rehearse { .. } => "rehearse",
            Self::Lists { .. } => "lists",
            Self::Screening {} => "screening",
        }
    }
}

/// How far a work is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Progress {
    /// What it is at: the name of a message of the desk.
    pub phase: String,
    /// A party, an objective or a number that the message wants.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// The best so far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub best: Option<i64>,
    /// What nothing can be better than.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<i64>,
    /// How many nodes of its search it has been at, or how many runs are made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<u64>,
}

/// How work has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum How {
    /// By itself, with what it found.
    Done,
    /// Its time was over: what is there is the best so far.
    Limit,
    /// Somebody cancelled it: what is there is the best so far.
    Cancelled,
    /// It could not be done: why, in words for the mediators.
    Failed(String),
}

/// Where work stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StandingOut {
    /// It waits for its turn.
    Waiting,
    /// It goes on.
    Running,
    /// It has been asked to stop.
    Stopping,
    /// It has ended.
    Ended,
}

/// A work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkOut {
    /// When it was asked for: seconds since 1970, UTC.
    pub asked: i64,
    /// When it ended.
    pub ended: Option<i64>,
    /// Whether something that it found is to be had.
    pub has_found: bool,
    /// What it found, in a line; in English.
    pub headline: Option<String>,
    /// How it ended.
    pub how: Option<How>,
    /// Its id.
    pub id: String,
    /// Whether the files of the case are those that it is of.
    pub is_current: bool,
    /// How far it is.
    pub progress: Option<Progress>,
    /// How long it may last.
    pub seconds: u32,
    /// Where it stands.
    pub standing: StandingOut,
    /// What is to be done.
    pub task: Task,
}

/// The work of a case, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorksOut {
    /// Version of this format: 1.
    pub format: u32,
    /// The work.
    pub works: Vec<WorkOut>,
}

/// A request that says nothing but that it is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NothingIn {}

/// Something that was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DoneOut {
    /// Version of this format: 1.
    pub format: u32,
}

/// Asks for work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkIn {
    /// Version of this format: 1.
    pub format: u32,
    /// How long it may last: from 1 to 86,400; 600 where nothing is said.
    #[serde(default)]
    pub seconds: Option<u32>,
    /// What is to be done.
    pub task: Task,
}

/// Work that was taken, or was there already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkTakenOut {
    /// Version of this format: 1.
    pub format: u32,
    /// Its id.
    pub work: String,
}

/// A saved deal, in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DealLineOut {
    /// How many people move among whom; in English.
    pub headline: String,
    /// Its id.
    pub id: String,
    /// Whether this is the deal that was agreed on.
    pub is_agreed: bool,
    /// The rounds in which it was proposed.
    pub rounds: Vec<u32>,
    /// Whether it keeps every rule of every party as the case is now.
    pub stands: bool,
}

/// The saved deals of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DealsOut {
    /// The deals.
    pub deals: Vec<DealLineOut>,
    /// Version of this format: 1.
    pub format: u32,
}

/// The deal that was agreed on: `deals/agreed.json` of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AgreedFile {
    /// When: seconds since 1970, UTC.
    pub at: i64,
    /// Who said so: the id of an account.
    pub by: String,
    /// The id of the saved deal.
    pub deal: String,
    /// Version of this format: 1.
    pub format: u32,
}

/// Lays a saved deal before parties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposalIn {
    /// The id of the saved deal.
    pub deal: String,
    /// Version of this format: 1.
    pub format: u32,
    /// A remark for the mediators.
    #[serde(default)]
    pub note: Option<String>,
    /// Before which parties; where there is none, before all with a position or a part in it.
    #[serde(default)]
    pub to: Vec<String>,
}

/// A round that was begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoundBegunOut {
    /// Version of this format: 1.
    pub format: u32,
    /// Its number.
    pub round: u32,
}

/// What a party says to a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SaysIn {
    /// It accepts.
    Accepts,
    /// It refuses.
    Refuses,
    /// It would accept something else.
    Amends,
}

/// A line of a party's position that its answer brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LineIn {
    /// Where it stands in the position, as `takas respond --line` has it: `rules.NAME`, `asks.NAME`.
    pub at: String,
    /// What stands there from now on; null: nothing.
    pub value: Option<String>,
}

/// A party's answer to a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerIn {
    /// Who said it, where a liaison writes it down.
    #[serde(default)]
    pub by: Option<String>,
    /// Version of this format: 1.
    pub format: u32,
    /// What changes in its position: of an amendment at least one line.
    #[serde(default)]
    pub lines: Vec<LineIn>,
    /// The party's own id of the proposal.
    pub proposal: String,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
    /// What it says.
    pub says: SaysIn,
    /// Whether a liaison heard it only as a hint. A delegate states.
    #[serde(default)]
    pub is_hint: bool,
}

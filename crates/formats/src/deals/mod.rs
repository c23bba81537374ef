//! Deals as JSON: what `takas deals --json` prints, and the file a saved deal is kept in.
//!
//! Both are the mediator's: they hold rule names and sentences of every party. What one party may see is decided in
//! `takas-views`. Ids and digests are made from what is passed in; there is no randomness here.

mod chances;
mod digest;
mod landscape;
mod lists;
mod measure;
mod output;
mod report;
mod saved;
mod sequence;

pub use chances::{
    ChanceOut, ChancesOut, ChancesReport, DoubtOut, InquiryOut, Rated, RatedOut, ReadingOut, WorldsOut, chances,
};
pub use digest::{case_digest, deal_id, hex, party_deal_id};
pub(crate) use digest::{shortened, unhex};
pub use landscape::{DistinctOut, DistinctReport, FrontOut, FrontReport, PointOut};
pub use lists::{DecisionOut, ListOut, ObjectionOut, PlacesOut, UnitsOut};
pub use measure::{Measure, ObjectiveOut, SatisfactionOut};
pub use output::{
    AnswerOut, ChangeOut, ConcessionSetOut, ConcessionsOut, ConflictOut, DealOut, DecisiveOut, FragilityOut, LossOut,
    Report, RuleOut, Status, TransferOut,
};
pub use report::{Disguise, Found, report, to_json};
pub(crate) use saved::transfer_out;
pub use saved::{ReadDeal, SavedDeal, read_deal, save, write_deal};
pub use sequence::{OrderFound, OrderOut, SequenceReport, StandOut, StepOut, order_out};

/// The version of both formats.
pub const FORMAT: u32 = 1;

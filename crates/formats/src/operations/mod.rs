//! What is said and what happens in an operation, as JSON and as lines of a script; its charter; the names by which all of them speak.
//!
//! Everything is written by names, never by places in a list: a unit by item, phase and number, a ride by its vehicle and the how manieth of
//! it it is, a work by what is done and for whom. What is signed and stored is canonical: exactly one sequence of bytes for each meaning
//! (sorted keys, whole numbers and texts, no spaces), and only that one is read. Nothing here decides what may be said; the meaning of
//! the words stands in `docs/reference/run.md`, the formats in `docs/reference/run-json.md`.

mod answer;
mod charter;
mod codec;
mod desk;
mod field;
mod names;
mod output;
mod read;
mod record;
mod script;
mod shown;
mod write;

pub use answer::{AnswerOut, MistakeOut, OutcomeOut, RefusalOut};
pub use charter::{
    CharterOut, CharterSource, charter_out, join_charter, parse_charter, read_charter, split_charter, target_digest,
    unit_out, write_charter,
};
pub use codec::{LineIn, Spoken, command_bytes, event_bytes, parse_line, read_command, read_event};
pub use desk::{DeskOut, DeskSays, read_desk};
pub use field::{
    ChainOut, DeliveredOut, DeliveredOutcomeOut, DeliveryIn, FieldOut, FieldPersonOut, FieldPhraseOut, FieldRideOut,
};
pub use names::{OperationNames, Vocabulary, seat_words, unit_name, unit_of};
pub use output::{
    ActOut, AuthorOut, CommandOut, ConsequenceOut, EventOut, GateTermsOut, HappenedOut, KindOut, ReasonOut, RequestOut,
    ScopeOut, SignedOut, SpokenOut, UnitOut, WeightOut,
};
pub use record::{RecordEntryOut, RecordLineOut, RecordNowOut};
pub use script::{Moment, SCRIPT_FILE, ScriptLine, act_words, read_act, read_script};
pub use shown::{
    AlertOut, BalanceOut, BalanceStepOut, CaseLineOut, CasesOut, EventLineOut, EventsOut, GateNowOut, OfferOut,
    OffersOut, OperationNowOut, PeopleOut, PhraseIn, RequestNowOut, RideNowOut, SaidOut, SaidOutcomeOut, SideOut,
    SpeakerOut, TimeOut,
};
pub use write::{act_out, event_out, reason_out};

/// The version of these formats.
pub const FORMAT: u32 = 1;

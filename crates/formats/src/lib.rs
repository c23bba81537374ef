//! The file formats of Takas: case folders, positions, lists, deals; parsed, validated, formatted.
//!
//! Everything works on bytes in memory: no file is opened, nothing is printed, no clock is read. What a user can get
//! wrong becomes a [`Diagnostic`] with a stable [`Code`], a place and a way to mend it; all mistakes of all files at
//! once. The formats are described in `docs/reference/case-folder.md` and `docs/reference/rules.md`.

pub mod calendar;
mod checks;
pub mod claims;
mod codes;
pub mod contacts;
pub mod deals;
pub mod decisions;
mod diagnostic;
pub mod foreign;
mod format;
mod language;
pub mod legs;
pub mod limits;
pub mod list_book;
pub mod list_pages;
pub mod networks;
pub mod operations;
pub mod plans;
pub mod positions;
mod reading;
pub mod reconciliations;
pub mod rehearsals;
pub mod rounds;
mod schema;
pub mod settled;
mod shapes;
pub mod sheets;
mod source;
mod suggest;
mod template;
mod tree;
pub mod work;

pub use codes::{Code, Explanation};
pub use diagnostic::{Diagnostic, Label, Related, Severity};
pub use format::format_file;
pub use language::question::{QUESTION_FILE, parse_question_with, parse_question_without, parse_sentence};
pub use reading::contacts::{ReadContacts, read_contacts};
pub use reading::hired::{Hired, HiredAs, ReadHired, hired_list, read_hired};
pub use reading::network::{NamedNetwork, ReadNetwork, read_network};
pub use reading::operation::{ReadOperation, read_operation};
pub use reading::sequence::{ReadSequence, read_sequence};
pub use reading::team::{DESK, Member, ReadTeam, read_team, rehearsal_team, two_approve};
pub use reading::{
    CASE_FILE, CONCESSIONS_FILE, CONFIDENCE_FILE, ListCount, MEDIATOR_CONTACTS_FILE, OPERATION_FILE, PEOPLE_FILE,
    ReadMapping, Reading, SEQUENCE_FILE, TEAM_FILE, mapping_path, read_case, read_mapping,
};
pub use schema::schemas;
pub use source::CaseFiles;
pub use suggest::nearest;
pub use template::new_case;

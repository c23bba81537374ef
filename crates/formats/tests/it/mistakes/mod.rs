//! Every mistake a user can make, as rows: edits of the base case, and what is told of them.
//!
//! To add a row: copy one, change its edit, run, and see that what is told is what a user should be told.

mod case;
mod concessions;
mod confidence;
mod contacts;
mod files;
mod law;
mod lists;
mod operation;
mod position;
mod sentence;
mod sequence;
mod settled;
mod windows;

use std::collections::BTreeSet;

use takas_formats::Code;

/// Codes that no file of a case can produce; `claims`, `deals`, `questions`, `plans`, `plan_events` and `operations` test them, `rounds`, `kidney`,
/// `controllability` and `lists` of the command.
const ELSEWHERE: &[Code] = &[
    Code::NotTheQuestionHolder,
    Code::DealNotJson,
    Code::DealVersion,
    Code::DealField,
    Code::DealOtherCase,
    Code::DealStale,
    Code::DealUnknownName,
    Code::DealQuantity,
    Code::DealRepeated,
    Code::DealId,
    Code::DealBarred,
    Code::RoundNotJson,
    Code::RoundVersion,
    Code::RoundField,
    Code::RoundOtherCase,
    Code::ForeignSyntax,
    Code::ForeignField,
    Code::ForeignRepeated,
    Code::ForeignLeftOut,
    Code::ForeignNotUsed,
    Code::ForeignRefused,
    Code::NetworkBounds,
    Code::NetworkLoop,
    Code::NetworkEndsTwice,
    Code::NetworkCircle,
    Code::NetworkNameTwice,
    Code::NetworkLonely,
    Code::NetworkTooLarge,
    Code::EventWords,
    Code::EventName,
    Code::EventTime,
    Code::EventNumber,
    Code::PlanNotJson,
    Code::PlanVersion,
    Code::PlanField,
    Code::PlanOtherCase,
    Code::PlanStale,
    Code::PlanUnknownName,
    Code::PlanNumber,
    Code::PlanMoment,
    Code::PlanId,
    Code::TeamMissing,
    Code::UnknownSeat,
    Code::AuthorKey,
    Code::SeatEmpty,
    Code::ActWords,
    Code::ActName,
    Code::ActTime,
    Code::ActNumber,
    Code::OperationNotJson,
    Code::OperationVersion,
    Code::OperationField,
    Code::OperationNotCanonical,
    Code::OperationName,
    Code::OperationNumber,
    Code::OperationStale,
    Code::OperationSignature,
    Code::PeopleScreened,
    Code::TellUnreleased,
    Code::ListTooLarge,
    Code::ListKind,
    Code::WorkbooksLeftOut,
    Code::ListDamaged,
    Code::ListPacked,
    Code::EncodingGuessed,
    Code::EncodingDoubtful,
    Code::ListColumns,
    Code::MappingStale,
    Code::MappingColumn,
    Code::MappingWord,
    Code::RowNamesNobody,
    Code::RowTotal,
    Code::TotalDiffers,
    Code::RowSection,
    Code::MergedFilled,
    Code::MergedWho,
    Code::NameSplit,
    Code::DateUnread,
    Code::DateDoubtful,
    Code::WordUnread,
    Code::CellTooLong,
    Code::NamesMany,
    Code::SheetLeftOut,
    Code::RowAbove,
    Code::EntityLeftOut,
    Code::NameUnseen,
    Code::PublishedKind,
    Code::HeadingsMissing,
];

#[test]
fn every_code_has_a_row() {
    let mut told: BTreeSet<Code> = ELSEWHERE.iter().copied().collect();
    for rows in [
        files::codes(),
        case::codes(),
        concessions::codes(),
        confidence::codes(),
        contacts::codes(),
        law::codes(),
        lists::codes(),
        operation::codes(),
        position::codes(),
        sentence::codes(),
        sequence::codes(),
        settled::codes(),
        windows::codes(),
    ] {
        told.extend(rows);
    }
    let silent: Vec<&str> = Code::ALL.iter().filter(|code| !told.contains(code)).map(|code| code.id()).collect();
    assert!(silent.is_empty(), "no row tells {silent:?}");
    assert!(told.len() >= 100, "{} codes", told.len());
}

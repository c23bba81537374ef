//! Words of lists in the language of a reader. What was compared and found, and what a list says of somebody, `views` says.

use takas_formats::Diagnostic;
use takas_formats::claims::Field as Mapped;
use takas_lists::evidence::{Field, Finding};
use takas_lists::reconcile::Role;
use takas_views::Names;
use takas_views::phrase::Fixed;
use takas_views::words::{evidence, reconciliation as said};

use crate::server::live::visit::Visit;
use crate::server::words::Finding as Shown;

/// Everything that is compared; the order is that of what is kept, and does not change.
pub(super) const FIELDS: [Field; 13] = [
    Field::Before,
    Field::Name,
    Field::Father,
    Field::Mother,
    Field::Sex,
    Field::Born,
    Field::BirthPlace,
    Field::Nationality,
    Field::Document,
    Field::Unit,
    Field::HeldAt,
    Field::Rivals,
    Field::Relatives,
];

/// Everything that is found; likewise.
pub(super) const FINDINGS: [Finding; 24] = [
    Finding::RowsAlone,
    Finding::Equal,
    Finding::Spelling,
    Finding::OtherScript,
    Finding::Initial,
    Finding::Nickname,
    Finding::Patronymic,
    Finding::Joined,
    Finding::Contained,
    Finding::OneSided,
    Finding::Near,
    Finding::WithinCalendar,
    Finding::OneDayOff,
    Finding::DayAndMonthSwapped,
    Finding::OtherDay,
    Finding::OtherMonth,
    Finding::OtherYear,
    Finding::SameMonth,
    Finding::SameYear,
    Finding::NextYear,
    Finding::Different,
    Finding::OthersFit,
    Finding::RelativesShare,
    Finding::OtherName,
];

/// Something that was found in a list, by its row or by the line of a file, as far as the visitor may read it: what it says can quote a cell.
pub(super) fn told(visit: &Visit, found: &Diagnostic) -> Shown {
    let speaker = &visit.page.speaker;
    let shown = match visit.names {
        Names::Real => Shown::new(speaker, found),
        Names::Pseudonyms => Shown::untold(speaker, found),
    };
    Shown { at: speaker.say("lists-row", &[("row", found.line.into())]), ..shown }
}

/// The message of what it means to stand on a list.
pub(super) fn role_word(role: Role) -> &'static str {
    match role {
        Role::Claims => "lists-role-claims",
        Role::Acknowledges => "lists-role-acknowledges",
        Role::Saw => "lists-role-saw",
    }
}

/// The message of what a column can be said to hold.
pub(super) fn mapped_word(field: Mapped) -> &'static str {
    match field {
        Mapped::Key => "lists-field-key",
        Mapped::Name => "lists-field-name",
        Mapped::Given => "lists-field-given",
        Mapped::Middle => "lists-field-middle",
        Mapped::Family => "lists-field-family",
        Mapped::Alias => "lists-field-alias",
        Mapped::Father => "lists-field-father",
        Mapped::Mother => "lists-field-mother",
        Mapped::Sex => "lists-field-sex",
        Mapped::Born => "lists-field-born",
        Mapped::BirthPlace => "lists-field-birth-place",
        Mapped::Nationality => "lists-field-nationality",
        Mapped::Document => "lists-field-document",
        Mapped::Unit => "lists-field-unit",
        Mapped::HeldAt => "lists-field-held-at",
        Mapped::Standing => "lists-field-standing",
        Mapped::Since => "lists-field-since",
        Mapped::Person => "lists-field-person",
        Mapped::Other => "lists-field-other",
        Mapped::Nothing => "lists-field-nothing",
    }
}

/// The message of a status, or of what a list says of somebody.
pub(super) fn status_word(status: Fixed) -> &'static str {
    status.name()
}

/// The message of what was compared.
pub(super) fn field_word(field: Field) -> &'static str {
    evidence::field(field).name()
}

/// The message of what was found.
pub(super) fn finding_word(finding: Finding) -> &'static str {
    evidence::finding(finding).name()
}

/// The message of a verdict, by its word in files.
pub(super) fn verdict_word(says: &str) -> &'static str {
    match says {
        "same" => "lists-says-same",
        "different" => "lists-says-different",
        "not sure" => "lists-says-not-sure",
        _ => "lists-says-taken-back",
    }
}

/// The message of a column of a row, by its name in views; none: it is the list's own heading.
pub(super) fn column_word(column: &str) -> Option<&'static str> {
    said::known_column(column).map(Fixed::name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is not among them is not kept, and whoever reads it anew has nothing.
    #[test]
    fn everything_that_is_compared_and_found_can_be_kept() {
        for field in evidence::FIELDS {
            assert!(FIELDS.contains(field), "{field:?}");
        }
        for finding in evidence::FINDINGS {
            assert!(FINDINGS.contains(finding), "{finding:?}");
        }
    }
}

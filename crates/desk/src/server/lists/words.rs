//! Words of lists in the language of a reader: what was compared and found, what a list says of somebody, what was decided.

use takas_formats::claims::Field as Mapped;
use takas_formats::{Diagnostic, Severity};
use takas_lists::evidence::{Field, Finding};
use takas_lists::reconcile::Role;
use takas_views::Names;
use takas_views::words::reconciliation as said;

use crate::server::live::visit::Visit;

/// Everything that is compared; the order is that of what is kept, and does not change.
pub(super) const FIELDS: [Field; 12] = [
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
];

/// Everything that is found; likewise.
pub(super) const FINDINGS: [Finding; 22] = [
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
];

/// Something that was found in a file, as far as whoever looks may read it: what it says can quote a cell.
pub(super) struct Told {
    /// `fault` or `wait`.
    pub(super) class: &'static str,
    pub(super) code: &'static str,
    /// The row, or the line of a file.
    pub(super) line: usize,
    /// In English; none under pseudonyms.
    pub(super) says: Option<String>,
}

/// A finding as it is told to a visitor.
pub(super) fn told(visit: &Visit, found: &Diagnostic) -> Told {
    Told {
        class: if found.severity == Severity::Error { "fault" } else { "wait" },
        code: found.code.id(),
        line: found.line,
        says: (visit.names == Names::Real).then(|| format!("{}; {}", found.message, found.help)),
    }
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

/// The message of a status.
pub(super) fn status_word(status: &str) -> &'static str {
    match status {
        "acknowledged" => "lists-status-acknowledged",
        "claimed" => "lists-status-claimed",
        "denied" => "lists-status-denied",
        "dead" => "lists-status-dead",
        "released" => "lists-status-released",
        "missing" => "lists-status-missing",
        "seen" => "lists-status-seen",
        _ => "lists-status-unknown",
    }
}

/// The message of what was compared.
pub(super) fn field_word(field: Field) -> &'static str {
    match field {
        Field::Before => "lists-compared-before",
        Field::Rivals => "lists-compared-rivals",
        Field::Relatives => "lists-compared-relatives",
        Field::Name => "lists-field-name",
        Field::Father => "lists-field-father",
        Field::Mother => "lists-field-mother",
        Field::Sex => "lists-field-sex",
        Field::Born => "lists-field-born",
        Field::BirthPlace => "lists-field-birth-place",
        Field::Nationality => "lists-field-nationality",
        Field::Document => "lists-field-document",
        Field::Unit => "lists-field-unit",
        Field::HeldAt => "lists-field-held-at",
    }
}

/// The message of what was found.
pub(super) fn finding_word(finding: Finding) -> &'static str {
    match finding {
        Finding::RowsAlone => "lists-found-rows-alone",
        Finding::Equal => "lists-found-equal",
        Finding::Spelling => "lists-found-spelling",
        Finding::OtherScript => "lists-found-other-script",
        Finding::Initial => "lists-found-initial",
        Finding::Nickname => "lists-found-nickname",
        Finding::Patronymic => "lists-found-patronymic",
        Finding::Joined => "lists-found-joined",
        Finding::Contained => "lists-found-contained",
        Finding::OneSided => "lists-found-one-sided",
        Finding::Near => "lists-found-near",
        Finding::WithinCalendar => "lists-found-within-calendar",
        Finding::OneDayOff => "lists-found-one-day-off",
        Finding::DayAndMonthSwapped => "lists-found-swapped",
        Finding::OtherDay => "lists-found-other-day",
        Finding::OtherMonth => "lists-found-other-month",
        Finding::OtherYear => "lists-found-other-year",
        Finding::SameMonth => "lists-found-same-month",
        Finding::SameYear => "lists-found-same-year",
        Finding::NextYear => "lists-found-next-year",
        Finding::Different => "lists-found-different",
        Finding::OthersFit => "lists-found-others-fit",
        Finding::RelativesShare => "lists-found-relatives-share",
    }
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

/// The message of why a pair is asked about, by its words in views.
pub(super) fn why_word(why: &str) -> &'static str {
    match why {
        said::CONTRADICTED => "lists-why-contradicted",
        said::HANGS => "lists-why-hangs",
        said::RIVALS => "lists-why-rivals",
        said::DECIDED => "lists-why-decided",
        said::DISPUTED => "lists-why-disputed",
        _ => "lists-why-score",
    }
}

/// The message of a column of a row, by its name in views; none: it is the list's own heading.
pub(super) fn column_word(column: &str) -> Option<&'static str> {
    Some(match column {
        "name" => "lists-field-name",
        "also named" => "lists-field-alias",
        "given name" => "lists-field-given",
        "middle name" => "lists-field-middle",
        "family name" => "lists-field-family",
        "father" => "lists-field-father",
        "mother" => "lists-field-mother",
        "sex" => "lists-field-sex",
        "born" => "lists-field-born",
        "birth place" => "lists-field-birth-place",
        "nationality" => "lists-field-nationality",
        "document" => "lists-field-document",
        "unit" => "lists-field-unit",
        "held at" => "lists-field-held-at",
        "standing" => "lists-field-standing",
        "since" => "lists-field-since",
        _ => return None,
    })
}

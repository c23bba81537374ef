//! Phrases of evidence about two rows of lists: what was compared, and what was found. The English is that of the engine of lists.

use takas_lists::evidence::{Field, Finding};

use crate::phrase::{Fixed, Phrase};

/// Declares what each of a kind is called: the name of its message; the English is the engine's.
macro_rules! called {
    ($(#[$all_doc:meta])* $all:ident $(#[$doc:meta])* $called:ident: $kind:ident { $($one:ident $name:literal;)+ }) => {
        $(#[$all_doc])*
        pub const $all: &[$kind] = &[$($kind::$one),+];

        $(#[$doc])*
        #[must_use]
        pub const fn $called(one: $kind) -> Fixed {
            match one {
                $($kind::$one => Fixed::new($name, $kind::$one.words()),)+
            }
        }
    };
}

called! {
    /// Everything that is compared.
    FIELDS
    /// What was compared.
    field: Field {
        Before "reconciliation-field-before";
        Name "reconciliation-field-name";
        Father "reconciliation-field-father";
        Mother "reconciliation-field-mother";
        Sex "reconciliation-field-sex";
        Born "reconciliation-field-born";
        BirthPlace "reconciliation-field-birth-place";
        Nationality "reconciliation-field-nationality";
        Document "reconciliation-field-document";
        Unit "reconciliation-field-unit";
        HeldAt "reconciliation-field-held-at";
        Relatives "reconciliation-field-relatives";
        Rivals "reconciliation-field-rivals";
    }
}

called! {
    /// Everything that is found.
    FINDINGS
    /// What was found.
    finding: Finding {
        RowsAlone "reconciliation-found-rows-alone";
        Equal "reconciliation-found-equal";
        Spelling "reconciliation-found-spelling";
        OtherScript "reconciliation-found-other-script";
        Initial "reconciliation-found-initial";
        Nickname "reconciliation-found-nickname";
        Patronymic "reconciliation-found-patronymic";
        Joined "reconciliation-found-joined";
        OtherName "reconciliation-found-other-name";
        Contained "reconciliation-found-contained";
        OneSided "reconciliation-found-one-sided";
        Near "reconciliation-found-near";
        WithinCalendar "reconciliation-found-within-calendar";
        OneDayOff "reconciliation-found-one-day-off";
        DayAndMonthSwapped "reconciliation-found-swapped";
        OtherDay "reconciliation-found-other-day";
        OtherMonth "reconciliation-found-other-month";
        OtherYear "reconciliation-found-other-year";
        SameMonth "reconciliation-found-same-month";
        SameYear "reconciliation-found-same-year";
        NextYear "reconciliation-found-next-year";
        Different "reconciliation-found-different";
        RelativesShare "reconciliation-found-relatives-share";
        OthersFit "reconciliation-found-others-fit";
    }
}

/// Each of these phrases.
pub(crate) fn samples(_count: u32) -> Vec<Phrase> {
    let fields = FIELDS.iter().map(|one| field(*one));
    fields.chain(FINDINGS.iter().map(|one| finding(*one))).map(Fixed::phrase).collect()
}

//! What a column of a list holds.

/// What a column holds, as the mapping file names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The party's own number or key of the row.
    Key,
    /// Whole names. Of several such columns the first holds the name, the others other spellings.
    Name,
    /// Given names.
    Given,
    /// Patronymics or middle names.
    Middle,
    /// Family names.
    Family,
    /// Aliases, nicknames, call signs.
    Alias,
    /// Fathers' names.
    Father,
    /// Mothers' names.
    Mother,
    /// The sex.
    Sex,
    /// Birth dates or birth years.
    Born,
    /// Birth places.
    BirthPlace,
    /// Nationalities.
    Nationality,
    /// Numbers of documents.
    Document,
    /// Military units, organisations, categories.
    Unit,
    /// Where the person is held.
    HeldAt,
    /// What the list says of the person: claimed, held, dead ….
    Standing,
    /// When the person was taken or last seen, or since when the list says so.
    Since,
    /// The id of a person of the case.
    Person,
    /// Kept as it stands and compared with nothing.
    Other,
    /// Not kept at all.
    Nothing,
}

impl Field {
    /// Every field with its word in mapping files.
    pub const WORDS: &[(&str, Self)] = &[
        ("key", Self::Key),
        ("name", Self::Name),
        ("given", Self::Given),
        ("middle", Self::Middle),
        ("family", Self::Family),
        ("alias", Self::Alias),
        ("father", Self::Father),
        ("mother", Self::Mother),
        ("sex", Self::Sex),
        ("born", Self::Born),
        ("birth place", Self::BirthPlace),
        ("nationality", Self::Nationality),
        ("document", Self::Document),
        ("unit", Self::Unit),
        ("held at", Self::HeldAt),
        ("standing", Self::Standing),
        ("since", Self::Since),
        ("person", Self::Person),
        ("other", Self::Other),
        ("nothing", Self::Nothing),
    ];

    /// Its word in mapping files.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, field)| *field == self).map_or("other", |(word, _)| word)
    }

    /// The field of that word.
    pub fn find(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|(_, field)| *field)
    }

    /// Whether the column says who is meant: a cell of it that is merged over several rows makes these rows doubtful.
    pub(super) fn says_who(self) -> bool {
        self.names() || matches!(self, Self::Key | Self::Born | Self::Document | Self::Person)
    }

    /// Whether the column names the person of the row.
    pub(super) fn names(self) -> bool {
        matches!(self, Self::Name | Self::Given | Self::Middle | Self::Family | Self::Alias)
    }

    /// Whether the column holds dates.
    pub(super) fn is_date(self) -> bool {
        matches!(self, Self::Born | Self::Since)
    }
}

#[cfg(test)]
mod tests {
    use super::Field;

    #[test]
    fn every_word_is_that_of_its_field() {
        for (word, field) in Field::WORDS {
            assert_eq!(field.word(), *word);
            assert_eq!(Field::find(word), Some(*field));
        }
    }
}

//! Claims as they were supplied: names in the script and order in which they came, with the place of every cell.
//!
//! Nothing here is derived. Forms to compare (transliterations, skeletons, readings of a date) are made from these
//! by `names` and `evidence`, and are thrown away with the comparison.

use crate::date::PartialDate;

/// A row of one list, by its position in [`List::claims`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimRef(pub u32);

/// A party's list of persons.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    /// What the list is called where it is told of: the file's name, without its folder.
    pub title: String,
    /// Every row that names somebody, in the order of the file.
    pub claims: Vec<Claim>,
}

/// One row of a list: one human, as one party names them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Claim {
    /// Where the row stands.
    pub origin: Origin,
    /// The party's own key of the row (a register number of the list), if it has one. Compared with nothing.
    pub key: Option<String>,
    /// The name first, then aliases and other spellings. Never empty where a list was read without a fault.
    pub names: Vec<Name>,
    /// The father's name, where the list has a column for it. A patronymic within a name stays there.
    pub father: Option<Name>,
    /// The mother's name, where the list has it.
    pub mother: Option<Name>,
    /// The sex, as recorded.
    pub sex: Option<Sex>,
    /// Every reading of the birth date that the cell allows, the likeliest first: `03/04/1990` has two.
    /// Empty where there is none.
    pub born: Vec<PartialDate>,
    /// The birth place, as written.
    pub birth_place: Option<String>,
    /// Nationalities, as written.
    pub nationalities: Vec<String>,
    /// Numbers of documents, as written.
    pub documents: Vec<String>,
    /// The military unit, organisation or category, as written.
    pub unit: Option<String>,
    /// Where the person is held, as written.
    pub held_at: Option<String>,
    /// What the list says of the person, where it says it.
    pub standing: Option<Standing>,
    /// Since when the list says so, or when the person was taken or last seen, as written there.
    pub since: Vec<PartialDate>,
    /// What else the row says, column by column, as written. Compared with nothing.
    pub other: Vec<(String, String)>,
}

/// Where a row stands in what was supplied.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The sheet of a workbook; empty where there are none.
    pub sheet: String,
    /// The row, as a person counts them in the file: the first is 1, headings included.
    pub row: u32,
}

/// A name as supplied: whole, in parts, or both.
///
/// A list that has one column for names gives `whole`; one that has a column for each part gives parts. Which part is
/// which is what the list claims, not what is true: families and fathers change places in lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// The name in one piece, in the order in which it was written.
    pub whole: Option<String>,
    /// Given names.
    pub given: Option<String>,
    /// The patronymic or the middle name.
    pub middle: Option<String>,
    /// The family name.
    pub family: Option<String>,
}

impl Name {
    /// A name that was supplied in one piece.
    pub fn whole(text: impl Into<String>) -> Self {
        Self { whole: Some(text.into()), ..Self::default() }
    }

    /// The name as one text to show: as supplied, or its parts in the order given, middle, family.
    pub fn shown(&self) -> String {
        if let Some(whole) = &self.whole {
            return whole.clone();
        }
        let parts = [&self.given, &self.middle, &self.family];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// The sex that a list records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// What a list says of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Asked for: whoever made the list says that the other side holds the person.
    Claimed,
    /// Held: whoever made the list says that it holds the person.
    Acknowledged,
    /// Not held: whoever made the list was asked and says that it does not hold the person.
    Denied,
    /// Dead.
    Dead,
    /// Released, exchanged or handed over before.
    Released,
    /// Missing: nobody knows where the person is.
    Missing,
    /// Seen by a neutral visitor.
    Seen,
}

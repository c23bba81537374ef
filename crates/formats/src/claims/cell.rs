//! Cells and rows as readers of files hand them on: what stands in them and where, and nothing of what it means.

use std::borrow::Cow;

use takas_lists::PartialDate;

/// What stands in one cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Cell {
    /// Nothing, or blanks.
    #[default]
    Empty,
    /// A text, as supplied.
    Text(String),
    /// A number that a workbook or JSON holds as such.
    Number(f64),
    /// A day that a workbook holds as such.
    #[cfg_attr(not(feature = "spreadsheets"), expect(dead_code, reason = "workbooks alone hold days as such"))]
    Day(PartialDate),
    /// Several values of one cell: an array of JSON.
    Several(Vec<String>),
}

impl Cell {
    /// A text; nothing where it is blank.
    pub(super) fn text(text: &str) -> Self {
        if is_blank(text) { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    /// Whether nothing stands in it.
    pub(super) fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// The cell as one text; none where it is empty.
    pub(super) fn shown(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Empty => None,
            Self::Text(text) => Some(Cow::Borrowed(text.trim())),
            Self::Number(number) => Some(Cow::Owned(written(*number))),
            Self::Day(day) => Some(Cow::Owned(day.shown())),
            Self::Several(values) => Some(Cow::Owned(values.join("; "))),
        }
    }

    /// How many bytes its text has.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Several(values) => values.iter().map(String::len).sum(),
            Self::Empty | Self::Number(_) | Self::Day(_) => 0,
        }
    }
}

/// Whether a text has nothing to read: blanks, marks of direction and of no width.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_invisible(c))
}

/// Marks that are not seen: of direction, of no width, of byte order, and soft hyphens.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}'
    )
}

/// A number as a person would have typed it: whole numbers without a point.
fn written(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 { format!("{number:.0}") } else { number.to_string() }
}

/// A row of a sheet that holds something.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Row {
    /// As a person counts: the first row of the sheet is 1, empty ones included.
    pub(super) number: u32,
    /// Its cells, from the first column.
    pub(super) cells: Vec<Cell>,
    /// Columns whose value stands in a cell that was merged with one further up.
    pub(super) from_above: Vec<usize>,
    /// Cells that were merged over several columns of this row: the first column and the one after the last.
    pub(super) wide: Vec<(usize, usize)>,
}

impl Row {
    /// Whether nothing stands in it but what comes from above.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.iter().enumerate().all(|(column, cell)| cell.is_empty() || self.from_above.contains(&column))
    }

    /// The cell of a column; an empty one where the row is shorter.
    pub(super) fn cell(&self, column: usize) -> &Cell {
        const NOTHING: &Cell = &Cell::Empty;
        self.cells.get(column).unwrap_or(NOTHING)
    }

    /// The columns that hold something.
    pub(super) fn filled(&self) -> impl Iterator<Item = usize> {
        self.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()).map(|(column, _)| column)
    }
}

/// The letters of a column as spreadsheets show them: 0 is A, 26 is AA.
pub(super) fn letters(column: usize) -> String {
    let mut rest = column + 1;
    let mut reversed = Vec::new();
    while rest > 0 {
        rest -= 1;
        reversed.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    reversed.iter().rev().collect()
}

/// The column that letters name; none where they name none of the first 18,278.
pub(super) fn column_of(letters: &str) -> Option<usize> {
    if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let number = letters.bytes().fold(0_usize, |number, byte| number * 26 + usize::from(byte - b'A') + 1);
    Some(number - 1)
}

#[cfg(test)]
mod tests {
    use super::{column_of, letters};

    #[test]
    fn columns_have_the_letters_that_spreadsheets_show() {
        for (column, shown) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(column), shown);
            assert_eq!(column_of(shown), Some(column));
        }
        assert_eq!(column_of("a"), None);
        assert_eq!(column_of(""), None);
    }
}

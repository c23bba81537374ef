//! Rows of all lists under one numbering, for the tables of the solver.

use super::result::{ListRef, ReconcileError, Row, Side};
use crate::claim::ClaimRef;

/// A row of any of the lists: those of the first list come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct RowNumber(pub(crate) u32);

/// Where each list's rows begin; at the end how many there are.
#[derive(Clone, Debug)]
pub(crate) struct Rows {
    begin: Vec<u32>,
}

impl Rows {
    /// Numbers the rows of `sides`.
    pub(crate) fn new(sides: &[Side<'_>]) -> Result<Self, ReconcileError> {
        let mut begin = vec![0_u32];
        for (list, side) in sides.iter().enumerate() {
            let fault = ReconcileError::Rows { list: ListRef(u8::try_from(list).unwrap_or(u8::MAX)) };
            let rows = u32::try_from(side.list.claims.len()).map_err(|_| fault)?;
            let end = begin[list].checked_add(rows).filter(|&end| end < u32::MAX).ok_or(fault)?;
            begin.push(end);
        }
        Ok(Self { begin })
    }

    /// How many rows there are in all.
    pub(crate) fn count(&self) -> usize {
        self.begin.last().map_or(0, |&end| end as usize)
    }

    /// How many lists there are.
    pub(crate) fn lists(&self) -> usize {
        self.begin.len() - 1
    }

    /// How many rows a list has.
    pub(crate) fn of_list(&self, list: usize) -> usize {
        (self.begin[list + 1] - self.begin[list]) as usize
    }

    /// The numbers of a list's rows.
    pub(crate) fn range(&self, list: usize) -> std::ops::Range<u32> {
        self.begin[list]..self.begin[list + 1]
    }

    /// The number of a row, if there is such a row.
    pub(crate) fn number(&self, row: Row) -> Option<RowNumber> {
        let list = usize::from(row.list.0);
        let begin = *self.begin.get(list)?;
        let end = *self.begin.get(list + 1)?;
        let number = begin.checked_add(row.claim.0)?;
        (number < end).then_some(RowNumber(number))
    }

    /// The list of a row.
    pub(crate) fn list(&self, number: RowNumber) -> usize {
        self.begin[1..].iter().position(|&end| number.0 < end).unwrap_or(0)
    }

    /// The row of a number.
    pub(crate) fn row(&self, number: RowNumber) -> Row {
        let list = self.list(number);
        Row { list: ListRef(u8::try_from(list).unwrap_or(u8::MAX)), claim: ClaimRef(number.0 - self.begin[list]) }
    }
}

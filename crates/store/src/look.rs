//! Looking at tables as far as they can be read: where a part of one cannot, that is a finding like any other, and what lies
//! beyond it is looked at all the same. What the rows should be is not known here.

use crate::backup::{ROWS, Scan, Way};
use crate::engine::{Engine, Row, Value};
use crate::error::StoreError;
use crate::fsck::Damage;
use crate::schema::Table;

/// What was found so far.
#[derive(Default)]
pub(crate) struct Found(pub(crate) Vec<Damage>);

impl Found {
    /// Takes down one finding.
    pub(crate) fn say(&mut self, code: &'static str, place: impl Into<String>, what: impl Into<String>) {
        self.0.push(Damage { code, place: place.into(), what: what.into() });
    }

    /// What was read; where it cannot be read, that is taken down, and there is none.
    pub(crate) fn take<T>(
        &mut self,
        engine: &mut dyn Engine,
        place: impl Into<String>,
        read: Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        match read {
            Ok(read) => Ok(Some(read)),
            Err(fault) => {
                engine.go_on()?;
                self.say("engine", place, unreadable(fault)?);
                Ok(None)
            }
        }
    }

    /// Goes through the rows of a table in the order of their keys: all that can be read, or of these those with this value in this
    /// column.
    pub(crate) fn look(
        &mut self,
        engine: &mut dyn Engine,
        table: &'static Table,
        only: Option<(&str, Value)>,
        mut each: impl FnMut(&Row, &mut Found),
    ) -> Result<(), StoreError> {
        let scan = Scan::new(table, only);
        let mut last: Option<Row> = None;
        let mut step = ROWS;
        loop {
            match scan.rows(engine, Way::Up, last.as_ref(), step) {
                Ok(rows) if rows.is_empty() => return Ok(()),
                Ok(mut rows) => {
                    for row in &rows {
                        each(row, self);
                    }
                    last = rows.pop();
                }
                Err(fault) => {
                    engine.go_on()?;
                    let why = unreadable(fault)?;
                    // Row by row as near to it as can be, then from its other side on.
                    if std::mem::replace(&mut step, 1) > 1 {
                        continue;
                    }
                    let next = beyond(engine, &scan, last.as_ref())?;
                    let place = |row: Option<&Row>, end: &str| row.map_or(end.to_owned(), |row| table.place(row));
                    let (from, to) = (place(last.as_ref(), "the beginning"), place(next.as_ref(), "the end"));
                    self.say("engine", table.name, format!("nothing can be read from {from} to {to}: {why}"));
                    let Some(next) = next else { return Ok(()) };
                    each(&next, self);
                    (last, step) = (Some(next), ROWS);
                }
            }
        }
    }
}

/// The first row that can be read again, by going down from the end; none where there is none after `last`.
fn beyond(engine: &mut dyn Engine, scan: &Scan, last: Option<&Row>) -> Result<Option<Row>, StoreError> {
    let key = |row: &Row| row.0[..scan.table.key].to_vec();
    let (mut first, mut step) = (None, ROWS);
    loop {
        match scan.rows(engine, Way::Down, first.as_ref(), step) {
            Ok(mut rows) => {
                rows.retain(|row| last.is_none_or(|last| key(row) > key(last)));
                let Some(next) = rows.pop() else { return Ok(first) };
                first = Some(next);
            }
            Err(fault) => {
                engine.go_on()?;
                unreadable(fault)?;
                if std::mem::replace(&mut step, 1) == 1 {
                    return Ok(first);
                }
            }
        }
    }
}

/// What kept something from being read; other faults are no finding.
fn unreadable(fault: StoreError) -> Result<String, StoreError> {
    match fault {
        StoreError::Damaged { what, .. } | StoreError::ReadOnly { why: what } => Ok(what),
        other => Err(other),
    }
}

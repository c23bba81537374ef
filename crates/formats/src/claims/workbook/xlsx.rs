//! XLSX, cell by cell as `calamine` reads them, so that a sheet is never in memory as a whole.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx};
use takas_lists::{PartialDate, SerialSystem};

use super::spread::Spread;
use super::{damaged, unwanted};
use crate::claims::cell::{Cell, Row};
use crate::claims::gather::{Gatherer, Stop};
use crate::claims::mapping::Mapping;
use crate::codes::Code;

/// The most merged cells of a sheet.
const MERGED_MAX: usize = 500_000;
/// Days that a workbook counts: up to the year 2900.
const SERIALS: std::ops::Range<f64> = 1.0..365_000.0;

type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

/// Reads every sheet that is wanted.
pub(super) fn read(bytes: &[u8], mapping: Option<&Mapping>, gatherer: &mut Gatherer<'_>) -> Result<(), Stop> {
    // The reader is not ours and is given whatever anybody sends: should it fail where it believes it cannot, that is a
    // damaged workbook and no end of the program.
    let read = catch_unwind(AssertUnwindSafe(|| read_book(bytes, mapping, gatherer)));
    read.unwrap_or_else(|_| Err(damaged("its reader gave up", gatherer)))
}

fn read_book(bytes: &[u8], mapping: Option<&Mapping>, gatherer: &mut Gatherer<'_>) -> Result<(), Stop> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error.to_string(), gatherer))?;
    let system = if book.has_1904_epoch() { SerialSystem::From1904 } else { SerialSystem::From1900 };
    let sheets: Vec<_> = book.sheets_metadata().to_vec();
    if sheets.len() > gatherer.limits.sheets_max {
        let message = format!("the workbook has more than {} sheets", gatherer.limits.sheets_max);
        gatherer.findings.whole(Code::ListTooLarge, message, "divide the list into several files");
        return Err(Stop);
    }
    for sheet in &sheets {
        let is_hidden = sheet.visible != SheetVisible::Visible;
        if sheet.typ != SheetType::WorkSheet {
            gatherer.pass_over(&sheet.name, "the sheet is no table but a chart or a program");
        } else if let Some(why) = unwanted(&sheet.name, is_hidden, mapping) {
            gatherer.pass_over(&sheet.name, why);
        } else {
            read_sheet(&mut book, &sheet.name, system, gatherer)?;
        }
    }
    Ok(())
}

fn read_sheet(book: &mut Book<'_>, name: &str, system: SerialSystem, gatherer: &mut Gatherer<'_>) -> Result<(), Stop> {
    let merged = book.merge_cells_by_sheet_name(name).map_err(|error| damaged(&error.to_string(), gatherer))?;
    gatherer.begin_sheet(name);
    if merged.len() > MERGED_MAX {
        let message = format!("the sheet has more than {MERGED_MAX} merged cells");
        gatherer.findings.at(Code::ListTooLarge, 1, None, &message, "undo the merging of cells");
        return Err(Stop);
    }
    let spans: BTreeMap<(u32, u32), (u32, usize)> = merged
        .iter()
        .map(|region| {
            let rows = region.end.0.saturating_sub(region.start.0).saturating_add(1);
            let columns = region.end.1.saturating_sub(region.start.1).saturating_add(1);
            (region.start, (rows, usize::try_from(columns).unwrap_or(1)))
        })
        .collect();
    let mut cells = book.worksheet_cells_reader(name).map_err(|error| damaged(&error.to_string(), gatherer))?;
    let mut spread = Spread::default();
    let mut row = Row::default();
    loop {
        let cell = cells.next_cell().map_err(|error| damaged(&error.to_string(), gatherer))?;
        let Some(cell) = cell else { break };
        let (at, column) = cell.get_position();
        let number = at.saturating_add(1);
        if number < row.number {
            return Err(damaged("its rows are not in order", gatherer));
        }
        if number > row.number {
            finish(&mut row, &mut spread, gatherer)?;
            row.number = number;
        }
        let value = value(cell.get_value(), system);
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if !value.is_empty() && column > gatherer.limits.columns_max {
            let message = format!("a row of it has more than {} columns", gatherer.limits.columns_max);
            gatherer.findings.at(Code::ListTooLarge, number, None, &message, "divide the list into several files");
            return Err(Stop);
        }
        let span = spans.get(&cell.get_position()).copied().unwrap_or((1, 1));
        spread.put(&mut row, column, value, span);
    }
    finish(&mut row, &mut spread, gatherer)?;
    gatherer.end_sheet();
    Ok(())
}

/// Hands a row on and begins another one.
fn finish(row: &mut Row, spread: &mut Spread, gatherer: &mut Gatherer<'_>) -> Result<(), Stop> {
    if row.number > 0 {
        spread.fill(row);
        gatherer.row(std::mem::take(row))?;
    }
    Ok(())
}

fn value(value: &DataRef<'_>, system: SerialSystem) -> Cell {
    match value {
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::Int(number) => Cell::text(&number.to_string()),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(truth) => Cell::text(if *truth { "true" } else { "false" }),
        DataRef::DateTime(moment) if moment.is_datetime() && SERIALS.contains(&moment.as_f64()) => {
            day(moment.as_f64(), system)
        }
        DataRef::DateTime(moment) => Cell::Number(moment.as_f64()),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::text(text),
        // What a formula could not reckon says nothing of anybody.
        DataRef::Error(_) | DataRef::Empty => Cell::Empty,
    }
}

/// The day of a serial number that is formatted as a date; the number itself where there was no such day.
fn day(serial: f64, system: SerialSystem) -> Cell {
    let date =
        format!("{:.0}", serial.trunc()).parse().ok().and_then(|serial| PartialDate::from_serial(serial, system));
    date.map_or(Cell::Number(serial), Cell::Day)
}

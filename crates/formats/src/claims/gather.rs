//! Rows into claims: the first rows of a sheet are kept until it is plain what its columns hold, then each row becomes a
//! claim or is told with a code. No row is passed over.

use takas_lists::{Claim, List};

use super::build::{self, Outcome};
use super::cell::Row;
use super::findings::Findings;
use super::guess::{self, Plan, ROWS_LOOKED_AT};
use super::limits::ListLimits;
use super::mapping::{Mapping, MappingShown, SheetShown, is_by_letters};
use super::values::plain::plain;
use crate::codes::Code;

/// Reading is given up: what is to be said of it was said.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop;

/// What became of the rows of a file. `rows` is the sum of the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowCount {
    /// Rows of all sheets up to the last one of each that holds anything; objects of JSON.
    pub rows: u64,
    /// Rows of headings, and what stands above them.
    pub headings: u64,
    /// Rows in which nothing stands.
    pub empty: u64,
    /// Rows that became a claim.
    pub claims: u64,
    /// Rows that add to a claim: further names and dates of the same entry of a published list.
    pub joined: u64,
    /// Rows that became none, each told with a code: [`LeftOut`].
    pub told: u64,
}

/// Rows that follow one another and became no claim, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The sheet; empty where there are none.
    pub sheet: String,
    /// The first of the rows.
    pub first: u32,
    /// The last of them that holds anything.
    pub last: u32,
    /// How many of them hold something.
    pub rows: u64,
    /// Why.
    pub code: Code,
}

/// So many rows are kept to be shown beside what columns hold, of each cell so many characters.
const ROWS_SHOWN: usize = 3;
const CELL_SHOWN: usize = 80;

/// A cell as it is shown there.
fn shown(cell: &super::cell::Cell) -> String {
    cell.shown().map(|text| text.chars().take(CELL_SHOWN).collect()).unwrap_or_default()
}

/// The sheet that is being read.
#[derive(Default)]
struct Open {
    name: String,
    /// Headings that stand in no row.
    given: Option<Vec<String>>,
    waiting: Vec<Row>,
    plan: Option<Plan>,
    /// The first rows below the headings, as they are shown beside what columns hold.
    first: Vec<Vec<String>>,
    last_row: u32,
    filled: u64,
    /// Rows that are none of the table and were counted as they came.
    apart: u64,
    /// The text of the last row that heads a section.
    section: Option<String>,
    /// Claims since the last row of a total.
    since_total: u64,
    claims: u64,
}

/// Gathers the claims of a file.
pub(super) struct Gatherer<'g> {
    pub(super) findings: Findings,
    pub(super) limits: &'g ListLimits,
    mapping: Option<&'g Mapping>,
    open: Open,
    list: List,
    shown: MappingShown,
    count: RowCount,
    left_out: Vec<LeftOut>,
    cells: u64,
    /// Keys of the mapping that named a column.
    used: Vec<bool>,
    has_list: bool,
}

/// What was gathered.
pub(super) struct Gathered {
    pub(super) list: List,
    pub(super) shown: MappingShown,
    pub(super) count: RowCount,
    pub(super) left_out: Vec<LeftOut>,
    pub(super) findings: Findings,
}

impl<'g> Gatherer<'g> {
    pub(super) fn new(title: &str, mapping: Option<&'g Mapping>, limits: &'g ListLimits, findings: Findings) -> Self {
        Self {
            findings,
            limits,
            mapping,
            open: Open::default(),
            list: List { title: title.to_owned(), claims: Vec::new() },
            shown: MappingShown::default(),
            count: RowCount::default(),
            left_out: Vec::new(),
            cells: 0,
            used: vec![false; mapping.map_or(0, |mapping| mapping.columns.len())],
            has_list: false,
        }
    }

    /// How the text was decoded.
    pub(super) fn encoding(&mut self, encoding: &'static str) {
        self.shown.encoding = Some(encoding);
    }

    /// Begins a sheet.
    pub(super) fn begin_sheet(&mut self, name: &str) {
        self.findings.turn_to(name);
        self.open = Open { name: name.to_owned(), ..Open::default() };
    }

    /// Says what the headings are where they stand in no row; more of them may come with later rows.
    pub(super) fn give_headings(&mut self, headings: &[String]) {
        self.open.given = Some(headings.to_vec());
        if let Some(plan) = &mut self.open.plan {
            let known = plan.columns.len();
            let added = guess::plan(&[], Some(headings), self.mapping);
            plan.columns.extend(added.columns.into_iter().skip(known));
            plan.rules.extend(added.rules.into_iter().skip(known));
        }
    }

    /// Counts a row above the headings that is none of the table: the line that announces a separator.
    pub(super) fn heading_apart(&mut self, number: u32) {
        self.open.last_row = number;
        self.open.filled += 1;
        self.open.apart += 1;
        self.count.headings += 1;
    }

    /// Takes the next row of the sheet; rows in which nothing stands need not come.
    pub(super) fn row(&mut self, row: Row) -> Result<(), Stop> {
        if row.is_empty() {
            return Ok(());
        }
        self.within_limits(&row)?;
        self.open.last_row = row.number;
        self.open.filled += 1;
        if self.open.plan.is_some() {
            self.take(&row);
            return Ok(());
        }
        self.open.waiting.push(row);
        if self.open.waiting.len() >= ROWS_LOOKED_AT {
            self.decide();
        }
        Ok(())
    }

    fn within_limits(&mut self, row: &Row) -> Result<(), Stop> {
        self.cells += u64::try_from(row.cells.len()).unwrap_or(u64::MAX);
        let rows = self.count.rows + self.open.filled;
        let over = if row.cells.len() > self.limits.columns_max {
            format!("a row of it has more than {} columns", self.limits.columns_max)
        } else if rows >= u64::from(self.limits.rows_max) {
            format!("it has more than {} rows", self.limits.rows_max)
        } else if self.cells > self.limits.cells_max {
            format!("it has more than {} cells", self.limits.cells_max)
        } else {
            return Ok(());
        };
        self.findings.at(Code::ListTooLarge, row.number, None, &over, "divide the list into several files");
        Err(Stop)
    }

    /// Decides what the columns hold, and takes the rows that waited for that.
    fn decide(&mut self) {
        let waiting = std::mem::take(&mut self.open.waiting);
        let plan = guess::plan(&waiting, self.open.given.as_deref(), self.mapping);
        self.note_used(&plan);
        let is_told = self.mapping.is_some_and(|mapping| mapping.headings.is_some());
        if plan.has_names() && plan.headings.is_empty() && self.open.given.is_none() && !is_told {
            let row = waiting.first().map_or(1, |row| row.number);
            let message = "no row of headings was found: this row is read as one of the table, and columns by what stands in them";
            let help = "put headings above the table, or say in the mapping file which row they are: `headings = [1]`, or `[]`";
            self.findings.at(Code::HeadingsMissing, row, None, message, help);
        }
        self.open.plan = Some(plan);
        for row in &waiting {
            self.take(row);
        }
    }

    fn note_used(&mut self, plan: &Plan) {
        let Some(mapping) = self.mapping else { return };
        for (used, (key, _)) in self.used.iter_mut().zip(&mapping.columns) {
            let by_letters = |index: usize| *key == format!("column {}", super::cell::letters(index));
            let named = |(index, column): (usize, &super::mapping::ColumnShown)| {
                by_letters(index) || (!is_by_letters(key) && plain(&column.heading) == plain(key))
            };
            *used |= plan.columns.iter().enumerate().any(named);
        }
        let is_stale = mapping.fingerprint.as_ref().is_some_and(|fingerprint| *fingerprint != plan.fingerprint);
        if is_stale && plan.has_names() {
            let row = plan.headings.first().copied().unwrap_or(1);
            let message = format!(
                "the mapping file was made for other headings; those here have the fingerprint {}",
                plan.fingerprint
            );
            let help = "see whether every column still means the same, and write the new fingerprint into the file";
            self.findings.at(Code::MappingStale, row, None, &message, help);
        }
    }

    /// A row becomes a claim or is told.
    fn take(&mut self, row: &Row) {
        let Some(plan) = self.open.plan.take() else { return };
        let is_below = plan.headings.last().is_none_or(|last| row.number > *last);
        if is_below && self.open.first.len() < ROWS_SHOWN {
            self.open.first.push(row.cells.iter().map(shown).collect());
        }
        if plan.has_names() {
            self.take_by(row, &plan);
        }
        self.open.plan = Some(plan);
    }

    fn take_by(&mut self, row: &Row, plan: &Plan) {
        let is_above = plan.headings.first().is_some_and(|first| row.number < *first);
        if is_above && build::looks_like_data(row, plan) {
            let message = "the row stands above the headings and looks like one of the table";
            self.leave_out(
                row.number,
                Code::RowAbove,
                message,
                "say in the mapping file which rows are headings: `headings = [1]`",
            );
            return;
        }
        if is_above || plan.headings.contains(&row.number) || plan.repeated.contains(&guess::made_plain(row)) {
            self.count.headings += 1;
            return;
        }
        if row.cells.iter().any(|cell| cell.bytes() > self.limits.cell_bytes_max) {
            let message = format!("a cell has more than {} bytes: no list has such a cell", self.limits.cell_bytes_max);
            self.leave_out(row.number, Code::CellTooLong, &message, "see whether a quotation mark is missing above it");
            return;
        }
        let context = build::Context { plan, sheet: &self.open.name, section: self.open.section.as_deref() };
        match build::row(row, &context, self.open.since_total, self.open.claims, &mut self.findings) {
            Outcome::Claim(claim) => self.push(*claim),
            Outcome::Total => {
                self.open.since_total = 0;
                self.count_left_out(row.number, Code::RowTotal);
            }
            Outcome::Section(text) => {
                self.count_left_out(row.number, Code::RowSection);
                self.open.section = Some(text);
            }
            Outcome::Nobody => self.count_left_out(row.number, Code::RowNamesNobody),
        }
    }

    /// Adds a claim that a reader made by itself.
    pub(super) fn push(&mut self, claim: Claim) {
        self.list.claims.push(claim);
        self.count.claims += 1;
        self.open.claims += 1;
        self.open.since_total += 1;
        self.has_list = true;
    }

    /// Counts a row that a reader of its own makes something of: a claim, a part of one, a heading or nothing.
    pub(super) fn count_row(&mut self, number: u32) -> Result<(), Stop> {
        self.within_limits(&Row { number, ..Row::default() })?;
        self.open.last_row = number;
        self.open.filled += 1;
        Ok(())
    }

    /// Says that the file is a list, whether or not it has any claim.
    pub(super) fn is_list(&mut self) {
        self.has_list = true;
    }

    /// Counts a row that adds to a claim.
    pub(super) fn join(&mut self) {
        self.count.joined += 1;
    }

    /// Counts a row of headings that a reader of its own passed over.
    pub(super) fn heading(&mut self) {
        self.count.headings += 1;
    }

    /// The claims so far: what is said of them further down is added there.
    pub(super) fn claims(&mut self) -> &mut Vec<Claim> {
        &mut self.list.claims
    }

    /// Tells why a row became no claim.
    pub(super) fn leave_out(&mut self, row: u32, code: Code, message: &str, help: &str) {
        self.findings.at(code, row, None, message, help);
        self.count_left_out(row, code);
    }

    fn count_left_out(&mut self, row: u32, code: Code) {
        self.count.told += 1;
        let sheet = &self.open.name;
        if let Some(last) = self.left_out.last_mut()
            && last.code == code
            && last.sheet == *sheet
            && last.last < row
            && row - last.last == 1
        {
            last.last = row;
            last.rows += 1;
            return;
        }
        self.left_out.push(LeftOut { sheet: sheet.clone(), first: row, last: row, rows: 1, code });
    }

    /// Ends a sheet: what waited is read; a sheet without names is left out, and told.
    pub(super) fn end_sheet(&mut self) {
        if self.open.plan.is_none() && !self.open.waiting.is_empty() {
            self.decide();
        }
        self.count.rows += u64::from(self.open.last_row);
        self.count.empty += u64::from(self.open.last_row) - self.open.filled.min(u64::from(self.open.last_row));
        let Some(plan) = self.open.plan.take() else { return };
        let has_names = plan.has_names();
        let sheet = SheetShown {
            sheet: self.open.name.clone(),
            headings: plan.headings,
            fingerprint: plan.fingerprint,
            columns: plan.columns,
            first: std::mem::take(&mut self.open.first),
        };
        if has_names {
            self.has_list = true;
            self.shown.sheets.push(sheet);
            return;
        }
        self.shown.without_names.push(sheet);
        let rows = self.open.filled - self.open.apart;
        self.leave_out_sheet(rows, "no column of it holds names, so no row of it is a claim");
    }

    fn leave_out_sheet(&mut self, rows: u64, why: &str) {
        self.count.told += rows;
        // Of a file that is one sheet, that it holds no names is told of the file as a whole.
        let code = if self.open.name.is_empty() { Code::ListColumns } else { Code::SheetLeftOut };
        if code == Code::SheetLeftOut {
            let help = "say in the mapping file which column holds names, or leave the sheet out there";
            self.findings.at(code, 1, None, why, help);
        }
        self.left_out.push(LeftOut { sheet: self.open.name.clone(), first: 1, last: self.open.last_row, rows, code });
    }

    /// Leaves a sheet out unread: a hidden one, or one that the mapping file does not name.
    #[cfg(feature = "spreadsheets")]
    pub(super) fn pass_over(&mut self, name: &str, why: &str) {
        self.begin_sheet(name);
        self.leave_out_sheet(0, why);
    }

    /// What was gathered.
    pub(super) fn finish(mut self) -> Gathered {
        if !self.has_list && !self.findings.has_errors() {
            let help = "see that the file is a list of people with a column for names; a mapping file can say which column it is";
            self.findings.whole(Code::ListColumns, "no column of the file holds names", help);
        }
        if let Some(mapping) = self.mapping {
            for ((key, _), _) in mapping.columns.iter().zip(&self.used).filter(|(_, used)| !**used) {
                let message = format!("the mapping file names the heading \"{key}\", which the list does not have");
                let help = "write it as it stands in the list, or `column C` for the third column";
                self.findings.whole(Code::MappingColumn, message, help);
            }
        }
        Gathered {
            list: self.list,
            shown: self.shown,
            count: self.count,
            left_out: self.left_out,
            findings: self.findings,
        }
    }
}

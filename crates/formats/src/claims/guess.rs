//! What a sheet looks like from its first rows: which are headings, what columns hold, which number of a date is the day.

use takas_lists::Calendar;

use super::cell::{Cell, Row, is_blank};
use super::field::Field;
use super::headings::{Meaning, meaning};
use super::mapping::{ColumnShown, Mapping, Why, fingerprint};
use super::values::dates::{self, DateOrder, DateRules};
use super::values::plain::plain;
use super::values::words;

/// How many rows are looked at before anything is decided.
pub(super) const ROWS_LOOKED_AT: usize = 200;
/// Within how many of the first rows that hold something headings may stand.
const HEADINGS_WITHIN: usize = 40;

/// How the rows of a sheet are to be read.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    /// The rows of headings, by their numbers.
    pub(super) headings: Vec<u32>,
    /// What stands in each of these rows, made plain: a row further down that is the same is a heading again.
    pub(super) repeated: Vec<Vec<String>>,
    pub(super) columns: Vec<ColumnShown>,
    /// How the dates of each column are read.
    pub(super) rules: Vec<DateRules>,
    pub(super) fingerprint: String,
}

impl Plan {
    /// Whether any column names people.
    pub(super) fn has_names(&self) -> bool {
        self.columns.iter().any(|column| column.field.names() && column.field != Field::Alias)
    }

    /// What a column is; of one beyond those that were seen, that nothing is known.
    pub(super) fn field(&self, column: usize) -> Field {
        self.columns.get(column).map_or(Field::Other, |column| column.field)
    }
}

/// Makes a plan of the first rows of a sheet. `given` are headings that do not stand in a row: the keys of JSON.
pub(super) fn plan(rows: &[Row], given: Option<&[String]>, mapping: Option<&Mapping>) -> Plan {
    let (headings, names) = match (given, mapping.and_then(|mapping| mapping.headings.as_deref())) {
        (Some(given), _) => (Vec::new(), given.to_vec()),
        (None, Some(numbers)) => named_headings(rows, numbers),
        (None, None) => find_headings(rows),
    };
    let first_data = headings.last().copied().unwrap_or(0);
    let data: Vec<&Row> = rows.iter().filter(|row| row.number > first_data).collect();
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).max(names.len());
    let heading = |column: usize| names.get(column).cloned().unwrap_or_default();
    let mut columns: Vec<ColumnShown> = (0..width)
        .map(|column| {
            let heading = heading(column);
            let (field, why) = by_heading(&heading, column, mapping);
            ColumnShown { heading, field, why, dates: None }
        })
        .collect();
    let has_headings = given.is_some() || !headings.is_empty();
    settle_names(&mut columns);
    guess_from_contents(&mut columns, &data, has_headings);
    keep_one_of_each(&mut columns);
    let rules =
        columns.iter_mut().enumerate().map(|(index, column)| date_rules(index, column, &data, mapping)).collect();
    let repeated = rows.iter().filter(|row| headings.contains(&row.number)).map(made_plain).collect();
    Plan { headings, repeated, fingerprint: fingerprint(&names), columns, rules }
}

/// What stands in a row, made plain, for comparing it with headings.
pub(super) fn made_plain(row: &Row) -> Vec<String> {
    let mut texts: Vec<String> = row.cells.iter().map(|cell| plain(&cell.shown().unwrap_or_default())).collect();
    while texts.last().is_some_and(String::is_empty) {
        texts.pop();
    }
    texts
}

/// Headings in the rows that the mapping file names.
fn named_headings(rows: &[Row], numbers: &[u32]) -> (Vec<u32>, Vec<String>) {
    let mut names = Vec::new();
    let mut headings = Vec::new();
    for row in rows.iter().filter(|row| numbers.contains(&row.number)) {
        names = if headings.is_empty() { texts(row) } else { joined(&names, row) };
        headings.push(row.number);
    }
    (headings, names)
}

/// Finds the row that looks most like headings, with one above or below that belongs to it.
fn find_headings(rows: &[Row]) -> (Vec<u32>, Vec<String>) {
    let near = &rows[..rows.len().min(HEADINGS_WITHIN)];
    let best = near.iter().enumerate().map(|(index, row)| (score(row), std::cmp::Reverse(index))).max();
    let Some((1.., std::cmp::Reverse(found))) = best else { return (Vec::new(), Vec::new()) };
    let mut first = found;
    let mut last = found;
    let is_next_to = |above: &Row, below: &Row| above.number + 1 == below.number;
    if let Some(below) = rows.get(found + 1)
        && is_next_to(&rows[found], below)
        && belongs(&rows[found], below)
    {
        last = found + 1;
    } else if let Some(above) = found.checked_sub(1).and_then(|above| rows.get(above))
        && is_next_to(above, &rows[found])
        && above.filled().count() > 1
        && belongs(above, &rows[found])
    {
        first = found - 1;
    }
    let names =
        if first == last { texts(&rows[first]) } else { joined(&texts_spread(&rows[first], &rows[last]), &rows[last]) };
    let mut headings: Vec<u32> = rows[first..=last].iter().map(|row| row.number).collect();
    if let Some(below) = rows.get(last + 1)
        && numbers_columns(below)
    {
        headings.push(below.number);
    }
    (headings, names)
}

/// How much a row looks like headings: two for a cell that is one, one for a cell that holds one, less for what no heading is.
fn score(row: &Row) -> i64 {
    let mut known = 0;
    let mut score = 0;
    for column in row.filled() {
        match row.cell(column) {
            Cell::Text(text) => match meaning(text) {
                Some(Meaning { is_whole, .. }) => {
                    known += 1;
                    score += 1 + i64::from(is_whole);
                }
                None if text.chars().any(char::is_numeric) => score -= 2,
                None => {}
            },
            Cell::Empty => {}
            Cell::Number(_) | Cell::Day(_) | Cell::Several(_) => score -= 2,
        }
    }
    let filled = row.filled().count();
    // One cell that holds a word of a heading may be a title; one that is a heading, alone or beside one other, is one.
    let is_enough = known >= 2 || (filled <= 2 && score >= 2);
    if is_enough && 3 * known >= filled { score.max(0) } else { 0 }
}

/// Whether two rows are the two halves of headings: the lower one holds headings, and no less in cells over which the upper
/// one has none of its own or one that spans several; or both are headings throughout, in two languages.
fn belongs(above: &Row, below: &Row) -> bool {
    let is_text = |row: &Row| row.filled().all(|column| matches!(row.cell(column), Cell::Text(_)));
    if !is_text(above) || !is_text(below) || below.filled().count() == 0 {
        return false;
    }
    let means = |row: &Row, column: usize| matches!(row.cell(column), Cell::Text(text) if meaning(text).is_some());
    let known = below.filled().filter(|column| means(below, *column)).count();
    let all = below.filled().count();
    if 2 * known < all {
        return false;
    }
    let is_under_group = |column: usize| {
        above.cell(column).is_empty() || above.wide.iter().any(|(from, to)| (*from..*to).contains(&column))
    };
    let under = below.filled().filter(|column| is_under_group(*column)).count();
    under > 0 || (known == all && above.filled().all(|column| means(above, column)) && all == above.filled().count())
}

/// Whether a row numbers the columns: 1, 2, 3 ….
fn numbers_columns(row: &Row) -> bool {
    let numbers: Vec<String> =
        row.filled().filter_map(|column| row.cell(column).shown().map(|text| plain(&text))).collect();
    numbers.len() >= 3 && (1..).zip(&numbers).all(|(number, text): (u32, &String)| *text == number.to_string())
}

fn texts(row: &Row) -> Vec<String> {
    row.cells.iter().map(|cell| cell.shown().unwrap_or_default().into_owned()).collect()
}

/// The texts of the upper row, each spread over the cells it spans: those that were merged, and those after it that are
/// blank where the row below has something.
fn texts_spread(above: &Row, below: &Row) -> Vec<String> {
    let mut names = texts(above);
    names.resize(above.cells.len().max(below.cells.len()), String::new());
    for (from, to) in &above.wide {
        let name = names.get(*from).cloned().unwrap_or_default();
        for column in from + 1..(*to).min(names.len()) {
            names[column].clone_from(&name);
        }
    }
    if above.wide.is_empty() {
        for column in 1..names.len() {
            if is_blank(&names[column]) && !below.cell(column).is_empty() && !below.cell(column - 1).is_empty() {
                let spread = names[column - 1].clone();
                names[column].clone_from(&spread);
            }
        }
    }
    names
}

fn joined(above: &[String], below: &Row) -> Vec<String> {
    let width = above.len().max(below.cells.len());
    let of = |column: usize| {
        let upper = above.get(column).map(|text| text.trim()).unwrap_or_default();
        let lower = below.cell(column).shown().unwrap_or_default();
        // A heading that was merged over both rows stands in both.
        if upper == lower || lower.is_empty() { upper.to_owned() } else { format!("{upper} {lower}").trim().to_owned() }
    };
    (0..width).map(of).collect()
}

/// What a column holds by the mapping file, or else by its heading.
fn by_heading(heading: &str, column: usize, mapping: Option<&Mapping>) -> (Field, Why) {
    if let Some(field) = mapping.and_then(|mapping| mapping.field(heading, column)) {
        return (field, Why::File);
    }
    match meaning(heading) {
        Some(Meaning { field, phrase, is_whole: true }) => (field, Why::Heading(phrase)),
        Some(Meaning { field, phrase, is_whole: false }) => (field, Why::HeadingHolds(phrase)),
        None => (Field::Other, Why::NotKnown),
    }
}

/// Words that mean the whole name or a part of it, as other headings say: "name" beside "surname" is the given name, "имя"
/// alone the whole one.
fn settle_names(columns: &mut [ColumnShown]) {
    let count = |columns: &[ColumnShown], field: Field| columns.iter().filter(|column| column.field == field).count();
    let turn = |columns: &mut [ColumnShown], from: Field, to: Field, words: &'static str| {
        for column in columns.iter_mut().filter(|column| column.field == from && column.why != Why::File) {
            // "full name" and the like stay what they are.
            if plain(&column.heading).contains(' ') && from == Field::Name {
                continue;
            }
            column.field = to;
            column.why = Why::OtherHeadings(words);
        }
    };
    let (name, given, family) =
        (count(columns, Field::Name), count(columns, Field::Given), count(columns, Field::Family));
    match (name > 0, given > 0, family > 0) {
        (false, false, false) => turn(columns, Field::Person, Field::Name, "no other column holds names"),
        (true, false, true) => {
            turn(
                columns,
                Field::Name,
                Field::Given,
                "another column holds family names, so this one holds given names",
            );
        }
        (true, true, false) => {
            turn(
                columns,
                Field::Name,
                Field::Family,
                "another column holds given names, so this one holds family names",
            );
        }
        (false, true, false) => turn(columns, Field::Given, Field::Name, "no other column holds names"),
        (false, false, true) => turn(columns, Field::Family, Field::Name, "no other column holds names"),
        _ => {}
    }
}

/// What cells look like, where headings say nothing: names where there are none yet, sexes and standings, and, where there
/// are no headings at all, birth dates.
fn guess_from_contents(columns: &mut [ColumnShown], data: &[&Row], has_headings: bool) {
    let has = |columns: &[ColumnShown], field: Field| columns.iter().any(|column| column.field == field);
    let share = |index: usize, test: &dyn Fn(&Cell) -> bool| {
        let filled: Vec<&Cell> = data.iter().map(|row| row.cell(index)).filter(|cell| !cell.is_empty()).collect();
        let passed = filled.iter().filter(|cell| test(cell)).count();
        (filled.len(), if filled.is_empty() { 0 } else { 100 * passed / filled.len() })
    };
    let is_free = |column: &ColumnShown| column.why == Why::NotKnown;
    let names_people = columns.iter().any(|column| column.field.names() && column.field != Field::Alias);
    if !names_people {
        let best = (0..columns.len())
            .filter(|index| is_free(&columns[*index]))
            .map(|index| (share(index, &looks_like_name), std::cmp::Reverse(index)))
            .filter(|((filled, passed), _)| *filled > 0 && *passed >= 60)
            .max_by_key(|((filled, passed), index)| (*passed * (*filled).min(20), *index));
        if let Some((_, std::cmp::Reverse(index))) = best {
            columns[index].field = Field::Name;
            columns[index].why = Why::Contents;
        }
    }
    for index in 0..columns.len() {
        if !is_free(&columns[index]) {
            continue;
        }
        let text_test =
            |test: &'static dyn Fn(&str) -> bool| move |cell: &Cell| cell.shown().is_some_and(|text| test(&text));
        let tests: [(Field, CellTest); 3] = [
            (Field::Sex, Box::new(text_test(&|text| words::sex(text).is_some()))),
            (Field::Standing, Box::new(text_test(&|text| words::standing(text).is_some()))),
            (Field::Born, Box::new(looks_like_date)),
        ];
        for (field, test) in tests {
            if has(columns, field) || (field == Field::Born && has_headings) {
                continue;
            }
            let (filled, passed) = share(index, test.as_ref());
            if filled > 0 && passed >= 80 {
                columns[index].field = field;
                columns[index].why = Why::Contents;
                break;
            }
        }
    }
}

/// Whether a cell looks like something.
type CellTest = Box<dyn Fn(&Cell) -> bool>;

/// Two words or more of letters alone.
fn looks_like_name(cell: &Cell) -> bool {
    let Cell::Text(text) = cell else { return false };
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=8).contains(&words.len())
        && !text.chars().any(char::is_numeric)
        && words.iter().all(|word| word.chars().any(char::is_alphabetic))
}

fn looks_like_date(cell: &Cell) -> bool {
    match cell {
        Cell::Day(_) => true,
        Cell::Text(text) => dates::read(text, DateRules::default()).is_some(),
        Cell::Number(number) => (1900.0..=2100.0).contains(number),
        Cell::Empty | Cell::Several(_) => false,
    }
}

/// Of what a row has once, the first column counts, one whose whole heading says so before others; the rest is kept beside.
fn keep_one_of_each(columns: &mut [ColumnShown]) {
    use Field::{Father, HeldAt, Key, Mother, Person, Sex, Standing, Unit};
    for field in [Key, Father, Mother, Sex, Unit, HeldAt, Standing, Person] {
        let rank = |column: &ColumnShown| match column.why {
            Why::File => 0,
            Why::Heading(_) => 1,
            _ => 2,
        };
        let of_field = |column: &ColumnShown| column.field == field;
        let best =
            (0..columns.len()).filter(|index| of_field(&columns[*index])).min_by_key(|index| rank(&columns[*index]));
        for (index, column) in columns.iter_mut().enumerate() {
            if of_field(column) && Some(index) != best {
                column.field = Field::Other;
                column.why = Why::OtherHeadings("another column holds the same: kept, and compared with nothing");
            }
        }
    }
}

/// How the dates of a column are read: by the mapping file, or by those of its dates that leave no doubt.
fn date_rules(index: usize, column: &mut ColumnShown, data: &[&Row], mapping: Option<&Mapping>) -> DateRules {
    if !column.field.is_date() {
        return DateRules::default();
    }
    let shown: Vec<DateOrder> = data
        .iter()
        .filter_map(|row| match row.cell(index) {
            Cell::Text(text) => dates::order_shown(text),
            _ => None,
        })
        .collect();
    let day_first = shown.contains(&DateOrder::DayFirst);
    let month_first = shown.contains(&DateOrder::MonthFirst);
    let by_contents = match (day_first, month_first) {
        (true, false) => Some(DateOrder::DayFirst),
        (false, true) => Some(DateOrder::MonthFirst),
        _ => None,
    };
    column.dates = mapping.and_then(|mapping| mapping.dates).or(by_contents);
    let calendar = mapping.and_then(|mapping| mapping.calendar).or_else(|| calendar_of(&column.heading));
    DateRules { order: column.dates, calendar }
}

/// The calendar that a heading names, or that of the language it is in where that language has one of its own.
fn calendar_of(heading: &str) -> Option<Calendar> {
    let heading = plain(heading);
    let holds = |words: &[&str]| words.iter().any(|word| heading.contains(&plain(word)));
    if holds(&["شمسی", "خورشیدی", "persian", "shamsi", "jalali", "solar"]) {
        Some(Calendar::Persian)
    } else if holds(&["هجري", "قمری", "hijri", "hicri", "lunar"]) {
        Some(Calendar::Hijri)
    } else if holds(&["تاریخ تولد", "سال تولد"]) {
        Some(Calendar::Persian)
    } else if holds(&["الميلاد", "الولادة"]) {
        Some(Calendar::Hijri)
    } else {
        None
    }
}

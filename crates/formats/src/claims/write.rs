//! A mapping as the text of its file, to be kept beside the list and corrected by hand.

use takas_lists::Calendar;
use takas_lists::reconcile::Role;
use toml_edit::{DocumentMut, Item, Table, value};

use super::mapping::Mapping;
use super::values::dates::DateOrder;

/// What files say of dates.
pub(crate) const ORDERS: &[(&str, DateOrder)] =
    &[("day first", DateOrder::DayFirst), ("month first", DateOrder::MonthFirst)];
/// What they say of calendars.
pub(crate) const CALENDARS: &[(&str, Calendar)] =
    &[("gregorian", Calendar::Gregorian), ("hijri", Calendar::Hijri), ("persian", Calendar::Persian)];
/// What they say of what it means to stand on a list.
pub(crate) const ROLES: &[(&str, Role)] =
    &[("claims", Role::Claims), ("acknowledges", Role::Acknowledges), ("saw", Role::Saw)];

impl Mapping {
    /// The text of `lists/NAME.mapping.toml` that says this.
    pub fn to_toml(&self) -> String {
        let mut document = DocumentMut::new();
        document["format"] = value(1);
        if let Some(fingerprint) = &self.fingerprint {
            document["fingerprint"] = value(fingerprint);
        }
        if let Some(headings) = &self.headings {
            document["headings"] = value(headings.iter().map(|row| i64::from(*row)).collect::<toml_edit::Array>());
        }
        if let Some(sheets) = &self.sheets {
            document["sheets"] = value(sheets.iter().map(String::as_str).collect::<toml_edit::Array>());
        }
        if let Some(encoding) = &self.encoding {
            document["encoding"] = value(encoding);
        }
        if let Some(separator) = self.separator {
            document["separator"] = value(char::from(separator).to_string());
        }
        if let Some((words, _)) = ORDERS.iter().find(|(_, order)| self.dates == Some(*order)) {
            document["dates"] = value(*words);
        }
        if let Some((words, _)) = CALENDARS.iter().find(|(_, calendar)| self.calendar == Some(*calendar)) {
            document["calendar"] = value(*words);
        }
        if let Some((word, _)) = ROLES.iter().find(|(_, role)| self.role == Some(*role)) {
            document["role"] = value(*word);
        }
        let mut columns = Table::new();
        for (key, field) in &self.columns {
            columns[key.as_str()] = value(field.word());
        }
        document["columns"] = Item::Table(columns);
        document.to_string()
    }
}

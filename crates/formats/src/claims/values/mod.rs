//! What cells say: dates, several names in one cell, sexes and standings, in the languages in which lists come.

pub(super) mod dates;
mod months;
pub(super) mod names;
pub(super) mod plain;
pub(super) mod words;

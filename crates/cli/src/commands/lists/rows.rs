//! Rows as they are named on the command line: `NOR.csv:3`, `NOR.xlsx:Sheet1:3`.

use takas_desk::lists::Opened;
use takas_lists::ClaimRef;
use takas_lists::reconcile::{ListRef, Row};

use crate::failure::Failure;

/// The row that is named.
///
/// # Errors
/// When there is no such list or row, or it cannot be told which is meant.
pub(super) fn row(opened: &Opened, named: &str) -> Result<Row, Failure> {
    let bad = || Failure::Usage(format!("`{named}` is no row: write the list and the number of the row, NOR.csv:3"));
    let (before, number) = named.rsplit_once(':').ok_or_else(bad)?;
    let number: u32 = number.parse().map_err(|_| bad())?;
    let titles = opened.lists.iter().map(|list| list.list.title.as_str());
    let is_meant =
        |title: &str, name: &str| title == name || title.split_once('.').is_some_and(|(stem, _)| stem == name);
    let whole = titles.clone().position(|title| is_meant(title, before)).map(|list| (list, None));
    let of_sheet = || {
        let (name, sheet) = before.split_once(':')?;
        titles.clone().position(|title| is_meant(title, name)).map(|list| (list, Some(sheet)))
    };
    let Some((list, sheet)) = whole.or_else(of_sheet) else {
        let titles: Vec<&str> = titles.collect();
        return Err(Failure::Usage(format!("there is no list `{before}`; the lists are {}", titles.join(", "))));
    };
    let claims = (0_u32..).zip(&opened.lists[list].list.claims);
    let found: Vec<u32> = claims
        .filter(|(_, claim)| claim.origin.row == number && sheet.is_none_or(|sheet| claim.origin.sheet == sheet))
        .map(|(index, _)| index)
        .collect();
    match found.as_slice() {
        [only] => Ok(Row { list: ListRef(u8::try_from(list).unwrap_or(u8::MAX)), claim: ClaimRef(*only) }),
        [] => Err(Failure::Usage(format!("row {number} of `{before}` names nobody"))),
        _ => Err(Failure::Usage(format!("several sheets have a row {number}: write `{before}:SHEET:{number}`"))),
    }
}

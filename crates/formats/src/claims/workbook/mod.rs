//! Workbooks: XLSX through `calamine`, and ODS.
//!
//! Both are packed archives. Before anything of one is read, every part is unpacked once into nothing and counted, so that
//! what is read afterwards is known to be within the limits (`packed`).

mod ods;
mod packed;
mod spread;
mod xlsx;

use super::gather::{Gatherer, Stop};
use super::mapping::Mapping;
use crate::codes::Code;

/// Reads every sheet that is wanted.
pub(super) fn read(bytes: &[u8], mapping: Option<&Mapping>, gatherer: &mut Gatherer<'_>) -> Result<(), Stop> {
    let kind = match packed::check(bytes, gatherer.limits) {
        Ok(kind) => kind,
        Err(refusal) => {
            let (code, message, help) = refusal.told();
            gatherer.findings.whole(code, message, help);
            return Err(Stop);
        }
    };
    match kind {
        packed::Kind::Xlsx => xlsx::read(bytes, mapping, gatherer),
        packed::Kind::Ods => ods::read(bytes, mapping, gatherer),
    }
}

/// Whether a sheet is wanted; why it is not, in words.
fn unwanted(name: &str, is_hidden: bool, mapping: Option<&Mapping>) -> Option<&'static str> {
    match mapping.and_then(|mapping| mapping.sheets.as_ref()) {
        Some(wanted) if wanted.iter().any(|wanted| wanted == name) => None,
        Some(_) => Some("the mapping file does not name the sheet"),
        None if is_hidden => Some("the sheet is hidden"),
        None => None,
    }
}

/// Tells that a workbook is damaged.
fn damaged(what: &str, gatherer: &mut Gatherer<'_>) -> Stop {
    let help = "open it in a spreadsheet and save it anew, as XLSX or CSV";
    gatherer.findings.whole(Code::ListDamaged, format!("the workbook cannot be read: {what}"), help);
    Stop
}

//! Handing in a list as JSON: what the pages do in two steps, in one, and a trial of it that changes nothing.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse as _, Response};
use data_encoding::BASE64;
use takas_formats::claims::{Mapping, RowCount};
use takas_formats::list_pages::{CarriedOut, FORMAT, ListIn, ListReadOut, RowsOut};
use takas_formats::{Diagnostic, read_mapping};
use takas_views::Names;

use super::api::{AskedNames, finding_out, names_of};
use super::bound::without_ids;
use super::staged::{BYTES_MAX, Checked, checked, ending_of, file_of, inherited, take, version};
use super::upload::{Desk, at, carried_over, is_frozen};
use crate::server::apart;
use crate::server::api::answer::IfMatch;
use crate::server::http::{Json, Refusal};
use crate::server::live::visit::Visit;

/// So many bytes a body may have: a file in base 64, and what is around it.
pub(super) const BODY_MAX: usize = BYTES_MAX / 3 * 4 + (128 << 10);

/// A list that came as JSON.
struct Came {
    ending: &'static str,
    bytes: Vec<u8>,
    mapping: Option<Mapping>,
    /// What is wrong with the mapping that came with it.
    found: Vec<Diagnostic>,
}

fn came(visit: &Visit, desk: &Desk, party: &str, list: &ListIn) -> Result<Came, Refusal> {
    if list.format != FORMAT {
        return Err(Refusal::Malformed);
    }
    let ending = ending_of(&list.file).ok_or(Refusal::Kind)?;
    let bytes = BASE64.decode(list.content.as_bytes()).map_err(|_| Refusal::Malformed)?;
    if bytes.len() > BYTES_MAX {
        return Err(Refusal::TooLarge);
    }
    let (mapping, found) = match &list.mapping {
        None => (inherited(&desk.laid, party, (ending, &bytes)), Vec::new()),
        Some(text) => {
            let read = read_mapping("mapping.toml", text.as_bytes());
            (read.mapping, read.diagnostics)
        }
    };
    let is_read = mapping.is_some() || list.mapping.is_none();
    let mapping = if is_read { without_ids(visit, (&file_of(party, ending), &bytes), mapping) } else { None };
    Ok(Came { ending, bytes, mapping, found })
}

/// What it is, and the mapping by which it would be read ever after.
fn read(visit: &Visit, desk: &Desk, party: &str, list: &ListIn, came: &Came) -> (Checked, Mapping) {
    let mapping = came.mapping.as_ref().map(Mapping::to_toml);
    let text = mapping.as_deref().map(str::as_bytes);
    let mut read = checked(visit, &desk.laid, party, (came.ending, &came.bytes), text);
    read.is_fit &= list.mapping.is_none() || came.mapping.is_some();
    let shown = read.read.shown.to_mapping();
    let known = came.mapping.clone().unwrap_or_default();
    let Mapping { fingerprint, encoding, columns, .. } = shown;
    (read, Mapping { fingerprint, encoding: encoding.or(known.encoding.clone()), columns, ..known })
}

/// What programs are told of it. What is said of a cell can quote it, and is said to whoever has asked for names.
fn out(
    visit: &Visit,
    (desk, party): (&Desk, &str),
    read: &Checked,
    came: &Came,
    mapping: &Mapping,
    names: Names,
) -> ListReadOut {
    let RowCount { rows, headings, empty, claims, joined, told } = read.read.rows;
    let found = came.found.iter().chain(&read.read.found).chain(&read.found);
    let carried = carried_over(visit, &desk.laid, party, read);
    let carried = carried.map(|carried| CarriedOut {
        changed: carried.changed.len(),
        kept: carried.kept,
        lost: carried.lost.len(),
        releases_lost: carried.releases,
    });
    ListReadOut {
        decisions: carried,
        diagnostics: found.map(|found| finding_out(&visit.page.speaker, found, names)).collect(),
        format: FORMAT,
        is_fit: read.is_fit,
        mapping: mapping.to_toml(),
        replaces: version(&desk.laid, party),
        rows: RowsOut { claims, empty, headings, joined, rows, told },
    }
}

/// `POST /api/v1/cases/{case}/lists/of/{party}/check`.
pub(super) async fn check(
    visit: Visit,
    Path((_, party)): Path<(String, String)>,
    Query(asked): Query<AskedNames>,
    Json(list): Json<ListIn>,
) -> Result<Response, Refusal> {
    apart(move || {
        let desk = at(&visit, &party)?;
        let names = names_of(&visit, asked.names.as_deref())?;
        let came = came(&visit, &desk, &party, &list)?;
        let (read, mapping) = read(&visit, &desk, &party, &list, &came);
        Ok(axum::Json(out(&visit, (&desk, &party), &read, &came, &mapping, names)).into_response())
    })
    .await
}

/// `POST /api/v1/cases/{case}/lists/of/{party}`. `If-Match` says in the place of which list.
pub(super) async fn hand_in(
    visit: Visit,
    Path((_, party)): Path<(String, String)>,
    if_match: IfMatch,
    Query(asked): Query<AskedNames>,
    Json(list): Json<ListIn>,
) -> Result<Response, Refusal> {
    apart(move || {
        let desk = at(&visit, &party)?;
        let names = names_of(&visit, asked.names.as_deref())?;
        if_match.holds_of(&version(&desk.laid, &party))?;
        let came = came(&visit, &desk, &party, &list)?;
        if is_frozen(&visit) {
            return Err(Refusal::Unfit(visit.word("lists-frozen")));
        }
        let (read, mapping) = read(&visit, &desk, &party, &list, &came);
        if !read.is_fit {
            return Err(Refusal::Unfit(visit.word("lists-not-taken")));
        }
        let told = out(&visit, (&desk, &party), &read, &came, &mapping, names);
        take(&visit, &desk.laid, &party, (came.ending, &came.bytes), &mapping).map_err(|refusal| match refusal {
            Refusal::Conflict if if_match.is_said() => Refusal::Overtaken,
            refusal => refusal,
        })?;
        Ok(axum::Json(told).into_response())
    })
    .await
}

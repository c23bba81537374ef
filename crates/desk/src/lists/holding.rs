//! What the lists of holders say against the case, where they come as workbooks or JSON. Lists as CSV are read with the case itself; reading
//! others for every command would be long, so they are looked at where it matters: before anybody is planned for.

use takas_formats::claims::{ListLimits, read_claims};
use takas_formats::settled::person_of;
use takas_formats::{Code, Diagnostic, Severity, mapping_path, read_mapping};
use takas_lists::{List, Standing};
use takas_model::{Case, Kind, Nature, PartyRef, Status};

use super::open::{TAKEN_BYTES_MAX, is_list};
use super::stem;
use crate::dossier::Dossier;
use crate::failure::Failure;
use crate::folder::{self, FileError};

/// Rows of the holders' own lists that say of somebody whom the case has as acknowledged that they are denied, dead, released or missing. A
/// historical case tells what happened, whatever lists said. Where a list or its mapping has mistakes, these.
///
/// # Errors
/// When a list cannot be read.
pub fn forbidding(of: &dyn Dossier, case: &Case) -> Result<Vec<Diagnostic>, Failure> {
    let mut found = Vec::new();
    if case.nature != Nature::Live {
        return Ok(found);
    }
    for name in of.names("lists")?.iter().filter(|name| is_list(name) && !folder::makes_case(name)) {
        let title = name.strip_prefix("lists/").unwrap_or(name);
        let Some(party) = case.find_party(stem(title)) else { continue };
        let told = of.told(name);
        let bytes = of
            .read(name, TAKEN_BYTES_MAX)
            .map_err(|error| FileError::new(&told, "cannot be read", "see that the file can be read", error))?;
        // What cannot be read cannot be held against the case: that is a mistake like what it says against it.
        let errors = |told: Vec<Diagnostic>| told.into_iter().filter(|told| told.severity == Severity::Error);
        let mapping = match of.read(&mapping_path(name), folder::READ_LIMIT) {
            Err(_) => None,
            Ok(bytes) => {
                let read = read_mapping(&mapping_path(name), &bytes);
                found.extend(errors(read.diagnostics));
                let Some(mapping) = read.mapping else { continue };
                Some(mapping)
            }
        };
        let read = read_claims(&bytes, name, mapping.as_ref(), &ListLimits::default());
        match read.list {
            Some(list) => found.extend(against(case, party, name, &list)),
            None => found.extend(errors(read.diagnostics)),
        }
    }
    Ok(found)
}

fn against<'a>(
    case: &'a Case,
    party: PartyRef,
    name: &'a str,
    list: &'a List,
) -> impl Iterator<Item = Diagnostic> + 'a {
    list.claims.iter().filter_map(move |claim| {
        let item = person_of(case, claim)?;
        let whole = case.item(item);
        let Kind::Person(person) = &whole.kind else { return None };
        let said = claim.standing.and_then(gone)?;
        let is_forbidden = whole.holder == party && person.status == Status::Acknowledged;
        is_forbidden.then(|| Diagnostic {
            code: Code::ListForbids,
            severity: Code::ListForbids.severity(),
            file: name.to_owned(),
            span: 0..0,
            line: claim.origin.row as usize,
            column: 1,
            message: format!(
                "the list says `{said}` of `{}`, case.toml `acknowledged`: a transfer is planned for an acknowledged person alone",
                whole.id
            ),
            help: "see which is right, and change the other; nobody is planned for whom the holder does not acknowledge"
                .to_owned(),
            labels: Vec::new(),
            related: Vec::new(),
        })
    })
}

/// What a list says that keeps somebody from being planned for.
fn gone(standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::Claimed => Some("claimed"),
        Standing::Denied => Some("denied"),
        Standing::Dead => Some("dead"),
        Standing::Released => Some("released"),
        Standing::Missing => Some("missing"),
        Standing::Acknowledged | Standing::Seen => None,
    }
}

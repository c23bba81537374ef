//! The case that `takas new` makes: small, commented, without a finding, and with a deal in it.

use crate::language::lexer::is_name;
use crate::source::CaseFiles;

/// The files of a new case. The id is the folder's name; it is said in the first comment alone.
pub fn new_case(id: &str) -> CaseFiles {
    let case = include_str!("../template/case.toml");
    let case = if is_name(id) { case.replacen("# A case:", &format!("# The case {id}:"), 1) } else { case.to_owned() };
    [
        ("case.toml", case.as_str()),
        ("positions/NOR.toml", include_str!("../template/positions/NOR.toml")),
        ("positions/SOU.toml", include_str!("../template/positions/SOU.toml")),
        ("contacts/NOR.toml", include_str!("../template/contacts/NOR.toml")),
        ("mediator/contacts.toml", include_str!("../template/mediator/contacts.toml")),
        ("mediator/concessions.toml", include_str!("../template/mediator/concessions.toml")),
        ("mediator/confidence.toml", include_str!("../template/mediator/confidence.toml")),
        ("mediator/operation.toml", include_str!("../template/mediator/operation.toml")),
        ("mediator/team.toml", include_str!("../template/mediator/team.toml")),
    ]
    .into_iter()
    .map(|(path, text)| (path, text.as_bytes()))
    .collect()
}

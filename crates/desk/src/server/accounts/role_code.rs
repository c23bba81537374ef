//! Roles as words of one spelling, for the journal and for forms: `lead`, `liaison:DEU`.

use crate::server::role::Role;

/// How a role is written.
pub fn code(role: &Role) -> String {
    let word = role.word();
    role.party().map_or_else(|| word.to_owned(), |party| format!("{word}:{party}"))
}

/// The role that is written so; none where it is none.
pub fn parse(text: &str) -> Option<Role> {
    let Some((word, party)) = text.split_once(':') else {
        return Role::all([]).into_iter().find(|role| code(role) == text);
    };
    let party = party.to_owned();
    match word {
        _ if party.is_empty() => None,
        "liaison" => Some(Role::Liaison(party)),
        "delegate" => Some(Role::Delegate(party)),
        "guarantor" => Some(Role::Guarantor(party)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{code, parse};
    use crate::server::role::Role;

    #[test]
    fn every_role_is_read_as_it_is_written() {
        for role in Role::all(["DEU", "a:b"]) {
            assert_eq!(parse(&code(&role)), Some(role));
        }
        for none in ["", "Lead", "lead:DEU", "liaison", "liaison:", "nobody"] {
            assert_eq!(parse(none), None, "{none:?}");
        }
    }
}

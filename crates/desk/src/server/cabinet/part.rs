//! Whose part of a case a file is: by its name, as `docs/reference/case-folder.md` has it. Each part has a key of its own.

use crate::server::role::CaseKey;

/// Folders in which a file that is named after a party is that party's.
const BY_PARTY: [&str; 4] = ["positions", "contacts", "lists", "drafts"];
/// Names in them that stand for no party.
const OF_NOBODY: [(&str, Part); 3] =
    [("people", Part::Case), ("mediator", Part::Mediator), ("decisions", Part::Mediator)];

/// A part of a case, as far as keys are concerned.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// What the case is about: parties, people, phases. Nobody reads any other part without it.
    Case,
    /// The mediator's: notes, deals, rounds, plans, whatever is nobody else's.
    Mediator,
    /// One party's: its position, its list, what was told to it and by it.
    Party(String),
}

impl Part {
    /// Whose part a file is.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let Some((folder, file)) = name.split_once('/') else {
            return if name == "case.toml" { Self::Case } else { Self::Mediator };
        };
        let stem = file.split_once('.').map_or(file, |(stem, _)| stem);
        if !BY_PARTY.contains(&folder) {
            return Self::Mediator;
        }
        let known = OF_NOBODY.iter().find(|(known, _)| *known == stem).map(|(_, part)| part.clone());
        known.unwrap_or_else(|| Self::Party(stem.to_owned()))
    }

    /// The name of its key in the vault.
    #[must_use]
    pub fn key_name(&self, case: &CaseKey) -> String {
        let case = case.as_str();
        match self {
            Self::Case => format!("cases/{case}/files/case"),
            Self::Mediator => format!("cases/{case}/files/mediator"),
            Self::Party(party) => format!("cases/{case}/files/party/{party}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Part;

    #[test]
    fn a_file_is_sealed_for_whoever_it_is_about() {
        let party = |id: &str| Part::Party(id.to_owned());
        for (name, expected) in [
            ("case.toml", Part::Case),
            ("lists/people.csv", Part::Case),
            ("positions/DEU.toml", party("DEU")),
            ("lists/RUS.csv", party("RUS")),
            ("lists/RUS.mapping.toml", party("RUS")),
            ("lists/decisions.toml", Part::Mediator),
            ("mediator/lists.toml", Part::Mediator),
            ("contacts/USA.toml", party("USA")),
            ("contacts/mediator.toml", Part::Mediator),
            ("drafts/DEU.toml", party("DEU")),
            ("mediator/concessions.toml", Part::Mediator),
            ("deals/4f0c.json", Part::Mediator),
            ("rounds/1.json", Part::Mediator),
            ("plans/77aa.json", Part::Mediator),
            ("something.toml", Part::Mediator),
            ("something/DEU.toml", Part::Mediator),
        ] {
            assert_eq!(Part::of(name), expected, "{name}");
        }
    }
}

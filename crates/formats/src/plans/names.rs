//! Names by which a file speaks of what is in a handover: its ids, told apart where two are the same.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::Handover;

/// The names of everything in a handover, by its index, and back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanNames {
    /// Of places.
    pub places: NameList,
    /// Of vehicles.
    pub vehicles: NameList,
    /// Of teams.
    pub teams: NameList,
    /// Of checks.
    pub checks: NameList,
    /// Of measures.
    pub measures: NameList,
    /// Of groups.
    pub groups: NameList,
    /// Of gates.
    pub gates: NameList,
    /// Of quotas.
    pub quotas: NameList,
    /// Of the halls of each place.
    pub halls: Vec<NameList>,
}

impl PlanNames {
    /// The names of a handover.
    pub fn new(handover: &Handover) -> Self {
        let halls = |place: &takas_model::Place| NameList::new(place.halls.iter().map(|hall| hall.name.as_str()));
        Self {
            places: NameList::new(handover.places.iter().map(|place| place.id.as_str())),
            vehicles: NameList::new(handover.vehicles.iter().map(|vehicle| vehicle.id.as_str())),
            teams: NameList::new(handover.teams.iter().map(|team| team.id.as_str())),
            checks: NameList::new(handover.checks.iter().map(|check| check.id.as_str())),
            measures: NameList::new(handover.measures.iter().map(|measure| measure.id.as_str())),
            groups: NameList::new(handover.groups.iter().map(|group| group.id.as_str())),
            gates: NameList::new(handover.gates.iter().map(|gate| gate.name.as_str())),
            quotas: NameList::new(handover.quotas.iter().map(|quota| quota.name.as_str())),
            halls: handover.places.iter().map(halls).collect(),
        }
    }
}

/// Names of the entries of one list: no two are the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameList {
    names: Vec<String>,
    by_name: BTreeMap<String, usize>,
}

impl NameList {
    /// The ids; the second of two that are the same becomes `id#2`, the third `id#3`.
    pub(crate) fn new<'a>(ids: impl Iterator<Item = &'a str> + Clone) -> Self {
        let taken: BTreeSet<&str> = ids.clone().collect();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let mut list = Self::default();
        for id in ids {
            let count = counts.entry(id).or_default();
            let mut name = id.to_owned();
            // An id may itself look like one that was told apart.
            while *count > 0 && (taken.contains(name.as_str()) || list.by_name.contains_key(&name)) {
                *count += 1;
                name = format!("{id}#{count}");
            }
            *count = (*count).max(1);
            list.by_name.insert(name.clone(), list.names.len());
            list.names.push(name);
        }
        list
    }

    /// The name of the entry at an index.
    pub fn of(&self, index: usize) -> &str {
        &self.names[index]
    }

    /// Likewise; none where there is no such entry.
    pub fn name(&self, index: usize) -> Option<&str> {
        self.names.get(index).map(String::as_str)
    }

    /// The index of the entry of that name.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// All names, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        self.names.iter().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::NameList;

    #[test]
    fn names_are_told_apart_and_found_again() {
        let rows: &[(&[&str], &[&str])] = &[
            (&["a", "b"], &["a", "b"]),
            (&["a", "a", "a"], &["a", "a#2", "a#3"]),
            (&["a", "a#2", "a"], &["a", "a#2", "a#3"]),
            (&["a", "a", "a#2"], &["a", "a#3", "a#2"]),
            (&["", ""], &["", "#2"]),
        ];
        for (ids, expected) in rows {
            let list = NameList::new(ids.iter().copied());
            assert_eq!(list.iter().collect::<Vec<_>>(), *expected);
            for (index, name) in expected.iter().enumerate() {
                assert_eq!((list.of(index), list.find(name)), (*name, Some(index)), "{ids:?}");
            }
            assert_eq!(list.find("c"), None);
        }
    }
}

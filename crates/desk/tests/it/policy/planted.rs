//! Mistakes that are planted in the policies: each is caught by the table, so the table is not blind.

use takas_desk::server::policy::rules::{POLICIES, SCHEMA};
use takas_desk::server::policy::{Action, Policy};

use super::table::Table;

/// Policies that only make doubly sure: without one of them nothing else is permitted. That they hold against a permission that is too wide
/// is a law.
const DOUBLY: [&str; 4] = ["no other party", "the doctor's", "the neutral's", "nobody's name"];

/// Each policy: its name, and where it stands in the text.
fn policies() -> Vec<(&'static str, std::ops::Range<usize>)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = POLICIES[from..].find("@id(\"").map(|at| from + at) {
        let name = POLICIES[at + 5..].split('"').next().expect("a name");
        let end = at + POLICIES[at..].find(";\n").expect("an end") + 2;
        found.push((name, at..end));
        from = end;
    }
    found
}

/// Whether the table sees the mistake in a policy that stood at this place: by the actions that it named, or by any if it named none.
fn is_caught(table: &Table, text: &str, place: std::ops::Range<usize>) -> bool {
    let policy = Policy::read(SCHEMA, text, None).expect("it reads");
    let is_named = |action: &&Action| POLICIES[place.clone()].contains(&format!("Action::\"{}\"", action.name()));
    let named: Vec<Action> = Action::ALL.iter().filter(is_named).copied().collect();
    table.difference(&policy, if named.is_empty() { Action::ALL } else { &named }).is_some()
}

#[test]
fn the_policies_as_they_are_are_not_caught() {
    assert!(!is_caught(&Table::read(), POLICIES, 0..0));
}

#[test]
fn a_policy_that_is_left_out_is_caught() {
    let table = Table::read();
    for (name, place) in policies() {
        let mut text = POLICIES.to_owned();
        text.replace_range(place.clone(), "");
        assert_eq!(is_caught(&table, &text, place), !DOUBLY.contains(&name), "without `{name}`");
    }
}

#[test]
fn a_role_that_is_put_in_the_place_of_another_is_caught() {
    let table = Table::read();
    for (name, place) in policies().into_iter().filter(|(name, _)| !DOUBLY.contains(name)) {
        for (at, _) in POLICIES[place.clone()].match_indices("Role::\"") {
            let at = place.start + at + "Role::\"".len();
            let end = at + POLICIES[at..].find('"').expect("a quotation mark");
            let other = if &POLICIES[at..end] == "witness" { "observer" } else { "witness" };
            let mut text = POLICIES.to_owned();
            text.replace_range(at..end, other);
            assert!(is_caught(&table, &text, place.clone()), "`{other}` for `{}` in `{name}`", &POLICIES[at..end]);
        }
    }
}

#[test]
fn a_state_or_an_action_that_is_left_out_is_caught() {
    let table = Table::read();
    for word in ["State::\"", "Action::\""] {
        for (name, place) in policies().into_iter().filter(|(name, _)| !DOUBLY.contains(name)) {
            for (at, _) in POLICIES[place.clone()].match_indices(word) {
                let at = place.start + at;
                let end = at + word.len() + POLICIES[at + word.len()..].find('"').expect("a quotation mark") + 1;
                // The same word twice in a list is the list without this one, if another stands in its place.
                let list = &POLICIES[place.start..at];
                let before = list.rfind(word).map(|before| place.start + before);
                let Some(before) = before.filter(|&before| POLICIES[before..at].matches(['[', ']', ';']).count() == 0)
                else {
                    continue;
                };
                let other = POLICIES[before..at].trim_end().trim_end_matches(',').to_owned();
                let mut text = POLICIES.to_owned();
                text.replace_range(at..end, &other);
                assert!(is_caught(&table, &text, place.clone()), "without {} in `{name}`", &POLICIES[at..end]);
            }
        }
    }
}

//! The policies of the desk against a table that was written by hand, against laws, and with mistakes planted.

mod access;
mod door;
mod laws;
mod page;
mod planted;
mod table;

use cedar_policy::{PolicySet, Schema, ValidationMode, Validator};
use takas_desk::server::policy::rules::{POLICIES, SCHEMA};
use takas_desk::server::policy::{Action, CaseState, Compartment, Object, Policy};
use takas_desk::server::role::{CaseKey, Role};

/// Parties of the questions: one more than two, so that 'another' is not only one.
const PARTIES: [&str; 3] = ["DEU", "RUS", "USA"];

/// A case.
fn case(number: u8) -> CaseKey {
    CaseKey::parse(&format!("{number:02x}").repeat(16)).expect("an id")
}

/// Every question that can be asked of one case.
fn every_question() -> impl Iterator<Item = (Role, Action, Object)> {
    Role::all(PARTIES).into_iter().flat_map(|role| {
        Action::ALL.iter().flat_map(move |&action| {
            let role = role.clone();
            every_object().map(move |object| (role.clone(), action, object))
        })
    })
}

fn every_object() -> impl Iterator<Item = Object> {
    Compartment::all(PARTIES).into_iter().flat_map(|compartment| {
        CaseState::ALL.map(|state| Object { case: case(1), compartment: compartment.clone(), state })
    })
}

#[test]
fn policies_use_no_word_that_is_not_in_the_schema() {
    let schema: Schema = SCHEMA.parse().expect("a schema");
    let policies: PolicySet = POLICIES.parse().expect("policies");
    let result = Validator::new(schema).validate(&policies, ValidationMode::Strict);
    let found: Vec<String> = result.validation_errors().map(ToString::to_string).collect();
    assert!(found.is_empty(), "{found:#?}");
    let found: Vec<String> = result.validation_warnings().map(ToString::to_string).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_policy_with_another_word_is_refused() {
    let schema: Schema = SCHEMA.parse().expect("a schema");
    for wrong in [
        r#"permit (principal, action, resource) when { principal.role == Role::"leed" };"#,
        r#"permit (principal, action, resource) when { resource.state == State::"open" };"#,
        r#"permit (principal, action, resource) when { resource.compartment == "party" };"#,
        r#"permit (principal, action == Action::"SeeEverything", resource);"#,
        r#"permit (principal, action, resource) when { principal.name == "Anna" };"#,
    ] {
        let policies: PolicySet = wrong.parse().expect("it reads");
        let result = Validator::new(schema.clone()).validate(&policies, ValidationMode::Strict);
        assert!(!result.validation_passed(), "{wrong}");
    }
}

fn sorted(mut words: Vec<&str>) -> Vec<&str> {
    words.sort_unstable();
    words
}

#[test]
fn the_schema_has_the_words_of_the_program_and_no_others() {
    let words = |from: &str, to: &str| {
        let text = SCHEMA.split_once(from).and_then(|(_, rest)| rest.split_once(to)).expect(from).0;
        let mut words: Vec<String> = text.split('"').skip(1).step_by(2).map(str::to_owned).collect();
        words.sort();
        words
    };
    let parts = Compartment::all(["DEU"]);
    assert_eq!(words("Compartment enum [", "]"), sorted(parts.iter().map(Compartment::name).collect()));
    assert_eq!(words("State enum [", "]"), sorted(CaseState::ALL.map(CaseState::name).to_vec()));
    assert_eq!(words("Role enum [", "]"), sorted(table::ROLES.to_vec()));
    let actions = SCHEMA.lines().filter(|line| line.starts_with("action ") || line.starts_with("       "));
    let actions = actions.flat_map(|line| line.trim_start_matches("action ").split(','));
    let actions = sorted(actions.map(str::trim).filter(|name| !name.is_empty()).collect());
    assert_eq!(actions, sorted(Action::ALL.iter().map(|action| action.name()).collect()));
}

#[test]
fn every_policy_has_a_name_and_a_sentence_above_it() {
    let policies: PolicySet = POLICIES.parse().expect("policies");
    let names: std::collections::BTreeSet<&str> =
        policies.policies().map(|policy| policy.annotation("id").expect("a name")).collect();
    assert_eq!(names.len(), policies.policies().count(), "names are doubled");
    let mut is_said = false;
    for line in POLICIES.lines() {
        if line.starts_with("//") {
            is_said = line.ends_with('.') || line.ends_with("else is written.");
        } else if line.starts_with("@id") {
            assert!(is_said, "{line}: nothing above it says what it does");
        } else if line.is_empty() {
            is_said = false;
        }
    }
}

#[test]
fn what_was_decided_once_is_decided_so_again() {
    let (warm, cold) = (Policy::new(), Policy::new());
    for (role, action, object) in every_question() {
        let first = warm.allows(&role, action, &object);
        assert_eq!(first, warm.allows(&role, action, &object), "{role:?} {action:?} {object:?}");
    }
    // Asked in another order, nothing that was decided for one question answers another.
    let mut questions: Vec<_> = every_question().collect();
    questions.reverse();
    for (role, action, object) in questions {
        let (there, here) = (warm.allows(&role, action, &object), cold.allows(&role, action, &object));
        assert_eq!(there, here, "{role:?} {action:?} {object:?}");
    }
}

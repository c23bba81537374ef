//! What must hold of the policies whatever they are: each law is the design's, and none is read off the table.

use takas_desk::server::policy::rules::{POLICIES, SCHEMA};
use takas_desk::server::policy::{Action, CaseState, Compartment, Object, Policy};
use takas_desk::server::role::Role;

use super::every_question;

/// Everything that is allowed.
fn allowed(policy: &Policy) -> impl Iterator<Item = (Role, Action, Object)> {
    every_question().filter(|(role, action, object)| policy.allows(role, *action, object))
}

fn is_mediators(role: &Role) -> bool {
    matches!(role, Role::Lead | Role::CoMediator | Role::Analyst)
}

/// The compartments of which nobody else has anything, whatever is permitted.
fn keeps_apart(policy: &Policy) -> Result<(), String> {
    for (role, action, object) in allowed(policy) {
        let what = format!("{role:?} {action:?} {object:?}");
        if let (Some(own), Some(asked)) = (role.party(), object.compartment.party())
            && own != asked
        {
            return Err(format!("another party's: {what}"));
        }
        let alone = match object.compartment {
            Compartment::Medical => Some(Role::Medical),
            Compartment::Interviewer => Some(Role::Interviewer),
            _ => None,
        };
        if alone.is_some_and(|alone| alone != role) {
            return Err(format!("what was found: {what}"));
        }
        let watches = matches!(role, Role::Observer | Role::Guarantor(_) | Role::Witness);
        if watches && matches!(action, Action::SeePeople | Action::SeeNames) {
            return Err(format!("somebody's name: {what}"));
        }
    }
    Ok(())
}

#[test]
fn no_partys_part_is_open_to_another_and_what_was_found_stays_where_it_was() {
    assert_eq!(keeps_apart(&Policy::new()), Ok(()));
}

#[test]
fn they_stay_apart_even_if_everything_is_permitted_by_mistake() {
    let wide = format!("{POLICIES}\n@id(\"wide\") permit (principal, action, resource);");
    let wide = Policy::read(SCHEMA, &wide, None).expect("policies");
    assert_eq!(keeps_apart(&wide), Ok(()));
    let bare = Policy::read(SCHEMA, "permit (principal, action, resource);", None).expect("a policy");
    keeps_apart(&bare).expect_err("the law sees it");
}

#[test]
fn closing_a_case_opens_nothing() {
    let policy = Policy::new();
    for (role, action, object) in allowed(&policy).filter(|(.., object)| object.state == CaseState::Closed) {
        for state in CaseState::ALL {
            let before = Object { state, ..object.clone() };
            assert!(policy.allows(&role, action, &before), "{role:?} {action:?} {before:?}");
        }
    }
}

#[test]
fn the_end_of_an_operation_shows_nothing_new() {
    let policy = Policy::new();
    let over = allowed(&policy).filter(|(.., object)| object.state == CaseState::Over);
    for (role, action, object) in over.filter(|(_, action, _)| *action != Action::CloseCase) {
        for state in [CaseState::Running, CaseState::Held, CaseState::Aborted] {
            let before = Object { state, ..object.clone() };
            assert!(policy.allows(&role, action, &before), "{role:?} {action:?} {before:?}");
        }
    }
}

#[test]
fn a_hold_neither_shows_nor_hides() {
    let policy = Policy::new();
    for (role, action, object) in every_question().filter(|(.., object)| object.state == CaseState::Held) {
        let running = Object { state: CaseState::Running, ..object.clone() };
        assert_eq!(
            policy.allows(&role, action, &object),
            policy.allows(&role, action, &running),
            "{role:?} {action:?}"
        );
    }
}

#[test]
fn who_rehearses_sees_and_says_what_they_would_and_the_operation_may_begin() {
    let policy = Policy::new();
    for (role, action, object) in every_question().filter(|(.., object)| object.state == CaseState::Rehearsing) {
        let running = Object { state: CaseState::Running, ..object.clone() };
        let (rehearsed, run) = (policy.allows(&role, action, &object), policy.allows(&role, action, &running));
        // Nobody is under way: it may begin, and the case may be closed.
        let more = role == Role::Lead && matches!(action, Action::Begin | Action::CloseCase);
        assert!(rehearsed == run || (more && rehearsed), "{role:?} {action:?} {object:?}");
    }
    let own = Object { case: super::case(1), compartment: Compartment::Mediator, state: CaseState::Rehearsing };
    assert!(policy.allows(&Role::Lead, Action::Begin, &own));
}

#[test]
fn parties_are_treated_alike() {
    let policy = Policy::new();
    let turned = |party: &str| match party {
        "DEU" => "RUS".to_owned(),
        "RUS" => "USA".to_owned(),
        _ => "DEU".to_owned(),
    };
    for (role, action, object) in every_question() {
        let other_role = match &role {
            Role::Liaison(party) => Role::Liaison(turned(party)),
            Role::Delegate(party) => Role::Delegate(turned(party)),
            Role::Guarantor(party) => Role::Guarantor(turned(party)),
            whole => whole.clone(),
        };
        let compartment = match &object.compartment {
            Compartment::Party(party) => Compartment::Party(turned(party)),
            Compartment::Guarantor(party) => Compartment::Guarantor(turned(party)),
            whole => whole.clone(),
        };
        let other = Object { compartment, ..object.clone() };
        let (here, there) = (policy.allows(&role, action, &object), policy.allows(&other_role, action, &other));
        assert_eq!(here, there, "{role:?} {action:?} {object:?}");
    }
}

#[test]
fn each_action_is_for_whom_the_design_names() {
    for (role, action, object) in allowed(&Policy::new()) {
        let is_own = role.party().is_some() && role.party() == object.compartment.party();
        let right = match action {
            Action::SeeFragility | Action::ExportFragility => {
                object.compartment == Compartment::Mediator && is_mediators(&role)
            }
            Action::SeePosition | Action::WritePosition => {
                is_mediators(&role) || (is_own && matches!(role, Role::Liaison(_) | Role::Delegate(_)))
            }
            // What the mediator only infers of a party is not shown to it.
            Action::SeeInferred | Action::SeeContacts => !matches!(role, Role::Delegate(_) | Role::Guarantor(_)),
            // A list is its party's own and the mediators'; who is who on several, and what of it goes out, is the mediators'.
            Action::SeeLists | Action::WriteLists => {
                is_mediators(&role) || (is_own && matches!(role, Role::Liaison(_) | Role::Delegate(_)))
            }
            Action::DecidePairs | Action::Screen => object.compartment == Compartment::Mediator && is_mediators(&role),
            Action::ReleaseNames | Action::NoteNames | Action::SettleLists => {
                matches!(role, Role::Lead | Role::CoMediator)
            }
            Action::SeeFindings => matches!(role, Role::Medical | Role::Interviewer),
            Action::SeeAccess | Action::Unlock | Action::Invite | Action::Erase => role == Role::Lead,
            // The page of the operation: these say nothing.
            Action::Say => !matches!(role, Role::Analyst | Role::Guarantor(_) | Role::Observer | Role::Witness),
            _ => true,
        };
        assert!(right, "{role:?} {action:?} {object:?}");
        let is_witnessed = matches!(action, Action::SeeCheckpoints | Action::Cosign);
        assert!(role != Role::Witness || is_witnessed, "a witness: {action:?} {object:?}");
        let is_field = object.compartment == Compartment::Field || action == Action::SeeCheckpoints;
        assert!(role != Role::Field || is_field, "a field officer: {action:?} {object:?}");
    }
}

#[test]
fn whoever_has_a_seat_that_speaks_can_hand_in_what_he_says() {
    let policy = Policy::new();
    let own = [
        (Role::Lead, Compartment::Mediator),
        (Role::CoMediator, Compartment::Mediator),
        (Role::Field, Compartment::Field),
        (Role::Medical, Compartment::Medical),
        (Role::Interviewer, Compartment::Interviewer),
        (Role::Delegate("DEU".to_owned()), Compartment::Party("DEU".to_owned())),
    ];
    for (role, compartment) in own {
        // Reports and stops are taken after the end, too.
        for state in [CaseState::Running, CaseState::Held, CaseState::Aborted, CaseState::Over, CaseState::Historical] {
            let object = Object { case: super::case(1), compartment: compartment.clone(), state };
            for action in [Action::Say, Action::SeeBoard] {
                assert!(policy.allows(&role, action, &object), "{role:?} {action:?} {object:?}");
            }
        }
    }
}

#[test]
fn everybody_reads_the_case_from_the_own_compartment_and_from_no_other() {
    let policy = Policy::new();
    for (role, action, object) in every_question().filter(|(_, action, _)| *action == Action::SeeCase) {
        let is_own = object.compartment == Compartment::of(&role);
        let is_open = !matches!(object.state, CaseState::Preparing | CaseState::Closed) || role != Role::Field;
        let may = is_own && is_open && role != Role::Witness;
        assert_eq!(policy.allows(&role, action, &object), may, "{role:?} {object:?}");
    }
}

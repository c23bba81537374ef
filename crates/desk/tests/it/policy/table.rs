//! The table of `docs/reference/desk.md`, which was written by hand from the design and not from the policies, as an oracle.

use std::collections::BTreeSet;
use std::time::Instant;

use takas_desk::server::policy::{Action, CaseState, Compartment, Object, Policy};
use takas_desk::server::role::{CaseKey, Role};

use super::{PARTIES, case, every_question};

/// The roles, as the table calls them; the last is that of those who keep the desk's keys, which is no role in a case.
pub(super) const ROLES: [&str; 12] = [
    "lead",
    "co-mediator",
    "analyst",
    "liaison",
    "field",
    "medical",
    "interviewer",
    "delegate",
    "guarantor",
    "observer",
    "witness",
    "keeper",
];

const PAGE: &str = include_str!("../../../../../docs/reference/desk.md");

/// What the table says, spelt out: action, whose part, role, state.
pub(super) struct Table(BTreeSet<(&'static str, &'static str, &'static str, &'static str)>);

impl Table {
    /// Reads it from the page.
    pub(super) fn read() -> Self {
        let states = |word: &'static str| -> Vec<&'static str> {
            let all =
                ["preparing", "agreed", "rehearsing", "running", "held", "aborted", "over", "closed", "historical"];
            let but = |not: &[&str]| all.into_iter().filter(|state| !not.contains(state)).collect();
            match word {
                "always" => all.to_vec(),
                "open" => but(&["closed"]),
                "work" => but(&["over", "closed"]),
                "deal" => but(&["preparing", "closed"]),
                "operation" => but(&["preparing", "agreed", "closed"]),
                list => list.split(", ").inspect(|state| assert!(all.contains(state), "{state}")).collect(),
            }
        };
        let rows = PAGE.split_once("| action | whose part |").expect("the table").1.lines().skip(2);
        let mut said = BTreeSet::new();
        for row in rows.take_while(|row| row.starts_with('|')) {
            let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
            let [actions, part, roles, when] = cells[..] else { panic!("{row}: four cells") };
            for action in actions.split(", ").map(|name| name.trim_matches('`')) {
                assert!(Action::ALL.iter().any(|known| known.name() == action), "{row}: {action}");
                for role in roles.split(", ") {
                    assert!(ROLES.contains(&role), "{row}: {role}");
                    for state in states(when) {
                        assert!(said.insert((action, part, role, state)), "{row}: {role}, {state} is said twice");
                    }
                }
            }
        }
        Self(said)
    }

    /// What it says of a question.
    pub(super) fn allows(&self, role: &Role, action: Action, object: &Object) -> bool {
        let (name, party) = match role {
            Role::Lead => ("lead", None),
            Role::CoMediator => ("co-mediator", None),
            Role::Analyst => ("analyst", None),
            Role::Liaison(party) => ("liaison", Some(party)),
            Role::Field => ("field", None),
            Role::Medical => ("medical", None),
            Role::Interviewer => ("interviewer", None),
            Role::Delegate(party) => ("delegate", Some(party)),
            Role::Guarantor(party) => ("guarantor", Some(party)),
            Role::Observer => ("observer", None),
            Role::Witness => ("witness", None),
        };
        self.says((name, party), action, object)
    }

    /// What it says of a keeper.
    pub(super) fn allows_keeper(&self, action: Action, object: &Object) -> bool {
        self.says(("keeper", None), action, object)
    }

    fn says(&self, (name, party): (&'static str, Option<&String>), action: Action, object: &Object) -> bool {
        let parts: &[&str] = match &object.compartment {
            Compartment::Mediator => &["mediator"],
            Compartment::Medical => &["medical"],
            Compartment::Interviewer => &["interviewer"],
            Compartment::Field => &["field"],
            Compartment::Observer => &["observer"],
            Compartment::Desk => &["desk"],
            Compartment::Party(of) if Some(of) == party => &["any party", "own party"],
            Compartment::Party(_) => &["any party"],
            Compartment::Guarantor(of) if Some(of) == party => &["any guarantor", "own guarantor"],
            Compartment::Guarantor(_) => &["any guarantor"],
        };
        let state = match object.state {
            CaseState::Preparing => "preparing",
            CaseState::Agreed => "agreed",
            CaseState::Rehearsing => "rehearsing",
            CaseState::Running => "running",
            CaseState::Held => "held",
            CaseState::Aborted => "aborted",
            CaseState::Over => "over",
            CaseState::Closed => "closed",
            CaseState::Historical => "historical",
        };
        parts.iter().any(|part| self.0.contains(&(action.name(), part, name, state)))
    }

    /// The first question about these actions on which policies and table differ.
    pub(super) fn difference(&self, policy: &Policy, actions: &[Action]) -> Option<String> {
        let of_keeper = |action: Action| {
            super::every_object()
                .find(|object| policy.allows_keeper(action, object) != self.allows_keeper(action, object))
                .map(|object| format!("keeper {action:?} {object:?}"))
        };
        every_question()
            .filter(|(_, action, _)| actions.contains(action))
            .find(|(role, action, object)| policy.allows(role, *action, object) != self.allows(role, *action, object))
            .map(|question| format!("{question:?}"))
            .or_else(|| actions.iter().copied().find_map(of_keeper))
    }
}

#[test]
fn the_policies_say_what_the_table_says_for_every_question() {
    let (table, policy) = (Table::read(), Policy::new());
    for (role, action, object) in every_question() {
        let said = table.allows(&role, action, &object);
        assert_eq!(policy.allows(&role, action, &object), said, "{role:?} {action:?} {object:?}");
    }
    for &action in Action::ALL {
        for object in super::every_object() {
            let said = table.allows_keeper(action, &object);
            assert_eq!(policy.allows_keeper(action, &object), said, "keeper {action:?} {object:?}");
        }
    }
    assert!(every_question().count() > 60_000);
    // Nothing in the table is of no use, and nothing that can be done is left out of it.
    for &action in Action::ALL {
        assert!(table.0.iter().any(|(named, ..)| *named == action.name()), "{action:?} is nobody's");
    }
}

/// Numbers of a fixed row (`SplitMix64`).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let mixed = mixed ^ (mixed >> 31);
        usize::try_from(mixed % u64::try_from(bound).expect("small")).expect("small")
    }
}

#[test]
fn a_million_accounts_with_several_roles_in_several_cases_get_what_the_table_says() {
    let (table, policy, mut numbers) = (Table::read(), Policy::new(), Numbers(1));
    let roles = Role::all(PARTIES);
    let cases: Vec<CaseKey> = (1..=3).map(case).collect();
    let objects: Vec<Object> = super::every_object().collect();
    let (mut allowed, begun) = (0_usize, Instant::now());
    for _ in 0..1_000_000 {
        let mut memberships = Vec::new();
        // Whoever was struck off has no memberships left.
        let is_struck_off = numbers.below(10) == 0;
        for _ in 0..numbers.below(5) {
            memberships.push((cases[numbers.below(3)].clone(), roles[numbers.below(roles.len())].clone()));
        }
        let kept = if is_struck_off { &[][..] } else { &memberships[..] };
        let object = Object { case: cases[numbers.below(3)].clone(), ..objects[numbers.below(objects.len())].clone() };
        let action = Action::ALL[numbers.below(Action::ALL.len())];
        let said = kept.iter().any(|(case, role)| *case == object.case && table.allows(role, action, &object));
        let pairs = kept.iter().map(|(case, role)| (case, role));
        assert_eq!(policy.allows_any(pairs, action, &object), said, "{kept:?} {action:?} {object:?}");
        allowed += usize::from(said);
    }
    println!("{allowed} of a million were allowed, in {:?}", begun.elapsed());
    assert!((10_000..500_000).contains(&allowed), "{allowed}");
}

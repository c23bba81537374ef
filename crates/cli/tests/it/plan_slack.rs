//! What the pages tell of a plan's slack, against the judge: with every part as late as it may be, a plan is still a plan and ends no later.

use takas_check::oracle::random_handover;
use takas_check::{plan_faults, plan_value};
use takas_handover::{PlanLimits, plan};
use takas_model::{Case, Handover, Item, Kind, Nature, Objective, Party, PartyRef, Phase, PlanOutcome, Role, Turned};
use takas_views::{Names, PlanShown, brief_plan};

/// A case that has as many parties, items and phases as a handover names, and nothing else.
fn case_of(handover: &Handover) -> Case {
    let most = |of: &dyn Fn(&takas_model::Group) -> usize| handover.groups.iter().map(of).max().unwrap_or(0);
    let operators = handover.vehicles.iter().filter_map(|vehicle| vehicle.operator).chain(handover.host);
    let parties = operators.map(PartyRef::index).max().unwrap_or(0);
    let parties = parties.max(most(&|group| group.holder.index().max(group.receiver.index())));
    let party = |index| Party { id: format!("P{index}"), name: format!("Party {index}"), roles: vec![Role::Side] };
    let item = |index| Item {
        id: format!("item-{index}"),
        name: format!("Item {index}"),
        kind: Kind::Group,
        holder: PartyRef::new(0),
        quantity: 9,
        protection: None,
        pseudonym: format!("I-{index}"),
    };
    let phase =
        |index| Phase { id: format!("phase-{index}"), name: format!("Phase {index}"), first_day: None, days: 1 };
    Case {
        id: "random".to_owned(),
        title: "random".to_owned(),
        nature: Nature::Live,
        summary: String::new(),
        zone: "UTC".to_owned(),
        sources: Vec::new(),
        parties: (0..=parties).map(party).collect(),
        items: (0..=most(&|group| group.item.index())).map(item).collect(),
        undertakings: Vec::new(),
        sets: Vec::new(),
        phases: (0..=most(&|group| group.phase.index())).map(phase).collect(),
        windows: Vec::new(),
        objections: Vec::new(),
        positions: Vec::new(),
        runs: Vec::new(),
        rules: Vec::new(),
        objectives: vec![Objective::People],
        concessions: Vec::new(),
        warnings: Vec::new(),
    }
}

#[test]
fn a_plan_with_every_part_as_late_as_its_slack_allows_is_still_a_plan() {
    let (mut plans, mut minutes) = (0, 0);
    for seed in 0..400 {
        let handover = random_handover(seed);
        let limits = PlanLimits { work: 3_000, ..PlanLimits::default() };
        let PlanOutcome::Found(found) = plan(&handover, &limits) else { continue };
        let case = case_of(&handover);
        let view = brief_plan(&PlanShown::new(&case, &handover, &found), Names::Pseudonyms);
        let mut latest = found.plan.clone();
        for (trip, ride) in latest.trips.iter_mut().zip(&view.rides) {
            (trip.departs, trip.arrives) = (trip.departs + ride.slack, trip.arrives + ride.slack);
            minutes += ride.slack;
        }
        for (work, told) in latest.works.iter_mut().zip(&view.works) {
            (work.starts, work.ends) = (work.starts + told.slack, work.ends + told.slack);
        }
        latest.gates.iter_mut().zip(&view.gates).for_each(|(opens, gate)| *opens += gate.slack);
        assert_eq!(plan_faults(&handover, &latest, &Turned::default()), [], "seed {seed}");
        let value = plan_value(&handover, &latest).expect("it is sound");
        assert_eq!(value.makespan, found.value.makespan, "seed {seed}");
        plans += 1;
    }
    assert!(plans > 100 && minutes > 1_000, "{plans} plans with {minutes} minutes of slack: too few to mean anything");
}

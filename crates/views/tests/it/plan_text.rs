//! A plan in the terminal: the timeline, how good it is, what decides its end, a party's extract, and what changes.

use takas_model::{Apart, GroupRef, Hours, PartyRef, PlanValue, Takes, Turned};
use takas_views::plan::Part;
use takas_views::{Names, PlanShown, PlanView, brief_plan, brief_plan_change, project_plan, text};
use unicode_width::UnicodeWidthStr;

use crate::mini::{ADW, CGN, DEU, ESB, Mini, USA, VKO, mini, trip};

fn view(mini: &Mini, names: Names) -> PlanView {
    let mut shown = PlanShown::new(&mini.case, &mini.handover, &mini.found);
    shown.safe = &mini.safe;
    shown.verified = Some(PlanValue { exposure: 1200, makespan: 1050, rides: 5 });
    shown.plan_id = Some("p4x9".to_owned());
    brief_plan(&shown, names)
}

/// The text holds these, in this order.
fn holds(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        let at = rest.find(part).unwrap_or_else(|| panic!("no {part:?} (in this order) in\n{text}"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn the_timeline_says_who_moves_when_and_what_gates_wait_for() {
    let text = text::plan(&view(&mini(), Names::Real), 200);
    holds(
        &text,
        &[
            "! Mediator's compartment.",
            "Feasible. Every rule holds",
            "exposure at exchange points 1,445 person-minutes, and no plan has under 1,200",
            "15 people and 1 of the dead by 6 rides of 4 vehicles, from 1 August 2024, 04:00Z (07:00 +03:00)",
            "1 August 2024 (UTC)\n",
            "04:00Z (06:00 +02:00)   prison van: Frankfurt prison → Cologne Bonn (EDDK), arrives 06:00Z (08:00 +02:00)",
            "06:30Z (08:30 +02:00) ● A340",
            "07:00Z (10:00 +03:00)   Tu-204",
            "Prisoners of conscience: 12 people (3 escorts), Kevin Lik ◆ (1 escort),",
            "10:15Z (13:15 +03:00) ● ═ gate “Americans may leave” opens",
            "when the results of identity check and health check are in for Evan Gershkovich, 5 min after that",
            "not before 10:10Z (13:10 +03:00)",
            "then Evan Gershkovich may leave",
            "arrives 21:30Z (17:30 -04:00)",
            "hangs on overflight clearance GRC-77",
            "Not travelling\n",
            "Marc Fogel",
            "sheltered by the host (TUR); in nobody's custody, sent back to nobody",
            "Completed all the same: Gulfstream N1",
            "Plan p4x9",
        ],
    );
    assert!(!text.contains("refused") && !text.contains("interview"), "why somebody stays is nobody's to read here");
    // The last to land does so on the next day in Ankara.
    assert!(text.contains("21:30Z (2024-08-02 00:30 +03:00)"), "{text}");
}

#[test]
fn every_width_is_kept_and_every_word_with_pseudonyms_gone() {
    let mini = mini();
    for columns in [60, 80, 120] {
        let text = text::plan(&view(&mini, Names::Pseudonyms), columns);
        for line in text.lines() {
            assert!(line.width() <= columns, "{line}");
        }
        for name in ["Gershkovich", "Krasikov", "Lik ", "Fogel"] {
            assert!(!text.contains(name), "{name}");
        }
        assert!(text.contains("RUS-01") && text.contains("Prisoners of conscience"));
    }
}

#[test]
fn optimal_is_said_only_where_every_value_equals_a_verified_bound() {
    let mut mini = mini();
    let value = mini.found.value;
    let word = |mini: &Mini, verified| {
        let mut shown = PlanShown::new(&mini.case, &mini.handover, &mini.found);
        shown.verified = verified;
        let worth = brief_plan(&shown, Names::Real).worth;
        (worth.word, worth.sentence, worth.measures.iter().filter(|measure| measure.bound.is_some()).count())
    };
    mini.found.bound = value;
    assert_eq!(word(&mini, Some(value)).0, "Optimal");
    // The judge comes to more: the claimed bound is still verified, and to less: it is not.
    assert_eq!(word(&mini, Some(PlanValue { rides: 9, ..value })).0, "Optimal");
    let (said, sentence, bounds) = word(&mini, Some(PlanValue { exposure: value.exposure - 1, ..value }));
    assert_eq!((said.as_str(), bounds), ("Feasible", 2), "{sentence}");
    assert!(sentence.contains("1,445 person-minutes, bound unverified"), "{sentence}");
    let (said, sentence, bounds) = word(&mini, None);
    assert_eq!((said.as_str(), bounds), ("Feasible", 0));
    assert!(sentence.contains("no bound was verified"), "{sentence}");
    // A bound above the value is a defect, not a proof.
    mini.found.bound.rides += 1;
    assert_eq!(word(&mini, Some(PlanValue { rides: 9, ..value })).0, "Feasible");
    // One of three is open: said with its gap.
    mini.found.bound = PlanValue { makespan: 1000, ..value };
    let (_, sentence, _) = word(&mini, Some(value));
    assert!(sentence.contains("No plan is better in exposure at exchange points."), "{sentence}");
    assert!(
        sentence.contains("time until the last arrival 17 h 30 min, and no plan has under 16 h 40 min"),
        "{sentence}"
    );
}

/// Slack of rides, works and gates.
fn slack(mini: &Mini) -> (Vec<i64>, Vec<i64>, Vec<i64>, Vec<Part>) {
    let view = view(mini, Names::Real);
    (
        view.rides.iter().map(|ride| ride.slack).collect(),
        view.works.iter().map(|work| work.slack).collect(),
        view.gates.iter().map(|gate| gate.slack).collect(),
        view.critical,
    )
}

#[test]
fn slack_is_how_much_later_each_may_be() {
    let mut mini = mini();
    let (rides, works, gates, critical) = slack(&mini);
    // The van has 135 - 120 to spare before boarding ends at 135 for a departure at 150; the aircraft behind it none.
    assert_eq!(rides, [15, 0, 0, 385, 425, 0]);
    // His two checks and Vadim Krasikov's first decide. The twelve's may wait with their aircraft until 835, their doctors until 815; the
    // doctors see Vadim Krasikov before that, from 795 at the latest backwards; searches end before boarding.
    assert_eq!(works, [0, 0, 385, 0, 385, 425, 5, 395, 425]);
    assert_eq!(gates, [385, 0]);
    assert_eq!(critical, [Part::Ride(1), Part::Work(0), Part::Work(1), Part::Gate(1), Part::Ride(5)]);
    // The aircraft home must have landed by 700: its ride, and all that only it waits for, has less.
    mini.handover.vehicles[0].hours = Hours { from: 0, until: 700 };
    assert_eq!(slack(&mini).0, [15, 0, 0, 385, 75, 0]);
    // The place closes for departures.
    mini.handover.places[ESB].open = vec![Hours { from: 0, until: 500 }];
    assert_eq!(slack(&mini).0, [15, 0, 0, 50, 45, 0]);
    mini.handover.simultaneous = vec![takas_model::Simultaneous {
        name: "together".to_owned(),
        groups: vec![GroupRef::new(1), GroupRef::new(3)],
        within: 20,
    }];
    assert_eq!(slack(&mini).0, [15, 0, 0, 20, 15, 0]);
}

/// Twelve leave at 450, one at 455.
#[test]
fn a_quota_says_what_it_lets_through_and_takes_from_the_slack() {
    let mut mini = mini();
    mini.handover.vehicles[0].hours = Hours { from: 0, until: 700 };
    let quota = |span| takas_model::Quota {
        name: "twelve at once".to_owned(),
        of: vec![GroupRef::new(1), GroupRef::new(3)],
        at_most: 12,
        span,
    };
    // The aircraft home may leave until 530, the twelve five minutes before.
    mini.handover.quotas = vec![quota(takas_model::QuotaSpan::Within(5))];
    assert_eq!(slack(&mini).0, [15, 0, 0, 75, 75, 0]);
    let within = "lets at most 12 leave in any 5 min; in this plan 12 at the most, of 13.";
    holds(&text::plan(&view(&mini, Names::Real), 200), &["Quotas", within]);
    // A day ends with minute 451: no later than that the twelve, for the next one is another day's.
    mini.handover.quotas = vec![quota(takas_model::QuotaSpan::Days(vec![452]))];
    assert_eq!(slack(&mini).0, [15, 0, 0, 1, 75, 0]);
    let each_day = "lets at most 12 leave on each day; in this plan 12 at the most, of 13.";
    holds(&text::plan(&view(&mini, Names::Real), 200), &["Quotas", each_day]);
}

#[test]
fn a_plan_as_late_as_its_slack_allows_is_still_a_plan() {
    for stands in [None, Some(3)] {
        let mut mini = mini();
        mini.handover.places[ESB].stands = stands;
        mini.handover.vehicles[0].hours.until = 900;
        let (rides, works, gates, _) = slack(&mini);
        assert!(rides.iter().sum::<i64>() > 0 && gates.iter().sum::<i64>() > 0);
        let latest = &mut mini.found.plan;
        for (trip, slack) in latest.trips.iter_mut().zip(rides) {
            (trip.departs, trip.arrives) = (trip.departs + slack, trip.arrives + slack);
        }
        for (work, slack) in latest.works.iter_mut().zip(works) {
            (work.starts, work.ends) = (work.starts + slack, work.ends + slack);
        }
        latest.gates.iter_mut().zip(gates).for_each(|(opens, slack)| *opens += slack);
        let faults = takas_check::plan_faults(&mini.handover, latest, &Turned::default());
        assert!(faults.is_empty(), "{faults:#?}");
        let value = takas_check::plan_value(&mini.handover, latest).expect("it has one");
        assert_eq!(value.makespan, mini.found.value.makespan);
    }
}

#[test]
fn what_comes_to_a_full_place_waits_for_what_leaves() {
    let mut mini = mini();
    // The German aircraft comes again at 925 and may come until 940; the Russian one may leave until 1000.
    mini.found.plan.trips[5].arrives = 1170;
    mini.handover.vehicles[1].hours.until = 940;
    mini.found.plan.trips.push(trip(1, CGN, ESB, 725, 200));
    for (stands, expected) in [(None, 545), (Some(3), 545), (Some(1), 485)] {
        mini.handover.places[ESB].stands = stands;
        assert_eq!(slack(&mini).0[4], expected, "{stands:?}");
    }
}

#[test]
fn who_comes_into_a_full_hall_waits_for_who_leaves_it() {
    let mut mini = mini();
    // Without checks: the American one leaves at 370; at 380 somebody comes into its hall, who could come until 390.
    mini.handover.gates.clear();
    let plan = &mut mini.found.plan;
    plan.gates.clear();
    plan.works.clear();
    (plan.trips[1], plan.trips[5]) = (trip(1, CGN, ESB, 180, 200), trip(2, ESB, ADW, 370, 100));
    plan.lots[3].halls[1] = Some(0);
    for (people_max, expected) in [(15, 195), (14, 20)] {
        mini.handover.places[ESB].halls[0].people_max = people_max;
        assert_eq!(slack(&mini).0[5], expected, "{people_max}");
    }
    // Room enough, but the two are kept apart.
    mini.handover.places[ESB].halls[0].people_max = 15;
    let (one, other) = (vec![GroupRef::new(0)], vec![GroupRef::new(3)]);
    mini.handover.apart = vec![Apart { name: "apart".to_owned(), one, other }];
    assert_eq!(slack(&mini).0[5], 20);
}

#[test]
fn duty_and_order_take_from_slack() {
    let mut mini = mini();
    mini.handover.vehicles[1].duty_max = Some(530);
    assert_eq!(slack(&mini).0[3], 15, "from 150 to 680");
    mini.handover.vehicles[1].duty_max = None;
    mini.handover.vehicles[0].hours.until = 700;
    mini.handover.order = vec![vec![GroupRef::new(1)], vec![GroupRef::new(3)]];
    assert_eq!(slack(&mini).0[3], 80, "before the other, which leaves by 530");
}

#[test]
fn a_party_reads_its_own_movements_with_both_times() {
    let mini = mini();
    let extract = |party, names| {
        let view = project_plan(&mini.handover, &mini.found.plan, &mini.case, PartyRef::new(party), names);
        text::party_plan(&view, 120)
    };
    let american = extract(USA, Names::Real);
    holds(
        &american,
        &[
            "Ankara in small: the handover, for United States",
            "Evan Gershkovich",
            "you receive from Russia",
            "1 escort",
            "Marc Fogel",
            "not travelling",
            "Movements of your people",
            "1 August 2024 (UTC)",
            "07:00Z (10:00 +03:00)  by air: Vnukovo (UUWW) → Esenboğa (LTAC), arrives 09:50Z (12:50 +03:00); 1 person",
            "10:30Z (13:30 +03:00)  Gulfstream N1: Esenboğa (LTAC) → Andrews (KADW), arrives 21:30Z (17:30 -04:00)",
            "This page holds what concerns you",
        ],
    );
    for hidden in ["Krasikov", "gate", "check", "hall", "Tu-204", "Cologne", "12 people", "refused"] {
        assert!(!american.contains(hidden), "{hidden} in\n{american}");
    }
    assert!(extract(DEU, Names::Pseudonyms).contains("DEU-01"));
}

#[test]
fn a_change_says_what_moved_what_came_and_what_went() {
    let before = mini();
    let mut after = mini();
    let change = |after: &Mini| {
        let old = (&before.handover, &before.found.plan);
        let change = brief_plan_change(&before.case, old, (&after.handover, &after.found.plan), Names::Real);
        (text::plan_change(&change, 120), change)
    };
    let (text, same) = change(&after);
    assert!(same.is_empty() && text.contains("6 of 6 movements stay as they were."), "{text}");
    assert!(text.contains("The plans are the same."));
    // The aircraft from Moscow is 40 minutes late, its way back leaves later and takes longer.
    let plan = &mut after.found.plan;
    (plan.trips[2].departs, plan.trips[2].arrives) = (220, 390);
    (plan.trips[4].departs, plan.trips[4].arrives) = (495, 670);
    // Kevin Lik goes by it from the exchange point, the German aircraft makes an empty ride more, the American one none.
    plan.lots[2].rides[1] = 4;
    plan.trips.pop();
    plan.lots[0].rides.pop();
    plan.trips.push(trip(0, VKO, ESB, 800, 170));
    plan.gates[0] = 475;
    after.handover.gates[1].name = "other".to_owned();
    plan.works[0].starts += 1;
    let (text, changed) = change(&after);
    holds(
        &text,
        &[
            "2 of 6 movements stay as they were.",
            "Moved\n",
            "Tu-204 RA-64059, Vnukovo (UUWW) → Esenboğa (LTAC), 1 August 2024, 07:40Z (10:40 +03:00)",
            "40 min later, was 07:00Z (10:00 +03:00)",
            "A340 16+01, Esenboğa (LTAC) → Cologne Bonn (EDDK)",
            "without Kevin Lik",
            "Tu-204 RA-64059, Esenboğa (LTAC) → Vnukovo (UUWW)",
            "40 min later, was 11:35Z (14:35 +03:00); under way 5 min longer",
            "now with Kevin Lik",
            "Added\n",
            "+ Tu-204 RA-64059, Vnukovo (UUWW) → Esenboğa (LTAC), 1 August 2024, 17:20Z",
            "empty",
            "Dropped\n",
            "- Gulfstream N1",
            "~ gate “all verified”: opens 11:55Z (14:55 +03:00), 40 min later",
            "+ gate “other”",
            "- gate “Americans may leave”",
            "1 of 9 checks and measures take place at another time or otherwise.",
        ],
    );
    assert_eq!((changed.unchanged, changed.moved.len(), changed.added.len(), changed.dropped.len()), (2, 3, 1, 1));
}

#[test]
fn a_changed_beginning_is_no_change_of_the_plan() {
    let before = mini();
    let mut after = mini();
    // The same moments, told from an hour earlier on; other durations are no change either.
    after.handover.begins -= 3600;
    let plan = &mut after.found.plan;
    plan.trips.iter_mut().for_each(|trip| (trip.departs, trip.arrives) = (trip.departs + 60, trip.arrives + 60));
    plan.works.iter_mut().for_each(|work| (work.starts, work.ends) = (work.starts + 60, work.ends + 60));
    plan.gates.iter_mut().for_each(|gate| *gate += 60);
    after.handover.checks[0].takes = Takes::always(3);
    let old = (&before.handover, &before.found.plan);
    let change = brief_plan_change(&before.case, old, (&after.handover, &after.found.plan), Names::Real);
    assert!(change.is_empty(), "{change:?}");
}

#[test]
fn local_times_follow_the_clock_of_each_place_over_midnight_and_change() {
    let mut mini = mini();
    // 27 October 2024, 00:00 UTC: at 01:00 UTC clocks go back in Germany and not in Türkiye.
    mini.handover.begins = 1_729_987_200;
    let view = view(&mini, Names::Real);
    assert_eq!(view.rides[0].departs.clocks(), "00:00Z (02:00 +02:00)");
    assert_eq!(view.rides[0].arrives.clocks(), "02:00Z (03:00 +01:00)");
    assert_eq!(view.rides[1].arrives.clocks(), "05:50Z (08:50 +03:00)");
    assert_eq!(view.rides[1].arrives.in_full(), "27 October 2024, 05:50Z (08:50 +03:00)");
    // A zone that nobody knows is told in UTC and said to be.
    mini.handover.places[0].zone = "Europe/Nowhere".to_owned();
    let view = self::view(&mini, Names::Real);
    assert_eq!(
        (view.rides[2].departs.local.as_str(), view.rides[2].departs.zone.as_str()),
        ("2024-10-27 03:00 +00:00", "UTC")
    );
    // And a beginning that is no time at all breaks nothing.
    mini.handover.begins = i64::MAX;
    assert!(text::plan(&self::view(&mini, Names::Real), 80).contains("minute 180"));
}

//! Another plan: what it has to keep, who joins and who is withdrawn, and what is said by an earlier plan.

use crate::script::{run, run_with};
use crate::worlds::{BARE, STEPS, TOGETHER};

/// As `STEPS`, with the second ride of A by another vehicle, and b1 not travelling.
const WITHOUT_B: &str = "
place ber
place mos
vehicle kite ber
vehicle falcon mos
vehicle heron mos
vehicle swift mos
group a1 A B mos ber step 0
group a2 A B mos ber step 2
group b1 B A ber stays
trip swift mos ber
trip falcon mos ber
lot a2 swift.1
lot a1 falcon.1
lot b1
";

#[test]
fn another_plan_keeps_what_has_happened() {
    run_with(
        STEPS,
        &[("next", WITHOUT_B)],
        "lead board falcon.1 a1 => counts
         field boarded falcon.1 a1 => counts
         lead board heron.1 a2 => counts
         lead board kite.1 b1 => counts
         field boarded kite.1 b1 => counts
         lead go falcon.1 => counts
         field departed falcon.1 => counts
         bring next
         A adopt next => refused seat
         lead adopt next => counts, not travelling b1
         lead adopt next => repeats
         ? at a1 => falcon.1
         ? at b1 => ber
         ? safe => a1 ber receiver, b1 ber holder, a2 mos holder
         field ^0 arrived falcon.1 ber => counts
         ? at a1 => ber
         lead ^0 board falcon.1 a2 => refused target
         lead board swift.1 a2 => counts
         field boarded swift.1 a2 => counts
         lead go swift.1 => refused owed A 1
         A accept 1 => counts
         lead go swift.1 => counts
         field departed swift.1 => counts",
    );
}

/// By it a1 goes by heron.
const OTHER_VEHICLE: &str = "
place mos
place ber
vehicle falcon mos
vehicle heron mos
vehicle kite ber
group a1 A B mos ber step 0
group b1 B A ber mos step 1
group a2 A B mos ber step 2
trip heron mos ber
trip kite ber mos
trip falcon mos ber
lot a1 heron.1
lot b1 kite.1
lot a2 falcon.1
";

#[test]
fn a_plan_that_does_not_keep_who_went_in_what_is_refused() {
    run_with(
        STEPS,
        &[("next", OTHER_VEHICLE)],
        "lead board falcon.1 a1 => counts
         bring next
         field boarded falcon.1 a1 => counts
         lead go falcon.1 => counts
         field departed falcon.1 => counts
         lead adopt next => refused target",
    );
}

#[test]
fn words_on_rides_that_have_not_left_are_given_anew() {
    run_with(
        STEPS,
        &[("next", OTHER_VEHICLE)],
        "lead board falcon.1 a1 => counts
         field boarded falcon.1 a1 => counts
         lead go falcon.1 => counts
         bring next
         lead adopt next => counts
         ? at a1 => mos
         lead board heron.1 a1 => counts
         field boarded heron.1 a1 => counts
         lead go heron.1 => counts",
    );
}

/// Ivan goes in the place of kra.
const SUBSTITUTE: &str = "
place mos
place ber
vehicle falcon mos
group ivan A B mos ber step 0 gates consent join
withdraw kra
trip falcon mos ber
lot ivan falcon.1
";

#[test]
fn somebody_goes_in_the_place_of_another() {
    run_with(
        BARE,
        &[("next", SUBSTITUTE)],
        "neutral stays kra => counts, not travelling kra
         bring next
         lead adopt next => counts
         ? safe => kra mos holder, ivan mos holder
         lead board falcon.1 ivan => refused not clear ivan
         neutral in ivan consent => counts, clear ivan
         lead board falcon.1 ivan => counts
         field boarded falcon.1 ivan => counts
         lead go falcon.1 => counts
         field departed falcon.1 => counts
         ? balance B => gave 0/0 got 1/1 owed 0 accepts 0
         field arrived falcon.1 ber => counts
         B verified ivan => counts
         field handed ivan => counts
         lead close => counts",
    );
}

#[test]
fn nobody_is_withdrawn_who_is_under_way_or_past_the_point_of_no_return() {
    run_with(
        BARE,
        &[("next", SUBSTITUTE)],
        "lead board falcon.1 kra => counts
         field boarded falcon.1 kra => counts
         bring next
         lead go falcon.1 => counts
         field departed falcon.1 => counts
         lead adopt next => refused target",
    );
}

/// As `STEPS`, and c1 joins in the first step, for A.
const MORE_OWED: &str = "
place mos
place ber
vehicle falcon mos
vehicle heron mos
vehicle kite ber
group a1 A B mos ber step 0
group c1 B A ber mos step 0 join
group b1 B A ber mos step 1
group a2 A B mos ber step 2
trip falcon mos ber
trip kite ber mos
trip heron mos ber
lot a1 falcon.1
lot c1 kite.1
lot b1 kite.1
lot a2 heron.1
";

#[test]
fn a_plan_by_which_a_party_would_be_owed_more_is_refused() {
    let script = |accepts: &str, outcome: &str| {
        format!(
            "lead go falcon.1 => counts
             lead board heron.1 a2 => counts
             field boarded heron.1 a2 => counts
             A accept 1 => counts
             field departed heron.1 => irregular no go heron.1; a2 before a1
             A accept {accepts} => counts
             bring next
             lead adopt next => {outcome}"
        )
    };
    run_with(STEPS, &[("next", MORE_OWED)], &script("1", "refused owed A 1"));
    run_with(STEPS, &[("next", MORE_OWED)], &script("2", "counts"));
}

/// As `STEPS`, without b1.
const B_WITHDRAWN: &str = "
place mos
place ber
vehicle falcon mos
vehicle heron mos
group a1 A B mos ber step 0
group a2 A B mos ber step 2
withdraw b1
trip falcon mos ber
trip heron mos ber
lot a1 falcon.1
lot a2 heron.1
";

#[test]
fn nobody_is_owed_who_is_withdrawn() {
    run_with(
        STEPS,
        &[("next", B_WITHDRAWN)],
        "bring next
         lead adopt next => counts, not travelling b1
         lead board falcon.1 a1 => counts
         lead board heron.1 a2 => counts
         field boarded falcon.1 a1 => counts
         field boarded heron.1 a2 => counts
         lead go falcon.1 heron.1 => counts
         ? balance A => gave 0/2 got 0/0 owed 0 accepts 0",
    );
}

#[test]
fn who_was_stopped_travels_again_by_a_plan_that_says_so() {
    let mut play = run(
        "place mos
         place ber
         vehicle falcon mos
         group kra A B mos ber gates consent
         trip falcon mos ber
         lot kra falcon.1",
        "neutral in kra consent => counts, clear kra
         B stays kra => counts, not travelling kra",
    );
    let target =
        takas_model::Target { digest: crate::world::digest("again"), ..play.operation.target(&play.state).clone() };
    assert_eq!(play.operation.bring(&play.state, target), Ok(()));
    assert_eq!(play.say("lead adopt again"), "counts, clear kra");
    assert_eq!(play.say("lead board falcon.1 kra"), "counts");
    play.replay();
}

#[test]
fn who_travels_by_another_plan_travels_again() {
    run_with(
        "place mos
         place ber
         vehicle falcon mos
         group kra A B mos ber gates consent
         trip falcon mos ber
         lot kra falcon.1",
        &[(
            "without",
            "place mos
             place ber
             vehicle falcon mos
             group kra A B mos stays gates consent
             lot kra",
        )],
        "neutral in kra consent => counts, clear kra
         bring without
         lead adopt without => counts, not travelling kra
         neutral stays kra => repeats",
    );
}

const BLOCK: &str = "
place mos
place ber
vehicle falcon mos
vehicle heron mos
group block A B mos ber x 3 step 0
trip falcon mos ber
trip heron mos ber
lot block falcon.1 x 2
lot block heron.1 x 1
";

#[test]
fn who_does_not_travel_is_put_where_people_stay_and_the_others_go_on() {
    run_with(
        BLOCK,
        &[(
            "less",
            "place mos
             place ber
             vehicle falcon mos
             vehicle heron mos
             group block A B mos ber x 2 step 0
             group rest A B mos stays item block
             trip falcon mos ber
             trip heron mos ber
             lot block heron.1 x 1
             lot rest
             lot block falcon.1 x 1",
        )],
        "lead stays block.1 => counts, not travelling block.1
         lead board falcon.1 block.2 => counts
         field boarded falcon.1 block.2 => counts
         lead go falcon.1 => counts
         field departed falcon.1 => counts
         bring less
         lead adopt less => counts
         ? at block.2 => falcon.1
         lead board falcon.1 block.1 => refused not so; does not travel block.1; not planned block.1
         lead board heron.1 block.3 => counts
         ? balance B => gave 0/0 got 1/3 owed 0 accepts 0",
    );
}

#[test]
fn a_consignment_of_which_a_part_does_not_travel_is_withdrawn_and_others_join() {
    run_with(
        "place mos
         place ber
         vehicle lorry mos load 9
         group flour A B mos ber goods x 9 step 0
         trip lorry mos ber
         lot flour lorry.1",
        &[(
            "less",
            "place mos
             place ber
             vehicle lorry mos load 9
             group most A B mos ber goods x 6 step 0 item flour join
             group rest A B mos goods x 3 stays item flour join
             withdraw flour
             trip lorry mos ber
             lot most lorry.1
             lot rest",
        )],
        "bring less
         lead adopt less => counts, not travelling flour
         lead board lorry.1 most => counts
         field boarded lorry.1 most => counts
         lead go lorry.1 => counts
         field departed lorry.1 => counts
         ? balance B => gave 0/0 got 6/6 owed 0 accepts 0",
    );
}

#[test]
fn lots_that_cannot_be_filled_are_told() {
    use takas_operation::{LotsFault, lots_for};
    let mut play = run(BLOCK, "lead stays block.1 => counts, not travelling block.1");
    let world = crate::world::World::read(BLOCK);
    let fill = |play: &crate::script::Play, world: &crate::world::World| {
        lots_for(&play.operation, &play.state, &world.handover, &world.plan, &[], &[])
    };
    // Nobody who does not travel is put into a lot that does.
    assert_eq!(fill(&play, &world), Err(LotsFault::Short { lot: 0, missing: 1 }));
    let mut fewer = world.clone();
    fewer.plan.lots.pop();
    assert_eq!(fill(&play, &fewer), Err(LotsFault::Left(vec![takas_model::UnitRef::new(0)])));
    let mut broken = world.clone();
    broken.plan.lots[0].rides = vec![9];
    assert_eq!(fill(&play, &broken), Err(LotsFault::Plan));
    assert_eq!(play.say("lead close"), "refused not over block.2; not over block.3");
}

#[test]
fn a_gate_that_has_opened_holds_nobody_new() {
    let plan = |gate: &str| {
        format!(
            "place mos
             place ber
             vehicle falcon mos
             group one A B mos ber
             group duo A B mos ber
             trip falcon mos ber
             lot one falcon.1
             lot duo falcon.1
             {gate}"
        )
    };
    let (first, other) = (plan("gate go holds one by A"), plan("gate go holds one duo by A"));
    run_with(
        &first,
        &[("other", &other)],
        "A agree go => counts
         bring other
         lead release go => counts, opened go
         lead adopt other => refused target",
    );
    run_with(
        &first,
        &[("other", &other)],
        "A agree go => counts
         bring other
         lead adopt other => counts
         lead release go => refused go not confirmed A
         lead board falcon.1 one => refused shut one go",
    );
}

#[test]
fn no_plan_is_adopted_after_an_abort() {
    run_with(
        STEPS,
        &[("next", OTHER_VEHICLE)],
        "bring next
         lead abort => counts, safe
         lead adopt next => refused aborted",
    );
}

#[test]
fn reports_that_wait_are_read_by_the_new_plan() {
    run_with(
        STEPS,
        &[("next", OTHER_VEHICLE)],
        "bring next
         field arrived kite.1 mos => waits
         field arrived heron.1 ber => waits
         lead adopt next => counts
         ? waiting => 2
         field ^0 departed kite.1 => irregular no go kite.1, now 0
         ? waiting => 1",
    );
}

#[test]
fn a_hold_of_a_ride_goes_with_it() {
    run_with(
        STEPS,
        &[("next", OTHER_VEHICLE)],
        "A hold ride falcon.1 => counts
         bring next
         lead adopt next => counts
         ? holds => ride falcon.1
         lead board falcon.1 a2 => refused held ride falcon.1",
    );
}

#[test]
fn a_plan_that_was_not_brought_is_unknown() {
    run(TOGETHER, "lead adopt other => refused unknown");
}

//! What a ride waits for: the lines of boarding and leaving, one by one.

use crate::script::run;
use crate::worlds::{BARE, ONE, TOGETHER};

const CLEAR: &str = "
neutral in kra consent => counts
doctor in kra fit => counts
A in kra legal => counts
lead in kra document => counts
co in kra family => counts
A in kra identity => counts
B in kra identity => counts, clear kra
";

#[test]
fn the_whole_way_of_one_person() {
    run(
        ONE,
        &format!(
            "{CLEAR}
             lead board falcon.1 kra => counts
             field boarded falcon.1 kra => counts
             lead go falcon.1 => counts
             field departed falcon.1 => counts
             ? safe => kra ank host
             field arrived falcon.1 ank => counts
             ? at kra => ank
             lead board falcon.2 kra => refused not checked kra doctors; not done sweep/falcon.1; not done search/falcon.2; not done fence; shut kra out
             ? release out => not checked kra doctors; out not confirmed A; out not confirmed B; out too early
             field begun fence => counts
             field ended fence => counts
             field begun sweep/falcon.1 => counts
             field ended sweep/falcon.1 => counts
             field begun search/falcon.2 => counts
             field ended search/falcon.2 => counts
             field begun doctors/kra => counts
             field ended doctors/kra kra => counts
             A agree out => counts
             B agree out => counts
             lead release out => refused out too early
             at 60
             lead release out => counts, opened out
             lead board falcon.2 kra => counts
             field boarded falcon.2 kra => counts
             lead go falcon.2 => counts
             ? safe => kra ank host
             field departed falcon.2 => counts
             ? safe => kra ber receiver
             ? balance A => gave 1/1 got 0/0 owed 0 accepts 0
             ? balance B => gave 0/0 got 1/1 owed 0 accepts 0
             field arrived falcon.2 ber => counts
             lead close => refused not over kra
             field handed kra => waits
             B verified kra => counts, now 30
             neutral seen kra => counts
             lead close => counts
             lead close => repeats
             doctor in kra fit => refused closed
             doctor seen kra => counts"
        ),
    );
}

#[test]
fn a_ride_leaves_once() {
    run(
        BARE,
        "lead board falcon.1 kra => counts
         lead board falcon.1 kra => repeats
         field boarded falcon.1 kra => counts
         lead go falcon.1 => counts
         lead go falcon.1 => repeats
         field departed falcon.1 => counts
         field departed falcon.1 => repeats
         lead go falcon.1 => refused not so",
    );
}

#[test]
fn a_vehicle_makes_its_rides_in_their_order_from_where_it_is() {
    run(
        BARE,
        "lead go falcon.2 => refused vehicle elsewhere falcon.2
         lead go falcon.1 => counts
         field departed falcon.1 => counts
         lead go falcon.2 => refused vehicle elsewhere falcon.2
         field arrived falcon.1 mos => counts
         lead go falcon.2 => refused vehicle elsewhere falcon.2
         field departed falcon.2 => irregular no go falcon.2; vehicle elsewhere falcon.2",
    );
}

#[test]
fn who_does_not_belong_to_a_ride_is_refused_and_told_if_he_boards() {
    run(
        TOGETHER,
        "lead board dove.1 one => refused not planned one
         lead board falcon.2 one => refused not there one; vehicle elsewhere falcon.2; shut one both
         field boarded dove.1 one => irregular not planned one; no word one
         ? holds => all
         field alighted dove.1 one => counts
         lead resume all => counts
         lead resume all => repeats",
    );
}

#[test]
fn a_boarding_without_a_word_is_irregular_and_everything_is_held() {
    run(
        BARE,
        "field boarded falcon.1 kra => irregular no word kra
         lead go falcon.1 => refused held all; no word kra
         lead resume all => counts
         lead board falcon.1 kra => counts
         lead go falcon.1 => counts
         field departed falcon.1 => counts",
    );
}

#[test]
fn a_departure_without_a_word_is_irregular() {
    run(
        BARE,
        "lead board falcon.1 kra => counts
         field boarded falcon.1 kra => counts
         field departed falcon.1 => irregular no go falcon.1
         ? holds => all
         ? at kra => falcon.1",
    );
}

#[test]
fn a_word_that_was_broken_since_makes_a_departure_irregular() {
    run(
        BARE,
        "lead board falcon.1 kra => counts
         field boarded falcon.1 kra => counts
         lead go falcon.1 => counts
         B hold unit kra => counts
         field departed falcon.1 => irregular held unit kra; no go falcon.1",
    );
    run(
        BARE,
        "lead board falcon.1 kra => counts
         field boarded falcon.1 kra => counts
         lead go falcon.1 => counts
         neutral stays kra => counts, not travelling kra
         field departed falcon.1 => irregular does not travel kra",
    );
}

#[test]
fn who_alights_needs_another_word() {
    run(
        BARE,
        "lead board falcon.1 kra => counts
         field boarded falcon.1 kra => counts
         field alighted falcon.1 kra => counts
         field alighted falcon.1 kra => repeats
         lead go falcon.1 => counts
         field boarded falcon.1 kra => irregular no word kra
         field departed falcon.1 => irregular held all; no word kra; no go falcon.1",
    );
}

#[test]
fn who_boards_again_may_alight_again() {
    run(
        BARE,
        "lead board falcon.1 kra => counts
         field boarded falcon.1 kra => counts
         field alighted falcon.1 kra => counts
         lead board falcon.1 kra => counts
         field boarded falcon.1 kra => counts
         field alighted falcon.1 kra => counts
         ? at kra => mos",
    );
}

#[test]
fn a_vehicle_has_room_for_those_who_sit_and_those_who_lie_and_their_escorts() {
    const BLOCK: &str = "
        place mos
        place ber
        vehicle falcon mos seats 3 stretchers 1
        group block A B mos ber x 4 escort 2
        trip falcon mos ber
        lot block falcon.1";
    run(
        BLOCK,
        "lead board falcon.1 block.1 block.2 => counts
         lead board falcon.1 block.3 => refused no room block.3
         doctor needs block.3 stretcher => counts
         lead board falcon.1 block.3 => refused no room block.3
         doctor needs block.2 stretcher => counts
         doctor needs block.3 seat => counts
         lead board falcon.1 block.3 => refused no room block.3
         field boarded falcon.1 block.1 block.2 => counts
         field boarded falcon.1 block.3 => irregular no word block.3; no room block.3",
    );
    run(
        "place mos
         place ber
         vehicle lorry mos load 5
         group flour A B mos ber goods x 6 step 0
         group grain A B mos ber goods x 5 step 0
         trip lorry mos ber
         lot flour lorry.1
         lot grain lorry.1",
        "lead board lorry.1 flour => refused no room flour
         lead board lorry.1 grain => counts
         field boarded lorry.1 grain => counts
         lead go lorry.1 => counts
         field departed lorry.1 => counts
         ? balance A => gave 5/11 got 0/0 owed 0 accepts 0",
    );
}

#[test]
fn who_does_not_meet_does_not_ride_together() {
    run(
        "place mos
         place ber
         vehicle falcon mos
         group one A B mos ber
         group other C B mos ber
         apart one other
         trip falcon mos ber
         lot one falcon.1
         lot other falcon.1",
        "lead board falcon.1 one other => refused apart one other; apart other one
         lead board falcon.1 one => counts
         lead board falcon.1 other => refused apart other one
         field boarded falcon.1 other => irregular no word other
         lead resume all => counts
         field boarded falcon.1 one => irregular apart one other",
    );
}

#[test]
fn families_go_together() {
    run(
        "place mos
         place ber
         vehicle falcon mos
         group mother A B mos ber
         group son A B mos ber
         family mother son
         trip falcon mos ber
         lot mother falcon.1
         lot son falcon.1",
        "lead board falcon.1 mother son => counts
         field boarded falcon.1 son => counts
         lead go falcon.1 => refused not together falcon.1
         field boarded falcon.1 mother => counts
         lead go falcon.1 => counts
         field alighted falcon.1 mother => counts
         lead stays mother => counts, not travelling mother
         field departed falcon.1 => counts",
    );
}

#[test]
fn who_leaves_at_the_same_time_is_in_one_word_and_aboard() {
    run(
        TOGETHER,
        "lead board falcon.1 one => counts
         lead board kite.1 other => counts
         field boarded falcon.1 one => counts
         field boarded kite.1 other => counts
         lead go falcon.1 kite.1 => counts
         field departed falcon.1 => counts
         field departed kite.1 => counts
         field arrived falcon.1 ank => counts
         field arrived kite.1 ank => counts
         A agree both => counts
         B agree both => counts
         lead release both => counts, opened both
         lead board falcon.2 one => counts
         lead board kite.2 other => counts
         field boarded falcon.2 one => counts
         ? together falcon.2 => falcon.2 kite.2
         lead go falcon.2 => refused not together kite.2
         lead go falcon.2 kite.2 => refused not together kite.2
         field boarded kite.2 other => counts
         lead go falcon.2 kite.2 => counts
         field departed kite.2 => counts
         ? safe => one ber receiver, other mos receiver, child mos holder, completed falcon.2
         field departed falcon.2 => counts",
    );
}

#[test]
fn a_protected_person_waits_only_for_his_own() {
    run(
        TOGETHER,
        "lead board dove.1 child => refused not clear child
         neutral in child consent => counts, clear child
         A hold unit child => refused protected child
         lead hold all => counts
         A hold ride dove.1 => counts
         lead abort => counts, safe
         lead board falcon.1 one => refused aborted; held all
         lead board dove.1 child => counts
         field boarded dove.1 child => counts
         lead go dove.1 => counts
         field departed dove.1 => counts
         field arrived dove.1 ber => counts, safe
         B verified child => counts
         field handed child => counts
         ? balance A => gave 0/1 got 0/1 owed 0 accepts 0",
    );
}

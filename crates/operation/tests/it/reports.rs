//! Reports that come late, doubled, or out of order: ordinary.

use crate::script::run;
use crate::worlds::{BARE, ONE, STEPS, TOGETHER};

#[test]
fn reports_that_overtook_others_count_when_those_come() {
    run(
        BARE,
        "lead board falcon.1 kra => counts
         field boarded falcon.1 kra => counts
         lead go falcon.1 => counts
         B verified kra => waits
         field arrived falcon.1 ber => waits
         field arrived falcon.1 ber => repeats
         field handed kra => waits
         ? waiting => 3
         field departed falcon.1 => counts, now 4, now 3, now 6
         ? waiting => 0
         lead close => counts",
    );
}

#[test]
fn a_boarding_that_is_told_after_the_departure_counts_with_it() {
    run(
        BARE,
        "lead board falcon.1 kra => counts
         lead go falcon.1 => counts
         field departed falcon.1 => counts
         ? balance A => gave 0/1 got 0/0 owed 0 accepts 0
         field boarded falcon.1 kra => counts
         ? at kra => falcon.1
         ? balance A => gave 1/1 got 0/0 owed 0 accepts 0
         field arrived falcon.1 ber => counts
         ? at kra => ber",
    );
    run(
        BARE,
        "lead board falcon.1 kra => counts
         lead go falcon.1 => counts
         field departed falcon.1 => counts
         field arrived falcon.1 ber => counts
         field boarded falcon.1 kra => counts
         ? at kra => ber
         field alighted falcon.1 kra => refused not so",
    );
}

#[test]
fn a_waiting_departure_that_had_no_word_is_irregular_when_it_counts() {
    run(
        BARE,
        "field departed falcon.2 => waits
         lead go falcon.1 => counts
         field departed falcon.1 => counts
         field arrived falcon.1 ber => counts, now 0 irregular no go falcon.2
         ? holds => all",
    );
}

#[test]
fn what_cannot_be_any_more_lapses() {
    run(
        BARE,
        "lead board falcon.1 kra => counts
         field arrived falcon.1 ber => waits
         field arrived falcon.1 mos => waits
         lead go falcon.1 => counts
         field departed falcon.1 => counts, now 1, lapsed 2
         field arrived falcon.1 mos => refused not so",
    );
}

#[test]
fn nobody_is_in_two_places() {
    run(
        STEPS,
        "lead board falcon.1 a1 => counts
         field boarded falcon.1 a1 => counts
         field boarded heron.1 a1 => refused not so
         field boarded kite.1 a1 => refused not so",
    );
}

#[test]
fn a_boarding_waits_for_the_ride_that_brings_people_there() {
    run(
        TOGETHER,
        "field boarded falcon.2 one => waits
         lead board falcon.1 one => counts
         field boarded falcon.1 one => counts
         lead go falcon.1 => counts
         field departed falcon.1 => counts
         field arrived falcon.1 ank => counts, now 0 irregular no word one; shut one both",
    );
}

#[test]
fn works_end_after_they_began_where_their_people_are() {
    run(
        ONE,
        "field ended fence => waits
         field begun fence => counts, now 0
         field begun fence => repeats
         field ended fence => repeats
         field ended fence kra => refused not so
         field begun doctors/kra => counts
         field ended doctors/kra kra => waits
         field begun sweep/falcon.1 => counts
         field ended sweep/falcon.1 => waits
         field boarded falcon.1 kra => irregular not clear kra; no word kra
         field departed falcon.1 => irregular held all; not clear kra; no word kra; no go falcon.1
         field arrived falcon.1 ank => counts, now 6, now 8",
    );
}

#[test]
fn a_check_may_be_passed_later_by_who_was_left_out() {
    run(
        "place mos
         place ber
         vehicle falcon mos
         check doctors origin
         group block A B mos ber x 2
         trip falcon mos ber
         lot block falcon.1
         work doctors block",
        "field begun doctors/block => counts
         field ended doctors/block block.1 => counts
         lead board falcon.1 block.1 block.2 => refused not checked block.2 doctors
         field ended doctors/block block.2 => counts
         lead board falcon.1 block.1 block.2 => counts",
    );
}

#[test]
fn a_ride_that_lands_elsewhere_lands_and_goes_no_further_by_this_plan() {
    run(
        TOGETHER,
        "lead board falcon.1 one => counts
         field boarded falcon.1 one => counts
         lead go falcon.1 => counts
         field departed falcon.1 => counts
         field arrived falcon.1 ber => counts
         ? at one => ber
         ? safe => one ber host, other ber holder, child mos holder
         lead board falcon.2 one => refused not there one; vehicle elsewhere falcon.2; shut one both",
    );
}

#[test]
fn nobody_is_checked_where_he_is_not() {
    run(
        ONE,
        "field begun doctors/kra => counts
         field boarded falcon.1 kra => irregular not clear kra; no word kra
         field departed falcon.1 => irregular held all; not clear kra; no word kra; no go falcon.1
         field arrived falcon.1 ber => counts
         field ended doctors/kra kra => waits",
    );
}

#[test]
fn a_vehicle_that_landed_elsewhere_goes_on_with_who_is_there() {
    run(
        "place mos
         place ank
         place ist
         place ber
         vehicle falcon mos
         group kra A B mos ank ber exchange ank
         trip falcon mos ank
         trip falcon ank ber
         lot kra falcon.1 falcon.2",
        "lead board falcon.1 kra => counts
         field boarded falcon.1 kra => counts
         lead go falcon.1 => counts
         field departed falcon.1 => counts
         field arrived falcon.1 ist => counts
         lead board falcon.2 kra => refused not there kra; vehicle elsewhere falcon.2
         field boarded falcon.2 kra => irregular not there kra; no word kra; vehicle elsewhere falcon.2
         field alighted falcon.2 kra => counts
         ? at kra => ist
         field departed falcon.2 => irregular held all; no go falcon.2; vehicle elsewhere falcon.2
         field boarded falcon.2 kra => irregular not there kra; no word kra; vehicle elsewhere falcon.2
         ? balance B => gave 0/0 got 0/0 owed 0 accepts 0
         ? safe => kra ber receiver
         field arrived falcon.2 ber => counts
         ? at kra => ber",
    );
}

#[test]
fn no_more_reports_wait_than_are_kept() {
    // Each arrival at another place is another report that waits for its departure.
    let places: Vec<String> = (0..1024).map(|place| format!("place p{place}")).collect();
    let waits: Vec<String> = (0..1024).map(|place| format!("field arrived falcon.1 p{place} => waits")).collect();
    let then = "field arrived falcon.1 ber => refused too much\nlead go falcon.1 => counts\n? waiting => 1024";
    run(&format!("{BARE}\n{}", places.join("\n")), &format!("{}\n{then}", waits.join("\n")));
}

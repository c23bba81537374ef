//! Holds, abort, and the safe state of the moment.

use crate::script::run;
use crate::worlds::{BARE, STEPS, TOGETHER};

#[test]
fn a_hold_stops_what_is_in_its_scope_and_nothing_else() {
    run(
        STEPS,
        "B hold ride falcon.1 => counts
         B hold ride falcon.1 => repeats
         lead board falcon.1 a1 => refused held ride falcon.1
         lead board heron.1 a2 => counts
         lead resume ride falcon.1 => counts
         doctor hold unit a1 => counts
         lead board falcon.1 a1 => refused held unit a1
         lead resume unit a1 => counts
         lead board falcon.1 a1 => counts
         field boarded falcon.1 a1 => counts
         lead go falcon.1 => counts
         field hold ride falcon.1 => counts
         lead resume ride falcon.1 => counts
         field departed falcon.1 => irregular no go falcon.1",
    );
}

#[test]
fn what_holds_somebody_aboard_holds_the_ride() {
    run(
        "place mos
         place ber
         vehicle falcon mos
         group one A B mos ber
         group other A B mos ber
         trip falcon mos ber
         lot one falcon.1
         lot other falcon.1",
        "lead board falcon.1 one => counts
         field boarded falcon.1 one => counts
         B hold unit one => counts
         lead board falcon.1 other => refused held unit one
         lead go falcon.1 => refused held unit one
         field alighted falcon.1 one => counts
         lead board falcon.1 other => counts",
    );
}

#[test]
fn who_is_in_the_air_lands_when_all_is_held() {
    run(
        BARE,
        "lead board falcon.1 kra => counts
         field boarded falcon.1 kra => counts
         lead go falcon.1 => counts
         field departed falcon.1 => counts
         A hold all => counts
         field arrived falcon.1 ber => counts
         B verified kra => counts
         field handed kra => counts
         lead close => counts",
    );
}

#[test]
fn an_abort_is_safe_at_once_where_nobody_is_under_way() {
    run(
        STEPS,
        "lead abort => counts, safe
         co abort => repeats
         lead board falcon.1 a1 => refused aborted
         lead go falcon.1 => counts
         ? safe => a1 mos holder, b1 ber holder, a2 mos holder
         lead close => counts",
    );
}

#[test]
fn an_abort_lets_who_is_under_way_land() {
    run(
        TOGETHER,
        "lead board falcon.1 one => counts
         field boarded falcon.1 one => counts
         lead go falcon.1 => counts
         field departed falcon.1 => counts
         lead abort => counts
         lead close => refused not over one; not over other; not over child
         ? safe => one ank host, other ber holder, child mos holder
         field arrived falcon.1 ank => counts, safe
         lead board kite.1 other => refused aborted
         lead release both => refused both waits for other; both not confirmed A; both not confirmed B; aborted
         lead close => refused not over child
         neutral stays child => counts, not travelling child
         lead close => counts",
    );
}

const AT_ANKARA: &str = "
lead board falcon.1 one => counts
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
field boarded kite.2 other => counts
";

#[test]
fn a_simultaneous_departure_that_has_begun_is_completed() {
    run(
        TOGETHER,
        &format!(
            "{AT_ANKARA}
             lead go falcon.2 kite.2 => counts
             field departed falcon.2 => counts
             co abort => counts
             ? safe => one ber receiver, other mos receiver, child mos holder, completed kite.2
             field departed kite.2 => counts
             field arrived falcon.2 ber => counts
             field arrived kite.2 mos => counts, safe
             lead adopt first => refused aborted"
        ),
    );
}

#[test]
fn what_is_completed_is_let_go_again_after_a_hold() {
    run(
        TOGETHER,
        &format!(
            "{AT_ANKARA}
             lead go falcon.2 kite.2 => counts
             field departed falcon.2 => counts
             B hold ride kite.2 => counts
             co abort => counts
             lead go kite.2 => refused held ride kite.2
             lead resume ride kite.2 => counts
             lead go kite.2 => counts
             field departed kite.2 => counts"
        ),
    );
}

#[test]
fn before_it_has_begun_a_simultaneous_departure_is_broken_off_whole() {
    run(
        TOGETHER,
        &format!(
            "{AT_ANKARA}
             lead go falcon.2 kite.2 => counts
             lead abort => counts, safe
             ? safe => one ank host, other ank host, child mos holder
             lead go falcon.2 kite.2 => refused aborted; no word one; no word other
             field departed falcon.2 => irregular aborted; no word one; no go falcon.2; not together kite.2"
        ),
    );
}

#[test]
fn who_is_past_the_point_of_no_return_goes_on() {
    run(
        "place mos
         place ank
         place ber
         vehicle falcon mos
         group kra A B mos ank ber
         trip falcon mos ank
         trip falcon ank ber
         lot kra falcon.1 falcon.2",
        "lead board falcon.1 kra => counts
         field boarded falcon.1 kra => counts
         lead go falcon.1 => counts
         field departed falcon.1 => counts
         lead abort => counts
         ? safe => kra ber receiver
         field arrived falcon.1 ank => counts, safe
         lead board falcon.2 kra => counts
         field boarded falcon.2 kra => counts
         lead go falcon.2 => counts
         field departed falcon.2 => counts
         lead close => refused not over kra
         field arrived falcon.2 ber => counts, safe
         lead close => counts",
    );
}

/// One comes to a departure at one time by a ride that hands another over.
const COMES: &str = "
place mos
place ank
place ber
vehicle falcon mos
vehicle kite ank
group one A B mos ank ber exchange ank
group other B A ank mos
group third A B mos ank
trip falcon mos ank
trip falcon ank ber
trip kite ank mos
lot one falcon.1 falcon.2
lot other kite.1
lot third falcon.1
gate both of other holds one by A
simultaneous one other
";

#[test]
fn a_ride_by_which_somebody_comes_to_what_is_completed_is_made_for_him_alone() {
    run(
        COMES,
        "lead board falcon.1 one third => counts
         field boarded falcon.1 third => counts
         lead board kite.1 other => counts
         field boarded kite.1 other => counts
         field departed kite.1 => irregular no go kite.1; not together falcon.2
         lead abort => counts
         ? safe => one ber receiver, other mos receiver, third mos holder, completed falcon.2
         lead resume all => counts
         lead board falcon.1 third => refused aborted
         field boarded falcon.1 one => counts
         lead go falcon.1 => refused aborted; no word third
         field alighted falcon.1 third => counts
         lead go falcon.1 => counts
         field departed falcon.1 => counts
         field arrived falcon.1 ank => counts
         field arrived kite.1 mos => counts
         A agree both => counts
         lead release both => counts, opened both
         lead board falcon.2 one => counts
         field boarded falcon.2 one => counts
         lead go falcon.2 => counts
         field departed falcon.2 => counts
         field arrived falcon.2 ber => counts, safe",
    );
}

#[test]
fn a_gate_opens_for_those_who_are_completed_though_it_holds_others_too() {
    run(
        "place ank
         place mos
         place ber
         vehicle falcon ank
         vehicle kite ank
         vehicle heron ank
         group one A B ank ber
         group other B A ank mos
         group third A B ank ber
         trip falcon ank ber
         trip kite ank mos
         trip heron ank ber
         lot one falcon.1
         lot other kite.1
         lot third heron.1
         gate both of other holds one third by A
         simultaneous one other",
        "lead board kite.1 other => counts
         field boarded kite.1 other => counts
         field departed kite.1 => irregular no go kite.1; not together falcon.1
         lead abort => counts
         A agree both => counts
         lead release both => counts, opened both
         lead resume all => counts
         lead board heron.1 third => refused aborted
         lead board falcon.1 one => counts",
    );
}

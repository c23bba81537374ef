//! Personal gates, clearance, who does not travel, requests.

use crate::script::run;
use crate::worlds::{BARE, ONE, TOGETHER};

#[test]
fn a_person_is_clear_when_every_gate_is_in_hand_identity_by_both_sides() {
    run(
        ONE,
        "neutral in kra consent => counts
         doctor in kra fit => counts
         A in kra legal => counts
         lead in kra document => counts
         co in kra family => counts
         A in kra identity => counts
         A in kra identity => repeats
         B in kra identity => counts, clear kra
         neutral in kra consent => repeats
         doctor out kra fit => counts, not clear kra
         doctor out kra fit => repeats
         B out kra identity => counts
         doctor in kra fit => counts
         B in kra identity => counts, clear kra",
    );
}

#[test]
fn a_gate_that_a_person_does_not_have_is_unknown() {
    run(BARE, "neutral in kra consent => refused unknown\nneutral in ?7 consent => refused unknown");
}

#[test]
fn once_it_has_set_out_a_gate_takes_nothing_back() {
    run(
        "place mos
         place ank
         place ber
         vehicle falcon mos
         group kra A B mos ank ber exchange ank gates consent
         trip falcon mos ank
         trip falcon ank ber
         lot kra falcon.1 falcon.2",
        "lead board falcon.1 kra => refused not clear kra
         neutral in kra consent => counts, clear kra
         lead board falcon.1 kra => counts
         field boarded falcon.1 kra => counts
         neutral out kra consent => counts, not clear kra
         lead go falcon.1 => refused not clear kra
         neutral in kra consent => counts, clear kra
         lead go falcon.1 => counts
         field departed falcon.1 => counts
         neutral out kra consent => counts
         field arrived falcon.1 ank => counts
         lead board falcon.2 kra => counts",
    );
}

#[test]
fn not_travelling_looks_alike_from_whomever_and_is_final_for_the_plan() {
    for who in ["neutral", "doctor", "B", "lead"] {
        run(
            BARE,
            &format!(
                "{who} stays kra => counts, not travelling kra
                 lead stays kra => repeats
                 lead board falcon.1 kra => refused does not travel kra
                 lead close => counts"
            ),
        );
    }
}

#[test]
fn who_does_not_travel_gets_off_and_the_ride_goes_without() {
    run(
        BARE,
        "lead board falcon.1 kra => counts
         field boarded falcon.1 kra => counts
         neutral stays kra => counts, not travelling kra
         lead go falcon.1 => refused does not travel kra
         field alighted falcon.1 kra => counts
         ? at kra => mos
         lead go falcon.1 => counts
         field departed falcon.1 => counts
         ? safe => kra mos holder",
    );
}

#[test]
fn who_does_not_travel_after_setting_out_is_sheltered_where_he_lands() {
    run(
        TOGETHER,
        "lead board falcon.1 one => counts
         field boarded falcon.1 one => counts
         lead go falcon.1 => counts
         field departed falcon.1 => counts
         doctor stays one => counts, not travelling one
         ? safe => one ank host, other ber holder, child mos holder
         field arrived falcon.1 ank => counts
         ? safe => one ank host, other ber holder, child mos holder
         B verified one => waits
         lead board falcon.2 one => refused does not travel one; shut one both",
    );
}

#[test]
fn needs_are_of_a_kind_that_the_unit_can_have() {
    run(
        ONE,
        "doctor needs kra stretcher => counts
         doctor needs kra stretcher => repeats
         doctor needs kra load => refused not so
         doctor needs kra seat => counts",
    );
}

#[test]
fn requests_have_an_owner_and_a_deadline() {
    run(
        BARE,
        "A request 1 kra neutral 100 => counts
         A request 1 kra neutral 100 => refused not so
         A request 2 - nobody 100 => refused unknown
         B request 1 - lead 50 => counts
         ? deadline => 51
         at 50
         tick => nothing
         at 51
         tick => overdue B 1
         tick => nothing
         field met A 1 => refused seat
         neutral met A 1 => counts
         neutral met A 1 => repeats
         neutral met A 9 => refused unknown
         lead met B 1 => counts
         ? deadline => none",
    );
}

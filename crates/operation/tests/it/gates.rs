//! Gates: what they wait for, who confirms and releases them.

use crate::script::run;
use crate::worlds::ONE;

const GATED: &str = "
place mos
place ber
vehicle falcon mos
vehicle kite ber
check doctors origin
group one A B mos ber
group duo A B mos ber
group back B A ber mos
trip falcon mos ber
trip kite ber mos
lot one falcon.1
lot duo falcon.1
lot back kite.1
work doctors one
work doctors duo
gate go of one duo holds back checks doctors by A B two
";

#[test]
fn a_gate_waits_for_those_it_is_of_and_lets_go_whom_it_holds() {
    run(
        GATED,
        "lead release go => refused not checked one doctors; not checked duo doctors; go not confirmed A; go not confirmed B
         lead board kite.1 back => refused shut back go
         field begun doctors/one => counts
         field ended doctors/one one => counts
         field begun doctors/duo => counts
         field ended doctors/duo => counts
         lead release go => refused not checked duo doctors; go not confirmed A; go not confirmed B
         field ended doctors/duo duo => counts
         field ended doctors/duo duo => repeats
         C agree go => refused seat
         A agree go => counts
         A agree go => repeats
         B agree go => counts
         B takeback go => counts
         B takeback go => repeats
         co release go => refused go not confirmed B
         B agree go => counts
         lead release go => counts
         lead release go => repeats
         ? release go => go second person
         lead board kite.1 back => refused shut back go
         A takeback go => counts
         A agree go => counts
         co release go => counts
         ? release go => go second person
         lead release go => counts, opened go
         ? release go => nothing
         lead release go => repeats
         A takeback go => refused not so
         lead board kite.1 back => counts",
    );
}

#[test]
fn nothing_waits_for_who_does_not_travel() {
    run(
        GATED,
        "A agree go => counts
         B agree go => counts
         lead stays one => counts, not travelling one
         neutral stays duo => counts, not travelling duo
         lead release go => counts
         co release go => counts, opened go",
    );
}

#[test]
fn a_gate_waits_for_people_at_the_place_of_their_handover() {
    run(
        ONE,
        "? release out => out waits for kra; not checked kra doctors; out not confirmed A; out not confirmed B; out too early
         co release out => refused seat; out waits for kra; not checked kra doctors; out not confirmed A; out not confirmed B; out too early",
    );
}

#[test]
fn a_hold_of_a_gate_stops_those_whom_it_lets_leave() {
    run(
        GATED,
        "lead stays one => counts, not travelling one
         lead stays duo => counts, not travelling duo
         A agree go => counts
         B agree go => counts
         lead release go => counts
         A hold gate go => counts
         co release go => counts, opened go
         lead board kite.1 back => refused held gate go
         A resume gate go => refused seat
         lead resume gate go => counts
         lead board kite.1 back => counts",
    );
}

#[test]
fn a_hold_of_a_gate_holds_no_protected_person_also_where_others_ride_with_him() {
    run(
        "place mos
         place ber
         vehicle falcon mos
         group one A B mos ber
         group child A B mos ber protected
         trip falcon mos ber
         lot one falcon.1
         lot child falcon.1
         gate out holds child",
        "lead board falcon.1 one child => counts
         field boarded falcon.1 one child => counts
         lead go falcon.1 => counts
         lead hold gate out => counts
         ? go falcon.1 => nothing
         field departed falcon.1 => counts",
    );
}

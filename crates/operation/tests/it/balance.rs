//! The order of the sequence, what a party is owed, what is withheld and cured.

use crate::script::run;
use crate::worlds::STEPS;

const ABOARD: &str = "
lead board falcon.1 a1 => counts
lead board kite.1 b1 => counts
lead board heron.1 a2 => counts
field boarded falcon.1 a1 => counts
field boarded kite.1 b1 => counts
field boarded heron.1 a2 => counts
";

#[test]
fn a_step_leaves_with_or_after_all_earlier_ones() {
    run(
        STEPS,
        &format!(
            "{ABOARD}
             lead go kite.1 => refused b1 before a1; owed B 1
             lead go heron.1 => refused a2 before a1; owed A 1
             lead go falcon.1 kite.1 => counts
             field departed kite.1 => counts
             ? balance B => gave 1/1 got 0/2 owed 1 accepts 0
             field departed falcon.1 => counts
             ? balance B => gave 1/1 got 1/2 owed 0 accepts 0
             lead go heron.1 => counts
             field departed heron.1 => counts
             ? balance A => gave 2/2 got 1/1 owed 0 accepts 0"
        ),
    );
}

#[test]
fn who_does_not_travel_holds_up_nobody_by_order_and_is_owed_all_the_same() {
    run(
        STEPS,
        &format!(
            "{ABOARD}
             lead go falcon.1 => counts
             field departed falcon.1 => counts
             field alighted kite.1 b1 => counts
             doctor stays b1 => counts, not travelling b1
             lead go heron.1 => refused owed A 1
             A accept 1 => counts
             lead go heron.1 => counts
             A accept 0 => refused owed A 1
             B accept 1 => counts
             at 100
             field departed heron.1 => counts
             ? balance A => gave 2/2 got 0/1 owed 1 accepts 1
             ? deadline => 701
             at 700
             tick => nothing
             at 701
             tick => withheld from A 1
             tick => nothing
             A accept 0 => refused owed A 1
             A accept 1 => counts, cured A
             ? deadline => none"
        ),
    );
}

#[test]
fn what_was_withheld_is_cured_when_it_has_left() {
    run(
        STEPS,
        &format!(
            "{ABOARD}
             lead go falcon.1 => counts
             field departed falcon.1 => counts
             field departed heron.1 => irregular no go heron.1; a2 before b1; owed A 1
             at 700
             tick => withheld from A 1
             lead resume all => counts
             lead go kite.1 => counts
             field departed kite.1 => counts, cured A
             ? balance A => gave 2/2 got 1/1 owed 0 accepts 0"
        ),
    );
}

#[test]
fn rides_of_the_same_word_count_together_and_others_do_not() {
    run(
        STEPS,
        &format!(
            "{ABOARD}
             lead go falcon.1 => counts
             lead go kite.1 => refused b1 before a1
             lead go kite.1 heron.1 => refused b1 before a1; a2 before a1
             lead go falcon.1 kite.1 heron.1 => counts"
        ),
    );
}

#[test]
fn whoever_may_still_board_counts_against_the_balance_and_not_for_it() {
    run(
        STEPS,
        "lead board falcon.1 a1 => counts
         lead board kite.1 b1 => counts
         field boarded kite.1 b1 => counts
         lead go falcon.1 kite.1 => refused b1 before a1; owed B 1
         field boarded falcon.1 a1 => counts
         lead go falcon.1 kite.1 => counts
         lead go heron.1 => counts
         lead board heron.1 a2 => refused a2 before a1
         field departed falcon.1 => counts
         lead board heron.1 a2 => refused a2 before b1
         field departed kite.1 => counts
         lead board heron.1 a2 => counts",
    );
    run(
        STEPS,
        "lead board kite.1 b1 => counts
         lead go kite.1 => refused b1 before a1; owed B 1
         lead stays a1 => counts, not travelling a1
         lead go kite.1 => refused owed B 1
         lead stays b1 => counts, not travelling b1
         lead go kite.1 => counts",
    );
}

#[test]
fn nobody_accepts_less_than_what_has_the_word_may_come_to() {
    run(
        STEPS,
        "lead stays b1 => counts, not travelling b1
         lead stays a1 => counts, not travelling a1
         lead board heron.1 a2 => counts
         lead go heron.1 => refused owed A 1
         A accept 1 => counts
         lead go heron.1 => counts
         A accept 0 => refused owed A 1
         A hold ride heron.1 => counts
         A accept 0 => counts",
    );
}

#[test]
fn what_a_party_gave_of_a_later_step_stays_given() {
    run(
        STEPS,
        &format!(
            "{ABOARD}
             field departed heron.1 => irregular no go heron.1; a2 before a1; owed A 1
             ? balance A => gave 1/2 got 0/1 owed 1 accepts 0
             field departed falcon.1 => irregular held all; no go falcon.1; owed A 1
             ? balance A => gave 2/2 got 0/1 owed 1 accepts 0"
        ),
    );
}

#[test]
fn who_does_not_travel_any_more_is_not_taken_to_leave() {
    run(
        STEPS,
        "lead board falcon.1 a1 => counts
         field boarded falcon.1 a1 => counts
         lead board kite.1 b1 => counts
         field boarded kite.1 b1 => counts
         lead go falcon.1 kite.1 => counts
         lead stays a1 => counts, not travelling a1
         field departed kite.1 => irregular owed B 1",
    );
}

#[test]
fn a_late_boarding_is_held_against_order_and_balance() {
    run(
        STEPS,
        "lead go kite.1 => counts
         field departed kite.1 => counts
         field boarded kite.1 b1 => irregular no word b1; b1 before a1; owed B 1
         ? holds => all",
    );
}

//! What crossings let through in their time.

use crate::script::run;

/// Three by a vehicle each, of whom one is protected, and a quota for all.
fn world(quota: &str) -> String {
    format!(
        "place mos
         place ber
         vehicle falcon mos
         vehicle heron mos
         vehicle dove mos
         group one A B mos ber x 2
         group other A B mos ber
         group child A B mos ber protected
         trip falcon mos ber
         trip heron mos ber
         trip dove mos ber
         lot one falcon.1
         lot other heron.1
         lot child dove.1
         quota bridge one other child {quota}"
    )
}

const ABOARD: &str = "
lead board falcon.1 one.1 one.2 => counts
lead board heron.1 other => counts
lead board dove.1 child => counts
field boarded falcon.1 one.1 one.2 => counts
field boarded heron.1 other => counts
field boarded dove.1 child => counts
";

#[test]
fn no_more_leave_than_the_quota_of_its_time_lets_through() {
    run(
        &world("most 2 within 60"),
        &format!(
            "{ABOARD}
             at 100
             lead go falcon.1 heron.1 => refused quota bridge
             lead go heron.1 => counts
             lead go falcon.1 => refused quota bridge
             ? go falcon.1 => quota bridge
             lead go dove.1 => counts
             at 200
             field departed heron.1 => counts
             at 3799
             lead go falcon.1 => refused quota bridge
             at 3800
             ? go falcon.1 => nothing
             lead go falcon.1 => counts
             field departed falcon.1 => counts"
        ),
    );
}

#[test]
fn a_quota_of_a_day_begins_anew_with_the_next() {
    run(
        &world("most 2 days 10"),
        &format!(
            "{ABOARD}
             at 500
             lead go heron.1 => counts
             field departed heron.1 => counts
             at 599
             lead go falcon.1 => refused quota bridge
             at 600
             lead go falcon.1 => counts"
        ),
    );
}

#[test]
fn who_may_still_board_a_ride_that_may_go_counts_and_a_departure_without_the_word_is_told() {
    run(
        &world("most 2 within 60"),
        "lead board falcon.1 one.1 => counts
         field boarded falcon.1 one.1 => counts
         lead board heron.1 other => counts
         field boarded heron.1 other => counts
         lead go falcon.1 heron.1 => counts
         lead board falcon.1 one.2 => refused quota bridge
         field departed heron.1 => counts
         field boarded falcon.1 one.2 => irregular no word one.2
         field departed falcon.1 => irregular held all; no word one.2; no go falcon.1; quota bridge",
    );
}

#[test]
fn whom_a_ride_leaves_behind_is_not_counted_with_those_who_left() {
    run(
        "place mos
         place ber
         vehicle falcon mos
         vehicle heron mos
         group one A B mos ber x 2
         group other A B mos ber x 2
         trip falcon mos ber
         trip heron mos ber
         lot one falcon.1
         lot other heron.1
         quota bridge one other most 3 within 60",
        "lead board falcon.1 one.1 one.2 => counts
         field boarded falcon.1 one.1 => counts
         lead go falcon.1 => counts
         field departed falcon.1 => counts
         lead board heron.1 other.1 other.2 => counts
         field boarded heron.1 other.1 => counts
         lead go heron.1 => counts
         field boarded falcon.1 one.2 => counts
         field departed heron.1 => counts",
    );
}

//! Historical operations, and the law in historical cases.

use crate::script::run;
use crate::worlds::{BARE, ONE, TOGETHER};

#[test]
fn what_is_told_is_so_and_nothing_is_invented() {
    run(
        &format!("{ONE}\ntold"),
        "lead departed falcon.1 => counts
         lead boarded falcon.1 kra => counts
         lead arrived falcon.1 ank => counts
         lead release out => counts
         lead boarded falcon.2 kra => counts
         lead arrived falcon.2 ber => counts
         ? balance A => gave 1/1 got 0/0 owed 0 accepts 0
         lead handed kra => counts
         lead in kra identity => counts
         lead close => counts
         lead in kra consent => counts
         ? waiting => 0
         tick => nothing",
    );
}

#[test]
fn what_cannot_be_is_refused_all_the_same() {
    run(
        &format!("{BARE}\ntold"),
        "lead boarded ?9 kra => refused unknown
         lead agree ?0 => refused unknown
         watch departed falcon.1 => refused seat
         lead accept 1 => refused seat
         lead departed falcon.1 => counts
         lead arrived falcon.1 ber => counts
         lead arrived falcon.1 mos => refused not so
         lead #9 close => refused next is 3
         doctor go falcon.1 => counts",
    );
}

#[test]
fn in_a_historical_case_protection_is_recorded_and_not_enforced() {
    run(
        &format!("{TOGETHER}\ntold"),
        "neutral in child consent => counts
         lead stays one => counts
         lead stays one => repeats
         lead abort => counts
         lead abort => repeats",
    );
    run(
        &format!("{TOGETHER}\nhistorical"),
        "neutral in child consent => counts, clear child
         A hold unit child => counts
         lead board dove.1 child => refused held unit child",
    );
}

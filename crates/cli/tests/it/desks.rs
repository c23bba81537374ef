//! Two desks on one PostgreSQL, one killed in the middle of Ankara: whoever worked there goes on at the other, nothing is lost, and nothing is
//! doubled. The long form is `cargo xtask faults desks`.

use std::path::Path;

use crate::harm::day::{Day, run};
use crate::postgres;

#[test]
fn one_of_two_desks_is_killed_in_the_middle_of_ankara_and_everybody_goes_on_at_the_other() {
    let takas = Path::new(env!("CARGO_BIN_EXE_takas")).to_owned();
    let report = run(&Day { takas, store: postgres::fresh(), kills: 1, seed: 1 }).expect("the day is run");
    assert_eq!(report.violations, Vec::<String>::new());
    assert_eq!(report.kills, 1);
    // It was a day, somebody had to go to the other desk, and streams were gone on with: of the one who had looked away at the least.
    assert!(report.said > 100 && report.went > 0 && report.resumed > 0 && report.told > 100, "{report:?}");
}

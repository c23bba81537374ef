//! Who may say what: each act by each seat.

use crate::script::run;
use crate::worlds::{BARE, ONE};

/// Each act, and the seats that may say it; all others are refused for their seat.
const TABLE: &[(&str, &[&str])] = &[
    ("in kra consent", &["neutral"]),
    ("out kra consent", &["neutral"]),
    ("in kra fit", &["doctor"]),
    ("needs kra stretcher", &["doctor"]),
    ("in kra legal", &["lead", "co", "A"]),
    ("in kra document", &["lead", "co", "A"]),
    ("in kra identity", &["A", "B"]),
    ("in kra family", &["lead", "co", "neutral"]),
    ("stays kra", &["neutral", "doctor", "B", "lead"]),
    ("begun fence", &["field", "lead", "co"]),
    ("ended fence", &["field", "lead", "co"]),
    ("boarded falcon.1 kra", &["field", "lead", "co"]),
    ("alighted falcon.1 kra", &["field", "lead", "co"]),
    ("departed falcon.1", &["field", "lead", "co"]),
    ("arrived falcon.1 ank", &["field", "lead", "co"]),
    ("handed kra", &["field", "lead", "co"]),
    ("verified kra", &["B"]),
    ("seen kra", &["neutral", "doctor", "lead"]),
    ("agree out", &["A", "B"]),
    ("takeback out", &["A", "B"]),
    ("release out", &["lead"]),
    ("board falcon.1 kra", &["lead"]),
    ("go falcon.1", &["lead"]),
    ("adopt first", &["lead"]),
    ("abort", &["lead", "co"]),
    ("resume all", &["lead"]),
    ("close", &["lead"]),
    ("hold all", &["lead", "co", "A", "B", "C"]),
    ("hold gate out", &["lead", "co", "A", "B", "C"]),
    ("hold ride falcon.1", &["lead", "co", "A", "B", "C", "field"]),
    ("hold unit kra", &["lead", "co", "A", "B", "C", "doctor", "neutral"]),
    ("request 1 - lead 10", &["A", "B", "C"]),
    ("accept 1", &["A", "B", "C"]),
];

#[test]
fn each_act_is_for_its_seats_alone() {
    for (act, seats) in TABLE {
        for author in crate::world::authors() {
            let mut play = crate::script::Play::new(ONE, &[]);
            let outcome = play.say(&format!("{} {act}", author.id));
            let is_refused = outcome.starts_with("refused seat");
            assert_eq!(!is_refused, seats.contains(&author.id.as_str()), "{} {act}: {outcome}", author.id);
        }
    }
}

#[test]
fn numbers_have_no_gap_and_nobody_says_two_things_under_one() {
    run(
        BARE,
        "A #2 hold all => refused next is 1
         A #0 hold all => refused next is 1
         A #1 hold all => counts
         A #1 hold all => seen
         A #1 hold unit kra => refused contradicts 1
         A #3 hold all => refused next is 2
         C #1 accept 0 => counts
         ?99 hold all => refused unknown
         A #2 resume all => refused seat
         A #2 hold ride falcon.1 => counts",
    );
}

#[test]
fn what_is_long_past_is_taken_for_seen() {
    let said: Vec<String> = (1..=20).map(|number| format!("A accept {number} => counts")).collect();
    let again = "A #1 accept 1 => seen\nA #1 accept 7 => seen\nA #5 accept 7 => refused contradicts 5";
    run(BARE, &format!("{}\n{again}", said.join("\n")));
}

#[test]
fn what_is_not_there_is_unknown_and_what_says_nothing_is_not_so() {
    run(
        BARE,
        "lead board ?9 kra => refused unknown
         lead board falcon.1 ?9 => refused unknown
         lead board falcon.1 => refused not so
         lead board falcon.1 kra kra => refused not so
         lead go => refused not so
         lead go falcon.2 falcon.1 => refused not so
         field begun ?9 => refused unknown
         field arrived falcon.1 ?9 => refused unknown
         lead release ?9 => refused unknown
         lead adopt nothing => refused unknown
         lead ^5 hold all => refused unknown
         watch board ?9 kra => refused seat; unknown",
    );
}

//! What humans decided is kept, whatever the scores say, and what they contradict one another in is told.

use takas_lists::reconcile::{Band, Reason, Verdict};

use super::people::{Lot, claim, decision, list, others, reconciled, row};

#[test]
fn same_joins_rows_that_have_nothing_in_common() {
    let (one, other) = (list("one", others()), list("other", vec![claim("Bohdan Kravets", (1996, 12, 1))]));
    let words = [decision(row(0, 3), row(1, 0), Verdict::Same, "first reader")];
    let result = reconciled(&[&one, &other], &words);
    assert_eq!(result.fates[0][3], result.fates[1][0]);
    let group = &result.groups[result.fates[0][3].0];
    assert_eq!((group.band, group.reason), (Band::Same, Reason::Decided(0)));
    assert!(group.probability.value() < 0.5, "the score is told as it is: {:?}", group.probability);
}

#[test]
fn different_parts_rows_that_are_alike_in_all() {
    let (one, other) = (list("one", others()), list("other", others()));
    let words = [decision(row(1, 3), row(0, 3), Verdict::Different, "first reader")];
    let result = reconciled(&[&one, &other], &words);
    assert_ne!(result.fates[0][3], result.fates[1][3]);
    assert!(result.questions.iter().all(|pair| (pair.one, pair.other) != (row(0, 3), row(1, 3))), "not asked again");
    assert_eq!(result.fates[0][4], result.fates[1][4], "the others are as they were");
}

#[test]
fn not_sure_stays_a_question() {
    let (one, other) = (list("one", others()), list("other", others()));
    let words = [decision(row(0, 3), row(1, 3), Verdict::NotSure, "first reader")];
    let result = reconciled(&[&one, &other], &words);
    let group = &result.groups[result.fates[0][3].0];
    assert_eq!((group.band, group.reason), (Band::Ask, Reason::Decided(0)));
}

#[test]
fn same_within_a_list_is_a_double() {
    let one = list("one", others());
    let words = [decision(row(0, 1), row(0, 5), Verdict::Same, "first reader")];
    let result = reconciled(&[&one], &words);
    assert_eq!(result.fates[0][1], result.fates[0][5]);
    let member = result.groups[result.fates[0][1].0].members[0].clone().expect("rows");
    assert_eq!(member.doubles.len(), 1);
}

#[test]
fn contradictions_are_told_and_left_to_a_human() {
    let (one, other) = (list("one", others()), list("other", others()));
    let words = [
        decision(row(0, 3), row(1, 3), Verdict::Same, "first reader"),
        decision(row(1, 3), row(1, 7), Verdict::Same, "second reader"),
        decision(row(0, 3), row(1, 7), Verdict::Different, "third reader"),
        decision(row(0, 8), row(1, 8), Verdict::Same, "first reader"),
        decision(row(0, 99), row(1, 0), Verdict::Same, "first reader"),
        decision(row(0, 2), row(0, 2), Verdict::Different, "first reader"),
    ];
    let result = reconciled(&[&one, &other], &words);
    assert_eq!(result.contradictions.len(), 1);
    assert_eq!((result.contradictions[0].different, &result.contradictions[0].same[..]), (2, &[0, 1][..]));
    assert_eq!(result.decisions_unused, [4, 5]);
    let group = &result.groups[result.fates[0][3].0];
    assert_eq!(group.band, Band::Ask);
    assert_eq!(result.groups[result.fates[0][8].0].reason, Reason::Decided(3));
}

#[test]
fn two_people_who_say_otherwise_of_one_pair() {
    let (one, other) = (list("one", others()), list("other", others()));
    let words = [
        decision(row(0, 3), row(1, 3), Verdict::Same, "first reader"),
        decision(row(1, 3), row(0, 3), Verdict::Different, "second reader"),
    ];
    let result = reconciled(&[&one, &other], &words);
    assert_eq!(result.contradictions.len(), 1);
    let group = &result.groups[result.fates[0][3].0];
    assert_eq!((group.band, group.reason), (Band::Ask, Reason::Disputed(0)));
}

#[test]
fn no_score_overrides_any_word() {
    let mut lot = Lot(5);
    let (one, other, third) = (list("one", others()), list("other", others()), list("third", others()));
    for round in 0..40 {
        let lists = [&one, &other, &third];
        let words: Vec<_> = (0..6)
            .map(|_| {
                let rows = [0, 1].map(|_| row(u8::try_from(lot.below(3)).expect("three"), lot.below(8)));
                let verdict = [Verdict::Same, Verdict::Different, Verdict::NotSure][lot.below(3)];
                decision(rows[0], rows[1], verdict, "a reader")
            })
            .collect();
        let result = reconciled(&lists, &words);
        if !result.contradictions.is_empty() {
            continue;
        }
        let fate = |row: takas_lists::reconcile::Row| result.fates[usize::from(row.list.0)][row.claim.0 as usize];
        for (number, word) in words.iter().enumerate().filter(|(number, _)| !result.decisions_unused.contains(number)) {
            match word.verdict {
                Verdict::Same => {
                    assert_eq!(fate(word.one), fate(word.other), "round {round}, {number}: {words:?}");
                }
                Verdict::Different => {
                    assert_ne!(fate(word.one), fate(word.other), "round {round}, {number}: {words:?}");
                }
                Verdict::NotSure => {}
            }
        }
    }
}

//! Whole lists: what must not change when rows change their order, lists their places, or names their script.

use takas_lists::reconcile::{Band, Limits, ReconcileError, Reconciling, Role, Side, reconcile};
use takas_lists::{Claim, List, Name, PartialDate};

use super::people::{Lot, claim, list, others, pairs, reconciled, with_limits};

const GIVEN: &[&str] =
    &["Anna", "Boris", "Viktor", "Galina", "Dmitri", "Elena", "Ivan", "Maria", "Nikolai", "Olga", "Pavel", "Sergei"];
const FAMILY: &[&str] = &[
    "Abramov", "Belov", "Volkov", "Gusev", "Denisov", "Egorov", "Zaitsev", "Kozlov", "Lebedev", "Morozov", "Novikov",
    "Orlov", "Pavlov", "Romanov", "Semenov", "Titov",
];

/// Made-up people, some of them namesakes, some without a date.
fn crowd(lot: &mut Lot, count: usize) -> Vec<Claim> {
    let person = |_| {
        let name = format!("{} {}", GIVEN[lot.below(GIVEN.len())], FAMILY[lot.below(FAMILY.len())]);
        let day = |lot: &mut Lot, end: usize| u8::try_from(1 + lot.below(end)).expect("a small number");
        let date = (1950 + i64::try_from(lot.below(50)).expect("a small number"), day(lot, 12), day(lot, 28));
        let mut claim = claim(&name, date);
        if lot.below(5) == 0 {
            claim.born.clear();
        }
        claim
    };
    (0..count).map(person).collect()
}

/// A list of the same people with some gone, some new, some dates off.
fn copied(lot: &mut Lot, people: &[Claim]) -> Vec<Claim> {
    let mut out: Vec<Claim> = people.iter().filter(|_| lot.below(5) != 0).cloned().collect();
    for claim in &mut out {
        if lot.below(6) == 0
            && let Some(date) = claim.born.first_mut()
        {
            *date = PartialDate::gregorian(i64::from(date.year), 1, 2).expect("a date");
        }
    }
    out.extend(crowd(lot, people.len() / 5));
    out
}

fn shuffled(lot: &mut Lot, list: &List) -> List {
    let mut claims = list.claims.clone();
    for at in (1..claims.len()).rev() {
        claims.swap(at, lot.below(at + 1));
    }
    List { title: list.title.clone(), claims }
}

#[test]
fn the_order_of_rows_and_of_lists_is_of_no_consequence() {
    let mut lot = Lot(3);
    for round in 0..12 {
        let people = crowd(&mut lot, 24);
        let one = list("one", people.clone());
        let other = list("other", copied(&mut lot, &people));
        let before = pairs(&[&one, &other], &reconciled(&[&one, &other], &[]));
        // Pairs that a human is asked about may be such as can be taken either way.
        let sure =
            |pairs: Vec<(u32, u32, Band)>| pairs.into_iter().filter(|pair| pair.2 == Band::Same).collect::<Vec<_>>();
        let (mixed, mixed_other) = (shuffled(&mut lot, &one), shuffled(&mut lot, &other));
        let after = pairs(&[&mixed, &mixed_other], &reconciled(&[&mixed, &mixed_other], &[]));
        assert_eq!(sure(before.clone()), sure(after), "round {round}: rows in another order");
        let mut swapped = pairs(&[&other, &one], &reconciled(&[&other, &one], &[]));
        for pair in &mut swapped {
            (pair.0, pair.1) = (pair.1, pair.0);
        }
        swapped.sort_unstable();
        assert_eq!(sure(before), sure(swapped), "round {round}: lists swapped");
    }
}

#[test]
fn a_copy_in_another_script_is_found_whole() {
    const PEOPLE: &[(&str, &str)] = &[
        ("Anna Volkova", "Анна Волкова"),
        ("Boris Gusev", "Борис Гусев"),
        ("Viktor Zaitsev", "Виктор Зайцев"),
        ("Dmitri Lebedev", "Дмитрий Лебедев"),
        ("Elena Morozova", "Елена Морозова"),
        ("Sergei Titov", "Сергей Титов"),
    ];
    let rows = |of: fn(&(&'static str, &'static str)) -> &'static str| {
        let named = |(at, person)| claim(of(person), (1970 + at, 5, 20));
        (0_i64..).zip(PEOPLE).map(named).collect::<Vec<_>>()
    };
    let (latin, cyrillic) = (list("one", rows(|person| person.0)), list("other", rows(|person| person.1)));
    let result = reconciled(&[&latin, &cyrillic], &[]);
    for (one, other, band) in pairs(&[&latin, &cyrillic], &result) {
        assert_eq!((one, band), (other, Band::Same));
    }
    assert_eq!(result.groups.len(), PEOPLE.len());
}

#[test]
fn three_lists_agree_with_two() {
    let mut lot = Lot(17);
    let people = crowd(&mut lot, 20);
    let (one, other) = (list("one", people.clone()), list("other", copied(&mut lot, &people)));
    let two = reconciled(&[&one, &other], &[]);
    let empty = list("third", Vec::new());
    let three = reconciled(&[&one, &other, &empty], &[]);
    assert_eq!(pairs(&[&one, &other], &two), pairs(&[&one, &other], &three));
    let copy = list("third", people);
    let three = reconciled(&[&one, &other, &copy], &[]);
    let with_date = |row: usize| !one.claims[row].born.is_empty();
    for row in (0..one.claims.len()).filter(|&row| with_date(row)) {
        assert_eq!(three.fates[0][row], three.fates[2][row], "row {row} and its copy");
    }
}

#[test]
fn a_row_that_two_others_support_is_tied_through_them() {
    let full = |name: &str| Claim { documents: vec!["AB 123456".to_owned()], ..claim(name, (1985, 3, 4)) };
    let one = list("one", [vec![claim("Ivan Sokolov", (1985, 3, 4))], others()].concat());
    let other = list("other", [vec![Claim { born: Vec::new(), ..full("Vanya S.") }], others()].concat());
    let third = list("third", [vec![full("Ivan Petrovich Sokolov")], others()].concat());
    let result = reconciled(&[&one, &other, &third], &[]);
    assert_eq!(result.fates[0][0], result.fates[2][0]);
    assert_eq!(result.fates[1][0], result.fates[2][0]);
}

#[test]
fn keys_find_what_comparing_all_pairs_finds() {
    let mut lot = Lot(23);
    let people = crowd(&mut lot, 120);
    let (one, other) = (list("one", people.clone()), list("other", copied(&mut lot, &people)));
    let all = with_limits(&[&one, &other], &[], &Limits::default());
    assert!(all.reach.every_pair);
    let keys = with_limits(&[&one, &other], &[], &Limits { every_pair_until: 0, ..Limits::default() });
    assert!(!keys.reach.every_pair);
    assert!(keys.reach.pairs_compared < all.reach.pairs_compared / 2, "{:?} {:?}", keys.reach, all.reach);
    let sure = |result| pairs(&[&one, &other], result).into_iter().filter(|pair| pair.2 == Band::Same).count();
    let (found, by_keys) = (sure(&all), sure(&keys));
    assert!(by_keys * 100 >= found * 99, "{by_keys} of {found}");
}

#[test]
fn pieces_may_come_back_in_any_order() {
    let mut lot = Lot(29);
    let people = crowd(&mut lot, 90);
    let (one, other) = (list("one", people.clone()), list("other", copied(&mut lot, &people)));
    let sides = [Side { list: &one, role: Role::Claims }, Side { list: &other, role: Role::Acknowledges }];
    let limits = Limits::default();
    let reconciling = Reconciling::new(&sides, &[], &limits).expect("two lists");
    let mut compared: Vec<_> = reconciling.pieces().iter().map(|piece| reconciling.compare(piece)).collect();
    assert!(compared.len() >= 3, "nothing to mix");
    compared.reverse();
    let mixed = reconciling.finish(compared, &|| false).expect("nobody stops it");
    assert_eq!(mixed, reconcile(&sides, &[], &limits).expect("two lists"));
}

#[test]
fn solving_stops_wherever_it_is_asked_to() {
    let mut lot = Lot(29);
    let people = crowd(&mut lot, 30);
    let lists = [list("one", people.clone()), list("two", copied(&mut lot, &people)), list("three", people)];
    let roles = [Role::Claims, Role::Acknowledges, Role::Saw];
    let sides: Vec<Side<'_>> = lists.iter().zip(roles).map(|(list, role)| Side { list, role }).collect();
    for sides in [&sides[..2], &sides] {
        let limits = Limits::default();
        let reconciling = || Reconciling::new(sides, &[], &limits).expect("lists");
        let comparing = reconciling();
        let compared: Vec<_> = comparing.pieces().iter().map(|piece| comparing.compare(piece)).collect();
        let finish = |stop_at: u32| {
            let asked = std::cell::Cell::new(0);
            let stop = || asked.replace(asked.get() + 1) == stop_at;
            (reconciling().finish(compared.clone(), &stop), asked.into_inner())
        };
        let (whole, times) = finish(u32::MAX);
        assert_eq!(whole, reconcile(sides, &[], &limits));
        assert!(times > 30, "asked {times} times");
        for stop_at in 0..times {
            let stopped = finish(stop_at);
            assert_eq!(stopped, (Err(ReconcileError::Stopped), stop_at + 1), "and nothing is done after that");
        }
    }
}

#[test]
fn two_namesakes_on_each_list_hang_together() {
    let namesake = |unit: &str| Claim {
        names: vec![Name::whole("Ivan Petrovich Sokolov")],
        unit: Some(unit.to_owned()),
        ..Claim::default()
    };
    let one = list("one", [vec![namesake("1st company"), namesake("2nd company")], others()].concat());
    let other = list("other", [vec![namesake("a company"), namesake("another company")], others()].concat());
    let result = reconciled(&[&one, &other], &[]);
    let group = &result.groups[result.fates[0][0].0];
    assert_eq!(group.band, Band::Ask);
    assert!(group.knot.is_some(), "{group:?}");
    let knot = &result.knots[group.knot.expect("a knot")];
    assert_eq!((knot.instead_of.len(), knot.others.len()), (2, 2), "{knot:?}");
}

#[test]
fn nothing_panics_on_empty_and_odd_lists() {
    let empty = list("empty", Vec::new());
    let odd = list(
        "odd",
        vec![Claim::default(), Claim { names: vec![Name::default(), Name::whole("")], ..Claim::default() }],
    );
    for lists in [vec![&empty], vec![&empty, &odd], vec![&odd, &odd, &empty], vec![&odd, &empty, &odd]] {
        reconciled(&lists, &[]);
        with_limits(&lists, &[], &Limits { every_pair_until: 0, ..Limits::default() });
    }
    assert!(reconcile(&[], &[], &Limits::default()).is_err());
}

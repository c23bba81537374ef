//! Errors planted in a row, each alone and with every other: the row is found, or a human is asked, and none is lost.

use takas_lists::evidence::{Bits, Field, Probability};
use takas_lists::reconcile::{Band, Limits, Reason};
use takas_lists::{Calendar, Claim, Name, PartialDate, Sex};

use super::people::{claim, list, others, reconciled, with_limits};

/// What becomes of the row `one` of the one list and the row `other` of the other, among other people on both.
fn band(one: &Claim, other: &Claim) -> (Band, Reason) {
    let mut first = vec![one.clone()];
    first.extend(others());
    let mut second = others();
    second.push(other.clone());
    let at = second.len() - 1;
    let (first, second) = (list("one", first), list("other", second));
    let result = reconciled(&[&first, &second], &[]);
    let group = &result.groups[result.fates[0][0].0];
    if result.fates[0][0] == result.fates[1][at] {
        return (group.band, group.reason);
    }
    let asked = result.questions.iter().any(|pair| pair.one.claim.0 == 0 && pair.other.claim.0 as usize == at);
    if asked { (Band::Ask, Reason::Rivals) } else { (Band::Different, Reason::Score) }
}

fn check(what: &str, one: &Claim, other: &Claim, expected: Band) {
    let (band, reason) = self::band(one, other);
    assert_eq!(band, expected, "{what}: {reason:?}");
    let (swapped, reason) = self::band(other, one);
    assert_eq!(swapped, expected, "{what}, the lists swapped: {reason:?}");
}

fn ivan() -> Claim {
    claim("Ivan Petrovich Sokolov", (1985, 3, 4))
}

/// Ivan with another name.
fn named(name: &str) -> Claim {
    Claim { names: vec![Name::whole(name)], ..ivan() }
}

/// Ivan born on another day.
fn born(year: i64, month: u8, day: u8) -> Claim {
    Claim { born: PartialDate::gregorian(year, month, day).into_iter().collect(), ..ivan() }
}

#[test]
fn errors_of_names() {
    for (what, name) in [
        ("nothing", "Ivan Petrovich Sokolov"),
        ("capitals", "IVAN PETROVICH SOKOLOV"),
        ("another order", "Sokolov, Ivan Petrovich"),
        ("another script", "Соколов Иван Петрович"),
        ("no patronymic", "Ivan Sokolov"),
        ("no patronymic, another script", "Иван Соколов"),
        ("initials", "Sokolov I. P."),
        ("a slip", "Ivan Petrovich Sokolow"),
        ("marks of direction", "\u{202b}Ivan\u{200f} Petrovich Sokolov\u{202c}"),
        ("letters that look alike", "Ivаn Pеtrovich Sоkоlоv"),
        ("nothing between the words but a hard blank", "Ivan\u{a0}Petrovich\u{a0}Sokolov"),
    ] {
        check(what, &ivan(), &named(name), Band::Same);
    }
}

#[test]
fn errors_of_dates() {
    for (what, other, expected) in [
        ("day and month swapped", born(1985, 4, 3), Band::Same),
        ("one day off", born(1985, 3, 5), Band::Same),
        ("another month", born(1985, 8, 4), Band::Same),
        ("a year off", born(1986, 3, 4), Band::Same),
        (
            "only the year",
            Claim { born: vec![PartialDate { year: 1985, ..PartialDate::default() }], ..ivan() },
            Band::Same,
        ),
        ("the first of January for the year", born(1985, 1, 1), Band::Same),
        ("another date altogether", born(1971, 9, 20), Band::Ask),
    ] {
        check(what, &ivan(), &other, expected);
    }
}

#[test]
fn a_common_name_and_two_years_are_asked_about() {
    let of = |born: Option<PartialDate>| Claim {
        names: vec![Name::whole("Ivan Petrov")],
        born: born.into_iter().collect(),
        ..Claim::default()
    };
    let whole = |year| of(PartialDate::gregorian(year, 5, 17));
    let year = |year| of(PartialDate::written(Calendar::Gregorian, year, None, None));
    for (one, other) in [(1981, 1983), (1981, 1982), (1981, 1991)] {
        check(&format!("{one} and {other}"), &whole(one), &whole(other), Band::Ask);
        assert_ne!(band(&year(one), &year(other)).0, Band::Same, "{one} and {other} without a day");
    }
    // Where more than the name and the day is the same, the year is a slip.
    let with_number = |claim: Claim| Claim { documents: vec!["AB 123456".to_owned()], ..claim };
    check("a number as well", &with_number(whole(1981)), &with_number(whole(1983)), Band::Same);
}

#[test]
fn a_date_of_another_calendar() {
    // 13 Esfand 1363 and 12 Jumada al-Akhira 1405 are 4 March 1985; the second as a calendar by sight may have it.
    for (calendar, (year, month, day)) in
        [(Calendar::Persian, (1363, 12, 13)), (Calendar::Hijri, (1405, 6, 12)), (Calendar::Hijri, (1405, 6, 13))]
    {
        let born = PartialDate::written(calendar, year, Some(month), Some(day)).into_iter().collect();
        check(&format!("{calendar:?} {day}"), &ivan(), &Claim { born, ..ivan() }, Band::Same);
    }
}

#[test]
fn two_readings_of_one_cell() {
    let readings = [(3, 4), (4, 3)].map(|(month, day)| PartialDate::gregorian(1985, month, day).expect("a date"));
    check("03/04/1985", &ivan(), &Claim { born: readings.to_vec(), ..ivan() }, Band::Same);
}

#[test]
fn an_alias_only() {
    let known = Claim { names: vec![Name::whole("Ivan Petrovich Sokolov"), Name::whole("Taras Bulavin")], ..ivan() };
    check("an alias", &known, &named("Taras Bulavin"), Band::Same);
    let (band, _) = band(&ivan(), &named("Taras Bulavin"));
    assert_ne!(band, Band::Same, "an alias that neither list has");
}

#[test]
fn a_father_s_name_in_the_place_of_the_family_name() {
    let born = PartialDate::gregorian(1985, 3, 4).into_iter().collect::<Vec<_>>();
    let parts = |given: &str, family: &str| Name {
        given: Some(given.to_owned()),
        family: Some(family.to_owned()),
        ..Name::default()
    };
    let with_father = Claim {
        names: vec![parts("Khalid", "al-Dulaimi")],
        father: Some(Name::whole("Hussein")),
        born: born.clone(),
        ..Claim::default()
    };
    let as_family = Claim { names: vec![parts("Khalid", "Hussein")], born: born.clone(), ..Claim::default() };
    check("father as family", &with_father, &as_family, Band::Same);
    let in_arabic = Claim { names: vec![Name::whole("خالد حسين الدليمي")], born, ..Claim::default() };
    check("father within the name, in Arabic", &with_father, &in_arabic, Band::Same);
}

#[test]
fn a_contradiction_is_asked_about_however_alike_the_rest_is() {
    let of = |sex| Claim { sex: Some(sex), documents: vec!["AB 123456".to_owned()], ..ivan() };
    let (band, reason) = band(&of(Sex::Male), &of(Sex::Female));
    assert_eq!((band, reason), (Band::Ask, Reason::Contradicted));
}

#[test]
fn documents() {
    let of = |number: &str| Claim { documents: vec![number.to_owned()], born: Vec::new(), ..ivan() };
    check("the same number", &of("AB 123456"), &of("ab123456"), Band::Same);
    check("a digit off", &of("AB 123456"), &of("AB 123457"), Band::Same);
    let nameless = |number: &str| Claim { names: vec![Name::whole("Unknown")], ..of(number) };
    assert_ne!(band(&of("AB 123456"), &nameless("AB 123456")).0, Band::Different, "the number alone is looked at");
}

#[test]
fn another_person_is_another_person() {
    check("nothing in common", &ivan(), &claim("Bohdan Kravets", (1996, 12, 1)), Band::Different);
    check("a given name in common", &ivan(), &claim("Ivan Kravets", (1996, 12, 1)), Band::Different);
}

#[test]
fn two_errors_at_once_are_never_lost() {
    let names = [
        "Ivan Sokolov",
        "Соколов Иван Петрович",
        "\u{202b}Ivan Petrovich Sokolov",
        "Ivаn Pеtrovich Sоkоlоv",
        "Sokolow Iwan",
    ];
    let dates = [(1985, 4, 3), (1985, 3, 5), (1986, 3, 4), (1985, 1, 1)];
    for name in names {
        for (year, month, day) in dates {
            let other = Claim { born: born(year, month, day).born, ..named(name) };
            let (band, reason) = band(&ivan(), &other);
            assert_ne!(band, Band::Different, "{name}, {year}-{month}-{day}: {reason:?}");
        }
    }
}

#[test]
fn a_doubled_row_is_one_human() {
    let first = list("one", [vec![ivan()], others()].concat());
    let second = list("other", [vec![ivan(), named("Соколов Иван")], others()].concat());
    let result = reconciled(&[&first, &second], &[]);
    let group = &result.groups[result.fates[0][0].0];
    let member = group.members[1].as_ref().expect("a counterpart");
    assert_eq!(member.doubles.len(), 1, "{member:?}");
    assert_eq!(group.band, Band::Same);
    assert_eq!(result.duplicates.len(), 1);
    assert_eq!(result.duplicates[0].band, Band::Same);
}

#[test]
fn namesakes_are_not_joined_by_their_name() {
    let name_alone = || Claim { born: Vec::new(), ..ivan() };
    let first = list("one", [vec![name_alone()], others()].concat());
    let second = list("other", [vec![name_alone(), name_alone()], others()].concat());
    let result = reconciled(&[&first, &second], &[]);
    assert_ne!(result.fates[1][0], result.fates[1][1], "two rows with one name are a question");
    assert!(result.duplicates.iter().any(|pair| pair.band == Band::Ask));
    let group = &result.groups[result.fates[0][0].0];
    assert_eq!(group.band, Band::Ask, "which of the two it is, nobody can tell: {:?}", group.reason);
}

#[test]
fn a_brother_and_a_sister_are_not_taken_for_one() {
    let child = |name: &str, born| Claim {
        father: Some(Name::whole("Khalil")),
        birth_place: Some("Salt Well".to_owned()),
        ..claim(name, born)
    };
    let mut first = vec![child("Amir Haddad", (1983, 2, 11)), child("Nadia Haddad", (1986, 9, 19))];
    first.extend(others());
    let (first, second) = (list("one", first), list("other", others()));
    let result = reconciled(&[&first, &second], &[]);
    let of_both = |pair: &&takas_lists::reconcile::Pair| pair.one.list == pair.other.list;
    let pairs = result.questions.iter().chain(&result.duplicates).filter(of_both);
    for pair in pairs.filter(|pair| pair.one.claim.0 < 2 && pair.other.claim.0 < 2) {
        assert!(pair.probability.in_millionths() < 800_000, "{:?}: {:?}", pair.probability, pair.evidence);
    }
}

#[test]
fn what_relatives_share_is_told_and_taken_away() {
    let child = |name: &str, born| Claim {
        father: Some(Name::whole("Khalil")),
        birth_place: Some("Salt Well".to_owned()),
        ..claim(name, born)
    };
    let one = list("one", [vec![child("Amir Haddad", (1983, 2, 11))], others()].concat());
    let sister = list("other", [others(), vec![child("Nadia Haddad", (1986, 9, 19))]].concat());
    let limits = Limits { ask: Probability::millionths(10), ..Limits::default() };
    let result = with_limits(&[&one, &sister], &[], &limits);
    let ties = result.groups.iter().flat_map(|group| &group.ties).chain(&result.questions);
    let mut of_both = ties.filter(|pair| pair.one.claim.0 == 0 && pair.other.claim.0 as usize == others().len());
    let pair = of_both.next().expect("the limits ask about nearly everything");
    assert!(pair.probability.in_millionths() < 300_000, "{pair:?}");
    let line = pair.evidence.lines.iter().find(|line| line.field == Field::Relatives).expect("relatives");
    assert!(line.weight < Bits::hundredths(-800), "{line}");
    assert_eq!(line.one, "haddad, Khalil, Salt Well");
    // One human loses next to nothing by it, for much speaks against relatives.
    let himself = list("other", [others(), vec![child("Amir Haddad", (1983, 2, 11))]].concat());
    let result = reconciled(&[&one, &himself], &[]);
    assert_eq!(result.groups[result.fates[0][0].0].band, Band::Same);
}

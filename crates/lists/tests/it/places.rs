//! Places in several languages and scripts: one place is not taken for two because it is written otherwise.

use takas_lists::Claim;
use takas_lists::evidence::{Bits, Field, Finding};

use super::people::{claim, list, reconciled};

/// What the birth places of each pair show and weigh, in rows that are one human by a number.
fn said(pairs: &[(&str, &str)]) -> Vec<(Finding, Bits)> {
    let row = |at: usize, place: &str| {
        let small = |number: usize| u8::try_from(number).expect("a small number");
        let born = (1910 + i64::from(small(at)), 1 + small(at % 12), 1 + small(at % 28));
        Claim {
            birth_place: Some(place.to_owned()),
            documents: vec![format!("AB {:06}", 777_777 * (at + 1) % 1_000_000)],
            ..claim("Ivan Petrovich Sokolov", born)
        }
    };
    let first = list("one", pairs.iter().enumerate().map(|(at, pair)| row(at, pair.0)).collect());
    let second = list("other", pairs.iter().enumerate().map(|(at, pair)| row(at, pair.1)).collect());
    let result = reconciled(&[&first, &second], &[]);
    let of_row = |at: usize| {
        let group = &result.groups[result.fates[0][at].0];
        let rows = group.members.iter().flatten().map(|member| (member.row.0 as usize, member.doubles.len()));
        assert_eq!(rows.collect::<Vec<_>>(), [(at, 0), (at, 0)], "{:?}", pairs[at]);
        let line = group.ties.iter().flat_map(|tie| &tie.evidence.lines).find(|line| line.field == Field::BirthPlace);
        line.map(|line| (line.finding, line.weight)).expect("both have a place")
    };
    (0..pairs.len()).map(of_row).collect()
}

/// Places, each as it is written in several languages.
const PLACES: &[&[&str]] = &[
    &["Mariupol", "Мариуполь", "Маріуполь", "ماريوبول", "Marioupol", "მარიუპოლი", "Մարիուպոլ"],
    &["Kharkiv", "Kharkov", "Харьков", "Харків", "خاركيف"],
    &["Kyiv", "Kiev", "Киев", "Київ", "كييف"],
    &["Donetsk", "Донецк", "Донецьк", "دونيتسك", "Donezk"],
    &["Luhansk", "Lugansk", "Луганск", "Луганськ", "لوهانسك"],
    &["Kherson", "Cherson", "Херсон", "خيرسون"],
    &["Zaporizhzhia", "Запоріжжя"],
    &["Zaporozhye", "Запорожье"],
    &["Aleppo", "Алеппо"],
    &["Damascus", "Дамаск"],
    &["Дамаск", "دمشق"],
    &["Istanbul", "İstanbul", "Стамбул", "إسطنبول"],
    &["Sanaa", "صنعاء", "Сана"],
    &["Hodeidah", "الحديدة", "Al Hudaydah"],
    &["Baghdad", "بغداد", "Багдад"],
    &["Mosul", "الموصل", "Мосул"],
    &["Tbilisi", "თბილისი", "Тбилиси"],
    &["Yerevan", "Երևան", "Ереван", "Erivan"],
    &["Moskva", "Москва"],
    &["Thessaloniki", "Θεσσαλονίκη"],
    &["Haifa", "חיפה"],
    &["Хайфа", "حيفا"],
];

#[test]
fn one_place_is_one_in_every_script() {
    let next = |place: &'static &[&str]| place.windows(2).map(|two| (two[0], two[1]));
    let ends = |place: &'static &[&str]| (place[0], place[place.len() - 1]);
    let pairs: Vec<(&str, &str)> = PLACES.iter().flat_map(|place| next(place).chain([ends(place)])).collect();
    for (pair, (finding, weight)) in pairs.iter().zip(said(&pairs)) {
        assert_ne!(finding, Finding::Different, "{pair:?}");
        assert!(weight > Bits::ZERO, "{pair:?}: {weight}");
    }
}

#[test]
fn a_name_of_its_own_in_another_language_is_little_against_one_human() {
    let pairs = [("Aleppo", "حلب"), ("Moscow", "Москва"), ("Thessaloniki", "Салоники"), ("Odesa", "Poltava")];
    let said = said(&pairs);
    for (pair, (finding, weight)) in pairs.iter().zip(&said[..3]) {
        assert_eq!(*finding, Finding::Different, "{pair:?}");
        assert!(*weight > Bits::hundredths(-100), "{pair:?}: {weight}");
    }
    assert!(said[3].1 < Bits::hundredths(-100), "of one script: {:?}", said[3]);
}

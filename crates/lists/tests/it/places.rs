//! Places in several languages and scripts: one place is not taken for two because it is written otherwise.

use takas_lists::Claim;
use takas_lists::evidence::{Bits, Field, Finding};

use super::people::{claim, list, reconciled};

/// What the places of each pair show and weigh, in rows that are one human by a number.
fn said_of(field: Field, pairs: &[(&str, &str)]) -> Vec<(Finding, Bits)> {
    let row = |at: usize, place: &str| {
        let small = |number: usize| u8::try_from(number).expect("a small number");
        let born = (1910 + i64::from(small(at)), 1 + small(at % 12), 1 + small(at % 28));
        let mut row = Claim {
            documents: vec![format!("AB {:06}", 777_777 * (at + 1) % 1_000_000)],
            ..claim("Ivan Petrovich Sokolov", born)
        };
        match field {
            Field::HeldAt => row.held_at = Some(place.to_owned()),
            Field::Unit => row.unit = Some(place.to_owned()),
            Field::Nationality => row.nationalities = vec![place.to_owned()],
            _ => row.birth_place = Some(place.to_owned()),
        }
        row
    };
    let first = list("one", pairs.iter().enumerate().map(|(at, pair)| row(at, pair.0)).collect());
    let second = list("other", pairs.iter().enumerate().map(|(at, pair)| row(at, pair.1)).collect());
    let result = reconciled(&[&first, &second], &[]);
    let of_row = |at: usize| {
        let group = &result.groups[result.fates[0][at].0];
        let rows = group.members.iter().flatten().map(|member| (member.row.0 as usize, member.doubles.len()));
        assert_eq!(rows.collect::<Vec<_>>(), [(at, 0), (at, 0)], "{:?}", pairs[at]);
        let line = group.ties.iter().flat_map(|tie| &tie.evidence.lines).find(|line| line.field == field);
        line.map(|line| (line.finding, line.weight)).expect("both have a place")
    };
    (0..pairs.len()).map(of_row).collect()
}

/// The same of birth places.
fn said(pairs: &[(&str, &str)]) -> Vec<(Finding, Bits)> {
    said_of(Field::BirthPlace, pairs)
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

/// Places under names in which no word is like a word of the other.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("Bakhmut", "Artemivsk"),
    ("Бахмут", "Артемовск"),
    ("Bakhmut", "Артемівськ"),
    ("Kropyvnytskyi", "Kirovohrad"),
    ("Кропивницький", "Кировоград"),
    ("Kropyvnytskyi", "Елисаветград"),
    ("Dnipro", "Dnipropetrovsk"),
    ("Дніпро", "Днепропетровск"),
    ("Lviv", "Lemberg"),
    ("Lwów", "לעמבערג"),
    ("Donetsk", "Сталино"),
    ("Luhansk", "Ворошиловград"),
    ("Mariupol", "Жданов"),
    ("Pokrovsk", "Красноармейск"),
    ("Volgograd", "Сталинград"),
    ("Gyumri", "Ленинакан"),
    ("Tbilisi", "تفليس"),
    ("Istanbul", "Константинополь"),
    ("İstanbul", "Κωνσταντινούπολη"),
    ("Cologne", "Köln"),
    ("كولونيا", "Köln"),
    ("Jerusalem", "القدس"),
    ("ירושלים", "القدس"),
    ("ירושלים", "Kudüs"),
    ("Jericho", "أريحا"),
    ("Aleppo", "حلب"),
    ("Алеппо", "Halep"),
    ("Damascus", "Şam"),
    ("Cairo", "القاهرة"),
    ("Algiers", "الجزائر"),
    ("Athens", "Αθήνα"),
    ("Thessaloniki", "Салоники"),
    ("Thessaloniki", "Selanik"),
    ("Skopje", "Üsküp"),
    ("Sarajevo", "Saraybosna"),
    ("Gaza", "עזה"),
    ("Moscow", "Москва"),
];

#[test]
fn a_place_known_by_another_name_is_the_same_place() {
    for (pair, (finding, weight)) in OTHER_NAMES.iter().zip(said(OTHER_NAMES)) {
        assert_eq!(finding, Finding::OtherName, "{pair:?}");
        assert!(weight > Bits::ZERO, "{pair:?}: {weight}");
    }
    let turned: Vec<(&str, &str)> = OTHER_NAMES.iter().map(|pair| (pair.1, pair.0)).collect();
    assert_eq!(said(&turned), said(OTHER_NAMES));
    // By whatever name: what words alone tell is told so.
    let spelled = [("Zaporizhzhia", "Zaporozhye"), ("Lviv", "Lwów"), ("Qom", "قم"), ("Ibb", "إب"), ("Sanaa", "Sana‘a")];
    for (pair, (finding, weight)) in spelled.iter().zip(said(&spelled)) {
        assert_ne!(finding, Finding::Different, "{pair:?}");
        assert!(weight > Bits::ZERO, "{pair:?}: {weight}");
    }
}

#[test]
fn a_place_of_detention_is_a_place_and_a_unit_or_a_nationality_is_none() {
    let pairs = [("Donetsk", "Сталино"), ("Bakhmut", "Артемівськ")];
    for (finding, weight) in said_of(Field::HeldAt, &pairs) {
        assert!(finding == Finding::OtherName && weight > Bits::ZERO, "{finding:?} {weight}");
    }
    for field in [Field::Unit, Field::Nationality] {
        for (finding, weight) in said_of(field, &pairs) {
            assert!(finding == Finding::Different && weight < Bits::ZERO, "{field:?}: {finding:?} {weight}");
        }
    }
}

#[test]
fn other_names_are_found_in_the_parts_of_a_text() {
    let pairs = [
        ("Bakhmut, Donetsk oblast", "Артемівськ, Донецька область"),
        ("Podil (Kyiv), Ukraine", "г. Киев, Украина"),
        ("Lemberg; Galizien", "м. Львів"),
        ("Ukraine, city of Bakhmut", "Украина, г. Артемовск"),
        ("г. Сталино", "Donetsk"),
        ("مدينة القدس", "Jerusalem"),
    ];
    for (pair, (finding, weight)) in pairs.iter().zip(said(&pairs)) {
        assert_ne!(finding, Finding::Different, "{pair:?}");
        assert!(weight > Bits::ZERO, "{pair:?}: {weight}");
    }
    // Two villages beside one town, two towns of one state, a town and a village that is called as it is.
    let two = [
        ("Vesele, Donetsk", "Яблунівка, Сталіно"),
        ("Tijuana, Mexico City", "Monterrey, Мехико"),
        ("Donetsk, Colony 12", "Сталино, колония 13"),
    ];
    for (pair, (finding, weight)) in two.iter().zip(said(&two)) {
        assert_eq!(finding, Finding::Different, "{pair:?}");
        assert!(weight < Bits::ZERO, "{pair:?}: {weight}");
    }
}

#[test]
fn two_towns_are_two_in_every_script() {
    let pairs = [
        ("Mariupol", "Melitopol"),
        ("Kyiv", "Kharkiv"),
        ("Donetsk", "Luhansk"),
        ("Alexandria", "Cairo"),
        ("Ivanovo", "Ivano-Frankivsk"),
        ("Homs", "Hama"),
        ("Київ", "Kharkov"),
        ("Донецьк", "Луганськ"),
        ("الإسكندرية", "القاهرة"),
        ("حمص", "حماة"),
        // Over scripts, too, where both are towns of which all names are known.
        ("Mariupol", "Мелитополь"),
        ("Homs", "Hama"),
        ("Alexandria", "القاهرة"),
        ("Київ", "Харьков"),
        ("Donetsk", "Ворошиловград"),
    ];
    for (pair, (finding, weight)) in pairs.iter().zip(said(&pairs)) {
        assert_eq!(finding, Finding::Different, "{pair:?}");
        assert!(weight < Bits::hundredths(-100), "{pair:?}: {weight}");
    }
}

#[test]
fn towns_of_one_name_may_be_one() {
    // In Lebanon and in Libya.
    let pairs =
        [("Tripoli", "طرابلس"), ("Tripoli", "Trablus"), ("طرابلس الشام", "Trablus"), ("طرابلس، ليبيا", "Триполи")];
    for (pair, (finding, weight)) in pairs.iter().zip(said(&pairs)) {
        assert_ne!(finding, Finding::Different, "{pair:?}");
        assert!(weight > Bits::ZERO, "{pair:?}: {weight}");
    }
}

#[test]
fn what_two_places_show_is_the_same_whichever_comes_first_and_a_number_is_no_town() {
    let places = [
        "Kyiv",
        "г. Киев, Подол",
        "Lemberg (Galizien)",
        "м. Львів",
        "Tripoli, Lebanon",
        "طرابلس",
        "Colony 12, Donetsk",
        "Сталино",
        "12",
        "١٣",
        "Mexico, Tijuana",
        "x",
    ];
    let pairs: Vec<(&str, &str)> = places.iter().flat_map(|one| places.map(|other| (*one, other))).collect();
    let turned: Vec<(&str, &str)> = pairs.iter().map(|pair| (pair.1, pair.0)).collect();
    let said = said(&pairs);
    assert_eq!(said, self::said(&turned));
    for (pair, (finding, _)) in pairs.iter().zip(said) {
        let is_nothing = |place: &str| ["12", "١٣", "x"].contains(&place);
        assert!(finding != Finding::OtherName || !is_nothing(pair.0) && !is_nothing(pair.1), "{pair:?}");
    }
    // What is empty is not there.
    let row =
        |place: &str| Claim { birth_place: Some(place.to_owned()), ..claim("Ivan Petrovich Sokolov", (1980, 3, 12)) };
    for (one, other) in [("", "Kyiv"), ("-", "Київ"), (",", "()")] {
        let result = reconciled(&[&list("one", vec![row(one)]), &list("other", vec![row(other)])], &[]);
        let mut lines = result.groups.iter().flat_map(|group| &group.ties).flat_map(|tie| &tie.evidence.lines);
        assert!(lines.all(|line| line.field != Field::BirthPlace), "{one:?} {other:?}");
    }
}

#[test]
fn how_a_text_is_cut_does_not_hang_on_which_row_comes_first() {
    let rows = |places: [&str; 2]| {
        let row = |(at, place): (usize, &str)| Claim {
            birth_place: Some(place.to_owned()),
            documents: vec![format!("AB {at}12345")],
            ..claim("Ivan Petrovich Sokolov", (1980, 3, 12))
        };
        list("one", places.into_iter().enumerate().map(row).collect())
    };
    let found = |places: [&str; 2]| {
        let result = reconciled(&[&rows(places), &rows(["Львів", "Львів"])], &[]);
        let lines = result.groups.iter().flat_map(|group| &group.ties).flat_map(|tie| &tie.evidence.lines);
        let places = lines.filter(|line| line.field == Field::BirthPlace).map(|line| line.finding);
        places.collect::<Vec<_>>()
    };
    for places in [["Lemberg Galizien", "Lemberg, Galizien"], ["Lemberg, Galizien", "Lemberg Galizien"]] {
        let found = found(places);
        assert!(
            !found.is_empty() && found.iter().all(|finding| *finding != Finding::Different),
            "{places:?} {found:?}"
        );
    }
}

#[test]
fn what_is_not_known_in_another_script_is_little_against_one_human() {
    let pairs = [("Verkhnie Selo", "Каменка-Днепровская"), ("Nikolskoye", "كفر نبل"), ("Odesa", "Poltava")];
    let said = said(&pairs);
    for (pair, (finding, weight)) in pairs.iter().zip(&said[..2]) {
        assert_eq!(*finding, Finding::Different, "{pair:?}");
        assert!(*weight > Bits::hundredths(-100), "{pair:?}: {weight}");
    }
    assert!(said[2].1 < Bits::hundredths(-100), "of one script: {:?}", said[2]);
}

#[test]
fn a_place_that_is_cut_again_and_again_is_no_ladder() {
    // Each text is the first part of the next, as it stands: whoever went down by parts of parts would go down so far.
    let row = |town: &str, words: usize| Claim {
        birth_place: Some(format!("{}, {town}", vec![town; words].join(" "))),
        documents: vec![format!("AB {:06}", 777_777 * words % 1_000_000)],
        ..claim("Ivan Petrovich Sokolov", (1980, 3, 12))
    };
    let of = move |town: &str| list(town, (1..=400).rev().map(|words| row(town, words)).collect());
    let compared = move || reconciled(&[&of("lviv"), &of("lemberg")], &[]).groups.len();
    let small = std::thread::Builder::new().stack_size(96 << 10).spawn(compared).expect("a thread");
    assert_ne!(small.join().expect("no stack is too small"), 0);
}

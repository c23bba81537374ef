//! Names over scripts: planted errors, each by itself and together, and what must hold for all names.

use takas_lists::Name;
use takas_lists::names::{How, Memory, NameComparison, Tokens, bits, blocking_keys, compare, father_bits, prepare};

fn said(left: &Name, right: &Name) -> NameComparison {
    let mut tokens = Tokens::new();
    let (left, right) = (prepare(left, &mut tokens), prepare(right, &mut tokens));
    compare(&left, &right, &tokens, &mut Memory::new())
}

fn between(left: &str, right: &str) -> f64 {
    said(&Name::whole(left), &Name::whole(right)).bits
}

/// Fails unless `same` says more for one human than each of `others` does, by some bits, and more than nothing.
fn check(name: &str, same: &str, others: &[&str]) {
    let own = between(name, same);
    assert!(own > 4.0, "{name} = {same}: {own}");
    for other in others {
        let bits = between(name, other);
        assert!(own > bits + 3.0, "{name}: {same} {own}, but {other} {bits}");
    }
}

#[test]
fn the_same_name_in_another_script_says_more_than_its_neighbours() {
    check("Иванов Пётр Сергеевич", "Petr Ivanov", &["Pavel Ivanov", "Petr Sidorov", "Ivan Petrov"]);
    check("Магеррамов, Абель Мамедали оглы", "Abel Maharramov", &["Ramil Maharramov", "Abel Mammadov"]);
    check("محمد بن سلمان", "Mohammed bin Salman", &["Mohammed bin Nayef", "Ahmed bin Salman"]);
    check("بولنت ارينج", "Bülent Arınç", &["Bülent Ecevit"]);
    check("פרנסואה פיון", "François Fillon", &["François Hollande"]);
    check("Αλέξης Τσίπρας", "Alexis Tsipras", &["Alexis Georgoulis", "Antonis Samaras"]);
    check("ედუარდ შევარდნაძე", "Eduard Shevardnadze", &["Eduard Kokoity"]);
    check("Սերժ Սարգսյան", "Serzh Sargsyan", &["Tigran Sargsyan", "Serzh Manukyan"]);
    check("Володимир Зеленський", "Volodymyr Zelenskyy", &["Volodymyr Hroisman", "Oleksandr Zelenskyy"]);
    check("Аляксандр Лукашэнка", "Alexander Lukashenko", &["Alexander Milinkevich"]);
    check("محمود احمدی‌نژاد", "Mahmoud Ahmadinejad", &["Mahmoud Abbas", "Hassan Ahmadinejad"]);
    check("Məmməd Əliyev", "Mammad Aliyev", &["Mammad Guliyev"]);
    check("Lech Wałęsa", "Лех Валенса", &["Лех Качиньский"]);
}

#[test]
fn scripts_meet_one_another_without_latin() {
    check("Сергей Ковалёв", "Сергій Ковальов", &["Сергій Коваленко", "Андрій Ковальов"]);
    check("بنيامين نتنياهو", "בנימין נתניהו", &["בנימין גנץ"]);
    check("Михаил Саакашвили", "მიხეილ სააკაშვილი", &["მიხეილ ყაველაშვილი"]);
    check("محمد صلاح", "Мохаммед Салах", &["Мохаммед Салем"]);
}

#[test]
fn what_is_no_letter_does_not_count() {
    let plain = between("Иван Петров", "Ivan Petrov");
    for written in
        ["\u{200f}Иван\u{202b} Петров", "ИВАН ПЕТРОВ", "Иван  Петров (офицер)", "Иван Петро\u{301}в", "Иван\tПетров 12"]
    {
        assert_eq!(between(written, "Ivan Petrov"), plain, "{written}");
    }
    let plain = between("محمد سلمان", "Mohammed Salman");
    assert_eq!(between("مُحَمَّد سلمـان", "Mohammed Salman"), plain);
}

#[test]
fn letters_of_another_script_that_look_alike_are_put_right() {
    // Cyrillic а, о, е in a Latin name; Latin o in a Cyrillic one.
    assert_eq!(between("Ivаn Pеtrоv", "Иван Петров"), between("Ivan Petrov", "Иван Петров"));
    assert_eq!(between("Иван Петрoв", "Ivan Petrov"), between("Иван Петров", "Ivan Petrov"));
}

#[test]
fn order_and_commas_do_not_matter() {
    let plain = between("Иван Петров", "Ivan Petrov");
    assert_eq!(between("Петров Иван", "Ivan Petrov"), plain);
    assert_eq!(between("Петров, Иван", "Petrov, Ivan"), plain);
}

#[test]
fn what_is_left_out_costs_little_and_what_differs_costs_much() {
    let all = between("Иванов Пётр Сергеевич", "Ivanov Petr Sergeevich");
    let without = between("Иванов Пётр Сергеевич", "Ivanov Petr");
    let other = between("Иванов Пётр Сергеевич", "Ivanov Petr Andreevich");
    assert!(all > without && without > other + 3.0, "{all} {without} {other}");
}

#[test]
fn initials_and_short_names_are_found() {
    check("Иванов П. С.", "Petr Ivanov", &["Andrey Ivanov"]);
    check("Саша Петров", "Aleksandr Petrov", &["Sergey Petrov"]);
    check("Bill Clinton", "William Clinton", &["Robert Clinton"]);
    let found = said(&Name::whole("Иванов П."), &Name::whole("Petr Ivanov"));
    assert!(found.parts.iter().any(|part| part.how == How::Initial), "{found:?}");
}

#[test]
fn two_given_names_are_two_however_alike_they_are() {
    for (one, other) in [
        ("Maria", "Marina"),
        ("Мария", "Марина"),
        ("Maria", "Марина"),
        ("Мария", "Marina"),
        ("Марія", "Маріна"),
        ("Μαρία", "Marina"),
        ("Oleg", "Olga"),
        ("Irina", "Marina"),
        ("Evgeny", "Евгения"),
    ] {
        let bits = between(one, other);
        assert!(bits < 0.0, "{one} {other}: {bits}");
        let with_family = |given: &str| format!("{given} Sokolova");
        let (same, two) =
            (between(&with_family(one), &with_family(one)), between(&with_family(one), &with_family(other)));
        assert!(same > two + 6.0, "{one} {other}: {same} {two}");
    }
    for (one, other) in
        [("Maria", "Мария"), ("Marina", "Марина"), ("Maryna", "Марина"), ("Marie", "Мария"), ("Masha", "Maria")]
    {
        let bits = between(one, other);
        assert!(bits > 0.0, "{one} {other}: {bits}");
    }
    // What a slip makes of a name is no other name.
    assert!(between("Mrina Sokolova", "Marina Sokolova") > between("Maria Sokolova", "Marina Sokolova"));
}

#[test]
fn father_and_son_of_one_name_are_told_apart() {
    check("Joseph Kennedy II", "Joseph Kennedy II", &["Joseph Kennedy III"]);
    check("جوزف کندی سوم", "Joseph P. Kennedy III", &["Joseph P. Kennedy II"]);
    check("Иванов Пётр старший", "Petr Ivanov Sr.", &["Petr Ivanov Jr."]);
    assert!(between("Joseph Kennedy II", "Joseph Kennedy") > 10.0, "one list may leave it out");
}

#[test]
fn compounds_are_one_word_or_two() {
    check("عبد الرحمن السعود", "Abdulrahman Al-Saud", &["Abdulaziz Al-Saud"]);
    check("Abd al-Rahman", "عبدالرحمن", &["عبدالله"]);
    check("Jean-Claude Juncker", "Жан Клод Юнкер", &["Жан Кристоф"]);
}

#[test]
fn endings_of_women_are_known() {
    check("Мария Иванова", "Maria Ivanov", &["Maria Petrov"]);
    check("Angela Merkelová", "Angela Merkel", &["Angela Davis"]);
}

#[test]
fn a_father_is_found_in_a_patronymic() {
    let mut tokens = Tokens::new();
    let name = prepare(&Name::whole("Иванов Пётр Сергеевич"), &mut tokens);
    let (father, stranger) =
        (prepare(&Name::whole("Sergey"), &mut tokens), prepare(&Name::whole("Andrey"), &mut tokens));
    let mut memory = Memory::new();
    assert!(father_bits(&father, &name, &tokens, &mut memory).is_some_and(|bits| bits > 3.0));
    assert!(father_bits(&stranger, &name, &tokens, &mut memory).is_some_and(|bits| bits < 0.0));
    let short = prepare(&Name::whole("Иванов Пётр"), &mut tokens);
    assert_eq!(father_bits(&father, &short, &tokens, &mut memory), None);
}

#[test]
fn columns_and_one_piece_say_the_same() {
    let columns = Name {
        whole: None,
        given: Some("Пётр".to_owned()),
        middle: Some("Сергеевич".to_owned()),
        family: Some("Иванов".to_owned()),
    };
    assert!(said(&columns, &Name::whole("Petr Ivanov")).bits > 10.0);
    // Father's name in the column of the family.
    let swapped = Name { family: columns.given.clone(), given: columns.family.clone(), ..columns.clone() };
    assert_eq!(said(&columns, &Name::whole("Petr Ivanov")).bits, said(&swapped, &Name::whole("Petr Ivanov")).bits);
}

const NAMES: &[&str] = &[
    "Иванов Пётр Сергеевич",
    "Petr Ivanov",
    "محمد بن سلمان",
    "Mohammed bin Salman Al Saud",
    "P. I.",
    "",
    "()",
    "---",
    "1234",
    "김정은",
    "李小龍",
    "Ａｎｎａ",
    "ﷺ ﷲ",
    "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    "'''\u{202e}''",
    "Ñúñez-Ó'Brien, M.ª",
    "\u{0}\u{ffff}\u{10ffff}",
];

#[test]
fn every_pair_is_the_same_both_ways_and_sums_to_its_parts() {
    let mut tokens = Tokens::new();
    let prepared: Vec<_> = NAMES.iter().map(|name| prepare(&Name::whole(*name), &mut tokens)).collect();
    let mut memory = Memory::new();
    for left in &prepared {
        for right in &prepared {
            let found = compare(left, right, &tokens, &mut memory);
            let sum: f64 = found.parts.iter().map(|part| part.bits).sum();
            assert_eq!(sum, found.bits, "{found:?}");
            assert_eq!(found.bits, bits(left, right, &tokens, &mut memory));
            assert_eq!(found.bits, compare(right, left, &tokens, &mut Memory::new()).bits, "{found:?}");
        }
    }
}

#[test]
fn rows_of_one_human_share_a_key_and_strangers_do_not() {
    let mut tokens = Tokens::new();
    let mut keys = |name: &str| {
        let name = prepare(&Name::whole(name), &mut tokens);
        blocking_keys(&name, &tokens)
    };
    let pairs = [
        ("Иванов Пётр Сергеевич", "Petr Ivanov"),
        ("محمد بن سلمان", "Mohammed bin Salman"),
        ("בנימין נתניהו", "Benjamin Netanyahu"),
        ("Ալեքսանդր Պետրոսյան", "Aleksandr Petrosyan"),
        ("Эдвард Кеннеди", "Ted Kennedy"),
    ];
    for (left, right) in pairs {
        let other = keys(right);
        assert!(keys(left).iter().any(|key| other.contains(key)), "{left} {right}");
        assert!(!keys("Zbigniew Kowalczyk").iter().any(|key| other.contains(key)), "{right}");
    }
}

#[test]
fn a_name_of_a_thousand_words_is_no_harm() {
    let long = "Абвгд ".repeat(1_000) + &"я".repeat(100_000);
    assert!(between(&long, "Ivan Petrov") < 0.0);
}

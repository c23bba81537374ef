//! Damaged lists and lists made by chance: whatever the bytes, no panic, and every row accounted for.

use std::fmt::Write as _;

use takas_formats::claims::{ListLimits, read_published};

use super::{all, read, read_within};
use crate::mutation::damage;
use crate::random::Random;

const SEEDS: &[&str] = &[
    "No,Full name,Date of birth,Sex,Status\n1,Ann Example,1980-03-04,F,held\n2,\"Bob, called B\",1979,male,missing\n",
    "№ п/п;Ф.И.О.;Дата рождения\n1;2;3\nБригада;;\n1;Иванов Пётр, он же Гром;12.03.1980\nИтого: 1;;\n",
    "ردیف\tنام\tنام خانوادگی\tتاریخ تولد\n۱\tعلی\tرضایی\t۱۳۶۰/۰۱/۰۱\n",
    "[{\"name\":\"Ann Example\",\"birth\":{\"date\":\"1980-03-04\"},\"aliases\":[\"A\"]},{\"name\":\"Bob\",\"rank\":3}]",
    "{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Ann\"],\"birthDate\":[\"1980\"]}}\n",
    "36,\"EXAMPLE, Ann\",\"individual\",\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 12 Jan 1960; POB There.\"\n",
    "fileGenerationDate;Entity_LogicalId;Entity_SubjectType;NameAlias_WholeName;BirthDate_Year\n1;13;P;Ann Example;1960\n",
    "<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>Ann</FIRST_NAME></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>",
];

#[test]
fn damaged_lists_never_panic() {
    let mut random = Random(7);
    for round in 0..4_000 {
        let seed = SEEDS[round % SEEDS.len()];
        let mut bytes = seed.as_bytes().to_vec();
        for _ in 0..=random.below(4) {
            let other = SEEDS[random.below(SEEDS.len())].as_bytes();
            damage(&mut bytes, other, &mut random);
        }
        read(&bytes, None);
        let published = read_published(&bytes, "list", &[("alt.csv", &bytes)], &ListLimits::default());
        if let Some(list) = &published.list {
            super::accounted(&published.rows, list);
            assert_eq!(list.claims.len(), published.subjects.len());
        }
    }
}

#[test]
fn bytes_by_chance_never_panic() {
    let mut random = Random(11);
    for _ in 0..2_000 {
        let length = random.below(300);
        let bytes: Vec<u8> = (0..length).map(|_| u8::try_from(random.below(256)).unwrap()).collect();
        read(&bytes, None);
    }
}

/// A table that was made comes back cell by cell, whatever the separator and quoting, with empty rows and limits in the way.
#[test]
fn tables_made_by_chance_come_back() {
    let given = ["Ann", "Boris", "Айше", "محمد", "דוד", "Élodie", "გიორგი", "Ann-Mary"];
    let family = ["Example", "Образец", "Yılmaz", "الأحمد", "כהן", "O'Neill", "ბერიძე", "von Muster"];
    let mut random = Random(13);
    for _ in 0..300 {
        let separator = ['\t', ',', ';', '|'][random.below(4)];
        let mut text = format!("no{separator}full name{separator}birth date{separator}note\n");
        let mut expected = Vec::new();
        let mut row = 1;
        for number in 0..random.below(30) {
            while random.below(5) == 0 {
                text.push_str(["\n", "\r\n"][random.below(2)]);
                row += 1;
            }
            row += 1;
            let name = format!("{} {}", random.pick(&given), random.pick(&family));
            let (year, month, day) = (1930 + random.below(80), 1 + random.below(12), 1 + random.below(28));
            let note = random.pick(&["", "a, b; c|d\te", "two\nlines", "a \"quoted\" word"]);
            let quoted = format!("\"{}\"", note.replace('"', "\"\""));
            let end = ["\n", "\r\n"][random.below(2)];
            let _ =
                write!(text, "{number}{separator}{name}{separator}{year}-{month:02}-{day:02}{separator}{quoted}{end}");
            let note = if note.is_empty() { String::new() } else { format!(", [note] {note}") };
            expected.push(format!("{row}, key {number}, {name}, born {year}-{month:02}-{day:02}{note}"));
        }
        let read = read_within(text.as_bytes(), None, &ListLimits::default());
        assert_eq!(all(&read), expected, "{text}");
    }
}

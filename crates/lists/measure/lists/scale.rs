//! Long lists: pairs a second on one core on all their evidence, and 100,000 rows against 100,000 by keys, with the share of
//! counterparts that share a key at all.
//!
//! The people are made up, always the same: in Latin letters on one list and in Cyrillic on the other, with errors.

use std::time::Instant;

use takas_lists::reconcile::{Limits, Reconciling, Role, Side};
use takas_lists::{Claim, List, Name, PartialDate, Sex};

use crate::lot::Lot;

/// Rows of the list of which every pair is compared.
const WHOLE: usize = 1_500;

/// Measures every pair of short lists, then long lists by keys; how long may be given. With `--whole` only the first.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let (flags, numbers): (Vec<&String>, Vec<&String>) = arguments.iter().partition(|word| word.starts_with("--"));
    let rows =
        numbers.first().map_or(Ok(100_000), |rows| rows.parse()).map_err(|_| "scale [ROWS] [--whole]".to_owned())?;
    println!("| rows each | what | seconds | pairs | pairs/s of processor | found |");
    println!("| ---: | --- | ---: | ---: | ---: | ---: |");
    let whole = Limits { every_pair_until: u64::MAX, ..Limits::default() };
    measure((WHOLE, 240), &whole)?;
    measure((WHOLE, TOWNS), &whole)?;
    if flags.iter().any(|flag| *flag == "--whole") { Ok(()) } else { measure((rows, TOWNS), &Limits::default()) }
}

/// Lists of so many rows and towns.
fn measure((rows, towns): (usize, usize), limits: &Limits) -> Result<(), String> {
    let (one, other) = lists(rows, towns);
    let sides = [Side { list: &one, role: Role::Claims }, Side { list: &other, role: Role::Acknowledges }];
    let line = |what: &str, seconds: f64, pairs: String, rate: String, found: String| {
        println!("| {rows}, {towns} towns | {what} | {seconds:.2} | {pairs} | {rate} | {found} |");
    };
    let began = Instant::now();
    let reconciling = Reconciling::new(&sides, &[], limits).map_err(|error| error.to_string())?;
    let made_ready = began.elapsed().as_secs_f64();
    line("making ready", made_ready, String::new(), String::new(), String::new());
    let recall = blocked(&reconciling, rows);
    let (began_comparing, ready) = (Instant::now(), processor());
    let mut comparer = reconciling.comparer();
    let compared: Vec<_> = reconciling.pieces().iter().map(|piece| comparer.compare(piece)).collect();
    drop(comparer);
    let busy = processor() - ready;
    let comparing = began_comparing.elapsed().as_secs_f64();
    let (began_solving, ready) = (Instant::now(), processor());
    let result = reconciling.finish(compared, &|| false).map_err(|error| error.to_string())?;
    let (solving, busy_solving) = (began_solving.elapsed().as_secs_f64(), processor() - ready);
    let right = (0..rows).filter(|&row| result.fates[0][row] == result.fates[1][row]).count();
    let pairs = result.reach.pairs_compared;
    line(
        "comparing",
        comparing,
        pairs.to_string(),
        format!("{:.0}", pairs as f64 / busy),
        format!("{recall:.4} by keys"),
    );
    line("solving and telling", solving, String::new(), format!("{busy_solving:.2} s of processor"), String::new());
    let all = made_ready + comparing + solving;
    line("all", all, String::new(), String::new(), format!("{:.4}", right as f64 / rows as f64));
    println!("<!-- {:?}; {} -->", result.reach, memory());
    Ok(())
}

/// The recall of blocking: how many of the rows are compared with their counterpart, which is the row of their number.
fn blocked(reconciling: &Reconciling<'_>, rows: usize) -> f64 {
    let mut comparer = reconciling.comparer();
    let mut found = 0;
    for piece in reconciling.pieces() {
        let pairs = comparer.pairs(&piece);
        found += pairs.iter().filter(|(one, other)| one.list != other.list && one.claim == other.claim).count();
    }
    found as f64 / rows as f64
}

/// The seconds of processor that this process has used, as the system counts them (in hundredths).
fn processor() -> f64 {
    let status = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = status.rsplit(") ").next().unwrap_or_default();
    let ticks = |at: usize| after_name.split(' ').nth(at).and_then(|text| text.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

/// The greatest memory of this process so far, where the system tells.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    line.map_or("memory not told".to_owned(), |line| line.split_whitespace().collect::<Vec<_>>().join(" "))
}

const GIVEN: &[(&str, &str)] = &[
    ("Aleksandr", "Александр"),
    ("Andrei", "Андрей"),
    ("Anna", "Анна"),
    ("Boris", "Борис"),
    ("Vasili", "Василий"),
    ("Viktor", "Виктор"),
    ("Vladimir", "Владимир"),
    ("Galina", "Галина"),
    ("Grigori", "Григорий"),
    ("Dmitri", "Дмитрий"),
    ("Elena", "Елена"),
    ("Ivan", "Иван"),
    ("Igor", "Игорь"),
    ("Irina", "Ирина"),
    ("Konstantin", "Константин"),
    ("Leonid", "Леонид"),
    ("Maksim", "Максим"),
    ("Maria", "Мария"),
    ("Mikhail", "Михаил"),
    ("Nikolai", "Николай"),
    ("Oleg", "Олег"),
    ("Olga", "Ольга"),
    ("Pavel", "Павел"),
    ("Petr", "Пётр"),
    ("Roman", "Роман"),
    ("Sergei", "Сергей"),
    ("Svetlana", "Светлана"),
    ("Tatiana", "Татьяна"),
    ("Fedor", "Фёдор"),
    ("Yuri", "Юрий"),
];

/// Beginnings, middles and ends of made-up families.
const FAMILY: [&[(&str, &str)]; 3] = [
    &[
        ("Ab", "Аб"),
        ("Bar", "Бар"),
        ("Vol", "Вол"),
        ("Gor", "Гор"),
        ("Dem", "Дем"),
        ("Zar", "Зар"),
        ("Kal", "Кал"),
        ("Kor", "Кор"),
        ("Lar", "Лар"),
        ("Mir", "Мир"),
        ("Nov", "Нов"),
        ("Pol", "Пол"),
        ("Ros", "Рос"),
        ("Sav", "Сав"),
        ("Tar", "Тар"),
        ("Fil", "Фил"),
    ],
    &[
        ("a", "а"),
        ("an", "ан"),
        ("el", "ел"),
        ("en", "ен"),
        ("id", "ид"),
        ("ik", "ик"),
        ("in", "ин"),
        ("im", "им"),
        ("om", "ом"),
        ("on", "он"),
        ("os", "ос"),
        ("ut", "ут"),
        ("uk", "ук"),
        ("ar", "ар"),
        ("as", "ас"),
        ("ed", "ед"),
    ],
    &[
        ("ov", "ов"),
        ("ev", "ев"),
        ("in", "ин"),
        ("enko", "енко"),
        ("chuk", "чук"),
        ("ski", "ский"),
        ("yan", "ян"),
        ("dze", "дзе"),
    ],
];

/// Ends of made-up towns.
const TOWN: &[(&str, &str)] = &[("grad", "град"), ("sk", "ск"), ("opol", "ополь"), ("ivka", "ивка")];

/// Towns that there are at most: in a list of 1,500 rows, one for nearly every other.
const TOWNS: usize = 977;

/// A made-up town.
fn town(number: usize) -> [String; 2] {
    let parts = [FAMILY[0][number % 16], FAMILY[1][number / 16 % 16], TOWN[number / 256]];
    [parts.map(|part| part.0).concat(), parts.map(|part| part.1).concat()]
}

/// Two lists of the same made-up people, in Latin and in Cyrillic letters, the second with errors.
fn lists(rows: usize, towns: usize) -> (List, List) {
    let mut lot = Lot(42);
    let (mut one, mut other) = (List::default(), List::default());
    for number in 0..rows {
        let given = GIVEN[lot.below(GIVEN.len())];
        let family = FAMILY.map(|part| part[lot.below(part.len())]);
        let latin = format!("{} {}{}{}", given.0, family[0].0, family[1].0, family[2].0);
        let native = format!("{}{}{} {}", family[0].1, family[1].1, family[2].1, given.1);
        let small = |number: usize| u8::try_from(number).unwrap_or(1);
        let year = 1950 + i64::from(small(lot.below(50)));
        let (month, day) = (small(1 + lot.below(12)), small(1 + lot.below(28)));
        let born = |month, day| PartialDate::gregorian(year, month, day).into_iter().collect();
        let [place, native_place] = town(number % towns);
        let claim = |name: String, born: Vec<PartialDate>, place: String| Claim {
            names: vec![Name::whole(name)],
            born,
            sex: Some(Sex::Male),
            birth_place: Some(place),
            documents: vec![format!("AB{number:07}")],
            ..Claim::default()
        };
        one.claims.push(claim(latin, born(month, day), place));
        let mut wrong = claim(native, born(month, day), native_place);
        match lot.below(10) {
            0 => wrong.born = born(day.min(12), month),
            1 => wrong.born.clear(),
            _ => {}
        }
        if lot.below(4) != 0 {
            wrong.documents.clear();
        }
        if lot.below(3) == 0 {
            wrong.birth_place = None;
        }
        other.claims.push(wrong);
    }
    (one, other)
}

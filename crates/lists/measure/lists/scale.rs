//! Long lists: pairs a second on one core on all their evidence, and 100,000 rows against 100,000 by keys.

use std::time::Instant;

use takas_lists::reconcile::{Limits, Reconciling, Role, Side};
use takas_lists::{Claim, List, Name, PartialDate, Sex};

/// Measures; a number of rows may be given.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let rows = arguments.first().map_or(Ok(100_000), |rows| rows.parse()).map_err(|_| "scale [ROWS]".to_owned())?;
    println!("| rows each | what | seconds | pairs | pairs/s of processor | found |");
    println!("| ---: | --- | ---: | ---: | ---: | ---: |");
    measure(1_500, &Limits { every_pair_until: u64::MAX, ..Limits::default() })?;
    measure(rows, &Limits::default())
}

fn measure(rows: usize, limits: &Limits) -> Result<(), String> {
    let (one, other) = lists(rows);
    let sides = [Side { list: &one, role: Role::Claims }, Side { list: &other, role: Role::Acknowledges }];
    let began = Instant::now();
    let reconciling = Reconciling::new(&sides, &[], limits).map_err(|error| error.to_string())?;
    let made_ready = began.elapsed().as_secs_f64();
    let ready = processor();
    let mut comparer = reconciling.comparer();
    let compared: Vec<_> = reconciling.pieces().iter().map(|piece| comparer.compare(piece)).collect();
    drop(comparer);
    let busy = processor() - ready;
    let comparing = began.elapsed().as_secs_f64() - made_ready;
    let result = reconciling.finish(compared);
    let all = began.elapsed().as_secs_f64();
    let right = (0..rows).filter(|&row| result.fates[0][row] == result.fates[1][row]).count();
    let pairs = result.reach.pairs_compared;
    let line = |what: &str, seconds: f64, pairs: String, rate: String, found: String| {
        println!("| {rows} | {what} | {seconds:.2} | {pairs} | {rate} | {found} |");
    };
    line("making ready", made_ready, String::new(), String::new(), String::new());
    line("comparing", comparing, pairs.to_string(), format!("{:.0}", pairs as f64 / busy), String::new());
    line("solving and telling", all - made_ready - comparing, String::new(), String::new(), String::new());
    line("all", all, String::new(), String::new(), format!("{:.4}", right as f64 / rows as f64));
    println!("<!-- {:?}; {} -->", result.reach, memory());
    Ok(())
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

/// Two lists of the same made-up people, in Latin and in Cyrillic letters, the second with errors.
fn lists(rows: usize) -> (List, List) {
    let mut state = 42_u64;
    let mut below = |end: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % end
    };
    let (mut one, mut other) = (List::default(), List::default());
    for number in 0..rows {
        let given = GIVEN[below(GIVEN.len())];
        let family = FAMILY.map(|part| part[below(part.len())]);
        let latin = format!("{} {}{}{}", given.0, family[0].0, family[1].0, family[2].0);
        let native = format!("{}{}{} {}", family[0].1, family[1].1, family[2].1, given.1);
        let small = |number: usize| u8::try_from(number).unwrap_or(1);
        let (year, month, day) = (1950 + i64::from(small(below(50))), small(1 + below(12)), small(1 + below(28)));
        let born = |month, day| PartialDate::gregorian(year, month, day).into_iter().collect();
        let claim = |name: String, born: Vec<PartialDate>| Claim {
            names: vec![Name::whole(name)],
            born,
            sex: Some(Sex::Male),
            birth_place: Some(format!("Town {}", number % 977)),
            documents: vec![format!("AB{number:07}")],
            ..Claim::default()
        };
        one.claims.push(claim(latin, born(month, day)));
        let mut wrong = claim(native, born(month, day));
        match below(10) {
            0 => wrong.born = born(day.min(12), month),
            1 => wrong.born.clear(),
            _ => {}
        }
        if below(4) != 0 {
            wrong.documents.clear();
        }
        if below(3) == 0 {
            wrong.birth_place = None;
        }
        other.claims.push(wrong);
    }
    (one, other)
}

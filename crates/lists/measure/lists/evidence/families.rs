//! Whether '0.9' means nine in ten where brothers, sisters, fathers and sons are on the lists, and how many of them are
//! taken for one human or asked about.
//!
//! The people have the names of the sets (`crate::names::rows`), in one language on one list and in English on the other;
//! relatives, dates, places and what is wrong with them are drawn, always the same.

use std::collections::BTreeSet;

use takas_lists::reconcile::{Limits, Pair, Reconciliation, Role, Side, reconcile};
use takas_lists::{Claim, List, Name, PartialDate};

use super::calibration::{brier, error};
use crate::lot::Lot;
use crate::names::rows::{self, Row};

/// Judges every set that is long enough.
pub(crate) fn run(persons: Option<&String>) -> Result<(), String> {
    println!(
        "\n| with relatives | people | pairs | calibration error | of pairs above .05 | Brier | relatives | joined | asked about | found |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    let mut all = Judged::default();
    for set in rows::sets(None, persons)? {
        // In Hungary the family comes first, in one language of the two.
        let names: Vec<Words> = set.rows.iter().filter_map(Words::of).collect();
        if set.title == "hungarian" || names.len() < 40 {
            continue;
        }
        let judged = judge(&names, set.rows.len() as u64)?;
        judged.tell(&set.title);
        all.add(judged);
    }
    all.tell("all");
    super::calibration::bins(&all.told);
    Ok(())
}

/// A given and a family name, each in both languages.
#[derive(Clone)]
struct Words {
    given: [String; 2],
    family: [String; 2],
}

impl Words {
    /// Of a row in which both names have two words.
    fn of(row: &Row) -> Option<Self> {
        let two = |name: &str| -> Option<[String; 2]> {
            // 'Family, Given' or 'Given Family'.
            let turned = name.split_once(", ").map(|(family, given)| format!("{given} {family}"));
            let words: Vec<String> = turned.as_deref().unwrap_or(name).split_whitespace().map(str::to_owned).collect();
            words.try_into().ok()
        };
        let ([given, family], [english_given, english_family]) = (two(&row.left)?, two(&row.right)?);
        Some(Self { given: [given, english_given], family: [family, english_family] })
    }
}

/// A human, as both lists would have them without a fault.
#[derive(Clone)]
struct Human {
    given: [String; 2],
    family: [String; 2],
    father: [String; 2],
    born: (i64, usize, usize),
    place: usize,
    held: usize,
    /// Humans of one number are relatives.
    kin: usize,
}

/// People, every fifth of whom has a brother, a sister or a son among them.
fn people(names: &[Words], lot: &mut Lot) -> Vec<Human> {
    let mut people = Vec::new();
    for (kin, name) in names.iter().enumerate() {
        let given = |lot: &mut Lot| names[lot.below(names.len())].given.clone();
        let one = Human {
            given: name.given.clone(),
            family: name.family.clone(),
            father: given(lot),
            born: (1945 + count(lot.below(50)), 1 + lot.below(12), 1 + lot.below(28)),
            place: lot.below(40),
            held: lot.below(6),
            kin,
        };
        if lot.below(5) == 0 {
            let mut other = Human {
                given: given(lot),
                born: (0, 1 + lot.below(12), 1 + lot.below(28)),
                place: if lot.below(10) < 7 { one.place } else { lot.below(40) },
                held: if lot.below(10) < 6 { one.held } else { lot.below(6) },
                ..one.clone()
            };
            if lot.below(3) == 0 {
                (other.father, other.born.0) = (one.given.clone(), one.born.0 + 20 + count(lot.below(16)));
            } else {
                other.born.0 = one.born.0 + count(lot.below(25)) - 12;
            }
            people.push(other);
        }
        people.push(one);
    }
    people
}

/// What a list says of a human: in language `side`, with what is missing and what is wrong.
fn claim(human: &Human, side: usize, lot: &mut Lot) -> Claim {
    let (year, month, day) = human.born;
    let (year, month, day) = match lot.below(100) {
        0..2 if day <= 12 => (year, day, month),
        2 => (year, month, day % 28 + 1),
        3..5 => (year, month, 1 + lot.below(28)),
        5 => (year, 1 + lot.below(12), day),
        6..8 => (year + 1, month, day),
        8..12 => (1945 + count(lot.below(50)), 1 + lot.below(12), 1 + lot.below(28)),
        _ => (year, month, day),
    };
    let small = |number: usize| u8::try_from(number).unwrap_or(1);
    let born = PartialDate::gregorian(year, small(month), small(day));
    let place = |place: usize| VILLAGES[place % VILLAGES.len()].to_owned();
    let known = |lot: &mut Lot, of_ten: usize| lot.below(10) < of_ten;
    Claim {
        names: vec![Name::whole(format!("{} {}", human.given[side], human.family[side]))],
        father: known(lot, 6).then(|| Name::whole(human.father[side].as_str())),
        born: born.filter(|_| known(lot, 8)).into_iter().collect(),
        birth_place: known(lot, 7).then(|| place(if known(lot, 8) { human.place } else { lot.below(40) })),
        held_at: known(lot, 5).then(|| place(30 + if known(lot, 7) { human.held } else { lot.below(6) })),
        ..Claim::default()
    }
}

/// What was told of pairs, and the truth.
#[derive(Default)]
struct Judged {
    people: usize,
    told: Vec<(f64, bool)>,
    /// Pairs of relatives over both lists or on one; how many of them were joined, and asked about.
    relatives: usize,
    joined: usize,
    asked: usize,
    /// Humans on both lists, and how many of them were found or asked about.
    both: usize,
    found: usize,
}

impl Judged {
    fn add(&mut self, other: Self) {
        self.told.extend(other.told);
        self.people += other.people;
        self.relatives += other.relatives;
        self.joined += other.joined;
        self.asked += other.asked;
        self.both += other.both;
        self.found += other.found;
    }

    fn tell(&self, title: &str) {
        println!(
            "| {title} | {} | {} | {:.4} | {:.4} | {:.4} | {} | {} | {} | {:.3} |",
            self.people,
            self.told.len(),
            error(&self.told, 0.0),
            error(&self.told, 0.05),
            brier(&self.told),
            self.relatives,
            self.joined,
            self.asked,
            self.found as f64 / self.both.max(1) as f64,
        );
    }
}

fn judge(names: &[Words], seed: u64) -> Result<Judged, String> {
    let mut lot = Lot(seed);
    let people = people(names, &mut lot);
    let mut lists = [List::default(), List::default()];
    let mut humans: [Vec<usize>; 2] = Default::default();
    for (number, human) in people.iter().enumerate() {
        for side in [0, 1] {
            if lot.below(10) < 8 {
                lists[side].claims.push(claim(human, side, &mut lot));
                humans[side].push(number);
            }
        }
    }
    let [one, other] = &lists;
    let sides = [Side { list: one, role: Role::Claims }, Side { list: other, role: Role::Acknowledges }];
    let limits = Limits { every_pair_until: u64::MAX, ..Limits::default() };
    let result = reconcile(&sides, &[], &limits).map_err(|error| error.to_string())?;
    Ok(judged(&result, &people, &humans))
}

fn judged(result: &Reconciliation, people: &[Human], humans: &[Vec<usize>; 2]) -> Judged {
    let mut judged = Judged { people: people.len(), ..Judged::default() };
    let human = |row: takas_lists::reconcile::Row| humans[usize::from(row.list.0)][row.claim.0 as usize];
    let told = |pair: &Pair| (human(pair.one), human(pair.other));
    let over: Vec<&Pair> = result.groups.iter().flat_map(|group| &group.ties).chain(&result.questions).collect();
    for pair in over.iter().copied().chain(&result.duplicates) {
        let (one, other) = told(pair);
        if one != other && people[one].kin == people[other].kin {
            let sure = pair.band == takas_lists::reconcile::Band::Same;
            judged.joined += usize::from(sure);
            judged.asked += usize::from(!sure);
        }
    }
    let known: BTreeSet<(usize, usize)> = over.iter().map(|pair| told(pair)).collect();
    judged.told = over.iter().map(|pair| (pair.probability.value(), told(pair).0 == told(pair).1)).collect();
    for &one in &humans[0] {
        for &other in &humans[1] {
            judged.relatives += usize::from(one != other && people[one].kin == people[other].kin);
        }
    }
    for side in humans {
        let kin = |number: &usize| people[*number].kin;
        judged.relatives += side.windows(2).filter(|pair| kin(&pair[0]) == kin(&pair[1])).count();
    }
    for one in humans[0].iter().filter(|one| humans[1].contains(one)) {
        judged.both += 1;
        if known.contains(&(*one, *one)) {
            judged.found += 1;
        } else {
            judged.told.push((0.0, true));
        }
    }
    judged
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(0)
}

const VILLAGES: &[&str] = &[
    "Ardakent",
    "Ilgin Ford",
    "Lower Mill",
    "Upper Ferry",
    "Salt Well",
    "Three Oaks",
    "Karasu",
    "Stone Bridge",
    "Vrelo",
    "Novo Selo",
    "Qasr Rihan",
    "Umm Tuba",
    "Hadjilar",
    "Bela Crkva",
    "Zelenyi Hai",
    "Tell Amar",
    "Deir Salib",
    "Ostrivka",
    "Gornja Luka",
    "Kamianka",
    "Yeni Han",
    "Akbulak",
    "Sarypul",
    "Rybatske",
    "Maly Log",
    "Wadi Hasa",
    "Ain Zara",
    "Bir Asal",
    "Khan Arnaba",
    "Dolna Banya",
    "Petrivka",
    "Orlova Balka",
    "Tash Kurgan",
    "Shirvan Bagh",
    "Mill Town",
    "Old Harbour",
    "Ras Tanur",
    "Bakhmal",
    "Sukha Lisa",
    "Chorna Hora",
];

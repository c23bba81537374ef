//! Places in two languages: which are found to be one, by their words and by other names of towns, and which two are taken
//! for one.
//!
//! The names are those that CLDR has of the towns of time zones (islands and states among them): none of ours, and not those
//! of `GeoNames`, of which our table is made.

use std::collections::BTreeMap;

use takas_lists::evidence::{Bits, Field, Finding};
use takas_lists::reconcile::{Limits, Role, Side, reconcile};
use takas_lists::{Claim, List, Name};

use super::python::Python;

const REQUIREMENTS: &[&str] = &["babel==2.19.0"];

const SCRIPT: &str = include_str!("cities.py");

/// Each of the first beside each of the others.
const LANGUAGES: ([&str; 3], [&str; 13]) =
    (["en", "ru", "ar"], ["uk", "tr", "az", "fa", "he", "hy", "ka", "el", "fr", "de", "pl", "hu", "lt"]);

/// Measures each pair of languages.
pub(crate) fn run() -> Result<(), String> {
    let python = Python::start("lists-places", REQUIREMENTS)?;
    let languages = [&LANGUAGES.0[..], &LANGUAGES.1[..]].concat();
    let told = python.run("cities", SCRIPT, &languages, "")?;
    let mut zones: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    for line in told.lines() {
        let [zone, language, name] = line.split('\t').collect::<Vec<_>>()[..] else { continue };
        zones.entry(zone).or_default().insert(language, name);
    }
    println!(
        "\n| places in | one place: by words | by another name | not found | these weigh whole | two places | taken for one | of the others weigh whole |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    let (mut of_one, mut of_two) = (Counts::default(), Counts::default());
    for (at, one) in LANGUAGES.0.iter().enumerate() {
        for other in LANGUAGES.0[at + 1..].iter().chain(&LANGUAGES.1) {
            let both = zones.values().filter_map(|names| Some((*names.get(one)?, *names.get(other)?)));
            let counts = counted(&both.filter(|names| names.0 != names.1).collect::<Vec<_>>())?;
            counts.tell(&format!("{one}, {other}"));
            if script(one) == script(other) { &mut of_one } else { &mut of_two }.add(&counts);
        }
    }
    of_one.tell("all of one script");
    of_two.tell("all of two scripts");
    Ok(())
}

/// The script of a language, by a language of it.
fn script(language: &str) -> &str {
    match language {
        "uk" => "ru",
        "fa" => "ar",
        "ru" | "ar" | "he" | "hy" | "ka" | "el" => language,
        _ => "en",
    }
}

/// How often something was found of pairs of names of one place, and of two.
#[derive(Default)]
struct Counts {
    words: usize,
    other_name: usize,
    not_found: usize,
    not_found_whole: usize,
    two: usize,
    taken_for_one: usize,
    two_whole: usize,
}

impl Counts {
    fn add(&mut self, other: &Self) {
        self.words += other.words;
        self.other_name += other.other_name;
        self.not_found += other.not_found;
        self.not_found_whole += other.not_found_whole;
        self.two += other.two;
        self.taken_for_one += other.taken_for_one;
        self.two_whole += other.two_whole;
    }

    fn tell(&self, title: &str) {
        println!(
            "| {title} | {} | {} | {} | {} | {} | {} | {} |",
            self.words,
            self.other_name,
            self.not_found,
            self.not_found_whole,
            self.two,
            self.taken_for_one,
            self.two_whole
        );
    }
}

/// What is found of names of one place, and of as many of two: each beside the other name of the seventh after it.
fn counted(names: &[(&str, &str)]) -> Result<Counts, String> {
    let mut counts = Counts::default();
    for (at, (one, other)) in names.iter().enumerate() {
        match found(one, other)? {
            (Finding::Different, weight) => {
                counts.not_found += 1;
                counts.not_found_whole += usize::from(weighs_whole(weight));
            }
            (Finding::OtherName, _) => counts.other_name += 1,
            _ => counts.words += 1,
        }
        let second = names[(at + 7) % names.len()].1;
        counts.two += 1;
        match found(one, second)? {
            (Finding::Different, weight) => counts.two_whole += usize::from(weighs_whole(weight)),
            _ => counts.taken_for_one += 1,
        }
    }
    Ok(counts)
}

/// Of a birth place a difference weighs one and a half bits, or half of that.
fn weighs_whole(weight: Bits) -> bool {
    weight < Bits::hundredths(-100)
}

/// What two birth places show, in two rows that are one human by all else.
fn found(one: &str, other: &str) -> Result<(Finding, Bits), String> {
    let list = |place: &str| List {
        title: String::new(),
        claims: vec![Claim {
            names: vec![Name::whole("Ivan Petrovich Sokolov")],
            documents: vec!["AB 123456".to_owned()],
            birth_place: Some(place.to_owned()),
            ..Claim::default()
        }],
    };
    let (one, other) = (list(one), list(other));
    let sides = [Side { list: &one, role: Role::Claims }, Side { list: &other, role: Role::Acknowledges }];
    let result = reconcile(&sides, &[], &Limits::default()).map_err(|error| error.to_string())?;
    let mut lines = result.groups.iter().flat_map(|group| &group.ties).flat_map(|tie| &tie.evidence.lines);
    let line = lines.find(|line| line.field == Field::BirthPlace).ok_or("two rows of one human were not joined")?;
    Ok((line.finding, line.weight))
}

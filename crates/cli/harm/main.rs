//! `cargo xtask faults desks [--kills N] [--days N] [--seed N]`: two desks on one PostgreSQL, one of which is killed again and again while a
//! whole team runs Ankara's day at them. What is done stands in `day.rs`, what has to hold in `after.rs`.

#[path = "../../store/harm/chance.rs"]
mod chance;
#[path = "mod.rs"]
mod harm;
#[path = "../../store/tests/it/postgres.rs"]
#[expect(dead_code, reason = "the tests of the store want more of it")]
mod postgres;
#[path = "../../store/harm/programs.rs"]
mod programs;

use std::process::ExitCode;

use harm::day::{Day, Report, run};

/// Kills of a day, and days, where nothing is said.
const KILLS: u64 = 20;
const DAYS: u64 = 5;

fn main() -> ExitCode {
    match kill_desks() {
        Ok(0) => ExitCode::SUCCESS,
        Ok(violations) => {
            eprintln!("{violations} violations; they stand above");
            ExitCode::FAILURE
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn kill_desks() -> Result<usize, String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |name: &str, usual: u64| {
        let at = arguments.iter().position(|word| word == name);
        at.and_then(|at| arguments.get(at + 1)?.parse().ok()).unwrap_or(usual)
    };
    let (kills, days, seed) = (number("--kills", KILLS), number("--days", DAYS), number("--seed", 0));
    let itself = std::env::current_exe().map_err(|error| error.to_string())?;
    // target/release/examples/desk-faults, and the program above it.
    let takas = itself.parent().and_then(|folder| folder.parent()).map(|folder| folder.join("takas"));
    let takas = takas.filter(|takas| takas.is_file()).ok_or("`takas` is not beside this program: build it first")?;
    println!(
        "| day | words | kills | went to the other | answered again | streams gone on with | events told | violations | s |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    let mut violations = 0;
    for number in seed..seed + days {
        let kills = usize::try_from(kills).unwrap_or(0);
        let report = run(&Day { takas: takas.clone(), store: postgres::fresh(), kills, seed: number })?;
        println!("{}", row(number, &report));
        report.violations.iter().for_each(|violation| eprintln!("day {number}: {violation}"));
        violations += report.violations.len();
    }
    Ok(violations)
}

fn row(day: u64, report: &Report) -> String {
    let Report { said, kills, went, answered_again, resumed, told, violations, took } = report;
    format!(
        "| {day} | {said} | {kills} | {went} | {answered_again} | {resumed} | {told} | {} | {:.0} |",
        violations.len(),
        took.as_secs_f64()
    )
}

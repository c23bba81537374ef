//! Learns the tables of `takas-lists` from pairs of name words in two scripts: `cargo xtask learn names FOLDER`; and makes
//! that of other names of towns from a file of all their names: `cargo xtask learn places`.
//!
//! `FOLDER` holds `tokens-russian.tsv`, `tokens-arabic.tsv` and `tokens-hebrew.tsv`: Latin word, native letters with
//! blanks between, how often (`NETransliteration`, COLING 2018, from Wikidata, CC0). Written are the models and the
//! frequencies of `crates/lists/data`, byte by byte the same for the same pairs. Judged they are elsewhere
//! (`measure/lists`), on names of people, of which nothing is read here.

#![expect(clippy::print_stderr, reason = "a chore tells how far it is")]

mod expect;
mod frequency;
mod pairs;
mod places;

use std::path::Path;
use std::process::ExitCode;

use takas_lists::names::learning::Side;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["names", from, to] => learn(Path::new(from), Path::new(to)),
        ["places", from, to] => {
            places::table(Path::new(from)).and_then(|table| write(Path::new(to), "places.tsv", table.as_bytes()))
        }
        _ => {
            eprintln!("learn names FOLDER-OF-PAIRS FOLDER-OF-TABLES | learn places FILE-OF-TOWNS FOLDER-OF-TABLES");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// Bits in eighths, as tables hold them.
#[expect(clippy::cast_possible_truncation, reason = "within the range by the line itself")]
fn eighths(bits: f64) -> u8 {
    (bits * 8.0).round().clamp(0.0, 255.0) as u8
}

fn write(to: &Path, name: &str, bytes: &[u8]) -> Result<(), String> {
    eprintln!("{name}: {} bytes", bytes.len());
    std::fs::write(to.join(name), bytes).map_err(|error| format!("{name}: {error}"))
}

fn learn(from: &Path, to: &Path) -> Result<(), String> {
    std::fs::create_dir_all(to).map_err(|error| format!("{}: {error}", to.display()))?;
    let write = |name: &str, bytes: &[u8]| write(to, name, bytes);
    let mut counts = frequency::Counts::default();
    let sources = [
        ("russian", Side::Sounds, "sounds.bin"),
        ("arabic", Side::Arabic, "arabic.bin"),
        ("hebrew", Side::Hebrew, "hebrew.bin"),
    ];
    let mut spellings = Vec::new();
    for (language, side, name) in sources {
        let rows = pairs::read(&from.join(format!("tokens-{language}.tsv")), side)?;
        eprintln!("{language}: {} pairs", rows.len());
        counts.add(side, &rows);
        let examples = pairs::examples(side, &rows);
        let bytes = expect::learn(side, &examples);
        write(name, &bytes)?;
        if side == Side::Sounds {
            spellings = pairs::spellings(&bytes, &rows);
        }
    }
    eprintln!("spellings: {} pairs", spellings.len());
    write("latin.bin", &expect::learn(Side::Latin, &spellings))?;
    write("pairs.bin", &counts.pair_table())?;
    write("frequency.bin", &counts.table())
}

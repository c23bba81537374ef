//! Whole evidence: FEBRL 4 beside Splink in the same run, and whether '0.9' means nine in ten.
//!
//! `--only febrl | historical | names | places | relatives` measures one of them; `--peers` the others, too (in Python, in `target/peers`);
//! `--learn` prints the curve of names anew, `--errors` the pairs of FEBRL that were not found; `--persons FOLDER` has
//! further tables of names.

mod calibration;
mod families;
mod febrl;
mod historical;
mod places;
mod python;

/// Measures.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let flag = |name: &str| arguments.iter().any(|word| word == name);
    let persons = arguments.iter().position(|word| word == "--persons").and_then(|place| arguments.get(place + 1));
    if flag("--learn") {
        return calibration::learn(persons);
    }
    let only = arguments.iter().position(|word| word == "--only").and_then(|place| arguments.get(place + 1));
    let wanted = |what: &str| only.is_none_or(|only| only == what);
    if wanted("febrl") {
        febrl::run(flag("--peers"), flag("--errors"))?;
    }
    if wanted("historical") {
        historical::run(flag("--peers"))?;
    }
    if wanted("names") {
        calibration::run(flag("--peers"), persons)?;
    }
    if wanted("places") {
        places::run()?;
    }
    if wanted("relatives") {
        families::run(persons)?;
    }
    Ok(())
}

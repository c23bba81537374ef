//! Whole evidence: FEBRL 4 beside Splink in the same run, and whether '0.9' means nine in ten.
//!
//! `--peers` measures the others, too (in Python, in `target/peers`); `--learn` prints the curve of names anew,
//! `--errors` the pairs of FEBRL that were not found; `--persons FOLDER` has further tables of names.

mod calibration;
mod febrl;
mod python;

/// Measures.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let flag = |name: &str| arguments.iter().any(|word| word == name);
    let persons = arguments.iter().position(|word| word == "--persons").and_then(|place| arguments.get(place + 1));
    if flag("--learn") {
        return calibration::learn(persons);
    }
    febrl::run(flag("--peers"), flag("--errors"))?;
    calibration::run(flag("--peers"), persons)
}

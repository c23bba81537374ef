//! `cargo xtask bench lists WHAT`: how well and how fast lists are compared, beside what others do on the same rows.
//!
//! `names` compares names alone, over scripts; `evidence` all that is known, beside Splink, and whether a probability is
//! one; `scale` long lists.

#![expect(clippy::print_stdout, reason = "a measurement prints its table")]

mod evidence;
mod lot;
mod names;
mod scale;
mod solve;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.split_first() {
        Some((what, rest)) if what == "names" => names::run(rest),
        Some((what, rest)) if what == "evidence" => evidence::run(rest),
        Some((what, rest)) if what == "scale" => scale::run(rest),
        _ => Err("names [--peers [--logic]] [--only SET] [--errors SET] [--from FOLDER], evidence [--only febrl | historical | names | places | relatives] [--peers | --learn], or scale [ROWS]".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            println!("{problem}");
            ExitCode::FAILURE
        }
    }
}

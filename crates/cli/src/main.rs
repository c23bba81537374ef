//! The `takas` command: arguments, files, exit codes. The work is done by the crates behind it.

#[macro_use]
extern crate takas_desk;

mod arguments;
mod commands;
mod limits;
mod running;
mod zone;

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser as _;
use takas_desk::{dossier, exit, failure, folder, kept, planning, reading, talks};

use arguments::{Arguments, Command};
use failure::Failure;

/// Columns of text output.
const COLUMNS: usize = 100;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = match &arguments.command {
        Command::New { folder } => commands::new::run(folder),
        Command::Check { case, deal, json } => commands::check::run(case, deal.as_deref(), *json),
        Command::Explain { code } => commands::explain::run(code.as_deref()),
        Command::Fmt { paths, check } => commands::fmt::run(paths, *check),
        Command::Deals(arguments) => commands::deals::run(arguments),
        Command::Chances(arguments) => commands::chances::run(arguments),
        Command::Propose(arguments) => commands::propose::run(arguments),
        Command::Respond(arguments) => commands::respond::run(arguments),
        Command::Contacts(arguments) => commands::contacts::run(arguments),
        Command::Lists(command) => commands::lists::run(command),
        Command::Rounds(arguments) => commands::rounds::run(arguments),
        Command::Sequence(arguments) => commands::sequence::run(arguments),
        Command::Plan(arguments) => commands::plan::run(arguments),
        Command::Replan(arguments) => commands::replan::run(arguments),
        Command::Rehearse(arguments) => commands::rehearse::run(arguments),
        Command::Control(arguments) => commands::control::run(arguments),
        Command::Leg(arguments) => commands::leg::run(arguments),
        Command::Kidney(arguments) => commands::kidney::run(arguments),
        Command::Negotiate(arguments) => commands::negotiate::run(arguments),
        Command::Export(arguments) => commands::export::run(arguments),
        Command::Run(arguments) => commands::run::run(arguments),
        Command::Record(command) => commands::record::run(command),
        Command::Store(command) => commands::store::run(command),
        #[cfg(feature = "desk")]
        Command::Serve(arguments) => commands::serve::run(arguments),
        #[cfg(feature = "desk")]
        Command::Cases(command) => commands::cases::run(command),
        Command::Demo { folder, pace } => commands::demo::run(folder, *pace),
        Command::Schema { name } => commands::schema::run(name.as_deref()),
    };
    let code = outcome.unwrap_or_else(|failure| {
        tell!("takas: {failure}");
        failure.code()
    });
    ExitCode::from(code)
}

/// Writes data to standard output. A reader that has gone away (`takas … | head`) is not a failure.
fn put(text: &str) -> Result<(), Failure> {
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(Failure::Output(error)),
        _ => Ok(()),
    }
}

/// Writes a page to a file and says so.
fn put_page(path: &Path, page: &str) -> Result<(), Failure> {
    Ok(folder::put_page(path, page)?)
}

//! How each task is done: handed on to what the pages of its part stand on.

use super::ground::{Found, Ground};
use super::task::Task;
use crate::failure::Failure;
use crate::server::deals::find::find;
use crate::server::lists::{compare, screen};
use crate::server::plans::make;

/// Does a task.
///
/// # Errors
/// When files have mistakes, a limit came before anything was found, or the judge refuses what was.
pub fn run(task: &Task, ground: &Ground) -> Result<Found, Failure> {
    let found = find(task, ground).or_else(|| make(task, ground));
    let found = found.or_else(|| compare(task, ground)).or_else(|| screen(task, ground));
    found.unwrap_or_else(|| Err(Failure::Usage("this desk does not do this".to_owned())))
}

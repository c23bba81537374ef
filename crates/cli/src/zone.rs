//! The zone of agreement within the limits of the command line.

use takas_desk::deals::zone;
pub(crate) use takas_desk::deals::zone::Cleared;
use takas_model::Case;

use crate::arguments::LimitArguments;
use crate::failure::Failure;
use crate::limits::with_engine;

/// Clears the case within limits and has the judge look at it.
///
/// # Errors
/// When numbers cannot be added up, or the judge refuses what the engine found.
pub(crate) fn clear(case: &Case, arguments: LimitArguments) -> Result<Cleared, Failure> {
    with_engine(Some(case), arguments, |engine| zone::clear(engine, case))
}

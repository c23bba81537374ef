//! The chores as a person calls them: arguments, output, exit codes.

mod calls;
mod planted;

//! The pages of the desk in a real browser. Pictures of them are left in `target/desk-screenshots`.

mod colleagues;
mod day;
mod deals;
pub(crate) mod driver;
pub(crate) mod entry;
mod every;
pub(crate) mod gate;
mod guide;
mod heard;
mod lists;
mod locked;
pub(crate) mod looks;
mod plans;
mod planted;
mod restart;
pub(crate) mod served;
mod talks;
mod ways;

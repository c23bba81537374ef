//! The pages of the desk in a real browser. Pictures of them are left in `target/desk-screenshots`.

mod deals;
pub(crate) mod driver;
pub(crate) mod entry;
pub(crate) mod gate;
mod locked;
pub(crate) mod looks;
mod plans;
mod planted;
pub(crate) mod served;
mod talks;

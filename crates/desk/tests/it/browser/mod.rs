//! The pages of the desk in a real browser. Pictures of them are left in `target/desk-screenshots`.

pub(crate) mod driver;
pub(crate) mod entry;
mod gate;
mod locked;
pub(crate) mod looks;
mod planted;
pub(crate) mod served;

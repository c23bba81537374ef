//! The pages of the desk in a real browser. Pictures of them are left in `target/desk-screenshots`.

mod driver;
mod entry;
mod gate;
mod locked;
mod looks;
mod planted;
mod served;

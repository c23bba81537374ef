//! Tests of the crate as its users see it.

mod decisions;
mod names;
mod people;
mod places;
mod planted;
mod whole;

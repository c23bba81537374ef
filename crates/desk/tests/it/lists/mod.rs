//! Lists of persons at the desk: side by side, decided about, released; and told to each as far as is theirs.

mod release;
mod review;
mod secrets;
mod sheet;
mod tongues;
mod upload;
pub(crate) mod world;

//! Lists of persons at the desk: side by side, decided about, released; and told to each as far as is theirs.

mod background;
mod mended;
mod release;
mod review;
mod screening;
mod secrets;
mod sheet;
mod told;
mod tongues;
mod upload;
pub(crate) mod world;

//! The `takas` command from outside, and engine, judge and brute force together: one binary.

mod browser;
mod canaries;
mod chances;
mod desk;
mod examples;
mod examples_packages;
mod export;
mod front;
mod guide;
mod json;
mod kidney;
mod landscape;
mod legs;
mod limits;
mod metamorphic;
mod mistakes;
mod negotiate;
mod oracle;
mod protection;
mod rounds;
mod sequence;
mod transcript;
mod transcripts;
mod windows;
mod write;
mod write_lists;

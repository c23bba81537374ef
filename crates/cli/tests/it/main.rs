//! The `takas` command from outside, and engine, judge and brute force together: one binary.

mod desk;
mod examples;
mod oracle;
mod transcripts;

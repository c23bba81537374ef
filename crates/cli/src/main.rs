//! The `takas` command.

fn main() {}

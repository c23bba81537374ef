//! The rule language: text to tokens, tokens to syntax, syntax to text again, syntax to `model::Sentence`.
//!
//! The grammar and the meaning stand in `docs/reference/rules.md`. Syntax knows no names; `resolve` looks them up in
//! a case.

pub(crate) mod acts;
mod cursor;
pub(crate) mod lexer;
pub(crate) mod lookup;
pub(crate) mod parser;
pub(crate) mod printer;
pub(crate) mod question;
pub(crate) mod resolve;
mod selection;
pub(crate) mod syntax;

#[cfg(test)]
mod tests;

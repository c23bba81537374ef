//! Explanations of the codes about files and TOML as such.

use super::{Code, Explanation};

pub(super) const UNEXPLAINED: Explanation = Explanation { code: Code::TomlSyntax, text: "", wrong: "", right: "" };

pub(super) const EXPLANATIONS: &[Explanation] = &[];

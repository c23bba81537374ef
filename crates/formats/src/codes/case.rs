//! Explanations of the codes of this theme.

use super::Explanation;

pub(super) const EXPLANATIONS: &[Explanation] = &[];

//! Lists that are texts: the encoding, and rows of cells between separators.

mod codepages;
pub(super) mod delimited;
pub(super) mod encoding;

//! The root of a log as its leaves come in: whole trees with their heights, joined when two have the same.
//!
//! For verification. It is not the code that grows a log ([`crate::Frontier`]); the two are held together by tests.

use crate::merkle::{Hash, empty_root, node_hash};

/// The whole trees into which what came in falls apart, the largest first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Roots {
    trees: Vec<(u32, Hash)>,
}

impl Roots {
    /// Takes the next leaf, or the next hash of the same level.
    pub(crate) fn push(&mut self, leaf: Hash) {
        let mut tree = (0, leaf);
        while let Some((height, left)) = self.trees.pop_if(|(height, _)| *height == tree.0) {
            tree = (height + 1, node_hash(&left, &tree.1));
        }
        self.trees.push(tree);
    }

    /// The trees' roots.
    pub(crate) fn peaks(&self) -> Vec<Hash> {
        self.trees.iter().map(|(_, hash)| *hash).collect()
    }

    /// The root over what came in.
    pub(crate) fn root(&self) -> Hash {
        over(&self.peaks())
    }
}

/// The roots of the whole trees into which hashes side by side fall apart.
pub(crate) fn peaks(hashes: &[Hash]) -> Vec<Hash> {
    let mut roots = Roots::default();
    for hash in hashes {
        roots.push(*hash);
    }
    roots.peaks()
}

/// The root over whole trees side by side, the largest first.
pub(crate) fn over(peaks: &[Hash]) -> Hash {
    let from_the_right = peaks.iter().rev().copied();
    from_the_right.reduce(|right, left| node_hash(&left, &right)).unwrap_or_else(empty_root)
}

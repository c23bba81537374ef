//! Numbers that look random and are the same every time.

/// Where the numbers come from (Knuth's constants of MMIX).
pub(crate) struct Lot(pub(crate) u64);

impl Lot {
    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

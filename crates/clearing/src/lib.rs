//! The exact engine of Takas: positions in, proven deals out.

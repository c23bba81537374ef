//! The independent judge of Takas: deals, optima and conflicts.

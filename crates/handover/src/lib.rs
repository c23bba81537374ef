//! The planner of Takas: a deal in, an immutable handover plan out.
//!
//! Nothing here reads files, knows the clock or judges its own work: `takas-check` does, with code of its own.

//! The exchange as a drawing.

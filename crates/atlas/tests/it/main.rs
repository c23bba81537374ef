//! The atlas against places and ways that are known from maps.

mod places;
mod ways;

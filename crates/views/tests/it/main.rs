//! What the views show, and what they never show.

mod ankara;
mod build;
mod pages;

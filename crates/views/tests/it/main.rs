//! What the views show, and what they never show.

mod ankara;
mod build;
mod canary;
mod markup;
mod pages;
mod stress;

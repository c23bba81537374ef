//! What the views show, and what they never show.

mod ankara;
mod board;
mod build;
mod canary;
mod contacts;
mod day;
mod day_canary;
mod day_engine;
mod day_page;
mod lists;
mod markup;
mod mini;
mod pages;
mod plan_canary;
mod plan_export;
mod plan_page;
mod plan_text;
mod stress;

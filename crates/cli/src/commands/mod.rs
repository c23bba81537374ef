//! The commands, one module each.

pub(crate) mod chances;
pub(crate) mod check;
pub(crate) mod control;
pub(crate) mod deals;
pub(crate) mod demo;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod fmt;
pub(crate) mod kidney;
pub(crate) mod leg;
pub(crate) mod negotiate;
pub(crate) mod new;
pub(crate) mod plan;
pub(crate) mod propose;
pub(crate) mod record;
pub(crate) mod rehearse;
pub(crate) mod replan;
pub(crate) mod respond;
pub(crate) mod rounds;
pub(crate) mod run;
pub(crate) mod schema;
pub(crate) mod sequence;
#[cfg(feature = "desk")]
pub(crate) mod serve;
pub(crate) mod store;

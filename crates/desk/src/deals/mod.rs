//! Deals: what the engine finds about a case, each part of it judged before anybody sees it. Commands and pages stand on it.
//!
//! - [`gather`], [`landscape`]: the best deal and what lies around it, or why there is none; the front and deals far apart;
//! - [`question`]: what if this moved, or that did not; [`weighing`]: how likely deals are to be accepted, and what to ask next;
//! - [`found`]: what was gathered, for views and as JSON, with the ids under which deals are known;
//! - [`order`]: a deal in its safe order; [`zone`]: the zone of agreement at a moment;
//! - [`proposing`], [`answering`]: a deal laid before parties, and what a party says to it.

pub mod answering;
pub mod found;
pub mod gather;
pub mod landscape;
pub mod order;
pub mod proposing;
pub mod question;
pub mod weighing;
pub mod zone;

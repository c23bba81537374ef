//! Operations at the desk: run over HTTP with keys that are nowhere but in the test, read by each as far as is his, killed and gone on with,
//! and shared by two desks.

pub(crate) mod ankara;
pub(crate) mod browser_code;
pub(crate) mod canaries;
pub(crate) mod driven;
mod gives_way;
mod shared;
pub(crate) mod stand_in;
mod streams;
pub(crate) mod tongues;

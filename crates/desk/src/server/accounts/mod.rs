//! Who works here: invitations, passkeys, devices, sessions.

/// Everybody who works at a desk.
#[derive(Debug, Default)]
pub struct Accounts {}

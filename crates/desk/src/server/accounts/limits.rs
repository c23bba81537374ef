//! How long and how many. All numbers of accounts stand here, and in `docs/reference/desk.md`.

use takas_model::Instant;

/// A session ends after this, whatever is done.
pub const SESSION_SECONDS: Instant = 16 * 3600;
/// A session ends when nothing was done for so long.
pub const SESSION_IDLE_SECONDS: Instant = 2 * 3600;
/// That a session is used is written down so often at most.
pub const SEEN_EVERY_SECONDS: Instant = 15 * 60;
/// Passkeys and recovery codes are changed, and people invited, within so long of signing in.
pub const RECENT_SECONDS: Instant = 15 * 60;
/// A ceremony is finished within this.
pub const CEREMONY_SECONDS: Instant = 5 * 60;
/// An invitation is good for so long, unless said otherwise.
pub const INVITATION_SECONDS: Instant = 3 * 24 * 3600;
/// The longest that an invitation is good.
pub const INVITATION_SECONDS_MAX: Instant = 14 * 24 * 3600;
/// A token is good for so long at most.
pub const TOKEN_SECONDS_MAX: Instant = 90 * 24 * 3600;
/// That a token is used is written down so often at most.
pub const TOKEN_USED_EVERY_SECONDS: Instant = 3600;
/// The clocks of two desks on one store may differ by so much before one forgets what the other still needs.
pub const CLOCKS_DIFFER_SECONDS: Instant = 3600;
/// After so long in memory, what other desks wrote is looked up before a session is believed.
pub const STALE_SECONDS: Instant = 1;

/// How many recovery codes are made at once.
pub const CODES: usize = 8;
/// The most passkeys of an account.
pub const PASSKEYS_MAX: usize = 12;
/// The most devices of an account that sign at the same time.
pub const DEVICES_MAX: usize = 12;
/// The most invitations that are good at the same time.
pub const INVITATIONS_MAX: usize = 200;
/// The most memberships in one invitation.
pub const MEMBERSHIPS_MAX: usize = 64;
/// The longest name, in characters.
pub const NAME_MAX: usize = 80;
/// The longest label of a passkey or a device, in characters.
pub const LABEL_MAX: usize = 40;
/// The most tokens of an account that are good at the same time.
pub const TOKENS_MAX: usize = 20;

/// Failures of an account that cost nothing; from then on each doubles the wait.
pub const FREE_OF_ACCOUNT: u32 = 5;
/// Failures of an address that cost nothing.
pub const FREE_OF_ADDRESS: u32 = 20;
/// The first wait.
pub const WAIT_SECONDS: u32 = 2;
/// The longest wait.
pub const WAIT_SECONDS_MAX: u32 = 300;
/// After so long without a failure those before are forgotten.
pub const FORGIVEN_SECONDS: Instant = 30 * 60;
/// Of so many accounts and addresses failures are remembered; the oldest make room.
pub const REMEMBERED_MAX: usize = 10_000;

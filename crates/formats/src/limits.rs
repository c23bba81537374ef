//! The documented limits of a case. They keep every sum that is made from a case far inside 64 bits.

/// The largest file, in bytes.
pub const FILE_BYTES_MAX: usize = 8 << 20;
/// The largest list of a party in a case, in bytes.
pub const LIST_BYTES_MAX: usize = 48 << 20;
/// The largest file of a saved plan, in bytes: it holds every plan that was in force before.
pub const PLAN_BYTES_MAX: usize = 64 << 20;
/// The longest command, event or charter that is read, in bytes: no charter of the largest case is longer.
pub const OPERATION_BYTES_MAX: usize = 16 << 20;
/// The longest script of an operation, in bytes.
pub const SCRIPT_BYTES_MAX: usize = 8 << 20;
/// How many lines it may have.
pub const SCRIPT_LINES_MAX: usize = 100_000;
/// The largest quantity, count, difficulty, value or length in days.
pub const NUMBER_MAX: u64 = 1_000_000_000;
/// The largest sum that one rule, one party's asks or one objective can reach: the sum of |coefficient| × quantity.
pub const SUM_MAX: u128 = 1_000_000_000_000_000;
/// How many items a case may have.
pub const ITEMS_MAX: usize = 200_000;
/// How many parties a case may have.
pub const PARTIES_MAX: usize = 1_000;
/// How many phases a case may have.
pub const PHASES_MAX: usize = 1_000;
/// How many options an undertaking may have.
pub const OPTIONS_MAX: usize = 20;
/// How many names all sentences and lines of a case may select in all, those of sets counted each time.
pub const SELECTED_MAX: usize = 10_000_000;
/// How deep parentheses and `not` may be nested in a sentence.
pub const SENTENCE_DEPTH_MAX: usize = 32;
/// The longest sentence, in bytes.
pub const SENTENCE_BYTES_MAX: usize = 65_536;
/// How many diagnostics are given for one file; a last note counts the others.
pub const DIAGNOSTICS_PER_FILE_MAX: usize = 200;
/// How many independent syntax mistakes are looked for in one file.
pub(crate) const SYNTAX_ROUNDS_MAX: usize = 40;

/// Lists with an objection window in one position.
pub(crate) const WINDOWS_MAX: usize = 1_000;

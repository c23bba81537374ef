//! What the exit code says. Documented in `docs/reference/exit-codes.md`; stable.

/// All went well; for `deals`: a deal, proved best and checked.
pub const DONE: u8 = 0;
/// A defect of Takas itself: something was about to be shown that its judge refuses.
pub const DEFECT: u8 = 1;
/// The command line could not be understood.
pub const USAGE: u8 = 2;
/// The files of the case have mistakes; they were all reported.
pub const MISTAKES: u8 = 3;
/// There is no deal, no leg or no plan; why was reported.
pub const NO_DEAL: u8 = 4;
/// A deal or plan, but not proved best, or a front or distinct deals not proved as asked: a limit or Ctrl-C came first, or a proof is over
/// the size limit.
pub const NOT_PROVED: u8 = 5;
/// A limit or Ctrl-C came before any answer.
pub const INTERRUPTED: u8 = 6;
/// A file or folder could not be read or written.
pub const FILES: u8 = 7;
/// Something was found that should not be: a record that does not verify, a store that is damaged.
pub const UNSOUND: u8 = 9;
/// Something was said in an operation that was refused; the reasons were told, and all else was done.
pub const REFUSED: u8 = 10;
/// `fmt --check`: some file is not formatted.
pub const NOT_FORMATTED: u8 = 8;

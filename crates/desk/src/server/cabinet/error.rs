//! Why a cabinet cannot be read. Each has a code, which does not change; none says a name or a byte of what is sealed.

use crate::failure::Failure;

/// What is wrong with an entry of a cabinet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CabinetError {
    /// An entry was written by a later program, or is none of a cabinet.
    #[error("cabinet-version: entry {0} of the cabinet is none that this program knows")]
    Version(u64),
    /// An entry was sealed by a key that this desk never had.
    #[error("cabinet-foreign: entry {0} of the cabinet was sealed by a key that is not this desk's")]
    Foreign(u64),
    /// An entry does not open where it stands: it was changed, cut short, or moved here from somewhere else.
    #[error("cabinet-damaged: entry {0} of the cabinet is not what was sealed there")]
    Damaged(u64),
    /// An entry was sealed by the key of another part of the case than the file's.
    #[error("cabinet-misplaced: entry {0} of the cabinet was sealed by the key of another part of the case")]
    Misplaced(u64),
    /// A file that was sealed in several entries has a gap.
    #[error(
        "cabinet-gap: entry {0} of the cabinet goes on with a file that was not begun, or the one before was not ended"
    )]
    Gap(u64),
}

impl CabinetError {
    /// The code, as it stands in `docs/reference/desk.md`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Version(_) => "cabinet-version",
            Self::Foreign(_) => "cabinet-foreign",
            Self::Damaged(_) => "cabinet-damaged",
            Self::Misplaced(_) => "cabinet-misplaced",
            Self::Gap(_) => "cabinet-gap",
        }
    }
}

impl From<CabinetError> for Failure {
    fn from(error: CabinetError) -> Self {
        Self::Record(error.to_string())
    }
}

//! What can keep a case from being cleared besides having no deal.

use thiserror::Error;

/// Why clearing could not begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ClearingError {
    /// A weighted sum of some rule goes beyond what a row can hold (about 9·10¹⁸).
    #[error("the numbers of a rule are too large to be added up exactly")]
    TooLarge,
    /// The deal has too many pieces to be put in order.
    #[error("the deal has more than 5,000 pieces; larger [batches] in mediator/sequence.toml say the same")]
    TooManyPieces,
}

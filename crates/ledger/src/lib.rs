//! The record of Takas, bytes only: a Merkle log of signed and sealed entries that anybody can verify.
//!
//! `docs/reference/record.md` fixes every byte; this crate makes and judges them:
//!
//! - [`merkle`] hashes and verifies proofs, [`Frontier`] grows a log, [`prove`] makes proofs from its [`Tile`]s;
//! - [`Note`], [`Checkpoint`], [`cosign`], [`Witness`] and [`Receipt`] are the public formats around it;
//! - [`Envelope`] is what an author signs, [`Entry`] the leaf into which the desk puts it, [`seal`] and [`Keyring`] what keeps its payload shut,
//!   [`Disclosure`] what opens one without a key;
//! - [`verify_record`] looks at a whole record, [`verify_view`] at the entries of one party, [`audit`] at the files of a log; each tells everything it finds.
//!
//! There is no storage here, no clock, no socket and no randomness: times, seeds and salts are parameters, tiles come and go as bytes. What a payload
//! says is none of this crate's business. Nothing that is read can make it panic.

mod audit;
mod bytes;
mod chain;
mod checkpoint;
mod cosignature;
mod disclosure;
mod entry;
mod envelope;
mod error;
mod finding;
mod frontier;
mod id;
mod judge;
mod key;
mod keyring;
pub mod merkle;
mod note;
pub mod prove;
mod receipt;
mod roots;
mod seal;
mod tile;
mod time;
mod trust;
mod verify;
mod view;
mod witness;

pub use audit::{TileFault, audit};
pub use chain::{AuthorChains, ChainFault, Equivocation, Omission};
pub use checkpoint::{Checkpoint, SignedCheckpoint};
pub use cosignature::{Cosignature, Cosigned, WitnessPolicy, cosign};
pub use disclosure::Disclosure;
pub use entry::{Acceptance, ENTRY_SIZE_MAX, Entry, EntryKind, UnacceptedEntry};
pub use envelope::{Envelope, SEQUENCE_MAX, SignedEnvelope, commitment};
pub use error::LedgerError;
pub use finding::{Finding, Place, Severity, What};
pub use frontier::{Frontier, TileBytes};
pub use id::{AuthorId, CaseId, DeskId, KeyId, OperationId, StreamId};
pub use key::{NoteSigner, PublicKey, SignatureKind, SigningKey, VerifierKey};
pub use keyring::{Keyring, SecretKey};
pub use merkle::Hash;
pub use note::{NOTE_SIGNATURES_MAX, NOTE_SIZE_MAX, Note, NoteSignature};
pub use receipt::Receipt;
pub use seal::{Lock, Opened, PAYLOAD_SIZE_MAX, Payload, Recipients, Sealed, open, seal};
pub use tile::{EntryBundle, Tile, TileKind, grown_tiles};
pub use trust::{AuthorKey, DeskKey, Trust};
pub use verify::{Evidence, RecordVerdict, verify_record};
pub use view::{Kept, ViewEntry, ViewVerdict, verify_view, verify_view_beside};
pub use witness::{AddCheckpoint, Answer, Seen, Status, Witness, monitoring_path};

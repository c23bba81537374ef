//! Lists side by side as JSON, version 1: what `takas lists … --json` writes. Weights are in bits, probabilities in millionths.

use schemars::JsonSchema;
use serde::Serialize;

/// What `takas lists match` found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReconciliationOut {
    /// Decisions that do not go together, in words.
    pub disputes: Vec<String>,
    /// Pairs about which a human has to say, the likeliest first.
    pub doubtful: Vec<PairOut>,
    /// Rows of one list that are one human.
    pub duplicates: Vec<PairOut>,
    /// Version.
    pub format: u32,
    /// What can only be otherwise together.
    pub knots: Vec<KnotOut>,
    /// The lists.
    pub lists: Vec<ReconciledListOut>,
    /// Humans who are on several lists.
    pub matched: Vec<MatchedOut>,
    /// Rows that stand on one list alone.
    pub one_sided: Vec<AloneOut>,
    /// How far it was looked, in sentences.
    pub reach: Vec<String>,
    /// The title of the case, or the names of the lists.
    pub title: String,
    /// Warnings.
    pub warnings: Vec<String>,
}

/// A list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReconciledListOut {
    /// Whose it is, by id.
    pub party: Option<String>,
    /// `claims`, `acknowledges`, `saw`.
    pub role: String,
    /// How many rows name somebody.
    pub rows: usize,
    /// What it is called.
    pub title: String,
}

/// A row.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RowOut {
    /// Its cells as supplied; empty under pseudonyms.
    pub cells: Vec<CellOut>,
    /// The party's own key.
    pub key: Option<String>,
    /// The list.
    pub list: String,
    /// The name as supplied, or a pseudonym.
    pub name: String,
    /// The row, headings included.
    pub row: u32,
    /// `claimed`, `acknowledged`, `denied`, `dead`, `released`, `missing`, `seen`.
    pub says: String,
    /// The sheet; none where there are none.
    pub sheet: Option<String>,
}

/// A cell.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CellOut {
    /// What it is.
    pub column: String,
    /// What stands in it.
    pub text: String,
}

/// A human who is on several lists.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MatchedOut {
    /// The rows, by list; empty where a list has no counterpart.
    pub members: Vec<Vec<RowOut>>,
    /// That the ties are right, in millionths.
    pub probability: u32,
    /// What ties them.
    pub ties: Vec<PairOut>,
}

/// Two rows with their evidence.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PairOut {
    /// `same`, `ask`, `different`.
    pub band: String,
    /// The evidence; it sums to the score.
    pub evidence: Vec<EvidenceOut>,
    /// One row.
    pub one: RowOut,
    /// The other.
    pub other: RowOut,
    /// That they are one human, in millionths.
    pub probability: u32,
    /// What humans said.
    pub said: Vec<SaidOfPairOut>,
    /// The score, in bits.
    pub score: f64,
    /// Why the pair is in its band, in words.
    pub why: String,
}

/// A line of evidence.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EvidenceOut {
    /// What was compared.
    pub field: String,
    /// What was found.
    pub finding: String,
    /// What one row says; empty under pseudonyms.
    pub one: String,
    /// What the other says.
    pub other: String,
    /// What it weighs, in bits.
    pub weight: f64,
}

/// A word of a human about two rows.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SaidOfPairOut {
    /// When: RFC 3339, UTC.
    pub at: String,
    /// By whom.
    pub by: String,
    /// Whether a row has changed since.
    pub has_changed: bool,
    /// `same`, `different`, `not sure`.
    pub says: String,
    /// Why.
    pub why: Option<String>,
}

/// A row that stands on one list alone.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AloneOut {
    /// The same human again in the list.
    pub doubles: Vec<RowOut>,
    /// Whether a question about the row is open.
    pub is_open: bool,
    /// The row.
    pub row: RowOut,
}

/// Pairs that can only be otherwise together.
#[derive(Debug, Serialize, JsonSchema)]
pub struct KnotOut {
    /// How far the other way is behind, in bits.
    pub behind: f64,
    /// What is taken for one human.
    pub now: Vec<(RowOut, RowOut)>,
    /// What would be instead.
    pub otherwise: Vec<(RowOut, RowOut)>,
}

/// What lists say of each human: `takas lists status` and `takas lists settle`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StatusesOut {
    /// How many are as the case has them.
    pub agree: usize,
    /// What the people of the case would gain.
    pub fed: Vec<FedOut>,
    /// Version.
    pub format: u32,
    /// When it was so.
    pub now: String,
    /// Each human.
    pub people: Vec<PersonStatusOut>,
    /// The title.
    pub title: String,
    /// Warnings.
    pub warnings: Vec<String>,
}

/// What lists say of one human.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PersonStatusOut {
    /// Who asked.
    pub asked: Vec<AskedOut>,
    /// The person's own will, where the case has the person.
    pub consent: Option<String>,
    /// How many rows name the human again in their list.
    pub doubles: usize,
    /// Of the dead, how far they are identified.
    pub identification: Option<String>,
    /// Who goes if this person cannot.
    pub instead: Option<String>,
    /// The name as the first row has it.
    pub name: String,
    /// The person of the case, by id.
    pub person: Option<String>,
    /// Why the person is protected.
    pub protection: Option<String>,
    /// To whom it is released.
    pub released: Vec<ToldOut>,
    /// The rows.
    pub rows: Vec<RowOut>,
    /// `acknowledged`, `claimed`, `denied`, `dead`, `released`, `missing`, `unknown`.
    pub status: String,
    /// Who was told.
    pub told: Vec<ToldOut>,
    /// Why the status is unknown.
    pub why: Option<String>,
}

/// Who asked about a name.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AskedOut {
    /// When.
    pub at: String,
    /// Which party.
    pub party: String,
}

/// Who was told a name, or to whom it is released.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldOut {
    /// When.
    pub at: String,
    /// By whom of the mediators.
    pub by: String,
    /// Which party.
    pub party: String,
}

/// A change of the people of the case.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FedOut {
    /// `added`, `changed`, `left out`.
    pub kind: String,
    /// The rest, in words.
    pub says: String,
    /// Whom: an id, or a row.
    pub who: String,
}

/// A party's own sheet: `takas lists match --view PARTY`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PartySheetOut {
    /// Version.
    pub format: u32,
    /// Its own rows.
    pub own: Vec<RowOut>,
    /// Whose sheet it is.
    pub party: String,
    /// What was released to it.
    pub received: Vec<ReceivedOut>,
    /// The title.
    pub title: String,
    /// Warnings.
    pub warnings: Vec<String>,
}

/// A row that was released to a party.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReceivedOut {
    /// Rows of the party's own that are the same human.
    pub answers: Vec<String>,
    /// The birth date.
    pub born: Option<String>,
    /// From whom.
    pub from: Option<String>,
    /// The names.
    pub names: Vec<String>,
    /// What the list says of the person.
    pub says: String,
}

/// What a new version of a list changes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChangesOut {
    /// New rows.
    pub added: Vec<RowOut>,
    /// The former version.
    pub before: String,
    /// Rows that changed.
    pub changed: Vec<ChangedRowOut>,
    /// Decisions about rows that changed.
    pub decisions_changed: usize,
    /// Decisions about rows that are as they were.
    pub decisions_kept: usize,
    /// Decisions about rows that are not found.
    pub decisions_lost: usize,
    /// Version.
    pub format: u32,
    /// Rows that are gone.
    pub gone: Vec<RowOut>,
    /// How many rows are as they were.
    pub kept: usize,
    /// The new version.
    pub now: String,
}

/// A row that changed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChangedRowOut {
    /// Where it stood.
    pub before: String,
    /// Its changed cells.
    pub cells: Vec<ChangedCellOut>,
    /// The row as it is now.
    pub row: RowOut,
}

/// A cell that changed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChangedCellOut {
    /// What stood there.
    pub before: Option<String>,
    /// Which.
    pub column: String,
    /// What stands there.
    pub now: Option<String>,
}

/// A screening.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ScreeningOut {
    /// Against which lists.
    pub against: Vec<AgainstOut>,
    /// Version.
    pub format: u32,
    /// Each row that was screened.
    pub lines: Vec<SubjectOut>,
    /// How many hits wait for a human.
    pub open: usize,
    /// Who was screened: the name of the file.
    pub subjects: String,
    /// From which probability on a human is asked, in millionths: for all lists and all parties.
    pub threshold: u32,
}

/// A published list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AgainstOut {
    /// How many rows it has.
    pub rows: usize,
    /// What it is called.
    pub title: String,
}

/// Somebody who was screened.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SubjectOut {
    /// What is to be asked.
    pub hits: Vec<HitOut>,
    /// Who.
    pub row: RowOut,
}

/// A question to a human.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HitOut {
    /// `same`, `different`, `not sure`, `contested`; none: nobody has looked.
    pub decided: Option<String>,
    /// The evidence.
    pub evidence: Vec<EvidenceOut>,
    /// That they are one, in millionths.
    pub probability: u32,
    /// The row of the published list.
    pub row: RowOut,
    /// The words that count.
    pub said: Vec<SaidOfPairOut>,
}

//! The command line of `takas lists`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use takas_lists::reconcile::Role;

use super::{Hidden, Progress, Shown, When};

/// `takas lists`.
#[derive(Debug, Subcommand)]
pub(crate) enum ListsCommand {
    /// Lay two or three lists side by side: who is on which, what is doubtful and why, who is on one alone
    Match(ListsMatch),
    /// Decide the doubtful pairs one at a time, in the terminal, with their evidence; with undo
    Review(ListsReview),
    /// Write down one decision about two rows
    Decide(ListsDecide),
    /// Say of each what the lists say: acknowledged, claimed, denied, dead, released, missing, or not known
    Status(ListsStatus),
    /// Show what the people of a case would gain by what is settled, and write it when asked to
    Settle(ListsSettle),
    /// Show what a new version of a list changes, and which decisions need a look
    Changes(ListsChanges),
    /// Let a row of a list go to a party, or withdraw that: nothing goes out that was not released
    Release(ListsRelease),
    /// Write down that a party asked about a row
    Asked(ListsAsked),
    /// Write down that a party was told of a row: of another's only what was released to it
    Told(ListsTold),
    /// Write down who goes in whose place, the first who can
    Substitute(ListsSubstitute),
    /// Screen carriers, payers, suppliers and intermediaries against published lists; never the people of an exchange
    Screen(ListsScreen),
}

/// Which lists.
#[derive(Debug, Clone, Args)]
pub(crate) struct WhichLists {
    /// Two or three lists; or the folder of a case, and after it the parties whose lists are meant, all where none is named
    #[arg(required = true, num_args = 1..=4, value_name = "LIST|CASE")]
    pub(crate) lists: Vec<PathBuf>,
    /// What it means to stand on a list: `claims`, that whose list it is asks for the person; `acknowledges`, that it holds the
    /// person; `saw`, that it has seen the person, as a visitor does: `NOR=claims`, `SOU=acknowledges`, `ICRC=saw`. Left out: what
    /// the list's mapping says; else the first claims, the second acknowledges, any further one saw; in a case the order is that of
    /// its parties, and who observes or mediates saw. What a row says by itself counts before it. Can be repeated
    #[arg(long, value_name = "LIST=ROLE", value_parser = role)]
    pub(crate) role: Vec<(String, Role)>,
    /// The file of decisions; left out: decisions.toml beside the first list, lists/decisions.toml of a case
    #[arg(long, value_name = "FILE")]
    pub(crate) decisions: Option<PathBuf>,
}

/// `takas lists match`.
#[derive(Debug, Args)]
pub(crate) struct ListsMatch {
    #[command(flatten)]
    /// Which lists.
    pub(crate) which: WhichLists,
    /// Show only what this party may know: its own rows, and what was released to it
    #[arg(long, value_name = "PARTY")]
    pub(crate) view: Option<String>,
    #[command(flatten)]
    /// When.
    pub(crate) when: When,
    #[command(flatten)]
    /// How it is shown.
    pub(crate) shown: Shown,
    #[command(flatten)]
    /// Progress.
    pub(crate) progress: Progress,
}

/// `takas lists review`.
#[derive(Debug, Args)]
pub(crate) struct ListsReview {
    #[command(flatten)]
    /// Which lists.
    pub(crate) which: WhichLists,
    /// Who decides: the name under which it is written down
    #[arg(long, value_name = "NAME")]
    pub(crate) by: String,
    #[command(flatten)]
    /// By which names.
    pub(crate) hidden: Hidden,
}

/// `takas lists decide`.
#[derive(Debug, Args)]
pub(crate) struct ListsDecide {
    #[command(flatten)]
    /// Which lists.
    pub(crate) which: WhichLists,
    /// One row: `NOR.csv:3`, or `NOR.csv:Sheet1:3` where there are sheets
    #[arg(long, value_name = "LIST:ROW")]
    pub(crate) one: String,
    /// The other row
    #[arg(long, value_name = "LIST:ROW")]
    pub(crate) other: String,
    /// What is decided
    #[arg(long, value_name = "WHAT", value_parser = ["same", "different", "not-sure", "taken-back"])]
    pub(crate) says: String,
    /// Who decides
    #[arg(long, value_name = "NAME")]
    pub(crate) by: String,
    /// Why
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) why: Option<String>,
    #[command(flatten)]
    /// When.
    pub(crate) when: When,
}

/// `takas lists status`.
#[derive(Debug, Args)]
pub(crate) struct ListsStatus {
    #[command(flatten)]
    /// Which lists.
    pub(crate) which: WhichLists,
    #[command(flatten)]
    /// When.
    pub(crate) when: When,
    #[command(flatten)]
    /// How it is shown.
    pub(crate) shown: Shown,
    #[command(flatten)]
    /// Progress.
    pub(crate) progress: Progress,
}

/// `takas lists settle`.
#[derive(Debug, Args)]
pub(crate) struct ListsSettle {
    /// The case's folder
    pub(crate) case: PathBuf,
    /// What it means to stand on a list, as for `takas lists match`
    #[arg(long, value_name = "LIST=ROLE", value_parser = role)]
    pub(crate) role: Vec<(String, Role)>,
    /// Write it into lists/people.csv
    #[arg(long)]
    pub(crate) write: bool,
    /// Write JSON to standard output
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    /// By which names.
    pub(crate) hidden: Hidden,
    #[command(flatten)]
    /// Progress.
    pub(crate) progress: Progress,
}

/// `takas lists changes`.
#[derive(Debug, Args)]
pub(crate) struct ListsChanges {
    /// The former version
    pub(crate) before: PathBuf,
    /// The new version
    pub(crate) now: PathBuf,
    /// The file of decisions about the former version; left out: decisions.toml beside it
    #[arg(long, value_name = "FILE")]
    pub(crate) decisions: Option<PathBuf>,
    #[command(flatten)]
    /// How it is shown.
    pub(crate) shown: Shown,
}

/// `takas lists release`.
#[derive(Debug, Args)]
pub(crate) struct ListsRelease {
    /// The case's folder
    pub(crate) case: PathBuf,
    /// The row: `SOU.csv:3`
    #[arg(value_name = "LIST:ROW")]
    pub(crate) row: String,
    /// To which party. Can be repeated
    #[arg(long, value_name = "PARTY", required = true)]
    pub(crate) to: Vec<String>,
    /// Who of the mediators releases it, or withdraws it
    #[arg(long, value_name = "NAME")]
    pub(crate) by: String,
    /// Withdraw every release of the row to these parties: from now on, or from `--at`, it goes out no more. The releases stay in
    /// the book, with who withdrew them and when
    #[arg(long, conflicts_with = "why")]
    pub(crate) withdraw: bool,
    /// Why
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) why: Option<String>,
    #[command(flatten)]
    /// When.
    pub(crate) when: When,
}

/// `takas lists asked`.
#[derive(Debug, Args)]
pub(crate) struct ListsAsked {
    /// The case's folder
    pub(crate) case: PathBuf,
    /// The row that was asked about, of whosever list: `SOU.csv:3`
    #[arg(value_name = "LIST:ROW")]
    pub(crate) row: String,
    /// Which party asked
    #[arg(long, value_name = "PARTY")]
    pub(crate) by: String,
    /// Who of the mediators heard it
    #[arg(long, value_name = "NAME")]
    pub(crate) heard_by: String,
    /// A remark
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) note: Option<String>,
    #[command(flatten)]
    /// When.
    pub(crate) when: When,
}

/// `takas lists told`.
#[derive(Debug, Args)]
pub(crate) struct ListsTold {
    /// The case's folder
    pub(crate) case: PathBuf,
    /// The row that was told: `SOU.csv:3`
    #[arg(value_name = "LIST:ROW")]
    pub(crate) row: String,
    /// Which party was told
    #[arg(long, value_name = "PARTY")]
    pub(crate) to: String,
    /// Who of the mediators told it
    #[arg(long, value_name = "NAME")]
    pub(crate) by: String,
    /// A remark
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) note: Option<String>,
    #[command(flatten)]
    /// When.
    pub(crate) when: When,
}

/// `takas lists substitute`.
#[derive(Debug, Args)]
pub(crate) struct ListsSubstitute {
    /// The case's folder
    pub(crate) case: PathBuf,
    /// Whoever may not be able to go: the id of a person of the case
    #[arg(value_name = "PERSON")]
    pub(crate) of: String,
    /// Who goes instead: persons whom the same party holds and acknowledges. Repeated, the first who can goes
    #[arg(long, value_name = "PERSON", required = true, num_args = 1..)]
    pub(crate) next: Vec<String>,
    /// Who of the parties or mediators laid it down
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// A remark
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) note: Option<String>,
}

/// `takas lists screen`.
#[derive(Debug, Args)]
pub(crate) struct ListsScreen {
    /// A file of carriers, payers, suppliers and intermediaries; or the folder of a case: who stands under `[hired]` of its
    /// operation
    #[arg(value_name = "FILE|CASE")]
    pub(crate) who: PathBuf,
    /// A published list: UN XML, OFAC CSV, EU CSV or entities of `FollowTheMoney`, as a file. Can be repeated
    #[arg(long, value_name = "FILE", required = true, num_args = 1..)]
    pub(crate) against: Vec<PathBuf>,
    /// The case to which they belong, whose people are never screened; left out: the one in whose folder the file lies
    #[arg(long, value_name = "FOLDER")]
    pub(crate) case: Option<PathBuf>,
    /// Decide the hits one at a time, in the terminal, under this name
    #[arg(long, value_name = "NAME")]
    pub(crate) review: Option<String>,
    #[command(flatten)]
    /// How it is shown.
    pub(crate) shown: Shown,
    #[command(flatten)]
    /// Progress.
    pub(crate) progress: Progress,
}

/// What it means to stand on a list.
fn role(text: &str) -> Result<(String, Role), String> {
    let (list, role) = text.split_once('=').ok_or("write LIST=ROLE, such as NOR=claims")?;
    let role = match role {
        "claims" => Role::Claims,
        "acknowledges" => Role::Acknowledges,
        "saw" => Role::Saw,
        _ => return Err("a role is claims, acknowledges or saw".to_owned()),
    };
    Ok((list.to_owned(), role))
}

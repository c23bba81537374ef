//! The command line.

#[cfg(feature = "desk")]
mod cases;
mod limits;
mod lists;
mod running;
mod shown;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

#[cfg(feature = "desk")]
pub(crate) use cases::{CasesCommand, DeskPlace};
pub(crate) use limits::LimitArguments;
pub(crate) use lists::{
    ListsAsked, ListsChanges, ListsCommand, ListsDecide, ListsMatch, ListsRelease, ListsReview, ListsScreen,
    ListsSettle, ListsStatus, ListsSubstitute, ListsTold, WhichLists,
};
#[cfg(feature = "desk")]
pub(crate) use running::{DeskArguments, RecordAnywhere, ServeArguments};
pub(crate) use running::{
    DestroyArguments, OwnKeys, PlaceArguments, RecordCommand, RecordPlace, RetainArguments, RunArguments,
    SignArguments, StoreCommand,
};
pub(crate) use shown::{Hidden, Progress, Shown, When};

/// The mediator's desk for exchanges between parties that do not trust each other.
#[derive(Debug, Parser)]
#[command(name = "takas", version, max_term_width = 100)]
pub(crate) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a new, commented case that checks clean
    New {
        /// The folder to make; its name becomes the case's id
        folder: PathBuf,
    },
    /// Report every mistake of a case at once
    Check {
        /// The case's folder
        case: PathBuf,
        /// Judge this saved deal against the case, too: an id under deals/, or a file
        #[arg(long, value_name = "ID|FILE")]
        deal: Option<String>,
        /// Write the diagnostics as JSON to standard output
        #[arg(long)]
        json: bool,
    },
    /// Explain a diagnostic code, for example E0123
    Explain {
        /// The code; without one, all codes are listed
        code: Option<String>,
    },
    /// Format the files of a case
    Fmt {
        /// Case folders or single files
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// Change nothing; exit with 8 when a file is not formatted
        #[arg(long)]
        check: bool,
    },
    /// Find the deals that every party accepts, proved best, or why there is none
    Deals(Deals),
    /// Tell how likely deals are to be accepted, and what to ask next (mediator/confidence.toml)
    Chances(Chances),
    /// Put a deal into the order in which nobody is ahead by more than need be
    Sequence(SequenceArguments),
    /// Plan the handover of a deal: who rides when in what, past which checks and gates (mediator/operation.toml)
    Plan(PlanArguments),
    /// Change a saved plan after something has happened: what has begun stays, and as little else as possible moves
    Replan(ReplanArguments),
    /// Run a plan: a live board, a script, or commands of another program; everything signed, stored and provable
    Run(RunArguments),
    /// Verify, show and hand out the record of an operation
    #[command(subcommand)]
    Record(RecordCommand),
    /// Look after the store: export, import, back up, check, retain, destroy
    #[command(subcommand)]
    Store(StoreCommand),
    /// Rehearse a saved plan: run it many times against delays and refusals, and see where it breaks and how long people wait
    Rehearse(RehearseArguments),
    /// Lay a deal before the parties: the next round
    Propose(Propose),
    /// Write down what a party answers to the proposal, and clear again with it
    Respond(Respond),
    /// Show the rounds: what was proposed, what was answered, how the zone of agreement moved
    Rounds(Rounds),
    /// Show the book of contacts: who was told what, and what may go on to whom
    Contacts(Contacts),
    /// Lay lists of persons side by side, decide what is doubtful, say what they say of each; screen carriers and payers
    #[command(subcommand)]
    Lists(ListsCommand),
    /// Find the way of an aircraft between two airports around closed airspace, or why there is none
    Leg(LegArguments),
    /// Say whether uncertain durations can be kept in step, how to react, and what would mend it
    Control(Control),
    /// Find the most transplants, or the greatest weight, of a pool of kidney exchange, proved: the neighbours' instances, to
    /// compare with
    Kidney(Kidney),
    /// Find the exact Pareto front of a negotiation over issues, and the points on it that stand out: GENIUS files, to compare
    /// with the neighbours
    Negotiate(Negotiate),
    /// Write the exact integer program of a case for any other solver (the mediator's compartment)
    Export(Export),
    /// Run the August 2024 exchange in Ankara from end to end
    Demo {
        /// The folder to write
        #[arg(default_value = "takas-demo")]
        folder: PathBuf,
        /// How many times faster than the clock the rehearsal at its end goes; 0: as fast as it can
        #[arg(long, value_name = "N", default_value_t = 60)]
        pace: u32,
    },
    /// Serve the desk: the mediation team works on its cases in the browser
    #[cfg(feature = "desk")]
    Serve(ServeArguments),
    /// Cases as they lie sealed in the store of a desk
    #[cfg(feature = "desk")]
    #[command(subcommand)]
    Cases(CasesCommand),
    /// Print the JSON Schema of a file format
    Schema {
        /// For example case; without one, the names are listed
        name: Option<String>,
    },
}

/// `takas deals`.
#[derive(Debug, Args)]
pub(crate) struct Deals {
    /// The case's folder
    pub(crate) case: PathBuf,
    #[cfg(feature = "desk")]
    #[command(flatten)]
    /// Where it lies, if not here; what a desk tells is JSON.
    pub(crate) remote: DeskArguments,
    /// Ask for deals in which this happens: `NAME`, `NAME=FROM->TO`, or a sentence of the rule language
    #[arg(long, value_name = "WHAT", allow_hyphen_values = true)]
    pub(crate) with: Vec<String>,
    /// Ask for deals in which this person or thing does not move
    #[arg(long, value_name = "NAME")]
    pub(crate) without: Vec<String>,
    /// Leave out the lines that are inferred from the outcome alone (`from_outcome = true`)
    #[arg(long)]
    pub(crate) evidence_only: bool,
    /// How many alternatives to show; left out: 3, or none in a large case
    #[arg(long, value_name = "N")]
    pub(crate) alternatives: Option<usize>,
    /// How many sets of concessions to show, where there is no deal or `--with` and `--without` exclude the best
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub(crate) concessions: usize,
    /// Show what hangs on each name and each party (the mediator's compartment)
    #[arg(long)]
    pub(crate) fragility: bool,
    /// Show the landscape: every deal in which no party can have more unless another has less (the mediator's compartment)
    #[arg(long)]
    pub(crate) front: bool,
    /// With --front: points enough that every deal is met by one to within so many percent of each party's best, such as 5
    /// or 0.5
    #[arg(long, value_name = "PERCENT", requires = "front", value_parser = permille, default_value = "0")]
    pub(crate) tolerance: u64,
    /// Show so many more deals, each the best of those that differ by much from all before it
    #[arg(long, value_name = "K", value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..))]
    pub(crate) distinct: Option<usize>,
    /// With --distinct: by at least so many transfers
    #[arg(long, value_name = "D", requires = "distinct", default_value_t = 3, value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    pub(crate) differ: u64,
    /// Look for the decisive conditions: yes or no; left out: yes, but not in a large case
    #[arg(long, value_name = "YES|NO", value_parser = yes_or_no)]
    pub(crate) decisive: Option<bool>,
    /// Keep the deal under its id in the case's folder deals/; with --front also those of the points that stand out, with
    /// --distinct those
    #[arg(long)]
    pub(crate) save: bool,
    #[command(flatten)]
    /// How it is shown.
    pub(crate) shown: Shown,
    /// Show only what this party may know; with --html, its page. Can be repeated with --html: then one file for each, named FILE-PARTY
    #[arg(long, value_name = "PARTY")]
    pub(crate) view: Vec<String>,
    #[command(flatten)]
    /// Limits.
    pub(crate) limits: LimitArguments,
}

/// `takas chances`.
#[derive(Debug, Args)]
pub(crate) struct Chances {
    /// The case's folder
    pub(crate) case: PathBuf,
    /// Only deals in which this happens: `NAME`, `NAME=FROM->TO`, or a sentence of the rule language
    #[arg(long, value_name = "WHAT", allow_hyphen_values = true)]
    pub(crate) with: Vec<String>,
    /// Only deals in which this person or thing does not move
    #[arg(long, value_name = "NAME")]
    pub(crate) without: Vec<String>,
    /// Tell the chance of this saved deal, too: an id under deals/. Can be repeated
    #[arg(long, value_name = "ID")]
    pub(crate) deal: Vec<String>,
    /// How many questions to show
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub(crate) questions: usize,
    /// Print the best question to this party alone, for its liaison: nothing of any other party is in it
    #[arg(long = "for", value_name = "PARTY", conflicts_with_all = ["json", "html", "save", "deal"])]
    pub(crate) liaison: Option<String>,
    /// Whether there is a deal at all is looked for in every world, or in so many drawn by weight where there are more
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub(crate) worlds: u64,
    /// The seed they are drawn from
    #[arg(long, value_name = "SEED", default_value_t = 1)]
    pub(crate) seed: u64,
    /// Keep the most likely deal under its id in the case's folder deals/
    #[arg(long)]
    pub(crate) save: bool,
    #[command(flatten)]
    /// How it is shown.
    pub(crate) shown: Shown,
    #[command(flatten)]
    /// Limits.
    pub(crate) limits: LimitArguments,
}

/// `takas sequence`.
#[derive(Debug, Args)]
pub(crate) struct SequenceArguments {
    /// The case's folder
    pub(crate) case: PathBuf,
    /// A saved deal, by its id under deals/; left out: the best deal
    #[arg(long, value_name = "ID")]
    pub(crate) deal: Option<String>,
    #[command(flatten)]
    /// How it is shown.
    pub(crate) shown: Shown,
    /// Show only what this party may know: the steps that concern it
    #[arg(long, value_name = "PARTY")]
    pub(crate) view: Option<String>,
    #[command(flatten)]
    /// Limits.
    pub(crate) limits: LimitArguments,
}

/// `takas plan`.
#[derive(Debug, Args)]
pub(crate) struct PlanArguments {
    /// The case's folder
    pub(crate) case: PathBuf,
    #[cfg(feature = "desk")]
    #[command(flatten)]
    /// Where it lies, if not here; what a desk tells is JSON.
    pub(crate) remote: DeskArguments,
    /// A saved deal, by its id under deals/; left out: the best deal
    #[arg(long, value_name = "ID")]
    pub(crate) deal: Option<String>,
    /// Keep the order on record of mediator/sequence.toml instead of the safest order
    #[arg(long)]
    pub(crate) published: bool,
    /// Keep the plan under its id in the case's folder plans/, and its deal under deals/ where it is not there
    #[arg(long)]
    pub(crate) save: bool,
    #[command(flatten)]
    /// How it is shown.
    pub(crate) shown: Shown,
    /// Show only what this party may know: its own people, movements and times, in every file that is written, too. Can be
    /// repeated: then one file for each, named FILE-PARTY
    #[arg(long, value_name = "PARTY", conflicts_with_all = ["json", "print"])]
    pub(crate) view: Vec<String>,
    /// Write what a team carries, to print: the operations order, a manifest for each ride, gate checklists, the abort card
    #[arg(long, value_name = "FILE")]
    pub(crate) print: Option<PathBuf>,
    /// Write the plan as a calendar (iCalendar)
    #[arg(long, value_name = "FILE")]
    pub(crate) ics: Option<PathBuf>,
    /// Write the plan as a table (CSV)
    #[arg(long, value_name = "FILE")]
    pub(crate) csv: Option<PathBuf>,
    /// Write places and ways as `GeoJSON`
    #[arg(long, value_name = "FILE")]
    pub(crate) geojson: Option<PathBuf>,
    /// Prepare a plan for each single failure: a vehicle or team lost, a gate refused, a person who does not travel
    #[arg(long)]
    pub(crate) fallbacks: bool,
    /// Say whether the plan can be kept whatever flights and checks take, and what would mend it
    #[arg(long)]
    pub(crate) control: bool,
    /// Where the search begins: the same seed, the same plan
    #[arg(long, value_name = "SEED", default_value_t = 0)]
    pub(crate) seed: u64,
    #[command(flatten)]
    /// Limits.
    pub(crate) limits: LimitArguments,
}

/// `takas replan`.
#[derive(Debug, Args)]
pub(crate) struct ReplanArguments {
    /// A saved plan: a file under the case's folder plans/
    pub(crate) plan: PathBuf,
    /// The case's folder; left out: the one in whose folder plans/ the file lies
    #[arg(long, value_name = "FOLDER")]
    pub(crate) case: Option<PathBuf>,
    /// What happened: `TK-2 delayed 40m`, `TK-2 lost`, `identity-team lost`, `2 of prisoners not travelling`, `krasikov asks for
    /// EDDF`, `LTAC closed 14:00-18:00`, `gate "all verified" refused until 15:30`. Can be repeated
    #[arg(long, value_name = "WORDS", required = true, allow_hyphen_values = true)]
    pub(crate) event: Vec<String>,
    /// When that became known: `13:05` by the clock of the exchange point, `2024-08-01 10:05Z`; what began before stays. Left out:
    /// now, or the beginning where now is not within the handover
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,
    /// Keep the new plan under its id in the case's folder plans/, with what happened
    #[arg(long)]
    pub(crate) save: bool,
    #[command(flatten)]
    /// How it is shown.
    pub(crate) shown: Shown,
    /// Where the search begins: the same seed, the same plan
    #[arg(long, value_name = "SEED", default_value_t = 0)]
    pub(crate) seed: u64,
    #[command(flatten)]
    /// Limits.
    pub(crate) limits: LimitArguments,
}

/// `takas rehearse`.
#[derive(Debug, Args)]
pub(crate) struct RehearseArguments {
    /// The case's folder
    pub(crate) case: PathBuf,
    /// A saved plan: an id under plans/, or a file
    #[arg(long, value_name = "ID|FILE")]
    pub(crate) plan: String,
    /// Where drawing begins: the same seed, the same rehearsal
    #[arg(long, value_name = "SEED", default_value_t = 0)]
    pub(crate) seed: u64,
    /// How many runs
    #[arg(long, value_name = "RUNS", default_value_t = 1000, value_parser = clap::value_parser!(u64).range(1..=10_000_000), allow_negative_numbers = true)]
    pub(crate) runs: u64,
    /// Per cent of living people who do not travel after all, for refusal, illness or identity
    #[arg(long, value_name = "PERCENT", default_value = "1", value_parser = permille, allow_negative_numbers = true)]
    pub(crate) not_travelling: u64,
    /// Per cent of rides that leave late for reasons of their own
    #[arg(long, value_name = "PERCENT", default_value = "10", value_parser = permille, allow_negative_numbers = true)]
    pub(crate) vehicle_late: u64,
    /// By so many minutes at most
    #[arg(long, value_name = "MINUTES", default_value_t = 60, value_parser = clap::value_parser!(i64).range(0..=10_080), allow_negative_numbers = true)]
    pub(crate) vehicle_late_by: i64,
    /// Per cent of confirmations of a gate by a party that come late
    #[arg(long, value_name = "PERCENT", default_value = "10", value_parser = permille, allow_negative_numbers = true)]
    pub(crate) gate_late: u64,
    /// By so many minutes at most
    #[arg(long, value_name = "MINUTES", default_value_t = 60, value_parser = clap::value_parser!(i64).range(0..=10_080), allow_negative_numbers = true)]
    pub(crate) gate_late_by: i64,
    /// Per cent of confirmations that do not come at all: what the party was to give is withheld
    #[arg(long, value_name = "PERCENT", default_value = "0.5", value_parser = permille, allow_negative_numbers = true)]
    pub(crate) withheld: u64,
    /// Break a run off so many minutes after the planned end of the handover
    #[arg(long, value_name = "MINUTES", default_value_t = 120, value_parser = clap::value_parser!(i64).range(0..=100_000), allow_negative_numbers = true)]
    pub(crate) patience: i64,
    #[command(flatten)]
    /// How it is shown.
    pub(crate) shown: Shown,
    /// Stop after so many seconds with the runs made so far
    #[arg(long, value_name = "SECONDS", value_parser = seconds, allow_negative_numbers = true)]
    pub(crate) time: Option<f64>,
    #[command(flatten)]
    /// Progress.
    pub(crate) progress: Progress,
}

/// `takas control`.
#[derive(Debug, Args)]
pub(crate) struct Control {
    /// A network of uncertain durations: a TOML file
    pub(crate) file: PathBuf,
    /// Write JSON to standard output
    #[arg(long)]
    pub(crate) json: bool,
}

/// `takas kidney`.
#[derive(Debug, Args)]
pub(crate) struct Kidney {
    /// JSON of `kep_solver`, or `PrefLib`'s `.wmd`
    pub(crate) file: PathBuf,
    /// The longest cycle, in pairs
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = longest)]
    pub(crate) max_cycle: usize,
    /// The longest chain, the altruist included; 0: none
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = longest)]
    pub(crate) max_chain: usize,
    /// What is made most: transplants, or the weight (the scores) of the matches
    #[arg(long, value_name = "WHAT", default_value = "transplants", value_parser = ["transplants", "weight"])]
    pub(crate) objective: String,
    /// Write JSON to standard output
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    /// Limits.
    pub(crate) limits: LimitArguments,
}

/// `takas negotiate`.
#[derive(Debug, Args)]
pub(crate) struct Negotiate {
    /// A GENIUS domain and profiles in any order, or a folder that holds them; each profile is a party
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// What an evaluation counts: a part of the largest of its issue, as in GENIUS, or what it is
    #[arg(long, value_name = "HOW", default_value = "normalised", value_parser = ["normalised", "plain"])]
    pub(crate) evaluations: String,
    /// Write JSON to standard output
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    /// Limits.
    pub(crate) limits: LimitArguments,
}

/// `takas export`.
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The case's folder; or a file: an instance of kidney exchange
    pub(crate) case: PathBuf,
    /// Write free MPS: to this file, or to standard output
    #[arg(long, value_name = "FILE", required = true, num_args = 0..=1, default_missing_value = "-")]
    pub(crate) mps: PathBuf,
    /// What is made best. Of a case: protected, people, earliest or fewest-transfers; left out: its first objective. Of an
    /// instance: transplants or weight
    #[arg(long, value_name = "WHAT", conflicts_with = "best")]
    pub(crate) objective: Option<String>,
    /// Make this party's satisfaction greatest, over all deals
    #[arg(long, value_name = "PARTY")]
    pub(crate) best: Option<String>,
    /// Do not hold the objectives that come before this one at their best
    #[arg(long)]
    pub(crate) alone: bool,
    /// Tell in comments, with names, what each variable and row stands for
    #[arg(long)]
    pub(crate) names: bool,
    /// Of an instance: the longest cycle, in pairs; left out: 3
    #[arg(long, value_name = "N", value_parser = longest)]
    pub(crate) max_cycle: Option<usize>,
    /// Of an instance: the longest chain, the altruist included; left out: 3
    #[arg(long, value_name = "N", value_parser = longest)]
    pub(crate) max_chain: Option<usize>,
    #[command(flatten)]
    /// Limits, for the objectives that come before.
    pub(crate) limits: LimitArguments,
}

/// `takas propose`.
#[derive(Debug, Args)]
pub(crate) struct Propose {
    /// The case's folder
    pub(crate) case: PathBuf,
    /// A saved deal, by its id under deals/; left out: the best deal, which is then saved
    #[arg(long, value_name = "ID")]
    pub(crate) deal: Option<String>,
    /// Lay it before these parties; left out: every party with a position or a part in the deal
    #[arg(long, value_name = "PARTY")]
    pub(crate) to: Vec<String>,
    /// A remark for the mediator's file of the round
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) note: Option<String>,
    /// The day; left out: today (UTC)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) on: Option<takas_model::Date>,
    /// Write each party's own page into this folder
    #[arg(long, value_name = "FOLDER")]
    pub(crate) pages: Option<PathBuf>,
    #[command(flatten)]
    /// Limits.
    pub(crate) limits: LimitArguments,
}

/// `takas respond`.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("answer").required(true))]
pub(crate) struct Respond {
    /// The case's folder
    pub(crate) case: PathBuf,
    /// Whose answer
    pub(crate) party: String,
    /// It agrees to what it was shown
    #[arg(long, group = "answer")]
    pub(crate) accept: bool,
    /// It does not agree
    #[arg(long, group = "answer")]
    pub(crate) refuse: bool,
    /// It would agree to something near it: say what with --line, --rule or --drop
    #[arg(long, group = "answer")]
    pub(crate) amend: bool,
    /// Why, in its own words
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) reason: Option<String>,
    /// A rule that follows from the answer; one of that name is replaced. Can be repeated
    #[arg(long, num_args = 2, value_names = ["NAME", "SENTENCE"])]
    pub(crate) rule: Vec<String>,
    /// Another line: `asks.krieger '{ priority = "must" }'`; one of that name is replaced. Can be repeated
    #[arg(long, num_args = 2, value_names = ["TABLE.NAME", "VALUE"])]
    pub(crate) line: Vec<String>,
    /// Take a line out: `rules.NAME`, `asks.NAME`. Can be repeated
    #[arg(long, value_name = "TABLE.NAME")]
    pub(crate) drop: Vec<String>,
    /// How the answer is known: stated, hinted or inferred
    #[arg(long, value_name = "STANDING", default_value = "stated", value_parser = ["stated", "hinted", "inferred"])]
    pub(crate) standing: String,
    /// Who said or brought it; left out: the party itself, or the mediator where the answer is not stated
    #[arg(long, value_name = "WHO", allow_hyphen_values = true)]
    pub(crate) by: Option<String>,
    /// The round; left out: the last
    #[arg(long, value_name = "N")]
    pub(crate) round: Option<u32>,
    /// The day; left out: today (UTC)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) on: Option<takas_model::Date>,
    #[command(flatten)]
    /// Limits.
    pub(crate) limits: LimitArguments,
}

/// `takas rounds`.
#[derive(Debug, Args)]
pub(crate) struct Rounds {
    /// The case's folder
    pub(crate) case: PathBuf,
    #[cfg(feature = "desk")]
    #[command(flatten)]
    /// Where it lies, if not here; what a desk tells is JSON.
    pub(crate) remote: DeskArguments,
    #[command(flatten)]
    /// How it is shown.
    pub(crate) shown: Shown,
    /// Show only what this party may know: its own proposals and answers
    #[arg(long, value_name = "PARTY")]
    pub(crate) view: Option<String>,
    /// Write each party's own page of the last proposal into this folder, as `takas propose --pages` does
    #[arg(long, value_name = "FOLDER")]
    pub(crate) pages: Option<PathBuf>,
}

/// `takas contacts`.
#[derive(Debug, Args)]
pub(crate) struct Contacts {
    /// The case's folder
    pub(crate) case: PathBuf,
    /// Show only the talks with this party, as whoever carries them may know
    #[arg(long, value_name = "PARTY")]
    pub(crate) view: Option<String>,
    /// Say what may go on at this time, of the case's zone; left out: now
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,
    /// Write JSON (docs/reference/schema/contacts-now.json) to standard output
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    /// By which names.
    pub(crate) hidden: Hidden,
}

/// `takas leg`.
#[derive(Debug, Args)]
pub(crate) struct LegArguments {
    /// The airport of departure: ICAO or IATA code, or a name only one has
    pub(crate) from: String,
    /// The airport of arrival
    pub(crate) to: String,
    /// The aircraft's ICAO type designator, such as A320; left out: an airliner that reaches everywhere
    #[arg(long, value_name = "TYPE")]
    pub(crate) aircraft: Option<String>,
    /// Plan with so many kilometres an hour instead of the type's
    #[arg(long, value_name = "KMH")]
    pub(crate) speed: Option<u32>,
    /// Plan with so many kilometres without a stop instead of the type's
    #[arg(long, value_name = "KM")]
    pub(crate) range: Option<u32>,
    /// The state in which it is registered
    #[arg(long, value_name = "STATE")]
    pub(crate) registry: Option<String>,
    /// A state that closes its land and 12 nautical miles of sea: to every aircraft, or after a colon to those of some
    /// registries (`RUS:NOR,SWE`)
    #[arg(long, value_name = "STATE[:STATE,...]", num_args = 1..)]
    pub(crate) close: Vec<String>,
    /// An area that stays open whoever closes it
    #[arg(long, value_name = "AREA", num_args = 1..)]
    pub(crate) open: Vec<String>,
    /// A diplomatic clearance for what a state has closed: `STATE=WHO GIVES IT@UNTIL`
    #[arg(long, value_name = "STATE=WHO@UNTIL")]
    pub(crate) clearance: Vec<String>,
    /// A guarantee that the leg hangs on: `NAME=WHO GIVES IT@UNTIL`
    #[arg(long, value_name = "NAME=WHO@UNTIL")]
    pub(crate) guarantee: Vec<String>,
    /// Where it may stop; left out: at any open airport near the way
    #[arg(long, value_name = "AIRPORT", num_args = 1..)]
    pub(crate) stop: Vec<String>,
    /// Minutes on the ground at each stop
    #[arg(long, value_name = "MINUTES", default_value_t = 60, value_parser = clap::value_parser!(u32).range(0..=2880))]
    pub(crate) ground: u32,
    /// When it takes off: with an offset, or local time of the airport
    #[arg(long, value_name = "TIME")]
    pub(crate) depart: Option<String>,
    /// Write JSON (docs/reference/schema/leg.json) to standard output
    #[arg(long)]
    pub(crate) json: bool,
}

/// How long an exchange may be.
fn longest(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|length| *length <= 6).ok_or_else(|| "write a number from 0 to 6".to_owned())
}

/// A civil day.
fn date(text: &str) -> Result<takas_model::Date, String> {
    takas_formats::calendar::read(text.trim()).ok_or_else(|| "write a date such as 2024-07-10".to_owned())
}

/// A number that nothing negative can be.
fn whole(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| "write a whole number, 0 or more".to_owned())
}

/// What a person answers.
fn yes_or_no(text: &str) -> Result<bool, String> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "true" | "on" | "1" => Ok(true),
        "no" | "n" | "false" | "off" | "0" => Ok(false),
        _ => Err("write yes or no".to_owned()),
    }
}

/// A percentage of at most one decimal, in thousandths.
fn permille(text: &str) -> Result<u64, String> {
    let (whole, tenth) = text.split_once('.').unwrap_or((text, "0"));
    let number = |digits: &str| digits.parse::<u64>().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()));
    match (number(whole), number(tenth).filter(|_| tenth.len() == 1)) {
        (Some(whole @ 0..=100), Some(tenth)) if whole * 10 + tenth <= 1000 => Ok(whole * 10 + tenth),
        _ => Err("write a percentage from 0 to 100, such as 5 or 0.5".to_owned()),
    }
}

/// A time that a clock can wait: not `nan`, not negative.
fn seconds(text: &str) -> Result<f64, String> {
    let seconds: f64 = text.parse().map_err(|_| "write a number of seconds, such as 60 or 0.5".to_owned())?;
    if seconds.is_finite() && seconds >= 0.0 { Ok(seconds) } else { Err("it must be 0 or more".to_owned()) }
}

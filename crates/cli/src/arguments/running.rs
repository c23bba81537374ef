//! The arguments of commands that run operations, and look after their records and stores.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use takas_desk::running::place::Named;
use takas_views::words::protocol::Language;

/// Where operations are kept.
#[derive(Debug, Clone, Args)]
pub(crate) struct PlaceArguments {
    /// The store: a file, or postgres://…; left out: operation/store.sqlite in the case's folder
    #[arg(long, value_name = "WHERE")]
    pub(crate) store: Option<String>,
    /// The folder of keys, which is never part of a backup; left out: CASE.keys beside the case's folder
    #[arg(long, value_name = "FOLDER")]
    pub(crate) keys: Option<PathBuf>,
    /// The file whose first line is the passphrase of the keys
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
}

impl PlaceArguments {
    /// What was said of it.
    pub(crate) fn named(&self) -> Named {
        let Self { store, keys, passphrase_file } = self.clone();
        Named { store, keys, passphrase_file }
    }
}

/// A desk on another machine.
#[cfg(feature = "desk")]
#[derive(Debug, Clone, Args)]
pub(crate) struct DeskArguments {
    /// Work against this desk, such as <https://desk.example>, with a token from `TAKAS_TOKEN` or --token-file; the case is then named by its
    /// key at the desk, and `-` lists those of the token
    #[arg(long, value_name = "URL")]
    pub(crate) desk: Option<String>,
    /// The file whose first line is the token
    #[arg(long, value_name = "FILE", requires = "desk")]
    pub(crate) token_file: Option<PathBuf>,
    /// Show people's names, where the token's owner may; that is written down at the desk
    #[arg(long, requires = "desk")]
    pub(crate) names: bool,
    /// The certificates that sign the desk's (PEM); left out: those that the system trusts
    #[arg(long, value_name = "FILE", requires = "desk")]
    pub(crate) ca: Option<PathBuf>,
}

/// `takas run`.
#[derive(Debug, Args)]
pub(crate) struct RunArguments {
    /// The case's folder
    pub(crate) case: PathBuf,
    /// The plan that is run: its id under plans/, or a file; left out: the only one that is saved
    #[arg(long, value_name = "ID|FILE")]
    pub(crate) plan: Option<String>,
    /// The operation's name in the store; what has begun goes on. Left out: live, rehearsal or historical, and the plan's id
    #[arg(long, value_name = "NAME")]
    pub(crate) operation: Option<String>,
    /// Rehearse: what everybody says is played, or told by --script or --json, and every output says that it is a rehearsal
    #[arg(long)]
    pub(crate) rehearsal: bool,
    /// The seed from which a rehearsal draws how long everything takes
    #[arg(long, value_name = "SEED", default_value_t = 0)]
    pub(crate) seed: u64,
    /// Say what stands in this file: lines `HH:MM author act …`
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    pub(crate) script: Option<PathBuf>,
    /// Read commands from standard input, one JSON object a line, and answer each with one
    /// (docs/reference/schema/command.json, answer.json)
    #[arg(long, conflicts_with_all = ["view", "pseudonyms"])]
    pub(crate) json: bool,
    /// How many times faster than the clock a script or rehearsal goes; 0: as fast as it can
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) pace: u32,
    /// Show only what this party may know
    #[arg(long, value_name = "PARTY")]
    pub(crate) view: Option<String>,
    /// Show pseudonyms instead of people's names
    #[arg(long)]
    pub(crate) pseudonyms: bool,
    /// The verifier key of a witness that counts; can be repeated
    #[arg(long, value_name = "KEY")]
    pub(crate) witness: Vec<String>,
    /// How many of them have to cosign a checkpoint before it is called cosigned
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) witnesses_wanted: usize,
    /// Keep a second copy of the store in this folder, best on another disk; where the team demands one, nothing is called confirmed before
    /// the copy has it
    #[arg(long, value_name = "FOLDER")]
    pub(crate) second_copy: Option<PathBuf>,
    #[cfg(feature = "desk")]
    #[command(flatten)]
    /// Where it is run, if not here.
    pub(crate) remote: DeskArguments,
    #[command(flatten)]
    /// Where it is kept.
    pub(crate) place: PlaceArguments,
}

/// `takas serve`.
#[cfg(feature = "desk")]
#[derive(Debug, Args)]
pub(crate) struct ServeArguments {
    /// The folders of cases that are taken in, once; those that were taken in before lie in the store
    pub(crate) cases: Vec<PathBuf>,
    /// Where it listens: an address and a port
    #[arg(long, value_name = "ADDRESS", default_value_t = takas_desk::server::http::start::LISTEN)]
    pub(crate) listen: std::net::SocketAddr,
    /// The address under which people reach it, such as <https://desk.example>; passkeys are bound to it. On this machine alone it may be left
    /// out
    #[arg(long, value_name = "URL")]
    pub(crate) origin: Option<String>,
    /// A certificate of its own, with all that lead to its root (PEM)
    #[arg(long, value_name = "FILE", requires = "certificate_key")]
    pub(crate) certificate: Option<PathBuf>,
    /// The key of the certificate (PEM)
    #[arg(long, value_name = "FILE", requires = "certificate")]
    pub(crate) certificate_key: Option<PathBuf>,
    /// The address of a proxy before it, whose word is taken for where a request comes from; can be repeated
    #[arg(long, value_name = "ADDRESS", conflicts_with = "certificate")]
    pub(crate) proxy: Vec<std::net::IpAddr>,
    /// The store: a file, or postgres://…; left out: takas-desk/store.sqlite
    #[arg(long, value_name = "WHERE")]
    pub(crate) store: Option<String>,
    /// The folder of the desk's keys, which is never part of a backup; left out: takas-desk.keys
    #[arg(long, value_name = "FOLDER")]
    pub(crate) keys: Option<PathBuf>,
    /// Unlock at once with the passphrase that is the first line of this file; left out: somebody unlocks it in the browser
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Unlock at once with this key file
    #[arg(long, value_name = "FILE", conflicts_with = "passphrase_file")]
    pub(crate) key_file: Option<PathBuf>,
    /// Show the exchange in Ankara, as a rehearsal: its case, deal and plan are made in takas-demo if they are not there
    #[arg(long, conflicts_with = "cases")]
    pub(crate) demo: bool,
}

/// Which record.
#[derive(Debug, Clone, Args)]
pub(crate) struct RecordPlace {
    /// The case's folder
    pub(crate) case: PathBuf,
    /// The operation's name in the store; left out: the only one there is
    #[arg(long, value_name = "NAME")]
    pub(crate) operation: Option<String>,
    #[command(flatten)]
    /// Where it is kept.
    pub(crate) place: PlaceArguments,
}

/// Which record, here or at a desk on another machine.
#[derive(Debug, Clone, Args)]
pub(crate) struct RecordAnywhere {
    #[command(flatten)]
    /// Which.
    pub(crate) record: RecordPlace,
    #[cfg(feature = "desk")]
    #[command(flatten)]
    /// Where it is, if not here: then what whoever has the token may know of it.
    pub(crate) remote: DeskArguments,
}

/// `takas record`.
#[derive(Debug, Subcommand)]
pub(crate) enum RecordCommand {
    /// Verify everything: signatures, numbers, the log, checkpoints; of an exported folder, the entries that are in it
    Verify {
        #[command(flatten)]
        /// Which.
        record: RecordAnywhere,
        /// Receipts to verify with it: .tlog-proof files
        #[arg(long, value_name = "FILE")]
        receipt: Vec<PathBuf>,
        /// What somebody else holds of the same record, which has to be one log with this: the folder of an export, or a file that is a
        /// checkpoint; can be repeated
        #[arg(long, value_name = "FOLDER|FILE")]
        beside: Vec<PathBuf>,
        /// Write the findings as JSON to standard output
        #[arg(long)]
        json: bool,
    },
    /// Show the entries, and what the keys that are here open
    Show {
        #[command(flatten)]
        /// Which.
        record: RecordAnywhere,
        /// Open with this compartment's key alone: mediator, medical, interviewer, field, observer, a party, or "guarantor of PARTY"
        #[arg(long, value_name = "READER")]
        reader: Option<String>,
        /// Show what is on no record, too: words of consent and health, sealed for whoever said them
        #[arg(long)]
        journal: bool,
        /// Write JSON, one object a line
        #[arg(long)]
        json: bool,
    },
    /// Write the receipt of an entry: the proof that it is in the record, for any verifier of tlog-proof
    Receipt {
        #[command(flatten)]
        /// Which.
        record: RecordAnywhere,
        /// The number of the entry
        #[arg(long, value_name = "N")]
        entry: u64,
        /// The file to write; left out: ENTRY.tlog-proof
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
    /// Write a folder for one party: its entries, opened, with proofs, and how to verify them without Takas
    Export {
        #[command(flatten)]
        /// Which.
        record: RecordAnywhere,
        /// The party, mediator, observer, or another compartment as of `show`; at a desk it is for whoever has the token
        #[arg(long = "for", value_name = "READER")]
        reader: Option<String>,
        /// The folder to make
        #[arg(long, value_name = "FOLDER")]
        to: PathBuf,
        /// The second language of the handover protocols: en, tr, ru, fr or ar
        #[arg(long, value_name = "CODE", default_value = "en", value_parser = language)]
        language: Language,
    },
    /// Be a witness: read an add-checkpoint request (c2sp.org/tlog-witness) and answer it
    Witness {
        /// The folder in which the witness keeps its key and what it has seen
        #[arg(long, value_name = "FOLDER")]
        state: PathBuf,
        /// The witness's name; wanted when it begins
        #[arg(long, value_name = "NAME")]
        name: Option<String>,
        /// The verifier key of a log to witness from now on; can be repeated
        #[arg(long, value_name = "KEY")]
        log: Vec<String>,
        /// The request; left out: standard input
        #[arg(long, value_name = "FILE")]
        request: Option<PathBuf>,
    },
    /// Ask a witness: write the add-checkpoint request for its last checkpoint; or store the answer
    Ask {
        #[command(flatten)]
        /// Which.
        record: RecordPlace,
        /// The size of the last checkpoint that the witness has seen
        #[arg(long, value_name = "SIZE", default_value_t = 0)]
        old: u64,
        /// The witness's answer: store its cosignatures
        #[arg(long, value_name = "FILE")]
        answer: Option<PathBuf>,
    },
    /// Write the ids and public keys of the record, from which anybody verifies it and signs for it: trust.json
    Trust {
        #[command(flatten)]
        /// Which.
        record: RecordPlace,
    },
    /// Make the key by which somebody signs, in a folder of their own, and write its public half for mediator/team.toml
    Key {
        /// Who signs: the id in mediator/team.toml
        #[arg(long, value_name = "ID")]
        author: String,
        #[command(flatten)]
        /// With which keys.
        keys: OwnKeys,
    },
    /// Show a desk that a key is yours, so that it takes what is signed by it for yours: one line for its page /account/devices/own
    Prove {
        /// Who signs: the id in mediator/team.toml
        #[arg(long, value_name = "ID")]
        author: String,
        /// The account, as the page says it
        #[arg(long, value_name = "ID")]
        account: String,
        /// What the desk wants signed, as the page says it
        #[arg(long, value_name = "DIGITS")]
        challenge: String,
        #[command(flatten)]
        /// With which keys.
        keys: OwnKeys,
    },
    /// Sign a word or report by the key of its author, apart from the desk: one line for `takas run --json`
    Sign(SignArguments),
    /// Erase a person's key: nobody opens any more what concerns that person alone, and every proof still verifies
    Erase {
        #[command(flatten)]
        /// Which.
        record: RecordPlace,
        /// Whom: the name of a unit, or unit-7
        #[arg(long, value_name = "UNIT")]
        unit: String,
        /// Say it again, so that it is meant
        #[arg(long, value_name = "UNIT")]
        confirm: Option<String>,
    },
}

/// A folder of somebody's own keys.
#[derive(Debug, Args)]
pub(crate) struct OwnKeys {
    /// The folder of their own keys
    #[arg(long, value_name = "FOLDER")]
    pub(crate) keys: PathBuf,
    /// The file whose first line is the passphrase of the keys
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
}

/// `takas record sign`.
#[derive(Debug, Args)]
pub(crate) struct SignArguments {
    /// The case's folder: names and plans are read from it
    pub(crate) case: PathBuf,
    /// The operation's ids and public keys: the file that `takas record trust` writes, or trust.json of an export
    #[arg(long, value_name = "FILE")]
    pub(crate) trust: PathBuf,
    /// The plan with which the operation began; again for each that was adopted since, in order: what is said is said by the last
    #[arg(long, value_name = "ID|FILE")]
    pub(crate) plan: Vec<String>,
    /// The operation is a rehearsal
    #[arg(long)]
    pub(crate) rehearsal: bool,
    /// Who says it: the id in mediator/team.toml
    #[arg(long, value_name = "ID")]
    pub(crate) author: String,
    /// Its author's own number, from 1: what is on the record and what is on none are numbered apart
    #[arg(long, value_name = "N")]
    pub(crate) sequence: u64,
    /// When it is said, by its author's clock, in seconds since 1970; left out: now
    #[arg(long, value_name = "SECONDS")]
    pub(crate) time: Option<i64>,
    #[command(flatten)]
    /// With which keys.
    pub(crate) keys: OwnKeys,
    /// What is said, in the words of a script, such as: board russia/1
    #[arg(required = true, value_name = "WORDS")]
    pub(crate) words: Vec<String>,
}

/// `takas store`.
#[derive(Debug, Subcommand)]
pub(crate) enum StoreCommand {
    /// Write a case's streams to a file: the same from every store that has them
    Export {
        /// The store: a file, a case's folder, or postgres://…
        store: String,
        /// The case's id
        #[arg(long, value_name = "CASE")]
        case: String,
        /// The file to write
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// Take a case in that was exported
    Import {
        /// The store: a file, a case's folder, or postgres://…
        store: String,
        /// The file to read
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
    },
    /// Make tiles and what else can be computed anew
    Rebuild {
        /// The store: a file, a case's folder, or postgres://…
        store: String,
    },
    /// Look at everything, and tell all that is damaged
    Fsck {
        /// The store: a file, a case's folder, or postgres://…
        store: String,
        /// Write the findings as JSON to standard output
        #[arg(long)]
        json: bool,
    },
    /// Write all of a store to a file while it is in use; keys are not in it
    Backup {
        /// The store: a file, a case's folder, or postgres://…
        store: String,
        /// The file to write
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// Make a store from a backup, of whichever engine it was
    Restore {
        /// The store to make: a file, a case's folder, or postgres://…
        store: String,
        /// The backup
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
    },
    /// Bring a store that an older program wrote to the present format, after a backup of it
    Migrate {
        /// The store: a file, a case's folder, or postgres://…
        store: String,
        /// The file to write the backup to; a store in a file has it beside itself where none is named
        #[arg(long, value_name = "FILE")]
        backup: Option<PathBuf>,
    },
    /// Overwrite what is left on the disk of cases that were destroyed while somebody read
    Scrub {
        /// The store: a file, a case's folder, or postgres://…
        store: String,
    },
    /// Say until when a case is kept; from then on it is due to be destroyed
    Retain(RetainArguments),
    /// Show which cases are due to be destroyed, or will be
    Due {
        /// The store: a file, a case's folder, or postgres://…
        store: String,
        /// Write them as JSON to standard output
        #[arg(long)]
        json: bool,
    },
    /// Destroy a case for good, and certify it
    Destroy(DestroyArguments),
}

/// `takas store retain`.
#[derive(Debug, Args)]
pub(crate) struct RetainArguments {
    /// The store: a file, a case's folder, or postgres://…
    pub(crate) store: String,
    /// The case's id
    #[arg(long, value_name = "CASE")]
    pub(crate) case: String,
    /// A day, with its --zone: the case is due from its beginning; or an instant, such as 2030-01-01T00:00Z. It may be moved later at any time
    #[arg(long, value_name = "DATE")]
    pub(crate) until: String,
    /// The time zone of the day, such as Europe/Istanbul
    #[arg(long, value_name = "ZONE")]
    pub(crate) zone: Option<String>,
    /// Say the case's id again, so that an earlier date than before is meant
    #[arg(long, value_name = "CASE")]
    pub(crate) confirm: Option<String>,
}

/// `takas store destroy`.
#[derive(Debug, Args)]
pub(crate) struct DestroyArguments {
    /// The store: a file, a case's folder, or postgres://…
    pub(crate) store: String,
    /// The case's id
    #[arg(long, value_name = "CASE")]
    pub(crate) case: String,
    /// The folder in which the key lies that signs certificates; it is made where there is none
    #[arg(long, value_name = "FOLDER")]
    pub(crate) keys: PathBuf,
    /// Say the case's id again, so that it is meant
    #[arg(long, value_name = "CASE")]
    pub(crate) confirm: Option<String>,
    /// Destroy it although it was to be kept for longer; the certificate tells until when
    #[arg(long)]
    pub(crate) before_its_day: bool,
    /// Where the certificate is written, too
    #[arg(long, value_name = "FILE")]
    pub(crate) certificate: Option<PathBuf>,
}

/// A language by its code.
fn language(text: &str) -> Result<Language, String> {
    Language::of_code(text).ok_or_else(|| "write en, tr, ru, fr or ar".to_owned())
}

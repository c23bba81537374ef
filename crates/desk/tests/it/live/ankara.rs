//! The exchange of Ankara as a case of a desk, with a team of which everybody signs by a key that the test holds.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use takas_atlas::Atlas;
use takas_clearing::{Engine, Limits, Progress};
use takas_desk::dossier;
use takas_desk::kept::{self, Kept};
use takas_desk::running::begin::{self, Source};
use takas_desk::server::vault::{NewWay, Owner, Power, Secret, Vault};
use takas_desk::talks::{self, Talks};
use takas_formats::deals::{case_digest, save as save_deal, to_json};
use takas_formats::plans::{PlanSource, Planned, operation_digest, save as save_plan};
use takas_formats::{Severity, read_operation, read_sequence};
use takas_handover::{PlanLimits, plan};
use takas_ledger::SigningKey;
use takas_model::{Instant, OperationKind, Outcome, PlanOutcome, Said, Turned};

/// Stands in Russia's position, and nowhere else.
pub(crate) const POSITION_CANARY: &str = "canary-of-the-position-of-rus";
/// Everybody in the team: id, seat, role at the desk.
pub(crate) const TEAM: [(&str, &str); 11] = [
    ("anna", "lead"),
    ("cem", "field"),
    ("doctor", "medical"),
    ("neutral", "interviewer"),
    ("rus", "delegate of RUS"),
    ("blr", "delegate of BLR"),
    ("usa", "delegate of USA"),
    ("deu", "delegate of DEU"),
    ("svn", "delegate of SVN"),
    ("nor", "delegate of NOR"),
    ("pol", "delegate of POL"),
];

/// A folder with the case, its deal, its plan and its team; removed with what is in it.
pub(crate) struct Ankara {
    root: PathBuf,
    kind: OperationKind,
    /// The id of the plan.
    pub(crate) plan: String,
}

/// The key of a member of the team.
pub(crate) fn key(author: &str) -> SigningKey {
    let index = TEAM.iter().position(|(id, _)| *id == author).expect("in the team");
    SigningKey::from_seed(&[u8::try_from(index + 1).expect("few"); 32])
}

/// The vault in a folder, open; made where there is none.
pub(crate) fn vault_at(folder: &Path) -> Vault {
    let (vault, secret) = (Vault::at(folder).expect("a folder"), Secret::KeyFile(&[15; 32]));
    if vault.is_made().expect("it can be read") {
        vault.unlock(None, &secret, 0).expect("it opens");
    } else {
        let (owner, power) = (Owner([0; 16]), Power::Alone);
        vault.create(&[NewWay { owner, power, secret, salt: None, credential: None, added: 0 }]).expect("a vault");
    }
    vault
}

impl Ankara {
    /// As it was, to be rehearsed.
    pub(crate) fn new() -> Self {
        Self::of(OperationKind::Rehearsal)
    }

    /// As if it were tomorrow: no historical case, whose operation itself is run. What a live case may not do, it does not: no child waits for
    /// its parents' release (E0701) or for a gate of others (E0704), and everybody is said to be cleared before a plan is made (E0694).
    pub(crate) fn of_tomorrow() -> Self {
        Self::of(OperationKind::Live)
    }

    fn of(kind: OperationKind) -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let name = format!("takas-desk-live-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let root = std::env::temp_dir().join(name);
        let mut ankara = Self { root, kind, plan: String::new() };
        ankara.copy();
        ankara.write_team();
        ankara.plan = ankara.kept_plan();
        ankara
    }

    /// The plan of this case that a test before has made, if there is one; else it is made. The judge looks at it whenever it is read.
    fn kept_plan(&self) -> String {
        let talks = talks::read(&self.case()).expect("the case is sound");
        let digest = format!("{}{}", case_digest(&talks.files), operation_digest(&talks.files));
        let name: String = digest.chars().filter(char::is_ascii_alphanumeric).collect();
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/tmp").join(format!("ankara-{name}"));
        let copy = |from: &Path, to: &Path| {
            for part in ["deals", "plans"] {
                fs::create_dir_all(to.join(part)).expect("a folder");
                for entry in fs::read_dir(from.join(part)).expect("it can be listed").flatten() {
                    fs::copy(entry.path(), to.join(part).join(entry.file_name())).expect("copied");
                }
            }
        };
        if kept.is_dir() {
            copy(&kept, &self.case());
            let id = kept::only(&self.case()).expect("one plan");
            if kept::of_id(&id, &self.case(), &talks, Severity::Error).is_ok() {
                return id;
            }
            // Made by another version of the planner.
            for part in ["deals", "plans"] {
                fs::remove_dir_all(self.case().join(part)).expect("removed");
            }
            drop(fs::remove_dir_all(&kept));
        }
        let plan = self.make_plan();
        // Whole or not at all: another test may look meanwhile.
        let beside = kept.with_extension(format!("{}", std::process::id()));
        copy(&self.case(), &beside);
        if fs::rename(&beside, &kept).is_err() {
            drop(fs::remove_dir_all(&beside));
        }
        plan
    }

    pub(crate) fn case(&self) -> PathBuf {
        self.root.join("ankara-2024")
    }

    pub(crate) fn store(&self) -> PathBuf {
        self.root.join("store").join("desk.sqlite")
    }

    fn copy(&self) {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/ankara-2024");
        // One day for all files: between two of them it may be midnight.
        let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs();
        for part in ["", "positions", "mediator"] {
            fs::create_dir_all(self.case().join(part)).expect("a folder");
            for entry in fs::read_dir(from.join(part)).expect("the example").flatten() {
                if entry.path().is_file() {
                    let text = fs::read_to_string(entry.path()).expect("text");
                    let text = text.replace("at a price", POSITION_CANARY);
                    let text = if self.kind == OperationKind::Live { of_tomorrow(&text, now) } else { text };
                    fs::write(self.case().join(part).join(entry.file_name()), text).expect("written");
                }
            }
        }
        fs::create_dir_all(self.store().parent().expect("a folder")).expect("a folder");
    }

    fn write_team(&self) {
        let member = |(id, seat): &(&str, &str)| {
            let key = data_encoding::HEXLOWER.encode(key(id).public().bytes());
            format!("{id} = {{ seat = \"{seat}\", key = \"{key}\" }}\n")
        };
        let text: String = TEAM.iter().map(member).collect();
        fs::write(self.case().join("mediator/team.toml"), format!("format = 1\n\n[team]\n{text}")).expect("written");
    }

    /// The best deal in the order on record, and a plan of it, as `takas plan --save` keeps them.
    fn make_plan(&self) -> String {
        let talks = talks::read(&self.case()).expect("the case is sound");
        let digest = case_digest(&talks.files);
        let mut quiet = |_: &Progress| {};
        let outcome = Engine::new(Limits::generous(), &mut quiet).clear(&talks.case).expect("small numbers");
        let Outcome::Deal { deal, .. } = &outcome else { panic!("there is a deal") };
        let terms = read_sequence(&talks.case, &talks.files).terms.expect("no mistakes");
        let order = terms.published_order(deal, talks.case.phase_refs()).expect("it is on record");
        let saved = save_deal(&talks.case, &digest, &[7; 32], &outcome, false).expect("a deal");
        self.keep("deals", &saved.id, &to_json(&saved));
        let atlas = Atlas::embedded().expect("sound");
        let handover = read_operation(&talks.case, &talks.files, deal, Some(&order), &atlas).handover.expect("sound");
        let limits = PlanLimits { work: 3_000, ..PlanLimits::default() };
        let PlanOutcome::Found(found) = plan(&handover, &limits) else { panic!("there is a plan") };
        let operation = operation_digest(&talks.files);
        let source =
            PlanSource { case: &talks.case, digest: &digest, operation: &operation, deal: &saved.id, order: &order };
        let planned = Planned {
            handover: handover.clone(),
            plan: found.plan.clone(),
            turned: Turned::default(),
            value: found.value,
            bound: found.bound,
            proved: 0,
            history: Vec::new(),
        };
        let file = save_plan(&source, &[9; 32], &planned);
        self.keep("plans", &file.id, &to_json(&file));
        file.id
    }

    fn keep(&self, under: &str, id: &str, text: &str) {
        fs::create_dir_all(self.case().join(under)).expect("a folder");
        fs::write(self.case().join(under).join(format!("{id}.json")), text).expect("written");
    }

    /// The case and its plan, read anew.
    pub(crate) fn read(&self) -> (Talks, Kept) {
        let talks = talks::read(&self.case()).expect("the case is sound");
        let kept = kept::of_id(&self.plan, &self.case(), &talks, Severity::Error);
        (talks, kept.expect("the plan is sound"))
    }

    /// What everybody says in a rehearsal, and when; with what names it for the record.
    pub(crate) fn speeches(&self) -> (Vec<(Instant, Said)>, takas_formats::operations::Vocabulary, Vec<String>) {
        let (talks, kept) = self.read();
        let source = Source {
            dossier: dossier::of_folder(&self.case()),
            talks: &talks,
            kept: &kept,
            kind: self.kind,
            name: "operation",
            witnesses: Vec::new(),
            witnesses_wanted: 0,
            second_copy: None,
        };
        let members = begin::members(&source).expect("the team is sound").members;
        let charter = begin::charter(&source, &members);
        let numbers = takas_formats::operations::Vocabulary::numbered(&talks.case, &charter);
        let operation = begin::operation(charter).expect("the charter is sound");
        let authors = members.iter().map(|member| member.author.id.clone()).collect();
        (takas_desk::running::play::speeches(&operation, 0), numbers, authors)
    }
}

/// The text of a file of the case, as if the day were tomorrow; `now` is in seconds since 1970.
fn of_tomorrow(text: &str, now: u64) -> String {
    let day = |ahead: u64| {
        let seconds = i64::try_from(now + ahead * 86_400).expect("in range");
        let written = takas_atlas::Instant::of_seconds(seconds).expect("in range").rfc3339();
        written.split_once('T').expect("a day and a time").0.to_owned()
    };
    let mut changed = text.replace("historical = true", "historical = false");
    for (was, ahead) in [("begins = \"2024-07-31", 0), ("ends = \"2024-08-02", 2)] {
        let (key, _) = was.split_once('"').expect("a value");
        changed = changed.replace(was, &format!("{key}\"{}", day(ahead)));
    }
    let cleared =
        ["consent", "fit", "legal", "document", "identity"].map(|gate| format!("{gate} = \"since {}\"", day(0)));
    let cleared = format!("[cleared]\neveryone = {{ {} }}", cleared.join(", "));
    changed = changed.replace("holds = \"everyone\"", "holds = \"everyone except protected\"");
    let is_left =
        |line: &&str| !["dultsev-family = ", "krieger = { legal = "].iter().any(|begins| line.starts_with(begins));
    let line = |line: &str| if line == "[cleared]" { format!("{cleared}\n") } else { format!("{line}\n") };
    changed.lines().filter(is_left).map(line).collect()
}

impl Drop for Ankara {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.root));
    }
}

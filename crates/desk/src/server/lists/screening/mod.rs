//! Who is hired for the operation of a case, held against published lists that somebody brought: in the background, by the engine and the threshold
//! of `takas lists screen`. The people of the exchange are never screened; a hit is a question to a human, and excludes nobody.
//!
//! - [`page`]: the page, the lists that are brought, and what somebody says of a hit; [`api`]: the same as JSON.

pub(super) mod api;
pub(super) mod page;

use std::sync::Arc;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use takas_formats::claims::{ListLimits, read_published};
use takas_formats::decisions::{Decision, ReadDecisions, SCREENING_FILE, Stand, read_decisions};
use takas_formats::limits::LIST_BYTES_MAX;
use takas_formats::settled::Owned;
use takas_formats::work::Task;
use takas_formats::{Code, Diagnostic, OPERATION_FILE, PEOPLE_FILE, hired_list, read_hired};
use takas_lists::List;
use takas_lists::reconcile::{Band, Pair, Reason, Role, Side};
use takas_views::Names;
use takas_views::reconciliation::{Screened, ScreeningView, brief_screening};
use takas_views::words::reconciliation::questions;

use super::ground::{Chosen, Laid, ReadList};
use super::kept::{KeptPair, pair, read_pair};
use crate::failure::Failure;
use crate::lists::deciding::stand_of;
use crate::lists::screening::{Hit, THRESHOLD, hits_of, people_among, people_of};
use crate::server::app::App;
use crate::server::cabinet::{Contents, is_name};
use crate::server::deals::saved;
use crate::server::http::Refusal;
use crate::server::live::visit::Visit;
use crate::server::work::{Found, Ground, Progress, Work, WorkId};

/// The folder of a case in which published lists lie.
const FOLDER: &str = "screening/";
/// The list that is read with the files beside it.
const WITH_OTHERS: &str = "sdn.csv";
/// Further names and addresses of that list.
const BESIDE: [&str; 2] = ["alt.csv", "add.csv"];
/// So many published lists lie with a case at once.
const LISTS_MAX: usize = 8;
/// So long a screening may last, in seconds.
const SECONDS: u32 = 3_600;
/// So many of the last works are looked through.
const LOOKED_AT: usize = 8;

/// A published list as it was read; without a list, what is wrong with it.
#[derive(Debug)]
pub(super) struct ReadPublishedList {
    /// The name of its file.
    name: String,
    list: Option<List>,
    found: Vec<Diagnostic>,
}

impl ReadPublishedList {
    fn new(name: &str, bytes: &[u8], beside: &[(&str, &[u8])]) -> Self {
        let limits = ListLimits { bytes_max: LIST_BYTES_MAX, ..ListLimits::default() };
        let read = read_published(bytes, name, beside, &limits);
        Self { name: name.to_owned(), list: read.list, found: read.diagnostics }
    }
}

/// Everything that a screening stands on.
struct Screening {
    laid: Arc<Laid>,
    /// Who is hired; none: it cannot be read.
    hired: Option<List>,
    published: Vec<Arc<ReadPublishedList>>,
    /// What is wrong with who is hired, or with what was decided.
    faults: Vec<Diagnostic>,
    decisions: Vec<Decision>,
    stand: Stand,
    /// Whether what was decided can be read: into what cannot be, nothing is written.
    can_decide: bool,
    /// What a screening is known by: another as soon as anything of it is another.
    digest: String,
}

impl Screening {
    /// What lies in a case. `read` reads a published list, or finds it read.
    fn read(laid: Arc<Laid>, read: impl Fn([u8; 32], &str, &[u8], &[(&str, &[u8])]) -> Arc<ReadPublishedList>) -> Self {
        let of_hired = read_hired(&laid.talks.files);
        let mut faults = if of_hired.hired.is_none() { of_hired.diagnostics } else { Vec::new() };
        let hired = of_hired.hired.as_deref().map(hired_list);
        let mut digest = Sha256::new();
        for name in ["case.toml", PEOPLE_FILE, OPERATION_FILE] {
            digest.update(Sha256::digest(laid.contents.files.get(name).map_or(&[][..], |bytes| &bytes[..])));
        }
        for list in &laid.all {
            digest.update(list.digest);
        }
        let mut published = Vec::new();
        for (name, bytes, beside) in files_of(&laid.contents) {
            let own = digest_of(name, bytes, &beside);
            digest.update(own);
            published.push(read(own, name, bytes, &beside));
        }
        let digest = HEXLOWER.encode(&digest.finalize());
        let mut screening = Self {
            laid,
            hired,
            published,
            faults: Vec::new(),
            decisions: Vec::new(),
            stand: Stand::default(),
            can_decide: true,
            digest,
        };
        let (decisions, stand, wrong) = screening.decided();
        screening.can_decide = wrong.is_empty();
        faults.extend(wrong);
        (screening.decisions, screening.stand, screening.faults) = (decisions, stand, faults);
        screening
    }

    /// What was decided about hits, how it stands, and what is wrong with its file.
    fn decided(&self) -> (Vec<Decision>, Stand, Vec<Diagnostic>) {
        let bytes = self.laid.contents.files.get(SCREENING_FILE).filter(|bytes| !bytes.is_empty());
        let Some(bytes) = bytes else { return (Vec::new(), Stand::default(), Vec::new()) };
        let lists = self.lists();
        let ReadDecisions { decisions, diagnostics, .. } = read_decisions(SCREENING_FILE, bytes, &lists);
        match decisions {
            Some(decisions) => {
                let stand = stand_of(&decisions, &lists);
                (decisions, stand, Vec::new())
            }
            None => (Vec::new(), Stand::default(), diagnostics),
        }
    }

    /// The same for a visitor.
    fn of(visit: &Visit) -> Result<Self, Refusal> {
        let laid = Laid::of(visit, &Chosen::default())?;
        let shelf = &visit.case.lists;
        Ok(Self::read(laid, |digest, name, bytes, beside| {
            shelf.published(digest, || ReadPublishedList::new(name, bytes, beside))
        }))
    }

    /// Who is screened, then the published lists that can be read.
    fn lists(&self) -> Vec<&List> {
        self.hired.iter().chain(self.published.iter().filter_map(|list| list.list.as_ref())).collect()
    }

    /// The same with what it means to stand on them, which is all one here.
    fn owned(&self) -> Vec<Owned<'_>> {
        let owned = |list| Owned { side: Side { list, role: Role::Claims }, party: None };
        self.lists().into_iter().map(owned).collect()
    }

    /// Whether there is something to be screened, and something to hold it against.
    fn is_possible(&self) -> bool {
        self.hired.as_ref().is_some_and(|hired| !hired.claims.is_empty()) && self.lists().len() > 1
    }

    /// What was found, as it is shown.
    fn view(&self, owned: &[Owned<'_>], hits: &[Hit], names: Names) -> ScreeningView {
        let (decisions, stand) = (&self.decisions, &self.stand);
        brief_screening(&Screened { lists: owned, hits, threshold: THRESHOLD, decisions, stand }, names)
    }
}

/// A file: its name and what it holds.
type File<'c> = (&'c str, &'c [u8]);

/// The published lists that lie with a case: name, content, and what lies beside that is read with it.
fn files_of(contents: &Contents) -> Vec<(&str, &[u8], Vec<File<'_>>)> {
    let all = || contents.files.iter().filter_map(|(name, bytes)| Some((name.strip_prefix(FOLDER)?, &bytes[..])));
    let has_others = all().any(|(name, _)| name == WITH_OTHERS);
    let beside = |name: &str| {
        let is_beside = |(other, _): &(&str, &[u8])| name == WITH_OTHERS && BESIDE.contains(other);
        all().filter(is_beside).collect::<Vec<_>>()
    };
    let own = all().filter(|(name, _)| !(has_others && BESIDE.contains(name)));
    own.map(|(name, bytes)| (name, bytes, beside(name))).collect()
}

fn digest_of(name: &str, bytes: &[u8], beside: &[(&str, &[u8])]) -> [u8; 32] {
    let mut digest = Sha256::new();
    for (name, bytes) in std::iter::once(&(name, bytes)).chain(beside) {
        digest.update(Sha256::digest(name));
        digest.update(Sha256::digest(bytes));
    }
    digest.finalize().into()
}

/// How it stands with a screening.
enum Stands {
    /// Nobody is hired, or there is no list to hold them against.
    Nothing,
    /// What was found of everything as it is now.
    Found(Vec<Hit>),
    /// It goes on in the background.
    GoesOn(Box<Work>),
    /// It was stopped, or could not be made.
    Stopped(Box<Work>),
    /// It was not asked for since something changed.
    NotAsked,
}

/// How it stands. Waits for the store.
fn stands(app: &App, visit: &Visit, screening: &Screening) -> Result<Stands, Refusal> {
    if !screening.is_possible() {
        return Ok(Stands::Nothing);
    }
    let works = app.works()?.of_case(&visit.case.key).map_err(|_| Refusal::Unavailable)?;
    let own = || works.iter().filter(|work| matches!(work.task, Task::Screening {}));
    for work in own().filter(|work| work.ended.as_ref().is_some_and(|ended| ended.found.is_some())).take(LOOKED_AT) {
        let bytes = app.works()?.found(&visit.case.key, &work.id).map_err(|_| Refusal::Unavailable)?;
        let kept = bytes.and_then(|bytes| Kept::read(&bytes)).filter(|kept| kept.of == screening.digest);
        if let Some(hits) = kept.and_then(|kept| kept.hits(&screening.lists())) {
            return Ok(Stands::Found(hits));
        }
    }
    if let Some(open) = own().find(|work| work.ended.is_none()) {
        return Ok(Stands::GoesOn(Box::new(open.clone())));
    }
    let stopped = own().next().filter(|work| work.files == screening.laid.contents.revision);
    Ok(stopped.map_or(Stands::NotAsked, |work| Stands::Stopped(Box::new(work.clone()))))
}

/// Asks for a screening in the background.
fn ask(app: &App, visit: &Visit) -> Result<WorkId, Refusal> {
    app.ask_for(visit, Task::Screening {}, SECONDS)
}

/// Screens in the background; none: the task is about something else.
///
/// # Errors
/// When files of the case have mistakes, people of the exchange would be screened, or it was stopped.
pub(in crate::server) fn screen(task: &Task, ground: &Ground) -> Option<Result<Found, Failure>> {
    matches!(task, Task::Screening {}).then(|| screened(ground))
}

fn screened(ground: &Ground) -> Result<Found, Failure> {
    let read = saved::read(&ground.cabinet)?;
    let laid = Laid::read(&read.contents, &read.talks, &Chosen::default(), |_, name, bytes, mapping| {
        Arc::new(ReadList::new(name, bytes, mapping))
    });
    let screening =
        Screening::read(Arc::new(laid), |_, name, bytes, beside| Arc::new(ReadPublishedList::new(name, bytes, beside)));
    let Some(hired) = &screening.hired else {
        return Err(Failure::Mistakes(format!("{OPERATION_FILE}: who is hired cannot be read")));
    };
    let tell = |done: usize, all: usize| {
        let of = Some(format!("{done} / {all}"));
        ground.tell(Progress { phase: "work-at-lists".to_owned(), of, ..Progress::default() });
    };
    let stop = || ground.is_over();
    let of_case = people_of(screening.laid.case());
    let of_lists = screening.laid.all.iter().filter_map(|list| list.read.list.as_ref());
    let people: Vec<&List> = of_lists.chain([&of_case]).collect();
    if let Some(row) = people_among(hired, &people, &tell, &stop)?.first() {
        let (code, title) = (Code::PeopleScreened.id(), Code::PeopleScreened.title());
        let why = format!("{code}: {title}: line {row} of {OPERATION_FILE} is about one; nothing was screened");
        return Err(Failure::Mistakes(why));
    }
    let hits = hits_of(&screening.lists(), &tell, &stop)?;
    let headline = Some(questions(hits.len()));
    let kept = Kept::new(screening.digest.clone(), hits).bytes();
    Ok(Found { of: read.revision(), body: Some(kept), alter: None, headline, is_whole: true })
}

/// What a screening has found, as it is kept sealed.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    format: u32,
    /// The digest of what it is of.
    of: String,
    hits: Vec<KeptPair>,
}

impl Kept {
    fn new(of: String, hits: Vec<Hit>) -> Self {
        let of_hit = |(one, other, evidence, probability): Hit| {
            pair(&Pair { one, other, evidence, probability, band: Band::Ask, reason: Reason::Score })
        };
        Self { format: 1, of, hits: hits.into_iter().map(of_hit).collect() }
    }

    fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("texts and numbers alone")
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice::<Self>(bytes).ok().filter(|kept| kept.format == 1)
    }

    /// The hits; none where they do not hold together with these lists.
    fn hits(&self, lists: &[&List]) -> Option<Vec<Hit>> {
        let pairs: Vec<Pair> = self.hits.iter().map(read_pair).collect::<Option<_>>()?;
        let is_there = |row: takas_lists::reconcile::Row| {
            lists.get(usize::from(row.list.0)).is_some_and(|list| (row.claim.0 as usize) < list.claims.len())
        };
        let hit = |pair: Pair| {
            (is_there(pair.one) && is_there(pair.other)).then_some((
                pair.one,
                pair.other,
                pair.evidence,
                pair.probability,
            ))
        };
        pairs.into_iter().map(hit).collect()
    }
}

/// The file of a case in which a published list of this name lies: its last part, in small letters, with no other signs than a case may have.
fn name_of(file: &str) -> Option<String> {
    let last = file.rsplit(['/', '\\']).next().unwrap_or(file).to_lowercase();
    let kept: String =
        last.chars().map(|c| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '-' }).collect();
    let kept = kept.trim_matches(['.', '-']).to_owned();
    (kept.len() <= NAME_MAX && is_name(&format!("{FOLDER}{kept}"))).then_some(kept)
}

/// The longest name of a published list.
const NAME_MAX: usize = 80;

/// Files that are brought: checked as they would lie there.
fn brought(files: &[(String, Vec<u8>)]) -> Vec<ReadPublishedList> {
    let lies: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let has_others = lies.iter().any(|(name, _)| *name == WITH_OTHERS);
    let own = lies.iter().filter(|(name, _)| !(has_others && BESIDE.contains(name)));
    let read = own.map(|(name, bytes)| {
        let is_beside = |(other, _): &&(&str, &[u8])| *name == WITH_OTHERS && BESIDE.contains(other);
        let beside: Vec<(&str, &[u8])> = lies.iter().filter(is_beside).copied().collect();
        ReadPublishedList::new(name, bytes, &beside)
    });
    read.collect()
}

/// The files of a published list that are taken away with it.
fn files_with(contents: &Contents, name: &str) -> Vec<String> {
    let of_it = files_of(contents).into_iter().filter(|(own, ..)| *own == name);
    let all = of_it.flat_map(|(own, _, beside)| {
        std::iter::once(own).chain(beside.into_iter().map(|(other, _)| other)).collect::<Vec<_>>()
    });
    all.map(|name| format!("{FOLDER}{name}")).collect()
}

/// The files of a case, were these as they are said here: for limits.
fn count_with(contents: &Contents, files: &[(String, Vec<u8>)]) -> usize {
    let lying = files_of(contents).into_iter().map(|(name, ..)| name.to_owned());
    let mut all: std::collections::BTreeSet<String> = lying.collect();
    all.extend(files.iter().map(|(name, _)| name.clone()).filter(|name| !BESIDE.contains(&name.as_str())));
    all.len()
}

#[cfg(test)]
mod tests {
    use super::name_of;

    #[test]
    fn the_name_of_a_file_is_made_one_that_a_case_may_have() {
        for (file, name) in [
            ("SDN.CSV", Some("sdn.csv")),
            ("C:\\lists\\consolidated.xml", Some("consolidated.xml")),
            ("../../etc/passwd", Some("passwd")),
            ("EU list (final).csv", Some("eu-list--final-.csv")),
            (".hidden", Some("hidden")),
            ("...", None),
            ("", None),
        ] {
            assert_eq!(name_of(file).as_deref(), name, "{file}");
        }
        assert_eq!(name_of(&"a".repeat(81)), None);
    }
}

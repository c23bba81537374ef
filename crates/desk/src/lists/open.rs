//! Opening lists: two or three files, or the lists of a case, with what humans decided about them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use takas_formats::claims::{ListLimits, ReadClaims, read_claims, read_published};
use takas_formats::decisions::{DECISIONS_FILE, Decision, ReadDecisions, Stand, read_decisions};
use takas_formats::list_book::{ListBook, ReadListBook, read_list_book};
use takas_formats::{CaseFiles, Diagnostic, ReadMapping, Severity, mapping_path, read_mapping};
use takas_lists::List;
use takas_lists::reconcile::Role;
use takas_model::{Case, PartyRef};

use super::deciding::stand_of;
use super::stem;
use crate::dossier::{self, Dossier};
use crate::failure::Failure;
use crate::folder::{self, FileError};
use crate::reading;

/// The largest list that is read.
pub const LIST_BYTES_MAX: u64 = 256 << 20;
/// So many bytes of a list are taken in: one more than are read, so that one that is too large is told and never cut.
pub(super) const TAKEN_BYTES_MAX: u64 = LIST_BYTES_MAX + 1;
/// The endings of lists.
pub(crate) const ENDINGS: [&str; 7] = [".csv", ".tsv", ".xlsx", ".ods", ".json", ".jsonl", ".ftm"];
/// The file of decisions beside lists that belong to no case.
const DECISIONS_BESIDE: &str = "decisions.toml";

/// Which lists are wanted.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Files; or the folder of a case, and after it the parties whose lists are meant, all where there are none.
    pub paths: Vec<PathBuf>,
    /// What it means to stand on a list, by the name of its file or its party; left out: the first claims, the second acknowledges, the
    /// third saw; of a case it is the place of the party in the case that counts, and an observer or a mediator saw.
    pub roles: Vec<(String, Role)>,
    /// The file of decisions, where it lies elsewhere than beside the first list.
    pub decisions: Option<PathBuf>,
}

/// A list that was opened.
#[derive(Clone, Debug)]
pub struct OpenedList {
    /// The list.
    pub list: List,
    /// What it means to stand on it.
    pub role: Role,
    /// Whose it is.
    pub party: Option<PartyRef>,
}

/// Where the file of decisions lies.
#[derive(Clone, Debug)]
pub enum Place {
    /// In a case.
    Case(Arc<dyn Dossier>, String),
    /// Anywhere else.
    File(PathBuf),
}

impl Place {
    /// How it is told of.
    #[must_use]
    pub fn told(&self) -> PathBuf {
        match self {
            Self::Case(case, name) => case.told(name),
            Self::File(path) => path.clone(),
        }
    }

    /// The text; empty where there is no file yet.
    ///
    /// # Errors
    /// When there is one that cannot be read.
    pub fn read(&self) -> Result<Vec<u8>, Failure> {
        let read = match self {
            Self::Case(case, name) => case.read(name, folder::READ_LIMIT),
            Self::File(path) => folder::read_capped(path),
        };
        match read {
            Ok(bytes) => Ok(bytes),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => {
                Err(FileError::new(&self.told(), "cannot be read", "see that the file can be read", error).into())
            }
        }
    }

    /// Writes the whole text.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, text: &str) -> Result<(), Failure> {
        match self {
            Self::Case(case, name) => case.write(name, text.as_bytes()),
            Self::File(path) => Ok(folder::write(path, text.as_bytes())?),
        }
    }
}

/// Lists that were opened, with all that belongs to them.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The case, if they are of one.
    pub case: Option<Case>,
    /// The files of the case.
    pub files: CaseFiles,
    /// Where the case lies.
    pub dossier: Option<Arc<dyn Dossier>>,
    /// The lists.
    pub lists: Vec<OpenedList>,
    /// Where decisions are written.
    pub place: Place,
    /// What was decided.
    pub decisions: Vec<Decision>,
    /// How it stands with the lists as they are.
    pub stand: Stand,
    /// The mediator's book of names.
    pub book: ListBook,
}

impl Opened {
    /// The folder that is told of: that of the lists of a case; else that of the decisions.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        let beside = || self.place.told().parent().map(Path::to_owned).unwrap_or_default();
        self.dossier.as_ref().map_or_else(beside, |case| case.told("lists"))
    }

    /// Reads the decisions again: somebody else may have said something meanwhile.
    ///
    /// # Errors
    /// When they cannot be read, or have mistakes.
    pub fn refresh(&mut self) -> Result<Vec<Diagnostic>, Failure> {
        let bytes = self.place.read()?;
        if bytes.is_empty() {
            (self.decisions, self.stand) = (Vec::new(), Stand::default());
            return Ok(Vec::new());
        }
        let lists: Vec<&List> = self.lists.iter().map(|list| &list.list).collect();
        let told = self.place.told();
        let name = told.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let ReadDecisions { decisions, diagnostics, .. } = read_decisions(&name, &bytes, &lists);
        let Some(decisions) = decisions else {
            let mut files = CaseFiles::new();
            files.insert(name, bytes);
            let parent = told.parent().unwrap_or(Path::new(""));
            reading::show(parent, &files, &diagnostics.iter().collect::<Vec<_>>());
            return Err(Failure::Mistakes(reading::summary(&diagnostics, &told)));
        };
        let stand = stand_of(&decisions, &lists);
        (self.decisions, self.stand) = (decisions, stand);
        Ok(diagnostics)
    }
}

/// Opens lists.
///
/// # Errors
/// When they cannot be read or have mistakes.
pub fn open(wanted: &Wanted) -> Result<Opened, Failure> {
    let Some(first) = wanted.paths.first() else {
        return Err(Failure::Usage("name two or three lists, or the folder of a case".to_owned()));
    };
    let mut opened = if first.join("case.toml").is_file() {
        let ids: Vec<String> = wanted.paths[1..].iter().map(|path| path.display().to_string()).collect();
        of_case(&dossier::of_folder(first), &ids, wanted)?
    } else {
        of_files(wanted)?
    };
    roles_are_of_lists(wanted, &opened.lists)?;
    if let Some(path) = &wanted.decisions {
        opened.place = Place::File(path.clone());
    }
    let warnings = opened.refresh()?;
    tell_of(&opened.place.told(), &warnings);
    Ok(opened)
}

fn tell_of(path: &Path, warnings: &[Diagnostic]) {
    for warning in warnings {
        tell!("takas: {}:{}: {} {}", path.display(), warning.line, warning.code.id(), warning.message);
    }
}

/// Opens lists of a case; of the parties that are named, or all.
///
/// # Errors
/// When they cannot be read or have mistakes.
pub fn of_case(case: &Arc<dyn Dossier>, ids: &[String], wanted: &Wanted) -> Result<Opened, Failure> {
    let files = case.files()?;
    let read = reading::case_or_report(case.as_ref(), &files)?;
    let ReadListBook { book, diagnostics, .. } = read_list_book(&read, &files);
    reading::show(&case.told(""), &files, &diagnostics.iter().collect::<Vec<_>>());
    let Some(book) = book else {
        return Err(Failure::Mistakes(reading::summary(&diagnostics, &case.told("mediator/lists.toml"))));
    };
    let names = case.names("lists")?;
    let mut found: Vec<(Option<PartyRef>, String)> = Vec::new();
    for name in names.iter().filter(|name| is_list(name)) {
        let title = name.strip_prefix("lists/").unwrap_or(name);
        let is_wanted = ids.is_empty() || ids.iter().any(|id| id == stem(title) || id == title || id == name);
        if is_wanted {
            found.push((read.find_party(stem(title)), name.clone()));
        }
    }
    for id in ids {
        let is_there = found.iter().any(|(_, name)| {
            let title = name.strip_prefix("lists/").unwrap_or(name);
            id == stem(title) || id == title || id == name
        });
        if !is_there {
            return Err(Failure::Usage(format!(
                "the case has no list of `{id}`: there is none of that name under lists/"
            )));
        }
    }
    // In the order of the parties; a visitor's list, which is no party's, comes last.
    found.sort_by_key(|(party, name)| (party.is_none(), *party, name.clone()));
    if found.is_empty() {
        return Err(Failure::Usage(
            "the case has no lists: put them under lists/, each named for its party".to_owned(),
        ));
    }
    let mut lists = Vec::new();
    for (party, name) in &found {
        let bytes = case.read(name, TAKEN_BYTES_MAX).map_err(|error| {
            FileError::new(&case.told(name), "cannot be read", "see that the file can be read", error)
        })?;
        let mapping = case.read(&mapping_path(name), folder::READ_LIMIT).ok();
        let (list, said) = read_list(&case.told(name), &bytes, mapping.as_deref())?;
        let usual = said.unwrap_or_else(|| usual_role_of(&read, *party));
        let role = role_of(wanted, &list.title, usual);
        lists.push(OpenedList { list, role, party: *party });
    }
    let place = Place::Case(Arc::clone(case), DECISIONS_FILE.to_owned());
    let dossier = Some(Arc::clone(case));
    Ok(Opened { case: Some(read), files, dossier, lists, place, decisions: Vec::new(), stand: Stand::default(), book })
}

fn of_files(wanted: &Wanted) -> Result<Opened, Failure> {
    let mut lists: Vec<OpenedList> = Vec::new();
    for (index, path) in wanted.paths.iter().enumerate() {
        let (list, said) = read_with_role(path)?;
        if lists.iter().any(|other| other.list.title == list.title) {
            let message = format!("two lists are named {}: give one of the files another name", list.title);
            return Err(Failure::Usage(message));
        }
        let role = role_of(wanted, &list.title, said.unwrap_or_else(|| usual_role(index)));
        lists.push(OpenedList { list, role, party: None });
    }
    let beside = wanted.paths[0].parent().unwrap_or(Path::new("")).join(DECISIONS_BESIDE);
    Ok(Opened {
        case: None,
        files: CaseFiles::new(),
        dossier: None,
        lists,
        place: Place::File(beside),
        decisions: Vec::new(),
        stand: Stand::default(),
        book: ListBook::default(),
    })
}

/// Reads one list, with the mapping beside it.
///
/// # Errors
/// When it cannot be read or has mistakes.
pub fn read_file(path: &Path) -> Result<List, Failure> {
    Ok(read_with_role(path)?.0)
}

/// The same with what its mapping says that it means to stand on it.
fn read_with_role(path: &Path) -> Result<(List, Option<Role>), Failure> {
    let bytes = folder::read_at_most(path, TAKEN_BYTES_MAX)
        .map_err(|error| FileError::new(path, "cannot be read", "name a list: CSV, XLSX, ODS or JSON", error))?;
    let mapping = folder::read_capped(&path.with_file_name(mapping_path(&file_name(path)))).ok();
    read_list(path, &bytes, mapping.as_deref())
}

fn usual_role(index: usize) -> Role {
    match index {
        0 => Role::Claims,
        1 => Role::Acknowledges,
        _ => Role::Saw,
    }
}

/// What it means to stand on a list of a case, where nobody says it: an observer saw, and so did a mediator and whoever is no party; of the others
/// the first of the case claims. It follows from the case alone: whether others have handed in lists is not a party's to learn from its own.
pub(crate) fn usual_role_of(case: &Case, party: Option<PartyRef>) -> Role {
    use takas_model::Role::{CoMediator, Mediator, Observer};
    let looks_on =
        |party: PartyRef| case.party(party).roles.iter().any(|role| matches!(role, Observer | Mediator | CoMediator));
    let mut sides = case.party_refs().filter(|party| !looks_on(*party));
    party.and_then(|party| sides.position(|side| side == party)).map_or(Role::Saw, usual_role)
}

fn role_of(wanted: &Wanted, title: &str, usual: Role) -> Role {
    let said = wanted.roles.iter().find(|(of, _)| names(of, title));
    said.map_or(usual, |(_, role)| *role)
}

/// Whether a list of this title is meant by a name: that of its file, with or without its ending.
fn names(name: &str, title: &str) -> bool {
    name == title || name == stem(title)
}

/// A role of a list that is not there would be a role that some list does not get.
fn roles_are_of_lists(wanted: &Wanted, lists: &[OpenedList]) -> Result<(), Failure> {
    let titles: Vec<&str> = lists.iter().map(|opened| opened.list.title.as_str()).collect();
    let unknown = wanted.roles.iter().find(|(of, _)| !titles.iter().any(|title| names(of, title)));
    let there = titles.iter().map(|title| stem(title)).collect::<Vec<_>>().join(", ");
    unknown.map_or(Ok(()), |(of, _)| {
        Err(Failure::Usage(format!("--role: there is no list `{of}` among those that are read; there is {there}")))
    })
}

/// Whether a file of this name is a party's list, as far as names say it.
pub(crate) fn is_list(name: &str) -> bool {
    let small = name.to_lowercase();
    small != "lists/people.csv" && ENDINGS.iter().any(|ending| small.ends_with(ending))
}

/// Reads a list by the mapping beside it, if there is one, which may say what it means to stand on it; what is told of it is told as that of
/// any other file.
///
/// # Errors
/// When it or its mapping has mistakes.
fn read_list(path: &Path, bytes: &[u8], mapping: Option<&[u8]>) -> Result<(List, Option<Role>), Failure> {
    let (parent, name) = (path.parent().unwrap_or(Path::new("")), file_name(path));
    let mapping = match mapping {
        None => None,
        Some(bytes) => {
            let of = mapping_path(&name);
            let ReadMapping { mapping, diagnostics } = read_mapping(&of, bytes);
            let files: CaseFiles = [(of.clone(), bytes)].into_iter().collect();
            reading::show(parent, &files, &diagnostics.iter().collect::<Vec<_>>());
            let read = mapping.ok_or_else(|| Failure::Mistakes(reading::summary(&diagnostics, &parent.join(of))))?;
            Some(read)
        }
    };
    let ReadClaims { list, diagnostics, .. } = read_claims(bytes, &name, mapping.as_ref(), &ListLimits::default());
    let role = mapping.and_then(|mapping| mapping.role);
    Ok((told(path, list, &diagnostics)?, role))
}

/// Reads a published list. Of the list of Foreign Assets Control the files of other names and addresses are looked for beside it.
///
/// # Errors
/// When it cannot be read or has mistakes.
pub(super) fn read_published_file(path: &Path) -> Result<List, Failure> {
    let bytes = folder::read_at_most(path, TAKEN_BYTES_MAX)
        .map_err(|error| FileError::new(path, "cannot be read", "name a published list as a file", error))?;
    let mut beside: Vec<(String, Vec<u8>)> = Vec::new();
    if file_name(path).eq_ignore_ascii_case("sdn.csv") {
        for name in ["alt.csv", "add.csv"] {
            let read = folder::read_at_most(&path.with_file_name(name), TAKEN_BYTES_MAX);
            beside.extend(read.ok().map(|bytes| (name.to_owned(), bytes)));
        }
    }
    let beside: Vec<(&str, &[u8])> = beside.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let read = read_published(&bytes, &file_name(path), &beside, &ListLimits::default());
    told(path, read.list, &read.diagnostics)
}

/// Tells errors and warnings of a list, and how many notes there are.
fn told(path: &Path, list: Option<List>, diagnostics: &[Diagnostic]) -> Result<List, Failure> {
    let shown: Vec<&Diagnostic> = diagnostics.iter().filter(|found| found.severity != Severity::Note).collect();
    reading::show(path.parent().unwrap_or(Path::new("")), &CaseFiles::new(), &shown);
    list.ok_or_else(|| Failure::Mistakes(reading::summary(diagnostics, path)))
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

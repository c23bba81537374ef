//! Screening carriers, payers, suppliers and intermediaries against published lists that lie here as files. Nothing is fetched. They stand in a
//! file, or under `[hired]` of the operation of a case.
//!
//! The people of an exchange are never screened: a file that is a list of theirs is refused whole, and so is one in which one of them stands.
//! One threshold holds for all lists and all parties, and no option moves it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use takas_formats::decisions::{SCREENING_FILE, Stand};
use takas_formats::list_book::ListBook;
use takas_formats::{CaseFiles, Code, Diagnostic, OPERATION_FILE, ReadHired, hired_list, read_hired};
use takas_lists::evidence::{Evidence, Probability};
use takas_lists::reconcile::{Band, Limits, ListRef, Pair, Role, Row, Side};
use takas_lists::{Claim, List, Name};
use takas_model::{Case, Kind};

use super::open::{self, Place, Wanted};
use super::{Opened, OpenedList, Tell, side_by_side};
use crate::dossier;
use crate::failure::Failure;
use crate::interrupt;
use crate::reading;

/// From this probability on a human is asked: one in twenty, for all lists and all parties.
pub const THRESHOLD: Probability = Probability::millionths(50_000);
/// The file of decisions about hits, beside a file that belongs to no case.
const DECISIONS_BESIDE: &str = "screening.toml";

/// A screening that was made.
#[derive(Clone, Debug)]
pub struct Screening {
    /// Who was screened, then each published list; with what was decided about hits.
    pub opened: Opened,
    /// The hits: by row of the first list, the likeliest first.
    pub hits: Vec<Hit>,
}

/// A row of the list of those who are screened, one of a published list, the evidence and the probability.
pub type Hit = (Row, Row, Evidence, Probability);

fn side(list: &List) -> Side<'_> {
    Side { list, role: Role::Claims }
}

/// Screens the rows of a file against published lists; of the folder of a case, who is hired for its operation.
///
/// # Errors
/// When a file cannot be read or has mistakes, or people of an exchange would be screened.
pub fn screen(who: &Path, case: Option<&Path>, against: &[PathBuf], tell: Tell<'_>) -> Result<Screening, Failure> {
    let is_case = who.join("case.toml").is_file();
    if is_case && case.is_some() {
        let message = "--case says of which case a file's rows are; a case that is screened is its own";
        return Err(Failure::Usage(message.to_owned()));
    }
    let case = if is_case { Some(who.to_owned()) } else { case.map(Path::to_owned).or_else(|| case_around(who)) };
    let subjects = if is_case { hired_for(who)? } else { open::read_file(who)? };
    refuse_people(who, &subjects, case.as_deref(), tell)?;
    let mut lists = vec![subjects];
    for path in against {
        let published = open::read_published_file(path)?;
        if lists.iter().any(|other| other.title == published.title) {
            let message = format!("two lists are named {}: give one of the files another name", published.title);
            return Err(Failure::Usage(message));
        }
        lists.push(published);
    }
    let hits = hits_of(&lists.iter().collect::<Vec<_>>(), tell, &interrupt::was_pressed)?;
    let place = match &case {
        Some(case) => Place::Case(dossier::of_folder(case), SCREENING_FILE.to_owned()),
        None => Place::File(who.parent().unwrap_or(Path::new("")).join(DECISIONS_BESIDE)),
    };
    let opened = |list| OpenedList { list, role: Role::Claims, party: None };
    let mut opened = Opened {
        case: None,
        files: CaseFiles::new(),
        dossier: None,
        lists: lists.into_iter().map(opened).collect(),
        place,
        decisions: Vec::new(),
        stand: Stand::default(),
        book: ListBook::default(),
    };
    opened.refresh()?;
    Ok(Screening { opened, hits })
}

/// Who is hired for the operation of a case: its carriers, payers, suppliers and intermediaries. Nobody else of the case is looked at.
fn hired_for(case: &Path) -> Result<List, Failure> {
    let dossier = dossier::of_folder(case);
    let files = dossier.files()?;
    let ReadHired { hired, diagnostics } = read_hired(&files);
    reading::show(case, &files, &diagnostics.iter().collect::<Vec<_>>());
    let told = dossier.told(OPERATION_FILE);
    let hired = hired.ok_or_else(|| Failure::Mistakes(reading::summary(&diagnostics, &told)))?;
    if hired.is_empty() {
        let message =
            format!("{} names nobody under [hired]: write who carries, pays, supplies or goes between", told.display());
        return Err(Failure::Usage(message));
    }
    Ok(hired_list(&hired))
}

/// The hits of those on the first list among the published lists after it: by row of the first, the likeliest first.
///
/// # Errors
/// When there are too many lists, or it was stopped.
pub fn hits_of(lists: &[&List], tell: Tell<'_>, stop: &(dyn Fn() -> bool + Sync)) -> Result<Vec<Hit>, Failure> {
    let mut hits = Vec::new();
    let Some((subjects, published)) = lists.split_first() else { return Ok(hits) };
    for (number, list) in (1_u8..).zip(published) {
        for pair in hits_in(subjects, list, tell, stop)? {
            let other = Row { list: ListRef(number), claim: pair.other.claim };
            hits.push((pair.one, other, pair.evidence, pair.probability));
        }
    }
    if published.len() > usize::from(u8::MAX) {
        return Err(Failure::Usage("too many lists".to_owned()));
    }
    hits.sort_by_key(|(one, other, _, probability)| (*one, std::cmp::Reverse(*probability), *other));
    Ok(hits)
}

/// Pairs about which a human has to say. The same limits hold for every list; nothing is taken for the same without a human.
fn hits_in(
    subjects: &List,
    published: &List,
    tell: Tell<'_>,
    stop: &(dyn Fn() -> bool + Sync),
) -> Result<Vec<Pair>, Failure> {
    let limits = Limits { same: Probability::millionths(1_000_000), ask: THRESHOLD, ..Limits::default() };
    let found = side_by_side(&[side(subjects), side(published)], &[], &limits, tell, stop)?;
    let ties = found.groups.into_iter().flat_map(|group| group.ties);
    let mut pairs: Vec<Pair> = ties
        .chain(found.questions)
        .filter(|pair| pair.one.list == ListRef(0) && pair.other.list == ListRef(1) && pair.probability >= THRESHOLD)
        .collect();
    pairs.sort_by_key(|pair| (pair.one, pair.other, std::cmp::Reverse(pair.probability)));
    pairs.dedup_by_key(|pair| (pair.one, pair.other));
    Ok(pairs)
}

/// The folder of the case in which a file lies, if it lies in one.
fn case_around(path: &Path) -> Option<PathBuf> {
    let absolute = path.canonicalize().ok()?;
    absolute.ancestors().skip(1).find(|folder| folder.join("case.toml").is_file()).map(Path::to_owned)
}

/// Refuses to screen the people of an exchange.
fn refuse_people(who: &Path, subjects: &List, case: Option<&Path>, tell: Tell<'_>) -> Result<(), Failure> {
    let refused = |why: String, row: Option<u32>| {
        let told = Diagnostic {
            code: Code::PeopleScreened,
            severity: Code::PeopleScreened.severity(),
            file: subjects.title.clone(),
            span: 0..0,
            line: row.map_or(1, |row| row as usize),
            column: 1,
            message: why,
            help: "screen carriers, payers, suppliers and intermediaries; `takas explain E0374` says why".to_owned(),
            labels: Vec::new(),
            related: Vec::new(),
        };
        let folder = if who.is_dir() { who } else { who.parent().unwrap_or(Path::new("")) };
        reading::show(folder, &CaseFiles::new(), &[&told]);
        Err(Failure::Mistakes(format!("{}: nothing was screened", who.display())))
    };
    if let Some(claim) = subjects.claims.iter().find(|claim| claim.standing.is_some()) {
        let why = "this is a list of persons who are held or missing, for its rows say so";
        return refused(why.to_owned(), Some(claim.origin.row));
    }
    let Some(case) = case else { return Ok(()) };
    let lies_in_lists = who
        .canonicalize()
        .ok()
        .is_some_and(|path| case.canonicalize().is_ok_and(|case| path.starts_with(case.join("lists"))));
    if lies_in_lists {
        return refused("this is a list of the people of the case".to_owned(), None);
    }
    let wanted = Wanted { paths: vec![case.to_owned()], ..Wanted::default() };
    let mut people: Vec<List> = Vec::new();
    if dossier::of_folder(case).names("lists")?.iter().any(|name| open::is_list(name)) {
        people.extend(open::open(&wanted)?.lists.into_iter().map(|list| list.list));
    }
    let files = dossier::of_folder(case).files()?;
    people.push(people_of(&reading::case_or_report(dossier::of_folder(case).as_ref(), &files)?));
    let known = people_among(subjects, &people.iter().collect::<Vec<_>>(), tell, &interrupt::was_pressed)?;
    match known.first() {
        Some(row) => {
            let count = known.len();
            let many = if count == 1 { "a row is" } else { "rows are" };
            refused(format!("{many} about people of the case; the first is row {row}"), Some(*row))
        }
        None => Ok(()),
    }
}

/// Rows of those who are to be screened that are about people of an exchange: nobody is screened while there is one.
///
/// # Errors
/// When it was stopped.
pub fn people_among(
    subjects: &List,
    people: &[&List],
    tell: Tell<'_>,
    stop: &(dyn Fn() -> bool + Sync),
) -> Result<BTreeSet<u32>, Failure> {
    let mut known = BTreeSet::new();
    for list in people.iter().filter(|list| !list.claims.is_empty()) {
        known.extend(who_is_on(subjects, list, tell, stop)?);
    }
    Ok(known)
}

/// The people of a case as a list.
#[must_use]
pub fn people_of(case: &Case) -> List {
    let mut claims = Vec::new();
    for item in &case.items {
        let Kind::Person(person) = &item.kind else { continue };
        let names = std::iter::once(&item.name).chain(&person.written).chain(&person.aliases);
        claims.push(Claim { names: names.map(Name::whole).collect(), ..Claim::default() });
    }
    List { title: "the people of the case".to_owned(), claims }
}

/// Rows that are somebody on a list of people: by the engine, or by a name that is the same letter by letter.
fn who_is_on(
    subjects: &List,
    people: &List,
    tell: Tell<'_>,
    stop: &(dyn Fn() -> bool + Sync),
) -> Result<Vec<u32>, Failure> {
    let folded = |name: &Name| name.shown().split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let names: BTreeSet<String> = people.claims.iter().flat_map(|claim| claim.names.iter().map(folded)).collect();
    let is_named =
        |claim: &&Claim| claim.names.iter().map(folded).any(|name| !name.is_empty() && names.contains(&name));
    let mut rows: Vec<u32> = subjects.claims.iter().filter(is_named).map(|claim| claim.origin.row).collect();
    let found = side_by_side(&[side(subjects), side(people)], &[], &Limits::default(), tell, stop)?;
    let same = found.groups.iter().flat_map(|group| &group.ties).filter(|tie| tie.band == Band::Same);
    rows.extend(same.map(|tie| subjects.claims[tie.one.claim.0 as usize].origin.row));
    Ok(rows)
}

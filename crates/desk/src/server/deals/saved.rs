//! Saved deals in the cabinet: read back against the case, kept, agreed on.

use takas_check::judge;
use takas_formats::CaseFiles;
use takas_formats::deals::{ReadDeal, SavedDeal, case_digest, party_deal_id, read_deal, write_deal};
use takas_formats::work::{AgreedFile, FORMAT};
use takas_model::{Case, Deal, ObjectiveValue, Outcome, PartyRef};
use takas_views::{Findings, MediatorView, Names, PartyView, Proven, brief, project};

use crate::deals::landscape::values;
use crate::failure::Failure;
use crate::running::clock::now;
use crate::server::cabinet::{Cabinet, Change, Contents, FilesRevision, NotPut};
use crate::server::http::Refusal;
use crate::talks::Talks;

/// The file that says which deal was agreed on.
pub(in crate::server) const AGREED: &str = "deals/agreed.json";

/// The files of a case at one revision, read.
pub(in crate::server) struct Read {
    pub(in crate::server) contents: std::sync::Arc<Contents>,
    pub(in crate::server) talks: std::sync::Arc<Talks>,
}

/// What lies in a cabinet, and the talks of the same revision.
///
/// # Errors
/// When files cannot be read, or have mistakes.
pub(in crate::server) fn read(cabinet: &Cabinet) -> Result<Read, Failure> {
    let mut contents = cabinet.now()?;
    loop {
        let talks = cabinet.talks()?;
        let again = cabinet.now()?;
        if again.revision == contents.revision {
            return Ok(Read { contents, talks });
        }
        contents = again;
    }
}

/// Whether something can be the id of a saved deal.
pub(in crate::server) fn is_id(text: &str) -> bool {
    !text.is_empty() && text.len() <= 64 && text.bytes().all(|digit| digit.is_ascii_hexdigit())
}

fn file_of(id: &str) -> String {
    format!("deals/{id}.json")
}

impl Read {
    pub(in crate::server) fn revision(&self) -> FilesRevision {
        self.contents.revision
    }

    pub(in crate::server) fn case(&self) -> &Case {
        &self.talks.case
    }

    /// A saved deal of the case; none where there is none that can be read.
    pub(in crate::server) fn deal(&self, id: &str) -> Option<(SavedDeal, Deal)> {
        if !is_id(id) {
            return None;
        }
        let name = file_of(id);
        let bytes = self.contents.files.get(&name)?;
        let ReadDeal { deal, .. } = read_deal(&name, bytes, self.case(), &case_digest(&self.talks.files));
        deal
    }

    /// Every saved deal, by its id.
    pub(in crate::server) fn deals(&self) -> Vec<(SavedDeal, Deal)> {
        let names = self.contents.files.keys();
        let ids = names.filter_map(|name| name.strip_prefix("deals/")?.strip_suffix(".json"));
        ids.filter_map(|id| self.deal(id)).collect()
    }

    /// Which deal was agreed on.
    pub(in crate::server) fn agreed(&self) -> Option<String> {
        let bytes = self.contents.files.get(AGREED)?;
        let file: AgreedFile = serde_json::from_slice(bytes).ok()?;
        (file.format == FORMAT).then_some(file.deal)
    }
}

/// A saved deal as the mediator sees it.
pub(super) fn brief_saved(read: &Read, saved: &SavedDeal, deal: &Deal, names: Names) -> MediatorView {
    let outcome = outcome(read.case(), deal);
    let mut findings = Findings::new(read.case(), &outcome, Proven::Gap);
    findings.deal_id = Some(saved.id.clone());
    brief(&findings, names)
}

/// The deal as an outcome of which nothing is proved.
pub(super) fn outcome(case: &Case, deal: &Deal) -> Outcome {
    let objectives: Vec<ObjectiveValue> = values(case, deal, &[]);
    let (deal, certificate) = (deal.clone(), Box::default());
    Outcome::Deal { deal, objectives, closed: false, unique: None, certificate }
}

/// A saved deal as a party sees its part of it, and nothing more.
pub(super) fn seen_by(
    read: &Read,
    saved: &SavedDeal,
    deal: &Deal,
    party: PartyRef,
    names: Names,
) -> Result<PartyView, Refusal> {
    let salt = saved.salt_bytes().ok_or(Refusal::Defect)?;
    let outcome = outcome(read.case(), deal);
    let mut findings = Findings::new(read.case(), &outcome, Proven::Gap);
    findings.party_ids = vec![(party, party_deal_id(&salt, &saved.id, read.case(), party))];
    Ok(project(&findings, party, names))
}

/// Whether a deal keeps every rule that is known now.
pub(super) fn stands(case: &Case, deal: &Deal) -> bool {
    judge(case, deal).passed()
}

/// Keeps a deal; one that is there stays as it is.
///
/// # Errors
/// When it cannot be written.
pub(super) fn keep(cabinet: &Cabinet, by: &str, saved: &SavedDeal) -> Result<(), Refusal> {
    let name = file_of(&saved.id);
    put_new(cabinet, by, &name, write_deal(saved).as_bytes())
}

/// Says that a deal is the one that was agreed on.
///
/// # Errors
/// When there is no such deal, or the files have been changed since that revision.
pub(super) fn settle(cabinet: &Cabinet, by: &str, id: &str) -> Result<(), Refusal> {
    let read = read(cabinet).map_err(|_| Refusal::Unavailable)?;
    let (saved, deal) = read.deal(id).ok_or(Refusal::NotFound)?;
    if !stands(read.case(), &deal) {
        return Err(Refusal::Conflict);
    }
    let file = AgreedFile { at: now(), by: by.to_owned(), deal: saved.id, format: FORMAT };
    let text = takas_formats::deals::to_json(&file);
    put(cabinet, by, vec![(AGREED.to_owned(), Some(text.into_bytes()))], read.revision())
}

/// Puts files, if nothing has changed since a revision.
pub(super) fn put(
    cabinet: &Cabinet,
    by: &str,
    files: Vec<(String, Option<Vec<u8>>)>,
    after: FilesRevision,
) -> Result<(), Refusal> {
    let change = Change { by: by.to_owned(), at: now(), files };
    match cabinet.put(&change, after) {
        Ok(_) => Ok(()),
        Err(NotPut::Overtaken(_)) => Err(Refusal::Conflict),
        Err(NotPut::Failed(_)) => Err(Refusal::Unavailable),
    }
}

/// Puts a file that nobody changes any more, unless it is there.
fn put_new(cabinet: &Cabinet, by: &str, name: &str, content: &[u8]) -> Result<(), Refusal> {
    for _ in 0..16 {
        let contents = cabinet.now().map_err(|_| Refusal::Unavailable)?;
        if contents.files.contains_key(name) {
            return Ok(());
        }
        match put(cabinet, by, vec![(name.to_owned(), Some(content.to_vec()))], contents.revision) {
            Err(Refusal::Conflict) => {}
            answer => return answer,
        }
    }
    Err(Refusal::Conflict)
}

/// The files of rounds, as their reader takes them.
pub(super) fn round_files(contents: &Contents) -> CaseFiles {
    let mut files = CaseFiles::new();
    for (name, bytes) in contents.files.iter().filter(|(name, _)| name.starts_with("rounds/")) {
        files.insert(name.clone(), bytes.to_vec());
    }
    files
}

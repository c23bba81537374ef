//! The lists of a case as they lie in its cabinet: read, with what it means to stand on each, what was decided about their rows, and the
//! mediators' book of names. Nothing is compared here, and nothing is told on standard error: what is wrong with a list is shown on its page.

use std::sync::Arc;

use sha2::{Digest as _, Sha256};
use takas_formats::claims::{ListLimits, MappingShown, ReadClaims, RowCount, read_claims};
use takas_formats::decisions::{DECISIONS_FILE, Decision, ReadDecisions, Stand, read_decisions};
use takas_formats::limits::LIST_BYTES_MAX;
use takas_formats::list_book::{LIST_BOOK_FILE, ListBook, ReadListBook, read_list_book};
use takas_formats::settled::Owned;
use takas_formats::{CaseFiles, Diagnostic, mapping_path, read_mapping};
use takas_lists::List;
use takas_lists::reconcile::{Reconciliation, Role, Side};
use takas_model::{Case, PartyRef};
use takas_views::reconciliation::Reconciled;

use crate::lists::deciding::stand_of;
use crate::lists::open::{is_list, usual_role_of};
use crate::server::cabinet::Contents;
use crate::server::deals::saved;
use crate::server::http::Refusal;
use crate::server::live::visit::Visit;
use crate::talks::Talks;

/// So many lists are laid side by side at once.
pub(super) const BESIDE_MAX: usize = 3;

/// A list as it was read; without a list, what is wrong with it.
#[derive(Debug)]
pub(super) struct ReadList {
    /// The name of its file in the case.
    pub(super) name: String,
    /// The list; none: it has mistakes.
    pub(super) list: Option<List>,
    /// How it was read.
    pub(super) shown: MappingShown,
    /// What became of its rows.
    pub(super) rows: RowCount,
    /// What was found in it, and in its mapping.
    pub(super) found: Vec<Diagnostic>,
    /// What it means to stand on it, as its mapping says.
    pub(super) said: Option<Role>,
}

impl ReadList {
    /// Reads a list by its mapping, if it has one.
    pub(super) fn new(name: &str, bytes: &[u8], mapping: Option<&[u8]>) -> Self {
        let title = name.rsplit('/').next().unwrap_or(name);
        let own = mapping.map(|bytes| read_mapping(&mapping_path(title), bytes));
        let is_broken = own.as_ref().is_some_and(|own| own.mapping.is_none());
        let (own, mut found) = own.map(|own| (own.mapping, own.diagnostics)).unwrap_or_default();
        let limits = ListLimits { bytes_max: LIST_BYTES_MAX, ..ListLimits::default() };
        let ReadClaims { list, mapping: shown, rows, diagnostics, .. } =
            read_claims(bytes, title, own.as_ref(), &limits);
        found.extend(diagnostics);
        let list = list.filter(|_| !is_broken);
        Self { name: name.to_owned(), list, shown, rows, found, said: own.and_then(|own| own.role) }
    }
}

/// A list of the case: whose it is, and what it is now.
#[derive(Clone, Debug)]
pub(super) struct LyingList {
    pub(super) party: PartyRef,
    /// What it means to stand on it.
    pub(super) role: Role,
    pub(super) read: Arc<ReadList>,
    /// A digest of what it was read from.
    pub(super) digest: [u8; 32],
}

/// The lists that are laid side by side, and all that belongs to them.
#[derive(Debug)]
pub(in crate::server) struct Laid {
    pub(super) contents: Arc<Contents>,
    pub(super) talks: Arc<Talks>,
    /// Every list of the case, in the order of its parties.
    pub(super) all: Vec<LyingList>,
    /// Those of them that are laid side by side.
    pub(super) beside: Vec<LyingList>,
    pub(super) decisions: Vec<Decision>,
    pub(super) stand: Stand,
    pub(super) book: ListBook,
    /// What is wrong with the decisions or with the book of names, so that nothing is written into them.
    pub(super) faults: Vec<Diagnostic>,
}

impl Laid {
    /// The lists of the case as they are now; of the parties that are chosen, or the first three. Those with mistakes are among them, so that these
    /// are told and mended.
    ///
    /// # Errors
    /// When other files of the case have mistakes, or it cannot be read.
    pub(super) fn of(visit: &Visit, chosen: &Chosen) -> Result<Arc<Self>, Refusal> {
        let (cabinet, lists) = (&visit.case.cabinet, &visit.case.lists);
        if let Ok(read) = saved::read(cabinet) {
            return Ok(lists.laid(&read.contents, &read.talks, chosen));
        }
        let contents = cabinet.now().map_err(|_| Refusal::Unavailable)?;
        let talks = cabinet.talks_but_for_lists(&contents);
        let talks = talks.map_err(|_| Refusal::Unfit(visit.word("lists-mistakes")))?;
        Ok(lists.laid(&contents, &talks, chosen))
    }

    /// Whether the case cannot be read for what is wrong with its lists: then nothing else of it can be worked on.
    pub(super) fn stops_the_case(&self) -> bool {
        let names = self.contents.files.keys().filter(|name| crate::folder::makes_case(name));
        names.into_iter().any(|name| self.talks.files.get(name).is_none())
    }

    /// The same of files at hand. `read_list` reads a list, or finds it read.
    pub(super) fn read(
        contents: &Arc<Contents>,
        talks: &Arc<Talks>,
        chosen: &Chosen,
        read_list: impl Fn([u8; 32], &str, &[u8], Option<&[u8]>) -> Arc<ReadList>,
    ) -> Self {
        let case = &talks.case;
        let mut found: Vec<(PartyRef, &str)> = contents.files.keys().filter_map(|name| list_of(case, name)).collect();
        // Of several files of one party the first is its list: a new version takes the place of the others.
        found.sort_unstable();
        found.dedup_by_key(|(party, _)| *party);
        let mut all = Vec::new();
        for (party, name) in found {
            let bytes = &contents.files[name];
            let mapping = contents.files.get(&mapping_path(name)).map(|bytes| &bytes[..]);
            let digest = digest_of(name, bytes, mapping);
            let read = read_list(digest, name, bytes, mapping);
            let role = read.said.unwrap_or_else(|| usual_role_of(case, Some(party)));
            all.push(LyingList { party, role, read, digest });
        }
        let is_read = |list: &&LyingList| list.read.list.is_some();
        let is_chosen = |list: &&LyingList| chosen.has(&case.party(list.party).id);
        let beside: Vec<LyingList> = all.iter().filter(is_read).filter(is_chosen).take(BESIDE_MAX).cloned().collect();
        let of_case: CaseFiles =
            contents.files.get(LIST_BOOK_FILE).map(|bytes| (LIST_BOOK_FILE, bytes.to_vec())).into_iter().collect();
        let ReadListBook { book, diagnostics: mut faults, .. } = read_list_book(case, &of_case);
        if book.is_some() {
            faults.clear();
        }
        let lists: Vec<&List> = beside.iter().filter_map(|list| list.read.list.as_ref()).collect();
        let bytes = contents.files.get(DECISIONS_FILE).filter(|bytes| !bytes.is_empty());
        let read = bytes.map(|bytes| read_decisions(DECISIONS_FILE, bytes, &lists));
        let ReadDecisions { decisions, diagnostics, .. } =
            read.unwrap_or_else(|| ReadDecisions { decisions: Some(Vec::new()), ..ReadDecisions::default() });
        if decisions.is_none() {
            faults.extend(diagnostics);
        }
        let stand = decisions.as_deref().map(|decisions| stand_of(decisions, &lists)).unwrap_or_default();
        Self {
            contents: Arc::clone(contents),
            talks: Arc::clone(talks),
            all,
            beside,
            decisions: decisions.unwrap_or_default(),
            stand,
            book: book.unwrap_or_default(),
            faults,
        }
    }

    /// The case.
    pub(super) fn case(&self) -> &Case {
        &self.talks.case
    }

    /// The lists that are laid side by side, with what it means to stand on them.
    pub(super) fn owned(&self) -> Vec<Owned<'_>> {
        owned_of(&self.beside)
    }

    /// What was found, with what humans decided.
    pub(super) fn reconciled<'a>(&'a self, owned: &'a [Owned<'a>], found: &'a Reconciliation) -> Reconciled<'a> {
        Reconciled { case: Some(self.case()), lists: owned, found, decisions: &self.decisions, stand: &self.stand }
    }

    /// What a comparison of these lists is known by, whatever was decided about them.
    pub(super) fn digest(&self) -> [u8; 32] {
        let mut digest = Sha256::new();
        for list in &self.beside {
            digest.update(list.digest);
            digest.update([list.role as u8]);
        }
        digest.finalize().into()
    }

    /// A digest of what was decided.
    pub(super) fn digest_of_decisions(&self) -> [u8; 32] {
        Sha256::digest(self.contents.files.get(DECISIONS_FILE).map_or(&[][..], |bytes| &bytes[..])).into()
    }

    /// How many pairs of names of rows there are, those within a list included: what a comparison costs.
    pub(super) fn pairs(&self) -> u64 {
        let names = |list: &List| list.claims.iter().map(|claim| claim.names.len().max(1) as u64).sum();
        let rows: Vec<u64> = self.owned().iter().map(|one| names(one.side.list)).collect();
        let beside = |index: usize| rows[index..].iter().map(move |other| (index, *other));
        let of = |(index, other): (usize, u64)| rows[index].saturating_mul(other);
        (0..rows.len()).flat_map(beside).map(of).fold(0, u64::saturating_add)
    }
}

/// The lists that could be read, with what it means to stand on them.
pub(super) fn owned_of(lists: &[LyingList]) -> Vec<Owned<'_>> {
    let read = lists.iter().filter_map(|one| Some((one, one.read.list.as_ref()?)));
    read.map(|(one, list)| Owned { side: Side { list, role: one.role }, party: Some(one.party) }).collect()
}

/// Whose list a file is; none: it is no list of a party of the case.
pub(super) fn list_of<'n>(case: &Case, name: &'n str) -> Option<(PartyRef, &'n str)> {
    let title = name.strip_prefix("lists/").filter(|_| is_list(name))?;
    let stem = title.split_once('.').map_or(title, |(stem, _)| stem);
    Some((case.find_party(stem)?, name))
}

fn digest_of(name: &str, bytes: &[u8], mapping: Option<&[u8]>) -> [u8; 32] {
    let mut digest = Sha256::new();
    for part in [name.as_bytes(), bytes, mapping.unwrap_or_default()] {
        digest.update(Sha256::digest(part));
    }
    digest.finalize().into()
}

/// Which parties' lists are laid side by side, by their ids; none named: the first three.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Chosen(Vec<String>);

impl Chosen {
    /// The choice as it stands in addresses: `NOR,SOU`.
    pub(super) fn read(text: Option<&str>) -> Self {
        let mut ids: Vec<String> = text.unwrap_or_default().split(',').map(|id| id.trim().to_owned()).collect();
        ids.retain(|id| !id.is_empty());
        ids.sort_unstable();
        ids.dedup();
        ids.truncate(BESIDE_MAX);
        Self(ids)
    }

    /// The same of ids at hand.
    pub(super) fn of(ids: &[String]) -> Self {
        Self::read(Some(&ids.join(",")))
    }

    /// The ids.
    pub(super) fn ids(&self) -> &[String] {
        &self.0
    }

    /// Whether a party's list is one of those.
    pub(super) fn has(&self, party: &str) -> bool {
        self.0.is_empty() || self.0.iter().any(|id| id == party)
    }

    /// As the value of a query; empty where nothing was chosen.
    pub(super) fn written(&self) -> String {
        self.0.join(",")
    }
}

#[cfg(test)]
mod tests {
    use super::Chosen;

    #[test]
    fn a_choice_is_read_as_it_is_written_and_is_never_of_more_than_three() {
        for (text, written) in
            [("", ""), ("NOR", "NOR"), ("SOU,NOR,NOR, ", "NOR,SOU"), ("A,B,C,D", "A,B,C"), (",,", "")]
        {
            assert_eq!(Chosen::read(Some(text)).written(), written, "{text}");
        }
        assert!(Chosen::read(None).has("NOR"), "where nothing is chosen, all are");
        assert!(!Chosen::read(Some("SOU")).has("NOR"));
    }
}

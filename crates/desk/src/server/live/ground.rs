//! What the cases of a desk stand on: the store, the keys, the register; and which operation of a case has begun.

use std::sync::{Arc, Mutex};
use std::time::Instant as Tick;

use takas_model::OperationKind;
use takas_store::{Location, Number, Revision, Store};

use super::actor::LiveHandle;
use super::cases::LiveCase;
use super::running::{Opening, Played};
use crate::failure::Failure;
use crate::kept;
use crate::server::cabinet::register::Register;
use crate::server::cabinet::{Cabinet, Taken};
use crate::server::role::CaseKey;
use crate::server::vault::Vault;

/// What the cases of a desk stand on.
pub(super) struct Ground {
    pub(super) store: Store,
    pub(super) vault: Arc<Vault>,
    pub(super) register: Register,
}

impl Ground {
    /// Opens a case that lies there.
    pub(super) fn open_again(&self, key: &CaseKey, id: &str) -> Result<LiveCase, Failure> {
        let cabinet = Cabinet::at(&self.store, &self.vault, key, id)?;
        self.open(key.clone(), cabinet, None, None)
    }

    /// Opens a case, and its operation if one has begun.
    pub(super) fn open(
        &self,
        key: CaseKey,
        cabinet: Cabinet,
        taken: Option<Taken>,
        rehearse: Option<Played>,
    ) -> Result<LiveCase, Failure> {
        let first = match cabinet.talks() {
            Ok(talks) => talks,
            // A case is not left out for a list that is broken: it is mended on its page.
            Err(failure) => {
                let contents = cabinet.now()?;
                cabinet.talks_but_for_lists(&contents).map_err(|_| failure)?
            }
        };
        let first = Arc::new(first.case.clone());
        let looked = matches!(self.store.location(), Location::Server(_)).then(|| Mutex::new(Tick::now()));
        let live = LiveCase::new(key, cabinet, (taken, rehearse), first, looked);
        let opening = match self.begun(&live)? {
            Some(opening) => Some(opening),
            None => live
                .rehearse
                .map(|played| self.opening(&live, None, OperationKind::Rehearsal, Some(played)))
                .transpose()?,
        };
        if let Some(opening) = opening {
            let handle = LiveHandle::start(opening, self.store.clone())?;
            live.take(handle);
        }
        Ok(live)
    }

    /// The operation of a case that has begun: the operation itself before a rehearsal; of several, the one that was begun last.
    pub(super) fn begun(&self, case: &LiveCase) -> Result<Option<Opening>, Failure> {
        let named = |name: &str| {
            let (kind, plan) = name.split_once('-')?;
            let kind = [OperationKind::Live, OperationKind::Historical, OperationKind::Rehearsal]
                .into_iter()
                .find(|known| kind_word(*known) == kind)?;
            Some((kind, plan.to_owned()))
        };
        let prefix = format!("{}/", case.key.as_str());
        let mut found: Option<((bool, Number), OperationKind, String)> = None;
        for state in self.store.streams(Some(case.key.as_str()))? {
            let Some((kind, plan)) = state.stream.as_str().strip_prefix(&prefix).and_then(named) else { continue };
            let first = self.store.read(&state.stream, Revision(1), 1)?;
            let Some(first) = first.first().map(|event| event.number) else { continue };
            let rank = (kind != OperationKind::Rehearsal, first);
            if found.as_ref().is_none_or(|(last, ..)| *last < rank) {
                found = Some((rank, kind, plan));
            }
        }
        found.map(|(_, kind, plan)| self.opening(case, Some(&plan), kind, case.rehearse)).transpose()
    }

    pub(super) fn opening(
        &self,
        case: &LiveCase,
        plan: Option<&str>,
        kind: OperationKind,
        played: Option<Played>,
    ) -> Result<Opening, Failure> {
        let plan = plan.map_or_else(|| kept::only(&case.cabinet), |plan| Ok(plan.to_owned()))?;
        let (key, cabinet, vault) = (case.key.clone(), case.cabinet.clone(), Arc::clone(&self.vault));
        Ok(Opening { key, cabinet, vault, name: format!("{}-{plan}", kind_word(kind)), plan, kind, played })
    }
}

fn kind_word(kind: OperationKind) -> &'static str {
    match kind {
        OperationKind::Live => "live",
        OperationKind::Rehearsal => "rehearsal",
        OperationKind::Historical => "historical",
    }
}

//! What of the plans of a case a visitor may see. The mediator sees all of them; all others those that are approved, and the one by which an
//! operation began: what is only being thought about is nobody else's. A party has an id of its own for each, which tells it nothing and which
//! no other party knows.

use std::sync::Arc;

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};
use takas_formats::plans::SavedPlan;
use takas_model::{Case, Instant, PartyRef};
use takas_views::{Names, Reader};

use super::approvals::{approvals, in_order, is_approved, wanted};
use super::shelf::{Lying, ReadPlan, Reading};
use crate::failure::Failure;
use crate::server::http::Refusal;
use crate::server::live::LiveCase;
use crate::server::live::visit::Visit;
use crate::server::policy::{Action, Compartment};

/// In which projection plans are shown to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sees {
    /// The mediator's.
    Whole,
    /// That of those who accompany people.
    Carried,
    /// A party's.
    Party(PartyRef),
}

impl Sees {
    /// That of a reader; none: plans are not shown to them at all.
    pub(super) fn of(reader: Reader) -> Option<Self> {
        match reader {
            Reader::Mediator => Some(Self::Whole),
            Reader::Field | Reader::Medical | Reader::Interviewer => Some(Self::Carried),
            Reader::Party(party) => Some(Self::Party(party)),
            Reader::Observer | Reader::Guarantor(_) => None,
        }
    }

    /// The names by which people stand: what is carried has none.
    pub(super) fn names(self, asked: Names) -> Names {
        if self == Self::Carried { Names::Pseudonyms } else { asked }
    }

    /// The id by which this reader asks for a plan.
    pub(super) fn id_of(self, case: &Case, saved: &SavedPlan) -> String {
        let Self::Party(party) = self else { return saved.id.clone() };
        let mut digest = Sha256::new();
        for part in ["takas plan of a party 1", &saved.salt, &saved.id, &case.party(party).id] {
            digest.update(part.as_bytes());
            digest.update([0]);
        }
        HEXLOWER.encode(&digest.finalize()[..8])
    }
}

/// Whether plans are shown to whoever visits at all.
pub(in crate::server) fn are_shown(visit: &Visit) -> bool {
    Sees::of(visit.reader).is_some() && visit.is_offered(Action::SeePlan, &visit.part())
}

/// When plans were approved by as many as have to, for the mediators and those who accompany people: when they decided is no party's to know.
///
/// # Errors
/// When the case cannot be read.
pub(in crate::server) fn approved_at(visit: &Visit) -> Result<Vec<(Instant, String)>, Failure> {
    let is_theirs = matches!(Sees::of(visit.reader), Some(Sees::Whole | Sees::Carried));
    if !is_theirs || !are_shown(visit) {
        return Ok(Vec::new());
    }
    let at = Lying::now(&visit.case.cabinet)?;
    let last = wanted(&at) - 1;
    let moment = |plan: &str| {
        let mut moments: Vec<Instant> = approvals(&at, plan).iter().map(|one| one.at).collect();
        moments.sort_unstable();
        moments.get(last).copied()
    };
    Ok(at.plans().into_iter().filter_map(|(saved, _)| Some((moment(&saved.id)?, saved.id))).collect())
}

/// Who looks at plans, taken from a visit so that it can go where waiting holds up nobody.
#[derive(Clone)]
pub(super) struct Looking {
    pub(super) case: Arc<LiveCase>,
    /// As whom the visitor reads: which plans there are, and by which ids.
    reader: Sees,
    /// In which projection they are shown: the mediator may look as a party does.
    pub(super) sees: Sees,
    /// By which names people stand.
    pub(super) names: Names,
}

/// Why a plan is not shown.
#[derive(Debug)]
pub(super) enum NoPlan {
    /// There is none, or not for this reader.
    NotThere,
    /// The case, the operation or the deal has changed since it was made, or the judge refuses it now.
    Stale,
    /// It is being read and judged, which takes longer than is waited for.
    Reading,
    /// The case cannot be read.
    Unread(Failure),
}

impl From<Failure> for NoPlan {
    fn from(failure: Failure) -> Self {
        Self::Unread(failure)
    }
}

impl Looking {
    /// Whoever visits, if the policies let them see plans.
    ///
    /// # Errors
    /// As what is not there.
    pub(super) fn of(visit: &Visit) -> Result<Self, Refusal> {
        visit.asks_for(Action::SeePlan, &visit.part())?;
        let reader = Sees::of(visit.reader).ok_or(Refusal::NotFound)?;
        Ok(Self { case: Arc::clone(&visit.case), reader, sees: reader, names: reader.names(visit.names) })
    }

    /// Whoever visits, as the mediator.
    ///
    /// # Errors
    /// As what is not there, for all others.
    pub(super) fn as_mediator(visit: &Visit) -> Result<Self, Refusal> {
        let looking = Self::of(visit)?;
        if looking.is_mediator() { Ok(looking) } else { Err(Refusal::NotFound) }
    }

    /// The same as a party sees it, which is the number of the party in the case: the mediator may look so.
    ///
    /// # Errors
    /// As what is not there.
    pub(super) fn seen_by(mut self, visit: &Visit, party: Option<usize>) -> Result<Self, Refusal> {
        let Some(party) = party else { return Ok(self) };
        let case = self.case.case();
        let found = case.party_refs().nth(party).filter(|_| self.is_mediator()).ok_or(Refusal::NotFound)?;
        visit.asks_for(Action::SeePlan, &Compartment::Party(case.party(found).id.clone()))?;
        self.sees = Sees::Party(found);
        Ok(self)
    }

    /// Whether the visitor is the mediator, in whatever projection the plan is looked at.
    pub(super) fn is_mediator(&self) -> bool {
        self.reader == Sees::Whole
    }

    /// By which names people stand, if other than those of the session are asked for.
    pub(super) fn by(mut self, names: Names) -> Self {
        self.names = self.reader.names(names);
        self
    }

    /// The id of the plan by which an operation began.
    pub(super) fn begun(&self) -> Option<String> {
        self.case.operation().and_then(|operation| operation.plan().map(str::to_owned))
    }

    /// The plans that may be seen, in their order, each with the id by which the reader asks for it.
    pub(super) fn plans(&self, at: &Lying) -> Vec<(String, SavedPlan)> {
        let begun = self.begun();
        let may = |saved: &SavedPlan| {
            self.is_mediator() || begun.as_deref() == Some(&*saved.id) || is_approved(at, &saved.id)
        };
        let plans = in_order(at, begun.as_deref()).into_iter().filter(may);
        plans.map(|saved| (self.reader.id_of(&at.talks.case, &saved), saved)).collect()
    }

    /// The plan of an id, read, and what lies there.
    ///
    /// # Errors
    /// As what is not there; when it is none any more; when the case cannot be read.
    pub(super) fn plan(&self, id: &str) -> Result<(Lying, SavedPlan, Arc<ReadPlan>), NoPlan> {
        let at = Lying::now(&self.case.cabinet)?;
        let found = self.plans(&at).into_iter().find(|(own, _)| own == id);
        let (_, saved) = found.ok_or(NoPlan::NotThere)?;
        match self.case.shelf.plan(&at, &saved.id)?.ok_or(NoPlan::NotThere)? {
            Reading::Read(read) => Ok((at, saved, read)),
            Reading::GoesOn => Err(NoPlan::Reading),
            Reading::Unread => Err(NoPlan::Stale),
        }
    }
}

//! Who goes by another plan instead of whom: a plan of another deal of the same case may have people in it that the one before had not; and
//! whom the mediator's lines of substitutes name for somebody who does not travel.
//!
//! Nothing is chosen here that a plan does not say: it says how many of each transfer go. Of those whom it has no room for, whoever does
//! not travel goes first. A line of substitutes proposes and does no more: somebody makes a deal and a plan with whom it names, and the lead
//! adopts it. No plan is adopted while somebody who is not acknowledged, or may not go
//! there, has yet to set out by it.

use std::collections::{BTreeMap, BTreeSet};

use takas_formats::Code;
use takas_formats::list_book::ListBook;
use takas_formats::operations::target_digest;
use takas_model::{
    AuthorRef, Case, Consequence, GroupRef, Handover, Happened, Instant, ItemRef, Kind, OperationEvent, OperationKind,
    PartyRef, PhaseRef, Plan, Seat, Status, Target, Unit, UnitRef,
};
use takas_operation::{Operation, State, lots_for, unit_of};
use takas_views::words::reasons;
use takas_views::{Names, NextInLine, Phrase};

use super::session::Session;
use crate::failure::Failure;
use crate::kept::Kept;

/// What makes units one transfer.
type Passage = (ItemRef, PhaseRef, PartyRef, PartyRef);

/// A saved plan as what may be adopted now: with whoever joins by it, and whoever is withdrawn; `gone` are already.
///
/// # Errors
/// [`Failure::Usage`] when its lots do not fit the people that there are.
pub fn target_of(
    operation: &Operation,
    state: &State,
    gone: &BTreeSet<UnitRef>,
    kept: Kept,
) -> Result<Target, Failure> {
    let Kept { saved, planned, gates, .. } = kept;
    let (handover, plan) = (planned.handover, planned.plan);
    let (joins, withdrawn) = substitutes(operation, state, gone, &handover, &plan);
    let lots = lots_for(operation, state, &handover, &plan, &joins, &withdrawn)
        .map_err(|fault| Failure::Usage(format!("the plan {} cannot be adopted: {fault}", saved.id)))?;
    Ok(Target { handover, plan, gates, joins, withdrawn, lots, digest: target_digest(&saved) })
}

/// Units that a plan needs beside those there are, and units of which it has no room for; `gone` are withdrawn already.
fn substitutes(
    operation: &Operation,
    state: &State,
    gone: &BTreeSet<UnitRef>,
    handover: &Handover,
    plan: &Plan,
) -> (Vec<Unit>, Vec<UnitRef>) {
    let wanted = wanted(handover, plan);
    let mut there: BTreeMap<Passage, Vec<UnitRef>> = BTreeMap::new();
    let units = operation.units(state);
    for (index, unit) in units.iter().enumerate().filter(|(index, _)| !gone.contains(&UnitRef::new(*index))) {
        there.entry((unit.item, unit.phase, unit.holder, unit.receiver)).or_default().push(UnitRef::new(index));
    }
    let mut withdrawn = Vec::new();
    for (passage, members) in &there {
        let wanted = wanted.get(passage).map_or(0, |(count, _)| *count);
        withdrawn.extend(left_over(operation, state, members, wanted));
    }
    withdrawn.sort_unstable();
    let mut joins = Vec::new();
    for (passage, (count, group)) in wanted {
        let members = there.get(&passage).map_or(&[][..], Vec::as_slice);
        let have: u64 = members.iter().map(|unit| units[unit.index()].quantity).sum();
        let of_passage = |unit: &&Unit| (unit.item, unit.phase, unit.holder, unit.receiver) == passage;
        let last = units.iter().filter(of_passage).map(|unit| unit.number).max().unwrap_or(0);
        let missing = count.saturating_sub(have);
        let of = handover.group(group);
        if !of.are_people && !of.is_protected && missing > 0 {
            joins.push(unit_of(handover, group, last + 1, missing));
        } else {
            joins.extend((1..=missing).map(|more| unit_of(handover, group, last + more, 1)));
        }
    }
    (joins, withdrawn)
}

/// How many of each transfer go by a plan, and a group of them.
fn wanted(handover: &Handover, plan: &Plan) -> BTreeMap<Passage, (u64, GroupRef)> {
    let mut wanted = BTreeMap::new();
    for lot in &plan.lots {
        let Some(group) = handover.groups.get(lot.group.index()) else { continue };
        let passage = (group.item, group.phase, group.holder, group.receiver);
        wanted.entry(passage).or_insert((0, lot.group)).0 += lot.count;
    }
    wanted
}

/// Of the units of one transfer those for whom there is no room: who does not travel before who does, the last before the first.
fn left_over(operation: &Operation, state: &State, members: &[UnitRef], wanted: u64) -> Vec<UnitRef> {
    let quantity = |unit: &UnitRef| operation.unit(state, *unit).map_or(0, |one| one.quantity);
    let mut over = members.iter().map(quantity).sum::<u64>().saturating_sub(wanted);
    let mut order = members.to_vec();
    order.sort_by_key(|unit| (operation.travels(state, *unit), std::cmp::Reverse(*unit)));
    let mut left = Vec::new();
    for unit in order {
        if (1..=over).contains(&quantity(&unit)) {
            over -= quantity(&unit);
            left.push(unit);
        }
    }
    left
}

/// Who is next in the line for each person who does not travel and has not been replaced, as the mediator's book of names has it. Nothing
/// once the operation is broken off or over.
pub fn next_in_line(session: &Session) -> Vec<NextInLine> {
    let (operation, state, book) = (&session.operation, &session.state, &session.book);
    if book.substitutes.is_empty() || state.aborted().is_some() || state.is_closed() {
        return Vec::new();
    }
    let withdrawn: BTreeSet<UnitRef> =
        session.adopted.iter().flat_map(|target| target.withdrawn.iter().copied()).collect();
    let (mut going, mut gone): (BTreeSet<ItemRef>, BTreeSet<ItemRef>) = (BTreeSet::new(), BTreeSet::new());
    let units: Vec<(UnitRef, ItemRef)> =
        operation.units(state).iter().enumerate().map(|(index, unit)| (UnitRef::new(index), unit.item)).collect();
    for (unit, item) in &units {
        if operation.travels(state, *unit) {
            going.insert(*item)
        } else {
            gone.insert(*item)
        };
    }
    let stays = |(unit, item): &(UnitRef, ItemRef)| !going.contains(item) && !withdrawn.contains(unit);
    let mut proposed = BTreeSet::new();
    let mut next = Vec::new();
    for (of, item) in units.iter().copied().filter(stays) {
        let mut lines = book.lines_for(item, &gone).peekable();
        if lines.peek().is_none() {
            continue;
        }
        let can = |one: &ItemRef| {
            let is_free = !going.contains(one) && !gone.contains(one) && !proposed.contains(one);
            is_free && operation.unit(state, of).is_some_and(|unit| may_go(&session.case, *one, unit.receiver))
        };
        let found = lines.flat_map(|line| line.next.iter().copied()).find(can);
        proposed.extend(found);
        next.push(NextInLine {
            of,
            next: found,
            since: stayed(&session.events, of).unwrap_or_else(|| session.moment()),
        });
    }
    next
}

/// When it was said that somebody does not travel.
fn stayed(events: &[OperationEvent], of: UnitRef) -> Option<Instant> {
    let said = |event: &&OperationEvent| matches!(&event.what, Happened::Follows(Consequence::NotTravelling(unit)) if *unit == of);
    events.iter().rev().find(said).map(|event| event.at)
}

fn is_acknowledged(case: &Case, item: ItemRef) -> bool {
    matches!(&case.item(item).kind, Kind::Person(person) if person.status == Status::Acknowledged)
}

/// Whether a person may go to a party: acknowledged by the holder, and kept from there by neither consent nor non-refoulement.
fn may_go(case: &Case, item: ItemRef, to: PartyRef) -> bool {
    is_acknowledged(case, item) && case.item(item).may_go_to(to)
}

/// Somebody who may not go where a plan has them go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Barred {
    /// Who.
    pub item: ItemRef,
    /// Whether the holder acknowledges them; then consent or non-refoulement bars the way.
    pub is_acknowledged: bool,
}

/// Who of these may not go: not acknowledged by the holder, or kept from there by consent or non-refoulement.
pub(super) fn barred(case: &Case, units: &[Unit]) -> Vec<Barred> {
    let is_barred = |unit: &&Unit| !case.item(unit.item).may_go_to(unit.receiver);
    let one = |unit: &Unit| Barred { item: unit.item, is_acknowledged: is_acknowledged(case, unit.item) };
    let mut barred: Vec<Barred> = units.iter().filter(is_barred).map(one).collect();
    barred.sort_unstable();
    barred.dedup();
    barred
}

/// Why these may not go, in words for the lead.
pub(super) fn barred_words(case: &Case, barred: &[Barred], names: Names) -> Phrase {
    let one = |barred: &Barred| {
        let whole = case.item(barred.item);
        let who = match names {
            Names::Real => &whole.id,
            Names::Pseudonyms => &whole.pseudonym,
        };
        let why: fn(Phrase) -> Phrase =
            if barred.is_acknowledged { reasons::may_not_go } else { reasons::not_acknowledged };
        why(Phrase::supplied(format!("`{who}`")))
    };
    Phrase::row("; ", barred.iter().map(one))
}

impl Session {
    /// Whoever has yet to set out by a plan that is to be adopted: who joins by it, and who is still at home, is not withdrawn by it, and of whom
    /// nobody said that they do not travel.
    pub(super) fn yet_to_set_out(&self, by: &Target) -> Vec<Unit> {
        let waits = |unit: UnitRef| {
            let is_at_home = self.state.unit(unit).is_some_and(|state| !state.has_set_out());
            is_at_home && self.operation.travels(&self.state, unit) && !by.withdrawn.contains(&unit)
        };
        let units = self.operation.units(&self.state).iter().enumerate();
        let at_home = units.filter(|(index, _)| waits(UnitRef::new(*index))).map(|(_, unit)| unit);
        at_home.chain(&by.joins).cloned().collect()
    }

    /// Whether it is told who of those who join by a plan may not go: a record of what happened bars nobody, and whoever may not adopt is told
    /// that and no more.
    pub(super) fn is_barred_to(&self, author: AuthorRef) -> bool {
        let is_lead = self.operation.author(author).is_some_and(|author| author.seat == Seat::Lead);
        is_lead && self.operation.charter().kind != OperationKind::Historical
    }

    /// Why a plan that brings these is not adopted, in words for the lead.
    pub fn barred(&self, who: &[Barred], names: Names) -> Phrase {
        reasons::barred(Phrase::supplied(Code::SubstituteUnfit.id()), barred_words(&self.case, who, names))
    }

    /// Looks into the book of names again when somebody does not travel: a line may have been written meanwhile.
    pub(super) fn see_book(&mut self, events: &[OperationEvent]) {
        let stays = |event: &OperationEvent| matches!(event.what, Happened::Follows(Consequence::NotTravelling(_)));
        if events.iter().any(stays)
            && let Some(book) = book_now(self)
        {
            self.book = book;
        }
    }
}

/// The mediator's book of names as it stands now; where it has mistakes, the lines of substitutes that can be read of it, and none where the
/// case cannot be read. What is wrong with it, `takas check` tells.
pub(super) fn book_now(session: &Session) -> Option<ListBook> {
    let files = session.dossier.files().ok()?;
    let read = takas_formats::list_book::read_list_book(&session.case, &files);
    Some(read.book.unwrap_or_else(|| ListBook { substitutes: read.lines, ..ListBook::default() }))
}

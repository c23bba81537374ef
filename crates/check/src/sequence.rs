//! The judge of orders: whether a sequence is one, how every party stands after each step, and whether a better order exists.
//!
//! Written from `docs/reference/sequence.md` alone. Better orders are looked for by going through the sets of pieces done, layer by layer
//! (M. Held, R. Karp, "A dynamic programming approach to sequencing problems", 1962), pieces with the same effect taken for one another; where there
//! are too many sets, nothing is claimed.

mod best;

use std::collections::{BTreeMap, BTreeSet};

use takas_model::sequence::WHOLE;
use takas_model::{
    Case, Deal, Item, ItemRef, OrderValue, PartyRef, PhaseRef, Selection, Sentence, Sequence, SequenceFound,
    SequenceTerms, Stand, Stands, Step, Transfer,
};

use crate::meaning::Reading;

/// What is wrong with a sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SequenceFault {
    /// The step of this index is no piece of the deal, or is there once too often.
    NoPiece(usize),
    /// This piece of the deal is in no step.
    Missing(Box<Step>),
    /// The second step comes after the first, but has to come before it.
    OutOfOrder(usize, usize),
    /// A number leaves the range of 128-bit integers.
    TooLarge,
    /// The value is not what the steps come to.
    WrongValue(OrderValue),
}

/// What the judge finds of a sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SequenceVerdict {
    /// Everything that is wrong; empty: it is an order of the deal's pieces that keeps what binds it, and its value is right.
    pub faults: Vec<SequenceFault>,
    /// How every party stands after each step.
    pub stands: Stands,
    /// How many of the three measures, from the first, were verified to be least: at most as many as were claimed.
    pub verified: usize,
}

/// Judges a sequence that an engine found.
pub fn verify_sequence(case: &Case, deal: &Deal, terms: &SequenceTerms, found: &SequenceFound) -> SequenceVerdict {
    let pieces = pieces(case, deal, terms);
    let mut faults = Vec::new();
    let order = matched(&pieces, &found.sequence, &mut faults);
    let before = precedence(case, terms, &pieces);
    for (later, &piece) in order.iter().enumerate() {
        let earlier = order[..later].iter().position(|&done| before.contains(&(piece, done)));
        faults.extend(earlier.map(|earlier| SequenceFault::OutOfOrder(earlier, later)));
    }
    let scales = Scales::new(case, deal);
    let measured = scales.as_ref().and_then(|scales| measure(scales, &found.sequence));
    let Some((scales, (stands, value))) = scales.zip(measured) else {
        faults.push(SequenceFault::TooLarge);
        return SequenceVerdict { faults, stands: Vec::new(), verified: 0 };
    };
    if value != found.value {
        faults.push(SequenceFault::WrongValue(value));
    }
    let verified = if faults.is_empty() && found.closed > 0 {
        best::least(&scales, &pieces, &before, value).min(found.closed)
    } else {
        0
    };
    SequenceVerdict { faults, stands, verified }
}

/// How every party stands after each step of any order of the deal's units, and what the order comes to; none where a number is too large.
pub fn measure_sequence(case: &Case, deal: &Deal, sequence: &Sequence) -> Option<(Stands, OrderValue)> {
    measure(&Scales::new(case, deal)?, sequence)
}

/// The pairs of steps of any order that stand the wrong way round.
pub fn order_faults(case: &Case, terms: &SequenceTerms, sequence: &Sequence) -> Vec<(usize, usize)> {
    let before = precedence(case, terms, &sequence.steps);
    before.into_iter().filter(|(first, then)| first > then).map(|(first, then)| (then, first)).collect()
}

// ---- pieces -----------------------------------------------------------------------------------------------------

/// Section 1: the pieces of the deal, phase by phase.
pub fn pieces(case: &Case, deal: &Deal, terms: &SequenceTerms) -> Vec<Step> {
    let mut all = Vec::new();
    for phase in case.phase_refs() {
        let mut left: Vec<Transfer> = deal.transfers().iter().filter(|t| t.phase == phase).copied().collect();
        let groups = terms.together.iter().map(|group| (group.name.clone(), group.items.as_slice()));
        let rules = case.rules.iter().filter_map(|rule| match &rule.sentence {
            Sentence::Together(selection) => Some((rule.name.clone(), selection.items.as_slice())),
            _ => None,
        });
        let moving: BTreeSet<ItemRef> = left.iter().map(|t| t.item).collect();
        let mut lines: Vec<(String, BTreeSet<ItemRef>)> = Vec::new();
        for (name, items) in groups.chain(rules) {
            let here: BTreeSet<ItemRef> = items.iter().filter(|item| moving.contains(item)).copied().collect();
            let (touched, apart): (Vec<_>, Vec<_>) = lines.into_iter().partition(|(_, line)| !line.is_disjoint(&here));
            lines = apart;
            let name = touched.first().map_or(name, |(first, _)| first.clone());
            lines.push((name, touched.into_iter().flat_map(|(_, line)| line).chain(here).collect()));
        }
        for (name, items) in lines {
            let (inside, outside): (Vec<_>, Vec<_>) = left.into_iter().partition(|t| items.contains(&t.item));
            left = outside;
            if !inside.is_empty() {
                all.push(Step { phase, transfers: inside, mark: None, name: Some(name) });
            }
        }
        for transfer in left {
            let most = terms.batch(transfer.item).unwrap_or(transfer.quantity).max(1);
            let mut rest = transfer.quantity;
            while rest > 0 {
                let quantity = rest.min(most);
                rest -= quantity;
                let part = Transfer { quantity, ..transfer };
                all.push(Step { phase, transfers: vec![part], mark: None, name: None });
            }
        }
        for (index, mark) in terms.marks.iter().enumerate() {
            if mark_phase(deal, &mark.before, &mark.after) == phase {
                all.push(Step { phase, transfers: Vec::new(), mark: Some(index), name: None });
            }
        }
    }
    all
}

fn mark_phase(deal: &Deal, before: &[ItemRef], after: &[ItemRef]) -> PhaseRef {
    let phases = |items: &[ItemRef]| -> Vec<PhaseRef> {
        deal.transfers().iter().filter(|t| items.contains(&t.item)).map(|t| t.phase).collect()
    };
    let first = phases(before).into_iter().min();
    first.or_else(|| phases(after).into_iter().max()).unwrap_or(PhaseRef::new(0))
}

/// What tells pieces apart: phase, transfers, mark.
type Key<'a> = (PhaseRef, &'a [Transfer], Option<usize>);

/// Which piece each step is; steps that are none are faults, and so are pieces that no step is.
fn matched(pieces: &[Step], sequence: &Sequence, faults: &mut Vec<SequenceFault>) -> Vec<usize> {
    let mut free: BTreeMap<Key<'_>, Vec<usize>> = BTreeMap::new();
    for (index, piece) in pieces.iter().enumerate().rev() {
        free.entry((piece.phase, &piece.transfers, piece.mark)).or_default().push(index);
    }
    let mut order = Vec::new();
    for (index, step) in sequence.steps.iter().enumerate() {
        let key = (step.phase, step.transfers.as_slice(), step.mark);
        match free.get_mut(&key).and_then(Vec::pop) {
            Some(piece) => order.push(piece),
            None => faults.push(SequenceFault::NoPiece(index)),
        }
    }
    let missing = free.into_values().flatten();
    faults.extend(missing.map(|piece| SequenceFault::Missing(Box::new(pieces[piece].clone()))));
    order
}

// ---- what comes before what -------------------------------------------------------------------------------------

/// Section 2: the pairs `(x, y)` of pieces in which `x` comes before `y`.
pub(crate) fn precedence(case: &Case, terms: &SequenceTerms, pieces: &[Step]) -> BTreeSet<(usize, usize)> {
    let mut within = BTreeSet::new();
    let own = case.rules.iter().map(|rule| &rule.sentence);
    for sentence in own.chain(terms.order.iter().map(|rule| &rule.sentence)) {
        let Sentence::Before { first, then, .. } = sentence else { continue };
        for (x, y) in pairs(pieces) {
            let (forth, back) =
                (goes(&pieces[x], first) && goes(&pieces[y], then), goes(&pieces[y], first) && goes(&pieces[x], then));
            if forth && !back {
                within.insert((x, y));
            }
        }
    }
    for (x, y) in pairs(pieces) {
        if let Some(mark) = pieces[y].mark.map(|mark| &terms.marks[mark]) {
            let after_step = pieces[x].mark.is_some_and(|earlier| mark.after_marks.contains(&earlier));
            if after_step || pieces[x].transfers.iter().any(|t| mark.after.contains(&t.item)) {
                within.insert((x, y));
            }
        }
        if let Some(mark) = pieces[x].mark.map(|mark| &terms.marks[mark])
            && pieces[y].transfers.iter().any(|t| mark.before.contains(&t.item))
        {
            within.insert((x, y));
        }
    }
    let is_protected = |step: &Step| step.transfers.iter().any(|t| case.item(t.item).protection.is_some());
    let is_plain = |step: &Step| !step.transfers.is_empty() && !is_protected(step);
    let reached = closure(pieces.len(), &within);
    let free = |x: usize| {
        is_protected(&pieces[x]) && !(0..pieces.len()).any(|y| is_plain(&pieces[y]) && reached.contains(&(y, x)))
    };
    let first: Vec<(usize, usize)> = pairs(pieces).filter(|&(x, y)| is_plain(&pieces[y]) && free(x)).collect();
    within.extend(first);
    let phases = (0..pieces.len()).flat_map(|x| (0..pieces.len()).map(move |y| (x, y)));
    within.extend(phases.filter(|&(x, y)| pieces[x].phase < pieces[y].phase));
    within
}

/// Pairs of different pieces of one phase.
fn pairs(pieces: &[Step]) -> impl Iterator<Item = (usize, usize)> + '_ {
    (0..pieces.len())
        .flat_map(move |x| (0..pieces.len()).map(move |y| (x, y)))
        .filter(|&(x, y)| x != y && pieces[x].phase == pieces[y].phase)
}

fn goes(step: &Step, selection: &Selection) -> bool {
    step.transfers.iter().any(|t| selection.items.contains(&t.item))
}

/// Everything that is before something by any number of pairs.
fn closure(count: usize, pairs: &BTreeSet<(usize, usize)>) -> BTreeSet<(usize, usize)> {
    let mut all = BTreeSet::new();
    for start in 0..count {
        let mut open = vec![start];
        while let Some(at) = open.pop() {
            for &(_, next) in pairs.range((at, 0)..=(at, usize::MAX)) {
                if all.insert((start, next)) {
                    open.push(next);
                }
            }
        }
    }
    all
}

// ---- balance ----------------------------------------------------------------------------------------------------

/// Section 3: what each party gives and gets in the whole deal, and how far a part of it goes.
struct Scales<'a> {
    case: &'a Case,
    whole: BTreeMap<PartyRef, Side>,
}

/// What one party has given and received, nobody protected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Side {
    /// Units by kind: people, each goods item, undertakings.
    given: BTreeMap<Kind, i128>,
    people_received: i128,
    met: i128,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    People,
    Goods(ItemRef),
    Undertakings,
}

impl<'a> Scales<'a> {
    fn new(case: &'a Case, deal: &Deal) -> Option<Self> {
        let sides = case.party_refs().map(|party| Some((party, side(case, party, deal.transfers())?)));
        let whole = sides.collect::<Option<_>>()?;
        Some(Self { case, whole })
    }

    /// How a party stands when these transfers are done.
    fn stand(&self, party: PartyRef, done: &[Transfer]) -> Option<Stand> {
        let (whole, part) = (&self.whole[&party], side(self.case, party, done)?);
        let waits = whole.met > 0 && !whole.given.is_empty();
        let mut given = Share { over: 0, under: 1 };
        for (kind, &all) in &whole.given {
            let so_far = part.given.get(kind).copied().unwrap_or(0);
            given = given.plus(so_far, all)?;
        }
        let given = Share { under: given.under.checked_mul(i128::try_from(whole.given.len().max(1)).ok()?)?, ..given };
        let received = if waits { Share { over: part.met, under: whole.met } } else { Share { over: 1, under: 1 } };
        let exposure =
            if waits { given.plus(received.over.checked_neg()?, received.under)? } else { Share { over: 0, under: 1 } };
        let lead = |side: &Side| (side.given.get(&Kind::People).copied().unwrap_or(0) - side.people_received).max(0);
        let people = part.given.get(&Kind::People).copied().unwrap_or(0);
        Some(Stand {
            given: given.up()?,
            received: received.down()?,
            exposure: exposure.up()?,
            people_given: u64::try_from(people).ok()?,
            people_received: u64::try_from(part.people_received).ok()?,
            excess: u64::try_from((lead(&part) - lead(whole)).max(0)).ok()?,
        })
    }
}

/// A quotient.
#[derive(Clone, Copy)]
struct Share {
    over: i128,
    under: i128,
}

impl Share {
    fn plus(self, over: i128, under: i128) -> Option<Self> {
        let sum = self.over.checked_mul(under)?.checked_add(over.checked_mul(self.under)?)?;
        let product = self.under.checked_mul(under)?;
        let divisor = divisor(sum, product);
        Some(Self { over: sum / divisor, under: product / divisor })
    }

    /// In thousand-millionths, rounded up; 0 where it is negative.
    fn up(self) -> Option<u64> {
        let scaled = self.over.max(0).checked_mul(i128::from(WHOLE))?;
        u64::try_from(scaled.checked_add(self.under - 1)? / self.under).ok()
    }

    /// In thousand-millionths, rounded down.
    fn down(self) -> Option<u64> {
        u64::try_from(self.over.checked_mul(i128::from(WHOLE))? / self.under).ok()
    }
}

fn divisor(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.abs(), b.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

/// The transfers of nobody protected, ascending as those of a deal.
fn unprotected(case: &Case, transfers: &[Transfer]) -> Vec<Transfer> {
    let mut plain: Vec<Transfer> =
        transfers.iter().filter(|t| case.item(t.item).protection.is_none()).copied().collect();
    plain.sort_unstable();
    plain
}

fn side(case: &Case, party: PartyRef, transfers: &[Transfer]) -> Option<Side> {
    let mut side = Side::default();
    let plain = unprotected(case, transfers);
    for transfer in &plain {
        let item = case.item(transfer.item);
        let units = i128::from(transfer.quantity);
        if transfer.from == party {
            let kind = kind_of(item, transfer.item);
            let sum = side.given.entry(kind).or_insert(0);
            *sum = sum.checked_add(units)?;
        }
        if transfer.to == Some(party) && item.is_people() {
            side.people_received = side.people_received.checked_add(units)?;
        }
    }
    let reading = Reading { case, transfers: &plain };
    for ask in case.position(party).map_or(&[][..], |position| &position.asks) {
        let moved = reading.moved(&ask.flow)?.min(i128::from(ask.at_most));
        side.met = side.met.checked_add(moved.checked_mul(i128::from(ask.weight))?)?;
    }
    Some(side)
}

fn kind_of(item: &Item, reference: ItemRef) -> Kind {
    if item.is_people() {
        Kind::People
    } else if item.is_undertaking() {
        Kind::Undertakings
    } else {
        Kind::Goods(reference)
    }
}

fn measure(scales: &Scales<'_>, sequence: &Sequence) -> Option<(Stands, OrderValue)> {
    let mut done = Vec::new();
    let mut stands = Stands::new();
    let mut value = OrderValue::default();
    for step in &sequence.steps {
        done.extend(step.transfers.iter().copied());
        let moment: Option<Vec<_>> =
            scales.whole.keys().map(|&party| Some((party, scales.stand(party, &done)?))).collect();
        let moment = moment?;
        for (_, stand) in &moment {
            value.exposure = value.exposure.max(stand.exposure);
            value.excess = value.excess.max(stand.excess);
            value.total = value.total.checked_add(stand.exposure)?;
        }
        stands.push(moment);
    }
    Some((stands, value))
}

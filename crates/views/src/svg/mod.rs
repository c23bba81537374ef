//! The exchange as a drawing: parties around a table, every person one thread, groups as bands.
//!
//! Parties stand on an ellipse, the one that most people leave or reach at the left. Everything that goes from one party to
//! another is one arrow: a thread for each person and each single remains, a band for a group, for goods, and where there are
//! more people than threads can be told apart; a band's width grows with the logarithm of its units. An arrow bears
//! a letter and a count; a list with the same letters stands beside it. Names stand at the arrow where there is room.

mod arrange;
pub(crate) mod balance;
pub(crate) mod bars;
pub(crate) mod change;
pub(crate) mod course;
mod draw;
pub(crate) mod flow;
pub(crate) mod gantt;
mod geometry;
mod globe;
mod label;
pub(crate) mod map;
pub(crate) mod plot;
mod standing;
pub(crate) mod steps;
mod strand;

use std::collections::BTreeMap;

use takas_atlas::Atlas;

use crate::mediator::{Bundle, DealView, MediatorView, Thing, ThingKind};
use crate::operation::OperationView;
use crate::phrase::{English, Phrase, Tongue};
use crate::plan::PlanView;
use crate::projection::{CarriedPlan, Movement, MovementKind, PartyPlan, PartyView};
use crate::words::{self, picture};

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Drawing {
    title: Phrase,
    description: Phrase,
    nodes: Vec<Node>,
    arrows: Vec<Arrow>,
    /// Whose table it is.
    table: Phrase,
    /// Whether the case is historical: said where the drawing stands alone.
    historical: bool,
}

/// A party.
#[derive(Clone, Debug, PartialEq)]
struct Node {
    id: String,
    name: String,
    /// What it gives and receives, in short.
    note: Vec<Phrase>,
}

/// Everything from one party to another.
#[derive(Clone, Debug, PartialEq)]
struct Arrow {
    /// The letter by which a list beside the drawing speaks of it; empty where there is no list.
    key: String,
    from: usize,
    to: usize,
    /// The count in words, for the tooltip.
    count: Phrase,
    /// The count in digits, for the label.
    short: Phrase,
    threads: Vec<Thread>,
}

/// A person, or a band of units.
#[derive(Clone, Debug, PartialEq)]
struct Thread {
    name: String,
    units: u64,
    single: bool,
    protected: bool,
    goods: bool,
}

/// The drawing of a deal as a file of its own; none when nothing goes from party to party.
pub fn mediator(view: &MediatorView) -> Option<String> {
    let drawing = of_deal(view, view.deal.as_ref()?)?;
    Some(draw::document(&drawing, &English))
}

/// The drawing of a party's part as a file of its own; none when nothing concerns it.
pub fn party(view: &PartyView) -> Option<String> {
    Some(draw::document(&of_party(view)?, &English))
}

/// The course of an operation beside its plan; none where nothing is planned.
pub fn operation_course(view: &OperationView, tongue: &dyn Tongue) -> Option<String> {
    course::course(view, tongue)
}

/// The balance of each party over time; none where the reader knows of none.
pub fn balance_over_time(view: &OperationView, tongue: &dyn Tongue) -> Option<String> {
    balance::balance(view, tongue)
}

/// How people and goods flow, and how far they have come; none where the reader knows of no ride.
pub fn flow_of_movements(view: &OperationView, tongue: &dyn Tongue) -> Option<String> {
    flow::flow(view, tongue)
}

/// A name in a drawing.
pub(crate) fn named(tongue: &dyn Tongue, name: &str) -> String {
    spoken(tongue, Phrase::supplied(name))
}

/// A phrase in a drawing.
pub(crate) fn spoken(tongue: &dyn Tongue, phrase: impl Into<Phrase>) -> String {
    crate::html::escape::text(&tongue.tell(&phrase.into()))
}

/// A plan's map with its vehicles where an operation has them; none where no ride has two known ends.
pub fn movements_now(plan: &PlanView, now: &OperationView, atlas: &Atlas, tongue: &dyn Tongue) -> Option<String> {
    standing::map_now(plan, now, atlas, tongue)
}

/// Likewise of what those have who accompany people.
pub fn carried_movements_now(
    plan: &CarriedPlan,
    now: &OperationView,
    atlas: &Atlas,
    tongue: &dyn Tongue,
) -> Option<String> {
    standing::map_now(plan.view(), now, atlas, tongue)
}

/// Likewise of what a party knows.
pub fn party_movements_now(
    plan: &PartyPlan,
    now: &OperationView,
    atlas: &Atlas,
    tongue: &dyn Tongue,
) -> Option<String> {
    standing::map_now(&plan.drawn(), now, atlas, tongue)
}

/// The drawing for a page.
pub(crate) fn inline(drawing: &Drawing, tongue: &dyn Tongue) -> String {
    draw::inline(drawing, tongue)
}

/// The strokes of drawings, in custom properties that the page sets.
pub const STYLE: &str = include_str!("drawing.css");

/// The custom properties of a page, light and dark.
pub(crate) const COLOURS: &str = concat!(
    ":root {\n",
    include_str!("light.css"),
    "}\n@media screen and (prefers-color-scheme: dark) {\n:root {\n",
    include_str!("dark.css"),
    "}\n}\n"
);

/// A sheet of style for drawings and for the parts of pages that stand in a page of others: in an element of class `picture`, outside of which
/// it changes nothing but what bears a class of ours.
pub const SHEET: &str = concat!(
    "/* Drawings, and parts of pages, as `views` makes them. */\n.picture {\n",
    include_str!("light.css"),
    "}\n@media screen and (prefers-color-scheme: dark) {\n.picture {\n",
    include_str!("dark.css"),
    "}\n}\n",
    include_str!("drawing.css"),
    include_str!("plan.css"),
    include_str!("parts.css")
);

pub(crate) fn of_deal(view: &MediatorView, deal: &DealView) -> Option<Drawing> {
    let taking_part = |id: &str| deal.bundles.iter().any(|b| b.from.id == id || b.to.id == id);
    let cards: Vec<_> = deal.parties.iter().filter(|c| taking_part(&c.party.id)).collect();
    let index: BTreeMap<&str, usize> = cards.iter().enumerate().map(|(i, c)| (c.party.id.as_str(), i)).collect();
    let arrow = |bundle: &Bundle| {
        Some(Arrow {
            key: bundle.key.clone(),
            from: *index.get(bundle.from.id.as_str())?,
            to: *index.get(bundle.to.id.as_str())?,
            count: bundle.count.clone(),
            short: picture::short(bundle.things.iter().map(of_thing)),
            threads: bundle.things.iter().map(thread).collect(),
        })
    };
    let nodes = cards.iter().map(|card| Node {
        id: card.party.id.clone(),
        name: card.party.name.clone(),
        note: picture::note(&card.gives, &card.receives),
    });
    finished(Drawing {
        title: words::heading::PICTURE.phrase(),
        description: picture::description(
            deal.bundles.iter().map(|b| (b.from.name.as_str(), b.to.name.as_str(), &b.count)),
        ),
        nodes: nodes.collect(),
        arrows: deal.bundles.iter().filter_map(arrow).collect(),
        table: Phrase::row("; ", view.table.iter().cloned()),
        historical: view.historical,
    })
}

pub(crate) fn of_party(view: &PartyView) -> Option<Drawing> {
    let deal = view.deal.as_ref()?;
    let mut nodes = vec![Node { id: view.party.id.clone(), name: view.party.name.clone(), note: Vec::new() }];
    let mut partners: BTreeMap<&str, usize> = BTreeMap::new();
    let mut routes: BTreeMap<(usize, usize), Vec<&Movement>> = BTreeMap::new();
    for phase in &deal.phases {
        for (movement, gives) in phase.gives.iter().map(|m| (m, true)).chain(phase.receives.iter().map(|m| (m, false)))
        {
            let at = *partners.entry(&movement.partner.id).or_insert_with(|| {
                let partner = &movement.partner;
                nodes.push(Node { id: partner.id.clone(), name: partner.name.clone(), note: Vec::new() });
                nodes.len() - 1
            });
            routes.entry(if gives { (0, at) } else { (at, 0) }).or_default().push(movement);
        }
    }
    let arrows: Vec<Arrow> = routes
        .into_iter()
        .map(|((from, to), movements)| Arrow {
            key: String::new(),
            from,
            to,
            count: words::party::total(movements.iter().copied()),
            short: picture::short(movements.iter().map(|m| of_movement(m))),
            threads: threads_of(&movements),
        })
        .collect();
    let described: Vec<(&str, &str, &Phrase)> =
        arrows.iter().map(|a| (nodes[a.from].name.as_str(), nodes[a.to].name.as_str(), &a.count)).collect();
    finished(Drawing {
        title: words::party::PICTURE.phrase(),
        description: picture::description(described.into_iter()),
        arrows: arrows.clone(),
        nodes,
        table: Phrase::row("; ", view.table.iter().cloned()),
        historical: view.historical,
    })
}

fn finished(drawing: Drawing) -> Option<Drawing> {
    (!drawing.arrows.is_empty()).then_some(drawing)
}

fn of_thing(thing: &Thing) -> (u64, Option<&str>) {
    match &thing.kind {
        ThingKind::Goods(unit) => (thing.quantity, Some(unit)),
        ThingKind::Person | ThingKind::Group | ThingKind::Remains => (thing.quantity, None),
    }
}

fn of_movement(movement: &Movement) -> (u64, Option<&str>) {
    match &movement.kind {
        MovementKind::Goods(unit) => (movement.quantity, Some(unit)),
        MovementKind::Person | MovementKind::Group | MovementKind::Remains => (movement.quantity, None),
    }
}

fn thread(thing: &Thing) -> Thread {
    let single = match thing.kind {
        ThingKind::Person => true,
        ThingKind::Remains => thing.quantity == 1,
        ThingKind::Group | ThingKind::Goods(_) => false,
    };
    let goods = matches!(thing.kind, ThingKind::Goods(_));
    Thread { name: thing.name.clone(), units: thing.quantity, single, protected: thing.protected, goods }
}

/// A party's drawing marks nobody as protected: the reason could be health. One thread for one thing over all phases.
fn threads_of(movements: &[&Movement]) -> Vec<Thread> {
    let mut threads: Vec<Thread> = Vec::new();
    for movement in movements {
        if let Some(same) = threads.iter_mut().find(|t| t.name == movement.name && !t.single) {
            same.units = same.units.saturating_add(movement.quantity);
            continue;
        }
        threads.push(Thread {
            name: movement.name.clone(),
            units: movement.quantity,
            single: match movement.kind {
                MovementKind::Person => true,
                MovementKind::Remains => movement.quantity == 1,
                MovementKind::Group | MovementKind::Goods(_) => false,
            },
            protected: false,
            goods: matches!(movement.kind, MovementKind::Goods(_)),
        });
    }
    threads
}

//! The words of legs: what is asked, what is answered.

use std::collections::BTreeSet;

use crate::aircraft::Aircraft;
use crate::airports::AirportRef;
use crate::areas::AreaRef;
use crate::clock::Instant;
use crate::earth::Point;

/// What a state closes: every area whose word it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closure {
    /// The state or area.
    pub state: AreaRef,
    /// To aircraft registered in these states; empty: to every aircraft. An aircraft of no stated registry is meant, too.
    pub to: BTreeSet<AreaRef>,
}

/// A diplomatic clearance: it opens to one aircraft what a state has closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clearance {
    /// Over which state's areas.
    pub state: AreaRef,
    /// Who gives it.
    pub given_by: String,
    /// Until when; none is without end.
    pub until: Option<Instant>,
}

/// A promise without which a leg is not to be flown, such as that nobody fires along a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guarantee {
    /// Its name.
    pub name: String,
    /// Who gives it.
    pub given_by: String,
    /// Until when; none is without end.
    pub until: Option<Instant>,
}

/// What is closed to one aircraft, and what is open to it all the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Airspace {
    /// The state in which the aircraft is registered.
    pub registry: Option<AreaRef>,
    /// What is closed.
    pub closures: Vec<Closure>,
    /// Areas that a case takes out of every closure by name.
    pub opened: BTreeSet<AreaRef>,
    /// Clearances.
    pub clearances: Vec<Clearance>,
}

/// A leg that is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// From.
    pub from: AirportRef,
    /// To.
    pub to: AirportRef,
    /// The aircraft.
    pub aircraft: Aircraft,
    /// What is closed to it.
    pub airspace: Airspace,
    /// Guarantees that it hangs on.
    pub guarantees: Vec<Guarantee>,
    /// Where it may stop; empty: anywhere that is open.
    pub stops: Vec<AirportRef>,
    /// Minutes on the ground at each stop.
    pub ground_minutes: u32,
    /// When it takes off.
    pub departs: Option<Instant>,
}

/// A part of a way over one area, or over the high seas.
#[derive(Debug, Clone, PartialEq)]
pub struct Overflown {
    /// The area; none is the high seas (and Antarctica).
    pub area: Option<AreaRef>,
    /// Metres of this part.
    pub metres: f64,
    /// Where the part ends, in metres from the take-off.
    pub until_metres: f64,
}

/// One flight without a stop.
#[derive(Debug, Clone, PartialEq)]
pub struct Hop {
    /// From.
    pub from: AirportRef,
    /// To.
    pub to: AirportRef,
    /// The ends and the bends between; geodesics join them.
    pub points: Vec<Point>,
    /// Its length.
    pub metres: f64,
    /// From block to block.
    pub minutes: u32,
    /// What it passes over, in order.
    pub over: Vec<Overflown>,
    /// When it takes off.
    pub departs: Option<Instant>,
    /// When it lands.
    pub arrives: Option<Instant>,
}

/// What kind of word a leg hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConditionKind {
    /// A diplomatic clearance that opens closed airspace.
    Clearance,
    /// A guarantee.
    Guarantee,
}

/// A word that a leg hangs on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Its kind.
    pub kind: ConditionKind,
    /// The state that is cleared, or the guarantee's name.
    pub name: String,
    /// Who gives it.
    pub given_by: String,
    /// Until when.
    pub until: Option<Instant>,
    /// When the leg needs it no more.
    pub needed_until: Option<Instant>,
}

/// A leg.
#[derive(Debug, Clone, PartialEq)]
pub struct Leg {
    /// Its flights; more than one where range demands stops.
    pub hops: Vec<Hop>,
    /// Metres flown.
    pub metres: f64,
    /// Minutes from the first block to the last, stops included.
    pub minutes: u32,
    /// The geodesic distance of its ends, in metres.
    pub direct_metres: f64,
    /// The words it hangs on.
    pub conditions: Vec<Condition>,
}

/// Why there is no leg.
#[derive(Debug, Clone, PartialEq)]
pub enum Disconnected {
    /// An end lies in what is closed to the aircraft.
    EndClosed {
        /// The airport.
        airport: AirportRef,
        /// The area in which it lies.
        area: AreaRef,
        /// The states that close it.
        by: Vec<AreaRef>,
    },
    /// Both ends are open, and what is closed lies all around one of them.
    Enclosed {
        /// States of which each alone, if it opened, would connect the ends.
        opened_by: Vec<AreaRef>,
    },
    /// There is a way, and no stops on it near enough to one another.
    OutOfRange {
        /// Metres of the way without stops.
        metres: f64,
        /// The aircraft's range in metres.
        range_metres: f64,
    },
    /// A guarantee ends before the leg does.
    Lapses {
        /// The guarantee.
        condition: Condition,
    },
}

/// The answer to a question.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A leg, with clearances of the question that end too early for it.
    Leg {
        /// The leg.
        leg: Leg,
        /// Clearances that would open a way, were they longer.
        too_short: Vec<Clearance>,
    },
    /// None, and why.
    Disconnected {
        /// Why.
        why: Disconnected,
        /// Clearances that would open a way, were they longer.
        too_short: Vec<Clearance>,
    },
}

//! The embedded atlas of Takas: airports, borders, closed airspace, legs around it, and local times.
//!
//! Everything is in the program: no network, no files, no clock. A leg is the shortest chain of geodesics of WGS84 around
//! what is closed to one aircraft, with stops where its range demands them; where there is none, the answer says why.
//! Nothing here knows cases, people or plans, winds, runways or air traffic control.

mod aircraft;
mod airports;
mod airspace;
mod areas;
mod borders;
mod boxes;
mod clock;
mod earth;
mod error;
mod leg;
mod network;
mod plan;
mod sky;

use std::sync::OnceLock;

pub use aircraft::{Aircraft, CLIMB_MINUTES};
pub use airports::{Airport, AirportRef, Airports};
pub use airspace::CLEARANCE_METRES;
pub use areas::{Area, AreaRef, Areas};
pub use borders::{Arc, Borders, Face};
pub use clock::Instant;
pub use earth::{Earth, Point};
pub use error::{AtlasError, EXPLANATIONS};
pub use leg::{
    Airspace, Answer, Clearance, Closure, Condition, ConditionKind, Disconnected, Guarantee, Hop, Leg, Overflown,
    Question,
};
pub use sky::{Skies, Sky};

use borders::Frontiers;

/// The atlas.
#[derive(Debug)]
pub struct Atlas {
    areas: Areas,
    airports: Airports,
    borders: Borders,
    earth: Earth,
    frontiers: OnceLock<Frontiers>,
}

impl Atlas {
    /// Unpacks what is in the program.
    ///
    /// # Errors
    /// When that is damaged: a defect of ours.
    pub fn embedded() -> Result<Self, AtlasError> {
        let areas = Areas::read(include_str!("../data/areas.tsv"))?;
        let borders = Borders::read(include_bytes!("../data/borders.bin"), areas.all().len())?;
        let airports = Airports::read(include_str!("../data/airports.tsv"))?;
        Ok(Self { areas, airports, borders, earth: Earth::default(), frontiers: OnceLock::new() })
    }

    /// States, dependencies and disputed parts.
    pub fn areas(&self) -> &Areas {
        &self.areas
    }

    /// The airports.
    pub fn airports(&self) -> &Airports {
        &self.airports
    }

    /// The partition of the world.
    pub fn borders(&self) -> &Borders {
        &self.borders
    }

    /// Distances.
    pub fn earth(&self) -> &Earth {
        &self.earth
    }

    /// The leg that is asked for, or why there is none.
    ///
    /// # Errors
    /// When start and end are one airport.
    pub fn leg(&self, question: &Question) -> Result<Answer, AtlasError> {
        plan::leg(&Skies::new(self), question)
    }

    pub(crate) fn frontiers(&self) -> &Frontiers {
        self.frontiers.get_or_init(|| self.borders.frontiers())
    }
}

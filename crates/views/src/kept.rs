//! A view that is kept, to be shown later in the language of whoever reads it then.

use serde::{Deserialize, Serialize};

use crate::html;
use crate::mediator::{ChancesView, MediatorView};
use crate::phrase::Tongue;
use crate::rehearsal::RehearsalView;
use crate::sequence::SequenceView;

/// What was found about deals, or in rehearsals, as the mediator sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeptView {
    /// A deal, or why there is none, with what is around it.
    Deals(Box<MediatorView>),
    /// Chances of deals, and what to ask next.
    Chances(Box<ChancesView>),
    /// The orders of a deal.
    Order(Box<SequenceView>),
    /// What came of a plan that was tried out.
    Rehearsal(Box<RehearsalView>),
}

impl KeptView {
    /// Its sections, to stand in another page that has a title of its own, in a language.
    #[must_use]
    pub fn inside(&self, tongue: &dyn Tongue) -> String {
        match self {
            Self::Deals(view) => html::mediator_inside(view, tongue),
            Self::Chances(view) => html::chances_inside(view, tongue),
            Self::Order(view) => html::sequence_inside(view, tongue),
            Self::Rehearsal(view) => html::rehearsal_inside(view, tongue),
        }
    }
}

//! What work about deals or rehearsals has found, as it is kept sealed: the view and the JSON, each with names and under pseudonyms, and the
//! deals in it that can be saved. A view is said in the language of whoever reads it.

use serde::{Deserialize, Serialize};
use takas_formats::deals::SavedDeal;
use takas_views::{KeptView, Names};

/// What was found.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::server) struct Body {
    format: u32,
    pub(in crate::server) named: Viewed,
    pub(in crate::server) pseudonyms: Viewed,
    /// The deals that are shown.
    pub(in crate::server) deals: Vec<Candidate>,
}

/// As it is shown in any language.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::server) struct Viewed {
    pub(in crate::server) view: KeptView,
    pub(in crate::server) json: String,
}

/// A deal that can be saved.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::server) struct Candidate {
    /// What it is: the message that names it.
    pub(in crate::server) what: String,
    /// Which of several; 0 of one.
    pub(in crate::server) number: u32,
    pub(in crate::server) deal: SavedDeal,
}

impl Body {
    pub(in crate::server) fn new(named: Viewed, pseudonyms: Viewed, deals: Vec<Candidate>) -> Self {
        Self { format: 1, named, pseudonyms, deals }
    }

    pub(in crate::server) fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("texts and numbers alone")
    }

    /// None: it is of another version, and whoever wants it looks anew.
    pub(in crate::server) fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice::<Self>(bytes).ok().filter(|body| body.format == 1)
    }

    /// As it is shown by these names.
    pub(in crate::server) fn shown(&self, names: Names) -> &Viewed {
        match names {
            Names::Real => &self.named,
            Names::Pseudonyms => &self.pseudonyms,
        }
    }
}

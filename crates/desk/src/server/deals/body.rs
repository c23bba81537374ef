//! What work about deals has found, as it is kept sealed: the view and the JSON, each with names and under pseudonyms, and the deals in it
//! that can be saved. A view is said in the language of whoever reads it. What a rehearsal has found is kept so, too, without deals, and as
//! sections that are said already.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use takas_formats::deals::SavedDeal;
use takas_views::{KeptView, Names};

use crate::failure::Failure;

/// What was found.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::server) struct Body<P = Shown> {
    format: u32,
    pub(in crate::server) named: P,
    pub(in crate::server) pseudonyms: P,
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

/// As it is shown.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::server) struct Shown {
    /// Sections, without the frame of a page; in English.
    pub(in crate::server) html: String,
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

impl<P: Serialize + DeserializeOwned> Body<P> {
    pub(in crate::server) fn new(named: P, pseudonyms: P, deals: Vec<Candidate>) -> Self {
        Self { format: 1, named, pseudonyms, deals }
    }

    pub(in crate::server) fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("texts and numbers alone")
    }

    pub(in crate::server) fn read(bytes: &[u8]) -> Result<Self, Failure> {
        let read = serde_json::from_slice::<Self>(bytes).ok().filter(|body| body.format == 1);
        read.ok_or_else(|| Failure::Record("what was found is of another version".to_owned()))
    }

    /// As it is shown by these names.
    pub(in crate::server) fn shown(&self, names: Names) -> &P {
        match names {
            Names::Real => &self.named,
            Names::Pseudonyms => &self.pseudonyms,
        }
    }
}

//! Pseudonyms for the mediator's outputs that are no view, such as the deals as JSON.

use takas_model::{Case, ItemRef, Kind};

use crate::findings::Names;
use crate::names::{CLOSE, Namer, OPEN};

/// Replaces names as [`Names::Pseudonyms`] does in the mediator's view.
pub struct Disguiser<'a> {
    case: &'a Case,
    namer: Namer<'a>,
}

impl<'a> Disguiser<'a> {
    /// For everything about this case.
    pub fn new(case: &'a Case) -> Self {
        Self { case, namer: Namer::mediator(case, Names::Pseudonyms) }
    }

    /// What stands for an item: a pseudonym for a person or remains; for anything else its id, with any name in it
    /// replaced.
    pub fn item(&self, item: ItemRef) -> String {
        let whole = self.case.item(item);
        match whole.kind {
            Kind::Person(_) | Kind::Remains => bare(&self.namer.item(item)),
            Kind::Group | Kind::Goods { .. } | Kind::Undertaking => self.text(&whole.id),
        }
    }

    /// A text with every name in it replaced.
    pub fn text(&self, text: &str) -> String {
        bare(&self.namer.prose(text))
    }
}

/// Without the marks of isolation, which are for eyes and not for programs.
fn bare(text: &str) -> String {
    text.replace([OPEN, CLOSE], "")
}

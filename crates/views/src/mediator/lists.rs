//! Lists open to objection, as the mediator sees them: every objection, in whosever position it stands.

use serde::{Deserialize, Serialize};
use takas_model::{Moment, Objection, Window};

use super::PartyName;
use super::build::Maker;
use crate::lists::{against, listed, moved, places, sentence, units_on, who};
use crate::measure;
use crate::phrase::Phrase;
use crate::words::lists as said;

/// A list with its window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowView {
    /// Who lists.
    pub party: PartyName,
    /// What it calls the list.
    pub name: String,
    /// How many are listed, and how many places there are: `300 listed, 150 places`.
    pub places: Phrase,
    /// How many of them go, in words; none without a deal.
    pub go: Option<Phrase>,
    /// Who is listed; groups with their number.
    pub who: Vec<Phrase>,
    /// From when until when, in a sentence.
    pub window: Phrase,
    /// How many objections are in which state.
    pub tally: Phrase,
    /// To whom it was published, in words; none: to nobody.
    pub published: Option<Phrase>,
    /// How it is known, by whom, when, from where.
    pub provenance: Phrase,
    /// Every objection.
    pub objections: Vec<ObjectionView>,
}

/// An objection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectionView {
    /// In whose position it stands.
    pub party: PartyName,
    /// Against whom; of groups so many.
    pub against: Phrase,
    /// Who raised it and when.
    pub raised: Phrase,
    /// What became of it.
    pub decision: Phrase,
    /// How it is known.
    pub provenance: Phrase,
}

impl Maker<'_> {
    pub(super) fn lists(&self) -> Vec<WindowView> {
        self.case.windows.iter().map(|window| self.list(window)).collect()
    }

    fn list(&self, window: &Window) -> WindowView {
        let (case, namer) = (self.case, &self.namer);
        let moment = |moment: Moment| said::moment(moment, |phase| namer.prose(&case.phase(phase).name));
        let objections: Vec<&Objection> = case.objections_to(window).collect();
        let counted: Vec<_> = objections.iter().map(|one| (one.decision, units_on(one, window))).collect();
        let to: Vec<String> = window.published_to.iter().map(|&party| self.party_word(party)).collect();
        WindowView {
            party: self.party(window.party),
            name: namer.prose(&window.name),
            places: said::places(listed(case, window), &places(case, namer, window)),
            go: measure::deal_of(self.findings.outcome).map(|deal| said::go(moved(deal, window))),
            who: who(case, namer, window),
            window: sentence(case, namer, window),
            tally: said::tally(&counted),
            published: (!to.is_empty()).then(|| said::published(to)),
            provenance: self.provenance(&window.line),
            objections: objections
                .into_iter()
                .map(|one| ObjectionView {
                    party: self.party(one.party),
                    against: against(case, namer, one),
                    // Who objects may tell who is objected to.
                    raised: said::raised((!namer.hidden()).then(|| namer.prose(&one.raised_by)), moment(one.raised)),
                    decision: said::decision(one.decision, one.decided.map(moment)),
                    provenance: self.provenance(&one.line),
                })
                .collect(),
        }
    }
}

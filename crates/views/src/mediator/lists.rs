//! Lists open to objection, as the mediator sees them: every objection, in whosever position it stands.

use takas_model::{Moment, Objection, Window};

use super::PartyName;
use super::build::Maker;
use crate::lists::{against, listed, moved, places, sentence, units_on, who};
use crate::measure;
use crate::words;

/// A list with its window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WindowView {
    /// Who lists.
    pub party: PartyName,
    /// What it calls the list.
    pub name: String,
    /// How many are listed, and how many places there are: `300 listed, 150 places`.
    pub places: String,
    /// How many of them go, in words; none without a deal.
    pub go: Option<String>,
    /// Who is listed; groups with their number.
    pub who: Vec<String>,
    /// From when until when, in a sentence.
    pub window: String,
    /// How many objections are in which state.
    pub tally: String,
    /// To whom it was published, in words; none: to nobody.
    pub published: Option<String>,
    /// How it is known, by whom, when, from where.
    pub provenance: String,
    /// Every objection.
    pub objections: Vec<ObjectionView>,
}

/// An objection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectionView {
    /// In whose position it stands.
    pub party: PartyName,
    /// Against whom; of groups so many.
    pub against: String,
    /// Who raised it and when.
    pub raised: String,
    /// What became of it.
    pub decision: String,
    /// How it is known.
    pub provenance: String,
}

impl Maker<'_> {
    pub(super) fn lists(&self) -> Vec<WindowView> {
        self.case.windows.iter().map(|window| self.list(window)).collect()
    }

    fn list(&self, window: &Window) -> WindowView {
        let (case, namer) = (self.case, &self.namer);
        let moment = |moment: Moment| words::lists::moment(moment, |phase| namer.prose(&case.phase(phase).name));
        let objections: Vec<&Objection> = case.objections_to(window).collect();
        let counted: Vec<_> = objections.iter().map(|one| (one.decision, units_on(one, window))).collect();
        let to: Vec<String> = window.published_to.iter().map(|&party| self.party_word(party)).collect();
        WindowView {
            party: self.party(window.party),
            name: namer.prose(&window.name),
            places: words::lists::places(listed(case, window), &places(case, namer, window)),
            go: measure::deal_of(self.findings.outcome).map(|deal| words::lists::go(moved(deal, window))),
            who: who(case, namer, window),
            window: sentence(case, namer, window),
            tally: words::lists::tally(&counted),
            published: (!to.is_empty()).then(|| words::lists::published(&to)),
            provenance: self.provenance(&window.line),
            objections: objections
                .into_iter()
                .map(|one| ObjectionView {
                    party: self.party(one.party),
                    against: against(case, namer, one),
                    // Who objects may tell who is objected to.
                    raised: words::lists::raised(
                        (!namer.hidden()).then(|| namer.prose(&one.raised_by)).as_deref(),
                        &moment(one.raised),
                    ),
                    decision: words::lists::decision(one.decision, one.decided.map(moment).as_deref()),
                    provenance: self.provenance(&one.line),
                })
                .collect(),
        }
    }
}

//! What one party may know of lists open to objection: its own lists and objections as it stated them; and, of a list that another has
//! published to it, who is on it and until when objections are heard. Never another's places, and never another's objections.

use takas_model::{Case, Deal, Moment, Objection, PartyRef, Standing, Window};

use super::PartyName;
use crate::lists as shown;
use crate::names::Namer;
use crate::phrase::Phrase;
use crate::words;

/// A list that the party has made, or that was published to it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PartyList {
    /// Who lists.
    pub by: PartyName,
    /// What the party calls it, if it is its own.
    pub name: Option<String>,
    /// How many are listed.
    pub listed: u64,
    /// Who; groups with their number.
    pub who: Vec<Phrase>,
    /// How many are listed and, of its own list, how many places there are, in words.
    pub places: Phrase,
    /// Of its own list: how many go, in words; none without a deal, and of another's.
    pub go: Option<Phrase>,
    /// From when until when objections are heard, in a sentence.
    pub window: Phrase,
    /// In which state its own objections to this list are; none where it has none.
    pub tally: Option<Phrase>,
}

/// An objection that the party has stated.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PartyObjection {
    /// Against whom; of groups so many.
    pub against: Phrase,
    /// Who raised it and when.
    pub raised: Phrase,
    /// What became of it.
    pub decision: Phrase,
}

/// Whether the party knows the list: it stated it itself, or it was published to it, which must have been stated too.
pub(super) fn knows(window: &Window, party: PartyRef) -> bool {
    let stated = window.line.standing == Standing::Stated;
    stated && (window.party == party || window.published_to.contains(&party))
}

/// The party's own objections, as it stated them.
pub(super) fn own_objections(case: &Case, party: PartyRef) -> impl Iterator<Item = &Objection> {
    case.objections.iter().filter(move |one| one.party == party && one.line.standing == Standing::Stated)
}

pub(super) fn project_lists(case: &Case, deal: Option<&Deal>, party: PartyRef, namer: &Namer<'_>) -> Vec<PartyList> {
    let known = case.windows.iter().filter(|window| knows(window, party));
    known.map(|window| list(case, deal, party, namer, window)).collect()
}

fn list(case: &Case, deal: Option<&Deal>, party: PartyRef, namer: &Namer<'_>, window: &Window) -> PartyList {
    let own = window.party == party;
    let listed = shown::listed(case, window);
    let objections: Vec<_> = own_objections(case, party)
        .map(|one| (one.decision, shown::units_on(one, window)))
        .filter(|(_, units)| *units > 0)
        .collect();
    PartyList {
        by: namer.party_name(window.party),
        name: own.then(|| namer.prose(&window.name)),
        listed,
        who: shown::who(case, namer, window),
        places: if own {
            words::lists::places(listed, &shown::places(case, namer, window))
        } else {
            words::lists::listed(listed)
        },
        go: deal.filter(|_| own).map(|deal| words::lists::go(shown::moved(deal, window))),
        window: shown::sentence(case, namer, window),
        tally: (!objections.is_empty()).then(|| words::lists::tally(&objections)),
    }
}

pub(super) fn project_objections(case: &Case, party: PartyRef, namer: &Namer<'_>) -> Vec<PartyObjection> {
    let moment = |moment: Moment| words::lists::moment(moment, |phase| namer.prose(&case.phase(phase).name));
    let objection = |one: &Objection| PartyObjection {
        against: shown::against(case, namer, one),
        raised: words::lists::raised((!namer.hidden()).then(|| namer.prose(&one.raised_by)), moment(one.raised)),
        decision: words::lists::decision(one.decision, one.decided.map(moment)),
    };
    own_objections(case, party).map(objection).collect()
}

//! What is told of lists open to objection, whoever reads it. Whether it may be told is decided elsewhere, in `projection`.

use takas_model::{Case, Deal, ItemRef, Objection, Window};

use crate::names::Namer;
use crate::phrase::Phrase;
use crate::words;

/// How many people are on a list.
pub(crate) fn listed(case: &Case, window: &Window) -> u64 {
    u64::try_from(case.units(window.listed.items.iter().copied())).unwrap_or(u64::MAX)
}

/// How many of those on the list a deal moves.
pub(crate) fn moved(deal: &Deal, window: &Window) -> u64 {
    window.listed.items.iter().fold(0_u64, |sum, &item| sum.saturating_add(deal.moved(item)))
}

/// How many of those on the list an objection is to.
pub(crate) fn units_on(objection: &Objection, window: &Window) -> u64 {
    let on_list = |item: &ItemRef| window.listed.items.binary_search(item).is_ok();
    let units = objection.units.iter().filter(|(item, _)| on_list(item)).map(|(_, units)| *units);
    units.fold(0, u64::saturating_add)
}

/// Places with the phases by which they are counted; none where that is all of them.
pub(crate) fn places(case: &Case, namer: &Namer<'_>, window: &Window) -> Vec<(u64, Option<String>)> {
    let last = case.all_phases().last;
    let one = |&(count, by): &(u64, takas_model::PhaseRef)| {
        let whole = by == last && window.places.len() == 1;
        (count, (!whole).then(|| namer.prose(&case.phase(by).name)))
    };
    window.places.iter().map(one).collect()
}

/// Who is on a list; groups with their number.
pub(crate) fn who(case: &Case, namer: &Namer<'_>, window: &Window) -> Vec<Phrase> {
    let one = |&item: &ItemRef| match case.item(item).quantity {
        1 => namer.item_or_somebody(item),
        units => words::lists::several(namer.item(item), units),
    };
    window.listed.items.iter().map(one).collect()
}

/// From when until when objections are heard, in a sentence.
pub(crate) fn sentence(case: &Case, namer: &Namer<'_>, window: &Window) -> Phrase {
    let phase = |phase| namer.prose(&case.phase(phase).name);
    let (opens, closes) = (words::lists::moment(window.opens, phase), words::lists::moment(window.closes, phase));
    words::lists::window(opens, closes, words::lists::is_whole(window.closes), phase(window.first))
}

/// Against whom an objection is; of groups so many.
pub(crate) fn against(case: &Case, namer: &Namer<'_>, objection: &Objection) -> Phrase {
    let one = |&(item, units): &(ItemRef, u64)| {
        let is_one = case.item(item).quantity == 1;
        if is_one { namer.item_or_somebody(item) } else { words::lists::several(namer.item(item), units) }
    };
    Phrase::row(", ", objection.units.iter().map(one))
}

//! Sums that a case can reach, dates of phases, people of one name, families that cannot move, companions of nobody.

use std::collections::BTreeMap;

use takas_model::{Date, ItemRef, Kind, Nature, Origin, PartyRef, Protection, Sentence, Status};

use crate::calendar::{day_number, written};
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::limits::SUM_MAX;
use crate::reading::draft::Draft;
use crate::source::Place;

/// Looks at what case.toml says by itself.
pub(super) fn check(draft: &Draft, sink: &mut Sink) {
    sums(draft, sink);
    phases_in_order(draft, sink);
    same_names(draft, sink);
    families(draft, sink);
    companions(draft, sink);
}

fn sums(draft: &Draft, sink: &mut Sink) {
    let phases = draft.case.phases.len() as u128;
    let sum: u128 = draft.case.items.iter().map(|item| u128::from(item.quantity)).sum();
    if sum.saturating_mul(phases) > SUM_MAX {
        let place = draft.item_places.last().copied().unwrap_or_default();
        let message = format!("all quantities over all phases add up to more than {SUM_MAX}");
        sink.add(Code::SumTooLarge, place, message, "count in larger units, for example tonnes instead of grams");
    }
}

/// Each phase begins after the one before it has ended, as far as they are dated.
fn phases_in_order(draft: &Draft, sink: &mut Sink) {
    let mut free_from: Option<(i64, Date)> = None;
    for (phase, place) in draft.case.phases.iter().zip(&draft.phase_places) {
        let days = i64::try_from(phase.days).unwrap_or(i64::MAX / 4);
        if let Some(first) = phase.first_day {
            let first_number = day_number(first);
            if let Some((free, before)) = free_from.filter(|(free, _)| first_number < *free) {
                let message = format!(
                    "the phase `{}` begins on {}, {} days before the phases above it, the last of which is dated {}, are over",
                    phase.id,
                    written(first),
                    free - first_number,
                    written(before)
                );
                sink.add(
                    Code::PhasesOutOfOrder,
                    *place,
                    message,
                    "write phases in the order of time, and see their first days and lengths",
                );
            }
            free_from = Some((first_number + days, first));
        } else if let Some((free, _)) = &mut free_from {
            *free += days;
        }
    }
}

fn same_names(draft: &Draft, sink: &mut Sink) {
    let mut first: BTreeMap<(String, PartyRef), ItemRef> = BTreeMap::new();
    for reference in draft.case.item_refs() {
        let item = draft.case.item(reference);
        if !matches!(item.kind, Kind::Person(_)) {
            continue;
        }
        let key = (item.name.to_lowercase(), item.holder);
        let Some(other) = first.get(&key) else {
            first.insert(key, reference);
            continue;
        };
        let message =
            format!("`{}` and `{}` have the same name and the same holder", draft.case.item(*other).id, item.id);
        let help = "if they are one person, keep one line; if they are two, tell them apart in the name, for example by the year of birth";
        sink.add(Code::SameName, draft.item_places[reference.index()], message, help)
            .see(draft.item_places[other.index()], "the first of that name");
    }
}

fn families(draft: &Draft, sink: &mut Sink) {
    for (rule, site) in draft.case.rules.iter().zip(&draft.sites) {
        let (Origin::Family, Sentence::Together(selection)) = (rule.origin, &rule.sentence) else { continue };
        let members = || selection.items.iter().map(|item| draft.case.item(*item));
        let stuck = members().find(|item| !draft.case.party_refs().any(|to| to != item.holder && item.may_go_to(to)));
        if let Some(stuck) = stuck {
            let message = format!("the family cannot move, because `{}` cannot: {}", stuck.id, why_stuck(&stuck.kind));
            let help = "see whether this member's status, consent and destinations are right; if so, the family stays together";
            sink.add(Code::FamilyGate, site.name, message, help);
            continue;
        }
        let common = draft.case.party_refs().any(|to| members().all(|item| item.may_go_to(to) && item.holder != to));
        if !common {
            let help = "see `consent_to` and `no_return_to` of its members";
            sink.add(
                Code::FamilyDestinations,
                site.name,
                "no party is a possible destination of the whole family",
                help,
            );
        }
    }
}

/// Why the law's gates are closed, in words.
pub(super) fn why_stuck(kind: &Kind) -> &'static str {
    let Kind::Person(person) = kind else { return "there is no other party" };
    match (person.status, person.consent) {
        (Status::Claimed, _) => "the status is `claimed`, so no one has acknowledged holding the person",
        (Status::Denied, _) => "the status is `denied`",
        (Status::Missing, _) => "the status is `missing`",
        (Status::Unknown, _) => "the status is `unknown`",
        (Status::Dead, _) => "the status is `dead`",
        (Status::Released, _) => "the status is `released`",
        (Status::Acknowledged, takas_model::Consent::Refused) => "consent is refused",
        (Status::Acknowledged, _) => "`consent_to` and `no_return_to` leave no destination",
    }
}

/// Someone accompanies a minor: there should be one in a family with them.
fn companions(draft: &Draft, sink: &mut Sink) {
    let families: Vec<&Vec<ItemRef>> = draft
        .case
        .rules
        .iter()
        .filter_map(|rule| match (&rule.origin, &rule.sentence) {
            (Origin::Family, Sentence::Together(selection)) => Some(&selection.items),
            _ => None,
        })
        .collect();
    let is_minor = |item: &ItemRef| draft.case.item(*item).protection == Some(Protection::Minor);
    for reference in draft.case.item_refs() {
        let item = draft.case.item(reference);
        if item.protection != Some(Protection::Accompanying) {
            continue;
        }
        let with_minor = families.iter().any(|family| family.contains(&reference) && family.iter().any(is_minor));
        if !with_minor {
            let place: Place = draft.item_places[reference.index()];
            let message =
                format!("`{}` is said to accompany a protected minor, but shares a family with none", item.id);
            sink.add(
                match draft.case.nature {
                    Nature::Live => Code::AccompaniesNobody,
                    Nature::Historical => Code::AccompaniedNobody,
                },
                place,
                message,
                "name the family under [families], or leave `protected` out",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, day_number};

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        let day = |year, month, day| day_number(Date { year, month, day });
        assert_eq!(day(2024, 3, 1) - day(2024, 2, 28), 2);
        assert_eq!(day(2023, 3, 1) - day(2023, 2, 28), 1);
        assert_eq!(day(2025, 1, 1) - day(2024, 1, 1), 366);
        assert_eq!(day(2000, 1, 1) - day(1970, 1, 1), 10_957);
        assert_eq!(day(1, 1, 1) - day(0, 12, 31), 1);
    }
}

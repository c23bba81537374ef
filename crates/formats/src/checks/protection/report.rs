//! What is said about protected people: errors in a live case, warnings in a historical one.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{Case, Decision, ItemRef, Nature, Origin, Owner, PartyRef, PhaseRef, Priority, Rule, Sentence};

use super::{Tie, articles, asked_later, bound_items, is_delayed, kept_in, leaves_nowhere};
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::reading::concessions::{ConcessionSite, refused_items};
use crate::reading::confidence::VersionSite;
use crate::reading::draft::Draft;
use crate::source::Place;

/// Looks at every rule, every concession and every hold.
pub(crate) fn check(draft: &mut Draft, concessions: &[ConcessionSite], versions: &[VersionSite], sink: &mut Sink) {
    let case = &draft.case;
    if case.items.iter().all(|item| item.protection.is_none()) {
        return;
    }
    let mut warnings = Vec::new();
    for (rule, site) in case.rules.iter().zip(&draft.sites) {
        let subject = match rule.origin {
            Origin::Family => "this family".to_owned(),
            _ => format!("\"{}\"", rule.name),
        };
        if rule.origin == Origin::Refusal {
            refusal(case, rule, site.name, sink);
        } else {
            conditioned(case, &rule.sentence, &subject, site.sentence, &mut warnings, sink);
            nowhere(case, rule, site.sentence, sink);
        }
    }
    for (concession, site) in case.concessions.iter().zip(concessions) {
        for (option, place) in concession.options.iter().zip(&site.options) {
            if let Some(to) = &option.to {
                conditioned(case, to, "this option", *place, &mut warnings, sink);
            }
        }
    }
    for version in versions {
        conditioned(case, &version.sentence, "this version", version.place, &mut warnings, sink);
    }
    for (position, places) in case.positions.iter().zip(&draft.hold_places) {
        for (hold, place) in position.holds.iter().zip(places).filter(|(hold, _)| is_delayed(case, hold)) {
            delayed(case, &[hold.item], "may go", LEAVE_OUT, *place, &mut warnings, sink);
        }
    }
    for (position, places) in case.positions.iter().zip(&draft.ask_places) {
        // What a must asks is a rule, too, and has been looked at as such.
        for (ask, place) in position.asks.iter().zip(places).filter(|(ask, _)| ask.priority != Some(Priority::Must)) {
            delayed(case, &asked_later(case, ask), "are asked for", LEAVE_OUT, *place, &mut warnings, sink);
        }
    }
    listed_and_objected(draft, &mut warnings, sink);
    let mut said = BTreeSet::new();
    warnings.retain(|warning| said.insert(warning.clone()));
    draft.case.warnings.extend(warnings);
}

/// Lists keep those on them waiting for the window to close; objections keep people in, for a time or for good. (Places are a rule.)
fn listed_and_objected(draft: &Draft, warnings: &mut Vec<String>, sink: &mut Sink) {
    let case = &draft.case;
    let is_protected = |item: &ItemRef| case.item(*item).protection.is_some();
    for (window, place) in
        case.windows.iter().zip(&draft.window_places).filter(|(window, _)| window.first > PhaseRef::FIRST)
    {
        let items: Vec<ItemRef> = window.listed.items.iter().copied().filter(is_protected).collect();
        delayed(case, &items, "are listed, and may go", OFF_THE_LIST, *place, warnings, sink);
    }
    for (objection, place) in case.objections.iter().zip(&draft.objection_places) {
        let items: Vec<ItemRef> = objection.units.iter().map(|(item, _)| *item).filter(is_protected).collect();
        match objection.decision {
            Decision::Rejected(PhaseRef::FIRST) => {}
            Decision::Rejected(first) => {
                let waits = |item: &ItemRef| case.window_of(*item).is_some_and(|window| window.first < first);
                let items: Vec<ItemRef> = items.into_iter().filter(waits).collect();
                delayed(case, &items, "are cleared of an objection, and may go", OFF_THE_LIST, *place, warnings, sink);
            }
            Decision::Pending | Decision::Upheld => objected(case, &objection.name, &items, *place, sink),
        }
    }
}

/// An objection that keeps protected people in is recorded, with the article, as a refusal is.
fn objected(case: &Case, name: &str, items: &[ItemRef], place: Place, sink: &mut Sink) {
    if items.is_empty() {
        return;
    }
    let ids = listed(case, items, |item| format!("`{}`", case.item(item).id));
    let message = format!("the objection \"{name}\" keeps protected people in ({ids})");
    let help = format!(
        "{}; their release is owed, whoever objects; the objection is recorded, tied to nothing, and never on offer",
        law(case, items)
    );
    sink.add(Code::ProtectedRefused, place, message, help);
}

/// What a question asked of a live case may not be: one that makes a protected person's release depend on something.
pub(crate) fn check_question(case: &Case, sentence: &Sentence, place: Place, sink: &mut Sink) {
    if case.nature == Nature::Live {
        conditioned(case, sentence, "the question", place, &mut Vec::new(), sink);
        // To ask what keeping them from every place would bring is to ask what withholding them would.
        let kept = kept_in(case, sentence).into_iter().map(|item| (item, Tie::Nowhere)).collect();
        found(case, kept, "the question", place, &mut Vec::new(), sink);
    }
}

/// What an order of steps in a live case may not be: one that binds a protected person.
pub(crate) fn check_order(case: &Case, sentence: &Sentence, place: Place, sink: &mut Sink) {
    if case.nature == Nature::Live {
        conditioned(case, sentence, "the order", place, &mut Vec::new(), sink);
    }
}

fn conditioned(
    case: &Case,
    sentence: &Sentence,
    subject: &str,
    place: Place,
    warnings: &mut Vec<String>,
    sink: &mut Sink,
) {
    found(case, bound_items(case, sentence), subject, place, warnings, sink);
}

fn found(
    case: &Case,
    bound: BTreeMap<ItemRef, Tie>,
    subject: &str,
    place: Place,
    warnings: &mut Vec<String>,
    sink: &mut Sink,
) {
    let Some(tie) = bound.values().next().copied() else { return };
    let items: Vec<ItemRef> = bound.into_keys().collect();
    let law = law(case, &items);
    let ids = listed(case, &items, |item| format!("`{}`", case.item(item).id));
    let message =
        format!("{subject} makes the release of protected people depend on something ({ids}): {}", tie.words());
    let (code, then) = match case.nature {
        Nature::Live => {
            (Code::ProtectedConditioned, "no one's release is the price of anything (GC IV art. 34, common art. 3)")
        }
        Nature::Historical => {
            (Code::ProtectedConditionedThen, "it is recorded as what happened, and every output says so")
        }
    };
    sink.add(code, place, message, format!("{}; {law}; {then}", mend(tie)));
    if case.nature == Nature::Historical {
        let names = listed(case, &items, |item| case.item(item).name.clone());
        warnings.push(format!(
            "Historical record: the release of protected people ({names}) was made to depend on something else, which the law does not allow ({law})."
        ));
    }
}

fn mend(tie: Tie) -> &'static str {
    match tie {
        Tie::Together => {
            "mark a parent who goes with a minor as `protected = \"accompanying\"`, or leave the protected out of the family"
        }
        Tie::Worth => "leave protected people out of weights and values, or write `over … except protected`",
        Tie::Nowhere => "leave them a place: what becomes of a deal without them is not asked of a live case",
        Tie::Holders => "let each holder's protected people go by themselves: a family has one holder",
        Tie::Order | Tie::Phase | Tie::Later => "write `… except protected`: they may go at once, whenever they can",
        Tie::Condition | Tie::Limit => "write `… except protected`, as in `at most 20 of everyone except protected`",
    }
}

/// A holder's plain refusal is recorded, with the article.
fn refusal(case: &Case, rule: &Rule, place: Place, sink: &mut Sink) {
    let Owner::Party(party) = rule.owner else { return };
    let own = |item: &ItemRef| case.item(*item).protection.is_some() && case.item(*item).holder == party;
    let items: Vec<ItemRef> = refused_items(rule).into_iter().filter(own).collect();
    report_refusal(case, &rule.name, party, &items, place, sink);
}

/// A sentence about places that leaves a protected person nowhere to go is a refusal too.
fn nowhere(case: &Case, rule: &Rule, place: Place, sink: &mut Sink) {
    let items = leaves_nowhere(case, &rule.sentence);
    let Some(holder) = items.first().map(|item| case.item(*item).holder) else { return };
    report_refusal(case, &rule.name, holder, &items, place, sink);
}

fn report_refusal(case: &Case, name: &str, holder: PartyRef, items: &[ItemRef], place: Place, sink: &mut Sink) {
    if items.is_empty() {
        return;
    }
    let ids = listed(case, items, |item| format!("`{}`", case.item(item).id));
    let message = format!("\"{name}\" refuses the release of protected people ({ids})");
    let help = format!(
        "{}; {} owes their release whatever is agreed; the refusal is recorded, tied to nothing, and never on offer",
        law(case, items),
        case.party(holder).id
    );
    sink.add(Code::ProtectedRefused, place, message, help);
}

/// How to mend a line that begins in a later phase.
const LEAVE_OUT: &str = "leave the phase out, so that the release can come first";
/// How to mend a list that has them wait.
const OFF_THE_LIST: &str = "take them off the list (`… except protected`): they may go at once, and wait for no window";

/// Protected people whom a hold, an ask or a list puts off to a later phase.
fn delayed(
    case: &Case,
    items: &[ItemRef],
    how: &str,
    mend: &str,
    place: Place,
    warnings: &mut Vec<String>,
    sink: &mut Sink,
) {
    if items.is_empty() {
        return;
    }
    let law = law(case, items);
    let code = match case.nature {
        Nature::Live => Code::ProtectedDelayed,
        Nature::Historical => Code::ProtectedDelayedThen,
    };
    let ids = listed(case, items, |item| format!("`{}`", case.item(item).id));
    let message = format!("protected people ({ids}) {how} in a later phase only: a delay by phase is a gate");
    sink.add(code, place, message, format!("{mend}; {law}"));
    if case.nature == Nature::Historical {
        let names = listed(case, items, |item| case.item(item).name.clone());
        warnings.push(format!(
            "Historical record: the release of protected people ({names}) was put off to a later phase, which the law does not allow ({law})."
        ));
    }
}

/// The articles that protect these items, each once.
fn law(case: &Case, items: &[ItemRef]) -> String {
    let kinds: BTreeSet<_> = items.iter().filter_map(|item| case.item(*item).protection).collect();
    let words: Vec<&str> = kinds.into_iter().map(articles).collect();
    words.join("; ")
}

/// The first three, and how many more.
fn listed(case: &Case, items: &[ItemRef], word: impl Fn(ItemRef) -> String) -> String {
    debug_assert!(items.iter().all(|item| item.index() < case.items.len()));
    let mut words: Vec<String> = items.iter().take(3).map(|item| word(*item)).collect();
    if items.len() > 3 {
        words.push(format!("{} more", items.len() - 3));
    }
    words.join(", ")
}

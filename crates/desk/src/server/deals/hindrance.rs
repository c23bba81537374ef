//! Why a deal cannot be laid before parties, in the language of the mediator who asked.

use takas_check::Fault;
use takas_model::{Case, Deal, ItemRef, PartyRef, PhaseRef, RuleRef};

use crate::deals::proposing;
use crate::server::http::Refusal;
use crate::server::words::{Speaker, Value};

/// So many reasons are said one by one; of the others how many there are.
const SAID: usize = 8;

/// Goes on where nothing keeps a deal from being proposed.
///
/// # Errors
/// With everything that does, in words that name people by the ids of the case.
pub(super) fn none_of(speaker: &Speaker, case: &Case, deal: &Deal) -> Result<(), Refusal> {
    let faults = proposing::hindrances(case, deal);
    if faults.is_empty() { Ok(()) } else { Err(Refusal::Unfit(in_words(speaker, case, &faults))) }
}

fn in_words(speaker: &Speaker, case: &Case, faults: &[Fault]) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut rest = 0_u64;
    for words in faults.iter().map(|fault| of(speaker, case, fault)) {
        match said.len() {
            _ if said.contains(&words) => {}
            SAID => rest += 1,
            _ => said.push(words),
        }
    }
    if rest > 0 {
        said.push(speaker.say("deals-unfit-others", &[("count", Value::from(rest))]));
    }
    said.join(" ")
}

fn of(speaker: &Speaker, case: &Case, fault: &Fault) -> String {
    let item = |item: ItemRef| Value::from(&case.items.get(item.index()).map_or("?", |item| item.id.as_str()));
    let rule = |rule: RuleRef| Value::from(&case.rules.get(rule.index()).map_or("?", |rule| rule.name.as_str()));
    let party =
        |party: PartyRef| Value::from(&case.parties.get(party.index()).map_or("?", |party| party.name.as_str()));
    let phase = |phase: PhaseRef| Value::from(&case.phases.get(phase.index()).map_or("?", |phase| phase.id.as_str()));
    match fault {
        Fault::NotOffered(of) => {
            speaker.say("deals-unfit-not-offered", &[("party", party(of.from)), ("item", item(of.item))])
        }
        Fault::Gate(of) => speaker.say("deals-unfit-gate", &[("item", item(of.item))]),
        Fault::WindowOpen(of) => speaker.say("deals-unfit-window", &[("item", item(of.item))]),
        Fault::OverStock(of) => speaker.say("deals-unfit-stock", &[("item", item(*of))]),
        Fault::ObjectedTo(of, by) => speaker.say("deals-unfit-objected", &[("item", item(*of)), ("phase", phase(*by))]),
        Fault::OverDailyLimit(of, within) => {
            speaker.say("deals-unfit-daily", &[("item", item(*of)), ("phase", phase(*within))])
        }
        Fault::Broken(broken) => speaker.say("deals-unfit-rule", &[("rule", rule(*broken))]),
        Fault::RuleTooLarge(large) => speaker.say("deals-unfit-rule-too-large", &[("rule", rule(*large))]),
        Fault::ConditionsProtected(by, of) => {
            speaker.say("deals-unfit-protected", &[("rule", rule(*by)), ("item", item(*of))])
        }
        // A saved deal that is no deal of the case as it is now, in whichever way; the others are of proofs, and there is none here.
        _ => speaker.word("deals-unfit-other-case"),
    }
}

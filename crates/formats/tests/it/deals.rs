//! Deals as JSON, saved deals and their ids.

use takas_formats::deals::{
    Disguise, Found, Measure, Status, case_digest, deal_id, party_deal_id, read_deal, report, save, to_json, write_deal,
};
use takas_formats::{CaseFiles, Code, read_case, schemas};
use takas_model::{
    Alternative, Case, Certificate, ConcessionSet, Concessions, Conflict, ConflictMember, Deal, Fraction, Objective,
    ObjectiveValue, Outcome, PartyBest, PhaseRef, RuleRef, Transfer, Value,
};

use crate::base::{base, edited};

const SALT: &[u8] = b"0123456789abcdef";

fn the_case() -> (CaseFiles, Case) {
    let files = base();
    let case = read_case("base", &files).case.unwrap();
    (files, case)
}

fn transfer(case: &Case, what: &str, to: Option<&str>, quantity: u64) -> Transfer {
    let item = case.find_item(what).unwrap();
    let to = to.map(|to| case.find_party(to).unwrap());
    Transfer { item, from: case.item(item).holder, to, phase: PhaseRef::new(0), quantity }
}

fn outcome(case: &Case) -> Outcome {
    let deal = Deal::new([
        transfer(case, "ann", Some("AAA"), 1),
        transfer(case, "men", Some("BBB"), 5),
        transfer(case, "truce", None, 1),
    ]);
    let value = |objective, value: Value| ObjectiveValue { objective, bound: Some(value.clone()), value };
    let shares = vec![Fraction::new(3, 4).unwrap(), Fraction::new(1, 1).unwrap()];
    let best = |party: usize, best| PartyBest {
        party: takas_model::PartyRef::new(party),
        best,
        witness: Deal::default(),
        proof: None,
    };
    Outcome::Deal {
        deal,
        objectives: vec![
            value(Objective::People, Value::Number(6)),
            value(Objective::WorstOff, Value::Leximin(shares)),
        ],
        closed: true,
        unique: Some(true),
        certificate: Box::new(Certificate { bests: vec![best(0, 18), best(1, 5)], ..Certificate::default() }),
    }
}

/// The text of a saved deal of the base case.
pub(crate) fn saved(case: &Case, digest: &str) -> String {
    write_deal(&save(case, digest, SALT, &outcome(case), true).unwrap())
}

#[test]
fn a_report_says_what_was_found() {
    let (files, case) = the_case();
    let outcome = outcome(&case);
    let digest = case_digest(&files);
    let found = report(&Found { id: Some("an-id"), ..Found::new(&case, &digest, &outcome, true) });
    assert_eq!((found.format, found.case.as_str(), found.status), (1, "base", Status::Optimal));
    assert_eq!(found.objectives[0].value, Measure::Number(6));
    assert_eq!(found.objectives[1].value, Measure::Leximin(vec!["3/4".to_owned(), "1".to_owned()]));
    let deal = &found.deals[0];
    assert_eq!(deal.id.as_deref(), Some("an-id"));
    let lines: Vec<_> =
        deal.transfers.iter().map(|t| (t.what.as_str(), t.from.as_str(), t.to.as_deref(), t.quantity)).collect();
    assert_eq!(lines, [("ann", "BBB", Some("AAA"), 1), ("men", "AAA", Some("BBB"), 5), ("truce", "AAA", None, 1)]);
    // AAA asks ann (9) and the three (3 each, ann among them): 12 of 18. BBB asks five men at 1 each.
    let satisfaction: Vec<_> =
        deal.satisfaction.iter().map(|s| (s.party.as_str(), s.met, s.share.as_deref())).collect();
    assert_eq!(satisfaction, [("AAA", 12, Some("2/3")), ("BBB", 5, Some("1"))]);
    let json = to_json(&found);
    assert_eq!(serde_json::from_str::<takas_formats::deals::Report>(&json).unwrap(), found);
}

#[test]
fn unverified_bounds_are_never_called_optimal() {
    let (_, case) = the_case();
    assert_eq!(report(&Found::new(&case, "", &outcome(&case), false)).status, Status::Feasible);
    assert_eq!(report(&Found::new(&case, "", &Outcome::Infeasible { proof: None }, true)).status, Status::Infeasible);
    assert_eq!(report(&Found::new(&case, "", &Outcome::Interrupted, false)).status, Status::Interrupted);
}

#[test]
fn conflicts_and_concessions_speak_in_rule_names() {
    let (_, case) = the_case();
    let ours = RuleRef::new(case.rules.iter().position(|rule| rule.name == "ours first").unwrap());
    let none = Outcome::Infeasible { proof: None };
    let conflict = Conflict {
        members: vec![ConflictMember::Rule(ours), ConflictMember::SomethingMoves],
        proof: None,
        witnesses: vec![Deal::default()],
        shortest: None,
    };
    let set = ConcessionSet { choices: vec![(0, 0)], cost: 2, unlocks: outcome(&case), proof: None };
    let concessions = Concessions { sets: vec![set], exhausted: true };
    let found =
        Found { conflict: Some(&conflict), concessions: Some(&concessions), ..Found::new(&case, "", &none, true) };
    let out = report(&found);
    let told = out.conflict.unwrap();
    assert_eq!((told.rules[0].owner.as_str(), told.rules[0].name.as_str()), ("AAA", "ours first"));
    assert!(told.something_moves && !told.irreducible);
    let set = &out.concessions.unwrap().sets[0];
    assert_eq!(set.changes[0].to, "dan moves requires at least 2 of threes");
    assert_eq!(set.unlocks.status, Status::Optimal);
}

#[test]
fn a_disguise_reaches_every_name() {
    let (_, case) = the_case();
    let outcome = outcome(&case);
    let alternatives =
        [Alternative { deal: Deal::new([transfer(&case, "dan", Some("BBB"), 1)]), objectives: Vec::new() }];
    let item = |item: takas_model::ItemRef| case.item(item).pseudonym.clone();
    let text = |_: &str| "…".to_owned();
    let disguise = Some(Disguise { item: &item, text: &text });
    let question = ["with dan moves".to_owned()];
    let found =
        Found { alternatives: &alternatives, disguise, question: &question, ..Found::new(&case, "", &outcome, true) };
    let json = to_json(&report(&found));
    for name in ["\"ann\"", "\"men\"", "\"dan\"", "dan moves"] {
        assert!(!json.contains(name), "{name} in {json}");
    }
    assert!(json.contains("BBB-01"), "{json}");
}

#[test]
fn a_saved_deal_reads_back() {
    let (files, case) = the_case();
    let digest = case_digest(&files);
    let text = saved(&case, &digest);
    let read = read_deal("deals/x.json", text.as_bytes(), &case, &digest);
    assert_eq!(read.diagnostics, []);
    let (file, deal) = read.deal.unwrap();
    assert_eq!(write_deal(&file), text);
    assert_eq!(file.id, deal_id(SALT, &case, &deal));
    let Outcome::Deal { deal: written, .. } = outcome(&case) else { panic!("a deal") };
    assert_eq!(deal, written);
}

#[test]
fn saved_deals_with_mistakes_are_refused() {
    let (files, case) = the_case();
    let digest = case_digest(&files);
    let rows: &[(&str, &str, &[Code])] = &[
        ("{\n", "[\n", &[Code::DealNotJson]),
        ("\"format\": 1", "\"format\": 2", &[Code::DealVersion]),
        ("\"salt\":", "\"sallt\":", &[Code::DealField]),
        ("\"unique\": true", "\"unique\": 3", &[Code::DealField]),
        ("\"status\": \"optimal\"", "\"status\": \"infeasible\"", &[Code::DealField]),
        ("\"case\": \"base\"", "\"case\": \"other\"", &[Code::DealOtherCase]),
        ("\"digest\": \"", "\"digest\": \"0", &[Code::DealStale]),
        ("\"what\": \"ann\"", "\"what\": \"anne\"", &[Code::DealUnknownName]),
        ("\"to\": \"AAA\"", "\"to\": \"AAB\"", &[Code::DealUnknownName]),
        ("\"quantity\": 5", "\"quantity\": 9", &[Code::DealQuantity, Code::DealId]),
        ("\"quantity\": 5", "\"quantity\": 0", &[Code::DealQuantity, Code::DealId]),
        ("\"quantity\": 5", "\"quantity\": 4", &[Code::DealId]),
        ("\"what\": \"ann\"", "\"what\": \"men\"", &[Code::DealField]),
        ("\"to\": null", "\"to\": \"BBB\"", &[Code::DealField]),
    ];
    let text = saved(&case, &digest);
    for (find, replace, expected) in rows {
        assert!(text.contains(find), "{find} in {text}");
        let read = read_deal("deals/x.json", text.replacen(find, replace, 1).as_bytes(), &case, &digest);
        let mut codes: Vec<Code> = read.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
        codes.sort();
        assert_eq!(codes, *expected, "{find} -> {replace}: {:?}", read.diagnostics);
        assert_eq!(read.deal.is_none(), *expected != [Code::DealStale], "{find}");
    }
    let start = text.find("    {\n      \"what\": \"ann\"").unwrap();
    let end = start + text[start..].find("},\n").unwrap() + 3;
    let twice = format!("{}{}{}", &text[..end], &text[start..end], &text[end..]);
    let read = read_deal("deals/x.json", twice.as_bytes(), &case, &digest);
    assert!(read.diagnostics.iter().any(|diagnostic| diagnostic.code == Code::DealRepeated), "{:?}", read.diagnostics);
    assert!(read_deal("deals/x.json", b"\xff", &case, &digest).deal.is_none());
}

#[test]
fn the_digest_is_of_the_files_that_make_the_case() {
    let digest = case_digest(&base());
    assert_eq!(digest.len(), 64);
    assert_eq!(digest, case_digest(&edited(&[("deals/x.json", "", "{}"), ("README.md", "", "#")])));
    assert_ne!(digest, case_digest(&edited(&[("positions/BBB.toml", "", "# a remark\n")])));
    let mut moved = base();
    let text = moved.remove("positions/BBB.toml").unwrap();
    moved.insert("positions/CCC.toml", text);
    assert_ne!(digest, case_digest(&moved));
}

#[test]
fn ids_tell_nothing_without_the_salt() {
    let (_, case) = the_case();
    let Outcome::Deal { deal, .. } = outcome(&case) else { panic!("a deal") };
    let id = deal_id(SALT, &case, &deal);
    assert_eq!(id.len(), 20);
    assert_ne!(id, deal_id(b"another salt 123", &case, &deal));
    assert_ne!(id, deal_id(SALT, &case, &Deal::default()));
    let parties: std::collections::BTreeSet<String> =
        case.party_refs().map(|party| party_deal_id(SALT, &id, &case, party)).chain([id.clone()]).collect();
    assert_eq!(parties.len(), case.parties.len() + 1);
}

#[test]
fn schemas_are_made_for_every_format() {
    let names: Vec<&str> = schemas().into_iter().map(|(name, _)| name).collect();
    let expected = [
        "case.schema.json",
        "position.schema.json",
        "concessions.schema.json",
        "confidence.schema.json",
        "sequence.schema.json",
        "operation.schema.json",
        "team.schema.json",
        "command.schema.json",
        "signed-command.schema.json",
        "event.schema.json",
        "answer.schema.json",
        "charter.schema.json",
        "cases.schema.json",
        "operation-now.schema.json",
        "events.schema.json",
        "offers.schema.json",
        "phrase.schema.json",
        "record-now.schema.json",
        "record-entry.schema.json",
        "said.schema.json",
        "contacts.schema.json",
        "mediator-contacts.schema.json",
        "mapping.schema.json",
        "contacts-now.schema.json",
        "decisions.schema.json",
        "mediator-lists.schema.json",
        "reconciliation.schema.json",
        "list-statuses.schema.json",
        "list-sheet.schema.json",
        "list-changes.schema.json",
        "screening.schema.json",
        "lists-now.schema.json",
        "list-handed-in.schema.json",
        "list-read.schema.json",
        "list-rows.schema.json",
        "list-release.schema.json",
        "list-withdrawal.schema.json",
        "list-asked.schema.json",
        "list-told.schema.json",
        "screening-now.schema.json",
        "list-published.schema.json",
        "list-published-read.schema.json",
        "lists-settled.schema.json",
        "list-pairs.schema.json",
        "decide.schema.json",
        "decided.schema.json",
        "case-now.schema.json",
        "positions-now.schema.json",
        "position-now.schema.json",
        "sheet.schema.json",
        "sheet-now.schema.json",
        "checked.schema.json",
        "written.schema.json",
        "field.schema.json",
        "delivery.schema.json",
        "delivered.schema.json",
        "deals.schema.json",
        "leg.schema.json",
        "network.schema.json",
        "control.schema.json",
        "kidney.schema.json",
        "negotiation.schema.json",
        "saved-deal.schema.json",
        "sequences.schema.json",
        "chances.schema.json",
        "round.schema.json",
        "rounds.schema.json",
        "plan.schema.json",
        "replan.schema.json",
        "saved-plan.schema.json",
        "plans.schema.json",
        "approve.schema.json",
        "plan-approvals.schema.json",
        "plan-difference.schema.json",
        "party-plan.schema.json",
        "rehearsal.schema.json",
        "work.schema.json",
        "works.schema.json",
        "work-wanted.schema.json",
        "work-taken.schema.json",
        "saved-deals.schema.json",
        "agreed-deal.schema.json",
        "proposal.schema.json",
        "round-begun.schema.json",
        "party-answer.schema.json",
    ];
    assert_eq!(names, expected);
    for (name, json) in schemas() {
        assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok(), "{name}");
        // But for the table of that name.
        assert_eq!(json.matches("\"default\"").count(), usize::from(name == "confidence.schema.json"), "{name}");
    }
}

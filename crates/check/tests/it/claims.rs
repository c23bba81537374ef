//! What is claimed of deals: planted wrong values, bests, bounds, conflicts and concessions are refused; and what is not
//! proven is never called so.

use takas_check::encode::{all_members, base_program};
use takas_check::{Fault, Finding, Refusal, Why, verify, verify_alternative, verify_concessions, verify_conflict};
use takas_model::proof::Refutation;
use takas_model::{
    Alternative, Bound, Case, Certificate, Concession, ConcessionOption, ConcessionSet, Concessions, Condition,
    Conflict, ConflictMember, Deal, Fraction, Objective, Origin, Outcome, Protection, RuleRef, Sentence, Value,
};

use crate::build::{add, add_ask, add_rule, all, case, deal, flow, party, person};
use crate::refuter::refute;
use crate::whole::prove;

/// A may let a and b go, B may let c and d go; no more than three in all; a requires c. B asks for a and b, A for c.
fn bargain() -> Case {
    let mut c = case(&["A", "B"], &[1]);
    for (id, holder, to) in [("a", "A", "B"), ("b", "A", "B"), ("c", "B", "A"), ("d", "B", "A")] {
        add(&mut c, id, person(), 1, holder, to);
    }
    let plain = c.clone();
    let three = Condition::Count { bound: Bound::AtMost, number: 3, flow: flow(&plain, "a b c d") };
    add_rule(&mut c, "three", Sentence::Holds(three));
    add_rule(&mut c, "a for c", Sentence::Requires(all(&plain, "a"), all(&plain, "c")));
    add_ask(&mut c, "A", "c", 1, 9);
    add_ask(&mut c, "B", "a b", 2, 3);
    c.objectives = vec![Objective::People, Objective::WorstOff, Objective::FewestTransfers];
    c
}

fn best(case: &Case) -> Outcome {
    prove(case, &deal(case, "a>B b>B c>A"), &[9, 6], Some(true))
}

/// Takes an outcome apart, changes it, and puts it together.
fn planted(
    case: &Case,
    change: impl Fn(&mut Deal, &mut Vec<takas_model::ObjectiveValue>, &mut Certificate),
) -> takas_check::Verdict {
    let Outcome::Deal { mut deal, mut objectives, closed, unique, mut certificate } = best(case) else { panic!() };
    change(&mut deal, &mut objectives, &mut certificate);
    verify(case, &Outcome::Deal { deal, objectives, closed, unique, certificate })
}

#[test]
fn the_best_is_proven() {
    let c = bargain();
    let verdict = verify(&c, &best(&c));
    assert_eq!(verdict.faults, []);
    assert!(verdict.bests.iter().chain([]).all(|(_, finding)| finding.is_proven()));
    assert!(verdict.levels.iter().all(|(_, finding)| finding.is_proven()) && verdict.levels.len() == 3);
    assert_eq!((&verdict.optimal, &verdict.unique), (&Finding::Proven, &Finding::Proven));
    assert_eq!(verdict.infeasible, Finding::Unverified(Why::NotClaimed));
    assert_eq!(verdict.deal_ok(), Ok(()));
}

#[test]
fn wrong_values_and_bounds_are_faults() {
    let c = bargain();
    let faults = |change: &dyn Fn(&mut Deal, &mut Vec<takas_model::ObjectiveValue>, &mut Certificate)| {
        let verdict = planted(&c, change);
        assert_eq!(verdict.optimal, Finding::Unverified(Why::Faulty));
        assert_eq!(verdict.unique, Finding::Unverified(Why::Faulty));
        verdict.faults
    };
    let number = |value| Value::Number(value);
    let more = faults(&|_, o, _| {
        o[0].value = number(4);
        o[0].bound = Some(number(4));
    });
    assert_eq!(more, [Fault::Value(Objective::People)]);
    let kind = faults(&|_, o, _| o[0].value = Value::Leximin(vec![]));
    assert!(kind.contains(&Fault::Value(Objective::People)));
    let below = faults(&|_, o, _| o[0].bound = Some(number(2)));
    assert_eq!(below, [Fault::Bound(Objective::People), Fault::Closed]);
    let above = faults(&|_, o, _| o[2].bound = Some(number(4)));
    assert_eq!(above, [Fault::Bound(Objective::FewestTransfers), Fault::Closed]);
    let open = faults(&|_, o, _| o[0].bound = Some(number(4)));
    assert_eq!(open, [Fault::Closed]);
    let unknown = faults(&|_, o, _| o[0].bound = None);
    assert_eq!(unknown, [Fault::Closed]);
    let half = Fraction::new(1, 2).unwrap();
    let worst = faults(&|_, o, _| o[1].value = Value::Leximin(vec![half, half]));
    assert_eq!(worst[0], Fault::Value(Objective::WorstOff));
    let fewer = faults(&|_, o, _| drop(o.pop()));
    assert_eq!(fewer, [Fault::Objectives]);
    let order = faults(&|_, o, _| o.swap(0, 1));
    assert_eq!(order, [Fault::Objectives]);
}

#[test]
fn wrong_deals_are_faults() {
    let c = bargain();
    let broken = planted(&c, |d, _, _| *d = deal(&bargain(), "a>B b>B d>A"));
    assert!(broken.faults.contains(&Fault::Broken(RuleRef::new(1))), "{:?}", broken.faults);
    let empty = planted(&c, |d, _, _| *d = Deal::default());
    assert!(empty.faults.contains(&Fault::Empty));
    assert!(!empty.optimal.is_proven() && !empty.unique.is_proven());
}

#[test]
fn wrong_bests_are_faults() {
    let c = bargain();
    let (a, b) = (party(&c, "A"), party(&c, "B"));
    let faults = |change: &dyn Fn(&mut Certificate)| planted(&c, |_, _, certificate| change(certificate)).faults;
    assert!(faults(&|x| x.bests.clear()).contains(&Fault::Bests));
    assert!(faults(&|x| x.bests.swap(0, 1)).contains(&Fault::Bests));
    assert!(faults(&|x| drop(x.bests.pop())).contains(&Fault::Bests));
    assert!(faults(&|x| x.bests[0].best = 18).contains(&Fault::BestValue(a)));
    assert!(faults(&|x| x.bests[1].witness = deal(&bargain(), "b>B")).contains(&Fault::BestValue(b)));
    let no_deal = faults(&|x| x.bests[1].witness = deal(&bargain(), "a>B b>B"));
    assert_eq!(no_deal, [Fault::Witness(b, vec![Fault::Broken(RuleRef::new(1))])]);
    let beaten = faults(&|x| {
        x.bests[1].best = 3;
        x.bests[1].witness = deal(&bargain(), "b>B");
    });
    assert!(beaten.contains(&Fault::BestBeaten(b)));
}

#[test]
fn a_best_is_beaten_by_one() {
    let mut c = bargain();
    c.positions[1].asks.clear();
    add_ask(&mut c, "B", "a b", 2, 1);
    let Outcome::Deal { deal: best, objectives, closed, unique, mut certificate } =
        prove(&c, &deal(&c, "a>B b>B c>A"), &[9, 2], None)
    else {
        panic!()
    };
    certificate.bests[1].best = 1;
    certificate.bests[1].witness = deal(&c, "b>B");
    let verdict = verify(&c, &Outcome::Deal { deal: best, objectives, closed, unique, certificate });
    assert!(verdict.faults.contains(&Fault::BestBeaten(party(&c, "B"))));
}

#[test]
fn what_is_not_proven_is_not_called_so() {
    let c = bargain();
    let (a, people) = (party(&c, "A"), Objective::People);
    let unproven = |objective| Finding::Unverified(Why::LevelUnproven(objective));
    let v = planted(&c, |_, _, x| x.bests[0].proof = None);
    assert_eq!(v.bests[0].1, Finding::Unverified(Why::NoProof));
    assert!(v.levels[0].1.is_proven());
    let rests = Finding::Unverified(Why::BestUnproven(a));
    assert_eq!((&v.levels[1].1, &v.levels[2].1), (&rests, &rests));
    assert_eq!((&v.optimal, &v.unique), (&unproven(Objective::WorstOff), &unproven(Objective::WorstOff)));
    let v = planted(&c, |_, _, x| x.levels[0].proofs[0] = None);
    assert_eq!((&v.levels[0].1, &v.optimal), (&Finding::Unverified(Why::NoProof), &unproven(people)));
    let v = planted(&c, |_, _, x| x.levels.swap(0, 2));
    assert_eq!(v.optimal, unproven(people));
    let v = planted(&c, |_, _, x| x.levels.clear());
    assert_eq!(v.optimal, unproven(people));
    let v = planted(&c, |_, _, x| x.levels[1].proofs.push(None));
    assert_eq!(v.optimal, unproven(Objective::WorstOff));
    let v = planted(&c, |_, _, x| drop(x.levels[2].proofs.pop()));
    assert_eq!(v.optimal, unproven(Objective::FewestTransfers));
    let v = planted(&c, |_, _, x| x.unique = None);
    assert_eq!((&v.optimal, &v.unique), (&Finding::Proven, &Finding::Unverified(Why::NoProof)));
    let v = planted(&c, |_, _, x| x.levels[0].proofs[0] = Some(Refutation::default()));
    assert_eq!(v.levels[0].1, Finding::Unverified(Why::Refused(Refusal::NoNodes)));
}

#[test]
fn a_worse_deal_cannot_be_proven_best() {
    let c = bargain();
    for words in ["b>B c>A", "a>B c>A d>A", "b>B", "c>A d>A"] {
        let verdict = verify(&c, &prove(&c, &deal(&c, words), &[9, 6], Some(true)));
        assert_eq!(verdict.faults, [], "{words}");
        assert!(!verdict.optimal.is_proven() && !verdict.unique.is_proven(), "{words}");
    }
    // A party's best told too low, its witness being so: the proof of the best does not go through.
    let low = verify(&c, &prove(&c, &deal(&c, "b>B c>A d>A"), &[9, 3], Some(true)));
    assert_eq!(low.faults, []);
    assert!(!low.bests[1].1.is_proven() && !low.optimal.is_proven());
}

#[test]
fn what_is_not_unique_cannot_be_proven_unique() {
    let mut c = bargain();
    c.objectives = vec![Objective::People];
    let verdict = verify(&c, &prove(&c, &deal(&c, "a>B b>B c>A"), &[9, 6], Some(true)));
    assert_eq!((&verdict.optimal, verdict.unique.is_proven()), (&Finding::Proven, false));
    let verdict = verify(&c, &prove(&c, &deal(&c, "a>B b>B c>A"), &[9, 6], Some(false)));
    assert_eq!(verdict.unique, Finding::Unverified(Why::NotClaimed));
    // Where no objective speaks of bests, they may be left out.
    let Outcome::Deal { deal, objectives, closed, unique, mut certificate } =
        prove(&c, &deal(&c, "a>B b>B c>A"), &[9, 6], None)
    else {
        panic!()
    };
    certificate.bests.clear();
    let verdict = verify(&c, &Outcome::Deal { deal, objectives, closed, unique, certificate });
    assert_eq!((verdict.faults.len(), &verdict.optimal), (0, &Finding::Proven));
}

#[test]
fn infeasibility_needs_its_proof() {
    let mut c = bargain();
    let feasible = verify(&c, &Outcome::Infeasible { proof: Some(Refutation::default()) });
    assert_eq!(feasible.infeasible, Finding::Unverified(Why::Refused(Refusal::NoNodes)));
    let all_of = all(&bargain(), "a b c d");
    add_rule(&mut c, "all", Sentence::Holds(all_of));
    let proof = refute(&base_program(&c, &all_members(&c)).unwrap());
    assert!(proof.is_some());
    assert_eq!(verify(&c, &Outcome::Infeasible { proof: proof.clone() }).infeasible, Finding::Proven);
    assert_eq!(verify(&c, &Outcome::Infeasible { proof: None }).infeasible, Finding::Unverified(Why::NoProof));
    // The proof of one case says nothing of another.
    assert!(!verify(&bargain(), &Outcome::Infeasible { proof }).infeasible.is_proven());
    let interrupted = verify(&c, &Outcome::Interrupted);
    assert_eq!(interrupted.infeasible, Finding::Unverified(Why::NotClaimed));
}

#[test]
fn conflicts_are_proven_and_irreducible() {
    let mut c = bargain();
    let plain = bargain();
    let all_rule = add_rule(&mut c, "all", Sentence::Holds(all(&plain, "a b c d")));
    let member = ConflictMember::Rule;
    let three = RuleRef::new(0);
    let conflict = |members: &[ConflictMember], witnesses: &[&str]| Conflict {
        members: members.to_vec(),
        proof: refute(&base_program(&c, members).unwrap()),
        witnesses: witnesses.iter().map(|words| deal(&plain, words)).collect(),
        shortest: None,
    };
    let good = conflict(&[member(three), member(all_rule)], &["a>B b>B c>A d>A", ""]);
    let verdict = verify_conflict(&c, &good);
    assert_eq!((&verdict.conflict, &verdict.irreducible), (&Finding::Proven, &Finding::Proven));
    // Planted: no conflict; a member too many; witnesses wrong, swapped, missing, unsound.
    let open = conflict(&[member(three)], &[""]);
    assert_eq!(verify_conflict(&c, &open).conflict, Finding::Unverified(Why::NoProof));
    let borrowed = Conflict { proof: good.proof.clone(), ..open };
    assert!(!verify_conflict(&c, &borrowed).conflict.is_proven());
    let more = conflict(&[member(three), member(RuleRef::new(1)), member(all_rule)], &["a>B b>B c>A d>A", "", ""]);
    let verdict = verify_conflict(&c, &more);
    assert_eq!((&verdict.conflict, &verdict.irreducible), (&Finding::Proven, &Finding::Unverified(Why::Witness(1))));
    let swapped = conflict(&good.members, &["", "a>B b>B c>A d>A"]);
    assert_eq!(verify_conflict(&c, &swapped).irreducible, Finding::Unverified(Why::Witness(0)));
    let missing = conflict(&good.members, &["a>B b>B c>A d>A"]);
    assert_eq!(verify_conflict(&c, &missing).irreducible, Finding::Unverified(Why::NoProof));
    let unsound = conflict(&good.members, &["a*2>B b>B c>A d>A", ""]);
    assert_eq!(verify_conflict(&c, &unsound).irreducible, Finding::Unverified(Why::Witness(0)));
    let twice = Conflict { members: vec![member(three), member(three)], ..good.clone() };
    let unknown = Finding::Unverified(Why::Refused(Refusal::UnknownReference));
    assert_eq!(verify_conflict(&c, &twice).conflict, unknown);
    let beyond = Conflict { members: vec![member(three), member(RuleRef::new(9))], ..good };
    assert_eq!(verify_conflict(&c, &beyond).conflict, Finding::Unverified(Why::Refused(Refusal::UnknownReference)));
}

#[test]
fn that_something_moves_can_be_a_member() {
    let mut c = bargain();
    let none = add_rule(&mut c, "none", Sentence::Holds(Condition::None(flow(&bargain(), "a b c d"))));
    let members = vec![ConflictMember::Rule(none), ConflictMember::SomethingMoves];
    let proof = refute(&base_program(&c, &members).unwrap());
    let witnesses = vec![deal(&c, "b>B"), Deal::default()];
    let conflict = Conflict { members, proof, witnesses, shortest: None };
    let verdict = verify_conflict(&c, &conflict);
    assert_eq!((&verdict.conflict, &verdict.irreducible), (&Finding::Proven, &Finding::Proven));
    let empty = Conflict { witnesses: vec![Deal::default(), Deal::default()], ..conflict };
    assert_eq!(verify_conflict(&c, &empty).irreducible, Finding::Unverified(Why::Witness(0)));
}

/// The bargain that cannot be: all four are to move, three may. The three may become four (3), the all may become at
/// least two (4) or nothing (5).
fn deadlock() -> Case {
    let mut c = bargain();
    let plain = bargain();
    let all_rule = add_rule(&mut c, "all", Sentence::Holds(all(&plain, "a b c d")));
    let count =
        |bound, number| Some(Sentence::Holds(Condition::Count { bound, number, flow: flow(&plain, "a b c d") }));
    let option = |to, difficulty| ConcessionOption { to, text: "…".to_owned(), difficulty };
    c.concessions = vec![
        Concession { rule: RuleRef::new(0), options: vec![option(count(Bound::AtMost, 4), 3)] },
        Concession { rule: all_rule, options: vec![option(count(Bound::AtLeast, 2), 4), option(None, 5)] },
    ];
    c
}

fn set(
    c: &Case,
    earlier: &[Vec<(usize, usize)>],
    choices: &[(usize, usize)],
    cost: u64,
    words: &str,
    bests: &[u64],
) -> ConcessionSet {
    let conceded = c.conceding(choices);
    let program = takas_check::encode::concession_program(c, earlier, cost).unwrap();
    let unlocks = prove(&conceded, &deal(c, words), bests, None);
    ConcessionSet { choices: choices.to_vec(), cost, unlocks, proof: refute(&program) }
}

fn cheapest_two(c: &Case) -> Concessions {
    let first = set(c, &[], &[(0, 0)], 3, "a>B b>B c>A d>A", &[9, 6]);
    let second = set(c, &[vec![(0, 0)]], &[(1, 0)], 4, "a>B b>B c>A", &[9, 6]);
    Concessions { sets: vec![first, second], exhausted: true }
}

#[test]
fn concessions_are_proven_cheapest() {
    let c = deadlock();
    let verdict = verify_concessions(&c, &cheapest_two(&c));
    for set in &verdict.sets {
        assert_eq!((set.faults.len(), &set.cheapest), (0, &Finding::Proven));
        assert_eq!((set.unlocks.faults.len(), &set.unlocks.optimal), (0, &Finding::Proven));
    }
    assert_eq!(verdict.exhausted, Finding::Unverified(Why::NoProof));
}

#[test]
fn wrong_concessions_are_refused() {
    let c = deadlock();
    let faults = |change: &dyn Fn(&mut Concessions)| {
        let mut concessions = cheapest_two(&c);
        change(&mut concessions);
        let verdict = verify_concessions(&c, &concessions);
        let last = verdict.sets.last().unwrap();
        assert!(!last.cheapest.is_proven());
        last.faults.clone()
    };
    assert_eq!(faults(&|x| x.sets[1].cost = 5), [Fault::Cost]);
    assert_eq!(faults(&|x| x.sets[1].choices = vec![(1, 2)]), [Fault::Choices]);
    assert_eq!(faults(&|x| x.sets[1].choices = vec![(2, 0)]), [Fault::Choices]);
    assert_eq!(faults(&|x| x.sets[1].choices = vec![(1, 0), (1, 0)]), [Fault::Choices]);
    assert_eq!(faults(&|x| x.sets[1].choices = vec![(1, 0), (0, 0)]), [Fault::Choices]);
    assert_eq!(faults(&|x| x.sets.swap(0, 1)), [Fault::CheaperThanEarlier]);
    assert_eq!(faults(&|x| x.sets[1] = x.sets[0].clone()), [Fault::Dominated]);
    assert_eq!(faults(&|x| x.sets[1].unlocks = Outcome::Interrupted), [Fault::UnlocksNothing]);
    // What comes next after both is nothing: conceding more of the same is left out.
    let wider = set(&c, &[], &[(1, 1)], 5, "a>B b>B c>A", &[9, 6]);
    assert_eq!(faults(&|x| x.sets.push(wider.clone())), [Fault::Dominated]);
    // A set that is not the cheapest, its proof borrowed or none.
    let dear = set(&c, &[], &[(1, 0)], 4, "a>B b>B c>A", &[9, 6]);
    assert_eq!(dear.proof, None);
    assert_eq!(faults(&|x| x.sets = vec![dear.clone()]), []);
    let cheaper = takas_check::encode::concession_program(&c, &[], 3).unwrap();
    let borrowed = ConcessionSet { proof: refute(&cheaper), ..dear.clone() };
    assert!(borrowed.proof.is_some());
    assert_eq!(faults(&|x| x.sets = vec![borrowed.clone()]), []);
    assert_eq!(faults(&|x| drop(x.sets.remove(0))), []);
    // A family, or the refusal of somebody protected, is never on offer.
    let mut family = deadlock();
    family.rules[2].origin = Origin::Family;
    let verdict = verify_concessions(&family, &cheapest_two(&c));
    assert_eq!(verdict.sets[1].faults, [Fault::NeverOnOffer(RuleRef::new(2))]);
    let mut refusal = deadlock();
    refusal.rules[2].origin = Origin::Refusal;
    assert_eq!(verify_concessions(&refusal, &cheapest_two(&c)).sets[1].faults, []);
    refusal.items[1].protection = Some(Protection::Minor);
    let verdict = verify_concessions(&refusal, &cheapest_two(&c));
    assert_eq!(verdict.sets[1].faults, [Fault::NeverOnOffer(RuleRef::new(2))]);
    // The set's deal belongs to another set.
    let verdict = verify_concessions(&c, &{
        let mut x = cheapest_two(&c);
        x.sets[1].unlocks = x.sets[0].unlocks.clone();
        x
    });
    assert!(!verdict.sets[1].cheapest.is_proven() && !verdict.sets[1].unlocks.faults.is_empty());
}

#[test]
fn alternatives_are_judged() {
    let c = bargain();
    let first = best(&c);
    let told = |words: &str| {
        let Outcome::Deal { deal, objectives, .. } = prove(&c, &deal(&c, words), &[9, 6], None) else { panic!() };
        Alternative { deal, objectives }
    };
    assert_eq!(verify_alternative(&c, &first, &told("b>B c>A d>A")), []);
    let same = told("a>B b>B c>A");
    assert_eq!(verify_alternative(&c, &first, &same), [Fault::SameDeal(same.deal.clone())]);
    let broken = Alternative { deal: deal(&c, "a>B b>B d>A"), ..told("b>B c>A d>A") };
    assert!(verify_alternative(&c, &first, &broken).contains(&Fault::Broken(RuleRef::new(1))));
    let mut wrong = told("b>B c>A d>A");
    wrong.objectives[2].value = Value::Number(2);
    assert!(verify_alternative(&c, &first, &wrong).contains(&Fault::Value(Objective::FewestTransfers)));
    let lesser = prove(&c, &deal(&c, "b>B c>A"), &[9, 6], None);
    let Outcome::Deal { deal, mut objectives, unique, certificate, .. } = lesser else { panic!() };
    for told in &mut objectives {
        told.bound = Some(told.value.clone());
    }
    let (twin, told_of_it, proofs) = (deal.clone(), objectives.clone(), certificate.clone());
    let lesser = Outcome::Deal { deal, objectives, closed: true, unique, certificate };
    // Nobody calls an open one best.
    let open = Outcome::Deal { deal: twin, objectives: told_of_it, closed: false, unique, certificate: proofs };
    assert_eq!(verify_alternative(&c, &open, &told("b>B c>A d>A")), []);
    assert_eq!(verify_alternative(&c, &lesser, &told("b>B c>A d>A")), [Fault::BetterThanFirst]);
    assert_eq!(verify_alternative(&c, &Outcome::Interrupted, &told("b>B c>A d>A")), [Fault::Bests]);
}

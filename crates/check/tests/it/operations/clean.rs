//! Histories in which every line is kept.

use takas_check::Judge;
use takas_model::{Act, Consequence, GroupRef, Hands, PersonGate, PlaceRef, Reason, Scope, Weight};

use super::history::{CO_MEDIATOR, DELEGATE, FIELD, History, INTERVIEWER, LEAD, gate, party, unit};

/// Everybody of the two gates is handed over.
pub(super) fn two_gates_ready() -> History {
    let mut history = History::of("two gates");
    history.identified(0, 0, 1).work(0, &[2]).open(0, &[0]).open(1, &[1]);
    history
}

#[test]
fn two_gates_to_the_end() {
    let mut history = two_gates_ready();
    history.board(0, &[0]).board(2, &[1]).board(1, &[2, 3]).leave(&[0, 2]).leave(&[1]);
    history.arrive(0).arrive(1).arrive(2);
    history.hand_over(0, 1).hand_over(1, 2).hand_over(2, 0).hand_over(3, 0).say(LEAD, Act::Close);
    history.keeps_every_line();
}

#[test]
fn reports_that_overtake_each_other_wait_and_count() {
    let mut history = two_gates_ready();
    history.say(LEAD, Act::Board(0, vec![unit(0)])).weighed(FIELD, Act::Arrived(0, PlaceRef::new(2)), Weight::Waits);
    let waits = history.events.len() as u64 - 1;
    history.say(FIELD, Act::Boarded(0, vec![unit(0)]));
    history.weighed(FIELD, Act::Boarded(0, vec![unit(0)]), Weight::Repeats);
    history.leave(&[0]).follows(Consequence::CountsNow(waits, Vec::new())).hand_over(0, 1);
    history.keeps_every_line();
}

#[test]
fn what_should_not_have_happened_is_told_and_holds_everything() {
    let mut history = History::of("two gates");
    let reasons = [Reason::NoWord(unit(1)), Reason::Shut(unit(1), gate(0))];
    history.irregular(FIELD, Act::Boarded(2, vec![unit(1)]), &reasons);
    let left = [Reason::NoWord(unit(1)), Reason::Shut(unit(1), gate(0)), Reason::NoGo(2)];
    history.irregular(FIELD, Act::Departed(2), &left).arrive(2).hand_over(1, 2);
    history.keeps_every_line();
    let mut judge = Judge::new(&history.small.charter, &[]);
    history.events.iter().for_each(|event| assert!(judge.see(event).is_empty()));
    assert!(judge.is_past(unit(1)) && judge.is_handed_over(unit(1)));
}

#[test]
fn protected_people_go_though_everything_is_held_and_broken_off() {
    let mut history = History::of("protected");
    history.work(0, &[0]).say(CO_MEDIATOR, Act::Hold(Scope::Everything)).say(LEAD, Act::Abort);
    history.follows(Consequence::Safe);
    history.say(INTERVIEWER, Act::InHand(unit(0), PersonGate::Consent)).follows(Consequence::ClearToTravel(unit(0)));
    // Somebody has gone on since: when he has landed, everybody is safe again.
    history.board(0, &[0]).leave(&[0]).arrive(0).follows(Consequence::Safe).hand_over(0, 1).say(LEAD, Act::Close);
    history.keeps_every_line();
}

#[test]
fn a_hold_leaves_the_word_to_a_ride_that_only_protected_people_may_still_board() {
    let mut history = History::of("protected");
    history.work(0, &[0]).say(INTERVIEWER, Act::InHand(unit(0), PersonGate::Consent));
    history.follows(Consequence::ClearToTravel(unit(0)));
    history.say(LEAD, Act::Board(0, vec![unit(0)])).say(LEAD, Act::Go(vec![0]));
    history.say(CO_MEDIATOR, Act::Hold(Scope::Everything));
    history.say(FIELD, Act::Boarded(0, vec![unit(0)])).say(FIELD, Act::Departed(0));
    history.keeps_every_line();
}

#[test]
fn a_hold_takes_back_the_word_within_its_own_scope_alone() {
    let mut history = History::of("protected");
    history.work(0, &[0]).say(INTERVIEWER, Act::InHand(unit(0), PersonGate::Consent));
    history.follows(Consequence::ClearToTravel(unit(0))).board(0, &[0]).say(LEAD, Act::Go(vec![0]));
    history.say(CO_MEDIATOR, Act::Hold(Scope::Everything)).say(FIELD, Act::Alighted(0, vec![unit(0)]));
    // Nobody protected is on the ride any more, but what holds it was said before.
    history.say(CO_MEDIATOR, Act::Hold(Scope::Trip(1)));
    history.irregular(FIELD, Act::Departed(0), &[Reason::Held(Scope::Everything)]);
    history.keeps_every_line();
}

#[test]
fn what_must_be_allowed_to_protected_people_is_said() {
    let mut history = History::of("protected");
    history.work(0, &[0]).say(CO_MEDIATOR, Act::Hold(Scope::Everything));
    let charter = history.small.charter.clone();
    let mut judge = Judge::new(&charter, &[]);
    history.events.iter().for_each(|event| assert!(judge.see(event).is_empty()));
    let board = Act::Board(0, vec![unit(0)]);
    let wants = |judge: &Judge<'_>, act: &Act| judge.must_allow(0).iter().any(|(_, must)| must == act);
    assert!(!wants(&judge, &board), "it is not clear yet");
    history.say(INTERVIEWER, Act::InHand(unit(0), PersonGate::Consent)).follows(Consequence::ClearToTravel(unit(0)));
    history.events[3..].iter().for_each(|event| assert!(judge.see(event).is_empty()));
    assert!(wants(&judge, &board));
    let before = history.events.len();
    history.board(0, &[0]);
    history.events[before..].iter().for_each(|event| assert!(judge.see(event).is_empty()));
    assert!(!wants(&judge, &board) && wants(&judge, &Act::Go(vec![0])));
}

#[test]
fn simultaneous_departures_are_completed_after_an_abort() {
    let mut history = History::of("simultaneous");
    history.open(0, &[1]).open(1, &[0]).board(0, &[0, 3]).board(1, &[1, 2]);
    history.say(LEAD, Act::Go(vec![0, 1])).say(FIELD, Act::Departed(0)).say(CO_MEDIATOR, Act::Abort);
    let mut judge = Judge::new(&history.small.charter, &[]);
    history.events.iter().for_each(|event| assert!(judge.see(event).is_empty()));
    let safe = [(2, Hands::Receiver), (1, Hands::Receiver), (1, Hands::Receiver), (2, Hands::Receiver)];
    for (index, (place, hands)) in safe.into_iter().enumerate() {
        assert_eq!(judge.safe_place(unit(index)), (PlaceRef::new(place), hands));
    }
    assert_eq!(judge.homeward(0), [(takas_model::AuthorRef::new(LEAD), Act::Arrived(0, PlaceRef::new(2)))]);
    history.say(FIELD, Act::Departed(1)).arrive(1).arrive(0).follows(Consequence::Safe).say(LEAD, Act::Close);
    history.keeps_every_line();
}

#[test]
fn who_does_not_travel_gets_off_before_a_ride_is_completed_and_the_word_is_given_anew() {
    let mut history = half_left_with_one_who_stays();
    history.say(FIELD, Act::Alighted(0, vec![unit(3)])).leave(&[0]).arrive(1).arrive(0).follows(Consequence::Safe);
    history.keeps_every_line();
}

/// One ride of a simultaneous departure has left when it is broken off, and somebody aboard the other does not travel any more.
pub(super) fn half_left_with_one_who_stays() -> History {
    let mut history = History::of("simultaneous");
    history.open(0, &[1]).open(1, &[0]).board(0, &[0, 3]).board(1, &[1, 2]).say(LEAD, Act::Go(vec![0, 1]));
    history.say(INTERVIEWER, Act::NotTravelling(unit(3))).follows(Consequence::NotTravelling(unit(3)));
    history.say(FIELD, Act::Departed(1)).say(LEAD, Act::Abort);
    history
}

#[test]
fn who_accepts_less_goes_on_and_what_is_withheld_is_told_and_cured() {
    let mut history = History::of("steps");
    history.say(INTERVIEWER, Act::NotTravelling(unit(1))).follows(Consequence::NotTravelling(unit(1)));
    history.board(0, &[0]).leave(&[0]).say(DELEGATE, Act::Accept(1)).board(2, &[2]).leave(&[2]);
    history.later(3601).follows(Consequence::Withheld(party(0), 1)).say(DELEGATE, Act::Accept(1));
    history.follows(Consequence::Cured(party(0)));
    history.keeps_every_line();
}

#[test]
fn another_plan_keeps_what_has_happened() {
    let mut history = History::of("another plan");
    history.open(0, &[0]).board(1, &[1]).leave(&[1]).say(LEAD, Act::Adopt([1; 32]));
    history.follows(Consequence::NotTravelling(unit(2))).by_target(1);
    history.arrive(0).board(1, &[0]).leave(&[1]).arrive(1).hand_over(0, 1).hand_over(1, 0).say(LEAD, Act::Close);
    history.keeps_every_line();
}

#[test]
fn somebody_goes_instead_of_another() {
    let mut history = History::of("instead");
    history.say(INTERVIEWER, Act::NotTravelling(unit(0))).follows(Consequence::NotTravelling(unit(0)));
    history.say(LEAD, Act::Adopt([1; 32])).by_target(1).open(0, &[1]).board(0, &[2]).leave(&[0]);
    history.board(1, &[1]).leave(&[1]);
    history.keeps_every_line();
}

#[test]
fn two_persons_release_and_some_do_not_travel() {
    let mut history = History::of("two persons");
    history.work(0, &[0, 1]).say(INTERVIEWER, Act::NotTravelling(unit(2)));
    history.follows(Consequence::NotTravelling(unit(2)));
    history.say(DELEGATE + 1, Act::Agree(gate(0))).say(LEAD, Act::Release(gate(0)));
    history.say(CO_MEDIATOR, Act::Release(gate(0))).follows(Consequence::Opened(gate(0))).open(1, &[]);
    history.board(0, &[0, 1]).leave(&[0]).say(DELEGATE + 1, Act::Accept(1)).board(1, &[3]).leave(&[1]);
    history.keeps_every_line();
}

#[test]
fn reports_and_what_tightens_come_however_late() {
    let mut history = History::of("steps");
    history.say(LEAD, Act::Board(0, vec![unit(0)])).delayed(100_000).say(FIELD, Act::Boarded(0, vec![unit(0)]));
    history.say(DELEGATE, Act::Accept(0)).say(CO_MEDIATOR, Act::Hold(Scope::Everything));
    history.delayed(900).say(LEAD, Act::Resume(Scope::Everything)).delayed(-900).say(LEAD, Act::Go(vec![0]));
    history.keeps_every_line();
}

#[test]
fn a_hold_of_a_gate_takes_no_word_back_from_whom_it_holds_for_a_protected_person_alone() {
    let mut history = mixed_ride();
    history.board(1, &[0, 1]).say(LEAD, Act::Go(vec![1])).say(LEAD, Act::Hold(Scope::Gate(gate(1))));
    history.say(FIELD, Act::Departed(1));
    history.keeps_every_line();
}

/// A protected person rides with another, and a gate that has opened names the protected one alone.
fn mixed_ride() -> History {
    let mut history = History::of("protected");
    let target = &mut history.small.charter.target;
    target.plan.lots[0].rides = vec![1];
    target.handover.gates[1].of.clear();
    target.handover.gates[1].holds = vec![GroupRef::new(0)];
    history.work(0, &[0]).open(0, &[0]);
    history.say(INTERVIEWER, Act::InHand(unit(0), PersonGate::Consent)).follows(Consequence::ClearToTravel(unit(0)));
    history
}

/// The gate of the first who leaves over the crossing has opened.
pub(super) fn quota() -> History {
    let mut history = History::of("quota");
    history.open(0, &[]);
    history
}

#[test]
fn a_quota_lets_through_so_many_in_its_time_and_others_after_it() {
    let mut history = quota();
    history.board(0, &[0]).board(1, &[1]).leave(&[0]).later(3600).leave(&[1]);
    history.keeps_every_line();
}

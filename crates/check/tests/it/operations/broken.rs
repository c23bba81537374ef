//! Histories in which one line is broken by their last event: at least two for each line.

use takas_check::OperationLine;
use takas_model::{Act, Consequence, PersonGate, PlaceRef, Reason, Room, Scope, Weight};

use super::clean::two_gates_ready;
use super::history::{CO_MEDIATOR, DELEGATE, FIELD, History, INTERVIEWER, LEAD, gate, party, unit};

#[test]
fn balance_a_later_step_leaves_while_something_is_owed() {
    let mut history = History::of("steps");
    history.say(INTERVIEWER, Act::NotTravelling(unit(1))).follows(Consequence::NotTravelling(unit(1)));
    history.board(0, &[0]).leave(&[0]).board(2, &[2]).say(LEAD, Act::Go(vec![2]));
    history.breaks(OperationLine::Balance);
}

#[test]
fn balance_the_order_of_steps() {
    let mut history = History::of("steps");
    history.open(0, &[]).board(1, &[1]).say(LEAD, Act::Go(vec![1]));
    history.breaks(OperationLine::Balance);
}

#[test]
fn balance_a_party_accepts_less_than_it_is_owed() {
    let mut history = History::of("steps");
    history.say(INTERVIEWER, Act::NotTravelling(unit(1))).follows(Consequence::NotTravelling(unit(1)));
    history.board(0, &[0]).leave(&[0]).say(DELEGATE, Act::Accept(1)).board(2, &[2]).leave(&[2]);
    history.say(DELEGATE, Act::Accept(0));
    history.breaks(OperationLine::Balance);
}

#[test]
fn gates_the_word_to_board_without_clearance() {
    let mut history = History::of("two gates");
    history.work(0, &[2]).open(0, &[0]).say(LEAD, Act::Board(0, vec![unit(0)]));
    history.breaks(OperationLine::Gates);
}

#[test]
fn gates_one_side_alone_does_not_confirm_identity() {
    let mut history = History::of("two gates");
    history.say(DELEGATE, Act::InHand(unit(0), PersonGate::Identity)).follows(Consequence::ClearToTravel(unit(0)));
    history.breaks(OperationLine::Gates);
}

#[test]
fn gates_a_gate_opens_without_a_party() {
    let mut history = History::of("two gates");
    history.work(0, &[2]).say(LEAD, Act::Release(gate(0)));
    history.breaks(OperationLine::Gates);
}

#[test]
fn gates_a_gate_opens_before_a_check() {
    let mut history = History::of("two gates");
    history.say(DELEGATE, Act::Agree(gate(0))).say(LEAD, Act::Release(gate(0)));
    history.breaks(OperationLine::Gates);
}

#[test]
fn gates_one_person_opens_a_gate_of_two() {
    let mut history = History::of("two persons");
    history.work(0, &[0, 1, 2]).say(DELEGATE + 1, Act::Agree(gate(0))).say(LEAD, Act::Release(gate(0)));
    history.follows(Consequence::Opened(gate(0)));
    history.breaks(OperationLine::Gates);
}

#[test]
fn gates_boarded_without_word_is_not_told_as_irregular() {
    let mut history = two_gates_ready();
    history.say(FIELD, Act::Boarded(0, vec![unit(0)]));
    history.breaks(OperationLine::Gates);
}

#[test]
fn gates_left_after_consent_was_withdrawn() {
    let mut history = two_gates_ready();
    history.board(0, &[0]).say(LEAD, Act::Go(vec![0]));
    history.say(DELEGATE + 1, Act::NotInHand(unit(0), PersonGate::Identity));
    history.follows(Consequence::NoLongerClear(unit(0))).say(FIELD, Act::Departed(0));
    history.breaks(OperationLine::Gates);
}

#[test]
fn gates_a_hold_takes_the_word_back() {
    let mut history = two_gates_ready();
    history.board(0, &[0]).say(LEAD, Act::Go(vec![0])).say(DELEGATE + 2, Act::Hold(Scope::Trip(0)));
    history.say(FIELD, Act::Departed(0));
    history.breaks(OperationLine::Gates);
}

#[test]
fn gates_a_family_is_parted() {
    let mut history = History::of("family and apart");
    history.open(0, &[0]).board(0, &[0]).say(LEAD, Act::Go(vec![0]));
    history.breaks(OperationLine::Gates);
}

#[test]
fn gates_simultaneous_departures_are_not() {
    let mut history = History::of("simultaneous");
    history.open(0, &[1]).open(1, &[0]).board(0, &[0, 3]).board(1, &[1, 2]).say(LEAD, Act::Go(vec![0]));
    history.breaks(OperationLine::Gates);
}

#[test]
fn gates_the_word_of_who_may_not_give_it() {
    let mut history = two_gates_ready();
    history.say(FIELD, Act::Board(0, vec![unit(0)]));
    history.breaks(OperationLine::Gates);
}

#[test]
fn abort_a_ride_gets_the_word_after_it() {
    let mut history = two_gates_ready();
    history.board(0, &[0]).say(LEAD, Act::Abort).follows(Consequence::Safe).say(LEAD, Act::Go(vec![0]));
    history.breaks(OperationLine::Abort);
}

#[test]
fn abort_a_gate_is_released_after_it() {
    let mut history = History::of("two gates");
    history.work(0, &[2]).say(DELEGATE, Act::Agree(gate(0))).say(LEAD, Act::Abort).follows(Consequence::Safe);
    history.say(LEAD, Act::Release(gate(0)));
    history.breaks(OperationLine::Abort);
}

#[test]
fn abort_takes_the_word_back() {
    let mut history = two_gates_ready();
    history.board(0, &[0]).say(LEAD, Act::Go(vec![0])).say(LEAD, Act::Abort).follows(Consequence::Safe);
    history.say(FIELD, Act::Departed(0));
    history.breaks(OperationLine::Abort);
}

#[test]
fn abort_safe_is_said_while_somebody_flies() {
    let mut history = two_gates_ready();
    history.board(0, &[0]).leave(&[0]).say(LEAD, Act::Abort).follows(Consequence::Safe);
    history.breaks(OperationLine::Abort);
}

#[test]
fn abort_safe_is_never_said() {
    let mut history = two_gates_ready();
    history.board(0, &[0]).leave(&[0]).say(LEAD, Act::Abort).arrive(0);
    history.breaks(OperationLine::Abort);
}

#[test]
fn somewhere_in_two_rides() {
    let mut history = History::of("legs");
    history.board(0, &[0]).irregular(FIELD, Act::Boarded(3, vec![unit(0)]), &[Reason::NotPlanned(unit(0))]);
    history.breaks(OperationLine::Somewhere);
}

#[test]
fn somewhere_arrives_without_having_left() {
    let mut history = History::of("legs");
    history.board(0, &[0]).arrive(0);
    history.breaks(OperationLine::Somewhere);
}

#[test]
fn somewhere_boards_where_it_has_not_come() {
    let mut history = History::of("legs");
    history.say(FIELD, Act::Boarded(1, vec![unit(0)]));
    history.breaks(OperationLine::Somewhere);
}

#[test]
fn somewhere_no_room() {
    let mut history = two_gates_ready();
    history.say(3, Act::Needs(unit(2), Room::Stretcher)).say(3, Act::Needs(unit(3), Room::Stretcher));
    history.say(LEAD, Act::Board(1, vec![unit(2), unit(3)]));
    history.breaks(OperationLine::Somewhere);
}

#[test]
fn protected_a_hold_of_a_protected_person() {
    let mut history = History::of("protected");
    history.say(LEAD, Act::Hold(Scope::Unit(unit(0))));
    history.breaks(OperationLine::Protected);
}

#[test]
fn once_a_number_is_missing() {
    let mut history = History::of("two gates");
    history.work(0, &[2]);
    history.events.remove(0);
    history.events[0].number = 0;
    let faults = history.faults();
    assert!(faults.iter().any(|fault| fault.line == OperationLine::Once && fault.event == 0), "{faults:?}");
}

#[test]
fn once_a_report_is_lost() {
    let mut history = two_gates_ready();
    history.board(0, &[0]).say(LEAD, Act::Go(vec![0]));
    history.weighed(FIELD, Act::Departed(0), Weight::Repeats);
    history.breaks(OperationLine::Once);
}

#[test]
fn once_what_waits_is_forgotten() {
    let mut history = two_gates_ready();
    history.board(0, &[0]).say(LEAD, Act::Go(vec![0]));
    history.weighed(FIELD, Act::Arrived(0, PlaceRef::new(2)), Weight::Waits).say(FIELD, Act::Departed(0));
    history.breaks(OperationLine::Once);
}

#[test]
fn once_a_confirmation_is_taken_back_after_the_gate_has_opened() {
    let mut history = two_gates_ready();
    history.say(DELEGATE, Act::TakeBack(gate(0)));
    history.breaks(OperationLine::Once);
}

#[test]
fn once_another_plan_forgets_a_ride() {
    let mut history = History::of("another plan");
    history.open(0, &[0]).board(0, &[0]).leave(&[0]).say(LEAD, Act::Adopt([1; 32]));
    history.follows(Consequence::NotTravelling(unit(2)));
    let faults = history.faults();
    assert!(faults.iter().any(|fault| fault.line == OperationLine::Once), "{faults:?}");
}

#[test]
fn once_it_is_closed_while_somebody_waits() {
    let mut history = two_gates_ready();
    history.say(LEAD, Act::Close);
    history.breaks(OperationLine::Once);
}

#[test]
fn record_a_number_a_time_a_seat_an_index() {
    let mut history = History::of("two gates");
    history.work(0, &[2]);
    history.events[1].number = 7;
    assert_eq!(history.faults()[0].line, OperationLine::Record);
    let mut history = History::of("two gates");
    history.work(0, &[2]);
    history.events[1].at -= 1;
    assert_eq!(history.faults()[0].line, OperationLine::Record);
    for (author, act) in [
        (DELEGATE, Act::Departed(0)),
        (LEAD, Act::Departed(99)),
        (99, Act::Abort),
        (CO_MEDIATOR, Act::Verified(vec![unit(0)])),
    ] {
        let mut history = History::of("two gates");
        history.say(author, act);
        assert_eq!(history.faults().first().map(|fault| fault.line), Some(OperationLine::Record));
    }
}

#[test]
fn record_what_follows_is_not_said_or_not_so() {
    let mut history = History::of("two gates");
    history.say(INTERVIEWER, Act::NotTravelling(unit(0)));
    history.breaks(OperationLine::Record);
    let mut history = History::of("two gates");
    history.follows(Consequence::Withheld(party(0), 1));
    history.breaks(OperationLine::Record);
    let mut history = two_gates_ready();
    history.board(0, &[0]).irregular(FIELD, Act::Boarded(2, vec![unit(1)]), &[Reason::NotClear(unit(1))]);
    history.breaks(OperationLine::Record);
}

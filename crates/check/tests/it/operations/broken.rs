//! Histories in which one line is broken by their last event: at least two for each line.

use takas_check::OperationLine;
use takas_check::oracle::NOON;
use takas_model::{
    Act, AuthorRef, Consequence, PersonGate, PlaceRef, QuotaSpan, Reason, RequestKind, Room, Scope, Weight,
};

use super::clean::{half_left_with_one_who_stays, quota, two_gates_ready};
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
fn gates_an_abort_leaves_the_word_to_a_ride_on_which_somebody_stays() {
    let mut history = half_left_with_one_who_stays();
    let who = [Reason::DoesNotTravel(unit(3)), Reason::NoWord(unit(3))];
    history.irregular(FIELD, Act::Departed(0), &who);
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

/// Somebody does not travel whom a party was to receive, and it has accepted that nobody comes for another who has left.
fn owed() -> History {
    let mut history = History::of("steps");
    history.say(INTERVIEWER, Act::NotTravelling(unit(1))).follows(Consequence::NotTravelling(unit(1)));
    history.board(0, &[0]).leave(&[0]).say(DELEGATE, Act::Accept(1)).board(2, &[2]).leave(&[2]);
    history
}

#[test]
fn record_withheld_is_said_when_the_patience_is_over_and_not_before() {
    let mut history = owed();
    history.later(3600).follows(Consequence::Withheld(party(0), 1));
    history.breaks(OperationLine::Record);
}

#[test]
fn record_withheld_is_said_once() {
    let mut history = owed();
    history.later(3601).follows(Consequence::Withheld(party(0), 1)).follows(Consequence::Withheld(party(0), 1));
    history.breaks(OperationLine::Record);
}

#[test]
fn record_who_accepts_anew_waits_for_nothing() {
    let mut history = owed();
    history.later(3601).follows(Consequence::Withheld(party(0), 1)).say(DELEGATE, Act::Accept(1));
    history.follows(Consequence::Cured(party(0))).later(3601).follows(Consequence::Withheld(party(0), 1));
    history.breaks(OperationLine::Record);
}

#[test]
fn record_cured_is_never_said() {
    let mut history = owed();
    history.later(3601).follows(Consequence::Withheld(party(0), 1)).say(DELEGATE, Act::Accept(1));
    history.breaks(OperationLine::Record);
}

#[test]
fn record_cured_is_said_though_nothing_has_changed() {
    let mut history = owed();
    history.later(3601).follows(Consequence::Withheld(party(0), 1)).follows(Consequence::Cured(party(0)));
    history.breaks(OperationLine::Record);
}

#[test]
fn record_a_request_is_overdue_when_its_time_has_passed_and_not_before() {
    for (seconds, is_so) in [(60, false), (61, true)] {
        let mut history = History::of("steps");
        let request = Act::Request {
            number: 1,
            about: None,
            kind: RequestKind::Call,
            owner: AuthorRef::new(LEAD),
            due: NOON + 60,
        };
        history.say(DELEGATE, request).later(seconds).follows(Consequence::Overdue(party(0), 1));
        assert_eq!(history.faults().is_empty(), is_so, "{:?}", history.faults());
    }
}

#[test]
fn once_a_word_counts_long_after_it_was_said() {
    let mut history = two_gates_ready();
    history.delayed(901).say(LEAD, Act::Board(0, vec![unit(0)]));
    history.breaks(OperationLine::Once);
    let mut history = two_gates_ready();
    history.delayed(-901).say(LEAD, Act::Board(0, vec![unit(0)]));
    history.breaks(OperationLine::Once);
    let mut history = History::of("steps");
    history.delayed(901).say(DELEGATE, Act::Accept(1));
    history.breaks(OperationLine::Once);
}

#[test]
fn gates_another_plan_keeps_what_was_said_of_a_gate_for_others() {
    // The gate is of somebody else by the other plan.
    let mut history = History::of("instead");
    history.say(DELEGATE + 1, Act::Agree(gate(0))).say(LEAD, Act::Adopt([1; 32]));
    history.follows(Consequence::NotTravelling(unit(0))).by_target(1).say(LEAD, Act::Release(gate(0)));
    history.breaks(OperationLine::Gates);
    // It is confirmed by another party.
    let mut history = History::of("another plan");
    history.small.targets[0].gates[0].confirmed_by = vec![party(0), party(1)];
    history.say(DELEGATE, Act::Agree(gate(0))).say(LEAD, Act::Adopt([1; 32]));
    history.follows(Consequence::NotTravelling(unit(2))).by_target(1).say(DELEGATE + 1, Act::Agree(gate(0)));
    history.say(LEAD, Act::Release(gate(0)));
    history.breaks(OperationLine::Gates);
}

#[test]
fn gates_more_leave_than_a_quota_lets_through() {
    let mut history = quota();
    history.board(0, &[0]).board(1, &[1]).say(LEAD, Act::Go(vec![0, 1]));
    history.breaks(OperationLine::Gates);
    let mut history = quota();
    history.board(0, &[0]).board(1, &[1]).leave(&[0]).later(3599).say(LEAD, Act::Go(vec![1]));
    history.breaks(OperationLine::Gates);
    // A day that is not over.
    let mut history = quota();
    let begins = NOON / 60 + 10;
    history.small.charter.target.handover.quotas[0].span = QuotaSpan::Days(vec![begins]);
    history.board(0, &[0]).board(1, &[1]).leave(&[0]).later(599).say(LEAD, Act::Go(vec![1]));
    history.breaks(OperationLine::Gates);
}

#[test]
fn record_a_departure_is_called_over_a_quota_for_whom_it_leaves_behind() {
    let mut history = quota();
    history.small.charter.target.plan.lots[1].rides = vec![0];
    // One is let board after the other has left the quota's time, and both count only if who stays behind does.
    history.say(LEAD, Act::Board(0, vec![unit(1)])).board(0, &[0]);
    history.irregular(FIELD, Act::Departed(0), &[Reason::NoGo(0), Reason::Quota(0)]);
    history.breaks(OperationLine::Record);
}

#[test]
fn gates_a_departure_over_a_quota_is_not_told_as_such() {
    let mut history = quota();
    history.board(0, &[0]).board(1, &[1]).leave(&[0]).irregular(FIELD, Act::Departed(1), &[Reason::NoGo(1)]);
    history.breaks(OperationLine::Gates);
}

//! How long words are good, and what comes a second time.

use takas_model::{Act, AuthorRef, Reason, Said, Scope, UnitRef};
use takas_operation::{Operation, Refused, State};

use crate::script::run;
use crate::world::World;
use crate::worlds::{BARE, STEPS};

#[test]
fn a_word_that_lets_something_be_is_good_for_a_while() {
    run(
        BARE,
        "at 1000
         lead @99 board falcon.1 kra => refused stale 1000
         lead @100 board falcon.1 kra => counts
         lead @1901 go falcon.1 => refused stale 1000
         field boarded falcon.1 kra => counts
         lead @1900 go falcon.1 => counts",
    );
}

#[test]
fn what_only_tightens_and_what_tells_something_is_never_too_old() {
    run(
        STEPS,
        "at 100000
         A @0 accept 2 => refused stale 100000
         A accept 2 => counts
         A @0 accept 1 => counts
         lead board falcon.1 a1 => counts
         field @0 boarded falcon.1 a1 => counts
         lead go falcon.1 => counts
         A @0 hold all => counts
         lead @0 resume all => refused stale 100000
         neutral @0 stays b1 => counts, not travelling b1
         A @0 request 1 - lead 10 => counts
         co @0 abort => counts, safe",
    );
}

#[test]
fn a_double_is_seen_however_old_it_is() {
    run(
        BARE,
        "lead #1 @0 board falcon.1 kra => counts
         at 5000
         lead #1 @0 board falcon.1 kra => seen
         lead @0 go falcon.1 => refused stale 5000",
    );
}

#[test]
fn in_a_historical_operation_words_are_as_old_as_they_are() {
    run(&format!("{BARE}\ntold\n"), "at 5000\nlead @0 board falcon.1 kra => counts");
}

#[test]
fn the_charter_says_how_long() {
    run(
        &format!("{BARE}\nwords 60\n"),
        "at 100
         lead @39 board falcon.1 kra => refused stale 100
         lead @40 board falcon.1 kra => counts",
    );
}

/// The lead gives a word, is refused, and says something else; what stood against the word goes away; its double comes.
#[test]
fn a_word_that_was_refused_is_refused_again_when_its_double_comes() {
    let operation = Operation::new(World::read(BARE).charter()).expect("a sound charter");
    let mut state = operation.begin();
    let mut refused = Refused::default();
    let target = state.target();
    let said = |author, sequence, time, act| Said { author: AuthorRef::new(author), sequence, time, target, act };
    let board = said(0, 1, 20, Act::Board(0, vec![UnitRef::new(0)]));
    assert!(operation.hear(&mut state, &mut refused, board, 20).is_ok());
    let hold = said(1, 1, 30, Act::Hold(Scope::Everything));
    assert!(operation.hear(&mut state, &mut refused, hold, 30).is_ok());
    let go = said(0, 2, 40, Act::Go(vec![0]));
    let answer = operation.hear(&mut state, &mut refused, go.clone(), 40);
    assert_eq!(answer, Err(vec![Reason::Held(Scope::Everything)]));
    // A word out of its turn is answered by its turn, and accepted when that has come.
    let early = said(0, 3, 45, Act::Go(vec![0]));
    assert_eq!(operation.hear(&mut state, &mut refused, early.clone(), 45), Err(vec![Reason::Sequence(2)]));
    // What stood against it is gone, and the lead has said nothing since: the engine alone would accept the double.
    state = without_holds(&operation, &state);
    assert!(operation.decide(&state, go.clone(), 60).is_ok());
    assert_eq!(operation.hear(&mut state, &mut refused, go.clone(), 60), answer, "it is answered as it was");
    assert!(operation.hear(&mut state, &mut refused, Said { time: 61, ..go }, 61).is_ok(), "it is said anew");
    assert!(operation.hear(&mut state, &mut refused, early, 62).is_ok(), "its turn has come");
}

/// What only tightens is weighed anew each time, whatever was answered before: it is never too old.
#[test]
fn an_acceptance_of_less_that_was_refused_is_weighed_anew() {
    let operation = Operation::new(World::read(STEPS).charter()).expect("a sound charter");
    let mut state = operation.begin();
    let mut refused = Refused::default();
    let target = state.target();
    let said = |author, sequence, act| Said { author: AuthorRef::new(author), sequence, time: 20, target, act };
    let unit = |index| vec![UnitRef::new(index)];
    let before = [
        said(8, 1, Act::Accept(1)),
        said(0, 1, Act::Board(0, unit(0))),
        said(2, 1, Act::Boarded(0, unit(0))),
        said(0, 2, Act::Go(vec![0])),
        said(2, 2, Act::Departed(0)),
        said(3, 1, Act::NotTravelling(UnitRef::new(1))),
        said(0, 3, Act::Board(2, unit(2))),
        said(2, 3, Act::Boarded(2, unit(2))),
        said(0, 4, Act::Go(vec![2])),
    ];
    for said in before {
        assert!(operation.hear(&mut state, &mut refused, said, 20).is_ok());
    }
    let (less, more) = (said(8, 2, Act::Accept(0)), Said { time: 1000, ..said(8, 2, Act::Accept(2)) });
    let owed = operation.hear(&mut state, &mut refused, less.clone(), 20);
    assert_eq!(owed, Err(vec![Reason::Owed(takas_model::PartyRef::new(0), 1)]));
    let stale = operation.hear(&mut state, &mut refused, more.clone(), 20);
    assert_eq!(stale, Err(vec![Reason::Stale(20)]));
    // The word to go is taken back, so that the party would be owed nothing.
    assert!(operation.hear(&mut state, &mut refused, said(1, 1, Act::Hold(Scope::Everything)), 20).is_ok());
    assert!(operation.decide(&state, more.clone(), 500).is_ok(), "the clock of its author was ahead");
    assert_eq!(operation.hear(&mut state, &mut refused, more, 500), stale, "what lets something be is remembered");
    assert!(operation.hear(&mut state, &mut refused, less, 500).is_ok());
}

/// Whoever makes authors up fills nothing: what is kept is bounded by the charter's authors.
#[test]
fn words_of_nobody_are_not_kept() {
    let operation = Operation::new(World::read(BARE).charter()).expect("a sound charter");
    let (mut state, mut refused) = (operation.begin(), Refused::default());
    let before = format!("{refused:?}");
    for author in 100..200 {
        let said =
            Said { author: AuthorRef::new(author), sequence: 1, time: 0, target: state.target(), act: Act::Close };
        assert_eq!(operation.hear(&mut state, &mut refused, said, 0), Err(vec![Reason::Unknown]));
    }
    assert_eq!(format!("{refused:?}"), before);
}

/// The state, but that nothing is held: the hold lapses in no operation, so it is folded anew without.
fn without_holds(operation: &Operation, state: &State) -> State {
    assert_eq!(state.holds().len(), 1);
    let mut anew = operation.begin();
    let board = Act::Board(0, vec![UnitRef::new(0)]);
    let said = Said { author: AuthorRef::new(0), sequence: 1, time: 20, target: anew.target(), act: board };
    operation.say(&mut anew, said, 20).expect("it is let board");
    anew
}

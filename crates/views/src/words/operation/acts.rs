//! Phrases of what was said in an operation, what follows from it, and how it counts.

use takas_model::Room;

use super::super::counted;
use crate::phrase::Phrase;

phrases! {
    fixed {
        /// Everything but protected people.
        EVERYTHING "act-everything" "everything";
        /// On hold because of something irregular.
        HELD_IRREGULAR "act-held-irregular" "held: everything, after something irregular";
        /// Broken off.
        ABORTED "act-aborted" "broken off: everybody goes to the safe state of this moment";
        /// Another plan.
        NEW_PLAN "act-new-plan" "another plan is in force";
        /// Over.
        CLOSED "act-closed" "the operation is over";
        /// Safe.
        SAFE_NOW "follows-safe" "everybody is where the safe state has them";
        /// It says what is so.
        REPEATS "weight-repeats" "as was said before";
        /// It waits.
        WAITS "weight-waits" "came too early: counts when what precedes it has come";
        /// It should not have happened.
        IRREGULAR "weight-irregular" "irregular";
    }
    made {
        /// In hand.
        in_hand(gate: Phrase, who: Phrase) "act-in-hand" ("{gate} of {who}: in hand");
        /// Not any more.
        not_in_hand(gate: Phrase, who: Phrase) "act-not-in-hand" ("{gate} of {who}: not in hand any more");
        /// Seated.
        seated(who: Phrase) "act-seated" ("{who} travels seated");
        /// Lying.
        lying(who: Phrase) "act-lying" ("{who} travels on a stretcher");
        /// As load.
        as_load(who: Phrase) "act-as-load" ("{who} travels as load");
        /// Does not travel: refusal, illness and identity look alike.
        not_travelling(who: Phrase) "act-not-travelling" ("{who}: not travelling");
        /// Work has begun.
        begun(what: Phrase) "act-begun" ("{what}: begun");
        /// A check has ended.
        passed_by(what: Phrase, who: Phrase) "act-passed" ("{what}: passed by {who}");
        /// It has, and nobody passed it.
        passed_by_nobody(what: Phrase) "act-passed-by-nobody" ("{what}: ended, nobody passed");
        /// A measure has ended.
        done(what: Phrase) "act-done" ("{what}: done");
        /// A gate.
        named_gate(name: Phrase) "act-gate" ("gate “{name}”");
        /// Confirmed by the reader.
        confirmed(gate: Phrase) "act-confirmed" ("{gate}: confirmed");
        /// Confirmed.
        confirmed_by(gate: Phrase, party: Phrase) "act-confirmed-by" ("{gate}: confirmed by {party}");
        /// Taken back by the reader.
        taken_back(gate: Phrase) "act-taken-back" ("{gate}: confirmation taken back");
        /// Taken back.
        taken_back_by(gate: Phrase, party: Phrase) "act-taken-back-by" ("{gate}: confirmation taken back by {party}");
        /// Released.
        releases(gate: Phrase) "act-releases" ("{gate} released");
        /// Let board.
        let_board(ride: Phrase, who: Phrase) "act-let-board" ("may board {ride}: {who}");
        /// Boarded.
        boarded(ride: Phrase, who: Phrase) "act-boarded" ("on board {ride}: {who}");
        /// Got off again.
        alighted(ride: Phrase, who: Phrase) "act-alighted" ("off {ride} again: {who}");
        /// Let go.
        may_leave(rides: Phrase) "act-let-go" ("may leave: {rides}");
        /// Left.
        departed(ride: Phrase) "act-departed" ("{ride}: has left");
        /// Arrived.
        arrived(ride: Phrase) "act-arrived" ("{ride}: has arrived");
        /// Arrived elsewhere.
        arrived_at(ride: Phrase, place: Phrase) "act-arrived-at" ("{ride}: has arrived at {place} instead");
        /// Verified.
        verified(who: Phrase) "act-verified" ("verified by the receiver: {who}");
        /// Handed over.
        handed_over(who: Phrase) "act-handed-over" ("handed over: {who}");
        /// Followed up.
        followed_up(who: Phrase) "act-followed-up" ("seen again afterwards: {who}");
        /// A request.
        request_of_nobody(number: Phrase, what: Phrase, due: Phrase) "act-request" ("{number}: {what}, by {due}");
        /// A request, and who sees to it.
        request_seen_to(number: Phrase, what: Phrase, owner: Phrase, due: Phrase) "act-request-owned"
            ("{number}: {what}, seen to by {owner}, by {due}");
        /// Met.
        met(number: Phrase) "act-met" ("{number}: met");
        /// Late.
        overdue(number: Phrase) "act-overdue" ("{number}: not met in time");
        /// Who is next in the line for somebody who does not travel.
        next_in_line(of: Phrase, next: Phrase) "act-next-in-line"
            ("{of} does not travel: next in the line is {next}; nobody goes until a plan of a deal with {next} is adopted");
        /// Nobody is.
        nobody_in_line(of: Phrase) "act-nobody-in-line"
            ("{of} does not travel, and nobody is left in the line of substitutes");
        /// Held.
        held(scope: Phrase) "act-held" ("held: {scope}");
        /// Goes on.
        resumed(scope: Phrase) "act-resumed" ("goes on: {scope}");
        /// Accepts.
        accepts(units: u64) "act-accepts" ("accepts to be owed {}", counted(units, "unit", "units"));
        /// Stored, and on no second copy yet.
        unconfirmed(events: u64) "act-unconfirmed"
            ("stored, NOT YET CONFIRMED by a second copy: {}", counted(events, "event", "events"));
        /// The second copy is not what the store is.
        copy_behind(why: Phrase) "act-copy-behind" ("THE SECOND COPY IS BEHIND: {why}");
        /// Clear.
        clear(who: Phrase) "follows-clear" ("{who}: clear to travel");
        /// No longer.
        no_longer_clear(who: Phrase) "follows-no-longer-clear" ("{who}: not clear to travel any more");
        /// Open.
        opened(gate: Phrase) "follows-opened" ("{gate} has opened");
        /// A report counts.
        counts(event: Phrase) "follows-counts" ("what came too early as no. {event} counts now");
        /// A report lapses.
        lapses(event: Phrase) "follows-lapsed" ("what came too early as no. {event} lapses");
        /// Withheld.
        withheld_from(party: Phrase, units: u64) "follows-withheld"
            ("withheld: {party} has waited too long for {}", counted(units, "unit", "units"));
        /// Cured.
        cured(party: Phrase) "follows-cured" ("{party} waits for nothing any more");
        /// By the speaker's clock.
        own_clock(time: Phrase) "weight-own-clock" ("by the speaker's clock {time}");
        /// It should not have happened, with the lines that were broken.
        irregular_for(reasons: Phrase) "weight-irregular-for" ("irregular: {reasons}");
    }
}

/// How somebody travels.
pub fn travels(who: Phrase, room: Room) -> Phrase {
    match room {
        Room::Seat => seated(who),
        Room::Stretcher => lying(who),
        Room::Load => as_load(who),
    }
}

/// A check has ended.
pub fn passed(what: Phrase, who: Phrase) -> Phrase {
    if who.is_empty() { passed_by_nobody(what) } else { passed_by(what, who) }
}

/// A gate.
pub fn the_gate(name: &str) -> Phrase {
    named_gate(Phrase::supplied(name))
}

/// A party confirms; empty: the reader itself.
pub fn agrees(gate: Phrase, party: &str) -> Phrase {
    if party.is_empty() { confirmed(gate) } else { confirmed_by(gate, Phrase::supplied(party)) }
}

/// It takes that back.
pub fn takes_back(gate: Phrase, party: &str) -> Phrase {
    if party.is_empty() { taken_back(gate) } else { taken_back_by(gate, Phrase::supplied(party)) }
}

/// Let go.
pub fn let_go(rides: impl Iterator<Item = Phrase>) -> Phrase {
    may_leave(Phrase::row("; ", rides))
}

/// A request; without an owner where that is not told.
pub fn request(number: Phrase, what: Phrase, owner: Phrase, due: Phrase) -> Phrase {
    if owner.is_empty() { request_of_nobody(number, what, due) } else { request_seen_to(number, what, owner, due) }
}

/// The second copy is not what the store is; why, the store says in English.
pub fn copy_trouble(why: &str) -> Phrase {
    copy_behind(Phrase::english(why))
}

/// A report counts.
pub fn counts_now(event: u64) -> Phrase {
    counts(Phrase::figures(event))
}

/// A report lapses.
pub fn lapsed(event: u64) -> Phrase {
    lapses(Phrase::figures(event))
}

/// Withheld.
pub fn withheld(party: &str, units: u64) -> Phrase {
    withheld_from(Phrase::supplied(party), units)
}

/// With the lines that were broken.
pub fn irregular(reasons: Vec<Phrase>) -> Phrase {
    if reasons.is_empty() { IRREGULAR.phrase() } else { irregular_for(Phrase::row("; ", reasons)) }
}

/// The speaker's clock differs.
pub fn by_own_clock(time: &str) -> Phrase {
    own_clock(Phrase::figures(time))
}

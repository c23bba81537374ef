### What is said of rounds of proposals, in English: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Rounds, and who says what

round-none = No proposal has been laid before the parties: `takas propose` begins the first round.
round-none-of-yours = No proposal has been laid before you.
round-agreed = Agreed: every party accepts the proposal of round { $round }.
round-heading = Round { $number }, { $day }
round-proposed = Proposed: deal
round-answers = Answers
round-party = Party
round-reason = In its own words
round-accepts = accepts
round-refuses = refuses
round-amends = amends
round-awaited = has yet to answer
round-not-cleared = answered, not cleared since

## The zone of agreement

round-zone = Zone of agreement
round-moment = When
round-known = The zone then
round-reach = What the best deal meets of what each party asks, and the most that any deal of the zone meets
round-when-proposed = when proposed
round-after-accepts = after { $party } accepts
round-after-refuses = after { $party } refuses
round-after-amends = after { $party } amends
round-after-answer = after the answer of { $party }
round-zone-open = open; the best deal moves { $people }
round-zone-open-unproved = open; the best deal found moves { $people }, not proved best
round-zone-empty = empty: no deal keeps every rule of every party
round-zone-holds-it = open: the proposal is in it; a limit came before its best deal
round-zone-unknown = not known: a limit came first; the proposal is no longer in it
round-stands = the proposal is in it
round-stands-no-longer = the proposal is no longer in it
round-conflict = cannot hold together: { $rules }

## What a party answered

round-you-accepted = you accepted
round-you-refused = you refused
round-you-amended = you asked for changes
round-you-have-not = awaits your answer

### What is said of an operation, in English: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.
### What stands in braces with a dollar sign is put in; it may be a phrase itself, so that it stands where it need not be declined.

## How phrases stand together

list-and = { $first } and { $last }
list-semicolon = { "; " }
amount-with = { $what }: { $how }
amount-noted = { $what } ({ $note })

## Amounts

amount-somebody = somebody
amount-people =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
amount-remains = { $count } of the dead
amount-goods = { $count } { $unit }
amount-numbered = { $count } (no. { $numbers })
amount-stretchers =
    { $count ->
        [one] { $count } stretcher
       *[other] { $count } stretchers
    }
amount-minutes = { $minutes } min
amount-hours = { $hours } h
amount-hours-minutes = { $hours } h { $minutes } min

## How something moves, and in whose hands somebody is

way-air = by air
way-road = by road or rail
way-sea = by sea
way-before-all = before anybody comes or leaves
hands-sheltered = sheltered where they land; in nobody’s custody, sent back to nobody
way-after-arrival = after the arrival of { $ride }
way-before-departure = before the departure of { $ride }
hands-holder = with { $holder }, where they are
hands-host = sheltered by the host ({ $state }); in nobody’s custody, sent back to nobody
hands-receiver = with { $receiver }: received, or on the way there to the end

## What was said

act-everything = everything
act-held-irregular = held: everything, after something irregular
act-aborted = broken off: everybody goes to the safe state of this moment
act-new-plan = another plan is in force
act-closed = the operation is over
act-in-hand = { $gate } of { $who }: in hand
act-not-in-hand = { $gate } of { $who }: not in hand any more
act-seated = { $who } travels seated
act-lying = { $who } travels on a stretcher
act-as-load = { $who } travels as load
act-not-travelling = { $who }: not travelling
act-begun = { $what }: begun
act-passed = { $what }: passed by { $who }
act-passed-by-nobody = { $what }: ended, nobody passed
act-done = { $what }: done
act-gate = gate “{ $name }”
act-confirmed = { $gate }: confirmed
act-confirmed-by = { $gate }: confirmed by { $party }
act-taken-back = { $gate }: confirmation taken back
act-taken-back-by = { $gate }: confirmation taken back by { $party }
act-releases = { $gate } released
act-let-board = may board { $ride }: { $who }
act-boarded = on board { $ride }: { $who }
act-alighted = off { $ride } again: { $who }
act-let-go = may leave: { $rides }
act-departed = { $ride }: has left
act-arrived = { $ride }: has arrived
act-arrived-at = { $ride }: has arrived at { $place } instead
act-verified = verified by the receiver: { $who }
act-handed-over = handed over: { $who }
act-followed-up = seen again afterwards: { $who }
act-request = { $number }: { $what }, by { $due }
act-request-owned = { $number }: { $what }, seen to by { $owner }, by { $due }
act-met = { $number }: met
act-overdue = { $number }: not met in time
act-next-in-line = { $of } does not travel: next in the line is { $next }; nobody goes until a plan of a deal with { $next } is adopted
act-nobody-in-line = { $of } does not travel, and nobody is left in the line of substitutes
act-held = held: { $scope }
act-resumed = goes on: { $scope }
act-accepts =
    { $units ->
        [one] accepts to be owed { $units } unit
       *[other] accepts to be owed { $units } units
    }
act-unconfirmed =
    { $events ->
        [one] stored, NOT YET CONFIRMED by a second copy: { $events } event
       *[other] stored, NOT YET CONFIRMED by a second copy: { $events } events
    }
act-copy-behind = THE SECOND COPY IS BEHIND: { $why }

## What follows, and how it counts

follows-safe = everybody is where the safe state has them
follows-clear = { $who }: clear to travel
follows-no-longer-clear = { $who }: not clear to travel any more
follows-opened = { $gate } has opened
follows-counts = what came too early as no. { $event } counts now
follows-lapsed = what came too early as no. { $event } lapses
follows-withheld =
    { $units ->
        [one] withheld: { $party } has waited too long for { $units } unit
       *[other] withheld: { $party } has waited too long for { $units } units
    }
follows-cured = { $party } waits for nothing any more
weight-repeats = as was said before
weight-waits = came too early: counts when what precedes it has come
weight-irregular = irregular
weight-own-clock = by the speaker’s clock { $time }
weight-irregular-for = irregular: { $reasons }

## The board

kind-rehearsal = Rehearsal: every confirmation in it is played.
kind-historical = Historical: what is known of what happened. What nobody said is not known, and no confirmation is invented.
warning-historical = Historical case: records what happened. It neither approves it nor offers a pattern: nobody’s release may be made to depend on a return where the law protects them, and nobody may be held in order to be exchanged.
board-not-known = not known
board-boarding = boarding
board-off = does not go
board-waits = waits
stage-running = running
stage-held = HELD
stage-aborted = BROKEN OFF
stage-safe = BROKEN OFF, EVERYBODY SAFE
stage-closed = over
board-released = released ✓
board-not-released = not released
board-overdue = overdue
travels-clear = clear to travel
travels-not-clear = not clear to travel yet
travels-not-any-more = not clear to travel any more
travels-needs-nothing = nothing to be in hand
travels-stays = not travelling
people-verified = verified
people-handed-over = handed over
people-followed-up = seen again
people-private-gates = what the doctor, the neutral or a side keep to themselves
board-checks = Checks and measures
board-vehicles = Vehicles
board-arrived = arrived { $time }
board-arrived-at = arrived { $time } at { $place }
board-under-way = under way { $time }, { $aboard }
board-may-leave = may leave, { $aboard }
board-ready = ready: the mediator’s word, { $aboard }
board-boarding-of = boarding { $aboard }
board-waits-with = waits ({ $units })
board-late = { $span } late
board-more = { $first } (+{ $more })
board-open-since = open since { $time }
board-planned = planned { $time }
board-released-by = released { $by }/{ $of }
board-rides-left =
    { $rides ->
        [one] { $left } of { $rides } ride left
       *[other] { $left } of { $rides } rides left
    }
board-handed-over-of = { $count } of { $of } handed over
people-on-board = on board { $ride }
people-under-way = under way, { $ride }
people-at = at { $place }
board-request = { $number }: { $what }, by { $due }, { $owner }
board-met-at = met at { $time }

## Drawings

drawing-course = Planned, and as it was
drawing-course-caption = Pale: as planned. Dark: as it was, by the desk’s clock. An upright line is a gate: dashed as planned, whole when it opened.
drawing-balance = Balance over time
drawing-flow = Flow of movements
drawing-map = The routes
drawing-balance-of = { $party }: given { $given } of { $gives }, received { $received } of { $receives }
drawing-balance-short = given { $given } · received { $received }
drawing-flow-of = { $from } to { $to }: { $arrived } of { $all } arrived
drawing-flow-going = { $from } to { $to }: { $arrived } of { $all } arrived, { $going } on the way
drawing-flow-short = { $arrived } of { $all }
drawing-map-closed = closed: { $areas }

## Who speaks, what has to be in hand, what is asked for

seat-lead = mediator
seat-co-mediator = co-mediator
seat-field = field officer
seat-medical = doctor
seat-interviewer = neutral interviewer
seat-observer = observer
seat-desk = desk
gate-consent = consent
gate-fit = fit to travel
gate-legal = legal basis
gate-document = travel document
gate-identity = identity
gate-family = family told
request-call = a call home
request-document = a document
request-doctor = a particular doctor
request-media = what the media are told
request-other = something else
seat-delegate = delegate of { $party }
seat-guarantor = guarantor, { $party }
gate-identity-by = identity by { $party }
request-number = request { $number }
request-number-of = request { $number } of { $party }
request-for = { $kind } for { $about }

## What stands against something

reason-seat = this is not for this seat to say
reason-too-much = more is waiting than is kept: to be said again later
reason-unknown = this speaks of something that there is not
reason-not-so = this cannot be: somebody is elsewhere, a ride is over, or a number is taken
reason-aborted = the exchange was broken off
reason-everything-held = everything is held
reason-not-there = not there yet
reason-not-planned = on another ride by the plan
reason-no-word = no word to board
reason-not-over = under way, or not handed over
reason-protected = protected: held by nothing
reason-no-room = no room of the kind that is needed
reason-stale = said too long ago, or by a clock that is wrong: it is said anew if it is meant
reason-target = another plan is in force, or the new one does not keep what has happened
reason-not-done = not done
reason-no-go = no word to go
reason-other-operation = it was signed for another operation
reason-nobody = nobody who may speak here has this id
reason-signature = the signature is not its author’s
reason-commitment = what it says is not what its author committed to
reason-other-record = it was signed for the record and is on none, or the other way round
reason-unreadable = what it says cannot be read
reason-not-yours = this cannot be read, is not yours to say, or names what is not known here; nothing has changed
reason-sequence = the author’s next number is { $next }
reason-contradicts = the author has said something else under the number { $number }
reason-held = { $scope } is held
reason-not-checked = { $check } not passed
reason-elsewhere = { $vehicle } is not there yet
reason-shut = { $gate } is shut
reason-waits-for = { $gate } waits for { $who }
reason-not-confirmed = { $gate } is not confirmed by { $party }
reason-second-person = { $gate } is released by two persons
reason-too-early = { $gate } does not open yet by the plan
reason-out-of-order = { $who } leaves after { $earlier }
reason-owed =
    { $units ->
        [one] { $party } would be owed { $units } unit more than it accepts
       *[other] { $party } would be owed { $units } units more than it accepts
    }
reason-not-together = who leaves together is not all in this word and aboard: { $ride }
reason-apart = { $one } and { $other } do not ride together
reason-barred = { $code }: nobody is adopted into the plan who may not go: { $who }
reason-may-not-go = { $who } may not go there, by consent or non-refoulement
reason-not-acknowledged = { $who } is not acknowledged by who holds them
reason-quota = more would leave than { $name } lets through in its time

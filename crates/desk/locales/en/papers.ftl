### What is said of a plan and on its papers, in English: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Columns

plan-leaves = leaves
plan-arrives = arrives
plan-vehicle = vehicle
plan-by = by
plan-way = from → to
plan-who = who
plan-slack = slack
plan-gate = gate
plan-opens = opens
plan-waits-for = waits for
plan-holds = lets go
plan-team = team
plan-what = what
plan-from = from
plan-until = until
plan-where = where
plan-jurisdiction = jurisdiction
plan-hands = in whose hands
plan-each = each waits
plan-in-all = in all
plan-number = no.
plan-needs = needs on the way
plan-to = to
plan-state = state
plan-boarded = on board
plan-alighted = arrived
plan-room = room
plan-zone = zone
plan-halls = halls
plan-registry = registered in
plan-at = time
plan-signature = signature
plan-measure = measure
plan-value = value
plan-bound = bound
plan-gap = gap
plan-there = there

## Headings, and what stands below them

plan-chart = Who is where when
plan-movements = Movements
plan-gates = Gates
plan-quotas = Quotas
plan-works = Checks and measures
plan-worth = How good the plan is
plan-exposed = How long each is exposed
plan-exposed-lead = Time at an exchange point between two rides.
plan-nobody-exposed = Nobody waits at an exchange point.
plan-critical-lead = The critical path: each part begins as soon as the one before allows, up to the last arrival. The slack of all other parts stands beside them.
plan-critical-means = On the critical path: any delay here delays the end.
plan-safe = If it is broken off
plan-safe-lead = Where each is safe, and in whose hands, if the exchange is broken off in that span of time. Nobody who has been released returns to custody.
plan-completed = Completed all the same:
plan-own-people = Whom it concerns
plan-own-movements = Movements of your people
plan-own-vehicles = Your vehicles
plan-carried = To carry. By pseudonym.
plan-abort = Abort card
plan-abort-lead = If it is broken off: find the span of time, bring each to the place that stands there, complete what is already simultaneous. Nobody is sent back to custody. Shelter is the host’s, who owes non-refoulement to whoever has landed.
plan-no-safe-states = The safe states of this plan have not been worked out.
plan-means = Vehicles, places and teams
plan-timetable = Timetable
plan-confirmations = Confirmed by
plan-opens-for-nobody = It holds nobody.
plan-nobody-on-it = Nobody and nothing is on this ride.
plan-for-those-who-hand-over = for those who hand over
plan-for-the-crew = for the crew
plan-for-the-mediator = for the mediator
plan-the-mediator = the mediator
plan-protected = protected by law
plan-empty = empty
plan-none-of-yours = none of your people
plan-nothing-moves = Nothing moves.
plan-no-slack = no slack
plan-holds-nobody = holds nobody
plan-nothing-awaited = nothing is waited for
plan-under-pseudonyms = People stand under pseudonyms.
plan-warnings = Warnings
plan-historical-short = Historical case: records what happened.

## The chart, the map and the slider

plan-rooms = Who waits where
plan-teams = Teams
plan-at-the-exchange = At the exchange point
plan-chart-caption = A bar is a ride, a wait or a work, an upright line a gate that opens. Outlined: the critical path. A dotted line: by how much a ride may be later. Pointing at a bar tells all about it.
plan-map-caption = Routes as geodesics around what is closed (hatched). Land and borders as the atlas has them; nothing is said of whose they are.
plan-map-caption-open = Routes as geodesics. Land and borders as the atlas has them; nothing is said of whose they are.
plan-event-before = to the event before
plan-event-after = to the next event
plan-moment = Step through time
plan-everybody = Everybody
plan-open-since = open since
plan-closed-until = closed until
plan-and-more = and { $count } more

## Sentences

amount-nothing = nothing
plan-day = { $day } (UTC)
plan-order-title = { $case }: operations order
plan-manifest = Manifest: { $vehicle }, ride { $number }
plan-checklist = Checklist: gate “{ $gate }”
plan-gate-opens = gate “{ $gate }” opens
plan-leaves-from = leaves { $place } on { $moment }
plan-arrives-at = arrives at { $place } on { $moment }
plan-on-this-ride = On this ride: { $load }.
plan-opens-for = Only when all boxes are ticked and all have confirmed may these leave: { $who }.
plan-planned-for = Planned for { $moment }.
plan-not-before = not before { $moment }
plan-since-until = From { $from } until { $until }
plan-since = From { $from }
plan-how-times-stand = Times are in UTC (Z), then local with the offset from UTC; local is the time of the place, and of { $zone } where no place is meant.
plan-spare = slack { $span }
plan-lets-go = then { $who } may leave
plan-when-there = when { $who } are there
plan-when-results = when the results of { $checks } are in for { $who }
plan-after-that = { $what }, { $span } after that
plan-hall = { $place }, { $hall }
plan-hangs-on = hangs on { $condition }
plan-released-to = You release to { $party }
plan-received-from = You receive from { $party }
plan-escorts =
    { $count ->
        [one] { $count } escort
       *[other] { $count } escorts
    }
plan-seats =
    { $count ->
        [one] { $count } seat
       *[other] { $count } seats
    }
plan-load =
    { $count ->
        [one] { $count } unit of load
       *[other] { $count } units of load
    }
plan-rides =
    { $count ->
        [one] { $count } ride
       *[other] { $count } rides
    }
plan-vehicles =
    { $count ->
        [one] { $count } vehicle
       *[other] { $count } vehicles
    }
plan-person-minutes =
    { $count ->
        [one] { $count } person-minute
       *[other] { $count } person-minutes
    }
plan-headline = { $what } by { $rides } of { $vehicles }, from { $from } to { $until }.
plan-part-of = { $who } (part { $part } of { $of })
plan-arrives-when = arrives { $time }
plan-until-when = until { $time }
plan-no-room = no room

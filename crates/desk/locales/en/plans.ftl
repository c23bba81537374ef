### What the desk says of plans and of pictures of an operation, in English.

## Plans: which there are

plans-title = Plans
plans-none = There is no plan yet.
plans-lead = A plan is made from a saved deal. What is not approved is seen by the mediators alone.
plans-lead-others = These plans are approved, or an operation has begun by them.
plans-plan = Plan
plans-of-deal = Of the deal
plans-begun = The operation began by this plan.
plans-approved = Approved
plans-not-approved = Not approved yet
plans-stale = The case has changed since this plan was made: plan again.
plans-stale-text = The case, its operation or the deal has changed since this plan was made. Plan again.
plans-reading = This plan is being read and judged; the page comes again by itself.
plans-case-unread = The files of the case have mistakes: mend them first.
plans-worth = Exposure: { $minutes } person-minutes. Last arrival after { $span }. Movements: { $rides }.
plans-approved-by = Approved by { $name }: { $moment }
plans-still-wanted =
    { $count ->
        [one] Not approved yet: { $count } more person has to approve it.
       *[other] Not approved yet: { $count } more people have to approve it.
    }

## Plans: one of them

plans-approve = Approve this plan
plans-rehearse = Begin a rehearsal
plans-begin = Begin the operation itself
plans-make = Make a plan of the saved deal
plans-make-do = Make it
plans-again = Another plan after something has happened
plans-happened = What has happened, a line each, as the command replan takes it:
plans-again-do = Plan again
work-at-plan = A plan
plans-try = Try this plan out so many times against delays and refusals
plans-try-do = Try it out
work-at-rehearse = Trying the plan out, runs: { $of }
plans-compare = Compare with the plan
plans-compare-do = Show what moved
plans-see-as = See as a party does
plans-see-as-do = See as this party
plans-looks-as = You see what this party sees:
plans-looks-whole = See the whole again
plans-own-sheet = Your sheet, to be printed
plans-part-chart = Who is where when
plans-part-map = The routes
plans-part-moment = Step through time
plans-part-movements = Movements
plans-part-gates = What each gate waits for
plans-part-quotas = Quotas
plans-part-works = Checks and measures
plans-part-worth = How good the plan is
plans-part-critical = What decides the end
plans-part-exposed = Who waits where for how long
plans-part-controllability = If things take longer
plans-part-fallbacks = What is prepared
plans-part-safe = If it is broken off
plans-part-own-people = Whom it concerns
plans-part-own-movements = Movements of your people
plans-part-own-vehicles = Your vehicles

## Plans: two of them

plans-changes = What moved
plans-before = Before
plans-after = Now
plans-no-change = Nothing has moved.
plans-unchanged = { $unchanged } of { $before } movements stay as they were. Checks and measures at another time: { $works }.
plans-change-chart = Both plans in one chart
plans-change-caption = Pale as it was planned before, dark as it is planned now; a gate is dashed where it opened before.
plans-moved = Movements that go otherwise
plans-added = New movements
plans-dropped = Movements that are dropped
plans-gate-moved = Opens at another time:
plans-gate-added = New:
plans-gate-dropped = Dropped:

## Pictures of an operation

pictures-title = Pictures
pictures-lead = Drawn from what you may know, and drawn anew when something is said.
pictures-none = There is nothing to be drawn yet.
pictures-map = Movements as they stand
pictures-map-caption = A dot stands where a vehicle is by the last word: at a place, or on its way by the share of the planned time that has passed. Nobody is tracked.
pictures-flow = Flow of movements
pictures-flow-caption = A band is as wide as many go that way. Dark: arrived. Dashed: on the way.
pictures-balance = Balance over time
pictures-balance-caption = Above its line a party has given more than it has received, below it less. Whole: as it was. Dashed: as planned.
pictures-course = As planned and as it was
pictures-course-caption = Pale as planned, dark as it was; a gate is dashed where it was to open.

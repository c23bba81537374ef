### What is said of deals, in English: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Deals

clearing-consent-not-known = not known
clearing-consent-not-asked = not asked
clearing-consent-given = given
clearing-consent-disputed = disputed
clearing-consent-refused = refused
clearing-consent-cleared = cleared by the neutral
clearing-consent-to-be-asked = still to be asked by the neutral
clearing-role-side = side
clearing-role-mediator = mediator
clearing-role-co-mediator = co-mediator
clearing-role-guarantor = guarantor
clearing-role-host = host
clearing-role-transit = transit
clearing-role-custodian = custodian
clearing-role-observer = observer
clearing-stated = stated
clearing-hinted = hinted
clearing-inferred = inferred
clearing-assumed = assumed
clearing-from-outcome = from the outcome alone
clearing-must = must
clearing-high = high
clearing-wish = wish
clearing-spoilers = A spoiler’s list: it shows where the deal breaks. It was asked for by name; do not keep it longer than needed.
clearing-optimal = Optimal
clearing-feasible = Feasible
clearing-infeasible = Infeasible
clearing-interrupted = Interrupted
clearing-optimal-sentence = No deal is better: every bound is closed, and the judge replayed every proof.
clearing-better-unknown = Every condition holds, as the judge confirms. Whether a better deal exists is not known.
clearing-infeasible-sentence = No deal satisfies every condition. The judge replayed the proof.
clearing-interrupted-sentence = A limit came first: neither a deal nor a proof that there is none.
clearing-not-closed = the search was stopped before it was closed
clearing-unique = It is the only one: no other deal is as good in every objective.
clearing-not-unique = It is not the only one: another deal is as good in every objective.
clearing-objective-protected = protected people and remains moved
clearing-objective-people = people moved
clearing-objective-worst-off = satisfaction, the worst-off party first
clearing-objective-transfers = transfers and undertakings, fewest
clearing-objective-waiting = unit-phases waited, fewest
clearing-no-party-asks = no party asks
clearing-closed = closed
clearing-no-bound = not known
clearing-stays = stays
clearing-undertaken = undertaken
clearing-not-undertaken = not undertaken
clearing-owner-case = the case
clearing-owner-question = the question
clearing-unverified = Every condition holds, as the judge confirms. The engine found no better deal, but the bound is unverified: { $reason }.
clearing-may-be-better = Every condition holds, as the judge confirms. A better deal may exist: { $open }.
clearing-open-by = { $name } { $value }, bound { $bound }, gap { $gap }
clearing-open-at = { $name } { $value }, bound { $bound }
clearing-open-without = { $name } { $value }, no bound known
clearing-infeasible-unverified = The engine found that no deal satisfies every condition; the proof is unverified: { $reason }.
clearing-owed = Protected by law and not moved: { $left }. Their release is owed whatever is agreed; it is no part of the bargain and may not wait for a deal (GC III art. 109, 110, 120; GC IV art. 130, 132).
clearing-moves-among =
    { $parties ->
        [one] { $what } moves among { $parties } party.
       *[other] { $what } moves among { $parties } parties.
    }
clearing-move-among =
    { $parties ->
        [one] { $what } move among { $parties } party.
       *[other] { $what } move among { $parties } parties.
    }
clearing-undertaken-alone =
    { $count ->
        [one] { $count } undertaking is undertaken.
       *[other] { $count } undertakings are undertaken.
    }
clearing-begun =
    { $count ->
        [one] { $count } undertaking is begun.
       *[other] { $count } undertakings are begun.
    }
clearing-protected-among =
    { $count ->
        [one] One of the people is protected by law.
       *[other] { $count } of the people are protected by law.
    }
clearing-to-partner = { $count } to { $partner }
clearing-from-partner = { $count } from { $partner }
clearing-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
clearing-from-day = from { $first }, { $days }
clearing-then = { $first }, then { $next }
clearing-chosen = { $option } (choice { $rank } of { $of })
clearing-none-chosen = none of its { $count } choices
clearing-stated-by = { $standing } by { $by }
clearing-with-sources = { $what } [{ $sources }]
clearing-route = { $from } → { $to }
clearing-units-on = { $units } { $way }
clearing-units-to = { $units } to { $to }
clearing-to = to { $to }
clearing-in-phase = { $what } in { $phase }
clearing-also-to = also { $places }
clearing-no-longer = no longer { $places }
clearing-instead = { $after } instead of { $before }
clearing-of-parties =
    { $count ->
        [one] { $share } ({ $count } party)
       *[other] { $share } ({ $count } parties)
    }
clearing-at-most = at most { $share }
clearing-quoted = “{ $name }”

## Tables and marks

clearing-gives = gives
clearing-receives = receives
clearing-of-its-best = of its best
clearing-over-its-best = over its best as the case is
clearing-name = name
clearing-from = from
clearing-goes-to = to
clearing-legal = ground stated by the holder
clearing-consent = own will
clearing-objective = objective
clearing-condition = condition
clearing-without-it = without it
clearing-this-deal = this deal
clearing-alternative = alternative
clearing-undertakes = undertakes
clearing-asks = Asks
clearing-conditions = Conditions, all of which hold
clearing-comes = comes in
clearing-goes = drops out
clearing-otherwise = otherwise
clearing-outside = no asks to compare
clearing-unlocks = unlocks
clearing-none-decisive = No single condition was: without any one of them the best deal is as good.
clearing-no-alternative = None was found.
clearing-no-concession = None of the concessions that the mediator thinks possible unlocks a deal.
clearing-exhausted = There is no further set.
clearing-not-proved-cheapest = not proved to be the cheapest
clearing-if-name = if this name drops out
clearing-if-party = if this party walks away
clearing-falls = falls with it
clearing-replaced = comes instead
clearing-same = the same deal
clearing-numbered = { $called } { $number }
clearing-deal-of = Deal { $id }
clearing-digest-of = case digest { $digest }
clearing-also-known = also { $names }
clearing-costs = cost { $cost }
clearing-difficult = difficulty { $difficulty }
clearing-of-party = { $party } { $share }

## Headings

clearing-heading-question = What was asked
clearing-heading-picture = The exchange
clearing-heading-list = The list
clearing-heading-consent = The persons’ own will
clearing-heading-parties = What each party gives and receives
clearing-heading-objectives = What was made best, in this order
clearing-heading-decisive = Conditions that were decisive
clearing-heading-alternatives = Alternatives
clearing-heading-conflict = Why there is no deal
clearing-heading-concessions = Concessions that would unlock a deal
clearing-heading-fragility = What hangs on whom
clearing-heading-sources = Sources
clearing-heading-legend = How to read this page
clearing-heading-undertakings = Undertakings: { $phase }

## Pages and their legend

clearing-count = number
clearing-left = what is left
clearing-routes = Arrows by letter
clearing-matrix-objectives = Objectives
clearing-matrix-satisfaction = Asks met
clearing-matrix-items = Who goes where
clearing-matrix-caption = Only what differs. What differs from this deal is marked.
clearing-objectives-caption = Each is made as good as it can be without giving up any before it.
clearing-decisive-caption = The best deal would be another if this condition alone were dropped.
clearing-now = now
clearing-becomes = becomes
clearing-priority = priority
clearing-met = met
clearing-legend-thread = thread
clearing-legend-thread-means = One person, or one of the dead, on the way from one party to another.
clearing-legend-band = band
clearing-legend-band-means = A group, or more people than threads can be told apart; the broader, the more (by the logarithm).
clearing-legend-protected-means = A minor, a seriously wounded or sick prisoner, a parent accompanying a protected minor, or remains of the dead: nothing may be demanded for their release (GC III art. 109, 110, 120; GC IV art. 130, 132).
clearing-legend-of-its-best-means = What is met of a party’s asks, weighted by priority, divided by the most of them that any deal could meet: 100 % is all that it could get, which may be less than it asks. Exact fractions are compared; percentages are rounded.
clearing-legend-optimal = optimal
clearing-legend-optimal-means = Said only when every bound is closed and the judge, which shares no code with the engine, replayed every proof.
clearing-legend-standing = standing
clearing-legend-standing-means = Stated: the party said so. Hinted: it let it be understood. Inferred or assumed: the mediator’s own view of it.
clearing-more-in-list = and { $count } more (all of them in the list below)

## The drawing

clearing-picture-note = { $verb } { $what }
clearing-picture-between = { $count } from { $from } to { $to }

## Questions, conflicts, concessions

clearing-answer-deal = There is a deal.
clearing-answer-none = There is no such deal.
clearing-answer-unknown = A limit came before an answer was found.
clearing-answer-same = The best deal stays the same.
clearing-answer-no-base = Without the question there is no deal to compare it with.
clearing-something-moves = a deal moves something
clearing-something-moves-sentence = the empty package is no deal
clearing-conflict-of-one = This condition alone leaves no deal. Dropping it makes one possible.
clearing-conflict-all-needed = Dropping any one of them makes a deal possible.
clearing-conflict-need-unknown = A limit came before it was known whether all of them are needed.
clearing-conflict-none-shorter = No conflict is shorter: proved.
clearing-left-nothing = No deal is left.
clearing-left-unknown = Not known: a limit came first.
clearing-dropped = dropped
clearing-asked-with = with { $item } moved
clearing-asked-with-to = with { $item } moved to { $to }
clearing-asked-without = without { $name }
clearing-conflict-of-several = These { $count } conditions cannot hold together.
clearing-what-is-left = What is left: { $left }.
clearing-still-move =
    { $before ->
        [one] { $after } of { $before } person still moves.
       *[other] { $after } of { $before } people still move.
    }
clearing-still-move-protected =
    { $before ->
        [one] { $after } of { $before } person still moves, { $protected } of { $of } protected.
       *[other] { $after } of { $before } people still move, { $protected } of { $of } protected.
    }

## The landscape

clearing-front = The landscape
clearing-point = point
clearing-known-as = known as
clearing-shown = the deal shown
clearing-not-proved = not proved to be on the front
clearing-plot = The front, each party by its share of its best
clearing-nash = Nash
clearing-nash-means = the greatest product of the parties’ shares of their bests
clearing-kalai-smorodinsky = Kalai-Smorodinsky
clearing-kalai-smorodinsky-means = the nearest to equal shares: the greatest lowest share, then the least highest
clearing-egalitarian = egalitarian
clearing-egalitarian-means = the lowest share is as great as it can be, then the next lowest, and so on
clearing-utilitarian = utilitarian
clearing-utilitarian-means = the greatest sum of shares
clearing-front-means = At each point no party can have more unless another has less. For the mediator alone: it tells how far every party is met.
clearing-front-one-point = One point: no deal gives any party more than this one does. The judge replayed the proof.
clearing-front-cut-short = A limit came before all of the front was seen.
clearing-of-those-found = The names are given among the points found: a point not found could take one.
clearing-distinct = Deals that differ by much
clearing-distinct-deal = deal
clearing-no-further = There is no further one: the judge replayed the proof.
clearing-no-further-unverified = That there is no further one is not verified.
clearing-front-complete = { $count } points, and no others: the front is complete, and the judge replayed the proof.
clearing-front-within =
    { $count ->
        [one] { $count } point. Every deal is met by one of them to within { $share } of each party’s best; the judge replayed the proof.
       *[other] { $count } points. Every deal is met by one of them to within { $share } of each party’s best; the judge replayed the proof.
    }
clearing-front-unverified =
    { $count ->
        [one] { $count } point; that there are no others is not verified: { $reason }.
       *[other] { $count } points; that there are no others is not verified: { $reason }.
    }
clearing-front-left-out =
    { $count ->
        [one] Here are { $shown } of the { $count } point: those that stand out, and others spread evenly. --json has them all; --tolerance 5 asks for fewer.
       *[other] Here are { $shown } of the { $count } points: those that stand out, and others spread evenly. --json has them all; --tolerance 5 asks for fewer.
    }
clearing-front-shared =
    { $count ->
        [one] { $count } point are { $name }: none of them stands out by it.
       *[other] { $count } points are { $name }: none of them stands out by it.
    }
clearing-shown-beaten = The deal shown is not on the front: at point { $point } no party has less and some party more. It is best by the case’s objectives, which ask for something else first.
clearing-plot-described =
    { $count ->
        [one] { $count } point of the front for { $parties }; the table below has the same.
       *[other] { $count } points of the front for { $parties }; the table below has the same.
    }
clearing-distinct-none =
    { $differ ->
        [one] No deal was found that differs from the one shown by { $differ } transfer or more.
       *[other] No deal was found that differs from the one shown by { $differ } transfers or more.
    }
clearing-distinct-limit =
    { $differ ->
        [one] A limit came before a deal was found that differs from the one shown by { $differ } transfer or more.
       *[other] A limit came before a deal was found that differs from the one shown by { $differ } transfers or more.
    }
clearing-distinct-proved =
    { $differ ->
        [one] Each is the best of those that differ by { $differ } transfer or more from the deal shown and from all before it; the judge replayed every proof.
       *[other] Each is the best of those that differ by { $differ } transfers or more from the deal shown and from all before it; the judge replayed every proof.
    }
clearing-distinct-unproved =
    { $differ ->
        [one] Each differs by { $differ } transfer or more from the deal shown and from all before it. That each is the best of those is not verified to the last.
       *[other] Each differs by { $differ } transfers or more from the deal shown and from all before it. That each is the best of those is not verified to the last.
    }
clearing-distinct-fewer = A limit came before all { $asked } were found.

## Chances

clearing-chances-accepts = accepts
clearing-chances-line = line in doubt
clearing-chances-written = The best deal as the positions are written
clearing-chances-likely = The deal most likely to be accepted
clearing-chances-worlds = Whether there is a deal at all
clearing-chances-questions = What to ask next
clearing-chances-sure = Nothing that is in doubt stands against it.
clearing-chances-hangs-on = It hangs on
clearing-chances-same = It is the best deal as the positions are written.
clearing-chances-no-doubts = No line is in doubt: mediator/confidence.toml says how sure you are of each.
clearing-chances-none-likely = Whatever of the doubts is so, no deal is accepted.
clearing-chances-none-written = As the positions are written there is no deal.
clearing-chances-nothing-to-ask = No single answer would change which deal to propose.
clearing-chances-questions-cut = A limit came before every question was weighed.
clearing-chances-as-written = as written
clearing-chances-no-such-rule = no such condition
clearing-chances-not-on-offer = not on offer
clearing-chances-then-none = no deal
clearing-chances-proved = No deal is likelier: the judge replayed the proof.
clearing-chances-not-proved = A likelier one may exist: a limit came first, or the proof is over the size limit.
clearing-chances-doubts =
    { $count ->
        [one] { $count } doubt about the positions, independent of each other. A deal is accepted where every party’s real position accepts it: a chance is the weight of the positions in which it is, exactly.
       *[other] { $count } doubts about the positions, independent of each other. A deal is accepted where every party’s real position accepts it: a chance is the weight of the positions in which it is, exactly.
    }
clearing-chances-about = about { $percent }
clearing-chances-accepted = Accepted with a chance of { $chance }.
clearing-chances-lines-of = { $owner } { $lines }
clearing-chances-worlds-seen = There is one in { $percent } of all worlds by weight ({ $seen } looked at).
clearing-chances-worlds-drawn = There is one in { $percent } of { $seen } worlds drawn by weight, give or take { $error } (Hoeffding, 95 %).
clearing-chances-gain = With the answer known, the best deal is accepted with { $then } on average, against { $now } now.
clearing-chances-gain-unproved = With the answer known, the best deal is accepted with { $then } on average, against { $now } now (not verified to the last).
clearing-chances-answer = { $version } ({ $weight }): then { $best }
clearing-chances-answer-other = { $version } ({ $weight }): then { $best }, by another deal
clearing-chances-turns = With a chance of { $percent } the answer turns the proposal: another deal is then likelier.
clearing-chances-tells = It tells { $bits } bits about whether there is a deal at all.
clearing-chances-would-undertake = would undertake { $item }
clearing-chances-would-let-go = would let { $item } go

## The safe order

clearing-order-best = No order exposes any party less: the greatest exposure, then the lead in people, then the sum of exposures are least. The judge went through the orders itself.
clearing-order-unverified = The engine found no better order; there are too many for the judge to go through, so that this one is best is not verified.
clearing-order-exposure-least = No order has a lesser greatest exposure; a limit came before the order was shown to be the calmest of these.
clearing-order-never = No party is ever ahead of what it received.
clearing-order-step = step
clearing-order-what = what moves
clearing-order-exposure = How far each party is exposed after each step: what it has given of what it gives, less what it has received of what it asked and gets. Protected people stand outside.
clearing-order-picture = Exposure after each step
clearing-order-published = The order on record
clearing-order-safe = The safe order
clearing-order-given = people released so far
clearing-order-received = people received so far
clearing-order-nothing = No step concerns you.
clearing-order-gap = A limit came first: this is the best order found. No order has a greatest exposure under { $bound }.
clearing-order-worst = Breaking off would hurt most after step { $step }: { $party } would be exposed by { $exposure } of what it gives and gets.
clearing-order-excess =
    { $people ->
        [one] At most { $people } person ahead of what remains at the end.
       *[other] At most { $people } people ahead of what remains at the end.
    }
clearing-order-wrong-way = step { $first } should come after step { $then }, by what binds the order
clearing-order-undertakes = { $party } undertakes: { $what }
clearing-order-you-release = You release: { $what }, to { $party }
clearing-order-you-receive = You receive: { $what }, from { $party }

## A party’s own page

clearing-own-no-deal = No exchange is laid before you at present.
clearing-own-nothing-moves = Nothing moves from you or to you.
clearing-own-gives = You release
clearing-own-receives = You receive
clearing-own-undertakes = You undertake
clearing-own-undertaken = Others undertake
clearing-own-position = Your position, as you stated it
clearing-own-holds = Ready to release
clearing-own-ready = Ready to undertake
clearing-own-refuses = Refuses
clearing-own-rules = Conditions
clearing-own-picture = Your part of the exchange
clearing-own-rule-holds = holds
clearing-own-rule-broken = does not hold
clearing-own-may-go = may go to { $to }
clearing-or = { $first } or { $last }
clearing-own-becomes = in this exchange: { $what }
clearing-own-met-of = { $met } of { $all } met
clearing-own-met-in-full = { $met } met, in full
clearing-own-met-in-part = { $met } met, not in full
clearing-own-met-in-sight = { $met } met that you can see
clearing-own-up-to = up to { $all }
clearing-own-headline = You release { $gives } and receive { $receives }.

## Lists open to objection

clearing-lists = Lists open to objection
clearing-lists-objects = Objects to
clearing-lists-raised = Raised
clearing-lists-decision = Decision
clearing-lists-against = Against
clearing-lists-reported = Reported by
clearing-lists-yours = you list
clearing-lists-place-for-each = a place for each
clearing-lists-pending = pending
clearing-lists-upheld = upheld
clearing-lists-rejected = rejected
clearing-lists-no-objections = no objections
clearing-lists-listed = { $count } listed
clearing-lists-places =
    { $count ->
        [one] { $count } place
       *[other] { $count } places
    }
clearing-lists-by-phase = { $places } by { $phase }
clearing-lists-go =
    { $units ->
        [one] { $units } of them goes in this exchange
       *[other] { $units } of them go in this exchange
    }
clearing-lists-end-of = the end of { $when }
clearing-lists-heard = Objections are heard from { $opens } until { $closes }; nobody on the list moves before { $first }.
clearing-lists-objections =
    { $count ->
        [one] { $count } objection
       *[other] { $count } objections
    }
clearing-lists-are-upheld = { $objections } upheld ({ $units } struck off)
clearing-lists-are-pending = { $objections } pending ({ $units } kept in)
clearing-lists-are-rejected = { $objections } rejected
clearing-lists-published = published to { $parties }

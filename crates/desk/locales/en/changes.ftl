### What is said of how two plans differ, of how good a plan is, and of what a party has of its own, in English: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Two plans

change-same-time = at the same time
change-later = { $span } later
change-earlier = { $span } earlier
change-longer = under way { $span } longer
change-less = under way { $span } less
change-was = was { $what }
change-instead = { $now } instead of { $before }
change-joins = now with { $who }
change-parts = without { $who }
change-opens = opens { $time }
change-before = before: { $what }
change-after = now: { $what }
change-chart = What moves
change-chart-caption = Pale: as it was planned before. Dark: as it is planned now. An upright line is a gate, dashed where it opened before.

## How good a plan is

worth-optimal = Optimal
worth-feasible = Feasible
worth-exposure = exposure at exchange points
worth-makespan = time until the last arrival
worth-rides = rides
worth-optimal-means = No plan exposes anybody less, ends earlier or needs fewer rides: each value equals its bound, and the judge came to the same bounds by itself.
worth-unverified-means = Every rule holds, as the judge confirms. How good it is is not known: no bound was verified.
worth-least = least
worth-unverified = unverified
worth-open = { $name } { $value }, and no plan has under { $bound }
worth-open-unverified = { $name } { $value }, bound unverified
worth-all-open = Every rule holds, as the judge confirms. Whether a better plan exists is open: { $open }.
worth-some-open = Every rule holds, as the judge confirms. No plan is better in { $least }. Whether a better plan exists is open: { $open }.

## What quotas let through

plan-quota-days = “{ $name }” lets at most { $at_most } leave on each day; in this plan { $fullest } at the most, of { $all }.
plan-quota-within = “{ $name }” lets at most { $at_most } leave in any { $span }; in this plan { $fullest } at the most, of { $all }.

## Whose something is

own-compartment = Mediator’s compartment
own-compartment-means = Holds the positions of several parties. Not to be shown, sent or left where a party can read it.
own-only = This page holds what concerns you, and nothing of what others hold, ask or refuse.
own-nothing-of-plan = Nothing of this handover concerns you.
own-how-times-stand = Times are in UTC (Z), below them the local time of the place with its offset from UTC.
own-plan-title = { $case }: the handover, for { $party }
own-kicker = For { $party } alone

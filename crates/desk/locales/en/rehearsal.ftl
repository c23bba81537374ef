### What is said of a rehearsal, in English: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## What a rehearsal says

rehearsal-title = { $case }: the plan rehearsed
rehearsal-means = A rehearsal says what a plan withstands under what is assumed below, and no more. Nobody has said any of it: every confirmation is played.
rehearsal-headline =
    { $runs ->
        [one] { $runs } run of the plan, drawn from seed { $seed }.
       *[other] { $runs } runs of the plan, drawn from seed { $seed }.
    }
rehearsal-cut = A limit came first: { $runs } of { $asked } runs were made.

## How it ended

rehearsal-endings = How it ended
rehearsal-complete = everybody was handed over
rehearsal-partial = everybody but who does not travel
rehearsal-broken-off = broken off, and everybody safe
rehearsal-ends-late = How late the end is
rehearsal-ends-late-lead = Minutes from the planned end to the moment at which the last was handed over, in runs in which somebody was.
rehearsal-waits = How long people wait
rehearsal-waits-lead = Minutes at an exchange point between two rides: one for each person, each such wait and each run.
rehearsal-breaks = Where it breaks
rehearsal-breaks-lead = What stood in the way when a run was broken off, and who did not travel.
rehearsal-never-breaks = It did not break in any run.
rehearsal-gate-shut = { $gate } did not open
rehearsal-did-not-leave = did not leave
rehearsal-rides = How late rides leave
rehearsal-none = There was none.

## Columns, and how minutes are told

rehearsal-runs = runs
rehearsal-share = share
rehearsal-first = first
rehearsal-how-often = how often
rehearsal-left = left
rehearsal-late = late
rehearsal-half = half by
rehearsal-nine-of-ten = nine of ten by
rehearsal-all = all by
rehearsal-minutes = minutes
rehearsal-minus = −{ $span }
rehearsal-quantiles = Half: at most { $half }; nine of ten: { $nine_of_ten }; 99 of 100: { $nearly_all }; all: { $all }.
rehearsal-span = { $from } to under { $until }

## What is assumed

rehearsal-assumed = What is assumed
rehearsal-durations = Rides, checks, measures, confirmations take
rehearsal-triangular = from their shortest to their longest, most often the usual (triangular)
rehearsal-somebody-stays = Somebody does not travel
rehearsal-vehicle-late = A vehicle is late for reasons of its own
rehearsal-gate-late = A party confirms a gate late
rehearsal-withheld = A party does not confirm a gate at all
rehearsal-patience = Broken off after the planned end of the handover by
rehearsal-often-by = { $often }, by at most { $span }

### What is said of lists laid side by side, in English: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Headings and columns

reconciliation-matched = On several lists
reconciliation-doubtful = To be decided by a human
reconciliation-one-sided = On one list alone
reconciliation-duplicates = Twice in one list
reconciliation-knots = What hangs together
reconciliation-disputes = Decisions that do not go together
reconciliation-evidence = Evidence
reconciliation-own = Your list
reconciliation-received = Released to you
reconciliation-who = Who
reconciliation-row-head = Row
reconciliation-what = What
reconciliation-was = was
reconciliation-is = is
reconciliation-score = score
reconciliation-nothing = nothing
reconciliation-now = now
reconciliation-else = else

## Titles

reconciliation-title = { $of }: lists side by side
reconciliation-statuses-title = { $of }: what the lists say of each
reconciliation-sheet-title = { $of }: the list of { $party }
reconciliation-version-title = { $now }: what the new version changes
reconciliation-since-title = { $now }: what changed since { $before }
reconciliation-screening-title = { $subjects }: screened against published lists

## Rows and lists

reconciliation-row = { $list }, row { $row }
reconciliation-row-of-sheet = { $list }, sheet { $sheet }, row { $row }
reconciliation-rows =
    { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }
reconciliation-list-claims = { $list } claims: { $rows }
reconciliation-list-acknowledges = { $list } acknowledges: { $rows }
reconciliation-list-saw = { $list } saw: { $rows }
reconciliation-no-counterpart = no counterpart
reconciliation-open = not settled: a question is open
reconciliation-double = duplicate
reconciliation-female = female
reconciliation-male = male
reconciliation-born = born { $date }
reconciliation-by-islamic = { $date } (written by the Islamic calendar)
reconciliation-by-persian = { $date } (written by the Persian calendar)
reconciliation-either = { $one } or { $other }

## What was found

reconciliation-none-doubtful = Nothing is left to be decided.
reconciliation-empty = The lists name nobody.
reconciliation-summary = { $matched } on several lists, { $doubtful } to be decided, { $alone } on one list alone, { $twice } twice in one list
reconciliation-percent = { $number } %
reconciliation-percent-over = over { $number } %
reconciliation-percent-under = under { $number } %
reconciliation-score-means = Weights are bits: +1 says that what was found is twice as likely of one human as of two. They sum to the score. A probability of 90 % is to be right nine times in ten. A score decides nothing that a human has decided.
reconciliation-compared-all = Compared on all their evidence: { $pairs } (every pair of rows).
reconciliation-compared-some = Compared on all their evidence: { $pairs } (pairs of rows that share a key).
reconciliation-left-out = Not compared: pairs of { $keys } keys that too many rows share, and { $pairs } pairs of rows that have better ones.
reconciliation-not-proven = In { $parts } parts the search was cut off: a better whole may exist, better by at most { $behind } bits.
reconciliation-unused =
    { $count ->
        [one] { $count } decision speaks of rows that these lists do not have.
       *[other] { $count } decisions speak of rows that these lists do not have.
    }
reconciliation-knot = These can only be otherwise together; the other way is { $bits } bits behind:

## Why a pair is where it is

reconciliation-why-decided = a human decided
reconciliation-why-disputed = humans decided otherwise
reconciliation-why-score = by the score
reconciliation-why-contradicted = something speaks against it
reconciliation-why-hangs = another way to match the whole is nearly as good
reconciliation-why-rivals = other rows fit, too

## What was compared

reconciliation-field-before = before comparing
reconciliation-field-name = name
reconciliation-field-father = father’s name
reconciliation-field-mother = mother’s name
reconciliation-field-sex = sex
reconciliation-field-born = birth date
reconciliation-field-birth-place = birth place
reconciliation-field-nationality = nationality
reconciliation-field-document = document
reconciliation-field-unit = unit
reconciliation-field-held-at = held at
reconciliation-field-relatives = relatives
reconciliation-field-rivals = other rows

## What was found in it

reconciliation-found-rows-alone = what any two rows of these lists have
reconciliation-found-equal = the same
reconciliation-found-spelling = another spelling
reconciliation-found-other-script = the same in another script
reconciliation-found-initial = an initial
reconciliation-found-nickname = a short form
reconciliation-found-patronymic = a patronymic and the father’s name
reconciliation-found-joined = one word beside two
reconciliation-found-other-name = another name of the same place
reconciliation-found-contained = one says more than the other
reconciliation-found-one-sided = only one has it
reconciliation-found-near = one letter or digit off
reconciliation-found-within-calendar = the same, as far as the calendar tells
reconciliation-found-one-day-off = one day apart
reconciliation-found-swapped = day and month have changed places
reconciliation-found-other-day = same month, another day
reconciliation-found-other-month = same year and day, another month
reconciliation-found-other-year = same day and month, another year
reconciliation-found-same-month = same month and year, no day to compare
reconciliation-found-same-year = same year, no month to compare
reconciliation-found-next-year = a year apart
reconciliation-found-different = different
reconciliation-found-relatives-share = relatives share this
reconciliation-found-others-fit = how well other rows fit

## What humans said

reconciliation-says-same = same
reconciliation-says-different = different
reconciliation-says-not-sure = not sure
reconciliation-says-taken-back = taken back
reconciliation-said = { $by } said { $says } on { $at }
reconciliation-said-because = { $said }: “{ $why }”
reconciliation-contested = { $one } and { $other }: { $by } decided otherwise; both words are kept, and nothing is decided
reconciliation-clash = { $by } said of two rows that they are two humans, though other decisions make them one

## Statuses, and what the people of a case would gain

reconciliation-asked-first = it has to be decided first who is who
reconciliation-lists-contradict = the lists contradict one another: ask again
reconciliation-no-holder = it cannot be told who would hold them
reconciliation-contradiction = { $one } says { $says }, { $other } says { $otherwise }: ask again
reconciliation-row-says = { $row } says { $says }
reconciliation-consent = consent { $consent }
reconciliation-consent-not-known = not known
reconciliation-consent-not-asked = not asked
reconciliation-consent-given = given
reconciliation-consent-disputed = disputed
reconciliation-consent-refused = refused
reconciliation-protected = protected: { $why }
reconciliation-wounded-or-sick = wounded or sick
reconciliation-minor = minor
reconciliation-accompanying = accompanying
reconciliation-remains = remains
reconciliation-identification = identification: { $how }
reconciliation-instead = if not, next is { $who }
reconciliation-asked = { $party } asked { $at }
reconciliation-told = { $party } was told by { $by } { $at }
reconciliation-released = released to { $party } by { $by } { $at }
reconciliation-fed = { $kind } { $who }: { $says }
reconciliation-fed-added = added
reconciliation-fed-changed = changed
reconciliation-fed-left-out = left out
reconciliation-added = { $name }, held by { $holder }, { $status } ({ $rows })
reconciliation-changed = { $from } becomes { $to } ({ $rows })
reconciliation-agree =
    { $count ->
        [one] { $count } is as the case has them
       *[other] { $count } are as the case has them
    }

## What a new version changes

reconciliation-nothing-changed = Nothing has changed.
reconciliation-rows-added = New rows
reconciliation-rows-gone = Rows that are gone
reconciliation-rows-changed = Rows that changed
reconciliation-kept =
    { $count ->
        [one] { $count } row is as it was.
       *[other] { $count } rows are as they were.
    }
reconciliation-decisions-kept = { $rows } Decisions: { $kept } carried over, { $changed } about rows that changed, { $lost } about rows that are not found.

## Screening

reconciliation-hit-means = A hit is a question to a human, with one threshold for all lists and all parties. It excludes nobody by itself.
reconciliation-not-looked-at = nobody has looked at it yet
reconciliation-no-hit = nothing found
reconciliation-threshold = From { $percent } on a human is asked.
reconciliation-questions =
    { $count ->
        [one] { $count } question to a human
       *[other] { $count } questions to a human
    }
reconciliation-hits = { $subjects }; hits: { $hits }, waiting for a human: { $open }

## A party’s own sheet

reconciliation-sheet-means = This sheet has your own rows, and what the mediators have released to you. It says nothing of whether others are on any list.

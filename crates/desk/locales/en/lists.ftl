### Lists of persons: side by side, decided about, released.

## The sheet
lists-title = Lists
lists-there = The lists
lists-none = There are no lists yet.
lists-people =
    { $count ->
        [one] One person
       *[other] { $count } persons
    }
lists-unread = It cannot be read: see what is wrong with it.
lists-not-beside = It is not laid beside the others now.
lists-role-claims = asks for them
lists-role-acknowledges = holds them
lists-role-saw = saw them
lists-row = row { $row }
lists-faults = What was decided cannot be read
lists-old = Something was decided since these lists were compared. It is kept, and counts in the next comparison.
lists-compare = Compare anew
lists-stopped = The comparison was stopped, or could not be made. Ask for it anew on the page of lists.
lists-being-compared = The lists are being compared: there is something to show when that is done.
lists-choose = Which lists are laid side by side: three at most
lists-choose-do = Lay them side by side
lists-print = To be printed
lists-mistakes = The files of the case have mistakes now: mend them first.
work-lists = Lists side by side
work-at-lists = Rows compared: { $of }
talks-waits-pairs =
    { $count ->
        [one] Somebody has to say who is who: one pair of rows
       *[other] Somebody has to say who is who: { $count } pairs of rows
    }

## What the lists say of each
lists-statuses = What the lists say of each
lists-status = Status
lists-rows = Rows
lists-went-out = Asked, told, released
lists-double = twice in one list
lists-asked = { $party } asked, { $at }
lists-told = { $party } was told by { $by }, { $at }
lists-released-to = Released to { $party } by { $by }, { $at }
lists-fed = For the people of the case
lists-agree =
    { $count ->
        [one] One is as the case has them.
       *[other] { $count } are as the case has them.
    }
lists-status-acknowledged = acknowledged
lists-status-claimed = claimed
lists-status-denied = denied
lists-status-dead = dead
lists-status-released = released
lists-status-missing = missing
lists-status-seen = seen
lists-status-unknown = unknown

## Who is who
lists-decide = Decide who is who
lists-review = Who is who
lists-names-needed = Without names nobody can tell who is who. Show them: it is written down that you saw them.
lists-open = Pair { $at } of { $open } that wait
lists-decided-pair = This pair does not wait. Pairs that wait: { $open }
lists-other-looks = { $who } looks at this pair, too.
lists-contested = People have said otherwise of this pair: nothing is decided until they agree.
lists-own-word = Your word: { $says }
lists-said = { $by }: { $says }, { $at }
lists-changed-since = a row has changed since
lists-none-open = No pair waits any more.
lists-others-are-at-it = Others look at every pair that waits. One that they leave comes to you: load this page again.
lists-last = Said last
lists-nothing-said = Nobody has said anything yet.
lists-side-by-side = The two rows
lists-says-of-them = What its list says
lists-who-is-who = Are they the same human?
lists-reason = Why, if it is to be said
lists-back = Back
lists-next = Next
lists-undo = Take back my last word
lists-keys = Keys
lists-evidence = What speaks for it and against
lists-compared = Compared
lists-found = Found
lists-weight = Weight
lists-as-supplied = As supplied
lists-sum = Sum
lists-weight-means = Each bit of weight doubles the odds that both rows are about one human; a bit below zero halves them.
lists-otherwise = Your word is written. Otherwise said: { $by }. Both stand, and nothing is decided.
lists-undone = Your last word is taken back.
lists-nothing-undone = There is no word of yours that could be taken back.
lists-written = Your word is written.
lists-says-same = the same
lists-says-different = different
lists-says-not-sure = not sure
lists-says-taken-back = taken back
lists-field-name = name
lists-field-alias = also named
lists-field-given = given name
lists-field-middle = middle name
lists-field-family = family name
lists-field-father = father
lists-field-mother = mother
lists-field-sex = sex
lists-field-born = born
lists-field-birth-place = birth place
lists-field-nationality = nationality
lists-field-document = document
lists-field-unit = unit
lists-field-held-at = held at
lists-field-standing = standing
lists-field-since = since
lists-pairs = Pairs that wait for somebody to say
lists-accounted = Rows in the file: { $rows }. Persons: { $claims }. Added to a person: { $joined }. Headings: { $headings }. Empty: { $empty }. Told as wrong: { $told }.

## A list is handed in
lists-hand-in = Hand in a list of
lists-hand-in-of = A list of { $party }
lists-frozen = An operation has begun: the list stays as it is. What you hand in is kept for you.
lists-no-file = No file was chosen, or there is nothing in it.
lists-kind = A list is a file of CSV, TSV, XLSX, ODS, JSON or Follow the Money.
lists-not-taken = It cannot be taken so: see what is wrong with it. Nothing of it is lost.
lists-dropped = What was handed in is let go of.
lists-taken = The list is taken: it stands in the place of the former one, which is kept.
lists-told-of-it = What is wrong with it
lists-columns = What the columns hold
lists-column = Column
lists-holds = It holds
lists-first-rows = The first rows
lists-cells-hidden = shown with names
lists-other-sheets = Further sheets that are read in the same way: { $count }
lists-role = What it means to stand on the list
lists-role-usual = as follows from whose it is
lists-dates = Dates such as 03/04
lists-dates-guess = as the others say
lists-dates-day = the day first
lists-dates-month = the month first
lists-headings = Rows of headings
lists-look = Read it again so
lists-take = Take the list
lists-drop = Let go of it
lists-changes = What it changes
lists-changed = As they were: { $kept }. Changed: { $changed }. New: { $added }. Gone: { $gone }.
lists-added = New
lists-gone = Gone
lists-row-changed = Changed
lists-file = The file
lists-file-kinds = CSV, TSV, XLSX, ODS, JSON or Follow the Money, 24 MiB at most
lists-file-send = Hand it in
lists-column-file = said so before
lists-column-heading = the heading is “{ $phrase }”
lists-column-holds = guessed: the heading holds “{ $phrase }”
lists-column-others = guessed from the other headings
lists-column-contents = guessed from what stands in its cells
lists-column-not-known = nothing says what it is
lists-field-key = number of the row
lists-field-person = person of the case, by id
lists-field-other = something else, kept
lists-field-nothing = not kept at all

## A name goes out
lists-release = Let this name go to a party
lists-release-unnamed = Whoever lets a name go has to see it. Show the names: it is written down that you saw them.
lists-release-sure = Let this row go to { $party }
lists-release-means = The names, the birth date, what the list says of the person and whose list it is will stand on that party’s sheet. Merely being asked about can endanger somebody. What was read cannot be taken back.
lists-release-do = Let it go
lists-release-not = Not now
lists-release-to = To
lists-release-ask = Go on: it is asked once more
lists-released = Released
lists-release-withdraw = Does not hold any more
lists-release-written = It is written: the row stands on that party’s sheet.
lists-release-withdrawn = It does not hold any more. What was read cannot be taken back.
lists-settle = Put it into the people of the case
lists-settle-frozen = An operation has begun: the people of the case stay as they are.
lists-settled = Added or changed among the people of the case: { $count }.
lists-settled-elsewhere = To be changed in case.toml by hand: { $who }

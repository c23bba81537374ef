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
lists-stop-the-case = A list has mistakes, or what its columns are said to hold has: until it is mended, nothing else of the case can be worked on.
lists-again = Say anew what its columns hold
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
lists-pair-gone = One of the two rows has changed, or is gone, since this pair was shown: nothing can be said of it any more as it was.
lists-one-is-free = A pair waits at which nobody else looks.
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
lists-evidence-moved = Nothing is written: since you looked, other things speak for this pair or against it. Look again, and say it again if you still mean it.
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
lists-overtaken = Nothing was taken: since you saw this page, another list was put in its place, or you handed in another file. Below stands what yours would change now.
lists-instead-of = In its place lies now:
lists-carried-heading = What was decided about its rows
lists-carried = Words that carry over: { $kept }. Of rows that have changed: { $changed }. Of rows that are not found any more: { $lost }.
lists-carried-releases = Releases that would hold no more, for their rows are not as they were: { $count }.
lists-carried-lost = Said of rows that are not found any more: it is kept, and counts for nothing
lists-carried-changed = Said of rows that have changed: it counts, and is marked
lists-dropped = What was handed in is let go of.
lists-taken-up = This is the list that lies there. Correct what its columns hold, and take it.
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
lists-release-would = Nothing is written. { $row } would go to { $party }; sent again with “sure”, it does.
lists-noted-heading = Who asked, who was told
lists-noted-none = Nothing is written down yet.
lists-note-asked = A party asked about this person
lists-note-asked-party = Who asked
lists-note-asked-who = Who of the mediators heard it; you, if nothing is written
lists-note-told = A party was told of this person
lists-note-told-party = Who was told
lists-note-told-who = Who of the mediators told it; you, if nothing is written
lists-note-at = When, by the clock of { $zone }; now, if nothing is written
lists-note-remark = Remark
lists-note-write = Write it down
lists-noted = It is written down.
lists-untold-never = The row has not been released to { $party }: nobody was to be told of it. Release it first, if it may go; merely asking about a name can endanger its bearer.
lists-untold-not-yet = The row had not yet been released to { $party } at that time.
lists-untold-withdrawn = The release of the row to { $party } had been withdrawn by that time.
lists-untold-changed = The row is not any more what was released to { $party }: it has changed since.
lists-time-unread = That is no time: write it as 2025-03-01T10:00.
lists-time-to-come = That time is still to come: what has not happened is not written down.
lists-settle = Put it into the people of the case
lists-settle-frozen = An operation has begun: the people of the case stay as they are.
lists-settled = Added or changed among the people of the case: { $count }.
lists-settled-elsewhere = To be changed in case.toml by hand: { $who }
lists-screening = Screening
work-screening = Screening
lists-screening-means = Those who are hired for the operation (carriers, payers, suppliers, intermediaries) are held against published lists. The people of the exchange never are. A hit is a question to a human, and excludes nobody by itself.
lists-screening-who = Who is screened
lists-screening-hired =
    { $count ->
        [one] One stands under `[hired]` of `mediator/operation.toml`.
       *[other] { $count } stand under `[hired]` of `mediator/operation.toml`.
    }
lists-screening-nobody = Nobody stands under `[hired]` of `mediator/operation.toml` yet.
lists-screening-faults = Who is hired, or what was decided about hits, cannot be read: see what is wrong.
lists-screening-published = Published lists
lists-screening-no-lists = No published list lies with the case yet. Nothing is fetched: somebody brings them.
lists-screening-entries =
    { $count ->
        [one] One entry
       *[other] { $count } entries
    }
lists-screening-drop = Take it away
lists-screening-kinds = The consolidated list of the United Nations (XML), that of the European Union (CSV), FollowTheMoney, or SDN.CSV of the Office of Foreign Assets Control, with ALT.CSV and ADD.CSV beside it; 24 MiB at most
lists-screening-send = Keep it with the case
lists-screening-kept = It is kept with the case, sealed.
lists-screening-dropped = It is taken away.
lists-screening-not-kept = It cannot be read as a published list: see what is wrong. Nothing is kept.
lists-screening-too-many = Eight published lists at most lie with a case: take one away first.
lists-screening-hits = Hits
lists-screening-due = It has not been screened since something of this changed.
lists-screening-nothing = There is nobody to be screened, or no published list to hold them against.
lists-screening-do = Screen
lists-screening-open = Questions that wait: { $count }
lists-screening-threshold = From { $threshold } on a human is asked: for every list and everybody alike.
lists-screening-no-hit = No hit
lists-screening-waits = It waits for somebody to say who is who.

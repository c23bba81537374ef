### Contacts, positions, and the page of a case.

## The page of a case

talks-case = The case
talks-contacts = Contacts
talks-positions = Positions
talks-historical = Historical case: it records what happened. It neither approves it nor offers a pattern.
talks-waits =
    { $count ->
        [one] One thing waits
       *[other] { $count } things wait
    }
talks-state-preparing = Is talked about
talks-state-agreed = Agreed
talks-state-rehearsing = It is rehearsed
talks-state-running = The operation runs
talks-state-held = The operation is held
talks-state-aborted = The operation was broken off
talks-state-over = The operation is over
talks-state-closed = Closed
talks-state-historical = Historical
talks-waiting = What waits
talks-nothing-waits = Nothing waits for you.
talks-waits-answer = The answer to the last proposal is awaited: { $of }
talks-waits-own-answer = A proposal waits for your answer: { $of }
talks-waits-draft = Somebody has kept a draft that does not count yet: { $of }
talks-waits-own-draft = Your draft does not count yet: { $of }
talks-waits-mandate = A mandate ends soon: { $of }
talks-waits-statement = A statement is not agreed by all yet: { $of }
talks-waits-begin = The operation can be begun.
talks-parties = Parties
talks-position = Position
talks-talks = Talks
talks-people = People
talks-nobody = Nobody is known to you here.
talks-holder = Held by
talks-timeline = What happened when
talks-nothing-happened = Nothing is written down yet.
talks-happened-proposed = A proposal was laid before: { $of }
talks-happened-proposed-to-you = A proposal was laid before you: { $of }
talks-happened-answered = Answered: { $of }
talks-happened-you-answered = You answered: { $of }
talks-happened-heard = Was heard: { $of }
talks-happened-told = Was told: { $of }
talks-happened-mandate-ends = A mandate ends: { $of }
talks-happened-embargo-ends = An embargo ends: { $of }
talks-happened-written = The position was written: { $of }
talks-happened-approved = A plan was approved: { $of }
talks-happened-begun = The operation began
talks-happened-gate-opened = A gate opened: { $of }
talks-happened-arrived = Arrived: { $of }
talks-happened-held = Was held: { $of }
talks-happened-broken-off = Was broken off: { $of }

## Contacts

talks-write = Write
talks-book = The mediators’ own book
talks-talks-with = Talks: { $party }
talks-interlocutors = Who speaks
talks-no-interlocutors = Nobody is named yet.
talks-mandate-not-yet = The mandate is not in force yet.
talks-mandate-in-force = The mandate is in force.
talks-mandate-ends-soon = The mandate ends soon.
talks-mandate-ended = The mandate has ended: it permits nothing new.
talks-span = { $since } – { $until }
talks-since = Since { $since }
talks-until = until { $until }
talks-on = On:
talks-channels = Channels
talks-said = What was said
talks-nothing-said = Nothing is written down yet.
talks-heard = { $by } heard it from { $with }.
talks-told = { $by } told it to { $with }.
talks-permission = May go on: { $to }. Permitted by { $by }, { $at }
talks-not-before = not before { $from }
talks-withdrawn = taken back { $at }
talks-named = with the name of whose word it is
talks-unnamed = without saying whose word it is
talks-from = Came from
talks-went-into = Went on to
talks-unpermitted = without a permission
talks-may-go-on = May it go on?
talks-may-go = { $to }: yes
talks-may-not-go = { $to }: no. { $why }
talks-why-not-permitted = Nobody has permitted it: { $about }
talks-why-no-mandate = Permitted without a mandate: { $about }
talks-why-other-mandate = The mandate is on other things: { $about }
talks-why-not-before = Not before { $from }: { $about }
talks-why-ended = The permission has ended: { $about }
talks-why-withdrawn = The permission was taken back: { $about }
talks-statements = Statements
talks-agreed = Agreed by all, word by word.
talks-not-agreed = Not agreed by all yet
talks-embargo = Nobody says it or passes it on before
talks-said-by = May be said by
talks-notes = Notes of the mediators

## Positions

talks-position-of = Position: { $party }
talks-stated = stated
talks-hinted = hinted
talks-inferred = inferred
talks-assumed = assumed
talks-lines = { $standing }: { $count }
talks-no-lines = There are no lines yet.
talks-part = You see the lines that the party has stated. What you write is stated, too.
talks-lines-heading = Lines
talks-what = What
talks-line = Line
talks-says = What it says
talks-standing = How it is known
talks-by = Who said so, when
talks-source = Source, remark
talks-section-holds = offers
talks-section-undertakes = undertakes
talks-section-asks = wants
talks-section-refuses = refuses
talks-section-windows = list open to objection
talks-section-objections = objects to
talks-section-rules = rule
talks-section-schedule = numbers by phase
talks-add-line = Add a line by a form
talks-kind = What kind of line
talks-kind-asks = The party wants
talks-kind-holds = The party lets go
talks-kind-undertakes = The party undertakes
talks-kind-refuses = The party refuses
talks-kind-rules = A rule of the party
talks-thing = Who or what (A)
talks-priority = How much it matters
talks-priority-must = must
talks-priority-high = high
talks-priority-wish = wish
talks-rule-name = Name of the rule
talks-shape = What the rule says
talks-shape-all-for-any = If any of A go, all of B go
talks-shape-some-for-any = If any of A go, at least the number of B go
talks-shape-each-for-each = For each of A at least the number of B
talks-shape-not-both = Not both A and B
talks-shape-at-least = At least the number of A
talks-shape-at-most = At most the number of A
talks-shape-together = A go together
talks-shape-before = A not later than B
talks-shape-only-to = A only to the party
talks-other = For whom or what (B)
talks-number = Number
talks-to = To which party
talks-add = Add to the text
talks-text = The text
talks-text-label = As it is kept in the case
talks-save = Save
talks-check = Check
talks-format = Format
talks-keep-draft = Keep as a draft
talks-discard = Throw the draft away
talks-nothing-wrong = Nothing is wrong with it.
talks-found =
    { $count ->
        [one] One finding
       *[other] { $count } findings
    }
talks-findings = Findings:
talks-not-checked = The desk does not answer: what is wrong is not known.
talks-for-the-mediators = Nothing is wrong with it by itself, but it does not fit with the rest of the case. Keep it as a draft: the mediators see it and mend it with you.
talks-not-saved = It was not saved: something is wrong with it. It can be kept as a draft, which does not count.
talks-overtaken = Somebody else has changed it meanwhile. Nothing is lost: both texts stand below, and yours is in the field.
talks-overtaken-heading = Both texts
talks-theirs = As it is now
talks-yours = Yours
talks-draft-kept = It is kept as a draft and does not count yet.
talks-draft-shown = This is your draft: it does not count yet.
talks-frozen = An operation runs by the case as it is. What is changed now can be kept as a draft.
talks-frozen-kept = An operation runs by the case as it is: what you wrote is kept as a draft.
talks-formatted = The text is formatted. It is not saved yet.
talks-not-formatted = What has mistakes cannot be formatted: mend them first.
talks-added = The line is in the text. It is not saved yet.
talks-not-added = Something is missing for this kind of line.
talks-drafts = Drafts of others
talks-history = Who wrote what, when

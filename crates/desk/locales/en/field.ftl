### The page that field officers take along.

## The page that works without a network: where things stand

field-title = On the way
field-standing = Where things stand
field-with-desk = The desk is reached.
field-without-since = No network since { $moment }. What you record is kept here.
field-desk-away = The desk takes nothing now. What you record is kept here.
field-not-reached = The desk has not been reached yet.
field-signed-out = You are signed out. What you recorded is kept here until you sign in again.
field-other-account = Somebody else is signed in here. What is kept is not theirs, and is not delivered.
field-short-without = No network
field-short-away = The desk takes nothing
field-short-out = Signed out
field-sign-in = Sign in to deliver
field-waiting = Recorded here and not delivered: { $count }
field-delivered = Delivered: { $count }
field-shown-as-of = What is shown is of { $moment }
field-old = It is old, in minutes: { $minutes }
field-clock-ahead = The clock of this device is ahead of the desk’s, in minutes: { $minutes }
field-clock-behind = The clock of this device is behind the desk’s, in minutes: { $minutes }
field-clock-set = The clock of this device was set since it was last compared, in minutes: { $minutes }
field-ready = This page opens without a network.
field-no-key = The key by which you sign is not in this browser: nothing can be recorded. The page Account makes one.
field-no-room = It could not be kept, and is not recorded. Write it on paper.
field-browser-unfit = This browser cannot keep anything sealed. Use a sheet of paper, or another browser.
field-wants-script = This page works by scripts alone. Without them, work on the
field-board = board

## The page that works without a network: opening, shutting, forgetting

field-choose = Take along what you need
field-choose-why = It is sealed in this browser under a passphrase of eight characters or more. Words are better than digits. Nobody can open it for you: after ten wrong ones everything here is forgotten.
field-passphrase = Passphrase
field-again = Once more
field-take-along = Take along
field-closed = Sealed
field-open = Open
field-opening = Being opened …
field-shut = Seal
field-forget = Forget everything
field-forgotten = Nothing of the desk is kept on this device any more.
field-passphrase-short = It is too short: eight characters or more.
field-passphrase-differs = The two are not the same.
field-passphrase-wrong = It is not the right one. Tries left before everything is forgotten: { $count }

## The page that works without a network: what is recorded

field-rides = Movements taken along
field-pseudonyms = People stand under pseudonyms: names are never taken along.
field-no-rides = No movement of the plan has to do with you.
field-works = Checks and measures
field-offers = What waited for you
field-recorded = Recorded here
field-is-so = It is so already
field-act-boarded = Boarded
field-act-alighted = Got off
field-act-departed = Has left
field-act-arrived = Has arrived
field-act-verified = Verified
field-act-handed-over = Handed over
field-act-followed-up = Seen again
field-act-not-travelling = Does not travel
field-act-hold = Hold this movement
field-state-waits = here, not delivered
field-state-sent = sent, no answer yet
field-state-delivered = delivered
field-state-conflict = you have to decide
field-state-dropped = let be, by you
field-renumbered = signed anew under another number, with the time of the tap

## The page that works without a network: what a human decides

field-conflicts = You have to decide
field-conflict-already = Somebody has said so already.
field-conflict-irregular = It would count as irregular, and everything would be held.
field-conflict-refused = The desk refuses it.
field-conflict-stale = It came too late. If you still mean it, it is said as of now.
field-side-here = Recorded here
field-side-desk = At the desk
field-say-all-the-same = Say it all the same
field-let-it-be = Let it be

## Sheets of paper

field-sheets = Sheets to be ticked
field-sheets-lead = For where neither network nor battery is left: one sheet for each movement, ticked by hand and read back later.
field-sheet = Sheet
field-sheet-how = Tick what has happened, write the time by the local clock, and sign. At the next opportunity it is read back at the desk.
field-sheet-people = Who goes by this movement
field-sheet-number = Number
field-sheet-who = Who
field-sheet-at = at
field-sheet-signed = Name, signature, remarks
field-sheet-code = Code of the sheet
field-sheet-revision = Plan { $plan }, revision { $revision }, printed
field-read-sheet = Read a sheet back
field-read-how = Type the code that stands on the sheet, or what its QR code says.
field-read-photo = Or take a picture of the QR code
field-read-photo-none = No code of a sheet was found in the picture.
field-read = Read
field-sheet-unknown = This desk has made no such sheet: a letter is wrong, or somebody has changed it.
field-sheet-older-plan = The sheet is of an older plan. What is ticked is said by that plan, and read by the one in force.
field-sheet-since = Events since it was printed: { $count }
field-sheet-stay = Stand on it, and do not travel any more:
field-ticks-how = Tick here what is ticked on the paper, with the time that is written there.
field-ticks-day = Day, by the clock of { $zone }
field-ticks-at = Time on the paper, in 24 hours
field-ticks-done = On to the lines
field-sheet-no-time = A time is missing, or is none on that day.
field-sheet-future = A time lies ahead of the desk’s clock.
field-sheet-nothing = Nothing is ticked that could be said.
field-lines = Lines of the sheet
field-lines-how = You sign them, with the time on the paper: compare them with it first.
field-lines-sign = Sign and say

### What the pages of an operation say, in English. Every language has the same messages.

live-skip = Skip to the content
live-cases = Cases
live-no-cases = You have no part in a case yet.
live-nav = The operation
live-board = Board
live-people = People and goods
live-people-lead = Whether somebody may travel is all that is told of consent, health, papers and identity.
live-requests = Requests
live-no-requests = There are no requests.
live-record = Record
live-paper = Paper
live-nobody = Nobody is shown here.

## The connection

live-connection-none = This page is as it was loaded; load it again to see what has changed.
live-connection-live = Live: this page changes by itself.
live-connection-gone = No connection: what you see is old. It is tried again.
live-connection-away = The desk's store does not answer: nothing that is said now is taken. What was confirmed is safe.
live-connection-opens = The operation is being opened.

## The board

live-sound = Sound when a gate waits for me
live-wall-size = For a wall
live-desk-size = For a desk
live-names-show = Show names
live-names-hide = Show pseudonyms
live-pseudonyms = People stand under pseudonyms.
live-waits-for-you = This waits for you
live-offers = What you may say now
live-nothing-to-say = Nothing waits for your word.
live-alerts = Alerts
live-no-alerts = Nothing stands against it.
live-gates = Gates
live-waits-for = Waits for:
live-not-yet = not yet
live-rides = Movements
live-balance = Balance
live-party = Party
live-given = Given
live-received = Received
live-owed = Owed
live-accepts = Accepts
live-who = Who
live-from = From
live-to = To
live-state = State
live-where = Where
live-events = The last that was said
live-nothing-said = Nothing has been said yet.

## Saying something

live-speak = Say something
live-line = In words
live-say = Say it
live-speaks-as = You speak as
live-ask = Press again to say it
live-stop-hold = Hold everything
live-stop-abort = Break off
live-said-signing = Being signed …
live-said-accepted = It is on the disk.
live-said-before = It was said before, and is on the disk.
live-said-refused = It is refused, and nothing has changed:
live-said-stale = It came too late, and nothing has changed: say it again if you still mean it.
live-said-failed = The desk could not be reached. Say it again when the connection is back: nothing is said twice.
live-said-no-key = The key by which you sign is not in this browser.
live-say-heading = Say something that is signed elsewhere
live-say-lead = Sign this on your own machine, where your key is, and paste the line below.
live-say-payload = What is signed
live-say-case = Case
live-say-operation = Operation
live-say-author = Author
live-say-sequence = Number
live-say-paste = The signed line

## Beginning

live-not-begun = No operation of this case has begun.
live-plan = Plan
live-kind = What is begun
live-kind-rehearsal = A rehearsal
live-kind-own = The operation itself
live-begin = Begin
live-cannot-begin = By this plan nothing can be begun.

## The record

live-record-lead = The entries of the record that are yours, and the signed head of the whole.
live-record-origin = Log
live-record-key = Key of the log
live-record-size = Entries in all
live-record-root = Root
live-record-cosigned = Cosigned by
live-record-not-cosigned = nobody yet
live-record-entries = Entries
live-record-entry = Entry
live-record-kind = Kind
live-record-accepted = Accepted
live-record-says = Says
live-record-files = To take along
live-verify = Verify
live-verify-doing = Being verified in your browser …
live-verify-sound = Every proof and signature is good; entries verified:
live-verify-unsound = Not all is as it should be; good:
live-verify-without = Without a script: take the files along and use `takas record verify`, or any verifier of c2sp.org/tlog-proof.
live-more = More

## Paper

live-paper-lead = What is printed names people by pseudonyms.
live-paper-abort = Abort card
live-paper-order = Operations order
live-paper-gate = Checklist:
live-paper-manifest = Manifest:
live-paper-protocol = Handover protocol, English and

## Who is turned away

live-turned-sign-in = Sign in first
live-turned-not-there = There is nothing here
live-turned-away = The operation does not answer now; nothing that was confirmed is lost
live-turned-forged = This did not come from a page of yours: load the page again
live-turned-unread = This cannot be done

## Roles

lead = lead mediator
co-mediator = co-mediator
analyst = analyst
liaison = liaison
field = field officer
medical = doctor
interviewer = neutral interviewer
delegate = delegate
guarantor = guarantor
observer = observer
witness = witness

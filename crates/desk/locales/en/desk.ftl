### What the desk says, in English. Every language has the same messages with the same arguments; the tests hold it.
### What stands in braces with a dollar sign is put in: a name, a number, a moment.

## Days, moments, lists

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
day = { $day } { $month } { $year }
moment = { $day }, { $clocks } ({ $zone })
moment-utc = { $day }, { $clocks }
clock-utc = { $utc } UTC
clocks = { $utc } UTC · { $local } local time ({ $offset })
clocks-other-day = { $utc } UTC · { $local } local time on { $day } ({ $offset })
span-minutes = { $minutes } min
span-hours = { $hours } h { $minutes } min
list-comma = { ", " }

## What somebody is in a case. The name of a party follows a dash or a colon, so that it need not be declined.

role-lead = lead mediator
role-co-mediator = co-mediator
role-analyst = analyst
role-liaison = liaison to { $party }
role-field = field officer
role-medical = doctor
role-interviewer = neutral interviewer
role-delegate = delegate of { $party }
role-guarantor = guarantor, { $party }
role-observer = observer
role-witness = witness of the record

## Around every page

skip-to-main = Skip to the content
nav-label = Main
nav-cases = Cases
nav-account = Account
lock-now = Lock now
lock-meaning = Signs everybody out and forgets the keys of the desk
language = Language
language-choose = Change language

## Unlocking the desk

unlock-title = Unlock the desk
unlock-text = The desk has been started and holds no keys yet. Until it is unlocked, nobody can work here and nothing can be read.
unlock-new-text = This desk is new. Choose the passphrase that opens it from now on, and type the code that stands on the terminal on which it was started. Whoever forgets the passphrase cannot open the desk.
unlock-code = Code from the terminal
unlock-passphrase = Passphrase
unlock-again = The same passphrase again
unlock-do = Unlock
unlock-wrong = This does not open the desk.
unlock-differs = The two passphrases are not the same.
unlock-short = The passphrase is too short: it needs at least twelve characters.
unlock-code-wrong = This is not the code that stands on the terminal.

## What is refused. Nothing here says more than its kind: what is denied reads like what is not there.

problem-malformed = This could not be read
problem-malformed-text = What was sent is not in the form that the desk expects. Go back, look at it again and send it once more.
problem-sign-in = Nobody is signed in
problem-sign-in-text = Sign in, and do it again. Nothing has been changed.
problem-elsewhere = This did not come from a page of the desk
problem-elsewhere-text = It was sent from another place, or the page had been open for too long. Open the page again and repeat it. Nothing has been changed.
problem-not-found = There is nothing here
problem-not-found-text = Either there is no such page, or it is not yours to see.
problem-method = This cannot be asked in this way
problem-method-text = Go back to the page and use the buttons on it.
problem-too-slow = This took too long to arrive
problem-too-slow-text = The connection may be poor. Send it once more; nothing has been changed.
problem-conflict = This has changed meanwhile
problem-conflict-text = Somebody else was faster, or it has been done already. Look at the page as it is now, and decide again. Nothing was overwritten.
problem-too-large = This is larger than the desk takes
problem-too-large-text = Send less at once.
problem-kind = This is of another kind than the desk takes
problem-kind-text = Go back to the page and use the form on it.
problem-unfit = This cannot be done so
problem-unfit-text = It was understood, but something stands against it. Nothing has been changed.
problem-too-many = Too many attempts
problem-locked = The desk is locked
problem-locked-text = Somebody who may has to unlock it first. Nothing has been changed.
problem-unavailable = The desk cannot answer now
problem-unavailable-text = Try again in a moment. What was acknowledged before is kept.
problem-defect = Something is wrong with the desk
problem-defect-text = This is a defect, and no mistake of yours. What was acknowledged before is kept. Tell whoever runs the desk the number below.
problem-too-many-text = For the safety of everybody here, attempts are counted.
problem-too-many-wait =
    { $seconds ->
        [one] Wait { $seconds } second, and try again.
       *[other] Wait { $seconds } seconds, and try again.
    }
problem-back = To the beginning
problem-go-on = Go on
problem-request = Number of this request:

## Signing in

sign-in-title = Sign in
sign-in-passkey-text = Use the passkey that you registered on this device, or on a key that you carry.
sign-in-passkey = Sign in with a passkey
sign-in-recover-title = Without a passkey
sign-in-recover-text = If your passkey is lost, use one of your recovery codes. Each works once, and then lets you register a new passkey and nothing else.
sign-in-recovery-code = Recovery code
sign-in-recover = Use the code
sign-in-waits = Without a wait: { $account } failures of an account, { $address } from one address. Then one waits { $seconds } s, twice as long after each further one, up to { $minutes } min.
sign-out = Sign out

## Passkeys

passkey-add = Register another passkey
passkey-label = What this passkey is called
passkey-label-hint = So that you know it again if you have several.
passkey-needs-script = A passkey needs the script of this page, which your browser does not run.
passkey-unsupported = This browser knows no passkeys.
passkey-stopped = It was stopped, or took too long. Nothing has been changed; try again.
passkey-waiting = Follow what your device asks for …

## Joining by an invitation

join-title = Welcome to the desk
join-greeting = This invitation is for { $name }. If that is not you, close this page and tell whoever sent it.
join-first = Nobody works at this desk yet: whoever registers here sets it up.
join-name = What the others are to call you
join-roles = You will be:
join-text = Register a passkey: your device keeps it, and it never leaves it. From then on you sign in with it, without a password.
join-register = Register a passkey
invitation-until = The invitation is good until { $moment }.

## Recovery codes

codes-title = Your recovery codes
codes-text = Write them down and keep them apart from your device. They are shown this once; each works once.
codes-kept = I have written them down
codes-left =
    { $count ->
        [0] No recovery codes are left.
        [one] { $count } recovery code is left.
       *[other] { $count } recovery codes are left.
    }
codes-renew = Make new codes; the old ones stop working

## One’s own account

account-title = Your account
account-name = What the others call you
account-rename = Keep this name
account-restricted = You came in with a recovery code: register a passkey now. Until then, there is nothing else that you can do.
account-passkeys = Passkeys
account-passkeys-text = With these you sign in. Two are better than one: if a device is lost, the other still lets you in.
account-devices = Devices that sign for you
account-devices-text = What you say in an operation is signed on your own device. The key is made in this browser and cannot be taken out of it, nor does the desk ever see it. Strike off a device as soon as it is lost.
account-codes = Recovery codes
account-language = Language of your account
account-language-text = The desk speaks to you in
account-language-browser = the language of the browser
account-sessions = Where you are signed in
device-here = this browser
device-label = What this device is called
device-add = Let this browser sign for me
device-unsupported = This browser cannot keep such a key. Use a newer one, or sign elsewhere with the program.
strike-off = Strike off
struck-off-on = Struck off: { $moment }
since = Since { $moment }
session-seen = Last used: { $moment }
session-here = this session
session-end = End
session-end-others = End all others

## The team of a case

team-title = The team
team-which = Which of the cases that you lead?
team-none = You lead no case. The team of a case is seen by its lead.
team-members = Who works here
team-role = Role
team-grant = Give this role
team-revoke = Take back
team-devices =
    { $count ->
        [0] No device that signs
        [one] { $count } device that signs
       *[other] { $count } devices that sign
    }
team-end-sessions = End all sessions
team-close = Close the account
team-invitations = Invitations
team-no-invitations = No invitation is open.
team-withdraw = Withdraw
team-invite = Invite somebody
team-name = Name
team-days = Good for so many days
team-invite-do = Make the invitation
invited-title = The invitation
invited-text =
    { $days ->
        [one] Hand this link to { $name } on a way that you trust. It works once, for { $days } day, and is not shown again.
       *[other] Hand this link to { $name } on a way that you trust. It works once, for { $days } days, and is not shown again.
    }
invited-back = Back to the team

## Accounts: what cannot be done

unfit-invitation = This invitation is not good, or not any more. Ask for another.
unfit-ceremony = This took too long, or was begun elsewhere. Begin anew.
unfit-passkey = This passkey was not accepted.
unfit-code = This recovery code is not good, or not any more.
unfit-device = The device has not shown that it has this key, or the key is in use.
unfit-last-passkey = This is the only passkey of the account. Add another first.
unfit-not-recent = Sign in once more first: this is done within { $count } minutes of signing in.
unfit-full = There are as many as there may be: { $count }. Strike one off first.
unfit-text = A name has at least one character and at most { $count }, and no control characters.

## The log of access

access-title = Access
access-kept = What anybody of this case asks for is kept for about a year and shown to nobody but the lead. The same question asked again within a second is counted.
access-nothing = Nothing was asked.
access-when = When
access-who = Who
access-what = What
access-part = Whose part
access-came = What came of it
access-times = How often
access-before = What was before
access-left-out = Questions for which there was no room: { $count }
access-forgotten = Entries that are forgotten: { $count }
access-span = { $from } – { $to }
access-allowed = allowed
access-denied = denied
access-part-mediator = mediators
access-part-party = party { $party }
access-part-medical = doctors
access-part-interviewer = the neutral
access-part-field = field officers
access-part-observer = observers
access-part-guarantor = guarantor, { $party }
access-part-desk = the desk itself

## The operation: its pages

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

## The operation: the connection

live-connection-none = This page is as it was loaded; load it again to see what has changed.
live-connection-live = Live: this page changes by itself.
live-connection-gone = No connection: what you see is old. It is tried again.
live-connection-away = The desk’s store does not answer: nothing that is said now is taken. What was confirmed is safe.
live-connection-opens = The operation is being opened.

## The operation: the board

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

## The operation: saying something

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
live-unread = This cannot be read, is not yours to say, or names what is not known here; nothing has changed.
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

## The operation: beginning

live-not-begun = No operation of this case has begun.
live-plan = Plan
live-kind = What is begun
live-kind-rehearsal = A rehearsal
live-kind-own = The operation itself
live-begin = Begin
live-cannot-begin = By this plan nothing can be begun.

## The operation: the record

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
live-record-pseudonyms = What the entries say names people: it is shown together with names.
live-record-says = Says
live-record-files = To take along
live-verify = Verify
live-verify-doing = Being verified in your browser …
live-verify-sound = Every proof and signature is good; entries verified:
live-verify-unsound = Not all is as it should be; good:
live-verify-without = Without a script: take the files along and use `takas record verify`, or any verifier of c2sp.org/tlog-proof.
live-more = More

## The operation: paper

live-paper-lead = What is printed names people by pseudonyms.
live-paper-abort = Abort card
live-paper-order = Operations order
live-paper-gate = Checklist:
live-paper-manifest = Manifest:
live-paper-protocol = Handover protocol, English and
live-paper-protocol-english = Handover protocol, in English alone

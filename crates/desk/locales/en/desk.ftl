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

## Choosing a language

language-choose = Language
language-change = Change language

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

### Deals, rounds of proposals, and work in the background.

## Work in the background

work-title = Work
work-lead = What takes longer than a page. It goes on when you close the browser, and after the desk was started anew.
work-none = Nothing has been asked for.
work-clear = The best deal
work-landscape = The landscape of deals
work-concessions = The cheapest concessions
work-fragility = What hangs on whom
work-question = The next best question
work-sequence = The safe order
work-zone = The zone of agreement of round { $round }
work-plan = A plan
work-replan = Another plan after an event
work-rehearse = A rehearsal of a plan
work-waits = waits for its turn
work-goes-on = goes on
work-stops = is being stopped
work-done = done
work-limit = its time was over: the best so far
work-cancelled = cancelled
work-failed = could not be done
work-took = { $minutes } min { $seconds } s
work-old = The case has changed since.
work-open = See what was found
work-cancel = Cancel
work-best = best so far { $value }
work-bound = bound { $value }
work-steps = steps { $value }
work-at-any-deal = Any deal is looked for
work-at-best = The best for { $of }
work-at-objective = Objective: { $of }
work-at-unique = Whether it is the only one
work-at-conflict = Which rules are in conflict
work-at-shortest = Which conflict is the shortest
work-at-order = The safe order
work-at-concessions = Which concessions would make a deal
work-at-front = The landscape, points so far: { $of }
work-at-likely = The deal most likely to be accepted
work-at-distinct = Unlike those so far: { $of }

## Deals

deals-title = Deals
deals-find = Look for deals
deals-minutes = For so many minutes at most
deals-what-if = What if this moved, or that did not
deals-what-if-lead = What is chosen here counts for the best deal alone.
deals-either = as it comes
deals-with = moves
deals-without = does not move
deals-with-sentence = Only deals in which this holds
deals-without-sentence = Only deals in which this does not hold
deals-saved = Saved deals
deals-none-saved = No deal has been saved.
deals-agreed = agreed on
deals-breaks = breaks a rule as the case is now
deals-in-round = proposed in round { $round }
deals-open = Open
deals-compare = Put those chosen side by side
deals-compare-how-many = Choose two, three or four deals.
deals-question-unfit = “{ $question }” cannot be asked: { $reasons }
deals-found = What was looked for
deals-keep-heading = Deals that can be saved
deals-keep = Save
deals-is-kept = saved
deals-best = the best deal
deals-alternative = alternative { $number }
deals-point = point { $number } of the landscape
deals-distinct = deal { $number } that differs by much
deals-likely = the deal most likely to be accepted
deals-one = Deal
deals-settle = Agree on this deal
deals-see-as = As a party sees it
deals-as = As { $party } sees it
deals-as-lead = This and nothing more would be laid before it.
deals-beside = Side by side
deals-asks = What each party gets of what it asks, as it weighs it
deals-party = Party
deals-mistakes = The files of the case have mistakes now; they are told where positions are written.
deals-unfit-not-offered = { $party } does not offer { $item } in this way any more.
deals-unfit-gate = { $item }: not allowed by status, consent or non-refoulement.
deals-unfit-window = { $item }: goes before objections to the list are closed.
deals-unfit-stock = { $item }: more than there are.
deals-unfit-objected = { $item }: more by { $phase } than objections leave.
deals-unfit-daily = { $item }: more in { $phase } than its days allow.
deals-unfit-rule = The rule “{ $rule }” is broken.
deals-unfit-rule-too-large = The rule “{ $rule }” has numbers too large to be checked.
deals-unfit-protected = The rule “{ $rule }” makes the release of { $item }, who is protected, depend on something.
deals-unfit-other-case = The deal is none of the case as it is now: clear the case again.
deals-unfit-others =
    { $count ->
        [one] And one more thing stands against it.
       *[other] And { $count } more things stand against it.
    }

## Rounds of proposals

rounds-title = Rounds
rounds-all-accepted = Everybody has accepted the last proposal.
rounds-awaited = An answer is awaited from:
rounds-propose = Propose a deal
rounds-no-deal = No saved deal keeps every rule that is known now.
rounds-which = Which deal
rounds-to = Before whom
rounds-to-hint = Where nobody is chosen, before everybody with a position or a part in it.
rounds-note = Remark for the mediators
rounds-lay-before = Lay it before them
rounds-none = Nothing has been laid before you.
rounds-proposal = Proposal
rounds-answered = answered
rounds-waits-for-you = waits for your answer
rounds-answer = Your answer
rounds-says = What you say
rounds-accepts = We accept
rounds-refuses = We refuse
rounds-amends = We would accept something else
rounds-reason = Reason
rounds-by = Who said it
rounds-hint = It was hinted, not stated
rounds-change = What would have to change
rounds-change-lead = These lines become part of your position.
rounds-rule = Name of a rule
rounds-sentence = The rule in a sentence
rounds-rule-second = Name of a second rule
rounds-sentence-second = The second rule in a sentence
rounds-line = Another line, such as asks.NAME
rounds-value = What stands there from now on
rounds-drop = A line that is taken out
rounds-send = Answer
rounds-says-too-little = Whoever accepts changes nothing; whoever would accept something else says what has to change.
rounds-answered-already = This proposal has been answered already.
rounds-line-unreadable = The position cannot be read as it lies here. Tell the mediators.
rounds-line-table = “{ $line }” names no line of a position. Write TABLE.NAME, as in { $example }, with one of these as TABLE: { $tables }.
rounds-line-value = “{ $value }” cannot stand in the line { $line }. Write a table, as in { $example }.
rounds-line-absent = The position has no line { $line } that could be taken out.
rounds-makes-mistakes = The answer was not kept: it does not fit into the case as it is. Tell the mediators.

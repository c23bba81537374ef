### What is said of rounds of proposals, in French: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Rounds, and who says what

round-none = Aucune proposition n’a été présentée aux parties : `takas propose` ouvre le premier tour.
round-none-of-yours = Aucune proposition ne vous a été présentée.
round-agreed = Accord : toutes les parties acceptent la proposition du tour { $round }.
round-heading = Tour { $number }, { $day }
round-proposed = Proposé : l’accord
round-answers = Réponses
round-party = Partie
round-reason = Dans ses propres mots
round-accepts = accepte
round-refuses = refuse
round-amends = demande des changements
round-awaited = n’a pas encore répondu
round-not-cleared = répondu, non recalculé depuis

## The zone of agreement

round-zone = Zone d’accord
round-moment = Quand
round-known = La zone alors
round-reach = Ce que le meilleur accord satisfait des demandes de chaque partie, et le plus qu’un accord de la zone puisse en satisfaire
round-when-proposed = au moment de la proposition
round-after-accepts = une fois que { $party } accepte
round-after-refuses = une fois que { $party } refuse
round-after-amends = une fois que { $party } demande des changements
round-after-answer = après la réponse de { $party }
round-zone-open = ouverte ; le meilleur accord transfère { $people }
round-zone-open-unproved = ouverte ; le meilleur accord trouvé transfère { $people }, sans preuve qu’il soit le meilleur
round-zone-empty = vide : aucun accord ne respecte toutes les règles de toutes les parties
round-zone-holds-it = ouverte : la proposition s’y trouve ; une limite est venue avant son meilleur accord
round-zone-unknown = non connue : une limite est venue d’abord ; la proposition ne s’y trouve plus
round-stands = la proposition s’y trouve
round-stands-no-longer = la proposition ne s’y trouve plus
round-conflict = ne peuvent tenir ensemble : { $rules }

## What a party answered

round-you-accepted = vous avez accepté
round-you-refused = vous avez refusé
round-you-amended = vous avez demandé des changements
round-you-have-not = attend votre réponse

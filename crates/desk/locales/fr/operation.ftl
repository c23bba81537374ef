### What is said of an operation, in French: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.
### What stands in braces with a dollar sign is put in; it may be a phrase itself, so that it stands where it need not be declined.

## How phrases stand together

list-and = { $first } et { $last }
list-semicolon = { " ; " }
amount-with = { $what } : { $how }
amount-noted = { $what } ({ $note })

## Amounts

amount-somebody = quelqu’un
amount-people =
    { $count ->
        [one] { $count } personne
       *[other] { $count } personnes
    }
amount-remains =
    { $count ->
        [one] { $count } dépouille
       *[other] { $count } dépouilles
    }
amount-goods = { $count } { $unit }
amount-numbered = { $count } (n° { $numbers })
amount-stretchers =
    { $count ->
        [one] { $count } civière
       *[other] { $count } civières
    }
amount-minutes = { $minutes } min
amount-hours = { $hours } h
amount-hours-minutes = { $hours } h { $minutes } min

## How something moves, and in whose hands somebody is

way-air = par les airs
way-road = par la route ou le rail
way-sea = par la mer
way-before-all = avant que quiconque arrive ou parte
hands-sheltered = à l’abri là où l’appareil se pose ; sous la garde de personne, rendus à personne
way-after-arrival = après l’arrivée : { $ride }
way-before-departure = avant le départ : { $ride }
hands-holder = là où ils sont, sous la garde de { $holder }
hands-host = à l’abri chez l’hôte ({ $state }) ; sous la garde de personne, rendus à personne
hands-receiver = auprès de { $receiver } : reçus, ou acheminés jusqu’à destination

## What was said

act-everything = tout
act-held-irregular = suspendu : tout, après une irrégularité
act-aborted = interrompu : chacun rejoint la situation sûre de cet instant
act-new-plan = un autre plan est en vigueur
act-closed = l’opération est terminée
act-in-hand = { $who } – { $gate } : c’est acquis
act-not-in-hand = { $who } – { $gate } : ce n’est plus acquis
act-seated = { $who } : voyage assis
act-lying = { $who } : voyage sur une civière
act-as-load = { $who } : transporté comme chargement
act-not-travelling = { $who } : ne voyage pas
act-begun = { $what } : commencé
act-passed = { $what } : franchi par { $who }
act-passed-by-nobody = { $what } : terminé, franchi par personne
act-done = { $what } : fait
act-gate = barrière « { $name } »
act-confirmed = { $gate } : confirmée
act-confirmed-by = { $gate } : confirmée par { $party }
act-taken-back = { $gate } : confirmation retirée
act-taken-back-by = { $gate } : confirmation retirée par { $party }
act-releases = { $gate } : ouverture autorisée
act-let-board = { $ride } – peuvent monter à bord : { $who }
act-boarded = { $ride } – à bord : { $who }
act-alighted = { $ride } – redescendus : { $who }
act-let-go = peut partir : { $rides }
act-departed = { $ride } : parti
act-arrived = { $ride } : arrivé
act-arrived-at = { $ride } : arrivé ailleurs, à { $place }
act-verified = identité vérifiée par la partie qui reçoit : { $who }
act-handed-over = remis : { $who }
act-followed-up = revu ensuite : { $who }
act-request = { $number } : { $what }, au plus tard à { $due }
act-request-owned = { $number } : { $what }, suivi par { $owner }, au plus tard à { $due }
act-met = { $number } : satisfaite
act-overdue = { $number } : non satisfaite à temps
act-next-in-line = { $of } ne part pas : le remplaçant suivant est { $next } ; personne ne part tant qu’un plan d’un accord avec { $next } n’est pas adopté
act-nobody-in-line = { $of } ne part pas, et il ne reste aucun remplaçant
act-held = suspendu : { $scope }
act-resumed = reprend : { $scope }
act-accepts =
    { $units ->
        [one] accepte que lui reste due : { $units } unité
       *[other] accepte que lui reste due : { $units } unités
    }
act-unconfirmed =
    { $events ->
        [one] enregistré, PAS ENCORE CONFIRMÉ par une seconde copie : { $events } événement
       *[other] enregistré, PAS ENCORE CONFIRMÉ par une seconde copie : { $events } événements
    }
act-copy-behind = LA SECONDE COPIE EST EN RETARD : { $why }

## What follows, and how it counts

follows-safe = chacun est là où le veut la situation sûre
follows-clear = { $who } : peut voyager
follows-no-longer-clear = { $who } : ne peut plus voyager
follows-opened = { $gate } : ouverte
follows-counts = ce qui était venu trop tôt sous le n° { $event } compte à présent
follows-lapsed = ce qui était venu trop tôt sous le n° { $event } tombe
follows-withheld =
    { $units ->
        [one] retenu : { $party } attend depuis trop longtemps { $units } unité
       *[other] retenu : { $party } attend depuis trop longtemps { $units } unités
    }
follows-cured = { $party } n’attend plus rien
weight-repeats = comme il a déjà été dit
weight-waits = venu trop tôt : comptera quand ce qui le précède sera venu
weight-irregular = irrégulier
weight-own-clock = à l’horloge de qui l’a dit { $time }
weight-irregular-for = irrégulier : { $reasons }

## The board

kind-rehearsal = Répétition : toute confirmation y est jouée.
kind-historical = Dossier historique : ce que l’on sait de ce qui s’est passé. Ce que personne n’a dit n’est pas connu, et aucune confirmation n’est inventée.
warning-historical = Dossier historique : il consigne ce qui s’est passé. Il ne l’approuve pas et n’en fait pas un modèle : la libération de qui est protégé par le droit ne peut dépendre d’une contrepartie, et nul ne peut être détenu en vue d’un échange.
board-not-known = non connu
board-boarding = embarquement
board-off = n’a pas lieu
board-waits = en attente
stage-running = en cours
stage-held = SUSPENDU
stage-aborted = INTERROMPU
stage-safe = INTERROMPU, TOUS EN SÉCURITÉ
stage-closed = terminé
board-released = autorisée ✓
board-not-released = non autorisée
board-overdue = en retard
travels-clear = peut voyager
travels-not-clear = ne peut pas encore voyager
travels-not-any-more = ne peut plus voyager
travels-needs-nothing = rien n’est requis
travels-stays = ne voyage pas
people-verified = identité vérifiée
people-handed-over = remis
people-followed-up = revu
people-private-gates = ce que le médecin, le neutre ou une partie gardent pour eux
board-checks = Contrôles et mesures
board-vehicles = Véhicules
board-arrived = arrivé { $time }
board-arrived-at = arrivé { $time } à { $place }
board-under-way = en route { $time }, à bord { $aboard }
board-may-leave = peut partir, à bord { $aboard }
board-ready = prêt : la parole du médiateur, à bord { $aboard }
board-boarding-of = embarquement { $aboard }
board-waits-with = en attente ({ $units })
board-late = { $span } de retard
board-more = { $first } (+{ $more })
board-open-since = ouverte depuis { $time }
board-planned = prévue { $time }
board-released-by = autorisée { $by }/{ $of }
board-rides-left =
    { $rides ->
        [one] { $left } sur { $rides } trajet commencé
       *[other] { $left } sur { $rides } trajets commencés
    }
board-handed-over-of = { $count } sur { $of } remis
people-on-board = à bord : { $ride }
people-under-way = en route : { $ride }
people-at = lieu : { $place }
board-request = { $number } : { $what }, au plus tard à { $due }, { $owner }
board-met-at = satisfaite à { $time }

## Drawings

drawing-course = Prévu, et tel que ce fut
drawing-course-caption = Pâle : comme prévu. Foncé : tel que ce fut, à l’horloge du bureau. Un trait vertical est une barrière : en tirets comme prévu, plein quand elle s’est ouverte.
drawing-balance = Équilibre dans le temps
drawing-flow = Flux des mouvements
drawing-map = Les itinéraires
drawing-balance-of = { $party } : donné { $given } sur { $gives }, reçu { $received } sur { $receives }
drawing-balance-short = donné { $given } · reçu { $received }
drawing-flow-of = { $from } – { $to } : { $arrived } sur { $all } arrivés
drawing-flow-going = { $from } – { $to } : { $arrived } sur { $all } arrivés, { $going } en route
drawing-flow-short = { $arrived } sur { $all }
drawing-map-closed = fermé : { $areas }

## Who speaks, what has to be in hand, what is asked for

seat-lead = médiateur
seat-co-mediator = comédiateur
seat-field = agent de terrain
seat-medical = médecin
seat-interviewer = neutre chargé des entretiens
seat-observer = observateur
seat-desk = bureau
gate-consent = consentement
gate-fit = aptitude à voyager
gate-legal = base légale
gate-document = titre de voyage
gate-identity = identité
gate-family = famille informée
request-call = un appel à la famille
request-document = un document
request-doctor = un médecin en particulier
request-media = ce qui est dit aux médias
request-other = autre chose
seat-delegate = délégué – { $party }
seat-guarantor = garant – { $party }
gate-identity-by = identité, par { $party }
request-number = requête { $number }
request-number-of = requête { $number } – { $party }
request-for = { $kind } – { $about }

## What stands against something

reason-seat = ce n’est pas à cette fonction de le dire
reason-too-much = il en attend plus qu’on n’en garde : à redire plus tard
reason-unknown = cela parle de quelque chose qui n’existe pas
reason-not-so = cela ne se peut : quelqu’un est ailleurs, un trajet est terminé, ou un numéro est pris
reason-aborted = l’échange a été interrompu
reason-everything-held = tout est suspendu
reason-not-there = pas encore sur place
reason-not-planned = sur un autre trajet selon le plan
reason-no-word = pas d’autorisation d’embarquer
reason-not-over = en route, ou non remis
reason-protected = protégé : rien ne le retient
reason-no-room = pas de place du type requis
reason-stale = dit il y a trop longtemps, ou à une horloge fausse : on le redit si on le pense encore
reason-target = un autre plan est en vigueur, ou le nouveau ne garde pas ce qui s’est passé
reason-not-done = pas fait
reason-no-go = pas d’autorisation de partir
reason-other-operation = cela a été signé pour une autre opération
reason-nobody = aucune personne pouvant s’exprimer ici ne porte cet identifiant
reason-signature = la signature n’est pas celle de l’auteur
reason-commitment = ce qui est dit n’est pas ce à quoi l’auteur s’est engagé
reason-other-record = cela a été signé pour le registre et n’est dans aucun, ou l’inverse
reason-unreadable = ce qui est dit ne se lit pas
reason-not-yours = cela ne se lit pas, ce n’est pas à vous de le dire, ou cela nomme ce qui n’est pas connu ici ; rien n’a changé
reason-sequence = le prochain numéro de l’auteur est { $next }
reason-contradicts = l’auteur a dit autre chose sous le numéro { $number }
reason-held = { $scope } : suspendu
reason-not-checked = { $check } : pas franchi
reason-elsewhere = { $vehicle } n’est pas encore sur place
reason-shut = { $gate } : fermée
reason-waits-for = { $gate } : attend { $who }
reason-not-confirmed = { $gate } : non confirmée par { $party }
reason-second-person = { $gate } : l’ouverture doit être autorisée par deux personnes
reason-too-early = { $gate } : selon le plan, ne s’ouvre pas encore
reason-out-of-order = { $who } part après { $earlier }
reason-owed =
    { $units ->
        [one] il serait dû à { $party } { $units } unité de plus que ce qu’il accepte
       *[other] il serait dû à { $party } { $units } unités de plus que ce qu’il accepte
    }
reason-not-together = ceux qui partent ensemble ne sont pas tous visés par cette parole et à bord : { $ride }
reason-apart = { $one } et { $other } ne voyagent pas ensemble
reason-barred = { $code } : nul n’est adopté dans le plan s’il ne peut pas partir : { $who }
reason-may-not-go = { $who } ne peut pas s’y rendre, par consentement ou non-refoulement
reason-not-acknowledged = { $who } n’est pas reconnu par celui qui le détient
reason-quota = { $name } : il en partirait plus que ce qui passe dans le temps prévu

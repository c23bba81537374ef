### What is said of a plan and on its papers, in French: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Columns

plan-leaves = départ
plan-arrives = arrivée
plan-vehicle = véhicule
plan-by = par
plan-way = de → vers
plan-who = qui
plan-slack = marge
plan-gate = barrière
plan-opens = ouverture
plan-waits-for = attend
plan-holds = laisse partir
plan-team = équipe
plan-what = quoi
plan-from = de
plan-until = jusqu’à
plan-where = où
plan-jurisdiction = juridiction
plan-hands = entre les mains de qui
plan-each = chacun attend
plan-in-all = en tout
plan-number = n°
plan-needs = besoins en route
plan-to = vers
plan-state = état
plan-boarded = à bord
plan-alighted = arrivé
plan-room = places
plan-zone = fuseau
plan-halls = salles
plan-registry = immatriculation
plan-at = heure
plan-signature = signature
plan-measure = mesure
plan-value = valeur
plan-bound = borne
plan-gap = écart
plan-there = sur place

## Headings, and what stands below them

plan-chart = Qui est où, et quand
plan-movements = Mouvements
plan-gates = Barrières
plan-quotas = Quotas de passage
plan-works = Contrôles et mesures
plan-worth = Ce que vaut le plan
plan-exposed = Combien de temps chacun est exposé
plan-exposed-lead = Temps passé à un point d’échange entre deux trajets.
plan-nobody-exposed = Personne n’attend à un point d’échange.
plan-critical-lead = Le chemin critique : chaque élément commence dès que le précédent le permet, jusqu’à la dernière arrivée. La marge des autres est indiquée à côté d’eux.
plan-critical-means = Sur le chemin critique : tout retard ici retarde la fin.
plan-safe = En cas d’interruption
plan-safe-lead = Où chacun est en sécurité, et entre les mains de qui, si l’échange est interrompu dans cet intervalle. Nul qui a été libéré ne retourne en détention.
plan-completed = Mené à terme malgré tout :
plan-own-people = Qui est concerné
plan-own-movements = Mouvements des vôtres
plan-own-vehicles = Vos véhicules
plan-carried = À emporter. Sous pseudonyme.
plan-abort = Carte d’interruption
plan-abort-lead = En cas d’interruption : trouver l’intervalle de temps, mener chacun au lieu indiqué, mener à terme ce qui est déjà simultané. Nul n’est renvoyé en détention. L’abri incombe à l’hôte, qui doit le non-refoulement à quiconque s’est posé.
plan-no-safe-states = Les situations sûres de ce plan n’ont pas été établies.
plan-means = Véhicules, lieux et équipes
plan-timetable = Horaire
plan-confirmations = Confirmé par
plan-opens-for-nobody = Elle ne retient personne.
plan-nobody-on-it = Il n’y a personne ni rien à bord pour ce trajet.
plan-for-those-who-hand-over = pour ceux qui remettent
plan-for-the-crew = pour l’équipage
plan-for-the-mediator = pour le médiateur
plan-the-mediator = le médiateur
plan-protected = protégé par le droit
plan-empty = à vide
plan-none-of-yours = aucun des vôtres
plan-nothing-moves = Rien ne se déplace.
plan-no-slack = sans marge
plan-holds-nobody = ne retient personne
plan-nothing-awaited = rien n’est attendu
plan-under-pseudonyms = Les personnes figurent sous pseudonyme.
plan-warnings = Avertissements
plan-historical-short = Dossier historique : consigne ce qui s’est passé.

## The chart, the map and the slider

plan-rooms = Qui attend où
plan-teams = Équipes
plan-at-the-exchange = Au point d’échange
plan-chart-caption = Une barre est un trajet, une attente ou un travail, un trait vertical une barrière qui s’ouvre. Encadré : le chemin critique. En pointillé : de combien un trajet peut tarder. Pointer une barre affiche tout ce qui la concerne.
plan-map-caption = Itinéraires en géodésiques autour de ce qui est fermé (hachuré). Terres et frontières comme dans l’atlas ; il n’est pas dit à qui elles sont.
plan-map-caption-open = Itinéraires en géodésiques. Terres et frontières comme dans l’atlas ; il n’est pas dit à qui elles sont.
plan-event-before = à l’événement précédent
plan-event-after = à l’événement suivant
plan-moment = Pas à pas dans le temps
plan-everybody = Tout le monde
plan-open-since = ouverte depuis
plan-closed-until = fermée jusqu’à
plan-and-more = et { $count } de plus

## Sentences

amount-nothing = rien
plan-day = { $day } (UTC)
plan-order-title = { $case } : ordre d’opération
plan-manifest = Manifeste : { $vehicle }, trajet { $number }
plan-checklist = Liste de contrôle : barrière « { $gate } »
plan-gate-opens = la barrière « { $gate } » s’ouvre
plan-leaves-from = départ de { $place }, { $moment }
plan-arrives-at = arrivée à { $place }, { $moment }
plan-on-this-ride = À bord pour ce trajet : { $load }.
plan-opens-for = Ne peuvent partir qu’une fois toutes les cases cochées et toutes les confirmations données : { $who }.
plan-planned-for = Prévue pour { $moment }.
plan-not-before = pas avant { $moment }
plan-since-until = De { $from } jusqu’à { $until }
plan-since = À partir de { $from }
plan-how-times-stand = Les heures sont en UTC (Z), puis locales avec leur décalage par rapport à UTC ; l’heure locale est celle du lieu, et de { $zone } où aucun lieu n’est visé.
plan-spare = marge { $span }
plan-lets-go = puis peuvent partir : { $who }
plan-when-there = une fois sur place : { $who }
plan-when-results = une fois connus les résultats de { $checks } pour : { $who }
plan-after-that = { $what }, { $span } après
plan-hall = { $place }, { $hall }
plan-hangs-on = dépend de : { $condition }
plan-released-to = Vous libérez, à destination de { $party }
plan-received-from = Vous recevez de { $party }
plan-escorts =
    { $count ->
        [one] { $count } accompagnateur
       *[other] { $count } accompagnateurs
    }
plan-seats =
    { $count ->
        [one] { $count } siège
       *[other] { $count } sièges
    }
plan-load =
    { $count ->
        [one] { $count } unité de charge
       *[other] { $count } unités de charge
    }
plan-rides =
    { $count ->
        [one] { $count } trajet
       *[other] { $count } trajets
    }
plan-vehicles =
    { $count ->
        [one] { $count } véhicule
       *[other] { $count } véhicules
    }
plan-person-minutes =
    { $count ->
        [one] { $count } personne-minute
       *[other] { $count } personnes-minutes
    }
plan-headline = { $what } en { $rides }, { $vehicles }, de { $from } à { $until }.
plan-part-of = { $who } (fraction { $part } sur { $of })
plan-arrives-when = arrivée { $time }
plan-until-when = jusqu’à { $time }
plan-no-room = aucune place

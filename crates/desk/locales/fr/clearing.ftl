### What is said of deals, in French: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Deals

clearing-consent-not-known = consentement inconnu
clearing-consent-not-asked = consentement non demandé
clearing-consent-given = consentement donné
clearing-consent-disputed = consentement contesté
clearing-consent-refused = consentement refusé
clearing-consent-cleared = entendus par le neutre, sans obstacle
clearing-consent-to-be-asked = encore à entendre par le neutre
clearing-role-side = partie à l’échange
clearing-role-mediator = médiateur
clearing-role-co-mediator = comédiateur
clearing-role-guarantor = garant
clearing-role-host = hôte
clearing-role-transit = pays de transit
clearing-role-custodian = détenteur de fait
clearing-role-observer = observateur
clearing-stated = déclaré
clearing-hinted = laissé entendre
clearing-inferred = déduit
clearing-assumed = supposé
clearing-from-outcome = du seul résultat
clearing-must = impératif
clearing-high = important
clearing-wish = souhait
clearing-spoilers = Liste de saboteur : elle montre où l’accord se brise. Elle a été demandée nommément ; ne la gardez pas plus longtemps que nécessaire.
clearing-optimal = Le meilleur
clearing-feasible = Réalisable
clearing-infeasible = Irréalisable
clearing-interrupted = Interrompu
clearing-optimal-sentence = Aucun accord n’est meilleur : toutes les bornes sont fermées et le juge a rejoué chaque preuve.
clearing-better-unknown = Toutes les conditions sont remplies, comme le juge le confirme. On ignore s’il existe un meilleur accord.
clearing-infeasible-sentence = Aucun accord ne remplit toutes les conditions. Le juge a rejoué la preuve.
clearing-interrupted-sentence = Une limite est venue d’abord : ni accord, ni preuve qu’il n’y en a pas.
clearing-not-closed = la recherche a été arrêtée avant sa fin
clearing-unique = C’est le seul : aucun autre accord n’est aussi bon pour chaque objectif.
clearing-not-unique = Ce n’est pas le seul : un autre accord est aussi bon pour chaque objectif.
clearing-objective-protected = personnes protégées et dépouilles transférées
clearing-objective-people = personnes transférées
clearing-objective-worst-off = satisfaction, la partie la moins bien servie d’abord
clearing-objective-transfers = transferts et engagements, le moins possible
clearing-objective-waiting = unités-phases d’attente, le moins possible
clearing-no-party-asks = aucune partie ne demande rien
clearing-closed = fermée
clearing-no-bound = inconnue
clearing-stays = reste
clearing-undertaken = engagement pris
clearing-not-undertaken = engagement non pris
clearing-owner-case = le dossier
clearing-owner-question = la question
clearing-unverified = Toutes les conditions sont remplies, comme le juge le confirme. Le moteur n’a pas trouvé de meilleur accord, mais la borne n’est pas vérifiée : { $reason }.
clearing-may-be-better = Toutes les conditions sont remplies, comme le juge le confirme. Un meilleur accord peut exister : { $open }.
clearing-open-by = { $name } { $value }, borne { $bound }, écart { $gap }
clearing-open-at = { $name } { $value }, borne { $bound }
clearing-open-without = { $name } { $value }, sans borne connue
clearing-infeasible-unverified = Le moteur a trouvé qu’aucun accord ne remplit toutes les conditions ; la preuve n’est pas vérifiée : { $reason }.
clearing-owed = Protégés par le droit et non transférés : { $left }. Leur libération est due quoi qu’il soit convenu ; elle n’entre pas dans le marchandage et ne peut attendre un accord (CG III art. 109, 110, 120 ; CG IV art. 130, 132).
clearing-moves-among =
    { $parties ->
        [one] Échange entre { $parties } partie : { $what }.
       *[other] Échange entre { $parties } parties : { $what }.
    }
clearing-move-among =
    { $parties ->
        [one] Échange entre { $parties } partie : { $what }.
       *[other] Échange entre { $parties } parties : { $what }.
    }
clearing-undertaken-alone =
    { $count ->
        [one] { $count } engagement est pris.
       *[other] { $count } engagements sont pris.
    }
clearing-begun =
    { $count ->
        [one] { $count } engagement commence.
       *[other] { $count } engagements commencent.
    }
clearing-protected-among =
    { $count ->
        [one] { $count } de ces personnes est protégée par le droit.
       *[other] { $count } de ces personnes sont protégées par le droit.
    }
clearing-to-partner = { $count } vers { $partner }
clearing-from-partner = { $count } de { $partner }
clearing-days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
clearing-from-day = à partir du { $first }, { $days }
clearing-then = { $first }, puis { $next }
clearing-chosen = { $option } (choix { $rank } sur { $of })
clearing-none-chosen = aucun de ses { $count } choix
clearing-stated-by = { $standing } par { $by }
clearing-with-sources = { $what } [{ $sources }]
clearing-route = { $from } → { $to }
clearing-units-on = { $units } { $way }
clearing-units-to = { $units } vers { $to }
clearing-to = vers { $to }
clearing-in-phase = { $what }, phase : { $phase }
clearing-also-to = aussi { $places }
clearing-no-longer = n’a plus lieu : { $places }
clearing-instead = { $after } au lieu de { $before }
clearing-of-parties =
    { $count ->
        [one] { $share } (chez { $count } partie)
       *[other] { $share } (chez { $count } parties)
    }
clearing-at-most = au plus { $share }
clearing-quoted = « { $name } »

## Tables and marks

clearing-gives = donne
clearing-receives = reçoit
clearing-of-its-best = de son meilleur
clearing-over-its-best = au-delà de son meilleur dans l’état du dossier
clearing-name = nom
clearing-from = de
clearing-goes-to = vers
clearing-legal = motif indiqué par le détenteur
clearing-consent = volonté propre
clearing-objective = objectif
clearing-condition = règle
clearing-without-it = sans elle
clearing-this-deal = cet accord
clearing-alternative = variante
clearing-undertakes = s’engage
clearing-asks = Demandes
clearing-conditions = Conditions, toutes remplies
clearing-comes = entre
clearing-goes = sort
clearing-otherwise = autrement
clearing-outside = aucune demande à comparer
clearing-unlocks = rend possible
clearing-none-decisive = Aucune condition ne l’était à elle seule : sans l’une quelconque d’entre elles, le meilleur accord est aussi bon.
clearing-no-alternative = Rien n’a été trouvé.
clearing-no-concession = Aucune des concessions que le médiateur croit possibles ne permet un accord.
clearing-exhausted = Il n’y a pas d’autre ensemble.
clearing-not-proved-cheapest = il n’est pas prouvé que ce soit le moins coûteux
clearing-if-name = si ce nom sort
clearing-if-party = si cette partie se retire
clearing-falls = tombe aussi
clearing-replaced = vient à la place
clearing-same = le même accord
clearing-numbered = { $called } { $number }
clearing-deal-of = Accord { $id }
clearing-digest-of = empreinte du dossier { $digest }
clearing-also-known = aussi { $names }
clearing-costs = coût { $cost }
clearing-difficult = difficulté { $difficulty }
clearing-of-party = { $party } { $share }

## Headings

clearing-heading-question = Ce qui a été demandé
clearing-heading-picture = L’échange
clearing-heading-list = La liste
clearing-heading-consent = La volonté propre des personnes
clearing-heading-parties = Ce que chaque partie donne et reçoit
clearing-heading-objectives = Ce qui a été optimisé, dans cet ordre
clearing-heading-decisive = Conditions décisives
clearing-heading-alternatives = Variantes
clearing-heading-conflict = Pourquoi il n’y a pas d’accord
clearing-heading-concessions = Concessions qui permettraient un accord
clearing-heading-fragility = Ce qui dépend de qui
clearing-heading-sources = Sources
clearing-heading-legend = Comment lire cette page
clearing-heading-undertakings = Engagements : { $phase }

## Pages and their legend

clearing-count = nombre
clearing-left = ce qui reste
clearing-routes = Flèches par lettre
clearing-matrix-objectives = Objectifs
clearing-matrix-satisfaction = Demandes satisfaites
clearing-matrix-items = Qui va où
clearing-matrix-caption = Seulement ce qui diffère. Ce qui diffère de cet accord est marqué.
clearing-objectives-caption = Chacun est rendu aussi bon que possible sans rien céder sur ceux qui précèdent.
clearing-decisive-caption = Le meilleur accord serait un autre si cette seule condition était levée.
clearing-now = maintenant
clearing-becomes = devient
clearing-priority = priorité
clearing-met = satisfait
clearing-legend-thread = fil
clearing-legend-thread-means = Une personne, ou un défunt, en chemin d’une partie à une autre.
clearing-legend-band = bande
clearing-legend-band-means = Un groupe, ou plus de personnes que l’on ne peut distinguer de fils ; plus elle est large, plus il y en a (par le logarithme).
clearing-legend-protected-means = Un mineur, un prisonnier gravement blessé ou malade, un parent accompagnant un mineur protégé, ou une dépouille : rien ne peut être exigé pour leur libération (CG III art. 109, 110, 120 ; CG IV art. 130, 132).
clearing-legend-of-its-best-means = Ce qui est satisfait des demandes d’une partie, pondéré par la priorité, divisé par le plus qu’un accord quelconque pourrait satisfaire : 100 % est tout ce qu’elle pourrait obtenir, ce qui peut être moins qu’elle ne demande. Ce sont les fractions exactes qui sont comparées ; les pourcentages sont arrondis.
clearing-legend-optimal = le meilleur
clearing-legend-optimal-means = Dit seulement quand toutes les bornes sont fermées et que le juge, qui ne partage aucun code avec le moteur, a rejoué chaque preuve.
clearing-legend-standing = fondement
clearing-legend-standing-means = Déclaré : la partie l’a dit. Laissé entendre : elle l’a fait comprendre. Déduit ou supposé : l’avis du médiateur lui-même.
clearing-more-in-list = et { $count } de plus (tous dans la liste ci-dessous)

## The drawing

clearing-picture-note = { $verb } { $what }
clearing-picture-between = { $count } de { $from } vers { $to }

## Questions, conflicts, concessions

clearing-answer-deal = Il y a un accord.
clearing-answer-none = Il n’y a pas de tel accord.
clearing-answer-unknown = Une limite est venue avant qu’une réponse soit trouvée.
clearing-answer-same = Le meilleur accord reste le même.
clearing-answer-no-base = Sans la question, il n’y a pas d’accord auquel le comparer.
clearing-something-moves = un accord transfère quelque chose
clearing-something-moves-sentence = le paquet vide n’est pas un accord
clearing-conflict-of-one = Cette condition seule ne laisse aucun accord. La lever en rend un possible.
clearing-conflict-all-needed = Lever l’une quelconque d’entre elles rend un accord possible.
clearing-conflict-need-unknown = Une limite est venue avant que l’on sache si toutes sont nécessaires.
clearing-conflict-none-shorter = Aucune contradiction n’est plus courte : c’est prouvé.
clearing-left-nothing = Il ne reste aucun accord.
clearing-left-unknown = Inconnu : une limite est venue d’abord.
clearing-dropped = levée
clearing-asked-with = avec le transfert de { $item }
clearing-asked-with-to = avec le transfert de { $item } vers { $to }
clearing-asked-without = sans { $name }
clearing-conflict-of-several = Ces { $count } conditions ne peuvent être remplies ensemble.
clearing-what-is-left = Ce qui reste : { $left }.
clearing-still-move =
    { $before ->
        [one] { $after } sur { $before } personne est encore transférée.
       *[other] { $after } sur { $before } personnes sont encore transférées.
    }
clearing-still-move-protected =
    { $before ->
        [one] { $after } sur { $before } personne est encore transférée, dont protégées { $protected } sur { $of }.
       *[other] { $after } sur { $before } personnes sont encore transférées, dont protégées { $protected } sur { $of }.
    }

## The landscape

clearing-front = Le paysage
clearing-point = point n°
clearing-known-as = connu comme
clearing-shown = l’accord montré
clearing-not-proved = il n’est pas prouvé qu’il soit sur le front
clearing-plot = Le front, chaque partie selon sa part de son meilleur
clearing-nash = Nash
clearing-nash-means = le plus grand produit des parts des parties dans leur meilleur
clearing-kalai-smorodinsky = Kalai-Smorodinsky
clearing-kalai-smorodinsky-means = le plus proche de parts égales : la plus grande part la plus basse, puis la plus petite part la plus haute
clearing-egalitarian = égalitaire
clearing-egalitarian-means = la part la plus basse est aussi grande que possible, puis la suivante, et ainsi de suite
clearing-utilitarian = utilitariste
clearing-utilitarian-means = la plus grande somme des parts
clearing-front-means = À chaque point, une partie ne peut avoir plus que si une autre a moins. Pour le médiateur seul : on y voit à quel point chaque partie est satisfaite.
clearing-front-one-point = Un point : aucun accord ne donne davantage à une partie. Le juge a rejoué la preuve.
clearing-front-cut-short = Une limite est venue avant que tout le front soit vu.
clearing-of-those-found = Les noms sont donnés parmi les points trouvés : un point non trouvé pourrait en prendre un.
clearing-distinct = Accords très différents
clearing-distinct-deal = accord
clearing-no-further = Il n’y en a pas d’autre : le juge a rejoué la preuve.
clearing-no-further-unverified = Qu’il n’y en ait pas d’autre n’est pas vérifié.
clearing-front-complete = { $count } points et pas d’autres : le front est complet et le juge a rejoué la preuve.
clearing-front-within =
    { $count ->
        [one] { $count } point. Chaque accord est approché par l’un d’eux à { $share } près du meilleur de chaque partie ; le juge a rejoué la preuve.
       *[other] { $count } points. Chaque accord est approché par l’un d’eux à { $share } près du meilleur de chaque partie ; le juge a rejoué la preuve.
    }
clearing-front-unverified =
    { $count ->
        [one] { $count } point ; qu’il n’y en ait pas d’autres n’est pas vérifié : { $reason }.
       *[other] { $count } points ; qu’il n’y en ait pas d’autres n’est pas vérifié : { $reason }.
    }
clearing-front-left-out =
    { $count ->
        [one] Voici { $shown } sur { $count } point : ceux qui ressortent, et d’autres répartis régulièrement. --json les a tous ; --tolerance 5 en demande moins.
       *[other] Voici { $shown } sur { $count } points : ceux qui ressortent, et d’autres répartis régulièrement. --json les a tous ; --tolerance 5 en demande moins.
    }
clearing-front-shared =
    { $count ->
        [one] { $count } point porte ce nom ({ $name }) : aucun ne se distingue par là.
       *[other] { $count } points portent ce nom ({ $name }) : aucun ne se distingue par là.
    }
clearing-shown-beaten = L’accord montré n’est pas sur le front : au point { $point } aucune partie n’a moins et l’une a plus. Il est le meilleur selon les objectifs du dossier, qui demandent d’abord autre chose.
clearing-plot-described =
    { $count ->
        [one] { $count } point du front pour { $parties } ; le tableau ci-dessous dit la même chose.
       *[other] { $count } points du front pour { $parties } ; le tableau ci-dessous dit la même chose.
    }
clearing-distinct-none =
    { $differ ->
        [one] Aucun accord différant de celui qui est montré par { $differ } transfert ou plus n’a été trouvé.
       *[other] Aucun accord différant de celui qui est montré par { $differ } transferts ou plus n’a été trouvé.
    }
clearing-distinct-limit =
    { $differ ->
        [one] Une limite est venue avant que soit trouvé un accord différant de celui qui est montré par { $differ } transfert ou plus.
       *[other] Une limite est venue avant que soit trouvé un accord différant de celui qui est montré par { $differ } transferts ou plus.
    }
clearing-distinct-proved =
    { $differ ->
        [one] Chacun est le meilleur de ceux qui diffèrent par { $differ } transfert ou plus de l’accord montré et de tous ceux qui précèdent ; le juge a rejoué chaque preuve.
       *[other] Chacun est le meilleur de ceux qui diffèrent par { $differ } transferts ou plus de l’accord montré et de tous ceux qui précèdent ; le juge a rejoué chaque preuve.
    }
clearing-distinct-unproved =
    { $differ ->
        [one] Chacun diffère par { $differ } transfert ou plus de l’accord montré et de tous ceux qui précèdent. Que chacun soit le meilleur de ceux-là n’est pas vérifié jusqu’au bout.
       *[other] Chacun diffère par { $differ } transferts ou plus de l’accord montré et de tous ceux qui précèdent. Que chacun soit le meilleur de ceux-là n’est pas vérifié jusqu’au bout.
    }
clearing-distinct-fewer = Une limite est venue avant que les { $asked } soient trouvés.

## Chances

clearing-chances-accepts = accepte
clearing-chances-line = ligne douteuse
clearing-chances-written = Le meilleur accord si les positions sont telles qu’écrites
clearing-chances-likely = L’accord le plus susceptible d’être accepté
clearing-chances-worlds = Y a-t-il seulement un accord
clearing-chances-questions = Que demander ensuite
clearing-chances-sure = Rien de ce qui est douteux ne s’y oppose.
clearing-chances-hangs-on = Il dépend de
clearing-chances-same = C’est le meilleur accord si les positions sont telles qu’écrites.
clearing-chances-no-doubts = Aucune ligne n’est douteuse : mediator/confidence.toml dit à quel point vous êtes sûr de chacune.
clearing-chances-none-likely = Quoi qu’il en soit des doutes, aucun accord n’est accepté.
clearing-chances-none-written = Si les positions sont telles qu’écrites, il n’y a pas d’accord.
clearing-chances-nothing-to-ask = Aucune réponse à elle seule ne changerait l’accord à proposer.
clearing-chances-questions-cut = Une limite est venue avant que toutes les questions soient pesées.
clearing-chances-as-written = comme écrit
clearing-chances-no-such-rule = pas de telle condition
clearing-chances-not-on-offer = pas offert
clearing-chances-then-none = aucun accord
clearing-chances-proved = Aucun accord n’est plus probable : le juge a rejoué la preuve.
clearing-chances-not-proved = Un plus probable peut exister : une limite est venue d’abord, ou la preuve dépasse la taille permise.
clearing-chances-doubts =
    { $count ->
        [one] { $count } doute sur les positions, indépendant des autres. Un accord est accepté quand la position réelle de chaque partie l’accepte : une probabilité est le poids exact des positions où il l’est.
       *[other] { $count } doutes sur les positions, indépendants les uns des autres. Un accord est accepté quand la position réelle de chaque partie l’accepte : une probabilité est le poids exact des positions où il l’est.
    }
clearing-chances-about = environ { $percent }
clearing-chances-accepted = Accepté avec une probabilité de { $chance }.
clearing-chances-lines-of = { $owner } { $lines }
clearing-chances-worlds-seen = Il y en a un dans { $percent } de tous les mondes, selon leur poids ({ $seen } examinés).
clearing-chances-worlds-drawn = Il y en a un dans { $percent } des { $seen } mondes tirés selon leur poids, à { $error } près (Hoeffding, 95 %).
clearing-chances-gain = Une fois la réponse connue, le meilleur accord est accepté à { $then } en moyenne, contre { $now } maintenant.
clearing-chances-gain-unproved = Une fois la réponse connue, le meilleur accord est accepté à { $then } en moyenne, contre { $now } maintenant (pas vérifié jusqu’au bout).
clearing-chances-answer = { $version } ({ $weight }) : alors { $best }
clearing-chances-answer-other = { $version } ({ $weight }) : alors { $best }, par un autre accord
clearing-chances-turns = Avec une probabilité de { $percent }, la réponse renverse la proposition : un autre accord est alors plus probable.
clearing-chances-tells = Information apportée sur l’existence même d’un accord, en bits : { $bits }.
clearing-chances-would-undertake = s’engagerait : { $item }
clearing-chances-would-let-go = laisserait partir { $item }

## The safe order

clearing-order-best = Aucun ordre n’expose moins une partie : l’exposition maximale, puis l’avance en personnes, puis la somme des expositions sont les plus petites. Le juge a parcouru lui-même les ordres.
clearing-order-unverified = Le moteur n’a pas trouvé de meilleur ordre ; il y en a trop pour que le juge les parcoure, si bien qu’il n’est pas vérifié que celui-ci soit le meilleur.
clearing-order-exposure-least = Aucun ordre n’a une exposition maximale moindre ; une limite est venue avant qu’il soit montré que celui-ci est le plus calme.
clearing-order-never = Aucune partie n’est jamais en avance sur ce qu’elle a reçu.
clearing-order-step = étape
clearing-order-what = ce qui est transféré
clearing-order-exposure = À quel point chaque partie est exposée après chaque étape : ce qu’elle a donné de ce qu’elle donne, moins ce qu’elle a reçu de ce qu’elle a demandé et obtient. Les personnes protégées n’y comptent pas.
clearing-order-picture = Exposition après chaque étape
clearing-order-published = L’ordre consigné
clearing-order-safe = L’ordre sûr
clearing-order-given = personnes libérées jusqu’ici
clearing-order-received = personnes reçues jusqu’ici
clearing-order-nothing = Aucune étape ne vous concerne.
clearing-order-gap = Une limite est venue d’abord : c’est le meilleur ordre trouvé. Aucun ordre n’a une exposition maximale inférieure à { $bound }.
clearing-order-worst = Une interruption ferait le plus de tort après l’étape { $step } : { $party } serait exposée à hauteur de { $exposure } de ce qu’elle donne et obtient.
clearing-order-excess =
    { $people ->
        [one] Au plus { $people } personne d’avance sur ce qui reste à la fin.
       *[other] Au plus { $people } personnes d’avance sur ce qui reste à la fin.
    }
clearing-order-wrong-way = l’étape { $first } devrait venir après l’étape { $then }, selon ce qui lie l’ordre
clearing-order-undertakes = { $party } s’engage : { $what }
clearing-order-you-release = Vous libérez : { $what }, vers { $party }
clearing-order-you-receive = Vous recevez : { $what }, de { $party }

## A party’s own page

clearing-own-no-deal = Aucun échange ne vous est présenté pour le moment.
clearing-own-nothing-moves = Rien n’est transféré de vous ni vers vous.
clearing-own-gives = Vous libérez
clearing-own-receives = Vous recevez
clearing-own-undertakes = Vous vous engagez
clearing-own-undertaken = D’autres s’engagent
clearing-own-position = Votre position, telle que vous l’avez déclarée
clearing-own-holds = Libérations offertes
clearing-own-ready = Engagements offerts
clearing-own-refuses = Refus
clearing-own-rules = Vos conditions
clearing-own-picture = Votre part de l’échange
clearing-own-rule-holds = remplie
clearing-own-rule-broken = pas remplie
clearing-own-may-go = peut aller vers { $to }
clearing-or = { $first } ou { $last }
clearing-own-becomes = dans cet échange : { $what }
clearing-own-met-of = satisfait : { $met } sur { $all }
clearing-own-met-in-full = satisfait : { $met }, en totalité
clearing-own-met-in-part = satisfait : { $met }, pas en totalité
clearing-own-met-in-sight = satisfait, pour ce que vous pouvez voir : { $met }
clearing-own-up-to = jusqu’à { $all }
clearing-own-headline = Vous libérez { $gives } et recevez { $receives }.

## Lists open to objection

clearing-lists = Listes ouvertes aux objections
clearing-lists-objects = Objections
clearing-lists-raised = Soulevée
clearing-lists-decision = Décision
clearing-lists-against = Contre
clearing-lists-reported = Rapportée par
clearing-lists-yours = votre liste
clearing-lists-place-for-each = une place pour chacun
clearing-lists-pending = en attente
clearing-lists-upheld = retenue
clearing-lists-rejected = rejetée
clearing-lists-no-objections = aucune objection
clearing-lists-listed = { $count } sur la liste
clearing-lists-places =
    { $count ->
        [one] { $count } place prévue
       *[other] { $count } places prévues
    }
clearing-lists-by-phase = { $places } d’ici { $phase }
clearing-lists-go =
    { $units ->
        [one] { $units } d’entre eux part dans cet échange
       *[other] { $units } d’entre eux partent dans cet échange
    }
clearing-lists-end-of = { $when } (jusqu’à la fin)
clearing-lists-heard = Délai d’objection : { $opens } – { $closes } ; personne de la liste n’est transféré avant { $first }.
clearing-lists-objections =
    { $count ->
        [one] { $count } objection soulevée
       *[other] { $count } objections soulevées
    }
clearing-lists-are-upheld = retenues : { $objections } (radiations : { $units })
clearing-lists-are-pending = en attente : { $objections } (restent sur la liste : { $units })
clearing-lists-are-rejected = rejetées : { $objections }
clearing-lists-published = publiée pour { $parties }
